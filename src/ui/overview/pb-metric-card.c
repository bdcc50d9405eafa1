/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/overview/pb-metric-card.h"

#include <glib/gi18n.h>

#include "ui/widgets/pb-chip.h"
#include "ui/widgets/pb-sparkline-view.h"

/**
 * PbMetricCard:
 *
 * A number that matters: its value, its course and how it stands.  It leads to
 * its chart.
 */
struct _PbMetricCard
{
  GtkButton parent_instance;

  GtkLabel *title_label;
  GtkLabel *value_label;
  PbSparklineView *sparkline;
  PbChip *chip;
};

G_DEFINE_FINAL_TYPE (PbMetricCard, pb_metric_card, GTK_TYPE_BUTTON)

static void
pb_metric_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_METRIC_CARD);

  G_OBJECT_CLASS (pb_metric_card_parent_class)->dispose (object);
}

static void
pb_metric_card_class_init (PbMetricCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_metric_card_dispose;

  g_type_ensure (PB_TYPE_CHIP);
  g_type_ensure (PB_TYPE_SPARKLINE_VIEW);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/overview/pb-metric-card.ui");
  gtk_widget_class_bind_template_child (widget_class, PbMetricCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, PbMetricCard, value_label);
  gtk_widget_class_bind_template_child (widget_class, PbMetricCard, sparkline);
  gtk_widget_class_bind_template_child (widget_class, PbMetricCard, chip);
}

static void
pb_metric_card_init (PbMetricCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_metric_card_new:
 * @data: what a chart of the metric shows
 * @metric_id: the identifier of the metric
 *
 * Returns: (transfer floating): a card for the metric
 */
GtkWidget *
pb_metric_card_new (const PbChartData *data,
                    const char        *metric_id)
{
  PbMetricCard *self;
  g_autofree char *name = NULL;
  const char *value;

  g_return_val_if_fail (data != NULL, NULL);
  g_return_val_if_fail (metric_id != NULL, NULL);

  self = g_object_new (PB_TYPE_METRIC_CARD, NULL);
  value = data->value_text != NULL ? data->value_text : _("No value yet");

  gtk_label_set_label (self->title_label, data->title);
  gtk_label_set_label (self->value_label, value);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), data->reason);
  pb_sparkline_view_set_data (self->sparkline, data);
  pb_chip_set_metric_status (self->chip, data->status);

  /* Translators: what a screen reader says of a number: its name, its value and
   * how it stands, as in “Things repaired, 120 things, On track”.
   */
  name = g_strdup_printf (C_("metric card", "%s, %s, %s"), data->title, value,
                          pb_chip_get_label (self->chip));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "(ss)", "impact", metric_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.go-to");

  return GTK_WIDGET (self);
}
