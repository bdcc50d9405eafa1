/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-treasury-private.h"

#include "model/pb-id.h"

#include <string.h>

/* What payments are counted against: a budget line once, an allowance anew in
 * each of its weeks, months or cycles.
 */

void
pb_purse_free (PbPurse *self)
{
  g_free (self->asset);
  g_clear_pointer (&self->limit, pb_decimal_free);
  pb_decimal_free (self->paid);
  pb_decimal_free (self->taken);
  g_ptr_array_unref (self->payments);
  g_free (self);
}

/* The purse of a record, made where there is none yet. */
PbPurse *
pb_treasury_get_purse (PbTreasury *self,
                       PbRecord   *record,
                       PbDay       from,
                       PbDay       to,
                       const char *asset)
{
  g_autofree char *key = g_strdup_printf ("%s\n%d\n%s", pb_record_get_id (record), from,
                                          asset ? asset : "");
  PbPurse *purse = g_hash_table_lookup (self->purses, key);

  if (purse)
    return purse;

  purse = g_new0 (PbPurse, 1);
  purse->record = record;
  purse->from = from;
  purse->to = to;
  purse->asset = g_strdup (asset);
  purse->paid = pb_decimal_new_integer (0);
  purse->taken = pb_decimal_new_integer (0);
  purse->payments = g_ptr_array_new ();
  g_ptr_array_add (self->purse_order, purse);
  g_hash_table_insert (self->purses, g_steal_pointer (&key), purse);

  return purse;
}

PbPurse *
pb_treasury_line_purse (PbTreasury *self,
                        PbRecord   *line)
{
  PbPurse *purse = pb_treasury_get_purse (self, line, PB_DAY_NONE, PB_DAY_NONE,
                                          pb_record_get_text (line, PB_BUDGET_LINE_ASSET));

  if (purse->limit == NULL)
    purse->limit = pb_treasury_amount (line, PB_BUDGET_LINE_AMOUNT);

  return purse;
}

/* The cycle of the group that covers a day. */
static PbRecord *
find_cycle (PbTreasury *self,
            PbDay       day)
{
  GPtrArray *cycles = pb_dossier_get_records (self->dossier, PB_KIND_CYCLE);

  for (guint i = 0; i < cycles->len; i++)
    {
      PbRecord *cycle = cycles->pdata[i];
      PbDay start = pb_record_get_day (cycle, PB_CYCLE_START);
      PbDay end = pb_record_get_day (cycle, PB_CYCLE_END);

      if (g_strcmp0 (pb_record_get_text (cycle, PB_CYCLE_GROUP),
                     pb_dossier_get_group_id (self->dossier)) == 0 &&
          start != PB_DAY_NONE && start <= day && (end == PB_DAY_NONE || day <= end))
        return cycle;
    }

  return NULL;
}

/* Which week, month or cycle of an allowance a day falls in; not any where no cycle
 * covers the day.
 */
static gboolean
find_period (PbTreasury *self,
             PbRecord   *role,
             PbDay       day,
             PbDay      *from,
             PbDay      *to)
{
  PbRecord *cycle;
  int year, month, of_month;

  *from = PB_DAY_NONE;
  *to = PB_DAY_NONE;
  switch (pb_record_get_enum (role, PB_ROLE_ALLOWANCE_PER))
    {
    case PB_ALLOWANCE_PERIOD_WEEK:
      *from = pb_day_get_monday (day);
      *to = *from + 6;
      return TRUE;

    case PB_ALLOWANCE_PERIOD_MONTH:
      pb_day_get_ymd (day, &year, &month, &of_month);
      *from = day - of_month + 1;
      *to = pb_day_add_months (*from, 1) - 1;
      return TRUE;

    case PB_ALLOWANCE_PERIOD_CYCLE:
      cycle = find_cycle (self, day);
      if (cycle == NULL)
        return FALSE;
      *from = pb_record_get_day (cycle, PB_CYCLE_START);
      *to = pb_record_get_day (cycle, PB_CYCLE_END);
      return TRUE;

    default:
      return TRUE;
    }
}

/* Whether a role is held in an assignment on some day between two. */
gboolean
pb_seat_overlaps (PbRecord *assignment,
                  PbDay     from,
                  PbDay     to)
{
  PbDay start = pb_record_get_day (assignment, PB_ASSIGNMENT_START);
  PbDay end = pb_record_get_day (assignment, PB_ASSIGNMENT_END);

  return start != PB_DAY_NONE && start <= to && (end == PB_DAY_NONE || end >= from);
}

/* How many hold a role at some time in a period, each of them once.  It is the whole
 * period that counts, and not the day of a payment, so that the limit of a period is
 * the same for all payments in it, in whatever order they are matched.
 */
static guint
count_holders (PbTreasury *self,
               PbRecord   *role,
               PbDay       from,
               PbDay       to)
{
  GPtrArray *seats = pb_dossier_get_referring (self->dossier, pb_record_get_id (role),
                                               PB_ASSIGNMENT_ROLE);
  g_autoptr(GHashTable) holders = g_hash_table_new (pb_id_hash, g_str_equal);

  to = to == PB_DAY_NONE ? self->day : MIN (to, self->day);

  for (guint i = 0; seats && i < seats->len; i++)
    {
      const char *holder = pb_record_get_text (seats->pdata[i], PB_ASSIGNMENT_HOLDER);

      if (holder && pb_seat_overlaps (seats->pdata[i], from, to))
        g_hash_table_add (holders, (gpointer) holder);
    }

  return g_hash_table_size (holders);
}

/* The allowance of a role in the period that a day falls in; %NULL where no period
 * covers it.
 */
PbPurse *
pb_treasury_role_purse (PbTreasury *self,
                        PbRecord   *role,
                        PbDay       day)
{
  g_autoptr(PbDecimal) each = NULL;
  g_autoptr(PbDecimal) persons = NULL;
  PbDay from, to;
  PbPurse *purse;

  if (!find_period (self, role, day, &from, &to))
    return NULL;

  purse = pb_treasury_get_purse (self, role, from, to,
                                 pb_record_get_text (role, PB_ROLE_ALLOWANCE_ASSET));
  if (purse->limit || !pb_record_has (role, PB_ROLE_ALLOWANCE))
    return purse;

  each = pb_treasury_amount (role, PB_ROLE_ALLOWANCE);
  if (!pb_record_get_flag (role, PB_ROLE_ALLOWANCE_PER_PERSON))
    {
      purse->limit = g_steal_pointer (&each);
      return purse;
    }

  persons = pb_decimal_new_integer (MAX (count_holders (self, role, from, to), 1));
  purse->limit = pb_decimal_multiply (each, persons);

  return purse;
}

/* What sentences call a purse: the decision of a budget line, or the role. */
char *
pb_treasury_name_purse (PbTreasury    *self,
                        const PbPurse *purse)
{
  PbRecord *record = purse->record;

  if (pb_record_get_kind (record) == PB_KIND_BUDGET_LINE)
    {
      PbRecord *decision = pb_treasury_lookup (self, pb_record_get_owner (record),
                                               PB_KIND_DECISION);

      record = decision ? decision : record;
    }

  return pb_record_dup_title (record);
}

gboolean
pb_purse_has_room (const PbPurse   *self,
                   const PbDecimal *amount)
{
  g_autoptr(PbDecimal) sum = pb_decimal_add (self->taken, amount);

  return self->limit == NULL || pb_decimal_compare (sum, self->limit) <= 0;
}

void
pb_purse_pay (PbPurse         *self,
              const PbOutflow *outflow,
              const PbDecimal *amount)
{
  if (outflow->confirmed)
    {
      pb_treasury_add (&self->paid, amount);
      g_ptr_array_add (self->payments, outflow->transaction);
    }
  pb_treasury_add (&self->taken, amount);
}

void
pb_budget_free (PbBudget *self)
{
  g_object_unref (self->record);
  g_clear_object (&self->decision);
  g_free (self->asset);
  pb_decimal_free (self->limit);
  pb_decimal_free (self->paid);
  pb_decimal_free (self->proposed);
  g_ptr_array_unref (self->payments);
  g_free (self);
}

PbBudget *
pb_budget_new (PbTreasury    *self,
               const PbPurse *purse)
{
  PbBudget *budget = g_new0 (PbBudget, 1);

  budget->record = g_object_ref (purse->record);
  budget->asset = g_strdup (purse->asset ? purse->asset : "");
  budget->limit = pb_decimal_copy (purse->limit);
  budget->paid = pb_decimal_copy (purse->paid);
  budget->proposed = pb_decimal_subtract (purse->taken, purse->paid);
  budget->from = purse->from;
  budget->to = purse->to;
  budget->due = PB_DAY_NONE;
  budget->payments = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < purse->payments->len; i++)
    g_ptr_array_add (budget->payments, g_object_ref (purse->payments->pdata[i]));

  if (pb_record_get_kind (purse->record) == PB_KIND_BUDGET_LINE)
    {
      PbRecord *decision = pb_treasury_lookup (self, pb_record_get_owner (purse->record),
                                               PB_KIND_DECISION);

      if (decision)
        {
          budget->decision = g_object_ref (decision);
          budget->due = pb_treasury_due_day (purse->record, decision);
        }
    }

  return budget;
}

/* The latest first; of one day, by what they are called. */
int
pb_budget_compare (gconstpointer a,
                   gconstpointer b)
{
  const PbBudget *first = *(const PbBudget **) a;
  const PbBudget *second = *(const PbBudget **) b;
  PbRecord *one = first->decision ? first->decision : first->record;
  PbRecord *other = second->decision ? second->decision : second->record;
  PbDay day = first->decision ? pb_record_get_day (one, PB_DECISION_CLOSED) : PB_DAY_NONE;
  PbDay other_day = second->decision ? pb_record_get_day (other, PB_DECISION_CLOSED)
                                     : PB_DAY_NONE;
  g_autofree char *title = NULL;
  g_autofree char *other_title = NULL;
  int order;

  if (day != other_day)
    return day > other_day ? -1 : 1;

  title = pb_record_dup_title (one);
  other_title = pb_record_dup_title (other);
  order = g_utf8_collate (title, other_title);
  if (order == 0)
    order = strcmp (pb_record_get_id (first->record), pb_record_get_id (second->record));
  if (order != 0)
    return order;

  return first->from == second->from ? 0 : first->from > second->from ? -1 : 1;
}

/* An allowance is told of for the running period even where nothing was paid. */
static void
open_running (PbTreasury *self)
{
  GPtrArray *roles = pb_dossier_get_records (self->dossier, PB_KIND_ROLE);

  for (guint i = 0; i < roles->len; i++)
    {
      PbRecord *role = roles->pdata[i];
      PbDay retired = pb_record_get_day (role, PB_ROLE_RETIRED);

      if (!pb_record_has (role, PB_ROLE_ALLOWANCE) ||
          (retired != PB_DAY_NONE && retired <= self->day) ||
          pb_record_get_enum (role, PB_ROLE_STATUS) == PB_ROLE_STATUS_RETIRED ||
          g_strcmp0 (pb_record_get_text (role, PB_ROLE_GROUP),
                     pb_dossier_get_group_id (self->dossier)) != 0)
        continue;

      pb_treasury_role_purse (self, role, self->day);
    }
}

/**
 * pb_treasury_list_budgets:
 * @self: a treasury
 * @kind: %PB_KIND_BUDGET_LINE for the lines of adopted decisions, %PB_KIND_ROLE for
 *   allowances
 *
 * Of each allowance there is an entry for the week, month or cycle that the day of
 * @self falls in, and one for each before in which a payment was linked to it or
 * is proposed.
 *
 * Returns: (transfer full) (element-type PbBudget): what may be paid and how much
 *   of it was; lines by the day of their decision, allowances by the title of the
 *   role, both the latest first
 */
GPtrArray *
pb_treasury_list_budgets (PbTreasury *self,
                          PbKind      kind)
{
  GPtrArray *budgets;

  g_return_val_if_fail (PB_IS_TREASURY (self), NULL);
  g_return_val_if_fail (kind == PB_KIND_BUDGET_LINE || kind == PB_KIND_ROLE, NULL);

  budgets = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_budget_free);
  if (kind == PB_KIND_ROLE)
    open_running (self);

  for (guint i = 0; i < self->purse_order->len; i++)
    {
      const PbPurse *purse = self->purse_order->pdata[i];

      if (pb_record_get_kind (purse->record) != kind || purse->limit == NULL)
        continue;
      if (kind == PB_KIND_ROLE && pb_decimal_get_sign (purse->taken) == 0 &&
          purse->from != PB_DAY_NONE &&
          (self->day < purse->from || (purse->to != PB_DAY_NONE && self->day > purse->to)))
        continue;

      g_ptr_array_add (budgets, pb_budget_new (self, purse));
    }
  g_ptr_array_sort (budgets, pb_budget_compare);

  return budgets;
}
