/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-criteria-set.h"
#include "framework/pb-result.h"

G_BEGIN_DECLS

/**
 * PbReading:
 * @PB_READING_NOT_ENOUGH_DATA: too much is unknown
 * @PB_READING_HOLDING: the group holds the standard of its phase
 * @PB_READING_SLIPPING: it begins to fall behind
 * @PB_READING_RED_FLAG: its documentation has decayed; partners should ask
 *
 * How a group stands in its phase.  A suggestion; it never changes the phase.
 */
typedef enum
{
  PB_READING_NOT_ENOUGH_DATA,
  PB_READING_HOLDING,
  PB_READING_SLIPPING,
  PB_READING_RED_FLAG,
} PbReading;

const char *pb_reading_get_nick      (PbReading reading);
const char *pb_reading_get_label     (PbReading reading);
const char *pb_reading_get_css_class (PbReading reading);
const char *pb_reading_get_icon_name (PbReading reading);

/**
 * PbReadingReason:
 * @statement: (nullable): the identifier of the statement that it comes from
 * @sentence: the reason, for people
 *
 * One of the reasons for a reading.
 */
typedef struct
{
  char *statement;
  char *sentence;
} PbReadingReason;

/**
 * PbSectionCounts:
 * @total: how many statements the section has
 * @n: how many came to each result, by #PbResultValue
 *
 * How a section stands.
 */
typedef struct
{
  guint total;
  guint n[PB_N_RESULT_VALUES];
} PbSectionCounts;

#define PB_TYPE_JUDGEMENT (pb_judgement_get_type ())
G_DECLARE_FINAL_TYPE (PbJudgement, pb_judgement, PB, JUDGEMENT, GObject)

PbResult   *pb_judgement_get_result           (PbJudgement     *self,
                                               const char      *id);
GPtrArray  *pb_judgement_get_results          (PbJudgement     *self);
void        pb_judgement_get_section_counts   (PbJudgement     *self,
                                               PbSection        section,
                                               PbSectionCounts *counts);
char       *pb_judgement_dup_section_line     (PbJudgement     *self,
                                               PbSection        section) G_GNUC_WARN_UNUSED_RESULT;
PbReading   pb_judgement_get_reading          (PbJudgement     *self);
GPtrArray  *pb_judgement_get_reading_reasons  (PbJudgement     *self);
void        pb_judgement_get_evidence_ratio   (PbJudgement     *self,
                                               guint           *with_evidence,
                                               guint           *all);
gboolean    pb_judgement_suggests_review      (PbJudgement     *self);
PbDay       pb_judgement_get_day              (PbJudgement     *self);
int         pb_judgement_get_phase            (PbJudgement     *self);
PbDay       pb_judgement_get_phase_since      (PbJudgement     *self);
const char *pb_judgement_get_criteria_name    (PbJudgement     *self);
const char *pb_judgement_get_criteria_title   (PbJudgement     *self);
const char *pb_judgement_get_criteria_version (PbJudgement     *self);
char       *pb_judgement_to_text              (PbJudgement     *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
