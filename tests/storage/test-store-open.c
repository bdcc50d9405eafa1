/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "storage/store-fixture.h"

#include "storage/pb-store-error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Opens what a test has put at the path of the fixture, which must be refused
 * and left alone.
 */
static void
assert_refused (Fixture          *fixture,
                PbStoreOpenFlags  flags,
                int               code,
                const char       *words)
{
  g_autoptr(PbStore) store = pb_store_new (fixture->file, fixture->clock);
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gboolean is_file = g_file_test (fixture->path, G_FILE_TEST_IS_REGULAR);
  guint n_files = count_files (fixture->folder, NULL);

  if (is_file)
    before = dup_file_hash (fixture->path);

  g_assert_false (pb_store_open_sync (store, flags, NULL, &error));
  g_assert_error (error, PB_STORE_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_nonnull (strstr (error->message, "library"));
  g_assert_cmpint (pb_store_get_state (store), ==, PB_STORE_FAILED);

  if (is_file)
    after = dup_file_hash (fixture->path);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (count_files (fixture->folder, NULL), ==, n_files);
}

/* Makes a library with some records and closes it. */
static void
make_library (Fixture *fixture,
              guint    n_records)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *group = NULL;
  PbEdit *edit = pb_edit_new ("Fill");

  pb_store_open_sync (fixture->store, PB_STORE_OPEN_NEW, NULL, &error);
  g_assert_no_error (error);

  group = add_group (fixture->store, "Care Circle");
  for (guint i = 0; i < n_records; i++)
    {
      g_autofree char *title = g_strdup_printf ("Objective number %u of the circle", i);
      const char *id = pb_edit_create (edit, PB_KIND_OBJECTIVE, NULL);

      pb_edit_set_text (edit, id, PB_OBJECTIVE_GROUP, group);
      pb_edit_set_text (edit, id, PB_OBJECTIVE_TITLE, title);
    }
  commit (fixture->store, edit);

  close_and_free (g_steal_pointer (&fixture->store));
}

static void
test_create (void)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(GError) error = NULL;
  g_autofree char *deep = NULL;

  fixture_init (&fixture);
  g_assert_cmpint (pb_store_get_state (fixture.store), ==, PB_STORE_CLOSED);
  g_assert_false (g_file_test (fixture.path, G_FILE_TEST_EXISTS));

  /* Without being told so, nothing is made. */
  assert_refused (&fixture, PB_STORE_OPEN_NORMAL, PB_STORE_ERROR_NOT_FOUND, "library.phasebook-db");
  g_assert_false (g_file_test (fixture.path, G_FILE_TEST_EXISTS));

  g_assert_true (pb_store_open_sync (fixture.store, PB_STORE_OPEN_CREATE, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (pb_store_get_state (fixture.store), ==, PB_STORE_OPEN);
  g_assert_cmpstr (pb_store_get_path (fixture.store), ==, fixture.path);
  g_assert_false (pb_store_get_can_undo (fixture.store));
  close_and_free (g_steal_pointer (&fixture.store));

  /* Everything is in the one file. */
  g_assert_cmpuint (count_files (fixture.folder, NULL), ==, 1);
  g_assert_cmpint (sqlite_get (fixture.path, "PRAGMA application_id"), ==, 0x50424b31);
  g_assert_cmpint (sqlite_get (fixture.path, "PRAGMA user_version"), ==, 1);

  fixture.store = pb_store_new (fixture.file, fixture.clock);
  g_assert_false (pb_store_open_sync (fixture.store, PB_STORE_OPEN_NEW, NULL, &error));
  g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (pb_store_open_sync (fixture.store, PB_STORE_OPEN_CREATE, NULL, &error));
  g_assert_no_error (error);
}

static void
test_create_in_new_folder (void)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(GError) error = NULL;
  g_autofree char *deep = NULL;
  g_autoptr(GFile) file = NULL;
  PbStore *store;

  fixture_init (&fixture);
  deep = g_build_filename (fixture.folder, "a", "b #?%41 ü", "library", NULL);
  file = g_file_new_for_path (deep);
  store = pb_store_new (file, fixture.clock);

  pb_store_open_sync (store, PB_STORE_OPEN_CREATE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (deep, G_FILE_TEST_IS_REGULAR));
  close_and_free (store);
}

static void
test_create_impossible (void)
{
  g_autoptr(PbClock) clock = pb_clock_new_fixed (pb_day_parse (TODAY));
  g_autoptr(GFile) file = g_file_new_for_path ("/proc/phasebook/library");
  g_autoptr(PbStore) store = pb_store_new (file, clock);
  g_autoptr(GError) error = NULL;

  g_assert_false (pb_store_open_sync (store, PB_STORE_OPEN_CREATE, NULL, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == PB_STORE_ERROR);
  g_assert_nonnull (strstr (error->message, "library"));
}

static void
test_not_local (void)
{
  g_autoptr(PbClock) clock = pb_clock_new_fixed (pb_day_parse (TODAY));
  g_autoptr(GFile) file = g_file_new_for_uri ("resource:///library");
  g_autoptr(PbStore) store = pb_store_new (file, clock);
  g_autoptr(GError) error = NULL;

  g_assert_false (pb_store_open_sync (store, PB_STORE_OPEN_CREATE, NULL, &error));
  g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_NOT_A_LIBRARY);
}

static void
test_something_else (void)
{
  g_auto(Fixture) fixture = { 0 };
  g_autofree char *zeros = g_malloc0 (8192);

  fixture_init (&fixture);

  g_assert_true (g_file_set_contents (fixture.path, "", 0, NULL));
  assert_refused (&fixture, PB_STORE_OPEN_CREATE, PB_STORE_ERROR_NOT_A_LIBRARY, "not a Phasebook");

  g_assert_true (g_file_set_contents (fixture.path, "# Group state\n", -1, NULL));
  assert_refused (&fixture, PB_STORE_OPEN_CREATE, PB_STORE_ERROR_NOT_A_LIBRARY, "not a Phasebook");

  g_assert_true (g_file_set_contents (fixture.path, zeros, 8192, NULL));
  assert_refused (&fixture, PB_STORE_OPEN_CREATE, PB_STORE_ERROR_NOT_A_LIBRARY, "not a Phasebook");

  /* The database of another program. */
  g_unlink (fixture.path);
  sqlite_run (fixture.path, "CREATE TABLE photos (id INTEGER PRIMARY KEY)");
  assert_refused (&fixture, PB_STORE_OPEN_CREATE, PB_STORE_ERROR_NOT_A_LIBRARY, "not a Phasebook");
  g_assert_cmpint (sqlite_get (fixture.path, "SELECT count(*) FROM photos"), ==, 0);

  g_unlink (fixture.path);
  g_assert_cmpint (g_mkdir (fixture.path, 0700), ==, 0);
  assert_refused (&fixture, PB_STORE_OPEN_CREATE, PB_STORE_ERROR_NOT_A_LIBRARY, "not a Phasebook");
}

static void
test_too_new (void)
{
  g_auto(Fixture) fixture = { 0 };

  fixture_init (&fixture);
  make_library (&fixture, 3);
  sqlite_run (fixture.path, "PRAGMA user_version = 99");

  assert_refused (&fixture, PB_STORE_OPEN_CREATE, PB_STORE_ERROR_TOO_NEW, "newer version");
  assert_refused (&fixture, PB_STORE_OPEN_READ_ONLY, PB_STORE_ERROR_TOO_NEW, "newer version");
}

/* A newer version of the program takes the library over while it is open. */
static void
test_overtaken (Fixture       *fixture,
                gconstpointer  data)
{
  PbEdit *edit = pb_edit_new ("Add Group");
  const char *id = pb_edit_create (edit, PB_KIND_GROUP, NULL);

  pb_edit_set_text (edit, id, PB_GROUP_NAME, "Late");
  sqlite_run (fixture->path, "PRAGMA user_version = 99");

  commit_fails (fixture->store, edit, PB_STORE_ERROR_TOO_NEW, "newer version");
}

static void
test_read_only (void)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) groups = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  PbEdit *edit = pb_edit_new ("Add Group");
  const char *id = pb_edit_create (edit, PB_KIND_GROUP, NULL);

  pb_edit_set_text (edit, id, PB_GROUP_NAME, "No");
  fixture_init (&fixture);
  make_library (&fixture, 3);
  before = dup_file_hash (fixture.path);

  fixture.store = pb_store_new (fixture.file, fixture.clock);
  pb_store_open_sync (fixture.store, PB_STORE_OPEN_READ_ONLY, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (pb_store_get_read_only (fixture.store));

  groups = pb_store_groups_sync (fixture.store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (groups->len, ==, 1);
  commit_fails (fixture.store, edit, PB_STORE_ERROR_READ_ONLY, NULL);
  g_clear_pointer (&groups, g_ptr_array_unref);

  close_and_free (g_steal_pointer (&fixture.store));
  after = dup_file_hash (fixture.path);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (count_files (fixture.folder, NULL), ==, 1);
}

/* Permissions do not bind the superuser. */
static void
test_no_permission (void)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(GError) error = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("The superuser may do everything");
      return;
    }

  fixture_init (&fixture);
  make_library (&fixture, 3);

  g_chmod (fixture.path, 0400);
  assert_refused (&fixture, PB_STORE_OPEN_NORMAL, PB_STORE_ERROR_READ_ONLY, "only be read");

  g_chmod (fixture.path, 0600);
  g_chmod (fixture.folder, 0500);
  assert_refused (&fixture, PB_STORE_OPEN_NORMAL, PB_STORE_ERROR_READ_ONLY, "only be read");

  /* But it can be looked at. */
  fixture.store = pb_store_new (fixture.file, fixture.clock);
  pb_store_open_sync (fixture.store, PB_STORE_OPEN_READ_ONLY, NULL, &error);
  g_assert_no_error (error);
  close_and_free (g_steal_pointer (&fixture.store));
  g_assert_cmpuint (count_files (fixture.folder, NULL), ==, 1);

  g_chmod (fixture.folder, 0700);
  g_chmod (fixture.path, 0000);
  fixture.store = pb_store_new (fixture.file, fixture.clock);
  g_assert_false (pb_store_open_sync (fixture.store, PB_STORE_OPEN_NORMAL, NULL, &error));
  g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_PERMISSION);
}

static void
note_state_cb (PbStore    *store,
               GParamSpec *pspec,
               GString    *states)
{
  g_string_append_printf (states, "%d", pb_store_get_state (store));
}

static void
count_answer_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) records = pb_store_query_finish (PB_STORE (object), result, &error);
  int *n = user_data;

  g_assert_true ((records != NULL) != (error != NULL));
  *n += records ? 1 : 100;
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  gboolean ok = pb_store_open_finish (PB_STORE (object), result, &error);
  int *n = user_data;

  g_assert_true (ok != (error != NULL));
  *n += ok ? 1 : 100;
}

static gboolean
is_three (gpointer data)
{
  return *(int *) data % 100 + *(int *) data / 100 == 3;
}

/* Verbs that are called while the store opens wait, and all are answered. */
static void
test_waiting (gconstpointer data)
{
  gboolean broken = GPOINTER_TO_INT (data);
  g_autoptr(GString) states = g_string_new (NULL);
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(PbQuery) query = pb_query_new (PB_KIND_GROUP);
  int n = 0;

  fixture_init (&fixture);
  if (broken)
    g_assert_true (g_file_set_contents (fixture.path, "Something else", -1, NULL));
  g_signal_connect (fixture.store, "notify::state", G_CALLBACK (note_state_cb), states);

  pb_store_open_async (fixture.store, PB_STORE_OPEN_CREATE, NULL, NULL, opened_cb, &n);
  g_assert_cmpint (pb_store_get_state (fixture.store), ==, PB_STORE_OPENING);
  pb_store_query_async (fixture.store, query, NULL, count_answer_cb, &n);
  pb_store_query_async (fixture.store, query, NULL, count_answer_cb, &n);
  g_assert_cmpint (n, ==, 0);

  spin_until (is_three, &n);
  g_assert_cmpint (n, ==, broken ? 300 : 3);
  g_assert_cmpstr (states->str, ==, broken ? "13" : "12");
}

static void
test_closed (void)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(PbQuery) query = pb_query_new (PB_KIND_GROUP);
  g_autoptr(GError) error = NULL;

  fixture_init (&fixture);
  g_assert_null (pb_store_query_sync (fixture.store, query, &error));
  g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_CLOSED);
  g_clear_error (&error);

  pb_store_open_sync (fixture.store, PB_STORE_OPEN_CREATE, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (pb_store_open_sync (fixture.store, PB_STORE_OPEN_CREATE, NULL, &error));
  g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_BUSY);
  g_clear_error (&error);

  pb_store_close_sync (fixture.store, &error);
  g_assert_no_error (error);
  pb_store_close_sync (fixture.store, &error);
  g_assert_no_error (error);
  g_assert_null (pb_store_query_sync (fixture.store, query, &error));
  g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_CLOSED);
  g_clear_error (&error);

  /* And again. */
  pb_store_open_sync (fixture.store, PB_STORE_OPEN_NORMAL, NULL, &error);
  g_assert_no_error (error);
}

static void
closed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  int *n = user_data;

  g_assert_true (pb_store_close_finish (PB_STORE (source), result, NULL));
  (*n)++;
}

static void
close_at_once_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_assert_true (pb_store_open_finish (PB_STORE (source), result, NULL));
  pb_store_close_async (PB_STORE (source), closed_cb, user_data);
}

static gboolean
is_one (gpointer data)
{
  return *(int *) data == 1;
}

/* Whoever waits for the store to open may close it in the same breath. */
static void
test_closed_at_once (void)
{
  g_auto(Fixture) fixture = { 0 };
  int n = 0;

  fixture_init (&fixture);
  pb_store_open_async (fixture.store, PB_STORE_OPEN_CREATE, NULL, NULL, close_at_once_cb, &n);
  spin_until (is_one, &n);
  g_assert_cmpint (pb_store_get_state (fixture.store), ==, PB_STORE_CLOSED);
}

static void
test_cancelled (void)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(PbQuery) query = pb_query_new (PB_KIND_GROUP);
  int n = 0;

  fixture_init (&fixture);
  g_cancellable_cancel (cancellable);
  pb_store_open_async (fixture.store, PB_STORE_OPEN_CREATE, NULL, cancellable, opened_cb, &n);
  pb_store_query_async (fixture.store, query, NULL, count_answer_cb, &n);
  pb_store_query_async (fixture.store, query, NULL, count_answer_cb, &n);
  spin_until (is_three, &n);

  g_assert_cmpint (n, ==, 300);
  g_assert_false (g_file_test (fixture.path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (pb_store_get_state (fixture.store), ==, PB_STORE_FAILED);
}

/* A store that nobody closed closes its file all the same. */
static void
test_dropped (void)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(GError) error = NULL;

  fixture_init (&fixture);
  pb_store_open_sync (fixture.store, PB_STORE_OPEN_CREATE, NULL, &error);
  g_assert_no_error (error);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (g_steal_pointer (&fixture.store));

  g_assert_cmpuint (count_files (fixture.folder, NULL), ==, 1);
}

static void
test_author (void)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(GError) error = NULL;

  fixture_init (&fixture);
  pb_store_set_author (fixture.store, "Ada", "ada.eth");
  pb_store_open_sync (fixture.store, PB_STORE_OPEN_CREATE, NULL, &error);
  g_assert_no_error (error);

  fixture_reopen (&fixture);
  g_assert_cmpstr (pb_store_get_author_name (fixture.store), ==, "Ada");
  g_assert_cmpstr (pb_store_get_author_handle (fixture.store), ==, "ada.eth");

  pb_store_set_author (fixture.store, "Ada Byron", NULL);
  fixture_reopen (&fixture);
  g_assert_cmpstr (pb_store_get_author_name (fixture.store), ==, "Ada Byron");
  g_assert_cmpstr (pb_store_get_author_handle (fixture.store), ==, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/store/open/create", test_create);
  g_test_add_func ("/store/open/create-in-new-folder", test_create_in_new_folder);
  g_test_add_func ("/store/open/create-impossible", test_create_impossible);
  g_test_add_func ("/store/open/not-local", test_not_local);
  g_test_add_func ("/store/open/something-else", test_something_else);
  g_test_add_func ("/store/open/too-new", test_too_new);
  fixture_add ("/store/open/overtaken", test_overtaken);
  g_test_add_func ("/store/open/read-only", test_read_only);
  g_test_add_func ("/store/open/no-permission", test_no_permission);
  g_test_add_data_func ("/store/open/waiting", GINT_TO_POINTER (FALSE), test_waiting);
  g_test_add_data_func ("/store/open/waiting-in-vain", GINT_TO_POINTER (TRUE), test_waiting);
  g_test_add_func ("/store/open/closed", test_closed);
  g_test_add_func ("/store/open/closed-at-once", test_closed_at_once);
  g_test_add_func ("/store/open/cancelled", test_cancelled);
  g_test_add_func ("/store/open/dropped", test_dropped);
  g_test_add_func ("/store/open/author", test_author);

  return g_test_run ();
}
