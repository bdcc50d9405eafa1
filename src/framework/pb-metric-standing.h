/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-criteria-set.h"
#include "model/pb-dossier.h"

G_BEGIN_DECLS

/**
 * PbMetricStatus:
 * @PB_METRIC_STATUS_UNKNOWN: it cannot be judged
 * @PB_METRIC_STATUS_ON_TRACK: where it should be, or better
 * @PB_METRIC_STATUS_BEHIND: somewhat behind
 * @PB_METRIC_STATUS_OFF_TRACK: far from where it should be
 * @PB_METRIC_STATUS_DESCRIBED: only described, never judged
 *
 * How a metric stands against its target.
 */
typedef enum
{
  PB_METRIC_STATUS_UNKNOWN,
  PB_METRIC_STATUS_ON_TRACK,
  PB_METRIC_STATUS_BEHIND,
  PB_METRIC_STATUS_OFF_TRACK,
  PB_METRIC_STATUS_DESCRIBED,
} PbMetricStatus;

const char *pb_metric_status_get_nick      (PbMetricStatus status);
const char *pb_metric_status_get_label     (PbMetricStatus status);
const char *pb_metric_status_get_css_class (PbMetricStatus status);
const char *pb_metric_status_get_icon_name (PbMetricStatus status);

/**
 * PbMetricPoint:
 * @record: the observation
 * @start: the first day of its period, or %PB_DAY_NONE
 * @day: its last day
 * @value: the value observed; of a ratio the quotient
 * @total: (nullable): of values per period the sum since the baseline
 * @estimated: whether it is an estimate
 * @gap_before: whether an observation is missing before it, so that a line
 *   breaks there
 *
 * An observation of a metric, for charts and tables.
 */
typedef struct
{
  PbRecord  *record;
  PbDay      start;
  PbDay      day;
  PbDecimal *value;
  PbDecimal *total;
  gboolean   estimated;
  gboolean   gap_before;
} PbMetricPoint;

/**
 * PbMetricStanding:
 * @status: how it stands
 * @overdue: whether an observation is missing
 * @ambiguous: whether periods overlap, so that there is no value
 * @complete: whether unit, direction, baseline, target and cadence are known
 * @value: (nullable): the value on the day
 * @value_day: the last day of the newest observation, or %PB_DAY_NONE
 * @next_due: the day by which the next observation is due, or %PB_DAY_NONE
 * @unit: the unit; may be empty
 * @decimals: places to show, or -1 for as many as there are
 * @baseline: (nullable): the value to start from
 * @baseline_day: its day, or %PB_DAY_NONE
 * @target: (nullable): the value to reach
 * @target_min: (nullable): the lower end of a range
 * @target_max: (nullable): the upper end of a range
 * @target_day: the day of the target, or %PB_DAY_NONE
 * @target_record: (nullable): the identifier of the target
 * @progress: (nullable): (value − baseline) ÷ (target − baseline), not limited
 * @expected: (nullable): the part of the time that has passed, 0 to 1
 * @n_observations: how many observations there are up to the day
 * @n_estimated: how many of them are estimates
 * @conflicts: the identifiers of the observations whose periods overlap
 * @reason: how it stands and why, a sentence for people
 *
 * How one metric stands on a day.
 */
typedef struct
{
  PbMetricStatus  status;
  gboolean        overdue;
  gboolean        ambiguous;
  gboolean        complete;
  PbDecimal      *value;
  PbDay           value_day;
  PbDay           next_due;
  char           *unit;
  int             decimals;
  PbDecimal      *baseline;
  PbDay           baseline_day;
  PbDecimal      *target;
  PbDecimal      *target_min;
  PbDecimal      *target_max;
  PbDay           target_day;
  char           *target_record;
  PbDecimal      *progress;
  PbDecimal      *expected;
  guint           n_observations;
  guint           n_estimated;
  GStrv           conflicts;
  char           *reason;
} PbMetricStanding;

#define PB_TYPE_METRIC_STANDING (pb_metric_standing_get_type ())
GType             pb_metric_standing_get_type     (void) G_GNUC_CONST;
PbMetricStanding *pb_metric_standing_copy         (const PbMetricStanding *self) G_GNUC_WARN_UNUSED_RESULT;
void              pb_metric_standing_free         (PbMetricStanding       *self);
char             *pb_metric_standing_dup_value    (const PbMetricStanding *self) G_GNUC_WARN_UNUSED_RESULT;
char             *pb_metric_standing_dup_target   (const PbMetricStanding *self) G_GNUC_WARN_UNUSED_RESULT;
char             *pb_metric_standing_dup_progress (const PbMetricStanding *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbMetricStanding, pb_metric_standing_free)

PbMetricStanding *pb_metric_judge                 (PbDossier              *dossier,
                                                   PbCriteriaSet          *criteria,
                                                   PbRecord               *metric,
                                                   PbDay                   day) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray        *pb_metric_points                (PbDossier              *dossier,
                                                   PbCriteriaSet          *criteria,
                                                   PbRecord               *metric,
                                                   PbDay                   day) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
