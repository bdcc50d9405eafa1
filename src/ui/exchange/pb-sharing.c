/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/exchange/pb-sharing.h"

#include "exchange/pb-share-place.h"
#include "ui/exchange/pb-share-keys.h"

#include <glib/gi18n.h>

/**
 * PbSharing:
 *
 * How the library of a window shares: in which folder, under which identity, and
 * what came of it.  It remembers the folder beside the library and goes on by itself
 * the next time.
 */
struct _PbSharing
{
  GObject parent_instance;

  PbStore *store;
  PbSharePlace *place;
  GFile *folder;
  PbIdentity *identity;
  PbTrust *trust;
  PbShareSync *sync;
  PbShareNews *news;
  PbShareCalendar *calendar;
  char *problem;
};

enum
{
  CHANGED,
  CAME_IN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbSharing, pb_sharing, G_TYPE_OBJECT)

static void
tell (PbSharing *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_problem (PbSharing    *self,
             const GError *error)
{
  g_set_str (&self->problem, error ? error->message : NULL);
  tell (self);
}

static void
save_place (PbSharing *self)
{
  g_autoptr(GError) error = NULL;

  if (!pb_share_place_save (self->place, pb_store_get_path (self->store), &error))
    set_problem (self, error);
}

static void
came_in_cb (PbSharing *self)
{
  PbShareReport *report = pb_share_sync_get_report (self->sync);

  if (pb_share_sync_get_n_came_in (self->sync) == 0 || report == NULL)
    return;

  pb_share_news_add (self->news, report);
  pb_share_sync_forget_news (self->sync);
  g_signal_emit (self, signals[CAME_IN], 0, report->n_in);
  tell (self);
}

static void
calendar_active_cb (PbSharing *self)
{
  gboolean active = pb_share_calendar_get_active (self->calendar);

  if (self->folder == NULL || self->place->calendar == active)
    return;

  self->place->calendar = active;
  save_place (self);
}

static void
drop_sync (PbSharing *self)
{
  if (self->sync == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->sync, self);
  pb_share_sync_stop (self->sync);
  g_clear_object (&self->sync);
}

/* Takes over @sync. */
static void
take_sync (PbSharing   *self,
           PbShareSync *sync)
{
  drop_sync (self);
  self->sync = sync;
  g_signal_connect_object (sync, "notify::n-came-in", G_CALLBACK (came_in_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (sync, "notify::state", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sync, "notify::message", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sync, "notify::n-to-send", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  pb_share_calendar_follow (self->calendar, sync);
  came_in_cb (self);
}

static void
set_folder (PbSharing  *self,
            const char *path)
{
  g_set_str (&self->place->folder, path);
  g_clear_object (&self->folder);
  if (path)
    self->folder = g_file_new_for_path (path);
}

static void
pb_sharing_dispose (GObject *object)
{
  PbSharing *self = PB_SHARING (object);

  drop_sync (self);
  g_clear_object (&self->calendar);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pb_sharing_parent_class)->dispose (object);
}

static void
pb_sharing_finalize (GObject *object)
{
  PbSharing *self = PB_SHARING (object);

  g_clear_pointer (&self->place, pb_share_place_free);
  g_clear_object (&self->folder);
  g_clear_object (&self->identity);
  g_clear_object (&self->trust);
  g_free (self->problem);
  pb_share_news_free (self->news);

  G_OBJECT_CLASS (pb_sharing_parent_class)->finalize (object);
}

static void
pb_sharing_class_init (PbSharingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pb_sharing_dispose;
  object_class->finalize = pb_sharing_finalize;

  /**
   * PbSharing::changed:
   *
   * Something that people see of it has changed.
   */
  signals[CHANGED] = g_signal_new ("changed", PB_TYPE_SHARING, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  /**
   * PbSharing::came-in:
   * @self: how a library shares
   * @n: how many changes
   *
   * Changes of others came in.
   */
  signals[CAME_IN] = g_signal_new ("came-in", PB_TYPE_SHARING, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
pb_sharing_init (PbSharing *self)
{
  self->news = pb_share_news_new ();
  self->place = g_new0 (PbSharePlace, 1);
}

/**
 * pb_sharing_new:
 * @store: a library
 *
 * Returns: (transfer full): how it shares, which begins with pb_sharing_start()
 */
PbSharing *
pb_sharing_new (PbStore *store)
{
  PbSharing *self;

  g_return_val_if_fail (PB_IS_STORE (store), NULL);

  self = g_object_new (PB_TYPE_SHARING, NULL);
  self->store = g_object_ref (store);
  self->calendar = pb_share_calendar_new (store);
  g_signal_connect_object (self->calendar, "notify::active", G_CALLBACK (calendar_active_cb),
                           self, G_CONNECT_SWAPPED);
  self->trust = pb_trust_new (pb_store_get_path (store));
  self->identity = pb_identity_new (NULL, PB_IDENTITY_NORMAL);

  return self;
}

static PbShareSync *
make_sync (PbSharing *self,
           GFile     *folder)
{
  return pb_share_sync_new (self->store, folder,
                            pb_identity_get_signer (self->identity) ? self->identity : NULL,
                            self->trust);
}

/* Begins anew with what was prepared, in the folder that is known already. */
static void
go_on (PbSharing *self)
{
  g_clear_pointer (&self->problem, g_free);
  take_sync (self, make_sync (self, self->folder));
  pb_share_sync_set_paused (self->sync, self->place->paused);
  pb_share_sync_start (self->sync);
  tell (self);
}

static void
started_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PbSharing) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!pb_share_keys_finish (PB_STORE (source), result, &self->identity, &self->trust, &error))
    set_problem (self, error);
  /* The window may have been closed, or the folder left, meanwhile. */
  else if (self->folder && self->store && pb_store_get_state (self->store) == PB_STORE_OPEN)
    go_on (self);
}

static void
load_and_go_on (PbSharing *self)
{
  g_clear_pointer (&self->problem, g_free);
  pb_share_keys_async (self->store, PB_SHARE_KEYS_LOAD, NULL, started_cb, g_object_ref (self));
}

/**
 * pb_sharing_start:
 * @self: how a library shares
 *
 * Goes on where the library, which is open now, has shared before.
 */
void
pb_sharing_start (PbSharing *self)
{
  g_autoptr(GError) error = NULL;
  PbSharePlace *place;

  g_return_if_fail (PB_IS_SHARING (self));

  place = pb_share_place_load (pb_store_get_path (self->store), &error);
  if (place == NULL)
    {
      set_problem (self, error);
      return;
    }

  pb_share_place_free (self->place);
  self->place = place;
  g_clear_object (&self->folder);
  if (place->folder == NULL)
    return;

  self->folder = g_file_new_for_path (place->folder);
  pb_share_calendar_set_active (self->calendar, place->calendar);
  tell (self);
  load_and_go_on (self);
}

/**
 * pb_sharing_stop:
 * @self: how a library shares
 *
 * Nothing happens by itself any more, until pb_sharing_start().
 */
void
pb_sharing_stop (PbSharing *self)
{
  g_return_if_fail (PB_IS_SHARING (self));

  drop_sync (self);
}

static void
ran_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(PbShareReport) report = NULL;

  /* How it went is in the state. */
  report = pb_share_sync_run_finish (PB_SHARE_SYNC (source), result, NULL);
}

/**
 * pb_sharing_now:
 * @self: how a library shares
 *
 * Exchanges changes at once.
 */
void
pb_sharing_now (PbSharing *self)
{
  g_return_if_fail (PB_IS_SHARING (self));

  if (self->sync)
    pb_share_sync_run_async (self->sync, PB_SHARE_NORMAL, NULL, ran_cb, NULL);
  else if (self->folder)
    load_and_go_on (self);
}

/**
 * pb_sharing_pause:
 * @self: how a library shares
 * @paused: whether nothing shall go out or come in by itself
 */
void
pb_sharing_pause (PbSharing *self,
                  gboolean   paused)
{
  g_return_if_fail (PB_IS_SHARING (self));

  if (self->folder == NULL || self->place->paused == paused)
    return;

  self->place->paused = paused;
  save_place (self);
  if (self->sync)
    pb_share_sync_set_paused (self->sync, paused);
  tell (self);
}

/**
 * pb_sharing_leave:
 * @self: how a library shares
 *
 * Shares no more.  What is in the folder and in the library stays.
 */
void
pb_sharing_leave (PbSharing *self)
{
  g_return_if_fail (PB_IS_SHARING (self));

  drop_sync (self);
  g_clear_pointer (&self->problem, g_free);
  set_folder (self, NULL);
  self->place->paused = FALSE;
  self->place->calendar = FALSE;
  pb_share_calendar_set_active (self->calendar, FALSE);
  save_place (self);
  tell (self);
}

typedef struct
{
  GFile *folder;
  PbShareFlags flags;
  PbShareSync *sync;
} Beginning;

static void
beginning_free (gpointer data)
{
  Beginning *beginning = data;

  g_object_unref (beginning->folder);
  g_clear_object (&beginning->sync);
  g_free (beginning);
}

static void
first_run_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PbSharing *self = g_task_get_source_object (task);
  Beginning *beginning = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(PbShareReport) report = NULL;

  report = pb_share_sync_run_finish (PB_SHARE_SYNC (source), result, &error);
  if (report == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  set_folder (self, g_file_peek_path (beginning->folder));
  self->place->paused = FALSE;
  g_clear_pointer (&self->problem, g_free);
  save_place (self);
  take_sync (self, g_steal_pointer (&beginning->sync));
  pb_share_sync_start (self->sync);
  tell (self);
  g_task_return_boolean (task, TRUE);
}

static void
has_key_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PbSharing *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  Beginning *beginning = g_task_get_task_data (task);
  GError *error = NULL;

  if (!pb_share_keys_finish (PB_STORE (source), result, &self->identity, &self->trust, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  beginning->sync = make_sync (self, beginning->folder);
  pb_share_sync_run_async (beginning->sync, beginning->flags, cancellable, first_run_cb,
                           g_steal_pointer (&task));
}

/**
 * pb_sharing_begin_async:
 * @self: how a library shares
 * @folder: a folder on this computer
 * @flags: what may happen there
 * @cancellable: (nullable): to give up
 * @callback: called when done
 * @user_data: for @callback
 *
 * Begins to share in @folder, in place of the one before.  A key to sign with is made
 * where there is none yet.
 */
void
pb_sharing_begin_async (PbSharing           *self,
                        GFile               *folder,
                        PbShareFlags         flags,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  Beginning *beginning;
  GTask *task;

  g_return_if_fail (PB_IS_SHARING (self));
  g_return_if_fail (G_IS_FILE (folder) && g_file_peek_path (folder) != NULL);

  beginning = g_new0 (Beginning, 1);
  beginning->folder = g_object_ref (folder);
  beginning->flags = flags;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_sharing_begin_async);
  g_task_set_task_data (task, beginning, beginning_free);
  pb_share_keys_async (self->store, PB_SHARE_KEYS_ENSURE, cancellable, has_key_cb, task);
}

/**
 * pb_sharing_begin_finish:
 * @self: how a library shares
 * @result: what the callback got
 * @error: return location for a %PB_EXCHANGE_ERROR, a `PB_STORE_ERROR` or a
 *   `G_IO_ERROR`
 *
 * Returns: whether the library shares in the folder now
 */
gboolean
pb_sharing_begin_finish (PbSharing     *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
renewed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PbSharing *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!pb_share_keys_finish (PB_STORE (source), result, &self->identity, &self->trust, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  if (self->folder && self->store)
    go_on (self);
  g_task_return_boolean (task, TRUE);
}

/**
 * pb_sharing_renew_key_async:
 * @self: how a library shares
 * @lost: whether the key in use is lost, so that it cannot vouch for the new one
 * @callback: called when done
 * @user_data: for @callback
 *
 * Makes a new key to sign with.
 */
void
pb_sharing_renew_key_async (PbSharing           *self,
                            gboolean             lost,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PB_IS_SHARING (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pb_sharing_renew_key_async);
  pb_share_keys_async (self->store, lost ? PB_SHARE_KEYS_START_OVER : PB_SHARE_KEYS_RENEW, NULL,
                       renewed_cb, task);
}

/**
 * pb_sharing_renew_key_finish:
 * @self: how a library shares
 * @result: what the callback got
 * @error: return location for a %PB_EXCHANGE_ERROR or a #GFileError
 *
 * Returns: whether there is a new key
 */
gboolean
pb_sharing_renew_key_finish (PbSharing     *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
flushed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(PbShareReport) report = NULL;

  report = pb_share_sync_run_finish (PB_SHARE_SYNC (source), result, NULL);
  g_task_return_boolean (task, report != NULL);
}

/**
 * pb_sharing_flush_async:
 * @self: how a library shares
 * @callback: called when done
 * @user_data: for @callback
 *
 * Sends what is not sent yet, before the library is closed.
 */
void
pb_sharing_flush_async (PbSharing           *self,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (PB_IS_SHARING (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pb_sharing_flush_async);
  /* What is going on right now may have begun before the last change. */
  if (self->sync && !self->place->paused &&
      (pb_share_sync_get_n_to_send (self->sync) > 0 ||
       pb_share_sync_get_state (self->sync) == PB_SHARE_STATE_WORKING))
    pb_share_sync_run_async (self->sync, PB_SHARE_NORMAL, NULL, flushed_cb,
                             g_steal_pointer (&task));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * pb_sharing_flush_finish:
 * @self: how a library shares
 * @result: what the callback got
 *
 * What could not be sent goes out the next time.
 */
void
pb_sharing_flush_finish (PbSharing    *self,
                         GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, self));

  g_task_propagate_boolean (G_TASK (result), NULL);
}

/**
 * pb_sharing_get_store:
 * @self: how a library shares
 *
 * Returns: (transfer none): the library
 */
PbStore *
pb_sharing_get_store (PbSharing *self)
{
  g_return_val_if_fail (PB_IS_SHARING (self), NULL);

  return self->store;
}

/**
 * pb_sharing_get_folder:
 * @self: how a library shares
 *
 * Returns: (transfer none) (nullable): the shared folder
 */
GFile *
pb_sharing_get_folder (PbSharing *self)
{
  g_return_val_if_fail (PB_IS_SHARING (self), NULL);

  return self->folder;
}

/**
 * pb_sharing_get_state:
 * @self: how a library shares
 *
 * Returns: how library and folder stand
 */
PbShareState
pb_sharing_get_state (PbSharing *self)
{
  g_return_val_if_fail (PB_IS_SHARING (self), PB_SHARE_STATE_NONE);

  if (self->folder == NULL)
    return PB_SHARE_STATE_NONE;
  if (self->problem)
    return PB_SHARE_STATE_FAILED;
  if (self->sync == NULL)
    return PB_SHARE_STATE_WORKING;

  return pb_share_sync_get_state (self->sync);
}

/**
 * pb_sharing_get_n_to_send:
 * @self: how a library shares
 *
 * Returns: how many own changes are not in the folder yet
 */
guint
pb_sharing_get_n_to_send (PbSharing *self)
{
  g_return_val_if_fail (PB_IS_SHARING (self), 0);

  return self->sync ? pb_share_sync_get_n_to_send (self->sync) : 0;
}

/**
 * pb_sharing_get_problem:
 * @self: how a library shares
 *
 * Returns: (transfer none) (nullable): what went wrong, as a sentence
 */
const char *
pb_sharing_get_problem (PbSharing *self)
{
  g_return_val_if_fail (PB_IS_SHARING (self), NULL);

  if (self->problem)
    return self->problem;

  return self->sync ? pb_share_sync_get_message (self->sync) : NULL;
}

/**
 * pb_sharing_get_paused:
 * @self: how a library shares
 *
 * Returns: whether nothing happens by itself
 */
gboolean
pb_sharing_get_paused (PbSharing *self)
{
  g_return_val_if_fail (PB_IS_SHARING (self), FALSE);

  return self->place->paused;
}

/**
 * pb_sharing_get_trust:
 * @self: how a library shares
 *
 * Returns: (transfer none): the keys that are known
 */
PbTrust *
pb_sharing_get_trust (PbSharing *self)
{
  g_return_val_if_fail (PB_IS_SHARING (self), NULL);

  return self->trust;
}

/**
 * pb_sharing_get_identity:
 * @self: how a library shares
 *
 * Returns: (transfer none): one's own identity, loaded once the library shares
 */
PbIdentity *
pb_sharing_get_identity (PbSharing *self)
{
  g_return_val_if_fail (PB_IS_SHARING (self), NULL);

  return self->identity;
}

/**
 * pb_sharing_get_report:
 * @self: how a library shares
 *
 * Returns: (transfer none) (nullable): what came of it the last time that it worked
 */
PbShareReport *
pb_sharing_get_report (PbSharing *self)
{
  g_return_val_if_fail (PB_IS_SHARING (self), NULL);

  return self->sync ? pb_share_sync_get_report (self->sync) : NULL;
}

/**
 * pb_sharing_get_news:
 * @self: how a library shares
 *
 * Returns: (transfer none): what came in since pb_sharing_forget_news()
 */
PbShareNews *
pb_sharing_get_news (PbSharing *self)
{
  g_return_val_if_fail (PB_IS_SHARING (self), NULL);

  return self->news;
}

/**
 * pb_sharing_forget_news:
 * @self: how a library shares
 *
 * Somebody has seen what came in.
 */
void
pb_sharing_forget_news (PbSharing *self)
{
  g_return_if_fail (PB_IS_SHARING (self));

  if (self->news->n == 0)
    return;

  pb_share_news_clear (self->news);
  tell (self);
}

/**
 * pb_sharing_get_calendar:
 * @self: how a library shares
 *
 * Returns: (transfer none): the calendars that it can keep in the folder
 */
PbShareCalendar *
pb_sharing_get_calendar (PbSharing *self)
{
  g_return_val_if_fail (PB_IS_SHARING (self), NULL);

  return self->calendar;
}
