/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/network/pb-map-viewport.h"

#include <math.h>

#define MIN_SCALE 0.15
#define MAX_SCALE 4.0

/* A whole map is shown as long as its words can be read at this scale. */
#define LEAST_FIT 0.62
#define MOST_FIT 1.25

/* How much of the map stays in sight. */
#define EDGE 60.0

/* The room around a group that is brought into sight. */
#define AIR 8.0

/**
 * pb_map_viewport_fit:
 * @self: a viewport
 * @middle: (nullable): what to show in any case
 *
 * Shows the whole map, or where it would become too small to read, the part
 * around @middle.
 */
void
pb_map_viewport_fit (PbMapViewport   *self,
                     const PbMapSpot *middle)
{
  self->scale = CLAMP (MIN (self->width / self->map_width, self->height / self->map_height),
                       LEAST_FIT, MOST_FIT);
  self->x = (self->width - self->map_width * self->scale) / 2;
  self->y = (self->height - self->map_height * self->scale) / 2;

  if (middle && self->x < 0)
    self->x = CLAMP (self->width / 2 - middle->x * self->scale, 2 * self->x, 0);
  if (middle && self->y < 0)
    self->y = CLAMP (self->height / 2 - middle->y * self->scale, 2 * self->y, 0);

  self->x = floor (self->x);
  self->y = floor (self->y);
  self->fitted = TRUE;
}

/**
 * pb_map_viewport_move_to:
 * @self: a viewport
 * @x: where the left edge of the map shall be
 * @y: where its upper edge shall be
 *
 * Moves the map, but not out of sight.
 */
void
pb_map_viewport_move_to (PbMapViewport *self,
                         double         x,
                         double         y)
{
  self->x = CLAMP (x, EDGE - self->map_width * self->scale, MAX (self->width - EDGE, EDGE));
  self->y = CLAMP (y, EDGE - self->map_height * self->scale, MAX (self->height - EDGE, EDGE));
  self->fitted = FALSE;
}

/**
 * pb_map_viewport_zoom_at:
 * @self: a viewport
 * @scale: how large the map shall be
 * @x: the place in the window that stays where it is
 * @y: the place in the window that stays where it is
 *
 * Zooms, within limits.
 */
void
pb_map_viewport_zoom_at (PbMapViewport *self,
                         double         scale,
                         double         x,
                         double         y)
{
  double before = self->scale;

  self->scale = CLAMP (scale, MIN_SCALE, MAX_SCALE);
  pb_map_viewport_move_to (self, x - (x - self->x) * self->scale / before,
                           y - (y - self->y) * self->scale / before);
}

static double
get_way (double start,
         double length,
         double room)
{
  if (start < 0)
    return -start;

  return start + length > room ? MAX (room - start - length, -start) : 0;
}

/**
 * pb_map_viewport_reveal:
 * @self: a viewport
 * @spot: the place of a group
 *
 * Moves the map until the group is in sight.
 */
void
pb_map_viewport_reveal (PbMapViewport   *self,
                        const PbMapSpot *spot)
{
  double dx = get_way (self->x + spot->left * self->scale - AIR,
                       spot->width * self->scale + 2 * AIR, self->width);
  double dy = get_way (self->y + spot->top * self->scale - AIR,
                       spot->height * self->scale + 2 * AIR, self->height);

  if (dx != 0 || dy != 0)
    pb_map_viewport_move_to (self, self->x + dx, self->y + dy);
}
