/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What becomes of a report that is shown: printing, exporting, and noting to whom
 * it was sent.
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-report-dialog-private.h"

#include "model/pb-enums.h"
#include "ui/dialogs/pb-print-operation.h"
#include "ui/dialogs/pb-record-dialog.h"
#include "ui/dialogs/pb-report-export.h"
#include "ui/dialogs/pb-report-sending.h"

#include <glib/gi18n.h>

static void
say_done (PbReportDialog *self,
          const char     *sentence)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, sentence);
  /* Translators: a button: opens what records to whom a report was sent. */
  adw_toast_set_button_label (toast, _("Note as Sent…"));
  adw_toast_set_action_name (toast, "report.sent");
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
printed_cb (PbReportDialog          *self,
            GtkPrintOperationResult  result,
            GtkPrintOperation       *operation)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *sentence = NULL;
  PbReportChoices choices;

  if (self->context == NULL)
    return;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      /* Translators: why a report could not be printed. */
      sentence = g_strdup_printf (_("The report could not be printed: %s"), error->message);
      _pb_report_dialog_show_problem (self, sentence, NULL);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      pb_print_operation_save (PB_PRINT_OPERATION (operation));
      pb_print_operation_get_choices (PB_PRINT_OPERATION (operation), &choices);
      pb_report_choices_remember (&choices);
      pb_report_options_page_set_choices (self->options_page, &choices);
      _pb_report_dialog_make (self);
      if (!pb_print_operation_get_previewed (PB_PRINT_OPERATION (operation)))
        say_done (self, _("Handed over to the printer"));
    }
}

static void
print_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  PbReportDialog *self = PB_REPORT_DIALOG (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr(PbPrintOperation) operation = NULL;

  adw_banner_set_revealed (self->banner, FALSE);
  operation = pb_print_operation_new (self->maker, &self->choices,
                                      pb_document_get_title (pb_pager_get_document (self->pager)));
  gtk_print_operation_set_current_page (GTK_PRINT_OPERATION (operation),
                                        (int) pb_page_view_get_page (self->page_view));
  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self, G_CONNECT_SWAPPED);
  gtk_print_operation_run (GTK_PRINT_OPERATION (operation),
                           GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(PbReportDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *name = pb_report_export_finish (PB_DOCUMENT (object), result, &error);

  if (self->context == NULL)
    return;
  if (self->shown == self->writing)
    _pb_report_dialog_show_progress (self, self->making);
  g_clear_object (&self->writing);
  if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (name == NULL)
    {
      /* Translators: why a report could not be written to a file. */
      sentence = g_strdup_printf (_("The report could not be saved: %s"), error->message);
      _pb_report_dialog_show_problem (self, sentence, NULL);
      return;
    }

  /* Translators: the name of a file. */
  sentence = g_strdup_printf (_("Saved as “%s”"), name);
  say_done (self, sentence);
}

static void
writing_cb (PbReportDialog *self,
            GParamSpec     *pspec,
            PbProgress     *progress)
{
  /* What was told last may be heard after the end. */
  if (self->shown == NULL && progress == self->writing)
    _pb_report_dialog_show_progress (self, progress);
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PbReportDialog *self = PB_REPORT_DIALOG (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  int format = pb_document_format_from_nick (g_variant_get_string (parameter, NULL));

  g_return_if_fail (format >= 0);

  adw_banner_set_revealed (self->banner, FALSE);
  /* Nothing goes on as long as people choose a file. */
  g_clear_object (&self->writing);
  self->writing = pb_progress_new ();
  g_signal_connect_object (self->writing, "notify::fraction", G_CALLBACK (writing_cb), self,
                           G_CONNECT_SWAPPED);
  pb_report_export_async (pb_pager_get_document (self->pager), format,
                          pb_pager_get_page_setup (self->pager),
                          GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->writing,
                          exported_cb, g_object_ref (self));
}

static GVariant *
new_nick (GType type,
          guint value)
{
  return g_variant_new_string (pb_enum_get_nick (type, (int) value));
}

/* Fills in what is known of a report that was sent. */
static void
note_sent (PbReportDialog *self,
           PbRecordDialog *dialog,
           gboolean        shown)
{
  PbDocument *document = pb_pager_get_document (self->pager);
  PbCriteriaSet *criteria = pb_group_context_get_criteria (self->context);
  const char *fingerprint = pb_document_get_fingerprint (document);
  PbDay today = pb_group_context_get_today (self->context);

  pb_record_dialog_set_value (dialog, PB_REPORT_SENT_ON, g_variant_new_int32 (today));
  if (shown)
    {
      pb_record_dialog_set_value (dialog, PB_REPORT_AS_OF,
                                  g_variant_new_int32 (pb_document_get_day (document)));
      pb_record_dialog_set_value (dialog, PB_REPORT_RULES_VERSION,
                                  g_variant_new_string (pb_criteria_set_get_version (criteria)));
      if (fingerprint)
        pb_record_dialog_set_value (dialog, PB_REPORT_CONTENT_HASH,
                                    g_variant_new_string (fingerprint));
    }
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/* A report that reached others counts in the checklist, so it is easy to note. Where
 * one was to be sent, this is the one.
 */
static void
sent_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PbReportDialog *self = PB_REPORT_DIALOG (widget);
  PbDossier *dossier = pb_group_context_get_dossier (self->context);
  PbRecordDialog *dialog;
  PbRecord *due = NULL;

  if (dossier)
    due = pb_report_find_due (dossier, self->choices.kind, self->choices.audience);
  if (due)
    {
      dialog = pb_record_dialog_new_edit (self->context, pb_record_get_id (due));
    }
  else
    {
      dialog = pb_record_dialog_new (self->context, PB_KIND_REPORT);
      pb_record_dialog_set_value (dialog, PB_REPORT_KIND,
                                  new_nick (pb_report_kind_get_type (), self->choices.kind));
    }
  pb_record_dialog_set_value (dialog, PB_REPORT_FOR_AUDIENCE,
                              new_nick (pb_audience_get_type (), self->choices.audience));
  note_sent (self, dialog, TRUE);
}

/* Only of the report that is shown is it known what it said. */
static void
note_sent_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PbReportDialog *self = PB_REPORT_DIALOG (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  PbDossier *dossier = pb_group_context_get_dossier (self->context);
  PbRecord *report = dossier ? pb_dossier_lookup (dossier, id) : NULL;

  if (report == NULL)
    return;

  note_sent (self, pb_record_dialog_new_edit (self->context, id),
             pb_record_get_enum (report, PB_REPORT_KIND) == (int) self->choices.kind &&
               (!pb_record_has (report, PB_REPORT_FOR_AUDIENCE) ||
                pb_record_get_enum (report, PB_REPORT_FOR_AUDIENCE) ==
                  (int) self->choices.audience));
}

static void
plan_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PbReportDialog *self = PB_REPORT_DIALOG (widget);
  PbRecordDialog *dialog = pb_record_dialog_new (self->context, PB_KIND_REPORT);
  PbReportChoices choices;

  pb_report_options_page_get_choices (self->options_page, &choices);
  pb_record_dialog_set_value (dialog, PB_REPORT_KIND,
                              new_nick (pb_report_kind_get_type (), choices.kind));
  pb_record_dialog_set_value (dialog, PB_REPORT_FOR_AUDIENCE,
                              new_nick (pb_audience_get_type (), choices.audience));
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

void
_pb_report_dialog_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "report.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "report.export", "s", export_action);
  gtk_widget_class_install_action (widget_class, "report.sent", NULL, sent_action);
  gtk_widget_class_install_action (widget_class, "report.note-sent", "s", note_sent_action);
  gtk_widget_class_install_action (widget_class, "report.plan", NULL, plan_action);
}
