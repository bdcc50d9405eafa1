/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-rules-private.h"

#include "framework/pb-exact-sum-private.h"
#include "framework/pb-i18n-private.h"

/* What went out of one asset in the window. */
typedef struct
{
  char       *asset;
  PbExactSum  all;
  PbExactSum  linked;
  gboolean    exceeded;
} Spending;

static void
spending_free (Spending *spending)
{
  g_free (spending->asset);
  pb_exact_sum_clear (&spending->all);
  pb_exact_sum_clear (&spending->linked);
  g_free (spending);
}

static Spending *
find_spending (GPtrArray  *spendings,
               const char *asset)
{
  Spending *spending;

  for (guint i = 0; i < spendings->len; i++)
    {
      spending = spendings->pdata[i];
      if (g_strcmp0 (spending->asset, asset) == 0)
        return spending;
    }

  spending = g_new0 (Spending, 1);
  spending->asset = g_strdup (asset ? asset : "");
  g_ptr_array_add (spendings, spending);

  return spending;
}

/* Whether the payment says what it was for: an objective, a deliverable, or a
 * decision or an agreement that names one.
 */
static gboolean
has_aim (PbRuleContext *context,
         PbOutflow     *outflow)
{
  PbRecord *payment = outflow->transaction;
  PbRecord *agreement = pb_dossier_lookup (context->dossier,
                                           pb_record_get_text (payment, PB_TRANSACTION_AGREEMENT));

  if (pb_record_has (payment, PB_TRANSACTION_OBJECTIVE) ||
      pb_record_has (payment, PB_TRANSACTION_DELIVERABLE))
    return TRUE;
  if (agreement && pb_record_get_kind (agreement) == PB_KIND_AGREEMENT &&
      pb_record_has (agreement, PB_AGREEMENT_OBJECTIVES))
    return TRUE;

  return outflow->confirmed && outflow->decision &&
         pb_record_has (outflow->decision, PB_DECISION_OBJECTIVES);
}

/* A budget line that payments of the window went beyond. */
static PbRecord *
find_exceeded (PbRuleContext     *context,
               PbTreasuryFinding *finding)
{
  PbRecord *line = NULL;
  gboolean recent = FALSE;

  for (guint i = 0; i < finding->records->len; i++)
    {
      PbRecord *record = finding->records->pdata[i];

      if (pb_record_get_kind (record) == PB_KIND_BUDGET_LINE)
        line = record;
      else if (pb_record_get_kind (record) == PB_KIND_TRANSACTION)
        recent |= pb_context_within (context, pb_record_get_day (record, PB_TRANSACTION_DATE),
                                     context->window_half);
    }

  return recent ? line : NULL;
}

static GPtrArray *
add_up_spending (PbRuleContext *context,
                 PbVerdict     *verdict)
{
  GPtrArray *spendings = g_ptr_array_new_with_free_func ((GDestroyNotify) spending_free);
  PbTreasury *treasury = pb_context_treasury (context);
  GPtrArray *outflows = pb_treasury_get_outflows (treasury);
  GPtrArray *findings = pb_treasury_get_findings (treasury);

  for (guint i = 0; i < outflows->len; i++)
    {
      PbOutflow *outflow = outflows->pdata[i];
      PbRecord *payment = outflow->transaction;
      const char *amount = pb_record_get_text (payment, PB_TRANSACTION_AMOUNT);
      Spending *spending;

      if (amount == NULL || !pb_context_within (context,
                                                pb_record_get_day (payment, PB_TRANSACTION_DATE),
                                                context->window_half))
        continue;

      spending = find_spending (spendings, pb_record_get_text (payment, PB_TRANSACTION_ASSET));
      pb_exact_sum_add (&spending->all, amount);
      if (has_aim (context, outflow))
        pb_exact_sum_add (&spending->linked, amount);
      else
        pb_verdict_record (verdict, payment);
    }

  for (guint i = 0; i < findings->len; i++)
    {
      PbTreasuryFinding *finding = findings->pdata[i];
      PbRecord *line;

      if (finding->kind != PB_TREASURY_OVERSPENT || finding->asset == NULL)
        continue;
      line = find_exceeded (context, finding);
      for (guint j = 0; line && j < spendings->len; j++)
        {
          Spending *spending = spendings->pdata[j];

          if (g_ascii_strcasecmp (spending->asset, finding->asset) != 0)
            continue;
          spending->exceeded = TRUE;
          for (guint k = 0; k < finding->records->len; k++)
            pb_verdict_record (verdict, finding->records->pdata[k]);
        }
    }

  return spendings;
}

/* Whether the linked amount is at least so many percent of all. */
static gboolean
is_share (const PbDecimal *linked,
          const PbDecimal *all,
          gint64           percent)
{
  g_autoptr(PbDecimal) hundred = pb_decimal_new_integer (100);
  g_autoptr(PbDecimal) share = pb_decimal_new_integer (percent);
  g_autoptr(PbDecimal) have = pb_decimal_multiply (linked, hundred);
  g_autoptr(PbDecimal) need = pb_decimal_multiply (all, share);

  return pb_decimal_compare (have, need) >= 0;
}

static PbResultValue
judge_spending (PbRuleContext *context,
                PbVerdict     *verdict,
                Spending      *spending)
{
  g_autoptr(PbDecimal) all = pb_exact_sum_steal (&spending->all);
  g_autoptr(PbDecimal) linked = pb_exact_sum_steal (&spending->linked);
  g_autofree char *all_text = NULL;
  g_autofree char *linked_text = NULL;
  g_autofree char *value = NULL;
  g_autofree char *label = NULL;

  if (linked == NULL)
    linked = pb_decimal_new_integer (0);
  all_text = pb_decimal_to_locale (all, -1);
  linked_text = pb_decimal_to_locale (linked, -1);

  /* Translators: the name of a currency or token */
  label = g_strdup_printf (_("%s spent for objectives"), spending->asset);
  /* Translators: two amounts, for example “30 of 50”. */
  value = g_strdup_printf (_("%s of %s"), linked_text, all_text);
  pb_verdict_number (verdict, label, value);
  /* Translators: two amounts and the name of a currency or token */
  pb_verdict_say (verdict, _("%s of %s %s went out for an objective or a deliverable."),
                  linked_text, all_text, spending->asset);
  if (spending->exceeded)
    /* Translators: the name of a currency or token */
    pb_verdict_say (verdict, _("More %s was paid than was decided."), spending->asset);

  if (is_share (linked, all, pb_context_threshold (context, PB_THRESHOLD_U2_MET)) &&
      !spending->exceeded)
    return PB_RESULT_MET;
  if (is_share (linked, all, pb_context_threshold (context, PB_THRESHOLD_U2_PARTLY)))
    return PB_RESULT_PARTLY;

  return PB_RESULT_NOT_MET;
}

/* U2: resource effectiveness.  Assets are never added up: the worst counts. */
void
pb_rule_u2 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  g_autoptr(GPtrArray) spendings = add_up_spending (context, verdict);
  int worst = -1;

  if (spendings->len == 0)
    {
      pb_verdict_say (verdict, ngettext ("No payment went out in the last %d day.",
                                         "No payment went out in the last %d days.",
                                         context->window_half),
                      context->window_half);
      return;
    }

  for (guint i = 0; i < spendings->len; i++)
    {
      PbResultValue value = judge_spending (context, verdict, spendings->pdata[i]);

      worst = MAX (worst, pb_result_value_get_step (value));
    }
  verdict->value = pb_result_scale_get_value (PB_RESULT_SCALE_POSITIVE, worst);
}

/*
 * pb_account_count_signers:
 *
 * Returns: how many people or addresses can sign for @account
 */
guint
pb_account_count_signers (PbRecord *account)
{
  gsize n_members, n_others;

  g_free (pb_record_get_set (account, PB_ACCOUNT_SIGNERS, &n_members));
  g_free (pb_record_get_set (account, PB_ACCOUNT_OTHER_SIGNERS, &n_others));

  return (guint) (n_members + n_others);
}

/* On-chain with several signers and one to spare, or off-chain for a reason. */
static gboolean
is_sound (PbRecord *account)
{
  gint64 threshold = pb_record_get_integer (account, PB_ACCOUNT_THRESHOLD);

  if (pb_account_is_onchain (account))
    return threshold >= 2 && pb_account_count_signers (account) >= threshold + 1;

  return pb_record_get_enum (account, PB_ACCOUNT_PRACTICALITY) ==
           PB_PRACTICALITY_OFFCHAIN_BY_CHOICE &&
         pb_record_has (account, PB_ACCOUNT_PRACTICALITY_REASON);
}

/* Payments of the last @window days, and how many of them can be traced. */
typedef struct
{
  guint n;
  guint n_traced;
} Traced;

static gboolean
is_from_chain (PbRuleContext *context,
               PbRecord      *payment)
{
  PbRecord *account = pb_dossier_lookup (context->dossier,
                                         pb_record_get_text (payment, PB_TRANSACTION_ACCOUNT));

  return account && pb_record_get_kind (account) == PB_KIND_ACCOUNT &&
         pb_account_is_onchain (account);
}

static Traced
trace_chain_payments (PbRuleContext *context,
                      PbVerdict     *verdict)
{
  GPtrArray *outflows = pb_treasury_get_outflows (pb_context_treasury (context));
  Traced traced = { 0, 0 };

  for (guint i = outflows->len; i-- > 0;)
    {
      PbOutflow *outflow = outflows->pdata[i];
      PbRecord *payment = outflow->transaction;

      if (!pb_context_within (context, pb_record_get_day (payment, PB_TRANSACTION_DATE),
                              context->window_half))
        break;
      if (!is_from_chain (context, payment))
        continue;

      traced.n++;
      if (outflow->kind != PB_MATCH_NONE && pb_record_has (payment, PB_TRANSACTION_HASH))
        traced.n_traced++;
      else
        pb_verdict_record (verdict, payment);
    }

  return traced;
}

/* T1: treasury on-chain. */
void
pb_rule_t1 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  GPtrArray *accounts = pb_context_records (context, PB_KIND_ACCOUNT);
  guint n = 0, n_sound = 0;
  gboolean sound, traceable;
  Traced traced;

  for (guint i = 0; i < accounts->len; i++)
    {
      if (pb_context_day (context, accounts->pdata[i], PB_ACCOUNT_CLOSED) != PB_DAY_NONE)
        continue;
      n++;
      n_sound += is_sound (accounts->pdata[i]);
      pb_verdict_record (verdict, accounts->pdata[i]);
    }

  if (n == 0)
    {
      if (pb_record_get_flag (context->group, PB_GROUP_NO_TREASURY))
        pb_verdict_say (verdict, "%s", _("The group has declared that it has no treasury, so there "
                                         "is nothing to judge."));
      else
        pb_verdict_say (verdict, "%s", _("No account is on record."));
      return;
    }

  traced = trace_chain_payments (context, verdict);
  sound = n_sound == n;
  traceable = pb_at_least_percent (traced.n_traced, traced.n,
                                   pb_context_threshold (context, PB_THRESHOLD_T1_MATCHED));
  pb_verdict_share (verdict, _("Accounts that are kept soundly"), n_sound, n);
  pb_verdict_share (verdict, _("On-chain payments with a hash and a decision or an allowance"),
                    traced.n_traced, traced.n);

  if (sound && traceable)
    verdict->value = PB_RESULT_MET;
  else
    verdict->value = sound || traceable ? PB_RESULT_PARTLY : PB_RESULT_NOT_MET;

  pb_verdict_say (verdict, ngettext ("%u of %u account needs several signers with one to spare, or "
                                     "is off-chain for a reason.",
                                     "%u of %u accounts need several signers with one to spare, or "
                                     "are off-chain for a reason.",
                                     n),
                  n_sound, n);
  if (traced.n == 0)
    pb_verdict_say (verdict, ngettext ("No on-chain payment went out in the last %d day.",
                                       "No on-chain payment went out in the last %d days.",
                                       context->window_half),
                    context->window_half);
  else
    pb_verdict_say (verdict, ngettext ("%u of %u on-chain payment has a hash and something that "
                                       "allows it.",
                                       "%u of %u on-chain payments have a hash and something that "
                                       "allows them.",
                                       traced.n),
                    traced.n_traced, traced.n);
}
