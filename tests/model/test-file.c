/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/pb-file.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("phasebook-file-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "report.pdf", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  const char *name;
  g_autoptr(GDir) dir = g_dir_open (fixture->folder, 0, NULL);

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_object_unref (fixture->file);
}

static gboolean
replace (GFile         *file,
         const char    *text,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return pb_file_replace (file, bytes, cancellable, error);
}

/* The folder holds this file and nothing else. */
static void
assert_only (Fixture    *fixture,
             const char *text)
{
  g_autoptr(GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  g_autofree char *content = NULL;
  guint n = 0;

  while (g_dir_read_name (dir))
    n++;
  if (text == NULL)
    {
      g_assert_cmpuint (n, ==, 0);
      return;
    }
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, text);
}

static void
test_replace (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  GStatBuf there;

  g_assert_true (replace (fixture->file, "first", NULL, &error));
  g_assert_no_error (error);
  assert_only (fixture, "first");

  g_assert_cmpint (g_chmod (fixture->path, 0640), ==, 0);
  g_assert_true (replace (fixture->file, "second", NULL, &error));
  g_assert_no_error (error);
  assert_only (fixture, "second");
  g_assert_cmpint (g_stat (fixture->path, &there), ==, 0);
  g_assert_cmpint (there.st_mode & 0777, ==, 0640);
}

static void
test_link (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "link", NULL);
  g_autoptr(GFile) link = g_file_new_for_path (path);
  g_autofree char *content = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (replace (fixture->file, "first", NULL, &error));
  g_assert_cmpint (symlink ("report.pdf", path), ==, 0);
  g_assert_true (replace (link, "second", NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "second");
}

/* A disk that is full in the middle of the file. */
static void
test_no_room (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *text = g_strnfill (3 << 20, 'x');
  struct rlimit before, limit;
  g_autoptr(GError) error = NULL;
  gboolean first, again;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = 2 << 20;

  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  first = replace (fixture->file, text, NULL, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_false (first);
  g_assert_nonnull (error);
  g_clear_error (&error);
  assert_only (fixture, NULL);

  g_assert_true (replace (fixture->file, "there before", NULL, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  again = replace (fixture->file, text, NULL, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_false (again);
  g_assert_nonnull (error);
  assert_only (fixture, "there before");
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (replace (fixture->file, "text", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_only (fixture, NULL);
}

static void
test_places (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr(GFile) missing = g_file_new_build_filename (fixture->folder, "no", "report.pdf", NULL);
  g_autoptr(GFile) full = g_file_new_for_path ("/dev/full");
  g_autoptr(GError) error = NULL;

  g_assert_false (replace (folder, "text", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&error);

  g_assert_false (replace (missing, "text", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_false (replace (full, "text", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_clear_error (&error);

  if (geteuid () == 0)
    {
      g_test_message ("Everything may be written by the superuser");
      return;
    }

  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  g_assert_false (replace (fixture->file, "text", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
  assert_only (fixture, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/model/file/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("replace", test_replace);
  ADD ("link", test_link);
  ADD ("no-room", test_no_room);
  ADD ("cancelled", test_cancelled);
  ADD ("places", test_places);
#undef ADD

  return g_test_run ();
}
