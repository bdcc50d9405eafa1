/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-search-query.h"
#include "storage/pb-clause.h"
#include "storage/pb-engine.h"

G_BEGIN_DECLS

gboolean pb_search_sql_build (PbEngine       *engine,
                              PbSearchQuery  *search,
                              const char     *eids,
                              gboolean        ranked,
                              guint           limit,
                              PbClause       *clause);

G_END_DECLS
