/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-pager-private.h"

#include "report/pb-i18n-private.h"

#define CHIP_PADDING 6.0
#define CHIP_SYMBOL 6.5
#define CHIP_GAP 4.0

/* How deep elements of structure lie within each other: lists in lists in cells. */
#define MAX_TAGS 64

typedef struct
{
  cairo_t      *cr;
  PangoContext *context;
  gboolean      tagged;
  const PbTag  *open[MAX_TAGS];
  guint         n_open;
  double        x;
  double        y;
  double        height;
} Brush;

static void
set_color (cairo_t       *cr,
           const PbColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

static void
set_ink (cairo_t *cr,
         PbInk    ink)
{
  set_color (cr, &pb_palette_get_paper ()->inks[ink]);
}

static void
close_tags (Brush *brush,
            guint  depth)
{
  while (brush->n_open > depth)
    {
      brush->n_open--;
      cairo_tag_end (brush->cr, brush->open[brush->n_open]->name);
    }
}

/* Closes and opens elements until exactly those around @tag are open. */
static void
enter_tag (Brush       *brush,
           const PbTag *tag)
{
  const PbTag *path[MAX_TAGS];
  guint n = 0;
  guint common = 0;

  if (!brush->tagged)
    return;

  for (const PbTag *t = tag; t && n < MAX_TAGS; t = t->parent)
    path[n++] = t;

  while (common < n && common < brush->n_open && brush->open[common] == path[n - 1 - common])
    common++;
  close_tags (brush, common);

  for (guint i = common; i < n; i++)
    {
      const PbTag *next = path[n - 1 - i];

      cairo_tag_begin (brush->cr, next->name, "");
      brush->open[brush->n_open++] = next;
    }
}

static void
paint_link (const char *uri,
            double      x,
            double      width,
            gpointer    user_data)
{
  Brush *brush = user_data;
  g_autofree char *safe = g_uri_escape_string (uri, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH "?#%[]",
                                               FALSE);
  g_autoptr(GString) attributes = g_string_new (NULL);
  char box[4][G_ASCII_DTOSTR_BUF_SIZE];
  double values[4] = { brush->x + x, brush->y, width, brush->height };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_ascii_formatd (box[i], sizeof box[i], "%.2f", values[i]);
  g_string_printf (attributes, "rect=[%s %s %s %s] uri='", box[0], box[1], box[2], box[3]);
  for (const char *p = safe; *p; p++)
    {
      if (*p == '\'' || *p == '\\')
        g_string_append_c (attributes, '\\');
      g_string_append_c (attributes, *p);
    }
  g_string_append_c (attributes, '\'');

  cairo_tag_begin (brush->cr, CAIRO_TAG_LINK, attributes->str);
  cairo_tag_end (brush->cr, CAIRO_TAG_LINK);
}

static void
paint_line (Brush        *brush,
            const PbItem *item)
{
  PangoLayout *layout = pb_text_ensure (item->text, brush->context);
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, item->line);
  PangoRectangle logical;

  if (line == NULL)
    return;

  pango_layout_line_get_extents (line, NULL, &logical);
  if (pango_layout_get_alignment (layout) == PANGO_ALIGN_RIGHT ||
      pango_layout_line_get_resolved_direction (line) == PANGO_DIRECTION_RTL)
    brush->x += MAX (0, item->width - (double) logical.width / PANGO_SCALE);

  set_ink (brush->cr, pb_type_get_info (item->text->type)->ink);
  cairo_move_to (brush->cr, brush->x, brush->y + item->baseline);
  pango_cairo_show_layout_line (brush->cr, line);

  if (brush->tagged)
    pb_text_foreach_link (item->text, item->line, paint_link, brush);
  if (item->line + 1 == pango_layout_get_line_count (layout))
    pb_text_release (item->text);
}

static void
paint_symbol (cairo_t  *cr,
              PbSymbol  symbol,
              PbTone    tone,
              double    x,
              double    y,
              double    size)
{
  PbColor color = pb_tone_get_color (tone);
  gboolean filled;
  g_autoptr(PbPath) path = pb_symbol_dup_path (symbol, &filled);

  if (pb_path_is_empty (path))
    return;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size / 10, size / 10);
  cairo_new_path (cr);
  pb_path_to_cairo (path, cr);
  set_color (cr, &color);
  if (filled)
    {
      cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
      cairo_fill (cr);
    }
  else
    {
      cairo_set_line_width (cr, 1.5);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

static void
paint_word (Brush      *brush,
            const char *word,
            double      x,
            double      middle,
            double      size,
            double      width,
            PbColor     color)
{
  g_autoptr(PbDrawing) drawing = pb_drawing_new (0, 0);
  PbTextMeasure measure = pb_text_measure_pango (brush->context);
  g_autofree char *fit = pb_text_measure_fit (&measure, word, size, TRUE, width);
  PbPalette palette = *pb_palette_get_paper ();

  palette.inks[PB_INK_TEXT] = color;
  pb_drawing_text (drawing, PB_INK_TEXT, fit, x, middle, size, PB_TEXT_LEFT, TRUE);
  pb_drawing_paint (drawing, brush->cr, brush->context, &palette);
}

/* Symbol, word and tint: each alone would do. */
static void
paint_chip (Brush        *brush,
            const PbItem *item)
{
  const PbNode *node = item->node;
  cairo_t *cr = brush->cr;
  PbColor color = pb_tone_get_color (node->tone);
  PbColor tint = pb_tone_get_tint (node->tone);
  g_autofree char *word = pb_node_dup_plain (node);
  g_autoptr(PbPath) path = pb_path_new ();
  double x = brush->x + CHIP_PADDING;
  double middle = brush->y + item->height / 2;

  pb_path_add_rounded_rect (path, brush->x + 0.25, brush->y + 0.25, item->width - 0.5,
                            item->height - 0.5, item->height / 2);
  cairo_new_path (cr);
  pb_path_to_cairo (path, cr);
  set_color (cr, &tint);
  cairo_fill_preserve (cr);
  set_color (cr, &color);
  cairo_set_line_width (cr, 0.5);
  cairo_stroke (cr);

  if (node->symbol != PB_SYMBOL_NONE)
    {
      paint_symbol (cr, node->symbol, node->tone, x, middle - CHIP_SYMBOL / 2, CHIP_SYMBOL);
      x += CHIP_SYMBOL + CHIP_GAP;
    }
  paint_word (brush, word, x, middle, pb_type_get_info (PB_TYPE_SMALL)->size,
              brush->x + item->width - CHIP_PADDING - x + 0.5, color);
}

static void
paint_item (Brush        *brush,
            const PbItem *item)
{
  cairo_t *cr = brush->cr;

  switch (item->kind)
    {
    case PB_ITEM_LINE:
      paint_line (brush, item);
      break;
    case PB_ITEM_CHIP:
      paint_chip (brush, item);
      break;
    case PB_ITEM_DRAWING:
      cairo_save (cr);
      cairo_translate (cr, brush->x, brush->y);
      pb_drawing_paint (item->drawing, cr, brush->context, pb_palette_get_paper ());
      cairo_restore (cr);
      break;
    case PB_ITEM_SYMBOL:
      paint_symbol (cr, item->symbol, item->tone, brush->x, brush->y, item->width);
      break;
    case PB_ITEM_FILL:
    case PB_ITEM_RULE:
    default:
      set_color (cr, &item->color);
      cairo_rectangle (cr, brush->x, brush->y, item->width, item->height);
      cairo_fill (cr);
      break;
    }
}

static void
release_texts (const PbPage *page)
{
  for (guint i = 0; i < page->strips->len; i++)
    {
      const PbStrip *strip = g_array_index (page->strips, PbPlacedStrip, i).strip;

      for (guint k = 0; k < strip->items->len; k++)
        {
          const PbItem *item = strip->items->pdata[k];

          if (item->text)
            pb_text_release (item->text);
        }
    }
}

static void
paint_note (Brush       *brush,
            const char  *text,
            double       x,
            double       y,
            PbTextAlign  align)
{
  g_autoptr(PbDrawing) drawing = pb_drawing_new (0, 0);

  pb_drawing_text (drawing, PB_INK_DIM, text, x, y, 7.5, align, FALSE);
  pb_drawing_paint (drawing, brush->cr, brush->context, pb_palette_get_paper ());
}

/* Head and foot of the page stay outside the structure: they are not part of the
 * text.  The first page has its title instead of a head.
 */
static void
paint_frame (PbPager *self,
             guint    n,
             Brush   *brush)
{
  const PbPageSetup *setup = pb_pager_get_page_setup (self);
  PbDocument *document = pb_pager_get_document (self);
  const char *fingerprint = pb_document_get_fingerprint (document);
  guint n_pages = pb_pager_get_n_pages (self);
  double right = setup->width - setup->right;
  double foot = setup->height - setup->bottom * 0.5;
  /* Translators: at the foot of a page: its number, and how many there are */
  g_autofree char *page = g_strdup_printf (_("Page %u of %u"), n + 1, n_pages);

  if (n > 0)
    {
      PbTextMeasure measure = pb_text_measure_pango (brush->context);
      const char *running = pb_document_get_running (document);
      g_autofree char *fit = running ? pb_text_measure_fit (&measure, running, 7.5, FALSE,
                                                            right - setup->left)
                                     : NULL;

      paint_note (brush, fit, setup->left, setup->top * 0.55, PB_TEXT_LEFT);
      set_ink (brush->cr, PB_INK_GRID);
      cairo_rectangle (brush->cr, setup->left, setup->top * 0.55 + 8, right - setup->left, 0.5);
      cairo_fill (brush->cr);
    }

  if (fingerprint)
    {
      g_autofree char *start = g_strndup (fingerprint, 16);
      /* Translators: at the foot of a page: the beginning of the report's fingerprint */
      g_autofree char *text = g_strdup_printf (_("Fingerprint %s…"), start);

      paint_note (brush, text, setup->left, foot, PB_TEXT_LEFT);
    }
  paint_note (brush, page, right, foot, PB_TEXT_RIGHT);
}

/*
 * pb_pager_paint:
 * @self: a pager
 * @n: which page
 * @cr: where to draw it
 * @tagged: whether to write the structure, within an element that is open
 *
 * Draws a page.
 */
void
pb_pager_paint (PbPager  *self,
                guint     n,
                cairo_t  *cr,
                gboolean  tagged)
{
  const PbPage *page = pb_pager_get_page (self, n);
  const PbPageSetup *setup = pb_pager_get_page_setup (self);
  Brush brush = { 0 };

  cairo_save (cr);
  brush.cr = cr;
  brush.context = pb_pager_get_context (self);
  brush.tagged = tagged;

  for (guint i = 0; i < page->strips->len; i++)
    {
      const PbPlacedStrip *placed = &g_array_index (page->strips, PbPlacedStrip, i);

      for (guint k = 0; k < placed->strip->items->len; k++)
        {
          const PbItem *item = placed->strip->items->pdata[k];

          brush.x = setup->left + item->x;
          brush.y = setup->top + placed->y + item->y;
          brush.height = item->height;
          if (item->tag)
            enter_tag (&brush, item->tag);
          paint_item (&brush, item);
        }
    }
  close_tags (&brush, 0);
  release_texts (page);

  paint_frame (self, n, &brush);
  cairo_restore (cr);
}
