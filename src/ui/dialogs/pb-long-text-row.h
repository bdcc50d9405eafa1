/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-catalogue.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_LONG_TEXT_ROW (pb_long_text_row_get_type ())
G_DECLARE_FINAL_TYPE (PbLongTextRow, pb_long_text_row, PB, LONG_TEXT_ROW, AdwPreferencesRow)

GtkWidget *pb_long_text_row_new (PbFieldId field) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
