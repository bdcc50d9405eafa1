/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-store-private.h"

/* Other programs write to the same library.  Their writes show as changes of
 * SQLite's log beside the file; what they changed is then read from our own
 * log.  At most once a second, so that a busy neighbour costs little.
 */
#define POLL_INTERVAL G_TIME_SPAN_SECOND

static gboolean
poll_work (PbWorker    *worker,
           PbStoreJob  *job,
           GError     **error)
{
  return pb_worker_find_news (worker, &job->news, error);
}

static void
poll_ready_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  PbStore *self = PB_STORE (object);
  g_autoptr(GError) error = NULL;

  self->polling = FALSE;

  /* Nobody asked, so nobody is told; the next verb will fail and say why. */
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_debug ("Looking for changes of others failed: %s", error->message);
}

static void
start_poll (PbStore *self)
{
  GTask *task;

  if (self->polling || self->state != PB_STORE_OPEN)
    return;

  self->polling = TRUE;
  self->last_poll = g_get_monotonic_time ();

  g_main_context_push_thread_default (self->context);
  task = g_task_new (self, NULL, poll_ready_cb, NULL);
  g_task_set_source_tag (task, start_poll);
  pb_store_push (self, PB_STORE_WRITER, task, poll_work, NULL, NULL, NULL);
  g_main_context_pop_thread_default (self->context);
}

static gboolean
poll_due_cb (gpointer data)
{
  PbStore *self = data;

  g_clear_pointer (&self->poll_source, g_source_unref);
  start_poll (self);

  return G_SOURCE_REMOVE;
}

static void
log_changed_cb (GFileMonitor      *monitor,
                GFile             *file,
                GFile             *other,
                GFileMonitorEvent  event,
                PbStore           *self)
{
  gint64 wait = self->last_poll + POLL_INTERVAL - g_get_monotonic_time ();

  if (self->poll_source)
    return;

  if (wait <= 0)
    {
      start_poll (self);
      return;
    }

  self->poll_source = g_timeout_source_new (wait / G_TIME_SPAN_MILLISECOND + 1);
  g_source_set_callback (self->poll_source, poll_due_cb, self, NULL);
  g_source_set_static_name (self->poll_source, "pb-store-poll");
  g_source_attach (self->poll_source, self->context);
}

/* Begins to watch for what others write. */
void
pb_store_start_polling (PbStore *self)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (log);
  g_autoptr(GError) error = NULL;

  g_main_context_push_thread_default (self->context);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, &error);
  g_main_context_pop_thread_default (self->context);

  /* Without it, changes of others show on the next pb_store_poll(). */
  if (self->monitor == NULL)
    {
      g_debug ("The library cannot be watched: %s", error->message);
      return;
    }

  g_signal_connect_object (self->monitor, "changed", G_CALLBACK (log_changed_cb), self,
                           G_CONNECT_DEFAULT);
}

/* Ends that. */
void
pb_store_stop_polling (PbStore *self)
{
  if (self->monitor)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);

  if (self->poll_source)
    g_source_destroy (self->poll_source);
  g_clear_pointer (&self->poll_source, g_source_unref);
}

/**
 * pb_store_poll:
 * @self: a store
 *
 * Looks at once whether another program changed the library, for example when
 * the window gets the focus.  Where it did, the store emits
 * [signal@PbStore::changed].
 */
void
pb_store_poll (PbStore *self)
{
  g_return_if_fail (PB_IS_STORE (self));

  start_poll (self);
}
