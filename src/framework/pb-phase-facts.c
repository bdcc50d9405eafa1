/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-phase-facts-private.h"

/* What the rules of several phases ask of single records on the judged day. */

guint
pb_phase_count (PbRuleContext *context,
                PbKind         kind,
                PbPhaseTest    test,
                GPtrArray     *records)
{
  GPtrArray *all = pb_context_records (context, kind);
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    {
      if (!test (context, all->pdata[i]))
        continue;
      n++;
      if (records != NULL)
        g_ptr_array_add (records, all->pdata[i]);
    }

  return n;
}

static gboolean
is_over (PbRuleContext *context,
         PbRecord      *record,
         PbFieldId      field)
{
  PbDay day = pb_record_get_day (record, field);

  return day != PB_DAY_NONE && day <= context->day;
}

gboolean
pb_phase_tool_is_used (PbRuleContext *context,
                       PbRecord      *tool)
{
  return pb_context_exists (context, tool) && !is_over (context, tool, PB_TOOL_RETIRED);
}

gboolean
pb_phase_tool_talks (PbRuleContext *context,
                     PbRecord      *tool)
{
  switch (pb_record_get_enum (tool, PB_TOOL_PURPOSE))
    {
    case PB_TOOL_PURPOSE_COMMUNICATION_MEETING:
    case PB_TOOL_PURPOSE_COMMUNICATION_CHANNEL:
    case PB_TOOL_PURPOSE_COMMUNICATION_BROADCAST:
      return pb_phase_tool_is_used (context, tool);

    default:
      return FALSE;
    }
}

gboolean
pb_phase_tool_works (PbRuleContext *context,
                     PbRecord      *tool)
{
  switch (pb_record_get_enum (tool, PB_TOOL_PURPOSE))
    {
    case PB_TOOL_PURPOSE_WORKSPACE:
    case PB_TOOL_PURPOSE_DOCUMENTS:
      return pb_phase_tool_is_used (context, tool);

    default:
      return FALSE;
    }
}

gboolean
pb_phase_role_is_active (PbRuleContext *context,
                         PbRecord      *role)
{
  return pb_context_exists (context, role) &&
         pb_record_get_enum (role, PB_ROLE_STATUS) == PB_ROLE_STATUS_ACTIVE &&
         !is_over (context, role, PB_ROLE_RETIRED);
}

gboolean
pb_phase_agreement_is_active (PbRuleContext *context,
                              PbRecord      *agreement)
{
  return pb_context_agreement_active (context, agreement);
}

gboolean
pb_phase_system_runs (PbRuleContext *context,
                      PbRecord      *system)
{
  return pb_context_exists (context, system) &&
         pb_record_get_enum (system, PB_SYSTEM_STATUS) == PB_SYSTEM_STATUS_RUNNING &&
         !is_over (context, system, PB_SYSTEM_RETIRED);
}

gboolean
pb_phase_account_is_open (PbRuleContext *context,
                          PbRecord      *account)
{
  return pb_context_exists (context, account) && !is_over (context, account, PB_ACCOUNT_CLOSED);
}

gboolean
pb_phase_task_is_open (PbRuleContext *context,
                       PbRecord      *task)
{
  int status = pb_record_get_enum (task, PB_TASK_STATUS);

  return pb_context_exists (context, task) && !is_over (context, task, PB_TASK_DONE) &&
         (status == PB_TASK_STATUS_OPEN || status == PB_TASK_STATUS_IN_PROGRESS) &&
         !pb_record_has (task, PB_TASK_HANDED_TO);
}

gboolean
pb_phase_relation_is_untold (PbRuleContext *context,
                             PbRecord      *relation)
{
  return pb_relation_is_active (relation, context->day) && !pb_relation_is_lineage (relation) &&
         !is_over (context, relation, PB_RELATION_CLOSING_NOTICE);
}

gboolean
pb_phase_member_is_core (PbRuleContext *context,
                         PbRecord      *member)
{
  int standing = pb_record_get_enum (member, PB_MEMBER_STANDING);

  return pb_member_is_present (member, context->day) &&
         (standing == PB_STANDING_CORE || standing == PB_STANDING_STEWARD);
}

gboolean
pb_phase_is_delivered (PbRuleContext *context,
                       PbRecord      *deliverable)
{
  PbDay day = pb_context_delivered (context, deliverable);

  return day != PB_DAY_NONE && day <= context->day;
}

gboolean
pb_phase_is_document (PbRuleContext  *context,
                      PbRecord       *deliverable,
                      PbDocumentKind  kind)
{
  return pb_record_get_enum (deliverable, PB_DELIVERABLE_DOCUMENT) == (int) kind &&
         pb_phase_is_delivered (context, deliverable);
}

/* A decision that the group leaves its last phase or ends it. */
gboolean
pb_phase_is_closing (PbRuleContext *context,
                     PbRecord      *decision)
{
  PbDay closed;

  return pb_record_get_enum (decision, PB_DECISION_CLASS) == PB_DECISION_CLASS_PHASE_TRANSITION &&
         pb_context_decision_state (context, decision, &closed) == PB_DECISION_STATE_ADOPTED &&
         pb_context_within (context, closed, context->window_year);
}

gboolean
pb_phase_is_unfinished_agreement (PbRuleContext *context,
                                  PbRecord      *agreement)
{
  return pb_context_agreement_active (context, agreement) &&
         !pb_record_has (agreement, PB_AGREEMENT_END) &&
         !pb_record_has (agreement, PB_AGREEMENT_HANDED_TO);
}

gboolean
pb_phase_is_unfinished_tool (PbRuleContext *context,
                             PbRecord      *tool)
{
  return pb_phase_tool_is_used (context, tool) && !pb_record_has (tool, PB_TOOL_HANDED_TO);
}

/* A purpose is written with the group or as a text of its state. */
gboolean
pb_phase_has_purpose (PbRuleContext *context,
                      PbDay          day)
{
  GPtrArray *texts = pb_context_records (context, PB_KIND_STATE_TEXT);
  const char *purpose = pb_record_get_text (context->group, PB_GROUP_PURPOSE);

  if (purpose != NULL && *purpose != '\0')
    return TRUE;

  for (guint i = 0; i < texts->len; i++)
    {
      PbDay changed = pb_record_get_day (texts->pdata[i], PB_STATE_TEXT_CHANGED_ON);

      if (pb_record_set_contains (texts->pdata[i], PB_STATE_TEXT_ELEMENTS, "P1") &&
          pb_record_has (texts->pdata[i], PB_STATE_TEXT_TEXT) &&
          (changed == PB_DAY_NONE || changed <= day))
        return TRUE;
    }

  return FALSE;
}
