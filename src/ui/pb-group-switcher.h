/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ui/pb-group-context.h"
#include "ui/pb-group-tree.h"

G_BEGIN_DECLS

#define PB_TYPE_GROUP_SWITCHER (pb_group_switcher_get_type ())
G_DECLARE_FINAL_TYPE (PbGroupSwitcher, pb_group_switcher, PB, GROUP_SWITCHER, AdwBin)

void pb_group_switcher_set_groups (PbGroupSwitcher *self,
                                   PbGroupTree     *tree,
                                   PbGroupContext  *context);
void pb_group_switcher_open       (PbGroupSwitcher *self);

G_END_DECLS
