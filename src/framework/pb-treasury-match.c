/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-treasury-private.h"

#include "framework/pb-i18n-private.h"

#include <string.h>

/* What allows a payment, in this order: what somebody has linked, a budget line
 * of an adopted decision, the allowance of a role.  Links are counted first,
 * whatever their dates, so that a proposal never takes what a person has given
 * to another payment.
 */

void
pb_outflow_free (PbOutflow *self)
{
  g_object_unref (self->transaction);
  g_clear_object (&self->decision);
  g_clear_object (&self->line);
  g_clear_object (&self->role);
  g_free (self->reason);
  g_free (self);
}

/* A name as it is compared: without case and outer space, an address without
 * its chain. */
static char *
fold (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  const char *colon = strrchr (trimmed, ':');

  return g_utf8_casefold (colon && g_str_has_prefix (colon + 1, "0x") ? colon + 1 : trimmed, -1);
}

/* Whether folding does no more than make letters small. */
static gboolean
is_plain (const char *text)
{
  for (; *text; text++)
    {
      if (!g_ascii_isalnum (*text) && *text != '.' && *text != '-')
        return FALSE;
    }

  return TRUE;
}

gboolean
pb_treasury_same_text (const char *a,
                       const char *b)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (a == NULL || b == NULL)
    return FALSE;
  /* Most of what is compared are assets. */
  if (is_plain (a) && is_plain (b))
    return *a && g_ascii_strcasecmp (a, b) == 0;

  first = fold (a);
  second = fold (b);

  return *first && strcmp (first, second) == 0;
}

static void
add_name (GPtrArray  *names,
          const char *name)
{
  if (name && *name)
    g_ptr_array_add (names, fold (name));
}

/* All that a member or a group is called. */
static void
add_names_of (GPtrArray *names,
              PbRecord  *record)
{
  static const PbFieldId of_member[] = {
    PB_MEMBER_NAME, PB_MEMBER_HANDLE, PB_MEMBER_ENS, PB_MEMBER_ADDRESS,
  };

  if (record == NULL)
    return;

  add_name (names, pb_record_get_id (record));
  if (pb_record_get_kind (record) == PB_KIND_MEMBER)
    {
      for (guint i = 0; i < G_N_ELEMENTS (of_member); i++)
        add_name (names, pb_record_get_text (record, of_member[i]));
    }
  else if (pb_record_get_kind (record) == PB_KIND_GROUP)
    {
      gsize n = 0;
      g_autofree const char **addresses = pb_record_get_set (record, PB_GROUP_ADDRESSES, &n);

      add_name (names, pb_record_get_text (record, PB_GROUP_NAME));
      add_name (names, pb_record_get_text (record, PB_GROUP_ENS));
      for (gsize i = 0; i < n; i++)
        add_name (names, addresses[i]);
    }
}

/* The same, known by identifier, once for all payments. */
static GPtrArray *
names_of (PbTreasury *self,
          const char *id)
{
  GPtrArray *names = g_hash_table_lookup (self->names, id);

  if (names)
    return names;

  names = g_ptr_array_new_with_free_func (g_free);
  add_name (names, id);
  add_names_of (names, pb_dossier_lookup (self->dossier, id));
  g_hash_table_insert (self->names, (gpointer) id, names);

  return names;
}

static gpointer
copy_name (gconstpointer name,
           gpointer      user_data)
{
  return g_strdup (name);
}

static GPtrArray *
payee_names (PbTreasury *self,
             PbRecord   *record,
             PbFieldId   text,
             PbFieldId   other,
             PbFieldId   reference)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *id = pb_record_get_text (record, reference);

  add_name (names, pb_record_get_text (record, text));
  if (other)
    add_name (names, pb_record_get_text (record, other));
  if (id)
    g_ptr_array_extend (names, names_of (self, id), copy_name, NULL);

  return names;
}

static GPtrArray *
names_of_line (PbTreasury *self,
               PbRecord   *line)
{
  return payee_names (self, line, PB_BUDGET_LINE_PAYEE, 0, PB_BUDGET_LINE_PAYEE_RECORD);
}

static GPtrArray *
names_of_payment (PbTreasury *self,
                  PbRecord   *transaction)
{
  return payee_names (self, transaction, PB_TRANSACTION_COUNTERPARTY,
                      PB_TRANSACTION_PARTY_ADDRESS, PB_TRANSACTION_PARTY);
}

static gboolean
share_a_name (GPtrArray *a,
              GPtrArray *b)
{
  for (guint i = 0; i < a->len; i++)
    if (g_ptr_array_find_with_equal_func (b, a->pdata[i], g_str_equal, NULL))
      return TRUE;

  return FALSE;
}

gboolean
pb_treasury_same_payee (PbTreasury *self,
                        PbRecord   *line,
                        PbRecord   *transaction)
{
  g_autoptr(GPtrArray) first = names_of_line (self, line);
  g_autoptr(GPtrArray) second = names_of_payment (self, transaction);

  return share_a_name (first, second);
}

/* Whether a decision is one of the group.  Others may have decided on money for it or
 * with it, which is not for it to pay unless somebody links a payment to it.
 */
gboolean
pb_treasury_decides (PbTreasury *self,
                     PbRecord   *decision)
{
  return g_strcmp0 (pb_record_get_text (decision, PB_DECISION_GROUP),
                    pb_dossier_get_group_id (self->dossier)) == 0;
}

/* The day since which a decision may be paid on, or %PB_DAY_NONE. */
PbDay
pb_treasury_adopted_on (PbTreasury *self,
                        PbRecord   *decision)
{
  PbDay closed = pb_record_get_day (decision, PB_DECISION_CLOSED);

  if (pb_record_get_enum (decision, PB_DECISION_STATUS) != PB_DECISION_STATUS_ADOPTED ||
      closed == PB_DAY_NONE || closed > self->day)
    return PB_DAY_NONE;

  return closed;
}

/* Whether somebody who goes by one of @names holds a role on a day. */
static gboolean
is_holder (PbTreasury *self,
           PbRecord   *role,
           PbDay       day,
           GPtrArray  *names)
{
  GPtrArray *seats = pb_dossier_get_referring (self->dossier, pb_record_get_id (role),
                                               PB_ASSIGNMENT_ROLE);

  for (guint i = 0; seats && i < seats->len; i++)
    {
      PbRecord *seat = seats->pdata[i];
      const char *holder = pb_record_get_text (seat, PB_ASSIGNMENT_HOLDER);

      if (holder && pb_seat_overlaps (seat, day, day) &&
          share_a_name (names_of (self, holder), names))
        return TRUE;
    }

  return FALSE;
}

gboolean
pb_treasury_is_held_by_payee (PbTreasury *self,
                              PbRecord   *role,
                              PbRecord   *transaction)
{
  g_autoptr(GPtrArray) names = names_of_payment (self, transaction);

  return is_holder (self, role, pb_record_get_day (transaction, PB_TRANSACTION_DATE), names);
}

/* The line of a decision that a payment linked to the decision alone belongs to. */
static PbRecord *
choose_line (PbTreasury *self,
             PbRecord   *decision,
             PbRecord   *transaction,
             PbDecimal  *amount)
{
  GPtrArray *lines = pb_dossier_get_referring (self->dossier, pb_record_get_id (decision),
                                               PB_BUDGET_LINE_DECISION);
  const char *asset = pb_record_get_text (transaction, PB_TRANSACTION_ASSET);
  PbRecord *same_asset = NULL;
  PbRecord *same_payee = NULL;
  guint n_assets = 0;

  for (guint i = 0; lines && i < lines->len; i++)
    {
      PbRecord *line = lines->pdata[i];

      if (!pb_treasury_same_text (pb_record_get_text (line, PB_BUDGET_LINE_ASSET), asset))
        continue;

      n_assets++;
      same_asset = line;
      if (!pb_treasury_same_payee (self, line, transaction))
        continue;
      if (pb_purse_has_room (pb_treasury_line_purse (self, line), amount))
        return line;
      same_payee = line;
    }

  if (same_payee)
    return same_payee;

  return n_assets == 1 ? same_asset : NULL;
}

static void
follow_decision (PbTreasury *self,
                 PbOutflow  *outflow,
                 PbRecord   *decision,
                 PbRecord   *line,
                 PbDecimal  *amount)
{
  g_autofree char *title = self->plain ? NULL : pb_record_dup_title (decision);
  const char *asset = pb_record_get_text (outflow->transaction, PB_TRANSACTION_ASSET);

  if (line == NULL)
    line = choose_line (self, decision, outflow->transaction, amount);

  outflow->kind = PB_MATCH_DECISION;
  outflow->confirmed = TRUE;
  outflow->decision = g_object_ref (decision);
  outflow->line = line ? g_object_ref (line) : NULL;
  if (title)
    /* Translators: %s is the title of a decision. */
    outflow->reason = g_strdup_printf (_("Linked to the decision “%s”."), title);

  if (line && pb_treasury_same_text (pb_record_get_text (line, PB_BUDGET_LINE_ASSET), asset))
    pb_purse_pay (pb_treasury_line_purse (self, line), outflow, amount);
  else
    pb_purse_pay (pb_treasury_get_purse (self, decision, PB_DAY_NONE, PB_DAY_NONE, asset), outflow,
                  amount);
}

static void
follow_role (PbTreasury *self,
             PbOutflow  *outflow,
             PbRecord   *role,
             PbDecimal  *amount)
{
  g_autofree char *title = self->plain ? NULL : pb_record_dup_title (role);
  PbDay day = pb_record_get_day (outflow->transaction, PB_TRANSACTION_DATE);
  const char *asset = pb_record_get_text (outflow->transaction, PB_TRANSACTION_ASSET);

  outflow->kind = PB_MATCH_ALLOWANCE;
  outflow->confirmed = TRUE;
  outflow->role = g_object_ref (role);
  if (title)
    /* Translators: %s is the title of a role. */
    outflow->reason = g_strdup_printf (_("Linked to the allowance of the role “%s”."), title);

  if (pb_treasury_same_text (pb_record_get_text (role, PB_ROLE_ALLOWANCE_ASSET), asset))
    {
      PbPurse *purse = pb_treasury_role_purse (self, role, day);

      if (purse)
        pb_purse_pay (purse, outflow, amount);
    }
}

/* Links that people have made. */
static gboolean
follow_links (PbTreasury *self,
              PbOutflow  *outflow,
              PbDecimal  *amount)
{
  PbRecord *record = outflow->transaction;
  PbRecord *line = pb_treasury_lookup (self, pb_record_get_text (record,
                                                                 PB_TRANSACTION_BUDGET_LINE),
                                       PB_KIND_BUDGET_LINE);
  PbRecord *decision = NULL;
  PbRecord *role;

  if (line)
    decision = pb_treasury_lookup (self, pb_record_get_owner (line), PB_KIND_DECISION);
  if (decision == NULL)
    {
      line = NULL;
      decision = pb_treasury_lookup (self, pb_record_get_text (record, PB_TRANSACTION_DECISION),
                                     PB_KIND_DECISION);
    }

  if (decision)
    {
      follow_decision (self, outflow, decision, line, amount);
      return TRUE;
    }

  role = pb_treasury_lookup (self, pb_record_get_text (record, PB_TRANSACTION_ROLE), PB_KIND_ROLE);
  if (role)
    follow_role (self, outflow, role, amount);

  return role != NULL;
}

typedef struct
{
  PbRecord *line;
  PbRecord *decision;
  PbDay     adopted;
} Offer;

static int
compare_offers (gconstpointer a,
                gconstpointer b)
{
  const Offer *first = a;
  const Offer *second = b;

  if (first->adopted != second->adopted)
    return first->adopted < second->adopted ? -1 : 1;

  return strcmp (pb_record_get_id (first->line), pb_record_get_id (second->line));
}

/* The lines of adopted decisions by asset and payee, the oldest first. */
static GHashTable *
index_lines (PbTreasury *self)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) g_array_unref);
  GPtrArray *lines = pb_dossier_get_records (self->dossier, PB_KIND_BUDGET_LINE);
  GHashTableIter iter;
  gpointer offers;

  for (guint i = 0; i < lines->len; i++)
    {
      Offer offer = { .line = lines->pdata[i] };
      const char *text = pb_record_get_text (offer.line, PB_BUDGET_LINE_ASSET);
      g_autofree char *asset = text ? fold (text) : NULL;
      g_autoptr(GPtrArray) names = names_of_line (self, offer.line);

      offer.decision = pb_treasury_lookup (self, pb_record_get_owner (offer.line),
                                           PB_KIND_DECISION);
      offer.adopted = offer.decision && pb_treasury_decides (self, offer.decision)
                        ? pb_treasury_adopted_on (self, offer.decision) : PB_DAY_NONE;
      if (offer.adopted == PB_DAY_NONE || asset == NULL)
        continue;

      pb_treasury_line_purse (self, offer.line);
      for (guint k = 0; k < names->len; k++)
        {
          g_autofree char *key = g_strdup_printf ("%s\n%s", asset, (char *) names->pdata[k]);
          GArray *known = g_hash_table_lookup (index, key);

          if (known == NULL)
            {
              known = g_array_new (FALSE, FALSE, sizeof (Offer));
              g_hash_table_insert (index, g_steal_pointer (&key), known);
            }
          g_array_append_val (known, offer);
        }
    }

  g_hash_table_iter_init (&iter, index);
  while (g_hash_table_iter_next (&iter, NULL, &offers))
    g_array_sort (offers, compare_offers);

  return index;
}

/* Says by how much a payment would pass a limit, unless something says so already. */
static void
note_refusal (PbTreasury *self,
              PbOutflow  *outflow,
              PbPurse    *purse,
              PbDecimal  *amount)
{
  g_autoptr(PbDecimal) sum = NULL;
  g_autoptr(PbDecimal) over = NULL;
  g_autofree char *by = NULL;
  g_autofree char *title = NULL;

  if (outflow->reason || self->plain)
    return;

  sum = pb_decimal_add (purse->taken, amount);
  over = pb_decimal_subtract (sum, purse->limit);
  by = pb_treasury_describe (over, purse->asset);
  title = pb_treasury_name_purse (self, purse);
  /* Translators: the title of a role or a decision, then an amount. */
  outflow->reason = g_strdup_printf (_("Would go over what “%s” allows by %s."), title, by);
}

static gboolean
propose_decision (PbTreasury *self,
                  GHashTable *lines,
                  PbOutflow  *outflow,
                  GPtrArray  *names,
                  PbDecimal  *amount)
{
  PbDay day = pb_record_get_day (outflow->transaction, PB_TRANSACTION_DATE);
  const char *text = pb_record_get_text (outflow->transaction, PB_TRANSACTION_ASSET);
  g_autofree char *asset = fold (text ? text : "");

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *key = g_strdup_printf ("%s\n%s", asset, (char *) names->pdata[i]);
      GArray *offers = g_hash_table_lookup (lines, key);

      for (guint k = 0; offers && k < offers->len; k++)
        {
          const Offer *offer = &g_array_index (offers, Offer, k);
          PbPurse *purse = pb_treasury_line_purse (self, offer->line);
          g_autofree char *title = NULL;

          if (day < offer->adopted)
            continue;
          if (!pb_purse_has_room (purse, amount))
            {
              note_refusal (self, outflow, purse, amount);
              continue;
            }

          outflow->kind = PB_MATCH_DECISION;
          outflow->decision = g_object_ref (offer->decision);
          outflow->line = g_object_ref (offer->line);
          if (!self->plain)
            {
              title = pb_record_dup_title (offer->decision);
              g_free (outflow->reason);
              /* Translators: %s is the title of a decision. */
              outflow->reason =
                g_strdup_printf (_("Same payee and asset as a budget line of “%s”."), title);
            }
          pb_purse_pay (purse, outflow, amount);
          return TRUE;
        }
    }

  return FALSE;
}

static void
propose_allowance (PbTreasury *self,
                   PbOutflow  *outflow,
                   GPtrArray  *names,
                   PbDecimal  *amount)
{
  GPtrArray *roles = pb_dossier_get_records (self->dossier, PB_KIND_ROLE);
  PbDay day = pb_record_get_day (outflow->transaction, PB_TRANSACTION_DATE);
  const char *asset = pb_record_get_text (outflow->transaction, PB_TRANSACTION_ASSET);

  for (guint i = 0; i < roles->len; i++)
    {
      PbRecord *role = roles->pdata[i];
      g_autofree char *title = NULL;
      PbPurse *purse;

      if (!pb_record_has (role, PB_ROLE_ALLOWANCE) ||
          g_strcmp0 (pb_record_get_text (role, PB_ROLE_GROUP),
                     pb_dossier_get_group_id (self->dossier)) != 0 ||
          !pb_treasury_same_text (pb_record_get_text (role, PB_ROLE_ALLOWANCE_ASSET), asset))
        continue;

      purse = is_holder (self, role, day, names) ? pb_treasury_role_purse (self, role, day) : NULL;
      if (purse == NULL)
        continue;
      if (!pb_purse_has_room (purse, amount))
        {
          note_refusal (self, outflow, purse, amount);
          continue;
        }

      outflow->kind = PB_MATCH_ALLOWANCE;
      outflow->role = g_object_ref (role);
      if (!self->plain)
        {
          title = pb_record_dup_title (role);
          g_free (outflow->reason);
          /* Translators: %s is the title of a role. */
          outflow->reason = g_strdup_printf (_("Within the allowance of the role “%s”."), title);
        }
      pb_purse_pay (purse, outflow, amount);
      return;
    }
}

static void
propose (PbTreasury *self,
         GHashTable *lines,
         PbOutflow  *outflow,
         PbDecimal  *amount)
{
  g_autoptr(GPtrArray) names = names_of_payment (self, outflow->transaction);

  if (!propose_decision (self, lines, outflow, names, amount))
    propose_allowance (self, outflow, names, amount);

  if (outflow->reason == NULL && !self->plain)
    outflow->reason = g_strdup (names->len == 0
      ? _("Nothing is linked, and no payee is recorded to look for.")
      : _("No decision and no allowance fits its payee, asset and date."));
}

/* Finds what allows each payment (domain model, money and decisions, “match an
 * outflow”). */
void
pb_treasury_match (PbTreasury *self)
{
  g_autoptr(GHashTable) lines = index_lines (self);

  for (guint i = 0; i < self->movements->len; i++)
    {
      PbRecord *record = self->movements->pdata[i];
      PbOutflow *outflow;

      if (pb_record_get_enum (record, PB_TRANSACTION_DIRECTION) !=
            PB_TRANSACTION_DIRECTION_OUT ||
          pb_record_get_flag (record, PB_TRANSACTION_FAILED))
        continue;

      outflow = g_new0 (PbOutflow, 1);
      outflow->transaction = g_object_ref (record);
      g_ptr_array_add (self->outflows, outflow);
      g_hash_table_insert (self->outflows_by_id, (char *) pb_record_get_id (record), outflow);
    }

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->outflows->len; i++)
      {
        PbOutflow *outflow = self->outflows->pdata[i];
        g_autoptr(PbDecimal) amount = pb_treasury_amount (outflow->transaction,
                                                          PB_TRANSACTION_AMOUNT);

        if (pass == 0)
          follow_links (self, outflow, amount);
        else if (!outflow->confirmed)
          propose (self, lines, outflow, amount);
      }
}
