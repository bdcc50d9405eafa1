/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-rules-private.h"

#include "framework/pb-decision-result.h"
#include "framework/pb-i18n-private.h"
#include "framework/pb-metric-standing-private.h"

static gboolean
is_purpose_metric (PbRuleContext *context,
                   PbRecord      *metric)
{
  int level = pb_record_get_enum (metric, PB_METRIC_LEVEL);

  return (level == PB_METRIC_LEVEL_OUTCOME || level == PB_METRIC_LEVEL_IMPACT) &&
         pb_context_serves_purpose (context, metric);
}

static guint
count_on_track (PbRuleContext *context,
                GPtrArray     *metrics)
{
  guint n = 0;

  for (guint i = 0; i < metrics->len; i++)
    n += pb_context_metric (context, metrics->pdata[i])->status == PB_METRIC_STATUS_ON_TRACK;

  return n;
}

/* How many metrics were on track on @day. */
static guint
count_on_track_on (PbRuleContext *context,
                   GPtrArray     *metrics,
                   PbDay          day)
{
  PbRuleContext then;
  guint n;

  if (day == context->day)
    return count_on_track (context, metrics);

  pb_rule_context_init (&then, context->dossier, context->criteria, day);

  /* The earlier day looks at a part of what is read for the judged one. */
  for (guint i = 0; i < metrics->len; i++)
    {
      if (pb_metric_sums_up (metrics->pdata[i]))
        pb_context_periods (context, metrics->pdata[i]);
    }
  if (context->periods)
    then.periods = g_hash_table_ref (context->periods);

  n = count_on_track (&then, metrics);
  pb_rule_context_clear (&then);

  return n;
}

/* The ends of the last two complete cycles, or the judged day and half a year
 * before where there are not two.
 */
static void
find_check_days (PbRuleContext *context,
                 PbDay          days[2])
{
  GPtrArray *cycles = pb_context_records (context, PB_KIND_CYCLE);

  days[0] = days[1] = PB_DAY_NONE;
  for (guint i = 0; i < cycles->len; i++)
    {
      PbCycleFacts cycle;
      PbDay end;

      pb_context_read_cycle (context, cycles->pdata[i], &cycle);
      end = cycle.complete ? cycle.end : PB_DAY_NONE;
      if (end > days[0])
        {
          days[1] = days[0];
          days[0] = end;
        }
      else if (end > days[1] && end != days[0])
        {
          days[1] = end;
        }
    }

  if (days[1] == PB_DAY_NONE)
    {
      days[0] = context->day;
      days[1] = context->day - context->window_half;
    }
}

/* U1: purpose advancement, consistently. */
void
pb_rule_u1 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  GPtrArray *all = pb_context_records (context, PB_KIND_METRIC);
  g_autoptr(GPtrArray) metrics = g_ptr_array_new ();
  gint64 percent = pb_context_threshold (context, PB_THRESHOLD_U1_ON_TRACK);
  guint n_good = 0;
  PbDay days[2];
  guint n[2];

  for (guint i = 0; i < all->len; i++)
    {
      if (is_purpose_metric (context, all->pdata[i]))
        g_ptr_array_add (metrics, all->pdata[i]);
    }

  if (metrics->len == 0)
    {
      pb_verdict_say (verdict, "%s", _("No metric of outcome or impact is linked to an objective "
                                       "that serves the purpose."));
      return;
    }

  pb_verdict_records (verdict, metrics);
  find_check_days (context, days);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *day = pb_day_to_locale (days[i]);
      g_autofree char *label = NULL;

      n[i] = count_on_track_on (context, metrics, days[i]);
      n_good += pb_at_least_percent (n[i], metrics->len, percent);
      /* Translators: a day */
      label = g_strdup_printf (_("On track on %s"), day);
      pb_verdict_share (verdict, label, n[i], metrics->len);
      pb_verdict_say (verdict, ngettext ("%u of %u metric was on track on %s.",
                                         "%u of %u metrics were on track on %s.", metrics->len),
                      n[i], metrics->len, day);
    }

  verdict->value = n_good == 2 ? PB_RESULT_MET : n_good == 1 ? PB_RESULT_PARTLY
                                                             : PB_RESULT_NOT_MET;
}

static gboolean
ended_early (PbRuleContext *context,
             PbRecord      *agreement)
{
  const char *by = pb_record_get_text (agreement, PB_AGREEMENT_ENDED_BY);
  PbDay ended = pb_record_get_day (agreement, PB_AGREEMENT_ENDED);
  PbDay end = pb_record_get_day (agreement, PB_AGREEMENT_END);

  return by && g_strcmp0 (by, context->group_id) != 0 &&
         pb_context_within (context, ended, context->window_year) &&
         (end == PB_DAY_NONE || ended < end);
}

/* Somebody outside the group speaks in its favour: praise, or evidence. */
static guint
count_endorsements (PbRuleContext *context,
                    PbVerdict     *verdict)
{
  GPtrArray *evidence = pb_context_records (context, PB_KIND_EVIDENCE);
  GPtrArray *feedback = pb_context_records (context, PB_KIND_FEEDBACK);
  guint n = 0;

  for (guint i = 0; i < feedback->len; i++)
    {
      PbRecord *record = feedback->pdata[i];

      if (pb_record_get_enum (record, PB_FEEDBACK_TONE) != PB_FEEDBACK_TONE_PRAISE ||
          !pb_feedback_is_outside (record) ||
          !pb_context_within (context, pb_record_get_day (record, PB_FEEDBACK_DATE),
                              context->window_year))
        continue;
      n++;
      pb_verdict_record (verdict, record);
    }

  for (guint i = 0; i < evidence->len; i++)
    {
      PbRecord *record = evidence->pdata[i];

      if (pb_record_get_enum (record, PB_EVIDENCE_ORIGIN) != PB_EVIDENCE_ORIGIN_OUTSIDE_PARTY ||
          pb_record_get_enum (record, PB_EVIDENCE_RELATION) != PB_EVIDENCE_RELATION_SUPPORTS ||
          !pb_context_within (context, pb_record_get_day (record, PB_EVIDENCE_DATE),
                              context->window_year))
        continue;
      n++;
      pb_verdict_record (verdict, record);
    }

  return n;
}

/* What came in from outside. */
static guint
count_inflows (PbRuleContext *context,
               PbVerdict     *verdict)
{
  GPtrArray *transactions = pb_context_records (context, PB_KIND_TRANSACTION);
  guint n = 0;

  for (guint i = transactions->len; i-- > 0;)
    {
      PbRecord *record = transactions->pdata[i];

      if (!pb_context_within (context, pb_record_get_day (record, PB_TRANSACTION_DATE),
                              context->window_year))
        break;
      if (pb_record_get_enum (record, PB_TRANSACTION_DIRECTION) != PB_TRANSACTION_DIRECTION_IN ||
          pb_record_get_flag (record, PB_TRANSACTION_FAILED))
        continue;
      n++;
      pb_verdict_record (verdict, record);
    }

  return n;
}

/* U3: network support. */
void
pb_rule_u3 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  GPtrArray *agreements = pb_context_records (context, PB_KIND_AGREEMENT);
  guint n = 0, n_ended = 0, n_new = 0, n_endorsements, n_inflows;
  guint failed;

  for (guint i = 0; i < agreements->len; i++)
    {
      PbRecord *agreement = agreements->pdata[i];
      int status = pb_record_get_enum (agreement, PB_AGREEMENT_STATUS);

      if (!pb_context_agreement_external (context, agreement) ||
          status == PB_AGREEMENT_STATUS_DRAFT || status == PB_AGREEMENT_STATUS_PROPOSED)
        continue;
      n++;
      n_ended += ended_early (context, agreement);
      n_new += pb_context_within (context, pb_record_get_day (agreement, PB_AGREEMENT_START),
                                  context->window_year);
      pb_verdict_record (verdict, agreement);
    }

  if (n == 0)
    {
      pb_verdict_say (verdict, "%s", _("No agreement with another group is on record."));
      return;
    }

  n_endorsements = count_endorsements (context, verdict);
  n_inflows = count_inflows (context, verdict);
  verdict->outside = n_endorsements > 0;
  pb_verdict_count (verdict, _("Agreements ended early by the other side"), n_ended);
  pb_verdict_count (verdict, _("Agreements made or renewed in the last year"), n_new);
  pb_verdict_count (verdict, _("Voices from outside in favour"), n_endorsements);
  pb_verdict_count (verdict, _("Payments from outside in the last year"), n_inflows);

  failed = (n_ended > 0) + (n_new == 0) + (n_endorsements == 0 && n_inflows == 0);
  verdict->value = failed == 0 ? PB_RESULT_MET : failed == 1 ? PB_RESULT_PARTLY
                                                             : PB_RESULT_NOT_MET;

  if (n_ended == 0)
    pb_verdict_say (verdict, ngettext ("No agreement was ended early by the other side in the last "
                                       "%d day.",
                                       "No agreement was ended early by the other side in the last "
                                       "%d days.",
                                       context->window_year),
                    context->window_year);
  else
    pb_verdict_say (verdict, ngettext ("%u agreement was ended early by the other side.",
                                       "%u agreements were ended early by the other side.",
                                       n_ended),
                    n_ended);
  if (n_new == 0)
    pb_verdict_say (verdict, "%s", _("None was made or renewed."));
  else
    pb_verdict_say (verdict, ngettext ("%u was made or renewed.", "%u were made or renewed.",
                                       n_new),
                    n_new);
  if (n_endorsements == 0)
    pb_verdict_say (verdict, "%s", _("No voice from outside in favour is on record."));
  else
    pb_verdict_say (verdict, ngettext ("%u voice from outside spoke in favour.",
                                       "%u voices from outside spoke in favour.",
                                       n_endorsements),
                    n_endorsements);
  if (n_inflows > 0)
    pb_verdict_say (verdict, ngettext ("%u payment came in from outside.",
                                       "%u payments came in from outside.", n_inflows),
                    n_inflows);
}

static gboolean
quorum_kept (PbRuleContext *context,
             PbRecord      *decision,
             GPtrArray     *votes)
{
  g_autoptr(PbDecisionResult) result = NULL;

  if (!pb_record_has (decision, PB_DECISION_QUORUM))
    return TRUE;

  result = pb_decision_result_new (decision, votes, context->day);

  return result->quorum == PB_QUORUM_KEPT;
}

static gboolean
is_complete (PbRuleContext *context,
             PbRecord      *decision)
{
  GPtrArray *votes = pb_dossier_get_referring (context->dossier, pb_record_get_id (decision),
                                               PB_VOTE_DECISION);
  guint n_votes = votes ? votes->len : 0;
  gsize n_participants;
  g_autofree const char **participants =
    pb_record_get_set (decision, PB_DECISION_PARTICIPANTS, &n_participants);

  return pb_record_get_enum (decision, PB_DECISION_METHOD) >= 0 &&
         pb_record_has (decision, PB_DECISION_RATIONALE) &&
         pb_record_has (decision, PB_DECISION_OUTCOME) && (n_participants > 0 || n_votes > 0) &&
         pb_record_get_day (decision, PB_DECISION_CLOSED) != PB_DAY_NONE &&
         quorum_kept (context, decision, votes);
}

/* What nobody has kept back goes into the reports for partners. */
static gboolean
is_visible (PbRecord *decision)
{
  int audience = pb_record_get_enum (decision, PB_COMMON_AUDIENCE);

  return audience != PB_AUDIENCE_PRIVATE && audience != PB_AUDIENCE_MEMBERS;
}

/* U5: clear governance. */
void
pb_rule_u5 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  GArray *decisions = pb_context_decisions (context);
  guint least = pb_context_threshold (context, PB_THRESHOLD_U5_LEAST);
  guint n = 0, n_complete = 0, n_major = 0, n_visible = 0, n_without;
  PbChangeCounts changes;

  for (guint i = 0; i < decisions->len; i++)
    {
      const PbDecisionFacts *decision = &g_array_index (decisions, PbDecisionFacts, i);

      if ((decision->state != PB_DECISION_STATE_ADOPTED &&
           decision->state != PB_DECISION_STATE_REJECTED) ||
          !pb_context_within (context, decision->closed, context->window_half))
        continue;
      n++;
      n_complete += is_complete (context, decision->record);
      if (pb_decision_is_major (decision))
        {
          n_major++;
          n_visible += is_visible (decision->record);
        }
      pb_verdict_record (verdict, decision->record);
    }

  pb_context_count_changes (context, context->window_half, PB_CHANGES_OF_RULES, NULL, &changes);
  n_without = changes.n - changes.n_decided;
  pb_verdict_share (verdict, _("Complete records of decisions"), n_complete, n);
  pb_verdict_share (verdict, _("Major decisions that partners can see"), n_visible, n_major);
  pb_verdict_count (verdict, _("Changes without a decision"), n_without);

  if (n == 0)
    {
      pb_verdict_say (verdict, ngettext ("No decision was made in the last %d day.",
                                         "No decision was made in the last %d days.",
                                         context->window_half),
                      context->window_half);
      return;
    }
  if (n < least)
    {
      pb_verdict_say (verdict, ngettext ("%u decision was made in the last %d days; it takes %u to "
                                         "judge.",
                                         "%u decisions were made in the last %d days; it takes %u "
                                         "to judge.",
                                         n),
                      n, context->window_half, least);
      return;
    }

  if (pb_at_least_percent (n_complete, n, pb_context_threshold (context, PB_THRESHOLD_U5_MET)) &&
      n_visible == n_major && n_without == 0)
    verdict->value = PB_RESULT_MET;
  else if (pb_at_least_percent (n_complete, n,
                                pb_context_threshold (context, PB_THRESHOLD_U5_PARTLY)))
    verdict->value = PB_RESULT_PARTLY;
  else
    verdict->value = PB_RESULT_NOT_MET;

  pb_verdict_say (verdict, ngettext ("%u of %u decision of the last %d days is recorded in full.",
                                     "%u of %u decisions of the last %d days are recorded in "
                                     "full.",
                                     n),
                  n_complete, n, context->window_half);
  if (n_visible < n_major)
    pb_verdict_say (verdict, ngettext ("Partners can see %u of %u major decision.",
                                       "Partners can see %u of %u major decisions.", n_major),
                    n_visible, n_major);
  if (n_without > 0)
    pb_verdict_say (verdict, ngettext ("%u change was made without a decision.",
                                       "%u changes were made without a decision.", n_without),
                    n_without);
}

/* Outcomes of an objective that come with evidence. */
static guint
count_outcomes (PbRuleContext *context,
                PbRecord      *objective,
                PbVerdict     *verdict)
{
  GPtrArray *deliverables = pb_dossier_get_referring (
    context->dossier, pb_record_get_id (objective), PB_DELIVERABLE_OBJECTIVE);
  guint n = 0;

  for (guint i = 0; deliverables && i < deliverables->len; i++)
    {
      PbRecord *deliverable = deliverables->pdata[i];
      int level = pb_record_get_enum (deliverable, PB_DELIVERABLE_LEVEL);
      g_autoptr(GPtrArray) evidence = NULL;

      if ((level != PB_METRIC_LEVEL_OUTCOME && level != PB_METRIC_LEVEL_IMPACT) ||
          !pb_context_owns (context, deliverable) ||
          pb_context_delivered (context, deliverable) == PB_DAY_NONE)
        continue;

      evidence = pb_context_evidence (context, deliverable);
      n += evidence->len > 0;
      for (guint j = 0; j < evidence->len; j++)
        verdict->outside |= pb_evidence_is_outside (evidence->pdata[j]);
      pb_verdict_record (verdict, deliverable);
      pb_verdict_records (verdict, evidence);
    }

  return n;
}

/* U8: documented impact. */
void
pb_rule_u8 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  GPtrArray *objectives = pb_context_records (context, PB_KIND_OBJECTIVE);
  guint n = 0, n_with = 0, n_outcomes = 0;

  for (guint i = 0; i < objectives->len; i++)
    {
      PbRecord *objective = objectives->pdata[i];
      PbDay achieved = pb_context_day (context, objective, PB_OBJECTIVE_ACHIEVED_ON);
      guint n_here;

      if (!pb_context_within (context, achieved, context->window_year) &&
          !pb_context_objective_active (context, objective, context->day - context->window_year,
                                        context->day))
        continue;
      n++;
      pb_verdict_record (verdict, objective);
      n_here = count_outcomes (context, objective, verdict);
      n_outcomes += n_here;
      n_with += n_here > 0;
    }

  if (n == 0)
    {
      pb_verdict_say (verdict, ngettext ("No objective was active or achieved in the last %d day.",
                                         "No objective was active or achieved in the last %d days.",
                                         context->window_year),
                      context->window_year);
      return;
    }

  pb_verdict_share (verdict, _("Objectives with an outcome and its evidence"), n_with, n);
  pb_verdict_count (verdict, _("Outcomes with evidence"), n_outcomes);

  if (n_with == n && verdict->outside)
    verdict->value = PB_RESULT_MET;
  else if (pb_at_least_percent (n_with, n, pb_context_threshold (context, PB_THRESHOLD_U8_PARTLY)))
    verdict->value = PB_RESULT_PARTLY;
  else
    verdict->value = PB_RESULT_NOT_MET;

  pb_verdict_say (verdict, ngettext ("%u of %u objective has an outcome with evidence.",
                                     "%u of %u objectives have an outcome with evidence.", n),
                  n_with, n);
  if (n_with > 0)
    pb_verdict_say (verdict, "%s",
                    verdict->outside
                      ? _("Some of the evidence comes from outside or can be looked up on a chain.")
                      : _("None of the evidence comes from outside the group."));
}
