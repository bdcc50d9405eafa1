/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-facet.h"
#include "storage/pb-store-query.h"
#include "storage/pb-store-search.h"

#include "model/pb-field-value.h"

/* More chips than these nobody reads. */
#define MAX_FACETS 200

typedef struct
{
  PbQuery *query;
  PbFieldId field;
  GPtrArray *facets;
} FacetsData;

static void
facets_data_free (gpointer data)
{
  FacetsData *self = data;

  g_clear_object (&self->query);
  g_clear_pointer (&self->facets, g_ptr_array_unref);
  g_free (self);
}

/* A set counts by its elements. */
static gboolean
holds_references (const PbFieldInfo *info)
{
  return info->type == PB_TYPE_REF || info->type == PB_TYPE_REF_SET;
}

static gboolean
make_facet (PbWorker           *worker,
            const PbFieldInfo  *info,
            sqlite3_stmt       *statement,
            PbFacet           **facet,
            GError            **error)
{
  guint count = sqlite3_column_int64 (statement, 1);
  g_autoptr(GVariant) value = NULL;
  g_autofree char *label = NULL;

  if (sqlite3_column_type (statement, 0) == SQLITE_NULL)
    {
      *facet = pb_facet_new (NULL, NULL, count);
      return TRUE;
    }

  if (info->type == PB_TYPE_FLAG)
    value = g_variant_ref_sink (g_variant_new_boolean (sqlite3_column_int64 (statement, 0) != 0));
  else
    value = g_variant_ref_sink (pb_sql_new_text (pb_sql_get_text (statement, 0),
                                                 (gsize) sqlite3_column_bytes (statement, 0)));

  if (holds_references (info))
    {
      g_autoptr(PbRecord) record = NULL;

      if (!pb_worker_lookup (worker->engine, g_variant_get_string (value, NULL), PB_WORKER_NOW,
                             &record, error))
        return FALSE;
      label = record ? pb_record_dup_title (record) : NULL;
    }
  else if (pb_field_type_is_set (info->type))
    {
      label = g_variant_dup_string (value, NULL);
    }
  else
    {
      label = pb_field_to_locale (info->id, value);
    }

  *facet = pb_facet_new (value, label, count);

  return TRUE;
}

static gboolean
count_facets (PbWorker    *worker,
              FacetsData  *data,
              GError     **error)
{
  g_auto(PbClause) clause = { 0 };
  g_autoptr(PbSqlStatement) statement = NULL;

  if (!pb_query_sql_build_facets (data->query, data->field, MAX_FACETS, &clause))
    return TRUE;

  statement = pb_clause_prepare (&clause, worker->sql, "", error);
  if (statement == NULL)
    return FALSE;

  while (TRUE)
    {
      PbFacet *facet;
      gboolean row;

      if (!pb_sql_step (worker->sql, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      if (!make_facet (worker, pb_field_get_info (data->field), statement, &facet, error))
        return FALSE;
      g_ptr_array_add (data->facets, facet);
    }
}

/* The most frequent first; of equal ones none, then by their names, since people
 * cannot know the order of identifiers.
 */
static int
compare_facets (gconstpointer a,
                gconstpointer b)
{
  PbFacet *one = *(PbFacet * const *) a;
  PbFacet *other = *(PbFacet * const *) b;
  const char *label = pb_facet_get_label (one);
  const char *other_label = pb_facet_get_label (other);

  if (pb_facet_get_count (one) != pb_facet_get_count (other))
    return pb_facet_get_count (one) > pb_facet_get_count (other) ? -1 : 1;
  if (label == NULL || other_label == NULL)
    return (label != NULL) - (other_label != NULL);

  return g_utf8_collate (label, other_label);
}

static gboolean
facets_work (PbWorker    *worker,
             PbStoreJob  *job,
             GError     **error)
{
  FacetsData *data = job->data;

  data->facets = g_ptr_array_new_with_free_func (g_object_unref);

  if (!pb_worker_begin_read (worker, error))
    return FALSE;

  if (!pb_worker_end_read (worker, count_facets (worker, data, error)))
    return FALSE;

  g_ptr_array_sort (data->facets, compare_facets);

  return TRUE;
}

static void
facets_done (PbStore    *self,
             PbStoreJob *job)
{
  FacetsData *data = job->data;

  g_task_return_pointer (job->task, g_steal_pointer (&data->facets),
                         (GDestroyNotify) g_ptr_array_unref);
}

/**
 * pb_store_facets_async:
 * @self: a store
 * @query: which records to count; copied
 * @field: a flag, enumeration, text, reference or set of their kind
 * @cancellable: (nullable): to give up before it starts
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Counts the records of a query by their values of a field.  Filters of the
 * query on that very field do not count, so that the answer says what choosing
 * another value would show.
 */
void
pb_store_facets_async (PbStore             *self,
                       PbQuery             *query,
                       PbFieldId            field,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  const PbFieldInfo *info = pb_field_get_info (field);
  FacetsData *data;
  GTask *task;

  g_return_if_fail (PB_IS_STORE (self));
  g_return_if_fail (PB_IS_QUERY (query));
  g_return_if_fail (info != NULL);
  g_return_if_fail (info->type == PB_TYPE_FLAG || info->type == PB_TYPE_ENUM ||
                    info->type == PB_TYPE_TEXT || info->type == PB_TYPE_REF ||
                    pb_field_type_is_set (info->type));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_store_facets_async);

  data = g_new0 (FacetsData, 1);
  data->query = pb_query_copy (query);
  data->field = field;
  pb_query_remove_filters (data->query, field);
  pb_store_push_read (self, pb_query_get_text (query) != NULL, task, facets_work, facets_done,
                      data, facets_data_free);
}

/**
 * pb_store_facets_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: (transfer full) (element-type PbFacet): the values, those of most
 *   records first, at most 200
 */
GPtrArray *
pb_store_facets_finish (PbStore       *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
