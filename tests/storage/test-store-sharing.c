/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "storage/store-fixture.h"

#include "engine-library.h"
#include "storage/pb-conflict.h"
#include "storage/pb-store-error.h"

static void
count_cb (PbStore *store,
          GStrv    ids,
          guint   *n)
{
  *n += g_strv_length (ids);
}

static gboolean
is_positive (gpointer data)
{
  return *(guint *) data > 0;
}

/* Another window on the same library: what it does shows here. */
static void
test_two_windows (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *id = add_group (fixture->store, "Care");
  g_autofree char *added = NULL;
  g_autoptr(PbRecord) record = pb_store_get_sync (fixture->store, id, NULL);
  PbStore *other = open_second (fixture);
  guint n = 0;

  g_signal_connect (fixture->store, "changed", G_CALLBACK (count_cb), &n);
  set_text (other, id, PB_GROUP_NAME, "Circle");
  pb_store_poll (fixture->store);
  spin_until (is_positive, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (pb_record_get_text (record, PB_GROUP_NAME), ==, "Circle");
  g_assert_cmpstr (pb_store_get_undo_title (fixture->store), ==, "Set name");

  /* Without being asked to look, too. */
  n = 0;
  added = add_group (other, "New");
  spin_until (is_positive, &n);

  /* And back again; own changes are told once. */
  set_text (fixture->store, id, PB_GROUP_NAME, "Ours");
  assert_text (other, id, PB_GROUP_NAME, "Ours");
  n = 0;
  pb_store_poll (fixture->store);
  set_text (fixture->store, id, PB_GROUP_NAME, "Ours too");
  g_assert_cmpuint (n, ==, 1);

  close_and_free (other);
}

/* Two windows that write at the same time take turns. */
static void
test_turns (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *id = add_group (fixture->store, "Care");
  PbStore *other = open_second (fixture);
  g_autoptr(GPtrArray) history = NULL;

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      set_text (i % 2 ? other : fixture->store, id, PB_GROUP_NAME, name);
    }

  history = pb_store_history_sync (other, id, NULL, 100, NULL);
  g_assert_cmpuint (history->len, ==, 51);
  assert_text (fixture->store, id, PB_GROUP_NAME, "49");
  close_and_free (other);
}

/* The engine over the file of the fixture, as an import would use it. */
static PbTestLibrary *
attach (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  PbTestLibrary *library = g_new0 (PbTestLibrary, 1);

  library->sql = pb_sql_open (fixture->path, SQLITE_OPEN_READWRITE, FALSE, &error);
  g_assert_no_error (error);
  library->engine = pb_engine_new (library->sql, &error);
  g_assert_no_error (error);
  library->now = pb_clock_get_now (fixture->clock) + G_TIME_SPAN_HOUR;

  return library;
}

/* Names travel with what contributors exchange; here they are just known. */
static void
introduce (PbTestLibrary *near,
           PbTestLibrary *far,
           const char    *name)
{
  g_autofree char *sql = NULL;
  g_autoptr(GError) error = NULL;

  sql = g_strdup_printf ("UPDATE device SET name = '%s' WHERE uuid = x'%s'", name,
                         pb_engine_get_device (far->engine));
  pb_sql_exec (near->sql, sql, &error);
  g_assert_no_error (error);
}

static void
far_set (PbTestLibrary *far,
         const char    *id,
         PbFieldId      field,
         const char    *text)
{
  g_autoptr(PbEdit) edit = pb_edit_new ("Far Edit");

  pb_edit_set_text (edit, id, field, text);
  pb_test_library_commit (far, edit);
}

/* A contributor elsewhere changes the same field without knowing of ours. */
static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autoptr(PbTestLibrary) near = NULL;
  g_autoptr(PbTestLibrary) far = pb_test_library_new ("Bo");
  g_autofree char *group = NULL;
  g_autofree char *objective = NULL;
  g_autoptr(PbRecord) record = NULL;
  g_autoptr(GPtrArray) conflicts = NULL;
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(GPtrArray) history = NULL;
  g_autoptr(GError) error = NULL;
  PbConflict *conflict;
  guint n = 0;

  pb_store_set_author (store, "Ada", NULL);
  group = add_group (store, "Care");
  objective = add_of_group (store, PB_KIND_OBJECTIVE, group, "Rest");
  record = pb_store_get_sync (store, objective, NULL);

  near = attach (fixture);
  far->now = near->now;
  pb_test_library_pull (far, near, pb_engine_get_device (near->engine));
  set_text (store, objective, PB_OBJECTIVE_TITLE, "Rest well");
  far_set (far, objective, PB_OBJECTIVE_TITLE, "Sleep");
  far_set (far, objective, PB_OBJECTIVE_PURPOSE_LINK, "Health");

  g_signal_connect (store, "changed", G_CALLBACK (count_cb), &n);
  pb_test_library_pull (near, far, pb_engine_get_device (far->engine));
  introduce (near, far, "Bo");
  pb_store_poll (store);
  spin_until (is_positive, &n);

  /* The newer value shows, and that there is another. */
  g_assert_cmpstr (pb_record_get_text (record, PB_OBJECTIVE_TITLE), ==, "Sleep");
  g_assert_true (pb_record_is_contested (record, PB_OBJECTIVE_TITLE));
  g_assert_cmpstr (pb_record_get_text (record, PB_OBJECTIVE_PURPOSE_LINK), ==, "Health");
  g_assert_cmpstr (pb_record_get_changed_by (record), ==, "Bo");

  conflicts = pb_store_conflicts_sync (store, group, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = conflicts->pdata[0];
  g_assert_true (pb_conflict_get_record (conflict) == record);
  g_assert_cmpuint (pb_conflict_get_field (conflict), ==, PB_OBJECTIVE_TITLE);
  g_assert_false (pb_conflict_get_deletion (conflict));
  g_assert_cmpuint (pb_conflict_get_n_values (conflict), ==, 2);
  g_assert_cmpstr (g_variant_get_string (pb_conflict_get_value (conflict, 0), NULL), ==, "Sleep");
  g_assert_cmpstr (pb_conflict_get_who (conflict, 0), ==, "Bo");
  g_assert_cmpstr (g_variant_get_string (pb_conflict_get_value (conflict, 1), NULL), ==,
                   "Rest well");
  g_assert_cmpstr (pb_conflict_get_who (conflict, 1), ==, "Ada");
  g_assert_cmpint (pb_conflict_get_when (conflict, 0), >, pb_conflict_get_when (conflict, 1));

  history = pb_store_history_sync (store, objective, NULL, 10, NULL);
  g_assert_cmpuint (history->len, ==, 4);
  g_assert_false (pb_history_item_get_ours (history->pdata[0]));
  g_assert_cmpstr (pb_history_item_get_who (history->pdata[0]), ==, "Bo");

  /* To choose is an ordinary edit. */
  set_text (store, objective, PB_OBJECTIVE_TITLE, "Rest well");
  none = pb_store_conflicts_sync (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_false (pb_record_has_conflicts (record));
}

/* Deleted there, changed here: the change keeps the record, and both are told. */
static void
test_deletion (Fixture       *fixture,
               gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autoptr(PbTestLibrary) near = NULL;
  g_autoptr(PbTestLibrary) far = pb_test_library_new ("Bo");
  g_autofree char *group = add_group (store, "Care");
  g_autofree char *objective = add_of_group (store, PB_KIND_OBJECTIVE, group, "Rest");
  g_autoptr(GPtrArray) conflicts = NULL;
  g_autoptr(PbEdit) edit = pb_edit_new ("Delete");
  g_autoptr(GError) error = NULL;
  guint n_deletes = 0;

  near = attach (fixture);
  far->now = near->now;
  pb_test_library_pull (far, near, pb_engine_get_device (near->engine));
  set_text (store, objective, PB_OBJECTIVE_TITLE, "Rest well");
  pb_edit_delete (edit, PB_KIND_OBJECTIVE, objective);
  pb_test_library_commit (far, edit);
  pb_test_library_pull (near, far, pb_engine_get_device (far->engine));

  g_assert_false (is_deleted (store, objective));
  conflicts = pb_store_conflicts_sync (store, group, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (conflicts->len, ==, 1);
  g_assert_true (pb_conflict_get_deletion (conflicts->pdata[0]));
  g_assert_cmpuint (pb_conflict_get_field (conflicts->pdata[0]), ==, 0);
  for (guint i = 0; i < pb_conflict_get_n_values (conflicts->pdata[0]); i++)
    n_deletes += pb_conflict_get_deletes (conflicts->pdata[0], i);
  g_assert_cmpuint (n_deletes, ==, 1);
}

/* Undoing does not take back along what another contributor has done since. */
static void
test_undo_after_others (Fixture       *fixture,
                        gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autoptr(PbTestLibrary) near = NULL;
  g_autoptr(PbTestLibrary) far = pb_test_library_new ("Bo");
  g_autofree char *group = NULL;
  g_autofree char *undone = NULL;
  g_autoptr(GError) error = NULL;

  group = add_group (store, "Care");
  set_text (store, group, PB_GROUP_PURPOSE, "Care");
  set_text (store, group, PB_GROUP_NAME, "Circle");

  near = attach (fixture);
  far->now = near->now;
  pb_test_library_pull (far, near, pb_engine_get_device (near->engine));
  far_set (far, group, PB_GROUP_NAME, "Circle of Care");
  pb_test_library_pull (near, far, pb_engine_get_device (far->engine));
  introduce (near, far, "Bo");

  g_assert_null (pb_store_undo_sync (store, &error));
  g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "“Far Edit” by Bo has changed Name"));
  g_clear_error (&error);
  assert_text (store, group, PB_GROUP_NAME, "Circle of Care");

  /* When our own newer value has taken its place, the way is free for that. */
  set_text (store, group, PB_GROUP_NAME, "Ours");
  undone = pb_store_undo_sync (store, &error);
  g_assert_no_error (error);
  assert_text (store, group, PB_GROUP_NAME, "Circle of Care");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  fixture_add ("/store/sharing/two-windows", test_two_windows);
  fixture_add ("/store/sharing/turns", test_turns);
  fixture_add ("/store/sharing/conflict", test_conflict);
  fixture_add ("/store/sharing/deletion", test_deletion);
  fixture_add ("/store/sharing/undo-after-others", test_undo_after_others);

  return g_test_run ();
}
