/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-rules-private.h"

#include "framework/pb-i18n-private.h"

static guint
count_adopted (PbRuleContext *context,
               int            window,
               PbVerdict     *verdict)
{
  GArray *insights = pb_context_insights (context);
  guint n = 0;

  for (guint i = 0; i < insights->len; i++)
    {
      const PbInsightFacts *insight = &g_array_index (insights, PbInsightFacts, i);

      if (insight->disposition != PB_INSIGHT_DISPOSITION_ADOPTED ||
          !pb_context_within (context, insight->disposed, window))
        continue;
      n++;
      pb_verdict_record (verdict, insight->record);
    }

  return n;
}

/* S4: regular feedback and evolution cycles.  A group that meets more rarely than
 * the window is long is looked at over its own rhythm.
 */
void
pb_rule_s4 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  GPtrArray *retros = pb_context_records (context, PB_KIND_RETROSPECTIVE);
  int cadence = (int) pb_record_get_integer (context->group, PB_GROUP_RETRO_INTERVAL);
  int window = MAX (context->window_half, cadence);
  guint expected = cadence > 0 ? window / cadence : 1;
  guint n = 0, n_adopted;

  if (retros->len == 0 && pb_context_records (context, PB_KIND_CYCLE)->len == 0)
    {
      pb_verdict_say (verdict, "%s", _("No retrospective and no cycle is on record."));
      return;
    }

  for (guint i = 0; i < retros->len; i++)
    {
      if (!pb_context_within (context, pb_record_get_day (retros->pdata[i], PB_RETROSPECTIVE_DATE),
                              window))
        continue;
      n++;
      pb_verdict_record (verdict, retros->pdata[i]);
    }
  if (n == 0 && retros->len > 0)
    pb_verdict_record (verdict, retros->pdata[retros->len - 1]);

  n_adopted = count_adopted (context, context->window_half, verdict);
  pb_verdict_share (verdict, _("Retrospectives held of those expected"), n, expected);
  pb_verdict_count (verdict, _("Insights adopted within half a year"), n_adopted);

  if (n >= expected && n_adopted > 0)
    verdict->value = PB_RESULT_MET;
  else
    verdict->value = n > 0 ? PB_RESULT_PARTLY : PB_RESULT_NOT_MET;

  pb_verdict_say (verdict, ngettext ("%u retrospective was held in the last %d days; %u was "
                                     "expected.",
                                     "%u retrospectives were held in the last %d days; %u were "
                                     "expected.",
                                     n),
                  n, window, expected);
  if (n_adopted == 0)
    pb_verdict_say (verdict, ngettext ("No insight was adopted in the last %d day.",
                                       "No insight was adopted in the last %d days.",
                                       context->window_half),
                    context->window_half);
  else
    pb_verdict_say (verdict, ngettext ("%u insight was adopted in the last %d days.",
                                       "%u insights were adopted in the last %d days.",
                                       n_adopted),
                    n_adopted, context->window_half);
}

/* Whether the insight says what it changed of how the group works. */
static gboolean
led_to_change (PbRuleContext *context,
               PbRecord      *insight)
{
  g_autofree const char **changes = pb_record_get_set (insight, PB_INSIGHT_CHANGES, NULL);

  for (guint i = 0; changes[i]; i++)
    {
      PbRecord *record = pb_dossier_lookup (context->dossier, changes[i]);

      if (record == NULL || !pb_context_exists (context, record))
        continue;

      switch ((guint) pb_record_get_kind (record))
        {
        case PB_KIND_DECISION:
        case PB_KIND_AGREEMENT:
        case PB_KIND_ROLE:
        case PB_KIND_SYSTEM:
          return TRUE;

        default:
          break;
        }
    }

  return FALSE;
}

/* U7: adaptive capacity. */
void
pb_rule_u7 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  GArray *insights = pb_context_insights (context);
  guint least = pb_context_threshold (context, PB_THRESHOLD_U7_LEAST);
  PbDay settled = context->day - (PbDay) pb_context_threshold (context, PB_THRESHOLD_U7_SETTLED_DAYS);
  guint n = 0, n_disposed = 0, n_changed = 0;

  for (guint i = 0; i < insights->len; i++)
    {
      const PbInsightFacts *insight = &g_array_index (insights, PbInsightFacts, i);

      if (!pb_context_within (context, insight->recorded, context->window_year) ||
          insight->recorded >= settled)
        continue;
      n++;
      n_disposed += insight->disposition != PB_INSIGHT_DISPOSITION_PENDING;
      n_changed += insight->disposition == PB_INSIGHT_DISPOSITION_ADOPTED &&
                   led_to_change (context, insight->record);
      pb_verdict_record (verdict, insight->record);
    }

  if (n == 0)
    {
      pb_verdict_say (verdict, ngettext ("No insight of the last year is older than %d day.",
                                         "No insight of the last year is older than %d days.",
                                         (gulong) (context->day - settled)),
                      context->day - settled);
      return;
    }

  pb_verdict_share (verdict, _("Insights settled"), n_disposed, n);
  pb_verdict_count (verdict, _("Insights that changed how the group works"), n_changed);
  if (n < least)
    {
      pb_verdict_say (verdict, ngettext ("%u insight of the last year can be judged; it takes %u.",
                                         "%u insights of the last year can be judged; it takes %u.",
                                         n),
                      n, least);
      return;
    }

  verdict->value = pb_positive_by_share (n_disposed, n,
                                         pb_context_threshold (context, PB_THRESHOLD_U7_MET),
                                         pb_context_threshold (context, PB_THRESHOLD_U7_PARTLY));
  if (n_changed == 0 && verdict->value == PB_RESULT_MET)
    verdict->value = PB_RESULT_PARTLY;

  pb_verdict_say (verdict, ngettext ("%u of %u insight was adopted, declined or merged.",
                                     "%u of %u insights were adopted, declined or merged.", n),
                  n_disposed, n);
  if (n_changed == 0)
    pb_verdict_say (verdict, "%s", _("None led to a change of a decision, an agreement, a role or "
                                     "a system."));
  else
    pb_verdict_say (verdict, ngettext ("%u changed how the group works.",
                                       "%u changed how the group works.", n_changed),
                    n_changed);
}
