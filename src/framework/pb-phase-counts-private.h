/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-phase-facts-private.h"

G_BEGIN_DECLS

/* Counts records of more than one kind, or in another way than one by one. */
typedef guint (*PbPhaseCount) (PbRuleContext *context,
                               GPtrArray     *records);

gboolean pb_phase_test_accounts (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_achieved (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_agreements_without_review (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_agreements_written (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_closed_decisions (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_closing_decisions (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_conflict_systems (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_core (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_decisions (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_deep_roles (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_deliverables (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_delivered (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_described_systems (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_discovery (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_drafts (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_handed_agreements (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_inventory (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_learning (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_linked_objectives (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_major_decisions (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_objectives_with_criteria (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_offers (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_old_drafts (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_open_accounts (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_open_agreements (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_open_obligations (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_open_roles (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_open_tasks (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_open_tools (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_planned_objectives (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_proposals (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_proposals_made (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_purposeful_objectives (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_recognition (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_relations (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_roles (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_started_lately (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_systems_underway (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_tools_communication (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_tools_without_agreement (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_tools_without_credentials (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_undescribed_systems (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_unexplained_addresses (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_untold_relations (PbRuleContext *context, PbRecord *record);
gboolean pb_phase_test_unused_tools (PbRuleContext *context, PbRecord *record);

guint pb_phase_count_archive (PbRuleContext *context, GPtrArray *records);
guint pb_phase_count_classes_with_method (PbRuleContext *context, GPtrArray *records);
guint pb_phase_count_closing_plan (PbRuleContext *context, GPtrArray *records);
guint pb_phase_count_described (PbRuleContext *context, GPtrArray *records);
guint pb_phase_count_formal (PbRuleContext *context, GPtrArray *records);
guint pb_phase_count_infrastructure (PbRuleContext *context, GPtrArray *records);
guint pb_phase_count_insights (PbRuleContext *context, GPtrArray *records);
guint pb_phase_count_invitations (PbRuleContext *context, GPtrArray *records);
guint pb_phase_count_kinds_described (PbRuleContext *context, GPtrArray *records);
guint pb_phase_count_money_without_purpose (PbRuleContext *context, GPtrArray *records);
guint pb_phase_count_next_steps (PbRuleContext *context, GPtrArray *records);
guint pb_phase_count_notes_lately (PbRuleContext *context, GPtrArray *records);
guint pb_phase_count_overhead (PbRuleContext *context, GPtrArray *records);
guint pb_phase_count_practice_without_purpose (PbRuleContext *context, GPtrArray *records);
guint pb_phase_count_purpose (PbRuleContext *context, GPtrArray *records);
guint pb_phase_count_structure (PbRuleContext *context, GPtrArray *records);
guint pb_phase_count_tools_governance (PbRuleContext *context, GPtrArray *records);

G_END_DECLS
