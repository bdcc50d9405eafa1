/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "framework/pb-criteria-set.h"
#include "model/pb-dossier.h"

G_BEGIN_DECLS

#define PB_TYPE_COMPARE_DIALOG (pb_compare_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbCompareDialog, pb_compare_dialog, PB, COMPARE_DIALOG, AdwDialog)

AdwDialog *pb_compare_dialog_new (PbDossier     *dossier,
                                  PbCriteriaSet *criteria,
                                  PbDay          before,
                                  PbDay          after) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
