/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-cli"

#include "config.h"

#include "cli/pb-cli.h"
#include "storage/pb-library-backup.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* Where it goes if nobody says so: to those that the window makes. */
static char *
dup_usual_path (const char  *library,
                GError     **error)
{
  g_autofree char *folder = pb_library_backup_dup_folder (library);
  g_autofree char *name = pb_library_backup_dup_name (library);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int saved_errno = errno;

      g_set_error (error, PB_CLI_ERROR, PB_CLI_ERROR_OUTPUT,
                   /* Translators: the name of a folder, then what is wrong with it. */
                   _("The folder “%s” could not be made: %s."), folder, g_strerror (saved_errno));
      return NULL;
    }

  return g_build_filename (folder, name, NULL);
}

static int
run (PbCli   *cli,
     char   **args,
     GError **error)
{
  g_auto(GStrv) words = g_strdupv (args);
  g_autofree char *path = NULL;
  g_autoptr(GFile) target = NULL;
  const char *library;

  if (!pb_cli_parse (cli, &pb_cli_backup, NULL, NULL, &words, error) ||
      !pb_cli_expect (&pb_cli_backup, words, 0, 1, error) ||
      !pb_cli_open (cli, PB_STORE_OPEN_NORMAL, error))
    return PB_CLI_BAD;

  library = pb_store_get_path (cli->store);
  if (words[0] == NULL)
    {
      path = dup_usual_path (library, error);
      if (path == NULL)
        return PB_CLI_BAD;
      target = g_file_new_for_path (path);
    }
  else
    {
      target = g_file_new_for_commandline_arg (words[0]);
      path = g_file_get_path (target);
    }

  if (!pb_store_backup_sync (cli->store, target, error))
    return PB_CLI_BAD;
  if (words[0] == NULL)
    pb_library_backup_prune (library);

  if (cli->json)
    {
      g_autoptr(JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      pb_cli_add_text (builder, "backup", path);
      json_builder_end_object (builder);
      pb_cli_print_json (builder);
    }
  else
    {
      /* Translators: the name of a file. */
      g_print (_("Made and checked a backup: %s"), path);
      g_print ("\n");
    }

  return PB_CLI_OK;
}

const PbCliCommand pb_cli_backup = {
  "backup", "[FILE]", N_("Copy the library, and check the copy"), run,
};
