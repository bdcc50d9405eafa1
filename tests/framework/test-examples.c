/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dossier-builder.h"

#include "framework/pb-metric-standing.h"
#include "framework/pb-state-elements.h"

/* The worked examples of the domain that are about metrics and judging, by their
 * numbers.  Those about money are with the treasury, those about months with days.
 */

typedef struct
{
  Builder  *builder;
  PbRecord *metric;
} Measured;

static Measured
measure (const char *today,
         const char *direction,
         const char *series)
{
  Builder *builder = builder_new (today);
  PbRecord *metric = builder_add (builder, PB_KIND_METRIC, "metric",
                                  PB_METRIC_DIRECTION, direction,
                                  PB_METRIC_SERIES, series,
                                  0);

  return (Measured) { builder, metric };
}

static void
observe (Measured   *measured,
         const char *end,
         const char *value)
{
  g_autofree char *name = g_strconcat ("observed-", end, NULL);

  builder_add (measured->builder, PB_KIND_OBSERVATION, name,
               PB_OBSERVATION_METRIC, "metric",
               PB_OBSERVATION_PERIOD_END, end,
               PB_OBSERVATION_VALUE, value,
               0);
}

static PbMetricStanding *
stand (Measured *measured)
{
  g_autoptr(PbDossier) dossier = builder_seal (measured->builder);

  return pb_metric_judge (dossier, builder_criteria (), measured->metric, measured->builder->day);
}

static void
assert_decimal (const PbDecimal *value,
                const char      *text)
{
  g_autofree char *have = NULL;

  g_assert_nonnull (value);
  have = pb_decimal_to_string (value);
  g_assert_cmpstr (have, ==, text);
}

static void
assert_ratio (PbMetricStanding *standing,
              const char       *rounded)
{
  g_autoptr(PbDecimal) ratio = pb_decimal_divide (standing->progress, standing->expected);
  g_autofree char *text = pb_decimal_to_rounded (ratio, 3);

  g_assert_cmpstr (text, ==, rounded);
}

static void
aim (Measured   *measured,
     const char *baseline,
     const char *from,
     const char *target,
     const char *to)
{
  builder_set (measured->metric, PB_METRIC_BASELINE, baseline);
  builder_set (measured->metric, PB_METRIC_BASELINE_DATE, from);
  builder_add (measured->builder, PB_KIND_TARGET, "target",
               PB_TARGET_METRIC, "metric",
               PB_TARGET_DATE, to,
               PB_TARGET_VALUE, target,
               0);
}

static void
test_example_1 (void)
{
  Measured measured = measure ("2024-06-30", "increase", "level");
  g_autoptr(Builder) builder = measured.builder;
  g_autoptr(PbMetricStanding) standing = NULL;

  aim (&measured, "0", "2024-01-01", "12", "2024-12-31");
  observe (&measured, "2024-06-30", "8");
  standing = stand (&measured);
  g_assert_cmpint (standing->status, ==, PB_METRIC_STATUS_ON_TRACK);
  assert_ratio (standing, "1.344");
}

static void
test_example_2 (void)
{
  Measured measured = measure ("2025-07-01", "decrease", "level");
  g_autoptr(Builder) builder = measured.builder;
  g_autoptr(PbMetricStanding) standing = NULL;

  aim (&measured, "45", "2025-01-01", "30", "2025-12-31");
  observe (&measured, "2025-07-01", "40");
  standing = stand (&measured);
  g_assert_cmpint (standing->status, ==, PB_METRIC_STATUS_BEHIND);
  assert_ratio (standing, "0.670");
}

static void
test_example_3 (void)
{
  Measured measured = measure ("2025-07-01", "increase", "level");
  g_autoptr(Builder) builder = measured.builder;
  g_autoptr(PbMetricStanding) standing = NULL;

  aim (&measured, "0", "2025-01-01", "5", "2025-12-31");
  observe (&measured, "2025-07-01", "6");
  standing = stand (&measured);
  g_assert_cmpint (standing->status, ==, PB_METRIC_STATUS_ON_TRACK);
  assert_decimal (standing->progress, "1.2");
}

static void
test_example_4 (void)
{
  static const struct { const char *value; PbMetricStatus status; } cases[] = {
    { "30", PB_METRIC_STATUS_ON_TRACK }, { "30.1", PB_METRIC_STATUS_OFF_TRACK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Measured measured = measure ("2025-07-01", "at-most", "level");
      g_autoptr(Builder) builder = measured.builder;
      g_autoptr(PbMetricStanding) standing = NULL;

      builder_add (builder, PB_KIND_TARGET, "target",
                   PB_TARGET_METRIC, "metric",
                   PB_TARGET_DATE, "2025-12-31",
                   PB_TARGET_VALUE, "30",
                   0);
      observe (&measured, "2025-07-01", cases[i].value);
      standing = stand (&measured);
      g_assert_cmpint (standing->status, ==, cases[i].status);
    }
}

static void
test_example_5 (void)
{
  static const struct { const char *value; PbMetricStatus status; } cases[] = {
    { "2", PB_METRIC_STATUS_OFF_TRACK }, { "3", PB_METRIC_STATUS_ON_TRACK },
    { "5", PB_METRIC_STATUS_ON_TRACK },  { "6", PB_METRIC_STATUS_OFF_TRACK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Measured measured = measure ("2025-07-01", "within", "level");
      g_autoptr(Builder) builder = measured.builder;
      g_autoptr(PbMetricStanding) standing = NULL;

      builder_add (builder, PB_KIND_TARGET, "target",
                   PB_TARGET_METRIC, "metric",
                   PB_TARGET_DATE, "2025-12-31",
                   PB_TARGET_MIN, "3",
                   PB_TARGET_MAX, "5",
                   0);
      observe (&measured, "2025-07-01", cases[i].value);
      standing = stand (&measured);
      g_assert_cmpint (standing->status, ==, cases[i].status);
    }
}

static void
test_example_6 (void)
{
  Measured measured = measure ("2025-12-31", "describe-only", "running-total");
  g_autoptr(Builder) builder = measured.builder;
  Measured ratio = measure ("2025-12-31", "describe-only", "level");
  g_autoptr(Builder) other = ratio.builder;
  g_autoptr(PbMetricStanding) total = NULL;
  g_autoptr(PbMetricStanding) rate = NULL;
  g_autoptr(PbDecimal) hundred = pb_decimal_new_integer (100);
  g_autoptr(PbDecimal) percent = NULL;
  g_autofree char *text = NULL;

  observe (&measured, "2025-06-30", "520");
  observe (&measured, "2025-12-31", "738");
  total = stand (&measured);
  assert_decimal (total->value, "738");

  builder_set (ratio.metric, PB_METRIC_RATIO, "true");
  builder_add (other, PB_KIND_OBSERVATION, "o",
               PB_OBSERVATION_METRIC, "metric",
               PB_OBSERVATION_PERIOD_END, "2025-12-31",
               PB_OBSERVATION_NUMERATOR, "420",
               PB_OBSERVATION_DENOMINATOR, "586",
               0);
  rate = stand (&ratio);
  g_assert_nonnull (rate->value);
  percent = pb_decimal_multiply (rate->value, hundred);
  text = pb_decimal_to_rounded (percent, 2);
  g_assert_cmpstr (text, ==, "71.67");
}

static Builder *
new_state (guint n_present,
           guint n_fresh,
           int   oldest)
{
  Builder *builder = builder_new ("2025-06-30");
  const char * const *keys = pb_state_element_get_keys ();
  g_autofree char *stale = builder_day (builder, oldest);

  /* Q1, Q2 and so on are due after 90 days, P1 after 180. */
  for (guint i = 0; i < n_present; i++)
    builder_element (builder, keys[i], i >= n_present - n_fresh ? "2025-06-30" : stale);

  return builder;
}

static void
test_example_11 (void)
{
  g_autoptr(Builder) partly = new_state (11, 8, 181);
  g_autoptr(Builder) old = new_state (14, 13, 378);
  g_autoptr(Builder) less = new_state (9, 9, 1);
  g_autoptr(Builder) stale = new_state (10, 6, 181);
  g_autoptr(PbJudgement) judgement = NULL;
  PbReadingReason *first;

  builder_assert (partly, "S2", PB_RESULT_PARTLY);
  builder_assert (old, "S2", PB_RESULT_PARTLY);
  builder_assert (old, "V3", PB_RESULT_WARNING);
  builder_assert (less, "S2", PB_RESULT_NOT_MET);
  builder_assert (stale, "S2", PB_RESULT_NOT_MET);

  judgement = builder_judge (old);
  g_assert_cmpint (pb_judgement_get_reading (judgement), ==, PB_READING_RED_FLAG);
  first = pb_judgement_get_reading_reasons (judgement)->pdata[0];
  g_assert_cmpstr (first->statement, ==, "V3");
}

static void
attest (Builder    *builder,
        const char *on)
{
  builder_add (builder, PB_KIND_MEMBER, "ana", 0);
  builder_add (builder, PB_KIND_ATTESTATION, "word",
               PB_ATTESTATION_ITEM, "I1",
               PB_ATTESTATION_VALUE, "met",
               PB_ATTESTATION_BY, "ana",
               PB_ATTESTATION_ON, on,
               0);
}

static void
test_example_12 (void)
{
  g_autoptr(Builder) word = builder_new ("2025-06-30");
  g_autoptr(Builder) expired = builder_new ("2025-06-30");
  g_autoptr(Builder) disputed = builder_new ("2025-06-30");

  attest (word, "2025-06-01");
  builder_assert_final (word, "I1", PB_RESULT_PARTLY, PB_RESULT_ON_WORD, PB_RESULT_DISPUTED);

  attest (expired, "2025-01-01");
  builder_assert_final (expired, "I1", PB_RESULT_PARTLY, PB_RESULT_ON_WORD, 0);
  builder_set (expired->records->pdata[expired->records->len - 1], PB_ATTESTATION_ON,
               "2024-12-31");
  builder_assert_final (expired, "I1", PB_RESULT_UNKNOWN, 0, PB_RESULT_ON_WORD);

  attest (disputed, "2025-06-01");
  builder_add (disputed, PB_KIND_SYSTEM, "s",
               PB_SYSTEM_KIND, "resources",
               PB_SYSTEM_REQUIRED, "true",
               0);
  builder_assert_final (disputed, "I1", PB_RESULT_NOT_MET, PB_RESULT_DISPUTED, 0);
}

static void
test_example_14 (void)
{
  static const struct { guint linked; guint n; PbResultValue value; } cases[] = {
    { 7, 10, PB_RESULT_CLEAR }, { 699, 1000, PB_RESULT_WATCH }, { 700, 1000, PB_RESULT_CLEAR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new ("2025-06-30");

      builder_element (builder, "P1", "2025-06-30");
      builder_add (builder, PB_KIND_OBJECTIVE, "o", PB_OBJECTIVE_PURPOSE_LINK, "Care", 0);
      for (guint j = 0; j < cases[i].n; j++)
        {
          g_autofree char *name = g_strdup_printf ("t%u", j);
          PbRecord *task = builder_add (builder, PB_KIND_TASK, name,
                                        PB_TASK_STATUS, "done",
                                        PB_TASK_DONE, "2025-06-01",
                                        0);

          if (j < cases[i].linked)
            builder_set (task, PB_TASK_OBJECTIVE, "o");
        }
      builder_assert (builder, "V4", cases[i].value);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/examples/1-increase", test_example_1);
  g_test_add_func ("/examples/2-decrease", test_example_2);
  g_test_add_func ("/examples/3-beyond-target", test_example_3);
  g_test_add_func ("/examples/4-at-most", test_example_4);
  g_test_add_func ("/examples/5-within", test_example_5);
  g_test_add_func ("/examples/6-running-total", test_example_6);
  g_test_add_func ("/examples/11-state", test_example_11);
  g_test_add_func ("/examples/12-word", test_example_12);
  g_test_add_func ("/examples/14-whole-numbers", test_example_14);

  return g_test_run ();
}
