/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/network/pb-standing-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_STANDING_ROW (pb_standing_row_get_type ())
G_DECLARE_FINAL_TYPE (PbStandingRow, pb_standing_row, PB, STANDING_ROW, AdwBin)

PbStandingItem *pb_standing_row_get_item (PbStandingRow  *self);
void            pb_standing_row_set_item (PbStandingRow  *self,
                                          PbStandingItem *item);

G_END_DECLS
