/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-store-backup.h"

#include "storage/pb-library-backup.h"
#include "storage/pb-library-copy.h"

#include <glib/gi18n-lib.h>

/* What is to happen to a copy, and who makes it. */
typedef struct
{
  PbWorker *worker;
  PbCopyFunc change;
  gpointer data;
} Copy;

static gboolean
change_draft (const char  *draft,
              gpointer     data,
              GError     **error)
{
  Copy *copy = data;

  return copy->change (copy->worker, draft, copy->data, error);
}

/* Copies the library, as it is at one moment, to @path.  Before the copy gets its
 * name, @change may do something to the draft.
 */
gboolean
pb_worker_copy_file (PbWorker    *worker,
                     const char  *path,
                     PbCopyFunc   change,
                     gpointer     data,
                     GError     **error)
{
  Copy copy = { worker, change, data };
  gboolean ok;

  if (g_strcmp0 (path, worker->path) == 0)
    {
      g_set_error_literal (error, PB_STORE_ERROR, PB_STORE_ERROR_EXISTS,
                           _("A copy cannot take the place of the library itself."));
      return FALSE;
    }

  /* Counts as writing for SQLite, though only the copy is written. */
  if (!pb_sql_exec (worker->sql, "PRAGMA query_only = 0", error))
    return FALSE;

  ok = pb_library_copy (worker->sql, path, change ? change_draft : NULL, &copy, error);
  pb_sql_exec (worker->sql, "PRAGMA query_only = 1", NULL);

  return ok;
}

/* A copy that cannot be opened again is none. */
static gboolean
verify_copy (PbWorker    *worker,
             const char  *draft,
             gpointer     data,
             GError     **error)
{
  return pb_library_backup_verify (draft, NULL, error);
}

static gboolean
backup_work (PbWorker    *worker,
             PbStoreJob  *job,
             GError     **error)
{
  return pb_worker_copy_file (worker, job->data, verify_copy, NULL, error);
}

/**
 * pb_store_backup_async:
 * @self: a store
 * @to: where to put the copy; what is there is replaced when the copy is whole
 * @cancellable: (nullable): to give up before it starts
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Copies the library, as it is at one moment, to another file, and opens the copy
 * to check it before it gets its name.
 */
void
pb_store_backup_async (PbStore             *self,
                       GFile               *to,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autofree char *path = NULL;

  g_return_if_fail (PB_IS_STORE (self));
  g_return_if_fail (G_IS_FILE (to));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_store_backup_async);

  path = g_file_get_path (to);
  if (path == NULL)
    {
      g_task_return_new_error_literal (task, PB_STORE_ERROR, PB_STORE_ERROR_FAILED,
                                       _("A copy must be a file on this computer."));
      return;
    }

  pb_store_push (self, PB_STORE_READER, g_steal_pointer (&task), backup_work, NULL,
                 g_steal_pointer (&path), g_free);
}

/**
 * pb_store_backup_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: whether the copy is there
 */
gboolean
pb_store_backup_finish (PbStore       *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
