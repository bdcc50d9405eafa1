/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-import-batch.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_COLUMNS_ROW (pb_columns_row_get_type ())
G_DECLARE_FINAL_TYPE (PbColumnsRow, pb_columns_row, PB, COLUMNS_ROW, AdwExpanderRow)

void pb_columns_row_show (PbColumnsRow  *self,
                          PbImportBatch *batch,
                          PbImportFile  *file);

G_END_DECLS
