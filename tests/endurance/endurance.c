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

/*
 * endurance_count_at_rest:
 *
 * Returns: (transfer full): the objects, once what works on threads has ended
 */
LiveObjects *
endurance_count_at_rest (void)
{
  gboolean ticked = FALSE;

  g_timeout_add_once (200, tick_cb, &ticked);
  while (!ticked)
    g_main_context_iteration (NULL, TRUE);
  endurance_rest ();

  return live_objects_count ();
}
