/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-dossier.h"
#include "model/pb-record.h"

G_BEGIN_DECLS

/**
 * PB_AGREEMENT_DUE_DAYS:
 *
 * How many days ahead a review or the end of a term is announced.
 */
#define PB_AGREEMENT_DUE_DAYS 30

/**
 * PbAgreementNeeds:
 * @PB_AGREEMENT_NEED_NONE: nothing
 * @PB_AGREEMENT_NEED_REVIEW_DUE: the next review is at most 30 days away
 * @PB_AGREEMENT_NEED_OBLIGATION_DUE: something promised is due within 30 days
 * @PB_AGREEMENT_NEED_EXPIRING: the term ends in at most 30 days, or within the
 *   notice where that is longer
 * @PB_AGREEMENT_NEED_REVIEW_OVERDUE: the day of the review has passed
 * @PB_AGREEMENT_NEED_OBLIGATION_OVERDUE: something promised was not done in time
 * @PB_AGREEMENT_NEED_EXPIRED: the term has ended, and nobody has said that the
 *   agreement has
 *
 * What the dates of an active agreement and of its obligations ask for, the most urgent last.
 */
typedef enum
{
  PB_AGREEMENT_NEED_NONE               = 0,
  PB_AGREEMENT_NEED_REVIEW_DUE         = 1 << 0,
  PB_AGREEMENT_NEED_OBLIGATION_DUE     = 1 << 1,
  PB_AGREEMENT_NEED_EXPIRING           = 1 << 2,
  PB_AGREEMENT_NEED_REVIEW_OVERDUE     = 1 << 3,
  PB_AGREEMENT_NEED_OBLIGATION_OVERDUE = 1 << 4,
  PB_AGREEMENT_NEED_EXPIRED            = 1 << 5,
} PbAgreementNeeds;

PbAgreementNeeds  pb_agreement_get_needs          (PbRecord         *agreement,
                                                   PbDossier        *dossier,
                                                   PbDay             day);
PbAgreementNeeds  pb_agreement_needs_get_worst    (PbAgreementNeeds  needs);
const char       *pb_agreement_need_get_nick      (PbAgreementNeeds  need);
const char       *pb_agreement_need_get_label     (PbAgreementNeeds  need);
const char       *pb_agreement_need_get_css_class (PbAgreementNeeds  need);
const char       *pb_agreement_need_get_icon_name (PbAgreementNeeds  need);
char             *pb_agreement_need_dup_sentence  (PbRecord         *agreement,
                                                   PbDossier        *dossier,
                                                   PbAgreementNeeds  need,
                                                   PbDay             day) G_GNUC_WARN_UNUSED_RESULT;
PbDay             pb_agreement_get_next_review    (PbRecord         *agreement,
                                                   PbDay             day);

G_END_DECLS
