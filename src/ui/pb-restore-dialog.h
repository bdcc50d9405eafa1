/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_RESTORE_DIALOG (pb_restore_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbRestoreDialog, pb_restore_dialog, PB, RESTORE_DIALOG, AdwDialog)

AdwDialog *pb_restore_dialog_new (GFile *library) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
