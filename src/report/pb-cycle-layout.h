/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-cycle-plan.h"
#include "report/pb-drawing.h"

G_BEGIN_DECLS

/**
 * PbCycleLayoutOptions:
 * @size: the size of text
 * @mirrored: whether time goes from right to left
 * @measure: (nullable): how wide text is
 * @day: the day to look from
 * @chosen: (nullable): the identifier of the cycle that is set off
 *
 * How to lay out a line of cycles.
 */
typedef struct
{
  double               size;
  gboolean             mirrored;
  const PbTextMeasure *measure;
  PbDay                day;
  const char          *chosen;
} PbCycleLayoutOptions;

/**
 * PbCycleSpot:
 * @x: its left edge
 * @y: its upper edge
 * @width: its width
 * @height: its height
 * @cycle: which cycle it belongs to, from 0
 * @stage: a #PbCycleStage, or -1 for a cycle without stages
 * @sentence: what it says
 *
 * A stage on the line of cycles, which can be pointed at.
 */
typedef struct
{
  double  x;
  double  y;
  double  width;
  double  height;
  guint   cycle;
  int     stage;
  char   *sentence;
} PbCycleSpot;

/**
 * PbCycleLayout:
 * @drawing: what to paint
 * @spots: (element-type PbCycleSpot): the places in the order of time
 *
 * The cycles of a group on one line of time.
 */
typedef struct
{
  PbDrawing *drawing;
  GArray    *spots;
} PbCycleLayout;

double         pb_cycle_layout_get_width  (GPtrArray                  *cycles,
                                           const PbCycleLayoutOptions *options);
double         pb_cycle_layout_get_height (GPtrArray                  *cycles,
                                           const PbCycleLayoutOptions *options);
PbCycleLayout *pb_cycle_layout_new        (GPtrArray                  *cycles,
                                           double                      width,
                                           const PbCycleLayoutOptions *options) G_GNUC_WARN_UNUSED_RESULT;
void           pb_cycle_layout_free       (PbCycleLayout              *self);
int            pb_cycle_layout_find_spot  (const PbCycleLayout        *self,
                                           double                      x,
                                           double                      y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbCycleLayout, pb_cycle_layout_free)

G_END_DECLS
