/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-criteria-set.h"
#include "model/pb-dossier.h"

G_BEGIN_DECLS

PbCriteriaSet *pb_criteria_set_load_record (PbRecord       *record,
                                            GError        **error) G_GNUC_WARN_UNUSED_RESULT;
PbCriteriaSet *pb_criteria_set_choose      (PbDossier      *dossier,
                                            PbCriteriaSet  *fallback,
                                            char          **problem) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
