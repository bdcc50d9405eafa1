/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-i18n-private.h"
#include "report/pb-report-context-private.h"

static void
add_insight (const PbReportContext *context,
             PbNode                *table,
             PbRecord              *insight)
{
  g_autofree char *day = pb_day_to_locale (pb_record_get_day (insight, PB_INSIGHT_RECORDED));
  g_autofree char *changes = pb_report_dup_names (context, insight, PB_INSIGHT_CHANGES);
  PbNode *row = pb_node_append_row (table, FALSE);
  PbNode *cell;

  pb_node_append_cell (row, day);
  cell = pb_node_append_cell (row, pb_record_get_text (insight, PB_INSIGHT_TEXT));
  pb_report_add_small (cell, pb_report_get_label (insight, PB_INSIGHT_ORIGIN));
  cell = pb_node_append_cell (row, pb_report_get_label (insight, PB_INSIGHT_DISPOSITION));
  pb_report_add_small (cell, changes);
}

static void
add_insights (const PbReportContext *context,
              PbNode                *root)
{
  static const double widths[] = { 0.2, 0.48, 0.32 };
  g_autoptr(GPtrArray) insights = pb_report_find_records (context, PB_KIND_INSIGHT);
  guint n_earlier = 0;
  PbNode *table = NULL;

  for (guint i = insights->len; i-- > 0;)
    {
      PbDay day = pb_record_get_day (insights->pdata[i], PB_INSIGHT_RECORDED);

      if (day != PB_DAY_NONE && day < context->from)
        {
          n_earlier++;
          continue;
        }
      if (table == NULL)
        {
          PbNode *row;

          table = pb_node_append_table (root, G_N_ELEMENTS (widths), widths);
          row = pb_node_append_row (table, TRUE);
          pb_node_append_cell (row, pb_field_get_label (PB_INSIGHT_RECORDED));
          pb_node_append_cell (row, pb_field_get_label (PB_INSIGHT_TEXT));
          pb_node_append_cell (row, pb_field_get_label (PB_INSIGHT_DISPOSITION));
        }
      add_insight (context, table, insights->pdata[i]);
    }

  if (n_earlier > 0)
    {
      g_autofree char *text =
        g_strdup_printf (ngettext ("%u earlier insight is not listed.",
                                   "%u earlier insights are not listed.", n_earlier),
                         n_earlier);

      pb_report_add_small (root, text);
    }
}

/* How many retrospectives there were, and how much of what was said from outside
 * was answered.
 */
static void
add_counts (const PbReportContext *context,
            PbNode                *root)
{
  g_autoptr(GPtrArray) retrospectives = pb_report_find_records (context, PB_KIND_RETROSPECTIVE);
  g_autoptr(GPtrArray) feedback = pb_report_find_records (context, PB_KIND_FEEDBACK);
  guint n_held = 0, n_said = 0, n_answered = 0;
  PbNode *facts = pb_node_append (root, PB_NODE_FACTS);
  g_autofree char *held = NULL;
  g_autofree char *answered = NULL;

  for (guint i = 0; i < retrospectives->len; i++)
    {
      PbDay day = pb_record_get_day (retrospectives->pdata[i], PB_RETROSPECTIVE_DATE);

      n_held += day >= context->from && day <= context->day;
    }
  for (guint i = 0; i < feedback->len; i++)
    {
      PbDay day = pb_record_get_day (feedback->pdata[i], PB_FEEDBACK_DATE);

      if (day < context->from || day > context->day)
        continue;
      n_said++;
      n_answered += pb_record_has (feedback->pdata[i], PB_FEEDBACK_ANSWERED_ON);
    }

  held = g_strdup_printf ("%u", n_held);
  pb_node_append_fact (facts, pb_kind_get_plural (PB_KIND_RETROSPECTIVE), held);
  if (n_said > 0)
    {
      answered = g_strdup_printf (ngettext ("%u piece, %u answered", "%u pieces, %u answered",
                                            n_said),
                                  n_said, n_answered);
      pb_node_append_fact (facts, pb_kind_get_plural (PB_KIND_FEEDBACK), answered);
    }
}

void
pb_report_add_learning (const PbReportContext *context,
                        PbNode                *root)
{
  g_autoptr(GPtrArray) insights = pb_report_find_records (context, PB_KIND_INSIGHT);
  g_autoptr(GPtrArray) retrospectives = pb_report_find_records (context, PB_KIND_RETROSPECTIVE);
  g_autoptr(GPtrArray) feedback = pb_report_find_records (context, PB_KIND_FEEDBACK);

  if (insights->len + retrospectives->len + feedback->len == 0)
    return;

  pb_node_append_heading (root, 2, _("What Was Learned"));
  add_counts (context, root);
  add_insights (context, root);
}
