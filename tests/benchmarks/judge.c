/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure.h"
#include "scale-dossier.h"

#include "framework/pb-attention.h"
#include "framework/pb-judge.h"
#include "framework/pb-trend.h"
#include "model/pb-field-value.h"

#include <sqlite3.h>
#include <time.h>

/* Judges a group with two years of 100,000 records.  The floor is what a window
 * may take without anybody noticing; the judging runs on a thread of its own, but
 * it runs after every change.
 */

#define N_ROUNDS 9
#define N_READS 2.0
#define FLOOR_MS 100.0
#define TREND_FLOOR_MS 2000.0
#define AGAIN_FLOOR_MS 20.0
#define N_WEEKS 104

/* The same rows in plain tables, for comparison. */
static sqlite3 *
fill_tables (PbDossier *dossier)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  for (guint kind = 1; kind < PB_N_KINDS; kind++)
    {
      GPtrArray *records = pb_dossier_get_records (dossier, kind);
      guint n_fields = pb_kind_get_n_fields (kind);
      g_autoptr(GString) create = g_string_new (NULL);
      g_autoptr(GString) insert = g_string_new (NULL);
      sqlite3_stmt *statement;

      g_string_printf (create, "CREATE TABLE k%u (id TEXT", kind);
      g_string_printf (insert, "INSERT INTO k%u VALUES (?", kind);
      for (guint i = 0; i < n_fields; i++)
        {
          g_string_append_printf (create, ", f%u", i);
          g_string_append (insert, ", ?");
        }
      g_string_append (create, ")");
      g_string_append (insert, ")");
      g_assert_cmpint (sqlite3_exec (db, create->str, NULL, NULL, NULL), ==, SQLITE_OK);
      sqlite3_prepare_v2 (db, insert->str, -1, &statement, NULL);

      for (guint i = 0; i < records->len; i++)
        {
          sqlite3_bind_text (statement, 1, pb_record_get_id (records->pdata[i]), -1,
                             SQLITE_TRANSIENT);
          for (guint j = 0; j < n_fields; j++)
            {
              PbFieldId field = pb_kind_get_nth_field (kind, j)->id;
              GVariant *value = pb_record_get_value (records->pdata[i], field);
              g_autofree char *text = value ? pb_field_to_text (field, value) : NULL;

              sqlite3_bind_text (statement, (int) j + 2, text, -1, SQLITE_TRANSIENT);
            }
          g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
          sqlite3_reset (statement);
        }
      sqlite3_finalize (statement);
    }

  return db;
}

static gsize
read_tables (sqlite3 *db)
{
  gsize n = 0;

  for (guint kind = 1; kind < PB_N_KINDS; kind++)
    {
      g_autofree char *select = g_strdup_printf ("SELECT * FROM k%u", kind);
      sqlite3_stmt *statement;

      sqlite3_prepare_v2 (db, select, -1, &statement, NULL);
      while (sqlite3_step (statement) == SQLITE_ROW)
        {
          for (int i = 0; i < sqlite3_column_count (statement); i++)
            n += sqlite3_column_text (statement, i) != NULL;
        }
      sqlite3_finalize (statement);
    }

  return n;
}

/* Microseconds of work, whatever else the machine does meanwhile. */
static gint64
get_work (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

/* The same group again, with an activity of today more. */
static PbDossier *
add_one (PbDossier *dossier,
         PbRecord  *record)
{
  PbDossier *more = pb_dossier_new (pb_dossier_get_group (dossier), pb_dossier_get_day (dossier));

  for (guint kind = 1; kind < PB_N_KINDS; kind++)
    {
      GPtrArray *records = pb_dossier_get_records (dossier, kind);

      for (guint i = 0; i < records->len; i++)
        pb_dossier_add (more, records->pdata[i]);
    }
  pb_dossier_add (more, record);
  pb_dossier_seal (more);

  return more;
}

/* The trend works on several threads, so it is the clock on the wall that counts. */
static void
measure_trend (PbDossier     *dossier,
               PbCriteriaSet *criteria)
{
  PbDay today = pb_dossier_get_day (dossier);
  g_autoptr(PbRecord) activity = pb_record_new (PB_KIND_ACTIVITY, NULL);
  const char *changed[] = { pb_record_get_id (activity), NULL };
  g_autoptr(PbDossier) more = NULL;
  gint64 whole = G_MAXINT64;
  gint64 again = G_MAXINT64;

  pb_record_set_value (activity, PB_ACTIVITY_GROUP,
                       g_variant_new_string (pb_dossier_get_group_id (dossier)));
  pb_record_set_value (activity, PB_ACTIVITY_KIND, g_variant_new_string ("knowledge-sharing"));
  pb_record_set_value (activity, PB_ACTIVITY_DATE, g_variant_new_int32 (today));
  more = add_one (dossier, activity);

  for (guint i = 0; i < 3; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr(PbTrend) trend = pb_trend_judge (dossier, criteria, PB_PHASE_ITERATION,
                                                 today - 7 * (N_WEEKS - 1), PB_TREND_WEEKS, NULL,
                                                 NULL, NULL);
      gint64 end = g_get_monotonic_time ();
      /* The checklist of the day is judged in any case. */
      g_autoptr(PbJudgement) last = pb_judge_phase (more, criteria, PB_PHASE_ITERATION, today,
                                                    NULL, NULL);
      gint64 middle = g_get_monotonic_time ();
      g_autoptr(PbTrend) next = pb_trend_judge_again (trend, more, changed, last, NULL, NULL);

      g_assert_cmpuint (pb_trend_get_n_judged (trend), ==, N_WEEKS);
      g_assert_cmpuint (pb_trend_get_n_judged (next), ==, 0);
      whole = MIN (whole, end - start);
      again = MIN (again, g_get_monotonic_time () - middle);
    }

  figure_below ("judge-trend-104-weeks-100k-ms", whole / 1000.0, TREND_FLOOR_MS);
  figure_below ("judge-trend-after-edit-100k-ms", again / 1000.0, AGAIN_FLOOR_MS);
}

int
main (void)
{
  g_autoptr(PbCriteriaSet) criteria = pb_criteria_set_new_builtin (NULL);
  g_autoptr(PbDossier) dossier = scale_dossier_new (criteria);
  PbDay today = pb_dossier_get_day (dossier);
  gint64 judged[N_ROUNDS], listed[N_ROUNDS], read[N_ROUNDS];
  sqlite3 *db;

  db = fill_tables (dossier);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      gint64 start = get_work ();
      g_autoptr(PbJudgement) judgement = pb_judge_phase (dossier, criteria, PB_PHASE_ITERATION,
                                                         today, NULL, NULL);
      gint64 middle = get_work ();
      g_autoptr(GPtrArray) rows = pb_attention_list (dossier, criteria, judgement, today);

      g_assert_cmpuint (rows->len, >, 0);
      judged[i] = middle - start;
      listed[i] = get_work () - middle;
      start = get_work ();
      g_assert_cmpuint (read_tables (db), >, 100000);
      read[i] = get_work () - start;
    }

  /* The best round is the one that other programs disturbed least. */
  qsort (judged, N_ROUNDS, sizeof judged[0], compare_times);
  qsort (listed, N_ROUNDS, sizeof listed[0], compare_times);
  qsort (read, N_ROUNDS, sizeof read[0], compare_times);
  figure_beside ("judge-100k-vs-sql-ms", judged[0] / 1000.0, read[0] / 1000.0, N_READS);
  figure_below ("judge-100k-ms", judged[0] / 1000.0, FLOOR_MS);
  figure_below ("judge-attention-100k-ms", listed[0] / 1000.0, FLOOR_MS);

  measure_trend (dossier, criteria);
  sqlite3_close (db);

  return 0;
}
