/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-catalogue.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_TEXT_ROW (pb_text_row_get_type ())
G_DECLARE_FINAL_TYPE (PbTextRow, pb_text_row, PB, TEXT_ROW, AdwEntryRow)

GtkWidget *pb_text_row_new (PbFieldId field) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
