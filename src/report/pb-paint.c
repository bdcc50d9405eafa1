/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-paint.h"

#include <pango/pangocairo.h>

/* The sans of the desktop and what stands in for it; the last one always exists. */
#define FAMILY "Adwaita Sans, Inter, Cantarell, Sans"

#define RGB(r, g, b) { (r) / 255.0, (g) / 255.0, (b) / 255.0, 1.0 }

/* The palette of GNOME, at strengths that keep their distance in grey. */
static const PbPalette paper = {
  {
    [PB_INK_TEXT] = RGB (0x24, 0x1f, 0x31),
    [PB_INK_DIM] = RGB (0x5e, 0x5c, 0x64),
    [PB_INK_GRID] = RGB (0xe6, 0xe5, 0xe3),
    [PB_INK_AXIS] = RGB (0x9a, 0x99, 0x96),
    [PB_INK_VALUE] = RGB (0x1a, 0x5f, 0xb4),
    [PB_INK_VALUE_SOFT] = RGB (0xdb, 0xe7, 0xf6),
    [PB_INK_ESTIMATE] = RGB (0x1a, 0x5f, 0xb4),
    [PB_INK_PAPER] = RGB (0xff, 0xff, 0xff),
    [PB_INK_BASELINE] = RGB (0x77, 0x76, 0x7b),
    [PB_INK_TARGET] = RGB (0x1d, 0x70, 0x44),
    [PB_INK_EXPECTED] = RGB (0x77, 0x76, 0x7b),
    [PB_INK_BAND] = RGB (0xe4, 0xf2, 0xea),
    [PB_INK_TODAY] = RGB (0xa5, 0x3a, 0x00),
    [PB_INK_PAST] = RGB (0xd8, 0xe3, 0xf2),
    [PB_INK_ON_PAST] = RGB (0x1c, 0x3a, 0x63),
    [PB_INK_CURRENT] = RGB (0x1a, 0x5f, 0xb4),
    [PB_INK_ON_CURRENT] = RGB (0xff, 0xff, 0xff),
    [PB_INK_AHEAD] = RGB (0x9a, 0x99, 0x96),
    [PB_INK_ON_AHEAD] = RGB (0x5e, 0x5c, 0x64),
    [PB_INK_MARK] = RGB (0x24, 0x1f, 0x31),
    [PB_INK_CYCLE] = RGB (0x5e, 0x5c, 0x64),
    [PB_INK_GOOD] = RGB (0x1d, 0x70, 0x44),
    [PB_INK_FAIR] = RGB (0x98, 0x6a, 0x00),
    [PB_INK_BAD] = RGB (0xa5, 0x1d, 0x2d),
  },
};

/**
 * pb_palette_get_paper:
 *
 * Returns: (transfer none): the colours of white paper
 */
const PbPalette *
pb_palette_get_paper (void)
{
  return &paper;
}

/**
 * pb_paper_context_new:
 * @language: (nullable): the language of the text
 *
 * Makes what is needed to lay out text in points on paper.  It has fonts of its
 * own, so that it can be used on any thread, one at a time.
 *
 * Returns: (transfer full): a context
 */
PangoContext *
pb_paper_context_new (const char *language)
{
  g_autoptr(PangoFontMap) fonts = pango_cairo_font_map_new ();
  g_autoptr(PangoFontDescription) description = pango_font_description_from_string (FAMILY);
  PangoContext *context;
  cairo_font_options_t *options = cairo_font_options_create ();

  /* One unit is one point. */
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (fonts), 72);
  context = pango_font_map_create_context (fonts);

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);

  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_font_description (context, description);
  if (language)
    pango_context_set_language (context, pango_language_from_string (language));

  return context;
}

static PangoLayout *
create_line (PangoContext *context,
             const char   *text,
             double        size,
             gboolean      bold)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr(PangoFontDescription) description =
    pango_font_description_copy (pango_context_get_font_description (context));

  pango_font_description_set_absolute_size (description, size * PANGO_SCALE);
  if (bold)
    pango_font_description_set_weight (description, PANGO_WEIGHT_SEMIBOLD);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);

  return layout;
}

static double
measure_text (const char *text,
              double      size,
              gboolean    bold,
              gpointer    user_data)
{
  g_autoptr(PangoLayout) layout = create_line (user_data, text, size, bold);
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);

  return (double) logical.width / PANGO_SCALE;
}

/**
 * pb_text_measure_pango:
 * @context: a context
 *
 * Returns: how wide text is in @context, which must live as long
 */
PbTextMeasure
pb_text_measure_pango (PangoContext *context)
{
  return (PbTextMeasure) { measure_text, context };
}

static void
paint_text (const PbShape *shape,
            cairo_t       *cr,
            PangoContext  *context)
{
  g_autoptr(PangoLayout) layout = create_line (context, shape->text, shape->size, shape->bold);
  PangoRectangle logical;
  double x = shape->x;

  pango_layout_get_extents (layout, NULL, &logical);
  if (shape->align == PB_TEXT_CENTER)
    x -= (double) logical.width / PANGO_SCALE / 2;
  else if (shape->align == PB_TEXT_RIGHT)
    x -= (double) logical.width / PANGO_SCALE;

  cairo_move_to (cr, x, shape->y - (double) logical.height / PANGO_SCALE / 2);
  pango_cairo_show_layout (cr, layout);
}

/**
 * pb_drawing_paint:
 * @self: a drawing
 * @cr: where to paint it, with its upper left corner at the origin
 * @context: the fonts to write with
 * @palette: the colours
 *
 * Paints @self.
 */
void
pb_drawing_paint (const PbDrawing *self,
                  cairo_t         *cr,
                  PangoContext    *context,
                  const PbPalette *palette)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);
  g_return_if_fail (PANGO_IS_CONTEXT (context));
  g_return_if_fail (palette != NULL);

  cairo_save (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);

  for (guint i = 0; i < self->shapes->len; i++)
    {
      const PbShape *shape = self->shapes->pdata[i];
      const PbColor *color = &palette->inks[shape->ink];
      double dashes[2] = { shape->dash, shape->gap };

      cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
      cairo_new_path (cr);

      switch (shape->kind)
        {
        case PB_SHAPE_FILL:
          pb_path_to_cairo (shape->path, cr);
          cairo_fill (cr);
          break;
        case PB_SHAPE_STROKE:
          pb_path_to_cairo (shape->path, cr);
          cairo_set_line_width (cr, shape->width);
          cairo_set_dash (cr, dashes, shape->dash > 0 ? 2 : 0, 0);
          cairo_stroke (cr);
          break;
        case PB_SHAPE_TEXT:
        default:
          paint_text (shape, cr, context);
          break;
        }
    }

  cairo_restore (cr);
}
