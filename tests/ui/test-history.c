/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-fixture.h"
#include "ui-sample.h"

#include "storage/pb-history-list.h"
#include "ui/history/pb-history-dialog.h"
#include "ui/history/pb-history-page.h"
#include "ui/history/pb-history-row.h"

/* The History page in a window, with three changes. */
typedef struct
{
  UiLibrary *library;
  PbGroupContext *context;
  GtkWidget *page;
  GtkWidget *window;
} Fixture;

static void
rename_metric (Fixture    *fixture,
               const char *name,
               const char *title)
{
  g_autoptr(PbEdit) edit = pb_edit_new (title);

  pb_edit_set_text (edit, UI_METRIC_ID, PB_METRIC_NAME, name);
  ui_library_commit (fixture->library, edit);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->library = ui_library_new ();
  ui_library_open (fixture->library);
  ui_library_fill (fixture->library);
  rename_metric (fixture, "Things mended", "First name");
  rename_metric (fixture, "Things kept", "Second name");
  fixture->context = ui_context_new (fixture->library, UI_GROUP_ID);
  fixture->page = pb_history_page_new (fixture->context);
  fixture->window = adw_application_window_new (ui_application ());
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 800);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (fixture->window), fixture->page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  UI_WAIT (ui_find_text (fixture->page, "Second name") != NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gpointer page = fixture->page;

  g_object_add_weak_pointer (page, &page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  UI_WAIT (page == NULL);
  UI_WAIT (G_OBJECT (fixture->context)->ref_count == 1);
  g_assert_finalize_object (fixture->context);
  ui_library_free (fixture->library);
}

static GListModel *
get_model (Fixture *fixture)
{
  GtkListView *list = GTK_LIST_VIEW (ui_find (fixture->page, GTK_TYPE_LIST_VIEW));

  return G_LIST_MODEL (gtk_list_view_get_model (list));
}

static PbHistoryItem *
find_item (Fixture    *fixture,
           const char *title)
{
  GListModel *model = get_model (fixture);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(PbHistoryItem) item = g_list_model_get_item (model, i);

      if (g_strcmp0 (pb_history_item_get_title (item), title) == 0)
        return g_steal_pointer (&item);
    }

  return NULL;
}

static const char *
get_metric_name (Fixture *fixture)
{
  PbRecord *metric = pb_dossier_lookup (pb_group_context_get_dossier (fixture->context),
                                        UI_METRIC_ID);

  return pb_record_get_text (metric, PB_METRIC_NAME);
}

static AdwDialog *
visible_dialog (Fixture *fixture)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
}

/* The list follows what happens, the newest first. */
static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(PbHistoryItem) first = NULL;

  rename_metric (fixture, "Things used", "Third name");
  UI_WAIT (ui_find_text (fixture->page, "Third name") != NULL);
  first = g_list_model_get_item (get_model (fixture), 0);
  g_assert_cmpstr (pb_history_item_get_title (first), ==, "Third name");
  g_assert_cmpstr (pb_history_item_get_who (first), ==, "Ada Quell");
}

static void
test_filter (Fixture       *fixture,
             gconstpointer  data)
{
  GtkEditable *entry = GTK_EDITABLE (ui_find (fixture->page, GTK_TYPE_SEARCH_ENTRY));

  g_assert_true (pb_page_find (PB_PAGE (fixture->page)));
  gtk_editable_set_text (entry, "SECOND");
  UI_WAIT (g_list_model_get_n_items (get_model (fixture)) == 1);
  gtk_editable_set_text (entry, "nothing like it");
  UI_WAIT (ui_find_text (fixture->page, "Nothing Found") != NULL);
  gtk_editable_set_text (entry, "");
  UI_WAIT (ui_find_text (fixture->page, "First name") != NULL);
}

static void
test_dialog (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(PbHistoryItem) item = find_item (fixture, "Second name");
  PbHistoryDialog *dialog = pb_history_dialog_new (fixture->context, item);

  adw_dialog_present (ADW_DIALOG (dialog), fixture->page);
  UI_WAIT (ui_find_text (visible_dialog (fixture), "Things mended → Things kept") != NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "change.undo", NULL));
  UI_WAIT (g_strcmp0 (get_metric_name (fixture), "Things mended") == 0);
  UI_WAIT (visible_dialog (fixture) == NULL);
}

/* What has been changed again since cannot be undone, and is said so. */
static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(PbHistoryItem) item = find_item (fixture, "Second name");
  PbHistoryDialog *dialog = pb_history_dialog_new (fixture->context, item);
  AdwBanner *banner;

  adw_dialog_present (ADW_DIALOG (dialog), fixture->page);
  UI_WAIT (visible_dialog (fixture) != NULL);
  rename_metric (fixture, "Things used", "Third name");
  pb_history_dialog_undo (dialog);

  banner = ADW_BANNER (ui_find (dialog, ADW_TYPE_BANNER));
  UI_WAIT (adw_banner_get_revealed (banner));
  g_assert_cmpuint (strlen (adw_banner_get_title (banner)), >, 20);
  g_assert_cmpstr (get_metric_name (fixture), !=, "Things mended");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  UI_WAIT (visible_dialog (fixture) == NULL);
}

static void
add_tests (void)
{
#define ADD(name, func) g_test_add ("/ui/history/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("list", test_list);
  ADD ("filter", test_filter);
  ADD ("dialog", test_dialog);
  ADD ("conflict", test_conflict);
#undef ADD
}

int
main (int   argc,
      char *argv[])
{
  return ui_test_run (argc, argv, add_tests);
}
