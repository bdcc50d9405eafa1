/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char    *pb_save_file_dup_name
                             (const char           *title,
                              const char           *extension) G_GNUC_WARN_UNUSED_RESULT;
void     pb_save_file_async  (GtkWidget            *widget,
                              const char           *title,
                              const char           *name,
                              const char           *extension,
                              GBytes               *bytes,
                              GAsyncReadyCallback   callback,
                              gpointer              user_data);
gboolean pb_save_file_finish (GtkWidget            *widget,
                              GAsyncResult         *result,
                              GError              **error);

G_END_DECLS
