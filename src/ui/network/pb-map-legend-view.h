/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_MAP_LEGEND_VIEW (pb_map_legend_view_get_type ())
G_DECLARE_FINAL_TYPE (PbMapLegendView, pb_map_legend_view, PB, MAP_LEGEND_VIEW, GtkWidget)

G_END_DECLS
