/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-restore-dialog.h"

#include <glib/gi18n.h>

#include "storage/pb-library-backup.h"
#include "ui/pb-ui.h"
#include "ui/widgets/pb-moment.h"

/**
 * PbRestoreDialog:
 *
 * The backups of a library.  The one that is chosen is put in its place by the
 * window, with `win.restore-backup`.
 */
struct _PbRestoreDialog
{
  AdwDialog parent_instance;

  AdwPreferencesGroup *backups_group;
  AdwActionRow *none_row;

  GFile *library;
};

G_DEFINE_FINAL_TYPE (PbRestoreDialog, pb_restore_dialog, ADW_TYPE_DIALOG)

/* A backup that was found. */
typedef struct
{
  char *path;
  gint64 moment;
  goffset size;
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_free (found->path);
  g_free (found);
}

/* On a thread of its own: the folder may be on a slow disk. */
static void
look_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  const char *library = g_file_peek_path (data);
  g_autoptr(GPtrArray) paths = pb_library_backup_list (library);
  g_autoptr(GPtrArray) backups = g_ptr_array_new_with_free_func (found_free);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr(GFile) file = g_file_new_for_path (paths->pdata[i]);
      g_autoptr(GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, 0,
                                                     NULL, NULL);
      Found *found = g_new0 (Found, 1);

      found->path = g_strdup (paths->pdata[i]);
      found->moment = pb_library_backup_get_moment (library, found->path);
      found->size = info ? g_file_info_get_size (info) : 0;
      g_ptr_array_add (backups, found);
    }

  g_task_return_pointer (task, g_steal_pointer (&backups), (GDestroyNotify) g_ptr_array_unref);
}

typedef struct
{
  PbRestoreDialog *dialog;
  char *path;
} Question;

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Question *question = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (question->dialog));

  if (root != NULL &&
      g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result), "restore"))
    {
      adw_dialog_force_close (ADW_DIALOG (question->dialog));
      gtk_widget_activate_action (GTK_WIDGET (root), "win.restore-backup", "s", question->path);
    }

  g_object_unref (question->dialog);
  g_free (question->path);
  g_free (question);
}

/* @when is the moment of the backup, or what its file is called. */
static void
ask (PbRestoreDialog *self,
     const char      *path,
     const char      *when)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("Restore This Backup?"), NULL);
  Question *question = g_new0 (Question, 1);

  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog),
                                /* Translators: %s is a day and a time, or the name of a file. */
                                _("All that was changed since “%s” will be gone from the library. "
                                  "It is kept in a file beside it."), when);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog),
                                  "cancel", _("_Cancel"),
                                  "restore", _("_Restore"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "restore",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");

  question->dialog = g_object_ref (self);
  question->path = g_strdup (path);
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), NULL, answered_cb,
                           question);
}

static void
row_activated_cb (AdwActionRow    *row,
                  PbRestoreDialog *self)
{
  ask (self, g_object_get_data (G_OBJECT (row), "path"),
       adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  PbRestoreDialog *self = PB_RESTORE_DIALOG (source);
  g_autoptr(GPtrArray) backups = g_task_propagate_pointer (G_TASK (result), NULL);

  /* It may have been closed meanwhile. */
  if (self->backups_group == NULL)
    return;

  for (guint i = 0; i < backups->len; i++)
    {
      const Found *found = backups->pdata[i];
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *title = pb_moment_to_locale (found->moment * G_USEC_PER_SEC);
      g_autofree char *size = g_format_size ((guint64) found->size);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), size);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
      g_object_set_data_full (G_OBJECT (row), "path", g_strdup (found->path), g_free);
      g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self,
                               G_CONNECT_DEFAULT);
      adw_preferences_group_add (self->backups_group, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->none_row), backups->len == 0);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(PbRestoreDialog) self = user_data;
  g_autoptr(GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *name = file ? g_file_get_basename (file) : NULL;

  if (file != NULL && g_file_peek_path (file) != NULL && self->backups_group != NULL)
    ask (self, g_file_peek_path (file), name);
}

static void
choose_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PbRestoreDialog *self = PB_RESTORE_DIALOG (widget);
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr(GFile) folder = g_file_get_parent (self->library);

  gtk_file_dialog_set_title (dialog, _("Choose a Backup"));
  gtk_file_dialog_set_initial_folder (dialog, folder);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, file_chosen_cb,
                        g_object_ref (self));
}

static void
pb_restore_dialog_dispose (GObject *object)
{
  PbRestoreDialog *self = PB_RESTORE_DIALOG (object);

  pb_ui_drop_dialog_child (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_RESTORE_DIALOG);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (pb_restore_dialog_parent_class)->dispose (object);
}

static void
pb_restore_dialog_class_init (PbRestoreDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_restore_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "restore.choose", NULL, choose_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               PB_UI_RESOURCE_PATH "/ui/pb-restore-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbRestoreDialog, backups_group);
  gtk_widget_class_bind_template_child (widget_class, PbRestoreDialog, none_row);
}

static void
pb_restore_dialog_init (PbRestoreDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_restore_dialog_new:
 * @library: the file of a library, which need not be readable
 *
 * Returns: (transfer floating): a dialog that lists its backups
 */
AdwDialog *
pb_restore_dialog_new (GFile *library)
{
  PbRestoreDialog *self;
  g_autoptr(GTask) task = NULL;

  g_return_val_if_fail (G_IS_FILE (library), NULL);

  self = g_object_new (PB_TYPE_RESTORE_DIALOG, NULL);
  self->library = g_object_ref (library);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "restore.choose",
                                 g_file_peek_path (library) != NULL);

  task = g_task_new (self, NULL, looked_cb, NULL);
  g_task_set_task_data (task, g_object_ref (library), g_object_unref);
  g_task_run_in_thread (task, look_thread);

  return ADW_DIALOG (self);
}
