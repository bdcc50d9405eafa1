/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-import-context.h"
#include "formats/pb-state-texts.h"

G_BEGIN_DECLS

const char *pb_state_subject_get_property (PbStateOutline  *outline,
                                           const char      *name);
char       *pb_state_subject_dup_name     (PbStateOutline  *outline,
                                           PbStateFacts    *facts,
                                           const char      *file_name) G_GNUC_WARN_UNUSED_RESULT;
const char *pb_state_subject_find_group   (PbStateOutline  *outline,
                                           PbStateFacts    *facts,
                                           const char      *name,
                                           const char      *content,
                                           PbImportContext *context);

G_END_DECLS
