/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-rules-private.h"

#include "framework/pb-i18n-private.h"

/* Three tests: all are met, two are met in part. */
static PbResultValue
judge_three (guint n_passed)
{
  return n_passed == 3 ? PB_RESULT_MET : n_passed == 2 ? PB_RESULT_PARTLY : PB_RESULT_NOT_MET;
}

static guint
count_retained (GHashTable *now,
                GHashTable *before)
{
  GHashTableIter iter;
  gpointer id;
  guint n = 0;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    n += g_hash_table_contains (now, id);

  return n;
}

static void
add_required_roles (PbPeople  *people,
                    PbVerdict *verdict)
{
  for (guint i = 0; i < people->roles->len; i++)
    {
      const PbRoleFacts *role = people->roles->pdata[i];

      if (role->active && role->required)
        pb_verdict_record (verdict, role->record);
    }
}

/* U4: contributor engagement. */
void
pb_rule_u4 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  PbPeople *people = pb_context_people (context);
  PbDay edge = context->day - context->window_half;
  g_autoptr(GHashTable) before = pb_people_contributors (people, edge - context->window_half, edge);
  g_autoptr(GHashTable) now = pb_people_contributors (people, edge, context->day);
  guint least = pb_context_threshold (context, PB_THRESHOLD_U4_LEAST);
  guint n_before = g_hash_table_size (before);
  guint n_retained = count_retained (now, before);
  guint n_joined = pb_people_count_joined (people, edge, context->day);
  guint n_left = pb_people_count_left (people, edge, context->day);
  guint n_filled = people->n_required_filled, n_required = people->n_required;
  gboolean retained, grown, filled;

  if (n_before == 0)
    {
      pb_verdict_say (verdict, ngettext ("It is not on record who took part in the period before "
                                         "the last %d day.",
                                         "It is not on record who took part in the period before "
                                         "the last %d days.",
                                         context->window_half),
                      context->window_half);
      return;
    }

  pb_verdict_share (verdict, _("People who stayed active"), n_retained, n_before);
  pb_verdict_count (verdict, _("Joined"), n_joined);
  pb_verdict_count (verdict, _("Left"), n_left);
  pb_verdict_share (verdict, _("Needed roles that are filled"), n_filled, n_required);
  if (n_before < least)
    {
      pb_verdict_say (verdict, ngettext ("%u person took part in the period before; it takes %u to "
                                         "compare.",
                                         "%u people took part in the period before; it takes %u to "
                                         "compare.",
                                         n_before),
                      n_before, least);
      return;
    }

  add_required_roles (people, verdict);
  retained = pb_at_least_percent (n_retained, n_before,
                                  pb_context_threshold (context, PB_THRESHOLD_U4_RETAINED));
  grown = n_joined >= n_left;
  filled = pb_at_least_percent (n_filled, n_required,
                                pb_context_threshold (context, PB_THRESHOLD_U4_FILLED));
  verdict->value = judge_three (retained + grown + filled);

  pb_verdict_say (verdict, ngettext ("%u of %u person who took part before still does.",
                                     "%u of %u people who took part before still do.", n_before),
                  n_retained, n_before);
  /* Translators: two numbers of people */
  pb_verdict_say (verdict, _("Joined: %u, left: %u."), n_joined, n_left);
  if (n_required == 0)
    pb_verdict_say (verdict, "%s", _("No role is marked as needed."));
  else
    pb_verdict_say (verdict, ngettext ("%u of %u needed role is filled.",
                                       "%u of %u needed roles are filled.", n_required),
                    n_filled, n_required);
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  int one = *(const int *) a;
  int other = *(const int *) b;

  return one < other ? -1 : one > other;
}

/* Twice the median of the days that roles were vacant before they were filled in
 * the last year, so that the mean of two stays a whole number; or -1.
 */
static gint64
find_twice_median (PbRuleContext *context,
                   PbPeople      *people,
                   guint         *n_filled)
{
  g_autoptr(GArray) days = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < people->vacancies->len; i++)
    {
      const PbVacancy *vacancy = &g_array_index (people->vacancies, PbVacancy, i);
      int n;

      if (!vacancy->filled || !pb_context_within (context, vacancy->to, context->window_year))
        continue;

      n = vacancy->to - vacancy->from;
      g_array_append_val (days, n);
    }

  *n_filled = days->len;
  if (days->len == 0)
    return -1;

  g_array_sort (days, compare_days);

  return (gint64) g_array_index (days, int, (days->len - 1) / 2) +
         g_array_index (days, int, days->len / 2);
}

/* What there is to do now. */
typedef struct
{
  guint n;
  guint n_open;
  guint n_overdue;
  guint n_unassigned;
} OpenTasks;

static void
look_at_tasks (PbRuleContext *context,
               OpenTasks     *open,
               PbVerdict     *verdict)
{
  GArray *tasks = pb_context_tasks (context);

  *open = (OpenTasks) { .n = tasks->len };
  for (guint i = 0; i < tasks->len; i++)
    {
      const PbTaskFacts *task = &g_array_index (tasks, PbTaskFacts, i);
      PbDay due;
      gboolean overdue, unassigned;

      if (!task->open)
        continue;
      due = pb_record_get_day (task->record, PB_TASK_DUE);
      overdue = due != PB_DAY_NONE && due < context->day;
      unassigned = !pb_record_has (task->record, PB_TASK_ASSIGNEE);
      open->n_open++;
      open->n_overdue += overdue;
      open->n_unassigned += unassigned;
      if (overdue || unassigned)
        pb_verdict_record (verdict, task->record);
    }
}

/* Members with too many roles; in larger groups that is nobody's business here. */
static guint
count_overloaded (PbRuleContext *context,
                  PbPeople      *people,
                  PbVerdict     *verdict)
{
  guint limit = pb_context_threshold (context, PB_THRESHOLD_U6_ROLES);
  guint n = 0;

  if (!pb_context_is_small (context))
    return 0;

  for (guint i = 0; i < people->members->len; i++)
    {
      PbRecord *member = people->members->pdata[i];

      if (pb_people_count_seats (people, pb_record_get_id (member)) <= limit)
        continue;
      n++;
      pb_verdict_record (verdict, member);
    }

  return n;
}

/* U6: operational fluidity. */
void
pb_rule_u6 (PbRuleContext *context,
            PbVerdict     *verdict)
{
  PbPeople *people = pb_context_people (context);
  gint64 fill_days = pb_context_threshold (context, PB_THRESHOLD_U6_FILL_DAYS);
  guint least = pb_context_threshold (context, PB_THRESHOLD_U6_LEAST);
  guint n_filled, n_overloaded;
  gboolean filled, in_time, assigned;
  OpenTasks tasks;
  gint64 median;

  look_at_tasks (context, &tasks, verdict);
  if (tasks.n < least && people->roles->len == 0)
    {
      pb_verdict_say (verdict, ngettext ("No role and fewer than %u task is on record.",
                                         "No role and fewer than %u tasks are on record.", least),
                      least);
      return;
    }

  median = find_twice_median (context, people, &n_filled);
  n_overloaded = count_overloaded (context, people, verdict);
  pb_verdict_count (verdict, _("Vacancies filled in the last year"), n_filled);
  pb_verdict_share (verdict, _("Open tasks that are overdue"), tasks.n_overdue, tasks.n_open);
  pb_verdict_share (verdict, _("Open tasks that nobody has taken"), tasks.n_unassigned,
                    tasks.n_open);
  pb_verdict_count (verdict, _("Members with too many roles"), n_overloaded);

  filled = median <= 2 * fill_days;
  in_time = pb_at_most_percent (tasks.n_overdue, tasks.n_open,
                                pb_context_threshold (context, PB_THRESHOLD_U6_OVERDUE));
  assigned = n_overloaded == 0 &&
             pb_at_most_percent (tasks.n_unassigned, tasks.n_open,
                                 pb_context_threshold (context, PB_THRESHOLD_U6_UNASSIGNED));
  verdict->value = judge_three (filled + in_time + assigned);

  if (n_filled == 0)
    pb_verdict_say (verdict, "%s", _("No vacancy was filled in the last year."));
  else
    pb_verdict_say (verdict, ngettext ("Vacant roles were filled within %d day in the middle case.",
                                       "Vacant roles were filled within %d days in the middle case.",
                                       (gulong) ((median + 1) / 2)),
                    (int) ((median + 1) / 2));
  if (tasks.n_open == 0)
    pb_verdict_say (verdict, "%s", _("No task is open."));
  else
    pb_verdict_say (verdict, ngettext ("Of %u open task, overdue: %u, without anybody: %u.",
                                       "Of %u open tasks, overdue: %u, without anybody: %u.",
                                       tasks.n_open),
                    tasks.n_open, tasks.n_overdue, tasks.n_unassigned);
  if (n_overloaded > 0)
    pb_verdict_say (verdict, ngettext ("%u member holds too many roles.",
                                       "%u members hold too many roles.", n_overloaded),
                    n_overloaded);
}
