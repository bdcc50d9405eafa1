/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-phase-facts-private.h"

#include "framework/pb-element-status-private.h"
#include "framework/pb-i18n-private.h"
#include "framework/pb-phase-counts-private.h"

/* The rules of conversation, formation, organization and completion (domain model,
 * “the other four phases”).  Most of them count records; from how many on, or up to
 * how many, a statement holds is in the criteria, as the limits of the statement.
 */

typedef struct
{
  PbRule       rule;
  PbKind       kind;     /* without any record of it there is nothing to judge from */
  PbPhaseTest  test;     /* which of them count */
  PbPhaseCount count;    /* or what counts them, with others */
  const char  *keys;     /* or the elements of the state */
  const char  *sentence; /* not yet translated */
} PhaseRule;

static const PhaseRule *find_row (PbVerdict *verdict);

static gint64
low (PbVerdict *verdict)
{
  return pb_statement_get_limit (verdict->statement, 0);
}

static gint64
high (PbVerdict *verdict)
{
  return pb_statement_get_limit (verdict->statement, 1);
}

/* Puts numbers into a sentence of the table; the compiler cannot see which it is. */
static void
say (PbVerdict   *verdict,
     guint        first,
     guint        second)
{
  g_autoptr(GString) text = g_string_new (_(find_row (verdict)->sentence));
  g_autofree char *one = g_strdup_printf ("%u", first);
  g_autofree char *other = g_strdup_printf ("%u", second);

  g_string_replace (text, "%u", one, 1);
  g_string_replace (text, "%u", other, 1);
  pb_verdict_say (verdict, "%s", text->str);
}

static void
say_count (PbVerdict *verdict,
           guint      n)
{
  pb_verdict_count (verdict, _("Counted"), n);
  say (verdict, n, 0);
}

static guint
count (PbRuleContext *context,
       PbVerdict     *verdict)
{
  const PhaseRule *row = find_row (verdict);
  g_autoptr(GPtrArray) records = g_ptr_array_new ();
  guint n = row->count ? row->count (context, records)
                       : pb_phase_count (context, row->kind, row->test, records);

  pb_verdict_records (verdict, records);

  return n;
}

/* Counts for a rule; says so and returns %FALSE where nothing at all is on record. */
static gboolean
count_any (PbRuleContext *context,
           PbVerdict     *verdict,
           guint         *n)
{
  const PhaseRule *row = find_row (verdict);

  *n = count (context, verdict);
  if (*n == 0 && row->kind != PB_KIND_GROUP && pb_context_records (context, row->kind)->len == 0)
    {
      pb_verdict_say (verdict, _("Nothing of this kind is on record: %s."),
                      pb_kind_get_plural (row->kind));
      return FALSE;
    }

  say_count (verdict, *n);

  return TRUE;
}

static void
judge_at_least (PbRuleContext *context,
                PbVerdict     *verdict)
{
  guint n;

  if (count_any (context, verdict, &n))
    verdict->value = n >= high (verdict) ? PB_RESULT_MET
                     : n >= low (verdict) ? PB_RESULT_PARTLY : PB_RESULT_NOT_MET;
}

/* That nothing is left is a finding, also where there never was anything. */
static void
judge_at_most (PbRuleContext *context,
               PbVerdict     *verdict)
{
  guint n = count (context, verdict);

  verdict->value = n <= low (verdict) ? PB_RESULT_MET
                   : n <= high (verdict) ? PB_RESULT_PARTLY : PB_RESULT_NOT_MET;
  say_count (verdict, n);
}

/* A limit of 0 is never passed. */
static void
judge_danger (PbRuleContext *context,
              PbVerdict     *verdict)
{
  guint n;

  if (count_any (context, verdict, &n))
    verdict->value = high (verdict) > 0 && n >= high (verdict) ? PB_RESULT_WARNING
                     : low (verdict) > 0 && n >= low (verdict) ? PB_RESULT_WATCH
                                                               : PB_RESULT_CLEAR;
}

static void
judge_elements (PbRuleContext *context,
                PbVerdict     *verdict)
{
  const PhaseRule *row = find_row (verdict);
  g_auto(GStrv) keys = g_strsplit (row->keys, " ", -1);
  guint all = g_strv_length (keys);
  guint n = 0;
  PbElementCounts counts;

  pb_element_status_count (context, &counts);
  for (guint i = 0; i < all; i++)
    n += pb_context_element (context, keys[i])->present;

  if (n == 0 && counts.recorded == 0)
    {
      pb_verdict_say (verdict, _("Nothing of the group state is on record."));
      return;
    }

  verdict->value = n >= high (verdict) ? PB_RESULT_MET
                   : n >= low (verdict) ? PB_RESULT_PARTLY : PB_RESULT_NOT_MET;
  pb_verdict_share (verdict, _("Elements described"), n, all);
  say (verdict, n, all);
}

static const PhaseRule rows[] = {
  { { "structure-limit", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_most },
    PB_KIND_AGREEMENT, NULL, pb_phase_count_structure, NULL,
    N_("Roles and agreements in force: %u.") },
  { { "formal-limit", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_most },
    PB_KIND_ROLE, NULL, pb_phase_count_formal, NULL,
    N_("Active roles and agreements on practice: %u.") },
  { { "tools-communication", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_TOOL, pb_phase_test_tools_communication, NULL, NULL,
    N_("Tools for communication in use: %u.") },
  { { "notes-lately", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_INSIGHT, NULL, pb_phase_count_notes_lately, NULL,
    N_("Insights, feedback and activities noted lately: %u.") },
  { { "invitations", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_GROUP, NULL, pb_phase_count_invitations, NULL,
    N_("Published places to join: %u.") },
  { { "overhead-limit", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_most },
    PB_KIND_TOOL, NULL, pb_phase_count_overhead, NULL,
    N_("Series of meetings and required systems: %u.") },
  { { "practice-without-purpose-danger", 1, PB_RESULT_SCALE_AVOID, 0, judge_danger },
    PB_KIND_AGREEMENT, NULL, pb_phase_count_practice_without_purpose, NULL,
    N_("Agreements on practice in force while no purpose is written: %u.") },
  { { "major-decisions-danger", 1, PB_RESULT_SCALE_AVOID, 0, judge_danger },
    PB_KIND_DECISION, pb_phase_test_major_decisions, NULL, NULL,
    N_("Major decisions: %u.") },
  { { "money-without-purpose-danger", 1, PB_RESULT_SCALE_AVOID, 0, judge_danger },
    PB_KIND_TRANSACTION, NULL, pb_phase_count_money_without_purpose, NULL,
    N_("Payments and budgets before a purpose was written: %u.") },
  { { "offers", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_MEMBER, pb_phase_test_offers, NULL, NULL,
    N_("Members who have said what they offer: %u.") },
  { { "proposals", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_DECISION, pb_phase_test_proposals, NULL, NULL,
    N_("Proposals for resources or a new state: %u.") },
  { { "discovery", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_DELIVERABLE, pb_phase_test_discovery, NULL, NULL,
    N_("Discovery reports delivered: %u.") },
  { { "purpose", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_STATE_TEXT, NULL, pb_phase_count_purpose, NULL,
    N_("Purposes written down: %u.") },
  { { "insights", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_INSIGHT, NULL, pb_phase_count_insights, NULL,
    N_("Insights noted: %u.") },
  { { "next-steps", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_TASK, NULL, pb_phase_count_next_steps, NULL,
    N_("Open tasks and active objectives: %u.") },
  { { "drafts", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_AGREEMENT, pb_phase_test_drafts, NULL, NULL,
    N_("Agreements drafted: %u.") },
  { { "core-team", 1, PB_RESULT_SCALE_POSITIVE, 0, pb_rule_core_team }, PB_KIND_COMMON, NULL, NULL, NULL, NULL },
  { { "designing", 1, PB_RESULT_SCALE_POSITIVE, 0, pb_rule_designing }, PB_KIND_COMMON, NULL, NULL, NULL, NULL },
  { { "agreements-written", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_AGREEMENT, pb_phase_test_agreements_written, NULL, NULL,
    N_("Agreements drafted or in force: %u.") },
  { { "closed-decisions", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_DECISION, pb_phase_test_closed_decisions, NULL, NULL,
    N_("Decisions closed: %u.") },
  { { "roles", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_ROLE, pb_phase_test_roles, NULL, NULL,
    N_("Roles that are active or drafted: %u.") },
  { { "described-p1-q1-q3-g2", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_elements },
    PB_KIND_STATE_ELEMENT, NULL, NULL, "P1 Q1 Q3 G2", N_("Elements described: %u of %u.") },
  { { "decisions", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_DECISION, pb_phase_test_decisions, NULL, NULL,
    N_("Decisions on record: %u.") },
  { { "first-tools", 1, PB_RESULT_SCALE_POSITIVE, 0, pb_rule_first_tools }, PB_KIND_COMMON, NULL, NULL, NULL, NULL },
  { { "over-engineering", 1, PB_RESULT_SCALE_AVOID, 0, pb_rule_over_engineering }, PB_KIND_COMMON, NULL, NULL, NULL, NULL },
  { { "old-drafts-danger", 1, PB_RESULT_SCALE_AVOID, 0, judge_danger },
    PB_KIND_AGREEMENT, pb_phase_test_old_drafts, NULL, NULL,
    N_("Drafts that have waited for half a year: %u.") },
  { { "deep-roles-danger", 1, PB_RESULT_SCALE_AVOID, 0, judge_danger },
    PB_KIND_ROLE, pb_phase_test_deep_roles, NULL, NULL,
    N_("Roles more than two steps below the group: %u.") },
  { { "promises", 1, PB_RESULT_SCALE_AVOID, 0, pb_rule_promises }, PB_KIND_COMMON, NULL, NULL, NULL, NULL },
  { { "unused-tools-danger", 1, PB_RESULT_SCALE_AVOID, 0, judge_danger },
    PB_KIND_TOOL, pb_phase_test_unused_tools, NULL, NULL,
    N_("Tools that nothing refers to lately: %u.") },
  { { "kinds-described", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_SYSTEM, NULL, pb_phase_count_kinds_described, NULL,
    N_("Of the four kinds of systems, described: %u.") },
  { { "roles-filled", 1, PB_RESULT_SCALE_POSITIVE, 0, pb_rule_roles_filled }, PB_KIND_COMMON, NULL, NULL, NULL, NULL },
  { { "delivered", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_DELIVERABLE, pb_phase_test_delivered, NULL, NULL,
    N_("Deliverables delivered: %u.") },
  { { "support", 1, PB_RESULT_SCALE_POSITIVE, 0, pb_rule_support }, PB_KIND_COMMON, NULL, NULL, NULL, NULL },
  { { "described-p1-p2-q1-q3-q4-g2", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_elements },
    PB_KIND_STATE_ELEMENT, NULL, NULL, "P1 P2 Q1 Q3 Q4 G2", N_("Elements described: %u of %u.") },
  { { "linked-objectives", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_OBJECTIVE, pb_phase_test_linked_objectives, NULL, NULL,
    N_("Objectives linked to network goals: %u.") },
  { { "described-p1", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_elements },
    PB_KIND_STATE_ELEMENT, NULL, NULL, "P1", N_("Elements described: %u of %u.") },
  { { "objectives-with-criteria", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_OBJECTIVE, pb_phase_test_objectives_with_criteria, NULL, NULL,
    N_("Objectives that say how one knows: %u.") },
  { { "described-q3", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_elements },
    PB_KIND_STATE_ELEMENT, NULL, NULL, "Q3", N_("Elements described: %u of %u.") },
  { { "described-q1", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_elements },
    PB_KIND_STATE_ELEMENT, NULL, NULL, "Q1", N_("Elements described: %u of %u.") },
  { { "described-g3", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_elements },
    PB_KIND_STATE_ELEMENT, NULL, NULL, "G3", N_("Elements described: %u of %u.") },
  { { "described-q4", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_elements },
    PB_KIND_STATE_ELEMENT, NULL, NULL, "Q4", N_("Elements described: %u of %u.") },
  { { "planned-objectives", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_OBJECTIVE, pb_phase_test_planned_objectives, NULL, NULL,
    N_("Objectives with a planned end: %u.") },
  { { "deliverables", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_DELIVERABLE, pb_phase_test_deliverables, NULL, NULL,
    N_("Deliverables on record: %u.") },
  { { "described-g2", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_elements },
    PB_KIND_STATE_ELEMENT, NULL, NULL, "G2", N_("Elements described: %u of %u.") },
  { { "core", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_MEMBER, pb_phase_test_core, NULL, NULL,
    N_("Members of the core and stewards: %u.") },
  { { "accounts", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_ACCOUNT, pb_phase_test_accounts, NULL, NULL,
    N_("Accounts open: %u.") },
  { { "relations", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_RELATION, pb_phase_test_relations, NULL, NULL,
    N_("Active relations to other groups: %u.") },
  { { "proposals-made", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_DECISION, pb_phase_test_proposals_made, NULL, NULL,
    N_("Proposals made: %u.") },
  { { "described-p1-p2-q1-q2-q3-q4-g1-g2-g3", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_elements },
    PB_KIND_STATE_ELEMENT, NULL, NULL, "P1 P2 Q1 Q2 Q3 Q4 G1 G2 G3", N_("Elements described: %u of %u.") },
  { { "approved-means", 1, PB_RESULT_SCALE_POSITIVE, 0, pb_rule_approved_means }, PB_KIND_COMMON, NULL, NULL, NULL, NULL },
  { { "systems-underway", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_SYSTEM, pb_phase_test_systems_underway, NULL, NULL,
    N_("Systems being set up or running: %u.") },
  { { "infrastructure", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_TOOL, NULL, pb_phase_count_infrastructure, NULL,
    N_("Tools and accounts in use: %u.") },
  { { "filling", 1, PB_RESULT_SCALE_POSITIVE, 0, pb_rule_filling }, PB_KIND_COMMON, NULL, NULL, NULL, NULL },
  { { "started-lately", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_SYSTEM, pb_phase_test_started_lately, NULL, NULL,
    N_("Systems that began to run within half a year: %u.") },
  { { "classes-with-method", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_DECISION, NULL, pb_phase_count_classes_with_method, NULL,
    N_("Classes of decisions with a method: %u.") },
  { { "tools-governance", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_TOOL, NULL, pb_phase_count_tools_governance, NULL,
    N_("Kinds of tools for deciding, roles and tasks: %u.") },
  { { "rhythm", 1, PB_RESULT_SCALE_POSITIVE, 0, pb_rule_rhythm }, PB_KIND_COMMON, NULL, NULL, NULL, NULL },
  { { "agreements-without-review-danger", 1, PB_RESULT_SCALE_AVOID, 0, judge_danger },
    PB_KIND_AGREEMENT, pb_phase_test_agreements_without_review, NULL, NULL,
    N_("Agreements in force without a review date: %u.") },
  { { "complexity", 1, PB_RESULT_SCALE_AVOID, 0, pb_rule_complexity }, PB_KIND_COMMON, NULL, NULL, NULL, NULL },
  { { "undescribed-systems-danger", 1, PB_RESULT_SCALE_AVOID, 0, judge_danger },
    PB_KIND_SYSTEM, pb_phase_test_undescribed_systems, NULL, NULL,
    N_("Running systems without a description: %u.") },
  { { "too-fast", 1, PB_RESULT_SCALE_AVOID, 0, pb_rule_too_fast }, PB_KIND_COMMON, NULL, NULL, NULL, NULL },
  { { "tools-without-agreement-danger", 1, PB_RESULT_SCALE_AVOID, 0, judge_danger },
    PB_KIND_TOOL, pb_phase_test_tools_without_agreement, NULL, NULL,
    N_("On-chain tools without an adopted agreement: %u.") },
  { { "roles-complete", 1, PB_RESULT_SCALE_POSITIVE, 0, pb_rule_roles_complete }, PB_KIND_COMMON, NULL, NULL, NULL, NULL },
  { { "described", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_GROUP, NULL, pb_phase_count_described, NULL,
    N_("Descriptions of the group: %u.") },
  { { "purposeful-objectives", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_OBJECTIVE, pb_phase_test_purposeful_objectives, NULL, NULL,
    N_("Objectives that say how they serve the purpose: %u.") },
  { { "conflict-systems", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_SYSTEM, pb_phase_test_conflict_systems, NULL, NULL,
    N_("Systems for conflicts: %u.") },
  { { "aligned", 1, PB_RESULT_SCALE_POSITIVE, 0, pb_rule_aligned }, PB_KIND_COMMON, NULL, NULL, NULL, NULL },
  { { "fulfilled", 1, PB_RESULT_SCALE_POSITIVE, 0, pb_rule_fulfilled }, PB_KIND_COMMON, NULL, NULL, NULL, NULL },
  { { "without-effect", 1, PB_RESULT_SCALE_POSITIVE, 0, pb_rule_without_effect }, PB_KIND_COMMON, NULL, NULL, NULL, NULL },
  { { "declining", 1, PB_RESULT_SCALE_POSITIVE, 0, pb_rule_declining }, PB_KIND_COMMON, NULL, NULL, NULL, NULL },
  { { "closing-decisions", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_DECISION, pb_phase_test_closing_decisions, NULL, NULL,
    N_("Adopted decisions on a new phase: %u.") },
  { { "closing-plan", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_TASK, NULL, pb_phase_count_closing_plan, NULL,
    N_("Closing plans, and dated tasks and objectives of the closing: %u.") },
  { { "learning", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_DELIVERABLE, pb_phase_test_learning, NULL, NULL,
    N_("Documents of what was learned: %u.") },
  { { "asset-plan", 1, PB_RESULT_SCALE_POSITIVE, 0, pb_rule_asset_plan }, PB_KIND_COMMON, NULL, NULL, NULL, NULL },
  { { "handover", 1, PB_RESULT_SCALE_POSITIVE, 0, pb_rule_handover }, PB_KIND_COMMON, NULL, NULL, NULL, NULL },
  { { "recognition", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_DELIVERABLE, pb_phase_test_recognition, NULL, NULL,
    N_("Lists of contributors delivered: %u.") },
  { { "fading", 1, PB_RESULT_SCALE_AVOID, 0, pb_rule_fading }, PB_KIND_COMMON, NULL, NULL, NULL, NULL },
  { { "hoarding", 1, PB_RESULT_SCALE_AVOID, 0, pb_rule_hoarding }, PB_KIND_COMMON, NULL, NULL, NULL, NULL },
  { { "lost-knowledge", 1, PB_RESULT_SCALE_AVOID, 0, pb_rule_lost_knowledge }, PB_KIND_COMMON, NULL, NULL, NULL, NULL },
  { { "untold-relations-danger", 1, PB_RESULT_SCALE_AVOID, 0, judge_danger },
    PB_KIND_RELATION, pb_phase_test_untold_relations, NULL, NULL,
    N_("Active relations that have not been told: %u.") },
  { { "rushing", 1, PB_RESULT_SCALE_AVOID, 0, pb_rule_rushing }, PB_KIND_COMMON, NULL, NULL, NULL, NULL },
  { { "accounts-empty", 1, PB_RESULT_SCALE_POSITIVE, 0, pb_rule_accounts_empty }, PB_KIND_COMMON, NULL, NULL, NULL, NULL },
  { { "open-accounts-limit", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_most },
    PB_KIND_ACCOUNT, pb_phase_test_open_accounts, NULL, NULL,
    N_("Accounts that are still open: %u.") },
  { { "open-obligations-limit", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_most },
    PB_KIND_OBLIGATION, pb_phase_test_open_obligations, NULL, NULL,
    N_("Obligations that are not met: %u.") },
  { { "open-agreements-limit", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_most },
    PB_KIND_AGREEMENT, pb_phase_test_open_agreements, NULL, NULL,
    N_("Agreements without an end or a successor: %u.") },
  { { "open-roles-limit", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_most },
    PB_KIND_ROLE, pb_phase_test_open_roles, NULL, NULL,
    N_("Roles that are still active: %u.") },
  { { "open-tools-limit", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_most },
    PB_KIND_TOOL, pb_phase_test_open_tools, NULL, NULL,
    N_("Tools that are neither retired nor handed over: %u.") },
  { { "tools-without-credentials-limit", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_most },
    PB_KIND_TOOL, pb_phase_test_tools_without_credentials, NULL, NULL,
    N_("Tools in use without a known holder of the credentials: %u.") },
  { { "unexplained-addresses-limit", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_most },
    PB_KIND_ACCOUNT, pb_phase_test_unexplained_addresses, NULL, NULL,
    N_("On-chain accounts without a note: %u.") },
  { { "open-tasks-limit", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_most },
    PB_KIND_TASK, pb_phase_test_open_tasks, NULL, NULL,
    N_("Open tasks: %u.") },
  { { "final-report", 1, PB_RESULT_SCALE_POSITIVE, 0, pb_rule_final_report }, PB_KIND_COMMON, NULL, NULL, NULL, NULL },
  { { "archive", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_GROUP, NULL, pb_phase_count_archive, NULL,
    N_("Archives named: %u.") },
  { { "described-systems", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_SYSTEM, pb_phase_test_described_systems, NULL, NULL,
    N_("Systems with a description: %u.") },
  { { "inventory", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_DELIVERABLE, pb_phase_test_inventory, NULL, NULL,
    N_("Inventories delivered: %u.") },
  { { "final-accounts", 1, PB_RESULT_SCALE_POSITIVE, 0, pb_rule_final_accounts }, PB_KIND_COMMON, NULL, NULL, NULL, NULL },
  { { "achieved", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_OBJECTIVE, pb_phase_test_achieved, NULL, NULL,
    N_("Objectives achieved: %u.") },
  { { "untold-relations-limit", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_most },
    PB_KIND_RELATION, pb_phase_test_untold_relations, NULL, NULL,
    N_("Active relations that have not been told: %u.") },
  { { "handed-agreements", 1, PB_RESULT_SCALE_POSITIVE, 0, judge_at_least },
    PB_KIND_AGREEMENT, pb_phase_test_handed_agreements, NULL, NULL,
    N_("Agreements handed over to others: %u.") },
};

static const PhaseRule *
find_row (PbVerdict *verdict)
{
  const char *name = pb_statement_get_rule (verdict->statement);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (rows[i].rule.name, name))
      return &rows[i];

  g_return_val_if_reached (NULL);
}

/*
 * pb_phase_rule_get_nth:
 *
 * The rule at a place, or %NULL behind the last.
 */
const PbRule *
pb_phase_rule_get_nth (guint n)
{
  return n < G_N_ELEMENTS (rows) ? &rows[n].rule : NULL;
}
