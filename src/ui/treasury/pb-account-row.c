/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/treasury/pb-account-row.h"

#include "model/pb-address.h"
#include "model/pb-chain.h"
#include "model/pb-enums.h"
#include "ui/treasury/pb-treasury-actions.h"

#include <glib/gi18n.h>

/* Up to this length an amount is not broken into lines. */
#define MAX_WIDTH 20

static guint
count_signers (PbRecord *account)
{
  g_autofree const char **members = NULL;
  g_autofree const char **others = NULL;
  gsize n = 0, n_others = 0;

  if (pb_record_get_value (account, PB_ACCOUNT_SIGNERS))
    members = pb_record_get_set (account, PB_ACCOUNT_SIGNERS, &n);
  if (pb_record_get_value (account, PB_ACCOUNT_OTHER_SIGNERS))
    others = pb_record_get_set (account, PB_ACCOUNT_OTHER_SIGNERS, &n_others);

  return n + n_others;
}

/**
 * pb_account_lacks_signers:
 * @account: an account
 *
 * Returns: whether it needs more signatures than signers are on record
 */
gboolean
pb_account_lacks_signers (PbRecord *account)
{
  return pb_record_get_integer (account, PB_ACCOUNT_THRESHOLD) > count_signers (account);
}

static char *
dup_signatures (PbRecord *account)
{
  guint n = count_signers (account);
  int threshold = (int) pb_record_get_integer (account, PB_ACCOUNT_THRESHOLD);

  if (!pb_record_has (account, PB_ACCOUNT_THRESHOLD))
    return NULL;

  return g_strdup_printf (ngettext ("%d of %u signature", "%d of %u signatures", n), threshold, n);
}

/**
 * pb_account_dup_sentence:
 * @account: an account
 *
 * Returns: (transfer full): its kind, its chain, and how many have to sign
 */
char *
pb_account_dup_sentence (PbRecord *account)
{
  const char *text = pb_record_get_text (account, PB_ACCOUNT_ADDRESS);
  int kind = pb_record_get_enum (account, PB_ACCOUNT_KIND);
  g_autoptr(PbAddress) address = text ? pb_address_parse (text, NULL) : NULL;
  const PbChain *chain = address ? pb_chain_find (address->chain) : NULL;
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (kind >= 0)
    g_ptr_array_add (parts, g_strdup (pb_enum_get_label (pb_account_kind_get_type (), kind)));
  if (address && address->chain)
    g_ptr_array_add (parts, g_strdup (chain ? chain->name : address->chain));
  if (pb_record_has (account, PB_ACCOUNT_THRESHOLD))
    g_ptr_array_add (parts, dup_signatures (account));
  if (pb_record_has (account, PB_ACCOUNT_CLOSED))
    g_ptr_array_add (parts, g_strdup (C_("account", "Closed")));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (C_("list", ", "), (char **) parts->pdata);
}

/**
 * pb_account_row_new:
 * @account: an account
 * @treasury: the money of the group
 *
 * Returns: (transfer floating): a row with what @account holds of each asset
 */
GtkWidget *
pb_account_row_new (PbRecord   *account,
                    PbTreasury *treasury)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  GPtrArray *balances = pb_treasury_get_balances (treasury);
  g_autofree char *title = pb_record_dup_title (account);
  g_autofree char *sentence = pb_account_dup_sentence (account);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sentence);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", pb_record_get_id (account));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-record");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (guint i = 0; i < balances->len; i++)
    {
      const PbBalance *balance = balances->pdata[i];
      g_autofree char *text = NULL;
      GtkWidget *label;

      if (balance->account == NULL || *balance->asset == '\0' ||
          g_strcmp0 (pb_record_get_id (balance->account), pb_record_get_id (account)) != 0)
        continue;
      text = pb_amount_dup_text (balance->balance, balance->asset);
      label = gtk_label_new (text);
      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_width_chars (GTK_LABEL (label), MIN (g_utf8_strlen (text, -1), MAX_WIDTH));
      gtk_widget_add_css_class (label, "numeric");
      if (pb_decimal_get_sign (balance->balance) < 0)
        gtk_widget_add_css_class (label, "warning");
      gtk_box_append (GTK_BOX (box), label);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
  gtk_widget_add_css_class (arrow, "dimmed");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);

  return row;
}
