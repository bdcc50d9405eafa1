/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/cycles/pb-cycle-dialog.h"

G_BEGIN_DECLS

#define PB_TYPE_SETTLE_DIALOG (pb_settle_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbSettleDialog, pb_settle_dialog, PB, SETTLE_DIALOG, PbCycleDialog)

AdwDialog *pb_settle_dialog_new (PbGroupContext        *context,
                                 PbRecord              *insight,
                                 PbInsightDisposition   disposition) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
