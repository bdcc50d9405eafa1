/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dossier-builder.h"

#include <string.h>

/* Technical areas, challenges, activities and characteristics. */

#define TODAY "2025-06-30"

static void
add_practice (Builder    *builder,
              const char *name,
              const char *start,
              const char *decision)
{
  PbRecord *agreement = builder_add (builder, PB_KIND_AGREEMENT, name,
                                     PB_AGREEMENT_KIND, "practice",
                                     PB_AGREEMENT_STATUS, "active",
                                     PB_AGREEMENT_START, start,
                                     0);

  if (decision)
    builder_set (agreement, PB_AGREEMENT_DECISION, decision);
}

static void
add_decision (Builder    *builder,
              const char *name,
              const char *changes)
{
  PbRecord *decision = builder_add (builder, PB_KIND_DECISION, name,
                                    PB_DECISION_OPENED, "2024-01-01",
                                    PB_DECISION_CLOSED, "2024-01-05",
                                    PB_DECISION_STATUS, "adopted",
                                    0);

  if (changes)
    builder_set (decision, PB_DECISION_CHANGES, changes);
}

/* T2: all, 80 percent, or fewer of the changes within a year have a decision. */
static void
test_authority (void)
{
  static const struct { guint with; guint without; PbResultValue value; } cases[] = {
    { 0, 0, PB_RESULT_UNKNOWN }, { 1, 0, PB_RESULT_MET }, { 4, 1, PB_RESULT_PARTLY },
    { 79, 21, PB_RESULT_NOT_MET },
  };
  g_autoptr(Builder) other_end = builder_new (TODAY);
  g_autoptr(Builder) old = builder_new (TODAY);
  g_autoptr(Builder) phase = builder_new (TODAY);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      add_decision (builder, "d", NULL);
      for (guint j = 0; j < cases[i].with + cases[i].without; j++)
        {
          g_autofree char *name = g_strdup_printf ("a%u", j);

          add_practice (builder, name, "2025-06-01", j < cases[i].with ? "d" : NULL);
        }
      builder_assert (builder, "T2", cases[i].value);
    }

  add_decision (other_end, "d", "a");
  add_practice (other_end, "a", "2025-06-01", NULL);
  builder_assert (other_end, "T2", PB_RESULT_MET);

  add_practice (old, "a", "2024-06-30", NULL);
  builder_assert (old, "T2", PB_RESULT_UNKNOWN);

  builder_add (phase, PB_KIND_PHASE_TRANSITION, "t",
               PB_PHASE_TRANSITION_TO, "iteration",
               PB_PHASE_TRANSITION_DATE, "2025-01-01",
               0);
  builder_assert (phase, "T2", PB_RESULT_NOT_MET);
}

/* T1: a declared lack of a treasury is told, not judged. */
static void
test_treasury (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbJudgement) judgement = NULL;
  PbResult *result;

  builder_assert (builder, "T1", PB_RESULT_UNKNOWN);
  builder_set (builder->group, PB_GROUP_NO_TREASURY, "true");
  judgement = builder_judge (builder);
  result = pb_judgement_get_result (judgement, "T1");
  g_assert_cmpint (pb_result_get_value (result), ==, PB_RESULT_UNKNOWN);
  g_assert_nonnull (strstr (pb_result_get_reason (result), "no treasury"));
}

static void
add_report (Builder    *builder,
            const char *name,
            const char *kind,
            int         days_ago)
{
  g_autofree char *day = builder_day (builder, days_ago);

  builder_add (builder, PB_KIND_REPORT, name,
               PB_REPORT_KIND, kind,
               PB_REPORT_FOR_AUDIENCE, "partners",
               PB_REPORT_SENT_ON, day,
               0);
}

/* T3: published lately, readable for programs, and half of the results with
 * evidence.
 */
static void
test_trust (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(Builder) state = builder_new (TODAY);

  builder_element (builder, "G4", TODAY);
  builder_assert (builder, "T3", PB_RESULT_NOT_MET);
  add_report (builder, "half", "phase", 179);
  builder_assert (builder, "T3", PB_RESULT_PARTLY);
  builder_set (builder->group, PB_GROUP_DAO_URI, "https://example.org/dao.json");
  builder_assert (builder, "T3", PB_RESULT_PARTLY);
  add_report (builder, "new", "phase", 89);
  builder_assert (builder, "T3", PB_RESULT_MET);

  builder_element (state, "G4", TODAY);
  add_report (state, "state", "group-state", 89);
  builder_assert (state, "T3", PB_RESULT_MET);
}

/* Results that rest on a word alone are no evidence. */
static void
test_evidence_ratio (void)
{
  static const char * const items[] = { "I1", "S1", "T1" };
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbJudgement) judgement = NULL;
  guint with, all;

  builder_element (builder, "G4", TODAY);
  add_report (builder, "state", "group-state", 10);
  builder_add (builder, PB_KIND_MEMBER, "ana", 0);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autofree char *name = g_strconcat ("word-", items[i], NULL);

      builder_add (builder, PB_KIND_ATTESTATION, name,
                   PB_ATTESTATION_ITEM, items[i],
                   PB_ATTESTATION_VALUE, "partly",
                   PB_ATTESTATION_BY, "ana",
                   PB_ATTESTATION_ON, TODAY,
                   0);
    }

  judgement = builder_judge (builder);
  pb_judgement_get_evidence_ratio (judgement, &with, &all);
  g_assert_cmpuint (with, ==, 1);
  g_assert_cmpuint (all, ==, 4);
  builder_assert (builder, "T3", PB_RESULT_PARTLY);

  /* Evidence from outside makes a word more than a word. */
  builder_add (builder, PB_KIND_EVIDENCE, "proof",
               PB_EVIDENCE_SUBJECT, "word-I1",
               PB_EVIDENCE_ORIGIN, "outside-party",
               0);
  builder_assert_final (builder, "I1", PB_RESULT_PARTLY, PB_RESULT_OUTSIDE | PB_RESULT_ON_WORD,
                        PB_RESULT_COMPUTED);
  builder_assert (builder, "T3", PB_RESULT_MET);
}

static void
add_deliverables (Builder *builder,
                  guint    n,
                  int      days_ago)
{
  g_autofree char *day = builder_day (builder, days_ago);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("d-%d-%u", days_ago, i);

      builder_add (builder, PB_KIND_DELIVERABLE, name,
                   PB_DELIVERABLE_STATUS, "delivered",
                   PB_DELIVERABLE_DELIVERED_ON, day,
                   0);
    }
}

/* C1: three quarters and half of the period before, of at least five. */
static void
test_momentum (void)
{
  static const struct { guint now; guint before; PbResultValue value; } cases[] = {
    { 9, 4, PB_RESULT_UNKNOWN }, { 5, 5, PB_RESULT_EASY },     { 6, 8, PB_RESULT_EASY },
    { 5, 8, PB_RESULT_STRAINED }, { 4, 8, PB_RESULT_STRAINED }, { 3, 8, PB_RESULT_CRITICAL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      add_deliverables (builder, cases[i].now, 89);
      add_deliverables (builder, cases[i].before, 90);
      builder_assert (builder, "C1", cases[i].value);
    }
}

/* C2: more than five objectives for few people, more than twelve for many. */
static void
test_focus (void)
{
  static const struct { const char *scale; guint n; PbResultValue value; } cases[] = {
    { "collaboration", 0, PB_RESULT_UNKNOWN }, { "collaboration", 5, PB_RESULT_EASY },
    { "collaboration", 6, PB_RESULT_STRAINED }, { "coordination", 12, PB_RESULT_EASY },
    { "coordination", 13, PB_RESULT_STRAINED }, { NULL, 6, PB_RESULT_STRAINED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      if (cases[i].scale)
        builder_set (builder->group, PB_GROUP_SCALE, cases[i].scale);
      for (guint j = 0; j < cases[i].n; j++)
        {
          g_autofree char *name = g_strdup_printf ("o%u", j);

          builder_add (builder, PB_KIND_OBJECTIVE, name, PB_OBJECTIVE_START, "2025-01-01", 0);
        }
      builder_assert (builder, "C2", cases[i].value);
    }
}

/* C3: from two practices to three is half as many more, to four is too many. */
static void
test_growth (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(Builder) undecided = builder_new (TODAY);

  builder_assert (builder, "C3", PB_RESULT_UNKNOWN);
  add_decision (builder, "d", NULL);
  add_practice (builder, "a", "2020-01-01", NULL);
  add_practice (builder, "b", "2020-01-01", NULL);
  add_practice (builder, "c", "2025-01-01", "d");
  builder_assert (builder, "C3", PB_RESULT_EASY);
  add_practice (builder, "e", "2025-01-01", "d");
  builder_assert (builder, "C3", PB_RESULT_STRAINED);
  add_practice (builder, "f", "2025-01-01", NULL);
  builder_assert (builder, "C3", PB_RESULT_CRITICAL);
  builder_add (builder, PB_KIND_AGREEMENT, "retired",
               PB_AGREEMENT_KIND, "practice",
               PB_AGREEMENT_STATUS, "ended",
               PB_AGREEMENT_START, "2020-01-01",
               PB_AGREEMENT_ENDED, "2025-02-01",
               0);
  builder_assert (builder, "C3", PB_RESULT_STRAINED);

  add_practice (undecided, "a", "2025-01-01", NULL);
  builder_assert (undecided, "C3", PB_RESULT_STRAINED);
}

/* C4: new relations that do not say why; half of them are critical. */
static void
test_alignment (void)
{
  static const struct { guint with; guint without; PbResultValue value; } cases[] = {
    { 0, 0, PB_RESULT_UNKNOWN }, { 2, 0, PB_RESULT_EASY }, { 2, 1, PB_RESULT_STRAINED },
    { 1, 1, PB_RESULT_CRITICAL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      for (guint j = 0; j < cases[i].with + cases[i].without; j++)
        {
          g_autofree char *name = g_strdup_printf ("r%u", j);
          PbRecord *relation = builder_add (builder, PB_KIND_RELATION, name,
                                            PB_RELATION_TO, "them",
                                            PB_RELATION_KIND, "coordinates-with",
                                            PB_RELATION_STARTED, "2025-01-01",
                                            0);

          if (j < cases[i].with)
            builder_set (relation, PB_RELATION_WHY, "We need each other");
        }
      builder_assert (builder, "C4", cases[i].value);
    }
}

/* C5: a report may be 14 days late. */
static void
test_reports (void)
{
  static const struct { const char *due; const char *sent; PbResultValue value; } cases[] = {
    { "2025-06-01", "2025-06-15", PB_RESULT_EASY },
    { "2025-06-01", "2025-06-16", PB_RESULT_CRITICAL },
    { "2025-06-01", NULL, PB_RESULT_CRITICAL },
    { NULL, "2025-06-01", PB_RESULT_EASY },
    { NULL, "2025-01-01", PB_RESULT_STRAINED },
  };
  g_autoptr(Builder) one_of_three = builder_new (TODAY);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);
      PbRecord *report = builder_add (builder, PB_KIND_REPORT, "r", PB_REPORT_KIND, "phase", 0);

      if (cases[i].due)
        builder_set (report, PB_REPORT_DUE_ON, cases[i].due);
      if (cases[i].sent)
        builder_set (report, PB_REPORT_SENT_ON, cases[i].sent);
      builder_assert (builder, "C5", cases[i].value);
    }

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("r%u", i);
      PbRecord *report = builder_add (one_of_three, PB_KIND_REPORT, name,
                                      PB_REPORT_KIND, "phase",
                                      PB_REPORT_DUE_ON, "2025-06-01",
                                      0);

      if (i > 0)
        builder_set (report, PB_REPORT_SENT_ON, "2025-06-01");
    }
  builder_assert (one_of_three, "C5", PB_RESULT_STRAINED);
}

static void
assert_numbers (Builder    *builder,
                const char *statement,
                const char *lately,
                const char *half)
{
  g_autoptr(PbJudgement) judgement = builder_judge (builder);
  PbResult *result = pb_judgement_get_result (judgement, statement);
  GPtrArray *numbers = pb_result_get_numbers (result);

  g_assert_cmpint (pb_result_get_value (result), ==, PB_RESULT_COUNT);
  g_assert_cmpstr (((PbNumber *) numbers->pdata[0])->value, ==, lately);
  g_assert_cmpstr (((PbNumber *) numbers->pdata[1])->value, ==, half);
}

static void
test_activities (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  static const int days[] = { 10, 89, 90, 179, 180 };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *day = builder_day (builder, days[i]);
      g_autofree char *name = g_strdup_printf ("a%u", i);

      builder_add (builder, PB_KIND_ACTIVITY, name,
                   PB_ACTIVITY_KIND, "external-partnerships",
                   PB_ACTIVITY_DATE, day,
                   0);
    }
  assert_numbers (builder, "A5", "2", "4");
  assert_numbers (builder, "A3", "0", "0");

  /* Reviews, observations and publications count where they belong. */
  builder_element (builder, "G4", TODAY);
  assert_numbers (builder, "A1", "1", "1");
  builder_add (builder, PB_KIND_METRIC, "m", 0);
  builder_add (builder, PB_KIND_OBSERVATION, "o",
               PB_OBSERVATION_METRIC, "m",
               PB_OBSERVATION_PERIOD_END, "2025-06-01",
               0);
  assert_numbers (builder, "A6", "1", "1");
  add_report (builder, "r", "phase", 100);
  assert_numbers (builder, "A8", "0", "1");
}

static void
test_quiet_activity (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbJudgement) judgement = NULL;
  PbResult *result;

  builder_add (builder, PB_KIND_ACTIVITY, "a",
               PB_ACTIVITY_KIND, "knowledge-sharing",
               PB_ACTIVITY_DATE, "2024-06-30",
               0);
  judgement = builder_judge (builder);
  result = pb_judgement_get_result (judgement, "A8");
  g_assert_nonnull (strstr (pb_result_get_reason (result), "quiet for 365 days"));
}

/* K6: the worse of two; while one is unknown, partly at best. */
static void
test_characteristics (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);

  builder_assert (builder, "K6", PB_RESULT_UNKNOWN);
  builder_assert (builder, "K2", PB_RESULT_UNKNOWN);
  builder_add (builder, PB_KIND_OBJECTIVE, "one", PB_OBJECTIVE_START, "2025-01-01", 0);
  builder_assert (builder, "K6", PB_RESULT_NOT_MET);

  /* T3 is met, T1 and T2 are unknown. */
  builder_element (builder, "G4", TODAY);
  add_report (builder, "state", "group-state", 10);
  builder_assert (builder, "T3", PB_RESULT_MET);
  builder_assert (builder, "K3", PB_RESULT_PARTLY);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/technical/authority", test_authority);
  g_test_add_func ("/technical/treasury", test_treasury);
  g_test_add_func ("/technical/trust", test_trust);
  g_test_add_func ("/technical/evidence-ratio", test_evidence_ratio);
  g_test_add_func ("/challenges/momentum", test_momentum);
  g_test_add_func ("/challenges/focus", test_focus);
  g_test_add_func ("/challenges/growth", test_growth);
  g_test_add_func ("/challenges/alignment", test_alignment);
  g_test_add_func ("/challenges/reports", test_reports);
  g_test_add_func ("/activities/counts", test_activities);
  g_test_add_func ("/activities/quiet", test_quiet_activity);
  g_test_add_func ("/characteristics/derived", test_characteristics);

  return g_test_run ();
}
