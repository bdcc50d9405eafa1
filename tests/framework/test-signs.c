/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dossier-builder.h"

#define TODAY "2025-06-30"

static void
add_objectives (Builder    *builder,
                guint       n_achieved,
                guint       n_active,
                const char *newest_start)
{
  for (guint i = 0; i < n_achieved + n_active; i++)
    {
      g_autofree char *name = g_strdup_printf ("objective-%u", i);
      PbRecord *objective = builder_add (builder, PB_KIND_OBJECTIVE, name,
                                         PB_OBJECTIVE_START, i == 0 ? newest_start : "2020-01-01",
                                         0);

      if (i >= n_achieved)
        continue;
      builder_set (objective, PB_OBJECTIVE_STATUS, "achieved");
      builder_set (objective, PB_OBJECTIVE_ACHIEVED_ON, "2025-06-01");
    }
}

/* R1: 80 and 60 percent of at least three; nothing opened within 180 days. */
static void
test_fulfilled (void)
{
  static const struct
  {
    guint achieved;
    guint active;
    const char *newest;
    PbResultValue value;
  } cases[] = {
    { 0, 0, NULL, PB_RESULT_UNKNOWN },
    { 2, 0, "2020-01-01", PB_RESULT_UNKNOWN },
    { 3, 0, "2020-01-01", PB_RESULT_STRONG },
    { 4, 1, "2020-01-01", PB_RESULT_STRONG },
    { 79, 21, "2020-01-01", PB_RESULT_EMERGING },
    { 4, 1, "2025-01-01", PB_RESULT_STRONG },
    { 4, 1, "2025-01-02", PB_RESULT_EMERGING },
    { 3, 2, "2020-01-01", PB_RESULT_EMERGING },
    { 59, 41, "2020-01-01", PB_RESULT_QUIET },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      add_objectives (builder, cases[i].achieved, cases[i].active, cases[i].newest);
      builder_assert (builder, "R1", cases[i].value);
    }
}

static void
change_purpose (Builder    *builder,
                const char *name,
                const char *closed,
                const char *status)
{
  builder_add (builder, PB_KIND_DECISION, name,
               PB_DECISION_OPENED, "2024-01-01",
               PB_DECISION_CLOSED, closed,
               PB_DECISION_STATUS, status,
               PB_DECISION_CHANGES, BUILDER_OURS,
               0);
}

static void
test_purpose_changed (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);

  change_purpose (builder, "old", "2024-06-30", "adopted");
  change_purpose (builder, "rejected", "2025-01-01", "rejected");
  builder_assert (builder, "R1", PB_RESULT_UNKNOWN);
  change_purpose (builder, "one", "2024-07-01", "adopted");
  builder_assert (builder, "R1", PB_RESULT_EMERGING);
  change_purpose (builder, "two", "2025-06-30", "adopted");
  builder_assert (builder, "R1", PB_RESULT_STRONG);
}

static void
end_agreement (Builder    *builder,
               const char *name,
               const char *by,
               const char *day)
{
  builder_add (builder, PB_KIND_AGREEMENT, name,
               PB_AGREEMENT_STATUS, "ended",
               PB_AGREEMENT_START, "2020-01-01",
               PB_AGREEMENT_ENDED, day,
               PB_AGREEMENT_ENDED_BY, by,
               0);
}

/* R2: two agreements that others ended within a year. */
static void
test_context (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);

  builder_assert (builder, "R2", PB_RESULT_UNKNOWN);
  end_agreement (builder, "a", "them", "2025-01-01");
  end_agreement (builder, "b", BUILDER_OURS, "2025-01-01");
  end_agreement (builder, "c", "them", "2024-06-30");
  builder_assert (builder, "R2", PB_RESULT_QUIET);
  end_agreement (builder, "d", "others", "2024-07-01");
  builder_assert (builder, "R2", PB_RESULT_EMERGING);
}

static void
add_people (Builder *builder,
            guint    n,
            int      days_ago)
{
  g_autofree char *day = builder_day (builder, days_ago);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("member-%u", i);
      g_autofree char *activity = g_strdup_printf ("activity-%u-%d", i, days_ago);

      builder_add (builder, PB_KIND_MEMBER, name, 0);
      builder_add (builder, PB_KIND_ACTIVITY, activity,
                   PB_ACTIVITY_KIND, "strategic-execution",
                   PB_ACTIVITY_DATE, day,
                   PB_ACTIVITY_PEOPLE, name,
                   0);
    }
}

/* R5: half, three quarters, and fewer than the group needs, which is three. */
static void
test_energy (void)
{
  static const struct { guint now; guint before; PbResultValue value; } cases[] = {
    { 0, 0, PB_RESULT_UNKNOWN }, { 3, 0, PB_RESULT_QUIET },   { 2, 2, PB_RESULT_STRONG },
    { 3, 3, PB_RESULT_QUIET },   { 4, 8, PB_RESULT_STRONG },  { 5, 8, PB_RESULT_EMERGING },
    { 6, 8, PB_RESULT_EMERGING }, { 7, 8, PB_RESULT_QUIET },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      /* The two periods meet 90 days ago. */
      add_people (builder, cases[i].now, 89);
      add_people (builder, cases[i].before, 90);
      builder_assert (builder, "R5", cases[i].value);
    }
}

/* Taking part in decisions counts; outsiders do not. */
static void
test_contributors (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);

  builder_set (builder->group, PB_GROUP_MINIMUM_ACTIVE, "3");
  builder_add (builder, PB_KIND_MEMBER, "proposer", 0);
  builder_add (builder, PB_KIND_MEMBER, "participant", 0);
  builder_add (builder, PB_KIND_MEMBER, "voter", 0);
  builder_add (builder, PB_KIND_MEMBER, "guest", PB_MEMBER_GROUP, "them", 0);
  builder_add (builder, PB_KIND_DECISION, "d",
               PB_DECISION_OPENED, "2025-06-01",
               PB_DECISION_CLOSED, "2025-06-10",
               PB_DECISION_STATUS, "adopted",
               PB_DECISION_PROPOSER, "proposer",
               PB_DECISION_PARTICIPANTS, "participant guest",
               0);
  builder_assert (builder, "R5", PB_RESULT_STRONG);
  builder_add (builder, PB_KIND_VOTE, "v",
               PB_VOTE_DECISION, "d",
               PB_VOTE_MEMBER, "voter",
               PB_VOTE_POSITION, "agree",
               PB_VOTE_CAST_ON, "2025-06-09",
               0);
  builder_assert (builder, "R5", PB_RESULT_QUIET);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/signs/fulfilled", test_fulfilled);
  g_test_add_func ("/signs/purpose-changed", test_purpose_changed);
  g_test_add_func ("/signs/context", test_context);
  g_test_add_func ("/signs/energy", test_energy);
  g_test_add_func ("/signs/contributors", test_contributors);

  return g_test_run ();
}
