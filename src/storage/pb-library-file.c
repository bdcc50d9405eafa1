/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-library-file.h"

#include "storage/pb-engine.h"
#include "storage/pb-migrations.h"
#include "storage/pb-store-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* The header of a SQLite file: its first words, and where the two numbers lie
 * that applications may set.
 */
#define HEADER_SIZE 100
#define HEADER_MAGIC "SQLite format 3"
#define HEADER_PAGE_SIZE 16
#define HEADER_CHANGES 24
#define HEADER_PAGES 28
#define HEADER_CHANGES_OF_PAGES 92
#define HEADER_USER_VERSION 60
#define HEADER_APPLICATION_ID 68

/* How many steps of SQLite's machine lie between two looks at the cancellable. */
#define STEPS_PER_LOOK 10000

static gboolean
set_file_error (int          saved_errno,
                const char  *path,
                GError     **error)
{
  g_autofree char *name = g_path_get_basename (path);

  switch (saved_errno)
    {
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_NOT_FOUND,
                   /* Translators: %s is the name of a file */
                   _("There is no library “%s”."), name);
      break;
    case EACCES:
    case EPERM:
      g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_PERMISSION,
                   /* Translators: %s is the name of a file */
                   _("The file “%s” may not be opened: permission denied."), name);
      break;
    case EROFS:
      g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_READ_ONLY,
                   /* Translators: %s is the name of a file */
                   _("The library “%s” may only be read, not changed."), name);
      break;
    case ENOSPC:
    case EDQUOT:
      g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_NO_SPACE,
                   /* Translators: %s is the name of a file */
                   _("There is no space left on the disk for “%s”."), name);
      break;
    case EEXIST:
      g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_EXISTS,
                   /* Translators: %s is the name of a file */
                   _("There is a file “%s” already."), name);
      break;
    default:
      g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_FAILED,
                   /* Translators: the first %s is the name of a file, the second what is wrong */
                   _("The file “%s” could not be opened: %s."), name, g_strerror (saved_errno));
      break;
    }

  return FALSE;
}

static gboolean
set_not_a_library (const char  *path,
                   GError     **error)
{
  g_autofree char *name = g_path_get_basename (path);

  g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_NOT_A_LIBRARY,
               /* Translators: %s is the name of a file */
               _("“%s” is not a Phasebook library."), name);

  return FALSE;
}

static gboolean
set_corrupt (const char  *path,
             const char  *detail,
             GError     **error)
{
  g_autofree char *name = g_path_get_basename (path);

  g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_CORRUPT,
               /* Translators: the first %s is the name of a file, the second what is wrong */
               _("The library “%s” is damaged (%s). It was left as it is. "
                 "Restore it from a backup."),
               name, detail);

  return FALSE;
}

static gboolean
set_too_new (const char  *path,
             GError     **error)
{
  g_autofree char *name = g_path_get_basename (path);

  g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_TOO_NEW,
               /* Translators: %s is the name of a file */
               _("The library “%s” was written by a newer version of Phasebook. "
                 "Update Phasebook to open it."),
               name);

  return FALSE;
}

/* Whether there is anything at @path at all. */
gboolean
pb_library_file_exists (const char  *path,
                        gboolean    *exists,
                        GError     **error)
{
  GStatBuf status;

  *exists = g_stat (path, &status) == 0;

  return *exists || errno == ENOENT || set_file_error (errno, path, error);
}

/* Says that a library has to be updated before it can be read. */
gboolean
pb_library_file_set_outdated (const char  *path,
                              GError     **error)
{
  g_autofree char *name = g_path_get_basename (path);

  g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_READ_ONLY,
               /* Translators: %s is the name of a file */
               _("The library “%s” comes from an older version of Phasebook and has to be "
                 "updated, but it may only be read."),
               name);

  return FALSE;
}

static guint32
get_number (const guint8 *header,
            gsize         offset)
{
  guint32 number;

  memcpy (&number, header + offset, sizeof number);

  return GUINT32_FROM_BE (number);
}

static gboolean
is_beside (const char *path,
           const char *suffix)
{
  g_autofree char *other = g_strconcat (path, suffix, NULL);

  return g_file_test (other, G_FILE_TEST_EXISTS);
}

/* As long as no program has the library open there is nothing beside it, and
 * it can be read without leaving anything there.
 */
static gboolean
is_at_rest (const char *path)
{
  return !is_beside (path, "-wal") && !is_beside (path, "-shm");
}

/* Whether the file ends before its last page does.  SQLite itself would only
 * notice where somebody needs what is missing.
 */
static gboolean
is_cut_off (const guint8 *header,
            gint64        length)
{
  gint64 page_size = header[HEADER_PAGE_SIZE] << 8 | header[HEADER_PAGE_SIZE + 1];

  /* The count holds only if it was written with the last change. */
  if (get_number (header, HEADER_CHANGES) != get_number (header, HEADER_CHANGES_OF_PAGES))
    return FALSE;

  return length < get_number (header, HEADER_PAGES) * (page_size == 1 ? 65536 : page_size);
}

/* Looks at the file itself, before SQLite does. */
static gboolean
check_header (const char  *path,
              GError     **error)
{
  guint8 header[HEADER_SIZE];
  GStatBuf status;
  ssize_t n_read;
  gboolean ours;
  int fd;

  if (g_stat (path, &status) != 0)
    return set_file_error (errno, path, error);

  /* Opening a pipe would wait for somebody to write. */
  if (!S_ISREG (status.st_mode))
    return set_not_a_library (path, error);

  fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    return set_file_error (errno, path, error);

  n_read = read (fd, header, sizeof header);
  close (fd);

  if (n_read < (ssize_t) sizeof header)
    return set_not_a_library (path, error);

  ours = get_number (header, HEADER_APPLICATION_ID) == PB_ENGINE_APPLICATION_ID;
  if (memcmp (header, HEADER_MAGIC, sizeof HEADER_MAGIC) != 0)
    return ours ? set_corrupt (path, _("its header is overwritten"), error)
                : set_not_a_library (path, error);

  if (!ours)
    return set_not_a_library (path, error);

  if (get_number (header, HEADER_USER_VERSION) > PB_MIGRATIONS_VERSION)
    return set_too_new (path, error);

  if (is_at_rest (path) && is_cut_off (header, status.st_size))
    return set_corrupt (path, _("its end is missing"), error);

  return TRUE;
}

static gboolean
may_write (const char  *path,
           GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);

  /* The folder too: SQLite keeps its log beside the file. */
  if (g_access (path, W_OK) == 0 && g_access (folder, W_OK) == 0)
    return TRUE;

  g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_READ_ONLY,
               /* Translators: %s is the name of a file */
               _("The library “%s” may only be read, not changed."), name);

  return FALSE;
}

static int
look_cb (gpointer data)
{
  return g_cancellable_is_cancelled (data);
}

static gboolean
check_content (PbSql       *sql,
               const char  *path,
               gboolean     read_only,
               GError     **error)
{
  g_autoptr(PbSqlStatement) statement = NULL;
  gint64 application_id, version;
  const char *verdict;
  gboolean row;

  if (!pb_sql_get_int64 (sql, "PRAGMA application_id", &application_id, error) ||
      !pb_sql_get_int64 (sql, "PRAGMA user_version", &version, error))
    return FALSE;

  if (application_id != PB_ENGINE_APPLICATION_ID || version < 1)
    return set_not_a_library (path, error);

  if (version > PB_MIGRATIONS_VERSION)
    return set_too_new (path, error);

  if (read_only && version < PB_MIGRATIONS_VERSION)
    return pb_library_file_set_outdated (path, error);

  /* The search index is left out, which takes longer to check than all the rest:
   * where it is damaged it is made anew.
   */
  sqlite3_drop_modules (pb_sql_get_db (sql), NULL);

  statement = pb_sql_prepare (sql, "PRAGMA quick_check (1)", error);
  if (statement == NULL || !pb_sql_step (sql, statement, &row, error))
    return FALSE;

  verdict = row ? pb_sql_get_text (statement, 0) : NULL;
  if (g_strcmp0 (verdict, "ok") != 0)
    return set_corrupt (path, verdict ? verdict : "?", error);

  return TRUE;
}

/* Checks, without changing anything at or beside @path, whether this program
 * may work with the library there.
 */
gboolean
pb_library_file_check (const char  *path,
                       gboolean     read_only,
                       PbProgress  *progress,
                       GError     **error)
{
  g_autoptr(PbSql) sql = NULL;
  g_autoptr(GError) local_error = NULL;
  gboolean ok;

  if (!check_header (path, error))
    return FALSE;

  if (!read_only && !may_write (path, error))
    return FALSE;

  if (progress)
    pb_progress_report (progress, _("Checking the library…"), -1);

  sql = pb_sql_open (path, SQLITE_OPEN_READONLY, is_at_rest (path), error);
  if (sql == NULL)
    return FALSE;

  if (progress)
    sqlite3_progress_handler (pb_sql_get_db (sql), STEPS_PER_LOOK, look_cb,
                              pb_progress_get_cancellable (progress));

  ok = check_content (sql, path, read_only, &local_error);

  /* SQLite's own words for a damaged file gain what to do about it. */
  if (g_error_matches (local_error, PB_STORE_ERROR, PB_STORE_ERROR_CORRUPT) ||
      g_error_matches (local_error, PB_STORE_ERROR, PB_STORE_ERROR_NOT_A_LIBRARY))
    {
      /* The header was ours, so what SQLite does not know again is damage. */
      if (sqlite3_errcode (pb_sql_get_db (sql)) != SQLITE_OK)
        return set_corrupt (path, sqlite3_errmsg (pb_sql_get_db (sql)), error);
    }

  if (local_error)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return ok;
}

/* Makes a library whole before it gets its name, so that nobody ever sees half
 * of one.
 */
gboolean
pb_library_file_create (const char  *path,
                        GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *draft = NULL;
  g_autoptr(PbSql) sql = NULL;
  gboolean ok;
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return set_file_error (errno, path, error);

  draft = g_strconcat (path, ".new-XXXXXX", NULL);
  fd = g_mkstemp_full (draft, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    return set_file_error (errno, path, error);
  close (fd);

  sql = pb_sql_open (draft, SQLITE_OPEN_READWRITE, FALSE, error);
  ok = sql && pb_migrations_create (sql, error) &&
       pb_sql_exec (sql, "PRAGMA journal_mode = WAL", error);
  g_clear_pointer (&sql, pb_sql_free);

  /* A link fails where another program was quicker; a rename would take the
   * place of what that one has made.
   */
  if (ok && link (draft, path) != 0)
    {
      int link_errno = errno;

      if (link_errno == EEXIST || g_file_test (path, G_FILE_TEST_EXISTS))
        ok = set_file_error (EEXIST, path, error);
      else if (g_rename (draft, path) != 0)
        ok = set_file_error (errno, path, error);
    }

  g_unlink (draft);

  return ok;
}

/* Opens a library that was checked. */
PbSql *
pb_library_file_open (const char  *path,
                      gboolean     query_only,
                      GError     **error)
{
  g_autoptr(PbSql) sql = NULL;
  gboolean writable = may_write (path, NULL);

  /* Even to look only, a connection that may write is the better one: it tidies
   * up behind itself.
   */
  if (writable)
    sql = pb_sql_open (path, SQLITE_OPEN_READWRITE, FALSE, error);
  else
    sql = pb_sql_open (path, SQLITE_OPEN_READONLY, is_at_rest (path), error);

  if (sql == NULL)
    return NULL;

  if (!pb_sql_exec (sql,
                    "PRAGMA synchronous = FULL;"
                    "PRAGMA temp_store = MEMORY;"
                    "PRAGMA cache_size = -32768",
                    error))
    return NULL;

  if (writable && !pb_sql_exec (sql, "PRAGMA journal_mode = WAL", error))
    return NULL;

  if (query_only && !pb_sql_exec (sql, "PRAGMA query_only = 1", error))
    return NULL;

  return g_steal_pointer (&sql);
}
