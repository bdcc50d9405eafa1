/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-window-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "ui/widgets/pb-moment.h"

/* A second window that shows all of the library as it was at a moment.  It works
 * on a copy of its own, which goes when the window does.
 */

static void
remove_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }

  g_rmdir (folder);
}

typedef struct
{
  GApplication *application;
  char *folder;
} Closing;

static void
copy_closed_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Closing *closing = user_data;

  pb_store_close_finish (PB_STORE (source), result, NULL);
  remove_folder (closing->folder);
  g_application_release (closing->application);
  g_object_unref (closing->application);
  g_free (closing->folder);
  g_free (closing);
}

/*< private >
 * _pb_window_forget_copy:
 *
 * Removes the copy that the window shows, if it shows one, when it is closed.
 */
void
_pb_window_forget_copy (PbWindow *self)
{
  Closing *closing;

  /* What is still being copied goes when that has ended. */
  if (self->copy_folder == NULL || self->copying)
    return;

  /* The program stays until the copy is gone. */
  closing = g_new0 (Closing, 1);
  closing->application = g_object_ref (g_application_get_default ());
  closing->folder = g_steal_pointer (&self->copy_folder);
  g_application_hold (closing->application);
  pb_store_close_async (self->store, copy_closed_cb, closing);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PbWindow) window = user_data;
  g_autoptr(GError) error = NULL;

  pb_store_copy_as_of_finish (PB_STORE (source), result, &error);
  _pb_window_copy_made (window, error);
}

/*< private >
 * _pb_window_copy_made:
 * @error: (nullable): why there is no copy
 *
 * Opens the copy that the window shows, once it is there.
 */
void
_pb_window_copy_made (PbWindow     *self,
                      const GError *error)
{
  self->copying = FALSE;

  /* The window may have been closed meanwhile. */
  if (self->store == NULL)
    remove_folder (self->copy_folder);
  else
    _pb_window_end_opening (self, error);
  if (self->store != NULL && error == NULL)
    pb_window_open (self, PB_STORE_OPEN_READ_ONLY);

  g_application_release (g_application_get_default ());
}

/*< private >
 * _pb_window_new_copy:
 * @folder: a folder that goes when the window does
 * @day: the day that is today there
 * @moment: the same for people to read
 * @group_id: (nullable): the group to begin with
 *
 * Makes a window for a copy that is still to be made in @folder, and shows it.
 * _pb_window_copy_made() opens it.
 */
PbWindow *
_pb_window_new_copy (PbWindow   *self,
                     const char *folder,
                     PbDay       day,
                     const char *moment,
                     const char *group_id)
{
  g_autofree char *path = g_build_filename (folder, "library.phasebook-db", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(PbClock) clock = pb_clock_new_fixed (day);
  g_autoptr(PbStore) store = pb_store_new (file, clock);
  PbWindow *window;
  int width, height;

  window = pb_window_new (gtk_window_get_application (GTK_WINDOW (self)), store, self->criteria,
                          NULL);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);

  window->moment = g_strdup (moment);
  window->copy_folder = g_strdup (folder);
  window->first_group = g_strdup (group_id);
  adw_banner_set_revealed (window->moment_banner, TRUE);

  gtk_window_present (GTK_WINDOW (window));
  _pb_window_start_opening (window);
  window->copying = TRUE;
  g_application_hold (g_application_get_default ());

  return window;
}

static void
see_as_of_activated (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  PbWindow *self = PB_WINDOW (widget);
  gint64 moment = g_variant_get_int64 (parameter);
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("phasebook-XXXXXX", &error);
  g_autofree char *when = pb_moment_to_locale (moment);
  g_autofree char *title = NULL;
  PbWindow *window;

  if (folder == NULL)
    {
      _pb_window_say (self, error->message, NULL, NULL);
      return;
    }

  window = _pb_window_new_copy (self, folder, pb_day_from_instant (moment), when,
                                pb_group_context_get_group_id (self->context));
  /* Translators: %s is a day and a time, as in “3 March 2026, 14:05” */
  title = g_strdup_printf (_("As of %s. Nothing can be changed here."), when);
  adw_banner_set_title (window->moment_banner, title);
  pb_store_copy_as_of_async (self->store, moment, pb_store_get_file (window->store),
                             window->opening, pb_progress_get_cancellable (window->opening),
                             copied_cb, g_object_ref (window));
}

/*< private >
 * _pb_window_class_install_as_of_actions:
 *
 * Installs `win.see-as-of`, which takes a moment in microseconds since 1970.
 */
void
_pb_window_class_install_as_of_actions (PbWindowClass *klass)
{
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "win.see-as-of", "x",
                                   see_as_of_activated);
}
