/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ui/pb-page-item.h"

G_BEGIN_DECLS

#define PB_TYPE_PAGE_ROW (pb_page_row_get_type ())
G_DECLARE_FINAL_TYPE (PbPageRow, pb_page_row, PB, PAGE_ROW, GtkListBoxRow)

GtkWidget  *pb_page_row_new      (PbPageItem *item) G_GNUC_WARN_UNUSED_RESULT;
PbPageItem *pb_page_row_get_item (PbPageRow  *self);

G_END_DECLS
