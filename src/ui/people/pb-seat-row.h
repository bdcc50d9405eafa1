/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-people.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_SEAT_ROW (pb_seat_row_get_type ())
G_DECLARE_FINAL_TYPE (PbSeatRow, pb_seat_row, PB, SEAT_ROW, AdwActionRow)

GtkWidget *pb_seat_row_new      (const PbSeat *seat,
                                 gboolean      locked) G_GNUC_WARN_UNUSED_RESULT;
char      *pb_seat_dup_holder   (const PbSeat *seat) G_GNUC_WARN_UNUSED_RESULT;
char      *pb_seat_dup_sentence (const PbSeat *seat) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
