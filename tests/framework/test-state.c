/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dossier-builder.h"

#include "framework/pb-state-elements.h"

#include <string.h>

#define TODAY "2025-06-30"

static PbElementStatus *
look_on (Builder    *builder,
         const char *key,
         PbDay       day)
{
  g_autoptr(PbDossier) dossier = builder_seal (builder);
  PbElementStatus *status = pb_state_element_status (dossier, builder_criteria (), key, day);
  g_autoptr(PbElementStatus) copy = pb_element_status_copy (status);

  g_assert_cmpstr (status->sentence, !=, "");
  g_assert_cmpstr (copy->sentence, ==, status->sentence);

  return status;
}

static void
assert_freshness (Builder     *builder,
                  const char  *key,
                  PbFreshness  freshness)
{
  g_autoptr(PbElementStatus) status = look_on (builder, key, builder->day);

  if (status->freshness != freshness)
    g_test_message ("%s: %s", key, status->sentence);
  g_assert_cmpstr (pb_freshness_get_nick (status->freshness), ==,
                   pb_freshness_get_nick (freshness));
}

static void
test_table (void)
{
  const char * const *keys = pb_state_element_get_keys ();
  const PbStateLabel *label;
  guint n_with_place = 0;
  guint n = 0, n_official = 0;

  for (; keys[n]; n++)
    {
      PbStateSection section = pb_state_element_get_section (keys[n]);
      gboolean found = FALSE;

      g_assert_cmpint (pb_state_element_get_place (keys[n]), ==, n);
      g_assert_cmpstr (pb_state_element_get_title (keys[n]), !=, keys[n]);
      g_assert_cmpint (section, ==, *keys[n] == 'P'   ? PB_STATE_SECTION_PURPOSE
                                    : *keys[n] == 'Q' ? PB_STATE_SECTION_PRACTICE
                                                      : PB_STATE_SECTION_PROGRESS);
      n_with_place += pb_state_element_has_label (keys[n]);
      for (guint i = 0; (label = pb_state_label_get_nth (i)); i++)
        found |= pb_state_label_fills (label, keys[n]);
      g_assert_true (found);
    }
  g_assert_cmpuint (n, ==, PB_N_STATE_ELEMENTS);

  /* The official template has no place for four of them. */
  g_assert_cmpuint (n_with_place, ==, 10);
  g_assert_false (pb_state_element_has_label ("Q5"));
  g_assert_false (pb_state_element_has_label ("G4"));
  g_assert_false (pb_state_element_has_label ("G5"));
  g_assert_false (pb_state_element_has_label ("G6"));

  for (n = 0; (label = pb_state_label_get_nth (n)); n++)
    n_official += !label->extension && label->section != PB_STATE_SECTION_ABOUT;
  g_assert_cmpuint (n_official, ==, 12);

  g_assert_true (pb_state_label_find ("team AGREEMENTS") == pb_state_label_find ("Team agreements"));
  g_assert_null (pb_state_label_find ("Weather"));
  g_assert_cmpstr (pb_state_element_get_title ("Our garden"), ==, "Our garden");
  g_assert_cmpint (pb_state_element_get_place ("Our garden"), ==, -1);
}

/* Q3 is reviewed every 90 days: due from 14 days before, old after 180. */
static void
test_ages (void)
{
  static const struct
  {
    int days;
    PbFreshness freshness;
    gboolean old;
    PbResultValue value;
  } cases[] = {
    { 0, PB_FRESHNESS_FRESH, FALSE, PB_RESULT_MET },
    { 75, PB_FRESHNESS_FRESH, FALSE, PB_RESULT_MET },
    { 76, PB_FRESHNESS_DUE, FALSE, PB_RESULT_MET },
    { 90, PB_FRESHNESS_DUE, FALSE, PB_RESULT_MET },
    { 91, PB_FRESHNESS_STALE, FALSE, PB_RESULT_PARTLY },
    { 180, PB_FRESHNESS_STALE, FALSE, PB_RESULT_PARTLY },
    { 181, PB_FRESHNESS_STALE, TRUE, PB_RESULT_NOT_MET },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);
      g_autofree char *reviewed = builder_day (builder, cases[i].days);
      g_autoptr(PbElementStatus) status = NULL;

      builder_element (builder, "Q3", reviewed);
      status = look_on (builder, "Q3", builder->day);
      g_assert_cmpint (status->freshness, ==, cases[i].freshness);
      g_assert_cmpint (status->old, ==, cases[i].old);
      g_assert_cmpint (status->next_due, ==, builder->day - cases[i].days + 90);
      g_assert_cmpstr (status->reviewed_by, ==, "Ana");
      builder_assert (builder, "Q3", cases[i].value);
    }
}

static void
test_interval (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(Builder) own = builder_new (TODAY);
  g_autofree char *reviewed = builder_day (builder, 100);
  g_autofree char *id = pb_state_element_dup_id (builder_id (BUILDER_OURS), "P1");

  /* Half a year for the purpose, unless the group says otherwise. */
  builder_element (builder, "P1", reviewed);
  assert_freshness (builder, "P1", PB_FRESHNESS_FRESH);

  builder_element (own, "P1", reviewed);
  for (guint i = 0; i < own->records->len; i++)
    {
      if (strcmp (pb_record_get_id (own->records->pdata[i]), id) == 0)
        builder_set (own->records->pdata[i], PB_STATE_ELEMENT_REVIEW_INTERVAL, "60");
    }
  assert_freshness (own, "P1", PB_FRESHNESS_STALE);
}

static void
test_presence (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(Builder) blank = builder_new (TODAY);
  g_autoptr(Builder) late = builder_new (TODAY);
  g_autoptr(Builder) records = builder_new (TODAY);

  assert_freshness (builder, "G4", PB_FRESHNESS_MISSING);
  builder_element (builder, "G4", NULL);
  assert_freshness (builder, "G4", PB_FRESHNESS_STALE);
  builder_assert (builder, "G4", PB_RESULT_PARTLY);

  /* The empty bullet of a template is not a text. */
  builder_add (blank, PB_KIND_STATE_TEXT, "blank",
               PB_STATE_TEXT_ELEMENTS, "G4",
               PB_STATE_TEXT_TEXT, "- \n - ",
               0);
  assert_freshness (blank, "G4", PB_FRESHNESS_MISSING);

  builder_add (late, PB_KIND_STATE_TEXT, "late",
               PB_STATE_TEXT_ELEMENTS, "G4",
               PB_STATE_TEXT_TEXT, "- A wiki",
               PB_STATE_TEXT_CHANGED_ON, "2025-07-01",
               0);
  assert_freshness (late, "G4", PB_FRESHNESS_MISSING);

  /* Decisions on record are a record of decisions. */
  builder_add (records, PB_KIND_DECISION, "d",
               PB_DECISION_OPENED, "2025-01-01",
               PB_DECISION_STATUS, "proposed",
               0);
  assert_freshness (records, "Q6", PB_FRESHNESS_STALE);
}

/* Each of these happens on the day given; a review on that day knows of it. */
static void
add_event (Builder    *builder,
           const char *what,
           const char *day)
{
  if (strcmp (what, "objective-opened") == 0)
    builder_add (builder, PB_KIND_OBJECTIVE, "o", PB_OBJECTIVE_START, day, 0);
  else if (strcmp (what, "objective-achieved") == 0)
    builder_add (builder, PB_KIND_OBJECTIVE, "o", PB_OBJECTIVE_START, "2020-01-01",
                 PB_OBJECTIVE_STATUS, "achieved", PB_OBJECTIVE_ACHIEVED_ON, day, 0);
  else if (strcmp (what, "objective-dropped") == 0)
    builder_add (builder, PB_KIND_OBJECTIVE, "o", PB_OBJECTIVE_START, "2020-01-01",
                 PB_OBJECTIVE_STATUS, "dropped", PB_OBJECTIVE_CLOSED_ON, day, 0);
  else if (strcmp (what, "purpose-changed") == 0)
    builder_add (builder, PB_KIND_DECISION, "d", PB_DECISION_OPENED, "2020-01-01",
                 PB_DECISION_STATUS, "adopted", PB_DECISION_CLOSED, day,
                 PB_DECISION_CHANGES, BUILDER_OURS, 0);
  else if (strcmp (what, "relation-started") == 0)
    builder_add (builder, PB_KIND_RELATION, "r", PB_RELATION_TO, "them",
                 PB_RELATION_KIND, "coordinates-with", PB_RELATION_STARTED, day, 0);
  else if (strcmp (what, "relation-ended") == 0)
    builder_add (builder, PB_KIND_RELATION, "r", PB_RELATION_TO, "them",
                 PB_RELATION_KIND, "coordinates-with", PB_RELATION_STARTED, "2020-01-01",
                 PB_RELATION_STATUS, "ended", PB_RELATION_ENDED, day, 0);
  else if (strcmp (what, "relation-dormant") == 0)
    {
      builder_add (builder, PB_KIND_RELATION, "r", PB_RELATION_TO, "them",
                   PB_RELATION_KIND, "coordinates-with", PB_RELATION_STATUS, "dormant", 0);
      builder_change (builder, "r", PB_RELATION_STATUS, day, "active", "dormant", "Ana");
    }
  else if (strcmp (what, "governance-decision") == 0)
    builder_add (builder, PB_KIND_DECISION, "d", PB_DECISION_OPENED, "2020-01-01",
                 PB_DECISION_CLASS, "governance-change", PB_DECISION_STATUS, "adopted",
                 PB_DECISION_CLOSED, day, 0);
  else if (strcmp (what, "treasury-decision") == 0)
    builder_add (builder, PB_KIND_DECISION, "d", PB_DECISION_OPENED, "2020-01-01",
                 PB_DECISION_CLASS, "treasury", PB_DECISION_STATUS, "adopted",
                 PB_DECISION_CLOSED, day, 0);
  else if (strcmp (what, "practice-started") == 0)
    builder_add (builder, PB_KIND_AGREEMENT, "a", PB_AGREEMENT_KIND, "practice",
                 PB_AGREEMENT_STATUS, "active", PB_AGREEMENT_START, day, 0);
  else if (strcmp (what, "policy-changed") == 0)
    {
      builder_add (builder, PB_KIND_AGREEMENT, "a", PB_AGREEMENT_TYPE, "policy",
                   PB_AGREEMENT_STATUS, "active", PB_AGREEMENT_START, "2020-01-01", 0);
      builder_change (builder, "a", PB_AGREEMENT_PROVISIONS, day, "Old", "New", "Ana");
    }
  else if (strcmp (what, "agreement-ended") == 0)
    builder_add (builder, PB_KIND_AGREEMENT, "a", PB_AGREEMENT_STATUS, "ended",
                 PB_AGREEMENT_START, "2020-01-01", PB_AGREEMENT_ENDED, day, 0);
  else if (strcmp (what, "review-missed") == 0)
    builder_add (builder, PB_KIND_AGREEMENT, "a", PB_AGREEMENT_STATUS, "active",
                 PB_AGREEMENT_START, "2020-01-01", PB_AGREEMENT_REVIEW_DATE, day, 0);
  else if (strcmp (what, "core-joined") == 0)
    builder_add (builder, PB_KIND_MEMBER, "m", PB_MEMBER_STANDING, "core",
                 PB_MEMBER_JOINED, day, 0);
  else if (strcmp (what, "core-left") == 0)
    builder_add (builder, PB_KIND_MEMBER, "m", PB_MEMBER_STANDING, "core",
                 PB_MEMBER_JOINED, "2020-01-01", PB_MEMBER_LEFT, day, 0);
  else if (strcmp (what, "core-changed") == 0)
    {
      builder_add (builder, PB_KIND_MEMBER, "m", PB_MEMBER_STANDING, "contributor", 0);
      builder_change (builder, "m", PB_MEMBER_STANDING, day, "core", "contributor", "Ana");
    }
  else if (strcmp (what, "phase-began") == 0)
    builder_add (builder, PB_KIND_PHASE_TRANSITION, "t", PB_PHASE_TRANSITION_TO, "iteration",
                 PB_PHASE_TRANSITION_DATE, day, 0);
  else if (strcmp (what, "knowledge-shared") == 0)
    builder_add (builder, PB_KIND_ACTIVITY, "k", PB_ACTIVITY_KIND, "knowledge-sharing",
                 PB_ACTIVITY_DATE, day, 0);
  else if (strcmp (what, "target-changed") == 0)
    {
      builder_add (builder, PB_KIND_METRIC, "x", PB_METRIC_BASELINE_DATE, "2020-01-01", 0);
      builder_add (builder, PB_KIND_TARGET, "y", PB_TARGET_METRIC, "x",
                   PB_TARGET_DATE, "2025-12-31", 0);
      builder_change (builder, "y", PB_TARGET_VALUE, day, "10", "20", "Ana");
    }
  else
    g_assert_not_reached ();
}

static void
test_contradictions (void)
{
  static const struct { const char *key; const char *what; } cases[] = {
    { "P1", "objective-opened" }, { "P1", "objective-achieved" }, { "P1", "objective-dropped" },
    { "P1", "purpose-changed" }, { "P2", "relation-started" }, { "P2", "relation-ended" },
    { "P2", "relation-dormant" }, { "Q1", "governance-decision" }, { "Q1", "practice-started" },
    { "Q1", "policy-changed" }, { "Q2", "practice-started" }, { "Q2", "agreement-ended" },
    { "Q2", "review-missed" }, { "Q3", "core-joined" }, { "Q3", "core-left" },
    { "Q3", "core-changed" }, { "Q4", "treasury-decision" }, { "G5", "phase-began" },
    { "G5", "knowledge-shared" }, { "G6", "target-changed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) after = builder_new (TODAY);
      g_autoptr(Builder) same_day = builder_new (TODAY);
      g_autoptr(PbElementStatus) status = NULL;

      g_test_message ("%s %s", cases[i].key, cases[i].what);
      builder_element (after, cases[i].key, "2025-06-01");
      add_event (after, cases[i].what, "2025-06-02");
      status = look_on (after, cases[i].key, after->day);
      g_assert_cmpint (status->freshness, ==, PB_FRESHNESS_CONTRADICTED);
      g_assert_cmpint (status->contradicted_on, ==, pb_day_parse ("2025-06-02"));
      g_assert_nonnull (status->contradicting);
      g_assert_cmpuint (status->n_contradictions, ==, 1);
      g_assert_nonnull (strstr (status->contradiction, "2 June 2025"));
      builder_assert (after, cases[i].key, PB_RESULT_PARTLY);

      builder_element (same_day, cases[i].key, "2025-06-02");
      add_event (same_day, cases[i].what, "2025-06-02");
      assert_freshness (same_day, cases[i].key, PB_FRESHNESS_FRESH);
    }
}

/* Drafts, other groups and what is still to come contradict nothing. */
static void
test_no_contradiction (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);

  builder_element (builder, "P1", "2025-06-01");
  builder_element (builder, "Q1", "2025-06-01");
  builder_element (builder, "Q2", "2025-06-01");
  builder_add (builder, PB_KIND_AGREEMENT, "draft", PB_AGREEMENT_KIND, "practice",
               PB_AGREEMENT_STATUS, "draft", PB_AGREEMENT_START, "2025-06-10", 0);
  builder_add (builder, PB_KIND_OBJECTIVE, "theirs", PB_OBJECTIVE_GROUP, "them",
               PB_OBJECTIVE_START, "2025-06-10", 0);
  builder_add (builder, PB_KIND_OBJECTIVE, "later", PB_OBJECTIVE_START, "2025-07-10", 0);
  builder_add (builder, PB_KIND_DECISION, "open", PB_DECISION_OPENED, "2025-06-10",
               PB_DECISION_CLASS, "governance-change", PB_DECISION_STATUS, "in-discussion", 0);

  assert_freshness (builder, "P1", PB_FRESHNESS_FRESH);
  assert_freshness (builder, "Q1", PB_FRESHNESS_FRESH);
  assert_freshness (builder, "Q2", PB_FRESHNESS_FRESH);
}

/* The observation of January is missing from 17 February on. */
static void
test_missing_observation (void)
{
  g_autoptr(Builder) builder = builder_new ("2025-03-01");
  g_autoptr(PbElementStatus) status = NULL;

  builder_element (builder, "G6", "2025-02-16");
  builder_add (builder, PB_KIND_METRIC, "x", PB_METRIC_CADENCE, "monthly", 0);
  builder_add (builder, PB_KIND_OBSERVATION, "y", PB_OBSERVATION_METRIC, "x",
               PB_OBSERVATION_PERIOD_END, "2025-01-01", PB_OBSERVATION_VALUE, "1", 0);

  status = look_on (builder, "G6", builder->day);
  g_assert_cmpint (status->freshness, ==, PB_FRESHNESS_CONTRADICTED);
  g_assert_cmpint (status->contradicted_on, ==, pb_day_parse ("2025-02-17"));
}

static void
add_reviews (Builder            *builder,
             const char * const *days,
             const char         *by)
{
  g_autofree char *id = pb_state_element_dup_id (builder_id (BUILDER_OURS), "G4");

  for (guint i = 0; days[i]; i++)
    {
      PbFieldChange change = { id, PB_STATE_ELEMENT_LAST_REVIEWED, pb_day_parse (days[i]),
                               i > 0 ? days[i - 1] : NULL, days[i], by };

      change.id = g_intern_string (id);
      g_array_append_val (builder->changes, change);
      change.field = PB_STATE_ELEMENT_REVIEWED_BY;
      change.before = i > 0 ? by : NULL;
      change.after = by;
      g_array_append_val (builder->changes, change);
    }
}

static const char * const four_reviews[] = { "2025-03-01", "2025-04-01", "2025-05-01",
                                             "2025-06-01", NULL };

static guint
count_unchanged (Builder *builder)
{
  g_autoptr(PbElementStatus) status = look_on (builder, "G4", builder->day);

  return status->unchanged;
}

static void
test_unchanged (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(Builder) changed = builder_new (TODAY);
  g_autoptr(Builder) two = builder_new (TODAY);
  g_autoptr(PbJudgement) judgement = NULL;
  PbResult *result;

  builder_element (builder, "G4", "2025-06-01");
  add_reviews (builder, four_reviews, "Ana");
  g_assert_cmpuint (count_unchanged (builder), ==, 3);
  judgement = builder_judge (builder);
  result = pb_judgement_get_result (judgement, "G4");
  g_assert_cmpint (pb_result_get_value (result), ==, PB_RESULT_MET);
  g_assert_nonnull (strstr (pb_result_get_reason (result), "3 times in a row"));

  /* A change of the text in between breaks the row. */
  builder_element (changed, "G4", "2025-06-01");
  add_reviews (changed, four_reviews, "Ana");
  builder_change (changed, "text-G4", PB_STATE_TEXT_TEXT, "2025-04-20", "Old", "New", "Ana");
  g_assert_cmpuint (count_unchanged (changed), ==, 1);

  /* So does another person. */
  builder_element (two, "G4", "2025-06-01");
  add_reviews (two, four_reviews, "Ben");
  g_assert_cmpuint (count_unchanged (two), ==, 1);
}

/* In the past, the review counts that there was then. */
static void
test_as_of (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbElementStatus) status = NULL;
  g_autoptr(PbElementStatus) before = NULL;

  builder_element (builder, "G4", "2025-06-01");
  add_reviews (builder, four_reviews, "Ana");

  status = look_on (builder, "G4", pb_day_parse ("2025-04-30"));
  g_assert_cmpint (status->last_reviewed, ==, pb_day_parse ("2025-04-01"));
  g_assert_cmpint (status->freshness, ==, PB_FRESHNESS_FRESH);

  before = look_on (builder, "G4", pb_day_parse ("2025-02-01"));
  g_assert_true (before->never_reviewed);
}

/* A review that was taken back was none. */
static void
test_undone (void)
{
  static const char * const days[] = { "2025-03-01", "2025-06-01", "2025-03-01", NULL };
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbElementStatus) status = NULL;

  builder_element (builder, "G4", "2025-03-01");
  add_reviews (builder, days, "Ana");
  status = look_on (builder, "G4", builder->day);
  g_assert_cmpint (status->last_reviewed, ==, pb_day_parse ("2025-03-01"));
}

static void
test_conditions (void)
{
  g_autoptr(Builder) undated = builder_new (TODAY);
  g_autoptr(Builder) dated = builder_new (TODAY);
  g_autoptr(Builder) treasury = builder_new (TODAY);
  g_autoptr(Builder) metrics = builder_new (TODAY);

  builder_element (undated, "Q2", "2025-06-01");
  builder_add (undated, PB_KIND_AGREEMENT, "a", PB_AGREEMENT_STATUS, "active",
               PB_AGREEMENT_START, "2025-01-01", 0);
  builder_assert (undated, "Q2", PB_RESULT_PARTLY);

  builder_element (dated, "Q2", "2025-06-01");
  builder_add (dated, PB_KIND_AGREEMENT, "a", PB_AGREEMENT_STATUS, "active",
               PB_AGREEMENT_START, "2025-01-01", PB_AGREEMENT_REVIEW_DATE, TODAY, 0);
  builder_assert (dated, "Q2", PB_RESULT_MET);

  builder_element (treasury, "Q4", "2025-06-01");
  builder_assert (treasury, "Q4", PB_RESULT_PARTLY);
  builder_set (treasury->group, PB_GROUP_NO_TREASURY, "true");
  builder_assert (treasury, "Q4", PB_RESULT_MET);

  builder_element (metrics, "G6", "2025-06-01");
  builder_assert (metrics, "G6", PB_RESULT_PARTLY);
  builder_add (metrics, PB_KIND_NETWORK_GOAL, "goal", PB_NETWORK_GOAL_NETWORK, "net", 0);
  builder_add (metrics, PB_KIND_OBJECTIVE, "o", PB_OBJECTIVE_GOALS, "goal", 0);
  builder_add (metrics, PB_KIND_METRIC, "m", PB_METRIC_OBJECTIVES, "o", 0);
  builder_assert (metrics, "G6", PB_RESULT_MET);
}

/* Of 20 major decisions 19 are 95 percent. */
static void
test_decisions_on_record (void)
{
  for (guint n_whole = 18; n_whole <= 20; n_whole++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      builder_element (builder, "Q6", "2025-06-01");
      for (guint i = 0; i < 20; i++)
        {
          g_autofree char *name = g_strdup_printf ("d%u", i);
          PbRecord *decision = builder_add (builder, PB_KIND_DECISION, name,
                                            PB_DECISION_CLASS, "major",
                                            PB_DECISION_OPENED, "2025-01-01",
                                            PB_DECISION_CLOSED, "2025-01-05",
                                            PB_DECISION_STATUS, "adopted",
                                            0);

          if (i < n_whole)
            builder_set (decision, PB_DECISION_OUTCOME, "Yes");
        }
      builder_assert (builder, "Q6", n_whole >= 19 ? PB_RESULT_MET : PB_RESULT_PARTLY);
    }
}

static void
fill (Builder *builder,
      guint    n_present,
      guint    n_fresh,
      int      others_days)
{
  const char * const *keys = pb_state_element_get_keys ();
  g_autofree char *others = builder_day (builder, others_days);

  for (guint i = 0; i < n_present; i++)
    builder_element (builder, keys[i], i < n_fresh ? TODAY : others);
}

/* The whole document: at, above and below each number. */
static void
test_document (void)
{
  static const struct
  {
    guint present;
    guint fresh;
    PbResultValue value;
  } cases[] = {
    { 0, 0, PB_RESULT_UNKNOWN },  { 11, 8, PB_RESULT_PARTLY },  { 14, 14, PB_RESULT_MET },
    { 14, 12, PB_RESULT_MET },    { 14, 11, PB_RESULT_PARTLY }, { 13, 13, PB_RESULT_PARTLY },
    { 10, 7, PB_RESULT_PARTLY },  { 10, 6, PB_RESULT_NOT_MET }, { 9, 9, PB_RESULT_NOT_MET },
    { 14, 6, PB_RESULT_NOT_MET },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      /* Long enough ago to be stale, not long enough to be old: from 181 to 180
       * days there is nothing for the short interval, so those are all long.
       */
      fill (builder, cases[i].present, cases[i].fresh, 181);
      for (guint j = 0; j < builder->records->len; j++)
        {
          if (pb_record_get_kind (builder->records->pdata[j]) == PB_KIND_STATE_ELEMENT)
            builder_set (builder->records->pdata[j], PB_STATE_ELEMENT_REVIEW_INTERVAL, "180");
        }
      builder_assert (builder, "S2", cases[i].value);
    }
}

/* One element is 2.1 intervals old: partly, a warning, and so a red flag. */
static void
test_old_element (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbJudgement) judgement = NULL;
  GPtrArray *reasons;

  fill (builder, 14, 13, 378);
  builder_assert (builder, "S2", PB_RESULT_PARTLY);
  builder_assert (builder, "V3", PB_RESULT_WARNING);

  judgement = builder_judge (builder);
  reasons = pb_judgement_get_reading_reasons (judgement);
  g_assert_cmpint (pb_judgement_get_reading (judgement), ==, PB_READING_RED_FLAG);
  g_assert_cmpuint (reasons->len, ==, 1);
  g_assert_cmpstr (((PbReadingReason *) reasons->pdata[0])->statement, ==, "V3");
}

/* The texts of an element come as they stand in the document. */
static void
test_order (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbElementStatus) status = NULL;

  builder_add (builder, PB_KIND_STATE_TEXT, "later",
               PB_STATE_TEXT_ELEMENTS, "P1",
               PB_STATE_TEXT_TEXT, "- Goals",
               PB_STATE_TEXT_PLACE, "7",
               0);
  builder_add (builder, PB_KIND_STATE_TEXT, "sooner",
               PB_STATE_TEXT_ELEMENTS, "P1",
               PB_STATE_TEXT_TEXT, "- Purpose",
               PB_STATE_TEXT_PLACE, "4",
               0);

  status = look_on (builder, "P1", builder->day);
  g_assert_cmpuint (g_strv_length (status->texts), ==, 2);
  g_assert_cmpstr (status->texts[0], ==, builder_id ("sooner"));
  g_assert_cmpstr (status->texts[1], ==, builder_id ("later"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/state/table", test_table);
  g_test_add_func ("/state/ages", test_ages);
  g_test_add_func ("/state/interval", test_interval);
  g_test_add_func ("/state/presence", test_presence);
  g_test_add_func ("/state/contradictions", test_contradictions);
  g_test_add_func ("/state/no-contradiction", test_no_contradiction);
  g_test_add_func ("/state/missing-observation", test_missing_observation);
  g_test_add_func ("/state/unchanged", test_unchanged);
  g_test_add_func ("/state/as-of", test_as_of);
  g_test_add_func ("/state/undone", test_undone);
  g_test_add_func ("/state/conditions", test_conditions);
  g_test_add_func ("/state/decisions-on-record", test_decisions_on_record);
  g_test_add_func ("/state/document", test_document);
  g_test_add_func ("/state/old-element", test_old_element);
  g_test_add_func ("/state/order", test_order);

  return g_test_run ();
}
