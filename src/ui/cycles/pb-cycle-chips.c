/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/cycles/pb-cycle-chips.h"

#include <glib/gi18n.h>

#include "framework/pb-cycle-work.h"

/**
 * pb_chip_set_stage:
 * @self: a chip
 * @state: where a stage of a cycle lies
 *
 * Shows @state.
 */
void
pb_chip_set_stage (PbChip            *self,
                   PbCycleStageState  state)
{
  switch (state)
    {
    case PB_CYCLE_STAGE_STATE_OVER:
      pb_chip_set (self, C_("stage", "Over"), "object-select-symbolic", "success");
      break;
    case PB_CYCLE_STAGE_STATE_RUNNING:
      pb_chip_set (self, C_("stage", "Running"), "media-playback-start-symbolic", "accent");
      break;
    case PB_CYCLE_STAGE_STATE_AHEAD:
      pb_chip_set (self, C_("stage", "Ahead"), "pb-quiet-symbolic", "neutral");
      break;
    case PB_CYCLE_STAGE_STATE_UNKNOWN:
    default:
      pb_chip_set (self, C_("stage", "Not planned"), "pb-unknown-symbolic", "neutral");
      break;
    }
}

/**
 * pb_chip_set_insight:
 * @self: a chip
 * @insight: an insight
 * @day: the day to look from
 *
 * Shows what came of @insight, and marks one that has waited for too long.
 */
void
pb_chip_set_insight (PbChip   *self,
                     PbRecord *insight,
                     PbDay     day)
{
  int disposition = pb_record_get_enum (insight, PB_INSIGHT_DISPOSITION);
  const char *label = pb_enum_get_label (pb_insight_disposition_get_type (), MAX (0, disposition));

  if (pb_insight_waits_long (insight, day))
    pb_chip_set (self, _("Waiting for long"), "pb-watch-symbolic", "warning");
  else if (disposition == PB_INSIGHT_DISPOSITION_ADOPTED)
    pb_chip_set (self, label, "object-select-symbolic", "success");
  else if (disposition == PB_INSIGHT_DISPOSITION_DECLINED)
    pb_chip_set (self, label, "window-close-symbolic", "neutral");
  else if (disposition == PB_INSIGHT_DISPOSITION_MERGED)
    pb_chip_set (self, label, "go-next-symbolic", "neutral");
  else
    pb_chip_set (self, label, "pb-quiet-symbolic", "accent");
}

/**
 * pb_chip_set_feedback:
 * @self: a chip
 * @feedback: feedback
 *
 * Shows what was done about @feedback.
 */
void
pb_chip_set_feedback (PbChip   *self,
                      PbRecord *feedback)
{
  int status = pb_record_get_enum (feedback, PB_FEEDBACK_STATUS);
  const char *label = pb_enum_get_label (pb_feedback_status_get_type (), MAX (0, status));

  if (status == PB_FEEDBACK_STATUS_ANSWERED)
    pb_chip_set (self, label, "mail-reply-sender-symbolic", "neutral");
  else if (status == PB_FEEDBACK_STATUS_ACTED_ON)
    pb_chip_set (self, label, "object-select-symbolic", "success");
  else if (status == PB_FEEDBACK_STATUS_DECLINED)
    pb_chip_set (self, label, "window-close-symbolic", "neutral");
  else
    pb_chip_set (self, label, "mail-unread-symbolic", "accent");
}

/**
 * pb_chip_set_task:
 * @self: a chip
 * @task: a task
 * @day: the day to look from
 *
 * Shows how far @task is, and marks one that is overdue.
 */
void
pb_chip_set_task (PbChip   *self,
                  PbRecord *task,
                  PbDay     day)
{
  int status = pb_work_get_status (task);
  const char *label = pb_enum_get_label (pb_task_status_get_type (), MAX (0, status));

  if (pb_work_is_overdue (task, day))
    pb_chip_set_attention (self, PB_ATTENTION_OVERDUE);
  else if (status == PB_TASK_STATUS_DONE)
    pb_chip_set (self, label, "object-select-symbolic", "success");
  else if (status == PB_TASK_STATUS_CANCELLED)
    pb_chip_set (self, label, "window-close-symbolic", "neutral");
  else if (status == PB_TASK_STATUS_IN_PROGRESS)
    pb_chip_set (self, label, "media-playback-start-symbolic", "accent");
  else
    pb_chip_set (self, label, "pb-quiet-symbolic", "neutral");
}
