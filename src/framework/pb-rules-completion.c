/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-phase-facts-private.h"

#include "framework/pb-i18n-private.h"

/* Rules of completion that take more than one count (domain model, “the other four
 * phases”). */

/* How short a time between the decision to close and the closing is rushing. */
#define RUSH_DAYS 14

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

static gboolean
is_achieved (PbRuleContext *context,
             PbRecord      *objective)
{
  return pb_context_objective_achieved (context, objective, context->day);
}

/* Most objectives are achieved. */
void
pb_rule_fulfilled (PbRuleContext *context,
                   PbVerdict     *verdict)
{
  guint all = pb_context_records (context, PB_KIND_OBJECTIVE)->len;
  guint achieved = count_records (context, verdict, PB_KIND_OBJECTIVE, is_achieved);

  if (all == 0)
    {
      pb_verdict_say (verdict, _("No objective is on record."));
      return;
    }

  verdict->value = pb_positive_by_share (achieved, all,
                                         pb_statement_get_limit (verdict->statement, 1),
                                         pb_statement_get_limit (verdict->statement, 0));
  pb_verdict_share (verdict, _("Objectives achieved"), achieved, all);
  pb_verdict_say (verdict, _("Objectives achieved: %u of %u."), achieved, all);
}

static gboolean
is_late_delivery (PbRuleContext *context,
                  PbRecord      *deliverable)
{
  return pb_context_within (context, pb_context_delivered (context, deliverable),
                            context->window_half);
}

static gboolean
is_late_payment (PbRuleContext *context,
                 PbRecord      *transaction)
{
  return pb_record_get_enum (transaction, PB_TRANSACTION_DIRECTION) ==
           PB_TRANSACTION_DIRECTION_OUT &&
         !pb_record_get_flag (transaction, PB_TRANSACTION_FAILED) &&
         pb_context_within (context, pb_record_get_day (transaction, PB_TRANSACTION_DATE),
                            context->window_half);
}

/* Payments go out, and nothing was delivered. */
void
pb_rule_without_effect (PbRuleContext *context,
                        PbVerdict     *verdict)
{
  guint paid = count_records (context, verdict, PB_KIND_TRANSACTION, is_late_payment);
  guint delivered = count_records (context, verdict, PB_KIND_DELIVERABLE, is_late_delivery);

  if (paid == 0)
    {
      pb_verdict_say (verdict, ngettext ("No payment went out in the last %d day.",
                                         "No payment went out in the last %d days.",
                                         context->window_half),
                      context->window_half);
      return;
    }

  verdict->value = delivered == 0 ? PB_RESULT_MET
                   : delivered < paid ? PB_RESULT_PARTLY : PB_RESULT_NOT_MET;
  pb_verdict_say (verdict, _("Payments lately: %u; deliverables: %u."), paid, delivered);
}

/* Fewer people take part than in the period before. */
void
pb_rule_declining (PbRuleContext *context,
                   PbVerdict     *verdict)
{
  PbPeople *people = pb_context_people (context);
  PbDay turn = context->day - context->window_half;
  g_autoptr(GHashTable) now = pb_people_contributors (people, turn, context->day);
  g_autoptr(GHashTable) before = pb_people_contributors (people, turn - context->window_half,
                                                         turn);
  guint n_now = g_hash_table_size (now);
  guint n_before = g_hash_table_size (before);

  if (n_before == 0)
    {
      pb_verdict_say (verdict, ngettext ("It is not on record who took part in the period before "
                                         "the last %d day.",
                                         "It is not on record who took part in the period before "
                                         "the last %d days.",
                                         context->window_half),
                      context->window_half);
      return;
    }

  verdict->value =
    pb_at_most_percent (n_now, n_before, pb_statement_get_limit (verdict->statement, 1))
      ? PB_RESULT_MET
      : pb_at_most_percent (n_now, n_before, pb_statement_get_limit (verdict->statement, 0))
          ? PB_RESULT_PARTLY : PB_RESULT_NOT_MET;
  pb_verdict_say (verdict, _("People who took part: %u, in the period before: %u."), n_now,
                  n_before);
}

static gboolean
has_destination (PbRuleContext *context,
                 PbRecord      *account)
{
  return pb_phase_account_is_open (context, account) &&
         pb_record_has (account, PB_ACCOUNT_DESTINATION);
}

/* It is known for every open account where its assets go. */
void
pb_rule_asset_plan (PbRuleContext *context,
                    PbVerdict     *verdict)
{
  guint open = count_records (context, verdict, PB_KIND_ACCOUNT, pb_phase_account_is_open);
  guint planned = pb_phase_count (context, PB_KIND_ACCOUNT, has_destination, NULL);

  if (open == 0)
    {
      gboolean known = pb_context_records (context, PB_KIND_ACCOUNT)->len > 0 ||
                       pb_record_get_flag (context->group, PB_GROUP_NO_TREASURY);

      verdict->value = known ? PB_RESULT_MET : PB_RESULT_UNKNOWN;
      pb_verdict_say (verdict, known ? _("No account is open.") : _("No account is on record."));
      return;
    }

  verdict->value = planned == open ? PB_RESULT_MET
                   : planned > 0 ? PB_RESULT_PARTLY : PB_RESULT_NOT_MET;
  pb_verdict_share (verdict, _("Accounts with a destination"), planned, open);
  pb_verdict_say (verdict, _("Accounts of which it is known where their assets go: %u of %u."),
                  planned, open);
}

static guint
count_open_items (PbRuleContext *context,
                  PbVerdict     *verdict)
{
  return count_records (context, verdict, PB_KIND_ROLE, pb_phase_role_is_active) +
         count_records (context, verdict, PB_KIND_AGREEMENT, pb_phase_is_unfinished_agreement) +
         count_records (context, verdict, PB_KIND_TOOL, pb_phase_is_unfinished_tool) +
         count_records (context, verdict, PB_KIND_TASK, pb_phase_task_is_open) +
         count_records (context, verdict, PB_KIND_RELATION, pb_phase_relation_is_untold);
}

static guint
count_items (PbRuleContext *context)
{
  static const PbKind kinds[] = {
    PB_KIND_ROLE, PB_KIND_AGREEMENT, PB_KIND_TOOL, PB_KIND_TASK, PB_KIND_RELATION,
  };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    n += pb_context_records (context, kinds[i])->len;

  return n;
}

/* Nothing is left without a successor or an end. */
void
pb_rule_handover (PbRuleContext *context,
                  PbVerdict     *verdict)
{
  guint all = count_items (context);
  guint open = count_open_items (context, verdict);

  if (all == 0)
    {
      pb_verdict_say (verdict, _("No roles, agreements, tools, tasks or relations are on record."));
      return;
    }

  verdict->value = open == 0 ? PB_RESULT_MET
                   : pb_at_most_percent (open, all, pb_statement_get_limit (verdict->statement, 0))
                       ? PB_RESULT_PARTLY : PB_RESULT_NOT_MET;
  pb_verdict_share (verdict, _("Without a successor or an end"), open, all);
  pb_verdict_say (verdict, _("Roles, agreements, tools, tasks and relations that are still open: "
                             "%u of %u."),
                  open, all);
}

/* The last day on which anything of the group happened. */
static PbDay
find_last_day (PbRuleContext *context)
{
  static const struct { PbKind kind; PbFieldId field; } signs[] = {
    { PB_KIND_ACTIVITY, PB_ACTIVITY_DATE },
    { PB_KIND_TASK, PB_TASK_DONE },
    { PB_KIND_DECISION, PB_DECISION_CLOSED },
    { PB_KIND_DELIVERABLE, PB_DELIVERABLE_DELIVERED_ON },
    { PB_KIND_TRANSACTION, PB_TRANSACTION_DATE },
    { PB_KIND_RETROSPECTIVE, PB_RETROSPECTIVE_DATE },
    { PB_KIND_REPORT, PB_REPORT_SENT_ON },
    { PB_KIND_STATE_ELEMENT, PB_STATE_ELEMENT_LAST_REVIEWED },
    { PB_KIND_PHASE_TRANSITION, PB_PHASE_TRANSITION_DATE },
  };
  PbDay last = PB_DAY_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      GPtrArray *records = pb_context_records (context, signs[i].kind);

      for (guint k = 0; k < records->len; k++)
        {
          PbDay day = pb_record_get_day (records->pdata[k], signs[i].field);

          if (day <= context->day)
            last = MAX (last, day);
        }
    }

  return last;
}

/* Nothing was recorded for a while, and the group is not closed. */
void
pb_rule_fading (PbRuleContext *context,
                PbVerdict     *verdict)
{
  PbDay last = find_last_day (context);
  g_autofree char *day = NULL;

  if (last == PB_DAY_NONE)
    {
      pb_verdict_say (verdict, _("Nothing that happened is on record."));
      return;
    }

  verdict->value = pb_context_within (context, last, context->window_short) ||
                       pb_dossier_get_phase (context->dossier, NULL) == PB_PHASE_CLOSED
                     ? PB_RESULT_CLEAR : PB_RESULT_WARNING;
  pb_verdict_day (verdict, _("Last sign of life"), last);
  day = pb_day_to_locale (last);
  pb_verdict_say (verdict, _("The last thing on record happened on %s."), day);
}

static guint
count_held (PbRuleContext *context,
            PbVerdict     *verdict)
{
  /* That of the other rules knows no balances. */
  g_autoptr(PbTreasury) treasury = pb_treasury_new (context->dossier, context->day);
  GPtrArray *balances = pb_treasury_get_balances (treasury);
  guint n = 0;

  for (guint i = 0; i < balances->len; i++)
    {
      const PbBalance *balance = balances->pdata[i];

      if (pb_decimal_get_sign (balance->balance) == 0)
        continue;
      n++;
      if (balance->account != NULL)
        pb_verdict_record (verdict, balance->account);
    }

  return n;
}

static gboolean
has_treasury (PbRuleContext *context)
{
  return pb_context_records (context, PB_KIND_ACCOUNT)->len +
         pb_context_records (context, PB_KIND_TRANSACTION)->len > 0;
}

/* Something is held although the day of closing has passed. */
void
pb_rule_hoarding (PbRuleContext *context,
                  PbVerdict     *verdict)
{
  PbDay closes = pb_record_get_day (context->group, PB_GROUP_CLOSES_ON);
  guint n = count_held (context, verdict);

  if (!has_treasury (context))
    {
      pb_verdict_say (verdict, _("No account is on record."));
      return;
    }

  verdict->value = n > 0 && closes != PB_DAY_NONE && closes < context->day ? PB_RESULT_WARNING
                                                                            : PB_RESULT_CLEAR;
  pb_verdict_say (verdict, closes == PB_DAY_NONE
                             ? _("Balances that are not zero: %u; no day of closing is set.")
                             : _("Balances that are not zero: %u."),
                  n);
}

static gboolean
is_learning (PbRuleContext *context,
             PbRecord      *deliverable)
{
  return pb_phase_is_document (context, deliverable, PB_DOCUMENT_KIND_LEARNING);
}

/* Nothing of what was learned is written down. */
void
pb_rule_lost_knowledge (PbRuleContext *context,
                        PbVerdict     *verdict)
{
  guint n = count_records (context, verdict, PB_KIND_DELIVERABLE, is_learning);

  verdict->value = n > 0 ? PB_RESULT_CLEAR : PB_RESULT_WATCH;
  pb_verdict_say (verdict, _("Documents of what was learned: %u."), n);
}

/* From the decision to close to the day of closing it is only days, and something
 * is still open. */
void
pb_rule_rushing (PbRuleContext *context,
                 PbVerdict     *verdict)
{
  GPtrArray *decisions = pb_context_records (context, PB_KIND_DECISION);
  PbDay closes = pb_record_get_day (context->group, PB_GROUP_CLOSES_ON);
  PbDay decided = PB_DAY_NONE;
  guint open;

  for (guint i = 0; i < decisions->len; i++)
    if (pb_phase_is_closing (context, decisions->pdata[i]))
      {
        decided = MAX (decided, pb_record_get_day (decisions->pdata[i], PB_DECISION_CLOSED));
        pb_verdict_record (verdict, decisions->pdata[i]);
      }

  if (decided == PB_DAY_NONE || closes == PB_DAY_NONE)
    {
      pb_verdict_say (verdict, _("No decision to close, or no day of closing, is on record."));
      return;
    }

  open = count_open_items (context, verdict);
  verdict->value = closes - decided < RUSH_DAYS && open > 0 ? PB_RESULT_WARNING : PB_RESULT_CLEAR;
  pb_verdict_say (verdict, _("Days from the decision to the closing: %d; still open: %u."),
                  (int) (closes - decided), open);
}

/* Every account holds nothing. */
void
pb_rule_accounts_empty (PbRuleContext *context,
                        PbVerdict     *verdict)
{
  guint n = count_held (context, verdict);

  if (!has_treasury (context) && !pb_record_get_flag (context->group, PB_GROUP_NO_TREASURY))
    {
      pb_verdict_say (verdict, _("No account is on record."));
      return;
    }

  verdict->value = n == 0 ? PB_RESULT_MET : PB_RESULT_NOT_MET;
  pb_verdict_say (verdict, _("Balances that are not zero: %u."), n);
}

static gboolean
is_partner_relation (PbRuleContext *context,
                     PbRecord      *relation)
{
  return pb_relation_is_active (relation, context->day) && !pb_relation_is_lineage (relation);
}

/* The other group of a relation got a completion report. */
static gboolean
got_final_report (PbRuleContext *context,
                  PbRecord      *relation)
{
  GPtrArray *reports = pb_context_records (context, PB_KIND_REPORT);
  const char *from = pb_record_get_text (relation, PB_RELATION_FROM);
  const char *to = pb_record_get_text (relation, PB_RELATION_TO);
  const char *other = g_strcmp0 (from, context->group_id) == 0 ? to : from;

  if (!is_partner_relation (context, relation) || other == NULL)
    return FALSE;

  for (guint i = 0; i < reports->len; i++)
    {
      PbDay sent = pb_record_get_day (reports->pdata[i], PB_REPORT_SENT_ON);

      if (pb_record_get_enum (reports->pdata[i], PB_REPORT_KIND) == PB_REPORT_KIND_COMPLETION &&
          sent != PB_DAY_NONE && sent <= context->day &&
          pb_record_set_contains (reports->pdata[i], PB_REPORT_SENT_TO, other))
        return TRUE;
    }

  return FALSE;
}

/* The final report went to every active relation. */
void
pb_rule_final_report (PbRuleContext *context,
                      PbVerdict     *verdict)
{
  guint all = count_records (context, verdict, PB_KIND_RELATION, is_partner_relation);
  guint sent = pb_phase_count (context, PB_KIND_RELATION, got_final_report, NULL);

  if (all == 0)
    {
      verdict->value = pb_context_records (context, PB_KIND_RELATION)->len > 0
                         ? PB_RESULT_MET : PB_RESULT_UNKNOWN;
      pb_verdict_say (verdict, _("No relation is active."));
      return;
    }

  verdict->value = sent == all ? PB_RESULT_MET
                   : sent > 0 ? PB_RESULT_PARTLY : PB_RESULT_NOT_MET;
  pb_verdict_share (verdict, _("Relations that got the final report"), sent, all);
  pb_verdict_say (verdict, _("Relations that got the final report: %u of %u."), sent, all);
}

/* Movements are on record, and none of them is unexplained. */
void
pb_rule_final_accounts (PbRuleContext *context,
                        PbVerdict     *verdict)
{
  guint n = pb_context_records (context, PB_KIND_TRANSACTION)->len;
  g_autoptr(PbTreasury) treasury = pb_treasury_new (context->dossier, context->day);
  guint findings = pb_treasury_get_findings (treasury)->len;

  if (n == 0)
    {
      pb_verdict_say (verdict, _("No transaction is on record."));
      return;
    }

  verdict->value = findings == 0 ? PB_RESULT_MET : PB_RESULT_PARTLY;
  pb_verdict_say (verdict, _("Transactions on record: %u; that do not add up: %u."), n, findings);
}
