/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-doctor.h"

#include "storage/pb-engine.h"
#include "storage/pb-library-file.h"
#include "storage/pb-query-sql.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* All that a library is comes from its log, the identities of its records and
 * those of its contributors; whatever rows of these can still be read make a new
 * library.
 */

/* After so many places that cannot be read nobody goes on. */
#define MAX_FAILURES 20000

typedef struct
{
  PbSql *from;
  PbSql *to;
  const char *table;
  const char *id;
  sqlite3_stmt *insert;
  guint failures;
} Salvage;

/* Copies the rows from @low to @high, both included, in one direction, as far as
 * they can be read; @last is then the last that was.
 */
static gboolean
copy_run (Salvage   *self,
          gint64     low,
          gint64     high,
          gboolean   down,
          gint64    *last,
          GError   **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s, * FROM %s WHERE %s BETWEEN ?1 AND ?2"
                                          " ORDER BY %s %s", self->id, self->table, self->id,
                                          self->id, down ? "DESC" : "ASC");
  sqlite3_stmt *rows = NULL;
  int code;

  *last = down ? high + 1 : low - 1;
  if (sqlite3_prepare_v2 (pb_sql_get_db (self->from), sql, -1, &rows, NULL) != SQLITE_OK)
    return TRUE;

  sqlite3_bind_int64 (rows, 1, low);
  sqlite3_bind_int64 (rows, 2, high);
  while ((code = sqlite3_step (rows)) == SQLITE_ROW)
    {
      for (int i = 1; i < sqlite3_column_count (rows); i++)
        sqlite3_bind_value (self->insert, i, sqlite3_column_value (rows, i));
      sqlite3_step (self->insert);
      /* A row that contradicts one that was read before is the damaged one. */
      sqlite3_reset (self->insert);
      *last = sqlite3_column_int64 (rows, 0);
    }
  sqlite3_finalize (rows);

  if (code == SQLITE_DONE)
    *last = down ? low : high;
  else
    self->failures++;

  return TRUE;
}

/* From both ends, then from the middle of what is left, until nothing is left
 * that could be read.
 */
static gboolean
copy_range (Salvage  *self,
            gint64    low,
            gint64    high,
            GError  **error)
{
  gint64 first, last, middle;

  if (low > high || self->failures > MAX_FAILURES)
    return TRUE;

  if (!copy_run (self, low, high, FALSE, &first, error))
    return FALSE;
  if (first >= high)
    return TRUE;
  if (!copy_run (self, first + 1, high, TRUE, &last, error))
    return FALSE;

  /* Between them lie the rows of at least one page that cannot be read. */
  if (last - first < 3)
    return TRUE;
  middle = first + (last - first) / 2;

  return copy_range (self, first + 2, middle, error) &&
         copy_range (self, middle + 1, last - 2, error);
}

static int
count_columns (PbSql      *sql,
               const char *table)
{
  g_autofree char *text = g_strdup_printf ("SELECT * FROM %s", table);
  sqlite3_stmt *statement = NULL;
  int n;

  if (sqlite3_prepare_v2 (pb_sql_get_db (sql), text, -1, &statement, NULL) != SQLITE_OK)
    return 0;
  n = sqlite3_column_count (statement);
  sqlite3_finalize (statement);

  return n;
}

/* The greatest number that the column ever has; rows beyond it are damage. */
static gint64
get_highest (Salvage *self)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max (%s) FROM %s", self->id, self->table);
  gint64 highest;

  return pb_sql_get_int64 (self->from, sql, &highest, NULL) ? highest
                                                            : G_GINT64_CONSTANT (1) << 62;
}

/* Copies what can be read of a table that is ordered by @id. */
static gboolean
copy_table (Salvage     *self,
            const char  *table,
            const char  *id,
            GError     **error)
{
  int n = count_columns (self->to, table);
  g_autoptr(GString) sql = g_string_new (NULL);
  gboolean ok;

  if (n == 0 || count_columns (self->from, table) != n)
    return TRUE;

  g_string_append_printf (sql, "INSERT OR REPLACE INTO %s VALUES (?", table);
  for (int i = 1; i < n; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  if (sqlite3_prepare_v2 (pb_sql_get_db (self->to), sql->str, -1, &self->insert, NULL) !=
      SQLITE_OK)
    return pb_sql_set_error (self->to, SQLITE_ERROR, error);

  self->table = table;
  self->id = id;
  ok = copy_range (self, 0, get_highest (self), error);
  g_clear_pointer (&self->insert, sqlite3_finalize);

  return ok;
}

/* The index of identities has them, too. */
static void
copy_identities (Salvage *self)
{
  sqlite3_stmt *rows = NULL;
  sqlite3_stmt *insert = NULL;

  if (sqlite3_prepare_v2 (pb_sql_get_db (self->from),
                          "SELECT eid, uuid FROM entity ORDER BY uuid", -1, &rows, NULL) ==
        SQLITE_OK &&
      sqlite3_prepare_v2 (pb_sql_get_db (self->to),
                          "INSERT OR IGNORE INTO entity (eid, uuid) VALUES (?, ?)", -1, &insert,
                          NULL) == SQLITE_OK)
    {
      while (sqlite3_step (rows) == SQLITE_ROW)
        {
          sqlite3_bind_value (insert, 1, sqlite3_column_value (rows, 0));
          sqlite3_bind_value (insert, 2, sqlite3_column_value (rows, 1));
          sqlite3_step (insert);
          sqlite3_reset (insert);
        }
    }
  sqlite3_finalize (rows);
  sqlite3_finalize (insert);
}

/* The small tables that have no number to go by. */
static void
copy_meta (Salvage *self)
{
  sqlite3_stmt *rows = NULL;
  sqlite3_stmt *insert = NULL;

  if (sqlite3_prepare_v2 (pb_sql_get_db (self->from), "SELECT key, value FROM meta WHERE key <>"
                          " 'catalogue'", -1, &rows, NULL) == SQLITE_OK &&
      sqlite3_prepare_v2 (pb_sql_get_db (self->to), "INSERT OR REPLACE INTO meta VALUES (?, ?)",
                          -1, &insert, NULL) == SQLITE_OK)
    {
      while (sqlite3_step (rows) == SQLITE_ROW)
        {
          sqlite3_bind_value (insert, 1, sqlite3_column_value (rows, 0));
          sqlite3_bind_value (insert, 2, sqlite3_column_value (rows, 1));
          sqlite3_step (insert);
          sqlite3_reset (insert);
        }
    }
  sqlite3_finalize (rows);
  sqlite3_finalize (insert);
}

static gboolean
set_hopeless (GError **error)
{
  g_set_error_literal (error, PB_STORE_ERROR, PB_STORE_ERROR_CORRUPT,
                       _("Nothing in the library can be read any more. Restore it from a "
                         "backup."));

  return FALSE;
}

static gboolean
copy_all (Salvage  *self,
          guint64  *n_saved,
          guint64  *n_lost,
          GError  **error)
{
  gint64 n_ops, n_orphans, last;

  copy_meta (self);
  if (!copy_table (self, "device", "dev", error) || !copy_table (self, "log", "log", error) ||
      !copy_table (self, "kind", "kind", error) || !copy_table (self, "entity", "eid", error))
    return FALSE;
  copy_identities (self);
  if (!copy_table (self, "op", "id", error) ||
      !pb_sql_get_int64 (self->to, "SELECT count(*) FROM op WHERE eid NOT IN (SELECT eid FROM"
                                   " entity) OR (id >> 40) NOT IN (SELECT log FROM log)",
                         &n_orphans, error) ||
      !pb_sql_exec (self->to,
                    "DELETE FROM op WHERE eid NOT IN (SELECT eid FROM entity)"
                    " OR (id >> 40) NOT IN (SELECT log FROM log);"
                    "DELETE FROM search_dirty;"
                    "INSERT INTO search_dirty SELECT eid FROM entity", error) ||
      !pb_sql_get_int64 (self->to, "SELECT count(*) FROM op", &n_ops, error) ||
      !pb_sql_get_int64 (self->to, "SELECT coalesce (sum (last), 0) FROM (SELECT"
                                   " max (id & 0xffffffffff) AS last FROM op GROUP BY id >> 40)",
                         &last, error))
    return FALSE;

  if (n_ops == 0)
    return set_hopeless (error);

  *n_saved = (guint64) n_ops;
  *n_lost = (guint64) MAX (last - n_ops, n_orphans);

  return TRUE;
}

static gboolean
rebuild (PbSql   *sql,
         GError **error)
{
  g_autoptr(PbEngine) engine = NULL;

  if (!pb_query_sql_register (sql, error))
    return FALSE;
  engine = pb_engine_new (sql, error);

  return engine != NULL && pb_engine_rebuild (engine, NULL, error);
}

/* Works on a copy of the file, which SQLite may change as it likes. */
static gboolean
copy_files (const char  *library,
            const char  *copy,
            GError     **error)
{
  static const char *const suffixes[] = { "", "-wal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (library, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (copy, suffixes[i], NULL);
      g_autoptr(GFile) source = g_file_new_for_path (from);
      g_autoptr(GFile) target = g_file_new_for_path (to);

      if (i > 0 && !g_file_test (from, G_FILE_TEST_EXISTS))
        continue;
      if (!g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, error) ||
          g_chmod (to, 0600) != 0)
        return FALSE;
    }

  return TRUE;
}

static gboolean
salvage (const char  *copy,
         const char  *to,
         guint64     *n_saved,
         guint64     *n_lost,
         GError     **error)
{
  g_autoptr(PbSql) from = pb_sql_open (copy, SQLITE_OPEN_READWRITE, FALSE, error);
  g_autoptr(PbSql) new = NULL;
  Salvage self = { .from = from };
  gint64 dummy;

  if (from == NULL)
    return FALSE;

  if (!pb_sql_get_int64 (from, "SELECT count(*) FROM sqlite_schema WHERE name = 'op'", &dummy,
                         NULL) || dummy == 0)
    return set_hopeless (error);

  if (!pb_library_file_create (to, error))
    return FALSE;
  new = pb_sql_open (to, SQLITE_OPEN_READWRITE, FALSE, error);
  self.to = new;

  if (new == NULL || !pb_sql_exec (new, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (copy_all (&self, n_saved, n_lost, error) && rebuild (new, error) &&
      pb_sql_exec (new, "COMMIT", error))
    return TRUE;

  pb_sql_rollback (new, NULL);
  g_clear_pointer (&new, pb_sql_free);
  g_unlink (to);

  return FALSE;
}

/**
 * pb_doctor_salvage:
 * @library: the path of a library that is damaged
 * @to: where to put what is left of it; there must be nothing yet
 * @n_saved: (out): how many changes could be read
 * @n_lost: (out): how many are known to be missing
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Makes a new library of what can still be read of the log of a damaged one, which
 * is left as it is.
 *
 * Returns: whether there is a new library
 */
gboolean
pb_doctor_salvage (const char  *library,
                   const char  *to,
                   guint64     *n_saved,
                   guint64     *n_lost,
                   GError     **error)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };
  g_autofree char *folder = NULL;
  g_autofree char *copy = NULL;
  gboolean ok;

  g_return_val_if_fail (library != NULL && to != NULL, FALSE);
  g_return_val_if_fail (n_saved != NULL && n_lost != NULL, FALSE);

  folder = g_dir_make_tmp ("phasebook-XXXXXX", error);
  if (folder == NULL)
    return FALSE;

  copy = g_build_filename (folder, "copy", NULL);
  ok = copy_files (library, copy, error) && salvage (copy, to, n_saved, n_lost, error);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (copy, suffixes[i], NULL);

      g_unlink (path);
    }
  g_rmdir (folder);

  return ok;
}
