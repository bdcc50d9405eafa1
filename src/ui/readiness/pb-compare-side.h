/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "framework/pb-checklist.h"

G_BEGIN_DECLS

#define PB_TYPE_COMPARE_SIDE (pb_compare_side_get_type ())
G_DECLARE_FINAL_TYPE (PbCompareSide, pb_compare_side, PB, COMPARE_SIDE, AdwBin)

void      pb_compare_side_fill         (PbCompareSide *self,
                                        PbDossier     *dossier);
PbRecord *pb_compare_side_get_snapshot (PbCompareSide *self);
PbDay     pb_compare_side_get_day      (PbCompareSide *self);
void      pb_compare_side_set_day      (PbCompareSide *self,
                                        PbDay          day);
void      pb_compare_side_swap         (PbCompareSide *self,
                                        PbCompareSide *other);
void      pb_compare_side_show         (PbCompareSide *self,
                                        PbChecklist   *checklist);

G_END_DECLS
