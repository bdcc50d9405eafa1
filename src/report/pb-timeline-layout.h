/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-timeline.h"
#include "report/pb-drawing.h"

G_BEGIN_DECLS

/**
 * PbTimelineOptions:
 * @size: the font size, in units of the drawing
 * @measure: (nullable): how wide text is
 *
 * How to lay out a timeline.
 */
typedef struct
{
  double               size;
  const PbTextMeasure *measure;
} PbTimelineOptions;

#define PB_TIMELINE_OPTIONS_INIT { 11.0, NULL }

/**
 * PbTimelineSpot:
 * @x: its left edge
 * @y: its upper edge
 * @width: its width
 * @height: its height
 * @anchor: the place of its day, or of its first one
 * @segment: which segment of the timeline it is, or -1
 * @mark: which mark of the timeline it is, or -1
 * @sentence: what it says
 * @record: (nullable): the identifier of the record behind it
 *
 * A place of a timeline that can be pointed at.  The texts belong to the
 * timeline.
 */
typedef struct
{
  double      x;
  double      y;
  double      width;
  double      height;
  double      anchor;
  int         segment;
  int         mark;
  const char *sentence;
  const char *record;
} PbTimelineSpot;

/**
 * PbTimelineLayout:
 * @drawing: what to paint
 * @spots: (element-type PbTimelineSpot): the places in the order of the keyboard,
 *   which is that of time
 *
 * A timeline with its places.  It must not outlive the timeline.
 */
typedef struct
{
  PbDrawing *drawing;
  GArray    *spots;
} PbTimelineLayout;

double                pb_timeline_layout_get_height (const PbTimeline        *timeline,
                                                     const PbTimelineOptions *options);
PbTimelineLayout     *pb_timeline_layout_new        (const PbTimeline        *timeline,
                                                     double                   width,
                                                     const PbTimelineOptions *options) G_GNUC_WARN_UNUSED_RESULT;
void                  pb_timeline_layout_free       (PbTimelineLayout        *self);
int                   pb_timeline_layout_find_spot  (const PbTimelineLayout  *self,
                                                     double                   x,
                                                     double                   y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbTimelineLayout, pb_timeline_layout_free)

G_END_DECLS
