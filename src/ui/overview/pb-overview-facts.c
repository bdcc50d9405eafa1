/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/overview/pb-overview-facts.h"

/* More numbers than that are not an overview any more. */
#define MAX_NUMBERS 3

/* What the thread is given. */
typedef struct
{
  PbDossier *dossier;
  PbCriteriaSet *criteria;
  PbDay day;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_object (&question->dossier);
  g_clear_object (&question->criteria);
  g_free (question);
}

static void
number_free (gpointer data)
{
  PbOverviewNumber *number = data;

  g_free (number->metric_id);
  pb_chart_data_free (number->data);
  g_free (number);
}

/* What is judged and has a value comes first, and of that what is behind. */
static int
get_rank (const PbOverviewNumber *number)
{
  if (number->data->value_text == NULL)
    return 5;

  switch (number->data->status)
    {
    case PB_METRIC_STATUS_OFF_TRACK:
      return 0;
    case PB_METRIC_STATUS_BEHIND:
      return 1;
    case PB_METRIC_STATUS_ON_TRACK:
      return 2;
    case PB_METRIC_STATUS_DESCRIBED:
      return 3;
    case PB_METRIC_STATUS_UNKNOWN:
    default:
      return 4;
    }
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const PbOverviewNumber *first = *(PbOverviewNumber * const *) a;
  const PbOverviewNumber *second = *(PbOverviewNumber * const *) b;
  int difference = get_rank (first) - get_rank (second);

  if (difference != 0)
    return difference;

  return g_utf8_collate (first->data->title, second->data->title);
}

static void
gather_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Question *question = task_data;
  GPtrArray *metrics = pb_dossier_get_records (question->dossier, PB_KIND_METRIC);
  const char *group_id = pb_dossier_get_group_id (question->dossier);
  g_autoptr(PbOverviewFacts) facts = g_new0 (PbOverviewFacts, 1);

  facts->timeline = pb_timeline_build (question->dossier, question->day);
  facts->numbers = g_ptr_array_new_with_free_func (number_free);

  for (guint i = 0; metrics != NULL && i < metrics->len; i++)
    {
      PbRecord *metric = g_ptr_array_index (metrics, i);
      PbOverviewNumber *number;

      if (g_strcmp0 (pb_record_get_text (metric, PB_METRIC_GROUP), group_id) != 0)
        continue;

      if (g_cancellable_is_cancelled (cancellable))
        break;

      number = g_new0 (PbOverviewNumber, 1);
      number->metric_id = g_strdup (pb_record_get_id (metric));
      number->data = pb_chart_data_new_metric (question->dossier, question->criteria, metric,
                                               question->day);
      g_ptr_array_add (facts->numbers, number);
    }

  facts->n_metrics = facts->numbers->len;
  g_ptr_array_sort (facts->numbers, compare_numbers);
  if (facts->numbers->len > MAX_NUMBERS)
    g_ptr_array_set_size (facts->numbers, MAX_NUMBERS);

  g_task_return_pointer (task, g_steal_pointer (&facts),
                         (GDestroyNotify) pb_overview_facts_free);
}

/**
 * pb_overview_facts_free:
 * @self: (transfer full): facts
 *
 * Frees @self.
 */
void
pb_overview_facts_free (PbOverviewFacts *self)
{
  g_clear_pointer (&self->timeline, pb_timeline_free);
  g_clear_pointer (&self->numbers, g_ptr_array_unref);
  g_free (self);
}

/**
 * pb_overview_facts_gather_async:
 * @context: a context with a dossier
 * @cancellable: (nullable): to give it up
 * @callback: called when the facts are there
 * @user_data: for @callback
 *
 * Works out on a thread what the overview shows.
 */
void
pb_overview_facts_gather_async (PbGroupContext      *context,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Question *question;

  g_return_if_fail (PB_IS_GROUP_CONTEXT (context));
  g_return_if_fail (pb_group_context_get_dossier (context) != NULL);

  question = g_new0 (Question, 1);
  question->dossier = g_object_ref (pb_group_context_get_dossier (context));
  question->criteria = g_object_ref (pb_group_context_get_criteria (context));
  question->day = pb_dossier_get_day (question->dossier);

  task = g_task_new (context, cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_overview_facts_gather_async);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, gather_in_thread);
}

/**
 * pb_overview_facts_gather_finish:
 * @context: a context
 * @result: the result
 * @error: return location for a %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the facts
 */
PbOverviewFacts *
pb_overview_facts_gather_finish (PbGroupContext  *context,
                                 GAsyncResult    *result,
                                 GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, context), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
