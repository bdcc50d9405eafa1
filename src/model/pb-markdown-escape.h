/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PbMarkdownPlace:
 * @PB_MARKDOWN_IN_LINE: within a line
 * @PB_MARKDOWN_AT_START: where a line begins
 * @PB_MARKDOWN_IN_CELL: within a cell of a table
 *
 * Where a text is going to stand; some characters only mean something there.
 */
typedef enum
{
  PB_MARKDOWN_IN_LINE,
  PB_MARKDOWN_AT_START,
  PB_MARKDOWN_IN_CELL,
} PbMarkdownPlace;

char *pb_markdown_escape (const char      *text,
                          PbMarkdownPlace  place) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
