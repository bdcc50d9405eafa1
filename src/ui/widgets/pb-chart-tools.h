/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/pb-group-context.h"
#include "ui/widgets/pb-metric-chart.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_CHART_TOOLS (pb_chart_tools_get_type ())
G_DECLARE_FINAL_TYPE (PbChartTools, pb_chart_tools, PB, CHART_TOOLS, AdwBin)

GtkWidget *pb_chart_tools_new         (PbMetricChart  *chart,
                                       PbGroupContext *context) G_GNUC_WARN_UNUSED_RESULT;
void       pb_chart_tools_set_context (PbChartTools   *self,
                                       PbGroupContext *context);

G_END_DECLS
