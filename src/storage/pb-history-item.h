/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-history-change.h"

G_BEGIN_DECLS

#define PB_TYPE_HISTORY_ITEM (pb_history_item_get_type ())
G_DECLARE_FINAL_TYPE (PbHistoryItem, pb_history_item, PB, HISTORY_ITEM, GObject)

const char *pb_history_item_get_title     (PbHistoryItem *self);
const char *pb_history_item_get_who       (PbHistoryItem *self);
gint64      pb_history_item_get_when      (PbHistoryItem *self);
guint       pb_history_item_get_n_changes (PbHistoryItem *self);
GListModel *pb_history_item_get_changes   (PbHistoryItem *self);
gboolean    pb_history_item_get_can_undo  (PbHistoryItem *self);
gboolean    pb_history_item_get_ours      (PbHistoryItem *self);

G_END_DECLS
