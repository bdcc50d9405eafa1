/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-trend.h"
#include "report/pb-drawing.h"

G_BEGIN_DECLS

/**
 * PbTrendOptions:
 * @size: the font size, in units of the drawing
 * @measure: (nullable): how wide text is
 *
 * How to lay out a trend.
 */
typedef struct
{
  double               size;
  const PbTextMeasure *measure;
} PbTrendOptions;

#define PB_TREND_OPTIONS_INIT { 11.0, NULL }

/**
 * PbTrendLayout:
 * @drawing: what to paint
 * @plot_x: the left edge of the first day's column
 * @plot_y: the upper edge of a column with all statements
 * @plot_height: the height of such a column
 * @column: how wide a column is with the space beside it
 * @n: how many columns there are
 *
 * A trend with its places.
 */
typedef struct
{
  PbDrawing *drawing;
  double     plot_x;
  double     plot_y;
  double     plot_height;
  double     column;
  guint      n;
} PbTrendLayout;

PbTrendLayout *pb_trend_layout_new   (PbTrend              *trend,
                                      double                width,
                                      double                height,
                                      const PbTrendOptions *options) G_GNUC_WARN_UNUSED_RESULT;
void           pb_trend_layout_free  (PbTrendLayout        *self);
int            pb_trend_layout_find  (const PbTrendLayout  *self,
                                      double                x);
double         pb_trend_layout_place (const PbTrendLayout  *self,
                                      guint                 n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbTrendLayout, pb_trend_layout_free)

G_END_DECLS
