/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dossier-builder.h"

#include <string.h>

/* How results from records and what members say go together. */

#define TODAY "2025-06-30"

static PbRecord *
attest (Builder    *builder,
        const char *name,
        const char *item,
        const char *by,
        const char *value,
        gboolean    evidence)
{
  PbRecord *attestation = builder_add (builder, PB_KIND_ATTESTATION, name,
                                       PB_ATTESTATION_ITEM, item,
                                       PB_ATTESTATION_VALUE, value,
                                       PB_ATTESTATION_BY, by,
                                       PB_ATTESTATION_ON, "2025-06-01",
                                       0);

  if (evidence)
    {
      g_autofree char *proof = g_strconcat ("proof-", name, NULL);

      builder_add (builder, PB_KIND_EVIDENCE, proof,
                   PB_EVIDENCE_SUBJECT, name,
                   PB_EVIDENCE_ORIGIN, "own-record",
                   0);
    }

  return attestation;
}

static Builder *
new_with_members (void)
{
  Builder *builder = builder_new (TODAY);

  builder_add (builder, PB_KIND_MEMBER, "ana", 0);
  builder_add (builder, PB_KIND_MEMBER, "ben", 0);

  return builder;
}

/* Three decisions make S1 what is wanted: met in time, not met late. */
static void
compute (Builder    *builder,
         const char *value)
{
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *name = g_strdup_printf ("decision-%u", i);
      guint n_in_time = g_str_equal (value, "met") ? 10 : g_str_equal (value, "partly") ? 6 : 0;

      builder_add (builder, PB_KIND_DECISION, name,
                   PB_DECISION_METHOD, "consent",
                   PB_DECISION_OPENED, "2025-03-01",
                   PB_DECISION_CLOSED, i < n_in_time ? "2025-03-10" : "2025-06-01",
                   PB_DECISION_STATUS, "adopted",
                   0);
    }
}

/* Mode B on both sides: what is computed, what is said, with evidence or not. */
static void
test_both (void)
{
  static const struct
  {
    const char *computed;
    const char *said;
    gboolean evidence;
    PbResultValue value;
    PbResultFlags with;
    PbResultFlags without;
  } cases[] = {
    { NULL, NULL, FALSE, PB_RESULT_UNKNOWN, 0,
      PB_RESULT_ON_WORD | PB_RESULT_NOT_CONFIRMED | PB_RESULT_COMPUTED },
    { NULL, "met", FALSE, PB_RESULT_PARTLY, PB_RESULT_ON_WORD, PB_RESULT_COMPUTED },
    { NULL, "met", TRUE, PB_RESULT_PARTLY, PB_RESULT_ON_WORD, PB_RESULT_COMPUTED },
    { NULL, "partly", TRUE, PB_RESULT_PARTLY, PB_RESULT_ON_WORD, 0 },
    { NULL, "not-met", FALSE, PB_RESULT_NOT_MET, PB_RESULT_ON_WORD, 0 },
    { "met", NULL, FALSE, PB_RESULT_PARTLY, PB_RESULT_NOT_CONFIRMED | PB_RESULT_COMPUTED, 0 },
    { "partly", NULL, FALSE, PB_RESULT_PARTLY, 0, PB_RESULT_NOT_CONFIRMED },
    { "not-met", NULL, FALSE, PB_RESULT_NOT_MET, 0, PB_RESULT_NOT_CONFIRMED },
    { "met", "met", TRUE, PB_RESULT_MET, PB_RESULT_COMPUTED,
      PB_RESULT_NOT_CONFIRMED | PB_RESULT_DISPUTED },
    { "met", "met", FALSE, PB_RESULT_PARTLY, 0, PB_RESULT_DISPUTED },
    { "met", "partly", TRUE, PB_RESULT_PARTLY, 0, PB_RESULT_DISPUTED },
    { "met", "not-met", TRUE, PB_RESULT_NOT_MET, PB_RESULT_DISPUTED, 0 },
    { "partly", "met", TRUE, PB_RESULT_PARTLY, 0, PB_RESULT_DISPUTED },
    { "not-met", "met", TRUE, PB_RESULT_NOT_MET, PB_RESULT_DISPUTED, 0 },
    { "not-met", "met", FALSE, PB_RESULT_NOT_MET, PB_RESULT_DISPUTED, 0 },
    { "not-met", "partly", TRUE, PB_RESULT_NOT_MET, 0, PB_RESULT_DISPUTED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = new_with_members ();

      g_test_message ("%s and %s", cases[i].computed ? cases[i].computed : "nothing",
                      cases[i].said ? cases[i].said : "nothing");
      if (cases[i].computed)
        compute (builder, cases[i].computed);
      if (cases[i].said)
        attest (builder, "word", "S1", "ana", cases[i].said, cases[i].evidence);
      builder_assert_final (builder, "S1", cases[i].value, cases[i].with, cases[i].without);
    }
}

static void
test_cap_switched_off (void)
{
  g_autoptr(Builder) builder = new_with_members ();

  compute (builder, "met");
  builder_set (builder->group, PB_GROUP_UNCONFIRMED_COUNTS, "true");
  builder_assert_final (builder, "S1", PB_RESULT_MET, PB_RESULT_COMPUTED,
                        PB_RESULT_NOT_CONFIRMED);
}

/* The last day of a word is its day plus the days it is valid. */
static void
test_expiry (void)
{
  static const struct { const char *valid; PbResultValue value; } cases[] = {
    { "29", PB_RESULT_PARTLY }, { "28", PB_RESULT_UNKNOWN }, { NULL, PB_RESULT_PARTLY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = new_with_members ();
      PbRecord *word = attest (builder, "word", "S1", "ana", "met", TRUE);
      g_autoptr(PbJudgement) judgement = NULL;
      PbResult *result;
      PbAttested *attested;

      if (cases[i].valid)
        builder_set (word, PB_ATTESTATION_VALID_DAYS, cases[i].valid);
      builder_assert_final (builder, "S1", cases[i].value, 0, PB_RESULT_COMPUTED);

      judgement = builder_judge (builder);
      result = pb_judgement_get_result (judgement, "S1");
      attested = pb_result_get_attestations (result)->pdata[0];
      g_assert_cmpint (attested->expired, ==, cases[i].value == PB_RESULT_UNKNOWN);
      g_assert_cmpint (attested->expires, ==,
                       pb_day_parse ("2025-06-01") + (cases[i].valid ? atoi (cases[i].valid)
                                                                     : 180));
      if (attested->expired)
        g_assert_nonnull (strstr (pb_result_get_reason (result), "last said"));
    }
}

/* Of several people the worst counts; of one person the newest. */
static void
test_several (void)
{
  g_autoptr(Builder) builder = new_with_members ();
  g_autoptr(Builder) newer = new_with_members ();
  g_autoptr(Builder) expired = new_with_members ();
  g_autoptr(PbJudgement) judgement = NULL;
  GPtrArray *attestations;
  PbRecord *word;

  compute (builder, "met");
  attest (builder, "one", "S1", "ana", "met", TRUE);
  builder_assert_final (builder, "S1", PB_RESULT_MET, 0, PB_RESULT_DISPUTED);
  attest (builder, "two", "S1", "ben", "partly", TRUE);
  builder_assert_final (builder, "S1", PB_RESULT_PARTLY, 0, PB_RESULT_DISPUTED);
  judgement = builder_judge (builder);
  attestations = pb_result_get_attestations (pb_judgement_get_result (judgement, "S1"));
  g_assert_cmpuint (attestations->len, ==, 2);

  compute (newer, "met");
  attest (newer, "old", "S1", "ana", "not-met", TRUE);
  builder_set (attest (newer, "new", "S1", "ana", "met", TRUE), PB_ATTESTATION_ON, "2025-06-02");
  builder_assert_final (newer, "S1", PB_RESULT_MET, 0, PB_RESULT_DISPUTED);

  /* A newer word replaces an older one even when it has expired sooner. */
  attest (expired, "old", "S1", "ana", "not-met", TRUE);
  word = attest (expired, "new", "S1", "ana", "met", TRUE);
  builder_set (word, PB_ATTESTATION_ON, "2025-06-02");
  builder_set (word, PB_ATTESTATION_VALID_DAYS, "1");
  builder_assert_final (expired, "S1", PB_RESULT_UNKNOWN, 0, PB_RESULT_ON_WORD);
}

/* Nobody, somebody unknown, another item, another scale, the future. */
static void
test_not_counted (void)
{
  g_autoptr(Builder) builder = new_with_members ();

  attest (builder, "stranger", "S1", "nobody", "met", TRUE);
  attest (builder, "elsewhere", "S3", "ana", "met", TRUE);
  attest (builder, "scale", "S1", "ana", "clear", TRUE);
  builder_set (attest (builder, "future", "S1", "ben", "met", TRUE), PB_ATTESTATION_ON,
               "2025-07-01");
  builder_set (attest (builder, "theirs", "S1", "ben", "met", TRUE), PB_ATTESTATION_GROUP, "them");
  builder_assert_final (builder, "S1", PB_RESULT_UNKNOWN, 0, PB_RESULT_ON_WORD);
}

/* Evidence against a claim is no evidence for it. */
static void
test_challenged (void)
{
  g_autoptr(Builder) builder = new_with_members ();

  compute (builder, "met");
  attest (builder, "word", "S1", "ana", "met", FALSE);
  builder_add (builder, PB_KIND_EVIDENCE, "against",
               PB_EVIDENCE_SUBJECT, "word",
               PB_EVIDENCE_ORIGIN, "outside-party",
               PB_EVIDENCE_RELATION, "challenges",
               0);
  builder_assert_final (builder, "S1", PB_RESULT_PARTLY, 0, PB_RESULT_OUTSIDE);
  builder_add (builder, PB_KIND_EVIDENCE, "for",
               PB_EVIDENCE_SUBJECT, "word",
               PB_EVIDENCE_ORIGIN, "outside-party",
               0);
  builder_assert_final (builder, "S1", PB_RESULT_MET, PB_RESULT_OUTSIDE, 0);
}

/* Mode C: members comment and dispute, but the records decide. */
static void
test_computed (void)
{
  g_autoptr(Builder) builder = new_with_members ();
  g_autoptr(Builder) disputed = new_with_members ();
  g_autoptr(PbJudgement) judgement = NULL;
  PbRecord *word;
  PbResult *result;

  builder_element (builder, "G4", TODAY);
  builder_assert_final (builder, "G4", PB_RESULT_MET, PB_RESULT_COMPUTED,
                        PB_RESULT_NOT_CONFIRMED);
  attest (builder, "word", "G4", "ana", "partly", TRUE);
  builder_assert_final (builder, "G4", PB_RESULT_MET, 0, PB_RESULT_DISPUTED);
  attest (builder, "no", "G4", "ben", "not-met", TRUE);
  builder_assert_final (builder, "G4", PB_RESULT_MET, PB_RESULT_DISPUTED, 0);

  builder_element (disputed, "G4", TODAY);
  word = attest (disputed, "word", "G4", "ana", "partly", TRUE);
  builder_set (word, PB_ATTESTATION_DISPUTED, "true");
  builder_set (word, PB_ATTESTATION_REASON, "The list is of last year.");
  builder_assert_final (disputed, "G4", PB_RESULT_MET, PB_RESULT_DISPUTED, 0);
  judgement = builder_judge (disputed);
  result = pb_judgement_get_result (judgement, "G4");
  g_assert_cmpuint (g_strv_length ((GStrv) pb_result_get_disputes (result)), ==, 2);
  g_assert_nonnull (strstr (pb_result_get_disputes (result)[1], "The list is of last year."));
}

/* V1 is watch when practice has not changed for more than a year. */
static void
compute_danger (Builder    *builder,
                const char *changed)
{
  builder_add (builder, PB_KIND_AGREEMENT, "practice",
               PB_AGREEMENT_KIND, "practice",
               PB_AGREEMENT_STATUS, "active",
               PB_AGREEMENT_START, changed,
               0);
}

static void
test_avoid (void)
{
  static const struct
  {
    const char *changed;
    const char *said;
    gboolean evidence;
    const char *reason;
    PbResultValue value;
  } cases[] = {
    { "2025-01-01", NULL, FALSE, NULL, PB_RESULT_CLEAR },
    { "2025-01-01", "watch", FALSE, NULL, PB_RESULT_WATCH },
    { "2025-01-01", "warning", TRUE, NULL, PB_RESULT_WARNING },
    { "2025-01-01", "warning", FALSE, NULL, PB_RESULT_WATCH },
    { "2020-01-01", NULL, FALSE, NULL, PB_RESULT_WATCH },
    { "2020-01-01", "clear", TRUE, NULL, PB_RESULT_WATCH },
    { "2020-01-01", "clear", FALSE, "Stable until the audit", PB_RESULT_CLEAR },
    { "2020-01-01", "warning", TRUE, NULL, PB_RESULT_WARNING },
    { NULL, "clear", FALSE, NULL, PB_RESULT_UNKNOWN },
    { NULL, "clear", TRUE, NULL, PB_RESULT_CLEAR },
    { NULL, "warning", TRUE, NULL, PB_RESULT_WARNING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = new_with_members ();
      PbRecord *word = NULL;

      if (cases[i].changed)
        compute_danger (builder, cases[i].changed);
      if (cases[i].said)
        word = attest (builder, "word", "V1", "ana", cases[i].said, cases[i].evidence);
      if (word && cases[i].reason)
        builder_set (word, PB_ATTESTATION_REASON, cases[i].reason);
      builder_assert_final (builder, "V1", cases[i].value, 0, PB_RESULT_NOT_CONFIRMED);
    }
}

/* A reason calms a warning by one step, never by two: V4 warns when less than
 * half of the work serves the purpose.
 */
static void
test_avoid_one_step (void)
{
  g_autoptr(Builder) builder = new_with_members ();
  PbRecord *word;

  builder_element (builder, "P1", TODAY);
  compute (builder, "met");
  builder_assert_final (builder, "V4", PB_RESULT_WARNING, 0, PB_RESULT_DISPUTED);
  word = attest (builder, "word", "V4", "ana", "clear", TRUE);
  builder_set (word, PB_ATTESTATION_REASON, "These were inner matters.");
  builder_assert_final (builder, "V4", PB_RESULT_WATCH, PB_RESULT_DISPUTED, 0);
}

/* V2 is judged from records alone; members cannot calm it. */
static void
test_avoid_computed (void)
{
  g_autoptr(Builder) builder = new_with_members ();
  PbRecord *word;

  builder_add (builder, PB_KIND_GROUP, "them", 0);
  builder_add (builder, PB_KIND_RELATION, "r",
               PB_RELATION_TO, "them",
               PB_RELATION_KIND, "funds",
               0);
  word = attest (builder, "word", "V2", "ana", "clear", TRUE);
  builder_set (word, PB_ATTESTATION_REASON, "We are friends.");
  builder_assert_final (builder, "V2", PB_RESULT_WATCH, 0, 0);
}

/* Mode E: the stronger counts; strong signs of R2 and R3 take two people. */
static void
test_either (void)
{
  g_autoptr(Builder) builder = new_with_members ();
  g_autoptr(Builder) context = new_with_members ();
  g_autoptr(Builder) computed = new_with_members ();

  attest (builder, "quiet", "R4", "ana", "quiet", FALSE);
  builder_assert_final (builder, "R4", PB_RESULT_QUIET, PB_RESULT_ON_WORD, 0);
  attest (builder, "weak", "R4", "ben", "strong", FALSE);
  builder_assert_final (builder, "R4", PB_RESULT_EMERGING, PB_RESULT_ON_WORD, 0);
  builder_set (attest (builder, "strong", "R4", "ben", "strong", TRUE), PB_ATTESTATION_ON,
               "2025-06-02");
  builder_assert_final (builder, "R4", PB_RESULT_STRONG, PB_RESULT_ON_WORD, 0);

  attest (context, "one", "R2", "ana", "strong", TRUE);
  builder_assert_final (context, "R2", PB_RESULT_EMERGING, 0, 0);
  attest (context, "two", "R2", "ben", "strong", TRUE);
  builder_assert_final (context, "R2", PB_RESULT_STRONG, 0, 0);

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("o%u", i);

      builder_add (computed, PB_KIND_OBJECTIVE, name,
                   PB_OBJECTIVE_START, "2020-01-01",
                   PB_OBJECTIVE_STATUS, "achieved",
                   PB_OBJECTIVE_ACHIEVED_ON, "2025-01-01",
                   0);
    }
  attest (computed, "quiet", "R1", "ana", "quiet", TRUE);
  builder_assert_final (computed, "R1", PB_RESULT_STRONG, PB_RESULT_COMPUTED, PB_RESULT_ON_WORD);
}

/* What is derived or only counted is nobody's to say. */
static void
test_not_attestable (void)
{
  g_autoptr(Builder) builder = new_with_members ();
  g_autoptr(PbJudgement) judgement = NULL;

  attest (builder, "derived", "K1", "ana", "met", TRUE);
  attest (builder, "counted", "A1", "ana", "met", TRUE);
  builder_assert_final (builder, "K1", PB_RESULT_UNKNOWN, 0, PB_RESULT_ON_WORD);
  judgement = builder_judge (builder);
  g_assert_cmpuint (
    pb_result_get_attestations (pb_judgement_get_result (judgement, "K1"))->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/combination/both", test_both);
  g_test_add_func ("/combination/cap-switched-off", test_cap_switched_off);
  g_test_add_func ("/combination/expiry", test_expiry);
  g_test_add_func ("/combination/several", test_several);
  g_test_add_func ("/combination/not-counted", test_not_counted);
  g_test_add_func ("/combination/challenged", test_challenged);
  g_test_add_func ("/combination/computed", test_computed);
  g_test_add_func ("/combination/avoid", test_avoid);
  g_test_add_func ("/combination/avoid-one-step", test_avoid_one_step);
  g_test_add_func ("/combination/avoid-computed", test_avoid_computed);
  g_test_add_func ("/combination/either", test_either);
  g_test_add_func ("/combination/not-attestable", test_not_attestable);

  return g_test_run ();
}
