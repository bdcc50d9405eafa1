/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "framework/pb-treasury.h"
#include "report/pb-balance-chart.h"
#include "report/pb-i18n-private.h"
#include "report/pb-report-context-private.h"

/* What was held over time, a chart for each asset.  A step needs two days. */
void
pb_report_add_balance_charts (const PbReportContext *context,
                              PbNode                *root)
{
  g_autoptr(PbTreasury) treasury = pb_treasury_new (context->dossier, context->day);
  g_autoptr(GPtrArray) totals = pb_treasury_get_totals (treasury, PB_DAY_NONE, context->day);
  gboolean headed = FALSE;

  for (guint i = 0; i < totals->len; i++)
    {
      const PbBalance *total = totals->pdata[i];
      g_autoptr(PbChartData) data = pb_chart_data_new_balance (treasury, NULL, total->asset);

      if (*total->asset == '\0' || data->points->len < 2)
        continue;
      if (!headed)
        pb_node_append_heading (root, 2, _("Balances Over Time"));
      headed = TRUE;
      pb_node_append_heading (root, 3, total->asset);
      pb_node_append (root, PB_NODE_CHART)->chart = g_steal_pointer (&data);
    }
}

static void
add_amount (PbNode          *row,
            const PbDecimal *amount)
{
  g_autofree char *text = pb_decimal_to_locale (amount, -1);

  pb_node_append_cell (row, text)->numeric = TRUE;
}

/* When a budget line has to be paid, or which week, month or cycle it is. */
static char *
dup_time (const PbBudget *budget)
{
  if (budget->decision)
    return budget->due == PB_DAY_NONE ? NULL : pb_day_to_locale (budget->due);

  return budget->from == PB_DAY_NONE ? NULL : pb_report_dup_days (budget->from, budget->to);
}

static void
add_budget (PbNode         *table,
            const PbBudget *budget,
            PbDay           day)
{
  PbNode *row = pb_node_append_row (table, FALSE);
  g_autofree char *title = pb_record_dup_title (budget->decision ? budget->decision
                                                                 : budget->record);
  g_autofree char *time = dup_time (budget);
  PbNode *cell = pb_node_append_cell (row, title);

  if (budget->decision)
    pb_report_add_small (cell, pb_record_get_text (budget->record, PB_BUDGET_LINE_PAYEE));
  pb_node_append_cell (row, budget->asset);
  add_amount (row, budget->limit);
  add_amount (row, budget->paid);
  cell = pb_node_append_cell (row, time);
  if (pb_decimal_compare (budget->paid, budget->limit) > 0)
    pb_node_append_chip (cell, PB_TONE_CAUTION, PB_SYMBOL_WARNING, C_("budget", "Overspent"));
  else if (budget->due != PB_DAY_NONE && budget->due < day &&
           pb_decimal_compare (budget->paid, budget->limit) < 0)
    pb_node_append_chip (cell, PB_TONE_CAUTION, PB_SYMBOL_CLOCK, C_("budget", "Late"));
}

static PbNode *
add_table (PbNode     *root,
           const char *first,
           const char *last)
{
  static const double widths[] = { 0.36, 0.12, 0.14, 0.14, 0.24 };
  PbNode *table = pb_node_append_table (root, G_N_ELEMENTS (widths), widths);
  PbNode *row = pb_node_append_row (table, TRUE);

  pb_node_append_cell (row, first);
  pb_node_append_cell (row, pb_field_get_label (PB_TRANSACTION_ASSET));
  pb_node_append_cell (row, C_("amount", "Allowed"))->numeric = TRUE;
  pb_node_append_cell (row, C_("amount", "Paid"))->numeric = TRUE;
  pb_node_append_cell (row, last);

  return table;
}

/* What was decided within the period or is not paid in full, and allowances of the
 * period.
 */
static gboolean
is_wanted (const PbReportContext *context,
           const PbBudget        *budget)
{
  if (budget->decision)
    return pb_decimal_compare (budget->paid, budget->limit) != 0 ||
           pb_record_get_day (budget->decision, PB_DECISION_CLOSED) >= context->from;

  return budget->to == PB_DAY_NONE || budget->to >= context->from;
}

/* How much was decided and allowed, and how much of it was paid. */
void
pb_report_add_budgets (const PbReportContext *context,
                       PbNode                *root)
{
  static const PbKind kinds[] = { PB_KIND_BUDGET_LINE, PB_KIND_ROLE };
  g_autoptr(PbTreasury) treasury = pb_treasury_new (context->dossier, context->day);
  gboolean headed = FALSE;

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr(GPtrArray) budgets = pb_treasury_list_budgets (treasury, kinds[k]);
      PbNode *table = NULL;

      for (guint i = 0; i < budgets->len; i++)
        {
          if (!is_wanted (context, budgets->pdata[i]))
            continue;
          if (!headed)
            pb_node_append_heading (root, 2, _("Budgets and Allowances"));
          headed = TRUE;
          if (table == NULL)
            table = kinds[k] == PB_KIND_BUDGET_LINE
                      ? add_table (root, pb_kind_get_label (PB_KIND_DECISION),
                                   pb_field_get_label (PB_BUDGET_LINE_DUE))
                      : add_table (root, pb_kind_get_label (PB_KIND_ROLE), _("Period"));
          add_budget (table, budgets->pdata[i], context->day);
        }
    }
}
