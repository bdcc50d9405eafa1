/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-sql.h"

G_BEGIN_DECLS

/* A piece of SQL as it is put together, and what is bound to its parameters. */
typedef struct
{
  GString *text;
  GPtrArray *values;
} PbClause;

void          pb_clause_init      (PbClause    *self,
                                   const char  *text);
void          pb_clause_clear     (PbClause    *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PbClause, pb_clause_clear)

void          pb_clause_add_value (PbClause    *self,
                                   GVariant    *value);
void          pb_clause_add_text  (PbClause    *self,
                                   const char  *text);
sqlite3_stmt *pb_clause_prepare   (PbClause    *self,
                                   PbSql       *sql,
                                   const char  *head,
                                   GError     **error);

G_END_DECLS
