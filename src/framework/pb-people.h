/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-dossier.h"

G_BEGIN_DECLS

/**
 * PB_TERM_NOTICE_DAYS:
 *
 * How many days before its end a term counts as due.
 */
#define PB_TERM_NOTICE_DAYS 30

/**
 * PB_MANY_ROLES:
 *
 * With more roles than this, one person holds too many (statement U6).
 */
#define PB_MANY_ROLES 5

/**
 * PbSeatState:
 * @PB_SEAT_PAST: the assignment has ended
 * @PB_SEAT_HELD: the role is held on the day
 * @PB_SEAT_AHEAD: the assignment begins later
 *
 * Where an assignment lies in time.
 */
typedef enum
{
  PB_SEAT_PAST,
  PB_SEAT_HELD,
  PB_SEAT_AHEAD,
} PbSeatState;

/**
 * PbTerm:
 * @PB_TERM_NONE: no end is set
 * @PB_TERM_RUNNING: the term ends later than in #PB_TERM_NOTICE_DAYS
 * @PB_TERM_DUE: it ends within #PB_TERM_NOTICE_DAYS, or on the day
 * @PB_TERM_OVERDUE: it ended before the day, and the role is still held
 *
 * How the term of an assignment stands.
 */
typedef enum
{
  PB_TERM_NONE,
  PB_TERM_RUNNING,
  PB_TERM_DUE,
  PB_TERM_OVERDUE,
} PbTerm;

/**
 * PbSeat:
 * @record: the assignment
 * @role: the role
 * @holder: (nullable): the member or the group that holds it, where it is known
 * @holder_id: (nullable): the identifier of the holder
 * @start: the first day
 * @end: the last day, or %PB_DAY_NONE; not later than the holder stayed and the
 *   role was in force
 * @state: where it lies in time
 * @term_end: when the term ends: @end where it lies ahead, otherwise as many days
 *   after @start as the role says; or %PB_DAY_NONE
 * @term: how the term stands; %PB_TERM_NONE unless it is held
 * @overlaps: another assignment of the role to the same holder shares a day
 * @outside: it is not within the life of the role and of the holder
 *
 * One assignment of a role.
 */
typedef struct
{
  PbRecord    *record;
  PbRecord    *role;
  PbRecord    *holder;
  const char  *holder_id;
  PbDay        start;
  PbDay        end;
  PbSeatState  state;
  PbDay        term_end;
  PbTerm       term;
  gboolean     overlaps;
  gboolean     outside;
} PbSeat;

/**
 * PbVacancy:
 * @role: the role
 * @from: the first day that nobody held it
 * @to: the day on which somebody took it, or it was retired; %PB_DAY_NONE while it
 *   is vacant
 * @filled: whether somebody took it on @to
 *
 * A stretch of days in which nobody held a role.
 */
typedef struct
{
  PbRecord *role;
  PbDay     from;
  PbDay     to;
  gboolean  filled;
} PbVacancy;

/**
 * PbRoleFacts:
 * @record: the role
 * @active: it is neither a draft nor retired on the day
 * @retired: it is retired on the day
 * @required: the group needs it
 * @deciding: it decides alone on matters of the group
 * @seats: (element-type PbSeat): all its assignments, the oldest first
 * @n_held: how many of them are held on the day
 * @vacant: it is active and nobody holds it
 * @vacant_since: since when, or %PB_DAY_NONE where that is not recorded
 *
 * What the records say of a role.
 */
typedef struct
{
  PbRecord  *record;
  gboolean   active;
  gboolean   retired;
  gboolean   required;
  gboolean   deciding;
  GPtrArray *seats;
  guint      n_held;
  gboolean   vacant;
  PbDay      vacant_since;
} PbRoleFacts;

/**
 * PbMemberFacts:
 * @record: the member
 * @present: the member has joined, and has not left
 * @n_roles: how many seats of active roles the member holds on the day
 * @last_active: the last day on which they took part, or %PB_DAY_NONE
 * @last_record: (nullable): the record that shows it
 *
 * What the records say of a member.
 */
typedef struct
{
  PbRecord *record;
  gboolean  present;
  guint     n_roles;
  PbDay     last_active;
  PbRecord *last_record;
} PbMemberFacts;

/**
 * PbContribution:
 * @member: a member of the group
 * @day: the day
 * @record: what shows it: an activity, a retrospective, a decision, a vote, a task
 *   or an attestation
 *
 * That a member took part in something on a day.
 */
typedef struct
{
  PbRecord *member;
  PbDay     day;
  PbRecord *record;
} PbContribution;

/**
 * PbPeople:
 * @dossier: the dossier that it was made from; borrowed
 * @day: the day to look from
 * @roles: (element-type PbRoleFacts): the roles of the group, in the order of the
 *   dossier
 * @members: (element-type PbRecord): the group's own members, present or not
 * @vacancies: (element-type PbVacancy): the vacancies up to the day of roles whose
 *   creation is dated, or that somebody has held
 * @n_active: how many roles are active
 * @n_vacant: how many of them nobody holds
 * @n_required: how many active roles the group needs
 * @n_required_filled: how many of these somebody holds
 * @n_seats: how many seats of active roles are held on the day
 *
 * Who holds what in a group, and who takes part, on one day.  It refers to the
 * records of the dossier, which has to outlive it.
 */
typedef struct
{
  PbDossier *dossier;
  PbDay      day;
  GPtrArray *roles;
  GPtrArray *members;
  GArray    *vacancies;
  guint      n_active;
  guint      n_vacant;
  guint      n_required;
  guint      n_required_filled;
  guint      n_seats;

  /*< private >*/
  GHashTable *member_ids;
  GHashTable *role_ids;
  GHashTable *holders;
  GArray     *contributions;
  PbDay       contributions_after;
} PbPeople;

PbPeople          *pb_people_new              (PbDossier  *dossier,
                                               PbDay       day) G_GNUC_WARN_UNUSED_RESULT;
void               pb_people_free             (PbPeople   *self);

const PbRoleFacts *pb_people_get_role         (PbPeople   *self,
                                               const char *id);
guint              pb_people_count_seats      (PbPeople   *self,
                                               const char *holder_id);
guint              pb_people_get_top_holder   (PbPeople   *self,
                                               PbRecord  **holder);
guint              pb_people_count_overloaded (PbPeople   *self,
                                               GPtrArray  *holders);
guint              pb_people_count_vacant     (PbPeople   *self,
                                               gboolean    required,
                                               int         days,
                                               GPtrArray  *roles);

gboolean           pb_member_is_present       (PbRecord   *member,
                                               PbDay       day);
gboolean           pb_people_is_own           (PbPeople   *self,
                                               const char *member_id);
guint              pb_people_count_joined     (PbPeople   *self,
                                               PbDay       after,
                                               PbDay       up_to);
guint              pb_people_count_left       (PbPeople   *self,
                                               PbDay       after,
                                               PbDay       up_to);
GHashTable        *pb_people_contributors     (PbPeople   *self,
                                               PbDay       after,
                                               PbDay       up_to) G_GNUC_WARN_UNUSED_RESULT;
GArray            *pb_people_list_contributions (PbPeople *self,
                                               const char *member_id) G_GNUC_WARN_UNUSED_RESULT;
GArray            *pb_people_list_members     (PbPeople   *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbPeople, pb_people_free)

G_END_DECLS
