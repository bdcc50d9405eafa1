/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-history-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_HISTORY_ROW (pb_history_row_get_type ())
G_DECLARE_FINAL_TYPE (PbHistoryRow, pb_history_row, PB, HISTORY_ROW, GtkWidget)

PbHistoryItem *pb_history_row_get_item      (PbHistoryRow  *self);
char          *pb_history_item_dup_byline   (PbHistoryItem *item) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
