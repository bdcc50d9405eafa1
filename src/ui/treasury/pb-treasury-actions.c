/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/treasury/pb-treasury-actions.h"

#include <glib/gi18n.h>

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
