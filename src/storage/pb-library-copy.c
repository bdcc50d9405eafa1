/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-library-copy.h"

#include "storage/pb-store-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define DRAFT ".new-"

/* Whoever makes a draft is done with it by then, or dead. */
#define DRAFT_SECONDS 3600

static gboolean
set_copy_error (int          saved_errno,
                const char  *path,
                GError     **error)
{
  g_autofree char *name = g_path_get_basename (path);
  PbStoreError code = PB_STORE_ERROR_FAILED;

  if (saved_errno == ENOSPC || saved_errno == EDQUOT)
    code = PB_STORE_ERROR_NO_SPACE;
  else if (saved_errno == EACCES || saved_errno == EPERM || saved_errno == EROFS)
    code = PB_STORE_ERROR_PERMISSION;

  g_set_error (error, PB_STORE_ERROR, code,
               /* Translators: the first %s is the name of a file, the second what is wrong */
               _("The copy “%s” could not be written: %s."), name, g_strerror (saved_errno));

  return FALSE;
}

/* Has the copy written to the disk before it gets its name. */
static gboolean
publish (const char  *draft,
         const char  *path,
         GError     **error)
{
  int fd = g_open (draft, O_RDWR | O_CLOEXEC, 0);
  gboolean synced;

  if (fd < 0)
    return set_copy_error (errno, path, error);

  synced = fsync (fd) == 0 || set_copy_error (errno, path, error);
  close (fd);

  return synced && (g_rename (draft, path) == 0 || set_copy_error (errno, path, error));
}

static gboolean
copy_to (PbSql       *sql,
         const char  *draft,
         GError     **error)
{
  sqlite3_stmt *statement = pb_sql_prepare (sql, "VACUUM INTO ?1", error);

  if (statement == NULL)
    return FALSE;
  pb_sql_bind_text (statement, 1, draft);

  return pb_sql_run (sql, statement, error);
}

/* Copies a library, as it is at one moment, to @path: whole or not at all.  Before
 * the copy gets its name, @func may do something to the draft.
 */
gboolean
pb_library_copy (PbSql              *sql,
                 const char         *path,
                 PbLibraryCopyFunc   func,
                 gpointer            data,
                 GError            **error)
{
  g_autofree char *draft = g_strconcat (path, DRAFT "XXXXXX", NULL);
  g_autofree char *journal = NULL;
  gboolean ok;
  int fd;

  /* SQLite fills an empty file that is there already. */
  fd = g_mkstemp_full (draft, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    return set_copy_error (errno, path, error);
  close (fd);

  ok = copy_to (sql, draft, error) && (func == NULL || func (draft, data, error)) &&
       publish (draft, path, error);
  if (!ok)
    {
      journal = g_strconcat (draft, "-journal", NULL);
      g_unlink (journal);
      g_unlink (draft);
    }

  return ok;
}

/* Removes the drafts of programs that died at a copy in @folder whose name begins
 * with @prefix.
 */
void
pb_library_copy_tidy (const char *folder,
                      const char *prefix)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf status;

      if (g_str_has_prefix (name, prefix) && strstr (name + strlen (prefix), DRAFT) &&
          g_stat (path, &status) == 0 && status.st_mtime + DRAFT_SECONDS < now)
        g_unlink (path);
    }
}
