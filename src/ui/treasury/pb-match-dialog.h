/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-treasury.h"
#include "ui/pb-group-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_MATCH_DIALOG (pb_match_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbMatchDialog, pb_match_dialog, PB, MATCH_DIALOG, AdwDialog)

AdwDialog *pb_match_dialog_new (PbGroupContext *context,
                                PbTreasury     *treasury,
                                GPtrArray      *transactions) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
