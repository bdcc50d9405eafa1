/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-exchange"

#include "config.h"

#include "exchange/pb-share-sync.h"

#include "exchange/pb-exchange-error.h"
#include "exchange/pb-share-watch-private.h"

/* How long the folder, or the library, must have been quiet, in milliseconds: tools
 * write many files one after the other, and people make several changes.
 */
#define QUIET_FOLDER 1500
#define QUIET_LIBRARY 30000

/* Where nobody tells about changes, and for folders that come back, in seconds. */
#define LOOK_EVERY 60

/**
 * PbShareSync:
 *
 * Keeps a library and a shared folder in step: on demand, and once it was started
 * whenever one of the two has changed.
 *
 * It belongs to the thread of its store.
 */
struct _PbShareSync
{
  GObject parent_instance;

  PbStore *store;
  GFile *folder;
  PbIdentity *identity;
  PbTrust *trust;
  PbShare *share;

  PbShareState state;
  gboolean paused;
  guint n_to_send;
  guint n_came_in;
  char *message;
  PbShareReport *report;

  /* How far the own log is in the folder. */
  gint64 sent;

  GTask *running;
  GQueue waiting; /* tasks, each with its flags */
  gboolean again;
  GCancellable *cancellable;
  guint run_id;
  gint64 run_due;
  guint look_id;
  PbShareWatch *watch; /* from the start to the stop */
};

typedef enum
{
  PROP_STORE = 1,
  PROP_FOLDER,
  PROP_IDENTITY,
  PROP_TRUST,
  PROP_STATE,
  PROP_N_TO_SEND,
  PROP_N_CAME_IN,
  PROP_MESSAGE,
  PROP_PAUSED,
  N_PROPS
} PbShareSyncProperty;

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PbShareSync, pb_share_sync, G_TYPE_OBJECT)

static void start_run (PbShareSync *self,
                       GTask       *task);

static void
set_state (PbShareSync  *self,
           PbShareState  state,
           const char   *message)
{
  if (g_set_str (&self->message, message))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);

  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
set_count (PbShareSync *self,
           guint       *count,
           guint        value,
           guint        property)
{
  if (*count == value)
    return;

  *count = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* The state when nothing is going on. */
static void
settle (PbShareSync *self)
{
  if (self->running)
    return;

  if (self->paused)
    set_state (self, PB_SHARE_STATE_PAUSED, NULL);
  else if (self->state != PB_SHARE_STATE_NONE && self->state != PB_SHARE_STATE_MISSING &&
           self->state != PB_SHARE_STATE_FAILED)
    set_state (self, self->n_to_send > 0 ? PB_SHARE_STATE_TO_SEND : PB_SHARE_STATE_IN_STEP, NULL);
}

static void
run_due_cb (gpointer data)
{
  PbShareSync *self = data;

  self->run_id = 0;
  self->run_due = 0;
  if (self->running)
    self->again = TRUE;
  else if (!self->paused)
    start_run (self, g_task_new (self, NULL, NULL, NULL));
}

/* Runs after so many milliseconds, or earlier where that was asked for already. */
static void
schedule (PbShareSync *self,
          guint        wait)
{
  gint64 due = g_get_monotonic_time () + wait * G_TIME_SPAN_MILLISECOND;

  if (self->watch == NULL || self->paused || (self->run_due != 0 && self->run_due <= due))
    return;

  g_clear_handle_id (&self->run_id, g_source_remove);
  self->run_due = due;
  self->run_id = g_timeout_add_once (wait, run_due_cb, self);
  g_source_set_name_by_id (self->run_id, "pb-share-sync");
}

static void
folder_changed_cb (gpointer data)
{
  schedule (data, QUIET_FOLDER);
}

static void
counted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PbShareSync) self = user_data;
  g_autoptr(PbLogList) list = pb_store_list_logs_finish (PB_STORE (object), result, NULL);
  PbLogInfo *own;

  if (list == NULL || self->running || self->state == PB_SHARE_STATE_NONE)
    return;

  own = list->logs->pdata[0];
  set_count (self, &self->n_to_send, (guint) MAX (0, own->last - self->sent), PROP_N_TO_SEND);
  settle (self);
  if (self->n_to_send > 0)
    schedule (self, QUIET_LIBRARY);
}

static void
count (PbShareSync *self)
{
  pb_store_list_logs_async (self->store, NULL, counted_cb, g_object_ref (self));
}

static void
store_changed_cb (PbStore     *store,
                  GStrv        ids,
                  PbShareSync *self)
{
  if (self->running == NULL && self->watch)
    count (self);
}

static void
take_report (PbShareSync   *self,
             PbShareReport *report)
{
  g_clear_pointer (&self->report, pb_share_report_unref);
  self->report = pb_share_report_ref (report);
  self->sent = report->own_last;
  set_count (self, &self->n_to_send, 0, PROP_N_TO_SEND);
  set_count (self, &self->n_came_in, self->n_came_in + report->n_in, PROP_N_CAME_IN);
  set_state (self, PB_SHARE_STATE_IN_STEP, NULL);
}

static void
ran_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(PbShareSync) self = user_data;
  g_autoptr(GTask) task = g_steal_pointer (&self->running);
  g_autoptr(GError) error = NULL;
  g_autoptr(PbShareReport) report = pb_share_run_finish (PB_SHARE (object), result, &error);
  GTask *next;

  g_clear_object (&self->cancellable);
  if (report)
    take_report (self, report);
  else if (g_error_matches (error, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_MISSING))
    set_state (self, PB_SHARE_STATE_MISSING, error->message);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_state (self, PB_SHARE_STATE_FAILED, error->message);
  else
    set_state (self, PB_SHARE_STATE_TO_SEND, NULL);

  settle (self);
  if (self->watch)
    pb_share_watch_update (self->watch);

  /* What was changed while it ran is not lost, nor is a folder that will be back. */
  next = g_queue_pop_head (&self->waiting);
  if (next)
    start_run (self, next);
  else if (self->again)
    schedule (self, QUIET_FOLDER);
  else if (report && self->watch)
    count (self);
  self->again = FALSE;

  if (report)
    g_task_return_pointer (task, g_steal_pointer (&report),
                           (GDestroyNotify) pb_share_report_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Takes over @task, whose data are the flags. */
static void
start_run (PbShareSync *self,
           GTask       *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);

  g_clear_handle_id (&self->run_id, g_source_remove);
  self->run_due = 0;
  self->running = task;
  self->cancellable = cancellable ? g_object_ref (cancellable) : g_cancellable_new ();
  set_state (self, PB_SHARE_STATE_WORKING, NULL);
  pb_share_run_async (self->share, self->store, self->identity,
                      GPOINTER_TO_UINT (g_task_get_task_data (task)), self->cancellable, ran_cb,
                      g_object_ref (self));
}

static gboolean
look_cb (gpointer data)
{
  schedule (data, 0);

  return G_SOURCE_CONTINUE;
}

static void
pb_share_sync_constructed (GObject *object)
{
  PbShareSync *self = PB_SHARE_SYNC (object);

  G_OBJECT_CLASS (pb_share_sync_parent_class)->constructed (object);

  self->share = pb_share_new (g_file_peek_path (self->folder), self->trust);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_DEFAULT);
}

static void
pb_share_sync_dispose (GObject *object)
{
  pb_share_sync_stop (PB_SHARE_SYNC (object));

  G_OBJECT_CLASS (pb_share_sync_parent_class)->dispose (object);
}

static void
pb_share_sync_finalize (GObject *object)
{
  PbShareSync *self = PB_SHARE_SYNC (object);

  g_clear_object (&self->store);
  g_clear_object (&self->folder);
  g_clear_object (&self->identity);
  g_clear_object (&self->trust);
  g_clear_object (&self->share);
  g_clear_pointer (&self->report, pb_share_report_unref);
  g_free (self->message);

  G_OBJECT_CLASS (pb_share_sync_parent_class)->finalize (object);
}

static void
pb_share_sync_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  PbShareSync *self = PB_SHARE_SYNC (object);

  switch ((PbShareSyncProperty) property_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_FOLDER:
      g_value_set_object (value, self->folder);
      break;
    case PROP_IDENTITY:
      g_value_set_object (value, self->identity);
      break;
    case PROP_STATE:
      g_value_set_uint (value, self->state);
      break;
    case PROP_N_TO_SEND:
      g_value_set_uint (value, self->n_to_send);
      break;
    case PROP_N_CAME_IN:
      g_value_set_uint (value, self->n_came_in);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_PAUSED:
      g_value_set_boolean (value, self->paused);
      break;
    case PROP_TRUST:
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
pb_share_sync_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  PbShareSync *self = PB_SHARE_SYNC (object);

  switch ((PbShareSyncProperty) property_id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    case PROP_FOLDER:
      self->folder = g_value_dup_object (value);
      break;
    case PROP_IDENTITY:
      self->identity = g_value_dup_object (value);
      break;
    case PROP_TRUST:
      self->trust = g_value_dup_object (value);
      break;
    case PROP_PAUSED:
      pb_share_sync_set_paused (self, g_value_get_boolean (value));
      break;
    case PROP_STATE:
    case PROP_N_TO_SEND:
    case PROP_N_CAME_IN:
    case PROP_MESSAGE:
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
pb_share_sync_class_init (PbShareSyncClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags once = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags told = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = pb_share_sync_constructed;
  object_class->dispose = pb_share_sync_dispose;
  object_class->finalize = pb_share_sync_finalize;
  object_class->get_property = pb_share_sync_get_property;
  object_class->set_property = pb_share_sync_set_property;

  /**
   * PbShareSync:store:
   *
   * The library.
   */
  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, PB_TYPE_STORE, once);

  /**
   * PbShareSync:folder:
   *
   * The shared folder.
   */
  properties[PROP_FOLDER] = g_param_spec_object ("folder", NULL, NULL, G_TYPE_FILE, once);

  /**
   * PbShareSync:identity:
   *
   * Who signs what goes out, or %NULL.
   */
  properties[PROP_IDENTITY] = g_param_spec_object ("identity", NULL, NULL, PB_TYPE_IDENTITY, once);

  /**
   * PbShareSync:trust:
   *
   * The keys that somebody has confirmed, or %NULL.
   */
  properties[PROP_TRUST] =
    g_param_spec_object ("trust", NULL, NULL, PB_TYPE_TRUST,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * PbShareSync:state:
   *
   * How the two stand, as [enum@ShareState].
   */
  properties[PROP_STATE] = g_param_spec_uint ("state", NULL, NULL, 0, PB_SHARE_STATE_FAILED,
                                              PB_SHARE_STATE_NONE, told);

  /**
   * PbShareSync:n-to-send:
   *
   * How many own changes are not in the folder yet.
   */
  properties[PROP_N_TO_SEND] = g_param_spec_uint ("n-to-send", NULL, NULL, 0, G_MAXUINT, 0, told);

  /**
   * PbShareSync:n-came-in:
   *
   * How many changes came in since somebody has looked.
   */
  properties[PROP_N_CAME_IN] = g_param_spec_uint ("n-came-in", NULL, NULL, 0, G_MAXUINT, 0, told);

  /**
   * PbShareSync:message:
   *
   * What went wrong, as a sentence, or %NULL.
   */
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, told);

  /**
   * PbShareSync:paused:
   *
   * Whether nothing happens by itself.
   */
  properties[PROP_PAUSED] =
    g_param_spec_boolean ("paused", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pb_share_sync_init (PbShareSync *self)
{
  g_queue_init (&self->waiting);
}

/**
 * pb_share_sync_new:
 * @store: a library
 * @folder: a folder on this computer, which need not be there right now
 * @identity: (nullable): a loaded identity, which signs what goes out
 * @trust: (nullable): the keys that somebody has confirmed
 *
 * Returns: (transfer full): what keeps the two in step, once it is started
 */
PbShareSync *
pb_share_sync_new (PbStore    *store,
                   GFile      *folder,
                   PbIdentity *identity,
                   PbTrust    *trust)
{
  g_return_val_if_fail (PB_IS_STORE (store), NULL);
  g_return_val_if_fail (G_IS_FILE (folder) && g_file_peek_path (folder) != NULL, NULL);

  return g_object_new (PB_TYPE_SHARE_SYNC,
                       "store", store,
                       "folder", folder,
                       "identity", identity,
                       "trust", trust,
                       NULL);
}

/**
 * pb_share_sync_get_folder:
 * @self: what keeps a library and a folder in step
 *
 * Returns: (transfer none): the shared folder
 */
GFile *
pb_share_sync_get_folder (PbShareSync *self)
{
  g_return_val_if_fail (PB_IS_SHARE_SYNC (self), NULL);

  return self->folder;
}

/**
 * pb_share_sync_get_state:
 * @self: what keeps a library and a folder in step
 *
 * Returns: how the two stand
 */
PbShareState
pb_share_sync_get_state (PbShareSync *self)
{
  g_return_val_if_fail (PB_IS_SHARE_SYNC (self), PB_SHARE_STATE_NONE);

  return self->state;
}

/**
 * pb_share_sync_get_n_to_send:
 * @self: what keeps a library and a folder in step
 *
 * Returns: how many own changes are not in the folder yet
 */
guint
pb_share_sync_get_n_to_send (PbShareSync *self)
{
  g_return_val_if_fail (PB_IS_SHARE_SYNC (self), 0);

  return self->n_to_send;
}

/**
 * pb_share_sync_get_n_came_in:
 * @self: what keeps a library and a folder in step
 *
 * Returns: how many changes came in since pb_share_sync_forget_news()
 */
guint
pb_share_sync_get_n_came_in (PbShareSync *self)
{
  g_return_val_if_fail (PB_IS_SHARE_SYNC (self), 0);

  return self->n_came_in;
}

/**
 * pb_share_sync_forget_news:
 * @self: what keeps a library and a folder in step
 *
 * Somebody has looked at what came in.
 */
void
pb_share_sync_forget_news (PbShareSync *self)
{
  g_return_if_fail (PB_IS_SHARE_SYNC (self));

  set_count (self, &self->n_came_in, 0, PROP_N_CAME_IN);
}

/**
 * pb_share_sync_get_message:
 * @self: what keeps a library and a folder in step
 *
 * Returns: (transfer none) (nullable): what went wrong
 */
const char *
pb_share_sync_get_message (PbShareSync *self)
{
  g_return_val_if_fail (PB_IS_SHARE_SYNC (self), NULL);

  return self->message;
}

/**
 * pb_share_sync_get_report:
 * @self: what keeps a library and a folder in step
 *
 * Returns: (transfer none) (nullable): what came of it the last time that it worked
 */
PbShareReport *
pb_share_sync_get_report (PbShareSync *self)
{
  g_return_val_if_fail (PB_IS_SHARE_SYNC (self), NULL);

  return self->report;
}

/**
 * pb_share_sync_get_paused:
 * @self: what keeps a library and a folder in step
 *
 * Returns: whether nothing happens by itself
 */
gboolean
pb_share_sync_get_paused (PbShareSync *self)
{
  g_return_val_if_fail (PB_IS_SHARE_SYNC (self), FALSE);

  return self->paused;
}

/**
 * pb_share_sync_set_paused:
 * @self: what keeps a library and a folder in step
 * @paused: whether nothing shall happen by itself
 *
 * What is going on right now still comes to its end.
 */
void
pb_share_sync_set_paused (PbShareSync *self,
                          gboolean     paused)
{
  g_return_if_fail (PB_IS_SHARE_SYNC (self));

  if (self->paused == paused)
    return;

  self->paused = paused;
  g_clear_handle_id (&self->run_id, g_source_remove);
  self->run_due = 0;
  if (self->state == PB_SHARE_STATE_PAUSED)
    set_state (self, PB_SHARE_STATE_TO_SEND, NULL);
  settle (self);
  schedule (self, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAUSED]);
}

/**
 * pb_share_sync_start:
 * @self: what keeps a library and a folder in step
 *
 * From now on changes go out and come in by themselves.
 */
void
pb_share_sync_start (PbShareSync *self)
{
  g_return_if_fail (PB_IS_SHARE_SYNC (self));

  if (self->watch)
    return;

  self->look_id = g_timeout_add_seconds (LOOK_EVERY, look_cb, self);
  g_source_set_name_by_id (self->look_id, "pb-share-look");
  self->watch = pb_share_watch_new (pb_share_get_folder (self->share), folder_changed_cb, self);
  pb_share_watch_update (self->watch);
  schedule (self, 0);
}

/**
 * pb_share_sync_stop:
 * @self: what keeps a library and a folder in step
 *
 * Ends that.  What is going on right now stops at the next safe place.
 */
void
pb_share_sync_stop (PbShareSync *self)
{
  GTask *task;

  g_return_if_fail (PB_IS_SHARE_SYNC (self));

  self->run_due = 0;
  g_clear_handle_id (&self->run_id, g_source_remove);
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_pointer (&self->watch, pb_share_watch_free);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  while ((task = g_queue_pop_head (&self->waiting)))
    {
      g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                       "The exchange was stopped");
      g_object_unref (task);
    }
}

/**
 * pb_share_sync_run_async:
 * @self: what keeps a library and a folder in step
 * @flags: what may happen
 * @cancellable: (nullable): to give up; what came in until then stays
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Exchanges changes now, also while paused.  Where an exchange is going on, another one
 * follows it, so that all goes out that was there when this was called.
 */
void
pb_share_sync_run_async (PbShareSync         *self,
                         PbShareFlags         flags,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PB_IS_SHARE_SYNC (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_share_sync_run_async);
  g_task_set_task_data (task, GUINT_TO_POINTER (flags), NULL);
  if (self->running)
    g_queue_push_tail (&self->waiting, task);
  else
    start_run (self, task);
}

/**
 * pb_share_sync_run_finish:
 * @self: what keeps a library and a folder in step
 * @result: what the callback got
 * @error: return location for a %PB_EXCHANGE_ERROR, a `PB_STORE_ERROR` or a
 *   `G_IO_ERROR`
 *
 * Returns: (transfer full) (nullable): what came of it
 */
PbShareReport *
pb_share_sync_run_finish (PbShareSync   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
