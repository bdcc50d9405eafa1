/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-treasury-private.h"

#include "framework/pb-i18n-private.h"

void
pb_treasury_finding_free (PbTreasuryFinding *self)
{
  g_free (self->sentence);
  g_ptr_array_unref (self->records);
  g_clear_pointer (&self->amount, pb_decimal_free);
  g_free (self->asset);
  g_free (self);
}

/**
 * pb_treasury_finding_kind_get_label:
 * @kind: a kind of finding
 *
 * Returns: its name for people, translated
 */
const char *
pb_treasury_finding_kind_get_label (PbTreasuryFindingKind kind)
{
  switch (kind)
    {
    case PB_TREASURY_OVERSPENT:
      return _("Overspent");
    case PB_TREASURY_PAID_TWICE:
      return _("Paid twice");
    case PB_TREASURY_WITHOUT_DECISION:
      return _("Paid without decision");
    case PB_TREASURY_UNMATCHED:
      return _("Unmatched");
    case PB_TREASURY_UNDERPAID:
      return _("Underpaid");
    case PB_TREASURY_NEVER_PAID:
    default:
      return _("Decided but never paid");
    }
}

static PbTreasuryFinding *
add_finding (PbTreasury            *self,
             PbTreasuryFindingKind  kind,
             char                  *sentence,
             const PbDecimal       *amount,
             const char            *asset)
{
  PbTreasuryFinding *finding = g_new0 (PbTreasuryFinding, 1);

  finding->kind = kind;
  finding->sentence = sentence;
  finding->records = g_ptr_array_new_with_free_func (g_object_unref);
  finding->amount = amount ? pb_decimal_copy (amount) : NULL;
  finding->asset = g_strdup (asset);
  g_ptr_array_add (self->findings, finding);

  return finding;
}

static void
add_record (PbTreasuryFinding *finding,
            PbRecord          *record)
{
  if (record && !g_ptr_array_find (finding->records, record, NULL))
    g_ptr_array_add (finding->records, g_object_ref (record));
}

static void
find_overspent (PbTreasury *self)
{
  for (guint i = 0; i < self->purse_order->len; i++)
    {
      PbPurse *purse = self->purse_order->pdata[i];
      g_autoptr(PbDecimal) over = NULL;
      g_autofree char *name = NULL;
      g_autofree char *paid = NULL;
      g_autofree char *limit = NULL;
      g_autofree char *by = NULL;
      PbTreasuryFinding *finding;

      if (purse->limit == NULL || pb_decimal_compare (purse->paid, purse->limit) <= 0)
        continue;

      over = pb_decimal_subtract (purse->paid, purse->limit);
      name = pb_treasury_name_purse (self, purse);
      paid = pb_treasury_describe (purse->paid, purse->asset);
      limit = pb_treasury_describe (purse->limit, purse->asset);
      by = pb_treasury_describe (over, purse->asset);

      finding = add_finding (self, PB_TREASURY_OVERSPENT,
                             /* Translators: the title of a decision or role, then three
                              * amounts. */
                             g_strdup_printf (_("“%1$s” allows %2$s; %3$s were paid, %4$s too much."),
                                              name, limit, paid, by),
                             over, purse->asset);
      for (guint k = purse->payments->len; k > 0; k--)
        add_record (finding, purse->payments->pdata[k - 1]);
      add_record (finding, purse->record);
    }
}

static void
find_without_decision (PbTreasury *self)
{
  for (guint i = 0; i < self->outflows->len; i++)
    {
      PbOutflow *outflow = self->outflows->pdata[i];
      g_autofree char *title = NULL;
      g_autofree char *date = NULL;
      PbTreasuryFinding *finding;
      PbDay day;
      PbDay adopted;

      if (!outflow->confirmed || outflow->kind != PB_MATCH_DECISION)
        continue;

      day = pb_record_get_day (outflow->transaction, PB_TRANSACTION_DATE);
      adopted = pb_treasury_adopted_on (self, outflow->decision);
      if (adopted != PB_DAY_NONE && adopted <= day)
        continue;

      title = pb_record_dup_title (outflow->decision);
      date = pb_day_to_locale (day);
      finding = add_finding (self, PB_TREASURY_WITHOUT_DECISION,
                             /* Translators: a date and the title of a decision. */
                             g_strdup_printf (_("Paid on %s, when “%s” had not been adopted."),
                                              date, title),
                             NULL, NULL);
      add_record (finding, outflow->transaction);
      add_record (finding, outflow->decision);
    }
}

static void
find_unmatched (PbTreasury *self)
{
  for (guint i = 0; i < self->outflows->len; i++)
    {
      PbOutflow *outflow = self->outflows->pdata[i];
      g_autoptr(PbDecimal) amount = NULL;
      const char *asset;

      if (outflow->kind != PB_MATCH_NONE)
        continue;

      amount = pb_treasury_amount (outflow->transaction, PB_TRANSACTION_AMOUNT);
      asset = pb_record_get_text (outflow->transaction, PB_TRANSACTION_ASSET);
      add_record (add_finding (self, PB_TREASURY_UNMATCHED, g_strdup (outflow->reason), amount,
                               asset),
                  outflow->transaction);
    }
}

/* The day by which a budget line has to be paid, where one was set. */
PbDay
pb_treasury_due_day (PbRecord *line,
                     PbRecord *decision)
{
  PbDay due = pb_record_get_day (line, PB_BUDGET_LINE_DUE);

  return due == PB_DAY_NONE ? pb_record_get_day (decision, PB_DECISION_IMPLEMENTATION_DUE) : due;
}

/* The last day on which it is not yet late. */
static PbDay
last_day (PbRecord *line,
          PbRecord *decision,
          PbDay     adopted)
{
  PbDay due = pb_treasury_due_day (line, decision);

  return due == PB_DAY_NONE ? adopted + PB_TREASURY_PATIENCE : due;
}

static void
find_unpaid (PbTreasury            *self,
             PbTreasuryFindingKind  kind)
{
  for (guint i = 0; i < self->purse_order->len; i++)
    {
      PbPurse *purse = self->purse_order->pdata[i];
      PbRecord *decision;
      PbDay adopted;
      gboolean nothing;
      g_autoptr(PbDecimal) missing = NULL;
      g_autofree char *title = NULL;
      g_autofree char *limit = NULL;
      g_autofree char *paid = NULL;
      g_autofree char *rest = NULL;
      PbTreasuryFinding *finding;

      if (pb_record_get_kind (purse->record) != PB_KIND_BUDGET_LINE)
        continue;

      decision = pb_treasury_lookup (self, pb_record_get_owner (purse->record), PB_KIND_DECISION);
      adopted = decision ? pb_treasury_adopted_on (self, decision) : PB_DAY_NONE;
      nothing = pb_decimal_get_sign (purse->taken) == 0;
      if (adopted == PB_DAY_NONE || !pb_treasury_decides (self, decision) || nothing != (kind == PB_TREASURY_NEVER_PAID) ||
          last_day (purse->record, decision, adopted) >= self->day ||
          pb_record_get_enum (decision, PB_DECISION_IMPLEMENTATION) ==
            PB_IMPLEMENTATION_ABANDONED ||
          pb_decimal_compare (purse->taken, purse->limit) >= 0)
        continue;

      missing = pb_decimal_subtract (purse->limit, purse->taken);
      title = pb_record_dup_title (decision);
      limit = pb_treasury_describe (purse->limit, purse->asset);
      paid = pb_treasury_describe (purse->taken, purse->asset);
      rest = pb_treasury_describe (missing, purse->asset);

      finding = add_finding (self, kind,
                             nothing
                               /* Translators: the title of a decision and an amount. */
                               ? g_strdup_printf (_("“%s” decided on %s, and nothing was paid."),
                                                  title, limit)
                               /* Translators: the title of a decision and three amounts. */
                               : g_strdup_printf (_("“%1$s” decided on %2$s; %3$s were paid, %4$s "
                                                    "are missing."),
                                                  title, limit, paid, rest),
                             missing, purse->asset);
      add_record (finding, purse->record);
      add_record (finding, decision);
    }
}

/* Whether two payments are both linked, and what they are linked to allows both. */
static gboolean
both_allowed (PbTreasury *self,
              PbOutflow  *a,
              PbOutflow  *b)
{
  if (a->kind == PB_MATCH_NONE || b->kind == PB_MATCH_NONE)
    return FALSE;
  if (a->line == NULL || b->line == NULL)
    return a->kind == PB_MATCH_ALLOWANCE || b->kind == PB_MATCH_ALLOWANCE;
  if (a->line != b->line)
    return TRUE;

  for (guint i = 0; i < self->purse_order->len; i++)
    {
      PbPurse *purse = self->purse_order->pdata[i];

      if (purse->record == a->line)
        return purse->limit == NULL || pb_decimal_compare (purse->taken, purse->limit) <= 0;
    }

  return FALSE;
}

/* The same movement entered twice, or the same sum to the same payee again. */
static gboolean
look_the_same (PbTreasury *self,
               PbOutflow  *a,
               PbOutflow  *b)
{
  PbRecord *first = a->transaction;
  PbRecord *second = b->transaction;
  const char *hash_a = pb_record_get_text (first, PB_TRANSACTION_HASH);
  const char *hash_b = pb_record_get_text (second, PB_TRANSACTION_HASH);
  const char *name;

  /* The parts of one transaction are told apart by their places in it. */
  if (hash_a && hash_b && *hash_a && g_ascii_strcasecmp (hash_a, hash_b) == 0)
    return g_strcmp0 (pb_record_get_text (first, PB_TRANSACTION_ACCOUNT),
                      pb_record_get_text (second, PB_TRANSACTION_ACCOUNT)) == 0 &&
           pb_record_get_integer (first, PB_TRANSACTION_POSITION) ==
             pb_record_get_integer (second, PB_TRANSACTION_POSITION);

  name = pb_record_get_text (first, PB_TRANSACTION_PARTY);
  if (name)
    {
      if (g_strcmp0 (name, pb_record_get_text (second, PB_TRANSACTION_PARTY)) != 0)
        return FALSE;
    }
  else if (!pb_treasury_same_text (pb_record_get_text (first, PB_TRANSACTION_COUNTERPARTY),
                                   pb_record_get_text (second, PB_TRANSACTION_COUNTERPARTY)))
    {
      return FALSE;
    }

  return !both_allowed (self, a, b);
}

static void
find_paid_twice (PbTreasury *self)
{
  g_autoptr(GHashTable) by_amount = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                           (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < self->outflows->len; i++)
    {
      PbOutflow *outflow = self->outflows->pdata[i];
      g_autoptr(PbDecimal) amount = pb_treasury_amount (outflow->transaction,
                                                        PB_TRANSACTION_AMOUNT);
      const char *asset = pb_record_get_text (outflow->transaction, PB_TRANSACTION_ASSET);
      g_autofree char *number = pb_decimal_to_string (amount);
      g_autofree char *key = g_strdup_printf ("%s\n%s", number, asset ? asset : "");
      GPtrArray *equal = g_hash_table_lookup (by_amount, key);

      /* The latest before it come first, so that the search ends early. */
      for (guint k = equal ? equal->len : 0; k > 0; k--)
        {
          PbOutflow *before = equal->pdata[k - 1];
          g_autofree char *what = NULL;
          g_autofree char *first_day = NULL;
          g_autofree char *second_day = NULL;
          PbTreasuryFinding *finding;

          if (pb_record_get_day (outflow->transaction, PB_TRANSACTION_DATE) -
                pb_record_get_day (before->transaction, PB_TRANSACTION_DATE) >
              PB_TREASURY_TWICE_DAYS)
            break;
          if (!look_the_same (self, before, outflow))
            continue;

          what = pb_treasury_describe (amount, asset);
          first_day = pb_day_to_locale (pb_record_get_day (before->transaction,
                                                           PB_TRANSACTION_DATE));
          second_day = pb_day_to_locale (pb_record_get_day (outflow->transaction,
                                                            PB_TRANSACTION_DATE));
          finding = add_finding (self, PB_TREASURY_PAID_TWICE,
                                 /* Translators: an amount and two dates. */
                                 g_strdup_printf (_("%s were paid to the same payee on %s and "
                                                    "again on %s."),
                                                  what, first_day, second_day),
                                 amount, asset);
          add_record (finding, outflow->transaction);
          add_record (finding, before->transaction);
          break;
        }

      if (equal == NULL)
        {
          equal = g_ptr_array_new ();
          g_hash_table_insert (by_amount, g_steal_pointer (&key), equal);
        }
      g_ptr_array_add (equal, outflow);
    }
}

/* Finds what was overspent, and nothing else. */
void
pb_treasury_judge_limits (PbTreasury *self)
{
  find_overspent (self);
}

/* Finds what does not add up, the gravest kind first. */
void
pb_treasury_judge (PbTreasury *self)
{
  find_overspent (self);
  find_paid_twice (self);
  find_without_decision (self);
  find_unmatched (self);
  find_unpaid (self, PB_TREASURY_UNDERPAID);
  find_unpaid (self, PB_TREASURY_NEVER_PAID);
}
