/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "endurance.h"

/*
 * endurance_take_amount:
 *
 * Takes `--amount NUMBER` off the arguments, where it comes first.
 *
 * Returns: the number, or @otherwise
 */
double
endurance_take_amount (int     *argc,
                       char  ***argv,
                       double   otherwise)
{
  double amount = otherwise;

  if (*argc > 2 && g_str_equal ((*argv)[1], "--amount"))
    {
      amount = g_ascii_strtod ((*argv)[2], NULL);
      (*argv)[2] = (*argv)[0];
      *argv += 2;
      *argc -= 2;
    }

  return amount;
}

/* Lets everything happen that waits to happen. */
void
endurance_rest (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
tick_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* How often it has to be the same in a row, and how often it is asked for at all. */
#define N_SAME 3
#define N_LOOKS 50

/*
 * endurance_count_at_rest:
 *
 * Returns: (transfer full): the objects, once there are neither more nor less for a while
 */
LiveObjects *
endurance_count_at_rest (void)
{
  guint64 n_changes = 0;
  guint n_same = 0;

  for (guint i = 0; i < N_LOOKS && n_same < N_SAME; i++)
    {
      gboolean ticked = FALSE;
      guint64 n;

      g_timeout_add_once (100, tick_cb, &ticked);
      while (!ticked)
        g_main_context_iteration (NULL, TRUE);
      endurance_rest ();
      n = live_objects_get_n_changes ();
      n_same = n == n_changes ? n_same + 1 : 0;
      n_changes = n;
    }

  return live_objects_count ();
}
