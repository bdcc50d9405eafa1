/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-fixture.h"
#include "ui-sample.h"

#include "ui/dialogs/pb-print-operation.h"
#include "ui/dialogs/pb-report-dialog.h"
#include "ui/dialogs/pb-report-export.h"

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
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->library = ui_library_new ();
  ui_library_open (fixture->library);
  ui_library_fill (fixture->library);
  fixture->context = ui_context_new (fixture->library, UI_GROUP_ID);
  fixture->window = adw_application_window_new (ui_application ());
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 900);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (fixture->window),
                                      gtk_label_new (NULL));
  gtk_window_present (GTK_WINDOW (fixture->window));

  fixture->dialog = pb_report_dialog_new (fixture->context);
  adw_dialog_present (ADW_DIALOG (fixture->dialog), fixture->window);
  UI_WAIT (pb_report_dialog_get_pager (fixture->dialog) != NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gpointer dialog = fixture->dialog;

  g_object_add_weak_pointer (dialog, &dialog);
  adw_dialog_force_close (ADW_DIALOG (fixture->dialog));
  UI_WAIT (dialog == NULL);
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

/* What is on screen is what comes out: as many pages, each of them drawn. */
static void
test_preview (Fixture       *fixture,
              gconstpointer  data)
{
  PbPager *pager = pb_report_dialog_get_pager (fixture->dialog);
  GtkWidget *picture = ui_find (fixture->dialog, GTK_TYPE_PICTURE);
  g_autofree char *first = g_strdup_printf ("Page 1 of %u", pb_pager_get_n_pages (pager));

  g_assert_cmpuint (pb_pager_get_n_pages (pager), >, 1);
  g_assert_cmpuint (ui_count (fixture->dialog, GTK_TYPE_PICTURE), ==,
                    pb_pager_get_n_pages (pager));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (picture),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, first);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (picture),
                                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  UI_WAIT (gtk_widget_get_width (picture) > 100);
}

static void
test_zoom (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *picture = ui_find (fixture->dialog, GTK_TYPE_PICTURE);
  int width;

  UI_WAIT (gtk_widget_get_width (picture) > 300);
  width = gtk_widget_get_width (picture);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "report.zoom-in",
                                             NULL));
  UI_WAIT (gtk_widget_get_width (picture) > width);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "report.zoom-fit",
                                             NULL));
  UI_WAIT (gtk_widget_get_width (picture) == width);
}

/* Another paper makes another report; the old one is shown until then. */
static void
test_paper (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(PbPager) before = g_object_ref (pb_report_dialog_get_pager (fixture->dialog));
  GtkWidget *label;

  g_assert_cmpfloat_with_epsilon (pb_pager_get_page_setup (before)->height, 841.89, 1);
  UI_WAIT ((label = ui_find_text (fixture->dialog, "Paper")) != NULL);
  adw_combo_row_set_selected (ADW_COMBO_ROW (gtk_widget_get_ancestor (label, ADW_TYPE_COMBO_ROW)),
                              1);
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
  GtkWidget *label;

  UI_WAIT ((label = ui_find_text (fixture->dialog, "Kind")) != NULL);

  for (int kind = PB_REPORT_KIND_GROUP_STATE; kind <= PB_REPORT_KIND_COMPLETION; kind++)
    {
      const char *name = pb_enum_get_label (pb_report_kind_get_type (), kind);
      g_autoptr(PbPager) before = g_object_ref (pb_report_dialog_get_pager (fixture->dialog));
      PbDocument *document;

      /* Before the first one there is “Not set”. */
      adw_combo_row_set_selected (
        ADW_COMBO_ROW (gtk_widget_get_ancestor (label, ADW_TYPE_COMBO_ROW)), kind + 1);
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
  g_autofree char *pdf_name = NULL;
  g_autofree char *text_name = NULL;
  g_autofree char *content = NULL;

  pb_report_write_async (pb_pager_get_document (pager), PB_DOCUMENT_FORMAT_PDF,
                         pb_pager_get_page_setup (pager), pdf, written_cb, &pdf_name);
  UI_WAIT (pdf_name != NULL);
  g_assert_cmpstr (pdf_name, ==, "report.pdf");
  g_assert_cmpuint (count_pdf_pages (pdf_path), ==, pb_pager_get_n_pages (pager));

  pb_report_write_async (pb_pager_get_document (pager), PB_DOCUMENT_FORMAT_MARKDOWN,
                         pb_pager_get_page_setup (pager), text, written_cb, &text_name);
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
  g_autoptr(GError) error = NULL;

  pb_report_write_async (pb_pager_get_document (pager), PB_DOCUMENT_FORMAT_PDF,
                         pb_pager_get_page_setup (pager), file, failed_cb, &error);
  UI_WAIT (error != NULL);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
}

/* The printer gets the same pages as the preview on the same paper. */
static void
test_print (Fixture       *fixture,
            gconstpointer  data)
{
  PbPager *pager = pb_report_dialog_get_pager (fixture->dialog);
  g_autoptr(PbPrintOperation) operation = NULL;
  g_autoptr(GtkPageSetup) page = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  g_autofree char *path = g_build_filename (fixture->library->folder, "print.pdf", NULL);
  g_autoptr(GError) error = NULL;
  GtkPrintOperationResult result;

  operation = pb_print_operation_new (pb_pager_get_document (pager));
  gtk_page_setup_set_paper_size_and_default_margins (page, paper);
  gtk_paper_size_free (paper);
  gtk_print_operation_set_default_page_setup (GTK_PRINT_OPERATION (operation), page);
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

static void
add_tests (void)
{
#define ADD(name, func) g_test_add ("/ui/report/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("preview", test_preview);
  ADD ("zoom", test_zoom);
  ADD ("paper", test_paper);
  ADD ("kinds", test_kinds);
  ADD ("export", test_export);
  ADD ("export-fails", test_export_fails);
  ADD ("print", test_print);
#undef ADD
}

int
main (int   argc,
      char *argv[])
{
  return ui_test_run (argc, argv, add_tests);
}
