/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-exchange"

#include "config.h"

#include "exchange/pb-succession.h"

#define PURPOSE "pb-succession1"

/**
 * pb_vouch_new:
 * @key: a public key
 * @signature: what it signed for the next one
 *
 * Returns: (transfer full): a copy of these
 */
PbVouch *
pb_vouch_new (const char *key,
              const char *signature)
{
  PbVouch *self = g_new0 (PbVouch, 1);

  self->key = g_strdup (key);
  self->signature = g_strdup (signature);

  return self;
}

/**
 * pb_vouch_new_signed:
 * @old: the keys used until now
 * @key: the public key that takes their place
 * @error: return location for a %PB_EXCHANGE_ERROR
 *
 * Returns: (transfer full) (nullable): how @old vouches for @key
 */
PbVouch *
pb_vouch_new_signed (PbSigner    *old,
                     const char  *key,
                     GError     **error)
{
  g_autofree char *signature = NULL;

  g_return_val_if_fail (PB_IS_SIGNER (old), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  signature = pb_signer_sign (old, PURPOSE, key, error);

  return signature ? pb_vouch_new (pb_signer_get_public_key (old), signature) : NULL;
}

/**
 * pb_vouch_free:
 * @self: (nullable) (transfer full): a vouch
 */
void
pb_vouch_free (PbVouch *self)
{
  if (self == NULL)
    return;

  g_free (self->key);
  g_free (self->signature);
  g_free (self);
}

/**
 * pb_succession_verify:
 * @vouches: (element-type PbVouch): keys used one after the other, the oldest first
 * @key: the public key used now
 *
 * Returns: whether each key vouches for the one after it, and the last for @key
 */
gboolean
pb_succession_verify (GPtrArray  *vouches,
                      const char *key)
{
  g_return_val_if_fail (vouches != NULL && key != NULL, FALSE);

  if (vouches->len > PB_SUCCESSION_MAX)
    return FALSE;

  for (guint i = 0; i < vouches->len; i++)
    {
      PbVouch *vouch = vouches->pdata[i];
      const char *next = i + 1 < vouches->len ? ((PbVouch *) vouches->pdata[i + 1])->key : key;

      if (!pb_signature_verify (vouch->key, PURPOSE, next, vouch->signature))
        return FALSE;
    }

  return TRUE;
}
