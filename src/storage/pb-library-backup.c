/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-library-backup.h"

#include "storage/pb-engine.h"
#include "storage/pb-library-copy.h"
#include "storage/pb-library-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define FOLDER "backups"
#define STAMP "%Y%m%dT%H%M%SZ"

/* Copies lie in a folder beside the library, named after it and after the moment
 * at which they were made.
 */

static char *
dup_prefix (const char *library)
{
  g_autofree char *name = g_path_get_basename (library);

  return g_strconcat (name, ".", NULL);
}

static char *
dup_stamp (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, STAMP);
}

/**
 * pb_library_backup_dup_folder:
 * @library: the path of a library
 *
 * Returns: (transfer full): the folder for its backups, which need not be there
 */
char *
pb_library_backup_dup_folder (const char *library)
{
  g_autofree char *parent = NULL;

  g_return_val_if_fail (library != NULL, NULL);

  parent = g_path_get_dirname (library);

  return g_build_filename (parent, FOLDER, NULL);
}

/**
 * pb_library_backup_dup_name:
 * @library: the path of a library
 *
 * Returns: (transfer full): the name of a backup that is made now
 */
char *
pb_library_backup_dup_name (const char *library)
{
  g_autofree char *prefix = NULL;
  g_autofree char *stamp = dup_stamp ();

  g_return_val_if_fail (library != NULL, NULL);

  prefix = dup_prefix (library);

  return g_strconcat (prefix, stamp, NULL);
}

/**
 * pb_library_backup_get_moment:
 * @library: the path of a library
 * @backup: a path or a name
 *
 * Returns: when the backup was made, as its name tells, in seconds since 1970; 0
 *   where @backup is not called like a backup of @library
 */
gint64
pb_library_backup_get_moment (const char *library,
                              const char *backup)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) moment = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (library != NULL && backup != NULL, 0);

  prefix = dup_prefix (library);
  name = g_path_get_basename (backup);
  if (!g_str_has_prefix (name, prefix))
    return 0;

  moment = g_date_time_new_from_iso8601 (name + strlen (prefix), utc);

  return moment ? g_date_time_to_unix (moment) : 0;
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  return strcmp (*(const char * const *) b, *(const char * const *) a);
}

/**
 * pb_library_backup_list:
 * @library: the path of a library
 *
 * Returns: (transfer full) (element-type filename): the paths of its backups, the
 *   newest first
 */
GPtrArray *
pb_library_backup_list (const char *library)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = NULL;
  g_autoptr(GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (library != NULL, paths);

  folder = pb_library_backup_dup_folder (library);
  dir = g_dir_open (folder, 0, NULL);
  while (dir && (name = g_dir_read_name (dir)))
    {
      if (pb_library_backup_get_moment (library, name) != 0)
        g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
    }
  g_ptr_array_sort (paths, compare_newest_first);

  return paths;
}

/**
 * pb_library_backup_prune:
 * @library: the path of a library
 *
 * Lets go of the oldest backups where there are more than %PB_LIBRARY_BACKUPS.
 */
void
pb_library_backup_prune (const char *library)
{
  g_autoptr(GPtrArray) paths = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *prefix = NULL;

  g_return_if_fail (library != NULL);

  folder = pb_library_backup_dup_folder (library);
  prefix = dup_prefix (library);
  pb_library_copy_tidy (folder, prefix);

  paths = pb_library_backup_list (library);
  for (guint i = PB_LIBRARY_BACKUPS; i < paths->len; i++)
    g_unlink (paths->pdata[i]);
}

/**
 * pb_library_backup_verify:
 * @backup: the path of a copy of a library
 * @n_ops: (out) (optional): how many operations its log has
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Checks and opens a copy, and reads what it says about itself.  Nothing is left
 * beside it.
 *
 * Returns: whether it can be worked with
 */
gboolean
pb_library_backup_verify (const char  *backup,
                          gint64      *n_ops,
                          GError     **error)
{
  g_autoptr(PbSql) sql = NULL;
  g_autoptr(PbEngine) engine = NULL;
  g_autoptr(GError) local_error = NULL;
  gboolean outdated;
  gint64 n;

  g_return_val_if_fail (backup != NULL, FALSE);

  /* One that an older version wrote is updated when it is opened in its place. */
  outdated = !pb_library_file_check (backup, TRUE, NULL, &local_error) &&
             g_error_matches (local_error, PB_STORE_ERROR, PB_STORE_ERROR_READ_ONLY);
  if (local_error != NULL && !outdated)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  /* Nobody writes to a copy, so that no log of SQLite is needed. */
  sql = pb_sql_open (backup, SQLITE_OPEN_READONLY, TRUE, error);
  if (sql == NULL || !pb_sql_get_int64 (sql, "SELECT count(*) FROM op", &n, error))
    return FALSE;

  if (n_ops != NULL)
    *n_ops = n;
  if (!outdated)
    engine = pb_engine_new (sql, error);

  return outdated || engine != NULL;
}

static gboolean
set_restore_error (int          saved_errno,
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
               _("“%s” could not be put in its place: %s. Nothing has been changed."), name,
               g_strerror (saved_errno));

  return FALSE;
}

/* Fails where another program has the library open.  What SQLite cannot read is
 * nobody's.
 */
static gboolean
claim (const char  *library,
       GError     **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(PbSql) sql = pb_sql_open (library, SQLITE_OPEN_READWRITE, FALSE, &local_error);
  g_autofree char *name = NULL;

  /* The log goes into the file, so that both go together. */
  if (sql == NULL ||
      pb_sql_exec (sql, "PRAGMA busy_timeout = 300; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT;"
                        "PRAGMA wal_checkpoint (TRUNCATE)", &local_error) ||
      !g_error_matches (local_error, PB_STORE_ERROR, PB_STORE_ERROR_BUSY))
    return TRUE;

  name = g_path_get_basename (library);
  g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_BUSY,
               /* Translators: %s is the name of a file */
               _("“%s” is open in another program or window. Close it there first."), name);

  return FALSE;
}

static gboolean
copy_durably (const char  *from,
              const char  *draft,
              GError     **error)
{
  g_autoptr(GFile) source = g_file_new_for_path (from);
  g_autoptr(GFile) target = g_file_new_for_path (draft);
  g_autoptr(GError) local_error = NULL;
  gboolean synced;
  int fd;

  if (!g_file_copy (source, target, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS,
                    NULL, NULL, NULL, &local_error))
    return set_restore_error (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NO_SPACE)
                                ? ENOSPC
                                : g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_READ_ONLY)
                                  ? EROFS
                                  : g_error_matches (local_error, G_IO_ERROR,
                                                     G_IO_ERROR_PERMISSION_DENIED) ? EACCES : EIO,
                              draft, error);

  fd = g_open (draft, O_RDWR | O_CLOEXEC, 0);
  if (fd < 0)
    return set_restore_error (errno, draft, error);
  synced = fsync (fd) == 0 || set_restore_error (errno, draft, error);
  close (fd);

  return synced && (g_chmod (draft, 0600) == 0 || set_restore_error (errno, draft, error));
}

/* Where the log of SQLite could not be taken into the library it is moved with it. */
static gboolean
move_logs (const char  *from_library,
           const char  *to_library,
           GError     **error)
{
  static const char *const suffixes[] = { "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (from_library, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (to_library, suffixes[i], NULL);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        return set_restore_error (errno, from_library, error);
    }

  return TRUE;
}

/* Puts @draft in the place of the library, which is kept as @former.  At every moment
 * there is a library in that place.
 */
static gboolean
replace_library (const char  *draft,
                 const char  *library,
                 const char  *former,
                 GError     **error)
{
  gboolean linked = link (library, former) == 0;
  int saved_errno;

  /* Not every medium has two names for a file. */
  if (!linked && errno != EPERM && errno != ENOTSUP && errno != ENOSYS && errno != EMLINK)
    return set_restore_error (errno, library, error);

  if (!move_logs (library, former, error) ||
      (!linked && g_rename (library, former) != 0 && !set_restore_error (errno, library, error)))
    {
      move_logs (former, library, NULL);
      if (linked)
        g_unlink (former);
      return FALSE;
    }

  if (g_rename (draft, library) == 0)
    return TRUE;

  saved_errno = errno;
  if (linked)
    g_unlink (former);
  else
    g_rename (former, library);
  move_logs (former, library, NULL);

  return set_restore_error (saved_errno, library, error);
}

/**
 * pb_library_backup_restore:
 * @backup: the path of a copy of a library
 * @library: where it is to be; no store may have it open
 * @kept: (out) (optional) (nullable): where the library is now that was there
 *   before
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Checks @backup and puts a copy of it in the place of the library.  What was
 * there is kept beside it, whether it could be read or not.
 *
 * Returns: whether it was done; if not, the library is as it was
 */
gboolean
pb_library_backup_restore (const char  *backup,
                           const char  *library,
                           char       **kept,
                           GError     **error)
{
  g_autofree char *stamp = dup_stamp ();
  g_autofree char *draft = NULL;
  g_autofree char *former = NULL;
  gboolean there;

  g_return_val_if_fail (backup != NULL && library != NULL, FALSE);

  if (!pb_library_backup_verify (backup, NULL, error) ||
      !pb_library_file_exists (library, &there, error) || (there && !claim (library, error)))
    return FALSE;

  draft = g_strconcat (library, ".new-", stamp, NULL);
  former = g_strconcat (library, ".before-", stamp, NULL);
  if (!copy_durably (backup, draft, error) ||
      (there ? !replace_library (draft, library, former, error)
             : g_rename (draft, library) != 0 && !set_restore_error (errno, library, error)))
    {
      g_unlink (draft);
      return FALSE;
    }

  if (kept != NULL)
    *kept = there ? g_steal_pointer (&former) : NULL;

  return TRUE;
}
