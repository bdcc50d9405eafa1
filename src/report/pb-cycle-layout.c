/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-cycle-layout.h"

#include "report/pb-i18n-private.h"

/* All lengths count sizes of text. */
#define EDGE 0.6
#define NAME_Y 0.8
#define BAND_Y 1.7
#define BAND_HEIGHT 2.0
#define DATE_Y 4.5
#define LANE_HEIGHT 5.6

/* The shortest cycle is this wide, so that its stages can be told apart, as long
 * as the whole line stays below the other.
 */
#define LEAST_CYCLE 12.0
#define MOST_LINE 900.0

#define HATCH 0.55

typedef struct
{
  PbRecord *record;
  PbCyclePlan plan;
  guint lane;
} Bar;

typedef struct
{
  const PbCycleLayoutOptions *options;
  GArray *bars;
  guint n_lanes;
  PbDay from;
  PbDay to;
  int shortest;
  double day_width;
  PbCycleLayout *layout;
} Sketch;

static void
clear_spot (gpointer data)
{
  PbCycleSpot *spot = data;

  g_clear_pointer (&spot->sentence, g_free);
}

/* A cycle without an end takes four weeks of the line, and goes on at least
 * until a week from now.
 */
static PbDay
get_end (const PbCyclePlan *plan,
         PbDay              day)
{
  if (plan->end != PB_DAY_NONE && plan->end >= plan->start)
    return plan->end;

  return MAX (plan->start + 27, day + 7);
}

/* Cycles that overlap go into lanes of their own. */
static void
init_sketch (Sketch                     *sketch,
             GPtrArray                  *cycles,
             const PbCycleLayoutOptions *options)
{
  g_autoptr(GArray) free_from = g_array_new (FALSE, TRUE, sizeof (PbDay));

  sketch->options = options;
  sketch->bars = g_array_new (FALSE, TRUE, sizeof (Bar));
  sketch->n_lanes = 1;
  sketch->from = sketch->to = options->day;
  sketch->shortest = G_MAXINT;
  g_array_set_size (free_from, cycles->len + 1);
  for (guint i = 0; i <= cycles->len; i++)
    g_array_index (free_from, PbDay, i) = PB_DAY_NONE;

  for (guint i = 0; i < cycles->len; i++)
    {
      Bar bar = { cycles->pdata[i], { 0 }, 0 };
      PbDay end;

      pb_cycle_plan_init_record (&bar.plan, bar.record);
      end = get_end (&bar.plan, options->day);
      while (g_array_index (free_from, PbDay, bar.lane) > bar.plan.start)
        bar.lane++;
      g_array_index (free_from, PbDay, bar.lane) = end + 1;
      sketch->n_lanes = MAX (sketch->n_lanes, bar.lane + 1);
      sketch->shortest = MIN (sketch->shortest, end - bar.plan.start + 1);
      sketch->from = i == 0 ? bar.plan.start : MIN (sketch->from, bar.plan.start);
      sketch->to = i == 0 ? end : MAX (sketch->to, end);
      g_array_append_val (sketch->bars, bar);
    }
}

/**
 * pb_cycle_layout_get_width:
 * @cycles: (element-type PbRecord): cycles with a first day, in the order of time
 * @options: how they are going to be laid out
 *
 * Returns: the least width at which the stages can be told apart
 */
double
pb_cycle_layout_get_width (GPtrArray                  *cycles,
                           const PbCycleLayoutOptions *options)
{
  Sketch sketch = { 0 };
  double days, least;

  g_return_val_if_fail (cycles != NULL, 0);
  g_return_val_if_fail (options != NULL, 0);

  if (cycles->len == 0)
    return 0;

  init_sketch (&sketch, cycles, options);
  g_array_unref (sketch.bars);
  days = sketch.to - sketch.from + 1;
  least = days * LEAST_CYCLE / sketch.shortest;

  return (MIN (least, MOST_LINE) + 2 * EDGE) * options->size;
}

/**
 * pb_cycle_layout_get_height:
 * @cycles: (element-type PbRecord): cycles with a first day, in the order of time
 * @options: how they are going to be laid out
 *
 * Returns: the height that a drawing of @cycles takes
 */
double
pb_cycle_layout_get_height (GPtrArray                  *cycles,
                            const PbCycleLayoutOptions *options)
{
  Sketch sketch = { 0 };

  g_return_val_if_fail (cycles != NULL, 0);
  g_return_val_if_fail (options != NULL, 0);

  init_sketch (&sketch, cycles, options);
  g_array_unref (sketch.bars);

  return sketch.n_lanes * LANE_HEIGHT * options->size;
}

static double
place (const Sketch *sketch,
       PbDay         day)
{
  return EDGE * sketch->options->size + (day - sketch->from) * sketch->day_width;
}

/* Slanting lines within a rectangle; each goes up by the height of it. */
static PbPath *
make_hatch (double x,
            double y,
            double width,
            double height,
            double step)
{
  PbPath *path = pb_path_new ();

  for (double at = x - height + step / 2; at < x + width; at += step)
    {
      double left = MAX (at, x);
      double right = MIN (at + height, x + width);

      if (right <= left)
        continue;

      pb_path_move_to (path, left, y + height - (left - at));
      pb_path_line_to (path, right, y + height - (right - at));
    }

  return path;
}

static PbPath *
make_dots (double x,
           double y,
           double width,
           double height,
           double step)
{
  PbPath *path = pb_path_new ();

  for (double at_y = y + step / 2; at_y < y + height; at_y += step)
    {
      for (double at_x = x + step / 2; at_x + step / 4 < x + width; at_x += step)
        pb_path_add_circle (path, at_x, at_y, step / 7);
    }

  return path;
}

/* Each stage has a look of its own also without colours: planning is light,
 * execution is solid, feedback is hatched and evolution is dotted.
 */
static void
draw_stage (Sketch       *sketch,
            PbCycleStage  stage,
            double        x,
            double        y,
            double        width,
            double        height)
{
  PbDrawing *drawing = sketch->layout->drawing;
  double size = sketch->options->size;
  PbPath *band = pb_path_new ();
  PbPath *outline = pb_path_new ();

  pb_path_add_rect (band, x, y, width, height);
  pb_path_add_rect (outline, x, y, width, height);

  switch (stage)
    {
    case PB_CYCLE_STAGE_PLANNING:
      pb_drawing_fill (drawing, PB_INK_VALUE_SOFT, band);
      break;
    case PB_CYCLE_STAGE_EXECUTION:
      pb_drawing_fill (drawing, PB_INK_CURRENT, band);
      break;
    case PB_CYCLE_STAGE_FEEDBACK:
      pb_drawing_fill (drawing, PB_INK_VALUE_SOFT, band);
      pb_drawing_stroke (drawing, PB_INK_VALUE,
                         make_hatch (x, y, width, height, size * HATCH), size * 0.11, 0, 0);
      break;
    case PB_CYCLE_STAGE_EVOLUTION:
    default:
      pb_drawing_fill (drawing, PB_INK_BAND, band);
      pb_drawing_fill (drawing, PB_INK_TARGET, make_dots (x, y, width, height, size * HATCH));
      break;
    }

  pb_drawing_stroke (drawing, PB_INK_AXIS, outline, 1, 0, 0);
}

static void
draw_label (Sketch     *sketch,
            const char *label,
            gboolean    on_solid,
            double      x,
            double      y,
            double      width,
            double      height)
{
  double size = sketch->options->size * 0.9;
  double text = pb_text_measure_width (sketch->options->measure, label, size, FALSE);

  if (text + size > width)
    return;

  /* Patterns would make the word hard to read. */
  if (!on_solid)
    {
      PbPath *paper = pb_path_new ();

      pb_path_add_rounded_rect (paper, x + (width - text) / 2 - size * 0.3,
                                y + height / 2 - size * 0.7, text + size * 0.6, size * 1.4,
                                size * 0.4);
      pb_drawing_fill (sketch->layout->drawing, PB_INK_PAPER, paper);
    }

  pb_drawing_text (sketch->layout->drawing, on_solid ? PB_INK_ON_CURRENT : PB_INK_TEXT, label,
                   x + width / 2, y + height / 2, size, PB_TEXT_CENTER, FALSE);
}

static char *
describe_stage (const Sketch *sketch,
                const Bar    *bar,
                PbCycleStage  stage)
{
  const PbCycleStageDays *days = &bar->plan.stages[stage];
  g_autofree char *name = pb_record_dup_title (bar->record);
  g_autofree char *from = pb_day_to_locale (days->start);
  g_autofree char *to = pb_day_to_locale (days->end);
  const char *label = pb_enum_get_label (pb_cycle_stage_get_type (), stage);

  if (days->end == PB_DAY_NONE)
    /* Translators: a stage of a cycle: name of the cycle, of the stage, first day. */
    return g_strdup_printf (_("%s: %s since %s, without an end."), name, label, from);

  switch (pb_cycle_plan_get_state (&bar->plan, stage, sketch->options->day))
    {
    case PB_CYCLE_STAGE_STATE_OVER:
      /* Translators: a stage of a cycle: name of the cycle, of the stage, first and last day. */
      return g_strdup_printf (_("%s: %s from %s to %s, over."), name, label, from, to);
    case PB_CYCLE_STAGE_STATE_RUNNING:
      /* Translators: a stage of a cycle: name of the cycle, of the stage, first and last day. */
      return g_strdup_printf (_("%s: %s from %s to %s, running."), name, label, from, to);
    case PB_CYCLE_STAGE_STATE_AHEAD:
    case PB_CYCLE_STAGE_STATE_UNKNOWN:
    default:
      /* Translators: a stage of a cycle: name of the cycle, of the stage, first and last day. */
      return g_strdup_printf (_("%s: %s from %s to %s, ahead."), name, label, from, to);
    }
}

static void
add_spot (Sketch *sketch,
          guint   cycle,
          int     stage,
          double  x,
          double  y,
          double  width,
          double  height,
          char   *sentence)
{
  PbCycleSpot spot = { x, y, width, height, cycle, stage, sentence };

  g_array_append_val (sketch->layout->spots, spot);
}

static void
draw_stages (Sketch    *sketch,
             guint      n,
             const Bar *bar,
             double     y,
             double     height)
{
  for (guint stage = 0; stage < PB_N_CYCLE_STAGES; stage++)
    {
      const PbCycleStageDays *days = &bar->plan.stages[stage];
      PbDay end = days->end != PB_DAY_NONE ? days->end
                                           : get_end (&bar->plan, sketch->options->day);
      double x, width;

      if (days->start == PB_DAY_NONE || end < days->start)
        continue;

      x = place (sketch, days->start);
      width = place (sketch, end + 1) - x;
      draw_stage (sketch, stage, x, y, width, height);
      draw_label (sketch, pb_enum_get_label (pb_cycle_stage_get_type (), stage),
                  stage == PB_CYCLE_STAGE_EXECUTION, x, y, width, height);
      add_spot (sketch, n, stage, x, y, width, height, describe_stage (sketch, bar, stage));
    }
}

static void
draw_bar (Sketch *sketch,
          guint   n)
{
  const Bar *bar = &g_array_index (sketch->bars, Bar, n);
  PbDrawing *drawing = sketch->layout->drawing;
  double size = sketch->options->size;
  double top = bar->lane * LANE_HEIGHT * size;
  double y = top + BAND_Y * size;
  double height = BAND_HEIGHT * size;
  double x = place (sketch, bar->plan.start);
  double width = place (sketch, get_end (&bar->plan, sketch->options->day) + 1) - x;
  gboolean chosen = g_strcmp0 (sketch->options->chosen, pb_record_get_id (bar->record)) == 0;
  g_autofree char *name = pb_record_dup_title (bar->record);
  g_autofree char *from = pb_day_to_locale (bar->plan.start);
  g_autofree char *to = pb_day_to_locale (bar->plan.end);
  g_autofree char *dates = NULL;
  g_autofree char *fitting_name = NULL;
  g_autofree char *fitting_dates = NULL;
  PbPath *outline = pb_path_new ();
  guint n_spots = sketch->layout->spots->len;

  pb_path_add_rect (outline, x, y, width, height);
  draw_stages (sketch, n, bar, y, height);
  if (sketch->layout->spots->len == n_spots)
    add_spot (sketch, n, -1, x, y, width, height,
              /* Translators: the name of a cycle and its first day. */
              g_strdup_printf (_("%s: since %s, without stages."), name, from));

  pb_drawing_stroke (drawing, chosen ? PB_INK_TEXT : PB_INK_AXIS, outline,
                     chosen ? size * 0.18 : 1, n_spots == sketch->layout->spots->len ? 3 : 0, 3);

  fitting_name = pb_text_measure_fit (sketch->options->measure, name, size, chosen,
                                      width - size * 0.4);
  if (*fitting_name != '\0')
    pb_drawing_text (drawing, chosen ? PB_INK_TEXT : PB_INK_DIM, fitting_name, x,
                     top + NAME_Y * size, size, PB_TEXT_LEFT, chosen);

  if (bar->plan.end == PB_DAY_NONE)
    /* Translators: the first day of a cycle without an end. */
    dates = g_strdup_printf (_("since %s"), from);
  else
    /* Translators: the first and the last day of a cycle. */
    dates = g_strdup_printf (_("%s – %s"), from, to);
  fitting_dates = pb_text_measure_fit (sketch->options->measure, dates, size * 0.85, FALSE,
                                       width - size * 0.4);
  if (*fitting_dates != '\0')
    pb_drawing_text (drawing, PB_INK_DIM, fitting_dates, x, top + DATE_Y * size, size * 0.85,
                     PB_TEXT_LEFT, FALSE);
}

static void
draw_today (Sketch *sketch)
{
  double size = sketch->options->size;
  PbPath *line, *head;
  double x;

  if (sketch->options->day < sketch->from || sketch->options->day > sketch->to)
    return;

  /* The middle of the day. */
  x = place (sketch, sketch->options->day) + sketch->day_width / 2;
  line = pb_path_new ();
  pb_path_move_to (line, x, (BAND_Y - 0.2) * size);
  pb_path_line_to (line, x, ((sketch->n_lanes - 1) * LANE_HEIGHT + BAND_Y + BAND_HEIGHT + 0.2) *
                              size);
  pb_drawing_stroke (sketch->layout->drawing, PB_INK_PAPER, pb_path_copy (line), size * 0.4, 0,
                     0);
  pb_drawing_stroke (sketch->layout->drawing, PB_INK_TODAY, line, size * 0.16, 0, 0);
  head = pb_path_new ();
  pb_path_add_diamond (head, x, (BAND_Y - 0.2) * size, size * 0.32);
  pb_drawing_fill (sketch->layout->drawing, PB_INK_TODAY, head);
}

static void
mirror (PbCycleLayout *layout)
{
  pb_drawing_mirror (layout->drawing);
  for (guint i = 0; i < layout->spots->len; i++)
    {
      PbCycleSpot *spot = &g_array_index (layout->spots, PbCycleSpot, i);

      spot->x = layout->drawing->width - spot->x - spot->width;
    }
}

/**
 * pb_cycle_layout_new:
 * @cycles: (element-type PbRecord): cycles with a first day, in the order of time
 * @width: the width to fill
 * @options: how to lay them out
 *
 * Returns: (transfer full): the line of cycles
 */
PbCycleLayout *
pb_cycle_layout_new (GPtrArray                  *cycles,
                     double                      width,
                     const PbCycleLayoutOptions *options)
{
  Sketch sketch = { 0 };

  g_return_val_if_fail (cycles != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  init_sketch (&sketch, cycles, options);
  sketch.layout = g_new0 (PbCycleLayout, 1);
  sketch.layout->drawing = pb_drawing_new (width, sketch.n_lanes * LANE_HEIGHT * options->size);
  sketch.layout->spots = g_array_new (FALSE, TRUE, sizeof (PbCycleSpot));
  g_array_set_clear_func (sketch.layout->spots, clear_spot);

  if (cycles->len > 0)
    {
      sketch.day_width = (width - 2 * EDGE * options->size) / (sketch.to - sketch.from + 1);
      for (guint i = 0; i < sketch.bars->len; i++)
        draw_bar (&sketch, i);
      draw_today (&sketch);
    }

  g_array_unref (sketch.bars);
  if (options->mirrored)
    mirror (sketch.layout);

  return sketch.layout;
}

/**
 * pb_cycle_layout_free:
 * @self: (transfer full): a line of cycles
 *
 * Frees it with its drawing.
 */
void
pb_cycle_layout_free (PbCycleLayout *self)
{
  g_return_if_fail (self != NULL);

  pb_drawing_free (self->drawing);
  g_array_unref (self->spots);
  g_free (self);
}

/**
 * pb_cycle_layout_find_spot:
 * @self: a line of cycles
 * @x: a place from the left
 * @y: a place from the top
 *
 * Returns: which spot lies there, or -1
 */
int
pb_cycle_layout_find_spot (const PbCycleLayout *self,
                           double               x,
                           double               y)
{
  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->spots->len; i++)
    {
      const PbCycleSpot *spot = &g_array_index (self->spots, PbCycleSpot, i);

      if (x >= spot->x && x < spot->x + spot->width && y >= spot->y && y < spot->y + spot->height)
        return i;
    }

  return -1;
}
