/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-treasury.h"
#include "ui/pb-group-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_TREASURY_VIEW (pb_treasury_view_get_type ())
G_DECLARE_FINAL_TYPE (PbTreasuryView, pb_treasury_view, PB, TREASURY_VIEW, AdwBin)

GtkWidget *pb_treasury_view_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void       pb_treasury_view_update (PbTreasuryView *self,
                                    PbGroupContext *context,
                                    PbTreasury     *treasury,
                                    gboolean        locked);

G_END_DECLS
