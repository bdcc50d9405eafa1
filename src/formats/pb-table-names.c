/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-register-columns-private.h"

#include "model/pb-field-value.h"
#include "model/pb-id.h"

struct _PbTableNames
{
  PbImportContext *context;
  PbKind kind;
  char *group_id;
  GHashTable *known;  /* title to GPtrArray of PbRecord */
  GHashTable *rows;   /* title to key, or NULL where several rows have it */
  GHashTable *keys;   /* of rows */
};

static void
index_kind (PbTableNames *self,
            PbKind           kind)
{
  const PbFieldInfo *title = pb_kind_find_flag (kind, PB_FIELD_TITLE);
  GPtrArray *records = pb_import_context_get_kind (self->context, kind);

  if (title == NULL || title->type != PB_TYPE_TEXT)
    return;

  for (guint i = 0; i < records->len; i++)
    {
      const char *text = pb_record_get_text (records->pdata[i], title->id);
      GPtrArray *some = text ? g_hash_table_lookup (self->known, text) : NULL;

      if (text == NULL)
        continue;
      if (some == NULL)
        {
          some = g_ptr_array_new ();
          g_hash_table_insert (self->known, (gpointer) text, some);
        }
      g_ptr_array_add (some, records->pdata[i]);
    }
}

PbTableNames *
pb_table_names_new (PbImportContext *context,
                       PbKind           kind,
                       const char      *group_id)
{
  PbTableNames *self = g_new0 (PbTableNames, 1);

  self->context = context;
  self->kind = kind;
  self->group_id = g_strdup (group_id);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                       (GDestroyNotify) g_ptr_array_unref);
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (PbKind other = PB_KIND_COMMON + 1; other < PB_N_KINDS; other++)
    index_kind (self, other);

  return self;
}

void
pb_table_names_free (PbTableNames *self)
{
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->keys);
  g_free (self->group_id);
  g_free (self);
}

/* A row of the table itself. */
void
pb_table_names_add (PbTableNames *self,
                       const char      *title,
                       const char      *key)
{
  g_hash_table_add (self->keys, g_strdup (key));
  if (*title)
    g_hash_table_insert (self->rows, g_strdup (title),
                         g_hash_table_contains (self->rows, title) ? NULL : g_strdup (key));
}

static gboolean
is_of_group (PbTableNames *self,
             PbRecord        *record)
{
  return pb_record_get_kind (record) == PB_KIND_GROUP ||
         g_strcmp0 (pb_register_find_group (self->context, pb_record_get_id (record)),
                    self->group_id) == 0;
}

/* The record of the group that a row of that title and day is, if there is one only. */
PbRecord *
pb_table_names_find_row (PbTableNames *self,
                            const char      *title,
                            PbDay            day)
{
  const PbFieldInfo *start = pb_kind_find_flag (self->kind, PB_FIELD_START);
  GPtrArray *some = g_hash_table_lookup (self->known, title);
  PbRecord *found = NULL;

  for (guint i = 0; some && i < some->len; i++)
    {
      PbRecord *record = some->pdata[i];
      PbDay its = start ? pb_record_get_day (record, start->id) : PB_DAY_NONE;

      if (pb_record_get_kind (record) != self->kind || !is_of_group (self, record) ||
          (day != PB_DAY_NONE && its != PB_DAY_NONE && day != its))
        continue;
      if (found)
        return NULL;
      found = record;
    }

  return found;
}

static gboolean
refers_to (PbRecord   *record,
           PbFieldId   field,
           const char *id)
{
  if (record == NULL)
    return FALSE;
  if (pb_field_type_is_set (pb_field_get_info (field)->type))
    return pb_record_set_contains (record, field, id);

  return g_strcmp0 (pb_record_get_text (record, field), id) == 0;
}

/* The record that a cell means: by its identifier or its title, first in the table,
 * then in the group, then anywhere.  Of several, it is the one that is there now.
 */
const char *
pb_table_names_find (PbTableNames *self,
                        PbFieldId        field,
                        const char      *text,
                        PbRecord        *before,
                        gboolean        *several)
{
  GPtrArray *some = g_hash_table_lookup (self->known, text);
  PbRecord *record = pb_id_is_valid (text) ? pb_import_context_lookup (self->context, text) : NULL;
  PbRecord *ours = NULL;
  PbRecord *any = NULL;
  guint n_ours = 0;
  guint n_any = 0;
  gpointer key = NULL;

  if (record && pb_field_may_refer (field, pb_record_get_kind (record)))
    return pb_record_get_id (record);
  if (pb_field_may_refer (field, self->kind) && pb_id_is_valid (text) &&
      g_hash_table_lookup_extended (self->keys, text, &key, NULL))
    return key;
  if (pb_field_may_refer (field, self->kind) && g_hash_table_lookup (self->rows, text))
    return g_hash_table_lookup (self->rows, text);

  for (guint i = 0; some && i < some->len; i++)
    {
      record = some->pdata[i];
      if (!pb_field_may_refer (field, pb_record_get_kind (record)))
        continue;
      if (refers_to (before, field, pb_record_get_id (record)))
        return pb_record_get_id (record);
      any = record;
      n_any++;
      if (is_of_group (self, record))
        {
          ours = record;
          n_ours++;
        }
    }

  *several = n_ours > 1 || (n_ours == 0 && n_any > 1);
  if (n_ours == 1)
    return pb_record_get_id (ours);

  return n_ours == 0 && n_any == 1 ? pb_record_get_id (any) : NULL;
}
