/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-import-context.h"

/**
 * PbImportContext:
 *
 * What a file is compared with: the records of the library that it may be about,
 * and what day it is.  The records are copied, so that a file can be read on
 * another thread while the library changes.
 */
struct _PbImportContext
{
  GObject parent_instance;

  PbDay today;
  PbImportContext *before;
  GPtrArray *kinds[PB_N_KINDS];
  GPtrArray *merged[PB_N_KINDS]; /* with those before, made when somebody asks */
  GHashTable *by_id;
  GHashTable *choices;
};

G_DEFINE_FINAL_TYPE (PbImportContext, pb_import_context, G_TYPE_OBJECT)

/* Any of them may be in a file. */
static const PbKind wanted[] = {
#define PB_KIND(ID, name, label, plural, flags, day) PB_KIND_##ID,
#define PB_FIELD(KIND, ID, name, type, label, ...)
#include "model/pb-catalogue-table.h"
#undef PB_KIND
#undef PB_FIELD
};

static void
pb_import_context_finalize (GObject *object)
{
  PbImportContext *self = PB_IMPORT_CONTEXT (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->choices, g_hash_table_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->kinds); i++)
    {
      g_clear_pointer (&self->kinds[i], g_ptr_array_unref);
      g_clear_pointer (&self->merged[i], g_ptr_array_unref);
    }
  g_clear_object (&self->before);

  G_OBJECT_CLASS (pb_import_context_parent_class)->finalize (object);
}

static void
pb_import_context_class_init (PbImportContextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_import_context_finalize;
}

static void
pb_import_context_init (PbImportContext *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->kinds); i++)
    self->kinds[i] = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * pb_import_context_new:
 * @today: the day of the import
 *
 * Returns: (transfer full): a context without records
 */
PbImportContext *
pb_import_context_new (PbDay today)
{
  PbImportContext *self = g_object_new (PB_TYPE_IMPORT_CONTEXT, NULL);

  self->today = today;

  return self;
}

/**
 * pb_import_context_new_after:
 * @before: what there was before; it must not change any more
 *
 * Knows what @before knows, the choices too, without a copy of the records; what is
 * added stands in place of what @before has under the same identifier.
 *
 * Returns: (transfer full): a new context
 */
PbImportContext *
pb_import_context_new_after (PbImportContext *before)
{
  PbImportContext *self;
  GHashTableIter iter;
  gpointer name;
  gpointer value;

  g_return_val_if_fail (PB_IS_IMPORT_CONTEXT (before), NULL);

  self = pb_import_context_new (before->today);
  self->before = g_object_ref (before);
  g_hash_table_iter_init (&iter, before->choices);
  while (g_hash_table_iter_next (&iter, &name, &value))
    pb_import_context_choose (self, name, value);

  return self;
}

/**
 * pb_import_context_get_kinds:
 * @n_kinds: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_kinds): the kinds of which all records
 *   should be added
 */
const PbKind *
pb_import_context_get_kinds (guint *n_kinds)
{
  g_return_val_if_fail (n_kinds != NULL, NULL);

  *n_kinds = G_N_ELEMENTS (wanted);

  return wanted;
}

/**
 * pb_import_context_add:
 * @self: a context
 * @record: a record of the library; it is copied
 *
 * Adds @record, unless it is deleted or there already.
 */
void
pb_import_context_add (PbImportContext *self,
                       PbRecord        *record)
{
  PbRecord *copy;

  g_return_if_fail (PB_IS_IMPORT_CONTEXT (self));
  g_return_if_fail (PB_IS_RECORD (record));

  if (pb_record_get_deleted (record) ||
      g_hash_table_contains (self->by_id, pb_record_get_id (record)))
    return;

  copy = pb_record_copy (record);
  g_ptr_array_add (self->kinds[pb_record_get_kind (copy)], copy);
  g_hash_table_insert (self->by_id, (gpointer) pb_record_get_id (copy), copy);
  g_clear_pointer (&self->merged[pb_record_get_kind (copy)], g_ptr_array_unref);
}

/**
 * pb_import_context_get_today:
 * @self: a context
 *
 * Returns: the day of the import
 */
PbDay
pb_import_context_get_today (PbImportContext *self)
{
  g_return_val_if_fail (PB_IS_IMPORT_CONTEXT (self), PB_DAY_NONE);

  return self->today;
}

/**
 * pb_import_context_choose:
 * @self: a context
 * @name: what is chosen: `format`, `dates`, `decimals`, `direction`, `asset`,
 *   `kind`, or `column` with a colon and the name of a column of a table, or with
 *   `#` and its number where it has no name of its own
 * @value: (nullable): the choice: the name of a format; `day-first` or
 *   `month-first`; `point` or `comma`; `in` or `out`; what amounts are in; the name
 *   of a kind; the name of a field, or `-` for none
 *
 * Says what a file leaves open.
 */
void
pb_import_context_choose (PbImportContext *self,
                          const char      *name,
                          const char      *value)
{
  g_return_if_fail (PB_IS_IMPORT_CONTEXT (self));
  g_return_if_fail (name != NULL);

  if (value)
    g_hash_table_insert (self->choices, g_strdup (name), g_strdup (value));
  else
    g_hash_table_remove (self->choices, name);
}

/**
 * pb_import_context_get_choice:
 * @self: a context
 * @name: what may have been chosen
 *
 * Returns: (transfer none) (nullable): the choice
 */
const char *
pb_import_context_get_choice (PbImportContext *self,
                              const char      *name)
{
  g_return_val_if_fail (PB_IS_IMPORT_CONTEXT (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return g_hash_table_lookup (self->choices, name);
}

/**
 * pb_import_context_lookup:
 * @self: a context
 * @id: an identifier
 *
 * Returns: (transfer none) (nullable): the record
 */
PbRecord *
pb_import_context_lookup (PbImportContext *self,
                          const char      *id)
{
  g_return_val_if_fail (PB_IS_IMPORT_CONTEXT (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (; self; self = self->before)
    {
      PbRecord *record = g_hash_table_lookup (self->by_id, id);

      if (record)
        return record;
    }

  return NULL;
}

/**
 * pb_import_context_get_kind:
 * @self: a context
 * @kind: a kind
 *
 * Returns: (transfer none) (element-type PbRecord): the records of that kind
 */
GPtrArray *
pb_import_context_get_kind (PbImportContext *self,
                            PbKind           kind)
{
  g_return_val_if_fail (PB_IS_IMPORT_CONTEXT (self), NULL);
  g_return_val_if_fail (kind < PB_N_KINDS, NULL);

  if (self->before == NULL)
    return self->kinds[kind];
  if (self->kinds[kind]->len == 0)
    return pb_import_context_get_kind (self->before, kind);

  if (self->merged[kind] == NULL)
    {
      GPtrArray *earlier = pb_import_context_get_kind (self->before, kind);

      self->merged[kind] = g_ptr_array_new ();
      for (guint i = 0; i < earlier->len; i++)
        {
          PbRecord *record = earlier->pdata[i];
          PbRecord *now = g_hash_table_lookup (self->by_id, pb_record_get_id (record));

          if (now == NULL)
            g_ptr_array_add (self->merged[kind], record);
        }
      g_ptr_array_extend (self->merged[kind], self->kinds[kind], NULL, NULL);
    }

  return self->merged[kind];
}
