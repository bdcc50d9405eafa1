/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-store-history.h"

#include "storage/pb-history-change-private.h"
#include "storage/pb-history-item-private.h"
#include "storage/pb-query-sql.h"
#include "storage/pb-titles.h"

#include "model/pb-field-value.h"

#include <glib/gi18n-lib.h>

/* How many operations on a group's records are looked at in one go. */
#define OPS_AT_ONCE 2000

typedef struct
{
  char *record_id;
  char *group_id;
  gint64 before;
  guint limit;
  guint max_changes;
  PbHistoryPage *page;
} HistoryData;

static void
history_data_free (gpointer data)
{
  HistoryData *self = data;

  g_free (self->record_id);
  g_free (self->group_id);
  g_clear_pointer (&self->page, pb_history_page_free);
  g_free (self);
}

/* Frees @page. */
void
pb_history_page_free (PbHistoryPage *page)
{
  g_ptr_array_unref (page->items);
  g_free (page);
}

/* What reading a stretch works with: titles are looked up once. */
typedef struct
{
  PbWorker *worker;
  PbTitles *titles;

  /* The only record that is asked about, and how many changes to list. */
  const char *record_id;
  guint max_changes;
} Reading;

static void
add_change (Reading       *self,
            GPtrArray     *changes,
            PbHistoryWhat  what,
            const char    *id,
            PbKind         kind,
            PbFieldId      field,
            GVariant      *before,
            GVariant      *after)
{
  g_autofree char *before_text = field ? pb_titles_dup_text (self->titles, field, before) : NULL;
  g_autofree char *after_text = field ? pb_titles_dup_text (self->titles, field, after) : NULL;

  g_ptr_array_add (changes, pb_history_change_new (what, id, kind,
                                                   pb_titles_get (self->titles, id), field,
                                                   before, after, before_text, after_text));
}

/* Gathers what an action did to the elements of one set, from the first of them on:
 * the changes of a record follow on each other.
 */
static void
add_set_change (Reading        *self,
                GPtrArray      *changes,
                PbHistoryWhat   what,
                GPtrArray      *all,
                guint           place)
{
  const PbEngineChange *first = all->pdata[place];
  g_autoptr(GPtrArray) gone = g_ptr_array_new ();
  g_autoptr(GPtrArray) come = g_ptr_array_new ();
  g_autoptr(GVariant) before = NULL;
  g_autoptr(GVariant) after = NULL;

  for (guint i = place; i < all->len; i++)
    {
      const PbEngineChange *change = all->pdata[i];

      if (!g_str_equal (change->id, first->id))
        break;
      if (!change->effective || change->field != first->field)
        continue;
      if (change->type == PB_CHANGE_ADD)
        g_ptr_array_add (come, change->element);
      else if (change->type == PB_CHANGE_REMOVE)
        g_ptr_array_add (gone, change->element);
    }

  before = pb_field_new_set ((const char * const *) gone->pdata, gone->len);
  after = pb_field_new_set ((const char * const *) come->pdata, come->len);
  add_change (self, changes, what, first->id, first->kind, first->field, before, after);
}

/* Whether an element of the same set came before in the same action. */
static gboolean
is_repeated (GPtrArray *all,
             guint      n)
{
  const PbEngineChange *change = all->pdata[n];

  for (guint i = n; i-- > 0;)
    {
      const PbEngineChange *other = all->pdata[i];

      if (!g_str_equal (other->id, change->id))
        break;
      if (other->effective && other->element && other->field == change->field)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_hidden (PbFieldId field)
{
  const PbFieldInfo *info = pb_field_get_info (field);

  return info == NULL || info->flags & PB_FIELD_HIDDEN;
}

/* An import changes thousands of fields: only as many as are asked for are listed,
 * and the others counted.
 */
static GPtrArray *
list_changes (Reading   *self,
              GPtrArray *all,
              guint     *n_others)
{
  g_autoptr(GHashTable) created = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *changes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < all->len; i++)
    {
      const PbEngineChange *change = all->pdata[i];
      gboolean is_new = g_hash_table_contains (created, change->id);
      PbHistoryWhat what = is_new ? PB_HISTORY_ADDED : PB_HISTORY_CHANGED;

      if (!change->effective ||
          (self->record_id && !g_str_equal (self->record_id, change->id)))
        continue;

      if (self->max_changes > 0 && changes->len >= self->max_changes)
        {
          ++*n_others;
          continue;
        }

      switch (change->type)
        {
        case PB_CHANGE_CREATE:
          g_hash_table_add (created, change->id);
          add_change (self, changes, PB_HISTORY_ADDED, change->id, change->kind, 0, NULL, NULL);
          break;

        case PB_CHANGE_DELETE:
        case PB_CHANGE_RESTORE:
          what = change->type == PB_CHANGE_DELETE ? PB_HISTORY_DELETED : PB_HISTORY_RESTORED;
          add_change (self, changes, what, change->id, change->kind, 0, NULL, NULL);
          break;

        case PB_CHANGE_SET:
          if (!is_hidden (change->field))
            add_change (self, changes, what, change->id, change->kind, change->field,
                        change->before, change->after);
          break;

        case PB_CHANGE_ADD:
        case PB_CHANGE_REMOVE:
        default:
          if (!is_hidden (change->field) && !is_repeated (all, i))
            add_set_change (self, changes, what, all, i);
          break;
        }
    }

  return changes;
}

static PbHistoryItem *
make_item (Reading        *self,
           PbEngineAction *action)
{
  guint n_others = 0;
  g_autoptr(GPtrArray) changes = list_changes (self, action->changes, &n_others);
  gboolean effective = FALSE;
  gboolean latest = TRUE;

  for (guint i = 0; i < action->changes->len; i++)
    {
      const PbEngineChange *change = action->changes->pdata[i];

      effective |= change->effective;
      latest &= change->latest || !change->effective;
    }

  return pb_history_item_new (action->first_op, action->hlc,
                              action->title ? action->title : _("Change"), action->who,
                              action->instant, action->own, effective && latest, changes,
                              n_others);
}

/* An operation on a record of a group. */
typedef struct
{
  gint64 id;
  gint64 hlc;
} GroupOp;

static gboolean
list_group_ops (PbWorker    *worker,
                const char  *group_id,
                gint64       before,
                GArray      *ops,
                GError     **error)
{
  g_autoptr(PbSqlStatement) statement = NULL;
  g_auto(PbClause) all = { 0 };

  g_array_set_size (ops, 0);
  pb_query_sql_build_group_ops (group_id, before, OPS_AT_ONCE, &all);
  statement = pb_clause_prepare (&all, worker->sql, "", error);
  if (statement == NULL)
    return FALSE;

  while (TRUE)
    {
      gboolean row;
      GroupOp op;

      if (!pb_sql_step (worker->sql, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      op.id = sqlite3_column_int64 (statement, 0);
      op.hlc = sqlite3_column_int64 (statement, 1);
      g_array_append_val (ops, op);
    }
}

/* Whether one of the actions has the operation: those of an action follow on
 * each other.
 */
static gboolean
is_known (GPtrArray *actions,
          gint64     op)
{
  for (guint i = 0; i < actions->len; i++)
    {
      const PbEngineAction *action = actions->pdata[i];

      if (op >= action->first_op && op <= action->last_op)
        return TRUE;
    }

  return FALSE;
}

/* The actions that touched records of a group, deleted or not. */
static gboolean
read_group (Reading      *self,
            HistoryData  *data,
            GError      **error)
{
  g_autoptr(GArray) ops = g_array_new (FALSE, FALSE, sizeof (GroupOp));
  g_autoptr(GPtrArray) actions = NULL;
  gint64 before = data->before;

  actions = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_engine_action_free);

  do
    {
      if (!list_group_ops (self->worker, data->group_id, before, ops, error))
        return FALSE;

      for (guint i = 0; i < ops->len; i++)
        {
          const GroupOp *op = &g_array_index (ops, GroupOp, i);
          PbEngineAction *action;

          before = op->hlc;
          if (is_known (actions, op->id))
            continue;

          if (actions->len == data->limit)
            {
              /* This one is the first of the next page. */
              data->page->next = op->hlc + 1;
              return TRUE;
            }

          action = pb_engine_get_action (self->worker->engine, op->id, TRUE, error);
          if (action == NULL)
            return FALSE;
          g_ptr_array_add (actions, action);
          g_ptr_array_add (data->page->items, make_item (self, action));
        }
    }
  while (ops->len == OPS_AT_ONCE);

  return TRUE;
}

static gboolean
read_page (PbWorker     *worker,
           HistoryData  *data,
           GError      **error)
{
  g_autoptr(PbTitles) titles = pb_titles_new (worker);
  Reading reading = {
    .worker = worker,
    .titles = titles,
    .record_id = data->record_id,
    .max_changes = data->max_changes,
  };
  g_autoptr(GPtrArray) actions = NULL;

  if (data->record_id == NULL && data->group_id)
    return read_group (&reading, data, error);

  actions = pb_engine_list_actions (worker->engine, data->record_id, data->before, data->limit,
                                    error);
  if (actions == NULL)
    return FALSE;

  for (guint i = 0; i < actions->len; i++)
    {
      const PbEngineAction *listed = actions->pdata[i];
      g_autoptr(PbEngineAction) action = NULL;

      action = pb_engine_get_action (worker->engine, listed->first_op, TRUE, error);
      if (action == NULL)
        return FALSE;

      g_ptr_array_add (data->page->items, make_item (&reading, action));
      data->page->next = actions->len < data->limit ? 0 : listed->hlc;
    }

  return TRUE;
}

static gboolean
history_work (PbWorker    *worker,
              PbStoreJob  *job,
              GError     **error)
{
  HistoryData *data = job->data;

  data->page = g_new0 (PbHistoryPage, 1);
  data->page->items = g_ptr_array_new_with_free_func (g_object_unref);

  if (!pb_worker_begin_read (worker, error))
    return FALSE;

  return pb_worker_end_read (worker, read_page (worker, data, error));
}

static void
history_done (PbStore    *self,
              PbStoreJob *job)
{
  HistoryData *data = job->data;

  for (guint i = 0; self->read_only && i < data->page->items->len; i++)
    pb_history_item_set_can_undo (data->page->items->pdata[i], FALSE);

  g_task_return_pointer (job->task, g_steal_pointer (&data->page),
                         (GDestroyNotify) pb_history_page_free);
}

/* Reads up to @limit actions of the past, of one record, of one group or of all,
 * the newest first, from where the stretch before ended; 0 for the first.  Of each
 * it lists up to @max_changes changes, or all if that is 0; of one record, only what
 * happened to that.
 */
void
pb_store_history_async (PbStore             *self,
                        const char          *record_id,
                        const char          *group_id,
                        gint64               before,
                        guint                limit,
                        guint                max_changes,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  HistoryData *data = g_new0 (HistoryData, 1);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, pb_store_history_async);
  data->record_id = g_strdup (record_id);
  data->group_id = g_strdup (group_id);
  data->before = before;
  data->limit = limit;
  data->max_changes = max_changes;
  pb_store_push (self, PB_STORE_READER, task, history_work, history_done, data, history_data_free);
}

/* Returns: (transfer full) */
PbHistoryPage *
pb_store_history_finish (PbStore       *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
