/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/readiness/pb-trend-chart.h"

#include "report/pb-trend-layout.h"
#include "ui/widgets/pb-drawing-painter.h"

#include <glib/gi18n.h>

/**
 * PbTrendChart:
 *
 * How a group stood on a row of days, a column for each.  Activating a day asks what
 * changed up to it.
 */
struct _PbTrendChart
{
  PbPlot parent_instance;

  PbTrend *trend;
  PbTrendLayout *layout;
};

G_DEFINE_FINAL_TYPE (PbTrendChart, pb_trend_chart, PB_TYPE_PLOT)

static const PbDrawing *
pb_trend_chart_lay_out (PbPlot *plot,
                        double  width,
                        double  height)
{
  PbTrendChart *self = PB_TREND_CHART (plot);
  GtkWidget *widget = GTK_WIDGET (self);
  PbTextMeasure measure = pb_widget_get_measure (widget);
  PbTrendOptions options = PB_TREND_OPTIONS_INIT;

  g_clear_pointer (&self->layout, pb_trend_layout_free);
  if (self->trend == NULL)
    return NULL;

  options.size = pb_widget_get_font_size (widget) * 0.84;
  options.measure = &measure;
  self->layout = pb_trend_layout_new (self->trend, width, height, &options);

  return self->layout->drawing;
}

static guint
pb_trend_chart_get_n_points (PbPlot *plot)
{
  PbTrendChart *self = PB_TREND_CHART (plot);

  return self->trend ? g_list_model_get_n_items (G_LIST_MODEL (self->trend)) : 0;
}

static int
pb_trend_chart_find_point (PbPlot *plot,
                           double  x,
                           double  y)
{
  return pb_trend_layout_find (PB_TREND_CHART (plot)->layout, x);
}

static char *
pb_trend_chart_dup_sentence (PbPlot *plot,
                             guint   point)
{
  return pb_trend_point_dup_sentence (pb_trend_get_point (PB_TREND_CHART (plot)->trend, point));
}

static void
pb_trend_chart_point_changed (PbPlot *plot)
{
  int point = pb_plot_get_point (plot);
  g_autofree char *sentence = point >= 0 ? pb_trend_chart_dup_sentence (plot, point) : NULL;

  if (sentence)
    gtk_accessible_update_property (GTK_ACCESSIBLE (plot),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
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
  float x = pb_plot_mirror (PB_PLOT (self), pb_trend_layout_place (self->layout, point));
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
pb_trend_chart_snapshot_marks (PbPlot      *plot,
                               GtkSnapshot *snapshot,
                               int          point,
                               int          hovered)
{
  PbTrendChart *self = PB_TREND_CHART (plot);

  if (hovered >= 0 && hovered != point)
    snapshot_frame (self, snapshot, hovered, PB_INK_DIM, 1);
  if (point >= 0)
    snapshot_frame (self, snapshot, point, PB_INK_TEXT, 2);
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
  PbPlot *self = PB_PLOT (widget);
  int point = keyboard ? pb_plot_get_point (self) : pb_plot_find_point (self, x, y);
  g_autofree char *sentence = NULL;

  if (point < 0)
    return FALSE;

  sentence = pb_trend_chart_dup_sentence (self, point);
  gtk_tooltip_set_text (tooltip, sentence);

  return TRUE;
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
pb_trend_chart_class_init (PbTrendChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PbPlotClass *plot_class = PB_PLOT_CLASS (klass);

  object_class->finalize = pb_trend_chart_finalize;
  widget_class->measure = pb_trend_chart_measure;
  widget_class->query_tooltip = pb_trend_chart_query_tooltip;
  plot_class->lay_out = pb_trend_chart_lay_out;
  plot_class->get_n_points = pb_trend_chart_get_n_points;
  plot_class->find_point = pb_trend_chart_find_point;
  plot_class->dup_sentence = pb_trend_chart_dup_sentence;
  plot_class->snapshot_marks = pb_trend_chart_snapshot_marks;
  plot_class->point_changed = pb_trend_chart_point_changed;

  gtk_widget_class_set_css_name (widget_class, "trend-chart");
}

static void
pb_trend_chart_init (PbTrendChart *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
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
  guint n = pb_trend_chart_get_n_points (PB_PLOT (self));

  for (guint i = 0; i < n; i++)
    if (pb_trend_point_get_day (pb_trend_get_point (self->trend, i)) == day)
      return (int) i;

  return (int) n - 1;
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
  int point = pb_plot_get_point (PB_PLOT (self));
  PbDay day = PB_DAY_NONE;

  g_return_if_fail (PB_IS_TREND_CHART (self));

  if (point >= 0)
    day = pb_trend_point_get_day (pb_trend_get_point (self->trend, point));
  g_set_object (&self->trend, trend);
  pb_plot_reset (PB_PLOT (self), find_day (self, day));
}
