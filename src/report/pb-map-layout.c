/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-map-layout.h"

#include "report/pb-map-legend.h"

#include <math.h>

/* Finds places for groups: they push each other away and lines pull them
 * together, then dots and words are moved until none covers another.  Where a
 * group starts follows from its identifier alone, and there is no chance in what
 * follows, so that the same map has the same places every time.
 */

#define MAX_STEPS 300
#define MIN_STEPS 30

/* How many pairs of groups may be looked at in all. */
#define MAX_PAIRS 8000000

/* How often words are moved before the map grows. */
#define MAX_MOVES 40
#define MAX_GROWTHS 120
#define GROWTH 1.06

#define MARGIN 24.0
#define GAP 10.0

typedef struct
{
  double x;
  double y;
  double dx;
  double dy;
  double half_width;  /* of dot and words */
  double above;       /* from the middle of the dot to the upper edge */
  double below;
} Body;

static void
spot_free (PbMapSpot *spot)
{
  g_free (spot->name);
  g_free (spot);
}

/**
 * pb_map_layout_free:
 * @self: (transfer full): a layout
 *
 * Frees it.
 */
void
pb_map_layout_free (PbMapLayout *self)
{
  g_ptr_array_unref (self->spots);
  g_clear_pointer (&self->drawing, pb_drawing_free);
  g_free (self);
}

/* FNV-1a: a number from an identifier that is the same on every machine. */
static guint32
hash (const char *text)
{
  guint32 value = 2166136261u;

  for (; *text; text++)
    value = (value ^ (guchar) *text) * 16777619u;

  return value;
}

static void
place_at_start (const PbRelationMap *map,
                Body                *bodies,
                double               spread)
{
  for (guint i = 0; i < map->nodes->len; i++)
    {
      guint32 value = hash (((PbMapNode *) map->nodes->pdata[i])->id);

      /* Half of the number each way, and a little by place: two never coincide. */
      bodies[i].x = ((value & 0xffff) / 65535.0 - 0.5) * spread + i * 0.01;
      bodies[i].y = ((value >> 16) / 65535.0 - 0.5) * spread - i * 0.013;
    }
}

static void
push_apart (Body   *bodies,
            guint   n,
            double  ideal)
{
  for (guint i = 0; i < n; i++)
    {
      for (guint j = i + 1; j < n; j++)
        {
          double dx = bodies[i].x - bodies[j].x;
          double dy = bodies[i].y - bodies[j].y;
          double square = MAX (dx * dx + dy * dy, 0.01);
          double force = ideal * ideal / square;

          bodies[i].dx += dx * force;
          bodies[i].dy += dy * force;
          bodies[j].dx -= dx * force;
          bodies[j].dy -= dy * force;
        }
    }
}

static void
pull_together (const PbRelationMap *map,
               Body                *bodies,
               double               ideal)
{
  for (guint i = 0; i < map->edges->len; i++)
    {
      const PbMapEdge *edge = map->edges->pdata[i];
      Body *a = &bodies[edge->from];
      Body *b = &bodies[edge->to];
      double dx = a->x - b->x;
      double dy = a->y - b->y;
      double force = sqrt (dx * dx + dy * dy) / ideal;

      a->dx -= dx * force;
      a->dy -= dy * force;
      b->dx += dx * force;
      b->dy += dy * force;
    }
}

/* Groups without lines would drift away for ever; the pull to the middle is
 * stronger up and down, which makes the map wider than high.
 */
static void
move (Body   *bodies,
      guint   n,
      double  aspect,
      double  longest)
{
  for (guint i = 0; i < n; i++)
    {
      double length;

      bodies[i].dx -= bodies[i].x * 0.35;
      bodies[i].dy -= bodies[i].y * 0.35 * aspect;
      length = sqrt (bodies[i].dx * bodies[i].dx + bodies[i].dy * bodies[i].dy);
      if (length > 0)
        {
          bodies[i].x += bodies[i].dx / length * MIN (length, longest);
          bodies[i].y += bodies[i].dy / length * MIN (length, longest);
        }
      bodies[i].dx = bodies[i].dy = 0;
    }
}

static gboolean
settle (const PbRelationMap *map,
        Body                *bodies,
        const PbMapOptions  *options,
        double               ideal)
{
  guint n = map->nodes->len;
  guint n_steps = CLAMP (MAX_PAIRS / MAX (n * n, 1), MIN_STEPS, MAX_STEPS);

  for (guint step = 0; step < n_steps; step++)
    {
      double cooling = 1.0 - (double) step / n_steps;

      if (g_cancellable_is_cancelled (options->cancellable))
        return FALSE;

      push_apart (bodies, n, ideal);
      pull_together (map, bodies, ideal);
      move (bodies, n, options->aspect, ideal * cooling * 0.5 + 0.1);
    }

  return TRUE;
}

/* Moves two that cover each other apart, the shorter way. */
static gboolean
part (Body *a,
      Body *b)
{
  double dx = b->x - a->x;
  double dy = (b->y + (b->below - b->above) / 2) - (a->y + (a->below - a->above) / 2);
  double over_x = a->half_width + b->half_width + GAP - fabs (dx);
  double over_y = (a->above + a->below + b->above + b->below) / 2 + GAP - fabs (dy);

  if (over_x <= 0 || over_y <= 0)
    return FALSE;

  if (over_x < over_y)
    {
      double by = (over_x / 2 + 0.5) * (dx < 0 ? -1 : 1);

      a->x -= by;
      b->x += by;
    }
  else
    {
      double by = (over_y / 2 + 0.5) * (dy < 0 ? -1 : 1);

      a->y -= by;
      b->y += by;
    }

  return TRUE;
}

static gboolean
part_all (Body  *bodies,
          guint  n)
{
  gboolean moved = FALSE;

  for (guint i = 0; i < n; i++)
    {
      for (guint j = i + 1; j < n; j++)
        moved |= part (&bodies[i], &bodies[j]);
    }

  return moved;
}

/* In a larger map there is room for all; it grows until there is. */
static void
uncover (Body  *bodies,
         guint  n)
{
  for (guint growth = 0; growth < MAX_GROWTHS; growth++)
    {
      for (guint i = 0; i < MAX_MOVES; i++)
        {
          if (!part_all (bodies, n))
            return;
        }
      for (guint i = 0; i < n; i++)
        {
          bodies[i].x *= GROWTH;
          bodies[i].y *= GROWTH;
        }
    }
}

static PbMapSpot *
measure_spot (const PbMapNode    *node,
              const PbMapOptions *options,
              Body               *body)
{
  PbMapSpot *spot = g_new0 (PbMapSpot, 1);
  double size = options->size;
  double name_width, caption_width = 0;

  spot->radius = size * (node->own ? 0.95 : 0.7);
  spot->name = pb_text_measure_fit (options->measure, node->name, size, node->own, size * 13);
  name_width = pb_text_measure_width (options->measure, spot->name, size, node->own);
  if (node->caption)
    caption_width = pb_text_measure_width (options->measure, node->caption, size * 0.85, FALSE);

  body->half_width = MAX (MAX (name_width, caption_width) / 2, spot->radius) + 3;
  body->above = spot->radius + 4;
  body->below = spot->radius + 4 + size * (node->caption ? 2.7 : 1.5);

  return spot;
}

/* Half pixels are as fine as anybody sees. */
static double
snap (double value)
{
  return floor (value * 2 + 0.5) / 2;
}

static void
take_places (PbMapLayout *self,
             const Body  *bodies)
{
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = 0, bottom = 0;

  for (guint i = 0; i < self->spots->len; i++)
    {
      left = MIN (left, bodies[i].x - bodies[i].half_width);
      top = MIN (top, bodies[i].y - bodies[i].above);
    }

  for (guint i = 0; i < self->spots->len; i++)
    {
      PbMapSpot *spot = self->spots->pdata[i];

      spot->x = snap (bodies[i].x - left + MARGIN);
      spot->y = snap (bodies[i].y - top + MARGIN);
      spot->left = spot->x - bodies[i].half_width;
      spot->top = spot->y - bodies[i].above;
      spot->width = bodies[i].half_width * 2;
      spot->height = bodies[i].above + bodies[i].below;
      right = MAX (right, spot->left + spot->width);
      bottom = MAX (bottom, spot->top + spot->height);
    }

  self->width = ceil (right + MARGIN);
  self->height = ceil (bottom + MARGIN);
}

static void
draw_edge (PbMapLayout     *self,
           const PbMapEdge *edge)
{
  const PbMapSpot *a = self->spots->pdata[edge->from];
  const PbMapSpot *b = self->spots->pdata[edge->to];
  double dx = b->x - a->x;
  double dy = b->y - a->y;
  double length = MAX (sqrt (dx * dx + dy * dy), 0.001);
  double from = (a->radius + 3) / length;
  double to = 1 - (b->radius + 3) / length;
  PbPath *path;

  if (from >= to)
    return;

  path = pb_path_new ();
  pb_path_move_to (path, a->x + dx * from, a->y + dy * from);
  pb_path_line_to (path, a->x + dx * to, a->y + dy * to);
  pb_map_stroke_line (self->drawing, edge->neglect, path);
}

/* Words stand on paper, so that lines do not run through them. */
static void
draw_words (PbMapLayout     *self,
            const PbMapSpot *spot,
            const PbMapNode *node)
{
  double y = spot->y + spot->radius + 4;
  PbPath *back = pb_path_new ();

  pb_path_add_rounded_rect (back, spot->left, y - 1, spot->width,
                            spot->top + spot->height - y + 1, 4);
  pb_drawing_fill (self->drawing, PB_INK_PAPER, back);
  pb_drawing_text (self->drawing, PB_INK_TEXT, spot->name, spot->x, y + self->size * 0.7,
                   self->size, PB_TEXT_CENTER, node->own);
  if (node->caption)
    pb_drawing_text (self->drawing, PB_INK_DIM, node->caption, spot->x, y + self->size * 1.9,
                     self->size * 0.85, PB_TEXT_CENTER, FALSE);
}

/* The chosen group has a ring more. */
static void
draw_dot (PbMapLayout     *self,
          const PbMapSpot *spot,
          const PbMapNode *node)
{
  PbPath *ring;

  pb_map_draw_dot (self->drawing, node->own, spot->x, spot->y, spot->radius);
  if (!node->chosen)
    return;

  ring = pb_path_new ();
  pb_path_add_circle (ring, spot->x, spot->y, spot->radius + 3);
  pb_drawing_stroke (self->drawing, PB_INK_CURRENT, ring, 1.5, 0, 0);
}

static void
draw (PbMapLayout         *self,
      const PbRelationMap *map)
{
  self->drawing = pb_drawing_new (self->width, self->height);

  for (guint i = 0; i < map->edges->len; i++)
    draw_edge (self, map->edges->pdata[i]);
  for (guint i = 0; i < map->nodes->len; i++)
    draw_words (self, self->spots->pdata[i], map->nodes->pdata[i]);
  for (guint i = 0; i < map->nodes->len; i++)
    draw_dot (self, self->spots->pdata[i], map->nodes->pdata[i]);
}

/**
 * pb_map_layout_new:
 * @map: a finished map
 * @options: how to lay it out
 *
 * Lays out a relation map.  It takes a bounded number of steps, uses nothing but
 * its arguments, and may run on any thread.
 *
 * Returns: (transfer full) (nullable): the layout, or %NULL where it was
 *   cancelled
 */
PbMapLayout *
pb_map_layout_new (const PbRelationMap *map,
                   const PbMapOptions  *options)
{
  g_autofree Body *bodies = NULL;
  PbMapLayout *self;
  double ideal;

  g_return_val_if_fail (map != NULL, NULL);
  g_return_val_if_fail (options != NULL && options->size > 0 && options->aspect > 0, NULL);

  self = g_new0 (PbMapLayout, 1);
  self->size = options->size;
  self->width = self->height = 2 * MARGIN;
  self->spots = g_ptr_array_new_with_free_func ((GDestroyNotify) spot_free);
  bodies = g_new0 (Body, MAX (map->nodes->len, 1));
  for (guint i = 0; i < map->nodes->len; i++)
    g_ptr_array_add (self->spots, measure_spot (map->nodes->pdata[i], options, &bodies[i]));

  ideal = options->size * 8;
  place_at_start (map, bodies, ideal * sqrt (map->nodes->len + 1.0));
  if (!settle (map, bodies, options, ideal))
    {
      pb_map_layout_free (self);
      return NULL;
    }

  uncover (bodies, map->nodes->len);
  if (map->nodes->len > 0)
    take_places (self, bodies);
  draw (self, map);

  return self;
}

/**
 * pb_map_layout_find_spot:
 * @self: a layout
 * @x: a place on the map
 * @y: a place on the map
 *
 * Returns: the group whose dot or words are at that place, or -1
 */
int
pb_map_layout_find_spot (const PbMapLayout *self,
                         double             x,
                         double             y)
{
  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->spots->len; i++)
    {
      const PbMapSpot *spot = self->spots->pdata[i];

      if (x >= spot->left && x <= spot->left + spot->width && y >= spot->top &&
          y <= spot->top + spot->height)
        return (int) i;
    }

  return -1;
}

/**
 * pb_map_layout_find_next:
 * @self: a layout
 * @from: the group to go from
 * @dx: -1 to the left, 1 to the right, else 0
 * @dy: -1 up, 1 down, else 0
 *
 * Returns: the group that is next in that direction, or -1; what lies straight
 *   ahead comes before what is nearer but aside
 */
int
pb_map_layout_find_next (const PbMapLayout *self,
                         int                from,
                         int                dx,
                         int                dy)
{
  const PbMapSpot *start;
  double best = G_MAXDOUBLE;
  int found = -1;

  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (from >= 0 && (guint) from < self->spots->len, -1);

  start = self->spots->pdata[from];
  for (guint i = 0; i < self->spots->len; i++)
    {
      const PbMapSpot *spot = self->spots->pdata[i];
      double x = spot->x - start->x;
      double y = spot->y - start->y;
      double ahead = x * dx + y * dy;
      double aside = fabs (x * dy) + fabs (y * dx);
      double score = ahead + 2 * aside;

      if ((int) i == from || ahead <= 0.25 || score >= best)
        continue;

      best = score;
      found = (int) i;
    }

  return found;
}
