/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-exchange"

#include "config.h"

#include "exchange/pb-share-profile.h"

#include "storage/pb-scanner.h"

#include <string.h>

/* Names are shown in lists. */
#define MAX_NAME_BYTES 200
#define MAX_KEY_BYTES 128

static void
take_string (PbScanner  *scanner,
             gsize       max,
             char      **value)
{
  g_autofree char *text = NULL;

  if (scanner->token != PB_TOKEN_STRING || !pb_slice_fits (&scanner->string, max))
    return;

  text = pb_slice_dup (&scanner->string, NULL);
  if (text && *text && g_utf8_validate (text, -1, NULL))
    g_set_str (value, text);
}

/* Pairs of keys and their signatures on the next one. */
static void
take_succession (PbScanner *scanner,
                 GPtrArray *vouches)
{
  guint depth = scanner->depth;
  g_autofree char *key = NULL;

  if (scanner->token != PB_TOKEN_ARRAY)
    return;

  while (scanner->depth >= depth && pb_scanner_next (scanner) != PB_TOKEN_ERROR)
    {
      g_autofree char *text = NULL;

      if (scanner->token != PB_TOKEN_STRING || vouches->len > PB_SUCCESSION_MAX)
        continue;

      take_string (scanner, MAX_KEY_BYTES, &text);
      if (key == NULL)
        {
          key = g_steal_pointer (&text);
        }
      else
        {
          g_ptr_array_add (vouches, pb_vouch_new (key, text));
          g_clear_pointer (&key, g_free);
        }
    }
}

/* Another key than the first one counts where that one vouches for it, through
 * however many between, or where somebody has confirmed it.
 */
static gboolean
is_key_accepted (const char *key,
                 GPtrArray  *vouches,
                 const char *known_key,
                 PbTrust    *trust)
{
  gboolean chained = key && pb_succession_verify (vouches, key);

  if (known_key == NULL)
    return chained;
  if (key == NULL || g_str_equal (key, known_key))
    return TRUE;

  for (guint i = 0; chained && i < vouches->len; i++)
    {
      if (g_strcmp0 (((PbVouch *) vouches->pdata[i])->key, known_key) == 0)
        return TRUE;
    }

  return trust && pb_trust_check (trust, key, NULL) == PB_TRUST_VERIFIED;
}

/**
 * pb_share_profile_parse:
 * @device: the identifier of the device, from the name of its folder
 * @text: (array length=length) (nullable): the content of its file
 * @length: how many bytes
 * @known_key: (nullable): the key that it has signed with first
 * @trust: (nullable): the keys that somebody has confirmed
 *
 * Reads what a device says of itself.  What is not understood is passed over: the
 * file is for information, and nothing depends on it but names and keys.
 *
 * Returns: (transfer full): who uses the device
 */
PbShareProfile *
pb_share_profile_parse (const char *device,
                        const char *text,
                        gsize       length,
                        const char *known_key,
                        PbTrust    *trust)
{
  PbShareProfile *self = g_new0 (PbShareProfile, 1);
  g_autoptr(GPtrArray) vouches = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_vouch_free);
  g_autofree char *key = NULL;
  PbScanner scanner;

  self->info = pb_log_info_new (device, NULL, NULL, NULL);
  self->keys = g_ptr_array_new_with_free_func (g_free);

  while (length > 0 && text[length - 1] == '\n')
    length--;
  pb_scanner_init (&scanner, text ? text : "", text ? length : 0);
  if (pb_scanner_next (&scanner) == PB_TOKEN_OBJECT)
    {
      while (pb_scanner_next (&scanner) == PB_TOKEN_KEY)
        {
          PbSlice name = scanner.string;

          pb_scanner_next (&scanner);
          if (pb_slice_is (&name, "name"))
            take_string (&scanner, MAX_NAME_BYTES, &self->info->name);
          else if (pb_slice_is (&name, "handle"))
            take_string (&scanner, MAX_NAME_BYTES, &self->info->handle);
          else if (pb_slice_is (&name, "key"))
            take_string (&scanner, MAX_KEY_BYTES, &key);
          else if (pb_slice_is (&name, "was"))
            take_succession (&scanner, vouches);
          else if (!pb_scanner_skip (&scanner))
            break;
        }
    }

  if (!pb_public_key_check (key))
    g_clear_pointer (&key, g_free);

  if (known_key)
    g_ptr_array_add (self->keys, g_strdup (known_key));
  if (is_key_accepted (key, vouches, known_key, trust))
    {
      for (guint i = 0; key && i < vouches->len; i++)
        g_ptr_array_add (self->keys, g_strdup (((PbVouch *) vouches->pdata[i])->key));
      if (key)
        g_ptr_array_add (self->keys, g_strdup (key));
      self->info->public_key = self->keys->len > 0 ? g_strdup (self->keys->pdata[0]) : NULL;
    }
  else
    {
      self->is_doubtful = key != NULL;
    }

  return self;
}

static void
append_member (GString    *json,
               const char *member,
               const char *text)
{
  if (text == NULL || *text == '\0')
    return;

  g_string_append_printf (json, "%s\"%s\":", json->len > 1 ? "," : "", member);
  pb_json_append_string (json, text, strlen (text));
}

/**
 * pb_share_profile_format:
 * @info: the own device
 * @identity: (nullable): who signs
 *
 * Returns: (transfer full): the content of the file
 */
char *
pb_share_profile_format (const PbLogInfo *info,
                         PbIdentity      *identity)
{
  g_autoptr(GString) json = g_string_new ("{");
  GPtrArray *vouches = identity ? pb_identity_get_succession (identity) : NULL;

  append_member (json, "device", info->device);
  append_member (json, "name", info->name);
  append_member (json, "handle", info->handle);
  if (identity)
    append_member (json, "key", pb_identity_get_public_key (identity));
  for (guint i = 0; vouches && i < vouches->len; i++)
    {
      PbVouch *vouch = vouches->pdata[i];

      g_string_append_printf (json, "%s[\"%s\",\"%s\"]", i == 0 ? ",\"was\":[" : ",", vouch->key,
                              vouch->signature);
    }
  if (vouches && vouches->len > 0)
    g_string_append_c (json, ']');
  append_member (json, "app", "Phasebook " PACKAGE_VERSION);
  g_string_append (json, "}\n");

  return g_string_free_and_steal (g_steal_pointer (&json));
}

/**
 * pb_share_profile_free:
 * @self: (transfer full): who uses a device
 *
 * Frees it.
 */
void
pb_share_profile_free (PbShareProfile *self)
{
  pb_log_info_free (self->info);
  g_ptr_array_unref (self->keys);
  g_free (self);
}
