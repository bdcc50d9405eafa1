/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "storage/store-fixture.h"

#include "storage/pb-store-error.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

void
fixture_init (Fixture *self)
{
  g_autoptr(GError) error = NULL;

  self->folder = g_dir_make_tmp ("phasebook-test-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "library.phasebook-db", NULL);
  self->file = g_file_new_for_path (self->path);
  self->clock = pb_clock_new_fixed (pb_day_parse (TODAY));
  self->store = pb_store_new (self->file, self->clock);
}

void
fixture_clear (Fixture *self)
{
  if (self->store)
    close_and_free (g_steal_pointer (&self->store));

  if (self->folder)
    remove_tree (self->folder);
  g_clear_object (&self->clock);
  g_clear_object (&self->file);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->folder, g_free);
}

void
fixture_reopen (Fixture *self)
{
  g_autoptr(GError) error = NULL;

  if (self->store)
    close_and_free (g_steal_pointer (&self->store));

  self->store = pb_store_new (self->file, self->clock);
  pb_store_open_sync (self->store, PB_STORE_OPEN_NORMAL, NULL, &error);
  g_assert_no_error (error);
}

/* Goes on working on another day. */
void
fixture_reopen_on (Fixture    *self,
                   const char *day)
{
  g_clear_object (&self->clock);
  self->clock = pb_clock_new_fixed (pb_day_parse (day));
  fixture_reopen (self);
}

void
fixture_set_up (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture_init (self);
  pb_store_open_sync (self->store, PB_STORE_OPEN_NEW, NULL, &error);
  g_assert_no_error (error);
}

void
fixture_tear_down (Fixture       *self,
                   gconstpointer  data)
{
  fixture_clear (self);
}

/* Opens the library of @self once more, as another program would. */
PbStore *
open_second (Fixture *self)
{
  g_autoptr(GError) error = NULL;
  PbStore *store = pb_store_new (self->file, self->clock);

  pb_store_open_sync (store, PB_STORE_OPEN_NORMAL, NULL, &error);
  g_assert_no_error (error);

  return store;
}

/* Also checks that nobody holds the store any more. */
void
close_and_free (PbStore *store)
{
  g_autoptr(GError) error = NULL;

  pb_store_close_sync (store, &error);
  g_assert_no_error (error);

  /* What was sent back meanwhile holds the store until it is delivered. */
  while (g_main_context_iteration (NULL, FALSE))
    ;

  g_assert_finalize_object (store);
}

/* Takes over @edit. */
void
commit (PbStore *store,
        PbEdit  *edit)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (pb_store_commit_sync (store, edit, NULL, &error) || error);
  g_assert_no_error (error);
  g_object_unref (edit);
}

/* Takes over @edit. */
void
commit_fails (PbStore    *store,
              PbEdit     *edit,
              int         code,
              const char *words)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (pb_store_commit_sync (store, edit, NULL, &error));
  g_assert_error (error, PB_STORE_ERROR, code);
  if (words && strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
  g_object_unref (edit);
}

char *
add_group (PbStore    *store,
           const char *name)
{
  PbEdit *edit = pb_edit_new ("Add Group");
  char *id = g_strdup (pb_edit_create (edit, PB_KIND_GROUP, NULL));

  pb_edit_set_text (edit, id, PB_GROUP_NAME, name);
  pb_edit_set_flag (edit, id, PB_GROUP_OWN, TRUE);
  commit (store, edit);

  return id;
}

/* For kinds that need a group and a title only. */
char *
add_of_group (PbStore    *store,
              PbKind      kind,
              const char *group_id,
              const char *title)
{
  g_autofree char *name = g_strdup_printf ("Add %s", pb_kind_get_info (kind)->name);
  PbEdit *edit = pb_edit_new (name);
  char *id = g_strdup (pb_edit_create (edit, kind, NULL));

  pb_edit_set_text (edit, id, pb_kind_find_flag (kind, PB_FIELD_OF_GROUP)->id, group_id);
  pb_edit_set_text (edit, id, pb_kind_find_flag (kind, PB_FIELD_TITLE)->id, title);
  commit (store, edit);

  return id;
}

void
set_text (PbStore    *store,
          const char *id,
          PbFieldId   field,
          const char *text)
{
  g_autofree char *title = g_strdup_printf ("Set %s", pb_field_get_info (field)->name);
  PbEdit *edit = pb_edit_new (title);

  pb_edit_set_text (edit, id, field, text);
  commit (store, edit);
}

void
set_day (PbStore    *store,
         const char *id,
         PbFieldId   field,
         const char *day)
{
  PbEdit *edit = pb_edit_new ("Set Day");

  pb_edit_set_day (edit, id, field, pb_day_parse (day));
  commit (store, edit);
}

char *
dup_text (PbStore    *store,
          const char *id,
          PbFieldId   field)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PbRecord) record = pb_store_get_sync (store, id, &error);

  g_assert_no_error (error);

  return g_strdup (pb_record_get_text (record, field));
}

gboolean
is_deleted (PbStore    *store,
            const char *id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PbRecord) record = pb_store_get_sync (store, id, &error);

  g_assert_no_error (error);

  return pb_record_get_deleted (record);
}

void
assert_text (PbStore    *store,
             const char *id,
             PbFieldId   field,
             const char *text)
{
  g_autofree char *found = dup_text (store, id, field);

  g_assert_cmpstr (found, ==, text);
}

char *
dup_file_hash (const char *path)
{
  g_autofree char *content = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) content, length);
}

/* Does something to a library behind the back of the store. */
void
sqlite_run (const char *path,
            const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

gint64
sqlite_get (const char *path,
            const char *sql)
{
  sqlite3_stmt *statement = NULL;
  sqlite3 *db = NULL;
  gint64 value;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);

  return value;
}

/* How many files in a folder have @part in their name; all without. */
guint
count_files (const char *folder,
             const char *part)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)))
    {
      if (part == NULL || strstr (name, part))
        n++;
    }

  return n;
}

void
remove_tree (const char *path)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    dir = g_dir_open (path, 0, NULL);

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }

  g_assert_cmpint (g_remove (path), ==, 0);
}

static gboolean
give_up_cb (gpointer data)
{
  g_error ("What a test waits for does not happen");

  return G_SOURCE_REMOVE;
}

/* Runs the main loop until something is true. */
void
spin_until (gboolean (*done) (gpointer),
            gpointer   data)
{
  guint source = g_timeout_add_seconds (30, give_up_cb, NULL);

  while (!done (data))
    g_main_context_iteration (NULL, TRUE);

  g_source_remove (source);
}
