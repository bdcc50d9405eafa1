/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/widgets/pb-metric-chart.h"

#include "ui/widgets/pb-drawing-painter.h"

#include <glib/gi18n.h>
#include <math.h>

/* Closer than this nothing more is to be seen. */
#define MIN_DAYS 7
#define ZOOM_STEP 1.5

/* A finger that moved less has not decided yet, in pixels. */
#define DRAG_THRESHOLD 8

/**
 * PbMetricChart:
 *
 * The values of a metric over time with baseline, target and the expected line.
 *
 * Beside what every plot can do, plus and minus, the wheel with Control and two
 * fingers zoom; Shift with the arrow keys, the page keys, the wheel with Shift and
 * a finger move what is shown.
 */
struct _PbMetricChart
{
  PbPlot parent_instance;

  PbChartData *data;
  PbChartLayout *layout;
  PbChartView view;

  PbDay from;
  PbDay to;
  PbDay period_from;
  PbDay period_to;
  PbDay all_from;
  PbDay all_to;
  PbDay held_from;
  PbDay held_to;
  double held_at;
};

typedef enum
{
  PROP_ZOOMED = 1,
} PbMetricChartProperty;

static GParamSpec *props[PROP_ZOOMED + 1];

G_DEFINE_FINAL_TYPE (PbMetricChart, pb_metric_chart, PB_TYPE_PLOT)

static gboolean
is_zoomed (PbMetricChart *self)
{
  return self->from != PB_DAY_NONE;
}

static const PbDrawing *
pb_metric_chart_lay_out (PbPlot *plot,
                         double  width,
                         double  height)
{
  PbMetricChart *self = PB_METRIC_CHART (plot);
  PbTextMeasure measure = pb_widget_get_measure (GTK_WIDGET (self));
  PbChartOptions options = PB_CHART_OPTIONS_INIT;

  g_clear_pointer (&self->layout, pb_chart_layout_free);
  if (self->data == NULL)
    return NULL;

  options.view = self->view;
  options.from = is_zoomed (self) ? self->from : self->period_from;
  options.to = is_zoomed (self) ? self->to : self->period_to;
  options.compact = self->period_from != PB_DAY_NONE;
  options.size = pb_widget_get_font_size (GTK_WIDGET (self)) * 0.84;
  options.measure = &measure;
  self->layout = pb_chart_layout_new (self->data, width, height, &options);

  if (!is_zoomed (self))
    {
      self->all_from = (PbDay) floor (self->layout->x_axis->from);
      self->all_to = (PbDay) ceil (self->layout->x_axis->to);
    }

  return self->layout->drawing;
}

static guint
pb_metric_chart_get_n_points (PbPlot *plot)
{
  PbMetricChart *self = PB_METRIC_CHART (plot);

  return self->data ? self->data->points->len : 0;
}

static int
pb_metric_chart_find_point (PbPlot *plot,
                            double  x,
                            double  y)
{
  const PbChartSpot *spot = pb_chart_layout_find_spot (PB_METRIC_CHART (plot)->layout, x);

  return spot ? (int) spot->point : -1;
}

static char *
pb_metric_chart_dup_sentence (PbPlot *plot,
                              guint   point)
{
  return pb_chart_data_dup_sentence (PB_METRIC_CHART (plot)->data, point);
}

static double
pull (PbMetricChart *self,
      double         days)
{
  return pb_plot_is_mirrored (PB_PLOT (self)) ? -days : days;
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
set_range (PbMetricChart *self,
           PbDay          from,
           PbDay          to)
{
  int days = to - from;
  int all_days = self->all_to - self->all_from;
  gboolean was_zoomed = is_zoomed (self);

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
  pb_plot_drop (PB_PLOT (self));
  if (is_zoomed (self) != was_zoomed)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ZOOMED]);
}

static void
get_shown (PbMetricChart *self,
           PbDay         *from,
           PbDay         *to)
{
  *from = is_zoomed (self) ? self->from : self->all_from;
  *to = is_zoomed (self) ? self->to : self->all_to;
}

/* What keys moved is said, as nobody else tells how far. */
static void
announce_shown (PbMetricChart *self)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *text = NULL;
  PbDay from, to;

  get_shown (self, &from, &to);
  first = pb_day_to_locale (from);
  last = pb_day_to_locale (to);
  /* Translators: the first and the last day of a period. */
  text = g_strdup_printf (_("%s – %s"), first, last);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
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

  if (!is_zoomed (self))
    return;

  get_shown (self, &from, &to);
  days = to - from;
  from += (PbDay) lround (days * share);
  set_range (self, from, from + days);
}

/* Keeps the mark in sight when keys move it past the edge. */
static void
pb_metric_chart_point_changed (PbPlot *plot)
{
  PbMetricChart *self = PB_METRIC_CHART (plot);
  int n = pb_plot_get_point (plot);
  const PbChartPoint *point;
  PbDay from, to;

  if (!is_zoomed (self) || n < 0)
    return;

  point = g_ptr_array_index (self->data->points, n);
  get_shown (self, &from, &to);
  if (point->day < from)
    set_range (self, point->day - (to - from) / 10, point->day - (to - from) / 10 + (to - from));
  else if (point->day > to)
    set_range (self, point->day + (to - from) / 10 - (to - from), point->day + (to - from) / 10);
}

static gboolean
zoom_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  PbMetricChart *self = PB_METRIC_CHART (widget);
  PbDay from, to, center;

  int direction = g_variant_get_int32 (args);
  int point = pb_plot_get_point (PB_PLOT (self));

  if (!pb_plot_ensure (PB_PLOT (self)))
    return FALSE;

  get_shown (self, &from, &to);
  center = from + (to - from) / 2;
  if (point >= 0)
    {
      const PbChartPoint *marked = g_ptr_array_index (self->data->points, point);

      if (marked->day >= from && marked->day <= to)
        center = marked->day;
    }
  if (direction == 0)
    pb_metric_chart_show_all (self);
  else
    zoom_at (self, direction > 0 ? ZOOM_STEP : 1 / ZOOM_STEP, center);
  announce_shown (self);

  return TRUE;
}

static gboolean
pan_cb (GtkWidget *widget,
        GVariant  *args,
        gpointer   user_data)
{
  PbMetricChart *self = PB_METRIC_CHART (widget);

  pan_by (self, pull (self, g_variant_get_int32 (args) * 0.25));
  announce_shown (self);

  return TRUE;
}

/* A page is what can be seen at once. */
static gboolean
pb_metric_chart_turn_page (PbPlot *plot,
                           int     direction)
{
  PbMetricChart *self = PB_METRIC_CHART (plot);

  if (!is_zoomed (self))
    return FALSE;

  pan_by (self, direction * 0.9);
  announce_shown (self);

  return TRUE;
}

static void
hold (PbMetricChart *self)
{
  get_shown (self, &self->held_from, &self->held_to);
}

/* Up and down belongs to the page that scrolls. */
static void
drag_update_cb (PbMetricChart  *self,
                double          dx,
                double          dy,
                GtkGestureDrag *drag)
{
  double days = self->held_to - self->held_from;
  PbDay from;

  if (!is_zoomed (self) || !pb_plot_ensure (PB_PLOT (self)))
    return;

  if (gtk_gesture_is_recognized (GTK_GESTURE (drag)) && fabs (dx) < DRAG_THRESHOLD &&
      fabs (dy) > DRAG_THRESHOLD)
    {
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  if (fabs (dx) > DRAG_THRESHOLD)
    gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);

  from = self->held_from - (PbDay) lround (pull (self, dx) / self->layout->plot_width * days);
  set_range (self, from, from + (PbDay) days);
}

static PbDay
get_day_at (PbMetricChart *self,
            double         x)
{
  return (PbDay) lround (pb_axis_invert (self->layout->x_axis,
                                         pb_plot_mirror (PB_PLOT (self), x)));
}

static void
pinch_begin_cb (PbMetricChart    *self,
                GdkEventSequence *sequence,
                GtkGesture       *pinch)
{
  double x, y;

  if (!pb_plot_ensure (PB_PLOT (self)))
    {
      gtk_gesture_set_state (pinch, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  hold (self);
  if (!gtk_gesture_get_bounding_box_center (pinch, &x, &y))
    x = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;
  self->held_at = CLAMP (get_day_at (self, x), self->held_from, self->held_to);
  gtk_gesture_set_state (pinch, GTK_EVENT_SEQUENCE_CLAIMED);
}

/* The day between the fingers stays between them. */
static void
pinch_cb (PbMetricChart *self,
          double         scale)
{
  double days = self->held_to - self->held_from;
  double share = days > 0 ? (self->held_at - self->held_from) / days : 0.5;
  PbDay from;

  if (scale <= 0)
    return;

  days = CLAMP (days / scale, MIN_DAYS, MAX (MIN_DAYS, self->all_to - self->all_from));
  from = (PbDay) lround (self->held_at - share * days);
  set_range (self, from, from + (PbDay) lround (days));
}

/* Events have their places in the window. */
static gboolean
get_place (PbMetricChart *self,
           GdkEvent      *event,
           double        *x,
           double        *y)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  graphene_point_t place;
  double surface_x, surface_y;

  if (!gdk_event_get_position (event, x, y))
    return FALSE;

  gtk_native_get_surface_transform (native, &surface_x, &surface_y);
  if (!gtk_widget_compute_point (GTK_WIDGET (native), GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT ((float) (*x - surface_x),
                                                       (float) (*y - surface_y)), &place))
    return FALSE;

  *x = place.x;
  *y = place.y;

  return TRUE;
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
  double x, y;

  if (!pb_plot_ensure (PB_PLOT (self)))
    return GDK_EVENT_PROPAGATE;

  if (state & GDK_CONTROL_MASK)
    {
      PbDay from, to;

      get_shown (self, &from, &to);
      if (!get_place (self, event, &x, &y))
        x = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;
      zoom_at (self, dy < 0 ? 1.2 : 1 / 1.2, CLAMP (get_day_at (self, x), from, to));
      return GDK_EVENT_STOP;
    }
  if (state & GDK_SHIFT_MASK)
    dx = dx != 0 ? dx : dy;
  if (dx != 0 && is_zoomed (self))
    {
      pan_by (self, pull (self, dx) * 0.1);
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

  x = pb_plot_mirror (PB_PLOT (self), spot->x);
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
      g_autofree char *text = pb_chart_data_dup_sentence (self->data, point);
      g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
      PangoRectangle extents;
      GskRoundedRect bubble;
      GdkRGBA paper;
      int width, height;
      double left;

      pango_layout_set_width (layout, MAX (1, gtk_widget_get_width (GTK_WIDGET (self)) - 16) *
                                      PANGO_SCALE);
      pango_layout_get_pixel_extents (layout, NULL, &extents);
      width = extents.width;
      height = extents.height;
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
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) left + 8 - extents.x, 3));
      gtk_snapshot_append_layout (snapshot, layout, &paper);
      gtk_snapshot_restore (snapshot);
    }
}

static void
pb_metric_chart_snapshot_marks (PbPlot      *plot,
                                GtkSnapshot *snapshot,
                                int          point,
                                int          hovered)
{
  PbMetricChart *self = PB_METRIC_CHART (plot);
  int shown = hovered >= 0 ? hovered : gtk_widget_is_focus (GTK_WIDGET (self)) ? point : -1;

  if (point != shown)
    snapshot_mark (self, snapshot, point, FALSE);
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
  *natural = PB_METRIC_CHART (widget)->period_from != PB_DAY_NONE ? *minimum :
    orientation == GTK_ORIENTATION_HORIZONTAL ? 480 : 260;
}

static void
pb_metric_chart_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch ((PbMetricChartProperty) prop_id)
    {
    case PROP_ZOOMED:
      g_value_set_boolean (value, is_zoomed (PB_METRIC_CHART (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
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
  PbPlotClass *plot_class = PB_PLOT_CLASS (klass);

  object_class->get_property = pb_metric_chart_get_property;
  object_class->finalize = pb_metric_chart_finalize;
  widget_class->measure = pb_metric_chart_measure;
  plot_class->lay_out = pb_metric_chart_lay_out;
  plot_class->get_n_points = pb_metric_chart_get_n_points;
  plot_class->find_point = pb_metric_chart_find_point;
  plot_class->dup_sentence = pb_metric_chart_dup_sentence;
  plot_class->snapshot_marks = pb_metric_chart_snapshot_marks;
  plot_class->turn_page = pb_metric_chart_turn_page;
  plot_class->point_changed = pb_metric_chart_point_changed;

  /**
   * PbMetricChart:zoomed:
   *
   * Whether only a part of the time is shown.
   */
  props[PROP_ZOOMED] = g_param_spec_boolean ("zoomed", NULL, NULL, FALSE,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  add_bindings (widget_class);
  gtk_widget_class_set_css_name (widget_class, "metric-chart");
}

static void
pb_metric_chart_init (PbMetricChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  self->from = PB_DAY_NONE;
  self->to = PB_DAY_NONE;
  self->period_from = PB_DAY_NONE;
  self->period_to = PB_DAY_NONE;

  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (hold), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pinch, "begin", G_CALLBACK (pinch_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pinch, "scale-changed", G_CALLBACK (pinch_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));

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
  int point;

  g_return_if_fail (PB_IS_METRIC_CHART (self));
  g_return_if_fail (data != NULL);

  g_clear_pointer (&self->data, pb_chart_data_free);
  self->data = pb_chart_data_copy (data);
  point = pb_plot_get_point (PB_PLOT (self));
  pb_plot_reset (PB_PLOT (self), point < (int) self->data->points->len ? point : -1);
  describe (self);
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
  pb_plot_drop (PB_PLOT (self));
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

/**
 * pb_metric_chart_show_all:
 * @self: a chart
 *
 * Shows all of the time again.
 */
void
pb_metric_chart_show_all (PbMetricChart *self)
{
  g_return_if_fail (PB_IS_METRIC_CHART (self));

  set_range (self, self->all_from, self->all_to);
}

/**
 * pb_metric_chart_set_period:
 * @self: a chart
 * @from: the first day
 * @to: the last day, after @from
 *
 * Has a small chart begin and end as others do beside it.
 */
void
pb_metric_chart_set_period (PbMetricChart *self,
                            PbDay          from,
                            PbDay          to)
{
  g_return_if_fail (PB_IS_METRIC_CHART (self));

  self->period_from = from;
  self->period_to = to;
  pb_plot_drop (PB_PLOT (self));
}
