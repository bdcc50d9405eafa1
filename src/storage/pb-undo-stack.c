/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-undo-stack.h"

/* Makes the table. */
gboolean
pb_undo_stack_create (PbSql   *sql,
                      GError **error)
{
  return pb_sql_exec (sql,
                      "CREATE TABLE action (id INTEGER PRIMARY KEY,"
                      " title TEXT NOT NULL, op INTEGER NOT NULL,"
                      " undone INTEGER NOT NULL DEFAULT 0) STRICT",
                      error);
}

/* Adds what was done just now; what was undone before it is gone. */
gboolean
pb_undo_stack_push (PbSql       *sql,
                    const char  *title,
                    gint64       first_op,
                    GError     **error)
{
  sqlite3_stmt *statement;

  if (!pb_sql_exec (sql, "DELETE FROM action WHERE undone", error))
    return FALSE;

  /* The operation names the action: numbers of logs are never used again. */
  statement = pb_sql_prepare (sql, "INSERT INTO action (id, title, op) VALUES (?2, ?1, ?2)", error);
  if (statement == NULL)
    return FALSE;
  pb_sql_bind_text (statement, 1, title);
  sqlite3_bind_int64 (statement, 2, first_op);
  if (!pb_sql_run (sql, statement, error))
    return FALSE;

  statement = pb_sql_prepare (sql,
                              "DELETE FROM action WHERE id <= (SELECT id FROM action"
                              " ORDER BY id DESC LIMIT 1 OFFSET ?1)",
                              error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, PB_UNDO_STACK_LIMIT);

  return pb_sql_run (sql, statement, error);
}

/* Takes note that an action was undone, or done again, by the operations from
 * @first_op on: those are what the next step inverts.
 */
gboolean
pb_undo_stack_move (PbSql    *sql,
                    gint64    id,
                    gboolean  undone,
                    gint64    first_op,
                    GError  **error)
{
  sqlite3_stmt *statement;

  statement = pb_sql_prepare (sql, "UPDATE action SET undone = ?2, op = ?3 WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, undone);
  sqlite3_bind_int64 (statement, 3, first_op);

  return pb_sql_run (sql, statement, error);
}

/* Finds the first operation of an action. */
gboolean
pb_undo_stack_get_op (PbSql   *sql,
                      gint64   id,
                      gint64  *first_op,
                      GError **error)
{
  g_autoptr(PbSqlStatement) statement = NULL;
  gboolean row;

  statement = pb_sql_prepare (sql, "SELECT op FROM action WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  if (!pb_sql_step (sql, statement, &row, error))
    return FALSE;

  *first_op = row ? sqlite3_column_int64 (statement, 0) : 0;

  return TRUE;
}

static gboolean
get_end (PbSql       *sql,
         const char  *query,
         gint64      *id,
         char       **title,
         GError     **error)
{
  g_autoptr(PbSqlStatement) statement = pb_sql_prepare (sql, query, error);
  gboolean row;

  if (statement == NULL || !pb_sql_step (sql, statement, &row, error))
    return FALSE;

  if (row)
    {
      *id = sqlite3_column_int64 (statement, 0);
      *title = g_strdup (pb_sql_get_text (statement, 1));
    }

  return TRUE;
}

/* Says which action undo would take back now, and which one redo would do. */
gboolean
pb_undo_stack_get_state (PbSql        *sql,
                         PbUndoState  *state,
                         GError      **error)
{
  g_auto(PbUndoState) found = { 0 };

  if (!get_end (sql, "SELECT id, title FROM action WHERE NOT undone ORDER BY id DESC LIMIT 1",
                &found.undo_id, &found.undo_title, error) ||
      !get_end (sql, "SELECT id, title FROM action WHERE undone ORDER BY id LIMIT 1",
                &found.redo_id, &found.redo_title, error))
    return FALSE;

  *state = found;
  found = (PbUndoState) { 0 };

  return TRUE;
}
