/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-history-change.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean   pb_history_change_is_shown (PbHistoryChange *change);
GtkWidget *pb_history_change_row_new  (PbHistoryChange *change) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
