/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-relation-standing.h"
#include "report/pb-drawing.h"

G_BEGIN_DECLS

PbDrawing *pb_map_legend_new  (double               width,
                               double               size,
                               const PbTextMeasure *measure) G_GNUC_WARN_UNUSED_RESULT;
void       pb_map_stroke_line (PbDrawing           *drawing,
                               PbNeglect            neglect,
                               PbPath              *path);
void       pb_map_draw_dot    (PbDrawing           *drawing,
                               gboolean             own,
                               double               x,
                               double               y,
                               double               radius);

G_END_DECLS
