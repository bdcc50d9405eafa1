/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-fixture.h"
#include "ui-sample.h"

#include "ui/dialogs/pb-page-view.h"
#include "ui/dialogs/pb-print-operation.h"
#include "ui/dialogs/pb-record-dialog.h"
#include "ui/dialogs/pb-report-dialog.h"
#include "ui/dialogs/pb-report-export.h"
#include "ui/dialogs/pb-report-options-page.h"
#include "ui/pb-ui.h"
#include "ui/pb-window-private.h"

#include <math.h>
#include <string.h>

/* The report dialog over a window. */
typedef struct
{
  UiLibrary *library;
  PbGroupContext *context;
  GtkWidget *window;
  PbReportDialog *dialog;
} Fixture;

static void
open_dialog (Fixture *fixture)
{
  fixture->dialog = pb_report_dialog_new (fixture->context);
  adw_dialog_present (ADW_DIALOG (fixture->dialog), fixture->window);
  UI_WAIT (pb_report_dialog_get_pager (fixture->dialog) != NULL);
}

static void
close_dialog (Fixture *fixture)
{
  gpointer dialog = fixture->dialog;

  g_object_add_weak_pointer (dialog, &dialog);
  adw_dialog_force_close (ADW_DIALOG (fixture->dialog));
  UI_WAIT (dialog == NULL);
}

static AdwComboRow *
find_row (Fixture    *fixture,
          const char *title)
{
  GtkWidget *label;

  UI_WAIT ((label = ui_find_text (fixture->dialog, title)) != NULL);

  return ADW_COMBO_ROW (gtk_widget_get_ancestor (label, ADW_TYPE_COMBO_ROW));
}

static void
choose (Fixture    *fixture,
        const char *title,
        guint       choice)
{
  adw_combo_row_set_selected (find_row (fixture, title), choice);
}

/* Chooses and waits for the other report. */
static void
choose_and_wait (Fixture    *fixture,
                 const char *title,
                 guint       choice)
{
  g_autoptr(PbPager) before = g_object_ref (pb_report_dialog_get_pager (fixture->dialog));

  choose (fixture, title, choice);
  UI_WAIT (pb_report_dialog_get_pager (fixture->dialog) != before);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GSettings) settings = pb_ui_new_settings ();

  g_settings_set_string (settings, "report-paper", "a4");
  g_settings_reset (settings, "reports");
  fixture->library = ui_library_new ();
  ui_library_open (fixture->library);
  ui_library_fill (fixture->library);
  fixture->context = ui_context_new (fixture->library, UI_GROUP_ID);
  fixture->window = adw_application_window_new (ui_application ());
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 900);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (fixture->window),
                                      gtk_label_new (NULL));
  gtk_window_present (GTK_WINDOW (fixture->window));

  open_dialog (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  close_dialog (fixture);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  UI_WAIT (G_OBJECT (fixture->context)->ref_count == 1);
  g_assert_finalize_object (fixture->context);
  ui_library_free (fixture->library);
}

static guint
count_pdf_pages (const char *path)
{
  g_autofree char *out = NULL;
  g_autoptr(GError) error = NULL;
  const char *argv[] = { "pdfinfo", path, NULL };
  const char *line;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out,
                               NULL, NULL, &error));
  g_assert_no_error (error);
  line = strstr (out, "Pages:");
  g_assert_nonnull (line);

  return (guint) g_ascii_strtoull (line + strlen ("Pages:"), NULL, 10);
}

/* The pages that are read; the other ones are to choose from. */
static PbPageView *
find_pages (Fixture *fixture)
{
  GtkWidget *stack = ui_find (fixture->dialog, GTK_TYPE_OVERLAY);

  return PB_PAGE_VIEW (ui_find (stack, PB_TYPE_PAGE_VIEW));
}

/* What is on screen is what comes out: each page drawn, with its words. */
static void
test_preview (Fixture       *fixture,
              gconstpointer  data)
{
  PbPager *pager = pb_report_dialog_get_pager (fixture->dialog);
  g_autofree char *first = g_strdup_printf ("Page 1 of %u", pb_pager_get_n_pages (pager));
  GtkWidget *picture;

  g_assert_cmpuint (pb_pager_get_n_pages (pager), >, 1);
  UI_WAIT ((picture = ui_find (find_pages (fixture), GTK_TYPE_PICTURE)) != NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (picture),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, first);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (picture),
                                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  UI_WAIT (gtk_widget_get_width (picture) > 100);
  UI_WAIT (ui_find_text (fixture->dialog, first) != NULL);
}

static void
test_zoom (Fixture       *fixture,
           gconstpointer  data)
{
  PbPageView *pages = find_pages (fixture);
  double fitting;

  UI_WAIT (pb_page_view_get_scale (pages) > 0.5);
  fitting = pb_page_view_get_scale (pages);
  ui_settle ();
  ui_press ("ctrl+plus");
  UI_WAIT (pb_page_view_get_scale (pages) > fitting * 1.2);
  ui_press ("ctrl+minus");
  UI_WAIT (pb_page_view_get_scale (pages) < fitting * 1.01);
  ui_press ("ctrl+minus");
  UI_WAIT (pb_page_view_get_scale (pages) < fitting * 0.9);
  ui_press ("ctrl+0");
  UI_WAIT (fabs (pb_page_view_get_scale (pages) - fitting) < 0.001);
  g_assert_cmpfloat (pb_page_view_get_zoom (pages), ==, 0);
}

/* The keys of a book, from page to page and within them, with the thumbnails. */
static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  PbPager *pager = pb_report_dialog_get_pager (fixture->dialog);
  guint last = pb_pager_get_n_pages (pager) - 1;
  PbPageView *pages = find_pages (fixture);
  GtkAdjustment *scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (pages));
  GtkWidget *picture;

  UI_WAIT (gtk_widget_get_focus_child (GTK_WIDGET (pages)) != NULL);
  ui_settle ();

  ui_press ("ctrl+Page_Down");
  UI_WAIT (pb_page_view_get_page (pages) == 1);
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), >, 300);
  ui_press ("ctrl+Page_Up");
  UI_WAIT (pb_page_view_get_page (pages) == 0);
  ui_press ("Page_Down");
  UI_WAIT (gtk_adjustment_get_value (scroll) > 300);
  ui_press ("End");
  UI_WAIT (pb_page_view_get_page (pages) == last);

  /* The focus goes along, for those who have the page read to them. */
  picture = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (GTK_IS_PICTURE (picture));
  g_assert_true (gtk_widget_get_parent (picture) == GTK_WIDGET (pages));

  ui_press ("Home");
  UI_WAIT (pb_page_view_get_page (pages) == 0);
  UI_WAIT (gtk_adjustment_get_value (scroll) < 20);
}

/* Thumbnails and pages go together; of many pages few are there. */
static void
test_thumbnails (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *stack = ui_find (fixture->dialog, ADW_TYPE_VIEW_STACK);
  PbPageView *pages = find_pages (fixture);
  PbPageView *thumbnails;
  guint last;

  choose_and_wait (fixture, "Kind", PB_REPORT_KIND_PHASE + 1);
  choose_and_wait (fixture, "Kind", PB_REPORT_KIND_PHASE);
  last = pb_pager_get_n_pages (pb_report_dialog_get_pager (fixture->dialog)) - 1;
  pb_page_view_set_page (pages, last);
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (stack), "pages");
  thumbnails = PB_PAGE_VIEW (ui_find (stack, PB_TYPE_PAGE_VIEW));
  UI_WAIT (ui_find (thumbnails, GTK_TYPE_PICTURE) != NULL);
  /* The page that was read before there were any is among them. */
  g_assert_cmpuint (pb_page_view_get_page (thumbnails), ==, last);
  UI_WAIT (gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (thumbnails)))
           > 0);

  pb_page_view_set_page (pages, last);
  g_assert_cmpuint (pb_page_view_get_page (thumbnails), ==, last);
  pb_page_view_set_page (thumbnails, 0);
  g_assert_cmpuint (pb_page_view_get_page (pages), ==, 0);
  ui_settle ();

  gtk_widget_grab_focus (GTK_WIDGET (thumbnails));
  ui_press ("Down");
  UI_WAIT (pb_page_view_get_page (pages) == 1);
  gtk_test_accessible_assert_state (
    GTK_ACCESSIBLE (gtk_root_get_focus (GTK_ROOT (fixture->window))),
    GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  ui_press ("Return");
  UI_WAIT (gtk_widget_get_focus_child (GTK_WIDGET (pages)) != NULL);
}

/* What was chosen for one kind of report is there the next time, for that kind. */
static void
test_remembered (Fixture       *fixture,
                 gconstpointer  data)
{
  choose_and_wait (fixture, "Kind", PB_REPORT_KIND_TREASURY);
  choose_and_wait (fixture, "Made for", PB_AUDIENCE_MEMBERS);
  choose_and_wait (fixture, "Orientation", 1);
  choose_and_wait (fixture, "Margins", PB_REPORT_MARGINS_WIDE);
  choose_and_wait (fixture, "Paper", 1);
  close_dialog (fixture);

  open_dialog (fixture);
  g_assert_cmpuint (adw_combo_row_get_selected (find_row (fixture, "Kind")), ==,
                    PB_REPORT_KIND_PHASE);
  g_assert_cmpuint (adw_combo_row_get_selected (find_row (fixture, "Made for")), ==,
                    PB_AUDIENCE_PARTNERS);
  g_assert_cmpuint (adw_combo_row_get_selected (find_row (fixture, "Orientation")), ==, 0);
  g_assert_cmpuint (adw_combo_row_get_selected (find_row (fixture, "Paper")), ==, 1);

  choose_and_wait (fixture, "Kind", PB_REPORT_KIND_TREASURY);
  g_assert_cmpuint (adw_combo_row_get_selected (find_row (fixture, "Made for")), ==,
                    PB_AUDIENCE_MEMBERS);
  g_assert_cmpuint (adw_combo_row_get_selected (find_row (fixture, "Orientation")), ==, 1);
  g_assert_cmpuint (adw_combo_row_get_selected (find_row (fixture, "Margins")), ==,
                    PB_REPORT_MARGINS_WIDE);
  g_assert_cmpfloat_with_epsilon (
    pb_pager_get_page_setup (pb_report_dialog_get_pager (fixture->dialog))->width, 792, 1);
}

/* Another paper makes another report; the old one is shown until then. */
static void
test_paper (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(PbPager) before = g_object_ref (pb_report_dialog_get_pager (fixture->dialog));

  g_assert_cmpfloat_with_epsilon (pb_pager_get_page_setup (before)->height, 841.89, 1);
  choose (fixture, "Paper", 1);
  g_assert_true (pb_report_dialog_get_pager (fixture->dialog) == before);
  UI_WAIT (pb_report_dialog_get_pager (fixture->dialog) != before);
  g_assert_cmpfloat_with_epsilon (
    pb_pager_get_page_setup (pb_report_dialog_get_pager (fixture->dialog))->height, 792, 1);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  char **name = user_data;

  *name = pb_report_export_finish (PB_DOCUMENT (object), result, &error);
  g_assert_no_error (error);
}

/* Another kind of report is another document with its own title. */
static void
test_kinds (Fixture       *fixture,
            gconstpointer  data)
{
  for (int kind = PB_REPORT_KIND_GROUP_STATE; kind <= PB_REPORT_KIND_COMPLETION; kind++)
    {
      const char *name = pb_enum_get_label (pb_report_kind_get_type (), kind);
      g_autoptr(PbPager) before = g_object_ref (pb_report_dialog_get_pager (fixture->dialog));
      PbDocument *document;

      choose (fixture, "Kind", kind);
      UI_WAIT (pb_report_dialog_get_pager (fixture->dialog) != before);
      document = pb_pager_get_document (pb_report_dialog_get_pager (fixture->dialog));
      g_assert_true (g_str_has_suffix (pb_document_get_title (document), name));
    }
}

static void
test_export (Fixture       *fixture,
             gconstpointer  data)
{
  PbPager *pager = pb_report_dialog_get_pager (fixture->dialog);
  g_autofree char *pdf_path = g_build_filename (fixture->library->folder, "report.pdf", NULL);
  g_autofree char *text_path = g_build_filename (fixture->library->folder, "report.md", NULL);
  g_autoptr(GFile) pdf = g_file_new_for_path (pdf_path);
  g_autoptr(GFile) text = g_file_new_for_path (text_path);
  g_autoptr(PbProgress) progress = pb_progress_new ();
  g_autofree char *pdf_name = NULL;
  g_autofree char *text_name = NULL;
  g_autofree char *content = NULL;

  pb_report_write_async (pb_pager_get_document (pager), PB_DOCUMENT_FORMAT_PDF,
                         pb_pager_get_page_setup (pager), pdf, progress, written_cb, &pdf_name);
  UI_WAIT (pdf_name != NULL);
  g_assert_cmpstr (pdf_name, ==, "report.pdf");
  g_assert_cmpuint (count_pdf_pages (pdf_path), ==, pb_pager_get_n_pages (pager));

  pb_report_write_async (pb_pager_get_document (pager), PB_DOCUMENT_FORMAT_MARKDOWN,
                         pb_pager_get_page_setup (pager), text, progress, written_cb, &text_name);
  UI_WAIT (text_name != NULL);
  g_assert_true (g_file_get_contents (text_path, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "Care Circle"));
}

static void
failed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GError **error = user_data;
  g_autofree char *name = pb_report_export_finish (PB_DOCUMENT (object), result, error);

  g_assert_null (name);
}

static void
test_export_fails (Fixture       *fixture,
                   gconstpointer  data)
{
  PbPager *pager = pb_report_dialog_get_pager (fixture->dialog);
  g_autoptr(GFile) file = g_file_new_for_path (fixture->library->folder);
  g_autoptr(GFile) full = g_file_new_for_path ("/dev/full");
  g_autoptr(GFile) stopped = g_file_get_child (file, "stopped.pdf");
  g_autoptr(PbProgress) progress = pb_progress_new ();
  g_autoptr(GError) error = NULL;

  pb_report_write_async (pb_pager_get_document (pager), PB_DOCUMENT_FORMAT_PDF,
                         pb_pager_get_page_setup (pager), file, progress, failed_cb, &error);
  UI_WAIT (error != NULL);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&error);

  pb_report_write_async (pb_pager_get_document (pager), PB_DOCUMENT_FORMAT_HTML,
                         pb_pager_get_page_setup (pager), full, progress, failed_cb, &error);
  UI_WAIT (error != NULL);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_cmpstr (error->message, ==, "There is not enough room on the disk.");
  g_clear_error (&error);

  g_cancellable_cancel (pb_progress_get_cancellable (progress));
  pb_report_write_async (pb_pager_get_document (pager), PB_DOCUMENT_FORMAT_PDF,
                         pb_pager_get_page_setup (pager), stopped, progress, failed_cb, &error);
  UI_WAIT (error != NULL);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_query_exists (stopped, NULL));
}

/* A group with nothing in it but a name that never ends. */
static void
test_bare (void)
{
  g_autoptr(UiLibrary) library = ui_library_new ();
  g_autoptr(PbEdit) edit = pb_edit_new ("Found");
  const char *id = pb_edit_create (edit, PB_KIND_GROUP, UI_GROUP_ID);
  g_autofree char *name = g_strnfill (10000, 'w');
  Fixture fixture = { .library = library };

  for (guint i = 30; i < 10000; i += 30)
    name[i] = ' ';
  pb_edit_set_text (edit, id, PB_GROUP_NAME, name);
  pb_edit_set_flag (edit, id, PB_GROUP_OWN, TRUE);
  ui_library_open (library);
  ui_library_commit (library, edit);
  fixture.context = ui_context_new (library, UI_GROUP_ID);
  fixture.window = adw_application_window_new (ui_application ());
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 1000, 900);
  gtk_window_present (GTK_WINDOW (fixture.window));

  open_dialog (&fixture);
  for (int kind = PB_REPORT_KIND_PHASE; kind <= PB_REPORT_KIND_COMPLETION; kind++)
    {
      PbPager *pager = pb_report_dialog_get_pager (fixture.dialog);

      g_assert_cmpuint (pb_pager_get_n_pages (pager), >, 0);
      UI_WAIT (ui_find (find_pages (&fixture), GTK_TYPE_PICTURE) != NULL);
      if (kind < PB_REPORT_KIND_COMPLETION)
        choose_and_wait (&fixture, "Kind", (guint) kind + 1);
    }

  close_dialog (&fixture);
  gtk_window_destroy (GTK_WINDOW (fixture.window));
  UI_WAIT (G_OBJECT (fixture.context)->ref_count == 1);
  g_assert_finalize_object (fixture.context);
}

/* The printer gets the same pages as the preview on the same paper. */
static void
test_print (Fixture       *fixture,
            gconstpointer  data)
{
  PbPager *pager = pb_report_dialog_get_pager (fixture->dialog);
  g_autoptr(PbReportMaker) maker = NULL;
  g_autoptr(PbPrintOperation) operation = NULL;
  g_autofree char *path = g_build_filename (fixture->library->folder, "print.pdf", NULL);
  g_autoptr(GError) error = NULL;
  GtkPrintOperationResult result;
  PbReportChoices choices;

  pb_report_choices_recall (&choices, PB_REPORT_KIND_PHASE);
  maker = pb_report_maker_new (pb_group_context_get_dossier (fixture->context),
                               pb_group_context_get_criteria (fixture->context), "Ada",
                               PB_DAY_NONE);
  operation = pb_print_operation_new (maker, &choices,
                                      pb_document_get_title (pb_pager_get_document (pager)));
  gtk_print_operation_set_export_filename (GTK_PRINT_OPERATION (operation), path);
  gtk_print_operation_set_allow_async (GTK_PRINT_OPERATION (operation), FALSE);
  gtk_print_operation_set_show_progress (GTK_PRINT_OPERATION (operation), FALSE);
  result = gtk_print_operation_run (GTK_PRINT_OPERATION (operation),
                                    GTK_PRINT_OPERATION_ACTION_EXPORT,
                                    GTK_WINDOW (fixture->window), &error);
  g_assert_no_error (error);
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_cmpuint (count_pdf_pages (path), ==, pb_pager_get_n_pages (pager));
}

/* What is chosen in the tab of the dialog for printing counts. */
static void
test_print_tab (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(PbReportMaker) maker = NULL;
  g_autoptr(PbPrintOperation) operation = NULL;
  GtkPrintOperationClass *class;
  g_autoptr(GtkWidget) tab = NULL;
  g_autoptr(GtkPageSetup) page = NULL;
  GtkPaperSize *paper;
  PbReportChoices choices, chosen;

  pb_report_choices_recall (&choices, PB_REPORT_KIND_IMPACT);
  maker = pb_report_maker_new (pb_group_context_get_dossier (fixture->context),
                               pb_group_context_get_criteria (fixture->context), "Ada",
                               PB_DAY_NONE);
  operation = pb_print_operation_new (maker, &choices, "Impact");
  class = GTK_PRINT_OPERATION_GET_CLASS (operation);
  tab = g_object_ref_sink (class->create_custom_widget (GTK_PRINT_OPERATION (operation)));

  choices.audience = PB_AUDIENCE_PUBLIC;
  choices.margins = PB_REPORT_MARGINS_NARROW;
  pb_report_options_page_set_choices (PB_REPORT_OPTIONS_PAGE (tab), &choices);
  class->custom_widget_apply (GTK_PRINT_OPERATION (operation), tab);
  pb_print_operation_get_choices (operation, &chosen);
  g_assert_cmpint (chosen.kind, ==, PB_REPORT_KIND_IMPACT);
  g_assert_cmpint (chosen.audience, ==, PB_AUDIENCE_PUBLIC);
  g_assert_cmpint (chosen.margins, ==, PB_REPORT_MARGINS_NARROW);
  g_assert_false (chosen.letter);
  g_assert_false (chosen.landscape);

  /* So does the paper; one that the window does not offer is for this time only. */
  page = gtk_page_setup_new ();
  paper = gtk_paper_size_new (GTK_PAPER_NAME_LETTER);
  gtk_page_setup_set_paper_size (page, paper);
  gtk_page_setup_set_orientation (page, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_paper_size_free (paper);
  gtk_print_operation_set_default_page_setup (GTK_PRINT_OPERATION (operation), page);
  pb_print_operation_get_choices (operation, &chosen);
  g_assert_true (chosen.letter);
  g_assert_true (chosen.landscape);

  paper = gtk_paper_size_new (GTK_PAPER_NAME_LEGAL);
  gtk_page_setup_set_paper_size (page, paper);
  gtk_paper_size_free (paper);
  gtk_print_operation_set_default_page_setup (GTK_PRINT_OPERATION (operation), page);
  pb_print_operation_get_choices (operation, &chosen);
  g_assert_false (chosen.letter);
}

static GPtrArray *
get_reports (Fixture *fixture)
{
  PbDossier *dossier = pb_group_context_get_dossier (fixture->context);

  return dossier ? pb_dossier_get_records (dossier, PB_KIND_REPORT) : NULL;
}

static PbRecord *
find_report (Fixture  *fixture,
             gboolean  sent)
{
  GPtrArray *reports = get_reports (fixture);

  for (guint i = 0; reports && i < reports->len; i++)
    {
      if (pb_record_has (reports->pdata[i], PB_REPORT_SENT_ON) == sent)
        return reports->pdata[i];
    }

  return NULL;
}

/* Noting that a planned report was sent fills in that one, and plans the next. */
static void
test_sent (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(PbEdit) edit = pb_edit_new ("Plan a report");
  const char *id = pb_edit_create (edit, PB_KIND_REPORT, NULL);
  GtkWidget *stack = ui_find (fixture->dialog, ADW_TYPE_VIEW_STACK);
  PbDay due = pb_day_from_ymd (2026, 1, 31);
  PbRecordDialog *dialog;
  PbDocument *document;
  PbRecord *sent, *next;
  PbPager *before;

  pb_edit_set_text (edit, id, PB_REPORT_GROUP, UI_GROUP_ID);
  pb_edit_set_enum (edit, id, PB_REPORT_KIND, PB_REPORT_KIND_PHASE);
  pb_edit_set_enum (edit, id, PB_REPORT_RECURRING, PB_CADENCE_MONTHLY);
  pb_edit_set_day (edit, id, PB_REPORT_DUE_ON, due);
  before = pb_report_dialog_get_pager (fixture->dialog);
  ui_library_commit (fixture->library, edit);
  UI_WAIT (find_report (fixture, FALSE) != NULL);
  UI_WAIT (pb_report_dialog_get_pager (fixture->dialog) != before);

  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (stack), "sent");
  UI_WAIT (ui_find_text (fixture->dialog, "Due on 31 January 2026 · Monthly") != NULL);
  UI_WAIT (ui_find_text (fixture->dialog, "Overdue") != NULL);
  UI_WAIT (ui_find_text (fixture->dialog, "No report was sent so far.") != NULL);

  document = pb_pager_get_document (pb_report_dialog_get_pager (fixture->dialog));
  UI_WAIT (gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "report.sent", NULL));
  UI_WAIT (ui_find (fixture->window, PB_TYPE_RECORD_DIALOG) != NULL);
  dialog = PB_RECORD_DIALOG (ui_find (fixture->window, PB_TYPE_RECORD_DIALOG));
  UI_WAIT (pb_record_dialog_get_form (dialog) != NULL);
  g_signal_emit_by_name (ui_find_action (dialog, "record-page.accept"), "clicked");
  UI_WAIT (find_report (fixture, TRUE) != NULL);

  sent = find_report (fixture, TRUE);
  next = find_report (fixture, FALSE);
  g_assert_cmpuint (get_reports (fixture)->len, ==, 2);
  g_assert_cmpint (pb_record_get_day (sent, PB_REPORT_DUE_ON), ==, due);
  g_assert_cmpint (pb_record_get_day (sent, PB_REPORT_SENT_ON), ==, UI_TODAY);
  g_assert_cmpstr (pb_record_get_text (sent, PB_REPORT_CONTENT_HASH), ==,
                   pb_document_get_fingerprint (document));
  g_assert_nonnull (next);
  g_assert_cmpint (pb_record_get_day (next, PB_REPORT_DUE_ON), ==, pb_day_from_ymd (2026, 2, 28));
  g_assert_cmpint (pb_record_get_enum (next, PB_REPORT_RECURRING), ==, PB_CADENCE_MONTHLY);
  UI_WAIT (ui_find_text (fixture->dialog, "Sent on 2 March 2026") != NULL);
  UI_WAIT (ui_find_text (fixture->dialog, "Late") != NULL);
  UI_WAIT (ui_find_text (fixture->dialog, "Due on 28 February 2026 · Monthly") != NULL);
}

/* Whoever follows a reminder of a report finds the report, ready to be sent. */
static void
test_due (void)
{
  g_autoptr(UiLibrary) library = ui_library_new ();
  g_autoptr(PbEdit) edit = pb_edit_new ("Plan a report");
  g_autofree char *id = g_strdup (pb_edit_create (edit, PB_KIND_REPORT, NULL));
  PbReportDialog *dialog;
  PbWindow *window;
  GtkWidget *label;

  ui_library_open (library);
  ui_library_fill (library);
  pb_edit_set_text (edit, id, PB_REPORT_GROUP, UI_GROUP_ID);
  pb_edit_set_enum (edit, id, PB_REPORT_KIND, PB_REPORT_KIND_TREASURY);
  pb_edit_set_enum (edit, id, PB_REPORT_FOR_AUDIENCE, PB_AUDIENCE_NETWORK);
  pb_edit_set_day (edit, id, PB_REPORT_DUE_ON, UI_TODAY);
  ui_library_commit (library, edit);
  window = pb_window_new (ui_application (), library->store, library->criteria, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 900);
  gtk_window_present (GTK_WINDOW (window));
  pb_group_tree_reload (window->tree);
  UI_WAIT (pb_group_context_get_judgement (window->context) != NULL);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-record", "s", id);
  UI_WAIT (ui_find (window, PB_TYPE_REPORT_DIALOG) != NULL);
  dialog = PB_REPORT_DIALOG (ui_find (window, PB_TYPE_REPORT_DIALOG));
  UI_WAIT (pb_report_dialog_get_pager (dialog) != NULL);
  g_assert_true (g_str_has_suffix (
    pb_document_get_title (pb_pager_get_document (pb_report_dialog_get_pager (dialog))),
    "Treasury report"));
  UI_WAIT ((label = ui_find_text (dialog, "Made for")) != NULL);
  g_assert_cmpuint (adw_combo_row_get_selected (
                      ADW_COMBO_ROW (gtk_widget_get_ancestor (label, ADW_TYPE_COMBO_ROW))), ==,
                    PB_AUDIENCE_NETWORK);

  adw_dialog_force_close (ADW_DIALOG (dialog));
  ui_settle ();
  ui_window_close (window);
}

/* Long work is shown and can be stopped; it is then said what is shown. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  PbPager *before = pb_report_dialog_get_pager (fixture->dialog);
  GtkWidget *banner = ui_find (fixture->dialog, ADW_TYPE_BANNER);
  GtkWidget *bar;

  choose (fixture, "Kind", PB_REPORT_KIND_IMPACT);
  bar = ui_find (fixture->dialog, GTK_TYPE_PROGRESS_BAR);
  g_signal_emit_by_name (ui_find (gtk_widget_get_parent (bar), GTK_TYPE_BUTTON), "clicked");
  g_assert_true (adw_banner_get_revealed (ADW_BANNER (banner)));
  ui_settle ();
  g_assert_true (pb_report_dialog_get_pager (fixture->dialog) == before);

  g_signal_emit_by_name (banner, "button-clicked");
  UI_WAIT (pb_report_dialog_get_pager (fixture->dialog) != before);
  g_assert_false (adw_banner_get_revealed (ADW_BANNER (banner)));
}

static void
add_tests (void)
{
#define ADD(name, func) g_test_add ("/ui/report/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("preview", test_preview);
  ADD ("zoom", test_zoom);
  ADD ("paper", test_paper);
  ADD ("kinds", test_kinds);
  ADD ("keys", test_keys);
  ADD ("thumbnails", test_thumbnails);
  ADD ("remembered", test_remembered);
  ADD ("sent", test_sent);
  ADD ("cancel", test_cancel);
  ADD ("export", test_export);
  ADD ("export-fails", test_export_fails);
  ADD ("print", test_print);
  ADD ("print-tab", test_print_tab);
#undef ADD
  g_test_add_func ("/ui/report/due", test_due);
  g_test_add_func ("/ui/report/bare", test_bare);
}

int
main (int   argc,
      char *argv[])
{
  return ui_test_run (argc, argv, add_tests);
}
