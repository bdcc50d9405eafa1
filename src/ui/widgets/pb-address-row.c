/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/widgets/pb-address-row.h"

#include "model/pb-address.h"
#include "model/pb-chain.h"

#include <glib/gi18n.h>

/**
 * PbAddressRow:
 *
 * An address or a hash, to copy and to look up where its chain is shown.
 */
struct _PbAddressRow
{
  AdwActionRow parent_instance;

  GtkButton *copy_button;
  GtkButton *explore_button;
};

G_DEFINE_FINAL_TYPE (PbAddressRow, pb_address_row, ADW_TYPE_ACTION_ROW)

static void
pb_address_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_ADDRESS_ROW);

  G_OBJECT_CLASS (pb_address_row_parent_class)->dispose (object);
}

static void
pb_address_row_class_init (PbAddressRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_address_row_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/widgets/pb-address-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PbAddressRow, copy_button);
  gtk_widget_class_bind_template_child (widget_class, PbAddressRow, explore_button);
}

static void
pb_address_row_init (PbAddressRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_address_row_new_text:
 * @title: what it is
 * @text: what to show
 * @copied: what to copy
 *
 * Returns: (transfer floating): a row for something that can be copied
 */
GtkWidget *
pb_address_row_new_text (const char *title,
                         const char *text,
                         const char *copied)
{
  PbAddressRow *self = g_object_new (PB_TYPE_ADDRESS_ROW, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->copy_button), "s", copied);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->copy_button), "win.copy-text");
  gtk_widget_set_visible (GTK_WIDGET (self->explore_button), FALSE);

  return GTK_WIDGET (self);
}

static void
let_explore (PbAddressRow *self,
             const char   *chain,
             const char   *what)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->explore_button), "(ss)", chain, what);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->explore_button), "win.explore");
  gtk_widget_set_visible (GTK_WIDGET (self->explore_button), TRUE);
}

/**
 * pb_address_row_new:
 * @title: what it is
 * @address: an address, as it is kept
 *
 * Returns: (transfer floating): a row for @address
 */
GtkWidget *
pb_address_row_new (const char *title,
                    const char *address)
{
  g_autoptr(PbAddress) parsed = pb_address_parse (address, NULL);
  const PbChain *chain = parsed ? pb_chain_find (parsed->chain) : NULL;
  const char *account = parsed ? parsed->account : address;
  g_autofree char *text = NULL;
  GtkWidget *row;

  if (chain)
    /* Translators: an address, then the chain that it is on. */
    text = g_strdup_printf (_("%s on %s"), account, chain->name);
  row = pb_address_row_new_text (title, text ? text : address, account);
  if (parsed && parsed->kind == PB_ADDRESS_EVM && parsed->chain)
    let_explore (PB_ADDRESS_ROW (row), parsed->chain, account);

  return row;
}

/**
 * pb_address_row_new_hash:
 * @title: what it is
 * @hash: the hash of a transaction, or the reference of a bank
 * @chain: (nullable): the chain that it is on, after CAIP-2
 *
 * Returns: (transfer floating): a row for @hash
 */
GtkWidget *
pb_address_row_new_hash (const char *title,
                         const char *hash,
                         const char *chain)
{
  GtkWidget *row = pb_address_row_new_text (title, hash, hash);

  if (chain && g_str_has_prefix (hash, "0x") && pb_transaction_hash_check (hash, NULL))
    let_explore (PB_ADDRESS_ROW (row), chain, hash);

  return row;
}
