/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-engine-private.h"

#include "model/pb-field-value.h"
#include "model/pb-id.h"

#include <glib/gi18n-lib.h>

/**
 * pb_engine_change_free:
 * @change: (transfer full): a change
 */
void
pb_engine_change_free (PbEngineChange *change)
{
  g_free (change->who);
  g_free (change->id);
  g_free (change->element);
  g_clear_pointer (&change->before, g_variant_unref);
  g_clear_pointer (&change->after, g_variant_unref);
  g_free (change);
}

/**
 * pb_engine_action_free:
 * @action: (transfer full): an action
 */
void
pb_engine_action_free (PbEngineAction *action)
{
  g_free (action->title);
  g_free (action->who);
  g_free (action->device);
  g_clear_pointer (&action->changes, g_ptr_array_unref);
  g_free (action);
}

static int
compare_stamps (gconstpointer a,
                gconstpointer b)
{
  return pb_stamp_compare (a, b);
}

static GVariant *
take_text (char  *text,
           gsize  length)
{
  g_autofree char *owned = text;

  if (text == NULL || length == 0)
    return NULL;

  return g_variant_ref_sink (pb_sql_new_text (owned, length));
}

/* What stood in a register as the author of an operation saw it. */
static GVariant *
get_before (PbFold          *fold,
            PbRegister      *reg,
            const PbOpEntry *entry)
{
  const PbStamp *preds = pb_fold_get_preds (fold, entry);
  const PbFoldRef *winner = NULL;

  if (reg->dag)
    {
      g_autofree PbStamp *sorted = g_memdup2 (preds, entry->n_preds * sizeof (PbStamp));
      gboolean conflict;
      gsize length;
      char *text;

      if (entry->n_preds == 0)
        return NULL;

      qsort (sorted, entry->n_preds, sizeof (PbStamp), compare_stamps);
      text = pb_fold_merge_text (fold, reg, sorted, entry->n_preds, &length, &conflict);
      return take_text (text, length);
    }

  for (guint i = 0; i < entry->n_preds; i++)
    {
      const PbFoldRef *ref = pb_fold_find_ref (fold, reg, &preds[i]);

      if (ref && (winner == NULL || ref->op > winner->op))
        winner = ref;
    }

  return winner ? pb_wire_to_variant (reg->field, &pb_fold_get_entry (fold, winner->entry)->value)
                : NULL;
}

static gboolean
was_present (PbFold          *fold,
             PbRegister      *reg,
             const PbOpEntry *entry)
{
  const PbStamp *preds = pb_fold_get_preds (fold, entry);

  for (guint i = 0; i < entry->n_preds; i++)
    {
      const PbFoldRef *ref = pb_fold_find_ref (fold, reg, &preds[i]);

      if (ref && pb_wire_is_present (&pb_fold_get_entry (fold, ref->entry)->value))
        return TRUE;
    }

  return FALSE;
}

static GVariant *
get_after (PbFold          *fold,
           PbRegister      *reg,
           const PbFoldOp  *op,
           const PbOpEntry *entry)
{
  gsize length;
  const char *text;

  if (reg->dag == NULL)
    return pb_wire_to_variant (reg->field, &entry->value);

  text = pb_text_dag_get (reg->dag, &op->stamp, &length);

  return text && length > 0 ? g_variant_ref_sink (pb_sql_new_text (text, length)) : NULL;
}

typedef struct
{
  PbFold *fold;
  const char *id;
  PbKind kind;
  char *who;
  GPtrArray *changes;
} PbChangeContext;

static PbEngineChange *
add_change (PbChangeContext *context,
            const PbFoldOp  *op,
            PbChangeType     type)
{
  PbEngineChange *change = g_new0 (PbEngineChange, 1);

  change->op = op->id;
  change->instant = pb_hlc_to_instant (op->stamp.hlc);
  change->who = g_strdup (context->who);
  change->type = type;
  change->id = g_strdup (context->id);
  change->kind = context->kind;
  change->effective = TRUE;
  g_ptr_array_add (context->changes, change);

  return change;
}

static void
add_entry (PbChangeContext *context,
           const PbFoldOp  *op,
           const PbOpEntry *entry)
{
  PbRegisterName name;
  g_autofree char *element = NULL;
  PbEngineChange *change;
  PbRegister *reg;
  gboolean latest;

  pb_register_resolve (context->kind, &entry->key, &name);
  if (name.number == PB_REGISTER_OTHER)
    return;

  element = name.element.length > 0 ? pb_slice_dup (&name.element, NULL) : NULL;
  reg = pb_fold_find (context->fold, name.number, element);
  if (reg == NULL || pb_fold_find_ref (context->fold, reg, &op->stamp) == NULL)
    return;

  latest = reg->heads->len == 1 &&
           pb_fold_get_op (context->fold, g_array_index (reg->heads, PbFoldRef, 0).op) == op;

  if (name.number == PB_REGISTER_DELETION)
    {
      change = add_change (context, op, entry->value.type == PB_WIRE_OBJECT ? PB_CHANGE_DELETE
                                                                            : PB_CHANGE_RESTORE);
    }
  else if (element)
    {
      gboolean present = pb_wire_is_present (&entry->value);

      change = add_change (context, op, present ? PB_CHANGE_ADD : PB_CHANGE_REMOVE);
      change->effective = present != was_present (context->fold, reg, entry);
    }
  else
    {
      change = add_change (context, op, PB_CHANGE_SET);
      change->before = get_before (context->fold, reg, entry);
      change->after = get_after (context->fold, reg, op, entry);
      change->effective = !pb_value_equal (change->before, change->after);
    }

  change->field = name.field ? name.field->id : 0;
  change->element = g_steal_pointer (&element);
  change->latest = latest;
}

/* A record was not touched since where nothing but its own action did. */
static gboolean
is_untouched (PbFold *fold,
              gint64  first,
              gint64  last)
{
  for (guint i = 0; i < pb_fold_get_n_ops (fold); i++)
    {
      const PbFoldOp *op = pb_fold_get_op (fold, i);

      if (!op->opaque && (op->id < first || op->id > last))
        return FALSE;
    }

  return TRUE;
}

static void
add_op (PbChangeContext *context,
        const PbFoldOp  *op,
        gint64           first,
        gint64           last)
{
  if (op->opaque || context->kind == PB_KIND_COMMON)
    return;

  if (op->info.create)
    {
      PbEngineChange *change = add_change (context, op, PB_CHANGE_CREATE);

      change->effective = pb_fold_get_creation (context->fold) == op;
      change->latest = is_untouched (context->fold, first, last);
    }

  for (guint i = 0; i < op->info.n_entries; i++)
    add_entry (context, op, pb_fold_get_entry (context->fold, op->info.first_entry + i));
}

static char *
dup_id (PbEngine  *self,
        gint64     eid,
        GError   **error)
{
  g_auto(PbEntity) entity = { 0 };

  pb_entity_init (&entity);

  return pb_engine_load_entity (self, eid, &entity, error) ? pb_id_from_bytes (entity.uuid) : NULL;
}

static gboolean
list_action_ops (PbEngine        *self,
                 PbEngineAction  *action,
                 GArray          *ids,
                 GArray          *eids,
                 GError         **error)
{
  g_autoptr(PbSqlStatement) statement =
    pb_sql_prepare (self->sql, "SELECT id, eid FROM op WHERE id BETWEEN ? AND ? ORDER BY id",
                    error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, action->first_op);
  sqlite3_bind_int64 (statement, 2, action->last_op);

  for (;;)
    {
      gint64 id;
      gint64 eid;

      if (!pb_sql_step (self->sql, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      id = sqlite3_column_int64 (statement, 0);
      eid = sqlite3_column_int64 (statement, 1);
      g_array_append_val (ids, id);
      g_array_append_val (eids, eid);
    }
}

static gboolean
fill_changes (PbEngine        *self,
              PbEngineAction  *action,
              GError         **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GArray) eids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(PbFold) fold = NULL;
  gint64 folded = 0;

  if (!list_action_ops (self, action, ids, eids, error))
    return FALSE;

  action->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_engine_change_free);

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 eid = g_array_index (eids, gint64, i);
      g_autofree char *id = dup_id (self, eid, error);
      PbChangeContext context = { .id = id, .who = action->who, .changes = action->changes };

      if (id == NULL)
        return FALSE;

      if (fold == NULL || folded != eid)
        {
          g_clear_pointer (&fold, pb_fold_free);
          fold = pb_engine_fold (self, eid, G_MAXINT64, error);
          if (fold == NULL)
            return FALSE;
          folded = eid;
        }

      context.fold = fold;
      context.kind = pb_engine_get_kind (self, pb_fold_get_kind_number (fold));
      for (guint n = 0; n < pb_fold_get_n_ops (fold); n++)
        {
          const PbFoldOp *op = pb_fold_get_op (fold, n);

          if (op->id == g_array_index (ids, gint64, i))
            add_op (&context, op, action->first_op, action->last_op);
        }
    }

  return TRUE;
}

/* Finds the operations around @op that belong to its action: all but the last
 * one say that more belong to it.
 */
static gboolean
find_bounds (PbEngine  *self,
             gint64     op,
             gint64    *first,
             gint64    *last,
             guint64   *hlc,
             GError   **error)
{
  gint64 log = PB_OP_LOG (op);
  g_autoptr(PbSqlStatement) before =
    pb_sql_prepare (self->sql, "SELECT coalesce ((SELECT id + 1 FROM op WHERE id < ?1 AND id > ?2"
                               " AND flags & 2 = 0 ORDER BY id DESC LIMIT 1),"
                               " (SELECT min (id) FROM op WHERE id > ?2))", error);
  g_autoptr(PbSqlStatement) after = NULL;
  gboolean row;

  if (before == NULL)
    return FALSE;
  sqlite3_bind_int64 (before, 1, op);
  sqlite3_bind_int64 (before, 2, PB_OP_ID (log, 0));
  if (!pb_sql_step (self->sql, before, &row, error))
    return FALSE;
  *first = sqlite3_column_int64 (before, 0);

  after = pb_sql_prepare (self->sql, "SELECT id, hlc FROM op WHERE id >= ? AND id < ?"
                                     " AND flags & 2 = 0 ORDER BY id LIMIT 1", error);
  if (after == NULL)
    return FALSE;
  sqlite3_bind_int64 (after, 1, op);
  sqlite3_bind_int64 (after, 2, PB_OP_ID (log + 1, 0));
  if (!pb_sql_step (self->sql, after, &row, error))
    return FALSE;

  *last = row ? sqlite3_column_int64 (after, 0) : 0;
  *hlc = row ? (guint64) sqlite3_column_int64 (after, 1) : 0;

  return TRUE;
}

static gboolean
fill_title (PbEngine        *self,
            PbEngineAction  *action,
            GError         **error)
{
  g_autoptr(GArray) entries = g_array_new (FALSE, FALSE, sizeof (PbOpEntry));
  g_autoptr(GArray) preds = g_array_new (FALSE, FALSE, sizeof (PbStamp));
  g_autoptr(PbSqlStatement) statement =
    pb_sql_prepare (self->sql, "SELECT body, hlc FROM op WHERE id = ?", error);
  PbOpInfo info;
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, action->first_op);
  if (!pb_sql_step (self->sql, statement, &row, error))
    return FALSE;

  if (row && pb_op_decode (pb_sql_get_text (statement, 0),
                           (gsize) sqlite3_column_bytes (statement, 0),
                           (guint64) sqlite3_column_int64 (statement, 1), entries, preds, &info) &&
      info.title.length > 0)
    action->title = pb_slice_dup (&info.title, NULL);

  return TRUE;
}

static gboolean
fill_device (PbEngine        *self,
             PbEngineAction  *action,
             GError         **error)
{
  guint16 dev = pb_engine_get_log_dev (self, PB_OP_LOG (action->last_op));
  g_autoptr(PbSqlStatement) statement =
    pb_sql_prepare (self->sql, "SELECT name, uuid FROM device WHERE dev = ?", error);
  gboolean row;

  action->own = dev == self->dev;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int (statement, 1, dev);
  if (!pb_sql_step (self->sql, statement, &row, error))
    return FALSE;

  action->who = row ? g_strdup (pb_sql_get_text (statement, 0)) : NULL;
  action->device = row && sqlite3_column_bytes (statement, 1) == 16
                     ? pb_id_from_bytes (sqlite3_column_blob (statement, 1))
                     : g_strdup ("");

  return TRUE;
}

/**
 * pb_engine_get_action:
 * @self: an engine
 * @op: any of the operations of an action
 * @with_changes: whether to say what it changed
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the action
 */
PbEngineAction *
pb_engine_get_action (PbEngine  *self,
                      gint64     op,
                      gboolean   with_changes,
                      GError   **error)
{
  g_autoptr(PbEngineAction) action = g_new0 (PbEngineAction, 1);
  guint64 hlc;

  if (!find_bounds (self, op, &action->first_op, &action->last_op, &hlc, error))
    return NULL;

  if (action->last_op == 0)
    {
      g_set_error_literal (error, PB_STORE_ERROR, PB_STORE_ERROR_NOT_FOUND,
                           _("There is no such change in the history."));
      return NULL;
    }

  action->hlc = (gint64) hlc;
  action->instant = pb_hlc_to_instant (hlc);

  if (!fill_title (self, action, error) || !fill_device (self, action, error) ||
      (with_changes && !fill_changes (self, action, error)))
    return NULL;

  return g_steal_pointer (&action);
}

/* Whether a later operation of the same action is on the same record. */
static gboolean
goes_on (PbEngine        *self,
         PbEngineAction  *action,
         gint64           op,
         gint64           eid,
         gboolean        *more,
         GError         **error)
{
  g_autoptr(PbSqlStatement) statement = NULL;

  *more = FALSE;
  if (op == action->last_op)
    return TRUE;

  statement = pb_sql_prepare (self->sql, "SELECT 1 FROM op WHERE id > ? AND id <= ? AND +eid = ?"
                                         " LIMIT 1", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, op);
  sqlite3_bind_int64 (statement, 2, action->last_op);
  sqlite3_bind_int64 (statement, 3, eid);

  return pb_sql_step (self->sql, statement, more, error);
}

/**
 * pb_engine_list_actions:
 * @self: an engine
 * @id: (nullable): the identifier of a record, or %NULL for all
 * @before: list only what is before this clock, or 0 for the newest; the `hlc`
 *   of the last action of one page begins the next
 * @limit: how many at least, where there are as many; those of one clock value
 *   are never parted
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Lists actions without their changes, the newest first.  Of a record, those
 * that touched it, and their `hlc` is that of the operation that did.
 *
 * Returns: (transfer container) (element-type PbEngineAction) (nullable): them
 */
GPtrArray *
pb_engine_list_actions (PbEngine    *self,
                        const char  *id,
                        gint64       before,
                        guint        limit,
                        GError     **error)
{
  g_autoptr(GPtrArray) actions =
    g_ptr_array_new_with_free_func ((GDestroyNotify) pb_engine_action_free);
  g_autoptr(PbSqlStatement) statement = NULL;
  gint64 eid = 0;
  gboolean row;

  if (id && !pb_engine_find (self, id, &eid, NULL, error))
    return NULL;

  statement = pb_sql_prepare (self->sql,
                              id ? "SELECT id, hlc FROM op WHERE hlc < ?1 AND eid = ?2"
                                   " ORDER BY hlc DESC"
                                 : "SELECT id, hlc FROM op WHERE hlc < ?1 AND flags & 2 = 0"
                                   " ORDER BY hlc DESC", error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, before > 0 ? before : G_MAXINT64);
  if (id)
    sqlite3_bind_int64 (statement, 2, eid);

  for (;;)
    {
      g_autoptr(PbEngineAction) action = NULL;
      gboolean more = FALSE;
      gint64 op;
      gint64 hlc;

      if (!pb_sql_step (self->sql, statement, &row, error))
        return NULL;
      if (!row)
        break;

      op = sqlite3_column_int64 (statement, 0);
      hlc = sqlite3_column_int64 (statement, 1);
      if (actions->len >= limit &&
          ((PbEngineAction *) actions->pdata[actions->len - 1])->hlc != hlc)
        break;

      action = pb_engine_get_action (self, op, FALSE, error);
      if (action == NULL || (id && !goes_on (self, action, op, eid, &more, error)))
        return NULL;
      if (more)
        continue;

      action->hlc = hlc;
      g_ptr_array_add (actions, g_steal_pointer (&action));
    }

  return g_steal_pointer (&actions);
}

/**
 * pb_engine_list_changes:
 * @self: an engine
 * @id: the identifier of a record
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Lists all that ever happened to a record, the oldest first.
 *
 * Returns: (transfer container) (element-type PbEngineChange) (nullable): it
 */
GPtrArray *
pb_engine_list_changes (PbEngine    *self,
                        const char  *id,
                        GError     **error)
{
  g_autoptr(GPtrArray) changes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) pb_engine_change_free);
  PbChangeContext context = { .id = id, .changes = changes };
  g_autoptr(PbFold) fold = NULL;
  gint64 eid;

  if (!pb_engine_find (self, id, &eid, NULL, error))
    return NULL;

  fold = pb_engine_fold (self, eid, G_MAXINT64, error);
  if (fold == NULL)
    return NULL;

  context.fold = fold;
  context.kind = pb_engine_get_kind (self, pb_fold_get_kind_number (fold));
  for (guint i = 0; i < pb_fold_get_n_ops (fold); i++)
    {
      const PbFoldOp *op = pb_fold_get_op (fold, i);

      context.who = pb_engine_dup_who (self, op->dev);
      add_op (&context, op, op->id, op->id);
      g_free (context.who);
    }

  return g_steal_pointer (&changes);
}

/**
 * pb_engine_invert:
 * @self: an engine
 * @action: an action with its changes
 * @title: what undoing it is called
 *
 * Makes the edit that takes an action back.  Whether something newer stands in
 * the way is for the caller to see from the changes' `latest`.
 *
 * Returns: (transfer full): the edit
 */
PbEdit *
pb_engine_invert (PbEngine       *self,
                  PbEngineAction *action,
                  const char     *title)
{
  PbEdit *edit = pb_edit_new (title);
  g_autoptr(GHashTable) created = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < action->changes->len; i++)
    {
      const PbEngineChange *change = action->changes->pdata[i];

      if (change->type == PB_CHANGE_CREATE && change->effective)
        g_hash_table_add (created, change->id);
    }

  for (guint i = action->changes->len; i > 0; i--)
    {
      const PbEngineChange *change = action->changes->pdata[i - 1];

      if (!change->effective ||
          (change->type != PB_CHANGE_CREATE && g_hash_table_contains (created, change->id)))
        continue;

      switch (change->type)
        {
        case PB_CHANGE_CREATE:
        case PB_CHANGE_RESTORE:
          pb_edit_delete (edit, change->kind, change->id);
          break;
        case PB_CHANGE_DELETE:
          pb_edit_restore (edit, change->kind, change->id);
          break;
        case PB_CHANGE_SET:
          pb_edit_set_value (edit, change->id, change->field, change->before);
          break;
        case PB_CHANGE_ADD:
          pb_edit_set_remove (edit, change->id, change->field, change->element);
          break;
        case PB_CHANGE_REMOVE:
          pb_edit_set_add (edit, change->id, change->field, change->element);
          break;
        default:
          break;
        }
    }

  return edit;
}
