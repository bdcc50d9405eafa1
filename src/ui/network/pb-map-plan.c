/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/network/pb-map-plan.h"

#include "ui/widgets/pb-drawing-painter.h"

/* Lays out relation maps for a widget: small ones at once, large ones on a
 * thread, where the fonts of a widget cannot be asked and widths are guessed.
 */

/* Up to this many groups take no longer than a frame may. */
#define FEW 60

typedef struct
{
  PbRelationMap *map;
  double size;
} Plan;

static void
plan_free (Plan *plan)
{
  g_clear_pointer (&plan->map, pb_relation_map_free);
  g_free (plan);
}

static void
lay_out (GTask               *task,
         const PbTextMeasure *measure)
{
  Plan *plan = g_task_get_task_data (task);
  PbMapOptions options = PB_MAP_OPTIONS_INIT;
  PbMapLayout *layout;

  options.size = plan->size;
  options.measure = measure;
  options.cancellable = g_task_get_cancellable (task);
  layout = pb_map_layout_new (plan->map, &options);
  if (layout)
    g_task_return_pointer (task, layout, (GDestroyNotify) pb_map_layout_free);
  else
    g_task_return_error_if_cancelled (task);
}

static void
lay_out_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  lay_out (task, NULL);
}

/**
 * pb_map_plan_async:
 * @widget: the widget whose fonts are used
 * @map: (transfer full): a finished map
 * @cancellable: to give up
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Lays out a relation map.
 */
void
pb_map_plan_async (GtkWidget           *widget,
                   PbRelationMap       *map,
                   GCancellable        *cancellable,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Plan *plan;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (map != NULL);

  plan = g_new0 (Plan, 1);
  plan->map = map;
  plan->size = pb_widget_get_font_size (widget);
  task = g_task_new (widget, cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_map_plan_async);
  g_task_set_task_data (task, plan, (GDestroyNotify) plan_free);

  if (map->nodes->len <= FEW)
    {
      PbTextMeasure measure = pb_widget_get_measure (widget);

      lay_out (task, &measure);
    }
  else
    {
      g_task_run_in_thread (task, lay_out_in_thread);
    }
}

/**
 * pb_map_plan_finish:
 * @widget: the widget
 * @result: what the callback got
 * @map: (out) (transfer full): the map that was laid out
 *
 * Returns: (transfer full) (nullable): the layout; %NULL where it was cancelled
 */
PbMapLayout *
pb_map_plan_finish (GtkWidget      *widget,
                    GAsyncResult   *result,
                    PbRelationMap **map)
{
  PbMapLayout *layout;
  Plan *plan;

  g_return_val_if_fail (g_task_is_valid (result, widget), NULL);

  plan = g_task_get_task_data (G_TASK (result));
  layout = g_task_propagate_pointer (G_TASK (result), NULL);
  if (layout)
    *map = g_steal_pointer (&plan->map);

  return layout;
}
