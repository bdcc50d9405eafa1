/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "framework/pb-timeline.h"
#include "ui-fixture.h"
#include "ui-sample.h"
#include "ui/pb-shortcut-row.h"
#include "ui/pb-shortcuts-dialog.h"
#include "ui/widgets/pb-markdown-view.h"
#include "ui/widgets/pb-chip.h"
#include "ui/widgets/pb-record-row.h"
#include "ui/widgets/pb-save-file.h"
#include "ui/widgets/pb-sparkline-view.h"
#include "ui/widgets/pb-timeline-view.h"

#include <string.h>

/* A window with nothing but @child in it. */
static GtkWidget *
show (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_application (GTK_WINDOW (window), ui_application ());
  gtk_window_set_default_size (GTK_WINDOW (window), 800, 200);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  UI_WAIT (gtk_widget_get_width (child) > 0);

  return window;
}

static GdkTexture *
render (GtkWidget *widget)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderNode) node = NULL;

  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  node = gtk_snapshot_to_node (snapshot);
  if (node == NULL)
    return NULL;

  return gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)),
                                      node, NULL);
}

/* How many pixels are painted at all. */
static guint
count_ink (GtkWidget *widget)
{
  g_autoptr(GdkTexture) texture = render (widget);
  g_autofree guint32 *pixels = NULL;
  guint n_pixels;
  guint n = 0;

  if (texture == NULL)
    return 0;

  n_pixels = gdk_texture_get_width (texture) * gdk_texture_get_height (texture);
  pixels = g_new0 (guint32, n_pixels);
  gdk_texture_download (texture, (guchar *) pixels, gdk_texture_get_width (texture) * 4);

  for (guint i = 0; i < n_pixels; i++)
    n += (pixels[i] >> 24) != 0;

  return n;
}

static void
test_chip (void)
{
  GtkWidget *chip = g_object_ref_sink (pb_chip_new ());
  g_autoptr(GHashTable) icons = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GtkIconTheme) theme = gtk_icon_theme_new ();
  guint n_notified = 0;

  gtk_icon_theme_add_resource_path (theme, "/org/phasebook/Phasebook/icons");
  gtk_icon_theme_set_theme_name (theme, "Adwaita");
  g_signal_connect_swapped (chip, "notify::label", G_CALLBACK (g_atomic_int_inc), &n_notified);

  for (int value = 0; value < (int) PB_N_RESULT_VALUES; value++)
    {
      const char *icon = pb_result_value_get_icon_name (value);

      pb_chip_set_result (PB_CHIP (chip), value);
      g_assert_cmpstr (pb_chip_get_label (PB_CHIP (chip)), ==, pb_result_value_get_label (value));
      g_assert_true (gtk_widget_has_css_class (chip, pb_result_value_get_css_class (value)));
      g_assert_true (gtk_icon_theme_has_icon (theme, icon));
    }

  g_assert_cmpuint (n_notified, ==, PB_N_RESULT_VALUES);

  /* Without colour, the steps of a scale still differ. */
  for (int step = 0; step < 3; step++)
    {
      PbResultValue value = pb_result_scale_get_value (PB_RESULT_SCALE_POSITIVE, step);

      g_assert_true (g_hash_table_add (icons, (gpointer) pb_result_value_get_icon_name (value)));
    }

  /* Only the newest tint is left. */
  pb_chip_set_result (PB_CHIP (chip), PB_RESULT_MET);
  pb_chip_set_result (PB_CHIP (chip), PB_RESULT_NOT_MET);
  g_assert_false (gtk_widget_has_css_class (chip, "success"));
  g_assert_true (gtk_widget_has_css_class (chip, "error"));

  for (int reading = PB_READING_NOT_ENOUGH_DATA; reading <= PB_READING_RED_FLAG; reading++)
    {
      pb_chip_set_reading (PB_CHIP (chip), reading);
      g_assert_true (gtk_icon_theme_has_icon (theme, pb_reading_get_icon_name (reading)));
    }

  for (int kind = PB_ATTENTION_CONTRADICTED; kind <= PB_ATTENTION_DUE; kind++)
    {
      pb_chip_set_attention (PB_CHIP (chip), kind);
      g_assert_true (gtk_icon_theme_has_icon (theme, pb_attention_kind_get_icon_name (kind)));
    }

  for (int freshness = PB_FRESHNESS_MISSING; freshness <= PB_FRESHNESS_CONTRADICTED; freshness++)
    {
      pb_chip_set_freshness (PB_CHIP (chip), freshness);
      g_assert_true (gtk_icon_theme_has_icon (theme, pb_freshness_get_icon_name (freshness)));
    }

  for (int status = PB_METRIC_STATUS_UNKNOWN; status <= PB_METRIC_STATUS_DESCRIBED; status++)
    {
      pb_chip_set_metric_status (PB_CHIP (chip), status);
      g_assert_true (gtk_icon_theme_has_icon (theme, pb_metric_status_get_icon_name (status)));
    }

  g_assert_finalize_object (chip);
}

static void
test_record_row (void)
{
  g_autoptr(PbRecord) record = pb_record_new (PB_KIND_DECISION, NULL);
  GtkWidget *row;

  pb_record_set_value (record, PB_DECISION_TITLE, g_variant_new_string ("Open <Saturdays> & Sundays"));
  pb_record_set_value (record, PB_DECISION_OPENED,
                       g_variant_new_int32 (pb_day_from_ymd (2025, 3, 3)));
  row = g_object_ref_sink (pb_record_row_new (record));

  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==,
                   "Open <Saturdays> & Sundays");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Decision"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "2025"));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (row)), ==, "win.show-record");
  g_assert_cmpstr (g_variant_get_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (row)),
                                         NULL), ==, pb_record_get_id (record));

  g_assert_finalize_object (row);
}

static PbTimeline *
make_timeline (UiLibrary *library)
{
  g_autoptr(PbGroupContext) context = ui_context_new (library, UI_GROUP_ID);

  return pb_timeline_build (pb_group_context_get_dossier (context), UI_TODAY);
}

static void
press (GtkWidget  *widget,
       const char *accelerator)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);
  guint keyval;
  GdkModifierType modifiers;

  gtk_accelerator_parse (accelerator, &keyval, &modifiers);

  /* What the keyboard would do: find the shortcut and run it. */
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;

      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger) &&
              gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval)
            {
              gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                            gtk_shortcut_get_arguments (shortcut));
              return;
            }
        }
    }

  g_assert_not_reached ();
}

static void
test_timeline (void)
{
  g_autoptr(UiLibrary) library = ui_library_new ();
  GtkWidget *view = pb_timeline_view_new ();
  GtkWidget *window;
  PbTimeline *timeline;
  g_autofree char *first = NULL;
  guint ink;
  int n_hit = 0;

  ui_library_open (library);
  ui_library_fill (library);
  timeline = make_timeline (library);

  window = show (view);
  g_assert_cmpstr (pb_timeline_view_get_sentence (PB_TIMELINE_VIEW (view)), ==, "");
  g_assert_cmpuint (count_ink (view), ==, 0);

  pb_timeline_view_take_timeline (PB_TIMELINE_VIEW (view), timeline);
  UI_WAIT (count_ink (view) > 500);
  ink = count_ink (view);

  gtk_test_accessible_assert_role (view, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       timeline->summary);
  g_assert_true (gtk_widget_get_focusable (view));
  g_assert_cmpstr (pb_timeline_view_get_sentence (PB_TIMELINE_VIEW (view)), ==,
                   timeline->summary);

  /* The keys walk through time and say what is there. */
  gtk_widget_grab_focus (view);
  press (view, "Home");
  first = g_strdup (pb_timeline_view_get_sentence (PB_TIMELINE_VIEW (view)));
  g_assert_cmpstr (first, !=, timeline->summary);
  UI_WAIT (count_ink (view) > ink);
  press (view, "Right");
  g_assert_cmpstr (pb_timeline_view_get_sentence (PB_TIMELINE_VIEW (view)), !=, first);
  press (view, "Left");
  g_assert_cmpstr (pb_timeline_view_get_sentence (PB_TIMELINE_VIEW (view)), ==, first);

  /* From right to left, the first place is the same and the keys change round. */
  for (double x = 0.5; x < gtk_widget_get_width (view); x += 7)
    for (double y = 0.5; y < gtk_widget_get_height (view); y += 7)
      {
        int point = pb_plot_find_point (PB_PLOT (view), x, y);

        gtk_widget_set_direction (view, GTK_TEXT_DIR_RTL);
        g_assert_cmpint (pb_plot_find_point (PB_PLOT (view), gtk_widget_get_width (view) - x, y),
                         ==, point);
        gtk_widget_set_direction (view, GTK_TEXT_DIR_LTR);
        n_hit += point >= 0;
      }
  g_assert_cmpint (n_hit, >, 20);
  gtk_widget_set_direction (view, GTK_TEXT_DIR_RTL);
  press (view, "Home");
  g_assert_cmpstr (pb_timeline_view_get_sentence (PB_TIMELINE_VIEW (view)), ==, first);
  press (view, "Left");
  g_assert_cmpstr (pb_timeline_view_get_sentence (PB_TIMELINE_VIEW (view)), !=, first);

  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle ();
}

static void
test_sparkline (void)
{
  GtkWidget *view = pb_sparkline_view_new ();
  g_autoptr(PbChartData) data = pb_chart_data_new ();
  g_autofree char *summary = NULL;
  GtkWidget *window = show (view);

  g_assert_cmpuint (count_ink (view), ==, 0);

  data->title = g_strdup ("Things repaired");
  data->day = UI_TODAY;
  for (int i = 0; i < 10; i++)
    pb_chart_data_add_point (data, PB_DAY_NONE, UI_TODAY - 100 + i * 10, i * i, "some");

  pb_sparkline_view_set_data (PB_SPARKLINE_VIEW (view), data);
  UI_WAIT (count_ink (view) > 100);

  summary = pb_chart_data_dup_summary (data);
  gtk_test_accessible_assert_role (view, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Things repaired");
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary);

  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle ();
}

static void
check_accelerators (GtkWidget *widget,
                    guint     *n)
{
  if (PB_IS_SHORTCUT_ROW (widget))
    {
      const char *accelerator = pb_shortcut_row_get_accelerator (PB_SHORTCUT_ROW (widget));
      guint keyval;
      GdkModifierType modifiers;

      g_assert_true (gtk_accelerator_parse (accelerator, &keyval, &modifiers));
      g_assert_cmpuint (keyval, !=, 0);
      (*n)++;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_accelerators (child, n);
}

static void
test_shortcuts (void)
{
  AdwDialog *dialog = pb_shortcuts_dialog_new ();
  gpointer weak = dialog;
  GtkWidget *window = adw_application_window_new (ui_application ());
  guint n = 0;

  g_object_add_weak_pointer (G_OBJECT (dialog), &weak);
  gtk_window_present (GTK_WINDOW (window));
  adw_dialog_present (dialog, window);
  UI_WAIT (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  check_accelerators (adw_dialog_get_child (dialog), &n);
  g_assert_cmpuint (n, >, 10);

  adw_dialog_force_close (dialog);
  UI_WAIT (weak == NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle ();
}

/* Tab passes a text without links. */
static void
test_tab (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *first = gtk_button_new_with_label ("First");
  GtkWidget *view = pb_markdown_view_new ();
  GtkWidget *last = gtk_button_new_with_label ("Last");

  pb_markdown_view_set_text (PB_MARKDOWN_VIEW (view), "Care\n\n    and code\n\n- for *all*\n");
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), view);
  gtk_box_append (GTK_BOX (box), last);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_present (GTK_WINDOW (window));
  UI_WAIT (gtk_widget_get_mapped (last));

  gtk_widget_grab_focus (first);
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == last);
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == first);

  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle ();
}

/* Titles become names that every folder takes. */
static void
test_file_name (void)
{
  g_autofree char *plain = pb_save_file_dup_name ("Care Circle: Phase report", ".pdf");
  g_autofree char *odd = pb_save_file_dup_name ("A/B\\C\"?*\n", ".md");
  g_autoptr(GString) endless = g_string_new (NULL);
  g_autofree char *cut = NULL;

  g_assert_cmpstr (plain, ==, "Care Circle – Phase report.pdf");
  g_assert_cmpstr (odd, ==, "A-B-C----.md");

  for (guint i = 0; i < 10000; i++)
    g_string_append (endless, "🌊");
  cut = pb_save_file_dup_name (endless->str, " 2026-03-02.pdf");
  g_assert_cmpuint (strlen (cut), <=, 255);
  g_assert_true (g_utf8_validate (cut, -1, NULL));
  g_assert_true (g_str_has_suffix (cut, "… 2026-03-02.pdf"));
}

static void
add_tests (void)
{
  g_test_add_func ("/ui/widgets/chip", test_chip);
  g_test_add_func ("/ui/widgets/record-row", test_record_row);
  g_test_add_func ("/ui/widgets/timeline", test_timeline);
  g_test_add_func ("/ui/widgets/sparkline", test_sparkline);
  g_test_add_func ("/ui/widgets/file-name", test_file_name);
  g_test_add_func ("/ui/widgets/shortcuts", test_shortcuts);
  g_test_add_func ("/ui/widgets/tab", test_tab);
}

int
main (int   argc,
      char *argv[])
{
  return ui_test_run (argc, argv, add_tests);
}
