/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/network/pb-standing-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_STANDING_LIST (pb_standing_list_get_type ())
G_DECLARE_FINAL_TYPE (PbStandingList, pb_standing_list, PB, STANDING_LIST, AdwBin)

void        pb_standing_list_show      (PbStandingList *self,
                                        GPtrArray      *standings,
                                        guint           n_waiting);
GListModel *pb_standing_list_get_model (PbStandingList *self);
void        pb_standing_list_set_tree  (PbStandingList *self,
                                        gboolean        tree);

G_END_DECLS
