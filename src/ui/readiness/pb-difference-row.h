/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "framework/pb-checklist.h"

G_BEGIN_DECLS

#define PB_TYPE_DIFFERENCE_ROW (pb_difference_row_get_type ())
G_DECLARE_FINAL_TYPE (PbDifferenceRow, pb_difference_row, PB, DIFFERENCE_ROW, AdwPreferencesRow)

GtkWidget *pb_difference_row_new (const PbDifference *difference,
                                  PbDossier          *dossier) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
