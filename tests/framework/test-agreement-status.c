/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dossier-builder.h"

#include "framework/pb-agreement-status.h"

#define TODAY (pb_day_from_ymd (2025, 6, 30))

static PbRecord *
make_agreement (PbAgreementStatus status)
{
  PbRecord *agreement = pb_record_new (PB_KIND_AGREEMENT, NULL);

  pb_record_set_value (agreement, PB_AGREEMENT_STATUS,
                       g_variant_new_string (pb_enum_get_nick (pb_agreement_status_get_type (),
                                                               status)));

  return agreement;
}

static void
set_day (PbRecord  *record,
         PbFieldId  field,
         PbDay      day)
{
  pb_record_set_value (record, field, g_variant_new_int32 (day));
}

static void
test_review (void)
{
  static const struct
  {
    int ahead;
    PbAgreementNeeds needs;
  } cases[] = {
    { -1, PB_AGREEMENT_NEED_REVIEW_OVERDUE },
    { 0, PB_AGREEMENT_NEED_REVIEW_DUE },
    { 1, PB_AGREEMENT_NEED_REVIEW_DUE },
    { 30, PB_AGREEMENT_NEED_REVIEW_DUE },
    { 31, PB_AGREEMENT_NEED_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PbRecord) agreement = make_agreement (PB_AGREEMENT_STATUS_ACTIVE);

      set_day (agreement, PB_AGREEMENT_REVIEW_DATE, TODAY + cases[i].ahead);
      g_assert_cmpint (pb_agreement_get_needs (agreement, NULL, TODAY), ==, cases[i].needs);
    }
}

static void
test_term (void)
{
  static const struct
  {
    int ahead;
    int notice;
    PbAgreementNeeds needs;
  } cases[] = {
    { -1, 0, PB_AGREEMENT_NEED_EXPIRED },
    { 0, 0, PB_AGREEMENT_NEED_EXPIRING },
    { 30, 0, PB_AGREEMENT_NEED_EXPIRING },
    { 31, 0, PB_AGREEMENT_NEED_NONE },
    { 30, 14, PB_AGREEMENT_NEED_EXPIRING },
    { 90, 90, PB_AGREEMENT_NEED_EXPIRING },
    { 91, 90, PB_AGREEMENT_NEED_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PbRecord) agreement = make_agreement (PB_AGREEMENT_STATUS_ACTIVE);

      set_day (agreement, PB_AGREEMENT_END, TODAY + cases[i].ahead);
      if (cases[i].notice > 0)
        pb_record_set_value (agreement, PB_AGREEMENT_NOTICE_DAYS,
                             g_variant_new_int64 (cases[i].notice));
      g_assert_cmpint (pb_agreement_get_needs (agreement, NULL, TODAY), ==, cases[i].needs);
    }
}

/* Only what is stored as active, and has not ended, asks for anything. */
static void
test_status (void)
{
  for (int status = PB_AGREEMENT_STATUS_DRAFT; status <= PB_AGREEMENT_STATUS_DEPRECATED; status++)
    {
      g_autoptr(PbRecord) agreement = make_agreement (status);

      set_day (agreement, PB_AGREEMENT_REVIEW_DATE, TODAY - 10);
      set_day (agreement, PB_AGREEMENT_END, TODAY - 5);
      g_assert_cmpint (pb_agreement_get_needs (agreement, NULL, TODAY), ==,
                       status == PB_AGREEMENT_STATUS_ACTIVE
                         ? (PB_AGREEMENT_NEED_REVIEW_OVERDUE | PB_AGREEMENT_NEED_EXPIRED)
                         : PB_AGREEMENT_NEED_NONE);

      set_day (agreement, PB_AGREEMENT_ENDED, TODAY);
      g_assert_cmpint (pb_agreement_get_needs (agreement, NULL, TODAY), ==, PB_AGREEMENT_NEED_NONE);
    }
}

static void
test_words (void)
{
  g_autoptr(PbRecord) agreement = make_agreement (PB_AGREEMENT_STATUS_ACTIVE);
  g_autofree char *overdue = NULL;
  g_autofree char *expiring = NULL;

  g_assert_cmpint (pb_agreement_needs_get_worst (PB_AGREEMENT_NEED_REVIEW_DUE |
                                                 PB_AGREEMENT_NEED_EXPIRED),
                   ==, PB_AGREEMENT_NEED_EXPIRED);
  g_assert_cmpint (pb_agreement_needs_get_worst (PB_AGREEMENT_NEED_NONE), ==,
                   PB_AGREEMENT_NEED_NONE);
  g_assert_cmpstr (pb_agreement_need_get_nick (PB_AGREEMENT_NEED_EXPIRING), ==, "expiring");
  g_assert_null (pb_agreement_need_get_label (PB_AGREEMENT_NEED_NONE));

  set_day (agreement, PB_AGREEMENT_REVIEW_DATE, TODAY - 1);
  set_day (agreement, PB_AGREEMENT_END, TODAY + 2);
  overdue = pb_agreement_need_dup_sentence (agreement, NULL, PB_AGREEMENT_NEED_REVIEW_OVERDUE, TODAY);
  expiring = pb_agreement_need_dup_sentence (agreement, NULL, PB_AGREEMENT_NEED_EXPIRING, TODAY);
  g_assert_true (g_str_has_prefix (overdue, "The review is overdue by 1 day, since "));
  g_assert_true (g_str_has_prefix (expiring, "The term ends in 2 days, on "));
}

static void
test_next_review (void)
{
  g_autoptr(PbRecord) agreement = make_agreement (PB_AGREEMENT_STATUS_ACTIVE);

  g_assert_cmpint (pb_agreement_get_next_review (agreement, TODAY), ==, TODAY + 365);
  pb_record_set_value (agreement, PB_AGREEMENT_REVIEW_INTERVAL, g_variant_new_int64 (90));
  g_assert_cmpint (pb_agreement_get_next_review (agreement, TODAY), ==, TODAY + 90);
}

/* An agreement asks for the obligation that comes first and is still to be done. */
static void
test_obligations (void)
{
  static const struct
  {
    const char *due;
    const char *done;
    PbAgreementNeeds needs;
  } cases[] = {
    { "2025-06-29", NULL, PB_AGREEMENT_NEED_OBLIGATION_OVERDUE },
    { "2025-06-29", "2025-06-30", PB_AGREEMENT_NEED_NONE },
    { "2025-06-30", NULL, PB_AGREEMENT_NEED_OBLIGATION_DUE },
    { "2025-07-30", NULL, PB_AGREEMENT_NEED_OBLIGATION_DUE },
    { "2025-07-31", NULL, PB_AGREEMENT_NEED_NONE },
    { NULL, NULL, PB_AGREEMENT_NEED_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Builder *builder = builder_new ("2025-06-30");
      g_autoptr(PbDossier) dossier = NULL;
      g_autofree char *sentence = NULL;
      PbRecord *agreement;

      builder_add (builder, PB_KIND_AGREEMENT, "hall", PB_AGREEMENT_STATUS, "active", 0);
      builder_add (builder, PB_KIND_OBLIGATION, "Sweep", PB_OBLIGATION_AGREEMENT, "hall",
                   PB_OBLIGATION_DUE, "2026-06-30", 0);
      builder_add (builder, PB_KIND_OBLIGATION, "Clean", PB_OBLIGATION_AGREEMENT, "hall",
                   PB_OBLIGATION_DUE, cases[i].due, PB_OBLIGATION_DONE_ON, cases[i].done, 0);
      dossier = builder_seal (builder);
      agreement = pb_dossier_lookup (dossier, builder_id ("hall"));

      g_assert_cmpint (pb_agreement_get_needs (agreement, dossier, TODAY), ==, cases[i].needs);
      sentence = pb_agreement_need_dup_sentence (agreement, dossier, cases[i].needs, TODAY);
      g_assert_true ((sentence != NULL) == (cases[i].needs != PB_AGREEMENT_NEED_NONE));
      if (sentence != NULL)
        g_assert_nonnull (strstr (sentence, "Clean"));

      builder_free (builder);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/agreement-status/review", test_review);
  g_test_add_func ("/agreement-status/term", test_term);
  g_test_add_func ("/agreement-status/status", test_status);
  g_test_add_func ("/agreement-status/obligations", test_obligations);
  g_test_add_func ("/agreement-status/words", test_words);
  g_test_add_func ("/agreement-status/next-review", test_next_review);

  return g_test_run ();
}
