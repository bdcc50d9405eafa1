/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-clause.h"

/* Begins with @text, if any. */
void
pb_clause_init (PbClause   *self,
                const char *text)
{
  self->text = g_string_new (text);
  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
}

/* Frees what @self points to. */
void
pb_clause_clear (PbClause *self)
{
  if (self->text)
    g_string_free (g_steal_pointer (&self->text), TRUE);
  g_clear_pointer (&self->values, g_ptr_array_unref);
}

/* Binds a value, sunk if floating, to the next parameter. */
void
pb_clause_add_value (PbClause *self,
                     GVariant *value)
{
  g_ptr_array_add (self->values, g_variant_ref_sink (value));
}

/* Binds a text to the next parameter. */
void
pb_clause_add_text (PbClause   *self,
                    const char *text)
{
  pb_clause_add_value (self, g_variant_new_string (text));
}

/* Prepares @head with the clause and binds the values; the clause must live until
 * the statement is released.
 */
sqlite3_stmt *
pb_clause_prepare (PbClause    *self,
                   PbSql       *sql,
                   const char  *head,
                   GError     **error)
{
  g_autofree char *text = g_strconcat (head, self->text->str, NULL);
  sqlite3_stmt *statement = pb_sql_prepare (sql, text, error);

  if (statement == NULL)
    return NULL;

  for (guint i = 0; i < self->values->len; i++)
    {
      GVariant *value = self->values->pdata[i];

      if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
        sqlite3_bind_int64 (statement, i + 1, g_variant_get_int64 (value));
      else if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT32))
        sqlite3_bind_int64 (statement, i + 1, g_variant_get_int32 (value));
      else if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
        sqlite3_bind_int64 (statement, i + 1, g_variant_get_boolean (value));
      else
        pb_sql_bind_text (statement, i + 1, g_variant_get_string (value, NULL));
    }

  return statement;
}
