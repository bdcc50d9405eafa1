/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-store-private.h"

G_BEGIN_DECLS

gboolean pb_store_index_all_work (PbWorker    *worker,
                                  PbStoreJob  *job,
                                  GError     **error);

G_END_DECLS
