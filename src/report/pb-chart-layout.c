/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-chart-layout.h"

#include "report/pb-chart-private.h"

#include <math.h>

double
pb_chart_get_value (const PbChartSketch *sketch,
                    const PbChartPoint  *point)
{
  return sketch->options->view == PB_CHART_TOTALS && isfinite (point->total) ? point->total
                                                                            : point->value;
}

double
pb_chart_get_x (const PbChartSketch *sketch,
                double               day)
{
  return pb_axis_place (sketch->layout->x_axis, day);
}

double
pb_chart_get_y (const PbChartSketch *sketch,
                double               value)
{
  return pb_axis_place (sketch->layout->y_axis, value);
}

/* The target that counts: the next one, or else the last. */
static const PbChartTarget *
find_target (const PbChartData *data)
{
  const PbChartTarget *target = NULL;

  for (guint i = 0; i < data->targets->len; i++)
    {
      target = data->targets->pdata[i];
      if (data->day == PB_DAY_NONE || target->day >= data->day)
        break;
    }

  return target;
}

static PbDay
point_start (const PbChartPoint *point)
{
  return point->start != PB_DAY_NONE && point->start <= point->day ? point->start : point->day;
}

static void
find_days (const PbChartSketch *sketch,
           PbDay               *from,
           PbDay               *to)
{
  const PbChartData *data = sketch->data;
  PbDay first = PB_DAY_NONE;
  PbDay last = data->day;

  if (sketch->judged && isfinite (data->baseline))
    first = data->baseline_day;
  if (data->points->len > 0)
    {
      PbDay start = point_start (data->points->pdata[0]);
      const PbChartPoint *end = data->points->pdata[data->points->len - 1];

      first = first == PB_DAY_NONE ? start : MIN (first, start);
      last = MAX (last, end->day);
    }
  if (sketch->judged && sketch->target)
    last = MAX (last, sketch->target->day);
  if (first == PB_DAY_NONE)
    first = last;

  *from = sketch->options->from != PB_DAY_NONE ? sketch->options->from : first;
  *to = sketch->options->to != PB_DAY_NONE ? sketch->options->to : last;
  if (*to < *from)
    *to = *from;
  /* A column lasts to the end of its last day. */
  if (sketch->columns)
    *to += 1;
}

static void
take_in (PbChartSketch *sketch,
         double         value)
{
  if (!isfinite (value))
    return;

  sketch->low = MIN (sketch->low, value);
  sketch->high = MAX (sketch->high, value);
}

static void
find_values (PbChartSketch *sketch,
             PbDay          from,
             PbDay          to)
{
  const PbChartData *data = sketch->data;

  sketch->low = INFINITY;
  sketch->high = -INFINITY;

  for (guint i = 0; i < data->points->len; i++)
    {
      const PbChartPoint *point = data->points->pdata[i];

      if (point->day < from || point_start (point) > to)
        continue;

      take_in (sketch, pb_chart_get_value (sketch, point));
      if (sketch->options->view == PB_CHART_VALUES)
        {
          take_in (sketch, point->low);
          take_in (sketch, point->high);
        }
    }

  if (sketch->judged)
    {
      if (sketch->target)
        {
          take_in (sketch, sketch->target->low);
          take_in (sketch, sketch->target->high);
        }
      take_in (sketch, data->baseline);
    }

  if (sketch->low > sketch->high)
    {
      sketch->low = 0;
      sketch->high = 1;
    }

  /* Columns and sums stand on zero; so do lines that come near enough to it for
   * a cut axis to mislead.
   */
  if (sketch->columns || sketch->options->view == PB_CHART_TOTALS ||
      (sketch->low > 0 && sketch->low < sketch->high * 0.6))
    take_in (sketch, 0);
}

static double
get_label_width (const PbChartSketch *sketch,
                 const char          *text)
{
  return pb_text_measure_width (sketch->options->measure, text, sketch->options->size, FALSE);
}

static double
find_right_margin (const PbChartSketch *sketch,
                   double               width)
{
  g_autofree char *target = pb_chart_dup_target_label (sketch);
  g_autofree char *baseline = pb_chart_dup_baseline_label (sketch);
  double room = sketch->options->size * 0.6;

  if (sketch->options->compact)
    return room;

  if (target)
    room = MAX (room, get_label_width (sketch, target) + sketch->options->size);
  if (baseline)
    room = MAX (room, get_label_width (sketch, baseline) + sketch->options->size);

  return MIN (room, width * 0.3);
}

/* Labels finer than the periods of the columns would only be noise. */
static PbTickUnit
find_finest (const PbChartSketch *sketch)
{
  int longest = 0;

  for (guint i = 0; sketch->columns && i < sketch->data->points->len; i++)
    {
      const PbChartPoint *point = sketch->data->points->pdata[i];

      longest = MAX (longest, point->day - point_start (point) + 1);
    }

  if (longest >= 360)
    return PB_TICK_YEAR;
  if (longest >= 88)
    return PB_TICK_QUARTER;
  if (longest >= 28)
    return PB_TICK_MONTH;

  return longest >= 7 ? PB_TICK_WEEK : PB_TICK_DAY;
}

static void
make_axes (PbChartSketch *sketch,
           double         width,
           double         height)
{
  PbChartLayout *layout = sketch->layout;
  double size = sketch->options->size;
  double top = sketch->options->compact ? size * 1.3 : size * 1.9;
  double bottom = size * 1.8;
  double left = size * 0.6;
  double gap = size * 2.2;
  PbDay from, to;

  find_days (sketch, &from, &to);
  find_values (sketch, from, to);

  layout->plot_y = top;
  layout->plot_height = MAX (1, height - top - bottom);

  /* Things that are counted have no halves. */
  if (sketch->data->decimals == 0 && sketch->high > sketch->low)
    gap = MAX (gap, layout->plot_height / (sketch->high - sketch->low));

  layout->y_axis = pb_axis_new_numbers (sketch->low, sketch->high, top + layout->plot_height, top,
                                        gap);
  if (!sketch->options->compact)
    {
      for (guint i = 0; i < layout->y_axis->ticks->len; i++)
        {
          const PbTick *tick = layout->y_axis->ticks->pdata[i];

          left = MAX (left, get_label_width (sketch, tick->label) + size);
        }
      left = MIN (left, width * 0.3);
    }

  layout->plot_x = left;
  layout->plot_width = MAX (1, width - left - find_right_margin (sketch, width));
  layout->x_axis = pb_axis_new_days (from, to, left, left + layout->plot_width,
                                     find_finest (sketch), size, sketch->options->measure);
}

static void
find_spots (PbChartSketch *sketch)
{
  PbChartLayout *layout = sketch->layout;

  for (guint i = 0; i < sketch->data->points->len; i++)
    {
      const PbChartPoint *point = sketch->data->points->pdata[i];
      PbDay start = point_start (point);
      PbChartSpot spot;

      if (point->day < layout->x_axis->from || start > layout->x_axis->to)
        continue;

      spot.point = i;
      spot.y = pb_chart_get_y (sketch, pb_chart_get_value (sketch, point));
      spot.x = sketch->columns ? (pb_chart_get_x (sketch, start) +
                                  pb_chart_get_x (sketch, point->day + 1)) / 2
                               : pb_chart_get_x (sketch, point->day);
      spot.x = CLAMP (spot.x, layout->plot_x, layout->plot_x + layout->plot_width);
      g_array_append_val (layout->spots, spot);
    }
}

/**
 * pb_chart_layout_new:
 * @data: what to show
 * @width: the width there is
 * @height: the height there is
 * @options: (nullable): how to lay it out
 *
 * Lays out a chart: values as a line that breaks where observations are missing,
 * or as columns; estimates apart from what was measured; baseline, target, the
 * expected line between them and the band within which a value is on track.
 *
 * Returns: (transfer full): a chart with its places
 */
PbChartLayout *
pb_chart_layout_new (const PbChartData    *data,
                     double                width,
                     double                height,
                     const PbChartOptions *options)
{
  static const PbChartOptions fallback = PB_CHART_OPTIONS_INIT;
  PbChartSketch sketch = { 0 };
  PbChartLayout *self;

  g_return_val_if_fail (data != NULL, NULL);

  self = g_new0 (PbChartLayout, 1);
  self->drawing = pb_drawing_new (width, height);
  self->spots = g_array_new (FALSE, FALSE, sizeof (PbChartSpot));

  sketch.data = data;
  sketch.options = options ? options : &fallback;
  sketch.layout = self;
  sketch.drawing = self->drawing;
  sketch.target = find_target (data);
  sketch.columns = data->series == PB_METRIC_SERIES_PER_PERIOD &&
                   sketch.options->view == PB_CHART_VALUES;
  /* Of values per period the sum is judged, so only the sum has a target. */
  sketch.judged = !sketch.columns;

  make_axes (&sketch, width, height);
  find_spots (&sketch);
  pb_chart_draw_back (&sketch);
  pb_chart_draw_values (&sketch);
  pb_chart_draw_labels (&sketch);

  return self;
}

/**
 * pb_chart_layout_free:
 * @self: a chart
 *
 * Frees @self.
 */
void
pb_chart_layout_free (PbChartLayout *self)
{
  g_clear_pointer (&self->drawing, pb_drawing_free);
  g_clear_pointer (&self->x_axis, pb_axis_free);
  g_clear_pointer (&self->y_axis, pb_axis_free);
  g_clear_pointer (&self->spots, g_array_unref);
  g_free (self);
}

/**
 * pb_chart_layout_find_spot:
 * @self: a chart
 * @x: a place
 *
 * Returns: (transfer none) (nullable): the point nearest to @x, or %NULL where
 *   none is shown
 */
const PbChartSpot *
pb_chart_layout_find_spot (const PbChartLayout *self,
                           double               x)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->spots->len == 0)
    return NULL;

  high = self->spots->len - 1;
  while (low < high)
    {
      guint middle = (low + high) / 2;
      double left = g_array_index (self->spots, PbChartSpot, middle).x;
      double right = g_array_index (self->spots, PbChartSpot, middle + 1).x;

      if (x > (left + right) / 2)
        low = middle + 1;
      else
        high = middle;
    }

  return &g_array_index (self->spots, PbChartSpot, low);
}

/**
 * pb_chart_layout_get_spot:
 * @self: a chart
 * @point: a point of the data
 *
 * Returns: (transfer none) (nullable): where @point lies, or %NULL where it is not
 *   shown
 */
const PbChartSpot *
pb_chart_layout_get_spot (const PbChartLayout *self,
                          guint                point)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->spots->len; i++)
    {
      const PbChartSpot *spot = &g_array_index (self->spots, PbChartSpot, i);

      if (spot->point == point)
        return spot;
    }

  return NULL;
}

/**
 * pb_chart_layout_step:
 * @self: a chart
 * @point: a point of the data, or -1 where none is chosen
 * @steps: how many points to go on, or back where negative
 *
 * Where to go with the keyboard.  From nowhere, going on leads to the first point
 * and going back to the last.
 *
 * Returns: a point of the data that is shown, or -1 where none is
 */
int
pb_chart_layout_step (const PbChartLayout *self,
                      int                  point,
                      int                  steps)
{
  int place = -1;

  g_return_val_if_fail (self != NULL, -1);

  if (self->spots->len == 0)
    return -1;

  for (guint i = 0; point >= 0 && i < self->spots->len; i++)
    {
      if (g_array_index (self->spots, PbChartSpot, i).point == (guint) point)
        place = i;
    }

  if (place < 0)
    place = steps < 0 ? (int) self->spots->len - 1 : 0;
  else
    place = CLAMP (place + steps, 0, (int) self->spots->len - 1);

  return g_array_index (self->spots, PbChartSpot, place).point;
}
