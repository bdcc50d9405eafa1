/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-judgement.h"
#include "framework/pb-state-elements.h"
#include "model/pb-dossier.h"

G_BEGIN_DECLS

/**
 * PbGroupCounts:
 * @groups: how many groups are counted
 * @readings: how many of them came to each #PbReading
 * @roles: active roles
 * @open_roles: those of them that nobody holds
 * @open_required: those of these that the group needs
 * @tasks: tasks that are open or in progress
 * @overdue_tasks: those of them that were due before the day
 * @reviews: reviews that are due or overdue: of state elements, agreements and
 *   decisions
 * @elements: how many state elements stand at each #PbFreshness
 *
 * What is counted in a group, and added up over a tree of groups.
 */
typedef struct
{
  guint groups;
  guint readings[PB_READING_RED_FLAG + 1];
  guint roles;
  guint open_roles;
  guint open_required;
  guint tasks;
  guint overdue_tasks;
  guint reviews;
  guint elements[PB_FRESHNESS_CONTRADICTED + 1];
} PbGroupCounts;

/**
 * PbGroupStanding:
 * @id: the identifier of the group
 * @name: its name
 * @parent: (nullable): the identifier of the group that it is part of
 * @kind: a #PbGroupKind, or -1
 * @phase: a #PbPhase, or -1
 * @phase_since: since when, or %PB_DAY_NONE
 * @reading: how it stands in its phase
 * @reasons: (array zero-terminated=1): why, for people
 * @evidence_with: how many statements have evidence
 * @evidence_all: of how many
 * @counts: what is counted in this group alone
 *
 * How one group stands, in short.  It holds nothing of the dossier.
 */
typedef struct
{
  char          *id;
  char          *name;
  char          *parent;
  int            kind;
  int            phase;
  PbDay          phase_since;
  PbReading      reading;
  char         **reasons;
  guint          evidence_with;
  guint          evidence_all;
  PbGroupCounts  counts;
} PbGroupStanding;

#define PB_TYPE_GROUP_STANDING (pb_group_standing_get_type ())
GType            pb_group_standing_get_type (void) G_GNUC_CONST;
PbGroupStanding *pb_group_standing_new      (PbDossier             *dossier,
                                             PbCriteriaSet         *criteria,
                                             PbJudgement           *judgement,
                                             GPtrArray             *attention,
                                             PbDay                  day) G_GNUC_WARN_UNUSED_RESULT;
PbGroupStanding *pb_group_standing_copy     (const PbGroupStanding *self) G_GNUC_WARN_UNUSED_RESULT;
void             pb_group_standing_free     (PbGroupStanding       *self);

/**
 * PbRollup:
 * @standing: how the group itself stands
 * @total: the counts of the group and of all groups below it
 * @worst: the worst reading among them
 * @children: (element-type PbRollup): the groups that are part of it, the worst
 *   first
 *
 * A group and what is below it: cells roll up to their DAO, DAOs to the network.
 */
typedef struct
{
  PbGroupStanding *standing;
  PbGroupCounts    total;
  PbReading        worst;
  GPtrArray       *children;
} PbRollup;

GPtrArray *pb_rollup_build            (GPtrArray *standings) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *pb_rollup_list_worst_first (GPtrArray *standings) G_GNUC_WARN_UNUSED_RESULT;
int        pb_reading_compare         (PbReading  a,
                                       PbReading  b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbGroupStanding, pb_group_standing_free)

G_END_DECLS
