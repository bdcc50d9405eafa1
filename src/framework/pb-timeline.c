/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-timeline.h"

#include "framework/pb-i18n-private.h"

#include <string.h>

static void
segment_free (PbTimelineSegment *segment)
{
  g_free (segment->sentence);
  g_free (segment);
}

static void
mark_free (PbTimelineMark *mark)
{
  g_free (mark->record);
  g_free (mark->decision);
  g_free (mark->title);
  g_free (mark->sentence);
  g_free (mark);
}

/**
 * pb_timeline_free:
 * @self: a timeline
 *
 * Frees @self and all in it.
 */
void
pb_timeline_free (PbTimeline *self)
{
  g_clear_pointer (&self->segments, g_ptr_array_unref);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_clear_pointer (&self->summary, g_free);
  g_free (self);
}

static gboolean
is_own (PbDossier *dossier,
        PbRecord  *record,
        PbFieldId  group)
{
  return g_strcmp0 (pb_record_get_text (record, group), pb_dossier_get_group_id (dossier)) == 0 &&
         !pb_record_get_deleted (record);
}

/* The group's transitions up to @day, the oldest first. */
static GPtrArray *
find_transitions (PbDossier *dossier,
                  PbDay      day)
{
  GPtrArray *all = pb_dossier_get_records (dossier, PB_KIND_PHASE_TRANSITION);
  GPtrArray *transitions = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      PbRecord *record = all->pdata[i];
      PbDay date = pb_record_get_day (record, PB_PHASE_TRANSITION_DATE);

      if (is_own (dossier, record, PB_PHASE_TRANSITION_GROUP) && date != PB_DAY_NONE &&
          date <= day && pb_record_get_enum (record, PB_PHASE_TRANSITION_TO) >= 0)
        g_ptr_array_add (transitions, record);
    }

  return transitions;
}

/**
 * pb_phase_on:
 * @dossier: a sealed dossier
 * @day: a day, not later than the dossier's
 * @since: (out) (optional): since when, or %PB_DAY_NONE
 *
 * Returns: the #PbPhase that the group was in on @day, or -1 where no transition
 *   was recorded by then
 */
int
pb_phase_on (PbDossier *dossier,
             PbDay      day,
             PbDay     *since)
{
  g_autoptr(GPtrArray) transitions = NULL;
  PbRecord *last;

  g_return_val_if_fail (PB_IS_DOSSIER (dossier), -1);

  transitions = find_transitions (dossier, day);
  last = transitions->len > 0 ? transitions->pdata[transitions->len - 1] : NULL;
  if (since)
    *since = last ? pb_record_get_day (last, PB_PHASE_TRANSITION_DATE) : PB_DAY_NONE;

  return last ? pb_record_get_enum (last, PB_PHASE_TRANSITION_TO) : -1;
}

static void
describe_segment (PbTimelineSegment *segment)
{
  const char *phase = pb_enum_get_label (pb_phase_get_type (), segment->phase);
  g_autofree char *from = pb_day_to_locale (segment->from);
  g_autofree char *to = pb_day_to_locale (segment->to);

  if (segment->state == PB_TIMELINE_AHEAD)
    /* Translators: the name of a phase */
    segment->sentence = g_strdup_printf (_("%s lies ahead."), phase);
  else if (segment->state == PB_TIMELINE_SKIPPED)
    /* Translators: the name of a phase */
    segment->sentence = g_strdup_printf (_("%s was not recorded."), phase);
  else if (segment->state == PB_TIMELINE_PAST)
    /* Translators: the name of a phase and two days */
    segment->sentence = g_strdup_printf (_("%s from %s to %s."), phase, from, to);
  else if (segment->planned)
    /* Translators: the name of a phase and two days */
    segment->sentence = g_strdup_printf (_("%s since %s, planned to end on %s."), phase, from, to);
  else
    /* Translators: the name of a phase and a day */
    segment->sentence = g_strdup_printf (_("%s since %s."), phase, from);
}

static void
add_segment (PbTimeline      *timeline,
             PbPhase          phase,
             PbTimelineState  state,
             PbDay            from,
             PbDay            to,
             gboolean         planned)
{
  PbTimelineSegment *segment = g_new0 (PbTimelineSegment, 1);

  segment->phase = phase;
  segment->state = state;
  segment->from = from;
  segment->to = to;
  segment->planned = planned;
  describe_segment (segment);
  g_ptr_array_add (timeline->segments, segment);
}

/* The last day of a cycle: what is stated, or else the end of its last stage. */
static PbDay
get_cycle_end (PbRecord *cycle)
{
  static const PbFieldId ends[] = { PB_CYCLE_END, PB_CYCLE_EVOLUTION_END, PB_CYCLE_FEEDBACK_END,
                                    PB_CYCLE_EXECUTION_END, PB_CYCLE_PLANNING_END };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      PbDay day = pb_record_get_day (cycle, ends[i]);

      if (day != PB_DAY_NONE)
        return day;
    }

  return PB_DAY_NONE;
}

/* The current phase is planned to last as long as anything is planned in it. */
static PbDay
find_planned_end (PbDossier *dossier,
                  PbDay      day)
{
  GPtrArray *objectives = pb_dossier_get_records (dossier, PB_KIND_OBJECTIVE);
  GPtrArray *cycles = pb_dossier_get_records (dossier, PB_KIND_CYCLE);
  PbDay end = PB_DAY_NONE;

  for (guint i = 0; i < objectives->len; i++)
    {
      PbRecord *objective = objectives->pdata[i];

      if (is_own (dossier, objective, PB_OBJECTIVE_GROUP) &&
          pb_record_get_enum (objective, PB_OBJECTIVE_STATUS) == PB_OBJECTIVE_STATUS_ACTIVE)
        end = MAX (end, pb_record_get_day (objective, PB_OBJECTIVE_END));
    }

  for (guint i = 0; i < cycles->len; i++)
    {
      if (is_own (dossier, cycles->pdata[i], PB_CYCLE_GROUP))
        end = MAX (end, get_cycle_end (cycles->pdata[i]));
    }

  return end > day ? end : PB_DAY_NONE;
}

static void
add_segments (PbTimeline *timeline,
              PbDossier  *dossier,
              GPtrArray  *transitions)
{
  PbDay planned = find_planned_end (dossier, timeline->day);
  int furthest = -1;
  int first = PB_PHASE_CLOSED;

  for (guint i = 0; i < transitions->len; i++)
    first = MIN (first, pb_record_get_enum (transitions->pdata[i], PB_PHASE_TRANSITION_TO));
  for (int phase = PB_PHASE_CONVERSATION; transitions->len > 0 && phase < first; phase++)
    add_segment (timeline, phase, PB_TIMELINE_SKIPPED, PB_DAY_NONE, PB_DAY_NONE, FALSE);

  for (guint i = 0; i < transitions->len; i++)
    {
      int phase = pb_record_get_enum (transitions->pdata[i], PB_PHASE_TRANSITION_TO);
      PbDay from = pb_record_get_day (transitions->pdata[i], PB_PHASE_TRANSITION_DATE);
      gboolean current = i + 1 == transitions->len;
      PbDay to = current ? PB_DAY_NONE
                         : pb_record_get_day (transitions->pdata[i + 1], PB_PHASE_TRANSITION_DATE);

      for (int between = MAX (furthest + 1, first); furthest >= 0 && between < phase; between++)
        add_segment (timeline, between, PB_TIMELINE_SKIPPED, PB_DAY_NONE, PB_DAY_NONE, FALSE);

      if (current && phase != PB_PHASE_CLOSED && planned != PB_DAY_NONE)
        add_segment (timeline, phase, PB_TIMELINE_CURRENT, from, planned, TRUE);
      else
        add_segment (timeline, phase, current ? PB_TIMELINE_CURRENT : PB_TIMELINE_PAST, from, to,
                     FALSE);
      furthest = MAX (furthest, phase);
    }

  for (int phase = timeline->phase + 1; phase <= PB_PHASE_COMPLETION; phase++)
    add_segment (timeline, phase, PB_TIMELINE_AHEAD, PB_DAY_NONE, PB_DAY_NONE, FALSE);
}

static PbTimelineMark *
add_mark (PbTimeline         *timeline,
          PbTimelineMarkKind  kind,
          PbDay               from,
          PbDay               to,
          PbRecord           *record,
          const char         *title)
{
  PbTimelineMark *mark = g_new0 (PbTimelineMark, 1);

  mark->kind = kind;
  mark->from = from;
  mark->to = to;
  mark->record = record ? g_strdup (pb_record_get_id (record)) : NULL;
  mark->title = g_strdup (title);
  g_ptr_array_add (timeline->marks, mark);

  return mark;
}

static void
add_transition_mark (PbTimeline *timeline,
                     PbDossier  *dossier,
                     PbRecord   *transition)
{
  const char *id = pb_record_get_text (transition, PB_PHASE_TRANSITION_DECISION);
  PbRecord *decision = pb_dossier_lookup (dossier, id);
  PbDay date = pb_record_get_day (transition, PB_PHASE_TRANSITION_DATE);
  const char *phase = pb_enum_get_label (pb_phase_get_type (),
                                         pb_record_get_enum (transition, PB_PHASE_TRANSITION_TO));
  g_autofree char *day = pb_day_to_locale (date);
  PbTimelineMark *mark = add_mark (timeline, PB_TIMELINE_MARK_TRANSITION, date, date, transition,
                                   phase);

  mark->decision = decision ? g_strdup (id) : NULL;
  if (decision)
    {
      g_autofree char *title = pb_record_dup_title (decision);

      /* Translators: the name of a phase, a day, and the title of a decision */
      mark->sentence = g_strdup_printf (_("%s began on %s by the decision “%s”."), phase, day,
                                        title);
    }
  else
    {
      /* Translators: the name of a phase and a day */
      mark->sentence = g_strdup_printf (_("%s began on %s; no decision is recorded."), phase, day);
    }
}

static void
add_cycle_marks (PbTimeline *timeline,
                 PbDossier  *dossier)
{
  GPtrArray *cycles = pb_dossier_get_records (dossier, PB_KIND_CYCLE);

  for (guint i = 0; i < cycles->len; i++)
    {
      PbRecord *cycle = cycles->pdata[i];
      PbDay from = pb_record_get_day (cycle, PB_CYCLE_START);
      PbDay to = get_cycle_end (cycle);
      g_autofree char *title = pb_record_dup_title (cycle);
      g_autofree char *first = pb_day_to_locale (from);
      g_autofree char *last = pb_day_to_locale (to);
      PbTimelineMark *mark;

      if (!is_own (dossier, cycle, PB_CYCLE_GROUP) || from == PB_DAY_NONE)
        continue;

      mark = add_mark (timeline, PB_TIMELINE_MARK_CYCLE, from,
                       to == PB_DAY_NONE ? MAX (from, timeline->day) : MAX (from, to), cycle,
                       title);
      if (to == PB_DAY_NONE)
        /* Translators: the name of a cycle and a day */
        mark->sentence = g_strdup_printf (_("%s since %s."), title, first);
      else
        /* Translators: the name of a cycle and two days */
        mark->sentence = g_strdup_printf (_("%s from %s to %s."), title, first, last);
    }
}

static void
add_review_marks (PbTimeline *timeline,
                  PbDossier  *dossier)
{
  GPtrArray *reviews = pb_dossier_get_records (dossier, PB_KIND_PHASE_REVIEW);

  for (guint i = 0; i < reviews->len; i++)
    {
      PbRecord *review = reviews->pdata[i];
      PbDay date = pb_record_get_day (review, PB_PHASE_REVIEW_DATE);
      g_autofree char *day = pb_day_to_locale (date);
      PbTimelineMark *mark;

      if (!is_own (dossier, review, PB_PHASE_REVIEW_GROUP) || date == PB_DAY_NONE ||
          date > timeline->day)
        continue;

      mark = add_mark (timeline, PB_TIMELINE_MARK_REVIEW, date, date, review, _("Phase review"));
      mark->decision = g_strdup (pb_record_get_text (review, PB_PHASE_REVIEW_DECISION));
      /* Translators: a day */
      mark->sentence = g_strdup_printf (_("A phase review was held on %s."), day);
    }
}

static void
add_planned_marks (PbTimeline *timeline,
                   PbDossier  *dossier)
{
  GPtrArray *objectives = pb_dossier_get_records (dossier, PB_KIND_OBJECTIVE);

  for (guint i = 0; i < objectives->len; i++)
    {
      PbRecord *objective = objectives->pdata[i];
      PbDay end = pb_record_get_day (objective, PB_OBJECTIVE_END);
      g_autofree char *title = pb_record_dup_title (objective);
      g_autofree char *day = pb_day_to_locale (end);
      PbTimelineMark *mark;

      if (!is_own (dossier, objective, PB_OBJECTIVE_GROUP) || end == PB_DAY_NONE ||
          end <= timeline->day ||
          pb_record_get_enum (objective, PB_OBJECTIVE_STATUS) != PB_OBJECTIVE_STATUS_ACTIVE)
        continue;

      mark = add_mark (timeline, PB_TIMELINE_MARK_PLANNED, end, end, objective, title);
      /* Translators: the title of an objective and a day */
      mark->sentence = g_strdup_printf (_("“%s” is planned to be reached by %s."), title, day);
    }
}

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const PbTimelineMark *one = *(PbTimelineMark * const *) a;
  const PbTimelineMark *other = *(PbTimelineMark * const *) b;

  if (one->from != other->from)
    return one->from < other->from ? -1 : 1;
  if (one->kind != other->kind)
    return (int) one->kind - (int) other->kind;

  return g_strcmp0 (one->record, other->record);
}

static char *
make_summary (PbTimeline *timeline)
{
  g_autofree char *since = pb_day_to_locale (timeline->since);
  const char *phase;

  if (timeline->phase < 0)
    return g_strdup (_("No phase has been recorded yet."));

  phase = pb_enum_get_label (pb_phase_get_type (), timeline->phase);

  /* Translators: the name of a phase and a day */
  return g_strdup_printf (_("%s since %s."), phase, since);
}

/**
 * pb_timeline_build:
 * @dossier: a sealed dossier
 * @day: the day to look from, not later than the dossier's
 *
 * Returns: (transfer full): the way of the group through the phases
 */
PbTimeline *
pb_timeline_build (PbDossier *dossier,
                   PbDay      day)
{
  PbTimeline *timeline;
  g_autoptr(GPtrArray) transitions = NULL;
  g_autofree char *today = NULL;

  g_return_val_if_fail (PB_IS_DOSSIER (dossier), NULL);
  g_return_val_if_fail (day != PB_DAY_NONE, NULL);

  timeline = g_new0 (PbTimeline, 1);
  timeline->day = day;
  timeline->phase = pb_phase_on (dossier, day, &timeline->since);
  timeline->segments = g_ptr_array_new_with_free_func ((GDestroyNotify) segment_free);
  timeline->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) mark_free);
  timeline->summary = make_summary (timeline);

  transitions = find_transitions (dossier, day);
  add_segments (timeline, dossier, transitions);
  for (guint i = 0; i < transitions->len; i++)
    add_transition_mark (timeline, dossier, transitions->pdata[i]);
  add_cycle_marks (timeline, dossier);
  add_review_marks (timeline, dossier);
  add_planned_marks (timeline, dossier);

  today = pb_day_to_locale (day);
  /* Translators: a day */
  add_mark (timeline, PB_TIMELINE_MARK_TODAY, day, day, NULL, _("Today"))->sentence =
    g_strdup_printf (_("Judged on %s."), today);

  g_ptr_array_sort (timeline->marks, compare_marks);

  return timeline;
}
