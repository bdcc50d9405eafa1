/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/impact/pb-objective-view.h"

#include "model/pb-enums.h"
#include "ui/widgets/pb-chip.h"

#include <glib/gi18n.h>

/**
 * PbObjectiveView:
 *
 * An objective with the network goals that it serves; the metrics that measure
 * it are its rows.
 */
struct _PbObjectiveView
{
  AdwPreferencesGroup parent_instance;

  PbChip *chip;
  GtkButton *edit_button;
  GtkButton *add_button;
  AdwActionRow *empty_row;

  char *id;
};

enum
{
  EDIT,
  ADD_METRIC,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbObjectiveView, pb_objective_view, ADW_TYPE_PREFERENCES_GROUP)

static void
edit_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  g_signal_emit (widget, signals[EDIT], 0);
}

static void
add_metric_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  g_signal_emit (widget, signals[ADD_METRIC], 0);
}

static void
pb_objective_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_OBJECTIVE_VIEW);

  G_OBJECT_CLASS (pb_objective_view_parent_class)->dispose (object);
}

static void
pb_objective_view_finalize (GObject *object)
{
  PbObjectiveView *self = PB_OBJECTIVE_VIEW (object);

  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (pb_objective_view_parent_class)->finalize (object);
}

static void
pb_objective_view_class_init (PbObjectiveViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_objective_view_dispose;
  object_class->finalize = pb_objective_view_finalize;

  /**
   * PbObjectiveView::edit:
   * @self: the group
   *
   * Somebody wants to edit the objective.
   */
  signals[EDIT] = g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PbObjectiveView::add-metric:
   * @self: the group
   *
   * Somebody wants to measure the objective.
   */
  signals[ADD_METRIC] = g_signal_new ("add-metric", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                      0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "objective.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "objective.add-metric", NULL, add_metric_action);

  g_type_ensure (PB_TYPE_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/impact/pb-objective-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PbObjectiveView, add_button);
  gtk_widget_class_bind_template_child (widget_class, PbObjectiveView, chip);
  gtk_widget_class_bind_template_child (widget_class, PbObjectiveView, edit_button);
  gtk_widget_class_bind_template_child (widget_class, PbObjectiveView, empty_row);
}

static void
pb_objective_view_init (PbObjectiveView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_objective_view_new:
 * @objective_id: the identifier of an objective
 *
 * Returns: (transfer full): a group for it
 */
GtkWidget *
pb_objective_view_new (const char *objective_id)
{
  PbObjectiveView *self = g_object_new (PB_TYPE_OBJECTIVE_VIEW, NULL);

  self->id = g_strdup (objective_id);

  return GTK_WIDGET (self);
}

/**
 * pb_objective_view_get_id:
 * @self: a group
 *
 * Returns: the identifier of its objective
 */
const char *
pb_objective_view_get_id (PbObjectiveView *self)
{
  g_return_val_if_fail (PB_IS_OBJECTIVE_VIEW (self), NULL);

  return self->id;
}

static char *
dup_goals (PbDossier *dossier,
           PbRecord  *objective)
{
  gsize n;
  g_autofree const char **ids = pb_record_get_set (objective, PB_OBJECTIVE_GOALS, &n);
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (gsize i = 0; i < n; i++)
    {
      PbRecord *goal = pb_dossier_lookup (dossier, ids[i]);

      if (goal)
        g_ptr_array_add (titles, pb_record_dup_title (goal));
    }
  if (titles->len == 0)
    return g_strdup (_("It is not said which goal of the network this serves."));

  g_ptr_array_add (titles, NULL);
  list = g_strjoinv (C_("list", ", "), (char **) titles->pdata);

  /* Translators: titles of network goals. */
  return g_strdup_printf (_("Serves the network’s goal: %s"), list);
}

static void
update_chip (PbObjectiveView *self,
             PbRecord         *objective)
{
  int status = pb_record_get_enum (objective, PB_OBJECTIVE_STATUS);
  const char *icon = "window-close-symbolic";
  const char *tone = "neutral";

  if (status == PB_OBJECTIVE_STATUS_ACHIEVED)
    {
      icon = "object-select-symbolic";
      tone = "success";
    }
  else if (status == PB_OBJECTIVE_STATUS_CARRIED_OVER)
    {
      icon = "go-next-symbolic";
    }

  /* Most objectives are active, which need not be said. */
  gtk_widget_set_visible (GTK_WIDGET (self->chip),
                          status >= 0 && status != PB_OBJECTIVE_STATUS_ACTIVE);
  if (status >= 0)
    pb_chip_set (self->chip, pb_enum_get_label (pb_objective_status_get_type (), status), icon,
                 tone);
}

/**
 * pb_objective_view_update:
 * @self: a group
 * @dossier: the records of the group
 * @objective: the objective as it is now
 * @n_metrics: how many metrics measure it
 * @locked: whether nothing is to be changed
 *
 * Shows the objective as it is now.
 */
void
pb_objective_view_update (PbObjectiveView *self,
                           PbDossier        *dossier,
                           PbRecord         *objective,
                           guint             n_metrics,
                           gboolean          locked)
{
  g_autofree char *title = pb_record_dup_title (objective);
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *goals = dup_goals (dossier, objective);
  g_autofree char *escaped_goals = g_markup_escape_text (goals, -1);
  g_autofree char *edit = NULL;
  g_autofree char *add = NULL;

  g_return_if_fail (PB_IS_OBJECTIVE_VIEW (self));

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), escaped);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), escaped_goals);
  update_chip (self, objective);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_row), n_metrics == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->edit_button), !locked);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), !locked);

  /* Translators: a button’s name for those who cannot see it: an objective. */
  edit = g_strdup_printf (_("Edit the objective “%s”"), title);
  /* Translators: a button’s name for those who cannot see it: an objective. */
  add = g_strdup_printf (_("Add a metric to “%s”"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->edit_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, edit,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, add,
                                  -1);
}
