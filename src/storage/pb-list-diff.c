/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-list-diff.h"

#include "model/pb-id.h"

#include <string.h>

/* With more steps than these, one big step is the cheaper way. */
#define MAX_STEPS 256

#define NOWHERE G_MAXUINT

static const char *
get_nth (const char *ids,
         guint       n)
{
  return ids + (gsize) n * PB_ID_LENGTH;
}

static gboolean
equal_ids (gconstpointer a,
           gconstpointer b)
{
  return memcmp (a, b, PB_ID_LENGTH) == 0;
}

/* The last digits of an identifier are random. */
static guint
hash_id (gconstpointer data)
{
  guint hash;

  memcpy (&hash, (const char *) data + PB_ID_LENGTH - sizeof hash, sizeof hash);

  return hash;
}

static void
add_step (GArray *steps,
          guint   position,
          guint   n_removed,
          guint   n_added)
{
  PbListStep step = { position, n_removed, n_added };

  g_array_append_val (steps, step);
}

/* Where each old item stands in the new list, or NOWHERE. */
static guint *
find_targets (const char *old_ids,
              guint       n_old,
              const char *new_ids,
              guint       n_new)
{
  g_autoptr(GHashTable) places = g_hash_table_new (hash_id, equal_ids);
  guint *targets = g_new (guint, n_old);

  for (guint i = 0; i < n_new; i++)
    g_hash_table_insert (places, (gpointer) get_nth (new_ids, i), GUINT_TO_POINTER (i + 1));

  for (guint i = 0; i < n_old; i++)
    targets[i] = GPOINTER_TO_UINT (g_hash_table_lookup (places, get_nth (old_ids, i))) - 1;

  return targets;
}

/* Marks the longest run of old items that keep their order, as the ones that
 * stay: all others go, and come back elsewhere if they have only moved.
 */
static void
mark_staying (const guint *targets,
              guint        n_old,
              gboolean    *stays)
{
  g_autofree guint *tails = g_new (guint, n_old);
  g_autofree guint *previous = g_new (guint, n_old);
  guint length = 0;

  for (guint i = 0; i < n_old; i++)
    {
      guint low = 0;
      guint high = length;

      if (targets[i] == NOWHERE)
        continue;

      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (targets[tails[middle]] < targets[i])
            low = middle + 1;
          else
            high = middle;
        }

      previous[i] = low > 0 ? tails[low - 1] : NOWHERE;
      tails[low] = i;
      length = MAX (length, low + 1);
    }

  for (guint i = length > 0 ? tails[length - 1] : NOWHERE; i != NOWHERE; i = previous[i])
    stays[i] = TRUE;
}

/* The steps between what stays: what goes and what comes there. */
static void
add_steps (GArray         *steps,
           const guint    *targets,
           const gboolean *stays,
           guint           n_old,
           guint           n_new,
           guint           offset)
{
  guint position = 0;
  guint old = 0;

  while (old < n_old || position < n_new)
    {
      guint n_removed = 0;
      guint n_added;

      while (old < n_old && !stays[old])
        {
          old++;
          n_removed++;
        }

      n_added = (old < n_old ? targets[old] : n_new) - position;
      if (n_removed > 0 || n_added > 0)
        add_step (steps, offset + position, n_removed, n_added);

      position += n_added;
      while (old < n_old && stays[old] && targets[old] == position)
        {
          old++;
          position++;
        }
    }
}

/* Finds the steps from one list of identifiers, of %PB_ID_LENGTH characters each
 * without separator, to another; none occurs twice in one list.
 *
 * Returns: (transfer full) (element-type PbListStep): the steps
 */
GArray *
pb_list_diff (const char *old_ids,
              guint       n_old,
              const char *new_ids,
              guint       n_new)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (PbListStep));
  g_autofree guint *targets = NULL;
  g_autofree gboolean *stays = NULL;
  guint start = 0;

  while (start < n_old && start < n_new &&
         equal_ids (get_nth (old_ids, start), get_nth (new_ids, start)))
    start++;

  while (n_old > start && n_new > start &&
         equal_ids (get_nth (old_ids, n_old - 1), get_nth (new_ids, n_new - 1)))
    {
      n_old--;
      n_new--;
    }

  n_old -= start;
  n_new -= start;
  if (n_old == 0 && n_new == 0)
    return steps;

  if (n_old > 0 && n_new > 0)
    {
      targets = find_targets (get_nth (old_ids, start), n_old, get_nth (new_ids, start), n_new);
      stays = g_new0 (gboolean, n_old);
      mark_staying (targets, n_old, stays);
      add_steps (steps, targets, stays, n_old, n_new, start);
    }

  if (steps->len == 0 || steps->len > MAX_STEPS)
    {
      g_array_set_size (steps, 0);
      add_step (steps, start, n_old, n_new);
    }

  return steps;
}
