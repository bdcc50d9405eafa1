/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-rules-private.h"

#include "framework/pb-i18n-private.h"

static void
count_change (PbRuleContext  *context,
              PbRecord       *record,
              PbFieldId       decision_field,
              gboolean        onchain,
              GPtrArray      *records,
              PbChangeCounts *counts)
{
  const char *id = pb_record_get_text (record, decision_field);
  PbRecord *decision = pb_dossier_lookup (context->dossier, id);
  GPtrArray *changed_by = pb_dossier_get_referring (context->dossier, pb_record_get_id (record),
                                                    PB_DECISION_CHANGES);

  /* The link may stand at either end. */
  counts->n++;
  counts->n_decided += decision != NULL || (changed_by && changed_by->len > 0);
  counts->n_onchain += onchain;
  if (records)
    g_ptr_array_add (records, record);
}

/*
 * pb_context_count_changes:
 * @records: (nullable): takes the records that changed
 *
 * Counts the changes of practice and phase in the last @window days, and how
 * many of them name a decision.
 */
void
pb_context_count_changes (PbRuleContext  *self,
                          int             window,
                          GPtrArray      *records,
                          PbChangeCounts *counts)
{
  GPtrArray *agreements = pb_context_records (self, PB_KIND_AGREEMENT);
  GPtrArray *transitions = pb_context_records (self, PB_KIND_PHASE_TRANSITION);

  *counts = (PbChangeCounts) { 0 };
  for (guint i = 0; i < agreements->len; i++)
    {
      PbRecord *agreement = agreements->pdata[i];
      int status = pb_record_get_enum (agreement, PB_AGREEMENT_STATUS);

      if (pb_record_get_enum (agreement, PB_AGREEMENT_KIND) != PB_AGREEMENT_KIND_PRACTICE ||
          status == PB_AGREEMENT_STATUS_DRAFT || status == PB_AGREEMENT_STATUS_PROPOSED)
        continue;

      if (pb_context_within (self, pb_record_get_day (agreement, PB_AGREEMENT_START), window))
        count_change (self, agreement, PB_AGREEMENT_DECISION,
                      pb_record_has (agreement, PB_AGREEMENT_ONCHAIN_REF), records, counts);
    }

  for (guint i = 0; i < transitions->len; i++)
    {
      if (pb_context_within (self, pb_record_get_day (transitions->pdata[i],
                                                      PB_PHASE_TRANSITION_DATE), window))
        count_change (self, transitions->pdata[i], PB_PHASE_TRANSITION_DECISION, FALSE, records,
                      counts);
    }
}

/* T1: treasury on-chain. */
void
pb_rule_t1 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  if (pb_record_get_flag (context->group, PB_GROUP_NO_TREASURY))
    pb_verdict_say (verdict, "%s", _("The group has declared that it has no treasury, so there is "
                                     "nothing to judge."));
  else
    pb_verdict_say (verdict, "%s", _("Accounts and payments are not recorded yet, so this cannot "
                                     "be judged."));
}

/* T2: authority changes. */
void
pb_rule_t2 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new ();
  PbChangeCounts counts;

  pb_context_count_changes (context, context->window_year, records, &counts);
  if (counts.n == 0)
    {
      pb_verdict_say (verdict, ngettext ("No change of practice or phase is on record for the last "
                                         "%d day.",
                                         "No change of practice or phase is on record for the last "
                                         "%d days.",
                                         context->window_year),
                      context->window_year);
      return;
    }

  pb_verdict_records (verdict, records);
  pb_verdict_share (verdict, _("Changes with a decision"), counts.n_decided, counts.n);
  pb_verdict_share (verdict, _("Changes with an on-chain reference"), counts.n_onchain, counts.n);

  if (counts.n_decided == counts.n)
    verdict->value = PB_RESULT_MET;
  else if (pb_at_least_percent (counts.n_decided, counts.n,
                                pb_context_threshold (context, PB_THRESHOLD_T2_PARTLY)))
    verdict->value = PB_RESULT_PARTLY;
  else
    verdict->value = PB_RESULT_NOT_MET;

  pb_verdict_say (verdict, ngettext ("%u of %u change of practice or phase names the decision that "
                                     "made it.",
                                     "%u of %u changes of practice or phase name the decision that "
                                     "made them.",
                                     counts.n),
                  counts.n_decided, counts.n);
}

/* What others can read with programs: a published description of the group, or
 * its state document among the newest reports.
 */
static gboolean
is_machine_readable (PbRuleContext *context)
{
  GPtrArray *reports = pb_context_records (context, PB_KIND_REPORT);

  if (pb_record_has (context->group, PB_GROUP_DAO_URI))
    return TRUE;

  for (guint i = 0; i < reports->len; i++)
    {
      PbDay sent;

      if (pb_record_get_enum (reports->pdata[i], PB_REPORT_KIND) == PB_REPORT_KIND_GROUP_STATE &&
          pb_context_report_outside (context, reports->pdata[i], &sent) &&
          pb_context_within (context, sent, context->window_short))
        return TRUE;
    }

  return FALSE;
}

/* T3: trust at a glance. */
void
pb_rule_t3 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  g_autoptr(GPtrArray) publications = g_ptr_array_new ();
  PbDay published = pb_context_published (context, publications);
  gboolean readable = is_machine_readable (context);
  gboolean backed = context->evidence_all > 0 &&
                    pb_at_least_percent (context->evidence_with, context->evidence_all,
                                         pb_context_threshold (context, PB_THRESHOLD_T3_RATIO));

  pb_verdict_records (verdict, publications);
  pb_verdict_day (verdict, _("Last publication"), published);
  pb_verdict_share (verdict, _("Results with evidence"), context->evidence_with,
                    context->evidence_all);

  if (pb_context_within (context, published, context->window_short) && readable && backed)
    verdict->value = PB_RESULT_MET;
  else if (pb_context_within (context, published, context->window_half))
    verdict->value = PB_RESULT_PARTLY;
  else
    verdict->value = PB_RESULT_NOT_MET;

  if (published == PB_DAY_NONE)
    {
      pb_verdict_say (verdict, "%s", _("No report or publication is on record."));
    }
  else
    {
      g_autofree char *day = pb_day_to_locale (published);

      /* Translators: a day */
      pb_verdict_say (verdict, _("The last publication was on %s."), day);
    }
  if (!readable)
    pb_verdict_say (verdict, "%s", _("Nothing that programs can read has been published lately."));
  if (context->evidence_all > 0)
    pb_verdict_say (verdict, ngettext ("%u of %u result rests on evidence.",
                                       "%u of %u results rest on evidence.",
                                       context->evidence_all),
                    context->evidence_with, context->evidence_all);
}
