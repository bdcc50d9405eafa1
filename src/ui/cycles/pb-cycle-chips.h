/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-cycle-plan.h"
#include "ui/widgets/pb-chip.h"

G_BEGIN_DECLS

void pb_chip_set_stage    (PbChip            *self,
                           PbCycleStageState  state);
void pb_chip_set_insight  (PbChip            *self,
                           PbRecord          *insight,
                           PbDay              day);
void pb_chip_set_feedback (PbChip            *self,
                           PbRecord          *feedback);
void pb_chip_set_task     (PbChip            *self,
                           PbRecord          *task,
                           PbDay              day);

G_END_DECLS
