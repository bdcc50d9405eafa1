/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-store-search.h"

#include "storage/pb-query-sql.h"
#include "storage/pb-search-index.h"
#include "storage/pb-search-hit.h"
#include "storage/pb-search-sql.h"

/* How many records are indexed in one transaction, and how long after the last
 * edit, in milliseconds.
 */
#define INDEX_BATCH 500
#define INDEX_DELAY 1500

/* Ranking looks at every hit.  After this long, in microseconds, those that were
 * entered last come first, so that an answer is there within 50 milliseconds; SQLite
 * is asked how long it has been working every so many steps.
 */
#define MAX_RANKING (25 * G_TIME_SPAN_MILLISECOND)
#define STEPS_PER_LOOK 500

/* Bytes that stand in no text that somebody typed. */
#define MARK_START '\1'
#define MARK_END '\2'

static gboolean
index_batch (PbWorker  *worker,
             gboolean  *more,
             GError   **error)
{
  gint64 dirty;

  *more = FALSE;
  if (!pb_sql_get_int64 (worker->sql, "SELECT EXISTS (SELECT 1 FROM search_dirty)", &dirty, error))
    return FALSE;
  if (!dirty)
    return TRUE;

  if (!pb_worker_begin (worker, error))
    return FALSE;

  /* Nothing that live objects show has changed, so no generation passes. */
  if (!pb_search_index_flush (worker->engine, worker->sql, INDEX_BATCH, more, error) ||
      !pb_sql_exec (worker->sql, "COMMIT", error))
    return pb_sql_rollback (worker->sql, error);

  return TRUE;
}

static gboolean
renew_index (PbWorker  *worker,
             GError   **error)
{
  if (!pb_worker_begin (worker, error))
    return FALSE;

  if (!pb_search_index_renew (worker->sql, error) || !pb_sql_exec (worker->sql, "COMMIT", error))
    return pb_sql_rollback (worker->sql, error);

  return TRUE;
}

static gboolean
index_some_work (PbWorker    *worker,
                 PbStoreJob  *job,
                 GError     **error)
{
  gboolean *more = job->data;

  return index_batch (worker, more, error);
}

static void
index_some_done (PbStore    *self,
                 PbStoreJob *job)
{
  gboolean *more = job->data;

  g_task_return_boolean (job->task, *more);
}

static void
index_ready_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    pb_store_schedule_indexing (PB_STORE (object));
  else if (error)
    g_debug ("Indexing has to wait: %s", error->message);
}

static gboolean
index_due_cb (gpointer data)
{
  PbStore *self = data;

  g_clear_pointer (&self->index_source, g_source_unref);

  if (self->state == PB_STORE_OPEN)
    {
      GTask *task = g_task_new (self, NULL, index_ready_cb, NULL);

      g_task_set_source_tag (task, pb_store_schedule_indexing);
      pb_store_push (self, PB_STORE_WRITER, task, index_some_work, index_some_done,
                     g_new0 (gboolean, 1), g_free);
    }

  return G_SOURCE_REMOVE;
}

/* Brings the index up to date when nothing else has happened for a while. */
void
pb_store_schedule_indexing (PbStore *self)
{
  if (self->index_source || self->state != PB_STORE_OPEN || self->read_only)
    return;

  self->index_source = g_timeout_source_new (INDEX_DELAY);
  g_source_set_callback (self->index_source, index_due_cb, self, NULL);
  g_source_set_static_name (self->index_source, "pb-store-index");
  g_source_attach (self->index_source, self->context);
}

/* Gives up waiting; what is not indexed yet is so at the next search. */
void
pb_store_cancel_indexing (PbStore *self)
{
  if (self->index_source)
    g_source_destroy (self->index_source);
  g_clear_pointer (&self->index_source, g_source_unref);
}

/* Brings the index up to date now.  That may fail, on a full disk or where
 * another program writes: then what is indexed already is searched.
 */
static gboolean
index_all_work (PbWorker    *worker,
                PbStoreJob  *job,
                GError     **error)
{
  gboolean renewed = FALSE;
  gboolean more = TRUE;

  while (more)
    {
      g_autoptr(GError) local_error = NULL;

      if (index_batch (worker, &more, &local_error))
        continue;

      /* The records are whole, so the index can be made from them. */
      if (!renewed && g_error_matches (local_error, PB_STORE_ERROR, PB_STORE_ERROR_CORRUPT))
        {
          renewed = TRUE;
          more = renew_index (worker, NULL);
          continue;
        }

      g_debug ("Searching without the newest changes: %s", local_error->message);
      break;
    }

  return TRUE;
}

/* What is read once the index is up to date. */
typedef struct
{
  PbStoreJobFunc func;
  PbStoreJobDone done;
  gpointer data;
  GDestroyNotify free_data;
} ReadData;

static void
read_data_free (gpointer data)
{
  ReadData *read = data;

  if (read->data)
    read->free_data (read->data);
  g_free (read);
}

static void
indexed_done (PbStore    *self,
              PbStoreJob *job)
{
  ReadData *read = job->data;

  pb_store_push (self, PB_STORE_READER, g_object_ref (job->task), read->func, read->done,
                 g_steal_pointer (&read->data), read->free_data);
}

/* Brings the index up to date by @work, then reads. */
static void
push_after (PbStore        *self,
            PbStoreJobFunc  work,
            GTask          *task,
            PbStoreJobFunc  func,
            PbStoreJobDone  done,
            gpointer        data,
            GDestroyNotify  free_data)
{
  ReadData *read = g_new0 (ReadData, 1);

  read->func = func;
  read->done = done;
  read->data = data;
  read->free_data = free_data;
  pb_store_push (self, PB_STORE_WRITER, task, work, indexed_done, read, read_data_free);
}

/* Hands a job to the reader like pb_store_push(); where it looks for @words,
 * after the index was brought up to date.
 */
void
pb_store_push_read (PbStore        *self,
                    gboolean        words,
                    GTask          *task,
                    PbStoreJobFunc  func,
                    PbStoreJobDone  done,
                    gpointer        data,
                    GDestroyNotify  free_data)
{
  if (words && !self->read_only)
    push_after (self, index_all_work, task, func, done, data, free_data);
  else
    pb_store_push (self, PB_STORE_READER, task, func, done, data, free_data);
}

typedef struct
{
  PbRecord *record;
  char *group_id;
  char *marked;
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_object (&found->record);
  g_free (found->group_id);
  g_free (found->marked);
  g_free (found);
}

typedef struct
{
  PbSearchQuery *query;
  guint limit;
  gboolean renewed;
  GPtrArray *found;
  GError *damage;
} SearchData;

static void
search_data_free (gpointer data)
{
  SearchData *search = data;

  g_clear_object (&search->query);
  g_clear_pointer (&search->found, g_ptr_array_unref);
  g_clear_error (&search->damage);
  g_free (search);
}

/* A part is out of sight while what it belongs to is deleted. */
static gboolean
is_shown (PbWorker *worker,
          PbRecord *record)
{
  const char *owner_id = pb_worker_get_owner (record);
  g_autoptr(PbRecord) owner = NULL;

  if (pb_record_get_deleted (record))
    return FALSE;
  if (owner_id == NULL)
    return TRUE;

  owner = pb_engine_load (worker->engine, owner_id, NULL);

  return owner == NULL || is_shown (worker, owner);
}

static gboolean
collect (PbWorker      *worker,
         SearchData    *search,
         sqlite3_stmt  *statement,
         GError       **error)
{
  while (search->found->len < search->limit)
    {
      g_autoptr(PbRecord) record = NULL;
      gboolean row;
      Found *found;

      if (!pb_sql_step (worker->sql, statement, &row, error))
        return FALSE;
      if (!row)
        break;

      if (!pb_worker_lookup (worker->engine, pb_sql_get_text (statement, 0), PB_WORKER_NOW,
                             &record, error))
        return FALSE;
      if (record == NULL || !is_shown (worker, record))
        continue;

      found = g_new0 (Found, 1);
      found->group_id = pb_worker_dup_group (worker, record);
      found->record = g_steal_pointer (&record);
      found->marked = g_strdup (pb_sql_get_text (statement, 1));
      g_ptr_array_add (search->found, found);
    }

  return TRUE;
}

static int
look_cb (gpointer data)
{
  const gint64 *deadline = data;

  return g_get_monotonic_time () > *deadline;
}

/* The groups that the search names, as numbers with commas between. */
static gboolean
list_groups (PbWorker    *worker,
             SearchData  *search,
             char       **eids,
             GError     **error)
{
  g_autoptr(GString) list = g_string_new (NULL);
  g_autofree char *head = NULL;
  g_autoptr(PbSqlStatement) statement = NULL;

  if (pb_search_query_get_group (search->query) == NULL)
    return TRUE;

  head = pb_query_sql_head (PB_KIND_GROUP, "r.eid, r.name");
  statement = pb_sql_prepare (worker->sql, head, error);
  if (statement == NULL)
    return FALSE;

  while (TRUE)
    {
      gboolean row;

      if (!pb_sql_step (worker->sql, statement, &row, error))
        return FALSE;
      if (!row)
        break;

      if (pb_search_query_matches_group (search->query, pb_sql_get_text (statement, 1)))
        g_string_append_printf (list, "%s%" G_GINT64_FORMAT, list->len ? ", " : "",
                                (gint64) sqlite3_column_int64 (statement, 0));
    }

  *eids = g_string_free_and_steal (g_steal_pointer (&list));

  return TRUE;
}

static gboolean
query_index (PbWorker    *worker,
             SearchData  *search,
             const char  *eids,
             gboolean     rank,
             GError     **error)
{
  g_auto(PbClause) clause = { 0 };
  g_autoptr(PbSqlStatement) statement = NULL;

  /* Twice as many, for those that turn out to be out of sight. */
  if (!pb_search_sql_build (worker->engine, search->query, eids, rank, 2 * search->limit,
                                  &clause))
    return TRUE;

  statement = pb_clause_prepare (&clause, worker->sql, "", error);

  return statement && collect (worker, search, statement, error);
}

static gboolean
run_search (PbWorker    *worker,
            SearchData  *search,
            GError     **error)
{
  g_autofree char *eids = NULL;
  g_autoptr(GError) local_error = NULL;
  gint64 deadline = g_get_monotonic_time () + MAX_RANKING;
  gboolean ok;

  if (!list_groups (worker, search, &eids, error))
    return FALSE;

  sqlite3_progress_handler (pb_sql_get_db (worker->sql), STEPS_PER_LOOK, look_cb, &deadline);
  ok = query_index (worker, search, eids, TRUE, &local_error);
  sqlite3_progress_handler (pb_sql_get_db (worker->sql), 0, NULL, NULL);

  if (ok)
    return TRUE;

  if (!g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  g_ptr_array_set_size (search->found, 0);

  return query_index (worker, search, eids, FALSE, error);
}

static gboolean
search_work (PbWorker    *worker,
             PbStoreJob  *job,
             GError     **error)
{
  SearchData *search = job->data;
  gboolean ok;

  job->live = TRUE;
  g_clear_pointer (&search->found, g_ptr_array_unref);
  search->found = g_ptr_array_new_with_free_func (found_free);
  g_clear_error (&search->damage);

  if (!pb_worker_begin_read (worker, error))
    return FALSE;

  ok = pb_worker_end_read (worker, run_search (worker, search, &search->damage));
  if (ok || g_error_matches (search->damage, PB_STORE_ERROR, PB_STORE_ERROR_CORRUPT))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&search->damage));

  return FALSE;
}

static gboolean
renew_work (PbWorker    *worker,
            PbStoreJob  *job,
            GError     **error)
{
  return renew_index (worker, error) && index_all_work (worker, job, error);
}

static void
search_done (PbStore    *self,
             PbStoreJob *job)
{
  SearchData *search = job->data;
  GPtrArray *hits;

  /* The index is damaged.  It is made from the records, so it can be again. */
  if (search->damage && !search->renewed && !self->read_only)
    {
      search->renewed = TRUE;
      push_after (self, renew_work, g_object_ref (job->task), search_work, search_done,
                  g_steal_pointer (&job->data), search_data_free);
      return;
    }

  if (search->damage)
    {
      g_task_return_error (job->task, g_steal_pointer (&search->damage));
      return;
    }

  hits = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < search->found->len; i++)
    {
      Found *found = search->found->pdata[i];
      g_autofree char *title = NULL;

      found->record = pb_store_make_live (self, found->record);
      title = pb_record_dup_title (found->record);
      g_ptr_array_add (hits, pb_search_hit_new (found->record, title, found->group_id,
                                                found->marked, MARK_START, MARK_END));
    }

  g_task_return_pointer (job->task, hits, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * pb_store_search_async:
 * @self: a store
 * @text: what was typed, as #PbSearchQuery understands it; all words have to be
 *   found, of the last one the beginning
 * @limit: how many hits at the most
 * @cancellable: (nullable): to give up before it starts
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Searches the texts of all records.
 */
void
pb_store_search_async (PbStore             *self,
                       const char          *text,
                       guint                limit,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  GTask *task;
  SearchData *search;

  g_return_if_fail (PB_IS_STORE (self));
  g_return_if_fail (text != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_store_search_async);

  search = g_new0 (SearchData, 1);
  search->query = pb_search_query_new (text);
  search->limit = limit;

  pb_store_push_read (self, TRUE, task, search_work, search_done, search, search_data_free);
}

/**
 * pb_store_search_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: (transfer full) (element-type PbSearchHit): what was found, the best
 *   first
 */
GPtrArray *
pb_store_search_finish (PbStore       *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
