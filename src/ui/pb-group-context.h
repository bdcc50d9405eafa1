/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-attention.h"
#include "framework/pb-criteria-set.h"
#include "framework/pb-judgement.h"
#include "storage/pb-store.h"

G_BEGIN_DECLS

#define PB_TYPE_GROUP_CONTEXT (pb_group_context_get_type ())
G_DECLARE_FINAL_TYPE (PbGroupContext, pb_group_context, PB, GROUP_CONTEXT, GObject)

PbGroupContext *pb_group_context_new             (PbStore              *store,
                                                  PbCriteriaSet        *criteria) G_GNUC_WARN_UNUSED_RESULT;
PbStore        *pb_group_context_get_store       (PbGroupContext       *self);
PbCriteriaSet  *pb_group_context_get_criteria    (PbGroupContext       *self);
PbCriteriaSet  *pb_group_context_get_builtin_criteria
                                                 (PbGroupContext       *self);
const char     *pb_group_context_get_criteria_problem
                                                 (PbGroupContext       *self);
const char     *pb_group_context_get_group_id    (PbGroupContext       *self);
void            pb_group_context_set_group_id    (PbGroupContext       *self,
                                                  const char           *group_id);
PbDay           pb_group_context_get_today       (PbGroupContext       *self);
PbDay           pb_group_context_get_day         (PbGroupContext       *self);
void            pb_group_context_set_day         (PbGroupContext       *self,
                                                  PbDay                 day);
gboolean        pb_group_context_get_in_past     (PbGroupContext       *self);
gboolean        pb_group_context_get_locked      (PbGroupContext       *self);

gboolean        pb_group_context_get_loading     (PbGroupContext       *self);
const GError   *pb_group_context_get_error       (PbGroupContext       *self);
PbRecord       *pb_group_context_get_group       (PbGroupContext       *self);
PbDossier      *pb_group_context_get_dossier     (PbGroupContext       *self);
PbJudgement    *pb_group_context_get_judgement   (PbGroupContext       *self);
GPtrArray      *pb_group_context_get_attention   (PbGroupContext       *self);
void            pb_group_context_reload          (PbGroupContext       *self);

void            pb_group_context_commit          (PbGroupContext       *self,
                                                  PbEdit               *edit);
void            pb_group_context_commit_async    (PbGroupContext       *self,
                                                  PbEdit               *edit,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
gboolean        pb_group_context_commit_finish   (PbGroupContext       *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);
void            pb_group_context_notice          (PbGroupContext       *self,
                                                  const char           *sentence);

G_END_DECLS
