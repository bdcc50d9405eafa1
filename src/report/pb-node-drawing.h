/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/pb-drawing.h"
#include "report/pb-node.h"

G_BEGIN_DECLS

PbDrawing *pb_node_draw (const PbNode         *self,
                         double                width,
                         const PbTextMeasure  *measure,
                         char                **description) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
