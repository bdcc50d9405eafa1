/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-document.h"

#include "report/pb-node-drawing.h"
#include "report/pb-paint.h"
#include "report/pb-report-resources.h"
#include "report/pb-svg-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define STYLE_PATH "/org/phasebook/Phasebook/report/report.css"

/* Pictures are drawn as on paper, in points, and grow with the page. */
#define DRAWING_WIDTH 482.0

typedef struct
{
  GString       *out;
  GString       *contents;
  PbTextMeasure  measure;
  double         width;
  gssize         first_chapter;
  guint          n_headings;
  guint          n_pictures;
  gboolean       new_page;
} Writer;

static void write_node  (Writer       *self,
                         const PbNode *node);
static void write_nodes (Writer       *self,
                         GPtrArray    *nodes);

/* Records may name any address; only those that open a page or a letter are links. */
static gboolean
may_follow (const char *uri)
{
  g_autofree char *scheme = uri ? g_uri_parse_scheme (uri) : NULL;

  return scheme && (g_ascii_strcasecmp (scheme, "http") == 0 ||
                    g_ascii_strcasecmp (scheme, "https") == 0 ||
                    g_ascii_strcasecmp (scheme, "mailto") == 0);
}

static void
write_lines (Writer     *self,
             const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i]; i++)
    {
      if (i > 0)
        g_string_append (self->out, "<br/>");
      pb_markup_append_text (self->out, lines[i]);
    }
}

static void
write_span (Writer       *self,
            const PbSpan *span)
{
  const struct
  {
    gboolean    wanted;
    const char *open;
    const char *close;
  } marks[] = {
    { (span->style & PB_SPAN_STRONG) != 0, "<strong>", "</strong>" },
    { (span->style & PB_SPAN_EMPHASIS) != 0, "<em>", "</em>" },
    { (span->style & PB_SPAN_LITERAL) != 0, "<code>", "</code>" },
    { (span->style & PB_SPAN_DIM) != 0, "<span class=\"dim\">", "</span>" },
    { (span->style & PB_SPAN_LARGE) != 0, "<span class=\"large\">", "</span>" },
  };
  gboolean link = may_follow (span->uri);

  if (link)
    {
      g_string_append (self->out, "<a href=\"");
      pb_markup_append_text (self->out, span->uri);
      g_string_append (self->out, "\" rel=\"noopener noreferrer\">");
    }
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (marks[i].wanted)
        g_string_append (self->out, marks[i].open);
    }
  write_lines (self, span->text);
  for (guint i = G_N_ELEMENTS (marks); i-- > 0;)
    {
      if (marks[i].wanted)
        g_string_append (self->out, marks[i].close);
    }
  if (link)
    g_string_append (self->out, "</a>");
}

static void
write_spans (Writer       *self,
             const PbNode *node)
{
  for (guint i = 0; i < node->spans->len; i++)
    write_span (self, node->spans->pdata[i]);
}

static const char *
get_tone_class (PbTone tone)
{
  switch (tone)
    {
    case PB_TONE_GOOD:
      return "good";
    case PB_TONE_CAUTION:
      return "caution";
    case PB_TONE_BAD:
      return "bad";
    case PB_TONE_ACCENT:
      return "accent";
    case PB_TONE_NEUTRAL:
    default:
      return "neutral";
    }
}

/* The word says it all, so the shape is not read aloud. */
static void
write_symbol (Writer   *self,
              PbSymbol  symbol)
{
  const char *letter = pb_symbol_get_letter (symbol);

  if (*letter)
    g_string_append_printf (self->out, "<span aria-hidden=\"true\">%s</span> ", letter);
}

static void
write_chip (Writer       *self,
            const PbNode *node)
{
  g_string_append_printf (self->out, "<span class=\"chip %s\">", get_tone_class (node->tone));
  write_symbol (self, node->symbol);
  write_spans (self, node);
  g_string_append (self->out, "</span>\n");
}

/* What lies in a cell or an item: a single paragraph needs no element of its own. */
static void
write_inner (Writer       *self,
             const PbNode *node)
{
  const PbNode *only = node->children->len == 1 ? node->children->pdata[0] : NULL;

  write_spans (self, node);
  if (only && only->kind == PB_NODE_PARAGRAPH && !only->compact)
    write_spans (self, only);
  else if (only && only->kind == PB_NODE_CHIP)
    write_chip (self, only);
  else
    write_nodes (self, node->children);
}

static void
write_element (Writer       *self,
               const char   *name,
               const char   *attributes,
               const PbNode *node)
{
  g_string_append_printf (self->out, "<%s%s>", name, attributes);
  write_inner (self, node);
  g_string_append_printf (self->out, "</%s>\n", name);
}

/* Every heading can be linked to, and the chapters are listed. */
static void
write_heading (Writer       *self,
               const PbNode *node)
{
  int level = CLAMP (node->level, 1, 6);
  guint n = ++self->n_headings;

  if (level == 2)
    {
      g_autofree char *text = pb_node_dup_plain (node);

      if (self->first_chapter < 0)
        self->first_chapter = self->out->len;
      g_string_append_printf (self->contents, "<li><a href=\"#s%u\">", n);
      pb_markup_append_text (self->contents, text);
      g_string_append (self->contents, "</a></li>\n");
    }

  g_string_append_printf (self->out, "<h%d id=\"s%u\" dir=\"auto\"%s>", level, n,
                          self->new_page ? " class=\"new-page\"" : "");
  self->new_page = FALSE;
  write_spans (self, node);
  g_string_append_printf (self->out, "</h%d>\n", level);
}

static void
write_list (Writer       *self,
            const PbNode *node)
{
  const char *name = node->ordered ? "ol" : "ul";

  if (node->ordered && node->level != 1)
    g_string_append_printf (self->out, "<ol start=\"%d\">\n", MAX (0, node->level));
  else
    g_string_append_printf (self->out, "<%s>\n", name);
  for (guint i = 0; i < node->children->len; i++)
    write_element (self, "li", " dir=\"auto\"", node->children->pdata[i]);
  g_string_append_printf (self->out, "</%s>\n", name);
}

static void
write_row (Writer       *self,
           const PbNode *row)
{
  g_string_append (self->out, "<tr>\n");
  for (guint i = 0; i < row->children->len; i++)
    {
      const PbNode *cell = row->children->pdata[i];
      const char *number = cell->numeric ? " class=\"number\"" : "";
      g_autofree char *attributes =
        g_strdup_printf ("%s%s", row->header ? " scope=\"col\"" : " dir=\"auto\"", number);

      write_element (self, row->header ? "th" : "td", attributes, cell);
    }
  g_string_append (self->out, "</tr>\n");
}

/* A hint: a column grows where a word would be cut. */
static void
write_widths (Writer       *self,
              const GArray *widths)
{
  double sum = 0;

  for (guint i = 0; i < widths->len; i++)
    sum += g_array_index (widths, double, i);

  g_string_append (self->out, "<colgroup>");
  for (guint i = 0; i < widths->len; i++)
    g_string_append_printf (self->out, "<col style=\"width: %d%%\"/>",
                            (int) (g_array_index (widths, double, i) / sum * 100 + 0.5));
  g_string_append (self->out, "</colgroup>\n");
}

static void
write_table (Writer       *self,
             const PbNode *node)
{
  guint first = 0;

  g_string_append (self->out, "<table>\n");
  if (node->widths)
    write_widths (self, node->widths);
  if (node->children->len > 0 && ((PbNode *) node->children->pdata[0])->header)
    {
      g_string_append (self->out, "<thead>\n");
      write_row (self, node->children->pdata[first++]);
      g_string_append (self->out, "</thead>\n");
    }
  g_string_append (self->out, "<tbody>\n");
  for (guint i = first; i < node->children->len; i++)
    write_row (self, node->children->pdata[i]);
  g_string_append (self->out, "</tbody>\n</table>\n");
}

static void
write_facts (Writer       *self,
             const PbNode *node)
{
  g_string_append (self->out, "<dl>\n");
  for (guint i = 0; i < node->children->len; i++)
    {
      const PbNode *row = node->children->pdata[i];

      write_element (self, "dt", "", row->children->pdata[0]);
      write_element (self, "dd", " dir=\"auto\"", row->children->pdata[1]);
    }
  g_string_append (self->out, "</dl>\n");
}

static void
write_callout (Writer       *self,
               const PbNode *node)
{
  g_string_append_printf (self->out, "<aside role=\"note\" class=\"%s\">\n",
                          get_tone_class (node->tone));
  for (guint i = 0; i < node->children->len; i++)
    {
      const PbNode *child = node->children->pdata[i];

      if (i > 0 || child->kind != PB_NODE_PARAGRAPH)
        {
          write_node (self, child);
          continue;
        }
      g_string_append (self->out, "<p>");
      write_symbol (self, node->symbol);
      write_spans (self, child);
      g_string_append (self->out, "</p>\n");
    }
  g_string_append (self->out, "</aside>\n");
}

static void
write_columns (Writer       *self,
               const PbNode *node)
{
  double width = self->width;

  self->width /= MAX (1, node->children->len);
  g_string_append (self->out, "<div class=\"columns\">\n");
  for (guint i = 0; i < node->children->len; i++)
    {
      g_string_append (self->out, "<div>\n");
      write_nodes (self, ((PbNode *) node->children->pdata[i])->children);
      g_string_append (self->out, "</div>\n");
    }
  g_string_append (self->out, "</div>\n");
  self->width = width;
}

static void
write_numbers (Writer            *self,
               const PbChartData *data)
{
  g_string_append (self->out, "<details><summary>");
  pb_markup_append_text (self->out, _("Numbers"));
  g_string_append (self->out, "</summary>\n<table>\n<thead><tr><th scope=\"col\">");
  pb_markup_append_text (self->out, _("Day"));
  g_string_append (self->out, "</th><th scope=\"col\" class=\"number\">");
  pb_markup_append_text (self->out, _("Value"));
  g_string_append (self->out, "</th></tr></thead>\n<tbody>\n");

  for (guint i = 0; i < data->points->len; i++)
    {
      const PbChartPoint *point = data->points->pdata[i];
      g_autofree char *day = pb_day_to_locale (point->day);

      g_string_append (self->out, "<tr><td>");
      pb_markup_append_text (self->out, day);
      g_string_append (self->out, "</td><td class=\"number\">");
      pb_markup_append_text (self->out, point->text);
      if (point->estimated)
        {
          g_string_append (self->out, " <span class=\"dim\">");
          pb_markup_append_text (self->out, _("estimated"));
          g_string_append (self->out, "</span>");
        }
      g_string_append (self->out, "</td></tr>\n");
    }

  g_string_append (self->out, "</tbody>\n</table>\n</details>\n");
}

static void
write_picture (Writer       *self,
               const PbNode *node)
{
  g_autofree char *description = NULL;
  g_autoptr(PbDrawing) drawing = pb_node_draw (node, self->width, &self->measure, &description);
  g_autofree char *name = g_strdup_printf ("p%u", ++self->n_pictures);

  g_string_append (self->out, "<figure>\n");
  pb_svg_append_drawing (self->out, drawing, name,
                         node->kind == PB_NODE_CHART ? node->chart->title : _("Timeline"),
                         description);
  g_string_append (self->out, "\n");

  if (node->kind == PB_NODE_CHART && !node->compact && node->chart->points->len > 0)
    write_numbers (self, node->chart);
  g_string_append (self->out, "</figure>\n");
}

static void
write_sign_off (Writer       *self,
                const PbNode *node)
{
  g_string_append (self->out, "<div class=\"signatures\">\n");
  write_nodes (self, node->children);
  g_string_append (self->out, "</div>\n");
}

static void
write_paragraph (Writer       *self,
                 const PbNode *node)
{
  if (node->spans->len > 0)
    write_element (self, "p", node->compact ? " dir=\"auto\" class=\"small\"" : " dir=\"auto\"",
                   node);
}

static void
write_node (Writer       *self,
            const PbNode *node)
{
  switch (node->kind)
    {
    case PB_NODE_HEADING:
      write_heading (self, node);
      break;
    case PB_NODE_PARAGRAPH:
      write_paragraph (self, node);
      break;
    case PB_NODE_CHIP:
      g_string_append (self->out, "<p>");
      write_chip (self, node);
      g_string_append (self->out, "</p>\n");
      break;
    case PB_NODE_LIST:
      write_list (self, node);
      break;
    case PB_NODE_CODE:
      g_string_append (self->out, "<pre dir=\"auto\">");
      for (guint i = 0; i < node->spans->len; i++)
        pb_markup_append_text (self->out, ((PbSpan *) node->spans->pdata[i])->text);
      g_string_append (self->out, "</pre>\n");
      break;
    case PB_NODE_QUOTE:
      write_element (self, "blockquote", " dir=\"auto\"", node);
      break;
    case PB_NODE_CALLOUT:
      write_callout (self, node);
      break;
    case PB_NODE_FACTS:
      write_facts (self, node);
      break;
    case PB_NODE_TABLE:
      write_table (self, node);
      break;
    case PB_NODE_COLUMNS:
      write_columns (self, node);
      break;
    case PB_NODE_CHART:
    case PB_NODE_TIMELINE:
      write_picture (self, node);
      break;
    case PB_NODE_RULE:
      g_string_append (self->out, "<hr/>\n");
      break;
    case PB_NODE_SIGN_OFF:
      write_sign_off (self, node);
      break;
    case PB_NODE_PAGE_BREAK:
      self->new_page = TRUE;
      break;
    case PB_NODE_SECTION:
    case PB_NODE_ITEM:
    case PB_NODE_ROW:
    case PB_NODE_CELL:
    default:
      write_nodes (self, node->children);
      break;
    }
}

static void
write_nodes (Writer    *self,
             GPtrArray *nodes)
{
  for (guint i = 0; i < nodes->len; i++)
    write_node (self, nodes->pdata[i]);
}

static void
write_property (GString    *out,
                const char *name,
                const char *value)
{
  if (value == NULL || *value == '\0')
    return;

  g_string_append_printf (out, "<meta name=\"%s\" content=\"", name);
  pb_markup_append_text (out, value);
  g_string_append (out, "\"/>\n");
}

static void
write_head (GString    *out,
            PbDocument *document)
{
  g_autoptr(GBytes) style = g_resource_lookup_data (pb_report_get_resource (), STYLE_PATH,
                                                    G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  const char *language = pb_document_get_language (document);
  g_autofree char *day = pb_day_to_iso (pb_document_get_day (document));

  g_string_append (out, "<!DOCTYPE html>\n<html");
  if (language)
    {
      const PangoLanguage *tag = pango_language_from_string (language);
      int n_scripts = 0;
      const PangoScript *scripts = pango_language_get_scripts ((PangoLanguage *) tag, &n_scripts);
      gboolean mirrored = n_scripts > 0 &&
                          (scripts[0] == PANGO_SCRIPT_ARABIC || scripts[0] == PANGO_SCRIPT_HEBREW);

      g_string_append (out, " lang=\"");
      pb_markup_append_text (out, language);
      g_string_append_printf (out, "\" dir=\"%s\"", mirrored ? "rtl" : "ltr");
    }
  g_string_append (out, ">\n<head>\n<meta charset=\"utf-8\"/>\n<title>");
  pb_markup_append_text (out, pb_document_get_title (document));
  g_string_append (out, "</title>\n");
  write_property (out, "viewport", "width=device-width, initial-scale=1");
  write_property (out, "description", pb_document_get_subject (document));
  write_property (out, "author", pb_document_get_author (document));
  write_property (out, "date", day);
  write_property (out, "generator", "Phasebook");
  write_property (out, "phasebook-fingerprint", pb_document_get_fingerprint (document));
  g_string_append (out, "<style>\n");
  g_string_append_len (out, g_bytes_get_data (style, NULL), g_bytes_get_size (style));
  g_string_append (out, "</style>\n</head>\n<body>\n<main>\n");
}

/**
 * pb_document_to_html:
 * @self: a document
 *
 * Writes @self as one page of HTML that needs no other file: headings and tables
 * as such, so that it reads well without its style too; charts as pictures with
 * a title, a description and their numbers; links only to pages and mail.
 *
 * Returns: (transfer full): HTML
 */
char *
pb_document_to_html (PbDocument *self)
{
  Writer writer = { 0 };
  PangoContext *context;
  g_autoptr(GString) contents = NULL;
  GString *out;

  g_return_val_if_fail (PB_IS_DOCUMENT (self), NULL);

  context = pb_paper_context_new (pb_document_get_language (self));
  contents = g_string_new ("<nav aria-label=\"");
  pb_markup_append_text (contents, _("Contents"));
  g_string_append (contents, "\">\n<ol>\n");

  out = g_string_new (NULL);
  write_head (out, self);

  writer.out = out;
  writer.contents = contents;
  writer.measure = pb_text_measure_pango (context);
  writer.width = DRAWING_WIDTH;
  writer.first_chapter = -1;
  write_nodes (&writer, pb_document_get_root (self)->children);

  g_string_append (contents, "</ol>\n</nav>\n");
  if (writer.first_chapter >= 0)
    g_string_insert (out, writer.first_chapter, contents->str);

  g_string_append (out, "</main>\n<footer><p>");
  pb_markup_append_text (out, pb_document_get_running (self));
  g_string_append (out, "</p></footer>\n</body>\n</html>\n");
  g_object_unref (context);

  return g_string_free_and_steal (out);
}
