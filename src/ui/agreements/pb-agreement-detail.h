/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-agreement-status.h"
#include "ui/widgets/pb-detail-page.h"

G_BEGIN_DECLS

gboolean pb_agreement_show_status (PbRecord         *agreement,
                                   PbChip           *chip,
                                   gpointer          user_data);
void     pb_agreement_need_show   (PbAgreementNeeds  need,
                                   PbChip           *chip);
char    *pb_agreement_dup_parties (PbRecord         *agreement,
                                   PbDossier        *dossier) G_GNUC_WARN_UNUSED_RESULT;
void     pb_agreement_fill_detail (PbDetailPage     *page,
                                   PbRecord         *agreement,
                                   gpointer          user_data);

G_END_DECLS
