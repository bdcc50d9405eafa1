/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-metric-standing-private.h"

#include <string.h>

static gboolean
counts (PbRuleContext *context,
        PbRecord      *observation)
{
  PbDay end = pb_record_get_day (observation, PB_OBSERVATION_PERIOD_END);

  return end != PB_DAY_NONE && end <= context->day && !pb_record_get_deleted (observation);
}

/*
 * pb_metric_find_observations:
 *
 * Returns: (transfer container): what was observed up to the judged day and not
 *   corrected since, in the order of the last days of the periods
 */
GPtrArray *
pb_metric_find_observations (PbRuleContext *context,
                             PbRecord      *metric)
{
  GPtrArray *all = pb_dossier_get_referring (context->dossier, pb_record_get_id (metric),
                                             PB_OBSERVATION_METRIC);
  GPtrArray *observations = g_ptr_array_sized_new (all ? all->len : 0);
  g_autoptr(GHashTable) corrected = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; all && i < all->len; i++)
    {
      const char *old = pb_record_get_text (all->pdata[i], PB_OBSERVATION_SUPERSEDES);

      if (old && counts (context, all->pdata[i]))
        g_hash_table_add (corrected, (gpointer) old);
    }

  for (guint i = 0; all && i < all->len; i++)
    {
      if (counts (context, all->pdata[i]) &&
          (g_hash_table_size (corrected) == 0 ||
           !g_hash_table_contains (corrected, pb_record_get_id (all->pdata[i]))))
        g_ptr_array_add (observations, all->pdata[i]);
    }

  return observations;
}

/*
 * pb_metric_get_cadence_days:
 *
 * Returns: the days from one observation to the next, or 0 where there is no
 *   rhythm to keep
 */
int
pb_metric_get_cadence_days (PbRuleContext *context,
                            PbRecord      *metric)
{
  int cadence = pb_record_get_enum (metric, PB_METRIC_CADENCE);

  if (cadence == PB_CADENCE_PER_CYCLE)
    cadence = pb_record_get_enum (context->group, PB_GROUP_CYCLE_CADENCE);

  return pb_context_cadence_days (context, cadence);
}

static gboolean
is_percent (PbRecord *metric)
{
  return g_strcmp0 (pb_record_get_text (metric, PB_METRIC_UNIT), "%") == 0;
}

/*
 * pb_metric_dup_observed:
 *
 * Returns: (transfer full) (nullable): the value of one observation; of a ratio
 *   the quotient, times 100 where the unit is percent
 */
PbDecimal *
pb_metric_dup_observed (PbRecord *metric,
                        PbRecord *observation)
{
  g_autoptr(PbDecimal) numerator = NULL;
  g_autoptr(PbDecimal) denominator = NULL;
  g_autoptr(PbDecimal) quotient = NULL;
  g_autoptr(PbDecimal) hundred = NULL;

  numerator = pb_record_dup_decimal (observation, PB_OBSERVATION_NUMERATOR);
  denominator = pb_record_dup_decimal (observation, PB_OBSERVATION_DENOMINATOR);
  if (!pb_record_get_flag (metric, PB_METRIC_RATIO) || numerator == NULL || denominator == NULL)
    return pb_record_dup_decimal (observation, PB_OBSERVATION_VALUE);

  quotient = pb_decimal_divide (numerator, denominator);
  if (quotient == NULL || !is_percent (metric))
    return g_steal_pointer (&quotient);

  hundred = pb_decimal_new_integer (100);

  return pb_decimal_multiply (quotient, hundred);
}

/*
 * pb_metric_sums_up:
 *
 * Whether the periods of @metric are summed since the baseline.  A range, such as
 * “three to five a month”, holds for each period, and without the day of a
 * baseline there is nothing to sum from; then the newest period is the value.
 */
gboolean
pb_metric_sums_up (PbRecord *metric)
{
  return pb_record_get_enum (metric, PB_METRIC_SERIES) == PB_METRIC_SERIES_PER_PERIOD &&
         pb_record_get_enum (metric, PB_METRIC_DIRECTION) != PB_METRIC_DIRECTION_WITHIN &&
         pb_record_get_day (metric, PB_METRIC_BASELINE_DATE) != PB_DAY_NONE;
}

/*
 * pb_metric_in_sum:
 *
 * Whether the period of @observation lies after the baseline.  A period may begin
 * on the very day: a year is counted from its first day on.
 */
gboolean
pb_metric_in_sum (PbRecord *metric,
                  PbRecord *observation)
{
  PbDay baseline = pb_record_get_day (metric, PB_METRIC_BASELINE_DATE);
  PbDay start = pb_record_get_day (observation, PB_OBSERVATION_PERIOD_START);
  PbDay end = pb_record_get_day (observation, PB_OBSERVATION_PERIOD_END);

  return end > baseline && (start == PB_DAY_NONE || start >= baseline);
}

static void
metric_point_free (PbMetricPoint *point)
{
  g_clear_object (&point->record);
  g_clear_pointer (&point->value, pb_decimal_free);
  g_clear_pointer (&point->total, pb_decimal_free);
  g_free (point);
}

static gboolean
is_gap (PbRuleContext *context,
        int            cadence,
        PbDay          before,
        PbDay          day)
{
  gint64 percent = pb_context_threshold (context, PB_THRESHOLD_METRIC_OVERDUE);

  return cadence > 0 && before != PB_DAY_NONE &&
         ((gint64) day - before) * 100 > cadence * percent;
}

/**
 * pb_metric_points:
 * @dossier: a sealed dossier
 * @criteria: a criteria set
 * @metric: a metric
 * @day: the last day to look at
 *
 * The observations of @metric for charts and tables, in the order of time.
 * Those that were corrected are left out.
 *
 * Returns: (transfer container) (element-type PbMetricPoint): the points
 */
GPtrArray *
pb_metric_points (PbDossier     *dossier,
                  PbCriteriaSet *criteria,
                  PbRecord      *metric,
                  PbDay          day)
{
  GPtrArray *points = g_ptr_array_new_with_free_func ((GDestroyNotify) metric_point_free);
  g_autoptr(GPtrArray) observations = NULL;
  g_autoptr(PbDecimal) total = pb_decimal_new_integer (0);
  PbRuleContext context;
  PbDay before = PB_DAY_NONE;
  int cadence;

  g_return_val_if_fail (PB_IS_DOSSIER (dossier), points);
  g_return_val_if_fail (PB_IS_CRITERIA_SET (criteria), points);
  g_return_val_if_fail (PB_IS_RECORD (metric), points);

  pb_rule_context_init (&context, dossier, criteria, day);
  observations = pb_metric_find_observations (&context, metric);
  cadence = pb_metric_get_cadence_days (&context, metric);

  for (guint i = 0; i < observations->len; i++)
    {
      PbRecord *observation = observations->pdata[i];
      PbDecimal *value = pb_metric_dup_observed (metric, observation);
      PbMetricPoint *point;

      if (value == NULL)
        continue;

      point = g_new0 (PbMetricPoint, 1);
      point->record = g_object_ref (observation);
      point->start = pb_record_get_day (observation, PB_OBSERVATION_PERIOD_START);
      point->day = pb_record_get_day (observation, PB_OBSERVATION_PERIOD_END);
      point->value = value;
      point->estimated = pb_record_get_flag (observation, PB_OBSERVATION_ESTIMATED);
      point->gap_before = is_gap (&context, cadence, before, point->day);
      before = point->day;

      if (pb_metric_sums_up (metric) && !pb_record_get_flag (metric, PB_METRIC_RATIO) &&
          pb_metric_in_sum (metric, observation))
        {
          PbDecimal *sum = pb_decimal_add (total, value);

          pb_decimal_free (total);
          total = sum;
          point->total = pb_decimal_copy (total);
        }

      g_ptr_array_add (points, point);
    }

  pb_rule_context_clear (&context);

  return points;
}
