/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-validation-private.h"

#include <glib/gi18n-lib.h>

/* An assignment, and the records that it lies within. */
typedef struct
{
  PbRecord *assignment;
  PbRecord *role;
  PbRecord *holder;
  PbDay start;
  PbDay end;
} Seat;

static gboolean
read_seat (PbValidation  *self,
           PbRecord      *assignment,
           Seat          *seat,
           GError       **error)
{
  const char *role = pb_record_get_text (assignment, PB_ASSIGNMENT_ROLE);
  const char *holder = pb_record_get_text (assignment, PB_ASSIGNMENT_HOLDER);

  *seat = (Seat) {
    .assignment = assignment,
    .start = pb_record_get_day (assignment, PB_ASSIGNMENT_START),
    .end = pb_record_get_day (assignment, PB_ASSIGNMENT_END),
  };

  return (role == NULL || pb_validation_get (self, role, &seat->role, error)) &&
         (holder == NULL || pb_validation_get (self, holder, &seat->holder, error));
}

/* What sentences call an assignment: the role and who holds it. */
static char *
describe (Seat *seat)
{
  g_autofree char *role = pb_validation_describe (seat->role);
  g_autofree char *holder = pb_record_dup_title (seat->holder);

  /* Translators: a role with its kind, and a name: Role “Cook”, held by Bo */
  return g_strdup_printf (_("%s, held by %s"), role, holder);
}

static gboolean
fail_before (Seat       *seat,
             PbFieldId   field,
             PbRecord   *bound,
             PbFieldId   bound_field,
             GError    **error)
{
  g_autofree char *name = describe (seat);
  g_autofree char *day = pb_day_to_locale (pb_record_get_day (bound, bound_field));

  /* Translators: a role and its holder, a field of the assignment, a field, its day */
  return pb_validation_fail (error, _("%s: “%s” may not be before “%s”, %s."), name,
                             pb_field_get_label (field), pb_field_get_label (bound_field), day);
}

static gboolean
fail_after (Seat       *seat,
            PbFieldId   field,
            PbRecord   *bound,
            PbFieldId   bound_field,
            GError    **error)
{
  g_autofree char *name = describe (seat);
  g_autofree char *day = pb_day_to_locale (pb_record_get_day (bound, bound_field));

  /* Translators: a role and its holder, a field of the assignment, a field, its day */
  return pb_validation_fail (error, _("%s: “%s” may not be after “%s”, %s."), name,
                             pb_field_get_label (field), pb_field_get_label (bound_field), day);
}

/* Whether the assignment lies within the life of @record, its role or holder. */
static gboolean
check_within (PbValidation  *self,
              Seat          *seat,
              PbRecord      *record,
              PbFieldId      begin,
              PbFieldId      end,
              GError       **error)
{
  PbDay first = pb_record_get_day (record, begin);
  PbDay last = pb_record_get_day (record, end);

  if (first != PB_DAY_NONE && seat->start < first)
    return fail_before (seat, PB_ASSIGNMENT_START, record, begin, error);
  if (last == PB_DAY_NONE)
    return TRUE;

  if (seat->start > last)
    return fail_after (seat, PB_ASSIGNMENT_START, record, end, error);
  if (seat->end > last)
    return fail_after (seat, PB_ASSIGNMENT_END, record, end, error);

  if (seat->end == PB_DAY_NONE)
    {
      g_autofree char *name = describe (seat);
      g_autofree char *day = pb_day_to_locale (last);

      /* Translators: a role and its holder, a field such as “Left on”, its day, a field */
      pb_validation_warn (self, g_strdup_printf (_("%s: “%s” is %s, but “%s” is not known."), name,
                                                 pb_field_get_label (end), day,
                                                 pb_field_get_label (PB_ASSIGNMENT_END)));
    }

  return TRUE;
}

static gboolean
check_lives (PbValidation  *self,
             Seat          *seat,
             GError       **error)
{
  if (seat->end != PB_DAY_NONE && seat->end < seat->start)
    return fail_before (seat, PB_ASSIGNMENT_END, seat->assignment, PB_ASSIGNMENT_START, error);

  return check_within (self, seat, seat->role, PB_ROLE_STARTED, PB_ROLE_RETIRED, error) &&
         (pb_record_get_kind (seat->holder) != PB_KIND_MEMBER ||
          check_within (self, seat, seat->holder, PB_MEMBER_JOINED, PB_MEMBER_LEFT, error));
}

/* Both the first and the last day count as held. */
static gboolean
overlaps (PbRecord   *assignment,
          const Seat *seat)
{
  PbDay start = pb_record_get_day (assignment, PB_ASSIGNMENT_START);
  PbDay end = pb_record_get_day (assignment, PB_ASSIGNMENT_END);

  return (end == PB_DAY_NONE || end >= seat->start) &&
         (seat->end == PB_DAY_NONE || seat->end >= start);
}

/* Nobody holds a role twice at once. */
static gboolean
check_overlap (PbValidation  *self,
               Seat          *seat,
               GError       **error)
{
  const char *holder = pb_record_get_id (seat->holder);
  g_autoptr(GPtrArray) others = NULL;

  others = pb_validation_find (self, PB_ASSIGNMENT_ROLE, pb_record_get_id (seat->role), error);
  if (others == NULL)
    return FALSE;

  for (guint i = 0; i < others->len; i++)
    {
      PbRecord *other = others->pdata[i];
      g_autofree char *name = NULL;
      g_autofree char *day = NULL;

      if (g_str_equal (pb_record_get_id (other), pb_record_get_id (seat->assignment)) ||
          g_strcmp0 (pb_record_get_text (other, PB_ASSIGNMENT_HOLDER), holder) != 0 ||
          !overlaps (other, seat))
        continue;

      name = describe (seat);
      day = pb_day_to_locale (pb_record_get_day (other, PB_ASSIGNMENT_START));
      /* Translators: a role and its holder, the field “From”, its day */
      return pb_validation_fail (error,
                                 _("%s: this overlaps the assignment whose “%s” is %s."), name,
                                 pb_field_get_label (PB_ASSIGNMENT_START), day);
    }

  return TRUE;
}

/* An assignment lies within the life of its role and of its holder, and does not
 * overlap another one of both.
 */
gboolean
pb_validation_check_assignment (PbValidation  *self,
                                PbRecord      *assignment,
                                GError       **error)
{
  const char *id = pb_record_get_id (assignment);
  Seat seat;

  if (!pb_validation_sets (self, id, PB_ASSIGNMENT_ROLE) &&
      !pb_validation_sets (self, id, PB_ASSIGNMENT_HOLDER) &&
      !pb_validation_sets (self, id, PB_ASSIGNMENT_START) &&
      !pb_validation_sets (self, id, PB_ASSIGNMENT_END))
    return TRUE;

  if (!read_seat (self, assignment, &seat, error))
    return FALSE;

  return seat.role == NULL || seat.holder == NULL ||
         (check_lives (self, &seat, error) && check_overlap (self, &seat, error));
}

/* A role or a member does not begin later or end sooner than its assignments. */
gboolean
pb_validation_check_holder (PbValidation  *self,
                            PbRecord      *record,
                            GError       **error)
{
  gboolean is_role = pb_record_get_kind (record) == PB_KIND_ROLE;
  const char *id = pb_record_get_id (record);
  g_autoptr(GPtrArray) assignments = NULL;

  if (!pb_validation_sets (self, id, is_role ? PB_ROLE_STARTED : PB_MEMBER_JOINED) &&
      !pb_validation_sets (self, id, is_role ? PB_ROLE_RETIRED : PB_MEMBER_LEFT))
    return TRUE;

  assignments = pb_validation_find (self, is_role ? PB_ASSIGNMENT_ROLE : PB_ASSIGNMENT_HOLDER, id,
                                    error);
  if (assignments == NULL)
    return FALSE;

  for (guint i = 0; i < assignments->len; i++)
    {
      gboolean shown;
      Seat seat;

      if (!pb_validation_is_shown (self, assignments->pdata[i], &shown, error) ||
          !read_seat (self, assignments->pdata[i], &seat, error))
        return FALSE;

      if (shown && seat.role && seat.holder && !check_lives (self, &seat, error))
        return FALSE;
    }

  return TRUE;
}
