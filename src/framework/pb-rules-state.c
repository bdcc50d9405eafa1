/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-rules-private.h"

#include "framework/pb-element-status-private.h"
#include "framework/pb-i18n-private.h"

#include <string.h>

/* Q2: every active agreement has a review date, and none is overdue. */
static gboolean
agreements_are_reviewed (PbRuleContext *context,
                         PbVerdict     *verdict)
{
  GPtrArray *agreements = pb_context_records (context, PB_KIND_AGREEMENT);
  guint n = 0, n_dated = 0, n_overdue = 0;

  for (guint i = 0; i < agreements->len; i++)
    {
      PbDay review = pb_record_get_day (agreements->pdata[i], PB_AGREEMENT_REVIEW_DATE);

      if (!pb_context_agreement_active (context, agreements->pdata[i]))
        continue;
      n++;
      n_dated += review != PB_DAY_NONE;
      if (review != PB_DAY_NONE && review >= context->day)
        continue;
      n_overdue += review != PB_DAY_NONE;
      pb_verdict_record (verdict, agreements->pdata[i]);
    }

  pb_verdict_share (verdict, _("Active agreements with a review date"), n_dated, n);
  pb_verdict_count (verdict, _("Reviews overdue"), n_overdue);
  if (n_dated < n)
    pb_verdict_say (verdict, ngettext ("%u of %u active agreement has a review date.",
                                       "%u of %u active agreements have a review date.", n),
                    n_dated, n);
  if (n_overdue > 0)
    pb_verdict_say (verdict, ngettext ("%u review of an agreement is overdue.",
                                       "%u reviews of agreements are overdue.", n_overdue),
                    n_overdue);

  return n_dated == n && n_overdue == 0;
}

/* Q4: an account with threshold and signers, or no treasury at all. */
static gboolean
treasury_is_described (PbRuleContext *context,
                       PbVerdict     *verdict)
{
  GPtrArray *accounts = pb_context_records (context, PB_KIND_ACCOUNT);
  guint n = 0, n_described = 0;

  for (guint i = 0; i < accounts->len; i++)
    {
      PbRecord *account = accounts->pdata[i];

      if (pb_context_day (context, account, PB_ACCOUNT_CLOSED) != PB_DAY_NONE)
        continue;
      n++;
      n_described += pb_record_has (account, PB_ACCOUNT_THRESHOLD) &&
                     pb_account_count_signers (account) > 0;
      pb_verdict_record (verdict, account);
    }

  if (n == 0 && pb_record_get_flag (context->group, PB_GROUP_NO_TREASURY))
    return TRUE;

  pb_verdict_share (verdict, _("Accounts with a threshold and signers"), n_described, n);
  if (n_described == 0)
    pb_verdict_say (verdict, "%s", _("No account with a threshold and signers is on record."));

  return n_described > 0;
}

/* Q6: nearly all major decisions have an outcome and a date. */
static gboolean
decisions_are_recorded (PbRuleContext *context,
                        PbVerdict     *verdict)
{
  GArray *decisions = pb_context_decisions (context);
  guint n = 0, n_whole = 0;

  for (guint i = 0; i < decisions->len; i++)
    {
      const PbDecisionFacts *decision = &g_array_index (decisions, PbDecisionFacts, i);
      gboolean whole;

      if (!pb_decision_is_major (decision) ||
          (decision->state != PB_DECISION_STATE_ADOPTED &&
           decision->state != PB_DECISION_STATE_REJECTED) ||
          !pb_context_within (context, decision->closed, context->window_year))
        continue;

      whole = pb_record_has (decision->record, PB_DECISION_OUTCOME) &&
              pb_record_get_day (decision->record, PB_DECISION_CLOSED) != PB_DAY_NONE;
      n++;
      n_whole += whole;
      if (!whole)
        pb_verdict_record (verdict, decision->record);
    }

  pb_verdict_share (verdict, _("Major decisions with outcome and date"), n_whole, n);
  if (n_whole < n)
    pb_verdict_say (verdict, ngettext ("%u of %u major decision has an outcome and a date.",
                                       "%u of %u major decisions have an outcome and a date.", n),
                    n_whole, n);

  return pb_at_least_percent (n_whole, n, pb_context_threshold (context, PB_THRESHOLD_Q6_DECISIONS));
}

/* Q6, too: nearly all payments match a decision or an allowance. */
static gboolean
payments_are_matched (PbRuleContext *context,
                      PbVerdict     *verdict)
{
  GPtrArray *outflows = pb_treasury_get_outflows (pb_context_treasury (context));
  guint n = 0, n_matched = 0;

  for (guint i = outflows->len; i-- > 0;)
    {
      PbOutflow *outflow = outflows->pdata[i];

      if (!pb_context_within (context,
                              pb_record_get_day (outflow->transaction, PB_TRANSACTION_DATE),
                              context->window_year))
        break;
      n++;
      if (outflow->kind != PB_MATCH_NONE)
        n_matched++;
      else
        pb_verdict_record (verdict, outflow->transaction);
    }

  pb_verdict_share (verdict, _("Payments that a decision or an allowance covers"), n_matched, n);
  if (n_matched < n)
    pb_verdict_say (verdict, ngettext ("A decision or an allowance covers %u of %u payment.",
                                       "A decision or an allowance covers %u of %u payments.", n),
                    n_matched, n);

  return pb_at_least_percent (n_matched, n, pb_context_threshold (context, PB_THRESHOLD_Q6_OUTFLOWS));
}

static gboolean
transactions_are_recorded (PbRuleContext *context,
                           PbVerdict     *verdict)
{
  gboolean decided = decisions_are_recorded (context, verdict);

  return payments_are_matched (context, verdict) && decided;
}

static gboolean
reaches_goal (PbRuleContext *context,
              PbRecord      *metric)
{
  g_autofree const char **objectives = pb_record_get_set (metric, PB_METRIC_OBJECTIVES, NULL);

  for (guint i = 0; objectives[i]; i++)
    {
      PbRecord *objective = pb_dossier_lookup (context->dossier, objectives[i]);
      gsize n = 0;

      if (objective && pb_record_get_kind (objective) == PB_KIND_OBJECTIVE)
        g_free (pb_record_get_set (objective, PB_OBJECTIVE_GOALS, &n));
      if (n > 0)
        return TRUE;
    }

  return FALSE;
}

/* G6: a metric leads through an objective to a goal of the network. */
static gboolean
metrics_are_linked (PbRuleContext *context,
                    PbVerdict     *verdict)
{
  GPtrArray *metrics = pb_context_records (context, PB_KIND_METRIC);
  guint n = 0;

  for (guint i = 0; i < metrics->len; i++)
    {
      if (!reaches_goal (context, metrics->pdata[i]))
        continue;
      n++;
      pb_verdict_record (verdict, metrics->pdata[i]);
    }

  pb_verdict_share (verdict, _("Metrics linked to a goal of the network"), n, metrics->len);
  if (n == 0)
    pb_verdict_say (verdict, "%s", _("No metric is linked through an objective to a goal of the "
                                     "network."));

  return n > 0;
}

static gboolean
meets_conditions (PbRuleContext *context,
                  PbVerdict     *verdict,
                  const char    *key)
{
  if (strcmp (key, "Q2") == 0)
    return agreements_are_reviewed (context, verdict);
  if (strcmp (key, "Q4") == 0)
    return treasury_is_described (context, verdict);
  if (strcmp (key, "Q6") == 0)
    return transactions_are_recorded (context, verdict);
  if (strcmp (key, "G6") == 0)
    return metrics_are_linked (context, verdict);

  return TRUE;
}

/* What keeps an element fresh or not: its last review, which is an edit of the element
 * itself, and the record that contradicts it.
 */
static void
add_review (PbRuleContext         *context,
            PbVerdict             *verdict,
            const PbElementStatus *status)
{
  if (!status->never_reviewed)
    {
      g_autofree char *id = pb_state_element_dup_id (context->group_id, status->key);

      pb_verdict_record (verdict, pb_dossier_lookup (context->dossier, id));
    }

  if (status->contradicting)
    pb_verdict_record (verdict, pb_dossier_lookup (context->dossier, status->contradicting));
}

/*
 * pb_rule_add_reviews:
 *
 * Adds the records that the freshness of all elements rests on.
 */
void
pb_rule_add_reviews (PbRuleContext *context,
                     PbVerdict     *verdict)
{
  const char * const *keys = pb_state_element_get_keys ();

  for (guint i = 0; keys[i]; i++)
    add_review (context, verdict, pb_context_element (context, keys[i]));
}

static void
add_records (PbRuleContext         *context,
             PbVerdict             *verdict,
             const PbElementStatus *status)
{
  GStrv lists[] = { status->texts, status->records };

  add_review (context, verdict, status);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      for (guint j = 0; lists[i][j]; j++)
        pb_verdict_record (verdict, pb_dossier_lookup (context->dossier, lists[i][j]));
    }
}

/* P1 to G6: the elements of the group state. */
void
pb_rule_element (PbRuleContext *context,
                 PbVerdict     *verdict)
{
  const char *key = pb_statement_get_rule (verdict->statement);
  const PbElementStatus *status = pb_context_element (context, key);
  guint limit = pb_context_threshold (context, PB_THRESHOLD_ELEMENT_UNCHANGED);

  pb_verdict_say (verdict, "%s", status->sentence);
  pb_verdict_number (verdict, _("State"), pb_freshness_get_label (status->freshness));
  pb_verdict_day (verdict, _("Last reviewed"), status->last_reviewed);
  add_records (context, verdict, status);

  if (!status->present || status->old)
    verdict->value = PB_RESULT_NOT_MET;
  else if (status->freshness == PB_FRESHNESS_STALE ||
           status->freshness == PB_FRESHNESS_CONTRADICTED)
    verdict->value = PB_RESULT_PARTLY;
  else
    verdict->value = PB_RESULT_MET;

  if (status->present && !meets_conditions (context, verdict, key) &&
      verdict->value == PB_RESULT_MET)
    verdict->value = PB_RESULT_PARTLY;

  if (status->unchanged >= limit)
    pb_verdict_say (verdict, ngettext ("It was confirmed %u time in a row without any change.",
                                       "It was confirmed %u times in a row without any change.",
                                       status->unchanged),
                    status->unchanged);
}
