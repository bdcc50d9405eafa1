/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ui/widgets/pb-register-column.h"

G_BEGIN_DECLS

#define PB_TYPE_REGISTER_CARD (pb_register_card_get_type ())
G_DECLARE_FINAL_TYPE (PbRegisterCard, pb_register_card, PB, REGISTER_CARD, AdwBin)

GtkWidget *pb_register_card_new          (GPtrArray       *columns) G_GNUC_WARN_UNUSED_RESULT;
PbRecord  *pb_register_card_get_record   (PbRegisterCard  *self);
guint      pb_register_card_get_position (PbRegisterCard  *self);
void       pb_register_card_set_record   (PbRegisterCard  *self,
                                          PbRecord        *record,
                                          guint            position);
char      *pb_register_columns_describe  (GPtrArray       *columns,
                                          PbRecord        *record) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
