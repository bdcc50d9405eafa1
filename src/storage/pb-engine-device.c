/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-engine-private.h"

#include "model/pb-id.h"

#include <glib/gi18n-lib.h>

#define MAX_DEVICES 65535
#define TAG_DIGITS 8

/**
 * pb_engine_set_author:
 * @self: an engine
 * @name: (nullable): who makes the changes in this library
 * @handle: (nullable): how the network knows them
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_set_author (PbEngine    *self,
                      const char  *name,
                      const char  *handle,
                      GError     **error)
{
  sqlite3_stmt *statement =
    pb_sql_prepare (self->sql, "UPDATE device SET name = ?, handle = ? WHERE dev = ?", error);

  if (statement == NULL)
    return FALSE;

  pb_sql_bind_text (statement, 1, name);
  pb_sql_bind_text (statement, 2, handle);
  sqlite3_bind_int (statement, 3, self->dev);

  return pb_sql_run (self->sql, statement, error);
}

/**
 * pb_engine_get_author:
 * @self: an engine
 * @name: (out) (optional) (nullable): who makes the changes in this library
 * @handle: (out) (optional) (nullable): how the network knows them
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_get_author (PbEngine  *self,
                      char     **name,
                      char     **handle,
                      GError   **error)
{
  g_autoptr(PbSqlStatement) statement =
    pb_sql_prepare (self->sql, "SELECT name, handle FROM device WHERE dev = ?", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int (statement, 1, self->dev);
  if (!pb_sql_step (self->sql, statement, &row, error))
    return FALSE;

  if (name)
    *name = row ? g_strdup (pb_sql_get_text (statement, 0)) : NULL;
  if (handle)
    *handle = row ? g_strdup (pb_sql_get_text (statement, 1)) : NULL;

  return TRUE;
}

/**
 * pb_engine_dup_who:
 * @self: an engine
 * @dev: a device
 *
 * Returns: (transfer full) (nullable): the name of who uses it
 */
char *
pb_engine_dup_who (PbEngine *self,
                   guint16   dev)
{
  g_autoptr(PbSqlStatement) statement =
    pb_engine_prepare (self, PB_STATEMENT_WHO, "SELECT name FROM device WHERE dev = ?", NULL);

  if (statement == NULL)
    return NULL;

  sqlite3_bind_int (statement, 1, dev);

  return sqlite3_step (statement) == SQLITE_ROW ? g_strdup (pb_sql_get_text (statement, 0)) : NULL;
}

static void
keep_device (PbEngine *self,
             guint16   dev,
             guint32   tag)
{
  g_hash_table_insert (self->devs, GUINT_TO_POINTER (tag), GUINT_TO_POINTER (dev));
  g_hash_table_insert (self->tags, GUINT_TO_POINTER (dev), GUINT_TO_POINTER (tag));
}

/**
 * pb_engine_lookup_device:
 * @self: an engine
 * @tag: the tag of a device
 * @add: whether to give it a number where it has none
 * @dev: (out): the number, or 0
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_lookup_device (PbEngine *self,
                         guint32   tag,
                         gboolean  add,
                         guint16  *dev,
                         GError  **error)
{
  sqlite3_stmt *insert;
  gint64 number;
  gboolean row;

  *dev = (guint16) GPOINTER_TO_UINT (g_hash_table_lookup (self->devs, GUINT_TO_POINTER (tag)));
  if (*dev != 0)
    return TRUE;

  {
    g_autoptr(PbSqlStatement) select =
      pb_sql_prepare (self->sql, "SELECT dev FROM device WHERE tag = ?", error);

    if (select == NULL)
      return FALSE;
    sqlite3_bind_int64 (select, 1, tag);
    if (!pb_sql_step (self->sql, select, &row, error))
      return FALSE;
    if (row)
      {
        *dev = (guint16) sqlite3_column_int (select, 0);
        keep_device (self, *dev, tag);
        return TRUE;
      }
  }

  if (!add)
    return TRUE;

  insert = pb_sql_prepare (self->sql, "INSERT INTO device (tag) VALUES (?)", error);
  if (insert == NULL)
    return FALSE;
  sqlite3_bind_int64 (insert, 1, tag);
  if (!pb_sql_run (self->sql, insert, error))
    return FALSE;

  number = sqlite3_last_insert_rowid (pb_sql_get_db (self->sql));
  if (number > MAX_DEVICES)
    {
      g_set_error_literal (error, PB_STORE_ERROR, PB_STORE_ERROR_INVALID,
                           _("Too many devices have changed this library."));
      return FALSE;
    }

  *dev = (guint16) number;
  keep_device (self, *dev, tag);

  return TRUE;
}

/**
 * pb_engine_get_tag:
 * @self: an engine
 * @dev: the number of a device
 *
 * Returns: its tag
 */
guint32
pb_engine_get_tag (PbEngine *self,
                   guint16   dev)
{
  gpointer tag;
  g_autoptr(PbSqlStatement) statement = NULL;

  if (dev == self->dev)
    return self->tag;
  if (g_hash_table_lookup_extended (self->tags, GUINT_TO_POINTER (dev), NULL, &tag))
    return GPOINTER_TO_UINT (tag);

  statement = pb_sql_prepare (self->sql, "SELECT tag FROM device WHERE dev = ?", NULL);
  if (statement == NULL)
    return 0;
  sqlite3_bind_int (statement, 1, dev);
  if (sqlite3_step (statement) != SQLITE_ROW)
    return 0;

  keep_device (self, dev, (guint32) sqlite3_column_int64 (statement, 0));

  return (guint32) sqlite3_column_int64 (statement, 0);
}

/**
 * pb_engine_get_log_dev:
 * @self: an engine
 * @log: the number of a log
 *
 * Returns: the number of the device that writes it, or 0
 */
guint16
pb_engine_get_log_dev (PbEngine *self,
                       gint64    log)
{
  gpointer key = GSIZE_TO_POINTER ((gsize) log);
  g_autoptr(PbSqlStatement) statement = NULL;
  guint dev;

  if (log == self->log)
    return self->dev;

  dev = GPOINTER_TO_UINT (g_hash_table_lookup (self->log_devs, key));
  if (dev != 0)
    return (guint16) dev;

  statement = pb_sql_prepare (self->sql, "SELECT dev FROM log WHERE log = ?", NULL);
  if (statement == NULL)
    return 0;
  sqlite3_bind_int64 (statement, 1, log);
  if (sqlite3_step (statement) != SQLITE_ROW)
    return 0;

  dev = (guint) sqlite3_column_int (statement, 0);
  g_hash_table_insert (self->log_devs, key, GUINT_TO_POINTER (dev));

  return (guint16) dev;
}

static gboolean
name_device (PbEngine      *self,
             guint16        dev,
             const guint8   uuid[16],
             GError       **error)
{
  sqlite3_stmt *statement =
    pb_sql_prepare (self->sql, "UPDATE device SET uuid = ?1 WHERE dev = ?2 AND uuid IS NULL",
                    error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_blob (statement, 1, uuid, 16, SQLITE_STATIC);
  sqlite3_bind_int (statement, 2, dev);

  return pb_sql_run (self->sql, statement, error);
}

static gboolean
find_log (PbEngine      *self,
          const guint8   uuid[16],
          gint64        *log,
          guint16       *dev,
          GError       **error)
{
  g_autoptr(PbSqlStatement) statement =
    pb_sql_prepare (self->sql, "SELECT l.log, d.dev FROM device d JOIN log l USING (dev)"
                               " WHERE d.uuid = ? AND l.branch = 0", error);
  gboolean row;

  *log = 0;
  *dev = 0;
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_blob (statement, 1, uuid, 16, SQLITE_STATIC);
  if (!pb_sql_step (self->sql, statement, &row, error))
    return FALSE;

  if (row)
    {
      *log = sqlite3_column_int64 (statement, 0);
      *dev = (guint16) sqlite3_column_int (statement, 1);
    }

  return TRUE;
}

/**
 * pb_engine_open_log:
 * @self: an engine
 * @device: the identifier of a device
 * @add: whether to begin a log where there is none
 * @log: (out): the number of its log, or 0: there is none, or another device
 *   has the same tag
 * @dev: (out): the number of the device
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_open_log (PbEngine    *self,
                    const char  *device,
                    gboolean     add,
                    gint64      *log,
                    guint16     *dev,
                    GError     **error)
{
  sqlite3_stmt *insert;
  guint8 uuid[16];
  guint64 tag;

  *log = 0;
  *dev = 0;
  if (!pb_id_to_bytes (device, uuid))
    return TRUE;
  if (!find_log (self, uuid, log, dev, error))
    return FALSE;
  if (*log != 0 || !add)
    return TRUE;

  pb_hex_parse (device + PB_ID_LENGTH - TAG_DIGITS, TAG_DIGITS, &tag);
  if (!pb_engine_lookup_device (self, (guint32) tag, TRUE, dev, error) ||
      !name_device (self, *dev, uuid, error))
    return FALSE;

  /* Only where the device was not known by another identifier. */
  insert = pb_sql_prepare (self->sql, "INSERT INTO log (log, dev) SELECT dev, dev FROM device"
                                      " WHERE dev = ? AND uuid = ?", error);
  if (insert == NULL)
    return FALSE;
  sqlite3_bind_int (insert, 1, *dev);
  sqlite3_bind_blob (insert, 2, uuid, sizeof uuid, SQLITE_STATIC);
  if (!pb_sql_run (self->sql, insert, error))
    return FALSE;

  return find_log (self, uuid, log, dev, error);
}

/**
 * pb_engine_list_branches:
 * @self: an engine
 * @dev: the number of a device
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the numbers of its log and
 *   of the branches of that
 */
GArray *
pb_engine_list_branches (PbEngine  *self,
                         guint16    dev,
                         GError   **error)
{
  g_autoptr(GArray) logs = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(PbSqlStatement) statement =
    pb_sql_prepare (self->sql, "SELECT log FROM log WHERE dev = ? ORDER BY branch", error);
  gboolean row;

  if (statement == NULL)
    return NULL;

  sqlite3_bind_int (statement, 1, dev);
  while (pb_sql_step (self->sql, statement, &row, error))
    {
      gint64 log;

      if (!row)
        return g_steal_pointer (&logs);

      log = sqlite3_column_int64 (statement, 0);
      g_array_append_val (logs, log);
    }

  return NULL;
}

/**
 * pb_engine_add_branch:
 * @self: an engine over a connection within a transaction
 * @dev: the number of a device
 * @log: (out): the number of a new branch of its log
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_add_branch (PbEngine  *self,
                      guint16    dev,
                      gint64    *log,
                      GError   **error)
{
  sqlite3_stmt *statement =
    pb_sql_prepare (self->sql, "INSERT INTO log (log, dev, branch)"
                               " SELECT max (?2, (SELECT max (log) FROM log)) + 1, ?1,"
                               " max (branch) + 1 FROM log WHERE dev = ?1", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int (statement, 1, dev);
  sqlite3_bind_int (statement, 2, MAX_DEVICES);
  if (!pb_sql_run (self->sql, statement, error))
    return FALSE;

  *log = sqlite3_last_insert_rowid (pb_sql_get_db (self->sql));

  return TRUE;
}

/**
 * pb_engine_get_log_end:
 * @self: an engine
 * @log: the number of a log
 * @seq: (out): its last place, or 0 where it is empty
 * @hlc: (out): the clock of its last operation
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Read anew each time, since another process may have written meanwhile.
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_get_log_end (PbEngine *self,
                       gint64    log,
                       gint64   *seq,
                       guint64  *hlc,
                       GError  **error)
{
  g_autoptr(PbSqlStatement) last =
    pb_engine_prepare (self, PB_STATEMENT_LOG_END,
                       "SELECT id, hlc FROM op WHERE id > ?1 AND id < ?2 ORDER BY id DESC LIMIT 1",
                       error);
  gboolean row;

  *seq = 0;
  *hlc = 0;
  if (last == NULL)
    return FALSE;

  sqlite3_bind_int64 (last, 1, PB_OP_ID (log, 0));
  sqlite3_bind_int64 (last, 2, PB_OP_ID (log + 1, 0));
  if (!pb_sql_step (self->sql, last, &row, error))
    return FALSE;

  if (row)
    {
      *seq = PB_OP_SEQ (sqlite3_column_int64 (last, 0));
      *hlc = (guint64) sqlite3_column_int64 (last, 1);
    }

  return TRUE;
}

/**
 * pb_engine_get_log_clock:
 * @self: an engine
 * @log: the number of a log
 * @hlc: (inout): its greatest clock, as far as known from its last operation
 * @error: return location for a `PB_STORE_ERROR`
 *
 * The clock of a log that others write may have gone back.
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_get_log_clock (PbEngine *self,
                         gint64    log,
                         guint64  *hlc,
                         GError  **error)
{
  g_autoptr(PbSqlStatement) statement =
    pb_sql_prepare (self->sql, "SELECT last_hlc FROM log WHERE log = ?", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, log);
  if (!pb_sql_step (self->sql, statement, &row, error))
    return FALSE;
  if (row)
    *hlc = MAX (*hlc, (guint64) sqlite3_column_int64 (statement, 0));

  return TRUE;
}
