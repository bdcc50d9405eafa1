/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-judging.h"

#include "framework/pb-criteria-choice.h"
#include "framework/pb-judge.h"

/* Judges a group on a thread: the one that a window shows, and all of them for
 * the overview of a network.
 */

/**
 * pb_judging_free:
 * @self: (transfer full): what came of judging a group
 *
 * Frees it.
 */
void
pb_judging_free (PbJudging *self)
{
  g_clear_object (&self->dossier);
  g_clear_object (&self->criteria);
  g_clear_object (&self->judgement);
  g_clear_pointer (&self->attention, g_ptr_array_unref);
  g_free (self->problem);
  g_free (self);
}

static void
judge_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  PbJudging *given = task_data;
  g_autoptr(PbJudging) judging = g_new0 (PbJudging, 1);
  GError *error = NULL;
  PbDay day = pb_dossier_get_day (given->dossier);

  judging->dossier = g_object_ref (given->dossier);
  judging->criteria = pb_criteria_set_choose (judging->dossier, given->criteria,
                                              &judging->problem);
  judging->judgement = pb_judge (judging->dossier, judging->criteria, day, cancellable, &error);
  if (judging->judgement == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  judging->attention = pb_attention_list (judging->dossier, judging->criteria,
                                          judging->judgement, day);
  g_task_return_pointer (task, g_steal_pointer (&judging), (GDestroyNotify) pb_judging_free);
}

/**
 * pb_judging_run_async:
 * @dossier: a sealed dossier
 * @criteria: what to judge by where the group has not chosen any criteria
 * @cancellable: (nullable): to give up
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Judges a group for the day of its dossier.
 */
void
pb_judging_run_async (PbDossier           *dossier,
                      PbCriteriaSet       *criteria,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  PbJudging *given;

  g_return_if_fail (PB_IS_DOSSIER (dossier));
  g_return_if_fail (PB_IS_CRITERIA_SET (criteria));

  given = g_new0 (PbJudging, 1);
  given->dossier = g_object_ref (dossier);
  given->criteria = g_object_ref (criteria);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_judging_run_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, given, (GDestroyNotify) pb_judging_free);
  g_task_run_in_thread (task, judge_in_thread);
}

/**
 * pb_judging_run_finish:
 * @result: what the callback got
 * @error: return location for why the group could not be judged
 *
 * Returns: (transfer full) (nullable): what came of it
 */
PbJudging *
pb_judging_run_finish (GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
