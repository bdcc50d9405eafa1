/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-exchange"

#include "config.h"

#include "exchange/pb-digest.h"

#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>

#define N_BYTES 32

struct _PbDigest
{
  gnutls_hash_hd_t hash;
  char hex[2 * N_BYTES + 1];
};

/* There is no setting of GnuTLS under which it does without SHA-256. */
static void
check (int code)
{
  if (code < 0)
    g_error ("SHA-256: %s", gnutls_strerror (code));
}

/**
 * pb_digest_new:
 *
 * Returns: (transfer full): the digest of nothing yet
 */
PbDigest *
pb_digest_new (void)
{
  PbDigest *self = g_new0 (PbDigest, 1);

  check (gnutls_hash_init (&self->hash, GNUTLS_DIG_SHA256));

  return self;
}

/**
 * pb_digest_free:
 * @self: (transfer full): a digest
 */
void
pb_digest_free (PbDigest *self)
{
  gnutls_hash_deinit (self->hash, NULL);
  g_free (self);
}

/**
 * pb_digest_add:
 * @self: a digest that was not asked for yet
 * @data: (array length=length): what comes next
 * @length: how many bytes
 */
void
pb_digest_add (PbDigest   *self,
               const char *data,
               gsize       length)
{
  g_return_if_fail (*self->hex == '\0');

  check (gnutls_hash (self->hash, data, length));
}

/**
 * pb_digest_add_hashed:
 * @self: a digest that was not asked for yet
 * @data: (array length=length): some data
 * @length: how many bytes
 *
 * What comes next is the digest of @data, as 32 bytes.
 */
void
pb_digest_add_hashed (PbDigest   *self,
                      const char *data,
                      gsize       length)
{
  char bytes[N_BYTES];

  check (gnutls_hash_fast (GNUTLS_DIG_SHA256, data, length, bytes));
  pb_digest_add (self, bytes, sizeof bytes);
}

/**
 * pb_digest_get_hex:
 * @self: a digest
 *
 * Nothing can be added afterwards.
 *
 * Returns: (transfer none): 64 hexadecimal digits in lower case
 */
const char *
pb_digest_get_hex (PbDigest *self)
{
  static const char digits[] = "0123456789abcdef";
  guint8 bytes[N_BYTES];

  if (*self->hex != '\0')
    return self->hex;

  gnutls_hash_output (self->hash, bytes);
  for (int i = 0; i < N_BYTES; i++)
    {
      self->hex[2 * i] = digits[bytes[i] >> 4];
      self->hex[2 * i + 1] = digits[bytes[i] & 15];
    }

  return self->hex;
}
