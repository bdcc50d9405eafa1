/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/cycles/pb-cycle-dialog.h"

G_BEGIN_DECLS

#define PB_TYPE_CLOSE_STAGE_DIALOG (pb_close_stage_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbCloseStageDialog, pb_close_stage_dialog, PB, CLOSE_STAGE_DIALOG,
                      PbCycleDialog)

AdwDialog *pb_close_stage_dialog_new (PbGroupContext *context,
                                      PbRecord       *cycle) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
