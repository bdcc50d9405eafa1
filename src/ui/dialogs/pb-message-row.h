/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_MESSAGE_ROW (pb_message_row_get_type ())
G_DECLARE_FINAL_TYPE (PbMessageRow, pb_message_row, PB, MESSAGE_ROW, AdwPreferencesRow)

GtkWidget *pb_message_row_new            (GtkWidget    *above) G_GNUC_WARN_UNUSED_RESULT;
void       pb_message_row_set_message    (PbMessageRow *self,
                                          const char   *message,
                                          gboolean      problem);
void       pb_message_row_set_suppressed (PbMessageRow *self,
                                          gboolean      suppressed);

G_END_DECLS
