/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-dossier.h"
#include "model/pb-record.h"

G_BEGIN_DECLS

void      pb_record_fill_defaults (PbRecord   *record,
                                   PbDossier  *dossier,
                                   PbDay       today,
                                   const char *author_name,
                                   const char *author_handle);
PbRecord *pb_dossier_find_author  (PbDossier  *dossier,
                                   const char *name,
                                   const char *handle);
GStrv     pb_dossier_dup_assets   (PbDossier  *dossier) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
