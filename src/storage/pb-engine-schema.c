/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-engine-private.h"
#include "storage/pb-observation-days.h"

#include "model/pb-id.h"

/* The log and what is kept beside it.  The tables of the kinds follow from the
 * catalogue.
 *
 * `op.kind` is kept for each operation although `entity` has it too: one that
 * names another kind than its record has must still go out as it came in.
 * There is no table of heads that were named before they arrived: where an
 * operation does not simply follow on what is known, its record is worked out
 * anew from the log, and there they all are.
 */
static const char tables[] =
  "CREATE TABLE meta (key TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID;"
  "CREATE TABLE device (dev INTEGER PRIMARY KEY, tag INTEGER NOT NULL UNIQUE,"
  "  uuid BLOB UNIQUE, name TEXT, handle TEXT, person INTEGER, pubkey BLOB,"
  "  trust INTEGER NOT NULL DEFAULT 0, app TEXT) STRICT;"
  "CREATE TABLE log (log INTEGER PRIMARY KEY, dev INTEGER NOT NULL,"
  "  branch INTEGER NOT NULL DEFAULT 0, last_seq INTEGER NOT NULL DEFAULT 0,"
  "  last_hlc INTEGER NOT NULL DEFAULT 0, last_hash BLOB, cutoff_seq INTEGER,"
  "  UNIQUE (dev, branch)) STRICT;"
  "CREATE TABLE segment (log INTEGER, first INTEGER, last INTEGER NOT NULL,"
  "  hash BLOB NOT NULL, prev BLOB NOT NULL, sig INTEGER NOT NULL,"
  "  imported_at INTEGER NOT NULL, PRIMARY KEY (log, first)) STRICT, WITHOUT ROWID;"
  "CREATE TABLE kind (kind INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;"
  "CREATE TABLE op (id INTEGER PRIMARY KEY, eid INTEGER NOT NULL, kind INTEGER NOT NULL,"
  "  hlc INTEGER NOT NULL, flags INTEGER NOT NULL DEFAULT 0, body TEXT NOT NULL) STRICT;"
  "CREATE INDEX op_entity ON op (eid, hlc);"
  "CREATE INDEX op_time ON op (hlc) WHERE flags & 2 = 0;"
  "CREATE TABLE entity (eid INTEGER PRIMARY KEY, uuid BLOB NOT NULL UNIQUE,"
  "  kind INTEGER NOT NULL DEFAULT 0, c_hlc INTEGER, c_dev INTEGER, c_mask INTEGER,"
  "  u_hlc INTEGER, u_dev INTEGER, state INTEGER NOT NULL DEFAULT 2, heads BLOB) STRICT;"
  "CREATE TABLE member (eid INTEGER, fid INTEGER, elem TEXT, present INTEGER NOT NULL, pos TEXT,"
  "  heads BLOB NOT NULL, PRIMARY KEY (eid, fid, elem)) STRICT, WITHOUT ROWID;"
  "CREATE INDEX member_elem ON member (fid, elem) WHERE present;"
  "CREATE TABLE conflict (eid INTEGER, fid INTEGER, type INTEGER NOT NULL, n INTEGER NOT NULL,"
  "  since INTEGER NOT NULL, PRIMARY KEY (eid, fid, type)) STRICT, WITHOUT ROWID;"
  "CREATE TABLE inbox (hash BLOB PRIMARY KEY, tag INTEGER, first INTEGER, last INTEGER,"
  "  reason INTEGER, data BLOB) STRICT;"
  "CREATE TABLE problem (id INTEGER PRIMARY KEY, at INTEGER, type INTEGER, source TEXT,"
  "  detail TEXT) STRICT;"
  "CREATE TABLE search_dirty (eid INTEGER PRIMARY KEY) STRICT;";

typedef struct
{
  char *table[PB_N_KINDS];
  char *select[PB_N_KINDS];
} PbNames;

static const char *
get_column_type (PbFieldType type)
{
  switch (type)
    {
    case PB_TYPE_DAY:
    case PB_TYPE_INTEGER:
    case PB_TYPE_FLAG:
    case PB_TYPE_REF:
      return "INTEGER";
    case PB_TYPE_TEXT:
    case PB_TYPE_MARKDOWN:
    case PB_TYPE_DATA:
    case PB_TYPE_ENUM:
    case PB_TYPE_DECIMAL:
    case PB_TYPE_ADDRESS:
    case PB_TYPE_URI:
    case PB_TYPE_TEXT_SET:
    case PB_TYPE_REF_SET:
    case PB_TYPE_ADDRESS_SET:
    default:
      return "TEXT";
    }
}

static void
append_selected (GString *select,
                 PbKind   kind)
{
  const PbFieldInfo *field;

  for (guint i = 0; (field = pb_kind_get_nth_field (kind, i)); i++)
    {
      if (!pb_field_type_is_set (field->type))
        g_string_append_printf (select, ", r.\"%s\"", field->name);
    }
}

static gpointer
build_names (gpointer data)
{
  PbNames *names = g_new0 (PbNames, 1);

  for (guint kind = 1; kind < PB_N_KINDS; kind++)
    {
      GString *select = g_string_new (NULL);

      names->table[kind] = g_strconcat ("rec_", pb_kind_get_info (kind)->name, NULL);
      g_strdelimit (names->table[kind], "-", '_');

      g_string_append (select,
                       "SELECT e.eid, e.uuid, e.state, e.c_hlc, e.u_hlc,"
                       " (SELECT name FROM device WHERE dev = e.u_dev),"
                       " EXISTS (SELECT 1 FROM conflict WHERE eid = e.eid),"
                       " EXISTS (SELECT 1 FROM member WHERE eid = e.eid AND present)");
      append_selected (select, PB_KIND_COMMON);
      append_selected (select, kind);
      /* The kind's table first: there are far more records than of one kind. */
      g_string_append_printf (select, " FROM %s r CROSS JOIN entity e ON e.eid = r.eid",
                              names->table[kind]);
      names->select[kind] = g_string_free_and_steal (select);
    }

  return names;
}

static const PbNames *
get_names (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, build_names, NULL);
}

/**
 * pb_engine_get_table:
 * @kind: a kind
 *
 * Returns: (transfer none): the name of its table
 */
const char *
pb_engine_get_table (PbKind kind)
{
  g_return_val_if_fail (pb_kind_get_info (kind) != NULL, NULL);

  return get_names ()->table[kind];
}

/**
 * pb_engine_get_select:
 * @kind: a kind
 *
 * The beginning of a query whose rows pb_engine_read() reads: up to and without
 * `WHERE`.  In what follows, `r` is the kind's table and `e` is `entity`.
 * Deleted records and those whose creation was not received yet come too, unless
 * the query asks for `e.state = 0`.
 *
 * Returns: (transfer none): SQL
 */
const char *
pb_engine_get_select (PbKind kind)
{
  g_return_val_if_fail (pb_kind_get_info (kind) != NULL, NULL);

  return get_names ()->select[kind];
}

static void
append_columns (GString *sql,
                PbKind   kind)
{
  const PbFieldInfo *field;

  for (guint i = 0; (field = pb_kind_get_nth_field (kind, i)); i++)
    {
      if (!pb_field_type_is_set (field->type))
        g_string_append_printf (sql, ", \"%s\" %s", field->name, get_column_type (field->type));
    }
}

static void
append_kind (GString *sql,
             PbKind   kind)
{
  const PbKindInfo *info = pb_kind_get_info (kind);
  const PbFieldInfo *day = info->day ? pb_field_get_info (info->day) : NULL;
  const char *table = get_names ()->table[kind];
  const PbFieldInfo *field;

  g_string_append_printf (sql, "CREATE TABLE %s (eid INTEGER PRIMARY KEY", table);
  append_columns (sql, PB_KIND_COMMON);
  append_columns (sql, kind);
  g_string_append (sql, ") STRICT;");

  for (guint i = 0; (field = pb_kind_get_nth_field (kind, i)); i++)
    {
      if (!(field->flags & (PB_FIELD_OF_GROUP | PB_FIELD_OWNER | PB_FIELD_TREE)))
        continue;

      g_string_append_printf (sql, "CREATE INDEX %s_%s ON %s (\"%s\"", table, field->name, table,
                              field->name);
      if (day)
        g_string_append_printf (sql, ", \"%s\"", day->name);
      g_string_append (sql, ");");
    }
}

/**
 * pb_engine_dup_shape:
 *
 * Returns: (transfer full): what tells tables apart that are made of different
 *   catalogues, or in different ways
 */
char *
pb_engine_dup_shape (void)
{
  g_autofree char *hash = pb_catalogue_dup_hash ();

  return g_strconcat (hash, " ", PB_OBSERVATION_DAYS_VERSION, NULL);
}

/**
 * pb_engine_create_tables:
 * @sql: a connection within a transaction
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Makes an empty table for each kind of the catalogue, and notes from which
 * catalogue they are.
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_create_tables (PbSql   *sql,
                         GError **error)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *hash = pb_engine_dup_shape ();

  for (guint kind = 1; kind < PB_N_KINDS; kind++)
    {
      /* Numbers of registers must fit the masks. */
      g_assert (pb_kind_get_n_fields (kind) <= PB_REGISTER_MAX - PB_REGISTER_FIRST_OWN + 1);
      append_kind (text, kind);
    }
  g_assert (pb_kind_get_n_fields (PB_KIND_COMMON) < PB_REGISTER_FIRST_OWN);

  g_string_append (text, pb_observation_days_get_schema ());
  g_string_append_printf (text, "INSERT OR REPLACE INTO meta VALUES ('catalogue', '%s');", hash);

  return pb_sql_exec (sql, text->str, error);
}

/**
 * pb_engine_drop_tables:
 * @sql: a connection within a transaction
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Drops the tables of the kinds, also those of another catalogue.
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_drop_tables (PbSql   *sql,
                       GError **error)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(PbSqlStatement) statement =
    pb_sql_prepare (sql, "SELECT name FROM sqlite_schema WHERE type = 'table'"
                         " AND substr(name, 1, 4) = 'rec_'", error);
  gboolean row = FALSE;

  if (statement == NULL)
    return FALSE;

  do
    {
      if (!pb_sql_step (sql, statement, &row, error))
        return FALSE;
      if (row)
        {
          char *drop = sqlite3_mprintf ("DROP TABLE \"%w\";", pb_sql_get_text (statement, 0));

          g_string_append (text, drop);
          sqlite3_free (drop);
        }
    }
  while (row);

  sqlite3_reset (statement);

  return pb_sql_exec (sql, text->str, error);
}

static gboolean
insert_device (PbSql   *sql,
               GError **error)
{
  g_autofree char *id = pb_id_new ();
  guint8 bytes[16];
  guint64 tag;
  sqlite3_stmt *statement;

  pb_id_to_bytes (id, bytes);
  pb_hex_parse (id + PB_ID_LENGTH - 8, 8, &tag);

  statement = pb_sql_prepare (sql, "INSERT INTO device (dev, tag, uuid) VALUES (1, ?, ?)", error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, (gint64) tag);
  sqlite3_bind_blob (statement, 2, bytes, sizeof bytes, SQLITE_STATIC);

  return pb_sql_run (sql, statement, error);
}

/**
 * pb_engine_create_schema:
 * @sql: a connection to an empty file, within a transaction
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Makes the tables of a new library, with a space and a device of its own.
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_create_schema (PbSql   *sql,
                         GError **error)
{
  g_autofree char *space = pb_id_new ();
  g_autofree char *head = NULL;

  head = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;"
                          "INSERT INTO meta VALUES ('space', '%s'), ('device', 1);"
                          "INSERT INTO log (log, dev) VALUES (1, 1);",
                          PB_ENGINE_APPLICATION_ID, PB_ENGINE_SCHEMA_VERSION, space);

  return pb_sql_exec (sql, tables, error) && pb_sql_exec (sql, head, error) &&
         pb_engine_create_tables (sql, error) && insert_device (sql, error);
}
