/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-window-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "storage/pb-doctor.h"
#include "storage/pb-library-backup.h"
#include "ui/pb-restore-dialog.h"

/* Puts a backup in the place of the library, or what can still be read of it, and opens that.
 * What was there is kept beside it.
 */

typedef struct
{
  char *backup; /* or NULL, for what can still be read */
  char *library;
  guint64 n_saved;
  guint64 n_lost;
} Restoring;

static void
restoring_free (gpointer data)
{
  Restoring *self = data;

  g_free (self->backup);
  g_free (self->library);
  g_free (self);
}

/* What can be read becomes a library of its own first, which is put in place like a backup. */
static gboolean
recover (Restoring  *restoring,
         GError    **error)
{
  g_autofree char *made = g_strconcat (restoring->library, ".recovered-XXXXXX", NULL);
  int fd = g_mkstemp (made);
  gboolean done;

  /* Only the name is wanted: a new library takes the place of nothing. */
  if (fd >= 0)
    {
      g_close (fd, NULL);
      g_unlink (made);
    }
  done = pb_doctor_salvage (restoring->library, made, &restoring->n_saved, &restoring->n_lost,
                            error) &&
         pb_library_backup_restore (made, restoring->library, NULL, error);
  g_unlink (made);

  return done;
}

static void
restore_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Restoring *restoring = data;
  GError *error = NULL;

  if (restoring->backup != NULL
        ? pb_library_backup_restore (restoring->backup, restoring->library, NULL, &error)
        : recover (restoring, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
tell_recovered (PbWindow        *self,
                const Restoring *restoring)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("The Library Was Recovered"), NULL);
  g_autoptr(GString) body = g_string_new (NULL);
  guint n_saved = MIN (restoring->n_saved, G_MAXUINT);
  guint n_lost = MIN (restoring->n_lost, G_MAXUINT);

  g_string_append_printf (body, ngettext ("%u change could be read.",
                                          "%u changes could be read.",
                                          n_saved), n_saved);
  g_string_append_c (body, ' ');
  if (n_lost > 0)
    g_string_append_printf (body, ngettext ("%u change is lost.",
                                            "%u changes are lost.",
                                            n_lost), n_lost);
  else
    g_string_append (body, _("Nothing is lost."));
  g_string_append_c (body, ' ');
  g_string_append (body, _("The damaged file is kept beside the library."));
  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (dialog), body->str);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  PbWindow *self = PB_WINDOW (source);
  const Restoring *restoring = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  g_application_release (g_application_get_default ());

  /* The window may have been closed meanwhile. */
  if (self->store == NULL)
    return;

  _pb_window_end_opening (self, NULL);
  if (done && restoring->backup == NULL)
    tell_recovered (self, restoring);
  else
    _pb_window_say (self, done ? _("The backup was restored") : error->message, NULL, NULL);
  pb_window_open (self, self->open_flags);
}

static void
closed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;

  pb_store_close_finish (PB_STORE (source), result, NULL);
  g_task_run_in_thread (task, restore_thread);
}

/* Without @backup, what can still be read. */
static void
start (PbWindow   *self,
       const char *backup,
       const char *label)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (self);
  Restoring *restoring = g_new0 (Restoring, 1);
  GTask *task = g_task_new (self, NULL, restored_cb, NULL);

  restoring->backup = g_strdup (backup);
  restoring->library = g_strdup (pb_store_get_path (self->store));
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, restoring, restoring_free);

  /* Nothing on the pages may be taken for what will be there. */
  while (adw_application_window_get_visible_dialog (window) != NULL)
    adw_dialog_force_close (adw_application_window_get_visible_dialog (window));
  g_set_str (&self->first_group, pb_group_context_get_group_id (self->context));
  pb_group_context_set_group_id (self->context, NULL);
  _pb_window_start_opening (self);
  gtk_label_set_label (self->opening_label, label);

  pb_sharing_stop (self->sharing);
  g_application_hold (g_application_get_default ());
  pb_store_close_async (self->store, closed_cb, task);
}

static void
restore_backup_activated (GtkWidget  *widget,
                          const char *action_name,
                          GVariant   *parameter)
{
  start (PB_WINDOW (widget), g_variant_get_string (parameter, NULL), _("Restoring the backup…"));
}

static void
recover_answered_cb (PbWindow   *self,
                     const char *response)
{
  if (g_strcmp0 (response, "recover") == 0 && self->store != NULL && self->opening == NULL)
    start (self, NULL, _("Reading what can be read…"));
}

static void
recover_activated (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("Recover What Can Be Read?"), NULL);

  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (dialog),
                             _("A new library is made of all that can still be read, and takes the "
                               "place of the damaged one, which is kept beside it. If there is a "
                               "recent backup, it may hold more."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "recover",
                                  _("_Recover"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "recover",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "recover");
  g_signal_connect_object (dialog, "response", G_CALLBACK (recover_answered_cb), widget,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
choose_backup_activated (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  adw_dialog_present (pb_restore_dialog_new (pb_store_get_file (PB_WINDOW (widget)->store)),
                      widget);
}

/*< private >
 * _pb_window_class_install_restore_actions:
 *
 * Installs `win.choose-backup`, `win.restore-backup`, which takes a path, and `win.recover`.
 */
void
_pb_window_class_install_restore_actions (PbWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "win.choose-backup", NULL,
                                   choose_backup_activated);
  gtk_widget_class_install_action (widget_class, "win.restore-backup", "s",
                                   restore_backup_activated);
  gtk_widget_class_install_action (widget_class, "win.recover", NULL, recover_activated);
}
