/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/pb-axis.h"
#include "report/pb-chart-data.h"

G_BEGIN_DECLS

/**
 * PbChartView:
 * @PB_CHART_VALUES: the values as observed; of values per period as columns
 * @PB_CHART_TOTALS: the sum since the baseline, of values per period
 *
 * Which side of a metric a chart shows.
 */
typedef enum
{
  PB_CHART_VALUES,
  PB_CHART_TOTALS,
} PbChartView;

/**
 * PbChartOptions:
 * @view: which side to show
 * @from: the first day to show, or %PB_DAY_NONE for all
 * @to: the last day to show, or %PB_DAY_NONE for all
 * @size: the font size, in units of the drawing
 * @compact: whether to leave out the grid and all but the ends of the axes
 * @measure: (nullable): how wide text is
 *
 * How to lay out a chart.
 */
typedef struct
{
  PbChartView          view;
  PbDay                from;
  PbDay                to;
  double               size;
  gboolean             compact;
  const PbTextMeasure *measure;
} PbChartOptions;

#define PB_CHART_OPTIONS_INIT { PB_CHART_VALUES, PB_DAY_NONE, PB_DAY_NONE, 11.0, FALSE, NULL }

/**
 * PbChartSpot:
 * @x: the place of the point
 * @y: the place of the point
 * @point: which point of the data it is
 *
 * Where a point of the data lies.
 */
typedef struct
{
  double x;
  double y;
  guint  point;
} PbChartSpot;

/**
 * PbChartLayout:
 * @drawing: what to paint
 * @x_axis: the days
 * @y_axis: the values
 * @plot_x: the left edge of where values lie
 * @plot_y: its upper edge
 * @plot_width: its width
 * @plot_height: its height
 * @spots: (element-type PbChartSpot): the points shown, by day
 *
 * A chart with its places.
 */
typedef struct
{
  PbDrawing *drawing;
  PbAxis    *x_axis;
  PbAxis    *y_axis;
  double     plot_x;
  double     plot_y;
  double     plot_width;
  double     plot_height;
  GArray    *spots;
} PbChartLayout;

PbChartLayout     *pb_chart_layout_new       (const PbChartData    *data,
                                              double                width,
                                              double                height,
                                              const PbChartOptions *options) G_GNUC_WARN_UNUSED_RESULT;
void               pb_chart_layout_free      (PbChartLayout        *self);
const PbChartSpot *pb_chart_layout_find_spot (const PbChartLayout  *self,
                                              double                x);
const PbChartSpot *pb_chart_layout_get_spot  (const PbChartLayout  *self,
                                              guint                 point);
int                pb_chart_layout_step      (const PbChartLayout  *self,
                                              int                   point,
                                              int                   steps);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbChartLayout, pb_chart_layout_free)

G_END_DECLS
