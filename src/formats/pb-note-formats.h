/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-format.h"

G_BEGIN_DECLS

extern const PbFormat pb_note_agreement_format;
extern const PbFormat pb_note_decision_format;
extern const PbFormat pb_note_meeting_format;
extern const PbFormat pb_note_metrics_format;
extern const PbFormat pb_note_retrospective_format;
extern const PbFormat pb_note_role_format;

gboolean pb_note_check (GBytes      *bytes,
                        const char  *file_name,
                        char       **why,
                        GError     **error);

G_END_DECLS
