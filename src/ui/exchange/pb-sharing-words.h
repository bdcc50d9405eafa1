/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/exchange/pb-sharing.h"

G_BEGIN_DECLS

char       *pb_sharing_dup_label     (PbSharing *self) G_GNUC_WARN_UNUSED_RESULT;
char       *pb_sharing_dup_sentence  (PbSharing *self) G_GNUC_WARN_UNUSED_RESULT;
const char *pb_sharing_get_icon_name (PbSharing *self);

G_END_DECLS
