/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ui/widgets/pb-register-column.h"

G_BEGIN_DECLS

#define PB_TYPE_REGISTER_CELL (pb_register_cell_get_type ())
G_DECLARE_FINAL_TYPE (PbRegisterCell, pb_register_cell, PB, REGISTER_CELL, AdwBin)

GtkWidget *pb_register_cell_new          (PbRegisterColumn *column) G_GNUC_WARN_UNUSED_RESULT;
PbRecord  *pb_register_cell_get_record   (PbRegisterCell   *self);
guint      pb_register_cell_get_position (PbRegisterCell   *self);
void       pb_register_cell_set_record   (PbRegisterCell   *self,
                                          PbRecord         *record,
                                          guint             position);

G_END_DECLS
