/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/readiness/pb-trend-chart.h"

#include "report/pb-trend-layout.h"
#include "ui/widgets/pb-drawing-painter.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/**
 * PbTrendChart:
 *
 * How a group stood on a row of days, a column for each.
 *
 * The chart takes the focus: the arrow keys move from one day to the next and say
 * how the group stood; Enter asks what changed up to that day.
 */
struct _PbTrendChart
{
  GtkWidget parent_instance;

  PbTrend *trend;
  PbTrendLayout *layout;
  int layout_width;
  int layout_height;
  int point;
  int hovered;
};

enum
{
  POINT_SELECTED,
  POINT_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbTrendChart, pb_trend_chart, GTK_TYPE_WIDGET)

static gboolean
is_mirrored (PbTrendChart *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static void
drop_layout (PbTrendChart *self)
{
  g_clear_pointer (&self->layout, pb_trend_layout_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static PbTrendLayout *
ensure_layout (PbTrendChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  PbTextMeasure measure = pb_widget_get_measure (widget);
  PbTrendOptions options = PB_TREND_OPTIONS_INIT;

  if (self->trend == NULL || width <= 0 || height <= 0)
    return NULL;
  if (self->layout && self->layout_width == width && self->layout_height == height)
    return self->layout;

  g_clear_pointer (&self->layout, pb_trend_layout_free);
  options.size = pb_widget_get_font_size (widget) * 0.84;
  options.measure = &measure;
  self->layout = pb_trend_layout_new (self->trend, width, height, &options);
  self->layout_width = width;
  self->layout_height = height;

  return self->layout;
}

/* Places are laid out from left to right; the mirror is this widget's matter. */
static double
mirror (PbTrendChart *self,
        double        x)
{
  return is_mirrored (self) ? gtk_widget_get_width (GTK_WIDGET (self)) - x : x;
}

static guint
get_n_points (PbTrendChart *self)
{
  return self->trend ? g_list_model_get_n_items (G_LIST_MODEL (self->trend)) : 0;
}

static void
announce (PbTrendChart *self)
{
  PbTrendPoint *point = pb_trend_get_point (self->trend, self->point);
  g_autofree char *sentence = pb_trend_point_dup_sentence (point);

  gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
select_point (PbTrendChart *self,
              int           point)
{
  if (point < 0 || point == self->point)
    return;

  pb_trend_chart_set_point (self, point);
  announce (self);
}

static gboolean
step_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  PbTrendChart *self = PB_TREND_CHART (widget);
  int n = (int) get_n_points (self);
  int steps = g_variant_get_int32 (args);

  if (n == 0)
    return GDK_EVENT_STOP;

  if (is_mirrored (self) && ABS (steps) == 1)
    steps = -steps;
  select_point (self, CLAMP (self->point + steps, 0, n - 1));

  return GDK_EVENT_STOP;
}

static gboolean
activate_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  PbTrendChart *self = PB_TREND_CHART (widget);

  if (self->point >= 0)
    g_signal_emit (self, signals[POINT_ACTIVATED], 0, (guint) self->point);

  return GDK_EVENT_STOP;
}

static int
find_point (PbTrendChart *self,
            double        x)
{
  PbTrendLayout *layout = ensure_layout (self);

  return layout ? pb_trend_layout_find (layout, mirror (self, x)) : -1;
}

static void
motion_cb (PbTrendChart *self,
           double        x,
           double        y)
{
  int hovered = find_point (self, x);

  if (hovered == self->hovered)
    return;

  self->hovered = hovered;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
leave_cb (PbTrendChart *self)
{
  self->hovered = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pressed_cb (PbTrendChart *self,
            int           n_press,
            double        x,
            double        y)
{
  int point = find_point (self, x);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  select_point (self, point);
  if (n_press == 2 && point >= 0)
    g_signal_emit (self, signals[POINT_ACTIVATED], 0, (guint) point);
}

/* A frame around a whole column. */
static void
snapshot_frame (PbTrendChart *self,
                GtkSnapshot  *snapshot,
                int           point,
                PbInk         ink,
                float         width)
{
  double column = self->layout->column;
  float x = mirror (self, pb_trend_layout_place (self->layout, point));
  float left = x - column / 2;
  GskRoundedRect outline;
  GdkRGBA color;

  pb_widget_get_ink (GTK_WIDGET (self), ink, &color);
  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT (left - 1, self->layout->plot_y - 3,
                                                        column + 2,
                                                        self->layout->plot_height + 6), 3);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { width, width, width, width },
                              (GdkRGBA[4]) { color, color, color, color });
}

static void
pb_trend_chart_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  PbTrendChart *self = PB_TREND_CHART (widget);
  PbTrendLayout *layout = ensure_layout (self);

  if (layout == NULL)
    return;

  if (is_mirrored (self))
    {
      g_autoptr(PbDrawing) mirrored = pb_drawing_copy (layout->drawing);

      pb_drawing_mirror (mirrored);
      pb_widget_snapshot_drawing (widget, snapshot, mirrored, FALSE);
    }
  else
    {
      pb_widget_snapshot_drawing (widget, snapshot, layout->drawing, FALSE);
    }

  if (self->hovered >= 0 && self->hovered != self->point)
    snapshot_frame (self, snapshot, self->hovered, PB_INK_DIM, 1);
  if (self->point >= 0)
    snapshot_frame (self, snapshot, self->point, PB_INK_TEXT, 2);
}

static void
pb_trend_chart_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  int size = (int) pb_widget_get_font_size (widget);

  *minimum = size * (orientation == GTK_ORIENTATION_HORIZONTAL ? 14 : 10);
  *natural = size * (orientation == GTK_ORIENTATION_HORIZONTAL ? 40 : 12);
}

static gboolean
pb_trend_chart_query_tooltip (GtkWidget  *widget,
                              int         x,
                              int         y,
                              gboolean    keyboard,
                              GtkTooltip *tooltip)
{
  PbTrendChart *self = PB_TREND_CHART (widget);
  int point = keyboard ? self->point : find_point (self, x);
  g_autofree char *sentence = NULL;

  if (point < 0)
    return FALSE;

  sentence = pb_trend_point_dup_sentence (pb_trend_get_point (self->trend, point));
  gtk_tooltip_set_text (tooltip, sentence);

  return TRUE;
}

static void
pb_trend_chart_css_changed (GtkWidget         *widget,
                            GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (pb_trend_chart_parent_class)->css_changed (widget, change);
  drop_layout (PB_TREND_CHART (widget));
}

static void
pb_trend_chart_system_setting_changed (GtkWidget        *widget,
                                       GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (pb_trend_chart_parent_class)->system_setting_changed (widget, setting);
  drop_layout (PB_TREND_CHART (widget));
}

static void
pb_trend_chart_finalize (GObject *object)
{
  PbTrendChart *self = PB_TREND_CHART (object);

  g_clear_pointer (&self->layout, pb_trend_layout_free);
  g_clear_object (&self->trend);

  G_OBJECT_CLASS (pb_trend_chart_parent_class)->finalize (object);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint keyval;
    int steps;
  } bindings[] = {
    { GDK_KEY_Left, -1 },
    { GDK_KEY_Right, 1 },
    { GDK_KEY_KP_Left, -1 },
    { GDK_KEY_KP_Right, 1 },
    { GDK_KEY_Page_Up, -10 },
    { GDK_KEY_Page_Down, 10 },
    { GDK_KEY_Home, -1000000 },
    { GDK_KEY_End, 1000000 },
  };
  static const guint activating[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_space };

  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_widget_class_add_binding (widget_class, bindings[i].keyval, 0, step_cb, "i",
                                  bindings[i].steps);
  for (guint i = 0; i < G_N_ELEMENTS (activating); i++)
    gtk_widget_class_add_binding (widget_class, activating[i], 0, activate_cb, NULL);
}

static void
pb_trend_chart_class_init (PbTrendChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = pb_trend_chart_finalize;
  widget_class->snapshot = pb_trend_chart_snapshot;
  widget_class->measure = pb_trend_chart_measure;
  widget_class->query_tooltip = pb_trend_chart_query_tooltip;
  widget_class->css_changed = pb_trend_chart_css_changed;
  widget_class->system_setting_changed = pb_trend_chart_system_setting_changed;

  /**
   * PbTrendChart::point-selected:
   * @self: the chart
   * @point: which day of the trend
   *
   * The mark moved to another day.
   */
  signals[POINT_SELECTED] = g_signal_new ("point-selected", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_UINT);

  /**
   * PbTrendChart::point-activated:
   * @self: the chart
   * @point: which day of the trend
   *
   * Somebody wants to know more of a day.
   */
  signals[POINT_ACTIVATED] = g_signal_new ("point-activated", G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_UINT);

  add_bindings (widget_class);
  gtk_widget_class_set_css_name (widget_class, "trend-chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pb_trend_chart_init (PbTrendChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->point = -1;
  self->hovered = -1;
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);

  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (drop_layout), self,
                           G_CONNECT_SWAPPED);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Results over time"),
                                  GTK_ACCESSIBLE_PROPERTY_HELP_TEXT,
                                  _("The arrow keys move from one day to the next, Enter tells "
                                    "what changed."),
                                  -1);
}

/**
 * pb_trend_chart_get_trend:
 * @self: a chart
 *
 * Returns: (transfer none) (nullable): what it shows
 */
PbTrend *
pb_trend_chart_get_trend (PbTrendChart *self)
{
  g_return_val_if_fail (PB_IS_TREND_CHART (self), NULL);

  return self->trend;
}

/* The day that the mark was on stays, whatever its place is now. */
static int
find_day (PbTrendChart *self,
          PbDay         day)
{
  for (guint i = 0; i < get_n_points (self); i++)
    if (pb_trend_point_get_day (pb_trend_get_point (self->trend, i)) == day)
      return (int) i;

  return (int) get_n_points (self) - 1;
}

/**
 * pb_trend_chart_set_trend:
 * @self: a chart
 * @trend: (nullable): what to show
 *
 * Shows @trend.  The mark stays on its day where there still is one, and goes to the
 * last day otherwise.
 */
void
pb_trend_chart_set_trend (PbTrendChart *self,
                          PbTrend      *trend)
{
  PbDay day = PB_DAY_NONE;

  g_return_if_fail (PB_IS_TREND_CHART (self));

  if (self->point >= 0)
    day = pb_trend_point_get_day (pb_trend_get_point (self->trend, self->point));
  g_set_object (&self->trend, trend);
  self->hovered = -1;
  self->point = -1;
  drop_layout (self);
  pb_trend_chart_set_point (self, find_day (self, day));
}

/**
 * pb_trend_chart_get_point:
 * @self: a chart
 *
 * Returns: the day that the mark is on, or -1
 */
int
pb_trend_chart_get_point (PbTrendChart *self)
{
  g_return_val_if_fail (PB_IS_TREND_CHART (self), -1);

  return self->point;
}

/**
 * pb_trend_chart_set_point:
 * @self: a chart
 * @point: which day of the trend, or -1 for none
 *
 * Puts the mark on a day.
 */
void
pb_trend_chart_set_point (PbTrendChart *self,
                          int           point)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (PB_IS_TREND_CHART (self));
  g_return_if_fail (point < (int) get_n_points (self));

  if (self->point == point)
    return;

  self->point = point;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (point < 0)
    return;

  sentence = pb_trend_point_dup_sentence (pb_trend_get_point (self->trend, point));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
  g_signal_emit (self, signals[POINT_SELECTED], 0, (guint) point);
}
