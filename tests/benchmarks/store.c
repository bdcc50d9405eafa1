/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Measures the store over a library of 100,000 records beside plain SQLite over
 * the same text.
 */

#include "config.h"

#include "figure.h"

#include "storage/pb-record-list.h"
#include "storage/pb-store-sync.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>

#define N_RECORDS 100000
#define N_PER_EDIT 10000
#define N_COMMITS 300
#define N_SEARCHES 200
#define N_LISTS 7
#define N_SHOWN 30
#define FRAME 16.0

static const char *const words[] = {
  "care", "repair", "garden", "meal", "workshop", "tool", "circle", "river", "market", "seed",
  "bicycle", "station", "kitchen", "archive", "letter", "bridge", "harvest", "signal", "lantern",
  "compost",
};

static double
now (void)
{
  return g_get_monotonic_time () / 1000.0;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return one < other ? -1 : one > other;
}

static double
take_percentile (GArray *times,
                 guint   percent)
{
  g_array_sort (times, compare_times);

  return g_array_index (times, double, (times->len - 1) * percent / 100);
}

static char *
make_text (GRand *rand,
           guint  n_words)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (text, "%s%s%u ", i ? "" : "The ",
                            words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))],
                            g_rand_int_range (rand, 0, 300));

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
run_sql (sqlite3    *db,
         const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

static sqlite3_stmt *
prepare (sqlite3    *db,
         const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));

  return statement;
}

static guint
count_rows (sqlite3_stmt *statement)
{
  guint n = 0;

  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        sqlite3_column_text (statement, i);
      n++;
    }
  sqlite3_reset (statement);

  return n;
}

/* The same titles and texts in both. */
static void
fill (PbStore   *store,
      sqlite3   *plain,
      char     **group)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (2025);
  g_autoptr(PbEdit) first = pb_edit_new ("Add Group");
  g_autoptr(GError) error = NULL;
  sqlite3_stmt *insert;
  sqlite3_stmt *index;

  *group = g_strdup (pb_edit_create (first, PB_KIND_GROUP, NULL));
  pb_edit_set_text (first, *group, PB_GROUP_NAME, "Care");
  if (!pb_store_commit_sync (store, first, NULL, &error))
    g_error ("%s", error->message);

  run_sql (plain, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                  "CREATE TABLE objective (eid INTEGER PRIMARY KEY, uuid BLOB UNIQUE,"
                  " grp INTEGER, title TEXT, description TEXT);"
                  "CREATE INDEX objective_grp ON objective (grp);"
                  "CREATE VIRTUAL TABLE search USING fts5 (title, body,"
                  " tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');"
                  "BEGIN");
  insert = prepare (plain, "INSERT INTO objective (uuid, grp, title, description)"
                           " VALUES (randomblob (16), 1, ?1, ?2)");
  index = prepare (plain, "INSERT INTO search (title, body) VALUES (?1, ?2)");

  for (guint done = 0; done < N_RECORDS; done += N_PER_EDIT)
    {
      g_autoptr(PbEdit) edit = pb_edit_new ("Fill");

      for (guint i = 0; i < N_PER_EDIT; i++)
        {
          g_autofree char *title = make_text (rand, 4);
          g_autofree char *text = make_text (rand, 40);
          const char *id = pb_edit_create (edit, PB_KIND_OBJECTIVE, NULL);

          pb_edit_set_text (edit, id, PB_OBJECTIVE_GROUP, *group);
          pb_edit_set_text (edit, id, PB_OBJECTIVE_TITLE, title);
          pb_edit_set_text (edit, id, PB_OBJECTIVE_DESCRIPTION, text);

          sqlite3_bind_text (insert, 1, title, -1, SQLITE_STATIC);
          sqlite3_bind_text (insert, 2, text, -1, SQLITE_STATIC);
          sqlite3_step (insert);
          sqlite3_reset (insert);
          sqlite3_bind_text (index, 1, title, -1, SQLITE_STATIC);
          sqlite3_bind_text (index, 2, text, -1, SQLITE_STATIC);
          sqlite3_step (index);
          sqlite3_reset (index);
        }

      if (!pb_store_commit_sync (store, edit, NULL, &error))
        g_error ("%s", error->message);
    }

  sqlite3_finalize (insert);
  sqlite3_finalize (index);
  run_sql (plain, "COMMIT");
}

/* From the edit to the callback, checked and durable on the disk: the slowest in
 * twenty, beside one frame of the screen.
 */
static void
measure_commit (PbStore *store)
{
  g_autoptr(GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(PbQuery) query = pb_query_new (PB_KIND_OBJECTIVE);
  g_autoptr(GPtrArray) records = NULL;
  g_autoptr(GError) error = NULL;

  pb_query_set_range (query, 0, N_COMMITS);
  records = pb_store_query_sync (store, query, &error);

  for (guint i = 0; i < N_COMMITS; i++)
    {
      g_autofree char *title = g_strdup_printf ("The changed title number %u", i);
      g_autoptr(PbEdit) edit = pb_edit_new ("Edit");
      double start;
      double time;

      pb_edit_set_text (edit, pb_record_get_id (records->pdata[i]), PB_OBJECTIVE_TITLE, title);
      start = now ();
      if (!pb_store_commit_sync (store, edit, NULL, &error))
        g_error ("%s", error->message);
      time = now () - start;
      g_array_append_val (ours, time);
    }

  figure_below ("store-commit-p95-ms", take_percentile (ours, 95), FRAME);
}

/* A sorted list of all, until what fits on the screen is there; beside reading
 * the sorted list and those rows.
 */
static void
measure_list (PbStore    *store,
              sqlite3    *plain,
              const char *group)
{
  g_autoptr(GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) theirs = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(PbQuery) query = pb_query_new (PB_KIND_OBJECTIVE);
  sqlite3_stmt *all = prepare (plain, "SELECT lower (hex (uuid)) FROM objective WHERE grp = 1"
                                      " ORDER BY title COLLATE NOCASE");
  sqlite3_stmt *page = prepare (plain, "SELECT * FROM objective WHERE grp = 1"
                                       " ORDER BY title COLLATE NOCASE LIMIT 100");

  pb_query_set_group (query, group);

  for (guint i = 0; i < N_LISTS; i++)
    {
      g_autoptr(PbRecordList) list = NULL;
      g_autoptr(PbRecord) last = NULL;
      double start = now ();
      double time;

      list = pb_record_list_new (store, query);
      while (pb_record_list_get_loading (list))
        g_main_context_iteration (NULL, TRUE);
      g_assert (g_list_model_get_n_items (G_LIST_MODEL (list)) == N_RECORDS);
      last = g_list_model_get_item (G_LIST_MODEL (list), N_SHOWN);
      while (pb_record_get_created (last) == 0)
        g_main_context_iteration (NULL, TRUE);
      time = now () - start;
      g_array_append_val (ours, time);

      start = now ();
      g_assert (count_rows (all) == N_RECORDS);
      count_rows (page);
      time = now () - start;
      g_array_append_val (theirs, time);
    }

  figure_beside ("store-list-ms", take_percentile (ours, 50), take_percentile (theirs, 50), 2.0);

  sqlite3_finalize (all);
  sqlite3_finalize (page);
}

/* Twenty ranked hits with their snippets and records: the slowest in twenty. */
static void
measure_search (PbStore *store,
                sqlite3 *plain)
{
  g_autoptr(GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) theirs = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);
  g_autoptr(GError) error = NULL;
  sqlite3_stmt *find;

  find = prepare (plain,
                  "SELECT rowid, snippet (search, -1, char (1), char (2), '…', 24) FROM search"
                  " WHERE search MATCH ?1 AND rank MATCH 'bm25(10.0, 1.0)' ORDER BY rank LIMIT 20");

  for (guint i = 0; i < N_SEARCHES; i++)
    {
      g_autofree char *text = NULL;
      g_autofree char *match = NULL;
      g_autoptr(GPtrArray) hits = NULL;
      double start;
      double time;

      text = g_strdup_printf ("%s%u", words[i % G_N_ELEMENTS (words)],
                              g_rand_int_range (rand, 10, 300));
      match = g_strdup_printf ("\"%s\"*", text);

      start = now ();
      hits = pb_store_search_sync (store, text, 20, &error);
      time = now () - start;
      g_assert (hits && hits->len > 0);
      g_array_append_val (ours, time);

      sqlite3_bind_text (find, 1, match, -1, SQLITE_STATIC);
      start = now ();
      count_rows (find);
      time = now () - start;
      g_array_append_val (theirs, time);
    }

  figure_beside ("store-search-p95-ms", take_percentile (ours, 95), take_percentile (theirs, 95),
                1.5);
  sqlite3_finalize (find);
}

/* Checked and ready, beside SQLite's own check of the same file. */
static void
measure_open (GFile   *file,
              PbClock *clock)
{
  g_autoptr(GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) theirs = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < N_LISTS; i++)
    {
      g_autoptr(PbStore) store = pb_store_new (file, clock);
      sqlite3_stmt *check;
      sqlite3 *db = NULL;
      double start = now ();
      double time;

      if (!pb_store_open_sync (store, PB_STORE_OPEN_NORMAL, NULL, &error))
        g_error ("%s", error->message);
      time = now () - start;
      g_array_append_val (ours, time);
      pb_store_close_sync (store, NULL);

      start = now ();
      sqlite3_open (g_file_peek_path (file), &db);
      check = prepare (db, "PRAGMA quick_check (1)");
      count_rows (check);
      sqlite3_finalize (check);
      sqlite3_close (db);
      time = now () - start;
      g_array_append_val (theirs, time);
    }

  figure_beside ("store-open-ms", take_percentile (ours, 50), take_percentile (theirs, 50), 0.5);
}

/* All that judging needs of a group with that many records, beside reading the
 * rows alone.
 */
static void
measure_dossier (PbStore    *store,
                 sqlite3    *plain,
                 const char *group)
{
  g_autoptr(GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) theirs = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GError) error = NULL;
  PbDay today = pb_clock_get_today (pb_store_get_clock (store));
  sqlite3_stmt *all = prepare (plain, "SELECT * FROM objective WHERE grp = 1");

  for (guint i = 0; i < N_LISTS; i++)
    {
      g_autoptr(PbDossier) dossier = NULL;
      double start = now ();
      double time;

      dossier = pb_store_dossier_sync (store, group, today, &error);
      g_assert (dossier != NULL);
      time = now () - start;
      g_array_append_val (ours, time);

      start = now ();
      count_rows (all);
      time = now () - start;
      g_array_append_val (theirs, time);
    }

  figure_beside ("store-dossier-ms", take_percentile (ours, 50), take_percentile (theirs, 50), 15);
  sqlite3_finalize (all);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("phasebook-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "library", NULL);
  g_autofree char *plain_path = g_build_filename (folder, "plain", NULL);
  g_autofree char *group = NULL;
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(PbClock) clock = pb_clock_new ();
  g_autoptr(PbStore) store = pb_store_new (file, clock);
  g_autoptr(GPtrArray) warm = NULL;
  sqlite3 *plain = NULL;

  if (!pb_store_open_sync (store, PB_STORE_OPEN_NEW, NULL, &error))
    g_error ("%s", error->message);
  sqlite3_open (plain_path, &plain);

  fill (store, plain, &group);
  warm = pb_store_search_sync (store, "care", 1, &error);

  measure_commit (store);
  measure_list (store, plain, group);
  measure_search (store, plain);
  measure_dossier (store, plain, group);

  pb_store_close_sync (store, &error);
  measure_open (file, clock);
  sqlite3_close (plain);

  g_unlink (path);
  g_unlink (plain_path);
  g_rmdir (folder);

  return EXIT_SUCCESS;
}
