/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-model"

#include "config.h"

#include "model/pb-id.h"

#include <string.h>

#define VERSION_BYTE 6
#define VARIANT_BYTE 8

static void
stamp (guint8 bytes[16],
       guint8 version)
{
  bytes[VERSION_BYTE] = (bytes[VERSION_BYTE] & 0x0f) | (version << 4);
  bytes[VARIANT_BYTE] = (bytes[VARIANT_BYTE] & 0x3f) | 0x80;
}

/**
 * pb_id_new:
 *
 * Makes an identifier that was never used before: a UUID of version 7 (RFC
 * 9562), so that identifiers sort by the time they were made.
 *
 * Returns: (transfer full): the identifier
 */
char *
pb_id_new (void)
{
  g_autofree char *uuid = g_uuid_string_random ();
  guint64 ms = g_get_real_time () / 1000;
  guint8 bytes[16] = { 0 };

  for (int i = 0, n = 0; uuid[i] != '\0'; i++)
    {
      if (uuid[i] == '-')
        continue;
      bytes[n / 2] = bytes[n / 2] << 4 | g_ascii_xdigit_value (uuid[i]);
      n++;
    }

  for (int i = 0; i < 6; i++)
    bytes[i] = ms >> (8 * (5 - i));

  stamp (bytes, 7);

  return pb_id_from_bytes (bytes);
}

/**
 * pb_id_derive:
 * @scope: what the name is unique in, e.g. the identifier of a group
 * @name: a name
 *
 * Makes the identifier of something that there is exactly one of, so that two
 * contributors who create it apart create the same record: a UUID of version 8
 * from the SHA-256 of @scope and @name.
 *
 * Returns: (transfer full): the identifier
 */
char *
pb_id_derive (const char *scope,
              const char *name)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;

  g_return_val_if_fail (scope != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  g_checksum_update (sum, (const guchar *) scope, strlen (scope) + 1);
  g_checksum_update (sum, (const guchar *) name, -1);
  g_checksum_get_digest (sum, digest, &length);
  stamp (digest, 8);

  return pb_id_from_bytes (digest);
}

/**
 * pb_id_is_valid:
 * @text: (nullable): anything
 *
 * Returns: whether @text has the form of an identifier
 */
gboolean
pb_id_is_valid (const char *text)
{
  if (text == NULL)
    return FALSE;

  for (int i = 0; i < PB_ID_LENGTH; i++)
    {
      if (!g_ascii_isxdigit (text[i]) || g_ascii_isupper (text[i]))
        return FALSE;
    }

  return text[PB_ID_LENGTH] == '\0';
}

/**
 * pb_id_hash:
 * @id: an identifier, or any other text
 *
 * A hash function for tables with identifiers as their keys, much faster for these
 * than g_str_hash().
 *
 * Returns: a hash value
 */
guint
pb_id_hash (gconstpointer id)
{
  guint64 words[PB_ID_LENGTH / sizeof (guint64)];
  guint64 hash = 0;

  if (strlen (id) != PB_ID_LENGTH)
    return g_str_hash (id);

  memcpy (words, id, sizeof words);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      hash = (hash ^ words[i]) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 32;
    }

  return (guint) hash;
}

/**
 * pb_id_to_bytes:
 * @id: an identifier
 * @bytes: (out caller-allocates) (array fixed-size=16): its bytes
 *
 * Returns: %FALSE where @id is not an identifier
 */
gboolean
pb_id_to_bytes (const char *id,
                guint8      bytes[16])
{
  if (!pb_id_is_valid (id))
    return FALSE;

  for (int i = 0; i < 16; i++)
    bytes[i] = g_ascii_xdigit_value (id[2 * i]) << 4 | g_ascii_xdigit_value (id[2 * i + 1]);

  return TRUE;
}

/**
 * pb_id_from_bytes:
 * @bytes: (array fixed-size=16): the bytes of a UUID
 *
 * Returns: (transfer full): the identifier
 */
char *
pb_id_from_bytes (const guint8 bytes[16])
{
  static const char digits[] = "0123456789abcdef";
  char *id = g_new (char, PB_ID_LENGTH + 1);

  for (int i = 0; i < 16; i++)
    {
      id[2 * i] = digits[bytes[i] >> 4];
      id[2 * i + 1] = digits[bytes[i] & 15];
    }
  id[PB_ID_LENGTH] = '\0';

  return id;
}
