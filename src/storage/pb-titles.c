/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-titles.h"

#include "model/pb-field-value.h"

#include <glib/gi18n-lib.h>

/* What records are called, each looked up once. */
struct _PbTitles
{
  PbWorker *worker;
  GHashTable *titles;
};

PbTitles *
pb_titles_new (PbWorker *worker)
{
  PbTitles *self = g_new0 (PbTitles, 1);

  self->worker = worker;
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
pb_titles_free (PbTitles *self)
{
  g_hash_table_unref (self->titles);
  g_free (self);
}

/* Returns: (transfer none): the title of the record @id, whether it is live or not */
const char *
pb_titles_get (PbTitles   *self,
               const char *id)
{
  char *title = g_hash_table_lookup (self->titles, id);

  if (title == NULL)
    {
      g_autoptr(PbRecord) record = pb_engine_load (self->worker->engine, id, NULL);

      title = record ? pb_record_dup_title (record) : g_strdup (_("Unknown"));
      g_hash_table_insert (self->titles, g_strdup (id), title);
    }

  return title;
}

/* Returns: (transfer full) (nullable): @value for people; references are shown by what
 *   the records are called
 */
char *
pb_titles_dup_text (PbTitles  *self,
                    PbFieldId  field,
                    GVariant  *value)
{
  const PbFieldInfo *info = pb_field_get_info (field);
  g_autoptr(GString) text = NULL;
  g_autofree const char **ids = NULL;

  if (value == NULL)
    return NULL;

  if (!pb_field_type_is_ref (info->type))
    return pb_field_to_locale (field, value);

  if (info->type == PB_TYPE_REF)
    return g_strdup (pb_titles_get (self, g_variant_get_string (value, NULL)));

  text = g_string_new (NULL);
  ids = g_variant_get_strv (value, NULL);
  for (int i = 0; ids[i]; i++)
    g_string_append_printf (text, "%s%s", i ? ", " : "", pb_titles_get (self, ids[i]));

  return g_string_free_and_steal (g_steal_pointer (&text));
}
