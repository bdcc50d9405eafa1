/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-search-sql.h"

#include "storage/pb-query-sql.h"
#include "storage/pb-search-index.h"

/* Whether a day lies within what a search asks for. */
static void
add_day_wanted (PbClause          *self,
                PbSearchQuery     *search,
                const PbFieldInfo *info)
{
  PbDay from = pb_search_query_get_from (search);
  PbDay before = pb_search_query_get_before (search);

  g_string_append_printf (self->text, "(r.\"%s\" >= ?", info->name);
  pb_clause_add_value (self, g_variant_new_int32 (from));
  if (before != PB_DAY_NONE)
    {
      g_string_append_printf (self->text, " AND r.\"%s\" < ?", info->name);
      pb_clause_add_value (self, g_variant_new_int32 (before));
    }
  g_string_append_c (self->text, ')');
}

/* A record is of the day since when it exists; one that does not say so is of
 * every day that it names.
 */
static void
add_days_wanted (PbClause      *self,
                 PbSearchQuery *search,
                 PbKind         kind)
{
  const PbFieldInfo *main_day = pb_field_get_info (pb_kind_get_info (kind)->day);
  const PbFieldInfo *info;

  g_string_append (self->text, " AND (0");
  if (main_day)
    {
      g_string_append (self->text, " OR ");
      add_day_wanted (self, search, main_day);
      g_string_append_printf (self->text, " OR (r.\"%s\" IS NULL AND (0", main_day->name);
    }

  for (guint i = 0; (info = pb_kind_get_nth_field (kind, i)); i++)
    {
      if (info->type != PB_TYPE_DAY || info == main_day)
        continue;
      g_string_append (self->text, " OR ");
      add_day_wanted (self, search, info);
    }

  g_string_append (self->text, main_day ? ")))" : ")");
}

static void
add_statuses_wanted (PbClause           *self,
                     const char * const *statuses,
                     PbKind              kind)
{
  const PbFieldInfo *info = pb_kind_get_status_field (kind);
  g_autofree char *value = NULL;

  if (info == NULL)
    {
      g_string_append (self->text, " AND 0");
      return;
    }

  value = pb_query_sql_dup_value (info);
  g_string_append_printf (self->text, " AND %s IN (", value);
  for (guint i = 0; statuses[i]; i++)
    {
      g_string_append (self->text, i > 0 ? ", ?" : "?");
      pb_clause_add_text (self, statuses[i]);
    }
  g_string_append_c (self->text, ')');
}

/* Adds what a search asks of a record of @kind besides the words. */
static void
add_wanted (PbClause      *self,
            PbSearchQuery *search,
            PbKind         kind,
            const char    *eids)
{
  const PbGroups groups = { .eids = eids };

  if (eids && kind == PB_KIND_GROUP)
    {
      g_string_append (self->text, " AND ");
      pb_query_sql_add_groups (self, "eid", "r", &groups);
    }
  else if (eids)
    {
      g_string_append (self->text, " AND (");
      pb_query_sql_add_group (self, kind, "r", &groups);
      g_string_append_c (self->text, ')');
    }

  if (pb_search_query_get_from (search) != PB_DAY_NONE ||
      pb_search_query_get_before (search) != PB_DAY_NONE)
    add_days_wanted (self, search, kind);

  if (pb_search_query_get_statuses (search))
    add_statuses_wanted (self, pb_search_query_get_statuses (search), kind);
}

/* Looks at each record that has the words: whether it is wanted otherwise. */
static void
add_wanted_of_found (PbClause      *self,
                     PbEngine      *engine,
                     PbSearchQuery *search,
                     const char    *eids)
{
  g_string_append (self->text, " AND CASE e.kind");
  for (guint kind = 1; kind < PB_N_KINDS; kind++)
    {
      if (!pb_search_query_matches_kind (search, kind))
        continue;

      g_string_append_printf (self->text,
                              " WHEN %d THEN EXISTS (SELECT 1 FROM %s r WHERE r.eid = e.eid",
                              pb_engine_get_kind_number (engine, kind),
                              pb_engine_get_table (kind));
      add_wanted (self, search, kind, eids);
      g_string_append_c (self->text, ')');
    }
  g_string_append (self->text, " ELSE 0 END");
}

/* Looks up each record that is wanted. */
static void
add_wanted_of_all (PbClause      *self,
                   PbSearchQuery *search,
                   const char    *eids)
{
  const char *separator = "";

  g_string_append (self->text, " AND e.eid IN (");
  for (guint kind = 1; kind < PB_N_KINDS; kind++)
    {
      if (!pb_search_query_matches_kind (search, kind))
        continue;

      g_string_append_printf (self->text, "%sSELECT r.eid FROM %s r WHERE 1", separator,
                              pb_engine_get_table (kind));
      add_wanted (self, search, kind, eids);
      separator = " UNION ALL ";
    }
  g_string_append_c (self->text, ')');
}

/* Whether the search asks for anything but words. */
static gboolean
narrows_down (PbSearchQuery *search)
{
  return pb_search_query_get_kinds (search) != 0 || pb_search_query_get_group (search) ||
         pb_search_query_get_from (search) != PB_DAY_NONE ||
         pb_search_query_get_before (search) != PB_DAY_NONE ||
         pb_search_query_get_statuses (search);
}

/* A whole statement: the identifiers of what a search finds, and the words around
 * with marks.  What has the words comes by rank, if @ranked, else what was entered
 * last comes first; without words, what changed last does.  @eids are the groups that are meant, if any, with
 * commas between.  Returns %FALSE where it can find nothing at all.
 */
gboolean
pb_search_sql_build (PbEngine      *engine,
                           PbSearchQuery *search,
                           const char    *eids,
                           gboolean       ranked,
                           guint          limit,
                           PbClause      *clause)
{
  g_autofree char *match = pb_search_index_make_match (pb_search_query_get_words (search));

  if (match == NULL && (!narrows_down (search) || *pb_search_query_get_words (search)))
    return FALSE;

  if (match)
    {
      pb_clause_init (clause,
                   "SELECT lower(hex(e.uuid)), snippet(search, -1, char(1), char(2), '…', 24)"
                   " FROM search CROSS JOIN entity e ON e.eid = search.rowid"
                   " WHERE search MATCH ?");
      pb_clause_add_text (clause, match);
      if (ranked)
        g_string_append (clause->text, " AND rank MATCH 'bm25(10.0, 1.0)'");
      if (narrows_down (search))
        add_wanted_of_found (clause, engine, search, eids);
      g_string_append (clause->text, ranked ? " ORDER BY rank" : " ORDER BY search.rowid DESC");
    }
  else
    {
      pb_clause_init (clause, "SELECT lower(hex(e.uuid)), '' FROM entity e WHERE e.state = 0");
      add_wanted_of_all (clause, search, eids);
      g_string_append (clause->text, " ORDER BY e.u_hlc DESC");
    }

  g_string_append (clause->text, " LIMIT ?");
  pb_clause_add_value (clause, g_variant_new_int64 (limit));

  return TRUE;
}
