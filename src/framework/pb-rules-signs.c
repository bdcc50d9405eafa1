/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-rules-private.h"

#include "framework/pb-i18n-private.h"

#include <string.h>

static gboolean
lies_in (PbDay day,
         PbDay after,
         PbDay up_to)
{
  return day != PB_DAY_NONE && day > after && day <= up_to;
}

/* Whether an adopted decision changed the purpose of the group. */
static guint
count_purpose_changes (PbRuleContext *context,
                       PbDay          day,
                       PbVerdict     *verdict)
{
  GPtrArray *decisions = pb_dossier_get_referring (context->dossier, context->group_id,
                                                   PB_DECISION_CHANGES);
  guint n = 0;

  for (guint i = 0; decisions && i < decisions->len; i++)
    {
      PbDay closed;

      if (!pb_context_owns (context, decisions->pdata[i]) ||
          pb_context_decision_state (context, decisions->pdata[i], &closed) !=
            PB_DECISION_STATE_ADOPTED ||
          !lies_in (closed, day - context->window_year, day))
        continue;
      n++;
      if (verdict)
        pb_verdict_record (verdict, decisions->pdata[i]);
    }

  return n;
}

/* The objectives as they stood on @day. */
typedef struct
{
  guint n;
  guint n_achieved;
  guint n_opened;
} Achieved;

static void
count_achieved (PbRuleContext *context,
                PbDay          day,
                Achieved      *achieved)
{
  GPtrArray *objectives = pb_context_records (context, PB_KIND_OBJECTIVE);

  *achieved = (Achieved) { 0 };
  for (guint i = 0; i < objectives->len; i++)
    {
      PbDay start = pb_record_get_day (objectives->pdata[i], PB_OBJECTIVE_START);

      if (start != PB_DAY_NONE && start > day)
        continue;
      achieved->n++;
      achieved->n_achieved += pb_context_objective_achieved (context, objectives->pdata[i], day);
      achieved->n_opened += lies_in (start, day - context->window_half, day);
    }
}

static PbResultValue
judge_fulfilment (PbRuleContext *context,
                  Achieved      *achieved,
                  guint          n_changes)
{
  gboolean enough = achieved->n >= pb_context_threshold (context, PB_THRESHOLD_R1_OBJECTIVES);
  gint64 strong = pb_context_threshold (context, PB_THRESHOLD_R1_STRONG);
  gint64 emerging = pb_context_threshold (context, PB_THRESHOLD_R1_EMERGING);

  if (n_changes >= pb_context_threshold (context, PB_THRESHOLD_R1_CHANGES_STRONG) ||
      (enough && achieved->n_opened == 0 &&
       pb_at_least_percent (achieved->n_achieved, achieved->n, strong)))
    return PB_RESULT_STRONG;

  if (n_changes >= pb_context_threshold (context, PB_THRESHOLD_R1_CHANGES_EMERGING) ||
      (enough && pb_at_least_percent (achieved->n_achieved, achieved->n, emerging)))
    return PB_RESULT_EMERGING;

  return enough ? PB_RESULT_QUIET : PB_RESULT_UNKNOWN;
}

PbResultValue
pb_rule_r1_on (PbRuleContext *context,
               PbDay          day)
{
  Achieved achieved;

  count_achieved (context, day, &achieved);

  return judge_fulfilment (context, &achieved, count_purpose_changes (context, day, NULL));
}

/* R1: purpose substantially fulfilled or much changed. */
void
pb_rule_r1 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  guint least = pb_context_threshold (context, PB_THRESHOLD_R1_OBJECTIVES);
  guint n_changes = count_purpose_changes (context, context->day, verdict);
  Achieved achieved;

  count_achieved (context, context->day, &achieved);
  verdict->value = judge_fulfilment (context, &achieved, n_changes);
  pb_verdict_records (verdict, pb_context_records (context, PB_KIND_OBJECTIVE));
  pb_verdict_share (verdict, _("Objectives achieved"), achieved.n_achieved, achieved.n);
  pb_verdict_count (verdict, _("Objectives opened within half a year"), achieved.n_opened);
  pb_verdict_count (verdict, _("Changes of the purpose in the last year"), n_changes);

  if (verdict->value == PB_RESULT_UNKNOWN && achieved.n == 0)
    {
      pb_verdict_say (verdict, "%s", _("No objective is on record."));
      return;
    }
  if (verdict->value == PB_RESULT_UNKNOWN)
    {
      pb_verdict_say (verdict, ngettext ("%u objective is on record; it takes %u to judge.",
                                         "%u objectives are on record; it takes %u to judge.",
                                         achieved.n),
                      achieved.n, least);
      return;
    }

  pb_verdict_say (verdict, ngettext ("%u of %u objective is achieved.",
                                     "%u of %u objectives are achieved.", achieved.n),
                  achieved.n_achieved, achieved.n);
  if (achieved.n_opened > 0)
    pb_verdict_say (verdict, ngettext ("%u was opened in the last %d days.",
                                       "%u were opened in the last %d days.", achieved.n_opened),
                    achieved.n_opened, context->window_half);
  if (n_changes > 0)
    pb_verdict_say (verdict, ngettext ("A decision changed the purpose %u time in the last %d "
                                       "days.",
                                       "Decisions changed the purpose %u times in the last %d "
                                       "days.",
                                       n_changes),
                    n_changes, context->window_year);
}

/* External agreements that the other side ended. */
static guint
count_ended_by_others (PbRuleContext *context,
                       PbVerdict     *verdict,
                       guint         *n_external)
{
  GPtrArray *agreements = pb_context_records (context, PB_KIND_AGREEMENT);
  guint n = 0;

  *n_external = 0;
  for (guint i = 0; i < agreements->len; i++)
    {
      PbRecord *agreement = agreements->pdata[i];
      const char *by = pb_record_get_text (agreement, PB_AGREEMENT_ENDED_BY);
      gboolean ended = by && strcmp (by, context->group_id) != 0;

      if (!ended && !pb_context_agreement_external (context, agreement))
        continue;
      (*n_external)++;
      if (!ended ||
          !pb_context_within (context, pb_record_get_day (agreement, PB_AGREEMENT_ENDED),
                              context->window_year))
        continue;
      n++;
      pb_verdict_record (verdict, agreement);
    }

  return n;
}

/* Who is behind feedback: a group or a member, a name, or at least what kind of
 * people said it.
 */
static char *
dup_source (PbRecord *feedback)
{
  if (pb_record_has (feedback, PB_FEEDBACK_FROM))
    return g_strdup (pb_record_get_text (feedback, PB_FEEDBACK_FROM));
  if (pb_record_has (feedback, PB_FEEDBACK_FROM_NAME))
    return g_strdup (pb_record_get_text (feedback, PB_FEEDBACK_FROM_NAME));

  return g_strdup_printf ("kind-%d", pb_record_get_enum (feedback, PB_FEEDBACK_SOURCE));
}

/* An insight that was drawn from feedback is the same voice once more. */
static guint
count_context_changes (PbRuleContext *context,
                       PbVerdict     *verdict,
                       guint         *n_sources)
{
  GPtrArray *feedback = pb_context_records (context, PB_KIND_FEEDBACK);
  GArray *insights = pb_context_insights (context);
  g_autoptr(GHashTable) sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) counted = g_hash_table_new (NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < feedback->len; i++)
    {
      PbRecord *record = feedback->pdata[i];

      if (pb_record_get_enum (record, PB_FEEDBACK_TOPIC) != PB_INSIGHT_TOPIC_CONTEXT_CHANGE ||
          !pb_context_within (context, pb_record_get_day (record, PB_FEEDBACK_DATE),
                              context->window_half))
        continue;
      n++;
      g_hash_table_add (counted, record);
      g_hash_table_add (sources, dup_source (record));
      pb_verdict_record (verdict, record);
    }

  for (guint i = 0; i < insights->len; i++)
    {
      const PbInsightFacts *insight = &g_array_index (insights, PbInsightFacts, i);
      const char *retro = pb_record_get_text (insight->record, PB_INSIGHT_RETROSPECTIVE);
      PbRecord *origin = pb_dossier_lookup (context->dossier, pb_record_get_text (
                                                                insight->record,
                                                                PB_INSIGHT_FEEDBACK));

      if (insight->topic != PB_INSIGHT_TOPIC_CONTEXT_CHANGE ||
          !pb_context_within (context, insight->recorded, context->window_half) ||
          (origin && g_hash_table_contains (counted, origin)))
        continue;
      n++;
      pb_verdict_record (verdict, insight->record);
      if (origin)
        g_hash_table_add (sources, dup_source (origin));
      else if (retro)
        g_hash_table_add (sources, g_strdup (retro));
      else
        g_hash_table_add (sources, g_strdup_printf ("origin-%d", pb_record_get_enum (
                                                                   insight->record,
                                                                   PB_INSIGHT_ORIGIN)));
    }

  *n_sources = g_hash_table_size (sources);

  return n;
}

/* R2: context changed fundamentally.  The records can show that the sign emerges;
 * that it is strong only members can say.
 */
void
pb_rule_r2 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  guint n_external, n_sources;
  guint n_ended = count_ended_by_others (context, verdict, &n_external);
  guint n = count_context_changes (context, verdict, &n_sources);

  if (n_external == 0 && pb_context_insights (context)->len == 0 &&
      pb_context_records (context, PB_KIND_FEEDBACK)->len == 0)
    {
      pb_verdict_say (verdict, "%s", _("No feedback, no insight and no agreement with another "
                                       "group is on record."));
      return;
    }

  pb_verdict_count (verdict, _("Voices on a change of context within half a year"), n);
  pb_verdict_count (verdict, _("Sources of these"), n_sources);
  pb_verdict_count (verdict, _("Agreements ended by the other side in the last year"), n_ended);

  if (n_ended >= pb_context_threshold (context, PB_THRESHOLD_R2_ENDED) ||
      (n >= pb_context_threshold (context, PB_THRESHOLD_R2_INSIGHTS) &&
       n_sources >= pb_context_threshold (context, PB_THRESHOLD_R2_SOURCES)))
    verdict->value = PB_RESULT_EMERGING;
  else
    verdict->value = PB_RESULT_QUIET;

  if (n == 0)
    pb_verdict_say (verdict, ngettext ("No feedback or insight of the last %d day speaks of a "
                                       "change of context.",
                                       "No feedback or insight of the last %d days speaks of a "
                                       "change of context.",
                                       context->window_half),
                    context->window_half);
  else
    pb_verdict_say (verdict,
                    /* Translators: two numbers: of feedback and insights, and of people or
                     * meetings that these come from
                     */
                    ngettext ("%u feedback or insight speaks of a change of context; sources: %u.",
                              "%u feedbacks and insights speak of a change of context; sources: "
                              "%u.",
                              n),
                    n, n_sources);
  if (n_ended > 0)
    pb_verdict_say (verdict, ngettext ("%u agreement was ended by the other side in the last %d "
                                       "days.",
                                       "%u agreements were ended by the other side in the last %d "
                                       "days.",
                                       n_ended),
                    n_ended, context->window_year);
}

/* R3: new capabilities or approaches serve better. */
void
pb_rule_r3 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  GArray *insights = pb_context_insights (context);
  guint n = 0;

  if (insights->len == 0)
    {
      pb_verdict_say (verdict, "%s", _("No insight is on record."));
      return;
    }

  for (guint i = 0; i < insights->len; i++)
    {
      const PbInsightFacts *insight = &g_array_index (insights, PbInsightFacts, i);

      if (insight->topic != PB_INSIGHT_TOPIC_NEW_APPROACH ||
          insight->disposition != PB_INSIGHT_DISPOSITION_PENDING)
        continue;
      n++;
      pb_verdict_record (verdict, insight->record);
    }

  pb_verdict_count (verdict, _("Insights about new approaches that wait"), n);
  verdict->value = n >= pb_context_threshold (context, PB_THRESHOLD_R3_INSIGHTS)
                     ? PB_RESULT_EMERGING
                     : PB_RESULT_QUIET;

  if (n == 0)
    pb_verdict_say (verdict, "%s", _("No insight about a new approach waits to be settled."));
  else
    pb_verdict_say (verdict, ngettext ("%u insight about a new approach waits to be settled.",
                                       "%u insights about new approaches wait to be settled.", n),
                    n);
}

/* R4: work systematized or automated. */
void
pb_rule_r4 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  GArray *tasks = pb_context_tasks (context);
  guint least = pb_context_threshold (context, PB_THRESHOLD_R4_LEAST);
  guint n = 0, n_handed = 0;

  for (guint i = 0; i < tasks->len; i++)
    {
      PbRecord *task = g_array_index (tasks, PbTaskFacts, i).record;
      const char *to;

      if (!pb_record_get_flag (task, PB_TASK_RECURRING))
        continue;
      to = pb_record_get_text (task, PB_TASK_HANDED_TO);
      n++;
      n_handed += pb_record_get_flag (task, PB_TASK_AUTOMATED) ||
                  (to && *to && g_strcmp0 (to, context->group_id) != 0);
      pb_verdict_record (verdict, task);
    }

  if (n == 0)
    {
      pb_verdict_say (verdict, "%s", _("No recurring task is on record."));
      return;
    }

  pb_verdict_share (verdict, _("Recurring tasks automated or handed over"), n_handed, n);
  if (n < least)
    {
      pb_verdict_say (verdict, ngettext ("%u recurring task is on record; it takes %u to judge.",
                                         "%u recurring tasks are on record; it takes %u to judge.",
                                         n),
                      n, least);
      return;
    }

  if (pb_at_least_percent (n_handed, n, pb_context_threshold (context, PB_THRESHOLD_R4_STRONG)))
    verdict->value = PB_RESULT_STRONG;
  else if (pb_at_least_percent (n_handed, n,
                                pb_context_threshold (context, PB_THRESHOLD_R4_EMERGING)))
    verdict->value = PB_RESULT_EMERGING;
  else
    verdict->value = PB_RESULT_QUIET;

  pb_verdict_say (verdict, ngettext ("%u of %u recurring task is automated or handed over to "
                                     "another group.",
                                     "%u of %u recurring tasks are automated or handed over to "
                                     "another group.",
                                     n),
                  n_handed, n);
}

/* How many needed roles have been vacant for too long. */
static PbResultValue
judge_vacancies (PbRuleContext *context,
                 PbVerdict     *verdict,
                 guint         *n_vacant)
{
  PbPeople *people = pb_context_people (context);
  g_autoptr(GPtrArray) roles = g_ptr_array_new ();
  int days = (int) pb_context_threshold (context, PB_THRESHOLD_R5_VACANT_DAYS);
  gint64 strong = pb_context_threshold (context, PB_THRESHOLD_R5_VACANT_STRONG);
  gint64 emerging = pb_context_threshold (context, PB_THRESHOLD_R5_VACANT_EMERGING);

  *n_vacant = pb_people_count_vacant (people, TRUE, days, roles);
  if (people->n_required == 0)
    return PB_RESULT_UNKNOWN;

  pb_verdict_records (verdict, roles);
  pb_verdict_share (verdict, _("Needed roles vacant for too long"), *n_vacant, people->n_required);
  if (*n_vacant == 0)
    return PB_RESULT_QUIET;
  if (pb_at_least_percent (*n_vacant, people->n_required, strong))
    return PB_RESULT_STRONG;

  return pb_at_least_percent (*n_vacant, people->n_required, emerging) ? PB_RESULT_EMERGING
                                                                        : PB_RESULT_QUIET;
}

static void
say_vacancies (PbRuleContext *context,
               PbVerdict     *verdict,
               guint          n_vacant)
{
  int days = (int) pb_context_threshold (context, PB_THRESHOLD_R5_VACANT_DAYS);

  if (n_vacant > 0)
    pb_verdict_say (verdict, ngettext ("%u needed role has been vacant for more than %d days.",
                                       "%u needed roles have been vacant for more than %d days.",
                                       n_vacant),
                    n_vacant, days);
}

/* R5: energy and commitment no longer held. */
void
pb_rule_r5 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  PbDay edge = context->day - context->window_short;
  PbPeople *people = pb_context_people (context);
  g_autoptr(GHashTable) now = pb_people_contributors (people, edge, context->day);
  g_autoptr(GHashTable) before = pb_people_contributors (people, edge - context->window_short,
                                                         edge);
  guint n = g_hash_table_size (now);
  guint n_before = g_hash_table_size (before);
  gint64 minimum = pb_record_get_integer (context->group, PB_GROUP_MINIMUM_ACTIVE);
  gint64 strong = pb_context_threshold (context, PB_THRESHOLD_R5_STRONG);
  gint64 emerging = pb_context_threshold (context, PB_THRESHOLD_R5_EMERGING);
  PbResultValue vacancies;
  guint n_vacant;
  gboolean comparable = n_before >= pb_context_threshold (context, PB_THRESHOLD_R5_BEFORE);

  pb_verdict_count (verdict, _("People who took part lately"), n);
  pb_verdict_count (verdict, _("In the period before"), n_before);
  vacancies = judge_vacancies (context, verdict, &n_vacant);

  if (n == 0 && n_before == 0)
    {
      verdict->value = vacancies;
      pb_verdict_say (verdict, "%s", _("It is not on record who took part in activities or "
                                       "decisions."));
      say_vacancies (context, verdict, n_vacant);
      return;
    }

  /* “At most half” is “not more than 50 percent”. */
  if (n < minimum || vacancies == PB_RESULT_STRONG ||
      (comparable && pb_at_most_percent (n, n_before, strong)))
    verdict->value = PB_RESULT_STRONG;
  else if (vacancies == PB_RESULT_EMERGING ||
           (comparable && pb_at_most_percent (n, n_before, emerging)))
    verdict->value = PB_RESULT_EMERGING;
  else
    verdict->value = PB_RESULT_QUIET;

  pb_verdict_say (verdict, ngettext ("%u person took part in the last %d days.",
                                     "%u people took part in the last %d days.", n),
                  n, context->window_short);
  pb_verdict_say (verdict, ngettext ("In the %d days before, it was %u.",
                                     "In the %d days before, they were %u.", n_before),
                  context->window_short, n_before);
  if (n < minimum)
    pb_verdict_say (verdict, ngettext ("The group needs at least %d.", "The group needs at least "
                                       "%d.", (gulong) minimum),
                    (int) minimum);
  say_vacancies (context, verdict, n_vacant);
}
