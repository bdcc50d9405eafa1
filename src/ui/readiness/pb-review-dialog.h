/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/pb-group-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_REVIEW_DIALOG (pb_review_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbReviewDialog, pb_review_dialog, PB, REVIEW_DIALOG, AdwDialog)

AdwDialog *pb_review_dialog_new            (PbGroupContext *context) G_GNUC_WARN_UNUSED_RESULT;
AdwDialog *pb_review_dialog_new_transition (PbGroupContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
