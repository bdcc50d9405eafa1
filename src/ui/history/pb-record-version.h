/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-edit.h"
#include "model/pb-record.h"

#include <gio/gio.h>

G_BEGIN_DECLS

PbRecord *pb_record_dup_version     (PbRecord   *record,
                                     GListModel *history,
                                     guint       n) G_GNUC_WARN_UNUSED_RESULT;
PbEdit   *pb_record_restore_version (PbRecord   *record,
                                     PbRecord   *version) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
