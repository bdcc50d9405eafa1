/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/impact/pb-metric-row.h"

#include "framework/pb-metric-standing.h"
#include "ui/impact/pb-metric-detail.h"
#include "ui/pb-ui.h"
#include "ui/widgets/pb-chip.h"

/**
 * PbMetricRow:
 *
 * A metric in the list: its value and how it stands; opened, its chart.
 */
struct _PbMetricRow
{
  AdwExpanderRow parent_instance;

  PbChip *chip;

  PbGroupContext *context;
  PbRecord *metric;
  PbMetricDetail *detail;
};

G_DEFINE_FINAL_TYPE (PbMetricRow, pb_metric_row, ADW_TYPE_EXPANDER_ROW)

static void
expanded_changed_cb (PbMetricRow *self)
{
  if (self->metric == NULL || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;

  /* Made only now, so that a page with many metrics opens at once. */
  if (self->detail == NULL)
    {
      self->detail = PB_METRIC_DETAIL (pb_metric_detail_new (self->context));
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->detail));
    }
  pb_metric_detail_update (self->detail, self->metric);
}

static void
pb_metric_row_dispose (GObject *object)
{
  PbMetricRow *self = PB_METRIC_ROW (object);

  g_clear_object (&self->context);
  g_clear_object (&self->metric);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_METRIC_ROW);

  G_OBJECT_CLASS (pb_metric_row_parent_class)->dispose (object);
}

static void
pb_metric_row_class_init (PbMetricRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_metric_row_dispose;

  g_type_ensure (PB_TYPE_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/impact/pb-metric-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PbMetricRow, chip);
  gtk_widget_class_bind_template_callback (widget_class, expanded_changed_cb);
}

static void
pb_metric_row_init (PbMetricRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pb_ui_name_expander_row (ADW_EXPANDER_ROW (self));
}

/**
 * pb_metric_row_new:
 * @context: the group
 * @metric: one of its metrics
 *
 * Returns: (transfer full): a row that shows @metric
 */
GtkWidget *
pb_metric_row_new (PbGroupContext *context,
                   PbRecord       *metric)
{
  PbMetricRow *self = g_object_new (PB_TYPE_METRIC_ROW, NULL);

  self->context = g_object_ref (context);
  pb_metric_row_update (self, metric);

  return GTK_WIDGET (self);
}

/**
 * pb_metric_row_get_metric:
 * @self: a row
 *
 * Returns: (transfer none): the metric that it shows
 */
PbRecord *
pb_metric_row_get_metric (PbMetricRow *self)
{
  g_return_val_if_fail (PB_IS_METRIC_ROW (self), NULL);

  return self->metric;
}

/**
 * pb_metric_row_update:
 * @self: a row
 * @metric: the metric as it is now
 *
 * Shows how the metric stands now.
 */
void
pb_metric_row_update (PbMetricRow *self,
                      PbRecord    *metric)
{
  g_autoptr(PbMetricStanding) standing = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (PB_IS_METRIC_ROW (self));
  g_return_if_fail (PB_IS_RECORD (metric));

  g_set_object (&self->metric, metric);
  standing = pb_metric_judge (pb_group_context_get_dossier (self->context),
                              pb_group_context_get_criteria (self->context), metric,
                              pb_group_context_get_day (self->context));

  title = pb_record_dup_title (metric);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), standing->reason);
  pb_chip_set_metric_status (self->chip, standing->status);

  if (self->detail && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    pb_metric_detail_update (self->detail, metric);
}
