/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/widgets/pb-drawing-painter.h"

#include <adwaita.h>

/* Paints the drawings of the report layer in a widget, in the colours of its
 * style.
 */

static const GdkRGBA green = { 0.15f, 0.55f, 0.31f, 1.0f };
static const GdkRGBA light_green = { 0.47f, 0.84f, 0.57f, 1.0f };
/* What cards look like, which is where charts stand. */
static const GdkRGBA paper = { 1.0f, 1.0f, 1.0f, 1.0f };
static const GdkRGBA dark_paper = { 0.2f, 0.2f, 0.22f, 1.0f };
static const GdkRGBA amber = { 0.6f, 0.42f, 0.0f, 1.0f };
static const GdkRGBA light_amber = { 0.97f, 0.76f, 0.3f, 1.0f };
static const GdkRGBA red = { 0.75f, 0.11f, 0.16f, 1.0f };
static const GdkRGBA light_red = { 1.0f, 0.55f, 0.52f, 1.0f };
static const GdkRGBA white = { 1.0f, 1.0f, 1.0f, 1.0f };

/* Black on white, for pictures that leave the program. */
static void
get_paper_ink (PbInk    ink,
               GdkRGBA *color)
{
  static const GdkRGBA blue = { 0.11f, 0.36f, 0.69f, 1.0f };

  *color = (GdkRGBA) { 0, 0, 0, 1 };

  switch (ink)
    {
    case PB_INK_VALUE:
    case PB_INK_ESTIMATE:
    case PB_INK_CURRENT:
      *color = blue;
      break;
    case PB_INK_VALUE_SOFT:
      *color = blue;
      color->alpha = 0.12f;
      break;
    case PB_INK_TARGET:
    case PB_INK_GOOD:
      *color = green;
      break;
    case PB_INK_FAIR:
      *color = amber;
      break;
    case PB_INK_BAD:
      *color = red;
      break;
    case PB_INK_BAND:
      *color = green;
      color->alpha = 0.12f;
      break;
    case PB_INK_PAPER:
    case PB_INK_ON_CURRENT:
      *color = white;
      break;
    case PB_INK_DIM:
    case PB_INK_BASELINE:
    case PB_INK_EXPECTED:
    case PB_INK_ON_AHEAD:
      color->alpha = 0.65f;
      break;
    case PB_INK_AXIS:
    case PB_INK_AHEAD:
    case PB_INK_CYCLE:
      color->alpha = 0.5f;
      break;
    case PB_INK_GRID:
    case PB_INK_PAST:
      color->alpha = 0.14f;
      break;
    case PB_INK_TEXT:
    case PB_INK_TODAY:
    case PB_INK_ON_PAST:
    case PB_INK_MARK:
    default:
      break;
    }
}

static AdwStyleManager *
get_style (GtkWidget *widget)
{
  return adw_style_manager_get_for_display (gtk_widget_get_display (widget));
}

/**
 * pb_widget_get_ink:
 * @widget: a widget
 * @ink: what something in a drawing stands for
 * @color: (out caller-allocates): its colour in @widget
 *
 * Knows the colours of drawings on screen: light, dark and in high contrast.
 */
void
pb_widget_get_ink (GtkWidget *widget,
                   PbInk      ink,
                   GdkRGBA   *color)
{
  AdwStyleManager *style = get_style (widget);
  gboolean dark = adw_style_manager_get_dark (style);
  gboolean contrast = adw_style_manager_get_high_contrast (style);
  GdkRGBA text;

  gtk_widget_get_color (widget, &text);
  *color = text;

  switch (ink)
    {
    case PB_INK_TEXT:
    case PB_INK_MARK:
    case PB_INK_TODAY:
    case PB_INK_ON_PAST:
      break;
    case PB_INK_DIM:
    case PB_INK_ON_AHEAD:
      color->alpha *= contrast ? 0.9f : 0.7f;
      break;
    case PB_INK_GRID:
      color->alpha *= contrast ? 0.4f : 0.12f;
      break;
    case PB_INK_AXIS:
    case PB_INK_AHEAD:
    case PB_INK_CYCLE:
      color->alpha *= contrast ? 0.9f : 0.5f;
      break;
    case PB_INK_BASELINE:
    case PB_INK_EXPECTED:
      color->alpha *= contrast ? 0.9f : 0.55f;
      break;
    case PB_INK_PAST:
      color->alpha *= contrast ? 0.3f : 0.14f;
      break;
    case PB_INK_VALUE:
    case PB_INK_ESTIMATE:
    case PB_INK_VALUE_SOFT:
      adw_accent_color_to_standalone_rgba (adw_style_manager_get_accent_color (style), dark,
                                           color);
      if (ink == PB_INK_VALUE_SOFT)
        color->alpha *= contrast ? 0.25f : 0.14f;
      break;
    case PB_INK_TARGET:
    case PB_INK_GOOD:
      *color = dark ? light_green : green;
      break;
    case PB_INK_FAIR:
      *color = dark ? light_amber : amber;
      break;
    case PB_INK_BAD:
      *color = dark ? light_red : red;
      break;
    case PB_INK_BAND:
      *color = dark ? light_green : green;
      color->alpha *= contrast ? 0.25f : 0.14f;
      break;
    case PB_INK_PAPER:
      *color = dark ? dark_paper : paper;
      break;
    case PB_INK_CURRENT:
      adw_accent_color_to_rgba (adw_style_manager_get_accent_color (style), color);
      break;
    case PB_INK_ON_CURRENT:
      *color = white;
      break;
    default:
      break;
    }
}

/**
 * pb_widget_get_font_size:
 * @widget: a widget
 *
 * Returns: the size of its font in pixels, which follows the size of text that
 *   people have chosen
 */
double
pb_widget_get_font_size (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_units_to_double (pango_font_description_get_size (font));

  if (pango_font_description_get_size_is_absolute (font))
    return size;

  return size * pango_cairo_context_get_resolution (context) / 72.0;
}

static PangoLayout *
create_layout (GtkWidget  *widget,
               const char *text,
               double      size,
               gboolean    bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  PangoContext *context = gtk_widget_get_pango_context (widget);
  g_autoptr(PangoFontDescription) font = NULL;

  font = pango_font_description_copy (pango_context_get_font_description (context));
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  if (bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);

  return layout;
}

static double
measure (const char *text,
         double      size,
         gboolean    bold,
         gpointer    user_data)
{
  g_autoptr(PangoLayout) layout = create_layout (GTK_WIDGET (user_data), text, size, bold);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

/**
 * pb_widget_get_measure:
 * @widget: a widget
 *
 * Returns: tells layouts how wide text is in @widget; valid as long as @widget
 */
PbTextMeasure
pb_widget_get_measure (GtkWidget *widget)
{
  PbTextMeasure text_measure = { measure, widget };

  return text_measure;
}

static void
add_step (PbPathOp      op,
          const double *points,
          gpointer      user_data)
{
  GskPathBuilder *builder = user_data;

  switch (op)
    {
    case PB_PATH_MOVE:
      gsk_path_builder_move_to (builder, points[0], points[1]);
      break;
    case PB_PATH_LINE:
      gsk_path_builder_line_to (builder, points[0], points[1]);
      break;
    case PB_PATH_CURVE:
      gsk_path_builder_cubic_to (builder, points[0], points[1], points[2], points[3],
                                 points[4], points[5]);
      break;
    case PB_PATH_CLOSE:
      gsk_path_builder_close (builder);
      break;
    default:
      break;
    }
}

/**
 * pb_path_to_gsk:
 * @path: a path
 *
 * Returns: (transfer full): the same path for snapshots
 */
GskPath *
pb_path_to_gsk (const PbPath *path)
{
  GskPathBuilder *builder = gsk_path_builder_new ();

  pb_path_foreach (path, add_step, builder);

  return gsk_path_builder_free_to_path (builder);
}

static void
snapshot_text (GtkWidget     *widget,
               GtkSnapshot   *snapshot,
               const PbShape *shape,
               const GdkRGBA *color)
{
  g_autoptr(PangoLayout) layout = create_layout (widget, shape->text, shape->size, shape->bold);
  int width, height;
  double x = shape->x;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (shape->align == PB_TEXT_CENTER)
    x -= width / 2.0;
  else if (shape->align == PB_TEXT_RIGHT)
    x -= width;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x,
                                                          (float) (shape->y - height / 2.0)));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/**
 * pb_widget_snapshot_drawing:
 * @widget: the widget whose fonts are used
 * @snapshot: where to paint
 * @drawing: what to paint
 * @paper_ink: whether to paint black on white rather than in the style of @widget
 *
 * Paints @drawing with its corner at the origin.
 */
void
pb_widget_snapshot_drawing (GtkWidget       *widget,
                            GtkSnapshot     *snapshot,
                            const PbDrawing *drawing,
                            gboolean         paper_ink)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (drawing != NULL);

  for (guint i = 0; i < drawing->shapes->len; i++)
    {
      const PbShape *shape = g_ptr_array_index (drawing->shapes, i);
      g_autoptr(GskPath) path = shape->path ? pb_path_to_gsk (shape->path) : NULL;
      GskStroke *stroke;
      GdkRGBA color;

      if (paper_ink)
        get_paper_ink (shape->ink, &color);
      else
        pb_widget_get_ink (widget, shape->ink, &color);
      switch (shape->kind)
        {
        case PB_SHAPE_FILL:
          gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &color);
          break;
        case PB_SHAPE_STROKE:
          stroke = gsk_stroke_new (shape->width);
          gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
          if (shape->dash > 0)
            gsk_stroke_set_dash (stroke, (float[]) { shape->dash, shape->gap }, 2);
          gtk_snapshot_append_stroke (snapshot, path, stroke, &color);
          gsk_stroke_free (stroke);
          break;
        case PB_SHAPE_TEXT:
          snapshot_text (widget, snapshot, shape, &color);
          break;
        default:
          break;
        }
    }
}
