/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-chart-private.h"

#include <math.h>

static void
fill_spread (PbChartSketch *sketch,
             guint          first,
             guint          end)
{
  const GPtrArray *points = sketch->data->points;
  PbPath *path;

  if (end - first < 2)
    return;

  path = pb_path_new ();
  for (guint i = first; i < end; i++)
    {
      const PbChartPoint *point = points->pdata[i];
      double x = pb_chart_get_x (sketch, point->day);

      if (i == first)
        pb_path_move_to (path, x, pb_chart_get_y (sketch, point->high));
      else
        pb_path_line_to (path, x, pb_chart_get_y (sketch, point->high));
    }
  for (guint i = end; i-- > first;)
    {
      const PbChartPoint *point = points->pdata[i];

      pb_path_line_to (path, pb_chart_get_x (sketch, point->day),
                       pb_chart_get_y (sketch, point->low));
    }
  pb_path_close (path);
  pb_drawing_fill (sketch->drawing, PB_INK_VALUE_SOFT, path);
}

/* Fills what lies between the least and the greatest value of days with very many. */
void
pb_chart_draw_spread (PbChartSketch *sketch)
{
  const GPtrArray *points = sketch->data->points;
  guint first = 0;

  for (guint i = 0; i <= points->len; i++)
    {
      const PbChartPoint *point = i < points->len ? points->pdata[i] : NULL;
      gboolean shown = point && isfinite (point->low) && isfinite (point->high) &&
                       point->day >= sketch->layout->x_axis->from &&
                       point->day <= sketch->layout->x_axis->to;

      if (shown && !point->gap_before)
        continue;

      fill_spread (sketch, first, i);
      first = shown ? i : i + 1;
    }
}
