/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-finding.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PbSourceLine:
 * @start: where the line starts in the file, in bytes
 * @length: its length, without its end
 * @end_length: the length of its end: 0, 1 or 2
 * @raw: the line as it is written, without its end
 * @clean: the line without comments, left-overs and invisible characters
 *
 * A line of a text file.
 */
typedef struct
{
  gsize start;
  gsize length;
  guint end_length;
  char *raw;
  char *clean;
} PbSourceLine;

/**
 * PbSourceText:
 * @bytes: the file
 * @lines: its lines, #PbSourceLine; the last may be empty
 * @crlf: whether most lines end as on Windows
 * @findings: what was cleaned away and should be known
 *
 * A text file as lines, each known by its place in the file, so that single
 * lines can be replaced and all others stay as they are, byte for byte.
 */
typedef struct
{
  GBytes *bytes;
  GArray *lines;
  gboolean crlf;
  GPtrArray *findings;
} PbSourceText;

PbSourceText *pb_source_text_new      (GBytes       *bytes) G_GNUC_WARN_UNUSED_RESULT;
void          pb_source_text_free     (PbSourceText *self);
guint         pb_source_text_n_lines  (PbSourceText *self);
PbSourceLine *pb_source_text_line     (PbSourceText *self,
                                       guint         n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbSourceText, pb_source_text_free)

G_END_DECLS
