/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-model"

#include "config.h"

#include "model/pb-record-private.h"

#include "model/pb-field-value.h"
#include "model/pb-id.h"

#include <string.h>

/**
 * PbRecord:
 *
 * One record of the library: a group, an agreement, an observation.
 *
 * Every kind of the catalogue has a type of its own that derives from this one
 * and has a property for each of its fields, named as the field with `-` for
 * `_`.  A record is a plain value that knows nothing of where it is kept; the
 * store gives live ones new values when they change.
 */
typedef struct
{
  char *id;
  gint64 created;
  gint64 changed;
  char *changed_by;
  guint64 contested[2];
  gboolean deleted;
  gboolean untouched;
  guint serial;
  GVariant **values;
  PbPlainValue *plain; /* in the same piece of memory, behind the values */
} PbRecordPrivate;

typedef enum
{
  PROP_ID = 0x10001,
  PROP_TITLE,
  PROP_CREATED,
  PROP_CHANGED,
  PROP_CHANGED_BY,
  PROP_DELETED,
  PROP_HAS_CONFLICTS,
} PbRecordProperty;

/* Properties that every record has, beside one for each field. */
static GParamSpec *own_props[PROP_HAS_CONFLICTS - PROP_ID + 1];

#define OWN_PROP(id) own_props[(id) - PROP_ID]

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PbRecord, pb_record, G_TYPE_OBJECT)

/* Values lie in one array: first the fields of every record, then the kind's. */
static guint
n_values (PbKind kind)
{
  return pb_kind_get_n_fields (PB_KIND_COMMON) + pb_kind_get_n_fields (kind);
}

static guint
get_slot (PbRecordClass *klass,
          PbFieldId      field)
{
  guint before = PB_FIELD_KIND (field) == PB_KIND_COMMON ? 0 : klass->n_common_fields;

  return before + PB_FIELD_PLACE (field) - 1;
}

static gboolean
has_field (PbRecordClass *klass,
           PbFieldId      field)
{
  PbKind kind = PB_FIELD_KIND (field);
  guint place = PB_FIELD_PLACE (field);

  if (kind != PB_KIND_COMMON && kind != klass->kind)
    return FALSE;

  return place >= 1 &&
         place <= (kind == PB_KIND_COMMON ? klass->n_common_fields : klass->n_own_fields);
}

static GParamSpec *
make_pspec (const PbFieldInfo *info)
{
  g_autofree char *name = g_strdelimit (g_strdup (info->name), "_", '-');
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY;

  switch (info->type)
    {
    case PB_TYPE_DAY:
      return g_param_spec_int (name, NULL, NULL, G_MININT, G_MAXINT, PB_DAY_NONE, flags);
    case PB_TYPE_INTEGER:
      return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
    case PB_TYPE_FLAG:
      return g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
    case PB_TYPE_TEXT_SET:
    case PB_TYPE_REF_SET:
    case PB_TYPE_ADDRESS_SET:
      return g_param_spec_boxed (name, NULL, NULL, G_TYPE_STRV, flags);
    case PB_TYPE_TEXT:
    case PB_TYPE_MARKDOWN:
    case PB_TYPE_DATA:
    case PB_TYPE_ENUM:
    case PB_TYPE_DECIMAL:
    case PB_TYPE_REF:
    case PB_TYPE_ADDRESS:
    case PB_TYPE_URI:
    default:
      return g_param_spec_string (name, NULL, NULL, NULL, flags);
    }
}

static void
pb_record_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  PbRecord *self = PB_RECORD (object);
  const PbFieldInfo *info;

  switch ((PbRecordProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, pb_record_get_id (self));
      return;
    case PROP_TITLE:
      g_value_take_string (value, pb_record_dup_title (self));
      return;
    case PROP_CREATED:
      g_value_set_int64 (value, pb_record_get_created (self));
      return;
    case PROP_CHANGED:
      g_value_set_int64 (value, pb_record_get_changed (self));
      return;
    case PROP_CHANGED_BY:
      g_value_set_string (value, pb_record_get_changed_by (self));
      return;
    case PROP_DELETED:
      g_value_set_boolean (value, pb_record_get_deleted (self));
      return;
    case PROP_HAS_CONFLICTS:
      g_value_set_boolean (value, pb_record_has_conflicts (self));
      return;
    default:
      break;
    }

  info = pb_field_get_info (prop_id);
  if (info == NULL)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }

  if (info->type == PB_TYPE_DAY)
    g_value_set_int (value, pb_record_get_day (self, prop_id));
  else if (info->type == PB_TYPE_INTEGER)
    g_value_set_int64 (value, pb_record_get_integer (self, prop_id));
  else if (info->type == PB_TYPE_FLAG)
    g_value_set_boolean (value, pb_record_get_flag (self, prop_id));
  else if (pb_field_type_is_set (info->type))
    {
      GVariant *set = pb_record_get_value (self, prop_id);

      if (set)
        g_value_take_boxed (value, g_variant_dup_strv (set, NULL));
    }
  else
    g_value_set_string (value, pb_record_get_text (self, prop_id));
}

static void
pb_record_finalize (GObject *object)
{
  PbRecord *self = PB_RECORD (object);
  PbRecordPrivate *priv = pb_record_get_instance_private (self);

  for (guint i = 0; i < n_values (PB_RECORD_GET_CLASS (self)->kind); i++)
    g_clear_pointer (&priv->values[i], g_variant_unref);
  g_clear_pointer (&priv->values, g_free);
  g_clear_pointer (&priv->id, g_free);
  g_clear_pointer (&priv->changed_by, g_free);

  G_OBJECT_CLASS (pb_record_parent_class)->finalize (object);
}

static void
pb_record_class_init (PbRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pb_record_get_property;
  object_class->finalize = pb_record_finalize;

  OWN_PROP (PROP_ID) = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  OWN_PROP (PROP_TITLE) = g_param_spec_string ("display-title", NULL, NULL, NULL, flags);
  OWN_PROP (PROP_CREATED) =
    g_param_spec_int64 ("created", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  OWN_PROP (PROP_CHANGED) =
    g_param_spec_int64 ("changed", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  OWN_PROP (PROP_CHANGED_BY) = g_param_spec_string ("changed-by", NULL, NULL, NULL, flags);
  OWN_PROP (PROP_DELETED) = g_param_spec_boolean ("deleted", NULL, NULL, FALSE, flags);
  OWN_PROP (PROP_HAS_CONFLICTS) =
    g_param_spec_boolean ("has-conflicts", NULL, NULL, FALSE, flags);

  for (guint i = 0; i < G_N_ELEMENTS (own_props); i++)
    g_object_class_install_property (object_class, PROP_ID + i, own_props[i]);
}

static void
pb_record_init (PbRecord *self)
{
}

static void
kind_class_init (gpointer klass,
                 gpointer data)
{
  PbRecordClass *record_class = PB_RECORD_CLASS (klass);
  PbKind kinds[] = { PB_KIND_COMMON, GPOINTER_TO_UINT (data) };
  const PbFieldInfo *info;

  /* GObject clears this one in every class. */
  G_OBJECT_CLASS (klass)->get_property = pb_record_get_property;

  record_class->kind = kinds[1];
  record_class->n_common_fields = pb_kind_get_n_fields (PB_KIND_COMMON);
  record_class->n_own_fields = pb_kind_get_n_fields (kinds[1]);
  record_class->field_pspecs = g_new0 (GParamSpec *, n_values (kinds[1]));

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      for (guint i = 0; (info = pb_kind_get_nth_field (kinds[k], i)); i++)
        {
          GParamSpec *pspec = make_pspec (info);

          record_class->field_pspecs[get_slot (record_class, info->id)] = pspec;
          g_object_class_install_property (G_OBJECT_CLASS (klass), info->id, pspec);
        }
    }
}

static gpointer
register_types (gpointer data)
{
  GType *types = g_new0 (GType, PB_N_KINDS);

  for (guint kind = 1; kind < PB_N_KINDS; kind++)
    {
      g_auto(GStrv) words = g_strsplit (pb_kind_get_info (kind)->name, "-", -1);
      g_autoptr(GString) name = g_string_new ("Pb");
      GTypeInfo info = {
        .class_size = sizeof (PbRecordClass),
        .class_init = kind_class_init,
        .class_data = GUINT_TO_POINTER (kind),
        .instance_size = sizeof (PbRecord),
      };

      for (int i = 0; words[i]; i++)
        {
          words[i][0] = g_ascii_toupper (words[i][0]);
          g_string_append (name, words[i]);
        }
      g_string_append (name, "Record");
      types[kind] = g_type_register_static (PB_TYPE_RECORD, name->str, &info, G_TYPE_FLAG_FINAL);
    }

  return types;
}

/**
 * pb_kind_get_record_type:
 * @kind: a kind
 *
 * The type is named after the kind: `PbAgreementRecord`, `PbNetworkGoalRecord`.
 *
 * Returns: the type of the records of @kind
 */
GType
pb_kind_get_record_type (PbKind kind)
{
  static GOnce once = G_ONCE_INIT;
  const GType *types = g_once (&once, register_types, NULL);

  g_return_val_if_fail (pb_kind_get_info (kind) != NULL, G_TYPE_INVALID);

  return types[kind];
}

/**
 * pb_kind_from_record_type:
 * @type: the type of a record
 *
 * Returns: the kind of such records, %PB_KIND_COMMON for %PB_TYPE_RECORD itself
 */
PbKind
pb_kind_from_record_type (GType type)
{
  g_autoptr(PbRecordClass) klass = NULL;

  g_return_val_if_fail (g_type_is_a (type, PB_TYPE_RECORD), PB_KIND_COMMON);

  klass = g_type_class_ref (type);

  return klass->kind;
}

/**
 * pb_record_new:
 * @kind: a kind
 * @id: (nullable): its identifier, or %NULL for a new one
 *
 * Returns: (transfer full): a record without values
 */
PbRecord *
pb_record_new (PbKind      kind,
               const char *id)
{
  PbRecord *self;
  PbRecordPrivate *priv;

  g_return_val_if_fail (pb_kind_get_info (kind) != NULL, NULL);
  g_return_val_if_fail (id == NULL || pb_id_is_valid (id), NULL);

  self = g_object_new (pb_kind_get_record_type (kind), NULL);
  priv = pb_record_get_instance_private (self);
  priv->id = id ? g_strdup (id) : pb_id_new ();
  priv->values = g_malloc0_n (n_values (kind), sizeof (GVariant *) + sizeof (PbPlainValue));
  priv->plain = (PbPlainValue *) (priv->values + n_values (kind));

  return self;
}

static void
copy_values (PbRecord *to,
             PbRecord *from)
{
  PbRecordPrivate *target = pb_record_get_instance_private (to);
  PbRecordPrivate *source = pb_record_get_instance_private (from);

  for (guint i = 0; i < n_values (PB_RECORD_GET_CLASS (to)->kind); i++)
    {
      target->values[i] = source->values[i] ? g_variant_ref (source->values[i]) : NULL;
      target->plain[i] = source->plain[i];
    }

  target->created = source->created;
  target->changed = source->changed;
  target->changed_by = g_strdup (source->changed_by);
  target->deleted = source->deleted;
  memcpy (target->contested, source->contested, sizeof target->contested);
}

/**
 * pb_record_copy:
 * @self: a record
 *
 * Returns: (transfer full): another record with the same identifier and values
 */
PbRecord *
pb_record_copy (PbRecord *self)
{
  PbRecord *copy;

  g_return_val_if_fail (PB_IS_RECORD (self), NULL);

  copy = pb_record_new (pb_record_get_kind (self), pb_record_get_id (self));
  copy_values (copy, self);

  return copy;
}

/**
 * pb_record_take_from:
 * @self: a record
 * @other: a record of the same kind and identifier
 *
 * Gives @self the values of @other and says which of them changed.
 */
void
pb_record_take_from (PbRecord *self,
                     PbRecord *other)
{
  PbRecordPrivate *priv;
  PbRecordPrivate *source;
  PbKind kind;
  const PbFieldInfo *info;

  g_return_if_fail (PB_IS_RECORD (self));
  g_return_if_fail (PB_IS_RECORD (other));
  g_return_if_fail (pb_record_get_kind (self) == pb_record_get_kind (other));

  priv = pb_record_get_instance_private (self);
  source = pb_record_get_instance_private (other);
  kind = pb_record_get_kind (self);

  g_object_freeze_notify (G_OBJECT (self));

  for (guint i = 0; (info = pb_kind_get_nth_field (PB_KIND_COMMON, i)); i++)
    pb_record_set_value (self, info->id, pb_record_get_value (other, info->id));
  for (guint i = 0; (info = pb_kind_get_nth_field (kind, i)); i++)
    pb_record_set_value (self, info->id, pb_record_get_value (other, info->id));

  pb_record_set_stamps (self, source->created, source->changed, source->changed_by);
  pb_record_set_deleted (self, source->deleted);
  pb_record_set_untouched (self, source->untouched);
  if (memcmp (priv->contested, source->contested, sizeof priv->contested) != 0)
    {
      memcpy (priv->contested, source->contested, sizeof priv->contested);
      priv->serial++;
      g_object_notify_by_pspec (G_OBJECT (self), OWN_PROP (PROP_HAS_CONFLICTS));
    }

  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * pb_record_get_id:
 * @self: a record
 *
 * Returns: (transfer none): its identifier
 */
const char *
pb_record_get_id (PbRecord *self)
{
  PbRecordPrivate *priv = pb_record_get_instance_private (self);

  return priv->id;
}

/**
 * pb_record_get_kind:
 * @self: a record
 *
 * Returns: its kind
 */
PbKind
pb_record_get_kind (PbRecord *self)
{
  return PB_RECORD_GET_CLASS (self)->kind;
}

/**
 * pb_record_dup_title:
 * @self: a record
 *
 * Returns: (transfer full): what lists call it; the name of its kind where it
 *   has no title
 */
char *
pb_record_dup_title (PbRecord *self)
{
  PbKind kind = pb_record_get_kind (self);
  const PbFieldInfo *info = pb_kind_find_flag (kind, PB_FIELD_TITLE);
  GVariant *value = info ? pb_record_get_value (self, info->id) : NULL;

  return value ? pb_field_to_locale (info->id, value) : g_strdup (pb_kind_get_label (kind));
}

/**
 * pb_record_get_created:
 * @self: a record
 *
 * Returns: when it was entered, in microseconds since 1970-01-01 UTC; 0 where it
 *   is not stored yet
 */
gint64
pb_record_get_created (PbRecord *self)
{
  PbRecordPrivate *priv = pb_record_get_instance_private (self);

  return priv->created;
}

/**
 * pb_record_get_changed:
 * @self: a record
 *
 * Returns: when it was last changed, in microseconds since 1970-01-01 UTC
 */
gint64
pb_record_get_changed (PbRecord *self)
{
  PbRecordPrivate *priv = pb_record_get_instance_private (self);

  return priv->changed;
}

/**
 * pb_record_get_changed_by:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the name of who changed it last
 */
const char *
pb_record_get_changed_by (PbRecord *self)
{
  PbRecordPrivate *priv = pb_record_get_instance_private (self);

  return priv->changed_by;
}

/**
 * pb_record_get_deleted:
 * @self: a record
 *
 * Returns: whether it was deleted
 */
gboolean
pb_record_get_deleted (PbRecord *self)
{
  PbRecordPrivate *priv = pb_record_get_instance_private (self);

  return priv->deleted;
}

/**
 * pb_record_set_stamps:
 * @self: a record
 * @created: when it was entered, in microseconds since 1970-01-01 UTC
 * @changed: when it was last changed, likewise
 * @changed_by: (nullable): the name of who changed it last
 */
void
pb_record_set_stamps (PbRecord   *self,
                      gint64      created,
                      gint64      changed,
                      const char *changed_by)
{
  PbRecordPrivate *priv = pb_record_get_instance_private (self);

  g_return_if_fail (PB_IS_RECORD (self));

  if (priv->created != created)
    {
      priv->created = created;
      priv->serial++;
      g_object_notify_by_pspec (G_OBJECT (self), OWN_PROP (PROP_CREATED));
    }
  if (priv->changed != changed)
    {
      priv->changed = changed;
      priv->serial++;
      g_object_notify_by_pspec (G_OBJECT (self), OWN_PROP (PROP_CHANGED));
    }
  if (g_set_str (&priv->changed_by, changed_by))
    {
      priv->serial++;
      g_object_notify_by_pspec (G_OBJECT (self), OWN_PROP (PROP_CHANGED_BY));
    }
}

/**
 * pb_record_get_serial:
 * @self: a record
 *
 * Who shows several things of a record at once hears of each of them; the number
 * tells whether there was anything new since.
 *
 * Returns: a number that grows with every change of the record
 */
guint
pb_record_get_serial (PbRecord *self)
{
  PbRecordPrivate *priv = pb_record_get_instance_private (self);

  g_return_val_if_fail (PB_IS_RECORD (self), 0);

  return priv->serial;
}

/**
 * pb_record_get_untouched:
 * @self: a record
 *
 * Returns: whether it is known that nothing has happened to the record since it
 *   was entered, so that there is no need to look into the log
 */
gboolean
pb_record_get_untouched (PbRecord *self)
{
  PbRecordPrivate *priv = pb_record_get_instance_private (self);

  g_return_val_if_fail (PB_IS_RECORD (self), FALSE);

  return priv->untouched;
}

/**
 * pb_record_set_untouched:
 * @self: a record
 * @untouched: whether nothing has happened to it since it was entered
 */
void
pb_record_set_untouched (PbRecord *self,
                         gboolean  untouched)
{
  PbRecordPrivate *priv = pb_record_get_instance_private (self);

  g_return_if_fail (PB_IS_RECORD (self));

  priv->untouched = !!untouched;
}

/**
 * pb_record_set_deleted:
 * @self: a record
 * @deleted: whether it is deleted
 */
void
pb_record_set_deleted (PbRecord *self,
                       gboolean  deleted)
{
  PbRecordPrivate *priv = pb_record_get_instance_private (self);

  g_return_if_fail (PB_IS_RECORD (self));

  deleted = !!deleted;
  if (priv->deleted == deleted)
    return;

  priv->deleted = deleted;
  priv->serial++;
  g_object_notify_by_pspec (G_OBJECT (self), OWN_PROP (PROP_DELETED));
}

/* The deletion, which is field 0, has the last bit of the common fields. */
static guint64 *
get_contested (PbRecord  *self,
               PbFieldId  field,
               guint64   *bit)
{
  PbRecordPrivate *priv = pb_record_get_instance_private (self);

  *bit = G_GUINT64_CONSTANT (1) << ((PB_FIELD_PLACE (field) - 1) & 63);

  return &priv->contested[PB_FIELD_KIND (field) == PB_KIND_COMMON ? 0 : 1];
}

/**
 * pb_record_is_contested:
 * @self: a record
 * @field: one of its fields, or 0 for whether it is deleted
 *
 * Returns: whether contributors left different values that nobody chose
 *   between yet
 */
gboolean
pb_record_is_contested (PbRecord  *self,
                        PbFieldId  field)
{
  guint64 bit;

  return (*get_contested (self, field, &bit) & bit) != 0;
}

/**
 * pb_record_has_conflicts:
 * @self: a record
 *
 * Returns: whether any of its fields is contested, or whether it is deleted
 */
gboolean
pb_record_has_conflicts (PbRecord *self)
{
  PbRecordPrivate *priv = pb_record_get_instance_private (self);

  return priv->contested[0] != 0 || priv->contested[1] != 0;
}

/**
 * pb_record_set_contested:
 * @self: a record
 * @field: one of its fields, or 0 for whether it is deleted
 * @contested: whether contributors disagree on it
 */
void
pb_record_set_contested (PbRecord  *self,
                         PbFieldId  field,
                         gboolean   contested)
{
  PbRecordPrivate *priv = pb_record_get_instance_private (self);
  guint64 bit;
  guint64 *bits = get_contested (self, field, &bit);
  guint64 old = *bits;

  *bits = contested ? old | bit : old & ~bit;
  if (*bits == old)
    return;

  priv->serial++;
  g_object_notify_by_pspec (G_OBJECT (self), OWN_PROP (PROP_HAS_CONFLICTS));
}

/**
 * pb_record_get_value:
 * @self: a record
 * @field: one of its fields
 *
 * Returns: (transfer none) (nullable): the value, or %NULL where none is known
 */
GVariant *
pb_record_get_value (PbRecord  *self,
                     PbFieldId  field)
{
  PbRecordPrivate *priv = pb_record_get_instance_private (self);

  g_return_val_if_fail (has_field (PB_RECORD_GET_CLASS (self), field), NULL);

  return priv->values[get_slot (PB_RECORD_GET_CLASS (self), field)];
}

/*
 * pb_record_get_plain_value:
 *
 * Returns: (nullable): what the value of @field means, or %NULL where none is known
 */
const PbPlainValue *
pb_record_get_plain_value (PbRecord  *self,
                           PbFieldId  field)
{
  PbRecordPrivate *priv = pb_record_get_instance_private (self);
  PbRecordClass *klass = PB_RECORD_GET_CLASS (self);
  guint slot = get_slot (klass, field);

  g_return_val_if_fail (has_field (klass, field), NULL);

  return priv->values[slot] ? &priv->plain[slot] : NULL;
}

/**
 * pb_record_set_value:
 * @self: a record
 * @field: one of its fields
 * @value: (nullable): a value of the field's variant type; a floating reference
 *   is taken
 *
 * Changes the object only; to change what is stored, make a #PbEdit.
 */
void
pb_record_set_value (PbRecord  *self,
                     PbFieldId  field,
                     GVariant  *value)
{
  g_autoptr(GVariant) held = value ? g_variant_ref_sink (value) : NULL;
  PbRecordPrivate *priv = pb_record_get_instance_private (self);
  const PbFieldInfo *info = pb_field_get_info (field);
  guint slot = get_slot (PB_RECORD_GET_CLASS (self), field);

  g_return_if_fail (has_field (PB_RECORD_GET_CLASS (self), field));
  g_return_if_fail (
    value == NULL || g_variant_is_of_type (value, pb_field_type_get_variant_type (info->type)));

  if (pb_value_equal (priv->values[slot], value))
    return;

  g_clear_pointer (&priv->values[slot], g_variant_unref);
  priv->values[slot] = g_steal_pointer (&held);
  pb_plain_value_read (&priv->plain[slot], info, value);
  priv->serial++;

  g_object_notify_by_pspec (G_OBJECT (self), PB_RECORD_GET_CLASS (self)->field_pspecs[slot]);
  if (info->flags & PB_FIELD_TITLE)
    g_object_notify_by_pspec (G_OBJECT (self), OWN_PROP (PROP_TITLE));
}
