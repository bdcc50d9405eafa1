/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "disk-faults.h"

#include "model/pb-file.h"
#include "storage/pb-doctor.h"
#include "storage/pb-library-backup.h"
#include "storage/store-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

/* A thing to do while the disk does not do its part. */
typedef gboolean (*FaultyFunc) (Fixture     *fixture,
                                const char  *group,
                                GError     **error);

static void
assert_healthy (const char *library)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = pb_doctor_examine (library, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", ((PbDoctorFinding *) findings->pdata[i])->sentence);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* What went wrong is told in a sentence of ours. */
static void
assert_sentence (const GError *error,
                 GQuark        domain)
{
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_true (error->domain == domain);
  g_assert_true (g_str_has_suffix (error->message, ".") || domain == G_IO_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_true (domain == G_IO_ERROR || strstr (error->message, "“"));
}

static gboolean
rename_both (PbStore     *store,
             const char  *group,
             const char  *name,
             GError     **error)
{
  g_autoptr(PbEdit) edit = pb_edit_new ("Rename");

  pb_edit_set_text (edit, group, PB_GROUP_NAME, name);
  pb_edit_set_text (edit, group, PB_GROUP_PURPOSE, name);

  return pb_store_commit_sync (store, edit, NULL, error);
}

static gboolean
do_commit (Fixture     *fixture,
           const char  *group,
           GError     **error)
{
  return rename_both (fixture->store, group, "New", error);
}

/* A program starts and works on. */
static gboolean
do_open (Fixture     *fixture,
         const char  *group,
         GError     **error)
{
  g_autoptr(PbStore) store = pb_store_new (fixture->file, fixture->clock);
  gboolean ok = pb_store_open_sync (store, PB_STORE_OPEN_NORMAL, NULL, error) &&
                (pb_store_get_read_only (store) || rename_both (store, group, "New", error));

  pb_store_close_sync (store, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;

  return ok;
}

static gboolean
do_backup (Fixture     *fixture,
           const char  *group,
           GError     **error)
{
  g_autofree char *path = g_strconcat (fixture->path, "-copy", NULL);
  g_autoptr(GFile) to = g_file_new_for_path (path);

  return pb_store_backup_sync (fixture->store, to, error);
}

/* Whole or not at all, whatever was answered. */
static void
check_copy (Fixture *fixture)
{
  g_autofree char *path = g_strconcat (fixture->path, "-copy", NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    assert_healthy (path);
}

static gboolean
do_restore (Fixture     *fixture,
            const char  *group,
            GError     **error)
{
  g_autofree char *path = g_strconcat (fixture->path, "-backup", NULL);

  return pb_library_backup_restore (path, fixture->path, NULL, error);
}

static gboolean
do_repair (Fixture     *fixture,
           const char  *group,
           GError     **error)
{
  return pb_doctor_repair (fixture->path, NULL, error);
}

static const struct
{
  const char *name;
  FaultyFunc func;
  gboolean closed;
  int step;
} things[] = {
  { "commit", do_commit, FALSE, 1 },
  { "open", do_open, TRUE, 1 },
  { "backup", do_backup, FALSE, 5 },
  { "restore", do_restore, TRUE, 1 },
  { "repair", do_repair, TRUE, 11 },
};

typedef struct
{
  guint thing;
  guint fault;
} Case;

/* Whatever call fails, and in whatever way: a thing is done whole or not at all, what
 * went wrong is told, and when the disk works again so does everything else.
 */
static void
test_every_call (gconstpointer data)
{
  const Case *of = data;
  gboolean reached = TRUE;
  guint n_failed = 0;

  for (int n = 1; reached; n += things[of->thing].step)
    {
      g_auto(Fixture) fixture = { 0 };
      g_autofree char *group = NULL;
      g_autofree char *backup = NULL;
      g_autofree char *name = NULL;
      g_autofree char *purpose = NULL;
      g_autoptr(GFile) to = NULL;
      g_autoptr(GError) error = NULL;
      gboolean ok;

      g_assert_cmpint (n, <, 3000);
      fixture_set_up (&fixture, NULL);
      group = add_group (fixture.store, "Old");
      g_assert_true (rename_both (fixture.store, group, "Old", NULL));
      backup = g_strconcat (fixture.path, "-backup", NULL);
      to = g_file_new_for_path (backup);
      g_assert_true (pb_store_backup_sync (fixture.store, to, NULL));
      if (things[of->thing].closed)
        close_and_free (g_steal_pointer (&fixture.store));

      disk_shim_begin (faults[of->fault].plan, n, faults[of->fault].error);
      ok = things[of->thing].func (&fixture, group, &error);
      reached = disk_shim_end () >= n;
      if (!ok)
        {
          assert_sentence (error, PB_STORE_ERROR);
          if (faults[of->fault].error == ENOSPC && things[of->thing].func == do_commit)
            g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_NO_SPACE);
          n_failed++;
        }
      g_assert_true (ok || reached);
      check_copy (&fixture);

      fixture_reopen (&fixture);
      name = dup_text (fixture.store, group, PB_GROUP_NAME);
      purpose = dup_text (fixture.store, group, PB_GROUP_PURPOSE);
      g_assert_cmpstr (name, ==, purpose);
      if (things[of->thing].func == do_commit || things[of->thing].func == do_open)
        g_assert_true (g_str_equal (name, "New") || !ok || pb_store_get_read_only (fixture.store) ||
                       g_str_equal (name, "Old"));
      if (things[of->thing].func == do_commit)
        g_assert_cmpstr (name, ==, ok ? "New" : "Old");
      g_assert_true (rename_both (fixture.store, group, "Again", NULL));
      close_and_free (g_steal_pointer (&fixture.store));
      assert_healthy (fixture.path);
    }

  g_assert_cmpuint (n_failed, >, 0);
}

/* An export leaves what was there, or nothing. */
static void
test_export (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      gboolean reached = TRUE;

      for (int n = 1; reached; n++)
        {
          g_autofree char *folder = g_dir_make_tmp ("phasebook-fault-XXXXXX", NULL);
          g_autofree char *path = g_build_filename (folder, "report.md", NULL);
          g_autofree char *content = NULL;
          g_autoptr(GFile) file = g_file_new_for_path (path);
          g_autoptr(GBytes) bytes = g_bytes_new_static ("whole", 5);
          g_autoptr(GError) error = NULL;
          gboolean ok;

          g_assert_true (g_file_set_contents (path, "former", -1, NULL));
          disk_shim_begin (faults[i].plan, n, faults[i].error);
          ok = pb_file_replace (file, bytes, NULL, &error);
          reached = disk_shim_end () >= n;

          if (!ok)
            assert_sentence (error, G_IO_ERROR);
          g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
          g_assert_cmpstr (content, ==, ok ? "whole" : "former");
          remove_tree (folder);
        }
    }
}

/* Nothing is said to be stored that goes into a file that has no name any more. */
static void
test_taken_away (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *group = add_group (fixture->store, "Care");
  g_autofree char *elsewhere = g_strconcat (fixture->path, "-elsewhere", NULL);
  const char *what = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (g_str_equal (what, "removed"))
    {
      g_unlink (fixture->path);
    }
  else
    {
      g_autoptr(GFile) to = g_file_new_for_path (elsewhere);

      g_assert_true (pb_store_backup_sync (fixture->store, to, NULL));
      if (g_str_equal (what, "moved"))
        g_rename (fixture->path, elsewhere);
      else
        g_rename (elsewhere, fixture->path);
    }
  before = g_str_equal (what, "replaced") ? dup_file_hash (fixture->path) : NULL;

  g_assert_false (rename_both (fixture->store, group, "New", &error));
  assert_sentence (error, PB_STORE_ERROR);
  g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (pb_store_undo_sync (fixture->store, &error));
  g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_NOT_FOUND);
  pb_store_close_sync (fixture->store, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&fixture->store);

  /* What came in its place is as it came. */
  if (before)
    {
      after = dup_file_hash (fixture->path);
      g_assert_cmpstr (before, ==, after);
      assert_healthy (fixture->path);
    }
}

/* The clock of the machine jumps about: later edits stay later. */
static void
test_clock (Fixture       *fixture,
            gconstpointer  data)
{
  static const int years[] = { 0, 5, -10, 3, 0, -30, 20, 0 };
  g_autofree char *group = add_group (fixture->store, "Care");
  g_autoptr(GPtrArray) history = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      g_autofree char *name = g_strdup_printf ("Name %u", i);

      disk_shim_set_clock ((gint64) years[i] * 365 * 86400);
      rename_both (fixture->store, group, name, &error);
      g_assert_no_error (error);
      assert_text (fixture->store, group, PB_GROUP_NAME, name);
      fixture_reopen (fixture);
      assert_text (fixture->store, group, PB_GROUP_NAME, name);
    }
  g_free (pb_store_undo_sync (fixture->store, &error));
  g_assert_no_error (error);
  assert_text (fixture->store, group, PB_GROUP_NAME, "Name 6");
  disk_shim_set_clock (0);

  close_and_free (g_steal_pointer (&fixture->store));
  assert_healthy (fixture->path);
}

/* SQLite gets no more memory: it is told, and with memory again work goes on. */
static void
test_memory (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *group = add_group (fixture->store, "Old");
  g_autofree char *long_text = g_strnfill (60000, 'x');
  guint n_failed = 0;

  for (guint room = 0; room < 240; room += 8)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *name = NULL;
      gboolean ok;

      g_assert_true (rename_both (fixture->store, group, "Old", NULL));
      sqlite3_hard_heap_limit64 (sqlite3_memory_used () + room * 1024);
      ok = rename_both (fixture->store, group, long_text, &error);
      sqlite3_hard_heap_limit64 (0);

      if (!ok)
        {
          n_failed++;
          assert_sentence (error, PB_STORE_ERROR);
          g_assert_nonnull (strstr (error->message, "memory"));
        }
      name = dup_text (fixture->store, group, PB_GROUP_NAME);
      g_assert_cmpstr (name, ==, ok ? long_text : "Old");
    }
  g_assert_cmpuint (n_failed, >, 0);

  fixture_reopen (fixture);
  close_and_free (g_steal_pointer (&fixture->store));
  assert_healthy (fixture->path);
}

int
main (int    argc,
      char **argv)
{
  static Case cases[G_N_ELEMENTS (things)][G_N_ELEMENTS (faults)];

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (things); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (faults); j++)
        {
          g_autofree char *path = g_strdup_printf ("/faults/%s/%s", things[i].name,
                                                   faults[j].name);

          cases[i][j] = (Case) { i, j };
          g_test_add_data_func (path, &cases[i][j], test_every_call);
        }
    }
  g_test_add_func ("/faults/export", test_export);
  g_test_add ("/faults/removed", Fixture, "removed", fixture_set_up, test_taken_away,
              fixture_tear_down);
  g_test_add ("/faults/moved", Fixture, "moved", fixture_set_up, test_taken_away,
              fixture_tear_down);
  g_test_add ("/faults/replaced", Fixture, "replaced", fixture_set_up, test_taken_away,
              fixture_tear_down);
  fixture_add ("/faults/clock", test_clock);
  fixture_add ("/faults/memory", test_memory);

  return g_test_run ();
}
