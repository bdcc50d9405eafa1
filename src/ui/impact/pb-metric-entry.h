/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-metric-standing.h"

G_BEGIN_DECLS

#define PB_TYPE_METRIC_ENTRY (pb_metric_entry_get_type ())
G_DECLARE_FINAL_TYPE (PbMetricEntry, pb_metric_entry, PB, METRIC_ENTRY, GObject)

PbMetricEntry *pb_metric_entry_new        (const PbMetricPoint    *point,
                                           const PbMetricStanding *standing) G_GNUC_WARN_UNUSED_RESULT;
const char    *pb_metric_entry_get_when   (PbMetricEntry          *self);
const char    *pb_metric_entry_get_value  (PbMetricEntry          *self);
const char    *pb_metric_entry_get_remark (PbMetricEntry          *self);
PbRecord      *pb_metric_entry_get_record (PbMetricEntry          *self);

G_END_DECLS
