/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-store-commit.h"

#include "storage/pb-undo-stack.h"
#include "storage/pb-validation.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  PbEdit *edit;
  GPtrArray *warnings;
} CommitData;

static void
commit_data_free (gpointer data)
{
  CommitData *commit = data;

  g_clear_object (&commit->edit);
  g_clear_pointer (&commit->warnings, g_ptr_array_unref);
  g_free (commit);
}

/* Applies an edit within the writer's transaction, checks what came out, and
 * says in @result what changed.
 */
gboolean
pb_store_apply_edit (PbWorker           *worker,
                     PbEdit             *edit,
                     PbValidationFlags   flags,
                     GPtrArray          *warnings,
                     PbEngineResult     *result,
                     GError            **error)
{
  gint64 now = pb_clock_get_now (worker->clock);
  PbDay today = pb_clock_get_today (worker->clock);

  if (pb_edit_get_imported (edit))
    flags |= PB_VALIDATION_LIST;

  return pb_validation_check_before (worker->engine, edit, flags, error) &&
         pb_engine_edit (worker->engine, edit, now, result, error) &&
         pb_validation_check_after (worker->engine, worker->sql, edit, result, flags, today,
                                    warnings, error);
}

/* Ends the writer's transaction and tells what it did. */
gboolean
pb_store_finish_edit (PbWorker              *worker,
                      PbStoreJob            *job,
                      const PbEngineResult  *result,
                      GError               **error)
{
  g_autoptr(GError) local_error = NULL;

  if (!pb_worker_commit (worker, error))
    return FALSE;

  /* From here on it is stored; what cannot be read now is found at the next look. */
  job->news = pb_worker_make_own_news (worker, result, &local_error);
  if (job->news == NULL)
    g_debug ("What was stored could not be read: %s", local_error->message);

  return TRUE;
}

static gboolean
commit_work (PbWorker    *worker,
             PbStoreJob  *job,
             GError     **error)
{
  CommitData *commit = job->data;
  g_auto(PbEngineResult) result = { 0 };

  if (!pb_worker_begin (worker, error))
    return FALSE;

  if (!pb_store_apply_edit (worker, commit->edit, PB_VALIDATION_NONE, commit->warnings, &result,
                            error))
    return pb_sql_rollback (worker->sql, error);

  /* An edit that changes nothing leaves no trace. */
  if (result.first_op == 0)
    {
      pb_sql_rollback (worker->sql, NULL);
      return TRUE;
    }

  if (!pb_undo_stack_push (worker->sql, pb_edit_get_title (commit->edit), result.first_op, error))
    return pb_sql_rollback (worker->sql, error);

  return pb_store_finish_edit (worker, job, &result, error);
}

static void
commit_done (PbStore    *self,
             PbStoreJob *job)
{
  CommitData *commit = job->data;

  g_ptr_array_add (commit->warnings, NULL);
  g_task_set_task_data (job->task, g_ptr_array_steal (commit->warnings, NULL),
                        (GDestroyNotify) g_strfreev);
  pb_store_schedule_indexing (self);

  g_task_return_boolean (job->task, TRUE);
}

/* Whether the store may be written; otherwise @task gets the error. */
gboolean
pb_store_check_writable (PbStore *self,
                         GTask   *task)
{
  if (!self->read_only)
    return TRUE;

  g_task_return_new_error_literal (task, PB_STORE_ERROR, PB_STORE_ERROR_READ_ONLY,
                                   _("The library was opened for reading only."));

  return FALSE;
}

/**
 * pb_store_commit_async:
 * @self: a store
 * @edit: what to change; nobody changes it any more
 * @cancellable: (nullable): to give up before it starts
 * @callback: called when everything is on the disk, or nothing happened
 * @user_data: data for @callback
 *
 * Checks and stores an edit as a whole.  Before @callback is called, live
 * objects have their new values and [signal@PbStore::changed] was emitted.
 */
void
pb_store_commit_async (PbStore             *self,
                       PbEdit              *edit,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  CommitData *commit;

  g_return_if_fail (PB_IS_STORE (self));
  g_return_if_fail (PB_IS_EDIT (edit));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_store_commit_async);

  if (!pb_store_check_writable (self, task))
    return;

  commit = g_new0 (CommitData, 1);
  commit->edit = g_object_ref (edit);
  commit->warnings = g_ptr_array_new_with_free_func (g_free);
  pb_store_push (self, PB_STORE_WRITER, g_steal_pointer (&task), commit_work, commit_done, commit,
                 commit_data_free);
}

/**
 * pb_store_commit_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Fails with %PB_STORE_ERROR_INVALID where the edit breaks a rule, and with
 * %PB_STORE_ERROR_REFERENCED where others refer to what was to be deleted; the
 * message names record and field.  Nothing has changed then.
 *
 * Returns: whether the edit is stored
 */
gboolean
pb_store_commit_finish (PbStore       *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pb_store_commit_get_warnings:
 * @self: a store
 * @result: what the callback of a successful commit got
 *
 * Returns: (transfer none) (array zero-terminated=1) (nullable): sentences on
 *   what may stay so for now, but not for good
 */
const char * const *
pb_store_commit_get_warnings (PbStore      *self,
                              GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_get_task_data (G_TASK (result));
}

typedef struct
{
  char *name;
  char *handle;
} AuthorData;

static void
author_data_free (gpointer data)
{
  AuthorData *author = data;

  g_free (author->name);
  g_free (author->handle);
  g_free (author);
}

static gboolean
author_work (PbWorker    *worker,
             PbStoreJob  *job,
             GError     **error)
{
  AuthorData *author = job->data;

  if (!pb_worker_begin (worker, error))
    return FALSE;

  if (!pb_engine_set_author (worker->engine, author->name, author->handle, error) ||
      !pb_worker_commit (worker, error))
    return pb_sql_rollback (worker->sql, error);

  return TRUE;
}

static void
author_ready_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_warning ("The author could not be stored: %s", error->message);
}

/* Has the author stored, once the store is open. */
void
pb_store_store_author (PbStore *self)
{
  AuthorData *author;
  GTask *task;

  if (self->read_only)
    return;

  author = g_new0 (AuthorData, 1);
  author->name = g_strdup (self->author_name);
  author->handle = g_strdup (self->author_handle);

  /* Whoever set the name does not wait for it: not on their context. */
  g_main_context_push_thread_default (self->context);
  task = g_task_new (self, NULL, author_ready_cb, NULL);
  g_task_set_source_tag (task, pb_store_store_author);
  pb_store_push (self, PB_STORE_WRITER, task, author_work, NULL, author, author_data_free);
  g_main_context_pop_thread_default (self->context);
}

/**
 * pb_store_set_author:
 * @self: a store
 * @name: the name of who works on this device
 * @handle: (nullable): the handle
 *
 * From now on changes carry this name.  It is stored with the library; where the
 * store is not open yet, as soon as it is.
 */
void
pb_store_set_author (PbStore    *self,
                     const char *name,
                     const char *handle)
{
  g_return_if_fail (PB_IS_STORE (self));
  g_return_if_fail (name != NULL);

  if (pb_store_take_author (self, g_strdup (name), g_strdup (handle)) &&
      self->state == PB_STORE_OPEN)
    pb_store_store_author (self);
}
