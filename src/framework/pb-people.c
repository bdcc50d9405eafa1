/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-people-private.h"

#include "model/pb-id.h"

#include <string.h>

static void
role_facts_free (PbRoleFacts *facts)
{
  g_ptr_array_unref (facts->seats);
  g_free (facts);
}

/**
 * pb_people_free:
 * @self: people
 *
 * Frees @self and all in it.
 */
void
pb_people_free (PbPeople *self)
{
  g_ptr_array_unref (self->roles);
  g_ptr_array_unref (self->members);
  g_array_unref (self->vacancies);
  g_hash_table_unref (self->member_ids);
  g_hash_table_unref (self->role_ids);
  g_hash_table_unref (self->holders);
  g_clear_pointer (&self->contributions, g_array_unref);
  g_free (self);
}

/* A day that @self->day does not know of yet is none. */
static PbDay
get_known_day (PbPeople  *self,
               PbRecord  *record,
               PbFieldId  field)
{
  PbDay day = record ? pb_record_get_day (record, field) : PB_DAY_NONE;

  return day > self->day ? PB_DAY_NONE : day;
}

static PbDay
earlier (PbDay one,
         PbDay other)
{
  if (one == PB_DAY_NONE)
    return other;

  return other == PB_DAY_NONE ? one : MIN (one, other);
}

gboolean
pb_seat_holds_on (const PbSeat *seat,
                  PbDay         day)
{
  return seat->start <= day && (seat->end == PB_DAY_NONE || seat->end >= day);
}

/**
 * pb_member_is_present:
 * @member: a member
 * @day: a day
 *
 * Returns: whether @member has joined by @day, and not left by then; one without
 *   dates always is
 */
gboolean
pb_member_is_present (PbRecord *member,
                      PbDay     day)
{
  PbDay left = pb_record_get_day (member, PB_MEMBER_LEFT);

  return pb_record_get_start (member) <= day && (left == PB_DAY_NONE || left > day);
}

static void
judge_term (PbPeople *self,
            PbSeat   *seat)
{
  gint64 days = pb_record_get_integer (seat->role, PB_ROLE_TERM_DAYS);

  if (seat->state != PB_SEAT_HELD)
    return;

  if (seat->end != PB_DAY_NONE)
    seat->term_end = seat->end;
  else if (pb_record_has (seat->role, PB_ROLE_TERM_DAYS))
    seat->term_end = seat->start + (PbDay) days;

  if (seat->term_end == PB_DAY_NONE)
    seat->term = PB_TERM_NONE;
  else if (seat->term_end < self->day)
    seat->term = PB_TERM_OVERDUE;
  else if (seat->term_end <= self->day + PB_TERM_NOTICE_DAYS)
    seat->term = PB_TERM_DUE;
  else
    seat->term = PB_TERM_RUNNING;
}

static gboolean
starts_before (PbSeat    *seat,
               PbRecord  *record,
               PbFieldId  field)
{
  PbDay day = record ? pb_record_get_day (record, field) : PB_DAY_NONE;

  return day != PB_DAY_NONE && seat->start < day;
}

static PbSeat *
read_seat (PbPeople    *self,
           PbRoleFacts *role,
           PbRecord    *assignment)
{
  PbSeat *seat = g_new0 (PbSeat, 1);
  PbDay end = pb_record_get_day (assignment, PB_ASSIGNMENT_END);
  PbDay over = get_known_day (self, role->record, PB_ROLE_RETIRED);
  PbRecord *member;

  seat->record = assignment;
  seat->role = role->record;
  seat->holder_id = pb_record_get_text (assignment, PB_ASSIGNMENT_HOLDER);
  seat->holder = pb_dossier_lookup (self->dossier, seat->holder_id);
  seat->start = pb_record_get_day (assignment, PB_ASSIGNMENT_START);
  seat->term_end = PB_DAY_NONE;

  member = seat->holder && pb_record_get_kind (seat->holder) == PB_KIND_MEMBER ? seat->holder
                                                                               : NULL;
  /* From the day on which the role is retired, or the member gone, nobody holds it. */
  over = earlier (over, get_known_day (self, member, PB_MEMBER_LEFT));
  seat->end = earlier (end, over == PB_DAY_NONE ? over : over - 1);
  seat->outside = starts_before (seat, role->record, PB_ROLE_STARTED) ||
                  starts_before (seat, member, PB_MEMBER_JOINED) ||
                  (over != PB_DAY_NONE && (end == PB_DAY_NONE || end > over));

  if (seat->start > self->day)
    seat->state = PB_SEAT_AHEAD;
  else
    seat->state = pb_seat_holds_on (seat, self->day) ? PB_SEAT_HELD : PB_SEAT_PAST;
  judge_term (self, seat);

  return seat;
}

static gboolean
share_a_day (const PbSeat *one,
             const PbSeat *other)
{
  return (one->end == PB_DAY_NONE || other->start <= one->end) &&
         (other->end == PB_DAY_NONE || one->start <= other->end);
}

/* Whether the holder of the @n-th seat is among those before it. */
static gboolean
is_held_twice (PbRoleFacts *role,
               guint        n)
{
  const PbSeat *seat = role->seats->pdata[n];

  for (guint i = 0; i < n; i++)
    {
      const PbSeat *other = role->seats->pdata[i];

      if (other->state == PB_SEAT_HELD && g_strcmp0 (other->holder_id, seat->holder_id) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
find_overlaps (PbRoleFacts *role)
{
  for (guint i = 0; i < role->seats->len; i++)
    {
      PbSeat *one = role->seats->pdata[i];

      for (guint j = i + 1; j < role->seats->len; j++)
        {
          PbSeat *other = role->seats->pdata[j];

          if (g_strcmp0 (one->holder_id, other->holder_id) == 0 && share_a_day (one, other))
            one->overlaps = other->overlaps = TRUE;
        }
    }
}

static void
add_vacancy (PbPeople *self,
             PbRecord *role,
             PbDay     from,
             PbDay     to,
             gboolean  filled)
{
  PbVacancy vacancy = { role, from, to, filled };

  g_array_append_val (self->vacancies, vacancy);
}

/* Looks for days without a holder, from the creation of the role or, where it is
 * not dated, from its first holder.
 */
static void
find_vacancies (PbPeople    *self,
                PbRoleFacts *role)
{
  PbDay since = pb_record_get_day (role->record, PB_ROLE_STARTED);
  PbDay retired = get_known_day (self, role->record, PB_ROLE_RETIRED);
  gboolean held = FALSE;

  for (guint i = 0; i < role->seats->len; i++)
    {
      const PbSeat *seat = role->seats->pdata[i];

      if (seat->state == PB_SEAT_AHEAD)
        break;
      if (since != PB_DAY_NONE && seat->start > since)
        add_vacancy (self, role->record, since, seat->start, TRUE);
      if (pb_seat_holds_on (seat, self->day))
        {
          held = TRUE;
          break;
        }
      since = MAX (since, seat->end + 1);
    }

  if (held || since == PB_DAY_NONE)
    return;
  if (retired != PB_DAY_NONE && since < retired)
    add_vacancy (self, role->record, since, retired, FALSE);
  if (role->retired)
    return;

  role->vacant_since = since;
  add_vacancy (self, role->record, since, PB_DAY_NONE, FALSE);
}

static void
count_role (PbPeople    *self,
            PbRoleFacts *role)
{
  self->n_active++;
  self->n_required += role->required;
  self->n_required_filled += role->required && role->n_held > 0;
  role->vacant = role->n_held == 0;
  self->n_vacant += role->vacant;

  for (guint i = 0; i < role->seats->len; i++)
    {
      PbSeat *seat = role->seats->pdata[i];
      guint n;

      if (seat->state != PB_SEAT_HELD || seat->holder_id == NULL || is_held_twice (role, i))
        continue;
      n = pb_people_count_seats (self, seat->holder_id);
      g_hash_table_insert (self->holders, (gpointer) seat->holder_id, GUINT_TO_POINTER (n + 1));
      self->n_seats++;
    }
}

static void
read_role (PbPeople *self,
           PbRecord *record)
{
  GPtrArray *assignments = pb_dossier_get_referring (self->dossier, pb_record_get_id (record),
                                                     PB_ASSIGNMENT_ROLE);
  int status = pb_record_get_enum (record, PB_ROLE_STATUS);
  PbDay retired = pb_record_get_day (record, PB_ROLE_RETIRED);
  PbRoleFacts *role = g_new0 (PbRoleFacts, 1);

  role->record = record;
  role->required = pb_record_get_flag (record, PB_ROLE_REQUIRED);
  role->deciding = pb_record_get_flag (record, PB_ROLE_DECIDING);
  role->retired = retired == PB_DAY_NONE ? status == PB_ROLE_STATUS_RETIRED
                                         : retired <= self->day;
  role->active = !role->retired && status != PB_ROLE_STATUS_DRAFT;
  role->seats = g_ptr_array_new_with_free_func (g_free);
  role->vacant_since = PB_DAY_NONE;

  for (guint i = 0; assignments && i < assignments->len; i++)
    {
      PbSeat *seat;

      if (pb_record_get_deleted (assignments->pdata[i]))
        continue;
      seat = read_seat (self, role, assignments->pdata[i]);
      g_ptr_array_add (role->seats, seat);
      role->n_held += seat->state == PB_SEAT_HELD;
    }

  find_overlaps (role);
  if (role->active || role->retired)
    find_vacancies (self, role);
  if (role->active)
    count_role (self, role);
  g_ptr_array_add (self->roles, role);
  g_hash_table_insert (self->role_ids, (gpointer) pb_record_get_id (record), role);
}

static gboolean
exists (PbPeople *self,
        PbRecord *record)
{
  return !pb_record_get_deleted (record) && pb_record_get_start (record) <= self->day;
}

/**
 * pb_people_new:
 * @dossier: the dossier of a group
 * @day: the day to look from
 *
 * Works out who holds the roles of the group.  A seat ends with its assignment, or
 * when the holder left or the role was retired.
 *
 * Returns: (transfer full): the people of the group
 */
PbPeople *
pb_people_new (PbDossier *dossier,
               PbDay      day)
{
  PbPeople *self;
  const char *group_id;
  GPtrArray *records;

  g_return_val_if_fail (PB_IS_DOSSIER (dossier), NULL);

  self = g_new0 (PbPeople, 1);
  self->dossier = dossier;
  self->day = day;
  self->roles = g_ptr_array_new_with_free_func ((GDestroyNotify) role_facts_free);
  self->members = g_ptr_array_new ();
  self->vacancies = g_array_new (FALSE, FALSE, sizeof (PbVacancy));
  self->member_ids = g_hash_table_new (pb_id_hash, g_str_equal);
  self->role_ids = g_hash_table_new (pb_id_hash, g_str_equal);
  self->holders = g_hash_table_new (pb_id_hash, g_str_equal);

  group_id = pb_dossier_get_group_id (dossier);
  records = pb_dossier_get_referring (dossier, group_id, PB_MEMBER_GROUP);
  for (guint i = 0; records && i < records->len; i++)
    {
      PbRecord *member = records->pdata[i];

      if (!exists (self, member))
        continue;
      g_ptr_array_add (self->members, member);
      g_hash_table_insert (self->member_ids, (gpointer) pb_record_get_id (member), member);
    }

  records = pb_dossier_get_referring (dossier, group_id, PB_ROLE_GROUP);
  for (guint i = 0; records && i < records->len; i++)
    {
      if (exists (self, records->pdata[i]))
        read_role (self, records->pdata[i]);
    }

  return self;
}

/**
 * pb_people_get_role:
 * @self: people
 * @id: (nullable): the identifier of a record
 *
 * Returns: (transfer none) (nullable): the facts of the role, or %NULL where there
 *   is none of the group
 */
const PbRoleFacts *
pb_people_get_role (PbPeople   *self,
                    const char *id)
{
  return id ? g_hash_table_lookup (self->role_ids, id) : NULL;
}

/**
 * pb_people_count_seats:
 * @self: people
 * @holder_id: the identifier of a member or a group
 *
 * Returns: how many active roles they hold
 */
guint
pb_people_count_seats (PbPeople   *self,
                       const char *holder_id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->holders, holder_id));
}

/**
 * pb_people_get_top_holder:
 * @self: people
 * @holder: (out) (nullable) (transfer none) (optional): who that is, where it is known
 *
 * Who holds the most seats; of several, the one whose role comes first (statement
 * C3).  Their share is of @n_seats.
 *
 * Returns: how many seats they hold
 */
guint
pb_people_get_top_holder (PbPeople  *self,
                          PbRecord **holder)
{
  guint most = 0;

  if (holder)
    *holder = NULL;

  for (guint i = 0; i < self->roles->len; i++)
    {
      PbRoleFacts *role = self->roles->pdata[i];

      for (guint j = 0; role->active && j < role->seats->len; j++)
        {
          PbSeat *seat = role->seats->pdata[j];
          guint n = seat->holder_id ? pb_people_count_seats (self, seat->holder_id) : 0;

          if (seat->state != PB_SEAT_HELD || n <= most)
            continue;
          most = n;
          if (holder)
            *holder = seat->holder;
        }
    }

  return most;
}

/**
 * pb_people_count_overloaded:
 * @self: people
 * @holders: (nullable) (element-type PbRecord): takes the members
 *
 * Returns: how many of the group's members hold more than #PB_MANY_ROLES roles
 *   (statement U6)
 */
guint
pb_people_count_overloaded (PbPeople  *self,
                            GPtrArray *holders)
{
  guint n = 0;

  for (guint i = 0; i < self->members->len; i++)
    {
      PbRecord *member = self->members->pdata[i];

      if (pb_people_count_seats (self, pb_record_get_id (member)) <= PB_MANY_ROLES)
        continue;
      n++;
      if (holders)
        g_ptr_array_add (holders, member);
    }

  return n;
}

/**
 * pb_people_count_vacant:
 * @self: people
 * @required: whether only roles count that the group needs
 * @days: for more than how many days nobody has held them
 * @roles: (nullable) (element-type PbRecord): takes the roles
 *
 * A role that is not known to have been held, and whose creation is not dated, is
 * vacant for no known time and does not count (statement R5).
 *
 * Returns: how many roles are vacant for that long
 */
guint
pb_people_count_vacant (PbPeople  *self,
                        gboolean   required,
                        int        days,
                        GPtrArray *roles)
{
  guint n = 0;

  for (guint i = 0; i < self->roles->len; i++)
    {
      PbRoleFacts *role = self->roles->pdata[i];

      if (!role->vacant || role->vacant_since == PB_DAY_NONE || (required && !role->required) ||
          self->day - role->vacant_since <= days)
        continue;
      n++;
      if (roles)
        g_ptr_array_add (roles, role->record);
    }

  return n;
}

/**
 * pb_people_is_own:
 * @self: people
 * @member_id: (nullable): an identifier
 *
 * Returns: whether it is that of one of the group's own members, present or not
 */
gboolean
pb_people_is_own (PbPeople   *self,
                  const char *member_id)
{
  return member_id && g_hash_table_contains (self->member_ids, member_id);
}

static guint
count_dated (PbPeople  *self,
             PbFieldId  field,
             PbDay      after,
             PbDay      up_to)
{
  guint n = 0;

  for (guint i = 0; i < self->members->len; i++)
    {
      PbDay day = pb_record_get_day (self->members->pdata[i], field);

      n += day != PB_DAY_NONE && day > after && day <= up_to;
    }

  return n;
}

/**
 * pb_people_count_joined:
 * @self: people
 * @after: the day before the first that counts
 * @up_to: the last day that counts
 *
 * Returns: how many members joined in that time
 */
guint
pb_people_count_joined (PbPeople *self,
                        PbDay     after,
                        PbDay     up_to)
{
  return count_dated (self, PB_MEMBER_JOINED, after, up_to);
}

/**
 * pb_people_count_left:
 * @self: people
 * @after: the day before the first that counts
 * @up_to: the last day that counts
 *
 * Returns: how many members left in that time
 */
guint
pb_people_count_left (PbPeople *self,
                      PbDay     after,
                      PbDay     up_to)
{
  return count_dated (self, PB_MEMBER_LEFT, after, up_to);
}
