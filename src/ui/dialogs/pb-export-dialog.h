/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-export.h"
#include "ui/pb-group-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_EXPORT_DIALOG (pb_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbExportDialog, pb_export_dialog, PB, EXPORT_DIALOG, AdwDialog)

PbExportDialog *pb_export_dialog_new  (PbGroupContext *context) G_GNUC_WARN_UNUSED_RESULT;
void            pb_export_dialog_save (PbExportDialog *self,
                                       const char     *format,
                                       gboolean        folder,
                                       GFile          *file);

G_END_DECLS
