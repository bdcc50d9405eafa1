/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-dossier.h"
#include "model/pb-edit.h"

G_BEGIN_DECLS

PbDay       pb_agreement_get_renewed_end  (PbRecord   *agreement,
                                           PbDay       day);
PbEdit     *pb_agreement_edit_review      (PbRecord   *agreement,
                                           PbDay       day) G_GNUC_WARN_UNUSED_RESULT;
PbEdit     *pb_agreement_edit_version     (PbRecord   *agreement,
                                           PbDossier  *dossier,
                                           char      **id) G_GNUC_WARN_UNUSED_RESULT;
PbEdit     *pb_agreement_edit_obligation  (PbRecord   *obligation,
                                           PbDay       day) G_GNUC_WARN_UNUSED_RESULT;
void        pb_agreement_edit_add_force   (PbEdit     *edit,
                                           PbRecord   *agreement,
                                           PbRecord   *superseded);
char       *pb_agreement_dup_next_version (const char *version) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
