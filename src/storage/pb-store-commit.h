/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-store-private.h"
#include "storage/pb-validation.h"

G_BEGIN_DECLS

gboolean pb_store_apply_edit     (PbWorker           *worker,
                                  PbEdit             *edit,
                                  PbValidationFlags   flags,
                                  GPtrArray          *warnings,
                                  PbEngineResult     *result,
                                  GError            **error);
gboolean pb_store_finish_edit    (PbWorker           *worker,
                                  PbStoreJob         *job,
                                  const PbEngineResult *result,
                                  GError            **error);
gboolean pb_store_check_writable (PbStore            *self,
                                  GTask              *task);
void     pb_store_store_author   (PbStore            *self);

G_END_DECLS
