/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-window-private.h"

/* The library of the window: how it is opened and closed. */

static gboolean
opening_tick_cb (gpointer user_data)
{
  PbWindow *self = user_data;
  g_autofree char *title = pb_progress_dup_title (self->opening);
  double fraction = pb_progress_get_fraction (self->opening);

  if (title != NULL)
    gtk_label_set_label (self->opening_label, title);

  gtk_widget_set_visible (GTK_WIDGET (self->opening_bar), fraction >= 0);
  if (fraction >= 0)
    gtk_progress_bar_set_fraction (self->opening_bar, fraction);

  return G_SOURCE_CONTINUE;
}

/*< private >
 * _pb_window_stop_watching:
 *
 * Does not follow any more how the opening gets on.
 */
void
_pb_window_stop_watching (PbWindow *self)
{
  g_clear_handle_id (&self->opening_tick, g_source_remove);
  g_clear_object (&self->opening);
}

/*< private >
 * _pb_window_start_opening:
 *
 * Shows how the opening gets on, until _pb_window_end_opening().
 */
void
_pb_window_start_opening (PbWindow *self)
{
  self->opening = pb_progress_new ();
  self->opening_tick = g_timeout_add (100, opening_tick_cb, self);
  gtk_stack_set_visible_child_name (self->view_stack, "opening");
  _pb_window_update_actions (self);
}

/*< private >
 * _pb_window_end_opening:
 *
 * Shows why there is nothing to show, if @error is not %NULL.
 */
void
_pb_window_end_opening (PbWindow     *self,
                        const GError *error)
{
  _pb_window_stop_watching (self);

  /* The window may have been closed meanwhile. */
  if (error == NULL || self->store == NULL)
    return;

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("The library was not opened: %s", error->message);

  pb_failure_view_set_failure (self->failure_view, pb_store_get_file (self->store), error);
  gtk_stack_set_visible_child_name (self->view_stack, "failure");
  _pb_window_update_actions (self);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PbWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  if (pb_store_open_finish (PB_STORE (source), result, &error) && self->tree != NULL)
    {
      pb_group_tree_reload (self->tree);
      if (_pb_window_can_share (self))
        pb_sharing_start (self->sharing);
      if (self->settings != NULL && !pb_store_get_read_only (self->store) &&
          !adw_banner_get_revealed (self->example_banner))
        pb_backups_make_if_due (self->backups, g_settings_get_int (self->settings, "backup-days"));
    }
  _pb_window_end_opening (self, error);
}

/**
 * pb_window_open:
 * @self: a window
 * @flags: how to open the library
 *
 * Opens the library and shows what is in it, or why that is not possible.
 */
void
pb_window_open (PbWindow         *self,
                PbStoreOpenFlags  flags)
{
  g_return_if_fail (PB_IS_WINDOW (self));
  g_return_if_fail (self->opening == NULL);

  self->open_flags = flags;
  _pb_window_start_opening (self);

  pb_store_open_async (self->store, flags, self->opening,
                       pb_progress_get_cancellable (self->opening),
                       opened_cb, g_object_ref (self));
}

static void
closed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GApplication) application = user_data;
  g_autoptr(GError) error = NULL;

  if (!pb_store_close_finish (PB_STORE (source), result, &error))
    g_message ("The library was not closed well: %s", error->message);

  g_application_release (application);
}

static void
flushed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  PbSharing *sharing = PB_SHARING (source);

  pb_sharing_flush_finish (sharing, result);
  pb_sharing_stop (sharing);
  pb_store_close_async (pb_sharing_get_store (sharing), closed_cb, user_data);
}

/*< private >
 * _pb_window_close_library:
 *
 * Sends what is to be sent and closes the library.  The program stays until
 * everything is written.
 */
void
_pb_window_close_library (PbWindow *self)
{
  GApplication *application = G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));

  if (self->opening != NULL)
    g_cancellable_cancel (pb_progress_get_cancellable (self->opening));

  if (application == NULL || pb_store_get_state (self->store) != PB_STORE_OPEN)
    return;

  g_application_hold (application);
  pb_sharing_flush_async (self->sharing, flushed_cb, g_object_ref (application));
}
