/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "storage/store-fixture.h"

#include "model/pb-id.h"
#include "storage/pb-store-error.h"

#include <string.h>

static PbEdit *
edit_transition (const char  *group,
                 const char  *day,
                 int          from,
                 int          to,
                 const char  *reason,
                 char       **id)
{
  PbEdit *edit = pb_edit_new ("Move");
  const char *made = pb_edit_create (edit, PB_KIND_PHASE_TRANSITION, NULL);

  pb_edit_set_text (edit, made, PB_PHASE_TRANSITION_GROUP, group);
  pb_edit_set_day (edit, made, PB_PHASE_TRANSITION_DATE, pb_day_parse (day));
  pb_edit_set_enum (edit, made, PB_PHASE_TRANSITION_FROM, from);
  pb_edit_set_enum (edit, made, PB_PHASE_TRANSITION_TO, to);
  pb_edit_set_text (edit, made, PB_PHASE_TRANSITION_REASON, reason);
  if (id)
    *id = g_strdup (made);

  return edit;
}

static void
test_phases (Fixture       *fixture,
             gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autofree char *group = add_group (store, "Care");
  g_autofree char *second = NULL;
  g_autofree char *decision = add_of_group (store, PB_KIND_DECISION, group, "Close");
  PbEdit *edit;

  commit (store, edit_transition (group, "2024-01-01", -1, PB_PHASE_ORGANIZATION, NULL, NULL));
  commit (store, edit_transition (group, "2025-01-01", PB_PHASE_ORGANIZATION, PB_PHASE_ITERATION,
                                  NULL, &second));

  /* From where the one before led, also where it is put in between. */
  commit_fails (store, edit_transition (group, "2025-06-01", PB_PHASE_FORMATION,
                                        PB_PHASE_ORGANIZATION, NULL, NULL),
                PB_STORE_ERROR_INVALID, "start from “Iteration”");
  commit_fails (store, edit_transition (group, "2024-06-01", PB_PHASE_ORGANIZATION,
                                        PB_PHASE_FORMATION, "Back", NULL),
                PB_STORE_ERROR_INVALID, "Group “Care”");
  commit_fails (store, edit_transition (group, "2025-06-01", PB_PHASE_ITERATION,
                                        PB_PHASE_ITERATION, NULL, NULL),
                PB_STORE_ERROR_INVALID, "stays in “Iteration”");

  /* Back, or past a phase, with a reason only. */
  commit_fails (store, edit_transition (group, "2025-06-01", PB_PHASE_ITERATION,
                                        PB_PHASE_FORMATION, NULL, NULL),
                PB_STORE_ERROR_INVALID, "needs a reason");
  commit (store, edit_transition (group, "2025-06-01", PB_PHASE_ITERATION, PB_PHASE_FORMATION,
                                  "Too early", NULL));
  g_free (pb_store_undo_sync (store, NULL));

  /* The chain must not break when a link changes or goes. */
  edit = pb_edit_new ("Edit");
  pb_edit_set_enum (edit, second, PB_PHASE_TRANSITION_FROM, PB_PHASE_CONVERSATION);
  commit_fails (store, edit, PB_STORE_ERROR_INVALID, "start from “Organization”");

  commit (store, edit_transition (group, "2025-06-02", PB_PHASE_ITERATION, PB_PHASE_COMPLETION,
                                  NULL, NULL));
  edit = pb_edit_new ("Delete");
  pb_edit_delete (edit, PB_KIND_PHASE_TRANSITION, second);
  commit_fails (store, edit, PB_STORE_ERROR_INVALID, "start from “Organization”");

  commit_fails (store, edit_transition (group, "2025-06-03", PB_PHASE_COMPLETION,
                                        PB_PHASE_CLOSED, NULL, NULL),
                PB_STORE_ERROR_INVALID, "needs the decision");
  {
    g_autofree char *id = NULL;

    edit = edit_transition (group, "2025-06-03", PB_PHASE_COMPLETION, PB_PHASE_CLOSED, NULL, &id);
    pb_edit_set_text (edit, id, PB_PHASE_TRANSITION_DECISION, decision);
    commit (store, edit);
  }
}

static void
test_tree (Fixture       *fixture,
           gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autofree char *a = add_group (store, "A");
  g_autofree char *b = add_group (store, "B");
  g_autofree char *c = add_group (store, "C");
  PbEdit *edit;

  set_text (store, b, PB_GROUP_PARENT, a);
  set_text (store, c, PB_GROUP_PARENT, b);

  edit = pb_edit_new ("Edit");
  pb_edit_set_text (edit, a, PB_GROUP_PARENT, c);
  commit_fails (store, edit, PB_STORE_ERROR_INVALID, "Group “A”: “Part of” leads back to itself");

  edit = pb_edit_new ("Edit");
  pb_edit_set_text (edit, a, PB_GROUP_PARENT, a);
  commit_fails (store, edit, PB_STORE_ERROR_INVALID, "leads back to itself");

  /* Turned round as a whole it may be. */
  edit = pb_edit_new ("Edit");
  pb_edit_set_text (edit, c, PB_GROUP_PARENT, NULL);
  pb_edit_set_text (edit, b, PB_GROUP_PARENT, c);
  pb_edit_set_text (edit, a, PB_GROUP_PARENT, b);
  commit (store, edit);
  assert_text (store, a, PB_GROUP_PARENT, b);
}

static void
test_succession (Fixture       *fixture,
                 gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autofree char *group = add_group (store, "Care");
  g_autofree char *older = add_of_group (store, PB_KIND_AGREEMENT, group, "Old rules");
  g_autofree char *newer = add_of_group (store, PB_KIND_AGREEMENT, group, "New rules");
  PbEdit *edit = pb_edit_new ("Edit");

  pb_edit_set_enum (edit, older, PB_AGREEMENT_STATUS, PB_AGREEMENT_STATUS_SUPERSEDED);
  commit_fails (store, edit, PB_STORE_ERROR_INVALID, "Agreement “Old rules” is superseded");

  set_day (store, older, PB_AGREEMENT_START, "2025-02-01");
  edit = pb_edit_new ("Supersede");
  pb_edit_set_enum (edit, older, PB_AGREEMENT_STATUS, PB_AGREEMENT_STATUS_SUPERSEDED);
  pb_edit_set_text (edit, newer, PB_AGREEMENT_SUPERSEDES, older);
  pb_edit_set_day (edit, newer, PB_AGREEMENT_START, pb_day_parse ("2025-01-31"));
  commit_fails (store, edit, PB_STORE_ERROR_INVALID, "cannot start earlier");

  edit = pb_edit_new ("Supersede");
  pb_edit_set_enum (edit, older, PB_AGREEMENT_STATUS, PB_AGREEMENT_STATUS_SUPERSEDED);
  pb_edit_set_text (edit, newer, PB_AGREEMENT_SUPERSEDES, older);
  pb_edit_set_day (edit, newer, PB_AGREEMENT_START, pb_day_parse ("2025-02-01"));
  commit (store, edit);

  edit = pb_edit_new ("Edit");
  pb_edit_set_text (edit, older, PB_AGREEMENT_SUPERSEDES, newer);
  commit_fails (store, edit, PB_STORE_ERROR_INVALID, "leads back to itself");
}

static void
test_parties (Fixture       *fixture,
              gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autofree char *group = add_group (store, "Care");
  g_autofree char *partner = add_group (store, "Partner");
  g_autofree char *agreement = add_of_group (store, PB_KIND_AGREEMENT, group, "Tools");
  g_auto(GStrv) warnings = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *party = NULL;
  PbEdit *edit = pb_edit_new ("Edit");

  /* A draft may still look for its other party. */
  pb_edit_set_enum (edit, agreement, PB_AGREEMENT_SCOPE, PB_AGREEMENT_SCOPE_EXTERNAL);
  g_assert_true (pb_store_commit_sync (store, edit, &warnings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (warnings), ==, 1);
  g_assert_nonnull (strstr (warnings[0], "Agreement “Tools”"));
  g_object_unref (edit);

  edit = pb_edit_new ("Edit");
  pb_edit_set_enum (edit, agreement, PB_AGREEMENT_STATUS, PB_AGREEMENT_STATUS_ACTIVE);
  commit_fails (store, edit, PB_STORE_ERROR_INVALID, "needs that group as a party");

  /* We alone are not two. */
  edit = pb_edit_new ("Add");
  party = g_strdup (pb_edit_create (edit, PB_KIND_AGREEMENT_PARTY, NULL));
  pb_edit_set_text (edit, party, PB_AGREEMENT_PARTY_AGREEMENT, agreement);
  pb_edit_set_text (edit, party, PB_AGREEMENT_PARTY_PARTY, group);
  pb_edit_set_enum (edit, agreement, PB_AGREEMENT_STATUS, PB_AGREEMENT_STATUS_ACTIVE);
  commit_fails (store, edit, PB_STORE_ERROR_INVALID, "needs that group as a party");

  edit = pb_edit_new ("Add");
  pb_edit_create (edit, PB_KIND_AGREEMENT_PARTY, party);
  pb_edit_set_text (edit, party, PB_AGREEMENT_PARTY_AGREEMENT, agreement);
  pb_edit_set_text (edit, party, PB_AGREEMENT_PARTY_PARTY, partner);
  pb_edit_set_enum (edit, agreement, PB_AGREEMENT_STATUS, PB_AGREEMENT_STATUS_ACTIVE);
  pb_edit_set_day (edit, agreement, PB_AGREEMENT_START, pb_day_parse ("2025-07-01"));
  commit_fails (store, edit, PB_STORE_ERROR_INVALID, "cannot be active before");

  edit = pb_edit_new ("Add");
  pb_edit_create (edit, PB_KIND_AGREEMENT_PARTY, party);
  pb_edit_set_text (edit, party, PB_AGREEMENT_PARTY_AGREEMENT, agreement);
  pb_edit_set_text (edit, party, PB_AGREEMENT_PARTY_PARTY, partner);
  pb_edit_set_enum (edit, agreement, PB_AGREEMENT_STATUS, PB_AGREEMENT_STATUS_ACTIVE);
  pb_edit_set_day (edit, agreement, PB_AGREEMENT_START, pb_day_parse (TODAY));
  commit (store, edit);

  /* The last other party stays as long as the agreement is in force. */
  edit = pb_edit_new ("Delete");
  pb_edit_delete (edit, PB_KIND_AGREEMENT_PARTY, party);
  commit_fails (store, edit, PB_STORE_ERROR_INVALID, "needs that group as a party");
}

static void
test_decision (Fixture       *fixture,
               gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autofree char *group = add_group (store, "Care");
  g_autofree char *decision = add_of_group (store, PB_KIND_DECISION, group, "Rent a van");
  g_autofree char *vote = pb_id_new ();
  PbEdit *edit = pb_edit_new ("Adopt");

  pb_edit_set_enum (edit, decision, PB_DECISION_STATUS, PB_DECISION_STATUS_ADOPTED);
  commit_fails (store, edit, PB_STORE_ERROR_INVALID, "Decision “Rent a van” was decided, so “Method”");

  edit = pb_edit_new ("Adopt");
  pb_edit_set_enum (edit, decision, PB_DECISION_STATUS, PB_DECISION_STATUS_ADOPTED);
  pb_edit_set_enum (edit, decision, PB_DECISION_METHOD, PB_DECISION_METHOD_CONSENT);
  commit_fails (store, edit, PB_STORE_ERROR_INVALID, "“Closed”");

  edit = pb_edit_new ("Adopt");
  pb_edit_set_enum (edit, decision, PB_DECISION_STATUS, PB_DECISION_STATUS_REJECTED);
  pb_edit_set_enum (edit, decision, PB_DECISION_METHOD, PB_DECISION_METHOD_CONSENT);
  pb_edit_set_day (edit, decision, PB_DECISION_CLOSED, pb_day_parse (TODAY));
  commit_fails (store, edit, PB_STORE_ERROR_INVALID, "votes or “Outcome”");

  edit = pb_edit_new ("Adopt");
  pb_edit_set_enum (edit, decision, PB_DECISION_STATUS, PB_DECISION_STATUS_REJECTED);
  pb_edit_set_enum (edit, decision, PB_DECISION_METHOD, PB_DECISION_METHOD_CONSENT);
  pb_edit_set_day (edit, decision, PB_DECISION_CLOSED, pb_day_parse (TODAY));
  pb_edit_create (edit, PB_KIND_VOTE, vote);
  pb_edit_set_text (edit, vote, PB_VOTE_DECISION, decision);
  pb_edit_set_text (edit, vote, PB_VOTE_NAME, "Bo");
  pb_edit_set_enum (edit, vote, PB_VOTE_POSITION, PB_VOTE_POSITION_AGREE);
  commit (store, edit);

  /* What has nothing to do with it may change. */
  set_text (store, decision, PB_COMMON_NOTE, "Again next year");

  edit = pb_edit_new ("Edit");
  pb_edit_set_enum (edit, decision, PB_DECISION_METHOD, -1);
  commit_fails (store, edit, PB_STORE_ERROR_INVALID, "“Method”");
}

static void
test_deletion (Fixture       *fixture,
               gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autofree char *group = add_group (store, "Care");
  g_autofree char *member = add_of_group (store, PB_KIND_MEMBER, group, "Bo");
  g_autofree char *decision = add_of_group (store, PB_KIND_DECISION, group, "Rent");
  g_autofree char *vote = pb_id_new ();
  PbEdit *edit = pb_edit_new ("Edit");

  pb_edit_set_add (edit, decision, PB_DECISION_PARTICIPANTS, member);
  pb_edit_create (edit, PB_KIND_VOTE, vote);
  pb_edit_set_text (edit, vote, PB_VOTE_DECISION, decision);
  pb_edit_set_text (edit, vote, PB_VOTE_NAME, "Bo");
  pb_edit_set_enum (edit, vote, PB_VOTE_POSITION, PB_VOTE_POSITION_AGREE);
  commit (store, edit);

  edit = pb_edit_new ("Delete");
  pb_edit_delete (edit, PB_KIND_MEMBER, member);
  commit_fails (store, edit, PB_STORE_ERROR_REFERENCED,
                "Member “Bo” cannot be deleted: Decision “Rent” refers to it in “Participants”");

  edit = pb_edit_new ("Delete");
  pb_edit_delete (edit, PB_KIND_GROUP, group);
  commit_fails (store, edit, PB_STORE_ERROR_REFERENCED, "1 other record");

  /* The edit may see to what refers. */
  edit = pb_edit_new ("Delete");
  pb_edit_delete (edit, PB_KIND_MEMBER, member);
  pb_edit_set_remove (edit, decision, PB_DECISION_PARTICIPANTS, member);
  commit (store, edit);
  g_free (pb_store_undo_sync (store, NULL));
  g_assert_false (is_deleted (store, member));

  /* Parts do not hold back what they belong to, and then nobody sees them. */
  edit = pb_edit_new ("Delete");
  pb_edit_delete (edit, PB_KIND_DECISION, decision);
  commit (store, edit);
  edit = pb_edit_new ("Delete");
  pb_edit_delete (edit, PB_KIND_MEMBER, member);
  commit (store, edit);

  /* Nor does anything refer to what is deleted. */
  edit = pb_edit_new ("Restore");
  pb_edit_restore (edit, PB_KIND_DECISION, decision);
  commit_fails (store, edit, PB_STORE_ERROR_INVALID, "“Participants” refers to a record that is not");
}

static void
test_references (Fixture       *fixture,
                 gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autofree char *group = add_group (store, "Care");
  g_autofree char *objective = add_of_group (store, PB_KIND_OBJECTIVE, group, "Rest");
  g_autofree char *nowhere = pb_id_new ();
  PbEdit *edit = pb_edit_new ("Edit");

  pb_edit_set_text (edit, group, PB_GROUP_PARENT, objective);
  commit_fails (store, edit, PB_STORE_ERROR_INVALID, "kind “Objective”");

  edit = pb_edit_new ("Edit");
  pb_edit_set_add (edit, objective, PB_OBJECTIVE_GOALS, nowhere);
  commit_fails (store, edit, PB_STORE_ERROR_INVALID, "Objective “Rest”");

  edit = pb_edit_new ("Edit");
  pb_edit_set_text (edit, objective, PB_OBJECTIVE_TITLE, NULL);
  commit_fails (store, edit, PB_STORE_ERROR_INVALID, "“Title”");

  edit = pb_edit_new ("Edit");
  pb_edit_set_text (edit, objective, PB_GROUP_NAME, "Rest");
  commit_fails (store, edit, PB_STORE_ERROR_INVALID, "Objective “Rest”");

  edit = pb_edit_new ("Add");
  pb_edit_create (edit, PB_KIND_OBJECTIVE, NULL);
  commit_fails (store, edit, PB_STORE_ERROR_INVALID, "“Group”");

  edit = pb_edit_new ("Add");
  pb_edit_create (edit, PB_KIND_GROUP, group);
  pb_edit_set_text (edit, group, PB_GROUP_NAME, "Twice");
  commit_fails (store, edit, PB_STORE_ERROR_EXISTS, "Group “Care” is there already");
}

static void
test_append_only (Fixture       *fixture,
                  gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autofree char *group = add_group (store, "Care");
  g_autofree char *member = add_of_group (store, PB_KIND_MEMBER, group, "Bo");
  g_autofree char *metric = add_of_group (store, PB_KIND_METRIC, group, "Meals");
  g_autofree char *attestation = pb_id_new ();
  g_autofree char *observation = pb_id_new ();
  PbEdit *edit = pb_edit_new ("Attest");

  pb_edit_create (edit, PB_KIND_ATTESTATION, attestation);
  pb_edit_set_text (edit, attestation, PB_ATTESTATION_GROUP, group);
  pb_edit_set_text (edit, attestation, PB_ATTESTATION_ITEM, "I4");
  pb_edit_set_text (edit, attestation, PB_ATTESTATION_VALUE, "met");
  pb_edit_set_text (edit, attestation, PB_ATTESTATION_BY, member);
  pb_edit_set_day (edit, attestation, PB_ATTESTATION_ON, pb_day_parse (TODAY));
  pb_edit_create (edit, PB_KIND_OBSERVATION, observation);
  pb_edit_set_text (edit, observation, PB_OBSERVATION_METRIC, metric);
  pb_edit_set_day (edit, observation, PB_OBSERVATION_PERIOD_END, pb_day_parse (TODAY));
  pb_edit_set_text (edit, observation, PB_OBSERVATION_VALUE, "12");
  commit (store, edit);

  edit = pb_edit_new ("Edit");
  pb_edit_set_text (edit, attestation, PB_ATTESTATION_VALUE, "not-met");
  commit_fails (store, edit, PB_STORE_ERROR_INVALID, "Attestation “I4” is never changed");

  edit = pb_edit_new ("Edit");
  pb_edit_set_text (edit, observation, PB_OBSERVATION_VALUE, "13");
  commit_fails (store, edit, PB_STORE_ERROR_INVALID, "is never changed");

  edit = pb_edit_new ("Delete");
  pb_edit_delete (edit, PB_KIND_ATTESTATION, attestation);
  commit_fails (store, edit, PB_STORE_ERROR_INVALID, "is never changed");

  /* Notes are about the record.  And to take it back at once is no edit. */
  set_text (store, observation, PB_COMMON_NOTE, "Counted twice");
  g_free (pb_store_undo_sync (store, NULL));
  g_free (pb_store_undo_sync (store, NULL));
  g_assert_true (is_deleted (store, attestation));
  g_free (pb_store_redo_sync (store, NULL));
  assert_text (store, attestation, PB_ATTESTATION_VALUE, "met");
}

static PbEdit *
edit_assignment (const char  *role,
                 const char  *holder,
                 const char  *start,
                 const char  *end,
                 char       **id)
{
  PbEdit *edit = pb_edit_new ("Assign");
  const char *made = pb_edit_create (edit, PB_KIND_ASSIGNMENT, NULL);

  pb_edit_set_text (edit, made, PB_ASSIGNMENT_ROLE, role);
  pb_edit_set_text (edit, made, PB_ASSIGNMENT_HOLDER, holder);
  pb_edit_set_day (edit, made, PB_ASSIGNMENT_START, pb_day_parse (start));
  if (end)
    pb_edit_set_day (edit, made, PB_ASSIGNMENT_END, pb_day_parse (end));
  if (id)
    *id = g_strdup (made);

  return edit;
}

static void
test_assignments (Fixture       *fixture,
                  gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autofree char *group = add_group (store, "Care");
  g_autofree char *bo = add_of_group (store, PB_KIND_MEMBER, group, "Bo");
  g_autofree char *ada = add_of_group (store, PB_KIND_MEMBER, group, "Ada");
  g_autofree char *role = add_of_group (store, PB_KIND_ROLE, group, "Cook");
  g_autofree char *first = NULL;
  g_auto(GStrv) warnings = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(PbEdit) leave = NULL;
  PbEdit *edit;

  set_day (store, role, PB_ROLE_STARTED, "2025-01-01");
  set_day (store, role, PB_ROLE_RETIRED, "2025-06-30");
  set_day (store, bo, PB_MEMBER_JOINED, "2025-02-01");
  set_day (store, bo, PB_MEMBER_LEFT, "2025-05-31");

  /* The first and the last day of the role and of the member, and one more. */
  commit_fails (store, edit_assignment (role, bo, "2025-01-31", "2025-03-01", NULL),
                PB_STORE_ERROR_INVALID,
                "Role “Cook”, held by Bo: “From” may not be before “Joined on”");
  commit_fails (store, edit_assignment (role, bo, "2025-02-01", "2025-06-01", NULL),
                PB_STORE_ERROR_INVALID, "“Until” may not be after “Left on”");
  commit_fails (store, edit_assignment (role, ada, "2024-12-31", "2025-01-01", NULL),
                PB_STORE_ERROR_INVALID, "“From” may not be before “Created on”");
  commit_fails (store, edit_assignment (role, ada, "2025-01-01", "2025-07-01", NULL),
                PB_STORE_ERROR_INVALID, "“Until” may not be after “Retired on”");
  commit_fails (store, edit_assignment (role, ada, "2025-07-01", NULL, NULL),
                PB_STORE_ERROR_INVALID, "“From” may not be after “Retired on”");
  commit_fails (store, edit_assignment (role, ada, "2025-03-02", "2025-03-01", NULL),
                PB_STORE_ERROR_INVALID, "“Until” may not be before “From”");
  commit (store, edit_assignment (role, ada, "2025-01-01", "2025-06-30", NULL));
  commit (store, edit_assignment (role, bo, "2025-02-01", "2025-03-31", &first));

  /* One person at a time does not hold a role twice; two people may share it. */
  commit_fails (store, edit_assignment (role, bo, "2025-03-31", "2025-05-31", NULL),
                PB_STORE_ERROR_INVALID, "Role “Cook”, held by Bo: this overlaps");
  commit (store, edit_assignment (role, bo, "2025-04-01", "2025-05-31", NULL));
  edit = pb_edit_new ("Edit");
  pb_edit_set_day (edit, first, PB_ASSIGNMENT_END, PB_DAY_NONE);
  commit_fails (store, edit, PB_STORE_ERROR_INVALID, "this overlaps");

  /* Nor does the role or the member change so that they lie outside. */
  edit = pb_edit_new ("Edit");
  pb_edit_set_day (edit, bo, PB_MEMBER_LEFT, pb_day_parse ("2025-05-30"));
  commit_fails (store, edit, PB_STORE_ERROR_INVALID, "“Until” may not be after “Left on”");
  set_day (store, role, PB_ROLE_STARTED, "2025-01-01");

  edit = pb_edit_new ("Edit");
  pb_edit_set_day (edit, role, PB_ROLE_STARTED, pb_day_parse ("2025-01-02"));
  commit_fails (store, edit, PB_STORE_ERROR_INVALID, "“From” may not be before “Created on”");

  /* An end that was forgotten is told of. */
  edit = pb_edit_new ("Edit");
  pb_edit_set_value (edit, role, PB_ROLE_RETIRED, NULL);
  commit (store, edit);
  commit (store, edit_assignment (role, group, "2025-01-01", NULL, NULL));
  leave = pb_edit_new ("Retire");
  pb_edit_set_day (leave, role, PB_ROLE_RETIRED, pb_day_parse ("2025-06-30"));
  g_assert_true (pb_store_commit_sync (store, leave, &warnings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (warnings), ==, 1);
  g_assert_nonnull (strstr (warnings[0], "held by Care: “Retired on” is"));
}

static PbEdit *
edit_transaction (const char *group,
                  const char *account,
                  const char *to_account,
                  int         direction)
{
  PbEdit *edit = pb_edit_new ("Pay");
  const char *id = pb_edit_create (edit, PB_KIND_TRANSACTION, NULL);

  pb_edit_set_text (edit, id, PB_TRANSACTION_GROUP, group);
  pb_edit_set_text (edit, id, PB_TRANSACTION_ACCOUNT, account);
  pb_edit_set_text (edit, id, PB_TRANSACTION_TO_ACCOUNT, to_account);
  pb_edit_set_day (edit, id, PB_TRANSACTION_DATE, pb_day_parse (TODAY));
  if (direction >= 0)
    pb_edit_set_enum (edit, id, PB_TRANSACTION_DIRECTION, direction);
  pb_edit_set_text (edit, id, PB_TRANSACTION_AMOUNT, "5");
  pb_edit_set_text (edit, id, PB_TRANSACTION_ASSET, "EUR");
  pb_edit_set_text (edit, id, PB_TRANSACTION_DESCRIPTION, "Flour");

  return edit;
}

static char *
add_account (PbStore    *store,
             const char *group,
             const char *name)
{
  PbEdit *edit = pb_edit_new ("Add");
  char *id = g_strdup (pb_edit_create (edit, PB_KIND_ACCOUNT, NULL));

  pb_edit_set_text (edit, id, PB_ACCOUNT_GROUP, group);
  pb_edit_set_text (edit, id, PB_ACCOUNT_NAME, name);
  pb_edit_set_enum (edit, id, PB_ACCOUNT_KIND, 0);
  commit (store, edit);

  return id;
}

static void
test_transactions (Fixture       *fixture,
                   gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autofree char *group = add_group (store, "Care");
  g_autofree char *other = add_group (store, "Partner");
  g_autofree char *till = add_account (store, group, "Till");
  g_autofree char *bank = add_account (store, group, "Bank");
  g_autofree char *theirs = add_account (store, other, "Theirs");
  g_autoptr(PbEdit) half = edit_transaction (group, till, NULL, PB_TRANSACTION_DIRECTION_INTERNAL);
  g_auto(GStrv) warnings = NULL;
  g_autoptr(GError) error = NULL;

  commit_fails (store, edit_transaction (group, till, NULL, -1), PB_STORE_ERROR_INVALID,
                "“Direction”");
  commit_fails (store, edit_transaction (group, till, bank, PB_TRANSACTION_DIRECTION_OUT),
                PB_STORE_ERROR_INVALID,
                "Transaction “Flour”: “To account” is only for moves between own accounts");
  commit_fails (store, edit_transaction (group, theirs, NULL, PB_TRANSACTION_DIRECTION_OUT),
                PB_STORE_ERROR_INVALID, "“Account” has to be an account of the same group");
  commit_fails (store, edit_transaction (group, till, theirs, PB_TRANSACTION_DIRECTION_INTERNAL),
                PB_STORE_ERROR_INVALID, "“To account” has to be an account of the same group");
  commit_fails (store, edit_transaction (group, till, till, PB_TRANSACTION_DIRECTION_INTERNAL),
                PB_STORE_ERROR_INVALID, "are the same account");
  commit (store, edit_transaction (group, till, NULL, PB_TRANSACTION_DIRECTION_IN));
  commit (store, edit_transaction (group, till, bank, PB_TRANSACTION_DIRECTION_INTERNAL));

  g_assert_true (pb_store_commit_sync (store, half, &warnings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (warnings), ==, 1);
  g_assert_nonnull (strstr (warnings[0], "“To account” is not known"));
}

/* What holds a rule up does not go: the only successor, the only vote. */
static void
test_losses (Fixture       *fixture,
             gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autofree char *group = add_group (store, "Care");
  g_autofree char *older = add_of_group (store, PB_KIND_AGREEMENT, group, "Old rules");
  g_autofree char *newer = add_of_group (store, PB_KIND_AGREEMENT, group, "New rules");
  g_autofree char *decision = add_of_group (store, PB_KIND_DECISION, group, "Rent a van");
  g_autofree char *vote = pb_id_new ();
  PbEdit *edit = pb_edit_new ("Supersede");

  pb_edit_set_enum (edit, older, PB_AGREEMENT_STATUS, PB_AGREEMENT_STATUS_SUPERSEDED);
  pb_edit_set_day (edit, older, PB_AGREEMENT_START, pb_day_parse ("2025-01-01"));
  pb_edit_set_text (edit, newer, PB_AGREEMENT_SUPERSEDES, older);
  pb_edit_set_day (edit, newer, PB_AGREEMENT_START, pb_day_parse ("2025-02-01"));
  pb_edit_set_enum (edit, decision, PB_DECISION_STATUS, PB_DECISION_STATUS_ADOPTED);
  pb_edit_set_enum (edit, decision, PB_DECISION_METHOD, PB_DECISION_METHOD_CONSENT);
  pb_edit_set_day (edit, decision, PB_DECISION_CLOSED, pb_day_parse (TODAY));
  pb_edit_create (edit, PB_KIND_VOTE, vote);
  pb_edit_set_text (edit, vote, PB_VOTE_DECISION, decision);
  pb_edit_set_text (edit, vote, PB_VOTE_NAME, "Bo");
  pb_edit_set_enum (edit, vote, PB_VOTE_POSITION, PB_VOTE_POSITION_AGREE);
  commit (store, edit);

  edit = pb_edit_new ("Edit");
  pb_edit_set_value (edit, newer, PB_AGREEMENT_SUPERSEDES, NULL);
  commit_fails (store, edit, PB_STORE_ERROR_INVALID, "Agreement “Old rules” is superseded");
  edit = pb_edit_new ("Delete");
  pb_edit_delete (edit, PB_KIND_AGREEMENT, newer);
  commit_fails (store, edit, PB_STORE_ERROR_INVALID, "Agreement “Old rules” is superseded");
  edit = pb_edit_new ("Edit");
  pb_edit_set_day (edit, older, PB_AGREEMENT_START, pb_day_parse ("2025-02-02"));
  commit_fails (store, edit, PB_STORE_ERROR_INVALID, "cannot start earlier");
  set_day (store, older, PB_AGREEMENT_START, "2025-02-01");

  edit = pb_edit_new ("Delete");
  pb_edit_delete (edit, PB_KIND_VOTE, vote);
  commit_fails (store, edit, PB_STORE_ERROR_INVALID, "so votes or “Outcome” are needed");

  edit = pb_edit_new ("Let go");
  pb_edit_set_enum (edit, older, PB_AGREEMENT_STATUS, PB_AGREEMENT_STATUS_ENDED);
  pb_edit_set_value (edit, newer, PB_AGREEMENT_SUPERSEDES, NULL);
  pb_edit_delete (edit, PB_KIND_VOTE, vote);
  pb_edit_set_text (edit, decision, PB_DECISION_OUTCOME, "All agreed");
  commit (store, edit);
}

/* What others wrote is taken over as it is; what is wrong with it is listed. */
static void
test_imports (Fixture       *fixture,
              gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autofree char *group = add_group (store, "Care");
  g_autofree char *member = add_of_group (store, PB_KIND_MEMBER, group, "Bo");
  g_autofree char *role = add_of_group (store, PB_KIND_ROLE, group, "Cook");
  g_autofree char *decision = add_of_group (store, PB_KIND_DECISION, group, "Rent");
  g_autofree char *nowhere = pb_id_new ();
  g_autoptr(PbEdit) edit = edit_assignment (role, member, "2025-01-01", "2025-03-01", NULL);
  g_autoptr(PbEdit) again = edit_assignment (role, member, "2025-02-01", "2025-04-01", NULL);
  g_auto(GStrv) warnings = NULL;
  g_autoptr(GError) error = NULL;

  pb_edit_append (edit, again);
  pb_edit_set_text (edit, member, PB_MEMBER_GROUP, nowhere);
  pb_edit_set_enum (edit, decision, PB_DECISION_STATUS, PB_DECISION_STATUS_ADOPTED);
  pb_edit_set_imported (edit, TRUE);
  g_assert_true (pb_store_commit_sync (store, edit, &warnings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (warnings), ==, 4);
  g_assert_nonnull (strstr (warnings[0], "this overlaps"));
  g_assert_nonnull (strstr (warnings[1], "this overlaps"));
  g_assert_nonnull (strstr (warnings[2], "“Group” refers to a record that is not there"));
  g_assert_nonnull (strstr (warnings[3], "so “Method” is needed"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  fixture_add ("/store/rules/phases", test_phases);
  fixture_add ("/store/rules/tree", test_tree);
  fixture_add ("/store/rules/succession", test_succession);
  fixture_add ("/store/rules/parties", test_parties);
  fixture_add ("/store/rules/decision", test_decision);
  fixture_add ("/store/rules/deletion", test_deletion);
  fixture_add ("/store/rules/references", test_references);
  fixture_add ("/store/rules/append-only", test_append_only);
  fixture_add ("/store/rules/assignments", test_assignments);
  fixture_add ("/store/rules/transactions", test_transactions);
  fixture_add ("/store/rules/losses", test_losses);
  fixture_add ("/store/rules/imports", test_imports);

  return g_test_run ();
}
