/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-group-summary.h"
#include "storage/pb-store.h"

G_BEGIN_DECLS

#define PB_TYPE_GROUP_TREE (pb_group_tree_get_type ())
G_DECLARE_FINAL_TYPE (PbGroupTree, pb_group_tree, PB, GROUP_TREE, GObject)

PbGroupTree    *pb_group_tree_new             (PbStore     *store) G_GNUC_WARN_UNUSED_RESULT;
gboolean        pb_group_tree_get_loaded      (PbGroupTree *self);
guint           pb_group_tree_get_n_groups    (PbGroupTree *self);
PbGroupSummary *pb_group_tree_get_first       (PbGroupTree *self);
PbGroupSummary *pb_group_tree_lookup          (PbGroupTree *self,
                                               const char  *group_id);
GListModel     *pb_group_tree_create_children (PbGroupTree *self,
                                               const char  *group_id) G_GNUC_WARN_UNUSED_RESULT;
void            pb_group_tree_reload          (PbGroupTree *self);

G_END_DECLS
