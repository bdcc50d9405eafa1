/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-rules-private.h"

#include "framework/pb-i18n-private.h"

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

/* R2: context changed fundamentally.  Without feedback and insights the records
 * can show the sign but not its absence.
 */
void
pb_rule_r2 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  GPtrArray *agreements = pb_context_records (context, PB_KIND_AGREEMENT);
  guint n = 0;

  for (guint i = 0; i < agreements->len; i++)
    {
      PbRecord *agreement = agreements->pdata[i];
      const char *by = pb_record_get_text (agreement, PB_AGREEMENT_ENDED_BY);

      if (by == NULL || g_strcmp0 (by, context->group_id) == 0 ||
          !pb_context_within (context, pb_record_get_day (agreement, PB_AGREEMENT_ENDED),
                              context->window_year))
        continue;
      n++;
      pb_verdict_record (verdict, agreement);
    }

  pb_verdict_count (verdict, _("Agreements ended by the other side in the last year"), n);
  if (n > 0)
    pb_verdict_say (verdict, ngettext ("%u agreement was ended by the other side in the last %d "
                                       "days.",
                                       "%u agreements were ended by the other side in the last %d "
                                       "days.",
                                       n),
                    n, context->window_year);

  if (n >= pb_context_threshold (context, PB_THRESHOLD_R2_ENDED))
    verdict->value = PB_RESULT_EMERGING;
  else
    pb_verdict_say (verdict, "%s", _("Feedback and insights are not recorded yet, so more cannot "
                                     "be judged."));
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
  gboolean comparable = n_before >= pb_context_threshold (context, PB_THRESHOLD_R5_BEFORE);

  pb_verdict_count (verdict, _("People who took part lately"), n);
  pb_verdict_count (verdict, _("In the period before"), n_before);

  if (n == 0 && n_before == 0)
    {
      pb_verdict_say (verdict, "%s", _("It is not on record who took part in activities or "
                                       "decisions."));
      return;
    }

  /* “At most half” is “not more than 50 percent”. */
  if (n < minimum || (comparable && (guint64) n * 100 <= n_before * (guint64) strong))
    verdict->value = PB_RESULT_STRONG;
  else if (comparable && (guint64) n * 100 <= n_before * (guint64) emerging)
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
}
