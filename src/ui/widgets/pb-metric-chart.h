/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/pb-chart-layout.h"
#include "ui/widgets/pb-plot.h"

G_BEGIN_DECLS

#define PB_TYPE_METRIC_CHART (pb_metric_chart_get_type ())
G_DECLARE_FINAL_TYPE (PbMetricChart, pb_metric_chart, PB, METRIC_CHART, PbPlot)

GtkWidget         *pb_metric_chart_new       (void) G_GNUC_WARN_UNUSED_RESULT;
const PbChartData *pb_metric_chart_get_data  (PbMetricChart     *self);
void               pb_metric_chart_set_data  (PbMetricChart     *self,
                                              const PbChartData *data);
PbChartView        pb_metric_chart_get_view  (PbMetricChart     *self);
void               pb_metric_chart_set_view  (PbMetricChart     *self,
                                              PbChartView        view);
void               pb_metric_chart_get_range (PbMetricChart     *self,
                                              PbDay             *from,
                                              PbDay             *to);
void               pb_metric_chart_show_all  (PbMetricChart     *self);
void               pb_metric_chart_set_period (PbMetricChart     *self,
                                               PbDay              from,
                                               PbDay              to);

G_END_DECLS
