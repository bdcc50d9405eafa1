/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-rollup.h"

G_BEGIN_DECLS

#define PB_TYPE_STANDING_ITEM (pb_standing_item_get_type ())
G_DECLARE_FINAL_TYPE (PbStandingItem, pb_standing_item, PB, STANDING_ITEM, GObject)

PbStandingItem *pb_standing_item_new        (GPtrArray      *tree,
                                             const PbRollup *rollup) G_GNUC_WARN_UNUSED_RESULT;
const PbRollup *pb_standing_item_get_rollup (PbStandingItem *self);
const char     *pb_standing_item_get_id     (PbStandingItem *self);
GListModel     *pb_standing_item_list       (GPtrArray      *tree,
                                             GPtrArray      *rollups) G_GNUC_WARN_UNUSED_RESULT;
GListModel     *pb_standing_item_list_below (PbStandingItem *self) G_GNUC_WARN_UNUSED_RESULT;
char           *pb_standing_item_dup_phase  (PbStandingItem *self) G_GNUC_WARN_UNUSED_RESULT;
char           *pb_standing_item_dup_counts (PbStandingItem *self) G_GNUC_WARN_UNUSED_RESULT;
char           *pb_standing_item_dup_total  (PbStandingItem *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
