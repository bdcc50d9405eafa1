/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "report-example.h"

#include "framework/pb-treasury.h"
#include "report/pb-balance-chart.h"

#include <string.h>

#define TODAY "2025-06-30"

static PbRecord *
move (Builder    *builder,
      const char *name,
      const char *date,
      const char *direction,
      const char *amount)
{
  return builder_add (builder, PB_KIND_TRANSACTION, name,
                      PB_TRANSACTION_ACCOUNT, "safe",
                      PB_TRANSACTION_DATE, date,
                      PB_TRANSACTION_DIRECTION, direction,
                      PB_TRANSACTION_AMOUNT, amount,
                      PB_TRANSACTION_ASSET, "USDC",
                      PB_TRANSACTION_DESCRIPTION, name,
                      0);
}

/* 1000 came in, 300 of 500 decided went out, and 7 of which only members know. */
static Builder *
make_money (void)
{
  Builder *builder = builder_new (TODAY);

  builder_add (builder, PB_KIND_ACCOUNT, "safe", PB_ACCOUNT_NAME, "Safe", 0);
  builder_add (builder, PB_KIND_DECISION, "decision", PB_DECISION_TITLE, "Mend the roof",
               PB_DECISION_STATUS, "adopted", PB_DECISION_CLOSED, "2025-02-01", 0);
  builder_add (builder, PB_KIND_BUDGET_LINE, "line", PB_BUDGET_LINE_DECISION, "decision",
               PB_BUDGET_LINE_AMOUNT, "500", PB_BUDGET_LINE_ASSET, "USDC",
               PB_BUDGET_LINE_PAYEE, "Roofer", PB_BUDGET_LINE_DUE, "2025-06-01", 0);
  builder_add (builder, PB_KIND_ROLE, "role", PB_ROLE_TITLE, "Steward",
               PB_ROLE_ALLOWANCE, "40", PB_ROLE_ALLOWANCE_ASSET, "USDC",
               PB_ROLE_ALLOWANCE_PER, "month", 0);
  move (builder, "Gift", "2025-01-01", "in", "1000.000000000000000001");
  builder_set (move (builder, "Roof", "2025-03-01", "out", "300"), PB_TRANSACTION_BUDGET_LINE,
               "line");
  builder_set (move (builder, "Present for Dana", "2025-04-01", "out", "7"), PB_COMMON_AUDIENCE,
               "members");

  return builder;
}

/* Balances, budgets and allowances are in the report as the window adds them up. */
static void
test_says_all (void)
{
  static const char * const said[] = {
    "1000.000000000000000001", "307", "Mend the roof", "Roofer", "Late",
    "Steward", "Balances Over Time", "693.000000000000000001",
  };
  g_autoptr(Builder) builder = make_money ();
  g_autoptr(PbDocument) document = example_report_of (builder, PB_REPORT_KIND_TREASURY,
                                                      PB_AUDIENCE_MEMBERS);
  g_autofree char *text = pb_document_to_markdown (document);

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_test_message ("%s", said[i]);
      g_assert_nonnull (strstr (text, said[i]));
    }
}

/* What some readers may not know is in no sum that they read. */
static void
test_leaves_out (void)
{
  g_autoptr(Builder) builder = make_money ();
  g_autoptr(PbDocument) document = example_report_of (builder, PB_REPORT_KIND_TREASURY,
                                                      PB_AUDIENCE_PARTNERS);
  g_autofree char *text = pb_document_to_markdown (document);

  g_assert_null (strstr (text, "Dana"));
  g_assert_null (strstr (text, "693.000000000000000001"));
  g_assert_nonnull (strstr (text, "700.000000000000000001"));
}

/* The phase report quotes the same balances. */
static void
test_phase_report (void)
{
  g_autoptr(Builder) builder = make_money ();
  g_autoptr(PbDocument) document = example_report (builder, PB_AUDIENCE_MEMBERS);
  g_autofree char *text = pb_document_to_markdown (document);

  g_assert_nonnull (strstr (text, "693.000000000000000001"));
}

/* A step for each day on which something moved, and one up to the day. */
static void
test_chart (void)
{
  g_autoptr(Builder) builder = make_money ();
  g_autoptr(PbDossier) dossier = builder_seal (builder);
  g_autoptr(PbTreasury) treasury = pb_treasury_new (dossier, builder->day);
  g_autoptr(PbChartData) data = pb_chart_data_new_balance (treasury, NULL, "USDC");
  g_autoptr(PbChartData) none = pb_chart_data_new_balance (treasury, builder_id ("safe"), "EUR");
  PbChartPoint *last;

  g_assert_true (data->stepped);
  g_assert_cmpuint (data->points->len, ==, 4);
  last = data->points->pdata[3];
  g_assert_cmpint (last->day, ==, builder->day);
  g_assert_cmpstr (last->text, ==, "693.000000000000000001 USDC");
  g_assert_cmpstr (data->value_text, ==, last->text);
  g_assert_cmpuint (none->points->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/treasury/says-all", test_says_all);
  g_test_add_func ("/report/treasury/leaves-out", test_leaves_out);
  g_test_add_func ("/report/treasury/phase-report", test_phase_report);
  g_test_add_func ("/report/treasury/chart", test_chart);

  return g_test_run ();
}
