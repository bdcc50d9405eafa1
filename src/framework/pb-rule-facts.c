/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-rule-context-private.h"

/* What several rules want to know of decisions, activities and publications.  A
 * group can have tens of thousands of them, so that they are read only once.
 */

/*
 * pb_context_decision_state:
 * @closed: (out): when it was closed, or %PB_DAY_NONE while it is open
 *
 * A decision that was closed without a date counts as closed when it was opened:
 * the record then lacks a date, and the rule on clear governance says so.
 */
PbDecisionState
pb_context_decision_state (PbRuleContext *self,
                           PbRecord      *decision,
                           PbDay         *closed)
{
  PbDay day = pb_record_get_day (decision, PB_DECISION_CLOSED);
  PbDecisionState state = PB_DECISION_STATE_OPEN;

  switch (pb_record_get_enum (decision, PB_DECISION_STATUS))
    {
    case PB_DECISION_STATUS_ADOPTED:
    case PB_DECISION_STATUS_SUPERSEDED:
      state = PB_DECISION_STATE_ADOPTED;
      break;

    case PB_DECISION_STATUS_REJECTED:
      state = PB_DECISION_STATE_REJECTED;
      break;

    case PB_DECISION_STATUS_WITHDRAWN:
      state = PB_DECISION_STATE_WITHDRAWN;
      break;

    default:
      break;
    }

  if (day == PB_DAY_NONE)
    day = pb_record_get_day (decision, PB_DECISION_OPENED);
  if (day > self->day)
    state = PB_DECISION_STATE_OPEN;

  *closed = state == PB_DECISION_STATE_OPEN ? PB_DAY_NONE : day;

  return state;
}

/*
 * pb_context_decisions:
 *
 * Returns: (transfer none) (element-type PbDecisionFacts): the decisions of the
 *   group in the order in which they were opened
 */
GArray *
pb_context_decisions (PbRuleContext *self)
{
  GPtrArray *records;

  if (self->decisions)
    return self->decisions;

  records = pb_context_records (self, PB_KIND_DECISION);
  self->decisions = g_array_sized_new (FALSE, FALSE, sizeof (PbDecisionFacts), records->len);
  for (guint i = 0; i < records->len; i++)
    {
      PbDecisionFacts facts = { .record = records->pdata[i] };

      facts.opened = pb_record_get_day (facts.record, PB_DECISION_OPENED);
      facts.class = pb_record_get_enum (facts.record, PB_DECISION_CLASS);
      facts.state = pb_context_decision_state (self, facts.record, &facts.closed);
      g_array_append_val (self->decisions, facts);
    }

  return self->decisions;
}

/*
 * pb_decision_is_major:
 *
 * All classes but minor ones bind the group for longer.
 */
gboolean
pb_decision_is_major (const PbDecisionFacts *decision)
{
  return decision->class >= 0 && decision->class != PB_DECISION_CLASS_MINOR;
}

/*
 * pb_context_activities:
 *
 * Returns: (transfer none) (element-type PbActivityFacts): the activities of the
 *   group, the oldest first
 */
GArray *
pb_context_activities (PbRuleContext *self)
{
  GPtrArray *records;

  if (self->activities)
    return self->activities;

  records = pb_context_records (self, PB_KIND_ACTIVITY);
  self->activities = g_array_sized_new (FALSE, FALSE, sizeof (PbActivityFacts), records->len);
  for (guint i = 0; i < records->len; i++)
    {
      PbActivityFacts facts = { .record = records->pdata[i] };

      facts.date = pb_record_get_day (facts.record, PB_ACTIVITY_DATE);
      facts.kind = pb_record_get_enum (facts.record, PB_ACTIVITY_KIND);
      facts.building = pb_record_get_flag (facts.record, PB_ACTIVITY_BUILDING);
      facts.published = pb_record_has (facts.record, PB_ACTIVITY_PUBLISHED_WHERE);
      g_array_append_val (self->activities, facts);
    }

  return self->activities;
}

/*
 * pb_context_tasks:
 *
 * A task whose day of completion lies ahead is still open, whatever its record
 * says.
 *
 * Returns: (transfer none) (element-type PbTaskFacts): the tasks of the group in
 *   the order in which they were opened, without those that were cancelled
 */
GArray *
pb_context_tasks (PbRuleContext *self)
{
  GPtrArray *records;

  if (self->tasks)
    return self->tasks;

  records = pb_context_records (self, PB_KIND_TASK);
  self->tasks = g_array_sized_new (FALSE, FALSE, sizeof (PbTaskFacts), records->len);
  for (guint i = 0; i < records->len; i++)
    {
      PbTaskFacts facts = { .record = records->pdata[i] };
      int status = pb_record_get_enum (facts.record, PB_TASK_STATUS);
      PbDay done = pb_record_get_day (facts.record, PB_TASK_DONE);

      if (status == PB_TASK_STATUS_CANCELLED)
        continue;
      facts.done = done > self->day ? PB_DAY_NONE : done;
      facts.open = done == PB_DAY_NONE ? status != PB_TASK_STATUS_DONE : done > self->day;
      g_array_append_val (self->tasks, facts);
    }

  return self->tasks;
}

/*
 * pb_context_insights:
 *
 * Returns: (transfer none) (element-type PbInsightFacts): the insights of the
 *   group in the order in which they were recorded
 */
GArray *
pb_context_insights (PbRuleContext *self)
{
  GPtrArray *records;

  if (self->insights)
    return self->insights;

  records = pb_context_records (self, PB_KIND_INSIGHT);
  self->insights = g_array_sized_new (FALSE, FALSE, sizeof (PbInsightFacts), records->len);
  for (guint i = 0; i < records->len; i++)
    {
      PbInsightFacts facts = { .record = records->pdata[i] };

      facts.recorded = pb_record_get_day (facts.record, PB_INSIGHT_RECORDED);
      facts.disposed = pb_record_get_day (facts.record, PB_INSIGHT_DISPOSED_ON);
      facts.disposition = pb_record_get_enum (facts.record, PB_INSIGHT_DISPOSITION);
      facts.topic = pb_record_get_enum (facts.record, PB_INSIGHT_TOPIC);
      if (facts.disposed > self->day || facts.disposition < 0)
        facts.disposition = PB_INSIGHT_DISPOSITION_PENDING;
      if (facts.disposition == PB_INSIGHT_DISPOSITION_PENDING)
        facts.disposed = PB_DAY_NONE;
      g_array_append_val (self->insights, facts);
    }

  return self->insights;
}

/*
 * pb_context_count_pending:
 * @up_to: the last day that counts
 * @records: (nullable): takes the insights
 *
 * Returns: how many insights that were recorded up to that day are still pending
 */
guint
pb_context_count_pending (PbRuleContext *self,
                          PbDay          up_to,
                          GPtrArray     *records)
{
  GArray *insights = pb_context_insights (self);
  guint n = 0;

  for (guint i = 0; i < insights->len; i++)
    {
      const PbInsightFacts *insight = &g_array_index (insights, PbInsightFacts, i);

      if (insight->disposition != PB_INSIGHT_DISPOSITION_PENDING || insight->recorded > up_to)
        continue;
      n++;
      if (records)
        g_ptr_array_add (records, insight->record);
    }

  return n;
}

/*
 * pb_context_has_adopted:
 * @subject: the identifier of a record
 *
 * Whether a decision that says that it changes the record was adopted after @after
 * and up to @up_to.
 */
gboolean
pb_context_has_adopted (PbRuleContext *self,
                        const char    *subject,
                        PbDay          after,
                        PbDay          up_to)
{
  GPtrArray *decisions = pb_dossier_get_referring (self->dossier, subject, PB_DECISION_CHANGES);

  for (guint i = 0; decisions && i < decisions->len; i++)
    {
      PbDay closed;

      if (pb_context_exists (self, decisions->pdata[i]) &&
          pb_context_decision_state (self, decisions->pdata[i], &closed) ==
            PB_DECISION_STATE_ADOPTED &&
          closed > after && closed <= up_to)
        return TRUE;
    }

  return FALSE;
}

/*
 * pb_feedback_is_outside:
 *
 * Whether the voice is that of somebody who does not work in the group.
 */
gboolean
pb_feedback_is_outside (PbRecord *feedback)
{
  int source = pb_record_get_enum (feedback, PB_FEEDBACK_SOURCE);

  return source >= 0 && source != PB_FEEDBACK_SOURCE_MEMBER &&
         source != PB_FEEDBACK_SOURCE_CONTRIBUTOR;
}

/*
 * pb_context_report_outside:
 * @sent: (out): when it was sent
 *
 * Whether @report was sent to anybody outside the group.
 */
gboolean
pb_context_report_outside (PbRuleContext *self,
                           PbRecord      *report,
                           PbDay         *sent)
{
  int audience = pb_record_get_enum (report, PB_REPORT_FOR_AUDIENCE);
  gsize n;
  g_autofree const char **to = pb_record_get_set (report, PB_REPORT_SENT_TO, &n);

  *sent = pb_context_day (self, report, PB_REPORT_SENT_ON);

  return *sent != PB_DAY_NONE && (n > 0 || pb_record_has (report, PB_REPORT_PUBLISHED_WHERE) ||
                                  audience == PB_AUDIENCE_PARTNERS ||
                                  audience == PB_AUDIENCE_NETWORK ||
                                  audience == PB_AUDIENCE_PUBLIC);
}

/*
 * pb_context_published:
 * @records: (nullable): takes the record behind the newest publication
 *
 * Returns: when the group last published something: a report to outsiders, or
 *   an activity that says where it was published
 */
PbDay
pb_context_published (PbRuleContext *self,
                      GPtrArray     *records)
{
  GPtrArray *reports = pb_context_records (self, PB_KIND_REPORT);
  GArray *activities = pb_context_activities (self);
  PbRecord *newest = NULL;
  PbDay published = PB_DAY_NONE;

  for (guint i = 0; i < reports->len; i++)
    {
      PbDay sent;

      if (pb_context_report_outside (self, reports->pdata[i], &sent) && sent > published)
        {
          published = sent;
          newest = reports->pdata[i];
        }
    }

  for (guint i = activities->len; i-- > 0;)
    {
      const PbActivityFacts *activity = &g_array_index (activities, PbActivityFacts, i);

      if (activity->date <= published)
        break;
      if (activity->published)
        {
          published = activity->date;
          newest = activity->record;
        }
    }

  if (newest && records)
    g_ptr_array_add (records, newest);

  return published;
}

/*
 * pb_context_people:
 *
 * Returns: (transfer none): who holds what and who takes part on the judged day
 */
PbPeople *
pb_context_people (PbRuleContext *self)
{
  if (self->people == NULL)
    self->people = pb_people_new (self->dossier, self->day);

  return self->people;
}

/*
 * pb_context_treasury:
 *
 * Returns: (transfer none): the payments of the group up to the judged day, and
 *   what allows them
 */
PbTreasury *
pb_context_treasury (PbRuleContext *self)
{
  if (self->treasury == NULL)
    self->treasury = pb_treasury_new_plain (self->dossier, self->day);

  return self->treasury;
}

/* Groups of fewer people decide together without much structure. */
#define COLLABORATION_LIMIT 10

/*
 * pb_context_is_small:
 *
 * Whether the group is of the collaboration scale: it says so, or it says nothing
 * and fewer than ten members are there.
 */
gboolean
pb_context_is_small (PbRuleContext *self)
{
  int scale = pb_record_get_enum (self->group, PB_GROUP_SCALE);
  PbPeople *people;
  guint n = 0;

  if (scale >= 0)
    return scale == PB_SCALE_COLLABORATION;

  people = pb_context_people (self);
  for (guint i = 0; i < people->members->len; i++)
    n += pb_member_is_present (people->members->pdata[i], self->day);

  return n < COLLABORATION_LIMIT;
}
