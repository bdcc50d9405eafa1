/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-fixture.h"
#include "ui-sample.h"
#include "framework/pb-phase-flow.h"
#include "storage/pb-store-sync.h"
#include "ui/readiness/pb-review-dialog.h"

typedef struct
{
  UiLibrary *library;
  PbGroupContext *context;
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
  UI_WAIT (pb_group_context_get_judgement (fixture->context) != NULL);

  fixture->window = adw_application_window_new (ui_application ());
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 900);
  gtk_window_present (GTK_WINDOW (fixture->window));
  UI_WAIT (gtk_widget_get_mapped (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  UI_WAIT (G_OBJECT (fixture->context)->ref_count == 1);
  g_assert_finalize_object (fixture->context);
  ui_library_free (fixture->library);
}

static GPtrArray *
list (Fixture *fixture,
      PbKind   kind)
{
  g_autoptr(PbQuery) query = pb_query_new (kind);
  g_autoptr(GError) error = NULL;
  GPtrArray *records = pb_store_query_sync (fixture->library->store, query, &error);

  g_assert_no_error (error);

  return records;
}

static AdwDialog *
present (Fixture   *fixture,
         AdwDialog *dialog)
{
  adw_dialog_present (dialog, fixture->window);
  UI_WAIT (gtk_widget_get_mapped (GTK_WIDGET (dialog)));

  return dialog;
}

/* The reading comes first; what the group concludes is on the next page. */
static AdwDialog *
present_answer (Fixture *fixture)
{
  AdwDialog *dialog = present (fixture, pb_review_dialog_new (fixture->context));
  GtkWidget *view = ui_find (dialog, ADW_TYPE_NAVIGATION_VIEW);

  adw_navigation_view_push_by_tag (ADW_NAVIGATION_VIEW (view), "answer");
  UI_WAIT (ui_find_text (dialog, "Does the Group Go On?") != NULL);

  return dialog;
}

static void
press (AdwDialog  *dialog,
       const char *action)
{
  gpointer gone = dialog;

  g_object_add_weak_pointer (gone, &gone);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), action, NULL));
  UI_WAIT (gone == NULL);
}

static GtkCheckButton *
find_check (AdwDialog  *dialog,
            const char *title)
{
  GtkWidget *row = ui_find_text (dialog, title);

  g_assert_nonnull (row);
  row = gtk_widget_get_ancestor (row, ADW_TYPE_ACTION_ROW);

  return GTK_CHECK_BUTTON (ui_find (row, GTK_TYPE_CHECK_BUTTON));
}

/* A group that goes on records nothing but the review, with what it was based on. */
static void
test_continue (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(GPtrArray) before = list (fixture, PB_KIND_PHASE_REVIEW);
  g_autoptr(GPtrArray) decisions = list (fixture, PB_KIND_DECISION);
  g_autoptr(GPtrArray) after = NULL;
  g_autoptr(GPtrArray) still = NULL;
  AdwDialog *dialog = present_answer (fixture);
  guint found = 0;

  press (dialog, "review.answer");
  after = list (fixture, PB_KIND_PHASE_REVIEW);
  g_assert_cmpuint (after->len, ==, before->len + 1);
  still = list (fixture, PB_KIND_DECISION);
  g_assert_cmpuint (still->len, ==, decisions->len);

  for (guint i = 0; i < after->len; i++)
    if (pb_record_get_day (after->pdata[i], PB_PHASE_REVIEW_DATE) == UI_TODAY &&
        pb_record_has (after->pdata[i], PB_PHASE_REVIEW_CHECKLIST) &&
        pb_record_get_enum (after->pdata[i], PB_PHASE_REVIEW_QUESTION) ==
          PB_REVIEW_QUESTION_CONTINUE)
      found++;
  g_assert_cmpuint (found, ==, 1);
}

/* From the review to the proposal, its adoption, the transition, and back. */
static void
test_complete (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(GPtrArray) before = list (fixture, PB_KIND_PHASE_TRANSITION);
  g_autoptr(GPtrArray) after = NULL;
  g_autoptr(PbPhaseFlow) flow = NULL;
  g_autoptr(PbEdit) adopt = pb_edit_new ("Adopt");
  g_autoptr(GError) error = NULL;
  g_autofree char *undone = NULL;
  AdwDialog *dialog = present_answer (fixture);
  PbRecord *transition = NULL;
  GtkWidget *proposal;
  const char *id;

  gtk_check_button_set_active (find_check (dialog, "Complete"), TRUE);
  proposal = ui_find_text (dialog, "What is proposed");
  g_assert_nonnull (proposal);
  proposal = gtk_widget_get_ancestor (proposal, ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (proposal), "Complete what we began");
  press (dialog, "review.answer");

  pb_group_context_reload (fixture->context);
  UI_WAIT (pb_group_context_get_judgement (fixture->context) != NULL &&
           !pb_group_context_get_loading (fixture->context));
  flow = pb_phase_flow_new (pb_group_context_get_dossier (fixture->context));
  g_assert_nonnull (flow->proposed);
  g_assert_null (flow->adopted);
  g_assert_cmpint (flow->target, ==, PB_PHASE_COMPLETION);

  id = pb_record_get_id (flow->proposed);
  pb_edit_set_enum (adopt, id, PB_DECISION_STATUS, PB_DECISION_STATUS_ADOPTED);
  pb_edit_set_enum (adopt, id, PB_DECISION_METHOD, PB_DECISION_METHOD_CONSENT);
  pb_edit_set_text (adopt, id, PB_DECISION_OUTCOME, "Nobody objected");
  pb_edit_set_day (adopt, id, PB_DECISION_CLOSED, UI_TODAY);
  ui_library_commit (fixture->library, adopt);
  pb_group_context_reload (fixture->context);
  UI_WAIT (pb_group_context_get_judgement (fixture->context) != NULL &&
           !pb_group_context_get_loading (fixture->context));

  dialog = present (fixture, pb_review_dialog_new_transition (fixture->context));
  press (dialog, "review.transition");
  after = list (fixture, PB_KIND_PHASE_TRANSITION);
  g_assert_cmpuint (after->len, ==, before->len + 1);
  for (guint i = 0; i < after->len; i++)
    if (pb_record_get_enum (after->pdata[i], PB_PHASE_TRANSITION_TO) == PB_PHASE_COMPLETION)
      transition = after->pdata[i];
  g_assert_nonnull (transition);
  g_assert_cmpstr (pb_record_get_text (transition, PB_PHASE_TRANSITION_DECISION), ==, id);
  g_assert_true (pb_record_has (transition, PB_PHASE_TRANSITION_CHECKLIST));
  g_assert_true (pb_record_has (transition, PB_PHASE_TRANSITION_STATE));

  undone = pb_store_undo_sync (fixture->library->store, &error);
  g_assert_no_error (error);
  g_clear_pointer (&after, g_ptr_array_unref);
  after = list (fixture, PB_KIND_PHASE_TRANSITION);
  g_assert_cmpuint (after->len, ==, before->len);
}

static void
add_tests (void)
{
  g_test_add ("/review/continue", Fixture, NULL, set_up, test_continue, tear_down);
  g_test_add ("/review/complete", Fixture, NULL, set_up, test_complete, tear_down);
}

int
main (int    argc,
      char **argv)
{
  return ui_test_run (argc, argv, add_tests);
}
