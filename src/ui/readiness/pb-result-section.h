/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "framework/pb-judgement.h"
#include "ui/pb-group-context.h"
#include "ui/readiness/pb-result-row.h"

G_BEGIN_DECLS

#define PB_TYPE_RESULT_SECTION (pb_result_section_get_type ())
G_DECLARE_FINAL_TYPE (PbResultSection, pb_result_section, PB, RESULT_SECTION, AdwBin)

GtkWidget   *pb_result_section_new      (PbGroupContext  *context,
                                         GtkSizeGroup    *chip_group,
                                         PbSection        section) G_GNUC_WARN_UNUSED_RESULT;
void         pb_result_section_update   (PbResultSection *self,
                                         PbJudgement     *judgement);
PbResultRow *pb_result_section_find_row (PbResultSection *self,
                                         const char      *statement_id);

G_END_DECLS
