/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-query-sql.h"

#include "storage/pb-search-index.h"

#include <string.h>

/* Enough for a title in most locales. */
#define SORT_KEY_SIZE 1024

/* Names of tables and columns come from the catalogue only; all else is bound. */

/* What sorts as people of this locale do, byte by byte.  A list asks for it once
 * a record, so the common case does without copies.
 */
static void
sort_key_func (sqlite3_context  *context,
               int               n,
               sqlite3_value   **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);
  g_autofree char *folded = NULL;
  char key[SORT_KEY_SIZE];
  char *long_key;
  gsize length;

  if (text == NULL)
    return;

  if (g_str_is_ascii (text))
    {
      folded = g_ascii_strdown (text, -1);
    }
  else
    {
      g_autofree char *lower = g_utf8_casefold (text, -1);

      folded = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL_COMPOSE);
    }

  length = strxfrm (key, folded, sizeof key);
  if (length < sizeof key)
    {
      sqlite3_result_blob (context, key, length, SQLITE_TRANSIENT);
      return;
    }

  long_key = g_malloc (length + 1);
  strxfrm (long_key, folded, length + 1);
  sqlite3_result_blob (context, long_key, length, g_free);
}

/* Makes known the functions that queries use. */
gboolean
pb_query_sql_register (PbSql   *sql,
                       GError **error)
{
  int code = sqlite3_create_function_v2 (pb_sql_get_db (sql), "pb_sort_key", 1,
                                         SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
                                         NULL, sort_key_func, NULL, NULL, NULL);

  return code == SQLITE_OK || pb_sql_set_error (sql, code, error);
}

/* Whether parts of the kind may belong to records of any kind. */
static gboolean
belongs_to_any (const PbFieldInfo *owner)
{
  return owner->refs == PB_REFS_ANY;
}

/* Terms have to stand alone: SQLite looks no index up for one beside a constant. */
static void
begin_term (PbClause *self,
            guint    *n_terms)
{
  if ((*n_terms)++ > 0)
    g_string_append (self->text, " OR ");
}

/* “…is one of the groups”. */
void
pb_query_sql_add_groups (PbClause       *self,
                         const char     *column,
                         const char     *table,
                         const PbGroups *groups)
{
  if (groups->eids)
    {
      g_string_append_printf (self->text, "%s.\"%s\" IN (%s)", table, column, groups->eids);
      return;
    }

  g_string_append_printf (self->text,
                          "%s.\"%s\" = (SELECT eid FROM entity WHERE uuid = unhex(?))", table,
                          column);
  pb_clause_add_text (self, groups->id);
}

/* “…belongs to a record of the group”, for one kind of owners.  There may be a million
 * observations, so of those only the ones are looked at that something belongs to.
 */
static void
add_owner_condition (PbClause          *self,
                     const PbFieldInfo *owner,
                     PbKind             owner_kind,
                     const char        *table,
                     const PbGroups    *groups)
{
  g_autofree char *alias = g_strconcat (table, "o", NULL);

  g_string_append_printf (self->text, "%s.\"%s\" IN (SELECT %s.eid FROM ", table, owner->name,
                          alias);
  if (owner_kind == PB_KIND_OBSERVATION)
    g_string_append_printf (self->text, "%s %sp CROSS JOIN %s %s ON %s.eid = %sp.\"%s\" WHERE (",
                            pb_engine_get_table (PB_FIELD_KIND (owner->id)), table,
                            pb_engine_get_table (owner_kind), alias, alias, table, owner->name);
  else
    g_string_append_printf (self->text, "%s %s WHERE (", pb_engine_get_table (owner_kind), alias);
  pb_query_sql_add_group (self, owner_kind, alias, groups);
  g_string_append (self->text, "))");
}

/* “…belongs to the groups”: by a field that refers to one, or by its owner. */
void
pb_query_sql_add_group (PbClause       *self,
                        PbKind          kind,
                        const char     *table,
                        const PbGroups *groups)
{
  const PbFieldInfo *info;
  guint n_terms = 0;

  for (guint i = 0; (info = pb_kind_get_nth_field (kind, i)); i++)
    {
      if (!(info->flags & PB_FIELD_OF_GROUP))
        continue;

      begin_term (self, &n_terms);
      pb_query_sql_add_groups (self, info->name, table, groups);
    }

  info = pb_kind_find_flag (kind, PB_FIELD_OWNER);
  for (guint owner = 1; info && owner < PB_N_KINDS; owner++)
    {
      const PbFieldInfo *above = pb_kind_find_flag (owner, PB_FIELD_OWNER);

      if (!pb_field_may_refer (info->id, owner) || (above && belongs_to_any (above)))
        continue;

      begin_term (self, &n_terms);
      if (owner == PB_KIND_GROUP)
        pb_query_sql_add_groups (self, info->name, table, groups);
      else
        add_owner_condition (self, info, owner, table, groups);
    }

  if (n_terms == 0)
    g_string_append (self->text, "0");
}

/* A part is out of sight while what it belongs to is deleted. */
static void
add_visibility (PbClause *self,
                PbKind    kind)
{
  const PbFieldInfo *owner = pb_kind_find_flag (kind, PB_FIELD_OWNER);

  g_string_append (self->text, " WHERE e.state = 0");
  if (owner)
    g_string_append_printf (self->text,
                            " AND coalesce((SELECT o.state FROM entity o WHERE o.eid = r.\"%s\"), 0)"
                            " <> 1",
                            owner->name);
}

/* What a column holds, or what it counts as where it holds nothing. */
char *
pb_query_sql_dup_value (const PbFieldInfo *info)
{
  if (info->type == PB_TYPE_FLAG)
    return g_strdup_printf ("coalesce(r.\"%s\", 0)", info->name);
  if (info->fallback && info->type == PB_TYPE_ENUM)
    return g_strdup_printf ("coalesce(r.\"%s\", '%s')", info->name, info->fallback);

  return g_strdup_printf ("r.\"%s\"", info->name);
}

static void
add_set_filter (PbClause       *self,
                const PbFilter *filter)
{
  if (filter->type == PB_FILTER_IS)
    {
      g_string_append_printf (self->text,
                              "r.eid IN (SELECT m.eid FROM member m WHERE m.fid = %u"
                              " AND m.elem = ? AND m.present)",
                              filter->field);
      pb_clause_add_value (self, filter->value);
      return;
    }

  g_string_append_printf (self->text,
                          "%sEXISTS (SELECT 1 FROM member m WHERE m.eid = r.eid"
                          " AND m.fid = %u AND m.present)",
                          filter->type == PB_FILTER_EMPTY ? "NOT " : "", filter->field);
}

static void
add_days_filter (PbClause          *self,
                 const PbFieldInfo *info,
                 const PbFilter    *filter)
{
  g_string_append_printf (self->text, "(r.\"%s\" IS NOT NULL", info->name);
  if (filter->from != PB_DAY_NONE)
    {
      g_string_append_printf (self->text, " AND r.\"%s\" >= ?", info->name);
      pb_clause_add_value (self, g_variant_new_int32 (filter->from));
    }
  if (filter->to != PB_DAY_NONE)
    {
      g_string_append_printf (self->text, " AND r.\"%s\" <= ?", info->name);
      pb_clause_add_value (self, g_variant_new_int32 (filter->to));
    }
  g_string_append_c (self->text, ')');
}

static void
add_filter (PbClause       *self,
            const PbFilter *filter)
{
  const PbFieldInfo *info = pb_field_get_info (filter->field);
  g_autofree char *value = pb_query_sql_dup_value (info);

  if (pb_field_type_is_set (info->type))
    {
      add_set_filter (self, filter);
      return;
    }

  switch (filter->type)
    {
    case PB_FILTER_EMPTY:
      g_string_append_printf (self->text, "r.\"%s\" IS NULL", info->name);
      return;
    case PB_FILTER_PRESENT:
      g_string_append_printf (self->text, "r.\"%s\" IS NOT NULL", info->name);
      return;
    case PB_FILTER_DAYS:
      add_days_filter (self, info, filter);
      return;
    case PB_FILTER_IS:
    default:
      break;
    }

  g_string_append (self->text, value);
  g_string_append (self->text, info->type == PB_TYPE_REF
                                 ? " = (SELECT eid FROM entity WHERE uuid = unhex(?))"
                                 : " = ?");
  pb_clause_add_value (self, filter->value);
}

/* Filters on one field let pass what any of them does. */
static void
add_filters (PbClause *self,
             PbQuery  *query)
{
  guint n = pb_query_get_n_filters (query);

  for (guint i = 0; i < n; i++)
    {
      PbFieldId field = pb_query_get_filter (query, i)->field;
      gboolean seen = FALSE;

      for (guint j = 0; j < i; j++)
        seen |= pb_query_get_filter (query, j)->field == field;
      if (seen)
        continue;

      g_string_append (self->text, " AND (");
      for (guint j = i; j < n; j++)
        {
          const PbFilter *filter = pb_query_get_filter (query, j);

          if (filter->field != field)
            continue;
          if (j > i)
            g_string_append (self->text, " OR ");
          add_filter (self, filter);
        }
      g_string_append (self->text, ")");
    }
}

/* The title of what a reference refers to. */
static void
add_title_of_reference (PbClause          *self,
                        const PbFieldInfo *info)
{
  const char *separator = "";

  g_string_append (self->text, "coalesce (");
  for (guint kind = 1; kind < PB_N_KINDS; kind++)
    {
      const PbFieldInfo *title = pb_kind_find_flag (kind, PB_FIELD_TITLE);

      if (title == NULL || !pb_field_may_refer (info->id, kind))
        continue;

      g_string_append_printf (self->text, "%s(SELECT t.\"%s\" FROM %s t WHERE t.eid = r.\"%s\")",
                              separator, title->name, pb_engine_get_table (kind), info->name);
      separator = ", ";
    }

  /* At least two terms, or it is no coalesce(). */
  g_string_append_printf (self->text, "%sNULL, NULL)", separator);
}

static void
add_order (PbClause *self,
           PbQuery  *query)
{
  gboolean descending;
  PbFieldId field = pb_query_get_sort (query, &descending);
  const PbFieldInfo *info = field ? pb_field_get_info (field)
                                  : pb_kind_find_flag (pb_query_get_kind (query), PB_FIELD_TITLE);
  const char *direction = descending ? "DESC" : "ASC";

  g_string_append (self->text, " ORDER BY ");

  if (info && info->type == PB_TYPE_REF)
    {
      g_string_append (self->text, "pb_sort_key (");
      add_title_of_reference (self, info);
      g_string_append_printf (self->text, ") %s NULLS LAST, ", direction);
    }
  else if (info && !pb_field_type_is_set (info->type))
    {
      g_autofree char *value = pb_query_sql_dup_value (info);

      if (info->type == PB_TYPE_DECIMAL)
        g_string_append_printf (self->text, "CAST (%s AS REAL) %s NULLS LAST, ", value, direction);
      else if (info->type == PB_TYPE_TEXT || info->type == PB_TYPE_MARKDOWN)
        g_string_append_printf (self->text, "pb_sort_key (%s) %s NULLS LAST, ", value, direction);
      else
        g_string_append_printf (self->text, "%s %s NULLS LAST, ", value, direction);
    }

  /* So that pages of one list never overlap. */
  g_string_append_printf (self->text, "r.eid %s", direction);
}

/* Adds what the records of a query have in common.  Returns %FALSE where there
 * can be none at all.
 */
static gboolean
add_conditions (PbClause *self,
                PbQuery  *query)
{
  PbKind kind = pb_query_get_kind (query);
  const char *group = pb_query_get_group (query);
  const char *text = pb_query_get_text (query);
  const PbGroups groups = { .id = group };

  add_visibility (self, kind);

  if (group && kind == PB_KIND_GROUP)
    {
      /* The groups that are a part of it. */
      g_string_append (self->text, " AND ");
      pb_query_sql_add_groups (self, pb_field_get_info (PB_GROUP_PARENT)->name, "r", &groups);
    }
  else if (group)
    {
      g_string_append (self->text, " AND (");
      pb_query_sql_add_group (self, kind, "r", &groups);
      g_string_append (self->text, ")");
    }

  if (text)
    {
      g_autofree char *match = pb_search_index_make_match (text);

      if (match == NULL)
        return FALSE;

      g_string_append (self->text,
                       " AND r.eid IN (SELECT rowid FROM search WHERE search MATCH ?)");
      pb_clause_add_text (self, match);
    }

  add_filters (self, query);

  return TRUE;
}

/* Turns a query into SQL.  Returns %FALSE where it can find nothing at all. */
gboolean
pb_query_sql_build (PbQuery  *query,
                    PbClause *clause)
{
  guint offset, limit;

  pb_clause_init (clause, NULL);
  if (!add_conditions (clause, query))
    return FALSE;

  add_order (clause, query);

  pb_query_get_range (query, &offset, &limit);
  if (offset || limit)
    {
      g_string_append (clause->text, " LIMIT ? OFFSET ?");
      pb_clause_add_value (clause, g_variant_new_int64 (limit ? (gint64) limit : -1));
      pb_clause_add_value (clause, g_variant_new_int64 (offset));
    }

  return TRUE;
}

/* A whole statement: the values of @field among the records of a query, as text,
 * and how many records have each.  Returns %FALSE where there are none at all.
 */
gboolean
pb_query_sql_build_facets (PbQuery   *query,
                           PbFieldId  field,
                           guint      limit,
                           PbClause  *clause)
{
  const PbFieldInfo *info = pb_field_get_info (field);
  PbKind kind = pb_query_get_kind (query);
  g_autofree char *value = pb_query_sql_dup_value (info);
  const char *table = pb_engine_get_table (kind);

  pb_clause_init (clause, NULL);
  if (pb_field_type_is_set (info->type))
    g_string_append_printf (clause->text,
                            "SELECT m.elem, count (*) FROM %s r CROSS JOIN entity e"
                            " ON e.eid = r.eid LEFT JOIN member m ON m.eid = r.eid"
                            " AND m.fid = %u AND m.present",
                            table, field);
  else if (info->type == PB_TYPE_REF)
    g_string_append_printf (clause->text,
                            "SELECT (SELECT lower (hex (t.uuid)) FROM entity t WHERE t.eid = %s),"
                            " count (*) FROM %s r CROSS JOIN entity e ON e.eid = r.eid",
                            value, table);
  else
    g_string_append_printf (clause->text,
                            "SELECT %s, count (*) FROM %s r CROSS JOIN entity e"
                            " ON e.eid = r.eid",
                            value, table);

  if (!add_conditions (clause, query))
    return FALSE;

  g_string_append (clause->text, " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?");
  pb_clause_add_value (clause, g_variant_new_int64 (limit));

  return TRUE;
}

/* All records of a kind that belong to a group, in any order. */
void
pb_query_sql_build_group (PbKind      kind,
                          const char *group_id,
                          gboolean    with_deleted,
                          PbClause   *clause)
{
  const PbGroups groups = { .id = group_id };

  pb_clause_init (clause, NULL);

  if (with_deleted)
    g_string_append (clause->text, " WHERE e.state <> 2");
  else
    add_visibility (clause, kind);

  g_string_append (clause->text, " AND (");
  if (kind == PB_KIND_GROUP)
    {
      pb_query_sql_add_groups (clause, "eid", "r", &groups);
    }
  else
    {
      pb_query_sql_add_group (clause, kind, "r", &groups);
    }
  g_string_append (clause->text, ")");
}

/* A whole statement: the newest operations on the records of a group, deleted or
 * not, that are older than @before, if not 0.
 */
void
pb_query_sql_build_group_ops (const char *group_id,
                              gint64      before,
                              guint       limit,
                              PbClause   *clause)
{
  const PbGroups groups = { .id = group_id };

  pb_clause_init (clause, "SELECT id, hlc FROM op WHERE hlc < ? AND eid IN ("
                       "SELECT eid FROM entity WHERE uuid = unhex(?)");
  pb_clause_add_value (clause, g_variant_new_int64 (before ? before : G_MAXINT64));
  pb_clause_add_text (clause, group_id);

  for (guint kind = 1; kind < PB_N_KINDS; kind++)
    {
      if (kind == PB_KIND_GROUP)
        continue;

      g_string_append_printf (clause->text, " UNION ALL SELECT r.eid FROM %s r WHERE (",
                              pb_engine_get_table (kind));
      pb_query_sql_add_group (clause, kind, "r", &groups);
      g_string_append (clause->text, ")");
    }

  g_string_append (clause->text, ") ORDER BY hlc DESC LIMIT ?");
  pb_clause_add_value (clause, g_variant_new_int64 (limit));
}

/* The beginning of a statement that reads @columns of records of one kind. */
char *
pb_query_sql_head (PbKind      kind,
                   const char *columns)
{
  return g_strdup_printf ("SELECT %s FROM %s r CROSS JOIN entity e ON e.eid = r.eid", columns,
                          pb_engine_get_table (kind));
}
