/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/exchange/pb-share-keys.h"

typedef struct
{
  PbShareKeysWish wish;
  char *name;
  PbIdentity *identity;
  PbTrust *trust;
} Keys;

static void
keys_free (gpointer data)
{
  Keys *keys = data;

  g_object_unref (keys->identity);
  g_object_unref (keys->trust);
  g_free (keys->name);
  g_free (keys);
}

static gboolean
fulfil (Keys          *keys,
        GCancellable  *cancellable,
        GError       **error)
{
  switch (keys->wish)
    {
    case PB_SHARE_KEYS_ENSURE:
      return pb_identity_ensure (keys->identity, keys->name, cancellable, error);
    case PB_SHARE_KEYS_RENEW:
      return pb_identity_load (keys->identity, cancellable, error) &&
             pb_identity_renew (keys->identity, cancellable, error);
    case PB_SHARE_KEYS_START_OVER:
      return pb_identity_start_over (keys->identity, keys->name, cancellable, error);
    case PB_SHARE_KEYS_LOAD:
    default:
      return pb_identity_load (keys->identity, cancellable, error);
    }
}

static void
keys_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Keys *keys = data;
  GError *error = NULL;

  if (pb_trust_load (keys->trust, &error) && fulfil (keys, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * pb_share_keys_async:
 * @store: a library
 * @wish: which key to sign with
 * @cancellable: (nullable): to stop waiting for the keyring
 * @callback: called when done
 * @user_data: for @callback
 *
 * Gets the own identity, and the keys of others that the library knows.  The keyring
 * may ask, so this happens on a thread of its own.
 */
void
pb_share_keys_async (PbStore             *store,
                     PbShareKeysWish      wish,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  const char *name;
  Keys *keys;

  g_return_if_fail (PB_IS_STORE (store));

  name = pb_store_get_author_name (store);
  keys = g_new0 (Keys, 1);
  keys->wish = wish;
  keys->name = g_strdup (name && *name ? name : g_get_user_name ());
  keys->identity = pb_identity_new (NULL, PB_IDENTITY_NORMAL);
  keys->trust = pb_trust_new (pb_store_get_path (store));

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_share_keys_async);
  g_task_set_task_data (task, keys, keys_free);
  g_task_run_in_thread (task, keys_thread);
}

/**
 * pb_share_keys_finish:
 * @store: a library
 * @result: what the callback got
 * @identity: (inout): takes the own identity, in place of the one before
 * @trust: (inout): takes the keys that are known, in place of those before
 * @error: return location for a %PB_EXCHANGE_ERROR, a #GFileError or #GKeyFileError
 *
 * Returns: whether both are there; otherwise nothing was replaced
 */
gboolean
pb_share_keys_finish (PbStore       *store,
                      GAsyncResult  *result,
                      PbIdentity   **identity,
                      PbTrust      **trust,
                      GError       **error)
{
  Keys *keys;

  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  keys = g_task_get_task_data (G_TASK (result));
  g_set_object (identity, keys->identity);
  g_set_object (trust, keys->trust);

  return TRUE;
}
