/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dossier-builder.h"

#include "framework/pb-state-elements.h"

#define TODAY "2025-06-30"

/* V1: more than a year without a change of practice. */
static void
test_rigid (void)
{
  static const struct { int days; PbResultValue value; } cases[] = {
    { 365, PB_RESULT_CLEAR }, { 366, PB_RESULT_WATCH },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) decision = builder_new (TODAY);
      g_autoptr(Builder) agreement = builder_new (TODAY);
      g_autoptr(Builder) other = builder_new (TODAY);
      g_autofree char *day = builder_day (decision, cases[i].days);

      builder_assert (decision, "V1", PB_RESULT_UNKNOWN);
      builder_add (decision, PB_KIND_DECISION, "d",
                   PB_DECISION_CLASS, "governance-change",
                   PB_DECISION_STATUS, "adopted",
                   PB_DECISION_OPENED, "2020-01-01",
                   PB_DECISION_CLOSED, day,
                   0);
      builder_assert (decision, "V1", cases[i].value);

      builder_add (agreement, PB_KIND_AGREEMENT, "a",
                   PB_AGREEMENT_KIND, "practice",
                   PB_AGREEMENT_STATUS, "active",
                   PB_AGREEMENT_START, day,
                   0);
      builder_assert (agreement, "V1", cases[i].value);

      /* Without any change, the oldest record says how long there was none. */
      builder_add (other, PB_KIND_DECISION, "d",
                   PB_DECISION_CLASS, "minor",
                   PB_DECISION_STATUS, "adopted",
                   PB_DECISION_OPENED, day,
                   PB_DECISION_CLOSED, day,
                   0);
      builder_assert (other, "V1", cases[i].value);
    }
}

static void
add_partner (Builder    *builder,
             const char *name,
             int         days)
{
  g_autofree char *relation = g_strconcat ("with-", name, NULL);
  g_autofree char *meeting = g_strconcat ("met-", name, NULL);
  g_autofree char *day = builder_day (builder, days);

  builder_add (builder, PB_KIND_GROUP, name, 0);
  builder_add (builder, PB_KIND_RELATION, relation,
               PB_RELATION_TO, name,
               PB_RELATION_KIND, "coordinates-with",
               PB_RELATION_EXPECTED_CONTACT_DAYS, "30",
               0);
  builder_add (builder, PB_KIND_ACTIVITY, meeting,
               PB_ACTIVITY_KIND, "external-partnerships",
               PB_ACTIVITY_DATE, day,
               PB_ACTIVITY_GROUPS, name,
               0);
}

/* V2: contact is expected every 30 days; 60 are neglect. */
static void
test_neglect (void)
{
  static const struct { int a; int b; PbResultValue value; } cases[] = {
    { 30, 30, PB_RESULT_CLEAR },   { 31, 30, PB_RESULT_WATCH },   { 60, 60, PB_RESULT_WATCH },
    { 61, 30, PB_RESULT_WARNING }, { 61, 61, PB_RESULT_WARNING },
  };
  g_autoptr(Builder) three = builder_new (TODAY);
  g_autoptr(Builder) never = builder_new (TODAY);
  g_autoptr(Builder) none = builder_new (TODAY);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      add_partner (builder, "a", cases[i].a);
      add_partner (builder, "b", cases[i].b);
      builder_assert (builder, "V2", cases[i].value);
    }

  /* One of three is less than half. */
  add_partner (three, "a", 100);
  add_partner (three, "b", 1);
  add_partner (three, "c", 1);
  builder_assert (three, "V2", PB_RESULT_WATCH);

  builder_add (never, PB_KIND_GROUP, "a", 0);
  builder_add (never, PB_KIND_RELATION, "r",
               PB_RELATION_TO, "a",
               PB_RELATION_KIND, "funds",
               0);
  builder_assert (never, "V2", PB_RESULT_WATCH);

  builder_assert (none, "V2", PB_RESULT_UNKNOWN);
}

/* Of ten activities, one with others is 10 percent. */
static void
test_inward (void)
{
  static const struct { guint n; guint n_outside; PbResultValue value; } cases[] = {
    { 9, 0, PB_RESULT_UNKNOWN },
    { 10, 0, PB_RESULT_WATCH },
    { 10, 1, PB_RESULT_CLEAR },
    { 11, 1, PB_RESULT_WATCH },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      for (guint j = 0; j < cases[i].n; j++)
        {
          g_autofree char *name = g_strdup_printf ("activity-%u", j);

          builder_add (builder, PB_KIND_ACTIVITY, name,
                       PB_ACTIVITY_KIND, j < cases[i].n_outside ? "network-governance"
                                                                : "internal-governance",
                       PB_ACTIVITY_DATE, "2025-06-01",
                       0);
        }
      builder_assert (builder, "V2", cases[i].value);
    }
}

static Builder *
new_documented (int published_days_ago)
{
  Builder *builder = builder_new (TODAY);
  const char * const *keys = pb_state_element_get_keys ();
  g_autofree char *day = builder_day (builder, published_days_ago);

  for (guint i = 0; keys[i]; i++)
    builder_element (builder, keys[i], TODAY);
  builder_add (builder, PB_KIND_REPORT, "report",
               PB_REPORT_KIND, "phase",
               PB_REPORT_FOR_AUDIENCE, "public",
               PB_REPORT_SENT_ON, day,
               0);

  return builder;
}

/* V3: the last publication. */
static void
test_publication (void)
{
  static const struct { int days; PbResultValue value; } cases[] = {
    { 179, PB_RESULT_CLEAR }, { 180, PB_RESULT_WATCH }, { 364, PB_RESULT_WATCH },
    { 365, PB_RESULT_WARNING },
  };
  g_autoptr(Builder) empty = builder_new (TODAY);
  g_autoptr(Builder) activity = new_documented (1000);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = new_documented (cases[i].days);

      builder_assert (builder, "V3", cases[i].value);
    }

  builder_assert (empty, "V3", PB_RESULT_UNKNOWN);

  builder_add (activity, PB_KIND_ACTIVITY, "post",
               PB_ACTIVITY_KIND, "strategic-execution",
               PB_ACTIVITY_DATE, "2025-06-01",
               PB_ACTIVITY_PUBLISHED_WHERE, "Our website",
               0);
  builder_assert (activity, "V3", PB_RESULT_CLEAR);
}

static void
set_review (Builder    *builder,
            const char *key,
            const char *day)
{
  g_autofree char *id = pb_state_element_dup_id (builder_id (BUILDER_OURS), key);

  for (guint i = 0; i < builder->records->len; i++)
    {
      if (g_str_equal (pb_record_get_id (builder->records->pdata[i]), id))
        builder_set (builder->records->pdata[i], PB_STATE_ELEMENT_LAST_REVIEWED, day);
    }
}

/* V3: what is stale, what is old, and how much was fresh half a year before. */
static void
test_decay (void)
{
  static const char * const keys[] = { "Q3", "Q5", "G2" };
  g_autoptr(Builder) stale = new_documented (1);
  g_autoptr(Builder) old = new_documented (1);

  set_review (stale, "Q3", "2025-03-31");
  builder_assert (stale, "V3", PB_RESULT_WATCH);

  set_review (old, "Q3", "2024-12-31");
  builder_assert (old, "V3", PB_RESULT_WARNING);

  /* Half a year before, all that are stale now were fresh: three are too many. */
  for (guint n = 2; n <= 3; n++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      builder_add (builder, PB_KIND_REPORT, "report",
                   PB_REPORT_KIND, "phase",
                   PB_REPORT_FOR_AUDIENCE, "public",
                   PB_REPORT_SENT_ON, TODAY,
                   0);
      for (guint i = 0; i < n; i++)
        builder_element (builder, keys[i], "2025-01-01");
      builder_assert (builder, "V3", n == 2 ? PB_RESULT_WATCH : PB_RESULT_WARNING);
    }
}

/* V3: one broken link of ten is still fine. */
static void
test_links (void)
{
  for (guint n_broken = 1; n_broken <= 2; n_broken++)
    {
      g_autoptr(Builder) builder = new_documented (1);

      for (guint i = 0; i < 10; i++)
        {
          g_autofree char *name = g_strdup_printf ("e%u", i);

          builder_add (builder, PB_KIND_EVIDENCE, name,
                       PB_EVIDENCE_SUBJECT, "report",
                       PB_EVIDENCE_ORIGIN, "own-record",
                       PB_EVIDENCE_REFERENCE, "https://example.org/",
                       PB_EVIDENCE_BROKEN, i < n_broken ? "true" : "false",
                       0);
        }
      builder_assert (builder, "V3", n_broken == 1 ? PB_RESULT_CLEAR : PB_RESULT_WATCH);
    }
}

static void
add_work (Builder *builder,
          guint    n_linked,
          guint    n_other)
{
  builder_add (builder, PB_KIND_OBJECTIVE, "linked",
               PB_OBJECTIVE_START, "2020-01-01",
               PB_OBJECTIVE_PURPOSE_LINK, "Care for all",
               0);
  builder_add (builder, PB_KIND_OBJECTIVE, "unlinked", PB_OBJECTIVE_START, "2020-01-01", 0);

  for (guint i = 0; i < n_linked + n_other; i++)
    {
      g_autofree char *name = g_strdup_printf ("work-%u", i);

      /* Half of the work is deliverables, the other half decisions. */
      if (i % 2 == 0)
        builder_add (builder, PB_KIND_DELIVERABLE, name,
                     PB_DELIVERABLE_STATUS, "accepted",
                     PB_DELIVERABLE_DELIVERED_ON, "2025-06-01",
                     PB_DELIVERABLE_OBJECTIVE, i < n_linked ? "linked" : "unlinked",
                     0);
      else
        builder_add (builder, PB_KIND_DECISION, name,
                     PB_DECISION_OPENED, "2025-05-01",
                     PB_DECISION_CLOSED, "2025-06-01",
                     PB_DECISION_STATUS, "adopted",
                     PB_DECISION_CHANGES, i < n_linked ? "linked" : "unlinked",
                     0);
    }
}

/* V4: 7 of 10 are 70 percent, 69.9 percent are not. */
static void
test_purpose (void)
{
  static const struct { guint linked; guint other; PbResultValue value; } cases[] = {
    { 4, 0, PB_RESULT_UNKNOWN }, { 5, 0, PB_RESULT_CLEAR },   { 7, 3, PB_RESULT_CLEAR },
    { 699, 301, PB_RESULT_WATCH }, { 5, 5, PB_RESULT_WATCH }, { 499, 501, PB_RESULT_WARNING },
  };
  g_autoptr(Builder) unreviewed = builder_new (TODAY);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      builder_element (builder, "P1", "2025-06-01");
      add_work (builder, cases[i].linked, cases[i].other);
      builder_assert (builder, "V4", cases[i].value);
    }

  add_work (unreviewed, 10, 0);
  builder_assert (unreviewed, "V4", PB_RESULT_WATCH);
}

static void
add_objectives (Builder    *builder,
                guint       n_achieved,
                guint       n_active,
                const char *achieved_on)
{
  for (guint i = 0; i < n_achieved + n_active; i++)
    {
      g_autofree char *name = g_strdup_printf ("objective-%u", i);
      PbRecord *objective = builder_add (builder, PB_KIND_OBJECTIVE, name,
                                         PB_OBJECTIVE_START, "2020-01-01",
                                         0);

      if (i >= n_achieved)
        continue;
      builder_set (objective, PB_OBJECTIVE_STATUS, "achieved");
      builder_set (objective, PB_OBJECTIVE_ACHIEVED_ON, achieved_on);
    }
}

static void
add_review (Builder    *builder,
            const char *day)
{
  builder_add (builder, PB_KIND_PHASE_REVIEW, "review", PB_PHASE_REVIEW_DATE, day, 0);
}

/* V5: the purpose is fulfilled and nobody has asked what comes next. */
static void
test_fulfilled (void)
{
  g_autoptr(Builder) none = builder_new (TODAY);
  g_autoptr(Builder) reviewed = builder_new (TODAY);
  g_autoptr(Builder) long_ago = builder_new (TODAY);
  g_autoptr(Builder) done = builder_new (TODAY);
  g_autoptr(Builder) since = builder_new (TODAY);
  g_autoptr(Builder) fewer = builder_new (TODAY);
  g_autoptr(Builder) small = builder_new (TODAY);

  builder_assert (none, "V5", PB_RESULT_WATCH);
  add_review (reviewed, "2024-07-01");
  builder_assert (reviewed, "V5", PB_RESULT_CLEAR);
  add_review (long_ago, "2024-06-30");
  builder_assert (long_ago, "V5", PB_RESULT_WATCH);

  add_objectives (done, 4, 1, "2025-06-01");
  add_review (done, "2025-05-31");
  builder_assert (done, "V5", PB_RESULT_WARNING);
  add_objectives (since, 4, 1, "2025-06-01");
  add_review (since, "2025-06-02");
  builder_assert (since, "V5", PB_RESULT_CLEAR);
  add_objectives (fewer, 3, 1, "2025-06-01");
  add_review (fewer, "2025-05-31");
  builder_assert (fewer, "V5", PB_RESULT_CLEAR);
  add_objectives (small, 2, 0, "2025-06-01");
  add_review (small, "2025-05-31");
  builder_assert (small, "V5", PB_RESULT_CLEAR);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/dangers/rigid", test_rigid);
  g_test_add_func ("/dangers/neglect", test_neglect);
  g_test_add_func ("/dangers/inward", test_inward);
  g_test_add_func ("/dangers/publication", test_publication);
  g_test_add_func ("/dangers/decay", test_decay);
  g_test_add_func ("/dangers/links", test_links);
  g_test_add_func ("/dangers/purpose", test_purpose);
  g_test_add_func ("/dangers/fulfilled", test_fulfilled);

  return g_test_run ();
}
