/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/treasury/pb-treasury-details.h"

#include "model/pb-address.h"
#include "model/pb-enums.h"
#include "ui/treasury/pb-account-row.h"
#include "ui/treasury/pb-asset-row.h"
#include "ui/treasury/pb-transactions.h"
#include "ui/treasury/pb-treasury-actions.h"
#include "ui/widgets/pb-address-row.h"

#include <glib/gi18n.h>

/* What the details of accounts and transactions say. */

#define N_LAST 8

static PbRecord *
lookup (PbDetailPage *page,
        PbRecord     *record,
        PbFieldId     field)
{
  PbDossier *dossier = pb_group_context_get_dossier (pb_detail_page_get_context (page));
  const char *id = pb_record_get_text (record, field);

  return dossier && id ? pb_dossier_lookup (dossier, id) : NULL;
}

static void
add_reference (PbDetailPage        *page,
               AdwPreferencesGroup *group,
               PbRecord            *record,
               PbFieldId            field)
{
  pb_detail_add_record (group, lookup (page, record, field), pb_field_get_label (field));
}

static void
add_address (AdwPreferencesGroup *group,
             PbRecord            *record,
             PbFieldId            field)
{
  const char *address = pb_record_get_text (record, field);

  if (address)
    adw_preferences_group_add (group, pb_address_row_new (pb_field_get_label (field), address));
}

static void
add_signers (PbDetailPage *page,
             PbRecord     *account)
{
  PbDossier *dossier = pb_group_context_get_dossier (pb_detail_page_get_context (page));
  AdwPreferencesGroup *group;
  g_autofree const char **members = NULL;
  g_autofree const char **others = NULL;

  if (!pb_record_has (account, PB_ACCOUNT_SIGNERS) &&
      !pb_record_has (account, PB_ACCOUNT_OTHER_SIGNERS) &&
      !pb_record_has (account, PB_ACCOUNT_THRESHOLD))
    return;

  group = pb_detail_page_add_group (page, _("Who Signs"));
  pb_detail_add_field (group, account, PB_ACCOUNT_THRESHOLD);
  if (pb_record_has (account, PB_ACCOUNT_SIGNERS))
    {
      members = pb_record_get_set (account, PB_ACCOUNT_SIGNERS, NULL);
      for (guint i = 0; dossier && members[i]; i++)
        pb_detail_add_record (group, pb_dossier_lookup (dossier, members[i]), NULL);
    }
  if (pb_record_has (account, PB_ACCOUNT_OTHER_SIGNERS))
    {
      others = pb_record_get_set (account, PB_ACCOUNT_OTHER_SIGNERS, NULL);
      for (guint i = 0; others[i]; i++)
        {
          if (pb_evm_address_is_valid (others[i]))
            adw_preferences_group_add (group, pb_address_row_new (_("Other signer"), others[i]));
          else
            pb_detail_add_property (group, _("Other signer"), others[i]);
        }
    }
}

static void
add_balances (PbDetailPage *page,
              PbRecord     *account,
              PbTreasury   *treasury)
{
  GPtrArray *balances = pb_treasury_get_balances (treasury);
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < balances->len; i++)
    {
      const PbBalance *balance = balances->pdata[i];
      GtkWidget *row;

      if (balance->account == NULL || *balance->asset == '\0' ||
          g_strcmp0 (pb_record_get_id (balance->account), pb_record_get_id (account)) != 0)
        continue;
      if (group == NULL)
        group = pb_detail_page_add_group (page, _("Held"));
      row = pb_asset_row_new (pb_detail_page_get_context (page), balance->asset,
                              pb_record_get_id (account));
      pb_asset_row_update (PB_ASSET_ROW (row), treasury, balance);
      adw_preferences_group_add (group, row);
    }

  if (group == NULL)
    pb_detail_page_add_sentence (page, _("No transaction of this account is on record."));
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  PbDay one = pb_record_get_day (*(PbRecord * const *) a, PB_TRANSACTION_DATE);
  PbDay other = pb_record_get_day (*(PbRecord * const *) b, PB_TRANSACTION_DATE);

  return one > other ? -1 : one < other;
}

static void
collect (GPtrArray *found,
         PbDossier *dossier,
         PbRecord  *account,
         PbFieldId  field)
{
  GPtrArray *records = pb_dossier_get_referring (dossier, pb_record_get_id (account), field);

  for (guint i = 0; records && i < records->len; i++)
    {
      if (!pb_record_get_deleted (records->pdata[i]))
        g_ptr_array_add (found, records->pdata[i]);
    }
}

/* What moved last; the register has all. */
static void
add_last (PbDetailPage *page,
          PbRecord     *account)
{
  PbDossier *dossier = pb_group_context_get_dossier (pb_detail_page_get_context (page));
  g_autoptr(GPtrArray) found = g_ptr_array_new ();
  AdwPreferencesGroup *group;

  if (dossier)
    {
      collect (found, dossier, account, PB_TRANSACTION_ACCOUNT);
      collect (found, dossier, account, PB_TRANSACTION_TO_ACCOUNT);
    }
  if (found->len == 0)
    return;

  g_ptr_array_sort (found, compare_days);
  group = pb_detail_page_add_group (page, _("Last Transactions"));
  for (guint i = 0; i < MIN (found->len, N_LAST); i++)
    {
      g_autofree char *caption = pb_transaction_dup_caption (found->pdata[i]);

      pb_detail_add_record (group, found->pdata[i], caption);
    }
}

/**
 * pb_account_fill_detail:
 * @page: an empty detail
 * @account: an account
 * @treasury: (nullable): the money of the group, where it is known
 *
 * Shows an account: what it holds, where it is, and who signs for it.
 */
void
pb_account_fill_detail (PbDetailPage *page,
                        PbRecord     *account,
                        PbTreasury   *treasury)
{
  AdwPreferencesGroup *group;
  g_autofree char *sentence = pb_account_dup_sentence (account);

  pb_detail_page_add_sentence (page, sentence);
  if (pb_account_lacks_signers (account))
    pb_chip_set (pb_detail_page_add_chip (page), _("Signers missing"), "dialog-warning-symbolic",
                 "warning");
  if (treasury)
    add_balances (page, account, treasury);
  add_signers (page, account);

  group = pb_detail_page_add_group (page, _("Account"));
  add_address (group, account, PB_ACCOUNT_ADDRESS);
  pb_detail_add_field (group, account, PB_ACCOUNT_OPENED);
  pb_detail_add_field (group, account, PB_ACCOUNT_CLOSED);
  add_reference (page, group, account, PB_ACCOUNT_DECISION);
  pb_detail_add_field (group, account, PB_ACCOUNT_PRACTICALITY);
  pb_detail_add_field (group, account, PB_ACCOUNT_PRACTICALITY_REASON);
  pb_detail_add_field (group, account, PB_ACCOUNT_DESTINATION);

  pb_detail_page_add_text (page, PB_ACCOUNT_BACKUP);
  add_last (page, account);
  pb_detail_page_add_text (page, PB_COMMON_NOTE);
}

static void
add_match (PbDetailPage *page,
           PbOutflow    *outflow,
           gboolean      locked)
{
  AdwPreferencesGroup *group;

  pb_outflow_set_chip (outflow, pb_detail_page_add_chip (page));
  pb_detail_page_add_sentence (page, outflow->reason);
  if (pb_outflow_is_proposal (outflow) && !locked)
    gtk_widget_add_css_class (pb_detail_page_add_button (page, _("_Confirm the Match"),
                                                         "treasury.confirm"),
                              "suggested-action");
  if (!locked)
    pb_detail_page_add_button (page, outflow->kind == PB_MATCH_NONE ? _("_Match…")
                                                                    : _("_Match Otherwise…"),
                               "treasury.match");
  if (outflow->confirmed && !locked)
    pb_detail_page_add_button (page, _("_Take Back the Match"), "treasury.unmatch");
  if (outflow->kind == PB_MATCH_NONE)
    return;

  group = pb_detail_page_add_group (page, outflow->confirmed ? _("Matched to")
                                                             : _("Proposed Match"));
  pb_detail_add_record (group, outflow->decision, NULL);
  pb_detail_add_record (group, outflow->line, NULL);
  pb_detail_add_record (group, outflow->role, NULL);
}

/* What does not add up and has to do with the transaction. */
static void
say_findings (PbDetailPage *page,
              PbRecord     *transaction,
              PbTreasury   *treasury)
{
  GPtrArray *findings = pb_treasury_get_findings (treasury);

  for (guint i = 0; i < findings->len; i++)
    {
      const PbTreasuryFinding *finding = findings->pdata[i];

      for (guint j = 0; j < finding->records->len; j++)
        {
          if (finding->kind == PB_TREASURY_UNMATCHED ||
              g_strcmp0 (pb_record_get_id (finding->records->pdata[j]),
                         pb_record_get_id (transaction)) != 0)
            continue;
          pb_chip_set (pb_detail_page_add_chip (page),
                       pb_treasury_finding_kind_get_label (finding->kind),
                       "dialog-warning-symbolic", "warning");
          pb_detail_page_add_sentence (page, finding->sentence);
        }
    }
}

static void
add_amount (AdwPreferencesGroup *group,
            PbRecord            *transaction,
            PbFieldId            field,
            PbFieldId            asset)
{
  g_autoptr(PbDecimal) amount = pb_record_dup_decimal (transaction, field);
  const char *of = pb_record_get_text (transaction, asset);
  g_autofree char *text = NULL;

  if (amount == NULL)
    return;

  text = pb_amount_dup_text (amount, of ? of : pb_record_get_text (transaction,
                                                                  PB_TRANSACTION_ASSET));
  pb_detail_add_property (group, pb_field_get_label (field), text);
}

static void
add_chain_facts (PbDetailPage        *page,
                 AdwPreferencesGroup *group,
                 PbRecord            *transaction)
{
  PbRecord *account = lookup (page, transaction, PB_TRANSACTION_ACCOUNT);
  const char *hash = pb_record_get_text (transaction, PB_TRANSACTION_HASH);
  const char *where = account ? pb_record_get_text (account, PB_ACCOUNT_ADDRESS) : NULL;
  g_autoptr(PbAddress) address = where ? pb_address_parse (where, NULL) : NULL;

  if (hash)
    adw_preferences_group_add (group,
                               pb_address_row_new_hash (pb_field_get_label (PB_TRANSACTION_HASH),
                                                        hash, address ? address->chain : NULL));
  pb_detail_add_field (group, transaction, PB_TRANSACTION_BLOCK);
  pb_detail_add_field (group, transaction, PB_TRANSACTION_ASSET_ID);
}

/**
 * pb_transaction_fill_detail:
 * @page: an empty detail
 * @transaction: a transaction
 * @treasury: (nullable): the money of the group, where it is known
 * @locked: whether nothing can be changed
 *
 * Shows a transaction and what allows it.
 */
void
pb_transaction_fill_detail (PbDetailPage *page,
                            PbRecord     *transaction,
                            PbTreasury   *treasury,
                            gboolean      locked)
{
  static const PbFieldId references[] = {
    PB_TRANSACTION_ACCOUNT,   PB_TRANSACTION_TO_ACCOUNT, PB_TRANSACTION_PARTY,
    PB_TRANSACTION_OBJECTIVE, PB_TRANSACTION_AGREEMENT,  PB_TRANSACTION_DELIVERABLE,
  };
  PbOutflow *outflow = treasury ? pb_treasury_find_outflow (treasury,
                                                            pb_record_get_id (transaction))
                                : NULL;
  AdwPreferencesGroup *group;

  if (pb_record_get_flag (transaction, PB_TRANSACTION_FAILED))
    pb_chip_set (pb_detail_page_add_chip (page), _("Failed"), "dialog-warning-symbolic", NULL);
  if (outflow)
    add_match (page, outflow, locked);
  if (treasury)
    say_findings (page, transaction, treasury);

  group = pb_detail_page_add_group (page, _("Transaction"));
  pb_detail_add_field (group, transaction, PB_TRANSACTION_DATE);
  pb_detail_add_field (group, transaction, PB_TRANSACTION_DIRECTION);
  add_amount (group, transaction, PB_TRANSACTION_AMOUNT, PB_TRANSACTION_ASSET);
  add_amount (group, transaction, PB_TRANSACTION_FEE, PB_TRANSACTION_FEE_ASSET);
  add_amount (group, transaction, PB_TRANSACTION_RATE, PB_TRANSACTION_RATE_TO);
  pb_detail_add_field (group, transaction, PB_TRANSACTION_RATE_SOURCE);
  pb_detail_add_field (group, transaction, PB_TRANSACTION_COUNTERPARTY);
  add_address (group, transaction, PB_TRANSACTION_PARTY_ADDRESS);
  pb_detail_add_field (group, transaction, PB_TRANSACTION_CATEGORY);
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    add_reference (page, group, transaction, references[i]);
  add_chain_facts (page, group, transaction);

  pb_detail_page_add_text (page, PB_COMMON_NOTE);
}
