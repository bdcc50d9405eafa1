/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dossier-builder.h"

#include "framework/pb-state-elements.h"

#include <string.h>

/* The whole judgement: its reading, and that it rests on nothing but the dossier,
 * the criteria and the day.
 */

#define TODAY "2025-06-30"

static void
test_empty (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbJudgement) judgement = builder_judge (builder);
  GPtrArray *results = pb_judgement_get_results (judgement);

  g_assert_cmpuint (results->len, ==, 64);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (judgement)), ==, 64);
  g_assert_cmpint (pb_judgement_get_reading (judgement), ==, PB_READING_NOT_ENOUGH_DATA);
  g_assert_cmpint (pb_judgement_get_phase (judgement), ==, PB_PHASE_ITERATION);
  g_assert_cmpint (pb_judgement_get_phase_since (judgement), ==, pb_day_parse ("2010-01-01"));
  g_assert_cmpint (pb_judgement_get_day (judgement), ==, builder->day);
  g_assert_cmpstr (pb_judgement_get_criteria_name (judgement), ==, "built-in");

  for (guint i = 0; i < results->len; i++)
    {
      g_autoptr(PbResult) item = g_list_model_get_item (G_LIST_MODEL (judgement), i);

      g_assert_true (item == results->pdata[i]);
      g_assert_cmpstr (pb_result_get_reason (item), !=, "");
      g_assert_cmpstr (pb_result_get_rule (item), !=, "");
      g_assert_cmpuint (pb_result_get_rule_version (item), ==, 1);
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (judgement), 64));
}

/* A group that does everything well, on its own word only where that is asked. */
static Builder *
new_holding (void)
{
  static const char * const attested[] = { "I1", "I2", "I3", "I4", "S1", "S3", "U8" };
  const char * const *keys = pb_state_element_get_keys ();
  Builder *builder = builder_new (TODAY);

  builder_set (builder->group, PB_GROUP_CYCLE_CADENCE, "quarterly");
  builder_add (builder, PB_KIND_MEMBER, "ana", 0);
  for (guint i = 0; i < G_N_ELEMENTS (attested); i++)
    {
      g_autofree char *word = g_strconcat ("word-", attested[i], NULL);
      g_autofree char *proof = g_strconcat ("proof-", attested[i], NULL);

      builder_add (builder, PB_KIND_ATTESTATION, word,
                   PB_ATTESTATION_ITEM, attested[i],
                   PB_ATTESTATION_VALUE, "met",
                   PB_ATTESTATION_BY, "ana",
                   PB_ATTESTATION_ON, "2025-06-01",
                   0);
      builder_add (builder, PB_KIND_EVIDENCE, proof,
                   PB_EVIDENCE_SUBJECT, word,
                   PB_EVIDENCE_ORIGIN, "own-record",
                   0);
    }

  for (guint i = 0; keys[i]; i++)
    builder_element (builder, keys[i], TODAY);

  builder_add (builder, PB_KIND_OBJECTIVE, "objective",
               PB_OBJECTIVE_START, "2025-01-01",
               PB_OBJECTIVE_PURPOSE_LINK, "Care",
               0);
  builder_add (builder, PB_KIND_DELIVERABLE, "deliverable",
               PB_DELIVERABLE_OBJECTIVE, "objective",
               PB_DELIVERABLE_STATUS, "delivered",
               PB_DELIVERABLE_DELIVERED_ON, "2025-06-01",
               0);
  builder_add (builder, PB_KIND_GROUP, "them", PB_GROUP_NAME, "Riverside", 0);
  builder_add (builder, PB_KIND_RELATION, "relation",
               PB_RELATION_TO, "them",
               PB_RELATION_KIND, "coordinates-with",
               PB_RELATION_CHANNEL, "A channel",
               0);
  builder_add (builder, PB_KIND_AGREEMENT, "agreement",
               PB_AGREEMENT_STATUS, "active",
               PB_AGREEMENT_START, "2025-01-01",
               PB_AGREEMENT_REVIEW_DATE, "2026-01-01",
               0);
  builder_add (builder, PB_KIND_AGREEMENT_PARTY, "party",
               PB_AGREEMENT_PARTY_AGREEMENT, "agreement",
               PB_AGREEMENT_PARTY_PARTY, "them",
               0);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *activity = g_strdup_printf ("activity-%u", i);
      g_autofree char *decision = g_strdup_printf ("decision-%u", i);

      builder_add (builder, PB_KIND_ACTIVITY, activity,
                   PB_ACTIVITY_KIND, "external-partnerships",
                   PB_ACTIVITY_DATE, "2025-06-01",
                   PB_ACTIVITY_GROUPS, "them",
                   PB_ACTIVITY_PEOPLE, "ana",
                   0);
      builder_add (builder, PB_KIND_DECISION, decision,
                   PB_DECISION_METHOD, "consent",
                   PB_DECISION_CLASS, i == 0 ? "governance-change" : "minor",
                   PB_DECISION_OPENED, "2025-05-01",
                   PB_DECISION_CLOSED, "2025-05-05",
                   PB_DECISION_OUTCOME, "Yes",
                   PB_DECISION_STATUS, "adopted",
                   PB_DECISION_CHANGES, "objective",
                   0);
    }
  builder_add (builder, PB_KIND_CYCLE, "winter",
               PB_CYCLE_START, "2025-01-01",
               PB_CYCLE_PLANNING_START, "2025-01-01", PB_CYCLE_PLANNING_END, "2025-01-10",
               PB_CYCLE_EXECUTION_START, "2025-01-11", PB_CYCLE_EXECUTION_END, "2025-03-10",
               PB_CYCLE_FEEDBACK_START, "2025-03-11", PB_CYCLE_FEEDBACK_END, "2025-03-20",
               PB_CYCLE_EVOLUTION_START, "2025-03-21", PB_CYCLE_EVOLUTION_END, "2025-03-31",
               0);
  builder_add (builder, PB_KIND_CYCLE, "spring",
               PB_CYCLE_START, "2025-04-01",
               PB_CYCLE_PLANNING_START, "2025-04-01", PB_CYCLE_PLANNING_END, "2025-04-10",
               PB_CYCLE_EXECUTION_START, "2025-04-11", PB_CYCLE_EXECUTION_END, "2025-06-10",
               PB_CYCLE_FEEDBACK_START, "2025-06-11", PB_CYCLE_FEEDBACK_END, "2025-06-20",
               PB_CYCLE_EVOLUTION_START, "2025-06-21", PB_CYCLE_EVOLUTION_END, "2025-06-30",
               0);
  builder_add (builder, PB_KIND_REPORT, "report",
               PB_REPORT_KIND, "group-state",
               PB_REPORT_FOR_AUDIENCE, "public",
               PB_REPORT_SENT_ON, "2025-06-15",
               0);
  builder_add (builder, PB_KIND_METRIC, "metric",
               PB_METRIC_UNIT, "people",
               PB_METRIC_DIRECTION, "increase",
               PB_METRIC_BASELINE, "0",
               PB_METRIC_BASELINE_DATE, "2025-01-01",
               PB_METRIC_CADENCE, "quarterly",
               PB_METRIC_OBJECTIVES, "objective",
               0);
  builder_add (builder, PB_KIND_TARGET, "target",
               PB_TARGET_METRIC, "metric",
               PB_TARGET_DATE, "2025-12-31",
               PB_TARGET_VALUE, "10",
               0);
  builder_add (builder, PB_KIND_OBSERVATION, "observation",
               PB_OBSERVATION_METRIC, "metric",
               PB_OBSERVATION_PERIOD_END, "2025-06-01",
               PB_OBSERVATION_VALUE, "6",
               0);
  builder_add (builder, PB_KIND_PHASE_REVIEW, "review", PB_PHASE_REVIEW_DATE, "2025-06-01", 0);

  return builder;
}

static void
assert_reading (Builder   *builder,
                PbReading  reading)
{
  g_autoptr(PbJudgement) judgement = builder_judge (builder);
  GPtrArray *reasons = pb_judgement_get_reading_reasons (judgement);

  if (pb_judgement_get_reading (judgement) != reading)
    {
      g_autofree char *text = pb_judgement_to_text (judgement);

      g_test_message ("%s", text);
    }
  g_assert_cmpstr (pb_reading_get_nick (pb_judgement_get_reading (judgement)), ==,
                   pb_reading_get_nick (reading));
  g_assert_cmpuint (reasons->len, >, 0);
}

static void
remove_record (Builder    *builder,
               const char *name)
{
  for (guint i = 0; i < builder->records->len; i++)
    {
      if (strcmp (pb_record_get_id (builder->records->pdata[i]), builder_id (name)) == 0)
        {
          g_ptr_array_remove_index (builder->records, i);
          return;
        }
    }
  g_assert_not_reached ();
}

static void
test_holding (void)
{
  g_autoptr(Builder) builder = new_holding ();
  g_autoptr(PbJudgement) judgement = builder_judge (builder);
  g_autofree char *line = pb_judgement_dup_section_line (judgement, PB_SECTION_INDICATORS);
  g_autofree char *state = pb_judgement_dup_section_line (judgement, PB_SECTION_STATE);
  PbSectionCounts counts;

  assert_reading (builder, PB_READING_HOLDING);
  g_assert_cmpstr (line, ==, "4 met, 1 partly");
  g_assert_cmpstr (state, ==, "12 met, 2 partly");
  pb_judgement_get_section_counts (judgement, PB_SECTION_STRUCTURES, &counts);
  g_assert_cmpuint (counts.total, ==, 5);
  g_assert_cmpuint (counts.n[PB_RESULT_MET], ==, 4);
  g_assert_cmpuint (counts.n[PB_RESULT_NOT_MET], ==, 1);
}

/* Holding takes four indicators that are met; a fifth that is partly met is
 * fine, a second is not.
 */
static void
test_not_holding (void)
{
  g_autoptr(Builder) unconfirmed = new_holding ();
  g_autoptr(Builder) not_met = new_holding ();
  g_autoptr(Builder) warning = new_holding ();
  g_autoptr(Builder) unknown = new_holding ();

  remove_record (unconfirmed, "word-I3");
  assert_reading (unconfirmed, PB_READING_SLIPPING);

  remove_record (not_met, "deliverable");
  assert_reading (not_met, PB_READING_SLIPPING);

  /* One danger is enough. */
  builder_add (warning, PB_KIND_ATTESTATION, "worry",
               PB_ATTESTATION_ITEM, "V1",
               PB_ATTESTATION_VALUE, "warning",
               PB_ATTESTATION_BY, "ana",
               PB_ATTESTATION_ON, "2025-06-01",
               0);
  assert_reading (warning, PB_READING_HOLDING);
  builder_add (warning, PB_KIND_EVIDENCE, "worry-proof",
               PB_EVIDENCE_SUBJECT, "worry",
               PB_EVIDENCE_ORIGIN, "own-record",
               0);
  assert_reading (warning, PB_READING_SLIPPING);

  /* What is unknown could still be met. */
  remove_record (unknown, "word-I3");
  for (guint i = 1; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("activity-%u", i);

      remove_record (unknown, name);
    }
  assert_reading (unknown, PB_READING_NOT_ENOUGH_DATA);
}

/* The red flag comes before anything else. */
static void
test_red_flag (void)
{
  g_autoptr(Builder) builder = new_holding ();
  g_autoptr(PbJudgement) judgement = NULL;
  GPtrArray *reasons;

  remove_record (builder, "report");
  remove_record (builder, "deliverable");
  assert_reading (builder, PB_READING_RED_FLAG);

  judgement = builder_judge (builder);
  reasons = pb_judgement_get_reading_reasons (judgement);
  g_assert_cmpuint (reasons->len, ==, 1);
  g_assert_cmpstr (((PbReadingReason *) reasons->pdata[0])->statement, ==, "V3");
}

static void
test_no_checklist (void)
{
  static const char json[] =
    "{\"format\": \"phasebook-criteria\", \"format_version\": 1, \"name\": \"ours\","
    " \"version\": \"1\", \"title\": \"Ours\", \"published_by\": \"Us\", \"phases\": {}}";
  g_autoptr(PbCriteriaSet) ours = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(Builder) builder = builder_new ("2009-12-31");
  g_autoptr(PbJudgement) judgement = builder_judge (builder);
  g_autoptr(PbJudgement) next = NULL;
  g_autoptr(PbJudgement) other = NULL;
  g_autoptr(PbDossier) dossier = builder_seal (builder);
  g_autofree char *text = pb_judgement_to_text (judgement);

  /* Without a phase the group is held against the checklist of iteration, but
   * nothing is read from that.
   */
  g_assert_cmpint (pb_judgement_get_phase (judgement), ==, -1);
  g_assert_cmpuint (pb_judgement_get_results (judgement)->len, ==, 64);
  g_assert_cmpuint (pb_judgement_get_reading_reasons (judgement)->len, ==, 1);
  g_assert_cmpint (pb_judgement_get_reading (judgement), ==, PB_READING_NOT_ENOUGH_DATA);
  g_assert_nonnull (strstr (text, "phase none"));

  next = pb_judge_phase (dossier, builder_criteria (), PB_PHASE_ITERATION, builder->day, NULL,
                         NULL);
  g_assert_cmpuint (pb_judgement_get_results (next)->len, ==, 64);
  g_assert_cmpint (pb_judgement_get_phase_since (next), ==, PB_DAY_NONE);

  bytes = g_bytes_new_static (json, strlen (json));
  ours = pb_criteria_set_load (bytes, "ours.json", NULL);
  other = pb_judge_phase (dossier, ours, PB_PHASE_COMPLETION, builder->day, NULL, NULL);
  g_assert_cmpuint (pb_judgement_get_results (other)->len, ==, 0);
  g_assert_cmpuint (pb_judgement_get_reading_reasons (other)->len, ==, 1);
}

static void
test_cancelled (void)
{
  g_autoptr(Builder) builder = new_holding ();
  g_autoptr(PbDossier) dossier = builder_seal (builder);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (pb_judge (dossier, builder_criteria (), builder->day, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static char *
judge_to_text (PbDossier *dossier,
               PbDay      day)
{
  g_autoptr(PbJudgement) judgement = pb_judge (dossier, builder_criteria (), day, NULL, NULL);

  g_assert_nonnull (judgement);

  return pb_judgement_to_text (judgement);
}

static void
test_same_bytes (void)
{
  g_autoptr(Builder) builder = new_holding ();
  g_autoptr(PbDossier) dossier = builder_seal (builder);
  g_autoptr(PbDossier) again = builder_seal (builder);
  g_autoptr(PbDossier) backwards = builder_seal_backwards (builder);
  g_autofree char *first = judge_to_text (dossier, builder->day);
  g_autofree char *second = judge_to_text (dossier, builder->day);
  g_autofree char *third = judge_to_text (again, builder->day);
  g_autofree char *fourth = judge_to_text (backwards, builder->day);

  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, ==, third);
  g_assert_cmpstr (first, ==, fourth);
}

/* A record of any kind with a start after the judged day, or of another group. */
static void
add_noise (Builder  *builder,
           GRand    *random,
           guint     n,
           gboolean  later)
{
  static const PbKind kinds[] = { PB_KIND_ACTIVITY, PB_KIND_DECISION, PB_KIND_OBJECTIVE,
                                  PB_KIND_AGREEMENT, PB_KIND_ATTESTATION, PB_KIND_CYCLE,
                                  PB_KIND_REPORT, PB_KIND_METRIC, PB_KIND_MEMBER,
                                  PB_KIND_PHASE_REVIEW, PB_KIND_PHASE_TRANSITION,
                                  PB_KIND_OBSERVATION, PB_KIND_EVIDENCE, PB_KIND_RELATION,
                                  PB_KIND_STATE_TEXT };
  PbKind kind = kinds[g_rand_int_range (random, 0, G_N_ELEMENTS (kinds))];
  g_autofree char *name = g_strdup_printf ("noise-%d-%u", later, n);
  g_autofree char *day = builder_day (builder, later ? -1 - g_rand_int_range (random, 0, 400)
                                                     : g_rand_int_range (random, 0, 400));
  PbRecord *record = builder_add (builder, kind, name, 0);
  const PbFieldInfo *of_group = pb_kind_find_flag (kind, PB_FIELD_OF_GROUP);

  if (pb_kind_get_info (kind)->day)
    builder_set (record, pb_kind_get_info (kind)->day, day);
  if (!later && of_group)
    builder_set (record, of_group->id, "strangers");

  switch ((guint) kind)
    {
    case PB_KIND_ACTIVITY:
      builder_set (record, PB_ACTIVITY_KIND, "knowledge-sharing");
      builder_set (record, PB_ACTIVITY_PEOPLE, "ana");
      builder_set (record, PB_ACTIVITY_PUBLISHED_WHERE, "Everywhere");
      if (later)
        builder_set (record, PB_ACTIVITY_GROUPS, "them");
      break;

    case PB_KIND_DECISION:
      builder_set (record, PB_DECISION_STATUS, "adopted");
      builder_set (record, PB_DECISION_CLASS, "governance-change");
      builder_set (record, PB_DECISION_CHANGES, BUILDER_OURS);
      break;

    case PB_KIND_AGREEMENT:
      builder_set (record, PB_AGREEMENT_STATUS, "active");
      builder_set (record, PB_AGREEMENT_KIND, "practice");
      break;

    case PB_KIND_ATTESTATION:
      builder_set (record, PB_ATTESTATION_ITEM, "I2");
      builder_set (record, PB_ATTESTATION_VALUE, "not-met");
      builder_set (record, PB_ATTESTATION_BY, "ana");
      break;

    case PB_KIND_REPORT:
      builder_set (record, PB_REPORT_SENT_ON, day);
      builder_set (record, PB_REPORT_FOR_AUDIENCE, "public");
      break;

    case PB_KIND_PHASE_TRANSITION:
      builder_set (record, PB_PHASE_TRANSITION_TO, "completion");
      break;

    case PB_KIND_OBSERVATION:
      builder_set (record, PB_OBSERVATION_METRIC, later ? "metric" : "their-metric");
      builder_set (record, PB_OBSERVATION_VALUE, "-1000");
      break;

    case PB_KIND_EVIDENCE:
      builder_set (record, PB_EVIDENCE_SUBJECT, later ? "word-I2" : "their-word");
      builder_set (record, PB_EVIDENCE_ORIGIN, "own-record");
      builder_set (record, PB_EVIDENCE_REFERENCE, "https://example.org/");
      builder_set (record, PB_EVIDENCE_BROKEN, "true");
      break;

    case PB_KIND_RELATION:
      builder_set (record, PB_RELATION_TO, "them");
      builder_set (record, PB_RELATION_KIND, "funds");
      break;

    case PB_KIND_STATE_TEXT:
      builder_set (record, PB_STATE_TEXT_ELEMENTS, "P1 Q1 G6");
      builder_set (record, PB_STATE_TEXT_TEXT, "Much more");
      builder_set (record, PB_STATE_TEXT_CHANGED_ON, day);
      break;

    default:
      break;
    }
}

/* Records of others and records dated after the day change nothing. */
static void
test_noise (void)
{
  g_autoptr(Builder) plain = new_holding ();
  g_autoptr(PbDossier) dossier = builder_seal (plain);
  g_autofree char *expected = judge_to_text (dossier, plain->day);
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint round = 0; round < 20; round++)
    {
      g_autoptr(Builder) noisy = new_holding ();
      g_autoptr(PbDossier) one = NULL;
      g_autoptr(PbDossier) other = NULL;
      g_autofree char *text = NULL;
      g_autofree char *backwards = NULL;

      for (guint i = 0; i < 30; i++)
        {
          add_noise (noisy, random, i, FALSE);
          add_noise (noisy, random, i, TRUE);
        }
      one = builder_seal (noisy);
      other = builder_seal_backwards (noisy);
      text = judge_to_text (one, noisy->day);
      backwards = judge_to_text (other, noisy->day);
      g_assert_cmpstr (text, ==, expected);
      g_assert_cmpstr (backwards, ==, expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/judge/empty", test_empty);
  g_test_add_func ("/judge/holding", test_holding);
  g_test_add_func ("/judge/not-holding", test_not_holding);
  g_test_add_func ("/judge/red-flag", test_red_flag);
  g_test_add_func ("/judge/no-checklist", test_no_checklist);
  g_test_add_func ("/judge/cancelled", test_cancelled);
  g_test_add_func ("/judge/same-bytes", test_same_bytes);
  g_test_add_func ("/judge/noise", test_noise);

  return g_test_run ();
}
