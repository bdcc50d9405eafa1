/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-rules-private.h"

#include "framework/pb-i18n-private.h"
#include "framework/pb-metric-standing-private.h"
#include "model/pb-id.h"

/* The objective has a deliverable in the window, or a metric on track. */
static gboolean
has_progress (PbRuleContext *context,
              PbRecord      *objective,
              GHashTable    *delivered)
{
  GPtrArray *metrics;

  if (g_hash_table_contains (delivered, pb_record_get_id (objective)))
    return TRUE;

  metrics = pb_dossier_get_referring (context->dossier, pb_record_get_id (objective),
                                      PB_METRIC_OBJECTIVES);
  for (guint i = 0; metrics && i < metrics->len; i++)
    {
      const PbMetricStanding *standing;

      if (!pb_context_owns (context, metrics->pdata[i]))
        continue;

      standing = pb_context_metric (context, metrics->pdata[i]);
      if (standing->status == PB_METRIC_STATUS_ON_TRACK)
        return TRUE;
    }

  return FALSE;
}

/* I2: executing strategy, delivering concrete outcomes. */
void
pb_rule_i2 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  int window = context->window_half;
  GPtrArray *objectives = pb_context_records (context, PB_KIND_OBJECTIVE);
  GPtrArray *deliverables = pb_context_records (context, PB_KIND_DELIVERABLE);
  g_autoptr(GHashTable) delivered = g_hash_table_new (pb_id_hash, g_str_equal);
  guint n_active = 0, n_progress = 0, n_delivered = 0;

  for (guint i = 0; i < deliverables->len; i++)
    {
      const char *id = pb_record_get_text (deliverables->pdata[i], PB_DELIVERABLE_OBJECTIVE);

      if (id == NULL || *id == '\0' ||
          !pb_context_within (context, pb_context_delivered (context, deliverables->pdata[i]),
                              window))
        continue;
      n_delivered++;
      g_hash_table_add (delivered, (gpointer) id);
      pb_verdict_record (verdict, deliverables->pdata[i]);
    }

  for (guint i = 0; i < objectives->len; i++)
    {
      if (!pb_context_objective_active (context, objectives->pdata[i], context->day - window,
                                        context->day))
        continue;
      n_active++;
      n_progress += has_progress (context, objectives->pdata[i], delivered);
      pb_verdict_record (verdict, objectives->pdata[i]);
    }

  if (n_active == 0)
    {
      pb_verdict_say (verdict, ngettext ("No objective was active in the last %d day.",
                                         "No objective was active in the last %d days.", window),
                      window);
      return;
    }

  pb_verdict_count (verdict, _("Finished deliverables for objectives"), n_delivered);
  pb_verdict_share (verdict, _("Objectives that make progress"), n_progress, n_active);

  if (n_delivered == 0)
    verdict->value = PB_RESULT_NOT_MET;
  else if (pb_at_least_percent (n_progress, n_active,
                                pb_context_threshold (context, PB_THRESHOLD_I2_MET)))
    verdict->value = PB_RESULT_MET;
  else
    verdict->value = PB_RESULT_PARTLY;

  pb_verdict_say (verdict, ngettext ("%u deliverable for an objective was finished in the last %d "
                                     "days.",
                                     "%u deliverables for objectives were finished in the last %d "
                                     "days.",
                                     n_delivered),
                  n_delivered, window);
  pb_verdict_say (verdict, ngettext ("%u of %u active objective has a deliverable or a metric on "
                                     "track.",
                                     "%u of %u active objectives have a deliverable or a metric on "
                                     "track.",
                                     n_active),
                  n_progress, n_active);
}

/* Finished tasks and activities. */
typedef struct
{
  guint n;
  guint n_impact;
} Effort;

static void
add_effort (Effort    *effort,
            PbVerdict *verdict,
            PbRecord  *record,
            gboolean   building)
{
  effort->n++;
  effort->n_impact += !building;
  if (verdict)
    pb_verdict_record (verdict, record);
}

static Effort
count_effort (PbRuleContext *context,
              PbDay          after,
              PbDay          up_to,
              PbVerdict     *verdict)
{
  GArray *activities = pb_context_activities (context);
  GArray *tasks = pb_context_tasks (context);
  Effort effort = { 0, 0 };

  for (guint i = activities->len; i-- > 0;)
    {
      const PbActivityFacts *activity = &g_array_index (activities, PbActivityFacts, i);

      if (activity->date <= after)
        break;
      if (activity->date <= up_to)
        add_effort (&effort, verdict, activity->record, activity->building);
    }

  for (guint i = 0; i < tasks->len; i++)
    {
      const PbTaskFacts *task = &g_array_index (tasks, PbTaskFacts, i);

      if (task->done > after && task->done <= up_to)
        add_effort (&effort, verdict, task->record,
                    pb_record_get_flag (task->record, PB_TASK_BUILDING));
    }

  return effort;
}

/* I3: focus moved from building to impact. */
void
pb_rule_i3 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  int window = context->window_half;
  guint least = pb_context_threshold (context, PB_THRESHOLD_I3_LEAST);
  Effort now = count_effort (context, context->day - window, context->day, verdict);
  Effort before = count_effort (context, context->day - 2 * window, context->day - window, NULL);

  pb_verdict_share (verdict, _("Work that serves impact"), now.n_impact, now.n);
  pb_verdict_share (verdict, _("In the period before"), before.n_impact, before.n);

  if (now.n == 0)
    {
      pb_verdict_say (verdict, ngettext ("No finished task and no activity is on record for the "
                                         "last %d day.",
                                         "No finished task and no activity is on record for the "
                                         "last %d days.",
                                         window),
                      window);
      return;
    }
  if (now.n < least)
    {
      pb_verdict_say (verdict, ngettext ("%u finished task or activity is on record for the last "
                                         "%d days; it takes %u to judge.",
                                         "%u finished tasks and activities are on record for the "
                                         "last %d days; it takes %u to judge.",
                                         now.n),
                      now.n, window, least);
      return;
    }

  verdict->value = pb_positive_by_share (now.n_impact, now.n,
                                         pb_context_threshold (context, PB_THRESHOLD_I3_MET),
                                         pb_context_threshold (context, PB_THRESHOLD_I3_PARTLY));

  pb_verdict_say (verdict, ngettext ("%u of %u finished task or activity of the last %d days was "
                                     "not about building the group itself.",
                                     "%u of %u finished tasks and activities of the last %d days "
                                     "were not about building the group itself.",
                                     now.n),
                  now.n_impact, now.n, window);
}

/* I4: actively coordinating with other entities. */
void
pb_rule_i4 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  GPtrArray *partners = pb_context_partners (context);
  GPtrArray *agreements = pb_context_records (context, PB_KIND_AGREEMENT);
  guint need = pb_context_threshold (context, PB_THRESHOLD_I4_TOUCHED);
  guint n_short = 0, n_half = 0, n_agreements = 0;

  if (partners->len == 0)
    {
      if (!pb_record_get_flag (context->group, PB_GROUP_NO_RELATIONS))
        {
          pb_verdict_say (verdict, "%s", _("No active relation to another group is on record."));
          return;
        }
      verdict->value = PB_RESULT_NOT_MET;
      pb_verdict_say (verdict, "%s", _("The group has declared that it has no relations to other "
                                       "groups."));
      return;
    }

  for (guint i = 0; i < partners->len; i++)
    {
      PbPartner *partner = partners->pdata[i];

      n_short += pb_context_within (context, partner->touched, context->window_short);
      n_half += pb_context_within (context, partner->touched, context->window_half);
      pb_verdict_records (verdict, partner->relations);
    }

  for (guint i = 0; i < agreements->len; i++)
    {
      if (!pb_context_agreement_active (context, agreements->pdata[i]) ||
          !pb_context_agreement_external (context, agreements->pdata[i]))
        continue;
      n_agreements++;
      pb_verdict_record (verdict, agreements->pdata[i]);
    }

  pb_verdict_share (verdict, _("Partners in contact lately"), n_short, partners->len);
  pb_verdict_share (verdict, _("Partners in contact within half a year"), n_half, partners->len);
  pb_verdict_count (verdict, _("Active agreements with other groups"), n_agreements);

  if (n_short >= MIN (need, partners->len) && n_agreements > 0)
    verdict->value = PB_RESULT_MET;
  else if (n_half > 0)
    verdict->value = PB_RESULT_PARTLY;
  else
    verdict->value = PB_RESULT_NOT_MET;

  pb_verdict_say (verdict, ngettext ("There was contact with %u of %u partner in the last %d days.",
                                     "There was contact with %u of %u partners in the last %d "
                                     "days.",
                                     partners->len),
                  n_short, partners->len, context->window_short);
  if (n_agreements == 0)
    pb_verdict_say (verdict, "%s", _("No agreement with another group is active."));
  else
    pb_verdict_say (verdict, ngettext ("%u agreement with other groups is active.",
                                       "%u agreements with other groups are active.",
                                       n_agreements),
                    n_agreements);
}

/* The longest stretch without a cycle, from the first complete one that ended in
 * the window to the judged day.
 */
static gint64
find_longest_gap (PbRuleContext *context,
                  GArray        *cycles,
                  gint64        *rhythm)
{
  gint64 longest = 0;
  PbDay reached = PB_DAY_NONE;
  PbDay covered;

  for (guint i = 0; i < cycles->len; i++)
    {
      PbCycleFacts *cycle = &g_array_index (cycles, PbCycleFacts, i);

      if (reached == PB_DAY_NONE &&
          !(cycle->complete && pb_context_within (context, cycle->end, context->window_year)))
        continue;

      if (reached != PB_DAY_NONE)
        longest = MAX (longest, (gint64) cycle->start - reached - 1);
      if (cycle->complete)
        *rhythm = (gint64) cycle->end - cycle->start + 1;

      /* One that has begun and has no end yet goes on. */
      covered = cycle->end == PB_DAY_NONE ? context->day : cycle->end;
      reached = MAX (reached, MAX (covered, cycle->start));
    }

  return reached == PB_DAY_NONE ? 0 : MAX (longest, (gint64) context->day - reached);
}

/* I5: regular cycles of planning, execution, feedback and evolution. */
void
pb_rule_i5 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  GPtrArray *records = pb_context_records (context, PB_KIND_CYCLE);
  g_autoptr(GArray) cycles = g_array_new (FALSE, FALSE, sizeof (PbCycleFacts));
  guint need = pb_context_threshold (context, PB_THRESHOLD_I5_CYCLES);
  gint64 rhythm = 0, declared, gap;
  guint n_complete = 0;
  gboolean regular;

  for (guint i = 0; i < records->len; i++)
    {
      PbCycleFacts cycle;

      pb_context_read_cycle (context, records->pdata[i], &cycle);
      g_array_append_val (cycles, cycle);
      n_complete += cycle.complete && pb_context_within (context, cycle.end, context->window_year);
      pb_verdict_record (verdict, records->pdata[i]);
    }

  if (cycles->len == 0)
    {
      pb_verdict_say (verdict, "%s", _("No cycle is on record."));
      return;
    }

  gap = find_longest_gap (context, cycles, &rhythm);
  declared = pb_context_cadence_days (context,
                                      pb_record_get_enum (context->group, PB_GROUP_CYCLE_CADENCE));
  if (declared > 0)
    rhythm = declared;
  regular = gap * 100 <= rhythm * pb_context_threshold (context, PB_THRESHOLD_I5_GAP);

  pb_verdict_count (verdict, _("Complete cycles in the last year"), n_complete);
  pb_verdict_count (verdict, _("Longest gap in days"), (guint) gap);

  if (n_complete >= need && regular)
    verdict->value = PB_RESULT_MET;
  else if (n_complete > 0)
    verdict->value = PB_RESULT_PARTLY;
  else
    verdict->value = PB_RESULT_NOT_MET;

  pb_verdict_say (verdict, ngettext ("%u cycle went through all four stages in the last %d days.",
                                     "%u cycles went through all four stages in the last %d days.",
                                     n_complete),
                  n_complete, context->window_year);
  if (n_complete > 0 && !regular)
    pb_verdict_say (verdict, ngettext ("The longest gap was %d day, more than half a cycle.",
                                       "The longest gap was %d days, more than half a cycle.",
                                       (gulong) gap),
                    (int) gap);
}
