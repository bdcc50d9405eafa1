/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/pb-share.h"

G_BEGIN_DECLS

gboolean pb_share_write_git_files (PbShare     *share,
                                   GError     **error);
char    *pb_share_dup_state_name  (const char  *id,
                                   const char  *name) G_GNUC_WARN_UNUSED_RESULT;
gboolean pb_share_write_state     (PbShare     *share,
                                   const char  *device,
                                   const char  *suffix,
                                   GHashTable  *texts,
                                   GError     **error);

G_END_DECLS
