/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-fixture.h"
#include "ui-sample.h"
#include "ui/dialogs/pb-record-page.h"
#include "ui/dialogs/pb-report-dialog.h"
#include "ui/pb-failure-view.h"
#include "ui/pb-group-switcher.h"
#include "storage/pb-search-hit.h"
#include "ui/pb-search-dialog.h"
#include "ui/pb-page-item.h"
#include "ui/pb-preferences-dialog.h"
#include "ui/pb-shortcut-row.h"
#include "ui/pb-ui.h"
#include "ui/pb-window-private.h"
#include "ui/widgets/pb-detail-page.h"

static gboolean
shows (PbWindow   *window,
       const char *view)
{
  return g_str_equal (gtk_stack_get_visible_child_name (window->view_stack), view);
}

static gboolean
is_enabled (PbWindow   *window,
            const char *action_name)
{
  GtkWidget *button = gtk_button_new ();
  gboolean enabled;

  /* What a button in the window would be. */
  gtk_widget_set_parent (button, GTK_WIDGET (window->toast_overlay));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);
  enabled = gtk_widget_is_sensitive (button);
  gtk_widget_unparent (button);

  return enabled;
}

static PbWindow *
open_sample (UiLibrary *library)
{
  PbWindow *window;

  ui_library_open (library);
  ui_library_fill (library);
  window = pb_window_new (ui_application (), library->store, library->criteria, NULL);
  gtk_window_present (GTK_WINDOW (window));
  pb_group_tree_reload (window->tree);
  UI_WAIT (pb_group_context_get_judgement (window->context) != NULL);

  return window;
}

static void
test_empty_library (void)
{
  g_autoptr(UiLibrary) library = ui_library_new ();
  PbWindow *window = ui_window_new (library);

  g_assert_true (shows (window, "opening"));
  UI_WAIT (shows (window, "welcome"));

  g_assert_true (is_enabled (window, "win.new-group"));
  g_assert_true (is_enabled (window, "win.import"));
  g_assert_false (is_enabled (window, "win.undo"));
  g_assert_false (is_enabled (window, "win.search"));
  g_assert_false (is_enabled (window, "win.report"));
  UI_WAIT (ui_find_text (window, "Welcome to Phasebook") != NULL);

  /* The first group ends the welcome. */
  ui_library_fill (library);
  UI_WAIT (shows (window, "group"));
  UI_WAIT (pb_group_context_get_judgement (window->context) != NULL);
  g_assert_true (is_enabled (window, "win.search"));
  g_assert_cmpstr (pb_group_context_get_group_id (window->context), ==, UI_GROUP_ID);

  ui_window_close (window);
}

static void
test_not_a_library (void)
{
  g_autoptr(UiLibrary) library = ui_library_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *after = NULL;
  PbWindow *window;

  g_file_set_contents (g_file_peek_path (library->file), "Dear diary", -1, &error);
  g_assert_no_error (error);

  window = ui_window_new (library);
  UI_WAIT (shows (window, "failure"));
  UI_WAIT (ui_find_text (window, "The File Is Not a Library") != NULL);
  g_assert_true (is_enabled (window, "win.open-again"));
  g_assert_true (is_enabled (window, "win.open-folder"));
  g_assert_false (is_enabled (window, "win.new-group"));

  /* The file is as it was. */
  g_file_get_contents (g_file_peek_path (library->file), &after, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (after, ==, "Dear diary");

  /* Out of the way, it can be tried again. */
  g_file_delete (library->file, NULL, &error);
  g_assert_no_error (error);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-again", NULL);
  UI_WAIT (shows (window, "welcome"));

  ui_window_close (window);
}

static void
test_pages (void)
{
  g_autoptr(UiLibrary) library = ui_library_new ();
  PbWindow *window = open_sample (library);

  g_assert_cmpstr (window->page_name, ==, "overview");

  for (guint i = 0; i < g_list_model_get_n_items (window->pages); i++)
    {
      g_autoptr(PbPageItem) item = g_list_model_get_item (window->pages, i);

      gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s",
                                  pb_page_item_get_name (item));
      g_assert_cmpstr (window->page_name, ==, pb_page_item_get_name (item));
      g_assert_true (PB_IS_PAGE (_pb_window_get_page (window)));
      g_assert_true (pb_page_get_context (_pb_window_get_page (window)) == window->context);
      g_assert_cmpstr (adw_navigation_page_get_title (window->content_page), ==,
                       pb_page_item_get_title (item));
      UI_WAIT (gtk_widget_get_mapped (GTK_WIDGET (_pb_window_get_page (window))));
      ui_settle ();
    }

  gtk_widget_activate_action (GTK_WIDGET (window), "win.nth-page", "i", 10);
  g_assert_cmpstr (window->page_name, ==, "history");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.later-page", "i", 1);
  g_assert_cmpstr (window->page_name, ==, "overview");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.later-page", "i", -1);
  g_assert_cmpstr (window->page_name, ==, "history");

  ui_window_close (window);
}

static void
collect_shown_keys (GtkWidget  *widget,
                    GHashTable *keys)
{
  if (PB_IS_SHORTCUT_ROW (widget))
    {
      const char *accelerator = pb_shortcut_row_get_accelerator (PB_SHORTCUT_ROW (widget));
      GdkModifierType modifiers;
      guint keyval;

      g_assert_true (gtk_accelerator_parse (accelerator, &keyval, &modifiers));
      g_hash_table_add (keys, gtk_accelerator_name (keyval, modifiers));
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_shown_keys (child, keys);
}

/* What works without being said: other keys for the same, those that every
 * program has, and what the toolkit has for those who make programs.
 */
static gboolean
goes_without_saying (guint           keyval,
                     GdkModifierType modifiers)
{
  const char *name = gdk_keyval_name (keyval);

  if (modifiers == (GDK_SHIFT_MASK | GDK_CONTROL_MASK) &&
      strchr ("idm", g_ascii_tolower (*name)) != NULL)
    return TRUE;

  return g_str_has_prefix (name, "KP_") || g_str_has_prefix (name, "ISO_") ||
         (keyval == GDK_KEY_plus && modifiers == GDK_SHIFT_MASK) ||
         keyval == GDK_KEY_equal || keyval == GDK_KEY_Menu ||
         (keyval == GDK_KEY_Return && modifiers == 0) ||
         keyval == GDK_KEY_space || keyval == GDK_KEY_Escape;
}

/* The keys that a widget of ours listens to, and those of all in it. */
static void
collect_keys (GtkWidget  *widget,
              GHashTable *keys)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Pb") &&
                    i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);
      GListModel *shortcuts;

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;

      shortcuts = G_LIST_MODEL (controller);
      for (guint j = 0; j < g_list_model_get_n_items (shortcuts); j++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (shortcuts, j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);
          GdkModifierType modifiers;
          guint keyval;

          /* Those that go to a signal are of GTK, such as Tab. */
          if (!GTK_IS_KEYVAL_TRIGGER (trigger) ||
              GTK_IS_SIGNAL_ACTION (gtk_shortcut_get_action (shortcut)))
            continue;

          keyval = gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger));
          modifiers = gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger));
          if (!goes_without_saying (keyval, modifiers))
            g_hash_table_replace (keys, gtk_accelerator_name (keyval, modifiers),
                                  g_strdup (G_OBJECT_TYPE_NAME (widget)));
        }
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_keys (child, keys);
}

/* Every key that does something is in the list of them, and the other way round. */
static void
test_keys (void)
{
  /* These are of the program or of the toolkit. */
  static const char *const others[] = { "F1", "F10", "<Control>q", "<Control>w", "Escape", NULL };
  static const char *const dialogs[] = { "win.search", "win.report", "win.all-records" };
  g_autoptr(UiLibrary) library = ui_library_new ();
  PbWindow *window = open_sample (library);
  AdwApplicationWindow *app_window = ADW_APPLICATION_WINDOW (window);
  g_autoptr(GHashTable) shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  const char *key;
  const char *type;
  AdwDialog *dialog;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-shortcuts", NULL);
  dialog = adw_application_window_get_visible_dialog (app_window);
  collect_shown_keys (GTK_WIDGET (dialog), shown);
  adw_dialog_force_close (dialog);

  for (guint i = 0; i < g_list_model_get_n_items (window->pages); i++)
    {
      g_autoptr(PbPageItem) item = g_list_model_get_item (window->pages, i);

      _pb_window_show_page (window, pb_page_item_get_name (item));
      ui_settle ();
    }

  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      UI_WAIT (is_enabled (window, dialogs[i]));
      gtk_widget_activate_action (GTK_WIDGET (window), dialogs[i], NULL);
      dialog = adw_application_window_get_visible_dialog (app_window);
      collect_keys (GTK_WIDGET (dialog), keys);
      adw_dialog_force_close (dialog);
      ui_settle ();
    }

  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-record", "(ss)", "agreement", "");
  dialog = adw_application_window_get_visible_dialog (app_window);
  UI_WAIT (ui_find (dialog, PB_TYPE_RECORD_PAGE) != NULL);
  collect_keys (GTK_WIDGET (dialog), keys);
  adw_dialog_force_close (dialog);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-record", "s", UI_MEMBER_ID);
  UI_WAIT (ui_find (window, PB_TYPE_DETAIL_PAGE) != NULL);
  collect_keys (GTK_WIDGET (window), keys);
  g_assert_true (g_hash_table_contains (keys, "<Alt>0"));
  g_assert_cmpuint (g_hash_table_size (keys), >, 30);

  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, (gpointer *) &key, (gpointer *) &type))
    {
      if (!g_hash_table_contains (shown, key))
        g_error ("%s works in a %s, and is not among the keyboard shortcuts", key, type);
    }

  g_hash_table_iter_init (&iter, shown);
  while (g_hash_table_iter_next (&iter, (gpointer *) &key, NULL))
    {
      if (!g_hash_table_contains (keys, key) && !g_strv_contains (others, key))
        g_error ("%s is among the keyboard shortcuts, and nothing listens to it", key);
    }

  ui_window_close (window);
}

/* What is wrong with how Tab goes through @root: it stays where it is, or never
 * comes to an end.
 */
static char *
find_tab_trap (PbWindow  *window,
               GtkWidget *root)
{
  GtkWindow *toplevel = GTK_WINDOW (window);
  GtkWidget *before = NULL;

  gtk_window_set_focus (toplevel, NULL);

  for (guint i = 0; gtk_widget_child_focus (root, GTK_DIR_TAB_FORWARD); i++)
    {
      GtkWidget *focus = gtk_window_get_focus (toplevel);

      if (focus == before || i == 500)
        return g_strdup_printf ("Tab does not get past %s in %s",
                                focus != NULL ? G_OBJECT_TYPE_NAME (focus) : "nothing",
                                G_OBJECT_TYPE_NAME (root));
      before = focus;
    }

  return before != NULL ? NULL : g_strdup_printf ("Tab does not get into %s",
                                                  G_OBJECT_TYPE_NAME (root));
}

static gboolean
has_focus (PbWindow  *window,
           AdwDialog *dialog)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (dialog));
}

static void
check_dialog (PbWindow   *window,
              const char *what)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  g_autofree char *trap = NULL;
  GtkWidget *focus;

  g_assert_nonnull (dialog);
  UI_WAIT (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  ui_settle ();

  /* Who opens it can begin at once, and not with leaving it; a page that takes the
   * focus late does not get it.
   */
  UI_WAIT (has_focus (window, dialog));
  gtk_widget_child_focus (GTK_WIDGET (_pb_window_get_page (window)), GTK_DIR_TAB_FORWARD);
  UI_WAIT (has_focus (window, dialog));
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  if (GTK_IS_BUTTON (focus) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (focus)), "_Cancel") == 0)
    g_error ("%s: the focus begins at Cancel", what);

  trap = find_tab_trap (window, GTK_WIDGET (dialog));
  if (trap != NULL)
    g_error ("%s: %s", what, trap);

  adw_dialog_force_close (dialog);
  ui_settle ();
}

/* Nowhere does the keyboard get stuck. */
static void
test_tab (void)
{
  static const char *const dialogs[] = {
    "win.search", "win.report", "win.all-records", "win.show-shortcuts", "win.new-group",
    "win.import",
  };
  g_autoptr(UiLibrary) library = ui_library_new ();
  PbWindow *window = open_sample (library);

  gtk_window_set_default_size (GTK_WINDOW (window), 1080, 760);

  for (guint i = 0; i < g_list_model_get_n_items (window->pages); i++)
    {
      g_autoptr(PbPageItem) item = g_list_model_get_item (window->pages, i);
      g_autofree char *trap = NULL;

      _pb_window_show_page (window, pb_page_item_get_name (item));
      ui_settle ();
      trap = find_tab_trap (window, GTK_WIDGET (_pb_window_get_page (window)));
      if (trap != NULL)
        g_error ("%s: %s", pb_page_item_get_name (item), trap);
    }

  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      UI_WAIT (is_enabled (window, dialogs[i]));
      gtk_widget_activate_action (GTK_WIDGET (window), dialogs[i], NULL);
      check_dialog (window, dialogs[i]);
    }

  for (PbKind kind = PB_KIND_COMMON + 1; kind < PB_N_KINDS; kind++)
    {
      const char *name = pb_kind_get_info (kind)->name;

      gtk_widget_activate_action (GTK_WIDGET (window), "win.new-record", "(ss)", name, "");
      check_dialog (window, name);
    }

  ui_window_close (window);
}

static void
test_breakpoint (void)
{
  g_autoptr(UiLibrary) library = ui_library_new ();
  PbWindow *window = open_sample (library);

  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  UI_WAIT (gtk_widget_get_width (GTK_WIDGET (window)) >= 1000);
  UI_WAIT (!adw_navigation_split_view_get_collapsed (window->split_view));

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 294);
  UI_WAIT (adw_navigation_split_view_get_collapsed (window->split_view));
  UI_WAIT (gtk_widget_get_width (GTK_WIDGET (window)) <= 360);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (window)), <=, 294);

  /* Every page fits. */
  for (guint i = 0; i < g_list_model_get_n_items (window->pages); i++)
    {
      g_autoptr(PbPageItem) item = g_list_model_get_item (window->pages, i);
      int minimum;

      _pb_window_show_page (window, pb_page_item_get_name (item));
      ui_settle ();
      gtk_widget_measure (GTK_WIDGET (_pb_window_get_page (window)), GTK_ORIENTATION_HORIZONTAL,
                          -1, &minimum, NULL, NULL, NULL);
      g_test_message ("%s needs %d pixels", pb_page_item_get_name (item), minimum);
      g_assert_cmpint (minimum, <=, 360);
      gtk_widget_measure (GTK_WIDGET (_pb_window_get_page (window)), GTK_ORIENTATION_VERTICAL,
                          360, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, 294);
    }

  ui_window_close (window);
}

static void
test_undo (void)
{
  g_autoptr(UiLibrary) library = ui_library_new ();
  PbWindow *window = open_sample (library);
  g_autoptr(PbEdit) edit = pb_edit_new ("Rename the group");
  AdwToast *said;

  pb_edit_set_text (edit, UI_GROUP_ID, PB_GROUP_NAME, "Circle of Care");
  said = window->toast;
  pb_group_context_commit (window->context, edit);
  UI_WAIT (window->toast != said);
  g_assert_cmpstr (adw_toast_get_title (window->toast), ==, "Rename the group");
  g_assert_cmpstr (adw_toast_get_action_name (window->toast), ==, "win.undo");
  UI_WAIT (g_strcmp0 (gtk_window_get_title (GTK_WINDOW (window)), "Circle of Care") == 0);
  g_assert_true (is_enabled (window, "win.undo"));
  g_assert_false (is_enabled (window, "win.redo"));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  UI_WAIT (g_strcmp0 (gtk_window_get_title (GTK_WINDOW (window)), "Care Circle") == 0);
  UI_WAIT (is_enabled (window, "win.redo"));
  UI_WAIT (g_str_equal (adw_toast_get_title (window->toast), "Undone: Rename the group"));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL);
  UI_WAIT (g_strcmp0 (gtk_window_get_title (GTK_WINDOW (window)), "Circle of Care") == 0);

  ui_window_close (window);
}

static void
test_switcher (void)
{
  g_autoptr(UiLibrary) library = ui_library_new ();
  PbWindow *window = open_sample (library);
  GtkWidget *switcher = ui_find (window, PB_TYPE_GROUP_SWITCHER);
  g_autofree char *name = NULL;
  GtkWidget *list_view;
  GtkWidget *entry;
  GListModel *rows;

  g_object_get (switcher, "group-name", &name, NULL);
  g_assert_cmpstr (name, ==, "Care Circle");

  gtk_widget_activate_action (GTK_WIDGET (window), "win.switch-group", NULL);
  list_view = ui_find (switcher, GTK_TYPE_LIST_VIEW);
  entry = ui_find (switcher, GTK_TYPE_SEARCH_ENTRY);
  UI_WAIT (gtk_widget_get_mapped (list_view));

  /* The network, the group in it, and the cell of that. */
  rows = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list_view)));
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 3);

  gtk_editable_set_text (GTK_EDITABLE (entry), "repair");
  UI_WAIT (g_list_model_get_n_items (rows) == 1);
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (pb_group_context_get_group_id (window->context), ==, UI_CELL_ID);
  UI_WAIT (pb_group_context_get_judgement (window->context) != NULL);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Repair Café");

  ui_window_close (window);
}

static gboolean
holds_only (GListModel *hits,
            PbKind      kind)
{
  guint n = g_list_model_get_n_items (hits);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(PbSearchHit) hit = g_list_model_get_item (hits, i);

      if (pb_record_get_kind (pb_search_hit_get_record (hit)) != kind)
        return FALSE;
    }

  return n > 0;
}

static void
test_search (void)
{
  g_autoptr(UiLibrary) library = ui_library_new ();
  PbWindow *window = open_sample (library);
  AdwDialog *dialog;
  GtkWidget *entry;
  GtkWidget *stack;
  GListModel *hits = NULL;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.search", NULL);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  g_assert_true (PB_IS_SEARCH_DIALOG (dialog));
  entry = ui_find (dialog, GTK_TYPE_SEARCH_ENTRY);
  stack = ui_find (dialog, GTK_TYPE_STACK);
  g_object_get (dialog, "hits", &hits, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), "xyzzy");
  UI_WAIT (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "none") == 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), "valley");
  UI_WAIT (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "results") == 0);
  g_assert_cmpuint (g_list_model_get_n_items (hits), >=, 4);

  /* Operators alone are a question, and one that is not understood is said. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "kind:metric");
  UI_WAIT (holds_only (hits, PB_KIND_METRIC));
  gtk_editable_set_text (GTK_EDITABLE (entry), "kind:elephant valley");
  UI_WAIT (ui_find_text (dialog, "No kind of record is called “elephant”.") != NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  UI_WAIT (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "start") == 0);
  UI_WAIT (ui_find_text (dialog, "status:active") != NULL);

  adw_dialog_force_close (dialog);
  g_object_unref (hits);

  /* A page without a search of its own narrows this one down to itself. */
  _pb_window_show_page (window, "impact");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.find", NULL);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  g_assert_true (PB_IS_SEARCH_DIALOG (dialog));
  g_object_get (dialog, "hits", &hits, NULL);
  UI_WAIT (g_list_model_get_n_items (hits) > 0);
  for (guint i = 0; i < g_list_model_get_n_items (hits); i++)
    {
      g_autoptr(PbSearchHit) hit = g_list_model_get_item (hits, i);

      g_assert_cmpstr (pb_search_hit_get_group_id (hit), ==, UI_GROUP_ID);
    }
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                                         ui_find (dialog, GTK_TYPE_SEARCH_ENTRY)));

  adw_dialog_force_close (dialog);
  g_object_unref (hits);
  ui_window_close (window);
}

/* Warnings are fatal here, so pages that change size while they are placed show. */
static void
test_report (void)
{
  g_autoptr(UiLibrary) library = ui_library_new ();
  PbWindow *window = open_sample (library);
  AdwDialog *dialog;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.report", NULL);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  g_assert_true (PB_IS_REPORT_DIALOG (dialog));
  UI_WAIT (pb_report_dialog_get_pager (PB_REPORT_DIALOG (dialog)) != NULL);
  ui_settle ();
  g_assert_cmpuint (pb_pager_get_n_pages (pb_report_dialog_get_pager (PB_REPORT_DIALOG (dialog))),
                    >, 1);

  adw_dialog_force_close (dialog);
  ui_window_close (window);
}

/* What people set is in the settings at once, and the dialog goes when it is closed. */
static void
test_preferences (void)
{
  g_autoptr(UiLibrary) library = ui_library_new ();
  PbWindow *window = open_sample (library);
  g_autoptr(GSettings) settings = pb_ui_new_settings ();
  g_autofree char *name = NULL;
  AdwDialog *dialog;
  gpointer weak;

  g_assert_nonnull (settings);
  g_assert_false (is_enabled (window, "win.preferences"));

  dialog = pb_preferences_dialog_new (settings, window->backups);
  weak = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), &weak);
  adw_dialog_present (dialog, GTK_WIDGET (window));
  UI_WAIT (gtk_widget_get_mapped (GTK_WIDGET (dialog)));

  gtk_editable_set_text (GTK_EDITABLE (ui_find (dialog, ADW_TYPE_ENTRY_ROW)), "Quiet Heron");
  name = g_settings_get_string (settings, "author-name");
  g_assert_cmpstr (name, ==, "Quiet Heron");
  adw_switch_row_set_active (ADW_SWITCH_ROW (ui_find (dialog, ADW_TYPE_SWITCH_ROW)), FALSE);
  g_assert_false (g_settings_get_boolean (settings, "reminders"));
  g_settings_reset (settings, "author-name");
  g_settings_reset (settings, "reminders");

  /* A backup made now is the last one. */
  g_assert_cmpint (pb_backups_get_last (window->backups), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "preferences.back-up", NULL);
  UI_WAIT (pb_backups_get_last (window->backups) > 0);

  adw_dialog_force_close (dialog);
  UI_WAIT (weak == NULL);
  ui_window_close (window);
}

static void
test_badges (void)
{
  g_autoptr(UiLibrary) library = ui_library_new ();
  PbWindow *window = open_sample (library);
  PbPageItem *item = pb_page_items_find (window->pages, "state", NULL);

  /* Most elements of the sample are missing or stale. */
  g_assert_cmpuint (pb_page_item_get_n_due (item), >, 5);

  ui_window_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/ui/window/empty-library", test_empty_library);
  g_test_add_func ("/ui/window/not-a-library", test_not_a_library);
  g_test_add_func ("/ui/window/pages", test_pages);
  g_test_add_func ("/ui/window/keys", test_keys);
  g_test_add_func ("/ui/window/tab", test_tab);
  g_test_add_func ("/ui/window/breakpoint", test_breakpoint);
  g_test_add_func ("/ui/window/undo", test_undo);
  g_test_add_func ("/ui/window/switcher", test_switcher);
  g_test_add_func ("/ui/window/search", test_search);
  g_test_add_func ("/ui/window/report", test_report);
  g_test_add_func ("/ui/window/preferences", test_preferences);
  g_test_add_func ("/ui/window/badges", test_badges);
}

int
main (int   argc,
      char *argv[])
{
  return ui_test_run (argc, argv, add_tests);
}
