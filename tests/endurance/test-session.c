/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* test-session [--amount HOURS]
 *
 * So many hours of work without a pause between what is done.  What was done is there
 * afterwards, and no more objects are alive than in the middle of it.
 */

#include "config.h"

#include "endurance.h"
#include "live-objects.h"
#include "meter.h"
#include "session.h"

#define DEFAULT_HOURS 0.5

/* After less than that, what is allocated still settles.  Of the growth most is the list of
 * what lies in the shared folder.
 */
#define LONG_HOURS 4
#define MAX_SLOPE_KIB 256

static double n_hours;

static void
test_session (void)
{
  g_autoptr(Session) session = session_new (pb_clock_new_fixed (SESSION_TODAY));
  g_autoptr(Meter) meter = meter_new ();
  g_autoptr(LiveObjects) before = NULL;
  g_autoptr(LiveObjects) after = NULL;
  guint n = (guint) (n_hours * SESSION_ACTIONS_PER_HOUR);

  for (guint i = 0; i < n; i++)
    {
      if (i == n / 2)
        before = endurance_count_at_rest ();
      meter_begin (meter);
      meter_end (meter, session_act (session));
      endurance_rest ();
    }
  after = endurance_count_at_rest ();

  meter_report (meter);
  session_check (session);
  g_assert_cmpuint (live_objects_compare (before, after, 10), ==, 0);
  if (n_hours >= LONG_HOURS)
    g_assert_cmpfloat (meter_get_slope (meter), <, MAX_SLOPE_KIB);
}

int
main (int   argc,
      char *argv[])
{
  n_hours = endurance_take_amount (&argc, &argv, DEFAULT_HOURS);
  live_objects_watch ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/endurance/session", test_session);

  return g_test_run ();
}
