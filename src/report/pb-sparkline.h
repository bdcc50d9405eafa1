/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/pb-chart-data.h"
#include "report/pb-drawing.h"

G_BEGIN_DECLS

PbDrawing *pb_sparkline_new (const PbChartData *data,
                             double             width,
                             double             height) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
