/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-dossier.h"

G_BEGIN_DECLS

#define PB_TYPE_DOSSIER_PAST (pb_dossier_past_get_type ())
G_DECLARE_FINAL_TYPE (PbDossierPast, pb_dossier_past, PB, DOSSIER_PAST, GObject)

PbDossierPast *pb_dossier_past_new        (PbDossier     *dossier) G_GNUC_WARN_UNUSED_RESULT;
PbDossier     *pb_dossier_past_get        (PbDossierPast *self,
                                           PbDay          day) G_GNUC_WARN_UNUSED_RESULT;
PbRecord      *pb_dossier_past_dup_record (PbDossierPast *self,
                                           PbRecord      *record,
                                           PbDay          day) G_GNUC_WARN_UNUSED_RESULT;

PbDossier     *pb_dossier_at              (PbDossier     *dossier,
                                           PbDay          day) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
