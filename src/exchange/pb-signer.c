/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-exchange"

#include "config.h"

#include "exchange/pb-signer.h"

#include "exchange/pb-exchange-error.h"

#include <glib/gi18n-lib.h>
#include <gnutls/abstract.h>
#include <gnutls/gnutls.h>
#include <string.h>

#define KEY_BYTES 32
#define SIGNATURE_BYTES 64

/* More than any base64 of these. */
#define MAX_CHARS 128

/**
 * PbSigner:
 *
 * A pair of Ed25519 keys.  Keys and signatures are base64.
 */
struct _PbSigner
{
  GObject parent_instance;

  guint8 secret[KEY_BYTES];
  guint8 public[KEY_BYTES];
  char *public_key;
  gnutls_privkey_t key;
};

G_DEFINE_FINAL_TYPE (PbSigner, pb_signer, G_TYPE_OBJECT)

static void
pb_signer_finalize (GObject *object)
{
  PbSigner *self = PB_SIGNER (object);

  if (self->key)
    gnutls_privkey_deinit (self->key);
  gnutls_memset (self->secret, 0, KEY_BYTES);
  g_free (self->public_key);

  G_OBJECT_CLASS (pb_signer_parent_class)->finalize (object);
}

static void
pb_signer_class_init (PbSignerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_signer_finalize;
}

static void
pb_signer_init (PbSigner *self)
{
}

static gboolean
fail (GError     **error,
      const char  *what)
{
  /* Translators: %s is what the library for signatures says, most likely in English. */
  g_set_error (error, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_KEY,
               _("The key for signing cannot be used: %s"), what);

  return FALSE;
}

/* Exactly @length bytes, or nothing; there is one way only to write them. */
static gboolean
decode (const char *text,
        guint8     *bytes,
        gsize       length)
{
  g_autofree guchar *decoded = NULL;
  g_autofree char *again = NULL;
  gsize n = 0;

  if (text == NULL || strnlen (text, MAX_CHARS) >= MAX_CHARS)
    return FALSE;

  decoded = g_base64_decode (text, &n);
  if (n != length)
    return FALSE;

  again = g_base64_encode (decoded, n);
  memcpy (bytes, decoded, length);
  gnutls_memset (decoded, 0, n);

  return g_str_equal (again, text);
}

static gboolean
take_keys (PbSigner  *self,
           GError   **error)
{
  const gnutls_datum_t x = { self->public, KEY_BYTES };
  const gnutls_datum_t k = { self->secret, KEY_BYTES };
  g_autofree char *signature = NULL;
  int status;

  status = gnutls_privkey_init (&self->key);
  if (status == GNUTLS_E_SUCCESS)
    status = gnutls_privkey_import_ecc_raw (self->key, GNUTLS_ECC_CURVE_ED25519, &x, NULL, &k);
  if (status != GNUTLS_E_SUCCESS)
    return fail (error, gnutls_strerror (status));

  self->public_key = g_base64_encode (self->public, KEY_BYTES);

  /* Two halves that do not belong together sign what nobody can verify. */
  signature = pb_signer_sign (self, "pb-check", "", error);
  if (signature == NULL)
    return FALSE;
  if (!pb_signature_verify (self->public_key, "pb-check", "", signature))
    return fail (error, gnutls_strerror (GNUTLS_E_PK_SIG_VERIFY_FAILED));

  return TRUE;
}

/**
 * pb_signer_new:
 * @error: return location for a %PB_EXCHANGE_ERROR
 *
 * Makes a new pair of keys.
 *
 * Returns: (transfer full) (nullable): a signer
 */
PbSigner *
pb_signer_new (GError **error)
{
  g_autoptr(PbSigner) self = g_object_new (PB_TYPE_SIGNER, NULL);
  gnutls_privkey_t made = NULL;
  gnutls_datum_t x = { 0 }, k = { 0 };
  int status;

  status = gnutls_privkey_init (&made);
  if (status == GNUTLS_E_SUCCESS)
    status = gnutls_privkey_generate (made, GNUTLS_PK_EDDSA_ED25519,
                                      GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_ED25519), 0);
  if (status == GNUTLS_E_SUCCESS)
    status = gnutls_privkey_export_ecc_raw (made, NULL, &x, NULL, &k);
  if (status == GNUTLS_E_SUCCESS && (x.size != KEY_BYTES || k.size != KEY_BYTES))
    status = GNUTLS_E_INTERNAL_ERROR;
  if (status == GNUTLS_E_SUCCESS)
    {
      memcpy (self->public, x.data, KEY_BYTES);
      memcpy (self->secret, k.data, KEY_BYTES);
      gnutls_memset (k.data, 0, k.size);
    }
  gnutls_free (x.data);
  gnutls_free (k.data);
  if (made)
    gnutls_privkey_deinit (made);

  if (status != GNUTLS_E_SUCCESS)
    fail (error, gnutls_strerror (status));

  return status == GNUTLS_E_SUCCESS && take_keys (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * pb_signer_new_for_secret:
 * @secret: what pb_signer_dup_secret() returned
 * @error: return location for a %PB_EXCHANGE_ERROR
 *
 * Returns: (transfer full) (nullable): the signer with these keys
 */
PbSigner *
pb_signer_new_for_secret (const char  *secret,
                          GError     **error)
{
  g_autoptr(PbSigner) self = g_object_new (PB_TYPE_SIGNER, NULL);
  guint8 both[2 * KEY_BYTES];

  g_return_val_if_fail (secret != NULL, NULL);

  if (!decode (secret, both, sizeof both))
    {
      fail (error, gnutls_strerror (GNUTLS_E_BASE64_DECODING_ERROR));
      return NULL;
    }

  memcpy (self->secret, both, KEY_BYTES);
  memcpy (self->public, both + KEY_BYTES, KEY_BYTES);
  gnutls_memset (both, 0, sizeof both);

  return take_keys (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * pb_signer_dup_secret:
 * @self: a signer
 *
 * Gets both keys, to be kept where nobody else can read them.
 *
 * Returns: (transfer full): base64 of the secret key and the public one
 */
char *
pb_signer_dup_secret (PbSigner *self)
{
  guint8 both[2 * KEY_BYTES];
  char *secret;

  g_return_val_if_fail (PB_IS_SIGNER (self), NULL);

  memcpy (both, self->secret, KEY_BYTES);
  memcpy (both + KEY_BYTES, self->public, KEY_BYTES);
  secret = g_base64_encode (both, sizeof both);
  gnutls_memset (both, 0, sizeof both);

  return secret;
}

/**
 * pb_signer_get_public_key:
 * @self: a signer
 *
 * Returns: (transfer none): the public key, 44 characters of base64
 */
const char *
pb_signer_get_public_key (PbSigner *self)
{
  g_return_val_if_fail (PB_IS_SIGNER (self), NULL);

  return self->public_key;
}

/**
 * pb_signer_sign:
 * @self: a signer
 * @purpose: what is signed, as in `pb1`, so that no signature serves elsewhere
 * @text: what to sign, most likely the hash of something longer
 * @error: return location for a %PB_EXCHANGE_ERROR
 *
 * Signs `purpose:text`.  The same text gives the same signature.
 *
 * Returns: (transfer full) (nullable): the signature, 88 characters of base64
 */
char *
pb_signer_sign (PbSigner    *self,
                const char  *purpose,
                const char  *text,
                GError     **error)
{
  g_autofree char *message = NULL;
  gnutls_datum_t data, signature = { 0 };
  char *encoded;
  int status;

  g_return_val_if_fail (PB_IS_SIGNER (self), NULL);
  g_return_val_if_fail (purpose != NULL && text != NULL, NULL);

  message = g_strconcat (purpose, ":", text, NULL);
  data.data = (guint8 *) message;
  data.size = strlen (message);

  status = gnutls_privkey_sign_data2 (self->key, GNUTLS_SIGN_EDDSA_ED25519, 0, &data, &signature);
  if (status != GNUTLS_E_SUCCESS)
    {
      fail (error, gnutls_strerror (status));
      return NULL;
    }

  encoded = g_base64_encode (signature.data, signature.size);
  gnutls_free (signature.data);

  return encoded;
}

/**
 * pb_signature_verify:
 * @public_key: (nullable): the public key of who is said to have signed
 * @purpose: what is signed
 * @text: what is said to be signed
 * @signature: (nullable): the signature
 *
 * Keys and signatures of the wrong form verify nothing.
 *
 * Returns: whether the owner of the key has signed this
 */
gboolean
pb_signature_verify (const char *public_key,
                     const char *purpose,
                     const char *text,
                     const char *signature)
{
  guint8 key_bytes[KEY_BYTES], signature_bytes[SIGNATURE_BYTES];
  const gnutls_datum_t x = { key_bytes, KEY_BYTES };
  const gnutls_datum_t signed_by = { signature_bytes, SIGNATURE_BYTES };
  g_autofree char *message = NULL;
  gnutls_pubkey_t key = NULL;
  gnutls_datum_t data;
  int status;

  g_return_val_if_fail (purpose != NULL && text != NULL, FALSE);

  if (!decode (public_key, key_bytes, KEY_BYTES) ||
      !decode (signature, signature_bytes, SIGNATURE_BYTES))
    return FALSE;

  message = g_strconcat (purpose, ":", text, NULL);
  data.data = (guint8 *) message;
  data.size = strlen (message);

  status = gnutls_pubkey_init (&key);
  if (status == GNUTLS_E_SUCCESS)
    {
      status = gnutls_pubkey_import_ecc_raw (key, GNUTLS_ECC_CURVE_ED25519, &x, NULL);
      if (status == GNUTLS_E_SUCCESS)
        status = gnutls_pubkey_verify_data2 (key, GNUTLS_SIGN_EDDSA_ED25519, 0, &data, &signed_by);
      gnutls_pubkey_deinit (key);
    }

  return status >= 0;
}

/**
 * pb_public_key_check:
 * @public_key: (nullable): what is said to be a public key
 *
 * Returns: whether it has the form of one
 */
gboolean
pb_public_key_check (const char *public_key)
{
  guint8 bytes[KEY_BYTES];

  return decode (public_key, bytes, KEY_BYTES);
}
