/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-sql.h"

#include "storage/pb-store-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* How long a process waits for another one's transaction, in milliseconds. */
#define BUSY_TIMEOUT 5000

struct _PbSql
{
  sqlite3 *db;
  char *name;
  GHashTable *statements;
};

/**
 * pb_sql_open:
 * @path: the file
 * @flags: `SQLITE_OPEN_…`
 * @immutable: whether nothing else can write the file meanwhile, so that it is
 *   read without locks and without files beside it
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): a connection for one thread
 */
PbSql *
pb_sql_open (const char  *path,
             int          flags,
             gboolean     immutable,
             GError     **error)
{
  g_autoptr(PbSql) self = g_new0 (PbSql, 1);
  g_autofree char *uri = NULL;
  g_autofree char *escaped = NULL;
  int code;

  self->name = g_path_get_basename (path);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) sqlite3_finalize);

  escaped = g_uri_escape_string (path, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH, FALSE);
  uri = g_strdup_printf ("file:%s%s", escaped, immutable ? "?immutable=1" : "");

  code = sqlite3_open_v2 (uri, &self->db,
                          flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                          NULL);
  if (code != SQLITE_OK)
    {
      pb_sql_set_error (self, code, error);
      return NULL;
    }

  sqlite3_busy_timeout (self->db, BUSY_TIMEOUT);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);

  return g_steal_pointer (&self);
}

/**
 * pb_sql_free:
 * @self: (transfer full): a connection
 *
 * Closes it with all its statements.
 */
void
pb_sql_free (PbSql *self)
{
  g_clear_pointer (&self->statements, g_hash_table_unref);
  if (self->db)
    pb_sql_check_place (self, NULL);
  sqlite3_close_v2 (self->db);
  g_free (self->name);
  g_free (self);
}

/**
 * pb_sql_get_db:
 * @self: a connection
 *
 * Returns: (transfer none): SQLite's own handle
 */
sqlite3 *
pb_sql_get_db (PbSql *self)
{
  return self->db;
}

/* A full disk shows as a failed write where space was promised before, or as a file
 * that cannot be made.
 */
static gboolean
is_full (PbSql *self)
{
  int code = self->db ? sqlite3_system_errno (self->db) : 0;

  return code == ENOSPC || code == EDQUOT;
}

static gboolean
set_full (PbSql   *self,
          GError **error)
{
  g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_NO_SPACE,
               /* Translators: %s is the name of a file */
               _("There is no space left on the disk for “%s”."), self->name);

  return FALSE;
}

static gboolean
set_moved (PbSql   *self,
           GError **error)
{
  g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_NOT_FOUND,
               /* Translators: %s is the name of a file */
               _("The library “%s” was moved, replaced or removed while it was open. Open it again "
                 "from where it is now."), self->name);

  return FALSE;
}

/**
 * pb_sql_check_place:
 * @self: a connection
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Looks whether the file still has the name under which it was opened.  What is
 * written to one that has not would be lost.  Where it has not, SQLite’s log, which
 * stayed under the old name, is taken into it: else the file would be without its
 * last changes, and another one that came in its place would be spoilt by them.
 *
 * Returns: whether it has
 */
gboolean
pb_sql_check_place (PbSql   *self,
                    GError **error)
{
  int moved = FALSE;

  if (sqlite3_file_control (self->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) != SQLITE_OK ||
      !moved)
    return TRUE;

  sqlite3_wal_checkpoint_v2 (self->db, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);

  return set_moved (self, error);
}

/**
 * pb_sql_set_error:
 * @self: a connection
 * @code: what SQLite answered
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Turns SQLite's answer into an error of the storage layer.
 *
 * Returns: %FALSE, so that callers can return the call
 */
gboolean
pb_sql_set_error (PbSql   *self,
                  int      code,
                  GError **error)
{
  const char *detail = self->db ? sqlite3_errmsg (self->db) : sqlite3_errstr (code);

  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return set_full (self, error);

    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_BUSY,
                   /* Translators: %s is the name of a file */
                   _("Another program is still writing to “%s”. Try again in a moment."),
                   self->name);
      break;

    case SQLITE_CORRUPT:
      g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_CORRUPT,
                   /* Translators: the first %s is the name of a file, the second what is wrong */
                   _("The library “%s” is damaged: %s."), self->name, detail);
      break;

    case SQLITE_NOTADB:
      g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_NOT_A_LIBRARY,
                   /* Translators: %s is the name of a file */
                   _("“%s” is not a Phasebook library."), self->name);
      break;

    case SQLITE_READONLY:
      if (code == SQLITE_READONLY_DBMOVED)
        return set_moved (self, error);
      g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_READ_ONLY,
                   /* Translators: %s is the name of a file */
                   _("The library “%s” may only be read, not changed."), self->name);
      break;

    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      if (is_full (self))
        return set_full (self, error);
      g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_PERMISSION,
                   /* Translators: %s is the name of a file */
                   _("The library “%s” could not be opened."), self->name);
      break;

    case SQLITE_IOERR:
      if (is_full (self))
        return set_full (self, error);
      g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_FAILED,
                   /* Translators: the first %s is the name of a file, the second what failed */
                   _("The disk failed while working on “%s”: %s."), self->name, detail);
      break;

    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled"));
      break;

    default:
      g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_FAILED,
                   /* Translators: the first %s is the name of a file, the second what failed */
                   _("The library “%s” could not be used: %s."), self->name, detail);
      break;
    }

  return FALSE;
}

/**
 * pb_sql_exec:
 * @self: a connection
 * @sql: one or more statements without parameters
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: whether all of them ran
 */
gboolean
pb_sql_exec (PbSql       *self,
             const char  *sql,
             GError     **error)
{
  int code = sqlite3_exec (self->db, sql, NULL, NULL, NULL);

  return code == SQLITE_OK || pb_sql_set_error (self, code, error);
}

/**
 * pb_sql_prepare:
 * @self: a connection
 * @sql: a statement
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Hold the result as `g_autoptr(PbSqlStatement)`, so that it is reset after use.
 *
 * Returns: (transfer none) (nullable): the statement, which the connection
 *   keeps prepared
 */
sqlite3_stmt *
pb_sql_prepare (PbSql       *self,
                const char  *sql,
                GError     **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);
  int code;

  if (statement)
    {
      if (!sqlite3_stmt_busy (statement))
        return statement;

      /* Somebody further up still walks its rows. */
      g_critical ("A statement is used within itself: %s", sql);
      return NULL;
    }

  code = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (code != SQLITE_OK)
    {
      pb_sql_set_error (self, code, error);
      return NULL;
    }

  g_hash_table_insert (self->statements, g_strdup (sql), statement);

  return statement;
}

/**
 * pb_sql_step:
 * @self: a connection
 * @statement: one of its statements
 * @row: (out): whether there is a row to read
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: %FALSE on an error
 */
gboolean
pb_sql_step (PbSql         *self,
             sqlite3_stmt  *statement,
             gboolean      *row,
             GError       **error)
{
  int code = sqlite3_step (statement);

  *row = code == SQLITE_ROW;

  return code == SQLITE_ROW || code == SQLITE_DONE || pb_sql_set_error (self, code, error);
}

/**
 * pb_sql_run:
 * @self: a connection
 * @statement: one of its statements
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Runs a statement for its effect and makes it ready for the next use.
 *
 * Returns: %FALSE on an error
 */
gboolean
pb_sql_run (PbSql         *self,
            sqlite3_stmt  *statement,
            GError       **error)
{
  int code = sqlite3_step (statement);
  gboolean ok = code == SQLITE_ROW || code == SQLITE_DONE || pb_sql_set_error (self, code, error);

  pb_sql_release (statement);

  return ok;
}

/**
 * pb_sql_get_int64:
 * @self: a connection
 * @sql: a query without parameters
 * @value: (out): the first column of its first row, or 0 without a row
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: %FALSE on an error
 */
gboolean
pb_sql_get_int64 (PbSql       *self,
                  const char  *sql,
                  gint64      *value,
                  GError     **error)
{
  g_autoptr(PbSqlStatement) statement = pb_sql_prepare (self, sql, error);
  gboolean row;

  *value = 0;
  if (statement == NULL || !pb_sql_step (self, statement, &row, error))
    return FALSE;

  if (row)
    *value = sqlite3_column_int64 (statement, 0);

  return TRUE;
}

/**
 * pb_sql_rollback:
 * @self: a connection
 * @error: unused; there so that failing code can return the call
 *
 * Takes back the transaction that is open, if any.
 *
 * Returns: %FALSE
 */
gboolean
pb_sql_rollback (PbSql   *self,
                 GError **error)
{
  GHashTableIter iter;
  gpointer statement;

  /* A statement left standing would keep the transaction open. */
  g_hash_table_iter_init (&iter, self->statements);
  while (g_hash_table_iter_next (&iter, NULL, &statement))
    sqlite3_reset (statement);

  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);

  return FALSE;
}

/**
 * pb_sql_bind_text:
 * @statement: a statement
 * @index: which parameter, from 1
 * @text: (nullable): text that lives until the statement is released
 *
 * Binds text, or NULL where there is none.
 */
void
pb_sql_bind_text (sqlite3_stmt *statement,
                  int           index,
                  const char   *text)
{
  if (text)
    sqlite3_bind_text (statement, index, text, -1, SQLITE_STATIC);
  else
    sqlite3_bind_null (statement, index);
}

/**
 * pb_sql_get_text:
 * @statement: a statement that stands on a row
 * @column: which column, from 0
 *
 * Returns: (nullable): the text, until the statement moves on
 */
const char *
pb_sql_get_text (sqlite3_stmt *statement,
                 int           column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

/* Returns: (transfer floating): the text as a value; where the file is damaged, what
 * is no text is shown as such.
 */
GVariant *
pb_sql_new_text (const char *text,
                 gsize       length)
{
  char *owned;

  if (!g_utf8_validate_len (text, length, NULL))
    return g_variant_new_take_string (g_utf8_make_valid (text, (gssize) strlen (text)));

  /* g_variant_new_string() would go through all of it once more. */
  owned = g_malloc (length + 1);
  memcpy (owned, text, length);
  owned[length] = '\0';

  return g_variant_new_from_data (G_VARIANT_TYPE_STRING, owned, length + 1, TRUE, g_free, owned);
}

/**
 * pb_sql_interrupt:
 * @self: a connection
 *
 * Stops the query that runs at the moment; may be called from any thread while
 * the connection lives.
 */
void
pb_sql_interrupt (PbSql *self)
{
  sqlite3_interrupt (self->db);
}
