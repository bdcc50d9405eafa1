/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* storage [RECORDS [NAME]]
 *
 * What the operation log costs over plain SQLite that writes the very same
 * rows, with the same tables, indexes and pragmas, in the same file system and
 * in turn with ours.  Times are the processor's, so that a busy machine does not
 * blur them, but where waiting for the disk is what is measured; those of edits
 * are medians over blocks.  With NAME only that figure is measured.  The libraries
 * are made in the current folder, since /tmp may not be a disk.
 */

#include "config.h"

#include "figure.h"
#include "raw-library.h"

#include "model/pb-id.h"
#include "storage/pb-engine.h"
#include "storage/pb-op.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <time.h>

#define DEFAULT_RECORDS 20000
#define BLOCKS 40
#define EDITS_PER_BLOCK 50
#define OBSERVATIONS_PER_METRIC 40

typedef struct
{
  PbSql *sql;
  PbEngine *engine;
  gint64 now;
  gint64 raw_seq;
  GPtrArray *groups;
  GPtrArray *metrics;
  GRand *rand;
  gboolean wall;
} PbBench;

static void
run (PbBench    *bench,
     const char *sql)
{
  g_autoptr(GError) error = NULL;

  if (!pb_sql_exec (bench->sql, sql, &error))
    g_error ("%s: %s", sql, error->message);
}

static sqlite3_stmt *
prepare (PbBench    *bench,
         const char *sql)
{
  g_autoptr(GError) error = NULL;
  sqlite3_stmt *statement = pb_sql_prepare (bench->sql, sql, &error);

  if (statement == NULL)
    g_error ("%s: %s", sql, error->message);

  return statement;
}

static void
finish (PbBench      *bench,
        sqlite3_stmt *statement)
{
  g_autoptr(GError) error = NULL;

  if (!pb_sql_run (bench->sql, statement, &error))
    g_error ("%s", error->message);
}

static PbBench *
bench_new (const char *path)
{
  g_autoptr(GError) error = NULL;
  PbBench *bench = g_new0 (PbBench, 1);

  bench->sql = pb_sql_open (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, FALSE, &error);
  if (bench->sql == NULL)
    g_error ("%s", error->message);

  run (bench, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; BEGIN");
  if (!pb_engine_create_schema (bench->sql, &error))
    g_error ("%s", error->message);
  run (bench, "COMMIT");

  bench->engine = pb_engine_new (bench->sql, &error);
  bench->now = G_GINT64_CONSTANT (1600000000) * G_USEC_PER_SEC;
  bench->groups = g_ptr_array_new_with_free_func (g_free);
  bench->metrics = g_ptr_array_new_with_free_func (g_free);
  bench->rand = g_rand_new_with_seed (1);

  return bench;
}

static void
bench_free (PbBench *bench)
{
  pb_engine_free (bench->engine);
  pb_sql_free (bench->sql);
  g_ptr_array_unref (bench->groups);
  g_ptr_array_unref (bench->metrics);
  g_rand_free (bench->rand);
  g_free (bench);
}

static void
commit (PbBench *bench,
        PbEdit  *edit)
{
  g_autoptr(GError) error = NULL;
  g_auto(PbEngineResult) result = { 0 };

  bench->now += G_USEC_PER_SEC;
  if (!pb_engine_edit (bench->engine, edit, bench->now, &result, &error))
    g_error ("%s", error->message);
}

static char *
make_text (PbBench *bench,
           guint    n_lines)
{
  GString *text = g_string_new ("# About the group\n\n");

  for (guint i = 0; i < n_lines; i++)
    g_string_append_printf (text, "- sentence %u of the text with some words in it, number %u\n", i,
                            g_rand_int_range (bench->rand, 0, 100000));

  return g_string_free_and_steal (text);
}

static void
add_group (PbBench *bench)
{
  g_autoptr(PbEdit) edit = pb_edit_new ("Add Group");
  g_autofree char *name = g_strdup_printf ("Group %u", bench->groups->len);
  g_autofree char *text = make_text (bench, 50);
  char *id = g_strdup (pb_edit_create (edit, PB_KIND_GROUP, NULL));

  pb_edit_set_text (edit, id, PB_GROUP_NAME, name);
  pb_edit_set_text (edit, id, PB_GROUP_KIND, "cell");
  pb_edit_set_text (edit, id, PB_GROUP_PURPOSE, text);
  pb_edit_set_add (edit, id, PB_COMMON_TAGS, "health");
  commit (bench, edit);
  g_ptr_array_add (bench->groups, id);
}

static void
add_metric (PbBench    *bench,
            const char *group)
{
  g_autoptr(PbEdit) edit = pb_edit_new ("Add Metric");
  char *id = g_strdup (pb_edit_create (edit, PB_KIND_METRIC, NULL));

  pb_edit_set_text (edit, id, PB_METRIC_GROUP, group);
  pb_edit_set_text (edit, id, PB_METRIC_NAME, "People reached");
  pb_edit_set_text (edit, id, PB_METRIC_UNIT, "people");
  pb_edit_set_text (edit, id, PB_METRIC_BASELINE, "12.5");
  commit (bench, edit);
  g_ptr_array_add (bench->metrics, id);
}

static void
add_observation (PbBench    *bench,
                 const char *metric)
{
  g_autoptr(PbEdit) edit = pb_edit_new ("Add Observation");
  const char *id = pb_edit_create (edit, PB_KIND_OBSERVATION, NULL);

  pb_edit_set_text (edit, id, PB_OBSERVATION_METRIC, metric);
  pb_edit_set_day (edit, id, PB_OBSERVATION_PERIOD_END, g_rand_int_range (bench->rand, 0, 20000));
  pb_edit_set_text (edit, id, PB_OBSERVATION_VALUE, "1234.50");
  commit (bench, edit);
}

/* Microseconds of this thread, or of the clock on the wall. */
static gint64
get_time (PbBench *bench)
{
  struct timespec time;

  clock_gettime (bench->wall ? CLOCK_MONOTONIC : CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * (gint64) G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static const char *
pick (PbBench   *bench,
      GPtrArray *ids)
{
  return ids->pdata[g_rand_int_range (bench->rand, 0, (gint32) ids->len)];
}

static void
change_title (PbBench *bench)
{
  g_autoptr(PbEdit) edit = pb_edit_new ("Rename");
  g_autofree char *name = g_strdup_printf ("Renamed %u", g_rand_int (bench->rand));

  pb_edit_set_text (edit, pick (bench, bench->groups), PB_GROUP_NAME, name);
  commit (bench, edit);
}

/* Changes one line of 3 KB.  What the text is before is read, as an editor
 * would have done, outside of the time that is taken.
 */
static PbEdit *
make_text_edit (PbBench *bench)
{
  PbEdit *edit = pb_edit_new ("Edit Purpose");
  const char *id = pick (bench, bench->groups);
  g_autoptr(PbRecord) record = pb_engine_load (bench->engine, id, NULL);
  g_auto(GStrv) lines = g_strsplit (pb_record_get_text (record, PB_GROUP_PURPOSE), "\n", -1);
  guint n = (guint) g_rand_int_range (bench->rand, 2, 50);
  g_autofree char *text = NULL;

  g_free (lines[n]);
  lines[n] = g_strdup_printf ("- a changed line %u", g_rand_int (bench->rand));
  text = g_strjoinv ("\n", lines);
  pb_edit_set_text (edit, id, PB_GROUP_PURPOSE, text);

  return edit;
}

static void
fill (PbBench *bench,
      guint    n_records)
{
  guint n = 0;

  run (bench, "BEGIN IMMEDIATE");
  while (n < n_records)
    {
      add_group (bench);
      add_metric (bench, bench->groups->pdata[bench->groups->len - 1]);
      for (int i = 0; i < OBSERVATIONS_PER_METRIC; i++)
        add_observation (bench, bench->metrics->pdata[bench->metrics->len - 1]);
      n += OBSERVATIONS_PER_METRIC + 2;

      change_title (bench);
      change_title (bench);
      for (int i = 0; i < 4; i++)
        {
          g_autoptr(PbEdit) edit = make_text_edit (bench);

          commit (bench, edit);
        }
    }
  run (bench, "COMMIT; PRAGMA wal_checkpoint (TRUNCATE); ANALYZE");
}

/* The raw statements: those that the engine writes for the same edit, with
 * values that are made up.  Their operations go into a log of their own, so that
 * both write at the end of one.
 */

static void
raw_op (PbBench    *bench,
        gint64      eid,
        const char *body)
{
  sqlite3_stmt *statement = prepare (bench, "INSERT INTO op VALUES (?, ?, 1, ?, 0, ?)");

  sqlite3_bind_int64 (statement, 1, ((gint64) 9 << 40) + ++bench->raw_seq);
  sqlite3_bind_int64 (statement, 2, eid);
  sqlite3_bind_int64 (statement, 3, (gint64) pb_hlc_from_instant (bench->now));
  pb_sql_bind_text (statement, 4, body);
  finish (bench, statement);
}

static void
raw_entity (PbBench *bench,
            gint64   eid)
{
  static const guint8 heads[12] = { 16, 1, 0, 0, 1, 0x93, 0x51, 0x2a, 0x7b, 0x2c, 0, 1 };
  sqlite3_stmt *statement =
    prepare (bench, "UPDATE entity SET kind = 1, c_hlc = 5, c_dev = 1, c_mask = 98304,"
                    " u_hlc = ?, u_dev = 1, state = 0, heads = ? WHERE eid = ?");

  sqlite3_bind_int64 (statement, 1, (gint64) pb_hlc_from_instant (bench->now));
  sqlite3_bind_blob (statement, 2, heads, sizeof heads, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 3, eid);
  finish (bench, statement);
}

static gint64
get_eid (PbBench    *bench,
         const char *id)
{
  gint64 eid;

  pb_engine_find (bench->engine, id, &eid, NULL, NULL);

  return eid;
}

static void
raw_title (PbBench *bench,
           gint64   eid)
{
  g_autofree char *name = g_strdup_printf ("Renamed %u", g_rand_int (bench->rand));
  g_autofree char *body =
    g_strdup_printf ("{\"s\":{\"name\":\"%s\"},\"p\":{\"name\":"
                     "[\"0193512a7b2c0003-5f3a9c1e\"]},\"t\":\"Rename\"}", name);
  sqlite3_stmt *statement;

  bench->now += G_USEC_PER_SEC;
  raw_op (bench, eid, body);
  raw_entity (bench, eid);
  statement = prepare (bench, "UPDATE rec_group SET name = ? WHERE eid = ?");
  pb_sql_bind_text (statement, 1, name);
  sqlite3_bind_int64 (statement, 2, eid);
  finish (bench, statement);
  statement = prepare (bench, "INSERT OR IGNORE INTO search_dirty VALUES (?)");
  sqlite3_bind_int64 (statement, 1, eid);
  finish (bench, statement);
}

static void
raw_observation (PbBench *bench,
                 gint64   metric)
{
  g_autofree char *id = pb_id_new ();
  guint8 uuid[16];
  sqlite3_stmt *statement;
  gint64 eid;

  bench->now += G_USEC_PER_SEC;
  pb_id_to_bytes (id, uuid);
  statement = prepare (bench, "INSERT INTO entity (uuid, kind, c_hlc, c_dev, c_mask, u_hlc, u_dev,"
                              " state) VALUES (?, 3, 5, 1, 98304, 5, 1, 0)");
  sqlite3_bind_blob (statement, 1, uuid, sizeof uuid, SQLITE_STATIC);
  finish (bench, statement);
  eid = sqlite3_last_insert_rowid (pb_sql_get_db (bench->sql));

  raw_op (bench, eid, "{\"c\":1,\"s\":{\"metric\":\"0193512a7b2c7003a512a7b2c70030ff\",\"period_end\":"
                      "\"2026-10-11\",\"value\":\"1234.50\"},\"t\":\"Add Observation\"}");
  statement = prepare (bench, "INSERT INTO rec_observation (eid, metric, period_end, value)"
                              " VALUES (?, ?, ?, '1234.50')");
  sqlite3_bind_int64 (statement, 1, eid);
  sqlite3_bind_int64 (statement, 2, metric);
  sqlite3_bind_int (statement, 3, g_rand_int_range (bench->rand, 0, 20000));
  finish (bench, statement);
  statement = prepare (bench, "INSERT OR IGNORE INTO search_dirty VALUES (?)");
  sqlite3_bind_int64 (statement, 1, eid);
  finish (bench, statement);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return one < other ? -1 : one > other;
}

static double
median (GArray *values)
{
  g_array_sort (values, compare_doubles);

  return g_array_index (values, double, values->len / 2);
}

typedef enum { OURS_TITLE, RAW_TITLE, OURS_TEXT, OURS_OBSERVATION, RAW_OBSERVATION } PbWhat;

/* One block of edits, each in a transaction of its own. */
static double
time_block (PbBench *bench,
            PbWhat   what)
{
  gint64 taken = 0;

  for (int i = 0; i < EDITS_PER_BLOCK; i++)
    {
      gint64 eid = get_eid (bench, pick (bench, bench->groups));
      gint64 metric = get_eid (bench, pick (bench, bench->metrics));
      const char *metric_id = pick (bench, bench->metrics);
      g_autoptr(PbEdit) edit = what == OURS_TEXT ? make_text_edit (bench) : NULL;
      gint64 start = get_time (bench);

      run (bench, "BEGIN IMMEDIATE");
      switch (what)
        {
        case OURS_TITLE:
          change_title (bench);
          break;
        case RAW_TITLE:
          raw_title (bench, eid);
          break;
        case OURS_TEXT:
          commit (bench, edit);
          break;
        case OURS_OBSERVATION:
          add_observation (bench, metric_id);
          break;
        case RAW_OBSERVATION:
        default:
          raw_observation (bench, metric);
          break;
        }
      run (bench, "COMMIT");
      taken += get_time (bench) - start;
    }

  return (double) taken / EDITS_PER_BLOCK;
}

static void
compare (PbBench    *bench,
         const char *name,
         PbWhat      ours,
         PbWhat      baseline,
         double      target)
{
  g_autoptr(GArray) our_times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) base_times = g_array_new (FALSE, FALSE, sizeof (double));

  time_block (bench, ours);
  time_block (bench, baseline);

  for (int i = 0; i < BLOCKS; i++)
    {
      double one = time_block (bench, ours);
      double other = time_block (bench, baseline);

      g_array_append_val (our_times, one);
      g_array_append_val (base_times, other);
    }

  figure_beside (name, median (our_times), median (base_times), target);
}

static void
compare_past (PbBench *bench)
{
  g_autoptr(GArray) our_times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) base_times = g_array_new (FALSE, FALSE, sizeof (double));

  for (int block = 0; block < BLOCKS; block++)
    {
      gint64 start = get_time (bench);
      double taken;

      for (int i = 0; i < 100; i++)
        {
          const char *id = bench->groups->pdata[(block * 100 + i) % bench->groups->len];
          g_autoptr(PbRecord) record =
            pb_engine_load_at (bench->engine, id, bench->now, NULL);

          g_assert (record != NULL);
        }
      taken = (double) (get_time (bench) - start) / 100;
      g_array_append_val (our_times, taken);

      start = get_time (bench);
      for (int i = 0; i < 100; i++)
        {
          const char *id = bench->groups->pdata[(block * 100 + i) % bench->groups->len];
          g_autoptr(PbSqlStatement) statement =
            prepare (bench, "SELECT id, hlc, body FROM op WHERE eid = ? AND hlc <= ? ORDER BY hlc");
          gsize bytes = 0;

          sqlite3_bind_int64 (statement, 1, get_eid (bench, id));
          sqlite3_bind_int64 (statement, 2, (gint64) pb_hlc_last_of (bench->now));
          while (sqlite3_step (statement) == SQLITE_ROW)
            bytes += strlen ((const char *) sqlite3_column_text (statement, 2));
          g_assert (bytes > 0);
        }
      taken = (double) (get_time (bench) - start) / 100;
      g_array_append_val (base_times, taken);
    }

  figure_beside ("storage-past-record-us", median (our_times), median (base_times), 2.5);
}

/* Another library takes all operations in; the baseline writes the rows that
 * come of it.
 */
static void
compare_import (PbBench    *bench,
                const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) texts = NULL;
  g_autoptr(GArray) lines = g_array_new (FALSE, FALSE, sizeof (PbOpLine));
  g_auto(PbEngineImport) result = { 0 };
  g_autofree char *raw_path = g_strconcat (path, "-raw", NULL);
  const char *device = pb_engine_get_device (bench->engine);
  PbBench *other = bench_new (path);
  g_autoptr(PbSql) raw = NULL;
  gint64 start;
  double ours;
  double baseline;

  texts = pb_engine_export_ops (bench->engine, device, 1, G_MAXINT, &error);
  for (guint i = 0; i < texts->len; i++)
    {
      PbOpLine line = { device, texts->pdata[i], strlen (texts->pdata[i]) };

      g_array_append_val (lines, line);
    }

  start = get_time (bench);
  run (other, "BEGIN IMMEDIATE");
  if (!pb_engine_apply_ops (other->engine, (const PbOpLine *) lines->data, lines->len, bench->now,
                            &result, &error))
    g_error ("%s", error->message);
  run (other, "COMMIT");
  ours = (double) (get_time (bench) - start) / G_USEC_PER_SEC;

  raw = raw_library_new (raw_path);
  start = get_time (bench);
  raw_library_copy (raw, path, 0);
  baseline = (double) (get_time (bench) - start) / G_USEC_PER_SEC;

  figure_beside ("storage-import-s", ours, baseline, 2.0);

  start = get_time (bench);
  run (other, "BEGIN IMMEDIATE");
  if (!pb_engine_rebuild (other->engine, NULL, &error))
    g_error ("%s", error->message);
  run (other, "COMMIT");

  figure_beside ("storage-rebuild-s", (double) (get_time (bench) - start) / G_USEC_PER_SEC,
                 baseline, 2.1);

  bench_free (other);
}

static gboolean
is_wanted (const char *wanted,
           const char *name)
{
  return wanted == NULL || g_str_has_prefix (name, wanted);
}

int
main (int    argc,
      char **argv)
{
  static const char * const names[] = { "one.phasebook", "two.phasebook", "two.phasebook-raw" };
  static const char * const ends[] = { "", "-wal", "-shm" };
  g_autofree char *here = g_get_current_dir ();
  g_autofree char *folder = g_build_filename (here, "phasebook-bench-XXXXXX", NULL);
  g_autofree char *path = NULL;
  g_autofree char *second = NULL;
  guint n_records = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : DEFAULT_RECORDS;
  const char *wanted = argc > 2 ? argv[2] : NULL;
  PbBench *bench;

  setlocale (LC_ALL, "");

  if (g_mkdtemp (folder) == NULL)
    g_error ("No folder can be made in %s", here);
  path = g_build_filename (folder, names[0], NULL);
  second = g_build_filename (folder, names[1], NULL);

  bench = bench_new (path);
  fill (bench, n_records);

  if (is_wanted (wanted, "storage-import-s"))
    compare_import (bench, second);
  if (is_wanted (wanted, "storage-past-record-us"))
    compare_past (bench);
  if (is_wanted (wanted, "storage-edit-us"))
    compare (bench, "storage-edit-us", OURS_TITLE, RAW_TITLE, 1.25);
  if (is_wanted (wanted, "storage-observation-us"))
    compare (bench, "storage-observation-us", OURS_OBSERVATION, RAW_OBSERVATION, 1.25);
  if (is_wanted (wanted, "storage-text-edit-us"))
    compare (bench, "storage-text-edit-us", OURS_TEXT, OURS_TITLE, 2.0);
  if (is_wanted (wanted, "storage-durable-edit-us"))
    {
      bench->wall = TRUE;
      run (bench, "PRAGMA synchronous = FULL");
      compare (bench, "storage-durable-edit-us", OURS_TITLE, RAW_TITLE, 1.10);
    }

  bench_free (bench);

  for (guint i = 0; i < G_N_ELEMENTS (names) * G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *name = g_strconcat (names[i / 3], ends[i % 3], NULL);
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_remove (file);
    }
  g_rmdir (folder);

  return 0;
}
