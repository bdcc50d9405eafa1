/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-relation-map.h"
#include "report/pb-drawing.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PbMapOptions:
 * @size: the font size of names, in units of the drawing
 * @aspect: how many times as wide as high the map should be
 * @measure: (nullable): how wide text is
 * @cancellable: (nullable): to give up
 *
 * How to lay out a relation map.
 */
typedef struct
{
  double               size;
  double               aspect;
  const PbTextMeasure *measure;
  GCancellable        *cancellable;
} PbMapOptions;

#define PB_MAP_OPTIONS_INIT { 13.0, 1.5, NULL, NULL }

/**
 * PbMapSpot:
 * @x: the middle of the dot of a group
 * @y: the middle of it
 * @radius: the radius of the dot
 * @left: the left edge of dot and words together
 * @top: the upper edge
 * @width: the width
 * @height: the height
 * @name: the name, cut short where it is long
 *
 * The place of a group on the map.
 */
typedef struct
{
  double  x;
  double  y;
  double  radius;
  double  left;
  double  top;
  double  width;
  double  height;
  char   *name;
} PbMapSpot;

/**
 * PbMapLayout:
 * @width: the width of the whole
 * @height: the height of the whole
 * @size: the font size of names
 * @spots: (element-type PbMapSpot): the places of the nodes of the map, in their
 *   order
 * @drawing: the map, ready to be painted
 *
 * A relation map with places.
 */
typedef struct
{
  double     width;
  double     height;
  double     size;
  GPtrArray *spots;
  PbDrawing *drawing;
} PbMapLayout;

PbMapLayout     *pb_map_layout_new       (const PbRelationMap *map,
                                          const PbMapOptions  *options) G_GNUC_WARN_UNUSED_RESULT;
void             pb_map_layout_free      (PbMapLayout         *self);
int              pb_map_layout_find_spot (const PbMapLayout   *self,
                                          double               x,
                                          double               y);
int              pb_map_layout_find_next (const PbMapLayout   *self,
                                          int                  from,
                                          int                  dx,
                                          int                  dy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbMapLayout, pb_map_layout_free)

G_END_DECLS
