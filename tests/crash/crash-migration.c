/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "crash-migration.h"

#include "storage/store-fixture.h"

#include <string.h>

/* Two steps as later versions may bring them: a table that is filled from what is
 * there, and a table that is written anew under its old name.  The second is the
 * one that no library can do without.
 */

#define FIRST PB_MIGRATIONS_VERSION

static gboolean
add_table (PbSql   *sql,
           GError **error)
{
  return pb_sql_exec (sql,
                      "CREATE TABLE tally (eid INTEGER PRIMARY KEY, n INTEGER NOT NULL) STRICT;"
                      "INSERT INTO tally SELECT eid, count(*) FROM op GROUP BY eid;"
                      "CREATE INDEX tally_n ON tally (n)", error);
}

static gboolean
write_log_anew (PbSql   *sql,
                GError **error)
{
  return pb_sql_exec (sql,
                      "CREATE TABLE op_new (id INTEGER PRIMARY KEY, eid INTEGER NOT NULL,"
                      "  kind INTEGER NOT NULL, hlc INTEGER NOT NULL,"
                      "  flags INTEGER NOT NULL DEFAULT 0, body TEXT NOT NULL,"
                      "  seen INTEGER NOT NULL DEFAULT 0) STRICT;"
                      "INSERT INTO op_new SELECT id, eid, kind, hlc, flags, body, 1 FROM op;"
                      "DROP TABLE op;"
                      "ALTER TABLE op_new RENAME TO op;"
                      "CREATE INDEX op_entity ON op (eid, hlc);"
                      "CREATE INDEX op_time ON op (hlc) WHERE flags & 2 = 0", error);
}

const PbMigration crash_migrations[CRASH_N_MIGRATIONS] = {
  { FIRST + 1, add_table },
  { FIRST + 2, write_log_anew },
};

/* A library holds what its version says, to the last operation. */
static gint64
check_version (const char *path,
               gint64      n_operations)
{
  gint64 version = sqlite_get (path, "PRAGMA user_version");

  g_assert_cmpint (version, >=, FIRST);
  g_assert_cmpint (version, <=, FIRST + CRASH_N_MIGRATIONS);
  g_assert_cmpint (sqlite_get (path, "SELECT count(*) FROM pragma_integrity_check"
                                     " WHERE integrity_check <> 'ok'"), ==, 0);

  g_assert_cmpint (sqlite_get (path, "SELECT count(*) FROM sqlite_schema"
                                     " WHERE name IN ('tally', 'tally_n')"), ==,
                   version > FIRST ? 2 : 0);
  if (version > FIRST)
    g_assert_cmpint (sqlite_get (path, "SELECT sum(n) FROM tally"), ==, n_operations);

  g_assert_cmpint (sqlite_get (path, "SELECT count(*) FROM sqlite_schema"
                                     " WHERE name IN ('op_entity', 'op_time')"), ==, 2);
  g_assert_cmpint (sqlite_get (path, "SELECT count(*) FROM sqlite_schema"
                                     " WHERE name = 'op_new'"), ==, 0);
  g_assert_cmpint (sqlite_get (path, "SELECT count(*) FROM pragma_table_info ('op')"
                                     " WHERE name = 'seen'"), ==, version > FIRST + 1);
  g_assert_cmpint (sqlite_get (path, "SELECT count(*) FROM op"), ==, n_operations);

  return version;
}

/* Looks at a library that was at its update when it was left, and at the copies that
 * were made of it: of every version that it has been through there is one.  Returns
 * the version that it has.
 */
gint64
crash_migration_check (const char *library,
                       gint64      n_operations)
{
  g_autofree char *folder = g_path_get_dirname (library);
  g_autofree char *name = g_path_get_basename (library);
  g_autofree char *prefix = g_strconcat (name, ".backup-", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  gboolean has_copy[FIRST + CRASH_N_MIGRATIONS + 1] = { FALSE };
  gint64 version = check_version (library, n_operations);
  const char *entry;

  while ((entry = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, entry, NULL);

      if (g_str_has_prefix (entry, prefix) && strchr (entry + strlen (prefix), '.') == NULL)
        has_copy[check_version (path, n_operations)] = TRUE;
    }

  for (gint64 i = FIRST; i < version; i++)
    g_assert_true (has_copy[i]);

  return version;
}

/* Makes a library with all of these steps one that this version of the program knows. */
void
crash_migration_undo (const char *library)
{
  g_autofree char *sql = g_strdup_printf ("BEGIN; DROP TABLE tally;"
                                          "ALTER TABLE op DROP COLUMN seen;"
                                          "PRAGMA user_version = %d; COMMIT", FIRST);

  g_assert_cmpint (sqlite_get (library, "SELECT count(*) FROM op WHERE seen <> 1"), ==, 0);
  sqlite_run (library, sql);
}
