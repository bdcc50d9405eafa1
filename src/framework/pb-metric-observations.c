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

/* Observations come in the order of their last days: how many of them lie before
 * or on @day.
 */
static guint
count_up_to (GPtrArray *observations,
             PbDay      day)
{
  guint low = 0;
  guint high = observations ? observations->len : 0;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (pb_record_get_day (observations->pdata[middle], PB_OBSERVATION_PERIOD_END) <= day)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/*
 * pb_observation_is_corrected:
 *
 * Whether another observation up to the judged day puts this one right.
 */
gboolean
pb_observation_is_corrected (PbRuleContext *context,
                             PbRecord      *observation)
{
  GPtrArray *newer = pb_dossier_get_referring (context->dossier, pb_record_get_id (observation),
                                               PB_OBSERVATION_SUPERSEDES);

  for (guint i = 0; newer && i < newer->len; i++)
    {
      if (counts (context, newer->pdata[i]))
        return TRUE;
    }

  return FALSE;
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
  guint first = count_up_to (all, PB_DAY_NONE);
  guint end = count_up_to (all, context->day);
  GPtrArray *observations = g_ptr_array_sized_new (end - first);
  gboolean any_correction = FALSE;
  guint n = 0;

  for (guint i = first; i < end; i++)
    {
      if (pb_record_get_deleted (all->pdata[i]))
        continue;
      g_ptr_array_add (observations, all->pdata[i]);
      any_correction |= pb_record_get_value (all->pdata[i], PB_OBSERVATION_SUPERSEDES) != NULL;
    }

  if (!any_correction)
    return observations;

  for (guint i = 0; i < observations->len; i++)
    {
      if (!pb_observation_is_corrected (context, observations->pdata[i]))
        observations->pdata[n++] = observations->pdata[i];
    }
  g_ptr_array_set_size (observations, n);

  return observations;
}

/*
 * pb_context_periods:
 *
 * What there is to sum up of @metric, with corrected observations still among
 * them.  A context of an earlier day may look at the same list.
 *
 * Returns: (transfer none) (element-type PbPeriodFacts): the periods in the order
 *   of their last days
 */
GArray *
pb_context_periods (PbRuleContext *context,
                    PbRecord      *metric)
{
  gboolean ratio = pb_record_get_flag (metric, PB_METRIC_RATIO);
  gboolean any_correction = FALSE;
  GPtrArray *all;
  GArray *periods;
  guint end;

  if (context->periods == NULL)
    context->periods = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);

  periods = g_hash_table_lookup (context->periods, metric);
  if (periods)
    return periods;

  all = pb_dossier_get_referring (context->dossier, pb_record_get_id (metric),
                                  PB_OBSERVATION_METRIC);
  end = count_up_to (all, context->day);
  periods = g_array_sized_new (FALSE, FALSE, sizeof (PbPeriodFacts), end);
  for (guint i = count_up_to (all, PB_DAY_NONE); i < end; i++)
    {
      PbPeriodFacts facts = { .record = all->pdata[i] };

      if (pb_record_get_deleted (facts.record))
        continue;
      facts.start = pb_record_get_day (facts.record, PB_OBSERVATION_PERIOD_START);
      facts.end = pb_record_get_day (facts.record, PB_OBSERVATION_PERIOD_END);
      facts.above = pb_record_get_text (facts.record, ratio ? PB_OBSERVATION_NUMERATOR
                                                            : PB_OBSERVATION_VALUE);
      facts.below = ratio ? pb_record_get_text (facts.record, PB_OBSERVATION_DENOMINATOR) : NULL;
      any_correction |=
        pb_record_get_value (facts.record, PB_OBSERVATION_SUPERSEDES) != NULL;
      g_array_append_val (periods, facts);
    }

  for (guint i = 0; any_correction && i < periods->len; i++)
    {
      PbPeriodFacts *facts = &g_array_index (periods, PbPeriodFacts, i);

      facts->newer = pb_dossier_get_referring (context->dossier, pb_record_get_id (facts->record),
                                               PB_OBSERVATION_SUPERSEDES) != NULL;
    }
  g_hash_table_insert (context->periods, metric, periods);

  return periods;
}

/* Of two observations of one day, what was measured counts more than an estimate,
 * and then what was entered last.
 */
static gboolean
is_better (PbRecord *one,
           PbRecord *other)
{
  gboolean estimated = pb_record_get_flag (one, PB_OBSERVATION_ESTIMATED);
  gboolean other_estimated = pb_record_get_flag (other, PB_OBSERVATION_ESTIMATED);

  if (estimated != other_estimated)
    return other_estimated;

  return pb_record_get_created (one) > pb_record_get_created (other);
}

/*
 * pb_metric_find_latest:
 *
 * Returns: (transfer none) (nullable): the newest observation that counts
 */
PbRecord *
pb_metric_find_latest (PbRuleContext *context,
                       PbRecord      *metric)
{
  GPtrArray *all = pb_dossier_get_referring (context->dossier, pb_record_get_id (metric),
                                             PB_OBSERVATION_METRIC);
  PbRecord *latest = NULL;

  for (guint i = count_up_to (all, context->day); i-- > 0;)
    {
      PbRecord *other = all->pdata[i];

      if (latest && pb_record_get_day (other, PB_OBSERVATION_PERIOD_END) <
                      pb_record_get_day (latest, PB_OBSERVATION_PERIOD_END))
        break;
      if (counts (context, other) && !pb_observation_is_corrected (context, other) &&
          (latest == NULL || is_better (other, latest)))
        latest = other;
    }

  return latest;
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
 * Whether the period from @start, which may not be known, to @end lies after the
 * baseline.  It may begin on the very day: a year is counted from its first day
 * on.
 */
gboolean
pb_metric_in_sum (PbDay baseline,
                  PbDay start,
                  PbDay end)
{
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
  PbDay baseline = pb_record_get_day (metric, PB_METRIC_BASELINE_DATE);
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
          pb_metric_in_sum (baseline, point->start, point->day))
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
