/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/impact/pb-metric-grid.h"

#include "ui/widgets/pb-chip.h"
#include "ui/widgets/pb-metric-chart.h"

#include <glib/gi18n.h>

#define CHART_WIDTH 260
#define CHART_HEIGHT 170

/* Where nothing was observed yet there is still a time to look at. */
#define LEAST_DAYS 30

/**
 * PbMetricGrid:
 *
 * Small charts of all metrics of a group side by side, over the same time, so that one
 * sees what rose when something else fell.
 */
struct _PbMetricGrid
{
  AdwBin parent_instance;

  GtkWidget *flow_box;
  GPtrArray *cells;
};

G_DEFINE_FINAL_TYPE (PbMetricGrid, pb_metric_grid, ADW_TYPE_BIN)

typedef struct
{
  char *id;
  GtkWidget *box;
  GtkWidget *button;
  GtkWidget *chip;
  GtkWidget *chart;
} Cell;

static void
cell_free (gpointer data)
{
  Cell *cell = data;

  g_free (cell->id);
  g_free (cell);
}

static Cell *
add_cell (PbMetricGrid *self,
          PbRecord     *metric)
{
  Cell *cell = g_new0 (Cell, 1);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  cell->id = g_strdup (pb_record_get_id (metric));
  cell->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  cell->button = gtk_button_new ();
  cell->chip = pb_chip_new ();
  cell->chart = pb_metric_chart_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (cell->button), label);
  gtk_widget_set_hexpand (cell->button, TRUE);
  gtk_widget_add_css_class (cell->button, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (cell->button), "s", cell->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cell->button), "impact.show-metric");
  gtk_widget_set_valign (cell->chip, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (cell->chart, CHART_WIDTH, CHART_HEIGHT);

  gtk_box_append (GTK_BOX (head), cell->button);
  gtk_box_append (GTK_BOX (head), cell->chip);
  gtk_box_append (GTK_BOX (cell->box), head);
  gtk_box_append (GTK_BOX (cell->box), cell->chart);
  gtk_widget_add_css_class (cell->box, "card");
  gtk_widget_add_css_class (cell->box, "pb-metric-cell");
  gtk_flow_box_append (GTK_FLOW_BOX (self->flow_box), cell->box);

  /* What is within takes the focus, not the place that it has. */
  gtk_widget_set_focusable (gtk_widget_get_parent (cell->box), FALSE);
  g_ptr_array_add (self->cells, cell);

  return cell;
}

static gboolean
has_same_cells (PbMetricGrid *self,
                GPtrArray    *metrics)
{
  if (self->cells->len != metrics->len)
    return FALSE;

  for (guint i = 0; i < metrics->len; i++)
    {
      const Cell *cell = self->cells->pdata[i];

      if (!g_str_equal (cell->id, pb_record_get_id (metrics->pdata[i])))
        return FALSE;
    }

  return TRUE;
}

static void
take_period (const PbChartData *data,
             PbDay             *from,
             PbDay             *to)
{
  for (guint i = 0; i < data->points->len; i++)
    {
      const PbChartPoint *point = data->points->pdata[i];
      PbDay start = point->start == PB_DAY_NONE ? point->day : point->start;

      *from = *from == PB_DAY_NONE ? start : MIN (*from, start);
      *to = MAX (*to, point->day);
    }
}

static void
show_metric (Cell              *cell,
             PbRecord          *metric,
             const PbChartData *data)
{
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (cell->button));
  g_autofree char *title = pb_record_dup_title (metric);

  gtk_label_set_label (GTK_LABEL (label), title);
  gtk_widget_set_tooltip_text (cell->button, title);
  pb_chip_set_metric_status (PB_CHIP (cell->chip), data->status);
  pb_metric_chart_set_data (PB_METRIC_CHART (cell->chart), data);
}

static void
pb_metric_grid_dispose (GObject *object)
{
  PbMetricGrid *self = PB_METRIC_GRID (object);

  g_clear_pointer (&self->cells, g_ptr_array_unref);

  G_OBJECT_CLASS (pb_metric_grid_parent_class)->dispose (object);
}

static void
pb_metric_grid_class_init (PbMetricGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_metric_grid_dispose;
}

static void
pb_metric_grid_init (PbMetricGrid *self)
{
  GtkFlowBox *flow_box = GTK_FLOW_BOX (gtk_flow_box_new ());

  self->cells = g_ptr_array_new_with_free_func (cell_free);
  self->flow_box = GTK_WIDGET (flow_box);
  gtk_flow_box_set_selection_mode (flow_box, GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (flow_box, TRUE);
  gtk_flow_box_set_min_children_per_line (flow_box, 1);
  gtk_flow_box_set_max_children_per_line (flow_box, 3);
  gtk_flow_box_set_column_spacing (flow_box, 12);
  gtk_flow_box_set_row_spacing (flow_box, 12);
  gtk_widget_set_valign (self->flow_box, GTK_ALIGN_START);
  adw_bin_set_child (ADW_BIN (self), self->flow_box);
}

/**
 * pb_metric_grid_update:
 * @self: a grid
 * @context: a group with a dossier
 *
 * Shows the metrics of the group as they stand.
 */
void
pb_metric_grid_update (PbMetricGrid   *self,
                       PbGroupContext *context)
{
  PbDossier *dossier;
  GPtrArray *metrics;
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_chart_data_free);
  PbDay from = PB_DAY_NONE;
  PbDay to;

  g_return_if_fail (PB_IS_METRIC_GRID (self));
  g_return_if_fail (PB_IS_GROUP_CONTEXT (context));

  dossier = pb_group_context_get_dossier (context);
  metrics = pb_dossier_get_records (dossier, PB_KIND_METRIC);
  to = pb_group_context_get_day (context);

  if (!has_same_cells (self, metrics))
    {
      gtk_flow_box_remove_all (GTK_FLOW_BOX (self->flow_box));
      g_ptr_array_set_size (self->cells, 0);
      for (guint i = 0; i < metrics->len; i++)
        add_cell (self, metrics->pdata[i]);
    }

  for (guint i = 0; i < metrics->len; i++)
    {
      PbChartData *data = pb_chart_data_new_metric (dossier,
                                                    pb_group_context_get_criteria (context),
                                                    metrics->pdata[i],
                                                    pb_group_context_get_day (context));

      take_period (data, &from, &to);
      g_ptr_array_add (all, data);
    }
  from = from == PB_DAY_NONE ? to - LEAST_DAYS : MIN (from, to - LEAST_DAYS);

  for (guint i = 0; i < metrics->len; i++)
    {
      Cell *cell = self->cells->pdata[i];

      show_metric (cell, metrics->pdata[i], all->pdata[i]);
      pb_metric_chart_set_period (PB_METRIC_CHART (cell->chart), from, to);
    }
}
