/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-model"

#include "config.h"

#include "model/pb-address.h"

#include "model/pb-chain.h"
#include "model/pb-field-value.h"
#include "model/pb-keccak.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define EVM_NAMESPACE "eip155:"
#define EVM_DIGITS 40
#define HASH_DIGITS 64

static gboolean
has_only (const char *text,
          gsize       length,
          gsize       min,
          gsize       max,
          const char *others)
{
  if (length < min || length > max)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isalnum (text[i]) && (text[i] == '\0' || strchr (others, text[i]) == NULL))
        return FALSE;
    }

  return TRUE;
}

/* Small letters, digits and hyphens, as namespaces are written. */
static gboolean
is_namespace (const char *text,
              gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_isupper (text[i]))
        return FALSE;
    }

  return has_only (text, length, 3, 8, "-");
}

static gboolean
is_chain_id (const char *text,
             gsize       length)
{
  const char *colon = memchr (text, ':', length);

  return colon != NULL && is_namespace (text, colon - text) &&
         has_only (colon + 1, text + length - colon - 1, 1, 32, "-_");
}

/**
 * pb_chain_id_check:
 * @text: a text
 * @error: return location for a %PB_MODEL_ERROR
 *
 * Returns: whether @text names a chain after CAIP-2, as in `eip155:1`
 */
gboolean
pb_chain_id_check (const char  *text,
                   GError     **error)
{
  g_return_val_if_fail (text != NULL, FALSE);

  if (is_chain_id (text, strlen (text)))
    return TRUE;

  g_set_error (error, PB_MODEL_ERROR, PB_MODEL_ERROR_FORM,
               /* Translators: what was typed. */
               _("“%s” does not name a chain as “eip155:1” does."), text);
  return FALSE;
}

static gboolean
has_hex (const char *text,
         gsize       n_digits)
{
  if (!g_str_has_prefix (text, "0x") || strlen (text) != n_digits + 2)
    return FALSE;

  for (gsize i = 2; text[i] != '\0'; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return FALSE;
    }

  return TRUE;
}

/**
 * pb_evm_address_is_valid:
 * @text: a text
 *
 * Returns: whether @text is `0x` and 40 hexadecimal digits
 */
gboolean
pb_evm_address_is_valid (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return has_hex (text, EVM_DIGITS);
}

/**
 * pb_evm_address_write:
 * @address: a valid EVM address
 *
 * Returns: (transfer full): @address with the capitals of EIP-55
 */
char *
pb_evm_address_write (const char *address)
{
  guint8 digest[PB_KECCAK256_BYTES];
  char *text;

  g_return_val_if_fail (pb_evm_address_is_valid (address), NULL);

  text = g_ascii_strdown (address, -1);
  pb_keccak256 ((const guint8 *) text + 2, EVM_DIGITS, digest);
  for (guint i = 0; i < EVM_DIGITS; i++)
    {
      guint nibble = i % 2 == 0 ? digest[i / 2] >> 4 : digest[i / 2] & 0x0f;

      if (nibble >= 8)
        text[i + 2] = g_ascii_toupper (text[i + 2]);
    }

  return text;
}

/**
 * pb_evm_address_check:
 * @address: a valid EVM address
 *
 * Returns: what its capitals say
 */
PbChecksum
pb_evm_address_check (const char *address)
{
  g_autofree char *right = NULL;
  gboolean small = FALSE;
  gboolean capital = FALSE;

  g_return_val_if_fail (pb_evm_address_is_valid (address), PB_CHECKSUM_WRONG);

  for (guint i = 2; address[i] != '\0'; i++)
    {
      small |= g_ascii_islower (address[i]);
      capital |= g_ascii_isupper (address[i]);
    }

  if (!small || !capital)
    return PB_CHECKSUM_NONE;

  right = pb_evm_address_write (address);

  return strcmp (right, address) == 0 ? PB_CHECKSUM_RIGHT : PB_CHECKSUM_WRONG;
}

/**
 * pb_address_free:
 * @self: an address
 *
 * Frees @self.
 */
void
pb_address_free (PbAddress *self)
{
  g_free (self->chain);
  g_free (self->account);
  g_free (self);
}

/* Checks the address on its chain; without one, it is an EVM address or not ours to
 * judge.
 */
static gboolean
check_account (PbAddress  *self,
               GError    **error)
{
  if (self->chain == NULL || g_str_has_prefix (self->chain, EVM_NAMESPACE))
    {
      if (pb_evm_address_is_valid (self->account))
        {
          self->kind = PB_ADDRESS_EVM;
          self->checksum = pb_evm_address_check (self->account);
          return TRUE;
        }
      g_set_error (error, PB_MODEL_ERROR, PB_MODEL_ERROR_FORM,
                   /* Translators: what was typed. */
                   _("“%s” is not an address: it takes “0x” and 40 digits from 0 to f."),
                   self->account);
      return FALSE;
    }

  self->kind = PB_ADDRESS_ON_CHAIN;
  if (has_only (self->account, strlen (self->account), 1, 128, "-.%"))
    return TRUE;

  g_set_error (error, PB_MODEL_ERROR, PB_MODEL_ERROR_FORM,
               /* Translators: what was typed, then a chain. */
               _("“%s” cannot be an address on “%s”."), self->account, self->chain);
  return FALSE;
}

/* Tells the chain from the address.  The chain may stand before it in full, or with
 * its short name, or after it as in older files.
 */
static gboolean
split (PbAddress   *self,
       const char  *text,
       GError     **error)
{
  const char *at = strrchr (text, '@');
  const char *first = strchr (text, ':');
  const char *second = first ? strchr (first + 1, ':') : NULL;

  if (at != NULL && is_chain_id (at + 1, strlen (at + 1)))
    {
      self->chain = g_strdup (at + 1);
      self->account = g_strndup (text, at - text);
      return TRUE;
    }

  if (second != NULL && is_chain_id (text, second - text))
    {
      self->chain = g_strndup (text, second - text);
      self->account = g_strdup (second + 1);
      return TRUE;
    }

  if (first != NULL && g_str_has_prefix (first + 1, "0x"))
    {
      g_autofree char *short_name = g_strndup (text, first - text);
      const PbChain *chain = pb_chain_find_short_name (short_name);

      if (chain == NULL)
        {
          g_set_error (error, PB_MODEL_ERROR, PB_MODEL_ERROR_FORM,
                       /* Translators: the short name of a chain that was typed. */
                       _("“%s” is not the short name of a known chain; its full name is written "
                         "as in “eip155:1:0x…”."),
                       short_name);
          return FALSE;
        }
      self->chain = g_strdup (chain->id);
      self->account = g_strdup (first + 1);
      return TRUE;
    }

  if (g_str_has_prefix (text, EVM_NAMESPACE))
    {
      g_set_error (error, PB_MODEL_ERROR, PB_MODEL_ERROR_FORM,
                   /* Translators: what was typed. */
                   _("“%s” names a chain, but no address on it."), text);
      return FALSE;
    }

  self->account = g_strdup (text);
  self->kind = g_str_has_prefix (text, "0x") ? PB_ADDRESS_EVM : PB_ADDRESS_OTHER;

  return TRUE;
}

/**
 * pb_address_parse:
 * @text: an address
 * @error: return location for a %PB_MODEL_ERROR
 *
 * Reads an address with its chain (CAIP-10), with the short name of a chain
 * (ERC-3770), in the older order `address@chain`, or alone.  Anything that looks
 * like none of these is taken as it is: a group can have accounts with a bank.
 *
 * Capitals that are wrong are not an error here; see @checksum.
 *
 * Returns: (transfer full) (nullable): the address
 */
PbAddress *
pb_address_parse (const char  *text,
                  GError     **error)
{
  g_autoptr(PbAddress) self = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (PbAddress, 1);
  self->kind = PB_ADDRESS_ON_CHAIN;
  if (!split (self, text, error))
    return NULL;
  if (self->kind != PB_ADDRESS_OTHER && !check_account (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * pb_address_to_string:
 * @self: an address
 *
 * Returns: (transfer full): the address after CAIP-10, or alone where its chain is
 *   not known
 */
char *
pb_address_to_string (const PbAddress *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->chain ? g_strconcat (self->chain, ":", self->account, NULL)
                     : g_strdup (self->account);
}

/**
 * pb_address_normalize:
 * @text: what was typed
 *
 * Returns: (transfer full): the form in which an address is kept: after CAIP-10,
 *   its capitals as they were written; @text itself where it cannot be read
 */
char *
pb_address_normalize (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autoptr(PbAddress) address = pb_address_parse (trimmed, NULL);

  return address ? pb_address_to_string (address) : g_steal_pointer (&trimmed);
}

/**
 * pb_address_equal:
 * @one: (nullable): an address
 * @other: (nullable): another
 *
 * Compares EVM addresses without looking at capitals.  An address without a chain
 * is the same on every chain.
 *
 * Returns: whether both may stand for the same account
 */
gboolean
pb_address_equal (const char *one,
                  const char *other)
{
  g_autoptr(PbAddress) a = one ? pb_address_parse (one, NULL) : NULL;
  g_autoptr(PbAddress) b = other ? pb_address_parse (other, NULL) : NULL;

  if (a == NULL || b == NULL || a->kind != b->kind)
    return one != NULL && g_strcmp0 (one, other) == 0;

  if (a->chain && b->chain && strcmp (a->chain, b->chain) != 0)
    return FALSE;

  return a->kind == PB_ADDRESS_EVM ? g_ascii_strcasecmp (a->account, b->account) == 0
                                   : strcmp (a->account, b->account) == 0;
}

/**
 * pb_asset_id_check:
 * @text: a text
 * @error: return location for a %PB_MODEL_ERROR
 *
 * Returns: whether @text names an asset after CAIP-19, as in `eip155:1/slip44:60`
 */
gboolean
pb_asset_id_check (const char  *text,
                   GError     **error)
{
  g_auto(GStrv) parts = NULL;
  guint n;
  const char *colon;

  g_return_val_if_fail (text != NULL, FALSE);

  parts = g_strsplit (text, "/", -1);
  n = g_strv_length (parts);
  colon = n > 1 ? strchr (parts[1], ':') : NULL;
  if ((n == 2 || n == 3) && is_chain_id (parts[0], strlen (parts[0])) && colon != NULL &&
      is_namespace (parts[1], colon - parts[1]) &&
      has_only (colon + 1, strlen (colon + 1), 1, 128, "-.%") &&
      (n == 2 || has_only (parts[2], strlen (parts[2]), 1, 78, "-.%")))
    return TRUE;

  g_set_error (error, PB_MODEL_ERROR, PB_MODEL_ERROR_FORM,
               /* Translators: what was typed. */
               _("“%s” does not name an asset as “eip155:1/slip44:60” does."), text);
  return FALSE;
}

/**
 * pb_transaction_hash_check:
 * @text: a text
 * @error: return location for a %PB_MODEL_ERROR
 *
 * A text that does not begin with `0x` is no hash but the reference of a bank, and
 * is taken as it is.
 *
 * Returns: whether @text may be the hash of a transaction
 */
gboolean
pb_transaction_hash_check (const char  *text,
                           GError     **error)
{
  g_return_val_if_fail (text != NULL, FALSE);

  if (!g_str_has_prefix (text, "0x") || has_hex (text, HASH_DIGITS))
    return TRUE;

  g_set_error (error, PB_MODEL_ERROR, PB_MODEL_ERROR_FORM,
               /* Translators: what was typed. */
               _("“%s” is not the hash of a transaction: it takes “0x” and 64 digits from 0 to f."),
               text);
  return FALSE;
}

/**
 * pb_ens_normalize:
 * @text: a name
 * @error: return location for a %PB_MODEL_ERROR
 *
 * Names in ASCII are written in small letters.  Others are left as they are, since
 * the rules for them fill a library of their own.
 *
 * Returns: (transfer full) (nullable): the name as it is kept
 */
char *
pb_ens_normalize (const char  *text,
                  GError     **error)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  name = g_strstrip (g_strdup (text));
  if (!g_str_is_ascii (name))
    return g_steal_pointer (&name);

  for (char *c = name; *c != '\0'; c++)
    {
      *c = g_ascii_tolower (*c);
      if (!g_ascii_isalnum (*c) && strchr ("-_.", *c) == NULL)
        {
          g_set_error (error, PB_MODEL_ERROR, PB_MODEL_ERROR_FORM,
                       /* Translators: a name that was typed, then a character of it. */
                       _("The name “%s” cannot have “%c” in it."), text, *c);
          return NULL;
        }
    }

  if (*name == '.' || g_str_has_suffix (name, ".") || strstr (name, "..") != NULL)
    {
      g_set_error (error, PB_MODEL_ERROR, PB_MODEL_ERROR_FORM,
                   /* Translators: a name that was typed, such as “.eth”. */
                   _("The name “%s” has nothing before, after or between its dots."), text);
      return NULL;
    }

  return g_steal_pointer (&name);
}
