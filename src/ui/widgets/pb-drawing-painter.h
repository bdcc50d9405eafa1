/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/pb-drawing.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void          pb_widget_get_ink         (GtkWidget       *widget,
                                         PbInk            ink,
                                         GdkRGBA         *color);
PbTextMeasure pb_widget_get_measure     (GtkWidget       *widget);
double        pb_widget_get_font_size   (GtkWidget       *widget);
GskPath      *pb_path_to_gsk            (const PbPath    *path) G_GNUC_WARN_UNUSED_RESULT;
void          pb_widget_snapshot_drawing (GtkWidget       *widget,
                                          GtkSnapshot     *snapshot,
                                          const PbDrawing *drawing,
                                          gboolean         paper_ink);

G_END_DECLS
