/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-edit.h"
#include "model/pb-record.h"

G_BEGIN_DECLS

/**
 * PB_N_CYCLE_STAGES:
 *
 * How many stages a cycle has.
 */
#define PB_N_CYCLE_STAGES 4

/**
 * PbCycleStageState:
 * @PB_CYCLE_STAGE_STATE_UNKNOWN: it has no days
 * @PB_CYCLE_STAGE_STATE_AHEAD: it begins after the day
 * @PB_CYCLE_STAGE_STATE_RUNNING: the day lies in it
 * @PB_CYCLE_STAGE_STATE_OVER: it ended before the day
 *
 * Where a stage lies, seen from a day.
 */
typedef enum
{
  PB_CYCLE_STAGE_STATE_UNKNOWN,
  PB_CYCLE_STAGE_STATE_AHEAD,
  PB_CYCLE_STAGE_STATE_RUNNING,
  PB_CYCLE_STAGE_STATE_OVER,
} PbCycleStageState;

/**
 * PbCycleStageDays:
 * @start: the first day, or %PB_DAY_NONE
 * @end: the last day, or %PB_DAY_NONE
 *
 * The days of one stage.
 */
typedef struct
{
  PbDay start;
  PbDay end;
} PbCycleStageDays;

/**
 * PbCyclePlan:
 * @start: the first day of the cycle, or %PB_DAY_NONE
 * @end: its last day, or %PB_DAY_NONE
 * @stages: the days of its stages, by #PbCycleStage
 *
 * When a cycle and its stages are.
 */
typedef struct
{
  PbDay            start;
  PbDay            end;
  PbCycleStageDays stages[PB_N_CYCLE_STAGES];
} PbCyclePlan;

PbFieldId         pb_cycle_stage_get_start_field (PbCycleStage       stage);
PbFieldId         pb_cycle_stage_get_end_field   (PbCycleStage       stage);

void              pb_cycle_plan_init_lengths     (PbCyclePlan       *plan,
                                                  PbDay              start,
                                                  const int         *days);
void              pb_cycle_plan_init_record      (PbCyclePlan       *plan,
                                                  PbRecord          *cycle);
gboolean          pb_cycle_plan_has_stages       (const PbCyclePlan *plan);
int               pb_cycle_plan_get_days         (const PbCyclePlan *plan,
                                                  PbCycleStage       stage);
PbCycleStageState pb_cycle_plan_get_state        (const PbCyclePlan *plan,
                                                  PbCycleStage       stage,
                                                  PbDay              day);
int               pb_cycle_plan_find_open        (const PbCyclePlan *plan,
                                                  PbDay              day);
gboolean          pb_cycle_plan_close_stage      (PbCyclePlan       *plan,
                                                  PbCycleStage       stage,
                                                  PbDay              day);
void              pb_cycle_plan_fill_record      (const PbCyclePlan *plan,
                                                  PbRecord          *cycle);
void              pb_cycle_plan_fill_edit        (const PbCyclePlan *plan,
                                                  PbEdit            *edit,
                                                  PbRecord          *cycle);

G_END_DECLS
