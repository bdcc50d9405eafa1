/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-import-batch.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_PROPOSAL_VIEW (pb_proposal_view_get_type ())
G_DECLARE_FINAL_TYPE (PbProposalView, pb_proposal_view, PB, PROPOSAL_VIEW, AdwBin)

GtkWidget  *pb_proposal_view_new     (void) G_GNUC_WARN_UNUSED_RESULT;
void        pb_proposal_view_show    (PbProposalView  *self,
                                      PbImportBatch   *batch,
                                      PbImportFile    *file,
                                      GPtrArray       *groups,
                                      PbDay            today);
gboolean    pb_proposal_view_collect (PbProposalView  *self,
                                      GError         **error);

G_END_DECLS
