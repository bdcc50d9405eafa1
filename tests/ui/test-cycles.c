/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-fixture.h"
#include "ui-sample.h"

#include "framework/pb-cycle-plan.h"
#include "ui/cycles/pb-cycle-dialog.h"
#include "ui/cycles/pb-cycle-line.h"
#include "ui/cycles/pb-cycle-records.h"
#include "ui/cycles/pb-cycles-page.h"
#include "ui/cycles/pb-plan-cycle-dialog.h"
#include "ui/cycles/pb-retro-column.h"
#include "ui/cycles/pb-retro-dialog.h"
#include "ui/cycles/pb-retro-insight.h"
#include "ui/cycles/pb-settle-dialog.h"
#include "ui/cycles/pb-work-row.h"
#include "ui/widgets/pb-detail-page.h"

#define CYCLE_ID    "00000000000040008000000000001001"
#define NEXT_ID     "00000000000040008000000000001002"
#define TASK_ID     "00000000000040008000000000001003"
#define DONE_ID     "00000000000040008000000000001004"
#define INSIGHT_ID  "00000000000040008000000000001005"
#define OTHER_ID    "00000000000040008000000000001006"
#define FEEDBACK_ID "00000000000040008000000000001007"

/* The Cycles page in a window, with a cycle that is in its execution. */
typedef struct
{
  UiLibrary *library;
  PbGroupContext *context;
  GtkWidget *page;
  GtkWidget *window;
} Fixture;

static void
add_cycle (PbEdit     *edit,
           const char *id,
           const char *name,
           PbDay       start)
{
  static const int days[PB_N_CYCLE_STAGES] = { 7, 28, 4, 3 };
  g_autoptr(PbRecord) cycle = pb_record_new (PB_KIND_CYCLE, id);
  PbCyclePlan plan;

  pb_cycle_plan_init_lengths (&plan, start, days);
  pb_cycle_plan_fill_record (&plan, cycle);
  pb_record_set_value (cycle, PB_CYCLE_GROUP, g_variant_new_string (UI_GROUP_ID));
  pb_record_set_value (cycle, PB_CYCLE_NAME, g_variant_new_string (name));
  pb_edit_add_record (edit, cycle);
}

static void
add_task (PbEdit       *edit,
          const char   *id,
          const char   *title,
          PbTaskStatus  status)
{
  pb_edit_create (edit, PB_KIND_TASK, id);
  pb_edit_set_text (edit, id, PB_TASK_GROUP, UI_GROUP_ID);
  pb_edit_set_text (edit, id, PB_TASK_TITLE, title);
  pb_edit_set_text (edit, id, PB_TASK_CYCLE, CYCLE_ID);
  pb_edit_set_enum (edit, id, PB_TASK_STATUS, status);
  pb_edit_set_day (edit, id, PB_TASK_DUE, UI_TODAY - 1);
}

static void
add_insight (PbEdit     *edit,
             const char *id,
             const char *text)
{
  pb_edit_create (edit, PB_KIND_INSIGHT, id);
  pb_edit_set_text (edit, id, PB_INSIGHT_GROUP, UI_GROUP_ID);
  pb_edit_set_text (edit, id, PB_INSIGHT_TEXT, text);
  pb_edit_set_enum (edit, id, PB_INSIGHT_DISPOSITION, PB_INSIGHT_DISPOSITION_PENDING);
  pb_edit_set_day (edit, id, PB_INSIGHT_RECORDED, UI_TODAY - 70);
}

static void
fill (UiLibrary *library)
{
  g_autoptr(PbEdit) edit = pb_edit_new ("Cycles");

  add_cycle (edit, CYCLE_ID, "Spring", UI_TODAY - 10);
  add_cycle (edit, NEXT_ID, "Summer", UI_TODAY + 40);
  add_task (edit, TASK_ID, "Paint the boat", PB_TASK_STATUS_OPEN);
  add_task (edit, DONE_ID, "Buy paint", PB_TASK_STATUS_DONE);
  add_insight (edit, INSIGHT_ID, "Meetings are too long");
  add_insight (edit, OTHER_ID, "The agenda comes late");
  pb_edit_create (edit, PB_KIND_FEEDBACK, FEEDBACK_ID);
  pb_edit_set_text (edit, FEEDBACK_ID, PB_FEEDBACK_GROUP, UI_GROUP_ID);
  pb_edit_set_text (edit, FEEDBACK_ID, PB_FEEDBACK_SUBJECT, "The boat leaks");
  pb_edit_set_day (edit, FEEDBACK_ID, PB_FEEDBACK_DATE, UI_TODAY - 3);
  pb_edit_set_enum (edit, FEEDBACK_ID, PB_FEEDBACK_SOURCE, PB_FEEDBACK_SOURCE_MEMBER);
  pb_edit_set_enum (edit, FEEDBACK_ID, PB_FEEDBACK_STATUS, PB_FEEDBACK_STATUS_NEW);
  ui_library_commit (library, edit);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->library = ui_library_new ();
  ui_library_open (fixture->library);
  ui_library_fill (fixture->library);
  fill (fixture->library);
  fixture->context = ui_context_new (fixture->library, UI_GROUP_ID);
  fixture->page = pb_cycles_page_new (fixture->context);
  fixture->window = adw_application_window_new (ui_application ());
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 800);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (fixture->window), fixture->page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_assert_true (pb_page_go_to (PB_PAGE (fixture->page), CYCLE_ID));
  UI_WAIT (ui_count (fixture->page, PB_TYPE_WORK_ROW) == 2);
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

static PbRecord *
look_up (Fixture    *fixture,
         const char *id)
{
  PbDossier *dossier = pb_group_context_get_dossier (fixture->context);

  return dossier ? pb_dossier_lookup (dossier, id) : NULL;
}

static guint
count (Fixture *fixture,
       PbKind   kind)
{
  PbDossier *dossier = pb_group_context_get_dossier (fixture->context);
  GPtrArray *records = dossier ? pb_dossier_get_records (dossier, kind) : NULL;

  return records ? records->len : 0;
}

static AdwDialog *
get_dialog (Fixture *fixture)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
}

static AdwDialog *
open_dialog (Fixture    *fixture,
             const char *action,
             const char *target)
{
  GtkWidget *page = fixture->page;

  g_assert_true (target ? gtk_widget_activate_action (page, action, "s", target)
                        : gtk_widget_activate_action (page, action, NULL));
  UI_WAIT (get_dialog (fixture) != NULL);

  return get_dialog (fixture);
}

static void
store (Fixture   *fixture,
       AdwDialog *dialog)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "cycle.store", NULL));
  UI_WAIT (get_dialog (fixture) == NULL);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *title = NULL;

  title = pb_store_undo_finish (PB_STORE (source), result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (title);
  *(gboolean *) user_data = TRUE;
}

static void
undo (Fixture *fixture)
{
  gboolean undone = FALSE;

  pb_store_undo_async (fixture->library->store, NULL, undone_cb, &undone);
  UI_WAIT (undone);
}

/* With those that are only planned, which the dossier does not know. */
static guint
count_cycles (PbCycleRecords *records)
{
  g_autoptr(GPtrArray) cycles = pb_cycle_records_dup (records, PB_KIND_CYCLE);

  return cycles->len;
}

static void
test_plan (Fixture       *fixture,
           gconstpointer  data)
{
  AdwDialog *dialog = open_dialog (fixture, "cycles.plan", NULL);
  GtkWidget *name = ui_find (dialog, ADW_TYPE_ENTRY_ROW);
  g_autoptr(PbCycleRecords) records = pb_cycle_records_new (fixture->context);
  g_autoptr(GPtrArray) cycles = NULL;
  PbCyclePlan plan;

  g_assert_true (PB_IS_PLAN_CYCLE_DIALOG (dialog));
  gtk_editable_set_text (GTK_EDITABLE (name), "");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "cycle.store", NULL);
  ui_settle ();
  g_assert_true (get_dialog (fixture) == dialog);

  gtk_editable_set_text (GTK_EDITABLE (name), "Autumn");
  store (fixture, dialog);
  UI_WAIT (count_cycles (records) == 6);

  /* It follows the last one without a gap. */
  cycles = pb_cycle_records_dup (records, PB_KIND_CYCLE);
  g_assert_cmpstr (pb_record_get_text (cycles->pdata[5], PB_CYCLE_NAME), ==, "Autumn");
  pb_cycle_plan_init_record (&plan, cycles->pdata[5]);
  g_assert_cmpint (plan.start, ==, UI_TODAY + 40 + 42);
  g_assert_cmpint (pb_cycle_plan_get_days (&plan, PB_CYCLE_STAGE_EXECUTION), >, 0);

  undo (fixture);
  UI_WAIT (count_cycles (records) == 5);
}

static void
test_close_stage (Fixture       *fixture,
                  gconstpointer  data)
{
  AdwDialog *dialog = open_dialog (fixture, "cycles.close-stage", CYCLE_ID);

  g_assert_true (gtk_widget_get_mapped (ui_find_action (fixture->page, "cycles.close-stage")));
  store (fixture, dialog);
  UI_WAIT (pb_record_get_day (look_up (fixture, CYCLE_ID), PB_CYCLE_EXECUTION_END) == UI_TODAY);
  g_assert_cmpint (pb_record_get_day (look_up (fixture, CYCLE_ID), PB_CYCLE_FEEDBACK_START), ==,
                   UI_TODAY + 1);
  g_assert_cmpint (pb_record_get_day (look_up (fixture, CYCLE_ID), PB_CYCLE_END), ==,
                   UI_TODAY - 10 + 41);

  undo (fixture);
  UI_WAIT (pb_record_get_day (look_up (fixture, CYCLE_ID), PB_CYCLE_EXECUTION_END) ==
           UI_TODAY - 10 + 34);
  g_assert_cmpint (pb_record_get_day (look_up (fixture, CYCLE_ID), PB_CYCLE_FEEDBACK_START), ==,
                   UI_TODAY - 10 + 35);
}

static void
test_carry_over (Fixture       *fixture,
                 gconstpointer  data)
{
  AdwDialog *dialog = open_dialog (fixture, "cycles.carry-over", CYCLE_ID);

  store (fixture, dialog);
  UI_WAIT (g_strcmp0 (pb_record_get_text (look_up (fixture, TASK_ID), PB_TASK_CYCLE), NEXT_ID) ==
           0);
  g_assert_cmpstr (pb_record_get_text (look_up (fixture, DONE_ID), PB_TASK_CYCLE), ==, CYCLE_ID);
  UI_WAIT (ui_count (fixture->page, PB_TYPE_WORK_ROW) == 1);

  undo (fixture);
  UI_WAIT (ui_count (fixture->page, PB_TYPE_WORK_ROW) == 2);
  g_assert_cmpstr (pb_record_get_text (look_up (fixture, TASK_ID), PB_TASK_CYCLE), ==, CYCLE_ID);
}

static void
test_status (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *row = ui_find (fixture->page, PB_TYPE_WORK_ROW);
  GtkWidget *status = ui_find (row, GTK_TYPE_DROP_DOWN);

  /* What is open stands first. */
  g_assert_cmpstr (pb_record_get_id (pb_work_row_get_record (PB_WORK_ROW (row))), ==, TASK_ID);
  UI_WAIT (ui_find_text (row, "Overdue") != NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (status), PB_TASK_STATUS_DONE);
  UI_WAIT (pb_record_get_day (look_up (fixture, TASK_ID), PB_TASK_DONE) == UI_TODAY);
  g_assert_cmpint (pb_record_get_enum (look_up (fixture, TASK_ID), PB_TASK_STATUS), ==,
                   PB_TASK_STATUS_DONE);

  undo (fixture);
  UI_WAIT (!pb_record_has (look_up (fixture, TASK_ID), PB_TASK_DONE));
  g_assert_cmpint (pb_record_get_enum (look_up (fixture, TASK_ID), PB_TASK_STATUS), ==,
                   PB_TASK_STATUS_OPEN);
}

/* A retrospective and its insights are one edit. */
static void
test_retro (Fixture       *fixture,
            gconstpointer  data)
{
  AdwDialog *dialog = open_dialog (fixture, "cycles.retro", CYCLE_ID);
  GtkWidget *column, *insight;
  PbRecord *retro;

  g_assert_true (PB_IS_RETRO_DIALOG (dialog));
  g_assert_cmpuint (ui_count (dialog, PB_TYPE_RETRO_COLUMN), ==, 4);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "retro.begin", NULL));
  column = ui_find (dialog, PB_TYPE_RETRO_COLUMN);
  UI_WAIT (gtk_widget_get_mapped (column));

  pb_retro_column_add (PB_RETRO_COLUMN (column), "We laugh a lot\n\n  We finish early  ");
  g_assert_cmpuint (pb_retro_column_get_n (PB_RETRO_COLUMN (column)), ==, 2);
  insight = ui_find (column, PB_TYPE_RETRO_INSIGHT);
  gtk_widget_activate_action (insight, "insight.more", NULL);
  gtk_widget_activate_action (insight, "insight.more", NULL);
  g_assert_cmpint (pb_retro_insight_get_weight (PB_RETRO_INSIGHT (insight)), ==, 3);

  /* What was noted is not thrown away by one key. */
  g_assert_false (adw_dialog_get_can_close (dialog));

  store (fixture, dialog);
  UI_WAIT (count (fixture, PB_KIND_RETROSPECTIVE) == 1);
  g_assert_cmpuint (count (fixture, PB_KIND_INSIGHT), ==, 4);
  retro = pb_dossier_get_records (pb_group_context_get_dossier (fixture->context),
                                  PB_KIND_RETROSPECTIVE)->pdata[0];
  g_assert_cmpstr (pb_record_get_text (retro, PB_RETROSPECTIVE_CYCLE), ==, CYCLE_ID);
  g_assert_cmpint (pb_record_get_enum (retro, PB_RETROSPECTIVE_FORMAT), ==, PB_RETRO_FORMAT_4L);

  undo (fixture);
  UI_WAIT (count (fixture, PB_KIND_RETROSPECTIVE) == 0);
  g_assert_cmpuint (count (fixture, PB_KIND_INSIGHT), ==, 2);
}

/* An insight is adopted with a decision that is begun right there. */
static void
test_adopt (Fixture       *fixture,
            gconstpointer  data)
{
  AdwDialog *dialog = open_dialog (fixture, "cycles.adopt", INSIGHT_ID);
  GtkWidget *decision = ui_find (dialog, ADW_TYPE_ENTRY_ROW);
  guint n_decisions = count (fixture, PB_KIND_DECISION);
  g_autofree const char **changes = NULL;
  PbRecord *made;
  gsize n;

  g_assert_true (PB_IS_SETTLE_DIALOG (dialog));
  gtk_editable_set_text (GTK_EDITABLE (decision), "Meet for an hour at most");
  store (fixture, dialog);
  UI_WAIT (count (fixture, PB_KIND_DECISION) == n_decisions + 1);
  changes = pb_record_get_set (look_up (fixture, INSIGHT_ID), PB_INSIGHT_CHANGES, &n);
  g_assert_cmpuint (n, ==, 1);
  made = look_up (fixture, changes[0]);
  g_assert_cmpstr (pb_record_get_text (made, PB_DECISION_TITLE), ==, "Meet for an hour at most");
  g_assert_cmpint (pb_record_get_day (look_up (fixture, INSIGHT_ID), PB_INSIGHT_DISPOSED_ON), ==,
                   UI_TODAY);

  undo (fixture);
  UI_WAIT (count (fixture, PB_KIND_DECISION) == n_decisions);
  g_assert_cmpint (pb_record_get_enum (look_up (fixture, INSIGHT_ID), PB_INSIGHT_DISPOSITION), ==,
                   PB_INSIGHT_DISPOSITION_PENDING);
}

static void
test_merge (Fixture       *fixture,
            gconstpointer  data)
{
  AdwDialog *dialog = open_dialog (fixture, "cycles.merge", INSIGHT_ID);
  GtkWidget *into = ui_find (dialog, ADW_TYPE_COMBO_ROW);

  /* Not without saying into which one. */
  gtk_widget_activate_action (GTK_WIDGET (dialog), "cycle.store", NULL);
  ui_settle ();
  g_assert_true (get_dialog (fixture) == dialog);

  adw_combo_row_set_selected (ADW_COMBO_ROW (into), 1);
  store (fixture, dialog);
  UI_WAIT (g_strcmp0 (pb_record_get_text (look_up (fixture, INSIGHT_ID), PB_INSIGHT_MERGED_INTO),
                      OTHER_ID) == 0);

  undo (fixture);
  UI_WAIT (!pb_record_has (look_up (fixture, INSIGHT_ID), PB_INSIGHT_MERGED_INTO));
}

/* Feedback that is acted on becomes an insight. */
static void
test_feedback (Fixture       *fixture,
               gconstpointer  data)
{
  AdwDialog *dialog = open_dialog (fixture, "cycles.act-on", FEEDBACK_ID);

  store (fixture, dialog);
  UI_WAIT (count (fixture, PB_KIND_INSIGHT) == 3);
  g_assert_cmpint (pb_record_get_enum (look_up (fixture, FEEDBACK_ID), PB_FEEDBACK_STATUS), ==,
                   PB_FEEDBACK_STATUS_ACTED_ON);

  undo (fixture);
  UI_WAIT (count (fixture, PB_KIND_INSIGHT) == 2);
  g_assert_cmpint (pb_record_get_enum (look_up (fixture, FEEDBACK_ID), PB_FEEDBACK_STATUS), ==,
                   PB_FEEDBACK_STATUS_NEW);
}

static void
test_go_to (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *line = ui_find (fixture->page, PB_TYPE_CYCLE_LINE);

  /* The cycle that is running is shown first. */
  g_assert_cmpstr (pb_cycle_line_get_chosen (PB_CYCLE_LINE (line)), ==, CYCLE_ID);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_ROLE_GROUP);

  g_assert_true (pb_page_go_to (PB_PAGE (fixture->page), NEXT_ID));
  g_assert_cmpstr (pb_cycle_line_get_chosen (PB_CYCLE_LINE (line)), ==, NEXT_ID);
  UI_WAIT (ui_find_text (fixture->page, "Summer") != NULL);

  g_assert_true (pb_page_go_to (PB_PAGE (fixture->page), INSIGHT_ID));
  UI_WAIT (ui_find (fixture->page, PB_TYPE_DETAIL_PAGE) != NULL);
  UI_WAIT (ui_find_text (fixture->page, "Waiting for long") != NULL);
}

static void
add_tests (void)
{
#define ADD(name, func) g_test_add ("/ui/cycles/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("plan", test_plan);
  ADD ("close-stage", test_close_stage);
  ADD ("carry-over", test_carry_over);
  ADD ("status", test_status);
  ADD ("retro", test_retro);
  ADD ("adopt", test_adopt);
  ADD ("merge", test_merge);
  ADD ("feedback", test_feedback);
  ADD ("go-to", test_go_to);
#undef ADD
}

int
main (int   argc,
      char *argv[])
{
  return ui_test_run (argc, argv, add_tests);
}
