/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-engine-private.h"

#include "model/pb-id.h"

#include <string.h>

#define ENTITY_COLUMNS "eid, uuid, kind, c_hlc, c_dev, c_mask, u_hlc, u_dev, state, heads"

static PbEidSlot *
get_slot (PbEngine     *self,
          const guint8  uuid[16])
{
  return &self->eids[(uuid[14] << 8 | uuid[15]) % PB_N_EID_SLOTS];
}

static gint64
recall_eid (PbEngine     *self,
            const guint8  uuid[16])
{
  const PbEidSlot *slot = get_slot (self, uuid);

  return memcmp (slot->uuid, uuid, 16) == 0 ? slot->eid : 0;
}

static gint64
keep_eid (PbEngine     *self,
          const guint8  uuid[16],
          gint64        eid)
{
  PbEidSlot *slot = get_slot (self, uuid);

  memcpy (slot->uuid, uuid, 16);
  slot->eid = eid;

  return eid;
}

/**
 * pb_entity_init:
 * @self: (out caller-allocates): a row
 */
void
pb_entity_init (PbEntity *self)
{
  memset (self, 0, sizeof *self);
  self->state = PB_ENTITY_STUB;
  self->heads = g_array_new (FALSE, FALSE, sizeof (PbHead));
}

/**
 * pb_entity_clear:
 * @self: a row
 *
 * Frees what it holds.
 */
void
pb_entity_clear (PbEntity *self)
{
  g_clear_pointer (&self->heads, g_array_unref);
}

/**
 * pb_entity_copy:
 * @self: an initialized row
 * @other: what it becomes
 */
void
pb_entity_copy (PbEntity       *self,
                const PbEntity *other)
{
  GArray *heads = self->heads;

  *self = *other;
  self->heads = heads;
  g_array_set_size (heads, 0);
  g_array_append_vals (heads, other->heads->data, other->heads->len);
}

static gboolean
read_entity (PbEngine      *self,
             sqlite3_stmt  *statement,
             PbEntity      *entity,
             GError       **error)
{
  gboolean row;

  g_array_set_size (entity->heads, 0);
  entity->eid = 0;
  entity->kind = 0;
  entity->known = PB_KIND_COMMON;
  entity->state = PB_ENTITY_STUB;

  if (!pb_sql_step (self->sql, statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;

  if (sqlite3_column_bytes (statement, 1) != sizeof entity->uuid ||
      !pb_heads_parse (sqlite3_column_blob (statement, 9), sqlite3_column_bytes (statement, 9),
                       entity->heads))
    return pb_engine_set_corrupt (self, error);

  entity->eid = sqlite3_column_int64 (statement, 0);
  memcpy (entity->uuid, sqlite3_column_blob (statement, 1), sizeof entity->uuid);
  entity->kind = sqlite3_column_int (statement, 2);
  entity->known = pb_engine_get_kind (self, entity->kind);
  entity->c_hlc = (guint64) sqlite3_column_int64 (statement, 3);
  entity->c_dev = (guint16) sqlite3_column_int (statement, 4);
  entity->c_mask = (guint64) sqlite3_column_int64 (statement, 5);
  entity->u_hlc = (guint64) sqlite3_column_int64 (statement, 6);
  entity->u_dev = (guint16) sqlite3_column_int (statement, 7);
  entity->state = sqlite3_column_int (statement, 8);

  return TRUE;
}

/**
 * pb_engine_load_entity:
 * @self: an engine
 * @eid: the number of a record
 * @entity: an initialized row, filled; its `eid` is 0 where there is none
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_load_entity (PbEngine  *self,
                       gint64     eid,
                       PbEntity  *entity,
                       GError   **error)
{
  g_autoptr(PbSqlStatement) statement =
    pb_engine_prepare (self, PB_STATEMENT_LOAD_ENTITY,
                       "SELECT " ENTITY_COLUMNS " FROM entity WHERE eid = ?", error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, eid);

  return read_entity (self, statement, entity, error);
}

/**
 * pb_engine_find_entity:
 * @self: an engine
 * @uuid: the identifier of a record
 * @entity: an initialized row, filled; its `eid` is 0 where there is none
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_find_entity (PbEngine      *self,
                       const guint8   uuid[16],
                       PbEntity      *entity,
                       GError       **error)
{
  gint64 eid = recall_eid (self, uuid);
  g_autoptr(PbSqlStatement) statement = NULL;

  if (eid != 0)
    return pb_engine_load_entity (self, eid, entity, error);

  statement = pb_engine_prepare (self, PB_STATEMENT_FIND_ENTITY,
                                 "SELECT " ENTITY_COLUMNS " FROM entity WHERE uuid = ?", error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_blob (statement, 1, uuid, 16, SQLITE_STATIC);
  if (!read_entity (self, statement, entity, error))
    return FALSE;

  if (entity->eid != 0)
    keep_eid (self, uuid, entity->eid);

  return TRUE;
}

/**
 * pb_engine_intern:
 * @self: an engine
 * @uuid: the identifier of a record
 * @eid: (out): its number in this library
 * @error: return location for a `PB_STORE_ERROR`
 *
 * A record that is referred to before it was received gets a number already.
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_intern (PbEngine      *self,
                  const guint8   uuid[16],
                  gint64        *eid,
                  GError       **error)
{
  sqlite3_stmt *insert;
  gboolean row;

  *eid = recall_eid (self, uuid);
  if (*eid != 0)
    return TRUE;

  {
    g_autoptr(PbSqlStatement) select =
      pb_engine_prepare (self, PB_STATEMENT_FIND_EID,
                         "SELECT eid, kind FROM entity WHERE uuid = ?", error);

    if (select == NULL)
      return FALSE;
    sqlite3_bind_blob (select, 1, uuid, 16, SQLITE_STATIC);
    if (!pb_sql_step (self->sql, select, &row, error))
      return FALSE;
    if (row)
      {
        *eid = keep_eid (self, uuid, sqlite3_column_int64 (select, 0));
        return TRUE;
      }
  }

  insert = pb_engine_prepare (self, PB_STATEMENT_INSERT_ENTITY,
                              "INSERT INTO entity (uuid) VALUES (?)", error);
  if (insert == NULL)
    return FALSE;
  sqlite3_bind_blob (insert, 1, uuid, 16, SQLITE_STATIC);
  if (!pb_sql_run (self->sql, insert, error))
    return FALSE;

  *eid = keep_eid (self, uuid, sqlite3_last_insert_rowid (pb_sql_get_db (self->sql)));

  return TRUE;
}

/**
 * pb_engine_get_id:
 * @self: an engine
 * @eid: the number of a record
 * @id: (out) (transfer full) (nullable): its identifier, or %NULL where there is no
 *   such record
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Records of a group all refer to it, those of a metric to that: the same text is
 * handed out again.
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_get_id (PbEngine  *self,
                  gint64     eid,
                  GVariant **id,
                  GError   **error)
{
  PbIdSlot *slot = &self->ids[(guint64) eid % PB_N_ID_SLOTS];
  g_autoptr(PbSqlStatement) statement = NULL;
  gboolean row;

  *id = NULL;
  if (slot->id && slot->eid == eid)
    {
      *id = g_variant_ref (slot->id);
      return TRUE;
    }

  statement = pb_engine_prepare (self, PB_STATEMENT_FIND_ID,
                                 "SELECT uuid FROM entity WHERE eid = ?", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, eid);
  if (!pb_sql_step (self->sql, statement, &row, error))
    return FALSE;
  if (!row || sqlite3_column_bytes (statement, 0) != 16)
    return TRUE;

  *id = g_variant_ref_sink (
    g_variant_new_take_string (pb_id_from_bytes (sqlite3_column_blob (statement, 0))));
  g_clear_pointer (&slot->id, g_variant_unref);
  slot->eid = eid;
  slot->id = g_variant_ref (*id);

  return TRUE;
}

/**
 * pb_engine_forget_ids:
 * @self: an engine
 *
 * Forgets what pb_engine_get_id() has found.
 */
void
pb_engine_forget_ids (PbEngine *self)
{
  for (guint i = 0; i < PB_N_ID_SLOTS; i++)
    g_clear_pointer (&self->ids[i].id, g_variant_unref);
}

/**
 * pb_engine_find:
 * @self: an engine
 * @id: the identifier of a record
 * @eid: (out) (optional): its number in this library, or 0
 * @kind: (out) (optional): its kind, or %PB_KIND_COMMON where that is not known
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: whether it worked, also where there is no such record
 */
gboolean
pb_engine_find (PbEngine    *self,
                const char  *id,
                gint64      *eid,
                PbKind      *kind,
                GError     **error)
{
  g_autoptr(PbSqlStatement) statement = NULL;
  guint8 uuid[16];
  gboolean row;

  if (eid)
    *eid = 0;
  if (kind)
    *kind = PB_KIND_COMMON;
  if (!pb_id_to_bytes (id, uuid))
    return TRUE;

  statement = pb_engine_prepare (self, PB_STATEMENT_FIND_EID,
                                 "SELECT eid, kind FROM entity WHERE uuid = ?", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_blob (statement, 1, uuid, sizeof uuid, SQLITE_STATIC);
  if (!pb_sql_step (self->sql, statement, &row, error))
    return FALSE;

  if (row && eid)
    *eid = sqlite3_column_int64 (statement, 0);
  if (row && kind)
    *kind = pb_engine_get_kind (self, sqlite3_column_int (statement, 1));

  return TRUE;
}

/**
 * pb_entity_get_heads:
 * @self: a row
 * @number: the number of a plain register
 * @heads: (element-type PbHead): set to its heads, in ascending order
 *
 * Only registers that changed since the record was created have heads of their
 * own; those of the others are the creation.
 *
 * Returns: %FALSE where they must be found in the log
 */
gboolean
pb_entity_get_heads (const PbEntity *self,
                     guint8          number,
                     GArray         *heads)
{
  g_array_set_size (heads, 0);

  for (guint i = 0; i < self->heads->len; i++)
    {
      const PbHead *head = &g_array_index (self->heads, PbHead, i);

      if (head->number != number)
        continue;
      if (head->unlisted)
        return FALSE;
      g_array_append_val (heads, *head);
    }

  if (heads->len == 0 && number != PB_REGISTER_DELETION && (self->c_mask >> number & 1))
    {
      PbHead creation = { .number = number, .dev = self->c_dev, .hlc = self->c_hlc };

      g_array_append_val (heads, creation);
    }

  return TRUE;
}

/**
 * pb_engine_fold:
 * @self: an engine
 * @eid: the number of a record
 * @up_to: the last clock to take in
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Works the state of a record out from the log.
 *
 * Returns: (transfer full) (nullable): the state
 */
PbFold *
pb_engine_fold (PbEngine  *self,
                gint64     eid,
                guint64    up_to,
                GError   **error)
{
  g_autoptr(PbFold) fold = pb_fold_new ();
  g_autoptr(PbSqlStatement) statement =
    pb_engine_prepare (self, PB_STATEMENT_FOLD, "SELECT id, kind, hlc, flags, body FROM op"
                                                " WHERE eid = ? AND hlc <= ? ORDER BY hlc", error);
  gboolean row;

  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, eid);
  sqlite3_bind_int64 (statement, 2, (gint64) MIN (up_to, G_MAXINT64));

  for (;;)
    {
      PbFoldOp op = { 0 };

      if (!pb_sql_step (self->sql, statement, &row, error))
        return NULL;
      if (!row)
        break;

      op.id = sqlite3_column_int64 (statement, 0);
      op.kind = sqlite3_column_int (statement, 1);
      op.stamp.hlc = (guint64) sqlite3_column_int64 (statement, 2);
      op.flags = sqlite3_column_int (statement, 3);
      op.opaque = (op.flags & PB_OP_DISORDER) != 0;
      op.body = pb_sql_get_text (statement, 4);
      op.length = (gsize) sqlite3_column_bytes (statement, 4);
      op.dev = pb_engine_get_log_dev (self, PB_OP_LOG (op.id));
      op.stamp.tag = pb_engine_get_tag (self, op.dev);
      pb_fold_add (fold, &op);
    }

  pb_fold_run (fold, pb_engine_get_kind (self, pb_fold_get_kind_number (fold)));

  return g_steal_pointer (&fold);
}
