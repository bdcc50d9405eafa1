/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-import-memory.h"

/* Nobody maps more columns by hand; what comes from settings may be anything. */
#define MAX_CHOICES 300

struct _PbImportMemory
{
  GPtrArray *tables; /* Table, the latest first */
};

typedef struct
{
  char *key;
  GHashTable *choices;
} Table;

G_DEFINE_BOXED_TYPE (PbImportMemory, pb_import_memory, pb_import_memory_ref, pb_import_memory_unref)

static void
table_free (Table *self)
{
  g_free (self->key);
  g_hash_table_unref (self->choices);
  g_free (self);
}

static Table *
table_new (const char *key)
{
  Table *self = g_new0 (Table, 1);

  self->key = g_strdup (key);
  self->choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

/* What tells how a table of the same source is written; the group and the day may differ. */
static gboolean
is_about_tables (const char *name)
{
  static const char * const names[] = {
    "format", "kind", "dates", "decimals", "direction", "asset", NULL,
  };

  return g_strv_contains (names, name) || g_str_has_prefix (name, "column:");
}

/**
 * pb_import_memory_new:
 * @variant: (nullable): what was kept, of the type %PB_IMPORT_MEMORY_TYPE
 *
 * Returns: (transfer full): a memory
 */
PbImportMemory *
pb_import_memory_new (GVariant *variant)
{
  PbImportMemory *self = g_atomic_rc_box_new0 (PbImportMemory);
  GVariantIter iter;
  GVariantIter *choices;
  const char *key;

  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) table_free);
  if (variant == NULL)
    return self;

  g_return_val_if_fail (g_variant_is_of_type (variant, G_VARIANT_TYPE (PB_IMPORT_MEMORY_TYPE)),
                        self);

  g_variant_iter_init (&iter, variant);
  while (self->tables->len < PB_IMPORT_MEMORY_SIZE &&
         g_variant_iter_next (&iter, "(&sa{ss})", &key, &choices))
    {
      Table *table = table_new (key);
      const char *name;
      const char *value;

      while (g_hash_table_size (table->choices) < MAX_CHOICES &&
             g_variant_iter_next (choices, "{&s&s}", &name, &value))
        {
          if (is_about_tables (name))
            g_hash_table_insert (table->choices, g_strdup (name), g_strdup (value));
        }
      g_variant_iter_free (choices);
      g_ptr_array_add (self->tables, table);
    }

  return self;
}

/**
 * pb_import_memory_ref:
 * @self: a memory
 *
 * Returns: (transfer full): @self
 */
PbImportMemory *
pb_import_memory_ref (PbImportMemory *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  g_ptr_array_unref (((PbImportMemory *) data)->tables);
}

/**
 * pb_import_memory_unref:
 * @self: a memory
 *
 * Drops a reference.
 */
void
pb_import_memory_unref (PbImportMemory *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static gboolean
find (PbImportMemory *self,
      const char     *key,
      guint          *at)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      if (g_str_equal (((Table *) self->tables->pdata[i])->key, key))
        {
          *at = i;
          return TRUE;
        }
    }

  return FALSE;
}

/* The choices of @from that are about tables and that @to does not make itself. */
static void
copy_choices (GHashTable *from,
              GHashTable *to)
{
  GHashTableIter iter;
  gpointer name;
  gpointer value;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      if (is_about_tables (name) && !g_hash_table_contains (to, name))
        g_hash_table_insert (to, g_strdup (name), g_strdup (value));
    }
}

/**
 * pb_import_memory_recall:
 * @self: a memory
 * @key: the name of a sort of table, see pb_table_columns_dup_key()
 * @choices: (element-type utf8 utf8): what was chosen, which stays as it is
 *
 * Adds what was chosen for the last table of this sort.
 */
void
pb_import_memory_recall (PbImportMemory *self,
                         const char     *key,
                         GHashTable     *choices)
{
  guint at;

  g_return_if_fail (self != NULL);
  g_return_if_fail (key != NULL);

  if (find (self, key, &at))
    copy_choices (((Table *) self->tables->pdata[at])->choices, choices);
}

/**
 * pb_import_memory_keep:
 * @self: a memory
 * @key: the name of a sort of table
 * @choices: (element-type utf8 utf8): what was chosen for a table that was imported
 *
 * Remembers @choices in place of what was chosen before.  What was not asked for longest is
 * forgotten where there is too much.
 */
void
pb_import_memory_keep (PbImportMemory *self,
                       const char     *key,
                       GHashTable     *choices)
{
  Table *table;
  guint at;

  g_return_if_fail (self != NULL);
  g_return_if_fail (key != NULL);

  if (find (self, key, &at))
    g_ptr_array_remove_index (self->tables, at);

  table = table_new (key);
  copy_choices (choices, table->choices);
  if (g_hash_table_size (table->choices) == 0)
    {
      table_free (table);
      return;
    }

  g_ptr_array_insert (self->tables, 0, table);
  if (self->tables->len > PB_IMPORT_MEMORY_SIZE)
    g_ptr_array_set_size (self->tables, PB_IMPORT_MEMORY_SIZE);
}

/**
 * pb_import_memory_to_variant:
 * @self: a memory
 *
 * Returns: (transfer floating): what to keep of it, of the type %PB_IMPORT_MEMORY_TYPE
 */
GVariant *
pb_import_memory_to_variant (PbImportMemory *self)
{
  GVariantBuilder tables;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_builder_init (&tables, G_VARIANT_TYPE (PB_IMPORT_MEMORY_TYPE));
  for (guint i = 0; i < self->tables->len; i++)
    {
      Table *table = self->tables->pdata[i];
      GVariantBuilder choices;
      GHashTableIter iter;
      gpointer name;
      gpointer value;

      g_variant_builder_init (&choices, G_VARIANT_TYPE ("a{ss}"));
      g_hash_table_iter_init (&iter, table->choices);
      while (g_hash_table_iter_next (&iter, &name, &value))
        g_variant_builder_add (&choices, "{ss}", name, value);
      g_variant_builder_add (&tables, "(sa{ss})", table->key, &choices);
    }

  return g_variant_builder_end (&tables);
}
