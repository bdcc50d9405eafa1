/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-rule-context-private.h"

#include "model/pb-id.h"

#include <string.h>

void
pb_rule_context_init (PbRuleContext *self,
                      PbDossier     *dossier,
                      PbCriteriaSet *criteria,
                      PbDay          day)
{
  *self = (PbRuleContext) { 0 };
  self->dossier = dossier;
  self->criteria = criteria;
  self->group = pb_dossier_get_group (dossier);
  self->group_id = pb_dossier_get_group_id (dossier);
  self->day = day;
  self->known = day;
  self->window_short = pb_context_threshold (self, PB_THRESHOLD_WINDOW_SHORT);
  self->window_half = pb_context_threshold (self, PB_THRESHOLD_WINDOW_HALF);
  self->window_year = pb_context_threshold (self, PB_THRESHOLD_WINDOW_YEAR);
  self->results = g_hash_table_new (g_str_hash, g_str_equal);
}

void
pb_rule_context_clear (PbRuleContext *self)
{
  for (guint i = 0; i < PB_N_KINDS; i++)
    g_clear_pointer (&self->own[i], g_ptr_array_unref);
  g_clear_pointer (&self->partners, g_ptr_array_unref);
  g_clear_pointer (&self->people, pb_people_free);
  g_clear_object (&self->treasury);
  g_clear_pointer (&self->attestations, g_hash_table_unref);
  g_clear_pointer (&self->changes, g_hash_table_unref);
  g_clear_pointer (&self->decisions, g_array_unref);
  g_clear_pointer (&self->activities, g_array_unref);
  g_clear_pointer (&self->tasks, g_array_unref);
  g_clear_pointer (&self->insights, g_array_unref);
  g_clear_pointer (&self->periods, g_hash_table_unref);
  g_clear_pointer (&self->standings, g_hash_table_unref);
  for (guint i = 0; i < PB_N_STATE_ELEMENTS; i++)
    g_clear_pointer (&self->elements[i], pb_element_status_free);
  g_clear_pointer (&self->results, g_hash_table_unref);
}

gint64
pb_context_threshold (PbRuleContext *self,
                      PbThreshold    threshold)
{
  return pb_criteria_set_get_threshold (self->criteria, threshold);
}

/*
 * pb_context_exists:
 *
 * Whether @record was there on the judged day.  The dossier leaves out what came
 * later, but the judged day may lie before the dossier's.
 */
gboolean
pb_context_exists (PbRuleContext *self,
                   PbRecord      *record)
{
  PbDay start = pb_record_get_start (record);

  return (start == PB_DAY_NONE || start <= self->day) && !pb_record_get_deleted (record);
}

/* Parts belong to whom the record belongs that they are part of.  Evidence can be
 * about evidence, but nothing hangs together over more steps than these; records
 * that refer to each other in a ring belong to nobody.
 */
#define MAX_STEPS 4

static PbRecord *
find_whole (PbRuleContext *self,
            PbRecord      *record)
{
  for (int i = 0; i < MAX_STEPS && record; i++)
    {
      if (pb_record_get_kind (record) == PB_KIND_GROUP ||
          pb_kind_find_flag (pb_record_get_kind (record), PB_FIELD_OF_GROUP))
        return record;

      record = pb_dossier_lookup (self->dossier, pb_record_get_owner (record));
      if (record && !pb_context_exists (self, record))
        return NULL;
    }

  return NULL;
}

/* Relations have the group at either end; agreements may have been written by a
 * partner.  All other kinds say themselves whose they are.
 */
static gboolean
is_own (PbRuleContext *self,
        PbRecord      *part)
{
  PbRecord *record = find_whole (self, part);
  PbKind kind = record ? pb_record_get_kind (record) : PB_KIND_COMMON;
  const PbFieldInfo *of_group;
  GPtrArray *parties;

  if (record == NULL)
    return FALSE;
  if (kind == PB_KIND_GROUP)
    return record == self->group;

  of_group = pb_kind_find_flag (kind, PB_FIELD_OF_GROUP);
  if (g_strcmp0 (pb_record_get_text (record, of_group->id), self->group_id) == 0)
    return TRUE;
  if (kind == PB_KIND_RELATION)
    return g_strcmp0 (pb_record_get_text (record, PB_RELATION_TO), self->group_id) == 0;
  if (kind != PB_KIND_AGREEMENT)
    return FALSE;

  parties = pb_dossier_get_referring (self->dossier, pb_record_get_id (record),
                                      PB_AGREEMENT_PARTY_AGREEMENT);
  for (guint i = 0; parties && i < parties->len; i++)
    {
      if (g_strcmp0 (pb_record_get_text (parties->pdata[i], PB_AGREEMENT_PARTY_PARTY),
                     self->group_id) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Records that refer to the group by @field, from those that were there on the
 * judged day.  They come in the order of their first days, so that those of later
 * days are all at the end.
 */
static void
add_referring (PbRuleContext *self,
               PbFieldId      field,
               GPtrArray     *records)
{
  GPtrArray *all = pb_dossier_get_referring (self->dossier, self->group_id, field);
  guint n = all ? all->len : 0;

  while (n > 0 && pb_record_get_start (all->pdata[n - 1]) > self->day)
    n--;

  for (guint i = 0; i < n; i++)
    {
      if (!pb_record_get_deleted (all->pdata[i]))
        g_ptr_array_add (records, all->pdata[i]);
    }
}

static gboolean
says_whose (PbKind kind)
{
  return kind != PB_KIND_GROUP && kind != PB_KIND_RELATION && kind != PB_KIND_AGREEMENT &&
         pb_kind_find_flag (kind, PB_FIELD_OF_GROUP) != NULL;
}

/*
 * pb_context_records:
 *
 * Returns: (transfer none): the group's records of @kind that were there on the
 *   judged day, ordered by their first day
 */
GPtrArray *
pb_context_records (PbRuleContext *self,
                    PbKind         kind)
{
  GPtrArray *all;

  if (self->own[kind])
    return self->own[kind];

  self->own[kind] = g_ptr_array_new ();
  if (says_whose (kind))
    {
      add_referring (self, pb_kind_find_flag (kind, PB_FIELD_OF_GROUP)->id, self->own[kind]);
      return self->own[kind];
    }

  all = pb_dossier_get_records (self->dossier, kind);
  for (guint i = 0; i < all->len; i++)
    {
      if (pb_context_exists (self, all->pdata[i]) && is_own (self, all->pdata[i]))
        g_ptr_array_add (self->own[kind], all->pdata[i]);
    }

  return self->own[kind];
}

/*
 * pb_context_owns:
 *
 * Whether pb_context_records() of its kind has @record.
 */
gboolean
pb_context_owns (PbRuleContext *self,
                 PbRecord      *record)
{
  return pb_context_exists (self, record) && is_own (self, record);
}

/*
 * pb_context_attestations:
 *
 * Returns: (transfer none) (nullable): what members have said about @statement,
 *   the oldest first
 */
GPtrArray *
pb_context_attestations (PbRuleContext *self,
                         const char    *statement)
{
  GPtrArray *all;

  if (self->attestations)
    return g_hash_table_lookup (self->attestations, statement);

  self->attestations = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                              (GDestroyNotify) g_ptr_array_unref);
  all = pb_context_records (self, PB_KIND_ATTESTATION);
  for (guint i = 0; i < all->len; i++)
    {
      const char *item = pb_record_get_text (all->pdata[i], PB_ATTESTATION_ITEM);
      GPtrArray *list = item ? g_hash_table_lookup (self->attestations, item) : NULL;

      if (item && list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (self->attestations, (gpointer) item, list);
        }
      if (list)
        g_ptr_array_add (list, all->pdata[i]);
    }

  return g_hash_table_lookup (self->attestations, statement);
}

/*
 * pb_context_changes:
 *
 * Returns: (transfer none) (nullable) (element-type PbFieldChange): the past
 *   changes of the record with that identifier, the oldest first
 */
GPtrArray *
pb_context_changes (PbRuleContext *self,
                    const char    *id)
{
  if (self->changes)
    return g_hash_table_lookup (self->changes, id);

  self->changes = g_hash_table_new_full (pb_id_hash, g_str_equal, NULL,
                                         (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < pb_dossier_get_n_changes (self->dossier); i++)
    {
      const PbFieldChange *change = pb_dossier_get_change (self->dossier, i);
      GPtrArray *list;

      if (change->day > self->known)
        break;

      list = g_hash_table_lookup (self->changes, change->id);
      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (self->changes, (gpointer) change->id, list);
        }
      g_ptr_array_add (list, (gpointer) change);
    }

  return g_hash_table_lookup (self->changes, id);
}

/*
 * pb_change_is_edit:
 * @record: the record that changed
 *
 * Whether the change was made to what was there before, and not while @record was
 * being entered.  A field that had no value until a later day was edited, too.
 */
gboolean
pb_change_is_edit (const PbFieldChange *change,
                   PbRecord            *record)
{
  gint64 created = pb_record_get_created (record);

  return change->before || (created != 0 && change->day > pb_day_from_instant (created));
}

PbResult *
pb_context_result (PbRuleContext *self,
                   const char    *statement)
{
  return g_hash_table_lookup (self->results, statement);
}

/*
 * pb_context_day:
 *
 * Returns: the day in @field, or %PB_DAY_NONE where it had not come yet
 */
PbDay
pb_context_day (PbRuleContext *self,
                PbRecord      *record,
                PbFieldId      field)
{
  PbDay day = pb_record_get_day (record, field);

  return day > self->day ? PB_DAY_NONE : day;
}

/*
 * pb_context_within:
 *
 * Whether @day lies in the last @window days: T − window < day ≤ T.
 */
gboolean
pb_context_within (PbRuleContext *self,
                   PbDay          day,
                   int            window)
{
  return day != PB_DAY_NONE && day <= self->day && (gint64) day > (gint64) self->day - window;
}

/*
 * pb_context_cadence_days:
 *
 * Returns: the days of one beat of @cadence, or 0 where it has no length
 */
int
pb_context_cadence_days (PbRuleContext *self,
                         int            cadence)
{
  switch (cadence)
    {
    case PB_CADENCE_WEEKLY:
      return pb_context_threshold (self, PB_THRESHOLD_CADENCE_WEEKLY);
    case PB_CADENCE_MONTHLY:
      return pb_context_threshold (self, PB_THRESHOLD_CADENCE_MONTHLY);
    case PB_CADENCE_QUARTERLY:
      return pb_context_threshold (self, PB_THRESHOLD_CADENCE_QUARTERLY);
    case PB_CADENCE_HALF_YEARLY:
      return pb_context_threshold (self, PB_THRESHOLD_CADENCE_HALF_YEARLY);
    case PB_CADENCE_YEARLY:
      return pb_context_threshold (self, PB_THRESHOLD_CADENCE_YEARLY);
    default:
      return 0;
    }
}

/*
 * pb_context_objective_active:
 *
 * Whether @objective was being worked on at some time from @from to @to.
 */
gboolean
pb_context_objective_active (PbRuleContext *self,
                             PbRecord      *objective,
                             PbDay          from,
                             PbDay          to)
{
  PbDay start = pb_record_get_day (objective, PB_OBJECTIVE_START);
  PbDay achieved = pb_record_get_day (objective, PB_OBJECTIVE_ACHIEVED_ON);
  PbDay closed = pb_record_get_day (objective, PB_OBJECTIVE_CLOSED_ON);
  PbDay end = achieved != PB_DAY_NONE ? achieved : closed;

  if (start != PB_DAY_NONE && start > to)
    return FALSE;
  if (end != PB_DAY_NONE)
    return end > from;

  return pb_record_get_enum (objective, PB_OBJECTIVE_STATUS) == PB_OBJECTIVE_STATUS_ACTIVE;
}

gboolean
pb_context_objective_achieved (PbRuleContext *self,
                               PbRecord      *objective,
                               PbDay          by)
{
  PbDay achieved = pb_record_get_day (objective, PB_OBJECTIVE_ACHIEVED_ON);

  if (achieved != PB_DAY_NONE)
    return achieved <= by;

  return pb_record_get_enum (objective, PB_OBJECTIVE_STATUS) == PB_OBJECTIVE_STATUS_ACHIEVED;
}

/*
 * pb_context_agreement_active:
 *
 * Whether @agreement was in force on the judged day.  One whose term has run out
 * is not, whatever its record says.
 */
gboolean
pb_context_agreement_active (PbRuleContext *self,
                             PbRecord      *agreement)
{
  PbDay start = pb_record_get_day (agreement, PB_AGREEMENT_START);
  PbDay end = pb_record_get_day (agreement, PB_AGREEMENT_END);
  PbDay ended = pb_record_get_day (agreement, PB_AGREEMENT_ENDED);
  int status = pb_record_get_enum (agreement, PB_AGREEMENT_STATUS);

  if ((start != PB_DAY_NONE && start > self->day) || (end != PB_DAY_NONE && end < self->day))
    return FALSE;
  if (ended != PB_DAY_NONE)
    return ended > self->day && start != PB_DAY_NONE;

  return status == PB_AGREEMENT_STATUS_ACTIVE;
}

gboolean
pb_context_agreement_external (PbRuleContext *self,
                               PbRecord      *agreement)
{
  GPtrArray *parties;

  if (pb_record_get_enum (agreement, PB_AGREEMENT_SCOPE) == PB_AGREEMENT_SCOPE_EXTERNAL)
    return TRUE;

  parties = pb_dossier_get_referring (self->dossier, pb_record_get_id (agreement),
                                      PB_AGREEMENT_PARTY_AGREEMENT);
  for (guint i = 0; parties && i < parties->len; i++)
    {
      const char *id = pb_record_get_text (parties->pdata[i], PB_AGREEMENT_PARTY_PARTY);
      PbRecord *party = pb_dossier_lookup (self->dossier, id);

      if (party && pb_record_get_kind (party) == PB_KIND_GROUP && strcmp (id, self->group_id) != 0)
        return TRUE;
    }

  return FALSE;
}

/*
 * pb_context_delivered:
 *
 * Returns: when @deliverable was delivered, or %PB_DAY_NONE where it was not
 */
PbDay
pb_context_delivered (PbRuleContext *self,
                      PbRecord      *deliverable)
{
  switch (pb_record_get_enum (deliverable, PB_DELIVERABLE_STATUS))
    {
    case PB_DELIVERABLE_STATUS_DELIVERED:
    case PB_DELIVERABLE_STATUS_ACCEPTED:
      return pb_context_day (self, deliverable, PB_DELIVERABLE_DELIVERED_ON);

    default:
      return PB_DAY_NONE;
    }
}

static gboolean
objective_serves (PbRuleContext *self,
                  const char    *id)
{
  PbRecord *objective = pb_dossier_lookup (self->dossier, id);

  return objective && pb_record_get_kind (objective) == PB_KIND_OBJECTIVE &&
         pb_record_has (objective, PB_OBJECTIVE_PURPOSE_LINK);
}

static gboolean
any_objective_serves (PbRuleContext *self,
                      PbRecord      *record,
                      PbFieldId      field)
{
  g_autofree const char **objectives = NULL;

  if (pb_record_get_value (record, field) == NULL)
    return FALSE;

  objectives = pb_record_get_set (record, field, NULL);
  for (guint i = 0; objectives[i]; i++)
    {
      if (objective_serves (self, objectives[i]))
        return TRUE;
    }

  return FALSE;
}

/* One step from a record to the objectives that it is about. */
static gboolean
leads_to_purpose (PbRuleContext *self,
                  PbRecord      *record)
{
  if (record == NULL)
    return FALSE;

  switch ((guint) pb_record_get_kind (record))
    {
    case PB_KIND_OBJECTIVE:
      return pb_record_has (record, PB_OBJECTIVE_PURPOSE_LINK);

    case PB_KIND_DELIVERABLE:
      return objective_serves (self, pb_record_get_text (record, PB_DELIVERABLE_OBJECTIVE));

    case PB_KIND_TASK:
      return objective_serves (self, pb_record_get_text (record, PB_TASK_OBJECTIVE));

    case PB_KIND_METRIC:
      return any_objective_serves (self, record, PB_METRIC_OBJECTIVES);

    case PB_KIND_AGREEMENT:
      return any_objective_serves (self, record, PB_AGREEMENT_OBJECTIVES);

    default:
      return FALSE;
    }
}

/*
 * pb_context_serves_purpose:
 *
 * Whether a task, a deliverable, a metric, an agreement or a decision reaches an
 * objective that says how it serves the purpose.  Decisions name objectives, or
 * what they change leads to one.
 */
gboolean
pb_context_serves_purpose (PbRuleContext *self,
                           PbRecord      *record)
{
  g_autofree const char **changes = NULL;

  if (pb_record_get_kind (record) != PB_KIND_DECISION)
    return leads_to_purpose (self, record);
  if (any_objective_serves (self, record, PB_DECISION_OBJECTIVES))
    return TRUE;

  changes = pb_record_get_set (record, PB_DECISION_CHANGES, NULL);
  for (guint i = 0; changes[i]; i++)
    {
      if (leads_to_purpose (self, pb_dossier_lookup (self->dossier, changes[i])))
        return TRUE;
    }

  return FALSE;
}

/*
 * pb_context_evidence:
 *
 * Returns: (transfer container): the evidence for @subject that supports it
 */
GPtrArray *
pb_context_evidence (PbRuleContext *self,
                     PbRecord      *subject)
{
  GPtrArray *evidence = g_ptr_array_new ();
  GPtrArray *all = pb_dossier_get_referring (self->dossier, pb_record_get_id (subject),
                                             PB_EVIDENCE_SUBJECT);

  for (guint i = 0; all && i < all->len; i++)
    {
      if (pb_context_exists (self, all->pdata[i]) &&
          pb_record_get_enum (all->pdata[i], PB_EVIDENCE_RELATION) !=
            PB_EVIDENCE_RELATION_CHALLENGES)
        g_ptr_array_add (evidence, all->pdata[i]);
    }

  return evidence;
}

/*
 * pb_context_read_cycle:
 *
 * Reads the days of a cycle; where it does not say its end, the last day of its
 * stages is the end.
 */
void
pb_context_read_cycle (PbRuleContext *self,
                       PbRecord      *record,
                       PbCycleFacts  *cycle)
{
  static const PbFieldId fields[] = {
    PB_CYCLE_PLANNING_START, PB_CYCLE_PLANNING_END, PB_CYCLE_EXECUTION_START,
    PB_CYCLE_EXECUTION_END, PB_CYCLE_FEEDBACK_START, PB_CYCLE_FEEDBACK_END,
    PB_CYCLE_EVOLUTION_START, PB_CYCLE_EVOLUTION_END,
  };
  PbDay stages = PB_DAY_NONE;

  cycle->complete = TRUE;
  cycle->start = pb_record_get_day (record, PB_CYCLE_START);
  cycle->end = pb_record_get_day (record, PB_CYCLE_END);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      PbDay day = pb_record_get_day (record, fields[i]);

      cycle->complete &= day != PB_DAY_NONE && day <= self->day;
      stages = MAX (stages, day);
    }

  if (cycle->end == PB_DAY_NONE)
    cycle->end = stages;
  cycle->complete &= cycle->end <= self->day;
}

/*
 * pb_evidence_is_outside:
 *
 * Whether the evidence comes from somebody outside the group, or can be looked
 * up on a chain.
 */
gboolean
pb_evidence_is_outside (PbRecord *evidence)
{
  int origin = pb_record_get_enum (evidence, PB_EVIDENCE_ORIGIN);

  return origin == PB_EVIDENCE_ORIGIN_OUTSIDE_PARTY ||
         origin == PB_EVIDENCE_ORIGIN_ONCHAIN_REFERENCE;
}
