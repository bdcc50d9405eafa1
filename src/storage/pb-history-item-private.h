/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-history-item.h"

G_BEGIN_DECLS

PbHistoryItem *pb_history_item_new          (gint64         op,
                                             gint64         order,
                                             const char    *title,
                                             const char    *who,
                                             gint64         when,
                                             gboolean       ours,
                                             gboolean       can_undo,
                                             GPtrArray     *changes,
                                             guint          n_others) G_GNUC_WARN_UNUSED_RESULT;
gint64         pb_history_item_get_op       (PbHistoryItem *self);
gint64         pb_history_item_get_order    (PbHistoryItem *self);
void           pb_history_item_set_can_undo (PbHistoryItem *self,
                                             gboolean       can_undo);

G_END_DECLS
