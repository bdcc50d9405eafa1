/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-node.h"

#include "report/pb-markdown.h"

#include <string.h>

static void
span_free (gpointer data)
{
  PbSpan *span = data;

  g_free (span->text);
  g_free (span->uri);
  g_free (span);
}

/**
 * pb_node_new:
 * @kind: what it is
 *
 * Returns: (transfer full): an empty node
 */
PbNode *
pb_node_new (PbNodeKind kind)
{
  PbNode *self = g_new0 (PbNode, 1);

  self->kind = kind;
  self->spans = g_ptr_array_new_with_free_func (span_free);
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_node_free);

  return self;
}

/**
 * pb_node_free:
 * @self: a node
 *
 * Frees @self and all in it.
 */
void
pb_node_free (PbNode *self)
{
  g_clear_pointer (&self->spans, g_ptr_array_unref);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_clear_pointer (&self->widths, g_array_unref);
  g_clear_pointer (&self->chart, pb_chart_data_free);
  g_clear_pointer (&self->timeline, pb_timeline_free);
  g_free (self->anchor);
  g_free (self);
}

/**
 * pb_node_append:
 * @self: a node
 * @kind: what to add
 *
 * Adds an empty child.
 *
 * Returns: (transfer none): the child
 */
PbNode *
pb_node_append (PbNode     *self,
                PbNodeKind  kind)
{
  return pb_node_take (self, pb_node_new (kind));
}

/**
 * pb_node_take:
 * @self: a node
 * @child: (transfer full): another node
 *
 * Adds @child.
 *
 * Returns: (transfer none): the child
 */
PbNode *
pb_node_take (PbNode *self,
              PbNode *child)
{
  g_return_val_if_fail (self != NULL, child);

  g_ptr_array_add (self->children, child);

  return child;
}

/**
 * pb_node_add_text:
 * @self: a node with text
 * @text: (nullable): a run of text
 * @style: how it looks
 * @uri: (nullable): where it leads
 *
 * Adds a span.
 */
void
pb_node_add_text (PbNode      *self,
                  const char  *text,
                  PbSpanStyle  style,
                  const char  *uri)
{
  PbSpan *span;

  g_return_if_fail (self != NULL);

  if (text == NULL || *text == '\0')
    return;

  span = g_new0 (PbSpan, 1);
  span->text = g_utf8_make_valid (text, -1);
  span->style = style;
  span->uri = g_strdup (uri);
  g_ptr_array_add (self->spans, span);
}

/**
 * pb_node_append_heading:
 * @self: a node
 * @level: its level, from 1
 * @text: its text
 *
 * Adds a heading.
 *
 * Returns: (transfer none): the heading
 */
PbNode *
pb_node_append_heading (PbNode     *self,
                        int         level,
                        const char *text)
{
  PbNode *heading = pb_node_append (self, PB_NODE_HEADING);

  heading->level = level;
  pb_node_add_text (heading, text, 0, NULL);

  return heading;
}

/**
 * pb_node_append_text:
 * @self: a node
 * @text: (nullable): its text
 *
 * Adds a paragraph.
 *
 * Returns: (transfer none): the paragraph
 */
PbNode *
pb_node_append_text (PbNode     *self,
                     const char *text)
{
  PbNode *paragraph = pb_node_append (self, PB_NODE_PARAGRAPH);

  pb_node_add_text (paragraph, text, 0, NULL);

  return paragraph;
}

/**
 * pb_node_append_chip:
 * @self: a node
 * @tone: its tint
 * @symbol: its shape
 * @text: its word
 *
 * Adds a chip.
 *
 * Returns: (transfer none): the chip
 */
PbNode *
pb_node_append_chip (PbNode     *self,
                     PbTone      tone,
                     PbSymbol    symbol,
                     const char *text)
{
  PbNode *chip = pb_node_append (self, PB_NODE_CHIP);

  chip->tone = tone;
  chip->symbol = symbol;
  pb_node_add_text (chip, text, 0, NULL);

  return chip;
}

/**
 * pb_node_append_table:
 * @self: a node
 * @n_columns: how many columns
 * @widths: (array length=n_columns): the share of each column
 *
 * Adds a table without rows.
 *
 * Returns: (transfer none): the table
 */
PbNode *
pb_node_append_table (PbNode       *self,
                      guint         n_columns,
                      const double *widths)
{
  PbNode *table = pb_node_append (self, PB_NODE_TABLE);

  table->widths = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_append_vals (table->widths, widths, n_columns);

  return table;
}

/**
 * pb_node_append_row:
 * @self: a table
 * @header: whether it is the head of the table
 *
 * Adds a row without cells.
 *
 * Returns: (transfer none): the row
 */
PbNode *
pb_node_append_row (PbNode   *self,
                    gboolean  header)
{
  PbNode *row = pb_node_append (self, PB_NODE_ROW);

  row->header = header;

  return row;
}

/**
 * pb_node_append_cell:
 * @self: a row
 * @text: (nullable): its text
 *
 * Adds a cell, with a paragraph where there is a text.
 *
 * Returns: (transfer none): the cell
 */
PbNode *
pb_node_append_cell (PbNode     *self,
                     const char *text)
{
  PbNode *cell = pb_node_append (self, PB_NODE_CELL);

  if (text && *text)
    pb_node_append_text (cell, text);

  return cell;
}

/**
 * pb_node_append_fact:
 * @self: a grid of facts
 * @label: what it is
 * @value: (nullable): its value; nothing is added where there is none
 *
 * Adds a label with its value.
 */
void
pb_node_append_fact (PbNode     *self,
                     const char *label,
                     const char *value)
{
  PbNode *row;

  if (value == NULL || *value == '\0')
    return;

  row = pb_node_append_row (self, FALSE);
  pb_node_append_cell (row, label);
  pb_node_append_cell (row, value);
}

static void
append_spans (PbNode    *node,
              GPtrArray *spans)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const PbMarkdownSpan *span = spans->pdata[i];
      PbSpanStyle style = 0;

      if (span->style & PB_MARKDOWN_EMPHASIS)
        style |= PB_SPAN_EMPHASIS;
      if (span->style & PB_MARKDOWN_STRONG)
        style |= PB_SPAN_STRONG;
      if (span->style & PB_MARKDOWN_LITERAL)
        style |= PB_SPAN_LITERAL;
      pb_node_add_text (node, span->text, style, span->uri);
    }
}

static void
append_blocks (PbNode    *self,
               GPtrArray *blocks,
               int        heading_level)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const PbMarkdownBlock *block = blocks->pdata[i];
      PbNode *node;

      switch (block->kind)
        {
        case PB_MARKDOWN_HEADING:
          node = pb_node_append (self, PB_NODE_HEADING);
          node->level = MIN (6, heading_level + block->level - 1);
          break;
        case PB_MARKDOWN_LIST:
          node = pb_node_append (self, PB_NODE_LIST);
          node->ordered = block->ordered;
          node->level = block->level;
          node->compact = TRUE;
          break;
        case PB_MARKDOWN_ITEM:
          node = pb_node_append (self, PB_NODE_ITEM);
          break;
        case PB_MARKDOWN_QUOTE:
          node = pb_node_append (self, PB_NODE_QUOTE);
          break;
        case PB_MARKDOWN_CODE:
          node = pb_node_append (self, PB_NODE_CODE);
          break;
        case PB_MARKDOWN_RULE:
          node = pb_node_append (self, PB_NODE_RULE);
          break;
        case PB_MARKDOWN_PARAGRAPH:
        default:
          node = pb_node_append (self, PB_NODE_PARAGRAPH);
          break;
        }

      append_spans (node, block->spans);
      append_blocks (node, block->children, heading_level);
    }
}

/**
 * pb_node_append_markdown:
 * @self: a node
 * @text: (nullable): a text in Markdown
 * @heading_level: the level that its highest headings get
 *
 * Adds the blocks of @text.
 */
void
pb_node_append_markdown (PbNode     *self,
                         const char *text,
                         int         heading_level)
{
  g_autoptr(GPtrArray) blocks = NULL;

  g_return_if_fail (self != NULL);

  if (text == NULL || *text == '\0')
    return;

  blocks = pb_markdown_parse (text);
  append_blocks (self, blocks, heading_level);
}

static void
append_plain (GString      *text,
              const PbNode *node)
{
  for (guint i = 0; i < node->spans->len; i++)
    g_string_append (text, ((PbSpan *) node->spans->pdata[i])->text);

  for (guint i = 0; i < node->children->len; i++)
    {
      if (text->len > 0 && text->str[text->len - 1] != '\n')
        g_string_append_c (text, '\n');
      append_plain (text, node->children->pdata[i]);
    }
}

/**
 * pb_node_dup_plain:
 * @self: a node
 *
 * Returns: (transfer full): its text and that of its children, line by line
 */
char *
pb_node_dup_plain (const PbNode *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  append_plain (text, self);

  return g_string_free_and_steal (text);
}

/**
 * pb_symbol_get_letter:
 * @symbol: a symbol
 *
 * Returns: a character that stands for @symbol where nothing can be drawn; empty
 *   for none
 */
const char *
pb_symbol_get_letter (PbSymbol symbol)
{
  switch (symbol)
    {
    case PB_SYMBOL_CHECK:
      return "✔";
    case PB_SYMBOL_HALF:
      return "◐";
    case PB_SYMBOL_CROSS:
      return "✘";
    case PB_SYMBOL_QUESTION:
      return "?";
    case PB_SYMBOL_EYE:
      return "◉";
    case PB_SYMBOL_WARNING:
      return "⚠";
    case PB_SYMBOL_FLAG:
      return "⚑";
    case PB_SYMBOL_RING:
      return "○";
    case PB_SYMBOL_DOT:
      return "●";
    case PB_SYMBOL_CLOCK:
      return "◷";
    case PB_SYMBOL_ARROWS:
      return "⇄";
    case PB_SYMBOL_NUMBER:
      return "№";
    case PB_SYMBOL_NONE:
    default:
      return "";
    }
}
