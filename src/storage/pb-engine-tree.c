/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-engine-private.h"

#include "model/pb-id.h"

#include <string.h>

/* References that make a tree, such as the group that a group is a part of.
 *
 * Two contributors can each make one record a part of the other.  Of every
 * cycle, the reference that was set last counts as blank: its column is NULL and
 * a conflict says so.  A record has at most one such reference, so cycles never
 * share a record, and which references are left out depends on nothing but the
 * operations.  New cycles can only pass through references that changed or that
 * were left out before, so only those are followed.
 */

/**
 * pb_engine_touch_tree:
 * @self: an engine
 * @eid: a record
 *
 * Notes that the place of a record in a tree may have changed.
 */
void
pb_engine_touch_tree (PbEngine *self,
                      gint64    eid)
{
  if (!g_hash_table_contains (self->trees, &eid))
    g_hash_table_add (self->trees, g_memdup2 (&eid, sizeof eid));
}

static gboolean
set_parent (PbEngine           *self,
            const PbFieldInfo  *field,
            gint64              eid,
            gint64              parent,
            GError            **error)
{
  PbKind kind = PB_FIELD_KIND (field->id);
  guint8 number = pb_register_from_field (field->id);
  sqlite3_stmt *statement =
    pb_engine_prepare_row (self, kind, G_GUINT64_CONSTANT (1) << number, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, eid);
  if (parent != 0)
    sqlite3_bind_int64 (statement, number + 1, parent);

  return pb_sql_run (self->sql, statement, error);
}

static gboolean
get_parent (PbEngine           *self,
            const PbFieldInfo  *field,
            gint64              eid,
            gint64             *parent,
            GError            **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" FROM %s WHERE eid = ?", field->name,
                                          pb_engine_get_table (PB_FIELD_KIND (field->id)));
  g_autoptr(PbSqlStatement) statement = pb_sql_prepare (self->sql, sql, error);
  gboolean row;

  *parent = 0;
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, eid);
  if (!pb_sql_step (self->sql, statement, &row, error))
    return FALSE;
  if (row)
    *parent = sqlite3_column_int64 (statement, 0);

  return TRUE;
}

/* Finds the winner of a record's reference in the log. */
static gboolean
find_winner (PbEngine           *self,
             const PbFieldInfo  *field,
             gint64              eid,
             gint64             *parent,
             PbStamp            *stamp,
             GError            **error)
{
  g_autoptr(PbFold) fold = pb_engine_fold (self, eid, G_MAXINT64, error);
  PbRegister *reg;
  const PbWireValue *value;
  char id[PB_ID_LENGTH + 1];

  *parent = 0;
  memset (stamp, 0, sizeof *stamp);
  if (fold == NULL)
    return FALSE;

  reg = pb_fold_find (fold, pb_register_from_field (field->id), NULL);
  if (reg == NULL || reg->field != field)
    return TRUE;

  *stamp = pb_fold_get_op (fold, g_array_index (reg->heads, PbFoldRef, reg->heads->len - 1).op)
             ->stamp;
  value = pb_fold_get_winner (fold, reg);
  if (pb_wire_is_blank (value))
    return TRUE;

  memcpy (id, value->slice.text, PB_ID_LENGTH);
  id[PB_ID_LENGTH] = '\0';

  return pb_engine_find (self, id, parent, NULL, error);
}

static gboolean
list_left_out (PbEngine           *self,
               const PbFieldInfo  *field,
               GArray             *eids,
               GError            **error)
{
  g_autoptr(PbSqlStatement) statement =
    pb_sql_prepare (self->sql, "SELECT eid FROM conflict WHERE fid = ? AND type = ?", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int (statement, 1, (int) field->id);
  sqlite3_bind_int (statement, 2, PB_CONFLICT_CYCLE);

  do
    {
      gint64 eid;

      if (!pb_sql_step (self->sql, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      eid = sqlite3_column_int64 (statement, 0);
      g_array_append_val (eids, eid);
    }
  while (row);

  return TRUE;
}

static gboolean
put_back (PbEngine           *self,
          const PbFieldInfo  *field,
          gint64              eid,
          GError            **error)
{
  sqlite3_stmt *statement;
  PbStamp stamp;
  gint64 parent;

  if (!find_winner (self, field, eid, &parent, &stamp, error) ||
      !set_parent (self, field, eid, parent, error))
    return FALSE;

  statement =
    pb_sql_prepare (self->sql, "DELETE FROM conflict WHERE eid = ? AND fid = ? AND type = ?",
                    error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, eid);
  sqlite3_bind_int (statement, 2, (int) field->id);
  sqlite3_bind_int (statement, 3, PB_CONFLICT_CYCLE);

  return pb_sql_run (self->sql, statement, error);
}

static gboolean
leave_out (PbEngine           *self,
           const PbFieldInfo  *field,
           gint64              eid,
           guint               length,
           const PbStamp      *stamp,
           GError            **error)
{
  sqlite3_stmt *statement;

  if (!set_parent (self, field, eid, 0, error))
    return FALSE;

  statement =
    pb_sql_prepare (self->sql, "INSERT OR REPLACE INTO conflict VALUES (?, ?, ?, ?, ?)", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, eid);
  sqlite3_bind_int (statement, 2, (int) field->id);
  sqlite3_bind_int (statement, 3, PB_CONFLICT_CYCLE);
  sqlite3_bind_int (statement, 4, (int) length);
  sqlite3_bind_int64 (statement, 5, (gint64) stamp->hlc);

  return pb_sql_run (self->sql, statement, error);
}

/* Walks up from a record.  If that leads back to it, the cycle is in @path. */
static gboolean
find_cycle (PbEngine           *self,
            const PbFieldInfo  *field,
            gint64              start,
            GArray             *path,
            gboolean           *found,
            GError            **error)
{
  g_autoptr(GHashTable) visited = g_hash_table_new (NULL, NULL);
  gint64 at = start;

  *found = FALSE;
  g_array_set_size (path, 0);

  while (at != 0 && g_hash_table_add (visited, GSIZE_TO_POINTER ((gsize) at)))
    {
      g_array_append_val (path, at);
      if (!get_parent (self, field, at, &at, error))
        return FALSE;
      *found = at == start;
    }

  return TRUE;
}

static gboolean
break_cycle (PbEngine           *self,
             const PbFieldInfo  *field,
             GArray             *path,
             gint64             *broken,
             GError            **error)
{
  PbStamp greatest = { 0 };

  *broken = 0;
  for (guint i = 0; i < path->len; i++)
    {
      gint64 eid = g_array_index (path, gint64, i);
      PbStamp stamp;
      gint64 parent;

      if (!find_winner (self, field, eid, &parent, &stamp, error))
        return FALSE;
      if (*broken == 0 || pb_stamp_compare (&greatest, &stamp) < 0)
        {
          *broken = eid;
          greatest = stamp;
        }
    }

  return leave_out (self, field, *broken, path->len, &greatest, error);
}

static gboolean
add_id (PbEngine   *self,
        GPtrArray  *ids,
        gint64      eid,
        GError    **error)
{
  g_auto(PbEntity) entity = { 0 };
  g_autofree char *id = NULL;

  if (ids == NULL)
    return TRUE;

  pb_entity_init (&entity);
  if (!pb_engine_load_entity (self, eid, &entity, error))
    return FALSE;

  id = pb_id_from_bytes (entity.uuid);
  if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
    g_ptr_array_add (ids, g_steal_pointer (&id));

  return TRUE;
}

static gboolean
settle_field (PbEngine           *self,
              const PbFieldInfo  *field,
              GArray             *touched,
              GPtrArray          *ids,
              GError            **error)
{
  g_autoptr(GArray) starts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GArray) path = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!list_left_out (self, field, starts, error))
    return FALSE;

  for (guint i = 0; i < starts->len; i++)
    {
      gint64 eid = g_array_index (starts, gint64, i);

      if (!put_back (self, field, eid, error) || !add_id (self, ids, eid, error))
        return FALSE;
    }

  g_array_append_vals (starts, touched->data, touched->len);

  for (guint i = 0; i < starts->len; i++)
    {
      gboolean found;
      gint64 broken;

      if (!find_cycle (self, field, g_array_index (starts, gint64, i), path, &found, error))
        return FALSE;
      if (found && (!break_cycle (self, field, path, &broken, error) ||
                    !add_id (self, ids, broken, error)))
        return FALSE;
    }

  return TRUE;
}

/**
 * pb_engine_settle_trees:
 * @self: an engine
 * @ids: (element-type utf8) (nullable): where records are added that changed
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Leaves one reference out of each cycle; the last step of every change.
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_settle_trees (PbEngine   *self,
                        GPtrArray  *ids,
                        GError    **error)
{
  g_autoptr(GArray) touched = NULL;
  GHashTableIter iter;
  gpointer eid;

  if (g_hash_table_size (self->trees) == 0)
    return TRUE;

  touched = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_hash_table_iter_init (&iter, self->trees);
  while (g_hash_table_iter_next (&iter, &eid, NULL))
    g_array_append_vals (touched, eid, 1);
  g_hash_table_remove_all (self->trees);

  for (guint kind = 1; kind < PB_N_KINDS; kind++)
    {
      const PbFieldInfo *field;

      for (guint i = 0; (field = pb_kind_get_nth_field (kind, i)); i++)
        {
          if ((field->flags & PB_FIELD_TREE) && !settle_field (self, field, touched, ids, error))
            return FALSE;
        }
    }

  return TRUE;
}
