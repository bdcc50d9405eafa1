/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-i18n-private.h"
#include "report/pb-report-context-private.h"

/* The sections of the checklist itself; state, activities, challenges and signs
 * have chapters of their own.
 */
static const PbSection checklist[] = {
  PB_SECTION_INDICATORS, PB_SECTION_STRUCTURES, PB_SECTION_DANGERS,
  PB_SECTION_HANDOVER, PB_SECTION_CHARACTERISTICS, PB_SECTION_TECHNICAL, PB_SECTION_SUCCESS,
};

static void
add_numbers (PbNode    *cell,
             GPtrArray *numbers)
{
  g_autoptr(GString) line = g_string_new (NULL);

  for (guint i = 0; i < numbers->len; i++)
    {
      const PbNumber *number = numbers->pdata[i];

      if (line->len > 0)
        g_string_append (line, " · ");
      /* Translators: what is counted, and the number */
      g_string_append_printf (line, _("%s: %s"), number->label, number->value);
    }

  pb_report_add_small (cell, line->str);
}

/* Where a piece of evidence comes from decides how much it weighs, so it is said
 * before what it shows.
 */
static void
add_evidence (const PbReportContext *context,
              PbNode                *list,
              PbRecord              *attestation)
{
  g_autoptr(GPtrArray) evidence = pb_report_find_parts (context, attestation,
                                                        PB_EVIDENCE_SUBJECT);

  for (guint i = 0; i < evidence->len; i++)
    {
      PbRecord *record = evidence->pdata[i];
      int origin = pb_record_get_enum (record, PB_EVIDENCE_ORIGIN);
      gboolean outside = origin == PB_EVIDENCE_ORIGIN_OUTSIDE_PARTY ||
                         origin == PB_EVIDENCE_ORIGIN_ONCHAIN_REFERENCE;
      const char *reference = pb_record_get_text (record, PB_EVIDENCE_REFERENCE);
      const char *from = pb_record_get_text (record, PB_EVIDENCE_FROM);
      PbNode *text = pb_node_append (pb_node_append (list, PB_NODE_ITEM), PB_NODE_PARAGRAPH);

      text->compact = TRUE;
      pb_node_add_text (text, outside ? _("Outside evidence") : _("Own evidence"), PB_SPAN_STRONG,
                        NULL);
      pb_node_add_text (text, " (", 0, NULL);
      pb_node_add_text (text, pb_report_get_label (record, PB_EVIDENCE_ORIGIN), 0, NULL);
      if (from && *from)
        {
          pb_node_add_text (text, _(", "), 0, NULL);
          pb_node_add_text (text, from, 0, NULL);
        }
      pb_node_add_text (text, "): ", 0, NULL);
      pb_node_add_text (text, pb_record_get_text (record, PB_EVIDENCE_TEXT), 0, NULL);
      if (reference && *reference)
        {
          gboolean safe = g_str_has_prefix (reference, "https://") ||
                          g_str_has_prefix (reference, "http://");

          pb_node_add_text (text, " ", 0, NULL);
          pb_node_add_text (text, reference, PB_SPAN_DIM, safe ? reference : NULL);
        }
      if (pb_record_get_flag (record, PB_EVIDENCE_BROKEN))
        {
          pb_node_add_text (text, " ", 0, NULL);
          pb_node_add_text (text, _("(the link is broken)"), 0, NULL);
        }
    }
}

static char *
dup_attestation (const PbAttested *attested)
{
  const char *value = pb_result_value_get_label (attested->value);
  g_autofree char *on = pb_day_to_locale (attested->on);
  g_autofree char *expires = pb_day_to_locale (attested->expires);

  if (attested->expired)
    /* Translators: the name of a member, a result such as “Met”, and two days */
    return g_strdup_printf (_("%s last said “%s” on %s; this no longer counts since %s."),
                            attested->by, value, on, expires);
  if (attested->disputes)
    /* Translators: the name of a member, a result such as “Met”, and a day */
    return g_strdup_printf (_("%s disputes the computed result and says “%s”, on %s."),
                            attested->by, value, on);
  if (attested->n_evidence == 0)
    /* Translators: the name of a member, a result such as “Met”, and two days */
    return g_strdup_printf (_("%s says “%s” without evidence, on %s; valid until %s."),
                            attested->by, value, on, expires);

  /* Translators: the name of a member, a result such as “Met”, and two days */
  return g_strdup_printf (_("%s says “%s”, on %s; valid until %s."), attested->by, value,
                          on, expires);
}

static void
add_attestations (const PbReportContext *context,
                  PbNode                *cell,
                  PbResult              *result)
{
  GPtrArray *attestations = pb_result_get_attestations (result);
  PbNode *list = NULL;

  for (guint i = 0; i < attestations->len; i++)
    {
      const PbAttested *attested = attestations->pdata[i];
      g_autofree char *sentence = NULL;
      PbNode *text;

      if (!attested->latest)
        continue;

      if (list == NULL)
        {
          list = pb_node_append (cell, PB_NODE_LIST);
          list->compact = TRUE;
        }
      sentence = dup_attestation (attested);
      text = pb_node_append (pb_node_append (list, PB_NODE_ITEM), PB_NODE_PARAGRAPH);
      text->compact = TRUE;
      pb_node_add_text (text, sentence, 0, NULL);
      if (attested->reason && *attested->reason)
        {
          pb_node_add_text (text, " ", 0, NULL);
          pb_node_add_text (text, attested->reason, PB_SPAN_EMPHASIS, NULL);
        }
      add_evidence (context, list, attested->record);
    }
}

static void
add_disputes (PbNode   *cell,
              PbResult *result)
{
  const char * const *disputes = pb_result_get_disputes (result);

  for (guint i = 0; disputes && disputes[i]; i++)
    {
      PbNode *text = pb_node_append (cell, PB_NODE_PARAGRAPH);

      text->compact = TRUE;
      pb_node_add_text (text, _("Disputed:"), PB_SPAN_STRONG, NULL);
      pb_node_add_text (text, " ", 0, NULL);
      pb_node_add_text (text, disputes[i], 0, NULL);
    }
}

/* What a result rests on, in a few words. */
static const char *
get_basis (PbResult *result)
{
  PbResultFlags flags = pb_result_get_flags (result);

  if (pb_result_get_value (result) == PB_RESULT_UNKNOWN)
    return _("Nothing to judge from");
  if (flags & PB_RESULT_OUTSIDE)
    return _("Outside evidence");
  if (flags & PB_RESULT_ON_WORD)
    return _("On a member’s word");
  if (flags & PB_RESULT_NOT_CONFIRMED)
    return _("Records, not confirmed by a member");
  if (pb_statement_get_mode (pb_result_get_statement (result)) == PB_MODE_DERIVED)
    return _("Other results");
  if (flags & PB_RESULT_COMPUTED)
    {
      PbResultValue attested = pb_result_get_attested (result);

      if (attested == PB_RESULT_UNKNOWN)
        return _("Records");

      return attested == pb_result_get_computed (result) ? _("Records, confirmed by members")
                                                         : _("Records and statements by members");
    }

  return _("Statements by members");
}

static void
add_result (const PbReportContext *context,
            PbNode                *table,
            PbResult              *result)
{
  PbStatement *statement = pb_result_get_statement (result);
  PbNode *row = pb_node_append_row (table, FALSE);
  PbNode *cell = pb_node_append_cell (row, NULL);
  PbNode *text;

  pb_report_add_chip (cell, pb_result_get_value (result));
  if (pb_result_get_flags (result) & PB_RESULT_DISPUTED)
    pb_node_append_chip (cell, PB_TONE_CAUTION, PB_SYMBOL_ARROWS, C_("result", "Disputed"));

  cell = pb_node_append_cell (row, NULL);
  text = pb_node_append (cell, PB_NODE_PARAGRAPH);
  pb_node_add_text (text, pb_statement_get_title (statement), PB_SPAN_STRONG, NULL);
  pb_node_add_text (text, "  ", 0, NULL);
  pb_node_add_text (text, pb_statement_get_id (statement), PB_SPAN_DIM, NULL);
  pb_node_append_text (cell, pb_result_get_reason (result));
  /* What is derived has no numbers of its own. */
  if (pb_statement_get_mode (statement) != PB_MODE_DERIVED)
    add_numbers (cell, pb_result_get_numbers (result));
  pb_report_cite (context, cell, pb_result_get_records (result));
  add_disputes (cell, result);
  add_attestations (context, cell, result);

  cell = pb_node_append_cell (row, NULL);
  pb_report_add_small (cell, get_basis (result));
}

/* Statements without a verdict: their numbers side by side. */
static void
add_counts (const PbReportContext *context,
            PbNode                *root,
            PbSection              section)
{
  static const double widths[] = { 0.4, 0.2, 0.2, 0.2 };
  GPtrArray *results = pb_judgement_get_results (context->judgement);
  PbNode *table = NULL;

  for (guint i = 0; i < results->len; i++)
    {
      PbResult *result = results->pdata[i];
      PbStatement *statement = pb_result_get_statement (result);
      GPtrArray *numbers = pb_result_get_numbers (result);
      PbNode *row, *text;

      if (pb_statement_get_section (statement) != section)
        continue;

      if (table == NULL)
        {
          table = pb_node_append_table (root, MIN (numbers->len + 1, G_N_ELEMENTS (widths)),
                                        widths);
          row = pb_node_append_row (table, TRUE);
          pb_node_append_cell (row, _("Kind"));
          for (guint n = 0; n + 1 < table->widths->len; n++)
            pb_node_append_cell (row, ((PbNumber *) numbers->pdata[n])->label)->numeric = TRUE;
        }

      row = pb_node_append_row (table, FALSE);
      text = pb_node_append (pb_node_append_cell (row, NULL), PB_NODE_PARAGRAPH);
      pb_node_add_text (text, pb_statement_get_title (statement), PB_SPAN_STRONG, NULL);
      pb_node_add_text (text, "  ", 0, NULL);
      pb_node_add_text (text, pb_statement_get_id (statement), PB_SPAN_DIM, NULL);
      for (guint n = 0; n + 1 < table->widths->len; n++)
        pb_node_append_cell (row, n < numbers->len ? ((PbNumber *) numbers->pdata[n])->value
                                                   : NULL)->numeric = TRUE;
    }
}

/* A section of the checklist with its counts. */
void
pb_report_add_section (const PbReportContext *context,
                       PbNode                *root,
                       PbSection              section,
                       int                    level)
{
  static const double widths[] = { 0.17, 0.63, 0.2 };
  GPtrArray *results = pb_judgement_get_results (context->judgement);
  g_autofree char *line = pb_judgement_dup_section_line (context->judgement, section);
  g_autofree char *sentence = NULL;
  PbSectionCounts counts;
  PbNode *table, *row;

  pb_judgement_get_section_counts (context->judgement, section, &counts);
  if (counts.total == 0)
    return;

  pb_node_append_heading (root, level, pb_section_get_title (section));
  pb_report_add_small (root, pb_section_get_description (section));
  if (counts.n[PB_RESULT_COUNT] == counts.total)
    {
      add_counts (context, root, section);
      return;
    }

  /* Translators: how many statements there are, and the counts of their results,
   * such as “4 met, 1 partly” */
  sentence = g_strdup_printf (ngettext ("%u statement: %s.", "%u statements: %s.", counts.total),
                              counts.total, line);
  pb_node_append_text (root, sentence);

  table = pb_node_append_table (root, G_N_ELEMENTS (widths), widths);
  row = pb_node_append_row (table, TRUE);
  pb_node_append_cell (row, _("Result"));
  pb_node_append_cell (row, _("Statement and why"));
  pb_node_append_cell (row, _("Rests on"));

  for (guint i = 0; i < results->len; i++)
    {
      PbResult *result = results->pdata[i];

      if (pb_statement_get_section (pb_result_get_statement (result)) == section)
        add_result (context, table, result);
    }
}

/* The elements of the state have a chapter of their own.  Phases other than iteration
 * make statements on the state instead.
 */
static gboolean
has_state_statements (PbJudgement *judgement)
{
  GPtrArray *results = pb_judgement_get_results (judgement);
  const char * const *keys = pb_state_element_get_keys ();

  for (guint i = 0; i < results->len; i++)
    {
      PbStatement *statement = pb_result_get_statement (results->pdata[i]);

      if (pb_statement_get_section (statement) == PB_SECTION_STATE &&
          !g_strv_contains (keys, pb_statement_get_id (statement)))
        return TRUE;
    }

  return FALSE;
}

void
pb_report_add_checklist (const PbReportContext *context,
                         PbNode                *root)
{
  g_autofree char *criteria = NULL;

  if (pb_judgement_get_results (context->judgement)->len == 0)
    return;

  pb_node_append_heading (root, 2, _("Checklist"));
  /* Translators: the title of a criteria set and its version */
  criteria = g_strdup_printf (_("Judged by “%s”, version %s. “Unknown” means that there is nothing "
                                "to judge from; it is not a failure."),
                              pb_judgement_get_criteria_title (context->judgement),
                              pb_judgement_get_criteria_version (context->judgement));
  pb_node_append_text (root, criteria);

  for (guint i = 0; i < G_N_ELEMENTS (checklist); i++)
    pb_report_add_section (context, root, checklist[i], 3);
  if (has_state_statements (context->judgement))
    pb_report_add_section (context, root, PB_SECTION_STATE, 3);
}
