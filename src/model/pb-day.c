/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-model"

#include "config.h"

#include "model/pb-day.h"

#include <glib/gi18n-lib.h>

/* GDate counts from the first of January of the year 1. */
#define JULIAN_OF_EPOCH 719163

#define MIN_YEAR 1
#define MAX_YEAR 9999

/**
 * pb_day_from_ymd:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @day: day of the month, from 1
 *
 * Returns: the day, or %PB_DAY_NONE where the calendar has no such day
 */
PbDay
pb_day_from_ymd (int year,
                 int month,
                 int day)
{
  GDate date;

  if (year < MIN_YEAR || year > MAX_YEAR || month < 1 || month > 12 || day < 1 || day > 31 ||
      !g_date_valid_dmy (day, month, year))
    return PB_DAY_NONE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);

  return (PbDay) g_date_get_julian (&date) - JULIAN_OF_EPOCH;
}

static gboolean
get_date (PbDay  day,
          GDate *date)
{
  gint64 julian = (gint64) day + JULIAN_OF_EPOCH;

  if (day == PB_DAY_NONE || julian < 1)
    return FALSE;

  g_date_clear (date, 1);
  g_date_set_julian (date, (guint32) julian);

  return g_date_valid (date) && g_date_get_year (date) <= MAX_YEAR;
}

/**
 * pb_day_get_ymd:
 * @day: a day
 * @year: (out) (optional): the year
 * @month: (out) (optional): the month, 1 to 12
 * @mday: (out) (optional): the day of the month
 *
 * Returns: %FALSE where @day is not known
 */
gboolean
pb_day_get_ymd (PbDay  day,
                int   *year,
                int   *month,
                int   *mday)
{
  GDate date;

  if (!get_date (day, &date))
    return FALSE;

  if (year)
    *year = g_date_get_year (&date);
  if (month)
    *month = g_date_get_month (&date);
  if (mday)
    *mday = g_date_get_day (&date);

  return TRUE;
}

/**
 * pb_day_parse:
 * @text: (nullable): a day written as `YYYY-MM-DD`
 *
 * Reads the form that files, SQL and JSON use, and no other.
 *
 * Returns: the day, or %PB_DAY_NONE where @text is not one
 */
PbDay
pb_day_parse (const char *text)
{
  if (text == NULL)
    return PB_DAY_NONE;

  for (int i = 0; i < 10; i++)
    {
      if (i == 4 || i == 7 ? text[i] != '-' : !g_ascii_isdigit (text[i]))
        return PB_DAY_NONE;
    }
  if (text[10] != '\0')
    return PB_DAY_NONE;

  return pb_day_from_ymd (atoi (text), atoi (text + 5), atoi (text + 8));
}

/**
 * pb_day_to_iso:
 * @day: a day
 *
 * Returns: (transfer full) (nullable): the day as `YYYY-MM-DD`, or %NULL where
 *   it is not known
 */
char *
pb_day_to_iso (PbDay day)
{
  int y, m, d;

  if (!pb_day_get_ymd (day, &y, &m, &d))
    return NULL;

  return g_strdup_printf ("%04d-%02d-%02d", y, m, d);
}

/**
 * pb_day_to_locale:
 * @day: a day
 *
 * Returns: (transfer full): the day for people to read, in the user's locale;
 *   a dash where it is not known
 */
char *
pb_day_to_locale (PbDay day)
{
  g_autoptr(GDateTime) moment = NULL;
  int y, m, d;

  if (!pb_day_get_ymd (day, &y, &m, &d))
    return g_strdup ("–");

  moment = g_date_time_new_utc (y, m, d, 12, 0, 0);

  /* Translators: a day, e.g. “3 March 2025”; see g_date_time_format() for the letters. */
  return g_date_time_format (moment, _("%-d %B %Y"));
}

/**
 * pb_day_add_months:
 * @day: a day
 * @months: how many months to go on, or back where negative
 *
 * Keeps the day of the month where the target month has it and otherwise takes
 * that month's last day: 31 January + 1 month is the last day of February.
 *
 * Returns: the day, or %PB_DAY_NONE where @day is not known
 */
PbDay
pb_day_add_months (PbDay day,
                   int   months)
{
  int y, m, d, last;

  if (!pb_day_get_ymd (day, &y, &m, &d))
    return PB_DAY_NONE;

  m += months - 1;
  y += m >= 0 ? m / 12 : -((11 - m) / 12);
  m = ((m % 12) + 12) % 12 + 1;

  if (y < MIN_YEAR || y > MAX_YEAR)
    return PB_DAY_NONE;

  last = g_date_get_days_in_month (m, y);

  return pb_day_from_ymd (y, m, MIN (d, last));
}

/**
 * pb_day_add_cadence:
 * @day: a day
 * @cadence: how often something happens
 *
 * Returns: when it happens the next time after @day, or %PB_DAY_NONE where @day is
 *   not known or no calendar tells
 */
PbDay
pb_day_add_cadence (PbDay     day,
                    PbCadence cadence)
{
  switch (cadence)
    {
    case PB_CADENCE_WEEKLY:
      return day == PB_DAY_NONE ? PB_DAY_NONE : day + 7;
    case PB_CADENCE_MONTHLY:
      return pb_day_add_months (day, 1);
    case PB_CADENCE_QUARTERLY:
      return pb_day_add_months (day, 3);
    case PB_CADENCE_HALF_YEARLY:
      return pb_day_add_months (day, 6);
    case PB_CADENCE_YEARLY:
      return pb_day_add_months (day, 12);
    case PB_CADENCE_PER_CYCLE:
    case PB_CADENCE_ONCE:
    default:
      return PB_DAY_NONE;
    }
}

/**
 * pb_day_get_iso_week:
 * @day: a day
 * @year: (out) (optional): the year that the week belongs to
 *
 * Returns: the ISO 8601 week number, 1 to 53, or 0 where @day is not known
 */
int
pb_day_get_iso_week (PbDay  day,
                     int   *year)
{
  g_autoptr(GDateTime) moment = NULL;
  int y, m, d;

  if (!pb_day_get_ymd (day, &y, &m, &d))
    return 0;

  moment = g_date_time_new_utc (y, m, d, 12, 0, 0);
  if (year)
    *year = g_date_time_get_week_numbering_year (moment);

  return g_date_time_get_week_of_year (moment);
}

/**
 * pb_day_get_monday:
 * @day: a day
 *
 * Returns: the first day of its ISO 8601 week, or %PB_DAY_NONE where @day is not
 *   known
 */
PbDay
pb_day_get_monday (PbDay day)
{
  if (day == PB_DAY_NONE)
    return PB_DAY_NONE;

  /* The first day of 1970 was a Thursday. */
  return day - ((day + 3) % 7 + 7) % 7;
}

/**
 * pb_day_from_instant:
 * @instant: microseconds since 1970-01-01 UTC
 *
 * Returns: the day that @instant falls on, in UTC
 */
PbDay
pb_day_from_instant (gint64 instant)
{
  gint64 day = instant / G_TIME_SPAN_DAY;

  return (PbDay) (instant < 0 && instant % G_TIME_SPAN_DAY != 0 ? day - 1 : day);
}

/**
 * pb_day_get_end:
 * @day: a day
 *
 * Returns: the last instant of the day, in microseconds since 1970-01-01 UTC;
 *   %G_MININT64 where @day is not known
 */
gint64
pb_day_get_end (PbDay day)
{
  return day == PB_DAY_NONE ? G_MININT64 : ((gint64) day + 1) * G_TIME_SPAN_DAY - 1;
}
