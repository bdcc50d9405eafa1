/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* test-window [--amount HOURS]
 *
 * The same work as in test-session, in a window that shows it: pages, groups and dialogs
 * come and go between, and edits and undo take the way of the window.
 */

#include "config.h"

#include "endurance.h"
#include "meter.h"
#include "session.h"

#include "ui/pb-page-item.h"
#include "ui/pb-window-private.h"
#include "ui/ui-fixture.h"

#define DEFAULT_HOURS 0.25
#define LONG_HOURS 4

/* What a group shows differs by more than what a session adds. */
#define MAX_SLOPE_KIB 8192

/* What is made once and kept is made in these. */
#define N_WARM_UP 2

/* Some is only made by some of the actions. */
#define MAX_GROWTH 20

static double n_hours;

typedef struct
{
  Session *session;
  PbCriteriaSet *criteria;
  PbWindow *window;
} Fixture;

static void
wait_for_window (Fixture *fixture)
{
  UI_WAIT (pb_group_context_get_judgement (fixture->window->context) != NULL &&
           !pb_group_context_get_loading (fixture->window->context));
  ui_settle ();
}

/* The window opens the library itself. */
static void
open_window (Fixture *fixture)
{
  Session *session = fixture->session;

  pb_store_close_sync (session->store, NULL);
  ui_settle ();
  g_assert_finalize_object (session->store);
  session->store = pb_store_new (session->file, session->clock);
  fixture->window = pb_window_new (ui_application (), session->store, fixture->criteria, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
  pb_window_open (fixture->window, PB_STORE_OPEN_NORMAL);
  UI_WAIT (pb_store_get_state (session->store) == PB_STORE_OPEN);
  wait_for_window (fixture);
}

static void
close_window (Fixture *fixture)
{
  Session *session = fixture->session;
  g_autoptr(GError) error = NULL;

  ui_window_close (fixture->window);
  UI_WAIT (pb_store_get_state (session->store) == PB_STORE_CLOSED);
  UI_WAIT (G_OBJECT (session->store)->ref_count == 1);
  g_assert_finalize_object (session->store);
  session->store = pb_store_new (session->file, session->clock);
  pb_store_open_sync (session->store, PB_STORE_OPEN_NORMAL, NULL, &error);
  g_assert_no_error (error);
}

static void
show_page (Fixture *fixture)
{
  GListModel *pages = fixture->window->pages;
  guint n = g_list_model_get_n_items (pages);
  g_autoptr(PbPageItem) item = g_list_model_get_item (
    pages, (guint) g_rand_int_range (fixture->session->rand, 0, (gint32) n));

  _pb_window_show_page (fixture->window, pb_page_item_get_name (item));
  UI_WAIT (gtk_widget_get_mapped (GTK_WIDGET (_pb_window_get_page (fixture->window))));
}

static const char *
pick (Fixture   *fixture,
      GPtrArray *of)
{
  return of->pdata[g_rand_int_range (fixture->session->rand, 0, (gint32) of->len)];
}

static void
show_group (Fixture *fixture)
{
  pb_group_context_set_group_id (fixture->window->context,
                                 pick (fixture, fixture->session->groups));
}

/* A note is stored by the window, and taken back with its button. */
static void
edit_and_undo (Fixture *fixture)
{
  PbGroupContext *context = fixture->window->context;
  const char *id = pb_group_context_get_group_id (context);
  g_autoptr(PbEdit) edit = pb_edit_new ("Window");
  g_autoptr(PbRecord) group = NULL;

  pb_edit_set_text (edit, id, PB_COMMON_NOTE, "Written in the window");
  pb_group_context_commit (context, edit);
  UI_WAIT (g_strcmp0 (pb_store_get_undo_title (fixture->session->store), "Window") == 0);
  wait_for_window (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  UI_WAIT (g_strcmp0 (pb_store_get_undo_title (fixture->session->store), "Window") != 0);
  group = pb_store_get_sync (fixture->session->store, id, NULL);
  g_assert_cmpstr (pb_record_get_text (group, PB_COMMON_NOTE), !=, "Written in the window");
}

static void
open_dialog (Fixture *fixture)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (fixture->window);
  gpointer dialog;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.edit-record", "s",
                              pick (fixture, fixture->session->tasks));
  UI_WAIT (adw_application_window_get_visible_dialog (window) != NULL);
  dialog = adw_application_window_get_visible_dialog (window);
  g_object_add_weak_pointer (dialog, &dialog);
  UI_WAIT (gtk_widget_get_mapped (dialog));
  adw_dialog_force_close (dialog);
  UI_WAIT (dialog == NULL);
}

static const char *
act (Fixture *fixture)
{
  int dice = g_rand_int_range (fixture->session->rand, 0, 100);

  if (dice < 30)
    return show_page (fixture), "page";
  if (dice < 38)
    return show_group (fixture), "group";
  if (dice < 48)
    return edit_and_undo (fixture), "window edit";
  if (dice < 56)
    return open_dialog (fixture), "dialog";

  return session_act (fixture->session);
}

/* Pages are made when they are first shown, and then take part in everything. */
static void
show_all_pages (Fixture *fixture)
{
  GListModel *pages = fixture->window->pages;

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr(PbPageItem) item = g_list_model_get_item (pages, i);

      _pb_window_show_page (fixture->window, pb_page_item_get_name (item));
      UI_WAIT (gtk_widget_get_mapped (GTK_WIDGET (_pb_window_get_page (fixture->window))));
      wait_for_window (fixture);
    }
}

/* A window in which somebody works for hours leaves no more behind than one that is only
 * looked at.
 */
static void
test_window (void)
{
  Fixture fixture = { 0 };
  g_autoptr(Session) session = session_new (pb_clock_new_fixed (SESSION_TODAY));
  g_autoptr(PbCriteriaSet) criteria = pb_criteria_set_new_builtin (NULL);
  g_autoptr(Meter) meter = meter_new ();
  g_autoptr(LiveObjects) before = NULL;
  g_autoptr(LiveObjects) after = NULL;
  guint n = (guint) (n_hours * SESSION_ACTIONS_PER_HOUR);

  fixture.session = session;
  fixture.criteria = criteria;
  for (guint i = 0; i < N_WARM_UP; i++)
    {
      open_window (&fixture);
      show_all_pages (&fixture);
      open_dialog (&fixture);
      close_window (&fixture);
    }
  before = endurance_count_at_rest ();

  open_window (&fixture);
  show_all_pages (&fixture);
  for (guint i = 0; i < n; i++)
    {
      const char *action;

      meter_begin (meter);
      action = act (&fixture);
      wait_for_window (&fixture);
      meter_end (meter, action);
    }
  close_window (&fixture);
  after = endurance_count_at_rest ();

  meter_report (meter);
  session_check (session);
  g_assert_cmpuint (live_objects_compare (before, after, MAX_GROWTH), ==, 0);
  if (n_hours >= LONG_HOURS)
    g_assert_cmpfloat (meter_get_slope (meter), <, MAX_SLOPE_KIB);
}

static void
add_tests (void)
{
  g_test_add_func ("/endurance/window", test_window);
}

int
main (int   argc,
      char *argv[])
{
  n_hours = endurance_take_amount (&argc, &argv, DEFAULT_HOURS);
  live_objects_watch ();

  return ui_test_run (argc, argv, add_tests);
}
