/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-engine-private.h"

#include "model/pb-id.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More than restored backups and copies ever make of one log. */
#define MAX_BRANCHES 64

/* Where a log, or a branch of it, stands while lines of it are taken in. */
typedef struct
{
  gint64 log;
  gint64 last_seq;
  guint64 last_hlc;
  gboolean changed;
} PbImportBranch;

/* What a device wrote: one log, and branches of it where the library was restored
 * or copied without anybody knowing.
 */
typedef struct
{
  guint16 dev;
  guint32 tag;
  GArray *branches;

  /* Nothing more of this device can be taken in this time. */
  gboolean stopped;
  guint *counter;
} PbImportLog;

typedef struct
{
  PbEngine *engine;
  PbEngineImport *result;
  guint64 latest;

  GHashTable *logs;
  GArray *ops;
  GArray *entries;
  GArray *preds;

  /* The numbers of the records that came into being, in ascending order. */
  GArray *fresh;
} PbImport;

static void
import_log_free (gpointer data)
{
  PbImportLog *log = data;

  g_array_unref (log->branches);
  g_free (log);
}

static gboolean
open_branches (PbImport     *import,
               PbImportLog  *log,
               GError      **error)
{
  g_autoptr(GArray) numbers = pb_engine_list_branches (import->engine, log->dev, error);

  for (guint i = 0; numbers && i < numbers->len; i++)
    {
      PbImportBranch branch = { .log = g_array_index (numbers, gint64, i) };

      if (!pb_engine_get_log_end (import->engine, branch.log, &branch.last_seq, &branch.last_hlc,
                                  error) ||
          !pb_engine_get_log_clock (import->engine, branch.log, &branch.last_hlc, error))
        return FALSE;
      g_array_append_val (log->branches, branch);
    }

  return numbers != NULL;
}

static PbImportLog *
open_log (PbImport    *import,
          const char  *device,
          GError     **error)
{
  PbImportLog *log = g_hash_table_lookup (import->logs, device);
  gint64 number;

  if (log)
    return log;

  log = g_new0 (PbImportLog, 1);
  log->branches = g_array_new (FALSE, TRUE, sizeof (PbImportBranch));
  g_hash_table_insert (import->logs, g_strdup (device), log);

  if (!pb_engine_open_log (import->engine, device, TRUE, &number, &log->dev, error))
    return NULL;

  /* Another device has the same tag: its operations could be taken for ours. */
  if (number == 0)
    {
      log->stopped = TRUE;
      log->counter = &import->result->n_forked;
      return log;
    }

  log->tag = pb_engine_get_tag (import->engine, log->dev);

  return open_branches (import, log, error) ? log : NULL;
}

static gboolean
is_same (PbImport        *import,
         gint64           id,
         const PbOpHead  *head,
         gboolean        *same,
         GError         **error)
{
  g_autoptr(PbSqlStatement) statement =
    pb_sql_prepare (import->engine->sql, "SELECT o.hlc, o.body, e.uuid, k.name FROM op o"
                                         " JOIN entity e USING (eid) JOIN kind k ON k.kind = o.kind"
                                         " WHERE o.id = ?", error);
  gboolean row;

  *same = FALSE;
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  if (!pb_sql_step (import->engine->sql, statement, &row, error))
    return FALSE;

  *same = row && (guint64) sqlite3_column_int64 (statement, 0) == head->hlc &&
          (gsize) sqlite3_column_bytes (statement, 1) == head->body.length &&
          memcmp (sqlite3_column_text (statement, 1), head->body.text, head->body.length) == 0 &&
          sqlite3_column_bytes (statement, 2) == sizeof head->entity &&
          memcmp (sqlite3_column_blob (statement, 2), head->entity, sizeof head->entity) == 0 &&
          pb_slice_is (&head->kind, pb_sql_get_text (statement, 3));

  return TRUE;
}

static void
stop (PbImportLog *log,
      guint       *counter)
{
  log->stopped = TRUE;
  log->counter = counter;
  ++*counter;
}

/* The operation that creates a record mostly comes before all others of it: then
 * everything is written at once.  @done says whether that was so.
 */
static gboolean
add_record (PbImport        *import,
            const PbOpHead  *head,
            PbPendingOp     *op,
            int              flags,
            gboolean        *done,
            GError         **error)
{
  *done = FALSE;
  if (op->opaque || !op->info.create)
    return TRUE;

  if (!pb_engine_store_new (import->engine, head->entity, op, flags, head->body.text,
                            head->body.length, done, error))
    return FALSE;
  if (!*done)
    return TRUE;

  g_array_append_val (import->fresh, op->eid);
  g_ptr_array_add (import->result->ids, pb_id_from_bytes (head->entity));
  g_array_set_size (import->entries, op->info.first_entry);

  return TRUE;
}

static gboolean
add_op (PbImport        *import,
        PbImportLog     *log,
        PbImportBranch  *branch,
        const PbOpHead  *head,
        GError         **error)
{
  PbEngine *self = import->engine;
  PbPendingOp op = { .dev = log->dev, .stamp = { head->hlc, log->tag } };
  PbKind kind;
  gboolean done;
  int flags = 0;

  op.id = PB_OP_ID (branch->log, head->seq);
  op.entries = import->entries;
  op.preds = import->preds;

  if (!pb_engine_lookup_kind (self, head->kind.text, head->kind.length, TRUE, &op.kind, error))
    return FALSE;

  kind = pb_engine_get_kind (self, op.kind);
  op.opaque = !pb_op_decode (head->body.text, head->body.length, head->hlc, import->entries,
                             import->preds, &op.info) ||
              !pb_op_is_understood (kind, import->entries, &op.info);

  if (head->hlc <= branch->last_hlc)
    {
      op.opaque = TRUE;
      flags |= PB_OP_DISORDER;
      import->result->n_disorder++;
    }
  if (op.opaque)
    {
      flags |= PB_OP_OPAQUE;
      import->result->n_opaque++;
    }
  if (op.info.more)
    flags |= PB_OP_MORE;

  branch->last_seq = head->seq;
  branch->last_hlc = MAX (branch->last_hlc, head->hlc);
  branch->changed = TRUE;
  import->result->n_new++;

  if (!add_record (import, head, &op, flags, &done, error))
    return FALSE;
  if (done)
    return TRUE;

  if (!pb_engine_intern (self, head->entity, &op.eid, error))
    return FALSE;
  g_array_append_val (import->ops, op);

  return pb_engine_insert_op (self, op.id, op.eid, op.kind, head->hlc, flags, head->body.text,
                              head->body.length, error);
}

/* Whether a branch has just this operation. */
static gboolean
find_same (PbImport        *import,
           PbImportLog     *log,
           const PbOpHead  *head,
           gboolean        *same,
           GError         **error)
{
  *same = FALSE;
  for (guint i = 0; !*same && i < log->branches->len; i++)
    {
      PbImportBranch *branch = &g_array_index (log->branches, PbImportBranch, i);

      if (head->seq <= branch->last_seq &&
          !is_same (import, PB_OP_ID (branch->log, head->seq), head, same, error))
        return FALSE;
    }

  return TRUE;
}

/* Whether the device has said something else of the record at the very same moment:
 * then one of both was forged.
 */
static gboolean
is_forged (PbImport        *import,
           PbImportLog     *log,
           const PbOpHead  *head,
           gboolean        *forged,
           GError         **error)
{
  g_autoptr(PbSqlStatement) statement =
    pb_sql_prepare (import->engine->sql, "SELECT 1 FROM entity e JOIN op o USING (eid)"
                                         " JOIN log l ON l.log = o.id >> 40"
                                         " WHERE e.uuid = ?1 AND o.hlc = ?2 AND l.dev = ?3", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_blob (statement, 1, head->entity, sizeof head->entity, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, (gint64) head->hlc);
  sqlite3_bind_int (statement, 3, log->dev);

  return pb_sql_step (import->engine->sql, statement, forged, error);
}

/* The branch that an operation goes on from, or where none fits a new one; %NULL
 * where operations before it are missing.  To which of two it goes makes no
 * difference for what comes of it, as long as its clock goes on there; the own clock
 * always does.
 */
static PbImportBranch *
find_branch (PbImportLog    *log,
             gboolean        is_own,
             const PbOpHead *head,
             gboolean       *diverges)
{
  PbImportBranch *found = NULL;
  gboolean is_single = log->branches->len == 1 && !is_own;

  *diverges = FALSE;
  for (guint i = 0; i < log->branches->len; i++)
    {
      PbImportBranch *branch = &g_array_index (log->branches, PbImportBranch, i);

      if (branch->last_seq == head->seq - 1 &&
          (is_single || branch->last_hlc < head->hlc) &&
          (found == NULL || found->last_hlc < branch->last_hlc))
        found = branch;
      if (branch->last_seq >= head->seq - 1)
        *diverges = TRUE;
    }

  return found;
}

/* Somebody has used a copy, or a restored backup: what was done there counts as well. */
static gboolean
add_branch (PbImport         *import,
            PbImportLog      *log,
            const PbOpHead   *head,
            PbImportBranch  **branch,
            GError          **error)
{
  PbImportBranch *first = &g_array_index (log->branches, PbImportBranch, 0);
  PbImportBranch added = { 0 };
  gboolean forged;

  *branch = NULL;
  if (!is_forged (import, log, head, &forged, error))
    return FALSE;

  /* The own log is for pb_engine_start_device(). */
  if (forged || first->log == import->engine->log || log->branches->len >= MAX_BRANCHES)
    {
      stop (log, &import->result->n_forked);
      return TRUE;
    }

  if (!pb_engine_add_branch (import->engine, log->dev, &added.log, error))
    return FALSE;
  g_array_append_val (log->branches, added);
  *branch = &g_array_index (log->branches, PbImportBranch, log->branches->len - 1);
  import->result->n_branches++;

  return TRUE;
}

static gboolean
add_line (PbImport        *import,
          const PbOpLine  *line,
          GError         **error)
{
  PbImportLog *log = open_log (import, line->device, error);
  PbImportBranch *branch;
  PbOpHead head;
  gboolean same, diverges;

  if (log == NULL)
    return FALSE;

  if (!pb_op_parse_line (line->text, line->length, &head))
    {
      g_set_error_literal (error, PB_STORE_ERROR, PB_STORE_ERROR_INVALID,
                           _("What another device sent is damaged."));
      return FALSE;
    }

  if (log->stopped)
    {
      ++*log->counter;
      return TRUE;
    }

  if (!find_same (import, log, &head, &same, error))
    return FALSE;
  if (same)
    {
      import->result->n_known++;
      return TRUE;
    }

  branch = find_branch (log, g_str_equal (line->device, import->engine->device), &head, &diverges);
  if (branch == NULL && !diverges)
    {
      stop (log, &import->result->n_gap);
      return TRUE;
    }
  if (head.hlc > import->latest)
    {
      stop (log, &import->result->n_held);
      return TRUE;
    }
  if (branch == NULL && !add_branch (import, log, &head, &branch, error))
    return FALSE;

  return branch == NULL || add_op (import, log, branch, &head, error);
}

static gboolean
write_branch (PbImport              *import,
              const PbImportBranch  *branch,
              GError               **error)
{
  sqlite3_stmt *statement;

  if (!branch->changed)
    return TRUE;

  statement = pb_sql_prepare (import->engine->sql,
                              "UPDATE log SET last_seq = ?, last_hlc = ? WHERE log = ?", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, branch->last_seq);
  sqlite3_bind_int64 (statement, 2, (gint64) branch->last_hlc);
  sqlite3_bind_int64 (statement, 3, branch->log);

  return pb_sql_run (import->engine->sql, statement, error);
}

static gboolean
write_logs (PbImport  *import,
            GError   **error)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, import->logs);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      GArray *branches = ((PbImportLog *) value)->branches;

      for (guint i = 0; i < branches->len; i++)
        {
          if (!write_branch (import, &g_array_index (branches, PbImportBranch, i), error))
            return FALSE;
        }
    }

  return TRUE;
}

static int
compare_ops (gconstpointer a,
             gconstpointer b)
{
  const PbPendingOp *one = a;
  const PbPendingOp *other = b;

  if (one->eid != other->eid)
    return one->eid < other->eid ? -1 : 1;

  return pb_stamp_compare (&one->stamp, &other->stamp);
}

static int
compare_eids (gconstpointer a,
              gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

static gboolean
apply_all (PbImport  *import,
           GError   **error)
{
  GArray *ops = import->ops;

  g_array_sort (ops, compare_ops);

  for (guint i = 0; i < ops->len;)
    {
      const PbPendingOp *first = &g_array_index (ops, PbPendingOp, i);
      g_auto(PbEntity) entity = { 0 };
      guint n = 1;

      while (i + n < ops->len && first[n].eid == first->eid)
        n++;

      pb_entity_init (&entity);
      if (!pb_engine_load_entity (import->engine, first->eid, &entity, error) ||
          !pb_engine_apply (import->engine, first->eid, &entity, first, n, error))
        return FALSE;

      if (!g_array_binary_search (import->fresh, &first->eid, compare_eids, NULL))
        g_ptr_array_add (import->result->ids, pb_id_from_bytes (entity.uuid));
      i += n;
    }

  return pb_engine_settle_trees (import->engine, import->result->ids, error);
}

/**
 * pb_engine_apply_ops:
 * @self: an engine over a connection within a transaction
 * @lines: (array length=n_lines): operations of any devices, those of each in
 *   the order of its log
 * @n_lines: how many
 * @now: the time, in microseconds since 1970
 * @result: (out caller-allocates): what came of it, to be cleared
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Takes operations of other devices in.  Those that are known already are
 * passed over, so that nothing happens when it is done again.  The first that is
 * missing, that comes from the future or that was forged stops the rest of
 * its log.  What contradicts what is known of its log goes to a branch of it.  What
 * is not understood is kept.
 *
 * Returns: whether it worked; if not, because a line is damaged for example, the
 *   transaction must be rolled back
 */
gboolean
pb_engine_apply_ops (PbEngine        *self,
                     const PbOpLine  *lines,
                     gsize            n_lines,
                     gint64           now,
                     PbEngineImport  *result,
                     GError         **error)
{
  g_autoptr(GHashTable) logs =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, import_log_free);
  g_autoptr(GArray) ops = g_array_new (FALSE, FALSE, sizeof (PbPendingOp));
  g_autoptr(GArray) entries = g_array_new (FALSE, FALSE, sizeof (PbOpEntry));
  g_autoptr(GArray) preds = g_array_new (FALSE, FALSE, sizeof (PbStamp));
  g_autoptr(GArray) fresh = g_array_new (FALSE, FALSE, sizeof (gint64));
  PbImport import = { self, result, pb_hlc_last_of (now + PB_HLC_MAX_AHEAD), logs, ops, entries,
                      preds, fresh };

  memset (result, 0, sizeof *result);
  result->ids = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < n_lines; i++)
    {
      if (!add_line (&import, &lines[i], error))
        return FALSE;
    }

  return write_logs (&import, error) && apply_all (&import, error);
}

/**
 * pb_engine_export_ops:
 * @self: an engine
 * @device: the identifier of a device
 * @first: the place in its log to begin with, from 1
 * @limit: how many lines at most
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: (transfer container) (element-type utf8) (nullable): lines of the
 *   log of @device, byte for byte as its author wrote them
 */
GPtrArray *
pb_engine_export_ops (PbEngine    *self,
                      const char  *device,
                      gint64       first,
                      guint        limit,
                      GError     **error)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(PbSqlStatement) statement = NULL;
  gint64 log;
  guint16 dev;
  gboolean row;

  if (!pb_engine_open_log (self, device, FALSE, &log, &dev, error))
    return NULL;

  statement = pb_sql_prepare (self->sql, "SELECT o.id, o.hlc, e.uuid, k.name, o.body FROM op o"
                                         " JOIN entity e USING (eid) JOIN kind k ON k.kind = o.kind"
                                         " WHERE o.id >= ?1 AND o.id < ?2 ORDER BY o.id LIMIT ?3",
                              error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, PB_OP_ID (log, first));
  sqlite3_bind_int64 (statement, 2, PB_OP_ID (log + 1, 0));
  sqlite3_bind_int64 (statement, 3, limit);

  for (;;)
    {
      if (!pb_sql_step (self->sql, statement, &row, error))
        return NULL;
      if (!row)
        break;

      g_ptr_array_add (lines,
                       pb_op_format_line (PB_OP_SEQ (sqlite3_column_int64 (statement, 0)),
                                          (guint64) sqlite3_column_int64 (statement, 1),
                                          sqlite3_column_blob (statement, 2),
                                          pb_sql_get_text (statement, 3),
                                          pb_sql_get_text (statement, 4),
                                          (gsize) sqlite3_column_bytes (statement, 4), NULL));
    }

  return g_steal_pointer (&lines);
}
