/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-metric-standing.h"

#include "framework/pb-exact-sum-private.h"
#include "framework/pb-i18n-private.h"
#include "framework/pb-metric-standing-private.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (PbMetricStanding, pb_metric_standing, pb_metric_standing_copy,
                     pb_metric_standing_free)

typedef struct
{
  const char *nick;
  const char *label;
  const char *css_class;
  const char *icon_name;
} StatusInfo;

static const StatusInfo statuses[] = {
  [PB_METRIC_STATUS_UNKNOWN] = { "unknown", NC_("metric", "Unknown"), "neutral",
                                 "pb-unknown-symbolic" },
  [PB_METRIC_STATUS_ON_TRACK] = { "on-track", NC_("metric", "On track"), "success",
                                  "object-select-symbolic" },
  [PB_METRIC_STATUS_BEHIND] = { "behind", NC_("metric", "Behind"), "warning",
                                "pb-watch-symbolic" },
  [PB_METRIC_STATUS_OFF_TRACK] = { "off-track", NC_("metric", "Off track"), "error",
                                   "dialog-warning-symbolic" },
  [PB_METRIC_STATUS_DESCRIBED] = { "described", NC_("metric", "Described"), "neutral",
                                   "view-list-symbolic" },
};

/**
 * pb_metric_status_get_nick:
 * @status: a status
 *
 * Returns: its name in files
 */
const char *
pb_metric_status_get_nick (PbMetricStatus status)
{
  g_return_val_if_fail ((gsize) status < G_N_ELEMENTS (statuses), "");

  return statuses[status].nick;
}

/**
 * pb_metric_status_get_label:
 * @status: a status
 *
 * Returns: the words for people
 */
const char *
pb_metric_status_get_label (PbMetricStatus status)
{
  g_return_val_if_fail ((gsize) status < G_N_ELEMENTS (statuses), "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "metric", statuses[status].label);
}

/**
 * pb_metric_status_get_css_class:
 * @status: a status
 *
 * Returns: `success`, `warning`, `error` or `neutral`
 */
const char *
pb_metric_status_get_css_class (PbMetricStatus status)
{
  g_return_val_if_fail ((gsize) status < G_N_ELEMENTS (statuses), "neutral");

  return statuses[status].css_class;
}

/**
 * pb_metric_status_get_icon_name:
 * @status: a status
 *
 * Returns: the name of a symbolic icon
 */
const char *
pb_metric_status_get_icon_name (PbMetricStatus status)
{
  g_return_val_if_fail ((gsize) status < G_N_ELEMENTS (statuses), "");

  return statuses[status].icon_name;
}

static PbDecimal *
copy_decimal (const PbDecimal *decimal)
{
  return decimal ? pb_decimal_copy (decimal) : NULL;
}

/**
 * pb_metric_standing_copy:
 * @self: a standing
 *
 * Returns: (transfer full): the same once more
 */
PbMetricStanding *
pb_metric_standing_copy (const PbMetricStanding *self)
{
  PbMetricStanding *copy = g_memdup2 (self, sizeof *self);

  copy->value = copy_decimal (self->value);
  copy->baseline = copy_decimal (self->baseline);
  copy->target = copy_decimal (self->target);
  copy->target_min = copy_decimal (self->target_min);
  copy->target_max = copy_decimal (self->target_max);
  copy->progress = copy_decimal (self->progress);
  copy->expected = copy_decimal (self->expected);
  copy->unit = g_strdup (self->unit);
  copy->target_record = g_strdup (self->target_record);
  copy->conflicts = g_strdupv (self->conflicts);
  copy->reason = g_strdup (self->reason);

  return copy;
}

/**
 * pb_metric_standing_free:
 * @self: a standing
 *
 * Frees @self.
 */
void
pb_metric_standing_free (PbMetricStanding *self)
{
  g_clear_pointer (&self->value, pb_decimal_free);
  g_clear_pointer (&self->baseline, pb_decimal_free);
  g_clear_pointer (&self->target, pb_decimal_free);
  g_clear_pointer (&self->target_min, pb_decimal_free);
  g_clear_pointer (&self->target_max, pb_decimal_free);
  g_clear_pointer (&self->progress, pb_decimal_free);
  g_clear_pointer (&self->expected, pb_decimal_free);
  g_free (self->unit);
  g_free (self->target_record);
  g_strfreev (self->conflicts);
  g_free (self->reason);
  g_free (self);
}

static char *
with_unit (const PbMetricStanding *self,
           const PbDecimal        *value)
{
  g_autofree char *number = pb_decimal_to_locale (value, self->decimals);

  if (*self->unit == '\0')
    return g_steal_pointer (&number);

  if (strcmp (self->unit, "%") == 0)
    /* Translators: a number of percent */
    return g_strdup_printf (_("%s%%"), number);

  /* Translators: a number and its unit */
  return g_strdup_printf (_("%s %s"), number, self->unit);
}

static char *
as_percent (const PbDecimal *part)
{
  g_autoptr(PbDecimal) hundred = pb_decimal_new_integer (100);
  g_autoptr(PbDecimal) percent = pb_decimal_multiply (part, hundred);
  g_autofree char *number = pb_decimal_to_locale (percent, 0);

  return g_strdup_printf (_("%s%%"), number);
}

/**
 * pb_metric_standing_dup_value:
 * @self: a standing
 *
 * Returns: (transfer full) (nullable): the value with its unit for people
 */
char *
pb_metric_standing_dup_value (const PbMetricStanding *self)
{
  return self->value ? with_unit (self, self->value) : NULL;
}

/**
 * pb_metric_standing_dup_target:
 * @self: a standing
 *
 * Returns: (transfer full) (nullable): the target with its unit for people
 */
char *
pb_metric_standing_dup_target (const PbMetricStanding *self)
{
  g_autofree char *min = NULL;
  g_autofree char *max = NULL;

  if (self->target)
    return with_unit (self, self->target);
  if (self->target_min == NULL || self->target_max == NULL)
    return NULL;

  min = pb_decimal_to_locale (self->target_min, self->decimals);
  max = with_unit (self, self->target_max);

  /* Translators: a range, for example “3–5 workshops” */
  return g_strdup_printf (_("%s–%s"), min, max);
}

/**
 * pb_metric_standing_dup_progress:
 * @self: a standing
 *
 * Returns: (transfer full) (nullable): how far the value has come from baseline
 *   to target, in whole percent for people
 */
char *
pb_metric_standing_dup_progress (const PbMetricStanding *self)
{
  return self->progress ? as_percent (self->progress) : NULL;
}

/* The sum of the periods since the baseline; of a ratio, the sum of the
 * numerators over the sum of the denominators.  Periods come in the order of
 * their last days; where any two overlap, two that follow each other do.
 */
static void
sum_periods (PbMetricStanding *standing,
             PbRuleContext    *context,
             PbRecord         *metric)
{
  GArray *periods = pb_context_periods (context, metric);
  gboolean ratio = pb_record_get_flag (metric, PB_METRIC_RATIO);
  g_autoptr(GStrvBuilder) overlaps = g_strv_builder_new ();
  g_auto(PbExactSum) above_sum = PB_EXACT_SUM_INIT;
  g_auto(PbExactSum) below_sum = PB_EXACT_SUM_INIT;
  g_autoptr(PbDecimal) sum = NULL;
  g_autoptr(PbDecimal) below = NULL;
  const PbPeriodFacts *before = NULL;

  for (guint i = 0; i < periods->len; i++)
    {
      const PbPeriodFacts *period = &g_array_index (periods, PbPeriodFacts, i);

      if (period->end > context->day)
        break;
      if (!pb_metric_in_sum (standing->baseline_day, period->start, period->end) ||
          (period->newer && pb_observation_is_corrected (context, period->record)))
        continue;

      if (before && (period->start == PB_DAY_NONE ? period->end : period->start) <= before->end)
        g_strv_builder_add_many (overlaps, pb_record_get_id (before->record),
                                 pb_record_get_id (period->record), NULL);
      else if (pb_dossier_get_crowd (context->dossier, period->record))
        g_strv_builder_add (overlaps, pb_record_get_id (period->record));
      before = period;

      pb_exact_sum_add (&above_sum, period->above);
      pb_exact_sum_add (&below_sum, period->below);
    }

  g_strfreev (standing->conflicts);
  standing->conflicts = g_strv_builder_end (overlaps);
  standing->ambiguous = *standing->conflicts != NULL;
  if (standing->ambiguous)
    return;

  sum = pb_exact_sum_steal (&above_sum);
  below = pb_exact_sum_steal (&below_sum);
  if (ratio && sum && below)
    {
      g_autoptr(PbDecimal) quotient = pb_decimal_divide (sum, below);
      g_autoptr(PbDecimal) factor =
        pb_decimal_new_integer (strcmp (standing->unit, "%") == 0 ? 100 : 1);

      standing->value = quotient ? pb_decimal_multiply (quotient, factor) : NULL;
    }
  else if (!ratio)
    {
      standing->value = g_steal_pointer (&sum);
    }
}

static void
find_value (PbMetricStanding *standing,
            PbRuleContext    *context,
            PbRecord         *metric)
{
  PbRecord *latest = pb_metric_find_latest (context, metric);

  if (latest == NULL)
    return;

  standing->value_day = pb_record_get_day (latest, PB_OBSERVATION_PERIOD_END);
  if (pb_metric_sums_up (metric))
    sum_periods (standing, context, metric);
  else
    standing->value = pb_metric_dup_observed (metric, latest);
}

/* The next target at or after the judged day, or else the last there was. */
static void
find_target (PbMetricStanding *standing,
             PbRuleContext    *context,
             PbRecord         *metric)
{
  GPtrArray *targets = pb_dossier_get_referring (context->dossier, pb_record_get_id (metric),
                                                 PB_TARGET_METRIC);
  PbRecord *best = NULL;
  PbDay best_day = PB_DAY_NONE;

  for (guint i = 0; targets && i < targets->len; i++)
    {
      PbDay day = pb_record_get_day (targets->pdata[i], PB_TARGET_DATE);
      gboolean ahead = day >= context->day;
      gboolean best_ahead = best && best_day >= context->day;

      if (pb_record_get_deleted (targets->pdata[i]))
        continue;
      if (best == NULL || (ahead && (!best_ahead || day < best_day)) ||
          (!ahead && !best_ahead && day > best_day))
        {
          best = targets->pdata[i];
          best_day = day;
        }
    }

  if (best == NULL)
    return;

  standing->target_day = best_day;
  standing->target_record = g_strdup (pb_record_get_id (best));
  standing->target = pb_record_dup_decimal (best, PB_TARGET_VALUE);
  standing->target_min = pb_record_dup_decimal (best, PB_TARGET_MIN);
  standing->target_max = pb_record_dup_decimal (best, PB_TARGET_MAX);
}

static gboolean
at_least_part (const PbDecimal *part,
               const PbDecimal *of,
               gint64           percent)
{
  g_autoptr(PbDecimal) hundred = pb_decimal_new_integer (100);
  g_autoptr(PbDecimal) factor = pb_decimal_new_integer (percent);
  g_autoptr(PbDecimal) left = pb_decimal_multiply (part, hundred);
  g_autoptr(PbDecimal) right = pb_decimal_multiply (of, factor);

  return pb_decimal_compare (left, right) >= 0;
}

static PbDecimal *
get_expected (PbMetricStanding *standing,
              PbDay             day)
{
  gint64 whole = (gint64) standing->target_day - standing->baseline_day;
  gint64 passed = (gint64) day - standing->baseline_day;
  g_autoptr(PbDecimal) numerator = NULL;
  g_autoptr(PbDecimal) denominator = NULL;

  if (whole <= 0 || passed >= whole)
    return pb_decimal_new_integer (1);

  numerator = pb_decimal_new_integer (MAX (passed, 0));
  denominator = pb_decimal_new_integer (whole);

  return pb_decimal_divide (numerator, denominator);
}

static void
judge_change (PbMetricStanding *standing,
              PbRuleContext    *context)
{
  g_autoptr(PbDecimal) way = NULL;
  g_autoptr(PbDecimal) gone = NULL;
  g_autofree char *value = NULL;
  g_autofree char *day = NULL;
  g_autofree char *target = NULL;
  g_autofree char *progress = NULL;
  g_autofree char *expected = NULL;

  if (standing->baseline == NULL || standing->baseline_day == PB_DAY_NONE)
    {
      standing->reason = g_strdup (_("Without a baseline and its date it cannot be judged."));
      return;
    }
  if (context->day < standing->baseline_day)
    {
      standing->reason = g_strdup (_("The baseline lies in the future."));
      return;
    }
  if (pb_decimal_compare (standing->target, standing->baseline) == 0)
    {
      standing->reason = g_strdup (_("Baseline and target are the same. Use “at least” or “at "
                                     "most” to hold a value."));
      return;
    }

  way = pb_decimal_subtract (standing->target, standing->baseline);
  gone = pb_decimal_subtract (standing->value, standing->baseline);
  standing->progress = pb_decimal_divide (gone, way);
  standing->expected = get_expected (standing, context->day);

  if (at_least_part (standing->progress, standing->expected,
                     pb_context_threshold (context, PB_THRESHOLD_METRIC_ON_TRACK)))
    standing->status = PB_METRIC_STATUS_ON_TRACK;
  else if (at_least_part (standing->progress, standing->expected,
                          pb_context_threshold (context, PB_THRESHOLD_METRIC_BEHIND)))
    standing->status = PB_METRIC_STATUS_BEHIND;
  else
    standing->status = PB_METRIC_STATUS_OFF_TRACK;

  value = with_unit (standing, standing->value);
  day = pb_day_to_locale (standing->value_day);
  target = with_unit (standing, standing->target);
  progress = as_percent (standing->progress);
  expected = as_percent (standing->expected);
  /* Translators: value, day, part of the way, target, part of the time; for
   * example “8 workshops on 30 June 2024: 67% of the way to 12 workshops, with
   * 50% of the time gone.”
   */
  standing->reason = g_strdup_printf (_("%s on %s: %s of the way to %s, with %s of the time gone."),
                                      value, day, progress, target, expected);
}

static void
judge_limit (PbMetricStanding *standing,
             int               direction)
{
  g_autofree char *value = with_unit (standing, standing->value);
  g_autofree char *day = pb_day_to_locale (standing->value_day);
  g_autofree char *target = pb_metric_standing_dup_target (standing);
  gboolean held;

  switch (direction)
    {
    case PB_METRIC_DIRECTION_AT_LEAST:
      held = pb_decimal_compare (standing->value, standing->target) >= 0;
      /* Translators: value, day and target */
      standing->reason = g_strdup_printf (_("%s on %s; it should be at least %s."), value, day,
                                          target);
      break;

    case PB_METRIC_DIRECTION_AT_MOST:
      held = pb_decimal_compare (standing->value, standing->target) <= 0;
      /* Translators: value, day and target */
      standing->reason = g_strdup_printf (_("%s on %s; it should be at most %s."), value, day,
                                          target);
      break;

    case PB_METRIC_DIRECTION_WITHIN:
    default:
      held = pb_decimal_compare (standing->value, standing->target_min) >= 0 &&
             pb_decimal_compare (standing->value, standing->target_max) <= 0;
      /* Translators: value, day and a range such as “3–5 workshops” */
      standing->reason = g_strdup_printf (_("%s on %s; it should be within %s."), value, day,
                                          target);
      break;
    }

  standing->status = held ? PB_METRIC_STATUS_ON_TRACK : PB_METRIC_STATUS_OFF_TRACK;
}

static gboolean
has_target (PbMetricStanding *standing,
            int               direction)
{
  if (direction == PB_METRIC_DIRECTION_WITHIN)
    {
      g_clear_pointer (&standing->target, pb_decimal_free);
      return standing->target_min && standing->target_max;
    }

  return standing->target != NULL;
}

static void
judge_standing (PbMetricStanding *standing,
                PbRuleContext    *context,
                PbRecord         *metric)
{
  int direction = pb_record_get_enum (metric, PB_METRIC_DIRECTION);
  g_autofree char *day = pb_day_to_locale (standing->value_day);

  if (standing->ambiguous)
    standing->reason = g_strdup (_("Periods of observations overlap, so the value is not known."));
  else if (standing->value_day == PB_DAY_NONE)
    standing->reason = g_strdup (_("Nothing has been observed yet."));
  else if (standing->value == NULL)
    standing->reason = g_strdup (_("The observations hold no value that can be used."));
  else if (standing->overdue)
    /* Translators: a day */
    standing->reason = g_strdup_printf (_("The last observation is of %s; a newer one is missing, "
                                          "so it is not judged."),
                                        day);
  else if (direction == PB_METRIC_DIRECTION_DESCRIBE_ONLY)
    {
      g_autofree char *value = with_unit (standing, standing->value);

      standing->status = PB_METRIC_STATUS_DESCRIBED;
      /* Translators: a value and a day */
      standing->reason = g_strdup_printf (_("%s on %s; it is only described."), value, day);
    }
  else if (direction < 0)
    standing->reason = g_strdup (_("It is not said which direction is good."));
  else if (!has_target (standing, direction))
    standing->reason = g_strdup (_("There is no target to compare with."));
  else if (direction == PB_METRIC_DIRECTION_INCREASE || direction == PB_METRIC_DIRECTION_DECREASE)
    judge_change (standing, context);
  else
    judge_limit (standing, direction);
}

static PbDay
missing_since (PbRuleContext *context,
               PbRecord      *metric,
               PbDay          last)
{
  int cadence = pb_metric_get_cadence_days (context, metric);
  gint64 percent = pb_context_threshold (context, PB_THRESHOLD_METRIC_OVERDUE);
  gint64 missing;

  if (cadence == 0 || last == PB_DAY_NONE)
    return PB_DAY_NONE;

  missing = last + cadence * percent / 100 + 1;

  return missing <= context->day ? (PbDay) missing : PB_DAY_NONE;
}

/*
 * pb_metric_missing_since:
 *
 * Returns: the first day on which an observation counts as missing, or
 *   %PB_DAY_NONE where none is missing on the judged day
 */
PbDay
pb_metric_missing_since (PbRuleContext *context,
                         PbRecord      *metric)
{
  PbRecord *latest = pb_metric_find_latest (context, metric);

  return missing_since (context, metric,
                        latest ? pb_record_get_day (latest, PB_OBSERVATION_PERIOD_END)
                               : pb_record_get_day (metric, PB_METRIC_BASELINE_DATE));
}

static PbMetricStanding *
find_standing (PbRuleContext *context,
               PbRecord      *metric)
{
  PbMetricStanding *standing = g_new0 (PbMetricStanding, 1);
  const char *unit = pb_record_get_text (metric, PB_METRIC_UNIT);
  int cadence = pb_metric_get_cadence_days (context, metric);
  int direction = pb_record_get_enum (metric, PB_METRIC_DIRECTION);
  PbDay last;

  standing->unit = g_strdup (unit ? unit : "");
  standing->decimals = pb_record_has (metric, PB_METRIC_DECIMALS)
                         ? (int) pb_record_get_integer (metric, PB_METRIC_DECIMALS)
                         : pb_record_get_flag (metric, PB_METRIC_RATIO) ? 2 : -1;
  standing->baseline = pb_record_dup_decimal (metric, PB_METRIC_BASELINE);
  standing->baseline_day = pb_record_get_day (metric, PB_METRIC_BASELINE_DATE);
  standing->value_day = PB_DAY_NONE;
  standing->target_day = PB_DAY_NONE;
  standing->next_due = PB_DAY_NONE;
  standing->conflicts = g_new0 (char *, 1);

  find_value (standing, context, metric);
  find_target (standing, context, metric);

  last = standing->value_day != PB_DAY_NONE ? standing->value_day : standing->baseline_day;
  if (cadence > 0 && last != PB_DAY_NONE)
    standing->next_due = last + cadence;
  standing->overdue = missing_since (context, metric, last) != PB_DAY_NONE;
  standing->complete = *standing->unit != '\0' && direction >= 0 && standing->baseline &&
                       standing->baseline_day != PB_DAY_NONE &&
                       pb_record_get_enum (metric, PB_METRIC_CADENCE) >= 0 &&
                       (standing->target || (standing->target_min && standing->target_max));

  judge_standing (standing, context, metric);

  return standing;
}

/*
 * pb_context_metric:
 *
 * The same as pb_metric_judge(), for the judged day of @context, but the
 * observations are not counted.
 *
 * Returns: (transfer none): how the metric stands
 */
const PbMetricStanding *
pb_context_metric (PbRuleContext *context,
                   PbRecord      *metric)
{
  PbMetricStanding *standing;

  if (context->standings == NULL)
    context->standings = g_hash_table_new_full (NULL, NULL, NULL,
                                                (GDestroyNotify) pb_metric_standing_free);

  standing = g_hash_table_lookup (context->standings, metric);
  if (standing == NULL)
    {
      standing = find_standing (context, metric);
      g_hash_table_insert (context->standings, metric, standing);
    }

  return standing;
}

/**
 * pb_metric_judge:
 * @dossier: a sealed dossier
 * @criteria: a criteria set
 * @metric: a metric
 * @day: the day to look from, not later than the dossier's
 *
 * Works out in exact numbers how @metric stands on @day.
 *
 * Returns: (transfer full): its standing
 */
PbMetricStanding *
pb_metric_judge (PbDossier     *dossier,
                 PbCriteriaSet *criteria,
                 PbRecord      *metric,
                 PbDay          day)
{
  g_autoptr(GPtrArray) observations = NULL;
  PbRuleContext context;
  PbMetricStanding *standing;

  g_return_val_if_fail (PB_IS_DOSSIER (dossier), NULL);
  g_return_val_if_fail (PB_IS_CRITERIA_SET (criteria), NULL);
  g_return_val_if_fail (PB_IS_RECORD (metric), NULL);
  g_return_val_if_fail (day != PB_DAY_NONE, NULL);

  pb_rule_context_init (&context, dossier, criteria, day);
  standing = find_standing (&context, metric);
  observations = pb_metric_find_observations (&context, metric);
  pb_rule_context_clear (&context);

  standing->n_observations = observations->len;
  for (guint i = 0; i < observations->len; i++)
    {
      const PbCrowd *crowd = pb_dossier_get_crowd (dossier, observations->pdata[i]);

      standing->n_observations += crowd ? crowd->n : 0;
      standing->n_estimated +=
        pb_record_get_flag (observations->pdata[i], PB_OBSERVATION_ESTIMATED);
    }

  return standing;
}
