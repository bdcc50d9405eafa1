/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-query-sql.h"
#include "storage/pb-store-query.h"
#include "storage/pb-store-search.h"

#include "model/pb-id.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  PbQuery *query;
  char *id;
  GPtrArray *ids;
  guint all_below;

  GPtrArray *records;
  PbListing *listing;
} QueryData;

static void
query_data_free (gpointer data)
{
  QueryData *self = data;

  g_clear_object (&self->query);
  g_free (self->id);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->listing, pb_listing_free);
  g_free (self);
}

/* Frees @listing. */
void
pb_listing_free (PbListing *listing)
{
  g_string_free (listing->ids, TRUE);
  g_ptr_array_unref (listing->records);
  g_free (listing);
}

/* Adds the records of @kind that @clause finds to @records. */
gboolean
pb_worker_read_records (PbWorker   *worker,
                        PbKind      kind,
                        PbClause   *clause,
                        GPtrArray  *records,
                        GError    **error)
{
  g_autoptr(PbSqlStatement) statement = NULL;

  statement = pb_clause_prepare (clause, worker->sql, pb_engine_get_select (kind), error);
  if (statement == NULL)
    return FALSE;

  while (TRUE)
    {
      PbRecord *record;
      gboolean row;

      if (!pb_sql_step (worker->sql, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      record = pb_engine_read (worker->engine, kind, statement, error);
      if (record == NULL)
        return FALSE;
      g_ptr_array_add (records, record);
    }
}

static gboolean
run_query (PbWorker   *worker,
           PbQuery    *query,
           GPtrArray  *records,
           GError    **error)
{
  g_auto(PbClause) clause = { 0 };

  return !pb_query_sql_build (query, &clause) ||
         pb_worker_read_records (worker, pb_query_get_kind (query), &clause, records, error);
}

static gboolean
query_work (PbWorker    *worker,
            PbStoreJob  *job,
            GError     **error)
{
  QueryData *data = job->data;

  job->live = TRUE;
  g_clear_pointer (&data->records, g_ptr_array_unref);
  data->records = g_ptr_array_new_with_free_func (g_object_unref);

  if (!pb_worker_begin_read (worker, error))
    return FALSE;

  return pb_worker_end_read (worker, run_query (worker, data->query, data->records, error));
}

static void
records_done (PbStore    *self,
              PbStoreJob *job)
{
  QueryData *data = job->data;

  pb_store_make_all_live (self, data->records);
  g_task_return_pointer (job->task, g_steal_pointer (&data->records),
                         (GDestroyNotify) g_ptr_array_unref);
}

/**
 * pb_store_query_async:
 * @self: a store
 * @query: what to look for; copied
 * @cancellable: (nullable): to give up before it starts
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Reads the records that a query finds, all of them.  For what a list shows see
 * #PbRecordList.
 */
void
pb_store_query_async (PbStore             *self,
                      PbQuery             *query,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  QueryData *data;
  GTask *task;

  g_return_if_fail (PB_IS_STORE (self));
  g_return_if_fail (PB_IS_QUERY (query));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_store_query_async);

  data = g_new0 (QueryData, 1);
  data->query = pb_query_copy (query);

  pb_store_push_read (self, pb_query_get_text (query) != NULL, task, query_work, records_done,
                      data, query_data_free);
}

/**
 * pb_store_query_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: (transfer full) (element-type PbRecord): the records, live
 */
GPtrArray *
pb_store_query_finish (PbStore       *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
load_many (PbWorker   *worker,
           GPtrArray  *ids,
           GPtrArray  *records,
           GError    **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      PbRecord *record;

      if (!pb_worker_lookup (worker->engine, ids->pdata[i], PB_WORKER_NOW, &record, error))
        return FALSE;
      if (record)
        g_ptr_array_add (records, record);
    }

  return TRUE;
}

static gboolean
get_many_work (PbWorker    *worker,
               PbStoreJob  *job,
               GError     **error)
{
  QueryData *data = job->data;

  job->live = TRUE;
  g_clear_pointer (&data->records, g_ptr_array_unref);
  data->records = g_ptr_array_new_with_free_func (g_object_unref);

  if (!pb_worker_begin_read (worker, error))
    return FALSE;

  return pb_worker_end_read (worker, load_many (worker, data->ids, data->records, error));
}

/* Reads the records of @ids, without those that are not there. */
void
pb_store_get_many_async (PbStore             *self,
                         GPtrArray           *ids,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  QueryData *data = g_new0 (QueryData, 1);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, pb_store_get_many_async);
  data->ids = g_ptr_array_ref (ids);
  pb_store_push (self, PB_STORE_READER, task, get_many_work, records_done, data, query_data_free);
}

/* Returns: (transfer full) (element-type PbRecord): the records, live */
GPtrArray *
pb_store_get_many_finish (PbStore       *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
get_done (PbStore    *self,
          PbStoreJob *job)
{
  QueryData *data = job->data;

  if (data->records->len == 0)
    {
      g_task_return_new_error_literal (job->task, PB_STORE_ERROR, PB_STORE_ERROR_NOT_FOUND,
                                       _("The record is not in this library."));
      return;
    }

  pb_store_make_all_live (self, data->records);
  g_task_return_pointer (job->task, g_object_ref (data->records->pdata[0]), g_object_unref);
}

/**
 * pb_store_get_async:
 * @self: a store
 * @id: the identifier of a record
 * @cancellable: (nullable): to give up before it starts
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Reads one record.  A deleted one is found, too, and says that it is deleted.
 */
void
pb_store_get_async (PbStore             *self,
                    const char          *id,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  QueryData *data;
  GTask *task;

  g_return_if_fail (PB_IS_STORE (self));
  g_return_if_fail (pb_id_is_valid (id));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_store_get_async);

  data = g_new0 (QueryData, 1);
  data->ids = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (data->ids, g_strdup (id));
  pb_store_push (self, PB_STORE_READER, task, get_many_work, get_done, data, query_data_free);
}

/**
 * pb_store_get_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the record, live, or %NULL with
 *   %PB_STORE_ERROR_NOT_FOUND
 */
PbRecord *
pb_store_get_finish (PbStore       *self,
                     GAsyncResult  *result,
                     GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
list_ids (PbWorker  *worker,
          PbQuery   *query,
          GString   *ids,
          GError   **error)
{
  g_autofree char *head = pb_query_sql_head (pb_query_get_kind (query), "lower(hex(e.uuid))");
  g_auto(PbClause) clause = { 0 };
  g_autoptr(PbSqlStatement) statement = NULL;

  if (!pb_query_sql_build (query, &clause))
    return TRUE;

  statement = pb_clause_prepare (&clause, worker->sql, head, error);
  if (statement == NULL)
    return FALSE;

  while (TRUE)
    {
      gboolean row;

      if (!pb_sql_step (worker->sql, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      g_string_append_len (ids, pb_sql_get_text (statement, 0), PB_ID_LENGTH);
    }
}

static gboolean
list (PbWorker   *worker,
      QueryData  *data,
      GError    **error)
{
  PbListing *listing = data->listing;

  if (!list_ids (worker, data->query, listing->ids, error))
    return FALSE;

  return listing->ids->len / PB_ID_LENGTH > data->all_below ||
         run_query (worker, data->query, listing->records, error);
}

static gboolean
list_work (PbWorker    *worker,
           PbStoreJob  *job,
           GError     **error)
{
  QueryData *data = job->data;

  job->live = TRUE;
  g_clear_pointer (&data->listing, pb_listing_free);
  data->listing = g_new0 (PbListing, 1);
  data->listing->ids = g_string_new (NULL);
  data->listing->records = g_ptr_array_new_with_free_func (g_object_unref);

  if (!pb_worker_begin_read (worker, error))
    return FALSE;

  return pb_worker_end_read (worker, list (worker, data, error));
}

static void
list_done (PbStore    *self,
           PbStoreJob *job)
{
  QueryData *data = job->data;

  pb_store_make_all_live (self, data->listing->records);
  g_task_return_pointer (job->task, g_steal_pointer (&data->listing),
                         (GDestroyNotify) pb_listing_free);
}

/* Lists the identifiers of what a query finds; where there are not more than
 * @all_below, with all the records.
 */
void
pb_store_list_async (PbStore             *self,
                     PbQuery             *query,
                     guint                all_below,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  QueryData *data = g_new0 (QueryData, 1);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, pb_store_list_async);
  data->query = pb_query_copy (query);
  data->all_below = all_below;

  pb_store_push_read (self, pb_query_get_text (query) != NULL, task, list_work, list_done, data,
                      query_data_free);
}

/* Returns: (transfer full) */
PbListing *
pb_store_list_finish (PbStore       *self,
                      GAsyncResult  *result,
                      GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
