/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dossier-builder.h"

#include "framework/pb-relation-standing.h"

#define TODAY "2025-06-30"

static void
relate (Builder    *builder,
        const char *other,
        const char *expected_days)
{
  g_autofree char *name = g_strconcat ("with-", other, NULL);
  PbRecord *relation;

  builder_add (builder, PB_KIND_GROUP, other, 0);
  relation = builder_add (builder, PB_KIND_RELATION, name,
                          PB_RELATION_TO, other,
                          PB_RELATION_KIND, "coordinates-with",
                          0);
  if (expected_days)
    builder_set (relation, PB_RELATION_EXPECTED_CONTACT_DAYS, expected_days);
}

static void
meet (Builder    *builder,
      const char *other,
      int         days_ago)
{
  g_autofree char *name = g_strdup_printf ("met-%s-%d", other, days_ago);
  g_autofree char *day = builder_day (builder, days_ago);

  builder_add (builder, PB_KIND_ACTIVITY, name,
               PB_ACTIVITY_KIND, "external-partnerships",
               PB_ACTIVITY_DATE, day,
               PB_ACTIVITY_GROUPS, other,
               0);
}

static GPtrArray *
list (Builder    *builder,
      PbDossier **dossier)
{
  *dossier = builder_seal (builder);

  return pb_relation_standing_list (*dossier, builder_criteria (), builder->day);
}

/* Up to the expected days in touch, up to twice as many waiting, then neglected. */
static void
test_thresholds (void)
{
  static const struct { int ago; PbNeglect neglect; } cases[] = {
    { 0, PB_NEGLECT_IN_TOUCH }, { 29, PB_NEGLECT_IN_TOUCH }, { 30, PB_NEGLECT_IN_TOUCH },
    { 31, PB_NEGLECT_WAITING }, { 59, PB_NEGLECT_WAITING }, { 60, PB_NEGLECT_WAITING },
    { 61, PB_NEGLECT_NEGLECTED }, { 1000, PB_NEGLECT_NEGLECTED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);
      g_autoptr(PbDossier) dossier = NULL;
      g_autoptr(GPtrArray) standings = NULL;
      g_autofree char *sentence = NULL;
      const PbRelationStanding *standing;

      relate (builder, "them", "30");
      meet (builder, "them", cases[i].ago);
      meet (builder, "them", cases[i].ago + 5);
      meet (builder, "them", -1);
      standings = list (builder, &dossier);
      g_assert_cmpuint (standings->len, ==, 1);
      standing = standings->pdata[0];
      g_assert_cmpint (standing->days, ==, cases[i].ago);
      g_assert_cmpint (standing->expected_days, ==, 30);
      g_assert_cmpint (standing->neglect, ==, cases[i].neglect);
      g_assert_cmpint (standing->last.kind, ==, PB_CONTACT_ACTIVITY);
      sentence = pb_relation_standing_dup_sentence (standing);
      g_assert_nonnull (strstr (sentence, pb_neglect_get_label (cases[i].neglect)));
    }
}

/* Without contact the start of the relation counts; without a start there is no
 * sign of contact, but no neglect that could be counted.
 */
static void
test_no_contact (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(GPtrArray) standings = NULL;
  const PbRelationStanding *one, *two, *three;
  g_autofree char *contact = NULL;

  relate (builder, "a", NULL);
  relate (builder, "b", NULL);
  builder_set (builder->records->pdata[builder->records->len - 1], PB_RELATION_STARTED,
               "2025-06-20");
  relate (builder, "c", NULL);
  builder_set (builder->records->pdata[builder->records->len - 1], PB_RELATION_STATUS, "dormant");
  standings = list (builder, &dossier);
  g_assert_cmpuint (standings->len, ==, 3);

  one = standings->pdata[0];
  g_assert_cmpstr (one->id, ==, builder_id ("a"));
  g_assert_cmpint (one->neglect, ==, PB_NEGLECT_WAITING);
  g_assert_cmpint (one->days, ==, -1);
  g_assert_cmpint (one->expected_days, ==, 90);
  g_assert_null (one->last.record);
  contact = pb_relation_standing_dup_contact (one);
  g_assert_cmpstr (contact, ==, "No contact is on record.");

  two = standings->pdata[1];
  g_assert_cmpint (two->neglect, ==, PB_NEGLECT_IN_TOUCH);
  g_assert_cmpint (two->days, ==, 10);

  three = standings->pdata[2];
  g_assert_false (three->active);
  g_assert_cmpint (three->neglect, ==, PB_NEGLECT_NONE);
  g_assert_nonnull (strstr (three->kinds, " coordinates with "));
  g_assert_true (g_str_has_suffix (three->kinds, "The relation is dormant."));
}

static void
assert_contact (PbDossier     *dossier,
                PbDay          day,
                guint          n,
                PbContactKind  kind,
                const char    *date)
{
  g_autoptr(GArray) contacts = pb_contact_list (dossier, builder_id ("them"), day);
  const PbContact *contact;

  g_assert_cmpuint (n, <, contacts->len);
  contact = &g_array_index (contacts, PbContact, n);
  g_assert_cmpint (contact->kind, ==, kind);
  g_assert_cmpint (contact->day, ==, pb_day_parse (date));
}

/* Everything that domain §4.2 names counts as contact; the log has all of it, and
 * the newest is the first.
 */
static void
test_kinds (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(GArray) contacts = NULL;
  PbContact newest;

  relate (builder, "them", NULL);
  builder_add (builder, PB_KIND_GROUP, "others", 0);
  builder_add (builder, PB_KIND_MEMBER, "zoe", PB_MEMBER_GROUP, "them", 0);
  meet (builder, "them", 100);
  meet (builder, "others", 1);
  builder_add (builder, PB_KIND_AGREEMENT, "pact", PB_AGREEMENT_START, "2025-03-01",
               PB_AGREEMENT_STATUS, "active", 0);
  builder_add (builder, PB_KIND_AGREEMENT_PARTY, "party", PB_AGREEMENT_PARTY_AGREEMENT, "pact",
               PB_AGREEMENT_PARTY_PARTY, "them", PB_AGREEMENT_PARTY_SIGNED_ON, "2025-02-20", 0);
  builder_add (builder, PB_KIND_OBLIGATION, "deed", PB_OBLIGATION_AGREEMENT, "pact",
               PB_OBLIGATION_DONE_ON, "2025-04-01", 0);
  builder_add (builder, PB_KIND_TRANSACTION, "grant", PB_TRANSACTION_PARTY, "them",
               PB_TRANSACTION_DATE, "2025-05-01", PB_TRANSACTION_DIRECTION, "in", 0);
  builder_add (builder, PB_KIND_TRANSACTION, "failed", PB_TRANSACTION_PARTY, "them",
               PB_TRANSACTION_DATE, "2025-06-29", PB_TRANSACTION_DIRECTION, "out",
               PB_TRANSACTION_FAILED, "true", 0);
  builder_add (builder, PB_KIND_FEEDBACK, "praise", PB_FEEDBACK_FROM, "zoe",
               PB_FEEDBACK_DATE, "2025-05-10", PB_FEEDBACK_ANSWERED_ON, "2025-05-12", 0);
  builder_add (builder, PB_KIND_FEEDBACK, "about", PB_FEEDBACK_RELATION, "with-them",
               PB_FEEDBACK_DATE, "2025-05-11", 0);
  builder_add (builder, PB_KIND_REPORT, "report", PB_REPORT_KIND, "phase",
               PB_REPORT_SENT_TO, "them", PB_REPORT_SENT_ON, "2025-06-01",
               PB_REPORT_ACKNOWLEDGED_ON, "2025-06-03", 0);
  dossier = builder_seal (builder);

  contacts = pb_contact_list (dossier, builder_id ("them"), builder->day);
  g_assert_cmpuint (contacts->len, ==, 10);
  assert_contact (dossier, builder->day, 0, PB_CONTACT_ACKNOWLEDGED, "2025-06-03");
  assert_contact (dossier, builder->day, 1, PB_CONTACT_REPORT, "2025-06-01");
  assert_contact (dossier, builder->day, 2, PB_CONTACT_ANSWER, "2025-05-12");
  assert_contact (dossier, builder->day, 3, PB_CONTACT_FEEDBACK, "2025-05-11");
  assert_contact (dossier, builder->day, 4, PB_CONTACT_FEEDBACK, "2025-05-10");
  assert_contact (dossier, builder->day, 5, PB_CONTACT_RECEIVED, "2025-05-01");
  assert_contact (dossier, builder->day, 6, PB_CONTACT_OBLIGATION, "2025-04-01");
  assert_contact (dossier, builder->day, 7, PB_CONTACT_ACTIVITY, "2025-03-22");
  assert_contact (dossier, builder->day, 8, PB_CONTACT_AGREED, "2025-03-01");
  assert_contact (dossier, builder->day, 9, PB_CONTACT_SIGNED, "2025-02-20");

  /* An earlier day knows nothing of what came later. */
  assert_contact (dossier, pb_day_parse ("2025-05-10"), 0, PB_CONTACT_FEEDBACK, "2025-05-10");

  g_assert_true (pb_contact_find_newest (dossier, builder_id ("them"), builder->day, &newest));
  g_assert_cmpint (newest.kind, ==, PB_CONTACT_ACKNOWLEDGED);
  g_assert_true (pb_contact_find_newest (dossier, builder_id ("others"), builder->day, &newest));
  g_assert_cmpint (newest.kind, ==, PB_CONTACT_ACTIVITY);
  g_assert_false (pb_contact_find_newest (dossier, builder_id ("nobody"), builder->day, &newest));
  g_assert_null (newest.record);
}

/* Several relations to one group are one; its agreements, its mechanisms and what
 * it publishes of itself.
 */
static void
test_details (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(GPtrArray) standings = NULL;
  const PbRelationStanding *standing;

  relate (builder, "them", "60");
  builder_add (builder, PB_KIND_MEMBER, "ana", 0);
  builder_add (builder, PB_KIND_TOOL, "wiki", 0);
  builder_add (builder, PB_KIND_RELATION, "funding", PB_RELATION_FROM, "them",
               PB_RELATION_TO, BUILDER_OURS, PB_RELATION_KIND, "funds",
               PB_RELATION_EXPECTED_CONTACT_DAYS, "20",
               PB_RELATION_LIAISON_OUT, "ana", PB_RELATION_REPORT_SCHEDULE, "quarterly",
               PB_RELATION_TOOLS, "wiki", 0);
  builder_add (builder, PB_KIND_RELATION, "mother", PB_RELATION_TO, "them",
               PB_RELATION_KIND, "evolved-from", PB_RELATION_CHANNEL, "old", 0);
  builder_add (builder, PB_KIND_AGREEMENT, "pact", PB_AGREEMENT_STATUS, "active",
               PB_AGREEMENT_START, "2025-01-01", 0);
  builder_add (builder, PB_KIND_AGREEMENT, "draft", PB_AGREEMENT_STATUS, "draft", 0);
  builder_add (builder, PB_KIND_AGREEMENT_PARTY, "p1", PB_AGREEMENT_PARTY_AGREEMENT, "pact",
               PB_AGREEMENT_PARTY_PARTY, "them", 0);
  builder_add (builder, PB_KIND_AGREEMENT_PARTY, "p2", PB_AGREEMENT_PARTY_AGREEMENT, "draft",
               PB_AGREEMENT_PARTY_PARTY, "them", 0);
  builder_add (builder, PB_KIND_PHASE_TRANSITION, "theirs", PB_PHASE_TRANSITION_GROUP, "them",
               PB_PHASE_TRANSITION_TO, "organization", PB_PHASE_TRANSITION_DATE, "2024-05-01", 0);
  standings = list (builder, &dossier);

  g_assert_cmpuint (standings->len, ==, 1);
  standing = standings->pdata[0];
  g_assert_cmpuint (standing->relations->len, ==, 3);
  g_assert_cmpuint (standing->n_active, ==, 2);
  g_assert_cmpint (standing->expected_days, ==, 20);
  g_assert_cmpuint (standing->agreements->len, ==, 1);
  g_assert_cmpstr (pb_record_get_id (standing->agreements->pdata[0]), ==, builder_id ("pact"));
  g_assert_cmpuint (standing->mechanisms, ==, PB_MECHANISM_LIAISON_OUT | PB_MECHANISM_REPORTS |
                                            PB_MECHANISM_TOOLS);
  g_assert_cmpuint (g_strv_length (standing->mechanism_texts), ==, 3);
  g_assert_cmpstr (standing->mechanism_texts[0], ==, "Our liaison: ana");
  g_assert_cmpstr (standing->mechanism_texts[2], ==, "Tools: wiki");
  g_assert_null (strstr (standing->kinds, "Evolved"));
  g_assert_cmpint (standing->phase, ==, PB_PHASE_ORGANIZATION);
  g_assert_cmpint (standing->phase_since, ==, pb_day_parse ("2024-05-01"));
}

/* Their state is fresh for 180 days. */
static void
test_their_state (void)
{
  static const struct { int ago; PbFreshness freshness; } cases[] = {
    { 0, PB_FRESHNESS_FRESH }, { 180, PB_FRESHNESS_FRESH }, { 181, PB_FRESHNESS_STALE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);
      g_autoptr(PbDossier) dossier = NULL;
      g_autoptr(GPtrArray) standings = NULL;
      g_autofree char *day = builder_day (builder, cases[i].ago);
      const PbRelationStanding *none, *dated, *undated;

      relate (builder, "a", NULL);
      relate (builder, "b", NULL);
      builder_set (builder->records->pdata[builder->records->len - 2], PB_GROUP_STATE_DATE, day);
      relate (builder, "c", NULL);
      builder_set (builder->records->pdata[builder->records->len - 2], PB_GROUP_STATE_URL,
                   "https://example.org/state");
      standings = list (builder, &dossier);

      none = standings->pdata[0];
      g_assert_cmpint (none->state, ==, PB_FRESHNESS_MISSING);
      dated = standings->pdata[1];
      g_assert_cmpint (dated->state, ==, cases[i].freshness);
      g_assert_cmpint (dated->state_days, ==, cases[i].ago);
      undated = standings->pdata[2];
      g_assert_cmpint (undated->state, ==, PB_FRESHNESS_STALE);
      g_assert_cmpint (undated->state_days, ==, -1);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/relations/thresholds", test_thresholds);
  g_test_add_func ("/relations/no-contact", test_no_contact);
  g_test_add_func ("/relations/kinds", test_kinds);
  g_test_add_func ("/relations/details", test_details);
  g_test_add_func ("/relations/their-state", test_their_state);

  return g_test_run ();
}
