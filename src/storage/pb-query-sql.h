/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-query.h"
#include "storage/pb-engine.h"

G_BEGIN_DECLS

/* What follows pb_engine_get_select() to find the records
 * of a query, and what is bound to its parameters.
 */
typedef struct
{
  GString *text;
  GPtrArray *values;
} PbClause;

void          pb_clause_clear          (PbClause      *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PbClause, pb_clause_clear)

gboolean      pb_query_sql_register    (PbSql         *sql,
                                        GError       **error);
gboolean      pb_query_sql_build       (PbQuery       *query,
                                        PbClause      *clause);
gboolean      pb_query_sql_build_facets
                                       (PbQuery       *query,
                                        PbFieldId      field,
                                        guint          limit,
                                        PbClause      *clause);
void          pb_query_sql_build_group (PbKind         kind,
                                        const char    *group_id,
                                        gboolean       with_deleted,
                                        PbClause      *clause);
void          pb_query_sql_build_group_ops
                                       (const char    *group_id,
                                        gint64         before,
                                        guint          limit,
                                        PbClause      *clause);
sqlite3_stmt *pb_query_sql_prepare     (PbSql         *sql,
                                        const char    *head,
                                        PbClause      *clause,
                                        GError       **error);
char         *pb_query_sql_head        (PbKind         kind,
                                        const char    *columns) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
