/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-engine-exchange.h"

#include "model/pb-id.h"
#include "storage/pb-engine-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * pb_engine_list_logs:
 * @self: an engine
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: (transfer container) (element-type PbLogInfo) (nullable): the logs
 *   that the library knows, the own one first
 */
GPtrArray *
pb_engine_list_logs (PbEngine  *self,
                     GError   **error)
{
  g_autoptr(GPtrArray) logs =
    g_ptr_array_new_with_free_func ((GDestroyNotify) pb_log_info_free);
  g_autoptr(PbSqlStatement) statement =
    pb_sql_prepare (self->sql, "SELECT d.uuid, d.name, d.handle, d.pubkey, l.log,"
                               " EXISTS (SELECT 1 FROM log b WHERE b.dev = l.dev AND b.branch > 0)"
                               " FROM log l"
                               " JOIN device d USING (dev) WHERE length(d.uuid) = 16"
                               " AND l.branch = 0 ORDER BY d.dev <> ?, d.dev", error);
  gboolean row;

  if (statement == NULL)
    return NULL;

  sqlite3_bind_int (statement, 1, self->dev);
  while (pb_sql_step (self->sql, statement, &row, error))
    {
      g_autofree char *device = NULL;
      g_autofree char *key = NULL;
      PbLogInfo *info;
      guint64 hlc;

      if (!row)
        return g_steal_pointer (&logs);

      device = pb_id_from_bytes (sqlite3_column_blob (statement, 0));
      key = g_strndup (sqlite3_column_blob (statement, 3),
                       (gsize) sqlite3_column_bytes (statement, 3));
      info = pb_log_info_new (device, pb_sql_get_text (statement, 1),
                              pb_sql_get_text (statement, 2), key);
      g_ptr_array_add (logs, info);
      info->is_own = g_str_equal (device, self->device);
      info->is_branched = sqlite3_column_int (statement, 5);
      if (!pb_engine_get_log_end (self, sqlite3_column_int64 (statement, 4), &info->last, &hlc,
                                  error))
        return NULL;
    }

  return NULL;
}

/**
 * pb_engine_get_device_end:
 * @self: an engine
 * @device: the identifier of a device
 * @last: (out): the last place in its log, or in the longest branch of that; 0 where
 *   nothing is known of it
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_get_device_end (PbEngine    *self,
                          const char  *device,
                          gint64      *last,
                          GError     **error)
{
  g_autoptr(GArray) logs = NULL;
  gint64 log;
  guint16 dev;

  *last = 0;
  if (!pb_engine_open_log (self, device, FALSE, &log, &dev, error))
    return FALSE;

  logs = pb_engine_list_branches (self, dev, error);
  for (guint i = 0; logs && i < logs->len; i++)
    {
      gint64 seq;
      guint64 hlc;

      if (!pb_engine_get_log_end (self, g_array_index (logs, gint64, i), &seq, &hlc, error))
        return FALSE;
      *last = MAX (*last, seq);
    }

  return logs != NULL;
}

/**
 * pb_engine_list_pieces:
 * @self: an engine
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: (transfer container) (element-type utf8 gint64) (nullable): the hashes of
 *   the pieces of logs that came in or went out, with the place of the first
 *   operation of each
 */
GHashTable *
pb_engine_list_pieces (PbEngine  *self,
                       GError   **error)
{
  g_autoptr(GHashTable) pieces = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(PbSqlStatement) statement =
    pb_sql_prepare (self->sql, "SELECT lower(hex(hash)), first FROM segment", error);
  gboolean row;

  if (statement == NULL)
    return NULL;

  while (pb_sql_step (self->sql, statement, &row, error))
    {
      gint64 first;

      if (!row)
        return g_steal_pointer (&pieces);

      first = sqlite3_column_int64 (statement, 1);
      g_hash_table_insert (pieces, g_strdup (pb_sql_get_text (statement, 0)),
                           g_memdup2 (&first, sizeof first));
    }

  return NULL;
}

/**
 * pb_engine_name_device:
 * @self: an engine over a connection within a transaction
 * @info: what a device says of itself
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Remembers who uses a device whose operations are known.  Of its keys the first
 * one counts: another one must not take its place unnoticed.  The own device is
 * left as it is.
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_name_device (PbEngine         *self,
                       const PbLogInfo  *info,
                       GError          **error)
{
  guint8 uuid[16];
  sqlite3_stmt *statement;

  if (!pb_id_to_bytes (info->device, uuid) || g_str_equal (info->device, self->device))
    return TRUE;

  statement = pb_sql_prepare (self->sql,
                              "UPDATE device SET name = ?2, handle = ?3,"
                              " pubkey = coalesce(pubkey, CAST(?4 AS BLOB)) WHERE uuid = ?1"
                              " AND (name IS NOT ?2 OR handle IS NOT ?3 OR pubkey IS NULL)", error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_blob (statement, 1, uuid, sizeof uuid, SQLITE_STATIC);
  pb_sql_bind_text (statement, 2, info->name);
  pb_sql_bind_text (statement, 3, info->handle);
  pb_sql_bind_text (statement, 4, info->public_key);

  return pb_sql_run (self->sql, statement, error);
}

/**
 * pb_engine_join:
 * @self: an engine over a connection within a transaction
 * @space: the identifier of a space
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Makes the library a part of a space.  One that has exchanged operations within
 * another space stays there, since they must not be mixed.
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_join (PbEngine    *self,
                const char  *space,
                GError     **error)
{
  gint64 n_pieces;
  sqlite3_stmt *statement;

  if (g_str_equal (space, self->space))
    return TRUE;

  if (!pb_sql_get_int64 (self->sql, "SELECT count(*) FROM segment", &n_pieces, error))
    return FALSE;
  if (n_pieces > 0)
    {
      g_set_error_literal (error, PB_STORE_ERROR, PB_STORE_ERROR_CONFLICT,
                           _("This library belongs to another network already. Use a new "
                             "library for this one."));
      return FALSE;
    }

  statement = pb_sql_prepare (self->sql, "UPDATE meta SET value = ? WHERE key = 'space'", error);
  if (statement == NULL)
    return FALSE;
  pb_sql_bind_text (statement, 1, space);
  if (!pb_sql_run (self->sql, statement, error))
    return FALSE;

  g_free (self->space);
  self->space = g_strdup (space);

  return TRUE;
}

static gboolean
parse_hash (const char *hash,
            guint8      bytes[32])
{
  for (guint i = 0; i < 4; i++)
    {
      guint64 part;

      if (!pb_hex_parse (hash + 16 * i, 16, &part))
        return FALSE;
      part = GUINT64_TO_BE (part);
      memcpy (bytes + 8 * i, &part, sizeof part);
    }

  return TRUE;
}

static gboolean
find_piece (PbEngine    *self,
            PbLogPiece  *piece,
            const char  *hash_text,
            const char  *sql,
            gboolean    *known,
            GError     **error)
{
  g_autoptr(PbSqlStatement) statement = NULL;
  guint8 uuid[16], hash[32];

  *known = FALSE;
  if (!pb_id_to_bytes (piece->device, uuid) || !parse_hash (hash_text, hash))
    return TRUE;

  statement = pb_sql_prepare (self->sql, sql, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_blob (statement, 1, uuid, sizeof uuid, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, piece->first);
  sqlite3_bind_blob (statement, 3, hash, sizeof hash, SQLITE_STATIC);

  return pb_sql_step (self->sql, statement, known, error);
}

/**
 * pb_engine_has_piece:
 * @self: an engine
 * @piece: a piece of a log
 * @known: (out): whether just this piece was taken in before
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_has_piece (PbEngine    *self,
                     PbLogPiece  *piece,
                     gboolean    *known,
                     GError     **error)
{
  return find_piece (self, piece, piece->hash,
                     "SELECT 1 FROM segment s JOIN log l USING (log) JOIN device d USING (dev)"
                     " WHERE d.uuid = ?1 AND s.first = ?2 AND s.hash = ?3", known, error);
}

/**
 * pb_engine_has_piece_before:
 * @self: an engine
 * @piece: a piece of a log
 * @known: (out): whether the very piece that it follows on was taken in before
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_has_piece_before (PbEngine    *self,
                            PbLogPiece  *piece,
                            gboolean    *known,
                            GError     **error)
{
  if (piece->first == 1)
    {
      *known = TRUE;
      return TRUE;
    }

  return find_piece (self, piece, piece->prev,
                     "SELECT 1 FROM segment s JOIN log l USING (log) JOIN device d USING (dev)"
                     " WHERE d.uuid = ?1 AND s.last = ?2 - 1 AND s.hash = ?3", known, error);
}

/* Two branches have pieces that begin at the same place: each is remembered. */
static gboolean
find_free_log (PbEngine      *self,
               guint16        dev,
               gint64         first,
               const guint8   hash[32],
               gint64        *log,
               GError       **error)
{
  g_autoptr(PbSqlStatement) statement =
    pb_sql_prepare (self->sql, "SELECT log FROM log l WHERE dev = ?1 AND NOT EXISTS"
                               " (SELECT 1 FROM segment s WHERE s.log = l.log AND s.first = ?2"
                               " AND s.hash <> ?3 AND branch < (SELECT max (branch) FROM log"
                               " WHERE dev = ?1)) ORDER BY branch LIMIT 1", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int (statement, 1, dev);
  sqlite3_bind_int64 (statement, 2, first);
  sqlite3_bind_blob (statement, 3, hash, 32, SQLITE_STATIC);
  if (!pb_sql_step (self->sql, statement, &row, error))
    return FALSE;
  if (row)
    *log = sqlite3_column_int64 (statement, 0);

  return TRUE;
}

/**
 * pb_engine_note_piece:
 * @self: an engine over a connection within a transaction
 * @piece: a piece of a log whose operations are all known
 * @now: the time, in microseconds since 1970
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Remembers that this piece was taken in, or sent out.
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_note_piece (PbEngine    *self,
                      PbLogPiece  *piece,
                      gint64       now,
                      GError     **error)
{
  sqlite3_stmt *statement;
  guint8 hash[32], prev[32];
  gint64 log;
  guint16 dev;

  if (!pb_engine_open_log (self, piece->device, FALSE, &log, &dev, error))
    return FALSE;
  if (log == 0 || !parse_hash (piece->hash, hash) || !parse_hash (piece->prev, prev))
    return TRUE;
  if (!find_free_log (self, dev, piece->first, hash, &log, error))
    return FALSE;

  statement = pb_sql_prepare (self->sql, "INSERT OR REPLACE INTO segment (log, first, last, hash,"
                                         " prev, sig, imported_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                              error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, log);
  sqlite3_bind_int64 (statement, 2, piece->first);
  sqlite3_bind_int64 (statement, 3, piece->last);
  sqlite3_bind_blob (statement, 4, hash, sizeof hash, SQLITE_STATIC);
  sqlite3_bind_blob (statement, 5, prev, sizeof prev, SQLITE_STATIC);
  sqlite3_bind_int (statement, 6, piece->is_signed);
  sqlite3_bind_int64 (statement, 7, now);

  return pb_sql_run (self->sql, statement, error);
}

static void
append_line (GString      *text,
             sqlite3_stmt *row,
             gint64        seq)
{
  g_autofree char *line = NULL;
  gsize length;

  line = pb_op_format_line (seq, (guint64) sqlite3_column_int64 (row, 1),
                            sqlite3_column_blob (row, 2), pb_sql_get_text (row, 3),
                            pb_sql_get_text (row, 4), (gsize) sqlite3_column_bytes (row, 4),
                            &length);
  g_string_append_len (text, line, length);
  g_string_append_c (text, '\n');
}

/**
 * pb_engine_export_piece:
 * @self: an engine
 * @device: the identifier of a device
 * @first: the place in its log to begin with, from 1
 * @last: (out): the place of the last operation, or @first - 1 where there are
 *   none left
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Gets the next lines of a log, byte for byte as their author wrote them: whole
 * actions, as many as go well into one piece.
 *
 * Returns: (transfer full) (nullable): the lines, each ended by a line feed
 */
GBytes *
pb_engine_export_piece (PbEngine    *self,
                        const char  *device,
                        gint64       first,
                        gint64      *last,
                        GError     **error)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(PbSqlStatement) statement = NULL;
  gsize whole = 0;
  gint64 log;
  guint16 dev;

  *last = first - 1;
  if (!pb_engine_open_log (self, device, FALSE, &log, &dev, error))
    return NULL;

  statement = pb_sql_prepare (self->sql, "SELECT o.id, o.hlc, e.uuid, k.name, o.body, o.flags"
                                         " FROM op o JOIN entity e USING (eid)"
                                         " JOIN kind k ON k.kind = o.kind"
                                         " WHERE o.id >= ?1 AND o.id < ?2 ORDER BY o.id", error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, PB_OP_ID (log, first));
  sqlite3_bind_int64 (statement, 2, PB_OP_ID (log + 1, 0));

  for (gint64 n = 1;; n++)
    {
      gboolean row;
      gint64 seq;

      if (!pb_sql_step (self->sql, statement, &row, error))
        return NULL;
      if (!row)
        break;

      seq = PB_OP_SEQ (sqlite3_column_int64 (statement, 0));
      append_line (text, statement, seq);
      if (whole > 0 && (n > PB_ENGINE_MAX_PIECE_OPS || text->len > PB_ENGINE_MAX_PIECE_BYTES))
        break;

      if (!(sqlite3_column_int (statement, 5) & PB_OP_MORE))
        {
          whole = text->len;
          *last = seq;
        }
    }

  g_string_truncate (text, whole);

  return g_string_free_to_bytes (g_steal_pointer (&text));
}
