/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-model"

#include "config.h"

#include "model/pb-edit.h"

#include "model/pb-field-value.h"
#include "model/pb-id.h"
#include "model/pb-parts.h"
#include "model/pb-record.h"

#include <glib/gi18n-lib.h>

/* So many changes are checked by one thread at a time. */
#define PART_CHANGES 16384

/**
 * PbEdit:
 *
 * What one user action changes: a named list of changes to one or more records
 * that is stored whole or not at all, and undone as one.
 *
 * An edit is filled on one thread and not touched any more once it was handed
 * to the store.
 */
struct _PbEdit
{
  GObject parent_instance;

  char *title;
  gboolean imported;
  GPtrArray *changes;

  /* The kind of each record that a change named with its kind. */
  GHashTable *kinds;
};

typedef enum { PROP_TITLE = 1 } PbEditProperty;
static GParamSpec *props[PROP_TITLE + 1];

G_DEFINE_FINAL_TYPE (PbEdit, pb_edit, G_TYPE_OBJECT)

static void
change_free (gpointer data)
{
  PbChange *change = data;

  g_ref_string_release (change->id);
  g_clear_pointer (&change->value, g_variant_unref);
  g_free (change->element);
  g_free (change);
}

static PbChange *
add_change (PbEdit       *self,
            PbChangeType  type,
            PbKind        kind,
            const char   *id)
{
  const PbChange *before = self->changes->len > 0
                             ? self->changes->pdata[self->changes->len - 1] : NULL;
  PbChange *change = g_new0 (PbChange, 1);

  change->type = type;
  change->kind = kind;

  /* Mostly one record is changed after the other. */
  if (before && (before->id == id || g_str_equal (before->id, id)))
    {
      change->id = g_ref_string_acquire (before->id);
    }
  else
    {
      change->id = g_ref_string_new (id);
      before = NULL;
    }

  g_ptr_array_add (self->changes, change);
  if (kind != PB_KIND_COMMON && (before == NULL || before->kind != kind))
    g_hash_table_insert (self->kinds, change->id, GUINT_TO_POINTER (kind));

  return change;
}

/* A change of a common field carries the kind of the record that it was made
 * for, where this edit knows it.
 */
static PbKind
find_kind (PbEdit     *self,
           const char *id,
           PbFieldId   field)
{
  if (PB_FIELD_KIND (field) != PB_KIND_COMMON)
    return PB_FIELD_KIND (field);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->kinds, id));
}

static void
pb_edit_get_property (GObject    *object,
                      guint       prop_id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  switch ((PbEditProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, PB_EDIT (object)->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_edit_finalize (GObject *object)
{
  PbEdit *self = PB_EDIT (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->kinds, g_hash_table_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);

  G_OBJECT_CLASS (pb_edit_parent_class)->finalize (object);
}

static void
pb_edit_class_init (PbEditClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pb_edit_get_property;
  object_class->finalize = pb_edit_finalize;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
pb_edit_init (PbEdit *self)
{
  self->changes = g_ptr_array_new_with_free_func (change_free);

  /* Keys belong to the changes. */
  self->kinds = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * pb_edit_new:
 * @title: what the user did, translated: “Edit Agreement”; undo and history
 *   name it so
 *
 * Returns: (transfer full): an edit that changes nothing yet
 */
PbEdit *
pb_edit_new (const char *title)
{
  PbEdit *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (PB_TYPE_EDIT, NULL);
  self->title = g_strdup (title);

  return self;
}

/**
 * pb_edit_get_title:
 * @self: an edit
 *
 * Returns: (transfer none): what the user did
 */
const char *
pb_edit_get_title (PbEdit *self)
{
  g_return_val_if_fail (PB_IS_EDIT (self), NULL);

  return self->title;
}

/**
 * pb_edit_get_imported:
 * @self: an edit
 *
 * Returns: whether it takes over what others wrote
 */
gboolean
pb_edit_get_imported (PbEdit *self)
{
  g_return_val_if_fail (PB_IS_EDIT (self), FALSE);

  return self->imported;
}

/**
 * pb_edit_set_imported:
 * @self: an edit
 * @imported: whether it takes over what others wrote
 *
 * Rules that an edit of the user must keep are not the fault of who imports: an
 * imported edit is stored where it breaks them, and the warnings name each.
 */
void
pb_edit_set_imported (PbEdit   *self,
                      gboolean  imported)
{
  g_return_if_fail (PB_IS_EDIT (self));

  self->imported = !!imported;
}

/**
 * pb_edit_get_n_changes:
 * @self: an edit
 *
 * Returns: how many changes it makes
 */
guint
pb_edit_get_n_changes (PbEdit *self)
{
  g_return_val_if_fail (PB_IS_EDIT (self), 0);

  return self->changes->len;
}

/**
 * pb_edit_get_change:
 * @self: an edit
 * @n: which change, from 0, in the order in which they were added
 *
 * Returns: (transfer none): the change
 */
const PbChange *
pb_edit_get_change (PbEdit *self,
                    guint   n)
{
  g_return_val_if_fail (PB_IS_EDIT (self), NULL);
  g_return_val_if_fail (n < self->changes->len, NULL);

  return self->changes->pdata[n];
}

/**
 * pb_edit_create:
 * @self: an edit
 * @kind: a kind
 * @id: (nullable): the identifier of the new record, or %NULL for a new one
 *
 * Returns: (transfer none): the identifier
 */
const char *
pb_edit_create (PbEdit     *self,
                PbKind      kind,
                const char *id)
{
  g_autofree char *made = id ? NULL : pb_id_new ();

  g_return_val_if_fail (PB_IS_EDIT (self), NULL);
  g_return_val_if_fail (pb_kind_get_info (kind) != NULL, NULL);
  g_return_val_if_fail (id == NULL || pb_id_is_valid (id), NULL);

  return add_change (self, PB_CHANGE_CREATE, kind, id ? id : made)->id;
}

static void
add_record_fields (PbEdit   *self,
                   PbRecord *record,
                   PbKind    kind)
{
  const PbFieldInfo *info;

  for (guint i = 0; (info = pb_kind_get_nth_field (kind, i)); i++)
    {
      GVariant *value = pb_record_get_value (record, info->id);

      if (value)
        pb_edit_set_value (self, pb_record_get_id (record), info->id, value);
    }
}

/**
 * pb_edit_add_record:
 * @self: an edit
 * @record: a record that is not stored yet
 *
 * Creates @record with all of its values.
 */
void
pb_edit_add_record (PbEdit   *self,
                    PbRecord *record)
{
  g_return_if_fail (PB_IS_EDIT (self));
  g_return_if_fail (PB_IS_RECORD (record));

  pb_edit_create (self, pb_record_get_kind (record), pb_record_get_id (record));
  add_record_fields (self, record, pb_record_get_kind (record));
  add_record_fields (self, record, PB_KIND_COMMON);
}

/**
 * pb_edit_set_value:
 * @self: an edit
 * @id: the identifier of a record
 * @field: a field of its kind, or one that every record has
 * @value: (nullable): the new value, or %NULL for none; a floating reference is
 *   taken.  Of a set the value is the whole new set; where it was computed from
 *   an older one, pb_edit_set_add() and pb_edit_set_remove() lose less.
 */
void
pb_edit_set_value (PbEdit     *self,
                   const char *id,
                   PbFieldId   field,
                   GVariant   *value)
{
  PbChange *change;

  g_return_if_fail (PB_IS_EDIT (self));
  g_return_if_fail (pb_id_is_valid (id));
  g_return_if_fail (pb_field_get_info (field) != NULL);

  change = add_change (self, PB_CHANGE_SET, find_kind (self, id, field), id);
  change->field = field;
  change->value = value ? g_variant_ref_sink (value) : NULL;
}

/**
 * pb_edit_set_text:
 * @self: an edit
 * @id: the identifier of a record
 * @field: a field that holds text of any sort or a reference
 * @text: (nullable): the new text; empty is none
 */
void
pb_edit_set_text (PbEdit     *self,
                  const char *id,
                  PbFieldId   field,
                  const char *text)
{
  pb_edit_set_value (self, id, field, text && *text ? g_variant_new_string (text) : NULL);
}

/**
 * pb_edit_set_enum:
 * @self: an edit
 * @id: the identifier of a record
 * @field: an enumeration
 * @value: the new value, or -1 for none
 */
void
pb_edit_set_enum (PbEdit     *self,
                  const char *id,
                  PbFieldId   field,
                  int         value)
{
  const PbFieldInfo *info = pb_field_get_info (field);

  g_return_if_fail (info != NULL && info->enum_type != NULL);

  pb_edit_set_text (self, id, field,
                    value < 0 ? NULL : pb_enum_get_nick (info->enum_type (), value));
}

/**
 * pb_edit_set_day:
 * @self: an edit
 * @id: the identifier of a record
 * @field: a day
 * @day: the new day, or %PB_DAY_NONE
 */
void
pb_edit_set_day (PbEdit     *self,
                 const char *id,
                 PbFieldId   field,
                 PbDay       day)
{
  pb_edit_set_value (self, id, field, day == PB_DAY_NONE ? NULL : g_variant_new_int32 (day));
}

/**
 * pb_edit_set_integer:
 * @self: an edit
 * @id: the identifier of a record
 * @field: a whole number
 * @value: the new number
 */
void
pb_edit_set_integer (PbEdit     *self,
                     const char *id,
                     PbFieldId   field,
                     gint64      value)
{
  pb_edit_set_value (self, id, field, g_variant_new_int64 (value));
}

/**
 * pb_edit_set_flag:
 * @self: an edit
 * @id: the identifier of a record
 * @field: a flag
 * @value: whether it is set
 */
void
pb_edit_set_flag (PbEdit     *self,
                  const char *id,
                  PbFieldId   field,
                  gboolean    value)
{
  pb_edit_set_value (self, id, field, g_variant_new_boolean (value));
}

static void
change_element (PbEdit       *self,
                PbChangeType  type,
                const char   *id,
                PbFieldId     field,
                const char   *element)
{
  PbChange *change;

  g_return_if_fail (PB_IS_EDIT (self));
  g_return_if_fail (pb_id_is_valid (id));
  g_return_if_fail (element != NULL && *element != '\0');

  change = add_change (self, type, find_kind (self, id, field), id);
  change->field = field;
  change->element = g_strdup (element);
}

/**
 * pb_edit_set_add:
 * @self: an edit
 * @id: the identifier of a record
 * @field: a set
 * @element: what the set gains
 */
void
pb_edit_set_add (PbEdit     *self,
                 const char *id,
                 PbFieldId   field,
                 const char *element)
{
  change_element (self, PB_CHANGE_ADD, id, field, element);
}

/**
 * pb_edit_set_remove:
 * @self: an edit
 * @id: the identifier of a record
 * @field: a set
 * @element: what the set loses
 */
void
pb_edit_set_remove (PbEdit     *self,
                    const char *id,
                    PbFieldId   field,
                    const char *element)
{
  change_element (self, PB_CHANGE_REMOVE, id, field, element);
}

/**
 * pb_edit_delete:
 * @self: an edit
 * @kind: the kind of the record
 * @id: the identifier of a record
 *
 * Deletes a record.  Nothing else goes with it.
 */
void
pb_edit_delete (PbEdit     *self,
                PbKind      kind,
                const char *id)
{
  g_return_if_fail (PB_IS_EDIT (self));
  g_return_if_fail (pb_id_is_valid (id));

  add_change (self, PB_CHANGE_DELETE, kind, id);
}

/**
 * pb_edit_restore:
 * @self: an edit
 * @kind: the kind of the record
 * @id: the identifier of a deleted record
 */
void
pb_edit_restore (PbEdit     *self,
                 PbKind      kind,
                 const char *id)
{
  g_return_if_fail (PB_IS_EDIT (self));
  g_return_if_fail (pb_id_is_valid (id));

  add_change (self, PB_CHANGE_RESTORE, kind, id);
}

/**
 * pb_edit_append:
 * @self: an edit
 * @other: another edit
 *
 * Makes the changes of @other part of @self.
 */
void
pb_edit_append (PbEdit *self,
                PbEdit *other)
{
  g_return_if_fail (PB_IS_EDIT (self));
  g_return_if_fail (PB_IS_EDIT (other));
  g_return_if_fail (self != other);

  for (guint i = 0; i < other->changes->len; i++)
    {
      const PbChange *source = other->changes->pdata[i];
      PbChange *change = add_change (self, source->type, source->kind, source->id);

      change->field = source->field;
      change->value = source->value ? g_variant_ref (source->value) : NULL;
      change->element = g_strdup (source->element);
    }
}

/* What a record that an edit creates is given: a bit for each field of its kind. */
typedef struct
{
  PbKind kind;
  guint64 filled;
} PbCreated;

static GHashTable *
list_created (PbEdit *self)
{
  GHashTable *created = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  const char *id = NULL;
  PbCreated *last = NULL;

  for (guint i = 0; i < self->changes->len; i++)
    {
      const PbChange *change = self->changes->pdata[i];
      PbCreated *record;

      if (change->type != PB_CHANGE_CREATE)
        continue;

      record = g_new0 (PbCreated, 1);
      record->kind = change->kind;
      g_hash_table_insert (created, change->id, record);
    }

  for (guint i = 0; i < self->changes->len; i++)
    {
      const PbChange *change = self->changes->pdata[i];

      if (change->value == NULL && change->element == NULL)
        continue;

      /* Mostly one record is changed after the other; they share its identifier. */
      if (change->id != id)
        last = g_hash_table_lookup (created, change->id);
      id = change->id;

      if (last && PB_FIELD_KIND (change->field) == last->kind)
        last->filled |= G_GUINT64_CONSTANT (1) << PB_FIELD_PLACE (change->field);
    }

  return created;
}

static gboolean
check_created (const PbCreated  *created,
               GError          **error)
{
  const PbFieldInfo *info;

  for (guint i = 0; (info = pb_kind_get_nth_field (created->kind, i)); i++)
    {
      if (info->fallback != NULL || !(info->flags & PB_FIELD_REQUIRED) ||
          created->filled >> PB_FIELD_PLACE (info->id) & 1)
        continue;

      g_set_error (error, PB_MODEL_ERROR, PB_MODEL_ERROR_REQUIRED,
                   /* Translators: the name of a kind of record, then of a field. */
                   _("%s: “%s” is needed."), pb_kind_get_label (created->kind),
                   pb_field_get_label (info->id));
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_change (const PbChange  *change,
              GHashTable      *created,
              GError         **error)
{
  const char *elements[] = { change->element, NULL };
  g_autoptr(GVariant) set = NULL;

  switch (change->type)
    {
    case PB_CHANGE_CREATE:
      return check_created (g_hash_table_lookup (created, change->id), error);
    case PB_CHANGE_SET:
      return pb_field_check (change->field, change->value, error);
    case PB_CHANGE_ADD:
      set = pb_field_new_set (elements, -1);
      return pb_field_check (change->field, set, error);
    case PB_CHANGE_REMOVE:
    case PB_CHANGE_DELETE:
    case PB_CHANGE_RESTORE:
    default:
      return TRUE;
    }
}

/* What the threads share, and what is wrong with the first change of each part that is. */
typedef struct
{
  GPtrArray *changes;
  GHashTable *created;
  GError **errors;
} PbChecking;

static void
check_part (guint    part,
            guint    from,
            guint    to,
            gpointer user_data)
{
  PbChecking *checking = user_data;

  for (guint i = from; i < to; i++)
    {
      if (!check_change (checking->changes->pdata[i], checking->created, &checking->errors[part]))
        return;
    }
}

/**
 * pb_edit_check:
 * @self: an edit
 * @error: return location for a %PB_MODEL_ERROR
 *
 * Checks each change by itself: that values fit their fields and that new
 * records have what they need.  What depends on other records is checked by
 * the store.  Of a large edit all processors check some.
 *
 * Returns: whether all changes may be made
 */
gboolean
pb_edit_check (PbEdit  *self,
               GError **error)
{
  g_autoptr(GHashTable) created = NULL;
  g_autofree GError **errors = NULL;
  PbChecking checking;
  GError *wrong = NULL;
  guint n_parts;

  g_return_val_if_fail (PB_IS_EDIT (self), FALSE);

  n_parts = pb_parts_count (self->changes->len, PART_CHANGES);
  created = list_created (self);
  errors = g_new0 (GError *, n_parts);
  checking = (PbChecking) { self->changes, created, errors };
  pb_parts_run (self->changes->len, PART_CHANGES, check_part, &checking);

  /* The first thing that is wrong is told, whoever came upon it. */
  for (guint i = 0; i < n_parts; i++)
    {
      if (wrong == NULL)
        wrong = g_steal_pointer (&errors[i]);
      g_clear_error (&errors[i]);
    }
  if (wrong == NULL)
    return TRUE;

  g_propagate_error (error, wrong);

  return FALSE;
}
