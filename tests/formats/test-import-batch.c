/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pb-formats-fixture.h"

#include "formats/pb-import-batch.h"
#include "model/pb-enums.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  PbImportContext *known;
  PbImportBatch *batch;
} Fixture;

static const char state[] =
  "# Shore\n\n## Purpose\n\n**Purpose/problem**\n- Dry feet\n\n## Practice\n\n"
  "**Team agreements**\n- Share boats\n\n## Progress\n\n**Communication**\n- A wall\n";

static const char retro[] =
  "---\ndate: 2025-03-01\ngroup: shore\n---\n# Spring\n\n## Loved\n- The boats\n\n## Lacked\n- Oars\n";

static const char proposal[] =
  "# A second ferry\n\n**Proposed by**: Ana\n**Status**: Approved\n\n## Proposal Text\nBuy one.\n\n"
  "## Voting Results\nAll.\n\n## Implementation\nSoon.\n";

/* Of the same person, and of the first thing again. */
static const char other[] =
  "# A third ferry\n\n**Proposed by**: ana\n**Status**: Rejected\n\n## Proposal Text\nBuy two, see "
  "[the second](<A second ferry.md>) and [[Nowhere]].\n\n## Voting Results\nNobody.\n\n"
  "## Implementation\nNever. See https://app.clarity.so/x and [there](https://app.clarity.so/y)\n";

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->folder = g_dir_make_tmp ("pb-batch-XXXXXX", NULL);
  self->known = pb_import_context_new (PB_TEST_TODAY);
  self->batch = pb_import_batch_new (self->known);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_object_unref (self->batch);
  g_object_unref (self->known);
}

static void
put (Fixture    *self,
     const char *name,
     const char *text)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
add (Fixture    *self,
     const char *name)
{
  g_autoptr(GFile) folder = g_file_new_for_path (self->folder);
  g_autoptr(GFile) file = name ? g_file_get_child (folder, name) : g_object_ref (folder);

  pb_import_batch_add (self->batch, file);
}

static void
read_all (Fixture *self)
{
  g_autoptr(GError) error = NULL;
  gboolean done;

  g_assert_true (pb_import_batch_needs_reading (self->batch));
  done = pb_import_batch_read (self->batch, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (done);
  g_assert_false (pb_import_batch_needs_reading (self->batch));
}

static PbImportFile *
find (Fixture    *self,
      const char *name)
{
  GListModel *files = pb_import_batch_get_files (self->batch);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(PbImportFile) file = g_list_model_get_item (files, i);

      if (g_str_equal (pb_import_file_get_name (file), name))
        return file;
    }

  g_assert_not_reached ();
}

static void
accept (Fixture *self)
{
  g_autoptr(PbEdit) edit = pb_import_batch_to_edit (self->batch);
  PbImportContext *context = g_object_ref (self->known);

  pb_test_accept (&context, edit);
  g_set_object (&self->known, context);
  g_object_unref (context);
  g_set_object (&self->batch, NULL);
  self->batch = pb_import_batch_new (self->known);
}

static void
test_folder (Fixture       *self,
             gconstpointer  data)
{
  GPtrArray *groups;
  GPtrArray *members;

  put (self, "Shore.md", state);
  put (self, "Spring.md", retro);
  put (self, "A second ferry.md", proposal);
  put (self, "A third ferry.md", other);
  put (self, "README.md", "# How to\n\n## Proposal Text\nHere.\n\n## Implementation\nThere.\n");
  put (self, "picture.png", "\x89PNG");
  add (self, NULL);
  read_all (self);

  /* The state comes first, and gives the others their group. */
  g_assert_cmpuint (g_list_model_get_n_items (pb_import_batch_get_files (self->batch)), ==, 5);
  {
    g_autoptr(PbImportFile) first =
      g_list_model_get_item (pb_import_batch_get_files (self->batch), 0);

    g_assert_cmpstr (pb_import_file_get_name (first), ==, "Shore.md");
  }
  g_assert_cmpint (pb_import_file_get_state (find (self, "README.md")), ==,
                   PB_IMPORT_FILE_LEFT_OUT);

  accept (self);
  groups = pb_import_context_get_kind (self->known, PB_KIND_GROUP);
  g_assert_cmpuint (groups->len, ==, 1);
  members = pb_import_context_get_kind (self->known, PB_KIND_MEMBER);
  g_assert_cmpuint (members->len, ==, 1);
  g_assert_nonnull (pb_test_find (self->known, PB_KIND_DECISION, "A second ferry"));
  g_assert_nonnull (pb_test_find (self->known, PB_KIND_DECISION, "A third ferry"));

  /* Nothing is new the second time. */
  add (self, NULL);
  read_all (self);
  g_assert_cmpuint (pb_import_batch_get_n_changes (self->batch), ==, 0);
}

static void
test_links (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *findings = NULL;
  const char *closed;

  put (self, "Shore.md", state);
  put (self, "A second ferry.md", proposal);
  put (self, "A third ferry.md", other);
  add (self, NULL);
  read_all (self);

  findings = pb_test_dup_findings (
    pb_import_file_get_proposal (find (self, "A third ferry.md")));
  g_assert_nonnull (strstr (findings, "Nowhere"));
  g_assert_null (strstr (findings, "A second ferry"));
  closed = strstr (findings, "app.clarity.so/y");
  g_assert_nonnull (closed);
  g_assert_nonnull (strstr (closed, "closed"));
}

/* What is left out is left out for those after it, too. */
static void
test_left_out (Fixture       *self,
               gconstpointer  data)
{
  guint n_all;

  put (self, "a.md", proposal);
  put (self, "b.md", other);
  add (self, "a.md");
  add (self, "b.md");
  read_all (self);
  n_all = pb_import_batch_get_n_changes (self->batch);

  pb_import_batch_leave_out (self->batch, find (self, "a.md"), TRUE);
  read_all (self);
  g_assert_cmpint (pb_import_file_get_state (find (self, "a.md")), ==, PB_IMPORT_FILE_LEFT_OUT);
  /* The person of both is added by the second file now. */
  g_assert_cmpuint (pb_import_batch_get_n_changes (self->batch), ==, n_all - 1);
  accept (self);
  g_assert_cmpuint (pb_import_context_get_kind (self->known, PB_KIND_MEMBER)->len, ==, 1);
  g_assert_null (pb_test_find (self->known, PB_KIND_DECISION, "A second ferry"));
}

/* Decisions on the proposal of one file stay while those after it are read again. */
static void
test_touched (Fixture       *self,
              gconstpointer  data)
{
  PbProposal *first;
  GListModel *items;

  put (self, "a.md", proposal);
  put (self, "b.md", other);
  add (self, "a.md");
  add (self, "b.md");
  read_all (self);

  first = pb_import_file_get_proposal (find (self, "a.md"));
  items = pb_proposal_get_items (first);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(PbProposalItem) item = g_list_model_get_item (items, i);

      if (pb_record_get_kind (pb_proposal_item_get_record (item)) == PB_KIND_DECISION)
        pb_proposal_item_set_accepted (item, FALSE);
    }
  pb_import_batch_touch (self->batch, find (self, "a.md"));
  read_all (self);
  g_assert_true (pb_import_file_get_proposal (find (self, "a.md")) == first);
  accept (self);
  g_assert_null (pb_test_find (self->known, PB_KIND_DECISION, "A second ferry"));
  g_assert_nonnull (pb_test_find (self->known, PB_KIND_DECISION, "A third ferry"));
  g_assert_cmpuint (pb_import_context_get_kind (self->known, PB_KIND_MEMBER)->len, ==, 1);
}

static void
test_read_as (Fixture       *self,
              gconstpointer  data)
{
  PbImportFile *file;

  put (self, "a.md", retro);
  put (self, "b.md", "");
  add (self, "a.md");
  add (self, "b.md");
  add (self, "missing.md");
  read_all (self);
  file = find (self, "a.md");
  g_assert_cmpstr (pb_import_file_get_format (file)->name, ==, "retrospective-note");
  g_assert_cmpint (pb_import_file_get_state (find (self, "b.md")), ==, PB_IMPORT_FILE_FAILED);
  g_assert_nonnull (strstr (pb_import_file_get_why (find (self, "missing.md")), "missing.md"));

  pb_import_batch_choose (self->batch, file, "format", "meeting-note");
  g_assert_cmpstr (pb_import_batch_get_choice (self->batch, file, "format"), ==, "meeting-note");
  read_all (self);
  g_assert_cmpstr (pb_import_file_get_format (file)->name, ==, "meeting-note");
  pb_import_batch_choose (self->batch, file, "format", NULL);
  read_all (self);
  g_assert_cmpstr (pb_import_file_get_format (file)->name, ==, "retrospective-note");
}

static const PbTableColumn *
find_column (PbImportFile *file,
             const char   *name)
{
  PbTableColumns *columns = pb_import_file_get_columns (file);

  g_assert_nonnull (columns);
  for (guint i = 0; i < pb_table_columns_get_n (columns); i++)
    {
      const PbTableColumn *column = pb_table_columns_get_nth (columns, i);

      if (g_str_equal (column->name, name))
        return column;
    }

  g_assert_not_reached ();
}

#define CHORES "Thing;Until;;Mood\nSweep;2025-12-01;x;good\nMend;2026-01-15;y;bad\n"

/* A table of nothing that is known becomes one by telling what its columns say, and the next
 * with the same columns is read alike.
 */
static void
test_columns (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(PbImportMemory) memory = pb_import_memory_new (NULL);
  g_autoptr(PbImportMemory) later = NULL;
  g_autoptr(GVariant) kept = NULL;
  PbImportFile *file;
  PbProposal *first;

  pb_import_batch_set_memory (self->batch, memory);
  put (self, "chores.csv", CHORES);
  add (self, "chores.csv");
  read_all (self);
  file = find (self, "chores.csv");
  g_assert_cmpint (pb_import_file_get_state (file), ==, PB_IMPORT_FILE_FAILED);
  g_assert_cmpint (pb_table_columns_get_kind (pb_import_file_get_columns (file)), ==,
                   PB_KIND_COMMON);

  pb_import_batch_choose (self->batch, file, "kind", "task");
  read_all (self);
  g_assert_null (pb_import_file_get_proposal (file));
  g_assert_nonnull (strstr (pb_import_file_get_why (file), "“Title”"));
  g_assert_cmpuint (pb_table_columns_get_n_unknown (pb_import_file_get_columns (file)), ==, 4);
  g_assert_cmpstr (find_column (file, "Until")->sample, ==, "2025-12-01");

  pb_import_batch_choose (self->batch, file, find_column (file, "Thing")->choice, "title");
  pb_import_batch_choose (self->batch, file, find_column (file, "Until")->choice, "due");
  pb_import_batch_choose (self->batch, file, find_column (file, "")->choice, "description");
  read_all (self);
  first = pb_import_file_get_proposal (file);
  g_assert_nonnull (first);
  g_assert_cmpuint (pb_proposal_get_n_changes (first), ==, 3); /* with the group */
  g_assert_cmpint (find_column (file, "Until")->field, ==, PB_TASK_DUE);
  g_assert_cmpint (find_column (file, "")->field, ==, PB_TASK_DESCRIPTION);
  g_assert_cmpuint (pb_table_columns_get_n_unknown (pb_import_file_get_columns (file)), ==, 1);
  pb_import_batch_remember (self->batch);

  /* Through the settings and back. */
  kept = g_variant_ref_sink (pb_import_memory_to_variant (memory));
  later = pb_import_memory_new (kept);
  g_clear_object (&self->batch);
  self->batch = pb_import_batch_new (self->known);
  pb_import_batch_set_memory (self->batch, later);
  put (self, "more.csv", "Thing;Until;;Mood\nPaint;2026-03-01;z;bad\n");
  add (self, "more.csv");
  read_all (self);
  file = find (self, "more.csv");
  g_assert_nonnull (pb_import_file_get_proposal (file));
  g_assert_cmpint (find_column (file, "Thing")->field, ==, PB_TASK_TITLE);
  g_assert_cmpstr (pb_import_batch_get_choice (self->batch, file, "kind"), ==, "task");

  /* What is said of it now is what counts next time. */
  pb_import_batch_choose (self->batch, file, find_column (file, "Until")->choice, "-");
  read_all (self);
  g_assert_cmpint (find_column (file, "Until")->field, ==, 0);
  pb_import_batch_remember (self->batch);
  g_variant_unref (kept);
  kept = g_variant_ref_sink (pb_import_memory_to_variant (later));
  g_assert_cmpuint (g_variant_n_children (kept), ==, 1);
}

/* Other columns are another table, and what is no answer about tables is not kept. */
static void
test_memory (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(PbImportMemory) memory = pb_import_memory_new (NULL);
  g_autoptr(GHashTable) choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GHashTable) recalled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GVariant) kept = NULL;

  g_hash_table_insert (choices, g_strdup ("group"), g_strdup ("x"));
  pb_import_memory_keep (memory, "nothing", choices);
  g_hash_table_insert (choices, g_strdup ("dates"), g_strdup ("day-first"));
  for (guint i = 0; i < PB_IMPORT_MEMORY_SIZE + 3; i++)
    {
      g_autofree char *key = g_strdup_printf ("table %u", i);

      pb_import_memory_keep (memory, key, choices);
    }
  kept = g_variant_ref_sink (pb_import_memory_to_variant (memory));
  g_assert_cmpuint (g_variant_n_children (kept), ==, PB_IMPORT_MEMORY_SIZE);

  pb_import_memory_recall (memory, "table 2", recalled);
  g_assert_cmpuint (g_hash_table_size (recalled), ==, 0);
  g_hash_table_insert (recalled, g_strdup ("dates"), g_strdup ("month-first"));
  pb_import_memory_recall (memory, "table 3", recalled);
  g_assert_cmpstr (g_hash_table_lookup (recalled, "dates"), ==, "month-first");
  g_hash_table_remove_all (recalled);
  pb_import_memory_recall (memory, "table 3", recalled);
  g_assert_cmpstr (g_hash_table_lookup (recalled, "dates"), ==, "day-first");
  g_assert_cmpuint (g_hash_table_size (recalled), ==, 1);

  g_hash_table_remove_all (choices);
  pb_import_memory_keep (memory, "table 3", choices);
  g_hash_table_remove_all (recalled);
  pb_import_memory_recall (memory, "table 3", recalled);
  g_assert_cmpuint (g_hash_table_size (recalled), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/import-batch/" name, Fixture, NULL, set_up, function, tear_down)

  ADD ("folder", test_folder);
  ADD ("links", test_links);
  ADD ("left-out", test_left_out);
  ADD ("touched", test_touched);
  ADD ("read-as", test_read_as);
  ADD ("columns", test_columns);
  ADD ("memory", test_memory);

  return g_test_run ();
}
