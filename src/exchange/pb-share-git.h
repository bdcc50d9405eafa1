/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/pb-share.h"

G_BEGIN_DECLS

gboolean pb_share_write_git_files (PbShare     *share,
                                   GError     **error);
gboolean pb_share_write_state     (PbShare     *share,
                                   const char  *device,
                                   GHashTable  *texts,
                                   GError     **error);

G_END_DECLS
