/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-attention.h"
#include "framework/pb-criteria-set.h"
#include "framework/pb-judgement.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PbJudging:
 * @dossier: what the group was judged from
 * @criteria: what it was judged by
 * @problem: (nullable): why the criteria that it has chosen could not be used
 * @judgement: how it was judged
 * @attention: (element-type PbAttention): what needs attention
 *
 * All that comes of judging a group once.
 */
typedef struct
{
  PbDossier     *dossier;
  PbCriteriaSet *criteria;
  char          *problem;
  PbJudgement   *judgement;
  GPtrArray     *attention;
} PbJudging;

void       pb_judging_run_async  (PbDossier            *dossier,
                                  PbCriteriaSet        *criteria,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
PbJudging *pb_judging_run_finish (GAsyncResult         *result,
                                  GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void       pb_judging_free       (PbJudging            *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbJudging, pb_judging_free)

G_END_DECLS
