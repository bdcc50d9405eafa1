/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-import-file.h"

G_BEGIN_DECLS

PbImportFile *pb_import_file_new         (GFile              *file,
                                          const char         *name,
                                          gboolean            in_folder) G_GNUC_WARN_UNUSED_RESULT;
void          pb_import_file_set         (PbImportFile       *self,
                                          PbImportFileState   state,
                                          const PbFormat     *format,
                                          PbProposal         *proposal,
                                          PbTableColumns     *columns,
                                          const char         *why);

G_END_DECLS
