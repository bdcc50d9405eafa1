/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *crash_batch_write    (const char *folder,
                                guint       number);
gboolean  crash_batch_is_there (const char *library,
                                guint       number);

G_END_DECLS
