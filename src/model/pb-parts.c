/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-model"

#include "config.h"

#include "model/pb-parts.h"

/* More threads than this would starve the window. */
#define MAX_THREADS 4

/* What the threads share: each takes the next part that nobody has taken. */
typedef struct
{
  guint n_items;
  guint size;
  PbPartFunc func;
  gpointer user_data;
  int next;
} Work;

static gpointer
do_parts (gpointer data)
{
  Work *work = data;
  guint n_parts = pb_parts_count (work->n_items, work->size);
  guint part;

  while ((part = (guint) g_atomic_int_add (&work->next, 1)) < n_parts)
    {
      guint from = part * work->size;

      work->func (part, from, from + MIN (work->size, work->n_items - from), work->user_data);
    }

  return NULL;
}

/**
 * pb_parts_count:
 * @n_items: how many items there are
 * @size: how many of them make a part, at least 1
 *
 * Returns: how many parts there are
 */
guint
pb_parts_count (guint n_items,
                guint size)
{
  g_return_val_if_fail (size > 0, 0);

  return n_items / size + (n_items % size > 0);
}

/**
 * pb_parts_run:
 * @n_items: how many items there are
 * @size: how many of them make a part, at least 1; enough that a thread is worth while
 * @func: what does a part, without minding which others are done already
 * @user_data: for @func
 *
 * Has all parts done, by as many threads as there are processors and by the one that calls.
 * Where there is but one part, it is that one.
 */
void
pb_parts_run (guint      n_items,
              guint      size,
              PbPartFunc func,
              gpointer   user_data)
{
  Work work = { n_items, size, func, user_data, 0 };
  GThread *threads[MAX_THREADS - 1] = { NULL };
  guint n_threads;

  g_return_if_fail (size > 0);
  g_return_if_fail (func != NULL);

  n_threads = MIN (MIN (g_get_num_processors (), MAX_THREADS), pb_parts_count (n_items, size));
  for (guint i = 0; i + 1 < n_threads; i++)
    threads[i] = g_thread_try_new ("parts", do_parts, &work, NULL);
  do_parts (&work);
  for (guint i = 0; i + 1 < n_threads; i++)
    g_clear_pointer (&threads[i], g_thread_join);
}
