/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_MAP_NODE_VIEW (pb_map_node_view_get_type ())
G_DECLARE_FINAL_TYPE (PbMapNodeView, pb_map_node_view, PB, MAP_NODE_VIEW, GtkWidget)

GtkWidget *pb_map_node_view_new (const char *name,
                                 const char *sentence) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
