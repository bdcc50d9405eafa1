/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-judgement.h"
#include "report/pb-drawing.h"

G_BEGIN_DECLS

/**
 * PbCountShape:
 * @PB_COUNT_SOLID: all of it holds
 * @PB_COUNT_HATCHED: a part of it holds
 * @PB_COUNT_HOLLOW: it does not hold
 * @PB_COUNT_DASHED: nobody knows
 *
 * How counted statements are painted, so that they are told apart without colours.
 */
typedef enum
{
  PB_COUNT_SOLID,
  PB_COUNT_HATCHED,
  PB_COUNT_HOLLOW,
  PB_COUNT_DASHED,
} PbCountShape;

void       pb_count_shape_draw   (PbDrawing             *drawing,
                                  PbCountShape           shape,
                                  PbInk                  ink,
                                  double                 x,
                                  double                 y,
                                  double                 width,
                                  double                 height,
                                  double                 size);
PbDrawing *pb_count_bar_new      (const PbSectionCounts *counts,
                                  double                 width,
                                  double                 height) G_GNUC_WARN_UNUSED_RESULT;
double     pb_count_bar_get_width (const PbSectionCounts *counts,
                                   double                 height);

G_END_DECLS
