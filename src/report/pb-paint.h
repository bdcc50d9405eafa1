/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/pb-drawing.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * PbColor:
 * @red: 0 to 1
 * @green: 0 to 1
 * @blue: 0 to 1
 * @alpha: 0 to 1
 *
 * A colour.
 */
typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} PbColor;

/**
 * PbPalette:
 * @inks: the colour of each #PbInk
 *
 * The colours of a place where drawings are painted.
 */
typedef struct
{
  PbColor inks[PB_N_INKS];
} PbPalette;

const PbPalette *pb_palette_get_paper   (void);
void             pb_drawing_paint       (const PbDrawing *self,
                                         cairo_t         *cr,
                                         PangoContext    *context,
                                         const PbPalette *palette);
PangoContext    *pb_paper_context_new   (const char      *language) G_GNUC_WARN_UNUSED_RESULT;
PbTextMeasure    pb_text_measure_pango  (PangoContext    *context);

G_END_DECLS
