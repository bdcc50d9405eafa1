/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ui/pb-group-context.h"
#include "ui/pb-group-tree.h"

G_BEGIN_DECLS

#define PB_TYPE_NEW_GROUP_DIALOG (pb_new_group_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbNewGroupDialog, pb_new_group_dialog, PB, NEW_GROUP_DIALOG, AdwDialog)

AdwDialog *pb_new_group_dialog_new (PbGroupContext *context,
                                    PbGroupTree    *tree) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
