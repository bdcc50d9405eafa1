/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* A connection of one worker with the statements that it keeps prepared.
 * Belongs to the worker's thread; nothing here locks.
 */
typedef struct _PbSql PbSql;

PbSql        *pb_sql_open       (const char    *path,
                                 int            flags,
                                 gboolean       immutable,
                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void          pb_sql_free       (PbSql         *self);
sqlite3      *pb_sql_get_db     (PbSql         *self);

gboolean      pb_sql_exec       (PbSql         *self,
                                 const char    *sql,
                                 GError       **error);
sqlite3_stmt *pb_sql_prepare    (PbSql         *self,
                                 const char    *sql,
                                 GError       **error);
gboolean      pb_sql_step       (PbSql         *self,
                                 sqlite3_stmt  *statement,
                                 gboolean      *row,
                                 GError       **error);
gboolean      pb_sql_run        (PbSql         *self,
                                 sqlite3_stmt  *statement,
                                 GError       **error);
gboolean      pb_sql_get_int64  (PbSql         *self,
                                 const char    *sql,
                                 gint64        *value,
                                 GError       **error);
gboolean      pb_sql_rollback   (PbSql         *self,
                                 GError       **error);
gboolean      pb_sql_check_place
                                (PbSql         *self,
                                 GError       **error);
gboolean      pb_sql_set_error  (PbSql         *self,
                                 int            code,
                                 GError       **error);
void          pb_sql_bind_text  (sqlite3_stmt  *statement,
                                 int            index,
                                 const char    *text);
const char   *pb_sql_get_text   (sqlite3_stmt  *statement,
                                 int            column);
GVariant     *pb_sql_new_text   (const char    *text,
                                 gsize          length) G_GNUC_WARN_UNUSED_RESULT;
void          pb_sql_interrupt  (PbSql         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbSql, pb_sql_free)

/* Gives a statement back for its next use at the end of the scope. */
static inline void
pb_sql_release (sqlite3_stmt *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

typedef sqlite3_stmt PbSqlStatement;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbSqlStatement, pb_sql_release)

G_END_DECLS
