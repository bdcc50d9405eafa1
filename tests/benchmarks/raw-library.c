/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "raw-library.h"

#include "storage/pb-engine.h"

static void
run (PbSql      *raw,
     const char *text)
{
  g_autoptr(GError) error = NULL;

  if (!pb_sql_exec (raw, text, &error))
    g_error ("%s: %s", text, error->message);
}

static sqlite3_stmt *
prepare (PbSql      *raw,
         const char *text)
{
  g_autoptr(GError) error = NULL;
  sqlite3_stmt *statement = pb_sql_prepare (raw, text, &error);

  if (statement == NULL)
    g_error ("%s: %s", text, error->message);

  return statement;
}

/* Whoever writes rows that are right has no use for them. */
static void
drop_triggers (PbSql *raw)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(PbSqlStatement) statement =
    prepare (raw, "SELECT name FROM sqlite_schema WHERE type = 'trigger'");

  while (sqlite3_step (statement) == SQLITE_ROW)
    g_string_append_printf (text, "DROP TRIGGER \"%s\";", pb_sql_get_text (statement, 0));
  sqlite3_reset (statement);
  run (raw, text->str);
}

/* Makes the tables of a library in a new file. */
PbSql *
raw_library_new (const char *path)
{
  g_autoptr(GError) error = NULL;
  PbSql *raw = pb_sql_open (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, FALSE, &error);

  if (raw == NULL)
    g_error ("%s", error->message);

  run (raw, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768;"
            "PRAGMA temp_store = MEMORY; BEGIN");
  if (!pb_engine_create_schema (raw, &error))
    g_error ("%s", error->message);
  run (raw, "COMMIT");
  drop_triggers (raw);

  return raw;
}

/* Copies the rows of a table, each by itself, with one prepared statement. */
static void
copy_rows (PbSql      *raw,
           const char *verb,
           const char *table,
           const char *key,
           gint64      after)
{
  g_autofree char *select = g_strdup_printf ("SELECT * FROM source.%s WHERE %s > %" G_GINT64_FORMAT,
                                             table, key, after);
  g_autoptr(PbSqlStatement) rows = prepare (raw, select);
  g_autoptr(GString) insert = g_string_new (NULL);
  int n = sqlite3_column_count (rows);
  sqlite3_stmt *statement;

  g_string_append_printf (insert, "%s INTO main.%s VALUES (?", verb, table);
  for (int i = 1; i < n; i++)
    g_string_append (insert, ", ?");
  g_string_append_c (insert, ')');
  statement = prepare (raw, insert->str);

  while (sqlite3_step (rows) == SQLITE_ROW)
    {
      g_autoptr(GError) error = NULL;

      for (int i = 0; i < n; i++)
        sqlite3_bind_value (statement, i + 1, sqlite3_column_value (rows, i));
      if (!pb_sql_run (raw, statement, &error))
        g_error ("%s: %s", table, error->message);
    }
}

/* Writes what the library at the path @from has of records beyond the number @after, in one
 * transaction.
 */
void
raw_library_copy (PbSql      *raw,
                  const char *from,
                  gint64      after)
{
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS source", from);

  run (raw, attach);
  run (raw, "BEGIN IMMEDIATE");
  copy_rows (raw, "INSERT", "op", "0 < eid AND eid", after);
  copy_rows (raw, "INSERT", "entity", "eid", after);
  copy_rows (raw, "INSERT", "member", "eid", after);
  copy_rows (raw, "INSERT", "search_dirty", "eid", after);
  for (guint kind = 1; kind < PB_N_KINDS; kind++)
    copy_rows (raw, "INSERT", pb_engine_get_table (kind), "eid", after);
  copy_rows (raw, "INSERT OR REPLACE", "rec_observation_day", "metric", 0);
  run (raw, "COMMIT");
  run (raw, "DETACH source");
}

/* The number of the last record. */
gint64
raw_library_get_last (PbSql *raw)
{
  g_autoptr(GError) error = NULL;
  gint64 last;

  if (!pb_sql_get_int64 (raw, "SELECT max(eid) FROM entity", &last, &error))
    g_error ("%s", error->message);

  return last;
}
