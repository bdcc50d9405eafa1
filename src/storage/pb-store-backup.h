/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-store-private.h"

G_BEGIN_DECLS

/* Changes a copy of the library before it gets its name. */
typedef gboolean (*PbCopyFunc) (PbWorker    *worker,
                                const char  *draft,
                                gpointer     data,
                                GError     **error);

gboolean pb_worker_copy_file (PbWorker    *worker,
                              const char  *path,
                              PbCopyFunc   change,
                              gpointer     data,
                              GError     **error);

G_END_DECLS
