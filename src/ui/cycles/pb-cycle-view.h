/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ui/cycles/pb-cycle-records.h"

G_BEGIN_DECLS

#define PB_TYPE_CYCLE_VIEW (pb_cycle_view_get_type ())
G_DECLARE_FINAL_TYPE (PbCycleView, pb_cycle_view, PB, CYCLE_VIEW, AdwBin)

GtkWidget  *pb_cycle_view_new        (PbCycleRecords *records) G_GNUC_WARN_UNUSED_RESULT;
const char *pb_cycle_view_get_chosen (PbCycleView    *self);
void        pb_cycle_view_choose     (PbCycleView    *self,
                                      const char     *cycle_id);

G_END_DECLS
