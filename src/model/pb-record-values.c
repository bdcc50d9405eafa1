/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reading the fields of a record as what they mean. */

#define G_LOG_DOMAIN "pb-model"

#include "config.h"

#include "model/pb-record-private.h"

#include "model/pb-field-value.h"

/*
 * pb_plain_value_read:
 *
 * Makes @plain what @value, which may be %NULL, means in the field of @info.
 */
void
pb_plain_value_read (PbPlainValue      *plain,
                     const PbFieldInfo *info,
                     GVariant          *value)
{
  plain->number = 0;
  if (value == NULL)
    return;

  switch (info->type)
    {
    case PB_TYPE_DAY:
      plain->day = g_variant_get_int32 (value);
      break;
    case PB_TYPE_INTEGER:
      plain->number = g_variant_get_int64 (value);
      break;
    case PB_TYPE_FLAG:
      plain->number = g_variant_get_boolean (value);
      break;
    case PB_TYPE_ENUM:
      plain->number = pb_enum_from_nick (info->enum_type (), g_variant_get_string (value, NULL));
      break;
    case PB_TYPE_TEXT_SET:
    case PB_TYPE_REF_SET:
    case PB_TYPE_ADDRESS_SET:
      break;
    case PB_TYPE_TEXT:
    case PB_TYPE_MARKDOWN:
    case PB_TYPE_DATA:
    case PB_TYPE_DECIMAL:
    case PB_TYPE_REF:
    case PB_TYPE_ADDRESS:
    case PB_TYPE_URI:
    default:
      plain->text = g_variant_get_string (value, NULL);
      break;
    }
}

/**
 * pb_record_has:
 * @self: a record
 * @field: one of its fields
 *
 * Returns: whether a value is known; an empty text or an empty set is none
 */
gboolean
pb_record_has (PbRecord  *self,
               PbFieldId  field)
{
  const PbPlainValue *value = pb_record_get_plain_value (self, field);

  if (value == NULL)
    return FALSE;

  switch (pb_field_get_info (field)->type)
    {
    case PB_TYPE_DAY:
    case PB_TYPE_INTEGER:
    case PB_TYPE_FLAG:
      return TRUE;
    case PB_TYPE_ENUM:
      return value->number >= 0 ||
             *g_variant_get_string (pb_record_get_value (self, field), NULL) != '\0';
    case PB_TYPE_TEXT_SET:
    case PB_TYPE_REF_SET:
    case PB_TYPE_ADDRESS_SET:
      return g_variant_n_children (pb_record_get_value (self, field)) > 0;
    case PB_TYPE_TEXT:
    case PB_TYPE_MARKDOWN:
    case PB_TYPE_DATA:
    case PB_TYPE_DECIMAL:
    case PB_TYPE_REF:
    case PB_TYPE_ADDRESS:
    case PB_TYPE_URI:
    default:
      return *value->text != '\0';
    }
}

/**
 * pb_record_get_text:
 * @self: a record
 * @field: one of its fields that holds text of any sort, an enumeration, a
 *   number as text or a reference
 *
 * Returns: (transfer none) (nullable): the text, the field's fallback where
 *   none is stored, or %NULL where it has none
 */
const char *
pb_record_get_text (PbRecord  *self,
                    PbFieldId  field)
{
  const PbPlainValue *value = pb_record_get_plain_value (self, field);
  const PbFieldInfo *info = pb_field_get_info (field);

  if (value == NULL)
    return info->fallback;

  switch (info->type)
    {
    case PB_TYPE_TEXT:
    case PB_TYPE_MARKDOWN:
    case PB_TYPE_DATA:
    case PB_TYPE_DECIMAL:
    case PB_TYPE_REF:
    case PB_TYPE_ADDRESS:
    case PB_TYPE_URI:
      return value->text;
    case PB_TYPE_DAY:
    case PB_TYPE_INTEGER:
    case PB_TYPE_FLAG:
    case PB_TYPE_ENUM:
    case PB_TYPE_TEXT_SET:
    case PB_TYPE_REF_SET:
    case PB_TYPE_ADDRESS_SET:
    default:
      return g_variant_get_string (pb_record_get_value (self, field), NULL);
    }
}

/**
 * pb_record_get_enum:
 * @self: a record
 * @field: one of its enumerations
 *
 * Returns: the value, or -1 where none is known or this version does not know it
 */
int
pb_record_get_enum (PbRecord  *self,
                    PbFieldId  field)
{
  const PbPlainValue *value = pb_record_get_plain_value (self, field);
  const PbFieldInfo *info;

  if (value)
    return (int) value->number;

  info = pb_field_get_info (field);
  g_return_val_if_fail (info != NULL && info->enum_type != NULL, -1);

  return info->fallback ? pb_enum_from_nick (info->enum_type (), info->fallback) : -1;
}

/**
 * pb_record_get_day:
 * @self: a record
 * @field: one of its days
 *
 * Returns: the day, or %PB_DAY_NONE
 */
PbDay
pb_record_get_day (PbRecord  *self,
                   PbFieldId  field)
{
  const PbPlainValue *value = pb_record_get_plain_value (self, field);

  return value ? value->day : PB_DAY_NONE;
}

/**
 * pb_record_get_integer:
 * @self: a record
 * @field: one of its whole numbers
 *
 * Returns: the number, the field's fallback where none is stored, or 0
 */
gint64
pb_record_get_integer (PbRecord  *self,
                       PbFieldId  field)
{
  const PbPlainValue *value = pb_record_get_plain_value (self, field);
  const char *fallback;

  if (value)
    return value->number;

  fallback = pb_field_get_info (field)->fallback;

  return fallback ? g_ascii_strtoll (fallback, NULL, 10) : 0;
}

/**
 * pb_record_get_flag:
 * @self: a record
 * @field: one of its flags
 *
 * Returns: whether it is set; not set where nothing is stored
 */
gboolean
pb_record_get_flag (PbRecord  *self,
                    PbFieldId  field)
{
  const PbPlainValue *value = pb_record_get_plain_value (self, field);

  return value != NULL && value->number != 0;
}

/**
 * pb_record_dup_decimal:
 * @self: a record
 * @field: one of its decimal numbers
 *
 * Returns: (transfer full) (nullable): the number
 */
PbDecimal *
pb_record_dup_decimal (PbRecord  *self,
                       PbFieldId  field)
{
  return pb_decimal_parse (pb_record_get_text (self, field));
}

/**
 * pb_record_get_set:
 * @self: a record
 * @field: one of its sets
 * @n: (out) (optional): how many elements there are
 *
 * Returns: (transfer container) (array length=n zero-terminated=1): the
 *   elements in the order of their bytes
 */
const char **
pb_record_get_set (PbRecord  *self,
                   PbFieldId  field,
                   gsize     *n)
{
  GVariant *value = pb_record_get_value (self, field);

  if (n)
    *n = 0;

  return value ? g_variant_get_strv (value, n) : g_new0 (const char *, 1);
}

/**
 * pb_record_set_contains:
 * @self: a record
 * @field: one of its sets
 * @element: (nullable): a text
 *
 * Returns: whether the set has @element
 */
gboolean
pb_record_set_contains (PbRecord   *self,
                        PbFieldId   field,
                        const char *element)
{
  g_autofree const char **elements = pb_record_get_set (self, field, NULL);

  return element != NULL && g_strv_contains (elements, element);
}

/**
 * pb_record_get_owner:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the identifier of the record that this
 *   one is a part of, or else of the group that it belongs to
 */
const char *
pb_record_get_owner (PbRecord *self)
{
  const PbFieldInfo *info = pb_kind_find_flag (pb_record_get_kind (self),
                                               PB_FIELD_OWNER | PB_FIELD_OF_GROUP);

  return info ? pb_record_get_text (self, info->id) : NULL;
}

/**
 * pb_record_get_start:
 * @self: a record
 *
 * Returns: the day from which the record exists by its own word, or %PB_DAY_NONE
 */
PbDay
pb_record_get_start (PbRecord *self)
{
  const PbKindInfo *info = pb_kind_get_info (pb_record_get_kind (self));

  return info->day ? pb_record_get_day (self, info->day) : PB_DAY_NONE;
}

/* Takes back what an event led to: the status goes back at least as far as it could
 * have been without it.
 */
static void
take_back (PbRecord          *self,
           const PbFieldInfo *event)
{
  g_autoptr(GVariant) before = NULL;

  pb_record_set_value (self, event->id, NULL);
  if (event->status == 0)
    return;

  before = pb_field_parse (event->status, event->status_before, NULL);
  if (pb_record_get_enum (self, event->status) >
      pb_enum_from_nick (pb_field_get_info (event->status)->enum_type (), event->status_before))
    pb_record_set_value (self, event->status, before);
}

/**
 * pb_record_copy_as_of:
 * @self: a record
 * @day: the day to look from
 *
 * Hides what had not happened by @day: a record that starts later is not there
 * at all; days of events after @day are blank, and so is what they led to: what
 * was achieved later is still active.
 *
 * Returns: (transfer full) (nullable): the record as it stood, or %NULL where
 *   it did not exist yet
 */
PbRecord *
pb_record_copy_as_of (PbRecord *self,
                      PbDay     day)
{
  g_autoptr(PbRecord) copy = NULL;
  const PbFieldInfo *info;
  PbDay start;

  g_return_val_if_fail (PB_IS_RECORD (self), NULL);

  start = pb_record_get_start (self);
  if (start != PB_DAY_NONE && start > day)
    return NULL;

  copy = pb_record_copy (self);

  /* Backwards, so that what happened first is taken back last. */
  for (guint i = pb_kind_get_n_fields (pb_record_get_kind (self)); i-- > 0;)
    {
      info = pb_kind_get_nth_field (pb_record_get_kind (self), i);
      if (info->flags & PB_FIELD_EVENT && pb_record_get_day (copy, info->id) > day)
        take_back (copy, info);
    }

  return g_steal_pointer (&copy);
}
