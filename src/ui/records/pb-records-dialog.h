/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/pb-group-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_RECORDS_DIALOG (pb_records_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbRecordsDialog, pb_records_dialog, PB, RECORDS_DIALOG, AdwDialog)

AdwDialog *pb_records_dialog_new (PbGroupContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
