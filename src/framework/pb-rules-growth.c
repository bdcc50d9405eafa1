/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-phase-facts-private.h"

#include "framework/pb-i18n-private.h"

/* Rules of formation and organization that take more than one count (domain model,
 * “the other four phases”). */

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

static guint
count_records (PbRuleContext *context,
               PbVerdict     *verdict,
               PbKind         kind,
               PbPhaseTest    test)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new ();
  guint n = pb_phase_count (context, kind, test, records);

  pb_verdict_records (verdict, records);

  return n;
}

/* At least three of the core, and a purpose that is written. */
void
pb_rule_core_team (PbRuleContext *context,
                   PbVerdict     *verdict)
{
  guint n = count_records (context, verdict, PB_KIND_MEMBER, pb_phase_member_is_core);
  gboolean purpose = pb_phase_has_purpose (context, context->day);

  pb_verdict_count (verdict, _("Members of the core"), n);
  if (pb_context_records (context, PB_KIND_MEMBER)->len == 0 && !purpose)
    {
      pb_verdict_say (verdict, _("No members and no purpose are on record."));
      return;
    }

  verdict->value = n >= high (verdict) && purpose ? PB_RESULT_MET
                   : n >= low (verdict) && purpose ? PB_RESULT_PARTLY
                                                   : PB_RESULT_NOT_MET;
  pb_verdict_say (verdict, purpose ? _("Members of the core and stewards: %u; a purpose is written.")
                                   : _("Members of the core and stewards: %u; no purpose is written."),
                  n);
}

static gboolean
is_designed (PbRuleContext *context,
             PbRecord      *system)
{
  int status = pb_record_get_enum (system, PB_SYSTEM_STATUS);

  return pb_context_exists (context, system) &&
         (status == PB_SYSTEM_STATUS_DESIGNED || status == PB_SYSTEM_STATUS_BEING_SET_UP);
}

/* More systems are designed than run. */
void
pb_rule_designing (PbRuleContext *context,
                   PbVerdict     *verdict)
{
  guint designed = count_records (context, verdict, PB_KIND_SYSTEM, is_designed);
  guint running = count_records (context, verdict, PB_KIND_SYSTEM, pb_phase_system_runs);

  if (designed + running == 0)
    {
      pb_verdict_say (verdict, _("No system is on record."));
      return;
    }

  pb_verdict_count (verdict, _("Systems designed"), designed);
  pb_verdict_count (verdict, _("Systems that run"), running);
  verdict->value = designed > running ? PB_RESULT_MET
                   : designed > 0 ? PB_RESULT_PARTLY : PB_RESULT_NOT_MET;
  pb_verdict_say (verdict, _("Systems designed or being set up: %u, running: %u."), designed,
                  running);
}

/* One tool to talk with and one to work with. */
void
pb_rule_first_tools (PbRuleContext *context,
                     PbVerdict     *verdict)
{
  guint talk = count_records (context, verdict, PB_KIND_TOOL, pb_phase_tool_talks);
  guint work = count_records (context, verdict, PB_KIND_TOOL, pb_phase_tool_works);

  if (pb_context_records (context, PB_KIND_TOOL)->len == 0)
    {
      pb_verdict_say (verdict, _("No tool is on record."));
      return;
    }

  verdict->value = talk > 0 && work > 0 ? PB_RESULT_MET
                   : talk + work > 0 ? PB_RESULT_PARTLY : PB_RESULT_NOT_MET;
  pb_verdict_say (verdict, _("Tools to talk with: %u, to work with: %u."), talk, work);
}

static gboolean
is_policy (PbRuleContext *context,
           PbRecord      *agreement)
{
  return pb_context_agreement_active (context, agreement) &&
         pb_record_get_enum (agreement, PB_AGREEMENT_TYPE) == PB_AGREEMENT_TYPE_POLICY;
}

static gboolean
is_closed_decision (PbRuleContext *context,
                    PbRecord      *decision)
{
  PbDay closed;
  PbDecisionState state = pb_context_decision_state (context, decision, &closed);

  return state == PB_DECISION_STATE_ADOPTED || state == PB_DECISION_STATE_REJECTED;
}

/* More than three policies before three decisions were closed. */
void
pb_rule_over_engineering (PbRuleContext *context,
                          PbVerdict     *verdict)
{
  guint policies = count_records (context, verdict, PB_KIND_AGREEMENT, is_policy);
  guint decisions = pb_phase_count (context, PB_KIND_DECISION, is_closed_decision, NULL);

  if (policies + decisions == 0)
    {
      pb_verdict_say (verdict, _("No policy and no closed decision is on record."));
      return;
    }

  verdict->value = policies > high (verdict) && decisions < low (verdict) ? PB_RESULT_WATCH
                                                                         : PB_RESULT_CLEAR;
  pb_verdict_say (verdict, _("Policies in force: %u; decisions closed: %u."), policies, decisions);
}

static gboolean
add_amount (GHashTable *sums,
            const char *asset,
            PbDecimal  *amount)
{
  PbDecimal *before;
  PbDecimal *after;

  if (asset == NULL || amount == NULL)
    return FALSE;

  before = g_hash_table_lookup (sums, asset);
  after = before ? pb_decimal_add (before, amount) : pb_decimal_copy (amount);
  g_hash_table_insert (sums, g_strdup (asset), after);

  return TRUE;
}

/* What own budgets and obligations promise, per asset. */
static GHashTable *
sum_promises (PbRuleContext *context,
              PbVerdict     *verdict)
{
  GHashTable *sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) pb_decimal_free);
  GPtrArray *lines = pb_dossier_get_records (context->dossier, PB_KIND_BUDGET_LINE);
  GPtrArray *obligations = pb_dossier_get_records (context->dossier, PB_KIND_OBLIGATION);

  for (guint i = 0; i < lines->len; i++)
    {
      PbRecord *decision = pb_dossier_lookup (context->dossier,
                                              pb_record_get_owner (lines->pdata[i]));
      g_autoptr(PbDecimal) amount = pb_record_dup_decimal (lines->pdata[i],
                                                           PB_BUDGET_LINE_AMOUNT);
      PbDay closed;

      if (decision != NULL && pb_context_owns (context, decision) &&
          pb_context_decision_state (context, decision, &closed) == PB_DECISION_STATE_ADOPTED &&
          add_amount (sums, pb_record_get_text (lines->pdata[i], PB_BUDGET_LINE_ASSET), amount))
        pb_verdict_record (verdict, decision);
    }

  for (guint i = 0; i < obligations->len; i++)
    {
      PbRecord *obligation = obligations->pdata[i];
      g_autoptr(PbDecimal) amount = pb_record_dup_decimal (obligation, PB_OBLIGATION_AMOUNT);

      if (g_strcmp0 (pb_record_get_text (obligation, PB_OBLIGATION_BY), context->group_id) == 0 &&
          add_amount (sums, pb_record_get_text (obligation, PB_OBLIGATION_ASSET), amount))
        pb_verdict_record (verdict, obligation);
    }

  return sums;
}

/* Budgets and obligations are above what came in, in any asset. */
void
pb_rule_promises (PbRuleContext *context,
                  PbVerdict     *verdict)
{
  g_autoptr(GHashTable) sums = sum_promises (context, verdict);
  g_autoptr(GPtrArray) totals = pb_treasury_get_totals (pb_context_treasury (context), PB_DAY_NONE,
                                                        context->day);
  GHashTableIter iter;
  gpointer asset, amount;
  guint n_short = 0;

  if (g_hash_table_size (sums) == 0)
    {
      verdict->value = PB_RESULT_CLEAR;
      pb_verdict_say (verdict, _("No amounts are promised."));
      return;
    }

  g_hash_table_iter_init (&iter, sums);
  while (g_hash_table_iter_next (&iter, &asset, &amount))
    {
      gboolean enough = FALSE;

      for (guint i = 0; i < totals->len && !enough; i++)
        {
          const PbBalance *total = totals->pdata[i];

          enough = g_strcmp0 (total->asset, asset) == 0 &&
                   pb_decimal_compare (total->in, amount) >= 0;
        }
      n_short += !enough;
    }

  verdict->value = n_short > 0 ? PB_RESULT_WARNING : PB_RESULT_CLEAR;
  pb_verdict_say (verdict, _("Assets of which more is promised than came in: %u of %u."), n_short,
                  g_hash_table_size (sums));
}

/* Every role that the group needs is held. */
void
pb_rule_roles_filled (PbRuleContext *context,
                      PbVerdict     *verdict)
{
  PbPeople *people = pb_context_people (context);

  if (people->n_required == 0)
    {
      pb_verdict_say (verdict, _("No role is marked as needed."));
      return;
    }

  verdict->value = pb_positive_by_share (people->n_required_filled, people->n_required,
                                         high (verdict), low (verdict));
  pb_verdict_share (verdict, _("Needed roles that are filled"), people->n_required_filled,
                    people->n_required);
  pb_verdict_say (verdict, ngettext ("%u of %u needed role is filled.",
                                     "%u of %u needed roles are filled.", people->n_required),
                  people->n_required_filled, people->n_required);
}

static gboolean
is_adopted_proposal (PbRuleContext *context,
                     PbRecord      *decision)
{
  int class = pb_record_get_enum (decision, PB_DECISION_CLASS);
  PbDay closed;

  return (class == PB_DECISION_CLASS_TREASURY || class == PB_DECISION_CLASS_STATE_CHANGE ||
          class == PB_DECISION_CLASS_PHASE_TRANSITION) &&
         pb_context_decision_state (context, decision, &closed) == PB_DECISION_STATE_ADOPTED;
}

static gboolean
is_income (PbRuleContext *context,
           PbRecord      *transaction)
{
  return pb_context_exists (context, transaction) &&
         pb_record_get_enum (transaction, PB_TRANSACTION_DIRECTION) ==
           PB_TRANSACTION_DIRECTION_IN &&
         !pb_record_get_flag (transaction, PB_TRANSACTION_FAILED);
}

static gboolean
is_external_agreement (PbRuleContext *context,
                       PbRecord      *agreement)
{
  return pb_context_agreement_active (context, agreement) &&
         pb_context_agreement_external (context, agreement);
}

/* A proposal and what stands behind it: both, one, or neither. */
static gboolean
judge_support (PbRuleContext *context,
               PbVerdict     *verdict,
               guint          proposals,
               guint          behind)
{
  if (pb_context_records (context, PB_KIND_DECISION)->len == 0 && behind == 0)
    {
      pb_verdict_say (verdict, _("No decision and no income is on record."));
      return FALSE;
    }

  verdict->value = proposals > 0 && behind > 0 ? PB_RESULT_MET
                   : proposals + behind > 0 ? PB_RESULT_PARTLY : PB_RESULT_NOT_MET;

  return TRUE;
}

/* An adopted proposal, and income or an agreement with another group behind it. */
void
pb_rule_support (PbRuleContext *context,
                 PbVerdict     *verdict)
{
  guint proposals = count_records (context, verdict, PB_KIND_DECISION, is_adopted_proposal);
  guint behind = count_records (context, verdict, PB_KIND_TRANSACTION, is_income) +
                 count_records (context, verdict, PB_KIND_AGREEMENT, is_external_agreement);

  if (judge_support (context, verdict, proposals, behind))
    pb_verdict_say (verdict,
                    _("Proposals adopted: %u; payments received and agreements with others: %u."),
                    proposals, behind);
}

static gboolean
is_budgeted_proposal (PbRuleContext *context,
                      PbRecord      *decision)
{
  GPtrArray *lines = pb_dossier_get_referring (context->dossier, pb_record_get_id (decision),
                                               PB_BUDGET_LINE_DECISION);

  return lines != NULL && lines->len > 0 && is_adopted_proposal (context, decision);
}

/* An adopted proposal with a budget, and income. */
void
pb_rule_approved_means (PbRuleContext *context,
                        PbVerdict     *verdict)
{
  guint income = count_records (context, verdict, PB_KIND_TRANSACTION, is_income);
  guint budgeted = count_records (context, verdict, PB_KIND_DECISION, is_budgeted_proposal);

  if (judge_support (context, verdict, budgeted, income))
    pb_verdict_say (verdict, _("Proposals adopted with a budget: %u; payments received: %u."),
                    budgeted, income);
}

/* More of the roles are held than half a year before. */
void
pb_rule_filling (PbRuleContext *context,
                 PbVerdict     *verdict)
{
  g_autoptr(PbPeople) before = pb_people_new (context->dossier,
                                              context->day - context->window_half);
  PbPeople *now = pb_context_people (context);
  guint held_now = now->n_active - now->n_vacant;
  guint held_before = before->n_active - before->n_vacant;

  if (now->n_active == 0)
    {
      pb_verdict_say (verdict, _("No role is on record."));
      return;
    }

  /* Shares are compared as whole numbers: a/b against c/d as a·d against c·b. */
  if (held_now == now->n_active ||
      held_now * MAX (before->n_active, 1) > held_before * now->n_active)
    verdict->value = PB_RESULT_MET;
  else
    verdict->value = held_now > 0 ? PB_RESULT_PARTLY : PB_RESULT_NOT_MET;

  pb_verdict_share (verdict, _("Roles held now"), held_now, now->n_active);
  pb_verdict_share (verdict, _("Roles held half a year before"), held_before, before->n_active);
  pb_verdict_say (verdict, _("Roles held: %u of %u; half a year before: %u of %u."), held_now,
                  now->n_active, held_before, before->n_active);
}

static gboolean
is_sent_or_due_report (PbRuleContext *context,
                       PbRecord      *report)
{
  return pb_record_has (report, PB_REPORT_DUE_ON) || pb_record_has (report, PB_REPORT_RECURRING) ||
         pb_record_has (report, PB_REPORT_SENT_ON);
}

/* A tool to talk with, and a rhythm: of cycles, or of reports. */
void
pb_rule_rhythm (PbRuleContext *context,
                PbVerdict     *verdict)
{
  guint talk = count_records (context, verdict, PB_KIND_TOOL, pb_phase_tool_talks);
  guint reports = count_records (context, verdict, PB_KIND_REPORT, is_sent_or_due_report);
  gboolean rhythm = reports > 0 || pb_record_has (context->group, PB_GROUP_CYCLE_CADENCE);

  if (pb_context_records (context, PB_KIND_TOOL)->len == 0 && !rhythm)
    {
      pb_verdict_say (verdict, _("No tool, no report and no rhythm of cycles is on record."));
      return;
    }

  verdict->value = talk > 0 && rhythm ? PB_RESULT_MET
                   : talk > 0 || rhythm ? PB_RESULT_PARTLY : PB_RESULT_NOT_MET;
  pb_verdict_say (verdict, _("Tools to talk with: %u; reports sent or planned: %u."), talk,
                  reports);
}

static gboolean
is_present (PbRuleContext *context,
            PbRecord      *member)
{
  return pb_member_is_present (member, context->day);
}

/* Roles and systems, counted together, are more than the people. */
void
pb_rule_complexity (PbRuleContext *context,
                    PbVerdict     *verdict)
{
  guint members = pb_phase_count (context, PB_KIND_MEMBER, is_present, NULL);
  guint roles = count_records (context, verdict, PB_KIND_ROLE, pb_phase_role_is_active);
  guint systems = count_records (context, verdict, PB_KIND_SYSTEM, pb_phase_system_runs);

  if (members == 0)
    {
      pb_verdict_say (verdict, _("No members are on record."));
      return;
    }

  verdict->value = (roles + systems) * 100 > members * high (verdict) ? PB_RESULT_WARNING
                   : (roles + systems) * 100 > members * low (verdict) ? PB_RESULT_WATCH
                                                                      : PB_RESULT_CLEAR;
  pb_verdict_say (verdict, _("Roles and running systems: %u, members: %u."), roles + systems,
                  members);
}

static gboolean
is_started_in_short (PbRuleContext *context,
                     PbRecord      *system)
{
  return pb_context_within (context, pb_record_get_day (system, PB_SYSTEM_RUNNING_SINCE),
                            context->window_short);
}

static gboolean
is_held_in_short (PbRuleContext *context,
                  PbRecord      *retrospective)
{
  return pb_context_within (context, pb_record_get_day (retrospective, PB_RETROSPECTIVE_DATE),
                            context->window_short);
}

/* Several systems were started, and there was no retrospective. */
void
pb_rule_too_fast (PbRuleContext *context,
                  PbVerdict     *verdict)
{
  guint started = count_records (context, verdict, PB_KIND_SYSTEM, is_started_in_short);
  guint retros = count_records (context, verdict, PB_KIND_RETROSPECTIVE, is_held_in_short);

  if (pb_context_records (context, PB_KIND_SYSTEM)->len == 0)
    {
      pb_verdict_say (verdict, _("No system is on record."));
      return;
    }

  verdict->value = started >= low (verdict) && retros == 0 ? PB_RESULT_WATCH : PB_RESULT_CLEAR;
  pb_verdict_say (verdict, _("Systems that began to run lately: %u; retrospectives: %u."), started,
                  retros);
}

static gboolean
is_described_role (PbRuleContext *context,
                   PbRecord      *role)
{
  return pb_phase_role_is_active (context, role) &&
         pb_record_has (role, PB_ROLE_RESPONSIBILITIES) &&
         pb_record_has (role, PB_ROLE_AUTHORITIES);
}

/* Roles are described in full, and most of them are held. */
void
pb_rule_roles_complete (PbRuleContext *context,
                        PbVerdict     *verdict)
{
  PbPeople *people = pb_context_people (context);
  guint described = pb_phase_count (context, PB_KIND_ROLE, is_described_role, NULL);
  guint held = people->n_active - people->n_vacant;
  PbResultValue texts;
  PbResultValue seats;

  if (people->n_active == 0)
    {
      pb_verdict_say (verdict, _("No role is on record."));
      return;
    }

  texts = pb_positive_by_share (described, people->n_active, 100, low (verdict));
  seats = pb_positive_by_share (held, people->n_active, high (verdict), low (verdict));
  verdict->value = MAX (texts, seats);
  pb_verdict_share (verdict, _("Roles described in full"), described, people->n_active);
  pb_verdict_share (verdict, _("Roles that are held"), held, people->n_active);
  pb_verdict_say (verdict, _("Roles described in full: %u of %u; held: %u."), described,
                  people->n_active, held);
}

static gboolean
has_purpose_link (PbRuleContext *context,
                  PbRecord      *objective)
{
  return pb_record_has (objective, PB_OBJECTIVE_PURPOSE_LINK) &&
         pb_context_objective_active (context, objective, context->day, context->day);
}

static gboolean
is_active_objective (PbRuleContext *context,
                     PbRecord      *objective)
{
  return pb_context_objective_active (context, objective, context->day, context->day);
}

/* Active objectives say how they serve the purpose. */
void
pb_rule_aligned (PbRuleContext *context,
                 PbVerdict     *verdict)
{
  guint all = count_records (context, verdict, PB_KIND_OBJECTIVE, is_active_objective);
  guint linked = pb_phase_count (context, PB_KIND_OBJECTIVE, has_purpose_link, NULL);

  if (all == 0)
    {
      pb_verdict_say (verdict, _("No objective is active."));
      return;
    }

  verdict->value = pb_positive_by_share (linked, all, high (verdict), low (verdict));
  pb_verdict_share (verdict, _("Objectives that serve the purpose"), linked, all);
  pb_verdict_say (verdict, _("Active objectives that say how they serve the purpose: %u of %u."),
                  linked, all);
}
