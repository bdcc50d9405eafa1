/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dossier-builder.h"

#define TODAY "2025-06-30"

static void
add_metric (Builder    *builder,
            const char *name,
            const char *level,
            const char *early,
            const char *late)
{
  g_autofree char *target = g_strconcat ("target-", name, NULL);
  g_autofree char *first = g_strconcat ("first-", name, NULL);
  g_autofree char *second = g_strconcat ("second-", name, NULL);

  builder_add (builder, PB_KIND_METRIC, name,
               PB_METRIC_LEVEL, level,
               PB_METRIC_DIRECTION, "at-least",
               PB_METRIC_OBJECTIVES, "objective",
               0);
  builder_add (builder, PB_KIND_TARGET, target,
               PB_TARGET_METRIC, name,
               PB_TARGET_DATE, "2025-12-31",
               PB_TARGET_VALUE, "10",
               0);
  builder_add (builder, PB_KIND_OBSERVATION, first,
               PB_OBSERVATION_METRIC, name,
               PB_OBSERVATION_PERIOD_END, "2024-12-01",
               PB_OBSERVATION_VALUE, early,
               0);
  builder_add (builder, PB_KIND_OBSERVATION, second,
               PB_OBSERVATION_METRIC, name,
               PB_OBSERVATION_PERIOD_END, "2025-05-01",
               PB_OBSERVATION_VALUE, late,
               0);
}

static void
add_purpose (Builder *builder)
{
  builder_add (builder, PB_KIND_OBJECTIVE, "objective",
               PB_OBJECTIVE_START, "2024-01-01",
               PB_OBJECTIVE_PURPOSE_LINK, "Care for all",
               0);
}

/* U1: on track on both days, on one, on none; 3 of 5 are 60 percent. */
static void
test_advancement (void)
{
  static const struct { guint early; guint late; PbResultValue value; } cases[] = {
    { 3, 3, PB_RESULT_MET }, { 2, 3, PB_RESULT_PARTLY }, { 3, 2, PB_RESULT_PARTLY },
    { 2, 2, PB_RESULT_NOT_MET },
  };
  g_autoptr(Builder) none = builder_new (TODAY);

  builder_assert (none, "U1", PB_RESULT_UNKNOWN);
  add_purpose (none);
  add_metric (none, "output", "output", "10", "10");
  builder_assert (none, "U1", PB_RESULT_UNKNOWN);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      add_purpose (builder);
      for (guint j = 0; j < 5; j++)
        {
          g_autofree char *name = g_strdup_printf ("m%u", j);

          add_metric (builder, name, j % 2 ? "outcome" : "impact",
                      j < cases[i].early ? "10" : "9", j < cases[i].late ? "10" : "9");
        }
      builder_assert (builder, "U1", cases[i].value);
    }
}

static void
add_cycle (Builder    *builder,
           const char *name,
           const char *start,
           const char *end)
{
  builder_add (builder, PB_KIND_CYCLE, name,
               PB_CYCLE_START, start,
               PB_CYCLE_PLANNING_START, start, PB_CYCLE_PLANNING_END, start,
               PB_CYCLE_EXECUTION_START, start, PB_CYCLE_EXECUTION_END, end,
               PB_CYCLE_FEEDBACK_START, end, PB_CYCLE_FEEDBACK_END, end,
               PB_CYCLE_EVOLUTION_START, end, PB_CYCLE_EVOLUTION_END, end,
               0);
}

/* The days to look at are the ends of the last two cycles, where there are two. */
static void
test_advancement_by_cycle (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);

  add_purpose (builder);
  add_metric (builder, "m", "impact", "10", "9");
  builder_assert (builder, "U1", PB_RESULT_PARTLY);
  add_cycle (builder, "one", "2024-10-01", "2024-12-31");
  builder_assert (builder, "U1", PB_RESULT_PARTLY);
  add_cycle (builder, "two", "2025-01-01", "2025-03-31");
  builder_assert (builder, "U1", PB_RESULT_MET);
}

/* Sums since the baseline are looked at on both days: 10 by the end of the year
 * is on track with 5 in the middle and with next to nothing half a year before.
 */
static void
test_advancement_of_sums (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);

  add_purpose (builder);
  builder_add (builder, PB_KIND_METRIC, "m",
               PB_METRIC_LEVEL, "impact",
               PB_METRIC_DIRECTION, "increase",
               PB_METRIC_SERIES, "per-period",
               PB_METRIC_BASELINE, "0",
               PB_METRIC_BASELINE_DATE, "2024-12-31",
               PB_METRIC_OBJECTIVES, "objective",
               0);
  builder_add (builder, PB_KIND_TARGET, "target",
               PB_TARGET_METRIC, "m",
               PB_TARGET_DATE, "2025-12-31",
               PB_TARGET_VALUE, "10",
               0);
  builder_add (builder, PB_KIND_OBSERVATION, "first",
               PB_OBSERVATION_METRIC, "m",
               PB_OBSERVATION_PERIOD_START, "2025-01-01",
               PB_OBSERVATION_PERIOD_END, "2025-01-01",
               PB_OBSERVATION_VALUE, "0.03",
               0);
  builder_assert (builder, "U1", PB_RESULT_PARTLY);
  builder_add (builder, PB_KIND_OBSERVATION, "second",
               PB_OBSERVATION_METRIC, "m",
               PB_OBSERVATION_PERIOD_START, "2025-02-01",
               PB_OBSERVATION_PERIOD_END, "2025-02-28",
               PB_OBSERVATION_VALUE, "4.97",
               0);
  builder_assert (builder, "U1", PB_RESULT_MET);
}

static void
add_agreement (Builder    *builder,
               const char *start)
{
  builder_add (builder, PB_KIND_AGREEMENT, "agreement",
               PB_AGREEMENT_SCOPE, "external",
               PB_AGREEMENT_STATUS, "active",
               PB_AGREEMENT_START, start,
               0);
}

static void
add_voice (Builder    *builder,
           const char *origin,
           const char *relation,
           const char *day)
{
  builder_add (builder, PB_KIND_EVIDENCE, "voice",
               PB_EVIDENCE_SUBJECT, BUILDER_OURS,
               PB_EVIDENCE_ORIGIN, origin,
               PB_EVIDENCE_RELATION, relation,
               PB_EVIDENCE_DATE, day,
               0);
}

/* U3: nothing ended early by others, something new, a voice from outside. */
static void
test_support (void)
{
  g_autoptr(Builder) none = builder_new (TODAY);
  g_autoptr(Builder) whole = builder_new (TODAY);
  g_autoptr(Builder) silent = builder_new (TODAY);
  g_autoptr(Builder) old = builder_new (TODAY);
  g_autoptr(Builder) critic = builder_new (TODAY);
  g_autoptr(Builder) ended = builder_new (TODAY);

  builder_assert (none, "U3", PB_RESULT_UNKNOWN);

  add_agreement (whole, "2024-07-01");
  add_voice (whole, "outside-party", "supports", "2025-06-01");
  builder_assert (whole, "U3", PB_RESULT_MET);

  add_agreement (silent, "2024-07-01");
  builder_assert (silent, "U3", PB_RESULT_PARTLY);
  add_agreement (old, "2024-06-30");
  builder_assert (old, "U3", PB_RESULT_NOT_MET);

  add_agreement (critic, "2024-07-01");
  add_voice (critic, "outside-party", "challenges", "2025-06-01");
  builder_assert (critic, "U3", PB_RESULT_PARTLY);

  add_agreement (ended, "2024-07-01");
  add_voice (ended, "outside-party", "supports", "2025-06-01");
  builder_add (ended, PB_KIND_AGREEMENT, "gone",
               PB_AGREEMENT_SCOPE, "external",
               PB_AGREEMENT_STATUS, "ended",
               PB_AGREEMENT_START, "2020-01-01",
               PB_AGREEMENT_END, "2026-01-01",
               PB_AGREEMENT_ENDED, "2025-01-01",
               PB_AGREEMENT_ENDED_BY, "them",
               0);
  builder_assert (ended, "U3", PB_RESULT_PARTLY);
}

static PbRecord *
add_decision (Builder    *builder,
              const char *name,
              gboolean    complete)
{
  PbRecord *decision = builder_add (builder, PB_KIND_DECISION, name,
                                    PB_DECISION_CLASS, "minor",
                                    PB_DECISION_METHOD, "consent",
                                    PB_DECISION_OPENED, "2025-05-01",
                                    PB_DECISION_CLOSED, "2025-05-05",
                                    PB_DECISION_STATUS, "adopted",
                                    PB_DECISION_RATIONALE, "Because",
                                    PB_DECISION_PARTICIPANTS, "ana ben",
                                    0);

  if (complete)
    builder_set (decision, PB_DECISION_OUTCOME, "Yes");

  return decision;
}

/* U5: 90 and 70 percent of at least three decisions are recorded in full. */
static void
test_governance (void)
{
  static const struct { guint whole; guint other; PbResultValue value; } cases[] = {
    { 2, 0, PB_RESULT_UNKNOWN }, { 3, 0, PB_RESULT_MET },     { 9, 1, PB_RESULT_MET },
    { 89, 11, PB_RESULT_PARTLY }, { 7, 3, PB_RESULT_PARTLY }, { 69, 31, PB_RESULT_NOT_MET },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      for (guint j = 0; j < cases[i].whole + cases[i].other; j++)
        {
          g_autofree char *name = g_strdup_printf ("d%u", j);

          add_decision (builder, name, j < cases[i].whole);
        }
      builder_assert (builder, "U5", cases[i].value);
    }
}

/* U5: major decisions that partners see, changes with decisions, quorums. */
static void
test_governance_conditions (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(Builder) undecided = builder_new (TODAY);
  g_autoptr(Builder) quorum = builder_new (TODAY);
  PbRecord *major, *quiet;

  add_decision (builder, "a", TRUE);
  add_decision (builder, "b", TRUE);
  major = add_decision (builder, "c", TRUE);
  builder_set (major, PB_DECISION_CLASS, "treasury");
  builder_assert (builder, "U5", PB_RESULT_MET);
  builder_set (major, PB_COMMON_AUDIENCE, "members");
  builder_assert (builder, "U5", PB_RESULT_PARTLY);
  builder_set (major, PB_COMMON_AUDIENCE, "partners");
  builder_assert (builder, "U5", PB_RESULT_MET);

  add_decision (undecided, "a", TRUE);
  add_decision (undecided, "b", TRUE);
  add_decision (undecided, "c", TRUE);
  quiet = builder_add (undecided, PB_KIND_AGREEMENT, "practice",
                       PB_AGREEMENT_KIND, "practice",
                       PB_AGREEMENT_STATUS, "active",
                       PB_AGREEMENT_START, "2025-06-01",
                       0);
  builder_assert (undecided, "U5", PB_RESULT_PARTLY);
  builder_set (quiet, PB_AGREEMENT_DECISION, "a");
  builder_assert (undecided, "U5", PB_RESULT_MET);

  add_decision (quorum, "a", TRUE);
  add_decision (quorum, "b", TRUE);
  major = add_decision (quorum, "c", TRUE);
  builder_set (major, PB_DECISION_QUORUM, "2");
  builder_assert (quorum, "U5", PB_RESULT_MET);
  builder_set (major, PB_DECISION_QUORUM, "3");
  builder_assert (quorum, "U5", PB_RESULT_NOT_MET);
  builder_set (major, PB_DECISION_QUORUM, "20");
  builder_set (major, PB_DECISION_QUORUM_KIND, "percent");
  builder_set (major, PB_DECISION_ELIGIBLE_COUNT, "10");
  builder_assert (quorum, "U5", PB_RESULT_MET);
  builder_set (major, PB_DECISION_ELIGIBLE_COUNT, "11");
  builder_assert (quorum, "U5", PB_RESULT_NOT_MET);
}

static void
add_outcome (Builder    *builder,
             const char *objective,
             const char *level,
             const char *origin)
{
  g_autofree char *name = g_strconcat ("outcome-", objective, NULL);
  g_autofree char *evidence = g_strconcat ("evidence-", objective, NULL);

  builder_add (builder, PB_KIND_DELIVERABLE, name,
               PB_DELIVERABLE_LEVEL, level,
               PB_DELIVERABLE_OBJECTIVE, objective,
               PB_DELIVERABLE_STATUS, "delivered",
               PB_DELIVERABLE_DELIVERED_ON, "2025-06-01",
               0);
  if (origin)
    builder_add (builder, PB_KIND_EVIDENCE, evidence,
                 PB_EVIDENCE_SUBJECT, name,
                 PB_EVIDENCE_ORIGIN, origin,
                 0);
}

/* U8: outcomes with evidence, some of it from outside. */
static void
test_documented (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(Builder) inside = builder_new (TODAY);
  g_autoptr(Builder) output = builder_new (TODAY);
  g_autoptr(Builder) bare = builder_new (TODAY);
  g_autoptr(Builder) old = builder_new (TODAY);

  builder_assert (builder, "U8", PB_RESULT_UNKNOWN);
  builder_add (builder, PB_KIND_OBJECTIVE, "one", PB_OBJECTIVE_START, "2024-01-01", 0);
  builder_assert (builder, "U8", PB_RESULT_NOT_MET);
  add_outcome (builder, "one", "outcome", "outside-party");
  builder_assert (builder, "U8", PB_RESULT_MET);
  builder_add (builder, PB_KIND_OBJECTIVE, "two", PB_OBJECTIVE_START, "2024-01-01", 0);
  builder_assert (builder, "U8", PB_RESULT_PARTLY);
  builder_add (builder, PB_KIND_OBJECTIVE, "three", PB_OBJECTIVE_START, "2024-01-01", 0);
  builder_assert (builder, "U8", PB_RESULT_NOT_MET);

  builder_add (inside, PB_KIND_OBJECTIVE, "one", PB_OBJECTIVE_START, "2024-01-01", 0);
  add_outcome (inside, "one", "impact", "own-record");
  builder_assert (inside, "U8", PB_RESULT_PARTLY);

  builder_add (output, PB_KIND_OBJECTIVE, "one", PB_OBJECTIVE_START, "2024-01-01", 0);
  add_outcome (output, "one", "output", "onchain-reference");
  builder_assert (output, "U8", PB_RESULT_NOT_MET);

  builder_add (bare, PB_KIND_OBJECTIVE, "one", PB_OBJECTIVE_START, "2024-01-01", 0);
  add_outcome (bare, "one", "outcome", NULL);
  builder_assert (bare, "U8", PB_RESULT_NOT_MET);

  builder_add (old, PB_KIND_OBJECTIVE, "one",
               PB_OBJECTIVE_STATUS, "achieved",
               PB_OBJECTIVE_ACHIEVED_ON, "2024-06-30",
               0);
  builder_assert (old, "U8", PB_RESULT_UNKNOWN);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/success/advancement", test_advancement);
  g_test_add_func ("/success/advancement-by-cycle", test_advancement_by_cycle);
  g_test_add_func ("/success/advancement-of-sums", test_advancement_of_sums);
  g_test_add_func ("/success/support", test_support);
  g_test_add_func ("/success/governance", test_governance);
  g_test_add_func ("/success/governance-conditions", test_governance_conditions);
  g_test_add_func ("/success/documented", test_documented);

  return g_test_run ();
}
