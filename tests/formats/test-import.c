/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pb-formats-fixture.h"

#include "formats/pb-group-state.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("pb-import-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }

  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static void
assert_not_loaded (const char    *path,
                   PbImportError  code,
                   const char    *name)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;

  g_assert_null (pb_import_load_file (file, NULL, &error));
  g_assert_error (error, PB_IMPORT_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, name));
}

static void
test_load (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.md", NULL);
  g_autoptr(GBytes) bytes = NULL;

  g_assert_true (g_file_set_contents (path, "text", -1, NULL));
  bytes = pb_test_load (path);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "text", 4);
}

static void
test_not_loaded (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.md", NULL);
  g_autofree char *large = g_build_filename (fixture->folder, "large.md", NULL);
  g_autofree char *pipe = g_build_filename (fixture->folder, "pipe.md", NULL);
  g_autofree char *base = g_path_get_basename (fixture->folder);

  assert_not_loaded (missing, PB_IMPORT_ERROR_NOT_FOUND, "missing.md");
  assert_not_loaded (fixture->folder, PB_IMPORT_ERROR_NOT_A_FILE, base);

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_not_loaded (pipe, PB_IMPORT_ERROR_NOT_A_FILE, "pipe.md");

  /* A hundred megabytes that take no space. */
  g_assert_true (g_file_set_contents (large, "", 0, NULL));
  g_assert_cmpint (truncate (large, 100 * 1024 * 1024), ==, 0);
  assert_not_loaded (large, PB_IMPORT_ERROR_TOO_LARGE, "large.md");
}

static void
test_no_permission (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "locked.md", NULL);

  if (geteuid () == 0)
    {
      g_test_skip ("The superuser may read everything");
      return;
    }

  g_assert_true (g_file_set_contents (path, "text", -1, NULL));
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  assert_not_loaded (path, PB_IMPORT_ERROR_PERMISSION, "locked.md");
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.md", NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "text", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_null (pb_import_load_file (file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
assert_refused (const char    *data,
                gsize          size,
                PbImportError  code,
                const char    *says)
{
  g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(GError) error = NULL;

  g_assert_null (pb_import_read (bytes, "some.md", context, &error));
  g_assert_error (error, PB_IMPORT_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, "some.md"));
  g_assert_nonnull (strstr (error->message, says));
}

static void
test_refused (void)
{
  assert_refused ("", 0, PB_IMPORT_ERROR_EMPTY, "empty");
  assert_refused ("\xef\xbb\xbf \r\n\t", 7, PB_IMPORT_ERROR_EMPTY, "empty");
  assert_refused ("# A\n\n- b\xff\n", 10, PB_IMPORT_ERROR_NOT_UTF8, "line 3, byte 4");
  assert_refused ("# A\r\n\r\nab\0c", 11, PB_IMPORT_ERROR_NOT_UTF8, "line 3, byte 3");
  assert_refused ("\xff\xfe#\0 \0A\0", 8, PB_IMPORT_ERROR_NOT_UTF8, "UTF-16");
  assert_refused ("Only words.", 11, PB_IMPORT_ERROR_NOT_RECOGNIZED, "Purpose");
}

static char *
make_document (const char *filler,
               gsize       size)
{
  GString *text = g_string_new ("## Purpose\n**Goals**\n- a\n## Practice\n**Relationships**\n- b\n"
                                "## Progress\n**Communication**\n");

  while (text->len < size)
    g_string_append (text, filler);

  return g_string_free_and_steal (text);
}

/* A document larger than a record can keep is refused before anything is done. */
static void
test_large_document (void)
{
  g_autofree char *text = make_document ("- A line of a document that never ends.\n", 3000000);

  assert_refused (text, strlen (text), PB_IMPORT_ERROR_TOO_LARGE, "MiB");
}

/* Text made to keep a reader busy: it has to be done with in no time, or in so many times as
 * much where everything is that slow, as in Valgrind.
 */
static void
test_hostile (void)
{
  static const char * const fillers[] = {
    "**a**\n", "# a\n", "- **a**\n", "%%", "<% %>", "<%", "[[", "[a](", "![", "**", "`", "```\n",
    "- ", "  ", "\t", ">", "---\n", "*_", "<!--", "\xe2\x80\x8b", "[TBD] ", "%%\n", "&amp;",
  };
  const char *slowness = g_getenv ("SLOWNESS");
  gint64 patience = 20 * G_USEC_PER_SEC * (slowness ? g_ascii_strtoll (slowness, NULL, 10) : 1);

  for (guint i = 0; i < G_N_ELEMENTS (fillers); i++)
    {
      g_autofree char *text = make_document (fillers[i], 1000000);
      g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
      g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr(GError) error = NULL;
      g_autoptr(PbProposal) proposal = NULL;
      gint64 start = g_get_monotonic_time ();

      proposal = pb_import_read (bytes, "some.md", context, &error);
      g_assert_true ((proposal == NULL) == (error != NULL));
      g_test_message ("%s: %" G_GINT64_FORMAT " ms", fillers[i],
                      (g_get_monotonic_time () - start) / 1000);
      g_assert_cmpint (g_get_monotonic_time () - start, <, patience);
    }
}

/* Documents that were cut up and put together at random: whatever is read comes
 * back as it was, and has nothing to say a second time.
 */
static void
test_shuffled (void)
{
  static const char * const names[] = { "messy.md", "windows.md", "nested.md", "unclosed.md" };
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GRand) rand = g_rand_new_with_seed (20251123);
  guint n_read = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = pb_test_fixture_path (names[i]);
      g_autofree char *text = NULL;
      g_auto(GStrv) parts = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      parts = g_strsplit (text, "\n", -1);
      for (guint j = 0; parts[j]; j++)
        g_ptr_array_add (lines, g_strconcat (parts[j], "\n", NULL));
    }

  for (guint round = 0; round < 1500; round++)
    {
      g_autoptr(GString) text = g_string_new ("## Purpose\n## Practice\n## Progress\n**Goals**\n- a\n");
      g_autoptr(PbImportContext) context = pb_import_context_new (PB_TEST_TODAY);
      guint n = g_rand_int_range (rand, 1, 60);
      g_autoptr(PbProposal) proposal = NULL;
      g_autoptr(PbProposal) again = NULL;
      g_autoptr(PbDossier) dossier = NULL;
      g_autoptr(PbEdit) edit = NULL;
      g_autoptr(GError) error = NULL;
      g_autofree char *written = NULL;

      for (guint i = 0; i < n; i++)
        g_string_append (text, lines->pdata[g_rand_int_range (rand, 0, lines->len)]);

      proposal = pb_test_read (text->str, "shuffled.md", context, &error);
      if (proposal == NULL)
        continue;

      n_read++;
      edit = pb_proposal_to_edit (proposal);
      pb_test_accept (&context, edit);
      dossier = pb_test_dossier (context, pb_proposal_get_group_id (proposal));
      written = pb_group_state_write (dossier, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (written, ==, text->str);
      again = pb_test_read (text->str, "shuffled.md", context, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (pb_proposal_get_n_changes (again), ==, 0);
    }

  g_assert_cmpuint (n_read, >, 1000);
}

static void
test_formats (void)
{
  const PbFormat *format = pb_format_find ("group-state");

  g_assert_nonnull (format);
  g_assert_true (pb_format_get_nth (0) == format);
  g_assert_null (pb_format_find ("no-such-format"));
  g_assert_cmpstr (pb_format_get_label (format), !=, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/formats/import/load", Fixture, NULL, set_up, test_load, tear_down);
  g_test_add ("/formats/import/not-loaded", Fixture, NULL, set_up, test_not_loaded, tear_down);
  g_test_add ("/formats/import/no-permission", Fixture, NULL, set_up, test_no_permission,
              tear_down);
  g_test_add ("/formats/import/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add_func ("/formats/import/refused", test_refused);
  g_test_add_func ("/formats/import/large-document", test_large_document);
  g_test_add_func ("/formats/import/hostile", test_hostile);
  g_test_add_func ("/formats/import/shuffled", test_shuffled);
  g_test_add_func ("/formats/import/formats", test_formats);

  return g_test_run ();
}
