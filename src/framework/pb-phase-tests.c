/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-phase-counts-private.h"

/* How many steps a role may be below the group where few work together. */
#define MAX_DEPTH 3

/* Which records count for the rules of the phases before and after iteration.  They
 * are given records of the group that were there on the judged day.
 */

static gboolean
has_text (PbRecord  *record,
          PbFieldId  field)
{
  const char *text = pb_record_get_text (record, field);

  return text != NULL && *text != '\0';
}

static gboolean
is_drafted (PbRecord *agreement)
{
  int status = pb_record_get_enum (agreement, PB_AGREEMENT_STATUS);

  return status == PB_AGREEMENT_STATUS_DRAFT || status == PB_AGREEMENT_STATUS_PROPOSED;
}

static gboolean
is_retired (PbRuleContext *context,
            PbRecord      *system)
{
  return pb_record_get_enum (system, PB_SYSTEM_STATUS) == PB_SYSTEM_STATUS_RETIRED ||
         pb_context_day (context, system, PB_SYSTEM_RETIRED) != PB_DAY_NONE;
}

static PbDecisionState
get_state (PbRuleContext *context,
           PbRecord      *decision)
{
  PbDay closed;

  return pb_context_decision_state (context, decision, &closed);
}

static gboolean
is_proposal (PbRecord *decision)
{
  int class = pb_record_get_enum (decision, PB_DECISION_CLASS);

  return class == PB_DECISION_CLASS_TREASURY || class == PB_DECISION_CLASS_STATE_CHANGE;
}

/* The day on which it was written down, else that from which it holds. */
static PbDay
find_written (PbRuleContext *context,
              PbRecord      *record)
{
  GPtrArray *changes = pb_context_changes (context, pb_record_get_id (record));

  for (guint i = 0; changes && i < changes->len; i++)
    {
      const PbFieldChange *change = changes->pdata[i];

      if (change->field == 0)
        return change->day;
    }

  return pb_record_get_start (record);
}

gboolean
pb_phase_test_accounts (PbRuleContext *context,
                        PbRecord      *account)
{
  return pb_phase_account_is_open (context, account);
}

gboolean
pb_phase_test_achieved (PbRuleContext *context,
                        PbRecord      *objective)
{
  return pb_context_objective_achieved (context, objective, context->day);
}

gboolean
pb_phase_test_agreements_without_review (PbRuleContext *context,
                                         PbRecord      *agreement)
{
  return pb_context_agreement_active (context, agreement) &&
         !pb_record_has (agreement, PB_AGREEMENT_REVIEW_DATE);
}

gboolean
pb_phase_test_agreements_written (PbRuleContext *context,
                                  PbRecord      *agreement)
{
  return is_drafted (agreement) || pb_context_agreement_active (context, agreement);
}

gboolean
pb_phase_test_closed_decisions (PbRuleContext *context,
                                PbRecord      *decision)
{
  PbDecisionState state = get_state (context, decision);

  return state == PB_DECISION_STATE_ADOPTED || state == PB_DECISION_STATE_REJECTED;
}

gboolean
pb_phase_test_closing_decisions (PbRuleContext *context,
                                 PbRecord      *decision)
{
  return pb_phase_is_closing (context, decision);
}

gboolean
pb_phase_test_conflict_systems (PbRuleContext *context,
                                PbRecord      *system)
{
  return pb_record_get_enum (system, PB_SYSTEM_KIND) == PB_SYSTEM_KIND_CONFLICT &&
         !is_retired (context, system);
}

gboolean
pb_phase_test_core (PbRuleContext *context,
                    PbRecord      *member)
{
  return pb_phase_member_is_core (context, member);
}

gboolean
pb_phase_test_decisions (PbRuleContext *context,
                         PbRecord      *decision)
{
  return pb_context_exists (context, decision);
}

/* A role that answers to a role that answers to a role: too deep for few people. */
gboolean
pb_phase_test_deep_roles (PbRuleContext *context,
                          PbRecord      *role)
{
  PbRecord *above = role;
  guint depth = 0;

  if (!pb_phase_role_is_active (context, role) || !pb_context_is_small (context))
    return FALSE;

  /* Roles that answer to each other in a ring are as deep as can be. */
  while (depth <= MAX_DEPTH)
    {
      above = pb_dossier_lookup (context->dossier,
                                 pb_record_get_text (above, PB_ROLE_ACCOUNTABLE_TO));
      if (above == NULL || pb_record_get_kind (above) != PB_KIND_ROLE)
        break;
      depth++;
    }

  return depth > MAX_DEPTH - 1;
}

gboolean
pb_phase_test_deliverables (PbRuleContext *context,
                            PbRecord      *deliverable)
{
  return pb_record_get_enum (deliverable, PB_DELIVERABLE_STATUS) != PB_DELIVERABLE_STATUS_DROPPED;
}

gboolean
pb_phase_test_delivered (PbRuleContext *context,
                         PbRecord      *deliverable)
{
  return pb_phase_is_delivered (context, deliverable);
}

gboolean
pb_phase_test_described_systems (PbRuleContext *context,
                                 PbRecord      *system)
{
  return has_text (system, PB_SYSTEM_DESCRIPTION);
}

gboolean
pb_phase_test_discovery (PbRuleContext *context,
                         PbRecord      *deliverable)
{
  return pb_phase_is_document (context, deliverable, PB_DOCUMENT_KIND_DISCOVERY_REPORT);
}

gboolean
pb_phase_test_drafts (PbRuleContext *context,
                      PbRecord      *agreement)
{
  return is_drafted (agreement);
}

gboolean
pb_phase_test_handed_agreements (PbRuleContext *context,
                                 PbRecord      *agreement)
{
  return pb_record_has (agreement, PB_AGREEMENT_HANDED_TO);
}

gboolean
pb_phase_test_inventory (PbRuleContext *context,
                         PbRecord      *deliverable)
{
  return pb_phase_is_document (context, deliverable, PB_DOCUMENT_KIND_INVENTORY);
}

gboolean
pb_phase_test_learning (PbRuleContext *context,
                        PbRecord      *deliverable)
{
  return pb_phase_is_document (context, deliverable, PB_DOCUMENT_KIND_LEARNING);
}

gboolean
pb_phase_test_linked_objectives (PbRuleContext *context,
                                 PbRecord      *objective)
{
  return pb_record_has (objective, PB_OBJECTIVE_GOALS);
}

gboolean
pb_phase_test_major_decisions (PbRuleContext *context,
                               PbRecord      *decision)
{
  return pb_record_get_enum (decision, PB_DECISION_CLASS) == PB_DECISION_CLASS_MAJOR &&
         get_state (context, decision) != PB_DECISION_STATE_WITHDRAWN;
}

gboolean
pb_phase_test_objectives_with_criteria (PbRuleContext *context,
                                        PbRecord      *objective)
{
  return has_text (objective, PB_OBJECTIVE_CRITERIA);
}

gboolean
pb_phase_test_offers (PbRuleContext *context,
                      PbRecord      *member)
{
  return pb_member_is_present (member, context->day) && has_text (member, PB_MEMBER_OFFERS);
}

gboolean
pb_phase_test_old_drafts (PbRuleContext *context,
                          PbRecord      *agreement)
{
  PbDay written = find_written (context, agreement);

  return is_drafted (agreement) && written != PB_DAY_NONE &&
         written < context->day - context->window_half;
}

gboolean
pb_phase_test_open_accounts (PbRuleContext *context,
                             PbRecord      *account)
{
  return pb_phase_account_is_open (context, account);
}

gboolean
pb_phase_test_open_agreements (PbRuleContext *context,
                               PbRecord      *agreement)
{
  return pb_phase_is_unfinished_agreement (context, agreement);
}

/* Nobody owes anything by an agreement that has ended. */
gboolean
pb_phase_test_open_obligations (PbRuleContext *context,
                                PbRecord      *obligation)
{
  PbRecord *agreement = pb_dossier_lookup (context->dossier, pb_record_get_owner (obligation));

  return pb_context_day (context, obligation, PB_OBLIGATION_DONE_ON) == PB_DAY_NONE &&
         agreement != NULL && pb_context_agreement_active (context, agreement);
}

gboolean
pb_phase_test_open_roles (PbRuleContext *context,
                          PbRecord      *role)
{
  return pb_phase_role_is_active (context, role);
}

gboolean
pb_phase_test_open_tasks (PbRuleContext *context,
                          PbRecord      *task)
{
  return pb_phase_task_is_open (context, task);
}

gboolean
pb_phase_test_open_tools (PbRuleContext *context,
                          PbRecord      *tool)
{
  return pb_phase_is_unfinished_tool (context, tool);
}

gboolean
pb_phase_test_planned_objectives (PbRuleContext *context,
                                  PbRecord      *objective)
{
  return pb_record_has (objective, PB_OBJECTIVE_END);
}

gboolean
pb_phase_test_proposals (PbRuleContext *context,
                         PbRecord      *decision)
{
  return is_proposal (decision) && get_state (context, decision) == PB_DECISION_STATE_OPEN;
}

gboolean
pb_phase_test_proposals_made (PbRuleContext *context,
                              PbRecord      *decision)
{
  return is_proposal (decision) && (pb_phase_test_closed_decisions (context, decision) ||
                                      pb_record_get_enum (decision, PB_DECISION_STATUS) ==
                                        PB_DECISION_STATUS_OPEN_FOR_VOTE);
}

gboolean
pb_phase_test_purposeful_objectives (PbRuleContext *context,
                                     PbRecord      *objective)
{
  return has_text (objective, PB_OBJECTIVE_PURPOSE_LINK);
}

gboolean
pb_phase_test_recognition (PbRuleContext *context,
                           PbRecord      *deliverable)
{
  return pb_phase_is_document (context, deliverable, PB_DOCUMENT_KIND_RECOGNITION);
}

gboolean
pb_phase_test_relations (PbRuleContext *context,
                         PbRecord      *relation)
{
  return pb_relation_is_active (relation, context->day) && !pb_relation_is_lineage (relation);
}

gboolean
pb_phase_test_roles (PbRuleContext *context,
                     PbRecord      *role)
{
  return pb_phase_role_is_active (context, role) ||
         pb_record_get_enum (role, PB_ROLE_STATUS) == PB_ROLE_STATUS_DRAFT;
}

gboolean
pb_phase_test_started_lately (PbRuleContext *context,
                              PbRecord      *system)
{
  return pb_phase_system_runs (context, system) &&
         pb_context_within (context, pb_record_get_day (system, PB_SYSTEM_RUNNING_SINCE),
                            context->window_half);
}

gboolean
pb_phase_test_systems_underway (PbRuleContext *context,
                                PbRecord      *system)
{
  return pb_phase_system_runs (context, system) ||
         pb_record_get_enum (system, PB_SYSTEM_STATUS) == PB_SYSTEM_STATUS_BEING_SET_UP;
}

gboolean
pb_phase_test_tools_communication (PbRuleContext *context,
                                   PbRecord      *tool)
{
  return pb_phase_tool_talks (context, tool);
}

gboolean
pb_phase_test_tools_without_agreement (PbRuleContext *context,
                                       PbRecord      *tool)
{
  PbRecord *agreement = pb_dossier_lookup (context->dossier,
                                           pb_record_get_text (tool, PB_TOOL_AGREEMENT));

  return pb_record_get_flag (tool, PB_TOOL_ONCHAIN) && pb_phase_tool_is_used (context, tool) &&
         (agreement == NULL || !pb_context_agreement_active (context, agreement));
}

gboolean
pb_phase_test_tools_without_credentials (PbRuleContext *context,
                                         PbRecord      *tool)
{
  return pb_phase_tool_is_used (context, tool) && !pb_record_has (tool, PB_TOOL_CREDENTIALS);
}

gboolean
pb_phase_test_undescribed_systems (PbRuleContext *context,
                                   PbRecord      *system)
{
  return pb_phase_system_runs (context, system) && !has_text (system, PB_SYSTEM_DESCRIPTION);
}

gboolean
pb_phase_test_unexplained_addresses (PbRuleContext *context,
                                     PbRecord      *account)
{
  return pb_account_is_onchain (account) && !has_text (account, PB_COMMON_NOTE);
}

gboolean
pb_phase_test_untold_relations (PbRuleContext *context,
                                PbRecord      *relation)
{
  return pb_phase_relation_is_untold (context, relation);
}

/* Set up a while ago, and neither a system nor a relation makes use of it. */
gboolean
pb_phase_test_unused_tools (PbRuleContext *context,
                            PbRecord      *tool)
{
  static const PbFieldId uses[] = { PB_SYSTEM_TOOLS, PB_RELATION_TOOLS };
  PbDay started = pb_record_get_day (tool, PB_TOOL_STARTED);

  if (!pb_phase_tool_is_used (context, tool) || started == PB_DAY_NONE ||
      pb_context_within (context, started, context->window_short))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (uses); i++)
    {
      GPtrArray *users = pb_dossier_get_referring (context->dossier, pb_record_get_id (tool),
                                                   uses[i]);

      for (guint n = 0; users && n < users->len; n++)
        {
          if (pb_context_exists (context, users->pdata[n]))
            return FALSE;
        }
    }

  return TRUE;
}
