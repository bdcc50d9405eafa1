/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-store-private.h"

#include "model/pb-id.h"

typedef struct
{
  char *metric_id;
  PbDay from;
  PbDay to;
  guint n_pixels;
  GArray *points;
  guint n_observations;
} SeriesData;

static void
series_data_free (gpointer data)
{
  SeriesData *self = data;

  g_free (self->metric_id);
  g_clear_pointer (&self->points, g_array_unref);
  g_free (self);
}

/* The observations of a metric in a time, with a number to paint, without those
 * that a correction has taken the place of.
 */
#define POINTS \
  " FROM (SELECT r.period_end AS day, coalesce(r.estimated, 0) AS estimated," \
  "  CASE WHEN r.value IS NOT NULL THEN CAST(r.value AS REAL)" \
  "  ELSE CAST(r.numerator AS REAL) / nullif(CAST(r.denominator AS REAL), 0) END AS value" \
  "  FROM rec_observation r CROSS JOIN entity e USING (eid)" \
  "  WHERE e.state = 0 AND r.metric = (SELECT eid FROM entity WHERE uuid = unhex(?1))" \
  "  AND r.period_end BETWEEN ?2 AND ?3" \
  "  AND r.eid NOT IN (SELECT n.supersedes FROM rec_observation n CROSS JOIN entity ne USING (eid)" \
  "  WHERE n.metric = (SELECT eid FROM entity WHERE uuid = unhex(?1))" \
  "  AND n.supersedes IS NOT NULL AND ne.state = 0)) WHERE value IS NOT NULL"

static sqlite3_stmt *
prepare (PbWorker    *worker,
         SeriesData  *series,
         const char  *text,
         GError     **error)
{
  sqlite3_stmt *statement = pb_sql_prepare (worker->sql, text, error);

  if (statement == NULL)
    return NULL;

  pb_sql_bind_text (statement, 1, series->metric_id);
  sqlite3_bind_int64 (statement, 2, series->from == PB_DAY_NONE ? G_MININT32 : series->from);
  sqlite3_bind_int64 (statement, 3, series->to == PB_DAY_NONE ? G_MAXINT32 : series->to);

  return statement;
}

static gboolean
collect (PbWorker      *worker,
         SeriesData    *series,
         sqlite3_stmt  *statement,
         GError       **error)
{
  while (TRUE)
    {
      PbSeriesPoint point;
      gboolean row;

      if (!pb_sql_step (worker->sql, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      point.day = sqlite3_column_int (statement, 0);
      point.value = sqlite3_column_double (statement, 1);
      point.estimated = sqlite3_column_int (statement, 2) != 0;
      g_array_append_val (series->points, point);
    }
}

static gboolean
read_series (PbWorker    *worker,
             SeriesData  *series,
             GError     **error)
{
  gint64 first, last;
  gboolean row;

  {
    g_autoptr(PbSqlStatement) extent = NULL;

    extent = prepare (worker, series, "SELECT count(*), min(day), max(day)" POINTS, error);
    if (extent == NULL || !pb_sql_step (worker->sql, extent, &row, error))
      return FALSE;

    series->n_observations = sqlite3_column_int (extent, 0);
    first = sqlite3_column_int64 (extent, 1);
    last = sqlite3_column_int64 (extent, 2);
  }

  /* Two points a pixel at the most: the least and the greatest value there. */
  if (series->n_observations <= 2 * series->n_pixels)
    {
      g_autoptr(PbSqlStatement) all = NULL;

      all = prepare (worker, series, "SELECT day, value, estimated" POINTS " ORDER BY day, value",
                     error);

      return all && collect (worker, series, all, error);
    }
  else
    {
      g_autoptr(PbSqlStatement) thinned = NULL;

      /* With min() or max() alone, SQLite takes the other columns from the row
       * that has it.
       */
      thinned = prepare (worker, series,
                         "SELECT day, value, estimated FROM ("
                         "SELECT day, min(value) AS value, estimated" POINTS
                         " GROUP BY (day - ?4) * ?5 / ?6"
                         " UNION "
                         "SELECT day, max(value) AS value, estimated" POINTS
                         " GROUP BY (day - ?4) * ?5 / ?6) ORDER BY day, value",
                         error);
      if (thinned == NULL)
        return FALSE;

      sqlite3_bind_int64 (thinned, 4, first);
      sqlite3_bind_int64 (thinned, 5, series->n_pixels);
      sqlite3_bind_int64 (thinned, 6, last - first + 1);

      return collect (worker, series, thinned, error);
    }
}

static gboolean
series_work (PbWorker    *worker,
             PbStoreJob  *job,
             GError     **error)
{
  SeriesData *series = job->data;

  series->points = g_array_new (FALSE, FALSE, sizeof (PbSeriesPoint));

  if (!pb_worker_begin_read (worker, error))
    return FALSE;

  return pb_worker_end_read (worker, read_series (worker, series, error));
}

static void
series_done (PbStore    *self,
             PbStoreJob *job)
{
  SeriesData *series = job->data;

  g_task_return_pointer (job->task,
                         pb_series_new (g_steal_pointer (&series->points), series->n_observations),
                         g_object_unref);
}

/**
 * pb_store_series_async:
 * @self: a store
 * @metric_id: the identifier of a metric
 * @from: the first day, or %PB_DAY_NONE for all that came before
 * @to: the last day, or %PB_DAY_NONE for all that comes after
 * @n_pixels: how wide the chart is
 * @cancellable: (nullable): to give up before it starts
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Reads the values of a metric for painting: of each pixel not more than the
 * least and the greatest.  Ratios are divided.
 */
void
pb_store_series_async (PbStore             *self,
                       const char          *metric_id,
                       PbDay                from,
                       PbDay                to,
                       guint                n_pixels,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  SeriesData *series;
  GTask *task;

  g_return_if_fail (PB_IS_STORE (self));
  g_return_if_fail (pb_id_is_valid (metric_id));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_store_series_async);

  series = g_new0 (SeriesData, 1);
  series->metric_id = g_strdup (metric_id);
  series->from = from;
  series->to = to;
  series->n_pixels = MAX (n_pixels, 1);
  pb_store_push (self, PB_STORE_READER, task, series_work, series_done, series, series_data_free);
}

/**
 * pb_store_series_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the points by day
 */
PbSeries *
pb_store_series_finish (PbStore       *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
