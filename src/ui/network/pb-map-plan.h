/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/pb-map-layout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void         pb_map_plan_async  (GtkWidget            *widget,
                                 PbRelationMap        *map,
                                 GCancellable         *cancellable,
                                 GAsyncReadyCallback   callback,
                                 gpointer              user_data);
PbMapLayout *pb_map_plan_finish (GtkWidget            *widget,
                                 GAsyncResult         *result,
                                 PbRelationMap       **map) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
