/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-types.h"

G_BEGIN_DECLS

/**
 * PbSeriesPoint:
 * @day: the day that the value stands for, the end of its period
 * @value: the value, for painting only: exact values are in the records
 * @estimated: whether the value is an estimate
 *
 * A point of a chart.
 */
typedef struct
{
  PbDay    day;
  double   value;
  gboolean estimated;
} PbSeriesPoint;

#define PB_TYPE_SERIES (pb_series_get_type ())
G_DECLARE_FINAL_TYPE (PbSeries, pb_series, PB, SERIES, GObject)

PbSeries            *pb_series_new         (GArray     *points,
                                            guint       n_observations) G_GNUC_WARN_UNUSED_RESULT;
const PbSeriesPoint *pb_series_get_points  (PbSeries   *self,
                                            guint      *n_points);
guint                pb_series_get_n_observations (PbSeries *self);

G_END_DECLS
