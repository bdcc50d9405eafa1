/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-trend.h"
#include "ui/widgets/pb-plot.h"

G_BEGIN_DECLS

#define PB_TYPE_TREND_CHART (pb_trend_chart_get_type ())
G_DECLARE_FINAL_TYPE (PbTrendChart, pb_trend_chart, PB, TREND_CHART, PbPlot)

PbTrend *pb_trend_chart_get_trend (PbTrendChart *self);
void     pb_trend_chart_set_trend (PbTrendChart *self,
                                   PbTrend      *trend);

G_END_DECLS
