/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-markdown.h"

#include <cmark.h>
#include <string.h>

/* Deeper than anybody writes, and shallow enough for every stack. */
#define MAX_DEPTH 40

static void
span_free (gpointer data)
{
  PbMarkdownSpan *span = data;

  g_free (span->text);
  g_free (span->uri);
  g_free (span);
}

static void
block_free (gpointer data)
{
  PbMarkdownBlock *block = data;

  g_ptr_array_unref (block->spans);
  g_ptr_array_unref (block->children);
  g_free (block);
}

static PbMarkdownBlock *
append_block (GPtrArray      *blocks,
              PbMarkdownKind  kind)
{
  PbMarkdownBlock *block = g_new0 (PbMarkdownBlock, 1);

  block->kind = kind;
  block->spans = g_ptr_array_new_with_free_func (span_free);
  block->children = g_ptr_array_new_with_free_func (block_free);
  g_ptr_array_add (blocks, block);

  return block;
}

/* Texts come from anybody, so a link leads only where a link may lead. */
static gboolean
is_safe_uri (const char *uri)
{
  static const char * const schemes[] = { "http", "https", "mailto" };
  g_autofree char *scheme = g_uri_parse_scheme (uri);

  for (gsize i = 0; scheme && i < G_N_ELEMENTS (schemes); i++)
    {
      if (g_ascii_strcasecmp (scheme, schemes[i]) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
append_span (GPtrArray       *spans,
             const char      *text,
             PbMarkdownStyle  style,
             const char      *uri)
{
  PbMarkdownSpan *last = spans->len ? g_ptr_array_index (spans, spans->len - 1) : NULL;
  PbMarkdownSpan *span;

  if (text == NULL || *text == '\0')
    return;

  if (last && last->style == style && g_strcmp0 (last->uri, uri) == 0)
    {
      g_autofree char *old = last->text;

      last->text = g_strconcat (old, text, NULL);
      return;
    }

  span = g_new0 (PbMarkdownSpan, 1);
  span->text = g_strdup (text);
  span->style = style;
  span->uri = g_strdup (uri);
  g_ptr_array_add (spans, span);
}

static void
append_inlines (GPtrArray       *spans,
                cmark_node      *parent,
                PbMarkdownStyle  style,
                const char      *uri,
                int              depth)
{
  for (cmark_node *node = cmark_node_first_child (parent); node; node = cmark_node_next (node))
    {
      PbMarkdownStyle inner = style;
      const char *inner_uri = uri;

      switch (cmark_node_get_type (node))
        {
        case CMARK_NODE_TEXT:
          append_span (spans, cmark_node_get_literal (node), style, uri);
          continue;
        case CMARK_NODE_CODE:
          append_span (spans, cmark_node_get_literal (node), style | PB_MARKDOWN_LITERAL, uri);
          continue;
        case CMARK_NODE_SOFTBREAK:
          append_span (spans, " ", style, uri);
          continue;
        case CMARK_NODE_LINEBREAK:
          append_span (spans, "\n", style, uri);
          continue;
        case CMARK_NODE_HTML_INLINE:
          if (!g_str_has_prefix (cmark_node_get_literal (node), "<!--"))
            append_span (spans, cmark_node_get_literal (node), style, uri);
          continue;
        case CMARK_NODE_EMPH:
          inner |= PB_MARKDOWN_EMPHASIS;
          break;
        case CMARK_NODE_STRONG:
          inner |= PB_MARKDOWN_STRONG;
          break;
        case CMARK_NODE_LINK:
          inner_uri = is_safe_uri (cmark_node_get_url (node)) ? cmark_node_get_url (node) : uri;
          break;
        case CMARK_NODE_IMAGE:
          /* Nothing is fetched: what is said of the picture stands for it. */
          inner |= PB_MARKDOWN_EMPHASIS;
          inner_uri = is_safe_uri (cmark_node_get_url (node)) ? cmark_node_get_url (node) : uri;
          break;
        case CMARK_NODE_NONE:
        case CMARK_NODE_DOCUMENT:
        case CMARK_NODE_BLOCK_QUOTE:
        case CMARK_NODE_LIST:
        case CMARK_NODE_ITEM:
        case CMARK_NODE_CODE_BLOCK:
        case CMARK_NODE_HTML_BLOCK:
        case CMARK_NODE_CUSTOM_BLOCK:
        case CMARK_NODE_PARAGRAPH:
        case CMARK_NODE_HEADING:
        case CMARK_NODE_THEMATIC_BREAK:
        case CMARK_NODE_CUSTOM_INLINE:
        default:
          break;
        }

      if (depth < MAX_DEPTH)
        append_inlines (spans, node, inner, inner_uri, depth + 1);
    }
}

/* Note-taking programs write links between notes as [[note]] or
 * [[note|words]]; people want to read the words.
 */
static void
unwrap_note_links (GPtrArray *spans)
{
  for (guint i = 0; i < spans->len; i++)
    {
      PbMarkdownSpan *span = g_ptr_array_index (spans, i);
      const char *p = span->text;
      const char *open;
      g_autoptr(GString) text = NULL;

      if ((span->style & PB_MARKDOWN_LITERAL) || strstr (p, "[[") == NULL)
        continue;

      text = g_string_new (NULL);
      while ((open = strstr (p, "[[")))
        {
          const char *close = strstr (open, "]]");
          const char *words = open + 2;

          if (close == NULL)
            break;
          for (const char *bar = words; bar < close; bar++)
            {
              if (*bar == '|')
                words = bar + 1;
            }
          g_string_append_len (text, p, open - p);
          g_string_append_len (text, words, close - words);
          p = close + 2;
        }
      g_string_append (text, p);
      g_free (span->text);
      span->text = g_string_free_and_steal (g_steal_pointer (&text));
    }
}

static void
append_code (GPtrArray  *blocks,
             const char *literal)
{
  g_autofree char *text = g_strdup (literal ? literal : "");

  g_strchomp (text);
  if (*text)
    append_span (append_block (blocks, PB_MARKDOWN_CODE)->spans, text, 0, NULL);
}

static void
append_blocks (GPtrArray  *blocks,
               cmark_node *parent,
               int         depth)
{
  for (cmark_node *node = cmark_node_first_child (parent); node; node = cmark_node_next (node))
    {
      PbMarkdownBlock *block = NULL;

      switch (cmark_node_get_type (node))
        {
        case CMARK_NODE_PARAGRAPH:
          block = append_block (blocks, PB_MARKDOWN_PARAGRAPH);
          break;
        case CMARK_NODE_HEADING:
          block = append_block (blocks, PB_MARKDOWN_HEADING);
          block->level = cmark_node_get_heading_level (node);
          break;
        case CMARK_NODE_LIST:
          block = append_block (blocks, PB_MARKDOWN_LIST);
          block->ordered = cmark_node_get_list_type (node) == CMARK_ORDERED_LIST;
          block->level = cmark_node_get_list_start (node);
          break;
        case CMARK_NODE_ITEM:
          block = append_block (blocks, PB_MARKDOWN_ITEM);
          break;
        case CMARK_NODE_BLOCK_QUOTE:
          block = append_block (blocks, PB_MARKDOWN_QUOTE);
          break;
        case CMARK_NODE_CODE_BLOCK:
          append_code (blocks, cmark_node_get_literal (node));
          continue;
        case CMARK_NODE_HTML_BLOCK:
          if (!g_str_has_prefix (cmark_node_get_literal (node), "<!--"))
            append_code (blocks, cmark_node_get_literal (node));
          continue;
        case CMARK_NODE_THEMATIC_BREAK:
          append_block (blocks, PB_MARKDOWN_RULE);
          continue;
        case CMARK_NODE_NONE:
        case CMARK_NODE_DOCUMENT:
        case CMARK_NODE_CUSTOM_BLOCK:
        case CMARK_NODE_TEXT:
        case CMARK_NODE_SOFTBREAK:
        case CMARK_NODE_LINEBREAK:
        case CMARK_NODE_CODE:
        case CMARK_NODE_HTML_INLINE:
        case CMARK_NODE_CUSTOM_INLINE:
        case CMARK_NODE_EMPH:
        case CMARK_NODE_STRONG:
        case CMARK_NODE_LINK:
        case CMARK_NODE_IMAGE:
        default:
          continue;
        }

      if (block->kind == PB_MARKDOWN_PARAGRAPH || block->kind == PB_MARKDOWN_HEADING)
        {
          append_inlines (block->spans, node, 0, NULL, 0);
          unwrap_note_links (block->spans);
        }
      else if (depth < MAX_DEPTH)
        {
          append_blocks (block->children, node, depth + 1);
        }
    }
}

/**
 * pb_markdown_parse:
 * @text: text in Markdown, valid UTF-8
 *
 * Reads a text into blocks.  Every text is Markdown, so this cannot fail;
 * comments are left out, other HTML is kept as it was typed.
 *
 * Returns: (transfer full) (element-type PbMarkdownBlock): the blocks
 */
GPtrArray *
pb_markdown_parse (const char *text)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func (block_free);
  cmark_node *document;

  g_return_val_if_fail (text != NULL, blocks);

  document = cmark_parse_document (text, strlen (text), CMARK_OPT_VALIDATE_UTF8);
  append_blocks (blocks, document, 0);
  cmark_node_free (document);

  return blocks;
}

/**
 * pb_markdown_block_to_markup:
 * @block: a block with spans
 * @links: whether to mark links as `a` elements, which labels on screen
 *   understand and Pango alone does not
 *
 * Returns: (transfer full): the block's own text as Pango markup
 */
char *
pb_markdown_block_to_markup (const PbMarkdownBlock *block,
                             gboolean               links)
{
  g_autoptr(GString) markup = g_string_new (NULL);

  g_return_val_if_fail (block != NULL, NULL);

  for (guint i = 0; i < block->spans->len; i++)
    {
      const PbMarkdownSpan *span = g_ptr_array_index (block->spans, i);
      g_autofree char *text = g_markup_escape_text (span->text, -1);
      g_autofree char *uri = span->uri && links ? g_markup_escape_text (span->uri, -1) : NULL;

      if (uri)
        g_string_append_printf (markup, "<a href=\"%s\" title=\"%s\">", uri, uri);
      if (span->style & PB_MARKDOWN_STRONG)
        g_string_append (markup, "<b>");
      if (span->style & PB_MARKDOWN_EMPHASIS)
        g_string_append (markup, "<i>");
      if (span->style & PB_MARKDOWN_LITERAL)
        g_string_append (markup, "<tt>");
      g_string_append (markup, text);
      if (span->style & PB_MARKDOWN_LITERAL)
        g_string_append (markup, "</tt>");
      if (span->style & PB_MARKDOWN_EMPHASIS)
        g_string_append (markup, "</i>");
      if (span->style & PB_MARKDOWN_STRONG)
        g_string_append (markup, "</b>");
      if (uri)
        g_string_append (markup, "</a>");
    }

  return g_string_free_and_steal (g_steal_pointer (&markup));
}

/**
 * pb_markdown_block_to_plain:
 * @block: a block with spans
 *
 * Returns: (transfer full): the block's own text without any marks
 */
char *
pb_markdown_block_to_plain (const PbMarkdownBlock *block)
{
  g_autoptr(GString) plain = g_string_new (NULL);

  g_return_val_if_fail (block != NULL, NULL);

  for (guint i = 0; i < block->spans->len; i++)
    {
      const PbMarkdownSpan *span = g_ptr_array_index (block->spans, i);

      g_string_append (plain, span->text);
    }

  return g_string_free_and_steal (g_steal_pointer (&plain));
}
