/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-exchange"

#include "config.h"

#include "exchange/pb-share-git.h"

#include "exchange/pb-share-file.h"
#include "model/pb-id.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define STATE "state"
#define MAX_TEXT_BYTES (16 * 1024 * 1024)

/* Names of files are for people; they need not tell everything. */
#define MAX_SLUG 40
#define ID_DIGITS 8

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
 * pb_share_dup_state_name:
 * @id: the identifier of a group
 * @name: its name
 *
 * The name tells people enough, the end of the identifier keeps it apart from others.
 *
 * Returns: (transfer full): the name, without ending, of a file about the group
 */
char *
pb_share_dup_state_name (const char *id,
                         const char *name)
{
  g_autofree char *ascii = g_str_to_ascii (name, "C");
  g_autoptr(GString) slug = g_string_new (NULL);

  g_return_val_if_fail (pb_id_is_valid (id), NULL);

  for (const char *c = ascii; *c && slug->len < MAX_SLUG; c++)
    {
      if (g_ascii_isalnum (*c))
        g_string_append_c (slug, g_ascii_tolower (*c));
      else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
        g_string_append_c (slug, '-');
    }
  if (slug->len > 0 && slug->str[slug->len - 1] != '-')
    g_string_append_c (slug, '-');
  g_string_append (slug, id + PB_ID_LENGTH - ID_DIGITS);

  return g_string_free_and_steal (g_steal_pointer (&slug));
}

/**
 * pb_share_write_state:
 * @share: a shared folder
 * @device: the identifier of the own device
 * @suffix: the ending of the files, as in `.md`
 * @texts: (element-type filename utf8): the text by the name of the file, without
 *   ending; see pb_share_dup_state_name()
 * @error: return location for a %PB_EXCHANGE_ERROR
 *
 * Writes readable text beside the segments of the own device, and takes away what it
 * wrote there with that ending for records that are gone.  Nobody ever reads it back.
 *
 * Returns: whether it worked
 */
gboolean
pb_share_write_state (PbShare     *share,
                      const char  *device,
                      const char  *suffix,
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
      g_autofree char *stem = g_str_has_suffix (entry, suffix)
        ? g_strndup (entry, strlen (entry) - strlen (suffix)) : NULL;

      if (stem && !g_hash_table_contains (texts, stem))
        g_unlink (path);
    }

  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &name, &text))
    {
      g_autofree char *file = g_strconcat (name, suffix, NULL);
      g_autofree char *path = g_build_filename (folder, file, NULL);
      g_autofree char *there = pb_share_file_read (path, MAX_TEXT_BYTES, NULL);

      if (g_strcmp0 (there, text) != 0 &&
          !pb_share_file_write (folder, file, text, strlen (text), error))
        return FALSE;
    }

  return TRUE;
}
