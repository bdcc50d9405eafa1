/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-catalogue.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_DAY_ROW (pb_day_row_get_type ())
G_DECLARE_FINAL_TYPE (PbDayRow, pb_day_row, PB, DAY_ROW, AdwEntryRow)

GtkWidget *pb_day_row_new (PbFieldId field) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
