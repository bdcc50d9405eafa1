/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-people-private.h"

#include "model/pb-id.h"

#include <string.h>

/* Who took part in what: activities, decisions, votes, tasks, retrospectives and
 * attestations.  A library can have tens of thousands of them, so they are read
 * once, and only as far back as somebody asks.
 */

/* What most questions look back to: two half years, and a day to spare. */
#define LOOK_BACK 366

static void
add (PbPeople   *self,
     const char *member_id,
     PbDay       day,
     PbRecord   *record)
{
  PbContribution contribution = { NULL, day, record };

  if (member_id == NULL || day == PB_DAY_NONE || day <= self->contributions_after ||
      day > self->day)
    return;

  contribution.member = g_hash_table_lookup (self->member_ids, member_id);
  if (contribution.member)
    g_array_append_val (self->contributions, contribution);
}

static void
add_all (PbPeople  *self,
         PbRecord  *record,
         PbFieldId  field,
         PbDay      day)
{
  g_autofree const char **ids = NULL;

  if (pb_record_get_value (record, field) == NULL)
    return;

  ids = pb_record_get_set (record, field, NULL);
  for (guint i = 0; ids[i]; i++)
    add (self, ids[i], day, record);
}

/* Whether @record was there on the day. */
static gboolean
exists (PbPeople *self,
        PbRecord *record)
{
  return !pb_record_get_deleted (record) && pb_record_get_start (record) <= self->day;
}

/* The records of the group, and those that were not there yet. */
static GPtrArray *
find_records (PbPeople  *self,
              PbFieldId  of_group)
{
  return pb_dossier_get_referring (self->dossier, pb_dossier_get_group_id (self->dossier),
                                   of_group);
}

/* These three kinds are in the order of their days, so that what lies too far
 * back need not be read.
 */
static void
read_dated (PbPeople  *self,
            PbFieldId  of_group,
            PbFieldId  date,
            PbFieldId  one,
            PbFieldId  many)
{
  GPtrArray *records = find_records (self, of_group);

  for (guint i = records ? records->len : 0; i-- > 0;)
    {
      PbRecord *record = records->pdata[i];
      PbDay day = pb_record_get_day (record, date);

      if (day <= self->contributions_after)
        break;
      if (pb_record_get_deleted (record))
        continue;
      if (one)
        add (self, pb_record_get_text (record, one), day, record);
      if (many)
        add_all (self, record, many, day);
    }
}

static void
read_decision (PbPeople *self,
               PbRecord *decision)
{
  PbDay opened = pb_record_get_day (decision, PB_DECISION_OPENED);
  PbDay closed = pb_record_get_day (decision, PB_DECISION_CLOSED);
  GPtrArray *votes = pb_dossier_get_referring (self->dossier, pb_record_get_id (decision),
                                               PB_VOTE_DECISION);

  /* One that was closed without a date counts as closed when it was opened. */
  if (closed == PB_DAY_NONE &&
      pb_record_get_enum (decision, PB_DECISION_STATUS) >= PB_DECISION_STATUS_ADOPTED)
    closed = opened;

  add (self, pb_record_get_text (decision, PB_DECISION_PROPOSER), opened, decision);
  add_all (self, decision, PB_DECISION_PARTICIPANTS, closed);
  for (guint i = 0; votes && i < votes->len; i++)
    {
      if (!pb_record_get_deleted (votes->pdata[i]))
        add (self, pb_record_get_text (votes->pdata[i], PB_VOTE_MEMBER),
             pb_record_get_day (votes->pdata[i], PB_VOTE_CAST_ON), votes->pdata[i]);
    }
}

/* A task of a role was done by those who held the role on that day. */
static void
read_task (PbPeople *self,
           PbRecord *task)
{
  PbDay done = pb_record_get_day (task, PB_TASK_DONE);
  const char *assignee = pb_record_get_text (task, PB_TASK_ASSIGNEE);
  const PbRoleFacts *role;

  if (assignee == NULL || done == PB_DAY_NONE || done <= self->contributions_after)
    return;

  add (self, assignee, done, task);
  role = pb_people_get_role (self, assignee);
  for (guint i = 0; role && i < role->seats->len; i++)
    {
      const PbSeat *seat = role->seats->pdata[i];

      if (pb_seat_holds_on (seat, done))
        add (self, seat->holder_id, done, task);
    }
}

/*
 * pb_people_read_contributions:
 * @after: how far back to look
 *
 * Returns: (transfer none) (element-type PbContribution): who took part between
 *   @after, or earlier, and the day; in no order
 */
GArray *
pb_people_read_contributions (PbPeople *self,
                              PbDay     after)
{
  GPtrArray *records;

  if (self->contributions && after >= self->contributions_after)
    return self->contributions;

  g_clear_pointer (&self->contributions, g_array_unref);
  self->contributions = g_array_new (FALSE, FALSE, sizeof (PbContribution));
  self->contributions_after = MIN (after, self->day - LOOK_BACK);

  read_dated (self, PB_ACTIVITY_GROUP, PB_ACTIVITY_DATE, 0, PB_ACTIVITY_PEOPLE);
  read_dated (self, PB_RETROSPECTIVE_GROUP, PB_RETROSPECTIVE_DATE, PB_RETROSPECTIVE_FACILITATOR,
              PB_RETROSPECTIVE_PARTICIPANTS);
  read_dated (self, PB_ATTESTATION_GROUP, PB_ATTESTATION_ON, PB_ATTESTATION_BY, 0);

  records = find_records (self, PB_DECISION_GROUP);
  for (guint i = 0; records && i < records->len; i++)
    {
      if (exists (self, records->pdata[i]))
        read_decision (self, records->pdata[i]);
    }

  records = find_records (self, PB_TASK_GROUP);
  for (guint i = 0; records && i < records->len; i++)
    {
      if (exists (self, records->pdata[i]))
        read_task (self, records->pdata[i]);
    }

  return self->contributions;
}

/**
 * pb_people_contributors:
 * @self: people
 * @after: the day before the first that counts
 * @up_to: the last day that counts
 *
 * Who is active: took part in an activity or a retrospective, proposed, took part
 * in or voted on a decision, did a task, or attested a statement (statements R5
 * and U4).
 *
 * Returns: (transfer full): a set of the identifiers of own members
 */
GHashTable *
pb_people_contributors (PbPeople *self,
                        PbDay     after,
                        PbDay     up_to)
{
  GHashTable *people = g_hash_table_new (pb_id_hash, g_str_equal);
  GArray *contributions = pb_people_read_contributions (self, after);

  for (guint i = 0; i < contributions->len; i++)
    {
      const PbContribution *contribution = &g_array_index (contributions, PbContribution, i);

      if (contribution->day > after && contribution->day <= up_to)
        g_hash_table_add (people, (gpointer) pb_record_get_id (contribution->member));
    }

  return people;
}

/* The newest first. */
static int
compare_contributions (gconstpointer a,
                       gconstpointer b)
{
  const PbContribution *one = a;
  const PbContribution *other = b;

  if (one->day != other->day)
    return one->day > other->day ? -1 : 1;

  return strcmp (pb_record_get_id (one->record), pb_record_get_id (other->record));
}

/**
 * pb_people_list_contributions:
 * @self: people
 * @member_id: the identifier of a member
 *
 * Reads the whole history of the group.
 *
 * Returns: (transfer full) (element-type PbContribution): what the member took part
 *   in, the newest first, each record once
 */
GArray *
pb_people_list_contributions (PbPeople   *self,
                              const char *member_id)
{
  GArray *own = g_array_new (FALSE, FALSE, sizeof (PbContribution));
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  GArray *all = pb_people_read_contributions (self, PB_DAY_NONE);
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const PbContribution *contribution = &g_array_index (all, PbContribution, i);

      if (strcmp (pb_record_get_id (contribution->member), member_id) == 0)
        g_array_append_val (own, *contribution);
    }

  /* Who proposed a decision may have taken part in it later as well. */
  g_array_sort (own, compare_contributions);
  for (guint i = 0; i < own->len; i++)
    {
      PbContribution contribution = g_array_index (own, PbContribution, i);

      if (g_hash_table_add (seen, contribution.record))
        g_array_index (own, PbContribution, n++) = contribution;
    }
  g_array_set_size (own, n);

  return own;
}

/**
 * pb_people_list_members:
 * @self: people
 *
 * Reads the whole history of the group.
 *
 * Returns: (transfer full) (element-type PbMemberFacts): the group's own members,
 *   in the order of @members
 */
GArray *
pb_people_list_members (PbPeople *self)
{
  GArray *members = g_array_sized_new (FALSE, TRUE, sizeof (PbMemberFacts), self->members->len);
  g_autoptr(GHashTable) places = g_hash_table_new (NULL, NULL);
  GArray *contributions = pb_people_read_contributions (self, PB_DAY_NONE);

  for (guint i = 0; i < self->members->len; i++)
    {
      PbMemberFacts facts = { .record = self->members->pdata[i], .last_active = PB_DAY_NONE };

      facts.present = pb_member_is_present (facts.record, self->day);
      facts.n_roles = pb_people_count_seats (self, pb_record_get_id (facts.record));
      g_array_append_val (members, facts);
      g_hash_table_insert (places, facts.record, GUINT_TO_POINTER (i));
    }

  for (guint i = 0; i < contributions->len; i++)
    {
      const PbContribution *contribution = &g_array_index (contributions, PbContribution, i);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, contribution->member));
      PbMemberFacts *facts = &g_array_index (members, PbMemberFacts, place);

      if (contribution->day > facts->last_active)
        {
          facts->last_active = contribution->day;
          facts->last_record = contribution->record;
        }
    }

  return members;
}
