/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dossier-builder.h"

#define TODAY "2025-06-30"

static void
add_objective (Builder    *builder,
               const char *name)
{
  builder_add (builder, PB_KIND_OBJECTIVE, name,
               PB_OBJECTIVE_START, "2025-01-01",
               PB_OBJECTIVE_PURPOSE_LINK, "Care for all",
               0);
}

static void
add_deliverable (Builder    *builder,
                 const char *name,
                 const char *objective,
                 int         days_ago)
{
  g_autofree char *day = builder_day (builder, days_ago);

  builder_add (builder, PB_KIND_DELIVERABLE, name,
               PB_DELIVERABLE_OBJECTIVE, objective,
               PB_DELIVERABLE_STATUS, "delivered",
               PB_DELIVERABLE_DELIVERED_ON, day,
               0);
}

/* I2: none without objectives; at least one deliverable; half of them move. */
static void
test_outcomes (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(Builder) edge = builder_new (TODAY);
  g_autoptr(Builder) late = builder_new (TODAY);

  builder_assert (builder, "I2", PB_RESULT_UNKNOWN);
  add_objective (builder, "one");
  add_objective (builder, "two");
  builder_assert (builder, "I2", PB_RESULT_NOT_MET);
  add_deliverable (builder, "thing", "one", 10);
  builder_assert (builder, "I2", PB_RESULT_MET);
  add_objective (builder, "three");
  builder_assert (builder, "I2", PB_RESULT_PARTLY);

  /* A metric on track is progress, too. */
  builder_add (builder, PB_KIND_METRIC, "metric",
               PB_METRIC_DIRECTION, "at-least",
               PB_METRIC_OBJECTIVES, "two three",
               0);
  builder_add (builder, PB_KIND_TARGET, "target",
               PB_TARGET_METRIC, "metric",
               PB_TARGET_DATE, "2025-12-31",
               PB_TARGET_VALUE, "5",
               0);
  builder_add (builder, PB_KIND_OBSERVATION, "observation",
               PB_OBSERVATION_METRIC, "metric",
               PB_OBSERVATION_PERIOD_END, "2025-06-01",
               PB_OBSERVATION_VALUE, "5",
               0);
  builder_assert (builder, "I2", PB_RESULT_MET);

  /* The window is open at its start: T − 180 lies outside. */
  add_objective (edge, "one");
  add_deliverable (edge, "thing", "one", 179);
  builder_assert (edge, "I2", PB_RESULT_MET);
  add_objective (late, "one");
  add_deliverable (late, "thing", "one", 180);
  builder_assert (late, "I2", PB_RESULT_NOT_MET);
}

/* An objective that ended before the window is none any more. */
static void
test_ended_objective (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(Builder) edge = builder_new (TODAY);
  g_autofree char *outside = builder_day (builder, 180);
  g_autofree char *inside = builder_day (builder, 179);

  builder_add (builder, PB_KIND_OBJECTIVE, "one",
               PB_OBJECTIVE_STATUS, "achieved",
               PB_OBJECTIVE_ACHIEVED_ON, outside,
               0);
  builder_assert (builder, "I2", PB_RESULT_UNKNOWN);

  builder_add (edge, PB_KIND_OBJECTIVE, "one",
               PB_OBJECTIVE_STATUS, "achieved",
               PB_OBJECTIVE_ACHIEVED_ON, inside,
               0);
  builder_assert (edge, "I2", PB_RESULT_NOT_MET);
}

static void
add_activities (Builder *builder,
                guint    n_impact,
                guint    n_building)
{
  for (guint i = 0; i < n_impact + n_building; i++)
    {
      g_autofree char *name = g_strdup_printf ("activity-%u", i);

      builder_add (builder, PB_KIND_ACTIVITY, name,
                   PB_ACTIVITY_KIND, "strategic-execution",
                   PB_ACTIVITY_DATE, "2025-06-01",
                   PB_ACTIVITY_BUILDING, i < n_impact ? "false" : "true",
                   0);
    }
}

/* I3: at least five activities; 60 and 40 percent. */
static void
test_focus (void)
{
  static const struct { guint impact; guint building; PbResultValue value; } cases[] = {
    { 4, 0, PB_RESULT_UNKNOWN },    { 5, 0, PB_RESULT_MET },      { 6, 4, PB_RESULT_MET },
    { 59, 41, PB_RESULT_PARTLY },   { 4, 6, PB_RESULT_PARTLY },   { 39, 61, PB_RESULT_NOT_MET },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      add_activities (builder, cases[i].impact, cases[i].building);
      builder_assert (builder, "I3", cases[i].value);
    }
}

static void
add_partner (Builder    *builder,
             const char *name,
             int         touched_days_ago)
{
  g_autofree char *relation = g_strconcat ("with-", name, NULL);
  g_autofree char *meeting = g_strconcat ("met-", name, NULL);
  g_autofree char *day = builder_day (builder, touched_days_ago);

  builder_add (builder, PB_KIND_GROUP, name, 0);
  builder_add (builder, PB_KIND_RELATION, relation,
               PB_RELATION_TO, name,
               PB_RELATION_KIND, "coordinates-with",
               0);
  if (touched_days_ago >= 0)
    builder_add (builder, PB_KIND_ACTIVITY, meeting,
                 PB_ACTIVITY_KIND, "external-partnerships",
                 PB_ACTIVITY_DATE, day,
                 PB_ACTIVITY_GROUPS, name,
                 0);
}

static void
add_agreement (Builder    *builder,
               const char *with,
               const char *status)
{
  g_autofree char *name = g_strconcat ("agreement-", with, NULL);
  g_autofree char *party = g_strconcat ("party-", with, NULL);

  builder_add (builder, PB_KIND_AGREEMENT, name,
               PB_AGREEMENT_STATUS, status,
               PB_AGREEMENT_START, "2024-01-01",
               0);
  builder_add (builder, PB_KIND_AGREEMENT_PARTY, party,
               PB_AGREEMENT_PARTY_AGREEMENT, name,
               PB_AGREEMENT_PARTY_PARTY, with,
               0);
}

/* I4: two partners in contact, or the only one, and an agreement. */
static void
test_coordination (void)
{
  g_autoptr(Builder) none = builder_new (TODAY);
  g_autoptr(Builder) declared = builder_new (TODAY);
  g_autoptr(Builder) one = builder_new (TODAY);
  g_autoptr(Builder) several = builder_new (TODAY);
  g_autoptr(Builder) draft = builder_new (TODAY);

  builder_assert (none, "I4", PB_RESULT_UNKNOWN);
  builder_set (declared->group, PB_GROUP_NO_RELATIONS, "true");
  builder_assert (declared, "I4", PB_RESULT_NOT_MET);

  add_partner (one, "them", 89);
  builder_assert (one, "I4", PB_RESULT_PARTLY);
  add_agreement (one, "them", "active");
  builder_assert (one, "I4", PB_RESULT_MET);

  add_partner (several, "them", 89);
  add_partner (several, "others", 90);
  add_partner (several, "third", -1);
  add_agreement (several, "them", "active");
  builder_assert (several, "I4", PB_RESULT_PARTLY);
  add_partner (several, "fourth", 0);
  builder_assert (several, "I4", PB_RESULT_MET);

  add_partner (draft, "them", 10);
  add_agreement (draft, "them", "draft");
  builder_assert (draft, "I4", PB_RESULT_PARTLY);
}

static void
test_contact (void)
{
  static const struct { int days; PbResultValue value; } cases[] = {
    { 179, PB_RESULT_PARTLY }, { 180, PB_RESULT_NOT_MET }, { -1, PB_RESULT_NOT_MET },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      add_partner (builder, "them", cases[i].days);
      builder_assert (builder, "I4", cases[i].value);
    }
}

/* All kinds of contact count; relations to one group are one partner; where the
 * group came from is no partner.
 */
static void
test_kinds_of_contact (void)
{
  g_autoptr(Builder) report = builder_new (TODAY);
  g_autoptr(Builder) theirs = builder_new (TODAY);
  g_autoptr(Builder) twice = builder_new (TODAY);
  g_autoptr(Builder) lineage = builder_new (TODAY);
  g_autoptr(Builder) ended = builder_new (TODAY);

  add_partner (report, "them", -1);
  builder_add (report, PB_KIND_REPORT, "report",
               PB_REPORT_KIND, "phase",
               PB_REPORT_SENT_TO, "them",
               PB_REPORT_SENT_ON, "2025-06-20",
               0);
  builder_assert (report, "I4", PB_RESULT_PARTLY);

  add_partner (theirs, "them", -1);
  builder_add (theirs, PB_KIND_ACTIVITY, "visit",
               PB_ACTIVITY_GROUP, "them",
               PB_ACTIVITY_KIND, "external-partnerships",
               PB_ACTIVITY_DATE, "2025-06-20",
               PB_ACTIVITY_GROUPS, BUILDER_OURS,
               0);
  builder_assert (theirs, "I4", PB_RESULT_PARTLY);

  add_partner (twice, "them", 10);
  builder_add (twice, PB_KIND_RELATION, "again",
               PB_RELATION_FROM, "them",
               PB_RELATION_TO, BUILDER_OURS,
               PB_RELATION_KIND, "funds",
               0);
  add_agreement (twice, "them", "active");
  builder_assert (twice, "I4", PB_RESULT_MET);

  builder_add (lineage, PB_KIND_GROUP, "mother", 0);
  builder_add (lineage, PB_KIND_RELATION, "split",
               PB_RELATION_TO, "mother",
               PB_RELATION_KIND, "split-from",
               0);
  builder_assert (lineage, "I4", PB_RESULT_UNKNOWN);

  builder_add (ended, PB_KIND_GROUP, "them", 0);
  builder_add (ended, PB_KIND_RELATION, "over",
               PB_RELATION_TO, "them",
               PB_RELATION_KIND, "coordinates-with",
               PB_RELATION_STATUS, "ended",
               PB_RELATION_ENDED, "2025-01-01",
               0);
  builder_assert (ended, "I4", PB_RESULT_UNKNOWN);
}

static void
add_cycle (Builder    *builder,
           const char *name,
           const char *start,
           const char *end,
           gboolean    complete)
{
  PbRecord *cycle = builder_add (builder, PB_KIND_CYCLE, name,
                                 PB_CYCLE_START, start,
                                 PB_CYCLE_END, end,
                                 PB_CYCLE_PLANNING_START, start,
                                 PB_CYCLE_PLANNING_END, start,
                                 PB_CYCLE_EXECUTION_START, start,
                                 PB_CYCLE_EXECUTION_END, end,
                                 PB_CYCLE_FEEDBACK_START, end,
                                 PB_CYCLE_FEEDBACK_END, end,
                                 PB_CYCLE_EVOLUTION_START, end,
                                 0);

  if (complete)
    builder_set (cycle, PB_CYCLE_EVOLUTION_END, end);
}

/* I5: two complete cycles within a year and no gap beyond half the rhythm.  A
 * quarter counts 92 days, so that 46 days without a cycle are allowed.
 */
static void
test_cycles (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(Builder) unfinished = builder_new (TODAY);
  g_autoptr(Builder) edge = builder_new ("2025-08-15");
  g_autoptr(Builder) late = builder_new ("2025-08-16");
  g_autoptr(Builder) gap = builder_new (TODAY);
  g_autoptr(Builder) old = builder_new (TODAY);

  builder_assert (builder, "I5", PB_RESULT_UNKNOWN);
  builder_set (builder->group, PB_GROUP_CYCLE_CADENCE, "quarterly");
  add_cycle (builder, "winter", "2025-01-01", "2025-03-31", TRUE);
  builder_assert (builder, "I5", PB_RESULT_PARTLY);
  add_cycle (builder, "spring", "2025-04-01", "2025-06-30", TRUE);
  builder_assert (builder, "I5", PB_RESULT_MET);

  builder_set (unfinished->group, PB_GROUP_CYCLE_CADENCE, "quarterly");
  add_cycle (unfinished, "spring", "2025-04-01", "2025-06-30", FALSE);
  builder_assert (unfinished, "I5", PB_RESULT_NOT_MET);

  for (guint i = 0; i < 2; i++)
    {
      Builder *late_or_edge = i == 0 ? edge : late;

      builder_set (late_or_edge->group, PB_GROUP_CYCLE_CADENCE, "quarterly");
      add_cycle (late_or_edge, "winter", "2025-01-01", "2025-03-31", TRUE);
      add_cycle (late_or_edge, "spring", "2025-04-01", "2025-06-30", TRUE);
      builder_assert (late_or_edge, "I5", i == 0 ? PB_RESULT_MET : PB_RESULT_PARTLY);
    }

  builder_set (gap->group, PB_GROUP_CYCLE_CADENCE, "quarterly");
  add_cycle (gap, "autumn", "2024-10-01", "2024-12-31", TRUE);
  add_cycle (gap, "spring", "2025-04-01", "2025-06-30", TRUE);
  builder_assert (gap, "I5", PB_RESULT_PARTLY);

  add_cycle (old, "old", "2023-01-01", "2023-03-31", TRUE);
  builder_assert (old, "I5", PB_RESULT_NOT_MET);
}

/* I1 waits for its records but listens to members. */
static void
test_not_recorded (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);

  builder_assert_final (builder, "I1", PB_RESULT_UNKNOWN, 0, PB_RESULT_ON_WORD);
  builder_add (builder, PB_KIND_MEMBER, "ana", 0);
  builder_add (builder, PB_KIND_ATTESTATION, "word",
               PB_ATTESTATION_ITEM, "I1",
               PB_ATTESTATION_VALUE, "met",
               PB_ATTESTATION_BY, "ana",
               PB_ATTESTATION_ON, "2025-06-01",
               0);
  builder_assert_final (builder, "I1", PB_RESULT_PARTLY, PB_RESULT_ON_WORD, PB_RESULT_COMPUTED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/indicators/outcomes", test_outcomes);
  g_test_add_func ("/indicators/ended-objective", test_ended_objective);
  g_test_add_func ("/indicators/focus", test_focus);
  g_test_add_func ("/indicators/coordination", test_coordination);
  g_test_add_func ("/indicators/contact", test_contact);
  g_test_add_func ("/indicators/kinds-of-contact", test_kinds_of_contact);
  g_test_add_func ("/indicators/cycles", test_cycles);
  g_test_add_func ("/indicators/not-recorded", test_not_recorded);

  return g_test_run ();
}
