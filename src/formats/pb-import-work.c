/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-import-work-private.h"

#include "formats/pb-group-state.h"
#include "formats/pb-import-file-private.h"
#include "formats/pb-import-merge-private.h"
#include "formats/pb-import.h"
#include "formats/pb-note-formats.h"
#include "formats/pb-proposal-private.h"
#include "formats/pb-register-table.h"
#include "formats/pb-vault-private.h"

#include <glib/gi18n-lib.h>

/* Files as large as this are read again rather than kept between finding out what they are
 * and reading them.
 */
#define KEPT_BYTES (256 * 1024)

void
pb_import_entry_free (PbImportEntry *self)
{
  g_object_unref (self->file);
  g_free (self->folder);
  g_hash_table_unref (self->choices);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_object (&self->proposal);
  g_clear_pointer (&self->columns, pb_table_columns_unref);
  g_free (self->table_key);
  g_free (self->why);
  g_clear_object (&self->after);
  g_free (self);
}

typedef struct
{
  PbImportWork *work;
  const char *folder;
} Adding;

static void
add_entry (GFile      *file,
           const char *name,
           gpointer    user_data)
{
  Adding *adding = user_data;
  PbImportEntry *entry = g_new0 (PbImportEntry, 1);

  entry->file = pb_import_file_new (file, name, adding->folder != NULL);
  entry->folder = g_strdup (adding->folder);
  entry->choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_ptr_array_add (adding->work->entries, entry);
}

static gboolean
look_into_sources (PbImportWork  *work,
                   GCancellable  *cancellable,
                   GError       **error)
{
  for (guint i = 0; i < work->sources->len; i++)
    {
      GFile *source = work->sources->pdata[i];
      g_autofree char *base = g_file_get_basename (source);
      g_autofree char *name = g_filename_display_name (base);
      Adding adding = { work, NULL };

      if (g_file_query_file_type (source, G_FILE_QUERY_INFO_NONE, cancellable)
          != G_FILE_TYPE_DIRECTORY)
        {
          add_entry (source, name, &adding);
          continue;
        }

      adding.folder = name;
      if (!pb_vault_each_file (source, cancellable, add_entry, &adding, error))
        return FALSE;
    }

  g_ptr_array_set_size (work->sources, 0);

  return TRUE;
}

static gboolean
load (PbImportEntry  *entry,
      GCancellable   *cancellable,
      GError        **error)
{
  if (entry->bytes == NULL)
    entry->bytes = pb_import_load_file (pb_import_file_get_file (entry->file), cancellable, error);

  return entry->bytes != NULL;
}

/* Who the notes are about comes first, then the kinds of files in the order of formats. */
static guint
get_rank (const PbFormat *format)
{
  guint rank = 0;

  while (pb_format_get_nth (rank) && pb_format_get_nth (rank) != format)
    rank++;

  return format == &pb_group_state_format ? 0 : rank + 1;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const PbImportEntry *first = *(const PbImportEntry * const *) a;
  const PbImportEntry *second = *(const PbImportEntry * const *) b;
  guint rank = get_rank (first->recognized);
  guint other = get_rank (second->recognized);

  return rank != other ? (rank > other) - (rank < other)
         : g_strcmp0 (pb_import_file_get_name (first->file),
                      pb_import_file_get_name (second->file));
}

static gboolean
is_text (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size > 0 && g_utf8_validate_len (data, size, NULL);
}

/* Finds out what the files from @first on are. */
static void
recognize (PbImportWork *work,
           guint         first,
           GCancellable *cancellable)
{
  for (guint i = first; i < work->entries->len; i++)
    {
      PbImportEntry *entry = work->entries->pdata[i];

      if (load (entry, cancellable, NULL) && is_text (entry->bytes))
        entry->recognized = pb_import_recognize (entry->bytes,
                                                 pb_import_file_get_name (entry->file));
      if (entry->bytes && g_bytes_get_size (entry->bytes) > KEPT_BYTES)
        g_clear_pointer (&entry->bytes, g_bytes_unref);
    }
}

/* The group of notes that do not name theirs: the one of the state that is among them, or
 * what the folder is called.
 */
static const char *
find_group_name (PbImportWork  *work,
                 PbImportEntry *entry)
{
  GPtrArray *groups = pb_import_context_get_kind (work->known, PB_KIND_GROUP);
  PbRecord *own = NULL;
  guint n_own = 0;

  for (guint i = 0; i < work->entries->len; i++)
    {
      PbImportEntry *other = work->entries->pdata[i];

      if (other->proposal && other->format == &pb_group_state_format &&
          g_strcmp0 (other->folder, entry->folder) == 0)
        return pb_proposal_get_group_name (other->proposal);
    }

  for (guint i = 0; i < groups->len; i++)
    {
      if (pb_record_get_flag (groups->pdata[i], PB_GROUP_OWN))
        {
          own = groups->pdata[i];
          n_own++;
        }
    }

  return n_own == 1 ? pb_record_get_text (own, PB_GROUP_NAME) : entry->folder;
}

static PbImportContext *
make_context (PbImportWork    *work,
              PbImportEntry   *entry,
              PbImportContext *before)
{
  PbImportContext *context = pb_import_context_new_after (before);
  GHashTableIter iter;
  gpointer name;
  gpointer value;

  if (entry->folder)
    pb_import_context_choose (context, "vault", find_group_name (work, entry));
  g_hash_table_iter_init (&iter, entry->choices);
  while (g_hash_table_iter_next (&iter, &name, &value))
    pb_import_context_choose (context, name, value);

  return context;
}

static void
set_outcome (PbImportEntry     *entry,
             PbImportFileState  state,
             char              *why)
{
  entry->state = state;
  g_free (entry->why);
  entry->why = why;
}

/* What is not a record in a folder is no mistake: nobody has chosen it. */
static void
take_failure (PbImportEntry *entry,
              const GError  *error)
{
  gboolean left_out = entry->folder &&
                      (g_error_matches (error, PB_IMPORT_ERROR, PB_IMPORT_ERROR_NOT_RECOGNIZED) ||
                       g_error_matches (error, PB_IMPORT_ERROR, PB_IMPORT_ERROR_NOTHING_FILLED) ||
                       g_error_matches (error, PB_IMPORT_ERROR, PB_IMPORT_ERROR_EMPTY));

  if (left_out && g_error_matches (error, PB_IMPORT_ERROR, PB_IMPORT_ERROR_NOT_RECOGNIZED))
    set_outcome (entry, PB_IMPORT_FILE_LEFT_OUT,
                 g_strdup (_("Left out: nothing says what sort of note it is.")));
  else
    set_outcome (entry, left_out ? PB_IMPORT_FILE_LEFT_OUT : PB_IMPORT_FILE_FAILED,
                 g_strdup (error->message));
}

/* What was said of the last table of the same columns is said of this one, until somebody
 * says something else.
 */
static void
recall (PbImportWork  *work,
        PbImportEntry *entry)
{
  if (entry->recalled || !is_text (entry->bytes))
    return;

  entry->recalled = TRUE;
  entry->table_key = pb_table_columns_dup_key (entry->bytes);
  if (work->memory && entry->table_key)
    pb_import_memory_recall (work->memory, entry->table_key, entry->choices);
}

/* The columns of a table of a register, and of one that may be made one by telling what its
 * columns are.
 */
static void
look_at_columns (PbImportEntry   *entry,
                 PbImportContext *context,
                 const GError    *error)
{
  gboolean unknown = error && !entry->folder &&
                     g_error_matches (error, PB_IMPORT_ERROR, PB_IMPORT_ERROR_NOT_RECOGNIZED);
  const char *name = pb_import_context_get_choice (context, "format");

  if (name == NULL && pb_import_context_get_choice (context, "kind"))
    name = pb_register_table_format.name;
  if (entry->format == NULL)
    entry->format = name ? pb_format_find (name) : unknown ? &pb_register_table_format : NULL;
  if (entry->format == &pb_register_table_format)
    entry->columns = pb_table_columns_new (entry->bytes, pb_import_file_get_name (entry->file),
                                           context);
  if (entry->columns == NULL && entry->proposal == NULL)
    entry->format = NULL;
}

static gboolean
read_entry (PbImportWork     *work,
            PbImportEntry    *entry,
            PbImportContext  *before,
            PbVaultNames     *names,
            GCancellable     *cancellable,
            GError          **error)
{
  const char *name = pb_import_file_get_name (entry->file);
  g_autofree char *why_not = NULL;
  g_autoptr(PbImportContext) context = NULL;
  g_autoptr(GError) local = NULL;

  g_clear_object (&entry->proposal);
  g_clear_pointer (&entry->columns, pb_table_columns_unref);
  entry->format = NULL;
  if (entry->left_out)
    {
      set_outcome (entry, PB_IMPORT_FILE_LEFT_OUT, NULL);
      return TRUE;
    }

  if (!load (entry, cancellable, &local))
    {
      if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      take_failure (entry, local);
      return TRUE;
    }

  recall (work, entry);
  if (entry->folder && !g_hash_table_contains (entry->choices, "format") && is_text (entry->bytes) &&
      !pb_note_check (entry->bytes, name, &why_not, &local))
    {
      if (why_not)
        set_outcome (entry, PB_IMPORT_FILE_LEFT_OUT,
                     /* Translators: why a file is no record, as in “its name says that …”. */
                     g_strdup_printf (_("Left out: %s."), why_not));
      else
        take_failure (entry, local);
      return TRUE;
    }

  context = make_context (work, entry, before);
  entry->proposal = pb_import_read (entry->bytes, name, context, &local);
  if (entry->proposal == NULL)
    {
      look_at_columns (entry, context, local);
      take_failure (entry, local);
      return TRUE;
    }

  entry->format = pb_format_find (pb_proposal_get_format (entry->proposal));
  look_at_columns (entry, context, NULL);
  set_outcome (entry, PB_IMPORT_FILE_READ, NULL);
  if (entry->folder)
    {
      g_autoptr(GPtrArray) findings = pb_vault_check_links (names, name, entry->bytes);

      pb_proposal_add_remarks (entry->proposal, findings);
    }

  return work->prepare == NULL || work->prepare (entry->proposal, work->prepare_data, error);
}

/* Reads what has to be read; it blocks. */
gboolean
pb_import_work_do (PbImportWork  *work,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr(PbVaultNames) names = pb_vault_names_new ();
  guint n_before = work->entries->len;
  PbImportContext *before;

  if (!look_into_sources (work, cancellable, error))
    return FALSE;
  if (work->entries->len > n_before && work->entries->len > 1)
    {
      recognize (work, n_before, cancellable);
      g_ptr_array_sort (work->entries, compare_entries);
      work->first = 0;
      for (guint i = 0; i < work->entries->len; i++)
        ((PbImportEntry *) work->entries->pdata[i])->keep = FALSE;
    }
  for (guint i = 0; i < work->entries->len; i++)
    pb_vault_names_add (names, pb_import_file_get_name (((PbImportEntry *) work->entries->pdata[i])->file));

  before = work->first > 0 ? ((PbImportEntry *) work->entries->pdata[work->first - 1])->after : work->known;
  for (guint i = work->first; i < work->entries->len; i++)
    {
      PbImportEntry *entry = work->entries->pdata[i];

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          (!entry->keep && !read_entry (work, entry, before, names, cancellable, error)))
        return FALSE;

      entry->keep = FALSE;
      g_clear_object (&entry->after);
      if (entry->proposal && pb_proposal_get_n_changes (entry->proposal) > 0)
        {
          entry->after = pb_import_context_new_after (before);
          pb_proposal_apply_to (entry->proposal, entry->after);
        }
      else
        entry->after = g_object_ref (before);
      before = entry->after;
      g_clear_pointer (&entry->bytes, g_bytes_unref);
    }

  return TRUE;
}

void
pb_import_work_free (PbImportWork *self)
{
  g_object_unref (self->known);
  g_clear_pointer (&self->memory, pb_import_memory_unref);
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->entries);
  g_free (self);
}
