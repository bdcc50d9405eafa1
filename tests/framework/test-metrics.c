/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dossier-builder.h"

#include "framework/pb-exact-sum-private.h"
#include "framework/pb-metric-standing.h"

static void
add_metric (Builder    *builder,
            const char *direction,
            const char *series,
            const char *baseline,
            const char *baseline_date)
{
  PbRecord *metric = builder_add (builder, PB_KIND_METRIC, "metric",
                                  PB_METRIC_UNIT, "workshops",
                                  PB_METRIC_DIRECTION, direction,
                                  PB_METRIC_SERIES, series,
                                  0);

  if (baseline)
    builder_set (metric, PB_METRIC_BASELINE, baseline);
  if (baseline_date)
    builder_set (metric, PB_METRIC_BASELINE_DATE, baseline_date);
}

static void
set_metric (Builder    *builder,
            PbFieldId   field,
            const char *text)
{
  for (guint i = 0; i < builder->records->len; i++)
    {
      PbRecord *record = builder->records->pdata[i];

      if (g_str_equal (pb_record_get_id (record), builder_id ("metric")))
        builder_set (record, field, text);
    }
}

static void
add_target (Builder    *builder,
            const char *name,
            const char *date,
            const char *value)
{
  builder_add (builder, PB_KIND_TARGET, name,
               PB_TARGET_METRIC, "metric",
               PB_TARGET_DATE, date,
               PB_TARGET_VALUE, value,
               0);
}

static PbRecord *
add_observation (Builder    *builder,
                 const char *name,
                 const char *end,
                 const char *value)
{
  return builder_add (builder, PB_KIND_OBSERVATION, name,
                      PB_OBSERVATION_METRIC, "metric",
                      PB_OBSERVATION_PERIOD_END, end,
                      PB_OBSERVATION_VALUE, value,
                      0);
}

static void
add_period (Builder    *builder,
            const char *name,
            const char *start,
            const char *end,
            const char *value)
{
  builder_set (add_observation (builder, name, end, value), PB_OBSERVATION_PERIOD_START, start);
}

static PbMetricStanding *
stand (Builder *builder)
{
  g_autoptr(PbDossier) dossier = builder_seal (builder);
  PbRecord *metric = pb_dossier_lookup (dossier, builder_id ("metric"));
  PbMetricStanding *standing = pb_metric_judge (dossier, builder_criteria (), metric, builder->day);
  g_autoptr(PbMetricStanding) copy = pb_metric_standing_copy (standing);

  g_assert_cmpstr (standing->reason, !=, "");
  g_assert_cmpstr (copy->reason, ==, standing->reason);

  return standing;
}

static void
assert_decimal (const PbDecimal *decimal,
                const char      *text)
{
  g_autofree char *found = NULL;

  g_assert_nonnull (decimal);
  found = pb_decimal_to_string (decimal);
  g_assert_cmpstr (found, ==, text);
}

static void
assert_fraction (const PbDecimal *decimal,
                 gint64           numerator,
                 gint64           denominator)
{
  g_autoptr(PbDecimal) above = pb_decimal_new_integer (numerator);
  g_autoptr(PbDecimal) below = pb_decimal_new_integer (denominator);
  g_autoptr(PbDecimal) expected = pb_decimal_divide (above, below);

  g_assert_nonnull (decimal);
  g_assert_cmpint (pb_decimal_compare (decimal, expected), ==, 0);
}

#define assert_status(builder, expected) G_STMT_START { \
  g_autoptr(PbMetricStanding) standing_ = stand (builder); \
  if (standing_->status != (expected)) \
    g_test_message ("%s", standing_->reason); \
  g_assert_cmpstr (pb_metric_status_get_nick (standing_->status), ==, \
                   pb_metric_status_get_nick (expected)); \
} G_STMT_END

/* 0 on the first of January, 12 by the end of the year, 8 at the end of June. */
static void
test_increase (void)
{
  g_autoptr(Builder) builder = builder_new ("2024-06-30");
  g_autoptr(PbMetricStanding) standing = NULL;
  g_autofree char *progress = NULL;

  add_metric (builder, "increase", "level", "0", "2024-01-01");
  add_target (builder, "target", "2024-12-31", "12");
  add_observation (builder, "first", "2024-06-30", "8");

  standing = stand (builder);
  g_assert_cmpint (standing->status, ==, PB_METRIC_STATUS_ON_TRACK);
  assert_fraction (standing->expected, 181, 365);
  assert_fraction (standing->progress, 8, 12);
  progress = pb_metric_standing_dup_progress (standing);
  g_assert_cmpstr (progress, ==, "67%");
}

static void
test_decrease (void)
{
  g_autoptr(Builder) builder = builder_new ("2025-07-01");
  g_autoptr(PbMetricStanding) standing = NULL;

  add_metric (builder, "decrease", "level", "45", "2025-01-01");
  add_target (builder, "target", "2025-12-31", "30");
  add_observation (builder, "first", "2025-07-01", "40");

  standing = stand (builder);
  g_assert_cmpint (standing->status, ==, PB_METRIC_STATUS_BEHIND);
  assert_fraction (standing->expected, 181, 364);
  assert_fraction (standing->progress, 5, 15);
}

static void
test_beyond (void)
{
  g_autoptr(Builder) builder = builder_new ("2025-12-31");
  g_autoptr(PbMetricStanding) standing = NULL;

  add_metric (builder, "increase", "level", "0", "2025-01-01");
  add_target (builder, "target", "2025-12-31", "5");
  add_observation (builder, "first", "2025-12-31", "6");

  standing = stand (builder);
  g_assert_cmpint (standing->status, ==, PB_METRIC_STATUS_ON_TRACK);
  assert_decimal (standing->progress, "1.2");
}

static void
test_backwards (void)
{
  g_autoptr(Builder) builder = builder_new ("2025-06-30");
  g_autoptr(PbMetricStanding) standing = NULL;

  add_metric (builder, "increase", "level", "10", "2025-01-01");
  add_target (builder, "target", "2025-12-31", "20");
  add_observation (builder, "first", "2025-06-30", "5");

  standing = stand (builder);
  g_assert_cmpint (standing->status, ==, PB_METRIC_STATUS_OFF_TRACK);
  assert_decimal (standing->progress, "-0.5");
}

/* After 100 of 100 days, 90 percent is on track and 60 percent is behind. */
static void
test_edges (void)
{
  static const struct { const char *value; PbMetricStatus status; } cases[] = {
    { "90", PB_METRIC_STATUS_ON_TRACK },
    { "89.999999999999999999", PB_METRIC_STATUS_BEHIND },
    { "60", PB_METRIC_STATUS_BEHIND },
    { "59.999999999999999999", PB_METRIC_STATUS_OFF_TRACK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new ("2025-04-11");

      add_metric (builder, "increase", "level", "0", "2025-01-01");
      add_target (builder, "target", "2025-04-11", "100");
      add_observation (builder, "first", "2025-04-11", cases[i].value);
      assert_status (builder, cases[i].status);
    }
}

static void
test_limits (void)
{
  static const struct
  {
    const char *direction;
    const char *value;
    PbMetricStatus status;
  } cases[] = {
    { "at-most", "30", PB_METRIC_STATUS_ON_TRACK },
    { "at-most", "30.01", PB_METRIC_STATUS_OFF_TRACK },
    { "at-least", "30", PB_METRIC_STATUS_ON_TRACK },
    { "at-least", "29.99", PB_METRIC_STATUS_OFF_TRACK },
    { "describe-only", "30", PB_METRIC_STATUS_DESCRIBED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new ("2025-06-30");

      add_metric (builder, cases[i].direction, "level", NULL, NULL);
      add_target (builder, "target", "2025-12-31", "30");
      add_observation (builder, "first", "2025-06-30", cases[i].value);
      assert_status (builder, cases[i].status);
    }
}

/* “Three to five a month” is a range for each month, not for their sum. */
static void
test_within (void)
{
  static const struct { const char *value; PbMetricStatus status; } cases[] = {
    { "2", PB_METRIC_STATUS_OFF_TRACK }, { "3", PB_METRIC_STATUS_ON_TRACK },
    { "5", PB_METRIC_STATUS_ON_TRACK }, { "6", PB_METRIC_STATUS_OFF_TRACK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new ("2025-03-05");
      g_autoptr(PbMetricStanding) standing = NULL;
      g_autofree char *target = NULL;

      add_metric (builder, "within", "per-period", "0", "2025-01-01");
      builder_add (builder, PB_KIND_TARGET, "target",
                   PB_TARGET_METRIC, "metric",
                   PB_TARGET_DATE, "2025-12-31",
                   PB_TARGET_MIN, "3",
                   PB_TARGET_MAX, "5",
                   0);
      add_period (builder, "jan", "2025-01-01", "2025-01-31", "4");
      add_period (builder, "feb", "2025-02-01", "2025-02-28", cases[i].value);
      assert_status (builder, cases[i].status);

      standing = stand (builder);
      target = pb_metric_standing_dup_target (standing);
      g_assert_cmpstr (target, ==, "3–5 workshops");
    }
}

/* The repair café counted 520 by the middle of the year and 738 by its end. */
static void
test_running_total (void)
{
  g_autoptr(Builder) builder = builder_new ("2025-01-10");
  g_autoptr(PbMetricStanding) standing = NULL;

  add_metric (builder, "increase", "running-total", "0", "2024-01-01");
  add_observation (builder, "half", "2024-06-30", "520");
  add_observation (builder, "full", "2024-12-31", "738");

  standing = stand (builder);
  assert_decimal (standing->value, "738");
}

static void
test_ratio (void)
{
  g_autoptr(Builder) builder = builder_new ("2024-12-31");
  g_autoptr(PbMetricStanding) standing = NULL;
  g_autofree char *value = NULL;
  PbRecord *observation;

  add_metric (builder, "at-least", "level", NULL, NULL);
  set_metric (builder, PB_METRIC_UNIT, "%");
  set_metric (builder, PB_METRIC_RATIO, "true");
  add_target (builder, "target", "2024-12-31", "70");
  observation = add_observation (builder, "first", "2024-12-31", "1");
  builder_set (observation, PB_OBSERVATION_NUMERATOR, "420");
  builder_set (observation, PB_OBSERVATION_DENOMINATOR, "586");

  standing = stand (builder);
  assert_fraction (standing->value, 42000, 586);
  value = pb_metric_standing_dup_value (standing);
  g_assert_cmpstr (value, ==, "71.67%");
  g_assert_cmpint (standing->status, ==, PB_METRIC_STATUS_ON_TRACK);
}

/* Sums of numerators over sums of denominators, not the mean of the quotients. */
static void
test_ratio_per_period (void)
{
  g_autoptr(Builder) builder = builder_new ("2024-12-31");
  g_autoptr(PbMetricStanding) standing = NULL;
  PbRecord *observation;

  add_metric (builder, "at-least", "per-period", "0", "2024-01-01");
  set_metric (builder, PB_METRIC_RATIO, "true");
  add_target (builder, "target", "2024-12-31", "0.5");
  observation = add_observation (builder, "first", "2024-06-30", "0");
  builder_set (observation, PB_OBSERVATION_PERIOD_START, "2024-01-01");
  builder_set (observation, PB_OBSERVATION_NUMERATOR, "1");
  builder_set (observation, PB_OBSERVATION_DENOMINATOR, "10");
  observation = add_observation (builder, "second", "2024-12-31", "0");
  builder_set (observation, PB_OBSERVATION_PERIOD_START, "2024-07-01");
  builder_set (observation, PB_OBSERVATION_NUMERATOR, "89");
  builder_set (observation, PB_OBSERVATION_DENOMINATOR, "90");

  standing = stand (builder);
  assert_fraction (standing->value, 90, 100);
}

static void
test_per_period (void)
{
  g_autoptr(Builder) builder = builder_new ("2024-12-31");
  g_autoptr(PbMetricStanding) standing = NULL;

  add_metric (builder, "increase", "per-period", "0", "2024-01-01");
  add_target (builder, "target", "2024-12-31", "12");
  add_period (builder, "before", "2023-12-01", "2023-12-31", "100");
  add_period (builder, "astride", "2023-12-15", "2024-01-15", "100");
  add_period (builder, "q1", "2024-01-01", "2024-03-31", "5");
  add_period (builder, "q2", "2024-04-01", "2024-06-30", "6.5");
  add_period (builder, "later", "2025-01-01", "2025-01-31", "100");

  standing = stand (builder);
  assert_decimal (standing->value, "11.5");
  g_assert_cmpuint (standing->n_observations, ==, 4);
}

static void
test_overlap (void)
{
  g_autoptr(Builder) builder = builder_new ("2024-12-31");
  g_autoptr(PbMetricStanding) standing = NULL;

  add_metric (builder, "increase", "per-period", "0", "2024-01-01");
  add_target (builder, "target", "2024-12-31", "12");
  add_period (builder, "half", "2024-01-01", "2024-06-30", "5");
  add_period (builder, "june", "2024-06-30", "2024-07-31", "1");

  standing = stand (builder);
  g_assert_null (standing->value);
  g_assert_true (standing->ambiguous);
  g_assert_cmpint (standing->status, ==, PB_METRIC_STATUS_UNKNOWN);
  g_assert_cmpuint (g_strv_length (standing->conflicts), ==, 2);
}

/* A day with very many observations: of a level the one that counts is known, but no
 * sum of periods that lie over each other.
 */
static void
test_crowd (void)
{
  g_autoptr(Builder) level = builder_new ("2024-06-30");
  g_autoptr(Builder) periods = builder_new ("2024-06-30");
  g_autoptr(PbMetricStanding) on_level = NULL;
  g_autoptr(PbMetricStanding) in_sum = NULL;

  add_metric (level, "increase", "level", "0", "2024-01-01");
  add_target (level, "target", "2024-12-31", "10");
  add_period (level, "crowded", NULL, "2024-06-30", "5");
  level->n_crowd = 40;
  on_level = stand (level);
  assert_decimal (on_level->value, "5");
  g_assert_cmpuint (on_level->n_observations, ==, 41);

  add_metric (periods, "increase", "per-period", "0", "2024-01-01");
  add_target (periods, "target", "2024-12-31", "10");
  add_period (periods, "crowded", "2024-06-30", "2024-06-30", "5");
  periods->n_crowd = 40;
  in_sum = stand (periods);
  g_assert_null (in_sum->value);
  g_assert_true (in_sum->ambiguous);
}

/* A month has 31 days; one and a half are 46.5, so the 47th day is too late. */
static void
test_overdue (void)
{
  static const struct { const char *day; gboolean overdue; } cases[] = {
    { "2025-02-16", FALSE }, { "2025-02-17", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (cases[i].day);
      g_autoptr(PbMetricStanding) standing = NULL;

      add_metric (builder, "at-least", "level", NULL, NULL);
      set_metric (builder, PB_METRIC_CADENCE, "monthly");
      add_target (builder, "target", "2025-12-31", "1");
      add_observation (builder, "first", "2025-01-01", "3");

      standing = stand (builder);
      g_assert_cmpint (standing->overdue, ==, cases[i].overdue);
      g_assert_cmpint (standing->status, ==, cases[i].overdue ? PB_METRIC_STATUS_UNKNOWN
                                                              : PB_METRIC_STATUS_ON_TRACK);
      assert_decimal (standing->value, "3");
      g_assert_cmpint (standing->next_due, ==, pb_day_parse ("2025-02-01"));
    }
}

static void
test_unknown (void)
{
  g_autoptr(Builder) empty = builder_new ("2025-06-30");
  g_autoptr(Builder) no_target = builder_new ("2025-06-30");
  g_autoptr(Builder) no_baseline = builder_new ("2025-06-30");
  g_autoptr(Builder) before = builder_new ("2025-06-30");
  g_autoptr(Builder) same = builder_new ("2025-06-30");

  add_metric (empty, "increase", "level", "0", "2025-01-01");
  add_target (empty, "target", "2025-12-31", "10");
  assert_status (empty, PB_METRIC_STATUS_UNKNOWN);

  add_metric (no_target, "increase", "level", "0", "2025-01-01");
  add_observation (no_target, "first", "2025-06-30", "5");
  assert_status (no_target, PB_METRIC_STATUS_UNKNOWN);

  add_metric (no_baseline, "increase", "level", NULL, NULL);
  add_target (no_baseline, "target", "2025-12-31", "10");
  add_observation (no_baseline, "first", "2025-06-30", "5");
  assert_status (no_baseline, PB_METRIC_STATUS_UNKNOWN);

  add_metric (before, "increase", "level", "0", "2025-07-01");
  add_target (before, "target", "2025-12-31", "10");
  add_observation (before, "first", "2025-06-30", "5");
  assert_status (before, PB_METRIC_STATUS_UNKNOWN);

  add_metric (same, "increase", "level", "10", "2025-01-01");
  add_target (same, "target", "2025-12-31", "10");
  add_observation (same, "first", "2025-06-30", "5");
  assert_status (same, PB_METRIC_STATUS_UNKNOWN);
}

/* The next target counts, and after all of them the last. */
static void
test_targets (void)
{
  static const struct { const char *day; const char *target; } cases[] = {
    { "2025-06-30", "10" }, { "2025-07-01", "20" }, { "2026-02-01", "20" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (cases[i].day);
      g_autoptr(PbMetricStanding) standing = NULL;

      add_metric (builder, "increase", "level", "0", "2025-01-01");
      add_target (builder, "late", "2025-12-31", "20");
      add_target (builder, "early", "2025-06-30", "10");
      add_observation (builder, "first", "2025-06-30", "5");

      standing = stand (builder);
      assert_decimal (standing->target, cases[i].target);
    }
}

static void
test_corrected (void)
{
  g_autoptr(Builder) builder = builder_new ("2025-06-30");
  g_autoptr(PbMetricStanding) standing = NULL;
  PbRecord *second, *estimate;

  add_metric (builder, "at-least", "level", NULL, NULL);
  add_target (builder, "target", "2025-12-31", "1");
  add_observation (builder, "wrong", "2025-06-30", "50");
  second = add_observation (builder, "right", "2025-06-30", "5");
  builder_set (second, PB_OBSERVATION_SUPERSEDES, "wrong");
  estimate = add_observation (builder, "guess", "2025-06-30", "7");
  builder_set (estimate, PB_OBSERVATION_ESTIMATED, "true");

  standing = stand (builder);
  assert_decimal (standing->value, "5");
  g_assert_cmpuint (standing->n_observations, ==, 2);
  g_assert_cmpuint (standing->n_estimated, ==, 1);
}

static void
test_points (void)
{
  g_autoptr(Builder) builder = builder_new ("2025-12-31");
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(GPtrArray) points = NULL;
  const PbMetricPoint *point;

  add_metric (builder, "increase", "per-period", "0", "2025-01-01");
  set_metric (builder, PB_METRIC_CADENCE, "monthly");
  add_period (builder, "jan", "2025-01-01", "2025-01-31", "1");
  add_period (builder, "feb", "2025-02-01", "2025-02-28", "2");
  add_period (builder, "jun", "2025-06-01", "2025-06-30", "3");
  add_period (builder, "later", "2026-01-01", "2026-01-31", "4");

  dossier = builder_seal (builder);
  points = pb_metric_points (dossier, builder_criteria (),
                             pb_dossier_lookup (dossier, builder_id ("metric")), builder->day);
  g_assert_cmpuint (points->len, ==, 3);
  point = points->pdata[1];
  g_assert_false (point->gap_before);
  assert_decimal (point->value, "2");
  assert_decimal (point->total, "3");
  point = points->pdata[2];
  g_assert_true (point->gap_before);
  assert_decimal (point->total, "6");
}

/* Short numbers are summed in a faster way; the result is the same. */
static void
test_exact_sum (void)
{
  static const char * const texts[] = {
    "0.1", "0.2", "-0.3", "12", "-7.5", "0.000001", "999999999999", "0.0000001", "123456.654321",
    "-999999999999", "100000000000000000000000000000.25", "007", "-0", "3.14159265358979",
  };
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint round = 0; round < 50; round++)
    {
      g_auto(PbExactSum) sum = PB_EXACT_SUM_INIT;
      g_autoptr(PbDecimal) expected = pb_decimal_new_integer (0);
      g_autoptr(PbDecimal) found = NULL;

      for (guint i = 0; i < 100; i++)
        {
          const char *text = texts[g_rand_int_range (random, 0, G_N_ELEMENTS (texts))];
          g_autoptr(PbDecimal) value = pb_decimal_parse (text);
          PbDecimal *next = pb_decimal_add (expected, value);

          pb_decimal_free (expected);
          expected = next;
          pb_exact_sum_add (&sum, text);
        }
      found = pb_exact_sum_steal (&sum);
      g_assert_cmpint (pb_decimal_compare (found, expected), ==, 0);
    }
}

/* What is no number adds nothing, and nothing adds up to nothing. */
static void
test_exact_sum_of_nothing (void)
{
  static const char * const texts[] = { "", "-", ".", "1.", ".5.", "1e3", "twelve", NULL };
  g_auto(PbExactSum) sum = PB_EXACT_SUM_INIT;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    pb_exact_sum_add (&sum, texts[i]);
  g_assert_null (pb_exact_sum_steal (&sum));
}

/* Whole numbers of millionths overflow long before numbers do. */
static void
test_exact_sum_of_many (void)
{
  g_auto(PbExactSum) sum = PB_EXACT_SUM_INIT;
  g_autoptr(PbDecimal) found = NULL;

  for (guint i = 0; i < 1000; i++)
    pb_exact_sum_add (&sum, "999999999999");
  found = pb_exact_sum_steal (&sum);
  assert_decimal (found, "999999999999000");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/metrics/increase", test_increase);
  g_test_add_func ("/metrics/decrease", test_decrease);
  g_test_add_func ("/metrics/beyond", test_beyond);
  g_test_add_func ("/metrics/backwards", test_backwards);
  g_test_add_func ("/metrics/edges", test_edges);
  g_test_add_func ("/metrics/limits", test_limits);
  g_test_add_func ("/metrics/within", test_within);
  g_test_add_func ("/metrics/running-total", test_running_total);
  g_test_add_func ("/metrics/ratio", test_ratio);
  g_test_add_func ("/metrics/ratio-per-period", test_ratio_per_period);
  g_test_add_func ("/metrics/per-period", test_per_period);
  g_test_add_func ("/metrics/overlap", test_overlap);
  g_test_add_func ("/metrics/crowd", test_crowd);
  g_test_add_func ("/metrics/overdue", test_overdue);
  g_test_add_func ("/metrics/unknown", test_unknown);
  g_test_add_func ("/metrics/targets", test_targets);
  g_test_add_func ("/metrics/corrected", test_corrected);
  g_test_add_func ("/metrics/points", test_points);
  g_test_add_func ("/metrics/exact-sum", test_exact_sum);
  g_test_add_func ("/metrics/exact-sum-of-nothing", test_exact_sum_of_nothing);
  g_test_add_func ("/metrics/exact-sum-of-many", test_exact_sum_of_many);

  return g_test_run ();
}
