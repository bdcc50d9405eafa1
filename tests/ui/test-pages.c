/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-fixture.h"
#include "ui-sample.h"
#include "ui/overview/pb-attention-row.h"
#include "ui/overview/pb-metric-card.h"
#include "ui/overview/pb-overview-page.h"
#include "ui/readiness/pb-attest-dialog.h"
#include "ui/readiness/pb-evidence-row.h"
#include "ui/readiness/pb-readiness-page.h"
#include "ui/readiness/pb-result-detail.h"
#include "ui/readiness/pb-result-row.h"
#include "ui/widgets/pb-timeline-view.h"

/* A page in a window, with a group to show. */
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
  GType (*get_type) (void) = data;

  fixture->library = ui_library_new ();
  ui_library_open (fixture->library);
  ui_library_fill (fixture->library);
  fixture->context = ui_context_new (fixture->library, UI_GROUP_ID);
  fixture->page = g_object_new (get_type (), "context", fixture->context, NULL);

  fixture->window = adw_application_window_new (ui_application ());
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 900);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (fixture->window), fixture->page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  UI_WAIT (gtk_widget_get_mapped (fixture->page));
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

static void
store (Fixture *fixture,
       PbEdit  *edit)
{
  PbJudgement *before = pb_group_context_get_judgement (fixture->context);

  ui_library_commit (fixture->library, edit);
  UI_WAIT (pb_group_context_get_judgement (fixture->context) != before &&
           !pb_group_context_get_loading (fixture->context));
}

static PbResultRow *
find_result_row (GtkWidget  *root,
                 const char *id)
{
  if (PB_IS_RESULT_ROW (root))
    {
      PbResult *result = pb_result_row_get_result (PB_RESULT_ROW (root));

      if (g_str_equal (pb_result_get_id (result), id))
        return PB_RESULT_ROW (root);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      PbResultRow *row = find_result_row (child, id);

      if (row != NULL)
        return row;
    }

  return NULL;
}

static void
test_overview (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *timeline = ui_find (fixture->page, PB_TYPE_TIMELINE_VIEW);
  GtkWidget *button;
  guint n_rows;

  UI_WAIT (ui_find_text (fixture->page, "Care Circle") != NULL);
  UI_WAIT (ui_find_text (fixture->page, "Needs Attention") != NULL);
  UI_WAIT (pb_timeline_view_get_timeline (PB_TIMELINE_VIEW (timeline)) != NULL);
  UI_WAIT (ui_count (fixture->page, PB_TYPE_METRIC_CARD) == 1);

  /* Five at first, and all of them when asked for. */
  n_rows = ui_count (fixture->page, PB_TYPE_ATTENTION_ROW);
  g_assert_cmpuint (n_rows, ==, 5);
  gtk_widget_activate_action (fixture->page, "overview.show-all-attention", NULL);
  g_assert_cmpuint (ui_count (fixture->page, PB_TYPE_ATTENTION_ROW), ==,
                    pb_group_context_get_attention (fixture->context)->len);

  /* In the past nothing can be confirmed any more. */
  button = ui_find_action (fixture->page, "win.still-true");
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_visible (button));
  pb_group_context_set_day (fixture->context, UI_TODAY - 30);
  UI_WAIT (!pb_group_context_get_loading (fixture->context));
  g_assert_null (ui_find_action (fixture->page, "win.still-true"));
}

static void
test_overview_without_phase (Fixture       *fixture,
                             gconstpointer  data)
{
  pb_group_context_set_group_id (fixture->context, UI_CELL_ID);
  UI_WAIT (pb_group_context_get_judgement (fixture->context) != NULL);
  UI_WAIT (ui_find_text (fixture->page, "Repair Café") != NULL);
  UI_WAIT (ui_find_text (fixture->page, "No phase is recorded yet") != NULL);
}

static void
test_readiness (Fixture       *fixture,
                gconstpointer  data)
{
  PbJudgement *judgement = pb_group_context_get_judgement (fixture->context);
  GPtrArray *results = pb_judgement_get_results (judgement);
  PbResultRow *row = find_result_row (fixture->page, "S2");

  g_assert_cmpuint (ui_count (fixture->page, PB_TYPE_RESULT_ROW), ==, results->len);

  /* A row opens to what it rests on, and closes again. */
  g_assert_nonnull (row);
  g_assert_null (ui_find (row, PB_TYPE_RESULT_DETAIL));
  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  pb_result_row_set_expanded (row, TRUE);
  UI_WAIT (ui_find (row, PB_TYPE_RESULT_DETAIL) != NULL);
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  pb_result_row_set_expanded (row, FALSE);
  UI_WAIT (ui_find (row, PB_TYPE_RESULT_DETAIL) == NULL);

  /* Actions lead to a statement, and to none that there is not. */
  g_assert_true (pb_page_go_to (PB_PAGE (fixture->page), "I4"));
  g_assert_true (pb_result_row_get_expanded (find_result_row (fixture->page, "I4")));
  g_assert_false (pb_page_go_to (PB_PAGE (fixture->page), "X99"));
}

static void
test_readiness_past (Fixture       *fixture,
                     gconstpointer  data)
{
  GtkWidget *banner = ui_find (fixture->page, ADW_TYPE_BANNER);

  g_assert_false (adw_banner_get_revealed (ADW_BANNER (banner)));

  pb_group_context_set_day (fixture->context, UI_TODAY - 200);
  UI_WAIT (!pb_group_context_get_loading (fixture->context));
  g_assert_true (adw_banner_get_revealed (ADW_BANNER (banner)));

  /* An earlier phase has its own checklist. */
  pb_group_context_set_day (fixture->context, UI_TODAY - 600);
  UI_WAIT (!pb_group_context_get_loading (fixture->context));
  g_assert_cmpint (pb_judgement_get_phase (pb_group_context_get_judgement (fixture->context)), ==,
                   PB_PHASE_CONVERSATION);

  gtk_widget_activate_action (fixture->page, "readiness.today", NULL);
  UI_WAIT (!pb_group_context_get_loading (fixture->context));
  g_assert_false (pb_group_context_get_in_past (fixture->context));
  g_assert_false (adw_banner_get_revealed (ADW_BANNER (banner)));
}

static AdwEntryRow *
find_entry (GtkWidget  *root,
            const char *title)
{
  if (ADW_IS_ENTRY_ROW (root) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title))
    return ADW_ENTRY_ROW (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwEntryRow *row = find_entry (child, title);

      if (row != NULL)
        return row;
    }

  return NULL;
}

static void
test_attest (Fixture       *fixture,
             gconstpointer  data)
{
  PbJudgement *judgement = pb_group_context_get_judgement (fixture->context);
  PbResult *result = pb_judgement_get_result (judgement, "I2");
  AdwDialog *dialog;
  GtkWidget *toggles;
  GtkWidget *spin;
  GtkWidget *button;
  GPtrArray *attestations;
  const PbAttested *attested;

  g_assert_cmpuint (pb_result_get_attestations (result)->len, ==, 0);
  gtk_widget_activate_action (fixture->page, "readiness.attest", "s", "I2");
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  g_assert_true (PB_IS_ATTEST_DIALOG (dialog));

  /* Whoever uses the library is chosen; a result has to be. */
  button = ui_find_action (dialog, "attest.store");
  toggles = ui_find (dialog, ADW_TYPE_TOGGLE_GROUP);
  UI_WAIT (ui_find_text (dialog, "Ada Quell") != NULL);
  g_assert_false (gtk_widget_is_sensitive (button));
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (toggles), "partly");
  g_assert_true (gtk_widget_is_sensitive (button));

  /* Evidence that is begun has to be finished. */
  gtk_widget_activate_action (GTK_WIDGET (dialog), "attest.add-evidence", NULL);
  g_assert_false (gtk_widget_is_sensitive (button));
  gtk_editable_set_text (GTK_EDITABLE (find_entry (GTK_WIDGET (dialog), "What it shows")),
                         "The list of what was delivered");
  g_assert_true (gtk_widget_is_sensitive (button));

  gtk_editable_set_text (GTK_EDITABLE (find_entry (GTK_WIDGET (dialog), "Reason")),
                         "Half of it is done");
  spin = ui_find (dialog, ADW_TYPE_SPIN_ROW);
  gtk_test_accessible_assert_role (spin, GTK_ACCESSIBLE_ROLE_GROUP);
  adw_spin_row_set_value (ADW_SPIN_ROW (spin), 90);

  gtk_widget_activate_action (GTK_WIDGET (dialog), "attest.store", NULL);
  UI_WAIT (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)) ==
           NULL);
  UI_WAIT (pb_group_context_get_judgement (fixture->context) != judgement &&
           !pb_group_context_get_loading (fixture->context));

  result = pb_judgement_get_result (pb_group_context_get_judgement (fixture->context), "I2");
  attestations = pb_result_get_attestations (result);
  g_assert_cmpuint (attestations->len, ==, 1);
  attested = g_ptr_array_index (attestations, 0);
  g_assert_cmpstr (attested->by, ==, "Ada Quell");
  g_assert_cmpint (attested->value, ==, PB_RESULT_PARTLY);
  g_assert_cmpint (attested->expires, ==, UI_TODAY + 90);
  g_assert_cmpuint (attested->n_evidence, ==, 1);
  g_assert_cmpstr (attested->reason, ==, "Half of it is done");
  g_assert_true (pb_store_get_can_undo (fixture->library->store));

  /* Who says something again is told what it takes the place of. */
  gtk_widget_activate_action (fixture->page, "readiness.attest", "s", "I2");
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  UI_WAIT (ui_find_text (dialog, "Said “Partly” on 2 March 2026; this takes its place") != NULL);
  adw_dialog_force_close (dialog);
  UI_WAIT (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)) ==
           NULL);
}

static void
test_dispute (Fixture       *fixture,
              gconstpointer  data)
{
  PbJudgement *judgement = pb_group_context_get_judgement (fixture->context);
  AdwDialog *dialog;
  GtkWidget *toggles;
  GtkWidget *button;
  PbResult *result;

  gtk_widget_activate_action (fixture->page, "readiness.dispute", "s", "S2");
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  g_assert_true (PB_IS_ATTEST_DIALOG (dialog));

  /* A dispute without a reason is none. */
  button = ui_find_action (dialog, "attest.store");
  toggles = ui_find (dialog, ADW_TYPE_TOGGLE_GROUP);
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (toggles), "met");
  g_assert_false (gtk_widget_is_sensitive (button));
  gtk_editable_set_text (GTK_EDITABLE (find_entry (GTK_WIDGET (dialog),
                                                   "Why the computed result is wrong")),
                         "The wiki is the state");
  g_assert_true (gtk_widget_is_sensitive (button));

  /* Nor is one that says what was computed. */
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (toggles), pb_result_value_get_nick (
    pb_result_get_computed (pb_judgement_get_result (judgement, "S2"))));
  g_assert_false (gtk_widget_is_sensitive (button));
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (toggles), "met");
  g_assert_true (gtk_widget_is_sensitive (button));

  gtk_widget_activate_action (GTK_WIDGET (dialog), "attest.store", NULL);
  UI_WAIT (pb_group_context_get_judgement (fixture->context) != judgement &&
           !pb_group_context_get_loading (fixture->context));
  result = pb_judgement_get_result (pb_group_context_get_judgement (fixture->context), "S2");
  g_assert_true ((pb_result_get_flags (result) & PB_RESULT_DISPUTED) != 0);
  UI_WAIT (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)) ==
           NULL);
}

static void
test_still_there (Fixture       *fixture,
                  gconstpointer  data)
{
  PbResultRow *row = find_result_row (fixture->page, "I4");
  g_autoptr(PbEdit) edit = pb_edit_new ("Join");
  const char *id = pb_edit_create (edit, PB_KIND_MEMBER, NULL);

  pb_result_row_set_expanded (row, TRUE);
  pb_edit_set_text (edit, id, PB_MEMBER_GROUP, UI_GROUP_ID);
  pb_edit_set_text (edit, id, PB_MEMBER_NAME, "Ed Newman");
  store (fixture, edit);

  /* An edit elsewhere closes nothing that is open. */
  g_assert_true (find_result_row (fixture->page, "I4") == row);
  g_assert_true (pb_result_row_get_expanded (row));
}

#define ADD(path, get_type, test) \
  g_test_add (path, Fixture, get_type, set_up, test, tear_down)

static void
add_tests (void)
{
  ADD ("/ui/overview/content", pb_overview_page_get_type, test_overview);
  ADD ("/ui/overview/without-phase", pb_overview_page_get_type, test_overview_without_phase);
  ADD ("/ui/readiness/content", pb_readiness_page_get_type, test_readiness);
  ADD ("/ui/readiness/past", pb_readiness_page_get_type, test_readiness_past);
  ADD ("/ui/readiness/attest", pb_readiness_page_get_type, test_attest);
  ADD ("/ui/readiness/dispute", pb_readiness_page_get_type, test_dispute);
  ADD ("/ui/readiness/stays-open", pb_readiness_page_get_type, test_still_there);
}

int
main (int   argc,
      char *argv[])
{
  return ui_test_run (argc, argv, add_tests);
}
