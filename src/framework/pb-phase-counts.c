/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-phase-counts-private.h"

#include "framework/pb-treasury.h"

/* What the tag of everything that belongs to the closing is. */
#define CLOSURE_TAG "closure"

static gboolean
has_text (PbRecord  *record,
          PbFieldId  field)
{
  const char *text = pb_record_get_text (record, field);

  return text != NULL && *text != '\0';
}

/* Counts how many of the values of an enumeration the records have among them. */
static guint
count_values (GPtrArray *records,
              PbFieldId  field)
{
  guint64 seen = 0;
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    {
      int value = pb_record_get_enum (records->pdata[i], field);

      if (value >= 0 && !(seen & (G_GUINT64_CONSTANT (1) << value)))
        {
          seen |= G_GUINT64_CONSTANT (1) << value;
          n++;
        }
    }

  return n;
}

static guint
count_since (PbRuleContext *context,
             PbKind         kind,
             PbFieldId      field,
             GPtrArray     *records)
{
  GPtrArray *all = pb_context_records (context, kind);
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    {
      if (!pb_context_within (context, pb_record_get_day (all->pdata[i], field),
                              context->window_short))
        continue;
      g_ptr_array_add (records, all->pdata[i]);
      n++;
    }

  return n;
}

static gboolean
is_archive (PbRuleContext *context,
            PbRecord      *deliverable)
{
  return pb_phase_is_document (context, deliverable, PB_DOCUMENT_KIND_ARCHIVE);
}

static gboolean
has_method (PbRuleContext *context,
            PbRecord      *decision)
{
  return pb_record_has (decision, PB_DECISION_METHOD) &&
         pb_record_has (decision, PB_DECISION_CLASS);
}

static gboolean
is_plan (PbRuleContext *context,
         PbRecord      *deliverable)
{
  return pb_phase_is_document (context, deliverable, PB_DOCUMENT_KIND_CLOSURE_PLAN);
}

static gboolean
is_dated_closing (PbRuleContext *context,
                  PbRecord      *record)
{
  PbFieldId dated = pb_record_get_kind (record) == PB_KIND_TASK ? PB_TASK_DUE : PB_OBJECTIVE_END;

  return pb_record_set_contains (record, PB_COMMON_TAGS, CLOSURE_TAG) &&
         pb_record_has (record, dated);
}

static gboolean
is_joinable (PbRuleContext *context,
             PbRecord      *tool)
{
  return pb_phase_tool_talks (context, tool) && has_text (tool, PB_TOOL_URL);
}

static gboolean
is_basic_system (PbRuleContext *context,
                 PbRecord      *system)
{
  switch (pb_record_get_enum (system, PB_SYSTEM_KIND))
    {
    case PB_SYSTEM_KIND_DECISION_MAKING:
    case PB_SYSTEM_KIND_RESOURCES:
    case PB_SYSTEM_KIND_ROLES_AND_TASKS:
    case PB_SYSTEM_KIND_COMMUNICATION:
      return has_text (system, PB_SYSTEM_DESCRIPTION) &&
             pb_context_day (context, system, PB_SYSTEM_RETIRED) == PB_DAY_NONE;

    default:
      return FALSE;
    }
}

static gboolean
is_early_payment (PbRuleContext *context,
                  PbRecord      *transaction)
{
  return pb_record_get_enum (transaction, PB_TRANSACTION_DIRECTION) ==
           PB_TRANSACTION_DIRECTION_OUT &&
         !pb_record_get_flag (transaction, PB_TRANSACTION_FAILED) &&
         !pb_phase_has_purpose (context, pb_record_get_day (transaction, PB_TRANSACTION_DATE));
}

static gboolean
is_early_budget (PbRuleContext *context,
                 PbRecord      *line)
{
  PbRecord *decision = pb_dossier_lookup (context->dossier, pb_record_get_owner (line));
  PbDay closed;

  return decision != NULL &&
         pb_context_decision_state (context, decision, &closed) == PB_DECISION_STATE_ADOPTED &&
         !pb_phase_has_purpose (context, closed);
}

static gboolean
is_active_objective (PbRuleContext *context,
                     PbRecord      *objective)
{
  return pb_context_objective_active (context, objective, context->day, context->day);
}

static gboolean
is_meeting (PbRuleContext *context,
            PbRecord      *tool)
{
  return pb_phase_tool_is_used (context, tool) &&
         pb_record_get_enum (tool, PB_TOOL_PURPOSE) == PB_TOOL_PURPOSE_COMMUNICATION_MEETING;
}

static gboolean
is_required_system (PbRuleContext *context,
                    PbRecord      *system)
{
  return pb_record_get_flag (system, PB_SYSTEM_REQUIRED) &&
         pb_context_day (context, system, PB_SYSTEM_RETIRED) == PB_DAY_NONE;
}

static gboolean
is_practice (PbRuleContext *context,
             PbRecord      *agreement)
{
  return pb_context_agreement_active (context, agreement) &&
         pb_record_get_enum (agreement, PB_AGREEMENT_KIND) == PB_AGREEMENT_KIND_PRACTICE;
}

static gboolean
governs (PbRuleContext *context,
         PbRecord      *tool)
{
  int purpose = pb_record_get_enum (tool, PB_TOOL_PURPOSE);

  return pb_phase_tool_is_used (context, tool) &&
         (purpose == PB_TOOL_PURPOSE_VOTING || purpose == PB_TOOL_PURPOSE_ROLES ||
          purpose == PB_TOOL_PURPOSE_TASKS);
}

/* Named with the group, or delivered as a document. */
guint
pb_phase_count_archive (PbRuleContext *context,
                        GPtrArray     *records)
{
  guint n = pb_phase_count (context, PB_KIND_DELIVERABLE, is_archive, records);

  if (has_text (context->group, PB_GROUP_ARCHIVE))
    {
      g_ptr_array_add (records, context->group);
      n++;
    }

  return n;
}

/* Of how many classes there is a decision with its method. */
guint
pb_phase_count_classes_with_method (PbRuleContext *context,
                                    GPtrArray     *records)
{
  pb_phase_count (context, PB_KIND_DECISION, has_method, records);

  return count_values (records, PB_DECISION_CLASS);
}

/* A plan as a document, or its parts with their dates. */
guint
pb_phase_count_closing_plan (PbRuleContext *context,
                             GPtrArray     *records)
{
  return pb_phase_count (context, PB_KIND_DELIVERABLE, is_plan, records) +
         pb_phase_count (context, PB_KIND_TASK, is_dated_closing, records) +
         pb_phase_count (context, PB_KIND_OBJECTIVE, is_dated_closing, records);
}

/* Whether the group says what it does. */
guint
pb_phase_count_described (PbRuleContext *context,
                          GPtrArray     *records)
{
  if (!has_text (context->group, PB_GROUP_DESCRIPTION))
    return 0;
  g_ptr_array_add (records, context->group);

  return 1;
}

/* Roles that are held or open, and agreements on how to work. */
guint
pb_phase_count_formal (PbRuleContext *context,
                       GPtrArray     *records)
{
  return pb_phase_count (context, PB_KIND_ROLE, pb_phase_role_is_active, records) +
         pb_phase_count (context, PB_KIND_AGREEMENT, is_practice, records);
}

/* What work stands on. */
guint
pb_phase_count_infrastructure (PbRuleContext *context,
                               GPtrArray     *records)
{
  return pb_phase_count (context, PB_KIND_TOOL, pb_phase_tool_is_used, records) +
         pb_phase_count (context, PB_KIND_ACCOUNT, pb_phase_account_is_open, records);
}

/* Everything that was noted as learned. */
guint
pb_phase_count_insights (PbRuleContext *context,
                         GPtrArray     *records)
{
  return pb_phase_count (context, PB_KIND_INSIGHT, pb_context_exists, records);
}

/* Where somebody who is interested can knock. */
guint
pb_phase_count_invitations (PbRuleContext *context,
                            GPtrArray     *records)
{
  guint n = pb_phase_count (context, PB_KIND_TOOL, is_joinable, records);

  if (has_text (context->group, PB_GROUP_URL) || has_text (context->group, PB_GROUP_STATE_URL))
    {
      g_ptr_array_add (records, context->group);
      n++;
    }

  return n;
}

/* How many of deciding, sharing means, dividing work and talking are described. */
guint
pb_phase_count_kinds_described (PbRuleContext *context,
                                GPtrArray     *records)
{
  pb_phase_count (context, PB_KIND_SYSTEM, is_basic_system, records);

  return count_values (records, PB_SYSTEM_KIND);
}

/* What was paid or promised before there was a purpose to pay for. */
guint
pb_phase_count_money_without_purpose (PbRuleContext *context,
                                      GPtrArray     *records)
{
  return pb_phase_count (context, PB_KIND_TRANSACTION, is_early_payment, records) +
         pb_phase_count (context, PB_KIND_BUDGET_LINE, is_early_budget, records);
}

/* What is to be done next. */
guint
pb_phase_count_next_steps (PbRuleContext *context,
                           GPtrArray     *records)
{
  return pb_phase_count (context, PB_KIND_TASK, pb_phase_task_is_open, records) +
         pb_phase_count (context, PB_KIND_OBJECTIVE, is_active_objective, records);
}

/* What was noted in the last months. */
guint
pb_phase_count_notes_lately (PbRuleContext *context,
                             GPtrArray     *records)
{
  return count_since (context, PB_KIND_INSIGHT, PB_INSIGHT_RECORDED, records) +
         count_since (context, PB_KIND_FEEDBACK, PB_FEEDBACK_DATE, records) +
         count_since (context, PB_KIND_ACTIVITY, PB_ACTIVITY_DATE, records);
}

/* What has to be kept up. */
guint
pb_phase_count_overhead (PbRuleContext *context,
                         GPtrArray     *records)
{
  return pb_phase_count (context, PB_KIND_TOOL, is_meeting, records) +
         pb_phase_count (context, PB_KIND_SYSTEM, is_required_system, records);
}

/* Rules that stand while nobody has written what they are for. */
guint
pb_phase_count_practice_without_purpose (PbRuleContext *context,
                                         GPtrArray     *records)
{
  if (pb_phase_has_purpose (context, context->day))
    return 0;

  return pb_phase_count (context, PB_KIND_AGREEMENT, is_practice, records);
}

/* Whether a purpose is written. */
guint
pb_phase_count_purpose (PbRuleContext *context,
                        GPtrArray     *records)
{
  if (!pb_phase_has_purpose (context, context->day))
    return 0;
  g_ptr_array_add (records, context->group);

  return 1;
}

/* Everything that is fixed. */
guint
pb_phase_count_structure (PbRuleContext *context,
                          GPtrArray     *records)
{
  return pb_phase_count (context, PB_KIND_ROLE, pb_phase_role_is_active, records) +
         pb_phase_count (context, PB_KIND_AGREEMENT, pb_phase_agreement_is_active, records);
}

/* For how many of deciding, roles and tasks there is a tool. */
guint
pb_phase_count_tools_governance (PbRuleContext *context,
                                 GPtrArray     *records)
{
  pb_phase_count (context, PB_KIND_TOOL, governs, records);

  return count_values (records, PB_TOOL_PURPOSE);
}
