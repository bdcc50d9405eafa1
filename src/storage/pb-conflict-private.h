/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-conflict.h"

G_BEGIN_DECLS

/* What the reader found: #PbEngineValue by value, and what people read of each. */
PbConflict *pb_conflict_new (PbRecord  *record,
                             PbFieldId  field,
                             gboolean   deletion,
                             GPtrArray *values,
                             GPtrArray *texts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
