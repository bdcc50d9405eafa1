/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/widgets/pb-save-file.h"

#include "model/pb-file.h"
#include "ui/pb-ui.h"

/* Asks where to save a picture or another small file, and writes it. */

/* In characters of up to four bytes: folders take 255 bytes. */
#define MAX_NAME 56

static void
replaced_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (!pb_file_replace_finish (G_FILE (object), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  pb_ui_note_recent (G_FILE (object));
  g_task_return_boolean (task, TRUE);
}

static void
chosen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GBytes *bytes = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, &error);

  if (file)
    pb_file_replace_async (file, bytes, NULL, replaced_cb, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/**
 * pb_save_file_dup_name:
 * @title: what is saved; may hold any characters, and any number of them
 * @extension: how the name ends, with the dot, or empty
 *
 * Returns: (transfer full): a name for a file that every folder takes
 */
char *
pb_save_file_dup_name (const char *title,
                       const char *extension)
{
  g_autoptr(GString) name = g_string_new (title);
  char *end;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (extension != NULL, NULL);

  g_string_replace (name, ": ", " – ", 0);
  g_strdelimit (name->str, "/\\:*?\"<>|\n\r\t", '-');
  if (g_utf8_strlen (name->str, -1) > MAX_NAME)
    {
      end = g_utf8_offset_to_pointer (name->str, MAX_NAME);
      g_string_truncate (name, (gsize) (end - name->str));
      g_string_append (name, "…");
    }
  g_string_append (name, extension);

  return g_string_free_and_steal (g_steal_pointer (&name));
}

/**
 * pb_save_file_async:
 * @widget: the widget that saves
 * @title: the title of the question
 * @name: what to call the file, without extension; may hold any characters
 * @extension: how its name ends, with the dot
 * @bytes: what to write
 * @callback: called when the file is written
 * @user_data: data for @callback
 *
 * Asks where to save @bytes, and writes them.
 */
void
pb_save_file_async (GtkWidget           *widget,
                    const char          *title,
                    const char          *name,
                    const char          *extension,
                    GBytes              *bytes,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *whole = pb_save_file_dup_name (name, extension);
  GtkRoot *root;
  GTask *task;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (bytes != NULL);

  task = g_task_new (widget, NULL, callback, user_data);
  g_task_set_source_tag (task, pb_save_file_async);
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_name (dialog, whole);
  root = gtk_widget_get_root (widget);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb,
                        task);
}

/**
 * pb_save_file_finish:
 * @widget: the widget that saves
 * @result: the result
 * @error: return location for a #GtkDialogError or #GIOErrorEnum
 *
 * Returns: whether the file was written
 */
gboolean
pb_save_file_finish (GtkWidget     *widget,
                     GAsyncResult  *result,
                     GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, widget), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
