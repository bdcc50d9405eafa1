/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-metric-standing.h"
#include "framework/pb-rule-context-private.h"

G_BEGIN_DECLS

/* The observations of a metric that count on the judged day. */
GPtrArray        *pb_metric_find_observations  (PbRuleContext *context,
                                                PbRecord      *metric) G_GNUC_WARN_UNUSED_RESULT;
int               pb_metric_get_cadence_days   (PbRuleContext *context,
                                                PbRecord      *metric);
PbDecimal        *pb_metric_dup_observed       (PbRecord      *metric,
                                                PbRecord      *observation) G_GNUC_WARN_UNUSED_RESULT;
gboolean          pb_metric_sums_up            (PbRecord      *metric);
gboolean          pb_metric_in_sum             (PbRecord      *metric,
                                                PbRecord      *observation);

PbMetricStanding *pb_metric_standing_find      (PbRuleContext *context,
                                                PbRecord      *metric) G_GNUC_WARN_UNUSED_RESULT;
PbDay             pb_metric_missing_since      (PbRuleContext *context,
                                                PbRecord      *metric);

G_END_DECLS
