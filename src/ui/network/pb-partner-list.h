/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/network/pb-partner-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_PARTNER_LIST (pb_partner_list_get_type ())
G_DECLARE_FINAL_TYPE (PbPartnerList, pb_partner_list, PB, PARTNER_LIST, AdwBin)

void        pb_partner_list_take_items (PbPartnerList *self,
                                        GListModel    *items,
                                        gboolean       loading);
GListModel *pb_partner_list_get_shown  (PbPartnerList *self);
void        pb_partner_list_find       (PbPartnerList *self);

G_END_DECLS
