/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-search-index.h"

#include "storage/pb-worker.h"

#include <string.h>

/* More words than these do not make a question clearer. */
#define MAX_WORDS 32

/* Makes the table. */
gboolean
pb_search_index_create (PbSql   *sql,
                        GError **error)
{
  return pb_sql_exec (sql,
                      "CREATE VIRTUAL TABLE search USING fts5 (title, body,"
                      " tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')",
                      error);
}

/* Begins anew with an empty index, into which all records are to be written. */
gboolean
pb_search_index_renew (PbSql   *sql,
                       GError **error)
{
  gboolean emptied;

  /* FTS5 must understand its own head before it can drop itself: so that is
   * first overwritten with the one of an empty index.
   */
  sqlite3_db_config (pb_sql_get_db (sql), SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  emptied = pb_sql_exec (sql,
                         "INSERT OR REPLACE INTO search_data (id, block)"
                         " VALUES (1, x''), (10, zeroblob (7))",
                         error);
  sqlite3_db_config (pb_sql_get_db (sql), SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);

  return emptied && pb_sql_exec (sql, "DROP TABLE search", error) &&
         pb_search_index_create (sql, error) &&
         pb_sql_exec (sql, "INSERT OR IGNORE INTO search_dirty SELECT eid FROM entity", error);
}

static void
append_value (GString           *body,
              PbRecord          *record,
              const PbFieldInfo *info)
{
  GVariant *value = pb_record_get_value (record, info->id);

  if (value == NULL)
    return;

  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY))
    {
      g_autofree const char **elements = g_variant_get_strv (value, NULL);

      for (int i = 0; elements[i]; i++)
        g_string_append_printf (body, "%s\n", elements[i]);
    }
  else
    {
      g_string_append_printf (body, "%s\n", g_variant_get_string (value, NULL));
    }
}

static void
append_fields (GString  *title,
               GString  *body,
               PbRecord *record,
               PbKind    kind)
{
  const PbFieldInfo *info;

  for (guint i = 0; (info = pb_kind_get_nth_field (kind, i)); i++)
    {
      if (info->flags & PB_FIELD_SEARCH)
        append_value (info->flags & PB_FIELD_TITLE ? title : body, record, info);
    }
}

static gboolean
index_record (PbSql     *sql,
              gint64     eid,
              PbRecord  *record,
              GError   **error)
{
  g_autoptr(GString) title = g_string_new (NULL);
  g_autoptr(GString) body = g_string_new (NULL);
  sqlite3_stmt *statement;

  statement = pb_sql_prepare (sql, "DELETE FROM search WHERE rowid = ?1", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, eid);
  if (!pb_sql_run (sql, statement, error))
    return FALSE;

  if (record == NULL || pb_record_get_deleted (record))
    return TRUE;

  append_fields (title, body, record, pb_record_get_kind (record));
  append_fields (title, body, record, PB_KIND_COMMON);
  if (title->len == 0 && body->len == 0)
    return TRUE;

  statement = pb_sql_prepare (sql, "INSERT INTO search (rowid, title, body) VALUES (?1, ?2, ?3)",
                              error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, eid);
  pb_sql_bind_text (statement, 2, title->str);
  pb_sql_bind_text (statement, 3, body->str);

  return pb_sql_run (sql, statement, error);
}

static gboolean
list_dirty (PbSql      *sql,
            guint       limit,
            GArray     *eids,
            GPtrArray  *ids,
            GError    **error)
{
  g_autoptr(PbSqlStatement) statement = NULL;

  statement = pb_sql_prepare (sql,
                              "SELECT d.eid, lower(hex(e.uuid)) FROM search_dirty d"
                              " LEFT JOIN entity e USING (eid) LIMIT ?1",
                              error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, limit);
  while (TRUE)
    {
      gboolean row;
      gint64 eid;

      if (!pb_sql_step (sql, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      eid = sqlite3_column_int64 (statement, 0);
      g_array_append_val (eids, eid);
      g_ptr_array_add (ids, g_strdup (pb_sql_get_text (statement, 1)));
    }
}

/* Writes the index rows of up to @limit records that changed.  Runs on the
 * writer, within its transaction.  @more says whether there are others.
 */
gboolean
pb_search_index_flush (PbEngine  *engine,
                       PbSql     *sql,
                       guint      limit,
                       gboolean  *more,
                       GError   **error)
{
  g_autoptr(GArray) eids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (!list_dirty (sql, limit, eids, ids, error))
    return FALSE;

  for (guint i = 0; i < eids->len; i++)
    {
      gint64 eid = g_array_index (eids, gint64, i);
      g_autoptr(PbRecord) record = NULL;
      sqlite3_stmt *statement;

      if (ids->pdata[i] && !pb_worker_lookup (engine, ids->pdata[i], PB_WORKER_NOW, &record, error))
        return FALSE;

      if (!index_record (sql, eid, record, error))
        return FALSE;

      statement = pb_sql_prepare (sql, "DELETE FROM search_dirty WHERE eid = ?1", error);
      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, eid);
      if (!pb_sql_run (sql, statement, error))
        return FALSE;
    }

  *more = eids->len == limit;

  return TRUE;
}

static gboolean
has_letter (const char *word)
{
  for (const char *c = word; *c; c = g_utf8_next_char (c))
    {
      if (g_unichar_isalnum (g_utf8_get_char (c)))
        return TRUE;
    }

  return FALSE;
}

static void
append_quoted (GString    *match,
               const char *word)
{
  g_string_append_c (match, '"');
  for (const char *c = word; *c; c++)
    {
      if (*c == '"')
        g_string_append_c (match, '"');
      g_string_append_c (match, *c);
    }
  g_string_append_c (match, '"');
}

/* Turns what somebody typed into a question to the index: all words have to be
 * there, of the last one the beginning.  Nothing that is typed is an operator.
 *
 * Returns: (transfer full) (nullable): the question, or %NULL where there is
 *   not a single word
 */
char *
pb_search_index_make_match (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_auto(GStrv) words = g_regex_split_simple ("\\s+", valid, G_REGEX_DEFAULT, 0);
  g_autoptr(GString) match = g_string_new (NULL);
  guint n = 0;

  for (int i = 0; words && words[i] && n < MAX_WORDS; i++)
    {
      if (!has_letter (words[i]))
        continue;

      if (n++ > 0)
        g_string_append_c (match, ' ');
      append_quoted (match, words[i]);
    }

  if (n == 0)
    return NULL;

  g_string_append_c (match, '*');

  return g_string_free_and_steal (g_steal_pointer (&match));
}
