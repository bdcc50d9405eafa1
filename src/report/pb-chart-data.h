/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-metric-standing.h"
#include "report/pb-chart-mark.h"

G_BEGIN_DECLS

/**
 * PbChartPoint:
 * @start: the first day of the period, or %PB_DAY_NONE
 * @day: its last day
 * @value: the value, for painting only
 * @total: the sum since the baseline, for painting only; %NAN where there is
 *   none
 * @estimated: whether it is an estimate
 * @gap_before: whether an observation is missing before it
 * @text: the value with its unit, exact, for people
 * @total_text: (nullable): the sum since the baseline with its unit, exact, for
 *   people
 * @n_more: how many observations of the same day it stands for besides
 * @low: the least of all of them, for painting only; %NAN where it stands for itself
 * @high: the greatest
 * @number: (nullable): the value as files hold it, exact; see
 *   pb_chart_data_dup_table()
 * @record: (nullable): the identifier of the observation
 *
 * A point of a chart.
 */
typedef struct
{
  PbDay     start;
  PbDay     day;
  double    value;
  double    total;
  gboolean  estimated;
  gboolean  gap_before;
  guint     n_more;
  double    low;
  double    high;
  char     *text;
  char     *total_text;
  char     *number;
  char     *record;
} PbChartPoint;

/**
 * PbChartTarget:
 * @day: the day by which to reach it
 * @low: the value to reach, or the lower end of a range; %NAN where there is none
 * @high: the upper end of a range, else the same as @low; %NAN where there is none
 * @text: the value with its unit, for people
 *
 * A target in a chart.
 */
typedef struct
{
  PbDay   day;
  double  low;
  double  high;
  char   *text;
} PbChartTarget;

/**
 * PbChartData:
 * @title: the name of the metric
 * @unit: its unit; may be empty
 * @decimals: places to show, or -1 for as many as there are
 * @series: how its values are meant
 * @direction: the #PbMetricDirection, or -1
 * @status: how it stands
 * @stepped: whether a value holds until the next one, as what an account holds does
 * @day: the day to look from
 * @baseline: the baseline, for painting only, or %NAN
 * @baseline_day: its day, or %PB_DAY_NONE
 * @baseline_text: (nullable): the baseline with its unit
 * @targets: (element-type PbChartTarget): the targets by day
 * @points: (element-type PbChartPoint): the observations by day
 * @marks: (element-type PbChartMark): what happened meanwhile, by day
 * @value_text: (nullable): the value on the day with its unit
 * @reason: (nullable): how it stands, a sentence
 *
 * What a chart of a metric shows.  The numbers are for painting; what people
 * read is in the texts, which are exact.
 */
typedef struct
{
  char            *title;
  char            *unit;
  int              decimals;
  PbMetricSeries   series;
  int              direction;
  PbMetricStatus   status;
  gboolean         stepped;
  PbDay            day;
  double           baseline;
  PbDay            baseline_day;
  char            *baseline_text;
  GPtrArray       *targets;
  GPtrArray       *points;
  GPtrArray       *marks;
  char            *value_text;
  char            *reason;
} PbChartData;

#define PB_TYPE_CHART_DATA (pb_chart_data_get_type ())
GType         pb_chart_data_get_type     (void) G_GNUC_CONST;
PbChartData  *pb_chart_data_new          (void) G_GNUC_WARN_UNUSED_RESULT;
PbChartData  *pb_chart_data_new_metric   (PbDossier         *dossier,
                                          PbCriteriaSet     *criteria,
                                          PbRecord          *metric,
                                          PbDay              day) G_GNUC_WARN_UNUSED_RESULT;
PbChartData  *pb_chart_data_copy         (const PbChartData *self) G_GNUC_WARN_UNUSED_RESULT;
void          pb_chart_data_free         (PbChartData       *self);
PbChartPoint *pb_chart_data_add_point    (PbChartData       *self,
                                          PbDay              start,
                                          PbDay              day,
                                          double             value,
                                          const char        *text);
PbChartTarget *pb_chart_data_add_target  (PbChartData       *self,
                                          PbDay              day,
                                          double             low,
                                          double             high,
                                          const char        *text);
char         *pb_chart_data_dup_sentence (const PbChartData *self,
                                          guint              n) G_GNUC_WARN_UNUSED_RESULT;
char         *pb_chart_data_dup_summary  (const PbChartData *self) G_GNUC_WARN_UNUSED_RESULT;
char         *pb_chart_data_dup_table    (const PbChartData *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbChartData, pb_chart_data_free)

G_END_DECLS
