/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "framework/pb-treasury.h"

#include "dossier-builder.h"

#define TODAY "2025-06-30"
#define HASH "0xabababababababababababababababababababababababababababababababab"
#define HASH_IN_CAPITALS \
  "0xABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABAB"

static PbRecord *
pay (Builder    *builder,
     const char *name,
     const char *date,
     const char *amount,
     const char *payee)
{
  return builder_add (builder, PB_KIND_TRANSACTION, name,
                      PB_TRANSACTION_DATE, date,
                      PB_TRANSACTION_DIRECTION, "out",
                      PB_TRANSACTION_AMOUNT, amount,
                      PB_TRANSACTION_ASSET, "USDC",
                      PB_TRANSACTION_COUNTERPARTY, payee,
                      0);
}

static PbTreasury *
open_treasury (Builder *builder)
{
  g_autoptr(PbDossier) dossier = builder_seal (builder);

  return pb_treasury_new (dossier, builder->day);
}

static void
assert_amount (const PbDecimal *amount,
               const char      *expected)
{
  g_autofree char *text = amount ? pb_decimal_to_string (amount) : g_strdup ("none");

  g_assert_cmpstr (text, ==, expected);
}

static PbOutflow *
outflow (PbTreasury *treasury,
         const char *name)
{
  PbOutflow *found = pb_treasury_find_outflow (treasury, builder_id (name));

  g_assert_nonnull (found);

  return found;
}

static guint
count_findings (PbTreasury            *treasury,
                PbTreasuryFindingKind  kind,
                PbTreasuryFinding    **first)
{
  GPtrArray *findings = pb_treasury_get_findings (treasury);
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      PbTreasuryFinding *finding = findings->pdata[i];

      if (finding->kind != kind)
        continue;
      if (n++ == 0 && first)
        *first = finding;
      g_assert_cmpuint (finding->records->len, >, 0);
      g_assert_nonnull (finding->sentence);
    }

  return n;
}

/* A decision on 6 000 USDC for Ada and what it allows. */
static void
add_decision (Builder    *builder,
              const char *status,
              const char *closed,
              const char *due)
{
  builder_add (builder, PB_KIND_DECISION, "decision",
               PB_DECISION_TITLE, "Fund the workshop",
               PB_DECISION_STATUS, status,
               PB_DECISION_OPENED, "2025-01-01",
               PB_DECISION_CLOSED, closed,
               0);
  builder_add (builder, PB_KIND_BUDGET_LINE, "line",
               PB_BUDGET_LINE_DECISION, "decision",
               PB_BUDGET_LINE_AMOUNT, "6000",
               PB_BUDGET_LINE_ASSET, "USDC",
               PB_BUDGET_LINE_PAYEE, "Ada",
               PB_BUDGET_LINE_DUE, due,
               0);
}

static void
test_balances (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbTreasury) treasury = NULL;
  g_autoptr(GPtrArray) totals = NULL;
  g_autoptr(GArray) series = NULL;
  PbRecord *record;
  GPtrArray *balances;
  PbBalance *balance;

  builder_add (builder, PB_KIND_ACCOUNT, "safe", PB_ACCOUNT_NAME, "Safe",
               PB_ACCOUNT_KIND, "onchain-safe", 0);
  builder_add (builder, PB_KIND_ACCOUNT, "till", PB_ACCOUNT_NAME, "Till",
               PB_ACCOUNT_KIND, "cash", 0);

  record = pay (builder, "income", "2025-01-01", "100.000000000000000001", "Fund");
  builder_set (record, PB_TRANSACTION_DIRECTION, "in");
  builder_set (record, PB_TRANSACTION_ACCOUNT, "safe");
  record = pay (builder, "spent", "2025-02-01", "40", "Ada");
  builder_set (record, PB_TRANSACTION_ACCOUNT, "safe");
  builder_set (record, PB_TRANSACTION_FEE, "0.5");
  record = pay (builder, "failed", "2025-02-02", "10", "Ada");
  builder_set (record, PB_TRANSACTION_ACCOUNT, "safe");
  builder_set (record, PB_TRANSACTION_FAILED, "true");
  builder_set (record, PB_TRANSACTION_FEE, "0.25");
  record = pay (builder, "moved", "2025-03-01", "20", NULL);
  builder_set (record, PB_TRANSACTION_DIRECTION, "internal");
  builder_set (record, PB_TRANSACTION_ACCOUNT, "safe");
  builder_set (record, PB_TRANSACTION_TO_ACCOUNT, "till");
  pay (builder, "later", "2025-07-01", "1", "Ada");

  treasury = open_treasury (builder);
  balances = pb_treasury_get_balances (treasury);
  g_assert_cmpuint (balances->len, ==, 2);
  balance = balances->pdata[0];
  g_assert_cmpstr (pb_record_get_id (balance->account), ==, builder_id ("safe"));
  assert_amount (balance->in, "100.000000000000000001");
  assert_amount (balance->out, "60");
  assert_amount (balance->fees, "0.75");
  assert_amount (balance->balance, "39.250000000000000001");
  balance = balances->pdata[1];
  assert_amount (balance->balance, "20");

  /* Moves between own accounts are neither income nor spending. */
  totals = pb_treasury_get_totals (treasury, PB_DAY_NONE, builder->day);
  g_assert_cmpuint (totals->len, ==, 1);
  balance = totals->pdata[0];
  assert_amount (balance->in, "100.000000000000000001");
  assert_amount (balance->out, "40");
  assert_amount (balance->balance, "59.250000000000000001");

  series = pb_treasury_get_series (treasury, builder_id ("safe"), "USDC");
  g_assert_cmpuint (series->len, ==, 4);
  assert_amount (g_array_index (series, PbBalancePoint, 3).balance, "39.250000000000000001");
  g_clear_pointer (&series, g_array_unref);
  series = pb_treasury_get_series (treasury, NULL, "USDC");
  assert_amount (g_array_index (series, PbBalancePoint, series->len - 1).balance,
                 "59.250000000000000001");
}

/* Assets are added only where each movement has a rate of its own. */
static void
test_value (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbTreasury) treasury = NULL;
  g_autoptr(PbDecimal) known = NULL;
  g_autoptr(PbDecimal) unknown = NULL;
  PbRecord *record = pay (builder, "a", "2025-01-01", "10", "Ada");

  builder_set (record, PB_TRANSACTION_RATE, "0.9");
  builder_set (record, PB_TRANSACTION_RATE_TO, "EUR");
  record = pay (builder, "b", "2025-01-02", "5", "Ada");
  builder_set (record, PB_TRANSACTION_ASSET, "EUR");
  pay (builder, "c", "2025-02-01", "1", "Ada");

  treasury = open_treasury (builder);
  known = pb_treasury_get_value (treasury, PB_DAY_NONE, pb_day_parse ("2025-01-31"), "EUR", FALSE);
  assert_amount (known, "14");
  unknown = pb_treasury_get_value (treasury, PB_DAY_NONE, builder->day, "EUR", FALSE);
  g_assert_null (unknown);
}

/* Two tranches of 50 percent: half, whole, and a third payment of 1 too much. */
static void
test_example_10 (void)
{
  static const struct
  {
    guint n_payments;
    const char *amounts[3];
    const char *over;
  } cases[] = {
    { 1, { "3000" }, NULL },
    { 2, { "3000", "3000" }, NULL },
    { 3, { "3000", "3000", "1" }, "1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);
      g_autoptr(PbTreasury) treasury = NULL;
      PbTreasuryFinding *finding = NULL;

      add_decision (builder, "adopted", "2025-01-10", "2025-06-29");
      for (guint k = 0; k < cases[i].n_payments; k++)
        {
          g_autofree char *name = g_strdup_printf ("payment-%u", k);
          g_autofree char *date = g_strdup_printf ("2025-0%u-01", k + 2);
          PbRecord *record = pay (builder, name, date, cases[i].amounts[k], "Ada");

          builder_set (record, PB_TRANSACTION_BUDGET_LINE, "line");
        }

      treasury = open_treasury (builder);
      g_assert_cmpuint (count_findings (treasury, PB_TREASURY_OVERSPENT, &finding), ==,
                        cases[i].over ? 1 : 0);
      if (cases[i].over)
        assert_amount (finding->amount, cases[i].over);
      g_assert_cmpuint (count_findings (treasury, PB_TREASURY_UNDERPAID, &finding), ==,
                        cases[i].n_payments == 1 ? 1 : 0);
      if (cases[i].n_payments == 1)
        assert_amount (finding->amount, "3000");
      g_assert_cmpuint (count_findings (treasury, PB_TREASURY_PAID_TWICE, NULL), ==, 0);
    }
}

static void
add_role (Builder    *builder,
          const char *per)
{
  builder_add (builder, PB_KIND_MEMBER, "ada", PB_MEMBER_NAME, "Ada", 0);
  builder_add (builder, PB_KIND_ROLE, "role", PB_ROLE_TITLE, "Steward",
               PB_ROLE_ALLOWANCE, "100", PB_ROLE_ALLOWANCE_ASSET, "usdc",
               PB_ROLE_ALLOWANCE_PER, per, PB_ROLE_ALLOWANCE_PER_PERSON, "true", 0);
  builder_add (builder, PB_KIND_ASSIGNMENT, "seat", PB_ASSIGNMENT_ROLE, "role",
               PB_ASSIGNMENT_HOLDER, "ada", PB_ASSIGNMENT_START, "2025-01-01", 0);
}

/* 100 a week: 60 on Monday and 60 on Sunday of one ISO week is 20 over; Sunday
 * and the next Monday is fine. */
static void
test_example_9 (void)
{
  static const struct
  {
    const char *first;
    const char *second;
    gboolean fits;
  } cases[] = {
    { "2025-06-02", "2025-06-08", FALSE },
    { "2025-06-08", "2025-06-09", TRUE },
    { "2024-12-30", "2025-01-05", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint linked = 0; linked < 2; linked++)
      {
        g_autoptr(Builder) builder = builder_new (TODAY);
        g_autoptr(PbTreasury) treasury = NULL;
        PbTreasuryFinding *finding = NULL;
        PbRecord *first = pay (builder, "first", cases[i].first, "60", "Ada");
        PbRecord *second = pay (builder, "second", cases[i].second, "60", "ada ");

        add_role (builder, "week");
        if (linked)
          {
            builder_set (first, PB_TRANSACTION_ROLE, "role");
            builder_set (second, PB_TRANSACTION_ROLE, "role");
          }

        treasury = open_treasury (builder);
        if (linked)
          {
            g_assert_cmpuint (count_findings (treasury, PB_TREASURY_OVERSPENT, &finding), ==,
                              cases[i].fits ? 0 : 1);
            if (finding)
              assert_amount (finding->amount, "20");
          }
        else if (pb_day_parse (cases[i].first) >= pb_day_parse ("2025-01-01"))
          {
            g_assert_cmpint (outflow (treasury, "first")->kind, ==, PB_MATCH_ALLOWANCE);
            g_assert_false (outflow (treasury, "first")->confirmed);
            g_assert_cmpint (outflow (treasury, "second")->kind, ==,
                             cases[i].fits ? PB_MATCH_ALLOWANCE : PB_MATCH_NONE);
            if (!cases[i].fits)
              g_assert_nonnull (strstr (outflow (treasury, "second")->reason, "20"));
          }
      }
}

/* A budget line comes before an allowance, a link before both; a line is not
 * offered before its decision was adopted, nor beyond its amount. */
static void
test_order (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbTreasury) treasury = NULL;
  PbRecord *record;

  add_role (builder, "month");
  add_decision (builder, "adopted", "2025-03-10", NULL);
  pay (builder, "before", "2025-03-09", "50", "Ada");
  pay (builder, "on", "2025-03-10", "50", "Ada");
  pay (builder, "above", "2025-03-11", "5951", "Ada");
  pay (builder, "just", "2025-03-12", "5950", "Ada");
  pay (builder, "other-payee", "2025-03-12", "1", "Berta");
  record = pay (builder, "other-asset", "2025-03-12", "1", "Ada");
  builder_set (record, PB_TRANSACTION_ASSET, "EUR");

  treasury = open_treasury (builder);
  g_assert_cmpint (outflow (treasury, "before")->kind, ==, PB_MATCH_ALLOWANCE);
  g_assert_cmpint (outflow (treasury, "on")->kind, ==, PB_MATCH_DECISION);
  g_assert_cmpint (outflow (treasury, "above")->kind, ==, PB_MATCH_NONE);
  g_assert_cmpint (outflow (treasury, "just")->kind, ==, PB_MATCH_DECISION);
  g_assert_cmpint (outflow (treasury, "other-payee")->kind, ==, PB_MATCH_NONE);
  g_assert_cmpint (outflow (treasury, "other-asset")->kind, ==, PB_MATCH_NONE);
  g_assert_cmpuint (count_findings (treasury, PB_TREASURY_UNMATCHED, NULL), ==, 3);
}

/* What a person has linked is never taken by a proposal for an earlier payment. */
static void
test_links_first (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbTreasury) treasury = NULL;
  PbRecord *record;

  add_decision (builder, "adopted", "2025-01-10", NULL);
  pay (builder, "early", "2025-02-01", "3000", "Ada");
  record = pay (builder, "late", "2025-03-01", "6000", "Somebody else");
  builder_set (record, PB_TRANSACTION_DECISION, "decision");

  treasury = open_treasury (builder);
  g_assert_true (outflow (treasury, "late")->confirmed);
  g_assert_nonnull (outflow (treasury, "late")->line);
  g_assert_cmpint (outflow (treasury, "early")->kind, ==, PB_MATCH_NONE);
  g_assert_cmpuint (count_findings (treasury, PB_TREASURY_OVERSPENT, NULL), ==, 0);
}

static void
test_without_decision (void)
{
  static const struct
  {
    const char *status;
    const char *closed;
    guint n;
  } cases[] = {
    { "proposed", NULL, 1 },
    { "rejected", "2025-01-10", 1 },
    { "adopted", "2025-02-02", 1 },
    { "adopted", "2025-02-01", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);
      g_autoptr(PbTreasury) treasury = NULL;
      PbRecord *record = pay (builder, "payment", "2025-02-01", "6000", "Ada");

      add_decision (builder, cases[i].status, cases[i].closed, NULL);
      builder_set (record, PB_TRANSACTION_DECISION, "decision");
      treasury = open_treasury (builder);
      g_assert_cmpuint (count_findings (treasury, PB_TREASURY_WITHOUT_DECISION, NULL), ==,
                        cases[i].n);
    }
}

/* Due yesterday, today, without a date 181 and 180 days ago, and given up. */
static void
test_never_paid (void)
{
  static const struct
  {
    const char *closed;
    const char *due;
    guint n;
  } cases[] = {
    { "2025-01-10", "2025-06-29", 1 },
    { "2025-01-10", "2025-06-30", 0 },
    { "2024-12-31", NULL, 1 },
    { "2025-01-01", NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint given_up = 0; given_up < 2; given_up++)
      {
        g_autoptr(Builder) builder = builder_new (TODAY);
        g_autoptr(PbTreasury) treasury = NULL;

        add_decision (builder, "adopted", cases[i].closed, cases[i].due);
        if (given_up)
          builder_set (builder->records->pdata[builder->records->len - 2],
                       PB_DECISION_IMPLEMENTATION, "abandoned");
        treasury = open_treasury (builder);
        g_assert_cmpuint (count_findings (treasury, PB_TREASURY_NEVER_PAID, NULL), ==,
                          given_up ? 0 : cases[i].n);
      }
}

static void
test_paid_twice (void)
{
  static const struct
  {
    const char *second_day;
    const char *second_amount;
    const char *second_payee;
    guint n;
  } cases[] = {
    { "2025-02-01", "70", "Ada", 1 },
    { "2025-02-15", "70", "ada", 1 },
    { "2025-02-16", "70", "Ada", 0 },
    { "2025-02-02", "70.01", "Ada", 0 },
    { "2025-02-02", "70", "Berta", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);
      g_autoptr(PbTreasury) treasury = NULL;

      pay (builder, "first", "2025-02-01", "70", "Ada");
      pay (builder, "second", cases[i].second_day, cases[i].second_amount,
           cases[i].second_payee);
      treasury = open_treasury (builder);
      g_assert_cmpuint (count_findings (treasury, PB_TREASURY_PAID_TWICE, NULL), ==, cases[i].n);
    }
}

/* The parts of one on-chain transaction are several movements; the same part
 * entered twice is not. */
static void
test_same_hash (void)
{
  for (guint same = 0; same < 2; same++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);
      g_autoptr(PbTreasury) treasury = NULL;

      for (guint i = 0; i < 2; i++)
        {
          PbRecord *record = pay (builder, i ? "second" : "first", "2025-02-01", "70", "Ada");

          builder_set (record, PB_TRANSACTION_HASH, i ? HASH_IN_CAPITALS : HASH);
          builder_set (record, PB_TRANSACTION_POSITION, i && !same ? "1" : "0");
        }
      treasury = open_treasury (builder);
      g_assert_cmpuint (count_findings (treasury, PB_TREASURY_PAID_TWICE, NULL), ==, same);
    }
}

static void
assert_budget (const PbBudget *budget,
               const char     *limit,
               const char     *paid,
               const char     *proposed,
               const char     *from,
               const char     *to)
{
  assert_amount (budget->limit, limit);
  assert_amount (budget->paid, paid);
  assert_amount (budget->proposed, proposed);
  g_assert_cmpint (budget->from, ==, from ? pb_day_parse (from) : PB_DAY_NONE);
  g_assert_cmpint (budget->to, ==, to ? pb_day_parse (to) : PB_DAY_NONE);
}

/* What was decided and allowed, and how much of it went out. */
static void
test_budgets (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbTreasury) treasury = NULL;
  g_autoptr(GPtrArray) lines = NULL;
  g_autoptr(GPtrArray) allowances = NULL;
  PbRecord *record;
  PbBudget *line;

  add_role (builder, "week");
  add_decision (builder, "adopted", "2025-01-10", "2025-12-31");
  builder_add (builder, PB_KIND_DECISION, "open", PB_DECISION_TITLE, "Not yet", 0);
  builder_add (builder, PB_KIND_BUDGET_LINE, "open-line", PB_BUDGET_LINE_DECISION, "open",
               PB_BUDGET_LINE_AMOUNT, "1", PB_BUDGET_LINE_ASSET, "USDC", 0);
  record = pay (builder, "linked", "2025-02-01", "1000.5", "Ada");
  builder_set (record, PB_TRANSACTION_BUDGET_LINE, "line");
  pay (builder, "proposed", "2025-02-02", "10", "Ada");
  /* Sunday of one week, in which two held the role, and two days of another. */
  builder_add (builder, PB_KIND_ASSIGNMENT, "other-seat", PB_ASSIGNMENT_ROLE, "role",
               PB_ASSIGNMENT_HOLDER, "berta", PB_ASSIGNMENT_START, "2025-01-01",
               PB_ASSIGNMENT_END, "2025-06-02", 0);
  builder_add (builder, PB_KIND_MEMBER, "berta", PB_MEMBER_NAME, "Berta", 0);
  record = pay (builder, "sunday", "2025-06-08", "60", "Ada");
  builder_set (record, PB_TRANSACTION_ROLE, "role");
  record = pay (builder, "wednesday", "2025-06-11", "20", "Ada");
  builder_set (record, PB_TRANSACTION_ROLE, "role");
  record = pay (builder, "friday", "2025-06-13", "30", "Ada");
  builder_set (record, PB_TRANSACTION_ROLE, "role");

  treasury = open_treasury (builder);
  lines = pb_treasury_list_budgets (treasury, PB_KIND_BUDGET_LINE);
  g_assert_cmpuint (lines->len, ==, 1);
  line = lines->pdata[0];
  assert_budget (line, "6000", "1000.5", "10", NULL, NULL);
  g_assert_cmpstr (pb_record_get_id (line->decision), ==, builder_id ("decision"));
  g_assert_cmpint (line->due, ==, pb_day_parse ("2025-12-31"));
  g_assert_cmpuint (line->payments->len, ==, 1);

  allowances = pb_treasury_list_budgets (treasury, PB_KIND_ROLE);
  g_assert_cmpuint (allowances->len, ==, 3);
  assert_budget (allowances->pdata[0], "100", "0", "0", "2025-06-30", "2025-07-06");
  assert_budget (allowances->pdata[1], "100", "50", "0", "2025-06-09", "2025-06-15");
  assert_budget (allowances->pdata[2], "200", "60", "0", "2025-06-02", "2025-06-08");
  g_assert_cmpuint (((PbBudget *) allowances->pdata[1])->payments->len, ==, 2);
}

/* An allowance for a month, for a cycle, and for once. */
static void
test_periods (void)
{
  static const struct
  {
    const char *per;
    const char *from;
    const char *to;
  } cases[] = {
    { "month", "2025-02-01", "2025-02-28" },
    { "cycle", "2025-01-15", "2025-03-15" },
    { "once", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new ("2025-02-28");
      g_autoptr(PbTreasury) treasury = NULL;
      g_autoptr(GPtrArray) allowances = NULL;

      add_role (builder, cases[i].per);
      builder_add (builder, PB_KIND_CYCLE, "cycle", PB_CYCLE_NAME, "Spring",
                   PB_CYCLE_START, "2025-01-15", PB_CYCLE_END, "2025-03-15", 0);
      pay (builder, "payment", "2025-02-01", "40", "Ada");
      treasury = open_treasury (builder);
      allowances = pb_treasury_list_budgets (treasury, PB_KIND_ROLE);
      g_assert_cmpuint (allowances->len, ==, 1);
      assert_budget (allowances->pdata[0], "100", "0", "40", cases[i].from, cases[i].to);
    }
}

/* What another group decided is not for this one to pay; a payment that somebody links
 * to it is allowed by it all the same.
 */
static void
test_decided_by_others (void)
{
  for (guint linked = 0; linked < 2; linked++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);
      g_autoptr(PbTreasury) treasury = NULL;
      g_autoptr(GPtrArray) lines = NULL;
      PbRecord *record;

      builder_add (builder, PB_KIND_GROUP, "them", PB_GROUP_NAME, "Them", 0);
      add_decision (builder, "adopted", "2025-01-10", "2025-06-01");
      builder_set (builder->records->pdata[builder->records->len - 2], PB_DECISION_GROUP, "them");
      add_role (builder, "week");
      builder_set (builder->records->pdata[builder->records->len - 2], PB_ROLE_GROUP, "them");
      record = pay (builder, "payment", "2025-02-01", "50", "Ada");
      if (linked)
        builder_set (record, PB_TRANSACTION_BUDGET_LINE, "line");

      treasury = open_treasury (builder);
      g_assert_cmpint (outflow (treasury, "payment")->kind, ==,
                       linked ? PB_MATCH_DECISION : PB_MATCH_NONE);
      g_assert_cmpuint (count_findings (treasury, PB_TREASURY_NEVER_PAID, NULL), ==, 0);
      g_assert_cmpuint (count_findings (treasury, PB_TREASURY_UNDERPAID, NULL), ==, 0);
      lines = pb_treasury_list_budgets (treasury, PB_KIND_BUDGET_LINE);
      g_assert_cmpuint (lines->len, ==, linked);
    }
}

/* What somebody can choose: what is for the payee first, then what has room. */
static void
test_offers (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbTreasury) treasury = NULL;
  g_autoptr(GPtrArray) payments = g_ptr_array_new ();
  g_autoptr(GPtrArray) offers = NULL;
  const PbMatchOffer *offer;
  PbRecord *record;

  add_role (builder, "week");
  add_decision (builder, "adopted", "2025-01-10", NULL);
  builder_add (builder, PB_KIND_BUDGET_LINE, "other", PB_BUDGET_LINE_DECISION, "decision",
               PB_BUDGET_LINE_AMOUNT, "50", PB_BUDGET_LINE_ASSET, "USDC",
               PB_BUDGET_LINE_PAYEE, "Berta", 0);
  builder_add (builder, PB_KIND_BUDGET_LINE, "asset", PB_BUDGET_LINE_DECISION, "decision",
               PB_BUDGET_LINE_AMOUNT, "50", PB_BUDGET_LINE_ASSET, "EUR",
               PB_BUDGET_LINE_PAYEE, "Ada", 0);
  builder_add (builder, PB_KIND_DECISION, "open", PB_DECISION_TITLE, "Not yet", 0);
  builder_add (builder, PB_KIND_BUDGET_LINE, "open-line", PB_BUDGET_LINE_DECISION, "open",
               PB_BUDGET_LINE_AMOUNT, "1", PB_BUDGET_LINE_ASSET, "USDC", 0);
  record = pay (builder, "before", "2025-06-02", "30", "Ada");
  builder_set (record, PB_TRANSACTION_ROLE, "role");
  g_ptr_array_add (payments, record);
  g_ptr_array_add (payments, pay (builder, "after", "2025-06-03", "71", "Ada"));

  treasury = open_treasury (builder);
  offers = pb_treasury_list_offers (treasury, payments);
  g_assert_cmpuint (offers->len, ==, 3);
  offer = offers->pdata[0];
  g_assert_cmpstr (pb_record_get_id (offer->budget->record), ==, builder_id ("line"));
  g_assert_true (offer->same_payee);
  g_assert_null (offer->over);
  offer = offers->pdata[1];
  g_assert_cmpstr (pb_record_get_id (offer->budget->record), ==, builder_id ("role"));
  g_assert_true (offer->same_payee);
  assert_amount (offer->over, "1");
  offer = offers->pdata[2];
  g_assert_cmpstr (pb_record_get_id (offer->budget->record), ==, builder_id ("other"));
  g_assert_false (offer->same_payee);
  assert_amount (offer->over, "51");
}

/* The order in which records arrive changes nothing. */
static void
test_reordered (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  g_autoptr(PbDossier) forwards = NULL;
  g_autoptr(PbDossier) backwards = NULL;
  g_autoptr(PbTreasury) a = NULL;
  g_autoptr(PbTreasury) b = NULL;

  add_role (builder, "week");
  add_decision (builder, "adopted", "2025-02-10", "2025-03-01");
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("payment-%u", i);
      g_autofree char *date = g_strdup_printf ("2025-02-%02u", i % 28 + 1);
      g_autofree char *amount = g_strdup_printf ("%u", i * 37 % 400);

      pay (builder, name, date, amount, i % 3 ? "Ada" : "Berta");
    }

  forwards = builder_seal (builder);
  backwards = builder_seal_backwards (builder);
  a = pb_treasury_new (forwards, builder->day);
  b = pb_treasury_new (backwards, builder->day);
  g_assert_cmpuint (pb_treasury_get_outflows (a)->len, ==, 30);
  for (guint i = 0; i < 30; i++)
    {
      PbOutflow *one = pb_treasury_get_outflows (a)->pdata[i];
      PbOutflow *two = pb_treasury_get_outflows (b)->pdata[i];

      g_assert_cmpstr (pb_record_get_id (one->transaction), ==,
                       pb_record_get_id (two->transaction));
      g_assert_cmpint (one->kind, ==, two->kind);
      g_assert_cmpstr (one->reason, ==, two->reason);
    }
  g_assert_cmpuint (pb_treasury_get_findings (a)->len, ==, pb_treasury_get_findings (b)->len);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/treasury/balances", test_balances);
  g_test_add_func ("/treasury/value", test_value);
  g_test_add_func ("/treasury/example-9-allowance", test_example_9);
  g_test_add_func ("/treasury/example-10-tranches", test_example_10);
  g_test_add_func ("/treasury/order", test_order);
  g_test_add_func ("/treasury/links-first", test_links_first);
  g_test_add_func ("/treasury/without-decision", test_without_decision);
  g_test_add_func ("/treasury/never-paid", test_never_paid);
  g_test_add_func ("/treasury/paid-twice", test_paid_twice);
  g_test_add_func ("/treasury/same-hash", test_same_hash);
  g_test_add_func ("/treasury/budgets", test_budgets);
  g_test_add_func ("/treasury/periods", test_periods);
  g_test_add_func ("/treasury/decided-by-others", test_decided_by_others);
  g_test_add_func ("/treasury/offers", test_offers);
  g_test_add_func ("/treasury/reordered", test_reordered);

  return g_test_run ();
}
