/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "framework/pb-treasury.h"

#include "dossier-builder.h"

#define TODAY "2025-03-31"
#define N_ROUNDS 40
#define N_PAYMENTS 30
#define N_DAYS 60
#define N_ACCOUNTS 3

static const char *const accounts[N_ACCOUNTS] = { "safe", "bank", "till" };
static const char *const assets[] = { "EUR", "ETH" };

/* What holds of every treasury, tried on many that chance has made. */

static char *
dup_date (Builder *builder,
          guint    day)
{
  return pb_day_to_iso (builder->day - N_DAYS + (PbDay) day);
}

/* One more than the last place of a token: sums in doubles would lose it. */
#define SCALE G_GINT64_CONSTANT (1000)

static char *
dup_amount (gint64 thousandths)
{
  return g_strdup_printf ("70000000000000000000%03d.%03d", (int) (thousandths / SCALE),
                          (int) (thousandths % SCALE));
}

static void
assert_equal (const PbDecimal *one,
              const PbDecimal *other)
{
  g_autofree char *text = pb_decimal_to_string (one);
  g_autofree char *expected = pb_decimal_to_string (other);

  g_assert_cmpstr (text, ==, expected);
}

static void
add_movement (Builder *builder,
              GRand   *random,
              guint    i)
{
  static const char *const directions[] = { "in", "out", "internal" };
  g_autofree char *name = g_strdup_printf ("movement-%u", i);
  g_autofree char *date = dup_date (builder, g_rand_int_range (random, 0, N_DAYS));
  g_autofree char *amount = dup_amount (g_rand_int_range (random, 0, 100000));
  guint from = g_rand_int_range (random, 0, N_ACCOUNTS);
  PbRecord *record = builder_add (builder, PB_KIND_TRANSACTION, name,
                                  PB_TRANSACTION_DATE, date,
                                  PB_TRANSACTION_DIRECTION,
                                  directions[g_rand_int_range (random, 0, 3)],
                                  PB_TRANSACTION_AMOUNT, amount,
                                  PB_TRANSACTION_ASSET, assets[g_rand_int_range (random, 0, 2)],
                                  PB_TRANSACTION_ACCOUNT, accounts[from],
                                  PB_TRANSACTION_TO_ACCOUNT, accounts[(from + 1) % N_ACCOUNTS],
                                  0);

  if (g_rand_boolean (random))
    {
      builder_set (record, PB_TRANSACTION_FEE, "0.000000000000000001");
      if (g_rand_boolean (random))
        builder_set (record, PB_TRANSACTION_FEE_ASSET, "ETH");
    }
  if (g_rand_int_range (random, 0, 8) == 0)
    builder_set (record, PB_TRANSACTION_FAILED, "true");
}

static void
add_to (PbDecimal       **sum,
        const PbDecimal  *amount,
        gboolean          less)
{
  PbDecimal *next = less ? pb_decimal_subtract (*sum, amount) : pb_decimal_add (*sum, amount);

  pb_decimal_free (*sum);
  *sum = next;
}

/* What the transactions up to a day come to, added up one by one. */
static PbDecimal *
add_up (Builder    *builder,
        const char *account,
        const char *asset,
        PbDay       day)
{
  PbDecimal *sum = pb_decimal_new_integer (0);

  for (guint i = 0; i < builder->records->len; i++)
    {
      PbRecord *record = builder->records->pdata[i];
      g_autoptr(PbDecimal) amount = NULL;
      g_autoptr(PbDecimal) fee = NULL;
      const char *fee_asset;
      gboolean here, there;
      int direction;

      if (pb_record_get_kind (record) != PB_KIND_TRANSACTION ||
          pb_record_get_day (record, PB_TRANSACTION_DATE) > day)
        continue;

      amount = pb_record_dup_decimal (record, PB_TRANSACTION_AMOUNT);
      fee = pb_record_dup_decimal (record, PB_TRANSACTION_FEE);
      direction = pb_record_get_enum (record, PB_TRANSACTION_DIRECTION);
      here = account == NULL ||
             g_str_equal (pb_record_get_text (record, PB_TRANSACTION_ACCOUNT), account);
      there = direction == PB_TRANSACTION_DIRECTION_INTERNAL &&
              (account == NULL ||
               g_str_equal (pb_record_get_text (record, PB_TRANSACTION_TO_ACCOUNT), account));

      if (g_str_equal (pb_record_get_text (record, PB_TRANSACTION_ASSET), asset) &&
          !pb_record_get_flag (record, PB_TRANSACTION_FAILED))
        {
          if (here)
            add_to (&sum, amount, direction != PB_TRANSACTION_DIRECTION_IN);
          if (there)
            add_to (&sum, amount, FALSE);
        }

      fee_asset = pb_record_get_text (record, PB_TRANSACTION_FEE_ASSET);
      if (fee_asset == NULL)
        fee_asset = pb_record_get_text (record, PB_TRANSACTION_ASSET);
      if (here && fee && g_str_equal (fee_asset, asset))
        add_to (&sum, fee, TRUE);
    }

  return sum;
}

static const PbDecimal *
find_balance (GPtrArray  *balances,
              const char *account,
              const char *asset,
              PbDecimal  *zero)
{
  for (guint i = 0; i < balances->len; i++)
    {
      const PbBalance *balance = balances->pdata[i];

      if (g_strcmp0 (balance->account ? pb_record_get_id (balance->account) : NULL, account) == 0 &&
          g_str_equal (balance->asset, asset))
        return balance->balance;
    }

  return zero;
}

/* What was held at the end of a day, after a series. */
static const PbDecimal *
find_held (GArray    *series,
           PbDay      day,
           PbDecimal *zero)
{
  const PbDecimal *held = zero;

  for (guint i = 0; i < series->len; i++)
    {
      const PbBalancePoint *point = &g_array_index (series, PbBalancePoint, i);

      if (point->day <= day)
        held = point->balance;
    }

  return held;
}

static void
check_balances (Builder    *builder,
                PbDossier  *dossier,
                PbTreasury *all,
                const char *account,
                const char *asset)
{
  g_autoptr(PbDecimal) zero = pb_decimal_new_integer (0);
  g_autoptr(GArray) series = pb_treasury_get_series (all, account, asset);

  for (guint i = 0; i < series->len; i++)
    if (i > 0)
      g_assert_cmpint (g_array_index (series, PbBalancePoint, i - 1).day, <,
                       g_array_index (series, PbBalancePoint, i).day);

  for (PbDay day = builder->day - N_DAYS - 1; day <= builder->day; day += 7)
    {
      g_autoptr(PbDecimal) expected = add_up (builder, account, asset, day);
      g_autoptr(PbTreasury) then = pb_treasury_new (dossier, day);
      g_autoptr(GPtrArray) totals = pb_treasury_get_totals (then, PB_DAY_NONE, day);

      assert_equal (find_held (series, day, zero), expected);
      assert_equal (find_balance (account ? pb_treasury_get_balances (then) : totals, account,
                                  asset, zero),
                    expected);
    }
}

/* On every day an account holds the sum of its transactions up to it, to the last
 * digit, and the group holds what its accounts hold.
 */
static void
test_balances (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint round = 0; round < N_ROUNDS / 10; round++)
    {
      g_autoptr(Builder) builder = builder_new (TODAY);
      g_autoptr(PbDossier) dossier = NULL;
      g_autoptr(PbTreasury) treasury = NULL;

      for (guint i = 0; i < N_ACCOUNTS; i++)
        builder_add (builder, PB_KIND_ACCOUNT, accounts[i], PB_ACCOUNT_NAME, accounts[i], 0);
      for (guint i = 0; i < N_PAYMENTS; i++)
        add_movement (builder, random, i);
      dossier = builder_seal (builder);
      treasury = pb_treasury_new (dossier, builder->day);

      for (guint k = 0; k < G_N_ELEMENTS (assets); k++)
        {
          g_autoptr(PbDecimal) sum = pb_decimal_new_integer (0);
          g_autoptr(PbDecimal) whole = add_up (builder, NULL, assets[k], builder->day);

          for (guint i = 0; i < N_ACCOUNTS; i++)
            {
              g_autoptr(PbDecimal) part = add_up (builder, builder_id (accounts[i]), assets[k],
                                                  builder->day);

              check_balances (builder, dossier, treasury, builder_id (accounts[i]), assets[k]);
              add_to (&sum, part, FALSE);
            }
          check_balances (builder, dossier, treasury, NULL, assets[k]);
          assert_equal (sum, whole);
        }
    }
}

/* Payments to two people, budget lines and allowances for them. */
static Builder *
make_matches (GRand *random)
{
  static const char *const periods[] = { "week", "month", "once" };
  static const char *const payees[] = { "Ada", "Berta", "Nobody" };
  Builder *builder = builder_new (TODAY);

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *role = g_strdup_printf ("role-%u", i);
      g_autofree char *seat = g_strdup_printf ("seat-%u", i);
      g_autofree char *allowance = g_strdup_printf ("%d", g_rand_int_range (random, 20, 200));
      g_autofree char *start = dup_date (builder, g_rand_int_range (random, 0, N_DAYS));

      builder_add (builder, PB_KIND_MEMBER, payees[i], PB_MEMBER_NAME, payees[i], 0);
      builder_add (builder, PB_KIND_ROLE, role, PB_ROLE_TITLE, role,
                   PB_ROLE_ALLOWANCE, allowance, PB_ROLE_ALLOWANCE_ASSET, "EUR",
                   PB_ROLE_ALLOWANCE_PER, periods[g_rand_int_range (random, 0, 3)],
                   PB_ROLE_ALLOWANCE_PER_PERSON, g_rand_boolean (random) ? "true" : "false", 0);
      builder_add (builder, PB_KIND_ASSIGNMENT, seat, PB_ASSIGNMENT_ROLE, role,
                   PB_ASSIGNMENT_HOLDER, payees[i], PB_ASSIGNMENT_START, start, 0);
    }
  builder_add (builder, PB_KIND_ASSIGNMENT, "seat-late", PB_ASSIGNMENT_ROLE, "role-0",
               PB_ASSIGNMENT_HOLDER, "Berta", PB_ASSIGNMENT_START, "2025-03-15", 0);

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *decision = g_strdup_printf ("decision-%u", i);
      g_autofree char *line = g_strdup_printf ("line-%u", i);
      g_autofree char *amount = g_strdup_printf ("%d", g_rand_int_range (random, 20, 300));
      g_autofree char *day = dup_date (builder, g_rand_int_range (random, 0, N_DAYS));

      builder_add (builder, PB_KIND_DECISION, decision, PB_DECISION_TITLE, decision,
                   PB_DECISION_STATUS, "adopted", PB_DECISION_CLOSED, day, 0);
      builder_add (builder, PB_KIND_BUDGET_LINE, line, PB_BUDGET_LINE_DECISION, decision,
                   PB_BUDGET_LINE_AMOUNT, amount, PB_BUDGET_LINE_ASSET, "EUR",
                   PB_BUDGET_LINE_PAYEE, payees[g_rand_int_range (random, 0, 3)], 0);
    }

  for (guint i = 0; i < N_PAYMENTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("payment-%u", i);
      g_autofree char *date = dup_date (builder, g_rand_int_range (random, 0, N_DAYS));
      g_autofree char *amount = g_strdup_printf ("%d", g_rand_int_range (random, 1, 90));

      builder_add (builder, PB_KIND_TRANSACTION, name,
                   PB_TRANSACTION_DATE, date, PB_TRANSACTION_DIRECTION, "out",
                   PB_TRANSACTION_AMOUNT, amount, PB_TRANSACTION_ASSET, "EUR",
                   PB_TRANSACTION_COUNTERPARTY, payees[g_rand_int_range (random, 0, 3)], 0);
    }

  return builder;
}

static PbRecord *
find_payment (Builder    *builder,
              const char *id)
{
  for (guint i = 0; i < builder->records->len; i++)
    if (g_str_equal (pb_record_get_id (builder->records->pdata[i]), id))
      return builder->records->pdata[i];

  g_assert_not_reached ();
}

static void
link_to (PbRecord  *payment,
         PbFieldId  field,
         PbRecord  *record)
{
  if (record)
    pb_record_set_value (payment, field, g_variant_new_string (pb_record_get_id (record)));
  else
    pb_record_set_value (payment, field, NULL);
}

static void
confirm (Builder         *builder,
         const PbOutflow *outflow,
         gboolean         take_back)
{
  PbRecord *payment = find_payment (builder, pb_record_get_id (outflow->transaction));

  link_to (payment, PB_TRANSACTION_DECISION, take_back ? NULL : outflow->decision);
  link_to (payment, PB_TRANSACTION_BUDGET_LINE, take_back ? NULL : outflow->line);
  link_to (payment, PB_TRANSACTION_ROLE, take_back ? NULL : outflow->role);
}

static PbTreasury *
open_treasury (Builder *builder)
{
  g_autoptr(PbDossier) dossier = builder_seal (builder);

  return pb_treasury_new (dossier, builder->day);
}

static const char *
id_of (PbRecord *record)
{
  return record ? pb_record_get_id (record) : NULL;
}

static void
assert_same_matches (PbTreasury *one,
                     PbTreasury *other)
{
  GPtrArray *first = pb_treasury_get_outflows (one);
  GPtrArray *second = pb_treasury_get_outflows (other);

  g_assert_cmpuint (first->len, ==, second->len);
  for (guint i = 0; i < first->len; i++)
    {
      const PbOutflow *a = first->pdata[i];
      const PbOutflow *b = second->pdata[i];

      g_assert_cmpstr (id_of (a->transaction), ==, id_of (b->transaction));
      g_assert_cmpint (a->kind, ==, b->kind);
      g_assert_cmpstr (id_of (a->decision), ==, id_of (b->decision));
      g_assert_cmpstr (id_of (a->line), ==, id_of (b->line));
      g_assert_cmpstr (id_of (a->role), ==, id_of (b->role));
    }
}

static guint
count_proposals (PbTreasury *treasury)
{
  GPtrArray *outflows = pb_treasury_get_outflows (treasury);
  guint n = 0;

  for (guint i = 0; i < outflows->len; i++)
    {
      const PbOutflow *outflow = outflows->pdata[i];

      n += !outflow->confirmed && outflow->kind != PB_MATCH_NONE;
    }

  return n;
}

/* Confirming proposals, in whatever order, changes none of the others and brings
 * forth no new ones; taking them back brings back the proposals.  What is proposed
 * is never overspent.
 */
static void
test_matches (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int ());
  guint n_confirmed = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr(Builder) builder = make_matches (random);
      g_autoptr(PbTreasury) before = open_treasury (builder);
      g_autoptr(PbTreasury) after = NULL;
      g_autoptr(PbTreasury) back = NULL;
      GPtrArray *outflows = pb_treasury_get_outflows (before);
      guint first = g_rand_int_range (random, 0, N_PAYMENTS);

      for (guint i = 0; i < outflows->len; i++)
        {
          const PbOutflow *outflow = outflows->pdata[(first + i * 7) % outflows->len];
          g_autoptr(PbTreasury) then = NULL;

          if (outflow->kind == PB_MATCH_NONE)
            continue;
          confirm (builder, outflow, FALSE);
          n_confirmed++;
          then = open_treasury (builder);
          assert_same_matches (before, then);
        }

      after = open_treasury (builder);
      g_assert_cmpuint (count_proposals (after), ==, 0);
      for (guint i = 0; i < pb_treasury_get_findings (after)->len; i++)
        {
          const PbTreasuryFinding *finding = pb_treasury_get_findings (after)->pdata[i];

          g_assert_cmpint (finding->kind, !=, PB_TREASURY_OVERSPENT);
          g_assert_cmpint (finding->kind, !=, PB_TREASURY_WITHOUT_DECISION);
        }

      for (guint i = 0; i < outflows->len; i++)
        confirm (builder, outflows->pdata[i], TRUE);
      back = open_treasury (builder);
      assert_same_matches (before, back);
      g_assert_cmpuint (count_proposals (back), ==, count_proposals (before));
    }

  g_assert_cmpuint (n_confirmed, >, N_ROUNDS);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/treasury-properties/balances", test_balances);
  g_test_add_func ("/treasury-properties/matches", test_matches);

  return g_test_run ();
}
