/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/widgets/pb-code-view.h"

#include "report/pb-qr-code.h"

#include <glib/gi18n.h>

/* How large a module is at least. */
#define UNIT 4
#define RADIUS 6

/**
 * PbCodeView:
 *
 * A text as a square that the camera of a telephone reads.  It is dark on light in
 * every style, since not every camera reads the reverse.
 */
struct _PbCodeView
{
  GtkWidget parent_instance;

  PbQrCode *code;
};

G_DEFINE_FINAL_TYPE (PbCodeView, pb_code_view, GTK_TYPE_WIDGET)

static guint
count_modules (PbCodeView *self)
{
  return pb_qr_code_get_size (self->code) + 2 * PB_QR_CODE_QUIET;
}

static void
pb_code_view_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  *minimum = UNIT * count_modules (PB_CODE_VIEW (widget));
  *natural = *minimum;
}

/* Modules of whole pixels have sharp edges. */
static void
pb_code_view_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  static const GdkRGBA light = { 1, 1, 1, 1 };
  static const GdkRGBA dark = { 0, 0, 0, 1 };
  PbCodeView *self = PB_CODE_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int unit = MIN (width, height) / (int) count_modules (self);
  int side = unit * count_modules (self);
  int left = (width - side) / 2;
  int top = (height - side) / 2;
  GskRoundedRect paper;

  gsk_rounded_rect_init_from_rect (&paper, &GRAPHENE_RECT_INIT (left, top, side, side), RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &paper);
  gtk_snapshot_append_color (snapshot, &light, &paper.bounds);
  gtk_snapshot_pop (snapshot);

  left += unit * PB_QR_CODE_QUIET;
  top += unit * PB_QR_CODE_QUIET;
  for (guint y = 0; y < pb_qr_code_get_size (self->code); y++)
    for (guint x = 0; x < pb_qr_code_get_size (self->code); x++)
      {
        if (pb_qr_code_is_dark (self->code, x, y))
          gtk_snapshot_append_color (snapshot, &dark,
                                     &GRAPHENE_RECT_INIT (left + (int) x * unit,
                                                          top + (int) y * unit, unit, unit));
      }
}

static void
pb_code_view_finalize (GObject *object)
{
  g_clear_pointer (&PB_CODE_VIEW (object)->code, pb_qr_code_free);

  G_OBJECT_CLASS (pb_code_view_parent_class)->finalize (object);
}

static void
pb_code_view_class_init (PbCodeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pb_code_view_finalize;
  widget_class->measure = pb_code_view_measure;
  widget_class->snapshot = pb_code_view_snapshot;

  gtk_widget_class_set_css_name (widget_class, "code-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pb_code_view_init (PbCodeView *self)
{
}

/**
 * pb_code_view_new:
 * @text: what to read
 *
 * Returns: (transfer floating) (nullable): a picture of @text; %NULL where it is too
 *   long
 */
GtkWidget *
pb_code_view_new (const char *text)
{
  PbQrCode *code = pb_qr_code_new (text);
  PbCodeView *self;
  g_autofree char *label = NULL;

  if (code == NULL)
    return NULL;

  self = g_object_new (PB_TYPE_CODE_VIEW, NULL);
  self->code = code;
  /* Translators: what a picture shows to a camera; %s is an address. */
  label = g_strdup_printf (_("A code to scan: %s"), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return GTK_WIDGET (self);
}
