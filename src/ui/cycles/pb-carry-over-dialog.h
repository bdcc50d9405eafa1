/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/cycles/pb-cycle-dialog.h"
#include "ui/cycles/pb-cycle-records.h"

G_BEGIN_DECLS

#define PB_TYPE_CARRY_OVER_DIALOG (pb_carry_over_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbCarryOverDialog, pb_carry_over_dialog, PB, CARRY_OVER_DIALOG,
                      PbCycleDialog)

AdwDialog *pb_carry_over_dialog_new (PbCycleRecords *records,
                                     PbRecord       *cycle) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
