/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-calendar.h"

#include "formats/pb-ics-write.h"
#include "framework/pb-state-elements.h"
#include "model/pb-enums.h"

#include <glib/gi18n-lib.h>

/* All that a group has to keep in mind as a calendar: reviews, ends of terms, cycles and
 * their stages, obligations and reports.  What is done or no longer counts is left out.
 * The same records make the same file, on whatever day, and an event keeps its identifier
 * when its day moves, so that a calendar may subscribe to the file.
 */

static const struct
{
  PbFieldId field;
  const char *what; /* or the label of the field */
} dates[] = {
  { PB_AGREEMENT_REVIEW_DATE, NC_("calendar", "Review") },
  { PB_AGREEMENT_END, NC_("calendar", "Term ends") },
  { PB_OBLIGATION_DUE, NC_("calendar", "Obligation") },
  { PB_DECISION_REVIEW_DATE, NC_("calendar", "Review") },
  { PB_DECISION_IMPLEMENTATION_DUE, NULL },
  { PB_ASSIGNMENT_END, NC_("calendar", "Term ends") },
  { PB_CYCLE_START, NULL },
  { PB_CYCLE_END, NULL },
  { PB_CYCLE_PLANNING_START, NULL },
  { PB_CYCLE_PLANNING_END, NULL },
  { PB_CYCLE_EXECUTION_START, NULL },
  { PB_CYCLE_EXECUTION_END, NULL },
  { PB_CYCLE_FEEDBACK_START, NULL },
  { PB_CYCLE_FEEDBACK_END, NULL },
  { PB_CYCLE_EVOLUTION_START, NULL },
  { PB_CYCLE_EVOLUTION_END, NULL },
  { PB_REPORT_DUE_ON, NULL },
  { PB_DELIVERABLE_DUE, NULL },
  { PB_GROUP_CLOSES_ON, NULL },
};

typedef struct
{
  PbDay day;
  PbRecord *record;
  PbFieldId field;
  const char *what;
  char *title;
} Event;

static void
event_free (Event *self)
{
  g_free (self->title);
  g_free (self);
}

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const Event *one = *(Event * const *) a;
  const Event *other = *(Event * const *) b;
  int order = one->day < other->day ? -1 : one->day > other->day;

  if (order == 0)
    order = g_strcmp0 (pb_record_get_id (one->record), pb_record_get_id (other->record));

  return order != 0 ? order : (int) one->field - (int) other->field;
}

/* The agreement, decision or role that a part belongs to, or the record itself. */
static PbRecord *
get_subject (PbDossier *dossier,
             PbRecord  *record)
{
  const char *owner = pb_record_get_owner (record);
  PbRecord *subject = owner ? pb_dossier_lookup (dossier, owner) : NULL;

  return subject && pb_record_get_kind (subject) != PB_KIND_GROUP ? subject : record;
}

static gboolean
is_of_group (PbDossier *dossier,
             PbRecord  *record)
{
  const PbFieldInfo *info = pb_kind_find_flag (pb_record_get_kind (record), PB_FIELD_OF_GROUP);

  if (pb_record_get_kind (record) == PB_KIND_GROUP)
    return record == pb_dossier_get_group (dossier);

  return info && g_strcmp0 (pb_record_get_text (record, info->id),
                            pb_dossier_get_group_id (dossier)) == 0;
}

/* Nobody has to keep in mind what is done, or what does not count any more. */
static gboolean
is_over (PbRecord *record)
{
  static const struct { PbFieldId field; int status; } over[] = {
    { PB_AGREEMENT_STATUS, PB_AGREEMENT_STATUS_ENDED },
    { PB_AGREEMENT_STATUS, PB_AGREEMENT_STATUS_SUPERSEDED },
    { PB_AGREEMENT_STATUS, PB_AGREEMENT_STATUS_DEPRECATED },
    { PB_DECISION_STATUS, PB_DECISION_STATUS_REJECTED },
    { PB_DECISION_STATUS, PB_DECISION_STATUS_WITHDRAWN },
    { PB_DECISION_STATUS, PB_DECISION_STATUS_SUPERSEDED },
    { PB_DELIVERABLE_STATUS, PB_DELIVERABLE_STATUS_DROPPED },
  };
  static const PbFieldId done[] = {
    PB_OBLIGATION_DONE_ON, PB_REPORT_SENT_ON, PB_DELIVERABLE_DELIVERED_ON,
  };
  PbKind kind = pb_record_get_kind (record);

  for (guint i = 0; i < G_N_ELEMENTS (over); i++)
    {
      if (PB_FIELD_KIND (over[i].field) == kind &&
          pb_record_get_enum (record, over[i].field) == over[i].status)
        return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (done); i++)
    {
      if (PB_FIELD_KIND (done[i]) == kind && pb_record_has (record, done[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_implemented (PbRecord *record)
{
  int state = pb_record_get_enum (record, PB_DECISION_IMPLEMENTATION);

  return state == PB_IMPLEMENTATION_DONE || state == PB_IMPLEMENTATION_ABANDONED;
}

static void
add_event (GPtrArray  *events,
           PbRecord   *record,
           PbRecord   *subject,
           PbFieldId   field,
           PbDay       day,
           const char *what)
{
  Event *event = g_new0 (Event, 1);
  const char *key = pb_record_get_kind (subject) == PB_KIND_STATE_ELEMENT
                      ? pb_record_get_text (subject, PB_STATE_ELEMENT_KEY) : NULL;

  *event = (Event) { .day = day, .record = record, .field = field, .what = what };
  if (key)
    event->title = g_strdup (pb_state_element_get_title (key));
  else if (pb_record_get_kind (subject) == PB_KIND_REPORT)
    event->title = g_strdup (pb_enum_get_label (pb_report_kind_get_type (),
                                                pb_record_get_enum (subject, PB_REPORT_KIND)));
  else
    event->title = pb_record_dup_title (subject);
  g_ptr_array_add (events, event);
}

static void
add_dates (PbDossier  *dossier,
           GPtrArray  *events,
           PbFieldId   field,
           const char *what)
{
  GPtrArray *records = pb_dossier_get_records (dossier, PB_FIELD_KIND (field));

  for (guint i = 0; i < records->len; i++)
    {
      PbRecord *record = records->pdata[i];
      PbRecord *subject = get_subject (dossier, record);
      PbDay day = pb_record_get_day (record, field);

      if (day == PB_DAY_NONE || !is_of_group (dossier, subject) || is_over (record) ||
          is_over (subject) ||
          (field == PB_DECISION_IMPLEMENTATION_DUE && is_implemented (record)))
        continue;
      add_event (events, record, subject, field, day,
                 what ? g_dpgettext2 (GETTEXT_PACKAGE, "calendar", what)
                      : pb_field_get_label (field));
    }
}

/* Days that follow from others: the end of a term without a date, the next review of an
 * element of the state.
 */
static void
add_computed (PbDossier *dossier,
              GPtrArray *events)
{
  GPtrArray *assignments = pb_dossier_get_records (dossier, PB_KIND_ASSIGNMENT);
  GPtrArray *elements = pb_dossier_get_records (dossier, PB_KIND_STATE_ELEMENT);

  for (guint i = 0; i < assignments->len; i++)
    {
      PbRecord *assignment = assignments->pdata[i];
      PbRecord *role = get_subject (dossier, assignment);
      PbDay start = pb_record_get_day (assignment, PB_ASSIGNMENT_START);

      if (role != assignment && is_of_group (dossier, role) && start != PB_DAY_NONE &&
          pb_record_has (role, PB_ROLE_TERM_DAYS) &&
          !pb_record_has (assignment, PB_ASSIGNMENT_END))
        add_event (events, assignment, role, PB_ASSIGNMENT_END,
                   start + (PbDay) pb_record_get_integer (role, PB_ROLE_TERM_DAYS),
                   C_("calendar", "Term ends"));
    }
  for (guint i = 0; i < elements->len; i++)
    {
      PbRecord *element = elements->pdata[i];
      PbDay last = pb_record_get_day (element, PB_STATE_ELEMENT_LAST_REVIEWED);

      if (is_of_group (dossier, element) && last != PB_DAY_NONE &&
          pb_record_has (element, PB_STATE_ELEMENT_REVIEW_INTERVAL))
        add_event (events, element, element, PB_STATE_ELEMENT_LAST_REVIEWED,
                   last + (PbDay) pb_record_get_integer (element,
                                                         PB_STATE_ELEMENT_REVIEW_INTERVAL),
                   C_("calendar", "Review"));
    }
}

static GBytes *
write_calendar (PbDossier  *dossier,
                GError    **error)
{
  g_autoptr(GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) event_free);
  GString *ics = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    add_dates (dossier, events, dates[i].field, dates[i].what);
  add_computed (dossier, events);
  g_ptr_array_sort (events, compare_events);

  pb_ics_write_begin (ics, pb_record_get_text (pb_dossier_get_group (dossier), PB_GROUP_NAME));
  for (guint i = 0; i < events->len; i++)
    {
      const Event *event = events->pdata[i];
      g_autofree char *uid = g_strdup_printf ("%s-%s@phasebook", pb_record_get_id (event->record),
                                              pb_field_get_info (event->field)->name);
      /* Translators: what happens on a day of a calendar, then to which agreement,
       * as in “Review: Tool library rules”.
       */
      g_autofree char *summary = g_strdup_printf (C_("calendar", "%s: %s"), event->what,
                                                  event->title);
      PbIcsEvent written = { uid, event->day, summary, NULL, event->what };

      pb_ics_write_event (ics, &written,
                          pb_record_get_changed (event->record) / G_USEC_PER_SEC);
    }
  pb_ics_write_end (ics);

  return g_string_free_to_bytes (ics);
}

const PbFormat pb_calendar_format = {
  .name = "ics",
  .label = N_("Calendar"),
  .purpose = N_("Reviews, terms, cycles and reports, for a calendar application"),
  .suffixes = ".ics",
  .published = TRUE,
  .write = write_calendar,
};
