/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/pb-group-context.h"

G_BEGIN_DECLS

#define PB_TYPE_CYCLE_RECORDS (pb_cycle_records_get_type ())
G_DECLARE_FINAL_TYPE (PbCycleRecords, pb_cycle_records, PB, CYCLE_RECORDS, GObject)

PbCycleRecords *pb_cycle_records_new         (PbGroupContext *context) G_GNUC_WARN_UNUSED_RESULT;
PbGroupContext *pb_cycle_records_get_context (PbCycleRecords *self);
gboolean        pb_cycle_records_get_loading (PbCycleRecords *self);
GPtrArray      *pb_cycle_records_dup         (PbCycleRecords *self,
                                              PbKind          kind) G_GNUC_WARN_UNUSED_RESULT;
PbRecord       *pb_cycle_records_lookup      (PbCycleRecords *self,
                                              const char     *id);

G_END_DECLS
