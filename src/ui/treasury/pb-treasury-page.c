/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/treasury/pb-treasury-page.h"

#include "ui/dialogs/pb-record-dialog.h"
#include "ui/treasury/pb-budgets-view.h"
#include "ui/treasury/pb-match-dialog.h"
#include "ui/treasury/pb-table-dialog.h"
#include "ui/treasury/pb-transactions.h"
#include "ui/treasury/pb-treasury-actions.h"
#include "ui/treasury/pb-treasury-details.h"
#include "ui/treasury/pb-treasury-view.h"
#include "ui/widgets/pb-detail-page.h"

#include <glib/gi18n.h>

/**
 * PbTreasuryPage:
 *
 * The accounts of the group, what they hold, and what their transactions are for.
 */
struct _PbTreasuryPage
{
  PbRegisterPage parent_instance;

  PbTreasuryView *treasury_view;
  PbBudgetsView *budgets_view;
  PbRegisterView *register_view;

  PbGroupContext *context;
  PbTreasury *treasury;
  PbTransactions *transactions;
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (PbTreasuryPage, pb_treasury_page, PB_TYPE_REGISTER_PAGE)

static gboolean
is_locked (PbTreasuryPage *self)
{
  return pb_group_context_get_locked (self->context);
}

static PbRecordDialog *
make_dialog (PbTreasuryPage *self,
             PbKind          kind,
             PbFieldId       date)
{
  PbRecordDialog *dialog = pb_record_dialog_new (self->context, kind);

  pb_record_dialog_set_value (dialog, date,
                              g_variant_new_int32 (pb_group_context_get_today (self->context)));

  return dialog;
}

static void
new_account_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  PbRecordDialog *dialog = make_dialog (PB_TREASURY_PAGE (widget), PB_KIND_ACCOUNT,
                                        PB_ACCOUNT_OPENED);

  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
new_transaction_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  PbRecordDialog *dialog = make_dialog (PB_TREASURY_PAGE (widget), PB_KIND_TRANSACTION,
                                        PB_TRANSACTION_DATE);

  /* Most of what is entered by hand was paid. */
  pb_record_dialog_set_value (dialog, PB_TRANSACTION_DIRECTION, g_variant_new_string ("out"));
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

/* What was copied just now is most probably what is meant. */
static void
add_table_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  AdwDialog *dialog = pb_table_dialog_new (PB_TREASURY_PAGE (widget)->context);

  adw_dialog_present (dialog, widget);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "table.paste", NULL);
}

static void
show_transactions_action (GtkWidget  *widget,
                          const char *action_name,
                          GVariant   *parameter)
{
  pb_register_page_show_view (PB_REGISTER_PAGE (widget), "transactions");
}

static void
confirm (PbTreasuryPage *self,
         GPtrArray      *outflows)
{
  g_autoptr(PbEdit) edit = NULL;

  if (outflows->len == 0)
    {
      pb_group_context_notice (self->context, _("There is no proposed match among them"));
      return;
    }

  edit = pb_outflows_confirm (outflows);
  pb_group_context_commit (self->context, edit);
}

static void
confirm_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PbTreasuryPage *self = PB_TREASURY_PAGE (widget);
  g_autoptr(GPtrArray) outflows = g_ptr_array_new ();
  PbOutflow *outflow;

  if (self->treasury == NULL)
    return;

  outflow = pb_treasury_find_outflow (self->treasury, g_variant_get_string (parameter, NULL));
  if (pb_outflow_is_proposal (outflow))
    g_ptr_array_add (outflows, outflow);
  confirm (self, outflows);
}

static void
confirm_all_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  PbTreasuryPage *self = PB_TREASURY_PAGE (widget);
  g_autoptr(GPtrArray) proposals = g_ptr_array_new ();
  GPtrArray *outflows = self->treasury ? pb_treasury_get_outflows (self->treasury) : NULL;

  for (guint i = 0; outflows && i < outflows->len; i++)
    {
      if (pb_outflow_is_proposal (outflows->pdata[i]))
        g_ptr_array_add (proposals, outflows->pdata[i]);
    }
  confirm (self, proposals);
}

static void
confirm_selected_action (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  PbTreasuryPage *self = PB_TREASURY_PAGE (widget);
  g_autoptr(GPtrArray) records = pb_register_view_dup_selected (self->register_view);
  g_autoptr(GPtrArray) proposals = g_ptr_array_new ();

  for (guint i = 0; self->treasury && i < records->len; i++)
    {
      PbOutflow *outflow = pb_treasury_find_outflow (self->treasury,
                                                     pb_record_get_id (records->pdata[i]));

      if (pb_outflow_is_proposal (outflow))
        g_ptr_array_add (proposals, outflow);
    }
  confirm (self, proposals);
}

/* Payments to somebody outside, since nothing else needs to be allowed. */
static void
match (PbTreasuryPage *self,
       GPtrArray      *records)
{
  g_autoptr(GPtrArray) payments = g_ptr_array_new ();

  for (guint i = 0; self->treasury && i < records->len; i++)
    {
      PbOutflow *outflow = pb_treasury_find_outflow (self->treasury,
                                                     pb_record_get_id (records->pdata[i]));

      if (outflow)
        g_ptr_array_add (payments, outflow->transaction);
    }

  if (payments->len == 0)
    pb_group_context_notice (self->context, _("There is no payment among them"));
  else
    adw_dialog_present (pb_match_dialog_new (self->context, self->treasury, payments),
                        GTK_WIDGET (self));
}

static void
unmatch (PbTreasuryPage *self,
         GPtrArray      *records)
{
  g_autoptr(GPtrArray) payments = g_ptr_array_new ();
  g_autoptr(PbEdit) edit = NULL;

  for (guint i = 0; self->treasury && i < records->len; i++)
    {
      PbOutflow *outflow = pb_treasury_find_outflow (self->treasury,
                                                     pb_record_get_id (records->pdata[i]));

      if (outflow && outflow->confirmed)
        g_ptr_array_add (payments, outflow->transaction);
    }

  if (payments->len == 0)
    {
      pb_group_context_notice (self->context, _("There is no match among them"));
      return;
    }

  edit = pb_transactions_unmatch (payments);
  pb_group_context_commit (self->context, edit);
}

/* The transaction that an action is about. */
static GPtrArray *
find_target (PbTreasuryPage *self,
             GVariant       *parameter)
{
  GPtrArray *records = g_ptr_array_new ();
  PbOutflow *outflow =
    self->treasury ? pb_treasury_find_outflow (self->treasury,
                                               g_variant_get_string (parameter, NULL))
                   : NULL;

  if (outflow)
    g_ptr_array_add (records, outflow->transaction);

  return records;
}

static void
match_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  g_autoptr(GPtrArray) records = find_target (PB_TREASURY_PAGE (widget), parameter);

  match (PB_TREASURY_PAGE (widget), records);
}

static void
unmatch_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  g_autoptr(GPtrArray) records = find_target (PB_TREASURY_PAGE (widget), parameter);

  unmatch (PB_TREASURY_PAGE (widget), records);
}

static void
match_selected_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  PbTreasuryPage *self = PB_TREASURY_PAGE (widget);
  g_autoptr(GPtrArray) records = pb_register_view_dup_selected (self->register_view);

  match (self, records);
}

static void
unmatch_selected_action (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  PbTreasuryPage *self = PB_TREASURY_PAGE (widget);
  g_autoptr(GPtrArray) records = pb_register_view_dup_selected (self->register_view);

  unmatch (self, records);
}

static void
declare_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PbTreasuryPage *self = PB_TREASURY_PAGE (widget);
  PbRecord *group = pb_group_context_get_group (self->context);
  gboolean declared = pb_record_get_flag (group, PB_GROUP_NO_TREASURY);
  g_autoptr(PbEdit) edit = pb_edit_new (declared ? _("Take Back That There Is No Treasury")
                                                 : _("Declare That There Is No Treasury"));

  pb_edit_set_flag (edit, pb_record_get_id (group), PB_GROUP_NO_TREASURY, !declared);
  pb_group_context_commit (self->context, edit);
}

/* Adding up takes a while in a large group, so it is not done for a page that nobody
 * looks at.
 */
static void
update (PbTreasuryPage *self)
{
  static const char *changing[] = {
    "treasury.new-account", "treasury.new-transaction", "treasury.add-table", "treasury.confirm",
    "treasury.confirm-all", "treasury.confirm-selected", "treasury.declare-none", "treasury.match",
    "treasury.match-selected", "treasury.unmatch", "treasury.unmatch-selected",
  };
  PbDossier *dossier = pb_group_context_get_dossier (self->context);
  gboolean locked = is_locked (self);

  self->stale = FALSE;
  g_clear_object (&self->treasury);
  if (dossier)
    self->treasury = pb_treasury_new (dossier, pb_group_context_get_day (self->context));

  for (guint i = 0; i < G_N_ELEMENTS (changing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), changing[i], dossier && !locked);
  pb_transactions_set_treasury (self->transactions, self->treasury);
  pb_budgets_view_update (self->budgets_view, self->treasury);
  pb_treasury_view_update (self->treasury_view, self->context, self->treasury, locked);
}

static void
updated_cb (PbTreasuryPage *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
}

static void
pb_treasury_page_map (GtkWidget *widget)
{
  PbTreasuryPage *self = PB_TREASURY_PAGE (widget);

  if (self->stale)
    update (self);

  GTK_WIDGET_CLASS (pb_treasury_page_parent_class)->map (widget);
}

static void
fill_account_cb (PbDetailPage *page,
                 PbRecord     *record,
                 gpointer      user_data)
{
  PbTreasuryPage *self = user_data;

  pb_account_fill_detail (page, record, self->treasury);
}

static void
fill_transaction_cb (PbDetailPage *page,
                     PbRecord     *record,
                     gpointer      user_data)
{
  PbTreasuryPage *self = user_data;

  pb_transaction_fill_detail (page, record, self->treasury, is_locked (self));
}

static AdwNavigationPage *
pb_treasury_page_make_detail (PbRegisterPage *page,
                              PbRecord       *record)
{
  PbTreasuryPage *self = PB_TREASURY_PAGE (page);

  if (self->stale)
    update (self);

  switch ((int) pb_record_get_kind (record))
    {
    case PB_KIND_ACCOUNT:
      return pb_detail_page_new (self->context, record, fill_account_cb, self);

    case PB_KIND_TRANSACTION:
      return pb_detail_page_new (self->context, record, fill_transaction_cb, self);

    default:
      return NULL;
    }
}

static void
add_menus (PbRegisterPage *page)
{
  g_autoptr(GMenu) add = g_menu_new ();
  g_autoptr(GMenu) more = g_menu_new ();

  g_menu_append (add, _("New _Account…"), "treasury.new-account");
  g_menu_append (add, _("New _Transaction…"), "treasury.new-transaction");
  g_menu_append (add, _("_Paste Transactions…"), "treasury.add-table");
  pb_register_page_set_add_menu (page, G_MENU_MODEL (add));

  g_menu_append (more, _("_Block Explorers…"), "win.explorers");
  pb_register_page_set_menu (page, G_MENU_MODEL (more));
}

static void
pb_treasury_page_set_up (PbRegisterPage *page)
{
  PbTreasuryPage *self = PB_TREASURY_PAGE (page);

  self->context = pb_register_page_get_context (page);
  pb_register_page_set_title (page, _("Treasury"));
  add_menus (page);

  self->treasury_view = PB_TREASURY_VIEW (pb_treasury_view_new ());
  pb_register_page_add_view (page, "balances", _("Balances"), GTK_WIDGET (self->treasury_view));
  self->budgets_view = PB_BUDGETS_VIEW (pb_budgets_view_new ());
  pb_register_page_add_view (page, "budgets", _("Budgets"), GTK_WIDGET (self->budgets_view));
  self->register_view = PB_REGISTER_VIEW (pb_register_view_new ());
  pb_transactions_fill_register (self->transactions, self->register_view, self->context);
  pb_register_page_add_view (page, "transactions", _("Transactions"),
                             GTK_WIDGET (self->register_view));

  g_signal_connect_object (self->context, "updated", G_CALLBACK (updated_cb), self,
                           G_CONNECT_SWAPPED);
  updated_cb (self);
}

static void
pb_treasury_page_dispose (GObject *object)
{
  g_clear_object (&PB_TREASURY_PAGE (object)->treasury);

  G_OBJECT_CLASS (pb_treasury_page_parent_class)->dispose (object);
}

static void
pb_treasury_page_finalize (GObject *object)
{
  pb_transactions_free (PB_TREASURY_PAGE (object)->transactions);

  G_OBJECT_CLASS (pb_treasury_page_parent_class)->finalize (object);
}

static void
pb_treasury_page_class_init (PbTreasuryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PbRegisterPageClass *page_class = PB_REGISTER_PAGE_CLASS (klass);

  object_class->dispose = pb_treasury_page_dispose;
  object_class->finalize = pb_treasury_page_finalize;
  widget_class->map = pb_treasury_page_map;
  page_class->set_up = pb_treasury_page_set_up;
  page_class->make_detail = pb_treasury_page_make_detail;

  gtk_widget_class_install_action (widget_class, "treasury.new-account", NULL, new_account_action);
  gtk_widget_class_install_action (widget_class, "treasury.new-transaction", NULL,
                                   new_transaction_action);
  gtk_widget_class_install_action (widget_class, "treasury.add-table", NULL, add_table_action);
  gtk_widget_class_install_action (widget_class, "treasury.show-transactions", NULL,
                                   show_transactions_action);
  gtk_widget_class_install_action (widget_class, "treasury.confirm", "s", confirm_action);
  gtk_widget_class_install_action (widget_class, "treasury.confirm-all", NULL, confirm_all_action);
  gtk_widget_class_install_action (widget_class, "treasury.confirm-selected", NULL,
                                   confirm_selected_action);
  gtk_widget_class_install_action (widget_class, "treasury.match", "s", match_action);
  gtk_widget_class_install_action (widget_class, "treasury.match-selected", NULL,
                                   match_selected_action);
  gtk_widget_class_install_action (widget_class, "treasury.unmatch", "s", unmatch_action);
  gtk_widget_class_install_action (widget_class, "treasury.unmatch-selected", NULL,
                                   unmatch_selected_action);
  gtk_widget_class_install_action (widget_class, "treasury.declare-none", NULL, declare_action);
}

static void
pb_treasury_page_init (PbTreasuryPage *self)
{
  self->transactions = pb_transactions_new ();
}

/**
 * pb_treasury_page_new:
 * @context: the group
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
pb_treasury_page_new (PbGroupContext *context)
{
  return g_object_new (PB_TYPE_TREASURY_PAGE, "context", context, NULL);
}
