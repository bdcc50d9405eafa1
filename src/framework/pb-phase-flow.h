/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-dossier.h"
#include "model/pb-edit.h"
#include "model/pb-enums.h"

G_BEGIN_DECLS

/**
 * PbPhaseFlow:
 * @phase: the phase that the group is in, or -1 where none is recorded
 * @since: since when, or %PB_DAY_NONE
 * @adopted: (nullable): an adopted decision on a new phase that no transition has
 *   completed yet
 * @proposed: (nullable): a decision on a new phase that is still open
 * @target: the phase that @adopted or @proposed leads to, where a phase review
 *   tells it; -1 otherwise
 *
 * How far a group is on its way from one phase to the next.
 */
typedef struct
{
  int       phase;
  PbDay     since;
  PbRecord *adopted;
  PbRecord *proposed;
  int       target;
} PbPhaseFlow;

PbPhaseFlow *pb_phase_flow_new            (PbDossier              *dossier) G_GNUC_WARN_UNUSED_RESULT;
void         pb_phase_flow_free           (PbPhaseFlow            *self);

int          pb_phase_get_next            (int                     phase);
gboolean     pb_phase_needs_reason        (int                     from,
                                           int                     to);
gboolean     pb_phase_needs_decision      (int                     from,
                                           int                     to);

const char  *pb_phase_flow_add_review     (PbEdit                 *edit,
                                           PbDossier              *dossier,
                                           PbReviewQuestion        answer,
                                           const char             *result,
                                           const char * const     *participants,
                                           const char             *decision,
                                           const char             *checklist);
const char  *pb_phase_flow_add_proposal   (PbEdit                 *edit,
                                           PbDossier              *dossier,
                                           const char             *title,
                                           const char             *text);
const char  *pb_phase_flow_add_transition (PbEdit                 *edit,
                                           PbDossier              *dossier,
                                           PbPhase                 to,
                                           PbDay                   date,
                                           const char             *decision,
                                           const char             *reason,
                                           const char             *checklist,
                                           const char             *state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbPhaseFlow, pb_phase_flow_free)

G_END_DECLS
