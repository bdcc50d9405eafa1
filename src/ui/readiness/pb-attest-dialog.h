/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "framework/pb-result.h"
#include "ui/pb-group-context.h"

G_BEGIN_DECLS

#define PB_TYPE_ATTEST_DIALOG (pb_attest_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbAttestDialog, pb_attest_dialog, PB, ATTEST_DIALOG, AdwDialog)

AdwDialog *pb_attest_dialog_new (PbGroupContext *context,
                                 PbResult       *result,
                                 gboolean        dispute) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
