/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-fixture.h"
#include "ui-sample.h"
#include "ui/pb-ui.h"
#include "ui/widgets/pb-chip.h"
#include "ui/widgets/pb-day-popover.h"
#include "ui/widgets/pb-register-card.h"
#include "ui/widgets/pb-register-cell.h"
#include "ui/widgets/pb-register-view.h"

/* A register of agreements in a window. */
typedef struct
{
  UiLibrary *library;
  PbGroupContext *context;
  PbRegisterView *view;
  GtkWidget *window;
  char *opened;
} Fixture;

static const struct
{
  const char *title;
  PbAgreementKind kind;
  PbAgreementStatus status;
  int review;
} agreements[] = {
  { "Tool library rules", PB_AGREEMENT_KIND_PRACTICE, PB_AGREEMENT_STATUS_ACTIVE, 20 },
  { "Code of conduct", PB_AGREEMENT_KIND_PURPOSE, PB_AGREEMENT_STATUS_ACTIVE, -5 },
  { "Workshop lease", PB_AGREEMENT_KIND_PRACTICE, PB_AGREEMENT_STATUS_DRAFT, 90 },
  { "Membership", PB_AGREEMENT_KIND_PURPOSE, PB_AGREEMENT_STATUS_ENDED, 0 },
};

static char *
dup_kind (PbRecord *record,
          gpointer  user_data)
{
  return g_strdup (pb_enum_get_label (pb_agreement_kind_get_type (),
                                      pb_record_get_enum (record, PB_AGREEMENT_KIND)));
}

static gboolean
show_status (PbRecord *record,
             PbChip   *chip,
             gpointer  user_data)
{
  int status = pb_record_get_enum (record, PB_AGREEMENT_STATUS);

  pb_chip_set (chip, pb_enum_get_label (pb_agreement_status_get_type (), status),
               "object-select-symbolic", "neutral");

  return TRUE;
}

static gboolean
is_due (PbRecord   *record,
        const char *choice,
        gpointer    user_data)
{
  PbDay review = pb_record_get_day (record, PB_AGREEMENT_REVIEW_DATE);

  return review != PB_DAY_NONE &&
         (g_str_equal (choice, "overdue") ? review < UI_TODAY : review >= UI_TODAY);
}

static void
activated_cb (Fixture  *fixture,
              PbRecord *record)
{
  g_set_str (&fixture->opened, pb_record_get_id (record));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(PbEdit) edit = pb_edit_new ("Agreements");
  g_autoptr(GSettings) settings = pb_ui_new_settings ();
  PbRegisterColumn *column;
  PbRegisterFacet *facet;

  g_settings_reset (settings, "registers");
  fixture->library = ui_library_new ();
  ui_library_open (fixture->library);
  ui_library_fill (fixture->library);
  for (guint i = 0; i < G_N_ELEMENTS (agreements); i++)
    {
      const char *id = pb_edit_create (edit, PB_KIND_AGREEMENT, NULL);

      pb_edit_set_text (edit, id, PB_AGREEMENT_GROUP, UI_GROUP_ID);
      pb_edit_set_text (edit, id, PB_AGREEMENT_TITLE, agreements[i].title);
      pb_edit_set_enum (edit, id, PB_AGREEMENT_KIND, agreements[i].kind);
      pb_edit_set_enum (edit, id, PB_AGREEMENT_STATUS, agreements[i].status);
      if (agreements[i].review != 0)
        pb_edit_set_day (edit, id, PB_AGREEMENT_REVIEW_DATE, UI_TODAY + agreements[i].review);
    }
  ui_library_commit (fixture->library, edit);
  fixture->context = ui_context_new (fixture->library, UI_GROUP_ID);

  fixture->view = PB_REGISTER_VIEW (pb_register_view_new ());
  pb_register_view_set_up (fixture->view, fixture->context, PB_KIND_AGREEMENT, "test");
  pb_register_view_add_field_column (fixture->view, PB_AGREEMENT_TITLE);
  column = pb_register_view_add_field_column (fixture->view, PB_AGREEMENT_STATUS);
  pb_register_column_set_chip (column, show_status, NULL, NULL);
  pb_register_view_add_column (fixture->view, "what", "What", dup_kind, NULL);
  pb_register_view_add_field_column (fixture->view, PB_AGREEMENT_REVIEW_DATE);
  column = pb_register_view_add_field_column (fixture->view, PB_AGREEMENT_SCOPE);
  pb_register_column_set_shown (column, FALSE);
  pb_register_view_add_facet (fixture->view, PB_AGREEMENT_STATUS);
  facet = pb_register_view_add_own_facet (fixture->view, "due", "Due", is_due, NULL);
  pb_register_facet_add_choice (facet, "overdue", "Overdue");
  pb_register_facet_add_choice (facet, "coming", "Coming");
  pb_register_view_set_empty (fixture->view, "pb-state-symbolic", "No Agreements Yet", "None.",
                              NULL);
  g_signal_connect_swapped (fixture->view, "activated", G_CALLBACK (activated_cb), fixture);
  pb_register_view_start (fixture->view);

  fixture->window = adw_application_window_new (ui_application ());
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), GPOINTER_TO_INT (data), 600);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (fixture->window),
                                      GTK_WIDGET (fixture->view));
  gtk_window_present (GTK_WINDOW (fixture->window));
  UI_WAIT (g_list_model_get_n_items (pb_register_view_get_model (fixture->view)) == 4);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gpointer view = fixture->view;

  g_object_add_weak_pointer (view, &view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  UI_WAIT (view == NULL);
  UI_WAIT (G_OBJECT (fixture->context)->ref_count == 1);
  g_assert_finalize_object (fixture->context);
  ui_library_free (fixture->library);
  g_free (fixture->opened);
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (pb_register_view_get_model (fixture->view));
}

static char *
dup_titles (Fixture *fixture)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < count (fixture); i++)
    {
      g_autoptr(PbRecord) record = g_list_model_get_item (
        pb_register_view_get_model (fixture->view), i);

      g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "",
                              pb_record_get_text (record, PB_AGREEMENT_TITLE));
    }

  return g_string_free (titles, FALSE);
}

static gboolean
shows (Fixture    *fixture,
       const char *wanted)
{
  g_autofree char *titles = dup_titles (fixture);

  return g_str_equal (titles, wanted);
}

static PbRegisterFacet *
find_facet (GtkWidget  *root,
            const char *id)
{
  if (PB_IS_REGISTER_FACET (root) &&
      g_str_equal (pb_register_facet_get_id (PB_REGISTER_FACET (root)), id))
    return PB_REGISTER_FACET (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      PbRegisterFacet *found = find_facet (child, id);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_sort (Fixture       *fixture,
           gconstpointer  data)
{
  GtkColumnView *table = GTK_COLUMN_VIEW (ui_find (fixture->view, GTK_TYPE_COLUMN_VIEW));
  g_autoptr(GtkColumnViewColumn) review = NULL;

  g_assert_true (shows (fixture, "Code of conduct|Membership|Tool library rules|Workshop lease"));

  review = g_list_model_get_item (gtk_column_view_get_columns (table), 3);
  gtk_column_view_sort_by_column (table, review, GTK_SORT_DESCENDING);
  UI_WAIT (shows (fixture, "Workshop lease|Tool library rules|Code of conduct|Membership"));
  gtk_column_view_sort_by_column (table, review, GTK_SORT_ASCENDING);
  UI_WAIT (shows (fixture, "Code of conduct|Tool library rules|Workshop lease|Membership"));
}

static void
test_facets (Fixture       *fixture,
             gconstpointer  data)
{
  PbRegisterFacet *status = find_facet (GTK_WIDGET (fixture->view), "status");
  PbRegisterFacet *due = find_facet (GTK_WIDGET (fixture->view), "due");

  pb_register_facet_set_chosen (status, "active", TRUE);
  UI_WAIT (shows (fixture, "Code of conduct|Tool library rules"));
  UI_WAIT (ui_find_text (fixture->view, "Status: Active") != NULL);
  pb_register_facet_set_chosen (due, "overdue", TRUE);
  UI_WAIT (shows (fixture, "Code of conduct"));
  pb_register_facet_set_chosen (status, "active", FALSE);
  pb_register_facet_set_chosen (status, "draft", TRUE);
  UI_WAIT (count (fixture) == 0);
  UI_WAIT (ui_find_text (fixture->view, "Nothing Found") != NULL);

  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "register.clear", NULL);
  UI_WAIT (count (fixture) == 4);
  g_assert_false (pb_register_facet_is_active (status));
  g_assert_false (pb_register_facet_is_active (due));
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *entry;

  g_assert_true (pb_register_view_find (fixture->view));
  entry = ui_find (fixture->view, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "lease");
  UI_WAIT (shows (fixture, "Workshop lease"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  UI_WAIT (count (fixture) == 4);
}

static void
test_delete (Fixture       *fixture,
             gconstpointer  data)
{
  PbStore *store = fixture->library->store;
  gboolean undone = FALSE;

  pb_register_view_select (fixture->view, 1, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "register.delete", NULL);
  UI_WAIT (shows (fixture, "Code of conduct|Tool library rules|Workshop lease"));
  g_assert_cmpstr (pb_store_get_undo_title (store), ==, "Delete Agreement “Membership”");

  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "register.select-all", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "register.delete", NULL);
  UI_WAIT (count (fixture) == 0);
  UI_WAIT (ui_find_text (fixture->view, "No Agreements Yet") != NULL);
  g_assert_cmpstr (pb_store_get_undo_title (store), ==, "Delete 3 records");

  for (int i = 0; i < 2; i++)
    {
      pb_store_undo_async (store, NULL, NULL, &undone);
      UI_WAIT (count (fixture) == (i == 0 ? 3 : 4));
    }
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copy (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autofree char *day = pb_day_to_iso (UI_TODAY - 5);
  g_autofree char *wanted = g_strdup_printf ("title,status,what,review_date\r\n"
                                             "Code of conduct,active,Purpose,%s\r\n"
                                             "Membership,ended,Purpose,\r\n", day);

  pb_register_view_select (fixture->view, 0, TRUE);
  gtk_selection_model_select_item (
    GTK_SELECTION_MODEL (pb_register_view_get_model (fixture->view)), 1, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "register.copy", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->view)), NULL,
                                 copied_cb, &text);
  UI_WAIT (text != NULL);
  g_assert_cmpstr (text, ==, wanted);
}

static void
test_quick_edit (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(PbRecord) record = g_list_model_get_item (pb_register_view_get_model (fixture->view),
                                                      2);

  pb_register_view_select (fixture->view, 2, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "register.set-enum", "(us)",
                              PB_AGREEMENT_STATUS, "suspended");
  UI_WAIT (pb_record_get_enum (record, PB_AGREEMENT_STATUS) == PB_AGREEMENT_STATUS_SUSPENDED);
  UI_WAIT (ui_find_text (fixture->view, "Suspended") != NULL);
  g_assert_cmpstr (pb_store_get_undo_title (fixture->library->store), ==,
                   "Set Status to “Suspended”");
}

static void
test_open (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(PbRecord) record = g_list_model_get_item (pb_register_view_get_model (fixture->view),
                                                      3);

  pb_register_view_select (fixture->view, 3, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "register.open", NULL);
  g_assert_cmpstr (fixture->opened, ==, pb_record_get_id (record));
}

static void
test_columns (Fixture       *fixture,
              gconstpointer  data)
{
  guint before = ui_count (fixture->view, PB_TYPE_REGISTER_CELL);

  g_assert_cmpuint (before, >, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "register-columns.scope", NULL);
  UI_WAIT (ui_count (fixture->view, PB_TYPE_REGISTER_CELL) > before);
}

/* What somebody has arranged is there again, and can be taken back. */
static void
test_memory (Fixture       *fixture,
             gconstpointer  data)
{
  GtkColumnView *table = GTK_COLUMN_VIEW (ui_find (fixture->view, GTK_TYPE_COLUMN_VIEW));
  GListModel *columns = gtk_column_view_get_columns (table);
  g_autoptr(GtkColumnViewColumn) review = g_list_model_get_item (columns, 3);
  g_autoptr(GtkColumnViewColumn) second = NULL;
  g_autoptr(GSettings) settings = pb_ui_new_settings ();
  g_autoptr(GVariant) all = NULL;

  gtk_column_view_insert_column (table, 1, review);
  gtk_column_view_column_set_fixed_width (review, 150);
  gtk_column_view_sort_by_column (table, review, GTK_SORT_DESCENDING);
  UI_WAIT (shows (fixture, "Workshop lease|Tool library rules|Code of conduct|Membership"));
  gtk_widget_set_visible (GTK_WIDGET (fixture->view), FALSE);
  all = g_settings_get_value (settings, "registers");
  g_assert_cmpuint (g_variant_n_children (all), ==, 1);

  {
    PbRegisterView *other = PB_REGISTER_VIEW (g_object_ref_sink (pb_register_view_new ()));
    GListModel *others;
    g_autoptr(GtkColumnViewColumn) at = NULL;

    pb_register_view_set_up (other, fixture->context, PB_KIND_AGREEMENT, "test");
    pb_register_view_add_field_column (other, PB_AGREEMENT_TITLE);
    pb_register_view_add_field_column (other, PB_AGREEMENT_STATUS);
    pb_register_view_add_field_column (other, PB_AGREEMENT_REVIEW_DATE);
    pb_register_view_start (other);
    others = gtk_column_view_get_columns (
      GTK_COLUMN_VIEW (ui_find (other, GTK_TYPE_COLUMN_VIEW)));
    at = g_list_model_get_item (others, 1);
    g_assert_cmpstr (gtk_column_view_column_get_id (at), ==, "review_date");
    g_assert_cmpint (gtk_column_view_column_get_fixed_width (at), ==, 150);
    UI_WAIT (g_list_model_get_n_items (pb_register_view_get_model (other)) == 4);
    g_object_unref (other);
    ui_settle ();
  }

  gtk_widget_set_visible (GTK_WIDGET (fixture->view), TRUE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "register.reset-columns", NULL);
  second = g_list_model_get_item (columns, 1);
  g_assert_cmpstr (gtk_column_view_column_get_id (second), ==, "status");
  UI_WAIT (shows (fixture, "Code of conduct|Membership|Tool library rules|Workshop lease"));
  g_settings_reset (settings, "registers");
}

/* Beside each choice is how many there are, whatever else is chosen. */
static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  PbRegisterFacet *status = find_facet (GTK_WIDGET (fixture->view), "status");
  PbRegisterFacet *due = find_facet (GTK_WIDGET (fixture->view), "due");
  GtkWidget *button = ui_find (status, GTK_TYPE_MENU_BUTTON);

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  UI_WAIT (ui_find_text (status, "Active (2)") != NULL);
  UI_WAIT (ui_find_text (status, "Draft (1)") != NULL);
  g_assert_null (ui_find_text (status, "Proposed (0)"));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));

  pb_register_facet_set_chosen (status, "active", TRUE);
  UI_WAIT (count (fixture) == 2);
  button = ui_find (due, GTK_TYPE_MENU_BUTTON);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  UI_WAIT (ui_find_text (due, "Overdue (1)") != NULL);
  UI_WAIT (ui_find_text (due, "Coming (1)") != NULL);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
}

/* The menu of a record offers what the columns hold; a day is set in a calendar. */
static void
test_menu (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(PbRecord) record = g_list_model_get_item (pb_register_view_get_model (fixture->view),
                                                      1);
  GtkWidget *popover;
  GtkWidget *table = ui_find (fixture->view, GTK_TYPE_COLUMN_VIEW);

  pb_register_view_select (fixture->view, 1, TRUE);
  gtk_column_view_scroll_to (GTK_COLUMN_VIEW (table), 1, NULL, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "register.menu", NULL);
  UI_WAIT ((popover = ui_find (fixture->view, GTK_TYPE_POPOVER_MENU)) != NULL);

  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "register.pick-day", "u",
                              PB_AGREEMENT_REVIEW_DATE);
  UI_WAIT ((popover = ui_find (fixture->view, PB_TYPE_DAY_POPOVER)) != NULL);
  pb_day_popover_set_day (PB_DAY_POPOVER (popover), "Next review", UI_TODAY + 40);
  gtk_widget_activate_action (popover, "day.set", NULL);
  UI_WAIT (pb_record_get_day (record, PB_AGREEMENT_REVIEW_DATE) == UI_TODAY + 40);
  gtk_widget_activate_action (popover, "day.clear", NULL);
  UI_WAIT (!pb_record_has (record, PB_AGREEMENT_REVIEW_DATE));
  g_assert_cmpstr (pb_store_get_undo_title (fixture->library->store), ==, "Clear Next review");
}

static void
test_cards (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *card;

  UI_WAIT (pb_register_view_get_narrow (fixture->view));
  UI_WAIT ((card = ui_find (fixture->view, PB_TYPE_REGISTER_CARD)) != NULL);
  UI_WAIT (gtk_widget_get_mapped (card));
  UI_WAIT (ui_find_text (card, "Code of conduct") != NULL);
  UI_WAIT (ui_find (card, PB_TYPE_CHIP) != NULL);
}

static void
add_tests (void)
{
  g_test_add ("/register/sort", Fixture, GINT_TO_POINTER (900), set_up, test_sort, tear_down);
  g_test_add ("/register/facets", Fixture, GINT_TO_POINTER (900), set_up, test_facets, tear_down);
  g_test_add ("/register/search", Fixture, GINT_TO_POINTER (900), set_up, test_search, tear_down);
  g_test_add ("/register/delete", Fixture, GINT_TO_POINTER (900), set_up, test_delete, tear_down);
  g_test_add ("/register/copy", Fixture, GINT_TO_POINTER (900), set_up, test_copy, tear_down);
  g_test_add ("/register/quick-edit", Fixture, GINT_TO_POINTER (900), set_up, test_quick_edit,
              tear_down);
  g_test_add ("/register/open", Fixture, GINT_TO_POINTER (900), set_up, test_open, tear_down);
  g_test_add ("/register/columns", Fixture, GINT_TO_POINTER (900), set_up, test_columns,
              tear_down);
  g_test_add ("/register/memory", Fixture, GINT_TO_POINTER (900), set_up, test_memory, tear_down);
  g_test_add ("/register/counts", Fixture, GINT_TO_POINTER (900), set_up, test_counts, tear_down);
  g_test_add ("/register/menu", Fixture, GINT_TO_POINTER (900), set_up, test_menu, tear_down);
  g_test_add ("/register/cards", Fixture, GINT_TO_POINTER (400), set_up, test_cards, tear_down);
}

int
main (int    argc,
      char **argv)
{
  return ui_test_run (argc, argv, add_tests);
}
