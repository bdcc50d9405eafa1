/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-library-file.h"
#include "storage/pb-migrations.h"
#include "storage/pb-store-commit.h"
#include "storage/pb-undo-stack.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  PbStoreOpenFlags flags;
  PbProgress *progress;
  GCancellable *cancellable;

  /* What came out: why not, or what the store needs to know. */
  GError *error;
  char *author_name;
  char *author_handle;
  PbUndoState undo;
} OpenData;

static void
open_data_free (gpointer data)
{
  OpenData *open = data;

  g_clear_object (&open->progress);
  g_clear_object (&open->cancellable);
  g_clear_error (&open->error);
  g_free (open->author_name);
  g_free (open->author_handle);
  pb_undo_state_clear (&open->undo);
  g_free (open);
}

static void start_closing (PbStore *self);

/* Makes the file or finds it, without touching one that it should not. */
static gboolean
find_file (PbWorker  *worker,
           OpenData  *open,
           GError   **error)
{
  gboolean read_only = open->flags & PB_STORE_OPEN_READ_ONLY;
  gboolean exists;

  if (!pb_library_file_exists (worker->path, &exists, error))
    return FALSE;

  if (open->flags & PB_STORE_OPEN_NEW || (!exists && open->flags & PB_STORE_OPEN_CREATE))
    {
      g_autoptr(GError) local_error = NULL;

      if (pb_library_file_create (worker->path, &local_error))
        return TRUE;

      /* Another program made it first: that one will do as well. */
      if (open->flags & PB_STORE_OPEN_NEW ||
          !g_error_matches (local_error, PB_STORE_ERROR, PB_STORE_ERROR_EXISTS))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }

  return pb_library_file_check (worker->path, read_only, open->progress, error);
}

/* Makes the tables anew where another version of the program has made them. */
static gboolean
update_tables (PbWorker  *worker,
               OpenData  *open,
               GError   **error)
{
  if (!pb_engine_needs_rebuild (worker->engine))
    return TRUE;

  if (open->flags & PB_STORE_OPEN_READ_ONLY)
    return pb_library_file_set_outdated (worker->path, error);

  if (!pb_migrations_backup (worker->sql, worker->path, error) ||
      !pb_worker_begin (worker, error))
    return FALSE;

  if (!pb_engine_rebuild (worker->engine, open->progress, error) ||
      !pb_sql_exec (worker->sql, "INSERT OR IGNORE INTO search_dirty SELECT eid FROM entity",
                    error) ||
      !pb_worker_commit (worker, error))
    return pb_sql_rollback (worker->sql, error);

  return TRUE;
}

/* A copy must not go on with the log of the library that it was made of. */
static gboolean
settle_place (PbWorker  *worker,
              OpenData  *open,
              GError   **error)
{
  g_autofree char *machine = NULL;
  g_autoptr(GError) local_error = NULL;
  gboolean is_new;

  if (open->flags & PB_STORE_OPEN_READ_ONLY)
    return TRUE;

  /* Where it lies can as well be written down another time. */
  machine = pb_engine_dup_machine ();
  if (pb_engine_settle_place (worker->engine, machine, worker->path, &is_new, &local_error) ||
      !is_new)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

static gboolean
open_writer (PbWorker  *worker,
             OpenData  *open,
             GError   **error)
{
  if (worker->path == NULL)
    {
      g_set_error_literal (error, PB_STORE_ERROR, PB_STORE_ERROR_NOT_A_LIBRARY,
                           _("A library must be a file on this computer."));
      return FALSE;
    }

  if (!find_file (worker, open, error) ||
      !pb_worker_connect (worker, open->flags & PB_STORE_OPEN_READ_ONLY, open->progress, error))
    return FALSE;

  return update_tables (worker, open, error) && settle_place (worker, open, error) &&
         pb_engine_get_author (worker->engine, &open->author_name, &open->author_handle, error) &&
         pb_undo_stack_get_state (worker->sql, &open->undo, error) &&
         pb_worker_mark_seen (worker, error);
}

/* Errors travel in the data, since the store has to hear of them too. */
static gboolean
open_writer_work (PbWorker    *worker,
                  PbStoreJob  *job,
                  GError     **error)
{
  OpenData *open = job->data;

  if (g_cancellable_set_error_if_cancelled (open->cancellable, &open->error))
    return TRUE;

  if (!open_writer (worker, open, &open->error))
    pb_worker_disconnect (worker);

  return TRUE;
}

static gboolean
open_reader_work (PbWorker    *worker,
                  PbStoreJob  *job,
                  GError     **error)
{
  OpenData *open = job->data;

  pb_worker_connect (worker, TRUE, NULL, &open->error);

  return TRUE;
}

static void
finish_opening (PbStore *self,
                GTask   *task,
                GError  *error)
{
  gboolean closing;

  if (error)
    {
      pb_store_stop_workers (self);
      pb_store_set_state (self, PB_STORE_FAILED);
    }
  else
    {
      pb_store_set_state (self, PB_STORE_OPEN);
      pb_store_start_polling (self);
      pb_store_schedule_indexing (self);
    }

  pb_store_flush_waiting (self, error);

  /* Whoever hears that the store is open may close it there and then, which
   * starts at once; only what was asked for before is left to start. */
  closing = self->closing != NULL;

  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);

  if (closing)
    start_closing (self);
}

static void
open_reader_done (PbStore    *self,
                  PbStoreJob *job)
{
  OpenData *open = job->data;
  gboolean author_is_new = FALSE;

  if (open->error == NULL)
    {
      pb_store_set_read_only (self, open->flags & PB_STORE_OPEN_READ_ONLY);

      /* A name that was set before opening wins over the stored one. */
      if (self->author_name == NULL)
        pb_store_take_author (self, g_steal_pointer (&open->author_name),
                              g_steal_pointer (&open->author_handle));
      else
        author_is_new = g_strcmp0 (self->author_name, open->author_name) != 0 ||
                        g_strcmp0 (self->author_handle, open->author_handle) != 0;

      pb_store_take_undo (self, &open->undo);
    }

  /* Before the verbs that waited, whose changes shall carry the name. */
  if (author_is_new)
    pb_store_store_author (self);

  finish_opening (self, job->task, g_steal_pointer (&open->error));
}

static void
open_writer_done (PbStore    *self,
                  PbStoreJob *job)
{
  OpenData *open = job->data;

  if (open->error)
    {
      finish_opening (self, job->task, g_steal_pointer (&open->error));
      return;
    }

  pb_store_push_now (self, PB_STORE_READER, g_object_ref (job->task), open_reader_work,
                     open_reader_done, g_steal_pointer (&job->data), open_data_free);
}

/**
 * pb_store_open_async:
 * @self: a store that is closed
 * @flags: how to open
 * @progress: (nullable): hears how checking and updating get on
 * @cancellable: (nullable): to give up before it starts
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Checks the file, brings it up to date and opens it.  Verbs that are called
 * meanwhile wait.  A file that is refused is left as it was, to the byte.
 */
void
pb_store_open_async (PbStore             *self,
                     PbStoreOpenFlags     flags,
                     PbProgress          *progress,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GError) error = NULL;
  OpenData *open;

  g_return_if_fail (PB_IS_STORE (self));
  g_return_if_fail (progress == NULL || PB_IS_PROGRESS (progress));

  /* The store must hear of every outcome, so the job looks for itself whether
   * it was cancelled.
   */
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pb_store_open_async);

  if (self->state == PB_STORE_OPEN || self->state == PB_STORE_OPENING || self->closing)
    {
      g_task_return_new_error_literal (task, PB_STORE_ERROR, PB_STORE_ERROR_BUSY,
                                       _("The library is open already."));
      return;
    }

  if (!pb_store_start_workers (self, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  pb_store_set_state (self, PB_STORE_OPENING);

  open = g_new0 (OpenData, 1);
  open->flags = flags;
  open->progress = progress ? g_object_ref (progress) : NULL;
  open->cancellable = cancellable ? g_object_ref (cancellable) : NULL;
  pb_store_push_now (self, PB_STORE_WRITER, g_steal_pointer (&task), open_writer_work,
                     open_writer_done, open, open_data_free);
}

/**
 * pb_store_open_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a `PB_STORE_ERROR`, or for `G_IO_ERROR_CANCELLED`
 *
 * Returns: whether the store is open
 */
gboolean
pb_store_open_finish (PbStore       *self,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
close_work (PbWorker    *worker,
            PbStoreJob  *job,
            GError     **error)
{
  pb_worker_disconnect (worker);

  return TRUE;
}

static void
close_writer_done (PbStore    *self,
                   PbStoreJob *job)
{
  g_autoptr(GPtrArray) tasks = g_steal_pointer (&self->closing);

  pb_store_stop_workers (self);

  for (guint i = 0; i < tasks->len; i++)
    g_task_return_boolean (tasks->pdata[i], TRUE);

  g_task_return_boolean (job->task, TRUE);
}

/* The writer goes last, since the last one out tidies the file up. */
static void
close_reader_done (PbStore    *self,
                   PbStoreJob *job)
{
  pb_store_push_now (self, PB_STORE_WRITER, g_object_ref (job->task), close_work,
                     close_writer_done, NULL, NULL);
}

static void
start_closing (PbStore *self)
{
  if (self->state == PB_STORE_FAILED)
    {
      g_autoptr(GPtrArray) tasks = g_steal_pointer (&self->closing);

      for (guint i = 0; i < tasks->len; i++)
        g_task_return_boolean (tasks->pdata[i], TRUE);
      return;
    }

  pb_store_stop_polling (self);
  pb_store_cancel_indexing (self);
  pb_store_set_state (self, PB_STORE_CLOSED);
  pb_store_push_now (self, PB_STORE_READER, g_task_new (self, NULL, NULL, NULL), close_work,
                     close_reader_done, NULL, NULL);
}

/**
 * pb_store_close_async:
 * @self: a store
 * @callback: called when everything is on the disk and the file is closed
 * @user_data: data for @callback
 *
 * Lets the workers finish what they were given, and closes the file.  Verbs
 * that are called from now on are refused.
 */
void
pb_store_close_async (PbStore             *self,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (PB_IS_STORE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pb_store_close_async);

  if (self->closing)
    {
      g_ptr_array_add (self->closing, g_steal_pointer (&task));
      return;
    }

  if (self->state == PB_STORE_CLOSED || self->state == PB_STORE_FAILED)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  self->closing = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->closing, g_steal_pointer (&task));

  /* What is still opening closes when it is open. */
  if (self->state == PB_STORE_OPEN)
    start_closing (self);
}

/**
 * pb_store_close_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: %TRUE
 */
gboolean
pb_store_close_finish (PbStore       *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
