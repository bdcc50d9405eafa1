/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-flow-private.h"

/* Where long boxes are cut, and which part an item belongs to. */

static int
compare_tops (gconstpointer a,
              gconstpointer b)
{
  const PbItem *one = *(PbItem * const *) a;
  const PbItem *other = *(PbItem * const *) b;

  return (one->y > other->y) - (one->y < other->y);
}

/* Where a box can be cut: below everything above and above everything below. */
GArray *
pb_flow_find_cuts (PbBox *box)
{
  g_autoptr(GPtrArray) sorted = g_ptr_array_new ();
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (double));
  double bottom = 0;

  for (guint i = 0; i < box->items->len; i++)
    {
      PbItem *item = box->items->pdata[i];

      if (!item->stretch)
        g_ptr_array_add (sorted, item);
    }
  g_ptr_array_sort (sorted, compare_tops);

  for (guint i = 0; i < sorted->len; i++)
    {
      const PbItem *item = sorted->pdata[i];

      if (i > 0 && item->y >= bottom - 0.01)
        g_array_append_val (cuts, item->y);
      bottom = MAX (bottom, item->y + item->height);
    }
  g_array_append_val (cuts, box->height);

  return cuts;
}

/* The first strip that ends below a height. */
guint
pb_flow_find_strip (GArray *cuts,
                    double  y)
{
  guint low = 0, high = cuts->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (y < g_array_index (cuts, double, middle) - 0.01)
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}
