/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "storage/store-fixture.h"

#include "storage/pb-record-list.h"

#include <stdlib.h>

/* Two programs on one library: this one, and itself started once more. */

#define N_EDITS 200

static const char *program;

static void
add_objectives (PbStore    *store,
                const char *group,
                const char *prefix,
                guint       n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("%s %u", prefix, i);
      g_autofree char *id = add_of_group (store, PB_KIND_OBJECTIVE, group, title);

      /* Both write this one, again and again. */
      set_text (store, group, PB_COMMON_NOTE, title);
    }
}

/* What the other process does: writes into the library, then ends. */
static int
write_as_other (const char *path,
                const char *group,
                const char *prefix,
                guint       n)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(PbClock) clock = pb_clock_new_fixed (pb_day_parse (TODAY));
  PbStore *store = pb_store_new (file, clock);
  g_autoptr(GError) error = NULL;

  if (!pb_store_open_sync (store, PB_STORE_OPEN_NORMAL, NULL, &error))
    g_error ("%s", error->message);
  add_objectives (store, group, prefix, n);
  close_and_free (store);

  return 0;
}

static GSubprocess *
start_other (Fixture    *fixture,
             const char *group,
             const char *prefix,
             guint       n)
{
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autoptr(GError) error = NULL;
  GSubprocess *other;

  other = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "--write", fixture->path,
                            group, prefix, count, NULL);
  g_assert_no_error (error);

  return other;
}

static void
wait_for (GSubprocess *other)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (g_subprocess_wait_check (other, NULL, &error));
  g_assert_no_error (error);
}

typedef struct
{
  PbRecordList *list;
  guint n;
} Expected;

static gboolean
has_all (gpointer data)
{
  Expected *expected = data;

  return g_list_model_get_n_items (G_LIST_MODEL (expected->list)) == expected->n;
}

static void
test_both_write (Fixture       *fixture,
                 gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autofree char *group = add_group (store, "Care");
  g_autoptr(PbQuery) query = pb_query_new (PB_KIND_OBJECTIVE);
  g_autoptr(PbRecordList) list = pb_record_list_new (store, query);
  g_autoptr(GSubprocess) other = start_other (fixture, group, "Theirs", N_EDITS);
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GError) error = NULL;
  Expected expected = { list, 2 * N_EDITS };

  add_objectives (store, group, "Ours", N_EDITS);
  wait_for (other);

  /* All that the other one wrote shows, though own writes came in between. */
  pb_store_poll (store);
  spin_until (has_all, &expected);

  found = pb_store_query_sync (store, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 2 * N_EDITS);
  for (guint i = 0; i < found->len; i++)
    g_hash_table_add (titles, pb_record_dup_title (found->pdata[i]));
  g_assert_cmpuint (g_hash_table_size (titles), ==, 2 * N_EDITS);

  /* One log, without gap or fork, and no quarrel over the note. */
  g_assert_cmpint (sqlite_get (fixture->path, "SELECT count (*) FROM conflict"), ==, 0);
  g_assert_cmpint (sqlite_get (fixture->path,
                               "SELECT max (id) - min (id) + 1 - count (*) FROM op"
                               " WHERE id >= 1 << 40 AND id < 2 << 40"),
                   ==, 0);
}

static gboolean
has_their_note (gpointer data)
{
  return g_strcmp0 (pb_record_get_text (data, PB_COMMON_NOTE), "Theirs 0") == 0;
}

static gboolean
is_loaded (gpointer data)
{
  return !pb_record_list_get_loading (data);
}

/* What the other one did is not undone unseen, and may be when it was seen. */
static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autofree char *group = add_group (store, "Care");
  g_autoptr(GSubprocess) other = NULL;
  g_autoptr(PbRecord) live = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *undone = NULL;

  set_text (store, group, PB_COMMON_NOTE, "Ours");
  live = pb_store_get_sync (store, group, NULL);
  other = start_other (fixture, group, "Theirs", 1);
  wait_for (other);

  g_assert_null (pb_store_undo_sync (store, &error));
  g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  assert_text (store, group, PB_COMMON_NOTE, "Theirs 0");

  pb_store_poll (store);
  spin_until (has_their_note, live);
  undone = pb_store_undo_sync (store, &error);
  g_assert_no_error (error);
  assert_text (store, group, PB_COMMON_NOTE, "Ours");
  g_free (pb_store_undo_sync (store, &error));
  g_assert_no_error (error);
  g_free (pb_store_undo_sync (store, &error));
  g_assert_no_error (error);
  assert_text (store, group, PB_COMMON_NOTE, NULL);
}

/* News of the other one are not lost when an own write comes before them. */
static void
test_news (Fixture       *fixture,
           gconstpointer  data)
{
  PbStore *store = fixture->store;
  g_autofree char *group = add_group (store, "Care");
  g_autofree char *own = add_group (store, "Other");
  g_autoptr(PbQuery) query = pb_query_new (PB_KIND_OBJECTIVE);
  g_autoptr(PbRecordList) list = pb_record_list_new (store, query);
  g_autoptr(PbRecord) live = pb_store_get_sync (store, group, NULL);
  g_autoptr(GSubprocess) other = NULL;

  spin_until (is_loaded, list);
  other = start_other (fixture, group, "Theirs", 1);
  wait_for (other);

  /* The main loop has not run, so nobody has looked yet. */
  set_text (store, own, PB_GROUP_PURPOSE, "Ours");
  pb_store_poll (store);
  spin_until (has_their_note, live);
  spin_until (has_all, &(Expected) { list, 1 });
}

int
main (int    argc,
      char **argv)
{
  if (argc == 6 && g_str_equal (argv[1], "--write"))
    return write_as_other (argv[2], argv[3], argv[4], atoi (argv[5]));

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  program = argv[0];

  fixture_add ("/store/processes/both-write", test_both_write);
  fixture_add ("/store/processes/undo", test_undo);
  fixture_add ("/store/processes/news", test_news);

  return g_test_run ();
}
