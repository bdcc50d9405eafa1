/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-import-context.h"
#include "formats/pb-proposal.h"
#include "formats/pb-state-outline.h"

G_BEGIN_DECLS

/* The largest document that a record can keep. */
#define PB_GROUP_STATE_MAX_BYTES (2 * 1024 * 1024)

PbProposal *pb_group_state_propose (PbStateOutline  *outline,
                                    const char      *file_name,
                                    PbImportContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
