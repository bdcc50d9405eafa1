/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "report/pb-timeline-layout.h"

#include "dossier-builder.h"

#include <math.h>

typedef struct
{
  Builder   *builder;
  PbDossier *dossier;
} Fixture;

static void
add_transition (Builder    *builder,
                const char *phase,
                const char *day,
                const char *decision)
{
  PbRecord *record = builder_add (builder, PB_KIND_PHASE_TRANSITION, phase,
                                  PB_PHASE_TRANSITION_TO, phase,
                                  PB_PHASE_TRANSITION_DATE, day,
                                  0);

  if (decision)
    {
      builder_add (builder, PB_KIND_DECISION, decision,
                   PB_DECISION_OPENED, day,
                   PB_DECISION_CLOSED, day,
                   PB_DECISION_STATUS, "adopted",
                   0);
      builder_set (record, PB_PHASE_TRANSITION_DECISION, decision);
    }
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->builder = builder_new ("2025-06-30");
  g_ptr_array_set_size (self->builder->records, 0);
  add_transition (self->builder, "conversation", "2022-02-01", NULL);
  add_transition (self->builder, "formation", "2022-03-01", "Form");
  add_transition (self->builder, "organization", "2023-05-02", "Organize");
  add_transition (self->builder, "iteration", "2024-03-03", "Iterate");
  builder_add (self->builder, PB_KIND_CYCLE, "Spring",
               PB_CYCLE_START, "2025-03-01",
               PB_CYCLE_END, "2025-08-31",
               0);
  self->dossier = builder_seal (self->builder);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_clear_object (&self->dossier);
  g_clear_pointer (&self->builder, builder_free);
}

static void
test_segments (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr(PbTimeline) timeline = pb_timeline_build (self->dossier, self->builder->day);
  g_autoptr(PbTimelineLayout) layout = pb_timeline_layout_new (timeline, 900, NULL);
  double right = 0;
  double widths[8] = { 0 };
  guint n = 0;

  for (guint i = 0; i < layout->spots->len; i++)
    {
      const PbTimelineSpot *spot = &g_array_index (layout->spots, PbTimelineSpot, i);

      g_assert_nonnull (spot->sentence);
      g_assert_cmpfloat (spot->x, >=, 0);
      g_assert_cmpfloat (spot->x + spot->width, <=, 900.01);
      g_assert_cmpfloat (spot->y + spot->height, <=, layout->drawing->height);
      if (spot->segment < 0)
        continue;

      g_assert_cmpint (spot->segment, ==, (int) n);
      g_assert_cmpfloat (spot->x, >=, right - 0.01);
      right = spot->x + spot->width;
      widths[n++] = spot->width;
    }

  /* Five phases; a month is not smaller than its name, a year longer than that,
   * and what is ahead has room too.
   */
  g_assert_cmpuint (n, ==, 5);
  g_assert_cmpfloat (widths[0], >=, pb_text_measure_width (NULL, "Conversation", 11, FALSE));
  g_assert_cmpfloat (widths[1], >, widths[0]);
  g_assert_cmpfloat (widths[3], >, widths[2]);
  g_assert_cmpfloat (widths[4], >=, pb_text_measure_width (NULL, "Completion", 11, FALSE));
}

static void
test_keyboard (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr(PbTimeline) timeline = pb_timeline_build (self->dossier, self->builder->day);
  g_autoptr(PbTimelineLayout) layout = pb_timeline_layout_new (timeline, 900, NULL);

  g_assert_cmpuint (layout->spots->len, ==, timeline->segments->len + timeline->marks->len);
  for (guint i = 1; i < layout->spots->len; i++)
    g_assert_cmpfloat (g_array_index (layout->spots, PbTimelineSpot, i).anchor, >=,
                       g_array_index (layout->spots, PbTimelineSpot, i - 1).anchor);
}

static void
test_hits (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(PbTimeline) timeline = pb_timeline_build (self->dossier, self->builder->day);
  g_autoptr(PbTimelineLayout) layout = pb_timeline_layout_new (timeline, 900, NULL);

  g_assert_cmpint (pb_timeline_layout_find_spot (layout, -5, 10), ==, -1);
  for (guint i = 0; i < layout->spots->len; i++)
    {
      const PbTimelineSpot *spot = &g_array_index (layout->spots, PbTimelineSpot, i);
      int found = pb_timeline_layout_find_spot (layout, spot->x + spot->width / 2,
                                                spot->y + spot->height / 2);

      g_assert_cmpint (found, >=, 0);
      /* A mark is found before the segment that it lies on. */
      if (spot->mark >= 0)
        g_assert_cmpint (g_array_index (layout->spots, PbTimelineSpot, found).mark, >=, 0);
    }
}

static void
test_narrow (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(PbTimeline) timeline = pb_timeline_build (self->dossier, self->builder->day);

  for (double width = 20; width < 500; width += 37)
    {
      g_autoptr(PbTimelineLayout) layout = pb_timeline_layout_new (timeline, width, NULL);

      for (guint i = 0; i < layout->drawing->shapes->len; i++)
        {
          const PbShape *shape = layout->drawing->shapes->pdata[i];
          double x, y, w, h;

          if (shape->path && pb_path_get_bounds (shape->path, &x, &y, &w, &h))
            g_assert_true (isfinite (x) && isfinite (w));
        }
    }
}

static void
test_nothing (void)
{
  g_autoptr(Builder) builder = builder_new ("2025-06-30");
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(PbTimeline) timeline = NULL;
  g_autoptr(PbTimelineLayout) layout = NULL;

  g_ptr_array_set_size (builder->records, 0);
  dossier = builder_seal (builder);
  timeline = pb_timeline_build (dossier, builder->day);
  layout = pb_timeline_layout_new (timeline, 400, NULL);

  /* All phases are ahead, and there is no place for today. */
  g_assert_cmpuint (layout->spots->len, ==, timeline->segments->len);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/report/timeline/segments", Fixture, NULL, set_up, test_segments, tear_down);
  g_test_add ("/report/timeline/keyboard", Fixture, NULL, set_up, test_keyboard, tear_down);
  g_test_add ("/report/timeline/hits", Fixture, NULL, set_up, test_hits, tear_down);
  g_test_add ("/report/timeline/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
  g_test_add_func ("/report/timeline/nothing", test_nothing);

  return g_test_run ();
}
