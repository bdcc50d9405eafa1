/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/pb-signer.h"
#include "storage/pb-log-piece.h"

G_BEGIN_DECLS

/**
 * PB_SEGMENT_MAX_BYTES:
 *
 * The size of the largest segment that is read or written.
 */
#define PB_SEGMENT_MAX_BYTES (64 * 1024 * 1024)

/**
 * PbSegment:
 * @space: the identifier of the space whose operations they are
 * @device: the identifier of the device that made them
 * @first: the place of the first operation in the log of @device, from 1
 * @last: the place of the last one
 * @prev: the hash of the segment before, or 64 zeros
 * @hash: SHA-256 over the header and the hashes of the lines
 * @signature: (nullable): base64 of an Ed25519 signature of @hash
 * @lines: the lines of the operations, each ended by a line feed
 *
 * A run of one device's log as a file that never changes: a header, a line for
 * each operation, and a footer.
 */
typedef struct
{
  char   *space;
  char   *device;
  gint64  first;
  gint64  last;
  char   *prev;
  char   *hash;
  char   *signature;
  GBytes *lines;
} PbSegment;

PbSegment  *pb_segment_parse     (GBytes      *bytes,
                                  gsize       *offset,
                                  GError     **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes     *pb_segment_write     (const char  *space,
                                  const char  *device,
                                  const char  *prev,
                                  GBytes      *lines,
                                  PbSigner    *signer,
                                  char       **hash,
                                  GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    pb_segment_verify    (PbSegment   *self,
                                  const char  *public_key);
PbLogPiece *pb_segment_to_piece  (PbSegment   *self,
                                  gboolean     is_signed) G_GNUC_WARN_UNUSED_RESULT;
gboolean    pb_segment_begins    (const char  *text,
                                  gsize        length);
void        pb_segment_free      (PbSegment   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbSegment, pb_segment_free)

G_END_DECLS
