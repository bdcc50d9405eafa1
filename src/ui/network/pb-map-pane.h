/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/network/pb-relation-map-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_MAP_PANE (pb_map_pane_get_type ())
G_DECLARE_FINAL_TYPE (PbMapPane, pb_map_pane, PB, MAP_PANE, AdwBin)

PbRelationMapView *pb_map_pane_get_view (PbMapPane *self);

G_END_DECLS
