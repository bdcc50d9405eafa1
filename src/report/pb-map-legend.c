/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-map-legend.h"

#include "report/pb-i18n-private.h"

/* What lines and dots on a relation map look like, and the words for them. */

#define MARGIN 12.0
#define SAMPLE 30.0

/**
 * pb_map_stroke_line:
 * @drawing: a drawing
 * @neglect: how far a relation is looked after
 * @path: (transfer full): a line
 *
 * Draws the line of a relation.  Colour and pattern say the same.
 */
void
pb_map_stroke_line (PbDrawing *drawing,
                    PbNeglect  neglect,
                    PbPath    *path)
{
  static const struct { PbInk ink; double width, dash, gap; } styles[] = {
    [PB_NEGLECT_NONE] = { PB_INK_AXIS, 1.0, 0, 0 },
    [PB_NEGLECT_IN_TOUCH] = { PB_INK_GOOD, 2.5, 0, 0 },
    [PB_NEGLECT_WAITING] = { PB_INK_FAIR, 2.5, 9, 5 },
    [PB_NEGLECT_NEGLECTED] = { PB_INK_BAD, 2.5, 2.5, 5 },
  };

  g_return_if_fail (drawing != NULL);
  g_return_if_fail ((gsize) neglect < G_N_ELEMENTS (styles));

  pb_drawing_stroke (drawing, styles[neglect].ink, path, styles[neglect].width,
                     styles[neglect].dash, styles[neglect].gap);
}

/**
 * pb_map_draw_dot:
 * @drawing: a drawing
 * @own: whether it is one of our own groups
 * @x: the middle
 * @y: the middle
 * @radius: the radius
 *
 * Draws the dot of a group: our own are filled, partners are rings.
 */
void
pb_map_draw_dot (PbDrawing *drawing,
                 gboolean   own,
                 double     x,
                 double     y,
                 double     radius)
{
  PbPath *dot = pb_path_new ();

  g_return_if_fail (drawing != NULL);

  pb_path_add_circle (dot, x, y, radius);
  if (own)
    {
      pb_drawing_fill (drawing, PB_INK_CURRENT, dot);
      return;
    }

  pb_drawing_fill (drawing, PB_INK_PAPER, pb_path_copy (dot));
  pb_drawing_stroke (drawing, PB_INK_TEXT, dot, 2, 0, 0);
}

static void
draw_sample (PbDrawing *drawing,
             guint      entry,
             double     x,
             double     y,
             double     size)
{
  static const PbNeglect levels[] = { PB_NEGLECT_IN_TOUCH, PB_NEGLECT_WAITING,
                                      PB_NEGLECT_NEGLECTED, PB_NEGLECT_NONE };
  PbPath *line;

  if (entry < 2)
    {
      pb_map_draw_dot (drawing, entry == 0, x + size * 0.6, y, size * 0.45);
      return;
    }

  line = pb_path_new ();
  pb_path_move_to (line, x, y);
  pb_path_line_to (line, x + SAMPLE, y);
  pb_map_stroke_line (drawing, levels[entry - 2], line);
}

/**
 * pb_map_legend_new:
 * @width: the room there is
 * @size: the font size
 * @measure: (nullable): how wide text is
 *
 * Returns: (transfer full): what the dots and lines of a relation map stand for,
 *   in as many rows as it takes
 */
PbDrawing *
pb_map_legend_new (double               width,
                   double               size,
                   const PbTextMeasure *measure)
{
  const char *words[] = {
    C_("map", "Our group"),
    C_("map", "Partner"),
    pb_neglect_get_label (PB_NEGLECT_IN_TOUCH),
    pb_neglect_get_label (PB_NEGLECT_WAITING),
    pb_neglect_get_label (PB_NEGLECT_NEGLECTED),
    C_("map", "Part of, or not active"),
  };
  PbDrawing *drawing = pb_drawing_new (width, 0);
  double x = MARGIN;
  double y = size * 1.2;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      double sample = i < 2 ? size * 1.2 : SAMPLE;
      double length = sample + 6 + pb_text_measure_width (measure, words[i], size, FALSE);

      if (x > MARGIN && x + length > width - MARGIN)
        {
          x = MARGIN;
          y += size * 1.7;
        }
      draw_sample (drawing, i, x, y, size);
      pb_drawing_text (drawing, PB_INK_DIM, words[i], x + sample + 6, y, size, PB_TEXT_LEFT,
                       FALSE);
      x += length + size * 1.4;
    }
  drawing->height = y + size * 1.2;

  return drawing;
}
