/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-store-private.h"

G_BEGIN_DECLS

void pb_store_push_read (PbStore        *self,
                         gboolean        words,
                         GTask          *task,
                         PbStoreJobFunc  func,
                         PbStoreJobDone  done,
                         gpointer        data,
                         GDestroyNotify  free_data);

G_END_DECLS
