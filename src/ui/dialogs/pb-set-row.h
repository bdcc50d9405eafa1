/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/dialogs/pb-reference-source.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_SET_ROW (pb_set_row_get_type ())
G_DECLARE_FINAL_TYPE (PbSetRow, pb_set_row, PB, SET_ROW, AdwPreferencesRow)

GtkWidget *pb_set_row_new (PbFieldId          field,
                           PbReferenceSource *source) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
