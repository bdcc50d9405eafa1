/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/pb-share-report.h"

G_BEGIN_DECLS

/**
 * PbShareFlags:
 * @PB_SHARE_NORMAL: the folder must hold the space of the library
 * @PB_SHARE_CREATE: begin to share where nobody does yet
 * @PB_SHARE_JOIN: let a library that has never shared become a part of the space
 *
 * What may happen when a folder and a library meet.
 */
typedef enum
{
  PB_SHARE_NORMAL = 0,
  PB_SHARE_CREATE = 1 << 0,
  PB_SHARE_JOIN   = 1 << 1,
} PbShareFlags;

void           pb_share_run_async  (PbShare              *share,
                                    PbStore              *store,
                                    PbIdentity           *identity,
                                    PbShareFlags          flags,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
PbShareReport *pb_share_run_finish (PbShare              *share,
                                    GAsyncResult         *result,
                                    GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
