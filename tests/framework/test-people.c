/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dossier-builder.h"

#include "framework/pb-people.h"

#define TODAY "2025-06-30"

static void
assign (Builder    *builder,
        const char *name,
        const char *role,
        const char *holder,
        const char *start,
        const char *end)
{
  PbRecord *record = builder_add (builder, PB_KIND_ASSIGNMENT, name,
                                  PB_ASSIGNMENT_ROLE, role,
                                  PB_ASSIGNMENT_HOLDER, holder,
                                  PB_ASSIGNMENT_START, start,
                                  0);

  if (end)
    builder_set (record, PB_ASSIGNMENT_END, end);
}

static const PbSeat *
get_seat (PbPeople   *people,
          const char *role,
          guint       n)
{
  const PbRoleFacts *facts = pb_people_get_role (people, builder_id (role));

  g_assert_nonnull (facts);
  g_assert_cmpuint (n, <, facts->seats->len);

  return facts->seats->pdata[n];
}

/* A seat is held up to the day of its end, and ends with its holder's stay. */
static void
test_holding (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(PbPeople) people = NULL;
  const PbRoleFacts *facts;

  builder_add (builder, PB_KIND_MEMBER, "ana", 0);
  builder_add (builder, PB_KIND_MEMBER, "bo", PB_MEMBER_LEFT, "2025-06-01", 0);
  builder_add (builder, PB_KIND_ROLE, "steward", PB_ROLE_STARTED, "2025-01-01",
               PB_ROLE_REQUIRED, "true", 0);
  builder_add (builder, PB_KIND_ROLE, "weaver", PB_ROLE_STARTED, "2025-01-01", 0);
  builder_add (builder, PB_KIND_ROLE, "later", PB_ROLE_STARTED, "2025-07-01", 0);
  builder_add (builder, PB_KIND_ROLE, "draft", PB_ROLE_STATUS, "draft", 0);
  assign (builder, "past", "steward", "ana", "2025-01-01", "2025-06-29");
  assign (builder, "now", "steward", "ana", "2025-06-30", "2025-06-30");
  assign (builder, "ahead", "steward", "ana", "2025-07-01", NULL);
  assign (builder, "gone", "weaver", "bo", "2025-01-01", NULL);
  dossier = builder_seal (builder);
  people = pb_people_new (dossier, builder->day);

  g_assert_cmpuint (people->roles->len, ==, 3);
  g_assert_null (pb_people_get_role (people, builder_id ("later")));
  g_assert_cmpint (get_seat (people, "steward", 0)->state, ==, PB_SEAT_PAST);
  g_assert_cmpint (get_seat (people, "steward", 1)->state, ==, PB_SEAT_HELD);
  g_assert_cmpint (get_seat (people, "steward", 2)->state, ==, PB_SEAT_AHEAD);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_false (get_seat (people, "steward", i)->overlaps);
      g_assert_false (get_seat (people, "steward", i)->outside);
    }

  g_assert_cmpint (get_seat (people, "weaver", 0)->state, ==, PB_SEAT_PAST);
  g_assert_true (get_seat (people, "weaver", 0)->outside);
  facts = pb_people_get_role (people, builder_id ("weaver"));
  g_assert_true (facts->vacant);
  g_assert_cmpint (facts->vacant_since, ==, pb_day_parse ("2025-06-01"));

  g_assert_cmpuint (people->n_active, ==, 2);
  g_assert_cmpuint (people->n_vacant, ==, 1);
  g_assert_cmpuint (people->n_required, ==, 1);
  g_assert_cmpuint (people->n_required_filled, ==, 1);
  g_assert_cmpuint (people->n_seats, ==, 1);
  g_assert_false (pb_people_get_role (people, builder_id ("draft"))->active);
  g_assert_false (pb_people_get_role (people, builder_id ("draft"))->vacant);
}

static void
test_retired (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(PbPeople) people = NULL;

  builder_add (builder, PB_KIND_MEMBER, "ana", 0);
  builder_add (builder, PB_KIND_ROLE, "today", PB_ROLE_STATUS, "retired",
               PB_ROLE_RETIRED, TODAY, 0);
  builder_add (builder, PB_KIND_ROLE, "tomorrow", PB_ROLE_STATUS, "retired",
               PB_ROLE_RETIRED, "2025-07-01", 0);
  builder_add (builder, PB_KIND_ROLE, "ended-with-it", PB_ROLE_STATUS, "retired",
               PB_ROLE_RETIRED, TODAY, 0);
  assign (builder, "three", "ended-with-it", "ana", "2025-01-01", TODAY);
  builder_add (builder, PB_KIND_ROLE, "undated", PB_ROLE_STATUS, "retired", 0);
  assign (builder, "one", "today", "ana", "2025-01-01", NULL);
  assign (builder, "two", "tomorrow", "ana", "2025-01-01", NULL);
  dossier = builder_seal (builder);
  people = pb_people_new (dossier, builder->day);

  g_assert_true (pb_people_get_role (people, builder_id ("today"))->retired);
  g_assert_true (get_seat (people, "today", 0)->outside);
  g_assert_cmpint (get_seat (people, "today", 0)->state, ==, PB_SEAT_PAST);
  g_assert_false (get_seat (people, "ended-with-it", 0)->outside);
  g_assert_cmpint (get_seat (people, "ended-with-it", 0)->state, ==, PB_SEAT_PAST);
  g_assert_true (pb_people_get_role (people, builder_id ("tomorrow"))->active);
  g_assert_cmpint (get_seat (people, "tomorrow", 0)->state, ==, PB_SEAT_HELD);
  g_assert_true (pb_people_get_role (people, builder_id ("undated"))->retired);
  g_assert_cmpuint (people->n_seats, ==, 1);
}

/* The edges of a term: 30 days before its end, on its end, and the day after. */
static void
test_terms (void)
{
  static const struct { int ago; PbTerm term; } cases[] = {
    { 59, PB_TERM_RUNNING }, { 60, PB_TERM_DUE }, { 90, PB_TERM_DUE }, { 91, PB_TERM_OVERDUE },
  };
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(PbPeople) people = NULL;

  builder_add (builder, PB_KIND_ROLE, "free", 0);
  assign (builder, "unbound", "free", "ana", "2000-01-01", NULL);
  builder_add (builder, PB_KIND_ROLE, "planned", PB_ROLE_TERM_DAYS, "1", 0);
  assign (builder, "until", "planned", "ana", "2000-01-01", "2025-07-31");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("term-%u", i);
      g_autofree char *seat = g_strdup_printf ("seat-%u", i);
      g_autofree char *start = builder_day (builder, cases[i].ago);

      builder_add (builder, PB_KIND_ROLE, name, PB_ROLE_TERM_DAYS, "90", 0);
      assign (builder, seat, name, "ana", start, NULL);
    }
  dossier = builder_seal (builder);
  people = pb_people_new (dossier, builder->day);

  g_assert_cmpint (get_seat (people, "free", 0)->term, ==, PB_TERM_NONE);
  g_assert_cmpint (get_seat (people, "planned", 0)->term, ==, PB_TERM_RUNNING);
  g_assert_cmpint (get_seat (people, "planned", 0)->term_end, ==, pb_day_parse ("2025-07-31"));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("term-%u", i);

      g_assert_cmpint (get_seat (people, name, 0)->term, ==, cases[i].term);
    }
}

/* Two assignments of one role to one member do not overlap; to two members they may. */
static void
test_overlaps (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(PbPeople) people = NULL;

  builder_add (builder, PB_KIND_MEMBER, "ana", PB_MEMBER_JOINED, "2025-02-01", 0);
  builder_add (builder, PB_KIND_MEMBER, "bo", 0);
  builder_add (builder, PB_KIND_ROLE, "r", 0);
  assign (builder, "a", "r", "ana", "2025-01-31", "2025-03-02");
  assign (builder, "b", "r", "ana", "2025-03-01", NULL);
  assign (builder, "c", "r", "bo", "2025-03-02", NULL);
  assign (builder, "d", "r", "ana", "2025-04-01", "2025-04-01");
  dossier = builder_seal (builder);
  people = pb_people_new (dossier, builder->day);

  g_assert_true (get_seat (people, "r", 0)->overlaps);
  g_assert_true (get_seat (people, "r", 0)->outside);
  g_assert_true (get_seat (people, "r", 1)->overlaps);
  g_assert_false (get_seat (people, "r", 1)->outside);
  g_assert_false (get_seat (people, "r", 2)->overlaps);
  g_assert_cmpuint (people->n_seats, ==, 2);
}

static void
assert_vacancy (PbPeople   *people,
                guint       n,
                const char *from,
                const char *to,
                gboolean    filled)
{
  const PbVacancy *vacancy;

  g_assert_cmpuint (n, <, people->vacancies->len);
  vacancy = &g_array_index (people->vacancies, PbVacancy, n);
  g_assert_cmpint (vacancy->from, ==, pb_day_parse (from));
  g_assert_cmpint (vacancy->to, ==, to ? pb_day_parse (to) : PB_DAY_NONE);
  g_assert_cmpint (vacancy->filled, ==, filled);
}

static void
test_vacancies (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(PbPeople) people = NULL;

  builder_add (builder, PB_KIND_MEMBER, "ana", 0);
  builder_add (builder, PB_KIND_MEMBER, "bo", 0);
  builder_add (builder, PB_KIND_ROLE, "r", PB_ROLE_STARTED, "2025-01-01",
               PB_ROLE_REQUIRED, "true", 0);
  assign (builder, "a", "r", "ana", "2025-01-11", "2025-03-01");
  assign (builder, "b", "r", "bo", "2025-02-01", "2025-02-10");
  assign (builder, "c", "r", "bo", "2025-03-02", "2025-03-31");
  assign (builder, "d", "r", "ana", "2025-04-02", "2025-04-30");
  dossier = builder_seal (builder);
  people = pb_people_new (dossier, builder->day);

  g_assert_cmpuint (people->vacancies->len, ==, 3);
  assert_vacancy (people, 0, "2025-01-01", "2025-01-11", TRUE);
  assert_vacancy (people, 1, "2025-04-01", "2025-04-02", TRUE);
  assert_vacancy (people, 2, "2025-05-01", NULL, FALSE);

  /* Vacant for 60 days: more than 59, not more than 60. */
  g_assert_cmpuint (pb_people_count_vacant (people, TRUE, 59, NULL), ==, 1);
  g_assert_cmpuint (pb_people_count_vacant (people, TRUE, 60, NULL), ==, 0);
}

/* A role that nobody is known to have held is vacant since it was created. */
static void
test_never_held (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(PbPeople) people = NULL;
  const PbRoleFacts *undated;

  builder_add (builder, PB_KIND_ROLE, "undated", 0);
  builder_add (builder, PB_KIND_ROLE, "dated", PB_ROLE_STARTED, "2024-01-01", 0);
  builder_add (builder, PB_KIND_ROLE, "over", PB_ROLE_STARTED, "2024-01-01",
               PB_ROLE_STATUS, "retired", PB_ROLE_RETIRED, "2024-02-01", 0);
  dossier = builder_seal (builder);
  people = pb_people_new (dossier, builder->day);

  undated = pb_people_get_role (people, builder_id ("undated"));
  g_assert_true (undated->vacant);
  g_assert_cmpint (undated->vacant_since, ==, PB_DAY_NONE);
  g_assert_cmpuint (pb_people_count_vacant (people, FALSE, 60, NULL), ==, 1);
  g_assert_cmpuint (pb_people_count_vacant (people, TRUE, 60, NULL), ==, 0);
  g_assert_cmpuint (people->vacancies->len, ==, 2);
}

static void
test_concentration (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(PbPeople) people = NULL;
  g_autoptr(GPtrArray) overloaded = g_ptr_array_new ();
  PbRecord *top = NULL;

  builder_add (builder, PB_KIND_MEMBER, "ana", 0);
  builder_add (builder, PB_KIND_MEMBER, "bo", 0);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *role = g_strdup_printf ("role-%u", i);
      g_autofree char *seat = g_strdup_printf ("seat-%u", i);
      g_autofree char *again = g_strdup_printf ("again-%u", i);
      g_autofree char *other = g_strdup_printf ("other-%u", i);

      builder_add (builder, PB_KIND_ROLE, role, 0);
      assign (builder, seat, role, "ana", "2025-01-01", NULL);
      assign (builder, again, role, "ana", "2025-02-01", NULL);
      if (i < 5)
        assign (builder, other, role, "bo", "2025-01-01", NULL);
    }
  dossier = builder_seal (builder);
  people = pb_people_new (dossier, builder->day);

  g_assert_cmpuint (people->n_seats, ==, 11);
  g_assert_cmpuint (pb_people_get_top_holder (people, &top), ==, 6);
  g_assert_cmpstr (pb_record_get_id (top), ==, builder_id ("ana"));
  g_assert_cmpuint (pb_people_count_overloaded (people, overloaded), ==, 1);
  g_assert_true (overloaded->pdata[0] == top);
}

static PbDay
get_last_active (PbPeople   *people,
                 const char *name)
{
  g_autoptr(GArray) members = pb_people_list_members (people);

  for (guint i = 0; i < members->len; i++)
    {
      PbMemberFacts *facts = &g_array_index (members, PbMemberFacts, i);

      if (g_strcmp0 (pb_record_get_id (facts->record), builder_id (name)) == 0)
        return facts->last_active;
    }

  g_assert_not_reached ();
}

static void
test_activity (void)
{
  static const char *names[] = {
    "at-activity", "at-retro", "facilitating", "voting", "doing", "in-role", "attesting", "idle",
  };
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(PbPeople) people = NULL;
  g_autoptr(GHashTable) active = NULL;
  g_autoptr(GHashTable) before = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    builder_add (builder, PB_KIND_MEMBER, names[i], 0);
  builder_add (builder, PB_KIND_ACTIVITY, "long-ago", PB_ACTIVITY_DATE, "2010-01-01",
               PB_ACTIVITY_PEOPLE, "idle at-activity stranger", 0);
  builder_add (builder, PB_KIND_ACTIVITY, "meeting", PB_ACTIVITY_DATE, "2025-04-02",
               PB_ACTIVITY_PEOPLE, "at-activity", 0);
  builder_add (builder, PB_KIND_ACTIVITY, "to-come", PB_ACTIVITY_DATE, "2025-07-01",
               PB_ACTIVITY_PEOPLE, "idle", 0);
  builder_add (builder, PB_KIND_RETROSPECTIVE, "retro", PB_RETROSPECTIVE_DATE, "2025-04-03",
               PB_RETROSPECTIVE_PARTICIPANTS, "at-retro",
               PB_RETROSPECTIVE_FACILITATOR, "facilitating", 0);
  builder_add (builder, PB_KIND_DECISION, "decision", PB_DECISION_OPENED, "2020-01-01", 0);
  builder_add (builder, PB_KIND_VOTE, "vote", PB_VOTE_DECISION, "decision",
               PB_VOTE_MEMBER, "voting", PB_VOTE_CAST_ON, "2025-06-30", 0);
  builder_add (builder, PB_KIND_TASK, "task", PB_TASK_ASSIGNEE, "doing",
               PB_TASK_DONE, "2025-04-02", 0);
  builder_add (builder, PB_KIND_ROLE, "role", 0);
  assign (builder, "held", "role", "in-role", "2025-01-01", "2025-05-02");
  assign (builder, "held-later", "role", "idle", "2025-05-02", NULL);
  builder_add (builder, PB_KIND_TASK, "task-of-role", PB_TASK_ASSIGNEE, "role",
               PB_TASK_DONE, "2025-05-01", 0);
  builder_add (builder, PB_KIND_ATTESTATION, "word", PB_ATTESTATION_ITEM, "I1",
               PB_ATTESTATION_BY, "attesting", PB_ATTESTATION_ON, "2025-04-01", 0);
  dossier = builder_seal (builder);
  people = pb_people_new (dossier, builder->day);

  /* 90 days before is 1 April, which no longer counts. */
  active = pb_people_contributors (people, builder->day - 90, builder->day);
  g_assert_cmpuint (g_hash_table_size (active), ==, 6);
  g_assert_false (g_hash_table_contains (active, builder_id ("attesting")));
  g_assert_false (g_hash_table_contains (active, builder_id ("idle")));
  before = pb_people_contributors (people, builder->day - 180, builder->day - 90);
  g_assert_cmpuint (g_hash_table_size (before), ==, 1);

  /* Looking further back than before reads again. */
  g_assert_cmpint (get_last_active (people, "idle"), ==, pb_day_parse ("2010-01-01"));
  g_assert_cmpint (get_last_active (people, "at-activity"), ==, pb_day_parse ("2025-04-02"));
  g_assert_cmpint (get_last_active (people, "in-role"), ==, pb_day_parse ("2025-05-01"));
  g_assert_cmpint (get_last_active (people, "voting"), ==, builder->day);
}

static void
test_coming_and_going (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(PbPeople) people = NULL;

  builder_add (builder, PB_KIND_MEMBER, "old", PB_MEMBER_JOINED, "2025-01-01", 0);
  builder_add (builder, PB_KIND_MEMBER, "new", PB_MEMBER_JOINED, "2025-01-02", 0);
  builder_add (builder, PB_KIND_MEMBER, "gone", PB_MEMBER_LEFT, TODAY, 0);
  builder_add (builder, PB_KIND_MEMBER, "going", PB_MEMBER_LEFT, "2025-07-01", 0);
  builder_add (builder, PB_KIND_MEMBER, "coming", PB_MEMBER_JOINED, "2025-07-01", 0);
  builder_add (builder, PB_KIND_MEMBER, "theirs", PB_MEMBER_GROUP, "them", 0);
  dossier = builder_seal (builder);
  people = pb_people_new (dossier, builder->day);

  g_assert_cmpuint (people->members->len, ==, 4);
  g_assert_cmpuint (pb_people_count_joined (people, builder->day - 181, builder->day), ==, 2);
  g_assert_cmpuint (pb_people_count_joined (people, builder->day - 180, builder->day), ==, 1);
  g_assert_cmpuint (pb_people_count_left (people, builder->day - 180, builder->day), ==, 1);
  g_assert_false (pb_member_is_present (pb_dossier_lookup (dossier, builder_id ("gone")),
                                        builder->day));
  g_assert_true (pb_member_is_present (pb_dossier_lookup (dossier, builder_id ("going")),
                                       builder->day));
  g_assert_true (pb_people_is_own (people, builder_id ("gone")));
  g_assert_false (pb_people_is_own (people, builder_id ("theirs")));
}

static void
assert_contribution (GArray     *contributions,
                     guint       n,
                     const char *record,
                     const char *day)
{
  const PbContribution *contribution = &g_array_index (contributions, PbContribution, n);

  g_assert_cmpstr (pb_record_get_id (contribution->record), ==, builder_id (record));
  g_assert_cmpint (contribution->day, ==, pb_day_parse (day));
}

/* What one member took part in: the newest first, each record once, nothing of others
 * and nothing from after the day.
 */
static void
test_contributions_of_one (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(PbPeople) people = NULL;
  g_autoptr(GArray) own = NULL;
  g_autoptr(GArray) none = NULL;

  builder_add (builder, PB_KIND_MEMBER, "ana", PB_MEMBER_NAME, "Ana", 0);
  builder_add (builder, PB_KIND_MEMBER, "ben", PB_MEMBER_NAME, "Ben", 0);
  builder_add (builder, PB_KIND_DECISION, "decision",
               PB_DECISION_TITLE, "Roof",
               PB_DECISION_STATUS, "adopted",
               PB_DECISION_PROPOSER, "ana",
               PB_DECISION_PARTICIPANTS, "ana",
               PB_DECISION_OPENED, "2025-02-01",
               PB_DECISION_CLOSED, "2025-02-10",
               0);
  builder_add (builder, PB_KIND_TASK, "task", PB_TASK_ASSIGNEE, "ana", PB_TASK_DONE, "2025-03-01",
               0);
  builder_add (builder, PB_KIND_TASK, "later", PB_TASK_ASSIGNEE, "ana", PB_TASK_DONE, "2025-07-01",
               0);
  builder_add (builder, PB_KIND_ACTIVITY, "old", PB_ACTIVITY_DATE, "2015-03-01",
               PB_ACTIVITY_PEOPLE, "ana", 0);

  dossier = builder_seal (builder);
  people = pb_people_new (dossier, builder->day);
  own = pb_people_list_contributions (people, builder_id ("ana"));
  g_assert_cmpuint (own->len, ==, 3);
  assert_contribution (own, 0, "task", "2025-03-01");
  assert_contribution (own, 1, "decision", "2025-02-10");
  assert_contribution (own, 2, "old", "2015-03-01");
  none = pb_people_list_contributions (people, builder_id ("ben"));
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/people/holding", test_holding);
  g_test_add_func ("/people/retired", test_retired);
  g_test_add_func ("/people/terms", test_terms);
  g_test_add_func ("/people/overlaps", test_overlaps);
  g_test_add_func ("/people/vacancies", test_vacancies);
  g_test_add_func ("/people/never-held", test_never_held);
  g_test_add_func ("/people/concentration", test_concentration);
  g_test_add_func ("/people/activity", test_activity);
  g_test_add_func ("/people/coming-and-going", test_coming_and_going);
  g_test_add_func ("/people/contributions-of-one", test_contributions_of_one);

  return g_test_run ();
}
