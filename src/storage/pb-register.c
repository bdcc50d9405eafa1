/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-register.h"

#include "model/pb-day.h"
#include "model/pb-field-value.h"
#include "model/pb-id.h"
#include "storage/pb-text-dag.h"

#include <string.h>

#define DAY_LENGTH 10
#define HEAD_BYTES 10
#define MAX_DIGITS 78

/**
 * pb_register_from_field:
 * @field: a field
 *
 * Returns: the number of its register
 */
guint8
pb_register_from_field (PbFieldId field)
{
  guint place = PB_FIELD_PLACE (field);

  return (guint8) (PB_FIELD_KIND (field) == PB_KIND_COMMON ? place
                                                           : place + PB_REGISTER_FIRST_OWN - 1);
}

/**
 * pb_register_get_field:
 * @kind: a kind
 * @number: the number of a plain register
 *
 * Returns: (transfer none) (nullable): its field
 */
const PbFieldInfo *
pb_register_get_field (PbKind kind,
                       guint8 number)
{
  if (number == PB_REGISTER_DELETION || number > PB_REGISTER_MAX)
    return NULL;

  if (number < PB_REGISTER_FIRST_OWN)
    return pb_kind_get_nth_field (PB_KIND_COMMON, number - 1);

  return kind == PB_KIND_COMMON ? NULL
                                : pb_kind_get_nth_field (kind, number - PB_REGISTER_FIRST_OWN);
}

static const PbFieldInfo *
find_field (PbKind      kind,
            const char *name,
            gsize       length)
{
  const PbFieldInfo *field;

  for (guint i = 0; (field = pb_kind_get_nth_field (kind, i)); i++)
    {
      if (strncmp (field->name, name, length) == 0 && field->name[length] == '\0')
        return field;
    }

  return NULL;
}

/**
 * pb_register_resolve:
 * @kind: the kind of the record, or %PB_KIND_COMMON where this version does not
 *   know it
 * @key: the key of an operation
 * @name: (out caller-allocates): what it names; points into @key
 */
void
pb_register_resolve (PbKind          kind,
                     const PbSlice  *key,
                     PbRegisterName *name)
{
  const char *slash = memchr (key->text, '/', key->length);
  gsize length = slash ? (gsize) (slash - key->text) : key->length;
  const PbFieldInfo *field = NULL;

  memset (name, 0, sizeof *name);

  if (pb_slice_is (key, PB_OP_DELETION))
    return;

  if (kind != PB_KIND_COMMON)
    field = find_field (kind, key->text, length);
  if (field == NULL)
    field = find_field (PB_KIND_COMMON, key->text, length);

  if (field == NULL || pb_field_type_is_set (field->type) != (slash != NULL) ||
      (slash == NULL && key->escaped) || (slash != NULL && length + 1 == key->length))
    {
      name->number = PB_REGISTER_OTHER;
      name->element = *key;
      return;
    }

  name->field = field;
  name->number = pb_register_from_field (field->id);
  if (slash)
    {
      name->element.text = slash + 1;
      name->element.length = key->length - length - 1;
      name->element.escaped = key->escaped;
    }
}

static gboolean
check_decimal (const PbSlice *text)
{
  gsize i = text->length > 0 && text->text[0] == '-' ? 1 : 0;
  guint n_digits = 0;
  gboolean point = FALSE;

  if (text->escaped)
    return FALSE;

  for (; i < text->length; i++)
    {
      if (g_ascii_isdigit (text->text[i]))
        n_digits++;
      else if (text->text[i] == '.' && !point && n_digits > 0 && i + 1 < text->length)
        point = TRUE;
      else
        return FALSE;
    }

  return n_digits > 0 && n_digits <= MAX_DIGITS;
}

static gboolean
check_id (const PbSlice *text)
{
  guint64 half;

  return !text->escaped && text->length == PB_ID_LENGTH &&
         pb_hex_parse (text->text, 16, &half) && pb_hex_parse (text->text + 16, 16, &half);
}

static gboolean
check_plain (const PbFieldInfo *field,
             const PbWireValue *value)
{
  if (value->type == PB_WIRE_NULL)
    return TRUE;

  switch (field->type)
    {
    case PB_TYPE_MARKDOWN:
      return pb_text_value_check (value);

    case PB_TYPE_DATA:
      return value->type == PB_WIRE_STRING &&
             pb_slice_fits (&value->slice, PB_LONG_TEXT_MAX_BYTES);

    case PB_TYPE_TEXT:
    case PB_TYPE_ENUM:
    case PB_TYPE_ADDRESS:
    case PB_TYPE_URI:
      return value->type == PB_WIRE_STRING && pb_slice_fits (&value->slice, PB_TEXT_MAX_BYTES);

    case PB_TYPE_DECIMAL:
      return value->type == PB_WIRE_STRING && check_decimal (&value->slice);

    case PB_TYPE_DAY:
      return value->type == PB_WIRE_STRING && pb_wire_get_day (value) != PB_DAY_NONE;

    case PB_TYPE_INTEGER:
      return value->type == PB_WIRE_INTEGER;

    case PB_TYPE_FLAG:
      return value->type == PB_WIRE_TRUE || value->type == PB_WIRE_FALSE;

    case PB_TYPE_REF:
      return value->type == PB_WIRE_STRING && check_id (&value->slice);

    case PB_TYPE_TEXT_SET:
    case PB_TYPE_REF_SET:
    case PB_TYPE_ADDRESS_SET:
    default:
      return FALSE;
    }
}

/**
 * pb_register_check:
 * @name: a register
 * @value: a value
 *
 * An operation with a value that its field cannot hold is kept but not
 * understood.  What is not a matter of form but of taste, such as the range of
 * a number, is not looked at.
 *
 * Returns: whether the register may take @value
 */
gboolean
pb_register_check (const PbRegisterName *name,
                   const PbWireValue    *value)
{
  if (name->number == PB_REGISTER_OTHER)
    return TRUE;

  if (name->number == PB_REGISTER_DELETION)
    {
      g_autoptr(GArray) vector = NULL;

      if (value->type == PB_WIRE_INTEGER)
        return value->integer == 0;
      vector = g_array_new (FALSE, FALSE, sizeof (PbStamp));
      return pb_op_decode_vector (value, vector);
    }

  if (!pb_field_type_is_set (name->field->type))
    return check_plain (name->field, value);

  return value->type != PB_WIRE_OBJECT && pb_slice_fits (&name->element, PB_ELEMENT_MAX_BYTES) &&
         (name->field->type != PB_TYPE_REF_SET || check_id (&name->element));
}

/**
 * pb_op_is_understood:
 * @kind: the kind of the record
 * @entries: (element-type PbOpEntry): entries
 * @info: an operation, whose entries are among them
 *
 * Returns: whether the fields of @kind can hold all of its values
 */
gboolean
pb_op_is_understood (PbKind          kind,
                     GArray         *entries,
                     const PbOpInfo *info)
{
  for (guint i = 0; i < info->n_entries; i++)
    {
      const PbOpEntry *entry = &g_array_index (entries, PbOpEntry, info->first_entry + i);
      PbRegisterName name;

      pb_register_resolve (kind, &entry->key, &name);
      if (!pb_register_check (&name, &entry->value))
        return FALSE;
    }

  return TRUE;
}

/**
 * pb_register_dup_key:
 * @field: a field
 * @element: (nullable): an element, where @field is a set
 *
 * Returns: (transfer full): the key of the register in operations
 */
char *
pb_register_dup_key (PbFieldId   field,
                     const char *element)
{
  const char *name = pb_field_get_info (field)->name;

  return element ? g_strconcat (name, "/", element, NULL) : g_strdup (name);
}

/**
 * pb_register_is_frozen:
 * @kind: a kind
 * @field: (nullable): a field
 *
 * Returns: whether @field is set when a record of @kind is created and never
 *   after
 */
gboolean
pb_register_is_frozen (PbKind             kind,
                       const PbFieldInfo *field)
{
  const PbKindInfo *info = pb_kind_get_info (kind);

  return info != NULL && field != NULL && (info->flags & PB_KIND_APPEND_ONLY) &&
         PB_FIELD_KIND (field->id) == kind;
}

/**
 * pb_heads_parse:
 * @blob: (nullable): what `heads` holds: for each register its number, how many
 *   heads follow (255: too many to list) and those, each a clock of eight bytes
 *   and a device of two, highest byte first
 * @length: how many bytes
 * @heads: (element-type PbHead): where they are added
 *
 * Returns: whether the blob is whole
 */
gboolean
pb_heads_parse (const guint8 *blob,
                gsize         length,
                GArray       *heads)
{
  const guint8 *end = blob + length;

  while (blob < end)
    {
      PbHead head = { 0 };
      guint n;

      if (end - blob < 2)
        return FALSE;
      head.number = *blob++;
      n = *blob++;

      if (n > PB_MAX_HEADS)
        {
          head.unlisted = TRUE;
          g_array_append_val (heads, head);
          continue;
        }

      if ((gsize) (end - blob) < (gsize) n * HEAD_BYTES)
        return FALSE;

      for (guint i = 0; i < n; i++, blob += HEAD_BYTES)
        {
          guint64 hlc;

          memcpy (&hlc, blob, sizeof hlc);
          head.hlc = GUINT64_FROM_BE (hlc);
          head.dev = (guint16) (blob[8] << 8 | blob[9]);
          g_array_append_val (heads, head);
        }
    }

  return TRUE;
}

/**
 * pb_heads_format:
 * @heads: (element-type PbHead): heads, those of one register together
 *
 * Returns: (transfer full): what pb_heads_parse() reads
 */
GByteArray *
pb_heads_format (GArray *heads)
{
  GByteArray *blob = g_byte_array_sized_new (heads->len * (HEAD_BYTES + 2));

  for (guint i = 0; i < heads->len;)
    {
      const PbHead *first = &g_array_index (heads, PbHead, i);
      guint8 start[2] = { first->number, 0 };
      guint n = 0;

      while (i + n < heads->len && g_array_index (heads, PbHead, i + n).number == first->number)
        n++;

      start[1] = first->unlisted || n > PB_MAX_HEADS ? 255 : (guint8) n;
      g_byte_array_append (blob, start, sizeof start);

      for (guint k = 0; start[1] != 255 && k < n; k++)
        {
          const PbHead *head = &first[k];
          guint64 hlc = GUINT64_TO_BE (head->hlc);
          guint8 dev[2] = { head->dev >> 8, head->dev & 255 };

          g_byte_array_append (blob, (const guint8 *) &hlc, sizeof hlc);
          g_byte_array_append (blob, dev, sizeof dev);
        }

      i += n;
    }

  return blob;
}

/**
 * pb_wire_is_present:
 * @value: the value of an element
 *
 * Returns: whether the element is in the set
 */
gboolean
pb_wire_is_present (const PbWireValue *value)
{
  return value->type == PB_WIRE_TRUE || value->type == PB_WIRE_STRING ||
         (value->type == PB_WIRE_INTEGER && value->integer != 0);
}

/**
 * pb_wire_is_blank:
 * @value: the value of a plain field that is no long text
 *
 * Returns: whether it stands for no value
 */
gboolean
pb_wire_is_blank (const PbWireValue *value)
{
  return value->type == PB_WIRE_NULL ||
         (value->type == PB_WIRE_STRING && value->slice.length == 0);
}

/**
 * pb_wire_equal:
 * @a: the value of a plain field that is no long text
 * @b: another of the same field
 *
 * Returns: whether both stand for the same
 */
gboolean
pb_wire_equal (const PbWireValue *a,
               const PbWireValue *b)
{
  if (pb_wire_is_blank (a) || pb_wire_is_blank (b))
    return pb_wire_is_blank (a) && pb_wire_is_blank (b);

  if (a->type != b->type)
    return FALSE;

  switch (a->type)
    {
    case PB_WIRE_INTEGER:
      return a->integer == b->integer;
    case PB_WIRE_STRING:
    case PB_WIRE_OBJECT:
      return pb_slice_equal (&a->slice, &b->slice);
    case PB_WIRE_NULL:
    case PB_WIRE_FALSE:
    case PB_WIRE_TRUE:
    default:
      return TRUE;
    }
}

/**
 * pb_wire_get_day:
 * @value: a string
 *
 * Returns: the day that it names, or %PB_DAY_NONE
 */
PbDay
pb_wire_get_day (const PbWireValue *value)
{
  char text[DAY_LENGTH + 1];

  if (value->type != PB_WIRE_STRING || value->slice.escaped || value->slice.length != DAY_LENGTH)
    return PB_DAY_NONE;

  memcpy (text, value->slice.text, DAY_LENGTH);
  text[DAY_LENGTH] = '\0';

  return pb_day_parse (text);
}

/**
 * pb_wire_to_variant:
 * @field: a plain field that is no long text
 * @value: a value that it may hold
 *
 * Returns: (transfer full) (nullable): the value as records hold it, not
 *   floating, or %NULL for blank
 */
GVariant *
pb_wire_to_variant (const PbFieldInfo *field,
                    const PbWireValue *value)
{
  if (pb_wire_is_blank (value))
    return NULL;

  if (field->type == PB_TYPE_DAY)
    return g_variant_ref_sink (g_variant_new_int32 (pb_wire_get_day (value)));
  if (field->type == PB_TYPE_INTEGER)
    return g_variant_ref_sink (g_variant_new_int64 (value->integer));
  if (field->type == PB_TYPE_FLAG)
    return g_variant_ref_sink (g_variant_new_boolean (value->type == PB_WIRE_TRUE));

  return g_variant_ref_sink (g_variant_new_take_string (pb_slice_dup (&value->slice, NULL)));
}

/**
 * pb_wire_append:
 * @json: where to write
 * @field: a plain field that is no long text
 * @value: (nullable): its value as records hold it
 *
 * Writes the value as operations hold it.
 */
void
pb_wire_append (GString           *json,
                const PbFieldInfo *field,
                GVariant          *value)
{
  if (value == NULL)
    {
      g_string_append (json, "null");
    }
  else if (field->type == PB_TYPE_DAY)
    {
      g_autofree char *day = pb_day_to_iso (g_variant_get_int32 (value));

      if (day)
        pb_json_append_string (json, day, strlen (day));
      else
        g_string_append (json, "null");
    }
  else if (field->type == PB_TYPE_INTEGER)
    {
      g_string_append_printf (json, "%" G_GINT64_FORMAT, g_variant_get_int64 (value));
    }
  else if (field->type == PB_TYPE_FLAG)
    {
      g_string_append (json, g_variant_get_boolean (value) ? "true" : "false");
    }
  else
    {
      gsize length;
      const char *text = g_variant_get_string (value, &length);

      pb_json_append_string (json, text, length);
    }
}
