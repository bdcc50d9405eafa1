/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_SHORTCUTS_DIALOG (pb_shortcuts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbShortcutsDialog, pb_shortcuts_dialog, PB, SHORTCUTS_DIALOG, AdwDialog)

AdwDialog *pb_shortcuts_dialog_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
