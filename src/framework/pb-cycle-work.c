/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-cycle-work.h"

/* Work is what a cycle is planned from: objectives, tasks and deliverables.  For
 * each kind: its fields, and the statuses that leave it open, that finish it and
 * that give it up.
 */
typedef struct
{
  PbKind kind;
  PbFieldId status;
  PbFieldId due;
  PbFieldId done;
  PbFieldId given_up;
  PbFieldId cycle;
  guint open;
  guint finished;
} PbWorkFields;

#define ONE_OF(value) (1u << (value))

static const PbWorkFields all_fields[] = {
  { PB_KIND_OBJECTIVE, PB_OBJECTIVE_STATUS, PB_OBJECTIVE_END, PB_OBJECTIVE_ACHIEVED_ON,
    PB_OBJECTIVE_CLOSED_ON, PB_OBJECTIVE_CYCLES,
    ONE_OF (PB_OBJECTIVE_STATUS_ACTIVE),
    ONE_OF (PB_OBJECTIVE_STATUS_ACHIEVED) },
  { PB_KIND_TASK, PB_TASK_STATUS, PB_TASK_DUE, PB_TASK_DONE, 0, PB_TASK_CYCLE,
    ONE_OF (PB_TASK_STATUS_OPEN) | ONE_OF (PB_TASK_STATUS_IN_PROGRESS),
    ONE_OF (PB_TASK_STATUS_DONE) },
  { PB_KIND_DELIVERABLE, PB_DELIVERABLE_STATUS, PB_DELIVERABLE_DUE, PB_DELIVERABLE_DELIVERED_ON,
    0, PB_DELIVERABLE_CYCLE,
    ONE_OF (PB_DELIVERABLE_STATUS_PLANNED) | ONE_OF (PB_DELIVERABLE_STATUS_IN_PROGRESS),
    ONE_OF (PB_DELIVERABLE_STATUS_DELIVERED) | ONE_OF (PB_DELIVERABLE_STATUS_ACCEPTED) },
};

static const PbWorkFields *
find_fields (PbKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_fields); i++)
    {
      if (all_fields[i].kind == kind)
        return &all_fields[i];
    }

  g_return_val_if_reached (&all_fields[0]);
}

static const PbWorkFields *
get_fields (PbRecord *work)
{
  return find_fields (pb_record_get_kind (work));
}

/* An objective can run through several cycles. */
static gboolean
is_set (PbFieldId field)
{
  return pb_field_type_is_set (pb_field_get_info (field)->type);
}

static gboolean
is_one_of (guint set,
           int   value)
{
  return value >= 0 && (set & ONE_OF (value)) != 0;
}

/* Where no status is stored, the kind has one to go by. */
static int
get_status (PbRecord           *work,
            const PbWorkFields *fields)
{
  const PbFieldInfo *info = pb_field_get_info (fields->status);
  int status = pb_record_get_enum (work, fields->status);

  return status >= 0 ? status : pb_enum_from_nick (info->enum_type (), info->fallback);
}

/**
 * pb_work_get_status_field:
 * @kind: objective, task or deliverable
 *
 * Returns: the field that says how far a record of @kind is
 */
PbFieldId
pb_work_get_status_field (PbKind kind)
{
  return find_fields (kind)->status;
}

/**
 * pb_work_get_status:
 * @work: an objective, a task or a deliverable
 *
 * Returns: how far it is, a value of the enumeration of its statuses
 */
int
pb_work_get_status (PbRecord *work)
{
  return get_status (work, get_fields (work));
}

/**
 * pb_work_get_due:
 * @work: an objective, a task or a deliverable
 *
 * Returns: the day until which it is planned, or %PB_DAY_NONE
 */
PbDay
pb_work_get_due (PbRecord *work)
{
  return pb_record_get_day (work, get_fields (work)->due);
}

/**
 * pb_work_is_open:
 * @work: an objective, a task or a deliverable
 *
 * Returns: whether there is still something to do
 */
gboolean
pb_work_is_open (PbRecord *work)
{
  const PbWorkFields *fields = get_fields (work);

  return is_one_of (fields->open, get_status (work, fields));
}

/**
 * pb_work_is_overdue:
 * @work: an objective, a task or a deliverable
 * @day: the day to look from
 *
 * Returns: whether it is still open after the day until which it was planned
 */
gboolean
pb_work_is_overdue (PbRecord *work,
                    PbDay     day)
{
  PbDay due = pb_work_get_due (work);

  return due != PB_DAY_NONE && due < day && pb_work_is_open (work);
}

/**
 * pb_work_is_in_cycle:
 * @work: an objective, a task or a deliverable
 * @cycle_id: a cycle
 *
 * An objective can run through several cycles.
 *
 * Returns: whether it is planned for that cycle
 */
gboolean
pb_work_is_in_cycle (PbRecord   *work,
                     const char *cycle_id)
{
  PbFieldId field = get_fields (work)->cycle;

  if (is_set (field))
    return pb_record_set_contains (work, field, cycle_id);

  return g_strcmp0 (pb_record_get_text (work, field), cycle_id) == 0;
}

static void
change_day (PbEdit    *edit,
            PbRecord  *record,
            PbFieldId  field,
            PbDay      day)
{
  if (field != 0 && pb_record_get_day (record, field) != day)
    pb_edit_set_day (edit, pb_record_get_id (record), field, day);
}

/**
 * pb_work_fill_status:
 * @edit: an edit
 * @work: a stored objective, task or deliverable
 * @status: a value of its enumeration of statuses
 * @day: the day of the change
 *
 * Changes how far @work is.  The day on which it was finished or given up comes
 * and goes with that; a day that is stated already stays.
 */
void
pb_work_fill_status (PbEdit   *edit,
                     PbRecord *work,
                     int       status,
                     PbDay     day)
{
  const PbWorkFields *fields = get_fields (work);
  gboolean open = is_one_of (fields->open, status);
  gboolean finished = is_one_of (fields->finished, status);
  PbDay done = fields->done ? pb_record_get_day (work, fields->done) : PB_DAY_NONE;
  PbDay given_up = fields->given_up ? pb_record_get_day (work, fields->given_up) : PB_DAY_NONE;

  g_return_if_fail (PB_IS_EDIT (edit));

  pb_edit_set_enum (edit, pb_record_get_id (work), fields->status, status);
  change_day (edit, work, fields->done,
              !finished ? PB_DAY_NONE : done != PB_DAY_NONE ? done : day);
  change_day (edit, work, fields->given_up,
              open || finished ? PB_DAY_NONE : given_up != PB_DAY_NONE ? given_up : day);
}

/**
 * pb_work_fill_cycle:
 * @edit: an edit
 * @work: a stored objective, task or deliverable
 * @cycle_id: a cycle
 *
 * Plans @work for a cycle.  An objective stays in those that it was in before.
 */
void
pb_work_fill_cycle (PbEdit     *edit,
                    PbRecord   *work,
                    const char *cycle_id)
{
  PbFieldId field = get_fields (work)->cycle;

  g_return_if_fail (PB_IS_EDIT (edit));

  if (is_set (field))
    pb_edit_set_add (edit, pb_record_get_id (work), field, cycle_id);
  else
    pb_edit_set_text (edit, pb_record_get_id (work), field, cycle_id);
}

/**
 * pb_work_fill_carry_over:
 * @edit: an edit
 * @works: (element-type PbRecord): objectives, tasks and deliverables
 * @from_id: a cycle
 * @to_id: the cycle that takes over
 *
 * Plans what is still open in one cycle for another.
 *
 * Returns: how much that is; what is in the other cycle already does not count
 */
guint
pb_work_fill_carry_over (PbEdit     *edit,
                         GPtrArray  *works,
                         const char *from_id,
                         const char *to_id)
{
  guint n = 0;

  g_return_val_if_fail (PB_IS_EDIT (edit), 0);
  g_return_val_if_fail (works != NULL, 0);

  for (guint i = 0; i < works->len; i++)
    {
      PbRecord *work = works->pdata[i];

      if (!pb_work_is_in_cycle (work, from_id) || pb_work_is_in_cycle (work, to_id) ||
          !pb_work_is_open (work))
        continue;

      pb_work_fill_cycle (edit, work, to_id);
      n++;
    }

  return n;
}

/**
 * pb_insight_waits_long:
 * @insight: an insight
 * @day: the day to look from
 *
 * Returns: whether nobody has settled it for more than
 *   %PB_INSIGHT_WAITING_DAYS days
 */
gboolean
pb_insight_waits_long (PbRecord *insight,
                       PbDay     day)
{
  PbDay recorded = pb_record_get_day (insight, PB_INSIGHT_RECORDED);

  return pb_record_get_enum (insight, PB_INSIGHT_DISPOSITION) ==
           PB_INSIGHT_DISPOSITION_PENDING &&
         recorded != PB_DAY_NONE && day - recorded > PB_INSIGHT_WAITING_DAYS;
}

/**
 * pb_insight_fill_disposition:
 * @edit: an edit
 * @insight: a stored insight
 * @disposition: a #PbInsightDisposition
 * @reason: (nullable): why
 * @merged_into: (nullable): the insight that takes it up, where it is merged
 * @day: the day of the change
 *
 * Says what came of an insight.  One that is pending again has neither a day
 * nor another insight that it went into.
 */
void
pb_insight_fill_disposition (PbEdit     *edit,
                             PbRecord   *insight,
                             int         disposition,
                             const char *reason,
                             const char *merged_into,
                             PbDay       day)
{
  const char *id = pb_record_get_id (insight);
  gboolean pending = disposition == PB_INSIGHT_DISPOSITION_PENDING;
  const char *into = disposition == PB_INSIGHT_DISPOSITION_MERGED ? merged_into : NULL;

  g_return_if_fail (PB_IS_EDIT (edit));

  pb_edit_set_enum (edit, id, PB_INSIGHT_DISPOSITION, disposition);
  change_day (edit, insight, PB_INSIGHT_DISPOSED_ON, pending ? PB_DAY_NONE : day);
  if (g_strcmp0 (pb_record_get_text (insight, PB_INSIGHT_REASON), reason) != 0)
    pb_edit_set_text (edit, id, PB_INSIGHT_REASON, reason);
  if (g_strcmp0 (pb_record_get_text (insight, PB_INSIGHT_MERGED_INTO), into) != 0)
    pb_edit_set_text (edit, id, PB_INSIGHT_MERGED_INTO, into);
}

/**
 * pb_feedback_fill_status:
 * @edit: an edit
 * @feedback: stored feedback
 * @status: a #PbFeedbackStatus
 * @answer: (nullable): what was answered
 * @day: the day of the change
 *
 * Says what was done about feedback.  The day of the answer is set where there
 * is an answer for the first time.
 */
void
pb_feedback_fill_status (PbEdit     *edit,
                         PbRecord   *feedback,
                         int         status,
                         const char *answer,
                         PbDay       day)
{
  const char *id = pb_record_get_id (feedback);
  gboolean answered = answer != NULL && *answer != '\0';

  g_return_if_fail (PB_IS_EDIT (edit));

  pb_edit_set_enum (edit, id, PB_FEEDBACK_STATUS, status);
  if (g_strcmp0 (pb_record_get_text (feedback, PB_FEEDBACK_ANSWER), answered ? answer : NULL) != 0)
    pb_edit_set_text (edit, id, PB_FEEDBACK_ANSWER, answer);
  if ((answered || status == PB_FEEDBACK_STATUS_ANSWERED) &&
      !pb_record_has (feedback, PB_FEEDBACK_ANSWERED_ON))
    pb_edit_set_day (edit, id, PB_FEEDBACK_ANSWERED_ON, day);
}

/**
 * pb_feedback_fill_insight:
 * @edit: an edit
 * @feedback: stored feedback
 * @text: what was learned from it
 * @day: the day on which it is recorded
 *
 * Makes an insight of feedback.
 *
 * Returns: (transfer none): the identifier of the insight
 */
const char *
pb_feedback_fill_insight (PbEdit     *edit,
                          PbRecord   *feedback,
                          const char *text,
                          PbDay       day)
{
  const char *id;

  g_return_val_if_fail (PB_IS_EDIT (edit), NULL);
  g_return_val_if_fail (text != NULL && *text != '\0', NULL);

  id = pb_edit_create (edit, PB_KIND_INSIGHT, NULL);
  pb_edit_set_text (edit, id, PB_INSIGHT_GROUP,
                    pb_record_get_text (feedback, PB_FEEDBACK_GROUP));
  pb_edit_set_text (edit, id, PB_INSIGHT_TEXT, text);
  pb_edit_set_day (edit, id, PB_INSIGHT_RECORDED, day);
  pb_edit_set_enum (edit, id, PB_INSIGHT_ORIGIN, PB_INSIGHT_ORIGIN_FEEDBACK);
  pb_edit_set_enum (edit, id, PB_INSIGHT_DISPOSITION, PB_INSIGHT_DISPOSITION_PENDING);
  pb_edit_set_text (edit, id, PB_INSIGHT_FEEDBACK, pb_record_get_id (feedback));
  if (pb_record_has (feedback, PB_FEEDBACK_TOPIC))
    pb_edit_set_enum (edit, id, PB_INSIGHT_TOPIC,
                      pb_record_get_enum (feedback, PB_FEEDBACK_TOPIC));

  return id;
}
