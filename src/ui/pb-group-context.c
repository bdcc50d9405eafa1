/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-group-context.h"

#include "ui/pb-judging.h"

/**
 * PbGroupContext:
 *
 * The group that a window shows, as of a day: its dossier and how it is judged.
 *
 * The context reads the dossier again whenever the library changes, and judges
 * on a thread.  What it holds stays as it was until the new state is whole, so
 * pages never show half of one and half of another.
 *
 * Pages hand their edits to pb_group_context_commit(); the window that listens
 * tells people what was done and offers to undo it.
 */
struct _PbGroupContext
{
  GObject parent_instance;

  PbStore *store;
  PbCriteriaSet *criteria; /* where the group has chosen none */
  PbCriteriaSet *chosen;
  char *problem;
  char *group_id;
  PbDay chosen_day;

  PbDossier *dossier;
  PbJudgement *judgement;
  GPtrArray *attention;
  GError *error;

  GCancellable *cancellable;
  gboolean loading;
  gboolean stale;
};

typedef enum
{
  PROP_STORE = 1,
  PROP_CRITERIA,
  PROP_GROUP_ID,
  PROP_GROUP,
  PROP_DAY,
  PROP_IN_PAST,
  PROP_LOADING,
  PROP_DOSSIER,
  PROP_JUDGEMENT,
} PbGroupContextProperty;

static GParamSpec *props[PROP_JUDGEMENT + 1];

typedef enum
{
  SIGNAL_UPDATED,
  SIGNAL_COMMITTED,
  SIGNAL_NOTICE,
} PbGroupContextSignal;

static guint signals[SIGNAL_NOTICE + 1];

G_DEFINE_FINAL_TYPE (PbGroupContext, pb_group_context, G_TYPE_OBJECT)

/* A question to the store, and the cancellable by which the answer is known to
 * be the newest one.
 */
typedef struct
{
  PbGroupContext *context;
  GCancellable *cancellable;
  PbDossier *dossier;
} Reading;

static void
reading_free (Reading *reading)
{
  g_clear_object (&reading->context);
  g_clear_object (&reading->cancellable);
  g_clear_object (&reading->dossier);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
set_loading (PbGroupContext *self,
             gboolean        loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}

static void
take_state (PbGroupContext *self,
            PbDossier      *dossier,
            PbJudgement    *judgement,
            GPtrArray      *attention,
            GError         *error)
{
  g_clear_error (&self->error);
  self->error = error;

  g_set_object (&self->dossier, dossier);
  g_set_object (&self->judgement, judgement);
  g_clear_pointer (&self->attention, g_ptr_array_unref);
  self->attention = attention != NULL ? g_ptr_array_ref (attention) : NULL;

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOSSIER]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_JUDGEMENT]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_GROUP]);
  g_signal_emit (self, signals[SIGNAL_UPDATED], 0);
}

static void
finish_loading (PbGroupContext *self)
{
  g_clear_object (&self->cancellable);

  if (self->stale)
    {
      self->stale = FALSE;
      pb_group_context_reload (self);
    }
  else
    {
      set_loading (self, FALSE);
    }
}

static void
judged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Reading) reading = user_data;
  PbGroupContext *self = reading->context;
  g_autoptr(PbJudging) judging = NULL;
  g_autoptr(GError) error = NULL;

  judging = pb_judging_run_finish (result, &error);

  /* An older judgement that a newer choice has overtaken. */
  if (reading->cancellable != self->cancellable)
    return;

  if (judging != NULL)
    {
      g_set_object (&self->chosen, judging->criteria);
      g_set_str (&self->problem, judging->problem);
      take_state (self, judging->dossier, judging->judgement, judging->attention, NULL);
    }
  else
    {
      g_warning ("The group could not be judged: %s", error->message);
      take_state (self, reading->dossier, NULL, NULL, g_steal_pointer (&error));
    }

  finish_loading (self);
}

static void
dossier_ready_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(Reading) reading = user_data;
  PbGroupContext *self = reading->context;
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(GError) error = NULL;
  GCancellable *cancellable;

  dossier = pb_store_dossier_finish (PB_STORE (source), result, &error);

  if (reading->cancellable != self->cancellable)
    return;

  if (dossier == NULL)
    {
      take_state (self, NULL, NULL, NULL, g_steal_pointer (&error));
      finish_loading (self);
      return;
    }

  reading->dossier = g_object_ref (dossier);
  cancellable = reading->cancellable;
  pb_judging_run_async (dossier, self->criteria, cancellable, judged_cb,
                        g_steal_pointer (&reading));
}

static void
start_over (PbGroupContext *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->stale = FALSE;
  pb_group_context_reload (self);
}

static void
store_changed_cb (PbStore             *store,
                  const char * const  *ids,
                  PbGroupContext      *self)
{
  if (self->cancellable != NULL)
    self->stale = TRUE;
  else
    pb_group_context_reload (self);
}

static void
pb_group_context_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  PbGroupContext *self = PB_GROUP_CONTEXT (object);

  switch ((PbGroupContextProperty) prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_CRITERIA:
      g_value_set_object (value, self->criteria);
      break;
    case PROP_GROUP_ID:
      g_value_set_string (value, self->group_id);
      break;
    case PROP_GROUP:
      g_value_set_object (value, pb_group_context_get_group (self));
      break;
    case PROP_DAY:
      g_value_set_int (value, pb_group_context_get_day (self));
      break;
    case PROP_IN_PAST:
      g_value_set_boolean (value, pb_group_context_get_in_past (self));
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_DOSSIER:
      g_value_set_object (value, self->dossier);
      break;
    case PROP_JUDGEMENT:
      g_value_set_object (value, self->judgement);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_group_context_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  PbGroupContext *self = PB_GROUP_CONTEXT (object);

  switch ((PbGroupContextProperty) prop_id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    case PROP_CRITERIA:
      self->criteria = g_value_dup_object (value);
      break;
    case PROP_GROUP_ID:
      pb_group_context_set_group_id (self, g_value_get_string (value));
      break;
    case PROP_DAY:
      pb_group_context_set_day (self, g_value_get_int (value));
      break;
    case PROP_GROUP:
    case PROP_IN_PAST:
    case PROP_LOADING:
    case PROP_DOSSIER:
    case PROP_JUDGEMENT:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_group_context_constructed (GObject *object)
{
  PbGroupContext *self = PB_GROUP_CONTEXT (object);

  G_OBJECT_CLASS (pb_group_context_parent_class)->constructed (object);

  g_signal_connect_object (self->store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_DEFAULT);
}

static void
pb_group_context_dispose (GObject *object)
{
  PbGroupContext *self = PB_GROUP_CONTEXT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->dossier);
  g_clear_object (&self->judgement);
  g_clear_pointer (&self->attention, g_ptr_array_unref);
  g_clear_object (&self->criteria);
  g_clear_object (&self->chosen);
  g_clear_pointer (&self->problem, g_free);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pb_group_context_parent_class)->dispose (object);
}

static void
pb_group_context_finalize (GObject *object)
{
  PbGroupContext *self = PB_GROUP_CONTEXT (object);

  g_clear_pointer (&self->group_id, g_free);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (pb_group_context_parent_class)->finalize (object);
}

static void
pb_group_context_class_init (PbGroupContextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pb_group_context_get_property;
  object_class->set_property = pb_group_context_set_property;
  object_class->constructed = pb_group_context_constructed;
  object_class->dispose = pb_group_context_dispose;
  object_class->finalize = pb_group_context_finalize;

  /**
   * PbGroupContext:store:
   *
   * The library.
   */
  props[PROP_STORE] =
    g_param_spec_object ("store", NULL, NULL, PB_TYPE_STORE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * PbGroupContext:criteria:
   *
   * The criteria set that the group is judged by.
   */
  props[PROP_CRITERIA] =
    g_param_spec_object ("criteria", NULL, NULL, PB_TYPE_CRITERIA_SET,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * PbGroupContext:group-id:
   *
   * The identifier of the chosen group, or %NULL while there is none.
   */
  props[PROP_GROUP_ID] =
    g_param_spec_string ("group-id", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * PbGroupContext:group:
   *
   * The record of the chosen group as of the day; %NULL until it is read.
   */
  props[PROP_GROUP] =
    g_param_spec_object ("group", NULL, NULL, PB_TYPE_RECORD,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * PbGroupContext:day:
   *
   * The day that the group is judged for.  %PB_DAY_NONE may be set to follow
   * the clock again.
   */
  props[PROP_DAY] =
    g_param_spec_int ("day", NULL, NULL, G_MININT, G_MAXINT, PB_DAY_NONE,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * PbGroupContext:in-past:
   *
   * Whether a day other than today is chosen.
   */
  props[PROP_IN_PAST] =
    g_param_spec_boolean ("in-past", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * PbGroupContext:loading:
   *
   * Whether the dossier is being read or judged.
   */
  props[PROP_LOADING] =
    g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * PbGroupContext:dossier:
   *
   * What the library knows of the group; %NULL until it is read.
   */
  props[PROP_DOSSIER] =
    g_param_spec_object ("dossier", NULL, NULL, PB_TYPE_DOSSIER,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * PbGroupContext:judgement:
   *
   * How the dossier was judged; %NULL until it is.
   */
  props[PROP_JUDGEMENT] =
    g_param_spec_object ("judgement", NULL, NULL, PB_TYPE_JUDGEMENT,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * PbGroupContext::updated:
   *
   * Dossier, judgement and attention have changed together.
   */
  signals[SIGNAL_UPDATED] =
    g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PbGroupContext::committed:
   * @title: the title of the edit
   *
   * An edit has been stored; the window says so and offers to undo it.
   */
  signals[SIGNAL_COMMITTED] =
    g_signal_new ("committed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * PbGroupContext::notice:
   * @sentence: a sentence for people
   *
   * Something is to be said that needs no answer; the window shows it.
   */
  signals[SIGNAL_NOTICE] =
    g_signal_new ("notice", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pb_group_context_init (PbGroupContext *self)
{
  self->chosen_day = PB_DAY_NONE;
}

/**
 * pb_group_context_new:
 * @store: the library
 * @criteria: what groups are judged by
 *
 * Returns: (transfer full): a context without a group
 */
PbGroupContext *
pb_group_context_new (PbStore       *store,
                      PbCriteriaSet *criteria)
{
  g_return_val_if_fail (PB_IS_STORE (store), NULL);
  g_return_val_if_fail (PB_IS_CRITERIA_SET (criteria), NULL);

  return g_object_new (PB_TYPE_GROUP_CONTEXT,
                       "store", store,
                       "criteria", criteria,
                       NULL);
}

/**
 * pb_group_context_get_store:
 * @self: a context
 *
 * Returns: (transfer none): the library
 */
PbStore *
pb_group_context_get_store (PbGroupContext *self)
{
  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (self), NULL);

  return self->store;
}

/**
 * pb_group_context_get_criteria:
 * @self: a context
 *
 * Returns: (transfer none): the criteria set that the group is judged by: its own
 *   choice, or the built-in one
 */
PbCriteriaSet *
pb_group_context_get_criteria (PbGroupContext *self)
{
  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (self), NULL);

  return self->chosen ? self->chosen : self->criteria;
}

/**
 * pb_group_context_get_builtin_criteria:
 * @self: a context
 *
 * Returns: (transfer none): what groups are judged by that have chosen nothing
 */
PbCriteriaSet *
pb_group_context_get_builtin_criteria (PbGroupContext *self)
{
  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (self), NULL);

  return self->criteria;
}

/**
 * pb_group_context_get_criteria_problem:
 * @self: a context
 *
 * Returns: (nullable): why the criteria that the group has chosen cannot be used
 */
const char *
pb_group_context_get_criteria_problem (PbGroupContext *self)
{
  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (self), NULL);

  return self->problem;
}

/**
 * pb_group_context_get_group_id:
 * @self: a context
 *
 * Returns: (nullable): the identifier of the chosen group
 */
const char *
pb_group_context_get_group_id (PbGroupContext *self)
{
  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (self), NULL);

  return self->group_id;
}

/**
 * pb_group_context_set_group_id:
 * @self: a context
 * @group_id: (nullable): the identifier of a group
 *
 * Chooses a group.  Until it is read, the context holds nothing.
 */
void
pb_group_context_set_group_id (PbGroupContext *self,
                               const char     *group_id)
{
  g_return_if_fail (PB_IS_GROUP_CONTEXT (self));

  if (!g_set_str (&self->group_id, group_id))
    return;

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_GROUP_ID]);

  if (self->dossier != NULL)
    take_state (self, NULL, NULL, NULL, NULL);

  start_over (self);
}

/**
 * pb_group_context_get_today:
 * @self: a context
 *
 * Returns: what day it is
 */
PbDay
pb_group_context_get_today (PbGroupContext *self)
{
  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (self), PB_DAY_NONE);

  return pb_clock_get_today (pb_store_get_clock (self->store));
}

/**
 * pb_group_context_get_day:
 * @self: a context
 *
 * Returns: the day that the group is judged for
 */
PbDay
pb_group_context_get_day (PbGroupContext *self)
{
  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (self), PB_DAY_NONE);

  if (self->chosen_day != PB_DAY_NONE)
    return self->chosen_day;

  return pb_group_context_get_today (self);
}

/**
 * pb_group_context_set_day:
 * @self: a context
 * @day: a day that is not after today, or %PB_DAY_NONE to follow the clock
 *
 * Chooses the day that the group is judged for.
 */
void
pb_group_context_set_day (PbGroupContext *self,
                          PbDay           day)
{
  g_return_if_fail (PB_IS_GROUP_CONTEXT (self));

  if (day >= pb_group_context_get_today (self))
    day = PB_DAY_NONE;

  if (self->chosen_day == day)
    return;

  self->chosen_day = day;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DAY]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IN_PAST]);
  start_over (self);
}

/**
 * pb_group_context_get_in_past:
 * @self: a context
 *
 * Returns: whether a day before today is chosen
 */
gboolean
pb_group_context_get_in_past (PbGroupContext *self)
{
  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (self), FALSE);

  return self->chosen_day != PB_DAY_NONE;
}

/**
 * pb_group_context_get_locked:
 * @self: a context
 *
 * Returns: whether nothing can be changed here, because a day before today is
 *   chosen or the library is only read
 */
gboolean
pb_group_context_get_locked (PbGroupContext *self)
{
  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (self), TRUE);

  return pb_group_context_get_in_past (self) || pb_store_get_read_only (self->store);
}

/**
 * pb_group_context_get_loading:
 * @self: a context
 *
 * Returns: whether the dossier is being read or judged
 */
gboolean
pb_group_context_get_loading (PbGroupContext *self)
{
  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (self), FALSE);

  return self->loading;
}

/**
 * pb_group_context_get_error:
 * @self: a context
 *
 * Returns: (nullable): why the group could not be read or judged
 */
const GError *
pb_group_context_get_error (PbGroupContext *self)
{
  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (self), NULL);

  return self->error;
}

/**
 * pb_group_context_get_group:
 * @self: a context
 *
 * Returns: (transfer none) (nullable): the group's own record as of the day
 */
PbRecord *
pb_group_context_get_group (PbGroupContext *self)
{
  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (self), NULL);

  return self->dossier != NULL ? pb_dossier_get_group (self->dossier) : NULL;
}

/**
 * pb_group_context_get_dossier:
 * @self: a context
 *
 * Returns: (transfer none) (nullable): what the library knows of the group
 */
PbDossier *
pb_group_context_get_dossier (PbGroupContext *self)
{
  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (self), NULL);

  return self->dossier;
}

/**
 * pb_group_context_get_judgement:
 * @self: a context
 *
 * Returns: (transfer none) (nullable): how the group was judged
 */
PbJudgement *
pb_group_context_get_judgement (PbGroupContext *self)
{
  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (self), NULL);

  return self->judgement;
}

/**
 * pb_group_context_get_attention:
 * @self: a context
 *
 * Returns: (transfer none) (nullable) (element-type PbAttention): what needs
 *   attention, the most urgent first
 */
GPtrArray *
pb_group_context_get_attention (PbGroupContext *self)
{
  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (self), NULL);

  return self->attention;
}

/**
 * pb_group_context_reload:
 * @self: a context
 *
 * Reads and judges the group again.
 */
void
pb_group_context_reload (PbGroupContext *self)
{
  Reading *reading;

  g_return_if_fail (PB_IS_GROUP_CONTEXT (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  if (self->group_id == NULL)
    {
      set_loading (self, FALSE);
      return;
    }

  self->cancellable = g_cancellable_new ();
  set_loading (self, TRUE);

  reading = g_new0 (Reading, 1);
  reading->context = g_object_ref (self);
  reading->cancellable = g_object_ref (self->cancellable);
  pb_store_dossier_async (self->store, self->group_id, pb_group_context_get_day (self),
                          self->cancellable, dossier_ready_cb, reading);
}

/**
 * pb_group_context_notice:
 * @self: a context
 * @sentence: a sentence for people
 *
 * Has the window say something that needs no answer.
 */
void
pb_group_context_notice (PbGroupContext *self,
                         const char     *sentence)
{
  g_return_if_fail (PB_IS_GROUP_CONTEXT (self));
  g_return_if_fail (sentence != NULL);

  g_signal_emit (self, signals[SIGNAL_NOTICE], 0, sentence);
}
