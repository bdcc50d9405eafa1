/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-import-batch.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_FILE_READING (pb_file_reading_get_type ())
G_DECLARE_FINAL_TYPE (PbFileReading, pb_file_reading, PB, FILE_READING, AdwPreferencesGroup)

void pb_file_reading_show (PbFileReading *self,
                           PbImportBatch *batch,
                           PbImportFile  *file);

G_END_DECLS
