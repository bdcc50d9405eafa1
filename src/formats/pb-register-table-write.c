/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-register-table-private.h"

#include "formats/pb-csv-write.h"
#include "model/pb-field-value.h"
#include "model/pb-id.h"

/* Every register as a table: a file for each kind of record, with the names of the
 * catalogue above the columns.  References are written as the title of the record
 * where no other has it, so that people can read them, and else as its identifier.
 * What never leaves the library is left out.
 */

/* Parts of parts of parts: deeper than the catalogue goes. */
#define MAX_DEPTH 8

typedef struct
{
  PbDossier *dossier;
  char separator;
  GHashTable *titles; /* kind and title to PbRecord, or NULL where several have it */
} Writer;

static const char *
get_title (PbRecord *record)
{
  const PbFieldInfo *info = pb_kind_find_flag (pb_record_get_kind (record), PB_FIELD_TITLE);

  return info && info->type == PB_TYPE_TEXT ? pb_record_get_text (record, info->id) : NULL;
}

/* Whether the group keeps it, and not another group that is only known. */
static gboolean
belongs (PbDossier *dossier,
         PbRecord  *record,
         guint      depth)
{
  const char *group_id = pb_dossier_get_group_id (dossier);
  PbKind kind = pb_record_get_kind (record);
  const PbFieldInfo *info;
  gboolean of_group = FALSE;
  PbRecord *owner;

  if (kind == PB_KIND_GROUP)
    return TRUE;

  for (guint i = 0; (info = pb_kind_get_nth_field (kind, i)); i++)
    {
      if (!(info->flags & PB_FIELD_OF_GROUP))
        continue;
      of_group = TRUE;
      if (g_strcmp0 (pb_record_get_text (record, info->id), group_id) == 0)
        return TRUE;
    }
  if (of_group || depth >= MAX_DEPTH)
    return FALSE;

  owner = pb_dossier_lookup (dossier, pb_record_get_owner (record));

  return owner && belongs (dossier, owner, depth + 1);
}

static char *
make_title_key (PbKind      kind,
                const char *title)
{
  return g_strdup_printf ("%d %s", (int) kind, title);
}

static void
index_titles (Writer *self)
{
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (PbKind kind = PB_KIND_COMMON + 1; kind < PB_N_KINDS; kind++)
    {
      GPtrArray *records = pb_dossier_get_records (self->dossier, kind);

      for (guint i = 0; i < records->len; i++)
        {
          const char *title = get_title (records->pdata[i]);
          g_autofree char *key = title ? make_title_key (kind, title) : NULL;

          if (key && g_hash_table_contains (self->titles, key))
            g_hash_table_insert (self->titles, g_steal_pointer (&key), NULL);
          else if (key)
            g_hash_table_insert (self->titles, g_steal_pointer (&key), records->pdata[i]);
        }
    }
}

/* What to call the record so that it is found again by it. */
static const char *
name_record (Writer     *self,
             PbFieldId   field,
             const char *id)
{
  PbRecord *record = pb_dossier_lookup (self->dossier, id);
  const char *title = record ? get_title (record) : NULL;
  guint n = 0;

  if (title == NULL || pb_id_is_valid (title))
    return id;

  for (PbKind kind = PB_KIND_COMMON + 1; kind < PB_N_KINDS; kind++)
    {
      g_autofree char *key = NULL;
      gpointer found = NULL;

      if (!pb_field_may_refer (field, kind))
        continue;
      key = make_title_key (kind, title);
      if (g_hash_table_lookup_extended (self->titles, key, NULL, &found))
        n += found ? 1 : 2;
    }

  return n == 1 ? title : id;
}

static char *
dup_cell (Writer            *self,
          PbRecord          *record,
          const PbFieldInfo *info)
{
  GVariant *value = pb_record_get_value (record, info->id);
  g_autofree const char **ids = NULL;
  gsize n;

  if (value == NULL)
    return NULL;
  if (info->type == PB_TYPE_REF)
    return g_strdup (name_record (self, info->id, g_variant_get_string (value, NULL)));
  if (info->type != PB_TYPE_REF_SET)
    return pb_field_to_text (info->id, value);

  ids = pb_record_get_set (record, info->id, &n);
  for (gsize i = 0; i < n; i++)
    ids[i] = name_record (self, info->id, ids[i]);

  return g_strjoinv ("\n", (char **) ids);
}

static void
add_columns (GPtrArray *columns,
             PbKind     kind)
{
  const PbFieldInfo *info;

  for (guint i = 0; (info = pb_kind_get_nth_field (kind, i)); i++)
    {
      if (!(info->flags & PB_FIELD_PRIVATE))
        g_ptr_array_add (columns, (gpointer) info);
    }
}

static GBytes *
write_kind (Writer *self,
            PbKind  kind)
{
  GPtrArray *records = pb_dossier_get_records (self->dossier, kind);
  g_autoptr(GPtrArray) columns = g_ptr_array_new ();
  g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  GString *csv = g_string_new (NULL);
  guint n = 0;

  add_columns (columns, kind);
  add_columns (columns, PB_KIND_COMMON);
  g_ptr_array_add (cells, g_strdup ("id"));
  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (cells, g_strdup (((const PbFieldInfo *) columns->pdata[i])->name));
  pb_csv_write_row (csv, self->separator, (const char * const *) cells->pdata, cells->len);

  for (guint i = 0; i < records->len; i++)
    {
      PbRecord *record = records->pdata[i];

      if (!belongs (self->dossier, record, 0))
        continue;

      g_ptr_array_set_size (cells, 0);
      g_ptr_array_add (cells, g_strdup (pb_record_get_id (record)));
      for (guint j = 0; j < columns->len; j++)
        g_ptr_array_add (cells, dup_cell (self, record, columns->pdata[j]));
      pb_csv_write_row (csv, self->separator, (const char * const *) cells->pdata, cells->len);
      n++;
    }

  if (n > 0)
    return g_string_free_to_bytes (csv);
  g_string_free (csv, TRUE);

  return NULL;
}

static GPtrArray *
write_all (PbDossier  *dossier,
           char        separator,
           const char *suffix)
{
  GPtrArray *files = pb_format_files_new ();
  Writer self = { .dossier = dossier, .separator = separator };

  index_titles (&self);
  for (PbKind kind = PB_KIND_COMMON + 1; kind < PB_N_KINDS; kind++)
    {
      g_autofree char *name = g_strconcat (pb_kind_get_info (kind)->name, suffix, NULL);
      GBytes *bytes = write_kind (&self, kind);

      if (bytes)
        pb_format_files_add (files, name, bytes);
    }
  g_hash_table_unref (self.titles);

  return files;
}

GPtrArray *
pb_register_table_write_csv (PbDossier  *dossier,
                             GError    **error)
{
  return write_all (dossier, ',', ".csv");
}

GPtrArray *
pb_register_table_write_tsv (PbDossier  *dossier,
                             GError    **error)
{
  return write_all (dossier, '\t', ".tsv");
}
