/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/widgets/pb-sparkline-view.h"

#include "report/pb-sparkline.h"
#include "ui/widgets/pb-drawing-painter.h"

/**
 * PbSparklineView:
 *
 * The course of a metric as a small line.  It only shows; the chart on the page
 * Impact can be explored.
 */
struct _PbSparklineView
{
  GtkWidget parent_instance;

  PbChartData *data;
  PbDrawing *drawing;
};

G_DEFINE_FINAL_TYPE (PbSparklineView, pb_sparkline_view, GTK_TYPE_WIDGET)

static void
pb_sparkline_view_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 60;
      *natural = 180;
    }
  else
    {
      *minimum = 36;
      *natural = 48;
    }
}

static void
pb_sparkline_view_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  PbSparklineView *self = PB_SPARKLINE_VIEW (widget);

  g_clear_pointer (&self->drawing, pb_drawing_free);
}

static void
pb_sparkline_view_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  PbSparklineView *self = PB_SPARKLINE_VIEW (widget);

  if (self->data == NULL)
    return;

  if (self->drawing == NULL)
    {
      self->drawing = pb_sparkline_new (self->data, gtk_widget_get_width (widget),
                                        gtk_widget_get_height (widget));
      if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
        pb_drawing_mirror (self->drawing);
    }

  pb_widget_snapshot_drawing (widget, snapshot, self->drawing, FALSE);
}

static void
pb_sparkline_view_direction_changed (GtkWidget        *widget,
                                     GtkTextDirection  previous)
{
  PbSparklineView *self = PB_SPARKLINE_VIEW (widget);

  g_clear_pointer (&self->drawing, pb_drawing_free);
  GTK_WIDGET_CLASS (pb_sparkline_view_parent_class)->direction_changed (widget, previous);
}

static void
pb_sparkline_view_finalize (GObject *object)
{
  PbSparklineView *self = PB_SPARKLINE_VIEW (object);

  g_clear_pointer (&self->drawing, pb_drawing_free);
  g_clear_pointer (&self->data, pb_chart_data_free);

  G_OBJECT_CLASS (pb_sparkline_view_parent_class)->finalize (object);
}

static void
pb_sparkline_view_class_init (PbSparklineViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = pb_sparkline_view_finalize;

  widget_class->measure = pb_sparkline_view_measure;
  widget_class->size_allocate = pb_sparkline_view_size_allocate;
  widget_class->snapshot = pb_sparkline_view_snapshot;
  widget_class->direction_changed = pb_sparkline_view_direction_changed;

  gtk_widget_class_set_css_name (widget_class, "pb-sparkline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pb_sparkline_view_init (PbSparklineView *self)
{
}

/**
 * pb_sparkline_view_new:
 *
 * Returns: (transfer floating): an empty sparkline
 */
GtkWidget *
pb_sparkline_view_new (void)
{
  return g_object_new (PB_TYPE_SPARKLINE_VIEW, NULL);
}

/**
 * pb_sparkline_view_set_data:
 * @self: a sparkline
 * @data: (nullable): what a chart of the metric shows
 *
 * Shows @data.
 */
void
pb_sparkline_view_set_data (PbSparklineView   *self,
                            const PbChartData *data)
{
  g_autofree char *summary = NULL;

  g_return_if_fail (PB_IS_SPARKLINE_VIEW (self));

  g_clear_pointer (&self->drawing, pb_drawing_free);
  g_clear_pointer (&self->data, pb_chart_data_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  if (data == NULL)
    return;

  self->data = pb_chart_data_copy (data);
  summary = pb_chart_data_dup_summary (data);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, data->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary,
                                  -1);
}
