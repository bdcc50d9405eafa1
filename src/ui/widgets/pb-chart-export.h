/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/widgets/pb-metric-chart.h"

G_BEGIN_DECLS

/**
 * PbChartFile:
 * @PB_CHART_FILE_PNG: a picture of pixels
 * @PB_CHART_FILE_SVG: a picture of lines and letters
 *
 * How a chart is saved.
 */
typedef enum
{
  PB_CHART_FILE_PNG,
  PB_CHART_FILE_SVG,
} PbChartFile;

GBytes *pb_chart_export_render (PbMetricChart  *chart,
                                PbChartFile     type,
                                GError        **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
