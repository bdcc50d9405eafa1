/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/pb-group-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_RECORD_HISTORY_DIALOG (pb_record_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbRecordHistoryDialog, pb_record_history_dialog, PB, RECORD_HISTORY_DIALOG, AdwDialog)

AdwDialog *pb_record_history_dialog_new (PbGroupContext *context,
                                         PbRecord       *record) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
