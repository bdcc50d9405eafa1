/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-rules-private.h"

#include "framework/pb-i18n-private.h"

static guint
count_finished (PbRuleContext *context,
                PbDay          after,
                PbDay          up_to,
                PbVerdict     *verdict)
{
  GPtrArray *deliverables = pb_context_records (context, PB_KIND_DELIVERABLE);
  GArray *decisions = pb_context_decisions (context);
  guint n = 0;

  for (guint i = 0; i < deliverables->len; i++)
    {
      PbDay day = pb_context_delivered (context, deliverables->pdata[i]);

      if (day == PB_DAY_NONE || day <= after || day > up_to)
        continue;
      n++;
      if (verdict)
        pb_verdict_record (verdict, deliverables->pdata[i]);
    }

  for (guint i = 0; i < decisions->len; i++)
    {
      const PbDecisionFacts *decision = &g_array_index (decisions, PbDecisionFacts, i);

      if (decision->closed == PB_DAY_NONE || decision->closed <= after ||
          decision->closed > up_to)
        continue;
      n++;
      if (verdict)
        pb_verdict_record (verdict, decision->record);
    }

  return n;
}

/* C1: maintaining momentum. */
void
pb_rule_c1 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  PbDay edge = context->day - context->window_short;
  guint least = pb_context_threshold (context, PB_THRESHOLD_C1_LEAST);
  guint n = count_finished (context, edge, context->day, verdict);
  guint n_before = count_finished (context, edge - context->window_short, edge, NULL);

  pb_verdict_count (verdict, _("Finished lately"), n);
  pb_verdict_count (verdict, _("Finished in the period before"), n_before);

  if (n_before == 0)
    {
      pb_verdict_say (verdict, "%s", _("No deliverable or decision was finished in the period "
                                       "before, so there is nothing to compare with."));
      return;
    }
  if (n_before < least)
    {
      pb_verdict_say (verdict, ngettext ("%u deliverable or decision was finished in the period "
                                         "before; it takes %u to compare.",
                                         "%u deliverables and decisions were finished in the "
                                         "period before; it takes %u to compare.",
                                         n_before),
                      n_before, least);
      return;
    }

  if (!pb_at_least_percent (n, n_before, pb_context_threshold (context, PB_THRESHOLD_C1_CRITICAL)))
    verdict->value = PB_RESULT_CRITICAL;
  else if (!pb_at_least_percent (n, n_before,
                                 pb_context_threshold (context, PB_THRESHOLD_C1_STRAINED)))
    verdict->value = PB_RESULT_STRAINED;
  else
    verdict->value = PB_RESULT_EASY;

  pb_verdict_say (verdict, ngettext ("%u deliverable or decision was finished in the last %d days, "
                                     "after %u in the period before.",
                                     "%u deliverables and decisions were finished in the last %d "
                                     "days, after %u in the period before.",
                                     n),
                  n, context->window_short, n_before);
}

static gboolean
is_small (PbRuleContext *context)
{
  int scale = pb_record_get_enum (context->group, PB_GROUP_SCALE);
  GPtrArray *members;
  guint n = 0;

  if (scale >= 0)
    return scale == PB_SCALE_COLLABORATION;

  members = pb_context_records (context, PB_KIND_MEMBER);
  for (guint i = 0; i < members->len; i++)
    n += pb_context_day (context, members->pdata[i], PB_MEMBER_LEFT) == PB_DAY_NONE;

  return n < 10;
}

/* C2: flexibility and focus.  Too many objectives at once can be seen; whether
 * plans are kept too loosely or too tightly takes tasks.
 */
void
pb_rule_c2 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  GPtrArray *objectives = pb_context_records (context, PB_KIND_OBJECTIVE);
  guint limit = pb_context_threshold (context, is_small (context)
                                                 ? PB_THRESHOLD_C2_COLLABORATION
                                                 : PB_THRESHOLD_C2_COORDINATION);
  guint n = 0;

  for (guint i = 0; i < objectives->len; i++)
    {
      if (!pb_context_objective_active (context, objectives->pdata[i], context->day, context->day))
        continue;
      n++;
      pb_verdict_record (verdict, objectives->pdata[i]);
    }

  pb_verdict_count (verdict, _("Active objectives"), n);
  if (n > limit)
    {
      verdict->value = PB_RESULT_STRAINED;
      pb_verdict_say (verdict, ngettext ("%u objective is active at once; for a group of this size "
                                         "more than %u are scattered.",
                                         "%u objectives are active at once; for a group of this "
                                         "size more than %u are scattered.",
                                         n),
                      n, limit);
      return;
    }

  if (n == 0)
    pb_verdict_say (verdict, "%s", _("No objective is active."));
  else
    pb_verdict_say (verdict, ngettext ("%u objective is active.", "%u objectives are active.", n),
                    n);
  pb_verdict_say (verdict, "%s", _("Tasks are not recorded yet, so more cannot be judged."));
}

/* C3: principled evolution.  Growth of practices and changes without a decision
 * can be seen; whether authority is concentrated takes roles and accounts.
 */
void
pb_rule_c3 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  GPtrArray *agreements = pb_context_records (context, PB_KIND_AGREEMENT);
  g_autoptr(GPtrArray) changed = g_ptr_array_new ();
  PbDay before = context->day - context->window_year;
  gint64 growth = pb_context_threshold (context, PB_THRESHOLD_C3_GROWTH);
  guint n = 0, n_before = 0, n_retired = 0, n_without;
  PbChangeCounts changes;
  gboolean bloated;

  for (guint i = 0; i < agreements->len; i++)
    {
      PbRecord *agreement = agreements->pdata[i];
      PbDay start = pb_record_get_day (agreement, PB_AGREEMENT_START);
      PbDay ended = pb_context_day (context, agreement, PB_AGREEMENT_ENDED);

      if (pb_record_get_enum (agreement, PB_AGREEMENT_KIND) != PB_AGREEMENT_KIND_PRACTICE)
        continue;

      n += pb_context_agreement_active (context, agreement);
      n_retired += pb_context_within (context, ended, context->window_year);
      n_before += start != PB_DAY_NONE && start <= before &&
                  (ended == PB_DAY_NONE || ended > before) &&
                  (ended != PB_DAY_NONE || pb_context_agreement_active (context, agreement));
    }

  pb_context_count_changes (context, context->window_year, changed, &changes);
  n_without = changes.n - changes.n_decided;
  bloated = n_retired == 0 && n_before > 0 &&
            (guint64) n * 100 > n_before * (guint64) (100 + growth);

  pb_verdict_records (verdict, changed);
  pb_verdict_count (verdict, _("Active agreements on practice"), n);
  pb_verdict_count (verdict, _("A year before"), n_before);
  pb_verdict_count (verdict, _("Changes without a decision"), n_without);

  if (bloated)
    pb_verdict_say (verdict, ngettext ("Agreements on practice grew to %u within %d days, and none "
                                       "was retired.",
                                       "Agreements on practice grew to %u within %d days, and none "
                                       "was retired.",
                                       n),
                    n, context->window_year);
  if (n_without > 0)
    pb_verdict_say (verdict, ngettext ("%u change was made without a decision.",
                                       "%u changes were made without a decision.", n_without),
                    n_without);

  if (bloated && n_without > 0)
    verdict->value = PB_RESULT_CRITICAL;
  else if (bloated || n_without > 0)
    verdict->value = PB_RESULT_STRAINED;
  else
    pb_verdict_say (verdict, "%s", _("Roles and accounts are not recorded yet, so it cannot be "
                                     "judged whether authority is concentrated."));
}

/* Whether a relation to the other party says why it serves the purpose. */
static gboolean
is_aligned (PbRuleContext *context,
            PbRecord      *agreement)
{
  GPtrArray *partners = pb_context_partners (context);
  GPtrArray *parties = pb_dossier_get_referring (context->dossier, pb_record_get_id (agreement),
                                                 PB_AGREEMENT_PARTY_AGREEMENT);
  PbRecord *decision = pb_dossier_lookup (context->dossier,
                                          pb_record_get_text (agreement, PB_AGREEMENT_DECISION));

  if (decision && pb_record_get_kind (decision) == PB_KIND_DECISION &&
      pb_context_serves_purpose (context, decision))
    return TRUE;

  for (guint i = 0; parties && i < parties->len; i++)
    {
      const char *id = pb_record_get_text (parties->pdata[i], PB_AGREEMENT_PARTY_PARTY);

      for (guint j = 0; j < partners->len; j++)
        {
          PbPartner *partner = partners->pdata[j];

          if (g_strcmp0 (partner->id, id) != 0)
            continue;
          for (guint k = 0; k < partner->relations->len; k++)
            {
              if (pb_record_has (partner->relations->pdata[k], PB_RELATION_WHY))
                return TRUE;
            }
        }
    }

  return pb_record_has (agreement, PB_COMMON_NOTE);
}

/* C4: alignment with coordinating entities. */
void
pb_rule_c4 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  GPtrArray *relations = pb_context_records (context, PB_KIND_RELATION);
  GPtrArray *agreements = pb_context_records (context, PB_KIND_AGREEMENT);
  gint64 critical = pb_context_threshold (context, PB_THRESHOLD_C4_CRITICAL);
  guint n = 0, n_unaligned = 0;

  for (guint i = 0; i < relations->len; i++)
    {
      PbRecord *relation = relations->pdata[i];

      if (!pb_context_within (context, pb_record_get_day (relation, PB_RELATION_STARTED),
                              context->window_year))
        continue;
      n++;
      n_unaligned += !pb_record_has (relation, PB_RELATION_WHY);
      pb_verdict_record (verdict, relation);
    }

  for (guint i = 0; i < agreements->len; i++)
    {
      PbRecord *agreement = agreements->pdata[i];

      if (!pb_context_within (context, pb_record_get_day (agreement, PB_AGREEMENT_START),
                              context->window_year) ||
          !pb_context_agreement_external (context, agreement))
        continue;
      n++;
      n_unaligned += !is_aligned (context, agreement);
      pb_verdict_record (verdict, agreement);
    }

  if (n == 0 && relations->len == 0)
    {
      pb_verdict_say (verdict, "%s", _("No relation to another group is on record."));
      return;
    }

  pb_verdict_share (verdict, _("New without a word on why"), n_unaligned, n);
  if (n_unaligned == 0)
    verdict->value = PB_RESULT_EASY;
  else if (pb_at_least_percent (n_unaligned, n, critical))
    verdict->value = PB_RESULT_CRITICAL;
  else
    verdict->value = PB_RESULT_STRAINED;

  if (n == 0)
    pb_verdict_say (verdict, ngettext ("No relation or agreement is new in the last %d day.",
                                       "No relation or agreement is new in the last %d days.",
                                       context->window_year),
                    context->window_year);
  else if (n_unaligned == 0)
    pb_verdict_say (verdict, "%s", _("All new relations and agreements say how they serve the "
                                     "purpose."));
  else
    pb_verdict_say (verdict, ngettext ("%u of %u new relation or agreement does not say how it "
                                       "serves the purpose.",
                                       "%u of %u new relations and agreements do not say how they "
                                       "serve the purpose.",
                                       n),
                    n_unaligned, n);
}

/* C5: communicating progress. */
void
pb_rule_c5 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  GPtrArray *reports = pb_context_records (context, PB_KIND_REPORT);
  gint64 late_days = pb_context_threshold (context, PB_THRESHOLD_C5_LATE);
  gint64 critical = pb_context_threshold (context, PB_THRESHOLD_C5_CRITICAL);
  guint n_due = 0, n_failed = 0, n_sent = 0;

  for (guint i = 0; i < reports->len; i++)
    {
      PbDay due = pb_record_get_day (reports->pdata[i], PB_REPORT_DUE_ON);
      PbDay sent = pb_context_day (context, reports->pdata[i], PB_REPORT_SENT_ON);
      gboolean counts = FALSE;

      if (pb_context_within (context, due, context->window_year))
        {
          counts = TRUE;
          n_due++;
          n_failed += sent == PB_DAY_NONE || (gint64) sent - due > late_days;
        }
      if (pb_context_within (context, sent, context->window_half))
        {
          counts = TRUE;
          n_sent++;
        }
      if (counts)
        pb_verdict_record (verdict, reports->pdata[i]);
    }

  pb_verdict_share (verdict, _("Reports missing or late"), n_failed, n_due);
  pb_verdict_count (verdict, _("Reports sent within half a year"), n_sent);

  if (n_failed > 0 && pb_at_least_percent (n_failed, n_due, critical))
    verdict->value = PB_RESULT_CRITICAL;
  else if (n_failed > 0 || (n_due == 0 && n_sent == 0))
    verdict->value = PB_RESULT_STRAINED;
  else
    verdict->value = PB_RESULT_EASY;

  if (n_due > 0 && n_failed == 0)
    pb_verdict_say (verdict, ngettext ("All reports due in the last %d day were sent in time.",
                                       "All reports due in the last %d days were sent in time.",
                                       context->window_year),
                    context->window_year);
  else if (n_due > 0)
    pb_verdict_say (verdict, ngettext ("%u of %u report due in the last %d days is missing or was "
                                       "late.",
                                       "%u of %u reports due in the last %d days are missing or "
                                       "were late.",
                                       n_due),
                    n_failed, n_due, context->window_year);
  else if (n_sent == 0)
    pb_verdict_say (verdict, ngettext ("No report was due, and none was sent in the last %d day.",
                                       "No report was due, and none was sent in the last %d days.",
                                       context->window_half),
                    context->window_half);
  else
    pb_verdict_say (verdict, ngettext ("No report was due; %u was sent in the last %d days.",
                                       "No report was due; %u were sent in the last %d days.",
                                       n_sent),
                    n_sent, context->window_half);
}
