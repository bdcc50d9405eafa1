/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PbPathOp:
 * @PB_PATH_MOVE: begins a contour at one point
 * @PB_PATH_LINE: a straight line to one point
 * @PB_PATH_CURVE: a cubic curve with two control points to a third point
 * @PB_PATH_CLOSE: a straight line to where the contour began
 *
 * A step of a path.
 */
typedef enum
{
  PB_PATH_MOVE,
  PB_PATH_LINE,
  PB_PATH_CURVE,
  PB_PATH_CLOSE,
} PbPathOp;

/**
 * PbPath:
 *
 * A path in units of the drawing that it belongs to.  The screen and paper both
 * paint it; GSK's own path would make every program need the window's libraries.
 */
typedef struct _PbPath PbPath;

/**
 * PbPathFunc:
 * @op: the step
 * @points: (array): x and y of each of its points: none, one or three points
 * @user_data: what was given to pb_path_foreach()
 *
 * Is told a step of a path.
 */
typedef void (*PbPathFunc) (PbPathOp      op,
                            const double *points,
                            gpointer      user_data);

#define PB_TYPE_PATH (pb_path_get_type ())
GType     pb_path_get_type         (void) G_GNUC_CONST;
PbPath   *pb_path_new              (void) G_GNUC_WARN_UNUSED_RESULT;
PbPath   *pb_path_copy             (const PbPath *self) G_GNUC_WARN_UNUSED_RESULT;
void      pb_path_free             (PbPath       *self);

void      pb_path_move_to          (PbPath       *self,
                                    double        x,
                                    double        y);
void      pb_path_line_to          (PbPath       *self,
                                    double        x,
                                    double        y);
void      pb_path_curve_to         (PbPath       *self,
                                    double        x1,
                                    double        y1,
                                    double        x2,
                                    double        y2,
                                    double        x3,
                                    double        y3);
void      pb_path_close            (PbPath       *self);
void      pb_path_add_rect         (PbPath       *self,
                                    double        x,
                                    double        y,
                                    double        width,
                                    double        height);
void      pb_path_add_rounded_rect (PbPath       *self,
                                    double        x,
                                    double        y,
                                    double        width,
                                    double        height,
                                    double        radius);
void      pb_path_add_circle       (PbPath       *self,
                                    double        x,
                                    double        y,
                                    double        radius);
void      pb_path_add_diamond      (PbPath       *self,
                                    double        x,
                                    double        y,
                                    double        radius);

gboolean  pb_path_is_empty         (const PbPath *self);
gboolean  pb_path_get_bounds       (const PbPath *self,
                                    double       *x,
                                    double       *y,
                                    double       *width,
                                    double       *height);
void      pb_path_transform        (PbPath       *self,
                                    double        scale_x,
                                    double        scale_y,
                                    double        dx,
                                    double        dy);
void      pb_path_foreach          (const PbPath *self,
                                    PbPathFunc    func,
                                    gpointer      user_data);
void      pb_path_to_cairo         (const PbPath *self,
                                    cairo_t      *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbPath, pb_path_free)

G_END_DECLS
