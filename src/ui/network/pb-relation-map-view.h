/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-relation-map.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_RELATION_MAP_VIEW (pb_relation_map_view_get_type ())
G_DECLARE_FINAL_TYPE (PbRelationMapView, pb_relation_map_view, PB, RELATION_MAP_VIEW, GtkWidget)

void           pb_relation_map_view_take_map     (PbRelationMapView *self,
                                                  PbRelationMap     *map);
PbRelationMap *pb_relation_map_view_get_map      (PbRelationMapView *self);
const char    *pb_relation_map_view_get_current  (PbRelationMapView *self);
const char    *pb_relation_map_view_get_sentence (PbRelationMapView *self);
double         pb_relation_map_view_get_scale    (PbRelationMapView *self);
void           pb_relation_map_view_zoom         (PbRelationMapView *self,
                                                  int                steps);

G_END_DECLS
