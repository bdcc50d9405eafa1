/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_SHORTCUT_ROW (pb_shortcut_row_get_type ())
G_DECLARE_FINAL_TYPE (PbShortcutRow, pb_shortcut_row, PB, SHORTCUT_ROW, AdwActionRow)

const char *pb_shortcut_row_get_accelerator (PbShortcutRow *self);
void        pb_shortcut_row_set_accelerator (PbShortcutRow *self,
                                             const char    *accelerator);

G_END_DECLS
