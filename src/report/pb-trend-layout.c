/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-trend-layout.h"

#include "report/pb-count-bar.h"
#include "report/pb-i18n-private.h"

/* All lengths count sizes of text. */
#define EDGE 0.4
#define LABEL_HEIGHT 1.7
#define STRIP_HEIGHT 0.6
#define STRIP_GAP 0.4
#define MOST_COLUMN 3.2
#define LABEL_GAP 1.2

typedef struct
{
  PbTrend *trend;
  PbTrendLayout *layout;
  const PbTrendOptions *options;
  double strip_y;
  guint most; /* how many statements the longest checklist has */
} Sketch;

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

/* The column can be read without colours. */
static void
draw_column (Sketch             *sketch,
             const PbTrendTally *tally,
             double              x,
             double              width)
{
  const struct
  {
    guint n;
    PbCountShape shape;
    PbInk ink;
  } parts[] = {
    { tally->good, PB_COUNT_SOLID, PB_INK_GOOD },
    { tally->fair, PB_COUNT_HATCHED, PB_INK_FAIR },
    { tally->bad, PB_COUNT_HOLLOW, PB_INK_BAD },
  };
  PbTrendLayout *layout = sketch->layout;
  double unit = layout->plot_height / MAX (sketch->most, 1);
  double y = layout->plot_y + layout->plot_height;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      double height = parts[i].n * unit;

      y -= height;
      if (parts[i].n > 0)
        pb_count_shape_draw (layout->drawing, parts[i].shape, parts[i].ink, x, y, width, height,
                             sketch->options->size);
    }
}

/* Below the columns: nothing where all is well, half a bar where the group slips, a
 * whole one at a red flag.
 */
static void
draw_reading (Sketch    *sketch,
              PbReading  reading,
              double     x,
              double     width)
{
  double height = STRIP_HEIGHT * sketch->options->size;

  switch (reading)
    {
    case PB_READING_SLIPPING:
      pb_drawing_fill (sketch->layout->drawing, PB_INK_FAIR,
                       make_rect (x, sketch->strip_y + height / 2, width, height / 2));
      break;
    case PB_READING_RED_FLAG:
      pb_drawing_fill (sketch->layout->drawing, PB_INK_BAD,
                       make_rect (x, sketch->strip_y, width, height));
      break;
    case PB_READING_NOT_ENOUGH_DATA:
    case PB_READING_HOLDING:
    default:
      break;
    }
}

/* Another phase asks for other things: what is left of the line cannot be compared
 * with what is right of it.
 */
static void
draw_phase_change (Sketch *sketch,
                   guint   n)
{
  PbTrendLayout *layout = sketch->layout;
  double size = sketch->options->size;
  double x = layout->plot_x + layout->column * n;
  PbPath *line;

  if (n == 0 || pb_trend_point_get_phase (pb_trend_get_point (sketch->trend, n)) ==
                  pb_trend_point_get_phase (pb_trend_get_point (sketch->trend, n - 1)))
    return;

  line = pb_path_new ();
  pb_path_move_to (line, x, 0);
  pb_path_line_to (line, x, sketch->strip_y + STRIP_HEIGHT * size);
  pb_drawing_stroke (layout->drawing, PB_INK_MARK, line, 1.5, size * 0.3, size * 0.2);
}

static char *
dup_label (PbDay       day,
           PbTrendStep step)
{
  int year, month, mday;
  g_autoptr(GDateTime) moment = NULL;

  if (!pb_day_get_ymd (day, &year, &month, &mday))
    return g_strdup ("");
  moment = g_date_time_new_utc (year, month, mday, 12, 0, 0);

  /* Translators: a day below a chart: by month, and more exactly; see
   * g_date_time_format() for the letters.
   */
  return moment ? g_date_time_format (moment, step == PB_TREND_MONTHS ? C_("trend", "%b %Y")
                                                                      : C_("trend", "%-d %b %Y"))
                : g_strdup ("");
}

/* The last day is always said, and before it as many as there is room for. */
static void
draw_labels (Sketch *sketch)
{
  PbTrendLayout *layout = sketch->layout;
  double size = sketch->options->size * 0.9;
  double free_until = layout->drawing->width;
  double y = layout->drawing->height - LABEL_HEIGHT * sketch->options->size / 2;

  for (guint i = layout->n; i-- > 0;)
    {
      PbDay day = pb_trend_point_get_day (pb_trend_get_point (sketch->trend, i));
      g_autofree char *label = dup_label (day, pb_trend_get_step (sketch->trend));
      double half = pb_text_measure_width (sketch->options->measure, label, size, FALSE) / 2;
      double at = pb_trend_layout_place (layout, i);

      if (i + 1 == layout->n)
        at = MIN (at, layout->drawing->width - half);
      if (at + half > free_until || at - half < 0)
        continue;

      pb_drawing_text (layout->drawing, PB_INK_DIM, label, at, y, size, PB_TEXT_CENTER, FALSE);
      free_until = at - half - LABEL_GAP * size;
    }
}

static void
find_most (Sketch *sketch)
{
  for (guint i = 0; i < sketch->layout->n; i++)
    {
      PbTrendTally tally;

      pb_trend_point_get_tally (pb_trend_get_point (sketch->trend, i), &tally);
      sketch->most = MAX (sketch->most, tally.good + tally.fair + tally.bad + tally.unknown);
    }
}

static void
draw_lines (Sketch *sketch)
{
  PbTrendLayout *layout = sketch->layout;
  double end = layout->plot_x + layout->column * layout->n;

  for (int quarter = 0; quarter <= 4; quarter++)
    {
      PbPath *line = pb_path_new ();
      double y = layout->plot_y + layout->plot_height * quarter / 4;

      pb_path_move_to (line, layout->plot_x, y);
      pb_path_line_to (line, end, y);
      pb_drawing_stroke (layout->drawing, quarter == 4 ? PB_INK_AXIS : PB_INK_GRID, line, 1, 0, 0);
    }
}

/**
 * pb_trend_layout_new:
 * @trend: how a group stood on a row of days
 * @width: how wide the drawing is
 * @height: how high it is
 * @options: how to lay it out
 *
 * Draws a column for each day, from left to right: the statements that hold, those
 * that hold in part and those that do not, with the space above for what is unknown.
 * A strip below says where the group slipped, and a line where another phase began.
 *
 * Returns: (transfer full): the drawing with its places
 */
PbTrendLayout *
pb_trend_layout_new (PbTrend              *trend,
                     double                width,
                     double                height,
                     const PbTrendOptions *options)
{
  PbTrendLayout *self;
  Sketch sketch = { 0 };
  double size;
  double bar;

  g_return_val_if_fail (PB_IS_TREND (trend), NULL);
  g_return_val_if_fail (options != NULL, NULL);

  size = options->size;
  self = g_new0 (PbTrendLayout, 1);
  self->drawing = pb_drawing_new (width, height);
  self->n = g_list_model_get_n_items (G_LIST_MODEL (trend));
  self->plot_y = EDGE * size;
  self->plot_height = MAX (height - (EDGE + STRIP_GAP + STRIP_HEIGHT + LABEL_HEIGHT) * size, 1);
  self->column = MIN ((width - 2 * EDGE * size) / MAX (self->n, 1), MOST_COLUMN * size);
  self->plot_x = width - EDGE * size - self->column * self->n;

  sketch.trend = trend;
  sketch.layout = self;
  sketch.options = options;
  sketch.strip_y = self->plot_y + self->plot_height + STRIP_GAP * size;
  find_most (&sketch);
  draw_lines (&sketch);

  bar = MAX (self->column * 0.78, self->column - size * 0.5);
  for (guint i = 0; i < self->n; i++)
    {
      PbTrendPoint *point = pb_trend_get_point (trend, i);
      double x = self->plot_x + self->column * i + (self->column - bar) / 2;
      PbTrendTally tally;

      pb_trend_point_get_tally (point, &tally);
      draw_column (&sketch, &tally, x, bar);
      draw_reading (&sketch, pb_trend_point_get_reading (point), x, bar);
      draw_phase_change (&sketch, i);
    }
  draw_labels (&sketch);

  return self;
}

/**
 * pb_trend_layout_free:
 * @self: (nullable) (transfer full): a layout
 *
 * Frees it.
 */
void
pb_trend_layout_free (PbTrendLayout *self)
{
  if (self == NULL)
    return;

  pb_drawing_free (self->drawing);
  g_free (self);
}

/**
 * pb_trend_layout_find:
 * @self: a layout
 * @x: a place from the left
 *
 * Returns: which day of the trend lies there, or -1
 */
int
pb_trend_layout_find (const PbTrendLayout *self,
                      double               x)
{
  g_return_val_if_fail (self != NULL, -1);

  if (self->n == 0 || x < self->plot_x || x >= self->plot_x + self->column * self->n)
    return -1;

  return MIN ((int) ((x - self->plot_x) / self->column), (int) self->n - 1);
}

/**
 * pb_trend_layout_place:
 * @self: a layout
 * @n: which day of the trend, from 0
 *
 * Returns: where the middle of its column is, from the left
 */
double
pb_trend_layout_place (const PbTrendLayout *self,
                       guint                n)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->plot_x + self->column * (n + 0.5);
}
