/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-report-export.h"

#include "model/pb-file.h"
#include "ui/widgets/pb-save-file.h"

#include <glib/gi18n.h>

/* Writes reports to files that people choose. */

typedef struct
{
  PbDocumentFormat format;
  PbPageSetup *setup;
  GFile *file;
  PbProgress *progress;
} PbExport;

static void
export_free (gpointer data)
{
  PbExport *export = data;

  g_clear_pointer (&export->setup, pb_page_setup_free);
  g_clear_object (&export->file);
  g_clear_object (&export->progress);
  g_free (export);
}

/* Written as a whole and then put in place, so that a failure leaves the file
 * that was there before.
 */
static gboolean
write_file (PbDocument    *document,
            PbExport      *export,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GBytes) bytes = NULL;

  if (!pb_document_write (document, export->format, export->setup, stream, export->progress,
                          error) ||
      !g_output_stream_close (stream, cancellable, error))
    return FALSE;
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));

  return pb_file_replace (export->file, bytes, cancellable, error);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  PbExport *export = task_data;
  g_autoptr(GError) error = NULL;

  if (write_file (PB_DOCUMENT (source), export, cancellable, &error))
    g_task_return_pointer (task, g_file_get_basename (export->file), g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
chosen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PbExport *export = g_task_get_task_data (task);
  GError *error = NULL;

  export->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, &error);
  if (export->file)
    g_task_run_in_thread (task, write_in_thread);
  else
    g_task_return_error (task, error);
}

static GTask *
create_task (PbDocument          *document,
             PbDocumentFormat     format,
             const PbPageSetup   *setup,
             PbProgress          *progress,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  GTask *task = g_task_new (document, pb_progress_get_cancellable (progress), callback, user_data);
  PbExport *export = g_new0 (PbExport, 1);

  export->format = format;
  export->setup = pb_page_setup_copy (setup);
  export->progress = g_object_ref (progress);
  g_task_set_source_tag (task, pb_report_export_async);
  g_task_set_task_data (task, export, export_free);

  return task;
}

/**
 * pb_report_export_async:
 * @document: a report
 * @format: what to export it as
 * @setup: the pages of a PDF
 * @parent: (nullable): the window that asks
 * @progress: told how far it has come, and stops it
 * @callback: called when the file is written
 * @user_data: data for @callback
 *
 * Asks where to save the report, and writes it on a thread.
 */
void
pb_report_export_async (PbDocument          *document,
                        PbDocumentFormat     format,
                        const PbPageSetup   *setup,
                        GtkWindow           *parent,
                        PbProgress          *progress,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *end = NULL;
  g_autofree char *day = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (PB_IS_DOCUMENT (document));
  g_return_if_fail (setup != NULL);

  day = pb_day_to_iso (pb_document_get_day (document));
  end = g_strdup_printf (" %s%s", day, pb_document_format_get_suffix (format));
  name = pb_save_file_dup_name (pb_document_get_title (document), end);
  gtk_file_dialog_set_title (dialog, _("Save Report"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, parent, NULL, chosen_cb,
                        create_task (document, format, setup, progress, callback, user_data));
}

/**
 * pb_report_write_async:
 * @document: a report
 * @format: what to write it as
 * @setup: the pages of a PDF
 * @file: where to
 * @progress: told how far it has come, and stops it
 * @callback: called when the file is written
 * @user_data: data for @callback
 *
 * Writes the report on a thread.  Finished by pb_report_export_finish().
 */
void
pb_report_write_async (PbDocument          *document,
                       PbDocumentFormat     format,
                       const PbPageSetup   *setup,
                       GFile               *file,
                       PbProgress          *progress,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  PbExport *export;

  g_return_if_fail (PB_IS_DOCUMENT (document));
  g_return_if_fail (G_IS_FILE (file));

  task = create_task (document, format, setup, progress, callback, user_data);
  export = g_task_get_task_data (task);
  export->file = g_object_ref (file);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * pb_report_export_finish:
 * @document: a report
 * @result: the result
 * @error: return location for a #GtkDialogError, #GIOErrorEnum or
 *   %PB_REPORT_ERROR
 *
 * Returns: (transfer full) (nullable): the name of the file that was written
 */
char *
pb_report_export_finish (PbDocument    *document,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, document), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
