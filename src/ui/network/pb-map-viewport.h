/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/pb-map-layout.h"

G_BEGIN_DECLS

/**
 * PbMapViewport:
 * @width: the width of the window on the map
 * @height: its height
 * @map_width: the width of the map
 * @map_height: its height
 * @scale: how many times as large the map is shown
 * @x: where its left edge is in the window
 * @y: where its upper edge is
 * @fitted: nobody has moved or zoomed it, so that it follows the window
 *
 * Which part of a map is shown, and how large.
 */
typedef struct
{
  double   width;
  double   height;
  double   map_width;
  double   map_height;
  double   scale;
  double   x;
  double   y;
  gboolean fitted;
} PbMapViewport;

#define PB_MAP_VIEWPORT_INIT { 1, 1, 1, 1, 1, 0, 0, TRUE }

void pb_map_viewport_fit     (PbMapViewport   *self,
                              const PbMapSpot *middle);
void pb_map_viewport_move_to (PbMapViewport   *self,
                              double           x,
                              double           y);
void pb_map_viewport_zoom_at (PbMapViewport   *self,
                              double           scale,
                              double           x,
                              double           y);
void pb_map_viewport_reveal  (PbMapViewport   *self,
                              const PbMapSpot *spot);

G_END_DECLS
