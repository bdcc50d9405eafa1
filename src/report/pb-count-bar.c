/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-count-bar.h"

/* In heights of the bar: how wide a box may be, and how far it is to the next. */
#define BOX 1.0
#define GAP 0.25

/* Smaller boxes cannot be told apart, in units of the drawing. */
#define LEAST_BOX 4.0

#define HATCH 0.42

/* In the order of the bar: what holds first, what nobody knows last. */
static const struct
{
  PbResultValue value;
  PbCountShape shape;
  PbInk ink;
} parts[] = {
  { PB_RESULT_MET, PB_COUNT_SOLID, PB_INK_GOOD },
  { PB_RESULT_CLEAR, PB_COUNT_SOLID, PB_INK_GOOD },
  { PB_RESULT_EASY, PB_COUNT_SOLID, PB_INK_GOOD },
  { PB_RESULT_STRONG, PB_COUNT_SOLID, PB_INK_VALUE },
  { PB_RESULT_PARTLY, PB_COUNT_HATCHED, PB_INK_FAIR },
  { PB_RESULT_WATCH, PB_COUNT_HATCHED, PB_INK_FAIR },
  { PB_RESULT_STRAINED, PB_COUNT_HATCHED, PB_INK_FAIR },
  { PB_RESULT_EMERGING, PB_COUNT_HATCHED, PB_INK_VALUE },
  { PB_RESULT_NOT_MET, PB_COUNT_HOLLOW, PB_INK_BAD },
  { PB_RESULT_WARNING, PB_COUNT_HOLLOW, PB_INK_BAD },
  { PB_RESULT_CRITICAL, PB_COUNT_HOLLOW, PB_INK_BAD },
  { PB_RESULT_QUIET, PB_COUNT_HOLLOW, PB_INK_VALUE },
  { PB_RESULT_UNKNOWN, PB_COUNT_DASHED, PB_INK_DIM },
};

static PbPath *
make_rect (double x,
           double y,
           double width,
           double height)
{
  PbPath *path = pb_path_new ();

  pb_path_add_rect (path, x, y, width, height);

  return path;
}

/* Slanting lines within a rectangle, one above the other. */
static PbPath *
make_hatch (double x,
            double y,
            double width,
            double height,
            double step)
{
  PbPath *path = pb_path_new ();
  double rise = MIN (width, step * 2);

  for (double at = y + height; at > y; at -= step)
    {
      double end = MAX (at - rise, y);

      pb_path_move_to (path, x, at);
      pb_path_line_to (path, x + width * (at - end) / rise, end);
    }

  return path;
}

static void
draw_edge (PbDrawing *drawing,
           PbInk      ink,
           double     x,
           double     y,
           double     width,
           double     height,
           double     size,
           double     dash)
{
  double line = MIN (size, MIN (width, height) / 3);

  pb_drawing_stroke (drawing, ink,
                     make_rect (x + line / 2, y + line / 2, width - line, height - line),
                     line, dash, dash);
}

/**
 * pb_count_shape_draw:
 * @drawing: where to paint
 * @shape: how the statements stand
 * @ink: its colour
 * @x: the left edge
 * @y: the upper edge
 * @width: how wide to paint
 * @height: how high to paint
 * @size: the size of text that the pattern goes with
 *
 * Paints a rectangle for statements that stand alike: what holds is solid, what
 * holds in part is hatched, what does not hold is hollow with a thick edge, and what
 * nobody knows has an edge of dashes.
 */
void
pb_count_shape_draw (PbDrawing    *drawing,
                     PbCountShape  shape,
                     PbInk         ink,
                     double        x,
                     double        y,
                     double        width,
                     double        height,
                     double        size)
{
  g_return_if_fail (drawing != NULL);

  switch (shape)
    {
    case PB_COUNT_SOLID:
      pb_drawing_fill (drawing, ink, make_rect (x, y, width, height));
      break;
    case PB_COUNT_HATCHED:
      pb_drawing_stroke (drawing, ink, make_hatch (x, y, width, height, size * HATCH),
                         size * 0.14, 0, 0);
      break;
    case PB_COUNT_HOLLOW:
      draw_edge (drawing, ink, x, y, width, height, size * 0.16, 0);
      break;
    case PB_COUNT_DASHED:
    default:
      draw_edge (drawing, ink, x, y, width, height, size * 0.1, size * 0.2);
    }
}

static guint
count_boxes (const PbSectionCounts *counts)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    n += counts->n[parts[i].value];

  return n;
}

/**
 * pb_count_bar_get_width:
 * @counts: how statements stand
 * @height: how high the bar is
 *
 * Returns: how wide it is at most; 0 where there is nothing to show, as for plain
 *   numbers
 */
double
pb_count_bar_get_width (const PbSectionCounts *counts,
                        double                 height)
{
  guint n;

  g_return_val_if_fail (counts != NULL, 0);

  n = count_boxes (counts);

  return n > 0 ? (n * (BOX + GAP) - GAP) * height : 0;
}

/**
 * pb_count_bar_new:
 * @counts: how statements stand
 * @width: how wide the drawing is
 * @height: how high it is
 *
 * Draws a box for each statement in a row, and those that stand alike beside each
 * other; boxes too small to be told apart grow together.
 *
 * Returns: (transfer full): the drawing
 */
PbDrawing *
pb_count_bar_new (const PbSectionCounts *counts,
                  double                 width,
                  double                 height)
{
  PbDrawing *drawing = pb_drawing_new (width, height);
  guint n;
  double step, gap, x = 0;

  g_return_val_if_fail (counts != NULL, drawing);

  n = count_boxes (counts);
  if (n == 0)
    return drawing;

  gap = GAP * height;
  step = MIN ((width + gap) / n, (BOX + GAP) * height);
  if (step - gap < LEAST_BOX)
    gap = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      guint same = counts->n[parts[i].value];
      guint boxes = gap > 0 ? same : MIN (same, 1);
      double box = gap > 0 || same == 0 ? step - gap : MAX (same * width / n - 1, 0.5);

      for (guint b = 0; b < boxes; b++)
        {
          pb_count_shape_draw (drawing, parts[i].shape, parts[i].ink, x, 0, box, height, height);
          /* A few lines alone would not look like a box. */
          if (parts[i].shape == PB_COUNT_HATCHED)
            draw_edge (drawing, parts[i].ink, x, 0, box, height, height * 0.1, 0);
          x += gap > 0 ? step : box + 1;
        }
    }

  return drawing;
}
