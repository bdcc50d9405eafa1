/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-dossier.h"
#include "storage/pb-clause.h"

G_BEGIN_DECLS

/* What pb_engine_create_tables() makes besides the tables of the kinds. */
#define PB_OBSERVATION_DAYS_VERSION "days-5"

const char *pb_observation_days_get_schema (void);
gboolean    pb_observation_days_settle     (PbSql       *sql,
                                            GError     **error);
gboolean    pb_observation_days_have       (PbSql       *sql,
                                            gboolean    *crowded,
                                            GError     **error);
void        pb_observation_days_select     (const char  *metric_id,
                                            gboolean     with_deleted,
                                            PbClause    *clause);
gboolean    pb_observation_days_tell       (PbSql       *sql,
                                            const char  *metric_id,
                                            PbDossier   *dossier,
                                            GError     **error);

G_END_DECLS
