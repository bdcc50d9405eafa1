/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/pb-pager.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_PAGE_VIEW (pb_page_view_get_type ())
G_DECLARE_FINAL_TYPE (PbPageView, pb_page_view, PB, PAGE_VIEW, GtkWidget)

PbPager *pb_page_view_get_pager (PbPageView *self);
void     pb_page_view_set_pager (PbPageView *self,
                                 PbPager    *pager);
guint    pb_page_view_get_page  (PbPageView *self);
void     pb_page_view_set_page  (PbPageView *self,
                                 guint       page);
double   pb_page_view_get_zoom  (PbPageView *self);
void     pb_page_view_set_zoom  (PbPageView *self,
                                 double      zoom);
double   pb_page_view_get_scale (PbPageView *self);

G_END_DECLS
