/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-document.h"

#include "model/pb-markdown-escape.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many of the newest observations are written as a table. */
#define MAX_POINTS 24

static void write_node  (GString      *out,
                         const PbNode *node);
static void write_nodes (GString      *out,
                         GPtrArray    *nodes);

static void
end_block (GString *out)
{
  while (out->len > 0 && out->str[out->len - 1] == '\n')
    g_string_truncate (out, out->len - 1);
  if (out->len > 0)
    g_string_append (out, "\n\n");
}

/* Code ends at as many backticks as it begins with, so it begins with more than
 * there are within.
 */
static void
write_literal (GString         *out,
               const char      *text,
               PbMarkdownPlace  place)
{
  guint run = 0, longest = 0;
  g_autofree char *fence = NULL;

  for (const char *p = text; *p; p++)
    {
      run = *p == '`' ? run + 1 : 0;
      longest = MAX (longest, run);
    }

  fence = g_strnfill (longest + 1, '`');
  g_string_append (out, fence);
  if (*text == '`' || *text == ' ')
    g_string_append_c (out, ' ');
  for (const char *p = text; *p; p++)
    {
      if (*p == '|' && place == PB_MARKDOWN_IN_CELL)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p == '\n' ? ' ' : *p);
    }
  if (*text && (g_str_has_suffix (text, "`") || g_str_has_suffix (text, " ")))
    g_string_append_c (out, ' ');
  g_string_append (out, fence);
}

static gboolean
is_plain_uri (const char *uri)
{
  for (const char *p = uri; *p; p++)
    {
      if ((guchar) *p <= ' ' || strchr ("<>\"\\|`", *p))
        return FALSE;
    }

  return TRUE;
}

static void
write_link (GString         *out,
            const PbSpan    *span,
            PbMarkdownPlace  place)
{
  g_autofree char *text = NULL;
  g_autofree char *uri = NULL;

  if (strcmp (span->text, span->uri) == 0 && is_plain_uri (span->uri))
    {
      g_string_append_printf (out, "<%s>", span->uri);
      return;
    }

  text = pb_markdown_escape (span->text, place == PB_MARKDOWN_IN_CELL ? place
                                                                      : PB_MARKDOWN_IN_LINE);
  uri = g_uri_escape_string (span->uri, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH "?#%[]", FALSE);
  g_string_append_printf (out, "[%s](<%s>)", text, uri);
}

/* Marks need a letter on their inner side, so blanks stay outside. */
static void
write_marked (GString         *out,
              const PbSpan    *span,
              PbMarkdownPlace  place)
{
  const char *mark = span->style & PB_SPAN_STRONG     ? "**"
                     : span->style & PB_SPAN_EMPHASIS ? "*"
                                                      : "";
  gsize before = strspn (span->text, " \n\t");
  g_autofree char *inner = g_strdup (span->text + before);
  g_autofree char *escaped = NULL;
  gboolean after;

  if (before > 0)
    g_string_append_c (out, ' ');
  g_strchomp (inner);
  after = before + strlen (inner) < strlen (span->text);
  if (*inner == '\0')
    return;

  escaped = pb_markdown_escape (inner, *mark && place == PB_MARKDOWN_AT_START
                                         ? PB_MARKDOWN_IN_LINE
                                         : place);
  g_string_append_printf (out, "%s%s%s%s", mark, escaped, mark, after ? " " : "");
}

static void
write_spans (GString         *out,
             GPtrArray       *spans,
             PbMarkdownPlace  place)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const PbSpan *span = spans->pdata[i];
      PbMarkdownPlace here = place == PB_MARKDOWN_AT_START && i > 0 ? PB_MARKDOWN_IN_LINE : place;

      if (span->uri)
        write_link (out, span, here);
      else if (span->style & PB_SPAN_LITERAL)
        write_literal (out, span->text, here);
      else
        write_marked (out, span, here);
    }
}

static void
write_chip (GString         *out,
            const PbNode    *chip,
            PbMarkdownPlace  place)
{
  const char *letter = pb_symbol_get_letter (chip->symbol);
  g_autofree char *word = pb_node_dup_plain (chip);
  g_autofree char *escaped = pb_markdown_escape (word, place == PB_MARKDOWN_IN_CELL
                                                         ? place
                                                         : PB_MARKDOWN_IN_LINE);

  g_string_append_printf (out, "%s%s**%s**", letter, *letter ? " " : "", escaped);
}

static void
break_cell (GString *out)
{
  if (out->len > 0 && !g_str_has_suffix (out->str, "<br>"))
    g_string_append (out, "<br>");
}

/* A cell is one line: blocks follow each other after breaks. */
static void
write_cell_blocks (GString      *out,
                   const PbNode *parent)
{
  GPtrArray *nodes = parent->children;

  for (guint i = 0; i < nodes->len; i++)
    {
      const PbNode *node = nodes->pdata[i];

      if (node->kind == PB_NODE_CHIP)
        {
          if (i > 0)
            break_cell (out);
          write_chip (out, node, PB_MARKDOWN_IN_CELL);
          continue;
        }

      if (node->spans->len > 0)
        {
          break_cell (out);
          write_spans (out, node->spans, PB_MARKDOWN_IN_CELL);
        }
      if (node->kind == PB_NODE_ITEM)
        {
          g_autoptr(GString) item = g_string_new (NULL);

          write_cell_blocks (item, node);
          break_cell (out);
          if (parent->ordered)
            g_string_append_printf (out, "%d. %s", parent->level + (int) i, item->str);
          else
            g_string_append_printf (out, "• %s", item->str);
          continue;
        }
      write_cell_blocks (out, node);
    }
}

static char *
dup_cell (const PbNode *cell)
{
  GString *out = g_string_new (NULL);

  write_cell_blocks (out, cell);

  return g_string_free_and_steal (out);
}

static void
write_row (GString      *out,
           const PbNode *row,
           guint         n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *cell = i < row->children->len ? dup_cell (row->children->pdata[i])
                                                     : g_strdup ("");

      g_string_append_printf (out, "| %s ", cell);
    }
  g_string_append (out, "|\n");
}

static void
write_table (GString      *out,
             const PbNode *table)
{
  guint n_columns = table->widths ? table->widths->len : 2;
  gboolean headed = FALSE;

  for (guint i = 0; i < table->children->len; i++)
    {
      const PbNode *row = table->children->pdata[i];

      if (i == 0)
        {
          headed = row->header;
          /* Tables without a head do not exist, but an empty head is one. */
          if (headed)
            write_row (out, row, n_columns);
          else
            for (guint n = 0; n < n_columns; n++)
              g_string_append (out, n + 1 < n_columns ? "|   " : "|   |\n");
          for (guint n = 0; n < n_columns; n++)
            g_string_append (out, n + 1 < n_columns ? "| --- " : "| --- |\n");
          if (headed)
            continue;
        }
      write_row (out, row, n_columns);
    }
  end_block (out);
}

static void
write_facts (GString      *out,
             const PbNode *facts)
{
  for (guint i = 0; i < facts->children->len; i++)
    {
      const PbNode *row = facts->children->pdata[i];
      g_autofree char *label = pb_node_dup_plain (row->children->pdata[0]);
      g_autofree char *escaped = pb_markdown_escape (label, PB_MARKDOWN_IN_LINE);
      g_autofree char *value = dup_cell (row->children->pdata[1]);

      g_string_append_printf (out, "- **%s:** %s\n", escaped, value);
    }
  end_block (out);
}

/* Writes @text with something before its first line and before all others. */
static void
write_indented (GString    *out,
                const char *text,
                const char *first,
                const char *others)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = g_strv_length (lines);

  while (n > 0 && *lines[n - 1] == '\0')
    n--;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *line = g_strconcat (i == 0 ? first : others, lines[i], NULL);

      g_strchomp (line);
      g_string_append_printf (out, "%s\n", line);
    }
}

static void
write_list (GString      *out,
            const PbNode *list)
{
  int number = MAX (0, list->level);

  for (guint i = 0; i < list->children->len; i++)
    {
      const PbNode *item = list->children->pdata[i];
      g_autoptr(GString) inner = g_string_new (NULL);
      g_autofree char *mark = list->ordered ? g_strdup_printf ("%d. ", number + i)
                                            : g_strdup ("- ");
      g_autofree char *indent = g_strnfill (strlen (mark), ' ');

      write_nodes (inner, item->children);
      /* Items that are one paragraph stand close. */
      write_indented (out, inner->str, mark, indent);
    }
  end_block (out);
}

static void
write_framed (GString      *out,
              const PbNode *node)
{
  g_autoptr(GString) inner = g_string_new (NULL);

  if (node->kind == PB_NODE_CALLOUT && node->symbol != PB_SYMBOL_NONE)
    g_string_append_printf (inner, "%s ", pb_symbol_get_letter (node->symbol));
  write_nodes (inner, node->children);
  write_indented (out, inner->str, "> ", "> ");
  end_block (out);
}

static void
write_code (GString      *out,
            const PbNode *node)
{
  g_autofree char *text = pb_node_dup_plain (node);

  write_indented (out, text, "    ", "    ");
  end_block (out);
}

static void
write_chart (GString      *out,
             const PbNode *node)
{
  const PbChartData *data = node->chart;
  g_autofree char *summary = pb_chart_data_dup_summary (data);
  g_autofree char *escaped = pb_markdown_escape (summary, PB_MARKDOWN_AT_START);
  guint first = data->points->len > MAX_POINTS ? data->points->len - MAX_POINTS : 0;

  g_string_append (out, escaped);
  end_block (out);
  if (node->compact)
    return;

  g_string_append_printf (out, "| %s | %s | |\n| --- | ---: | --- |\n", _("Day"), _("Value"));
  for (guint i = first; i < data->points->len; i++)
    {
      const PbChartPoint *point = data->points->pdata[i];
      g_autofree char *day = pb_day_to_locale (point->day);
      g_autofree char *value = pb_markdown_escape (point->text, PB_MARKDOWN_IN_CELL);

      g_string_append_printf (out, "| %s | %s | %s |\n", day, value,
                              point->estimated ? _("estimated") : "");
    }
  end_block (out);
}

static void
write_timeline (GString      *out,
                const PbNode *node)
{
  const PbTimeline *timeline = node->timeline;

  for (guint i = 0; i < timeline->segments->len; i++)
    {
      const PbTimelineSegment *segment = timeline->segments->pdata[i];
      g_autofree char *text = pb_markdown_escape (segment->sentence, PB_MARKDOWN_AT_START);

      g_string_append_printf (out, "- %s\n", text);
    }
  end_block (out);
}

static void
write_columns (GString      *out,
               const PbNode *node)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      g_autoptr(GString) inner = g_string_new (NULL);

      write_nodes (inner, ((PbNode *) node->children->pdata[i])->children);
      write_indented (out, inner->str, "- ", "  ");
    }
  end_block (out);
}

static void
write_sign_off (GString      *out,
                const PbNode *node)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      g_autofree char *text = pb_node_dup_plain (node->children->pdata[i]);
      g_autofree char *escaped = pb_markdown_escape (text, PB_MARKDOWN_IN_LINE);

      g_string_append_printf (out, "\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_  \n%s\n\n",
                              escaped);
    }
}

static void
write_heading (GString      *out,
               const PbNode *node)
{
  g_autofree char *mark = g_strnfill (CLAMP (node->level, 1, 6), '#');
  g_autoptr(GString) text = g_string_new (NULL);

  write_spans (text, node->spans, PB_MARKDOWN_IN_LINE);
  g_strdelimit (text->str, "\n", ' ');
  g_string_append_printf (out, "%s %s\n\n", mark, text->str);
}

static void
write_node (GString      *out,
            const PbNode *node)
{
  switch (node->kind)
    {
    case PB_NODE_HEADING:
      write_heading (out, node);
      break;
    case PB_NODE_PARAGRAPH:
      if (node->spans->len > 0)
        {
          write_spans (out, node->spans, PB_MARKDOWN_AT_START);
          end_block (out);
        }
      break;
    case PB_NODE_CHIP:
      write_chip (out, node, PB_MARKDOWN_AT_START);
      end_block (out);
      break;
    case PB_NODE_LIST:
      write_list (out, node);
      break;
    case PB_NODE_CODE:
      write_code (out, node);
      break;
    case PB_NODE_QUOTE:
    case PB_NODE_CALLOUT:
      write_framed (out, node);
      break;
    case PB_NODE_FACTS:
      write_facts (out, node);
      break;
    case PB_NODE_TABLE:
      write_table (out, node);
      break;
    case PB_NODE_COLUMNS:
      write_columns (out, node);
      break;
    case PB_NODE_CHART:
      write_chart (out, node);
      break;
    case PB_NODE_TIMELINE:
      write_timeline (out, node);
      break;
    case PB_NODE_RULE:
      g_string_append (out, "---\n\n");
      break;
    case PB_NODE_SIGN_OFF:
      write_sign_off (out, node);
      break;
    case PB_NODE_PAGE_BREAK:
      break;
    case PB_NODE_SECTION:
    case PB_NODE_ITEM:
    case PB_NODE_ROW:
    case PB_NODE_CELL:
    default:
      write_nodes (out, node->children);
      break;
    }
}

static void
write_nodes (GString   *out,
             GPtrArray *nodes)
{
  for (guint i = 0; i < nodes->len; i++)
    write_node (out, nodes->pdata[i]);
}

/* JSON strings are YAML strings. */
static void
write_property (GString    *out,
                const char *name,
                const char *value)
{
  if (value == NULL || *value == '\0')
    return;

  g_string_append_printf (out, "%s: \"", name);
  for (const char *p = value; *p; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (out, '\\');
      g_string_append_c (out, (guchar) *p < 0x20 ? ' ' : *p);
    }
  g_string_append (out, "\"\n");
}

/**
 * pb_document_to_markdown:
 * @self: a document
 *
 * Writes @self as Markdown that reads well as it is and in every vault: front
 * matter, tables as GitHub has them, results as a sign and a word, charts as
 * sentences and numbers.
 *
 * Returns: (transfer full): Markdown
 */
char *
pb_document_to_markdown (PbDocument *self)
{
  const char *description;
  GString *out;
  g_autofree char *day = NULL;

  g_return_val_if_fail (PB_IS_DOCUMENT (self), NULL);

  description = pb_document_get_description (self);
  out = g_string_new ("---\n");
  day = pb_day_to_iso (pb_document_get_day (self));
  write_property (out, "title", pb_document_get_title (self));
  write_property (out, "subject", pb_document_get_subject (self));
  /* A property is one line: one that had to be changed would not be read back. */
  if (description && !strpbrk (description, "\n\r\t"))
    write_property (out, "description", description);
  if (day)
    g_string_append_printf (out, "date: %s\n", day);
  write_property (out, "lang", pb_document_get_language (self));
  write_property (out, "fingerprint", pb_document_get_fingerprint (self));
  g_string_append (out, "---\n\n");

  write_nodes (out, pb_document_get_root (self)->children);
  end_block (out);
  g_string_truncate (out, out->len - 1);

  return g_string_free_and_steal (out);
}
