/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure.h"

#include "framework/pb-judge.h"
#include "model/pb-field-value.h"
#include "report/pb-chart-layout.h"
#include "storage/pb-store-sync.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

/* A metric with a million observations: how long until its page can be shown, and how
 * much work a frame is while its chart is moved.  The floors are what nobody notices;
 * beside them, how long SQLite takes to read the same million values.
 */

#define N_OBSERVATIONS 1000000
#define N_AT_ONCE 100000
#define N_DAYS 3650
#define N_ROUNDS 5
#define N_FRAMES 120
#define OPEN_FLOOR_MS 150.0
#define FRAME_FLOOR_MS 4.0
#define WIDTH 900
#define HEIGHT 320

#define GROUP_ID "00000000000040008000000000000001"
#define METRIC_ID "00000000000040008000000000000002"

static void
commit (PbStore *store,
        PbEdit  *edit)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (pb_store_commit_sync (store, edit, NULL, &error));
  g_assert_no_error (error);
}

static void
fill (PbStore *store,
      PbDay    today)
{
  g_autoptr(PbEdit) first = pb_edit_new ("Group");
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);

  pb_edit_create (first, PB_KIND_GROUP, GROUP_ID);
  pb_edit_set_text (first, GROUP_ID, PB_GROUP_NAME, "Weather Station");
  pb_edit_create (first, PB_KIND_METRIC, METRIC_ID);
  pb_edit_set_text (first, METRIC_ID, PB_METRIC_GROUP, GROUP_ID);
  pb_edit_set_text (first, METRIC_ID, PB_METRIC_NAME, "Temperature");
  pb_edit_set_value (first, METRIC_ID, PB_METRIC_SERIES, g_variant_new_string ("level"));
  commit (store, first);

  for (guint done = 0; done < N_OBSERVATIONS; done += N_AT_ONCE)
    {
      g_autoptr(PbEdit) edit = pb_edit_new ("Observations");

      for (guint i = done; i < done + N_AT_ONCE; i++)
        {
          PbDay day = today - N_DAYS + 1 + (PbDay) ((guint64) i * N_DAYS / N_OBSERVATIONS);
          g_autofree char *value = g_strdup_printf ("%d.%d", g_rand_int_range (rand, -10, 35),
                                                    g_rand_int_range (rand, 0, 10));
          g_autoptr(GVariant) number = pb_field_parse (PB_OBSERVATION_VALUE, value, NULL);
          const char *id = pb_edit_create (edit, PB_KIND_OBSERVATION, NULL);

          pb_edit_set_text (edit, id, PB_OBSERVATION_METRIC, METRIC_ID);
          pb_edit_set_day (edit, id, PB_OBSERVATION_PERIOD_END, day);
          pb_edit_set_value (edit, id, PB_OBSERVATION_VALUE, number);
        }
      commit (store, edit);
    }
}

/* Milliseconds that SQLite takes to read the values. */
static double
read_plainly (const char *path)
{
  gint64 best = G_MAXINT64;
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      gint64 start = g_get_monotonic_time ();
      sqlite3_stmt *statement;
      double sum = 0;
      guint n = 0;

      g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT period_end, value FROM rec_observation"
                                               " ORDER BY metric, period_end", -1, &statement,
                                           NULL), ==, SQLITE_OK);
      for (; sqlite3_step (statement) == SQLITE_ROW; n++)
        sum += sqlite3_column_int (statement, 0) + sqlite3_column_double (statement, 1);
      sqlite3_finalize (statement);
      g_assert_cmpuint (n, ==, N_OBSERVATIONS);
      g_assert_cmpfloat (sum, >, 0);
      best = MIN (best, g_get_monotonic_time () - start);
    }
  sqlite3_close (db);

  return best / 1000.0;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

/* The 95th of a hundred frames while the chart is zoomed in and moved along. */
static double
move (const PbChartData *data,
      PbDay              today)
{
  gint64 frames[N_FRAMES];

  for (int i = 0; i < N_FRAMES; i++)
    {
      PbChartOptions options = PB_CHART_OPTIONS_INIT;
      gint64 start = g_get_monotonic_time ();
      g_autoptr(PbChartLayout) layout = NULL;

      options.from = today - N_DAYS + i * 20;
      options.to = i % 2 ? today : options.from + 365;
      layout = pb_chart_layout_new (data, WIDTH, HEIGHT, &options);
      g_assert_nonnull (layout);
      frames[i] = g_get_monotonic_time () - start;
    }
  qsort (frames, N_FRAMES, sizeof frames[0], compare_times);

  return frames[N_FRAMES * 95 / 100] / 1000.0;
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("phasebook-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(PbClock) clock = pb_clock_new ();
  g_autoptr(PbStore) store = pb_store_new (file, clock);
  g_autoptr(PbCriteriaSet) criteria = pb_criteria_set_new_builtin (NULL);
  PbDay today = pb_clock_get_today (clock);
  gint64 opened = G_MAXINT64;
  double plain, frame = 0;
  g_autoptr(GError) error = NULL;

  g_assert_true (pb_store_open_sync (store, PB_STORE_OPEN_NEW, NULL, &error));
  g_assert_no_error (error);
  fill (store, today);
  plain = read_plainly (path);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr(PbDossier) dossier = pb_store_dossier_sync (store, GROUP_ID, today, &error);
      g_autoptr(PbChartData) data = NULL;
      g_autoptr(PbChartLayout) layout = NULL;
      PbChartOptions options = PB_CHART_OPTIONS_INIT;
      gint64 read = g_get_monotonic_time ();

      g_assert_no_error (error);
      data = pb_chart_data_new_metric (dossier, criteria,
                                       pb_dossier_lookup (dossier, METRIC_ID), today);
      layout = pb_chart_layout_new (data, WIDTH, HEIGHT, &options);
      g_assert_nonnull (layout);
      opened = MIN (opened, g_get_monotonic_time () - start);
      g_printerr ("read %.1f ms, %u points, chart %.1f ms\n", (read - start) / 1000.0,
                  data->points->len, (g_get_monotonic_time () - read) / 1000.0);
      if (round == 0)
        frame = move (data, today);
    }

  figure_below ("observations-million-open-ms", opened / 1000.0, OPEN_FLOOR_MS);
  figure_below ("observations-million-frame-ms", frame, FRAME_FLOOR_MS);
  figure_beside ("observations-million-open-vs-select-ms", opened / 1000.0, plain, 1);

  g_assert_true (pb_store_close_sync (store, NULL));
  g_unlink (path);
  g_rmdir (folder);

  return 0;
}
