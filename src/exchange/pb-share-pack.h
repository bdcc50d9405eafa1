/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/pb-share.h"

G_BEGIN_DECLS

/**
 * PB_SHARE_PACK_LEAST:
 *
 * How many segments of a device are packed into one file.
 */
#define PB_SHARE_PACK_LEAST 64

gboolean pb_share_pack (PbShare       *self,
                        PbLogList     *known,
                        const char    *device,
                        GCancellable  *cancellable,
                        GError       **error);

G_END_DECLS
