/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/pb-group-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_METRIC_ROW (pb_metric_row_get_type ())
G_DECLARE_FINAL_TYPE (PbMetricRow, pb_metric_row, PB, METRIC_ROW, AdwExpanderRow)

GtkWidget *pb_metric_row_new        (PbGroupContext *context,
                                     PbRecord       *metric) G_GNUC_WARN_UNUSED_RESULT;
PbRecord  *pb_metric_row_get_metric (PbMetricRow    *self);
void       pb_metric_row_update     (PbMetricRow    *self,
                                     PbRecord       *metric);

G_END_DECLS
