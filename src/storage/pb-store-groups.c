/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-group-summary.h"
#include "storage/pb-store-query.h"

typedef struct
{
  PbRecord *record;
  int phase;
  PbDay phase_since;
} GroupRow;

static void
group_row_clear (gpointer data)
{
  GroupRow *row = data;

  g_clear_object (&row->record);
}

static void
rows_free (gpointer data)
{
  GArray **rows = data;

  g_clear_pointer (rows, g_array_unref);
  g_free (rows);
}

/* The phase is where the last transition up to today led. */
static gboolean
read_phase (PbWorker  *worker,
            GroupRow  *row,
            GError   **error)
{
  g_autoptr(PbSqlStatement) statement = NULL;
  gboolean found;

  row->phase = -1;
  row->phase_since = PB_DAY_NONE;

  statement = pb_sql_prepare (worker->sql,
                              "SELECT r.\"to\", r.date FROM rec_phase_transition r"
                              " CROSS JOIN entity e USING (eid)"
                              " WHERE e.state = 0 AND r.date <= ?2"
                              " AND r.\"group\" = (SELECT eid FROM entity WHERE uuid = unhex(?1))"
                              " ORDER BY r.date DESC, e.uuid DESC LIMIT 1",
                              error);
  if (statement == NULL)
    return FALSE;

  pb_sql_bind_text (statement, 1, pb_record_get_id (row->record));
  sqlite3_bind_int64 (statement, 2, pb_clock_get_today (worker->clock));
  if (!pb_sql_step (worker->sql, statement, &found, error))
    return FALSE;

  if (found)
    {
      const char *nick = pb_sql_get_text (statement, 0);

      row->phase = nick ? pb_enum_from_nick (pb_phase_get_type (), nick) : -1;
      row->phase_since = sqlite3_column_int (statement, 1);
    }

  return TRUE;
}

static gboolean
read_groups (PbWorker  *worker,
             GArray    *rows,
             GError   **error)
{
  g_autoptr(PbQuery) query = pb_query_new (PB_KIND_GROUP);
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto(PbClause) clause = { 0 };

  pb_query_sql_build (query, &clause);
  if (!pb_worker_read_records (worker, PB_KIND_GROUP, &clause, records, error))
    return FALSE;

  for (guint i = 0; i < records->len; i++)
    {
      GroupRow row = { .record = g_object_ref (records->pdata[i]) };

      g_array_append_val (rows, row);
      if (!read_phase (worker, &g_array_index (rows, GroupRow, i), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
groups_work (PbWorker    *worker,
             PbStoreJob  *job,
             GError     **error)
{
  GArray **rows = job->data;

  job->live = TRUE;
  g_clear_pointer (rows, g_array_unref);
  *rows = g_array_new (FALSE, TRUE, sizeof (GroupRow));
  g_array_set_clear_func (*rows, group_row_clear);

  if (!pb_worker_begin_read (worker, error))
    return FALSE;

  return pb_worker_end_read (worker, read_groups (worker, *rows, error));
}

static void
groups_done (PbStore    *self,
             PbStoreJob *job)
{
  GArray *rows = *(GArray **) job->data;
  g_autoptr(GHashTable) n_children = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *groups = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < rows->len; i++)
    {
      GroupRow *row = &g_array_index (rows, GroupRow, i);

      row->record = pb_store_make_live (self, row->record);
      g_hash_table_insert (n_children, (gpointer) pb_record_get_id (row->record),
                           GUINT_TO_POINTER (0));
    }

  for (guint i = 0; i < rows->len; i++)
    {
      GroupRow *row = &g_array_index (rows, GroupRow, i);
      const char *parent = pb_record_get_text (row->record, PB_GROUP_PARENT);
      gpointer key, n;

      if (parent && g_hash_table_lookup_extended (n_children, parent, &key, &n))
        g_hash_table_insert (n_children, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (n) + 1));
    }

  for (guint i = 0; i < rows->len; i++)
    {
      GroupRow *row = &g_array_index (rows, GroupRow, i);
      const char *id = pb_record_get_id (row->record);
      const char *parent = pb_record_get_text (row->record, PB_GROUP_PARENT);

      /* A parent that is not there would lose the group in a tree. */
      if (parent && !g_hash_table_contains (n_children, parent))
        parent = NULL;

      g_ptr_array_add (groups,
                       pb_group_summary_new (
                         row->record, row->phase, row->phase_since, parent,
                         GPOINTER_TO_UINT (g_hash_table_lookup (n_children, id))));
    }

  g_task_return_pointer (job->task, groups, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * pb_store_groups_async:
 * @self: a store
 * @cancellable: (nullable): to give up before it starts
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Reads all groups with the phase that each is in today.
 */
void
pb_store_groups_async (PbStore             *self,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PB_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_store_groups_async);
  pb_store_push (self, PB_STORE_READER, task, groups_work, groups_done, g_new0 (GArray *, 1),
                 rows_free);
}

/**
 * pb_store_groups_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: (transfer full) (element-type PbGroupSummary): the groups by name
 */
GPtrArray *
pb_store_groups_finish (PbStore       *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
