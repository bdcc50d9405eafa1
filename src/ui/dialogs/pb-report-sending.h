/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-dossier.h"
#include "model/pb-edit.h"
#include "model/pb-enums.h"

G_BEGIN_DECLS

PbRecord *pb_report_find_due (PbDossier    *dossier,
                              PbReportKind  kind,
                              PbAudience    audience);
void      pb_report_add_next (PbEdit       *edit,
                              PbRecord     *before,
                              PbRecord     *after,
                              PbDossier    *dossier);

G_END_DECLS
