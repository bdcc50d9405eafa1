/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/pb-group-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_HISTORY_DIALOG (pb_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbHistoryDialog, pb_history_dialog, PB, HISTORY_DIALOG, AdwDialog)

PbHistoryDialog *pb_history_dialog_new  (PbGroupContext  *context,
                                         PbHistoryItem   *item) G_GNUC_WARN_UNUSED_RESULT;
void             pb_history_dialog_undo (PbHistoryDialog *self);

G_END_DECLS
