/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-chart-mark.h"

#include "model/pb-catalogue.h"
#include "model/pb-enums.h"
#include "report/pb-i18n-private.h"

/**
 * pb_chart_mark_new:
 * @kind: what happened
 * @from: its day, or its first day
 * @to: its last day, the same as @from for a moment
 * @text: what it is called
 *
 * Returns: (transfer full): a mark
 */
PbChartMark *
pb_chart_mark_new (PbChartMarkKind  kind,
                   PbDay            from,
                   PbDay            to,
                   const char      *text)
{
  PbChartMark *self = g_new0 (PbChartMark, 1);

  self->kind = kind;
  self->from = from;
  self->to = to;
  self->text = g_strdup (text);

  return self;
}

/**
 * pb_chart_mark_free:
 * @self: a mark
 *
 * Frees @self.
 */
void
pb_chart_mark_free (PbChartMark *self)
{
  g_free (self->text);
  g_free (self);
}

static gboolean
is_among (const char         *id,
          const char * const *ids,
          gsize               n)
{
  for (gsize i = 0; i < n; i++)
    {
      if (g_str_equal (ids[i], id))
        return TRUE;
    }

  return FALSE;
}

/* A decision is of interest where it was adopted, and changes the metric or serves
 * what the metric is for.
 */
static gboolean
concerns (PbRecord *decision,
          PbRecord *metric)
{
  g_autofree const char **wanted = NULL;
  g_autofree const char **served = NULL;
  g_autofree const char **changed = NULL;
  gsize n_wanted, n_served, n_changed;

  wanted = pb_record_get_set (metric, PB_METRIC_OBJECTIVES, &n_wanted);
  served = pb_record_get_set (decision, PB_DECISION_OBJECTIVES, &n_served);
  changed = pb_record_get_set (decision, PB_DECISION_CHANGES, &n_changed);

  if (pb_record_get_enum (decision, PB_DECISION_STATUS) != PB_DECISION_STATUS_ADOPTED)
    return FALSE;

  for (gsize i = 0; i < n_changed; i++)
    {
      if (g_str_equal (changed[i], pb_record_get_id (metric)) ||
          is_among (changed[i], wanted, n_wanted))
        return TRUE;
    }
  for (gsize i = 0; i < n_served; i++)
    {
      if (is_among (served[i], wanted, n_wanted))
        return TRUE;
    }

  return FALSE;
}

static void
take (GPtrArray       *marks,
      PbRecord        *record,
      PbChartMarkKind  kind,
      PbDay            from,
      PbDay            to)
{
  g_autofree char *text = NULL;

  if (kind == PB_CHART_MARK_TRANSITION)
    text = g_strdup (pb_enum_get_label (pb_phase_get_type (),
                                        pb_record_get_enum (record, PB_PHASE_TRANSITION_TO)));
  else
    text = pb_record_dup_title (record);
  g_ptr_array_add (marks, pb_chart_mark_new (kind, from, to, text));
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const PbChartMark *one = *(PbChartMark * const *) a;
  const PbChartMark *other = *(PbChartMark * const *) b;

  return (one->from > other->from) - (one->from < other->from);
}

/**
 * pb_chart_marks_new:
 * @dossier: a sealed dossier
 * @metric: one of its metrics
 * @from: the first day of interest
 * @to: the last day of interest
 *
 * What happened in the group while @metric was measured: the phases that began, its
 * cycles, and the decisions that change the metric or serve its objectives.
 *
 * Returns: (transfer full) (element-type PbChartMark): the marks by day
 */
GPtrArray *
pb_chart_marks_new (PbDossier *dossier,
                    PbRecord  *metric,
                    PbDay      from,
                    PbDay      to)
{
  static const struct
  {
    PbChartMarkKind kind;
    PbFieldId group;
    PbFieldId start;
    PbFieldId end;
  } sources[] = {
    { PB_CHART_MARK_DECISION, PB_DECISION_GROUP, PB_DECISION_CLOSED,
      PB_DECISION_CLOSED },
    { PB_CHART_MARK_TRANSITION, PB_PHASE_TRANSITION_GROUP,
      PB_PHASE_TRANSITION_DATE, PB_PHASE_TRANSITION_DATE },
    { PB_CHART_MARK_CYCLE, PB_CYCLE_GROUP, PB_CYCLE_START, PB_CYCLE_END },
  };
  GPtrArray *marks = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_chart_mark_free);

  g_return_val_if_fail (PB_IS_DOSSIER (dossier), marks);
  g_return_val_if_fail (PB_IS_RECORD (metric), marks);

  for (guint s = 0; s < G_N_ELEMENTS (sources); s++)
    {
      GPtrArray *records = pb_dossier_get_referring (dossier, pb_dossier_get_group_id (dossier),
                                                     sources[s].group);

      for (guint i = 0; records && i < records->len; i++)
        {
          PbRecord *record = records->pdata[i];
          PbDay start = pb_record_get_day (record, sources[s].start);
          PbDay end = pb_record_get_day (record, sources[s].end);

          /* A cycle without an end still runs. */
          if (end == PB_DAY_NONE)
            end = MAX (start, to);
          if (pb_record_get_deleted (record) || start == PB_DAY_NONE || end < from || start > to ||
              (sources[s].kind == PB_CHART_MARK_DECISION && !concerns (record, metric)))
            continue;
          take (marks, record, sources[s].kind, start, end);
        }
    }
  g_ptr_array_sort (marks, compare);

  return marks;
}

/**
 * pb_chart_marks_dup_text:
 * @marks: (element-type PbChartMark): marks
 *
 * Returns: (transfer full) (nullable): what the marks in a chart stand for, a line
 *   for each decision and each phase and one for all cycles, or %NULL for none
 */
char *
pb_chart_marks_dup_text (GPtrArray *marks)
{
  g_autoptr(GStrvBuilder) line_builder = g_strv_builder_new ();
  g_autoptr(GStrvBuilder) cycle_builder = g_strv_builder_new ();
  g_auto(GStrv) lines = NULL;
  g_auto(GStrv) cycles = NULL;

  g_return_val_if_fail (marks != NULL, NULL);

  for (guint i = 0; i < marks->len; i++)
    {
      const PbChartMark *mark = marks->pdata[i];
      g_autofree char *day = pb_day_to_locale (mark->from);

      if (mark->kind == PB_CHART_MARK_DECISION)
        /* Translators: the sign of a decision in a chart, its day and its title. */
        g_strv_builder_take (line_builder, g_strdup_printf (_("▲ %s: decision “%s”"), day,
                                                            mark->text));
      else if (mark->kind == PB_CHART_MARK_TRANSITION)
        /* Translators: the sign of a transition in a chart, its day and the phase that
         * began. */
        g_strv_builder_take (line_builder, g_strdup_printf (_("◆ %s: %s began"), day, mark->text));
      else
        g_strv_builder_add (cycle_builder, mark->text);
    }

  cycles = g_strv_builder_end (cycle_builder);
  if (cycles[0])
    {
      g_autofree char *names = g_strjoinv (C_("list", ", "), cycles);

      /* Translators: the sign of cycles in a chart, and their names. */
      g_strv_builder_take (line_builder, g_strdup_printf (_("▬ Cycles: %s"), names));
    }
  lines = g_strv_builder_end (line_builder);

  return lines[0] ? g_strjoinv ("\n", lines) : NULL;
}
