/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "storage/store-fixture.h"

#include "model/pb-id.h"
#include "storage/pb-store-error.h"

static PbDossier *
read_dossier (PbStore    *store,
              const char *group,
              const char *day)
{
  g_autoptr(GError) error = NULL;
  PbDossier *dossier = pb_store_dossier_sync (store, group, pb_day_parse (day), &error);

  g_assert_no_error (error);

  return dossier;
}

static guint
count (PbDossier *dossier,
       PbKind     kind)
{
  return pb_dossier_get_records (dossier, kind)->len;
}

static char *
add_relation (PbStore        *store,
              const char     *from,
              const char     *to,
              PbRelationKind  kind)
{
  PbEdit *edit = pb_edit_new ("Add");
  char *id = g_strdup (pb_edit_create (edit, PB_KIND_RELATION, NULL));

  pb_edit_set_text (edit, id, PB_RELATION_FROM, from);
  pb_edit_set_text (edit, id, PB_RELATION_TO, to);
  pb_edit_set_enum (edit, id, PB_RELATION_KIND, kind);
  pb_edit_set_day (edit, id, PB_RELATION_STARTED, pb_day_parse ("2024-01-01"));
  commit (store, edit);

  return id;
}

static void
add_phase (PbStore    *store,
           const char *group,
           PbPhase     phase)
{
  PbEdit *edit = pb_edit_new ("Add");
  const char *id = pb_edit_create (edit, PB_KIND_PHASE_TRANSITION, NULL);

  pb_edit_set_text (edit, id, PB_PHASE_TRANSITION_GROUP, group);
  pb_edit_set_enum (edit, id, PB_PHASE_TRANSITION_TO, phase);
  pb_edit_set_day (edit, id, PB_PHASE_TRANSITION_DATE, pb_day_parse ("2024-01-01"));
  commit (store, edit);
}

static void
add_activity (PbStore    *store,
              const char *group,
              const char *with)
{
  PbEdit *edit = pb_edit_new ("Add");
  const char *id = pb_edit_create (edit, PB_KIND_ACTIVITY, NULL);

  pb_edit_set_text (edit, id, PB_ACTIVITY_GROUP, group);
  pb_edit_set_text (edit, id, PB_ACTIVITY_TITLE, "Met");
  pb_edit_set_enum (edit, id, PB_ACTIVITY_KIND, PB_ACTIVITY_KIND_EXTERNAL_PARTNERSHIPS);
  pb_edit_set_day (edit, id, PB_ACTIVITY_DATE, pb_day_parse ("2024-06-01"));
  pb_edit_set_add (edit, id, PB_ACTIVITY_GROUPS, with);
  commit (store, edit);
}

static void
test_reach (Fixture       *fixture,
            gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autofree char *top = add_group (store, "Top");
  g_autofree char *network = add_group (store, "Network");
  g_autofree char *guild = add_group (store, "Guild");
  g_autofree char *group = add_group (store, "Care");
  g_autofree char *partner = add_group (store, "Partner");
  g_autofree char *stranger = add_group (store, "Stranger");
  g_autofree char *relation = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *top_goal = add_of_group (store, PB_KIND_NETWORK_GOAL, top, "Top goal");
  g_autofree char *goal = add_of_group (store, PB_KIND_NETWORK_GOAL, network, "Goal");
  g_autofree char *guild_goal = add_of_group (store, PB_KIND_NETWORK_GOAL, guild, "Guild goal");
  g_autofree char *other_goal = add_of_group (store, PB_KIND_NETWORK_GOAL, stranger, "No");
  g_autofree char *liaison = add_of_group (store, PB_KIND_MEMBER, partner, "Bo");
  g_autofree char *elsewhere = add_of_group (store, PB_KIND_OBJECTIVE, partner, "Theirs");
  g_autofree char *objective = add_of_group (store, PB_KIND_OBJECTIVE, group, "Rest");
  g_autofree char *metric = add_of_group (store, PB_KIND_METRIC, group, "Hours");
  g_autoptr(PbDossier) dossier = NULL;
  PbEdit *edit = pb_edit_new ("Add");
  const char *evidence;
  const char *target;

  set_text (store, network, PB_GROUP_PARENT, top);
  set_text (store, group, PB_GROUP_PARENT, network);
  relation = add_relation (store, partner, group, PB_RELATION_KIND_FUNDS);
  joined = add_relation (store, group, guild, PB_RELATION_KIND_MEMBER_OF_NETWORK);
  set_text (store, relation, PB_RELATION_LIAISON_IN, liaison);
  add_phase (store, group, PB_PHASE_ITERATION);
  add_phase (store, partner, PB_PHASE_COMPLETION);
  add_phase (store, stranger, PB_PHASE_FORMATION);
  add_activity (store, group, partner);
  add_activity (store, partner, group);
  add_activity (store, partner, stranger);

  target = pb_edit_create (edit, PB_KIND_TARGET, NULL);
  pb_edit_set_text (edit, target, PB_TARGET_METRIC, metric);
  pb_edit_set_day (edit, target, PB_TARGET_DATE, pb_day_parse ("2026-01-01"));
  evidence = pb_edit_create (edit, PB_KIND_EVIDENCE, NULL);
  pb_edit_set_text (edit, evidence, PB_EVIDENCE_SUBJECT, target);
  pb_edit_set_text (edit, evidence, PB_EVIDENCE_TEXT, "Photo");
  pb_edit_set_enum (edit, evidence, PB_EVIDENCE_ORIGIN, PB_EVIDENCE_ORIGIN_OWN_RECORD);
  commit (store, edit);

  dossier = read_dossier (store, group, TODAY);
  g_assert_cmpstr (pb_dossier_get_group_id (dossier), ==, group);
  g_assert_cmpuint (count (dossier, PB_KIND_OBJECTIVE), ==, 1);
  g_assert_cmpuint (count (dossier, PB_KIND_METRIC), ==, 1);
  g_assert_cmpuint (count (dossier, PB_KIND_TARGET), ==, 1);
  g_assert_cmpuint (count (dossier, PB_KIND_EVIDENCE), ==, 1);
  g_assert_cmpuint (count (dossier, PB_KIND_RELATION), ==, 2);
  g_assert_cmpuint (count (dossier, PB_KIND_PHASE_TRANSITION), ==, 2);
  g_assert_cmpuint (count (dossier, PB_KIND_ACTIVITY), ==, 2);
  g_assert_cmpint (pb_dossier_get_phase (dossier, NULL), ==, PB_PHASE_ITERATION);
  g_assert_nonnull (pb_dossier_lookup (dossier, partner));
  g_assert_nonnull (pb_dossier_lookup (dossier, liaison));
  g_assert_null (pb_dossier_lookup (dossier, stranger));
  g_assert_null (pb_dossier_lookup (dossier, elsewhere));
  g_assert_cmpuint (count (dossier, PB_KIND_GROUP), ==, 5);
  g_assert_cmpuint (count (dossier, PB_KIND_NETWORK_GOAL), ==, 3);
  g_assert_null (pb_dossier_lookup (dossier, other_goal));
}

/* A dossier is for other threads: its records are no live objects. */
static void
test_apart (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *group = add_group (fixture->store, "Care");
  g_autoptr(PbRecord) live = pb_store_get_sync (fixture->store, group, NULL);
  g_autoptr(PbDossier) dossier = read_dossier (fixture->store, group, TODAY);

  g_assert_true (pb_dossier_get_group (dossier) != live);
  set_text (fixture->store, group, PB_GROUP_NAME, "Circle");
  g_assert_cmpstr (pb_record_get_text (pb_dossier_get_group (dossier), PB_GROUP_NAME), ==, "Care");
}

static void
test_not_found (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *group = add_group (fixture->store, "Care");
  g_autofree char *objective = add_of_group (fixture->store, PB_KIND_OBJECTIVE, group, "Rest");
  g_autofree char *nowhere = pb_id_new ();
  const char *ids[] = { nowhere, objective };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (pb_store_dossier_sync (fixture->store, ids[i], pb_day_parse (TODAY), &error));
      g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_NOT_FOUND);
    }
}

/* What lies ahead of the day is not there yet, and events after it are blank. */
static void
test_today (Fixture       *fixture,
            gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autofree char *group = add_group (store, "Care");
  g_autofree char *planned = add_of_group (store, PB_KIND_OBJECTIVE, group, "Planned");
  g_autofree char *running = add_of_group (store, PB_KIND_OBJECTIVE, group, "Running");
  g_autoptr(PbDossier) dossier = NULL;
  PbRecord *record;

  set_day (store, planned, PB_OBJECTIVE_START, "2025-07-01");
  set_day (store, running, PB_OBJECTIVE_START, TODAY);
  set_day (store, running, PB_OBJECTIVE_ACHIEVED_ON, "2025-08-01");

  dossier = read_dossier (store, group, TODAY);
  g_assert_null (pb_dossier_lookup (dossier, planned));
  record = pb_dossier_lookup (dossier, running);
  g_assert_nonnull (record);
  g_assert_false (pb_record_has (record, PB_OBJECTIVE_ACHIEVED_ON));
}

static void
test_past (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *group = NULL;
  g_autofree char *objective = NULL;
  g_autofree char *text = NULL;
  g_autofree char *gone = NULL;
  g_autofree char *late = NULL;
  g_autofree char *undated = NULL;
  g_autofree char *outcome = NULL;
  g_autoptr(PbDossier) january = NULL;
  g_autoptr(PbDossier) march = NULL;
  g_autoptr(PbDossier) before = NULL;
  PbEdit *edit;

  fixture_reopen_on (fixture, "2025-01-10");
  group = add_group (fixture->store, "Care");
  objective = add_of_group (fixture->store, PB_KIND_OBJECTIVE, group, "Rest");
  gone = add_of_group (fixture->store, PB_KIND_OBJECTIVE, group, "Gone");
  text = add_of_group (fixture->store, PB_KIND_STATE_TEXT, group, "Purpose");
  set_text (fixture->store, text, PB_STATE_TEXT_TEXT, "One\nTwo\nThree\n");

  fixture_reopen_on (fixture, "2025-03-10");
  set_text (fixture->store, text, PB_STATE_TEXT_TEXT, "One\n2\nThree\n");
  set_text (fixture->store, objective, PB_OBJECTIVE_TITLE, "Rest well");
  edit = pb_edit_new ("Delete");
  pb_edit_delete (edit, PB_KIND_OBJECTIVE, gone);
  commit (fixture->store, edit);

  fixture_reopen_on (fixture, TODAY);
  late = add_of_group (fixture->store, PB_KIND_OBJECTIVE, group, "Late");
  set_day (fixture->store, late, PB_OBJECTIVE_START, "2025-02-01");
  undated = add_of_group (fixture->store, PB_KIND_OBJECTIVE, group, "Undated");

  /* Entered today, but with its own day it tells that it was there. */
  edit = pb_edit_new ("Add");
  outcome = g_strdup (pb_edit_create (edit, PB_KIND_OBJECTIVE, NULL));
  pb_edit_set_text (edit, outcome, PB_OBJECTIVE_GROUP, group);
  pb_edit_set_text (edit, outcome, PB_OBJECTIVE_TITLE, "Older");
  pb_edit_set_day (edit, outcome, PB_OBJECTIVE_START, pb_day_parse ("2025-01-01"));
  commit (fixture->store, edit);

  january = read_dossier (fixture->store, group, "2025-01-20");
  g_assert_cmpstr (pb_record_get_text (pb_dossier_lookup (january, objective), PB_OBJECTIVE_TITLE),
                   ==, "Rest");
  g_assert_cmpstr (pb_record_get_text (pb_dossier_lookup (january, text), PB_STATE_TEXT_TEXT), ==,
                   "One\nTwo\nThree\n");
  g_assert_nonnull (pb_dossier_lookup (january, gone));
  g_assert_nonnull (pb_dossier_lookup (january, outcome));
  g_assert_null (pb_dossier_lookup (january, late));
  g_assert_null (pb_dossier_lookup (january, undated));

  march = read_dossier (fixture->store, group, "2025-03-10");
  g_assert_cmpstr (pb_record_get_text (pb_dossier_lookup (march, objective), PB_OBJECTIVE_TITLE),
                   ==, "Rest well");
  g_assert_cmpstr (pb_record_get_text (pb_dossier_lookup (march, text), PB_STATE_TEXT_TEXT), ==,
                   "One\n2\nThree\n");
  g_assert_null (pb_dossier_lookup (march, gone));

  /* Before anything was entered: the group as it was first. */
  before = read_dossier (fixture->store, group, "2024-06-01");
  g_assert_cmpstr (pb_record_get_text (pb_dossier_get_group (before), PB_GROUP_NAME), ==, "Care");
  g_assert_cmpuint (count (before, PB_KIND_OBJECTIVE), ==, 0);
}

static gboolean
has_change (PbDossier  *dossier,
            const char *id,
            PbFieldId   field,
            const char *day,
            const char *before,
            const char *after)
{
  for (guint i = 0; i < pb_dossier_get_n_changes (dossier); i++)
    {
      const PbFieldChange *change = pb_dossier_get_change (dossier, i);

      if (g_str_equal (change->id, id) && change->field == field &&
          change->day == pb_day_parse (day) && g_strcmp0 (change->before, before) == 0 &&
          g_strcmp0 (change->after, after) == 0)
        return g_strcmp0 (change->by, "Ada") == 0;
    }

  return FALSE;
}

static void
test_changes (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *group = NULL;
  g_autofree char *objective = NULL;
  g_autoptr(PbDossier) now = NULL;
  g_autoptr(PbDossier) then = NULL;
  PbEdit *edit;

  fixture_reopen_on (fixture, "2025-01-10");
  pb_store_set_author (fixture->store, "Ada", NULL);
  group = add_group (fixture->store, "Care");
  objective = add_of_group (fixture->store, PB_KIND_OBJECTIVE, group, "Rest");

  fixture_reopen_on (fixture, "2025-03-10");
  edit = pb_edit_new ("Edit");
  pb_edit_set_enum (edit, objective, PB_OBJECTIVE_STATUS, PB_OBJECTIVE_STATUS_ACHIEVED);
  pb_edit_set_text (edit, objective, PB_OBJECTIVE_TITLE, "Rest well");
  pb_edit_set_text (edit, group, PB_GROUP_PURPOSE, "Care");
  commit (fixture->store, edit);

  fixture_reopen_on (fixture, TODAY);
  now = read_dossier (fixture->store, group, TODAY);
  g_assert_true (has_change (now, objective, 0, "2025-01-10", NULL, NULL));
  g_assert_true (has_change (now, objective, PB_OBJECTIVE_STATUS, "2025-03-10", NULL, "achieved"));
  g_assert_true (has_change (now, group, PB_GROUP_PURPOSE, "2025-03-10", NULL, "Care"));
  for (guint i = 0; i < pb_dossier_get_n_changes (now); i++)
    g_assert_cmpuint (pb_dossier_get_change (now, i)->field, !=, PB_OBJECTIVE_TITLE);

  then = read_dossier (fixture->store, group, "2025-02-01");
  g_assert_true (has_change (then, objective, 0, "2025-01-10", NULL, NULL));
  g_assert_false (has_change (then, objective, PB_OBJECTIVE_STATUS, "2025-03-10", NULL,
                              "achieved"));
}

/* Who may decide what, and when the state was reviewed: texts, sets and days. */
static void
test_authority (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *group = NULL;
  g_autofree char *account = NULL;
  g_autofree char *agreement = NULL;
  g_autofree char *element = NULL;
  g_autofree char *task = NULL;
  g_autoptr(PbDossier) dossier = NULL;
  PbEdit *edit;

  fixture_reopen_on (fixture, "2025-01-10");
  pb_store_set_author (fixture->store, "Ada", NULL);
  group = add_group (fixture->store, "Care");
  edit = pb_edit_new ("Begin");
  account = g_strdup (pb_edit_create (edit, PB_KIND_ACCOUNT, NULL));
  pb_edit_set_text (edit, account, PB_ACCOUNT_GROUP, group);
  pb_edit_set_text (edit, account, PB_ACCOUNT_NAME, "Safe");
  pb_edit_set_enum (edit, account, PB_ACCOUNT_KIND, PB_ACCOUNT_KIND_ONCHAIN_SAFE);
  agreement = g_strdup (pb_edit_create (edit, PB_KIND_AGREEMENT, NULL));
  pb_edit_set_text (edit, agreement, PB_AGREEMENT_GROUP, group);
  pb_edit_set_text (edit, agreement, PB_AGREEMENT_TITLE, "Rules");
  pb_edit_set_text (edit, agreement, PB_AGREEMENT_PROVISIONS, "One");
  element = g_strdup (pb_edit_create (edit, PB_KIND_STATE_ELEMENT, NULL));
  pb_edit_set_text (edit, element, PB_STATE_ELEMENT_GROUP, group);
  pb_edit_set_text (edit, element, PB_STATE_ELEMENT_KEY, "P1");
  pb_edit_set_day (edit, element, PB_STATE_ELEMENT_LAST_REVIEWED, pb_day_parse ("2025-01-10"));
  task = g_strdup (pb_edit_create (edit, PB_KIND_TASK, NULL));
  pb_edit_set_text (edit, task, PB_TASK_GROUP, group);
  pb_edit_set_text (edit, task, PB_TASK_TITLE, "Sweep");
  commit (fixture->store, edit);

  fixture_reopen_on (fixture, "2025-03-10");
  edit = pb_edit_new ("Edit");
  pb_edit_set_add (edit, account, PB_ACCOUNT_OTHER_SIGNERS, "Bo");
  pb_edit_set_text (edit, agreement, PB_AGREEMENT_PROVISIONS, "Two");
  pb_edit_set_day (edit, element, PB_STATE_ELEMENT_LAST_REVIEWED, pb_day_parse ("2025-03-10"));
  pb_edit_set_enum (edit, task, PB_TASK_STATUS, PB_TASK_STATUS_DONE);
  commit (fixture->store, edit);
  edit = pb_edit_new ("Edit");
  pb_edit_set_remove (edit, account, PB_ACCOUNT_OTHER_SIGNERS, "Bo");
  commit (fixture->store, edit);

  fixture_reopen_on (fixture, TODAY);
  dossier = read_dossier (fixture->store, group, TODAY);
  g_assert_true (has_change (dossier, account, PB_ACCOUNT_OTHER_SIGNERS, "2025-03-10", NULL, "Bo"));
  g_assert_true (has_change (dossier, account, PB_ACCOUNT_OTHER_SIGNERS, "2025-03-10", "Bo", NULL));
  g_assert_true (has_change (dossier, agreement, PB_AGREEMENT_PROVISIONS, "2025-03-10", "One",
                             "Two"));
  g_assert_true (has_change (dossier, element, PB_STATE_ELEMENT_LAST_REVIEWED, "2025-03-10",
                             "2025-01-10", "2025-03-10"));

  /* There can be very many tasks, and no rule asks when they were changed. */
  for (guint i = 0; i < pb_dossier_get_n_changes (dossier); i++)
    g_assert_cmpstr (pb_dossier_get_change (dossier, i)->id, !=, task);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  fixture_add ("/store/dossier/reach", test_reach);
  fixture_add ("/store/dossier/apart", test_apart);
  fixture_add ("/store/dossier/not-found", test_not_found);
  fixture_add ("/store/dossier/today", test_today);
  fixture_add ("/store/dossier/past", test_past);
  fixture_add ("/store/dossier/changes", test_changes);
  fixture_add ("/store/dossier/authority", test_authority);

  return g_test_run ();
}
