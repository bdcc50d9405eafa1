/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-window-private.h"

#include <glib/gi18n.h>

#include "storage/pb-library-backup.h"
#include "ui/pb-restore-dialog.h"

/* Puts a backup in the place of the library, and opens that. */

typedef struct
{
  char *backup;
  char *library;
} Restoring;

static void
restoring_free (gpointer data)
{
  Restoring *self = data;

  g_free (self->backup);
  g_free (self->library);
  g_free (self);
}

static void
restore_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Restoring *restoring = data;
  GError *error = NULL;

  if (pb_library_backup_restore (restoring->backup, restoring->library, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  PbWindow *self = PB_WINDOW (source);
  g_autoptr(GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  g_application_release (g_application_get_default ());

  /* The window may have been closed meanwhile. */
  if (self->store == NULL)
    return;

  _pb_window_end_opening (self, NULL);
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

static void
restore_backup_activated (GtkWidget  *widget,
                          const char *action_name,
                          GVariant   *parameter)
{
  PbWindow *self = PB_WINDOW (widget);
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (widget);
  Restoring *restoring = g_new0 (Restoring, 1);
  GTask *task = g_task_new (self, NULL, restored_cb, NULL);

  restoring->backup = g_variant_dup_string (parameter, NULL);
  restoring->library = g_strdup (pb_store_get_path (self->store));
  g_task_set_source_tag (task, restore_backup_activated);
  g_task_set_task_data (task, restoring, restoring_free);

  /* Nothing on the pages may be taken for what will be there. */
  while (adw_application_window_get_visible_dialog (window) != NULL)
    adw_dialog_force_close (adw_application_window_get_visible_dialog (window));
  g_set_str (&self->first_group, pb_group_context_get_group_id (self->context));
  pb_group_context_set_group_id (self->context, NULL);
  _pb_window_start_opening (self);
  gtk_label_set_label (self->opening_label, _("Restoring the backup…"));

  pb_sharing_stop (self->sharing);
  g_application_hold (g_application_get_default ());
  pb_store_close_async (self->store, closed_cb, task);
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
 * Installs `win.choose-backup` and `win.restore-backup`, which takes a path.
 */
void
_pb_window_class_install_restore_actions (PbWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "win.choose-backup", NULL,
                                   choose_backup_activated);
  gtk_widget_class_install_action (widget_class, "win.restore-backup", "s",
                                   restore_backup_activated);
}
