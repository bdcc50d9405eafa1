/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-drawing.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (PbDrawing, pb_drawing, pb_drawing_copy, pb_drawing_free)

static void
shape_free (gpointer data)
{
  PbShape *shape = data;

  g_clear_pointer (&shape->path, pb_path_free);
  g_clear_pointer (&shape->text, g_free);
  g_free (shape);
}

static PbShape *
add_shape (PbDrawing   *self,
           PbShapeKind  kind,
           PbInk        ink)
{
  PbShape *shape = g_new0 (PbShape, 1);

  shape->kind = kind;
  shape->ink = ink;
  g_ptr_array_add (self->shapes, shape);

  return shape;
}

/**
 * pb_drawing_new:
 * @width: its width
 * @height: its height
 *
 * Returns: (transfer full): an empty drawing
 */
PbDrawing *
pb_drawing_new (double width,
                double height)
{
  PbDrawing *self = g_new0 (PbDrawing, 1);

  self->width = width;
  self->height = height;
  self->shapes = g_ptr_array_new_with_free_func (shape_free);

  return self;
}

/**
 * pb_drawing_copy:
 * @self: a drawing
 *
 * Returns: (transfer full): a copy of @self
 */
PbDrawing *
pb_drawing_copy (const PbDrawing *self)
{
  PbDrawing *copy = pb_drawing_new (self->width, self->height);

  for (guint i = 0; i < self->shapes->len; i++)
    {
      const PbShape *from = self->shapes->pdata[i];
      PbShape *to = add_shape (copy, from->kind, from->ink);

      *to = *from;
      to->path = from->path ? pb_path_copy (from->path) : NULL;
      to->text = g_strdup (from->text);
    }

  return copy;
}

/**
 * pb_drawing_free:
 * @self: a drawing
 *
 * Frees @self and all in it.
 */
void
pb_drawing_free (PbDrawing *self)
{
  g_clear_pointer (&self->shapes, g_ptr_array_unref);
  g_free (self);
}

/**
 * pb_drawing_fill:
 * @self: a drawing
 * @ink: what the shape stands for
 * @path: (transfer full): the path to fill
 *
 * Adds a filled path in front of what is there.
 */
void
pb_drawing_fill (PbDrawing *self,
                 PbInk      ink,
                 PbPath    *path)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (path != NULL);

  add_shape (self, PB_SHAPE_FILL, ink)->path = path;
}

/**
 * pb_drawing_stroke:
 * @self: a drawing
 * @ink: what the shape stands for
 * @path: (transfer full): the path to draw
 * @width: the width of the line
 * @dash: the length of dashes, or 0 for a whole line
 * @gap: the length between dashes
 *
 * Adds a line in front of what is there.
 */
void
pb_drawing_stroke (PbDrawing *self,
                   PbInk      ink,
                   PbPath    *path,
                   double     width,
                   double     dash,
                   double     gap)
{
  PbShape *shape;

  g_return_if_fail (self != NULL);
  g_return_if_fail (path != NULL);

  shape = add_shape (self, PB_SHAPE_STROKE, ink);
  shape->path = path;
  shape->width = width;
  shape->dash = dash;
  shape->gap = gap;
}

/**
 * pb_drawing_text:
 * @self: a drawing
 * @ink: what the text stands for
 * @text: a line of text
 * @x: the place that @align speaks of
 * @y: the middle of its height
 * @size: its font size
 * @align: which point of the text @x is
 * @bold: whether it is bold
 *
 * Adds a text in front of what is there.
 */
void
pb_drawing_text (PbDrawing   *self,
                 PbInk        ink,
                 const char  *text,
                 double       x,
                 double       y,
                 double       size,
                 PbTextAlign  align,
                 gboolean     bold)
{
  PbShape *shape;

  g_return_if_fail (self != NULL);

  if (text == NULL || *text == '\0')
    return;

  shape = add_shape (self, PB_SHAPE_TEXT, ink);
  shape->text = g_strdup (text);
  shape->x = x;
  shape->y = y;
  shape->size = size;
  shape->align = align;
  shape->bold = bold;
}

/**
 * pb_drawing_mirror:
 * @self: a drawing
 *
 * Swaps left and right; texts stay readable.
 */
void
pb_drawing_mirror (PbDrawing *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->shapes->len; i++)
    {
      PbShape *shape = self->shapes->pdata[i];

      if (shape->path)
        pb_path_transform (shape->path, -1, 1, self->width, 0);

      shape->x = self->width - shape->x;
      if (shape->align == PB_TEXT_LEFT)
        shape->align = PB_TEXT_RIGHT;
      else if (shape->align == PB_TEXT_RIGHT)
        shape->align = PB_TEXT_LEFT;
    }
}

/**
 * pb_text_measure_width:
 * @measure: (nullable): how wide text is
 * @text: a line of text
 * @size: its font size
 * @bold: whether it is bold
 *
 * Returns: how wide @text is, guessed where @measure does not say
 */
double
pb_text_measure_width (const PbTextMeasure *measure,
                       const char          *text,
                       double               size,
                       gboolean             bold)
{
  double width = 0;

  if (measure && measure->func)
    return measure->func (text, size, bold, measure->user_data);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iszerowidth (c))
        continue;
      width += g_unichar_iswide (c) ? 1.0 : 0.6;
    }

  return width * size * (bold ? 1.06 : 1.0);
}

/**
 * pb_text_measure_fit:
 * @measure: (nullable): how wide text is
 * @text: a line of text
 * @size: its font size
 * @bold: whether it is bold
 * @width: the room there is
 *
 * Returns: (transfer full): @text, cut short with an ellipsis where it is wider
 *   than @width; empty where not even a letter fits
 */
char *
pb_text_measure_fit (const PbTextMeasure *measure,
                     const char          *text,
                     double               size,
                     gboolean             bold,
                     double               width)
{
  glong low = 0;
  glong high;

  g_return_val_if_fail (text != NULL, NULL);

  if (pb_text_measure_width (measure, text, size, bold) <= width)
    return g_strdup (text);

  /* The longest beginning that fits lies between @low, which does, and @high,
   * which does not.
   */
  high = g_utf8_strlen (text, -1);
  while (high - low > 1)
    {
      glong middle = (low + high) / 2;
      g_autofree char *head = g_utf8_substring (text, 0, middle);
      g_autofree char *cut = g_strconcat (g_strchomp (head), "…", NULL);

      if (pb_text_measure_width (measure, cut, size, bold) <= width)
        low = middle;
      else
        high = middle;
    }

  if (low == 0)
    return g_strdup ("");
  else
    {
      g_autofree char *head = g_utf8_substring (text, 0, low);

      return g_strconcat (g_strchomp (head), "…", NULL);
    }
}
