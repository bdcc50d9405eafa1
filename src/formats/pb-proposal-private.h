/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-import-context.h"
#include "formats/pb-proposal.h"

G_BEGIN_DECLS

/* Says again what is proposed, after the choices of whoever imports: it adds all
 * items and findings anew.
 */
typedef void (*PbProposalBuildFunc) (PbProposal *self,
                                     gpointer    user_data);

PbProposal *pb_proposal_new         (const char          *title,
                                     const char          *file_name,
                                     const char          *format,
                                     PbImportContext     *context) G_GNUC_WARN_UNUSED_RESULT;
void        pb_proposal_set_builder (PbProposal          *self,
                                     PbProposalBuildFunc  build,
                                     gpointer             user_data,
                                     GDestroyNotify       destroy);
void        pb_proposal_set_new_id  (PbProposal          *self,
                                     const char          *id);
void        pb_proposal_start       (PbProposal          *self,
                                     const char          *group_id,
                                     const char          *group_name);
void        pb_proposal_add_remarks (PbProposal          *self,
                                     GPtrArray           *findings);
void        pb_proposal_add_item    (PbProposal          *self,
                                     PbProposalItem      *item);
void        pb_proposal_add_finding (PbProposal          *self,
                                     PbFinding           *finding);

G_END_DECLS
