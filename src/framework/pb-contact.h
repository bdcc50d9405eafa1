/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-dossier.h"

G_BEGIN_DECLS

/**
 * PbContactKind:
 * @PB_CONTACT_ACTIVITY: they did something together, or met
 * @PB_CONTACT_SIGNED: a party signed an agreement
 * @PB_CONTACT_AGREED: an agreement came into force
 * @PB_CONTACT_ENDED: an agreement was ended
 * @PB_CONTACT_OBLIGATION: what an agreement asks for was done
 * @PB_CONTACT_PAID: something was paid to the other group
 * @PB_CONTACT_RECEIVED: something was received from it
 * @PB_CONTACT_FEEDBACK: the other group gave feedback
 * @PB_CONTACT_ANSWER: its feedback was answered
 * @PB_CONTACT_REPORT: a report was sent to it
 * @PB_CONTACT_ACKNOWLEDGED: it acknowledged a report
 *
 * Through what a group was in contact with another one.
 */
typedef enum
{
  PB_CONTACT_ACTIVITY,
  PB_CONTACT_SIGNED,
  PB_CONTACT_AGREED,
  PB_CONTACT_ENDED,
  PB_CONTACT_OBLIGATION,
  PB_CONTACT_PAID,
  PB_CONTACT_RECEIVED,
  PB_CONTACT_FEEDBACK,
  PB_CONTACT_ANSWER,
  PB_CONTACT_REPORT,
  PB_CONTACT_ACKNOWLEDGED,
} PbContactKind;

/**
 * PbContact:
 * @kind: through what
 * @day: when
 * @record: (nullable): the record that tells of it, borrowed from the dossier
 *
 * One contact with another group.
 */
typedef struct
{
  PbContactKind  kind;
  PbDay          day;
  PbRecord      *record;
} PbContact;

const char *pb_contact_kind_get_label (PbContactKind    kind);
GArray     *pb_contact_list           (PbDossier       *dossier,
                                       const char      *other,
                                       PbDay            day) G_GNUC_WARN_UNUSED_RESULT;
gboolean    pb_contact_find_newest    (PbDossier       *dossier,
                                       const char      *other,
                                       PbDay            day,
                                       PbContact       *contact);
GPtrArray  *pb_contact_find_agreements (PbDossier      *dossier,
                                        const char     *other,
                                        PbDay           day) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
