/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_EXPLORER_DIALOG (pb_explorer_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbExplorerDialog, pb_explorer_dialog, PB, EXPLORER_DIALOG, AdwDialog)

AdwDialog *pb_explorer_dialog_new (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
