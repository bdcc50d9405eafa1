/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-exchange"

#include "config.h"

#include "exchange/pb-share-git.h"

#include "exchange/pb-share-file.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define STATE "state"
#define MAX_TEXT_BYTES (16 * 1024 * 1024)

/* Segments count byte for byte: Git must not turn their line feeds into others, nor
 * try to merge them.
 */
static const char attributes[] =
  "*.ops -text -merge\n"
  "*.ops.gz binary\n"
  "*.json -text\n";

static const char ignored[] =
  ".tmp-*\n";

static gboolean
write_absent (PbShare     *share,
              const char  *name,
              const char  *text,
              GError     **error)
{
  const char *folder = pb_share_get_folder (share);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  /* What somebody has written there is theirs. */
  return g_file_test (path, G_FILE_TEST_EXISTS) ||
         pb_share_file_write (folder, name, text, strlen (text), error);
}

/**
 * pb_share_write_git_files:
 * @share: a shared folder
 * @error: return location for a %PB_EXCHANGE_ERROR
 *
 * Writes what makes the folder a good work tree for Git: which files it must leave
 * as they are, and what the folder is for those who meet it on a server.  Files that
 * are there already stay.
 *
 * Returns: whether it worked
 */
gboolean
pb_share_write_git_files (PbShare  *share,
                          GError  **error)
{
  /* Translators: a file in Markdown; keep the names of files and commands. */
  const char *readme = _("# Phasebook\n\n"
                         "Several people share the records of their network in this folder, each "
                         "with Phasebook on their own computer.\n\n"
                         "- `d/` has a folder for each computer; only that computer writes there.\n"
                         "- `d/*/*.ops` are the changes that it made. Never edit them.\n"
                         "- `d/*/state/` is readable text, for people only.\n"
                         "- `in/` is for files that came by mail.\n\n"
                         "With Git: `git pull`, `phasebook-cli sync .`, `git add -A`, "
                         "`git commit`, `git push`. There are no conflicts to resolve.\n");

  return write_absent (share, ".gitattributes", attributes, error) &&
         write_absent (share, ".gitignore", ignored, error) &&
         write_absent (share, "README.md", readme, error);
}

/**
 * pb_share_write_state:
 * @share: a shared folder
 * @device: the identifier of the own device
 * @texts: (element-type filename utf8): Markdown by the name of the file, without
 *   ending
 * @error: return location for a %PB_EXCHANGE_ERROR
 *
 * Writes readable text beside the segments of the own device, and takes away what it
 * wrote there for records that are gone.  Nobody ever reads it back.
 *
 * Returns: whether it worked
 */
gboolean
pb_share_write_state (PbShare     *share,
                      const char  *device,
                      GHashTable  *texts,
                      GError     **error)
{
  g_autofree char *own = pb_share_dup_folder_of (share, device);
  g_autofree char *folder = g_build_filename (own, STATE, NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  GHashTableIter iter;
  gpointer name, text;
  const char *entry;

  while (dir && (entry = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, entry, NULL);
      g_autofree char *stem = g_str_has_suffix (entry, ".md")
        ? g_strndup (entry, strlen (entry) - 3) : NULL;

      if (stem && !g_hash_table_contains (texts, stem))
        g_unlink (path);
    }

  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &name, &text))
    {
      g_autofree char *file = g_strconcat (name, ".md", NULL);
      g_autofree char *path = g_build_filename (folder, file, NULL);
      g_autofree char *there = pb_share_file_read (path, MAX_TEXT_BYTES, NULL);

      if (g_strcmp0 (there, text) != 0 &&
          !pb_share_file_write (folder, file, text, strlen (text), error))
        return FALSE;
    }

  return TRUE;
}
