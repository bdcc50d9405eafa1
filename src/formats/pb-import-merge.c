/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-import-merge-private.h"

#include <gio/gio.h>

/* A record as the last proposal has it. */
typedef struct
{
  PbRecord *record;
  GArray *fields; /* PbFieldId; NULL where the record is new */
} Change;

struct _PbImportMerge
{
  GPtrArray *changes;
  GHashTable *by_id;
};

static void
change_free (Change *change)
{
  g_object_unref (change->record);
  g_clear_pointer (&change->fields, g_array_unref);
  g_free (change);
}

PbImportMerge *
pb_import_merge_new (void)
{
  PbImportMerge *self = g_new0 (PbImportMerge, 1);

  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

void
pb_import_merge_free (PbImportMerge *self)
{
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

static void
add_field (GArray    *fields,
           PbFieldId  field)
{
  for (guint i = 0; i < fields->len; i++)
    {
      if (g_array_index (fields, PbFieldId, i) == field)
        return;
    }
  g_array_append_val (fields, field);
}

static void
add_item (PbImportMerge  *self,
          PbProposalItem *item)
{
  PbRecord *record = pb_proposal_item_get_record (item);
  Change *change = g_hash_table_lookup (self->by_id, pb_record_get_id (record));
  const PbFieldId *fields;
  guint n_fields;

  if (change == NULL)
    {
      change = g_new0 (Change, 1);
      if (pb_proposal_item_get_what (item) != PB_PROPOSAL_ADD)
        change->fields = g_array_new (FALSE, FALSE, sizeof (PbFieldId));
      g_ptr_array_add (self->changes, change);
      g_hash_table_insert (self->by_id, g_strdup (pb_record_get_id (record)), change);
    }

  /* A later proposal has seen the earlier ones: its record has all of their values. */
  g_set_object (&change->record, record);
  fields = pb_proposal_item_get_fields (item, &n_fields);
  for (guint i = 0; change->fields && i < n_fields; i++)
    add_field (change->fields, fields[i]);
}

static gboolean
is_wanted (PbProposalItem *item)
{
  return pb_proposal_item_get_accepted (item) &&
         pb_proposal_item_get_what (item) != PB_PROPOSAL_SAME;
}

/* Adds what is accepted of @proposal, which was made after those before. */
void
pb_import_merge_add (PbImportMerge *self,
                     PbProposal    *proposal)
{
  GListModel *items = pb_proposal_get_items (proposal);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(PbProposalItem) item = g_list_model_get_item (items, i);

      if (is_wanted (item))
        add_item (self, item);
    }
}

guint
pb_import_merge_get_n (PbImportMerge *self)
{
  return self->changes->len;
}

PbEdit *
pb_import_merge_to_edit (PbImportMerge *self,
                         const char    *title)
{
  PbEdit *edit = pb_edit_new (title);

  pb_edit_set_imported (edit, TRUE);
  for (guint i = 0; i < self->changes->len; i++)
    {
      Change *change = self->changes->pdata[i];
      PbRecord *record = change->record;

      if (change->fields == NULL)
        pb_edit_add_record (edit, record);
      for (guint j = 0; change->fields && j < change->fields->len; j++)
        {
          PbFieldId field = g_array_index (change->fields, PbFieldId, j);

          pb_edit_set_value (edit, pb_record_get_id (record), field,
                             pb_record_get_value (record, field));
        }
    }

  return edit;
}

/* Puts what is accepted of a proposal into what the next file is read with. */
void
pb_proposal_apply_to (PbProposal      *self,
                      PbImportContext *context)
{
  GListModel *items = pb_proposal_get_items (self);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(PbProposalItem) item = g_list_model_get_item (items, i);

      if (is_wanted (item))
        pb_import_context_add (context, pb_proposal_item_get_record (item));
    }
}
