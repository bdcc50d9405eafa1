/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pb-formats-fixture.h"

#include "formats/pb-example-network.h"
#include "model/pb-field-value.h"

#include <string.h>

char *
pb_test_fixture_path (const char *name)
{
  return g_build_filename (g_getenv ("PB_FIXTURES"), name, NULL);
}

/* Real documents lie beside the project; where they are missing, tests that need
 * them skip.
 */
char *
pb_test_shared_path (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("PB_SHARED_DATA"), name, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);

  g_test_skip_printf ("%s is not there", path);
  return NULL;
}

GBytes *
pb_test_load (const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  GBytes *bytes = pb_import_load_file (file, NULL, &error);

  g_assert_no_error (error);

  return bytes;
}

PbProposal *
pb_test_read (const char       *text,
              const char       *file_name,
              PbImportContext  *context,
              GError          **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return pb_import_read (bytes, file_name, context, error);
}

PbProposal *
pb_test_read_bytes (GBytes          *bytes,
                    const char      *file_name,
                    PbImportContext *context)
{
  g_autoptr(GError) error = NULL;
  PbProposal *proposal = pb_import_read (bytes, file_name, context, &error);

  g_assert_no_error (error);

  return proposal;
}

static void
apply (GHashTable     *records,
       const PbChange *change)
{
  PbRecord *record = g_hash_table_lookup (records, change->id);

  switch (change->type)
    {
    case PB_CHANGE_CREATE:
      g_assert_null (record);
      record = pb_record_new (change->kind, change->id);
      g_hash_table_insert (records, (gpointer) pb_record_get_id (record), record);
      break;

    case PB_CHANGE_SET:
      g_assert_nonnull (record);
      pb_record_set_value (record, change->field, change->value);
      break;

    case PB_CHANGE_ADD:
    case PB_CHANGE_REMOVE:
    case PB_CHANGE_DELETE:
    case PB_CHANGE_RESTORE:
    default:
      g_assert_not_reached ();
    }
}

/* Does what a store does with an edit, to the records of a context. */
void
pb_test_accept (PbImportContext **context,
                PbEdit           *edit)
{
  g_autoptr(GHashTable) records = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                         g_object_unref);
  PbImportContext *after = pb_import_context_new (PB_TEST_TODAY);
  g_autoptr(GError) error = NULL;
  GHashTableIter iter;
  gpointer record;

  g_assert_true (pb_edit_check (edit, &error));
  g_assert_no_error (error);

  for (PbKind kind = PB_KIND_COMMON + 1; kind < PB_N_KINDS; kind++)
    {
      GPtrArray *some = pb_import_context_get_kind (*context, kind);

      for (guint i = 0; i < some->len; i++)
        {
          PbRecord *copy = pb_record_copy (some->pdata[i]);

          g_hash_table_insert (records, (gpointer) pb_record_get_id (copy), copy);
        }
    }

  for (guint i = 0; i < pb_edit_get_n_changes (edit); i++)
    apply (records, pb_edit_get_change (edit, i));

  g_hash_table_iter_init (&iter, records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    pb_import_context_add (after, record);

  g_object_unref (*context);
  *context = after;
}

PbDossier *
pb_test_dossier (PbImportContext *context,
                 const char      *group_id)
{
  PbDossier *dossier = pb_dossier_new (pb_import_context_lookup (context, group_id), PB_TEST_TODAY);

  for (PbKind kind = PB_KIND_COMMON + 1; kind < PB_N_KINDS; kind++)
    {
      GPtrArray *some = pb_import_context_get_kind (context, kind);

      for (guint i = 0; i < some->len; i++)
        pb_dossier_add (dossier, some->pdata[i]);
    }

  pb_dossier_seal (dossier);

  return dossier;
}

PbRecord *
pb_test_find_text (PbImportContext *context,
                   const char      *label)
{
  GPtrArray *texts = pb_import_context_get_kind (context, PB_KIND_STATE_TEXT);

  for (guint i = 0; i < texts->len; i++)
    {
      if (g_strcmp0 (pb_record_get_text (texts->pdata[i], PB_STATE_TEXT_LABEL), label) == 0)
        return texts->pdata[i];
    }

  return NULL;
}

PbRecord *
pb_test_find (PbImportContext *context,
              PbKind           kind,
              const char      *title)
{
  GPtrArray *records = pb_import_context_get_kind (context, kind);

  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *its = pb_record_dup_title (records->pdata[i]);

      if (g_strcmp0 (its, title) == 0)
        return records->pdata[i];
    }

  return NULL;
}

/* A group of the example, the one with the most decisions. */
PbDossier *
pb_test_example (PbImportContext **context)
{
  g_autoptr(PbEdit) edit = pb_example_network_build (PB_TEST_TODAY);
  GPtrArray *groups;
  PbRecord *best = NULL;
  guint most = 0;

  pb_test_accept (context, edit);
  groups = pb_import_context_get_kind (*context, PB_KIND_GROUP);
  for (guint i = 0; i < groups->len; i++)
    {
      GPtrArray *decisions = pb_import_context_get_kind (*context, PB_KIND_DECISION);
      guint n = 0;

      for (guint j = 0; j < decisions->len; j++)
        n += g_strcmp0 (pb_record_get_text (decisions->pdata[j], PB_DECISION_GROUP),
                        pb_record_get_id (groups->pdata[i])) == 0;
      if (n > most)
        {
          most = n;
          best = groups->pdata[i];
        }
    }
  g_assert_nonnull (best);

  return pb_test_dossier (*context, pb_record_get_id (best));
}

char *
pb_test_dup_findings (PbProposal *proposal)
{
  GListModel *findings = pb_proposal_get_findings (proposal);
  g_autoptr(GString) out = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr(PbFinding) finding = g_list_model_get_item (findings, i);

      g_string_append_printf (out, "%u %s: %s\n", pb_finding_get_line (finding),
                              pb_finding_severity_get_nick (pb_finding_get_severity (finding)),
                              pb_finding_get_sentence (finding));
    }

  return g_string_free_and_steal (g_steal_pointer (&out));
}

/* What would be stored, as text: one line for each field. */
char *
pb_test_dup_items (PbProposal *proposal)
{
  GListModel *items = pb_proposal_get_items (proposal);
  g_autoptr(GString) out = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(PbProposalItem) item = g_list_model_get_item (items, i);
      PbRecord *record = pb_proposal_item_get_record (item);
      const PbFieldId *fields;
      guint n_fields;

      g_string_append_printf (out, "%s %s “%s” %u%s\n",
                              pb_proposal_what_get_nick (pb_proposal_item_get_what (item)),
                              pb_kind_get_info (pb_record_get_kind (record))->name,
                              pb_proposal_item_get_title (item), pb_proposal_item_get_line (item),
                              pb_proposal_item_get_accepted (item) ? "" : " left out");

      fields = pb_proposal_item_get_fields (item, &n_fields);
      for (guint j = 0; j < n_fields; j++)
        {
          const PbFieldInfo *info = pb_field_get_info (fields[j]);
          g_autofree char *value = NULL;

          /* Identifiers are new each time, and the document is a file of its own. */
          if (info->type == PB_TYPE_REF || info->type == PB_TYPE_DATA)
            continue;

          value = pb_field_to_text (fields[j], pb_record_get_value (record, fields[j]));
          g_string_append_printf (out, "  %s: %s\n", info->name,
                                  g_strdelimit (value, "\n", '|'));
        }
    }

  return g_string_free_and_steal (g_steal_pointer (&out));
}
