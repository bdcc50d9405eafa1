/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-ics-write.h"

#include <string.h>

/* Calendars as RFC 5545 has them: CRLF, and no line of more than 75 octets. */
#define MAX_OCTETS 75

/* Text values have their own way of writing what would end them. */
static char *
escape (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      switch (*p)
        {
        case '\\':
        case ';':
        case ',':
          g_string_append_c (escaped, '\\');
          g_string_append_c (escaped, *p);
          break;
        case '\n':
          g_string_append (escaped, "\\n");
          break;
        default:
          /* Other control characters may not occur at all. */
          if ((guchar) *p >= ' ' || *p == '\t')
            g_string_append_c (escaped, *p);
        }
    }

  return g_string_free (escaped, FALSE);
}

/* Folds between characters, since half of one is no text.  Lines that go on begin
 * with a space, which counts.
 */
static void
write_line (GString    *ics,
            const char *line)
{
  gsize room = MAX_OCTETS;

  while (strlen (line) > room)
    {
      const char *end = line + room;

      while (((guchar) *end & 0xc0) == 0x80)
        end--;
      g_string_append_len (ics, line, end - line);
      g_string_append (ics, "\r\n ");
      line = end;
      room = MAX_OCTETS - 1;
    }

  g_string_append (ics, line);
  g_string_append (ics, "\r\n");
}

static void
write_text (GString    *ics,
            const char *name,
            const char *value)
{
  g_autofree char *escaped = NULL;
  g_autofree char *line = NULL;

  if (value == NULL || *value == '\0')
    return;

  escaped = escape (value);
  line = g_strdup_printf ("%s:%s", name, escaped);
  write_line (ics, line);
}

static void
write_day (GString    *ics,
           const char *name,
           PbDay       day)
{
  int year, month, mday;

  pb_day_get_ymd (day, &year, &month, &mday);
  g_string_append_printf (ics, "%s;VALUE=DATE:%04d%02d%02d\r\n", name, year, month, mday);
}

/**
 * pb_ics_write_begin:
 * @ics: where to write
 * @name: (nullable): what people call the calendar
 *
 * Begins a calendar.
 */
void
pb_ics_write_begin (GString    *ics,
                    const char *name)
{
  g_return_if_fail (ics != NULL);

  g_string_append (ics, "BEGIN:VCALENDAR\r\n"
                        "VERSION:2.0\r\n"
                        "PRODID:-//Phasebook//Phasebook " PACKAGE_VERSION "//EN\r\n"
                        "CALSCALE:GREGORIAN\r\n");
  write_text (ics, "X-WR-CALNAME", name);
}

/**
 * pb_ics_write_event:
 * @ics: where to write
 * @event: an event
 * @stamp: when the calendar is written, in seconds since 1970 in UTC
 *
 * Writes an event that takes a whole day and keeps nobody from other things.
 */
void
pb_ics_write_event (GString          *ics,
                    const PbIcsEvent *event,
                    gint64            stamp)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (stamp);
  g_autofree char *written = NULL;

  g_return_if_fail (ics != NULL);
  g_return_if_fail (event != NULL && event->uid != NULL && event->summary != NULL);
  g_return_if_fail (event->day != PB_DAY_NONE);
  g_return_if_fail (time != NULL);

  written = g_date_time_format (time, "%Y%m%dT%H%M%SZ");
  g_string_append (ics, "BEGIN:VEVENT\r\n");
  write_text (ics, "UID", event->uid);
  write_text (ics, "DTSTAMP", written);
  write_day (ics, "DTSTART", event->day);
  write_day (ics, "DTEND", event->day + 1);
  write_text (ics, "SUMMARY", event->summary);
  write_text (ics, "DESCRIPTION", event->description);
  write_text (ics, "CATEGORIES", event->categories);
  g_string_append (ics, "TRANSP:TRANSPARENT\r\n"
                        "END:VEVENT\r\n");
}

/**
 * pb_ics_write_end:
 * @ics: where to write
 *
 * Ends a calendar.
 */
void
pb_ics_write_end (GString *ics)
{
  g_return_if_fail (ics != NULL);

  g_string_append (ics, "END:VCALENDAR\r\n");
}
