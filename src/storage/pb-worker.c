/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-worker.h"

#include "model/pb-id.h"
#include "storage/pb-library-file.h"
#include "storage/pb-migrations.h"
#include "storage/pb-observation-days.h"
#include "storage/pb-query-sql.h"
#include "storage/pb-store-error.h"
#include "storage/pb-undo-stack.h"

#include <glib/gi18n-lib.h>

/* How many records that came in at once are read for the few that may be live. */
#define MANY 500

/* Frees what @state points to. */
void
pb_undo_state_clear (PbUndoState *state)
{
  g_clear_pointer (&state->undo_title, g_free);
  g_clear_pointer (&state->redo_title, g_free);
}

/* Frees @news. */
void
pb_news_free (PbNews *news)
{
  g_clear_pointer (&news->ids, g_ptr_array_unref);
  g_clear_pointer (&news->records, g_ptr_array_unref);
  pb_undo_state_clear (&news->undo);
  g_free (news);
}

/* Makes what a thread works with, not connected yet. */
PbWorker *
pb_worker_new (const char *path,
               PbClock    *clock,
               int        *generation)
{
  PbWorker *self = g_new0 (PbWorker, 1);

  self->path = g_strdup (path);
  self->clock = g_object_ref (clock);
  self->generation = generation;
  self->seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  return self;
}

/* Closes the connection, if it is still open, and frees @self. */
void
pb_worker_free (PbWorker *self)
{
  pb_worker_disconnect (self);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_object (&self->clock);
  g_free (self->path);
  g_free (self);
}

/* Opens the connection; the file was checked before.  One that may write brings
 * the tables up to date first.
 */
gboolean
pb_worker_connect (PbWorker    *self,
                   gboolean     query_only,
                   PbProgress  *progress,
                   GError     **error)
{
  g_autoptr(PbSql) sql = NULL;

  sql = pb_library_file_open (self->path, query_only, error);
  if (sql == NULL)
    return FALSE;

  if (!query_only && !pb_migrations_update (sql, self->path, progress, error))
    return FALSE;

  if (!pb_query_sql_register (sql, error))
    return FALSE;

  self->engine = pb_engine_new (sql, error);
  if (self->engine == NULL)
    return FALSE;

  self->sql = g_steal_pointer (&sql);

  return TRUE;
}

/* Closes the connection.  The last one to close tidies the file up. */
void
pb_worker_disconnect (PbWorker *self)
{
  g_clear_pointer (&self->engine, pb_engine_free);
  g_clear_pointer (&self->sql, pb_sql_free);
}

/* Reads a record as it was at @instant; @record is set to %NULL where there is, or
 * was, none.
 */
gboolean
pb_worker_lookup (PbEngine    *engine,
                  const char  *id,
                  gint64       instant,
                  PbRecord   **record,
                  GError     **error)
{
  g_autoptr(GError) local_error = NULL;

  if (instant == PB_WORKER_NOW)
    *record = pb_engine_load (engine, id, &local_error);
  else
    *record = pb_engine_load_at (engine, id, instant, &local_error);

  if (local_error == NULL ||
      g_error_matches (local_error, PB_STORE_ERROR, PB_STORE_ERROR_NOT_FOUND))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

/* Everything until pb_worker_end_read() sees the library at one moment. */
gboolean
pb_worker_begin_read (PbWorker  *self,
                      GError   **error)
{
  return pb_sql_exec (self->sql, "BEGIN", error);
}

/* Ends that.  Returns @ok, so that callers can return the call. */
gboolean
pb_worker_end_read (PbWorker *self,
                    gboolean  ok)
{
  if (!ok || !pb_sql_exec (self->sql, "COMMIT", NULL))
    pb_sql_rollback (self->sql, NULL);

  return ok;
}

/* Begins to write, after whoever else is writing now. */
gboolean
pb_worker_begin (PbWorker  *self,
                 GError   **error)
{
  gint64 version;

  if (!pb_sql_check_place (self->sql, error) ||
      !pb_sql_exec (self->sql, "BEGIN IMMEDIATE", error))
    return FALSE;

  if (!pb_sql_get_int64 (self->sql, "PRAGMA user_version", &version, error))
    return pb_sql_rollback (self->sql, error);

  /* A newer version of the program opened the library next to this one. */
  if (version > PB_MIGRATIONS_VERSION)
    {
      g_set_error_literal (error, PB_STORE_ERROR, PB_STORE_ERROR_TOO_NEW,
                           _("A newer version of Phasebook has taken over this library. "
                             "Close this window and use the newer version."));
      return pb_sql_rollback (self->sql, error);
    }

  /* Or one that has found out that the library is a copy, see
   * pb_engine_start_device().
   */
  if (!pb_engine_reload (self->engine, error))
    return pb_sql_rollback (self->sql, error);

  return TRUE;
}

/* Ends writing: all of it is on the disk, or nothing has happened. */
gboolean
pb_worker_commit (PbWorker  *self,
                  GError   **error)
{
  if (!pb_observation_days_settle (self->sql, error) ||
      !pb_sql_exec (self->sql, "COMMIT", error))
    return pb_sql_rollback (self->sql, error);

  g_atomic_int_inc (self->generation);

  return TRUE;
}

/* Returns: (nullable): the identifier of the record that this one is a part of */
const char *
pb_worker_get_owner (PbRecord *record)
{
  const PbFieldInfo *field = pb_kind_find_flag (pb_record_get_kind (record), PB_FIELD_OWNER);

  return field ? pb_record_get_text (record, field->id) : NULL;
}

/* The group that a record belongs to: itself, or by a field, or by its owner.
 *
 * Returns: (transfer full) (nullable): the identifier of the group
 */
char *
pb_worker_dup_group (PbWorker *self,
                     PbRecord *record)
{
  const PbFieldInfo *field = pb_kind_find_flag (pb_record_get_kind (record), PB_FIELD_OF_GROUP);
  const char *owner_id = pb_worker_get_owner (record);
  g_autoptr(PbRecord) owner = NULL;

  if (pb_record_get_kind (record) == PB_KIND_GROUP)
    return g_strdup (pb_record_get_id (record));

  if (field)
    return g_strdup (pb_record_get_text (record, field->id));

  if (owner_id)
    owner = pb_engine_load (self->engine, owner_id, NULL);

  return owner ? pb_worker_dup_group (self, owner) : NULL;
}

/* Whether a reference in the field keeps a record of @kind from being deleted.
 * Parts do not: they go out of sight with what they belong to.
 */
gboolean
pb_worker_is_held_by (const PbFieldInfo *info,
                      PbKind             kind)
{
  return pb_field_type_is_ref (info->type) && !(info->flags & PB_FIELD_OWNER) &&
         pb_field_may_refer (info->id, kind);
}

/* Reads what the records of @ids hold now, unless there are @many, and what undo
 * would do.  Nobody can hold records that the write @own, if any, has brought into
 * being.
 */
static PbNews *
make_news (PbWorker              *self,
           GPtrArray             *ids,
           const PbEngineResult  *own,
           gboolean               many,
           GError               **error)
{
  PbNews *news = g_new0 (PbNews, 1);

  news->generation = g_atomic_int_get (self->generation);
  news->ids = g_ptr_array_new_null_terminated (ids->len, g_free, TRUE);
  news->records = g_ptr_array_new_with_free_func (g_object_unref);
  news->many = many;
  news->kinds = many ? G_MAXUINT64 : own ? own->kinds : 0;

  for (guint i = 0; i < ids->len; i++)
    {
      PbRecord *record = NULL;

      g_ptr_array_add (news->ids, g_strdup (ids->pdata[i]));
      if (many || (own && own->fresh && g_hash_table_contains (own->fresh, ids->pdata[i])))
        continue;

      if (!pb_worker_lookup (self->engine, ids->pdata[i], PB_WORKER_NOW, &record, error))
        {
          pb_news_free (news);
          return NULL;
        }

      if (record)
        {
          news->kinds |= G_GUINT64_CONSTANT (1) << pb_record_get_kind (record);
          g_ptr_array_add (news->records, record);
        }
    }

  if (!pb_undo_stack_get_state (self->sql, &news->undo, error))
    g_clear_pointer (&news, pb_news_free);

  return news;
}

/* Tells no more than what undo would do. */
PbNews *
pb_worker_make_no_news (PbWorker  *self,
                        GError   **error)
{
  g_autoptr(GPtrArray) nothing = g_ptr_array_new ();

  return make_news (self, nothing, NULL, FALSE, error);
}

/* Walks the logs, takes note of where they end, and adds the records that were
 * touched since the last time to @ids, if not %NULL; those of @own may be left
 * out.
 */
static gboolean
walk_new_ops (PbWorker              *self,
              GHashTable            *ids,
              const PbEngineResult  *own,
              GError               **error)
{
  g_autoptr(PbSqlStatement) logs = NULL;
  gboolean row;

  logs = pb_sql_prepare (self->sql,
                         "SELECT log, coalesce((SELECT max(id) FROM op WHERE id >= log << 40"
                         " AND id < (log + 1) << 40), 0) FROM log",
                         error);
  if (logs == NULL || !pb_sql_step (self->sql, logs, &row, error))
    return FALSE;

  while (row)
    {
      gint64 log = sqlite3_column_int64 (logs, 0);
      gint64 last = sqlite3_column_int64 (logs, 1);
      gint64 *known = g_hash_table_lookup (self->seen, &log);

      if (own && known && own->first_op == *known + 1 && own->last_op == last)
        {
          /* The common case: nobody else has written here. */
        }
      else if (ids && last > (known ? *known : 0))
        {
          g_autoptr(PbSqlStatement) ops = NULL;
          gboolean op_row;

          ops = pb_sql_prepare (self->sql,
                                "SELECT uuid FROM op JOIN entity USING (eid)"
                                " WHERE op.id > max(?1, ?2 << 40) AND op.id <= ?3",
                                error);
          if (ops == NULL)
            return FALSE;

          sqlite3_bind_int64 (ops, 1, known ? *known : 0);
          sqlite3_bind_int64 (ops, 2, log);
          sqlite3_bind_int64 (ops, 3, last);
          while (TRUE)
            {
              if (!pb_sql_step (self->sql, ops, &op_row, error))
                return FALSE;
              if (!op_row)
                break;

              if (sqlite3_column_bytes (ops, 0) == 16)
                g_hash_table_add (ids, pb_id_from_bytes (sqlite3_column_blob (ops, 0)));
            }
        }

      g_hash_table_replace (self->seen, g_memdup2 (&log, sizeof log), g_memdup2 (&last, sizeof last));

      if (!pb_sql_step (self->sql, logs, &row, error))
        return FALSE;
    }

  return TRUE;
}

/* Takes note of how far the logs go, when the library has been opened. */
gboolean
pb_worker_mark_seen (PbWorker  *self,
                     GError   **error)
{
  return walk_new_ops (self, NULL, NULL, error);
}

/* Tells what an own write did, or an import, which leaves it to us to find out, and
 * what others wrote before it that nobody has looked at yet: they share the log, so
 * it could not be told apart later.
 */
PbNews *
pb_worker_make_own_news (PbWorker              *self,
                         const PbEngineResult  *own,
                         GError               **error)
{
  g_autoptr(GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) ids = NULL;
  PbNews *news = NULL;

  if (!pb_worker_begin_read (self, error))
    return NULL;

  if (walk_new_ops (self, found, own, error))
    {
      for (guint i = 0; own->ids && i < own->ids->len; i++)
        g_hash_table_add (found, g_strdup (own->ids->pdata[i]));
      ids = g_hash_table_get_keys_as_ptr_array (found);
      news = make_news (self, ids, own, own->ids == NULL && ids->len > MANY, error);
    }

  pb_worker_end_read (self, news != NULL);

  return news;
}

/* Finds out what others wrote since the last call; @news is set to %NULL where
 * there is nothing.
 */
gboolean
pb_worker_find_news (PbWorker  *self,
                     PbNews   **news,
                     GError   **error)
{
  g_autoptr(GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) ids = NULL;
  gint64 version;

  *news = NULL;

  /* Does not count what this connection writes itself. */
  if (!pb_sql_get_int64 (self->sql, "PRAGMA data_version", &version, error))
    return FALSE;
  if (version == self->data_version)
    return TRUE;

  if (!pb_worker_begin_read (self, error))
    return FALSE;

  if (!walk_new_ops (self, found, NULL, error))
    return pb_worker_end_read (self, FALSE);

  ids = g_hash_table_get_keys_as_ptr_array (found);
  g_atomic_int_inc (self->generation);
  *news = make_news (self, ids, NULL, FALSE, error);
  if (*news == NULL)
    return pb_worker_end_read (self, FALSE);

  self->data_version = version;

  return pb_worker_end_read (self, TRUE);
}
