/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-rules-private.h"

#include "framework/pb-element-status-private.h"
#include "framework/pb-i18n-private.h"
#include "framework/pb-metric-standing-private.h"

static int
get_target_days (PbRuleContext *context,
                 PbRecord      *decision)
{
  switch (pb_record_get_enum (decision, PB_DECISION_METHOD))
    {
    case PB_DECISION_METHOD_CONSENT:
      return pb_context_threshold (context, PB_THRESHOLD_S1_CONSENT);
    case PB_DECISION_METHOD_ADVICE:
      return pb_context_threshold (context, PB_THRESHOLD_S1_ADVICE);
    case PB_DECISION_METHOD_TOKEN_VOTE:
      return pb_context_threshold (context, PB_THRESHOLD_S1_TOKEN_VOTE);
    case PB_DECISION_METHOD_MULTISIG:
      return pb_context_threshold (context, PB_THRESHOLD_S1_MULTISIG);
    default:
      return pb_context_threshold (context, PB_THRESHOLD_S1_OTHER);
    }
}

/* S1: mature governance handles decisions efficiently.  A decision that is open
 * and still within its time says nothing yet and is not counted.
 */
void
pb_rule_s1 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  GArray *decisions = pb_context_decisions (context);
  guint least = pb_context_threshold (context, PB_THRESHOLD_S1_LEAST);
  gint64 stuck_percent = pb_context_threshold (context, PB_THRESHOLD_S1_STUCK);
  guint n = 0, n_in_time = 0, n_stuck = 0;

  for (guint i = 0; i < decisions->len; i++)
    {
      const PbDecisionFacts *decision = &g_array_index (decisions, PbDecisionFacts, i);
      gboolean open = decision->state == PB_DECISION_STATE_OPEN;
      gboolean recent = pb_context_within (context, decision->opened, context->window_half);
      gint64 target, days;

      if (decision->opened == PB_DAY_NONE || (!open && !recent))
        continue;

      target = get_target_days (context, decision->record);
      days = (gint64) (open ? context->day : decision->closed) - decision->opened;
      if (open && days * 100 > target * stuck_percent)
        {
          n_stuck++;
          pb_verdict_record (verdict, decision->record);
        }

      if (!recent || (open && days <= target))
        continue;
      n++;
      n_in_time += !open && days <= target;
      pb_verdict_record (verdict, decision->record);
    }

  pb_verdict_share (verdict, _("Decisions closed in time"), n_in_time, n);
  pb_verdict_count (verdict, _("Open far beyond their time"), n_stuck);

  if (n == 0)
    {
      pb_verdict_say (verdict, ngettext ("No decision of the last %d day can be judged.",
                                         "No decision of the last %d days can be judged.",
                                         context->window_half),
                      context->window_half);
      return;
    }
  if (n < least)
    {
      pb_verdict_say (verdict, ngettext ("%u decision of the last %d days can be judged; it takes "
                                         "%u.",
                                         "%u decisions of the last %d days can be judged; it takes "
                                         "%u.",
                                         n),
                      n, context->window_half, least);
      return;
    }

  if (pb_at_least_percent (n_in_time, n, pb_context_threshold (context, PB_THRESHOLD_S1_MET)) &&
      n_stuck == 0)
    verdict->value = PB_RESULT_MET;
  else if (pb_at_least_percent (n_in_time, n,
                                pb_context_threshold (context, PB_THRESHOLD_S1_PARTLY)))
    verdict->value = PB_RESULT_PARTLY;
  else
    verdict->value = PB_RESULT_NOT_MET;

  pb_verdict_say (verdict, ngettext ("%u of %u decision opened in the last %d days was closed in "
                                     "time.",
                                     "%u of %u decisions opened in the last %d days were closed in "
                                     "time.",
                                     n),
                  n_in_time, n, context->window_half);
  if (n_stuck > 0)
    pb_verdict_say (verdict, ngettext ("%u decision has been open for more than twice its time.",
                                       "%u decisions have been open for more than twice their "
                                       "time.",
                                       n_stuck),
                    n_stuck);
}

/* S2: group-state documentation well kept and current. */
void
pb_rule_s2 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  PbElementCounts counts;

  pb_element_status_count (context, &counts);
  if (counts.recorded == 0)
    {
      pb_verdict_say (verdict, "%s", _("Nothing of the group state is on record."));
      return;
    }

  pb_verdict_share (verdict, _("Elements that are there"), counts.present, PB_N_STATE_ELEMENTS);
  pb_verdict_share (verdict, _("Elements that are fresh"), counts.fresh, PB_N_STATE_ELEMENTS);
  pb_verdict_count (verdict, _("Elements older than twice their interval"), counts.old);
  pb_rule_add_reviews (context, verdict);

  if (counts.present >= pb_context_threshold (context, PB_THRESHOLD_S2_PRESENT) &&
      counts.fresh >= pb_context_threshold (context, PB_THRESHOLD_S2_FRESH) && counts.old == 0)
    verdict->value = PB_RESULT_MET;
  else if (counts.present >= pb_context_threshold (context, PB_THRESHOLD_S2_PRESENT_PARTLY) &&
           counts.fresh >= pb_context_threshold (context, PB_THRESHOLD_S2_FRESH_PARTLY))
    verdict->value = PB_RESULT_PARTLY;
  else
    verdict->value = PB_RESULT_NOT_MET;

  pb_verdict_say (verdict, ngettext ("%u of %d elements is there.", "%u of %d elements are there.",
                                     counts.present),
                  counts.present, PB_N_STATE_ELEMENTS);
  if (counts.fresh == 0)
    pb_verdict_say (verdict, "%s", _("None is fresh."));
  else
    pb_verdict_say (verdict, ngettext ("%u is fresh.", "%u are fresh.", counts.fresh),
                    counts.fresh);
  if (counts.old > 0)
    pb_verdict_say (verdict, ngettext ("%u is older than twice its interval.",
                                       "%u are older than twice their interval.", counts.old),
                    counts.old);
}

/* S3: coordination mechanisms with network entities. */
void
pb_rule_s3 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  GPtrArray *partners = pb_context_partners (context);
  guint n_whole = 0, n_agreement = 0, n_mechanism = 0;

  if (partners->len == 0)
    {
      pb_verdict_say (verdict, "%s", _("No active relation to another group is on record."));
      return;
    }

  for (guint i = 0; i < partners->len; i++)
    {
      PbPartner *partner = partners->pdata[i];

      n_agreement += partner->agreement;
      n_mechanism += partner->mechanism;
      n_whole += partner->agreement && partner->mechanism;
      pb_verdict_records (verdict, partner->relations);
    }

  pb_verdict_share (verdict, _("Partners with an active agreement"), n_agreement, partners->len);
  pb_verdict_share (verdict, _("Partners with a way to coordinate"), n_mechanism, partners->len);

  if (n_whole == partners->len)
    verdict->value = PB_RESULT_MET;
  else if (pb_at_least_percent (n_whole, partners->len,
                                pb_context_threshold (context, PB_THRESHOLD_S3_PARTLY)))
    verdict->value = PB_RESULT_PARTLY;
  else
    verdict->value = PB_RESULT_NOT_MET;

  pb_verdict_say (verdict, ngettext ("With %u of %u partner there are both an active agreement and "
                                     "a way to coordinate.",
                                     "With %u of %u partners there are both an active agreement "
                                     "and a way to coordinate.",
                                     partners->len),
                  n_whole, partners->len);
}

/* What is known of the metrics of the active objectives. */
typedef struct
{
  guint n_metrics;
  guint n_observed;
  guint n_complete_observed;
} Measuring;

static gboolean
was_observed_in_time (const PbMetricStanding *standing)
{
  return standing->value_day != PB_DAY_NONE && !standing->overdue;
}

/* Whether the objective has a complete metric. */
static gboolean
look_at_metrics (PbRuleContext *context,
                 PbRecord      *objective,
                 GHashTable    *seen,
                 PbVerdict     *verdict,
                 Measuring     *measuring)
{
  GPtrArray *metrics = pb_dossier_get_referring (context->dossier, pb_record_get_id (objective),
                                                 PB_METRIC_OBJECTIVES);
  gboolean complete = FALSE;

  for (guint i = 0; metrics && i < metrics->len; i++)
    {
      const PbMetricStanding *standing;

      if (!pb_context_owns (context, metrics->pdata[i]))
        continue;

      standing = pb_context_metric (context, metrics->pdata[i]);
      complete |= standing->complete;
      if (!g_hash_table_add (seen, metrics->pdata[i]))
        continue;

      measuring->n_metrics++;
      measuring->n_observed += was_observed_in_time (standing);
      measuring->n_complete_observed += standing->complete && was_observed_in_time (standing);
      pb_verdict_record (verdict, metrics->pdata[i]);
    }

  return complete;
}

/* S5: impact measured and reported. */
void
pb_rule_s5 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  GPtrArray *objectives = pb_context_records (context, PB_KIND_OBJECTIVE);
  GPtrArray *reports = pb_context_records (context, PB_KIND_REPORT);
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n_active = 0, n_measured = 0, n_reports = 0;
  Measuring measuring = { 0 };
  gboolean observed;

  for (guint i = 0; i < objectives->len; i++)
    {
      if (!pb_context_objective_active (context, objectives->pdata[i], context->day, context->day))
        continue;
      n_active++;
      pb_verdict_record (verdict, objectives->pdata[i]);
      n_measured += look_at_metrics (context, objectives->pdata[i], seen, verdict, &measuring);
    }

  if (n_active == 0)
    {
      pb_verdict_say (verdict, "%s", _("No objective is active."));
      return;
    }

  for (guint i = 0; i < reports->len; i++)
    {
      PbDay sent;

      if (!pb_context_report_outside (context, reports->pdata[i], &sent) ||
          !pb_context_within (context, sent, context->window_year))
        continue;
      n_reports++;
      pb_verdict_record (verdict, reports->pdata[i]);
    }

  pb_verdict_share (verdict, _("Objectives with a complete metric"), n_measured, n_active);
  pb_verdict_share (verdict, _("Metrics observed in time"), measuring.n_observed,
                    measuring.n_metrics);
  pb_verdict_count (verdict, _("Reports to others in the last year"), n_reports);

  observed = measuring.n_metrics > 0 &&
             pb_at_least_percent (measuring.n_observed, measuring.n_metrics,
                                  pb_context_threshold (context, PB_THRESHOLD_S5_OBSERVED));
  if (n_measured == n_active && observed && n_reports > 0)
    verdict->value = PB_RESULT_MET;
  else if (measuring.n_complete_observed > 0)
    verdict->value = PB_RESULT_PARTLY;
  else
    verdict->value = PB_RESULT_NOT_MET;

  pb_verdict_say (verdict, ngettext ("%u of %u active objective has a complete metric.",
                                     "%u of %u active objectives have a complete metric.",
                                     n_active),
                  n_measured, n_active);
  if (measuring.n_metrics > 0)
    pb_verdict_say (verdict, ngettext ("%u of %u metric was observed in time.",
                                       "%u of %u metrics were observed in time.",
                                       measuring.n_metrics),
                    measuring.n_observed, measuring.n_metrics);
  if (n_reports == 0)
    pb_verdict_say (verdict, ngettext ("No report went to others in the last %d day.",
                                       "No report went to others in the last %d days.",
                                       context->window_year),
                    context->window_year);
  else
    pb_verdict_say (verdict, ngettext ("%u report went to others in the last %d days.",
                                       "%u reports went to others in the last %d days.",
                                       n_reports),
                    n_reports, context->window_year);
}
