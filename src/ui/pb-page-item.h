/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PB_TYPE_PAGE_ITEM (pb_page_item_get_type ())
G_DECLARE_FINAL_TYPE (PbPageItem, pb_page_item, PB, PAGE_ITEM, GObject)

GListModel *pb_page_items_new         (void) G_GNUC_WARN_UNUSED_RESULT;
PbPageItem *pb_page_items_find        (GListModel *items,
                                       const char *name,
                                       guint      *position);

const char *pb_page_item_get_name     (PbPageItem *self);
const char *pb_page_item_get_title    (PbPageItem *self);
const char *pb_page_item_get_accelerator (PbPageItem *self);
GType       pb_page_item_get_type_of_page (PbPageItem *self);
guint       pb_page_item_get_n_due    (PbPageItem *self);
void        pb_page_item_set_n_due    (PbPageItem *self,
                                       guint       n_due);

G_END_DECLS
