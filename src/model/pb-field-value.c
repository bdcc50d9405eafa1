/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-model"

#include "config.h"

#include "model/pb-field-value.h"

#include "model/pb-address.h"
#include "model/pb-day.h"
#include "model/pb-decimal.h"
#include "model/pb-hat-id.h"
#include "model/pb-id.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (pb-model-error-quark, pb_model_error)

static gsize
max_bytes (PbFieldType type)
{
  switch (type)
    {
    case PB_TYPE_MARKDOWN:
    case PB_TYPE_DATA:
      return PB_LONG_TEXT_MAX_BYTES;
    case PB_TYPE_TEXT_SET:
    case PB_TYPE_REF_SET:
    case PB_TYPE_ADDRESS_SET:
      return PB_ELEMENT_MAX_BYTES;
    case PB_TYPE_TEXT:
    case PB_TYPE_ENUM:
    case PB_TYPE_DAY:
    case PB_TYPE_INTEGER:
    case PB_TYPE_DECIMAL:
    case PB_TYPE_FLAG:
    case PB_TYPE_REF:
    case PB_TYPE_ADDRESS:
    case PB_TYPE_URI:
    default:
      return PB_TEXT_MAX_BYTES;
    }
}

/* An address whose capitals are wrong may be another one by a slip of a key.  Whoever
 * is sure of it writes it without capitals.
 */
static gboolean
check_address (const char  *text,
               GError     **error)
{
  g_autoptr(PbAddress) address = pb_address_parse (text, error);

  if (address == NULL)
    return FALSE;
  if (address->kind != PB_ADDRESS_EVM || address->checksum != PB_CHECKSUM_WRONG)
    return TRUE;

  g_set_error (error, PB_MODEL_ERROR, PB_MODEL_ERROR_FORM,
               /* Translators: an address like 0x5aAe…. */
               _("The capitals in “%s” are not those of this address, so that a digit may be wrong. "
                 "If you are sure, write it in small letters."),
               address->account);
  return FALSE;
}

/* Texts that have a form of their own. */
static gboolean
check_identifier (const PbFieldInfo  *info,
                  const char         *text,
                  GError            **error)
{
  PbHatId hat;

  switch (info->id)
    {
    case PB_ROLE_HAT_ID:
      return pb_hat_id_parse (text, &hat, error);

    case PB_TRANSACTION_ASSET_ID:
      return pb_asset_id_check (text, error);

    case PB_TRANSACTION_HASH:
      return pb_transaction_hash_check (text, error);

    case PB_MEMBER_ENS:
    case PB_GROUP_ENS:
      {
        g_autofree char *name = pb_ens_normalize (text, error);

        return name != NULL;
      }

    default:
      return TRUE;
    }
}

/* What a sentence quotes of a text that somebody typed or pasted. */
static char *
quote (const char *text)
{
  const char *end = text;

  for (int n = 0; *end && n < 60; n++)
    end = g_utf8_next_char (end);

  return *end ? g_strdup_printf ("%.*s…", (int) (end - text), text) : g_strdup (text);
}

static gboolean
check_text (const PbFieldInfo  *info,
            const char         *text,
            GError            **error)
{
  if (strlen (text) > max_bytes (info->type))
    {
      g_autofree char *size = g_format_size_full (max_bytes (info->type), G_FORMAT_SIZE_IEC_UNITS);

      /* Translators: the name of a field, then the largest size, e.g. “64 KiB”. */
      g_set_error (error, PB_MODEL_ERROR, PB_MODEL_ERROR_TOO_LONG,
                   _("“%s” is too long: at most %s fit."), pb_field_get_label (info->id), size);
      return FALSE;
    }

  switch (info->type)
    {
    case PB_TYPE_DECIMAL:
      {
        g_autoptr(PbDecimal) number = pb_decimal_parse (text);
        g_autofree char *typed = NULL;

        if (number)
          return TRUE;
        typed = quote (text);
        g_set_error (error, PB_MODEL_ERROR, PB_MODEL_ERROR_FORM,
                     /* Translators: the name of a field, then what was typed. */
                     _("“%s” needs a number, but “%s” is not one."), pb_field_get_label (info->id),
                     typed);
        return FALSE;
      }

    case PB_TYPE_REF:
    case PB_TYPE_REF_SET:
      if (pb_id_is_valid (text))
        return TRUE;
      g_set_error (error, PB_MODEL_ERROR, PB_MODEL_ERROR_REFERENCE,
                   /* Translators: the name of a field. */
                   _("“%s” does not point to a record."), pb_field_get_label (info->id));
      return FALSE;

    case PB_TYPE_ADDRESS_SET:
      return check_address (text, error);

    case PB_TYPE_TEXT:
    case PB_TYPE_ADDRESS:
    case PB_TYPE_URI:
      if (strpbrk (text, "\n\r") == NULL)
        return info->type == PB_TYPE_ADDRESS ? check_address (text, error)
                                             : check_identifier (info, text, error);
      g_set_error (error, PB_MODEL_ERROR, PB_MODEL_ERROR_FORM,
                   /* Translators: the name of a field. */
                   _("“%s” takes one line only."), pb_field_get_label (info->id));
      return FALSE;

    /* A value that a newer version wrote is kept, so any nick is taken. */
    case PB_TYPE_ENUM:
    case PB_TYPE_MARKDOWN:
    case PB_TYPE_DATA:
    case PB_TYPE_TEXT_SET:
    case PB_TYPE_DAY:
    case PB_TYPE_INTEGER:
    case PB_TYPE_FLAG:
    default:
      return TRUE;
    }
}

static gboolean
check_integer (const PbFieldInfo  *info,
               gint64              value,
               GError            **error)
{
  gint64 min = info->min == 0 && info->max == 0 ? -PB_INTEGER_MAX : info->min;
  gint64 max = info->max == 0 ? PB_INTEGER_MAX : info->max;
  g_autofree char *least = NULL;
  g_autofree char *most = NULL;

  if (value >= min && value <= max)
    return TRUE;

  /* gettext cannot read past a macro within a format. */
  least = g_strdup_printf ("%" G_GINT64_FORMAT, min);
  most = g_strdup_printf ("%" G_GINT64_FORMAT, max);
  g_set_error (error, PB_MODEL_ERROR, PB_MODEL_ERROR_RANGE,
               /* Translators: the name of a field, then the smallest and the largest number. */
               _("“%s” must lie between %s and %s."), pb_field_get_label (info->id), least, most);
  return FALSE;
}

/**
 * pb_field_check:
 * @field: a field
 * @value: (nullable): a value of the variant type that belongs to the field, or
 *   %NULL for none
 * @error: return location for a %PB_MODEL_ERROR
 *
 * Returns: whether the field may hold @value
 */
gboolean
pb_field_check (PbFieldId   field,
                GVariant   *value,
                GError    **error)
{
  const PbFieldInfo *info = pb_field_get_info (field);

  g_return_val_if_fail (info != NULL, FALSE);

  if (value == NULL ||
      (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) &&
       *g_variant_get_string (value, NULL) == '\0'))
    {
      if (!(info->flags & PB_FIELD_REQUIRED))
        return TRUE;
      g_set_error (error, PB_MODEL_ERROR, PB_MODEL_ERROR_REQUIRED,
                   /* Translators: the name of a field. */
                   _("“%s” is needed."), pb_field_get_label (field));
      return FALSE;
    }

  g_return_val_if_fail (
    g_variant_is_of_type (value, pb_field_type_get_variant_type (info->type)), FALSE);

  if (info->type == PB_TYPE_INTEGER)
    return check_integer (info, g_variant_get_int64 (value), error);

  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return check_text (info, g_variant_get_string (value, NULL), error);

  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY))
    {
      g_autofree const char **elements = g_variant_get_strv (value, NULL);

      for (int i = 0; elements[i]; i++)
        {
          if (!check_text (info, elements[i], error))
            return FALSE;
        }
    }

  return TRUE;
}

/**
 * pb_field_parse:
 * @field: a field
 * @text: the value as files hold it: days as `YYYY-MM-DD`, enumerations by
 *   nick, flags as `true` or `false`, the elements of sets on a line each;
 *   addresses in any order that pb_address_parse() reads
 * @error: return location for a %PB_MODEL_ERROR
 *
 * Returns: (transfer full) (nullable): the value, not floating; %NULL with no
 *   error where @text is empty and the field may be
 */
GVariant *
pb_field_parse (PbFieldId    field,
                const char  *text,
                GError     **error)
{
  const PbFieldInfo *info = pb_field_get_info (field);
  g_autoptr(GVariant) value = NULL;
  g_autofree char *typed = NULL;

  g_return_val_if_fail (info != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  if (*text == '\0')
    {
      pb_field_check (field, NULL, error);
      return NULL;
    }

  typed = quote (text);
  switch (info->type)
    {
    case PB_TYPE_DAY:
      {
        PbDay day = pb_day_parse (text);

        if (day != PB_DAY_NONE)
          {
            value = g_variant_ref_sink (g_variant_new_int32 (day));
            break;
          }
        g_set_error (error, PB_MODEL_ERROR, PB_MODEL_ERROR_FORM,
                     /* Translators: the name of a field, then what was typed. */
                     _("“%s” needs a date like 2025-03-14, but “%s” is not one."),
                     pb_field_get_label (field), typed);
        return NULL;
      }

    case PB_TYPE_INTEGER:
      {
        gint64 number;

        if (g_ascii_string_to_signed (text, 10, -PB_INTEGER_MAX, PB_INTEGER_MAX, &number, NULL))
          {
            value = g_variant_ref_sink (g_variant_new_int64 (number));
            break;
          }
        g_set_error (error, PB_MODEL_ERROR, PB_MODEL_ERROR_FORM,
                     /* Translators: the name of a field, then what was typed. */
                     _("“%s” needs a whole number, but “%s” is not one."),
                     pb_field_get_label (field), typed);
        return NULL;
      }

    case PB_TYPE_FLAG:
      if (strcmp (text, "true") == 0 || strcmp (text, "false") == 0)
        {
          value = g_variant_ref_sink (g_variant_new_boolean (*text == 't'));
          break;
        }
      g_set_error (error, PB_MODEL_ERROR, PB_MODEL_ERROR_FORM,
                   /* Translators: the name of a field, then what was typed. */
                   _("“%s” needs “true” or “false”, but “%s” is neither."),
                   pb_field_get_label (field), typed);
      return NULL;

    case PB_TYPE_TEXT_SET:
    case PB_TYPE_REF_SET:
    case PB_TYPE_ADDRESS_SET:
      {
        g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

        for (guint i = 0; info->type == PB_TYPE_ADDRESS_SET && lines[i]; i++)
          {
            char *address = pb_address_normalize (lines[i]);

            g_free (lines[i]);
            lines[i] = address;
          }
        value = pb_field_new_set ((const char * const *) lines, -1);
        break;
      }

    case PB_TYPE_ADDRESS:
      value = g_variant_ref_sink (g_variant_new_take_string (pb_address_normalize (text)));
      break;

    case PB_TYPE_TEXT:
      if (field == PB_MEMBER_ENS || field == PB_GROUP_ENS)
        {
          char *name = pb_ens_normalize (text, NULL);

          value = g_variant_ref_sink (g_variant_new_take_string (name ? name : g_strdup (text)));
          break;
        }
      G_GNUC_FALLTHROUGH;

    case PB_TYPE_MARKDOWN:
    case PB_TYPE_DATA:
    case PB_TYPE_ENUM:
    case PB_TYPE_DECIMAL:
    case PB_TYPE_REF:
    case PB_TYPE_URI:
    default:
      value = g_variant_ref_sink (g_variant_new_string (text));
      break;
    }

  return pb_field_check (field, value, error) ? g_steal_pointer (&value) : NULL;
}

/**
 * pb_field_to_text:
 * @field: a field
 * @value: (nullable): its value
 *
 * Returns: (transfer full) (nullable): the value as files hold it; the reverse
 *   of pb_field_parse()
 */
char *
pb_field_to_text (PbFieldId  field,
                  GVariant  *value)
{
  if (value == NULL)
    return NULL;

  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return g_variant_dup_string (value, NULL);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT32))
    return pb_day_to_iso (g_variant_get_int32 (value));
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    return g_strdup_printf ("%" G_GINT64_FORMAT, g_variant_get_int64 (value));
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    return g_strdup (g_variant_get_boolean (value) ? "true" : "false");
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY))
    {
      g_autofree const char **elements = g_variant_get_strv (value, NULL);

      return g_strjoinv ("\n", (char **) elements);
    }

  g_return_val_if_reached (NULL);
}

/**
 * pb_field_to_locale:
 * @field: a field
 * @value: (nullable): its value
 *
 * References come out as identifiers, since only who holds the records knows
 * their titles.
 *
 * Returns: (transfer full): the value for people to read, in their language;
 *   empty where there is none
 */
char *
pb_field_to_locale (PbFieldId  field,
                    GVariant  *value)
{
  const PbFieldInfo *info = pb_field_get_info (field);

  g_return_val_if_fail (info != NULL, NULL);

  if (value == NULL)
    return g_strdup ("");

  if (info->type == PB_TYPE_ENUM)
    return g_strdup (pb_enum_nick_label (info->enum_type (), g_variant_get_string (value, NULL)));
  if (info->type == PB_TYPE_DAY)
    return pb_day_to_locale (g_variant_get_int32 (value));
  if (info->type == PB_TYPE_FLAG)
    return g_strdup (g_variant_get_boolean (value) ? C_("flag", "Yes") : C_("flag", "No"));
  if (info->type == PB_TYPE_DECIMAL || info->type == PB_TYPE_INTEGER)
    {
      g_autofree char *text = pb_field_to_text (field, value);
      g_autoptr(PbDecimal) number = pb_decimal_parse (text);

      return number ? pb_decimal_to_locale (number, -1) : g_steal_pointer (&text);
    }
  if (pb_field_type_is_set (info->type))
    {
      g_autofree const char **elements = g_variant_get_strv (value, NULL);

      /* Translators: stands between the elements of a short list. */
      return g_strjoinv (C_("list", ", "), (char **) elements);
    }

  return pb_field_to_text (field, value);
}

static int
compare_elements (gconstpointer a,
                  gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/**
 * pb_field_new_set:
 * @elements: (array length=n): texts
 * @n: how many, or -1 where %NULL ends them
 *
 * Sets are kept in the order of their bytes, each element once and none empty,
 * so that equal sets are equal values.
 *
 * Returns: (transfer full) (nullable): the value, not floating, or %NULL for
 *   the empty set
 */
GVariant *
pb_field_new_set (const char * const *elements,
                  gssize              n)
{
  g_autoptr(GPtrArray) sorted = g_ptr_array_new ();
  guint kept = 0;

  for (gssize i = 0; n < 0 ? elements[i] != NULL : i < n; i++)
    {
      if (*elements[i] != '\0')
        g_ptr_array_add (sorted, (gpointer) elements[i]);
    }

  g_ptr_array_sort (sorted, compare_elements);
  for (guint i = 0; i < sorted->len; i++)
    {
      if (kept == 0 || strcmp (sorted->pdata[kept - 1], sorted->pdata[i]) != 0)
        sorted->pdata[kept++] = sorted->pdata[i];
    }

  if (kept == 0)
    return NULL;

  return g_variant_ref_sink (g_variant_new_strv ((const char * const *) sorted->pdata, kept));
}

/**
 * pb_value_equal:
 * @a: (nullable): a value
 * @b: (nullable): a value
 *
 * Returns: whether both are the same, or both none
 */
gboolean
pb_value_equal (GVariant *a,
                GVariant *b)
{
  return a == b || (a != NULL && b != NULL && g_variant_equal (a, b));
}
