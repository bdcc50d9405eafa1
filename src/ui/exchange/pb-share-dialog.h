/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/pb-group-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_SHARE_DIALOG (pb_share_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbShareDialog, pb_share_dialog, PB, SHARE_DIALOG, AdwDialog)

AdwDialog *pb_share_dialog_new (PbGroupContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
