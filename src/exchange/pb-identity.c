/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-exchange"

#include "config.h"

#include "exchange/pb-identity.h"

#include "exchange/pb-exchange-error.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

#define FILE_NAME "identity.ini"
#define GROUP "Identity"

/**
 * PbIdentity:
 *
 * Who somebody is for others: a name, and a pair of keys to sign with.  It belongs
 * to a person on one computer; the same is used for all libraries there.
 *
 * What everybody may know is in `identity.ini`.  The secret key is in the keyring
 * of the desktop where there is one, and else in that file, which nobody else can
 * read.  All functions that take an error may wait for the keyring, so that the
 * window calls them on threads.
 */
struct _PbIdentity
{
  GObject parent_instance;

  char *path;
  PbIdentityFlags flags;

  char *name;
  char *public_key;
  PbSigner *signer;
  GPtrArray *succession;
  gboolean in_keyring;
};

G_DEFINE_FINAL_TYPE (PbIdentity, pb_identity, G_TYPE_OBJECT)

static const SecretSchema schema = {
  "org.phasebook.Identity",
  SECRET_SCHEMA_NONE,
  { { "public-key", SECRET_SCHEMA_ATTRIBUTE_STRING } },
};

static void
forget (PbIdentity *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->public_key, g_free);
  g_clear_object (&self->signer);
  g_ptr_array_set_size (self->succession, 0);
  self->in_keyring = FALSE;
}

static void
pb_identity_finalize (GObject *object)
{
  PbIdentity *self = PB_IDENTITY (object);

  forget (self);
  g_ptr_array_unref (self->succession);
  g_free (self->path);

  G_OBJECT_CLASS (pb_identity_parent_class)->finalize (object);
}

static void
pb_identity_class_init (PbIdentityClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_identity_finalize;
}

static void
pb_identity_init (PbIdentity *self)
{
  self->succession = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_vouch_free);
}

/**
 * pb_identity_new:
 * @folder: (nullable): the folder to keep it in, or %NULL for that of the program
 * @flags: where to keep the secret key
 *
 * Returns: (transfer full): an identity that is not loaded yet
 */
PbIdentity *
pb_identity_new (const char      *folder,
                 PbIdentityFlags  flags)
{
  PbIdentity *self = g_object_new (PB_TYPE_IDENTITY, NULL);

  self->path = folder ? g_build_filename (folder, FILE_NAME, NULL)
                      : g_build_filename (g_get_user_data_dir (), "phasebook", FILE_NAME, NULL);
  self->flags = flags;

  return self;
}

static gboolean
fail_key (GError     **error,
          const char  *sentence)
{
  g_set_error_literal (error, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_KEY, sentence);

  return FALSE;
}

static gboolean
read_succession (PbIdentity *self,
                 GKeyFile   *file)
{
  g_auto(GStrv) keys = g_key_file_get_string_list (file, GROUP, "EarlierKeys", NULL, NULL);
  g_auto(GStrv) signatures = g_key_file_get_string_list (file, GROUP, "EarlierSignatures", NULL,
                                                         NULL);

  for (guint i = 0; keys && signatures && keys[i] && signatures[i]; i++)
    g_ptr_array_add (self->succession, pb_vouch_new (keys[i], signatures[i]));

  return pb_succession_verify (self->succession, self->public_key);
}

/* Whether a keyring can be asked: libsecret complains to whoever reads the log where
 * there is no session, as in a job that runs at night.
 */
static gboolean
find_session (GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, cancellable, error);

  return session != NULL;
}

/* The secret key, wherever it is. */
static char *
find_secret (PbIdentity    *self,
             GKeyFile      *file,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(GError) local = NULL;
  char *secret = g_key_file_get_string (file, GROUP, "SecretKey", NULL);

  if (secret)
    return secret;

  self->in_keyring = TRUE;
  if (find_session (cancellable, &local))
    secret = secret_password_lookup_sync (&schema, cancellable, &local, "public-key",
                                          self->public_key, NULL);
  if (local)
    {
      g_set_error (error, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_KEY,
                   /* Translators: %s is what the keyring says. */
                   _("The keyring, which holds your key for signing, does not answer: %s"),
                   local->message);
      return NULL;
    }
  if (secret == NULL)
    fail_key (error, _("Your key for signing is no longer in the keyring. Make a new one, and "
                       "tell those who know the old one."));

  return secret;
}

static gboolean
read_file (PbIdentity    *self,
           GKeyFile      *file,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autofree char *secret = NULL;

  self->name = g_key_file_get_string (file, GROUP, "Name", NULL);
  self->public_key = g_key_file_get_string (file, GROUP, "PublicKey", NULL);
  if (self->name == NULL || !pb_public_key_check (self->public_key) ||
      !read_succession (self, file))
    return fail_key (error, _("The file with your key for signing is damaged. Restore it from a "
                              "backup, or make a new key."));

  if (self->flags & PB_IDENTITY_PUBLIC_ONLY)
    return TRUE;

  secret = find_secret (self, file, cancellable, error);
  if (secret == NULL)
    return FALSE;

  self->signer = pb_signer_new_for_secret (secret, error);
  secret_password_wipe (secret);
  if (self->signer == NULL)
    return FALSE;

  if (g_strcmp0 (pb_signer_get_public_key (self->signer), self->public_key) == 0)
    return TRUE;

  g_clear_object (&self->signer);

  return fail_key (error, _("Your key for signing does not fit its public half. Restore it from a "
                            "backup, or make a new key."));
}

/**
 * pb_identity_load:
 * @self: an identity
 * @cancellable: (nullable): to stop waiting for the keyring
 * @error: return location for a %PB_EXCHANGE_ERROR or a #GFileError
 *
 * Reads what is kept.  Where there is nothing yet, that is no error, and there is
 * no signer afterwards.
 *
 * Returns: whether what is kept, if anything, can be used
 */
gboolean
pb_identity_load (PbIdentity    *self,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autoptr(GError) local = NULL;

  g_return_val_if_fail (PB_IS_IDENTITY (self), FALSE);

  forget (self);
  if (!g_key_file_load_from_file (file, self->path, G_KEY_FILE_NONE, &local))
    {
      if (g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  return read_file (self, file, cancellable, error);
}

static gboolean
store_secret (PbIdentity   *self,
              PbSigner     *signer,
              const char   *name,
              GCancellable *cancellable)
{
  g_autofree char *secret = NULL;
  g_autofree char *label = NULL;
  g_autoptr(GError) error = NULL;
  gboolean stored;

  if (self->flags & PB_IDENTITY_FILE_ONLY)
    return FALSE;

  secret = pb_signer_dup_secret (signer);
  /* Translators: how the key shows in the keyring; %s is the name of a person. */
  label = g_strdup_printf (_("Phasebook: key for signing of %s"), name);
  stored = find_session (cancellable, &error) &&
           secret_password_store_sync (&schema, SECRET_COLLECTION_DEFAULT, label, secret,
                                       cancellable, &error, "public-key",
                                       pb_signer_get_public_key (signer), NULL);
  secret_password_wipe (secret);
  if (error)
    g_debug ("There is no keyring: %s", error->message);

  return stored;
}

static void
write_succession (GKeyFile  *file,
                  GPtrArray *succession)
{
  g_autoptr(GPtrArray) keys = g_ptr_array_new ();
  g_autoptr(GPtrArray) signatures = g_ptr_array_new ();

  for (guint i = 0; i < succession->len; i++)
    {
      PbVouch *vouch = succession->pdata[i];

      g_ptr_array_add (keys, vouch->key);
      g_ptr_array_add (signatures, vouch->signature);
    }

  if (keys->len == 0)
    return;

  g_key_file_set_string_list (file, GROUP, "EarlierKeys", (const char * const *) keys->pdata,
                              keys->len);
  g_key_file_set_string_list (file, GROUP, "EarlierSignatures",
                              (const char * const *) signatures->pdata, signatures->len);
}

/* Keeps a new key before anything is signed with it. */
static gboolean
keep (PbIdentity    *self,
      const char    *name,
      PbSigner      *signer,
      GPtrArray     *succession,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *text = NULL;
  gboolean in_keyring;
  gsize length;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  in_keyring = store_secret (self, signer, name, cancellable);
  g_key_file_set_string (file, GROUP, "Name", name);
  g_key_file_set_string (file, GROUP, "PublicKey", pb_signer_get_public_key (signer));
  if (!in_keyring)
    {
      g_autofree char *secret = pb_signer_dup_secret (signer);

      g_key_file_set_string (file, GROUP, "SecretKey", secret);
    }
  write_succession (file, succession);

  g_mkdir_with_parents (folder, 0700);
  text = g_key_file_to_data (file, &length, NULL);
  if (!g_file_set_contents_full (self->path, text, length,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 0600, error))
    return FALSE;

  return pb_identity_load (self, cancellable, error);
}

/**
 * pb_identity_ensure:
 * @self: an identity
 * @name: the name to be known by
 * @cancellable: (nullable): to stop waiting for the keyring
 * @error: return location for a %PB_EXCHANGE_ERROR or a #GFileError
 *
 * Loads what is kept, and makes a key where there is none yet.  A key that is
 * there and cannot be used is never replaced by this.
 *
 * Returns: whether there is a signer
 */
gboolean
pb_identity_ensure (PbIdentity    *self,
                    const char    *name,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_return_val_if_fail (PB_IS_IDENTITY (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (!(self->flags & PB_IDENTITY_PUBLIC_ONLY), FALSE);

  if (!pb_identity_load (self, cancellable, error))
    return FALSE;
  if (self->signer == NULL)
    return pb_identity_start_over (self, name, cancellable, error);

  g_set_str (&self->name, name);

  return TRUE;
}

/**
 * pb_identity_renew:
 * @self: a loaded identity with a signer
 * @cancellable: (nullable): to stop waiting for the keyring
 * @error: return location for a %PB_EXCHANGE_ERROR or a #GFileError
 *
 * Makes a new key, for which the one used until now vouches: whoever knows the
 * old one knows the new one by itself.
 *
 * Returns: whether there is a new key
 */
gboolean
pb_identity_renew (PbIdentity    *self,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr(PbSigner) signer = NULL;
  g_autoptr(GPtrArray) succession = NULL;
  g_autofree char *name = NULL;
  PbVouch *vouch;

  g_return_val_if_fail (PB_IS_IDENTITY (self), FALSE);
  g_return_val_if_fail (self->signer != NULL, FALSE);

  signer = pb_signer_new (error);
  vouch = signer ? pb_vouch_new_signed (self->signer, pb_signer_get_public_key (signer), error)
                 : NULL;
  if (vouch == NULL)
    return FALSE;

  /* The oldest are forgotten first. */
  succession = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_vouch_free);
  for (guint i = self->succession->len < PB_SUCCESSION_MAX ? 0 : 1; i < self->succession->len; i++)
    {
      PbVouch *earlier = self->succession->pdata[i];

      g_ptr_array_add (succession, pb_vouch_new (earlier->key, earlier->signature));
    }
  g_ptr_array_add (succession, vouch);
  name = g_strdup (self->name);

  return keep (self, name, signer, succession, cancellable, error);
}

/**
 * pb_identity_start_over:
 * @self: an identity
 * @name: the name to be known by
 * @cancellable: (nullable): to stop waiting for the keyring
 * @error: return location for a %PB_EXCHANGE_ERROR or a #GFileError
 *
 * Makes a key that has nothing to do with any before, for the first time or
 * after the old one was lost.  Others have to compare its words anew.
 *
 * Returns: whether there is a new key
 */
gboolean
pb_identity_start_over (PbIdentity    *self,
                        const char    *name,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr(PbSigner) signer = NULL;
  g_autoptr(GPtrArray) none = g_ptr_array_new ();

  g_return_val_if_fail (PB_IS_IDENTITY (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  signer = pb_signer_new (error);

  return signer != NULL && keep (self, name, signer, none, cancellable, error);
}

/**
 * pb_identity_get_name:
 * @self: an identity
 *
 * Returns: (transfer none) (nullable): the name to be known by
 */
const char *
pb_identity_get_name (PbIdentity *self)
{
  g_return_val_if_fail (PB_IS_IDENTITY (self), NULL);

  return self->name;
}

/**
 * pb_identity_get_public_key:
 * @self: an identity
 *
 * Returns: (transfer none) (nullable): the public key, also of a key that was lost
 */
const char *
pb_identity_get_public_key (PbIdentity *self)
{
  g_return_val_if_fail (PB_IS_IDENTITY (self), NULL);

  return self->public_key;
}

/**
 * pb_identity_get_signer:
 * @self: an identity
 *
 * Returns: (transfer none) (nullable): what signs, or %NULL where there is no key
 */
PbSigner *
pb_identity_get_signer (PbIdentity *self)
{
  g_return_val_if_fail (PB_IS_IDENTITY (self), NULL);

  return self->signer;
}

/**
 * pb_identity_get_succession:
 * @self: an identity
 *
 * Returns: (transfer none) (element-type PbVouch): how earlier keys vouch for this
 *   one, the oldest first
 */
GPtrArray *
pb_identity_get_succession (PbIdentity *self)
{
  g_return_val_if_fail (PB_IS_IDENTITY (self), NULL);

  return self->succession;
}

/**
 * pb_identity_get_in_keyring:
 * @self: an identity
 *
 * Returns: whether the secret key is in the keyring of the desktop
 */
gboolean
pb_identity_get_in_keyring (PbIdentity *self)
{
  g_return_val_if_fail (PB_IS_IDENTITY (self), FALSE);

  return self->in_keyring;
}
