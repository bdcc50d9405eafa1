/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-sparkline.h"

#include <math.h>

#define MARGIN 3.0
#define RADIUS 2.5
#define LINE 1.5

typedef struct
{
  double left;
  double width;
  double top;
  double height;
  PbDay  from;
  PbDay  to;
  double low;
  double high;
} Frame;

static double
place_day (const Frame *frame,
           PbDay        day)
{
  if (frame->to == frame->from)
    return frame->left + frame->width / 2;

  return frame->left + (double) (day - frame->from) / (frame->to - frame->from) * frame->width;
}

static double
place_value (const Frame *frame,
             double       value)
{
  if (frame->high <= frame->low)
    return frame->top + frame->height / 2;

  return frame->top + (frame->high - value) / (frame->high - frame->low) * frame->height;
}

static void
draw_target (PbDrawing         *drawing,
             const Frame       *frame,
             const PbChartData *data)
{
  const PbChartTarget *target = data->targets->pdata[data->targets->len - 1];
  PbPath *path = pb_path_new ();
  double y = place_value (frame, target->low);

  pb_path_move_to (path, frame->left, y);
  pb_path_line_to (path, frame->left + frame->width, y);
  pb_drawing_stroke (drawing, PB_INK_TARGET, path, 1, 3, 3);
}

static void
draw_values (PbDrawing         *drawing,
             const Frame       *frame,
             const PbChartData *data)
{
  PbPath *solid = pb_path_new ();
  PbPath *dashed = pb_path_new ();

  for (guint i = 1; i < data->points->len; i++)
    {
      const PbChartPoint *from = data->points->pdata[i - 1];
      const PbChartPoint *to = data->points->pdata[i];
      PbPath *path = from->estimated || to->estimated ? dashed : solid;

      if (to->gap_before)
        continue;

      pb_path_move_to (path, place_day (frame, from->day), place_value (frame, from->value));
      pb_path_line_to (path, place_day (frame, to->day), place_value (frame, to->value));
    }

  pb_drawing_stroke (drawing, PB_INK_VALUE, solid, LINE, 0, 0);
  pb_drawing_stroke (drawing, PB_INK_ESTIMATE, dashed, LINE, 2, 2);
}

static void
draw_columns (PbDrawing         *drawing,
              const Frame       *frame,
              const PbChartData *data)
{
  double width = MAX (1, frame->width / MAX (1, data->points->len) - 1);
  double ground = place_value (frame, CLAMP (0, frame->low, frame->high));

  for (guint i = 0; i < data->points->len; i++)
    {
      const PbChartPoint *point = data->points->pdata[i];
      double left = frame->left + i * frame->width / data->points->len;
      double y = place_value (frame, point->value);
      PbPath *path = pb_path_new ();

      pb_path_add_rect (path, left, MIN (y, ground), width, MAX (0.5, fabs (ground - y)));
      if (point->estimated)
        pb_drawing_stroke (drawing, PB_INK_ESTIMATE, path, 0.7, 0, 0);
      else
        pb_drawing_fill (drawing, PB_INK_VALUE, path);
    }
}

/**
 * pb_sparkline_new:
 * @data: what to show
 * @width: the width there is
 * @height: the height there is
 *
 * Draws the course of a metric as small as a word: a line with its last point and
 * the target, or columns of values per period.
 *
 * Returns: (transfer full): a drawing; empty where there are no observations
 */
PbDrawing *
pb_sparkline_new (const PbChartData *data,
                  double             width,
                  double             height)
{
  PbDrawing *drawing = pb_drawing_new (width, height);
  gboolean columns;
  Frame frame;
  const PbChartPoint *last;
  PbPath *dot;

  g_return_val_if_fail (data != NULL, drawing);

  if (data->points->len == 0)
    return drawing;

  columns = data->series == PB_METRIC_SERIES_PER_PERIOD;
  last = data->points->pdata[data->points->len - 1];
  frame.left = MARGIN;
  frame.width = MAX (1, width - 2 * MARGIN);
  frame.top = MARGIN;
  frame.height = MAX (1, height - 2 * MARGIN);
  frame.from = ((PbChartPoint *) data->points->pdata[0])->day;
  frame.to = last->day;
  frame.low = frame.high = columns ? 0 : last->value;

  for (guint i = 0; i < data->points->len; i++)
    {
      const PbChartPoint *point = data->points->pdata[i];

      frame.low = MIN (frame.low, point->value);
      frame.high = MAX (frame.high, point->value);
    }

  if (columns)
    {
      draw_columns (drawing, &frame, data);
      return drawing;
    }

  if (data->targets->len > 0)
    {
      const PbChartTarget *target = data->targets->pdata[data->targets->len - 1];

      if (isfinite (target->low))
        {
          frame.low = MIN (frame.low, target->low);
          frame.high = MAX (frame.high, target->low);
          draw_target (drawing, &frame, data);
        }
    }

  draw_values (drawing, &frame, data);

  dot = pb_path_new ();
  pb_path_add_circle (dot, place_day (&frame, last->day), place_value (&frame, last->value),
                      RADIUS);
  if (last->estimated)
    pb_drawing_stroke (drawing, PB_INK_ESTIMATE, dot, 1, 0, 0);
  else
    pb_drawing_fill (drawing, PB_INK_VALUE, dot);

  return drawing;
}
