/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-model"

#include "config.h"

#include "model/pb-clock.h"

/**
 * PbClock:
 *
 * Says what day it is, so that nothing else asks the system and tests and
 * judging in the past can set it.
 */
struct _PbClock
{
  GObject parent_instance;

  PbDay fixed;
};

G_DEFINE_FINAL_TYPE (PbClock, pb_clock, G_TYPE_OBJECT)

static void
pb_clock_class_init (PbClockClass *klass)
{
}

static void
pb_clock_init (PbClock *self)
{
  self->fixed = PB_DAY_NONE;
}

/**
 * pb_clock_new:
 *
 * Returns: (transfer full): a clock that follows the system
 */
PbClock *
pb_clock_new (void)
{
  return g_object_new (PB_TYPE_CLOCK, NULL);
}

/**
 * pb_clock_new_fixed:
 * @today: a day
 *
 * Returns: (transfer full): a clock on which it is always noon of @today, UTC
 */
PbClock *
pb_clock_new_fixed (PbDay today)
{
  PbClock *self;

  g_return_val_if_fail (today != PB_DAY_NONE, NULL);

  self = pb_clock_new ();
  self->fixed = today;

  return self;
}

/**
 * pb_clock_get_today:
 * @self: a clock
 *
 * Returns: the civil day where the user is
 */
PbDay
pb_clock_get_today (PbClock *self)
{
  g_autoptr(GDateTime) now = NULL;

  g_return_val_if_fail (PB_IS_CLOCK (self), PB_DAY_NONE);

  if (self->fixed != PB_DAY_NONE)
    return self->fixed;

  now = g_date_time_new_now_local ();

  return pb_day_from_ymd (g_date_time_get_year (now), g_date_time_get_month (now),
                          g_date_time_get_day_of_month (now));
}

/**
 * pb_clock_get_now:
 * @self: a clock
 *
 * Returns: the instant, in microseconds since 1970-01-01 UTC
 */
gint64
pb_clock_get_now (PbClock *self)
{
  g_return_val_if_fail (PB_IS_CLOCK (self), 0);

  if (self->fixed != PB_DAY_NONE)
    return (gint64) self->fixed * G_TIME_SPAN_DAY + 12 * G_TIME_SPAN_HOUR;

  return g_get_real_time ();
}
