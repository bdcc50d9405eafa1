/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/people/pb-people-actions.h"

#include "model/pb-enums.h"

#include <glib/gi18n.h>

static void
end_seat (PbEdit          *edit,
          const PbSeat    *seat,
          PbDay            day,
          PbAssignmentEnd  reason)
{
  const char *id = pb_record_get_id (seat->record);

  /* Nobody can have given up a role before taking it. */
  pb_edit_set_day (edit, id, PB_ASSIGNMENT_END, MAX (day, seat->start));
  pb_edit_set_enum (edit, id, PB_ASSIGNMENT_END_REASON, reason);
}

/**
 * pb_role_hand_over:
 * @assignment: what makes the next assignment of the role
 * @next: that assignment
 * @seat: the seat to hand over
 *
 * Returns: (transfer full): both in one: @seat ends on the day before @next begins
 */
PbEdit *
pb_role_hand_over (PbEdit       *assignment,
                   PbRecord     *next,
                   const PbSeat *seat)
{
  g_autofree char *role = pb_record_dup_title (seat->role);
  g_autofree char *title = NULL;
  PbEdit *edit;

  /* Translators: what a person did; %s is the title of a role. */
  title = g_strdup_printf (_("Hand Over “%s”"), role);
  edit = pb_edit_new (title);
  end_seat (edit, seat, pb_record_get_day (next, PB_ASSIGNMENT_START) - 1,
            PB_ASSIGNMENT_END_ROTATED);
  pb_edit_append (edit, assignment);

  return edit;
}

/**
 * pb_role_retire:
 * @role: a role
 * @day: the day from which it is no more
 *
 * Returns: (transfer full): the end of the role and of its assignments
 */
PbEdit *
pb_role_retire (const PbRoleFacts *role,
                PbDay              day)
{
  const char *id = pb_record_get_id (role->record);
  g_autofree char *name = pb_record_dup_title (role->record);
  g_autofree char *title = NULL;
  PbEdit *edit;

  /* Translators: what a person did; %s is the title of a role. */
  title = g_strdup_printf (_("Retire “%s”"), name);
  edit = pb_edit_new (title);
  pb_edit_set_enum (edit, id, PB_ROLE_STATUS, PB_ROLE_STATUS_RETIRED);
  pb_edit_set_day (edit, id, PB_ROLE_RETIRED, day);
  for (guint i = 0; i < role->seats->len; i++)
    {
      const PbSeat *seat = role->seats->pdata[i];

      if (seat->state != PB_SEAT_PAST)
        end_seat (edit, seat, day - 1, PB_ASSIGNMENT_END_ROLE_RETIRED);
    }

  return edit;
}

/**
 * pb_role_revive:
 * @role: a retired role
 *
 * Returns: (transfer full): the role in force again, held by nobody
 */
PbEdit *
pb_role_revive (PbRecord *role)
{
  const char *id = pb_record_get_id (role);
  g_autofree char *name = pb_record_dup_title (role);
  g_autofree char *title = NULL;
  PbEdit *edit;

  /* Translators: what a person did; %s is the title of a role. */
  title = g_strdup_printf (_("Take Up “%s” Again"), name);
  edit = pb_edit_new (title);
  pb_edit_set_enum (edit, id, PB_ROLE_STATUS, PB_ROLE_STATUS_ACTIVE);
  pb_edit_set_day (edit, id, PB_ROLE_RETIRED, PB_DAY_NONE);

  return edit;
}
