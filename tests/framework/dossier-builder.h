/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-judge.h"

/* Builds dossiers from lines of text: a record is its kind, a name of its own
 * and its fields.  References are names of other records.
 */
typedef struct
{
  PbDay      day;
  PbRecord  *group;
  GPtrArray *records;
  GArray    *changes;

  /* Of the last day of "crowded", how many more there are. */
  guint      n_crowd;
} Builder;

#define BUILDER_OURS "us"

Builder     *builder_new         (const char     *day) G_GNUC_WARN_UNUSED_RESULT;
void         builder_free        (Builder        *self);
const char  *builder_id          (const char     *name);
PbRecord    *builder_add         (Builder        *self,
                                  PbKind          kind,
                                  const char     *name,
                                  ...);
void         builder_set         (PbRecord       *record,
                                  PbFieldId       field,
                                  const char     *text);
void         builder_change      (Builder        *self,
                                  const char     *name,
                                  PbFieldId       field,
                                  const char     *day,
                                  const char     *before,
                                  const char     *after,
                                  const char     *by);
void         builder_element     (Builder        *self,
                                  const char     *key,
                                  const char     *reviewed);
PbDossier   *builder_seal        (Builder        *self) G_GNUC_WARN_UNUSED_RESULT;
PbDossier   *builder_seal_backwards (Builder     *self) G_GNUC_WARN_UNUSED_RESULT;
char        *builder_day         (Builder        *self,
                                  int             days_ago) G_GNUC_WARN_UNUSED_RESULT;

PbJudgement *builder_judge       (Builder        *self) G_GNUC_WARN_UNUSED_RESULT;
PbCriteriaSet *builder_criteria  (void);

/* The result that the records alone give. */
void         builder_assert      (Builder        *self,
                                  const char     *statement,
                                  PbResultValue   computed);
/* The result after what members say. */
void         builder_assert_final (Builder       *self,
                                  const char     *statement,
                                  PbResultValue   value,
                                  PbResultFlags   with,
                                  PbResultFlags   without);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Builder, builder_free)
