/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PbDiffKind:
 * @PB_DIFF_SAME: stands in both texts
 * @PB_DIFF_REMOVED: stands in the older text only
 * @PB_DIFF_ADDED: stands in the newer text only
 *
 * What happened to a piece of text between two versions.
 */
typedef enum
{
  PB_DIFF_SAME,
  PB_DIFF_REMOVED,
  PB_DIFF_ADDED,
} PbDiffKind;

/**
 * PbDiffPiece:
 * @kind: what happened to it
 * @text: the piece
 *
 * One piece of two compared texts.
 */
typedef struct
{
  PbDiffKind  kind;
  char       *text;
} PbDiffPiece;

GPtrArray *pb_text_diff       (const char *before,
                               const char *after) G_GNUC_WARN_UNUSED_RESULT;
char      *pb_text_diff_describe (GPtrArray *pieces) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
