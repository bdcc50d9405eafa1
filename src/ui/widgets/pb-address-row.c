/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/widgets/pb-address-row.h"

#include "model/pb-address.h"
#include "model/pb-chain.h"
#include "report/pb-qr-code.h"
#include "ui/widgets/pb-code-view.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * PbAddressRow:
 *
 * An address or a hash, to copy and to look up where its chain is shown.
 */
struct _PbAddressRow
{
  AdwActionRow parent_instance;

  GtkWidget *warning_image;
  GtkMenuButton *code_button;
  GtkButton *copy_button;
  GtkButton *explore_button;

  char *code;
};

G_DEFINE_FINAL_TYPE (PbAddressRow, pb_address_row, ADW_TYPE_ACTION_ROW)

static void
pb_address_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_ADDRESS_ROW);

  G_OBJECT_CLASS (pb_address_row_parent_class)->dispose (object);
}

static void
pb_address_row_finalize (GObject *object)
{
  g_free (PB_ADDRESS_ROW (object)->code);

  G_OBJECT_CLASS (pb_address_row_parent_class)->finalize (object);
}

static void
pb_address_row_class_init (PbAddressRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_address_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = pb_address_row_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/widgets/pb-address-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PbAddressRow, code_button);
  gtk_widget_class_bind_template_child (widget_class, PbAddressRow, copy_button);
  gtk_widget_class_bind_template_child (widget_class, PbAddressRow, explore_button);
  gtk_widget_class_bind_template_child (widget_class, PbAddressRow, warning_image);
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

static void
fill_popover (GtkMenuButton *button,
              gpointer       user_data)
{
  PbAddressRow *self = user_data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (self->code);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), pb_code_view_new (self->code));
  gtk_box_append (GTK_BOX (box), label);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

/* The code of an address on an EVM chain names the chain as well (ERC-681), so that
 * a wallet that reads it does not send to the same address elsewhere.
 */
static void
let_scan (PbAddressRow    *self,
          const PbAddress *address)
{
  if (address->kind == PB_ADDRESS_EVM && address->chain &&
      g_str_has_prefix (address->chain, "eip155:"))
    self->code = g_strdup_printf ("ethereum:%s@%s", address->account,
                                  address->chain + strlen ("eip155:"));
  else
    self->code = g_strdup (address->account);

  if (strlen (self->code) > PB_QR_CODE_MAX_BYTES)
    return;

  gtk_menu_button_set_create_popup_func (self->code_button, fill_popover, self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->code_button), TRUE);
}

static void
warn (PbAddressRow *self)
{
  const char *text = _("The capital letters do not fit the address: a letter or a digit of it may "
                       "be wrong.");

  gtk_widget_set_tooltip_text (self->warning_image, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->warning_image),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible (self->warning_image, TRUE);
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
  if (parsed && parsed->kind == PB_ADDRESS_EVM && parsed->checksum == PB_CHECKSUM_WRONG)
    warn (PB_ADDRESS_ROW (row));
  if (parsed)
    let_scan (PB_ADDRESS_ROW (row), parsed);

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
