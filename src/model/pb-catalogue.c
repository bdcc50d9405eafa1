/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-model"

#include "config.h"

#include "model/pb-catalogue.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Short words for the table's lines. */
#define REQUIRED PB_FIELD_REQUIRED
#define TITLE PB_FIELD_TITLE
#define SEARCH PB_FIELD_SEARCH
#define START PB_FIELD_START
#define EVENT PB_FIELD_EVENT
#define OF_GROUP PB_FIELD_OF_GROUP
#define OWNER PB_FIELD_OWNER
#define TREE PB_FIELD_TREE
#define CONSEQUENTIAL PB_FIELD_CONSEQUENTIAL
#define PRIVATE PB_FIELD_PRIVATE
#define HIDDEN PB_FIELD_HIDDEN
#define REFS(KIND) (G_GUINT64_CONSTANT (1) << PB_KIND_##KIND)

static const PbKindInfo kinds[] = {
  { PB_KIND_COMMON, "", "", "", PB_KIND_PLAIN, 0 },
#define PB_KIND(ID, nm, lbl, pl, flags, day) { PB_KIND_##ID, nm, lbl, pl, flags, day },
#define PB_FIELD(KIND, ID, nm, ty, lbl, ...)
#include "model/pb-catalogue-table.h"
#undef PB_KIND
#undef PB_FIELD
};

static const PbFieldInfo fields[] = {
#define PB_KIND(ID, nm, lbl, pl, flags, day)
#define PB_FIELD(KIND, ID, nm, ty, lbl, ...) \
  { .id = PB_##KIND##_##ID, .name = nm, .type = PB_TYPE_##ty, .label = lbl, __VA_ARGS__ },
#include "model/pb-catalogue-table.h"
#undef PB_KIND
#undef PB_FIELD
};

G_STATIC_ASSERT (PB_N_KINDS <= 64);

typedef struct
{
  guint first[PB_N_KINDS];
  guint count[PB_N_KINDS];
  GHashTable *kind_by_name;
} PbIndex;

static gpointer
build_index (gpointer data)
{
  PbIndex *index = g_new0 (PbIndex, 1);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      PbKind kind = PB_FIELD_KIND (fields[i].id);

      if (index->count[kind]++ == 0)
        index->first[kind] = i;
    }

  index->kind_by_name = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 1; i < G_N_ELEMENTS (kinds); i++)
    g_hash_table_insert (index->kind_by_name, (gpointer) kinds[i].name, GUINT_TO_POINTER (i));

  return index;
}

static const PbIndex *
get_index (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, build_index, NULL);
}

/**
 * pb_kind_get_info:
 * @kind: a kind
 *
 * Returns: (transfer none) (nullable): what the catalogue declares of it, or
 *   %NULL where there is no such kind
 */
const PbKindInfo *
pb_kind_get_info (PbKind kind)
{
  return (guint) kind < PB_N_KINDS && kind != PB_KIND_COMMON ? &kinds[kind] : NULL;
}

/**
 * pb_kind_from_name:
 * @name: (nullable): the name of a kind in files and the database
 *
 * Returns: the kind, or %PB_KIND_COMMON where this version knows no such kind
 */
PbKind
pb_kind_from_name (const char *name)
{
  if (name == NULL)
    return PB_KIND_COMMON;

  return GPOINTER_TO_UINT (g_hash_table_lookup (get_index ()->kind_by_name, name));
}

/**
 * pb_kind_get_label:
 * @kind: a kind
 *
 * Returns: its name for people, translated
 */
const char *
pb_kind_get_label (PbKind kind)
{
  const PbKindInfo *info = pb_kind_get_info (kind);

  return info ? g_dgettext (GETTEXT_PACKAGE, info->label) : "";
}

/**
 * pb_kind_get_plural:
 * @kind: a kind
 *
 * Returns: its name for many, translated
 */
const char *
pb_kind_get_plural (PbKind kind)
{
  const PbKindInfo *info = pb_kind_get_info (kind);

  return info ? g_dgettext (GETTEXT_PACKAGE, info->plural) : "";
}

/**
 * pb_kind_get_n_fields:
 * @kind: a kind, or %PB_KIND_COMMON for the fields that every record has
 *
 * Returns: how many fields of its own the kind has
 */
guint
pb_kind_get_n_fields (PbKind kind)
{
  g_return_val_if_fail ((guint) kind < PB_N_KINDS, 0);

  return get_index ()->count[kind];
}

/**
 * pb_kind_get_nth_field:
 * @kind: a kind, or %PB_KIND_COMMON for the fields that every record has
 * @n: which of its own fields, from 0, in the order of the catalogue
 *
 * Returns: (transfer none) (nullable): the field, or %NULL past the last
 */
const PbFieldInfo *
pb_kind_get_nth_field (PbKind kind,
                       guint  n)
{
  g_return_val_if_fail ((guint) kind < PB_N_KINDS, NULL);

  return n < get_index ()->count[kind] ? &fields[get_index ()->first[kind] + n] : NULL;
}

/**
 * pb_kind_find_field:
 * @kind: a kind
 * @name: the name of one of its fields, or of one that every record has
 *
 * Returns: (transfer none) (nullable): the field
 */
const PbFieldInfo *
pb_kind_find_field (PbKind      kind,
                    const char *name)
{
  const PbFieldInfo *field;

  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; (field = pb_kind_get_nth_field (kind, i)); i++)
    {
      if (strcmp (field->name, name) == 0)
        return field;
    }

  return kind == PB_KIND_COMMON ? NULL : pb_kind_find_field (PB_KIND_COMMON, name);
}

/**
 * pb_kind_find_flag:
 * @kind: a kind
 * @flag: a flag
 *
 * Returns: (transfer none) (nullable): the first of the kind's own fields that
 *   carries @flag
 */
const PbFieldInfo *
pb_kind_find_flag (PbKind       kind,
                   PbFieldFlags flag)
{
  const PbFieldInfo *field;

  for (guint i = 0; (field = pb_kind_get_nth_field (kind, i)); i++)
    {
      if (field->flags & flag)
        return field;
    }

  return NULL;
}

/**
 * pb_field_get_info:
 * @field: a field
 *
 * Returns: (transfer none) (nullable): what the catalogue declares of it
 */
const PbFieldInfo *
pb_field_get_info (PbFieldId field)
{
  PbKind kind = PB_FIELD_KIND (field);
  guint place = PB_FIELD_PLACE (field);

  if ((guint) kind >= PB_N_KINDS || place == 0)
    return NULL;

  return pb_kind_get_nth_field (kind, place - 1);
}

/**
 * pb_field_get_label:
 * @field: a field
 *
 * Returns: its name for people, translated
 */
const char *
pb_field_get_label (PbFieldId field)
{
  const PbFieldInfo *info = pb_field_get_info (field);

  return info ? g_dgettext (GETTEXT_PACKAGE, info->label) : "";
}

/**
 * pb_field_get_help:
 * @field: a field
 *
 * Returns: (nullable): one sentence on what belongs there, translated
 */
const char *
pb_field_get_help (PbFieldId field)
{
  const PbFieldInfo *info = pb_field_get_info (field);

  return info && info->help ? g_dgettext (GETTEXT_PACKAGE, info->help) : NULL;
}

/**
 * pb_field_get_unit:
 * @field: a field
 *
 * Returns: (nullable): the unit of its numbers, translated
 */
const char *
pb_field_get_unit (PbFieldId field)
{
  const PbFieldInfo *info = pb_field_get_info (field);

  return info && info->unit ? g_dgettext (GETTEXT_PACKAGE, info->unit) : NULL;
}

/**
 * pb_field_may_refer:
 * @field: a field that holds references
 * @kind: a kind
 *
 * Returns: whether @field may refer to records of @kind
 */
gboolean
pb_field_may_refer (PbFieldId field,
                    PbKind    kind)
{
  const PbFieldInfo *info = pb_field_get_info (field);

  return info && kind != PB_KIND_COMMON && (info->refs >> kind & 1);
}

/**
 * pb_field_type_get_variant_type:
 * @type: what a field holds
 *
 * How values of that type are kept in memory: days as `i` (see #PbDay), whole
 * numbers as `x`, flags as `b`, sets as `as` in the order of their bytes, and
 * all others as `s`.
 *
 * Returns: (transfer none): the type of the variant
 */
const GVariantType *
pb_field_type_get_variant_type (PbFieldType type)
{
  switch (type)
    {
    case PB_TYPE_DAY:
      return G_VARIANT_TYPE_INT32;
    case PB_TYPE_INTEGER:
      return G_VARIANT_TYPE_INT64;
    case PB_TYPE_FLAG:
      return G_VARIANT_TYPE_BOOLEAN;
    case PB_TYPE_TEXT_SET:
    case PB_TYPE_REF_SET:
    case PB_TYPE_ADDRESS_SET:
      return G_VARIANT_TYPE_STRING_ARRAY;
    case PB_TYPE_TEXT:
    case PB_TYPE_MARKDOWN:
    case PB_TYPE_DATA:
    case PB_TYPE_ENUM:
    case PB_TYPE_DECIMAL:
    case PB_TYPE_REF:
    case PB_TYPE_ADDRESS:
    case PB_TYPE_URI:
    default:
      return G_VARIANT_TYPE_STRING;
    }
}

/**
 * pb_field_type_is_set:
 * @type: what a field holds
 *
 * Returns: whether the field holds a set of values
 */
gboolean
pb_field_type_is_set (PbFieldType type)
{
  return type == PB_TYPE_TEXT_SET || type == PB_TYPE_REF_SET || type == PB_TYPE_ADDRESS_SET;
}

/**
 * pb_field_type_is_ref:
 * @type: what a field holds
 *
 * Returns: whether the field refers to other records
 */
gboolean
pb_field_type_is_ref (PbFieldType type)
{
  return type == PB_TYPE_REF || type == PB_TYPE_REF_SET;
}

/**
 * pb_catalogue_dup_hash:
 *
 * Changes whenever kinds, fields or their types change, so that a library can
 * tell that its tables were made from another catalogue.
 *
 * Returns: (transfer full): a SHA-256 in hexadecimal digits
 */
char *
pb_catalogue_dup_hash (void)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      PbKind kind = PB_FIELD_KIND (fields[i].id);

      g_string_append_printf (text, "%s/%s:%d:%d\n", kinds[kind].name, fields[i].name,
                              fields[i].type, fields[i].flags);
    }

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, text->len);
}
