/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "storage/store-fixture.h"

#include "storage/pb-search-hit.h"

static gint64
get_changed (PbStore    *store,
             const char *id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PbRecord) record = pb_store_get_sync (store, id, &error);

  g_assert_no_error (error);

  return pb_record_get_changed (record);
}

static PbStore *
open_as_of (Fixture    *fixture,
            const char *name,
            gint64      moment)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  PbStore *copy = pb_store_new (file, fixture->clock);

  g_assert_true (pb_store_copy_as_of_sync (fixture->store, moment, file, &error));
  g_assert_no_error (error);
  g_assert_true (pb_store_open_sync (copy, PB_STORE_OPEN_READ_ONLY, NULL, &error));
  g_assert_no_error (error);

  return copy;
}

static guint
count_records (PbStore *store)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PbStats) stats = pb_store_stats_sync (store, &error);

  g_assert_no_error (error);

  return pb_stats_get_n_records (stats);
}

/* Every moment is as it was, to the single record, and cannot be changed. */
static void
test_moments (Fixture       *fixture,
              gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autofree char *group = add_group (store, "Care");
  gint64 first, second, third;
  g_autofree char *agreement = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(PbEdit) refused = pb_edit_new ("Edit");
  g_autoptr(GError) error = NULL;
  PbStore *copy;
  PbEdit *edit;

  first = get_changed (store, group);
  fixture_reopen_on (fixture, "2025-07-01");
  store = fixture->store;
  agreement = add_of_group (store, PB_KIND_AGREEMENT, group, "Bread for all");
  set_text (store, group, PB_GROUP_NAME, "Caring");
  second = get_changed (store, group);
  fixture_reopen_on (fixture, "2025-07-02");
  store = fixture->store;
  edit = pb_edit_new ("Delete");
  pb_edit_delete (edit, PB_KIND_AGREEMENT, agreement);
  pb_edit_set_text (edit, group, PB_GROUP_NAME, "Nothing left");
  commit (store, edit);
  third = get_changed (store, group);
  before = dup_file_hash (fixture->path);

  copy = open_as_of (fixture, "first", first);
  assert_text (copy, group, PB_GROUP_NAME, "Care");
  g_assert_cmpuint (count_records (copy), ==, 1);
  g_assert_true (pb_store_get_read_only (copy));
  g_assert_false (pb_store_get_can_undo (copy));
  pb_edit_set_text (refused, group, PB_GROUP_NAME, "No");
  g_assert_false (pb_store_commit_sync (copy, refused, NULL, &error));
  g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_READ_ONLY);
  close_and_free (copy);

  copy = open_as_of (fixture, "second", second);
  assert_text (copy, group, PB_GROUP_NAME, "Caring");
  assert_text (copy, agreement, PB_AGREEMENT_TITLE, "Bread for all");
  g_assert_cmpuint (count_records (copy), ==, 2);
  hits = pb_store_search_sync (copy, "bread", 10, NULL);
  g_assert_cmpuint (hits->len, ==, 1);
  close_and_free (copy);

  copy = open_as_of (fixture, "third", third);
  assert_text (copy, group, PB_GROUP_NAME, "Nothing left");
  g_assert_true (is_deleted (copy, agreement));
  g_assert_cmpuint (count_records (copy), ==, 1);
  close_and_free (copy);

  copy = open_as_of (fixture, "nothing", 0);
  g_assert_cmpuint (count_records (copy), ==, 0);
  close_and_free (copy);

  /* Nothing is left beside the copies, and the library is as it was. */
  g_assert_cmpuint (count_files (fixture->folder, ".new-"), ==, 0);
  after = dup_file_hash (fixture->path);
  g_assert_cmpstr (before, ==, after);
  assert_text (store, group, PB_GROUP_NAME, "Nothing left");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  fixture_add ("/store/as-of/moments", test_moments);

  return g_test_run ();
}
