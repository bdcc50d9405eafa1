/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dossier-builder.h"

#include "framework/pb-timeline.h"

#include <string.h>

#define TODAY "2025-06-30"

/* A group without the transition that other tests want. */
static Builder *
new_bare (void)
{
  Builder *builder = builder_new (TODAY);

  g_ptr_array_set_size (builder->records, 0);

  return builder;
}

static void
add_transition (Builder    *builder,
                const char *to,
                const char *date)
{
  builder_add (builder, PB_KIND_PHASE_TRANSITION, date,
               PB_PHASE_TRANSITION_TO, to,
               PB_PHASE_TRANSITION_DATE, date,
               0);
}

static PbTimeline *
build (Builder *builder)
{
  g_autoptr(PbDossier) dossier = builder_seal (builder);

  return pb_timeline_build (dossier, builder->day);
}

static void
assert_segment (PbTimeline      *timeline,
                guint            n,
                PbPhase          phase,
                PbTimelineState  state,
                const char      *from,
                const char      *to)
{
  const PbTimelineSegment *segment;

  g_assert_cmpuint (n, <, timeline->segments->len);
  segment = timeline->segments->pdata[n];
  g_assert_cmpint (segment->phase, ==, phase);
  g_assert_cmpint (segment->state, ==, state);
  g_assert_cmpint (segment->from, ==, pb_day_parse (from));
  g_assert_cmpint (segment->to, ==, pb_day_parse (to));
  g_assert_cmpstr (segment->sentence, !=, "");
}

static void
test_none (void)
{
  g_autoptr(Builder) builder = new_bare ();
  g_autoptr(PbTimeline) timeline = build (builder);

  g_assert_cmpint (timeline->phase, ==, -1);
  g_assert_cmpuint (timeline->segments->len, ==, 5);
  for (guint i = 0; i < 5; i++)
    assert_segment (timeline, i, i, PB_TIMELINE_AHEAD, NULL, NULL);
  g_assert_cmpuint (timeline->marks->len, ==, 1);
  g_assert_cmpstr (timeline->summary, ==, "No phase has been recorded yet.");
}

static void
test_way (void)
{
  g_autoptr(Builder) builder = new_bare ();
  g_autoptr(PbTimeline) timeline = NULL;

  add_transition (builder, "conversation", "2024-01-01");
  add_transition (builder, "formation", "2024-03-01");
  add_transition (builder, "organization", "2024-06-01");
  add_transition (builder, "iteration", "2025-01-01");
  add_transition (builder, "completion", "2026-01-01");

  timeline = build (builder);
  g_assert_cmpint (timeline->phase, ==, PB_PHASE_ITERATION);
  g_assert_cmpint (timeline->since, ==, pb_day_parse ("2025-01-01"));
  g_assert_cmpuint (timeline->segments->len, ==, 5);
  assert_segment (timeline, 0, PB_PHASE_CONVERSATION, PB_TIMELINE_PAST, "2024-01-01",
                  "2024-03-01");
  assert_segment (timeline, 3, PB_PHASE_ITERATION, PB_TIMELINE_CURRENT, "2025-01-01", NULL);
  assert_segment (timeline, 4, PB_PHASE_COMPLETION, PB_TIMELINE_AHEAD, NULL, NULL);
  g_assert_cmpstr (timeline->summary, ==, "Iteration since 1 January 2025.");
}

/* A group that was imported in its phase has not recorded the earlier ones. */
static void
test_skipped (void)
{
  g_autoptr(Builder) builder = new_bare ();
  g_autoptr(PbTimeline) timeline = NULL;

  add_transition (builder, "formation", "2024-01-01");
  add_transition (builder, "iteration", "2025-01-01");
  timeline = build (builder);

  g_assert_cmpuint (timeline->segments->len, ==, 5);
  assert_segment (timeline, 0, PB_PHASE_CONVERSATION, PB_TIMELINE_SKIPPED, NULL, NULL);
  assert_segment (timeline, 1, PB_PHASE_FORMATION, PB_TIMELINE_PAST, "2024-01-01", "2025-01-01");
  assert_segment (timeline, 2, PB_PHASE_ORGANIZATION, PB_TIMELINE_SKIPPED, NULL, NULL);
  assert_segment (timeline, 3, PB_PHASE_ITERATION, PB_TIMELINE_CURRENT, "2025-01-01", NULL);
}

static void
test_back (void)
{
  g_autoptr(Builder) builder = new_bare ();
  g_autoptr(PbTimeline) timeline = NULL;

  add_transition (builder, "organization", "2024-01-01");
  add_transition (builder, "iteration", "2024-06-01");
  add_transition (builder, "organization", "2025-01-01");
  timeline = build (builder);

  g_assert_cmpint (timeline->phase, ==, PB_PHASE_ORGANIZATION);
  g_assert_cmpuint (timeline->segments->len, ==, 7);
  assert_segment (timeline, 2, PB_PHASE_ORGANIZATION, PB_TIMELINE_PAST, "2024-01-01",
                  "2024-06-01");
  assert_segment (timeline, 3, PB_PHASE_ITERATION, PB_TIMELINE_PAST, "2024-06-01", "2025-01-01");
  assert_segment (timeline, 4, PB_PHASE_ORGANIZATION, PB_TIMELINE_CURRENT, "2025-01-01", NULL);
  assert_segment (timeline, 5, PB_PHASE_ITERATION, PB_TIMELINE_AHEAD, NULL, NULL);
}

static void
test_closed (void)
{
  g_autoptr(Builder) builder = new_bare ();
  g_autoptr(PbTimeline) timeline = NULL;

  add_transition (builder, "completion", "2024-01-01");
  add_transition (builder, "closed", "2024-06-01");
  timeline = build (builder);
  g_assert_cmpint (timeline->phase, ==, PB_PHASE_CLOSED);
  assert_segment (timeline, timeline->segments->len - 1, PB_PHASE_CLOSED, PB_TIMELINE_CURRENT,
                  "2024-06-01", NULL);
}

static void
test_marks (void)
{
  static const PbTimelineMarkKind kinds[] = {
    PB_TIMELINE_MARK_TRANSITION, PB_TIMELINE_MARK_CYCLE, PB_TIMELINE_MARK_REVIEW,
    PB_TIMELINE_MARK_TODAY, PB_TIMELINE_MARK_PLANNED,
  };
  g_autoptr(Builder) builder = new_bare ();
  g_autoptr(PbTimeline) timeline = NULL;
  const PbTimelineMark *mark;
  const PbTimelineSegment *segment;

  builder_add (builder, PB_KIND_DECISION, "yes",
               PB_DECISION_OPENED, "2024-12-01",
               PB_DECISION_STATUS, "adopted",
               0);
  builder_add (builder, PB_KIND_PHASE_TRANSITION, "t",
               PB_PHASE_TRANSITION_TO, "iteration",
               PB_PHASE_TRANSITION_DATE, "2025-01-01",
               PB_PHASE_TRANSITION_DECISION, "yes",
               0);
  builder_add (builder, PB_KIND_CYCLE, "spring",
               PB_CYCLE_START, "2025-03-01",
               PB_CYCLE_EVOLUTION_END, "2025-05-31",
               0);
  builder_add (builder, PB_KIND_PHASE_REVIEW, "review", PB_PHASE_REVIEW_DATE, "2025-06-01", 0);
  builder_add (builder, PB_KIND_OBJECTIVE, "goal",
               PB_OBJECTIVE_START, "2025-01-01",
               PB_OBJECTIVE_END, "2025-12-31",
               0);
  builder_add (builder, PB_KIND_CYCLE, "theirs",
               PB_CYCLE_GROUP, "them",
               PB_CYCLE_START, "2025-03-01",
               0);

  timeline = build (builder);
  g_assert_cmpuint (timeline->marks->len, ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      mark = timeline->marks->pdata[i];
      g_assert_cmpint (mark->kind, ==, kinds[i]);
      g_assert_cmpstr (mark->sentence, !=, "");
      g_assert_cmpstr (mark->title, !=, "");
    }

  mark = timeline->marks->pdata[0];
  g_assert_cmpstr (mark->decision, ==, builder_id ("yes"));
  g_assert_nonnull (strstr (mark->sentence, "“yes”"));
  mark = timeline->marks->pdata[1];
  g_assert_cmpint (mark->to, ==, pb_day_parse ("2025-05-31"));

  /* The phase is planned to last until the objective is reached. */
  segment = timeline->segments->pdata[3];
  g_assert_true (segment->planned);
  g_assert_cmpint (segment->to, ==, pb_day_parse ("2025-12-31"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/timeline/none", test_none);
  g_test_add_func ("/timeline/way", test_way);
  g_test_add_func ("/timeline/skipped", test_skipped);
  g_test_add_func ("/timeline/back", test_back);
  g_test_add_func ("/timeline/closed", test_closed);
  g_test_add_func ("/timeline/marks", test_marks);

  return g_test_run ();
}
