/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "live-objects.h"

/* Counts the objects that are alive, by type.  GObject can do so itself, but only where
 * GLib was built for debugging; here its first class is told to count.  Every other class
 * begins as a copy of it, and chains up to it where it does more.
 */

/* What the libraries keep, whoever uses them: nothing that we could let go of. */
static const char *const kept[] = {
  /* GTK 4.18 keeps the sections of a menu that a popover was made of. */
  "GMenu",
  /* libadwaita 1.7 keeps the animation of every AdwViewStack, and its list of pages once an
   * AdwInlineViewSwitcher has asked for it.
   */
  "AdwCallbackAnimationTarget",
  "AdwTimedAnimation",
  "AdwViewStackPages",
  NULL,
};

struct _LiveObjects
{
  GHashTable *by_type;
};

static GMutex mutex;
static GHashTable *live;
static guint64 n_changes;
static void (*plain_constructed) (GObject *object);
static void (*plain_finalize) (GObject *object);

static void
add (GObject *object,
     int      n)
{
  gpointer type = GSIZE_TO_POINTER (G_OBJECT_TYPE (object));

  g_mutex_lock (&mutex);
  n_changes++;
  g_hash_table_insert (live, type,
                       GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (live, type)) + n));
  g_mutex_unlock (&mutex);
}

static void
counting_constructed (GObject *object)
{
  add (object, 1);
  plain_constructed (object);
}

static void
counting_finalize (GObject *object)
{
  add (object, -1);
  plain_finalize (object);
}

/*
 * live_objects_watch:
 *
 * Counts from here on.  Must come before any object is made: classes that are there
 * already do not count.
 */
void
live_objects_watch (void)
{
  GObjectClass *klass = g_type_class_ref (G_TYPE_OBJECT);

  g_assert_null (live);
  live = g_hash_table_new (NULL, NULL);
  plain_constructed = klass->constructed;
  plain_finalize = klass->finalize;
  klass->constructed = counting_constructed;
  klass->finalize = counting_finalize;
}

/*
 * live_objects_count:
 *
 * Returns: (transfer full): how many objects there are now
 */
LiveObjects *
live_objects_count (void)
{
  LiveObjects *counts = g_new0 (LiveObjects, 1);
  GHashTableIter iter;
  gpointer type, n;

  counts->by_type = g_hash_table_new (NULL, NULL);
  g_mutex_lock (&mutex);
  g_hash_table_iter_init (&iter, live);
  while (g_hash_table_iter_next (&iter, &type, &n))
    g_hash_table_insert (counts->by_type, type, n);
  g_mutex_unlock (&mutex);

  return counts;
}

/*
 * live_objects_get_n_changes:
 *
 * Returns: how many objects were made or have gone since it is watched
 */
guint64
live_objects_get_n_changes (void)
{
  guint64 n;

  g_mutex_lock (&mutex);
  n = n_changes;
  g_mutex_unlock (&mutex);

  return n;
}

void
live_objects_free (LiveObjects *counts)
{
  g_hash_table_unref (counts->by_type);
  g_free (counts);
}

/*
 * live_objects_compare:
 * @least: growth below it is no finding
 *
 * Names the types of which there are at least @least more than before.
 *
 * Returns: how many types that are
 */
guint
live_objects_compare (const LiveObjects *before,
                      const LiveObjects *after,
                      int                least)
{
  GHashTableIter iter;
  gpointer type, n;
  guint n_types = 0;

  g_hash_table_iter_init (&iter, after->by_type);
  while (g_hash_table_iter_next (&iter, &type, &n))
    {
      int growth = GPOINTER_TO_INT (n) -
                   GPOINTER_TO_INT (g_hash_table_lookup (before->by_type, type));
      const char *name = g_type_name (GPOINTER_TO_SIZE (type));

      if (growth < least || g_strv_contains (kept, name))
        continue;
      g_test_message ("%d %s more than before, now %d", growth, name, GPOINTER_TO_INT (n));
      n_types++;
    }

  return n_types;
}
