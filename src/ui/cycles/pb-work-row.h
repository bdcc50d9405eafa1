/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ui/pb-group-context.h"

G_BEGIN_DECLS

#define PB_TYPE_WORK_ROW (pb_work_row_get_type ())
G_DECLARE_FINAL_TYPE (PbWorkRow, pb_work_row, PB, WORK_ROW, AdwActionRow)

GtkWidget *pb_work_row_new        (PbGroupContext *context,
                                   PbRecord       *work) G_GNUC_WARN_UNUSED_RESULT;
PbRecord  *pb_work_row_get_record (PbWorkRow      *self);
void       pb_work_row_update     (PbWorkRow      *self,
                                   PbRecord       *work,
                                   gboolean        locked);

G_END_DECLS
