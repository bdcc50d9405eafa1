/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-day.h"
#include "report/pb-drawing.h"

G_BEGIN_DECLS

/**
 * PbTickUnit:
 * @PB_TICK_NUMBER: a number
 * @PB_TICK_DAY: a day
 * @PB_TICK_WEEK: the first day of a week
 * @PB_TICK_MONTH: the first day of a month
 * @PB_TICK_QUARTER: the first day of a quarter
 * @PB_TICK_YEAR: the first day of a year
 *
 * What the ticks of an axis count.
 */
typedef enum
{
  PB_TICK_NUMBER,
  PB_TICK_DAY,
  PB_TICK_WEEK,
  PB_TICK_MONTH,
  PB_TICK_QUARTER,
  PB_TICK_YEAR,
} PbTickUnit;

/**
 * PbTick:
 * @value: the number, or the day
 * @at: where it lies
 * @label: what to write there; may be empty where there is no room for more
 *
 * A tick of an axis.
 */
typedef struct
{
  double  value;
  double  at;
  char   *label;
} PbTick;

/**
 * PbAxis:
 * @from: the first value
 * @to: the last value
 * @start: where the first value lies
 * @end: where the last value lies; smaller than @start on an axis that goes up
 * @unit: what its ticks count
 * @step: how many of @unit lie between two ticks
 * @ticks: (element-type PbTick): the ticks, by value
 *
 * A scale from values to places, with ticks that people find round.
 */
typedef struct
{
  double      from;
  double      to;
  double      start;
  double      end;
  PbTickUnit  unit;
  double      step;
  GPtrArray  *ticks;
} PbAxis;

PbAxis *pb_axis_new_numbers (double               from,
                             double               to,
                             double               start,
                             double               end,
                             double               gap) G_GNUC_WARN_UNUSED_RESULT;
PbAxis *pb_axis_new_days    (PbDay                from,
                             PbDay                to,
                             double               start,
                             double               end,
                             PbTickUnit           finest,
                             double               size,
                             const PbTextMeasure *measure) G_GNUC_WARN_UNUSED_RESULT;
void    pb_axis_free        (PbAxis              *self);
double  pb_axis_place       (const PbAxis        *self,
                             double               value);
double  pb_axis_invert      (const PbAxis        *self,
                             double               place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbAxis, pb_axis_free)

G_END_DECLS
