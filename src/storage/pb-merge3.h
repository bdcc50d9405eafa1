/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-scanner.h"

G_BEGIN_DECLS

#define PB_MERGE_MAX_TEXT (2 * 1024 * 1024)

/**
 * PbMergeConflict:
 * @start: where the place begins in the merged text, in bytes
 * @length: how many bytes the newer side put there
 * @other: what the older side put there
 *
 * A place that both sides changed.
 */
typedef struct
{
  gsize  start;
  gsize  length;
  char  *other;
} PbMergeConflict;

char     *pb_merge3              (const char   *base,
                                  gsize         base_length,
                                  const char   *newer,
                                  gsize         newer_length,
                                  const char   *older,
                                  gsize         older_length,
                                  GArray       *conflicts,
                                  gsize        *length) G_GNUC_WARN_UNUSED_RESULT;

gboolean  pb_text_delta_append   (GString      *json,
                                  const char   *base,
                                  gsize         base_length,
                                  const char   *text,
                                  gsize         length);
char     *pb_text_delta_apply    (const PbSlice *value,
                                  const char    *base,
                                  gsize          base_length,
                                  gsize         *length) G_GNUC_WARN_UNUSED_RESULT;

void      pb_merge_conflict_clear (PbMergeConflict *self);

G_END_DECLS
