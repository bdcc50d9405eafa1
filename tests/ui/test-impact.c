/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-fixture.h"
#include "ui-sample.h"

#include "ui/impact/pb-chain-map.h"
#include "ui/impact/pb-impact-page.h"
#include "ui/impact/pb-metric-grid.h"
#include "ui/impact/pb-metric-detail.h"
#include "ui/impact/pb-metric-row.h"
#include "ui/impact/pb-observations-dialog.h"
#include "ui/widgets/pb-chart-export.h"
#include "ui/widgets/pb-chart-tools.h"

#include <math.h>
#include <string.h>

/* A chart of ten observations on a window of its own, to which keys are sent. */
typedef struct
{
  GtkWidget *window;
  PbMetricChart *chart;
  guint n_selected;
} Chart;

static void
selected_cb (Chart *self)
{
  self->n_selected++;
}

static void
chart_set_up (Chart         *self,
              gconstpointer  data)
{
  g_autoptr(PbChartData) chart_data = pb_chart_data_new ();

  chart_data->title = g_strdup ("Loans");
  chart_data->unit = g_strdup ("loans");
  chart_data->series = PB_METRIC_SERIES_LEVEL;
  chart_data->direction = PB_METRIC_DIRECTION_INCREASE;
  chart_data->day = UI_TODAY;
  chart_data->baseline = 0;
  chart_data->baseline_day = UI_TODAY - 300;
  for (int i = 0; i < 10; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d loans", i * i);

      pb_chart_data_add_point (chart_data, PB_DAY_NONE, UI_TODAY - 290 + 30 * i, i * i, text);
    }
  pb_chart_data_add_target (chart_data, UI_TODAY + 60, 100, 100, "100 loans");

  self->window = gtk_window_new ();
  self->chart = PB_METRIC_CHART (pb_metric_chart_new ());
  gtk_window_set_default_size (GTK_WINDOW (self->window), 700, 300);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->chart));
  pb_metric_chart_set_data (self->chart, chart_data);
  g_signal_connect_swapped (self->chart, "point-selected", G_CALLBACK (selected_cb), self);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (GTK_WIDGET (self->chart));
  UI_WAIT (gtk_widget_get_width (GTK_WIDGET (self->chart)) > 0 &&
           gtk_window_is_active (GTK_WINDOW (self->window)));
}

static void
chart_tear_down (Chart         *self,
                 gconstpointer  data)
{
  g_object_ref (self->chart);
  gtk_window_destroy (GTK_WINDOW (self->window));
  ui_settle ();
  g_assert_finalize_object (self->chart);
}

static void
test_keys (Chart         *self,
           gconstpointer  data)
{
  PbDay from, to, last_from;

  g_assert_cmpint (pb_plot_get_point (PB_PLOT (self->chart)), ==, -1);
  ui_press ("Right");
  UI_WAIT (pb_plot_get_point (PB_PLOT (self->chart)) == 0);
  ui_press ("Right");
  UI_WAIT (pb_plot_get_point (PB_PLOT (self->chart)) == 1);
  ui_press ("End");
  UI_WAIT (pb_plot_get_point (PB_PLOT (self->chart)) == 9);
  ui_press ("Left");
  UI_WAIT (pb_plot_get_point (PB_PLOT (self->chart)) == 8);
  ui_press ("Home");
  UI_WAIT (pb_plot_get_point (PB_PLOT (self->chart)) == 0);
  ui_press ("Left");
  ui_settle ();
  g_assert_cmpint (pb_plot_get_point (PB_PLOT (self->chart)), ==, 0);
  g_assert_cmpuint (self->n_selected, ==, 5);

  /* Zoomed in, the view follows the mark. */
  pb_metric_chart_get_range (self->chart, &from, &to);
  g_assert_cmpint (from, ==, PB_DAY_NONE);
  ui_press ("plus");
  ui_press ("plus");
  UI_WAIT ((pb_metric_chart_get_range (self->chart, &from, &to), from != PB_DAY_NONE));
  g_assert_cmpint (to - from, <, 200);
  last_from = from;
  ui_press ("End");
  UI_WAIT (pb_plot_get_point (PB_PLOT (self->chart)) == 9);
  pb_metric_chart_get_range (self->chart, &from, &to);
  g_assert_cmpint (from, >, last_from);
  g_assert_cmpint (to, >=, UI_TODAY - 20);
  ui_press ("shift+Left");
  last_from = from;
  UI_WAIT ((pb_metric_chart_get_range (self->chart, &from, &to), from < last_from));
  ui_press ("0");
  UI_WAIT ((pb_metric_chart_get_range (self->chart, &from, &to), from == PB_DAY_NONE));
}

/* A page is what can be seen, and the way back to all of it is there while needed. */
static void
test_pages (Chart         *self,
            gconstpointer  data)
{
  PbDay from, to, last_from;

  ui_press ("Page_Up");
  UI_WAIT (pb_plot_get_point (PB_PLOT (self->chart)) == 0);
  ui_press ("plus");
  ui_press ("plus");
  ui_press ("plus");
  UI_WAIT ((pb_metric_chart_get_range (self->chart, &from, &to), from != PB_DAY_NONE &&
                                                                 to - from < 120));
  last_from = from;
  ui_press ("Page_Down");
  UI_WAIT ((pb_metric_chart_get_range (self->chart, &from, &to), from > last_from));
  g_assert_cmpint (from - last_from, <=, to - from);
  g_assert_cmpint (from - last_from, >, (to - from) / 2);
  g_assert_cmpint (pb_plot_get_point (PB_PLOT (self->chart)), ==, 0);

  pb_metric_chart_show_all (self->chart);
  pb_metric_chart_get_range (self->chart, &from, &to);
  g_assert_cmpint (from, ==, PB_DAY_NONE);
}

static void
test_accessible (Chart         *self,
                 gconstpointer  data)
{
  GtkAccessible *chart = GTK_ACCESSIBLE (self->chart);
  g_autofree char *summary = NULL;

  summary = pb_chart_data_dup_summary (pb_metric_chart_get_data (self->chart));
  gtk_test_accessible_assert_role (chart, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_LABEL, "Loans");
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary);
  g_assert_true (gtk_test_accessible_has_property (chart, GTK_ACCESSIBLE_PROPERTY_HELP_TEXT));
}

/* Everything that the layout says is painted, in either direction. */
static void
test_paint (Chart         *self,
            gconstpointer  data)
{
  for (int direction = GTK_TEXT_DIR_LTR; direction <= GTK_TEXT_DIR_RTL; direction++)
    {
      g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self->chart));
      g_autoptr(GdkTexture) texture = NULL;
      g_autoptr(GBytes) png = NULL;
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      GskRenderNode *node;
      GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (GTK_WIDGET (self->chart)));

      gtk_widget_set_direction (GTK_WIDGET (self->chart), direction);
      gdk_paintable_snapshot (paintable, snapshot, 700, 300);
      node = gtk_snapshot_free_to_node (snapshot);
      g_assert_nonnull (node);
      texture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, 700, 300));
      png = gdk_texture_save_to_png_bytes (texture);
      g_assert_cmpuint (g_bytes_get_size (png), >, 2000);
      gsk_render_node_unref (node);
    }
}

static void
test_export (Chart         *self,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) png = pb_chart_export_render (self->chart, PB_CHART_FILE_PNG, &error);
  g_autoptr(GBytes) svg = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  texture = gdk_texture_new_from_bytes (png, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 1920);

  svg = pb_chart_export_render (self->chart, PB_CHART_FILE_SVG, &error);
  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));
  g_assert_nonnull (strstr (text, "<svg"));
  g_assert_nonnull (strstr (text, "<path"));
}

/* The Impact page in a window. */
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
  fixture->page = pb_impact_page_new (fixture->context);
  fixture->window = adw_application_window_new (ui_application ());
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 800);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (fixture->window), fixture->page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  UI_WAIT (ui_find (fixture->page, PB_TYPE_METRIC_CHART) != NULL);
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

/* A metric without an objective stands apart until it is given one. */
static void
test_chain (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(PbEdit) edit = pb_edit_new ("Tie the metric");
  g_autofree char *objective = g_strdup (pb_edit_create (edit, PB_KIND_OBJECTIVE, NULL));
  g_autofree char *goal = g_strdup (pb_edit_create (edit, PB_KIND_NETWORK_GOAL, NULL));

  UI_WAIT (ui_find_text (fixture->page, "Without an Objective") != NULL);
  UI_WAIT (ui_find_text (fixture->page, "Things repaired → no objective yet") != NULL);

  pb_edit_set_text (edit, goal, PB_NETWORK_GOAL_NETWORK, UI_NETWORK_ID);
  pb_edit_set_text (edit, goal, PB_NETWORK_GOAL_TITLE, "Less waste");
  pb_edit_set_text (edit, objective, PB_OBJECTIVE_GROUP, UI_GROUP_ID);
  pb_edit_set_text (edit, objective, PB_OBJECTIVE_TITLE, "Mend & keep");
  pb_edit_set_enum (edit, objective, PB_OBJECTIVE_STATUS, PB_OBJECTIVE_STATUS_ACTIVE);
  pb_edit_set_add (edit, objective, PB_OBJECTIVE_GOALS, goal);
  pb_edit_set_add (edit, UI_METRIC_ID, PB_METRIC_OBJECTIVES, objective);
  ui_library_commit (fixture->library, edit);

  UI_WAIT (ui_find_text (fixture->page, "Things repaired → Mend & keep → Less waste") != NULL);
  g_assert_null (ui_find_text (fixture->page, "Without an Objective"));
  UI_WAIT (ui_find_text (fixture->page, "Served by 1 objective of this group.") != NULL);
}

/* Chart and table are two views of one set of numbers and one mark. */
static void
test_table (Fixture       *fixture,
            gconstpointer  data)
{
  PbMetricChart *chart = PB_METRIC_CHART (ui_find (fixture->page, PB_TYPE_METRIC_CHART));
  GtkColumnView *table = GTK_COLUMN_VIEW (ui_find (fixture->page, GTK_TYPE_COLUMN_VIEW));
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_column_view_get_model (table));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (selection));

  g_assert_cmpuint (n, ==, 8);
  g_assert_cmpuint (pb_metric_chart_get_data (chart)->points->len, ==, n);

  gtk_single_selection_set_selected (selection, 0);
  g_assert_cmpint (pb_plot_get_point (PB_PLOT (chart)), ==, (int) n - 1);
  g_signal_emit_by_name (chart, "point-selected", 2);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, n - 3);
}

/* The way back to the whole period is there only while it is needed. */
static void
test_tools (Fixture       *fixture,
            gconstpointer  data)
{
  PbMetricChart *chart = PB_METRIC_CHART (ui_find (fixture->page, PB_TYPE_METRIC_CHART));
  GtkWidget *tools = ui_find (fixture->page, PB_TYPE_CHART_TOOLS);
  GtkWidget *button = ui_find (tools, GTK_TYPE_BUTTON);
  g_autofree char *table = pb_chart_data_dup_table (pb_metric_chart_get_data (chart));
  g_auto(GStrv) lines = g_strsplit (table, "\n", -1);
  g_auto(GValue) copied = G_VALUE_INIT;
  g_autoptr(GError) error = NULL;
  gboolean zoomed;

  UI_WAIT (gtk_widget_get_width (GTK_WIDGET (chart)) > 0);
  g_assert_false (gtk_widget_get_visible (button));
  UI_WAIT (gtk_window_is_active (GTK_WINDOW (fixture->window)));
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (chart)));
  ui_press ("plus");
  UI_WAIT (gtk_widget_get_visible (button));
  g_object_get (chart, "zoomed", &zoomed, NULL);
  g_assert_true (zoomed);
  g_signal_emit_by_name (button, "clicked");
  UI_WAIT (!gtk_widget_get_visible (button));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (chart)));

  gtk_widget_activate_action (tools, "chart.copy", NULL);
  g_assert_cmpuint (g_strv_length (lines), ==,
                    pb_metric_chart_get_data (chart)->points->len + 2);
  g_value_init (&copied, G_TYPE_STRING);
  gdk_content_provider_get_value (gdk_clipboard_get_content (gtk_widget_get_clipboard (tools)),
                                  &copied, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_value_get_string (&copied), ==, table);
}

/* An open chart stays as it is when something else changes. */
static void
test_update (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *chart = ui_find (fixture->page, PB_TYPE_METRIC_CHART);
  g_autoptr(PbEdit) edit = pb_edit_new ("Observe");
  g_autofree char *id = g_strdup (pb_edit_create (edit, PB_KIND_OBSERVATION, NULL));

  pb_edit_set_text (edit, id, PB_OBSERVATION_METRIC, UI_METRIC_ID);
  pb_edit_set_day (edit, id, PB_OBSERVATION_PERIOD_END, UI_TODAY);
  pb_edit_set_text (edit, id, PB_OBSERVATION_VALUE, "120");
  ui_library_commit (fixture->library, edit);
  UI_WAIT (pb_metric_chart_get_data (PB_METRIC_CHART (chart))->points->len == 9);
  g_assert_true (ui_find (fixture->page, PB_TYPE_METRIC_CHART) == chart);
}

static void
test_go_to (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *row = ui_find (fixture->page, PB_TYPE_METRIC_ROW);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), FALSE);
  g_assert_true (pb_page_go_to (PB_PAGE (fixture->page), UI_METRIC_ID));
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  g_assert_false (pb_page_go_to (PB_PAGE (fixture->page), UI_MEMBER_ID));
}

/* A copied table is seen first, its columns can be chosen, and what is added is one
 * edit.
 */
static void
test_paste (Fixture       *fixture,
            gconstpointer  data)
{
  static const char text[] = "Month\tCups\tRepaired\n"
                             "2025-02\t9\t31\n"
                             "2025-03\t8\t32\n"
                             "yesterday\t8\t33\n";
  GtkWidget *chart = ui_find (fixture->page, PB_TYPE_METRIC_CHART);
  PbDossier *dossier = pb_group_context_get_dossier (fixture->context);
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  gpointer dialog = pb_observations_dialog_new (fixture->context,
                                                pb_dossier_lookup (dossier, UI_METRIC_ID));
  GtkWidget *row;

  g_object_add_weak_pointer (dialog, &dialog);
  adw_dialog_present (dialog, fixture->page);
  UI_WAIT (ui_find_text (dialog, "Copy a Table First") != NULL);
  pb_observations_dialog_set_text (PB_OBSERVATIONS_DIALOG (dialog), bytes);
  UI_WAIT (ui_find_text (dialog, "2 new observations were found.") != NULL);
  UI_WAIT (ui_find_text (dialog, "“yesterday” is not a date.") != NULL);
  UI_WAIT (ui_find_text (dialog, "Line 4") != NULL);

  row = gtk_widget_get_ancestor (ui_find_text (dialog, "Value"), ADW_TYPE_COMBO_ROW);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 2);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  UI_WAIT (ui_find_text (dialog, "There is no value.") != NULL);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 3);
  UI_WAIT (ui_find_text (dialog, "2 new observations were found.") != NULL);

  gtk_widget_activate_action (dialog, "observations.add", NULL);
  UI_WAIT (dialog == NULL);
  UI_WAIT (pb_metric_chart_get_data (PB_METRIC_CHART (chart))->points->len == 10);
  g_assert_cmpstr (pb_store_get_undo_title (fixture->library->store), ==, "Add 2 Observations");
  pb_store_undo_async (fixture->library->store, NULL, NULL, NULL);
  UI_WAIT (pb_metric_chart_get_data (PB_METRIC_CHART (chart))->points->len == 8);
}

/* The other views show the same metrics, and lead back to them. */
static void
test_views (Fixture       *self,
            gconstpointer  data)
{
  GtkWidget *page = GTK_WIDGET (self->page);
  GtkWidget *label = ui_find_text (page, "Side by Side");
  AdwToggleGroup *toggles =
    ADW_TOGGLE_GROUP (gtk_widget_get_ancestor (label, ADW_TYPE_TOGGLE_GROUP));
  GtkWidget *map;
  GtkWidget *card;

  adw_toggle_group_set_active_name (toggles, "charts");
  UI_WAIT (ui_find (ui_find (page, PB_TYPE_METRIC_GRID), PB_TYPE_METRIC_CHART) != NULL);

  adw_toggle_group_set_active_name (toggles, "map");
  map = ui_find (page, PB_TYPE_CHAIN_MAP);
  UI_WAIT (ui_find_action (map, "impact.show-metric") != NULL);
  card = ui_find_action (map, "impact.show-metric");
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (card),
                                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  g_assert_true (gtk_widget_grab_focus (card));
  ui_settle ();

  gtk_widget_activate (card);
  UI_WAIT (g_str_equal (adw_toggle_group_get_active_name (toggles), "list"));
}

static void
add_tests (void)
{
#define ADD_CHART(name, func) \
  g_test_add ("/ui/chart/" name, Chart, NULL, chart_set_up, func, chart_tear_down)
  ADD_CHART ("keys", test_keys);
  ADD_CHART ("pages", test_pages);
  ADD_CHART ("accessible", test_accessible);
  ADD_CHART ("paint", test_paint);
  ADD_CHART ("export", test_export);
#undef ADD_CHART
#define ADD(name, func) g_test_add ("/ui/impact/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("chain", test_chain);
  ADD ("paste", test_paste);
  ADD ("table", test_table);
  ADD ("tools", test_tools);
  ADD ("update", test_update);
  ADD ("go-to", test_go_to);
  ADD ("views", test_views);
#undef ADD
}

int
main (int   argc,
      char *argv[])
{
  return ui_test_run (argc, argv, add_tests);
}
