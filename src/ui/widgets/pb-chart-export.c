/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/widgets/pb-chart-export.h"

#include "ui/widgets/pb-drawing-painter.h"

#include <cairo-svg.h>

/* Saves charts as pictures: of one size, black on white, with their title, so
 * that they look the same in every document.
 */
#define WIDTH 960
#define HEIGHT 560
#define MARGIN 24
#define HEADER 40
#define SCALE 2

static cairo_status_t
write_bytes (void                *closure,
             const unsigned char *data,
             unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static GskRenderNode *
snapshot_chart (PbMetricChart *chart)
{
  const PbChartData *data = pb_metric_chart_get_data (chart);
  PbTextMeasure measure = pb_widget_get_measure (GTK_WIDGET (chart));
  PbChartOptions options = PB_CHART_OPTIONS_INIT;
  g_autoptr(PbChartLayout) layout = NULL;
  g_autoptr(PbDrawing) header = pb_drawing_new (WIDTH, HEADER);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  options.view = pb_metric_chart_get_view (chart);
  pb_metric_chart_get_range (chart, &options.from, &options.to);
  options.size = 13;
  options.measure = &measure;
  layout = pb_chart_layout_new (data, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN - HEADER, &options);

  pb_drawing_text (header, PB_INK_TEXT, data->title, 0, HEADER / 2.0 - 4, 18, PB_TEXT_LEFT, TRUE);

  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 1, 1, 1, 1 },
                             &GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT));
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (MARGIN, MARGIN));
  pb_widget_snapshot_drawing (GTK_WIDGET (chart), snapshot, header, TRUE);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, HEADER));
  pb_widget_snapshot_drawing (GTK_WIDGET (chart), snapshot, layout->drawing, TRUE);

  return gtk_snapshot_free_to_node (snapshot);
}

/**
 * pb_chart_export_render:
 * @chart: a chart with data
 * @type: how to save it
 * @error: return location for a #GIOErrorEnum
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
pb_chart_export_render (PbMetricChart  *chart,
                        PbChartFile     type,
                        GError        **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  GskRenderNode *node;
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (PB_IS_METRIC_CHART (chart), NULL);
  g_return_val_if_fail (pb_metric_chart_get_data (chart) != NULL, NULL);

  node = snapshot_chart (chart);
  surface = type == PB_CHART_FILE_SVG
              ? cairo_svg_surface_create_for_stream (write_bytes, bytes, WIDTH, HEIGHT)
              : cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH * SCALE, HEIGHT * SCALE);
  cr = cairo_create (surface);
  if (type == PB_CHART_FILE_PNG)
    cairo_scale (cr, SCALE, SCALE);
  gsk_render_node_draw (node, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);

  if (type == PB_CHART_FILE_PNG && status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, write_bytes, bytes);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  gsk_render_node_unref (node);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           cairo_status_to_string (status));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
