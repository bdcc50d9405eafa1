/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-judgement.h"
#include "model/pb-dossier.h"

G_BEGIN_DECLS

/**
 * PbChecklistItem:
 * @id: the statement
 * @section: its section
 * @title: what it says, in a few words
 * @value: how it stood
 * @reason: why
 * @rule: the rule that computed it
 * @rule_version: its version
 * @disputed: whether members and records said different things
 * @records: (array zero-terminated=1): the records that it rested on
 *
 * One statement of a checklist as it stood.
 */
typedef struct
{
  char           *id;
  PbSection       section;
  char           *title;
  PbResultValue   value;
  char           *reason;
  char           *rule;
  guint           rule_version;
  gboolean        disputed;
  char          **records;
} PbChecklistItem;

#define PB_TYPE_CHECKLIST (pb_checklist_get_type ())
G_DECLARE_FINAL_TYPE (PbChecklist, pb_checklist, PB, CHECKLIST, GObject)

PbChecklist           *pb_checklist_new_from_judgement   (PbJudgement  *judgement) G_GNUC_WARN_UNUSED_RESULT;
PbChecklist           *pb_checklist_parse                (const char   *text,
                                                          GError      **error) G_GNUC_WARN_UNUSED_RESULT;
char                  *pb_checklist_to_json              (PbChecklist  *self) G_GNUC_WARN_UNUSED_RESULT;

PbDay                  pb_checklist_get_day              (PbChecklist  *self);
int                    pb_checklist_get_phase            (PbChecklist  *self);
PbReading              pb_checklist_get_reading          (PbChecklist  *self);
const char            *pb_checklist_get_criteria_title   (PbChecklist  *self);
const char            *pb_checklist_get_criteria_version (PbChecklist  *self);
GPtrArray             *pb_checklist_get_items            (PbChecklist  *self);
const PbChecklistItem *pb_checklist_find                 (PbChecklist  *self,
                                                          const char   *id);

/**
 * PbDifference:
 * @id: the statement
 * @before: (nullable): how it stood in the earlier checklist
 * @after: (nullable): how it stands in the later one
 * @step: how far it went: below 0 worse, above 0 better, 0 where that cannot be said
 * @records: (array zero-terminated=1): the records that made it so, as far as
 *   records tell: those that only one of the two rests on, and those that changed
 *   in between
 *
 * A statement whose result is not the same in two checklists.
 */
typedef struct
{
  const char             *id;
  const PbChecklistItem  *before;
  const PbChecklistItem  *after;
  int                     step;
  char                  **records;
} PbDifference;

GPtrArray             *pb_checklist_compare              (PbChecklist  *before,
                                                          PbChecklist  *after,
                                                          PbDossier    *dossier) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
