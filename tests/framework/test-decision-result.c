/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "framework/pb-decision-result.h"

#include "dossier-builder.h"

#define TODAY "2025-06-30"

static GPtrArray *
read_scores (const char *text)
{
  GPtrArray *scores = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_decimal_free);
  g_auto(GStrv) parts = g_strsplit (text, " ", -1);

  for (guint i = 0; parts[i]; i++)
    g_ptr_array_add (scores, pb_decimal_parse (parts[i]));

  return scores;
}

/* The seventh worked example of the domain model, and its edges. */
static void
test_snapshot (void)
{
  static const struct
  {
    const char *voting;
    const char *scores;
    const char *quorum;
    gboolean by_rejection;
    PbDecisionVerdict verdict;
  } cases[] = {
    { "basic", "40 60 0", "50", FALSE, PB_DECISION_VERDICT_REJECTED },
    { "basic", "60 40 0", "120", FALSE, PB_DECISION_VERDICT_REJECTED },
    { "basic", "60 40 0", "100", FALSE, PB_DECISION_VERDICT_ADOPTED },
    { "basic", "50 50 0", NULL, FALSE, PB_DECISION_VERDICT_REJECTED },
    { "basic", "50.000000000000000001 50 0", NULL, FALSE, PB_DECISION_VERDICT_ADOPTED },
    { "basic", "10 31", "30", TRUE, PB_DECISION_VERDICT_REJECTED },
    { "basic", "10 30", "30", TRUE, PB_DECISION_VERDICT_ADOPTED },
    { "weighted", "90 10", NULL, FALSE, PB_DECISION_VERDICT_NONE },
    { "basic", "90", NULL, FALSE, PB_DECISION_VERDICT_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) scores = read_scores (cases[i].scores);
      g_autoptr(PbDecimal) quorum = cases[i].quorum ? pb_decimal_parse (cases[i].quorum) : NULL;
      g_autofree char *reason = NULL;
      g_autofree char *open = NULL;

      g_assert_cmpint (pb_snapshot_outcome (cases[i].voting, TRUE, scores, quorum,
                                            cases[i].by_rejection, &reason),
                       ==, cases[i].verdict);
      g_assert_nonnull (reason);
      g_assert_cmpint (pb_snapshot_outcome (cases[i].voting, FALSE, scores, quorum,
                                            cases[i].by_rejection, &open),
                       ==, PB_DECISION_VERDICT_OPEN);
    }
}

/* Votes are written as one letter a person: a agree, s support, o object, n
 * absolute no, - abstain, f for, g against, 0 to 5. */
static GPtrArray *
cast (const char *letters)
{
  static const struct
  {
    char letter;
    PbVotePosition position;
  } positions[] = {
    { 'a', PB_VOTE_POSITION_AGREE }, { 's', PB_VOTE_POSITION_SUPPORT },
    { 'o', PB_VOTE_POSITION_OBJECT }, { 'n', PB_VOTE_POSITION_ABSOLUTE_NO },
    { '-', PB_VOTE_POSITION_ABSTAIN }, { 'f', PB_VOTE_POSITION_FOR },
    { 'g', PB_VOTE_POSITION_AGAINST }, { '0', PB_VOTE_POSITION_0 },
    { '1', PB_VOTE_POSITION_1 }, { '2', PB_VOTE_POSITION_2 },
    { '5', PB_VOTE_POSITION_5 },
  };
  GPtrArray *votes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; letters[i]; i++)
    for (guint k = 0; k < G_N_ELEMENTS (positions); k++)
      if (positions[k].letter == letters[i])
        {
          g_autofree char *name = g_strdup_printf ("vote-%u", i);
          PbRecord *vote = pb_record_new (PB_KIND_VOTE, builder_id (name));

          builder_set (vote, PB_VOTE_NAME, name);
          builder_set (vote, PB_VOTE_POSITION,
                       pb_enum_get_nick (pb_vote_position_get_type (), positions[k].position));
          g_ptr_array_add (votes, vote);
        }

  return votes;
}

static PbRecord *
decide (const char *method,
        const char *status)
{
  PbRecord *decision = pb_record_new (PB_KIND_DECISION, builder_id ("decision"));

  builder_set (decision, PB_DECISION_TITLE, "Rent a van");
  builder_set (decision, PB_DECISION_METHOD, method);
  builder_set (decision, PB_DECISION_STATUS, status);
  builder_set (decision, PB_DECISION_CLOSED, "2025-06-01");

  return decision;
}

static void
test_methods (void)
{
  static const struct
  {
    const char *method;
    const char *votes;
    PbDecisionVerdict verdict;
    gboolean weak;
  } cases[] = {
    { "consent", "aaas-", PB_DECISION_VERDICT_ADOPTED, TRUE },
    { "consent", "aaaao", PB_DECISION_VERDICT_REJECTED, FALSE },
    { "consent", "aaaan", PB_DECISION_VERDICT_REJECTED, FALSE },
    { "consent", "", PB_DECISION_VERDICT_NONE, FALSE },
    { "lazy-consensus", "", PB_DECISION_VERDICT_ADOPTED, FALSE },
    { "lazy-consensus", "o", PB_DECISION_VERDICT_REJECTED, TRUE },
    { "consensus", "aaa", PB_DECISION_VERDICT_ADOPTED, FALSE },
    { "consensus", "aas", PB_DECISION_VERDICT_REJECTED, TRUE },
    { "majority", "aso", PB_DECISION_VERDICT_ADOPTED, TRUE },
    { "majority", "ao", PB_DECISION_VERDICT_REJECTED, TRUE },
    { "majority", "aa--", PB_DECISION_VERDICT_REJECTED, TRUE },
    { "majority", "aaaaaaaooo", PB_DECISION_VERDICT_ADOPTED, FALSE },
    { "majority", "aaaaaaoooo", PB_DECISION_VERDICT_ADOPTED, TRUE },
    { "fist-to-five", "225", PB_DECISION_VERDICT_ADOPTED, TRUE },
    { "fist-to-five", "155", PB_DECISION_VERDICT_REJECTED, TRUE },
    { "fist-to-five", "055", PB_DECISION_VERDICT_REJECTED, TRUE },
    { "token-vote", "ffg", PB_DECISION_VERDICT_ADOPTED, FALSE },
    { "advice", "aaa", PB_DECISION_VERDICT_NONE, FALSE },
    { "other", "ooo", PB_DECISION_VERDICT_NONE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PbRecord) decision = decide (cases[i].method, "adopted");
      g_autoptr(GPtrArray) votes = cast (cases[i].votes);
      g_autoptr(PbDecisionResult) result =
        pb_decision_result_new (decision, votes, pb_day_parse (TODAY));

      g_test_message ("%s %s: %s", cases[i].method, cases[i].votes, result->reason);
      g_assert_cmpint (result->verdict, ==, cases[i].verdict);
      g_assert_cmpint (result->weak, ==, cases[i].weak);
      g_assert_cmpint (result->differs, ==, cases[i].verdict == PB_DECISION_VERDICT_REJECTED);
      g_assert_cmpuint (result->n_votes, ==, strlen (cases[i].votes));
    }
}

static void
test_differs (void)
{
  static const struct
  {
    const char *status;
    const char *votes;
    gboolean differs;
  } cases[] = {
    { "adopted", "aa", FALSE }, { "adopted", "ao", TRUE }, { "rejected", "ao", FALSE },
    { "rejected", "aa", TRUE }, { "withdrawn", "aa", FALSE }, { "adopted", "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PbRecord) decision = decide ("consent", cases[i].status);
      g_autoptr(GPtrArray) votes = cast (cases[i].votes);
      g_autoptr(PbDecisionResult) result =
        pb_decision_result_new (decision, votes, pb_day_parse (TODAY));

      g_assert_cmpint (result->differs, ==, cases[i].differs);
    }
}

/* A person's last vote counts, so that an objection can be resolved. */
static void
test_last_vote (void)
{
  g_autoptr(PbRecord) decision = decide ("consent", "adopted");
  g_autoptr(GPtrArray) votes = cast ("oa");
  g_autoptr(PbDecisionResult) resolved = NULL;
  g_autoptr(PbDecisionResult) before = NULL;
  g_autoptr(GPtrArray) counted = NULL;

  builder_set (votes->pdata[0], PB_VOTE_NAME, "Ada");
  builder_set (votes->pdata[0], PB_VOTE_CAST_ON, "2025-05-30");
  builder_set (votes->pdata[1], PB_VOTE_NAME, "ADA");
  builder_set (votes->pdata[1], PB_VOTE_CAST_ON, "2025-06-15");

  resolved = pb_decision_result_new (decision, votes, pb_day_parse (TODAY));
  g_assert_cmpint (resolved->verdict, ==, PB_DECISION_VERDICT_ADOPTED);
  g_assert_cmpuint (resolved->n_votes, ==, 1);

  counted = pb_decision_find_counted_votes (votes, pb_day_parse (TODAY));
  g_assert_cmpuint (counted->len, ==, 1);
  g_assert_true (counted->pdata[0] == votes->pdata[1]);

  before = pb_decision_result_new (decision, votes, pb_day_parse ("2025-06-14"));
  g_assert_cmpint (before->verdict, ==, PB_DECISION_VERDICT_REJECTED);
}

static void
test_quorum (void)
{
  static const struct
  {
    const char *kind;
    const char *quorum;
    const char *eligible;
    const char *votes;
    PbQuorumState state;
  } cases[] = {
    { "people", NULL, NULL, "aaa", PB_QUORUM_NONE },
    { "people", "3", NULL, "aaa", PB_QUORUM_KEPT },
    { "people", "4", NULL, "aaa", PB_QUORUM_MISSED },
    { "people", "4", NULL, "", PB_QUORUM_UNKNOWN },
    { "percent", "30", "10", "aaa", PB_QUORUM_KEPT },
    { "percent", "30", "11", "aaa", PB_QUORUM_MISSED },
    { "percent", "33.4", "9", "aaa", PB_QUORUM_MISSED },
    { "percent", "30", NULL, "aaa", PB_QUORUM_UNKNOWN },
    { "voting-power", "3", NULL, "aa-", PB_QUORUM_KEPT },
    { "voting-power", "3.1", NULL, "aa-", PB_QUORUM_MISSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PbRecord) decision = decide ("consent", "adopted");
      g_autoptr(GPtrArray) votes = cast (cases[i].votes);
      g_autoptr(PbDecisionResult) result = NULL;

      builder_set (decision, PB_DECISION_QUORUM_KIND, cases[i].kind);
      builder_set (decision, PB_DECISION_QUORUM, cases[i].quorum);
      builder_set (decision, PB_DECISION_ELIGIBLE_COUNT, cases[i].eligible);
      result = pb_decision_result_new (decision, votes, pb_day_parse (TODAY));
      g_assert_cmpint (result->quorum, ==, cases[i].state);
      if (cases[i].state == PB_QUORUM_MISSED)
        g_assert_cmpint (result->verdict, ==, PB_DECISION_VERDICT_REJECTED);
    }
}

static void
test_others (void)
{
  g_autoptr(PbRecord) decision = decide ("multisig", "adopted");
  g_autoptr(PbDecisionResult) unknown = NULL;
  g_autoptr(PbDecisionResult) enough = NULL;
  g_autoptr(PbDecisionResult) short_of = NULL;
  g_autoptr(PbDecisionResult) scored = NULL;
  g_autoptr(PbDecisionResult) open = NULL;
  g_autoptr(PbDecisionResult) many = NULL;
  g_autoptr(PbRecord) vote = decide ("token-vote", "adopted");
  g_autoptr(PbRecord) consent = decide ("consent", "adopted");
  g_autoptr(GPtrArray) ten = cast ("aaaaaaaaaa");
  g_autoptr(GPtrArray) eleven = cast ("aaaaaaaaaaa");
  PbDay today = pb_day_parse (TODAY);

  unknown = pb_decision_result_new (decision, NULL, today);
  g_assert_cmpint (unknown->verdict, ==, PB_DECISION_VERDICT_NONE);
  builder_set (decision, PB_DECISION_THRESHOLD, "3");
  builder_set (decision, PB_DECISION_CONFIRMATIONS, "3");
  enough = pb_decision_result_new (decision, NULL, today);
  g_assert_cmpint (enough->verdict, ==, PB_DECISION_VERDICT_ADOPTED);
  builder_set (decision, PB_DECISION_CONFIRMATIONS, "2");
  short_of = pb_decision_result_new (decision, NULL, today);
  g_assert_cmpint (short_of->verdict, ==, PB_DECISION_VERDICT_REJECTED);

  builder_set (vote, PB_DECISION_SCORES, "40; 60; 0");
  scored = pb_decision_result_new (vote, NULL, today);
  g_assert_cmpint (scored->verdict, ==, PB_DECISION_VERDICT_REJECTED);
  g_assert_true (scored->differs);

  open = pb_decision_result_new (vote, NULL, pb_day_parse ("2025-05-31"));
  g_assert_cmpint (open->verdict, ==, PB_DECISION_VERDICT_OPEN);
  g_assert_false (open->differs);

  many = pb_decision_result_new (consent, eleven, today);
  g_assert_nonnull (many->hint);
  g_clear_pointer (&many, pb_decision_result_free);
  many = pb_decision_result_new (consent, ten, today);
  g_assert_null (many->hint);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/decision-result/example-7-snapshot", test_snapshot);
  g_test_add_func ("/decision-result/methods", test_methods);
  g_test_add_func ("/decision-result/differs", test_differs);
  g_test_add_func ("/decision-result/last-vote", test_last_vote);
  g_test_add_func ("/decision-result/quorum", test_quorum);
  g_test_add_func ("/decision-result/others", test_others);

  return g_test_run ();
}
