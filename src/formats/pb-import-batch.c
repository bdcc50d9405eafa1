/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-import-batch.h"

#include "formats/pb-import-file-private.h"
#include "formats/pb-import-merge-private.h"
#include "formats/pb-import-work-private.h"
#include "formats/pb-register-table.h"
#include "formats/pb-transaction-format.h"

#include <glib/gi18n-lib.h>

/**
 * PbImportBatch:
 *
 * Files that are imported together, as one edit.  They are read one after the other, each as
 * if those before were in the library already, so that what two of them say of one thing
 * becomes one record.
 */
struct _PbImportBatch
{
  GObject parent_instance;

  PbImportContext *known;
  GPtrArray *sources; /* GFile, not looked into yet */
  GPtrArray *entries; /* PbImportEntry, in the order of reading */
  GListStore *files;
  guint first_stale;
  PbImportPrepareFunc prepare;
  gpointer prepare_data;
  PbImportMemory *memory;
};

G_DEFINE_FINAL_TYPE (PbImportBatch, pb_import_batch, G_TYPE_OBJECT)

static void
pb_import_batch_finalize (GObject *object)
{
  PbImportBatch *self = PB_IMPORT_BATCH (object);

  g_clear_object (&self->known);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_object (&self->files);
  g_clear_pointer (&self->memory, pb_import_memory_unref);

  G_OBJECT_CLASS (pb_import_batch_parent_class)->finalize (object);
}

static void
pb_import_batch_class_init (PbImportBatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_import_batch_finalize;
}

static void
pb_import_batch_init (PbImportBatch *self)
{
  self->sources = g_ptr_array_new_with_free_func (g_object_unref);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_import_entry_free);
  self->files = g_list_store_new (PB_TYPE_IMPORT_FILE);
}

/**
 * pb_import_batch_new:
 * @known: what is in the library; it must not change any more
 *
 * Returns: (transfer full): a batch without files
 */
PbImportBatch *
pb_import_batch_new (PbImportContext *known)
{
  PbImportBatch *self;

  g_return_val_if_fail (PB_IS_IMPORT_CONTEXT (known), NULL);

  self = g_object_new (PB_TYPE_IMPORT_BATCH, NULL);
  self->known = g_object_ref (known);

  return self;
}

/**
 * pb_import_batch_add:
 * @self: a batch
 * @file: a file, or a folder of which all files are meant that some format may know
 *
 * Adds @file; it is looked at when the batch is read.
 */
void
pb_import_batch_add (PbImportBatch *self,
                     GFile         *file)
{
  g_return_if_fail (PB_IS_IMPORT_BATCH (self));
  g_return_if_fail (G_IS_FILE (file));

  g_ptr_array_add (self->sources, g_object_ref (file));
}

/**
 * pb_import_batch_get_files:
 * @self: a batch
 *
 * Returns: (transfer none): a list of #PbImportFile, in the order of reading
 */
GListModel *
pb_import_batch_get_files (PbImportBatch *self)
{
  g_return_val_if_fail (PB_IS_IMPORT_BATCH (self), NULL);

  return G_LIST_MODEL (self->files);
}

/**
 * pb_import_batch_set_prepare:
 * @self: a batch
 * @prepare: called after each file; on the thread that reads
 * @user_data: for @prepare
 */
void
pb_import_batch_set_prepare (PbImportBatch       *self,
                             PbImportPrepareFunc  prepare,
                             gpointer             user_data)
{
  g_return_if_fail (PB_IS_IMPORT_BATCH (self));

  self->prepare = prepare;
  self->prepare_data = user_data;
}

/**
 * pb_import_batch_set_memory:
 * @self: a batch
 * @memory: (nullable): what was said of other tables
 *
 * Lets tables be read as people said of others with the same columns.
 */
void
pb_import_batch_set_memory (PbImportBatch  *self,
                            PbImportMemory *memory)
{
  g_return_if_fail (PB_IS_IMPORT_BATCH (self));

  g_clear_pointer (&self->memory, pb_import_memory_unref);
  self->memory = memory ? pb_import_memory_ref (memory) : NULL;
}

/**
 * pb_import_batch_remember:
 * @self: a batch that was imported
 *
 * Keeps in the memory what was said of the tables that were read.
 */
void
pb_import_batch_remember (PbImportBatch *self)
{
  g_return_if_fail (PB_IS_IMPORT_BATCH (self));
  g_return_if_fail (self->memory != NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      PbImportEntry *entry = self->entries->pdata[i];

      if (entry->proposal && entry->table_key &&
          (entry->format == &pb_register_table_format || entry->format == &pb_transaction_format))
        pb_import_memory_keep (self->memory, entry->table_key, entry->choices);
    }
}

static guint
find_entry (PbImportBatch *self,
            PbImportFile  *file)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      if (((PbImportEntry *) self->entries->pdata[i])->file == file)
        return i;
    }

  g_assert_not_reached ();
}

/* From there on files are read again, since those before say something else now. */
static void
make_stale (PbImportBatch *self,
            guint          first)
{
  self->first_stale = MIN (self->first_stale, first);
  for (guint i = first; i < self->entries->len; i++)
    ((PbImportEntry *) self->entries->pdata[i])->keep = FALSE;
}

/**
 * pb_import_batch_get_choice:
 * @self: a batch
 * @file: one of its files
 * @name: what was chosen, as for pb_import_context_choose()
 *
 * Returns: (nullable): what was chosen for @file
 */
const char *
pb_import_batch_get_choice (PbImportBatch *self,
                            PbImportFile  *file,
                            const char    *name)
{
  PbImportEntry *entry;

  g_return_val_if_fail (PB_IS_IMPORT_BATCH (self), NULL);

  entry = self->entries->pdata[find_entry (self, file)];

  return g_hash_table_lookup (entry->choices, name);
}

/**
 * pb_import_batch_choose:
 * @self: a batch
 * @file: one of its files
 * @name: what is chosen, as for pb_import_context_choose()
 * @value: (nullable): the choice
 *
 * Says what the file leaves open, or what it shall be read as.  It and those after it have
 * to be read again.
 */
void
pb_import_batch_choose (PbImportBatch *self,
                        PbImportFile  *file,
                        const char    *name,
                        const char    *value)
{
  PbImportEntry *entry;
  guint at;

  g_return_if_fail (PB_IS_IMPORT_BATCH (self));
  g_return_if_fail (name != NULL);

  at = find_entry (self, file);
  entry = self->entries->pdata[at];
  if (g_strcmp0 (g_hash_table_lookup (entry->choices, name), value) == 0)
    return;

  if (value)
    g_hash_table_insert (entry->choices, g_strdup (name), g_strdup (value));
  else
    g_hash_table_remove (entry->choices, name);
  make_stale (self, at);
}

/**
 * pb_import_batch_leave_out:
 * @self: a batch
 * @file: one of its files
 * @leave_out: whether to take nothing of it
 *
 * It and those after it have to be read again.
 */
void
pb_import_batch_leave_out (PbImportBatch *self,
                           PbImportFile  *file,
                           gboolean       leave_out)
{
  PbImportEntry *entry;
  guint at;

  g_return_if_fail (PB_IS_IMPORT_BATCH (self));

  at = find_entry (self, file);
  entry = self->entries->pdata[at];
  if (entry->left_out == leave_out)
    return;

  entry->left_out = leave_out;
  make_stale (self, at);
}

/**
 * pb_import_batch_touch:
 * @self: a batch
 * @file: one of its files
 *
 * Tells that somebody has decided something on the proposal of @file.  It stays; those after
 * it have to be read again.
 */
void
pb_import_batch_touch (PbImportBatch *self,
                       PbImportFile  *file)
{
  guint at;

  g_return_if_fail (PB_IS_IMPORT_BATCH (self));

  at = find_entry (self, file);
  if (at + 1 == self->entries->len)
    return;

  ((PbImportEntry *) self->entries->pdata[at])->keep = TRUE;
  make_stale (self, at + 1);
  self->first_stale = MIN (self->first_stale, at);
}

/**
 * pb_import_batch_needs_reading:
 * @self: a batch
 *
 * Returns: whether there is something to read, or to read again
 */
gboolean
pb_import_batch_needs_reading (PbImportBatch *self)
{
  g_return_val_if_fail (PB_IS_IMPORT_BATCH (self), FALSE);

  return self->sources->len > 0 || self->first_stale < self->entries->len;
}

/* The batch must not be changed until the work comes back; what fails leaves it as it was. */
static PbImportWork *
hand_out (PbImportBatch *self)
{
  PbImportWork *work = g_new0 (PbImportWork, 1);

  work->known = g_object_ref (self->known);
  work->sources = g_ptr_array_ref (self->sources);
  work->entries = g_ptr_array_ref (self->entries);
  work->first = MIN (self->first_stale, self->entries->len);
  work->prepare = self->prepare;
  work->prepare_data = self->prepare_data;
  work->memory = self->memory ? pb_import_memory_ref (self->memory) : NULL;

  return work;
}

static void
take_in (PbImportBatch *self)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new ();

  for (guint i = 0; i < self->entries->len; i++)
    {
      PbImportEntry *entry = self->entries->pdata[i];

      if (pb_import_file_get_proposal (entry->file) != entry->proposal ||
          pb_import_file_get_state (entry->file) != entry->state || entry->proposal == NULL)
        pb_import_file_set (entry->file, entry->state, entry->format, entry->proposal,
                            entry->columns, entry->why);
      g_ptr_array_add (files, entry->file);
    }

  self->first_stale = self->entries->len;
  g_list_store_splice (self->files, 0, g_list_model_get_n_items (G_LIST_MODEL (self->files)),
                       files->pdata, files->len);
}

/**
 * pb_import_batch_read:
 * @self: a batch
 * @cancellable: (nullable): to give up
 * @error: return location for an error, of a folder that cannot be looked into
 *
 * Reads what has to be read; it blocks.  A file that cannot be read says so itself and keeps
 * no other file out.
 *
 * Returns: whether the files were read
 */
gboolean
pb_import_batch_read (PbImportBatch  *self,
                      GCancellable   *cancellable,
                      GError        **error)
{
  g_autoptr(PbImportWork) work = NULL;

  g_return_val_if_fail (PB_IS_IMPORT_BATCH (self), FALSE);

  work = hand_out (self);
  if (!pb_import_work_do (work, cancellable, error))
    return FALSE;
  take_in (self);

  return TRUE;
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError *error = NULL;

  if (pb_import_work_do (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * pb_import_batch_read_async:
 * @self: a batch
 * @cancellable: (nullable): to give up
 * @callback: called when done
 * @user_data: for @callback
 *
 * Like pb_import_batch_read(), on another thread.  Nothing else may be asked of the batch
 * until @callback is called.
 */
void
pb_import_batch_read_async (PbImportBatch       *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (PB_IS_IMPORT_BATCH (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_import_batch_read_async);
  g_task_set_task_data (task, hand_out (self), (GDestroyNotify) pb_import_work_free);
  g_task_run_in_thread (task, read_thread);
}

/**
 * pb_import_batch_read_finish:
 * @self: a batch
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether the files were read
 */
gboolean
pb_import_batch_read_finish (PbImportBatch  *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  take_in (self);

  return TRUE;
}

static PbImportMerge *
merge (PbImportBatch *self)
{
  PbImportMerge *merged = pb_import_merge_new ();

  for (guint i = 0; i < self->entries->len; i++)
    {
      PbProposal *proposal = ((PbImportEntry *) self->entries->pdata[i])->proposal;

      if (proposal)
        pb_import_merge_add (merged, proposal);
    }

  return merged;
}

/**
 * pb_import_batch_get_n_changes:
 * @self: a batch
 *
 * Returns: how many records would be added or changed
 */
guint
pb_import_batch_get_n_changes (PbImportBatch *self)
{
  g_autoptr(PbImportMerge) merged = NULL;

  g_return_val_if_fail (PB_IS_IMPORT_BATCH (self), 0);

  merged = merge (self);

  return pb_import_merge_get_n (merged);
}

/**
 * pb_import_batch_to_edit:
 * @self: a batch
 *
 * Returns: (transfer full): one edit that takes over all that is accepted of all files
 */
PbEdit *
pb_import_batch_to_edit (PbImportBatch *self)
{
  g_autoptr(PbImportMerge) merged = NULL;
  g_autofree char *title = NULL;
  PbProposal *only = NULL;
  guint n = 0;

  g_return_val_if_fail (PB_IS_IMPORT_BATCH (self), NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      PbProposal *proposal = ((PbImportEntry *) self->entries->pdata[i])->proposal;

      if (proposal && pb_proposal_get_n_changes (proposal) > 0)
        {
          only = proposal;
          n++;
        }
    }

  if (n == 1)
    title = g_strdup (pb_proposal_get_title (only));
  else
    /* Translators: what the user did, as the history lists it. */
    title = g_strdup_printf (ngettext ("Import %u file", "Import %u files", n), n);
  merged = merge (self);

  return pb_import_merge_to_edit (merged, title);
}
