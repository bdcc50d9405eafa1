/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/pb-edit.h"

G_BEGIN_DECLS

#define PB_TYPE_EVIDENCE_ROW (pb_evidence_row_get_type ())
G_DECLARE_FINAL_TYPE (PbEvidenceRow, pb_evidence_row, PB, EVIDENCE_ROW, AdwExpanderRow)

GtkWidget *pb_evidence_row_new         (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean   pb_evidence_row_is_complete (PbEvidenceRow *self);
void       pb_evidence_row_add_to_edit (PbEvidenceRow *self,
                                        PbEdit        *edit,
                                        const char    *subject_id,
                                        PbDay          today);

G_END_DECLS
