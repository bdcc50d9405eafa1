/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-engine-private.h"

#include "model/pb-id.h"

#include <string.h>

static void
append_assignments (GString *sql,
                    PbKind   kind,
                    guint64  mask)
{
  gboolean first = TRUE;

  for (guint8 number = 1; number <= PB_REGISTER_MAX; number++)
    {
      const PbFieldInfo *field;

      if (!(mask >> number & 1))
        continue;

      field = pb_register_get_field (kind, number);
      g_string_append_printf (sql, "%s \"%s\" = ?%d", first ? "" : ",", field->name, number + 1);
      first = FALSE;
    }
}

static void
append_insert (GString    *sql,
               const char *verb,
               PbKind      kind)
{
  g_autoptr(GString) values = g_string_new ("?1");

  g_string_append_printf (sql, "%s INTO %s (eid", verb, pb_engine_get_table (kind));

  for (guint8 number = 1; number <= PB_REGISTER_MAX; number++)
    {
      const PbFieldInfo *field = pb_register_get_field (kind, number);

      if (field == NULL || pb_field_type_is_set (field->type))
        continue;

      g_string_append_printf (sql, ", \"%s\"", field->name);
      g_string_append_printf (values, ", ?%d", number + 1);
    }

  g_string_append_printf (sql, ") VALUES (%s)", values->str);
}

/**
 * pb_engine_prepare_row:
 * @self: an engine
 * @kind: a kind
 * @mask: a bit for each register whose column is to change, %PB_ROW_NEW for a row
 *   that is not there, or %PB_ROW_ANEW for one that may be
 * @error: return location for a `PB_STORE_ERROR`
 *
 * The first parameter is the number of the record, that of a register comes one
 * behind its number.
 *
 * Whatever fails takes the whole transaction back.  That a statement need not be able
 * to take itself back alone spares SQLite a copy of each page that it changes.
 *
 * Returns: (transfer none) (nullable): the statement
 */
sqlite3_stmt *
pb_engine_prepare_row (PbEngine  *self,
                       PbKind     kind,
                       guint64    mask,
                       GError   **error)
{
  PbRowKey key = { mask, kind };
  sqlite3_stmt *statement = g_hash_table_lookup (self->rows, &key);
  g_autoptr(GString) sql = NULL;

  if (statement)
    return statement;

  sql = g_string_new (NULL);
  if (mask == PB_ROW_NEW)
    {
      append_insert (sql, "INSERT OR FAIL", kind);
    }
  else if (mask == PB_ROW_ANEW)
    {
      append_insert (sql, "INSERT OR REPLACE", kind);
    }
  else
    {
      g_string_append_printf (sql, "UPDATE %s SET", pb_engine_get_table (kind));
      append_assignments (sql, kind, mask);
      g_string_append (sql, " WHERE eid = ?1");
    }

  statement = pb_sql_prepare (self->sql, sql->str, error);
  if (statement)
    g_hash_table_insert (self->rows, g_memdup2 (&key, sizeof key), statement);

  return statement;
}

static gboolean
bind_reference (PbEngine           *self,
                sqlite3_stmt       *statement,
                int                 index,
                const PbWireValue  *value,
                GError            **error)
{
  char id[PB_ID_LENGTH + 1];
  guint8 uuid[16];
  gint64 eid;

  memcpy (id, value->slice.text, PB_ID_LENGTH);
  id[PB_ID_LENGTH] = '\0';
  pb_id_to_bytes (id, uuid);
  if (!pb_engine_intern (self, uuid, &eid, error))
    return FALSE;

  sqlite3_bind_int64 (statement, index, eid);

  return TRUE;
}

/**
 * pb_engine_bind:
 * @self: an engine
 * @statement: a statement of pb_engine_prepare_row()
 * @field: a field that is neither a set nor a long text
 * @value: its value, which must live until the statement ran
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Binds the value of a column.
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_bind (PbEngine           *self,
                sqlite3_stmt       *statement,
                const PbFieldInfo  *field,
                const PbWireValue  *value,
                GError            **error)
{
  int index = pb_register_from_field (field->id) + 1;

  if (pb_wire_is_blank (value))
    {
      sqlite3_bind_null (statement, index);
      return TRUE;
    }

  if (field->type == PB_TYPE_REF)
    return bind_reference (self, statement, index, value, error);

  if (field->type == PB_TYPE_DAY)
    {
      sqlite3_bind_int (statement, index, pb_wire_get_day (value));
    }
  else if (field->type == PB_TYPE_INTEGER)
    {
      sqlite3_bind_int64 (statement, index, value->integer);
    }
  else if (field->type == PB_TYPE_FLAG)
    {
      sqlite3_bind_int (statement, index, value->type == PB_WIRE_TRUE);
    }
  else if (value->slice.escaped)
    {
      gsize length;
      char *text = pb_slice_dup (&value->slice, &length);

      sqlite3_bind_text64 (statement, index, text, length, g_free, SQLITE_UTF8);
    }
  else
    {
      sqlite3_bind_text64 (statement, index, value->slice.text, value->slice.length, SQLITE_STATIC,
                           SQLITE_UTF8);
    }

  return TRUE;
}

static sqlite3_stmt *
prepare_column (PbEngine           *self,
                PbKind              kind,
                const PbFieldInfo  *field,
                GError            **error)
{
  gpointer key = GUINT_TO_POINTER ((guint) kind << 8 | pb_register_from_field (field->id));
  sqlite3_stmt *statement = g_hash_table_lookup (self->columns, key);
  g_autofree char *sql = NULL;

  if (statement)
    return statement;

  sql = g_strconcat ("SELECT r.\"", field->name, "\" FROM ", pb_engine_get_table (kind),
                     " r WHERE r.eid = ?", NULL);
  statement = pb_sql_prepare (self->sql, sql, error);
  if (statement)
    g_hash_table_insert (self->columns, key, statement);

  return statement;
}

/**
 * pb_engine_read_value:
 * @self: an engine
 * @eid: the number of a record
 * @kind: its kind
 * @field: a field that is no set
 * @value: (out) (nullable): its value
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_read_value (PbEngine           *self,
                      gint64              eid,
                      PbKind              kind,
                      const PbFieldInfo  *field,
                      GVariant          **value,
                      GError            **error)
{
  g_autoptr(PbSqlStatement) statement = prepare_column (self, kind, field, error);
  gboolean row;

  *value = NULL;
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, eid);
  if (!pb_sql_step (self->sql, statement, &row, error))
    return FALSE;

  return !row || pb_engine_read_column (self, statement, 0, field, value, error);
}

static GByteArray *
bind_entity (sqlite3_stmt   *statement,
             const PbEntity *entity)
{
  GByteArray *heads;

  sqlite3_bind_int (statement, 2, entity->kind);
  if (entity->c_hlc != 0)
    {
      sqlite3_bind_int64 (statement, 3, (gint64) entity->c_hlc);
      sqlite3_bind_int (statement, 4, entity->c_dev);
      sqlite3_bind_int64 (statement, 5, (gint64) entity->c_mask);
    }
  if (entity->u_hlc != 0)
    {
      sqlite3_bind_int64 (statement, 6, (gint64) entity->u_hlc);
      sqlite3_bind_int (statement, 7, entity->u_dev);
    }
  sqlite3_bind_int (statement, 8, entity->state);
  if (entity->heads->len == 0)
    return NULL;

  heads = pb_heads_format (entity->heads);
  sqlite3_bind_blob64 (statement, 9, heads->data, heads->len, SQLITE_STATIC);

  return heads;
}

/**
 * pb_engine_insert_entity:
 * @self: an engine
 * @entity: a row that most likely is new; its `eid` is set, or left 0 where
 *   there is one with its identifier already
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_insert_entity (PbEngine  *self,
                         PbEntity  *entity,
                         GError   **error)
{
  g_autoptr(GByteArray) heads = NULL;
  sqlite3 *db = pb_sql_get_db (self->sql);
  sqlite3_stmt *statement =
    pb_engine_prepare (self, PB_STATEMENT_CREATE_ENTITY,
                       "INSERT INTO entity (uuid, kind, c_hlc, c_dev, c_mask, u_hlc, u_dev, state,"
                       " heads) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
                       " ON CONFLICT DO NOTHING", error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_blob (statement, 1, entity->uuid, sizeof entity->uuid, SQLITE_STATIC);
  heads = bind_entity (statement, entity);
  if (!pb_sql_run (self->sql, statement, error))
    return FALSE;

  entity->eid = sqlite3_changes (db) > 0 ? sqlite3_last_insert_rowid (db) : 0;

  return TRUE;
}

/**
 * pb_engine_write_entity:
 * @self: an engine
 * @entity: a row
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_write_entity (PbEngine        *self,
                        const PbEntity  *entity,
                        GError         **error)
{
  g_autoptr(GByteArray) heads = NULL;
  sqlite3_stmt *statement =
    pb_engine_prepare (self, PB_STATEMENT_WRITE_ENTITY,
                       "UPDATE OR FAIL entity SET kind = ?2, c_hlc = ?3, c_dev = ?4, c_mask = ?5,"
                       " u_hlc = ?6, u_dev = ?7, state = ?8, heads = ?9 WHERE eid = ?1", error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, entity->eid);
  heads = bind_entity (statement, entity);

  return pb_sql_run (self->sql, statement, error);
}

/**
 * pb_engine_write_member:
 * @self: an engine
 * @eid: the number of a record
 * @fid: the field, or %PB_MEMBER_OTHER
 * @element: the element, or the unknown key
 * @present: whether the set has it
 * @position: (nullable): its place in an ordered list
 * @heads: (element-type PbHead): the heads of its register
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_write_member (PbEngine    *self,
                        gint64       eid,
                        guint        fid,
                        const char  *element,
                        gboolean     present,
                        const char  *position,
                        GArray      *heads,
                        GError     **error)
{
  g_autoptr(GByteArray) blob = pb_heads_format (heads);
  sqlite3_stmt *statement =
    pb_engine_prepare (self, PB_STATEMENT_WRITE_MEMBER,
                       "INSERT OR REPLACE INTO member VALUES (?, ?, ?, ?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, eid);
  sqlite3_bind_int (statement, 2, (int) fid);
  pb_sql_bind_text (statement, 3, element);
  sqlite3_bind_int (statement, 4, present);
  pb_sql_bind_text (statement, 5, position);
  sqlite3_bind_blob64 (statement, 6, blob->data, blob->len, SQLITE_STATIC);

  return pb_sql_run (self->sql, statement, error);
}

/**
 * pb_engine_mark_search:
 * @self: an engine
 * @eid: the number of a record
 * @kind: its kind
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Notes that its search text is out of date.
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_mark_search (PbEngine  *self,
                       gint64     eid,
                       PbKind     kind,
                       GError   **error)
{
  sqlite3_stmt *statement;

  if (kind == PB_KIND_COMMON)
    return TRUE;

  statement = pb_engine_prepare (self, PB_STATEMENT_MARK_SEARCH,
                                 "INSERT OR IGNORE INTO search_dirty VALUES (?)", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, eid);

  return pb_sql_run (self->sql, statement, error);
}

static gboolean
run_for (PbEngine    *self,
         const char  *sql,
         gint64       eid,
         GError     **error)
{
  sqlite3_stmt *statement = pb_sql_prepare (self->sql, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, eid);

  return pb_sql_run (self->sql, statement, error);
}

static gboolean
write_conflict (PbEngine        *self,
                gint64           eid,
                guint            fid,
                PbConflictType   type,
                guint            n,
                guint64          since,
                GError         **error)
{
  sqlite3_stmt *statement =
    pb_sql_prepare (self->sql, "INSERT OR REPLACE INTO conflict VALUES (?, ?, ?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, eid);
  sqlite3_bind_int (statement, 2, (int) fid);
  sqlite3_bind_int (statement, 3, type);
  sqlite3_bind_int (statement, 4, (int) n);
  sqlite3_bind_int64 (statement, 5, (gint64) since);

  return pb_sql_run (self->sql, statement, error);
}

static const PbFoldOp *
get_head (PbFold     *fold,
          PbRegister *reg,
          guint       n)
{
  return pb_fold_get_op (fold, g_array_index (reg->heads, PbFoldRef, n).op);
}

static void
append_heads (GArray     *heads,
              guint8      number,
              PbFold     *fold,
              PbRegister *reg)
{
  PbHead head = { .number = number };

  if (reg->heads->len > PB_MAX_HEADS || (reg->dag && !pb_fold_is_readable (fold, reg)))
    {
      head.unlisted = TRUE;
      g_array_append_val (heads, head);
      return;
    }

  for (guint i = 0; i < reg->heads->len; i++)
    {
      const PbFoldOp *op = get_head (fold, reg, i);

      head.hlc = op->stamp.hlc;
      head.dev = op->dev;
      g_array_append_val (heads, head);
    }
}

static void
fill_entity (PbEntity *entity,
             PbFold   *fold)
{
  const PbFoldOp *creation = pb_fold_get_creation (fold);
  const PbFoldOp *latest = pb_fold_get_latest (fold);

  entity->c_hlc = creation ? creation->stamp.hlc : 0;
  entity->c_dev = creation ? creation->dev : 0;
  entity->c_mask = 0;
  entity->u_hlc = latest ? latest->stamp.hlc : 0;
  entity->u_dev = latest ? latest->dev : 0;
  entity->state = creation == NULL ? PB_ENTITY_STUB
                  : pb_fold_get_deleted (fold, NULL) ? PB_ENTITY_DELETED : PB_ENTITY_LIVE;

  g_array_set_size (entity->heads, 0);
  for (guint8 number = 0; number <= PB_REGISTER_MAX; number++)
    {
      PbRegister *reg = pb_fold_find (fold, number, NULL);
      gboolean created;

      if (reg == NULL)
        continue;

      created = creation != NULL && number != PB_REGISTER_DELETION &&
                pb_fold_find_ref (fold, reg, &creation->stamp) != NULL;
      if (created)
        entity->c_mask |= G_GUINT64_CONSTANT (1) << number;

      if (!created || reg->heads->len != 1 || get_head (fold, reg, 0) != creation ||
          (reg->dag && !pb_fold_is_readable (fold, reg)))
        append_heads (entity->heads, number, fold, reg);
    }
}

static gboolean
write_text (PbEngine      *self,
            sqlite3_stmt  *statement,
            gint64         eid,
            PbFold        *fold,
            PbRegister    *reg,
            GError       **error)
{
  gboolean conflict;
  gsize length;
  char *text = pb_fold_get_text (fold, reg, &length, &conflict);

  if (text && length > 0)
    {
      sqlite3_bind_text64 (statement, reg->number + 1, text, length, g_free, SQLITE_UTF8);
    }
  else
    {
      sqlite3_bind_null (statement, reg->number + 1);
      g_free (text);
    }

  return !conflict || write_conflict (self, eid, reg->field->id, PB_CONFLICT_TEXT, reg->heads->len,
                                      get_head (fold, reg, 1)->stamp.hlc, error);
}

static gboolean
write_column (PbEngine      *self,
              sqlite3_stmt  *statement,
              gint64         eid,
              PbFold        *fold,
              PbRegister    *reg,
              GError       **error)
{
  guint n;

  if (reg->field->flags & PB_FIELD_TREE)
    pb_engine_touch_tree (self, eid);

  if (reg->dag)
    return write_text (self, statement, eid, fold, reg, error);

  if (!pb_engine_bind (self, statement, reg->field, pb_fold_get_winner (fold, reg), error))
    return FALSE;

  n = reg->heads->len > 1 ? pb_fold_count_values (fold, reg) : 1;

  return n < 2 || write_conflict (self, eid, reg->field->id, PB_CONFLICT_VALUE, n,
                                  get_head (fold, reg, 1)->stamp.hlc, error);
}

static gboolean
write_row (PbEngine  *self,
           PbEntity  *entity,
           PbFold    *fold,
           gboolean   replace,
           GError   **error)
{
  sqlite3_stmt *statement =
    pb_engine_prepare_row (self, entity->known, replace ? PB_ROW_ANEW : PB_ROW_NEW, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, entity->eid);

  for (guint8 number = 1; number <= PB_REGISTER_MAX; number++)
    {
      PbRegister *reg = pb_fold_find (fold, number, NULL);

      if (reg && !write_column (self, statement, entity->eid, fold, reg, error))
        {
          pb_sql_release (statement);
          return FALSE;
        }
    }

  return pb_sql_run (self->sql, statement, error);
}

static gboolean
write_members (PbEngine  *self,
               gint64     eid,
               PbFold    *fold,
               GError   **error)
{
  GPtrArray *registers = pb_fold_get_registers (fold);

  for (guint i = 0; i < registers->len; i++)
    {
      PbRegister *reg = registers->pdata[i];
      g_autoptr(GArray) heads = NULL;
      g_autofree char *position = NULL;
      const PbWireValue *winner;

      if (reg->element == NULL)
        continue;

      winner = pb_fold_get_winner (fold, reg);
      if (winner->type == PB_WIRE_STRING && reg->field)
        position = pb_slice_dup (&winner->slice, NULL);

      heads = g_array_new (FALSE, FALSE, sizeof (PbHead));
      append_heads (heads, 0, fold, reg);
      if (!pb_engine_write_member (self, eid, reg->field ? reg->field->id : PB_MEMBER_OTHER,
                                   reg->element, pb_fold_get_present (fold, reg), position, heads,
                                   error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_deletion (PbEngine  *self,
                gint64     eid,
                PbFold    *fold,
                GError   **error)
{
  PbRegister *reg = pb_fold_find (fold, PB_REGISTER_DELETION, NULL);
  gboolean disputed;

  pb_fold_get_deleted (fold, &disputed);

  return !disputed || write_conflict (self, eid, 0, PB_CONFLICT_DELETED, reg->heads->len,
                                      get_head (fold, reg, reg->heads->len - 1)->stamp.hlc, error);
}

static gboolean
drop_old_row (PbEngine  *self,
              PbEntity  *entity,
              GError   **error)
{
  g_autofree char *sql = NULL;

  if (entity->known == PB_KIND_COMMON)
    return TRUE;

  sql = g_strdup_printf ("DELETE FROM %s WHERE eid = ?", pb_engine_get_table (entity->known));

  return run_for (self, sql, entity->eid, error);
}

/**
 * pb_engine_write_fold:
 * @self: an engine
 * @entity: the row of a record as it stands; filled anew
 * @fold: its state
 * @replace: whether anything of it can be in the tables already
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Writes all that is made from a record's operations.
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_write_fold (PbEngine  *self,
                      PbEntity  *entity,
                      PbFold    *fold,
                      gboolean   replace,
                      GError   **error)
{
  int kind = pb_fold_get_kind_number (fold);

  if (entity->kind != kind)
    {
      if (!drop_old_row (self, entity, error))
        return FALSE;
      pb_engine_touch_tree (self, entity->eid);
      entity->kind = kind;
      entity->known = pb_engine_get_kind (self, kind);
    }

  fill_entity (entity, fold);

  if (replace && (!run_for (self, "DELETE FROM conflict WHERE eid = ?", entity->eid, error) ||
                  !run_for (self, "DELETE FROM member WHERE eid = ?", entity->eid, error)))
    return FALSE;

  return pb_engine_write_entity (self, entity, error) &&
         (entity->known == PB_KIND_COMMON || write_row (self, entity, fold, replace, error)) &&
         write_members (self, entity->eid, fold, error) &&
         write_deletion (self, entity->eid, fold, error) &&
         pb_engine_mark_search (self, entity->eid, entity->known, error);
}

/**
 * pb_engine_refold:
 * @self: an engine
 * @eid: the number of a record
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Works a record out anew from the log and writes it.
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_refold (PbEngine  *self,
                  gint64     eid,
                  GError   **error)
{
  g_auto(PbEntity) entity = { 0 };
  g_autoptr(PbFold) fold = NULL;

  pb_entity_init (&entity);
  if (!pb_engine_load_entity (self, eid, &entity, error))
    return FALSE;

  fold = pb_engine_fold (self, eid, G_MAXINT64, error);

  return fold != NULL && pb_engine_write_fold (self, &entity, fold, TRUE, error);
}
