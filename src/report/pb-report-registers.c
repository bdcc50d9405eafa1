/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-i18n-private.h"
#include "report/pb-report-context-private.h"

#define MAX_ACTIVITIES 40

static char *
dup_parties (const PbReportContext *context,
             PbRecord              *agreement)
{
  g_autoptr(GPtrArray) parties = pb_report_find_parts (context, agreement,
                                                       PB_AGREEMENT_PARTY_AGREEMENT);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < parties->len; i++)
    {
      char *name = pb_report_dup_name (context, pb_record_get_text (parties->pdata[i],
                                                                    PB_AGREEMENT_PARTY_PARTY));

      if (name)
        g_ptr_array_add (names, name);
    }
  g_ptr_array_add (names, NULL);

  return g_strjoinv (_(", "), (char **) names->pdata);
}

static void
add_agreement_status (const PbReportContext *context,
                      PbNode                *cell,
                      PbRecord              *agreement)
{
  int status = pb_record_get_enum (agreement, PB_AGREEMENT_STATUS);
  PbDay end = pb_record_get_day (agreement, PB_AGREEMENT_END);
  PbDay review = pb_record_get_day (agreement, PB_AGREEMENT_REVIEW_DATE);

  pb_report_add_word (cell, PB_TONE_NEUTRAL, pb_report_get_label (agreement,
                                                                  PB_AGREEMENT_STATUS));
  if (status != PB_AGREEMENT_STATUS_ACTIVE)
    return;

  /* Derived from the dates, never stored. */
  if (end != PB_DAY_NONE && end < context->day)
    pb_node_append_chip (cell, PB_TONE_CAUTION, PB_SYMBOL_CLOCK, C_("agreement", "Expired"));
  if (review != PB_DAY_NONE && review < context->day)
    pb_node_append_chip (cell, PB_TONE_CAUTION, PB_SYMBOL_CLOCK,
                         C_("agreement", "Review overdue"));
}

static void
add_agreement (const PbReportContext *context,
               PbNode                *table,
               PbRecord              *agreement)
{
  PbDay review = pb_record_get_day (agreement, PB_AGREEMENT_REVIEW_DATE);
  g_autofree char *title = pb_record_dup_title (agreement);
  g_autofree char *parties = dup_parties (context, agreement);
  g_autofree char *term = pb_report_dup_days (pb_record_get_day (agreement, PB_AGREEMENT_START),
                                              pb_record_get_day (agreement, PB_AGREEMENT_END));
  g_autofree char *next = review == PB_DAY_NONE ? NULL : pb_day_to_locale (review);
  g_autofree char *kinds = NULL;
  PbNode *row = pb_node_append_row (table, FALSE);
  PbNode *cell = pb_node_append_cell (row, NULL);
  PbNode *text = pb_node_append (cell, PB_NODE_PARAGRAPH);
  const char *scope = pb_report_get_label (agreement, PB_AGREEMENT_SCOPE);
  const char *type = pb_report_get_label (agreement, PB_AGREEMENT_TYPE);

  pb_node_add_text (text, title, PB_SPAN_STRONG, NULL);
  kinds = g_strdup_printf ("%s%s%s", scope, *scope && *type ? " · " : "", type);
  pb_report_add_small (cell, kinds);

  pb_node_append_cell (row, parties);
  add_agreement_status (context, pb_node_append_cell (row, NULL), agreement);
  pb_node_append_cell (row, term);
  pb_node_append_cell (row, next);
}

void
pb_report_add_agreements (const PbReportContext *context,
                          PbNode                *root)
{
  static const double widths[] = { 0.28, 0.18, 0.2, 0.17, 0.17 };
  g_autoptr(GPtrArray) agreements = pb_report_find_records (context, PB_KIND_AGREEMENT);
  PbNode *table, *row;

  if (agreements->len == 0)
    return;

  pb_node_append_heading (root, 2, pb_kind_get_plural (PB_KIND_AGREEMENT));
  table = pb_node_append_table (root, G_N_ELEMENTS (widths), widths);
  row = pb_node_append_row (table, TRUE);
  pb_node_append_cell (row, pb_field_get_label (PB_AGREEMENT_TITLE));
  pb_node_append_cell (row, pb_kind_get_plural (PB_KIND_AGREEMENT_PARTY));
  pb_node_append_cell (row, pb_field_get_label (PB_AGREEMENT_STATUS));
  pb_node_append_cell (row, _("In force"));
  pb_node_append_cell (row, pb_field_get_label (PB_AGREEMENT_REVIEW_DATE));
  for (guint i = 0; i < agreements->len; i++)
    add_agreement (context, table, agreements->pdata[i]);
}

static PbDay
get_decision_day (PbRecord *decision)
{
  PbDay closed = pb_record_get_day (decision, PB_DECISION_CLOSED);

  return closed != PB_DAY_NONE ? closed : pb_record_get_day (decision, PB_DECISION_OPENED);
}

static void
add_decision (const PbReportContext *context,
              PbNode                *table,
              PbRecord              *decision)
{
  g_autofree char *title = pb_record_dup_title (decision);
  g_autofree char *day = pb_day_to_locale (get_decision_day (decision));
  PbNode *row = pb_node_append_row (table, FALSE);
  PbNode *cell, *text;

  pb_node_append_cell (row, day);
  cell = pb_node_append_cell (row, NULL);
  text = pb_node_append (cell, PB_NODE_PARAGRAPH);
  pb_node_add_text (text, title, PB_SPAN_STRONG, NULL);
  pb_node_append_markdown (cell, pb_record_get_text (decision, PB_DECISION_OUTCOME), 5);

  pb_node_append_cell (row, pb_report_get_label (decision, PB_DECISION_METHOD));
  cell = pb_node_append_cell (row, NULL);
  pb_report_add_word (cell, PB_TONE_NEUTRAL, pb_report_get_label (decision, PB_DECISION_STATUS));
  pb_report_add_small (cell, pb_report_get_label (decision, PB_DECISION_IMPLEMENTATION));
}

void
pb_report_add_decisions (const PbReportContext *context,
                         PbNode                *root)
{
  static const double widths[] = { 0.22, 0.44, 0.15, 0.19 };
  g_autoptr(GPtrArray) decisions = pb_report_find_records (context, PB_KIND_DECISION);
  guint older = 0;
  PbNode *table, *row;

  if (decisions->len == 0)
    return;

  pb_node_append_heading (root, 2, pb_kind_get_plural (PB_KIND_DECISION));
  table = pb_node_append_table (root, G_N_ELEMENTS (widths), widths);
  row = pb_node_append_row (table, TRUE);
  pb_node_append_cell (row, _("Date"));
  pb_node_append_cell (row, _("Decision and outcome"));
  pb_node_append_cell (row, pb_field_get_label (PB_DECISION_METHOD));
  pb_node_append_cell (row, pb_field_get_label (PB_DECISION_STATUS));

  /* The newest first. */
  for (guint i = decisions->len; i-- > 0;)
    {
      if (get_decision_day (decisions->pdata[i]) < context->from)
        older++;
      else
        add_decision (context, table, decisions->pdata[i]);
    }

  if (older == decisions->len)
    g_ptr_array_remove_index (root->children, root->children->len - 1);
  if (older > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u earlier decision is not listed.",
                                                         "%u earlier decisions are not listed.",
                                                         older),
                                               older);

      pb_report_add_small (root, text);
    }
}

static void
add_activity (const PbReportContext *context,
              PbNode                *table,
              PbRecord              *activity)
{
  g_autofree char *title = pb_record_dup_title (activity);
  g_autofree char *day = pb_day_to_locale (pb_record_get_day (activity, PB_ACTIVITY_DATE));
  g_autofree char *groups = pb_report_dup_names (context, activity, PB_ACTIVITY_GROUPS);
  PbNode *row = pb_node_append_row (table, FALSE);
  PbNode *cell;

  pb_node_append_cell (row, day);
  cell = pb_node_append_cell (row, title);
  if (*groups)
    {
      /* Translators: the names of groups */
      g_autofree char *with = g_strdup_printf (_("With %s"), groups);

      pb_report_add_small (cell, with);
    }
  pb_node_append_cell (row, pb_report_get_label (activity, PB_ACTIVITY_KIND));
}

void
pb_report_add_activities (const PbReportContext *context,
                          PbNode                *root)
{
  static const double widths[] = { 0.22, 0.48, 0.3 };
  g_autoptr(GPtrArray) activities = pb_report_find_records (context, PB_KIND_ACTIVITY);
  guint shown = MIN (activities->len, MAX_ACTIVITIES);
  PbNode *table, *row;

  pb_report_add_section (context, root, PB_SECTION_ACTIVITIES, 2);

  if (activities->len > 0)
    {
      pb_node_append_heading (root, 3, _("Latest Activities"));
      table = pb_node_append_table (root, G_N_ELEMENTS (widths), widths);
      row = pb_node_append_row (table, TRUE);
      pb_node_append_cell (row, pb_field_get_label (PB_ACTIVITY_DATE));
      pb_node_append_cell (row, pb_field_get_label (PB_ACTIVITY_TITLE));
      pb_node_append_cell (row, pb_field_get_label (PB_ACTIVITY_KIND));
      for (guint i = 0; i < shown; i++)
        add_activity (context, table, activities->pdata[activities->len - 1 - i]);
      if (activities->len > shown)
        {
          guint older = activities->len - shown;
          g_autofree char *text =
            g_strdup_printf (ngettext ("%u older activity is not listed.",
                                       "%u older activities are not listed.", older), older);

          pb_report_add_small (root, text);
        }
    }
}

void
pb_report_add_signs (const PbReportContext *context,
                     PbNode                *root)
{
  pb_report_add_section (context, root, PB_SECTION_CHALLENGES, 2);
  pb_report_add_section (context, root, PB_SECTION_SIGNS, 2);
}
