/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/network/pb-map-legend-view.h"

#include "report/pb-map-legend.h"
#include "ui/widgets/pb-drawing-painter.h"

#include <math.h>

/**
 * PbMapLegendView:
 *
 * What the dots and lines of the relation map stand for.
 */
struct _PbMapLegendView
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (PbMapLegendView, pb_map_legend_view, GTK_TYPE_WIDGET)

static PbDrawing *
create_drawing (GtkWidget *widget,
                int        width)
{
  PbTextMeasure measure = pb_widget_get_measure (widget);
  PbDrawing *drawing = pb_map_legend_new (width, pb_widget_get_font_size (widget) * 0.86,
                                          &measure);

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    pb_drawing_mirror (drawing);

  return drawing;
}

static GtkSizeRequestMode
pb_map_legend_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pb_map_legend_view_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 200;
      *natural = 600;
    }
  else
    {
      g_autoptr(PbDrawing) drawing = create_drawing (widget, for_size > 0 ? for_size : 600);

      *minimum = *natural = (int) ceil (drawing->height);
    }
}

static void
pb_map_legend_view_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  g_autoptr(PbDrawing) drawing = create_drawing (widget, gtk_widget_get_width (widget));

  pb_widget_snapshot_drawing (widget, snapshot, drawing, FALSE);
}

static void
pb_map_legend_view_class_init (PbMapLegendViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_request_mode = pb_map_legend_view_get_request_mode;
  widget_class->measure = pb_map_legend_view_measure;
  widget_class->snapshot = pb_map_legend_view_snapshot;

  gtk_widget_class_set_css_name (widget_class, "map-legend");
  /* Every group says these words itself. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pb_map_legend_view_init (PbMapLegendView *self)
{
}
