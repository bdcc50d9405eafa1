/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-fixture.h"
#include "ui-sample.h"

#include "framework/pb-state-elements.h"
#include "ui/state/pb-state-card.h"
#include "ui/state/pb-state-editor.h"
#include "ui/state/pb-state-history-dialog.h"
#include "ui/state/pb-state-page.h"
#include "ui/widgets/pb-markdown-editor.h"
#include "ui/widgets/pb-markdown-view.h"

/* The State page in a window, with a group that has a text for its purpose. */
typedef struct
{
  UiLibrary *library;
  PbGroupContext *context;
  GtkWidget *page;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->library = ui_library_new ();
  ui_library_open (fixture->library);
  ui_library_fill (fixture->library);
  fixture->context = ui_context_new (fixture->library, UI_GROUP_ID);
  fixture->page = pb_state_page_new (fixture->context);
  fixture->window = adw_application_window_new (ui_application ());
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 800);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (fixture->window), fixture->page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  UI_WAIT (ui_count (fixture->page, PB_TYPE_STATE_CARD) >= PB_N_STATE_ELEMENTS);
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

static GtkWidget *
find_card (GtkWidget  *root,
           const char *key)
{
  if (PB_IS_STATE_CARD (root) &&
      g_str_equal (pb_state_card_get_key (PB_STATE_CARD (root)), key))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_card (child, key);

      if (found)
        return found;
    }

  return NULL;
}

static PbFreshness
get_freshness (Fixture    *fixture,
               const char *key)
{
  g_autoptr(PbElementStatus) status = NULL;

  status = pb_state_element_status (pb_group_context_get_dossier (fixture->context),
                                    fixture->library->criteria, key,
                                    pb_group_context_get_day (fixture->context));

  return status->freshness;
}

static PbRecord *
get_purpose (Fixture *fixture)
{
  PbDossier *dossier = pb_group_context_get_dossier (fixture->context);
  GPtrArray *texts = pb_dossier_get_records (dossier, PB_KIND_STATE_TEXT);

  for (guint i = 0; i < texts->len; i++)
    {
      if (pb_record_set_contains (g_ptr_array_index (texts, i), PB_STATE_TEXT_ELEMENTS, "P1"))
        return g_ptr_array_index (texts, i);
    }

  g_assert_not_reached ();
}

/* Every element has its card, in order, and says in a word how fresh it is. */
static void
test_cards (Fixture       *fixture,
            gconstpointer  data)
{
  const char * const *keys = pb_state_element_get_keys ();

  for (guint i = 0; keys[i]; i++)
    {
      GtkWidget *card = find_card (fixture->page, keys[i]);

      g_assert_nonnull (card);
      gtk_test_accessible_assert_role (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_ROLE_GROUP);
      UI_WAIT (ui_find_text (card, pb_state_element_get_title (keys[i])) != NULL);
      UI_WAIT (ui_find_text (card,
                             pb_freshness_get_label (get_freshness (fixture, keys[i]))) != NULL);
    }
}

static void
test_still_true (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *card = find_card (fixture->page, "P1");

  g_assert_cmpint (get_freshness (fixture, "P1"), !=, PB_FRESHNESS_FRESH);
  g_assert_true (gtk_widget_activate_action (card, "card.confirm", NULL));
  UI_WAIT (get_freshness (fixture, "P1") == PB_FRESHNESS_FRESH);
  UI_WAIT (ui_find_text (card, pb_freshness_get_label (PB_FRESHNESS_FRESH)) != NULL);
  g_assert_true (pb_store_get_can_undo (fixture->library->store));

  /* What is missing can be written, not confirmed. */
  card = find_card (fixture->page, "G5");
  g_assert_false (gtk_widget_get_mapped (ui_find_action (card, "card.confirm")));
  g_assert_true (gtk_widget_get_mapped (ui_find_action (card, "card.write")));
}

static AdwDialog *
visible_dialog (Fixture *fixture)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
}

static void
test_edit (Fixture       *fixture,
           gconstpointer  data)
{
  PbMarkdownEditor *editor;
  AdwDialog *dialog;

  adw_dialog_present (ADW_DIALOG (pb_state_editor_new (fixture->context, get_purpose (fixture))),
                      fixture->page);
  UI_WAIT (visible_dialog (fixture) != NULL);
  dialog = visible_dialog (fixture);
  editor = PB_MARKDOWN_EDITOR (ui_find (dialog, PB_TYPE_MARKDOWN_EDITOR));
  g_assert_true (adw_dialog_get_can_close (dialog));

  pb_markdown_editor_set_text (editor, "Keep *everything* in use");
  g_assert_false (adw_dialog_get_can_close (dialog));
  UI_WAIT (ui_find_text (dialog, "Keep everything in use") != NULL);

  /* Closing asks and keeps what was written. */
  adw_dialog_close (dialog);
  UI_WAIT (visible_dialog (fixture) != dialog);
  adw_dialog_close (visible_dialog (fixture));
  UI_WAIT (visible_dialog (fixture) == dialog);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "editor.save", NULL));
  UI_WAIT (visible_dialog (fixture) == NULL);
  UI_WAIT (ui_find_text (find_card (fixture->page, "P1"), "Keep everything in use") != NULL);
}

static void
test_write (Fixture       *fixture,
            gconstpointer  data)
{
  AdwDialog *dialog;

  g_assert_cmpint (get_freshness (fixture, "G5"), ==, PB_FRESHNESS_MISSING);
  adw_dialog_present (ADW_DIALOG (pb_state_editor_new_write (fixture->context, "G5")),
                      fixture->page);
  UI_WAIT (visible_dialog (fixture) != NULL);
  dialog = visible_dialog (fixture);
  pb_markdown_editor_set_text (PB_MARKDOWN_EDITOR (ui_find (dialog, PB_TYPE_MARKDOWN_EDITOR)),
                               "We learned to ask first");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_find (dialog, GTK_TYPE_CHECK_BUTTON)), TRUE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "editor.save", NULL));
  UI_WAIT (get_freshness (fixture, "G5") == PB_FRESHNESS_FRESH);
}

static void
test_restore (Fixture       *fixture,
              gconstpointer  data)
{
  PbRecord *purpose = get_purpose (fixture);
  g_autofree char *before = g_strdup (pb_record_get_text (purpose, PB_STATE_TEXT_TEXT));
  g_autoptr(PbEdit) edit = pb_edit_new ("Edit Purpose");
  AdwDialog *dialog;

  pb_edit_set_text (edit, pb_record_get_id (purpose), PB_STATE_TEXT_TEXT, "Something else");
  ui_library_commit (fixture->library, edit);
  UI_WAIT (g_strcmp0 (pb_record_get_text (get_purpose (fixture), PB_STATE_TEXT_TEXT),
                      "Something else") == 0);

  adw_dialog_present (ADW_DIALOG (pb_state_history_dialog_new (fixture->context,
                                                               get_purpose (fixture))),
                      fixture->page);
  UI_WAIT (visible_dialog (fixture) != NULL);
  dialog = visible_dialog (fixture);
  UI_WAIT (ui_find (dialog, GTK_TYPE_DROP_DOWN) != NULL &&
           gtk_widget_get_mapped (ui_find (dialog, GTK_TYPE_DROP_DOWN)));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "versions.restore", NULL));
  UI_WAIT (g_strcmp0 (pb_record_get_text (get_purpose (fixture), PB_STATE_TEXT_TEXT),
                      before) == 0);
  UI_WAIT (visible_dialog (fixture) == NULL);
}

static void
test_go_to (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *card;

  g_assert_true (pb_page_go_to (PB_PAGE (fixture->page), "G6"));
  card = find_card (fixture->page, "G6");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                         card));
  g_assert_true (pb_page_go_to (PB_PAGE (fixture->page),
                                pb_record_get_id (get_purpose (fixture))));
  g_assert_false (pb_page_go_to (PB_PAGE (fixture->page), "nothing"));
}

static gboolean
is_offered (GtkWidget  *root,
            const char *action_name)
{
  GtkWidget *button = ui_find_action (root, action_name);

  return button && gtk_widget_get_mapped (button);
}

/* In the past there is nothing to confirm and nothing to edit. */
static void
test_past (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *card = find_card (fixture->page, "P1");

  pb_group_context_set_day (fixture->context, UI_TODAY - 5);
  UI_WAIT (!pb_group_context_get_loading (fixture->context));
  UI_WAIT (!is_offered (card, "card.confirm"));
  g_assert_false (is_offered (card, "card.write"));
  g_assert_false (is_offered (card, "text.edit"));
}

static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  AdwOverlaySplitView *outline;

  outline = ADW_OVERLAY_SPLIT_VIEW (ui_find (fixture->page, ADW_TYPE_OVERLAY_SPLIT_VIEW));
  g_assert_false (adw_overlay_split_view_get_collapsed (outline));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 600);
  UI_WAIT (adw_overlay_split_view_get_collapsed (outline));
}

static void
test_markdown (void)
{
  GtkWidget *view = g_object_ref_sink (pb_markdown_view_new ());

  pb_markdown_view_set_text (PB_MARKDOWN_VIEW (view),
                             "# Title\n\n- one\n- [two](https://example.org)\n\n> said\n");
  g_assert_cmpuint (ui_count (view, GTK_TYPE_LABEL), ==, 6);
  g_assert_cmpuint (ui_count (view, GTK_TYPE_GRID), ==, 1);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (gtk_widget_get_first_child (view)),
                                   GTK_ACCESSIBLE_ROLE_HEADING);
  pb_markdown_view_set_text (PB_MARKDOWN_VIEW (view), NULL);
  g_assert_null (gtk_widget_get_first_child (view));
  g_assert_finalize_object (view);
}

static void
add_tests (void)
{
#define ADD(name, func) g_test_add ("/ui/state/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("cards", test_cards);
  ADD ("still-true", test_still_true);
  ADD ("edit", test_edit);
  ADD ("write", test_write);
  ADD ("restore", test_restore);
  ADD ("go-to", test_go_to);
  ADD ("past", test_past);
  ADD ("narrow", test_narrow);
#undef ADD
  g_test_add_func ("/ui/state/markdown", test_markdown);
}

int
main (int   argc,
      char *argv[])
{
  return ui_test_run (argc, argv, add_tests);
}
