/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-timeline.h"
#include "report/pb-chart-data.h"

G_BEGIN_DECLS

/**
 * PbNodeKind:
 * @PB_NODE_SECTION: nodes that belong together
 * @PB_NODE_HEADING: a heading of a level from 1; 1 is the title of the document
 * @PB_NODE_PARAGRAPH: text
 * @PB_NODE_LIST: its children are items
 * @PB_NODE_ITEM: an item of a list; its children are nodes
 * @PB_NODE_CODE: text to be shown as it is
 * @PB_NODE_QUOTE: a quotation; its children are nodes
 * @PB_NODE_CALLOUT: what must not be overlooked; its children are nodes
 * @PB_NODE_FACTS: a grid of labels and values; its children are rows of two cells
 * @PB_NODE_TABLE: its children are rows
 * @PB_NODE_ROW: a row; its children are cells
 * @PB_NODE_CELL: a cell; its children are nodes
 * @PB_NODE_CHIP: a result: symbol, word and tint
 * @PB_NODE_COLUMNS: children beside each other
 * @PB_NODE_CHART: a chart of a metric
 * @PB_NODE_TIMELINE: the way through the phases
 * @PB_NODE_RULE: a line across
 * @PB_NODE_PAGE_BREAK: what follows begins a page
 * @PB_NODE_SIGN_OFF: lines to sign on; its children are the texts below them
 *
 * What a node of a document is.
 */
typedef enum
{
  PB_NODE_SECTION,
  PB_NODE_HEADING,
  PB_NODE_PARAGRAPH,
  PB_NODE_LIST,
  PB_NODE_ITEM,
  PB_NODE_CODE,
  PB_NODE_QUOTE,
  PB_NODE_CALLOUT,
  PB_NODE_FACTS,
  PB_NODE_TABLE,
  PB_NODE_ROW,
  PB_NODE_CELL,
  PB_NODE_CHIP,
  PB_NODE_COLUMNS,
  PB_NODE_CHART,
  PB_NODE_TIMELINE,
  PB_NODE_RULE,
  PB_NODE_PAGE_BREAK,
  PB_NODE_SIGN_OFF,
} PbNodeKind;

/**
 * PbSpanStyle:
 * @PB_SPAN_EMPHASIS: stands out a little
 * @PB_SPAN_STRONG: stands out much
 * @PB_SPAN_LITERAL: as it is, such as a fingerprint
 * @PB_SPAN_DIM: beside the matter
 * @PB_SPAN_LARGE: a number that stands for itself
 *
 * How a span looks.
 */
typedef enum
{
  PB_SPAN_EMPHASIS = 1 << 0,
  PB_SPAN_STRONG   = 1 << 1,
  PB_SPAN_LITERAL  = 1 << 2,
  PB_SPAN_DIM      = 1 << 3,
  PB_SPAN_LARGE    = 1 << 4,
} PbSpanStyle;

/**
 * PbSpan:
 * @text: the text
 * @style: how it looks
 * @uri: (nullable): where it leads
 *
 * A run of text that looks the same.
 */
typedef struct
{
  char        *text;
  PbSpanStyle  style;
  char        *uri;
} PbSpan;

/**
 * PbTone:
 * @PB_TONE_NEUTRAL: says neither good nor bad
 * @PB_TONE_GOOD: as it should be
 * @PB_TONE_CAUTION: needs a look
 * @PB_TONE_BAD: needs work
 * @PB_TONE_ACCENT: stands out, neither good nor bad
 *
 * The tint of a chip or callout.
 */
typedef enum
{
  PB_TONE_NEUTRAL,
  PB_TONE_GOOD,
  PB_TONE_CAUTION,
  PB_TONE_BAD,
  PB_TONE_ACCENT,
} PbTone;

/**
 * PbSymbol:
 * @PB_SYMBOL_NONE: none
 * @PB_SYMBOL_CHECK: a check mark
 * @PB_SYMBOL_HALF: a half-filled circle
 * @PB_SYMBOL_CROSS: a cross
 * @PB_SYMBOL_QUESTION: a question mark
 * @PB_SYMBOL_EYE: an eye
 * @PB_SYMBOL_WARNING: a triangle with an exclamation mark
 * @PB_SYMBOL_FLAG: a flag
 * @PB_SYMBOL_RING: an empty circle
 * @PB_SYMBOL_DOT: a filled circle
 * @PB_SYMBOL_CLOCK: a clock
 * @PB_SYMBOL_ARROWS: two arrows against each other
 * @PB_SYMBOL_NUMBER: a number sign
 *
 * The shape that a result is told by without colour.
 */
typedef enum
{
  PB_SYMBOL_NONE,
  PB_SYMBOL_CHECK,
  PB_SYMBOL_HALF,
  PB_SYMBOL_CROSS,
  PB_SYMBOL_QUESTION,
  PB_SYMBOL_EYE,
  PB_SYMBOL_WARNING,
  PB_SYMBOL_FLAG,
  PB_SYMBOL_RING,
  PB_SYMBOL_DOT,
  PB_SYMBOL_CLOCK,
  PB_SYMBOL_ARROWS,
  PB_SYMBOL_NUMBER,
} PbSymbol;

/**
 * PbNode:
 * @kind: what it is
 * @level: of a heading its level; of an ordered list its first number
 * @ordered: of a list, whether its items are counted
 * @header: of a row, whether it is the head of its table
 * @numeric: of a cell, whether it holds a number
 * @compact: of a paragraph, whether it is small print; of a section, whether it
 *   stays on one page; of a list, whether its items are close; of a chart, whether it is a small one; of a page break,
 *   whether it is left out rather than leaving a page mostly empty
 * @anchor: (nullable): a name that links lead to
 * @tone: of a chip or callout
 * @symbol: of a chip or callout
 * @spans: (element-type PbSpan): the text of a heading, paragraph, chip or code
 * @widths: (nullable) (element-type double): of a table or columns, the share of
 *   each column
 * @children: (element-type PbNode): what lies within
 * @chart: (nullable): of a chart
 * @timeline: (nullable): of a timeline
 *
 * A node of a document.
 */
typedef struct _PbNode PbNode;

struct _PbNode
{
  PbNodeKind   kind;
  int          level;
  gboolean     ordered;
  gboolean     header;
  gboolean     numeric;
  gboolean     compact;
  char        *anchor;
  PbTone       tone;
  PbSymbol     symbol;
  GPtrArray   *spans;
  GArray      *widths;
  GPtrArray   *children;
  PbChartData *chart;
  PbTimeline  *timeline;
};

PbNode     *pb_node_new            (PbNodeKind    kind) G_GNUC_WARN_UNUSED_RESULT;
void        pb_node_free           (PbNode       *self);
PbNode     *pb_node_append         (PbNode       *self,
                                    PbNodeKind    kind);
PbNode     *pb_node_take           (PbNode       *self,
                                    PbNode       *child);
void        pb_node_add_text       (PbNode       *self,
                                    const char   *text,
                                    PbSpanStyle   style,
                                    const char   *uri);
PbNode     *pb_node_append_heading (PbNode       *self,
                                    int           level,
                                    const char   *text);
PbNode     *pb_node_append_text    (PbNode       *self,
                                    const char   *text);
PbNode     *pb_node_append_chip    (PbNode       *self,
                                    PbTone        tone,
                                    PbSymbol      symbol,
                                    const char   *text);
PbNode     *pb_node_append_table   (PbNode       *self,
                                    guint         n_columns,
                                    const double *widths);
PbNode     *pb_node_append_row     (PbNode       *self,
                                    gboolean      header);
PbNode     *pb_node_append_cell    (PbNode       *self,
                                    const char   *text);
void        pb_node_append_fact    (PbNode       *self,
                                    const char   *label,
                                    const char   *value);
void        pb_node_append_markdown (PbNode      *self,
                                     const char  *text,
                                     int          heading_level);
char       *pb_node_dup_plain      (const PbNode *self) G_GNUC_WARN_UNUSED_RESULT;
const char *pb_symbol_get_letter   (PbSymbol      symbol);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbNode, pb_node_free)

G_END_DECLS
