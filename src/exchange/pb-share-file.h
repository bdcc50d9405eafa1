/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  pb_share_file_write       (const char  *folder,
                                     const char  *name,
                                     const char  *text,
                                     gsize        length,
                                     GError     **error);
char     *pb_share_file_read        (const char  *path,
                                     gsize        max,
                                     gsize       *length) G_GNUC_WARN_UNUSED_RESULT;
void      pb_share_file_clean       (const char  *folder);
gboolean  pb_share_file_set_error   (const char  *name,
                                     int          saved_errno,
                                     GError     **error);

G_END_DECLS
