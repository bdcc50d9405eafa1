/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "storage/store-fixture.h"

#include "storage/pb-doctor.h"
#include "storage/pb-engine.h"
#include "storage/pb-library-backup.h"

#include <glib/gstdio.h>
#include <string.h>

#define PAGE_SIZE 4096
#define N_OBJECTIVES 120

/* A closed library with something in it; returns its group. */
static char *
fill (Fixture *fixture)
{
  char *group = add_group (fixture->store, "Care");
  PbEdit *edit = pb_edit_new ("Fill");

  for (guint i = 0; i < N_OBJECTIVES; i++)
    {
      g_autofree char *title = g_strdup_printf ("Objective number %u of the circle", i);
      const char *id = pb_edit_create (edit, PB_KIND_OBJECTIVE, NULL);

      pb_edit_set_text (edit, id, PB_OBJECTIVE_GROUP, group);
      pb_edit_set_text (edit, id, PB_OBJECTIVE_TITLE, title);
      pb_edit_set_add (edit, id, PB_COMMON_TAGS, "care");
    }
  commit (fixture->store, edit);
  close_and_free (g_steal_pointer (&fixture->store));

  return group;
}

static GPtrArray *
examine (const char *path)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *findings = pb_doctor_examine (path, NULL, &error);

  g_assert_no_error (error);

  return findings;
}

static void
assert_finding (const char   *path,
                PbDoctorPart  part,
                guint         n)
{
  g_autoptr(GPtrArray) findings = examine (path);
  gboolean found = FALSE;

  for (guint i = 0; i < findings->len; i++)
    {
      const PbDoctorFinding *finding = findings->pdata[i];

      g_test_message ("%s: %s", pb_doctor_part_get_nick (finding->part), finding->sentence);
      g_assert_true (g_str_has_suffix (finding->sentence, "."));
      found |= finding->part == part && finding->n == n;
    }
  g_assert_true (found);
}

static void
assert_healthy (const char *path)
{
  g_autoptr(GPtrArray) findings = examine (path);

  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", ((PbDoctorFinding *) findings->pdata[i])->sentence);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_healthy (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *group = fill (fixture);
  g_autofree char *before = dup_file_hash (fixture->path);
  g_autofree char *after = NULL;
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(GError) error = NULL;

  assert_healthy (fixture->path);
  after = dup_file_hash (fixture->path);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (count_files (fixture->folder, NULL), ==, 1);

  g_unlink (fixture->path);
  none = pb_doctor_examine (fixture->path, NULL, &error);
  g_assert_null (none);
  g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_NOT_FOUND);
}

/* Somebody has written to the tables behind the log's back. */
static void
test_tables (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *group = fill (fixture);
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GError) error = NULL;

  sqlite_run (fixture->path, "UPDATE rec_group SET name = 'Lies'");
  sqlite_run (fixture->path, "DELETE FROM rec_objective WHERE title LIKE '% 7 %'");
  assert_finding (fixture->path, PB_DOCTOR_TABLES, 2);
  findings = examine (fixture->path);
  g_assert_true (pb_doctor_can_repair (findings));

  g_assert_true (pb_doctor_repair (fixture->path, NULL, &error));
  g_assert_no_error (error);
  assert_healthy (fixture->path);
  g_assert_cmpuint (count_files (fixture->folder, ".backup-"), ==, 1);

  fixture->store = pb_store_new (fixture->file, fixture->clock);
  g_assert_true (pb_store_open_sync (fixture->store, PB_STORE_OPEN_NORMAL, NULL, &error));
  assert_text (fixture->store, group, PB_GROUP_NAME, "Care");
}

static void
test_references (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *group = fill (fixture);
  g_autoptr(GError) error = NULL;

  sqlite_run (fixture->path, "UPDATE rec_objective SET \"group\" = 999999"
                             " WHERE title LIKE '% 3 %'");
  assert_finding (fixture->path, PB_DOCTOR_REFERENCE, 1);
  g_assert_true (pb_doctor_repair (fixture->path, NULL, &error));
  assert_healthy (fixture->path);
}

/* An index that has lost a row, since for a while SQLite did not know of it. */
static void
test_index (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *group = fill (fixture);
  g_autofree char *sql = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GError) error = NULL;
  gint64 version = sqlite_get (fixture->path, "PRAGMA schema_version");

  sqlite_run (fixture->path, "CREATE TABLE kept (sql TEXT);"
                             "INSERT INTO kept SELECT sql FROM sqlite_schema"
                             " WHERE name = 'op_entity';"
                             "PRAGMA writable_schema = 1;"
                             "UPDATE sqlite_schema SET sql = 'CREATE INDEX op_entity ON op"
                             " (eid, hlc) WHERE eid > 5' WHERE name = 'op_entity'");
  sql = g_strdup_printf ("PRAGMA schema_version = %" G_GINT64_FORMAT ";"
                         "DELETE FROM op WHERE eid = 3;"
                         "PRAGMA writable_schema = 1;"
                         "UPDATE sqlite_schema SET sql = (SELECT sql FROM kept)"
                         " WHERE name = 'op_entity'; DROP TABLE kept", version + 10);
  sqlite_run (fixture->path, sql);

  findings = examine (fixture->path);
  g_assert_cmpuint (findings->len, >, 0);
  g_test_message ("%s", ((PbDoctorFinding *) findings->pdata[0])->sentence);
  g_assert_cmpint (((PbDoctorFinding *) findings->pdata[0])->part, ==, PB_DOCTOR_INDEX);

  g_assert_true (pb_doctor_repair (fixture->path, NULL, &error));
  g_assert_no_error (error);
  g_ptr_array_unref (findings);
  findings = examine (fixture->path);
  for (guint i = 0; i < findings->len; i++)
    g_assert_cmpint (((PbDoctorFinding *) findings->pdata[i])->part, !=, PB_DOCTOR_INDEX);
}

static void
test_log (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *group = fill (fixture);
  g_autofree char *to = g_build_filename (fixture->folder, "saved", NULL);
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GError) error = NULL;
  guint64 n_saved, n_lost;

  sqlite_run (fixture->path, "DELETE FROM op WHERE id & 0xffffffffff = 30");
  assert_finding (fixture->path, PB_DOCTOR_LOG, 1);
  findings = examine (fixture->path);
  g_assert_false (pb_doctor_can_repair (findings));

  g_assert_true (pb_doctor_salvage (fixture->path, to, &n_saved, &n_lost, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_saved, ==, N_OBJECTIVES);
  g_assert_cmpuint (n_lost, ==, 1);

  /* It takes nobody's place. */
  g_assert_false (pb_doctor_salvage (fixture->path, to, &n_saved, &n_lost, &error));
  g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_EXISTS);
}

/* Whether the library opens, if it is not refused with the right words. */
static gboolean
opens (Fixture    *fixture,
       const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(PbStore) store = pb_store_new (file, fixture->clock);
  g_autoptr(PbStats) stats = NULL;
  g_autoptr(GError) error = NULL;

  if (!pb_store_open_sync (store, PB_STORE_OPEN_NORMAL, NULL, &error))
    {
      g_assert_true (g_error_matches (error, PB_STORE_ERROR, PB_STORE_ERROR_CORRUPT) ||
                     g_error_matches (error, PB_STORE_ERROR, PB_STORE_ERROR_NOT_A_LIBRARY) ||
                     g_error_matches (error, PB_STORE_ERROR, PB_STORE_ERROR_TOO_NEW));
      g_assert_nonnull (strstr (error->message, "“"));
      return FALSE;
    }

  stats = pb_store_stats_sync (store, NULL);
  pb_store_close_sync (store, NULL);

  return stats != NULL;
}

/* A bit is flipped on every page: whatever comes of it, the doctor says so or the
 * library works, and what can be saved is most of it.
 */
static void
test_flipped_bits (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *group = fill (fixture);
  g_autofree char *content = NULL;
  g_autofree char *saved = g_build_filename (fixture->folder, "saved", NULL);
  guint n_found = 0, n_refused = 0, n_saved_all = 0, n_hopeless = 0;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  for (gsize page = 0; page < length / PAGE_SIZE; page++)
    {
      /* The header of a page, its list of rows, and the rows. */
      static const gsize places[] = { 0, 3, 9, 700, 3000, 4090 };
      g_autofree char *damaged = g_memdup2 (content, length);
      gsize place = page * PAGE_SIZE + (page == 0 ? 100 : 0) + places[page % G_N_ELEMENTS (places)];
      g_autoptr(GPtrArray) findings = NULL;
      g_autoptr(GError) error = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      guint64 n_saved = 0, n_lost = 0;

      damaged[place] ^= 1 << page % 8;
      g_assert_true (g_file_set_contents (fixture->path, damaged, length, NULL));
      before = dup_file_hash (fixture->path);

      findings = pb_doctor_examine (fixture->path, NULL, &error);
      if (findings == NULL)
        {
          g_assert_nonnull (error);
          g_assert_nonnull (strstr (error->message, "“"));
          g_clear_error (&error);
        }
      n_found += findings == NULL || findings->len > 0;

      if (pb_doctor_salvage (fixture->path, saved, &n_saved, &n_lost, &error))
        {
          g_assert_cmpuint (n_saved + n_lost, >, 0);
          n_saved_all += n_saved == N_OBJECTIVES + 1;
          g_assert_true (opens (fixture, saved));
          g_unlink (saved);
        }
      else
        {
          g_assert_nonnull (error);
          g_assert_nonnull (error->message);
          n_hopeless++;
        }

      /* Nobody has made anything worse, or left anything behind. */
      after = dup_file_hash (fixture->path);
      g_assert_cmpstr (before, ==, after);
      g_assert_cmpuint (count_files (fixture->folder, NULL), ==, 1);
      if (!opens (fixture, fixture->path))
        n_refused++;
    }

  g_test_message ("%u pages: %u found, %u refused, %u saved whole, %u hopeless",
                  (guint) (length / PAGE_SIZE), n_found, n_refused, n_saved_all, n_hopeless);
  g_assert_cmpuint (n_found, >, length / PAGE_SIZE / 6);
  g_assert_cmpuint (n_found, >=, n_refused);
  g_assert_cmpuint (n_saved_all, >, length / PAGE_SIZE / 2);
  g_assert_cmpuint (n_hopeless, <, length / PAGE_SIZE / 20 + 3);
}

/* A backup is checked before it takes the place of anything. */
static void
test_restore (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *group = add_group (fixture->store, "Care");
  g_autofree char *folder = pb_library_backup_dup_folder (fixture->path);
  g_autofree char *name = pb_library_backup_dup_name (fixture->path);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *kept = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *after_kept = NULL;
  g_autofree char *restore_id = NULL;
  g_autoptr(GFile) backup = g_file_new_for_path (path);
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GError) error = NULL;
  gint64 n_ops = 0;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (pb_store_backup_sync (fixture->store, backup, &error));
  g_assert_no_error (error);
  list = pb_library_backup_list (fixture->path);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (list->pdata[0], ==, path);
  g_assert_cmpint (pb_library_backup_get_moment (fixture->path, path), >, 1000000000);
  g_assert_true (pb_library_backup_verify (path, &n_ops, &error));
  g_assert_cmpint (n_ops, ==, 1);

  set_text (fixture->store, group, PB_GROUP_NAME, "Changed");

  /* Not while it is open. */
  g_assert_false (pb_library_backup_restore (path, fixture->path, &kept, &error));
  g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_BUSY);
  g_clear_error (&error);
  close_and_free (g_steal_pointer (&fixture->store));

  /* Not from something else. */
  before = dup_file_hash (fixture->path);
  sqlite_run (path, "PRAGMA application_id = 7");
  g_assert_false (pb_library_backup_restore (path, fixture->path, &kept, &error));
  g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_NOT_A_LIBRARY);
  g_clear_error (&error);
  after = dup_file_hash (fixture->path);
  g_assert_cmpstr (before, ==, after);

  restore_id = g_strdup_printf ("PRAGMA application_id = %d", PB_ENGINE_APPLICATION_ID);
  sqlite_run (path, restore_id);
  g_assert_true (pb_library_backup_restore (path, fixture->path, &kept, &error));
  g_assert_no_error (error);
  after_kept = dup_file_hash (kept);
  g_assert_cmpstr (before, ==, after_kept);
  fixture->store = pb_store_new (fixture->file, fixture->clock);
  g_assert_true (pb_store_open_sync (fixture->store, PB_STORE_OPEN_NORMAL, NULL, &error));
  assert_text (fixture->store, group, PB_GROUP_NAME, "Care");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  fixture_add ("/doctor/healthy", test_healthy);
  fixture_add ("/doctor/tables", test_tables);
  fixture_add ("/doctor/references", test_references);
  fixture_add ("/doctor/index", test_index);
  fixture_add ("/doctor/log", test_log);
  fixture_add ("/doctor/flipped-bits", test_flipped_bits);
  fixture_add ("/doctor/restore", test_restore);

  return g_test_run ();
}
