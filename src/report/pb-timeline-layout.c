/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-timeline-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Heights in letters, from the top. */
#define LABEL_Y 0.75
#define ARROW_Y 1.5
#define BAR_Y 2.1
#define BAR_HEIGHT 2.4
#define CYCLE_Y 5.2
#define LANE 0.45
#define N_LANES 2
#define CYCLE_ROOM 2.5
#define DATE_Y 5.5
/* Room at both ends, so that a mark fits there. */
#define EDGE 0.8

typedef struct
{
  const PbTimelineSegment *segment;
  PbDay                    from;
  PbDay                    to;
  double                   x;
  double                   width;
  double                   least;
  gboolean                 settled;
} Part;

typedef struct
{
  const PbTimeline        *timeline;
  const PbTimelineOptions *options;
  PbTimelineLayout        *layout;
  PbDrawing               *drawing;
  GArray                  *parts;
  double                   size;
} Sketch;

static const PbTimelineOptions fallback_options = PB_TIMELINE_OPTIONS_INIT;

static const char *
get_phase_label (const PbTimelineSegment *segment)
{
  return pb_enum_get_label (pb_phase_get_type (), segment->phase);
}

static gboolean
is_dated (const Part *part)
{
  return part->from != PB_DAY_NONE && part->to != PB_DAY_NONE;
}

static gboolean
has_cycles (const PbTimeline *timeline)
{
  for (guint i = 0; i < timeline->marks->len; i++)
    {
      const PbTimelineMark *mark = timeline->marks->pdata[i];

      if (mark->kind == PB_TIMELINE_MARK_CYCLE)
        return TRUE;
    }

  return FALSE;
}

/**
 * pb_timeline_layout_get_height:
 * @timeline: a timeline
 * @options: (nullable): how it is going to be laid out
 *
 * Returns: the height that a drawing of @timeline takes
 */
double
pb_timeline_layout_get_height (const PbTimeline        *timeline,
                               const PbTimelineOptions *options)
{
  double size = options ? options->size : fallback_options.size;

  g_return_val_if_fail (timeline != NULL, 0);

  return size * (DATE_Y + 0.8 + (has_cycles (timeline) ? CYCLE_ROOM : 0));
}

static void
make_parts (Sketch *sketch)
{
  const PbTimeline *timeline = sketch->timeline;

  for (guint i = 0; i < timeline->segments->len; i++)
    {
      const PbTimelineSegment *segment = timeline->segments->pdata[i];
      double label = pb_text_measure_width (sketch->options->measure, get_phase_label (segment),
                                            sketch->size, TRUE);
      Part part = { segment, segment->from, segment->to };

      if (part.from != PB_DAY_NONE && part.to == PB_DAY_NONE &&
          segment->state == PB_TIMELINE_CURRENT)
        part.to = MAX (part.from, timeline->day);
      part.least = label + sketch->size * 2.8;
      g_array_append_val (sketch->parts, part);
    }
}

/* Where not all names fit, the current phase keeps its own, if that leaves most of
 * the room to the others.
 */
static void
fit_names (Sketch *sketch,
           double  width)
{
  double current = 0;
  double others = 0;

  for (guint i = 0; i < sketch->parts->len; i++)
    {
      const Part *part = &g_array_index (sketch->parts, Part, i);

      if (part->segment->state == PB_TIMELINE_CURRENT)
        current += part->least;
      else
        others += part->least;
    }

  if (current + others <= width)
    return;

  for (guint i = 0; i < sketch->parts->len; i++)
    {
      Part *part = &g_array_index (sketch->parts, Part, i);

      if (current > width * 0.4 || others == 0)
        part->least *= width / (current + others);
      else if (part->segment->state != PB_TIMELINE_CURRENT)
        part->least *= (width - current) / others;
    }
}

/* Gives each part the room of its time, and none less than its name needs: parts
 * that would be too small are settled first, the rest share what is left.
 */
static void
share_width (Sketch *sketch,
             double  width)
{
  gboolean changed = TRUE;

  fit_names (sketch, width);

  while (changed)
    {
      double room = width;
      double days = 0;

      changed = FALSE;
      for (guint i = 0; i < sketch->parts->len; i++)
        {
          Part *part = &g_array_index (sketch->parts, Part, i);

          if (part->settled)
            room -= part->width;
          else if (is_dated (part))
            days += MAX (1, part->to - part->from);
        }

      for (guint i = 0; i < sketch->parts->len; i++)
        {
          Part *part = &g_array_index (sketch->parts, Part, i);

          if (part->settled)
            continue;

          part->width = is_dated (part) ? room * MAX (1, part->to - part->from) / days : 0;
          if (part->width < part->least)
            {
              part->width = part->least;
              part->settled = TRUE;
              changed = TRUE;
            }
        }
    }
}

/* Without any time to go by the parts share all the room alike; rounding and
 * settling leave a little that the last part takes.
 */
static void
place_parts (Sketch *sketch,
             double  width)
{
  double x = EDGE * sketch->size;
  double sum = 0;

  for (guint i = 0; i < sketch->parts->len; i++)
    sum += g_array_index (sketch->parts, Part, i).width;

  for (guint i = 0; i < sketch->parts->len; i++)
    {
      Part *part = &g_array_index (sketch->parts, Part, i);

      part->width *= sum > 0 ? width / sum : 0;
      part->x = x;
      x += part->width;
    }
}

static gboolean
knows_days (const Sketch *sketch)
{
  for (guint i = 0; i < sketch->parts->len; i++)
    {
      if (is_dated (&g_array_index (sketch->parts, Part, i)))
        return TRUE;
    }

  return FALSE;
}

static double
place_day (const Sketch *sketch,
           PbDay         day)
{
  double x = EDGE * sketch->size;

  for (guint i = 0; i < sketch->parts->len; i++)
    {
      const Part *part = &g_array_index (sketch->parts, Part, i);

      if (!is_dated (part))
        continue;
      if (day < part->from)
        return x;
      if (day <= part->to)
        {
          double share = part->to == part->from ? 1
                                                : (double) (day - part->from) /
                                                    (part->to - part->from);

          /* A boundary belongs to the later part. */
          if (day == part->to && i + 1 < sketch->parts->len &&
              g_array_index (sketch->parts, Part, i + 1).from == day)
            continue;

          return part->x + share * part->width;
        }
      x = part->x + part->width;
    }

  return x;
}

static void
add_spot (Sketch     *sketch,
          double      x,
          double      y,
          double      width,
          double      height,
          double      anchor,
          int         segment,
          int         mark,
          const char *sentence,
          const char *record)
{
  PbTimelineSpot spot = { x, y, width, height, anchor, segment, mark, sentence, record };

  spot.x = MAX (0, MIN (x, sketch->drawing->width - width));
  g_array_append_val (sketch->layout->spots, spot);
}

/* The mark of today must not cut through the name of the phase where there is
 * room beside it.
 */
static double
place_label (const Sketch *sketch,
             const Part   *part,
             const char   *label,
             gboolean      bold)
{
  double middle = part->x + part->width / 2;
  double half = pb_text_measure_width (sketch->options->measure, label, sketch->size, bold) / 2;
  double today = place_day (sketch, sketch->timeline->day);
  double before = today - part->x;
  double after = part->x + part->width - today;

  if (part->segment->state != PB_TIMELINE_CURRENT || fabs (today - middle) > half + sketch->size)
    return middle;

  if (MAX (before, after) < 2 * half + sketch->size * 1.6)
    return middle;

  return before >= after ? part->x + before / 2 : today + after / 2;
}

static gboolean
cuts_label (const Sketch *sketch,
            double        x)
{
  for (guint i = 0; i < sketch->drawing->shapes->len; i++)
    {
      const PbShape *shape = sketch->drawing->shapes->pdata[i];

      if (shape->kind == PB_SHAPE_TEXT && shape->ink == PB_INK_ON_CURRENT &&
          fabs (shape->x - x) < sketch->size * 0.4 +
                                  pb_text_measure_width (sketch->options->measure, shape->text,
                                                         shape->size, shape->bold) / 2)
        return TRUE;
    }

  return FALSE;
}

static void
draw_part (Sketch     *sketch,
           const Part *part,
           guint       n)
{
  static const PbInk inks[][2] = {
    [PB_TIMELINE_PAST] = { PB_INK_PAST, PB_INK_ON_PAST },
    [PB_TIMELINE_CURRENT] = { PB_INK_CURRENT, PB_INK_ON_CURRENT },
    [PB_TIMELINE_SKIPPED] = { PB_INK_AHEAD, PB_INK_ON_AHEAD },
    [PB_TIMELINE_AHEAD] = { PB_INK_AHEAD, PB_INK_ON_AHEAD },
  };
  double size = sketch->size;
  double gap = size * 0.1;
  double y = size * BAR_Y;
  double height = size * BAR_HEIGHT;
  gboolean hollow = part->segment->state == PB_TIMELINE_AHEAD ||
                    part->segment->state == PB_TIMELINE_SKIPPED;
  gboolean bold = part->segment->state == PB_TIMELINE_CURRENT;
  PbPath *path = pb_path_new ();
  g_autofree char *label = pb_text_measure_fit (sketch->options->measure,
                                                get_phase_label (part->segment), size, bold,
                                                part->width - size * 1.3);
  double middle = place_label (sketch, part, label, bold);

  if (hollow)
    {
      double inset = gap + size * 0.05;

      pb_path_add_rounded_rect (path, part->x + inset, y + inset,
                                MAX (1, part->width - 2 * inset), height - 2 * inset,
                                size * 0.35);
      pb_drawing_stroke (sketch->drawing, inks[part->segment->state][0], path, size * 0.1,
                         size * 0.3, size * 0.25);
    }
  else
    {
      pb_path_add_rounded_rect (path, part->x + gap, y, MAX (1, part->width - 2 * gap), height,
                                size * 0.35);
      pb_drawing_fill (sketch->drawing, inks[part->segment->state][0], path);
    }

  pb_drawing_text (sketch->drawing, inks[part->segment->state][1], label,
                   middle, y + height / 2, size, PB_TEXT_CENTER, bold);
  add_spot (sketch, part->x, y, part->width, height, part->x, n, -1,
            part->segment->sentence, NULL);
}

/* What is still planned of the current phase is lighter than what has been. */
static void
draw_plan (Sketch     *sketch,
           const Part *part)
{
  double size = sketch->size;
  double today = place_day (sketch, sketch->timeline->day);
  double right = part->x + part->width - size * 0.1;
  PbPath *path;

  if (part->segment->state != PB_TIMELINE_CURRENT || !part->segment->planned ||
      today >= right - size * 0.5)
    return;

  path = pb_path_new ();
  pb_path_move_to (path, today, size * (BAR_Y + BAR_HEIGHT) - size * 0.3);
  pb_path_line_to (path, right - size * 0.4, size * (BAR_Y + BAR_HEIGHT) - size * 0.3);
  pb_drawing_stroke (sketch->drawing, PB_INK_ON_CURRENT, path, size * 0.1, size * 0.3,
                     size * 0.25);
}

/* Cycles that overlap lie in lanes below each other. */
static void
draw_cycles (Sketch *sketch)
{
  double size = sketch->size;
  double ends[N_LANES];
  double named = -INFINITY;

  for (guint lane = 0; lane < N_LANES; lane++)
    ends[lane] = -INFINITY;

  for (guint i = 0; i < sketch->timeline->marks->len; i++)
    {
      const PbTimelineMark *mark = sketch->timeline->marks->pdata[i];
      double from, to, y;
      guint lane = 0;
      PbPath *path;

      if (mark->kind != PB_TIMELINE_MARK_CYCLE)
        continue;

      from = place_day (sketch, mark->from) + size * 0.1;
      to = MAX (from + size * 0.4, place_day (sketch, mark->to) - size * 0.1);
      while (lane + 1 < N_LANES && from < ends[lane])
        lane++;
      ends[lane] = to;
      y = size * (CYCLE_Y + lane * LANE);

      path = pb_path_new ();
      pb_path_move_to (path, from, y - size * 0.25);
      pb_path_line_to (path, from, y);
      pb_path_line_to (path, to, y);
      pb_path_line_to (path, to, y - size * 0.25);
      pb_drawing_stroke (sketch->drawing, PB_INK_CYCLE, path, size * 0.13, 0, 0);
      add_spot (sketch, from, size * (BAR_Y + BAR_HEIGHT), to - from, size * 1.2,
                place_day (sketch, mark->from), -1, i, mark->sentence, mark->record);

      if (pb_text_measure_width (sketch->options->measure, mark->title, size, FALSE) <=
            to - from && from > named)
        {
          pb_drawing_text (sketch->drawing, PB_INK_DIM, mark->title, (from + to) / 2,
                           size * (CYCLE_Y + LANE + 0.9), size, PB_TEXT_CENTER, FALSE);
          named = to;
        }
    }
}

static void
draw_moments (Sketch *sketch)
{
  double size = sketch->size;
  double middle = size * (BAR_Y + BAR_HEIGHT / 2);

  for (guint i = 0; i < sketch->timeline->marks->len; i++)
    {
      const PbTimelineMark *mark = sketch->timeline->marks->pdata[i];
      double x = place_day (sketch, mark->from);
      double reach = size * 0.7;
      PbPath *path;

      if (mark->kind == PB_TIMELINE_MARK_CYCLE || mark->kind == PB_TIMELINE_MARK_TODAY)
        continue;

      /* The first phase of all begins at the very edge. */
      x = CLAMP (x, reach, sketch->drawing->width - reach);
      path = pb_path_new ();

      if (mark->kind == PB_TIMELINE_MARK_TRANSITION)
        {
          pb_path_add_diamond (path, x, middle, size * 0.8);
          pb_drawing_fill (sketch->drawing, PB_INK_PAPER, path);
          path = pb_path_new ();
          pb_path_add_diamond (path, x, middle, size * 0.55);
          /* Hollow where no decision stands behind it. */
          if (mark->decision)
            pb_drawing_fill (sketch->drawing, PB_INK_MARK, path);
          else
            pb_drawing_stroke (sketch->drawing, PB_INK_MARK, path, size * 0.13, 0, 0);
        }
      else if (mark->kind == PB_TIMELINE_MARK_REVIEW)
        {
          pb_path_add_circle (path, x, size * (BAR_Y - 0.05), size * 0.3);
          pb_drawing_fill (sketch->drawing, PB_INK_PAPER, pb_path_copy (path));
          pb_drawing_stroke (sketch->drawing, PB_INK_MARK, path, size * 0.12, 0, 0);
        }
      else
        {
          pb_path_move_to (path, x, size * (BAR_Y - 0.5));
          pb_path_line_to (path, x, size * BAR_Y);
          pb_drawing_stroke (sketch->drawing, PB_INK_MARK, path, size * 0.15, 0, 0);
        }

      add_spot (sketch, x - reach, size * (BAR_Y - 0.6), 2 * reach, size * (BAR_HEIGHT + 0.6),
                x, -1, i, mark->sentence, mark->decision ? mark->decision : mark->record);
    }
}

static void
draw_today (Sketch *sketch)
{
  double size = sketch->size;

  for (guint i = 0; i < sketch->timeline->marks->len; i++)
    {
      const PbTimelineMark *mark = sketch->timeline->marks->pdata[i];
      double x = place_day (sketch, mark->from);
      double half;
      PbPath *path;

      if (mark->kind != PB_TIMELINE_MARK_TODAY)
        continue;

      x = CLAMP (x, size * 0.5, sketch->drawing->width - size * 0.5);
      half = pb_text_measure_width (sketch->options->measure, mark->title, size, TRUE) / 2;

      if (!cuts_label (sketch, x))
        {
          path = pb_path_new ();
          pb_path_move_to (path, x, size * ARROW_Y);
          pb_path_line_to (path, x, size * (BAR_Y + BAR_HEIGHT + 0.35));
          pb_drawing_stroke (sketch->drawing, PB_INK_PAPER, pb_path_copy (path), size * 0.36, 0, 0);
          pb_drawing_stroke (sketch->drawing, PB_INK_TODAY, path, size * 0.15, 0, 0);
        }

      path = pb_path_new ();
      pb_path_move_to (path, x - size * 0.42, size * ARROW_Y - size * 0.1);
      pb_path_line_to (path, x + size * 0.42, size * ARROW_Y - size * 0.1);
      pb_path_line_to (path, x, size * ARROW_Y + size * 0.45);
      pb_path_close (path);
      pb_drawing_fill (sketch->drawing, PB_INK_TODAY, path);

      pb_drawing_text (sketch->drawing, PB_INK_TODAY, mark->title,
                       CLAMP (x, half, MAX (half, sketch->drawing->width - half)),
                       size * LABEL_Y, size, PB_TEXT_CENTER, TRUE);
      add_spot (sketch, x - size * 0.7, 0, size * 1.4, size * BAR_Y, x, -1, i,
                mark->sentence, mark->record);
    }
}

static void
draw_date (Sketch *sketch,
           PbDay   day,
           double  x,
           double *free_from)
{
  int year, month, mday;
  g_autoptr(GDateTime) moment = NULL;
  g_autofree char *text = NULL;
  double y = sketch->size * (DATE_Y + (has_cycles (sketch->timeline) ? CYCLE_ROOM : 0));
  double width;

  if (!pb_day_get_ymd (day, &year, &month, &mday))
    return;

  moment = g_date_time_new_utc (year, month, mday, 12, 0, 0);
  /* Translators: a month with its year on the axis of a chart, e.g. “Mar 2025” */
  text = g_date_time_format (moment, C_("axis", "%b %Y"));
  width = pb_text_measure_width (sketch->options->measure, text, sketch->size, FALSE);
  x = MAX (0, MIN (x, sketch->drawing->width - width));
  if (x < *free_from)
    return;

  pb_drawing_text (sketch->drawing, PB_INK_DIM, text, x, y, sketch->size, PB_TEXT_LEFT, FALSE);
  *free_from = x + width + sketch->size;
}

static void
draw_dates (Sketch *sketch)
{
  double free_from = 0;

  for (guint i = 0; i < sketch->parts->len; i++)
    {
      const Part *part = &g_array_index (sketch->parts, Part, i);

      if (part->from != PB_DAY_NONE)
        draw_date (sketch, part->from, part->x + sketch->size * 0.1, &free_from);
      if (part->segment->planned && part->to != PB_DAY_NONE)
        draw_date (sketch, part->to, part->x + part->width, &free_from);
    }
}

static int
compare_spots (gconstpointer a,
               gconstpointer b)
{
  const PbTimelineSpot *one = a;
  const PbTimelineSpot *other = b;
  if (one->anchor != other->anchor)
    return one->anchor < other->anchor ? -1 : 1;

  return one->mark - other->mark;
}

/**
 * pb_timeline_layout_new:
 * @timeline: what to show
 * @width: the width there is
 * @options: (nullable): how to lay it out
 *
 * Lays out the way of a group through the phases: segments sized by time, those
 * ahead dashed; transitions as diamonds, hollow where no decision stands behind
 * them; cycles below; today as a mark.
 *
 * Returns: (transfer full): a timeline with its places
 */
PbTimelineLayout *
pb_timeline_layout_new (const PbTimeline        *timeline,
                        double                   width,
                        const PbTimelineOptions *options)
{
  PbTimelineLayout *self;
  g_autoptr(GArray) parts = NULL;
  Sketch sketch = { 0 };

  g_return_val_if_fail (timeline != NULL, NULL);

  self = g_new0 (PbTimelineLayout, 1);
  self->drawing = pb_drawing_new (width, pb_timeline_layout_get_height (timeline, options));
  self->spots = g_array_new (FALSE, FALSE, sizeof (PbTimelineSpot));
  parts = g_array_new (FALSE, TRUE, sizeof (Part));

  sketch.timeline = timeline;
  sketch.options = options ? options : &fallback_options;
  sketch.layout = self;
  sketch.drawing = self->drawing;
  sketch.parts = parts;
  sketch.size = sketch.options->size;

  make_parts (&sketch);
  share_width (&sketch, MAX (1, width - 2 * EDGE * sketch.size));
  place_parts (&sketch, MAX (1, width - 2 * EDGE * sketch.size));

  for (guint i = 0; i < parts->len; i++)
    {
      draw_part (&sketch, &g_array_index (parts, Part, i), i);
      draw_plan (&sketch, &g_array_index (parts, Part, i));
    }
  /* Without any known day there is no place for one. */
  if (knows_days (&sketch))
    {
      draw_cycles (&sketch);
      draw_moments (&sketch);
      draw_today (&sketch);
      draw_dates (&sketch);
    }

  g_array_sort (self->spots, compare_spots);

  return self;
}

/**
 * pb_timeline_layout_free:
 * @self: a timeline
 *
 * Frees @self.
 */
void
pb_timeline_layout_free (PbTimelineLayout *self)
{
  g_clear_pointer (&self->drawing, pb_drawing_free);
  g_clear_pointer (&self->spots, g_array_unref);
  g_free (self);
}

/**
 * pb_timeline_layout_find_spot:
 * @self: a timeline
 * @x: a place
 * @y: a place
 *
 * Returns: the spot at the place, marks before the segments that they lie on, or
 *   -1
 */
int
pb_timeline_layout_find_spot (const PbTimelineLayout *self,
                              double                  x,
                              double                  y)
{
  int found = -1;
  double nearest = INFINITY;

  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->spots->len; i++)
    {
      const PbTimelineSpot *spot = &g_array_index (self->spots, PbTimelineSpot, i);
      double distance = fabs (x - (spot->x + spot->width / 2));

      if (x < spot->x || x > spot->x + spot->width || y < spot->y || y > spot->y + spot->height)
        continue;

      if (spot->mark < 0)
        distance += self->drawing->width;
      if (distance < nearest)
        {
          nearest = distance;
          found = i;
        }
    }

  return found;
}
