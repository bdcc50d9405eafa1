/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-catalogue.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_FLAG_ROW (pb_flag_row_get_type ())
G_DECLARE_FINAL_TYPE (PbFlagRow, pb_flag_row, PB, FLAG_ROW, AdwActionRow)

GtkWidget *pb_flag_row_new (PbFieldId field) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
