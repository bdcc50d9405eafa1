/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-store.h"

G_BEGIN_DECLS

#define PB_TYPE_HISTORY_LIST (pb_history_list_get_type ())
G_DECLARE_FINAL_TYPE (PbHistoryList, pb_history_list, PB, HISTORY_LIST, GObject)

PbHistoryList *pb_history_list_new           (PbStore       *store,
                                              const char    *record_id,
                                              const char    *group_id) G_GNUC_WARN_UNUSED_RESULT;
gboolean       pb_history_list_get_loading   (PbHistoryList *self);
gboolean       pb_history_list_get_has_more  (PbHistoryList *self);
void           pb_history_list_load_more     (PbHistoryList *self);

G_END_DECLS
