/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/treasury/pb-asset-row.h"

#include "report/pb-balance-chart.h"
#include "ui/pb-ui.h"
#include "ui/treasury/pb-treasury-actions.h"
#include "ui/widgets/pb-chart-tools.h"

#include <glib/gi18n.h>

/* Up to this length an amount is not broken into lines. */
#define MAX_WIDTH 20

/* How many of the last balances are listed below the chart. */
#define N_LISTED 12

/**
 * PbAssetRow:
 *
 * What is held of one asset; opened, how that changed over time.
 */
struct _PbAssetRow
{
  AdwExpanderRow parent_instance;

  GtkLabel *balance_label;

  char *asset;
  char *account_id;
  PbGroupContext *context;
  PbTreasury *treasury;
  PbMetricChart *chart;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (PbAssetRow, pb_asset_row, ADW_TYPE_EXPANDER_ROW)

/* The same numbers for whoever does not look at charts, the newest first. */
static void
list_balances (PbAssetRow *self,
               GArray     *series)
{
  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (guint i = series->len; i-- > 0 && series->len - i <= N_LISTED;)
    {
      const PbBalancePoint *point = &g_array_index (series, PbBalancePoint, i);
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *day = pb_day_to_locale (point->day);
      g_autofree char *text = pb_amount_dup_text (point->balance, self->asset);
      GtkWidget *label = gtk_label_new (text);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), day);
      gtk_widget_add_css_class (label, "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
    }
}

static void
show_detail (PbAssetRow *self)
{
  g_autoptr(GArray) series = pb_treasury_get_series (self->treasury, self->account_id,
                                                     self->asset);
  g_autoptr(PbChartData) data = pb_chart_data_new_balance (self->treasury, self->account_id,
                                                           self->asset);

  if (self->chart == NULL)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
      GtkWidget *tools;
      GtkWidget *expander = gtk_expander_new_with_mnemonic (_("_Numbers"));

      gtk_widget_add_css_class (box, "pb-inset");
      self->chart = PB_METRIC_CHART (pb_metric_chart_new ());
      gtk_widget_set_size_request (GTK_WIDGET (self->chart), -1, 220);
      self->list = gtk_list_box_new ();
      gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
      gtk_widget_add_css_class (self->list, "boxed-list");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _("The last balances"), -1);
      gtk_expander_set_child (GTK_EXPANDER (expander), self->list);
      tools = pb_chart_tools_new (self->chart, self->context);
      gtk_widget_set_halign (tools, GTK_ALIGN_END);
      gtk_box_append (GTK_BOX (box), tools);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chart));
      gtk_box_append (GTK_BOX (box), expander);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), box);
    }

  pb_metric_chart_set_data (self->chart, data);
  list_balances (self, series);
}

static void
expanded_changed_cb (PbAssetRow *self)
{
  if (self->treasury && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    show_detail (self);
}

static void
pb_asset_row_dispose (GObject *object)
{
  g_clear_object (&PB_ASSET_ROW (object)->context);
  g_clear_object (&PB_ASSET_ROW (object)->treasury);
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_ASSET_ROW);

  G_OBJECT_CLASS (pb_asset_row_parent_class)->dispose (object);
}

static void
pb_asset_row_finalize (GObject *object)
{
  g_free (PB_ASSET_ROW (object)->asset);
  g_free (PB_ASSET_ROW (object)->account_id);

  G_OBJECT_CLASS (pb_asset_row_parent_class)->finalize (object);
}

static void
pb_asset_row_class_init (PbAssetRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_asset_row_dispose;
  object_class->finalize = pb_asset_row_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/treasury/pb-asset-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PbAssetRow, balance_label);
  gtk_widget_class_bind_template_callback (widget_class, expanded_changed_cb);
}

static void
pb_asset_row_init (PbAssetRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pb_ui_name_expander_row (ADW_EXPANDER_ROW (self));
}

/**
 * pb_asset_row_new:
 * @context: the group
 * @asset: an asset
 * @account_id: (nullable): an account, or %NULL for all of the group
 *
 * Returns: (transfer floating): a row for it, still empty
 */
GtkWidget *
pb_asset_row_new (PbGroupContext *context,
                  const char     *asset,
                  const char     *account_id)
{
  PbAssetRow *self = g_object_new (PB_TYPE_ASSET_ROW, NULL);

  self->context = g_object_ref (context);
  self->asset = g_strdup (asset);
  self->account_id = g_strdup (account_id);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), asset);

  return GTK_WIDGET (self);
}

/**
 * pb_asset_row_get_asset:
 * @self: a row
 *
 * Returns: its asset
 */
const char *
pb_asset_row_get_asset (PbAssetRow *self)
{
  g_return_val_if_fail (PB_IS_ASSET_ROW (self), NULL);

  return self->asset;
}

/**
 * pb_asset_row_update:
 * @self: a row
 * @treasury: the money of the group
 * @total: what came in and went out, in a period or ever
 *
 * Shows what is held now.
 */
void
pb_asset_row_update (PbAssetRow      *self,
                     PbTreasury      *treasury,
                     const PbBalance *total)
{
  g_autoptr(GArray) series = NULL;
  g_autofree char *in = pb_decimal_to_locale (total->in, -1);
  g_autofree char *out = pb_decimal_to_locale (total->out, -1);
  g_autofree char *fees = pb_decimal_to_locale (total->fees, -1);
  g_autofree char *balance = NULL;
  g_autofree char *subtitle = NULL;

  g_return_if_fail (PB_IS_ASSET_ROW (self));

  g_set_object (&self->treasury, treasury);
  series = pb_treasury_get_series (treasury, self->account_id, self->asset);
  if (series->len > 0)
    balance = pb_amount_dup_text (g_array_index (series, PbBalancePoint, series->len - 1).balance,
                                  self->asset);
  gtk_label_set_label (self->balance_label, balance ? balance : "");
  gtk_label_set_width_chars (self->balance_label,
                             balance ? MIN (g_utf8_strlen (balance, -1), MAX_WIDTH) : -1);

  if (pb_decimal_get_sign (total->fees) == 0)
    /* Translators: two amounts. */
    subtitle = g_strdup_printf (_("In %s, out %s"), in, out);
  else
    /* Translators: three amounts. */
    subtitle = g_strdup_printf (_("In %s, out %s, fees %s"), in, out, fees);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);

  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    show_detail (self);
}
