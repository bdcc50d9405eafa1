/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-stats-private.h"
#include "storage/pb-store-private.h"

static gboolean
count_kinds (PbWorker  *worker,
             PbStats   *stats,
             GError   **error)
{
  g_autoptr(PbSqlStatement) statement = NULL;

  statement = pb_sql_prepare (worker->sql,
                              "SELECT kind, count(*) FROM entity WHERE state = 0 GROUP BY kind",
                              error);
  if (statement == NULL)
    return FALSE;

  while (TRUE)
    {
      PbKind kind;
      gboolean row;

      if (!pb_sql_step (worker->sql, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      /* Kinds of newer versions are kept, but not counted among ours. */
      kind = pb_engine_get_kind (worker->engine, sqlite3_column_int (statement, 0));
      if (kind != PB_KIND_COMMON)
        stats->n_of_kind[kind] = sqlite3_column_int64 (statement, 1);
    }
}

static gboolean
read_stats (PbWorker  *worker,
            PbStats   *stats,
            GError   **error)
{
  gint64 n_ops, n_conflicts, n_devices, n_pages, page_size;

  if (!count_kinds (worker, stats, error) ||
      !pb_sql_get_int64 (worker->sql, "SELECT count(*) FROM op", &n_ops, error) ||
      !pb_sql_get_int64 (worker->sql, "SELECT count(*) FROM conflict", &n_conflicts, error) ||
      !pb_sql_get_int64 (worker->sql, "SELECT count(*) FROM device WHERE uuid IS NOT NULL",
                         &n_devices, error) ||
      !pb_sql_get_int64 (worker->sql, "PRAGMA page_count", &n_pages, error) ||
      !pb_sql_get_int64 (worker->sql, "PRAGMA page_size", &page_size, error))
    return FALSE;

  stats->n_ops = n_ops;
  stats->n_conflicts = n_conflicts;
  stats->n_devices = n_devices;
  stats->file_size = n_pages * page_size;
  stats->fingerprint = pb_engine_fingerprint (worker->engine, error);

  return stats->fingerprint != NULL;
}

static gboolean
stats_work (PbWorker    *worker,
            PbStoreJob  *job,
            GError     **error)
{
  if (!pb_worker_begin_read (worker, error))
    return FALSE;

  return pb_worker_end_read (worker, read_stats (worker, job->data, error));
}

static void
stats_done (PbStore    *self,
            PbStoreJob *job)
{
  g_task_return_pointer (job->task, g_steal_pointer (&job->data), g_object_unref);
}

/**
 * pb_store_stats_async:
 * @self: a store
 * @cancellable: (nullable): to give up before it starts
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Counts what the library holds and takes the fingerprint of its state.
 */
void
pb_store_stats_async (PbStore             *self,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PB_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_store_stats_async);
  pb_store_push (self, PB_STORE_READER, task, stats_work, stats_done,
                 g_object_new (PB_TYPE_STATS, NULL), g_object_unref);
}

/**
 * pb_store_stats_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the statistics
 */
PbStats *
pb_store_stats_finish (PbStore       *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
