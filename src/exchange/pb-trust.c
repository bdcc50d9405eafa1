/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-exchange"

#include "config.h"

#include "exchange/pb-trust.h"

/**
 * PbTrust:
 *
 * The keys that are known to a library: whose they are, and who has confirmed
 * that by comparing words.  It is a file beside the library; it says nothing of
 * others but names and public keys.
 */
struct _PbTrust
{
  GObject parent_instance;

  char *path;
  GPtrArray *entries;
};

G_DEFINE_FINAL_TYPE (PbTrust, pb_trust, G_TYPE_OBJECT)

static void
entry_free (gpointer data)
{
  PbTrustEntry *entry = data;

  g_free (entry->key);
  g_free (entry->name);
  g_free (entry->by);
  g_free (entry);
}

static void
pb_trust_finalize (GObject *object)
{
  PbTrust *self = PB_TRUST (object);

  g_ptr_array_unref (self->entries);
  g_free (self->path);

  G_OBJECT_CLASS (pb_trust_parent_class)->finalize (object);
}

static void
pb_trust_class_init (PbTrustClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_trust_finalize;
}

static void
pb_trust_init (PbTrust *self)
{
  self->entries = g_ptr_array_new_with_free_func (entry_free);
}

/**
 * pb_trust_new:
 * @library: the path of a library
 *
 * Returns: (transfer full): the list of the library, not loaded yet
 */
PbTrust *
pb_trust_new (const char *library)
{
  PbTrust *self;

  g_return_val_if_fail (library != NULL, NULL);

  self = g_object_new (PB_TYPE_TRUST, NULL);
  self->path = g_strconcat (library, ".trust", NULL);

  return self;
}

static PbTrustEntry *
find (PbTrust    *self,
      const char *key)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      PbTrustEntry *entry = self->entries->pdata[i];

      if (g_str_equal (entry->key, key))
        return entry;
    }

  return NULL;
}

static PbDay
read_day (GKeyFile   *file,
          const char *key,
          const char *name)
{
  g_autofree char *text = g_key_file_get_string (file, key, name, NULL);

  return text ? pb_day_parse (text) : PB_DAY_NONE;
}

/**
 * pb_trust_load:
 * @self: a list
 * @error: return location for a #GFileError or #GKeyFileError
 *
 * Reads the list.  A list that is not there is empty.
 *
 * Returns: whether it was read
 */
gboolean
pb_trust_load (PbTrust  *self,
               GError  **error)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autoptr(GError) local = NULL;
  g_auto(GStrv) keys = NULL;

  g_return_val_if_fail (PB_IS_TRUST (self), FALSE);

  g_ptr_array_set_size (self->entries, 0);
  if (!g_key_file_load_from_file (file, self->path, G_KEY_FILE_NONE, &local))
    {
      if (g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  keys = g_key_file_get_groups (file, NULL);
  for (guint i = 0; keys[i]; i++)
    {
      PbTrustEntry *entry;

      if (!pb_public_key_check (keys[i]))
        continue;

      entry = g_new0 (PbTrustEntry, 1);
      entry->key = g_strdup (keys[i]);
      entry->name = g_key_file_get_string (file, keys[i], "Name", NULL);
      entry->seen = read_day (file, keys[i], "Seen");
      entry->confirmed = read_day (file, keys[i], "Confirmed");
      entry->by = g_key_file_get_string (file, keys[i], "By", NULL);
      g_ptr_array_add (self->entries, entry);
    }

  return TRUE;
}

static void
write_day (GKeyFile   *file,
           const char *key,
           const char *name,
           PbDay       day)
{
  g_autofree char *text = day == PB_DAY_NONE ? NULL : pb_day_to_iso (day);

  if (text)
    g_key_file_set_string (file, key, name, text);
}

/**
 * pb_trust_save:
 * @self: a list
 * @error: return location for a #GFileError
 *
 * Writes the list as a whole.
 *
 * Returns: whether it was written
 */
gboolean
pb_trust_save (PbTrust  *self,
               GError  **error)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autofree char *text = NULL;
  gsize length;

  g_return_val_if_fail (PB_IS_TRUST (self), FALSE);

  for (guint i = 0; i < self->entries->len; i++)
    {
      PbTrustEntry *entry = self->entries->pdata[i];

      g_key_file_set_string (file, entry->key, "Name", entry->name ? entry->name : "");
      write_day (file, entry->key, "Seen", entry->seen);
      write_day (file, entry->key, "Confirmed", entry->confirmed);
      if (entry->by)
        g_key_file_set_string (file, entry->key, "By", entry->by);
    }

  text = g_key_file_to_data (file, &length, NULL);

  return g_file_set_contents_full (self->path, text, length, G_FILE_SET_CONTENTS_CONSISTENT,
                                   0600, error);
}

/**
 * pb_trust_get_entries:
 * @self: a list
 *
 * Returns: (transfer none) (element-type PbTrustEntry): all that is known of keys
 */
GPtrArray *
pb_trust_get_entries (PbTrust *self)
{
  g_return_val_if_fail (PB_IS_TRUST (self), NULL);

  return self->entries;
}

/**
 * pb_trust_lookup:
 * @self: a list
 * @key: a public key
 *
 * Returns: (transfer none) (nullable): what is known of @key
 */
const PbTrustEntry *
pb_trust_lookup (PbTrust    *self,
                 const char *key)
{
  g_return_val_if_fail (PB_IS_TRUST (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  return find (self, key);
}

/**
 * pb_trust_find_other:
 * @self: a list
 * @name: the name of a person
 * @key: a public key
 *
 * Looks for a confirmed key that is not @key and belongs to somebody of the same
 * name: either the person has lost the old key, or somebody else uses the name.
 *
 * Returns: (transfer none) (nullable): what is known of that key
 */
const PbTrustEntry *
pb_trust_find_other (PbTrust    *self,
                     const char *name,
                     const char *key)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (PB_IS_TRUST (self), NULL);
  g_return_val_if_fail (name != NULL && key != NULL, NULL);

  folded = g_utf8_casefold (name, -1);
  for (guint i = 0; i < self->entries->len; i++)
    {
      PbTrustEntry *entry = self->entries->pdata[i];
      g_autofree char *other = g_utf8_casefold (entry->name ? entry->name : "", -1);

      if (entry->confirmed != PB_DAY_NONE && !g_str_equal (entry->key, key) &&
          g_str_equal (other, folded))
        return entry;
    }

  return NULL;
}

/**
 * pb_trust_check:
 * @self: a list
 * @key: (nullable): the public key that something is signed with
 * @succession: (nullable) (element-type PbVouch): the keys used before it, verified
 *
 * Looks up how far @key can be relied on.  A key for which a confirmed one
 * vouches is as good as that.
 *
 * Returns: the state of what is signed with @key, and signed well
 */
PbTrustState
pb_trust_check (PbTrust    *self,
                const char *key,
                GPtrArray  *succession)
{
  PbTrustEntry *entry;

  g_return_val_if_fail (PB_IS_TRUST (self), PB_TRUST_INVALID);

  if (key == NULL)
    return PB_TRUST_UNSIGNED;

  entry = find (self, key);
  if (entry && entry->confirmed != PB_DAY_NONE)
    return PB_TRUST_VERIFIED;

  for (guint i = 0; succession && i < succession->len; i++)
    {
      entry = find (self, ((PbVouch *) succession->pdata[i])->key);
      if (entry && entry->confirmed != PB_DAY_NONE)
        return PB_TRUST_VERIFIED;
    }

  return PB_TRUST_FIRST_SEEN;
}

/**
 * pb_trust_see:
 * @self: a list
 * @key: a public key
 * @name: the name that came with it
 * @day: today
 *
 * Notes that something signed with @key came in.  What is known already stays.
 */
void
pb_trust_see (PbTrust    *self,
              const char *key,
              const char *name,
              PbDay       day)
{
  PbTrustEntry *entry;

  g_return_if_fail (PB_IS_TRUST (self));
  g_return_if_fail (pb_public_key_check (key));
  g_return_if_fail (name != NULL);

  if (find (self, key))
    return;

  entry = g_new0 (PbTrustEntry, 1);
  entry->key = g_strdup (key);
  entry->name = g_strdup (name);
  entry->seen = day;
  entry->confirmed = PB_DAY_NONE;
  g_ptr_array_add (self->entries, entry);
}

/**
 * pb_trust_confirm:
 * @self: a list
 * @key: a public key
 * @name: the name of the person that it belongs to
 * @by: who confirms it
 * @day: today
 *
 * Notes that somebody has compared the words of @key with the person.
 */
void
pb_trust_confirm (PbTrust    *self,
                  const char *key,
                  const char *name,
                  const char *by,
                  PbDay       day)
{
  PbTrustEntry *entry;

  g_return_if_fail (PB_IS_TRUST (self));
  g_return_if_fail (by != NULL);

  pb_trust_see (self, key, name, day);
  entry = find (self, key);
  g_set_str (&entry->name, name);
  g_set_str (&entry->by, by);
  entry->confirmed = day;
}

/**
 * pb_trust_withdraw:
 * @self: a list
 * @key: a public key
 *
 * Takes back that @key was confirmed, as after its owner has lost it.
 */
void
pb_trust_withdraw (PbTrust    *self,
                   const char *key)
{
  PbTrustEntry *entry;

  g_return_if_fail (PB_IS_TRUST (self));
  g_return_if_fail (key != NULL);

  entry = find (self, key);
  if (entry == NULL)
    return;

  entry->confirmed = PB_DAY_NONE;
  g_clear_pointer (&entry->by, g_free);
}
