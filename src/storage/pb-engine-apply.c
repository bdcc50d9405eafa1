/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-engine-private.h"

#include "storage/pb-merge3.h"

#include <string.h>

/* How operations reach the tables.
 *
 * Nearly all simply follow on what their record holds: each register that they
 * touch has exactly the heads that they replace.  Nothing that arrived earlier
 * can name such an operation, since whoever names it is a head or was replaced
 * by one, and that head would be greater than the heads that this one replaces.
 * So it becomes the one head, without a look at the log.
 *
 * Everything else, concurrent edits, deletions, operations that come out of
 * order, unknown keys, has its record folded anew from the log.
 */

/* Once this many ways to change a table were prepared, columns are written one
 * by one.
 */
#define MAX_ROW_STATEMENTS 512

typedef struct
{
  const PbFieldInfo *field;
  char *element;
  gboolean present;
  char *position;
  PbHead head;
} PbMember;

/* What simple operations make of a record, before it is written. */
typedef struct
{
  PbEntity entity;
  gboolean fresh;
  guint64 changed;
  const PbWireValue *values[PB_REGISTER_MAX + 1];
  char *texts[PB_REGISTER_MAX + 1];
  gsize lengths[PB_REGISTER_MAX + 1];
  GArray *members;
} PbImage;

static void
member_clear (gpointer data)
{
  PbMember *member = data;

  g_free (member->element);
  g_free (member->position);
}

static void
image_init (PbImage *image)
{
  memset (image, 0, sizeof *image);
  pb_entity_init (&image->entity);
  image->members = g_array_new (FALSE, FALSE, sizeof (PbMember));
  g_array_set_clear_func (image->members, member_clear);
}

static void
image_clear (PbImage *image)
{
  for (guint i = 0; i <= PB_REGISTER_MAX; i++)
    g_free (image->texts[i]);
  g_array_unref (image->members);
  pb_entity_clear (&image->entity);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PbImage, image_clear)

/**
 * pb_engine_insert_op:
 * @self: an engine
 * @id: the row of the operation
 * @eid: the record
 * @kind: the kind that it names
 * @hlc: its clock
 * @flags: `PB_OP_…`
 * @body: its body
 * @length: the length of the body
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_insert_op (PbEngine    *self,
                     gint64       id,
                     gint64       eid,
                     int          kind,
                     guint64      hlc,
                     int          flags,
                     const char  *body,
                     gsize        length,
                     GError     **error)
{
  sqlite3_stmt *statement =
    pb_engine_prepare (self, PB_STATEMENT_INSERT_OP, "INSERT INTO op VALUES (?, ?, ?, ?, ?, ?)",
                       error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, eid);
  sqlite3_bind_int (statement, 3, kind);
  sqlite3_bind_int64 (statement, 4, (gint64) hlc);
  sqlite3_bind_int (statement, 5, flags);
  sqlite3_bind_text64 (statement, 6, body, length, SQLITE_STATIC, SQLITE_UTF8);

  return pb_sql_run (self->sql, statement, error);
}

typedef struct
{
  guint16 dev;
  guint64 hlc;
  guint chain;
} PbChain;

static gint64
get_chain_key (gint64 eid,
               guint8 number)
{
  return eid << 8 | number;
}

/**
 * pb_engine_set_chain:
 * @self: an engine
 * @eid: the number of a record
 * @number: the register of a long text
 * @head: its only head
 * @chain: how many deltas that version is made of
 *
 * Remembers the length of a chain of deltas.
 */
void
pb_engine_set_chain (PbEngine     *self,
                     gint64        eid,
                     guint8        number,
                     const PbHead *head,
                     guint         chain)
{
  gint64 key = get_chain_key (eid, number);
  PbChain value = { head->dev, head->hlc, chain };

  /* A whole text is found at once when it is asked for. */
  if (chain == 0)
    return;

  g_hash_table_replace (self->chains, g_memdup2 (&key, sizeof key),
                        g_memdup2 (&value, sizeof value));
}

/* Finds the version that a version starts from.  Returns whether it has one. */
static gboolean
find_delta_base (const char        *body,
                 gsize              length,
                 guint64            hlc,
                 const PbFieldInfo *field,
                 PbStamp           *base)
{
  g_autoptr(GArray) entries = g_array_new (FALSE, FALSE, sizeof (PbOpEntry));
  g_autoptr(GArray) preds = g_array_new (FALSE, FALSE, sizeof (PbStamp));
  PbOpInfo info;

  if (!pb_op_decode (body, length, hlc, entries, preds, &info))
    return FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      const PbOpEntry *entry = &g_array_index (entries, PbOpEntry, i);

      if (!pb_slice_is (&entry->key, field->name))
        continue;
      if (!pb_text_value_is_delta (&entry->value) || entry->n_preds == 0)
        return FALSE;

      *base = g_array_index (preds, PbStamp, entry->first_pred);
      return TRUE;
    }

  return FALSE;
}

/**
 * pb_engine_get_chain:
 * @self: an engine
 * @eid: the number of a record
 * @field: a long text
 * @head: its only head, which can be read
 * @chain: (out): how many deltas that version is made of
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_get_chain (PbEngine           *self,
                     gint64              eid,
                     const PbFieldInfo  *field,
                     const PbHead       *head,
                     guint              *chain,
                     GError            **error)
{
  guint8 number = pb_register_from_field (field->id);
  gint64 key = get_chain_key (eid, number);
  const PbChain *known = g_hash_table_lookup (self->chains, &key);
  PbStamp at = { head->hlc, pb_engine_get_tag (self, head->dev) };

  *chain = 0;
  if (known && known->dev == head->dev && known->hlc == head->hlc)
    {
      *chain = known->chain;
      return TRUE;
    }

  for (;;)
    {
      g_autoptr(PbSqlStatement) statement =
        pb_sql_prepare (self->sql, "SELECT id, body FROM op WHERE eid = ? AND hlc = ?", error);
      gboolean delta = FALSE;
      gboolean row;

      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, eid);
      sqlite3_bind_int64 (statement, 2, (gint64) at.hlc);

      do
        {
          guint16 dev;

          if (!pb_sql_step (self->sql, statement, &row, error))
            return FALSE;
          if (!row)
            break;

          dev = pb_engine_get_log_dev (self, PB_OP_LOG (sqlite3_column_int64 (statement, 0)));
          if (pb_engine_get_tag (self, dev) != at.tag)
            continue;

          delta = find_delta_base (pb_sql_get_text (statement, 1),
                                   (gsize) sqlite3_column_bytes (statement, 1), at.hlc, field,
                                   &at);
          break;
        }
      while (row);

      if (!delta)
        break;
      ++*chain;
    }

  pb_engine_set_chain (self, eid, number, head, *chain);

  return TRUE;
}

static gboolean
preds_are (PbEngine         *self,
           GArray           *heads,
           const PbOpEntry  *entry,
           GArray           *preds)
{
  const PbStamp *pred;
  const PbHead *head;

  if (heads->len != entry->n_preds || heads->len > 1)
    return FALSE;
  if (heads->len == 0)
    return TRUE;

  pred = &g_array_index (preds, PbStamp, entry->first_pred);
  head = &g_array_index (heads, PbHead, 0);

  return pred->hlc == head->hlc && pred->tag == pb_engine_get_tag (self, head->dev);
}

static gboolean
load_column (PbEngine           *self,
             PbImage            *image,
             const PbFieldInfo  *field,
             GError            **error)
{
  guint8 number = pb_register_from_field (field->id);
  g_autoptr(GVariant) value = NULL;

  if (!pb_engine_read_value (self, image->entity.eid, image->entity.known, field, &value, error))
    return FALSE;

  image->texts[number] = value ? g_variant_dup_string (value, &image->lengths[number])
                               : g_strdup ("");

  return TRUE;
}

/* Each of the following puts one entry into the image.  What they return says
 * whether that was simple; *error is set besides where it failed.
 */

static gboolean
put_text (PbEngine               *self,
          PbImage                *image,
          const PbRegisterName   *name,
          const PbOpEntry        *entry,
          GArray                 *heads,
          const PbHead           *head,
          GError                **error)
{
  guint8 number = name->number;
  guint chain = 0;
  gsize length;
  char *text;

  if (pb_text_value_is_delta (&entry->value))
    {
      if (heads->len == 0 ||
          !pb_engine_get_chain (self, image->entity.eid, name->field,
                                &g_array_index (heads, PbHead, 0), &chain, error) ||
          ++chain > PB_TEXT_READ_CHAIN ||
          (image->texts[number] == NULL && !load_column (self, image, name->field, error)))
        return FALSE;

      text = pb_text_delta_apply (&entry->value.slice, image->texts[number],
                                  image->lengths[number], &length);
    }
  else
    {
      text = pb_text_value_dup_full (&entry->value, &length);
    }

  if (text)
    {
      g_free (image->texts[number]);
      image->texts[number] = text;
      image->lengths[number] = length;
    }
  pb_engine_set_chain (self, image->entity.eid, number, head, chain);

  return TRUE;
}

static gboolean
load_member_heads (PbEngine    *self,
                   gint64       eid,
                   PbFieldId    field,
                   const char  *element,
                   GArray      *heads,
                   GError     **error)
{
  g_autoptr(PbSqlStatement) statement =
    pb_engine_prepare (self, PB_STATEMENT_FIND_MEMBER,
                       "SELECT heads FROM member WHERE eid = ? AND fid = ? AND elem = ?", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, eid);
  sqlite3_bind_int (statement, 2, (int) field);
  pb_sql_bind_text (statement, 3, element);
  if (!pb_sql_step (self->sql, statement, &row, error))
    return FALSE;

  return !row || pb_heads_parse (sqlite3_column_blob (statement, 0),
                                 sqlite3_column_bytes (statement, 0), heads) ||
         pb_engine_set_corrupt (self, error);
}

static gboolean
put_member (PbEngine               *self,
            PbImage                *image,
            const PbRegisterName   *name,
            const PbOpEntry        *entry,
            GArray                 *preds,
            const PbHead           *head,
            GError                **error)
{
  g_autoptr(GArray) heads = g_array_new (FALSE, FALSE, sizeof (PbHead));
  g_autofree char *element = pb_slice_dup (&name->element, NULL);
  PbMember *member = NULL;

  for (guint i = 0; i < image->members->len && member == NULL; i++)
    {
      PbMember *known = &g_array_index (image->members, PbMember, i);

      if (known->field == name->field && strcmp (known->element, element) == 0)
        member = known;
    }

  if (member)
    g_array_append_val (heads, member->head);
  else if (!image->fresh &&
           !load_member_heads (self, image->entity.eid, name->field->id, element, heads, error))
    return FALSE;

  if (!preds_are (self, heads, entry, preds) ||
      (heads->len > 0 && g_array_index (heads, PbHead, 0).unlisted))
    return FALSE;

  if (member == NULL)
    {
      PbMember added = { .field = name->field, .element = g_steal_pointer (&element) };

      g_array_append_val (image->members, added);
      member = &g_array_index (image->members, PbMember, image->members->len - 1);
    }

  member->head = *head;
  member->head.number = 0;
  member->present = pb_wire_is_present (&entry->value);
  g_clear_pointer (&member->position, g_free);
  if (entry->value.type == PB_WIRE_STRING)
    member->position = pb_slice_dup (&entry->value.slice, NULL);

  return TRUE;
}

static void
set_head (PbEntity     *entity,
          const PbHead *head)
{
  guint i = 0;

  while (i < entity->heads->len && g_array_index (entity->heads, PbHead, i).number < head->number)
    i++;

  if (i < entity->heads->len && g_array_index (entity->heads, PbHead, i).number == head->number)
    g_array_index (entity->heads, PbHead, i) = *head;
  else
    g_array_insert_val (entity->heads, i, *head);
}

static gboolean
put_entry (PbEngine           *self,
           PbImage            *image,
           const PbPendingOp  *op,
           const PbOpEntry    *entry,
           GError            **error)
{
  PbEntity *entity = &image->entity;
  PbRegisterName name;
  g_autoptr(GArray) heads = NULL;
  PbHead head = { .dev = op->dev, .hlc = op->stamp.hlc };

  pb_register_resolve (entity->known, &entry->key, &name);
  if (name.field == NULL)
    return FALSE;
  if (!op->info.create && pb_register_is_frozen (entity->known, name.field))
    return TRUE;

  head.number = name.number;
  if (pb_field_type_is_set (name.field->type))
    return put_member (self, image, &name, entry, op->preds, &head, error);

  heads = g_array_new (FALSE, FALSE, sizeof (PbHead));
  if (!pb_entity_get_heads (entity, name.number, heads) ||
      !preds_are (self, heads, entry, op->preds))
    return FALSE;

  if (name.field->type == PB_TYPE_MARKDOWN &&
      !put_text (self, image, &name, entry, heads, &head, error))
    return FALSE;

  image->values[name.number] = &entry->value;
  image->changed |= G_GUINT64_CONSTANT (1) << name.number;
  if ((name.field->flags & PB_FIELD_TREE) && entity->eid != 0)
    pb_engine_touch_tree (self, entity->eid);

  if (op->info.create)
    entity->c_mask |= G_GUINT64_CONSTANT (1) << name.number;
  else
    set_head (entity, &head);

  return TRUE;
}

static gboolean
put_op (PbEngine           *self,
        PbImage            *image,
        const PbPendingOp  *op,
        gboolean            first,
        GError            **error)
{
  PbEntity *entity = &image->entity;
  PbStamp latest = { entity->u_hlc, 0 };

  if (op->opaque || (op->info.create && !(image->fresh && first)))
    return FALSE;

  if (image->fresh && first)
    {
      entity->kind = op->kind;
      entity->known = pb_engine_get_kind (self, op->kind);
    }
  if (op->kind != entity->kind || entity->known == PB_KIND_COMMON)
    return FALSE;

  if (entity->heads->len > 0 &&
      g_array_index (entity->heads, PbHead, 0).number == PB_REGISTER_DELETION)
    return FALSE;

  if (op->info.create)
    {
      entity->c_hlc = op->stamp.hlc;
      entity->c_dev = op->dev;
      entity->state = PB_ENTITY_LIVE;
    }

  for (guint i = 0; i < op->info.n_entries; i++)
    {
      const PbOpEntry *entry = &g_array_index (op->entries, PbOpEntry, op->info.first_entry + i);

      if (!put_entry (self, image, op, entry, error))
        return FALSE;
    }

  if (entity->u_hlc != 0)
    latest.tag = pb_engine_get_tag (self, entity->u_dev);
  if (pb_stamp_compare (&latest, &op->stamp) < 0)
    {
      entity->u_hlc = op->stamp.hlc;
      entity->u_dev = op->dev;
    }

  return TRUE;
}

static gboolean
write_columns (PbEngine  *self,
               PbImage   *image,
               guint64    mask,
               GError   **error)
{
  sqlite3_stmt *statement =
    pb_engine_prepare_row (self, image->entity.known, image->fresh ? PB_ROW_NEW : mask, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, image->entity.eid);

  for (guint8 number = 1; number <= PB_REGISTER_MAX; number++)
    {
      const PbFieldInfo *field;

      if (!(mask >> number & 1))
        continue;

      field = pb_register_get_field (image->entity.known, number);
      if (field->type == PB_TYPE_MARKDOWN)
        {
          if (image->lengths[number] > 0)
            sqlite3_bind_text64 (statement, number + 1, image->texts[number],
                                 image->lengths[number], SQLITE_STATIC, SQLITE_UTF8);
        }
      else if (!pb_engine_bind (self, statement, field, image->values[number], error))
        {
          pb_sql_release (statement);
          return FALSE;
        }
    }

  return pb_sql_run (self->sql, statement, error);
}

static gboolean
write_image (PbEngine  *self,
             PbImage   *image,
             GError   **error)
{
  PbEntity *entity = &image->entity;
  gboolean single = g_hash_table_size (self->rows) > MAX_ROW_STATEMENTS;

  if (image->fresh || (image->changed != 0 && !single))
    {
      if (!write_columns (self, image, image->changed, error))
        return FALSE;
    }
  else
    {
      for (guint64 left = image->changed; left != 0; left &= left - 1)
        {
          if (!write_columns (self, image, left & (~left + 1), error))
            return FALSE;
        }
    }

  for (guint i = 0; i < image->members->len; i++)
    {
      const PbMember *member = &g_array_index (image->members, PbMember, i);
      g_autoptr(GArray) heads = g_array_new (FALSE, FALSE, sizeof (PbHead));

      g_array_append_val (heads, member->head);
      if (!pb_engine_write_member (self, entity->eid, member->field->id, member->element,
                                   member->present, member->position, heads, error))
        return FALSE;
    }

  return pb_engine_mark_search (self, entity->eid, entity->known, error);
}

/**
 * pb_engine_store_new:
 * @self: an engine
 * @uuid: a record that most likely has no number yet
 * @op: the operation that creates it; its `eid` is set
 * @flags: `PB_OP_…`
 * @body: the body of the operation
 * @length: the length of the body
 * @done: (out): whether that was enough; if not, nothing was written
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Writes a new record with its first operation, each row once.
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_store_new (PbEngine      *self,
                     const guint8   uuid[16],
                     PbPendingOp   *op,
                     int            flags,
                     const char    *body,
                     gsize          length,
                     gboolean      *done,
                     GError       **error)
{
  g_auto(PbImage) image = { 0 };
  GError *local_error = NULL;

  *done = FALSE;
  image_init (&image);
  image.fresh = TRUE;
  memcpy (image.entity.uuid, uuid, sizeof image.entity.uuid);

  if (!put_op (self, &image, op, TRUE, &local_error))
    {
      if (local_error)
        g_propagate_error (error, local_error);
      return local_error == NULL;
    }

  if (!pb_engine_insert_entity (self, &image.entity, error))
    return FALSE;
  if (image.entity.eid == 0)
    return TRUE;

  *done = TRUE;
  op->eid = image.entity.eid;
  for (guint8 number = 1; number <= PB_REGISTER_MAX; number++)
    {
      const PbFieldInfo *field = image.changed >> number & 1
                                   ? pb_register_get_field (image.entity.known, number) : NULL;

      if (field && (field->flags & PB_FIELD_TREE))
        pb_engine_touch_tree (self, op->eid);
    }

  return pb_engine_insert_op (self, op->id, op->eid, op->kind, op->stamp.hlc, flags, body, length,
                              error) &&
         write_image (self, &image, error);
}

/**
 * pb_engine_apply:
 * @self: an engine
 * @eid: the number of a record
 * @known: (nullable): its row as it stands, where that was read already
 * @ops: (array length=n_ops): operations on it that are in the log already, in
 *   ascending order
 * @n_ops: how many
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Takes operations into what is made from the log.  The same for local edits
 * and for those of others.
 *
 * Returns: whether it worked
 */
gboolean
pb_engine_apply (PbEngine           *self,
                 gint64              eid,
                 const PbEntity     *known,
                 const PbPendingOp  *ops,
                 guint               n_ops,
                 GError            **error)
{
  g_auto(PbImage) image = { 0 };
  GError *local_error = NULL;

  image_init (&image);
  if (known)
    pb_entity_copy (&image.entity, known);
  else if (!pb_engine_load_entity (self, eid, &image.entity, error))
    return FALSE;
  image.fresh = image.entity.kind == 0;

  for (guint i = 0; i < n_ops; i++)
    {
      if (put_op (self, &image, &ops[i], i == 0, &local_error))
        continue;

      if (local_error)
        {
          g_propagate_error (error, local_error);
          return FALSE;
        }

      return pb_engine_refold (self, eid, error);
    }

  return pb_engine_write_entity (self, &image.entity, error) && write_image (self, &image, error);
}
