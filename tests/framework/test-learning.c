/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dossier-builder.h"

/* Systems in use, retrospectives, insights and feedback. */

#define TODAY "2025-06-30"

static PbRecord *
add_system (Builder    *builder,
            const char *name,
            const char *kind,
            const char *status,
            int         used_days_ago)
{
  PbRecord *system = builder_add (builder, PB_KIND_SYSTEM, name,
                                  PB_SYSTEM_KIND, kind,
                                  PB_SYSTEM_STATUS, status,
                                  PB_SYSTEM_REQUIRED, "true",
                                  PB_SYSTEM_EXPECTED_USE_DAYS, "100",
                                  0);
  g_autofree char *activity = g_strconcat ("use-of-", name, NULL);
  g_autofree char *day = builder_day (builder, used_days_ago);

  builder_add (builder, PB_KIND_ACTIVITY, activity,
               PB_ACTIVITY_KIND, "internal-governance",
               PB_ACTIVITY_DATE, day,
               PB_ACTIVITY_SYSTEM, name,
               0);

  return system;
}

static void
add_four_systems (Builder *builder)
{
  static const char * const kinds[] = { "decision-making", "resources", "roles-and-tasks",
                                        "communication" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    add_system (builder, kinds[i], kinds[i], "running", 10);
}

/* I1: all run and are used, four of five are 80 percent, three of five are not. */
static void
test_systems (void)
{
  static const struct { const char *status; int used; PbResultValue value; } cases[] = {
    { "running", 99, PB_RESULT_MET },         { "running", 100, PB_RESULT_PARTLY },
    { "being-set-up", 1, PB_RESULT_PARTLY },  { "suspended", 1, PB_RESULT_PARTLY },
  };
  g_autoptr(Builder) none = builder_new (TODAY);
  g_autoptr(Builder) optional = builder_new (TODAY);
  g_autoptr(Builder) missing = builder_new (TODAY);
  g_autoptr(Builder) broken = builder_new (TODAY);

  builder_assert (none, "I1", PB_RESULT_UNKNOWN);
  builder_add (optional, PB_KIND_SYSTEM, "s", PB_SYSTEM_KIND, "resources", 0);
  builder_assert (optional, "I1", PB_RESULT_UNKNOWN);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      add_four_systems (builder);
      add_system (builder, "fifth", "conflict", cases[i].status, cases[i].used);
      builder_assert (builder, "I1", cases[i].value);
    }

  /* One of the four kinds is missing, though all are used. */
  add_system (missing, "a", "decision-making", "running", 1);
  builder_assert (missing, "I1", PB_RESULT_PARTLY);

  add_four_systems (broken);
  add_system (broken, "fifth", "conflict", "designed", 1);
  builder_assert (broken, "I1", PB_RESULT_PARTLY);
  add_system (broken, "sixth", "membership", "designed", 1);
  builder_assert (broken, "I1", PB_RESULT_NOT_MET);

  /* A retired one is not missed. */
  for (guint i = 0; i < broken->records->len; i++)
    {
      if (g_str_equal (pb_record_get_id (broken->records->pdata[i]), builder_id ("sixth")))
        builder_set (broken->records->pdata[i], PB_SYSTEM_RETIRED, "2025-06-30");
    }
  builder_assert (broken, "I1", PB_RESULT_PARTLY);
}

/* A system is used where its tools, its roles or its agreements are. */
static void
test_use_of_parts (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);

  builder_add (builder, PB_KIND_ROLE, "keeper", 0);
  builder_add (builder, PB_KIND_SYSTEM, "s",
               PB_SYSTEM_KIND, "resources",
               PB_SYSTEM_STATUS, "running",
               PB_SYSTEM_REQUIRED, "true",
               PB_SYSTEM_STARTED, "2025-06-01",
               PB_SYSTEM_ROLES, "keeper",
               0);
  builder_assert (builder, "I1", PB_RESULT_NOT_MET);
  builder_add (builder, PB_KIND_ASSIGNMENT, "seat",
               PB_ASSIGNMENT_ROLE, "keeper",
               PB_ASSIGNMENT_HOLDER, "ana",
               PB_ASSIGNMENT_START, "2025-06-01",
               0);
  builder_assert (builder, "I1", PB_RESULT_PARTLY);
}

static void
add_retro (Builder *builder,
           int      days_ago)
{
  g_autofree char *name = g_strdup_printf ("retro-%d", days_ago);
  g_autofree char *day = builder_day (builder, days_ago);

  builder_add (builder, PB_KIND_RETROSPECTIVE, name, PB_RETROSPECTIVE_DATE, day, 0);
}

static PbRecord *
add_insight (Builder    *builder,
             const char *name,
             int         days_ago,
             const char *disposition,
             int         disposed_days_ago)
{
  g_autofree char *recorded = builder_day (builder, days_ago);
  g_autofree char *disposed = builder_day (builder, disposed_days_ago);
  PbRecord *insight = builder_add (builder, PB_KIND_INSIGHT, name,
                                   PB_INSIGHT_RECORDED, recorded,
                                   PB_INSIGHT_DISPOSITION, disposition,
                                   0);

  if (!g_str_equal (disposition, "pending"))
    builder_set (insight, PB_INSIGHT_DISPOSED_ON, disposed);

  return insight;
}

/* S4: two are expected in half a year, and one insight has to be adopted. */
static void
test_retrospectives (void)
{
  static const struct { int one; int other; int adopted; PbResultValue value; } cases[] = {
    { 1, 179, 179, PB_RESULT_MET },    { 1, 180, 1, PB_RESULT_PARTLY },
    { 1, 179, 180, PB_RESULT_PARTLY }, { 180, 200, 1, PB_RESULT_NOT_MET },
  };
  g_autoptr(Builder) none = builder_new (TODAY);
  g_autoptr(Builder) cycle = builder_new (TODAY);
  g_autoptr(Builder) rare = builder_new (TODAY);

  builder_assert (none, "S4", PB_RESULT_UNKNOWN);
  builder_add (cycle, PB_KIND_CYCLE, "c", PB_CYCLE_START, "2025-01-01", 0);
  builder_assert (cycle, "S4", PB_RESULT_NOT_MET);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      add_retro (builder, cases[i].one);
      add_retro (builder, cases[i].other);
      add_insight (builder, "i", 300, "adopted", cases[i].adopted);
      builder_assert (builder, "S4", cases[i].value);
    }

  /* Once a year is enough where the group says so. */
  builder_set (rare->group, PB_GROUP_RETRO_INTERVAL, "365");
  add_retro (rare, 364);
  add_insight (rare, "i", 300, "adopted", 10);
  builder_assert (rare, "S4", PB_RESULT_MET);
}

/* U7: of ten insights, seven and four; those of the last sixty days do not count. */
static void
test_adaptive (void)
{
  static const struct { guint n; guint disposed; gboolean changed; PbResultValue value; } cases[] = {
    { 2, 2, TRUE, PB_RESULT_UNKNOWN },   { 3, 3, TRUE, PB_RESULT_MET },
    { 10, 7, TRUE, PB_RESULT_MET },      { 10, 6, TRUE, PB_RESULT_PARTLY },
    { 10, 7, FALSE, PB_RESULT_PARTLY },  { 10, 4, TRUE, PB_RESULT_PARTLY },
    { 10, 3, TRUE, PB_RESULT_NOT_MET },
  };
  static const struct { int days; PbResultValue value; } ages[] = {
    { 60, PB_RESULT_UNKNOWN }, { 61, PB_RESULT_MET }, { 364, PB_RESULT_MET },
    { 365, PB_RESULT_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      builder_add (builder, PB_KIND_ROLE, "role", 0);
      for (guint j = 0; j < cases[i].n; j++)
        {
          g_autofree char *name = g_strdup_printf ("i%u", j);
          PbRecord *insight = add_insight (builder, name, 100,
                                           j < cases[i].disposed ? "adopted" : "pending", 10);

          if (j == 0 && cases[i].changed)
            builder_set (insight, PB_INSIGHT_CHANGES, "role");
        }
      builder_assert (builder, "U7", cases[i].value);
    }

  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      builder_add (builder, PB_KIND_ROLE, "role", 0);
      for (guint j = 0; j < 3; j++)
        {
          g_autofree char *name = g_strdup_printf ("i%u", j);

          builder_set (add_insight (builder, name, ages[i].days, "adopted", 1),
                       PB_INSIGHT_CHANGES, "role");
        }
      builder_assert (builder, "U7", ages[i].value);
    }
}

/* R3: two insights about new approaches that still wait. */
static void
test_new_approaches (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);

  builder_assert (builder, "R3", PB_RESULT_UNKNOWN);
  builder_set (add_insight (builder, "a", 400, "pending", 0), PB_INSIGHT_TOPIC, "new-approach");
  builder_set (add_insight (builder, "b", 10, "adopted", 1), PB_INSIGHT_TOPIC, "new-approach");
  add_insight (builder, "c", 10, "pending", 0);
  builder_assert (builder, "R3", PB_RESULT_QUIET);
  builder_set (add_insight (builder, "d", 10, "pending", 0), PB_INSIGHT_TOPIC, "new-approach");
  builder_assert (builder, "R3", PB_RESULT_EMERGING);
}

static PbRecord *
add_feedback (Builder    *builder,
              const char *name,
              const char *from,
              int         days_ago)
{
  g_autofree char *day = builder_day (builder, days_ago);

  return builder_add (builder, PB_KIND_FEEDBACK, name,
                      PB_FEEDBACK_SOURCE, "partner",
                      PB_FEEDBACK_FROM_NAME, from,
                      PB_FEEDBACK_DATE, day,
                      PB_FEEDBACK_TOPIC, "context-change",
                      0);
}

/* R2: three voices from two sources; what was drawn from one of them is the same. */
static void
test_context_change (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(Builder) one_source = builder_new (TODAY);
  PbRecord *echo;

  add_feedback (builder, "a", "Bo", 1);
  add_feedback (builder, "b", "Cy", 179);
  builder_assert (builder, "R2", PB_RESULT_QUIET);
  echo = add_insight (builder, "echo", 1, "pending", 0);
  builder_set (echo, PB_INSIGHT_TOPIC, "context-change");
  builder_set (echo, PB_INSIGHT_FEEDBACK, "a");
  add_feedback (builder, "old", "Di", 180);
  builder_assert (builder, "R2", PB_RESULT_QUIET);
  builder_set (add_insight (builder, "c", 1, "pending", 0), PB_INSIGHT_TOPIC, "context-change");
  builder_assert (builder, "R2", PB_RESULT_EMERGING);

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("f%u", i);

      add_feedback (one_source, name, "Bo", 1);
    }
  builder_assert (one_source, "R2", PB_RESULT_QUIET);
}

/* V1: insights that wait make rigidity worse. */
static void
test_rigid_with_insights (void)
{
  static const struct { int changed; int insight; PbResultValue value; } cases[] = {
    { 180, 300, PB_RESULT_CLEAR },   { 181, 1, PB_RESULT_WATCH },
    { 365, 300, PB_RESULT_WATCH },   { 366, 180, PB_RESULT_WATCH },
    { 366, 181, PB_RESULT_WARNING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);
      g_autofree char *day = builder_day (builder, cases[i].changed);

      builder_add (builder, PB_KIND_ROLE, "role", PB_ROLE_STARTED, day, 0);
      add_insight (builder, "i", cases[i].insight, "pending", 0);
      builder_assert (builder, "V1", cases[i].value);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/learning/systems", test_systems);
  g_test_add_func ("/learning/use-of-parts", test_use_of_parts);
  g_test_add_func ("/learning/retrospectives", test_retrospectives);
  g_test_add_func ("/learning/adaptive", test_adaptive);
  g_test_add_func ("/learning/new-approaches", test_new_approaches);
  g_test_add_func ("/learning/context-change", test_context_change);
  g_test_add_func ("/learning/rigid", test_rigid_with_insights);

  return g_test_run ();
}
