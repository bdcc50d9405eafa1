/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "storage/store-fixture.h"

#include "storage/pb-store-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sqlite3.h>
#include <unistd.h>

#define PAGE_SIZE 4096

static void
fill (PbStore *store)
{
  g_autofree char *group = add_group (store, "Care");
  PbEdit *edit = pb_edit_new ("Fill");

  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *title = g_strdup_printf ("Objective number %u of the circle", i);
      const char *id = pb_edit_create (edit, PB_KIND_OBJECTIVE, NULL);

      pb_edit_set_text (edit, id, PB_OBJECTIVE_GROUP, group);
      pb_edit_set_text (edit, id, PB_OBJECTIVE_TITLE, title);
    }
  commit (store, edit);
}

/* Whatever page is overwritten: the library opens and can be read, or it is
 * refused with the right words; and a refused file stays as it is.
 */
static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *content = NULL;
  g_autofree char *noise = g_malloc (PAGE_SIZE);
  g_autoptr(GError) error = NULL;
  guint n_refused = 0;
  gsize length;

  fill (fixture->store);
  close_and_free (g_steal_pointer (&fixture->store));
  g_file_get_contents (fixture->path, &content, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (length, >, 30 * PAGE_SIZE);
  memset (noise, 0x5a, PAGE_SIZE);

  for (gsize page = 0; page < length / PAGE_SIZE; page += 3)
    {
      g_autofree char *damaged = g_memdup2 (content, length);
      g_autoptr(PbStore) store = pb_store_new (fixture->file, fixture->clock);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      /* The first page keeps its header, else the file is something else. */
      memcpy (damaged + page * PAGE_SIZE + (page == 0 ? 100 : 0), noise,
              PAGE_SIZE - (page == 0 ? 100 : 0));
      g_file_set_contents (fixture->path, damaged, length, &error);
      g_assert_no_error (error);
      before = dup_file_hash (fixture->path);

      if (pb_store_open_sync (store, PB_STORE_OPEN_NORMAL, NULL, &error))
        {
          pb_store_close_sync (store, NULL);
          continue;
        }

      n_refused++;
      g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_CORRUPT);
      g_assert_nonnull (strstr (error->message, "library.phasebook-db"));
      g_assert_nonnull (strstr (error->message, "backup"));
      g_clear_error (&error);

      after = dup_file_hash (fixture->path);
      g_assert_cmpstr (before, ==, after);
      g_assert_cmpuint (count_files (fixture->folder, NULL), ==, 1);
    }

  g_test_message ("%u damaged files were refused", n_refused);
  g_assert_cmpuint (n_refused, >, length / PAGE_SIZE / 6);
}

static void
test_cut_off (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *content = NULL;
  gsize length;

  fill (fixture->store);
  close_and_free (g_steal_pointer (&fixture->store));
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));

  for (gsize kept = length - 1; kept > 5000; kept = kept * 2 / 3)
    {
      g_autoptr(PbStore) store = pb_store_new (fixture->file, fixture->clock);
      g_autoptr(GError) error = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      g_assert_true (g_file_set_contents (fixture->path, content, kept, NULL));
      before = dup_file_hash (fixture->path);
      g_assert_false (pb_store_open_sync (store, PB_STORE_OPEN_NORMAL, NULL, &error));
      g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_CORRUPT);
      after = dup_file_hash (fixture->path);
      g_assert_cmpstr (before, ==, after);
    }
}

/* The first words of the file are gone, the rest says that it was ours. */
static void
test_header (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  PbStore *store;
  int fd;

  close_and_free (g_steal_pointer (&fixture->store));
  fd = g_open (fixture->path, O_WRONLY, 0);
  g_assert_cmpint (pwrite (fd, "Oops", 4, 0), ==, 4);
  close (fd);

  store = pb_store_new (fixture->file, fixture->clock);
  g_assert_false (pb_store_open_sync (store, PB_STORE_OPEN_CREATE, NULL, &error));
  g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_CORRUPT);
  g_object_unref (store);
}

/* A program died without closing: its last action is there all the same. */
static void
test_left_open (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *id = add_group (fixture->store, "Care");
  g_autofree char *copy = g_build_filename (fixture->folder, "copy", NULL);
  static const char *const suffixes[] = { "", "-wal" };
  g_autoptr(GFile) file = g_file_new_for_path (copy);
  g_autoptr(GError) error = NULL;
  PbStore *store;

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (fixture->path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (copy, suffixes[i], NULL);
      g_autofree char *content = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (from, &content, &length, NULL));
      g_assert_true (g_file_set_contents (to, content, length, NULL));
    }

  store = pb_store_new (file, fixture->clock);
  pb_store_open_sync (store, PB_STORE_OPEN_NORMAL, NULL, &error);
  g_assert_no_error (error);
  assert_text (store, id, PB_GROUP_NAME, "Care");
  close_and_free (store);
}

/* Somebody else holds the library for longer than anybody waits. */
static void
test_locked (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *id = add_group (fixture->store, "Care");
  g_autoptr(GPtrArray) groups = NULL;
  g_autoptr(GError) error = NULL;
  sqlite3 *other = NULL;
  PbEdit *edit = pb_edit_new ("Edit");

  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);

  /* Reading goes on. */
  groups = pb_store_groups_sync (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (groups->len, ==, 1);
  g_clear_pointer (&groups, g_ptr_array_unref);

  pb_edit_set_text (edit, id, PB_GROUP_NAME, "Busy");
  commit_fails (fixture->store, edit, PB_STORE_ERROR_BUSY, "Another program");
  assert_text (fixture->store, id, PB_GROUP_NAME, "Care");

  sqlite3_close (other);
  set_text (fixture->store, id, PB_GROUP_NAME, "Free");
}

/* A file system on which writing fails from the n-th time on. */
static int writes_left = G_MAXINT;
static sqlite3_vfs failing_vfs;
static sqlite3_vfs *real_vfs;

/* Files with and without locks have methods of their own. */
static struct
{
  const sqlite3_io_methods *real;
  sqlite3_io_methods failing;
} methods[4];
static GMutex methods_mutex;

static int
failing_write (sqlite3_file  *file,
               const void    *buffer,
               int            amount,
               sqlite3_int64  offset)
{
  if (g_atomic_int_add (&writes_left, -1) <= 0)
    return SQLITE_FULL;

  /* Which differ in locking only. */
  return methods[0].real->xWrite (file, buffer, amount, offset);
}

static void
take_methods (sqlite3_file *file)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&methods_mutex);

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      if (methods[i].real == NULL)
        {
          methods[i].real = file->pMethods;
          methods[i].failing = *file->pMethods;
          methods[i].failing.xWrite = failing_write;
        }
      if (methods[i].real == file->pMethods)
        {
          file->pMethods = &methods[i].failing;
          return;
        }
    }

  g_assert_not_reached ();
}

static int
failing_open (sqlite3_vfs  *vfs,
              const char   *name,
              sqlite3_file *file,
              int           flags,
              int          *out_flags)
{
  int code = real_vfs->xOpen (real_vfs, name, file, flags, out_flags);

  if (code == SQLITE_OK && file->pMethods)
    take_methods (file);

  return code;
}

static void
use_failing_disk (gboolean use)
{
  if (use)
    {
      real_vfs = sqlite3_vfs_find (NULL);
      failing_vfs = *real_vfs;
      failing_vfs.zName = "failing";
      failing_vfs.xOpen = failing_open;
      sqlite3_vfs_register (&failing_vfs, 1);
    }
  else
    {
      sqlite3_vfs_unregister (&failing_vfs);
      sqlite3_vfs_register (real_vfs, 1);
    }
}

/* Wherever the disk is full: the action is stored whole or not at all, the
 * window is told, and when there is room again, work goes on.
 */
static void
test_full_disk (void)
{
  guint n_failed = 0;
  guint n_stored = 0;

  use_failing_disk (TRUE);

  for (int n = 0; n < 60; n++)
    {
      g_auto(Fixture) fixture = { 0 };
      g_autofree char *group = NULL;
      g_autofree char *objective = NULL;
      g_autoptr(PbEdit) edit = pb_edit_new ("Edit");
      g_autoptr(GError) error = NULL;
      g_autofree char *name = NULL;
      g_autofree char *title = NULL;
      gboolean stored;

      fixture_set_up (&fixture, NULL);
      group = add_group (fixture.store, "Care");
      objective = add_of_group (fixture.store, PB_KIND_OBJECTIVE, group, "Rest");
      pb_edit_set_text (edit, group, PB_GROUP_NAME, "Circle");
      pb_edit_set_text (edit, objective, PB_OBJECTIVE_TITLE, "Sleep");

      g_atomic_int_set (&writes_left, n);
      stored = pb_store_commit_sync (fixture.store, edit, NULL, &error);
      g_atomic_int_set (&writes_left, G_MAXINT);

      if (stored)
        n_stored++;
      else
        n_failed++;
      g_assert_true (stored || g_error_matches (error, PB_STORE_ERROR, PB_STORE_ERROR_NO_SPACE));

      name = dup_text (fixture.store, group, PB_GROUP_NAME);
      title = dup_text (fixture.store, objective, PB_OBJECTIVE_TITLE);
      g_assert_cmpstr (name, ==, stored ? "Circle" : "Care");
      g_assert_cmpstr (title, ==, stored ? "Sleep" : "Rest");
      g_assert_cmpstr (pb_store_get_undo_title (fixture.store), ==,
                       stored ? "Edit" : "Add objective");

      set_text (fixture.store, group, PB_GROUP_NAME, "Room again");
      fixture_reopen (&fixture);
      assert_text (fixture.store, group, PB_GROUP_NAME, "Room again");
    }

  use_failing_disk (FALSE);
  g_assert_cmpuint (n_failed, >, 3);
  g_assert_cmpuint (n_stored, >, 3);
}

/* A new library comes whole or not at all. */
static void
test_full_disk_at_birth (void)
{
  gboolean made = FALSE;

  use_failing_disk (TRUE);

  for (int n = 0; !made; n += 7)
    {
      g_auto(Fixture) fixture = { 0 };
      g_autoptr(GError) error = NULL;

      g_assert_cmpint (n, <, 2000);
      fixture_init (&fixture);
      g_atomic_int_set (&writes_left, n);
      made = pb_store_open_sync (fixture.store, PB_STORE_OPEN_CREATE, NULL, &error);
      g_atomic_int_set (&writes_left, G_MAXINT);

      if (!made)
        {
          g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_NO_SPACE);
          g_clear_error (&error);
          g_assert_true (pb_store_open_sync (fixture.store, PB_STORE_OPEN_CREATE, NULL, &error));
          g_assert_no_error (error);
        }
      else
        {
          g_assert_cmpint (n, >, 0);
        }
    }

  use_failing_disk (FALSE);
}

static void
test_backup (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *id = add_group (fixture->store, "Care");
  g_autofree char *path = g_build_filename (fixture->folder, "copy", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "copy", NULL);
  g_autoptr(GFile) copy = g_file_new_for_path (path);
  g_autoptr(GFile) impossible = g_file_new_for_path (nowhere);
  g_autoptr(GError) error = NULL;
  PbStore *store;

  g_assert_true (pb_store_backup_sync (fixture->store, copy, &error));
  g_assert_no_error (error);
  set_text (fixture->store, id, PB_GROUP_NAME, "Later");

  store = pb_store_new (copy, fixture->clock);
  pb_store_open_sync (store, PB_STORE_OPEN_NORMAL, NULL, &error);
  g_assert_no_error (error);
  assert_text (store, id, PB_GROUP_NAME, "Care");
  close_and_free (store);

  /* It takes the place of an older copy, and of nothing else. */
  g_assert_true (pb_store_backup_sync (fixture->store, copy, &error));
  g_assert_no_error (error);
  store = pb_store_new (copy, fixture->clock);
  pb_store_open_sync (store, PB_STORE_OPEN_NORMAL, NULL, &error);
  assert_text (store, id, PB_GROUP_NAME, "Later");
  close_and_free (store);

  g_assert_false (pb_store_backup_sync (fixture->store, impossible, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (pb_store_backup_sync (fixture->store, fixture->file, &error));
  g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_EXISTS);
  g_assert_cmpuint (count_files (fixture->folder, ".new-"), ==, 0);

  /* The reader writes nothing after that either. */
  set_text (fixture->store, id, PB_GROUP_NAME, "Last");
  assert_text (fixture->store, id, PB_GROUP_NAME, "Last");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  fixture_add ("/store/damage/pages", test_pages);
  fixture_add ("/store/damage/cut-off", test_cut_off);
  fixture_add ("/store/damage/header", test_header);
  fixture_add ("/store/damage/left-open", test_left_open);
  fixture_add ("/store/damage/locked", test_locked);
  fixture_add ("/store/damage/backup", test_backup);
  g_test_add_func ("/store/damage/full-disk", test_full_disk);
  g_test_add_func ("/store/damage/full-disk-at-birth", test_full_disk_at_birth);

  return g_test_run ();
}
