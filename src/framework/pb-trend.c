/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-trend-private.h"

#include "framework/pb-judge.h"
#include "model/pb-dossier-past.h"
#include "model/pb-field-value.h"
#include "model/pb-parts.h"

/* How many days a trend has at the most; ten years by week. */
#define MAX_POINTS 522

/**
 * PbTrend:
 *
 * How a group stood on a row of days, the oldest first: a list model of
 * #PbTrendPoint.  It never changes; after an edit another one is made of it, which
 * judges again only the days that the edit can have changed.
 */
struct _PbTrend
{
  GObject parent_instance;

  PbDossier *dossier;
  PbCriteriaSet *criteria;
  int phase;
  PbDay from;
  PbTrendStep step;
  GPtrArray *points;
  guint n_judged;
};

static void pb_trend_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PbTrend, pb_trend, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      pb_trend_list_model_init))

static void
pb_trend_finalize (GObject *object)
{
  PbTrend *self = PB_TREND (object);

  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_clear_object (&self->criteria);
  g_clear_object (&self->dossier);

  G_OBJECT_CLASS (pb_trend_parent_class)->finalize (object);
}

static void
pb_trend_class_init (PbTrendClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_trend_finalize;
}

/* A cancelled trend leaves places empty. */
static void
clear_point (gpointer point)
{
  g_clear_object (&point);
}

static void
pb_trend_init (PbTrend *self)
{
  self->points = g_ptr_array_new_with_free_func (clear_point);
}

static GType
get_item_type (GListModel *model)
{
  return PB_TYPE_TREND_POINT;
}

static guint
get_n_items (GListModel *model)
{
  return PB_TREND (model)->points->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  PbTrend *self = PB_TREND (model);

  return position < self->points->len ? g_object_ref (self->points->pdata[position]) : NULL;
}

static void
pb_trend_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  PbDay one = *(const PbDay *) a;
  PbDay other = *(const PbDay *) b;

  return one < other ? -1 : one > other;
}

static void
add_cycle_ends (PbTrend *self,
                PbDay    last,
                GArray  *days)
{
  GPtrArray *cycles = pb_dossier_get_records (self->dossier, PB_KIND_CYCLE);
  const char *group_id = pb_dossier_get_group_id (self->dossier);

  for (guint i = cycles->len; i-- > 0 && days->len < MAX_POINTS;)
    {
      PbDay end = pb_record_get_day (cycles->pdata[i], PB_CYCLE_END);

      if (end != PB_DAY_NONE && end >= self->from && end < last &&
          g_strcmp0 (pb_record_get_text (cycles->pdata[i], PB_CYCLE_GROUP), group_id) == 0)
        g_array_append_val (days, end);
    }
}

/* The days to look at, the oldest first. */
static GArray *
list_days (PbTrend *self)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (PbDay));
  PbDay last = pb_dossier_get_day (self->dossier);

  g_array_append_val (days, last);
  if (self->step == PB_TREND_CYCLES)
    add_cycle_ends (self, last, days);

  for (int n = 1; self->step != PB_TREND_CYCLES && n < MAX_POINTS; n++)
    {
      /* From the last day each time: the 31st is not to become the 28th for good. */
      PbDay day = self->step == PB_TREND_WEEKS ? last - 7 * n : pb_day_add_months (last, -n);

      if (day < self->from)
        break;
      g_array_append_val (days, day);
    }

  g_array_sort (days, compare_days);
  for (guint i = 1; i < days->len;)
    {
      if (g_array_index (days, PbDay, i) == g_array_index (days, PbDay, i - 1))
        g_array_remove_index (days, i);
      else
        i++;
    }

  return days;
}

/* What the threads share. */
typedef struct
{
  PbTrend *trend;
  GArray *days;
  PbDossierPast *past; /* %NULL where only the last day is to be judged */
  GCancellable *cancellable;
  int n_judged;
} Judging;

static void
judge_day (Judging *judging,
           guint    n)
{
  PbTrend *self = judging->trend;
  PbDay day = g_array_index (judging->days, PbDay, n);
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(PbJudgement) judgement = NULL;

  dossier = judging->past ? pb_dossier_past_get (judging->past, day) : g_object_ref (self->dossier);
  if (self->phase < 0)
    judgement = pb_judge (dossier, self->criteria, day, judging->cancellable, NULL);
  else
    judgement = pb_judge_phase (dossier, self->criteria, self->phase, day, judging->cancellable,
                                NULL);
  if (judgement == NULL)
    return;

  self->points->pdata[n] = pb_trend_point_new (g_steal_pointer (&judgement));
  g_atomic_int_inc (&judging->n_judged);
}

static void
judge_days (guint    part,
            guint    from,
            guint    to,
            gpointer user_data)
{
  Judging *judging = user_data;

  for (guint i = from; i < to && !g_cancellable_is_cancelled (judging->cancellable); i++)
    {
      if (judging->trend->points->pdata[i] == NULL)
        judge_day (judging, i);
    }
}

/* Judges the days whose places are empty. */
static gboolean
judge_missing (PbTrend       *self,
               GArray        *days,
               GCancellable  *cancellable,
               GError       **error)
{
  Judging judging = { self, days, NULL, cancellable, 0 };
  g_autoptr(PbDossierPast) past = NULL;
  guint n_missing = 0;

  for (guint i = 0; i < days->len; i++)
    n_missing += self->points->pdata[i] == NULL;

  if (n_missing > 1 || (n_missing == 1 && self->points->pdata[days->len - 1]))
    past = pb_dossier_past_new (self->dossier);
  judging.past = past;

  if (n_missing > 0)
    pb_parts_run (days->len, 1, judge_days, &judging);
  self->n_judged = judging.n_judged;

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* The last day may have been judged for the checklist. */
static void
take_last (PbTrend     *self,
           PbJudgement *last)
{
  PbDay day = pb_dossier_get_day (self->dossier);

  if (last != NULL && self->points->len > 0 && pb_judgement_get_day (last) == day)
    self->points->pdata[self->points->len - 1] = pb_trend_point_new (g_object_ref (last));
}

static PbTrend *
trend_new (PbDossier     *dossier,
           PbCriteriaSet *criteria,
           int            phase,
           PbDay          from,
           PbTrendStep    step)
{
  PbTrend *self = g_object_new (PB_TYPE_TREND, NULL);

  self->dossier = g_object_ref (dossier);
  self->criteria = g_object_ref (criteria);
  self->phase = phase;
  self->from = from;
  self->step = step;

  return self;
}

/**
 * pb_trend_judge:
 * @dossier: a sealed dossier of the last day of the trend
 * @criteria: what to judge by
 * @phase: the #PbPhase whose checklist to judge, or -1 for that of the phase which
 *   the group was in on each day
 * @from: the first day
 * @step: on which days to look; at most the last 522 of them
 * @last: (nullable): the judgement of the last day by the same criteria and phase,
 *   where there is one already; that day is not judged again
 * @cancellable: (nullable): stops the judging
 * @error: return location for an error; only %G_IO_ERROR_CANCELLED
 *
 * Judges a group on each of a row of days, as pb_judge() does with the dossier
 * that pb_dossier_at() derives.  Works on several threads; may be called on any.
 *
 * Returns: (transfer full) (nullable): the trend
 */
PbTrend *
pb_trend_judge (PbDossier      *dossier,
                PbCriteriaSet  *criteria,
                int             phase,
                PbDay           from,
                PbTrendStep     step,
                PbJudgement    *last,
                GCancellable   *cancellable,
                GError        **error)
{
  g_autoptr(PbTrend) self = NULL;
  g_autoptr(GArray) days = NULL;

  g_return_val_if_fail (PB_IS_DOSSIER (dossier), NULL);
  g_return_val_if_fail (PB_IS_CRITERIA_SET (criteria), NULL);
  g_return_val_if_fail (from != PB_DAY_NONE, NULL);

  self = trend_new (dossier, criteria, phase, from, step);
  days = list_days (self);
  g_ptr_array_set_size (self->points, days->len);
  take_last (self, last);

  return judge_missing (self, days, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

static gboolean
is_equal (PbRecord *one,
          PbRecord *other)
{
  const PbFieldInfo *info;

  if (one == NULL || other == NULL)
    return one == other;
  if (pb_record_get_kind (one) != pb_record_get_kind (other) ||
      pb_record_get_deleted (one) != pb_record_get_deleted (other))
    return FALSE;

  for (guint i = 0; (info = pb_kind_get_nth_field (pb_record_get_kind (one), i)); i++)
    {
      if (!pb_value_equal (pb_record_get_value (one, info->id),
                           pb_record_get_value (other, info->id)))
        return FALSE;
    }

  return TRUE;
}

/* A dossier of the changed records alone and what these are parts of, so that their
 * past is quickly found.
 */
static PbDossierPast *
past_of (PbDossier          *dossier,
         const char * const *changed)
{
  g_autoptr(PbDossier) few = pb_dossier_new (pb_dossier_get_group (dossier),
                                             pb_dossier_get_day (dossier));

  for (guint i = 0; changed[i]; i++)
    {
      PbRecord *record = pb_dossier_lookup (dossier, changed[i]);

      for (int step = 0; record && step < 4; step++)
        {
          pb_dossier_add (few, record);
          record = pb_dossier_lookup (dossier, pb_record_get_owner (record));
        }
    }

  for (guint i = pb_dossier_get_n_changes (dossier); i-- > 0;)
    {
      const PbFieldChange *change = pb_dossier_get_change (dossier, i);

      if (g_strv_contains (changed, change->id))
        pb_dossier_add_change (few, change);
    }
  pb_dossier_seal (few);

  return pb_dossier_past_new (few);
}

/* How many days, from the oldest, come before the first on which one of the changed
 * records looks different from before.
 */
static guint
count_same (PbTrend            *self,
            PbDossier          *dossier,
            const char * const *changed)
{
  g_autoptr(PbDossierPast) before = past_of (self->dossier, changed);
  g_autoptr(PbDossierPast) after = past_of (dossier, changed);
  guint n = self->points->len;

  for (guint i = 0; changed[i]; i++)
    {
      PbRecord *one = pb_dossier_lookup (self->dossier, changed[i]);
      PbRecord *other = pb_dossier_lookup (dossier, changed[i]);

      for (guint at = 0; at < n; at++)
        {
          PbDay day = pb_trend_point_get_day (self->points->pdata[at]);
          g_autoptr(PbRecord) then = one ? pb_dossier_past_dup_record (before, one, day) : NULL;
          g_autoptr(PbRecord) now = other ? pb_dossier_past_dup_record (after, other, day) : NULL;

          if (!is_equal (then, now))
            n = at;
        }
    }

  return n;
}

/**
 * pb_trend_judge_again:
 * @self: a trend
 * @dossier: a sealed dossier of the same group after an edit
 * @changed: (array zero-terminated=1) (nullable): the identifiers of all records that
 *   are not the same any more, or %NULL where that is not known
 * @last: (nullable): the judgement of the last day, as for pb_trend_judge()
 * @cancellable: (nullable): stops the judging
 * @error: return location for an error; only %G_IO_ERROR_CANCELLED
 *
 * Makes the trend once more, by the same criteria and steps.  Days before anything
 * changed are taken from @self, the others are judged again.
 *
 * Returns: (transfer full) (nullable): the trend
 */
PbTrend *
pb_trend_judge_again (PbTrend             *self,
                      PbDossier           *dossier,
                      const char * const  *changed,
                      PbJudgement         *last,
                      GCancellable        *cancellable,
                      GError             **error)
{
  g_autoptr(PbTrend) again = NULL;
  g_autoptr(GArray) days = NULL;
  guint n_same = 0;

  g_return_val_if_fail (PB_IS_TREND (self), NULL);
  g_return_val_if_fail (PB_IS_DOSSIER (dossier), NULL);
  g_return_val_if_fail (g_strcmp0 (pb_dossier_get_group_id (self->dossier),
                                   pb_dossier_get_group_id (dossier)) == 0, NULL);

  again = trend_new (dossier, self->criteria, self->phase, self->from, self->step);
  days = list_days (again);
  g_ptr_array_set_size (again->points, days->len);

  if (changed && pb_dossier_get_day (dossier) == pb_dossier_get_day (self->dossier))
    n_same = count_same (self, dossier, changed);

  for (guint i = 0, at = 0; i < n_same; i++)
    {
      PbDay day = pb_trend_point_get_day (self->points->pdata[i]);

      while (at < days->len && g_array_index (days, PbDay, at) < day)
        at++;
      if (at < days->len && g_array_index (days, PbDay, at) == day)
        again->points->pdata[at] = g_object_ref (self->points->pdata[i]);
    }
  if (days->len > 0 && again->points->pdata[days->len - 1] == NULL)
    take_last (again, last);

  return judge_missing (again, days, cancellable, error) ? g_steal_pointer (&again) : NULL;
}

/**
 * pb_trend_get_point:
 * @self: a trend
 * @n: which day, from 0, the oldest first
 *
 * Returns: (transfer none): how the group stood then
 */
PbTrendPoint *
pb_trend_get_point (PbTrend *self,
                    guint    n)
{
  g_return_val_if_fail (PB_IS_TREND (self), NULL);
  g_return_val_if_fail (n < self->points->len, NULL);

  return self->points->pdata[n];
}

/**
 * pb_trend_get_n_judged:
 * @self: a trend
 *
 * Returns: how many of its days were judged for it and not taken from another one
 */
guint
pb_trend_get_n_judged (PbTrend *self)
{
  g_return_val_if_fail (PB_IS_TREND (self), 0);

  return self->n_judged;
}

/**
 * pb_trend_get_step:
 * @self: a trend
 *
 * Returns: on which days it looks
 */
PbTrendStep
pb_trend_get_step (PbTrend *self)
{
  g_return_val_if_fail (PB_IS_TREND (self), PB_TREND_WEEKS);

  return self->step;
}
