/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-page-paintable.h"

#include <glib/gi18n.h>

/**
 * PbPagePaintable:
 *
 * A page of a report as it will be on paper.
 */
struct _PbPagePaintable
{
  GObject parent_instance;

  PbPager *pager;
  guint page;
};

static void pb_page_paintable_paintable_init (GdkPaintableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PbPagePaintable, pb_page_paintable, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE,
                                                      pb_page_paintable_paintable_init))

static void
pb_page_paintable_snapshot (GdkPaintable *paintable,
                            GdkSnapshot  *snapshot,
                            double        width,
                            double        height)
{
  PbPagePaintable *self = PB_PAGE_PAINTABLE (paintable);
  const PbPageSetup *setup = pb_pager_get_page_setup (self->pager);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  cairo_t *cr;

  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 1, 1, 1, 1 }, &bounds);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_scale (cr, width / setup->width, height / setup->height);
  pb_pager_draw_page (self->pager, self->page, cr);
  cairo_destroy (cr);
}

static int
pb_page_paintable_get_intrinsic_width (GdkPaintable *paintable)
{
  return (int) pb_pager_get_page_setup (PB_PAGE_PAINTABLE (paintable)->pager)->width;
}

static int
pb_page_paintable_get_intrinsic_height (GdkPaintable *paintable)
{
  return (int) pb_pager_get_page_setup (PB_PAGE_PAINTABLE (paintable)->pager)->height;
}

static double
pb_page_paintable_get_intrinsic_aspect_ratio (GdkPaintable *paintable)
{
  const PbPageSetup *setup = pb_pager_get_page_setup (PB_PAGE_PAINTABLE (paintable)->pager);

  return setup->width / setup->height;
}

static GdkPaintableFlags
pb_page_paintable_get_flags (GdkPaintable *paintable)
{
  return GDK_PAINTABLE_STATIC_CONTENTS | GDK_PAINTABLE_STATIC_SIZE;
}

static void
pb_page_paintable_paintable_init (GdkPaintableInterface *iface)
{
  iface->snapshot = pb_page_paintable_snapshot;
  iface->get_intrinsic_width = pb_page_paintable_get_intrinsic_width;
  iface->get_intrinsic_height = pb_page_paintable_get_intrinsic_height;
  iface->get_intrinsic_aspect_ratio = pb_page_paintable_get_intrinsic_aspect_ratio;
  iface->get_flags = pb_page_paintable_get_flags;
}

static void
pb_page_paintable_dispose (GObject *object)
{
  PbPagePaintable *self = PB_PAGE_PAINTABLE (object);

  g_clear_object (&self->pager);

  G_OBJECT_CLASS (pb_page_paintable_parent_class)->dispose (object);
}

static void
pb_page_paintable_class_init (PbPagePaintableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_page_paintable_dispose;
}

static void
pb_page_paintable_init (PbPagePaintable *self)
{
}

/**
 * pb_page_paintable_new:
 * @pager: a report on pages
 * @page: which page, from 0
 *
 * Returns: (transfer full): the page as a picture of any size
 */
PbPagePaintable *
pb_page_paintable_new (PbPager *pager,
                       guint    page)
{
  PbPagePaintable *self = g_object_new (PB_TYPE_PAGE_PAINTABLE, NULL);

  g_return_val_if_fail (PB_IS_PAGER (pager), self);

  self->pager = g_object_ref (pager);
  self->page = page;

  return self;
}

/**
 * pb_page_paintable_dup_label:
 * @self: a page
 *
 * Returns: (transfer full): which page it is, for people
 */
char *
pb_page_paintable_dup_label (PbPagePaintable *self)
{
  g_return_val_if_fail (PB_IS_PAGE_PAINTABLE (self), NULL);

  /* Translators: the number of a page, and how many there are. */
  return g_strdup_printf (_("Page %u of %u"), self->page + 1, pb_pager_get_n_pages (self->pager));
}

/**
 * pb_page_paintable_dup_text:
 * @self: a page
 *
 * Returns: (transfer full): what stands on the page, for those who cannot see it
 */
char *
pb_page_paintable_dup_text (PbPagePaintable *self)
{
  g_return_val_if_fail (PB_IS_PAGE_PAINTABLE (self), NULL);

  return pb_pager_dup_page_text (self->pager, self->page);
}
