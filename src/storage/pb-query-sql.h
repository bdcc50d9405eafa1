/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-query.h"
#include "storage/pb-clause.h"
#include "storage/pb-engine.h"

G_BEGIN_DECLS

/* Which groups are meant: one by its identifier, or several by the numbers of
 * their entities, with commas between.
 */
typedef struct
{
  const char *id;
  const char *eids;
} PbGroups;

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
char         *pb_query_sql_head        (PbKind         kind,
                                        const char    *columns) G_GNUC_WARN_UNUSED_RESULT;

/* For whoever puts a clause together. */
void          pb_query_sql_add_group   (PbClause       *self,
                                        PbKind          kind,
                                        const char     *table,
                                        const PbGroups *groups);
void          pb_query_sql_add_groups  (PbClause       *self,
                                        const char     *column,
                                        const char     *table,
                                        const PbGroups *groups);
char         *pb_query_sql_dup_value   (const PbFieldInfo *info) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
