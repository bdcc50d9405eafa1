/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-cli"

#include "config.h"

#include "cli/pb-cli.h"

#include "formats/pb-import-batch.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  gboolean yes;
  gboolean dry_run;
  gboolean reviewed;
  char *reviewed_on;
  char *group;
  char *name;
  char *phase;
  char *since;
  char *founded;
  char **choices;
  char **as;
} ImportOptions;

static void
import_options_clear (ImportOptions *options)
{
  g_clear_pointer (&options->reviewed_on, g_free);
  g_clear_pointer (&options->group, g_free);
  g_clear_pointer (&options->name, g_free);
  g_clear_pointer (&options->phase, g_free);
  g_clear_pointer (&options->since, g_free);
  g_clear_pointer (&options->founded, g_free);
  g_clear_pointer (&options->choices, g_strfreev);
  g_clear_pointer (&options->as, g_strfreev);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImportOptions, import_options_clear)

static PbImportContext *
make_context (PbCli   *cli,
              GError **error)
{
  g_autoptr(PbImportContext) context =
    pb_import_context_new (pb_clock_get_today (cli->clock));
  guint n_kinds;
  const PbKind *kinds = pb_import_context_get_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr(PbQuery) query = pb_query_new (kinds[i]);
      g_autoptr(GPtrArray) records = pb_store_query_sync (cli->store, query, error);

      if (records == NULL)
        return NULL;

      for (guint j = 0; j < records->len; j++)
        pb_import_context_add (context, records->pdata[j]);
    }

  return g_steal_pointer (&context);
}

/* What the file leaves open, as NAME=VALUE. */
static gboolean
choose (ImportOptions    *options,
        PbImportContext  *context,
        GError          **error)
{
  for (guint i = 0; options->choices && options->choices[i]; i++)
    {
      const char *choice = options->choices[i];
      const char *equals = strrchr (choice, '=');
      g_autofree char *name = NULL;

      if (equals == NULL || equals == choice || equals[1] == '\0')
        {
          g_set_error (error, PB_CLI_ERROR, PB_CLI_ERROR_USAGE,
                       /* Translators: what was typed. */
                       _("“%s” is no choice; one is written as NAME=VALUE."), choice);
          return FALSE;
        }
      name = g_strndup (choice, equals - choice);
      pb_import_context_choose (context, name, equals + 1);
    }

  return TRUE;
}

static gboolean
apply_phase (PbCli          *cli,
             ImportOptions  *options,
             PbProposal     *proposal,
             GError        **error)
{
  int phase = pb_enum_from_nick (pb_phase_get_type (), options->phase);
  PbDay since;

  if (phase < 0)
    {
      g_set_error (error, PB_CLI_ERROR, PB_CLI_ERROR_USAGE,
                   /* Translators: what was typed; the names of the phases stay as they are. */
                   _("“%s” is not a phase; there are conversation, formation, organization, "
                     "iteration, completion and closed."),
                   options->phase);
      return FALSE;
    }

  if (options->since == NULL)
    {
      g_set_error_literal (error, PB_CLI_ERROR, PB_CLI_ERROR_USAGE,
                           _("A phase has a beginning: --phase needs --since YYYY-MM-DD."));
      return FALSE;
    }

  since = pb_cli_parse_day (cli, options->since, error);
  if (since == PB_DAY_NONE)
    return FALSE;

  pb_proposal_set_phase (proposal, phase, since);

  return TRUE;
}

static gboolean
apply_days (PbCli          *cli,
            ImportOptions  *options,
            PbProposal     *proposal,
            GError        **error)
{
  PbDay day;

  if (options->founded)
    {
      day = pb_cli_parse_day (cli, options->founded, error);
      if (day == PB_DAY_NONE)
        return FALSE;
      pb_proposal_set_founded (proposal, day);
    }

  if (options->reviewed || options->reviewed_on)
    {
      day = pb_cli_parse_day (cli, options->reviewed_on, error);
      if (day == PB_DAY_NONE)
        return FALSE;
      if (day > pb_clock_get_today (cli->clock))
        {
          g_set_error (error, PB_CLI_ERROR, PB_CLI_ERROR_USAGE,
                       /* Translators: a date as it was typed. */
                       _("Nobody can have reviewed anything on %s yet."), options->reviewed_on);
          return FALSE;
        }
      pb_proposal_set_reviewed (proposal, day);
    }

  return TRUE;
}

static gboolean
apply_options (PbCli          *cli,
               ImportOptions  *options,
               PbProposal     *proposal,
               GError        **error)
{
  if (options->group)
    {
      g_autoptr(PbGroupSummary) group = pb_cli_find_group (cli, options->group, error);

      if (group == NULL)
        return FALSE;
      pb_proposal_set_group_id (proposal, pb_group_summary_get_id (group));
    }

  if (options->name)
    {
      pb_proposal_set_group_id (proposal, NULL);
      pb_proposal_set_group_name (proposal, options->name);
    }

  return (options->phase == NULL || apply_phase (cli, options, proposal, error)) &&
         apply_days (cli, options, proposal, error);
}

/* The name of the group as it will be, or is already. */
static char *
dup_group_name (PbProposal *proposal)
{
  GListModel *items = pb_proposal_get_items (proposal);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(PbProposalItem) item = g_list_model_get_item (items, i);
      PbRecord *record = pb_proposal_item_get_record (item);

      if (pb_record_get_kind (record) == PB_KIND_GROUP)
        return pb_record_dup_title (record);
    }

  return g_strdup (pb_proposal_get_group_name (proposal));
}

static void
add_proposal (JsonBuilder *builder,
              const char  *file,
              PbProposal  *proposal,
              gboolean     stored)
{
  GListModel *items = pb_proposal_get_items (proposal);
  GListModel *findings = pb_proposal_get_findings (proposal);
  g_autofree char *name = dup_group_name (proposal);

  json_builder_begin_object (builder);
  pb_cli_add_text (builder, "file", file);
  pb_cli_add_text (builder, "format", pb_proposal_get_format (proposal));
  pb_cli_add_text (builder, "group", name);
  pb_cli_add_text (builder, "group_id", pb_proposal_get_group_id (proposal));
  json_builder_set_member_name (builder, "new_group");
  json_builder_add_boolean_value (builder, pb_proposal_get_new_group (proposal));
  json_builder_set_member_name (builder, "changes");
  json_builder_add_int_value (builder, pb_proposal_get_n_changes (proposal));
  json_builder_set_member_name (builder, "stored");
  json_builder_add_boolean_value (builder, stored);

  json_builder_set_member_name (builder, "records");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(PbProposalItem) item = g_list_model_get_item (items, i);
      PbKind kind = pb_record_get_kind (pb_proposal_item_get_record (item));

      json_builder_begin_object (builder);
      pb_cli_add_text (builder, "what",
                       pb_proposal_what_get_nick (pb_proposal_item_get_what (item)));
      pb_cli_add_text (builder, "kind", pb_kind_get_info (kind)->name);
      pb_cli_add_text (builder, "title", pb_proposal_item_get_title (item));
      pb_cli_add_text (builder, "summary", pb_proposal_item_get_summary (item));
      json_builder_set_member_name (builder, "line");
      json_builder_add_int_value (builder, pb_proposal_item_get_line (item));
      json_builder_set_member_name (builder, "accepted");
      json_builder_add_boolean_value (builder, pb_proposal_item_get_accepted (item));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr(PbFinding) finding = g_list_model_get_item (findings, i);

      json_builder_begin_object (builder);
      pb_cli_add_text (builder, "severity",
                       pb_finding_severity_get_nick (pb_finding_get_severity (finding)));
      json_builder_set_member_name (builder, "line");
      json_builder_add_int_value (builder, pb_finding_get_line (finding));
      pb_cli_add_text (builder, "sentence", pb_finding_get_sentence (finding));
      pb_cli_add_text (builder, "suggestion", pb_finding_get_suggestion (finding));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_item (PbProposalItem *item)
{
  PbKind kind = pb_record_get_kind (pb_proposal_item_get_record (item));
  g_autofree char *place = pb_proposal_item_dup_place (item);
  const char *summary = pb_proposal_item_get_summary (item);

  g_print ("  %s  %s: %s",
           pb_proposal_item_get_accepted (item)
             ? pb_proposal_what_get_label (pb_proposal_item_get_what (item))
             /* Translators: a record of a file that is not taken over. */
             : _("Left out"),
           pb_kind_get_label (kind), pb_proposal_item_get_title (item));
  if (summary && *summary)
    g_print (" – %s", summary);
  if (place)
    g_print (" (%s)", place);
  g_print ("\n");
}

static void
print_finding (PbFinding *finding)
{
  g_autofree char *place = pb_finding_dup_place (finding);

  g_print ("  %s", pb_finding_severity_get_label (pb_finding_get_severity (finding)));
  if (place)
    g_print (" (%s)", place);
  g_print (": %s", pb_finding_get_sentence (finding));
  if (pb_finding_get_field (finding) == PB_GROUP_FOUNDED)
    {
      g_autofree char *option = g_strdup_printf ("--founded %s",
                                                 pb_finding_get_suggestion (finding));

      g_print (" ");
      /* Translators: an option of the command line, which stays as it is. */
      g_print (_("Then add “%s”."), option);
    }
  g_print ("\n");
}

static void
print_proposal (const char *file,
                PbProposal *proposal)
{
  GListModel *items = pb_proposal_get_items (proposal);
  GListModel *findings = pb_proposal_get_findings (proposal);
  const PbFormat *format = pb_format_find (pb_proposal_get_format (proposal));
  g_autofree char *name = dup_group_name (proposal);

  g_print ("%s: %s\n", file,
           format ? pb_format_get_label (format) : pb_proposal_get_format (proposal));
  /* Translators: the name of a group. */
  g_print (pb_proposal_get_new_group (proposal) ? _("A new group: %s") : _("The group: %s"), name);
  g_print ("\n");

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(PbProposalItem) item = g_list_model_get_item (items, i);

      if (pb_proposal_item_get_what (item) != PB_PROPOSAL_SAME)
        print_item (item);
    }

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr(PbFinding) finding = g_list_model_get_item (findings, i);

      print_finding (finding);
    }
}

/* Only a terminal can be asked. */
static gboolean
ask (guint n)
{
  char answer[16] = "";

  /* Translators: how many records; “y” must stay the letter that says yes. */
  g_print (ngettext ("Store %u record?  [y/N] ", "Store %u records?  [y/N] ", n), n);
  if (fgets (answer, sizeof answer, stdin) == NULL)
    return FALSE;

  return *answer == 'y' || *answer == 'Y';
}

static gboolean
decide (PbCli         *cli,
        ImportOptions *options,
        guint          n)
{
  if (options->dry_run || n == 0)
    return FALSE;

  return options->yes || (!cli->json && isatty (STDIN_FILENO) && ask (n));
}

static void
print_outcome (ImportOptions *options,
               guint          n,
               gboolean       stored)
{
  if (n == 0)
    g_print ("%s\n", _("The library says the same already; there is nothing to store."));
  else if (stored)
    {
      /* Translators: how many records. */
      g_print (ngettext ("Stored %u record.", "Stored %u records.", n), n);
      g_print ("\n");
    }
  else if (options->dry_run)
    g_print ("%s\n", _("Nothing was stored."));
  else
    g_print ("%s\n", _("Nothing was stored; with --yes it would be."));
}

typedef struct
{
  PbCli *cli;
  ImportOptions *options;
} Preparation;

static gboolean
prepare (PbProposal  *proposal,
         gpointer     user_data,
         GError     **error)
{
  Preparation *self = user_data;

  return apply_options (self->cli, self->options, proposal, error);
}

/* “notes/plan.md=decision-note” */
static gboolean
read_as (ImportOptions  *options,
         PbImportBatch  *batch,
         GError        **error)
{
  GListModel *files = pb_import_batch_get_files (batch);

  for (guint i = 0; options->as && options->as[i]; i++)
    {
      const char *equals = strrchr (options->as[i], '=');
      g_autofree char *name = equals ? g_strndup (options->as[i], equals - options->as[i]) : NULL;
      const PbFormat *format = equals ? pb_format_find (equals + 1) : NULL;
      gboolean none = equals && g_str_equal (equals + 1, "none");
      gboolean found = FALSE;

      for (guint j = 0; j < g_list_model_get_n_items (files); j++)
        {
          g_autoptr(PbImportFile) file = g_list_model_get_item (files, j);

          if (name == NULL || !g_str_equal (pb_import_file_get_name (file), name))
            continue;
          found = TRUE;
          if (none)
            pb_import_batch_leave_out (batch, file, TRUE);
          else if (format && format->read)
            pb_import_batch_choose (batch, file, "format", format->name);
        }

      if (!found || (!none && (format == NULL || format->read == NULL)))
        {
          g_set_error (error, PB_CLI_ERROR, PB_CLI_ERROR_USAGE,
                       /* Translators: what was typed; then “none”, which stays as it is. */
                       _("“%s” is not a file among these with “=” and the name of a format, or "
                         "“%s”, after it."), options->as[i], "none");
          return FALSE;
        }
    }

  return TRUE;
}

/* Of files that were named, one that cannot be read keeps all others out, too: whoever runs
 * this in a script gets all or nothing.  What a folder has besides is only told.
 */
static gboolean
check_files (PbImportBatch  *batch,
             GError        **error)
{
  GListModel *files = pb_import_batch_get_files (batch);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(PbImportFile) file = g_list_model_get_item (files, i);

      if (pb_import_file_get_state (file) == PB_IMPORT_FILE_FAILED &&
          !pb_import_file_get_in_folder (file))
        {
          g_set_error_literal (error, PB_IMPORT_ERROR, PB_IMPORT_ERROR_BROKEN,
                               pb_import_file_get_why (file));
          return FALSE;
        }
    }

  return TRUE;
}

static PbImportBatch *
read_files (PbCli          *cli,
            ImportOptions  *options,
            char          **paths,
            GError        **error)
{
  g_autoptr(PbImportContext) context = make_context (cli, error);
  g_autoptr(PbImportBatch) batch = NULL;
  Preparation preparation = { cli, options };

  if (context == NULL || !choose (options, context, error))
    return NULL;

  batch = pb_import_batch_new (context);
  pb_import_batch_set_prepare (batch, prepare, &preparation);
  for (char **path = paths; *path; path++)
    {
      g_autoptr(GFile) file = g_file_new_for_commandline_arg (*path);

      pb_import_batch_add (batch, file);
    }

  if (!pb_import_batch_read (batch, NULL, error) ||
      !read_as (options, batch, error) ||
      (pb_import_batch_needs_reading (batch) && !pb_import_batch_read (batch, NULL, error)) ||
      !check_files (batch, error))
    return NULL;

  return g_steal_pointer (&batch);
}

static void
show_file (PbCli        *cli,
           PbImportFile *file,
           gboolean      stored,
           JsonBuilder  *builder)
{
  PbProposal *proposal = pb_import_file_get_proposal (file);
  const char *name = pb_import_file_get_name (file);
  const char *why = pb_import_file_get_why (file);

  if (cli->json && proposal)
    {
      add_proposal (builder, name, proposal, stored);
    }
  else if (cli->json)
    {
      json_builder_begin_object (builder);
      pb_cli_add_text (builder, "file", name);
      pb_cli_add_text (builder, "why", why);
      json_builder_set_member_name (builder, "stored");
      json_builder_add_boolean_value (builder, FALSE);
      json_builder_end_object (builder);
    }
  else if (proposal)
    {
      print_proposal (name, proposal);
    }
  else
    {
      g_print ("%s: %s\n", name, why ? why : _("Left out"));
    }
}

static void
show_files (PbCli         *cli,
            PbImportBatch *batch,
            gboolean       stored,
            JsonBuilder   *builder)
{
  GListModel *files = pb_import_batch_get_files (batch);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(PbImportFile) file = g_list_model_get_item (files, i);

      show_file (cli, file, stored, builder);
    }
}

static gboolean
import (PbCli          *cli,
        ImportOptions  *options,
        char          **paths,
        GError        **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(PbImportBatch) batch = read_files (cli, options, paths, error);
  g_auto(GStrv) warnings = NULL;
  gboolean stored;
  guint n;

  if (batch == NULL)
    return FALSE;

  if (!cli->json)
    show_files (cli, batch, FALSE, NULL);
  n = pb_import_batch_get_n_changes (batch);
  stored = decide (cli, options, n);
  if (stored)
    {
      g_autoptr(PbEdit) edit = pb_import_batch_to_edit (batch);

      if (!pb_store_commit_sync (cli->store, edit, &warnings, error))
        return FALSE;
    }

  if (cli->json)
    {
      json_builder_begin_array (builder);
      show_files (cli, batch, stored, builder);
      json_builder_end_array (builder);
      pb_cli_print_json (builder);
    }
  else
    {
      print_outcome (options, n, stored);
    }
  for (guint i = 0; !cli->json && warnings && warnings[i]; i++)
    g_print ("  %s\n", warnings[i]);

  return TRUE;
}

static gboolean
check_options (ImportOptions  *options,
               GError        **error)
{
  if (options->group && options->name)
    g_set_error_literal (error, PB_CLI_ERROR, PB_CLI_ERROR_USAGE,
                         _("--group is for a group that is there, --name for a new one."));
  else if (options->since && options->phase == NULL)
    g_set_error_literal (error, PB_CLI_ERROR, PB_CLI_ERROR_USAGE,
                         _("--since tells the beginning of a phase: it needs --phase."));
  else
    return TRUE;

  return FALSE;
}

static int
run (PbCli   *cli,
     char   **args,
     GError **error)
{
  g_auto(ImportOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "yes", 'y', 0, G_OPTION_ARG_NONE, &options.yes, N_("Store what is proposed"), NULL },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &options.dry_run,
      N_("Only print what is proposed"), NULL },
    { "group", 0, 0, G_OPTION_ARG_STRING, &options.group,
      N_("Import into this group instead of the one that the file names"), N_("GROUP") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &options.name,
      N_("Make a new group of this name"), N_("NAME") },
    { "phase", 0, 0, G_OPTION_ARG_STRING, &options.phase,
      N_("Record that the group is in this phase"), N_("PHASE") },
    { "since", 0, 0, G_OPTION_ARG_STRING, &options.since, N_("Since when it is, with --phase"),
      N_("YYYY-MM-DD") },
    { "founded", 0, 0, G_OPTION_ARG_STRING, &options.founded,
      N_("When the group was founded, where the file does not say it clearly"),
      N_("YYYY-MM-DD") },
    { "reviewed", 0, 0, G_OPTION_ARG_NONE, &options.reviewed,
      N_("The group has read the text, and it is true today"), NULL },
    { "reviewed-on", 0, 0, G_OPTION_ARG_STRING, &options.reviewed_on,
      N_("The group read the text on this day, and it was true"), N_("YYYY-MM-DD") },
    { "choose", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.choices,
      N_("Say what a file leaves open; several times for several choices"), N_("NAME=VALUE") },
    { "as", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.as,
      N_("Read a file as this format, or leave it out as “none”; several times for several files"),
      N_("FILE=FORMAT") },
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) words = g_strdupv (args);

  if (!pb_cli_parse (cli, &pb_cli_import, entries,
                     _("Prints what would be stored, and what was not understood, line by line.  "
                       "Asks on a terminal; elsewhere nothing is stored without --yes.  A file "
                       "that cannot be read ends the command with status 2, and nothing is "
                       "stored; in a folder it is told and left out.\n\n"
                       "Choices: format=NAME, kind=REGISTER, column:HEADING=FIELD, "
                       "dates=day-first or month-first, decimals=point or comma, "
                       "direction=in or out, asset=SYMBOL."),
                     &words, error) ||
      !pb_cli_expect (&pb_cli_import, words, 1, G_MAXUINT, error) ||
      !check_options (&options, error) ||
      !pb_cli_open (cli, PB_STORE_OPEN_NORMAL, error) ||
      !import (cli, &options, words, error))
    return PB_CLI_BAD;

  return PB_CLI_OK;
}

const PbCliCommand pb_cli_import = {
  "import", "FILE|FOLDER… [--yes]", N_("Import documents, tables and files of other programs, with a preview"), run,
};
