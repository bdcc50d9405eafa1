/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/cycles/pb-cycle-dialog.h"

G_BEGIN_DECLS

#define PB_TYPE_FEEDBACK_DIALOG (pb_feedback_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbFeedbackDialog, pb_feedback_dialog, PB, FEEDBACK_DIALOG, PbCycleDialog)

AdwDialog *pb_feedback_dialog_new (PbGroupContext   *context,
                                   PbRecord         *feedback,
                                   PbFeedbackStatus  status) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
