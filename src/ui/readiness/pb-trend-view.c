/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/readiness/pb-trend-view.h"

#include "framework/pb-checklist.h"
#include "framework/pb-criteria-choice.h"

#include <glib/gi18n.h>

#include "ui/readiness/pb-compare-dialog.h"
#include "ui/readiness/pb-trend-chart.h"

#define N_WEEKS 52
#define N_MONTHS 24

/**
 * PbTrendView:
 *
 * How the results went over time, and what changed from one day to the next.
 *
 * Nothing is judged until the view is seen.  After an edit only the days that it can
 * have changed are judged again.
 */
struct _PbTrendView
{
  AdwBin parent_instance;

  GtkDropDown *step_drop_down;
  GtkStack *stack;
  PbTrendChart *chart;
  GtkLabel *point_label;
  GtkLabel *step_label;

  PbGroupContext *context;
  GCancellable *cancellable;

  /* What the shown trend was made of. */
  PbTrend *trend;
  PbDossier *dossier;

  /* The records that changed since, and those that changed just before.  Word of a
   * change may come before the dossier that has it.
   */
  GHashTable *changed;
  GHashTable *changed_before;
  gboolean stopped;
};

G_DEFINE_FINAL_TYPE (PbTrendView, pb_trend_view, ADW_TYPE_BIN)

/* What a thread is to judge. */
typedef struct
{
  PbTrend *trend; /* of before the edit, or %NULL */
  PbDossier *dossier;
  PbCriteriaSet *criteria;
  PbJudgement *last; /* of the dossier, or %NULL */
  PbDay from;
  PbTrendStep step;
  char **changed;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_clear_object (&wanted->trend);
  g_clear_object (&wanted->dossier);
  g_clear_object (&wanted->criteria);
  g_clear_object (&wanted->last);
  g_strfreev (wanted->changed);
  g_free (wanted);
}

static void
judge_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Wanted *wanted = task_data;
  g_autoptr(PbCriteriaSet) criteria = NULL;
  GError *error = NULL;
  PbTrend *trend;

  criteria = pb_criteria_set_choose (wanted->dossier, wanted->criteria, NULL);
  if (wanted->trend)
    trend = pb_trend_judge_again (wanted->trend, wanted->dossier,
                                  (const char * const *) wanted->changed, wanted->last,
                                  cancellable, &error);
  else
    trend = pb_trend_judge (wanted->dossier, criteria, -1, wanted->from, wanted->step,
                            wanted->last, cancellable, &error);

  if (trend)
    g_task_return_pointer (task, trend, g_object_unref);
  else
    g_task_return_error (task, error);
}

static PbTrendStep
get_step (PbTrendView *self)
{
  return (PbTrendStep) gtk_drop_down_get_selected (self->step_drop_down);
}

/* Before its first phase began there is nothing to judge a group by. */
static PbDay
find_first_day (PbDossier   *dossier,
                PbTrendStep  step)
{
  GPtrArray *transitions = pb_dossier_get_records (dossier, PB_KIND_PHASE_TRANSITION);
  PbDay today = pb_dossier_get_day (dossier);
  PbDay first = PB_DAY_NONE;

  for (guint i = 0; i < transitions->len; i++)
    {
      PbRecord *transition = transitions->pdata[i];
      PbDay day = pb_record_get_day (transition, PB_PHASE_TRANSITION_DATE);

      if (g_strcmp0 (pb_record_get_text (transition, PB_PHASE_TRANSITION_GROUP),
                     pb_dossier_get_group_id (dossier)) == 0 &&
          day != PB_DAY_NONE && (first == PB_DAY_NONE || day < first))
        first = day;
    }

  if (first == PB_DAY_NONE)
    first = today;

  switch (step)
    {
    case PB_TREND_WEEKS:
      return MAX (first, today - 7 * (N_WEEKS - 1));
    case PB_TREND_MONTHS:
      return MAX (first, pb_day_add_months (today, 1 - N_MONTHS));
    case PB_TREND_CYCLES:
    default:
      return first;
    }
}

static int
count_changes (PbTrendView *self,
               guint        point,
               int         *n_better)
{
  g_autoptr(PbChecklist) before = NULL;
  g_autoptr(PbChecklist) after = NULL;
  g_autoptr(GPtrArray) differences = NULL;
  int n_worse = 0;

  before = pb_checklist_new_from_judgement (
    pb_trend_point_get_judgement (pb_trend_get_point (self->trend, point - 1)));
  after = pb_checklist_new_from_judgement (
    pb_trend_point_get_judgement (pb_trend_get_point (self->trend, point)));
  differences = pb_checklist_compare (before, after, NULL);

  *n_better = 0;
  for (guint i = 0; i < differences->len; i++)
    {
      const PbDifference *difference = differences->pdata[i];

      n_worse += difference->step < 0;
      *n_better += difference->step > 0;
    }

  return n_worse;
}

static char *
dup_changes (PbTrendView *self,
             guint        n)
{
  PbTrendPoint *before = pb_trend_get_point (self->trend, n - 1);
  int phase = pb_trend_point_get_phase (pb_trend_get_point (self->trend, n));
  g_autofree char *since = pb_day_to_locale (pb_trend_point_get_day (before));
  g_autofree char *worse = NULL;
  g_autofree char *better = NULL;
  int n_better;
  int n_worse;

  if (phase >= 0 && phase != pb_trend_point_get_phase (before))
    /* Translators: a day, and the name of a phase. */
    return g_strdup_printf (_("Since %s the group entered %s, which asks for other things"), since,
                            pb_enum_get_label (pb_phase_get_type (), phase));

  n_worse = count_changes (self, n, &n_better);
  if (n_worse + n_better == 0)
    /* Translators: %s is a day. */
    return g_strdup_printf (_("Since %s nothing got better or worse"), since);

  worse = g_strdup_printf (ngettext ("%d got worse", "%d got worse", n_worse), n_worse);
  better = g_strdup_printf (ngettext ("%d got better", "%d got better", n_better), n_better);

  /* Translators: a day, and how many statements got worse and better after it. */
  return g_strdup_printf (_("Since %s: %s, %s"), since, worse, better);
}

static void
point_selected_cb (PbTrendView *self,
                   guint        n)
{
  g_autofree char *sentence = pb_trend_point_dup_sentence (pb_trend_get_point (self->trend, n));
  g_autofree char *changes = n > 0 ? dup_changes (self, n) : NULL;

  gtk_label_set_label (self->point_label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->step_label), n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "trend.compare", n > 0);

  if (changes)
    gtk_label_set_label (self->step_label, changes);
}

static void
show_trend (PbTrendView *self,
            PbTrend     *trend)
{
  g_set_object (&self->trend, trend);
  pb_trend_chart_set_trend (self->chart, trend);
  /* The mark may be where it was while the numbers are new. */
  point_selected_cb (self, (guint) pb_plot_get_point (PB_PLOT (self->chart)));
  gtk_stack_set_visible_child_name (self->stack, "chart");
}

static void
judged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  PbTrendView *self = PB_TREND_VIEW (source);
  Wanted *wanted = g_task_get_task_data (G_TASK (result));
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autoptr(PbTrend) trend = g_task_propagate_pointer (G_TASK (result), &error);

  if (cancellable != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  if (trend == NULL)
    return;

  g_set_object (&self->dossier, wanted->dossier);
  show_trend (self, trend);
}

static void
add_all (GHashTable *to,
         GHashTable *from)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (to, g_strdup (id));
}

/* All that may have changed since the shown trend.  What is taken now is forgotten
 * only after the next time, and not before the judging has come to an end.
 */
static char **
take_changed (PbTrendView *self)
{
  g_autofree char **ids = NULL;
  char **copy;

  add_all (self->changed_before, self->changed);
  ids = (char **) g_hash_table_get_keys_as_array (self->changed_before, NULL);
  copy = g_strdupv (ids);

  if (self->cancellable == NULL)
    {
      g_hash_table_remove_all (self->changed_before);
      add_all (self->changed_before, self->changed);
    }
  g_hash_table_remove_all (self->changed);

  return copy;
}

static gboolean
is_same_group (PbTrendView *self)
{
  return self->dossier != NULL &&
         g_strcmp0 (pb_dossier_get_group_id (self->dossier),
                    pb_group_context_get_group_id (self->context)) == 0;
}

static const char *
get_chosen_criteria (PbDossier *dossier)
{
  PbRecord *group = pb_dossier_get_group (dossier);
  PbRecord *record = pb_dossier_lookup (dossier, pb_record_get_text (group, PB_GROUP_CRITERIA));

  return record ? pb_record_get_text (record, PB_CRITERIA_SET_CONTENT) : NULL;
}

/* While people look at a day in the past, the days after it stay in sight. */
static PbDossier *
get_dossier (PbTrendView *self)
{
  if (pb_group_context_get_in_past (self->context) && is_same_group (self) &&
      pb_dossier_get_day (self->dossier) > pb_group_context_get_day (self->context))
    return self->dossier;

  return pb_group_context_get_dossier (self->context);
}

static void
judge (PbTrendView *self)
{
  PbDossier *dossier = get_dossier (self);
  PbTrendStep step = get_step (self);
  PbDay from = find_first_day (dossier, step);
  g_autoptr(GTask) task = NULL;
  gboolean again;
  Wanted *wanted;

  again = self->trend != NULL && pb_trend_get_step (self->trend) == step && is_same_group (self) &&
          pb_dossier_get_day (self->dossier) == pb_dossier_get_day (dossier) &&
          find_first_day (self->dossier, step) == from &&
          g_strcmp0 (get_chosen_criteria (self->dossier), get_chosen_criteria (dossier)) == 0;
  if (again && dossier == self->dossier)
    return;

  wanted = g_new0 (Wanted, 1);
  wanted->dossier = g_object_ref (dossier);
  wanted->criteria = g_object_ref (pb_group_context_get_criteria (self->context));
  if (dossier == pb_group_context_get_dossier (self->context))
    g_set_object (&wanted->last, pb_group_context_get_judgement (self->context));
  wanted->step = step;
  wanted->from = from;
  wanted->changed = take_changed (self);
  if (again)
    wanted->trend = g_object_ref (self->trend);
  else
    gtk_stack_set_visible_child_name (self->stack, "loading");

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  task = g_task_new (self, self->cancellable, judged_cb, NULL);
  g_task_set_source_tag (task, judge);
  g_task_set_task_data (task, wanted, wanted_free);
  g_task_run_in_thread (task, judge_in_thread);
}

/* The day that the page is judged for, where the chart has it. */
static void
show_chosen_day (PbTrendView *self)
{
  PbDay day = pb_group_context_get_day (self->context);
  guint n = self->trend ? g_list_model_get_n_items (G_LIST_MODEL (self->trend)) : 0;

  if (!pb_group_context_get_in_past (self->context))
    return;

  for (guint i = 0; i < n; i++)
    if (pb_trend_point_get_day (pb_trend_get_point (self->trend, i)) == day)
      pb_plot_set_point (PB_PLOT (self->chart), (int) i);
}

static void
update (PbTrendView *self)
{
  if (self->context == NULL || self->stopped || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      pb_group_context_get_judgement (self->context) == NULL)
    return;

  judge (self);
  show_chosen_day (self);
}

static void
changed_cb (PbTrendView        *self,
            const char * const *ids)
{
  for (guint i = 0; ids && ids[i]; i++)
    g_hash_table_add (self->changed, g_strdup (ids[i]));
}

static void
step_changed_cb (PbTrendView *self)
{
  self->stopped = FALSE;
  update (self);
}

static void
compare (PbTrendView *self,
         guint        point)
{
  PbTrendPoint *after = pb_trend_get_point (self->trend, point);
  PbTrendPoint *before = pb_trend_get_point (self->trend, point - 1);

  adw_dialog_present (pb_compare_dialog_new (self->dossier,
                                             pb_group_context_get_criteria (self->context),
                                             pb_trend_point_get_day (before),
                                             pb_trend_point_get_day (after)),
                      GTK_WIDGET (self));
}

static void
point_activated_cb (PbTrendView *self,
                    guint        point)
{
  if (point > 0)
    compare (self, point);
}

static void
compare_activated (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  PbTrendView *self = PB_TREND_VIEW (widget);
  int point = pb_plot_get_point (PB_PLOT (self->chart));

  if (point > 0)
    compare (self, (guint) point);
}

static void
judge_activated (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  PbTrendView *self = PB_TREND_VIEW (widget);
  int point = pb_plot_get_point (PB_PLOT (self->chart));

  if (point >= 0)
    pb_group_context_set_day (self->context,
                              pb_trend_point_get_day (pb_trend_get_point (self->trend, point)));
}

static void
cancel_activated (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PbTrendView *self = PB_TREND_VIEW (widget);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->stopped = TRUE;
  gtk_stack_set_visible_child_name (self->stack, "stopped");
}

static void
show_activated (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PbTrendView *self = PB_TREND_VIEW (widget);

  self->stopped = FALSE;
  g_clear_object (&self->dossier);
  update (self);
}

static void
pb_trend_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pb_trend_view_parent_class)->map (widget);
  update (PB_TREND_VIEW (widget));
}

static void
pb_trend_view_dispose (GObject *object)
{
  PbTrendView *self = PB_TREND_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  /* AdwBin would take its child away a second time. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_TREND_VIEW);
  g_clear_object (&self->trend);
  g_clear_object (&self->dossier);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pb_trend_view_parent_class)->dispose (object);
}

static void
pb_trend_view_finalize (GObject *object)
{
  PbTrendView *self = PB_TREND_VIEW (object);

  g_clear_pointer (&self->changed, g_hash_table_unref);
  g_clear_pointer (&self->changed_before, g_hash_table_unref);

  G_OBJECT_CLASS (pb_trend_view_parent_class)->finalize (object);
}

static void
pb_trend_view_class_init (PbTrendViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_trend_view_dispose;
  object_class->finalize = pb_trend_view_finalize;
  widget_class->map = pb_trend_view_map;

  gtk_widget_class_install_action (widget_class, "trend.compare", NULL, compare_activated);
  gtk_widget_class_install_action (widget_class, "trend.judge", NULL, judge_activated);
  gtk_widget_class_install_action (widget_class, "trend.cancel", NULL, cancel_activated);
  gtk_widget_class_install_action (widget_class, "trend.show", NULL, show_activated);

  g_type_ensure (PB_TYPE_TREND_CHART);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/readiness/pb-trend-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PbTrendView, step_drop_down);
  gtk_widget_class_bind_template_child (widget_class, PbTrendView, stack);
  gtk_widget_class_bind_template_child (widget_class, PbTrendView, chart);
  gtk_widget_class_bind_template_child (widget_class, PbTrendView, point_label);
  gtk_widget_class_bind_template_child (widget_class, PbTrendView, step_label);
  gtk_widget_class_bind_template_callback (widget_class, step_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, point_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, point_activated_cb);
}

static void
pb_trend_view_init (PbTrendView *self)
{
  self->changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->changed_before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_trend_view_set_context:
 * @self: a view without a context
 * @context: the group to show
 *
 * Shows how the group of @context stood over time, up to the day that it is judged
 * for.
 */
void
pb_trend_view_set_context (PbTrendView    *self,
                           PbGroupContext *context)
{
  g_return_if_fail (PB_IS_TREND_VIEW (self));
  g_return_if_fail (PB_IS_GROUP_CONTEXT (context));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "updated", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pb_group_context_get_store (context), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
}
