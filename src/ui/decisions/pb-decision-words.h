/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-decision-result.h"
#include "ui/widgets/pb-chip.h"

G_BEGIN_DECLS

/**
 * PbDecisionMarks:
 * @PB_DECISION_MARK_CONFLICT: the votes say something else than is recorded
 * @PB_DECISION_MARK_QUORUM: too few took part
 * @PB_DECISION_MARK_WEAK: fewer than 70 percent agree
 * @PB_DECISION_MARK_LATE: it should have been carried out by now
 * @PB_DECISION_MARK_REVIEW: its review is due, or overdue
 *
 * What to look at in a decision, the gravest first.
 */
typedef enum
{
  PB_DECISION_MARK_CONFLICT = 1 << 0,
  PB_DECISION_MARK_QUORUM   = 1 << 1,
  PB_DECISION_MARK_WEAK     = 1 << 2,
  PB_DECISION_MARK_LATE     = 1 << 3,
  PB_DECISION_MARK_REVIEW   = 1 << 4,
} PbDecisionMarks;

PbDecisionMarks  pb_decision_get_marks      (PbRecord         *decision,
                                             PbDossier        *dossier,
                                             PbDay             day);
const char      *pb_decision_mark_get_nick  (PbDecisionMarks   mark);
const char      *pb_decision_mark_get_label (PbDecisionMarks   mark);
void             pb_decision_mark_show      (PbDecisionMarks   mark,
                                             PbChip           *chip);
gboolean         pb_decision_show_status    (PbRecord         *decision,
                                             PbChip           *chip,
                                             gpointer          user_data);
gboolean         pb_decision_show_implementation
                                            (PbRecord         *decision,
                                             PbChip           *chip,
                                             gpointer          user_data);
gboolean         pb_decision_is_open        (PbRecord         *decision);

G_END_DECLS
