/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-day.h"

G_BEGIN_DECLS

/**
 * PbDayReading:
 * @day: the day, where it is written so that there is no doubt, or %PB_DAY_NONE
 * @first: a day that it may mean, or %PB_DAY_NONE
 * @second: another day that it may mean, or %PB_DAY_NONE
 *
 * What a date in a document may mean.
 */
typedef struct
{
  PbDay day;
  PbDay first;
  PbDay second;
} PbDayReading;

PbDayReading pb_day_reading_parse (const char *text);

G_END_DECLS
