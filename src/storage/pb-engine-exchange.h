/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-engine.h"
#include "storage/pb-log-info.h"
#include "storage/pb-log-piece.h"

G_BEGIN_DECLS

/**
 * PB_ENGINE_MAX_PIECE_OPS:
 *
 * How many operations go into one piece of a log, unless one action has more.
 */
#define PB_ENGINE_MAX_PIECE_OPS 1000

/**
 * PB_ENGINE_MAX_PIECE_BYTES:
 *
 * How many bytes go into one piece of a log, unless one action has more.
 */
#define PB_ENGINE_MAX_PIECE_BYTES (256 * 1024)

/**
 * PbPieceResult:
 * @PB_PIECE_NEW: it was taken in
 * @PB_PIECE_KNOWN: all of it was known already
 * @PB_PIECE_BRANCHED: it contradicts what is known of its log; it was taken in beside
 *   that
 * @PB_PIECE_GAP: operations before it are missing
 * @PB_PIECE_HELD: its clock is more than a week ahead of ours
 * @PB_PIECE_FORKED: it contradicts what is known of the own log, or was forged
 * @PB_PIECE_DAMAGED: it cannot be read
 *
 * What became of a piece of a log.  Nothing of it was taken in from %PB_PIECE_GAP on.
 */
typedef enum
{
  PB_PIECE_NEW,
  PB_PIECE_KNOWN,
  PB_PIECE_BRANCHED,
  PB_PIECE_GAP,
  PB_PIECE_HELD,
  PB_PIECE_FORKED,
  PB_PIECE_DAMAGED,
} PbPieceResult;

GPtrArray *pb_engine_list_logs     (PbEngine        *self,
                                    GError         **error) G_GNUC_WARN_UNUSED_RESULT;
GHashTable *pb_engine_list_pieces  (PbEngine        *self,
                                    GError         **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   pb_engine_name_device   (PbEngine        *self,
                                    const PbLogInfo *info,
                                    GError         **error);
gboolean   pb_engine_join          (PbEngine        *self,
                                    const char      *space,
                                    GError         **error);
gboolean   pb_engine_has_piece     (PbEngine        *self,
                                    PbLogPiece      *piece,
                                    gboolean        *known,
                                    GError         **error);
gboolean   pb_engine_get_device_end (PbEngine      *self,
                                    const char      *device,
                                    gint64          *last,
                                    GError         **error);
gboolean   pb_engine_has_piece_before (PbEngine    *self,
                                    PbLogPiece      *piece,
                                    gboolean        *known,
                                    GError         **error);
gboolean   pb_engine_note_piece    (PbEngine        *self,
                                    PbLogPiece      *piece,
                                    gint64           now,
                                    GError         **error);
GBytes    *pb_engine_export_piece  (PbEngine        *self,
                                    const char      *device,
                                    gint64           first,
                                    gint64          *last,
                                    GError         **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   pb_engine_start_device  (PbEngine        *self,
                                    PbLogPiece      *contrary,
                                    gboolean        *changed,
                                    GError         **error);

G_END_DECLS
