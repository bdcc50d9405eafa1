/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dossier-builder.h"

#define TODAY "2025-06-30"

static void
add_decision (Builder    *builder,
              const char *name,
              const char *method,
              int         opened_days_ago,
              int         took_days)
{
  g_autofree char *opened = builder_day (builder, opened_days_ago);
  g_autofree char *closed = builder_day (builder, opened_days_ago - MAX (took_days, 0));
  PbRecord *decision = builder_add (builder, PB_KIND_DECISION, name,
                                    PB_DECISION_METHOD, method,
                                    PB_DECISION_OPENED, opened,
                                    PB_DECISION_STATUS, took_days < 0 ? "in-discussion"
                                                                      : "adopted",
                                    0);

  if (took_days >= 0)
    builder_set (decision, PB_DECISION_CLOSED, closed);
}

/* S1: each method has its own time, and the day itself is still in time. */
static void
test_methods (void)
{
  static const struct { const char *method; int days; } cases[] = {
    { "consent", 14 }, { "advice", 7 }, { "token-vote", 21 }, { "multisig", 7 },
    { "majority", 21 }, { "other", 21 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) in_time = builder_new (TODAY);
      g_autoptr(Builder) late = builder_new (TODAY);

      for (guint j = 0; j < 3; j++)
        {
          g_autofree char *name = g_strdup_printf ("d%u", j);

          add_decision (in_time, name, cases[i].method, 100, cases[i].days);
          add_decision (late, name, cases[i].method, 100, cases[i].days + 1);
        }
      builder_assert (in_time, "S1", PB_RESULT_MET);
      builder_assert (late, "S1", PB_RESULT_NOT_MET);
    }
}

static void
test_decisions (void)
{
  static const struct { guint in_time; guint late; PbResultValue value; } cases[] = {
    { 2, 0, PB_RESULT_UNKNOWN }, { 3, 0, PB_RESULT_MET },    { 4, 1, PB_RESULT_MET },
    { 79, 21, PB_RESULT_PARTLY }, { 5, 5, PB_RESULT_PARTLY }, { 49, 51, PB_RESULT_NOT_MET },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      for (guint j = 0; j < cases[i].in_time + cases[i].late; j++)
        {
          g_autofree char *name = g_strdup_printf ("d%u", j);

          add_decision (builder, name, "consent", 100, j < cases[i].in_time ? 5 : 50);
        }
      builder_assert (builder, "S1", cases[i].value);
    }
}

/* What is open beyond twice its time spoils the best result; what is open and in
 * time does not count.
 */
static void
test_stuck (void)
{
  static const struct { int open_days; PbResultValue value; } cases[] = {
    { 14, PB_RESULT_MET }, { 28, PB_RESULT_MET }, { 29, PB_RESULT_PARTLY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      for (guint j = 0; j < 9; j++)
        {
          g_autofree char *name = g_strdup_printf ("d%u", j);

          add_decision (builder, name, "consent", 100, 5);
        }
      add_decision (builder, "open", "consent", cases[i].open_days, -1);
      builder_assert (builder, "S1", cases[i].value);
    }
}

static void
add_partner (Builder    *builder,
             const char *name,
             gboolean    agreement,
             gboolean    mechanism)
{
  g_autofree char *relation = g_strconcat ("with-", name, NULL);
  g_autofree char *contract = g_strconcat ("agreement-", name, NULL);
  g_autofree char *party = g_strconcat ("party-", name, NULL);
  PbRecord *record;

  builder_add (builder, PB_KIND_GROUP, name, 0);
  record = builder_add (builder, PB_KIND_RELATION, relation,
                        PB_RELATION_TO, name,
                        PB_RELATION_KIND, "coordinates-with",
                        0);
  if (mechanism)
    builder_set (record, PB_RELATION_CHANNEL, "A shared channel");
  if (!agreement)
    return;

  builder_add (builder, PB_KIND_AGREEMENT, contract,
               PB_AGREEMENT_STATUS, "active",
               PB_AGREEMENT_START, "2024-01-01",
               0);
  builder_add (builder, PB_KIND_AGREEMENT_PARTY, party,
               PB_AGREEMENT_PARTY_AGREEMENT, contract,
               PB_AGREEMENT_PARTY_PARTY, name,
               0);
}

/* S3: both an agreement and a way to coordinate, with all or with half. */
static void
test_mechanisms (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(Builder) half_way = builder_new (TODAY);

  builder_assert (builder, "S3", PB_RESULT_UNKNOWN);
  add_partner (builder, "a", TRUE, TRUE);
  builder_assert (builder, "S3", PB_RESULT_MET);
  add_partner (builder, "b", TRUE, FALSE);
  builder_assert (builder, "S3", PB_RESULT_PARTLY);
  add_partner (builder, "c", FALSE, TRUE);
  builder_assert (builder, "S3", PB_RESULT_NOT_MET);

  add_partner (half_way, "a", TRUE, FALSE);
  builder_assert (half_way, "S3", PB_RESULT_NOT_MET);
}

/* A term that has run out is no agreement, whatever the record says. */
static void
test_expired_agreement (void)
{
  static const struct { const char *end; PbResultValue value; } cases[] = {
    { TODAY, PB_RESULT_MET }, { "2025-06-29", PB_RESULT_NOT_MET },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      add_partner (builder, "a", TRUE, TRUE);
      for (guint j = 0; j < builder->records->len; j++)
        {
          if (pb_record_get_kind (builder->records->pdata[j]) == PB_KIND_AGREEMENT)
            builder_set (builder->records->pdata[j], PB_AGREEMENT_END, cases[i].end);
        }
      builder_assert (builder, "S3", cases[i].value);
    }
}

static PbRecord *
add_metric (Builder    *builder,
            const char *name,
            const char *objective,
            const char *observed)
{
  g_autofree char *target = g_strconcat ("target-", name, NULL);
  g_autofree char *observation = g_strconcat ("observation-", name, NULL);
  PbRecord *metric = builder_add (builder, PB_KIND_METRIC, name,
                                  PB_METRIC_UNIT, "people",
                                  PB_METRIC_DIRECTION, "increase",
                                  PB_METRIC_BASELINE, "0",
                                  PB_METRIC_BASELINE_DATE, "2025-01-01",
                                  PB_METRIC_CADENCE, "monthly",
                                  PB_METRIC_OBJECTIVES, objective,
                                  0);

  builder_add (builder, PB_KIND_TARGET, target,
               PB_TARGET_METRIC, name,
               PB_TARGET_DATE, "2025-12-31",
               PB_TARGET_VALUE, "12",
               0);
  builder_add (builder, PB_KIND_OBSERVATION, observation,
               PB_OBSERVATION_METRIC, name,
               PB_OBSERVATION_PERIOD_END, observed,
               PB_OBSERVATION_VALUE, "6",
               0);

  return metric;
}

static void
add_report (Builder    *builder,
            const char *audience,
            int         days_ago)
{
  g_autofree char *day = builder_day (builder, days_ago);

  builder_add (builder, PB_KIND_REPORT, "report",
               PB_REPORT_KIND, "impact",
               PB_REPORT_FOR_AUDIENCE, audience,
               PB_REPORT_SENT_ON, day,
               0);
}

/* S5: complete metrics, observed in time, and a report that left the house. */
static void
test_measuring (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(Builder) inside = builder_new (TODAY);
  g_autoptr(Builder) old = builder_new (TODAY);
  g_autoptr(Builder) incomplete = builder_new (TODAY);
  g_autoptr(Builder) overdue = builder_new (TODAY);

  builder_assert (builder, "S5", PB_RESULT_UNKNOWN);
  builder_add (builder, PB_KIND_OBJECTIVE, "one", PB_OBJECTIVE_START, "2025-01-01", 0);
  builder_assert (builder, "S5", PB_RESULT_NOT_MET);
  add_metric (builder, "m", "one", "2025-06-01");
  builder_assert (builder, "S5", PB_RESULT_PARTLY);
  add_report (builder, "partners", 364);
  builder_assert (builder, "S5", PB_RESULT_MET);
  builder_add (builder, PB_KIND_OBJECTIVE, "two", PB_OBJECTIVE_START, "2025-01-01", 0);
  builder_assert (builder, "S5", PB_RESULT_PARTLY);

  builder_add (inside, PB_KIND_OBJECTIVE, "one", PB_OBJECTIVE_START, "2025-01-01", 0);
  add_metric (inside, "m", "one", "2025-06-01");
  add_report (inside, "members", 10);
  builder_assert (inside, "S5", PB_RESULT_PARTLY);

  builder_add (old, PB_KIND_OBJECTIVE, "one", PB_OBJECTIVE_START, "2025-01-01", 0);
  add_metric (old, "m", "one", "2025-06-01");
  add_report (old, "public", 365);
  builder_assert (old, "S5", PB_RESULT_PARTLY);

  builder_add (incomplete, PB_KIND_OBJECTIVE, "one", PB_OBJECTIVE_START, "2025-01-01", 0);
  pb_record_set_value (add_metric (incomplete, "m", "one", "2025-06-01"), PB_METRIC_UNIT, NULL);
  builder_assert (incomplete, "S5", PB_RESULT_NOT_MET);

  /* 46 days are within one and a half months of 31 days, 47 are not. */
  builder_add (overdue, PB_KIND_OBJECTIVE, "one", PB_OBJECTIVE_START, "2025-01-01", 0);
  add_metric (overdue, "m", "one", "2025-05-14");
  builder_assert (overdue, "S5", PB_RESULT_NOT_MET);
}

/* Four of five metrics observed in time are 80 percent. */
static void
test_observed (void)
{
  for (guint n_late = 1; n_late <= 2; n_late++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      builder_add (builder, PB_KIND_OBJECTIVE, "one", PB_OBJECTIVE_START, "2025-01-01", 0);
      add_report (builder, "network", 10);
      for (guint i = 0; i < 5; i++)
        {
          g_autofree char *name = g_strdup_printf ("m%u", i);

          add_metric (builder, name, "one", i < n_late ? "2025-01-31" : "2025-06-01");
        }
      builder_assert (builder, "S5", n_late == 1 ? PB_RESULT_MET : PB_RESULT_PARTLY);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/structures/methods", test_methods);
  g_test_add_func ("/structures/decisions", test_decisions);
  g_test_add_func ("/structures/stuck", test_stuck);
  g_test_add_func ("/structures/mechanisms", test_mechanisms);
  g_test_add_func ("/structures/expired-agreement", test_expired_agreement);
  g_test_add_func ("/structures/measuring", test_measuring);
  g_test_add_func ("/structures/observed", test_observed);

  return g_test_run ();
}
