/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-rules-private.h"

#include "framework/pb-i18n-private.h"

/* What members wrote down about the challenge stands beside what is measured. */
static void
add_challenges (PbRuleContext *context,
                PbVerdict     *verdict,
                int            kind)
{
  GPtrArray *challenges = pb_context_records (context, PB_KIND_CHALLENGE);
  guint n = 0;

  for (guint i = 0; i < challenges->len; i++)
    {
      PbRecord *challenge = challenges->pdata[i];

      if (pb_record_get_enum (challenge, PB_CHALLENGE_KIND) != kind ||
          pb_context_day (context, challenge, PB_CHALLENGE_CLOSED) != PB_DAY_NONE)
        continue;
      n++;
      pb_verdict_record (verdict, challenge);
    }

  pb_verdict_count (verdict, _("Challenges of this kind that are open"), n);
  if (n > 0)
    pb_verdict_say (verdict, ngettext ("%u challenge of this kind is on record and open.",
                                       "%u challenges of this kind are on record and open.", n),
                    n);
}

/* One strain is a strain, several are critical. */
static PbResultValue
gauge_strains (guint n)
{
  return n == 0 ? PB_RESULT_EASY : n == 1 ? PB_RESULT_STRAINED : PB_RESULT_CRITICAL;
}

static guint
count_between (PbVerdict *verdict,
               PbRecord  *record,
               PbDay      day,
               PbDay      after,
               PbDay      up_to)
{
  if (day == PB_DAY_NONE || day <= after || day > up_to)
    return 0;

  if (verdict)
    pb_verdict_record (verdict, record);

  return 1;
}

static guint
count_finished (PbRuleContext *context,
                PbDay          after,
                PbDay          up_to,
                PbVerdict     *verdict)
{
  GPtrArray *deliverables = pb_context_records (context, PB_KIND_DELIVERABLE);
  GArray *decisions = pb_context_decisions (context);
  GArray *tasks = pb_context_tasks (context);
  guint n = 0;

  for (guint i = 0; i < tasks->len; i++)
    {
      const PbTaskFacts *task = &g_array_index (tasks, PbTaskFacts, i);

      n += count_between (verdict, task->record, task->done, after, up_to);
    }

  for (guint i = 0; i < deliverables->len; i++)
    n += count_between (verdict, deliverables->pdata[i],
                        pb_context_delivered (context, deliverables->pdata[i]), after, up_to);

  for (guint i = 0; i < decisions->len; i++)
    {
      const PbDecisionFacts *decision = &g_array_index (decisions, PbDecisionFacts, i);

      n += count_between (verdict, decision->record, decision->closed, after, up_to);
    }

  return n;
}

static void
gauge_momentum (PbRuleContext *context,
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
      pb_verdict_say (verdict, "%s", _("No task, deliverable or decision was finished in the "
                                       "period before, so there is nothing to compare with."));
      return;
    }
  if (n_before < least)
    {
      pb_verdict_say (verdict, ngettext ("%u task, deliverable or decision was finished in the "
                                         "period before; it takes %u to compare.",
                                         "%u tasks, deliverables and decisions were finished in "
                                         "the period before; it takes %u to compare.",
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

  pb_verdict_say (verdict, ngettext ("%u task, deliverable or decision was finished in the last %d "
                                     "days, after %u in the period before.",
                                     "%u tasks, deliverables and decisions were finished in the "
                                     "last %d days, after %u in the period before.",
                                     n),
                  n, context->window_short, n_before);
}

/* C1: maintaining momentum. */
void
pb_rule_c1 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  gauge_momentum (context, verdict);
  add_challenges (context, verdict, PB_CHALLENGE_KIND_MOMENTUM);
}

/* How much of the work of a cycle was not planned. */
typedef struct
{
  guint n_done;
  guint n_unplanned;
} Planning;

/* A task belongs to the cycle that it names, or else to the one in which it was
 * done.
 */
static Planning
look_at_cycle (PbRuleContext *context,
               PbRecord      *record,
               PbVerdict     *verdict)
{
  GArray *tasks = pb_context_tasks (context);
  Planning planning = { 0, 0 };
  PbCycleFacts cycle;

  pb_context_read_cycle (context, record, &cycle);
  for (guint i = 0; i < tasks->len; i++)
    {
      const PbTaskFacts *task = &g_array_index (tasks, PbTaskFacts, i);
      const char *named;

      if (task->done == PB_DAY_NONE)
        continue;
      named = pb_record_get_text (task->record, PB_TASK_CYCLE);
      if (named ? g_strcmp0 (named, pb_record_get_id (record)) != 0
                : task->done < cycle.start ||
                    (cycle.end != PB_DAY_NONE && task->done > cycle.end))
        continue;

      planning.n_done++;
      if (pb_record_get_flag (task->record, PB_TASK_PLANNED))
        continue;
      planning.n_unplanned++;
      pb_verdict_record (verdict, task->record);
    }

  return planning;
}

/* How loosely or tightly the last cycles kept to their plans.  Returns whether
 * there is anything to see.
 */
static gboolean
look_at_plans (PbRuleContext *context,
               PbVerdict     *verdict,
               gboolean      *loose,
               gboolean      *stiff)
{
  GPtrArray *cycles = pb_context_records (context, PB_KIND_CYCLE);
  gint64 percent = pb_context_threshold (context, PB_THRESHOLD_C2_STIFF);
  Planning last = { 0, 0 }, before = { 0, 0 };
  guint n_done, n_unplanned;

  *loose = *stiff = FALSE;
  if (cycles->len == 0)
    return FALSE;

  last = look_at_cycle (context, cycles->pdata[cycles->len - 1], verdict);
  if (cycles->len > 1)
    before = look_at_cycle (context, cycles->pdata[cycles->len - 2], verdict);
  pb_verdict_share (verdict, _("Finished tasks of the last cycle that were not planned"),
                    last.n_unplanned, last.n_done);
  if (last.n_done == 0)
    return FALSE;

  *loose = !pb_at_most_percent (last.n_unplanned, last.n_done,
                                pb_context_threshold (context, PB_THRESHOLD_C2_LOOSE));
  n_done = last.n_done + before.n_done;
  n_unplanned = last.n_unplanned + before.n_unplanned;
  *stiff = before.n_done > 0 && !pb_at_least_percent (n_unplanned, n_done, percent);

  if (*stiff)
    pb_verdict_say (verdict, ngettext ("%u of %u finished task of the last two cycles came up "
                                       "outside the plan: plans leave little room.",
                                       "%u of %u finished tasks of the last two cycles came up "
                                       "outside the plan: plans leave little room.",
                                       n_done),
                    n_unplanned, n_done);
  else
    pb_verdict_say (verdict, ngettext ("%u of %u finished task of the last cycle was not planned.",
                                       "%u of %u finished tasks of the last cycle were not "
                                       "planned.",
                                       last.n_done),
                    last.n_unplanned, last.n_done);

  return TRUE;
}

/* C2: flexibility and focus. */
void
pb_rule_c2 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  GPtrArray *objectives = pb_context_records (context, PB_KIND_OBJECTIVE);
  guint limit = pb_context_threshold (context, pb_context_is_small (context)
                                                 ? PB_THRESHOLD_C2_COLLABORATION
                                                 : PB_THRESHOLD_C2_COORDINATION);
  gboolean loose, stiff, planned;
  guint n = 0;

  for (guint i = 0; i < objectives->len; i++)
    {
      if (!pb_context_objective_active (context, objectives->pdata[i], context->day, context->day))
        continue;
      n++;
      pb_verdict_record (verdict, objectives->pdata[i]);
    }

  pb_verdict_count (verdict, _("Active objectives"), n);
  if (n == 0)
    pb_verdict_say (verdict, "%s", _("No objective is active."));
  else if (n <= limit)
    pb_verdict_say (verdict, ngettext ("%u objective is active.", "%u objectives are active.", n),
                    n);
  else
    pb_verdict_say (verdict, ngettext ("%u objective is active at once; for a group of this size "
                                       "more than %u are scattered.",
                                       "%u objectives are active at once; for a group of this "
                                       "size more than %u are scattered.",
                                       n),
                    n, limit);

  planned = look_at_plans (context, verdict, &loose, &stiff);
  if (!planned)
    pb_verdict_say (verdict, "%s", _("No finished task of the last cycle is on record."));
  if (planned || n > 0)
    verdict->value = gauge_strains ((n > limit) + loose + stiff);

  add_challenges (context, verdict, PB_CHALLENGE_KIND_FLEXIBILITY_AND_FOCUS);
}

/* Whether agreements on practice only ever become more. */
static gboolean
has_bloat (PbRuleContext *context,
           PbVerdict     *verdict,
           guint         *n)
{
  GPtrArray *agreements = pb_context_records (context, PB_KIND_AGREEMENT);
  PbDay before = context->day - context->window_year;
  gint64 growth = pb_context_threshold (context, PB_THRESHOLD_C3_GROWTH);
  guint n_before = 0, n_retired = 0;
  gboolean bloated;

  *n = 0;
  for (guint i = 0; i < agreements->len; i++)
    {
      PbRecord *agreement = agreements->pdata[i];
      PbDay start = pb_record_get_day (agreement, PB_AGREEMENT_START);
      PbDay ended = pb_context_day (context, agreement, PB_AGREEMENT_ENDED);

      if (pb_record_get_enum (agreement, PB_AGREEMENT_KIND) != PB_AGREEMENT_KIND_PRACTICE)
        continue;

      *n += pb_context_agreement_active (context, agreement);
      n_retired += pb_context_within (context, ended, context->window_year);
      n_before += start != PB_DAY_NONE && start <= before &&
                  (ended == PB_DAY_NONE || ended > before) &&
                  (ended != PB_DAY_NONE || pb_context_agreement_active (context, agreement));
    }

  bloated = n_retired == 0 && n_before > 0 && !pb_at_most_percent (*n, n_before, 100 + growth);
  pb_verdict_count (verdict, _("Active agreements on practice"), *n);
  pb_verdict_count (verdict, _("A year before"), n_before);
  if (bloated)
    pb_verdict_say (verdict, ngettext ("Agreements on practice grew to %u within %d days, and none "
                                       "was retired.",
                                       "Agreements on practice grew to %u within %d days, and none "
                                       "was retired.",
                                       *n),
                    *n, context->window_year);

  return bloated;
}

/* Whether one person holds a large share of the seats. */
static gboolean
has_top_holder (PbRuleContext *context,
                PbVerdict     *verdict)
{
  PbPeople *people = pb_context_people (context);
  gint64 percent = pb_context_threshold (context, PB_THRESHOLD_C3_HOLDER);
  PbRecord *holder = NULL;
  guint n = pb_people_get_top_holder (people, &holder);
  g_autofree char *name = NULL;

  pb_verdict_share (verdict, _("Seats of who holds the most"), n, people->n_seats);
  if (people->n_seats == 0 || pb_at_most_percent (n, people->n_seats, percent))
    return FALSE;

  name = holder ? pb_record_dup_title (holder) : g_strdup (_("Somebody"));
  if (holder)
    pb_verdict_record (verdict, holder);
  /* Translators: the name of a person, and the numbers of seats */
  pb_verdict_say (verdict, ngettext ("%s holds %u of %u filled seat.",
                                     "%s holds %u of %u filled seats.", people->n_seats),
                  name, n, people->n_seats);

  return TRUE;
}

/* The members among the signers of an account who also hold a deciding role. */
static guint
count_deciding_signers (PbRuleContext *context,
                        PbRecord      *account)
{
  PbPeople *people = pb_context_people (context);
  g_autoptr(GHashTable) deciding = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < people->roles->len; i++)
    {
      const PbRoleFacts *role = people->roles->pdata[i];

      for (guint j = 0; role->active && role->deciding && j < role->seats->len; j++)
        {
          const PbSeat *seat = role->seats->pdata[j];

          if (seat->state == PB_SEAT_HELD && seat->holder_id &&
              pb_record_set_contains (account, PB_ACCOUNT_SIGNERS, seat->holder_id))
            g_hash_table_add (deciding, (gpointer) seat->holder_id);
        }
    }

  return g_hash_table_size (deciding);
}

/* Two people are a narrow gate: if they can pay and decide without anybody else,
 * nobody can stop them.
 */
#define NARROW_THRESHOLD 2

static gboolean
has_narrow_account (PbRuleContext *context,
                    PbVerdict     *verdict)
{
  GPtrArray *accounts = pb_context_records (context, PB_KIND_ACCOUNT);
  gboolean narrow = FALSE;

  for (guint i = 0; i < accounts->len; i++)
    {
      PbRecord *account = accounts->pdata[i];
      gint64 threshold = pb_record_get_integer (account, PB_ACCOUNT_THRESHOLD);
      g_autofree char *name = NULL;

      if (threshold < 1 || threshold > NARROW_THRESHOLD ||
          pb_context_day (context, account, PB_ACCOUNT_CLOSED) != PB_DAY_NONE ||
          count_deciding_signers (context, account) < threshold)
        continue;

      narrow = TRUE;
      name = pb_record_dup_title (account);
      pb_verdict_record (verdict, account);
      /* Translators: the name of an account */
      pb_verdict_say (verdict, _("Those who decide alone can also pay from “%s” alone."), name);
    }

  return narrow;
}

/* C3: principled evolution. */
void
pb_rule_c3 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  g_autoptr(GPtrArray) changed = g_ptr_array_new ();
  gboolean held = has_top_holder (context, verdict);
  gboolean narrow = has_narrow_account (context, verdict);
  PbPeople *people = pb_context_people (context);
  PbChangeCounts changes;
  guint n_practices, n_without;
  gboolean bloated = has_bloat (context, verdict, &n_practices);

  pb_context_count_changes (context, context->window_year, PB_CHANGES_OF_RULES, changed, &changes);
  n_without = changes.n - changes.n_decided;
  pb_verdict_records (verdict, changed);
  pb_verdict_count (verdict, _("Changes without a decision"), n_without);
  if (n_without > 0)
    pb_verdict_say (verdict, ngettext ("%u change was made without a decision.",
                                       "%u changes were made without a decision.", n_without),
                    n_without);

  if (people->n_seats == 0 && n_practices == 0 && changes.n == 0 &&
      pb_context_records (context, PB_KIND_ACCOUNT)->len == 0)
    {
      pb_verdict_say (verdict, "%s", _("No role, no account and no agreement on practice is on "
                                       "record."));
    }
  else
    {
      verdict->value = gauge_strains ((held || narrow) + bloated + (n_without > 0));
      if (verdict->value == PB_RESULT_EASY)
        pb_verdict_say (verdict, "%s", _("Authority is shared, and practice changes by "
                                         "decisions."));
    }

  add_challenges (context, verdict, PB_CHALLENGE_KIND_PRINCIPLED_EVOLUTION);
}

static gboolean
agreement_is_aligned (PbRuleContext *context,
                      PbRecord      *agreement)
{
  PbRecord *decision = pb_dossier_lookup (context->dossier,
                                          pb_record_get_text (agreement, PB_AGREEMENT_DECISION));

  return pb_record_has (agreement, PB_AGREEMENT_WHY) ||
         pb_record_has (agreement, PB_AGREEMENT_OBJECTIVES) ||
         (decision && pb_record_get_kind (decision) == PB_KIND_DECISION &&
          pb_context_serves_purpose (context, decision));
}

static void
gauge_alignment (PbRuleContext *context,
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
      n_unaligned += !pb_record_has (relation, PB_RELATION_WHY) &&
                     !pb_record_has (relation, PB_RELATION_OBJECTIVES);
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
      n_unaligned += !agreement_is_aligned (context, agreement);
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

/* C4: alignment with coordinating entities. */
void
pb_rule_c4 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  gauge_alignment (context, verdict);
  add_challenges (context, verdict, PB_CHALLENGE_KIND_ALIGNMENT);
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
  add_challenges (context, verdict, PB_CHALLENGE_KIND_COMMUNICATING_PROGRESS);
}
