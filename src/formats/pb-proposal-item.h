/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-record.h"

G_BEGIN_DECLS

/**
 * PbProposalWhat:
 * @PB_PROPOSAL_ADD: a record that is not there yet
 * @PB_PROPOSAL_CHANGE: other values for a record that is there
 * @PB_PROPOSAL_SAME: a record that is there just so
 *
 * What an item of a proposal would do.
 */
typedef enum
{
  PB_PROPOSAL_ADD,
  PB_PROPOSAL_CHANGE,
  PB_PROPOSAL_SAME,
} PbProposalWhat;

const char *pb_proposal_what_get_nick  (PbProposalWhat what);
const char *pb_proposal_what_get_label (PbProposalWhat what);

#define PB_TYPE_PROPOSAL_ITEM (pb_proposal_item_get_type ())
G_DECLARE_FINAL_TYPE (PbProposalItem, pb_proposal_item, PB, PROPOSAL_ITEM, GObject)

PbProposalItem  *pb_proposal_item_new          (PbRecord       *record,
                                                PbRecord       *before,
                                                guint           line,
                                                const char     *summary) G_GNUC_WARN_UNUSED_RESULT;
PbRecord        *pb_proposal_item_get_record   (PbProposalItem *self);
PbRecord        *pb_proposal_item_get_before   (PbProposalItem *self);
PbProposalWhat   pb_proposal_item_get_what     (PbProposalItem *self);
guint            pb_proposal_item_get_line     (PbProposalItem *self);
char            *pb_proposal_item_dup_place    (PbProposalItem *self) G_GNUC_WARN_UNUSED_RESULT;
const char      *pb_proposal_item_get_title    (PbProposalItem *self);
const char      *pb_proposal_item_get_summary  (PbProposalItem *self);
const PbFieldId *pb_proposal_item_get_fields   (PbProposalItem *self,
                                                guint          *n_fields);
gboolean         pb_proposal_item_get_accepted (PbProposalItem *self);
void             pb_proposal_item_set_accepted (PbProposalItem *self,
                                                gboolean        accepted);

G_END_DECLS
