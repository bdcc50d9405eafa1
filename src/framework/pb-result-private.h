/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-judgement.h"
#include "framework/pb-verdict-private.h"

G_BEGIN_DECLS

void         pb_number_free           (PbNumber        *self);
void         pb_attested_free         (PbAttested      *self);

/* How a computed verdict and what members say go together. */
typedef struct
{
  PbResultValue  value;
  PbResultValue  attested;
  PbResultFlags  flags;
  char          *reason;       /* (transfer full) */
  GPtrArray     *attestations; /* (transfer full) */
  GPtrArray     *disputes;     /* (transfer full) */
} PbCombination;

PbResult    *pb_result_new            (PbStatement     *statement,
                                       PbVerdict       *verdict,
                                       PbCombination   *combination) G_GNUC_WARN_UNUSED_RESULT;

PbJudgement *pb_judgement_new         (PbCriteriaSet   *criteria,
                                       int              phase,
                                       PbDay            since,
                                       PbDay            day) G_GNUC_WARN_UNUSED_RESULT;
void         pb_judgement_take_result (PbJudgement     *self,
                                       PbResult        *result);
void         pb_judgement_set_ratio   (PbJudgement     *self,
                                       guint            with_evidence,
                                       guint            all);
void         pb_judgement_read        (PbJudgement     *self,
                                       PbCriteriaSet   *criteria);

G_END_DECLS
