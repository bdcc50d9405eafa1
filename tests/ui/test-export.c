/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-fixture.h"
#include "ui-sample.h"

#include "storage/pb-store-sync.h"
#include "ui/dialogs/pb-export-dialog.h"

#include <glib/gstdio.h>
#include <string.h>

/* The export dialog over a window, and a folder to write to. */
typedef struct
{
  UiLibrary *library;
  PbGroupContext *context;
  GtkWidget *window;
  PbExportDialog *dialog;
  GFile *folder;
  gpointer alive;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->library = ui_library_new ();
  ui_library_open (fixture->library);
  ui_library_fill (fixture->library);
  path = g_build_filename (fixture->library->folder, "out", NULL);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  fixture->folder = g_file_new_for_path (path);
  fixture->context = ui_context_new (fixture->library, UI_GROUP_ID);
  UI_WAIT (pb_group_context_get_dossier (fixture->context) != NULL);
  fixture->window = adw_application_window_new (ui_application ());
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 800);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (fixture->window),
                                      gtk_label_new (NULL));
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->dialog = pb_export_dialog_new (fixture->context);
  fixture->alive = fixture->dialog;
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), &fixture->alive);
  adw_dialog_present (ADW_DIALOG (fixture->dialog), fixture->window);
  UI_WAIT (ui_find_text (fixture->dialog, "Register") != NULL);
}

static void
empty (GFile *folder)
{
  g_autoptr(GDir) dir = g_dir_open (g_file_peek_path (folder), 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autoptr(GFile) file = g_file_get_child (folder, name);

      g_assert_true (g_file_delete (file, NULL, NULL));
    }
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  adw_dialog_force_close (ADW_DIALOG (fixture->dialog));
  UI_WAIT (fixture->alive == NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  UI_WAIT (G_OBJECT (fixture->context)->ref_count == 1);
  g_assert_finalize_object (fixture->context);
  empty (fixture->folder);
  g_file_delete (fixture->folder, NULL, NULL);
  g_object_unref (fixture->folder);
  ui_library_free (fixture->library);
}

/* What the formats make without the window. */
static GPtrArray *
make (Fixture    *fixture,
      const char *format,
      gboolean    folder,
      int         audience)
{
  const PbExportWish wish = { pb_format_find (format), audience, folder, NULL };
  PbDay today = pb_group_context_get_today (fixture->context);
  g_autoptr(GError) error = NULL;
  g_autoptr(PbDossier) dossier = pb_store_dossier_sync (fixture->library->store, UI_GROUP_ID,
                                                        today, &error);
  GPtrArray *files;

  g_assert_no_error (error);
  files = pb_export_make (dossier, &wish, &error);
  g_assert_no_error (error);

  return files;
}

static void
check_file (GFile  *file,
            GBytes *bytes)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) written = g_file_load_bytes (file, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written),
                   g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static GtkWidget *
find_combo (Fixture    *fixture,
            const char *title)
{
  return gtk_widget_get_ancestor (ui_find_text (GTK_WIDGET (fixture->dialog), title),
                                  ADW_TYPE_COMBO_ROW);
}

/* Whether a label below @widget has @part in it. */
static gboolean
says (GtkWidget  *widget,
      const char *part)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), part))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      if (says (child, part))
        return TRUE;
    }

  return FALSE;
}

/* Every sort of file is offered, and what is written is what the formats make. */
static void
test_all (Fixture       *fixture,
          gconstpointer  data)
{
  const PbFormat *format;

  for (guint i = 0; (format = pb_format_get_nth (i)); i++)
    {
      g_autoptr(GFile) file = g_file_get_child (fixture->folder, format->name);

      if (format->write == NULL && format->write_files == NULL)
        continue;
      UI_WAIT (ui_find_text (GTK_WIDGET (fixture->dialog), pb_format_get_label (format)) != NULL);
      g_assert_nonnull (pb_format_get_purpose (format));

      if (format->write)
        {
          g_autoptr(GPtrArray) files = make (fixture, format->name, FALSE, -1);

          pb_export_dialog_save (fixture->dialog, format->name, FALSE, file);
          UI_WAIT (g_file_query_exists (file, NULL));
          check_file (file, ((PbFormatFile *) files->pdata[0])->bytes);
          g_assert_true (g_file_delete (file, NULL, NULL));
        }
      if (format->write_files)
        {
          g_autoptr(GPtrArray) files = make (fixture, format->name, TRUE, -1);
          PbFormatFile *last = files->len > 0 ? files->pdata[files->len - 1] : NULL;
          g_autoptr(GFile) end = last ? g_file_get_child (fixture->folder, last->name) : NULL;

          pb_export_dialog_save (fixture->dialog, format->name, TRUE, fixture->folder);
          if (last == NULL)
            {
              UI_WAIT (ui_find_text (GTK_WIDGET (fixture->dialog),
                                     "There is nothing to export yet") != NULL);
              continue;
            }
          UI_WAIT (g_file_query_exists (end, NULL));
          for (guint j = 0; j < files->len; j++)
            {
              PbFormatFile *made = files->pdata[j];
              g_autoptr(GFile) child = g_file_get_child (fixture->folder, made->name);

              check_file (child, made->bytes);
            }
          empty (fixture->folder);
        }
    }
}

/* Other readers get less, one register is one file. */
static void
test_choices (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GFile) state = g_file_get_child (fixture->folder, "state.md");
  g_autoptr(GFile) table = g_file_get_child (fixture->folder, "one.csv");
  g_autoptr(GPtrArray) files = make (fixture, "group-state", FALSE, PB_AUDIENCE_PUBLIC);
  g_autofree char *text = NULL;

  adw_combo_row_set_selected (ADW_COMBO_ROW (find_combo (fixture, "For")), PB_AUDIENCE_PUBLIC);
  pb_export_dialog_save (fixture->dialog, "group-state", FALSE, state);
  UI_WAIT (g_file_query_exists (state, NULL));
  check_file (state, ((PbFormatFile *) files->pdata[0])->bytes);

  adw_combo_row_set_selected (ADW_COMBO_ROW (find_combo (fixture, "For")), 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_combo (fixture, "Register")), 1);
  pb_export_dialog_save (fixture->dialog, "csv", TRUE, table);
  UI_WAIT (g_file_query_exists (table, NULL));
  UI_WAIT (g_file_get_contents (g_file_peek_path (table), &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "id,"));
}

/* Files of the same name are replaced only where somebody says so. */
static void
test_replace (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GPtrArray) files = make (fixture, "csv", TRUE, -1);
  PbFormatFile *first = files->pdata[0];
  g_autoptr(GFile) child = g_file_get_child (fixture->folder, first->name);
  g_autofree char *kept = NULL;
  AdwDialog *question;

  g_assert_true (g_file_set_contents (g_file_peek_path (child), "mine", -1, NULL));
  for (guint i = 0; i < 2; i++)
    {
      pb_export_dialog_save (fixture->dialog, "csv", TRUE, fixture->folder);
      UI_WAIT (ADW_IS_ALERT_DIALOG (adw_application_window_get_visible_dialog (
        ADW_APPLICATION_WINDOW (fixture->window))));
      question = adw_application_window_get_visible_dialog (
        ADW_APPLICATION_WINDOW (fixture->window));
      g_clear_pointer (&kept, g_free);
      g_assert_true (g_file_get_contents (g_file_peek_path (child), &kept, NULL, NULL));
      g_assert_cmpstr (kept, ==, "mine");
      adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (question), i == 0 ? "cancel" : "replace");
      adw_dialog_close (question);
      UI_WAIT (!ADW_IS_ALERT_DIALOG (adw_application_window_get_visible_dialog (
        ADW_APPLICATION_WINDOW (fixture->window))));
    }
  UI_WAIT (says (GTK_WIDGET (fixture->dialog), "saved in “out”"));
  check_file (child, first->bytes);
}

/* What cannot be written is said. */
static void
test_failure (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GFile) nowhere = g_file_new_for_path ("/proc/nowhere/state.md");

  pb_export_dialog_save (fixture->dialog, "group-state", FALSE, nowhere);
  UI_WAIT (says (GTK_WIDGET (fixture->dialog), "Not exported: "));
}

static void
add_tests (void)
{
#define ADD(name, func) g_test_add ("/ui/export/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("all", test_all);
  ADD ("choices", test_choices);
  ADD ("replace", test_replace);
  ADD ("failure", test_failure);
#undef ADD
}

int
main (int   argc,
      char *argv[])
{
  return ui_test_run (argc, argv, add_tests);
}
