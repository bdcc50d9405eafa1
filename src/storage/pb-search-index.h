/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-engine.h"

G_BEGIN_DECLS

/* The full-text index, table `search`: one row a record, which is written some
 * time after the record, since that costs more than the record itself.
 */
gboolean pb_search_index_create     (PbSql         *sql,
                                     GError       **error);
gboolean pb_search_index_flush      (PbEngine      *engine,
                                     PbSql         *sql,
                                     guint          limit,
                                     gboolean      *more,
                                     GError       **error);
gboolean pb_search_index_renew      (PbSql         *sql,
                                     GError       **error);
char    *pb_search_index_make_match (const char    *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
