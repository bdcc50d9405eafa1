/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-engine-exchange.h"

#include "model/pb-id.h"
#include "storage/pb-engine-private.h"

#include <string.h>

/* Moves operations from one log to another.  Their identities change with the
 * device, so that what follows on them has to name them anew.
 */
typedef struct
{
  PbEngine *engine;
  gint64 old_log;
  gint64 new_log;
  guint32 old_tag;
  guint32 new_tag;
  guint16 new_dev;

  /* the place of the first one that is moved, and their clocks */
  gint64 first;
  GHashTable *clocks;
} Move;

/* Finds the first place at which the own log and @piece differ, or 0. */
static gboolean
find_difference (PbEngine    *self,
                 PbLogPiece  *piece,
                 gint64      *first,
                 GError     **error)
{
  gint64 last;
  g_autoptr(GBytes) own = NULL;
  gsize own_size, size;
  const char *mine, *theirs, *end;

  *first = 0;
  for (gint64 seq = piece->first; seq <= piece->last && *first == 0; seq = last + 1)
    {
      gint64 line_seq;

      g_clear_pointer (&own, g_bytes_unref);
      own = pb_engine_export_piece (self, piece->device, seq, &last, error);
      if (own == NULL)
        return FALSE;
      if (last < seq)
        return TRUE;

      mine = g_bytes_get_data (own, &own_size);
      end = mine + own_size;
      theirs = g_bytes_get_data (piece->lines, &size);

      /* To the line of the same place. */
      for (line_seq = piece->first; line_seq < seq; line_seq++)
        theirs = (const char *) memchr (theirs, '\n', size) + 1;
      size -= (gsize) (theirs - (const char *) g_bytes_get_data (piece->lines, NULL));

      for (; mine < end && line_seq <= piece->last; line_seq++)
        {
          gsize n = (gsize) ((const char *) memchr (mine, '\n', (gsize) (end - mine)) - mine) + 1;

          if (n > size || memcmp (mine, theirs, n) != 0)
            {
              *first = line_seq;
              return TRUE;
            }
          mine += n;
          theirs += n;
          size -= n;
        }
    }

  return TRUE;
}

/**
 * pb_engine_add_device:
 * @self: an engine over a connection within a transaction
 * @log: (out): the number of the log of the new device
 * @dev: (out): its number
 * @tag: (out): its tag
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Makes a device of the same author, which the library is from the next
 * pb_engine_reload() on.
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_add_device (PbEngine  *self,
                      gint64    *log,
                      guint16   *dev,
                      guint32   *tag,
                      GError   **error)
{
  sqlite3_stmt *statement;

  for (;;)
    {
      g_autofree char *id = pb_id_new ();
      guint64 number;
      guint16 other;

      pb_hex_parse (id + PB_ID_LENGTH - 8, 8, &number);
      if (!pb_engine_lookup_device (self, (guint32) number, FALSE, &other, error))
        return FALSE;
      if (other != 0)
        continue;

      if (!pb_engine_open_log (self, id, TRUE, log, dev, error))
        return FALSE;
      *tag = (guint32) number;
      break;
    }

  statement = pb_sql_prepare (self->sql, "UPDATE device SET (name, handle) ="
                                         " (SELECT name, handle FROM device WHERE dev = ?2)"
                                         " WHERE dev = ?1", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int (statement, 1, *dev);
  sqlite3_bind_int (statement, 2, self->dev);
  if (!pb_sql_run (self->sql, statement, error))
    return FALSE;

  statement = pb_sql_prepare (self->sql, "UPDATE meta SET value = ? WHERE key = 'device'", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int (statement, 1, *dev);

  /* Undo names operations by their place in the log. */
  return pb_sql_run (self->sql, statement, error) &&
         pb_sql_exec (self->sql, "DELETE FROM action", error);
}

/* Where the own log cannot be compared with a piece that is not of it, what nobody has
 * seen yet may be what does not belong to it: all after the last piece that went out.
 */
static gboolean
find_unseen (PbEngine    *self,
             PbLogPiece  *piece,
             gint64      *first,
             GError     **error)
{
  g_autoptr(PbSqlStatement) statement = NULL;
  gint64 last;
  guint64 hlc;
  gboolean row;

  if (!pb_engine_get_log_end (self, self->log, &last, &hlc, error))
    return FALSE;
  if (piece->last <= last)
    return TRUE;

  statement = pb_sql_prepare (self->sql, "SELECT coalesce (max (last), 0) FROM segment"
                                         " WHERE log = ?1 AND last <= ?2", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->log);
  sqlite3_bind_int64 (statement, 2, last);
  if (!pb_sql_step (self->sql, statement, &row, error))
    return FALSE;

  *first = sqlite3_column_int64 (statement, 0) + 1;

  return TRUE;
}

/* The newest operation on a record that stays in the old log. */
static gboolean
find_stayed (Move    *move,
             gint64   eid,
             gint64  *hlc,
             GError **error)
{
  g_autoptr(PbSqlStatement) statement =
    pb_sql_prepare (move->engine->sql, "SELECT coalesce(max(hlc), 0) FROM op"
                                       " WHERE eid = ?1 AND id > ?2 AND id < ?3", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, eid);
  sqlite3_bind_int64 (statement, 2, PB_OP_ID (move->old_log, 0));
  sqlite3_bind_int64 (statement, 3, PB_OP_ID (move->old_log, move->first));
  if (!pb_sql_step (move->engine->sql, statement, &row, error))
    return FALSE;

  *hlc = sqlite3_column_int64 (statement, 0);

  return TRUE;
}

/* What a deletion had seen of the old log it has seen of both now. */
static gboolean
rewrite_vector (Move     *move,
                gint64    eid,
                GString  *body,
                GError  **error)
{
  g_autofree char *key = g_strdup_printf ("\"%08x\":\"", move->old_tag);
  char *at = strstr (body->str, "\"" PB_OP_DELETION "\":{\"v\":{");
  g_autoptr(GString) both = g_string_new (NULL);
  guint64 seen;
  gint64 stayed;

  at = at ? strstr (at, key) : NULL;
  if (at == NULL || !pb_hex_parse (at + strlen (key), 16, &seen) ||
      !g_hash_table_contains (move->clocks, &seen))
    return TRUE;

  if (!find_stayed (move, eid, &stayed, error))
    return FALSE;
  if (stayed != 0)
    g_string_append_printf (both, "\"%08x\":\"%016" G_GINT64_MODIFIER "x\",", move->old_tag,
                            (guint64) stayed);
  g_string_append_printf (both, "\"%08x\":\"%016" G_GINT64_MODIFIER "x\"", move->new_tag, seen);

  g_string_erase (body, at - body->str, (gssize) strlen (key) + 17);
  g_string_insert_len (body, at - body->str, both->str, (gssize) both->len);

  return TRUE;
}

/* Operations that it replaced are named by their new identities. */
static void
rewrite_preds (Move    *move,
               GString *body)
{
  g_autofree char *end = g_strdup_printf ("-%08x\"", move->old_tag);
  gsize from = 0;

  for (;;)
    {
      char *at = strstr (body->str + from, end);
      guint64 hlc;

      if (at == NULL)
        return;

      from = (gsize) (at - body->str) + 1;
      if (from >= 18 && at[-17] == '"' && pb_hex_parse (at - 16, 16, &hlc) &&
          g_hash_table_contains (move->clocks, &hlc))
        {
          char tag[9];

          g_snprintf (tag, sizeof tag, "%08x", move->new_tag);
          memcpy (at + 1, tag, 8);
        }
    }
}

static gboolean
move_op (Move    *move,
         gint64   seq,
         gint64   eid,
         GString *body,
         GError **error)
{
  sqlite3_stmt *statement;

  rewrite_preds (move, body);
  if (!rewrite_vector (move, eid, body, error))
    return FALSE;

  statement = pb_sql_prepare (move->engine->sql, "UPDATE op SET id = ?2, body = ?3 WHERE id = ?1",
                              error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, PB_OP_ID (move->old_log, seq));
  sqlite3_bind_int64 (statement, 2, PB_OP_ID (move->new_log, seq - move->first + 1));
  pb_sql_bind_text (statement, 3, body->str);

  return pb_sql_run (move->engine->sql, statement, error);
}

/* What was moved, before anything is. */
typedef struct
{
  gint64 seq;
  gint64 eid;
  GString *body;
} Moved;

static void
moved_clear (gpointer data)
{
  Moved *moved = data;

  g_string_free (moved->body, TRUE);
}

static gboolean
move_ops (Move    *move,
          GError **error)
{
  PbEngine *self = move->engine;
  g_autoptr(GArray) ops = g_array_new (FALSE, FALSE, sizeof (Moved));
  g_autoptr(GHashTable) eids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr(PbSqlStatement) statement =
    pb_sql_prepare (self->sql, "SELECT id, eid, hlc, body FROM op WHERE id >= ?1 AND id < ?2"
                               " ORDER BY id", error);
  GHashTableIter iter;
  gpointer eid;
  gboolean row;

  g_array_set_clear_func (ops, moved_clear);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, PB_OP_ID (move->old_log, move->first));
  sqlite3_bind_int64 (statement, 2, PB_OP_ID (move->old_log + 1, 0));
  for (;;)
    {
      Moved moved;
      gint64 hlc;

      if (!pb_sql_step (self->sql, statement, &row, error))
        return FALSE;
      if (!row)
        break;

      moved.seq = PB_OP_SEQ (sqlite3_column_int64 (statement, 0));
      moved.eid = sqlite3_column_int64 (statement, 1);
      moved.body = g_string_new (pb_sql_get_text (statement, 3));
      hlc = sqlite3_column_int64 (statement, 2);
      g_array_append_val (ops, moved);
      g_hash_table_add (move->clocks, g_memdup2 (&hlc, sizeof hlc));
      g_hash_table_add (eids, g_memdup2 (&moved.eid, sizeof moved.eid));
    }
  sqlite3_reset (statement);

  for (guint i = 0; i < ops->len; i++)
    {
      Moved *moved = &g_array_index (ops, Moved, i);

      if (!move_op (move, moved->seq, moved->eid, moved->body, error))
        return FALSE;
    }

  g_hash_table_remove_all (self->chains);
  g_hash_table_iter_init (&iter, eids);
  while (g_hash_table_iter_next (&iter, &eid, NULL))
    {
      if (!pb_engine_refold (self, *(gint64 *) eid, error))
        return FALSE;
      pb_engine_touch_tree (self, *(gint64 *) eid);
    }

  return pb_engine_settle_trees (self, NULL, error);
}

/* The rows of both logs, and what is no longer true of the old one. */
static gboolean
write_logs (Move    *move,
            GError **error)
{
  PbEngine *self = move->engine;
  static const char * const texts[] = {
    "UPDATE log SET last_seq = ?2 - 1, last_hlc = coalesce((SELECT max(hlc) FROM op"
    " WHERE id > ?1 << 40 AND id < (?1 + 1) << 40), 0) WHERE log = ?1",
    "DELETE FROM segment WHERE log = ?1 AND last >= ?2",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      sqlite3_stmt *statement = pb_sql_prepare (self->sql, texts[i], error);

      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, move->old_log);
      sqlite3_bind_int64 (statement, 2, move->first);
      if (!pb_sql_run (self->sql, statement, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * pb_engine_start_device:
 * @self: an engine over a connection within a transaction
 * @contrary: a piece of the own log
 * @changed: (out): whether it contradicts what the library holds, so that there is
 *   a new device now
 * @error: return location for a `PB_STORE_ERROR`
 *
 * A library that was restored or copied, and changed after that, has numbered
 * other operations than those that others have seen.  From the first that differs
 * they go to the log of a new device, with new identities; the library is that
 * device from then on.  The piece is not taken in by this.
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_start_device (PbEngine    *self,
                        PbLogPiece  *contrary,
                        gboolean    *changed,
                        GError     **error)
{
  g_autoptr(GHashTable) clocks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Move move = { .engine = self, .clocks = clocks };

  *changed = FALSE;
  if (!pb_engine_reload (self, error))
    return FALSE;
  if (!g_str_equal (contrary->device, self->device))
    return TRUE;
  if (!find_difference (self, contrary, &move.first, error) ||
      (move.first == 0 && !find_unseen (self, contrary, &move.first, error)))
    return FALSE;
  if (move.first == 0)
    return TRUE;

  move.old_log = self->log;
  move.old_tag = self->tag;
  *changed = TRUE;

  return pb_engine_add_device (self, &move.new_log, &move.new_dev, &move.new_tag, error) &&
         move_ops (&move, error) && write_logs (&move, error) &&
         pb_engine_reload (self, error);
}
