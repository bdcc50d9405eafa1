/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/pb-segment.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PbSegmentReader:
 *
 * Reads the segments of a file one after the other, compressed or not, and never
 * holds more than one of them.
 */
typedef struct _PbSegmentReader PbSegmentReader;

PbSegmentReader *pb_segment_reader_open (const char       *path,
                                         GError          **error) G_GNUC_WARN_UNUSED_RESULT;
PbSegment       *pb_segment_reader_next (PbSegmentReader  *self,
                                         GCancellable     *cancellable,
                                         GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void             pb_segment_reader_free (PbSegmentReader  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbSegmentReader, pb_segment_reader_free)

G_END_DECLS
