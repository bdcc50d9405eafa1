/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-treasury-private.h"

#include "framework/pb-i18n-private.h"
#include "model/pb-id.h"

#include <string.h>

/**
 * PbTreasury:
 *
 * The money of one group on one day: what its accounts hold, what allows each
 * payment and what does not add up.  Amounts are exact; assets are never added
 * to each other.  It is worked out once, from the records alone.
 */

G_DEFINE_FINAL_TYPE (PbTreasury, pb_treasury, G_TYPE_OBJECT)

static void
balance_free (PbBalance *self)
{
  g_clear_object (&self->account);
  g_free (self->asset);
  pb_decimal_free (self->in);
  pb_decimal_free (self->out);
  pb_decimal_free (self->fees);
  pb_decimal_free (self->balance);
  g_free (self);
}

static void
balance_point_clear (PbBalancePoint *self)
{
  pb_decimal_free (self->balance);
}

static void
pb_treasury_finalize (GObject *object)
{
  PbTreasury *self = PB_TREASURY (object);

  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->outflows_by_id, g_hash_table_unref);
  g_clear_pointer (&self->outflows, g_ptr_array_unref);
  g_clear_pointer (&self->purse_order, g_ptr_array_unref);
  g_clear_pointer (&self->purses, g_hash_table_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->balances, g_ptr_array_unref);
  g_clear_pointer (&self->movements, g_ptr_array_unref);
  g_clear_object (&self->dossier);

  G_OBJECT_CLASS (pb_treasury_parent_class)->finalize (object);
}

static void
pb_treasury_class_init (PbTreasuryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_treasury_finalize;
}

static void
pb_treasury_init (PbTreasury *self)
{
  self->movements = g_ptr_array_new_with_free_func (g_object_unref);
  self->balances = g_ptr_array_new_with_free_func ((GDestroyNotify) balance_free);
  self->outflows = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_outflow_free);
  self->outflows_by_id = g_hash_table_new (pb_id_hash, g_str_equal);
  self->purse_order = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_purse_free);
  self->purses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names = g_hash_table_new_full (pb_id_hash, g_str_equal, NULL,
                                       (GDestroyNotify) g_ptr_array_unref);
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_treasury_finding_free);
}

/* A record of the dossier, where it is of @kind. */
PbRecord *
pb_treasury_lookup (PbTreasury *self,
                    const char *id,
                    PbKind      kind)
{
  PbRecord *record = id ? pb_dossier_lookup (self->dossier, id) : NULL;

  return record && pb_record_get_kind (record) == kind ? record : NULL;
}

/* An amount; 0 where there is none. */
PbDecimal *
pb_treasury_amount (PbRecord  *record,
                    PbFieldId  field)
{
  PbDecimal *amount = pb_record_dup_decimal (record, field);

  return amount ? amount : pb_decimal_new_integer (0);
}

/* A fee without an asset of its own is paid in that of the movement. */
const char *
pb_treasury_fee_asset (PbRecord *transaction)
{
  const char *asset = pb_record_get_text (transaction, PB_TRANSACTION_FEE_ASSET);

  return asset && *asset ? asset : pb_record_get_text (transaction, PB_TRANSACTION_ASSET);
}

void
pb_treasury_add (PbDecimal       **sum,
                 const PbDecimal  *amount)
{
  PbDecimal *more = pb_decimal_add (*sum, amount);

  pb_decimal_free (*sum);
  *sum = more;
}

static void
subtract (PbDecimal       **sum,
          const PbDecimal  *amount)
{
  PbDecimal *less = pb_decimal_subtract (*sum, amount);

  pb_decimal_free (*sum);
  *sum = less;
}

/* “12.5 USDC” in the user's writing. */
char *
pb_treasury_describe (const PbDecimal *amount,
                      const char      *asset)
{
  g_autofree char *number = pb_decimal_to_locale (amount, -1);

  /* Translators: an amount and its currency or token, as in “12.50 EUR”. */
  return g_strdup_printf (_("%s %s"), number, asset ? asset : "");
}

/* The dossier has them ordered by date and then by identifier, so that the order in
 * which records arrive never matters. */
static void
collect (PbTreasury *self)
{
  GPtrArray *all = pb_dossier_get_records (self->dossier, PB_KIND_TRANSACTION);
  const char *group = pb_dossier_get_group_id (self->dossier);

  for (guint i = 0; i < all->len; i++)
    {
      PbRecord *record = all->pdata[i];
      PbDay date = pb_record_get_day (record, PB_TRANSACTION_DATE);

      if (date == PB_DAY_NONE || date > self->day ||
          g_strcmp0 (pb_record_get_text (record, PB_TRANSACTION_GROUP), group) != 0)
        continue;

      g_ptr_array_add (self->movements, g_object_ref (record));
    }
}

/* What one movement does to one account and asset. */
typedef struct
{
  const char *account; /* an identifier, or NULL */
  const char *asset;
  PbDecimal  *in;
  PbDecimal  *out;
  PbDecimal  *fee;
} Leg;

static void
leg_clear (Leg *leg)
{
  g_clear_pointer (&leg->in, pb_decimal_free);
  g_clear_pointer (&leg->out, pb_decimal_free);
  g_clear_pointer (&leg->fee, pb_decimal_free);
}

static void
add_leg (GArray     *legs,
         const char *account,
         const char *asset,
         PbDecimal  *in,
         PbDecimal  *out,
         PbDecimal  *fee)
{
  Leg leg = { account, asset ? asset : "",
              in ? in : pb_decimal_new_integer (0),
              out ? out : pb_decimal_new_integer (0),
              fee ? fee : pb_decimal_new_integer (0) };

  g_array_append_val (legs, leg);
}

/* A movement that failed moved nothing and cost its fee. */
static GArray *
split (PbRecord *record)
{
  GArray *legs = g_array_sized_new (FALSE, FALSE, sizeof (Leg), 3);
  const char *account = pb_record_get_text (record, PB_TRANSACTION_ACCOUNT);
  const char *asset = pb_record_get_text (record, PB_TRANSACTION_ASSET);
  g_autoptr(PbDecimal) fee = pb_record_dup_decimal (record, PB_TRANSACTION_FEE);

  g_array_set_clear_func (legs, (GDestroyNotify) leg_clear);

  if (!pb_record_get_flag (record, PB_TRANSACTION_FAILED))
    {
      PbDecimal *amount = pb_treasury_amount (record, PB_TRANSACTION_AMOUNT);

      switch (pb_record_get_enum (record, PB_TRANSACTION_DIRECTION))
        {
        case PB_TRANSACTION_DIRECTION_IN:
          add_leg (legs, account, asset, amount, NULL, NULL);
          break;

        case PB_TRANSACTION_DIRECTION_INTERNAL:
          if (pb_record_has (record, PB_TRANSACTION_TO_ACCOUNT))
            add_leg (legs, pb_record_get_text (record, PB_TRANSACTION_TO_ACCOUNT), asset,
                     pb_decimal_copy (amount), NULL, NULL);
          add_leg (legs, account, asset, NULL, amount, NULL);
          break;

        default:
          add_leg (legs, account, asset, NULL, amount, NULL);
          break;
        }
    }

  if (fee && pb_decimal_get_sign (fee) != 0)
    add_leg (legs, account, pb_treasury_fee_asset (record), NULL, NULL,
             g_steal_pointer (&fee));

  return legs;
}

static PbBalance *
balance_new (PbRecord   *account,
             const char *asset)
{
  PbBalance *balance = g_new0 (PbBalance, 1);

  balance->account = account ? g_object_ref (account) : NULL;
  balance->asset = g_strdup (asset);
  balance->in = pb_decimal_new_integer (0);
  balance->out = pb_decimal_new_integer (0);
  balance->fees = pb_decimal_new_integer (0);
  balance->balance = pb_decimal_new_integer (0);
  balance->last = PB_DAY_NONE;

  return balance;
}

static PbBalance *
find_balance (GPtrArray  *balances,
              GHashTable *index,
              PbRecord   *account,
              const char *account_id,
              const char *asset)
{
  g_autofree char *key = g_strdup_printf ("%s\n%s", account_id ? account_id : "", asset);
  PbBalance *balance = g_hash_table_lookup (index, key);

  if (balance == NULL)
    {
      balance = balance_new (account, asset);
      g_ptr_array_add (balances, balance);
      g_hash_table_insert (index, g_steal_pointer (&key), balance);
    }

  return balance;
}

static void
balance_add (PbBalance *balance,
             const Leg *leg,
             PbDay      day)
{
  pb_treasury_add (&balance->in, leg->in);
  pb_treasury_add (&balance->out, leg->out);
  pb_treasury_add (&balance->fees, leg->fee);
  pb_treasury_add (&balance->balance, leg->in);
  subtract (&balance->balance, leg->out);
  subtract (&balance->balance, leg->fee);
  balance->last = MAX (balance->last, day);
}

static int
compare_balances (gconstpointer a,
                  gconstpointer b)
{
  const PbBalance *first = *(const PbBalance **) a;
  const PbBalance *second = *(const PbBalance **) b;
  g_autofree char *name_a = first->account ? pb_record_dup_title (first->account) : NULL;
  g_autofree char *name_b = second->account ? pb_record_dup_title (second->account) : NULL;
  int order;

  if ((name_a == NULL) != (name_b == NULL))
    return name_a ? -1 : 1;

  order = name_a ? g_utf8_collate (name_a, name_b) : 0;
  if (order == 0 && name_a)
    order = strcmp (pb_record_get_id (first->account), pb_record_get_id (second->account));

  return order ? order : strcmp (first->asset, second->asset);
}

/* An account that nothing has moved on is shown as well, without an asset. */
static void
add_empty_accounts (PbTreasury *self)
{
  GPtrArray *accounts = pb_dossier_get_records (self->dossier, PB_KIND_ACCOUNT);

  for (guint i = 0; i < accounts->len; i++)
    {
      PbRecord *account = accounts->pdata[i];
      gboolean found = FALSE;

      if (g_strcmp0 (pb_record_get_text (account, PB_ACCOUNT_GROUP),
                     pb_dossier_get_group_id (self->dossier)) != 0)
        continue;

      for (guint k = 0; k < self->balances->len && !found; k++)
        found = ((PbBalance *) self->balances->pdata[k])->account == account;

      if (!found)
        g_ptr_array_add (self->balances, balance_new (account, ""));
    }
}

static void
add_up (PbTreasury *self)
{
  g_autoptr(GHashTable) index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->movements->len; i++)
    {
      PbRecord *record = self->movements->pdata[i];
      PbDay day = pb_record_get_day (record, PB_TRANSACTION_DATE);
      g_autoptr(GArray) legs = split (record);

      for (guint k = 0; k < legs->len; k++)
        {
          const Leg *leg = &g_array_index (legs, Leg, k);
          PbRecord *account = pb_treasury_lookup (self, leg->account, PB_KIND_ACCOUNT);

          balance_add (find_balance (self->balances, index, account,
                                     account ? leg->account : NULL, leg->asset),
                       leg, day);
        }
    }

  add_empty_accounts (self);
  g_ptr_array_sort (self->balances, compare_balances);
}

static PbTreasury *
treasury_new (PbDossier *dossier,
              PbDay      day,
              gboolean   plain)
{
  PbTreasury *self = g_object_new (PB_TYPE_TREASURY, NULL);

  self->dossier = g_object_ref (dossier);
  self->day = day;
  self->plain = plain;

  collect (self);
  if (!plain)
    add_up (self);
  pb_treasury_match (self);
  if (plain)
    pb_treasury_judge_limits (self);
  else
    pb_treasury_judge (self);

  return self;
}

/**
 * pb_amount_dup_text:
 * @amount: an amount
 * @asset: (nullable): of what
 *
 * Returns: (transfer full): the exact amount with its asset, for people
 */
char *
pb_amount_dup_text (const PbDecimal *amount,
                    const char      *asset)
{
  g_autofree char *number = pb_decimal_to_locale (amount, -1);

  if (asset == NULL || *asset == '\0')
    return g_steal_pointer (&number);

  /* Translators: an amount and its currency or token, as in “12.50 EUR”. */
  return g_strdup_printf (_("%s %s"), number, asset);
}

/**
 * pb_treasury_new:
 * @dossier: the records of a group
 * @day: the day to look at, not after that of @dossier
 *
 * Returns: (transfer full): the money of the group at the end of @day
 */
PbTreasury *
pb_treasury_new (PbDossier *dossier,
                 PbDay      day)
{
  g_return_val_if_fail (PB_IS_DOSSIER (dossier), NULL);
  g_return_val_if_fail (day != PB_DAY_NONE, NULL);

  return treasury_new (dossier, day, FALSE);
}

/**
 * pb_treasury_new_plain:
 * @dossier: the records of a group
 * @day: the day to look at, not after that of @dossier
 *
 * The same for rules, which ask for the payments only: it has no balances, gives no
 * reasons, and finds nothing but what was overspent.  That takes a fraction of the
 * time.
 *
 * Returns: (transfer full): the payments of the group up to the end of @day
 */
PbTreasury *
pb_treasury_new_plain (PbDossier *dossier,
                       PbDay      day)
{
  g_return_val_if_fail (PB_IS_DOSSIER (dossier), NULL);
  g_return_val_if_fail (day != PB_DAY_NONE, NULL);

  return treasury_new (dossier, day, TRUE);
}

/**
 * pb_treasury_get_day:
 * @self: a treasury
 *
 * Returns: the day that it is looked at
 */
PbDay
pb_treasury_get_day (PbTreasury *self)
{
  g_return_val_if_fail (PB_IS_TREASURY (self), PB_DAY_NONE);

  return self->day;
}

/**
 * pb_treasury_get_balances:
 * @self: a treasury
 *
 * Returns: (transfer none) (element-type PbBalance): what each account holds of
 *   each asset, by the names of both; an account without movements has one entry
 *   with an empty asset
 */
GPtrArray *
pb_treasury_get_balances (PbTreasury *self)
{
  g_return_val_if_fail (PB_IS_TREASURY (self), NULL);

  return self->balances;
}

/**
 * pb_treasury_get_totals:
 * @self: a treasury
 * @from: the first day, or %PB_DAY_NONE for the beginning
 * @to: the last day
 *
 * What came in, went out and was paid in fees between two days, per asset.
 * Moves between accounts of the group count in neither; their fees do.
 *
 * Returns: (transfer full) (element-type PbBalance): an entry for each asset that
 *   moved, by its name, without an account
 */
GPtrArray *
pb_treasury_get_totals (PbTreasury *self,
                        PbDay       from,
                        PbDay       to)
{
  g_autoptr(GHashTable) index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *totals;

  g_return_val_if_fail (PB_IS_TREASURY (self), NULL);

  totals = g_ptr_array_new_with_free_func ((GDestroyNotify) balance_free);

  for (guint i = 0; i < self->movements->len; i++)
    {
      PbRecord *record = self->movements->pdata[i];
      PbDay day = pb_record_get_day (record, PB_TRANSACTION_DATE);
      gboolean internal = pb_record_get_enum (record, PB_TRANSACTION_DIRECTION) ==
                          PB_TRANSACTION_DIRECTION_INTERNAL;
      g_autoptr(GArray) legs = NULL;

      if ((from != PB_DAY_NONE && day < from) || day > to)
        continue;

      legs = split (record);
      for (guint k = 0; k < legs->len; k++)
        {
          const Leg *leg = &g_array_index (legs, Leg, k);

          if (internal && pb_decimal_get_sign (leg->fee) == 0)
            continue;
          balance_add (find_balance (totals, index, NULL, NULL, leg->asset), leg, day);
        }
    }

  g_ptr_array_sort (totals, compare_balances);

  return totals;
}

/**
 * pb_treasury_get_value:
 * @self: a treasury
 * @from: the first day, or %PB_DAY_NONE for the beginning
 * @to: the last day
 * @rate_to: what the rates have to be in, such as “EUR”
 * @incoming: whether to add what came in; otherwise what went out
 *
 * Adds movements of several assets, each at the rate that was recorded with it.
 *
 * Returns: (transfer full) (nullable): the sum in @rate_to; %NULL where there is
 *   no movement or one of them has no rate to @rate_to
 */
PbDecimal *
pb_treasury_get_value (PbTreasury *self,
                       PbDay       from,
                       PbDay       to,
                       const char *rate_to,
                       gboolean    incoming)
{
  g_autoptr(PbDecimal) sum = pb_decimal_new_integer (0);
  gboolean any = FALSE;
  int wanted;

  g_return_val_if_fail (PB_IS_TREASURY (self), NULL);
  g_return_val_if_fail (rate_to != NULL, NULL);

  wanted = incoming ? PB_TRANSACTION_DIRECTION_IN : PB_TRANSACTION_DIRECTION_OUT;

  for (guint i = 0; i < self->movements->len; i++)
    {
      PbRecord *record = self->movements->pdata[i];
      PbDay day = pb_record_get_day (record, PB_TRANSACTION_DATE);
      g_autoptr(PbDecimal) amount = NULL;
      g_autoptr(PbDecimal) rate = NULL;
      g_autoptr(PbDecimal) value = NULL;

      if ((from != PB_DAY_NONE && day < from) || day > to ||
          pb_record_get_enum (record, PB_TRANSACTION_DIRECTION) != wanted ||
          pb_record_get_flag (record, PB_TRANSACTION_FAILED))
        continue;

      amount = pb_treasury_amount (record, PB_TRANSACTION_AMOUNT);
      rate = pb_record_dup_decimal (record, PB_TRANSACTION_RATE);
      if (pb_treasury_same_text (pb_record_get_text (record, PB_TRANSACTION_ASSET), rate_to))
        value = pb_decimal_copy (amount);
      else if (rate && pb_treasury_same_text (pb_record_get_text (record, PB_TRANSACTION_RATE_TO),
                                              rate_to))
        value = pb_decimal_multiply (amount, rate);
      else
        return NULL;

      pb_treasury_add (&sum, value);
      any = TRUE;
    }

  return any ? g_steal_pointer (&sum) : NULL;
}

/**
 * pb_treasury_get_series:
 * @self: a treasury
 * @account_id: (nullable): an account; %NULL for all accounts of the group
 * @asset: an asset
 *
 * Returns: (transfer full) (element-type PbBalancePoint): what was held at the end
 *   of each day on which something moved, by day
 */
GArray *
pb_treasury_get_series (PbTreasury *self,
                        const char *account_id,
                        const char *asset)
{
  g_autoptr(PbDecimal) held = pb_decimal_new_integer (0);
  GArray *series;

  g_return_val_if_fail (PB_IS_TREASURY (self), NULL);
  g_return_val_if_fail (asset != NULL, NULL);

  series = g_array_new (FALSE, FALSE, sizeof (PbBalancePoint));
  g_array_set_clear_func (series, (GDestroyNotify) balance_point_clear);

  for (guint i = 0; i < self->movements->len; i++)
    {
      PbRecord *record = self->movements->pdata[i];
      PbDay day = pb_record_get_day (record, PB_TRANSACTION_DATE);
      g_autoptr(GArray) legs = split (record);
      gboolean moved = FALSE;

      for (guint k = 0; k < legs->len; k++)
        {
          const Leg *leg = &g_array_index (legs, Leg, k);

          if (strcmp (leg->asset, asset) != 0 ||
              (account_id && g_strcmp0 (leg->account, account_id) != 0))
            continue;

          pb_treasury_add (&held, leg->in);
          subtract (&held, leg->out);
          subtract (&held, leg->fee);
          moved = TRUE;
        }

      if (!moved)
        continue;

      if (series->len > 0 && g_array_index (series, PbBalancePoint, series->len - 1).day == day)
        {
          PbBalancePoint *last = &g_array_index (series, PbBalancePoint, series->len - 1);

          pb_decimal_free (last->balance);
          last->balance = pb_decimal_copy (held);
        }
      else
        {
          PbBalancePoint point = { day, pb_decimal_copy (held) };

          g_array_append_val (series, point);
        }
    }

  return series;
}

/**
 * pb_treasury_get_outflows:
 * @self: a treasury
 *
 * Returns: (transfer none) (element-type PbOutflow): each payment to somebody
 *   outside and what allows it, by date; those that failed are not among them
 */
GPtrArray *
pb_treasury_get_outflows (PbTreasury *self)
{
  g_return_val_if_fail (PB_IS_TREASURY (self), NULL);

  return self->outflows;
}

/**
 * pb_treasury_find_outflow:
 * @self: a treasury
 * @transaction_id: a transaction
 *
 * Returns: (transfer none) (nullable): what allows that payment; %NULL where it is
 *   none
 */
PbOutflow *
pb_treasury_find_outflow (PbTreasury *self,
                          const char *transaction_id)
{
  g_return_val_if_fail (PB_IS_TREASURY (self), NULL);
  g_return_val_if_fail (transaction_id != NULL, NULL);

  return g_hash_table_lookup (self->outflows_by_id, transaction_id);
}

/**
 * pb_treasury_get_findings:
 * @self: a treasury
 *
 * Returns: (transfer none) (element-type PbTreasuryFinding): what does not add up,
 *   the gravest first
 */
GPtrArray *
pb_treasury_get_findings (PbTreasury *self)
{
  g_return_val_if_fail (PB_IS_TREASURY (self), NULL);

  return self->findings;
}
