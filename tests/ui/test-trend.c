/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-fixture.h"
#include "ui-sample.h"
#include "framework/pb-checklist.h"
#include "framework/pb-judge.h"
#include "model/pb-dossier-past.h"
#include "report/pb-trend-layout.h"
#include "ui/readiness/pb-compare-dialog.h"
#include "ui/readiness/pb-compare-side.h"
#include "ui/readiness/pb-difference-row.h"
#include "ui/readiness/pb-readiness-page.h"
#include "ui/readiness/pb-trend-chart.h"

typedef struct
{
  UiLibrary *library;
  PbGroupContext *context;
  GtkWidget *page;
  GtkWidget *window;
  PbTrendChart *chart;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->library = ui_library_new ();
  ui_library_open (fixture->library);
  ui_library_fill (fixture->library);
  fixture->context = ui_context_new (fixture->library, UI_GROUP_ID);
  fixture->page = g_object_new (PB_TYPE_READINESS_PAGE, "context", fixture->context, NULL);

  fixture->window = adw_application_window_new (ui_application ());
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 900);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (fixture->window), fixture->page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  UI_WAIT (gtk_widget_get_mapped (fixture->page));

  fixture->chart = PB_TREND_CHART (ui_find (fixture->page, PB_TYPE_TREND_CHART));
  UI_WAIT (pb_trend_chart_get_trend (fixture->chart) != NULL);
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

static guint
count_points (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (pb_trend_chart_get_trend (fixture->chart)));
}

static AdwDialog *
wait_for_dialog (Fixture *fixture)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (fixture->window);

  UI_WAIT (adw_application_window_get_visible_dialog (window) != NULL);
  g_assert_true (PB_IS_COMPARE_DIALOG (adw_application_window_get_visible_dialog (window)));

  return adw_application_window_get_visible_dialog (window);
}

static void
close_dialog (Fixture   *fixture,
              AdwDialog *dialog)
{
  adw_dialog_force_close (dialog);
  UI_WAIT (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)) ==
           NULL);
}

/* By week, by month and by cycle; and after an edit of today only today again. */
static void
test_steps (Fixture       *fixture,
            gconstpointer  data)
{
  static const guint n_points[] = { 52, 24, 4 };
  GtkWidget *steps = ui_find (fixture->page, GTK_TYPE_DROP_DOWN);
  g_autoptr(PbTrend) before = NULL;
  g_autoptr(PbEdit) edit = pb_edit_new ("Attest");
  const char *id = pb_edit_create (edit, PB_KIND_ATTESTATION, NULL);

  for (guint step = 0; step < G_N_ELEMENTS (n_points); step++)
    {
      gtk_drop_down_set_selected (GTK_DROP_DOWN (steps), step);
      UI_WAIT (pb_trend_get_step (pb_trend_chart_get_trend (fixture->chart)) == step);
      g_assert_cmpuint (count_points (fixture), ==, n_points[step]);
      g_assert_cmpint (pb_plot_get_point (PB_PLOT (fixture->chart)), ==, n_points[step] - 1);
    }

  g_set_object (&before, pb_trend_chart_get_trend (fixture->chart));
  pb_edit_set_text (edit, id, PB_ATTESTATION_GROUP, UI_GROUP_ID);
  pb_edit_set_text (edit, id, PB_ATTESTATION_ITEM, "I2");
  pb_edit_set_text (edit, id, PB_ATTESTATION_VALUE, "met");
  pb_edit_set_text (edit, id, PB_ATTESTATION_BY, UI_MEMBER_ID);
  pb_edit_set_day (edit, id, PB_ATTESTATION_ON, UI_TODAY);
  ui_library_commit (fixture->library, edit);
  UI_WAIT (pb_trend_chart_get_trend (fixture->chart) != before);
  /* The only day that changed was judged for the checklist. */
  g_assert_cmpuint (pb_trend_get_n_judged (pb_trend_chart_get_trend (fixture->chart)), ==, 0);
  g_assert_true (pb_trend_point_get_judgement (
                   pb_trend_get_point (pb_trend_chart_get_trend (fixture->chart), 3)) ==
                 pb_group_context_get_judgement (fixture->context));
  g_assert_cmpint (pb_trend_point_get_value (
                     pb_trend_get_point (pb_trend_chart_get_trend (fixture->chart), 3), "I2"),
                   ==,
                   pb_result_get_value (pb_judgement_get_result (
                     pb_group_context_get_judgement (fixture->context), "I2")));
}

/* The keys move the mark, say how the group stood, and ask what changed. */
static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  PbTrend *trend = pb_trend_chart_get_trend (fixture->chart);
  g_autofree char *sentence = NULL;
  AdwDialog *dialog;

  gtk_widget_grab_focus (GTK_WIDGET (fixture->chart));
  ui_press ("Left");
  UI_WAIT (pb_plot_get_point (PB_PLOT (fixture->chart)) == 50);
  ui_press ("Left");
  UI_WAIT (pb_plot_get_point (PB_PLOT (fixture->chart)) == 49);
  sentence = pb_trend_point_dup_sentence (pb_trend_get_point (trend, 49));
  UI_WAIT (ui_find_text (fixture->page, sentence) != NULL);
  gtk_test_accessible_assert_property (fixture->chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       sentence);

  ui_press ("Return");
  dialog = wait_for_dialog (fixture);
  close_dialog (fixture, dialog);

  gtk_widget_grab_focus (GTK_WIDGET (fixture->chart));
  ui_press ("Home");
  UI_WAIT (pb_plot_get_point (PB_PLOT (fixture->chart)) == 0);

  /* Nothing comes before the first day. */
  g_assert_false (gtk_widget_is_sensitive (ui_find_action (fixture->page, "trend.compare")));

  /* The days after a day in the past stay in sight. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->chart), "trend.judge", NULL);
  UI_WAIT (pb_group_context_get_in_past (fixture->context) &&
           !pb_group_context_get_loading (fixture->context));
  g_assert_cmpint (pb_group_context_get_day (fixture->context), ==, UI_TODAY - 7 * 51);
  g_assert_cmpuint (count_points (fixture), ==, 52);
}

/* Judging is given up, and taken up again. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *steps = ui_find (fixture->page, GTK_TYPE_DROP_DOWN);
  g_autoptr(PbTrend) before = g_object_ref (pb_trend_chart_get_trend (fixture->chart));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (steps), 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->chart), "trend.cancel", NULL);
  ui_settle ();
  g_assert_true (pb_trend_chart_get_trend (fixture->chart) == before);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (fixture->chart)));

  gtk_widget_activate_action (GTK_WIDGET (fixture->chart), "trend.show", NULL);
  UI_WAIT (gtk_widget_get_mapped (GTK_WIDGET (fixture->chart)));
  g_assert_cmpuint (count_points (fixture), ==, 24);
}

static GPtrArray *
compare_month (Fixture      *fixture,
               PbChecklist **before)
{
  PbDossier *dossier = pb_group_context_get_dossier (fixture->context);
  PbDay day = pb_day_add_months (UI_TODAY, -1);
  g_autoptr(PbDossier) then = pb_dossier_at (dossier, day);
  g_autoptr(PbJudgement) judgement = pb_judge (then, fixture->library->criteria, day, NULL, NULL);
  g_autoptr(PbChecklist) now = NULL;

  *before = pb_checklist_new_from_judgement (judgement);
  now = pb_checklist_new_from_judgement (pb_group_context_get_judgement (fixture->context));
  /* What is returned names strings of both. */
  g_object_set_data_full (G_OBJECT (*before), "now", g_object_ref (now), g_object_unref);

  return pb_checklist_compare (*before, now, dossier);
}

/* What differs is named with the records that made it so. */
static void
test_compare (Fixture       *fixture,
              gconstpointer  data)
{
  PbDossier *dossier = pb_group_context_get_dossier (fixture->context);
  g_autoptr(PbDossier) then = pb_dossier_at (dossier, UI_TODAY - 100);
  g_autoptr(PbJudgement) judgement = pb_judge (then, fixture->library->criteria, UI_TODAY - 100,
                                               NULL, NULL);
  g_autoptr(PbChecklist) kept = pb_checklist_new_from_judgement (judgement);
  g_autofree char *json = pb_checklist_to_json (kept);
  g_autoptr(PbChecklist) now = NULL;
  g_autoptr(PbChecklist) month = NULL;
  g_autoptr(GPtrArray) differences = NULL;
  g_autoptr(GPtrArray) expected = NULL;
  gboolean named = FALSE;
  g_autoptr(PbEdit) edit = pb_edit_new ("Review");
  const char *id = pb_edit_create (edit, PB_KIND_PHASE_REVIEW, NULL);
  PbJudgement *before = pb_group_context_get_judgement (fixture->context);
  AdwDialog *dialog;
  GtkWidget *side;
  GtkWidget *source;

  pb_edit_set_text (edit, id, PB_PHASE_REVIEW_GROUP, UI_GROUP_ID);
  pb_edit_set_day (edit, id, PB_PHASE_REVIEW_DATE, UI_TODAY - 100);
  pb_edit_set_enum (edit, id, PB_PHASE_REVIEW_QUESTION, PB_REVIEW_QUESTION_CONTINUE);
  pb_edit_set_text (edit, id, PB_PHASE_REVIEW_CHECKLIST, json);
  ui_library_commit (fixture->library, edit);
  UI_WAIT (pb_group_context_get_judgement (fixture->context) != before &&
           !pb_group_context_get_loading (fixture->context));

  now = pb_checklist_new_from_judgement (pb_group_context_get_judgement (fixture->context));
  gtk_widget_activate_action (fixture->page, "readiness.compare", NULL);
  dialog = wait_for_dialog (fixture);
  expected = compare_month (fixture, &month);
  UI_WAIT (ui_count (dialog, PB_TYPE_DIFFERENCE_ROW) == expected->len);
  for (guint i = 0; i < expected->len; i++)
    {
      const PbDifference *difference = expected->pdata[i];

      UI_WAIT (ui_find_text (dialog, difference->after->title) != NULL);
      named |= difference->records[0] != NULL;
    }
  g_assert_true (named);
  UI_WAIT (ui_find_action (dialog, "compare.show-record") != NULL);

  /* The checklist that the review kept takes the place of a day. */
  side = ui_find (dialog, PB_TYPE_COMPARE_SIDE);
  source = ui_find (side, GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (source), 1);
  g_assert_nonnull (pb_compare_side_get_snapshot (PB_COMPARE_SIDE (side)));
  g_assert_cmpint (pb_compare_side_get_day (PB_COMPARE_SIDE (side)), ==, UI_TODAY - 100);
  differences = pb_checklist_compare (kept, now, NULL);
  UI_WAIT (ui_count (dialog, PB_TYPE_DIFFERENCE_ROW) == differences->len);
  close_dialog (fixture, dialog);

  /* A day is the same as itself. */
  dialog = pb_compare_dialog_new (pb_group_context_get_dossier (fixture->context),
                                  fixture->library->criteria, UI_TODAY - 50, UI_TODAY - 50);
  adw_dialog_present (dialog, fixture->window);
  UI_WAIT (ui_find_text (dialog, "Nothing Changed") != NULL);
  close_dialog (fixture, dialog);
}

/* Each column is found where it is placed. */
static void
test_places (Fixture       *fixture,
             gconstpointer  data)
{
  PbTrendOptions options = PB_TREND_OPTIONS_INIT;
  g_autoptr(PbTrendLayout) layout = NULL;

  layout = pb_trend_layout_new (pb_trend_chart_get_trend (fixture->chart), 600, 140, &options);
  g_assert_cmpuint (layout->n, ==, 52);
  for (guint i = 0; i < layout->n; i++)
    g_assert_cmpint (pb_trend_layout_find (layout, pb_trend_layout_place (layout, i)), ==, i);
  g_assert_cmpint (pb_trend_layout_find (layout, -1), ==, -1);
  g_assert_cmpint (pb_trend_layout_find (layout, 600), ==, -1);
  g_assert_cmpfloat (layout->plot_y + layout->plot_height, <, 140);
}

static void
add_tests (void)
{
  g_test_add ("/trend/steps", Fixture, NULL, set_up, test_steps, tear_down);
  g_test_add ("/trend/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/trend/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/trend/compare", Fixture, NULL, set_up, test_compare, tear_down);
  g_test_add ("/trend/places", Fixture, NULL, set_up, test_places, tear_down);
}

int
main (int    argc,
      char **argv)
{
  return ui_test_run (argc, argv, add_tests);
}
