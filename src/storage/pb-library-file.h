/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-progress.h"
#include "storage/pb-sql.h"

G_BEGIN_DECLS

gboolean pb_library_file_exists (const char  *path,
                                 gboolean    *exists,
                                 GError     **error);
gboolean pb_library_file_create (const char  *path,
                                 GError     **error);
gboolean pb_library_file_check  (const char  *path,
                                 gboolean     read_only,
                                 PbProgress  *progress,
                                 GError     **error);
PbSql   *pb_library_file_open   (const char  *path,
                                 gboolean     query_only,
                                 GError     **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean pb_library_file_set_outdated (const char  *path,
                                       GError     **error);

G_END_DECLS
