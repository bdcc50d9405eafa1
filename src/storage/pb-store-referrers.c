/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-referrer.h"
#include "storage/pb-store-query.h"

#include "model/pb-id.h"

/* A longer list helps nobody to decide. */
#define MAX_REFERRERS 1000

typedef struct
{
  char *id;
  GPtrArray *referrers;
} ReferrersData;

static void
referrers_data_free (gpointer data)
{
  ReferrersData *self = data;

  g_free (self->id);
  g_clear_pointer (&self->referrers, g_ptr_array_unref);
  g_free (self);
}

static gboolean
add_referrers (PbWorker       *worker,
               ReferrersData  *data,
               PbFieldId       field,
               GError        **error)
{
  PbKind kind = PB_FIELD_KIND (field);
  g_autoptr(PbQuery) query = pb_query_new (kind);
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto(PbClause) clause = { 0 };

  pb_query_add_filter (query, field, g_variant_new_string (data->id));
  pb_query_set_range (query, 0, MAX_REFERRERS - data->referrers->len);
  pb_query_sql_build (query, &clause);

  if (!pb_worker_read_records (worker, kind, &clause, records, error))
    return FALSE;

  for (guint i = 0; i < records->len; i++)
    {
      PbRecord *record = records->pdata[i];
      g_autofree char *title = pb_record_dup_title (record);

      g_ptr_array_add (data->referrers,
                       pb_referrer_new (kind, pb_record_get_id (record), title, field));
    }

  return TRUE;
}

static gboolean
find_referrers (PbWorker       *worker,
                ReferrersData  *data,
                GError        **error)
{
  g_autoptr(PbRecord) record = NULL;

  if (!pb_worker_lookup (worker->engine, data->id, PB_WORKER_NOW, &record, error))
    return FALSE;
  if (record == NULL)
    return TRUE;

  for (guint kind = 1; kind < PB_N_KINDS; kind++)
    {
      const PbFieldInfo *info;

      for (guint i = 0; (info = pb_kind_get_nth_field (kind, i)); i++)
        {
          if (pb_worker_is_held_by (info, pb_record_get_kind (record)) &&
              data->referrers->len < MAX_REFERRERS &&
              !add_referrers (worker, data, info->id, error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
referrers_work (PbWorker    *worker,
                PbStoreJob  *job,
                GError     **error)
{
  ReferrersData *data = job->data;

  data->referrers = g_ptr_array_new_with_free_func (g_object_unref);

  if (!pb_worker_begin_read (worker, error))
    return FALSE;

  return pb_worker_end_read (worker, find_referrers (worker, data, error));
}

static void
referrers_done (PbStore    *self,
                PbStoreJob *job)
{
  ReferrersData *data = job->data;

  g_task_return_pointer (job->task, g_steal_pointer (&data->referrers),
                         (GDestroyNotify) g_ptr_array_unref);
}

/**
 * pb_store_referrers_async:
 * @self: a store
 * @id: the identifier of a record
 * @cancellable: (nullable): to give up before it starts
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Lists what refers to a record: while anything does, it cannot be deleted, and
 * %PB_STORE_ERROR_REFERENCED says so.  Parts of the record are not listed, since
 * they go with it.
 */
void
pb_store_referrers_async (PbStore             *self,
                          const char          *id,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  ReferrersData *data;
  GTask *task;

  g_return_if_fail (PB_IS_STORE (self));
  g_return_if_fail (pb_id_is_valid (id));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_store_referrers_async);

  data = g_new0 (ReferrersData, 1);
  data->id = g_strdup (id);
  pb_store_push (self, PB_STORE_READER, task, referrers_work, referrers_done, data,
                 referrers_data_free);
}

/**
 * pb_store_referrers_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: (transfer full) (element-type PbReferrer): what refers to the record,
 *   by kind, field and title, at most 1000
 */
GPtrArray *
pb_store_referrers_finish (PbStore       *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
