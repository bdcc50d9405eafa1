/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dossier-builder.h"

/* Payments, accounts and changes of authority. */

#define TODAY "2025-06-30"

static PbRecord *
pay (Builder    *builder,
     const char *name,
     const char *amount,
     int         days_ago)
{
  g_autofree char *day = builder_day (builder, days_ago);

  return builder_add (builder, PB_KIND_TRANSACTION, name,
                      PB_TRANSACTION_DATE, day,
                      PB_TRANSACTION_DIRECTION, "out",
                      PB_TRANSACTION_AMOUNT, amount,
                      PB_TRANSACTION_ASSET, "USDC",
                      0);
}

/* U2: 80 and 50 of a hundred have an aim, to the last digit. */
static void
test_aims (void)
{
  static const struct { const char *with; const char *without; PbResultValue value; } cases[] = {
    { "80", "20", PB_RESULT_MET },
    { "79.999999999999999999", "20.000000000000000001", PB_RESULT_PARTLY },
    { "50", "50", PB_RESULT_PARTLY },
    { "49.999999999999999999", "50.000000000000000001", PB_RESULT_NOT_MET },
  };
  g_autoptr(Builder) old = builder_new (TODAY);
  g_autoptr(Builder) assets = builder_new (TODAY);

  builder_assert (old, "U2", PB_RESULT_UNKNOWN);
  pay (old, "old", "1", 180);
  builder_set (pay (old, "failed", "1", 1), PB_TRANSACTION_FAILED, "true");
  builder_set (pay (old, "moved", "1", 1), PB_TRANSACTION_DIRECTION, "internal");
  builder_assert (old, "U2", PB_RESULT_UNKNOWN);
  builder_set (pay (old, "new", "1", 179), PB_TRANSACTION_OBJECTIVE, "o");
  builder_assert (old, "U2", PB_RESULT_MET);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      builder_set (pay (builder, "a", cases[i].with, 1), PB_TRANSACTION_DELIVERABLE, "d");
      pay (builder, "b", cases[i].without, 1);
      builder_assert (builder, "U2", cases[i].value);
    }

  /* Assets are judged apart, and the worst counts. */
  builder_set (pay (assets, "a", "1000000", 1), PB_TRANSACTION_OBJECTIVE, "o");
  builder_assert (assets, "U2", PB_RESULT_MET);
  builder_set (pay (assets, "b", "1", 1), PB_TRANSACTION_ASSET, "EUR");
  builder_assert (assets, "U2", PB_RESULT_NOT_MET);
}

static void
add_budget (Builder    *builder,
            const char *amount)
{
  builder_add (builder, PB_KIND_DECISION, "d",
               PB_DECISION_STATUS, "adopted",
               PB_DECISION_CLASS, "treasury",
               PB_DECISION_OPENED, "2025-01-01",
               PB_DECISION_CLOSED, "2025-01-10",
               PB_DECISION_OUTCOME, "Yes",
               PB_DECISION_OBJECTIVES, "o",
               0);
  builder_add (builder, PB_KIND_OBJECTIVE, "o", 0);
  builder_add (builder, PB_KIND_BUDGET_LINE, "line",
               PB_BUDGET_LINE_DECISION, "d",
               PB_BUDGET_LINE_AMOUNT, amount,
               PB_BUDGET_LINE_ASSET, "USDC",
               PB_BUDGET_LINE_PAYEE, "Bo",
               0);
}

/* U2: a budget that was exceeded keeps it from being met. */
static void
test_exceeded (void)
{
  static const struct { const char *amount; PbResultValue value; } cases[] = {
    { "3000", PB_RESULT_MET }, { "3001", PB_RESULT_PARTLY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      add_budget (builder, "6000");
      builder_set (pay (builder, "a", "3000", 20), PB_TRANSACTION_BUDGET_LINE, "line");
      builder_set (pay (builder, "b", cases[i].amount, 10), PB_TRANSACTION_BUDGET_LINE, "line");
      builder_assert (builder, "U2", cases[i].value);
    }
}

static PbRecord *
add_account (Builder    *builder,
             const char *threshold,
             const char *signers)
{
  return builder_add (builder, PB_KIND_ACCOUNT, "safe",
                      PB_ACCOUNT_KIND, "onchain-safe",
                      PB_ACCOUNT_THRESHOLD, threshold,
                      PB_ACCOUNT_OTHER_SIGNERS, signers,
                      0);
}

/* T1: two of three sign, or there is a reason to be off-chain. */
static void
test_accounts (void)
{
  static const struct { const char *threshold; const char *signers; PbResultValue value; } cases[] = {
    { "2", "a b c", PB_RESULT_MET },    { "2", "a b", PB_RESULT_PARTLY },
    { "1", "a b c", PB_RESULT_PARTLY }, { "3", "a b c d", PB_RESULT_MET },
  };
  g_autoptr(Builder) none = builder_new (TODAY);
  g_autoptr(Builder) bank = builder_new (TODAY);
  PbRecord *account;

  builder_assert (none, "T1", PB_RESULT_UNKNOWN);
  builder_set (none->group, PB_GROUP_NO_TREASURY, "true");
  builder_assert (none, "T1", PB_RESULT_UNKNOWN);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      add_account (builder, cases[i].threshold, cases[i].signers);
      builder_assert (builder, "T1", cases[i].value);
    }

  account = builder_add (bank, PB_KIND_ACCOUNT, "bank",
                         PB_ACCOUNT_KIND, "bank",
                         PB_ACCOUNT_PRACTICALITY, "offchain-by-choice",
                         0);
  builder_assert (bank, "T1", PB_RESULT_PARTLY);
  builder_set (account, PB_ACCOUNT_PRACTICALITY_REASON, "The landlord takes no tokens");
  builder_assert (bank, "T1", PB_RESULT_MET);
}

static const char *
hash_of (guint n)
{
  g_autofree char *hash = g_strdup_printf ("0x%064x", n + 1);

  return g_intern_string (hash);
}

/* T1: nine of ten on-chain payments carry a hash and are allowed. */
static void
test_traced (void)
{
  static const struct { guint hashed; const char *signers; PbResultValue value; } cases[] = {
    { 9, "a b c", PB_RESULT_MET }, { 8, "a b c", PB_RESULT_PARTLY }, { 8, "a", PB_RESULT_NOT_MET },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      add_account (builder, "2", cases[i].signers);
      add_budget (builder, "6000");
      for (guint j = 0; j < 10; j++)
        {
          g_autofree char *name = g_strdup_printf ("t%u", j);
          PbRecord *payment = pay (builder, name, "10", 20);

          builder_set (payment, PB_TRANSACTION_ACCOUNT, "safe");
          builder_set (payment, PB_TRANSACTION_DECISION, "d");
          if (j < cases[i].hashed)
            builder_set (payment, PB_TRANSACTION_HASH, hash_of (j));
        }
      /* A payment from nowhere on a chain is not asked for a hash. */
      pay (builder, "cash", "10", 20);
      builder_assert (builder, "T1", cases[i].value);
    }
}

/* Q4 takes an account with threshold and signers, Q6 nine of ten payments. */
static void
test_elements (void)
{
  static const struct { guint matched; PbResultValue value; } cases[] = {
    { 9, PB_RESULT_MET }, { 8, PB_RESULT_PARTLY },
  };
  g_autoptr(Builder) treasury = builder_new (TODAY);
  PbRecord *account;

  builder_element (treasury, "Q4", TODAY);
  builder_assert (treasury, "Q4", PB_RESULT_PARTLY);
  builder_set (treasury->group, PB_GROUP_NO_TREASURY, "true");
  builder_assert (treasury, "Q4", PB_RESULT_MET);
  account = builder_add (treasury, PB_KIND_ACCOUNT, "bank", PB_ACCOUNT_KIND, "bank", 0);
  builder_assert (treasury, "Q4", PB_RESULT_PARTLY);
  builder_set (account, PB_ACCOUNT_THRESHOLD, "1");
  builder_assert (treasury, "Q4", PB_RESULT_PARTLY);
  builder_set (account, PB_ACCOUNT_OTHER_SIGNERS, "Bo");
  builder_assert (treasury, "Q4", PB_RESULT_MET);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      builder_element (builder, "Q6", TODAY);
      add_budget (builder, "6000");
      for (guint j = 0; j < 10; j++)
        {
          g_autofree char *name = g_strdup_printf ("t%u", j);
          PbRecord *payment = pay (builder, name, "10", 20);

          if (j < cases[i].matched)
            builder_set (payment, PB_TRANSACTION_DECISION, "d");
        }
      builder_assert (builder, "Q6", cases[i].value);
    }
}

/* K2 takes something shared with another group besides spending well. */
static void
test_sharing (void)
{
  g_autoptr(Builder) builder = builder_new (TODAY);
  PbRecord *payment;

  builder_add (builder, PB_KIND_GROUP, "them", 0);
  builder_assert (builder, "K2", PB_RESULT_UNKNOWN);
  payment = pay (builder, "a", "1", 1);
  builder_set (payment, PB_TRANSACTION_OBJECTIVE, "o");
  builder_set (builder->group, PB_GROUP_UNCONFIRMED_COUNTS, "true");
  builder_assert (builder, "K2", PB_RESULT_PARTLY);
  builder_set (payment, PB_TRANSACTION_PARTY, "them");
  builder_assert (builder, "K2", PB_RESULT_MET);
}

/* T2: changes of signers need a decision of their own, adopted not long before. */
static void
test_signers (void)
{
  static const struct { const char *adopted; PbResultValue value; } cases[] = {
    { NULL, PB_RESULT_NOT_MET },         { "2025-06-11", PB_RESULT_NOT_MET },
    { "2025-06-10", PB_RESULT_MET },     { "2024-12-13", PB_RESULT_MET },
    { "2024-12-12", PB_RESULT_NOT_MET },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      add_account (builder, "2", "a b c");
      builder_assert (builder, "T2", PB_RESULT_UNKNOWN);
      builder_change (builder, "safe", PB_ACCOUNT_OTHER_SIGNERS, "2025-06-10", NULL, "c", "Ana");
      builder_change (builder, "safe", PB_ACCOUNT_THRESHOLD, "2025-06-10", "1", "2", "Ana");
      if (cases[i].adopted)
        builder_add (builder, PB_KIND_DECISION, "d",
                     PB_DECISION_STATUS, "adopted",
                     PB_DECISION_OPENED, cases[i].adopted,
                     PB_DECISION_CLOSED, cases[i].adopted,
                     PB_DECISION_CHANGES, "safe",
                     0);
      builder_assert (builder, "T2", cases[i].value);
    }
}

/* T2: four of five assignments name a decision. */
static void
test_assignments (void)
{
  static const struct { guint decided; PbResultValue value; } cases[] = {
    { 5, PB_RESULT_MET }, { 4, PB_RESULT_PARTLY }, { 3, PB_RESULT_NOT_MET },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);

      builder_add (builder, PB_KIND_ROLE, "role", 0);
      builder_add (builder, PB_KIND_DECISION, "d", PB_DECISION_OPENED, "2025-01-01", 0);
      for (guint j = 0; j < 5; j++)
        {
          g_autofree char *name = g_strdup_printf ("s%u", j);
          PbRecord *seat = builder_add (builder, PB_KIND_ASSIGNMENT, name,
                                        PB_ASSIGNMENT_ROLE, "role",
                                        PB_ASSIGNMENT_HOLDER, name,
                                        PB_ASSIGNMENT_START, "2025-02-01",
                                        0);

          if (j < cases[i].decided)
            builder_set (seat, PB_ASSIGNMENT_DECISION, "d");
        }
      builder_assert (builder, "T2", cases[i].value);
    }
}

/* What the new kinds make untrue: newer than the review, and not on its day. */
static void
test_contradictions (void)
{
  static const struct {
    const char *key;
    PbKind kind;
    PbFieldId field;
    PbFieldId also;
    const char *value;
  } cases[] = {
    { "Q3", PB_KIND_ROLE, PB_ROLE_STARTED, 0, NULL },
    { "Q3", PB_KIND_ROLE, PB_ROLE_RETIRED, 0, NULL },
    { "Q4", PB_KIND_ACCOUNT, PB_ACCOUNT_OPENED, 0, NULL },
    { "Q4", PB_KIND_ACCOUNT, PB_ACCOUNT_CLOSED, 0, NULL },
    { "Q5", PB_KIND_RETROSPECTIVE, PB_RETROSPECTIVE_DATE, 0, NULL },
    { "Q5", PB_KIND_INSIGHT, PB_INSIGHT_DISPOSED_ON, PB_INSIGHT_DISPOSITION, "adopted" },
    { "G1", PB_KIND_TOOL, PB_TOOL_STARTED, PB_TOOL_ONCHAIN, "true" },
    { "G1", PB_KIND_ACCOUNT, PB_ACCOUNT_OPENED, PB_ACCOUNT_KIND, "onchain-safe" },
    { "G2", PB_KIND_TOOL, PB_TOOL_RETIRED, PB_TOOL_PURPOSE, "tasks" },
    { "G3", PB_KIND_TOOL, PB_TOOL_STARTED, PB_TOOL_PURPOSE, "communication-channel" },
    { "G4", PB_KIND_TOOL, PB_TOOL_STARTED, PB_TOOL_PURPOSE, "documents" },
    { "G5", PB_KIND_INSIGHT, PB_INSIGHT_DISPOSED_ON, PB_INSIGHT_DISPOSITION, "adopted" },
  };
  static const struct { const char *day; PbResultValue value; } days[] = {
    { "2025-06-01", PB_RESULT_MET }, { "2025-06-02", PB_RESULT_PARTLY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (days); j++)
        {
          g_autoptr(Builder) builder = builder_new (TODAY);
          PbRecord *record;

          builder_element (builder, cases[i].key, "2025-06-01");
          builder_set (builder->group, PB_GROUP_NO_TREASURY, "true");
          if (cases[i].key[0] == 'Q' && cases[i].key[1] == '4')
            builder_add (builder, PB_KIND_ACCOUNT, "bank",
                         PB_ACCOUNT_KIND, "bank",
                         PB_ACCOUNT_THRESHOLD, "1",
                         PB_ACCOUNT_OTHER_SIGNERS, "Bo",
                         0);
          record = builder_add (builder, cases[i].kind, "r", cases[i].field, days[j].day, 0);
          if (cases[i].also)
            builder_set (record, cases[i].also, cases[i].value);
          builder_assert (builder, cases[i].key, days[j].value);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/spending/aims", test_aims);
  g_test_add_func ("/spending/exceeded", test_exceeded);
  g_test_add_func ("/spending/accounts", test_accounts);
  g_test_add_func ("/spending/traced", test_traced);
  g_test_add_func ("/spending/elements", test_elements);
  g_test_add_func ("/spending/sharing", test_sharing);
  g_test_add_func ("/spending/signers", test_signers);
  g_test_add_func ("/spending/assignments", test_assignments);
  g_test_add_func ("/spending/contradictions", test_contradictions);

  return g_test_run ();
}
