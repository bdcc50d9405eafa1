/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-history-change.h"

G_BEGIN_DECLS

PbHistoryChange *pb_history_change_new (PbHistoryWhat  what,
                                        const char    *record_id,
                                        PbKind         kind,
                                        const char    *record_title,
                                        PbFieldId      field,
                                        GVariant      *before,
                                        GVariant      *after,
                                        const char    *before_text,
                                        const char    *after_text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
