/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ui/cycles/pb-cycle-records.h"

G_BEGIN_DECLS

#define PB_TYPE_WORK_GROUP (pb_work_group_get_type ())
G_DECLARE_FINAL_TYPE (PbWorkGroup, pb_work_group, PB, WORK_GROUP, AdwPreferencesGroup)

void pb_work_group_set_up (PbWorkGroup    *self,
                           PbCycleRecords *records,
                           PbKind          kind);
void pb_work_group_update (PbWorkGroup    *self,
                           PbRecord       *cycle,
                           gboolean        locked);

G_END_DECLS
