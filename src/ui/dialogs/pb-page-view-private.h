/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/dialogs/pb-page-view.h"

G_BEGIN_DECLS

#define MIN_ZOOM 0.25
#define MAX_ZOOM 4.0
#define MARGIN 18

struct _PbPageView
{
  GtkWidget parent_instance;

  GtkAdjustment *hadjustment;
  GtkAdjustment *vadjustment;
  GtkScrollablePolicy hscroll_policy;
  GtkScrollablePolicy vscroll_policy;

  PbPager *pager;
  GPtrArray *leaves;
  gboolean thumbnails;
  double zoom;
  guint page;

  /* As of the last allocation. */
  double scale;
  double stride;
  double told_scale;
  int caption;

  /* What of the document stays where of the widget while the scale changes: in
   * pages from the first, and in pixels from the top.
   */
  double anchor;
  double anchor_y;
  double pinch_zoom;
  double pointer_y;

  guint tick;
  gboolean arranging;
  gboolean wants_focus;
};

void _pb_page_view_zoom_at            (PbPageView     *self,
                                       double          zoom,
                                       double          y);
void _pb_page_view_class_add_bindings (GtkWidgetClass *widget_class);
void _pb_page_view_add_controllers    (PbPageView     *self);

G_END_DECLS
