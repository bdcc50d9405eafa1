/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-history-item-private.h"
#include "storage/pb-store-commit.h"
#include "storage/pb-undo-stack.h"

#include "model/pb-field-value.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  /* The entry of the stack that the user has seen, or 0 for any action. */
  gint64 stack_id;
  gboolean redo;

  /* The action, where it is not on the stack. */
  gint64 op;

  char *title;
} UndoData;

static void
undo_data_free (gpointer data)
{
  UndoData *undo = data;

  g_free (undo->title);
  g_free (undo);
}

static char *
describe_field (PbWorker              *worker,
                const PbEngineChange  *change)
{
  g_autoptr(PbRecord) record = pb_engine_load (worker->engine, change->id, NULL);
  g_autofree char *title = record ? pb_record_dup_title (record) : NULL;

  if (title == NULL)
    title = g_strdup (pb_kind_get_label (change->kind));

  if (change->field == 0)
    /* Translators: the title of a record */
    return g_strdup_printf (_("“%s”"), title);

  /* Translators: a field, then the title of a record */
  return g_strdup_printf (_("%s of “%s”"), pb_field_get_label (change->field), title);
}

static gboolean
set_conflict (PbWorker              *worker,
              PbEngineAction        *action,
              const PbEngineChange  *obstacle,
              GError               **error)
{
  g_autofree char *field = describe_field (worker, obstacle);
  g_autoptr(PbEngineAction) later = NULL;

  later = pb_engine_get_action (worker->engine, obstacle->op, FALSE, NULL);
  if (later && later->title && later->who)
    g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_CONFLICT,
                 /* Translators: two times the title of an action, a name, and what was changed */
                 _("“%s” cannot be undone: “%s” by %s has changed %s since."), action->title,
                 later->title, later->who, field);
  else if (later && later->title)
    g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_CONFLICT,
                 /* Translators: two times the title of an action, and what was changed */
                 _("“%s” cannot be undone: “%s” has changed %s since."), action->title,
                 later->title, field);
  else
    g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_CONFLICT,
                 /* Translators: the title of an action, and what was changed */
                 _("“%s” cannot be undone: %s was changed since."), action->title, field);

  return FALSE;
}

static gboolean
is_of_action (PbEngineAction       *action,
              const PbEngineChange *change)
{
  return change->op >= action->first_op && change->op <= action->last_op;
}

static gboolean
is_same_place (const PbEngineChange *one,
               const PbEngineChange *other)
{
  return one->field == other->field && g_strcmp0 (one->element, other->element) == 0;
}

/* Whether taking @action back would touch what @later changed: the same field or
 * element; or anything of a record that would go as a whole.
 */
static gboolean
is_touched (PbEngineAction       *action,
            const PbEngineChange *later)
{
  for (guint i = 0; i < action->changes->len; i++)
    {
      const PbEngineChange *change = action->changes->pdata[i];

      if (!change->effective || !g_str_equal (change->id, later->id))
        continue;

      if (change->type == PB_CHANGE_CREATE || change->type == PB_CHANGE_RESTORE ||
          is_same_place (change, later))
        return TRUE;
    }

  return FALSE;
}

/* Whether the place that @later was the first to change is again what it was
 * before: later changes were themselves undone.
 */
static gboolean
is_back (PbRecord             *record,
         const PbEngineChange *later)
{
  switch (later->type)
    {
    case PB_CHANGE_SET:
      return pb_value_equal (pb_record_get_value (record, later->field), later->before);
    case PB_CHANGE_ADD:
      return !pb_record_set_contains (record, later->field, later->element);
    case PB_CHANGE_REMOVE:
      return pb_record_set_contains (record, later->field, later->element);
    case PB_CHANGE_DELETE:
      return !pb_record_get_deleted (record);
    case PB_CHANGE_CREATE:
    case PB_CHANGE_RESTORE:
    default:
      return pb_record_get_deleted (record);
    }
}

/* Looks through all that happened to one record after the action. */
static gboolean
check_record (PbWorker        *worker,
              PbEngineAction  *action,
              const char      *id,
              GError         **error)
{
  g_autoptr(GPtrArray) changes = pb_engine_list_changes (worker->engine, id, error);
  g_autoptr(GPtrArray) seen = g_ptr_array_new ();
  g_autoptr(PbRecord) record = NULL;
  guint first_later = 0;

  if (changes == NULL)
    return FALSE;

  record = pb_engine_load (worker->engine, id, error);
  if (record == NULL)
    return FALSE;

  for (guint i = 0; i < changes->len; i++)
    {
      if (is_of_action (action, changes->pdata[i]))
        first_later = i + 1;
    }

  for (guint i = first_later; i < changes->len; i++)
    {
      PbEngineChange *later = changes->pdata[i];
      g_autoptr(PbEngineAction) other = NULL;

      if (!later->effective || !is_touched (action, later))
        continue;

      other = pb_engine_get_action (worker->engine, later->op, FALSE, error);
      if (other == NULL)
        return FALSE;
      if (!other->own)
        return set_conflict (worker, action, later, error);

      if (g_ptr_array_find_with_equal_func (seen, later, (GEqualFunc) is_same_place, NULL))
        continue;
      g_ptr_array_add (seen, later);
      if (!is_back (record, later))
        return set_conflict (worker, action, later, error);
    }

  return TRUE;
}

/* Undoing never takes back a later change along with the one that is meant. */
static gboolean
check_later_changes (PbWorker        *worker,
                     PbEngineAction  *action,
                     GError         **error)
{
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < action->changes->len; i++)
    {
      const PbEngineChange *change = action->changes->pdata[i];

      if (change->effective && g_hash_table_add (ids, change->id) &&
          !check_record (worker, action, change->id, error))
        return FALSE;
    }

  return TRUE;
}

/* Inverts an action, if nothing newer stands in the way. */
static gboolean
invert (PbWorker           *worker,
        gint64              op,
        const char         *title,
        PbValidationFlags   flags,
        PbEngineResult     *result,
        GError            **error)
{
  g_autoptr(PbEngineAction) action = NULL;
  g_autoptr(PbEdit) edit = NULL;
  g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);

  action = pb_engine_get_action (worker->engine, op, TRUE, error);
  if (action == NULL)
    return FALSE;

  if (action->title == NULL)
    action->title = g_strdup (_("Change"));

  if (!check_later_changes (worker, action, error))
    return FALSE;

  edit = pb_engine_invert (worker->engine, action, title);

  return pb_store_apply_edit (worker, edit, PB_VALIDATION_UNDO | flags, warnings, result, error);
}

static gboolean
set_other_program (PbWorker     *worker,
                   UndoData     *undo,
                   PbUndoState  *state,
                   GError      **error)
{
  const char *title = undo->redo ? state->redo_title : state->undo_title;

  if (title)
    g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_CONFLICT,
                 /* Translators: %s is the title of an action */
                 _("Another window has changed the library: the last action is “%s” now. "
                   "Nothing was changed here."),
                 title);
  else
    g_set_error_literal (error, PB_STORE_ERROR, PB_STORE_ERROR_CONFLICT,
                         _("Another window has undone this already."));

  return FALSE;
}

static gboolean
step_stack (PbWorker        *worker,
            UndoData        *undo,
            PbEngineResult  *result,
            GError         **error)
{
  g_auto(PbUndoState) state = { 0 };
  const char *title;
  gint64 op;

  if (!pb_undo_stack_get_state (worker->sql, &state, error))
    return FALSE;

  /* What another program did in the meantime is not taken back unseen. */
  if (undo->stack_id != (undo->redo ? state.redo_id : state.undo_id))
    return set_other_program (worker, undo, &state, error);

  /* A step back leads to where the library was, whatever the rules say: only what
   * others did in the meantime can make it break one.
   */
  title = undo->redo ? state.redo_title : state.undo_title;
  if (!pb_undo_stack_get_op (worker->sql, undo->stack_id, &op, error))
    return FALSE;

  undo->title = g_strdup (title);
  if (undo->redo)
    {
      if (!invert (worker, op, title, PB_VALIDATION_LIST, result, error))
        return FALSE;
    }
  else
    {
      /* Translators: %s is the title of an action; shown in the history */
      g_autofree char *undo_title = g_strdup_printf (_("Undo “%s”"), title);

      if (!invert (worker, op, undo_title, PB_VALIDATION_LIST, result, error))
        return FALSE;
    }

  return pb_undo_stack_move (worker->sql, undo->stack_id, !undo->redo,
                             result->first_op ? result->first_op : op, error);
}

static gboolean
undo_any (PbWorker        *worker,
          UndoData        *undo,
          PbEngineResult  *result,
          GError         **error)
{
  g_autofree char *undo_title = g_strdup_printf (_("Undo “%s”"), undo->title);

  if (!invert (worker, undo->op, undo_title, PB_VALIDATION_NONE, result, error))
    return FALSE;

  return result->first_op == 0 ||
         pb_undo_stack_push (worker->sql, undo_title, result->first_op, error);
}

static gboolean
undo_work (PbWorker    *worker,
           PbStoreJob  *job,
           GError     **error)
{
  UndoData *undo = job->data;
  g_auto(PbEngineResult) result = { 0 };
  gboolean ok;

  if (!pb_worker_begin (worker, error))
    return FALSE;

  ok = undo->stack_id ? step_stack (worker, undo, &result, error)
                      : undo_any (worker, undo, &result, error);
  if (!ok)
    {
      pb_sql_rollback (worker->sql, NULL);

      /* So that the next try knows what it is about to undo. */
      job->news = pb_worker_make_no_news (worker, NULL);
      return FALSE;
    }

  return pb_store_finish_edit (worker, job, &result, error);
}

static void
undo_done (PbStore    *self,
           PbStoreJob *job)
{
  UndoData *undo = job->data;

  pb_store_schedule_indexing (self);
  g_task_return_pointer (job->task, g_steal_pointer (&undo->title), g_free);
}

static void
step_async (PbStore             *self,
            gboolean             redo,
            gpointer             tag,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  UndoData *undo;

  g_task_set_source_tag (task, tag);

  if (!pb_store_check_writable (self, task))
    return;

  if (!(redo ? pb_store_get_can_redo (self) : pb_store_get_can_undo (self)))
    {
      g_task_return_new_error_literal (task, PB_STORE_ERROR, PB_STORE_ERROR_NOT_FOUND,
                                       redo ? _("There is nothing to redo.")
                                            : _("There is nothing to undo."));
      return;
    }

  undo = g_new0 (UndoData, 1);
  undo->redo = redo;
  undo->stack_id = redo ? self->undo.redo_id : self->undo.undo_id;
  pb_store_push (self, PB_STORE_WRITER, g_steal_pointer (&task), undo_work, undo_done, undo,
                 undo_data_free);
}

/**
 * pb_store_undo_async:
 * @self: a store
 * @cancellable: (nullable): to give up before it starts
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Takes back the last action of this device, [property@PbStore:undo-title].
 */
void
pb_store_undo_async (PbStore             *self,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_return_if_fail (PB_IS_STORE (self));

  step_async (self, FALSE, pb_store_undo_async, cancellable, callback, user_data);
}

/**
 * pb_store_undo_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Fails with %PB_STORE_ERROR_CONFLICT where a later change stands in the way;
 * the message names it.
 *
 * Returns: (transfer full) (nullable): the title of the action that was undone
 */
char *
pb_store_undo_finish (PbStore       *self,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pb_store_redo_async:
 * @self: a store
 * @cancellable: (nullable): to give up before it starts
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Does again what was undone last, [property@PbStore:redo-title].
 */
void
pb_store_redo_async (PbStore             *self,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_return_if_fail (PB_IS_STORE (self));

  step_async (self, TRUE, pb_store_redo_async, cancellable, callback, user_data);
}

/**
 * pb_store_redo_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the title of the action that was done
 *   again
 */
char *
pb_store_redo_finish (PbStore       *self,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pb_store_undo_item_async:
 * @self: a store
 * @item: an action of the past, by anybody
 * @cancellable: (nullable): to give up before it starts
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Takes back any one action, if nothing newer changed the same fields.  That is
 * an action of its own, which may be undone.
 */
void
pb_store_undo_item_async (PbStore             *self,
                          PbHistoryItem       *item,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  UndoData *undo;

  g_return_if_fail (PB_IS_STORE (self));
  g_return_if_fail (PB_IS_HISTORY_ITEM (item));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_store_undo_item_async);

  if (!pb_store_check_writable (self, task))
    return;

  undo = g_new0 (UndoData, 1);
  undo->op = pb_history_item_get_op (item);
  undo->title = g_strdup (pb_history_item_get_title (item));
  pb_store_push (self, PB_STORE_WRITER, g_steal_pointer (&task), undo_work, undo_done, undo,
                 undo_data_free);
}

/**
 * pb_store_undo_item_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Fails with %PB_STORE_ERROR_CONFLICT where a later change stands in the way;
 * the message names it.
 *
 * Returns: (transfer full) (nullable): the title of the action that was undone
 */
char *
pb_store_undo_item_finish (PbStore       *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
