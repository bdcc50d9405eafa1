/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/network/pb-network-model.h"

#include "storage/pb-group-summary.h"
#include "ui/pb-judging.h"

/* How long to wait after a change, since more may follow. */
#define PATIENCE_MS 300

/* How often a list that grows is shown anew. */
#define SHOW_MS 250

/**
 * PbNetworkModel:
 *
 * How all our own groups stand, and their relations.
 *
 * While it is active, it reads and judges the groups one after another on
 * threads, the chosen one first, which the context has judged already.  It does
 * so again when the library changes; what it holds stays until the new is there.
 */
struct _PbNetworkModel
{
  GObject parent_instance;

  PbGroupContext *context;
  GPtrArray *groups;
  GHashTable *surveys;
  GQueue waiting;
  GCancellable *cancellable;
  PbDay day;
  guint n_total;
  guint patience;
  guint show;
  gboolean active;
  gboolean stale;
};

typedef enum
{
  SIGNAL_CHANGED,
} PbNetworkModelSignal;

static guint signals[SIGNAL_CHANGED + 1];

G_DEFINE_FINAL_TYPE (PbNetworkModel, pb_network_model, G_TYPE_OBJECT)

/* What is kept of a group after it was judged. */
typedef struct
{
  PbGroupStanding *standing;
  GPtrArray *relations;
} Survey;

static void
survey_free (Survey *survey)
{
  pb_group_standing_free (survey->standing);
  g_ptr_array_unref (survey->relations);
  g_free (survey);
}

/* A step of a walk through the groups, and the walk that it belongs to. */
typedef struct
{
  PbNetworkModel *model;
  GCancellable *cancellable;
  gboolean alone;
} Step;

static Step *
step_new (PbNetworkModel *self,
          gboolean        alone)
{
  Step *step = g_new0 (Step, 1);

  step->model = g_object_ref (self);
  step->cancellable = self->cancellable ? g_object_ref (self->cancellable) : NULL;
  step->alone = alone;

  return step;
}

static void
step_free (Step *step)
{
  g_clear_object (&step->model);
  g_clear_object (&step->cancellable);
  g_free (step);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Step, step_free)

static gboolean
is_overtaken (const Step *step)
{
  return step->cancellable != step->model->cancellable;
}

static void go_on (PbNetworkModel *self);

static void
emit_changed (PbNetworkModel *self)
{
  g_clear_handle_id (&self->show, g_source_remove);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
show_cb (gpointer data)
{
  PbNetworkModel *self = data;

  self->show = 0;
  emit_changed (self);

  return G_SOURCE_REMOVE;
}

static void
survey_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  PbJudging *judging = task_data;
  PbDay day = pb_dossier_get_day (judging->dossier);
  Survey *survey = g_new0 (Survey, 1);

  survey->standing = pb_group_standing_new (judging->dossier, judging->criteria,
                                            judging->judgement, judging->attention, day);
  survey->relations = pb_relation_standing_list (judging->dossier, judging->criteria, day);
  g_task_return_pointer (task, survey, (GDestroyNotify) survey_free);
}

static void
surveyed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(Step) step = user_data;
  PbNetworkModel *self = step->model;
  Survey *survey = g_task_propagate_pointer (G_TASK (result), NULL);

  if (survey && (step->alone || !is_overtaken (step)))
    g_hash_table_replace (self->surveys, survey->standing->id, survey);
  else if (survey)
    survey_free (survey);

  if (step->alone)
    emit_changed (self);
  else if (!is_overtaken (step))
    go_on (self);
}

static void
survey (PbJudging *judging,
        Step      *step)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, surveyed_cb, step);

  g_task_set_source_tag (task, survey);
  g_task_set_task_data (task, judging, (GDestroyNotify) pb_judging_free);
  g_task_run_in_thread (task, survey_in_thread);
}

/* A group that cannot be judged is passed over; its own pages say why. */
static void
judged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Step) step = user_data;
  PbNetworkModel *self = step->model;
  g_autoptr(GError) error = NULL;
  PbJudging *judging = pb_judging_run_finish (result, &error);

  if (judging && !is_overtaken (step))
    {
      survey (judging, g_steal_pointer (&step));
      return;
    }

  g_clear_pointer (&judging, pb_judging_free);
  if (!is_overtaken (step))
    go_on (self);
}

static void
dossier_ready_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(Step) step = user_data;
  PbNetworkModel *self = step->model;
  GCancellable *cancellable = step->cancellable;
  g_autoptr(GError) error = NULL;
  g_autoptr(PbDossier) dossier = pb_store_dossier_finish (PB_STORE (source), result, &error);

  if (is_overtaken (step))
    return;

  if (dossier)
    pb_judging_run_async (dossier, pb_group_context_get_builtin_criteria (self->context),
                          cancellable, judged_cb, g_steal_pointer (&step));
  else
    go_on (self);
}

static void
go_on (PbNetworkModel *self)
{
  g_autofree char *id = g_queue_pop_head (&self->waiting);

  if (id == NULL)
    {
      g_clear_object (&self->cancellable);
      emit_changed (self);
      return;
    }

  if (self->show == 0)
    self->show = g_timeout_add (SHOW_MS, show_cb, self);
  pb_store_dossier_async (pb_group_context_get_store (self->context), id, self->day,
                          self->cancellable, dossier_ready_cb, step_new (self, FALSE));
}

static gboolean
is_gone (gpointer key,
         gpointer value,
         gpointer user_data)
{
  GPtrArray *groups = user_data;

  for (guint i = 0; i < groups->len; i++)
    {
      PbGroupSummary *group = groups->pdata[i];

      if (pb_group_summary_get_own (group) && g_str_equal (pb_group_summary_get_id (group), key))
        return FALSE;
    }

  return TRUE;
}

static void
groups_ready_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(Step) step = user_data;
  PbNetworkModel *self = step->model;
  const char *chosen = pb_group_context_get_group_id (self->context);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) groups = pb_store_groups_finish (PB_STORE (source), result, &error);

  if (is_overtaken (step))
    return;
  if (groups == NULL)
    {
      g_clear_object (&self->cancellable);
      g_warning ("The groups could not be read: %s", error->message);
      return;
    }

  g_clear_pointer (&self->groups, g_ptr_array_unref);
  self->groups = g_ptr_array_ref (groups);
  g_hash_table_foreach_remove (self->surveys, is_gone, groups);

  for (guint i = 0; i < groups->len; i++)
    {
      PbGroupSummary *group = groups->pdata[i];
      const char *id = pb_group_summary_get_id (group);

      /* The context tells of the chosen group. */
      if (pb_group_summary_get_own (group) &&
          (g_strcmp0 (id, chosen) != 0 || !g_hash_table_contains (self->surveys, id)))
        g_queue_push_tail (&self->waiting, g_strdup (id));
    }
  self->n_total = self->waiting.length;
  go_on (self);
}

static void
stop (PbNetworkModel *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_handle_id (&self->show, g_source_remove);
  g_queue_clear_full (&self->waiting, g_free);
}

static void
start (PbNetworkModel *self)
{
  PbStore *store = pb_group_context_get_store (self->context);

  stop (self);
  self->stale = FALSE;
  if (pb_store_get_state (store) != PB_STORE_OPEN)
    return;

  self->day = pb_group_context_get_day (self->context);
  self->cancellable = g_cancellable_new ();
  pb_store_groups_async (store, self->cancellable, groups_ready_cb, step_new (self, FALSE));
}

static gboolean
patience_cb (gpointer data)
{
  PbNetworkModel *self = data;

  self->patience = 0;
  start (self);

  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (PbNetworkModel *self)
{
  self->stale = TRUE;
  if (!self->active)
    return;

  g_clear_handle_id (&self->patience, g_source_remove);
  self->patience = g_timeout_add (PATIENCE_MS, patience_cb, self);
}

/* The context has judged its group: there is no need to do it again. */
static void
updated_cb (PbNetworkModel *self)
{
  PbJudgement *judgement = pb_group_context_get_judgement (self->context);
  GPtrArray *attention = pb_group_context_get_attention (self->context);
  PbJudging *judging;

  if (!self->active)
    {
      self->stale = TRUE;
      return;
    }

  if (self->day != pb_group_context_get_day (self->context))
    {
      g_hash_table_remove_all (self->surveys);
      start (self);
    }

  if (judgement == NULL)
    {
      emit_changed (self);
      return;
    }

  judging = g_new0 (PbJudging, 1);
  judging->dossier = g_object_ref (pb_group_context_get_dossier (self->context));
  judging->criteria = g_object_ref (pb_group_context_get_criteria (self->context));
  judging->judgement = g_object_ref (judgement);
  judging->attention = attention ? g_ptr_array_ref (attention) : NULL;
  survey (judging, step_new (self, TRUE));
}

static void
pb_network_model_dispose (GObject *object)
{
  PbNetworkModel *self = PB_NETWORK_MODEL (object);

  stop (self);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->surveys, g_hash_table_unref);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pb_network_model_parent_class)->dispose (object);
}

static void
pb_network_model_class_init (PbNetworkModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_network_model_dispose;

  /**
   * PbNetworkModel::changed:
   *
   * More is known, or something else.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pb_network_model_init (PbNetworkModel *self)
{
  self->surveys = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                         (GDestroyNotify) survey_free);
  self->day = PB_DAY_NONE;
  self->stale = TRUE;
}

/**
 * pb_network_model_new:
 * @context: the group that people look at
 *
 * Returns: (transfer full): a model that is not active
 */
PbNetworkModel *
pb_network_model_new (PbGroupContext *context)
{
  PbNetworkModel *self;

  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (context), NULL);

  self = g_object_new (PB_TYPE_NETWORK_MODEL, NULL);
  self->context = g_object_ref (context);
  g_signal_connect_object (pb_group_context_get_store (context), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "updated", G_CALLBACK (updated_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * pb_network_model_set_active:
 * @self: a model
 * @active: whether anybody looks at it
 *
 * Judges groups only while somebody looks.
 */
void
pb_network_model_set_active (PbNetworkModel *self,
                             gboolean        active)
{
  g_return_if_fail (PB_IS_NETWORK_MODEL (self));

  if (self->active == active)
    return;

  self->active = active;
  if (!active)
    {
      self->stale |= self->cancellable != NULL || self->patience > 0;
      stop (self);
    }
  else if (self->stale)
    {
      start (self);
      updated_cb (self);
    }
}

/**
 * pb_network_model_get_loading:
 * @self: a model
 *
 * Returns: whether groups are being judged
 */
gboolean
pb_network_model_get_loading (PbNetworkModel *self)
{
  g_return_val_if_fail (PB_IS_NETWORK_MODEL (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * pb_network_model_get_progress:
 * @self: a model
 * @done: (out): how many groups have been judged
 * @total: (out): of how many
 *
 * Says how far the judging has come.
 */
void
pb_network_model_get_progress (PbNetworkModel *self,
                               guint          *done,
                               guint          *total)
{
  g_return_if_fail (PB_IS_NETWORK_MODEL (self));

  *total = self->n_total;
  *done = self->n_total - MIN (self->waiting.length, self->n_total);
}

/**
 * pb_network_model_get_groups:
 * @self: a model
 *
 * Returns: (transfer none) (nullable) (element-type PbGroupSummary): all groups
 *   of the library, partners too; %NULL until they are read
 */
GPtrArray *
pb_network_model_get_groups (PbNetworkModel *self)
{
  g_return_val_if_fail (PB_IS_NETWORK_MODEL (self), NULL);

  return self->groups;
}

/**
 * pb_network_model_dup_standings:
 * @self: a model
 *
 * Returns: (transfer container) (element-type PbGroupStanding): how our own
 *   groups stand, as far as they have been judged; valid until the next change
 */
GPtrArray *
pb_network_model_dup_standings (PbNetworkModel *self)
{
  GPtrArray *standings = g_ptr_array_new ();

  g_return_val_if_fail (PB_IS_NETWORK_MODEL (self), standings);

  for (guint i = 0; self->groups && i < self->groups->len; i++)
    {
      Survey *found = g_hash_table_lookup (self->surveys,
                                           pb_group_summary_get_id (self->groups->pdata[i]));

      if (found)
        g_ptr_array_add (standings, found->standing);
    }

  return standings;
}

/**
 * pb_network_model_get_relations:
 * @self: a model
 * @group_id: the identifier of one of our own groups
 *
 * Returns: (transfer none) (nullable) (element-type PbRelationStanding): how it
 *   stands with others, the most neglected first; %NULL until it is known
 */
GPtrArray *
pb_network_model_get_relations (PbNetworkModel *self,
                                const char     *group_id)
{
  Survey *found;

  g_return_val_if_fail (PB_IS_NETWORK_MODEL (self), NULL);

  found = group_id ? g_hash_table_lookup (self->surveys, group_id) : NULL;

  return found ? found->relations : NULL;
}

/**
 * pb_network_model_dup_map:
 * @self: a model
 * @all: whether to show all groups, or only those that the chosen one has to do
 *   with
 *
 * Returns: (transfer full): the relation map
 */
PbRelationMap *
pb_network_model_dup_map (PbNetworkModel *self,
                          gboolean        all)
{
  PbRelationMap *map = pb_relation_map_new ();
  const char *chosen;

  g_return_val_if_fail (PB_IS_NETWORK_MODEL (self), map);

  chosen = pb_group_context_get_group_id (self->context);
  for (guint i = 0; self->groups && i < self->groups->len; i++)
    {
      PbGroupSummary *group = self->groups->pdata[i];
      const char *id = pb_group_summary_get_id (group);

      if (all || g_strcmp0 (id, chosen) == 0)
        pb_relation_map_add_group (map, id, pb_group_summary_get_name (group),
                                   pb_group_summary_get_own (group),
                                   pb_group_summary_get_parent_id (group));
    }
  for (guint i = 0; self->groups && i < self->groups->len; i++)
    {
      const char *id = pb_group_summary_get_id (self->groups->pdata[i]);
      GPtrArray *relations = pb_network_model_get_relations (self, id);

      if (relations && (all || g_strcmp0 (id, chosen) == 0))
        pb_relation_map_relate (map, id, relations);
    }
  pb_relation_map_finish (map, chosen);

  return map;
}
