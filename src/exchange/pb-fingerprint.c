/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-exchange"

#include "config.h"

#include "exchange/pb-fingerprint.h"

#include <string.h>

/* Whoever looks for another key with the same words pays this for each that is
 * tried, and whoever compares words pays it once.
 */
#define ROUNDS 4096

#define DIGEST_BYTES 32

/* Short words that are hard to mishear for each other.  They are the same in all
 * languages, since two people compare them; their places never change.
 */
static const char words[256][8] = {
#include "exchange/pb-fingerprint-words.h"
};

static void
digest (guint8     *bytes,
        const void *data,
        gsize       length)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize n = DIGEST_BYTES;

  g_checksum_update (checksum, data, length);
  g_checksum_get_digest (checksum, bytes, &n);
}

/**
 * pb_fingerprint_new:
 * @public_key: a public key in base64
 *
 * Works out the words that stand for a key: eight of 256, from 4,096 rounds of
 * SHA-256.  Two people who read out the same words hold the same key.
 *
 * Returns: (transfer full): eight words with spaces between
 */
char *
pb_fingerprint_new (const char *public_key)
{
  guint8 bytes[DIGEST_BYTES];
  GString *text = g_string_new (NULL);
  g_autofree char *begin = NULL;

  g_return_val_if_fail (public_key != NULL, NULL);

  begin = g_strconcat ("pb-key:", public_key, NULL);
  digest (bytes, begin, strlen (begin));
  for (guint i = 1; i < ROUNDS; i++)
    digest (bytes, bytes, DIGEST_BYTES);

  for (guint i = 0; i < PB_FINGERPRINT_WORDS; i++)
    g_string_append_printf (text, "%s%s", i ? " " : "", words[bytes[i]]);

  return g_string_free_and_steal (text);
}

/* Words in small letters with one space between. */
static char *
normalize (const char *text)
{
  GString *normal = g_string_new (NULL);

  for (const char *at = text; *at; at++)
    {
      if (g_ascii_isalpha (*at))
        g_string_append_c (normal, g_ascii_tolower (*at));
      else if (normal->len > 0 && normal->str[normal->len - 1] != ' ')
        g_string_append_c (normal, ' ');
    }

  return g_strchomp (g_string_free_and_steal (normal));
}

/**
 * pb_fingerprint_equal:
 * @fingerprint: eight words
 * @spoken: the words as somebody typed them
 *
 * Compares words; capitals, and what stands between words, do not matter.
 *
 * Returns: whether they are the same words in the same order
 */
gboolean
pb_fingerprint_equal (const char *fingerprint,
                      const char *spoken)
{
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  g_return_val_if_fail (fingerprint != NULL && spoken != NULL, FALSE);

  a = normalize (fingerprint);
  b = normalize (spoken);

  return g_str_equal (a, b);
}
