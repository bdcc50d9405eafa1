/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "storage/store-fixture.h"

#include "storage/pb-migrations.h"
#include "storage/pb-store-error.h"

#include <glib/gstdio.h>

static gboolean
add_table (PbSql   *sql,
           GError **error)
{
  return pb_sql_exec (sql, "CREATE TABLE two (x)", error);
}

static gboolean
add_another (PbSql   *sql,
             GError **error)
{
  return pb_sql_exec (sql, "CREATE TABLE three (x); INSERT INTO three VALUES (3)", error);
}

static gboolean
break_halfway (PbSql   *sql,
               GError **error)
{
  return pb_sql_exec (sql, "CREATE TABLE three (x)", error) &&
         pb_sql_exec (sql, "INSERT INTO nowhere VALUES (3)", error);
}

static PbSql *
open_sql (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  PbSql *sql;

  if (fixture->store)
    close_and_free (g_steal_pointer (&fixture->store));
  sql = pb_sql_open (fixture->path, SQLITE_OPEN_READWRITE, FALSE, &error);
  g_assert_no_error (error);

  return sql;
}

static const PbMigration good[] = {
  { 2, add_table },
  { 3, add_another },
};

static const PbMigration bad[] = {
  { 2, add_table },
  { 3, break_halfway },
};

static void
test_steps (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *id = add_group (fixture->store, "Care");
  g_autoptr(PbSql) sql = open_sql (fixture);
  g_autoptr(GError) error = NULL;

  pb_migrations_run (sql, fixture->path, good, G_N_ELEMENTS (good), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite_get (fixture->path, "PRAGMA user_version"), ==, 3);
  g_assert_cmpint (sqlite_get (fixture->path, "SELECT x FROM three"), ==, 3);
  g_assert_cmpuint (count_files (fixture->folder, ".backup-"), ==, 2);

  /* Once is enough. */
  pb_migrations_run (sql, fixture->path, good, G_N_ELEMENTS (good), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (fixture->folder, ".backup-"), ==, 2);
}

static void
test_failure (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *id = add_group (fixture->store, "Care");
  g_autoptr(PbSql) sql = open_sql (fixture);
  g_autoptr(GError) error = NULL;

  g_assert_false (pb_migrations_run (sql, fixture->path, bad, G_N_ELEMENTS (bad), NULL, &error));
  g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_FAILED);

  /* The step that failed left nothing behind; the one before it is done. */
  g_assert_cmpint (sqlite_get (fixture->path, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (sqlite_get (fixture->path,
                               "SELECT count(*) FROM sqlite_schema WHERE name = 'three'"), ==, 0);
}

static gpointer
run_thread (gpointer data)
{
  const char *path = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PbSql) sql = pb_sql_open (path, SQLITE_OPEN_READWRITE, FALSE, &error);

  g_assert_no_error (error);
  pb_migrations_run (sql, path, good, G_N_ELEMENTS (good), NULL, &error);

  return g_steal_pointer (&error);
}

/* A copy counts from when it has its name. */
static gboolean
has_two_backups (const char *folder)
{
  guint n = count_files (folder, ".backup-");

  return n >= count_files (folder, ".new-") + 2;
}

/* Two programs that start at one time both see the old version, and then wait for each other. */
static void
test_two_programs (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *id = add_group (fixture->store, "Care");
  g_autoptr(PbSql) sql = open_sql (fixture);
  g_autoptr(GError) error = NULL;
  GThread *threads[2];

  pb_sql_exec (sql, "BEGIN IMMEDIATE", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("program", run_thread, fixture->path);

  /* By then each has looked at the version. */
  while (!has_two_backups (fixture->folder))
    g_usleep (1000);
  pb_sql_exec (sql, "COMMIT", &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr(GError) other = g_thread_join (threads[i]);

      g_assert_no_error (other);
    }
  g_assert_cmpint (sqlite_get (fixture->path, "PRAGMA user_version"), ==, 3);
  g_assert_cmpint (sqlite_get (fixture->path, "SELECT count(*) FROM three"), ==, 1);
}

/* A backup is a whole library of the time before. */
static void
test_backup (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *id = add_group (fixture->store, "Care");
  g_autoptr(PbSql) sql = open_sql (fixture);
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) dir = NULL;
  const char *name;

  pb_migrations_run (sql, fixture->path, good, 1, NULL, &error);
  g_assert_no_error (error);

  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = NULL;
      g_autoptr(GFile) file = NULL;
      PbStore *store;

      if (!strstr (name, ".backup-"))
        continue;

      path = g_build_filename (fixture->folder, name, NULL);
      file = g_file_new_for_path (path);
      store = pb_store_new (file, fixture->clock);
      pb_store_open_sync (store, PB_STORE_OPEN_NORMAL, NULL, &error);
      g_assert_no_error (error);
      assert_text (store, id, PB_GROUP_NAME, "Care");
      close_and_free (store);
      return;
    }

  g_assert_not_reached ();
}

static void
test_few_backups (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(PbSql) sql = open_sql (fixture);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 6; i++)
    {
      pb_migrations_backup (sql, fixture->path, &error);
      g_assert_no_error (error);
    }

  g_assert_cmpuint (count_files (fixture->folder, ".backup-"), ==, PB_MIGRATIONS_BACKUPS);
}

/* The tables were made by a version with other kinds: they are made anew. */
static void
test_other_catalogue (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *id = add_group (fixture->store, "Care");
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(PbStore) read_only = NULL;
  g_autoptr(GError) error = NULL;

  close_and_free (g_steal_pointer (&fixture->store));
  sqlite_run (fixture->path, "UPDATE meta SET value = 'older' WHERE key = 'catalogue';"
                             "ALTER TABLE rec_group DROP COLUMN purpose;"
                             "DELETE FROM search_dirty");

  read_only = pb_store_new (fixture->file, fixture->clock);
  g_assert_false (pb_store_open_sync (read_only, PB_STORE_OPEN_READ_ONLY, NULL, &error));
  g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);

  fixture_reopen (fixture);
  g_assert_cmpuint (count_files (fixture->folder, ".backup-"), ==, 1);
  assert_text (fixture->store, id, PB_GROUP_NAME, "Care");
  set_text (fixture->store, id, PB_GROUP_PURPOSE, "Care for all");
  hits = pb_store_search_sync (fixture->store, "care", 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);

  fixture_reopen (fixture);
  g_assert_cmpuint (count_files (fixture->folder, ".backup-"), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  fixture_add ("/migrations/steps", test_steps);
  fixture_add ("/migrations/failure", test_failure);
  fixture_add ("/migrations/two-programs", test_two_programs);
  fixture_add ("/migrations/backup", test_backup);
  fixture_add ("/migrations/few-backups", test_few_backups);
  fixture_add ("/migrations/other-catalogue", test_other_catalogue);

  return g_test_run ();
}
