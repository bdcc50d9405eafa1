/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-hlc.h"
#include "storage/pb-search-index.h"
#include "storage/pb-store-backup.h"

#include <glib/gi18n-lib.h>

/* How many records are indexed before somebody may cancel. */
#define INDEX_BATCH 500

typedef struct
{
  char *path;
  gint64 moment;
  PbProgress *progress;
} AsOfData;

static void
as_of_data_free (gpointer data)
{
  AsOfData *as_of = data;

  g_free (as_of->path);
  g_clear_object (&as_of->progress);
  g_free (as_of);
}

/* Takes out what happened later, and what only the newest state needs. */
static gboolean
forget_later (PbSql   *sql,
              gint64   moment,
              GError **error)
{
  sqlite3_stmt *statement = pb_sql_prepare (sql, "DELETE FROM op WHERE hlc > ?1", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, (gint64) pb_hlc_last_of (moment));

  return pb_sql_run (sql, statement, error) &&
         pb_sql_exec (sql,
                      "DELETE FROM entity WHERE eid NOT IN (SELECT eid FROM op);"
                      "DELETE FROM action; DELETE FROM inbox; DELETE FROM problem;"
                      "DELETE FROM search_dirty",
                      error);
}

static gboolean
index_all (PbWorker    *copy,
           PbProgress  *progress,
           GError     **error)
{
  gboolean more = TRUE;

  if (!pb_search_index_renew (copy->sql, error))
    return FALSE;

  while (more)
    {
      if (progress &&
          g_cancellable_set_error_if_cancelled (pb_progress_get_cancellable (progress), error))
        return FALSE;
      if (!pb_search_index_flush (copy->engine, copy->sql, INDEX_BATCH, &more, error))
        return FALSE;
    }

  return TRUE;
}

/* What the tables held at a moment is what the operations until then make. */
static gboolean
go_back (PbWorker    *worker,
         const char  *draft,
         gpointer     user_data,
         GError     **error)
{
  AsOfData *data = user_data;
  int generation = 0;
  PbWorker *copy = pb_worker_new (draft, worker->clock, &generation);
  gboolean ok;

  ok = pb_worker_connect (copy, FALSE, NULL, error) &&
       pb_sql_exec (copy->sql, "PRAGMA synchronous = OFF; BEGIN IMMEDIATE", error);
  if (ok)
    {
      ok = forget_later (copy->sql, data->moment, error) &&
           pb_engine_rebuild (copy->engine, data->progress, error) &&
           index_all (copy, data->progress, error) && pb_sql_exec (copy->sql, "COMMIT", error);
      if (!ok)
        pb_sql_rollback (copy->sql, NULL);
    }

  pb_worker_free (copy);

  return ok;
}

static gboolean
as_of_work (PbWorker    *worker,
            PbStoreJob  *job,
            GError     **error)
{
  AsOfData *data = job->data;

  return pb_worker_copy_file (worker, data->path, go_back, data, error);
}

/**
 * pb_store_copy_as_of_async:
 * @self: a store
 * @moment: the moment, in microseconds since 1970-01-01 UTC
 * @to: where to put the copy; what is there is replaced when the copy is whole
 * @progress: (nullable): hears how it gets on, and is asked whether to stop
 * @cancellable: (nullable): to give up before it starts
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Makes a library of its own that holds what this one held at a moment, with all
 * that is known today of the time before: changes of others count by the day on
 * which they were made, not by the one on which they arrived.  It is meant to be
 * opened with %PB_STORE_OPEN_READ_ONLY.
 */
void
pb_store_copy_as_of_async (PbStore             *self,
                           gint64               moment,
                           GFile               *to,
                           PbProgress          *progress,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  AsOfData *data;

  g_return_if_fail (PB_IS_STORE (self));
  g_return_if_fail (moment >= 0);
  g_return_if_fail (G_IS_FILE (to));
  g_return_if_fail (progress == NULL || PB_IS_PROGRESS (progress));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_store_copy_as_of_async);

  if (g_file_peek_path (to) == NULL)
    {
      g_task_return_new_error_literal (task, PB_STORE_ERROR, PB_STORE_ERROR_FAILED,
                                       _("A copy must be a file on this computer."));
      return;
    }

  data = g_new0 (AsOfData, 1);
  data->path = g_file_get_path (to);
  data->moment = moment;
  data->progress = progress ? g_object_ref (progress) : NULL;
  pb_store_push (self, PB_STORE_READER, g_steal_pointer (&task), as_of_work, NULL, data,
                 as_of_data_free);
}

/**
 * pb_store_copy_as_of_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a `PB_STORE_ERROR`, or for `G_IO_ERROR_CANCELLED`
 *
 * Returns: whether the copy is there
 */
gboolean
pb_store_copy_as_of_finish (PbStore       *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
