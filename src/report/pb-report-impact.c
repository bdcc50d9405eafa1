/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-report-context-private.h"

#include <glib/gi18n-lib.h>

static void
add_metric (const PbReportContext *context,
            PbNode                *root,
            PbRecord              *metric)
{
  g_autofree char *title = pb_record_dup_title (metric);
  PbNode *chart;
  PbChartData *data = pb_chart_data_new_metric (context->dossier, context->criteria, metric,
                                                context->day);

  pb_node_append_heading (root, 4, title);
  pb_report_add_status (root, data->status);
  if (data->reason && *data->reason)
    pb_node_append_text (root, data->reason);

  if (data->points->len == 0)
    {
      pb_chart_data_free (data);
      return;
    }

  /* It stands above. */
  g_clear_pointer (&data->reason, g_free);
  chart = pb_node_append (root, PB_NODE_CHART);
  chart->chart = data;
  pb_node_append_markdown (root, pb_record_get_text (metric, PB_METRIC_DEFINITION), 5);
}

static void
add_deliverables (const PbReportContext *context,
                  PbNode                *root,
                  PbRecord              *objective)
{
  static const double widths[] = { 0.42, 0.16, 0.2, 0.22 };
  g_autoptr(GPtrArray) deliverables = pb_report_find_parts (context, objective,
                                                            PB_DELIVERABLE_OBJECTIVE);
  PbNode *table, *row;

  if (deliverables->len == 0)
    return;

  table = pb_node_append_table (root, G_N_ELEMENTS (widths), widths);
  row = pb_node_append_row (table, TRUE);
  pb_node_append_cell (row, pb_kind_get_plural (PB_KIND_DELIVERABLE));
  pb_node_append_cell (row, pb_field_get_label (PB_DELIVERABLE_LEVEL));
  pb_node_append_cell (row, pb_field_get_label (PB_DELIVERABLE_STATUS));
  pb_node_append_cell (row, pb_field_get_label (PB_DELIVERABLE_DELIVERED_ON));

  for (guint i = 0; i < deliverables->len; i++)
    {
      PbRecord *deliverable = deliverables->pdata[i];
      PbDay delivered = pb_record_get_day (deliverable, PB_DELIVERABLE_DELIVERED_ON);
      g_autofree char *title = pb_record_dup_title (deliverable);
      g_autofree char *day = delivered == PB_DAY_NONE ? NULL : pb_day_to_locale (delivered);
      g_autoptr(GPtrArray) evidence = pb_report_find_parts (context, deliverable,
                                                            PB_EVIDENCE_SUBJECT);
      PbNode *cell;

      row = pb_node_append_row (table, FALSE);
      cell = pb_node_append_cell (row, title);
      for (guint n = 0; n < evidence->len; n++)
        {
          /* Translators: where a piece of evidence comes from, and what it shows */
          g_autofree char *text =
            g_strdup_printf (_("%s: %s"),
                             pb_report_get_label (evidence->pdata[n], PB_EVIDENCE_ORIGIN),
                             pb_record_get_text (evidence->pdata[n], PB_EVIDENCE_TEXT));

          pb_report_add_small (cell, text);
        }
      pb_node_append_cell (row, pb_report_get_label (deliverable, PB_DELIVERABLE_LEVEL));
      pb_report_add_word (pb_node_append_cell (row, NULL), PB_TONE_NEUTRAL,
                          pb_report_get_label (deliverable, PB_DELIVERABLE_STATUS));
      pb_node_append_cell (row, day);
    }
}

static void
add_objective (const PbReportContext *context,
               PbNode                *root,
               PbRecord              *objective)
{
  g_autofree char *title = pb_record_dup_title (objective);
  g_autofree char *goals = pb_report_dup_names (context, objective, PB_OBJECTIVE_GOALS);
  g_autofree char *term = pb_report_dup_days (pb_record_get_day (objective, PB_OBJECTIVE_START),
                                              pb_record_get_day (objective, PB_OBJECTIVE_END));
  g_autoptr(GPtrArray) metrics = pb_report_find_parts (context, objective, PB_METRIC_OBJECTIVES);
  PbNode *facts;

  pb_node_append_heading (root, 3, title);
  pb_report_add_word (root, PB_TONE_NEUTRAL, pb_report_get_label (objective,
                                                                  PB_OBJECTIVE_STATUS));
  pb_node_append_markdown (root, pb_record_get_text (objective, PB_OBJECTIVE_DESCRIPTION), 5);

  facts = pb_node_new (PB_NODE_FACTS);
  pb_node_append_fact (facts, _("Time"), term);
  pb_node_append_fact (facts, pb_field_get_label (PB_OBJECTIVE_PURPOSE_LINK),
                       pb_record_get_text (objective, PB_OBJECTIVE_PURPOSE_LINK));
  pb_node_append_fact (facts, pb_field_get_label (PB_OBJECTIVE_GOALS), goals);
  if (facts->children->len > 0)
    pb_node_take (root, facts);
  else
    pb_node_free (facts);

  add_deliverables (context, root, objective);
  for (guint i = 0; i < metrics->len; i++)
    add_metric (context, root, metrics->pdata[i]);
}

static gboolean
has_objective (const PbReportContext *context,
               PbRecord              *metric)
{
  g_autofree const char **ids = pb_record_get_set (metric, PB_METRIC_OBJECTIVES, NULL);

  for (guint i = 0; ids[i]; i++)
    {
      PbRecord *objective = pb_dossier_lookup (context->dossier, ids[i]);

      if (objective)
        return TRUE;
    }

  return FALSE;
}

void
pb_report_add_impact (const PbReportContext *context,
                      PbNode                *root)
{
  g_autoptr(GPtrArray) objectives = pb_report_find_records (context, PB_KIND_OBJECTIVE);
  g_autoptr(GPtrArray) metrics = pb_report_find_records (context, PB_KIND_METRIC);
  gboolean headed = FALSE;

  if (objectives->len + metrics->len == 0)
    return;

  pb_node_append_heading (root, 2, _("Objectives and Impact"));
  for (guint i = 0; i < objectives->len; i++)
    add_objective (context, root, objectives->pdata[i]);

  for (guint i = 0; i < metrics->len; i++)
    {
      if (has_objective (context, metrics->pdata[i]))
        continue;
      if (!headed)
        pb_node_append_heading (root, 3, _("Metrics Without an Objective"));
      headed = TRUE;
      add_metric (context, root, metrics->pdata[i]);
    }
}
