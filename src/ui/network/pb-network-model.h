/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-relation-map.h"
#include "framework/pb-rollup.h"
#include "ui/pb-group-context.h"

G_BEGIN_DECLS

#define PB_TYPE_NETWORK_MODEL (pb_network_model_get_type ())
G_DECLARE_FINAL_TYPE (PbNetworkModel, pb_network_model, PB, NETWORK_MODEL, GObject)

PbNetworkModel *pb_network_model_new            (PbGroupContext *context) G_GNUC_WARN_UNUSED_RESULT;
void            pb_network_model_set_active     (PbNetworkModel *self,
                                                 gboolean        active);
gboolean        pb_network_model_get_loading    (PbNetworkModel *self);
void            pb_network_model_get_progress   (PbNetworkModel *self,
                                                 guint          *done,
                                                 guint          *total);
GPtrArray      *pb_network_model_get_groups     (PbNetworkModel *self);
GPtrArray      *pb_network_model_dup_standings  (PbNetworkModel *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray      *pb_network_model_get_relations  (PbNetworkModel *self,
                                                 const char     *group_id);
PbRelationMap  *pb_network_model_dup_map        (PbNetworkModel *self,
                                                 gboolean        all) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
