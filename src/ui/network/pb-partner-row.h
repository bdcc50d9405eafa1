/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/network/pb-partner-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_PARTNER_ROW (pb_partner_row_get_type ())
G_DECLARE_FINAL_TYPE (PbPartnerRow, pb_partner_row, PB, PARTNER_ROW, AdwBin)

PbPartnerItem *pb_partner_row_get_item (PbPartnerRow  *self);
void           pb_partner_row_set_item (PbPartnerRow  *self,
                                        PbPartnerItem *item);

G_END_DECLS
