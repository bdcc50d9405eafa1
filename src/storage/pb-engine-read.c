/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-engine-private.h"

#include "model/pb-field-value.h"
#include "model/pb-id.h"

#include <glib/gi18n-lib.h>

/* The columns before the fields: see build_names() of the schema. */
enum
{
  COLUMN_EID,
  COLUMN_UUID,
  COLUMN_STATE,
  COLUMN_CREATED,
  COLUMN_CHANGED,
  COLUMN_CHANGED_BY,
  COLUMN_CONTESTED,
  COLUMN_MEMBERS,
  FIRST_FIELD,
};

static gboolean
set_not_found (GError **error)
{
  g_set_error_literal (error, PB_STORE_ERROR, PB_STORE_ERROR_NOT_FOUND,
                       _("There is no such record."));

  return FALSE;
}

/**
 * pb_engine_read_column:
 * @self: an engine
 * @row: a statement that stands on a row
 * @column: which column, from 0
 * @field: the field that it holds
 * @value: (out) (transfer full) (nullable): the value, not floating
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_read_column (PbEngine           *self,
                       sqlite3_stmt       *row,
                       int                 column,
                       const PbFieldInfo  *field,
                       GVariant          **value,
                       GError            **error)
{
  *value = NULL;
  if (sqlite3_column_type (row, column) == SQLITE_NULL)
    return TRUE;

  switch (field->type)
    {
    case PB_TYPE_REF:
      return pb_engine_get_id (self, sqlite3_column_int64 (row, column), value, error);
    case PB_TYPE_DAY:
      *value = g_variant_new_int32 (sqlite3_column_int (row, column));
      break;
    case PB_TYPE_INTEGER:
      *value = g_variant_new_int64 (sqlite3_column_int64 (row, column));
      break;
    case PB_TYPE_FLAG:
      *value = g_variant_new_boolean (sqlite3_column_int (row, column) != 0);
      break;
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
      *value = pb_sql_new_text (pb_sql_get_text (row, column),
                                (gsize) sqlite3_column_bytes (row, column));
      break;
    }

  g_variant_ref_sink (*value);

  return TRUE;
}

static gboolean
read_fields (PbEngine      *self,
             PbRecord      *record,
             PbKind         kind,
             sqlite3_stmt  *row,
             int           *column,
             GError       **error)
{
  const PbFieldInfo *field;

  for (guint i = 0; (field = pb_kind_get_nth_field (kind, i)); i++)
    {
      g_autoptr(GVariant) value = NULL;

      if (pb_field_type_is_set (field->type))
        continue;

      if (!pb_engine_read_column (self, row, (*column)++, field, &value, error))
        return FALSE;
      if (value)
        pb_record_set_value (record, field->id, value);
    }

  return TRUE;
}

static void
set_members (PbRecord  *record,
             PbFieldId  field,
             GPtrArray *elements)
{
  const PbFieldInfo *info = pb_field_get_info (field);

  if (info && elements->len > 0 && pb_field_type_is_set (info->type) &&
      (PB_FIELD_KIND (field) == PB_KIND_COMMON ||
       PB_FIELD_KIND (field) == pb_record_get_kind (record)))
    {
      g_autoptr(GVariant) value =
        pb_field_new_set ((const char * const *) elements->pdata, elements->len);

      pb_record_set_value (record, field, value);
    }

  g_ptr_array_set_size (elements, 0);
}

static gboolean
read_members (PbEngine  *self,
              PbRecord  *record,
              gint64     eid,
              GError   **error)
{
  g_autoptr(GPtrArray) elements = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(PbSqlStatement) statement =
    pb_sql_prepare (self->sql, "SELECT fid, elem FROM member WHERE eid = ? AND present"
                               " ORDER BY fid, elem", error);
  PbFieldId field = 0;
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, eid);

  for (;;)
    {
      if (!pb_sql_step (self->sql, statement, &row, error))
        return FALSE;
      if (!row)
        break;

      if ((PbFieldId) sqlite3_column_int (statement, 0) != field)
        {
          set_members (record, field, elements);
          field = (PbFieldId) sqlite3_column_int (statement, 0);
        }
      g_ptr_array_add (elements, g_strdup (pb_sql_get_text (statement, 1)));
    }

  set_members (record, field, elements);

  return TRUE;
}

static gboolean
read_conflicts (PbEngine  *self,
                PbRecord  *record,
                gint64     eid,
                GError   **error)
{
  g_autoptr(PbSqlStatement) statement =
    pb_sql_prepare (self->sql, "SELECT DISTINCT fid FROM conflict WHERE eid = ?", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, eid);

  for (;;)
    {
      if (!pb_sql_step (self->sql, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      pb_record_set_contested (record, (PbFieldId) sqlite3_column_int (statement, 0), TRUE);
    }
}

/**
 * pb_engine_read:
 * @self: an engine
 * @kind: a kind
 * @row: a query that begins with pb_engine_get_select() of @kind and stands on a
 *   row
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): a fresh record with all that the row, its
 *   sets and its conflicts say
 */
PbRecord *
pb_engine_read (PbEngine      *self,
                PbKind         kind,
                sqlite3_stmt  *row,
                GError       **error)
{
  g_autoptr(PbRecord) record = NULL;
  g_autofree char *id = NULL;
  gint64 eid = sqlite3_column_int64 (row, COLUMN_EID);
  int column = FIRST_FIELD;

  if (sqlite3_column_bytes (row, COLUMN_UUID) != 16)
    {
      pb_engine_set_corrupt (self, error);
      return NULL;
    }

  id = pb_id_from_bytes (sqlite3_column_blob (row, COLUMN_UUID));
  record = pb_record_new (kind, id);
  if (!read_fields (self, record, PB_KIND_COMMON, row, &column, error) ||
      !read_fields (self, record, kind, row, &column, error))
    return NULL;

  pb_record_set_stamps (record,
                        pb_hlc_to_instant ((guint64) sqlite3_column_int64 (row, COLUMN_CREATED)),
                        pb_hlc_to_instant ((guint64) sqlite3_column_int64 (row, COLUMN_CHANGED)),
                        pb_sql_get_text (row, COLUMN_CHANGED_BY));
  pb_record_set_deleted (record, sqlite3_column_int (row, COLUMN_STATE) == PB_ENTITY_DELETED);
  pb_record_set_untouched (record, sqlite3_column_int64 (row, COLUMN_CREATED) ==
                                     sqlite3_column_int64 (row, COLUMN_CHANGED));

  if ((sqlite3_column_int (row, COLUMN_MEMBERS) && !read_members (self, record, eid, error)) ||
      (sqlite3_column_int (row, COLUMN_CONTESTED) && !read_conflicts (self, record, eid, error)))
    return NULL;

  return g_steal_pointer (&record);
}

static sqlite3_stmt *
prepare_load (PbEngine  *self,
              PbKind     kind,
              GError   **error)
{
  g_autofree char *sql = NULL;

  if (self->loads[kind] && !sqlite3_stmt_busy (self->loads[kind]))
    return self->loads[kind];

  sql = g_strconcat (pb_engine_get_select (kind), " WHERE r.eid = ? AND e.state <> 2", NULL);

  return self->loads[kind] = pb_sql_prepare (self->sql, sql, error);
}

/**
 * pb_engine_load:
 * @self: an engine
 * @id: the identifier of a record
 * @error: return location for a `PB_STORE_ERROR`
 *
 * A deleted record comes as well, and says that it is deleted.
 *
 * Returns: (transfer full) (nullable): a fresh record, or %NULL with
 *   %PB_STORE_ERROR_NOT_FOUND where there is none
 */
PbRecord *
pb_engine_load (PbEngine    *self,
                const char  *id,
                GError     **error)
{
  g_autoptr(PbSqlStatement) statement = NULL;
  PbKind kind;
  gint64 eid;
  gboolean row;

  if (!pb_engine_find (self, id, &eid, &kind, error))
    return NULL;
  if (kind == PB_KIND_COMMON)
    {
      set_not_found (error);
      return NULL;
    }

  statement = prepare_load (self, kind, error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, eid);
  if (!pb_sql_step (self->sql, statement, &row, error))
    return NULL;
  if (!row)
    {
      set_not_found (error);
      return NULL;
    }

  return pb_engine_read (self, kind, statement, error);
}

static void
fill_plain (PbRecord   *record,
            PbFold     *fold,
            PbRegister *reg)
{
  gboolean conflict = FALSE;

  if (reg->dag)
    {
      gsize length;
      g_autofree char *text = pb_fold_get_text (fold, reg, &length, &conflict);

      if (text && length > 0)
        pb_record_set_value (record, reg->field->id, pb_sql_new_text (text, length));
    }
  else
    {
      g_autoptr(GVariant) value = pb_wire_to_variant (reg->field, pb_fold_get_winner (fold, reg));

      if (value)
        pb_record_set_value (record, reg->field->id, value);
      conflict = reg->heads->len > 1 && pb_fold_count_values (fold, reg) > 1;
    }

  if (conflict)
    pb_record_set_contested (record, reg->field->id, TRUE);
}

static void
fill_sets (PbRecord *record,
           PbFold   *fold)
{
  GPtrArray *registers = pb_fold_get_registers (fold);
  g_autoptr(GHashTable) sets =
    g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter iter;
  gpointer field;
  gpointer elements;

  for (guint i = 0; i < registers->len; i++)
    {
      PbRegister *reg = registers->pdata[i];
      gpointer key;

      if (reg->field == NULL || reg->element == NULL || !pb_fold_get_present (fold, reg))
        continue;

      key = GUINT_TO_POINTER (reg->field->id);
      elements = g_hash_table_lookup (sets, key);
      if (elements == NULL)
        {
          elements = g_ptr_array_new ();
          g_hash_table_insert (sets, key, elements);
        }
      g_ptr_array_add (elements, reg->element);
    }

  g_hash_table_iter_init (&iter, sets);
  while (g_hash_table_iter_next (&iter, &field, &elements))
    {
      GPtrArray *array = elements;
      g_autoptr(GVariant) value = pb_field_new_set ((const char * const *) array->pdata,
                                                    array->len);

      pb_record_set_value (record, GPOINTER_TO_UINT (field), value);
    }
}

static PbRecord *
make_record (PbEngine   *self,
             const char *id,
             PbFold     *fold)
{
  PbKind kind = pb_engine_get_kind (self, pb_fold_get_kind_number (fold));
  const PbFoldOp *creation = pb_fold_get_creation (fold);
  const PbFoldOp *latest = pb_fold_get_latest (fold);
  g_autofree char *who = pb_engine_dup_who (self, latest->dev);
  PbRecord *record = pb_record_new (kind, id);

  for (guint8 number = 1; number <= PB_REGISTER_MAX; number++)
    {
      PbRegister *reg = pb_fold_find (fold, number, NULL);

      if (reg)
        fill_plain (record, fold, reg);
    }

  fill_sets (record, fold);
  pb_record_set_stamps (record, pb_hlc_to_instant (creation->stamp.hlc),
                        pb_hlc_to_instant (latest->stamp.hlc), who);
  pb_record_set_deleted (record, pb_fold_get_deleted (fold, NULL));

  return record;
}

/**
 * pb_engine_load_at:
 * @self: an engine
 * @id: the identifier of a record
 * @instant: a moment, in microseconds since 1970
 * @error: return location for a `PB_STORE_ERROR`
 *
 * The record as it was at a moment, by all that is known today of what had been
 * done until then.  References that lead back to the record itself are not left
 * out.
 *
 * Returns: (transfer full) (nullable): a fresh record, or %NULL with
 *   %PB_STORE_ERROR_NOT_FOUND where it did not exist yet
 */
PbRecord *
pb_engine_load_at (PbEngine    *self,
                   const char  *id,
                   gint64       instant,
                   GError     **error)
{
  g_autoptr(PbFold) fold = NULL;
  PbKind kind;
  gint64 eid;

  if (!pb_engine_find (self, id, &eid, &kind, error))
    return NULL;
  if (kind == PB_KIND_COMMON)
    {
      set_not_found (error);
      return NULL;
    }

  fold = pb_engine_fold (self, eid, pb_hlc_last_of (instant), error);
  if (fold == NULL)
    return NULL;

  if (pb_fold_get_creation (fold) == NULL ||
      pb_engine_get_kind (self, pb_fold_get_kind_number (fold)) == PB_KIND_COMMON)
    {
      set_not_found (error);
      return NULL;
    }

  return make_record (self, id, fold);
}

/**
 * pb_engine_value_free:
 * @value: (transfer full): a value
 */
void
pb_engine_value_free (PbEngineValue *value)
{
  g_clear_pointer (&value->value, g_variant_unref);
  g_free (value->who);
  g_free (value);
}

static PbEngineValue *
make_value (PbEngine   *self,
            PbFold     *fold,
            PbRegister *reg,
            guint       n)
{
  PbFoldRef ref = g_array_index (reg->heads, PbFoldRef, n);
  const PbFoldOp *op = pb_fold_get_op (fold, ref.op);
  const PbWireValue *wire = &pb_fold_get_entry (fold, ref.entry)->value;
  PbEngineValue *value = g_new0 (PbEngineValue, 1);

  value->op = op->id;
  value->instant = pb_hlc_to_instant (op->stamp.hlc);
  value->who = pb_engine_dup_who (self, op->dev);

  if (reg->dag)
    {
      gsize length;
      const char *text = pb_text_dag_get (reg->dag, &op->stamp, &length);

      if (text && length > 0)
        value->value = g_variant_ref_sink (pb_sql_new_text (text, length));
    }
  else if (reg->number == PB_REGISTER_DELETION)
    {
      value->deleted = wire->type == PB_WIRE_OBJECT;
    }
  else
    {
      value->value = pb_wire_to_variant (reg->field, wire);
    }

  return value;
}

/**
 * pb_engine_get_values:
 * @self: an engine
 * @id: the identifier of a record
 * @field: one of its fields that is not a set, or 0 for whether it is deleted
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Lists the values that stand side by side, the one that is shown first.  Of a
 * long text these are the versions that are merged for reading.
 *
 * Returns: (transfer container) (element-type PbEngineValue) (nullable): them
 */
GPtrArray *
pb_engine_get_values (PbEngine    *self,
                      const char  *id,
                      PbFieldId    field,
                      GError     **error)
{
  g_autoptr(GPtrArray) values =
    g_ptr_array_new_with_free_func ((GDestroyNotify) pb_engine_value_free);
  g_autoptr(PbFold) fold = NULL;
  PbRegister *reg;
  gint64 eid;

  if (!pb_engine_find (self, id, &eid, NULL, error))
    return NULL;

  fold = pb_engine_fold (self, eid, G_MAXINT64, error);
  if (fold == NULL)
    return NULL;

  reg = pb_fold_find (fold, field == 0 ? PB_REGISTER_DELETION : pb_register_from_field (field),
                      NULL);
  for (guint i = reg ? reg->heads->len : 0; i > 0; i--)
    g_ptr_array_add (values, make_value (self, fold, reg, i - 1));

  return g_steal_pointer (&values);
}
