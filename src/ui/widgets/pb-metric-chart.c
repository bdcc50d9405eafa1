/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/widgets/pb-metric-chart.h"

#include "ui/widgets/pb-drawing-painter.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

/* Closer than this nothing more is to be seen. */
#define MIN_DAYS 7
#define ZOOM_STEP 1.5

/**
 * PbMetricChart:
 *
 * The values of a metric over time with baseline, target and the expected line.
 *
 * The chart takes the focus: the arrow keys move a mark from one observation to
 * the next and say what stands there, plus and minus zoom, Shift with the arrow
 * keys moves the view.
 */
struct _PbMetricChart
{
  GtkWidget parent_instance;

  PbChartData *data;
  PbChartLayout *layout;
  int layout_width;
  int layout_height;

  PbChartView view;
  int point;
  int hovered;

  PbDay from;
  PbDay to;
  PbDay all_from;
  PbDay all_to;
  PbDay drag_from;
  PbDay drag_to;
};

enum
{
  POINT_SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbMetricChart, pb_metric_chart, GTK_TYPE_WIDGET)

static gboolean
is_mirrored (PbMetricChart *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static void
drop_layout (PbMetricChart *self)
{
  g_clear_pointer (&self->layout, pb_chart_layout_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static PbChartLayout *
ensure_layout (PbMetricChart *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  PbTextMeasure measure = pb_widget_get_measure (GTK_WIDGET (self));
  PbChartOptions options = PB_CHART_OPTIONS_INIT;

  if (self->data == NULL || width <= 0 || height <= 0)
    return NULL;
  if (self->layout && self->layout_width == width && self->layout_height == height)
    return self->layout;

  g_clear_pointer (&self->layout, pb_chart_layout_free);
  options.view = self->view;
  options.from = self->from;
  options.to = self->to;
  options.size = pb_widget_get_font_size (GTK_WIDGET (self)) * 0.84;
  options.measure = &measure;
  self->layout = pb_chart_layout_new (self->data, width, height, &options);
  self->layout_width = width;
  self->layout_height = height;

  if (self->from == PB_DAY_NONE)
    {
      self->all_from = (PbDay) floor (self->layout->x_axis->from);
      self->all_to = (PbDay) ceil (self->layout->x_axis->to);
    }

  return self->layout;
}

/* Places are laid out from left to right; the mirror is this widget's matter. */
static double
mirror (PbMetricChart *self,
        double         x)
{
  return is_mirrored (self) ? gtk_widget_get_width (GTK_WIDGET (self)) - x : x;
}

static void
describe (PbMetricChart *self)
{
  g_autofree char *summary = self->data ? pb_chart_data_dup_summary (self->data) : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->data ? self->data->title : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  summary ? summary : "",
                                  -1);
}

static void
announce_point (PbMetricChart *self)
{
  g_autofree char *sentence = pb_chart_data_dup_sentence (self->data, self->point);

  gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
set_range (PbMetricChart *self,
           PbDay          from,
           PbDay          to)
{
  int days = to - from;
  int all_days = self->all_to - self->all_from;

  if (self->layout == NULL || all_days <= 0)
    return;

  days = CLAMP (days, MIN (MIN_DAYS, all_days), all_days);
  from = CLAMP (from, self->all_from, self->all_to - days);
  if (days == all_days)
    {
      self->from = PB_DAY_NONE;
      self->to = PB_DAY_NONE;
    }
  else
    {
      self->from = from;
      self->to = from + days;
    }
  drop_layout (self);
}

static void
get_shown (PbMetricChart *self,
           PbDay         *from,
           PbDay         *to)
{
  *from = self->from == PB_DAY_NONE ? self->all_from : self->from;
  *to = self->from == PB_DAY_NONE ? self->all_to : self->to;
}

static void
zoom_at (PbMetricChart *self,
         double         factor,
         PbDay          center)
{
  PbDay from, to;
  double days, share;

  get_shown (self, &from, &to);
  days = to - from;
  if (days <= 0)
    return;

  share = (center - from) / days;
  days /= factor;
  from = (PbDay) lround (center - share * days);
  set_range (self, from, from + (PbDay) lround (days));
}

static void
pan_by (PbMetricChart *self,
        double         share)
{
  PbDay from, to;
  int days;

  if (self->from == PB_DAY_NONE)
    return;

  get_shown (self, &from, &to);
  days = to - from;
  from += (PbDay) lround (days * share);
  set_range (self, from, from + days);
}

/* Keeps the mark in sight when keys move it past the edge. */
static void
reveal_point (PbMetricChart *self)
{
  const PbChartPoint *point;
  PbDay from, to;

  if (self->from == PB_DAY_NONE || self->point < 0)
    return;

  point = g_ptr_array_index (self->data->points, self->point);
  get_shown (self, &from, &to);
  if (point->day < from)
    set_range (self, point->day - (to - from) / 10, point->day - (to - from) / 10 + (to - from));
  else if (point->day > to)
    set_range (self, point->day + (to - from) / 10 - (to - from), point->day + (to - from) / 10);
}

static void
select_point (PbMetricChart *self,
              int            point)
{
  if (point == self->point || point < 0)
    return;

  pb_metric_chart_set_point (self, point);
  reveal_point (self);
  announce_point (self);
  g_signal_emit (self, signals[POINT_SELECTED], 0, (guint) point);
}

static gboolean
step_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  PbMetricChart *self = PB_METRIC_CHART (widget);
  int steps = g_variant_get_int32 (args);
  int last, start;

  if (self->data == NULL || self->data->points->len == 0)
    return TRUE;

  last = (int) self->data->points->len - 1;
  if (is_mirrored (self) && ABS (steps) == 1)
    steps = -steps;
  /* Without a mark, the first step goes to the end that one comes from. */
  start = self->point >= 0 ? self->point : steps > 0 ? -1 : last + 1;
  select_point (self, CLAMP (start + steps, 0, last));

  return TRUE;
}

static gboolean
zoom_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  PbMetricChart *self = PB_METRIC_CHART (widget);
  PbDay from, to, center;

  if (ensure_layout (self) == NULL)
    return FALSE;

  get_shown (self, &from, &to);
  center = from + (to - from) / 2;
  if (self->point >= 0)
    {
      const PbChartPoint *point = g_ptr_array_index (self->data->points, self->point);

      if (point->day >= from && point->day <= to)
        center = point->day;
    }
  if (g_variant_get_int32 (args) == 0)
    set_range (self, self->all_from, self->all_to);
  else
    zoom_at (self, g_variant_get_int32 (args) > 0 ? ZOOM_STEP : 1 / ZOOM_STEP, center);

  return TRUE;
}

static gboolean
pan_cb (GtkWidget *widget,
        GVariant  *args,
        gpointer   user_data)
{
  PbMetricChart *self = PB_METRIC_CHART (widget);
  int direction = g_variant_get_int32 (args);

  pan_by (self, (is_mirrored (self) ? -direction : direction) * 0.25);

  return TRUE;
}

static void
motion_cb (PbMetricChart *self,
           double         x,
           double         y)
{
  PbChartLayout *layout = ensure_layout (self);
  const PbChartSpot *spot = layout ? pb_chart_layout_find_spot (layout, mirror (self, x)) : NULL;
  int hovered = spot ? (int) spot->point : -1;

  if (hovered == self->hovered)
    return;

  self->hovered = hovered;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
leave_cb (PbMetricChart *self)
{
  self->hovered = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pressed_cb (PbMetricChart *self,
            int            n_press,
            double         x,
            double         y)
{
  PbChartLayout *layout = ensure_layout (self);
  const PbChartSpot *spot = layout ? pb_chart_layout_find_spot (layout, mirror (self, x)) : NULL;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == 2)
    set_range (self, self->all_from, self->all_to);
  else if (spot)
    select_point (self, spot->point);
}

static void
drag_begin_cb (PbMetricChart *self,
               double         x,
               double         y)
{
  get_shown (self, &self->drag_from, &self->drag_to);
}

static void
drag_update_cb (PbMetricChart *self,
                double         dx,
                double         dy)
{
  double days = self->drag_to - self->drag_from;
  PbDay from;

  if (self->from == PB_DAY_NONE || ensure_layout (self) == NULL)
    return;

  if (is_mirrored (self))
    dx = -dx;
  from = self->drag_from - (PbDay) lround (dx / self->layout->plot_width * days);
  set_range (self, from, from + (PbDay) days);
}

/* The wheel alone belongs to the page that scrolls. */
static gboolean
scroll_cb (PbMetricChart            *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *controller)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  PbChartLayout *layout = ensure_layout (self);
  double x, y;

  if (layout == NULL)
    return GDK_EVENT_PROPAGATE;

  if (state & GDK_CONTROL_MASK)
    {
      PbDay from, to;

      get_shown (self, &from, &to);
      if (!gdk_event_get_position (event, &x, &y))
        x = layout->plot_x + layout->plot_width / 2;
      zoom_at (self, dy < 0 ? 1.2 : 1 / 1.2,
               (PbDay) CLAMP (pb_axis_invert (layout->x_axis, mirror (self, x)), from, to));
      return GDK_EVENT_STOP;
    }
  if (state & GDK_SHIFT_MASK)
    dx = dx != 0 ? dx : dy;
  if (dx != 0 && self->from != PB_DAY_NONE)
    {
      pan_by (self, (is_mirrored (self) ? -dx : dx) * 0.1);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

static void
snapshot_mark (PbMetricChart *self,
               GtkSnapshot   *snapshot,
               int            point,
               gboolean       with_text)
{
  const PbChartSpot *spot = point >= 0 ? pb_chart_layout_get_spot (self->layout, point) : NULL;
  g_autoptr(GskPathBuilder) line = NULL;
  g_autoptr(GskPathBuilder) ring = NULL;
  g_autoptr(GskPath) line_path = NULL;
  g_autoptr(GskPath) ring_path = NULL;
  GskStroke *stroke;
  GdkRGBA color;
  float x;

  if (spot == NULL)
    return;

  x = mirror (self, spot->x);
  pb_widget_get_ink (GTK_WIDGET (self), PB_INK_TEXT, &color);

  ring = gsk_path_builder_new ();
  gsk_path_builder_add_circle (ring, &GRAPHENE_POINT_INIT (x, (float) spot->y), 6);
  ring_path = gsk_path_builder_to_path (ring);
  stroke = gsk_stroke_new (2);
  gtk_snapshot_append_stroke (snapshot, ring_path, stroke, &color);
  gsk_stroke_free (stroke);

  color.alpha *= 0.5f;
  line = gsk_path_builder_new ();
  gsk_path_builder_move_to (line, x, self->layout->plot_y);
  gsk_path_builder_line_to (line, x, self->layout->plot_y + self->layout->plot_height);
  line_path = gsk_path_builder_to_path (line);
  stroke = gsk_stroke_new (1);
  gtk_snapshot_append_stroke (snapshot, line_path, stroke, &color);
  gsk_stroke_free (stroke);

  if (with_text)
    {
      const PbChartPoint *shown = g_ptr_array_index (self->data->points, point);
      g_autofree char *day = pb_day_to_locale (shown->day);
      g_autofree char *text = NULL;
      g_autoptr(PangoLayout) layout = NULL;
      GskRoundedRect bubble;
      GdkRGBA paper;
      int width, height;
      double left;

      /* Translators: a day and the value on it. */
      text = g_strdup_printf (_("%s: %s"), day, shown->text);
      layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
      pango_layout_get_pixel_size (layout, &width, &height);
      left = CLAMP (x - width / 2.0 - 8, 0,
                    MAX (0, gtk_widget_get_width (GTK_WIDGET (self)) - width - 16));

      pb_widget_get_ink (GTK_WIDGET (self), PB_INK_TEXT, &color);
      pb_widget_get_ink (GTK_WIDGET (self), PB_INK_PAPER, &paper);
      gsk_rounded_rect_init_from_rect (&bubble,
                                       &GRAPHENE_RECT_INIT ((float) left, 0,
                                                            width + 16, height + 6), 6);
      gtk_snapshot_push_rounded_clip (snapshot, &bubble);
      gtk_snapshot_append_color (snapshot, &color, &bubble.bounds);
      gtk_snapshot_pop (snapshot);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) left + 8, 3));
      gtk_snapshot_append_layout (snapshot, layout, &paper);
      gtk_snapshot_restore (snapshot);
    }
}

static void
pb_metric_chart_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  PbMetricChart *self = PB_METRIC_CHART (widget);
  PbChartLayout *layout = ensure_layout (self);
  int shown = self->hovered >= 0 ? self->hovered
                                 : gtk_widget_is_focus (widget) ? self->point : -1;

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

  if (self->point != shown)
    snapshot_mark (self, snapshot, self->point, FALSE);
  snapshot_mark (self, snapshot, shown, TRUE);
}

static void
pb_metric_chart_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : 160;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 480 : 260;
}

static void
pb_metric_chart_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (pb_metric_chart_parent_class)->css_changed (widget, change);
  drop_layout (PB_METRIC_CHART (widget));
}

static void
pb_metric_chart_system_setting_changed (GtkWidget        *widget,
                                        GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (pb_metric_chart_parent_class)->system_setting_changed (widget, setting);
  drop_layout (PB_METRIC_CHART (widget));
}

static void
pb_metric_chart_finalize (GObject *object)
{
  PbMetricChart *self = PB_METRIC_CHART (object);

  g_clear_pointer (&self->data, pb_chart_data_free);
  g_clear_pointer (&self->layout, pb_chart_layout_free);

  G_OBJECT_CLASS (pb_metric_chart_parent_class)->finalize (object);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint keyval;
    GdkModifierType modifiers;
    GtkShortcutFunc func;
    int argument;
  } bindings[] = {
    { GDK_KEY_Left, 0, step_cb, -1 },
    { GDK_KEY_Right, 0, step_cb, 1 },
    { GDK_KEY_KP_Left, 0, step_cb, -1 },
    { GDK_KEY_KP_Right, 0, step_cb, 1 },
    { GDK_KEY_Page_Up, 0, step_cb, -10 },
    { GDK_KEY_Page_Down, 0, step_cb, 10 },
    { GDK_KEY_Home, 0, step_cb, -1000000 },
    { GDK_KEY_End, 0, step_cb, 1000000 },
    { GDK_KEY_Left, GDK_SHIFT_MASK, pan_cb, -1 },
    { GDK_KEY_Right, GDK_SHIFT_MASK, pan_cb, 1 },
    { GDK_KEY_plus, 0, zoom_cb, 1 },
    { GDK_KEY_plus, GDK_SHIFT_MASK, zoom_cb, 1 },
    { GDK_KEY_equal, 0, zoom_cb, 1 },
    { GDK_KEY_KP_Add, 0, zoom_cb, 1 },
    { GDK_KEY_minus, 0, zoom_cb, -1 },
    { GDK_KEY_KP_Subtract, 0, zoom_cb, -1 },
    { GDK_KEY_0, 0, zoom_cb, 0 },
    { GDK_KEY_KP_0, 0, zoom_cb, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_widget_class_add_binding (widget_class, bindings[i].keyval, bindings[i].modifiers,
                                  bindings[i].func, "i", bindings[i].argument);
}

static void
pb_metric_chart_class_init (PbMetricChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = pb_metric_chart_finalize;
  widget_class->snapshot = pb_metric_chart_snapshot;
  widget_class->measure = pb_metric_chart_measure;
  widget_class->css_changed = pb_metric_chart_css_changed;
  widget_class->system_setting_changed = pb_metric_chart_system_setting_changed;

  /**
   * PbMetricChart::point-selected:
   * @self: the chart
   * @point: which point of the data
   *
   * Somebody moved the mark to an observation.
   */
  signals[POINT_SELECTED] = g_signal_new ("point-selected", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_UINT);

  add_bindings (widget_class);
  gtk_widget_class_set_css_name (widget_class, "metric-chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_controllers (PbMetricChart *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

static void
pb_metric_chart_init (PbMetricChart *self)
{
  AdwStyleManager *style =
    adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  self->point = -1;
  self->hovered = -1;
  self->from = PB_DAY_NONE;
  self->to = PB_DAY_NONE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  add_controllers (self);
  g_signal_connect_object (style, "notify::accent-color", G_CALLBACK (drop_layout), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (drop_layout), self,
                           G_CONNECT_SWAPPED);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_HELP_TEXT,
                                  _("The arrow keys move from one observation to the next, "
                                    "plus and minus zoom, zero shows everything."),
                                  -1);
}

/**
 * pb_metric_chart_new:
 *
 * Returns: (transfer full): an empty chart
 */
GtkWidget *
pb_metric_chart_new (void)
{
  return g_object_new (PB_TYPE_METRIC_CHART, NULL);
}

/**
 * pb_metric_chart_get_data:
 * @self: a chart
 *
 * Returns: (transfer none) (nullable): what it shows
 */
const PbChartData *
pb_metric_chart_get_data (PbMetricChart *self)
{
  g_return_val_if_fail (PB_IS_METRIC_CHART (self), NULL);

  return self->data;
}

/**
 * pb_metric_chart_set_data:
 * @self: a chart
 * @data: what to show
 *
 * Shows @data.  The part of time that is shown stays, and so does the mark as
 * long as its observation is there.
 */
void
pb_metric_chart_set_data (PbMetricChart     *self,
                          const PbChartData *data)
{
  g_return_if_fail (PB_IS_METRIC_CHART (self));
  g_return_if_fail (data != NULL);

  g_clear_pointer (&self->data, pb_chart_data_free);
  self->data = pb_chart_data_copy (data);
  self->hovered = -1;
  if (self->point >= (int) self->data->points->len)
    pb_metric_chart_set_point (self, -1);
  describe (self);
  drop_layout (self);
}

/**
 * pb_metric_chart_get_point:
 * @self: a chart
 *
 * Returns: the observation that the mark is on, or -1
 */
int
pb_metric_chart_get_point (PbMetricChart *self)
{
  g_return_val_if_fail (PB_IS_METRIC_CHART (self), -1);

  return self->point;
}

/**
 * pb_metric_chart_set_point:
 * @self: a chart
 * @point: which point of the data, or -1 for none
 *
 * Puts the mark on an observation.
 */
void
pb_metric_chart_set_point (PbMetricChart *self,
                           int            point)
{
  g_return_if_fail (PB_IS_METRIC_CHART (self));
  g_return_if_fail (point < 0 || (self->data && point < (int) self->data->points->len));

  if (self->point == point)
    return;

  self->point = point;
  reveal_point (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pb_metric_chart_get_view:
 * @self: a chart
 *
 * Returns: which side of the metric it shows
 */
PbChartView
pb_metric_chart_get_view (PbMetricChart *self)
{
  g_return_val_if_fail (PB_IS_METRIC_CHART (self), PB_CHART_VALUES);

  return self->view;
}

/**
 * pb_metric_chart_set_view:
 * @self: a chart
 * @view: which side of the metric to show
 */
void
pb_metric_chart_set_view (PbMetricChart *self,
                          PbChartView    view)
{
  g_return_if_fail (PB_IS_METRIC_CHART (self));

  if (self->view == view)
    return;

  self->view = view;
  drop_layout (self);
}

/**
 * pb_metric_chart_get_range:
 * @self: a chart
 * @from: (out): the first day that it shows, or %PB_DAY_NONE for all
 * @to: (out): the last day that it shows, or %PB_DAY_NONE for all
 *
 * Says which part of time the chart shows.
 */
void
pb_metric_chart_get_range (PbMetricChart *self,
                           PbDay         *from,
                           PbDay         *to)
{
  g_return_if_fail (PB_IS_METRIC_CHART (self));

  *from = self->from;
  *to = self->to;
}
