/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session.h"

#include "formats/pb-example-network.h"
#include "formats/pb-transaction-table.h"
#include "framework/pb-criteria-set.h"
#include "framework/pb-judge.h"
#include "storage/pb-doctor.h"
#include "storage/pb-group-summary.h"

#include <glib/gstdio.h>

/* What somebody does all day with the example network, while somebody else works in the
 * same shared folder: edits, tasks that come and go, imports, what is undone and done
 * again, looking, searching and exchanging.  How much there is stays the same, so that
 * what grows is a finding; what ought to be there is kept beside, and compared.
 */

#define N_IMPORTED 20

static void
commit (PbStore *store,
        PbEdit  *edit)
{
  g_autoptr(GError) error = NULL;

  pb_store_commit_sync (store, edit, NULL, &error);
  g_assert_no_error (error);
}

static PbStore *
open_store (GFile            *file,
            PbClock          *clock,
            PbStoreOpenFlags  flags)
{
  PbStore *store = pb_store_new (file, clock);
  g_autoptr(GError) error = NULL;

  pb_store_open_sync (store, flags, NULL, &error);
  g_assert_no_error (error);

  return store;
}

static void
close_store (PbStore *store)
{
  g_autoptr(GError) error = NULL;

  pb_store_close_sync (store, &error);
  g_assert_no_error (error);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (store);
}

static const char *
pick (Session   *self,
      GPtrArray *of)
{
  return of->pdata[g_rand_int_range (self->rand, 0, (gint32) of->len)];
}

static char *
dup_title (Session *self)
{
  return g_strdup_printf ("Title %u", ++self->n_edits);
}

static char *
add_task (Session *self,
          PbEdit  *edit)
{
  char *id = g_strdup (pb_edit_create (edit, PB_KIND_TASK, NULL));
  g_autofree char *title = dup_title (self);

  pb_edit_set_text (edit, id, PB_TASK_GROUP, pick (self, self->groups));
  pb_edit_set_text (edit, id, PB_TASK_TITLE, title);
  g_hash_table_insert (self->titles, g_strdup (id), g_steal_pointer (&title));

  return id;
}

/*
 * session_new:
 * @clock: (transfer full): its clock
 *
 * Returns: (transfer full): a library with the example network that is shared with another
 */
Session *
session_new (PbClock *clock)
{
  Session *self = g_new0 (Session, 1);
  g_autoptr(PbEdit) example = NULL;
  g_autoptr(PbEdit) edit = pb_edit_new ("Tasks");
  g_autofree char *path = NULL;
  g_autofree char *other_path = NULL;
  g_autofree char *folder = NULL;
  g_autoptr(GFile) other_file = NULL;
  g_autoptr(GPtrArray) groups = NULL;

  self->folder = g_dir_make_tmp ("phasebook-session-XXXXXX", NULL);
  self->clock = clock;
  self->rand = g_rand_new_with_seed (8);
  self->groups = g_ptr_array_new_with_free_func (g_free);
  self->tasks = g_ptr_array_new_with_free_func (g_free);
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  path = g_build_filename (self->folder, "own.sqlite", NULL);
  other_path = g_build_filename (self->folder, "other.sqlite", NULL);
  folder = g_build_filename (self->folder, "share", NULL);
  self->file = g_file_new_for_path (path);
  other_file = g_file_new_for_path (other_path);
  self->store = open_store (self->file, self->clock, PB_STORE_OPEN_NEW);
  self->other = open_store (other_file, self->clock, PB_STORE_OPEN_NEW);
  g_mkdir (folder, 0700);
  self->share = pb_share_new (folder, NULL);
  self->other_share = pb_share_new (folder, NULL);

  example = pb_example_network_build (pb_clock_get_today (clock));
  commit (self->store, example);
  groups = pb_store_groups_sync (self->store, NULL);
  for (guint i = 0; i < groups->len; i++)
    g_ptr_array_add (self->groups, g_strdup (pb_group_summary_get_id (groups->pdata[i])));
  for (guint i = 0; i < SESSION_N_TASKS; i++)
    g_ptr_array_add (self->tasks, add_task (self, edit));
  commit (self->store, edit);
  session_sync (self);

  return self;
}

static void
remove_tree (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

void
session_free (Session *self)
{
  if (self->store)
    close_store (self->store);
  close_store (self->other);
  g_object_unref (self->share);
  g_object_unref (self->other_share);
  g_object_unref (self->clock);
  g_object_unref (self->file);
  g_rand_free (self->rand);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->tasks);
  g_hash_table_unref (self->titles);
  remove_tree (self->folder);
  g_free (self->folder);
  g_free (self);
}

static void
ready_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
exchange (PbShare *share,
          PbStore *store)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(PbShareReport) report = NULL;
  g_autoptr(GError) error = NULL;

  pb_share_run_async (share, store, NULL, PB_SHARE_CREATE | PB_SHARE_JOIN, NULL, ready_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  report = pb_share_run_finish (share, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < report->findings->len; i++)
    g_error ("%s", ((PbShareFinding *) report->findings->pdata[i])->sentence);
}

/* Until both have what the other one has. */
void
session_sync (Session *self)
{
  exchange (self->share, self->store);
  exchange (self->other_share, self->other);
  exchange (self->share, self->store);
}

static void
set_title (PbStore    *store,
           const char *id,
           const char *title)
{
  g_autoptr(PbEdit) edit = pb_edit_new ("Rename");

  pb_edit_set_text (edit, id, PB_TASK_TITLE, title);
  commit (store, edit);
}

static void
rename_task (Session *self,
             PbStore *store)
{
  g_autofree char *title = dup_title (self);
  const char *id = pick (self, self->tasks);

  set_title (store, id, title);
  g_hash_table_insert (self->titles, g_strdup (id), g_steal_pointer (&title));
}

/* One comes and one goes. */
static void
replace_task (Session *self)
{
  guint at = (guint) g_rand_int_range (self->rand, 0, (gint32) self->tasks->len);
  g_autoptr(PbEdit) edit = pb_edit_new ("Replace");
  char *id = add_task (self, edit);

  pb_edit_delete (edit, PB_KIND_TASK, self->tasks->pdata[at]);
  commit (self->store, edit);
  g_hash_table_remove (self->titles, self->tasks->pdata[at]);
  g_ptr_array_remove_index (self->tasks, at);
  g_ptr_array_add (self->tasks, id);
}

/* Takes back what was just done, and nothing else: what is told to be undone next.  Where
 * somebody else came between, that tells of them or it is refused; then it is done by hand.
 *
 * Returns: whether it was taken back
 */
static gboolean
undo (Session    *self,
      const char *title)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *undone = NULL;

  if (g_strcmp0 (pb_store_get_undo_title (self->store), title) != 0)
    {
      self->n_refused++;
      return FALSE;
    }
  undone = pb_store_undo_sync (self->store, &error);
  if (undone == NULL)
    {
      g_assert_error (error, PB_STORE_ERROR, PB_STORE_ERROR_CONFLICT);
      self->n_refused++;
      return FALSE;
    }
  g_assert_cmpstr (undone, ==, title);

  return TRUE;
}

/* Undone, done again and undone: what was there before is there again. */
static void
undo_and_redo (Session *self)
{
  g_autoptr(PbEdit) edit = pb_edit_new ("Mistake");
  g_autoptr(GError) error = NULL;
  const char *id = pick (self, self->tasks);
  const char *title = g_hash_table_lookup (self->titles, id);
  g_autoptr(PbRecord) record = NULL;

  pb_edit_set_text (edit, id, PB_TASK_TITLE, "Mistake");
  commit (self->store, edit);
  if (undo (self, "Mistake"))
    {
      g_autofree char *redone = pb_store_redo_sync (self->store, &error);

      if (redone && !undo (self, "Mistake"))
        set_title (self->store, id, title);
    }
  else
    {
      set_title (self->store, id, title);
    }

  record = pb_store_get_sync (self->store, id, NULL);
  g_assert_cmpstr (pb_record_get_text (record, PB_TASK_TITLE), ==, title);
}

/* A table of transactions is read, stored, and taken back. */
static void
import (Session *self)
{
  const char *group = pick (self, self->groups);
  g_autoptr(GString) text = g_string_new ("Date,Description,Direction,Amount,Asset\n");
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(PbTransactionTable) table = NULL;
  g_autoptr(PbEdit) edit = pb_edit_new ("Import");
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < N_IMPORTED; i++)
    g_string_append_printf (text, "2026-01-%02u,Invoice %u,out,%u.50,EUR\n", i + 1, i, i + 1);
  dossier = pb_store_dossier_sync (self->store, group, pb_clock_get_today (self->clock), &error);
  g_assert_no_error (error);
  table = pb_transaction_table_read (text->str, -1, NULL, NULL, dossier, NULL);
  g_assert_cmpuint (table->n_new, ==, N_IMPORTED);
  for (guint i = 0; i < table->rows->len; i++)
    {
      PbTransactionRow *row = table->rows->pdata[i];

      pb_record_set_value (row->record, PB_TRANSACTION_GROUP, g_variant_new_string (group));
      pb_edit_add_record (edit, row->record);
    }
  commit (self->store, edit);
  if (undo (self, "Import"))
    return;

  {
    g_autoptr(PbEdit) deletion = pb_edit_new ("Delete");

    for (guint i = 0; i < table->rows->len; i++)
      pb_edit_delete (deletion, PB_KIND_TRANSACTION,
                      pb_record_get_id (((PbTransactionRow *) table->rows->pdata[i])->record));
    commit (self->store, deletion);
  }
}

static void
look (Session *self)
{
  const char *group = pick (self, self->groups);
  g_autoptr(GError) error = NULL;
  g_autoptr(PbCriteriaSet) criteria = pb_criteria_set_new_builtin (&error);
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(PbJudgement) judgement = NULL;
  g_autoptr(GPtrArray) history = NULL;
  PbDay today = pb_clock_get_today (self->clock);

  dossier = pb_store_dossier_sync (self->store, group, today, &error);
  g_assert_no_error (error);
  judgement = pb_judge_phase (dossier, criteria, PB_PHASE_ITERATION, today, NULL, NULL);
  history = pb_store_history_sync (self->store, NULL, group, 30, &error);
  g_assert_no_error (error);
}

static void
search (Session *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) hits = pb_store_search_sync (self->store, "title", 20, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, >, 0);
}

/* The other one works, too, and then both exchange what they did. */
static void
meet (Session *self)
{
  session_sync (self);
  for (guint i = 0; i < 3; i++)
    rename_task (self, self->other);
  session_sync (self);
}

/*
 * session_act:
 *
 * Does something, as people do.
 *
 * Returns: its name
 */
const char *
session_act (Session *self)
{
  int dice = g_rand_int_range (self->rand, 0, 100);

  if (dice < 40)
    return rename_task (self, self->store), "edit";
  if (dice < 55)
    return replace_task (self), "replace";
  if (dice < 65)
    return undo_and_redo (self), "undo and redo";
  if (dice < 80)
    return look (self), "look";
  if (dice < 90)
    return search (self), "search";
  if (dice < 95)
    return import (self), "import";

  return meet (self), "exchange";
}

static void
check_store (Session *self,
             PbStore *store)
{
  g_autoptr(PbQuery) query = pb_query_new (PB_KIND_TASK);
  g_autoptr(GPtrArray) tasks = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GError) error = NULL;
  guint n = 0;

  tasks = pb_store_query_sync (store, query, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < tasks->len; i++)
    {
      const char *title = g_hash_table_lookup (self->titles, pb_record_get_id (tasks->pdata[i]));

      if (title == NULL)
        continue;
      g_assert_cmpstr (pb_record_get_text (tasks->pdata[i], PB_TASK_TITLE), ==, title);
      n++;
    }
  g_assert_cmpuint (n, ==, SESSION_N_TASKS);

  findings = pb_doctor_examine (pb_store_get_path (store), NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", ((PbDoctorFinding *) findings->pdata[i])->sentence);
  g_assert_cmpuint (findings->len, ==, 0);
}

/*
 * session_check:
 *
 * What was done is there, in both libraries; their logs and tables agree.
 */
void
session_check (Session *self)
{
  g_autoptr(PbStats) own = NULL;
  g_autoptr(PbStats) other = NULL;

  session_sync (self);
  check_store (self, self->store);
  check_store (self, self->other);
  own = pb_store_stats_sync (self->store, NULL);
  other = pb_store_stats_sync (self->other, NULL);
  g_assert_cmpstr (pb_stats_get_fingerprint (own), ==, pb_stats_get_fingerprint (other));
  g_assert_cmpuint (pb_stats_get_n_conflicts (own), ==, 0);
  g_print ("%" G_GUINT64_FORMAT " changes, %.1f MiB on disk\n", pb_stats_get_n_ops (own),
           (double) pb_stats_get_file_size (own) / 1048576);
}
