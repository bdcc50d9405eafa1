/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-store-exchange.h"

#include "storage/pb-store-commit.h"
#include "storage/pb-store-private.h"

/**
 * pb_log_list_find:
 * @self: a list of logs
 * @device: the identifier of a device
 *
 * Returns: (transfer none) (nullable): what is known of the log of @device
 */
PbLogInfo *
pb_log_list_find (PbLogList  *self,
                  const char *device)
{
  for (guint i = 0; i < self->logs->len; i++)
    {
      PbLogInfo *info = self->logs->pdata[i];

      if (g_str_equal (info->device, device))
        return info;
    }

  return NULL;
}

/**
 * pb_log_list_free:
 * @self: (transfer full): a list of logs
 *
 * Frees it.
 */
void
pb_log_list_free (PbLogList *self)
{
  g_free (self->space);
  g_ptr_array_unref (self->logs);
  g_hash_table_unref (self->pieces);
  g_free (self);
}

static void
free_log_list (gpointer data)
{
  if (data)
    pb_log_list_free (data);
}

static gboolean
list_work (PbWorker    *worker,
           PbStoreJob  *job,
           GError     **error)
{
  g_autoptr(GPtrArray) logs = NULL;
  GHashTable *pieces;
  PbLogList *list;

  if (!pb_worker_begin_read (worker, error))
    return FALSE;

  if (!pb_engine_reload (worker->engine, error))
    return pb_worker_end_read (worker, FALSE);

  logs = pb_engine_list_logs (worker->engine, error);
  pieces = logs ? pb_engine_list_pieces (worker->engine, error) : NULL;
  if (pieces == NULL)
    return pb_worker_end_read (worker, FALSE);

  list = g_new0 (PbLogList, 1);
  list->space = g_strdup (pb_engine_get_space (worker->engine));
  list->logs = g_steal_pointer (&logs);
  list->pieces = pieces;
  job->data = list;

  return pb_worker_end_read (worker, TRUE);
}

static void
list_done (PbStore    *self,
           PbStoreJob *job)
{
  g_task_return_pointer (job->task, g_steal_pointer (&job->data), free_log_list);
}

/**
 * pb_store_list_logs_async:
 * @self: a store
 * @cancellable: (nullable): to give up before it starts
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Looks up which operations of which devices the library has.
 */
void
pb_store_list_logs_async (PbStore             *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PB_IS_STORE (self));

  /* By the writer, after all that was asked for before. */
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_store_list_logs_async);
  pb_store_push (self, PB_STORE_WRITER, task, list_work, list_done, NULL, free_log_list);
}

/**
 * pb_store_list_logs_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the logs
 */
PbLogList *
pb_store_list_logs_finish (PbStore       *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
join_work (PbWorker    *worker,
           PbStoreJob  *job,
           GError     **error)
{
  if (!pb_worker_begin (worker, error))
    return FALSE;

  if (!pb_engine_join (worker->engine, job->data, error))
    return pb_sql_rollback (worker->sql, error);

  return pb_worker_commit (worker, error);
}

/**
 * pb_store_join_async:
 * @self: a store
 * @space: the identifier of a space
 * @cancellable: (nullable): to give up before it starts
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Makes the library a part of a space, with all that it holds.
 */
void
pb_store_join_async (PbStore             *self,
                     const char          *space,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (PB_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_store_join_async);
  if (pb_store_check_writable (self, task))
    pb_store_push (self, PB_STORE_WRITER, g_steal_pointer (&task), join_work, NULL,
                   g_strdup (space), g_free);
}

/**
 * pb_store_join_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Fails with %PB_STORE_ERROR_CONFLICT where the library has exchanged operations
 * within another space.
 *
 * Returns: whether the library belongs to the space now
 */
gboolean
pb_store_join_finish (PbStore       *self,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

typedef struct
{
  char *device;
  gint64 first;
  gint64 last;
  GBytes *lines;
} ExportData;

static void
export_data_free (gpointer data)
{
  ExportData *export = data;

  g_free (export->device);
  g_clear_pointer (&export->lines, g_bytes_unref);
  g_free (export);
}

static gboolean
export_work (PbWorker    *worker,
             PbStoreJob  *job,
             GError     **error)
{
  ExportData *export = job->data;

  export->lines = pb_engine_export_piece (worker->engine, export->device, export->first,
                                          &export->last, error);

  return export->lines != NULL;
}

static void
export_done (PbStore    *self,
             PbStoreJob *job)
{
  ExportData *export = job->data;
  gint64 *last = g_memdup2 (&export->last, sizeof export->last);

  g_task_set_task_data (job->task, last, g_free);
  g_task_return_pointer (job->task, g_steal_pointer (&export->lines),
                         (GDestroyNotify) g_bytes_unref);
}

/**
 * pb_store_export_piece_async:
 * @self: a store
 * @device: the identifier of a device
 * @first: the place in its log to begin with, from 1
 * @cancellable: (nullable): to give up before it starts
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Gets the next operations of a log as they travel.  They are on the disk to stay:
 * only what was committed is read, and commits are written through.
 */
void
pb_store_export_piece_async (PbStore             *self,
                             const char          *device,
                             gint64               first,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task;
  ExportData *export;

  g_return_if_fail (PB_IS_STORE (self));
  g_return_if_fail (first > 0);

  export = g_new0 (ExportData, 1);
  export->device = g_strdup (device);
  export->first = first;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_store_export_piece_async);
  pb_store_push (self, PB_STORE_READER, task, export_work, export_done, export, export_data_free);
}

/**
 * pb_store_export_piece_finish:
 * @self: a store
 * @result: what the callback got
 * @last: (out): the place of the last operation, or the one before the first where
 *   there are none left
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the lines, each ended by a line feed
 */
GBytes *
pb_store_export_piece_finish (PbStore       *self,
                              GAsyncResult  *result,
                              gint64        *last,
                              GError       **error)
{
  GBytes *lines;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  lines = g_task_propagate_pointer (G_TASK (result), error);
  if (lines)
    *last = *(gint64 *) g_task_get_task_data (G_TASK (result));

  return lines;
}

static gboolean
start_device_work (PbWorker    *worker,
                   PbStoreJob  *job,
                   GError     **error)
{
  PbEngineResult own = { 0 };
  gboolean changed;

  if (!pb_worker_begin (worker, error))
    return FALSE;

  if (!pb_engine_start_device (worker->engine, job->data, &changed, error))
    return pb_sql_rollback (worker->sql, error);
  if (!pb_worker_commit (worker, error))
    return FALSE;

  if (changed)
    job->news = pb_worker_make_own_news (worker, &own, error);

  return !changed || job->news != NULL;
}

/**
 * pb_store_start_device_async:
 * @self: a store
 * @contrary: a piece of the own log that contradicts what the library holds
 * @cancellable: (nullable): to give up before it starts
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Begins a log as a new device.  The library was restored or copied and changed
 * after that: what it did since stays, under the name of the new device.
 */
void
pb_store_start_device_async (PbStore             *self,
                             PbLogPiece          *contrary,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (PB_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_store_start_device_async);
  if (pb_store_check_writable (self, task))
    pb_store_push (self, PB_STORE_WRITER, g_steal_pointer (&task), start_device_work, NULL,
                   pb_log_piece_ref (contrary), (GDestroyNotify) pb_log_piece_unref);
}

/**
 * pb_store_start_device_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: whether it worked
 */
gboolean
pb_store_start_device_finish (PbStore       *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
