/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-cli"

#include "config.h"

#include "cli/pb-cli.h"

#include <glib/gi18n.h>

static int
status_of (PbReading reading)
{
  switch (reading)
    {
    case PB_READING_HOLDING:
      return PB_CLI_OK;
    case PB_READING_RED_FLAG:
      return PB_CLI_BAD;
    case PB_READING_SLIPPING:
    case PB_READING_NOT_ENOUGH_DATA:
    default:
      return PB_CLI_SLIPPING;
    }
}

static void
add_result (JsonBuilder *builder,
            PbResult    *result)
{
  PbResultFlags flags = pb_result_get_flags (result);
  GPtrArray *numbers = pb_result_get_numbers (result);
  const char * const *records = pb_result_get_records (result);
  g_autofree char *rule = g_strdup_printf ("%s/%u", pb_result_get_rule (result),
                                           pb_result_get_rule_version (result));

  json_builder_begin_object (builder);
  pb_cli_add_text (builder, "id", pb_result_get_id (result));
  pb_cli_add_text (builder, "section",
                   pb_section_get_nick (pb_statement_get_section (pb_result_get_statement (result))));
  pb_cli_add_text (builder, "title", pb_statement_get_title (pb_result_get_statement (result)));
  pb_cli_add_text (builder, "result", pb_result_value_get_nick (pb_result_get_value (result)));
  pb_cli_add_text (builder, "reason", pb_result_get_reason (result));
  pb_cli_add_text (builder, "rule", rule);

  json_builder_set_member_name (builder, "numbers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < numbers->len; i++)
    {
      const PbNumber *number = numbers->pdata[i];

      json_builder_begin_object (builder);
      pb_cli_add_text (builder, "label", number->label);
      pb_cli_add_text (builder, "value", number->value);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "records");
  json_builder_begin_array (builder);
  for (guint i = 0; records && records[i]; i++)
    json_builder_add_string_value (builder, records[i]);
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "disputed");
  json_builder_add_boolean_value (builder, (flags & PB_RESULT_DISPUTED) != 0);
  json_builder_set_member_name (builder, "on_word");
  json_builder_add_boolean_value (builder, (flags & PB_RESULT_ON_WORD) != 0);
  json_builder_set_member_name (builder, "not_confirmed");
  json_builder_add_boolean_value (builder, (flags & PB_RESULT_NOT_CONFIRMED) != 0);
  json_builder_end_object (builder);
}

static void
print_json (PbGroupSummary *group,
            PbJudgement    *judgement)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *day = pb_day_to_iso (pb_judgement_get_day (judgement));
  GPtrArray *results = pb_judgement_get_results (judgement);
  GPtrArray *reasons = pb_judgement_get_reading_reasons (judgement);
  int phase = pb_judgement_get_phase (judgement);
  guint with_evidence, all;

  pb_judgement_get_evidence_ratio (judgement, &with_evidence, &all);

  json_builder_begin_object (builder);
  pb_cli_add_text (builder, "group", pb_group_summary_get_name (group));
  pb_cli_add_text (builder, "group_id", pb_group_summary_get_id (group));
  pb_cli_add_text (builder, "as_of", day);
  pb_cli_add_text (builder, "phase",
                   phase < 0 ? NULL : pb_enum_get_nick (pb_phase_get_type (), phase));
  pb_cli_add_text (builder, "criteria", pb_judgement_get_criteria_name (judgement));
  pb_cli_add_text (builder, "criteria_version", pb_judgement_get_criteria_version (judgement));
  pb_cli_add_text (builder, "reading", pb_reading_get_nick (pb_judgement_get_reading (judgement)));

  json_builder_set_member_name (builder, "reasons");
  json_builder_begin_array (builder);
  for (guint i = 0; i < reasons->len; i++)
    json_builder_add_string_value (builder, ((PbReadingReason *) reasons->pdata[i])->sentence);
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "evidence");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "with_evidence");
  json_builder_add_int_value (builder, with_evidence);
  json_builder_set_member_name (builder, "met_or_partly");
  json_builder_add_int_value (builder, all);
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "statements");
  json_builder_begin_array (builder);
  for (guint i = 0; i < results->len; i++)
    add_result (builder, results->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  pb_cli_print_json (builder);
}

static void
print_text (PbGroupSummary *group,
            PbJudgement    *judgement)
{
  g_autofree char *day = pb_day_to_locale (pb_judgement_get_day (judgement));
  GPtrArray *results = pb_judgement_get_results (judgement);
  GPtrArray *reasons = pb_judgement_get_reading_reasons (judgement);
  int section = -1;

  /* Translators: the name of a group, a day, then how it stands: “Holding”. */
  g_print (_("%s on %s: %s"), pb_group_summary_get_name (group), day,
           pb_reading_get_label (pb_judgement_get_reading (judgement)));
  g_print ("\n");
  for (guint i = 0; i < reasons->len; i++)
    g_print ("  %s\n", ((PbReadingReason *) reasons->pdata[i])->sentence);

  for (guint i = 0; i < results->len; i++)
    {
      PbResult *result = results->pdata[i];
      PbStatement *statement = pb_result_get_statement (result);

      if ((int) pb_statement_get_section (statement) != section)
        {
          g_autofree char *line = NULL;

          section = pb_statement_get_section (statement);
          line = pb_judgement_dup_section_line (judgement, section);
          g_print ("\n%s (%s)\n", pb_section_get_title (section), line);
        }

      g_print ("  %-3s %s: %s\n      %s\n", pb_result_get_id (result),
               pb_result_value_get_label (pb_result_get_value (result)),
               pb_statement_get_title (statement), pb_result_get_reason (result));
    }
}

static int
run (PbCli   *cli,
     char   **args,
     GError **error)
{
  g_autofree char *as_of = NULL;
  g_autofree char *phase_nick = NULL;
  g_autofree char *path = NULL;
  const GOptionEntry entries[] = {
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of, N_("Judge for this day instead of today"),
      N_("YYYY-MM-DD") },
    { "phase", 0, 0, G_OPTION_ARG_STRING, &phase_nick,
      N_("Hold it against the checklist of this phase instead of its own"), N_("PHASE") },
    { "criteria", 0, 0, G_OPTION_ARG_FILENAME, &path,
      N_("Judge by this criteria set instead of the group’s"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) words = g_strdupv (args);
  g_autoptr(PbGroupSummary) group = NULL;
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(PbCriteriaSet) criteria = NULL;
  g_autoptr(PbJudgement) judgement = NULL;
  int phase = -1;
  PbDay day;

  if (!pb_cli_parse (cli, &pb_cli_check, entries,
                     _("Exit status: 0 holding, 1 slipping or not enough data, 2 red flag or bad "
                       "input."),
                     &words, error) ||
      !pb_cli_expect (&pb_cli_check, words, 1, 1, error))
    return PB_CLI_BAD;

  if (phase_nick)
    {
      phase = pb_enum_from_nick (pb_phase_get_type (), phase_nick);
      if (phase < 0 || phase > PB_PHASE_COMPLETION)
        {
          g_set_error (error, PB_CLI_ERROR, PB_CLI_ERROR_USAGE,
                       /* Translators: what was typed, then the words to choose from, which stay as they are. */
                       _("“%s” is not one of: %s."), phase_nick,
                       "conversation, formation, organization, iteration, completion");
          return PB_CLI_BAD;
        }
    }

  day = pb_cli_parse_day (cli, as_of, error);
  if (day == PB_DAY_NONE || !pb_cli_open (cli, PB_STORE_OPEN_NORMAL, error))
    return PB_CLI_BAD;

  group = pb_cli_find_group (cli, words[0], error);
  if (group == NULL)
    return PB_CLI_BAD;

  dossier = pb_store_dossier_sync (cli->store, pb_group_summary_get_id (group), day, error);
  criteria = dossier ? pb_cli_load_criteria (dossier, path, error) : NULL;
  if (criteria == NULL)
    return PB_CLI_BAD;

  judgement = phase >= 0 ? pb_judge_phase (dossier, criteria, phase, day, NULL, error)
                         : pb_judge (dossier, criteria, day, NULL, error);
  if (judgement == NULL)
    return PB_CLI_BAD;

  if (cli->json)
    print_json (group, judgement);
  else
    print_text (group, judgement);

  return status_of (pb_judgement_get_reading (judgement));
}

const PbCliCommand pb_cli_check = {
  "check", "GROUP [--as-of YYYY-MM-DD]", N_("Judge the checklist of a group’s phase, with reasons"),
  run,
};
