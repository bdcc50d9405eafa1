/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-rules-private.h"

G_BEGIN_DECLS

/* Whether a record of the group is one of those that a rule counts. */
typedef gboolean (*PbPhaseTest) (PbRuleContext *context,
                                 PbRecord      *record);

/* What single rules and the table of counted ones ask alike. */
gboolean pb_phase_tool_is_used        (PbRuleContext *context, PbRecord *tool);
gboolean pb_phase_tool_talks          (PbRuleContext *context, PbRecord *tool);
gboolean pb_phase_tool_works          (PbRuleContext *context, PbRecord *tool);
gboolean pb_phase_role_is_active      (PbRuleContext *context, PbRecord *role);
gboolean pb_phase_agreement_is_active (PbRuleContext *context, PbRecord *agreement);
gboolean pb_phase_system_runs         (PbRuleContext *context, PbRecord *system);
gboolean pb_phase_account_is_open     (PbRuleContext *context, PbRecord *account);
gboolean pb_phase_task_is_open        (PbRuleContext *context, PbRecord *task);
gboolean pb_phase_relation_is_untold  (PbRuleContext *context, PbRecord *relation);
gboolean pb_phase_member_is_core      (PbRuleContext *context, PbRecord *member);
gboolean pb_phase_is_delivered        (PbRuleContext *context, PbRecord *deliverable);
gboolean pb_phase_is_closing          (PbRuleContext *context, PbRecord *decision);
gboolean pb_phase_is_document         (PbRuleContext *context, PbRecord *deliverable,
                                       PbDocumentKind kind);
gboolean pb_phase_is_unfinished_agreement (PbRuleContext *context, PbRecord *agreement);
gboolean pb_phase_is_unfinished_tool  (PbRuleContext *context, PbRecord *tool);
gboolean pb_phase_has_purpose         (PbRuleContext *context, PbDay day);

guint    pb_phase_count               (PbRuleContext *context, PbKind kind, PbPhaseTest test,
                                       GPtrArray *records);

/* Rules that take more than one count. */
void pb_rule_core_team       (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_designing       (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_first_tools     (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_over_engineering (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_promises        (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_roles_filled    (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_support         (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_approved_means  (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_filling         (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_rhythm          (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_complexity      (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_too_fast        (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_roles_complete  (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_aligned         (PbRuleContext *context, PbVerdict *verdict);

void pb_rule_fulfilled       (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_without_effect  (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_declining       (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_asset_plan      (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_handover        (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_fading          (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_hoarding        (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_lost_knowledge  (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_rushing         (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_accounts_empty  (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_final_report    (PbRuleContext *context, PbVerdict *verdict);
void pb_rule_final_accounts  (PbRuleContext *context, PbVerdict *verdict);

/* The rules of the phases before and after iteration. */
const PbRule *pb_phase_rule_get_nth (guint n);

G_END_DECLS
