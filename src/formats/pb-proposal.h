/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-finding.h"
#include "formats/pb-proposal-item.h"
#include "model/pb-edit.h"

G_BEGIN_DECLS

#define PB_TYPE_PROPOSAL (pb_proposal_get_type ())
G_DECLARE_FINAL_TYPE (PbProposal, pb_proposal, PB, PROPOSAL, GObject)

const char *pb_proposal_get_title       (PbProposal  *self);
const char *pb_proposal_get_file_name   (PbProposal  *self);
const char *pb_proposal_get_format      (PbProposal  *self);
GListModel *pb_proposal_get_items       (PbProposal  *self);
GListModel *pb_proposal_get_findings    (PbProposal  *self);
guint       pb_proposal_get_n_changes   (PbProposal  *self);

const char *pb_proposal_get_group_id    (PbProposal  *self);
gboolean    pb_proposal_set_group_id    (PbProposal  *self,
                                         const char  *group_id);
gboolean    pb_proposal_get_new_group   (PbProposal  *self);
const char *pb_proposal_get_group_name  (PbProposal  *self);
void        pb_proposal_set_group_name  (PbProposal  *self,
                                         const char  *name);
int         pb_proposal_get_phase       (PbProposal  *self,
                                         PbDay       *since);
void        pb_proposal_set_phase       (PbProposal  *self,
                                         int          phase,
                                         PbDay        since);
PbDay       pb_proposal_get_reviewed    (PbProposal  *self);
void        pb_proposal_set_reviewed    (PbProposal  *self,
                                         PbDay        day);
PbDay       pb_proposal_get_founded     (PbProposal  *self);
void        pb_proposal_set_founded     (PbProposal  *self,
                                         PbDay        day);
gboolean    pb_proposal_apply_suggestion (PbProposal *self,
                                          PbFinding  *finding);

PbEdit     *pb_proposal_to_edit         (PbProposal  *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
