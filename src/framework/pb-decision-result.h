/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-decimal.h"
#include "model/pb-dossier.h"

G_BEGIN_DECLS

/**
 * PbDecisionVerdict:
 * @PB_DECISION_VERDICT_OPEN: it is not closed yet
 * @PB_DECISION_VERDICT_NONE: the records do not say; a person has to
 * @PB_DECISION_VERDICT_ADOPTED: by the votes it is adopted
 * @PB_DECISION_VERDICT_REJECTED: by the votes it is rejected
 *
 * What votes and method say about a decision.
 */
typedef enum
{
  PB_DECISION_VERDICT_OPEN,
  PB_DECISION_VERDICT_NONE,
  PB_DECISION_VERDICT_ADOPTED,
  PB_DECISION_VERDICT_REJECTED,
} PbDecisionVerdict;

const char *pb_decision_verdict_get_label (PbDecisionVerdict verdict);

/**
 * PbQuorumState:
 * @PB_QUORUM_NONE: no quorum is set
 * @PB_QUORUM_UNKNOWN: the records do not say how many took part
 * @PB_QUORUM_KEPT: enough took part
 * @PB_QUORUM_MISSED: too few took part
 */
typedef enum
{
  PB_QUORUM_NONE,
  PB_QUORUM_UNKNOWN,
  PB_QUORUM_KEPT,
  PB_QUORUM_MISSED,
} PbQuorumState;

/**
 * PbDecisionResult:
 * @verdict: what votes and method say
 * @reason: the arithmetic, in a sentence
 * @quorum: whether enough took part
 * @quorum_reason: (nullable): the arithmetic of that, in a sentence
 * @differs: whether the recorded status says something else
 * @weak: whether fewer than 70 percent of those who took part agree
 * @hint: (nullable): advice on the method, in a sentence
 * @n_votes: how many people's votes were counted, each person's last one
 *
 * The computed result of a decision, to be shown beside the recorded one.
 */
typedef struct
{
  PbDecisionVerdict  verdict;
  char              *reason;
  PbQuorumState      quorum;
  char              *quorum_reason;
  gboolean           differs;
  gboolean           weak;
  char              *hint;
  guint              n_votes;
} PbDecisionResult;

PbDecisionResult  *pb_decision_result_new   (PbRecord          *decision,
                                             GPtrArray         *votes,
                                             PbDay              day) G_GNUC_WARN_UNUSED_RESULT;
void               pb_decision_result_free  (PbDecisionResult  *self);

GPtrArray         *pb_decision_find_counted_votes
                                            (GPtrArray         *votes,
                                             PbDay              day) G_GNUC_WARN_UNUSED_RESULT;

PbDecisionVerdict  pb_snapshot_outcome      (const char        *voting,
                                             gboolean           closed,
                                             GPtrArray         *scores,
                                             const PbDecimal   *quorum,
                                             gboolean           by_rejection,
                                             char             **reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbDecisionResult, pb_decision_result_free)

G_END_DECLS
