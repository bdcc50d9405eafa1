/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-model"

#include "config.h"

#include "model/pb-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* Cancelling is heard after as many bytes. */
#define CHUNK (1 << 20)

static gboolean
set_error (int      saved_errno,
           GError **error)
{
  const char *sentence = g_strerror (saved_errno);

  if (saved_errno == ENOSPC || saved_errno == EDQUOT)
    sentence = _("There is not enough room on the disk.");
  else if (saved_errno == EACCES || saved_errno == EPERM || saved_errno == EROFS)
    sentence = _("Nothing may be written to this folder.");
  else if (saved_errno == EISDIR)
    sentence = _("There is a folder of this name.");

  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (saved_errno), sentence);

  return FALSE;
}

static gboolean
write_bytes (int            fd,
             GBytes        *bytes,
             GCancellable  *cancellable,
             GError       **error)
{
  gsize left;
  const char *data = g_bytes_get_data (bytes, &left);

  while (left > 0)
    {
      gssize n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      n = write (fd, data, MIN (left, CHUNK));
      if (n < 0 && errno != EINTR)
        return set_error (errno, error);

      data += MAX (n, 0);
      left -= MAX (n, 0);
    }

  /* What is no file on a disk has nothing to keep. */
  return fsync (fd) == 0 || errno == EINVAL || set_error (errno, error);
}

static gboolean
write_to_device (const char    *path,
                 GBytes        *bytes,
                 GCancellable  *cancellable,
                 GError       **error)
{
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  gboolean written;

  if (fd < 0)
    return set_error (errno, error);

  written = write_bytes (fd, bytes, cancellable, error);
  close (fd);

  return written;
}

/* Writes beside @path what then gets its name. */
static gboolean
replace_path (const char    *path,
              mode_t         mode,
              GBytes        *bytes,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *draft = g_build_filename (folder, ".phasebook-XXXXXX", NULL);
  int fd = g_mkstemp_full (draft, O_RDWR | O_CLOEXEC, 0666);
  gboolean written;

  if (fd < 0)
    return set_error (errno, error);

  written = write_bytes (fd, bytes, cancellable, error);
  if (mode != 0 && fchmod (fd, mode) != 0)
    g_debug ("Permissions were not kept: %s", g_strerror (errno));
  if (close (fd) != 0 && written)
    written = set_error (errno, error);
  if (written && g_rename (draft, path) != 0)
    written = set_error (errno, error);
  if (!written)
    g_unlink (draft);

  return written;
}

/**
 * pb_file_replace:
 * @file: where to write
 * @bytes: what
 * @cancellable: (nullable): stops it
 * @error: return location for a #GIOErrorEnum, whose message is a sentence for
 *   people where the disk is full or nothing may be written
 *
 * Writes a file whole or not at all: whatever happens, there is afterwards what
 * was there before or all of @bytes.  A link stays one, and a file keeps who may
 * read it.  It blocks.
 *
 * Returns: whether it was written
 */
gboolean
pb_file_replace (GFile         *file,
                 GBytes        *bytes,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autofree char *path = NULL;
  char *target;
  gboolean replaced;
  GStatBuf there;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  path = g_file_get_path (file);
  /* Servers replace files in their own ways. */
  if (path == NULL)
    return g_file_replace_contents (file, g_bytes_get_data (bytes, NULL),
                                    g_bytes_get_size (bytes), NULL, FALSE, G_FILE_CREATE_NONE,
                                    NULL, cancellable, error);

  if (g_stat (path, &there) != 0)
    return replace_path (path, 0, bytes, cancellable, error);
  if (S_ISDIR (there.st_mode))
    return set_error (EISDIR, error);
  if (!S_ISREG (there.st_mode))
    return write_to_device (path, bytes, cancellable, error);
  if (g_access (path, W_OK) != 0)
    return set_error (errno, error);

  target = realpath (path, NULL);

  replaced = replace_path (target ? target : path, there.st_mode & 0777, bytes, cancellable, error);
  free (target);

  return replaced;
}

static void
replace_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  GError *error = NULL;

  if (pb_file_replace (G_FILE (source), task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * pb_file_replace_async:
 * @file: where to write
 * @bytes: what
 * @cancellable: (nullable): stops it
 * @callback: called when it is written
 * @user_data: data for @callback
 *
 * Does what pb_file_replace() does on a thread.
 */
void
pb_file_replace_async (GFile               *file,
                       GBytes              *bytes,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (file, cancellable, callback, user_data);

  g_return_if_fail (bytes != NULL);

  g_task_set_source_tag (task, pb_file_replace_async);
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, replace_in_thread);
}

/**
 * pb_file_replace_finish:
 * @file: where it was written
 * @result: the result
 * @error: return location for an error, as of pb_file_replace()
 *
 * Returns: whether it was written
 */
gboolean
pb_file_replace_finish (GFile         *file,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
