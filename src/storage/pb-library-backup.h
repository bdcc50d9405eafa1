/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-store-error.h"

G_BEGIN_DECLS

/**
 * PB_LIBRARY_BACKUPS:
 *
 * How many backups of a library are kept.
 */
#define PB_LIBRARY_BACKUPS 10

char      *pb_library_backup_dup_folder (const char  *library) G_GNUC_WARN_UNUSED_RESULT;
char      *pb_library_backup_dup_name   (const char  *library) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *pb_library_backup_list       (const char  *library) G_GNUC_WARN_UNUSED_RESULT;
gint64     pb_library_backup_get_moment (const char  *library,
                                         const char  *backup);
void       pb_library_backup_prune      (const char  *library);
gboolean   pb_library_backup_verify     (const char  *backup,
                                         gint64      *n_ops,
                                         GError     **error);
gboolean   pb_library_backup_restore    (const char  *backup,
                                         const char  *library,
                                         char       **kept,
                                         GError     **error);

G_END_DECLS
