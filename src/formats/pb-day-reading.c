/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-day-reading.h"

#include <string.h>

#define MAX_PARTS 4

static const char * const months[] = {
  "january", "february", "march", "april", "may", "june", "july", "august", "september",
  "october", "november", "december",
};

typedef struct
{
  int number;
  guint n_digits;
  int month;
} Part;

/* The place of @word among the months, from 1; their first three letters do. */
static int
find_month (const char *word,
            gsize       length)
{
  if (length < 3)
    return 0;
  if (length == 4 && g_ascii_strncasecmp (word, "sept", 4) == 0)
    return 9;

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      gboolean whole = length == strlen (months[i]);

      if ((whole || length == 3) && g_ascii_strncasecmp (word, months[i], length) == 0)
        return i + 1;
    }

  return 0;
}

static gboolean
is_ending (const char *word,
           gsize       length)
{
  return length == 2 &&
         (g_ascii_strncasecmp (word, "st", 2) == 0 || g_ascii_strncasecmp (word, "nd", 2) == 0 ||
          g_ascii_strncasecmp (word, "rd", 2) == 0 || g_ascii_strncasecmp (word, "th", 2) == 0 ||
          g_ascii_strncasecmp (word, "of", 2) == 0);
}

/* Takes a date apart.  Returns the number of parts, or 0 where there is anything
 * in it that is no part of a date.
 */
static guint
split (const char *text,
       Part        parts[MAX_PARTS])
{
  guint n = 0;

  while (*text)
    {
      gsize length = 0;

      if (strchr (" ,./-\t", *text))
        {
          text++;
          continue;
        }
      if (n == MAX_PARTS)
        return 0;

      if (g_ascii_isdigit (*text))
        {
          int number = 0;

          while (g_ascii_isdigit (text[length]))
            {
              if (length == 4)
                return 0;
              number = number * 10 + (text[length] - '0');
              length++;
            }
          parts[n++] = (Part) { .number = number, .n_digits = length };
        }
      else
        {
          int month;

          while (g_ascii_isalpha (text[length]))
            length++;
          if (length == 0)
            return 0;
          month = find_month (text, length);
          if (month > 0)
            parts[n++] = (Part) { .month = month };
          else if (!is_ending (text, length))
            return 0;
        }
      text += length;
    }

  return n;
}

static gboolean
is_year (const Part *part)
{
  return part->month == 0 && part->n_digits == 4;
}

static PbDay
make_day (int year,
          int month,
          int day)
{
  return month >= 1 && month <= 12 ? pb_day_from_ymd (year, month, day) : PB_DAY_NONE;
}

/**
 * pb_day_reading_parse:
 * @text: a date as somebody wrote it
 *
 * Only what cannot mean anything else is a day: year, month and day in this
 * order, or with the month as a word.  Everything else at most suggests one or
 * two days.
 *
 * Returns: what it may mean
 */
PbDayReading
pb_day_reading_parse (const char *text)
{
  PbDayReading reading = { PB_DAY_NONE, PB_DAY_NONE, PB_DAY_NONE };
  Part parts[MAX_PARTS] = { 0 };
  const Part *a = &parts[0];
  const Part *b = &parts[1];
  const Part *c = &parts[2];

  if (split (text, parts) != 3)
    return reading;

  if (is_year (a) && b->month == 0 && c->month == 0)
    {
      reading.day = make_day (a->number, b->number, c->number);
      if (reading.day == PB_DAY_NONE)
        reading.first = make_day (a->number, c->number, b->number);
    }
  else if (is_year (c) && a->month == 0 && b->month > 0)
    reading.day = make_day (c->number, b->month, a->number);
  else if (is_year (c) && a->month > 0 && b->month == 0)
    reading.day = make_day (c->number, a->month, b->number);
  else if (is_year (c) && a->month == 0 && b->month == 0)
    {
      reading.first = make_day (c->number, b->number, a->number);
      reading.second = make_day (c->number, a->number, b->number);

      if (reading.first == reading.second)
        {
          reading.day = reading.first;
          reading.first = reading.second = PB_DAY_NONE;
        }
      else if (reading.first == PB_DAY_NONE)
        {
          reading.first = reading.second;
          reading.second = PB_DAY_NONE;
        }
    }

  return reading;
}
