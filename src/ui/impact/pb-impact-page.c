/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/impact/pb-impact-page.h"

#include "framework/pb-metric-standing.h"
#include "model/pb-enums.h"
#include "model/pb-field-value.h"
#include "ui/dialogs/pb-record-dialog.h"
#include "ui/impact/pb-chain-map.h"
#include "ui/impact/pb-metric-grid.h"
#include "ui/impact/pb-metric-row.h"
#include "ui/impact/pb-objective-view.h"
#include "ui/widgets/pb-record-row.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * PbImpactPage:
 *
 * What the group measures and what for: metric, objective, network goal.
 */
struct _PbImpactPage
{
  AdwBin parent_instance;

  GtkStack *stack;
  AdwStatusPage *failed_page;
  GtkScrolledWindow *scrolled_window;
  GtkLabel *summary_label;
  AdwPreferencesGroup *overdue_group;
  GtkBox *objectives_box;
  AdwPreferencesGroup *unlinked_group;
  AdwPreferencesGroup *goals_group;
  GtkMenuButton *add_button;
  GtkWidget *view_toggles;
  GtkStack *view_stack;
  PbMetricGrid *metric_grid;
  PbChainMap *chain_map;

  PbGroupContext *context;
  GPtrArray *groups;
  GPtrArray *metric_rows;
  GPtrArray *loose_rows;
  char *layout;
  char *wanted;
};

typedef enum
{
  PROP_CONTEXT = 1,
} PbImpactPageProperty;

static void pb_impact_page_page_init (PbPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PbImpactPage, pb_impact_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (PB_TYPE_PAGE, pb_impact_page_page_init))

/* A row outside the groups of objectives, and the group that it stands in. */
typedef struct
{
  AdwPreferencesGroup *group;
  GtkWidget *row;
} PbLooseRow;

static gboolean
is_locked (PbImpactPage *self)
{
  return pb_group_context_get_locked (self->context);
}

static void
present (PbImpactPage   *self,
         PbRecordDialog *dialog)
{
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
new_metric (PbImpactPage *self,
            const char   *objective_id)
{
  PbRecordDialog *dialog = pb_record_dialog_new (self->context, PB_KIND_METRIC);

  if (objective_id)
    {
      g_autoptr(GVariant) set = pb_field_new_set (&objective_id, 1);

      pb_record_dialog_set_value (dialog, PB_METRIC_OBJECTIVES, set);
    }
  present (self, dialog);
}

static void
new_metric_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  new_metric (PB_IMPACT_PAGE (widget), NULL);
}

static void
new_objective_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  PbImpactPage *self = PB_IMPACT_PAGE (widget);

  present (self, pb_record_dialog_new (self->context, PB_KIND_OBJECTIVE));
}

static void
new_goal_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  PbImpactPage *self = PB_IMPACT_PAGE (widget);
  PbRecordDialog *dialog = pb_record_dialog_new (self->context, PB_KIND_NETWORK_GOAL);
  PbRecord *group = pb_group_context_get_group (self->context);
  const char *parent = group ? pb_record_get_text (group, PB_GROUP_PARENT) : NULL;

  /* The network is most often what the group is a part of. */
  if (parent)
    pb_record_dialog_set_value (dialog, PB_NETWORK_GOAL_NETWORK, g_variant_new_string (parent));
  present (self, dialog);
}

static void
edit_objective_cb (PbImpactPage     *self,
                   PbObjectiveView *group)
{
  present (self, pb_record_dialog_new_edit (self->context, pb_objective_view_get_id (group)));
}

static void
add_metric_cb (PbImpactPage     *self,
               PbObjectiveView *group)
{
  new_metric (self, pb_objective_view_get_id (group));
}

static void
observe_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PbImpactPage *self = PB_IMPACT_PAGE (widget);
  PbDossier *dossier = pb_group_context_get_dossier (self->context);
  PbRecord *metric = dossier ? pb_dossier_lookup (dossier, g_variant_get_string (parameter, NULL))
                             : NULL;
  PbRecordDialog *dialog;

  if (metric == NULL)
    return;

  dialog = pb_record_dialog_new_part (self->context, PB_KIND_OBSERVATION, metric);
  pb_record_dialog_set_value (dialog, PB_OBSERVATION_PERIOD_END,
                              g_variant_new_int32 (pb_group_context_get_today (self->context)));
  present (self, dialog);
}

static void
show_metric_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  pb_page_go_to (PB_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
add_loose_row (PbImpactPage        *self,
               AdwPreferencesGroup *group,
               GtkWidget           *row)
{
  PbLooseRow *loose = g_new (PbLooseRow, 1);

  loose->group = group;
  loose->row = row;
  g_ptr_array_add (self->loose_rows, loose);
  adw_preferences_group_add (group, row);
}

static AdwActionRow *
add_record_row (PbImpactPage        *self,
                AdwPreferencesGroup *group,
                PbRecord            *record,
                const char          *subtitle)
{
  GtkWidget *row = pb_record_row_new (record);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  add_loose_row (self, group, row);

  return ADW_ACTION_ROW (row);
}

static gboolean
measures (PbRecord *metric,
          PbRecord *objective)
{
  return pb_record_set_contains (metric, PB_METRIC_OBJECTIVES, pb_record_get_id (objective));
}

static gboolean
is_linked (PbRecord  *metric,
           GPtrArray *objectives)
{
  for (guint i = 0; i < objectives->len; i++)
    {
      if (measures (metric, g_ptr_array_index (objectives, i)))
        return TRUE;
    }

  return FALSE;
}

static int
compare_objectives (gconstpointer a,
                    gconstpointer b)
{
  PbRecord *first = *(PbRecord **) a;
  PbRecord *second = *(PbRecord **) b;
  gboolean first_active = pb_record_get_enum (first, PB_OBJECTIVE_STATUS) ==
                          PB_OBJECTIVE_STATUS_ACTIVE;
  gboolean second_active = pb_record_get_enum (second, PB_OBJECTIVE_STATUS) ==
                           PB_OBJECTIVE_STATUS_ACTIVE;
  g_autofree char *first_title = NULL;
  g_autofree char *second_title = NULL;

  if (first_active != second_active)
    return second_active - first_active;

  first_title = pb_record_dup_title (first);
  second_title = pb_record_dup_title (second);

  return g_utf8_collate (first_title, second_title);
}

/* Active objectives first, each sort by name. */
static GPtrArray *
dup_objectives (PbDossier *dossier)
{
  GPtrArray *records = pb_dossier_get_records (dossier, PB_KIND_OBJECTIVE);
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; records && i < records->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (records, i));
  g_ptr_array_sort (sorted, compare_objectives);

  return sorted;
}

/* Says which rows there are, so that they are made anew only when that
 * changes: charts that are open, zoomed or focused stay as they are.
 */
static char *
describe_layout (PbDossier *dossier,
                 GPtrArray *objectives,
                 GPtrArray *metrics)
{
  g_autoptr(GString) text = g_string_new (pb_dossier_get_group_id (dossier));

  for (guint o = 0; o < objectives->len; o++)
    {
      PbRecord *objective = g_ptr_array_index (objectives, o);

      g_string_append_printf (text, "\n%s:", pb_record_get_id (objective));
      for (guint m = 0; m < metrics->len; m++)
        {
          if (measures (g_ptr_array_index (metrics, m), objective))
            g_string_append_printf (text, " %s",
                                    pb_record_get_id (g_ptr_array_index (metrics, m)));
        }
    }
  g_string_append (text, "\n:");
  for (guint m = 0; m < metrics->len; m++)
    {
      if (!is_linked (g_ptr_array_index (metrics, m), objectives))
        g_string_append_printf (text, " %s", pb_record_get_id (g_ptr_array_index (metrics, m)));
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
add_metric_row (PbImpactPage        *self,
                AdwPreferencesGroup *group,
                PbRecord            *metric,
                GHashTable          *expanded)
{
  GtkWidget *row = pb_metric_row_new (self->context, metric);

  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->metric_rows, row);
  if (g_hash_table_contains (expanded, pb_record_get_id (metric)))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
}

static void
clear_metric_rows (PbImpactPage *self)
{
  GtkWidget *child;

  for (guint i = 0; i < self->metric_rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->metric_rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->metric_rows, 0);
  g_ptr_array_set_size (self->groups, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->objectives_box))))
    gtk_box_remove (self->objectives_box, child);
}

static void
make_rows (PbImpactPage *self,
           GPtrArray    *objectives,
           GPtrArray    *metrics)
{
  g_autoptr(GHashTable) expanded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean first_time = self->metric_rows->len == 0;

  for (guint i = 0; i < self->metric_rows->len; i++)
    {
      PbMetricRow *row = g_ptr_array_index (self->metric_rows, i);

      if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
        g_hash_table_add (expanded, g_strdup (pb_record_get_id (pb_metric_row_get_metric (row))));
    }
  clear_metric_rows (self);

  for (guint o = 0; o < objectives->len; o++)
    {
      PbRecord *objective = g_ptr_array_index (objectives, o);
      GtkWidget *group = pb_objective_view_new (pb_record_get_id (objective));

      g_signal_connect_object (group, "edit", G_CALLBACK (edit_objective_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (group, "add-metric", G_CALLBACK (add_metric_cb), self,
                               G_CONNECT_SWAPPED);
      g_ptr_array_add (self->groups, group);
      gtk_box_append (self->objectives_box, group);
      for (guint m = 0; m < metrics->len; m++)
        {
          if (measures (g_ptr_array_index (metrics, m), objective))
            add_metric_row (self, ADW_PREFERENCES_GROUP (group), g_ptr_array_index (metrics, m),
                            expanded);
        }
    }
  for (guint m = 0; m < metrics->len; m++)
    {
      if (!is_linked (g_ptr_array_index (metrics, m), objectives))
        add_metric_row (self, self->unlinked_group, g_ptr_array_index (metrics, m), expanded);
    }

  if (first_time && self->metric_rows->len > 0)
    adw_expander_row_set_expanded (g_ptr_array_index (self->metric_rows, 0), TRUE);
}

static void
update_rows (PbImpactPage *self,
             PbDossier    *dossier,
             GPtrArray    *metrics)
{
  for (guint i = 0; i < self->metric_rows->len; i++)
    {
      PbMetricRow *row = g_ptr_array_index (self->metric_rows, i);
      PbRecord *metric = pb_dossier_lookup (dossier,
                                            pb_record_get_id (pb_metric_row_get_metric (row)));

      if (metric)
        pb_metric_row_update (row, metric);
    }

  for (guint i = 0; i < self->groups->len; i++)
    {
      PbObjectiveView *group = g_ptr_array_index (self->groups, i);
      PbRecord *objective = pb_dossier_lookup (dossier, pb_objective_view_get_id (group));
      guint n = 0;

      for (guint m = 0; objective && m < metrics->len; m++)
        n += measures (g_ptr_array_index (metrics, m), objective);
      if (objective)
        pb_objective_view_update (group, dossier, objective, n, is_locked (self));
    }
}

static void
show_overdue (PbImpactPage *self,
              PbDossier    *dossier,
              GPtrArray    *metrics,
              guint        *n_overdue,
              guint        *n_on_track)
{
  PbCriteriaSet *criteria = pb_group_context_get_criteria (self->context);
  PbDay day = pb_group_context_get_day (self->context);

  for (guint i = 0; i < metrics->len; i++)
    {
      PbRecord *metric = g_ptr_array_index (metrics, i);
      g_autoptr(PbMetricStanding) standing = pb_metric_judge (dossier, criteria, metric, day);
      g_autofree char *due = NULL;
      g_autofree char *subtitle = NULL;
      AdwActionRow *row;

      *n_on_track += standing->status == PB_METRIC_STATUS_ON_TRACK;
      if (!standing->overdue)
        continue;

      (*n_overdue)++;
      if (standing->next_due == PB_DAY_NONE)
        {
          subtitle = g_strdup (_("There is no observation yet."));
        }
      else
        {
          due = pb_day_to_locale (standing->next_due);
          /* Translators: the day on which an observation of a metric was due. */
          subtitle = g_strdup_printf (_("Was due on %s."), due);
        }
      row = add_record_row (self, self->overdue_group, metric, subtitle);
      if (!is_locked (self))
        gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "impact.observe");
    }
}

static void
show_goals (PbImpactPage *self,
            PbDossier    *dossier,
            GPtrArray    *objectives)
{
  GPtrArray *goals = pb_dossier_get_records (dossier, PB_KIND_NETWORK_GOAL);

  for (guint i = 0; goals && i < goals->len; i++)
    {
      PbRecord *goal = g_ptr_array_index (goals, i);
      g_autofree char *subtitle = NULL;
      guint n = 0;

      for (guint o = 0; o < objectives->len; o++)
        n += pb_record_set_contains (g_ptr_array_index (objectives, o), PB_OBJECTIVE_GOALS,
                                     pb_record_get_id (goal));
      subtitle = n == 0 ? g_strdup (_("No objective of this group serves it."))
                        : g_strdup_printf (ngettext ("Served by %u objective of this group.",
                                                     "Served by %u objectives of this group.", n),
                                           n);
      add_record_row (self, self->goals_group, goal, subtitle);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->goals_group), goals && goals->len > 0);
}

static void
show_summary (PbImpactPage *self,
              guint         n_metrics,
              guint         n_on_track,
              guint         n_overdue)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *both = NULL;

  first = g_strdup_printf (ngettext ("%u of %u metric is on track.",
                                     "%u of %u metrics are on track.", n_metrics),
                           n_on_track, n_metrics);
  if (n_overdue > 0)
    {
      second = g_strdup_printf (ngettext ("An observation of %u is overdue.",
                                          "Observations of %u are overdue.", n_overdue),
                                n_overdue);
      /* Translators: two whole sentences. */
      both = g_strdup_printf (_("%s %s"), first, second);
    }
  gtk_label_set_label (self->summary_label, both ? both : first);
  gtk_widget_set_visible (GTK_WIDGET (self->summary_label), n_metrics > 0);
}

/* Only what is shown is kept up to date: the rest is made when it is asked for. */
static void
show_view (PbImpactPage *self,
           PbDossier    *dossier)
{
  const char *view = gtk_stack_get_visible_child_name (self->view_stack);

  if (g_strcmp0 (view, "charts") == 0)
    pb_metric_grid_update (self->metric_grid, self->context);
  else if (g_strcmp0 (view, "map") == 0)
    pb_chain_map_update (self->chain_map, dossier);
}

static void
view_shown_cb (PbImpactPage *self)
{
  PbDossier *dossier = self->context ? pb_group_context_get_dossier (self->context) : NULL;

  if (dossier)
    show_view (self, dossier);
}

static void
show_content (PbImpactPage *self,
              PbDossier    *dossier)
{
  static GPtrArray none = { NULL, 0 };
  g_autoptr(GPtrArray) objectives = dup_objectives (dossier);
  GPtrArray *metrics = pb_dossier_get_records (dossier, PB_KIND_METRIC);
  g_autofree char *layout = NULL;
  guint n_overdue = 0, n_on_track = 0, n_linked = 0;
  gboolean empty;

  if (metrics == NULL)
    metrics = &none;

  for (guint i = 0; i < self->loose_rows->len; i++)
    {
      PbLooseRow *loose = g_ptr_array_index (self->loose_rows, i);

      adw_preferences_group_remove (loose->group, loose->row);
    }
  g_ptr_array_set_size (self->loose_rows, 0);

  layout = describe_layout (dossier, objectives, metrics);
  if (g_set_str (&self->layout, layout))
    make_rows (self, objectives, metrics);
  update_rows (self, dossier, metrics);
  show_overdue (self, dossier, metrics, &n_overdue, &n_on_track);
  show_goals (self, dossier, objectives);
  show_summary (self, metrics->len, n_on_track, n_overdue);

  for (guint m = 0; m < metrics->len; m++)
    n_linked += is_linked (g_ptr_array_index (metrics, m), objectives);
  gtk_widget_set_visible (GTK_WIDGET (self->overdue_group), n_overdue > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->unlinked_group), n_linked < metrics->len);
  empty = objectives->len == 0 && metrics->len == 0;
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "content");
  gtk_widget_set_visible (self->view_toggles, !empty);
  show_view (self, dossier);
}

static void
updated_cb (PbImpactPage *self)
{
  PbDossier *dossier = pb_group_context_get_dossier (self->context);
  const GError *error = pb_group_context_get_error (self->context);
  gboolean locked;

  if (dossier == NULL)
    {
      g_autofree char *escaped = error ? g_markup_escape_text (error->message, -1) : NULL;

      adw_status_page_set_description (self->failed_page, escaped);
      gtk_stack_set_visible_child_name (self->stack, error ? "failed" : "loading");
      gtk_widget_set_visible (self->view_toggles, FALSE);
      return;
    }

  locked = is_locked (self);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), !locked);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "impact.new-metric", !locked);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "impact.new-objective", !locked);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "impact.new-goal", !locked);
  show_content (self, dossier);

  if (self->wanted)
    {
      g_autofree char *wanted = g_steal_pointer (&self->wanted);

      pb_page_go_to (PB_PAGE (self), wanted);
    }
}

/* The metric that a record belongs to: itself, or the owner of an observation
 * or a target.
 */
static const char *
metric_of (PbImpactPage *self,
           const char   *target)
{
  PbDossier *dossier = pb_group_context_get_dossier (self->context);
  PbRecord *record = dossier ? pb_dossier_lookup (dossier, target) : NULL;
  PbKind kind = record ? pb_record_get_kind (record) : PB_KIND_COMMON;

  return kind == PB_KIND_OBSERVATION || kind == PB_KIND_TARGET ? pb_record_get_owner (record)
                                                               : target;
}

static gboolean
pb_impact_page_go_to (PbPage     *page,
                      const char *target)
{
  PbImpactPage *self = PB_IMPACT_PAGE (page);
  const char *id = metric_of (self, target);

  gtk_stack_set_visible_child_name (self->view_stack, "list");

  for (guint i = 0; i < self->metric_rows->len; i++)
    {
      PbMetricRow *row = g_ptr_array_index (self->metric_rows, i);

      if (strcmp (pb_record_get_id (pb_metric_row_get_metric (row)), id) == 0)
        {
          adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
          gtk_widget_grab_focus (GTK_WIDGET (row));
          return TRUE;
        }
    }
  for (guint i = 0; i < self->groups->len; i++)
    {
      PbObjectiveView *group = g_ptr_array_index (self->groups, i);

      if (strcmp (pb_objective_view_get_id (group), id) == 0)
        return gtk_widget_child_focus (GTK_WIDGET (group), GTK_DIR_TAB_FORWARD);
    }

  if (pb_group_context_get_dossier (self->context) == NULL)
    g_set_str (&self->wanted, target);

  return FALSE;
}

static void
pb_impact_page_page_init (PbPageInterface *iface)
{
  iface->go_to = pb_impact_page_go_to;
}

static void
pb_impact_page_constructed (GObject *object)
{
  PbImpactPage *self = PB_IMPACT_PAGE (object);

  G_OBJECT_CLASS (pb_impact_page_parent_class)->constructed (object);

  g_signal_connect_object (self->context, "updated", G_CALLBACK (updated_cb), self,
                           G_CONNECT_SWAPPED);
  updated_cb (self);
}

static void
pb_impact_page_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  PbImpactPage *self = PB_IMPACT_PAGE (object);

  switch ((PbImpactPageProperty) prop_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_impact_page_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  PbImpactPage *self = PB_IMPACT_PAGE (object);

  switch ((PbImpactPageProperty) prop_id)
    {
    case PROP_CONTEXT:
      self->context = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_impact_page_dispose (GObject *object)
{
  PbImpactPage *self = PB_IMPACT_PAGE (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->metric_rows, g_ptr_array_unref);
  g_clear_pointer (&self->loose_rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_IMPACT_PAGE);

  G_OBJECT_CLASS (pb_impact_page_parent_class)->dispose (object);
}

static void
pb_impact_page_finalize (GObject *object)
{
  PbImpactPage *self = PB_IMPACT_PAGE (object);

  g_clear_pointer (&self->layout, g_free);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (pb_impact_page_parent_class)->finalize (object);
}

static void
pb_impact_page_class_init (PbImpactPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = pb_impact_page_constructed;
  object_class->get_property = pb_impact_page_get_property;
  object_class->set_property = pb_impact_page_set_property;
  object_class->dispose = pb_impact_page_dispose;
  object_class->finalize = pb_impact_page_finalize;

  g_object_class_override_property (object_class, PROP_CONTEXT, "context");

  gtk_widget_class_install_action (widget_class, "impact.show-metric", "s", show_metric_action);
  gtk_widget_class_install_action (widget_class, "impact.new-metric", NULL, new_metric_action);
  gtk_widget_class_install_action (widget_class, "impact.new-objective", NULL,
                                   new_objective_action);
  gtk_widget_class_install_action (widget_class, "impact.new-goal", NULL, new_goal_action);
  gtk_widget_class_install_action (widget_class, "impact.observe", "s", observe_action);

  g_type_ensure (PB_TYPE_CHAIN_MAP);
  g_type_ensure (PB_TYPE_METRIC_GRID);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/impact/pb-impact-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PbImpactPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, PbImpactPage, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PbImpactPage, goals_group);
  gtk_widget_class_bind_template_child (widget_class, PbImpactPage, objectives_box);
  gtk_widget_class_bind_template_child (widget_class, PbImpactPage, overdue_group);
  gtk_widget_class_bind_template_child (widget_class, PbImpactPage, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, PbImpactPage, view_toggles);
  gtk_widget_class_bind_template_child (widget_class, PbImpactPage, view_stack);
  gtk_widget_class_bind_template_child (widget_class, PbImpactPage, metric_grid);
  gtk_widget_class_bind_template_child (widget_class, PbImpactPage, chain_map);
  gtk_widget_class_bind_template_callback (widget_class, view_shown_cb);
  gtk_widget_class_bind_template_child (widget_class, PbImpactPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PbImpactPage, summary_label);
  gtk_widget_class_bind_template_child (widget_class, PbImpactPage, unlinked_group);
}

static void
pb_impact_page_init (PbImpactPage *self)
{
  self->groups = g_ptr_array_new ();
  self->metric_rows = g_ptr_array_new ();
  self->loose_rows = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_impact_page_new:
 * @context: the group
 *
 * Returns: (transfer full): the page
 */
GtkWidget *
pb_impact_page_new (PbGroupContext *context)
{
  return g_object_new (PB_TYPE_IMPACT_PAGE, "context", context, NULL);
}
