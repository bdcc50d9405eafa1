/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-fold.h"

#include <string.h>

/* The state of one record as a pure function of the set of its operations.
 *
 * Taken in ascending order of (clock, device), each operation comes after all
 * that its author had seen, so that the heads of a register are what is left
 * after each has taken out those that it names.  Neither the order in which
 * operations arrived nor how often plays a part.
 */
struct _PbFold
{
  PbKind kind;
  GStringChunk *bodies;
  GArray *ops;
  GArray *entries;
  GArray *preds;
  gboolean sorted;

  GPtrArray *registers;
  PbRegister *plain[PB_REGISTER_MAX + 1];
  GHashTable *elements;

  int creation;
  int latest;
  gboolean deleted;
  gboolean disputed;
};

static void
register_free (gpointer data)
{
  PbRegister *reg = data;

  g_free (reg->element);
  g_array_unref (reg->heads);
  g_array_unref (reg->all);
  g_clear_pointer (&reg->dag, pb_text_dag_free);
  g_free (reg);
}

static guint
hash_element (gconstpointer data)
{
  const PbRegister *reg = data;

  return g_str_hash (reg->element) * 31 + reg->number;
}

static gboolean
equal_elements (gconstpointer a,
                gconstpointer b)
{
  const PbRegister *one = a;
  const PbRegister *other = b;

  return one->number == other->number && strcmp (one->element, other->element) == 0;
}

/**
 * pb_fold_new:
 *
 * Returns: (transfer full): a record without operations
 */
PbFold *
pb_fold_new (void)
{
  PbFold *self = g_new0 (PbFold, 1);

  self->bodies = g_string_chunk_new (4096);
  self->ops = g_array_new (FALSE, FALSE, sizeof (PbFoldOp));
  self->entries = g_array_new (FALSE, FALSE, sizeof (PbOpEntry));
  self->preds = g_array_new (FALSE, FALSE, sizeof (PbStamp));
  self->registers = g_ptr_array_new_with_free_func (register_free);
  self->elements = g_hash_table_new (hash_element, equal_elements);
  self->creation = -1;
  self->latest = -1;

  return self;
}

/**
 * pb_fold_free:
 * @self: (transfer full): a record
 */
void
pb_fold_free (PbFold *self)
{
  g_hash_table_unref (self->elements);
  g_ptr_array_unref (self->registers);
  g_array_unref (self->preds);
  g_array_unref (self->entries);
  g_array_unref (self->ops);
  g_string_chunk_free (self->bodies);
  g_free (self);
}

/**
 * pb_fold_add:
 * @self: a record
 * @op: one of its operations; the body is copied
 */
void
pb_fold_add (PbFold         *self,
             const PbFoldOp *op)
{
  PbFoldOp copy = *op;

  copy.body = g_string_chunk_insert_len (self->bodies, op->body, op->length);
  g_array_append_val (self->ops, copy);
  self->sorted = FALSE;
}

static int
compare_ops (gconstpointer a,
             gconstpointer b)
{
  const PbFoldOp *one = a;
  const PbFoldOp *other = b;
  int order = pb_stamp_compare (&one->stamp, &other->stamp);

  if (order == 0)
    order = one->id < other->id ? -1 : one->id > other->id;

  return order;
}

static void
sort (PbFold *self)
{
  gboolean sorted = TRUE;

  for (guint i = 1; i < self->ops->len && sorted; i++)
    sorted = compare_ops (&g_array_index (self->ops, PbFoldOp, i - 1),
                          &g_array_index (self->ops, PbFoldOp, i)) <= 0;

  if (!sorted)
    g_array_sort (self->ops, compare_ops);
  self->sorted = TRUE;
}

/**
 * pb_fold_get_kind_number:
 * @self: a record with operations
 *
 * The first operation decides what kind of record it is.
 *
 * Returns: the kind, as the library numbers it, or 0 without operations
 */
int
pb_fold_get_kind_number (PbFold *self)
{
  if (!self->sorted)
    sort (self);

  return self->ops->len > 0 ? g_array_index (self->ops, PbFoldOp, 0).kind : 0;
}

static PbRegister *
add_register (PbFold               *self,
              const PbRegisterName *name,
              char                 *element)
{
  PbRegister *reg = g_new0 (PbRegister, 1);

  reg->number = name->number;
  reg->field = name->field;
  reg->element = element;
  reg->heads = g_array_sized_new (FALSE, FALSE, sizeof (PbFoldRef), 2);
  reg->all = g_array_sized_new (FALSE, FALSE, sizeof (PbFoldRef), 4);
  if (name->field && name->field->type == PB_TYPE_MARKDOWN)
    reg->dag = pb_text_dag_new ();
  g_ptr_array_add (self->registers, reg);

  return reg;
}

static PbRegister *
open_register (PbFold               *self,
               const PbRegisterName *name)
{
  PbRegister wanted = { .number = name->number };
  PbRegister *reg;

  if (name->element.length == 0)
    {
      if (self->plain[name->number] == NULL)
        self->plain[name->number] = add_register (self, name, NULL);
      return self->plain[name->number];
    }

  wanted.element = pb_slice_dup (&name->element, NULL);
  reg = g_hash_table_lookup (self->elements, &wanted);
  if (reg)
    {
      g_free (wanted.element);
      return reg;
    }

  reg = add_register (self, name, wanted.element);
  g_hash_table_add (self->elements, reg);

  return reg;
}

static void
apply_entry (PbFold *self,
             guint   op_place,
             guint   entry_place)
{
  const PbFoldOp *op = &g_array_index (self->ops, PbFoldOp, op_place);
  const PbOpEntry *entry = &g_array_index (self->entries, PbOpEntry, entry_place);
  const PbStamp *preds = pb_fold_get_preds (self, entry);
  PbFoldRef ref = { op_place, entry_place };
  PbRegisterName name;
  PbRegister *reg;
  guint kept = 0;

  pb_register_resolve (self->kind, &entry->key, &name);
  if (!op->info.create && pb_register_is_frozen (self->kind, name.field))
    return;

  reg = open_register (self, &name);

  for (guint i = 0; i < reg->heads->len; i++)
    {
      PbFoldRef head = g_array_index (reg->heads, PbFoldRef, i);
      const PbStamp *stamp = &g_array_index (self->ops, PbFoldOp, head.op).stamp;
      gboolean replaced = FALSE;

      for (guint k = 0; k < entry->n_preds && !replaced; k++)
        replaced = pb_stamp_compare (stamp, &preds[k]) == 0;
      if (!replaced)
        g_array_index (reg->heads, PbFoldRef, kept++) = head;
    }
  g_array_set_size (reg->heads, kept);

  g_array_append_val (reg->heads, ref);
  g_array_append_val (reg->all, ref);
  if (reg->dag)
    pb_text_dag_add (reg->dag, &op->stamp, preds, entry->n_preds, &entry->value);
}

static void
decode_op (PbFold *self,
           guint   place,
           int     kind_number)
{
  PbFoldOp *op = &g_array_index (self->ops, PbFoldOp, place);
  gboolean decoded = pb_op_decode (op->body, op->length, op->stamp.hlc, self->entries, self->preds,
                                   &op->info);

  /* Of two with one identity the first counts. */
  if (place > 0 && pb_stamp_compare (&op[-1].stamp, &op->stamp) == 0)
    op->opaque = TRUE;

  if (!decoded || op->kind != kind_number ||
      !pb_op_is_understood (self->kind, self->entries, &op->info))
    op->opaque = TRUE;
}

static gboolean
vector_covers (GArray        *vector,
               const PbStamp *stamp)
{
  for (guint i = 0; i < vector->len; i++)
    {
      const PbStamp *seen = &g_array_index (vector, PbStamp, i);

      if (seen->tag == stamp->tag && seen->hlc >= stamp->hlc)
        return TRUE;
    }

  return FALSE;
}

/* Whether all that stands in the record had been seen by who deleted it. */
static gboolean
deletion_covers (PbFold          *self,
                 const PbOpEntry *deletion)
{
  g_autoptr(GArray) vector = g_array_new (FALSE, FALSE, sizeof (PbStamp));

  pb_op_decode_vector (&deletion->value, vector);

  for (guint i = 0; i < self->registers->len; i++)
    {
      PbRegister *reg = self->registers->pdata[i];

      if (reg->number == PB_REGISTER_DELETION)
        continue;

      for (guint k = 0; k < reg->heads->len; k++)
        {
          guint op = g_array_index (reg->heads, PbFoldRef, k).op;

          if (!vector_covers (vector, &g_array_index (self->ops, PbFoldOp, op).stamp))
            return FALSE;
        }
    }

  return TRUE;
}

static void
fold_deletion (PbFold *self)
{
  PbRegister *reg = self->plain[PB_REGISTER_DELETION];
  gboolean any = FALSE;

  if (reg == NULL)
    return;

  self->deleted = TRUE;
  for (guint i = 0; i < reg->heads->len; i++)
    {
      const PbOpEntry *entry =
        pb_fold_get_entry (self, g_array_index (reg->heads, PbFoldRef, i).entry);

      if (entry->value.type != PB_WIRE_OBJECT)
        {
          self->deleted = FALSE;
          continue;
        }

      any = TRUE;
      if (self->deleted && !deletion_covers (self, entry))
        self->deleted = FALSE;
    }

  self->disputed = any && !self->deleted;
}

/**
 * pb_fold_run:
 * @self: a record with all of its operations
 * @kind: what kind pb_fold_get_kind_number() is, or %PB_KIND_COMMON where this
 *   version does not know it
 *
 * Works the state out.
 */
void
pb_fold_run (PbFold *self,
             PbKind  kind)
{
  int kind_number = pb_fold_get_kind_number (self);

  self->kind = kind;

  for (guint i = 0; i < self->ops->len; i++)
    {
      PbFoldOp *op = &g_array_index (self->ops, PbFoldOp, i);

      decode_op (self, i, kind_number);
      if (op->opaque)
        continue;

      if (op->info.create && self->creation < 0)
        self->creation = (int) i;
      self->latest = (int) i;

      for (guint k = 0; k < op->info.n_entries; k++)
        apply_entry (self, i, op->info.first_entry + k);
    }

  fold_deletion (self);
}

/**
 * pb_fold_get_n_ops:
 * @self: a record
 *
 * Returns: how many operations there are
 */
guint
pb_fold_get_n_ops (PbFold *self)
{
  return self->ops->len;
}

/**
 * pb_fold_get_op:
 * @self: a record
 * @n: which operation, in ascending order
 *
 * Returns: (transfer none): the operation
 */
const PbFoldOp *
pb_fold_get_op (PbFold *self,
                guint   n)
{
  return &g_array_index (self->ops, PbFoldOp, n);
}

/**
 * pb_fold_get_entry:
 * @self: a record
 * @n: the place of an entry
 *
 * Returns: (transfer none): the entry
 */
const PbOpEntry *
pb_fold_get_entry (PbFold *self,
                   guint   n)
{
  return &g_array_index (self->entries, PbOpEntry, n);
}

/**
 * pb_fold_get_preds:
 * @self: a record
 * @entry: one of its entries
 *
 * Returns: (transfer none): the heads that it replaces
 */
const PbStamp *
pb_fold_get_preds (PbFold          *self,
                   const PbOpEntry *entry)
{
  return entry->n_preds > 0 ? &g_array_index (self->preds, PbStamp, entry->first_pred) : NULL;
}

/**
 * pb_fold_get_creation:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the operation that created it; the first
 *   where several contributors did
 */
const PbFoldOp *
pb_fold_get_creation (PbFold *self)
{
  return self->creation < 0 ? NULL : pb_fold_get_op (self, self->creation);
}

/**
 * pb_fold_get_latest:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the last operation that was understood
 */
const PbFoldOp *
pb_fold_get_latest (PbFold *self)
{
  return self->latest < 0 ? NULL : pb_fold_get_op (self, self->latest);
}

/**
 * pb_fold_get_deleted:
 * @self: a record
 * @disputed: (out) (optional): whether somebody deleted what somebody else
 *   changed or brought back meanwhile
 *
 * Returns: whether it is deleted
 */
gboolean
pb_fold_get_deleted (PbFold   *self,
                     gboolean *disputed)
{
  if (disputed)
    *disputed = self->disputed;

  return self->deleted;
}

/**
 * pb_fold_get_registers:
 * @self: a record
 *
 * Returns: (transfer none) (element-type PbRegister): its registers, in no
 *   particular order
 */
GPtrArray *
pb_fold_get_registers (PbFold *self)
{
  return self->registers;
}

/**
 * pb_fold_find:
 * @self: a record
 * @number: the number of a register
 * @element: (nullable): an element or unknown key
 *
 * Returns: (transfer none) (nullable): the register, where something touched it
 */
PbRegister *
pb_fold_find (PbFold     *self,
              guint8      number,
              const char *element)
{
  PbRegister wanted = { .number = number, .element = (char *) element };

  if (element == NULL)
    return number <= PB_REGISTER_MAX ? self->plain[number] : NULL;

  return g_hash_table_lookup (self->elements, &wanted);
}

/**
 * pb_fold_get_winner:
 * @self: a record
 * @reg: one of its registers
 *
 * Returns: (transfer none): the value of the greatest head
 */
const PbWireValue *
pb_fold_get_winner (PbFold     *self,
                    PbRegister *reg)
{
  guint entry = g_array_index (reg->heads, PbFoldRef, reg->heads->len - 1).entry;

  return &pb_fold_get_entry (self, entry)->value;
}

/**
 * pb_fold_get_present:
 * @self: a record
 * @reg: the register of an element
 *
 * Returns: whether the set has the element: that one contributor has it is
 *   enough
 */
gboolean
pb_fold_get_present (PbFold     *self,
                     PbRegister *reg)
{
  for (guint i = 0; i < reg->heads->len; i++)
    {
      guint entry = g_array_index (reg->heads, PbFoldRef, i).entry;

      if (pb_wire_is_present (&pb_fold_get_entry (self, entry)->value))
        return TRUE;
    }

  return FALSE;
}

/**
 * pb_fold_count_values:
 * @self: a record
 * @reg: the register of a plain field that is no long text
 *
 * Returns: how many different values stand side by side
 */
guint
pb_fold_count_values (PbFold     *self,
                      PbRegister *reg)
{
  guint n = 0;

  for (guint i = 0; i < reg->heads->len; i++)
    {
      guint entry = g_array_index (reg->heads, PbFoldRef, i).entry;
      const PbWireValue *value = &pb_fold_get_entry (self, entry)->value;
      gboolean known = FALSE;

      for (guint k = 0; k < i && !known; k++)
        {
          guint earlier = g_array_index (reg->heads, PbFoldRef, k).entry;

          known = pb_wire_equal (value, &pb_fold_get_entry (self, earlier)->value);
        }
      if (!known)
        n++;
    }

  return n;
}

/**
 * pb_fold_find_ref:
 * @self: a record
 * @reg: one of its registers
 * @stamp: an operation
 *
 * Returns: (transfer none) (nullable): what that operation does to @reg
 */
const PbFoldRef *
pb_fold_find_ref (PbFold        *self,
                  PbRegister    *reg,
                  const PbStamp *stamp)
{
  guint low = 0;
  guint high = reg->all->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const PbFoldRef *ref = &g_array_index (reg->all, PbFoldRef, middle);
      int order = pb_stamp_compare (&pb_fold_get_op (self, ref->op)->stamp, stamp);

      if (order == 0)
        return ref;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}

/**
 * pb_fold_merge_text:
 * @self: a record
 * @reg: the register of a long text
 * @versions: (array length=n_versions): operations, in ascending order
 * @n_versions: how many
 * @length: (out): the length of the text
 * @conflict: (out): whether two of them changed the same place
 *
 * Returns: (transfer full) (nullable): those versions joined
 */
char *
pb_fold_merge_text (PbFold        *self,
                    PbRegister    *reg,
                    const PbStamp *versions,
                    guint          n_versions,
                    gsize         *length,
                    gboolean      *conflict)
{
  return pb_text_dag_merge (reg->dag, versions, n_versions, length, conflict);
}

static GArray *
list_heads (PbFold     *self,
            PbRegister *reg)
{
  GArray *stamps = g_array_sized_new (FALSE, FALSE, sizeof (PbStamp), reg->heads->len);

  for (guint i = 0; i < reg->heads->len; i++)
    {
      const PbFoldOp *op = pb_fold_get_op (self, g_array_index (reg->heads, PbFoldRef, i).op);

      g_array_append_val (stamps, op->stamp);
    }

  return stamps;
}

/**
 * pb_fold_get_text:
 * @self: a record
 * @reg: the register of a long text
 * @length: (out): the length of the text
 * @conflict: (out): whether contributors changed the same place
 *
 * Returns: (transfer full) (nullable): the text as it stands
 */
char *
pb_fold_get_text (PbFold     *self,
                  PbRegister *reg,
                  gsize      *length,
                  gboolean   *conflict)
{
  g_autoptr(GArray) heads = list_heads (self, reg);

  return pb_text_dag_merge (reg->dag, (const PbStamp *) heads->data, heads->len, length, conflict);
}

/**
 * pb_fold_is_readable:
 * @self: a record
 * @reg: the register of a long text
 *
 * Returns: whether all of its heads can be read
 */
gboolean
pb_fold_is_readable (PbFold     *self,
                     PbRegister *reg)
{
  g_autoptr(GArray) heads = list_heads (self, reg);

  for (guint i = 0; i < heads->len; i++)
    {
      gsize length;

      if (pb_text_dag_get (reg->dag, &g_array_index (heads, PbStamp, i), &length) == NULL)
        return FALSE;
    }

  return TRUE;
}
