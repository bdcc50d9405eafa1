/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-judgement.h"
#include "model/pb-dossier.h"

G_BEGIN_DECLS

PbJudgement *pb_judge       (PbDossier      *dossier,
                             PbCriteriaSet  *criteria,
                             PbDay           day,
                             GCancellable   *cancellable,
                             GError        **error) G_GNUC_WARN_UNUSED_RESULT;
PbJudgement *pb_judge_phase (PbDossier      *dossier,
                             PbCriteriaSet  *criteria,
                             PbPhase         phase,
                             PbDay           day,
                             GCancellable   *cancellable,
                             GError        **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
