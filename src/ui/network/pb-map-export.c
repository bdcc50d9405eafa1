/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/network/pb-map-export.h"

#include "formats/pb-graphviz-write.h"
#include "report/pb-map-layout.h"
#include "report/pb-map-legend.h"
#include "report/pb-paint.h"

#include <cairo-svg.h>
#include <math.h>
#include <string.h>

/* Saves relation maps: black on white, with a title and what the lines stand for,
 * so that they look the same in every document.
 */
#define HEADER 40
#define LEAST_WIDTH 480
#define SCALE 2

/**
 * pb_map_file_get_extension:
 * @type: how a map is saved
 *
 * Returns: how the name of such a file ends, with the dot
 */
const char *
pb_map_file_get_extension (PbMapFile type)
{
  switch (type)
    {
    case PB_MAP_FILE_SVG:
      return ".svg";
    case PB_MAP_FILE_DOT:
      return ".dot";
    case PB_MAP_FILE_PNG:
    default:
      return ".png";
    }
}

static cairo_status_t
write_bytes (void                *closure,
             const unsigned char *data,
             unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
paint_at (cairo_t         *cr,
          PangoContext    *context,
          const PbDrawing *drawing,
          double           x,
          double           y)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  pb_drawing_paint (drawing, cr, context, pb_palette_get_paper ());
  cairo_restore (cr);
}

static GBytes *
render_picture (const PbRelationMap  *map,
                const char           *title,
                PbMapFile             type,
                GError              **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  PangoContext *context = pb_paper_context_new (NULL);
  PbTextMeasure measure = pb_text_measure_pango (context);
  PbMapOptions options = PB_MAP_OPTIONS_INIT;
  g_autoptr(PbMapLayout) layout = NULL;
  g_autoptr(PbDrawing) legend = NULL;
  g_autoptr(PbDrawing) header = NULL;
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;
  double width, height;

  options.measure = &measure;
  layout = pb_map_layout_new (map, &options);
  width = MAX (layout->width, LEAST_WIDTH);
  legend = pb_map_legend_new (width, 11, &measure);
  header = pb_drawing_new (width, HEADER);
  pb_drawing_text (header, PB_INK_TEXT, title, 12, HEADER / 2.0, 18, PB_TEXT_LEFT, TRUE);
  height = ceil (HEADER + layout->height + legend->height);

  surface = type == PB_MAP_FILE_SVG
              ? cairo_svg_surface_create_for_stream (write_bytes, bytes, width, height)
              : cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (width * SCALE),
                                            (int) (height * SCALE));
  cr = cairo_create (surface);
  if (type == PB_MAP_FILE_PNG)
    cairo_scale (cr, SCALE, SCALE);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  paint_at (cr, context, header, 0, 0);
  paint_at (cr, context, layout->drawing, (width - layout->width) / 2, HEADER);
  paint_at (cr, context, legend, 0, HEADER + layout->height);
  status = cairo_status (cr);
  cairo_destroy (cr);
  g_object_unref (context);

  if (type == PB_MAP_FILE_PNG && status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, write_bytes, bytes);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * pb_map_export_render:
 * @map: a finished map
 * @title: what to call it
 * @type: how to save it
 * @error: return location for a #GIOErrorEnum
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
pb_map_export_render (const PbRelationMap  *map,
                      const char           *title,
                      PbMapFile             type,
                      GError              **error)
{
  char *text;

  g_return_val_if_fail (map != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);

  if (type != PB_MAP_FILE_DOT)
    return render_picture (map, title, type, error);

  text = pb_graphviz_write (map, title);

  return g_bytes_new_take (text, strlen (text));
}
