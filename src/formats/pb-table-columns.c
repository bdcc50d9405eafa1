/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-table-columns.h"

#include "formats/pb-register-columns-private.h"

#include <string.h>

/* Enough of a large file to see what its columns are. */
#define LOOK_AT (32 * 1024)

/* What is shown of a cell. */
#define SAMPLE_LENGTH 60

struct _PbTableColumns
{
  PbKind     kind;
  GPtrArray *columns;
};

G_DEFINE_BOXED_TYPE (PbTableColumns, pb_table_columns, pb_table_columns_ref, pb_table_columns_unref)

static void
column_free (PbTableColumn *self)
{
  g_free (self->choice);
  g_free (self->name);
  g_free (self->sample);
  g_free (self);
}

static PbTableText *
read_head (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return pb_table_text_new (data ? data : "", MIN (size, LOOK_AT));
}

/* The end of what was looked at may be within a letter. */
static char *
dup_sample (const PbTableText *text,
            guint              column)
{
  for (guint row = 1; row < pb_table_text_get_n_rows (text); row++)
    {
      const char *cell = pb_table_text_get_cell (text, row, column);

      if (*cell)
        {
          g_autofree char *valid = g_utf8_make_valid (cell, -1);

          return g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), SAMPLE_LENGTH));
        }
    }

  return NULL;
}

/**
 * pb_table_columns_new:
 * @bytes: a file
 * @file_name: its name
 * @context: (nullable): what was chosen
 *
 * Finds out what the columns of a table are taken for, by their names and by what was
 * chosen.
 *
 * Returns: (transfer full) (nullable): the columns, or %NULL where it is no table: where
 *   there are not two columns with a row below their names
 */
PbTableColumns *
pb_table_columns_new (GBytes          *bytes,
                      const char      *file_name,
                      PbImportContext *context)
{
  g_autoptr(PbTableText) text = NULL;
  g_auto(PbRegisterColumns) columns = { 0 };
  PbTableColumns *self;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (file_name != NULL, NULL);

  text = read_head (bytes);
  if (pb_table_text_get_n_rows (text) < 2 || pb_table_text_get_width (text) < 2)
    return NULL;

  self = g_atomic_rc_box_new0 (PbTableColumns);
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
  pb_register_columns_read (&columns, text, file_name, context);
  self->kind = columns.kind;
  for (guint i = 0; i < columns.n; i++)
    {
      PbTableColumn *column = g_new0 (PbTableColumn, 1);

      column->choice = pb_register_columns_dup_choice (text, i);
      column->name = g_utf8_make_valid (pb_table_text_get_cell (text, 0, i), -1);
      column->sample = dup_sample (text, i);
      column->identifies = columns.fields[i] == PB_REGISTER_ID;
      column->field = column->identifies ? 0 : columns.fields[i];
      g_ptr_array_add (self->columns, column);
    }

  return self;
}

/**
 * pb_table_columns_ref:
 * @self: columns
 *
 * Returns: (transfer full): @self
 */
PbTableColumns *
pb_table_columns_ref (PbTableColumns *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  g_ptr_array_unref (((PbTableColumns *) data)->columns);
}

/**
 * pb_table_columns_unref:
 * @self: columns
 *
 * Drops a reference.
 */
void
pb_table_columns_unref (PbTableColumns *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * pb_table_columns_get_kind:
 * @self: columns
 *
 * Returns: what the rows are taken for, or %PB_KIND_COMMON where the columns do not tell
 */
PbKind
pb_table_columns_get_kind (const PbTableColumns *self)
{
  g_return_val_if_fail (self != NULL, PB_KIND_COMMON);

  return self->kind;
}

/**
 * pb_table_columns_get_n:
 * @self: columns
 *
 * Returns: how many there are
 */
guint
pb_table_columns_get_n (const PbTableColumns *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->columns->len;
}

/**
 * pb_table_columns_get_nth:
 * @self: columns
 * @n: which, from 0
 *
 * Returns: (transfer none): one of them
 */
const PbTableColumn *
pb_table_columns_get_nth (const PbTableColumns *self,
                          guint                 n)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n < self->columns->len, NULL);

  return self->columns->pdata[n];
}

/**
 * pb_table_columns_get_n_unknown:
 * @self: columns
 *
 * Returns: how many are not taken over
 */
guint
pb_table_columns_get_n_unknown (const PbTableColumns *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const PbTableColumn *column = self->columns->pdata[i];

      n += column->field == 0 && !column->identifies;
    }

  return n;
}

/**
 * pb_table_columns_can_be:
 * @field: a field
 *
 * Returns: whether it makes sense to offer @field for a column; what the program keeps for
 *   itself is read where it wrote it and not offered
 */
gboolean
pb_table_columns_can_be (PbFieldId field)
{
  return !(pb_field_get_info (field)->flags & PB_FIELD_HIDDEN);
}

/**
 * pb_table_columns_dup_key:
 * @bytes: a file
 *
 * Makes a name for all tables that have the same columns, to remember by it what was said
 * of one of them.
 *
 * Returns: (transfer full) (nullable): the name, or %NULL where there are not two columns
 */
char *
pb_table_columns_dup_key (GBytes *bytes)
{
  g_autoptr(PbTableText) text = NULL;
  g_autoptr(GChecksum) checksum = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  text = read_head (bytes);
  if (pb_table_text_get_n_rows (text) < 2 || pb_table_text_get_width (text) < 2)
    return NULL;

  checksum = g_checksum_new (G_CHECKSUM_SHA256);
  for (guint i = 0; i < pb_table_text_get_width (text); i++)
    {
      const char *name = pb_table_text_get_cell (text, 0, i);

      /* With the zero behind it, so that names do not run into each other. */
      g_checksum_update (checksum, (const guchar *) name, strlen (name) + 1);
    }

  return g_strdup (g_checksum_get_string (checksum));
}
