/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "report/pb-axis.h"
#include "report/pb-chart-layout.h"
#include "report/pb-count-bar.h"
#include "report/pb-sparkline.h"

#include <math.h>
#include <string.h>

static void
check_ticks (const PbAxis *axis,
             double        size)
{
  double free_from = -INFINITY;
  double least = MIN (axis->start, axis->end) - 0.001;
  double most = MAX (axis->start, axis->end) + 0.001;

  g_assert_cmpuint (axis->ticks->len, >, 0);

  for (guint i = 0; i < axis->ticks->len; i++)
    {
      const PbTick *tick = axis->ticks->pdata[i];
      double half = pb_text_measure_width (NULL, tick->label, size, FALSE) / 2;

      g_assert_cmpfloat (tick->at, >=, least);
      g_assert_cmpfloat (tick->at, <=, most);
      g_assert_cmpfloat (fabs (pb_axis_invert (axis, tick->at) - tick->value), <,
                         MAX (1e-6, fabs (tick->value) * 1e-9));
      if (size > 0 && axis->ticks->len > 2)
        {
          g_assert_cmpfloat (tick->at - half, >=, free_from);
          free_from = tick->at + half;
        }
    }
}

static void
test_numbers (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 2000; i++)
    {
      double middle = g_rand_double_range (random, -1, 1) *
                      pow (10, g_rand_int_range (random, -6, 12));
      double spread = pow (10, g_rand_int_range (random, -4, 9)) * g_rand_double (random);
      double height = g_rand_double_range (random, 20, 800);
      double gap = g_rand_double_range (random, 10, 40);
      double slack = (fabs (middle) + spread) * 1e-7;
      g_autoptr(PbAxis) axis = pb_axis_new_numbers (middle - spread, middle + spread, height, 0,
                                                    gap);

      check_ticks (axis, 0);
      g_assert_cmpuint (axis->ticks->len, >=, 2);
      g_assert_cmpfloat (axis->from, <=, middle - spread + slack);
      g_assert_cmpfloat (axis->to, >=, middle + spread - slack);

      for (guint t = 1; t < axis->ticks->len; t++)
        {
          const PbTick *before = axis->ticks->pdata[t - 1];
          const PbTick *tick = axis->ticks->pdata[t];

          g_assert_cmpfloat (tick->value, >, before->value);
          if (axis->ticks->len > 2)
            g_assert_cmpfloat (before->at - tick->at, >=, gap * 0.999);
        }
    }
}

static void
check_labels (double      from,
              double      to,
              const char *first,
              const char *second)
{
  g_autoptr(PbAxis) axis = pb_axis_new_numbers (from, to, 200, 0, 30);

  g_assert_cmpstr (((PbTick *) axis->ticks->pdata[0])->label, ==, first);
  g_assert_cmpstr (((PbTick *) axis->ticks->pdata[1])->label, ==, second);
}

static void
test_number_labels (void)
{
  check_labels (0, 9, "0", "2");
  check_labels (0, 0.9, "0.0", "0.2");
  check_labels (-3, 3, "−3", "−2");
  check_labels (0, 4000000, "0", "1 M");
  check_labels (5, 5, "2", "3");
  check_labels (NAN, NAN, "0.0", "0.2");
}

static void
test_days (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (11);
  guint seen[PB_TICK_YEAR + 1] = { 0 };

  for (guint i = 0; i < 2000; i++)
    {
      PbDay from = g_rand_int_range (random, -20000, 40000);
      PbDay to = from + (PbDay) pow (2, g_rand_double_range (random, 0, 16));
      double width = g_rand_double_range (random, 60, 1600);
      g_autoptr(PbAxis) axis = pb_axis_new_days (from, to, 40, 40 + width, PB_TICK_DAY, 11, NULL);

      check_ticks (axis, 11);
      seen[axis->unit]++;
    }

  /* Every unit has its use. */
  for (guint unit = PB_TICK_DAY; unit <= PB_TICK_YEAR; unit++)
    g_assert_cmpuint (seen[unit], >, 0);
}

static void
test_day_labels (void)
{
  PbDay from = pb_day_parse ("2024-11-10");
  g_autoptr(PbAxis) axis = pb_axis_new_days (from, pb_day_parse ("2025-04-20"), 0, 400,
                                             PB_TICK_DAY, 11, NULL);
  static const char * const labels[] = { "Dec 2024", "Jan 2025", "Feb", "Mar", "Apr" };

  g_assert_cmpint (axis->unit, ==, PB_TICK_MONTH);
  g_assert_cmpuint (axis->ticks->len, ==, G_N_ELEMENTS (labels));
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const PbTick *tick = axis->ticks->pdata[i];
      int year, month, mday;

      g_assert_cmpstr (tick->label, ==, labels[i]);
      g_assert_true (pb_day_get_ymd (tick->value, &year, &month, &mday));
      g_assert_cmpint (mday, ==, 1);
    }
}

static PbChartData *
make_data (guint n)
{
  PbChartData *data = pb_chart_data_new ();

  g_set_str (&data->title, "Meals shared");
  g_set_str (&data->unit, "meals");
  data->day = pb_day_parse ("2025-06-30");
  data->direction = PB_METRIC_DIRECTION_INCREASE;
  data->baseline = 10;
  data->baseline_day = pb_day_parse ("2024-12-31");
  data->baseline_text = g_strdup ("10 meals");
  pb_chart_data_add_target (data, pb_day_parse ("2025-12-31"), 100, 100, "100 meals");

  for (guint i = 0; i < n; i++)
    pb_chart_data_add_point (data, PB_DAY_NONE, pb_day_parse ("2025-01-31") + 30 * i,
                             10 + 11.5 * i, NULL);

  return data;
}

static guint
count_shapes (const PbDrawing *drawing,
              PbShapeKind      kind,
              PbInk            ink)
{
  guint n = 0;

  for (guint i = 0; i < drawing->shapes->len; i++)
    {
      const PbShape *shape = drawing->shapes->pdata[i];

      n += shape->kind == kind && shape->ink == ink;
    }

  return n;
}

typedef struct
{
  guint moves;
  guint lines;
} Steps;

static void
count_step (PbPathOp      op,
            const double *points,
            gpointer      user_data)
{
  Steps *steps = user_data;

  steps->moves += op == PB_PATH_MOVE;
  steps->lines += op == PB_PATH_LINE;
}

/* How many pieces the line of values is made of. */
static Steps
count_value_line (const PbDrawing *drawing)
{
  Steps steps = { 0 };

  for (guint i = 0; i < drawing->shapes->len; i++)
    {
      const PbShape *shape = drawing->shapes->pdata[i];

      if (shape->kind == PB_SHAPE_STROKE && shape->ink == PB_INK_VALUE)
        pb_path_foreach (shape->path, count_step, &steps);
    }

  return steps;
}

static gboolean
has_text (const PbDrawing *drawing,
          const char      *text)
{
  for (guint i = 0; i < drawing->shapes->len; i++)
    {
      const PbShape *shape = drawing->shapes->pdata[i];

      if (shape->kind == PB_SHAPE_TEXT && g_strcmp0 (shape->text, text) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
check_inside (const PbDrawing *drawing)
{
  for (guint i = 0; i < drawing->shapes->len; i++)
    {
      const PbShape *shape = drawing->shapes->pdata[i];
      double x, y, width, height;

      if (shape->kind == PB_SHAPE_TEXT)
        {
          double room = pb_text_measure_width (NULL, shape->text, shape->size, shape->bold);

          x = shape->x - room * shape->align / 2;
          g_assert_cmpfloat (x, >=, -0.01);
          g_assert_cmpfloat (x + room, <=, drawing->width + 0.01);
        }
      else if (pb_path_get_bounds (shape->path, &x, &y, &width, &height))
        {
          g_assert_true (isfinite (x) && isfinite (y));
          g_assert_cmpfloat (x, >=, -0.01);
          g_assert_cmpfloat (x + width, <=, drawing->width + 0.01);
          g_assert_cmpfloat (y, >=, -0.01);
          g_assert_cmpfloat (y + height, <=, drawing->height + 0.01);
        }
    }
}

static void
test_chart (void)
{
  g_autoptr(PbChartData) data = make_data (6);
  g_autoptr(PbChartLayout) layout = pb_chart_layout_new (data, 600, 240, NULL);
  Steps steps = count_value_line (layout->drawing);

  check_inside (layout->drawing);
  g_assert_cmpuint (layout->spots->len, ==, 6);
  g_assert_cmpuint (steps.lines, ==, 5);
  g_assert_true (has_text (layout->drawing, "Target 100 meals"));
  g_assert_true (has_text (layout->drawing, "Baseline 10 meals"));
  g_assert_true (has_text (layout->drawing, "Expected"));
  g_assert_cmpuint (count_shapes (layout->drawing, PB_SHAPE_FILL, PB_INK_BAND), ==, 1);
  g_assert_cmpuint (count_shapes (layout->drawing, PB_SHAPE_STROKE, PB_INK_EXPECTED), ==, 1);
  g_assert_cmpuint (count_shapes (layout->drawing, PB_SHAPE_STROKE, PB_INK_TODAY), ==, 1);
  /* Time goes on and larger values are higher. */
  for (guint i = 1; i < layout->spots->len; i++)
    {
      const PbChartSpot *before = &g_array_index (layout->spots, PbChartSpot, i - 1);
      const PbChartSpot *spot = &g_array_index (layout->spots, PbChartSpot, i);

      g_assert_cmpfloat (spot->x, >, before->x);
      g_assert_cmpfloat (spot->y, <, before->y);
    }
}

static void
test_gaps_and_estimates (void)
{
  g_autoptr(PbChartData) data = make_data (6);
  g_autoptr(PbChartLayout) layout = NULL;
  g_autofree char *summary = NULL;
  Steps steps;

  ((PbChartPoint *) data->points->pdata[2])->gap_before = TRUE;
  ((PbChartPoint *) data->points->pdata[5])->estimated = TRUE;
  layout = pb_chart_layout_new (data, 600, 240, NULL);
  steps = count_value_line (layout->drawing);

  /* Of five steps one is a gap and one leads to an estimate. */
  g_assert_cmpuint (steps.lines, ==, 3);
  g_assert_cmpuint (count_shapes (layout->drawing, PB_SHAPE_STROKE, PB_INK_ESTIMATE), ==, 2);
  g_assert_cmpuint (count_shapes (layout->drawing, PB_SHAPE_FILL, PB_INK_VALUE), ==, 5);

  summary = pb_chart_data_dup_summary (data);
  g_assert_nonnull (strstr (summary, "6 observations"));
  g_assert_nonnull (strstr (summary, "1 of them is an estimate."));
  g_assert_nonnull (strstr (summary, "1 gap."));
  g_assert_nonnull (strstr (summary, "Target 100 meals by 31 December 2025."));
}

static void
test_lone_points_show (void)
{
  g_autoptr(PbChartData) data = make_data (3);
  g_autoptr(PbChartLayout) layout = NULL;
  PbChartOptions options = PB_CHART_OPTIONS_INIT;

  for (guint i = 0; i < 3; i++)
    ((PbChartPoint *) data->points->pdata[i])->gap_before = i > 0;
  options.compact = TRUE;
  layout = pb_chart_layout_new (data, 200, 80, &options);

  g_assert_cmpuint (count_value_line (layout->drawing).lines, ==, 0);
  g_assert_cmpuint (count_shapes (layout->drawing, PB_SHAPE_FILL, PB_INK_VALUE), ==, 3);
}

static void
test_columns (void)
{
  g_autoptr(PbChartData) data = make_data (0);
  g_autoptr(PbChartLayout) values = NULL;
  g_autoptr(PbChartLayout) totals = NULL;
  PbChartOptions options = PB_CHART_OPTIONS_INIT;
  double total = 0;

  data->series = PB_METRIC_SERIES_PER_PERIOD;
  for (guint i = 0; i < 5; i++)
    {
      PbDay start = pb_day_from_ymd (2025, i + 1, 1);
      PbChartPoint *point = pb_chart_data_add_point (data, start,
                                                     pb_day_add_months (start, 1) - 1, i * 3,
                                                     NULL);

      total += i * 3;
      point->total = total;
      point->estimated = i == 4;
    }

  values = pb_chart_layout_new (data, 500, 200, &options);
  check_inside (values->drawing);
  g_assert_cmpint (values->x_axis->unit, ==, PB_TICK_MONTH);
  g_assert_cmpfloat (values->y_axis->from, ==, 0);
  g_assert_cmpuint (count_shapes (values->drawing, PB_SHAPE_FILL, PB_INK_VALUE), ==, 4);
  g_assert_cmpuint (count_shapes (values->drawing, PB_SHAPE_STROKE, PB_INK_ESTIMATE), ==, 1);
  /* The target is about the sum, not about a month. */
  g_assert_cmpuint (count_shapes (values->drawing, PB_SHAPE_STROKE, PB_INK_TARGET), ==, 0);

  options.view = PB_CHART_TOTALS;
  totals = pb_chart_layout_new (data, 500, 200, &options);
  check_inside (totals->drawing);
  g_assert_cmpuint (count_shapes (totals->drawing, PB_SHAPE_STROKE, PB_INK_TARGET), ==, 1);
  g_assert_cmpfloat (totals->y_axis->to, >=, 100);
}

static void
test_hits (void)
{
  g_autoptr(PbChartData) data = make_data (40);
  g_autoptr(PbChartLayout) layout = pb_chart_layout_new (data, 600, 240, NULL);

  for (double x = -20; x < 620; x += 3.7)
    {
      const PbChartSpot *found = pb_chart_layout_find_spot (layout, x);

      g_assert_nonnull (found);
      for (guint i = 0; i < layout->spots->len; i++)
        g_assert_cmpfloat (fabs (found->x - x), <=,
                           fabs (g_array_index (layout->spots, PbChartSpot, i).x - x) + 1e-9);
    }

  g_assert_cmpint (pb_chart_layout_step (layout, -1, 1), ==, 0);
  g_assert_cmpint (pb_chart_layout_step (layout, -1, -1), ==, 39);
  g_assert_cmpint (pb_chart_layout_step (layout, 0, -1), ==, 0);
  g_assert_cmpint (pb_chart_layout_step (layout, 7, 1), ==, 8);
  g_assert_cmpint (pb_chart_layout_step (layout, 39, 1), ==, 39);
  g_assert_cmpint (pb_chart_layout_step (layout, 5, 1000), ==, 39);
  g_assert_nonnull (pb_chart_layout_get_spot (layout, 12));
}

static void
test_zoom (void)
{
  g_autoptr(PbChartData) data = make_data (40);
  PbChartOptions options = PB_CHART_OPTIONS_INIT;
  g_autoptr(PbChartLayout) layout = NULL;

  options.from = ((PbChartPoint *) data->points->pdata[10])->day - 5;
  options.to = ((PbChartPoint *) data->points->pdata[20])->day + 5;
  layout = pb_chart_layout_new (data, 600, 240, &options);

  g_assert_cmpuint (layout->spots->len, ==, 11);
  g_assert_cmpuint (g_array_index (layout->spots, PbChartSpot, 0).point, ==, 10);
  g_assert_null (pb_chart_layout_get_spot (layout, 9));
  g_assert_cmpint (pb_chart_layout_step (layout, 10, -1), ==, 10);
  /* The line goes on to both edges. */
  g_assert_cmpuint (count_value_line (layout->drawing).lines, ==, 12);
}

static void
test_odd_data (void)
{
  static const double sizes[][2] = { { 600, 240 }, { 90, 40 }, { 10, 10 }, { 1, 1 } };

  for (guint n = 0; n < 3; n++)
    {
      for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
        {
          g_autoptr(PbChartData) data = make_data (n);
          g_autoptr(PbChartData) copy = pb_chart_data_copy (data);
          g_autoptr(PbChartLayout) layout = NULL;
          g_autoptr(PbDrawing) spark = pb_sparkline_new (copy, sizes[s][0], sizes[s][1]);
          g_autofree char *summary = pb_chart_data_dup_summary (copy);

          copy->decimals = 0;
          layout = pb_chart_layout_new (copy, sizes[s][0], sizes[s][1], NULL);
          g_assert_cmpuint (layout->spots->len, ==, n);
          g_assert_cmpstr (summary, !=, "");
          g_assert_true ((n == 0) == (spark->shapes->len == 0));
          if (n == 0)
            g_assert_null (pb_chart_layout_find_spot (layout, 5));
        }
    }
}

static void
test_whole_numbers (void)
{
  g_autoptr(PbChartData) data = pb_chart_data_new ();
  g_autoptr(PbChartLayout) layout = NULL;

  data->decimals = 0;
  pb_chart_data_add_point (data, PB_DAY_NONE, 20000, 0, NULL);
  pb_chart_data_add_point (data, PB_DAY_NONE, 20030, 2, NULL);
  layout = pb_chart_layout_new (data, 600, 400, NULL);

  g_assert_cmpuint (layout->y_axis->ticks->len, ==, 3);
  g_assert_cmpstr (((PbTick *) layout->y_axis->ticks->pdata[1])->label, ==, "1");
}

/* What happened meanwhile stands in the chart, within its edges, and in words. */
static void
test_marks (void)
{
  g_autoptr(PbChartData) data = make_data (6);
  g_autoptr(PbChartData) copy = NULL;
  g_autoptr(PbChartLayout) plain = pb_chart_layout_new (data, 600, 240, NULL);
  g_autoptr(PbChartLayout) marked = NULL;
  g_autoptr(PbChartLayout) small = NULL;
  g_autofree char *text = NULL;
  g_autofree char *nothing = pb_chart_marks_dup_text (data->marks);
  PbChartOptions options = PB_CHART_OPTIONS_INIT;
  PbDay day = pb_day_parse ("2025-03-01");

  g_ptr_array_add (data->marks, pb_chart_mark_new (PB_CHART_MARK_CYCLE, day - 900, day, "One"));
  g_ptr_array_add (data->marks, pb_chart_mark_new (PB_CHART_MARK_CYCLE, day, day + 900, "Two"));
  g_ptr_array_add (data->marks, pb_chart_mark_new (PB_CHART_MARK_DECISION, day, day, "Cook"));
  g_ptr_array_add (data->marks, pb_chart_mark_new (PB_CHART_MARK_TRANSITION, day + 9, day + 9,
                                                   "Iteration"));
  g_ptr_array_add (data->marks, pb_chart_mark_new (PB_CHART_MARK_DECISION, day - 2000, day - 2000,
                                                   "Long ago"));
  copy = pb_chart_data_copy (data);
  g_assert_cmpuint (copy->marks->len, ==, 5);

  marked = pb_chart_layout_new (copy, 600, 240, NULL);
  g_assert_cmpuint (count_shapes (plain->drawing, PB_SHAPE_FILL, PB_INK_MARK), ==, 0);
  g_assert_cmpuint (count_shapes (marked->drawing, PB_SHAPE_FILL, PB_INK_MARK), ==, 2);
  g_assert_cmpuint (count_shapes (marked->drawing, PB_SHAPE_FILL, PB_INK_CYCLE), ==, 2);
  /* Marks do not stretch the axes. */
  g_assert_cmpfloat (marked->x_axis->from, ==, plain->x_axis->from);
  g_assert_cmpfloat (marked->x_axis->to, ==, plain->x_axis->to);
  check_inside (marked->drawing);

  options.compact = TRUE;
  small = pb_chart_layout_new (copy, 200, 80, &options);
  g_assert_cmpuint (count_shapes (small->drawing, PB_SHAPE_FILL, PB_INK_MARK), ==, 0);

  g_assert_null (nothing);
  g_ptr_array_set_size (data->marks, 4);
  text = pb_chart_marks_dup_text (data->marks);
  g_assert_cmpstr (text, ==, "▲ 1 March 2025: decision “Cook”\n"
                             "◆ 10 March 2025: Iteration began\n"
                             "▬ Cycles: One, Two");
}

/* What is copied can be read again: one line each, days and numbers as they are. */
static void
test_table (void)
{
  g_autoptr(PbChartData) data = pb_chart_data_new ();
  g_autofree char *days = NULL;
  g_autofree char *periods = NULL;
  PbChartPoint *point;

  point = pb_chart_data_add_point (data, PB_DAY_NONE, pb_day_from_ymd (2026, 3, 31), 1.5, "1½ cups");
  days = pb_chart_data_dup_table (data);
  g_assert_cmpstr (days, ==, "Period to\tValue\n2026-03-31\t1.5\n");

  point->number = g_strdup ("123456789012345678901234567890.25");
  point = pb_chart_data_add_point (data, pb_day_from_ymd (2026, 4, 1),
                                   pb_day_from_ymd (2026, 4, 30), -2, NULL);
  point->estimated = TRUE;
  periods = pb_chart_data_dup_table (data);
  g_assert_cmpstr (periods, ==, "Period from\tPeriod to\tValue\tEstimated\n"
                                "\t2026-03-31\t123456789012345678901234567890.25\t\n"
                                "2026-04-01\t2026-04-30\t-2\tYes\n");
}

static void
find_right (PbPathOp      op,
            const double *points,
            gpointer      user_data)
{
  double *right = user_data;

  if (op == PB_PATH_MOVE || op == PB_PATH_LINE)
    *right = MAX (*right, points[0]);
}

/* A box each where they fit, one for those that stand alike where they do not. */
static void
test_counts (void)
{
  PbSectionCounts counts = { .total = 9 };
  g_autoptr(PbDrawing) nothing = pb_count_bar_new (&counts, 100, 10);
  double widths[] = { 400, 80, 20 };

  g_assert_cmpuint (nothing->shapes->len, ==, 0);
  g_assert_cmpfloat (pb_count_bar_get_width (&counts, 10), ==, 0);

  counts.n[PB_RESULT_MET] = 5;
  counts.n[PB_RESULT_PARTLY] = 1;
  counts.n[PB_RESULT_NOT_MET] = 2;
  counts.n[PB_RESULT_UNKNOWN] = 1;
  g_assert_cmpfloat (pb_count_bar_get_width (&counts, 10), >, 90);

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr(PbDrawing) drawing = pb_count_bar_new (&counts, widths[i], 10);
      gboolean apart = i < 2;
      double right = 0;

      g_assert_cmpuint (count_shapes (drawing, PB_SHAPE_FILL, PB_INK_GOOD), ==, apart ? 5 : 1);
      g_assert_cmpuint (count_shapes (drawing, PB_SHAPE_STROKE, PB_INK_FAIR), ==, 2);
      g_assert_cmpuint (count_shapes (drawing, PB_SHAPE_STROKE, PB_INK_BAD), ==, apart ? 2 : 1);
      g_assert_cmpuint (count_shapes (drawing, PB_SHAPE_STROKE, PB_INK_DIM), ==, 1);
      for (guint s = 0; s < drawing->shapes->len; s++)
        pb_path_foreach (((PbShape *) drawing->shapes->pdata[s])->path, find_right, &right);
      g_assert_cmpfloat (right, <=, widths[i] + 0.001);
    }
}

/* Days with very many observations show how far these lie apart. */
static void
test_spread (void)
{
  g_autoptr(PbChartData) data = make_data (6);
  g_autoptr(PbChartLayout) layout = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *summary = NULL;

  for (guint i = 0; i < 5; i++)
    {
      PbChartPoint *point = data->points->pdata[i];

      point->n_more = 99;
      point->low = -250;
      point->high = 1500;
      point->gap_before = i == 3;
    }

  layout = pb_chart_layout_new (data, 600, 240, NULL);
  g_assert_cmpfloat (layout->y_axis->from, <=, -250);
  g_assert_cmpfloat (layout->y_axis->to, >=, 1500);
  g_assert_cmpuint (count_shapes (layout->drawing, PB_SHAPE_FILL, PB_INK_VALUE_SOFT), ==, 2);

  sentence = pb_chart_data_dup_sentence (data, 0);
  g_assert_nonnull (strstr (sentence, "one of 100 observations, from -250 to 1500"));
  summary = pb_chart_data_dup_summary (data);
  g_assert_nonnull (strstr (summary, "501 observations"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/report/axis/numbers", test_numbers);
  g_test_add_func ("/report/axis/number-labels", test_number_labels);
  g_test_add_func ("/report/axis/days", test_days);
  g_test_add_func ("/report/axis/day-labels", test_day_labels);
  g_test_add_func ("/report/chart/line", test_chart);
  g_test_add_func ("/report/chart/gaps-and-estimates", test_gaps_and_estimates);
  g_test_add_func ("/report/chart/lone-points", test_lone_points_show);
  g_test_add_func ("/report/chart/columns", test_columns);
  g_test_add_func ("/report/chart/hits", test_hits);
  g_test_add_func ("/report/chart/marks", test_marks);
  g_test_add_func ("/report/chart/counts", test_counts);
  g_test_add_func ("/report/chart/table", test_table);
  g_test_add_func ("/report/chart/zoom", test_zoom);
  g_test_add_func ("/report/chart/odd-data", test_odd_data);
  g_test_add_func ("/report/chart/whole-numbers", test_whole_numbers);
  g_test_add_func ("/report/chart/spread", test_spread);

  return g_test_run ();
}
