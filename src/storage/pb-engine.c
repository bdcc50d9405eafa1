/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-engine-private.h"

#include "model/pb-id.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * pb_engine_set_corrupt:
 * @self: an engine
 * @error: return location for a `PB_STORE_ERROR`
 *
 * For when a table holds what the engine never writes.
 *
 * Returns: %FALSE
 */
gboolean
pb_engine_set_corrupt (PbEngine *self,
                       GError  **error)
{
  g_set_error_literal (error, PB_STORE_ERROR, PB_STORE_ERROR_CORRUPT,
                       _("The library is damaged: its tables contradict each other."));

  return FALSE;
}

static guint
hash_row_key (gconstpointer data)
{
  const PbRowKey *key = data;

  return g_int64_hash (&key->mask) * 31 + key->kind;
}

static gboolean
equal_row_keys (gconstpointer a,
                gconstpointer b)
{
  const PbRowKey *one = a;
  const PbRowKey *other = b;

  return one->mask == other->mask && one->kind == other->kind;
}

static void
forget_numbers (gpointer data)
{
  PbEngine *self = data;

  g_hash_table_remove_all (self->kind_numbers);
  g_hash_table_remove_all (self->kinds);
  g_hash_table_remove_all (self->tags);
  g_hash_table_remove_all (self->devs);
  g_hash_table_remove_all (self->log_devs);
  g_hash_table_remove_all (self->chains);
  g_hash_table_remove_all (self->trees);
  memset (self->eids, 0, PB_N_EID_SLOTS * sizeof (PbEidSlot));
  pb_engine_forget_ids (self);
}

static char *
dup_meta (PbEngine    *self,
          const char  *key,
          GError     **error)
{
  g_autoptr(PbSqlStatement) statement =
    pb_sql_prepare (self->sql, "SELECT value FROM meta WHERE key = ?", error);
  gboolean row;

  if (statement == NULL)
    return NULL;

  pb_sql_bind_text (statement, 1, key);
  if (!pb_sql_step (self->sql, statement, &row, error))
    return NULL;

  if (!row)
    {
      pb_engine_set_corrupt (self, error);
      return NULL;
    }

  return g_strdup (pb_sql_get_text (statement, 0));
}

static gboolean
load_self (PbEngine *self,
           GError  **error)
{
  g_autofree char *dev = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *wanted = pb_engine_dup_shape ();
  g_autoptr(PbSqlStatement) statement = NULL;
  gboolean row;

  g_clear_pointer (&self->space, g_free);
  g_clear_pointer (&self->device, g_free);
  self->space = dup_meta (self, "space", error);
  if (self->space == NULL)
    return FALSE;

  dev = dup_meta (self, "device", error);
  if (dev == NULL)
    return FALSE;
  self->dev = (guint16) g_ascii_strtoll (dev, NULL, 10);

  hash = dup_meta (self, "catalogue", error);
  if (hash == NULL)
    return FALSE;
  self->needs_rebuild = strcmp (hash, wanted) != 0;

  statement = pb_sql_prepare (self->sql, "SELECT d.uuid, d.tag, l.log FROM device d JOIN log l"
                                         " USING (dev) WHERE d.dev = ? ORDER BY l.branch DESC",
                              error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int (statement, 1, self->dev);
  if (!pb_sql_step (self->sql, statement, &row, error))
    return FALSE;
  if (!row || sqlite3_column_bytes (statement, 0) != 16)
    return pb_engine_set_corrupt (self, error);

  self->device = pb_id_from_bytes (sqlite3_column_blob (statement, 0));
  self->tag = (guint32) sqlite3_column_int64 (statement, 1);
  self->log = sqlite3_column_int64 (statement, 2);

  return TRUE;
}

/**
 * pb_engine_prepare:
 * @self: an engine
 * @which: a statement
 * @sql: its text
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Like pb_sql_prepare(), without looking the text up each time.
 *
 * Returns: (transfer none) (nullable): the statement
 */
sqlite3_stmt *
pb_engine_prepare (PbEngine     *self,
                   PbStatement   which,
                   const char   *sql,
                   GError      **error)
{
  sqlite3_stmt *statement = self->statements[which];

  if (statement != NULL && !sqlite3_stmt_busy (statement))
    return statement;

  return self->statements[which] = pb_sql_prepare (self->sql, sql, error);
}

/**
 * pb_engine_new:
 * @sql: a connection to a library of the current schema; must outlive the engine
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): an engine over @sql
 */
PbEngine *
pb_engine_new (PbSql   *sql,
               GError **error)
{
  g_autoptr(PbEngine) self = g_new0 (PbEngine, 1);

  self->sql = sql;
  self->kind_numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->kinds = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->tags = g_hash_table_new (NULL, NULL);
  self->devs = g_hash_table_new (NULL, NULL);
  self->log_devs = g_hash_table_new (NULL, NULL);
  self->rows = g_hash_table_new_full (hash_row_key, equal_row_keys, g_free, NULL);
  self->eids = g_new0 (PbEidSlot, PB_N_EID_SLOTS);
  self->ids = g_new0 (PbIdSlot, PB_N_ID_SLOTS);
  self->columns = g_hash_table_new (NULL, NULL);
  self->chains = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->trees = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (!load_self (self, error))
    return NULL;

  sqlite3_rollback_hook (pb_sql_get_db (sql), forget_numbers, self);

  return g_steal_pointer (&self);
}

/**
 * pb_engine_free:
 * @self: (transfer full): an engine
 */
void
pb_engine_free (PbEngine *self)
{
  sqlite3_rollback_hook (pb_sql_get_db (self->sql), NULL, NULL);

  g_free (self->space);
  g_free (self->device);
  g_free (self->eids);
  pb_engine_forget_ids (self);
  g_free (self->ids);
  g_hash_table_unref (self->kind_numbers);
  g_hash_table_unref (self->kinds);
  g_hash_table_unref (self->tags);
  g_hash_table_unref (self->devs);
  g_hash_table_unref (self->log_devs);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->columns);
  g_hash_table_unref (self->chains);
  g_hash_table_unref (self->trees);
  g_free (self);
}

/**
 * pb_engine_reload:
 * @self: an engine
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Reads anew which space and which device the library is of: another connection
 * may have changed that.
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_reload (PbEngine  *self,
                  GError   **error)
{
  g_autoptr(PbSqlStatement) statement =
    pb_sql_prepare (self->sql, "SELECT (SELECT value FROM meta WHERE key = 'space'),"
                               " (SELECT value FROM meta WHERE key = 'device')", error);
  gboolean row;

  if (statement == NULL || !pb_sql_step (self->sql, statement, &row, error))
    return FALSE;

  if (g_strcmp0 (pb_sql_get_text (statement, 0), self->space) == 0 &&
      sqlite3_column_int (statement, 1) == self->dev)
    return TRUE;

  return load_self (self, error);
}

/**
 * pb_engine_needs_rebuild:
 * @self: an engine
 *
 * Returns: whether the tables were made by a version of the program with other
 *   kinds or fields, so that pb_engine_rebuild() must run before anything else
 */
gboolean
pb_engine_needs_rebuild (PbEngine *self)
{
  return self->needs_rebuild;
}

/**
 * pb_engine_get_space:
 * @self: an engine
 *
 * Returns: (transfer none): the identifier of what contributors share
 */
const char *
pb_engine_get_space (PbEngine *self)
{
  return self->space;
}

/**
 * pb_engine_get_device:
 * @self: an engine
 *
 * Returns: (transfer none): the identifier of this library among those of the
 *   same space
 */
const char *
pb_engine_get_device (PbEngine *self)
{
  return self->device;
}

static void
keep_kind (PbEngine *self,
           char     *name,
           int       number)
{
  g_hash_table_insert (self->kind_numbers, g_strdup (name), GINT_TO_POINTER (number));
  g_hash_table_insert (self->kinds, GINT_TO_POINTER (number), name);
}

/**
 * pb_engine_lookup_kind:
 * @self: an engine
 * @name: the name of a kind, known to this version or not
 * @length: its length
 * @add: whether to give it a number where it has none
 * @number: (out): the number, or 0
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_lookup_kind (PbEngine    *self,
                       const char  *name,
                       gsize        length,
                       gboolean     add,
                       int         *number,
                       GError     **error)
{
  g_autofree char *wanted = g_strndup (name, length);
  sqlite3_stmt *insert;
  gboolean row;

  *number = GPOINTER_TO_INT (g_hash_table_lookup (self->kind_numbers, wanted));
  if (*number != 0)
    return TRUE;

  {
    g_autoptr(PbSqlStatement) select =
      pb_sql_prepare (self->sql, "SELECT kind FROM kind WHERE name = ?", error);

    if (select == NULL)
      return FALSE;
    pb_sql_bind_text (select, 1, wanted);
    if (!pb_sql_step (self->sql, select, &row, error))
      return FALSE;
    if (row)
      {
        *number = sqlite3_column_int (select, 0);
        keep_kind (self, g_steal_pointer (&wanted), *number);
        return TRUE;
      }
  }

  if (!add)
    return TRUE;

  insert = pb_sql_prepare (self->sql, "INSERT INTO kind (name) VALUES (?)", error);
  if (insert == NULL)
    return FALSE;
  pb_sql_bind_text (insert, 1, wanted);
  if (!pb_sql_run (self->sql, insert, error))
    return FALSE;

  *number = (int) sqlite3_last_insert_rowid (pb_sql_get_db (self->sql));
  keep_kind (self, g_steal_pointer (&wanted), *number);

  return TRUE;
}

/**
 * pb_engine_get_kind_name:
 * @self: an engine
 * @number: the number of a kind in this library
 *
 * Returns: (transfer none) (nullable): its name
 */
const char *
pb_engine_get_kind_name (PbEngine *self,
                         int       number)
{
  const char *name = g_hash_table_lookup (self->kinds, GINT_TO_POINTER (number));
  g_autoptr(PbSqlStatement) statement = NULL;

  if (name || number == 0)
    return name;

  statement = pb_sql_prepare (self->sql, "SELECT name FROM kind WHERE kind = ?", NULL);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int (statement, 1, number);
  if (sqlite3_step (statement) != SQLITE_ROW)
    return NULL;

  keep_kind (self, g_strdup (pb_sql_get_text (statement, 0)), number);

  return g_hash_table_lookup (self->kinds, GINT_TO_POINTER (number));
}

/**
 * pb_engine_get_kind_number:
 * @self: an engine
 * @kind: a kind
 *
 * Returns: its number in `entity.kind`, or 0 where the library has no such
 *   record yet
 */
int
pb_engine_get_kind_number (PbEngine *self,
                           PbKind    kind)
{
  const PbKindInfo *info = pb_kind_get_info (kind);
  int number = 0;

  g_return_val_if_fail (info != NULL, 0);

  pb_engine_lookup_kind (self, info->name, strlen (info->name), FALSE, &number, NULL);

  return number;
}

/**
 * pb_engine_get_kind:
 * @self: an engine
 * @number: a number of `entity.kind`
 *
 * Returns: the kind, or %PB_KIND_COMMON where this version does not know it
 */
PbKind
pb_engine_get_kind (PbEngine *self,
                    int       number)
{
  return pb_kind_from_name (pb_engine_get_kind_name (self, number));
}

/**
 * pb_engine_result_clear:
 * @result: what an edit did
 *
 * Frees what it holds.
 */
void
pb_engine_result_clear (PbEngineResult *result)
{
  g_clear_pointer (&result->fresh, g_hash_table_unref);
  g_clear_pointer (&result->ids, g_ptr_array_unref);
}

/**
 * pb_engine_import_clear:
 * @result: what an import did
 *
 * Frees what it holds.
 */
void
pb_engine_import_clear (PbEngineImport *result)
{
  g_clear_pointer (&result->ids, g_ptr_array_unref);
}
