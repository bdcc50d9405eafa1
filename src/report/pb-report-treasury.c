/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "framework/pb-treasury.h"
#include "report/pb-i18n-private.h"
#include "report/pb-report-context-private.h"

/* More findings than this are counted, not listed, in a phase report. */
#define MAX_FINDINGS 6

static PbNode *
add_number (PbNode     *row,
            const char *text)
{
  PbNode *cell = pb_node_append_cell (row, text);

  cell->numeric = TRUE;

  return cell;
}

static void
add_amount (PbNode          *row,
            const PbDecimal *amount)
{
  g_autofree char *text = pb_decimal_to_locale (amount, -1);

  add_number (row, text);
}

static PbNode *
add_money_table (PbNode     *root,
                 const char *first,
                 const char *last)
{
  static const double widths[] = { 0.28, 0.14, 0.16, 0.16, 0.12, 0.14 };
  guint n = last ? G_N_ELEMENTS (widths) : G_N_ELEMENTS (widths) - 1;
  PbNode *table = pb_node_append_table (root, n, widths);
  PbNode *row = pb_node_append_row (table, TRUE);

  pb_node_append_cell (row, first);
  pb_node_append_cell (row, pb_field_get_label (PB_TRANSACTION_ASSET));
  add_number (row, C_("amount", "In"));
  add_number (row, C_("amount", "Out"));
  add_number (row, C_("amount", "Fees"));
  if (last)
    add_number (row, last);

  return table;
}

static void
add_balance (PbNode          *table,
             const char      *name,
             const PbBalance *balance,
             gboolean         held)
{
  PbNode *row = pb_node_append_row (table, FALSE);

  pb_node_append_cell (row, name);
  pb_node_append_cell (row, balance->asset);
  add_amount (row, balance->in);
  add_amount (row, balance->out);
  add_amount (row, balance->fees);
  if (held)
    add_amount (row, balance->balance);
}

static void
add_balances (PbTreasury *treasury,
              PbNode     *root)
{
  GPtrArray *balances = pb_treasury_get_balances (treasury);
  PbNode *table = NULL;

  for (guint i = 0; i < balances->len; i++)
    {
      const PbBalance *balance = balances->pdata[i];
      g_autofree char *name = balance->account ? pb_record_dup_title (balance->account)
                                               : g_strdup (_("No account named"));

      /* An account without movements holds nothing of anything. */
      if (*balance->asset == '\0')
        continue;
      if (table == NULL)
        table = add_money_table (root, pb_kind_get_label (PB_KIND_ACCOUNT),
                                 C_("amount", "Balance"));
      add_balance (table, name, balance, TRUE);
    }

  if (table == NULL)
    pb_node_append_text (root, _("No transaction is recorded."));
}

static void
add_totals (const PbReportContext *context,
            PbTreasury            *treasury,
            PbNode                *root)
{
  g_autoptr(GPtrArray) totals = pb_treasury_get_totals (treasury, context->from, context->day);
  g_autofree char *period = pb_report_dup_days (context->from, context->day);
  PbNode *table;

  if (totals->len == 0)
    return;

  table = add_money_table (root, _("Period"), NULL);
  for (guint i = 0; i < totals->len; i++)
    add_balance (table, i == 0 ? period : NULL, totals->pdata[i], FALSE);
}

/* How many payments somebody has matched; proposals do not count. */
static void
add_matched (PbTreasury *treasury,
             PbNode     *root)
{
  GPtrArray *outflows = pb_treasury_get_outflows (treasury);
  guint n_matched = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < outflows->len; i++)
    n_matched += ((PbOutflow *) outflows->pdata[i])->confirmed;

  if (outflows->len == 0)
    return;

  text = g_strdup_printf (ngettext ("%u of %u payment is matched to a decision or an allowance.",
                                    "%u of %u payments are matched to a decision or an "
                                    "allowance.",
                                    outflows->len),
                          n_matched, outflows->len);
  pb_node_append_text (root, text);
}

static void
add_findings (const PbReportContext *context,
              PbTreasury            *treasury,
              PbNode                *root)
{
  GPtrArray *findings = pb_treasury_get_findings (treasury);
  guint shown = context->kind == PB_REPORT_KIND_TREASURY ? findings->len
                                                         : MIN (findings->len, MAX_FINDINGS);
  PbNode *list;

  if (findings->len == 0)
    return;

  pb_node_append_heading (root, 3, _("What Does Not Add Up"));
  list = pb_node_append (root, PB_NODE_LIST);
  list->compact = TRUE;
  for (guint i = 0; i < shown; i++)
    {
      const PbTreasuryFinding *finding = findings->pdata[i];
      PbNode *text = pb_node_append (pb_node_append (list, PB_NODE_ITEM), PB_NODE_PARAGRAPH);

      pb_node_add_text (text, pb_treasury_finding_kind_get_label (finding->kind), PB_SPAN_STRONG,
                        NULL);
      pb_node_add_text (text, " ", 0, NULL);
      pb_node_add_text (text, finding->sentence, 0, NULL);
    }
  if (findings->len > shown)
    {
      guint more = findings->len - shown;
      g_autofree char *text = g_strdup_printf (ngettext ("%u more is in the treasury report.",
                                                         "%u more are in the treasury report.",
                                                         more),
                                               more);

      pb_report_add_small (root, text);
    }
}

void
pb_report_add_treasury (const PbReportContext *context,
                        PbNode                *root)
{
  g_autoptr(PbTreasury) treasury = NULL;
  g_autoptr(GPtrArray) accounts = pb_report_find_records (context, PB_KIND_ACCOUNT);
  g_autoptr(GPtrArray) transactions = pb_report_find_records (context, PB_KIND_TRANSACTION);
  gboolean declared = pb_record_get_flag (context->group, PB_GROUP_NO_TREASURY);

  if (accounts->len + transactions->len == 0 && !declared &&
      context->kind != PB_REPORT_KIND_TREASURY)
    return;

  pb_node_append_heading (root, 2, _("Treasury"));
  if (accounts->len + transactions->len == 0)
    {
      pb_node_append_text (root, declared ? _("This group has declared that it holds no money.")
                                          : _("No account and no transaction is recorded."));
      return;
    }

  treasury = pb_treasury_new (context->dossier, context->day);
  add_balances (treasury, root);
  add_totals (context, treasury, root);
  add_matched (treasury, root);
  add_findings (context, treasury, root);
  pb_report_add_small (root, _("Assets are never added to each other."));
}

static void
add_account (const PbReportContext *context,
             PbNode                *root,
             PbRecord              *account)
{
  g_autofree char *name = pb_record_dup_title (account);
  g_autofree char *signers = pb_report_dup_names (context, account, PB_ACCOUNT_SIGNERS);
  g_autofree char *open = pb_report_dup_days (pb_record_get_day (account, PB_ACCOUNT_OPENED),
                                              pb_record_get_day (account, PB_ACCOUNT_CLOSED));
  g_autofree char *threshold = NULL;
  const char *address = pb_record_get_text (account, PB_ACCOUNT_ADDRESS);
  PbNode *facts;

  pb_node_append_heading (root, 3, name);
  facts = pb_node_append (root, PB_NODE_FACTS);
  pb_node_append_fact (facts, pb_field_get_label (PB_ACCOUNT_KIND),
                       pb_report_get_label (account, PB_ACCOUNT_KIND));
  if (address && *address)
    {
      PbNode *row = pb_node_append_row (facts, FALSE);
      PbNode *text;

      pb_node_append_cell (row, pb_field_get_label (PB_ACCOUNT_ADDRESS));
      text = pb_node_append (pb_node_append_cell (row, NULL), PB_NODE_PARAGRAPH);
      pb_node_add_text (text, address, PB_SPAN_LITERAL, NULL);
    }
  if (pb_record_has (account, PB_ACCOUNT_THRESHOLD))
    threshold = g_strdup_printf ("%" G_GINT64_FORMAT,
                                 pb_record_get_integer (account, PB_ACCOUNT_THRESHOLD));
  pb_node_append_fact (facts, pb_field_get_label (PB_ACCOUNT_THRESHOLD), threshold);
  pb_node_append_fact (facts, pb_field_get_label (PB_ACCOUNT_SIGNERS), signers);
  pb_node_append_fact (facts, _("Time"), open);
  if (facts->children->len == 0)
    g_ptr_array_remove_index (root->children, root->children->len - 1);
}

void
pb_report_add_accounts (const PbReportContext *context,
                        PbNode                *root)
{
  g_autoptr(GPtrArray) accounts = pb_report_find_records (context, PB_KIND_ACCOUNT);

  if (accounts->len == 0)
    return;

  pb_node_append_heading (root, 2, pb_kind_get_plural (PB_KIND_ACCOUNT));
  for (guint i = 0; i < accounts->len; i++)
    add_account (context, root, accounts->pdata[i]);
}

static void
add_transaction (const PbReportContext *context,
                 PbTreasury            *treasury,
                 PbNode                *table,
                 PbRecord              *transaction)
{
  const PbOutflow *outflow = pb_treasury_find_outflow (treasury,
                                                       pb_record_get_id (transaction));
  g_autoptr(PbDecimal) amount = pb_record_dup_decimal (transaction, PB_TRANSACTION_AMOUNT);
  g_autofree char *day = pb_day_to_locale (pb_record_get_day (transaction, PB_TRANSACTION_DATE));
  g_autofree char *title = pb_record_dup_title (transaction);
  g_autofree char *account =
    pb_report_dup_name (context, pb_record_get_text (transaction, PB_TRANSACTION_ACCOUNT));
  g_autofree char *money = amount ? pb_amount_dup_text (amount,
                                                        pb_record_get_text (transaction,
                                                                            PB_TRANSACTION_ASSET))
                                  : NULL;
  g_autofree char *allowed = NULL;
  PbNode *row = pb_node_append_row (table, FALSE);
  PbNode *cell;

  pb_node_append_cell (row, day);
  cell = pb_node_append_cell (row, title);
  pb_report_add_small (cell, pb_record_get_text (transaction, PB_TRANSACTION_COUNTERPARTY));
  cell = pb_node_append_cell (row, pb_report_get_label (transaction, PB_TRANSACTION_DIRECTION));
  pb_report_add_small (cell, account);
  add_number (row, money);

  cell = pb_node_append_cell (row, NULL);
  if (pb_record_get_flag (transaction, PB_TRANSACTION_FAILED))
    pb_report_add_word (cell, PB_TONE_NEUTRAL, pb_field_get_label (PB_TRANSACTION_FAILED));
  if (outflow == NULL)
    return;
  if (outflow->decision)
    allowed = pb_record_dup_title (outflow->decision);
  else if (outflow->role)
    allowed = pb_record_dup_title (outflow->role);
  if (!outflow->confirmed)
    pb_node_append_chip (cell, PB_TONE_CAUTION, PB_SYMBOL_QUESTION,
                         allowed ? C_("match", "Only proposed") : C_("match", "Unmatched"));
  if (allowed)
    pb_node_append_text (cell, allowed);
}

void
pb_report_add_transactions (const PbReportContext *context,
                            PbNode                *root)
{
  static const double widths[] = { 0.2, 0.26, 0.17, 0.15, 0.22 };
  g_autoptr(GPtrArray) transactions = pb_report_find_records (context, PB_KIND_TRANSACTION);
  g_autoptr(PbTreasury) treasury = pb_treasury_new (context->dossier, context->day);
  guint n_earlier = 0;
  PbNode *table = NULL;

  if (transactions->len == 0)
    return;

  pb_node_append_heading (root, 2, pb_kind_get_plural (PB_KIND_TRANSACTION));
  for (guint i = transactions->len; i-- > 0;)
    {
      PbRecord *transaction = transactions->pdata[i];
      PbDay day = pb_record_get_day (transaction, PB_TRANSACTION_DATE);

      if (day > context->day)
        continue;
      if (day < context->from)
        {
          n_earlier++;
          continue;
        }
      if (table == NULL)
        {
          PbNode *row;

          table = pb_node_append_table (root, G_N_ELEMENTS (widths), widths);
          row = pb_node_append_row (table, TRUE);
          pb_node_append_cell (row, pb_field_get_label (PB_TRANSACTION_DATE));
          pb_node_append_cell (row, pb_field_get_label (PB_TRANSACTION_DESCRIPTION));
          pb_node_append_cell (row, pb_field_get_label (PB_TRANSACTION_DIRECTION));
          add_number (row, pb_field_get_label (PB_TRANSACTION_AMOUNT));
          pb_node_append_cell (row, _("Allowed by"));
        }
      add_transaction (context, treasury, table, transaction);
    }

  if (n_earlier > 0)
    {
      g_autofree char *text =
        g_strdup_printf (ngettext ("%u earlier transaction is not listed.",
                                   "%u earlier transactions are not listed.", n_earlier),
                         n_earlier);

      pb_report_add_small (root, text);
    }
}
