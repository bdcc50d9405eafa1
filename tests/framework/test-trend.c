/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dossier-builder.h"

#include "framework/pb-state-elements.h"
#include "framework/pb-trend.h"
#include "model/pb-dossier-past.h"

#define TODAY "2025-06-30"

static PbDay
random_day (Builder *builder,
            GRand   *random)
{
  return builder->day - g_rand_int_range (random, 0, 500);
}

static char *
dup_random_day (Builder *builder,
                GRand   *random)
{
  return pb_day_to_iso (random_day (builder, random));
}

/* A group in which something of most kinds happened on any day of the last year
 * and a half.
 */
static Builder *
new_random (GRand *random,
            guint  n)
{
  static const char * const statuses[] = { "planned", "delivered", "accepted" };
  const char * const *keys = pb_state_element_get_keys ();
  Builder *builder = builder_new (TODAY);

  builder_add (builder, PB_KIND_MEMBER, "ana", PB_MEMBER_NAME, "Ana", 0);
  builder_add (builder, PB_KIND_GROUP, "them", PB_GROUP_NAME, "Riverside", 0);
  builder_add (builder, PB_KIND_RELATION, "relation", PB_RELATION_TO, "them",
               PB_RELATION_KIND, "coordinates-with", PB_RELATION_CHANNEL, "A channel", 0);

  for (guint i = 0; keys[i]; i++)
    {
      g_autofree char *day = dup_random_day (builder, random);

      builder_element (builder, keys[i], day);
    }

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *objective = g_strdup_printf ("objective-%u", i);
      g_autofree char *deliverable = g_strdup_printf ("deliverable-%u", i);
      g_autofree char *decision = g_strdup_printf ("decision-%u", i);
      g_autofree char *activity = g_strdup_printf ("activity-%u", i);
      g_autofree char *agreement = g_strdup_printf ("agreement-%u", i);
      g_autofree char *party = g_strdup_printf ("party-%u", i);
      g_autofree char *word = g_strdup_printf ("word-%u", i);
      g_autofree char *start = dup_random_day (builder, random);
      g_autofree char *delivered = dup_random_day (builder, random);
      g_autofree char *acted = dup_random_day (builder, random);
      g_autofree char *said = dup_random_day (builder, random);
      PbDay day = random_day (builder, random);
      g_autofree char *opened = pb_day_to_iso (day);
      g_autofree char *closed = pb_day_to_iso (MIN (day + g_rand_int_range (random, 0, 40),
                                                    builder->day));

      builder_add (builder, PB_KIND_OBJECTIVE, objective, PB_OBJECTIVE_START, start,
                   PB_OBJECTIVE_STATUS, "active", PB_OBJECTIVE_PURPOSE_LINK, "Care", 0);
      builder_add (builder, PB_KIND_DELIVERABLE, deliverable,
                   PB_DELIVERABLE_OBJECTIVE, objective,
                   PB_DELIVERABLE_STATUS, statuses[i % G_N_ELEMENTS (statuses)],
                   PB_DELIVERABLE_DELIVERED_ON, delivered, 0);
      builder_add (builder, PB_KIND_DECISION, decision, PB_DECISION_METHOD, "consent",
                   PB_DECISION_CLASS, i % 2 ? "minor" : "governance-change",
                   PB_DECISION_OPENED, opened, PB_DECISION_CLOSED, closed,
                   PB_DECISION_STATUS, "adopted", PB_DECISION_OUTCOME, "Yes", 0);
      builder_add (builder, PB_KIND_ACTIVITY, activity,
                   PB_ACTIVITY_KIND, "external-partnerships", PB_ACTIVITY_DATE, acted,
                   PB_ACTIVITY_GROUPS, "them", PB_ACTIVITY_PEOPLE, "ana", 0);
      builder_add (builder, PB_KIND_AGREEMENT, agreement, PB_AGREEMENT_STATUS, "active",
                   PB_AGREEMENT_START, start, 0);
      builder_add (builder, PB_KIND_AGREEMENT_PARTY, party,
                   PB_AGREEMENT_PARTY_AGREEMENT, agreement, PB_AGREEMENT_PARTY_PARTY, "them", 0);
      builder_add (builder, PB_KIND_ATTESTATION, word, PB_ATTESTATION_ITEM, i % 2 ? "I1" : "S1",
                   PB_ATTESTATION_VALUE, i % 3 ? "met" : "not-met", PB_ATTESTATION_BY, "ana",
                   PB_ATTESTATION_ON, said, 0);
    }

  return builder;
}

/* The dossier of a day as it would have been filled then. */
static PbDossier *
fill_as_of (Builder *builder,
            PbDay    day)
{
  PbDossier *dossier = pb_dossier_new (builder->group, day);

  for (guint i = 0; i < builder->records->len; i++)
    {
      g_autoptr(PbRecord) then = pb_record_copy_as_of (builder->records->pdata[i], day);

      if (then)
        pb_dossier_add (dossier, then);
    }
  pb_dossier_seal (dossier);

  return dossier;
}

static char *
judge (PbDossier *dossier,
       PbDay      day)
{
  g_autoptr(PbJudgement) judgement = pb_judge (dossier, builder_criteria (), day, NULL, NULL);

  return pb_judgement_to_text (judgement);
}

static void
assert_same_records (PbDossier *one,
                     PbDossier *other)
{
  for (guint kind = 1; kind < PB_N_KINDS; kind++)
    {
      GPtrArray *some = pb_dossier_get_records (one, kind);
      GPtrArray *others = pb_dossier_get_records (other, kind);

      g_assert_cmpuint (some->len, ==, others->len);
      for (guint i = 0; i < some->len; i++)
        {
          PbRecord *record = some->pdata[i];

          g_assert_cmpstr (pb_record_get_id (record), ==, pb_record_get_id (others->pdata[i]));
          g_assert_true (pb_dossier_lookup (one, pb_record_get_id (record)) == record);
        }
    }
}

static void
assert_same_referring (PbDossier  *one,
                       PbDossier  *other,
                       const char *id,
                       PbFieldId   field)
{
  GPtrArray *some = pb_dossier_get_referring (one, id, field);
  GPtrArray *others = pb_dossier_get_referring (other, id, field);

  g_assert_cmpuint (some ? some->len : 0, ==, others ? others->len : 0);
  for (guint i = 0; some && i < some->len; i++)
    g_assert_cmpstr (pb_record_get_id (some->pdata[i]), ==, pb_record_get_id (others->pdata[i]));
}

/* A trend is what judging each of its days one by one gives. */
static void
test_day_by_day (void)
{
  for (guint round = 0; round < 10; round++)
    {
      g_autoptr(GRand) random = g_rand_new_with_seed (round);
      g_autoptr(Builder) builder = new_random (random, 12);
      g_autoptr(PbDossier) dossier = builder_seal (builder);
      g_autoptr(PbTrend) trend = pb_trend_judge (dossier, builder_criteria (), -1,
                                                 builder->day - 364, PB_TREND_WEEKS, NULL, NULL,
                                                 NULL);
      guint n = g_list_model_get_n_items (G_LIST_MODEL (trend));

      g_assert_cmpuint (n, ==, 53);
      g_assert_cmpuint (pb_trend_get_n_judged (trend), ==, 53);
      for (guint i = 0; i < n; i++)
        {
          PbTrendPoint *point = pb_trend_get_point (trend, i);
          PbDay day = pb_trend_point_get_day (point);
          g_autoptr(PbDossier) derived = pb_dossier_at (dossier, day);
          g_autoptr(PbDossier) filled = fill_as_of (builder, day);
          g_autofree char *expected = judge (filled, day);
          g_autofree char *found = pb_judgement_to_text (pb_trend_point_get_judgement (point));

          g_assert_cmpint (day, ==, builder->day - 7 * (int) (n - 1 - i));
          assert_same_records (derived, filled);
          assert_same_referring (derived, filled, builder_id (BUILDER_OURS), PB_DECISION_GROUP);
          assert_same_referring (derived, filled, builder_id ("objective-3"),
                                 PB_DELIVERABLE_OBJECTIVE);
          assert_same_referring (derived, filled, builder_id ("them"), PB_ACTIVITY_GROUPS);
          g_assert_cmpstr (found, ==, expected);
        }
    }
}

static void
test_changes (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbDossier) dossier = NULL;
  PbRecord *practice = builder_add (builder, PB_KIND_AGREEMENT, "rules",
                                    PB_AGREEMENT_START, "2024-01-01",
                                    PB_AGREEMENT_PROVISIONS, "Third", 0);
  PbRecord *metric = builder_add (builder, PB_KIND_METRIC, "metric", PB_METRIC_UNIT, "people",
                                  PB_METRIC_OBJECTIVES, "one", 0);
  const struct
  {
    const char *day;
    const char *provisions;
    const char *objective;
  } days[] = {
    { "2025-01-31", NULL, "one" },
    { "2025-02-01", "First", "one" },
    { "2025-02-28", "First", "one" },
    { "2025-03-01", "Second", "two" },
    { "2025-04-01", "Third", "one" },
    { TODAY, "Third", "one" },
  };

  builder_change (builder, "rules", PB_AGREEMENT_PROVISIONS, "2025-02-01", NULL, "First", "Ana");
  /* Two edits of one day, whose order is not known. */
  builder_change (builder, "rules", PB_AGREEMENT_PROVISIONS, "2025-03-01", "Between", "Second",
                  "Ana");
  builder_change (builder, "rules", PB_AGREEMENT_PROVISIONS, "2025-03-01", "First", "Between",
                  "Ana");
  builder_change (builder, "rules", PB_AGREEMENT_PROVISIONS, "2025-04-01", "Second", "Third",
                  "Ana");
  builder_change (builder, "metric", PB_METRIC_OBJECTIVES, "2025-03-01", builder_id ("one"), NULL,
                  "Ana");
  builder_change (builder, "metric", PB_METRIC_OBJECTIVES, "2025-03-01", NULL, builder_id ("two"),
                  "Ana");
  builder_change (builder, "metric", PB_METRIC_OBJECTIVES, "2025-04-01", builder_id ("two"), NULL,
                  "Ana");
  builder_change (builder, "metric", PB_METRIC_OBJECTIVES, "2025-04-01", NULL, builder_id ("one"),
                  "Ana");
  dossier = builder_seal (builder);

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      PbDay day = pb_day_parse (days[i].day);
      g_autoptr(PbDossier) then = pb_dossier_at (dossier, day);
      PbRecord *rules = pb_dossier_lookup (then, pb_record_get_id (practice));
      GPtrArray *measured = pb_dossier_get_referring (then, builder_id (days[i].objective),
                                                      PB_METRIC_OBJECTIVES);

      g_assert_cmpint (pb_dossier_get_day (then), ==, day);
      g_assert_cmpstr (pb_record_get_text (rules, PB_AGREEMENT_PROVISIONS), ==,
                       days[i].provisions);
      g_assert_nonnull (measured);
      g_assert_cmpuint (measured->len, ==, 1);
      g_assert_cmpstr (pb_record_get_id (measured->pdata[0]), ==, pb_record_get_id (metric));
      for (guint j = 0; j < pb_dossier_get_n_changes (then); j++)
        g_assert_cmpint (pb_dossier_get_change (then, j)->day, <=, day);
    }

  g_assert_cmpstr (pb_record_get_text (practice, PB_AGREEMENT_PROVISIONS), ==, "Third");
}

/* What was entered later is there since the day that it tells of itself. */
static void
test_entered_later (void)
{
  const gint64 later = pb_day_get_end (pb_day_parse ("2025-05-01"));
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(PbDossier) then = NULL;
  PbRecord *dated = builder_add (builder, PB_KIND_OBJECTIVE, "dated",
                                 PB_OBJECTIVE_START, "2025-01-01", 0);
  PbRecord *dateless = builder_add (builder, PB_KIND_METRIC, "dateless",
                                    PB_METRIC_UNIT, "people", 0);

  pb_record_set_stamps (dated, later, later, "Ana");
  pb_record_set_stamps (dateless, later, later, "Ana");
  g_assert_cmpint (pb_day_from_instant (later), >, pb_day_parse ("2025-04-01"));
  g_assert_cmpint (pb_day_from_instant (later), <, pb_day_parse (TODAY));
  dossier = builder_seal (builder);
  then = pb_dossier_at (dossier, pb_day_parse ("2025-04-01"));

  g_assert_nonnull (pb_dossier_lookup (then, pb_record_get_id (dated)));
  g_assert_null (pb_dossier_lookup (then, pb_record_get_id (dateless)));
  g_assert_cmpuint (pb_dossier_get_records (then, PB_KIND_METRIC)->len, ==, 0);
}

/* After an edit only the days that it can have changed are judged, and all are as
 * if they had been.
 */
static void
test_again (void)
{
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr(GRand) random = g_rand_new_with_seed (1000 + round);
      g_autoptr(Builder) builder = new_random (random, 8);
      g_autoptr(PbDossier) before = builder_seal (builder);
      g_autoptr(PbTrend) trend = pb_trend_judge (before, builder_criteria (), -1,
                                                 builder->day - 364, PB_TREND_WEEKS, NULL, NULL,
                                                 NULL);
      int days_ago = g_rand_int_range (random, 0, 400);
      g_autofree char *day = builder_day (builder, days_ago);
      g_autoptr(PbDossier) after = NULL;
      g_autoptr(PbTrend) again = NULL;
      g_autoptr(PbTrend) anew = NULL;
      g_autoptr(PbTrend) with_last = NULL;
      g_autoptr(PbJudgement) last = NULL;
      const char *changed[] = { builder_id ("new"), NULL };

      builder_add (builder, PB_KIND_ACTIVITY, "new", PB_ACTIVITY_KIND, "knowledge-sharing",
                   PB_ACTIVITY_DATE, day, PB_ACTIVITY_PEOPLE, "ana", 0);
      after = builder_seal (builder);
      again = pb_trend_judge_again (trend, after, changed, NULL, NULL, NULL);
      anew = pb_trend_judge (after, builder_criteria (), -1, builder->day - 364, PB_TREND_WEEKS,
                             NULL, NULL, NULL);
      last = pb_judge (after, builder_criteria (), builder->day, NULL, NULL);
      with_last = pb_trend_judge_again (trend, after, changed, last, NULL, NULL);

      g_assert_cmpuint (pb_trend_get_n_judged (again), ==, MIN (days_ago / 7 + 1, 53));
      g_assert_cmpuint (pb_trend_get_n_judged (with_last), ==, MIN (days_ago / 7, 52));
      g_assert_true (pb_trend_point_get_judgement (pb_trend_get_point (with_last, 52)) == last);
      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (anew)); i++)
        {
          g_autofree char *found =
            pb_judgement_to_text (pb_trend_point_get_judgement (pb_trend_get_point (again, i)));
          g_autofree char *expected =
            pb_judgement_to_text (pb_trend_point_get_judgement (pb_trend_get_point (anew, i)));

          g_assert_cmpstr (found, ==, expected);
        }
    }
}

static void
test_steps (void)
{
  g_autoptr(Builder) builder = builder_new ("2025-03-31");
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(PbTrend) months = NULL;
  g_autoptr(PbTrend) cycles = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  PbDay from = pb_day_parse ("2024-12-31");

  builder_add (builder, PB_KIND_CYCLE, "long-ago", PB_CYCLE_START, "2024-01-01",
               PB_CYCLE_END, "2024-06-30", 0);
  builder_add (builder, PB_KIND_CYCLE, "winter", PB_CYCLE_START, "2025-01-01",
               PB_CYCLE_END, "2025-02-15", 0);
  builder_add (builder, PB_KIND_CYCLE, "now", PB_CYCLE_START, "2025-02-16",
               PB_CYCLE_END, "2025-05-15", 0);
  dossier = builder_seal (builder);

  months = pb_trend_judge (dossier, builder_criteria (), PB_PHASE_ITERATION, from,
                           PB_TREND_MONTHS, NULL, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (months)), ==, 4);
  g_assert_cmpint (pb_trend_point_get_day (pb_trend_get_point (months, 0)), ==, from);
  g_assert_cmpint (pb_trend_point_get_day (pb_trend_get_point (months, 1)), ==,
                   pb_day_parse ("2025-01-31"));
  g_assert_cmpint (pb_trend_point_get_day (pb_trend_get_point (months, 2)), ==,
                   pb_day_parse ("2025-02-28"));

  cycles = pb_trend_judge (dossier, builder_criteria (), PB_PHASE_ITERATION, from,
                           PB_TREND_CYCLES, NULL, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (cycles)), ==, 2);
  g_assert_cmpint (pb_trend_point_get_day (pb_trend_get_point (cycles, 0)), ==,
                   pb_day_parse ("2025-02-15"));

  g_cancellable_cancel (cancellable);
  g_assert_null (pb_trend_judge (dossier, builder_criteria (), -1, from, PB_TREND_MONTHS, NULL,
                                 cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/trend/day-by-day", test_day_by_day);
  g_test_add_func ("/trend/changes", test_changes);
  g_test_add_func ("/trend/entered-later", test_entered_later);
  g_test_add_func ("/trend/again", test_again);
  g_test_add_func ("/trend/steps", test_steps);

  return g_test_run ();
}
