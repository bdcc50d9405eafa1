/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-axis.h"

#include "model/pb-decimal.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
tick_free (gpointer data)
{
  PbTick *tick = data;

  g_free (tick->label);
  g_free (tick);
}

static PbAxis *
axis_new (double     from,
          double     to,
          double     start,
          double     end,
          PbTickUnit unit,
          double     step)
{
  PbAxis *self = g_new0 (PbAxis, 1);

  self->from = from;
  self->to = to;
  self->start = start;
  self->end = end;
  self->unit = unit;
  self->step = step;
  self->ticks = g_ptr_array_new_with_free_func (tick_free);

  return self;
}

static void
add_tick (PbAxis *self,
          double  value,
          char   *label)
{
  PbTick *tick = g_new0 (PbTick, 1);

  tick->value = value;
  tick->at = pb_axis_place (self, value);
  tick->label = label;
  g_ptr_array_add (self->ticks, tick);
}

/**
 * pb_axis_free:
 * @self: an axis
 *
 * Frees @self.
 */
void
pb_axis_free (PbAxis *self)
{
  g_clear_pointer (&self->ticks, g_ptr_array_unref);
  g_free (self);
}

/**
 * pb_axis_place:
 * @self: an axis
 * @value: a value
 *
 * Returns: where @value lies; beyond the ends for values beyond them
 */
double
pb_axis_place (const PbAxis *self,
               double        value)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->start + (value - self->from) / (self->to - self->from) * (self->end - self->start);
}

/**
 * pb_axis_invert:
 * @self: an axis
 * @place: a place
 *
 * Returns: the value that lies at @place
 */
double
pb_axis_invert (const PbAxis *self,
                double        place)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->end == self->start)
    return self->from;

  return self->from + (place - self->start) / (self->end - self->start) * (self->to - self->from);
}

/* The smallest of 1, 2, 5 × 10ⁿ that is not smaller than @step. */
static double
round_step (double step)
{
  static const double nice[] = { 1, 2, 5, 10 };
  double power = pow (10, floor (log10 (step)));

  for (gsize i = 0; i < G_N_ELEMENTS (nice); i++)
    {
      if (nice[i] * power >= step * (1 - 1e-9))
        return nice[i] * power;
    }

  return 10 * power;
}

/* Ticks are whole multiples of a step, so their texts are exact: the multiple
 * counts in units of the last place that the step has.
 */
static char *
label_number (gint64 multiple,
              double step)
{
  int places = MAX (0, (int) -floor (log10 (step) + 1e-9));
  double value = multiple * step;
  double size = fabs (value);
  g_autofree char *text = NULL;
  g_autoptr(PbDecimal) decimal = NULL;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE + 32];

  if (places > 18 || size >= 1e15)
    return g_strdup_printf ("%.3g", value);

  g_ascii_formatd (buffer, sizeof buffer, "%.18f", value);
  decimal = pb_decimal_parse (buffer);
  if (decimal == NULL)
    return g_strdup_printf ("%.3g", value);

  if (size >= 1e9)
    {
      text = g_strdup_printf ("%.4g", value / 1e9);
      /* Translators: a large number on the axis of a chart: so many thousand millions */
      return g_strdup_printf (C_("number", "%s bn"), text);
    }
  if (size >= 1e6)
    {
      text = g_strdup_printf ("%.4g", value / 1e6);
      /* Translators: a large number on the axis of a chart: so many millions */
      return g_strdup_printf (C_("number", "%s M"), text);
    }

  return pb_decimal_to_locale (decimal, places);
}

/**
 * pb_axis_new_numbers:
 * @from: the smallest value to show
 * @to: the largest value to show
 * @start: where the axis begins
 * @end: where it ends
 * @gap: how far apart ticks must be at least
 *
 * Makes an axis that begins and ends with a tick, so it may reach a little
 * further than @from and @to.
 *
 * Returns: (transfer full): an axis with at least two ticks
 */
PbAxis *
pb_axis_new_numbers (double from,
                     double to,
                     double start,
                     double end,
                     double gap)
{
  double room = fabs (end - start);
  double step, first, last;
  PbAxis *self;

  if (!isfinite (from) || !isfinite (to))
    {
      from = 0;
      to = 1;
    }
  if (from > to)
    {
      double swap = from;

      from = to;
      to = swap;
    }
  /* A single value gets room around it; so does a range too narrow for double. */
  if (to - from <= MAX (fabs (from), fabs (to)) * 1e-12)
    {
      double around = from == 0 ? 1 : fabs (from) * 0.5;

      if (from >= 0)
        from = MAX (0, from - around);
      else
        from -= around;
      to += around;
    }

  gap = MAX (gap, 1);
  step = round_step ((to - from) / MAX (1, floor (room / gap)));
  for (;;)
    {
      first = floor (from / step + 1e-9);
      last = ceil (to / step - 1e-9);
      if (last - first < 1)
        last = first + 1;
      /* On both sides of zero there are always two steps. */
      if (last - first <= 1 || room / (last - first) >= gap * (1 - 1e-9) || step >= to - from)
        break;
      step = round_step (step * 1.5);
    }

  self = axis_new (first * step, last * step, start, end, PB_TICK_NUMBER, step);
  for (gint64 i = (gint64) first; i <= (gint64) last; i++)
    {
      gboolean end_tick = i == (gint64) first || i == (gint64) last;

      if (end_tick || room / (last - first) >= gap * (1 - 1e-9))
        add_tick (self, i * step, label_number (i, step));
    }

  return self;
}

typedef struct
{
  PbTickUnit unit;
  int        step;
} DayStep;

/* From fine to coarse. */
static const DayStep day_steps[] = {
  { PB_TICK_DAY, 1 },      { PB_TICK_DAY, 2 },      { PB_TICK_WEEK, 1 },  { PB_TICK_WEEK, 2 },
  { PB_TICK_MONTH, 1 },    { PB_TICK_MONTH, 2 },    { PB_TICK_QUARTER, 1 },
  { PB_TICK_QUARTER, 2 },  { PB_TICK_YEAR, 1 },     { PB_TICK_YEAR, 2 },  { PB_TICK_YEAR, 5 },
  { PB_TICK_YEAR, 10 },    { PB_TICK_YEAR, 20 },    { PB_TICK_YEAR, 50 }, { PB_TICK_YEAR, 100 },
  { PB_TICK_YEAR, 200 },   { PB_TICK_YEAR, 500 },   { PB_TICK_YEAR, 1000 },
};

/* The first tick of @step that is not before @day. */
static PbDay
first_tick (const DayStep *step,
            PbDay          day)
{
  int year, month, mday, months;
  PbDay tick;

  if (!pb_day_get_ymd (day, &year, &month, &mday))
    return PB_DAY_NONE;

  switch (step->unit)
    {
    case PB_TICK_DAY:
      tick = day + ((-day) % step->step + step->step) % step->step;
      return tick;
    case PB_TICK_WEEK:
      /* Day 4 of the epoch was a Monday. */
      return day + (((4 - day) % (7 * step->step)) + 7 * step->step) % (7 * step->step);
    case PB_TICK_MONTH:
    case PB_TICK_QUARTER:
      months = step->unit == PB_TICK_QUARTER ? 3 * step->step : step->step;
      tick = pb_day_from_ymd (year, (month - 1) / months * months + 1, 1);
      return tick >= day ? tick : pb_day_add_months (tick, months);
    case PB_TICK_YEAR:
      tick = pb_day_from_ymd (MAX (1, year / step->step * step->step), 1, 1);
      return tick >= day ? tick : pb_day_from_ymd (year / step->step * step->step + step->step,
                                                   1, 1);
    case PB_TICK_NUMBER:
    default:
      return PB_DAY_NONE;
    }
}

static PbDay
next_tick (const DayStep *step,
           PbDay          tick)
{
  int year, month, mday;

  switch (step->unit)
    {
    case PB_TICK_DAY:
      return tick + step->step;
    case PB_TICK_WEEK:
      return tick + 7 * step->step;
    case PB_TICK_MONTH:
      return pb_day_add_months (tick, step->step);
    case PB_TICK_QUARTER:
      return pb_day_add_months (tick, 3 * step->step);
    case PB_TICK_YEAR:
      pb_day_get_ymd (tick, &year, &month, &mday);
      return pb_day_from_ymd (year / step->step * step->step + step->step, 1, 1);
    case PB_TICK_NUMBER:
    default:
      return PB_DAY_NONE;
    }
}

static char *
label_day (PbTickUnit unit,
           PbDay      day,
           gboolean   with_year)
{
  g_autoptr(GDateTime) moment = NULL;
  g_autofree char *text = NULL;
  int year, month, mday;

  if (!pb_day_get_ymd (day, &year, &month, &mday))
    return g_strdup ("");

  moment = g_date_time_new_utc (year, month, mday, 12, 0, 0);

  switch (unit)
    {
    case PB_TICK_DAY:
    case PB_TICK_WEEK:
      /* Translators: a day without its year on the axis of a chart, e.g. “3 Mar”;
       * see g_date_time_format() for the letters. */
      text = g_date_time_format (moment, C_("axis", "%-d %b"));
      break;
    case PB_TICK_MONTH:
    case PB_TICK_QUARTER:
      if (with_year)
        /* Translators: a month with its year on the axis of a chart, e.g. “Mar 2025” */
        text = g_date_time_format (moment, C_("axis", "%b %Y"));
      else
        /* Translators: a month without its year on the axis of a chart, e.g. “Mar” */
        text = g_date_time_format (moment, C_("axis", "%b"));
      break;
    case PB_TICK_YEAR:
    case PB_TICK_NUMBER:
    default:
      text = g_strdup_printf ("%d", year);
      break;
    }

  return text ? g_steal_pointer (&text) : g_strdup ("");
}

/* The first tick and the first one of each year say the year. */
static gboolean
says_year (const DayStep *step,
           PbDay          tick,
           PbDay          before)
{
  int year, other, month, mday;

  if (step->unit != PB_TICK_MONTH && step->unit != PB_TICK_QUARTER)
    return FALSE;
  if (before == PB_DAY_NONE)
    return TRUE;

  pb_day_get_ymd (tick, &year, &month, &mday);
  pb_day_get_ymd (before, &other, &month, &mday);

  return year != other;
}

static gboolean
fill_days (PbAxis              *self,
           const DayStep       *step,
           double               size,
           const PbTextMeasure *measure)
{
  double free_from = -INFINITY;
  PbDay before = PB_DAY_NONE;
  double direction = self->end < self->start ? -1 : 1;

  g_ptr_array_set_size (self->ticks, 0);
  self->unit = step->unit;
  self->step = step->step;

  for (PbDay tick = first_tick (step, self->from);
       tick != PB_DAY_NONE && tick <= self->to;
       tick = next_tick (step, tick))
    {
      g_autofree char *label = label_day (step->unit, tick, says_year (step, tick, before));
      double half = pb_text_measure_width (measure, label, size, FALSE) / 2;
      double at = (pb_axis_place (self, tick) - self->start) * direction;

      if (at - half < free_from || self->ticks->len > 400)
        return FALSE;

      free_from = at + half + size * 0.8;
      add_tick (self, tick, g_steal_pointer (&label));
      before = tick;
    }

  return TRUE;
}

/**
 * pb_axis_new_days:
 * @from: the first day
 * @to: the last day
 * @start: where the axis begins
 * @end: where it ends
 * @finest: the finest unit that makes sense, such as %PB_TICK_MONTH for monthly
 *   values
 * @size: the font size of the labels
 * @measure: (nullable): how wide text is
 *
 * Makes an axis of time.  Its ticks are days, weeks, months, quarters or years,
 * the finest whose labels do not touch each other.
 *
 * Returns: (transfer full): an axis
 */
PbAxis *
pb_axis_new_days (PbDay                from,
                  PbDay                to,
                  double               start,
                  double               end,
                  PbTickUnit           finest,
                  double               size,
                  const PbTextMeasure *measure)
{
  PbAxis *self;

  if (from == PB_DAY_NONE)
    from = to == PB_DAY_NONE ? 0 : to;
  if (to == PB_DAY_NONE || to < from)
    to = from;
  /* A single day lies in the middle. */
  if (to - from < 2)
    {
      from -= 3;
      to += 3;
    }

  self = axis_new (from, to, start, end, PB_TICK_DAY, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (day_steps); i++)
    {
      int days = day_steps[i].unit == PB_TICK_YEAR ? 365 * day_steps[i].step : 1;

      /* Steps that cannot fit are not even tried. */
      if (day_steps[i].unit < finest || (to - from) / days > 4000)
        continue;
      if (fill_days (self, &day_steps[i], size, measure))
        break;
      g_ptr_array_set_size (self->ticks, 0);
    }

  /* Between two round days the ends themselves say where one is. */
  if (self->ticks->len == 0)
    {
      add_tick (self, from, pb_day_to_locale (from));
      if (fabs (end - start) > 16 * size)
        add_tick (self, to, pb_day_to_locale (to));
    }

  return self;
}
