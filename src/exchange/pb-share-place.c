/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-exchange"

#include "config.h"

#include "exchange/pb-share-place.h"

#include <glib/gstdio.h>

/* A file beside the library, as that of the keys: a library that is copied elsewhere
 * does not begin to share by itself.
 */
#define SUFFIX ".share"

#define GROUP "Share"
#define KEY_FOLDER "Folder"
#define KEY_PAUSED "Paused"
#define KEY_CALENDAR "Calendar"

/**
 * pb_share_place_load:
 * @library: the path of a library
 * @error: return location for a #GFileError or #GKeyFileError
 *
 * Reads where a library shares.  A library that never did has no folder.
 *
 * Returns: (transfer full) (nullable): the place
 */
PbSharePlace *
pb_share_place_load (const char  *library,
                     GError     **error)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autofree char *path = NULL;
  g_autofree char *uri = NULL;
  g_autoptr(GError) local = NULL;
  PbSharePlace *self;

  g_return_val_if_fail (library != NULL, NULL);

  path = g_strconcat (library, SUFFIX, NULL);
  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &local) &&
      !g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  self = g_new0 (PbSharePlace, 1);

  /* A path may be of any bytes; an address says it in letters. */
  uri = g_key_file_get_string (file, GROUP, KEY_FOLDER, NULL);
  if (uri)
    self->folder = g_filename_from_uri (uri, NULL, NULL);
  self->paused = g_key_file_get_boolean (file, GROUP, KEY_PAUSED, NULL);
  self->calendar = g_key_file_get_boolean (file, GROUP, KEY_CALENDAR, NULL);

  return self;
}

/**
 * pb_share_place_save:
 * @self: a place
 * @library: the path of a library
 * @error: return location for a #GFileError
 *
 * Writes where a library shares; a place without a folder takes the file away.
 *
 * Returns: whether it was written
 */
gboolean
pb_share_place_save (const PbSharePlace  *self,
                     const char          *library,
                     GError             **error)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autofree char *path = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *text = NULL;
  gsize length;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (library != NULL, FALSE);

  path = g_strconcat (library, SUFFIX, NULL);
  if (self->folder == NULL)
    {
      g_unlink (path);
      return TRUE;
    }

  uri = g_filename_to_uri (self->folder, NULL, error);
  if (uri == NULL)
    return FALSE;

  g_key_file_set_string (file, GROUP, KEY_FOLDER, uri);
  g_key_file_set_boolean (file, GROUP, KEY_PAUSED, self->paused);
  g_key_file_set_boolean (file, GROUP, KEY_CALENDAR, self->calendar);
  text = g_key_file_to_data (file, &length, NULL);

  return g_file_set_contents_full (path, text, length, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                   error);
}

/**
 * pb_share_place_free:
 * @self: (transfer full): a place
 */
void
pb_share_place_free (PbSharePlace *self)
{
  g_free (self->folder);
  g_free (self);
}
