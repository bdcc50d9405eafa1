/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "storage/store-fixture.h"

#include "model/pb-field-value.h"
#include "model/pb-id.h"
#include "storage/pb-store-error.h"

static void
note_changed_cb (PbStore    *store,
                 GStrv       ids,
                 GPtrArray  *noted)
{
  for (int i = 0; ids[i]; i++)
    g_ptr_array_add (noted, g_strdup (ids[i]));
}

static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  data)
{
  const char *const tags[] = { "care", "a/b", "ü “x”", NULL };
  g_autofree char *group = add_group (fixture->store, "Care Circle");
  g_autofree char *goal = add_of_group (fixture->store, PB_KIND_NETWORK_GOAL, group, "Rest");
  g_autoptr(GPtrArray) noted = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;
  g_autoptr(PbRecord) record = NULL;
  g_autoptr(GVariant) goal_set = NULL;
  g_autoptr(GVariant) tag_set = NULL;
  g_autofree const char **found = NULL;
  PbEdit *edit = pb_edit_new ("Add Objective");
  const char *goals[] = { goal, NULL };
  g_autofree char *id = NULL;
  g_autofree char *metric = NULL;
  gsize n;

  id = g_strdup (pb_edit_create (edit, PB_KIND_OBJECTIVE, NULL));
  pb_edit_set_text (edit, id, PB_OBJECTIVE_GROUP, group);
  pb_edit_set_text (edit, id, PB_OBJECTIVE_TITLE, "Twelve repair cafés; DROP TABLE entity");
  pb_edit_set_text (edit, id, PB_OBJECTIVE_DESCRIPTION, "Line one\n\n* line “two”\n");
  pb_edit_set_enum (edit, id, PB_OBJECTIVE_STATUS, PB_OBJECTIVE_STATUS_ACHIEVED);
  pb_edit_set_day (edit, id, PB_OBJECTIVE_START, pb_day_parse ("1969-12-31"));
  goal_set = pb_field_new_set (goals, -1);
  tag_set = pb_field_new_set (tags, -1);
  pb_edit_set_value (edit, id, PB_OBJECTIVE_GOALS, goal_set);
  pb_edit_set_value (edit, id, PB_COMMON_TAGS, tag_set);

  metric = g_strdup (pb_edit_create (edit, PB_KIND_METRIC, NULL));
  pb_edit_set_text (edit, metric, PB_METRIC_GROUP, group);
  pb_edit_set_text (edit, metric, PB_METRIC_NAME, "Tokens");
  pb_edit_set_text (edit, metric, PB_METRIC_BASELINE,
                    "-115792089237316195423570985008687907853269984665640564039457584007913129.5");
  pb_edit_set_integer (edit, metric, PB_METRIC_DECIMALS, 18);
  pb_edit_set_flag (edit, metric, PB_METRIC_RATIO, TRUE);

  g_signal_connect (fixture->store, "changed", G_CALLBACK (note_changed_cb), noted);
  commit (fixture->store, edit);
  g_assert_cmpuint (noted->len, ==, 2);
  g_assert_true (g_ptr_array_find_with_equal_func (noted, id, g_str_equal, NULL));

  fixture_reopen (fixture);
  record = pb_store_get_sync (fixture->store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pb_record_get_text (record, PB_OBJECTIVE_TITLE), ==,
                   "Twelve repair cafés; DROP TABLE entity");
  g_assert_cmpstr (pb_record_get_text (record, PB_OBJECTIVE_DESCRIPTION), ==,
                   "Line one\n\n* line “two”\n");
  g_assert_cmpint (pb_record_get_enum (record, PB_OBJECTIVE_STATUS), ==,
                   PB_OBJECTIVE_STATUS_ACHIEVED);
  g_assert_cmpint (pb_record_get_day (record, PB_OBJECTIVE_START), ==, -1);
  g_assert_cmpint (pb_record_get_day (record, PB_OBJECTIVE_END), ==, PB_DAY_NONE);
  g_assert_cmpstr (pb_record_get_text (record, PB_OBJECTIVE_GROUP), ==, group);
  g_assert_true (pb_record_set_contains (record, PB_OBJECTIVE_GOALS, goal));
  found = pb_record_get_set (record, PB_COMMON_TAGS, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_true (pb_record_set_contains (record, PB_COMMON_TAGS, "a/b"));
  g_assert_cmpint (pb_record_get_created (record), >, 0);
  g_clear_object (&record);

  record = pb_store_get_sync (fixture->store, metric, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pb_record_get_text (record, PB_METRIC_BASELINE), ==,
                   "-115792089237316195423570985008687907853269984665640564039457584007913129.5");
  g_assert_cmpint (pb_record_get_integer (record, PB_METRIC_DECIMALS), ==, 18);
  g_assert_true (pb_record_get_flag (record, PB_METRIC_RATIO));
}

static void
test_not_found (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *id = pb_id_new ();
  g_autoptr(GError) error = NULL;
  PbEdit *edit = pb_edit_new ("Edit Group");

  g_assert_null (pb_store_get_sync (fixture->store, id, &error));
  g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_NOT_FOUND);

  pb_edit_set_text (edit, id, PB_GROUP_NAME, "Nobody");
  commit_fails (fixture->store, edit, PB_STORE_ERROR_NOT_FOUND, "Group");
}

/* One object for each record, as long as somebody holds it. */
static void
test_live (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *id = add_group (fixture->store, "Care Circle");
  g_autoptr(PbQuery) query = pb_query_new (PB_KIND_GROUP);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) found = NULL;
  PbRecord *record = pb_store_get_sync (fixture->store, id, &error);
  PbRecord *again = pb_store_get_sync (fixture->store, id, &error);
  PbEdit *edit;

  g_assert_no_error (error);
  g_assert_true (record == again);
  g_object_unref (again);

  set_text (fixture->store, id, PB_GROUP_NAME, "Circle of Care");
  g_assert_cmpstr (pb_record_get_text (record, PB_GROUP_NAME), ==, "Circle of Care");

  found = pb_store_query_sync (fixture->store, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (found->pdata[0] == record);
  g_clear_pointer (&found, g_ptr_array_unref);

  edit = pb_edit_new ("Delete Group");
  pb_edit_delete (edit, PB_KIND_GROUP, id);
  commit (fixture->store, edit);
  g_assert_true (pb_record_get_deleted (record));

  g_assert_finalize_object (record);
}

static void
test_many_live (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *group = add_group (fixture->store, "Care Circle");
  g_autoptr(PbQuery) query = pb_query_new (PB_KIND_OBJECTIVE);
  g_autoptr(GError) error = NULL;
  PbEdit *edit = pb_edit_new ("Fill");

  for (guint i = 0; i < 1500; i++)
    {
      const char *id = pb_edit_create (edit, PB_KIND_OBJECTIVE, NULL);

      pb_edit_set_text (edit, id, PB_OBJECTIVE_GROUP, group);
      pb_edit_set_text (edit, id, PB_OBJECTIVE_TITLE, "Objective");
    }
  commit (fixture->store, edit);

  /* Often enough for the store to forget those that nobody holds. */
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(GPtrArray) found = pb_store_query_sync (fixture->store, query, &error);
      g_autoptr(GPtrArray) again = pb_store_query_sync (fixture->store, query, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (found->len, ==, 1500);
      for (guint j = 0; j < found->len; j++)
        g_assert_true (found->pdata[j] == again->pdata[j]);
    }
}

static void
test_nothing_changed (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *id = add_group (fixture->store, "Care Circle");
  g_autoptr(GPtrArray) noted = g_ptr_array_new_with_free_func (g_free);

  g_signal_connect (fixture->store, "changed", G_CALLBACK (note_changed_cb), noted);
  set_text (fixture->store, id, PB_GROUP_NAME, "Care Circle");
  g_assert_cmpuint (noted->len, ==, 0);
  g_assert_cmpstr (pb_store_get_undo_title (fixture->store), ==, "Add Group");
}

/* All of an edit or nothing of it. */
static void
test_atomic (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *id = add_group (fixture->store, "Care Circle");
  g_autoptr(PbQuery) query = pb_query_new (PB_KIND_GROUP);
  g_autoptr(GPtrArray) found = NULL;
  g_autofree char *nowhere = pb_id_new ();
  PbEdit *edit = pb_edit_new ("Edit");
  const char *other = pb_edit_create (edit, PB_KIND_GROUP, NULL);

  pb_edit_set_text (edit, other, PB_GROUP_NAME, "Other");
  pb_edit_set_text (edit, id, PB_GROUP_NAME, "Changed");
  pb_edit_set_text (edit, other, PB_GROUP_PARENT, nowhere);
  commit_fails (fixture->store, edit, PB_STORE_ERROR_INVALID, "Group “Other”: “Part of”");

  found = pb_store_query_sync (fixture->store, query, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (pb_record_get_text (found->pdata[0], PB_GROUP_NAME), ==, "Care Circle");
}

static void
cancelled_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  gboolean *done = user_data;

  g_assert_false (pb_store_commit_finish (PB_STORE (object), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *done = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *id = add_group (fixture->store, "Care Circle");
  g_autoptr(PbEdit) edit = pb_edit_new ("Edit");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  gboolean done = FALSE;

  pb_edit_set_text (edit, id, PB_GROUP_NAME, "Changed");
  g_cancellable_cancel (cancellable);
  pb_store_commit_async (fixture->store, edit, cancellable, cancelled_cb, &done);
  spin_until (is_true, &done);

  assert_text (fixture->store, id, PB_GROUP_NAME, "Care Circle");
}

typedef struct
{
  guint n_queries;
  guint n_commits;
  PbRecord *record;
} Race;

static void
raced_query_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) found = pb_store_query_finish (PB_STORE (object), result, &error);
  Race *race = user_data;

  g_assert_no_error (error);
  race->n_queries--;
}

static void
raced_commit_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  Race *race = user_data;

  pb_store_commit_finish (PB_STORE (object), result, &error);
  g_assert_no_error (error);
  race->n_commits--;
}

static gboolean
is_over (gpointer data)
{
  Race *race = data;

  return race->n_commits == 0 && race->n_queries == 0;
}

/* What the reader saw before a write never takes its place in a live object. */
static void
test_race (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *id = add_group (fixture->store, "0");
  g_autoptr(PbQuery) query = pb_query_new (PB_KIND_GROUP);
  g_autoptr(PbRecord) record = pb_store_get_sync (fixture->store, id, NULL);
  Race race = { 0 };

  for (guint i = 1; i <= 200; i++)
    {
      g_autoptr(PbEdit) edit = pb_edit_new ("Edit");
      g_autofree char *name = g_strdup_printf ("%u", i);

      pb_edit_set_text (edit, id, PB_GROUP_NAME, name);
      race.n_commits++;
      race.n_queries++;
      pb_store_query_async (fixture->store, query, NULL, raced_query_cb, &race);
      pb_store_commit_async (fixture->store, edit, NULL, raced_commit_cb, &race);
    }

  spin_until (is_over, &race);
  g_assert_cmpstr (pb_record_get_text (record, PB_GROUP_NAME), ==, "200");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  fixture_add ("/store/commit/round-trip", test_round_trip);
  fixture_add ("/store/commit/not-found", test_not_found);
  fixture_add ("/store/commit/live", test_live);
  fixture_add ("/store/commit/many-live", test_many_live);
  fixture_add ("/store/commit/nothing-changed", test_nothing_changed);
  fixture_add ("/store/commit/atomic", test_atomic);
  fixture_add ("/store/commit/cancelled", test_cancelled);
  fixture_add ("/store/commit/race", test_race);

  return g_test_run ();
}
