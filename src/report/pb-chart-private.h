/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/pb-chart-layout.h"

G_BEGIN_DECLS

/* What the painting of a chart needs while it is laid out. */
typedef struct
{
  const PbChartData    *data;
  const PbChartOptions *options;
  PbChartLayout        *layout;
  PbDrawing            *drawing;
  const PbChartTarget  *target;
  gboolean              columns;
  gboolean              judged;
  double                low;
  double                high;
} PbChartSketch;

double               pb_chart_get_value    (const PbChartSketch *sketch,
                                            const PbChartPoint  *point);
void                 pb_chart_draw_back    (PbChartSketch       *sketch);
void                 pb_chart_draw_spread  (PbChartSketch       *sketch);
void                 pb_chart_draw_values  (PbChartSketch       *sketch);
void                 pb_chart_draw_labels  (PbChartSketch       *sketch);
double               pb_chart_get_x        (const PbChartSketch *sketch,
                                            double               day);
double               pb_chart_get_y        (const PbChartSketch *sketch,
                                            double               value);
char                *pb_chart_dup_target_label   (const PbChartSketch *sketch);
char                *pb_chart_dup_baseline_label (const PbChartSketch *sketch);

G_END_DECLS
