/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A value that has come at least so far of the expected way is on track. */
#define ON_TRACK 0.9

static void
add_line (PbChartSketch *sketch,
          PbInk          ink,
          double         x1,
          double         y1,
          double         x2,
          double         y2,
          double         width,
          double         dash)
{
  PbPath *path = pb_path_new ();

  pb_path_move_to (path, x1, y1);
  pb_path_line_to (path, x2, y2);
  pb_drawing_stroke (sketch->drawing, ink, path, width, dash, dash);
}

static double
get_stroke (const PbChartSketch *sketch)
{
  return sketch->options->size / 6.0;
}

static double
get_right (const PbChartSketch *sketch)
{
  return sketch->layout->plot_x + sketch->layout->plot_width;
}

static double
get_bottom (const PbChartSketch *sketch)
{
  return sketch->layout->plot_y + sketch->layout->plot_height;
}

/* Cuts the line from one point to another at the first and last day shown. */
static gboolean
clip_days (const PbChartSketch *sketch,
           double              *x1,
           double              *y1,
           double              *x2,
           double              *y2)
{
  double from = sketch->layout->x_axis->from;
  double to = sketch->layout->x_axis->to;
  double slope = *x2 != *x1 ? (*y2 - *y1) / (*x2 - *x1) : 0;

  if (*x2 < from || *x1 > to)
    return FALSE;

  if (*x1 < from)
    {
      *y1 += slope * (from - *x1);
      *x1 = from;
    }
  if (*x2 > to)
    {
      *y2 += slope * (to - *x2);
      *x2 = to;
    }

  return TRUE;
}

static gboolean
has_expected_line (const PbChartSketch *sketch)
{
  const PbChartData *data = sketch->data;

  return sketch->judged && sketch->target && isfinite (data->baseline) &&
         data->baseline_day != PB_DAY_NONE && sketch->target->day > data->baseline_day &&
         isfinite (sketch->target->low) &&
         (data->direction == PB_METRIC_DIRECTION_INCREASE ||
          data->direction == PB_METRIC_DIRECTION_DECREASE);
}

static double
get_expected (const PbChartSketch *sketch,
              double               day,
              double               share)
{
  const PbChartData *data = sketch->data;
  double way = (day - data->baseline_day) / (sketch->target->day - data->baseline_day);

  return data->baseline + (sketch->target->low - data->baseline) * CLAMP (way, 0, 1) * share;
}

static void
fill_box (PbChartSketch *sketch,
          double         low,
          double         high)
{
  double top = MAX (pb_chart_get_y (sketch, high), sketch->layout->plot_y);
  double bottom = MIN (pb_chart_get_y (sketch, low), get_bottom (sketch));
  PbPath *path;

  if (bottom <= top)
    return;

  path = pb_path_new ();
  pb_path_add_rect (path, sketch->layout->plot_x, top, sketch->layout->plot_width, bottom - top);
  pb_drawing_fill (sketch->drawing, PB_INK_BAND, path);
}

static void
draw_band (PbChartSketch *sketch)
{
  const PbChartTarget *target = sketch->target;
  double x1, y1, x2, y2;

  if (!sketch->judged || target == NULL || !isfinite (target->low))
    return;

  if (has_expected_line (sketch))
    {
      PbPath *path;

      x1 = sketch->data->baseline_day;
      x2 = target->day;
      y1 = get_expected (sketch, x1, 1);
      y2 = get_expected (sketch, x2, 1);
      if (!clip_days (sketch, &x1, &y1, &x2, &y2))
        return;

      path = pb_path_new ();
      pb_path_move_to (path, pb_chart_get_x (sketch, x1), pb_chart_get_y (sketch, y1));
      pb_path_line_to (path, pb_chart_get_x (sketch, x2), pb_chart_get_y (sketch, y2));
      pb_path_line_to (path, pb_chart_get_x (sketch, x2),
                       pb_chart_get_y (sketch, get_expected (sketch, x2, ON_TRACK)));
      pb_path_line_to (path, pb_chart_get_x (sketch, x1),
                       pb_chart_get_y (sketch, get_expected (sketch, x1, ON_TRACK)));
      pb_path_close (path);
      pb_drawing_fill (sketch->drawing, PB_INK_BAND, path);
    }
  else if (sketch->data->direction == PB_METRIC_DIRECTION_AT_LEAST)
    {
      fill_box (sketch, target->low, sketch->layout->y_axis->to);
    }
  else if (sketch->data->direction == PB_METRIC_DIRECTION_AT_MOST)
    {
      fill_box (sketch, sketch->layout->y_axis->from, target->low);
    }
  else if (sketch->data->direction == PB_METRIC_DIRECTION_WITHIN)
    {
      fill_box (sketch, target->low, target->high);
    }
}

static void
draw_grid (PbChartSketch *sketch)
{
  const PbAxis *axis = sketch->layout->y_axis;
  double size = sketch->options->size;

  if (sketch->options->compact)
    {
      add_line (sketch, PB_INK_AXIS, sketch->layout->plot_x, get_bottom (sketch),
                get_right (sketch), get_bottom (sketch), get_stroke (sketch) / 2, 0);
      return;
    }

  for (guint i = 0; i < axis->ticks->len; i++)
    {
      const PbTick *tick = axis->ticks->pdata[i];
      gboolean ground = tick->value == 0 || (i == 0 && axis->from > 0);

      add_line (sketch, ground ? PB_INK_AXIS : PB_INK_GRID, sketch->layout->plot_x, tick->at,
                get_right (sketch), tick->at, get_stroke (sketch) / 2, 0);
      pb_drawing_text (sketch->drawing, PB_INK_DIM, tick->label,
                       sketch->layout->plot_x - size * 0.6, tick->at, size, PB_TEXT_RIGHT, FALSE);
    }
}

static char *
dup_month (PbDay day)
{
  g_autoptr(GDateTime) moment = NULL;
  int year, month, mday;

  if (!pb_day_get_ymd (day, &year, &month, &mday))
    return g_strdup ("");

  moment = g_date_time_new_utc (year, month, mday, 12, 0, 0);

  /* Translators: a month with its year on the axis of a chart, e.g. “Mar 2025” */
  return g_date_time_format (moment, C_("axis", "%b %Y"));
}

static void
draw_days (PbChartSketch *sketch)
{
  const PbAxis *axis = sketch->layout->x_axis;
  double size = sketch->options->size;
  double y = get_bottom (sketch) + size * 1.1;

  if (sketch->options->compact)
    {
      g_autofree char *from = dup_month (axis->from);
      g_autofree char *to = dup_month (sketch->columns ? axis->to - 1 : axis->to);
      double room = sketch->layout->plot_width - size;
      double first = pb_text_measure_width (sketch->options->measure, from, size, FALSE);
      double last = pb_text_measure_width (sketch->options->measure, to, size, FALSE);

      if (first + last <= room)
        pb_drawing_text (sketch->drawing, PB_INK_DIM, from, sketch->layout->plot_x, y, size,
                         PB_TEXT_LEFT, FALSE);
      if (last <= room)
        pb_drawing_text (sketch->drawing, PB_INK_DIM, to, get_right (sketch), y, size,
                         PB_TEXT_RIGHT, FALSE);
      return;
    }

  for (guint i = 0; i < axis->ticks->len; i++)
    {
      const PbTick *tick = axis->ticks->pdata[i];
      double half = pb_text_measure_width (sketch->options->measure, tick->label, size, FALSE) / 2;
      double x = CLAMP (tick->at, half, MAX (half, sketch->drawing->width - half));

      add_line (sketch, PB_INK_AXIS, tick->at, get_bottom (sketch), tick->at,
                get_bottom (sketch) + size * 0.3, get_stroke (sketch) / 2, 0);
      pb_drawing_text (sketch->drawing, PB_INK_DIM, tick->label, x, y, size, PB_TEXT_CENTER,
                       FALSE);
    }
}

static void
draw_level (PbChartSketch *sketch,
            PbInk          ink,
            double         value,
            double         dash)
{
  double y = pb_chart_get_y (sketch, value);

  if (y < sketch->layout->plot_y - 0.5 || y > get_bottom (sketch) + 0.5)
    return;

  add_line (sketch, ink, sketch->layout->plot_x, y, get_right (sketch), y,
            get_stroke (sketch) * 0.7, dash);
}

static void
draw_references (PbChartSketch *sketch)
{
  const PbChartTarget *target = sketch->target;
  double size = sketch->options->size;
  double x1, y1, x2, y2;

  if (!sketch->judged)
    return;

  if (isfinite (sketch->data->baseline) && !sketch->options->compact)
    draw_level (sketch, PB_INK_BASELINE, sketch->data->baseline, size * 0.2);

  if (target && isfinite (target->low))
    {
      draw_level (sketch, PB_INK_TARGET, target->low, size * 0.6);
      if (target->high != target->low && isfinite (target->high))
        draw_level (sketch, PB_INK_TARGET, target->high, size * 0.6);
    }

  if (has_expected_line (sketch))
    {
      x1 = sketch->data->baseline_day;
      x2 = target->day;
      y1 = get_expected (sketch, x1, 1);
      y2 = get_expected (sketch, x2, 1);
      if (clip_days (sketch, &x1, &y1, &x2, &y2))
        add_line (sketch, PB_INK_EXPECTED, pb_chart_get_x (sketch, x1),
                  pb_chart_get_y (sketch, y1), pb_chart_get_x (sketch, x2),
                  pb_chart_get_y (sketch, y2), get_stroke (sketch) * 0.7, size * 0.35);
    }
}

static gboolean
shows_today (const PbChartSketch *sketch)
{
  PbDay day = sketch->data->day;

  return !sketch->options->compact && day != PB_DAY_NONE &&
         day >= sketch->layout->x_axis->from &&
         day + (sketch->columns ? 1 : 0) < sketch->layout->x_axis->to;
}

/* Marks stand on the line of days, each kind with a shape of its own. */
static void
draw_happenings (PbChartSketch *sketch,
                 gboolean       lines)
{
  double half = sketch->options->size * 0.36;
  double ground = get_bottom (sketch) - half - get_stroke (sketch) * 0.5;

  for (guint i = 0; i < sketch->data->marks->len && !sketch->options->compact; i++)
    {
      const PbChartMark *mark = sketch->data->marks->pdata[i];
      double from = pb_chart_get_x (sketch, mark->from);
      double to = pb_chart_get_x (sketch, mark->to);
      double left = sketch->layout->plot_x;
      PbPath *path;

      if (mark->to < sketch->layout->x_axis->from || mark->from > sketch->layout->x_axis->to)
        continue;

      if (mark->kind != PB_CHART_MARK_CYCLE)
        from = CLAMP (from, left + half, MAX (left + half, get_right (sketch) - half));
      if (lines)
        {
          if (mark->kind != PB_CHART_MARK_CYCLE)
            add_line (sketch, PB_INK_MARK, from, sketch->layout->plot_y, from, ground - half,
                      get_stroke (sketch) * 0.4, sketch->options->size * 0.2);
          continue;
        }

      path = pb_path_new ();
      switch (mark->kind)
        {
        case PB_CHART_MARK_CYCLE:
          /* One ends where the next begins, so a gap tells them apart. */
          from = CLAMP (from + half * 0.3, left, get_right (sketch));
          to = CLAMP (to - half * 0.3, from, get_right (sketch));
          pb_path_add_rect (path, from, get_bottom (sketch) - half * 0.7, MAX (to - from, 0.5),
                            half * 0.7);
          break;
        case PB_CHART_MARK_TRANSITION:
          pb_path_add_diamond (path, from, ground, half);
          break;
        case PB_CHART_MARK_DECISION:
        default:
          pb_path_move_to (path, from, ground - half);
          pb_path_line_to (path, from + half, ground + half);
          pb_path_line_to (path, from - half, ground + half);
          pb_path_close (path);
          break;
        }
      /* It may stand on a column. */
      pb_drawing_stroke (sketch->drawing, PB_INK_PAPER, pb_path_copy (path),
                         get_stroke (sketch), 0, 0);
      pb_drawing_fill (sketch->drawing, mark->kind == PB_CHART_MARK_CYCLE ? PB_INK_CYCLE
                                                                         : PB_INK_MARK, path);
    }
}

void
pb_chart_draw_back (PbChartSketch *sketch)
{
  draw_band (sketch);
  draw_grid (sketch);
  draw_days (sketch);

  if (shows_today (sketch))
    {
      double x = pb_chart_get_x (sketch, sketch->data->day);

      add_line (sketch, PB_INK_TODAY, x, sketch->layout->plot_y - sketch->options->size * 0.4, x,
                get_bottom (sketch), get_stroke (sketch) * 0.5, 0);
    }

  draw_happenings (sketch, TRUE);
  draw_references (sketch);
}

/* How wide columns are whose periods are not known: most of the way to the
 * nearest other column.
 */
static double
guess_column (const PbChartSketch *sketch)
{
  const GPtrArray *points = sketch->data->points;
  double nearest = sketch->layout->plot_width / 4;

  for (guint i = 1; i < points->len; i++)
    {
      const PbChartPoint *one = points->pdata[i - 1];
      const PbChartPoint *other = points->pdata[i];

      if (other->day > one->day)
        nearest = MIN (nearest, pb_chart_get_x (sketch, other->day) -
                                pb_chart_get_x (sketch, one->day));
    }

  return MAX (1, nearest);
}

static void
draw_columns (PbChartSketch *sketch)
{
  double guess = guess_column (sketch);
  double ground = pb_chart_get_y (sketch, CLAMP (0, sketch->layout->y_axis->from,
                                                 sketch->layout->y_axis->to));

  for (guint i = 0; i < sketch->layout->spots->len; i++)
    {
      const PbChartSpot *spot = &g_array_index (sketch->layout->spots, PbChartSpot, i);
      const PbChartPoint *point = sketch->data->points->pdata[spot->point];
      gboolean period = point->start != PB_DAY_NONE && point->start < point->day;
      double left = period ? pb_chart_get_x (sketch, point->start) : spot->x - guess / 2;
      double right = period ? pb_chart_get_x (sketch, point->day + 1) : spot->x + guess / 2;
      double gap = MIN (sketch->options->size * 0.25, (right - left) * 0.15);
      PbPath *path;

      left = MAX (left + gap, sketch->layout->plot_x);
      right = MIN (right - gap, get_right (sketch));
      if (right - left < 0.5)
        right = left + 0.5;

      path = pb_path_new ();
      pb_path_add_rect (path, left, MIN (spot->y, ground), right - left,
                        MAX (0.5, fabs (ground - spot->y)));
      if (point->estimated)
        {
          pb_drawing_fill (sketch->drawing, PB_INK_VALUE_SOFT, pb_path_copy (path));
          pb_drawing_stroke (sketch->drawing, PB_INK_ESTIMATE, path, get_stroke (sketch) * 0.6,
                             sketch->options->size * 0.25, sketch->options->size * 0.2);
        }
      else
        {
          pb_drawing_fill (sketch->drawing, PB_INK_VALUE, path);
        }
    }
}

static void
draw_line_part (PbChartSketch      *sketch,
                const PbChartPoint *from,
                const PbChartPoint *to,
                PbPath             *solid)
{
  double x1 = from->day;
  double y1 = pb_chart_get_value (sketch, from);
  double x2 = to->day;
  double y2 = pb_chart_get_value (sketch, to);
  gboolean estimated = from->estimated || to->estimated;

  if (!clip_days (sketch, &x1, &y1, &x2, &y2))
    return;

  if (estimated)
    {
      add_line (sketch, PB_INK_ESTIMATE, pb_chart_get_x (sketch, x1), pb_chart_get_y (sketch, y1),
                pb_chart_get_x (sketch, x2), pb_chart_get_y (sketch, y2), get_stroke (sketch),
                sketch->options->size * 0.3);
      return;
    }

  pb_path_move_to (solid, pb_chart_get_x (sketch, x1), pb_chart_get_y (sketch, y1));
  pb_path_line_to (solid, pb_chart_get_x (sketch, x2), pb_chart_get_y (sketch, y2));
}

/* A value that holds until the next one is drawn along, then up or down. */
static void
draw_step (PbChartSketch      *sketch,
           const PbChartPoint *from,
           const PbChartPoint *to,
           PbPath             *solid)
{
  PbChartPoint corner = *from;

  corner.day = to->day;
  draw_line_part (sketch, from, &corner, solid);
  draw_line_part (sketch, &corner, to, solid);
}

/* A point without a line to it would not be seen without its mark. */
static gboolean
is_alone (const PbChartData *data,
          guint              n)
{
  const PbChartPoint *point = data->points->pdata[n];
  const PbChartPoint *next = n + 1 < data->points->len ? data->points->pdata[n + 1] : NULL;

  return (n == 0 || point->gap_before) && (next == NULL || next->gap_before);
}

static void
draw_marks (PbChartSketch *sketch)
{
  const GArray *spots = sketch->layout->spots;
  double radius = sketch->options->size * 0.27;
  gboolean crowded = spots->len * radius * 3 > sketch->layout->plot_width;

  for (guint i = 0; i < spots->len; i++)
    {
      const PbChartSpot *spot = &g_array_index (spots, PbChartSpot, i);
      const PbChartPoint *point = sketch->data->points->pdata[spot->point];
      gboolean last = i + 1 == spots->len;
      gboolean alone = is_alone (sketch->data, spot->point);
      PbPath *path;

      if ((crowded || sketch->options->compact) && !last && !alone &&
          !(point->estimated && !crowded))
        continue;

      path = pb_path_new ();
      pb_path_add_circle (path, spot->x, spot->y, last ? radius * 1.3 : radius);
      if (point->estimated)
        {
          pb_drawing_fill (sketch->drawing, PB_INK_PAPER, pb_path_copy (path));
          pb_drawing_stroke (sketch->drawing, PB_INK_ESTIMATE, path, get_stroke (sketch) * 0.8, 0,
                             0);
        }
      else
        {
          pb_drawing_fill (sketch->drawing, PB_INK_VALUE, path);
        }
    }
}

void
pb_chart_draw_values (PbChartSketch *sketch)
{
  const GPtrArray *points = sketch->data->points;
  PbPath *solid;

  if (sketch->columns)
    {
      draw_columns (sketch);
      return;
    }

  if (sketch->options->view == PB_CHART_VALUES)
    pb_chart_draw_spread (sketch);

  solid = pb_path_new ();
  for (guint i = 1; i < points->len; i++)
    {
      const PbChartPoint *from = points->pdata[i - 1];
      const PbChartPoint *to = points->pdata[i];

      if (to->gap_before)
        continue;
      if (sketch->data->stepped)
        draw_step (sketch, from, to, solid);
      else
        draw_line_part (sketch, from, to, solid);
    }
  if (pb_path_is_empty (solid))
    pb_path_free (solid);
  else
    pb_drawing_stroke (sketch->drawing, PB_INK_VALUE, solid, get_stroke (sketch) * 1.1, 0, 0);

  draw_marks (sketch);
}

char *
pb_chart_dup_target_label (const PbChartSketch *sketch)
{
  if (!sketch->judged || sketch->target == NULL || *sketch->target->text == '\0')
    return NULL;

  /* Translators: a value with its unit, beside the line of the target in a chart */
  return g_strdup_printf (_("Target %s"), sketch->target->text);
}

char *
pb_chart_dup_baseline_label (const PbChartSketch *sketch)
{
  if (!sketch->judged || !isfinite (sketch->data->baseline) || !sketch->data->baseline_text)
    return NULL;

  /* Translators: a value with its unit, beside the line of the baseline in a chart */
  return g_strdup_printf (_("Baseline %s"), sketch->data->baseline_text);
}

/* Names the lines of target and baseline in the margin, apart from each other. */
static void
draw_line_names (PbChartSketch *sketch)
{
  g_autofree char *target = pb_chart_dup_target_label (sketch);
  g_autofree char *baseline = pb_chart_dup_baseline_label (sketch);
  double size = sketch->options->size;
  double x = get_right (sketch) + size * 0.5;
  double room = sketch->drawing->width - x;
  double top = sketch->layout->plot_y;
  double bottom = get_bottom (sketch);
  double target_y = 0, baseline_y = 0;

  if (target)
    {
      double value = sketch->target->low;

      if (sketch->target->high != value)
        value = (value + sketch->target->high) / 2;
      target_y = CLAMP (pb_chart_get_y (sketch, value), top, bottom);
    }
  if (baseline)
    baseline_y = CLAMP (pb_chart_get_y (sketch, sketch->data->baseline), top, bottom);

  if (target && baseline && fabs (target_y - baseline_y) < size * 1.3)
    {
      double middle = (target_y + baseline_y) / 2;
      gboolean above = target_y <= baseline_y;

      target_y = middle + (above ? -0.65 : 0.65) * size;
      baseline_y = middle + (above ? 0.65 : -0.65) * size;
    }

  if (target)
    {
      g_autofree char *text = pb_text_measure_fit (sketch->options->measure, target, size, FALSE,
                                                   room);

      pb_drawing_text (sketch->drawing, PB_INK_TARGET, text, x, target_y, size, PB_TEXT_LEFT,
                       FALSE);
    }
  if (baseline)
    {
      g_autofree char *text = pb_text_measure_fit (sketch->options->measure, baseline, size, FALSE,
                                                   room);

      pb_drawing_text (sketch->drawing, PB_INK_BASELINE, text, x, baseline_y, size, PB_TEXT_LEFT,
                       FALSE);
    }
}

/* A label must not be cut by the lines that it lies on. */
static void
draw_label (PbChartSketch *sketch,
            PbInk          ink,
            const char    *text,
            double         x,
            double         y,
            double         half,
            gboolean       bold)
{
  double size = sketch->options->size;
  PbPath *path = pb_path_new ();

  pb_path_add_rounded_rect (path, x - half - size * 0.2, y - size * 0.6, 2 * half + size * 0.4,
                            size * 1.2, size * 0.2);
  pb_drawing_fill (sketch->drawing, PB_INK_PAPER, path);
  pb_drawing_text (sketch->drawing, ink, text, x, y, size, PB_TEXT_CENTER, bold);
}

/* The expected line is named in the time ahead, where no value can be, on the side
 * where it is clear of the other lines.
 */
static void
draw_expected_name (PbChartSketch *sketch)
{
  const char *text = C_("chart", "Expected");
  double size = sketch->options->size;
  double width = pb_text_measure_width (sketch->options->measure, text, size, FALSE);
  double from, to, x, y, slope, away, target, baseline;

  if (!has_expected_line (sketch))
    return;

  from = pb_chart_get_x (sketch, MAX (sketch->data->day, sketch->data->baseline_day));
  to = pb_chart_get_x (sketch, MIN (sketch->target->day, sketch->layout->x_axis->to));
  if (to - from < width + size * 2)
    return;

  target = pb_chart_get_y (sketch, sketch->target->low);
  baseline = pb_chart_get_y (sketch, sketch->data->baseline);
  slope = fabs (target - baseline) /
          MAX (1, pb_chart_get_x (sketch, sketch->target->day) -
                  pb_chart_get_x (sketch, sketch->data->baseline_day));
  /* Far enough from a steep line for its ends not to cut through the text. */
  away = size * 0.9 + width / 2 * slope;

  x = from + (to - from) * 0.4;
  y = pb_chart_get_y (sketch, get_expected (sketch, pb_axis_invert (sketch->layout->x_axis, x),
                                            1));
  for (int side = 0; side < 2; side++)
    {
      double place = side == 0 ? y - away : y + away;

      if (place - size > sketch->layout->plot_y && place + size < get_bottom (sketch) &&
          fabs (place - target) > size && fabs (place - baseline) > size)
        {
          draw_label (sketch, PB_INK_EXPECTED, text, x, place, width / 2, FALSE);
          return;
        }
    }
}

static void
draw_last_value (PbChartSketch *sketch)
{
  const GArray *spots = sketch->layout->spots;
  double size = sketch->options->size;
  const PbChartSpot *spot;
  const PbChartPoint *point;
  const char *text;
  double half, x, y;

  if (spots->len == 0)
    return;

  spot = &g_array_index (spots, PbChartSpot, spots->len - 1);
  point = sketch->data->points->pdata[spot->point];
  text = sketch->options->view == PB_CHART_TOTALS ? point->total_text : point->text;
  if (text == NULL)
    return;
  half = pb_text_measure_width (sketch->options->measure, text, size, TRUE) / 2;
  x = CLAMP (spot->x, sketch->layout->plot_x + half,
             MAX (sketch->layout->plot_x + half, get_right (sketch) - half));
  y = spot->y - size * 1.1;
  /* The day has its place above. */
  if (y - size * 0.6 < (shows_today (sketch) ? size * 1.5 : 0))
    y = spot->y + size * 1.2;

  /* Columns leave no room beside each other. */
  if (sketch->columns)
    {
      x = get_right (sketch) - half;
      y = size * 0.6;
    }

  draw_label (sketch, PB_INK_VALUE, text, x, y, half, TRUE);
}

static void
draw_today_name (PbChartSketch *sketch)
{
  double size = sketch->options->size;
  g_autofree char *text = NULL;
  double half, x;

  if (!shows_today (sketch))
    return;

  text = pb_day_to_locale (sketch->data->day);
  half = pb_text_measure_width (sketch->options->measure, text, size, FALSE) / 2;
  x = CLAMP (pb_chart_get_x (sketch, sketch->data->day), half,
             MAX (half, sketch->drawing->width - half));
  pb_drawing_text (sketch->drawing, PB_INK_DIM, text, x, size * 0.7, size, PB_TEXT_CENTER, FALSE);
}

void
pb_chart_draw_labels (PbChartSketch *sketch)
{
  draw_happenings (sketch, FALSE);
  if (!sketch->options->compact)
    {
      draw_line_names (sketch);
      draw_expected_name (sketch);
      draw_today_name (sketch);
      draw_last_value (sketch);
    }
}
