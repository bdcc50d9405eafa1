/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/pb-share.h"

G_BEGIN_DECLS

/**
 * PB_SHARE_MAIL_SUFFIX:
 *
 * How the names of files with changes end.  Those of state bundles end otherwise, but
 * people may have sent changes under such a name, too.
 */
#define PB_SHARE_MAIL_SUFFIX ".ops"

gboolean  pb_share_mail_sniff   (GFile         *file);
gboolean  pb_share_mail_receive (PbShare       *share,
                                 GFile         *file,
                                 GCancellable  *cancellable,
                                 GError       **error);
GBytes   *pb_share_mail_collect (PbShare       *share,
                                 GCancellable  *cancellable,
                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
