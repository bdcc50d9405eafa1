/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-dossier.h"

G_BEGIN_DECLS

/**
 * PbTimelineState:
 * @PB_TIMELINE_PAST: the group has been in the phase
 * @PB_TIMELINE_CURRENT: the group is in it
 * @PB_TIMELINE_SKIPPED: the group went past it
 * @PB_TIMELINE_AHEAD: the group has not been there yet
 *
 * Where a segment of the timeline lies.
 */
typedef enum
{
  PB_TIMELINE_PAST,
  PB_TIMELINE_CURRENT,
  PB_TIMELINE_SKIPPED,
  PB_TIMELINE_AHEAD,
} PbTimelineState;

/**
 * PbTimelineSegment:
 * @phase: the phase
 * @state: where it lies
 * @from: the first day, or %PB_DAY_NONE
 * @to: the day on which the next phase began, or the planned end of the current
 *   one, or %PB_DAY_NONE
 * @planned: whether @to is only planned
 * @sentence: a sentence for people
 *
 * A stretch of time in one phase.  A group that went back has several segments
 * of one phase.
 */
typedef struct
{
  PbPhase          phase;
  PbTimelineState  state;
  PbDay            from;
  PbDay            to;
  gboolean         planned;
  char            *sentence;
} PbTimelineSegment;

/**
 * PbTimelineMarkKind:
 * @PB_TIMELINE_MARK_TRANSITION: a phase began
 * @PB_TIMELINE_MARK_CYCLE: a cycle; it has a length
 * @PB_TIMELINE_MARK_REVIEW: a phase review was held
 * @PB_TIMELINE_MARK_TODAY: the day to look from
 * @PB_TIMELINE_MARK_PLANNED: something is planned ahead
 *
 * What a mark on the timeline stands for.
 */
typedef enum
{
  PB_TIMELINE_MARK_TRANSITION,
  PB_TIMELINE_MARK_CYCLE,
  PB_TIMELINE_MARK_REVIEW,
  PB_TIMELINE_MARK_TODAY,
  PB_TIMELINE_MARK_PLANNED,
} PbTimelineMarkKind;

/**
 * PbTimelineMark:
 * @kind: what it stands for
 * @from: its day, or the first day
 * @to: the last day, the same as @from for a moment
 * @record: (nullable): the identifier of the record behind it
 * @decision: (nullable): the identifier of the decision behind a transition
 * @title: a few words
 * @sentence: a sentence for people
 *
 * A mark on the timeline.
 */
typedef struct
{
  PbTimelineMarkKind  kind;
  PbDay               from;
  PbDay               to;
  char               *record;
  char               *decision;
  char               *title;
  char               *sentence;
} PbTimelineMark;

/**
 * PbTimeline:
 * @day: the day to look from
 * @phase: a #PbPhase, or -1 where none is known
 * @since: since when, or %PB_DAY_NONE
 * @segments: (element-type PbTimelineSegment): past ones in the order of time,
 *   then those ahead in the order of the framework
 * @marks: (element-type PbTimelineMark): in the order of time
 * @summary: one sentence that says it all
 *
 * The way of a group through the phases.
 */
typedef struct
{
  PbDay      day;
  int        phase;
  PbDay      since;
  GPtrArray *segments;
  GPtrArray *marks;
  char      *summary;
} PbTimeline;

PbTimeline *pb_timeline_build (PbDossier  *dossier,
                               PbDay       day) G_GNUC_WARN_UNUSED_RESULT;
void        pb_timeline_free  (PbTimeline *self);
int         pb_phase_on       (PbDossier  *dossier,
                               PbDay       day,
                               PbDay      *since);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbTimeline, pb_timeline_free)

G_END_DECLS
