/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-treasury.h"
#include "ui/pb-group-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_ASSET_ROW (pb_asset_row_get_type ())
G_DECLARE_FINAL_TYPE (PbAssetRow, pb_asset_row, PB, ASSET_ROW, AdwExpanderRow)

GtkWidget  *pb_asset_row_new       (PbGroupContext  *context,
                                    const char      *asset,
                                    const char      *account_id) G_GNUC_WARN_UNUSED_RESULT;
const char *pb_asset_row_get_asset (PbAssetRow      *self);
void        pb_asset_row_update    (PbAssetRow      *self,
                                    PbTreasury      *treasury,
                                    const PbBalance *total);

G_END_DECLS
