/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-series.h"

/**
 * PbSeries:
 *
 * The points of a chart, thinned to the pixels that it has.
 */
struct _PbSeries
{
  GObject parent_instance;

  GArray *points;
  guint n_observations;
};

G_DEFINE_FINAL_TYPE (PbSeries, pb_series, G_TYPE_OBJECT)

static void
pb_series_finalize (GObject *object)
{
  PbSeries *self = PB_SERIES (object);

  g_clear_pointer (&self->points, g_array_unref);

  G_OBJECT_CLASS (pb_series_parent_class)->finalize (object);
}

static void
pb_series_class_init (PbSeriesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_series_finalize;
}

static void
pb_series_init (PbSeries *self)
{
}

/**
 * pb_series_new:
 * @points: (transfer full) (element-type PbSeriesPoint): the points by day
 * @n_observations: how many observations there are in that time
 *
 * Returns: (transfer full): the series
 */
PbSeries *
pb_series_new (GArray *points,
               guint   n_observations)
{
  PbSeries *self = g_object_new (PB_TYPE_SERIES, NULL);

  self->points = points;
  self->n_observations = n_observations;

  return self;
}

/**
 * pb_series_get_points:
 * @self: a series
 * @n_points: (out): how many points there are
 *
 * Returns: (transfer none) (array length=n_points) (nullable): the points by
 *   day; two of one day are the least and the greatest value of a time that is
 *   narrower than a pixel
 */
const PbSeriesPoint *
pb_series_get_points (PbSeries *self,
                      guint    *n_points)
{
  g_return_val_if_fail (PB_IS_SERIES (self), NULL);

  *n_points = self->points->len;

  return (const PbSeriesPoint *) self->points->data;
}

/**
 * pb_series_get_n_observations:
 * @self: a series
 *
 * Returns: how many observations there are in that time, before thinning
 */
guint
pb_series_get_n_observations (PbSeries *self)
{
  g_return_val_if_fail (PB_IS_SERIES (self), 0);

  return self->n_observations;
}
