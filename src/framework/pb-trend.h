/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-judgement.h"
#include "model/pb-dossier.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PbTrendStep:
 * @PB_TREND_WEEKS: the same day of each week
 * @PB_TREND_MONTHS: the same day of each month
 * @PB_TREND_CYCLES: the last day of each cycle that has ended
 *
 * On which days a trend looks.  The last day of its span is always one of them.
 */
typedef enum
{
  PB_TREND_WEEKS,
  PB_TREND_MONTHS,
  PB_TREND_CYCLES,
} PbTrendStep;

/**
 * PbTrendTally:
 * @good: how many statements are met, clear or easy
 * @fair: how many are partly met, to be watched or strained
 * @bad: how many are not met, a warning or critical
 * @unknown: how many cannot be judged
 *
 * How the statements with a verdict stand.  Signs of readiness, which are neither
 * good nor bad, and plain numbers are left out.
 */
typedef struct
{
  guint good;
  guint fair;
  guint bad;
  guint unknown;
} PbTrendTally;

#define PB_TYPE_TREND_POINT (pb_trend_point_get_type ())
G_DECLARE_FINAL_TYPE (PbTrendPoint, pb_trend_point, PB, TREND_POINT, GObject)

PbDay          pb_trend_point_get_day            (PbTrendPoint    *self);
int            pb_trend_point_get_phase          (PbTrendPoint    *self);
PbReading      pb_trend_point_get_reading        (PbTrendPoint    *self);
void           pb_trend_point_get_section_counts (PbTrendPoint    *self,
                                                  PbSection        section,
                                                  PbSectionCounts *counts);
PbResultValue  pb_trend_point_get_value          (PbTrendPoint    *self,
                                                  const char      *statement);
const char    *pb_trend_point_get_reason         (PbTrendPoint    *self,
                                                  const char      *statement);
void           pb_trend_point_get_tally          (PbTrendPoint    *self,
                                                  PbTrendTally    *tally);
char          *pb_trend_point_dup_sentence       (PbTrendPoint    *self) G_GNUC_WARN_UNUSED_RESULT;
PbJudgement   *pb_trend_point_get_judgement      (PbTrendPoint    *self);

#define PB_TYPE_TREND (pb_trend_get_type ())
G_DECLARE_FINAL_TYPE (PbTrend, pb_trend, PB, TREND, GObject)

PbTrend       *pb_trend_judge                    (PbDossier           *dossier,
                                                  PbCriteriaSet       *criteria,
                                                  int                  phase,
                                                  PbDay                from,
                                                  PbTrendStep          step,
                                                  PbJudgement         *last,
                                                  GCancellable        *cancellable,
                                                  GError             **error) G_GNUC_WARN_UNUSED_RESULT;
PbTrend       *pb_trend_judge_again              (PbTrend             *self,
                                                  PbDossier           *dossier,
                                                  const char * const  *changed,
                                                  PbJudgement         *last,
                                                  GCancellable        *cancellable,
                                                  GError             **error) G_GNUC_WARN_UNUSED_RESULT;
PbTrendPoint  *pb_trend_get_point                (PbTrend             *self,
                                                  guint                n);
guint          pb_trend_get_n_judged             (PbTrend             *self);
PbTrendStep    pb_trend_get_step                 (PbTrend             *self);

G_END_DECLS
