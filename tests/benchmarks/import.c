/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure.h"
#include "raw-library.h"

#include "formats/pb-transaction-table.h"
#include "storage/pb-store-sync.h"

#include <glib/gstdio.h>

/* The transactions of a large table: how long until they are read, compared with what
 * the group has, and stored as one action; and how long the same table takes when all
 * of it is there already.  Beside them, how long SQLite takes to do that without us: its
 * shell to read the table, as one without indexes, and its library to write the rows that
 * come of it into the tables of a library, which have a log and indexes.
 */

#define N_ROWS 100000
#define N_ASIDE 3.0
#define FLOOR_MS 3000.0

#define GROUP_ID "00000000000040008000000000000001"

static double
now (void)
{
  return g_get_monotonic_time () / 1000.0;
}

static char *
make_table (PbDay today)
{
  g_autoptr(GString) text = g_string_new ("Date,Description,Counterparty,Direction,Amount,Asset\n");
  g_autoptr(GRand) rand = g_rand_new_with_seed (9);

  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *day = pb_day_to_iso (today - (PbDay) (i % 3000));

      g_string_append_printf (text, "%s,Invoice %u,Workshop %d,%s,%d.%02d,EUR\n", day, i,
                              g_rand_int_range (rand, 0, 200), i % 3 ? "out" : "in",
                              g_rand_int_range (rand, 1, 5000), g_rand_int_range (rand, 0, 100));
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* As the dialog of the treasury does it; returns how many were new. */
static guint
import (PbStore    *store,
        const char *text,
        PbDay       today)
{
  g_autoptr(GError) error = NULL;
  double start = now (), opened, read;
  g_autoptr(PbDossier) dossier = pb_store_dossier_sync (store, GROUP_ID, today, &error);
  g_autoptr(PbEdit) edit = pb_edit_new ("Import");
  PbTransactionTable *table;
  guint n_new;

  g_assert_no_error (error);
  opened = now ();
  table = pb_transaction_table_read (text, -1, NULL, NULL, dossier, NULL);
  read = now ();
  g_assert_cmpuint (table->rows->len, ==, N_ROWS);
  n_new = table->n_new;

  for (guint i = 0; n_new > 0 && i < table->rows->len; i++)
    {
      PbTransactionRow *row = table->rows->pdata[i];

      g_assert_null (row->problem);
      pb_record_set_value (row->record, PB_TRANSACTION_GROUP, g_variant_new_string (GROUP_ID));
      pb_edit_add_record (edit, row->record);
    }
  if (n_new > 0)
    pb_store_commit_sync (store, edit, NULL, &error);
  g_assert_no_error (error);
  pb_transaction_table_free (table);
  g_printerr ("dossier %.0f ms, read %.0f ms, stored %.0f ms\n", opened - start, read - opened,
              now () - read);

  return n_new;
}

/* Milliseconds that the shell of SQLite takes. */
static double
import_plainly (const char *folder,
                const char *table)
{
  g_autofree char *library = g_build_filename (folder, "plain.db", NULL);
  g_autofree char *command = g_strdup_printf (".import --csv %s transactions", table);
  const char *words[] = { "sqlite3", library, command, NULL };
  g_autoptr(GError) error = NULL;
  double start = now ();
  int status;

  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  start = now () - start;
  g_unlink (library);

  return start;
}

/* Milliseconds that the rows of the library take in bare tables. */
static double
write_raw (const char *folder,
           const char *library)
{
  g_autofree char *path = g_build_filename (folder, "raw.db", NULL);
  PbSql *raw = raw_library_new (path);
  double start = now ();

  raw_library_copy (raw, library, 0);
  start = now () - start;
  pb_sql_free (raw);
  g_unlink (path);

  return start;
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("phasebook-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autofree char *table = g_build_filename (folder, "table.csv", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(PbClock) clock = pb_clock_new ();
  g_autoptr(PbStore) store = pb_store_new (file, clock);
  g_autoptr(PbEdit) first = pb_edit_new ("Group");
  PbDay today = pb_clock_get_today (clock);
  g_autofree char *text = make_table (today);
  g_autoptr(GError) error = NULL;
  double plain, stored, again, rows;

  g_file_set_contents (table, text, -1, &error);
  g_assert_no_error (error);
  pb_store_open_sync (store, PB_STORE_OPEN_NEW, NULL, &error);
  g_assert_no_error (error);
  pb_edit_create (first, PB_KIND_GROUP, GROUP_ID);
  pb_edit_set_text (first, GROUP_ID, PB_GROUP_NAME, "Workshop");
  pb_store_commit_sync (store, first, NULL, &error);
  g_assert_no_error (error);

  plain = import_plainly (folder, table);

  stored = now ();
  g_assert_cmpuint (import (store, text, today), ==, N_ROWS);
  stored = now () - stored;
  rows = write_raw (folder, path);
  again = now ();
  g_assert_cmpuint (import (store, text, today), ==, 0);
  again = now () - again;

  figure_below ("import-100000-ms", stored, FLOOR_MS);
  figure_beside ("import-100000-vs-sqlite-ms", stored, plain + rows, N_ASIDE);
  figure_below ("import-100000-again-ms", again, FLOOR_MS);
  g_printerr ("of SQLite: the table %.0f ms, the rows %.0f ms\n", plain, rows);

  g_assert_true (pb_store_close_sync (store, NULL));
  g_unlink (path);
  g_unlink (table);
  g_rmdir (folder);

  return 0;
}
