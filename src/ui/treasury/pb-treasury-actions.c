/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/treasury/pb-treasury-actions.h"

#include <glib/gi18n.h>

/**
 * pb_transaction_dup_title:
 * @transaction: a transaction
 *
 * Returns: (transfer full): its description, or else its amount and day
 */
char *
pb_transaction_dup_title (PbRecord *transaction)
{
  const char *description = pb_record_get_text (transaction, PB_TRANSACTION_DESCRIPTION);
  g_autoptr(PbDecimal) amount = NULL;
  g_autofree char *money = NULL;
  g_autofree char *day = NULL;

  if (description && *description)
    return g_strdup (description);

  amount = pb_record_dup_decimal (transaction, PB_TRANSACTION_AMOUNT);
  money = amount ? pb_amount_dup_text (amount, pb_record_get_text (transaction,
                                                                  PB_TRANSACTION_ASSET))
                 : g_strdup (_("No amount"));
  day = pb_day_to_locale (pb_record_get_day (transaction, PB_TRANSACTION_DATE));

  /* Translators: an amount with its asset, then a day. */
  return g_strdup_printf (_("%s on %s"), money, day);
}

/**
 * pb_transaction_dup_amount:
 * @transaction: a transaction
 *
 * Returns: (transfer full) (nullable): its amount with a sign that tells what went in
 *   and what out, and an arrow for what moved between own accounts
 */
char *
pb_transaction_dup_amount (PbRecord *transaction)
{
  g_autoptr(PbDecimal) amount = pb_record_dup_decimal (transaction, PB_TRANSACTION_AMOUNT);
  g_autofree char *text = NULL;

  if (amount == NULL)
    return NULL;

  text = pb_amount_dup_text (amount, pb_record_get_text (transaction, PB_TRANSACTION_ASSET));
  switch (pb_record_get_enum (transaction, PB_TRANSACTION_DIRECTION))
    {
    case PB_TRANSACTION_DIRECTION_IN:
      return g_strconcat ("+", text, NULL);

    case PB_TRANSACTION_DIRECTION_OUT:
      return g_strconcat ("−", text, NULL);

    case PB_TRANSACTION_DIRECTION_INTERNAL:
      return g_strconcat ("↔", text, NULL);

    default:
      return g_steal_pointer (&text);
    }
}

/**
 * pb_transaction_dup_caption:
 * @transaction: a transaction
 *
 * Returns: (transfer full): how much moved, and when
 */
char *
pb_transaction_dup_caption (PbRecord *transaction)
{
  g_autofree char *amount = pb_transaction_dup_amount (transaction);
  g_autofree char *day = pb_day_to_locale (pb_record_get_day (transaction, PB_TRANSACTION_DATE));

  /* Translators: an amount with its asset and sign, then a day. */
  return g_strdup_printf (C_("amount and day", "%s, %s"), amount ? amount : _("No amount"), day);
}

/**
 * pb_outflow_is_proposal:
 * @outflow: (nullable): a payment
 *
 * Returns: whether a match was found that nobody has confirmed yet
 */
gboolean
pb_outflow_is_proposal (const PbOutflow *outflow)
{
  return outflow && outflow->kind != PB_MATCH_NONE && !outflow->confirmed;
}

/**
 * pb_outflow_dup_what:
 * @outflow: a payment with a match
 *
 * Returns: (transfer full): the title of what allows it; empty where nothing does
 */
char *
pb_outflow_dup_what (const PbOutflow *outflow)
{
  PbRecord *record = outflow->kind == PB_MATCH_ALLOWANCE ? outflow->role : outflow->decision;

  return record && outflow->kind != PB_MATCH_NONE ? pb_record_dup_title (record) : g_strdup ("");
}

static void
confirm (PbEdit          *edit,
         const PbOutflow *outflow)
{
  const char *id = pb_record_get_id (outflow->transaction);

  if (outflow->decision)
    pb_edit_set_text (edit, id, PB_TRANSACTION_DECISION, pb_record_get_id (outflow->decision));
  if (outflow->line)
    pb_edit_set_text (edit, id, PB_TRANSACTION_BUDGET_LINE, pb_record_get_id (outflow->line));
  if (outflow->role)
    pb_edit_set_text (edit, id, PB_TRANSACTION_ROLE, pb_record_get_id (outflow->role));
}

/**
 * pb_outflows_confirm:
 * @outflows: (element-type PbOutflow): proposals
 *
 * Returns: (transfer full): what records all of them, as one edit
 */
PbEdit *
pb_outflows_confirm (GPtrArray *outflows)
{
  g_autofree char *title = NULL;
  PbEdit *edit;

  if (outflows->len == 1)
    {
      const PbOutflow *outflow = outflows->pdata[0];
      g_autofree char *name = pb_transaction_dup_title (outflow->transaction);
      g_autofree char *what = pb_outflow_dup_what (outflow);

      /* Translators: what a person did: the name of a payment, then of a decision or
       * a role.
       */
      title = g_strdup_printf (_("Match “%s” to “%s”"), name, what);
    }
  else
    {
      title = g_strdup_printf (ngettext ("Match %u Payment", "Match %u Payments", outflows->len),
                               outflows->len);
    }

  edit = pb_edit_new (title);
  for (guint i = 0; i < outflows->len; i++)
    confirm (edit, outflows->pdata[i]);

  return edit;
}

static void
link_to (PbEdit     *edit,
         const char *transaction_id,
         const char *decision_id,
         const char *line_id,
         const char *role_id)
{
  pb_edit_set_text (edit, transaction_id, PB_TRANSACTION_DECISION, decision_id);
  pb_edit_set_text (edit, transaction_id, PB_TRANSACTION_BUDGET_LINE, line_id);
  pb_edit_set_text (edit, transaction_id, PB_TRANSACTION_ROLE, role_id);
}

/**
 * pb_transactions_match:
 * @transactions: (element-type PbRecord): payments, at least one
 * @record: a budget line, a decision or a role
 * @what: what people call it
 *
 * Returns: (transfer full): what records that @record allows all of them, instead
 *   of what was recorded before
 */
PbEdit *
pb_transactions_match (GPtrArray  *transactions,
                       PbRecord   *record,
                       const char *what)
{
  const char *id = pb_record_get_id (record);
  PbKind kind = pb_record_get_kind (record);
  g_autofree char *title = NULL;
  PbEdit *edit;

  if (transactions->len == 1)
    {
      g_autofree char *name = pb_transaction_dup_title (transactions->pdata[0]);

      title = g_strdup_printf (_("Match “%s” to “%s”"), name, what);
    }
  else
    {
      title = g_strdup_printf (ngettext ("Match %u Payment", "Match %u Payments",
                                         transactions->len),
                               transactions->len);
    }

  edit = pb_edit_new (title);
  for (guint i = 0; i < transactions->len; i++)
    link_to (edit, pb_record_get_id (transactions->pdata[i]),
             kind == PB_KIND_BUDGET_LINE ? pb_record_get_owner (record)
                                         : kind == PB_KIND_DECISION ? id : NULL,
             kind == PB_KIND_BUDGET_LINE ? id : NULL,
             kind == PB_KIND_ROLE ? id : NULL);

  return edit;
}

/**
 * pb_transactions_unmatch:
 * @transactions: (element-type PbRecord): payments, at least one
 *
 * Returns: (transfer full): what takes back that anything allows them
 */
PbEdit *
pb_transactions_unmatch (GPtrArray *transactions)
{
  g_autofree char *title = NULL;
  PbEdit *edit;

  if (transactions->len == 1)
    {
      g_autofree char *name = pb_transaction_dup_title (transactions->pdata[0]);

      /* Translators: what a person did; %s is the name of a payment. */
      title = g_strdup_printf (_("Take Back the Match of “%s”"), name);
    }
  else
    {
      title = g_strdup_printf (ngettext ("Take Back %u Match", "Take Back %u Matches",
                                         transactions->len),
                               transactions->len);
    }

  edit = pb_edit_new (title);
  for (guint i = 0; i < transactions->len; i++)
    link_to (edit, pb_record_get_id (transactions->pdata[i]), NULL, NULL, NULL);

  return edit;
}
