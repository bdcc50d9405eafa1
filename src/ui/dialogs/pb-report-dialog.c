/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-report-dialog.h"

#include "model/pb-enums.h"
#include "report/pb-report.h"
#include "ui/dialogs/pb-choice-row.h"
#include "ui/dialogs/pb-day-row.h"
#include "ui/dialogs/pb-field-row.h"
#include "ui/dialogs/pb-message-row.h"
#include "ui/dialogs/pb-page-paintable.h"
#include "ui/dialogs/pb-print-operation.h"
#include "ui/dialogs/pb-record-dialog.h"
#include "ui/dialogs/pb-report-export.h"
#include "ui/pb-ui.h"

#include <glib/gi18n.h>
#include <math.h>

#define MIN_ZOOM 0.25
#define MAX_ZOOM 4.0
#define ZOOM_STEP 1.25

/**
 * PbReportDialog:
 *
 * Shows a report as it will be on paper, for an audience and a day, and prints or
 * exports it.
 */
struct _PbReportDialog
{
  AdwDialog parent_instance;

  AdwToastOverlay *toast_overlay;
  AdwBanner *banner;
  AdwPreferencesGroup *options_group;
  AdwComboRow *paper_row;
  GtkStack *stack;
  AdwStatusPage *failed_page;
  GtkScrolledWindow *scrolled_window;
  GtkBox *pages_box;
  GtkButton *zoom_button;
  PbFieldRow *kind_row;
  PbFieldRow *audience_row;
  PbFieldRow *from_row;
  PbFieldRow *day_row;
  PbMessageRow *day_message;

  PbGroupContext *context;
  GCancellable *cancellable;
  PbPager *pager;
  double zoom;
  guint fit_tick;
  gboolean print_when_ready;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (PbReportDialog, pb_report_dialog, ADW_TYPE_DIALOG)

/* What the thread needs to make the report, and what it makes. */
typedef struct
{
  PbDossier *dossier;
  PbCriteriaSet *criteria;
  PbPageSetup *setup;
  PbReportKind kind;
  PbAudience audience;
  PbDay from;
  char *author;
} PbMaking;

static void
making_free (gpointer data)
{
  PbMaking *making = data;

  g_clear_object (&making->dossier);
  g_clear_object (&making->criteria);
  g_clear_pointer (&making->setup, pb_page_setup_free);
  g_free (making->author);
  g_free (making);
}

static void
update_actions (PbReportDialog *self)
{
  gboolean ready = self->pager != NULL;
  static const char * const actions[] = {
    "report.print", "report.export", "report.sent",
    "report.zoom-in", "report.zoom-out", "report.zoom-fit",
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], ready);
}

static GtkPaperSize *
dup_paper (PbReportDialog *self)
{
  return gtk_paper_size_new (adw_combo_row_get_selected (self->paper_row) == 1
                               ? GTK_PAPER_NAME_LETTER : GTK_PAPER_NAME_A4);
}

static double
get_fitting_zoom (PbReportDialog *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scrolled_window);
  const PbPageSetup *setup = pb_pager_get_page_setup (self->pager);

  return CLAMP ((gtk_adjustment_get_page_size (adjustment) - 36) / setup->width, MIN_ZOOM, 1.6);
}

static void
update_zoom (PbReportDialog *self)
{
  const PbPageSetup *setup;
  g_autofree char *label = NULL;
  double zoom;

  if (self->pager == NULL)
    return;

  setup = pb_pager_get_page_setup (self->pager);
  zoom = self->zoom > 0 ? self->zoom : get_fitting_zoom (self);
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages_box)); page;
       page = gtk_widget_get_next_sibling (page))
    gtk_widget_set_size_request (page, (int) lround (setup->width * zoom),
                                 (int) lround (setup->height * zoom));

  /* Translators: how large a page is shown, in percent. */
  label = g_strdup_printf (_("%d %%"), (int) lround (zoom * 100));
  gtk_button_set_label (self->zoom_button, label);
}

static gboolean
fit_cb (GtkWidget     *widget,
        GdkFrameClock *clock,
        gpointer       user_data)
{
  PbReportDialog *self = PB_REPORT_DIALOG (widget);

  self->fit_tick = 0;
  update_zoom (self);

  return G_SOURCE_REMOVE;
}

/* Pages must not change their size while sizes are being given out. */
static void
page_size_changed_cb (PbReportDialog *self)
{
  if (self->zoom == 0 && self->fit_tick == 0)
    self->fit_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), fit_cb, NULL, NULL);
}

static void
set_zoom (PbReportDialog *self,
          double          zoom)
{
  self->zoom = zoom > 0 ? CLAMP (zoom, MIN_ZOOM, MAX_ZOOM) : 0;
  update_zoom (self);
}

static void
zoom_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PbReportDialog *self = PB_REPORT_DIALOG (widget);
  double zoom = self->zoom > 0 ? self->zoom : get_fitting_zoom (self);

  if (g_str_has_suffix (action_name, "fit"))
    set_zoom (self, 0);
  else
    set_zoom (self, g_str_has_suffix (action_name, "in") ? zoom * ZOOM_STEP : zoom / ZOOM_STEP);
}

static void
show_pages (PbReportDialog *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pages_box))))
    gtk_box_remove (self->pages_box, child);

  for (guint i = 0; i < pb_pager_get_n_pages (self->pager); i++)
    {
      g_autoptr(PbPagePaintable) page = pb_page_paintable_new (self->pager, i);
      g_autofree char *label = pb_page_paintable_dup_label (page);
      g_autofree char *text = pb_page_paintable_dup_text (page);
      GtkWidget *picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (page));

      gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
      gtk_widget_set_focusable (picture, TRUE);
      gtk_widget_add_css_class (picture, "pb-sheet");
      gtk_accessible_update_property (GTK_ACCESSIBLE (picture),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                      -1);
      gtk_box_append (self->pages_box, picture);
    }
  update_zoom (self);
}

static void
show_failure (PbReportDialog *self,
              const GError   *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->failed_page, escaped);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
make_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  PbMaking *making = task_data;
  PbReportOptions options = PB_REPORT_OPTIONS_INIT;
  g_autoptr(PbDocument) document = NULL;
  g_autoptr(GError) error = NULL;

  options.kind = making->kind;
  options.audience = making->audience;
  options.from = making->from;
  options.author = making->author;
  document = pb_report_build (making->dossier, making->criteria, &options, cancellable, &error);
  if (document)
    g_task_return_pointer (task, pb_pager_new (document, making->setup), g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  PbReportDialog *self = PB_REPORT_DIALOG (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(PbPager) pager = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->context == NULL)
    return;
  if (pager == NULL)
    {
      show_failure (self, error);
      return;
    }

  g_set_object (&self->pager, pager);
  gtk_stack_set_visible_child_name (self->stack, "pages");
  show_pages (self);
  update_actions (self);
  if (self->print_when_ready)
    pb_report_dialog_print (self);
}

static int
get_choice (PbFieldRow *row,
            GType       type,
            int         fallback)
{
  g_autoptr(GVariant) value = pb_field_row_dup_value (row, NULL);
  int choice = value ? pb_enum_from_nick (type, g_variant_get_string (value, NULL)) : -1;

  return choice >= 0 ? choice : fallback;
}

static void
make (PbReportDialog *self,
      PbDossier      *dossier)
{
  g_autoptr(GTask) task = g_task_new (self, self->cancellable, made_cb, NULL);
  g_autoptr(GVariant) from = pb_field_row_dup_value (self->from_row, NULL);
  GtkPaperSize *paper = dup_paper (self);
  PbMaking *making = g_new0 (PbMaking, 1);

  making->dossier = g_object_ref (dossier);
  making->criteria = g_object_ref (pb_group_context_get_criteria (self->context));
  making->kind = get_choice (self->kind_row, pb_report_kind_get_type (), PB_REPORT_KIND_PHASE);
  making->audience = get_choice (self->audience_row, pb_audience_get_type (),
                                 PB_AUDIENCE_PARTNERS);
  making->from = from ? g_variant_get_int32 (from) : PB_DAY_NONE;
  making->author = g_strdup (pb_store_get_author_name (pb_group_context_get_store (self->context)));
  making->setup = pb_page_setup_new (gtk_paper_size_get_width (paper, GTK_UNIT_POINTS),
                                     gtk_paper_size_get_height (paper, GTK_UNIT_POINTS));
  gtk_paper_size_free (paper);

  g_task_set_source_tag (task, make);
  g_task_set_task_data (task, making, making_free);
  g_task_run_in_thread (task, make_in_thread);
}

static void
got_dossier_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(PbReportDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PbDossier) dossier = pb_store_dossier_finish (PB_STORE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->context == NULL)
    return;
  if (dossier)
    make (self, dossier);
  else
    show_failure (self, error);
}

/* The pages that are shown stay until the new ones are there. */
static void
make_again (PbReportDialog *self)
{
  PbDossier *dossier = pb_group_context_get_dossier (self->context);
  g_autoptr(GVariant) value = NULL;
  g_autoptr(GError) error = NULL;
  PbDay day;

  value = pb_field_row_dup_value (self->day_row, &error);
  pb_field_row_set_problem (self->day_row, error ? error->message : NULL);
  pb_message_row_set_message (self->day_message, error ? error->message : NULL, TRUE);
  if (error)
    return;
  day = value ? g_variant_get_int32 (value) : pb_group_context_get_today (self->context);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->pager == NULL)
    gtk_stack_set_visible_child_name (self->stack, "loading");

  if (dossier && pb_dossier_get_day (dossier) == day)
    make (self, dossier);
  else
    pb_store_dossier_async (pb_group_context_get_store (self->context),
                            pb_group_context_get_group_id (self->context), day,
                            self->cancellable, got_dossier_cb, g_object_ref (self));
}

static void
options_changed_cb (PbReportDialog *self)
{
  if (!self->setting && self->context)
    make_again (self);
}

static void
show_problem (PbReportDialog *self,
              const char     *sentence)
{
  adw_banner_set_title (self->banner, sentence);
  adw_banner_set_revealed (self->banner, TRUE);
}

static void
printed_cb (PbReportDialog          *self,
            GtkPrintOperationResult  result,
            GtkPrintOperation       *operation)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      pb_print_operation_save (PB_PRINT_OPERATION (operation));
      return;
    }
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;

  gtk_print_operation_get_error (operation, &error);
  /* Translators: why a report could not be printed. */
  sentence = g_strdup_printf (_("The report could not be printed: %s"), error->message);
  show_problem (self, sentence);
}

static void
print_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  PbReportDialog *self = PB_REPORT_DIALOG (widget);
  g_autoptr(PbPrintOperation) operation = NULL;
  g_autoptr(GtkPageSetup) page = gtk_page_setup_new ();
  GtkPaperSize *paper = dup_paper (self);
  GtkRoot *root = gtk_widget_get_root (widget);

  adw_banner_set_revealed (self->banner, FALSE);
  gtk_page_setup_set_paper_size (page, paper);
  gtk_paper_size_free (paper);
  operation = pb_print_operation_new (pb_pager_get_document (self->pager));
  gtk_print_operation_set_default_page_setup (GTK_PRINT_OPERATION (operation), page);
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
  AdwToast *toast;

  if (self->context == NULL || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return;

  if (name == NULL)
    {
      /* Translators: why a report could not be written to a file. */
      sentence = g_strdup_printf (_("The report could not be saved: %s"), error->message);
      show_problem (self, sentence);
      return;
    }

  /* Translators: the name of a file. */
  sentence = g_strdup_printf (_("Saved as “%s”"), name);
  toast = adw_toast_new ("");
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, sentence);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
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
  pb_report_export_async (pb_pager_get_document (self->pager), format,
                          pb_pager_get_page_setup (self->pager),
                          GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                          exported_cb, g_object_ref (self));
}

/* A report that reached others counts in the checklist, so it is easy to note. */
static void
sent_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PbReportDialog *self = PB_REPORT_DIALOG (widget);
  PbRecordDialog *dialog = pb_record_dialog_new (self->context, PB_KIND_REPORT);
  PbDocument *document = pb_pager_get_document (self->pager);
  g_autoptr(GVariant) kind = pb_field_row_dup_value (self->kind_row, NULL);
  g_autoptr(GVariant) audience = pb_field_row_dup_value (self->audience_row, NULL);
  const char *fingerprint = pb_document_get_fingerprint (document);

  pb_record_dialog_set_value (dialog, PB_REPORT_KIND, kind);
  pb_record_dialog_set_value (dialog, PB_REPORT_AS_OF,
                              g_variant_new_int32 (pb_document_get_day (document)));
  pb_record_dialog_set_value (dialog, PB_REPORT_SENT_ON,
                              g_variant_new_int32 (pb_group_context_get_today (self->context)));
  pb_record_dialog_set_value (dialog, PB_REPORT_FOR_AUDIENCE, audience);
  if (fingerprint)
    pb_record_dialog_set_value (dialog, PB_REPORT_CONTENT_HASH,
                                g_variant_new_string (fingerprint));
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
pb_report_dialog_dispose (GObject *object)
{
  PbReportDialog *self = PB_REPORT_DIALOG (object);

  if (self->fit_tick)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->fit_tick);
  self->fit_tick = 0;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->pager);
  g_clear_object (&self->context);
  pb_ui_drop_dialog_child (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_REPORT_DIALOG);

  G_OBJECT_CLASS (pb_report_dialog_parent_class)->dispose (object);
}

static void
pb_report_dialog_class_init (PbReportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_report_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "report.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "report.export", "s", export_action);
  gtk_widget_class_install_action (widget_class, "report.sent", NULL, sent_action);
  gtk_widget_class_install_action (widget_class, "report.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "report.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "report.zoom-fit", NULL, zoom_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK,
                                       "report.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK,
                                       "report.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK,
                                       "report.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK,
                                       "report.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK,
                                       "report.zoom-fit", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/dialogs/pb-report-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbReportDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, PbReportDialog, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PbReportDialog, options_group);
  gtk_widget_class_bind_template_child (widget_class, PbReportDialog, pages_box);
  gtk_widget_class_bind_template_child (widget_class, PbReportDialog, paper_row);
  gtk_widget_class_bind_template_child (widget_class, PbReportDialog, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, PbReportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PbReportDialog, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, PbReportDialog, zoom_button);
  gtk_widget_class_bind_template_callback (widget_class, options_changed_cb);
}

static PbFieldRow *
add_option (PbReportDialog *self,
            GtkWidget      *row,
            GVariant       *value)
{
  g_autoptr(GVariant) kept = value ? g_variant_ref_sink (value) : NULL;

  pb_field_row_set_value (PB_FIELD_ROW (row), kept);
  adw_preferences_group_add (self->options_group, row);
  g_signal_connect_object (row, "edited", G_CALLBACK (options_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return PB_FIELD_ROW (row);
}

static void
pb_report_dialog_init (PbReportDialog *self)
{
  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_selected (self->paper_row,
                              g_strcmp0 (gtk_paper_size_get_default (),
                                         GTK_PAPER_NAME_LETTER) == 0);
  self->setting = FALSE;

  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scrolled_window),
                           "notify::page-size", G_CALLBACK (page_size_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update_actions (self);
}

/**
 * pb_report_dialog_new:
 * @context: the group to report on
 *
 * Returns: (transfer full): a dialog with the reports of the group, first the
 *   phase report
 */
PbReportDialog *
pb_report_dialog_new (PbGroupContext *context)
{
  PbReportDialog *self = g_object_new (PB_TYPE_REPORT_DIALOG, NULL);
  GtkWidget *message;

  self->context = g_object_ref (context);
  self->kind_row = add_option (self, pb_choice_row_new (PB_REPORT_KIND),
                               g_variant_new_string (pb_enum_get_nick (pb_report_kind_get_type (),
                                                                       PB_REPORT_KIND_PHASE)));
  self->audience_row = add_option (self, pb_choice_row_new (PB_REPORT_FOR_AUDIENCE),
                                   g_variant_new_string (pb_enum_get_nick (pb_audience_get_type (),
                                                                           PB_AUDIENCE_PARTNERS)));
  self->day_row = add_option (self, pb_day_row_new (PB_REPORT_AS_OF),
                              g_variant_new_int32 (pb_group_context_get_day (context)));
  self->from_row = add_option (self, pb_day_row_new (PB_REPORT_AS_OF), NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->from_row), _("What Happened Since"));
  message = pb_message_row_new (GTK_WIDGET (self->day_row));
  adw_preferences_group_add (self->options_group, message);
  self->day_message = PB_MESSAGE_ROW (message);
  make_again (self);

  return self;
}

/**
 * pb_report_dialog_get_pager:
 * @self: a dialog
 *
 * Returns: (transfer none) (nullable): the pages, once they are there
 */
PbPager *
pb_report_dialog_get_pager (PbReportDialog *self)
{
  g_return_val_if_fail (PB_IS_REPORT_DIALOG (self), NULL);

  return self->pager;
}

/**
 * pb_report_dialog_print:
 * @self: a dialog
 *
 * Asks for a printer, as soon as the report is there.
 */
void
pb_report_dialog_print (PbReportDialog *self)
{
  g_return_if_fail (PB_IS_REPORT_DIALOG (self));

  self->print_when_ready = self->pager == NULL;
  if (self->pager)
    gtk_widget_activate_action (GTK_WIDGET (self), "report.print", NULL);
}
