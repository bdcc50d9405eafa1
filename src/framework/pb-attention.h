/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-judgement.h"
#include "model/pb-dossier.h"

G_BEGIN_DECLS

/**
 * PbAttentionKind:
 * @PB_ATTENTION_CONTRADICTED: a state element contradicts newer records
 * @PB_ATTENTION_CONFLICT: contributors left different values in a field
 * @PB_ATTENTION_DISPUTED: a result is disputed
 * @PB_ATTENTION_OVERDUE: a date has passed
 * @PB_ATTENTION_STALE: a state element has not been reviewed in time
 * @PB_ATTENTION_MISSING: a state element is missing
 * @PB_ATTENTION_DUE: a date is near
 *
 * Why something needs attention, the most urgent first.
 */
typedef enum
{
  PB_ATTENTION_CONTRADICTED,
  PB_ATTENTION_CONFLICT,
  PB_ATTENTION_DISPUTED,
  PB_ATTENTION_OVERDUE,
  PB_ATTENTION_STALE,
  PB_ATTENTION_MISSING,
  PB_ATTENTION_DUE,
} PbAttentionKind;

char       *pb_attention_dup_conflict       (PbRecord       *record) G_GNUC_WARN_UNUSED_RESULT;
const char *pb_attention_kind_get_nick      (PbAttentionKind kind);
const char *pb_attention_kind_get_label     (PbAttentionKind kind);
const char *pb_attention_kind_get_css_class (PbAttentionKind kind);
const char *pb_attention_kind_get_icon_name (PbAttentionKind kind);

/**
 * PbAttention:
 * @kind: why
 * @title: what it is about, a few words
 * @sentence: what is the matter, for people
 * @record: (nullable): the identifier of the record to look at
 * @record_kind: its kind, or %PB_KIND_COMMON
 * @element: (nullable): the key of the state element
 * @statement: (nullable): the identifier of the statement
 * @day: the day that it is about, or %PB_DAY_NONE
 *
 * A row of what needs attention.
 */
typedef struct
{
  PbAttentionKind  kind;
  char            *title;
  char            *sentence;
  char            *record;
  PbKind           record_kind;
  char            *element;
  char            *statement;
  PbDay            day;
} PbAttention;

void       pb_attention_free (PbAttention   *self);
GPtrArray *pb_attention_list (PbDossier     *dossier,
                              PbCriteriaSet *criteria,
                              PbJudgement   *judgement,
                              PbDay          day) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbAttention, pb_attention_free)

G_END_DECLS
