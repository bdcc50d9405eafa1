/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/cycles/pb-cycle-dialog.h"
#include "ui/cycles/pb-cycle-records.h"

G_BEGIN_DECLS

#define PB_TYPE_PLAN_CYCLE_DIALOG (pb_plan_cycle_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbPlanCycleDialog, pb_plan_cycle_dialog, PB, PLAN_CYCLE_DIALOG,
                      PbCycleDialog)

AdwDialog *pb_plan_cycle_dialog_new (PbCycleRecords *records) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
