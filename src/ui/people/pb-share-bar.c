/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/people/pb-share-bar.h"

#include "ui/widgets/pb-drawing-painter.h"

#include <adwaita.h>

#define HEIGHT 12
#define GAP 2
#define RADIUS 3

/**
 * PbShareBar:
 *
 * A bar of places, one beside the other: the parts by who has them, the largest
 * first and in colour, then those that nobody has, drawn hollow.
 */
struct _PbShareBar
{
  GtkWidget parent_instance;

  GArray *parts;
  guint n_all;
};

G_DEFINE_FINAL_TYPE (PbShareBar, pb_share_bar, GTK_TYPE_WIDGET)

static void
pb_share_bar_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 1;
  *natural = *minimum;
}

/* A place of the bar, from the @n-th on and @length long. */
static void
get_place (PbShareBar     *self,
           guint           n,
           guint           length,
           GskRoundedRect *place)
{
  float width = gtk_widget_get_width (GTK_WIDGET (self));
  float unit = (width + GAP) / self->n_all;
  float x = n * unit;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = width - x - length * unit + GAP;

  gsk_rounded_rect_init_from_rect (place,
                                   &GRAPHENE_RECT_INIT (x, 0, MAX (1, length * unit - GAP), HEIGHT),
                                   RADIUS);
}

static void
pb_share_bar_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  PbShareBar *self = PB_SHARE_BAR (widget);
  GskRoundedRect place;
  GdkRGBA color;
  guint n = 0;

  if (self->n_all == 0)
    return;

  for (guint i = 0; i < self->parts->len; i++)
    {
      guint length = g_array_index (self->parts, guint, i);

      pb_widget_get_ink (widget, i == 0 ? PB_INK_VALUE : PB_INK_DIM, &color);
      if (i > 0)
        color.alpha *= 0.6f;
      get_place (self, n, length, &place);
      gtk_snapshot_push_rounded_clip (snapshot, &place);
      gtk_snapshot_append_color (snapshot, &color, &place.bounds);
      gtk_snapshot_pop (snapshot);
      n += length;
    }

  pb_widget_get_ink (widget, PB_INK_DIM, &color);
  for (; n < self->n_all; n++)
    {
      get_place (self, n, 1, &place);
      gtk_snapshot_append_border (snapshot, &place, (float[4]) { 1, 1, 1, 1 },
                                  (GdkRGBA[4]) { color, color, color, color });
    }
}

static void
pb_share_bar_finalize (GObject *object)
{
  g_array_unref (PB_SHARE_BAR (object)->parts);

  G_OBJECT_CLASS (pb_share_bar_parent_class)->finalize (object);
}

static void
pb_share_bar_class_init (PbShareBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pb_share_bar_finalize;
  widget_class->measure = pb_share_bar_measure;
  widget_class->snapshot = pb_share_bar_snapshot;

  gtk_widget_class_set_css_name (widget_class, "share-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pb_share_bar_init (PbShareBar *self)
{
  AdwStyleManager *style =
    adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  self->parts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_signal_connect_object (style, "notify::accent-color", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

/**
 * pb_share_bar_new:
 *
 * Returns: (transfer full): an empty bar
 */
GtkWidget *
pb_share_bar_new (void)
{
  return g_object_new (PB_TYPE_SHARE_BAR, NULL);
}

/**
 * pb_share_bar_set:
 * @self: a bar
 * @parts: (array length=n_parts): how many places each has, the most first
 * @n_parts: how many there are
 * @n_empty: how many places nobody has
 * @sentence: the same in words
 *
 * Shows how places are shared out.
 */
void
pb_share_bar_set (PbShareBar  *self,
                  const guint *parts,
                  guint        n_parts,
                  guint        n_empty,
                  const char  *sentence)
{
  g_return_if_fail (PB_IS_SHARE_BAR (self));

  g_array_set_size (self->parts, 0);
  if (n_parts > 0)
    g_array_append_vals (self->parts, parts, n_parts);
  self->n_all = n_empty;
  for (guint i = 0; i < n_parts; i++)
    self->n_all += parts[i];

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
