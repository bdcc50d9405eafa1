/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-store-private.h"

#include <glib/gi18n-lib.h>

/* Each worker is a pool of one thread of its own, which takes its jobs in the
 * order in which they came.  The writer owns the only connection that may
 * write; the reader's connection may only query.
 */

static void
job_free (PbStoreJob *job)
{
  if (job->free_data)
    g_clear_pointer (&job->data, job->free_data);
  g_clear_pointer (&job->news, pb_news_free);
  g_clear_error (&job->error);
  g_clear_object (&job->task);
  g_clear_pointer (&job->context, g_main_context_unref);
  g_free (job);
}

static gboolean
complete_cb (gpointer data)
{
  PbStoreJob *job = data;
  PbStore *self = g_task_get_source_object (job->task);

  if (job->news)
    pb_store_take_news (self, job->news);

  /* What was read before a write must not overwrite what that write has told
   * the live objects already.
   */
  if (job->live && job->error == NULL && job->generation < self->known_generation &&
      self->pools[PB_STORE_READER])
    {
      g_thread_pool_push (self->pools[PB_STORE_READER], job, NULL);
      return G_SOURCE_REMOVE;
    }

  if (job->error)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else if (job->done)
    job->done (self, job);
  else
    g_task_return_boolean (job->task, TRUE);

  job_free (job);

  return G_SOURCE_REMOVE;
}

/* Not g_main_context_invoke(): with no loop running it would call back on the
 * worker.
 */
static void
send_back (PbStoreJob *job)
{
  /* Once the source is attached, the job may be gone at any moment, and with it
   * the context of somebody who only waited for it.
   */
  g_autoptr(GMainContext) context = g_main_context_ref (job->context);
  g_autoptr(GSource) source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_callback (source, complete_cb, job, NULL);
  g_source_set_static_name (source, "pb-store-complete");
  g_source_attach (source, context);
}

static void
work (gpointer data,
      gpointer user_data)
{
  PbStoreJob *job = data;

  job->generation = g_atomic_int_get (job->worker->generation);

  /* Cancelling counts before a job starts, never halfway through a write. */
  if (!g_cancellable_set_error_if_cancelled (g_task_get_cancellable (job->task), &job->error))
    {
      gboolean ok = job->func (job->worker, job, &job->error);

      g_warn_if_fail (ok == (job->error == NULL));
    }

  send_back (job);
}

static PbStoreJob *
job_new (GTask          *task,
         PbStoreJobFunc  func,
         PbStoreJobDone  done,
         gpointer        data,
         GDestroyNotify  free_data)
{
  PbStoreJob *job = g_new0 (PbStoreJob, 1);

  g_task_set_check_cancellable (task, FALSE);
  job->task = task;
  job->context = g_main_context_ref (g_task_get_context (task));
  job->func = func;
  job->done = done;
  job->data = data;
  job->free_data = free_data;

  return job;
}

static void
start_job (PbStore       *self,
           PbStoreThread  thread,
           PbStoreJob    *job)
{
  job->worker = self->workers[thread];

  /* Cannot fail: the one thread of the pool is there since it was made. */
  g_thread_pool_push (self->pools[thread], job, NULL);
}

typedef struct
{
  PbStoreThread thread;
  PbStoreJob *job;
} PbWaiting;

/**
 * pb_store_push_now:
 * @self: a store whose workers were started
 * @thread: which worker
 * @task: (transfer full): the verb
 * @func: what the worker does
 * @done: (nullable): what the caller's thread does with the answer; without it
 *   the task returns %TRUE
 * @data: (nullable): arguments and answer
 * @free_data: (nullable): how to free @data
 *
 * Hands a job to a worker, whatever the state of the store.
 */
void
pb_store_push_now (PbStore        *self,
                   PbStoreThread   thread,
                   GTask          *task,
                   PbStoreJobFunc  func,
                   PbStoreJobDone  done,
                   gpointer        data,
                   GDestroyNotify  free_data)
{
  start_job (self, thread, job_new (task, func, done, data, free_data));
}

/**
 * pb_store_push:
 * @self: a store
 * @thread: which worker
 * @task: (transfer full): the verb
 * @func: what the worker does
 * @done: (nullable): what the caller's thread does with the answer; without it
 *   the task returns %TRUE
 * @data: (nullable): arguments and answer
 * @free_data: (nullable): how to free @data
 *
 * Hands a job to a worker as soon as the store is open.  Where it is not even
 * opening, or opening fails, the task returns the error.
 */
void
pb_store_push (PbStore        *self,
               PbStoreThread   thread,
               GTask          *task,
               PbStoreJobFunc  func,
               PbStoreJobDone  done,
               gpointer        data,
               GDestroyNotify  free_data)
{
  PbStoreJob *job = job_new (task, func, done, data, free_data);

  switch (self->state)
    {
    case PB_STORE_OPEN:
      start_job (self, thread, job);
      break;

    case PB_STORE_OPENING:
      {
        PbWaiting *waiting = g_new0 (PbWaiting, 1);

        waiting->thread = thread;
        waiting->job = job;
        g_queue_push_tail (&self->waiting, waiting);
      }
      break;

    case PB_STORE_CLOSED:
    case PB_STORE_FAILED:
    default:
      g_set_error_literal (&job->error, PB_STORE_ERROR, PB_STORE_ERROR_CLOSED,
                           _("The library is not open."));
      send_back (job);
      break;
    }
}

/**
 * pb_store_flush_waiting:
 * @self: a store
 * @error: (nullable): why it could not be opened
 *
 * Starts the jobs that waited for the workers, or answers each with @error.
 */
void
pb_store_flush_waiting (PbStore      *self,
                        const GError *error)
{
  PbWaiting *waiting;

  while ((waiting = g_queue_pop_head (&self->waiting)))
    {
      if (error)
        {
          waiting->job->error = g_error_copy (error);
          send_back (waiting->job);
        }
      else
        {
          start_job (self, waiting->thread, waiting->job);
        }

      g_free (waiting);
    }
}

/**
 * pb_store_start_workers:
 * @self: a store
 * @error: return location for an error
 *
 * Starts both threads; their connections are opened by jobs.
 *
 * Returns: whether there are threads
 */
gboolean
pb_store_start_workers (PbStore  *self,
                        GError  **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->pools); i++)
    {
      self->pools[i] = g_thread_pool_new (work, NULL, 1, TRUE, error);
      if (self->pools[i] == NULL)
        {
          pb_store_stop_workers (self);
          return FALSE;
        }

      self->workers[i] = pb_worker_new (self->path, self->clock, &self->generation);
    }

  return TRUE;
}

/**
 * pb_store_stop_workers:
 * @self: a store
 *
 * Ends both threads after their last job, and closes what they left open.
 */
void
pb_store_stop_workers (PbStore *self)
{
  for (guint i = G_N_ELEMENTS (self->pools); i > 0; i--)
    {
      if (self->pools[i - 1])
        g_thread_pool_free (g_steal_pointer (&self->pools[i - 1]), FALSE, TRUE);
      g_clear_pointer (&self->workers[i - 1], pb_worker_free);
    }
}
