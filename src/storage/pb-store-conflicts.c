/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-conflict-private.h"
#include "storage/pb-store-private.h"
#include "storage/pb-titles.h"

#include "model/pb-id.h"

typedef struct
{
  PbRecord *record;
  PbFieldId field;
  gboolean deletion;
  GPtrArray *values;
  GPtrArray *texts;
} Contest;

static void
contest_free (gpointer data)
{
  Contest *contest = data;

  g_clear_object (&contest->record);
  g_clear_pointer (&contest->values, g_ptr_array_unref);
  g_clear_pointer (&contest->texts, g_ptr_array_unref);
  g_free (contest);
}

typedef struct
{
  char *group_id;
  GPtrArray *contests;
} ConflictsData;

static void
conflicts_data_free (gpointer data)
{
  ConflictsData *self = data;

  g_free (self->group_id);
  g_clear_pointer (&self->contests, g_ptr_array_unref);
  g_free (self);
}

typedef struct
{
  char *id;
  PbFieldId field;
  int type;
} ConflictRow;

static void
row_clear (gpointer data)
{
  ConflictRow *row = data;

  g_free (row->id);
}

static gboolean
list_rows (PbWorker  *worker,
           GArray    *rows,
           GError   **error)
{
  g_autoptr(PbSqlStatement) statement = NULL;

  statement = pb_sql_prepare (worker->sql,
                              "SELECT lower(hex(e.uuid)), c.fid, c.type FROM conflict c"
                              " CROSS JOIN entity e USING (eid) ORDER BY c.since, c.eid, c.fid",
                              error);
  if (statement == NULL)
    return FALSE;

  while (TRUE)
    {
      ConflictRow found = { 0 };
      gboolean row;

      if (!pb_sql_step (worker->sql, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      found.id = g_strdup (pb_sql_get_text (statement, 0));
      found.field = sqlite3_column_int (statement, 1);
      found.type = sqlite3_column_int (statement, 2);
      g_array_append_val (rows, found);
    }
}

/* A relation belongs to both of its groups. */
static gboolean
is_of_group (PbWorker   *worker,
             PbRecord   *record,
             const char *group_id)
{
  g_autofree char *group = pb_worker_dup_group (worker, record);
  const PbFieldInfo *info;

  for (guint i = 0; (info = pb_kind_get_nth_field (pb_record_get_kind (record), i)); i++)
    {
      if (info->flags & PB_FIELD_OF_GROUP &&
          g_strcmp0 (pb_record_get_text (record, info->id), group_id) == 0)
        return TRUE;
    }

  return g_strcmp0 (group, group_id) == 0;
}

static GPtrArray *
make_texts (PbTitles  *titles,
            PbFieldId  field,
            GPtrArray *values)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < values->len; i++)
    {
      PbEngineValue *value = values->pdata[i];

      g_ptr_array_add (texts, field ? pb_titles_dup_text (titles, field, value->value) : NULL);
    }

  return texts;
}

static gboolean
add_contest (PbWorker           *worker,
             PbTitles           *titles,
             ConflictsData      *data,
             const ConflictRow  *row,
             GError            **error)
{
  g_autoptr(PbRecord) record = NULL;
  Contest *contest;

  if (!pb_worker_lookup (worker->engine, row->id, PB_WORKER_NOW, &record, error))
    return FALSE;

  /* Kinds and fields of newer versions are settled there. */
  if (record == NULL || (row->field && pb_field_get_info (row->field) == NULL))
    return TRUE;

  if (data->group_id && !is_of_group (worker, record, data->group_id))
    return TRUE;

  contest = g_new0 (Contest, 1);
  contest->record = g_steal_pointer (&record);
  contest->field = row->field;
  contest->deletion = row->type == PB_CONFLICT_DELETED;
  g_ptr_array_add (data->contests, contest);
  contest->values = pb_engine_get_values (worker->engine, row->id, row->field, error);
  if (contest->values == NULL)
    return FALSE;

  contest->texts = make_texts (titles, row->field, contest->values);

  return TRUE;
}

static gboolean
read_conflicts (PbWorker       *worker,
                ConflictsData  *data,
                GError        **error)
{
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (ConflictRow));
  g_autoptr(PbTitles) titles = pb_titles_new (worker);

  g_array_set_clear_func (rows, row_clear);
  if (!list_rows (worker, rows, error))
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      if (!add_contest (worker, titles, data, &g_array_index (rows, ConflictRow, i), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
conflicts_work (PbWorker    *worker,
                PbStoreJob  *job,
                GError     **error)
{
  ConflictsData *data = job->data;

  job->live = TRUE;
  g_clear_pointer (&data->contests, g_ptr_array_unref);
  data->contests = g_ptr_array_new_with_free_func (contest_free);

  if (!pb_worker_begin_read (worker, error))
    return FALSE;

  return pb_worker_end_read (worker, read_conflicts (worker, data, error));
}

static void
conflicts_done (PbStore    *self,
                PbStoreJob *job)
{
  ConflictsData *data = job->data;
  GPtrArray *conflicts = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < data->contests->len; i++)
    {
      Contest *contest = data->contests->pdata[i];

      contest->record = pb_store_make_live (self, contest->record);
      g_ptr_array_add (conflicts,
                       pb_conflict_new (contest->record, contest->field, contest->deletion,
                                        g_steal_pointer (&contest->values),
                                        g_steal_pointer (&contest->texts)));
    }

  g_task_return_pointer (job->task, conflicts, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * pb_store_conflicts_async:
 * @self: a store
 * @group_id: (nullable): the identifier of a group, or %NULL for all
 * @cancellable: (nullable): to give up before it starts
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Lists the fields for which contributors who did not know of each other set
 * different values.
 */
void
pb_store_conflicts_async (PbStore             *self,
                          const char          *group_id,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  ConflictsData *data;
  GTask *task;

  g_return_if_fail (PB_IS_STORE (self));
  g_return_if_fail (group_id == NULL || pb_id_is_valid (group_id));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_store_conflicts_async);

  data = g_new0 (ConflictsData, 1);
  data->group_id = g_strdup (group_id);
  pb_store_push (self, PB_STORE_READER, task, conflicts_work, conflicts_done, data,
                 conflicts_data_free);
}

/**
 * pb_store_conflicts_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: (transfer full) (element-type PbConflict): the conflicts, the oldest
 *   first
 */
GPtrArray *
pb_store_conflicts_finish (PbStore       *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
