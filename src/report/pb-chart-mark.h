/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-dossier.h"

G_BEGIN_DECLS

/**
 * PbChartMarkKind:
 * @PB_CHART_MARK_DECISION: a decision
 * @PB_CHART_MARK_TRANSITION: the begin of a phase
 * @PB_CHART_MARK_CYCLE: a cycle; it has a length
 *
 * What happened while something was measured.
 */
typedef enum
{
  PB_CHART_MARK_DECISION,
  PB_CHART_MARK_TRANSITION,
  PB_CHART_MARK_CYCLE,
} PbChartMarkKind;

/**
 * PbChartMark:
 * @kind: what happened
 * @from: its day, or its first day
 * @to: its last day, the same as @from for a moment
 * @text: what it is called
 *
 * Something that happened while something was measured.
 */
typedef struct
{
  PbChartMarkKind  kind;
  PbDay            from;
  PbDay            to;
  char            *text;
} PbChartMark;

PbChartMark *pb_chart_mark_new       (PbChartMarkKind    kind,
                                      PbDay              from,
                                      PbDay              to,
                                      const char        *text) G_GNUC_WARN_UNUSED_RESULT;
void         pb_chart_mark_free      (PbChartMark       *self);
GPtrArray   *pb_chart_marks_new      (PbDossier         *dossier,
                                      PbRecord          *metric,
                                      PbDay              from,
                                      PbDay              to) G_GNUC_WARN_UNUSED_RESULT;
char        *pb_chart_marks_dup_text (GPtrArray         *marks) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbChartMark, pb_chart_mark_free)

G_END_DECLS
