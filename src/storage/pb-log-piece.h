/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PB_LOG_HASH_LENGTH:
 *
 * The number of characters of a hash: SHA-256 as lower-case hexadecimal digits.
 */
#define PB_LOG_HASH_LENGTH 64

/**
 * PbLogPiece:
 * @device: the identifier of the device whose log it is of
 * @first: the place of its first operation in that log, from 1
 * @last: the place of its last operation
 * @prev: the hash of the piece before, or 64 zeros
 * @hash: the hash of the piece
 * @is_signed: whether a signature was found to be right
 * @lines: the lines of its operations, each ended by a line feed
 *
 * A run of one device's log, on its way into a library or out of it.  It never
 * splits what somebody did at once.  Counted by references; not changed once it
 * was made.
 */
typedef struct
{
  char     *device;
  gint64    first;
  gint64    last;
  char     *prev;
  char     *hash;
  gboolean  is_signed;
  GBytes   *lines;
} PbLogPiece;

PbLogPiece *pb_log_piece_new   (const char *device,
                                gint64      first,
                                gint64      last,
                                const char *prev,
                                const char *hash,
                                gboolean    is_signed,
                                GBytes     *lines) G_GNUC_WARN_UNUSED_RESULT;
PbLogPiece *pb_log_piece_ref   (PbLogPiece *self);
void        pb_log_piece_unref (PbLogPiece *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbLogPiece, pb_log_piece_unref)

G_END_DECLS
