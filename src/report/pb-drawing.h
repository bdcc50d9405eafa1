/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/pb-path.h"

G_BEGIN_DECLS

/**
 * PbInk:
 * @PB_INK_TEXT: text to be read first
 * @PB_INK_DIM: text beside it
 * @PB_INK_GRID: lines of a grid
 * @PB_INK_AXIS: the line that bars stand on
 * @PB_INK_VALUE: observed values
 * @PB_INK_VALUE_SOFT: the area below observed values
 * @PB_INK_ESTIMATE: estimated values
 * @PB_INK_PAPER: what lies behind everything, for marks that are hollow
 * @PB_INK_BASELINE: the baseline
 * @PB_INK_TARGET: the target
 * @PB_INK_EXPECTED: the expected line from baseline to target
 * @PB_INK_BAND: where a value is on track
 * @PB_INK_TODAY: the day to look from
 * @PB_INK_PAST: a phase that has passed
 * @PB_INK_ON_PAST: text on it
 * @PB_INK_CURRENT: the current phase
 * @PB_INK_ON_CURRENT: text on it
 * @PB_INK_AHEAD: a phase ahead
 * @PB_INK_ON_AHEAD: text on it
 * @PB_INK_MARK: a mark such as a transition
 * @PB_INK_CYCLE: a cycle
 * @PB_INK_GOOD: what is as it should be
 * @PB_INK_FAIR: what waits, or holds in part
 * @PB_INK_BAD: what is neglected, or does not hold
 *
 * What something stands for.  Screen and paper each know a colour for it, so
 * that a drawing is right in the dark, in high contrast and on paper.
 */
typedef enum
{
  PB_INK_TEXT,
  PB_INK_DIM,
  PB_INK_GRID,
  PB_INK_AXIS,
  PB_INK_VALUE,
  PB_INK_VALUE_SOFT,
  PB_INK_ESTIMATE,
  PB_INK_PAPER,
  PB_INK_BASELINE,
  PB_INK_TARGET,
  PB_INK_EXPECTED,
  PB_INK_BAND,
  PB_INK_TODAY,
  PB_INK_PAST,
  PB_INK_ON_PAST,
  PB_INK_CURRENT,
  PB_INK_ON_CURRENT,
  PB_INK_AHEAD,
  PB_INK_ON_AHEAD,
  PB_INK_MARK,
  PB_INK_CYCLE,
  PB_INK_GOOD,
  PB_INK_FAIR,
  PB_INK_BAD,
} PbInk;

/**
 * PB_N_INKS:
 *
 * How many inks there are.
 */
#define PB_N_INKS (PB_INK_BAD + 1)

/**
 * PbShapeKind:
 * @PB_SHAPE_FILL: a filled path
 * @PB_SHAPE_STROKE: a path as a line
 * @PB_SHAPE_TEXT: a line of text
 *
 * How a shape is painted.
 */
typedef enum
{
  PB_SHAPE_FILL,
  PB_SHAPE_STROKE,
  PB_SHAPE_TEXT,
} PbShapeKind;

/**
 * PbTextAlign:
 * @PB_TEXT_LEFT: the place is the left end of the text
 * @PB_TEXT_CENTER: the place is its middle
 * @PB_TEXT_RIGHT: the place is its right end
 *
 * Which point of a text its place is.
 */
typedef enum
{
  PB_TEXT_LEFT,
  PB_TEXT_CENTER,
  PB_TEXT_RIGHT,
} PbTextAlign;

/**
 * PbShape:
 * @kind: how to paint it
 * @ink: what it stands for
 * @path: (nullable): the path of a fill or stroke
 * @width: the width of a stroke
 * @dash: the length of dashes, or 0 for a whole line
 * @gap: the length between dashes
 * @text: (nullable): a line of text
 * @x: where the text is
 * @y: the middle of the height of the text
 * @size: the height of its letters, as a font size in units of the drawing
 * @align: which point of the text @x is
 * @bold: whether the text is bold
 *
 * One thing to paint.
 */
typedef struct
{
  PbShapeKind  kind;
  PbInk        ink;
  PbPath      *path;
  double       width;
  double       dash;
  double       gap;
  char        *text;
  double       x;
  double       y;
  double       size;
  PbTextAlign  align;
  gboolean     bold;
} PbShape;

/**
 * PbDrawing:
 * @width: its width
 * @height: its height
 * @shapes: (element-type PbShape): what to paint, from back to front
 *
 * Shapes with their meaning.  Units are pixels on screen and points on paper.
 */
typedef struct
{
  double     width;
  double     height;
  GPtrArray *shapes;
} PbDrawing;

/**
 * PbMeasureFunc:
 * @text: a line of text
 * @size: its font size in units of the drawing
 * @bold: whether it is bold
 * @user_data: what came with the function
 *
 * Returns: how wide @text is
 */
typedef double (*PbMeasureFunc) (const char *text,
                                 double      size,
                                 gboolean    bold,
                                 gpointer    user_data);

/**
 * PbTextMeasure:
 * @func: (nullable): measures text; without it a width is guessed
 * @user_data: given to @func
 *
 * How wide text is where a drawing is going to be painted.
 */
typedef struct
{
  PbMeasureFunc func;
  gpointer      user_data;
} PbTextMeasure;

#define PB_TYPE_DRAWING (pb_drawing_get_type ())
GType      pb_drawing_get_type   (void) G_GNUC_CONST;
PbDrawing *pb_drawing_new        (double               width,
                                  double               height) G_GNUC_WARN_UNUSED_RESULT;
PbDrawing *pb_drawing_copy       (const PbDrawing     *self) G_GNUC_WARN_UNUSED_RESULT;
void       pb_drawing_free       (PbDrawing           *self);
void       pb_drawing_fill       (PbDrawing           *self,
                                  PbInk                ink,
                                  PbPath              *path);
void       pb_drawing_stroke     (PbDrawing           *self,
                                  PbInk                ink,
                                  PbPath              *path,
                                  double               width,
                                  double               dash,
                                  double               gap);
void       pb_drawing_text       (PbDrawing           *self,
                                  PbInk                ink,
                                  const char          *text,
                                  double               x,
                                  double               y,
                                  double               size,
                                  PbTextAlign          align,
                                  gboolean             bold);
void       pb_drawing_mirror     (PbDrawing           *self);
double     pb_text_measure_width (const PbTextMeasure *measure,
                                  const char          *text,
                                  double               size,
                                  gboolean             bold);
char      *pb_text_measure_fit   (const PbTextMeasure *measure,
                                  const char          *text,
                                  double               size,
                                  gboolean             bold,
                                  double               width) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbDrawing, pb_drawing_free)

G_END_DECLS
