/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-rules-private.h"

#include "framework/pb-i18n-private.h"

/* T2: authority changes. */
void
pb_rule_t2 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new ();
  PbChangeCounts counts;

  pb_context_count_changes (context, context->window_year, PB_CHANGES_AND_ASSIGNMENTS, records,
                            &counts);
  if (counts.n == 0)
    {
      pb_verdict_say (verdict, ngettext ("No change of practice, phase, roles or signers is on "
                                         "record for the last %d day.",
                                         "No change of practice, phase, roles or signers is on "
                                         "record for the last %d days.",
                                         context->window_year),
                      context->window_year);
      return;
    }

  pb_verdict_records (verdict, records);
  pb_verdict_share (verdict, _("Changes with a decision"), counts.n_decided, counts.n);
  pb_verdict_share (verdict, _("Changes with an on-chain reference"), counts.n_onchain, counts.n);

  verdict->value = pb_positive_by_share (counts.n_decided, counts.n, 100,
                                         pb_context_threshold (context, PB_THRESHOLD_T2_PARTLY));

  pb_verdict_say (verdict, ngettext ("%u of %u change of practice, phase, roles or signers names "
                                     "the decision that made it.",
                                     "%u of %u changes of practice, phase, roles or signers name "
                                     "the decision that made them.",
                                     counts.n),
                  counts.n_decided, counts.n);
}

/* What others can read with programs: a published description of the group, a
 * report that comes with a file for programs, or the state document.
 */
static gboolean
is_machine_readable (PbRuleContext *context)
{
  GPtrArray *reports = pb_context_records (context, PB_KIND_REPORT);

  if (pb_record_has (context->group, PB_GROUP_DAO_URI))
    return TRUE;

  for (guint i = 0; i < reports->len; i++)
    {
      PbRecord *report = reports->pdata[i];
      PbDay sent;

      if ((pb_record_get_flag (report, PB_REPORT_MACHINE_READABLE) ||
           pb_record_get_enum (report, PB_REPORT_KIND) == PB_REPORT_KIND_GROUP_STATE) &&
          pb_context_report_outside (context, report, &sent) &&
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
