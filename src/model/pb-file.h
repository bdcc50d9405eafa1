/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean pb_file_replace        (GFile                *file,
                                 GBytes               *bytes,
                                 GCancellable         *cancellable,
                                 GError              **error);
void     pb_file_replace_async  (GFile                *file,
                                 GBytes               *bytes,
                                 GCancellable         *cancellable,
                                 GAsyncReadyCallback   callback,
                                 gpointer              user_data);
gboolean pb_file_replace_finish (GFile                *file,
                                 GAsyncResult         *result,
                                 GError              **error);

G_END_DECLS
