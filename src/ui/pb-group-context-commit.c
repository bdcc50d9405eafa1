/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How edits of pages reach the library, and people hear what became of them. */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-group-context.h"

static void
committed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PbGroupContext *self = g_task_get_source_object (task);
  PbEdit *edit = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (pb_store_commit_finish (PB_STORE (source), result, &error))
    {
      g_signal_emit_by_name (self, "committed", pb_edit_get_title (edit));
      g_task_return_boolean (task, TRUE);
    }
  else
    {
      g_task_return_error (task, g_steal_pointer (&error));
    }
}

static void
commit_alone_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  PbGroupContext *self = PB_GROUP_CONTEXT (source);
  g_autoptr(GError) error = NULL;

  if (!pb_group_context_commit_finish (self, result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pb_group_context_notice (self, error->message);
}

/**
 * pb_group_context_commit:
 * @self: a context
 * @edit: what a person has done
 *
 * Stores @edit.  The window says that it was done, and offers to undo it, or
 * says why it could not be done.
 */
void
pb_group_context_commit (PbGroupContext *self,
                         PbEdit         *edit)
{
  pb_group_context_commit_async (self, edit, NULL, commit_alone_cb, NULL);
}

/**
 * pb_group_context_commit_async:
 * @self: a context
 * @edit: what a person has done
 * @cancellable: (nullable): to give it up before it starts
 * @callback: called when it is stored, or could not be
 * @user_data: for @callback
 *
 * Stores @edit.  The window says that it was done, and offers to undo it; why
 * it could not be done is for the caller to say.
 */
void
pb_group_context_commit_async (PbGroupContext      *self,
                               PbEdit              *edit,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PB_IS_GROUP_CONTEXT (self));
  g_return_if_fail (PB_IS_EDIT (edit));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_group_context_commit_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_object_ref (edit), g_object_unref);
  pb_store_commit_async (pb_group_context_get_store (self), edit, cancellable, committed_cb, task);
}

/**
 * pb_group_context_commit_finish:
 * @self: a context
 * @result: the result
 * @error: return location for a #PbStoreError
 *
 * Returns: whether the edit was stored; otherwise nothing has changed
 */
gboolean
pb_group_context_commit_finish (PbGroupContext  *self,
                                GAsyncResult    *result,
                                GError         **error)
{
  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
