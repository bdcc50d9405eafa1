/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/pb-pager.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_PAGE_PAINTABLE (pb_page_paintable_get_type ())
G_DECLARE_FINAL_TYPE (PbPagePaintable, pb_page_paintable, PB, PAGE_PAINTABLE, GObject)

PbPagePaintable *pb_page_paintable_new       (PbPager         *pager,
                                              guint            page) G_GNUC_WARN_UNUSED_RESULT;
char            *pb_page_paintable_dup_label (PbPagePaintable *self) G_GNUC_WARN_UNUSED_RESULT;
char            *pb_page_paintable_dup_text  (PbPagePaintable *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
