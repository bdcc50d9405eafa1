/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-engine-plan.h"

#include "model/pb-field-value.h"
#include "storage/pb-merge3.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* An operation is closed beyond this, so that lines stay far below their limit. */
#define SPLIT_BYTES (1024 * 1024)

/* How far the clocks of two that go on from the same operation may begin apart. */
#define CLOCK_SPREAD 0x8000

/* An operation that was put together but has no place in the log yet. */
typedef struct
{
  PbPlan *plan;
  PbOpWriter writer;
  guint64 seen;
} PbDraft;

/* An edit on its way into the log. */
typedef struct
{
  const char *title;
  gint64 now;
  gint64 seq;
  guint64 hlc;

  /* What waits for a place in the log, and whose operation had the last one. */
  GPtrArray *drafts;
  const PbPlan *last;
} PbWriting;

static void
draft_free (gpointer data)
{
  PbDraft *draft = data;

  pb_op_writer_clear (&draft->writer);
  g_free (draft);
}

/* The heads that a change of a register replaces, the greatest 40 of them. */
static gboolean
get_preds (PbEngine      *self,
           PbPlan        *plan,
           const PbWish  *wish,
           guint8         number,
           GArray        *preds,
           guint         *n_heads,
           GError       **error)
{
  g_autoptr(GArray) heads = NULL;
  gboolean listed = TRUE;

  *n_heads = 0;
  if (plan->entity.eid == 0)
    return TRUE;

  heads = g_array_new (FALSE, FALSE, sizeof (PbHead));
  if (wish == NULL || wish->element == NULL)
    {
      listed = pb_entity_get_heads (&plan->entity, number, heads);
    }
  else
    {
      g_autoptr(PbSqlStatement) statement =
        pb_sql_prepare (self->sql, "SELECT heads FROM member WHERE eid = ? AND fid = ? AND"
                                   " elem = ?", error);
      gboolean row;

      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, plan->entity.eid);
      sqlite3_bind_int (statement, 2, (int) wish->field->id);
      pb_sql_bind_text (statement, 3, wish->element);
      if (!pb_sql_step (self->sql, statement, &row, error))
        return FALSE;
      if (row && !pb_heads_parse (sqlite3_column_blob (statement, 0),
                                  sqlite3_column_bytes (statement, 0), heads))
        return pb_engine_set_corrupt (self, error);
      listed = heads->len == 0 || !g_array_index (heads, PbHead, 0).unlisted;
    }

  if (!listed)
    {
      PbRegister *reg;

      if (plan->fold == NULL)
        plan->fold = pb_engine_fold (self, plan->entity.eid, G_MAXINT64, error);
      if (plan->fold == NULL)
        return FALSE;

      reg = pb_fold_find (plan->fold, number, wish ? wish->element : NULL);
      g_array_set_size (heads, 0);
      for (guint i = 0; reg && i < reg->heads->len; i++)
        {
          const PbFoldOp *op =
            pb_fold_get_op (plan->fold, g_array_index (reg->heads, PbFoldRef, i).op);
          PbHead head = { .number = number, .dev = op->dev, .hlc = op->stamp.hlc };

          g_array_append_val (heads, head);
        }
    }

  *n_heads = heads->len;
  for (guint i = heads->len > PB_OP_MAX_PREDS ? heads->len - PB_OP_MAX_PREDS : 0; i < heads->len;
       i++)
    {
      const PbHead *head = &g_array_index (heads, PbHead, i);
      PbStamp stamp = { head->hlc, pb_engine_get_tag (self, head->dev) };

      g_array_append_val (preds, stamp);
    }

  return TRUE;
}

/* Whether a register holds the wanted value already, and nothing else. */
static gboolean
is_granted (PbEngine      *self,
            PbPlan        *plan,
            const PbWish  *wish,
            guint          n_heads,
            GVariant      *there,
            gboolean      *granted,
            GError       **error)
{
  gboolean row;

  if (wish->element)
    {
      g_autoptr(PbSqlStatement) statement = NULL;

      *granted = !wish->present;
      if (n_heads == 0)
        return TRUE;

      statement = pb_sql_prepare (self->sql, "SELECT present FROM member WHERE eid = ? AND"
                                             " fid = ? AND elem = ?", error);
      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, plan->entity.eid);
      sqlite3_bind_int (statement, 2, (int) wish->field->id);
      pb_sql_bind_text (statement, 3, wish->element);
      if (!pb_sql_step (self->sql, statement, &row, error))
        return FALSE;
      *granted = row && sqlite3_column_int (statement, 0) == wish->present;
      return TRUE;
    }

  if (n_heads == 0)
    *granted = wish->value == NULL;
  else if ((wish->field->flags & PB_FIELD_TREE) && wish->value == NULL)
    /* The column may be blank only because of a cycle. */
    *granted = FALSE;
  else
    *granted = n_heads == 1 && pb_value_equal (there, wish->value);

  return TRUE;
}

static gboolean
write_text_value (PbEngine           *self,
                  PbPlan             *plan,
                  const PbFieldInfo  *field,
                  GVariant           *there,
                  GVariant           *wanted,
                  GString            *json,
                  GError            **error)
{
  g_autoptr(GArray) heads = g_array_new (FALSE, FALSE, sizeof (PbHead));
  const char *base = there ? g_variant_get_string (there, NULL) : "";
  const char *text;
  guint chain;

  if (wanted == NULL)
    {
      g_string_append (json, "null");
      return TRUE;
    }

  text = g_variant_get_string (wanted, NULL);
  if (pb_entity_get_heads (&plan->entity, pb_register_from_field (field->id), heads) &&
      heads->len == 1)
    {
      if (!pb_engine_get_chain (self, plan->entity.eid, field, &g_array_index (heads, PbHead, 0),
                                &chain, error))
        return FALSE;
      if (chain < PB_TEXT_WRITE_CHAIN &&
          pb_text_delta_append (json, base, strlen (base), text, strlen (text)))
        return TRUE;
    }

  g_string_append (json, "{\"f\":");
  pb_json_append_string (json, text, strlen (text));
  g_string_append_c (json, '}');

  return TRUE;
}

static PbDraft *
open_draft (GPtrArray *drafts,
            PbPlan    *plan,
            PbDraft   *current)
{
  const PbKindInfo *kind = pb_kind_get_info (plan->kind);
  gboolean whole = current && current->writer.create && (kind->flags & PB_KIND_APPEND_ONLY);

  if (current && current->writer.n_keys < PB_OP_MAX_KEYS &&
      (whole || current->writer.values->len < SPLIT_BYTES))
    return current;

  current = g_new0 (PbDraft, 1);
  current->plan = plan;
  pb_op_writer_init (&current->writer);
  g_ptr_array_add (drafts, current);

  return current;
}

static void
note_seen (PbDraft *draft,
           GArray  *preds)
{
  for (guint i = 0; i < preds->len; i++)
    draft->seen = MAX (draft->seen, g_array_index (preds, PbStamp, i).hlc);
}

static gboolean
draft_wish (PbEngine      *self,
            GPtrArray     *drafts,
            PbPlan        *plan,
            const PbWish  *wish,
            PbDraft      **draft,
            GError       **error)
{
  g_autoptr(GArray) preds = g_array_new (FALSE, FALSE, sizeof (PbStamp));
  g_autoptr(GVariant) there = NULL;
  g_autofree char *key = NULL;
  gboolean granted;
  guint n_heads;
  GString *json;

  if (!get_preds (self, plan, wish, pb_register_from_field (wish->field->id), preds, &n_heads,
                  error) ||
      (n_heads > 0 && wish->element == NULL &&
       !pb_engine_read_value (self, plan->entity.eid, plan->kind, wish->field, &there, error)) ||
      !is_granted (self, plan, wish, n_heads, there, &granted, error))
    return FALSE;
  if (granted)
    return TRUE;

  *draft = open_draft (drafts, plan, *draft);
  key = pb_register_dup_key (wish->field->id, wish->element);
  json = pb_op_writer_begin (&(*draft)->writer, key, (const PbStamp *) preds->data, preds->len);
  note_seen (*draft, preds);

  if (wish->element)
    g_string_append_c (json, wish->present ? '1' : '0');
  else if (wish->field->type == PB_TYPE_MARKDOWN)
    return write_text_value (self, plan, wish->field, there, wish->value, json, error);
  else
    pb_wire_append (json, wish->field, wish->value);

  return TRUE;
}

/* For each device the last operation on the record that is known here. */
static gboolean
write_vector (PbEngine  *self,
              gint64     eid,
              GString   *json,
              guint64   *seen,
              GError   **error)
{
  g_autoptr(PbSqlStatement) statement =
    pb_sql_prepare (self->sql, "SELECT l.dev, max (o.hlc) FROM op o JOIN log l ON l.log = o.id >> 40"
                               " WHERE o.eid = ? GROUP BY l.dev ORDER BY l.dev", error);
  gboolean first = TRUE;
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, eid);

  g_string_append (json, "{\"v\":{");
  for (;;)
    {
      guint64 hlc;

      if (!pb_sql_step (self->sql, statement, &row, error))
        return FALSE;
      if (!row)
        break;

      hlc = (guint64) sqlite3_column_int64 (statement, 1);
      *seen = MAX (*seen, hlc);
      g_string_append_printf (json, "%s\"%08x\":\"%016" G_GINT64_MODIFIER "x\"",
                              first ? "" : ",",
                              pb_engine_get_tag (self, (guint16) sqlite3_column_int (statement, 0)),
                              hlc);
      first = FALSE;
    }
  g_string_append (json, "}}");

  return TRUE;
}

static gboolean
is_disputed (PbEngine  *self,
             gint64     eid,
             gboolean  *disputed,
             GError   **error)
{
  g_autoptr(PbSqlStatement) statement =
    pb_sql_prepare (self->sql, "SELECT 1 FROM conflict WHERE eid = ? AND fid = 0", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, eid);

  return pb_sql_step (self->sql, statement, disputed, error);
}

static gboolean
draft_deletion (PbEngine   *self,
                GPtrArray  *drafts,
                PbPlan     *plan,
                gboolean    deleted,
                PbDraft   **draft,
                GError    **error)
{
  g_autoptr(GArray) preds = g_array_new (FALSE, FALSE, sizeof (PbStamp));
  gboolean disputed = FALSE;
  guint n_heads;
  GString *json;

  if (plan->entity.state == (deleted ? PB_ENTITY_DELETED : PB_ENTITY_LIVE))
    {
      if (deleted)
        return TRUE;
      if (!is_disputed (self, plan->entity.eid, &disputed, error))
        return FALSE;
      if (!disputed)
        return TRUE;
    }

  if (!get_preds (self, plan, NULL, PB_REGISTER_DELETION, preds, &n_heads, error))
    return FALSE;

  *draft = open_draft (drafts, plan, *draft);
  json = pb_op_writer_begin (&(*draft)->writer, PB_OP_DELETION, (const PbStamp *) preds->data,
                             preds->len);
  note_seen (*draft, preds);

  if (deleted)
    return write_vector (self, plan->entity.eid, json, &(*draft)->seen, error);

  g_string_append_c (json, '0');

  return TRUE;
}

static gboolean
draft_plan (PbEngine   *self,
            GPtrArray  *drafts,
            PbPlan     *plan,
            GError    **error)
{
  PbDraft *draft = NULL;

  if (plan->type == PB_PLAN_NOTHING)
    return TRUE;
  if (plan->type == PB_PLAN_DELETE)
    return draft_deletion (self, drafts, plan, TRUE, &draft, error);

  if (plan->type == PB_PLAN_CREATE && plan->entity.state == PB_ENTITY_STUB)
    {
      draft = open_draft (drafts, plan, NULL);
      draft->writer.create = TRUE;
    }
  else if (plan->type != PB_PLAN_CHANGE &&
           !draft_deletion (self, drafts, plan, FALSE, &draft, error))
    {
      return FALSE;
    }

  /* The kind's own fields first: those of append-only kinds must all be in the
   * operation that creates the record.
   */
  for (int own = 1; own >= 0; own--)
    {
      for (guint i = 0; i < plan->wishes->len; i++)
        {
          const PbWish *wish = plan->wishes->pdata[i];

          if ((PB_FIELD_KIND (wish->field->id) != PB_KIND_COMMON) == own &&
              !draft_wish (self, drafts, plan, wish, &draft, error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
store_draft (PbEngine    *self,
             PbDraft     *draft,
             gint64       seq,
             guint64      hlc,
             gboolean     more,
             const char  *title,
             GError     **error)
{
  PbPlan *plan = draft->plan;
  const char *name = pb_kind_get_info (plan->kind)->name;
  g_autoptr(GArray) entries = g_array_new (FALSE, FALSE, sizeof (PbOpEntry));
  g_autoptr(GArray) preds = g_array_new (FALSE, FALSE, sizeof (PbStamp));
  g_autofree char *body = NULL;
  PbPendingOp op = { .stamp = { hlc, self->tag }, .dev = self->dev };
  int flags = more ? PB_OP_MORE : 0;
  const PbEntity *known;
  gboolean done;
  gsize length;

  body = pb_op_writer_finish (&draft->writer, more, title, &length);
  op.id = PB_OP_ID (self->log, seq);
  op.entries = entries;
  op.preds = preds;

  if (!pb_engine_lookup_kind (self, name, strlen (name), TRUE, &op.kind, error))
    return FALSE;

  if (length > PB_OP_MAX_BODY || !pb_op_decode (body, length, hlc, entries, preds, &op.info) ||
      !pb_op_is_understood (plan->kind, entries, &op.info))
    {
      g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_INVALID,
                   /* Translators: %s is a kind of record, e.g. “Group” */
                   _("%s: the change is too large or does not fit the record’s fields."),
                   pb_kind_get_label (plan->kind));
      return FALSE;
    }

  if (plan->entity.eid == 0)
    {
      if (!pb_engine_store_new (self, plan->uuid, &op, flags, body, length, &done, error))
        return FALSE;
      plan->entity.eid = op.eid;
      plan->stored = TRUE;
      if (done)
        return TRUE;

      /* An earlier record of the same edit referred to it. */
      if (!pb_engine_intern (self, plan->uuid, &plan->entity.eid, error))
        return FALSE;
    }

  op.eid = plan->entity.eid;
  known = plan->stored ? NULL : &plan->entity;
  plan->stored = TRUE;

  return pb_engine_insert_op (self, op.id, op.eid, op.kind, hlc, flags, body, length, error) &&
         pb_engine_apply (self, op.eid, known, &op, 1, error);
}

/* A library that was put back to what it had been, and one that was copied unseen, go on
 * from the same operation, and where a clock stands still or was ahead at the same
 * value of it.  What they do then must not have the same identity: so each begins
 * somewhere else within half a millisecond.
 */
static guint64
start_clock (PbEngine *self)
{
  if (self->clock_started)
    return 0;

  self->clock_started = TRUE;

  return (guint64) g_random_int_range (0, CLOCK_SPREAD);
}

static void
note_record (PbEngineResult *result,
             const PbPlan   *plan)
{
  char *id = g_strdup (plan->id);

  g_ptr_array_add (result->ids, id);
  if (plan->entity.state != PB_ENTITY_STUB)
    return;

  g_hash_table_add (result->fresh, id);
  result->kinds |= G_GUINT64_CONSTANT (1) << plan->kind;
}

/* Stores what was put together.  Until that is all of them, the last one waits: only
 * then is it known whether more operations follow.
 */
static gboolean
store_drafts (PbEngine        *self,
              PbWriting       *writing,
              gboolean         all,
              PbEngineResult  *result,
              GError         **error)
{
  guint n = all ? writing->drafts->len : MAX (writing->drafts->len, 1) - 1;

  for (guint i = 0; i < n; i++)
    {
      PbDraft *draft = writing->drafts->pdata[i];
      gboolean first = result->first_op == 0;

      writing->seq++;
      writing->hlc = pb_hlc_next (writing->now, writing->hlc, draft->seen) + start_clock (self);
      if (!store_draft (self, draft, writing->seq, writing->hlc,
                        i + 1 < writing->drafts->len, first ? writing->title : NULL, error))
        return FALSE;

      result->last_op = PB_OP_ID (self->log, writing->seq);
      if (first)
        result->first_op = result->last_op;
      if (draft->plan != writing->last)
        note_record (result, draft->plan);
      writing->last = draft->plan;
    }

  if (n > 0)
    g_ptr_array_remove_range (writing->drafts, 0, n);

  return TRUE;
}

/**
 * pb_engine_edit:
 * @self: an engine over a connection within a transaction
 * @edit: what the user did, already checked with pb_edit_check()
 * @now: the time, in microseconds since 1970
 * @result: (out caller-allocates): what came of it, to be cleared
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Writes an edit to the log and takes it into the tables.  What would change
 * nothing is left out; if that is all, nothing is written.
 *
 * Returns: whether it worked; if not, the transaction must be rolled back
 */
gboolean
pb_engine_edit (PbEngine        *self,
                PbEdit          *edit,
                gint64           now,
                PbEngineResult  *result,
                GError         **error)
{
  g_autoptr(GPtrArray) plans = NULL;
  g_autoptr(GPtrArray) drafts = g_ptr_array_new_with_free_func (draft_free);
  PbWriting writing = { .title = pb_edit_get_title (edit), .now = now, .drafts = drafts };

  memset (result, 0, sizeof *result);
  result->ids = g_ptr_array_new_with_free_func (g_free);
  result->fresh = g_hash_table_new (g_str_hash, g_str_equal);

  plans = pb_engine_plan (self, edit, error);
  if (plans == NULL)
    return FALSE;

  if (!pb_engine_get_log_end (self, self->log, &writing.seq, &writing.hlc, error))
    return FALSE;

  for (guint i = 0; i < plans->len; i++)
    {
      PbPlan *plan = plans->pdata[i];

      if (!draft_plan (self, drafts, plan, error) ||
          !store_drafts (self, &writing, FALSE, result, error))
        return FALSE;

      /* So that large edits do not lie in memory twice. */
      g_clear_pointer (&plan->by_register, g_hash_table_unref);
      g_clear_pointer (&plan->wishes, g_ptr_array_unref);
    }

  return drafts->len == 0 || (store_drafts (self, &writing, TRUE, result, error) &&
                              pb_engine_settle_trees (self, result->ids, error));
}
