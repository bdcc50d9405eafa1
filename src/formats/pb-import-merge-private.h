/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-import-context.h"
#include "formats/pb-proposal.h"

G_BEGIN_DECLS

/* What several proposals add and change, each record once. */
typedef struct _PbImportMerge PbImportMerge;

PbImportMerge *pb_import_merge_new     (void) G_GNUC_WARN_UNUSED_RESULT;
void           pb_import_merge_free    (PbImportMerge   *self);
void           pb_import_merge_add     (PbImportMerge   *self,
                                        PbProposal      *proposal);
guint          pb_import_merge_get_n   (PbImportMerge   *self);
PbEdit        *pb_import_merge_to_edit (PbImportMerge   *self,
                                        const char      *title) G_GNUC_WARN_UNUSED_RESULT;

void           pb_proposal_apply_to    (PbProposal      *self,
                                        PbImportContext *context);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbImportMerge, pb_import_merge_free)

G_END_DECLS
