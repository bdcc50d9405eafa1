/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-rollup.h"

#include "framework/pb-attention.h"
#include "framework/pb-element-status-private.h"
#include "framework/pb-people.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (PbGroupStanding, pb_group_standing, pb_group_standing_copy,
                     pb_group_standing_free)

/**
 * pb_reading_compare:
 * @a: a reading
 * @b: another one
 *
 * A red flag is worse than slipping, that is worse than not knowing, and that is
 * worse than holding.
 *
 * Returns: less than 0 where @a is worse than @b, more where it is better
 */
int
pb_reading_compare (PbReading a,
                    PbReading b)
{
  static const int severity[] = {
    [PB_READING_HOLDING] = 0,
    [PB_READING_NOT_ENOUGH_DATA] = 1,
    [PB_READING_SLIPPING] = 2,
    [PB_READING_RED_FLAG] = 3,
  };

  g_return_val_if_fail ((gsize) a < G_N_ELEMENTS (severity), 0);
  g_return_val_if_fail ((gsize) b < G_N_ELEMENTS (severity), 0);

  return severity[b] - severity[a];
}

static void
count_tasks (PbRuleContext *context,
             PbGroupCounts *counts)
{
  GPtrArray *tasks = pb_context_records (context, PB_KIND_TASK);

  for (guint i = 0; i < tasks->len; i++)
    {
      int status = pb_record_get_enum (tasks->pdata[i], PB_TASK_STATUS);
      PbDay due = pb_record_get_day (tasks->pdata[i], PB_TASK_DUE);

      if (status != PB_TASK_STATUS_OPEN && status != PB_TASK_STATUS_IN_PROGRESS)
        continue;

      counts->tasks++;
      counts->overdue_tasks += due != PB_DAY_NONE && due < context->day;
    }
}

static void
count_roles (PbDossier     *dossier,
             PbDay          day,
             PbGroupCounts *counts)
{
  g_autoptr(PbPeople) people = pb_people_new (dossier, day);

  counts->roles = people->n_active;
  counts->open_roles = people->n_vacant;
  counts->open_required = people->n_required - people->n_required_filled;
}

/* What was reviewed too long ago, or says something else than newer records, is
 * due for review as much as what has a date for it.
 */
static gboolean
is_review (const PbAttention *row)
{
  switch (row->kind)
    {
    case PB_ATTENTION_CONTRADICTED:
    case PB_ATTENTION_STALE:
      return row->element != NULL;

    case PB_ATTENTION_OVERDUE:
    case PB_ATTENTION_DUE:
      return row->element != NULL || row->record_kind == PB_KIND_AGREEMENT ||
             row->record_kind == PB_KIND_DECISION;

    case PB_ATTENTION_CONFLICT:
    case PB_ATTENTION_DISPUTED:
    case PB_ATTENTION_MISSING:
    default:
      return FALSE;
    }
}

static void
read_judgement (PbGroupStanding *self,
                PbJudgement     *judgement)
{
  GPtrArray *reasons = pb_judgement_get_reading_reasons (judgement);
  g_autoptr(GStrvBuilder) sentences = g_strv_builder_new ();

  for (guint i = 0; i < reasons->len; i++)
    g_strv_builder_add (sentences, ((PbReadingReason *) reasons->pdata[i])->sentence);

  self->reasons = g_strv_builder_end (sentences);
  self->reading = pb_judgement_get_reading (judgement);
  pb_judgement_get_evidence_ratio (judgement, &self->evidence_with, &self->evidence_all);
}

/**
 * pb_group_standing_new:
 * @dossier: a sealed dossier
 * @criteria: what the group is judged by
 * @judgement: how it was judged
 * @attention: (element-type PbAttention): what needs attention
 * @day: the day to look from
 *
 * Returns: (transfer full): how the group stands, in short
 */
PbGroupStanding *
pb_group_standing_new (PbDossier     *dossier,
                       PbCriteriaSet *criteria,
                       PbJudgement   *judgement,
                       GPtrArray     *attention,
                       PbDay          day)
{
  PbGroupStanding *self = g_new0 (PbGroupStanding, 1);
  const char * const *keys = pb_state_element_get_keys ();
  PbRecord *group;
  PbRuleContext context;

  g_return_val_if_fail (PB_IS_DOSSIER (dossier), self);
  g_return_val_if_fail (PB_IS_JUDGEMENT (judgement), self);

  group = pb_dossier_get_group (dossier);
  self->id = g_strdup (pb_record_get_id (group));
  self->name = pb_record_dup_title (group);
  self->parent = g_strdup (pb_record_get_text (group, PB_GROUP_PARENT));
  self->kind = pb_record_get_enum (group, PB_GROUP_KIND);
  self->phase = pb_judgement_get_phase (judgement);
  self->phase_since = pb_judgement_get_phase_since (judgement);
  read_judgement (self, judgement);

  self->counts.groups = 1;
  self->counts.readings[self->reading] = 1;
  pb_rule_context_init (&context, dossier, criteria, day);
  count_tasks (&context, &self->counts);
  for (guint i = 0; keys[i]; i++)
    self->counts.elements[pb_context_element (&context, keys[i])->freshness]++;
  pb_rule_context_clear (&context);
  count_roles (dossier, day, &self->counts);
  for (guint i = 0; attention && i < attention->len; i++)
    self->counts.reviews += is_review (attention->pdata[i]);

  return self;
}

/**
 * pb_group_standing_copy:
 * @self: how a group stands
 *
 * Returns: (transfer full): the same again
 */
PbGroupStanding *
pb_group_standing_copy (const PbGroupStanding *self)
{
  PbGroupStanding *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->name = g_strdup (self->name);
  copy->parent = g_strdup (self->parent);
  copy->reasons = g_strdupv (self->reasons);

  return copy;
}

/**
 * pb_group_standing_free:
 * @self: (transfer full): how a group stands
 *
 * Frees it.
 */
void
pb_group_standing_free (PbGroupStanding *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->parent);
  g_strfreev (self->reasons);
  g_free (self);
}

static void
rollup_free (PbRollup *self)
{
  pb_group_standing_free (self->standing);
  g_ptr_array_unref (self->children);
  g_free (self);
}

static PbRollup *
rollup_new (const PbGroupStanding *standing)
{
  PbRollup *self = g_new0 (PbRollup, 1);

  self->standing = pb_group_standing_copy (standing);
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) rollup_free);
  self->total = standing->counts;
  self->worst = standing->reading;

  return self;
}

static void
add_counts (PbGroupCounts       *total,
            const PbGroupCounts *counts)
{
  total->groups += counts->groups;
  total->roles += counts->roles;
  total->open_roles += counts->open_roles;
  total->open_required += counts->open_required;
  total->tasks += counts->tasks;
  total->overdue_tasks += counts->overdue_tasks;
  total->reviews += counts->reviews;
  for (guint i = 0; i < G_N_ELEMENTS (total->readings); i++)
    total->readings[i] += counts->readings[i];
  for (guint i = 0; i < G_N_ELEMENTS (total->elements); i++)
    total->elements[i] += counts->elements[i];
}

static int
compare_standings (const PbGroupStanding *one,
                   const PbGroupStanding *two)
{
  int names = g_utf8_collate (one->name, two->name);

  return names != 0 ? names : strcmp (one->id, two->id);
}

static int
compare_rollups (gconstpointer a,
                 gconstpointer b)
{
  const PbRollup *one = *(const PbRollup * const *) a;
  const PbRollup *two = *(const PbRollup * const *) b;
  int order = pb_reading_compare (one->worst, two->worst);

  if (order == 0)
    order = pb_reading_compare (one->standing->reading, two->standing->reading);

  return order != 0 ? order : compare_standings (one->standing, two->standing);
}

/* The children are settled before their parent adds them up. */
static void
add_up (PbRollup *self)
{
  for (guint i = 0; i < self->children->len; i++)
    {
      PbRollup *child = self->children->pdata[i];

      add_up (child);
      add_counts (&self->total, &child->total);
      if (pb_reading_compare (child->worst, self->worst) < 0)
        self->worst = child->worst;
    }
  g_ptr_array_sort (self->children, compare_rollups);
}

/* Whether the way up from @self comes back to it: groups that are part of each
 * other have no top, so the first of a ring becomes one.
 */
static gboolean
leads_back (GHashTable *by_id,
            PbRollup   *self)
{
  PbRollup *above = self;

  for (guint i = 0; i <= g_hash_table_size (by_id); i++)
    {
      const char *parent = above->standing->parent;

      above = parent ? g_hash_table_lookup (by_id, parent) : NULL;
      if (above == NULL)
        return FALSE;
      if (above == self)
        return TRUE;
    }

  return FALSE;
}

static GPtrArray *
make_rollups (GPtrArray *standings)
{
  GPtrArray *rollups = g_ptr_array_new_with_free_func ((GDestroyNotify) rollup_free);

  for (guint i = 0; i < standings->len; i++)
    g_ptr_array_add (rollups, rollup_new (standings->pdata[i]));

  return rollups;
}

/**
 * pb_rollup_build:
 * @standings: (element-type PbGroupStanding): how groups stand
 *
 * Groups are put below the group that they are part of, if that is in
 * @standings.  The same groups in another order give the same trees.
 *
 * Returns: (transfer full) (element-type PbRollup): the groups that are part of
 *   no other, the worst first
 */
GPtrArray *
pb_rollup_build (GPtrArray *standings)
{
  g_autoptr(GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) all = NULL;
  GPtrArray *roots = g_ptr_array_new_with_free_func ((GDestroyNotify) rollup_free);

  g_return_val_if_fail (standings != NULL, roots);

  all = make_rollups (standings);
  g_ptr_array_sort (all, compare_rollups);
  for (guint i = 0; i < all->len; i++)
    g_hash_table_insert (by_id, ((PbRollup *) all->pdata[i])->standing->id, all->pdata[i]);

  for (guint i = 0; i < all->len; i++)
    {
      PbRollup *self = all->pdata[i];

      if (leads_back (by_id, self))
        g_clear_pointer (&self->standing->parent, g_free);
    }

  g_ptr_array_set_free_func (all, NULL);
  for (guint i = 0; i < all->len; i++)
    {
      PbRollup *self = all->pdata[i];
      const char *parent = self->standing->parent;
      PbRollup *above = parent ? g_hash_table_lookup (by_id, parent) : NULL;

      g_ptr_array_add (above ? above->children : roots, self);
    }

  for (guint i = 0; i < roots->len; i++)
    add_up (roots->pdata[i]);
  g_ptr_array_sort (roots, compare_rollups);

  return roots;
}

/**
 * pb_rollup_list_worst_first:
 * @standings: (element-type PbGroupStanding): how groups stand
 *
 * Returns: (transfer full) (element-type PbRollup): all groups side by side, the
 *   worst first, each for itself
 */
GPtrArray *
pb_rollup_list_worst_first (GPtrArray *standings)
{
  GPtrArray *rollups;

  g_return_val_if_fail (standings != NULL, NULL);

  rollups = make_rollups (standings);
  g_ptr_array_sort (rollups, compare_rollups);

  return rollups;
}
