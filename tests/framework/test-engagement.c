/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dossier-builder.h"

/* Tasks, roles and who takes part. */

#define TODAY "2025-06-30"

static PbRecord *
add_task (Builder    *builder,
          const char *name,
          int         done_days_ago)
{
  PbRecord *task = builder_add (builder, PB_KIND_TASK, name,
                                PB_TASK_OPENED, "2024-01-01",
                                PB_TASK_ASSIGNEE, "ana",
                                0);

  if (done_days_ago >= 0)
    {
      g_autofree char *day = builder_day (builder, done_days_ago);

      builder_set (task, PB_TASK_STATUS, "done");
      builder_set (task, PB_TASK_DONE, day);
    }

  return task;
}

/* R4: of ten recurring tasks, seven and four; it takes five. */
static void
test_automation (void)
{
  static const struct { guint n; guint automated; guint handed; PbResultValue value; } cases[] = {
    { 0, 0, 0, PB_RESULT_UNKNOWN },  { 4, 4, 0, PB_RESULT_UNKNOWN },
    { 5, 5, 0, PB_RESULT_STRONG },   { 10, 3, 4, PB_RESULT_STRONG },
    { 10, 6, 0, PB_RESULT_EMERGING }, { 10, 0, 4, PB_RESULT_EMERGING },
    { 10, 3, 0, PB_RESULT_QUIET },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      for (guint j = 0; j < cases[i].n; j++)
        {
          g_autofree char *name = g_strdup_printf ("t%u", j);
          PbRecord *task = add_task (builder, name, -1);

          builder_set (task, PB_TASK_RECURRING, "true");
          if (j < cases[i].automated)
            builder_set (task, PB_TASK_AUTOMATED, "true");
          else if (j < cases[i].automated + cases[i].handed)
            builder_set (task, PB_TASK_HANDED_TO, "them");
        }
      builder_assert (builder, "R4", cases[i].value);
    }
}

static void
add_role (Builder    *builder,
          const char *name,
          int         vacant_days,
          gboolean    required)
{
  g_autofree char *started = builder_day (builder, vacant_days >= 0 ? vacant_days : 400);
  g_autofree char *seat = g_strconcat ("seat-", name, NULL);

  builder_add (builder, PB_KIND_ROLE, name,
               PB_ROLE_STARTED, started,
               PB_ROLE_REQUIRED, required ? "true" : "false",
               0);
  if (vacant_days < 0)
    builder_add (builder, PB_KIND_ASSIGNMENT, seat,
                 PB_ASSIGNMENT_ROLE, name,
                 PB_ASSIGNMENT_HOLDER, "ana",
                 PB_ASSIGNMENT_START, started,
                 0);
}

/* R5: of twenty needed roles, six are 30 percent and three 15 percent; they count
 * after sixty days.
 */
static void
test_vacancies (void)
{
  static const struct { guint vacant; int days; PbResultValue value; } cases[] = {
    { 2, 100, PB_RESULT_QUIET },    { 3, 100, PB_RESULT_EMERGING }, { 5, 100, PB_RESULT_EMERGING },
    { 6, 100, PB_RESULT_STRONG },   { 6, 61, PB_RESULT_STRONG },    { 6, 60, PB_RESULT_QUIET },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      builder_add (builder, PB_KIND_MEMBER, "ana", 0);
      for (guint j = 0; j < 20; j++)
        {
          g_autofree char *name = g_strdup_printf ("r%u", j);

          add_role (builder, name, j < cases[i].vacant ? cases[i].days : -1, TRUE);
        }
      add_role (builder, "optional", 500, FALSE);
      builder_assert (builder, "R5", cases[i].value);
    }
}

static void
take_part (Builder    *builder,
           const char *member,
           int         days_ago)
{
  g_autofree char *name = g_strdup_printf ("%s-%d", member, days_ago);
  g_autofree char *day = builder_day (builder, days_ago);

  builder_add (builder, PB_KIND_ACTIVITY, name,
               PB_ACTIVITY_KIND, "strategic-execution",
               PB_ACTIVITY_DATE, day,
               PB_ACTIVITY_PEOPLE, member,
               0);
}

/* U4: three of five people stay, as many join as leave, four of five roles are
 * filled; two of the three are met in part.
 */
static void
test_engagement (void)
{
  static const struct {
    guint before;
    guint stay;
    guint joined;
    guint left;
    guint filled;
    PbResultValue value;
  } cases[] = {
    { 2, 2, 0, 0, 5, PB_RESULT_UNKNOWN }, { 5, 3, 1, 1, 4, PB_RESULT_MET },
    { 5, 2, 1, 1, 4, PB_RESULT_PARTLY },  { 5, 3, 0, 1, 4, PB_RESULT_PARTLY },
    { 5, 3, 1, 1, 3, PB_RESULT_PARTLY },  { 5, 2, 0, 1, 4, PB_RESULT_NOT_MET },
    { 5, 2, 0, 1, 3, PB_RESULT_NOT_MET },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      builder_assert (builder, "U4", PB_RESULT_UNKNOWN);
      builder_add (builder, PB_KIND_MEMBER, "ana", 0);
      for (guint j = 0; j < cases[i].before; j++)
        {
          g_autofree char *name = g_strdup_printf ("m%u", j);

          builder_add (builder, PB_KIND_MEMBER, name, 0);
          take_part (builder, name, 180);
          if (j < cases[i].stay)
            take_part (builder, name, 179);
        }
      for (guint j = 0; j < cases[i].joined; j++)
        builder_add (builder, PB_KIND_MEMBER, "new", PB_MEMBER_JOINED, "2025-03-01", 0);
      for (guint j = 0; j < cases[i].left; j++)
        builder_add (builder, PB_KIND_MEMBER, "gone",
                     PB_MEMBER_JOINED, "2020-01-01",
                     PB_MEMBER_LEFT, "2025-03-01",
                     0);
      for (guint j = 0; j < 5; j++)
        {
          g_autofree char *name = g_strdup_printf ("r%u", j);

          add_role (builder, name, j < cases[i].filled ? -1 : 10, TRUE);
        }
      builder_assert (builder, "U4", cases[i].value);
    }
}

/* U6: of ten open tasks, two overdue are fine and one without anybody is; a role may
 * be vacant for thirty days.
 */
static void
test_fluidity (void)
{
  static const struct {
    guint overdue;
    guint unassigned;
    int vacant;
    PbResultValue value;
  } cases[] = {
    { 2, 1, 30, PB_RESULT_MET },    { 3, 1, 30, PB_RESULT_PARTLY }, { 2, 2, 30, PB_RESULT_PARTLY },
    { 2, 1, 31, PB_RESULT_PARTLY }, { 3, 2, 30, PB_RESULT_NOT_MET },
    { 3, 1, 31, PB_RESULT_NOT_MET }, { 3, 2, 31, PB_RESULT_NOT_MET },
  };
  g_autoptr(Builder) few = builder_new (TODAY);

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("t%u", i);

      add_task (few, name, -1);
    }
  builder_assert (few, "U6", PB_RESULT_UNKNOWN);
  add_task (few, "fifth", -1);
  builder_assert (few, "U6", PB_RESULT_MET);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);
      g_autofree char *started = builder_day (builder, 100);
      g_autofree char *filled = builder_day (builder, 100 - cases[i].vacant);

      builder_add (builder, PB_KIND_MEMBER, "ana", 0);
      builder_add (builder, PB_KIND_ROLE, "role", PB_ROLE_STARTED, started, 0);
      builder_add (builder, PB_KIND_ASSIGNMENT, "seat",
                   PB_ASSIGNMENT_ROLE, "role",
                   PB_ASSIGNMENT_HOLDER, "ana",
                   PB_ASSIGNMENT_START, filled,
                   0);
      for (guint j = 0; j < 10; j++)
        {
          g_autofree char *name = g_strdup_printf ("t%u", j);
          PbRecord *task = builder_add (builder, PB_KIND_TASK, name,
                                        PB_TASK_DUE, j < cases[i].overdue ? "2025-06-29" : TODAY,
                                        0);

          if (j >= cases[i].unassigned)
            builder_set (task, PB_TASK_ASSIGNEE, "ana");
        }
      builder_assert (builder, "U6", cases[i].value);
    }
}

/* U6: six roles are too many for one person, unless the group is large. */
static void
test_overload (void)
{
  static const struct { guint n; const char *scale; PbResultValue value; } cases[] = {
    { 5, "collaboration", PB_RESULT_MET }, { 6, "collaboration", PB_RESULT_PARTLY },
    { 6, "coordination", PB_RESULT_MET },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      builder_set (builder->group, PB_GROUP_SCALE, cases[i].scale);
      builder_add (builder, PB_KIND_MEMBER, "ana", 0);
      for (guint j = 0; j < cases[i].n; j++)
        {
          g_autofree char *name = g_strdup_printf ("r%u", j);

          add_role (builder, name, -1, FALSE);
        }
      builder_assert (builder, "U6", cases[i].value);
    }
}

/* I3, V4 and C1 count finished tasks as activities, deliverables and decisions. */
static void
test_finished_tasks (void)
{
  static const struct { int days; PbResultValue i3; } ages[] = {
    { 179, PB_RESULT_MET }, { 180, PB_RESULT_UNKNOWN },
  };
  static const struct { guint linked; PbResultValue value; } links[] = {
    { 7, PB_RESULT_CLEAR }, { 6, PB_RESULT_WATCH }, { 5, PB_RESULT_WATCH }, { 4, PB_RESULT_WARNING },
  };
  g_autoptr(Builder) momentum = builder_new (TODAY);

  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      for (guint j = 0; j < 5; j++)
        {
          g_autofree char *name = g_strdup_printf ("t%u", j);
          PbRecord *task = add_task (builder, name, ages[i].days);

          builder_set (task, PB_TASK_BUILDING, j < 2 ? "true" : "false");
        }
      builder_assert (builder, "I3", ages[i].i3);
    }

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      builder_element (builder, "P1", TODAY);
      builder_add (builder, PB_KIND_OBJECTIVE, "o", PB_OBJECTIVE_PURPOSE_LINK, "Care", 0);
      for (guint j = 0; j < 10; j++)
        {
          g_autofree char *name = g_strdup_printf ("t%u", j);
          PbRecord *task = add_task (builder, name, 10);

          if (j < links[i].linked)
            builder_set (task, PB_TASK_OBJECTIVE, "o");
        }
      builder_assert (builder, "V4", links[i].value);
    }

  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *name = g_strdup_printf ("t%u", i);

      add_task (momentum, name, i < 3 ? 89 : 90);
    }
  builder_assert (momentum, "C1", PB_RESULT_STRAINED);
}

/* C2: more than half unplanned is loose; less than 5 percent in two cycles is stiff. */
static void
test_plans (void)
{
  static const struct { guint n; guint unplanned; PbResultValue value; } cases[] = {
    { 4, 2, PB_RESULT_EASY },  { 4, 3, PB_RESULT_STRAINED },
    { 19, 1, PB_RESULT_EASY }, { 20, 1, PB_RESULT_STRAINED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      builder_add (builder, PB_KIND_CYCLE, "before",
                   PB_CYCLE_START, "2025-01-01", PB_CYCLE_END, "2025-03-31", 0);
      builder_add (builder, PB_KIND_CYCLE, "last",
                   PB_CYCLE_START, "2025-04-01", PB_CYCLE_END, "2025-06-30", 0);
      builder_set (add_task (builder, "early", 120), PB_TASK_PLANNED, "true");
      for (guint j = 0; j < cases[i].n; j++)
        {
          g_autofree char *name = g_strdup_printf ("t%u", j);

          builder_set (add_task (builder, name, 10), PB_TASK_PLANNED,
                       j < cases[i].unplanned ? "false" : "true");
        }
      builder_assert (builder, "C2", cases[i].value);
    }
}

/* C3: two of five seats are 40 percent, three are too many. */
static void
test_top_holder (void)
{
  static const struct { guint n; PbResultValue value; } cases[] = {
    { 2, PB_RESULT_EASY }, { 3, PB_RESULT_STRAINED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      for (guint j = 0; j < 5; j++)
        {
          g_autofree char *role = g_strdup_printf ("r%u", j);
          g_autofree char *seat = g_strdup_printf ("s%u", j);
          g_autofree char *member = g_strdup_printf ("m%u", j < cases[i].n ? 0 : j);

          builder_add (builder, PB_KIND_MEMBER, member, 0);
          builder_add (builder, PB_KIND_ROLE, role, 0);
          builder_add (builder, PB_KIND_ASSIGNMENT, seat,
                       PB_ASSIGNMENT_ROLE, role,
                       PB_ASSIGNMENT_HOLDER, member,
                       PB_ASSIGNMENT_START, "2024-01-01",
                       0);
        }
      builder_assert (builder, "C3", cases[i].value);
    }
}

/* C3: two who decide can pay alone; with three signatures needed they cannot. */
static void
test_narrow_account (void)
{
  static const struct { const char *threshold; const char *signers; PbResultValue value; } cases[] = {
    { "2", "m0 m1 m5", PB_RESULT_STRAINED }, { "3", "m0 m1 m5", PB_RESULT_EASY },
    { "2", "m0 m5", PB_RESULT_EASY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      builder_add (builder, PB_KIND_MEMBER, "m5", 0);
      for (guint j = 0; j < 3; j++)
        {
          g_autofree char *member = g_strdup_printf ("m%u", j);
          g_autofree char *role = g_strdup_printf ("r%u", j);
          g_autofree char *seat = g_strdup_printf ("s%u", j);

          builder_add (builder, PB_KIND_MEMBER, member, 0);
          builder_add (builder, PB_KIND_ROLE, role, PB_ROLE_DECIDING, "true", 0);
          builder_add (builder, PB_KIND_ASSIGNMENT, seat,
                       PB_ASSIGNMENT_ROLE, role,
                       PB_ASSIGNMENT_HOLDER, member,
                       PB_ASSIGNMENT_START, "2024-01-01",
                       0);
        }
      builder_add (builder, PB_KIND_ACCOUNT, "safe",
                   PB_ACCOUNT_KIND, "onchain-safe",
                   PB_ACCOUNT_THRESHOLD, cases[i].threshold,
                   PB_ACCOUNT_SIGNERS, cases[i].signers,
                   0);
      builder_assert (builder, "C3", cases[i].value);
    }
}

/* What members wrote down stands beside the gauge, and does not change it. */
static void
test_challenges (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbJudgement) judgement = NULL;
  PbResult *result;

  builder_add (builder, PB_KIND_CHALLENGE, "open", PB_CHALLENGE_KIND, "momentum", 0);
  builder_add (builder, PB_KIND_CHALLENGE, "closed",
               PB_CHALLENGE_KIND, "momentum",
               PB_CHALLENGE_CLOSED, "2025-06-01",
               0);
  builder_add (builder, PB_KIND_CHALLENGE, "other", PB_CHALLENGE_KIND, "alignment", 0);
  builder_assert (builder, "C1", PB_RESULT_UNKNOWN);

  judgement = builder_judge (builder);
  result = pb_judgement_get_result (judgement, "C1");
  g_assert_cmpuint (g_strv_length ((GStrv) pb_result_get_records (result)), ==, 1);
  g_assert_cmpstr (pb_result_get_records (result)[0], ==, builder_id ("open"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engagement/automation", test_automation);
  g_test_add_func ("/engagement/vacancies", test_vacancies);
  g_test_add_func ("/engagement/contributors", test_engagement);
  g_test_add_func ("/engagement/fluidity", test_fluidity);
  g_test_add_func ("/engagement/overload", test_overload);
  g_test_add_func ("/engagement/finished-tasks", test_finished_tasks);
  g_test_add_func ("/engagement/plans", test_plans);
  g_test_add_func ("/engagement/top-holder", test_top_holder);
  g_test_add_func ("/engagement/narrow-account", test_narrow_account);
  g_test_add_func ("/engagement/challenges", test_challenges);

  return g_test_run ();
}
