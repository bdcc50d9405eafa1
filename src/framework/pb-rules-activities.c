/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-rules-private.h"

#include "framework/pb-element-status-private.h"
#include "framework/pb-i18n-private.h"
#include "framework/pb-metric-standing-private.h"

#include <string.h>

typedef struct
{
  PbRuleContext *context;
  PbVerdict *verdict;
  guint n_short;
  guint n_half;
  PbDay last;
} Tally;

static void
tally (Tally    *self,
       PbRecord *record,
       PbDay     day)
{
  if (day == PB_DAY_NONE || day > self->context->day)
    return;

  self->last = MAX (self->last, day);
  if (!pb_context_within (self->context, day, self->context->window_half))
    return;

  self->n_half++;
  self->n_short += pb_context_within (self->context, day, self->context->window_short);
  if (record)
    pb_verdict_record (self->verdict, record);
}

/* Those that a record stands for. */
static void
tally_crowd (Tally    *self,
             PbRecord *record,
             PbDay     day)
{
  const PbCrowd *crowd = pb_dossier_get_crowd (self->context->dossier, record);

  if (crowd == NULL || day > self->context->day)
    return;

  if (pb_context_within (self->context, day, self->context->window_half))
    self->n_half += crowd->n;
  if (pb_context_within (self->context, day, self->context->window_short))
    self->n_short += crowd->n;
}

static void
tally_activities (Tally *self,
                  int    kind)
{
  GArray *activities = pb_context_activities (self->context);

  /* The newest first: once the last day is known and the window is left behind,
   * nothing older matters.
   */
  for (guint i = activities->len; i-- > 0;)
    {
      const PbActivityFacts *activity = &g_array_index (activities, PbActivityFacts, i);

      if (self->last != PB_DAY_NONE &&
          !pb_context_within (self->context, activity->date, self->context->window_half))
        break;

      if (activity->kind == kind ||
          (activity->published && kind == PB_ACTIVITY_KIND_KNOWLEDGE_SHARING))
        tally (self, activity->record, activity->date);
    }
}

static void
tally_reviews (Tally *self)
{
  const char * const *keys = pb_state_element_get_keys ();

  for (guint i = 0; keys[i]; i++)
    {
      const PbElementStatus *status = pb_context_element (self->context, keys[i]);
      g_autofree char *id = pb_state_element_dup_id (self->context->group_id, keys[i]);

      tally (self, pb_dossier_lookup (self->context->dossier, id), status->last_reviewed);
    }
}

static void
tally_reports (Tally *self)
{
  GPtrArray *reports = pb_context_records (self->context, PB_KIND_REPORT);

  for (guint i = 0; i < reports->len; i++)
    {
      PbDay sent;

      if (pb_context_report_outside (self->context, reports->pdata[i], &sent))
        tally (self, reports->pdata[i], sent);
    }
}

static void
tally_observations (Tally *self)
{
  GPtrArray *metrics = pb_context_records (self->context, PB_KIND_METRIC);

  for (guint i = 0; i < metrics->len; i++)
    {
      GPtrArray *observations = pb_dossier_get_referring (
        self->context->dossier, pb_record_get_id (metrics->pdata[i]), PB_OBSERVATION_METRIC);

      for (guint j = observations ? observations->len : 0; j-- > 0;)
        {
          PbDay end = pb_record_get_day (observations->pdata[j], PB_OBSERVATION_PERIOD_END);

          tally (self, observations->pdata[j], end);
          tally_crowd (self, observations->pdata[j], end);
          if (end <= self->context->day - self->context->window_half)
            break;
        }
    }
}

/* Seats that the group or its people take elsewhere, and votes they cast there. */
static void
tally_outside (Tally *self)
{
  PbDossier *dossier = self->context->dossier;
  PbPeople *people = pb_context_people (self->context);

  for (guint i = 0; i <= people->members->len; i++)
    {
      const char *id = i < people->members->len ? pb_record_get_id (people->members->pdata[i])
                                                : self->context->group_id;
      GPtrArray *seats = pb_dossier_get_referring (dossier, id, PB_ASSIGNMENT_HOLDER);
      GPtrArray *votes = pb_dossier_get_referring (dossier, id, PB_VOTE_MEMBER);

      for (guint j = 0; seats && j < seats->len; j++)
        {
          if (!pb_context_owns (self->context, seats->pdata[j]))
            tally (self, seats->pdata[j], pb_record_get_day (seats->pdata[j],
                                                             PB_ASSIGNMENT_START));
        }
      for (guint j = 0; votes && j < votes->len; j++)
        {
          if (!pb_context_owns (self->context, votes->pdata[j]))
            tally (self, votes->pdata[j], pb_record_get_day (votes->pdata[j], PB_VOTE_CAST_ON));
        }
    }
}

static void
tally_answers (Tally *self)
{
  GPtrArray *feedback = pb_context_records (self->context, PB_KIND_FEEDBACK);

  for (guint i = 0; i < feedback->len; i++)
    tally (self, feedback->pdata[i],
           pb_record_get_day (feedback->pdata[i], PB_FEEDBACK_ANSWERED_ON));
}

/* A1 to A8: counts of each kind of activity, without a verdict. */
void
pb_rule_activity (PbRuleContext *context,
                  PbVerdict     *verdict)
{
  static const struct { const char *rule; int kind; } kinds[] = {
    { "A1", PB_ACTIVITY_KIND_INTERNAL_GOVERNANCE },
    { "A2", PB_ACTIVITY_KIND_NETWORK_GOVERNANCE },
    { "A3", PB_ACTIVITY_KIND_STRATEGIC_EXECUTION },
    { "A4", PB_ACTIVITY_KIND_OPERATIONAL_COORDINATION },
    { "A5", PB_ACTIVITY_KIND_EXTERNAL_PARTNERSHIPS },
    { "A6", PB_ACTIVITY_KIND_IMPACT_MEASUREMENT },
    { "A7", PB_ACTIVITY_KIND_FEEDBACK_INTEGRATION },
    { "A8", PB_ACTIVITY_KIND_KNOWLEDGE_SHARING },
  };
  const char *rule = pb_statement_get_rule (verdict->statement);
  Tally self = { context, verdict, 0, 0, PB_DAY_NONE };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (strcmp (kinds[i].rule, rule) == 0)
        tally_activities (&self, kinds[i].kind);
    }

  /* Some activity shows in other records. */
  if (strcmp (rule, "A1") == 0)
    tally_reviews (&self);
  else if (strcmp (rule, "A2") == 0)
    tally_outside (&self);
  else if (strcmp (rule, "A6") == 0)
    tally_observations (&self);
  else if (strcmp (rule, "A7") == 0)
    tally_answers (&self);
  else if (strcmp (rule, "A8") == 0)
    tally_reports (&self);

  verdict->value = PB_RESULT_COUNT;
  pb_verdict_count (verdict, _("Lately"), self.n_short);
  pb_verdict_count (verdict, _("Within half a year"), self.n_half);
  pb_verdict_day (verdict, _("Last"), self.last);

  if (self.last == PB_DAY_NONE)
    {
      pb_verdict_say (verdict, "%s", _("Nothing of this kind is on record."));
    }
  else if (self.n_half == 0)
    {
      g_autofree char *day = pb_day_to_locale (self.last);

      /* Translators: a number of days and a day */
      pb_verdict_say (verdict, ngettext ("It has been quiet for %d day; the last was on %s.",
                                         "It has been quiet for %d days; the last was on %s.",
                                         (gulong) (context->day - self.last)),
                      context->day - self.last, day);
    }
  else
    {
      pb_verdict_say (verdict, ngettext ("%u in the last %d days, of which %u in the last %d days.",
                                         "%u in the last %d days, of which %u in the last %d days.",
                                         self.n_half),
                      self.n_half, context->window_half, self.n_short, context->window_short);
    }
}
