/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/pb-parts.h"

#define SIZE 64

typedef struct
{
  int *n_seen;
  int *owners;
} Seen;

static void
see (guint    part,
     guint    from,
     guint    to,
     gpointer user_data)
{
  Seen *seen = user_data;

  g_assert_cmpuint (from, ==, part * SIZE);
  g_assert_cmpuint (to, >, from);
  g_assert_cmpuint (to - from, <=, SIZE);
  for (guint i = from; i < to; i++)
    {
      g_atomic_int_inc (&seen->n_seen[i]);
      seen->owners[i] = (int) part;
    }
}

/* Each item is in one part, and each part is done once. */
static void
test_all (void)
{
  static const guint lengths[] = { 0, 1, SIZE - 1, SIZE, SIZE + 1, 100 * SIZE, 100 * SIZE + 7 };

  for (guint n = 0; n < G_N_ELEMENTS (lengths); n++)
    {
      guint length = lengths[n];
      g_autofree int *n_seen = g_new0 (int, length + 1);
      g_autofree int *owners = g_new0 (int, length + 1);
      Seen seen = { n_seen, owners };

      g_assert_cmpuint (pb_parts_count (length, SIZE), ==, (length + SIZE - 1) / SIZE);
      pb_parts_run (length, SIZE, see, &seen);
      for (guint i = 0; i < length; i++)
        {
          g_assert_cmpint (n_seen[i], ==, 1);
          g_assert_cmpint (owners[i], ==, (int) (i / SIZE));
        }
      g_assert_cmpint (n_seen[length], ==, 0);
    }
}

/* The last part may end at the last number that there is. */
static void
test_largest (void)
{
  g_assert_cmpuint (pb_parts_count (G_MAXUINT, SIZE), ==, G_MAXUINT / SIZE + 1);
  g_assert_cmpuint (pb_parts_count (G_MAXUINT, G_MAXUINT), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/parts/all", test_all);
  g_test_add_func ("/parts/largest", test_largest);

  return g_test_run ();
}
