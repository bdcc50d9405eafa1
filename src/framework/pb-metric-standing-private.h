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
GArray           *pb_context_periods           (PbRuleContext *context,
                                                PbRecord      *metric);
gboolean          pb_observation_is_corrected  (PbRuleContext *context,
                                                PbRecord      *observation);
PbRecord         *pb_metric_find_latest        (PbRuleContext *context,
                                                PbRecord      *metric);
int               pb_metric_get_cadence_days   (PbRuleContext *context,
                                                PbRecord      *metric);
PbDecimal        *pb_metric_dup_observed       (PbRecord      *metric,
                                                PbRecord      *observation) G_GNUC_WARN_UNUSED_RESULT;
gboolean          pb_metric_sums_up            (PbRecord      *metric);
gboolean          pb_metric_in_sum             (PbDay          baseline,
                                                PbDay          start,
                                                PbDay          end);

const PbMetricStanding *pb_context_metric      (PbRuleContext *context,
                                                PbRecord      *metric);
PbDay             pb_metric_missing_since      (PbRuleContext *context,
                                                PbRecord      *metric);

G_END_DECLS
