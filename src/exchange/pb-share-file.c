/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-exchange"

#include "config.h"

#include "exchange/pb-share-file.h"

#include "exchange/pb-exchange-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* Hidden, so that nobody takes half a file for a whole one. */
#define DRAFT ".tmp-"

/* How old a draft is when nobody is writing it any more, in seconds. */
#define DRAFT_AGE (60 * 60)

/**
 * pb_share_file_set_error:
 * @name: the name of a file or folder
 * @saved_errno: why it cannot be written
 * @error: return location for a %PB_EXCHANGE_ERROR
 *
 * Returns: %FALSE
 */
gboolean
pb_share_file_set_error (const char  *name,
                         int          saved_errno,
                         GError     **error)
{
  g_set_error (error, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_FAILED,
               /* Translators: the first %s is the name of a file, the second what is wrong */
               _("“%s” could not be written: %s."), name, g_strerror (saved_errno));

  return FALSE;
}

static gboolean
write_all (int         fd,
           const char *text,
           gsize       length)
{
  while (length > 0)
    {
      gssize n = write (fd, text, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      text += n;
      length -= (gsize) n;
    }

  return fsync (fd) == 0;
}

/* The new name, too, must be there after a power cut. */
static gboolean
sync_folder (const char *folder)
{
  int fd = g_open (folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY, 0);
  gboolean ok;

  if (fd < 0)
    return FALSE;

  /* Some file systems cannot do this with a folder, and need not. */
  ok = fsync (fd) == 0 || errno == EINVAL || errno == ENOTSUP;
  close (fd);

  return ok;
}

/**
 * pb_share_file_write:
 * @folder: a folder; made where it is not there
 * @name: the name of the file
 * @text: (array length=length): its content
 * @length: how many bytes
 * @error: return location for a %PB_EXCHANGE_ERROR
 *
 * Writes a file so that at any moment it is there as a whole or not at all, and
 * is on the disk to stay afterwards.
 *
 * Returns: whether it worked
 */
gboolean
pb_share_file_write (const char  *folder,
                     const char  *name,
                     const char  *text,
                     gsize        length,
                     GError     **error)
{
  g_autofree char *draft = g_build_filename (folder, DRAFT "XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gboolean ok;
  int fd;

  if (g_mkdir_with_parents (folder, 0777) != 0)
    return pb_share_file_set_error (folder, errno, error);

  fd = g_mkstemp_full (draft, O_RDWR | O_CLOEXEC, 0666);
  if (fd < 0)
    return pb_share_file_set_error (name, errno, error);

  ok = write_all (fd, text, length);
  if (!ok)
    pb_share_file_set_error (name, errno, error);
  close (fd);

  if (ok && g_rename (draft, path) != 0)
    ok = pb_share_file_set_error (name, errno, error);
  if (!ok)
    g_unlink (draft);

  return ok && (sync_folder (folder) || pb_share_file_set_error (name, errno, error));
}

/**
 * pb_share_file_read:
 * @path: a file
 * @max: the most bytes that are accepted
 * @length: (out) (optional): how many bytes there are
 *
 * Reads a small file that somebody else may have written.
 *
 * Returns: (transfer full) (nullable): its content, ended by a NUL, or %NULL where it
 *   is not there, is too large or no ordinary file
 */
char *
pb_share_file_read (const char *path,
                    gsize       max,
                    gsize      *length)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0);
  g_autofree char *text = NULL;
  struct stat status;
  gssize n;

  if (fd < 0)
    return NULL;

  if (fstat (fd, &status) != 0 || !S_ISREG (status.st_mode) || status.st_size > (goffset) max)
    {
      close (fd);
      return NULL;
    }

  text = g_malloc (max + 1);
  n = read (fd, text, max);
  close (fd);
  if (n < 0)
    return NULL;

  text[n] = '\0';
  if (length)
    *length = (gsize) n;

  return g_steal_pointer (&text);
}

/**
 * pb_share_file_clean:
 * @folder: a folder that only this device writes
 *
 * Takes away what was left of files that were never finished.
 */
void
pb_share_file_clean (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      struct stat status;

      if (g_str_has_prefix (name, DRAFT) && lstat (path, &status) == 0 &&
          S_ISREG (status.st_mode) && status.st_mtime + DRAFT_AGE < time (NULL))
        g_unlink (path);
    }
}
