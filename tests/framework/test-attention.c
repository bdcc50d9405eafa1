/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dossier-builder.h"

#include "framework/pb-attention.h"

#include <string.h>

#define TODAY "2025-06-30"

static GPtrArray *
list (Builder *builder)
{
  g_autoptr(PbDossier) dossier = builder_seal (builder);
  g_autoptr(PbJudgement) judgement = builder_judge (builder);

  return pb_attention_list (dossier, builder_criteria (), judgement, builder->day);
}

static const PbAttention *
find (GPtrArray  *rows,
      const char *record)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const PbAttention *row = rows->pdata[i];

      if (g_strcmp0 (row->record, builder_id (record)) == 0)
        return row;
    }

  return NULL;
}

static void
test_elements (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(GPtrArray) rows = NULL;
  const PbAttention *row;
  guint n_missing = 0;

  builder_element (builder, "G1", TODAY);
  builder_element (builder, "G2", "2025-04-15");
  builder_element (builder, "Q5", "2025-01-01");
  builder_element (builder, "P1", "2025-06-01");
  builder_add (builder, PB_KIND_OBJECTIVE, "objective", PB_OBJECTIVE_START, "2025-06-20", 0);

  rows = list (builder);
  row = rows->pdata[0];
  g_assert_cmpint (row->kind, ==, PB_ATTENTION_CONTRADICTED);
  g_assert_cmpstr (row->element, ==, "P1");
  g_assert_cmpstr (row->record, ==, builder_id ("objective"));
  g_assert_cmpint (row->record_kind, ==, PB_KIND_OBJECTIVE);
  g_assert_cmpint (row->day, ==, pb_day_parse ("2025-06-20"));
  row = rows->pdata[1];
  g_assert_cmpint (row->kind, ==, PB_ATTENTION_STALE);
  g_assert_cmpstr (row->element, ==, "Q5");
  row = rows->pdata[rows->len - 1];
  g_assert_cmpint (row->kind, ==, PB_ATTENTION_DUE);
  g_assert_cmpstr (row->element, ==, "G2");

  for (guint i = 0; i < rows->len; i++)
    n_missing += ((PbAttention *) rows->pdata[i])->kind == PB_ATTENTION_MISSING;
  g_assert_cmpuint (n_missing, ==, 10);
  g_assert_cmpuint (rows->len, ==, 13);
}

/* A date is worth a row from 30 days before it until it is dealt with. */
static void
test_dates (void)
{
  static const struct { int days; gboolean shown; PbAttentionKind kind; } cases[] = {
    { 31, FALSE, 0 }, { 30, TRUE, PB_ATTENTION_DUE }, { 0, TRUE, PB_ATTENTION_DUE },
    { -1, TRUE, PB_ATTENTION_OVERDUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      static const char * const names[] = { "agreement", "obligation", "decision", "deliverable",
                                            "report", "objective", "task" };
      g_autoptr(Builder) builder = builder_new (TODAY);
      g_autofree char *day = builder_day (builder, -cases[i].days);
      g_autoptr(GPtrArray) rows = NULL;

      builder_add (builder, PB_KIND_AGREEMENT, "agreement",
                   PB_AGREEMENT_STATUS, "active",
                   PB_AGREEMENT_START, "2020-01-01",
                   PB_AGREEMENT_REVIEW_DATE, day,
                   0);
      builder_add (builder, PB_KIND_OBLIGATION, "obligation",
                   PB_OBLIGATION_AGREEMENT, "agreement",
                   PB_OBLIGATION_DUE, day,
                   0);
      builder_add (builder, PB_KIND_DECISION, "decision",
                   PB_DECISION_OPENED, "2025-01-01",
                   PB_DECISION_CLOSED, "2025-01-02",
                   PB_DECISION_STATUS, "adopted",
                   PB_DECISION_IMPLEMENTATION_DUE, day,
                   0);
      builder_add (builder, PB_KIND_DELIVERABLE, "deliverable", PB_DELIVERABLE_DUE, day, 0);
      builder_add (builder, PB_KIND_REPORT, "report",
                   PB_REPORT_KIND, "phase",
                   PB_REPORT_DUE_ON, day,
                   0);
      builder_add (builder, PB_KIND_OBJECTIVE, "objective",
                   PB_OBJECTIVE_START, "2025-01-01",
                   PB_OBJECTIVE_END, day,
                   0);

      builder_add (builder, PB_KIND_TASK, "task",
                   PB_TASK_STATUS, "open",
                   PB_TASK_DUE, day,
                   0);
      rows = list (builder);
      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        {
          const PbAttention *row = find (rows, names[j]);

          g_assert_cmpint (row != NULL, ==, cases[i].shown);
          if (row == NULL)
            continue;
          g_assert_cmpint (row->kind, ==, cases[i].kind);
          g_assert_cmpint (row->day, ==, builder->day + cases[i].days);
          g_assert_cmpstr (row->title, !=, "");
        }
    }
}

/* People wait two weeks for an answer, and a term ends when its role says so. */
static void
test_waiting (void)
{
  static const struct { int said; int held; gboolean answered; PbAttentionKind kind; } cases[] = {
    { 14, 365, FALSE, PB_ATTENTION_DUE },
    { 15, 366, FALSE, PB_ATTENTION_OVERDUE },
    { 15, 200, TRUE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);
      g_autofree char *said = builder_day (builder, cases[i].said);
      g_autofree char *start = builder_day (builder, cases[i].held);
      g_autoptr(GPtrArray) rows = NULL;

      builder_add (builder, PB_KIND_FEEDBACK, "feedback",
                   PB_FEEDBACK_STATUS, cases[i].answered ? "answered" : "new",
                   PB_FEEDBACK_DATE, said,
                   0);
      builder_add (builder, PB_KIND_MEMBER, "ada", PB_MEMBER_NAME, "Ada", 0);
      builder_add (builder, PB_KIND_ROLE, "gardener",
                   PB_ROLE_TITLE, "Gardener",
                   PB_ROLE_STATUS, "active",
                   PB_ROLE_TERM_DAYS, "365",
                   0);
      builder_add (builder, PB_KIND_ASSIGNMENT, "seat",
                   PB_ASSIGNMENT_ROLE, "gardener",
                   PB_ASSIGNMENT_HOLDER, "ada",
                   PB_ASSIGNMENT_START, start,
                   0);

      rows = list (builder);
      if (cases[i].answered)
        {
          g_assert_null (find (rows, "feedback"));
          g_assert_null (find (rows, "gardener"));
          continue;
        }
      g_assert_cmpint (find (rows, "feedback")->kind, ==, cases[i].kind);
      g_assert_cmpint (find (rows, "gardener")->kind, ==, cases[i].kind);
    }
}

/* What is done needs nobody. */
static void
test_done (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(GPtrArray) rows = NULL;

  builder_add (builder, PB_KIND_DECISION, "decision",
               PB_DECISION_OPENED, "2025-01-01",
               PB_DECISION_CLOSED, "2025-01-02",
               PB_DECISION_STATUS, "adopted",
               PB_DECISION_IMPLEMENTATION, "done",
               PB_DECISION_IMPLEMENTATION_DUE, "2025-06-01",
               0);
  builder_add (builder, PB_KIND_DELIVERABLE, "deliverable",
               PB_DELIVERABLE_STATUS, "delivered",
               PB_DELIVERABLE_DUE, "2025-06-01",
               0);
  builder_add (builder, PB_KIND_REPORT, "report",
               PB_REPORT_KIND, "phase",
               PB_REPORT_DUE_ON, "2025-06-01",
               PB_REPORT_SENT_ON, "2025-06-02",
               0);
  builder_add (builder, PB_KIND_AGREEMENT, "agreement",
               PB_AGREEMENT_STATUS, "ended",
               PB_AGREEMENT_START, "2020-01-01",
               PB_AGREEMENT_ENDED, "2025-01-01",
               PB_AGREEMENT_REVIEW_DATE, "2025-06-01",
               0);

  rows = list (builder);
  g_assert_null (find (rows, "decision"));
  g_assert_null (find (rows, "deliverable"));
  g_assert_null (find (rows, "report"));
  g_assert_null (find (rows, "agreement"));
}

static void
test_conflict_and_dispute (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(GPtrArray) rows = NULL;
  const PbAttention *row = NULL;
  PbRecord *agreement;
  guint n_of_group = 0;

  agreement = builder_add (builder, PB_KIND_AGREEMENT, "agreement",
                           PB_AGREEMENT_STATUS, "draft",
                           0);
  pb_record_set_contested (agreement, PB_AGREEMENT_STATUS, TRUE);
  pb_record_set_contested (builder->group, PB_GROUP_NAME, TRUE);
  builder_add (builder, PB_KIND_MEMBER, "ana", 0);
  builder_add (builder, PB_KIND_ATTESTATION, "word",
               PB_ATTESTATION_ITEM, "G4",
               PB_ATTESTATION_VALUE, "met",
               PB_ATTESTATION_BY, "ana",
               PB_ATTESTATION_ON, "2025-06-01",
               PB_ATTESTATION_REASON, "We have a wiki.",
               0);

  rows = list (builder);
  g_assert_cmpint (find (rows, "agreement")->kind, ==, PB_ATTENTION_CONFLICT);
  g_assert_true (g_str_has_suffix (find (rows, "agreement")->sentence, ": Status"));
  for (guint i = 0; i < rows->len; i++)
    {
      const PbAttention *other = rows->pdata[i];

      n_of_group += other->kind == PB_ATTENTION_CONFLICT && other->record_kind == PB_KIND_GROUP;
    }
  g_assert_cmpuint (n_of_group, ==, 1);
  for (guint i = 0; i < rows->len; i++)
    {
      const PbAttention *other = rows->pdata[i];

      if (other->kind == PB_ATTENTION_DISPUTED)
        row = other;
    }
  g_assert_nonnull (row);
  g_assert_cmpstr (row->statement, ==, "G4");
  g_assert_nonnull (strstr (row->sentence, "We have a wiki."));
}

static void
test_observations (void)
{
  static const struct { const char *end; gboolean shown; PbAttentionKind kind; } cases[] = {
    { "2025-06-29", TRUE, PB_ATTENTION_DUE },    { "2025-05-30", TRUE, PB_ATTENTION_DUE },
    { "2025-05-29", FALSE, 0 },                  { "2025-05-14", TRUE, PB_ATTENTION_OVERDUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);
      g_autoptr(GPtrArray) rows = NULL;
      const PbAttention *row;

      builder_add (builder, PB_KIND_METRIC, "metric", PB_METRIC_CADENCE, "monthly", 0);
      builder_add (builder, PB_KIND_OBSERVATION, "observation",
                   PB_OBSERVATION_METRIC, "metric",
                   PB_OBSERVATION_PERIOD_END, cases[i].end,
                   PB_OBSERVATION_VALUE, "1",
                   0);
      rows = list (builder);
      row = find (rows, "metric");
      g_assert_cmpint (row != NULL, ==, cases[i].shown);
      if (row)
        g_assert_cmpint (row->kind, ==, cases[i].kind);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/attention/elements", test_elements);
  g_test_add_func ("/attention/dates", test_dates);
  g_test_add_func ("/attention/waiting", test_waiting);
  g_test_add_func ("/attention/done", test_done);
  g_test_add_func ("/attention/conflict-and-dispute", test_conflict_and_dispute);
  g_test_add_func ("/attention/observations", test_observations);

  return g_test_run ();
}
