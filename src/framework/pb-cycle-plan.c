/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-cycle-plan.h"

/* The fields of each stage, in the order of #PbCycleStage. */
static const struct
{
  PbFieldId start;
  PbFieldId end;
} fields[PB_N_CYCLE_STAGES] = {
  { PB_CYCLE_PLANNING_START, PB_CYCLE_PLANNING_END },
  { PB_CYCLE_EXECUTION_START, PB_CYCLE_EXECUTION_END },
  { PB_CYCLE_FEEDBACK_START, PB_CYCLE_FEEDBACK_END },
  { PB_CYCLE_EVOLUTION_START, PB_CYCLE_EVOLUTION_END },
};

/**
 * pb_cycle_stage_get_start_field:
 * @stage: a stage
 *
 * Returns: the field of a cycle that holds the first day of @stage
 */
PbFieldId
pb_cycle_stage_get_start_field (PbCycleStage stage)
{
  g_return_val_if_fail ((guint) stage < PB_N_CYCLE_STAGES, 0);

  return fields[stage].start;
}

/**
 * pb_cycle_stage_get_end_field:
 * @stage: a stage
 *
 * Returns: the field of a cycle that holds the last day of @stage
 */
PbFieldId
pb_cycle_stage_get_end_field (PbCycleStage stage)
{
  g_return_val_if_fail ((guint) stage < PB_N_CYCLE_STAGES, 0);

  return fields[stage].end;
}

/**
 * pb_cycle_plan_init_lengths:
 * @plan: (out caller-allocates): a plan
 * @start: the first day
 * @days: (array fixed-size=4): how many days each stage lasts; none where 0
 *
 * Lays the stages out one after the other, without a gap.
 */
void
pb_cycle_plan_init_lengths (PbCyclePlan *plan,
                            PbDay        start,
                            const int   *days)
{
  PbDay next = start;

  g_return_if_fail (plan != NULL);
  g_return_if_fail (days != NULL);

  plan->start = start;
  for (guint i = 0; i < PB_N_CYCLE_STAGES; i++)
    {
      gboolean any = start != PB_DAY_NONE && days[i] > 0;

      plan->stages[i].start = any ? next : PB_DAY_NONE;
      plan->stages[i].end = any ? next + days[i] - 1 : PB_DAY_NONE;
      if (any)
        next += days[i];
    }
  plan->end = next > start ? next - 1 : PB_DAY_NONE;
}

/* The last day of the stages, or none where the last of them is open. */
static PbDay
find_last_day (const PbCyclePlan *plan)
{
  PbDay last = PB_DAY_NONE;

  for (guint i = 0; i < PB_N_CYCLE_STAGES; i++)
    {
      if (plan->stages[i].end == PB_DAY_NONE && plan->stages[i].start > last)
        last = PB_DAY_NONE;
      else
        last = MAX (last, plan->stages[i].end);
    }

  return last;
}

/**
 * pb_cycle_plan_init_record:
 * @plan: (out caller-allocates): a plan
 * @cycle: a cycle
 *
 * Reads the days of @cycle.  Where it does not say its end, the last day of its
 * stages is the end, as long as the last of them has one.
 */
void
pb_cycle_plan_init_record (PbCyclePlan *plan,
                           PbRecord    *cycle)
{
  g_return_if_fail (plan != NULL);
  g_return_if_fail (PB_IS_RECORD (cycle) && pb_record_get_kind (cycle) == PB_KIND_CYCLE);

  plan->start = pb_record_get_day (cycle, PB_CYCLE_START);
  plan->end = pb_record_get_day (cycle, PB_CYCLE_END);
  for (guint i = 0; i < PB_N_CYCLE_STAGES; i++)
    {
      plan->stages[i].start = pb_record_get_day (cycle, fields[i].start);
      plan->stages[i].end = pb_record_get_day (cycle, fields[i].end);
    }

  if (plan->end == PB_DAY_NONE)
    plan->end = find_last_day (plan);
}

/**
 * pb_cycle_plan_has_stages:
 * @plan: a plan
 *
 * Returns: whether any stage has a day
 */
gboolean
pb_cycle_plan_has_stages (const PbCyclePlan *plan)
{
  g_return_val_if_fail (plan != NULL, FALSE);

  for (guint i = 0; i < PB_N_CYCLE_STAGES; i++)
    {
      if (plan->stages[i].start != PB_DAY_NONE || plan->stages[i].end != PB_DAY_NONE)
        return TRUE;
    }

  return FALSE;
}

/**
 * pb_cycle_plan_get_days:
 * @plan: a plan
 * @stage: a stage
 *
 * Returns: how many days @stage lasts, both ends counted, or 0 where that is
 *   not known
 */
int
pb_cycle_plan_get_days (const PbCyclePlan *plan,
                        PbCycleStage       stage)
{
  const PbCycleStageDays *days;

  g_return_val_if_fail (plan != NULL, 0);
  g_return_val_if_fail ((guint) stage < PB_N_CYCLE_STAGES, 0);

  days = &plan->stages[stage];
  if (days->start == PB_DAY_NONE || days->end == PB_DAY_NONE || days->end < days->start)
    return 0;

  return days->end - days->start + 1;
}

/**
 * pb_cycle_plan_get_state:
 * @plan: a plan
 * @stage: a stage
 * @day: the day to look from
 *
 * A stage without a last day is running until the next one begins.
 *
 * Returns: where @stage lies
 */
PbCycleStageState
pb_cycle_plan_get_state (const PbCyclePlan *plan,
                         PbCycleStage       stage,
                         PbDay              day)
{
  const PbCycleStageDays *days;

  g_return_val_if_fail (plan != NULL, PB_CYCLE_STAGE_STATE_UNKNOWN);
  g_return_val_if_fail ((guint) stage < PB_N_CYCLE_STAGES, PB_CYCLE_STAGE_STATE_UNKNOWN);

  days = &plan->stages[stage];
  if (days->end != PB_DAY_NONE && days->end < day)
    return PB_CYCLE_STAGE_STATE_OVER;
  if (days->start == PB_DAY_NONE)
    return days->end == PB_DAY_NONE ? PB_CYCLE_STAGE_STATE_UNKNOWN : PB_CYCLE_STAGE_STATE_RUNNING;
  if (days->start > day)
    return PB_CYCLE_STAGE_STATE_AHEAD;

  for (guint i = stage + 1; days->end == PB_DAY_NONE && i < PB_N_CYCLE_STAGES; i++)
    {
      if (plan->stages[i].start != PB_DAY_NONE && plan->stages[i].start <= day)
        return PB_CYCLE_STAGE_STATE_OVER;
    }

  return PB_CYCLE_STAGE_STATE_RUNNING;
}

/**
 * pb_cycle_plan_find_open:
 * @plan: a plan
 * @day: the day to look from
 *
 * The stage that can be closed: the one that the cycle is in.  Between two
 * stages that is the one before the gap, and with only its last day gone by
 * unnoticed a cycle has none.
 *
 * Returns: a #PbCycleStage, or -1
 */
int
pb_cycle_plan_find_open (const PbCyclePlan *plan,
                         PbDay              day)
{
  int open = -1;

  g_return_val_if_fail (plan != NULL, -1);

  if (plan->start == PB_DAY_NONE || plan->start > day)
    return -1;
  if (plan->end != PB_DAY_NONE && plan->end < day)
    return -1;

  for (guint i = 0; i < PB_N_CYCLE_STAGES; i++)
    {
      if (plan->stages[i].start != PB_DAY_NONE && plan->stages[i].start <= day)
        open = i;
    }

  return open;
}

/**
 * pb_cycle_plan_close_stage:
 * @plan: a plan
 * @stage: a stage
 * @day: its last day
 *
 * Ends @stage on @day and begins the next one on the day after.  Stages that
 * would be over before they began move on as far as needed and keep their
 * lengths; after the last stage the cycle ends.
 *
 * Returns: whether @stage can end on @day: not before it has begun
 */
gboolean
pb_cycle_plan_close_stage (PbCyclePlan  *plan,
                           PbCycleStage  stage,
                           PbDay         day)
{
  PbDay next = day + 1;

  g_return_val_if_fail (plan != NULL, FALSE);
  g_return_val_if_fail ((guint) stage < PB_N_CYCLE_STAGES, FALSE);

  if (day == PB_DAY_NONE || plan->stages[stage].start == PB_DAY_NONE ||
      plan->stages[stage].start > day)
    return FALSE;

  plan->stages[stage].end = day;
  for (guint i = stage + 1; i < PB_N_CYCLE_STAGES; i++)
    {
      PbCycleStageDays *days = &plan->stages[i];
      int length = pb_cycle_plan_get_days (plan, i);

      if (i > (guint) stage + 1 && (days->start == PB_DAY_NONE || days->start >= next))
        break;

      days->start = next;
      if (days->end != PB_DAY_NONE && days->end < next)
        days->end = next + MAX (length, 1) - 1;
      if (days->end == PB_DAY_NONE)
        break;
      next = days->end + 1;
    }

  if (stage == PB_CYCLE_STAGE_EVOLUTION)
    plan->end = day;
  else if (plan->end != PB_DAY_NONE)
    plan->end = MAX (plan->end, find_last_day (plan));

  return TRUE;
}

static void
set_day (PbRecord  *cycle,
         PbFieldId  field,
         PbDay      day)
{
  pb_record_set_value (cycle, field, day == PB_DAY_NONE ? NULL : g_variant_new_int32 (day));
}

/**
 * pb_cycle_plan_fill_record:
 * @plan: a plan
 * @cycle: a cycle that is not stored yet
 *
 * Gives @cycle the days of @plan.
 */
void
pb_cycle_plan_fill_record (const PbCyclePlan *plan,
                           PbRecord          *cycle)
{
  g_return_if_fail (plan != NULL);
  g_return_if_fail (PB_IS_RECORD (cycle) && pb_record_get_kind (cycle) == PB_KIND_CYCLE);

  set_day (cycle, PB_CYCLE_START, plan->start);
  set_day (cycle, PB_CYCLE_END, plan->end);
  for (guint i = 0; i < PB_N_CYCLE_STAGES; i++)
    {
      set_day (cycle, fields[i].start, plan->stages[i].start);
      set_day (cycle, fields[i].end, plan->stages[i].end);
    }
}

static void
change_day (PbEdit    *edit,
            PbRecord  *cycle,
            PbFieldId  field,
            PbDay      day)
{
  if (pb_record_get_day (cycle, field) != day)
    pb_edit_set_day (edit, pb_record_get_id (cycle), field, day);
}

/**
 * pb_cycle_plan_fill_edit:
 * @plan: a plan
 * @edit: an edit
 * @cycle: a stored cycle
 *
 * Changes those days of @cycle that are others in @plan.
 */
void
pb_cycle_plan_fill_edit (const PbCyclePlan *plan,
                         PbEdit            *edit,
                         PbRecord          *cycle)
{
  g_return_if_fail (plan != NULL);
  g_return_if_fail (PB_IS_EDIT (edit));
  g_return_if_fail (PB_IS_RECORD (cycle) && pb_record_get_kind (cycle) == PB_KIND_CYCLE);

  change_day (edit, cycle, PB_CYCLE_START, plan->start);
  change_day (edit, cycle, PB_CYCLE_END, plan->end);
  for (guint i = 0; i < PB_N_CYCLE_STAGES; i++)
    {
      change_day (edit, cycle, fields[i].start, plan->stages[i].start);
      change_day (edit, cycle, fields[i].end, plan->stages[i].end);
    }
}
