/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-cli"

#include "config.h"

#include "cli/pb-cli.h"

#include "model/pb-file.h"
#include "model/pb-id.h"
#include "storage/pb-library-path.h"

#include <glib/gi18n.h>
#include <stdio.h>

G_DEFINE_QUARK (pb-cli-error-quark, pb_cli_error)

/**
 * pb_cli_parse:
 * @cli: what all commands share; `--library` and `--json` are put there
 * @command: the command
 * @entries: (nullable): its options
 * @description: (nullable): what its help says below the options, translated
 * @args: (inout) (array zero-terminated=1): the words, of which the options are
 *   taken out
 * @error: return location for an error
 *
 * Reads the options of a command.  `--help` prints them and ends the program.
 *
 * Returns: whether they were understood
 */
gboolean
pb_cli_parse (PbCli               *cli,
              const PbCliCommand  *command,
              const GOptionEntry  *entries,
              const char          *description,
              char              ***args,
              GError             **error)
{
  const GOptionEntry common[] = {
    { "library", 0, 0, G_OPTION_ARG_FILENAME, &cli->library,
      N_("Use this library file instead of the window’s"), N_("FILE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli->json, N_("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);
  g_autofree char *program = g_strdup_printf ("phasebook-cli %s %s", command->name, command->usage);
  g_autoptr(GPtrArray) words = g_ptr_array_new ();
  g_auto(GStrv) parsed = NULL;
  g_autoptr(GError) local = NULL;

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, gettext (command->summary));
  if (description)
    g_option_context_set_description (context, description);
  if (entries)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);

  /* The parser takes the first word for the name of the program. */
  g_ptr_array_add (words, g_steal_pointer (&program));
  for (char **word = *args; *word; word++)
    g_ptr_array_add (words, g_strdup (*word));
  g_ptr_array_add (words, NULL);
  parsed = (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
  g_set_prgname (parsed[0]);

  if (!g_option_context_parse_strv (context, &parsed, &local))
    {
      g_autofree char *usage = g_strdup_printf ("phasebook-cli %s --help", command->name);

      g_set_error (error, PB_CLI_ERROR, PB_CLI_ERROR_USAGE,
                   /* Translators: what is wrong, then the command that explains the usage. */
                   _("%s; “%s” tells how to use it."), local->message,
                   usage);
      return FALSE;
    }

  g_strfreev (*args);
  *args = g_strdupv (parsed + 1);

  return TRUE;
}

/**
 * pb_cli_expect:
 * @command: the command
 * @args: the words after its options
 * @least: how many words it needs
 * @most: how many it takes
 * @error: return location for a %PB_CLI_ERROR
 *
 * Returns: whether there are as many
 */
gboolean
pb_cli_expect (const PbCliCommand  *command,
               char               **args,
               guint                least,
               guint                most,
               GError             **error)
{
  guint n = g_strv_length (args);

  if (n >= least && n <= most)
    return TRUE;

  g_set_error (error, PB_CLI_ERROR, PB_CLI_ERROR_USAGE,
               /* Translators: the name of a command, then what may follow it. */
               _("The command is used like this: phasebook-cli %s %s"), command->name,
               command->usage);
  return FALSE;
}

/**
 * pb_cli_get_library:
 * @cli: what all commands share
 *
 * Returns: (transfer full): the library file that the commands are about
 */
GFile *
pb_cli_get_library (PbCli *cli)
{
  g_autofree char *path = pb_library_dup_default_path ();

  return cli->library ? g_file_new_for_commandline_arg (cli->library) : g_file_new_for_path (path);
}

/**
 * pb_cli_open:
 * @cli: what all commands share
 * @flags: how to open
 * @error: return location for a %PB_STORE_ERROR
 *
 * Opens the library; it is closed when the program ends.
 *
 * Returns: whether it is open
 */
gboolean
pb_cli_open (PbCli             *cli,
             PbStoreOpenFlags   flags,
             GError           **error)
{
  g_autoptr(GFile) file = pb_cli_get_library (cli);
  g_autoptr(GError) local = NULL;

  cli->store = pb_store_new (file, cli->clock);
  if (pb_store_open_sync (cli->store, flags, NULL, &local))
    return TRUE;

  if (!g_error_matches (local, PB_STORE_ERROR, PB_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  g_set_error (error, PB_CLI_ERROR, PB_CLI_ERROR_NO_LIBRARY,
               /* Translators: the path of a file, then a command, which stays as it is. */
               _("There is no library at “%s”; “%s” makes one."),
               pb_store_get_path (cli->store), "phasebook-cli init");
  return FALSE;
}

static gboolean
matches (PbGroupSummary *group,
         const char     *name)
{
  g_autofree char *wanted = g_utf8_casefold (name, -1);
  g_autofree char *found = g_utf8_casefold (pb_group_summary_get_name (group), -1);

  return g_str_equal (pb_group_summary_get_id (group), name) || g_utf8_collate (wanted, found) == 0;
}

static char *
list_names (GPtrArray *groups)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < groups->len; i++)
    g_string_append_printf (names, "%s“%s”", i ? ", " : "",
                            pb_group_summary_get_name (groups->pdata[i]));

  return g_string_free (g_steal_pointer (&names), FALSE);
}

/**
 * pb_cli_find_group:
 * @cli: what all commands share; the library is open
 * @name: the name of a group, in any case, or its identifier
 * @error: return location for an error
 *
 * Of several groups with the same name, our own one is meant.
 *
 * Returns: (transfer full) (nullable): the group
 */
PbGroupSummary *
pb_cli_find_group (PbCli       *cli,
                   const char  *name,
                   GError     **error)
{
  g_autoptr(GPtrArray) groups = pb_store_groups_sync (cli->store, error);
  g_autoptr(GPtrArray) found = g_ptr_array_new ();
  g_autofree char *names = NULL;

  if (groups == NULL)
    return NULL;

  for (guint i = 0; i < groups->len; i++)
    {
      if (matches (groups->pdata[i], name))
        g_ptr_array_add (found, groups->pdata[i]);
    }

  for (guint i = 0; found->len > 1 && i < found->len;)
    {
      if (pb_group_summary_get_own (found->pdata[i]))
        i++;
      else
        g_ptr_array_remove_index (found, i);
    }

  if (found->len == 1)
    return g_object_ref (found->pdata[0]);

  names = list_names (groups);
  if (groups->len == 0)
    g_set_error_literal (error, PB_CLI_ERROR, PB_CLI_ERROR_NO_GROUP,
                         _("There is no group in this library yet."));
  else if (found->len == 0)
    g_set_error (error, PB_CLI_ERROR, PB_CLI_ERROR_NO_GROUP,
                 /* Translators: a name, then the names of all groups. */
                 _("There is no group “%s” in this library; there are %s."), name, names);
  else
    g_set_error (error, PB_CLI_ERROR, PB_CLI_ERROR_NO_GROUP,
                 /* Translators: a name. */
                 _("Several groups are called “%s”; use the identifier that “phasebook-cli stats "
                   "--json” prints."),
                 name);
  return NULL;
}

/**
 * pb_cli_parse_day:
 * @cli: what all commands share
 * @text: (nullable): a day as `YYYY-MM-DD`, or %NULL for today
 * @error: return location for a %PB_CLI_ERROR
 *
 * Returns: the day, or %PB_DAY_NONE where @text is not one
 */
PbDay
pb_cli_parse_day (PbCli       *cli,
                  const char  *text,
                  GError     **error)
{
  PbDay day;

  if (text == NULL)
    return pb_clock_get_today (cli->clock);

  day = pb_day_parse (text);
  if (day == PB_DAY_NONE)
    g_set_error (error, PB_CLI_ERROR, PB_CLI_ERROR_USAGE,
                 /* Translators: what was typed. */
                 _("“%s” is not a date; write it like 2025-03-14."), text);

  return day;
}

/**
 * pb_cli_load_criteria:
 * @dossier: the records of a group
 * @path: (nullable): a file with a criteria set
 * @error: return location for a %PB_CRITERIA_ERROR or for why the file cannot be read
 *
 * Finds what to judge by: the file, else what the group has chosen, else the
 * built-in criteria.  Says on standard error when the group’s choice is of no use.
 *
 * Returns: (transfer full) (nullable): a criteria set
 */
PbCriteriaSet *
pb_cli_load_criteria (PbDossier   *dossier,
                      const char  *path,
                      GError     **error)
{
  g_autoptr(PbCriteriaSet) builtin = NULL;
  g_autofree char *problem = NULL;
  PbCriteriaSet *chosen;

  if (path)
    {
      g_autofree char *name = g_path_get_basename (path);
      g_autoptr(GBytes) bytes = NULL;
      char *text;
      gsize length;

      if (!g_file_get_contents (path, &text, &length, error))
        return NULL;
      bytes = g_bytes_new_take (text, length);

      return pb_criteria_set_load (bytes, name, error);
    }

  builtin = pb_criteria_set_new_builtin (error);
  if (builtin == NULL)
    return NULL;

  chosen = pb_criteria_set_choose (dossier, builtin, &problem);
  if (problem)
    g_printerr ("%s\n", problem);

  return chosen;
}

/**
 * pb_cli_judge:
 * @cli: what all commands share; the library is open
 * @group_id: a group
 * @day: the day to judge for
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the judgement by the group’s criteria
 */
PbJudgement *
pb_cli_judge (PbCli       *cli,
              const char  *group_id,
              PbDay        day,
              GError     **error)
{
  g_autoptr(PbDossier) records = pb_store_dossier_sync (cli->store, group_id, day, error);
  g_autoptr(PbCriteriaSet) criteria = records ? pb_cli_load_criteria (records, NULL, error) : NULL;

  return criteria ? pb_judge (records, criteria, day, NULL, error) : NULL;
}

/**
 * pb_cli_write:
 * @path: (nullable): where to, or %NULL or `-` for standard output
 * @data: (array length=length) (element-type guint8): what
 * @length: how many bytes
 * @error: return location for a %PB_CLI_ERROR
 *
 * Writes a file whole or not at all.
 *
 * Returns: whether it was written
 */
gboolean
pb_cli_write (const char  *path,
              const char  *data,
              gsize        length,
              GError     **error)
{
  g_autoptr(GFile) file = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) local = NULL;

  if (path == NULL || g_str_equal (path, "-"))
    {
      if (fwrite (data, 1, length, stdout) == length && fflush (stdout) == 0)
        return TRUE;

      g_set_error_literal (error, PB_CLI_ERROR, PB_CLI_ERROR_OUTPUT,
                           _("Standard output cannot be written to."));
      return FALSE;
    }

  file = g_file_new_for_commandline_arg (path);
  bytes = g_bytes_new_static (data, length);
  if (pb_file_replace (file, bytes, NULL, &local))
    return TRUE;

  g_set_error (error, PB_CLI_ERROR, PB_CLI_ERROR_OUTPUT,
               /* Translators: the name of a file, then the reason. */
               _("“%s” cannot be written: %s"), path, local->message);
  return FALSE;
}

/**
 * pb_cli_print_json:
 * @builder: a complete value
 *
 * Prints it on standard output.
 */
void
pb_cli_print_json (JsonBuilder *builder)
{
  g_autoptr(JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);

  g_print ("%s\n", text);
}

/**
 * pb_cli_add_text:
 * @builder: within an object
 * @member: the name of the member
 * @text: (nullable): its value; `null` where there is none
 */
void
pb_cli_add_text (JsonBuilder *builder,
                 const char  *member,
                 const char  *text)
{
  json_builder_set_member_name (builder, member);
  if (text)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}
