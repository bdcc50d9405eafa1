/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ui/pb-group-context.h"

G_BEGIN_DECLS

#define PB_TYPE_INSIGHT_ROW (pb_insight_row_get_type ())
G_DECLARE_FINAL_TYPE (PbInsightRow, pb_insight_row, PB, INSIGHT_ROW, AdwActionRow)

GtkWidget *pb_insight_row_new    (PbGroupContext *context,
                                  PbRecord       *insight) G_GNUC_WARN_UNUSED_RESULT;
void       pb_insight_row_update (PbInsightRow   *self,
                                  PbRecord       *insight);
char      *pb_insight_dup_changes (PbDossier     *dossier,
                                   PbRecord      *insight) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
