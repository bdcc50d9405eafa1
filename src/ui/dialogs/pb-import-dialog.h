/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/pb-group-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_IMPORT_DIALOG (pb_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbImportDialog, pb_import_dialog, PB, IMPORT_DIALOG, AdwDialog)

PbImportDialog *pb_import_dialog_new      (PbGroupContext *context) G_GNUC_WARN_UNUSED_RESULT;
void            pb_import_dialog_add_file (PbImportDialog *self,
                                           GFile          *file);

G_END_DECLS
