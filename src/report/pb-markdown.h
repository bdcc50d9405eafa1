/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PbMarkdownKind:
 * @PB_MARKDOWN_PARAGRAPH: a paragraph
 * @PB_MARKDOWN_HEADING: a heading of a level from 1
 * @PB_MARKDOWN_LIST: a list; its children are items
 * @PB_MARKDOWN_ITEM: an item of a list; its children are blocks
 * @PB_MARKDOWN_QUOTE: a quotation; its children are blocks
 * @PB_MARKDOWN_CODE: text to be shown as it is, line by line
 * @PB_MARKDOWN_RULE: a line across
 *
 * What a block of a text is.
 */
typedef enum
{
  PB_MARKDOWN_PARAGRAPH,
  PB_MARKDOWN_HEADING,
  PB_MARKDOWN_LIST,
  PB_MARKDOWN_ITEM,
  PB_MARKDOWN_QUOTE,
  PB_MARKDOWN_CODE,
  PB_MARKDOWN_RULE,
} PbMarkdownKind;

/**
 * PbMarkdownStyle:
 * @PB_MARKDOWN_EMPHASIS: stands out a little
 * @PB_MARKDOWN_STRONG: stands out much
 * @PB_MARKDOWN_LITERAL: typed as it is, such as a command
 *
 * How a span looks.
 */
typedef enum
{
  PB_MARKDOWN_EMPHASIS = 1 << 0,
  PB_MARKDOWN_STRONG   = 1 << 1,
  PB_MARKDOWN_LITERAL  = 1 << 2,
} PbMarkdownStyle;

/**
 * PbMarkdownSpan:
 * @text: the text
 * @style: how it looks
 * @uri: (nullable): where it leads; only `http`, `https` and `mailto`
 *
 * A run of text that looks the same.
 */
typedef struct
{
  char            *text;
  PbMarkdownStyle  style;
  char            *uri;
} PbMarkdownSpan;

/**
 * PbMarkdownBlock:
 * @kind: what it is
 * @level: of a heading its level, of an ordered list its first number
 * @ordered: of a list, whether its items are counted
 * @spans: (element-type PbMarkdownSpan): the text of a paragraph, heading or
 *   code
 * @children: (element-type PbMarkdownBlock): the blocks within
 *
 * A block of a text.
 */
typedef struct
{
  PbMarkdownKind  kind;
  int             level;
  gboolean        ordered;
  GPtrArray      *spans;
  GPtrArray      *children;
} PbMarkdownBlock;

GPtrArray *pb_markdown_parse           (const char            *text) G_GNUC_WARN_UNUSED_RESULT;
char      *pb_markdown_block_to_markup (const PbMarkdownBlock *block,
                                        gboolean               links) G_GNUC_WARN_UNUSED_RESULT;
char      *pb_markdown_block_to_plain  (const PbMarkdownBlock *block) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
