/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/impact/pb-metric-detail.h"

#include "framework/pb-metric-standing.h"
#include "ui/dialogs/pb-record-dialog.h"
#include "ui/impact/pb-metric-entry.h"
#include "ui/impact/pb-observations-dialog.h"
#include "ui/pb-ui.h"
#include "ui/widgets/pb-chart-tools.h"

#include <glib/gi18n.h>

/**
 * PbMetricDetail:
 *
 * The chart of a metric, what the metric is for, its numbers as a table, and
 * what can be done with them.
 */
struct _PbMetricDetail
{
  GtkWidget parent_instance;

  GtkLabel *chain_label;
  GtkLabel *marks_label;
  PbMetricChart *chart;
  PbChartTools *tools;
  AdwToggleGroup *view_toggles;
  GtkColumnView *table;
  GtkSingleSelection *selection;
  GtkWidget *observe_button;
  GtkWidget *edit_button;
  GtkWidget *paste_button;
  GtkWidget *target_button;

  PbGroupContext *context;
  PbRecord *metric;
  GListStore *entries;
  gboolean following;
};

G_DEFINE_FINAL_TYPE (PbMetricDetail, pb_metric_detail, GTK_TYPE_WIDGET)

static gboolean
is_locked (PbMetricDetail *self)
{
  return pb_group_context_get_locked (self->context);
}

/* The table has the newest number first. */
static guint
entry_of_point (PbMetricDetail *self,
                guint           point)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->entries)) - 1 - point;
}

static void
point_selected_cb (PbMetricDetail *self,
                   guint           point)
{
  guint entry = entry_of_point (self, point);

  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, entry);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->table)))
    gtk_column_view_scroll_to (self->table, entry, NULL, GTK_LIST_SCROLL_NONE, NULL);
  self->following = FALSE;
}

static void
selection_changed_cb (PbMetricDetail *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (self->following || selected == GTK_INVALID_LIST_POSITION)
    return;

  pb_plot_set_point (PB_PLOT (self->chart), entry_of_point (self, selected));
}

static void
row_activated_cb (PbMetricDetail *self,
                  guint           position)
{
  g_autoptr(PbMetricEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), position);
  const char *id = pb_record_get_id (pb_metric_entry_get_record (entry));

  if (!is_locked (self))
    adw_dialog_present (ADW_DIALOG (pb_record_dialog_new_edit (self->context, id)),
                        GTK_WIDGET (self));
}

static void
point_activated_cb (PbMetricDetail *self,
                    guint           point)
{
  row_activated_cb (self, entry_of_point (self, point));
}

static void
view_changed_cb (PbMetricDetail *self)
{
  const char *name = adw_toggle_group_get_active_name (self->view_toggles);

  pb_metric_chart_set_view (self->chart, g_strcmp0 (name, "totals") == 0 ? PB_CHART_TOTALS
                                                                         : PB_CHART_VALUES);
}

static void
observe_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PbMetricDetail *self = PB_METRIC_DETAIL (widget);
  PbRecordDialog *dialog;

  dialog = pb_record_dialog_new_part (self->context, PB_KIND_OBSERVATION, self->metric);
  pb_record_dialog_set_value (dialog, PB_OBSERVATION_PERIOD_END,
                              g_variant_new_int32 (pb_group_context_get_today (self->context)));
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

/* What was copied just now is most probably what is meant. */
static void
add_table_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PbMetricDetail *self = PB_METRIC_DETAIL (widget);
  AdwDialog *dialog = pb_observations_dialog_new (self->context, self->metric);

  adw_dialog_present (dialog, widget);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "observations.paste", NULL);
}

static void
target_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PbMetricDetail *self = PB_METRIC_DETAIL (widget);

  adw_dialog_present (ADW_DIALOG (pb_record_dialog_new_part (self->context, PB_KIND_TARGET,
                                                             self->metric)),
                      widget);
}

static void
edit_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PbMetricDetail *self = PB_METRIC_DETAIL (widget);
  PbRecordDialog *dialog = pb_record_dialog_new_edit (self->context,
                                                      pb_record_get_id (self->metric));

  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
pb_metric_detail_dispose (GObject *object)
{
  PbMetricDetail *self = PB_METRIC_DETAIL (object);

  g_clear_object (&self->context);
  g_clear_object (&self->metric);
  g_clear_object (&self->entries);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_METRIC_DETAIL);
  pb_ui_unparent_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (pb_metric_detail_parent_class)->dispose (object);
}

static void
pb_metric_detail_class_init (PbMetricDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_metric_detail_dispose;

  gtk_widget_class_install_action (widget_class, "metric.observe", NULL, observe_action);
  gtk_widget_class_install_action (widget_class, "metric.add-table", NULL, add_table_action);
  gtk_widget_class_install_action (widget_class, "metric.target", NULL, target_action);
  gtk_widget_class_install_action (widget_class, "metric.edit", NULL, edit_action);

  g_type_ensure (PB_TYPE_CHART_TOOLS);
  g_type_ensure (PB_TYPE_METRIC_CHART);
  g_type_ensure (PB_TYPE_METRIC_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/impact/pb-metric-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, PbMetricDetail, chain_label);
  gtk_widget_class_bind_template_child (widget_class, PbMetricDetail, chart);
  gtk_widget_class_bind_template_child (widget_class, PbMetricDetail, edit_button);
  gtk_widget_class_bind_template_child (widget_class, PbMetricDetail, observe_button);
  gtk_widget_class_bind_template_child (widget_class, PbMetricDetail, marks_label);
  gtk_widget_class_bind_template_child (widget_class, PbMetricDetail, paste_button);
  gtk_widget_class_bind_template_child (widget_class, PbMetricDetail, selection);
  gtk_widget_class_bind_template_child (widget_class, PbMetricDetail, table);
  gtk_widget_class_bind_template_child (widget_class, PbMetricDetail, target_button);
  gtk_widget_class_bind_template_child (widget_class, PbMetricDetail, tools);
  gtk_widget_class_bind_template_child (widget_class, PbMetricDetail, view_toggles);
  gtk_widget_class_bind_template_callback (widget_class, point_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, point_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);
}

static void
pb_metric_detail_init (PbMetricDetail *self)
{
  self->entries = g_list_store_new (PB_TYPE_METRIC_ENTRY);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->entries));
}

/**
 * pb_metric_detail_new:
 * @context: the group
 *
 * Returns: (transfer full): an empty detail
 */
GtkWidget *
pb_metric_detail_new (PbGroupContext *context)
{
  PbMetricDetail *self = g_object_new (PB_TYPE_METRIC_DETAIL, NULL);

  self->context = g_object_ref (context);
  pb_chart_tools_set_context (self->tools, context);

  return GTK_WIDGET (self);
}

static void
fill_table (PbMetricDetail         *self,
            GPtrArray              *points,
            const PbMetricStanding *standing)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = points->len; i > 0; i--)
    g_ptr_array_add (entries, pb_metric_entry_new (g_ptr_array_index (points, i - 1), standing));

  self->following = TRUE;
  g_list_store_splice (self->entries, 0, g_list_model_get_n_items (G_LIST_MODEL (self->entries)),
                       entries->pdata, entries->len);
  self->following = FALSE;
}

/* Marks outside of what was measured would only stretch the view. */
static void
show_marks (PbMetricDetail *self,
            PbDossier      *dossier,
            PbChartData    *data)
{
  const PbChartPoint *first = data->points->len > 0 ? data->points->pdata[0] : NULL;
  g_autofree char *text = NULL;

  if (first)
    {
      g_ptr_array_unref (data->marks);
      data->marks = pb_chart_marks_new (dossier, self->metric, first->day, data->day);
      text = pb_chart_marks_dup_text (data->marks);
    }
  gtk_label_set_label (self->marks_label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->marks_label), text != NULL);
}

/**
 * pb_metric_detail_update:
 * @self: a detail
 * @metric: the metric as it is now
 *
 * Shows the metric as it is now.
 */
void
pb_metric_detail_update (PbMetricDetail *self,
                         PbRecord       *metric)
{
  PbDossier *dossier;
  PbCriteriaSet *criteria;
  PbDay day;
  g_autoptr(PbMetricStanding) standing = NULL;
  g_autoptr(PbChartData) data = NULL;
  g_autoptr(GPtrArray) points = NULL;
  g_autofree char *chains = NULL;

  g_return_if_fail (PB_IS_METRIC_DETAIL (self));
  g_return_if_fail (PB_IS_RECORD (metric));

  g_set_object (&self->metric, metric);
  dossier = pb_group_context_get_dossier (self->context);
  criteria = pb_group_context_get_criteria (self->context);
  day = pb_group_context_get_day (self->context);

  chains = pb_metric_dup_chains (dossier, metric);
  gtk_label_set_label (self->chain_label, chains);

  standing = pb_metric_judge (dossier, criteria, metric, day);
  points = pb_metric_points (dossier, criteria, metric, day);
  data = pb_chart_data_new_metric (dossier, criteria, metric, day);
  show_marks (self, dossier, data);
  pb_metric_chart_set_data (self->chart, data);
  fill_table (self, points, standing);

  gtk_widget_set_visible (GTK_WIDGET (self->view_toggles),
                          pb_record_get_enum (metric, PB_METRIC_SERIES) ==
                          PB_METRIC_SERIES_PER_PERIOD);
  gtk_widget_set_visible (self->observe_button, !is_locked (self));
  gtk_widget_set_visible (self->paste_button, !is_locked (self));
  /* A metric that only describes is never judged. */
  gtk_widget_set_visible (self->target_button,
                          !is_locked (self) &&
                          pb_record_get_enum (metric, PB_METRIC_DIRECTION) !=
                          PB_METRIC_DIRECTION_DESCRIBE_ONLY);
  gtk_widget_set_visible (self->edit_button, !is_locked (self));
}

/**
 * pb_metric_dup_chains:
 * @dossier: the records of the group
 * @metric: a metric
 *
 * Returns: (transfer full): what the metric is for, a line for each way that
 *   leads over an objective to a goal of the network
 */
char *
pb_metric_dup_chains (PbDossier *dossier,
                      PbRecord  *metric)
{
  gsize n_objectives;
  g_autofree const char **objectives = pb_record_get_set (metric, PB_METRIC_OBJECTIVES,
                                                          &n_objectives);
  g_autofree char *metric_title = pb_record_dup_title (metric);
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (gsize o = 0; o < n_objectives; o++)
    {
      PbRecord *objective = pb_dossier_lookup (dossier, objectives[o]);
      g_autofree char *objective_title = objective ? pb_record_dup_title (objective) : NULL;
      g_autofree const char **goals = NULL;
      gsize n_goals;
      gboolean any = FALSE;

      if (objective == NULL)
        continue;

      goals = pb_record_get_set (objective, PB_OBJECTIVE_GOALS, &n_goals);
      for (gsize g = 0; g < n_goals; g++)
        {
          PbRecord *goal = pb_dossier_lookup (dossier, goals[g]);
          g_autofree char *goal_title = goal ? pb_record_dup_title (goal) : NULL;

          if (goal == NULL)
            continue;
          any = TRUE;
          /* Translators: what a metric is for: metric, objective, network goal. */
          g_ptr_array_add (lines, g_strdup_printf (_("%s → %s → %s"), metric_title,
                                                   objective_title, goal_title));
        }
      if (!any)
        {
          /* Translators: what a metric is for: metric, objective. */
          g_ptr_array_add (lines, g_strdup_printf (_("%s → %s → no network goal yet"),
                                                   metric_title, objective_title));
        }
    }

  if (lines->len == 0)
    {
      /* Translators: the name of a metric. */
      g_ptr_array_add (lines, g_strdup_printf (_("%s → no objective yet"), metric_title));
    }
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}
