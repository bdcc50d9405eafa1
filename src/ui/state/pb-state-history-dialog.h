/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/pb-group-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_STATE_HISTORY_DIALOG (pb_state_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbStateHistoryDialog, pb_state_history_dialog,
                      PB, STATE_HISTORY_DIALOG, AdwDialog)

PbStateHistoryDialog *pb_state_history_dialog_new (PbGroupContext *context,
                                                   PbRecord       *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
