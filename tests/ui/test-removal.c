/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-fixture.h"
#include "ui-sample.h"

#include "model/pb-enums.h"
#include "ui/dialogs/pb-record-removal.h"

/* What happens when somebody wants to delete a record. */

typedef struct
{
  UiLibrary *library;
  PbGroupContext *context;
  GtkWidget *window;
  gboolean done;
  PbRemoval removal;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  unused)
{
  self->library = ui_library_new ();
  ui_library_open (self->library);
  ui_library_fill (self->library);
  self->context = ui_context_new (self->library, UI_GROUP_ID);
  self->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (self->window), gtk_label_new (NULL));
  gtk_window_present (GTK_WINDOW (self->window));
  ui_settle ();
}

static void
tear_down (Fixture       *self,
           gconstpointer  unused)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  ui_settle ();
  g_clear_object (&self->context);
  g_clear_pointer (&self->library, ui_library_free);
}

static void
removed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  Fixture *self = user_data;
  g_autoptr(GError) error = NULL;

  self->removal = pb_record_remove_finish (PB_RECORD (object), result, &error);
  g_assert_no_error (error);
  self->done = TRUE;
}

/* Adds a role, and a task that is assigned to it. */
static PbRecord *
add_role (Fixture  *self,
          gboolean  with_task)
{
  g_autoptr(PbEdit) edit = pb_edit_new ("Add");
  PbRecord *role = pb_record_new (PB_KIND_ROLE, NULL);
  g_autoptr(PbRecord) task = pb_record_new (PB_KIND_TASK, NULL);

  pb_record_set_value (role, PB_ROLE_GROUP, g_variant_new_string (UI_GROUP_ID));
  pb_record_set_value (role, PB_ROLE_TITLE, g_variant_new_string ("Gardener"));
  pb_record_set_value (role, PB_ROLE_STATUS, g_variant_new_string ("active"));
  pb_edit_add_record (edit, role);

  pb_record_set_value (task, PB_TASK_GROUP, g_variant_new_string (UI_GROUP_ID));
  pb_record_set_value (task, PB_TASK_TITLE, g_variant_new_string ("Water the beds"));
  pb_record_set_value (task, PB_TASK_STATUS, g_variant_new_string ("open"));
  pb_record_set_value (task, PB_TASK_ASSIGNEE, g_variant_new_string (pb_record_get_id (role)));
  if (with_task)
    pb_edit_add_record (edit, task);

  ui_library_commit (self->library, edit);

  return role;
}

static PbRecord *
find_role (Fixture  *self,
           PbRecord *role)
{
  return pb_dossier_lookup (pb_group_context_get_dossier (self->context),
                            pb_record_get_id (role));
}

static void
test_delete (Fixture       *self,
             gconstpointer  unused)
{
  g_autoptr(PbRecord) role = add_role (self, FALSE);

  UI_WAIT (find_role (self, role) != NULL);
  pb_record_remove_async (role, self->context, self->window, removed_cb, self);
  UI_WAIT (self->done);
  g_assert_cmpint (self->removal, ==, PB_REMOVAL_DELETED);
  UI_WAIT (find_role (self, role) == NULL);
  g_assert_cmpstr (pb_store_get_undo_title (self->library->store), ==, "Delete Role “Gardener”");
}

static void
test_retire (Fixture       *self,
             gconstpointer  unused)
{
  g_autoptr(PbRecord) role = add_role (self, TRUE);
  AdwDialog *question;
  GtkWidget *button;

  /* What refers to it is named, and leaving it changes nothing. */
  pb_record_remove_async (role, self->context, self->window, removed_cb, self);
  UI_WAIT ((question = adw_window_get_visible_dialog (ADW_WINDOW (self->window))) != NULL);
  UI_WAIT (ui_find_text (question, "Water the beds") != NULL);
  UI_WAIT (ui_find_text (question, "Task, in “Assigned to”") != NULL);
  adw_dialog_close (question);
  UI_WAIT (self->done);
  g_assert_cmpint (self->removal, ==, PB_REMOVAL_NONE);
  UI_WAIT (adw_window_get_visible_dialog (ADW_WINDOW (self->window)) == NULL);

  self->done = FALSE;
  pb_record_remove_async (role, self->context, self->window, removed_cb, self);
  UI_WAIT ((question = adw_window_get_visible_dialog (ADW_WINDOW (self->window))) != NULL);
  UI_WAIT ((button = ui_find_text (question, "Retire It")) != NULL);
  g_signal_emit_by_name (gtk_widget_get_ancestor (button, GTK_TYPE_BUTTON), "clicked");
  UI_WAIT (self->done);
  g_assert_cmpint (self->removal, ==, PB_REMOVAL_RETIRED);
  UI_WAIT (find_role (self, role) != NULL &&
           pb_record_get_enum (find_role (self, role), PB_ROLE_STATUS) == PB_ROLE_STATUS_RETIRED);
  g_assert_cmpint (pb_record_get_day (find_role (self, role), PB_ROLE_RETIRED), ==, UI_TODAY);
}

/* What has ended does not end again, and some kinds have no end. */
static void
test_ended (void)
{
  g_autoptr(PbRecord) decision = pb_record_new (PB_KIND_DECISION, NULL);
  g_autoptr(PbRecord) member = pb_record_new (PB_KIND_MEMBER, NULL);
  g_autoptr(PbRecord) metric = pb_record_new (PB_KIND_METRIC, NULL);
  g_autoptr(PbEdit) withdrawn = NULL;
  g_autoptr(PbEdit) left = NULL;

  pb_record_set_value (decision, PB_DECISION_STATUS, g_variant_new_string ("proposed"));
  withdrawn = pb_record_retire (decision, UI_TODAY);
  g_assert_cmpuint (pb_edit_get_n_changes (withdrawn), ==, 2);
  pb_record_set_value (decision, PB_DECISION_STATUS, g_variant_new_string ("adopted"));
  g_assert_null (pb_record_retire (decision, UI_TODAY));

  /* A member that is about to leave can leave today. */
  pb_record_set_value (member, PB_MEMBER_LEFT, g_variant_new_int32 (UI_TODAY + 30));
  left = pb_record_retire (member, UI_TODAY);
  g_assert_cmpuint (pb_edit_get_n_changes (left), ==, 1);
  pb_record_set_value (member, PB_MEMBER_LEFT, g_variant_new_int32 (UI_TODAY));
  g_assert_null (pb_record_retire (member, UI_TODAY));

  g_assert_null (pb_record_retire (metric, UI_TODAY));
}

static void
add_tests (void)
{
  g_test_add ("/ui/removal/delete", Fixture, NULL, set_up, test_delete, tear_down);
  g_test_add ("/ui/removal/retire", Fixture, NULL, set_up, test_retire, tear_down);
  g_test_add_func ("/ui/removal/ended", test_ended);
}

int
main (int   argc,
      char *argv[])
{
  return ui_test_run (argc, argv, add_tests);
}
