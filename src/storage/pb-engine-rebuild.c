/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-engine-private.h"

#include "model/pb-field-value.h"
#include "model/pb-id.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define REPORT_EVERY 2000

static gboolean
report (PbProgress  *progress,
        guint        done,
        guint        total,
        GError     **error)
{
  if (progress == NULL || done % REPORT_EVERY != 0)
    return TRUE;

  pb_progress_report (progress, _("Rebuilding the library"),
                      total > 0 ? (double) done / total : 0.0);

  return !g_cancellable_set_error_if_cancelled (pb_progress_get_cancellable (progress), error);
}

static gboolean
list_entities (PbEngine  *self,
               GArray    *eids,
               GError   **error)
{
  g_autoptr(PbSqlStatement) statement =
    pb_sql_prepare (self->sql, "SELECT DISTINCT eid FROM op ORDER BY eid", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  for (;;)
    {
      gint64 eid;

      if (!pb_sql_step (self->sql, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      eid = sqlite3_column_int64 (statement, 0);
      g_array_append_val (eids, eid);
    }
}

/* Another version of the program may understand more, or less. */
static gboolean
update_flags (PbEngine  *self,
              PbFold    *fold,
              GError   **error)
{
  for (guint i = 0; i < pb_fold_get_n_ops (fold); i++)
    {
      const PbFoldOp *op = pb_fold_get_op (fold, i);
      sqlite3_stmt *statement;

      if (op->opaque == ((op->flags & PB_OP_OPAQUE) != 0))
        continue;

      statement = pb_sql_prepare (self->sql, "UPDATE op SET flags = ? WHERE id = ?", error);
      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int (statement, 1, op->flags ^ PB_OP_OPAQUE);
      sqlite3_bind_int64 (statement, 2, op->id);
      if (!pb_sql_run (self->sql, statement, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
rebuild_entity (PbEngine  *self,
                gint64     eid,
                GError   **error)
{
  g_auto(PbEntity) entity = { 0 };
  g_autoptr(PbFold) fold = NULL;

  pb_entity_init (&entity);
  if (!pb_engine_load_entity (self, eid, &entity, error))
    return FALSE;

  /* Its old row went with the tables. */
  entity.kind = 0;
  entity.known = PB_KIND_COMMON;

  fold = pb_engine_fold (self, eid, G_MAXINT64, error);

  return fold != NULL && pb_engine_write_fold (self, &entity, fold, FALSE, error) &&
         update_flags (self, fold, error);
}

/**
 * pb_engine_rebuild:
 * @self: an engine over a connection within a transaction
 * @progress: (nullable): told how far it is, and asked whether to stop
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Makes all tables anew from the log, for this version's kinds and fields.
 *
 * Returns: whether it worked; if not, the transaction must be rolled back
 */
gboolean
pb_engine_rebuild (PbEngine    *self,
                   PbProgress  *progress,
                   GError     **error)
{
  g_autoptr(GArray) eids = g_array_new (FALSE, FALSE, sizeof (gint64));

  /* Statements over the old tables are of no use. */
  g_hash_table_remove_all (self->rows);
  g_hash_table_remove_all (self->columns);
  g_hash_table_remove_all (self->chains);

  if (!pb_engine_drop_tables (self->sql, error) ||
      !pb_sql_exec (self->sql, "DELETE FROM member; DELETE FROM conflict;", error) ||
      !pb_engine_create_tables (self->sql, error) || !list_entities (self, eids, error))
    return FALSE;

  for (guint i = 0; i < eids->len; i++)
    {
      if (!report (progress, i, eids->len, error) ||
          !rebuild_entity (self, g_array_index (eids, gint64, i), error))
        return FALSE;
    }

  if (!pb_engine_settle_trees (self, NULL, error))
    return FALSE;

  self->needs_rebuild = FALSE;

  return TRUE;
}

/* Adds the identities of heads to a line. */
static void
append_heads (PbEngine *self,
              GString  *line,
              GArray   *heads)
{
  for (guint i = 0; i < heads->len; i++)
    {
      const PbHead *head = &g_array_index (heads, PbHead, i);
      PbStamp stamp = { head->hlc, pb_engine_get_tag (self, head->dev) };
      char text[PB_STAMP_LENGTH + 1];

      pb_stamp_format (&stamp, text);
      g_string_append_printf (line, " %s", head->unlisted ? "*" : text);
    }
}

static char *
format_stamp (PbEngine *self,
              guint64   hlc,
              guint16   dev)
{
  PbStamp stamp = { hlc, pb_engine_get_tag (self, dev) };
  char text[PB_STAMP_LENGTH + 1];

  if (hlc == 0)
    return g_strdup ("-");
  pb_stamp_format (&stamp, text);

  return g_strdup (text);
}

static void
dump_heads (PbEngine       *self,
            const PbEntity *entity,
            GPtrArray      *lines)
{
  g_autoptr(GArray) heads = g_array_new (FALSE, FALSE, sizeof (PbHead));

  for (guint8 number = 0; number <= PB_REGISTER_MAX; number++)
    {
      const PbFieldInfo *field = pb_register_get_field (entity->known, number);
      gboolean listed = pb_entity_get_heads (entity, number, heads);
      GString *line;

      if ((number != 0 && field == NULL) || (listed && heads->len == 0))
        continue;

      line = g_string_new ("h ");
      g_string_append (line, number == 0 ? PB_OP_DELETION : field->name);
      if (listed)
        append_heads (self, line, heads);
      else
        g_string_append (line, " *");
      g_ptr_array_add (lines, g_string_free_and_steal (line));
    }
}

static gboolean
dump_members (PbEngine        *self,
              const PbEntity  *entity,
              gboolean         full,
              GPtrArray       *lines,
              GError         **error)
{
  g_autoptr(PbSqlStatement) statement =
    pb_sql_prepare (self->sql, "SELECT fid, elem, present, heads FROM member WHERE eid = ?", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, entity->eid);

  for (;;)
    {
      g_autoptr(GArray) heads = g_array_new (FALSE, FALSE, sizeof (PbHead));
      g_autofree char *key = NULL;
      guint fid;
      gboolean present;
      GString *line;

      if (!pb_sql_step (self->sql, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      fid = (guint) sqlite3_column_int (statement, 0);
      present = sqlite3_column_int (statement, 2);
      if (!full && (fid == PB_MEMBER_OTHER || !present))
        continue;

      key = fid == PB_MEMBER_OTHER ? g_strdup (pb_sql_get_text (statement, 1))
                                   : pb_register_dup_key (fid, pb_sql_get_text (statement, 1));
      line = g_string_new ("m ");
      pb_json_append_string (line, key, strlen (key));
      g_string_append_printf (line, " %d", fid == PB_MEMBER_OTHER ? -1 : present);
      if (full && !pb_heads_parse (sqlite3_column_blob (statement, 3),
                                   sqlite3_column_bytes (statement, 3), heads))
        {
          g_string_free (line, TRUE);
          return pb_engine_set_corrupt (self, error);
        }
      append_heads (self, line, heads);
      g_ptr_array_add (lines, g_string_free_and_steal (line));
    }
}

static gboolean
dump_conflicts (PbEngine        *self,
                const PbEntity  *entity,
                GPtrArray       *lines,
                GError         **error)
{
  g_autoptr(PbSqlStatement) statement =
    pb_sql_prepare (self->sql, "SELECT fid, type, n FROM conflict WHERE eid = ?", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, entity->eid);

  for (;;)
    {
      guint fid;

      if (!pb_sql_step (self->sql, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      fid = (guint) sqlite3_column_int (statement, 0);
      g_ptr_array_add (lines, g_strdup_printf ("x %s %d %d",
                                               fid == 0 ? PB_OP_DELETION
                                                        : pb_field_get_info (fid)->name,
                                               sqlite3_column_int (statement, 1),
                                               sqlite3_column_int (statement, 2)));
    }
}

static gboolean
dump_values (PbEngine        *self,
             const PbEntity  *entity,
             GPtrArray       *lines,
             GError         **error)
{
  for (guint8 number = 1; number <= PB_REGISTER_MAX; number++)
    {
      const PbFieldInfo *field = pb_register_get_field (entity->known, number);
      g_autoptr(GVariant) value = NULL;
      g_autofree char *text = NULL;
      GString *line;

      if (field == NULL || pb_field_type_is_set (field->type))
        continue;
      if (!pb_engine_read_value (self, entity->eid, entity->known, field, &value, error))
        return FALSE;
      if (value == NULL)
        continue;

      text = pb_field_to_text (field->id, value);
      line = g_string_new (NULL);
      g_string_append_printf (line, "v %s ", field->name);
      pb_json_append_string (line, text, strlen (text));
      g_ptr_array_add (lines, g_string_free_and_steal (line));
    }

  return TRUE;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static gboolean
dump_entity (PbEngine        *self,
             const PbEntity  *entity,
             gboolean         full,
             GString         *text,
             GError         **error)
{
  static const char * const states[] = { "live", "deleted", "stub" };
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *id = pb_id_from_bytes (entity->uuid);
  const char *kind = pb_engine_get_kind_name (self, entity->kind);

  g_string_append_printf (text, "e %s %s", id, kind);
  if (full)
    {
      g_autofree char *created = format_stamp (self, entity->c_hlc, entity->c_dev);
      g_autofree char *changed = format_stamp (self, entity->u_hlc, entity->u_dev);

      g_string_append_printf (text, " %s %s %s", states[entity->state], created, changed);
      dump_heads (self, entity, lines);
    }
  g_string_append_c (text, '\n');

  if ((entity->known != PB_KIND_COMMON && !dump_values (self, entity, lines, error)) ||
      !dump_members (self, entity, full, lines, error) ||
      !dump_conflicts (self, entity, lines, error))
    return FALSE;

  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) lines->pdata[i]);

  return TRUE;
}

static gboolean
dump_all (PbEngine   *self,
          gboolean    full,
          GString    *text,
          GChecksum  *sum,
          GError    **error)
{
  g_autoptr(PbSqlStatement) statement =
    pb_sql_prepare (self->sql, "SELECT eid FROM entity WHERE kind <> 0 AND (?1 OR state = 0)"
                               " ORDER BY uuid", error);
  g_auto(PbEntity) entity = { 0 };
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int (statement, 1, full);
  pb_entity_init (&entity);

  for (;;)
    {
      if (!pb_sql_step (self->sql, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      if (!pb_engine_load_entity (self, sqlite3_column_int64 (statement, 0), &entity, error))
        return FALSE;
      if (!full && entity.known == PB_KIND_COMMON)
        continue;
      if (!dump_entity (self, &entity, full, text, error))
        return FALSE;

      if (sum)
        {
          g_checksum_update (sum, (const guchar *) text->str, (gssize) text->len);
          g_string_truncate (text, 0);
        }
    }
}

/**
 * pb_engine_digest:
 * @self: an engine
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Sums up all that the tables hold, record by record; see pb_engine_dump().
 *
 * Returns: (transfer full) (nullable): a checksum for each identifier
 */
GHashTable *
pb_engine_digest (PbEngine  *self,
                  GError   **error)
{
  g_autoptr(GHashTable) digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(PbSqlStatement) statement =
    pb_sql_prepare (self->sql, "SELECT eid FROM entity WHERE kind <> 0 ORDER BY uuid", error);
  g_autoptr(GString) text = g_string_new (NULL);
  g_auto(PbEntity) entity = { 0 };
  gboolean row;

  if (statement == NULL)
    return NULL;
  pb_entity_init (&entity);

  for (;;)
    {
      if (!pb_sql_step (self->sql, statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&digests);

      g_string_truncate (text, 0);
      if (!pb_engine_load_entity (self, sqlite3_column_int64 (statement, 0), &entity, error) ||
          !dump_entity (self, &entity, TRUE, text, error))
        return NULL;
      g_hash_table_insert (digests, pb_id_from_bytes (entity.uuid),
                           g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str,
                                                          (gssize) text->len));
    }
}

/**
 * pb_engine_dump:
 * @self: an engine
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Writes down all that the tables hold, in a form that is the same in every
 * library that has the same operations: a line `e` for each record, followed by
 * its heads (`h`), values (`v`), elements (`m`) and conflicts (`x`).
 *
 * Returns: (transfer full) (nullable): the text
 */
char *
pb_engine_dump (PbEngine  *self,
                GError   **error)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (!dump_all (self, TRUE, text, NULL, error))
    return NULL;

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * pb_engine_fingerprint:
 * @self: an engine
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Two libraries have the same fingerprint exactly when the same records with the
 * same values and the same conflicts are in them.
 *
 * Returns: (transfer full) (nullable): a SHA-256 in hexadecimal digits
 */
char *
pb_engine_fingerprint (PbEngine  *self,
                       GError   **error)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  if (!dump_all (self, FALSE, text, sum, error))
    return NULL;

  return g_strdup (g_checksum_get_string (sum));
}
