/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/pb-csv-write.h"
#include "formats/pb-ics-write.h"

#include <string.h>

#define STAMP G_GINT64_CONSTANT (1751284800) /* 2025-06-30T12:00:00Z */

static void
test_csv_cells (void)
{
  static const struct
  {
    const char *text;
    const char *cell;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { "plain", "plain" },
    { "two words", "two words" },
    { " leading", "\" leading\"" },
    { "a,b", "\"a,b\"" },
    { "say \"no\"", "\"say \"\"no\"\"\"" },
    { "two\nlines", "\"two\nlines\"" },
    { "=1+1", "\"'=1+1\"" },
    { "@home", "\"'@home\"" },
    { "\tx", "\"'\tx\"" },
    { "+1", "+1" },
    { "-12.5", "-12.5" },
    { "-", "\"'-\"" },
    { "-rm", "\"'-rm\"" },
    { "+1 (a)", "\"'+1 (a)\"" },
    { "“ünïcode”", "“ünïcode”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GString) csv = g_string_new (NULL);

      pb_csv_write_cell (csv, cases[i].text);
      g_assert_cmpstr (csv->str, ==, cases[i].cell);
    }
}

static void
test_csv_rows (void)
{
  g_autoptr(GString) csv = g_string_new (NULL);
  const char *header[] = { "title", "due" };
  const char *row[] = { "Rent, monthly", NULL };
  const char *alone[] = { "" };

  pb_csv_write_row (csv, ',', header, 2);
  pb_csv_write_row (csv, ',', row, 2);
  pb_csv_write_row (csv, ',', alone, 1);
  g_assert_cmpstr (csv->str, ==, "title,due\r\n\"Rent, monthly\",\r\n\"\"\r\n");
}

static void
test_ics (void)
{
  static const PbIcsEvent event = {
    "0191-review@phasebook", 0, "Review: rules, fees; and \\ more", "First\nsecond", "Review",
  };
  g_autoptr(GString) ics = g_string_new (NULL);
  g_autoptr(GString) again = g_string_new (NULL);
  PbIcsEvent written = event;

  written.day = pb_day_from_ymd (2025, 12, 31);
  pb_ics_write_begin (ics, "Valley, repairs");
  pb_ics_write_event (ics, &written, STAMP);
  pb_ics_write_end (ics);

  g_assert_true (g_str_has_prefix (ics->str, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"));
  g_assert_true (g_str_has_suffix (ics->str,
                                   "X-WR-CALNAME:Valley\\, repairs\r\n"
                                   "BEGIN:VEVENT\r\n"
                                   "UID:0191-review@phasebook\r\n"
                                   "DTSTAMP:20250630T120000Z\r\n"
                                   "DTSTART;VALUE=DATE:20251231\r\n"
                                   "DTEND;VALUE=DATE:20260101\r\n"
                                   "SUMMARY:Review: rules\\, fees\\; and \\\\ more\r\n"
                                   "DESCRIPTION:First\\nsecond\r\n"
                                   "CATEGORIES:Review\r\n"
                                   "TRANSP:TRANSPARENT\r\n"
                                   "END:VEVENT\r\n"
                                   "END:VCALENDAR\r\n"));

  /* The same events make the same file. */
  pb_ics_write_begin (again, "Valley, repairs");
  pb_ics_write_event (again, &written, STAMP);
  pb_ics_write_end (again);
  g_assert_cmpstr (again->str, ==, ics->str);
}

/* However long and of whatever characters, lines keep to 75 octets, are whole
 * characters, and give the text back when they are unfolded.
 */
static void
test_ics_folding (void)
{
  for (guint length = 0; length < 200; length++)
    {
      g_autoptr(GString) summary = g_string_new ("x");
      g_autoptr(GString) ics = g_string_new (NULL);
      g_auto(GStrv) lines = NULL;
      g_auto(GStrv) unfolded = NULL;
      g_autofree char *joined = NULL;
      g_autofree char *wanted = NULL;
      PbIcsEvent event = { "uid", pb_day_from_ymd (2025, 1, 1), NULL, NULL, NULL };

      for (guint i = 0; i < length; i++)
        g_string_append (summary, i % 3 == 0 ? "é" : i % 3 == 1 ? "a" : "𝄞");
      event.summary = summary->str;
      pb_ics_write_event (ics, &event, STAMP);

      lines = g_strsplit (ics->str, "\r\n", -1);
      for (guint i = 0; lines[i] != NULL; i++)
        {
          g_assert_cmpuint (strlen (lines[i]), <=, 75);
          g_assert_true (g_utf8_validate (lines[i], -1, NULL));
        }

      unfolded = g_strsplit (ics->str, "\r\n ", -1);
      joined = g_strjoinv ("", unfolded);
      wanted = g_strdup_printf ("\r\nSUMMARY:%s\r\n", summary->str);
      g_assert_nonnull (strstr (joined, wanted));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/csv/cells", test_csv_cells);
  g_test_add_func ("/csv/rows", test_csv_rows);
  g_test_add_func ("/ics/event", test_ics);
  g_test_add_func ("/ics/folding", test_ics_folding);

  return g_test_run ();
}
