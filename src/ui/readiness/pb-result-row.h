/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "framework/pb-result.h"
#include "ui/pb-group-context.h"

G_BEGIN_DECLS

#define PB_TYPE_RESULT_ROW (pb_result_row_get_type ())
G_DECLARE_FINAL_TYPE (PbResultRow, pb_result_row, PB, RESULT_ROW, AdwPreferencesRow)

GtkWidget  *pb_result_row_new          (PbGroupContext *context,
                                        GtkSizeGroup   *chip_group) G_GNUC_WARN_UNUSED_RESULT;
PbResult   *pb_result_row_get_result   (PbResultRow    *self);
void        pb_result_row_set_result   (PbResultRow    *self,
                                        PbResult       *result);
gboolean    pb_result_row_get_expanded (PbResultRow    *self);
void        pb_result_row_set_expanded (PbResultRow    *self,
                                        gboolean        expanded);

G_END_DECLS
