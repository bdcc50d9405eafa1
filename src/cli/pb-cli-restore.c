/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-cli"

#include "config.h"

#include "cli/pb-cli.h"
#include "storage/pb-library-backup.h"

#include <glib/gi18n.h>

static char *
format_moment (const char *library,
               const char *backup,
               gboolean    local)
{
  g_autoptr(GDateTime) utc =
    g_date_time_new_from_unix_utc (pb_library_backup_get_moment (library, backup));
  g_autoptr(GDateTime) there = local ? g_date_time_to_local (utc) : g_date_time_ref (utc);

  return g_date_time_format (there, local ? "%x %R" : "%Y-%m-%dT%H:%M:%SZ");
}

static void
list_backups (PbCli      *cli,
              const char *library)
{
  g_autoptr(GPtrArray) paths = pb_library_backup_list (library);
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *moment = format_moment (library, paths->pdata[i], !cli->json);

      json_builder_begin_object (builder);
      pb_cli_add_text (builder, "when", moment);
      pb_cli_add_text (builder, "backup", paths->pdata[i]);
      json_builder_end_object (builder);
      if (!cli->json)
        g_print ("%s  %s\n", moment, (const char *) paths->pdata[i]);
    }
  json_builder_end_array (builder);

  if (cli->json)
    pb_cli_print_json (builder);
  else if (paths->len == 0)
    g_print ("%s\n", _("There are no backups yet."));
}

static void
print_restored (PbCli      *cli,
                const char *library,
                const char *kept)
{
  g_autoptr(JsonBuilder) builder = NULL;

  if (!cli->json)
    {
      /* Translators: the name of a file. */
      g_print (_("The backup is in its place: %s"), library);
      g_print ("\n");
      if (kept)
        {
          /* Translators: the name of a file. */
          g_print (_("What was there before is kept: %s"), kept);
          g_print ("\n");
        }
      return;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  pb_cli_add_text (builder, "library", library);
  pb_cli_add_text (builder, "kept", kept);
  json_builder_end_object (builder);
  pb_cli_print_json (builder);
}

static int
run (PbCli   *cli,
     char   **args,
     GError **error)
{
  g_auto(GStrv) words = g_strdupv (args);
  g_autoptr(GFile) library = NULL;
  g_autoptr(GFile) backup = NULL;
  g_autofree char *library_path = NULL;
  g_autofree char *backup_path = NULL;
  g_autofree char *kept = NULL;

  if (!pb_cli_parse (cli, &pb_cli_restore, NULL,
                     N_("Without FILE it lists the backups that there are."), &words, error) ||
      !pb_cli_expect (&pb_cli_restore, words, 0, 1, error))
    return PB_CLI_BAD;

  library = pb_cli_get_library (cli);
  library_path = g_file_get_path (library);
  if (words[0] == NULL)
    {
      list_backups (cli, library_path);
      return PB_CLI_OK;
    }

  backup = g_file_new_for_commandline_arg (words[0]);
  backup_path = g_file_get_path (backup);
  if (!pb_library_backup_restore (backup_path, library_path, &kept, error))
    return PB_CLI_BAD;
  print_restored (cli, library_path, kept);

  return PB_CLI_OK;
}

const PbCliCommand pb_cli_restore = {
  "restore", "[FILE]", N_("Put a backup in the place of the library, which is kept"), run,
};
