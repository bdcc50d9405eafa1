/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-treasury-private.h"

/* What people can choose for payments that nothing was found for, or something
 * wrong: every budget line and every allowance in the same asset.
 */

static void
offer_free (PbMatchOffer *self)
{
  pb_budget_free (self->budget);
  g_clear_pointer (&self->over, pb_decimal_free);
  g_free (self);
}

static const char *
get_asset (PbRecord *record)
{
  return pb_record_get_text (record, pb_record_get_kind (record) == PB_KIND_ROLE
                                       ? PB_ROLE_ALLOWANCE_ASSET : PB_BUDGET_LINE_ASSET);
}

static gboolean
is_for_payee (PbTreasury *self,
              PbRecord   *record,
              PbRecord   *transaction)
{
  if (pb_record_get_kind (record) == PB_KIND_ROLE)
    return pb_treasury_is_held_by_payee (self, record, transaction);

  return pb_treasury_same_payee (self, record, transaction);
}

/* By how much the purse would be overspent if it paid for @transactions as well,
 * those among them that it pays for already counted once.
 */
static PbDecimal *
find_excess (const PbPurse *purse,
             GPtrArray     *transactions)
{
  g_autoptr(PbDecimal) sum = pb_decimal_copy (purse->paid);
  PbDecimal *over;

  if (purse->limit == NULL)
    return NULL;

  for (guint i = 0; i < transactions->len; i++)
    {
      g_autoptr(PbDecimal) amount = pb_treasury_amount (transactions->pdata[i],
                                                        PB_TRANSACTION_AMOUNT);
      PbDay day = pb_record_get_day (transactions->pdata[i], PB_TRANSACTION_DATE);

      if (g_ptr_array_find (purse->payments, transactions->pdata[i], NULL) ||
          (purse->from != PB_DAY_NONE && day < purse->from) ||
          (purse->to != PB_DAY_NONE && day > purse->to))
        continue;
      pb_treasury_add (&sum, amount);
    }

  over = pb_decimal_subtract (sum, purse->limit);
  if (pb_decimal_get_sign (over) <= 0)
    g_clear_pointer (&over, pb_decimal_free);

  return over;
}

static void
add_offer (PbTreasury *self,
           GPtrArray  *offers,
           PbRecord   *record,
           GPtrArray  *transactions)
{
  PbRecord *first = transactions->pdata[0];
  PbPurse *purse;
  PbMatchOffer *offer;

  for (guint i = 0; i < transactions->len; i++)
    {
      if (!pb_treasury_same_text (get_asset (record),
                                  pb_record_get_text (transactions->pdata[i],
                                                      PB_TRANSACTION_ASSET)))
        return;
    }

  purse = pb_record_get_kind (record) == PB_KIND_ROLE
            ? pb_treasury_role_purse (self, record, pb_record_get_day (first,
                                                                       PB_TRANSACTION_DATE))
            : pb_treasury_line_purse (self, record);
  if (purse == NULL || purse->limit == NULL)
    return;

  offer = g_new0 (PbMatchOffer, 1);
  offer->budget = pb_budget_new (self, purse);
  offer->over = find_excess (purse, transactions);
  offer->same_payee = TRUE;
  for (guint i = 0; i < transactions->len && offer->same_payee; i++)
    offer->same_payee = is_for_payee (self, record, transactions->pdata[i]);
  g_ptr_array_add (offers, offer);
}

/* Those for the payee first, then those with room, then the latest decisions. */
static int
compare_offers (gconstpointer a,
                gconstpointer b)
{
  const PbMatchOffer *first = *(const PbMatchOffer **) a;
  const PbMatchOffer *second = *(const PbMatchOffer **) b;

  if (first->same_payee != second->same_payee)
    return first->same_payee ? -1 : 1;
  if ((first->over == NULL) != (second->over == NULL))
    return first->over == NULL ? -1 : 1;

  return pb_budget_compare (&first->budget, &second->budget);
}

/**
 * pb_treasury_list_offers:
 * @self: a treasury
 * @transactions: (element-type PbRecord): payments
 *
 * Lists all that payments can be matched to by hand: the lines of adopted
 * decisions and the allowances of roles that are in the asset of all of them.  Of
 * an allowance, the week, month or cycle of the first payment is looked at.
 *
 * Returns: (transfer full) (element-type PbMatchOffer): what there is, what fits
 *   best first
 */
GPtrArray *
pb_treasury_list_offers (PbTreasury *self,
                         GPtrArray  *transactions)
{
  static const PbKind kinds[] = { PB_KIND_BUDGET_LINE, PB_KIND_ROLE };
  GPtrArray *offers;

  g_return_val_if_fail (PB_IS_TREASURY (self), NULL);
  g_return_val_if_fail (transactions != NULL, NULL);

  offers = g_ptr_array_new_with_free_func ((GDestroyNotify) offer_free);
  for (guint k = 0; transactions->len > 0 && k < G_N_ELEMENTS (kinds); k++)
    {
      GPtrArray *records = pb_dossier_get_records (self->dossier, kinds[k]);

      for (guint i = 0; i < records->len; i++)
        {
          PbRecord *record = records->pdata[i];

          if (kinds[k] == PB_KIND_BUDGET_LINE)
            {
              PbRecord *decision = pb_treasury_lookup (self, pb_record_get_owner (record),
                                                       PB_KIND_DECISION);

              if (decision == NULL || !pb_treasury_decides (self, decision) ||
                  pb_treasury_adopted_on (self, decision) == PB_DAY_NONE)
                continue;
            }
          else if (!pb_record_has (record, PB_ROLE_ALLOWANCE) ||
                   g_strcmp0 (pb_record_get_text (record, PB_ROLE_GROUP),
                              pb_dossier_get_group_id (self->dossier)) != 0)
            {
              continue;
            }
          add_offer (self, offers, record, transactions);
        }
    }
  g_ptr_array_sort (offers, compare_offers);

  return offers;
}
