/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-contact.h"
#include "framework/pb-criteria-set.h"
#include "framework/pb-state-elements.h"

G_BEGIN_DECLS

/**
 * PB_THEIR_STATE_DAYS:
 *
 * How many days another group's published state counts as fresh.
 */
#define PB_THEIR_STATE_DAYS 180

/**
 * PbNeglect:
 * @PB_NEGLECT_NONE: nobody expects contact, because the relation is not active
 * @PB_NEGLECT_IN_TOUCH: the last contact is not longer ago than expected
 * @PB_NEGLECT_WAITING: it is longer ago than expected, or there was none
 * @PB_NEGLECT_NEGLECTED: it is more than twice as long ago as expected
 *
 * How far a relation is looked after, as statement V2 counts it.
 */
typedef enum
{
  PB_NEGLECT_NONE,
  PB_NEGLECT_IN_TOUCH,
  PB_NEGLECT_WAITING,
  PB_NEGLECT_NEGLECTED,
} PbNeglect;

const char *pb_neglect_get_nick      (PbNeglect neglect);
const char *pb_neglect_get_label     (PbNeglect neglect);
const char *pb_neglect_get_css_class (PbNeglect neglect);
const char *pb_neglect_get_icon_name (PbNeglect neglect);
PbNeglect   pb_neglect_from_days     (gint64    days,
                                      gint64    expected_days,
                                      gint64    percent);

/**
 * PbMechanism:
 * @PB_MECHANISM_LIAISON_OUT: one of us speaks with them
 * @PB_MECHANISM_LIAISON_IN: one of them speaks with us
 * @PB_MECHANISM_MEETING: a shared meeting
 * @PB_MECHANISM_CHANNEL: a shared channel
 * @PB_MECHANISM_REPORTS: reports by a schedule
 * @PB_MECHANISM_TOOLS: shared tools; they help, but statement S3 asks for more
 *
 * Ways to coordinate with another group.
 */
typedef enum
{
  PB_MECHANISM_LIAISON_OUT = 1 << 0,
  PB_MECHANISM_LIAISON_IN = 1 << 1,
  PB_MECHANISM_MEETING = 1 << 2,
  PB_MECHANISM_CHANNEL = 1 << 3,
  PB_MECHANISM_REPORTS = 1 << 4,
  PB_MECHANISM_TOOLS = 1 << 5,
} PbMechanism;

/**
 * PbRelationStanding:
 * @id: the identifier of the other group
 * @name: its name
 * @group: (nullable): its record, where it is known
 * @own: it is one of our own groups
 * @relations: (element-type PbRecord): the relations to it, active ones first
 * @kinds: what kinds of relation there are, in a sentence for each
 * @n_active: how many of them are active on the day
 * @active: at least one is
 * @last: the newest contact; its record may be %NULL, its day %PB_DAY_NONE
 * @since: when the oldest active relation started, or %PB_DAY_NONE
 * @days: days since the last contact, or since the start; -1 where neither is
 *   known
 * @expected_days: within how many days contact is expected; 0 where none is
 * @neglect: how far the relation is looked after
 * @agreements: (element-type PbRecord): what is in force between both
 * @mechanisms: a set of #PbMechanism
 * @mechanism_texts: (array zero-terminated=1): the same for people
 * @state_url: (nullable): where their state is published
 * @state_day: the day that it carries, or %PB_DAY_NONE
 * @state_days: how many days old it is, or -1
 * @state: how far it can be trusted: missing, fresh or stale
 * @phase: the phase of the other group by its transitions, or -1
 * @phase_since: since when, or %PB_DAY_NONE
 *
 * How a group stands with another one.  Several relations to one group are one.
 */
typedef struct
{
  char        *id;
  char        *name;
  PbRecord    *group;
  gboolean     own;
  GPtrArray   *relations;
  char        *kinds;
  guint        n_active;
  gboolean     active;
  PbContact    last;
  PbDay        since;
  int          days;
  int          expected_days;
  PbNeglect    neglect;
  GPtrArray   *agreements;
  guint        mechanisms;
  char       **mechanism_texts;
  char        *state_url;
  PbDay        state_day;
  int          state_days;
  PbFreshness  state;
  int          phase;
  PbDay        phase_since;
} PbRelationStanding;

GPtrArray *pb_relation_standing_list         (PbDossier                *dossier,
                                              PbCriteriaSet            *criteria,
                                              PbDay                     day) G_GNUC_WARN_UNUSED_RESULT;
void       pb_relation_standing_free         (PbRelationStanding       *self);
char      *pb_relation_dup_sentence          (PbRecord                 *relation,
                                              PbDossier                *dossier) G_GNUC_WARN_UNUSED_RESULT;
char      *pb_relation_standing_dup_contact  (const PbRelationStanding *self) G_GNUC_WARN_UNUSED_RESULT;
char      *pb_relation_standing_dup_state    (const PbRelationStanding *self) G_GNUC_WARN_UNUSED_RESULT;
char      *pb_relation_standing_dup_summary  (const PbRelationStanding *self) G_GNUC_WARN_UNUSED_RESULT;
char      *pb_relation_standing_dup_sentence (const PbRelationStanding *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbRelationStanding, pb_relation_standing_free)

G_END_DECLS
