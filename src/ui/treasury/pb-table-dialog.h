/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/pb-group-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_TABLE_DIALOG (pb_table_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbTableDialog, pb_table_dialog, PB, TABLE_DIALOG, AdwDialog)

AdwDialog *pb_table_dialog_new      (PbGroupContext *context) G_GNUC_WARN_UNUSED_RESULT;
void       pb_table_dialog_set_text (PbTableDialog  *self,
                                     GBytes         *text);

G_END_DECLS
