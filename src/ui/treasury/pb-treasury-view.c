/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/treasury/pb-treasury-view.h"

#include "ui/treasury/pb-account-row.h"
#include "ui/treasury/pb-asset-row.h"
#include "ui/treasury/pb-finding-row.h"
#include "ui/treasury/pb-treasury-actions.h"
#include "ui/widgets/pb-address-row.h"

#include <glib/gi18n.h>

/* More than these at first make the page a list of complaints. */
#define N_SHOWN 8
#define N_MORE 50

/**
 * PbTreasuryView:
 *
 * What the accounts hold, how that changed, which payments are not matched yet and
 * what does not add up.
 */
struct _PbTreasuryView
{
  AdwBin parent_instance;

  GtkStack *stack;
  AdwStatusPage *failed_page;
  AdwStatusPage *empty_page;
  GtkBox *empty_buttons;
  GtkButton *declare_button;
  GtkLabel *summary_label;
  AdwPreferencesGroup *findings_group;
  AdwPreferencesGroup *proposals_group;
  GtkButton *confirm_all_button;
  AdwPreferencesGroup *accounts_group;
  AdwPreferencesGroup *addresses_group;
  AdwPreferencesGroup *assets_group;
  GtkDropDown *period_dropdown;

  PbGroupContext *context;
  PbTreasury *treasury;
  GPtrArray *rows;
  GPtrArray *asset_rows;
  GPtrArray *accounts;
  PbRecord *group;
  guint n_findings;
  gboolean locked;
};

G_DEFINE_FINAL_TYPE (PbTreasuryView, pb_treasury_view, ADW_TYPE_BIN)

static void
add_row (PbTreasuryView      *self,
         AdwPreferencesGroup *group,
         GtkWidget           *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static void
clear_rows (PbTreasuryView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void show_lists (PbTreasuryView *self);

static void
more_findings_cb (PbTreasuryView *self)
{
  self->n_findings += N_MORE;
  show_lists (self);
}

static void
add_more_row (PbTreasuryView      *self,
              AdwPreferencesGroup *group,
              guint                n)
{
  GtkWidget *row;
  g_autofree char *title = NULL;

  if (n == 0)
    return;

  title = g_strdup_printf (ngettext ("And %u more among the transactions",
                                     "And %u more among the transactions", n),
                           n);
  row = adw_button_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "treasury.show-transactions");
  add_row (self, group, row);
}

static void
show_findings (PbTreasuryView *self,
               gboolean        locked)
{
  GPtrArray *findings = pb_treasury_get_findings (self->treasury);
  guint n_shown = MIN (findings->len, self->n_findings);

  for (guint i = 0; i < n_shown; i++)
    add_row (self, self->findings_group, pb_finding_row_new (findings->pdata[i], locked));

  if (findings->len > n_shown)
    {
      GtkWidget *row = adw_button_row_new ();
      guint n = MIN (findings->len - n_shown, N_MORE);
      g_autofree char *title = g_strdup_printf (ngettext ("Show %u More", "Show %u More", n), n);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      g_signal_connect_object (row, "activated", G_CALLBACK (more_findings_cb), self,
                               G_CONNECT_SWAPPED);
      add_row (self, self->findings_group, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->findings_group), findings->len > 0);
}

static void
add_proposal (PbTreasuryView  *self,
              const PbOutflow *outflow,
              gboolean         locked)
{
  const char *id = pb_record_get_id (outflow->transaction);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Confirm"));
  g_autofree char *title = pb_transaction_dup_title (outflow->transaction);
  g_autofree char *name = NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), outflow->reason);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-record");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button, !locked);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "treasury.confirm");
  /* Translators: the name of a button; %s is the name of a payment. */
  name = g_strdup_printf (_("Confirm the match of “%s”"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  add_row (self, self->proposals_group, row);
}

static guint
show_proposals (PbTreasuryView *self,
                gboolean        locked)
{
  GPtrArray *outflows = pb_treasury_get_outflows (self->treasury);
  guint n = 0;

  for (guint i = 0; i < outflows->len; i++)
    {
      if (!pb_outflow_is_proposal (outflows->pdata[i]))
        continue;
      if (n++ < N_SHOWN)
        add_proposal (self, outflows->pdata[i], locked);
    }

  add_more_row (self, self->proposals_group, n - MIN (n, N_SHOWN));
  gtk_widget_set_visible (GTK_WIDGET (self->proposals_group), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->confirm_all_button), n > 1 && !locked);

  return n;
}

static void
show_accounts (PbTreasuryView *self,
               GPtrArray      *accounts)
{
  for (guint i = 0; i < accounts->len; i++)
    add_row (self, self->accounts_group, pb_account_row_new (accounts->pdata[i], self->treasury));

  gtk_widget_set_visible (GTK_WIDGET (self->accounts_group), accounts->len > 0);
}

/* Where the group can be found on chains, whoever keeps its accounts. */
static void
show_addresses (PbTreasuryView *self)
{
  gsize n = 0;
  g_autofree const char **addresses = NULL;
  const char *ens = pb_record_get_text (self->group, PB_GROUP_ENS);

  if (pb_record_has (self->group, PB_GROUP_ADDRESSES))
    addresses = pb_record_get_set (self->group, PB_GROUP_ADDRESSES, &n);
  if (ens)
    add_row (self, self->addresses_group,
             pb_address_row_new_text (pb_field_get_label (PB_GROUP_ENS), ens, ens));
  for (gsize i = 0; i < n; i++)
    add_row (self, self->addresses_group, pb_address_row_new (_("Address"), addresses[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->addresses_group), ens || n > 0);
}

/* The first day of the chosen period. */
static PbDay
get_period (PbTreasuryView *self)
{
  PbDay day = pb_treasury_get_day (self->treasury);
  int year, month, of_month;

  switch (gtk_drop_down_get_selected (self->period_dropdown))
    {
    case 0:
      return day - 89;

    case 1:
      return day - 364;

    case 2:
      pb_day_get_ymd (day, &year, &month, &of_month);
      return pb_day_from_ymd (year, 1, 1);

    default:
      return PB_DAY_NONE;
    }
}

static const PbBalance *
find_total (GPtrArray  *totals,
            const char *asset)
{
  for (guint i = 0; i < totals->len; i++)
    {
      const PbBalance *total = totals->pdata[i];

      if (g_strcmp0 (total->asset, asset) == 0)
        return total;
    }

  return NULL;
}

static void
make_asset_rows (PbTreasuryView *self,
                 GPtrArray      *ever)
{
  gboolean same = self->asset_rows->len == ever->len;

  for (guint i = 0; same && i < ever->len; i++)
    {
      const PbBalance *total = ever->pdata[i];

      same = g_strcmp0 (pb_asset_row_get_asset (self->asset_rows->pdata[i]), total->asset) == 0;
    }
  if (same)
    return;

  for (guint i = 0; i < self->asset_rows->len; i++)
    adw_preferences_group_remove (self->assets_group, self->asset_rows->pdata[i]);
  g_ptr_array_set_size (self->asset_rows, 0);
  for (guint i = 0; i < ever->len; i++)
    {
      const PbBalance *total = ever->pdata[i];
      GtkWidget *row = pb_asset_row_new (self->context, total->asset, NULL);

      adw_preferences_group_add (self->assets_group, row);
      g_ptr_array_add (self->asset_rows, row);
    }
}

static void
show_assets (PbTreasuryView *self)
{
  PbDay day = pb_treasury_get_day (self->treasury);
  g_autoptr(GPtrArray) ever = pb_treasury_get_totals (self->treasury, PB_DAY_NONE, day);
  g_autoptr(GPtrArray) totals = pb_treasury_get_totals (self->treasury, get_period (self), day);
  g_autoptr(PbDecimal) zero = pb_decimal_new_integer (0);

  make_asset_rows (self, ever);
  for (guint i = 0; i < ever->len; i++)
    {
      PbBalance none = { .in = zero, .out = zero, .fees = zero, .balance = zero };
      const PbBalance *total = find_total (totals, ((PbBalance *) ever->pdata[i])->asset);

      pb_asset_row_update (self->asset_rows->pdata[i], self->treasury, total ? total : &none);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->assets_group), ever->len > 0);
}

static void
period_changed_cb (PbTreasuryView *self)
{
  if (self->treasury)
    show_assets (self);
}

static void
show_summary (PbTreasuryView *self,
              guint           n_proposals)
{
  guint n = pb_treasury_get_outflows (self->treasury)->len;
  guint n_confirmed = 0;
  GPtrArray *outflows = pb_treasury_get_outflows (self->treasury);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *both = NULL;

  for (guint i = 0; i < n; i++)
    n_confirmed += ((PbOutflow *) outflows->pdata[i])->confirmed;

  first = g_strdup_printf (ngettext ("%u of %u payment is matched to a decision or an allowance.",
                                     "%u of %u payments are matched to a decision or an "
                                     "allowance.",
                                     n),
                           n_confirmed, n);
  if (n_proposals > 0)
    {
      second = g_strdup_printf (ngettext ("For %u, a match is proposed.",
                                          "For %u, matches are proposed.", n_proposals),
                                n_proposals);
      /* Translators: two whole sentences. */
      both = g_strdup_printf (_("%s %s"), first, second);
    }
  gtk_label_set_label (self->summary_label, both ? both : first);
  gtk_widget_set_visible (GTK_WIDGET (self->summary_label), n > 0);
}

static void
show_empty (PbTreasuryView *self,
            gboolean        declared,
            gboolean        locked)
{
  adw_status_page_set_title (self->empty_page, declared ? _("No Treasury, by Choice")
                                                        : _("No Accounts Yet"));
  adw_status_page_set_description (
    self->empty_page,
    declared ? _("This group has declared that it holds no money.")
             : _("An account is where the group holds money: a multisig, a bank, a fiscal host, "
                 "or cash."));
  gtk_button_set_label (self->declare_button, declared ? _("_Take Back")
                                                       : _("This Group Has _No Treasury"));
  gtk_widget_set_visible (GTK_WIDGET (self->empty_buttons), !locked);
}

static GPtrArray *
dup_accounts (PbDossier *dossier)
{
  GPtrArray *records = pb_dossier_get_referring (dossier, pb_dossier_get_group_id (dossier),
                                                 PB_ACCOUNT_GROUP);
  GPtrArray *accounts = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; records && i < records->len; i++)
    {
      if (!pb_record_get_deleted (records->pdata[i]))
        g_ptr_array_add (accounts, g_object_ref (records->pdata[i]));
    }

  return accounts;
}

static void
show_lists (PbTreasuryView *self)
{
  guint n_proposals;

  clear_rows (self);
  show_findings (self, self->locked);
  n_proposals = show_proposals (self, self->locked);
  show_summary (self, n_proposals);
  show_accounts (self, self->accounts);
  show_addresses (self);
}

/**
 * pb_treasury_view_update:
 * @self: a view
 * @context: the group
 * @treasury: (nullable): its money, or %NULL while it is not known
 * @locked: whether nothing can be changed
 *
 * Shows the money as it is now.
 */
void
pb_treasury_view_update (PbTreasuryView *self,
                         PbGroupContext *context,
                         PbTreasury     *treasury,
                         gboolean        locked)
{
  const GError *error = pb_group_context_get_error (context);
  g_autoptr(GPtrArray) accounts = NULL;
  g_autoptr(GPtrArray) totals = NULL;

  g_return_if_fail (PB_IS_TREASURY_VIEW (self));

  g_set_object (&self->context, context);
  g_set_object (&self->treasury, treasury);
  if (treasury == NULL)
    {
      g_autofree char *escaped = error ? g_markup_escape_text (error->message, -1) : NULL;

      adw_status_page_set_description (self->failed_page, escaped);
      gtk_stack_set_visible_child_name (self->stack, error ? "failed" : "loading");
      return;
    }

  accounts = dup_accounts (pb_group_context_get_dossier (context));
  totals = pb_treasury_get_totals (treasury, PB_DAY_NONE, pb_treasury_get_day (treasury));
  if (accounts->len == 0 && totals->len == 0)
    {
      show_empty (self, pb_record_get_flag (pb_group_context_get_group (context),
                                            PB_GROUP_NO_TREASURY),
                  locked);
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }

  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  self->accounts = g_steal_pointer (&accounts);
  self->locked = locked;
  g_set_object (&self->group, pb_group_context_get_group (context));
  show_lists (self);
  show_assets (self);
  gtk_stack_set_visible_child_name (self->stack, "content");
}

static void
pb_treasury_view_dispose (GObject *object)
{
  PbTreasuryView *self = PB_TREASURY_VIEW (object);

  g_clear_object (&self->context);
  g_clear_object (&self->treasury);
  g_clear_object (&self->group);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->asset_rows, g_ptr_array_unref);
  /* The stack is bound to the template, which would take it from the bin unasked. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_TREASURY_VIEW);

  G_OBJECT_CLASS (pb_treasury_view_parent_class)->dispose (object);
}

static void
pb_treasury_view_class_init (PbTreasuryViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_treasury_view_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/treasury/pb-treasury-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PbTreasuryView, accounts_group);
  gtk_widget_class_bind_template_child (widget_class, PbTreasuryView, addresses_group);
  gtk_widget_class_bind_template_child (widget_class, PbTreasuryView, assets_group);
  gtk_widget_class_bind_template_child (widget_class, PbTreasuryView, confirm_all_button);
  gtk_widget_class_bind_template_child (widget_class, PbTreasuryView, declare_button);
  gtk_widget_class_bind_template_child (widget_class, PbTreasuryView, empty_buttons);
  gtk_widget_class_bind_template_child (widget_class, PbTreasuryView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, PbTreasuryView, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PbTreasuryView, findings_group);
  gtk_widget_class_bind_template_child (widget_class, PbTreasuryView, period_dropdown);
  gtk_widget_class_bind_template_child (widget_class, PbTreasuryView, proposals_group);
  gtk_widget_class_bind_template_child (widget_class, PbTreasuryView, stack);
  gtk_widget_class_bind_template_child (widget_class, PbTreasuryView, summary_label);
  gtk_widget_class_bind_template_callback (widget_class, period_changed_cb);
}

static void
pb_treasury_view_init (PbTreasuryView *self)
{
  self->rows = g_ptr_array_new ();
  self->asset_rows = g_ptr_array_new ();
  self->n_findings = N_SHOWN;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_treasury_view_new:
 *
 * Returns: (transfer floating): an empty view
 */
GtkWidget *
pb_treasury_view_new (void)
{
  return g_object_new (PB_TYPE_TREASURY_VIEW, NULL);
}
