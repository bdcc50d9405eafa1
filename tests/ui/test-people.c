/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "framework/pb-people.h"
#include "model/pb-id.h"
#include "ui-fixture.h"
#include "ui-sample.h"
#include "ui/dialogs/pb-field-row.h"
#include "ui/dialogs/pb-record-dialog.h"
#include "ui/people/pb-end-dialog.h"
#include "ui/people/pb-people-page.h"
#include "ui/people/pb-role-row.h"
#include "ui/people/pb-roles-view.h"
#include "ui/people/pb-seat-row.h"
#include "ui/people/pb-share-bar.h"
#include "ui/widgets/pb-detail-page.h"
#include "ui/widgets/pb-register-view.h"

#define ROLE_ID       "00000000000040008000000000000101"
#define ASSIGNMENT_ID "00000000000040008000000000000102"
#define OTHER_ID      "00000000000040008000000000000103"

/* The page in a window, with a role that somebody holds past its term. */
typedef struct
{
  UiLibrary *library;
  PbGroupContext *context;
  GtkWidget *page;
  GtkWidget *window;
} Fixture;

static void
add_people (Fixture *fixture)
{
  g_autoptr(PbEdit) edit = pb_edit_new ("People");

  pb_edit_create (edit, PB_KIND_MEMBER, OTHER_ID);
  pb_edit_set_text (edit, OTHER_ID, PB_MEMBER_GROUP, UI_GROUP_ID);
  pb_edit_set_text (edit, OTHER_ID, PB_MEMBER_NAME, "Bo");
  pb_edit_create (edit, PB_KIND_ROLE, ROLE_ID);
  pb_edit_set_text (edit, ROLE_ID, PB_ROLE_GROUP, UI_GROUP_ID);
  pb_edit_set_text (edit, ROLE_ID, PB_ROLE_TITLE, "Steward");
  pb_edit_set_enum (edit, ROLE_ID, PB_ROLE_STATUS, PB_ROLE_STATUS_ACTIVE);
  pb_edit_set_integer (edit, ROLE_ID, PB_ROLE_TERM_DAYS, 30);
  pb_edit_set_text (edit, ROLE_ID, PB_ROLE_HAT_ID, "30.1.3");
  pb_edit_create (edit, PB_KIND_ASSIGNMENT, ASSIGNMENT_ID);
  pb_edit_set_text (edit, ASSIGNMENT_ID, PB_ASSIGNMENT_ROLE, ROLE_ID);
  pb_edit_set_text (edit, ASSIGNMENT_ID, PB_ASSIGNMENT_HOLDER, UI_MEMBER_ID);
  pb_edit_set_day (edit, ASSIGNMENT_ID, PB_ASSIGNMENT_START, UI_TODAY - 60);
  ui_library_commit (fixture->library, edit);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->library = ui_library_new ();
  ui_library_open (fixture->library);
  ui_library_fill (fixture->library);
  if (data != NULL)
    add_people (fixture);
  fixture->context = ui_context_new (fixture->library, UI_GROUP_ID);
  fixture->page = g_object_new (PB_TYPE_PEOPLE_PAGE, "context", fixture->context, NULL);

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

/* Waits until the records are as @condition wants them, seen from @people. */
#define WAIT_PEOPLE(condition)                                                          \
  UI_WAIT (({                                                                           \
    PbDossier *ui_dossier = pb_group_context_get_dossier (fixture->context);            \
    g_autoptr(PbPeople) people = ui_dossier ? pb_people_new (ui_dossier, UI_TODAY) : NULL; \
    const PbRoleFacts *role = people ? pb_people_get_role (people, ROLE_ID) : NULL;     \
                                                                                        \
    role != NULL && (condition);                                                        \
  }))

static void
test_roles (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_cmpuint (ui_count (fixture->page, PB_TYPE_ROLE_ROW), ==, 1);
  UI_WAIT (ui_find_text (fixture->page, "Steward") != NULL);
  UI_WAIT (ui_find_text (fixture->page, "Term over") != NULL);
  UI_WAIT (ui_find_text (fixture->page, "1 of 1 role is held. 1 term is over.") != NULL);
  g_assert_true (gtk_widget_get_mapped (ui_find (fixture->page, PB_TYPE_SHARE_BAR)));
}

static void
test_role_detail (Fixture       *fixture,
                  gconstpointer  data)
{
  g_assert_true (pb_page_go_to (PB_PAGE (fixture->page), ROLE_ID));
  UI_WAIT (ui_find (fixture->page, PB_TYPE_DETAIL_PAGE) != NULL);
  g_assert_cmpuint (ui_count (fixture->page, PB_TYPE_SEAT_ROW), ==, 1);
  UI_WAIT (ui_find_text (fixture->page,
                         "30.1.3, in full 0x0000001e00010003"
                         "000000000000000000000000000000000000000000000000") != NULL);

  gtk_widget_activate_action (fixture->page, "people.retire", "s", ROLE_ID);
  WAIT_PEOPLE (role->retired && role->n_held == 0);
  UI_WAIT (ui_find_text (fixture->page, "Retired") != NULL);
  gtk_widget_activate_action (fixture->page, "people.revive", "s", ROLE_ID);
  WAIT_PEOPLE (role->active && role->vacant);
}

/* One action ends the one and begins the other; one undo takes both back. */
static void
test_hand_over (Fixture       *fixture,
                gconstpointer  data)
{
  PbRecordDialog *dialog;
  PbFieldRow *row;
  g_autoptr(GVariant) holder = g_variant_ref_sink (g_variant_new_string (OTHER_ID));

  gtk_widget_activate_action (fixture->page, "people.rotate", "s", ASSIGNMENT_ID);
  UI_WAIT (ui_find (fixture->window, PB_TYPE_RECORD_DIALOG) != NULL);
  dialog = PB_RECORD_DIALOG (ui_find (fixture->window, PB_TYPE_RECORD_DIALOG));
  row = pb_record_form_get_row (pb_record_dialog_get_form (dialog), PB_ASSIGNMENT_HOLDER);
  pb_field_row_set_value (row, holder);
  pb_field_row_edited (row);
  gtk_widget_activate_action (GTK_WIDGET (row), "record-page.accept", NULL);
  WAIT_PEOPLE (role->seats->len == 2);
  {
    g_autoptr(PbPeople) people = pb_people_new (pb_group_context_get_dossier (fixture->context),
                                                UI_TODAY);
    const PbRoleFacts *role = pb_people_get_role (people, ROLE_ID);
    const PbSeat *before = role->seats->pdata[0];
    const PbSeat *after = role->seats->pdata[1];

    g_assert_cmpint (before->state, ==, PB_SEAT_PAST);
    g_assert_cmpint (before->end, ==, UI_TODAY - 1);
    g_assert_cmpint (pb_record_get_enum (before->record, PB_ASSIGNMENT_END_REASON), ==,
                     PB_ASSIGNMENT_END_ROTATED);
    g_assert_cmpint (after->state, ==, PB_SEAT_HELD);
    g_assert_cmpstr (after->holder_id, ==, OTHER_ID);
    g_assert_cmpuint (people->vacancies->len, ==, 0);
  }
  g_assert_cmpstr (pb_store_get_undo_title (fixture->library->store), ==, "Hand Over “Steward”");
  pb_store_undo_async (fixture->library->store, NULL, NULL, NULL);
  WAIT_PEOPLE (role->seats->len == 1 && role->n_held == 1);
}

static void
test_end (Fixture       *fixture,
          gconstpointer  data)
{
  gpointer dialog;

  gtk_widget_activate_action (fixture->page, "people.end", "s", ASSIGNMENT_ID);
  UI_WAIT (ui_find (fixture->window, PB_TYPE_END_DIALOG) != NULL);
  dialog = ui_find (fixture->window, PB_TYPE_END_DIALOG);
  g_assert_true (adw_alert_dialog_get_response_enabled (dialog, "end"));
  g_signal_emit_by_name (dialog, "response::end", "end");
  WAIT_PEOPLE (pb_record_get_day (((PbSeat *) role->seats->pdata[0])->record,
                                  PB_ASSIGNMENT_END) == UI_TODAY);
  adw_dialog_force_close (dialog);
  ui_settle ();
}

static void
test_members (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *view = pb_register_page_get_view (PB_REGISTER_PAGE (fixture->page), "members");
  GListModel *model = pb_register_view_get_model (PB_REGISTER_VIEW (view));

  UI_WAIT (g_list_model_get_n_items (model) >= 2);
  g_assert_true (pb_page_go_to (PB_PAGE (fixture->page), UI_MEMBER_ID));
  UI_WAIT (ui_find (fixture->page, PB_TYPE_DETAIL_PAGE) != NULL);
  g_assert_true (ui_find_text (fixture->page, "Roles Held Now") != NULL);
  UI_WAIT (ui_find_text (fixture->page, "Steward") != NULL);
}

/* Who held a role before, when nobody did, and what a member took part in. */
static void
test_past (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(PbEdit) edit = pb_edit_new ("The past");
  g_autofree char *task = pb_id_new ();

  pb_edit_set_day (edit, ASSIGNMENT_ID, PB_ASSIGNMENT_END, UI_TODAY - 10);
  pb_edit_create (edit, PB_KIND_TASK, task);
  pb_edit_set_text (edit, task, PB_TASK_GROUP, UI_GROUP_ID);
  pb_edit_set_text (edit, task, PB_TASK_TITLE, "Mend the roof");
  pb_edit_set_text (edit, task, PB_TASK_ASSIGNEE, OTHER_ID);
  pb_edit_set_day (edit, task, PB_TASK_DONE, UI_TODAY - 3);
  ui_library_commit (fixture->library, edit);
  WAIT_PEOPLE (role->vacant);

  g_assert_true (pb_page_go_to (PB_PAGE (fixture->page), ROLE_ID));
  UI_WAIT (ui_find_text (fixture->page, "21 February 2026 to 2 March 2026, 10 days") != NULL);

  g_assert_true (pb_page_go_to (PB_PAGE (fixture->page), OTHER_ID));
  UI_WAIT (ui_find_text (fixture->page, "Took part 1 time in the last 90 days, 1 in the last 180.") !=
           NULL);
  UI_WAIT (ui_find_text (fixture->page, "Mend the roof") != NULL);
  UI_WAIT (ui_find_text (fixture->page, "Task, 27 February 2026") != NULL);
}

/* A group can work without roles, and say so. */
static void
test_no_roles (Fixture       *fixture,
               gconstpointer  data)
{
  UI_WAIT (ui_find_text (fixture->page, "No Roles Yet") != NULL);
  gtk_widget_activate_action (fixture->page, "people.declare-no-roles", NULL);
  UI_WAIT (ui_find_text (fixture->page, "No Roles, by Choice") != NULL);
  gtk_widget_activate_action (fixture->page, "people.declare-no-roles", NULL);
  UI_WAIT (ui_find_text (fixture->page, "No Roles Yet") != NULL);
}

static void
add_tests (void)
{
  g_test_add ("/ui/people/roles", Fixture, "filled", set_up, test_roles, tear_down);
  g_test_add ("/ui/people/role-detail", Fixture, "filled", set_up, test_role_detail, tear_down);
  g_test_add ("/ui/people/hand-over", Fixture, "filled", set_up, test_hand_over, tear_down);
  g_test_add ("/ui/people/end", Fixture, "filled", set_up, test_end, tear_down);
  g_test_add ("/ui/people/members", Fixture, "filled", set_up, test_members, tear_down);
  g_test_add ("/ui/people/past", Fixture, "filled", set_up, test_past, tear_down);
  g_test_add ("/ui/people/no-roles", Fixture, NULL, set_up, test_no_roles, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  return ui_test_run (argc, argv, add_tests);
}
