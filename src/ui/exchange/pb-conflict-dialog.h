/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ui/pb-group-context.h"

G_BEGIN_DECLS

#define PB_TYPE_CONFLICT_DIALOG (pb_conflict_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbConflictDialog, pb_conflict_dialog, PB, CONFLICT_DIALOG, AdwDialog)

AdwDialog *pb_conflict_dialog_new (PbGroupContext *context,
                                   const char     *record_id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
