/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/pb-drawing.h"

G_BEGIN_DECLS

void pb_markup_append_text (GString         *out,
                            const char      *text);
void pb_svg_append_drawing (GString         *out,
                            const PbDrawing *drawing,
                            const char      *name,
                            const char      *title,
                            const char      *description);

G_END_DECLS
