/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-window-private.h"

#include <glib/gi18n.h>

#include "exchange/pb-share-mail.h"
#include "ui/exchange/pb-conflict-dialog.h"
#include "ui/exchange/pb-news-dialog.h"
#include "ui/exchange/pb-shared-folder-dialog.h"

/* The shared folder of the library, and what comes from there. */

/*< private >
 * _pb_window_can_share:
 *
 * Returns: whether the library is one that people share: open, to be written, and
 *   neither a copy nor the example
 */
gboolean
_pb_window_can_share (PbWindow *self)
{
  return pb_store_get_state (self->store) == PB_STORE_OPEN &&
         !pb_store_get_read_only (self->store) && self->copy_folder == NULL &&
         !adw_banner_get_revealed (self->example_banner);
}

static void
came_in_cb (PbWindow *self,
            guint     n)
{
  g_autofree char *people = pb_share_news_dup_people (pb_sharing_get_news (self->sharing));
  g_autofree char *sentence = NULL;

  /* Translators: the number of changes, and from whom they are */
  sentence = g_strdup_printf (ngettext ("%u change came in: %s", "%u changes came in: %s", n), n,
                              people);
  _pb_window_say (self, sentence, _("_Show"), "win.news");
}

/*< private >
 * _pb_window_watch_sharing:
 *
 * Says when something comes in from others.
 */
void
_pb_window_watch_sharing (PbWindow *self)
{
  g_signal_connect_object (self->sharing, "came-in", G_CALLBACK (came_in_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
shared_folder_activated (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  adw_dialog_present (pb_shared_folder_dialog_new (PB_WINDOW (widget)->sharing), widget);
}

static void
news_activated (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PbWindow *self = PB_WINDOW (widget);
  AdwDialog *dialog = pb_news_dialog_new (self->store, pb_sharing_get_news (self->sharing));

  g_signal_connect_object (dialog, "closed", G_CALLBACK (pb_sharing_forget_news), self->sharing,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
conflicts_activated (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  PbWindow *self = PB_WINDOW (widget);

  adw_dialog_present (pb_conflict_dialog_new (self->context,
                                              g_variant_get_string (parameter, NULL)),
                      widget);
}

static void
received_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  PbWindow *self = PB_WINDOW (source);
  g_autoptr(GError) error = NULL;
  gboolean received = g_task_propagate_boolean (G_TASK (result), &error);

  g_application_release (g_application_get_default ());

  /* The window may have been closed meanwhile. */
  if (self->store == NULL)
    return;

  if (received)
    pb_sharing_now (self->sharing);
  else
    _pb_window_say (self, error->message, NULL, NULL);
}

typedef struct
{
  PbShare *share;
  GFile *file;
} Receiving;

static void
receiving_free (gpointer data)
{
  Receiving *receiving = data;

  g_object_unref (receiving->share);
  g_object_unref (receiving->file);
  g_free (receiving);
}

static void
receive_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Receiving *receiving = data;
  GError *error = NULL;

  if (pb_share_mail_receive (receiving->share, receiving->file, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/*< private >
 * _pb_window_take_changes:
 * @file: a file with changes for a shared library, as from a mail
 *
 * Puts @file into the shared folder, from where it comes in as everything there.
 */
void
_pb_window_take_changes (PbWindow *self,
                         GFile    *file)
{
  GFile *folder = pb_sharing_get_folder (self->sharing);
  g_autoptr(GTask) task = NULL;
  Receiving *receiving;

  if (folder == NULL)
    {
      _pb_window_say (self, _("To take in changes, first choose a shared folder"),
                      _("_Choose…"), "win.shared-folder");
      return;
    }

  receiving = g_new0 (Receiving, 1);
  receiving->share = pb_share_new (g_file_peek_path (folder), NULL);
  receiving->file = g_object_ref (file);
  task = g_task_new (self, NULL, received_cb, NULL);
  g_task_set_source_tag (task, _pb_window_take_changes);
  g_task_set_task_data (task, receiving, receiving_free);
  g_application_hold (g_application_get_default ());
  g_task_run_in_thread (task, receive_thread);
}

/*< private >
 * _pb_window_class_install_sharing_actions:
 *
 * Installs `win.shared-folder`, `win.news`, and `win.conflicts`, which takes the
 * identifier of a record, or an empty text for all.
 */
void
_pb_window_class_install_sharing_actions (PbWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "win.shared-folder", NULL,
                                   shared_folder_activated);
  gtk_widget_class_install_action (widget_class, "win.news", NULL, news_activated);
  gtk_widget_class_install_action (widget_class, "win.conflicts", "s", conflicts_activated);
}
