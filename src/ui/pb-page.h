/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ui/pb-group-context.h"

G_BEGIN_DECLS

#define PB_TYPE_PAGE (pb_page_get_type ())
G_DECLARE_INTERFACE (PbPage, pb_page, PB, PAGE, GtkWidget)

/**
 * PbPageInterface:
 * @go_to: shows the thing that @target names: the identifier of a record, the
 *   key of a state element, the id of a statement; says whether there is one
 * @find: starts a search within the page; says whether the page can
 *
 * What a page of the window does.  A page is an `AdwBin` with an
 * `AdwToolbarView` in it, whose header bar is the page's own.
 */
struct _PbPageInterface
{
  GTypeInterface parent_iface;

  gboolean (*go_to) (PbPage     *self,
                     const char *target);
  gboolean (*find)  (PbPage     *self);
};

PbGroupContext *pb_page_get_context (PbPage         *self);
gboolean        pb_page_go_to       (PbPage         *self,
                                     const char     *target);
gboolean        pb_page_find        (PbPage         *self);

G_END_DECLS
