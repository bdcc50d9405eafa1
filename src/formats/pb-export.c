/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-export.h"

#include "framework/pb-redaction.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include <string.h>

/* Leaves out what the readers may not see. */
static PbDossier *
redact (PbDossier          *dossier,
        const PbExportWish *wish)
{
  int audience = wish->audience;

  if (audience < 0 && wish->format->published)
    audience = PB_AUDIENCE_PARTNERS;
  if (audience < 0)
    return g_object_ref (dossier);

  return pb_dossier_redact (dossier, (PbAudience) audience, NULL, NULL);
}

/* Keeps one of the files. */
static gboolean
pick (GPtrArray   *files,
      const char  *only,
      GError     **error)
{
  for (guint i = files->len; i > 0; i--)
    {
      const PbFormatFile *file = files->pdata[i - 1];

      if (!g_str_has_prefix (file->name, only) || file->name[strlen (only)] != '.')
        g_ptr_array_remove_index (files, i - 1);
    }
  if (files->len > 0)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
               /* Translators: the name of a register. */
               _("There is nothing to write of “%s”."), only);

  return FALSE;
}

/**
 * pb_export_make:
 * @dossier: a group, with all that is known of it
 * @wish: what to make of it
 * @error: return location for an error
 *
 * Makes the file or the files of a format, without what their readers may not see.  The name
 * of a single file of a format that makes no folder is that of the format.  It may run on any
 * thread.
 *
 * Returns: (transfer full) (element-type PbFormatFile) (nullable): the files
 */
GPtrArray *
pb_export_make (PbDossier           *dossier,
                const PbExportWish  *wish,
                GError             **error)
{
  g_autoptr(PbDossier) seen = NULL;
  g_autoptr(GPtrArray) files = NULL;
  GBytes *bytes;

  g_return_val_if_fail (PB_IS_DOSSIER (dossier), NULL);
  g_return_val_if_fail (wish != NULL && wish->format != NULL, NULL);
  g_return_val_if_fail (wish->folder || wish->only ? wish->format->write_files != NULL
                                                   : wish->format->write != NULL, NULL);

  seen = redact (dossier, wish);
  if (wish->folder || wish->only)
    {
      files = wish->format->write_files (seen, error);
      if (files == NULL || (wish->only && !pick (files, wish->only, error)))
        return NULL;
      return g_steal_pointer (&files);
    }

  bytes = wish->format->write (seen, error);
  if (bytes == NULL)
    return NULL;
  files = pb_format_files_new ();
  pb_format_files_add (files, wish->format->name, bytes);

  return g_steal_pointer (&files);
}

/**
 * pb_export_dup_name:
 * @group_name: what the group is called
 * @wish: what is made of it
 *
 * Returns: (transfer full): the name to suggest for a single file
 */
char *
pb_export_dup_name (const char         *group_name,
                    const PbExportWish *wish)
{
  gsize length;

  g_return_val_if_fail (group_name != NULL, NULL);
  g_return_val_if_fail (wish != NULL && wish->format != NULL, NULL);

  length = strcspn (wish->format->suffixes, " ");
  if (wish->only)
    return g_strdup_printf ("%s %s%.*s", group_name, wish->only, (int) length,
                            wish->format->suffixes);

  return g_strdup_printf ("%s%.*s", group_name, (int) length, wish->format->suffixes);
}
