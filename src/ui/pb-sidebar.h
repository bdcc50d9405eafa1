/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ui/exchange/pb-sharing.h"
#include "ui/pb-group-context.h"
#include "ui/pb-group-tree.h"

G_BEGIN_DECLS

#define PB_TYPE_SIDEBAR (pb_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (PbSidebar, pb_sidebar, PB, SIDEBAR, AdwBin)

void pb_sidebar_set_content (PbSidebar      *self,
                             GListModel     *pages,
                             PbGroupTree    *tree,
                             PbGroupContext *context);
void pb_sidebar_set_sharing (PbSidebar      *self,
                             PbSharing      *sharing);
void pb_sidebar_select_page (PbSidebar      *self,
                             const char     *name);
void pb_sidebar_open_groups (PbSidebar      *self);

G_END_DECLS
