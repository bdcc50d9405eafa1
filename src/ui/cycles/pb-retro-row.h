/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ui/pb-group-context.h"

G_BEGIN_DECLS

#define PB_TYPE_RETRO_ROW (pb_retro_row_get_type ())
G_DECLARE_FINAL_TYPE (PbRetroRow, pb_retro_row, PB, RETRO_ROW, AdwExpanderRow)

GtkWidget *pb_retro_row_new        (PbGroupContext *context,
                                    PbRecord       *retrospective) G_GNUC_WARN_UNUSED_RESULT;
PbRecord  *pb_retro_row_get_record (PbRetroRow     *self);
void       pb_retro_row_update     (PbRetroRow     *self,
                                    PbRecord       *retrospective);

G_END_DECLS
