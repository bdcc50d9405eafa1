/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-model"

#include "config.h"

#include "model/pb-hat-id.h"

#include "model/pb-field-value.h"

#include <glib/gi18n-lib.h>
#include <gmp.h>
#include <string.h>

#define HEX_DIGITS 64
#define TREE_DIGITS 8
#define LEVEL_DIGITS 4

/* The shortest decimal identifier is that of tree 1, which is 2 to the 224th. */
#define SHORTEST_DECIMAL 68

static gboolean
refuse (const char  *text,
        GError     **error)
{
  g_set_error (error, PB_MODEL_ERROR, PB_MODEL_ERROR_FORM,
               /* Translators: what was typed. */
               _("“%s” is not the identifier of a hat: it is a path like “30.1.3”, or “0x” and 64 "
                 "digits."),
               text);
  return FALSE;
}

static gboolean
read_number (const char *text,
             gsize       length,
             guint       base,
             guint64     max,
             guint64    *number)
{
  g_autofree char *part = g_strndup (text, length);

  return g_ascii_string_to_unsigned (part, base, 0, max, number, NULL);
}

/* A zero ends the path: nothing can follow it. */
static gboolean
is_path (const PbHatId *id)
{
  for (guint i = 1; i < PB_HAT_LEVELS; i++)
    {
      if (id->levels[i - 1] == 0 && id->levels[i] != 0)
        return FALSE;
    }

  return id->tree != 0;
}

static gboolean
read_hex (const char *digits,
          PbHatId    *id)
{
  guint64 number;

  if (!read_number (digits, TREE_DIGITS, 16, G_MAXUINT32, &number))
    return FALSE;
  id->tree = (guint32) number;

  for (guint i = 0; i < PB_HAT_LEVELS; i++)
    {
      if (!read_number (digits + TREE_DIGITS + i * LEVEL_DIGITS, LEVEL_DIGITS, 16, G_MAXUINT16,
                        &number))
        return FALSE;
      id->levels[i] = (guint16) number;
    }

  return TRUE;
}

static gboolean
read_decimal (const char *text,
              PbHatId    *id)
{
  g_autofree char *digits = NULL;
  char *number;
  gsize length;
  mpz_t value;

  for (const char *c = text; *c != '\0'; c++)
    {
      if (!g_ascii_isdigit (*c))
        return FALSE;
    }

  /* GMP asks for memory that only it frees. */
  mpz_init (value);
  mpz_set_str (value, text, 10);
  length = mpz_sizeinbase (value, 16);
  if (length > HEX_DIGITS)
    {
      mpz_clear (value);
      return FALSE;
    }

  number = g_malloc (length + 2);
  mpz_get_str (number, 16, value);
  mpz_clear (value);
  digits = g_strnfill (HEX_DIGITS, '0');
  memcpy (digits + HEX_DIGITS - length, number, length);
  g_free (number);

  return read_hex (digits, id);
}

static gboolean
read_path (const char *text,
           PbHatId    *id)
{
  g_auto(GStrv) parts = g_strsplit (text, ".", -1);
  guint n = g_strv_length (parts);
  guint64 number;

  if (n == 0 || n > PB_HAT_LEVELS + 1 ||
      !read_number (parts[0], strlen (parts[0]), 10, G_MAXUINT32, &number))
    return FALSE;
  id->tree = (guint32) number;

  for (guint i = 1; i < n; i++)
    {
      if (!read_number (parts[i], strlen (parts[i]), 10, G_MAXUINT16, &number) || number == 0)
        return FALSE;
      id->levels[i - 1] = (guint16) number;
    }

  return TRUE;
}

/**
 * pb_hat_id_parse:
 * @text: a path like `30.1.3`, `0x` and 64 digits, or a decimal number
 * @id: (out caller-allocates): takes the identifier
 * @error: return location for a %PB_MODEL_ERROR
 *
 * Returns: whether @text is the identifier of a hat
 */
gboolean
pb_hat_id_parse (const char  *text,
                 PbHatId     *id,
                 GError     **error)
{
  gboolean read;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  *id = (PbHatId) { 0 };
  if (g_str_has_prefix (text, "0x"))
    read = strlen (text) == HEX_DIGITS + 2 && read_hex (text + 2, id);
  else if (strlen (text) >= SHORTEST_DECIMAL && strchr (text, '.') == NULL)
    read = read_decimal (text, id);
  else
    read = read_path (text, id);

  return (read && is_path (id)) || refuse (text, error);
}

/**
 * pb_hat_id_to_path:
 * @id: an identifier
 *
 * Returns: (transfer full): the path, as in `30.1.3`
 */
char *
pb_hat_id_to_path (const PbHatId *id)
{
  GString *path = g_string_new (NULL);

  g_string_append_printf (path, "%u", id->tree);
  for (guint i = 0; i < PB_HAT_LEVELS && id->levels[i] != 0; i++)
    g_string_append_printf (path, ".%u", id->levels[i]);

  return g_string_free_and_steal (path);
}

/**
 * pb_hat_id_to_hex:
 * @id: an identifier
 *
 * Returns: (transfer full): `0x` and 64 hexadecimal digits
 */
char *
pb_hat_id_to_hex (const PbHatId *id)
{
  GString *hex = g_string_new ("0x");

  g_string_append_printf (hex, "%08x", id->tree);
  for (guint i = 0; i < PB_HAT_LEVELS; i++)
    g_string_append_printf (hex, "%04x", id->levels[i]);

  return g_string_free_and_steal (hex);
}

/**
 * pb_hat_id_to_decimal:
 * @id: an identifier
 *
 * Returns: (transfer full): the number, as contracts give it
 */
char *
pb_hat_id_to_decimal (const PbHatId *id)
{
  g_autofree char *hex = pb_hat_id_to_hex (id);
  char *decimal;
  mpz_t value;

  mpz_init_set_str (value, hex + 2, 16);
  decimal = g_malloc (mpz_sizeinbase (value, 10) + 2);
  mpz_get_str (decimal, 10, value);
  mpz_clear (value);

  return decimal;
}

/**
 * pb_hat_id_to_uri:
 * @id: an identifier
 * @chain: the number of an EVM chain, as in `10`
 *
 * Returns: (transfer full): where the hat can be seen
 */
char *
pb_hat_id_to_uri (const PbHatId *id,
                  const char    *chain)
{
  g_autofree char *path = pb_hat_id_to_path (id);

  return g_strdup_printf ("https://app.hatsprotocol.xyz/trees/%s/%u?hatId=%s", chain, id->tree,
                          path);
}
