/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-rules-private.h"

#include "framework/pb-element-status-private.h"
#include "framework/pb-i18n-private.h"
#include "framework/pb-relation-standing.h"

/* What there is of governance, and when practice last changed. */
typedef struct
{
  PbRuleContext *context;
  PbRecord *newest;
  PbDay changed;
  PbDay first;
  gboolean any;
} Practice;

static void
note_change (Practice *self,
             PbRecord *record,
             PbDay     day)
{
  if (day == PB_DAY_NONE || day > self->context->day || day <= self->changed)
    return;

  self->changed = day;
  self->newest = record;
}

static void
note_beginning (Practice *self,
                PbDay     day)
{
  self->any = TRUE;
  if (day != PB_DAY_NONE && (self->first == PB_DAY_NONE || day < self->first))
    self->first = day;
}

/* Texts that were written anew are new versions. */
static void
note_edits (Practice        *self,
            PbRecord        *record,
            const PbFieldId *fields,
            guint            n_fields)
{
  GPtrArray *changes = pb_context_changes (self->context, pb_record_get_id (record));

  for (guint i = 0; changes && i < changes->len; i++)
    {
      const PbFieldChange *change = changes->pdata[i];

      for (guint j = 0; pb_change_is_edit (change, record) && j < n_fields; j++)
        {
          if (fields[j] == change->field)
            note_change (self, record, change->day);
        }
    }
}

static void
look_at_decisions (Practice *self)
{
  GArray *decisions = pb_context_decisions (self->context);

  for (guint i = 0; i < decisions->len; i++)
    {
      const PbDecisionFacts *decision = &g_array_index (decisions, PbDecisionFacts, i);

      note_beginning (self, decision->opened);
      if (decision->state == PB_DECISION_STATE_ADOPTED &&
          decision->class == PB_DECISION_CLASS_GOVERNANCE_CHANGE)
        note_change (self, decision->record, decision->closed);
    }
}

static void
look_at_practice (Practice *self)
{
  static const PbFieldId fields[] = { PB_AGREEMENT_PROVISIONS, PB_AGREEMENT_APPLICABILITY,
                                      PB_AGREEMENT_MODIFICATION, PB_AGREEMENT_VERSION };
  GPtrArray *agreements = pb_context_records (self->context, PB_KIND_AGREEMENT);

  for (guint i = 0; i < agreements->len; i++)
    {
      PbRecord *agreement = agreements->pdata[i];
      PbDay start = pb_record_get_day (agreement, PB_AGREEMENT_START);

      if (pb_record_get_enum (agreement, PB_AGREEMENT_KIND) != PB_AGREEMENT_KIND_PRACTICE)
        continue;

      note_beginning (self, start);
      note_change (self, agreement, start);
      note_change (self, agreement, pb_record_get_day (agreement, PB_AGREEMENT_ENDED));
      note_edits (self, agreement, fields, G_N_ELEMENTS (fields));
    }
}

static void
look_at_roles (Practice *self)
{
  static const PbFieldId fields[] = { PB_ROLE_AUTHORITIES, PB_ROLE_RESPONSIBILITIES,
                                      PB_ROLE_STATUS };
  PbPeople *people = pb_context_people (self->context);

  for (guint i = 0; i < people->roles->len; i++)
    {
      const PbRoleFacts *role = people->roles->pdata[i];
      PbDay started = pb_record_get_day (role->record, PB_ROLE_STARTED);

      if (!role->active && !role->retired)
        continue;

      note_beginning (self, started);
      note_change (self, role->record, started);
      note_change (self, role->record, pb_record_get_day (role->record, PB_ROLE_RETIRED));
      note_edits (self, role->record, fields, G_N_ELEMENTS (fields));
    }
}

static void
say_pending (PbRuleContext *context,
             PbVerdict     *verdict,
             guint          n_pending,
             guint          n_old)
{
  if (n_pending > 0)
    pb_verdict_say (verdict, ngettext ("%u insight waits to be settled.",
                                       "%u insights wait to be settled.", n_pending),
                    n_pending);
  if (n_old > 0)
    pb_verdict_say (verdict, ngettext ("%u has waited for more than %d days.",
                                       "%u have waited for more than %d days.", n_old),
                    n_old, context->window_half);
}

/* V1: becoming rigid.  Without any change of practice on record, the time since
 * the first governance record counts.
 */
void
pb_rule_v1 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  Practice practice = { context, NULL, PB_DAY_NONE, PB_DAY_NONE, FALSE };
  g_autoptr(GPtrArray) pending = g_ptr_array_new ();
  g_autofree char *day = NULL;
  guint n_pending, n_old;
  gint64 days;
  PbDay since;

  look_at_decisions (&practice);
  look_at_practice (&practice);
  look_at_roles (&practice);
  since = practice.newest ? practice.changed : practice.first;
  if (!practice.any || since == PB_DAY_NONE)
    {
      pb_verdict_say (verdict, "%s", _("No governance decision, no agreement on practice and no "
                                       "role is on record."));
      return;
    }

  days = (gint64) context->day - since;
  n_pending = pb_context_count_pending (context, context->day, pending);
  n_old = pb_context_count_pending (context, context->day - context->window_half - 1, NULL);
  if (days > context->window_year && n_old > 0)
    verdict->value = PB_RESULT_WARNING;
  else if (days > context->window_year || (days > context->window_half && n_pending > 0))
    verdict->value = PB_RESULT_WATCH;
  else
    verdict->value = PB_RESULT_CLEAR;

  day = pb_day_to_locale (since);
  pb_verdict_day (verdict, practice.newest ? _("Last change of practice")
                                           : _("First governance record"),
                  since);
  pb_verdict_count (verdict, _("Insights that wait"), n_pending);
  if (practice.newest)
    {
      pb_verdict_record (verdict, practice.newest);
      /* Translators: a day */
      pb_verdict_say (verdict, _("Practice last changed on %s."), day);
    }
  else
    {
      /* Translators: a day */
      pb_verdict_say (verdict, _("No change of practice is on record since %s."), day);
    }
  pb_verdict_records (verdict, pending);
  say_pending (context, verdict, n_pending, n_old);
}

typedef struct
{
  PbPartner *longest;
  gint64 days;
  guint n_waiting;
  guint n_neglected;
} Contact;

static void
look_at_contact (PbRuleContext *context,
                 Contact       *contact)
{
  GPtrArray *partners = pb_context_partners (context);
  gint64 neglect = pb_context_threshold (context, PB_THRESHOLD_V2_NEGLECT);

  contact->days = -1;
  for (guint i = 0; i < partners->len; i++)
    {
      PbPartner *partner = partners->pdata[i];
      PbDay since = partner->touched != PB_DAY_NONE ? partner->touched : partner->since;
      gint64 days = since != PB_DAY_NONE ? (gint64) context->day - since : -1;
      PbNeglect level = pb_neglect_from_days (days, partner->contact_days, neglect);

      contact->n_waiting += level >= PB_NEGLECT_WAITING;
      contact->n_neglected += level == PB_NEGLECT_NEGLECTED;
      if (days > partner->contact_days && days > contact->days)
        {
          contact->longest = partner;
          contact->days = days;
        }
    }
}

static void
count_outside (PbRuleContext *context,
               guint         *n_outside,
               guint         *n_all)
{
  GArray *activities = pb_context_activities (context);

  *n_outside = *n_all = 0;
  for (guint i = activities->len; i-- > 0;)
    {
      const PbActivityFacts *activity = &g_array_index (activities, PbActivityFacts, i);
      GVariant *groups;

      if (!pb_context_within (context, activity->date, context->window_half))
        break;

      groups = pb_record_get_value (activity->record, PB_ACTIVITY_GROUPS);
      (*n_all)++;
      *n_outside += (groups && g_variant_n_children (groups) > 0) ||
                    activity->kind == PB_ACTIVITY_KIND_NETWORK_GOVERNANCE ||
                    activity->kind == PB_ACTIVITY_KIND_EXTERNAL_PARTNERSHIPS;
    }
}

static void
say_longest (PbVerdict *verdict,
             Contact   *contact)
{
  g_autofree char *name = NULL;

  if (contact->longest == NULL || contact->longest->group == NULL)
    return;

  name = pb_record_dup_title (contact->longest->group);
  pb_verdict_say (verdict,
                  /* Translators: the name of a group and a number of days */
                  ngettext ("%s has waited longest, for %d day.",
                            "%s has waited longest, for %d days.", (gulong) contact->days),
                  name, (int) contact->days);
}

/* V2: neglecting the network. */
void
pb_rule_v2 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  GPtrArray *partners = pb_context_partners (context);
  guint least = pb_context_threshold (context, PB_THRESHOLD_V2_ACTIVITIES);
  gint64 outside = pb_context_threshold (context, PB_THRESHOLD_V2_OUTSIDE);
  guint n_outside, n_activities;
  Contact contact = { 0 };
  gboolean inward;

  look_at_contact (context, &contact);
  count_outside (context, &n_outside, &n_activities);
  inward = n_activities >= least && !pb_at_least_percent (n_outside, n_activities, outside);

  if (partners->len == 0 && n_activities < least)
    {
      pb_verdict_say (verdict, "%s", _("No active relation to another group is on record."));
      return;
    }

  for (guint i = 0; i < partners->len; i++)
    pb_verdict_records (verdict, ((PbPartner *) partners->pdata[i])->relations);
  pb_verdict_share (verdict, _("Partners waiting for contact"), contact.n_waiting, partners->len);
  pb_verdict_share (verdict, _("Partners waiting twice as long as expected"), contact.n_neglected,
                    partners->len);
  pb_verdict_share (verdict, _("Activities with others"), n_outside, n_activities);

  if (partners->len > 0 && contact.n_neglected > 0 &&
      pb_at_least_percent (contact.n_neglected, partners->len,
                           pb_context_threshold (context, PB_THRESHOLD_V2_WARNING)))
    verdict->value = PB_RESULT_WARNING;
  else if (contact.n_waiting > 0 || inward)
    verdict->value = PB_RESULT_WATCH;
  else
    verdict->value = PB_RESULT_CLEAR;

  if (partners->len > 0 && contact.n_waiting == 0)
    pb_verdict_say (verdict, "%s", _("No partner has waited longer than expected for contact."));
  else if (partners->len > 0)
    pb_verdict_say (verdict, ngettext ("%u of %u partner has waited longer than expected for "
                                       "contact.",
                                       "%u of %u partners have waited longer than expected for "
                                       "contact.",
                                       partners->len),
                    contact.n_waiting, partners->len);
  say_longest (verdict, &contact);
  if (inward)
    pb_verdict_say (verdict, ngettext ("Only %u of %u activity in the last %d days involved "
                                       "others.",
                                       "Only %u of %u activities in the last %d days involved "
                                       "others.",
                                       n_activities),
                    n_outside, n_activities, context->window_half);
  else if (partners->len == 0)
    pb_verdict_say (verdict, ngettext ("%u of %u activity in the last %d days involved others.",
                                       "%u of %u activities in the last %d days involved others.",
                                       n_activities),
                    n_outside, n_activities, context->window_half);
}

static void
count_links (PbRuleContext *context,
             guint         *n_broken,
             guint         *n_links)
{
  GPtrArray *evidence = pb_context_records (context, PB_KIND_EVIDENCE);

  *n_broken = *n_links = 0;
  for (guint i = 0; i < evidence->len; i++)
    {
      if (!pb_record_has (evidence->pdata[i], PB_EVIDENCE_REFERENCE))
        continue;
      (*n_links)++;
      *n_broken += pb_record_get_flag (evidence->pdata[i], PB_EVIDENCE_BROKEN);
    }
}

/* What happened later than the earlier day contradicts nothing then, so that what
 * was read of activities and decisions can be used once more.
 */
static guint
count_fresh_before (PbRuleContext *context)
{
  PbRuleContext before;
  PbElementCounts counts;

  pb_rule_context_init (&before, context->dossier, context->criteria,
                        context->day - context->window_half);
  before.known = context->known;
  before.activities = g_array_ref (pb_context_activities (context));
  before.decisions = g_array_ref (pb_context_decisions (context));
  pb_element_status_count (&before, &counts);
  pb_rule_context_clear (&before);

  return counts.fresh;
}

/* V3: documentation and transparency decay. */
void
pb_rule_v3 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  g_autoptr(GPtrArray) publications = g_ptr_array_new ();
  PbDay published = pb_context_published (context, publications);
  gboolean in_year = pb_context_within (context, published, context->window_year);
  gboolean in_half = pb_context_within (context, published, context->window_half);
  guint drop = pb_context_threshold (context, PB_THRESHOLD_V3_DROP);
  guint n_broken, n_links, before;
  gboolean dropped, broken;
  PbElementCounts counts;

  pb_element_status_count (context, &counts);
  if (counts.recorded == 0)
    {
      pb_verdict_say (verdict, "%s", _("Nothing of the group state is on record."));
      return;
    }

  before = count_fresh_before (context);
  count_links (context, &n_broken, &n_links);
  dropped = before >= counts.fresh + drop;
  broken = (guint64) n_broken * 100 >
           n_links * (guint64) pb_context_threshold (context, PB_THRESHOLD_V3_BROKEN);

  pb_verdict_share (verdict, _("Elements that are fresh"), counts.fresh, PB_N_STATE_ELEMENTS);
  pb_verdict_count (verdict, _("Fresh half a year before"), before);
  pb_verdict_count (verdict, _("Elements older than twice their interval"), counts.old);
  pb_verdict_share (verdict, _("Broken links of evidence"), n_broken, n_links);
  pb_verdict_day (verdict, _("Last publication"), published);
  pb_verdict_records (verdict, publications);
  pb_rule_add_reviews (context, verdict);

  if (counts.old > 0 || dropped || !in_year)
    verdict->value = PB_RESULT_WARNING;
  else if (counts.fresh < PB_N_STATE_ELEMENTS || !in_half || broken)
    verdict->value = PB_RESULT_WATCH;
  else
    verdict->value = PB_RESULT_CLEAR;

  if (counts.fresh == 0)
    pb_verdict_say (verdict, "%s", _("No element of the group state is fresh."));
  else
    pb_verdict_say (verdict, ngettext ("%u of %d elements of the group state is fresh.",
                                       "%u of %d elements of the group state are fresh.",
                                       counts.fresh),
                    counts.fresh, PB_N_STATE_ELEMENTS);
  if (counts.old > 0)
    pb_verdict_say (verdict, ngettext ("%u is older than twice its interval.",
                                       "%u are older than twice their interval.", counts.old),
                    counts.old);
  if (dropped)
    pb_verdict_say (verdict, ngettext ("%d days earlier, %u was fresh.",
                                       "%d days earlier, %u were fresh.", before),
                    context->window_half, before);
  if (broken)
    pb_verdict_say (verdict, ngettext ("%u of %u link of evidence is broken.",
                                       "%u of %u links of evidence are broken.", n_links),
                    n_broken, n_links);
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
}

/* The newest review of P1, or PB_DAY_NONE. */
static PbDay
get_purpose_review (PbRuleContext *context)
{
  return pb_context_element (context, "P1")->last_reviewed;
}

/* Work of the window, and how much of it serves the purpose. */
static void
count_work (PbRuleContext *context,
            PbVerdict     *verdict,
            PbRecord      *record,
            PbDay          day,
            guint         *n_linked,
            guint         *n)
{
  if (!pb_context_within (context, day, context->window_half))
    return;

  (*n)++;
  *n_linked += pb_context_serves_purpose (context, record);
  pb_verdict_record (verdict, record);
}

/* V4: losing sight of purpose. */
void
pb_rule_v4 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  GPtrArray *deliverables = pb_context_records (context, PB_KIND_DELIVERABLE);
  GArray *decisions = pb_context_decisions (context);
  GArray *tasks = pb_context_tasks (context);
  guint least = pb_context_threshold (context, PB_THRESHOLD_V4_LEAST);
  PbDay reviewed = get_purpose_review (context);
  gboolean neglected;
  guint n = 0, n_linked = 0;

  for (guint i = 0; i < tasks->len; i++)
    {
      const PbTaskFacts *task = &g_array_index (tasks, PbTaskFacts, i);

      count_work (context, verdict, task->record, task->done, &n_linked, &n);
    }

  for (guint i = 0; i < deliverables->len; i++)
    count_work (context, verdict, deliverables->pdata[i],
                pb_context_delivered (context, deliverables->pdata[i]), &n_linked, &n);

  for (guint i = 0; i < decisions->len; i++)
    {
      const PbDecisionFacts *decision = &g_array_index (decisions, PbDecisionFacts, i);

      if (decision->state == PB_DECISION_STATE_ADOPTED)
        count_work (context, verdict, decision->record, decision->closed, &n_linked, &n);
    }

  pb_verdict_share (verdict, _("Work that serves the purpose"), n_linked, n);
  if (n == 0)
    {
      pb_verdict_say (verdict, ngettext ("No finished task, deliverable or decision is on record "
                                         "for the last %d day.",
                                         "No finished task, deliverable or decision is on record "
                                         "for the last %d days.",
                                         context->window_half),
                      context->window_half);
      return;
    }
  if (n < least)
    {
      pb_verdict_say (verdict, ngettext ("%u finished task, deliverable or decision of the last %d "
                                         "days can be judged; it takes %u.",
                                         "%u finished tasks, deliverables and decisions of the "
                                         "last %d days can be judged; it takes %u.",
                                         n),
                      n, context->window_half, least);
      return;
    }

  neglected = !pb_context_within (context, reviewed, context->window_year);
  if (!pb_at_least_percent (n_linked, n, pb_context_threshold (context, PB_THRESHOLD_V4_WARNING)))
    verdict->value = PB_RESULT_WARNING;
  else if (neglected || !pb_at_least_percent (n_linked, n, pb_context_threshold (
                                                             context, PB_THRESHOLD_V4_WATCH)))
    verdict->value = PB_RESULT_WATCH;
  else
    verdict->value = PB_RESULT_CLEAR;

  pb_verdict_say (verdict, ngettext ("%u of %u finished task, deliverable or decision of the last "
                                     "%d days is linked to an objective that serves the purpose.",
                                     "%u of %u finished tasks, deliverables and decisions of the "
                                     "last %d days are linked to an objective that serves the "
                                     "purpose.",
                                     n),
                  n_linked, n, context->window_half);
  if (neglected)
    pb_verdict_say (verdict, ngettext ("Strategy and goals have not been reviewed in the last %d "
                                       "day.",
                                       "Strategy and goals have not been reviewed in the last %d "
                                       "days.",
                                       context->window_year),
                    context->window_year);
}

static PbDay
find_last_review (PbRuleContext *context,
                  PbVerdict     *verdict)
{
  GPtrArray *reviews = pb_context_records (context, PB_KIND_PHASE_REVIEW);
  PbRecord *last = reviews->len > 0 ? reviews->pdata[reviews->len - 1] : NULL;

  if (last == NULL)
    return PB_DAY_NONE;

  pb_verdict_record (verdict, last);

  return pb_record_get_day (last, PB_PHASE_REVIEW_DATE);
}

/* V5: not seeing that the purpose is fulfilled. */
void
pb_rule_v5 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  GPtrArray *objectives = pb_context_records (context, PB_KIND_OBJECTIVE);
  guint least = pb_context_threshold (context, PB_THRESHOLD_V5_OBJECTIVES);
  PbDay earlier = context->day - context->window_short - 1;
  guint n_achieved = 0, n_opened = 0;
  PbDay achieved_on = PB_DAY_NONE;
  gboolean done, ready;
  PbDay reviewed;

  for (guint i = 0; i < objectives->len; i++)
    {
      PbDay start = pb_record_get_day (objectives->pdata[i], PB_OBJECTIVE_START);
      PbDay achieved = pb_context_day (context, objectives->pdata[i], PB_OBJECTIVE_ACHIEVED_ON);

      n_opened += pb_context_within (context, start, context->window_half);
      n_achieved += pb_context_objective_achieved (context, objectives->pdata[i], context->day);
      achieved_on = MAX (achieved_on, achieved);
      pb_verdict_record (verdict, objectives->pdata[i]);
    }

  reviewed = find_last_review (context, verdict);
  done = objectives->len >= least && n_opened == 0 &&
         pb_at_least_percent (n_achieved, objectives->len,
                              pb_context_threshold (context, PB_THRESHOLD_V5_ACHIEVED)) &&
         (reviewed == PB_DAY_NONE || reviewed < achieved_on);
  ready = pb_rule_r1_on (context, context->day) == PB_RESULT_STRONG &&
          pb_rule_r1_on (context, earlier) == PB_RESULT_STRONG &&
          (reviewed == PB_DAY_NONE || reviewed <= earlier);

  pb_verdict_share (verdict, _("Objectives achieved"), n_achieved, objectives->len);
  pb_verdict_day (verdict, _("Last phase review"), reviewed);

  if (done || ready)
    verdict->value = PB_RESULT_WARNING;
  else if (!pb_context_within (context, reviewed, context->window_year))
    verdict->value = PB_RESULT_WATCH;
  else
    verdict->value = PB_RESULT_CLEAR;

  if (done)
    pb_verdict_say (verdict, ngettext ("%u of %u objective is achieved and no new one was opened.",
                                       "%u of %u objectives are achieved and no new one was "
                                       "opened.",
                                       objectives->len),
                    n_achieved, objectives->len);
  if (ready)
    pb_verdict_say (verdict, ngettext ("The signs that the purpose is fulfilled have been strong "
                                       "for more than %d day.",
                                       "The signs that the purpose is fulfilled have been strong "
                                       "for more than %d days.",
                                       context->window_short),
                    context->window_short);
  if (reviewed == PB_DAY_NONE)
    {
      pb_verdict_say (verdict, "%s", _("No phase review is on record."));
    }
  else
    {
      g_autofree char *day = pb_day_to_locale (reviewed);

      /* Translators: a day */
      pb_verdict_say (verdict, _("The last phase review was on %s."), day);
    }
}
