/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-fixture.h"
#include "ui-sample.h"

#include "model/pb-field-value.h"
#include "ui/history/pb-record-history-dialog.h"

/* The history of one record, and how it stood once. */

static void
commit_name (UiLibrary  *library,
             const char *name,
             const char *tag)
{
  g_autoptr(PbEdit) edit = pb_edit_new ("Rename");

  if (tag)
    pb_edit_set_add (edit, UI_METRIC_ID, PB_METRIC_DISAGGREGATION, tag);
  pb_edit_set_value (edit, UI_METRIC_ID, PB_METRIC_NAME, g_variant_new_string (name));
  ui_library_commit (library, edit);
}

static PbRecord *
find_metric (PbGroupContext *context)
{
  return pb_dossier_lookup (pb_group_context_get_dossier (context), UI_METRIC_ID);
}

static GtkWidget *
find_button (gpointer    root,
             const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (GTK_IS_BUTTON (child) &&
          g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), label) == 0)
        return child;
      found = find_button (child, label);
      if (found)
        return found;
    }

  return NULL;
}

static void
test_restore (void)
{
  g_autoptr(UiLibrary) library = ui_library_new ();
  g_autoptr(PbGroupContext) context = NULL;
  g_autofree char *first_name = NULL;
  GtkWidget *window = adw_window_new ();
  GtkWidget *button;
  AdwDialog *dialog;

  ui_library_open (library);
  ui_library_fill (library);
  context = ui_context_new (library, UI_GROUP_ID);
  first_name = g_strdup (pb_record_get_text (find_metric (context), PB_METRIC_NAME));
  commit_name (library, "Second name", "age");
  commit_name (library, "Third name", NULL);
  UI_WAIT (g_strcmp0 (pb_record_get_text (find_metric (context), PB_METRIC_NAME),
                      "Third name") == 0);

  adw_window_set_content (ADW_WINDOW (window), gtk_label_new (NULL));
  gtk_window_set_default_size (GTK_WINDOW (window), 800, 600);
  gtk_window_present (GTK_WINDOW (window));
  dialog = pb_record_history_dialog_new (context, find_metric (context));
  adw_dialog_present (dialog, window);
  UI_WAIT (ui_find_text (dialog, "Second name → Third name") != NULL);

  /* The newest version is what stands there; the first button is the second. */
  UI_WAIT ((button = find_button (dialog, "Restore")) != NULL);
  g_signal_emit_by_name (button, "clicked");
  UI_WAIT (g_strcmp0 (pb_record_get_text (find_metric (context), PB_METRIC_NAME),
                      "Second name") == 0);
  g_assert_cmpstr (pb_store_get_undo_title (library->store), ==, "Restore Metric “Third name”");
  UI_WAIT (adw_window_get_visible_dialog (ADW_WINDOW (window)) == NULL);

  /* Back to the first, before which an element had come. */
  {
    g_autoptr(PbRecord) metric = g_object_ref (find_metric (context));

    dialog = pb_record_history_dialog_new (context, metric);
    adw_dialog_present (dialog, window);
    UI_WAIT (ui_find_text (dialog, "Third name → Second name") != NULL);
    UI_WAIT (find_button (dialog, "Restore") != NULL);
    gtk_widget_activate_action (gtk_widget_get_parent (find_button (dialog, "Restore")),
                                "history.restore", "u", 3);
    UI_WAIT (g_strcmp0 (pb_record_get_text (find_metric (context), PB_METRIC_NAME),
                        first_name) == 0);
    g_assert_false (pb_record_set_contains (find_metric (context), PB_METRIC_DISAGGREGATION,
                                            "age"));
  }

  UI_WAIT (adw_window_get_visible_dialog (ADW_WINDOW (window)) == NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add_tests (void)
{
  g_test_add_func ("/ui/record-history/restore", test_restore);
}

int
main (int   argc,
      char *argv[])
{
  return ui_test_run (argc, argv, add_tests);
}
