/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-record-draft.h"

#include "model/pb-field-value.h"

#include <glib/gi18n.h>

/**
 * PbRecordDraft:
 *
 * A record as somebody is filling it in, with its parts, before anything is
 * stored.  Compared with the record that it started from it becomes one
 * #PbEdit that says exactly what changed, so that fields which nobody touched
 * never meet the changes of others.
 */
struct _PbRecordDraft
{
  GObject parent_instance;

  PbRecord *original;
  PbRecord *start;
  PbRecord *record;
  GListStore *parts;
  GPtrArray *removed;
  GPtrArray *related;
};

G_DEFINE_FINAL_TYPE (PbRecordDraft, pb_record_draft, G_TYPE_OBJECT)

static gboolean
is_append_only (PbKind kind)
{
  return (pb_kind_get_info (kind)->flags & PB_KIND_APPEND_ONLY) != 0;
}

static void
pb_record_draft_dispose (GObject *object)
{
  PbRecordDraft *self = PB_RECORD_DRAFT (object);

  g_clear_object (&self->original);
  g_clear_object (&self->start);
  g_clear_object (&self->record);
  g_clear_object (&self->parts);
  g_clear_pointer (&self->removed, g_ptr_array_unref);
  g_clear_pointer (&self->related, g_ptr_array_unref);

  G_OBJECT_CLASS (pb_record_draft_parent_class)->dispose (object);
}

static void
pb_record_draft_class_init (PbRecordDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_record_draft_dispose;
}

static void
pb_record_draft_init (PbRecordDraft *self)
{
  self->parts = g_list_store_new (PB_TYPE_RECORD_DRAFT);
  self->removed = g_ptr_array_new_with_free_func (g_object_unref);
  self->related = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * pb_record_draft_new:
 * @kind: the kind of the record to make
 *
 * The values that the catalogue suggests are filled in already.
 *
 * Returns: (transfer full): a draft of a new record
 */
PbRecordDraft *
pb_record_draft_new (PbKind kind)
{
  PbRecordDraft *self = g_object_new (PB_TYPE_RECORD_DRAFT, NULL);
  const PbFieldInfo *field;

  self->record = pb_record_new (kind, NULL);
  for (guint i = 0; (field = pb_kind_get_nth_field (kind, i)); i++)
    {
      /* A fallback that is not stored stays open to better advice later; only
       * what the record cannot be without is written down.
       */
      if (field->fallback && (field->flags & PB_FIELD_REQUIRED))
        {
          g_autoptr(GVariant) value = pb_field_parse (field->id, field->fallback, NULL);

          pb_record_set_value (self->record, field->id, value);
        }
    }
  pb_record_draft_mark_start (self);

  return self;
}

/**
 * pb_record_draft_new_edit:
 * @original: the record to change
 *
 * Returns: (transfer full): a draft that starts as a copy of @original
 */
PbRecordDraft *
pb_record_draft_new_edit (PbRecord *original)
{
  PbRecordDraft *self = g_object_new (PB_TYPE_RECORD_DRAFT, NULL);

  g_return_val_if_fail (PB_IS_RECORD (original), self);

  self->original = pb_record_copy (original);
  self->record = pb_record_copy (original);
  pb_record_draft_mark_start (self);

  return self;
}

/**
 * pb_record_draft_copy:
 * @self: a draft without parts
 *
 * Returns: (transfer full): a draft of the same record, to be filled in
 *   without touching @self
 */
PbRecordDraft *
pb_record_draft_copy (PbRecordDraft *self)
{
  PbRecordDraft *copy = g_object_new (PB_TYPE_RECORD_DRAFT, NULL);

  g_return_val_if_fail (PB_IS_RECORD_DRAFT (self), copy);

  g_set_object (&copy->original, self->original);
  copy->start = pb_record_copy (self->start);
  copy->record = pb_record_copy (self->record);

  return copy;
}

/**
 * pb_record_draft_mark_start:
 * @self: a draft
 *
 * What the draft holds now is what it started with: values that the program
 * filled in are nothing that somebody could lose.
 */
void
pb_record_draft_mark_start (PbRecordDraft *self)
{
  g_return_if_fail (PB_IS_RECORD_DRAFT (self));

  g_clear_object (&self->start);
  self->start = pb_record_copy (self->record);
}

/**
 * pb_record_draft_get_record:
 * @self: a draft
 *
 * Returns: (transfer none): the record as it stands in the draft, to be filled
 *   in
 */
PbRecord *
pb_record_draft_get_record (PbRecordDraft *self)
{
  g_return_val_if_fail (PB_IS_RECORD_DRAFT (self), NULL);

  return self->record;
}

/**
 * pb_record_draft_get_original:
 * @self: a draft
 *
 * Returns: (transfer none) (nullable): the record as it was, or %NULL for a
 *   new one
 */
PbRecord *
pb_record_draft_get_original (PbRecordDraft *self)
{
  g_return_val_if_fail (PB_IS_RECORD_DRAFT (self), NULL);

  return self->original;
}

/**
 * pb_record_draft_get_kind:
 * @self: a draft
 *
 * Returns: the kind of its record
 */
PbKind
pb_record_draft_get_kind (PbRecordDraft *self)
{
  g_return_val_if_fail (PB_IS_RECORD_DRAFT (self), PB_KIND_COMMON);

  return pb_record_get_kind (self->record);
}

/**
 * pb_record_draft_dup_title:
 * @self: a draft
 *
 * Returns: (transfer full): how to call the record in lists, never empty
 */
char *
pb_record_draft_dup_title (PbRecordDraft *self)
{
  g_autofree char *title = NULL;

  g_return_val_if_fail (PB_IS_RECORD_DRAFT (self), NULL);

  title = pb_record_dup_title (self->record);
  if (title == NULL || *title == '\0')
    return g_strdup (pb_kind_get_label (pb_record_get_kind (self->record)));

  return g_steal_pointer (&title);
}

/**
 * pb_record_draft_get_parts:
 * @self: a draft
 *
 * Returns: (transfer none): the drafts of the record's parts
 */
GListModel *
pb_record_draft_get_parts (PbRecordDraft *self)
{
  g_return_val_if_fail (PB_IS_RECORD_DRAFT (self), NULL);

  return G_LIST_MODEL (self->parts);
}

/**
 * pb_record_draft_add_part:
 * @self: a draft
 * @part: the draft of a part
 *
 * Adds a part, which from then on refers to the record of @self.
 */
void
pb_record_draft_add_part (PbRecordDraft *self,
                          PbRecordDraft *part)
{
  const PbFieldInfo *owner;

  g_return_if_fail (PB_IS_RECORD_DRAFT (self));
  g_return_if_fail (PB_IS_RECORD_DRAFT (part));

  owner = pb_kind_find_flag (pb_record_draft_get_kind (part), PB_FIELD_OWNER);
  g_return_if_fail (owner != NULL);

  pb_record_set_value (part->record, owner->id,
                       g_variant_new_string (pb_record_get_id (self->record)));
  g_list_store_append (self->parts, part);
}

/**
 * pb_record_draft_remove_part:
 * @self: a draft
 * @part: one of its parts
 *
 * Takes a part out.  One that is stored is deleted together with the other
 * changes.
 */
void
pb_record_draft_remove_part (PbRecordDraft *self,
                             PbRecordDraft *part)
{
  guint position;

  g_return_if_fail (PB_IS_RECORD_DRAFT (self));
  g_return_if_fail (PB_IS_RECORD_DRAFT (part));

  if (!g_list_store_find (self->parts, part, &position))
    return;

  if (part->original)
    g_ptr_array_add (self->removed, g_object_ref (part->original));
  g_list_store_remove (self->parts, position);
}

/**
 * pb_record_draft_replace_part:
 * @self: a draft
 * @part: one of its parts
 * @newer: a copy of @part that was filled in
 *
 * Puts @newer where @part was.
 */
void
pb_record_draft_replace_part (PbRecordDraft *self,
                              PbRecordDraft *part,
                              PbRecordDraft *newer)
{
  guint position;

  g_return_if_fail (PB_IS_RECORD_DRAFT (self));
  g_return_if_fail (PB_IS_RECORD_DRAFT (newer));

  if (g_list_store_find (self->parts, part, &position))
    g_list_store_splice (self->parts, position, 1, (gpointer *) &newer, 1);
}

/**
 * pb_record_draft_add_related:
 * @self: a draft
 * @record: a new record
 *
 * Lets @record come into being in the same edit, for example an objective that
 * was named while its first metric was filled in.
 */
void
pb_record_draft_add_related (PbRecordDraft *self,
                             PbRecord      *record)
{
  g_return_if_fail (PB_IS_RECORD_DRAFT (self));
  g_return_if_fail (PB_IS_RECORD (record));

  g_ptr_array_add (self->related, g_object_ref (record));
}

/**
 * pb_record_draft_get_related:
 * @self: a draft
 *
 * Returns: (transfer none) (element-type PbRecord): the other records that
 *   come into being in the same edit
 */
GPtrArray *
pb_record_draft_get_related (PbRecordDraft *self)
{
  g_return_val_if_fail (PB_IS_RECORD_DRAFT (self), NULL);

  return self->related;
}

static void
add_set_changes (PbEdit            *edit,
                 PbRecord          *original,
                 PbRecord          *record,
                 const PbFieldInfo *field)
{
  const char *id = pb_record_get_id (record);
  gsize n;
  g_autofree const char **before = pb_record_get_set (original, field->id, &n);
  g_autofree const char **after = NULL;

  for (gsize i = 0; i < n; i++)
    {
      if (!pb_record_set_contains (record, field->id, before[i]))
        pb_edit_set_remove (edit, id, field->id, before[i]);
    }

  after = pb_record_get_set (record, field->id, &n);
  for (gsize i = 0; i < n; i++)
    {
      if (!pb_record_set_contains (original, field->id, after[i]))
        pb_edit_set_add (edit, id, field->id, after[i]);
    }
}

static void
add_field_changes (PbEdit   *edit,
                   PbRecord *original,
                   PbRecord *record,
                   PbKind    fields_of)
{
  const PbFieldInfo *field;

  for (guint i = 0; (field = pb_kind_get_nth_field (fields_of, i)); i++)
    {
      GVariant *before = pb_record_get_value (original, field->id);
      GVariant *after = pb_record_get_value (record, field->id);

      if (pb_value_equal (before, after))
        continue;
      if (pb_field_type_is_set (field->type))
        add_set_changes (edit, original, record, field);
      else
        pb_edit_set_value (edit, pb_record_get_id (record), field->id, after);
    }
}

static gboolean
record_differs (PbRecordDraft *self)
{
  const PbFieldInfo *field;
  PbKind kinds[] = { pb_record_get_kind (self->record), PB_KIND_COMMON };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      for (guint i = 0; (field = pb_kind_get_nth_field (kinds[k], i)); i++)
        {
          if (!pb_value_equal (pb_record_get_value (self->start, field->id),
                               pb_record_get_value (self->record, field->id)))
            return TRUE;
        }
    }

  return FALSE;
}

/* Kinds that are never edited get a newer record that takes the place of the
 * older one, which stays.
 */
static void
add_replacement (PbEdit        *edit,
                 PbRecordDraft *self)
{
  PbKind kind = pb_record_get_kind (self->record);
  const PbFieldInfo *supersedes = pb_kind_find_field (kind, "supersedes");
  g_autoptr(PbRecord) newer = pb_record_new (kind, NULL);
  PbKind kinds[] = { kind, PB_KIND_COMMON };
  const PbFieldInfo *field;

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      for (guint i = 0; (field = pb_kind_get_nth_field (kinds[k], i)); i++)
        pb_record_set_value (newer, field->id, pb_record_get_value (self->record, field->id));
    }
  if (supersedes)
    pb_record_set_value (newer, supersedes->id,
                         g_variant_new_string (pb_record_get_id (self->original)));

  pb_edit_add_record (edit, newer);
}

static void
add_to_edit (PbRecordDraft *self,
             PbEdit        *edit)
{
  PbKind kind = pb_record_get_kind (self->record);

  for (guint i = 0; i < self->related->len; i++)
    pb_edit_add_record (edit, g_ptr_array_index (self->related, i));

  if (self->original == NULL)
    {
      pb_edit_add_record (edit, self->record);
    }
  else if (is_append_only (kind))
    {
      if (record_differs (self))
        add_replacement (edit, self);
    }
  else
    {
      add_field_changes (edit, self->original, self->record, kind);
      add_field_changes (edit, self->original, self->record, PB_KIND_COMMON);
    }

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->parts)); i++)
    {
      g_autoptr(PbRecordDraft) part = g_list_model_get_item (G_LIST_MODEL (self->parts), i);

      add_to_edit (part, edit);
    }

  for (guint i = 0; i < self->removed->len; i++)
    {
      PbRecord *part = g_ptr_array_index (self->removed, i);

      pb_edit_delete (edit, pb_record_get_kind (part), pb_record_get_id (part));
    }
}

/**
 * pb_record_draft_get_changed:
 * @self: a draft
 *
 * Returns: whether there is anything to lose when the draft is thrown away;
 *   for a new record, whether it holds more than what it started with
 */
gboolean
pb_record_draft_get_changed (PbRecordDraft *self)
{
  GListModel *parts;

  g_return_val_if_fail (PB_IS_RECORD_DRAFT (self), FALSE);

  if (self->removed->len > 0 || self->related->len > 0)
    return TRUE;
  if (record_differs (self))
    return TRUE;

  parts = G_LIST_MODEL (self->parts);
  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr(PbRecordDraft) part = g_list_model_get_item (parts, i);

      if (part->original == NULL || pb_record_draft_get_changed (part))
        return TRUE;
    }

  return FALSE;
}

/**
 * pb_record_draft_to_edit:
 * @self: a draft
 *
 * Returns: (transfer full): one edit that makes the stored records what the
 *   draft says; without changes when there is nothing to do
 */
PbEdit *
pb_record_draft_to_edit (PbRecordDraft *self)
{
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;
  const char *label;

  g_return_val_if_fail (PB_IS_RECORD_DRAFT (self), NULL);

  name = pb_record_draft_dup_title (self);
  label = pb_kind_get_label (pb_record_get_kind (self->record));
  if (g_strcmp0 (name, label) == 0)
    {
      /* Translators: what a person did: a kind of record without names, such as
       * “Observation”.
       */
      title = g_strdup_printf (self->original ? _("Change %s") : _("Add %s"), label);
    }
  else if (self->original)
    {
      /* Translators: what a person did: a kind of record such as “Metric”, then
       * the name of one.
       */
      title = g_strdup_printf (_("Change %s “%s”"), label, name);
    }
  else
    {
      /* Translators: what a person did: a kind of record such as “Metric”, then
       * the name of one.
       */
      title = g_strdup_printf (_("Add %s “%s”"), label, name);
    }

  return pb_record_draft_to_edit_as (self, title);
}

/**
 * pb_record_draft_to_edit_as:
 * @self: a draft
 * @title: what a person did, translated
 *
 * Returns: (transfer full): the same as pb_record_draft_to_edit() under another
 *   title
 */
PbEdit *
pb_record_draft_to_edit_as (PbRecordDraft *self,
                            const char    *title)
{
  PbEdit *edit;

  g_return_val_if_fail (PB_IS_RECORD_DRAFT (self), NULL);

  edit = pb_edit_new (title);
  add_to_edit (self, edit);

  return edit;
}
