/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-svg-private.h"

#include "report/pb-paint.h"

#include <string.h>

/*
 * pb_markup_append_text:
 * @out: where to write
 * @text: (nullable): a text
 *
 * Writes @text so that it means nothing in HTML and XML, neither between tags
 * nor within a quoted attribute.
 */
void
pb_markup_append_text (GString    *out,
                       const char *text)
{
  for (const char *p = text ? text : ""; *p; p++)
    {
      switch (*p)
        {
        case '&':
          g_string_append (out, "&amp;");
          break;
        case '<':
          g_string_append (out, "&lt;");
          break;
        case '>':
          g_string_append (out, "&gt;");
          break;
        case '"':
          g_string_append (out, "&quot;");
          break;
        case '\'':
          g_string_append (out, "&#39;");
          break;
        default:
          /* Neither HTML nor XML has other control characters. */
          if ((guchar) *p >= 0x20 || *p == '\n' || *p == '\t')
            g_string_append_c (out, *p);
        }
    }
}

/* Two places are finer than any screen or printer, and the point is a point in
 * every language.
 */
static void
append_number (GString *out,
               double   value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.2f", value);
  for (gsize n = strlen (text); n > 0 && (text[n - 1] == '0' || text[n - 1] == '.'); n--)
    {
      gboolean point = text[n - 1] == '.';

      text[n - 1] = '\0';
      if (point)
        break;
    }

  g_string_append (out, g_strcmp0 (text, "-0") == 0 ? "0" : text);
}

static void
append_attribute (GString    *out,
                  const char *name,
                  double      value)
{
  g_string_append_printf (out, " %s=\"", name);
  append_number (out, value);
  g_string_append_c (out, '"');
}

static void
append_step (PbPathOp      op,
             const double *points,
             gpointer      user_data)
{
  static const char letters[] = { 'M', 'L', 'C', 'Z' };
  static const guint n_numbers[] = { 2, 2, 6, 0 };
  GString *out = user_data;

  g_string_append_c (out, letters[op]);
  for (guint i = 0; i < n_numbers[op]; i++)
    {
      if (i > 0)
        g_string_append_c (out, ' ');
      append_number (out, points[i]);
    }
}

static void
append_color (GString    *out,
              const char *name,
              PbInk       ink)
{
  const PbColor *color = &pb_palette_get_paper ()->inks[ink];

  g_string_append_printf (out, " %s=\"#%02x%02x%02x\"", name, (guint) (color->red * 255 + 0.5),
                          (guint) (color->green * 255 + 0.5), (guint) (color->blue * 255 + 0.5));
}

static void
append_path (GString       *out,
             const PbShape *shape)
{
  g_string_append (out, "<path d=\"");
  pb_path_foreach (shape->path, append_step, out);
  g_string_append_c (out, '"');

  if (shape->kind == PB_SHAPE_FILL)
    {
      append_color (out, "fill", shape->ink);
    }
  else
    {
      g_string_append (out, " fill=\"none\" stroke-linejoin=\"round\"");
      append_color (out, "stroke", shape->ink);
      append_attribute (out, "stroke-width", shape->width);
      if (shape->dash > 0)
        {
          g_string_append (out, " stroke-dasharray=\"");
          append_number (out, shape->dash);
          g_string_append_c (out, ' ');
          append_number (out, shape->gap);
          g_string_append_c (out, '"');
        }
    }

  g_string_append (out, "/>");
}

static void
append_text (GString       *out,
             const PbShape *shape)
{
  static const char * const anchors[] = {
    [PB_TEXT_LEFT] = "start", [PB_TEXT_CENTER] = "middle", [PB_TEXT_RIGHT] = "end",
  };

  g_string_append (out, "<text");
  append_attribute (out, "x", shape->x);
  append_attribute (out, "y", shape->y);
  append_attribute (out, "font-size", shape->size);
  append_color (out, "fill", shape->ink);
  g_string_append_printf (out, " text-anchor=\"%s\" dominant-baseline=\"central\"%s>",
                          anchors[shape->align], shape->bold ? " font-weight=\"600\"" : "");
  pb_markup_append_text (out, shape->text);
  g_string_append (out, "</text>");
}

/*
 * pb_svg_append_drawing:
 * @out: where to write
 * @drawing: what to paint
 * @name: a name that no other picture of the file has, of ASCII letters, digits and
 *   hyphens
 * @title: what the picture is called
 * @description: (nullable): what it shows, in words
 *
 * Writes @drawing as an `svg` element with text that can be selected, in the
 * colours of paper.
 */
void
pb_svg_append_drawing (GString         *out,
                       const PbDrawing *drawing,
                       const char      *name,
                       const char      *title,
                       const char      *description)
{
  g_string_append (out, "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 ");
  append_number (out, drawing->width);
  g_string_append_c (out, ' ');
  append_number (out, drawing->height);
  g_string_append_c (out, '"');
  append_attribute (out, "width", drawing->width);
  append_attribute (out, "height", drawing->height);
  g_string_append_printf (out, " aria-labelledby=\"%s-t\"", name);
  if (description && *description)
    g_string_append_printf (out, " aria-describedby=\"%s-d\"", name);
  g_string_append_printf (out, "><title id=\"%s-t\">", name);
  pb_markup_append_text (out, title);
  g_string_append (out, "</title>");
  if (description && *description)
    {
      g_string_append_printf (out, "<desc id=\"%s-d\">", name);
      pb_markup_append_text (out, description);
      g_string_append (out, "</desc>");
    }

  for (guint i = 0; i < drawing->shapes->len; i++)
    {
      const PbShape *shape = drawing->shapes->pdata[i];

      if (shape->kind == PB_SHAPE_TEXT)
        append_text (out, shape);
      else
        append_path (out, shape);
      g_string_append_c (out, '\n');
    }

  g_string_append (out, "</svg>");
}
