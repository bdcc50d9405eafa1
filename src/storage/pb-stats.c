/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-stats-private.h"

/**
 * PbStats:
 *
 * How much a library holds, and the fingerprint of its state.
 */

G_DEFINE_FINAL_TYPE (PbStats, pb_stats, G_TYPE_OBJECT)

static void
pb_stats_finalize (GObject *object)
{
  PbStats *self = PB_STATS (object);

  g_clear_pointer (&self->fingerprint, g_free);

  G_OBJECT_CLASS (pb_stats_parent_class)->finalize (object);
}

static void
pb_stats_class_init (PbStatsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_stats_finalize;
}

static void
pb_stats_init (PbStats *self)
{
}

/**
 * pb_stats_get_n_records:
 * @self: statistics
 *
 * Returns: how many records of all kinds there are
 */
guint64
pb_stats_get_n_records (PbStats *self)
{
  guint64 sum = 0;

  g_return_val_if_fail (PB_IS_STATS (self), 0);

  for (guint i = 0; i < PB_N_KINDS; i++)
    sum += self->n_of_kind[i];

  return sum;
}

/**
 * pb_stats_get_n_of_kind:
 * @self: statistics
 * @kind: a kind
 *
 * Returns: how many records of @kind there are
 */
guint64
pb_stats_get_n_of_kind (PbStats *self,
                        PbKind   kind)
{
  g_return_val_if_fail (PB_IS_STATS (self), 0);
  g_return_val_if_fail ((guint) kind < PB_N_KINDS, 0);

  return self->n_of_kind[kind];
}

/**
 * pb_stats_get_n_ops:
 * @self: statistics
 *
 * Returns: how many operations the history has
 */
guint64
pb_stats_get_n_ops (PbStats *self)
{
  g_return_val_if_fail (PB_IS_STATS (self), 0);

  return self->n_ops;
}

/**
 * pb_stats_get_n_conflicts:
 * @self: statistics
 *
 * Returns: how many fields wait for somebody to choose a value
 */
guint64
pb_stats_get_n_conflicts (PbStats *self)
{
  g_return_val_if_fail (PB_IS_STATS (self), 0);

  return self->n_conflicts;
}

/**
 * pb_stats_get_n_devices:
 * @self: statistics
 *
 * Returns: on how many devices changes were made
 */
guint
pb_stats_get_n_devices (PbStats *self)
{
  g_return_val_if_fail (PB_IS_STATS (self), 0);

  return self->n_devices;
}

/**
 * pb_stats_get_file_size:
 * @self: statistics
 *
 * Returns: the size of the library in bytes
 */
guint64
pb_stats_get_file_size (PbStats *self)
{
  g_return_val_if_fail (PB_IS_STATS (self), 0);

  return self->file_size;
}

/**
 * pb_stats_get_fingerprint:
 * @self: statistics
 *
 * Returns: (transfer none): a SHA-256 in hexadecimal digits that is equal on
 *   two devices exactly when the state of their libraries is
 */
const char *
pb_stats_get_fingerprint (PbStats *self)
{
  g_return_val_if_fail (PB_IS_STATS (self), NULL);

  return self->fingerprint;
}
