/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-log-piece.h"

#include "model/pb-id.h"

/**
 * pb_log_piece_new:
 * @device: the identifier of a device
 * @first: the place of the first operation in its log, from 1
 * @last: the place of the last one
 * @prev: the hash of the piece before, or 64 zeros
 * @hash: the hash of the piece
 * @is_signed: whether a signature was found to be right
 * @lines: the lines of the operations, each ended by a line feed
 *
 * Returns: (transfer full): a piece of a log
 */
PbLogPiece *
pb_log_piece_new (const char *device,
                  gint64      first,
                  gint64      last,
                  const char *prev,
                  const char *hash,
                  gboolean    is_signed,
                  GBytes     *lines)
{
  PbLogPiece *self;

  g_return_val_if_fail (pb_id_is_valid (device), NULL);
  g_return_val_if_fail (first > 0 && last >= first, NULL);

  self = g_atomic_rc_box_new0 (PbLogPiece);
  self->device = g_strdup (device);
  self->first = first;
  self->last = last;
  self->prev = g_strdup (prev);
  self->hash = g_strdup (hash);
  self->is_signed = is_signed;
  self->lines = g_bytes_ref (lines);

  return self;
}

/**
 * pb_log_piece_ref:
 * @self: a piece of a log
 *
 * Returns: (transfer full): @self
 */
PbLogPiece *
pb_log_piece_ref (PbLogPiece *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  PbLogPiece *self = data;

  g_free (self->device);
  g_free (self->prev);
  g_free (self->hash);
  g_bytes_unref (self->lines);
}

/**
 * pb_log_piece_unref:
 * @self: (transfer full): a piece of a log
 *
 * Gives one reference back.
 */
void
pb_log_piece_unref (PbLogPiece *self)
{
  g_atomic_rc_box_release_full (self, clear);
}
