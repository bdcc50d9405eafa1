/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-fixture.h"
#include "ui-sample.h"

#include "ui/dialogs/pb-import-dialog.h"
#include "ui/dialogs/pb-proposal-view.h"

#include "storage/pb-store-sync.h"

#include <glib/gstdio.h>
#include <string.h>

/* The import dialog over a window. */
typedef struct
{
  UiLibrary *library;
  PbGroupContext *context;
  GtkWidget *window;
  PbImportDialog *dialog;
  gpointer alive;
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
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 800);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (fixture->window),
                                      gtk_label_new (NULL));
  gtk_window_present (GTK_WINDOW (fixture->window));

  fixture->dialog = pb_import_dialog_new (fixture->context);
  fixture->alive = fixture->dialog;
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), &fixture->alive);
  adw_dialog_present (ADW_DIALOG (fixture->dialog), fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->alive)
    adw_dialog_force_close (ADW_DIALOG (fixture->dialog));
  UI_WAIT (fixture->alive == NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  UI_WAIT (G_OBJECT (fixture->context)->ref_count == 1);
  g_assert_finalize_object (fixture->context);
  ui_library_free (fixture->library);
}

static void
add_file (Fixture    *fixture,
          const char *name,
          const char *content)
{
  g_autofree char *path = g_build_filename (fixture->library->folder, name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  pb_import_dialog_add_file (fixture->dialog, file);
}

#define DOCUMENT(name) \
  "## Front matter\n\n- **Group name:** " name "\n\n" \
  "## Purpose\n\n- **Purpose/problem**\n  - Old seeds get lost\n\n" \
  "## Practice\n\n- **Decision-making**\n  - By consent\n\n" \
  "## Progress\n\n- **Communication**\n  - One channel\n"

static gboolean
can_import (Fixture *fixture)
{
  GtkWidget *button = ui_find_action (fixture->dialog, "import.accept");

  return gtk_widget_get_sensitive (button);
}

static GtkWidget *
get_view (Fixture *fixture)
{
  return ui_find (fixture->dialog, PB_TYPE_PROPOSAL_VIEW);
}

/* Nothing is stored before somebody accepts; then all of it is one edit. */
static void
test_accept (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *undo_before = g_strdup (pb_store_get_undo_title (fixture->library->store));

  g_assert_false (can_import (fixture));
  add_file (fixture, "state.md", DOCUMENT ("Seed Keepers"));
  UI_WAIT (can_import (fixture));
  UI_WAIT (gtk_widget_get_mapped (get_view (fixture)));
  g_assert_cmpstr (pb_store_get_undo_title (fixture->library->store), ==, undo_before);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "import.accept",
                                             NULL));
  UI_WAIT (fixture->alive == NULL);
  UI_WAIT (g_strcmp0 (pb_group_context_get_group_id (fixture->context), UI_GROUP_ID) != 0);
  UI_WAIT (pb_group_context_get_group (fixture->context) != NULL &&
           g_strcmp0 (pb_record_get_text (pb_group_context_get_group (fixture->context),
                                          PB_GROUP_NAME), "Seed Keepers") == 0);
  g_assert_cmpstr (pb_store_get_undo_title (fixture->library->store), !=, undo_before);
}

/* A phase needs its day, and the dialog says so instead of storing half. */
static void
test_phase (Fixture       *fixture,
            gconstpointer  data)
{
  AdwBanner *banner = ADW_BANNER (ui_find (fixture->dialog, ADW_TYPE_BANNER));
  g_autofree char *group_id = g_strdup (pb_group_context_get_group_id (fixture->context));
  GtkWidget *phase_row;

  add_file (fixture, "state.md", DOCUMENT ("Seed Keepers"));
  UI_WAIT (can_import (fixture) && ui_find_text (get_view (fixture), "Phase") != NULL);
  phase_row = gtk_widget_get_ancestor (ui_find_text (get_view (fixture), "Phase"),
                                       ADW_TYPE_COMBO_ROW);
  adw_combo_row_set_selected (ADW_COMBO_ROW (phase_row), 4);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "import.accept",
                                             NULL));
  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_nonnull (fixture->alive);
  g_assert_cmpstr (pb_group_context_get_group_id (fixture->context), ==, group_id);
}

static void
test_bad_files (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *page;

  add_file (fixture, "empty.md", "");
  UI_WAIT (ui_find_text (fixture->dialog, "Could Not Read the File") != NULL);
  page = ui_find (fixture->dialog, ADW_TYPE_STATUS_PAGE);
  g_assert_nonnull (page);
  g_assert_false (can_import (fixture));

  /* A good file after a bad one is read at once. */
  add_file (fixture, "state.md", DOCUMENT ("Seed Keepers"));
  UI_WAIT (can_import (fixture));
}

static GtkWidget *
find_combo (Fixture    *fixture,
            const char *title)
{
  GtkWidget *label = ui_find_text (get_view (fixture), title);

  return label ? gtk_widget_get_ancestor (label, ADW_TYPE_COMBO_ROW) : NULL;
}

static void
open_file (Fixture *fixture,
           guint    position)
{
  GtkWidget *list = ui_find (fixture->dialog, GTK_TYPE_LIST_VIEW);

  g_signal_emit_by_name (list, "activate", position);
  UI_WAIT (gtk_widget_get_mapped (get_view (fixture)));
}

static guint
count_groups (Fixture *fixture)
{
  g_autoptr(PbQuery) query = pb_query_new (PB_KIND_GROUP);
  g_autoptr(GPtrArray) groups = pb_store_query_sync (fixture->library->store, query, NULL);

  return groups->len;
}

/* All files are one edit. */
static void
test_several (Fixture       *fixture,
              gconstpointer  data)
{
  guint n_groups = count_groups (fixture);

  add_file (fixture, "one.md", DOCUMENT ("Seed Keepers"));
  add_file (fixture, "two.md", DOCUMENT ("Well Diggers"));
  UI_WAIT (can_import (fixture));
  UI_WAIT (ui_find_text (fixture->dialog, "one.md") != NULL);
  UI_WAIT (ui_find_text (fixture->dialog, "two.md") != NULL);

  /* What was answered about one of them stays. */
  open_file (fixture, 1);
  UI_WAIT (ui_find_text (get_view (fixture), "Name") != NULL);
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_ancestor (
    ui_find_text (get_view (fixture), "Name"), ADW_TYPE_ENTRY_ROW)), "Well Menders");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "import.back", NULL));
  UI_WAIT (can_import (fixture) && !gtk_widget_get_mapped (get_view (fixture)));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "import.accept",
                                             NULL));
  UI_WAIT (fixture->alive == NULL);
  g_assert_cmpuint (count_groups (fixture), ==, n_groups + 2);
  g_assert_nonnull (strstr (pb_store_get_undo_title (fixture->library->store), "2 files"));
}

/* What names no group is about the one that is shown. */
static void
test_shown_group (Fixture       *fixture,
                  gconstpointer  data)
{
  guint n_groups = count_groups (fixture);

  add_file (fixture, "pay.csv", "date,amount,currency,to\n2025-04-03,-12,EUR,Ana\n");
  UI_WAIT (can_import (fixture));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "import.accept",
                                             NULL));
  UI_WAIT (fixture->alive == NULL);
  g_assert_cmpuint (count_groups (fixture), ==, n_groups);
  g_assert_cmpstr (pb_group_context_get_group_id (fixture->context), ==, UI_GROUP_ID);
}

/* A folder says of each file what it was taken for, and can be corrected. */
static void
test_folder (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->library->folder, "notes", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (folder);
  GtkWidget *row;
  guint n_groups = count_groups (fixture);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  {
    g_autofree char *state = g_build_filename (folder, "state.md", NULL);
    g_autofree char *readme = g_build_filename (folder, "readme.md", NULL);

    g_assert_true (g_file_set_contents (state, DOCUMENT ("Seed Keepers"), -1, NULL));
    g_assert_true (g_file_set_contents (readme, "# How to\n\n## Agenda\n\n## Action items\n"
                                        "- Buy seeds\n", -1, NULL));
  }
  pb_import_dialog_add_file (fixture->dialog, file);
  UI_WAIT (can_import (fixture));
  UI_WAIT (ui_find_text (fixture->dialog, "state.md") != NULL);
  UI_WAIT (ui_find_text (fixture->dialog, "readme.md") != NULL);

  open_file (fixture, 1);
  UI_WAIT ((row = find_combo (fixture, "Read As")) != NULL);
  for (guint i = 0; ; i++)
    {
      GtkStringObject *label = g_list_model_get_item (adw_combo_row_get_model (ADW_COMBO_ROW (row)),
                                                      i);

      g_assert_nonnull (label);
      if (g_str_equal (gtk_string_object_get_string (label), "Meeting note (Markdown)"))
        adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
      g_object_unref (label);
      if (adw_combo_row_get_selected (ADW_COMBO_ROW (row)) == i && i > 1)
        break;
    }
  UI_WAIT (gtk_widget_get_mapped (get_view (fixture)) &&
           ui_find_text (get_view (fixture), "Tasks") != NULL);

  /* Left out again, and then the state, too: there is nothing to import. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_combo (fixture, "Read As")), 1);
  UI_WAIT (gtk_widget_get_mapped (get_view (fixture)) &&
           ui_find_text (get_view (fixture), "Left out") != NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "import.back", NULL));
  UI_WAIT (!gtk_widget_get_mapped (get_view (fixture)));
  open_file (fixture, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_combo (fixture, "Read As")), 1);
  UI_WAIT (ui_find_text (get_view (fixture), "Left out") != NULL);
  g_assert_false (can_import (fixture));
  g_assert_cmpuint (count_groups (fixture), ==, n_groups);
}

static void
choose (Fixture    *fixture,
        const char *title,
        const char *label)
{
  AdwComboRow *row = ADW_COMBO_ROW (find_combo (fixture, title));
  GListModel *model = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(GtkStringObject) item = g_list_model_get_item (model, i);

      if (g_str_equal (gtk_string_object_get_string (item), label))
        {
          adw_combo_row_set_selected (row, i);
          return;
        }
    }

  g_assert_not_reached ();
}

/* A table of no register: people say what its rows are and what its columns say; the focus
 * stays with them, and the next table is read alike.
 */
static void
test_columns (Fixture       *fixture,
              gconstpointer  data)
{
  add_file (fixture, "chores.csv", "Thing;Until;Mood\nSweep;2025-12-01;good\n");
  UI_WAIT (gtk_widget_get_mapped (get_view (fixture)) &&
           ui_find_text (get_view (fixture), "chores.csv") != NULL);
  g_assert_false (can_import (fixture));
  choose (fixture, "Rows Are", "Tasks");
  UI_WAIT (gtk_widget_get_mapped (get_view (fixture)) &&
           ui_find_text (get_view (fixture), "Such as “2025-12-01”") != NULL);
  g_assert_false (can_import (fixture));

  gtk_widget_grab_focus (find_combo (fixture, "Thing"));
  choose (fixture, "Thing", "Title");
  UI_WAIT (can_import (fixture) && gtk_widget_get_mapped (get_view (fixture)));
  UI_WAIT (gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                    ADW_TYPE_COMBO_ROW) == find_combo (fixture, "Thing"));
  /* What said it before says nothing then. */
  choose (fixture, "Mood", "Title");
  UI_WAIT (can_import (fixture) && gtk_widget_get_mapped (get_view (fixture)) &&
           adw_combo_row_get_selected (ADW_COMBO_ROW (find_combo (fixture, "Thing"))) == 0);
  choose (fixture, "Thing", "Title");
  UI_WAIT (can_import (fixture) && gtk_widget_get_mapped (get_view (fixture)) &&
           adw_combo_row_get_selected (ADW_COMBO_ROW (find_combo (fixture, "Mood"))) == 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "import.accept",
                                             NULL));
  UI_WAIT (fixture->alive == NULL);

  fixture->dialog = pb_import_dialog_new (fixture->context);
  fixture->alive = fixture->dialog;
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), &fixture->alive);
  adw_dialog_present (ADW_DIALOG (fixture->dialog), fixture->window);
  add_file (fixture, "more.csv", "Thing;Until;Mood\nMend;2026-01-15;bad\n");
  UI_WAIT (can_import (fixture) && gtk_widget_get_mapped (get_view (fixture)));
  UI_WAIT (ui_find_text (get_view (fixture), "2 are not imported") != NULL);
}

static void
add_tests (void)
{
#define ADD(name, func) g_test_add ("/ui/import/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("accept", test_accept);
  ADD ("phase", test_phase);
  ADD ("bad-files", test_bad_files);
  ADD ("several", test_several);
  ADD ("shown-group", test_shown_group);
  ADD ("folder", test_folder);
  ADD ("columns", test_columns);
#undef ADD
}

int
main (int   argc,
      char *argv[])
{
  return ui_test_run (argc, argv, add_tests);
}
