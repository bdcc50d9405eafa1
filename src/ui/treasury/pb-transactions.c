/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/treasury/pb-transactions.h"

#include "ui/treasury/pb-treasury-actions.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * PbTransactions:
 *
 * What the register of transactions says beyond their fields: what allows them.
 */
struct _PbTransactions
{
  PbGroupContext *context;
  PbTreasury *treasury;
  PbRegisterView *view;
  PbRegisterFacet *asset_facet;
  PbRegisterFacet *account_facet;
  char *assets;
  char *accounts;
};

/**
 * pb_transactions_new:
 *
 * Returns: (transfer full): an object that knows of no money yet
 */
PbTransactions *
pb_transactions_new (void)
{
  return g_new0 (PbTransactions, 1);
}

/**
 * pb_transactions_free:
 * @self: transactions
 *
 * Frees @self.
 */
void
pb_transactions_free (PbTransactions *self)
{
  g_clear_object (&self->treasury);
  g_free (self->assets);
  g_free (self->accounts);
  g_free (self);
}

static PbOutflow *
find (PbTransactions *self,
      PbRecord       *transaction)
{
  return self->treasury ? pb_treasury_find_outflow (self->treasury,
                                                    pb_record_get_id (transaction))
                        : NULL;
}

/**
 * pb_outflow_set_chip:
 * @outflow: a payment
 * @chip: a chip
 *
 * Has @chip say whether @outflow is matched.
 */
void
pb_outflow_set_chip (const PbOutflow *outflow,
                     PbChip          *chip)
{
  if (outflow->confirmed)
    pb_chip_set (chip, _("Matched"), "object-select-symbolic", "success");
  else if (outflow->kind != PB_MATCH_NONE)
    pb_chip_set (chip, _("Proposed"), "pb-emerging-symbolic", "accent");
  else
    pb_chip_set (chip, _("Unmatched"), "pb-partly-symbolic", NULL);
}

static char *
dup_match (PbRecord *transaction,
           gpointer  user_data)
{
  const PbOutflow *outflow = find (user_data, transaction);

  if (pb_record_get_flag (transaction, PB_TRANSACTION_FAILED))
    return g_strdup (_("Failed"));
  if (outflow == NULL)
    return NULL;
  if (outflow->confirmed)
    return g_strdup (_("Matched"));

  return g_strdup (outflow->kind != PB_MATCH_NONE ? _("Proposed") : _("Unmatched"));
}

static gboolean
show_match (PbRecord *transaction,
            PbChip   *chip,
            gpointer  user_data)
{
  const PbOutflow *outflow = find (user_data, transaction);

  if (pb_record_get_flag (transaction, PB_TRANSACTION_FAILED))
    {
      pb_chip_set (chip, _("Failed"), "dialog-warning-symbolic", NULL);
      return TRUE;
    }
  if (outflow == NULL)
    return FALSE;

  pb_outflow_set_chip (outflow, chip);

  return TRUE;
}

static gboolean
is_matched (PbRecord   *transaction,
            const char *choice,
            gpointer    user_data)
{
  const PbOutflow *outflow = find (user_data, transaction);

  if (strcmp (choice, "needless") == 0)
    return outflow == NULL;
  if (outflow == NULL)
    return FALSE;
  if (strcmp (choice, "matched") == 0)
    return outflow->confirmed;
  if (strcmp (choice, "proposed") == 0)
    return pb_outflow_is_proposal (outflow);

  return !outflow->confirmed && outflow->kind == PB_MATCH_NONE;
}

static gboolean
has_asset (PbRecord   *transaction,
           const char *choice,
           gpointer    user_data)
{
  return g_strcmp0 (pb_record_get_text (transaction, PB_TRANSACTION_ASSET), choice) == 0;
}

static gboolean
has_account (PbRecord   *transaction,
             const char *choice,
             gpointer    user_data)
{
  return g_strcmp0 (pb_record_get_text (transaction, PB_TRANSACTION_ACCOUNT), choice) == 0 ||
         g_strcmp0 (pb_record_get_text (transaction, PB_TRANSACTION_TO_ACCOUNT), choice) == 0;
}

static char *
dup_amount (PbRecord *transaction,
            gpointer  user_data)
{
  return pb_transaction_dup_amount (transaction);
}

/* As it was written, or else as it is called in this library. */
static char *
dup_party (PbRecord *transaction,
           gpointer  user_data)
{
  PbTransactions *self = user_data;
  const char *text = pb_record_get_text (transaction, PB_TRANSACTION_COUNTERPARTY);
  const char *id = pb_record_get_text (transaction, PB_TRANSACTION_PARTY);
  PbDossier *dossier = pb_group_context_get_dossier (self->context);
  PbRecord *party = dossier && id ? pb_dossier_lookup (dossier, id) : NULL;

  if (text && *text)
    return g_strdup (text);

  return party ? pb_record_dup_title (party) : NULL;
}

static GtkWidget *
make_button (const char *label,
             const char *action_name)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "pill");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);

  return button;
}

static GtkWidget *
make_first_buttons (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *first = make_button (_("New _Transaction…"), "treasury.new-transaction");

  gtk_widget_add_css_class (first, "suggested-action");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), make_button (_("_Paste Transactions…"), "treasury.add-table"));

  return box;
}

static void
add_columns (PbTransactions *self)
{
  static const PbFieldId hidden[] = {
    PB_TRANSACTION_DIRECTION,
    PB_TRANSACTION_CATEGORY,     PB_TRANSACTION_FEE,  PB_TRANSACTION_FEE_ASSET,
    PB_TRANSACTION_HASH,         PB_TRANSACTION_ROLE, PB_TRANSACTION_DECISION,
    PB_TRANSACTION_PARTY_ADDRESS,
  };
  PbRegisterColumn *column;

  pb_register_view_add_field_column (self->view, PB_TRANSACTION_DATE);
  pb_register_view_add_field_column (self->view, PB_TRANSACTION_DESCRIPTION);
  pb_register_view_add_column (self->view, "amount", _("Amount"), dup_amount, self);
  column = pb_register_view_add_column (self->view, "match", _("Match"), dup_match, self);
  pb_register_column_set_chip (column, show_match, self, NULL);
  pb_register_view_add_column (self->view, "party", pb_field_get_label (PB_TRANSACTION_COUNTERPARTY),
                               dup_party, self);
  pb_register_view_add_field_column (self->view, PB_TRANSACTION_ACCOUNT);
  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
    {
      column = pb_register_view_add_field_column (self->view, hidden[i]);
      pb_register_column_set_shown (column, FALSE);
    }
}

/**
 * pb_transactions_fill_register:
 * @self: transactions, which have to live as long as @view
 * @view: a register
 * @context: the group
 *
 * Makes @view the register of the transactions of a group.
 */
void
pb_transactions_fill_register (PbTransactions *self,
                               PbRegisterView *view,
                               PbGroupContext *context)
{
  PbRegisterFacet *facet;

  self->view = view;
  self->context = context;
  pb_register_view_set_up (view, context, PB_KIND_TRANSACTION, "transactions");
  add_columns (self);

  pb_register_view_add_facet (view, PB_TRANSACTION_DIRECTION);
  self->asset_facet = pb_register_view_add_own_facet (view, "asset", _("Asset"), has_asset, self);
  self->account_facet = pb_register_view_add_own_facet (view, "account", _("Account"), has_account,
                                                        self);
  facet = pb_register_view_add_own_facet (view, "match", _("Match"), is_matched, self);
  pb_register_facet_add_choice (facet, "unmatched", _("Unmatched"));
  pb_register_facet_add_choice (facet, "proposed", _("Proposed"));
  pb_register_facet_add_choice (facet, "matched", _("Matched"));
  pb_register_facet_add_choice (facet, "needless", _("Needs None"));

  pb_register_view_set_sort (view, PB_TRANSACTION_DATE, TRUE);
  pb_register_view_add_bulk_action (view, _("_Confirm Matches"), "treasury.confirm-selected");
  pb_register_view_add_bulk_action (view, _("_Match…"), "treasury.match-selected");
  pb_register_view_add_bulk_action (view, _("_Take Back Matches"), "treasury.unmatch-selected");
  pb_register_view_set_empty (view, "pb-treasury-symbolic", _("No Transactions Yet"),
                              _("What came in, what went out, and what was decided about it."),
                              make_first_buttons ());
  pb_register_view_start (view);
}

/* The choices of a facet change only when there are others, so that what was
 * chosen stays chosen.
 */
static void
offer_assets (PbTransactions *self)
{
  g_autoptr(GPtrArray) totals =
    pb_treasury_get_totals (self->treasury, PB_DAY_NONE, pb_treasury_get_day (self->treasury));
  g_autoptr(GString) all = g_string_new (NULL);

  for (guint i = 0; i < totals->len; i++)
    g_string_append_printf (all, "%s\n", ((PbBalance *) totals->pdata[i])->asset);
  if (!g_set_str (&self->assets, all->str))
    return;

  pb_register_facet_clear_choices (self->asset_facet);
  for (guint i = 0; i < totals->len; i++)
    {
      const char *asset = ((PbBalance *) totals->pdata[i])->asset;

      pb_register_facet_add_choice (self->asset_facet, asset, asset);
    }
}

static void
offer_accounts (PbTransactions *self)
{
  GPtrArray *balances = pb_treasury_get_balances (self->treasury);
  g_autoptr(GString) all = g_string_new (NULL);
  PbRecord *last = NULL;

  for (guint i = 0; i < balances->len; i++)
    {
      PbRecord *account = ((PbBalance *) balances->pdata[i])->account;
      g_autofree char *title = account ? pb_record_dup_title (account) : NULL;

      if (account)
        g_string_append_printf (all, "%s %s\n", pb_record_get_id (account), title);
    }
  if (!g_set_str (&self->accounts, all->str))
    return;

  pb_register_facet_clear_choices (self->account_facet);
  for (guint i = 0; i < balances->len; i++)
    {
      PbRecord *account = ((PbBalance *) balances->pdata[i])->account;
      g_autofree char *title = NULL;

      if (account == NULL || account == last)
        continue;
      title = pb_record_dup_title (account);
      pb_register_facet_add_choice (self->account_facet, pb_record_get_id (account), title);
      last = account;
    }
}

/**
 * pb_transactions_set_treasury:
 * @self: transactions
 * @treasury: (nullable): the money of the group, or %NULL while it is not known
 *
 * Sets what the register tells of.
 */
void
pb_transactions_set_treasury (PbTransactions *self,
                              PbTreasury     *treasury)
{
  g_set_object (&self->treasury, treasury);
  if (treasury == NULL)
    return;

  offer_assets (self);
  offer_accounts (self);
  pb_register_view_refilter (self->view);
}
