/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-element-status-private.h"

#include "framework/pb-i18n-private.h"
#include "framework/pb-metric-standing-private.h"

#include <string.h>

/* What can have happened since an element was reviewed. */
typedef enum
{
  EVENT_OBJECTIVE_OPENED,
  EVENT_OBJECTIVE_ACHIEVED,
  EVENT_OBJECTIVE_CLOSED,
  EVENT_PURPOSE_CHANGED,
  EVENT_RELATION_STARTED,
  EVENT_RELATION_ENDED,
  EVENT_RELATION_CHANGED,
  EVENT_DECISION_ADOPTED,
  EVENT_AGREEMENT_STARTED,
  EVENT_AGREEMENT_ENDED,
  EVENT_AGREEMENT_CHANGED,
  EVENT_REVIEW_MISSED,
  EVENT_CORE_JOINED,
  EVENT_CORE_LEFT,
  EVENT_CORE_CHANGED,
  EVENT_ROLE_CREATED,
  EVENT_ROLE_RETIRED,
  EVENT_REWARD_CHANGED,
  EVENT_ACCOUNT_OPENED,
  EVENT_ACCOUNT_CLOSED,
  EVENT_SIGNERS_CHANGED,
  EVENT_RETROSPECTIVE_HELD,
  EVENT_INSIGHT_ADOPTED,
  EVENT_TOOL_STARTED,
  EVENT_TOOL_RETIRED,
  EVENT_TOOL_CHANGED,
  EVENT_PHASE_BEGAN,
  EVENT_KNOWLEDGE_SHARED,
  EVENT_METRIC_ADDED,
  EVENT_METRIC_CHANGED,
  EVENT_OBSERVATION_MISSING,
} Event;

typedef struct
{
  PbRuleContext *context;
  PbDay after;
  guint n;
  PbRecord *newest;
  PbDay day;
  Event event;
} Scan;

static void
found (Scan     *scan,
       Event     event,
       PbRecord *record,
       PbDay     day)
{
  if (day == PB_DAY_NONE || day <= scan->after || day > scan->context->day)
    return;

  scan->n++;
  if (scan->newest == NULL || day > scan->day ||
      (day == scan->day &&
       strcmp (pb_record_get_id (record), pb_record_get_id (scan->newest)) > 0))
    {
      scan->newest = record;
      scan->day = day;
      scan->event = event;
    }
}

static gboolean
is_one_of (PbFieldId        field,
           const PbFieldId *fields,
           guint            n)
{
  for (guint i = 0; i < n; i++)
    {
      if (fields[i] == field)
        return TRUE;
    }

  return FALSE;
}

/* Changes of some fields of a record that was there before: what came into being
 * is an event of its own, and so is what was filled in on that day.
 */
static void
found_changes (Scan            *scan,
               Event            event,
               PbRecord        *record,
               PbRecord        *about,
               const PbFieldId *fields,
               guint            n_fields)
{
  GPtrArray *changes = pb_context_changes (scan->context, pb_record_get_id (record));

  for (guint i = 0; changes && i < changes->len; i++)
    {
      const PbFieldChange *change = changes->pdata[i];

      if (pb_change_is_edit (change, record) && is_one_of (change->field, fields, n_fields))
        found (scan, event, about, change->day);
    }
}

static void
scan_objectives (Scan *scan)
{
  GPtrArray *objectives = pb_context_records (scan->context, PB_KIND_OBJECTIVE);

  for (guint i = 0; i < objectives->len; i++)
    {
      PbRecord *objective = objectives->pdata[i];

      found (scan, EVENT_OBJECTIVE_OPENED, objective,
             pb_record_get_day (objective, PB_OBJECTIVE_START));
      found (scan, EVENT_OBJECTIVE_ACHIEVED, objective,
             pb_record_get_day (objective, PB_OBJECTIVE_ACHIEVED_ON));
      found (scan, EVENT_OBJECTIVE_CLOSED, objective,
             pb_record_get_day (objective, PB_OBJECTIVE_CLOSED_ON));
    }
}

static void
scan_decisions (Scan  *scan,
                int    class,
                Event  event)
{
  GArray *decisions = pb_context_decisions (scan->context);

  for (guint i = 0; i < decisions->len; i++)
    {
      const PbDecisionFacts *decision = &g_array_index (decisions, PbDecisionFacts, i);

      if (decision->class == class && decision->state == PB_DECISION_STATE_ADOPTED)
        found (scan, event, decision->record, decision->closed);
    }
}

static void
scan_purpose (Scan *scan)
{
  GPtrArray *decisions = pb_dossier_get_referring (scan->context->dossier,
                                                   scan->context->group_id, PB_DECISION_CHANGES);

  for (guint i = 0; decisions && i < decisions->len; i++)
    {
      PbDay closed;

      if (pb_context_owns (scan->context, decisions->pdata[i]) &&
          pb_context_decision_state (scan->context, decisions->pdata[i], &closed) ==
            PB_DECISION_STATE_ADOPTED)
        found (scan, EVENT_PURPOSE_CHANGED, decisions->pdata[i], closed);
    }
}

static void
scan_relations (Scan *scan)
{
  static const PbFieldId fields[] = { PB_RELATION_STATUS };
  GPtrArray *relations = pb_context_records (scan->context, PB_KIND_RELATION);

  for (guint i = 0; i < relations->len; i++)
    {
      PbRecord *relation = relations->pdata[i];

      found (scan, EVENT_RELATION_STARTED, relation,
             pb_record_get_day (relation, PB_RELATION_STARTED));
      found (scan, EVENT_RELATION_ENDED, relation,
             pb_record_get_day (relation, PB_RELATION_ENDED));
      found_changes (scan, EVENT_RELATION_CHANGED, relation, relation, fields,
                     G_N_ELEMENTS (fields));
    }
}

static gboolean
is_practice (PbRecord *agreement)
{
  return pb_record_get_enum (agreement, PB_AGREEMENT_KIND) == PB_AGREEMENT_KIND_PRACTICE ||
         pb_record_get_enum (agreement, PB_AGREEMENT_TYPE) == PB_AGREEMENT_TYPE_POLICY;
}

static gboolean
was_in_force (PbRecord *agreement)
{
  int status = pb_record_get_enum (agreement, PB_AGREEMENT_STATUS);

  return status >= 0 && status != PB_AGREEMENT_STATUS_DRAFT &&
         status != PB_AGREEMENT_STATUS_PROPOSED;
}

static void
scan_agreements (Scan     *scan,
                 gboolean  practice)
{
  static const PbFieldId fields[] = { PB_AGREEMENT_STATUS, PB_AGREEMENT_PROVISIONS,
                                      PB_AGREEMENT_APPLICABILITY, PB_AGREEMENT_MODIFICATION };
  GPtrArray *agreements = pb_context_records (scan->context, PB_KIND_AGREEMENT);

  for (guint i = 0; i < agreements->len; i++)
    {
      PbRecord *agreement = agreements->pdata[i];
      PbDay review = pb_record_get_day (agreement, PB_AGREEMENT_REVIEW_DATE);

      if (!was_in_force (agreement) || (practice && !is_practice (agreement)))
        continue;

      found (scan, EVENT_AGREEMENT_STARTED, agreement,
             pb_record_get_day (agreement, PB_AGREEMENT_START));
      found (scan, EVENT_AGREEMENT_ENDED, agreement,
             pb_record_get_day (agreement, PB_AGREEMENT_ENDED));
      found_changes (scan, EVENT_AGREEMENT_CHANGED, agreement, agreement, fields,
                     practice ? G_N_ELEMENTS (fields) : 1);

      if (!practice && review != PB_DAY_NONE && review < scan->context->day &&
          pb_context_agreement_active (scan->context, agreement))
        found (scan, EVENT_REVIEW_MISSED, agreement, review);
    }
}

static void
scan_members (Scan *scan)
{
  GPtrArray *members = pb_context_records (scan->context, PB_KIND_MEMBER);

  for (guint i = 0; i < members->len; i++)
    {
      PbRecord *member = members->pdata[i];
      GPtrArray *changes = pb_context_changes (scan->context, pb_record_get_id (member));

      for (guint j = 0; changes && j < changes->len; j++)
        {
          const PbFieldChange *change = changes->pdata[j];

          if (change->field == PB_MEMBER_STANDING && change->before &&
              (strcmp (change->before, "core") == 0 || g_strcmp0 (change->after, "core") == 0))
            found (scan, EVENT_CORE_CHANGED, member, change->day);
        }

      if (pb_record_get_enum (member, PB_MEMBER_STANDING) != PB_STANDING_CORE)
        continue;

      found (scan, EVENT_CORE_JOINED, member, pb_record_get_day (member, PB_MEMBER_JOINED));
      found (scan, EVENT_CORE_LEFT, member, pb_record_get_day (member, PB_MEMBER_LEFT));
    }
}

static void
scan_roles (Scan *scan)
{
  static const PbFieldId fields[] = { PB_ROLE_COMPENSATION, PB_ROLE_ALLOWANCE };
  GPtrArray *roles = pb_context_records (scan->context, PB_KIND_ROLE);

  for (guint i = 0; i < roles->len; i++)
    {
      PbRecord *role = roles->pdata[i];

      if (pb_record_get_enum (role, PB_ROLE_STATUS) == PB_ROLE_STATUS_DRAFT)
        continue;

      found (scan, EVENT_ROLE_CREATED, role, pb_record_get_day (role, PB_ROLE_STARTED));
      found (scan, EVENT_ROLE_RETIRED, role, pb_record_get_day (role, PB_ROLE_RETIRED));
      found_changes (scan, EVENT_REWARD_CHANGED, role, role, fields, G_N_ELEMENTS (fields));
    }
}

/* Signers come and go one by one, so that a change of them has no state before. */
static void
scan_signers (Scan     *scan,
              PbRecord *account)
{
  GPtrArray *changes = pb_context_changes (scan->context, pb_record_get_id (account));
  PbDay made = pb_day_from_instant (pb_record_get_created (account));

  for (guint i = 0; changes && i < changes->len; i++)
    {
      const PbFieldChange *change = changes->pdata[i];

      if (change->day > made &&
          (change->field == PB_ACCOUNT_THRESHOLD || change->field == PB_ACCOUNT_SIGNERS ||
           change->field == PB_ACCOUNT_OTHER_SIGNERS))
        found (scan, EVENT_SIGNERS_CHANGED, account, change->day);
    }
}

static void
scan_accounts (Scan     *scan,
               gboolean  onchain)
{
  GPtrArray *accounts = pb_context_records (scan->context, PB_KIND_ACCOUNT);

  for (guint i = 0; i < accounts->len; i++)
    {
      PbRecord *account = accounts->pdata[i];

      if (onchain && !pb_account_is_onchain (account))
        continue;

      found (scan, EVENT_ACCOUNT_OPENED, account, pb_record_get_day (account, PB_ACCOUNT_OPENED));
      found (scan, EVENT_ACCOUNT_CLOSED, account, pb_record_get_day (account, PB_ACCOUNT_CLOSED));
      if (!onchain)
        scan_signers (scan, account);
    }
}

static void
scan_retrospectives (Scan *scan)
{
  GPtrArray *retros = pb_context_records (scan->context, PB_KIND_RETROSPECTIVE);

  for (guint i = 0; i < retros->len; i++)
    found (scan, EVENT_RETROSPECTIVE_HELD, retros->pdata[i],
           pb_record_get_day (retros->pdata[i], PB_RETROSPECTIVE_DATE));
}

static void
scan_insights (Scan *scan)
{
  GArray *insights = pb_context_insights (scan->context);

  for (guint i = 0; i < insights->len; i++)
    {
      const PbInsightFacts *insight = &g_array_index (insights, PbInsightFacts, i);

      if (insight->disposition == PB_INSIGHT_DISPOSITION_ADOPTED)
        found (scan, EVENT_INSIGHT_ADOPTED, insight->record, insight->disposed);
    }
}

static void
scan_tools (Scan       *scan,
            const char *key)
{
  static const PbFieldId fields[] = { PB_TOOL_NAME, PB_TOOL_PURPOSE, PB_TOOL_URL, PB_TOOL_ONCHAIN,
                                      PB_TOOL_REPLACED_BY };
  GPtrArray *tools = pb_context_records (scan->context, PB_KIND_TOOL);

  for (guint i = 0; i < tools->len; i++)
    {
      PbRecord *tool = tools->pdata[i];

      if (!pb_tool_speaks_for (tool, key))
        continue;

      found (scan, EVENT_TOOL_STARTED, tool, pb_record_get_day (tool, PB_TOOL_STARTED));
      found (scan, EVENT_TOOL_RETIRED, tool, pb_record_get_day (tool, PB_TOOL_RETIRED));
      found_changes (scan, EVENT_TOOL_CHANGED, tool, tool, fields, G_N_ELEMENTS (fields));
    }
}

static void
scan_learnings (Scan *scan)
{
  GPtrArray *transitions = pb_context_records (scan->context, PB_KIND_PHASE_TRANSITION);
  GArray *activities = pb_context_activities (scan->context);

  for (guint i = 0; i < transitions->len; i++)
    found (scan, EVENT_PHASE_BEGAN, transitions->pdata[i],
           pb_record_get_day (transitions->pdata[i], PB_PHASE_TRANSITION_DATE));

  for (guint i = activities->len; i-- > 0;)
    {
      const PbActivityFacts *activity = &g_array_index (activities, PbActivityFacts, i);

      if (activity->date <= scan->after)
        break;
      if (activity->kind == PB_ACTIVITY_KIND_KNOWLEDGE_SHARING)
        found (scan, EVENT_KNOWLEDGE_SHARED, activity->record, activity->date);
    }
}

static void
scan_metrics (Scan *scan)
{
  static const PbFieldId metric_fields[] = { PB_METRIC_NAME, PB_METRIC_DEFINITION, PB_METRIC_UNIT,
                                             PB_METRIC_DIRECTION, PB_METRIC_SERIES,
                                             PB_METRIC_BASELINE, PB_METRIC_CADENCE,
                                             PB_METRIC_OBJECTIVES };
  static const PbFieldId target_fields[] = { PB_TARGET_VALUE, PB_TARGET_DATE, PB_TARGET_MIN,
                                             PB_TARGET_MAX };
  GPtrArray *metrics = pb_context_records (scan->context, PB_KIND_METRIC);

  for (guint i = 0; i < metrics->len; i++)
    {
      PbRecord *metric = metrics->pdata[i];
      GPtrArray *targets = pb_dossier_get_referring (scan->context->dossier,
                                                     pb_record_get_id (metric), PB_TARGET_METRIC);

      found (scan, EVENT_METRIC_ADDED, metric, pb_record_get_start (metric));
      found_changes (scan, EVENT_METRIC_CHANGED, metric, metric, metric_fields,
                     G_N_ELEMENTS (metric_fields));
      for (guint j = 0; targets && j < targets->len; j++)
        found_changes (scan, EVENT_METRIC_CHANGED, targets->pdata[j], metric, target_fields,
                       G_N_ELEMENTS (target_fields));

      found (scan, EVENT_OBSERVATION_MISSING, metric,
             pb_metric_missing_since (scan->context, metric));
    }
}

static char *
dup_partner_name (Scan     *scan,
                  PbRecord *relation)
{
  const char *id = pb_record_get_text (relation, PB_RELATION_TO);
  PbRecord *other;

  if (g_strcmp0 (id, scan->context->group_id) == 0)
    id = pb_record_get_text (relation, PB_RELATION_FROM);
  other = pb_dossier_lookup (scan->context->dossier, id);

  return other ? pb_record_dup_title (other) : g_strdup (_("another group"));
}

static char *
describe_event (Scan *scan)
{
  g_autofree char *title = pb_record_dup_title (scan->newest);
  g_autofree char *day = pb_day_to_locale (scan->day);
  g_autofree char *partner = NULL;

  if (pb_record_get_kind (scan->newest) == PB_KIND_RELATION)
    partner = dup_partner_name (scan, scan->newest);

  /* Translators: in these sentences, the first %s is the title or name of what
   * changed, and the second the day.
   */
  switch (scan->event)
    {
    case EVENT_OBJECTIVE_OPENED:
      return g_strdup_printf (_("The objective “%s” was opened on %s."), title, day);
    case EVENT_OBJECTIVE_ACHIEVED:
      return g_strdup_printf (_("The objective “%s” was achieved on %s."), title, day);
    case EVENT_OBJECTIVE_CLOSED:
      return g_strdup_printf (_("The objective “%s” was dropped or carried over on %s."), title,
                              day);
    case EVENT_PURPOSE_CHANGED:
      return g_strdup_printf (_("The decision “%s” changed the purpose on %s."), title, day);
    case EVENT_RELATION_STARTED:
      return g_strdup_printf (_("A relation to %s started on %s."), partner, day);
    case EVENT_RELATION_ENDED:
      return g_strdup_printf (_("The relation to %s ended on %s."), partner, day);
    case EVENT_RELATION_CHANGED:
      return g_strdup_printf (_("The relation to %s changed on %s."), partner, day);
    case EVENT_DECISION_ADOPTED:
      return g_strdup_printf (_("The decision “%s” was adopted on %s."), title, day);
    case EVENT_AGREEMENT_STARTED:
      return g_strdup_printf (_("The agreement “%s” came into force on %s."), title, day);
    case EVENT_AGREEMENT_ENDED:
      return g_strdup_printf (_("The agreement “%s” ended on %s."), title, day);
    case EVENT_AGREEMENT_CHANGED:
      return g_strdup_printf (_("The agreement “%s” was changed on %s."), title, day);
    case EVENT_REVIEW_MISSED:
      return g_strdup_printf (_("The review of the agreement “%s” was due on %s."), title, day);
    case EVENT_CORE_JOINED:
      return g_strdup_printf (_("%s joined the core team on %s."), title, day);
    case EVENT_CORE_LEFT:
      return g_strdup_printf (_("%s left the core team on %s."), title, day);
    case EVENT_CORE_CHANGED:
      return g_strdup_printf (_("The place of %s in the core team changed on %s."), title, day);
    case EVENT_ROLE_CREATED:
      return g_strdup_printf (_("The role “%s” was created on %s."), title, day);
    case EVENT_ROLE_RETIRED:
      return g_strdup_printf (_("The role “%s” was retired on %s."), title, day);
    case EVENT_REWARD_CHANGED:
      return g_strdup_printf (_("What the role “%s” is paid changed on %s."), title, day);
    case EVENT_ACCOUNT_OPENED:
      return g_strdup_printf (_("The account “%s” was opened on %s."), title, day);
    case EVENT_ACCOUNT_CLOSED:
      return g_strdup_printf (_("The account “%s” was closed on %s."), title, day);
    case EVENT_SIGNERS_CHANGED:
      return g_strdup_printf (_("The signers of the account “%s” or how many are needed changed on "
                                "%s."),
                              title, day);
    case EVENT_RETROSPECTIVE_HELD:
      return g_strdup_printf (_("The retrospective “%s” was held on %s."), title, day);
    case EVENT_INSIGHT_ADOPTED:
      return g_strdup_printf (_("The insight “%s” was adopted on %s."), title, day);
    case EVENT_TOOL_STARTED:
      return g_strdup_printf (_("The tool “%s” has been in use since %s."), title, day);
    case EVENT_TOOL_RETIRED:
      return g_strdup_printf (_("The tool “%s” was retired on %s."), title, day);
    case EVENT_TOOL_CHANGED:
      return g_strdup_printf (_("The tool “%s” changed on %s."), title, day);
    case EVENT_PHASE_BEGAN:
      return g_strdup_printf (_("The phase “%s” began on %s."), title, day);
    case EVENT_KNOWLEDGE_SHARED:
      return g_strdup_printf (_("Knowledge was shared with “%s” on %s."), title, day);
    case EVENT_METRIC_ADDED:
      return g_strdup_printf (_("The metric “%s” starts on %s."), title, day);
    case EVENT_METRIC_CHANGED:
      return g_strdup_printf (_("The metric “%s” or its target changed on %s."), title, day);
    case EVENT_OBSERVATION_MISSING:
    default:
      return g_strdup_printf (_("The metric “%s” has lacked an observation since %s."), title, day);
    }
}

/*
 * pb_contradiction_find:
 *
 * Looks for what happened after @after and up to the judged day that the text of
 * an element cannot know.
 */
void
pb_contradiction_find (PbRuleContext   *context,
                       const char      *key,
                       PbDay            after,
                       PbContradiction *contradiction)
{
  Scan scan = { .context = context, .after = after, .day = PB_DAY_NONE };

  if (strcmp (key, "P1") == 0)
    {
      scan_objectives (&scan);
      scan_purpose (&scan);
    }
  else if (strcmp (key, "P2") == 0)
    {
      scan_relations (&scan);
    }
  else if (strcmp (key, "Q1") == 0)
    {
      scan_decisions (&scan, PB_DECISION_CLASS_GOVERNANCE_CHANGE, EVENT_DECISION_ADOPTED);
      scan_agreements (&scan, TRUE);
    }
  else if (strcmp (key, "Q2") == 0)
    {
      scan_agreements (&scan, FALSE);
    }
  else if (strcmp (key, "Q3") == 0)
    {
      scan_roles (&scan);
      scan_members (&scan);
    }
  else if (strcmp (key, "Q4") == 0)
    {
      scan_accounts (&scan, FALSE);
      scan_decisions (&scan, PB_DECISION_CLASS_TREASURY, EVENT_DECISION_ADOPTED);
    }
  else if (strcmp (key, "Q5") == 0)
    {
      scan_retrospectives (&scan);
      scan_insights (&scan);
    }
  else if (strcmp (key, "G1") == 0)
    {
      scan_accounts (&scan, TRUE);
      scan_tools (&scan, key);
    }
  else if (strcmp (key, "G2") == 0 || strcmp (key, "G3") == 0 || strcmp (key, "G4") == 0)
    {
      scan_tools (&scan, key);
    }
  else if (strcmp (key, "G5") == 0)
    {
      scan_insights (&scan);
      scan_learnings (&scan);
    }
  else if (strcmp (key, "G6") == 0)
    {
      scan_metrics (&scan);
    }

  contradiction->n = scan.n;
  contradiction->newest = scan.newest;
  contradiction->day = scan.day;
  contradiction->sentence = scan.n > 0 ? describe_event (&scan) : NULL;
}

void
pb_contradiction_clear (PbContradiction *contradiction)
{
  g_clear_pointer (&contradiction->sentence, g_free);
}
