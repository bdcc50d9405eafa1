/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-window-private.h"

#include <glib/gi18n.h>

#include "exchange/pb-share-mail.h"
#include "ui/exchange/pb-bundle-dialog.h"
#include "ui/exchange/pb-share-dialog.h"
#include "ui/pb-ui.h"

/* What partners share: opened in a window of its own, in a copy that goes when
 * the window does.  Nothing of it comes into the library.
 */

typedef struct
{
  PbWindow *window;
  GFile *file;
  PbTrust *trust;
  PbIdentity *own;
  PbStateBundle *bundle;
  gboolean changes;
  gboolean other;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *self = data;

  g_clear_object (&self->window);
  g_clear_object (&self->file);
  g_clear_object (&self->trust);
  g_clear_object (&self->own);
  g_clear_object (&self->bundle);
  g_free (self);
}

static void
show_verdict (PbWindow *window)
{
  PbTrustState state = pb_state_bundle_check (window->bundle, window->trust, window->own);
  g_autofree char *verdict = pb_state_bundle_dup_verdict (window->bundle, state);

  adw_banner_set_title (window->moment_banner, verdict);
}

static void
filled_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PbWindow) window = user_data;
  g_autoptr(GError) error = NULL;

  pb_store_close_finish (PB_STORE (source), result, &error);
  _pb_window_copy_made (window, error);
}

static void
committed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(PbWindow) window = user_data;
  g_autoptr(GError) error = NULL;

  if (pb_store_commit_finish (PB_STORE (source), result, &error))
    pb_store_close_async (PB_STORE (source), filled_cb, g_object_ref (window));
  else
    _pb_window_copy_made (window, error);
}

static void
created_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PbWindow) window = user_data;
  g_autoptr(PbEdit) edit = pb_state_bundle_dup_edit (window->bundle);
  g_autoptr(GError) error = NULL;

  if (pb_store_open_finish (PB_STORE (source), result, &error))
    pb_store_commit_async (PB_STORE (source), edit, NULL, committed_cb, g_object_ref (window));
  else
    _pb_window_copy_made (window, error);
}

/* A library with nothing in it but what was shared, made by whoever shared it. */
static void
fill (PbWindow *window)
{
  g_autoptr(PbStore) filler = pb_store_new (pb_store_get_file (window->store),
                                            pb_store_get_clock (window->store));

  pb_store_set_author (filler, pb_state_bundle_get_author (window->bundle), "");
  pb_store_open_async (filler, PB_STORE_OPEN_NEW, window->opening,
                       pb_progress_get_cancellable (window->opening), created_cb,
                       g_object_ref (window));
}

static void
show_bundle (Opening *opening)
{
  PbStateBundle *bundle = opening->bundle;
  PbDay day = pb_state_bundle_get_day (bundle);
  g_autofree char *moment = pb_day_to_locale (day);
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("phasebook-XXXXXX", &error);
  PbWindow *window;

  if (folder == NULL)
    {
      _pb_window_say (opening->window, error->message, NULL, NULL);
      return;
    }

  window = _pb_window_new_copy (opening->window, folder, day, moment,
                                pb_state_bundle_get_group_id (bundle));
  window->bundle = g_object_ref (bundle);
  window->trust = g_object_ref (opening->trust);
  window->own = g_object_ref (opening->own);
  adw_banner_set_button_label (window->moment_banner, _("_Details…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (window->moment_banner), "win.state-details");
  show_verdict (window);
  fill (window);
}

static void
say_why_not (PbWindow     *self,
             const GError *error)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("The File Cannot Be Opened"), error->message);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  PbWindow *self = PB_WINDOW (source);
  Opening *opening = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  gboolean read = g_task_propagate_boolean (G_TASK (result), &error);

  g_application_release (g_application_get_default ());

  /* The window may have been closed meanwhile. */
  if (self->store == NULL)
    return;

  if (read)
    {
      show_bundle (opening);
      pb_ui_note_recent (opening->file);
    }
  else if (opening->changes)
    _pb_window_take_changes (self, opening->file);
  else if (opening->other)
    _pb_window_propose_import (self, opening->file);
  else
    say_why_not (self, error);
}

/* On a thread of its own: the file may be large, or far away. */
static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Opening *opening = data;
  GError *error = NULL;

  opening->bundle = pb_state_bundle_load (opening->file, cancellable, &error);
  if (opening->bundle != NULL && pb_trust_load (opening->trust, &error))
    {
      /* Only to know one's own again; no matter whether it can be used. */
      pb_identity_load (opening->own, cancellable, NULL);
      g_task_return_boolean (task, TRUE);
      return;
    }

  opening->changes = opening->bundle == NULL && pb_share_mail_sniff (opening->file);
  opening->other = opening->bundle == NULL && !pb_state_bundle_sniff_file (opening->file) &&
                   g_file_query_exists (opening->file, cancellable);
  g_task_return_error (task, error);
}

/*< private >
 * _pb_window_open_bundle:
 * @file: a file that may hold what somebody shared
 *
 * Checks @file and shows it beside the library.  Changes for a shared library are
 * taken in; for anything else it is proposed to import it.
 */
void
_pb_window_open_bundle (PbWindow *self,
                        GFile    *file)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, read_cb, NULL);
  Opening *opening = g_new0 (Opening, 1);

  opening->window = g_object_ref (self);
  opening->file = g_object_ref (file);
  opening->trust = pb_trust_new (pb_store_get_path (self->store));
  opening->own = pb_identity_new (NULL, PB_IDENTITY_PUBLIC_ONLY);
  g_task_set_source_tag (task, _pb_window_open_bundle);
  g_task_set_task_data (task, opening, opening_free);
  g_application_hold (g_application_get_default ());
  g_task_run_in_thread (task, read_thread);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(PbWindow) self = user_data;
  g_autoptr(GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && self->store != NULL)
    _pb_window_open_bundle (self, file);
}

static void
open_state_activated (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr(GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (filter, _("Shared states"));
  gtk_file_filter_add_suffix (filter, PB_STATE_BUNDLE_SUFFIX + 1);
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, _("Open a Partner’s State"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (widget), NULL, file_chosen_cb, g_object_ref (widget));
}

static void
share_state_activated (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  adw_dialog_present (pb_share_dialog_new (PB_WINDOW (widget)->context), widget);
}

static void
state_details_activated (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  PbWindow *self = PB_WINDOW (widget);
  AdwDialog *dialog = pb_bundle_dialog_new (self->bundle, self->trust, self->own);

  g_signal_connect_object (dialog, "trust-changed", G_CALLBACK (show_verdict), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

/*< private >
 * _pb_window_class_install_bundle_actions:
 *
 * Installs `win.open-state`, `win.share-state` and `win.state-details`.
 */
void
_pb_window_class_install_bundle_actions (PbWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "win.open-state", NULL, open_state_activated);
  gtk_widget_class_install_action (widget_class, "win.share-state", NULL, share_state_activated);
  gtk_widget_class_install_action (widget_class, "win.state-details", NULL,
                                   state_details_activated);
}
