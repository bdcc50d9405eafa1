/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-store.h"

G_BEGIN_DECLS

#define PB_TYPE_BACKUPS (pb_backups_get_type ())
G_DECLARE_FINAL_TYPE (PbBackups, pb_backups, PB, BACKUPS, GObject)

PbBackups *pb_backups_new            (PbStore             *store) G_GNUC_WARN_UNUSED_RESULT;
gint64     pb_backups_get_last       (PbBackups           *self);
GFile     *pb_backups_dup_folder     (PbBackups           *self) G_GNUC_WARN_UNUSED_RESULT;
void       pb_backups_look_async     (PbBackups           *self,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
gboolean   pb_backups_look_finish    (PbBackups           *self,
                                      GAsyncResult        *result,
                                      GError             **error);
void       pb_backups_make_async     (PbBackups           *self,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
gboolean   pb_backups_make_finish    (PbBackups           *self,
                                      GAsyncResult        *result,
                                      GError             **error);
void       pb_backups_make_if_due    (PbBackups           *self,
                                      guint                days);

G_END_DECLS
