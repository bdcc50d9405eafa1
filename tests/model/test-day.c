/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/pb-clock.h"
#include "model/pb-day.h"

#include <locale.h>

static void
test_parse (void)
{
  static const char *bad[] = { "", "2024-13-01", "2024-02-30", "2023-02-29", "0000-01-01", "2024-1-1",
                               "2024/01/01", "2024-01-01T", " 2024-01-01", "20240101", "-024-01-01" };
  g_autofree char *text = NULL;

  g_assert_cmpint (pb_day_parse ("1970-01-01"), ==, 0);
  g_assert_cmpint (pb_day_parse ("1969-12-31"), ==, -1);
  g_assert_cmpint (pb_day_parse ("2024-02-29"), ==, 19782);
  g_assert_cmpint (pb_day_parse ("9999-12-31"), ==, 2932896);
  g_assert_cmpint (pb_day_parse (NULL), ==, PB_DAY_NONE);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpint (pb_day_parse (bad[i]), ==, PB_DAY_NONE);

  text = pb_day_to_iso (19782);
  g_assert_cmpstr (text, ==, "2024-02-29");
  g_assert_null (pb_day_to_iso (PB_DAY_NONE));
}

static void
test_round_trip (void)
{
  for (PbDay day = pb_day_parse ("1896-01-01"); day < pb_day_parse ("2105-01-01"); day += 17)
    {
      g_autofree char *text = pb_day_to_iso (day);

      g_assert_cmpint (pb_day_parse (text), ==, day);
    }
}

static void
test_cadence (void)
{
  static const struct { PbCadence cadence; const char *next; } cases[] = {
    { PB_CADENCE_WEEKLY, "2024-02-07" },
    { PB_CADENCE_MONTHLY, "2024-02-29" },
    { PB_CADENCE_QUARTERLY, "2024-04-30" },
    { PB_CADENCE_HALF_YEARLY, "2024-07-31" },
    { PB_CADENCE_YEARLY, "2025-01-31" },
    { PB_CADENCE_PER_CYCLE, NULL },
    { PB_CADENCE_ONCE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (pb_day_add_cadence (pb_day_parse ("2024-01-31"), cases[i].cadence), ==,
                       pb_day_parse (cases[i].next));
      g_assert_cmpint (pb_day_add_cadence (PB_DAY_NONE, cases[i].cadence), ==, PB_DAY_NONE);
    }
}

/* Worked example 13. */
static void
test_months (void)
{
  static const struct { const char *from; int months; const char *to; } cases[] = {
    { "2024-01-31", 1, "2024-02-29" },
    { "2023-01-31", 1, "2023-02-28" },
    { "2024-02-29", 12, "2025-02-28" },
    { "2024-02-29", 48, "2028-02-29" },
    { "2024-03-31", -1, "2024-02-29" },
    { "2024-01-15", -1, "2023-12-15" },
    { "2024-01-15", -12, "2023-01-15" },
    { "2024-01-15", -13, "2022-12-15" },
    { "2024-12-31", 2, "2025-02-28" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *to =
        pb_day_to_iso (pb_day_add_months (pb_day_parse (cases[i].from), cases[i].months));

      g_assert_cmpstr (to, ==, cases[i].to);
    }

  g_assert_cmpint (pb_day_add_months (PB_DAY_NONE, 1), ==, PB_DAY_NONE);
  g_assert_cmpint (pb_day_add_months (pb_day_parse ("9999-12-01"), 1), ==, PB_DAY_NONE);
}

static void
test_week (void)
{
  int year;

  g_assert_cmpint (pb_day_get_iso_week (pb_day_parse ("2021-01-03"), &year), ==, 53);
  g_assert_cmpint (year, ==, 2020);
  g_assert_cmpint (pb_day_get_iso_week (pb_day_parse ("2024-12-30"), &year), ==, 1);
  g_assert_cmpint (year, ==, 2025);
  g_assert_cmpint (pb_day_get_iso_week (PB_DAY_NONE, NULL), ==, 0);

  g_assert_cmpint (pb_day_get_monday (PB_DAY_NONE), ==, PB_DAY_NONE);
  for (PbDay day = -400; day < 400; day++)
    {
      PbDay monday = pb_day_get_monday (day);

      g_assert_cmpint (monday, <=, day);
      g_assert_cmpint (monday, >, day - 7);
      g_assert_cmpint (pb_day_get_iso_week (monday, NULL), ==, pb_day_get_iso_week (day, NULL));
      g_assert_cmpint (pb_day_get_iso_week (monday - 1, NULL), !=,
                       pb_day_get_iso_week (day, NULL));
    }
}

static void
test_instants (void)
{
  g_assert_cmpint (pb_day_from_instant (0), ==, 0);
  g_assert_cmpint (pb_day_from_instant (-1), ==, -1);
  g_assert_cmpint (pb_day_from_instant (-G_TIME_SPAN_DAY), ==, -1);
  g_assert_cmpint (pb_day_from_instant (-G_TIME_SPAN_DAY - 1), ==, -2);
  g_assert_cmpint (pb_day_from_instant (pb_day_get_end (19782)), ==, 19782);
  g_assert_cmpint (pb_day_from_instant (pb_day_get_end (19782) + 1), ==, 19783);
}

static void
test_locale (void)
{
  g_autofree char *text = pb_day_to_locale (pb_day_parse ("2025-03-03"));
  g_autofree char *none = pb_day_to_locale (PB_DAY_NONE);

  g_assert_cmpstr (text, ==, "3 March 2025");
  g_assert_cmpstr (none, ==, "–");
}

static void
test_clock (void)
{
  g_autoptr(PbClock) fixed = pb_clock_new_fixed (19782);
  g_autoptr(PbClock) system = pb_clock_new ();

  g_assert_cmpint (pb_clock_get_today (fixed), ==, 19782);
  g_assert_cmpint (pb_day_from_instant (pb_clock_get_now (fixed)), ==, 19782);
  g_assert_cmpint (pb_clock_get_today (system), >, pb_day_parse ("2025-01-01"));
  g_assert_cmpint (ABS (pb_clock_get_now (system) - g_get_real_time ()), <, G_TIME_SPAN_MINUTE);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/day/parse", test_parse);
  g_test_add_func ("/day/round-trip", test_round_trip);
  g_test_add_func ("/day/months", test_months);
  g_test_add_func ("/day/cadence", test_cadence);
  g_test_add_func ("/day/week", test_week);
  g_test_add_func ("/day/instants", test_instants);
  g_test_add_func ("/day/locale", test_locale);
  g_test_add_func ("/day/clock", test_clock);

  return g_test_run ();
}
