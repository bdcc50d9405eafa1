/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-fixture.h"
#include "ui-sample.h"
#include "ui/history/pb-history-page.h"
#include "ui/pb-window-private.h"

/* A library that was filled the day before, and in which the group has another
 * name since today.
 */
typedef struct
{
  UiLibrary *library;
  PbWindow *window;
  gint64 before;
} Fixture;

static void
reopen_on (UiLibrary *library,
           PbDay      day)
{
  if (pb_store_get_state (library->store) == PB_STORE_OPEN)
    {
      pb_store_close_async (library->store, NULL, NULL);
      UI_WAIT (pb_store_get_state (library->store) != PB_STORE_OPEN);
      UI_WAIT (G_OBJECT (library->store)->ref_count == 1);
    }
  g_object_unref (library->store);
  g_object_unref (library->clock);
  library->clock = pb_clock_new_fixed (day);
  library->store = pb_store_new (library->file, library->clock);
  pb_store_set_author (library->store, "Ada Quell", "ada");
  ui_library_open (library);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(PbEdit) edit = pb_edit_new ("Rename the group");

  fixture->library = ui_library_new ();
  reopen_on (fixture->library, UI_TODAY - 1);
  ui_library_fill (fixture->library);
  fixture->before = pb_clock_get_now (fixture->library->clock);
  reopen_on (fixture->library, UI_TODAY);
  pb_edit_set_text (edit, UI_GROUP_ID, PB_GROUP_NAME, "Circle of Care");
  ui_library_commit (fixture->library, edit);

  fixture->window = pb_window_new (ui_application (), fixture->library->store,
                                   fixture->library->criteria, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  pb_group_tree_reload (fixture->window->tree);
  UI_WAIT (pb_group_context_get_judgement (fixture->window->context) != NULL);
  pb_group_context_set_group_id (fixture->window->context, UI_GROUP_ID);
  UI_WAIT (g_strcmp0 (gtk_window_get_title (GTK_WINDOW (fixture->window)),
                      "Circle of Care") == 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  ui_window_close (fixture->window);
  ui_library_free (fixture->library);
}

/* The other window of the program. */
static PbWindow *
find_copy (Fixture *fixture)
{
  GList *windows = gtk_application_get_windows (ui_application ());

  for (GList *item = windows; item; item = item->next)
    {
      if (PB_IS_WINDOW (item->data) && item->data != fixture->window)
        return item->data;
    }

  return NULL;
}

static PbWindow *
see_as_of (Fixture *fixture,
           gint64   moment)
{
  PbWindow *copy;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.see-as-of", "x", moment);
  UI_WAIT (find_copy (fixture) != NULL);
  copy = find_copy (fixture);
  UI_WAIT (pb_store_get_state (copy->store) == PB_STORE_OPEN);

  return copy;
}

/* Goes back as somebody would, and makes sure that nothing of the copy stays. */
static void
go_back (PbWindow *copy)
{
  GtkWidget *banner = GTK_WIDGET (copy->moment_banner);
  g_autofree char *folder = g_strdup (copy->copy_folder);
  gpointer weak = copy;

  g_object_add_weak_pointer (G_OBJECT (copy), &weak);
  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
  g_assert_cmpstr (adw_banner_get_button_label (copy->moment_banner), ==, "_Back to the Present");
  gtk_widget_activate_action (banner, gtk_actionable_get_action_name (GTK_ACTIONABLE (banner)),
                              NULL);
  UI_WAIT (weak == NULL);
  UI_WAIT (!g_file_test (folder, G_FILE_TEST_EXISTS));
}

/* All of it is as it was, says so, and nothing in it invites to change it. */
static void
test_window (Fixture       *fixture,
             gconstpointer  data)
{
  PbWindow *copy = see_as_of (fixture, fixture->before);
  const char *title;

  UI_WAIT (pb_group_context_get_judgement (copy->context) != NULL);
  g_assert_cmpstr (pb_group_context_get_group_id (copy->context), ==, UI_GROUP_ID);
  g_assert_true (g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (copy)), "Care Circle as of "));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (copy->view_stack), ==, "group");

  g_assert_true (adw_banner_get_revealed (copy->moment_banner));
  title = adw_banner_get_title (copy->moment_banner);
  g_assert_nonnull (strstr (title, "1 March 2026"));
  g_assert_nonnull (strstr (title, "Nothing can be changed here."));

  g_assert_true (pb_store_get_read_only (copy->store));
  g_assert_cmpuint (ui_window_count_changing (copy), ==, 0);
  g_assert_cmpuint (ui_window_count_changing (fixture->window), >, 5);

  /* What is looked at is not looked at again from there. */
  gtk_widget_activate_action (GTK_WIDGET (copy), "win.see-as-of", "x", fixture->before);
  g_assert_true (find_copy (fixture) == copy);

  go_back (copy);
  g_assert_false (adw_banner_get_revealed (fixture->window->moment_banner));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Circle of Care");
}

/* Before the first group there is nothing, and it is not the time to begin. */
static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  PbWindow *copy = see_as_of (fixture, 0);

  UI_WAIT (g_strcmp0 (gtk_stack_get_visible_child_name (copy->view_stack), "nothing") == 0);
  ui_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (copy->moment_banner)));
  g_assert_cmpuint (ui_count_changing (GTK_WIDGET (copy)), ==, 0);

  go_back (copy);
}

/* Closed while it is still being copied. */
static void
test_impatient (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *folder = NULL;
  PbWindow *copy;
  gpointer weak;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.see-as-of", "x",
                              fixture->before);
  copy = find_copy (fixture);
  g_assert_nonnull (copy);
  weak = copy;
  folder = g_strdup (copy->copy_folder);
  g_object_add_weak_pointer (G_OBJECT (copy), &weak);
  gtk_window_close (GTK_WINDOW (copy));
  UI_WAIT (weak == NULL);
  UI_WAIT (!g_file_test (folder, G_FILE_TEST_EXISTS));
}

static PbHistoryPage *
show_history (Fixture *fixture)
{
  _pb_window_show_page (fixture->window, "history");

  return PB_HISTORY_PAGE (_pb_window_get_page (fixture->window));
}

/* From the calendar of the History page. */
static void
test_calendar (Fixture       *fixture,
               gconstpointer  data)
{
  PbHistoryPage *page = show_history (fixture);
  GtkWidget *calendar = ui_find (page, GTK_TYPE_CALENDAR);
  GtkWidget *button = ui_find_action (page, "history.see-as-of");
  PbWindow *copy;

  g_assert_nonnull (calendar);
  g_assert_nonnull (button);
  /* GTK 4.20 has another function for it than GTK 4.18. */
  g_object_set (calendar, "year", 2026, "month", 2, "day", 1, NULL);
  gtk_widget_activate_action (button, "history.see-as-of", NULL);
  UI_WAIT (find_copy (fixture) != NULL);
  copy = find_copy (fixture);
  UI_WAIT (g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (copy)), "Care Circle as of "));

  go_back (copy);
}

static void
add_tests (void)
{
#define ADD(name, function) \
  g_test_add ("/ui/as-of/" name, Fixture, NULL, set_up, function, tear_down)

  ADD ("window", test_window);
  ADD ("nothing", test_nothing);
  ADD ("impatient", test_impatient);
  ADD ("calendar", test_calendar);

#undef ADD
}

int
main (int   argc,
      char *argv[])
{
  return ui_test_run (argc, argv, add_tests);
}
