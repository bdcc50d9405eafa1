/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-front-matter.h"

G_BEGIN_DECLS

/**
 * PbBlockText:
 * @text: the text without its indentation, empty items and placeholders; may be
 *   empty
 * @indent: the column at which its lines start in the document
 * @lines: the line of the document of each line of @text, from 0
 * @n_items: how many items its lists have
 *
 * What stands below a label.
 */
typedef struct
{
  char *text;
  guint indent;
  GArray *lines;
  guint n_items;
} PbBlockText;

PbBlockText *pb_block_text_new        (PbSourceText  *source,
                                       PbFrontMatter *front_matter,
                                       const char    *value,
                                       guint          value_line,
                                       guint          first,
                                       guint          end,
                                       GPtrArray     *findings) G_GNUC_WARN_UNUSED_RESULT;
void         pb_block_text_free       (PbBlockText   *self);
char        *pb_block_text_dup_single (PbBlockText   *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbBlockText, pb_block_text_free)

G_END_DECLS
