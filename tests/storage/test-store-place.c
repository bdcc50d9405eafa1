/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "storage/store-fixture.h"

#include "storage/pb-engine.h"

#include <glib/gstdio.h>

#define N_DEVICES "SELECT count(*) FROM log"
#define OWN "SELECT value FROM meta WHERE key = 'device'"

static void
copy_file (const char *from,
           const char *to)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &content, &length, NULL));
  g_assert_true (g_file_set_contents (to, content, (gssize) length, NULL));
}

static PbStore *
open_at (Fixture    *fixture,
         const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  PbStore *store = pb_store_new (file, fixture->clock);

  g_assert_true (pb_store_open_sync (store, PB_STORE_OPEN_NORMAL, NULL, &error));
  g_assert_no_error (error);

  return store;
}

/* Both go on, and never as the same device. */
static void
test_copied (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *id = add_group (fixture->store, "Care");
  g_autofree char *path = g_build_filename (fixture->folder, "copy", NULL);
  PbStore *copy;

  close_and_free (g_steal_pointer (&fixture->store));
  copy_file (fixture->path, path);
  fixture_reopen (fixture);
  copy = open_at (fixture, path);
  set_text (copy, id, PB_GROUP_NAME, "There");
  set_text (fixture->store, id, PB_GROUP_NAME, "Here");
  close_and_free (copy);

  g_assert_cmpint (sqlite_get (fixture->path, N_DEVICES), ==, 1);
  g_assert_cmpint (sqlite_get (path, N_DEVICES), ==, 2);
  g_assert_cmpint (sqlite_get (fixture->path, OWN), ==, 1);
  g_assert_cmpint (sqlite_get (path, OWN), ==, 2);
  g_assert_cmpint (sqlite_get (path, "SELECT count(*) FROM op WHERE id >> 40 = 1"), ==, 1);
  g_assert_cmpint (sqlite_get (path, "SELECT count(*) FROM op WHERE id >> 40 = 2"), ==, 1);

  /* Once, not each time it is opened. */
  copy = open_at (fixture, path);
  assert_text (copy, id, PB_GROUP_NAME, "There");
  close_and_free (copy);
  g_assert_cmpint (sqlite_get (path, N_DEVICES), ==, 2);
}

/* What was moved, or put back in its place, is the same as before. */
static void
test_moved (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *id = add_group (fixture->store, "Care");
  g_autofree char *path = g_build_filename (fixture->folder, "moved", NULL);
  g_autofree char *backup = g_build_filename (fixture->folder, "backup", NULL);
  PbStore *moved;

  close_and_free (g_steal_pointer (&fixture->store));
  copy_file (fixture->path, backup);
  g_assert_cmpint (g_rename (fixture->path, path), ==, 0);
  moved = open_at (fixture, path);
  set_text (moved, id, PB_GROUP_NAME, "There");
  close_and_free (moved);
  g_assert_cmpint (sqlite_get (path, N_DEVICES), ==, 1);

  g_assert_cmpint (g_unlink (path), ==, 0);
  copy_file (backup, path);
  moved = open_at (fixture, path);
  close_and_free (moved);
  g_assert_cmpint (sqlite_get (path, N_DEVICES), ==, 1);

  copy_file (backup, fixture->path);
  g_unlink (path);
  fixture_reopen (fixture);
  g_assert_cmpint (sqlite_get (fixture->path, N_DEVICES), ==, 1);
}

/* The computer is another one, whatever else is the same. */
static void
test_other_machine (Fixture       *fixture,
                    gconstpointer  data)
{
  static const struct
  {
    const char *machine;
    gboolean is_new;
  } steps[] = {
    { NULL, FALSE }, { "one", FALSE }, { "one", FALSE }, { NULL, FALSE }, { "two", TRUE },
    { "two", FALSE }, { NULL, FALSE }, { "one", TRUE },
  };
  g_autofree char *id = add_group (fixture->store, "Care");
  g_autoptr(GError) error = NULL;
  g_autoptr(PbSql) sql = NULL;
  g_autoptr(PbEngine) engine = NULL;
  g_autofree char *first = NULL;

  close_and_free (g_steal_pointer (&fixture->store));
  sqlite_run (fixture->path, "DELETE FROM meta WHERE key = 'machine'");
  sql = pb_sql_open (fixture->path, SQLITE_OPEN_READWRITE, FALSE, &error);
  g_assert_no_error (error);
  engine = pb_engine_new (sql, &error);
  g_assert_no_error (error);
  first = g_strdup (pb_engine_get_device (engine));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *before = g_strdup (pb_engine_get_device (engine));
      gboolean is_new;

      g_assert_true (pb_engine_settle_place (engine, steps[i].machine, fixture->path, &is_new,
                                             &error));
      g_assert_no_error (error);
      g_assert_cmpint (is_new, ==, steps[i].is_new);
      g_assert_cmpint (g_str_equal (before, pb_engine_get_device (engine)), ==, !steps[i].is_new);
    }

  /* It had been this computer at first, but the log may have gone on elsewhere since. */
  g_assert_cmpstr (first, !=, pb_engine_get_device (engine));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_add ("/store-place/copied", test_copied);
  fixture_add ("/store-place/moved", test_moved);
  fixture_add ("/store-place/other-machine", test_other_machine);

  return g_test_run ();
}
