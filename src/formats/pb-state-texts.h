/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-state-outline.h"
#include "model/pb-record.h"

G_BEGIN_DECLS

/**
 * PbStateFacts:
 * @name: (nullable): the name of the group
 * @description: (nullable): what the group is
 * @founded_text: (nullable): when it was founded, as written
 * @founded: the day on which it was founded, where that is beyond doubt
 *
 * What a group state says about the group itself.
 */
typedef struct
{
  char *name;
  char *description;
  char *founded_text;
  PbDay founded;
} PbStateFacts;

GPtrArray    *pb_state_texts_sort      (GPtrArray      *texts) G_GNUC_WARN_UNUSED_RESULT;
char         *pb_state_texts_dup_id    (const char     *group_id,
                                        const char     *key) G_GNUC_WARN_UNUSED_RESULT;
GHashTable   *pb_state_texts_match     (GPtrArray      *texts,
                                        PbStateOutline *outline,
                                        const char     *group_id) G_GNUC_WARN_UNUSED_RESULT;
PbStateFacts *pb_state_facts_new       (PbStateOutline *outline) G_GNUC_WARN_UNUSED_RESULT;
void          pb_state_facts_free      (PbStateFacts   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbStateFacts, pb_state_facts_free)

G_END_DECLS
