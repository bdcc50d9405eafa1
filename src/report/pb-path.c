/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-path.h"

#include <math.h>

/* How far the control points of a quarter of a circle lie from its ends. */
#define CIRCLE 0.5522847498

typedef struct
{
  PbPathOp op;
  double   points[6];
} Step;

struct _PbPath
{
  GArray *steps;
};

G_DEFINE_BOXED_TYPE (PbPath, pb_path, pb_path_copy, pb_path_free)

/**
 * pb_path_new:
 *
 * Returns: (transfer full): an empty path
 */
PbPath *
pb_path_new (void)
{
  PbPath *self = g_new0 (PbPath, 1);

  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));

  return self;
}

/**
 * pb_path_copy:
 * @self: a path
 *
 * Returns: (transfer full): a copy of @self
 */
PbPath *
pb_path_copy (const PbPath *self)
{
  PbPath *copy = g_new0 (PbPath, 1);

  copy->steps = g_array_copy (self->steps);

  return copy;
}

/**
 * pb_path_free:
 * @self: a path
 *
 * Frees @self.
 */
void
pb_path_free (PbPath *self)
{
  g_clear_pointer (&self->steps, g_array_unref);
  g_free (self);
}

static void
add_step (PbPath   *self,
          PbPathOp  op,
          double    x1,
          double    y1,
          double    x2,
          double    y2,
          double    x3,
          double    y3)
{
  Step step = { op, { x1, y1, x2, y2, x3, y3 } };

  g_array_append_val (self->steps, step);
}

/**
 * pb_path_move_to:
 * @self: a path
 * @x: a place
 * @y: a place
 *
 * Begins a contour.
 */
void
pb_path_move_to (PbPath *self,
                 double  x,
                 double  y)
{
  g_return_if_fail (self != NULL);

  add_step (self, PB_PATH_MOVE, x, y, 0, 0, 0, 0);
}

/**
 * pb_path_line_to:
 * @self: a path
 * @x: a place
 * @y: a place
 *
 * Goes on in a straight line.
 */
void
pb_path_line_to (PbPath *self,
                 double  x,
                 double  y)
{
  g_return_if_fail (self != NULL);

  add_step (self, PB_PATH_LINE, x, y, 0, 0, 0, 0);
}

/**
 * pb_path_curve_to:
 * @self: a path
 * @x1: the first control point
 * @y1: the first control point
 * @x2: the second control point
 * @y2: the second control point
 * @x3: the end
 * @y3: the end
 *
 * Goes on in a cubic curve.
 */
void
pb_path_curve_to (PbPath *self,
                  double  x1,
                  double  y1,
                  double  x2,
                  double  y2,
                  double  x3,
                  double  y3)
{
  g_return_if_fail (self != NULL);

  add_step (self, PB_PATH_CURVE, x1, y1, x2, y2, x3, y3);
}

/**
 * pb_path_close:
 * @self: a path
 *
 * Goes back to where the contour began.
 */
void
pb_path_close (PbPath *self)
{
  g_return_if_fail (self != NULL);

  add_step (self, PB_PATH_CLOSE, 0, 0, 0, 0, 0, 0);
}

/**
 * pb_path_add_rect:
 * @self: a path
 * @x: the left edge
 * @y: the upper edge
 * @width: the width
 * @height: the height
 *
 * Adds a rectangle.
 */
void
pb_path_add_rect (PbPath *self,
                  double  x,
                  double  y,
                  double  width,
                  double  height)
{
  g_return_if_fail (self != NULL);

  pb_path_move_to (self, x, y);
  pb_path_line_to (self, x + width, y);
  pb_path_line_to (self, x + width, y + height);
  pb_path_line_to (self, x, y + height);
  pb_path_close (self);
}

/**
 * pb_path_add_rounded_rect:
 * @self: a path
 * @x: the left edge
 * @y: the upper edge
 * @width: the width
 * @height: the height
 * @radius: the radius of the corners; no more than fits is used
 *
 * Adds a rectangle with round corners.
 */
void
pb_path_add_rounded_rect (PbPath *self,
                          double  x,
                          double  y,
                          double  width,
                          double  height,
                          double  radius)
{
  double r = MAX (0, MIN (radius, MIN (width, height) / 2));
  double k = r * (1 - CIRCLE);
  double right = x + width;
  double bottom = y + height;

  g_return_if_fail (self != NULL);

  if (r <= 0)
    {
      pb_path_add_rect (self, x, y, width, height);
      return;
    }

  pb_path_move_to (self, x + r, y);
  pb_path_line_to (self, right - r, y);
  pb_path_curve_to (self, right - k, y, right, y + k, right, y + r);
  pb_path_line_to (self, right, bottom - r);
  pb_path_curve_to (self, right, bottom - k, right - k, bottom, right - r, bottom);
  pb_path_line_to (self, x + r, bottom);
  pb_path_curve_to (self, x + k, bottom, x, bottom - k, x, bottom - r);
  pb_path_line_to (self, x, y + r);
  pb_path_curve_to (self, x, y + k, x + k, y, x + r, y);
  pb_path_close (self);
}

/**
 * pb_path_add_circle:
 * @self: a path
 * @x: the middle
 * @y: the middle
 * @radius: the radius
 *
 * Adds a circle.
 */
void
pb_path_add_circle (PbPath *self,
                    double  x,
                    double  y,
                    double  radius)
{
  pb_path_add_rounded_rect (self, x - radius, y - radius, radius * 2, radius * 2, radius);
}

/**
 * pb_path_add_diamond:
 * @self: a path
 * @x: the middle
 * @y: the middle
 * @radius: from the middle to each corner
 *
 * Adds a square that stands on a corner.
 */
void
pb_path_add_diamond (PbPath *self,
                     double  x,
                     double  y,
                     double  radius)
{
  g_return_if_fail (self != NULL);

  pb_path_move_to (self, x, y - radius);
  pb_path_line_to (self, x + radius, y);
  pb_path_line_to (self, x, y + radius);
  pb_path_line_to (self, x - radius, y);
  pb_path_close (self);
}

/**
 * pb_path_is_empty:
 * @self: a path
 *
 * Returns: whether there is nothing to paint
 */
gboolean
pb_path_is_empty (const PbPath *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->steps->len == 0;
}

static guint
count_points (PbPathOp op)
{
  switch (op)
    {
    case PB_PATH_CURVE:
      return 3;
    case PB_PATH_CLOSE:
      return 0;
    case PB_PATH_MOVE:
    case PB_PATH_LINE:
    default:
      return 1;
    }
}

/**
 * pb_path_get_bounds:
 * @self: a path
 * @x: (out): the left edge
 * @y: (out): the upper edge
 * @width: (out): the width
 * @height: (out): the height
 *
 * Finds a box around all points of @self, control points included.
 *
 * Returns: whether there is one
 */
gboolean
pb_path_get_bounds (const PbPath *self,
                    double       *x,
                    double       *y,
                    double       *width,
                    double       *height)
{
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;

  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->steps->len; i++)
    {
      const Step *step = &g_array_index (self->steps, Step, i);

      for (guint p = 0; p < count_points (step->op); p++)
        {
          left = MIN (left, step->points[2 * p]);
          right = MAX (right, step->points[2 * p]);
          top = MIN (top, step->points[2 * p + 1]);
          bottom = MAX (bottom, step->points[2 * p + 1]);
        }
    }

  if (left > right)
    return FALSE;

  *x = left;
  *y = top;
  *width = right - left;
  *height = bottom - top;

  return TRUE;
}

/**
 * pb_path_transform:
 * @self: a path
 * @scale_x: what to multiply each x by
 * @scale_y: what to multiply each y by
 * @dx: what to add to each x then
 * @dy: what to add to each y then
 *
 * Scales and moves @self.
 */
void
pb_path_transform (PbPath *self,
                   double  scale_x,
                   double  scale_y,
                   double  dx,
                   double  dy)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->steps->len; i++)
    {
      Step *step = &g_array_index (self->steps, Step, i);

      for (guint p = 0; p < count_points (step->op); p++)
        {
          step->points[2 * p] = step->points[2 * p] * scale_x + dx;
          step->points[2 * p + 1] = step->points[2 * p + 1] * scale_y + dy;
        }
    }
}

/**
 * pb_path_foreach:
 * @self: a path
 * @func: (scope call): is told each step
 * @user_data: given to @func
 *
 * Goes along @self, for instance to make a #GskPath of it.
 */
void
pb_path_foreach (const PbPath *self,
                 PbPathFunc    func,
                 gpointer      user_data)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (func != NULL);

  for (guint i = 0; i < self->steps->len; i++)
    {
      const Step *step = &g_array_index (self->steps, Step, i);

      func (step->op, step->points, user_data);
    }
}

static void
step_to_cairo (PbPathOp      op,
               const double *points,
               gpointer      user_data)
{
  cairo_t *cr = user_data;

  switch (op)
    {
    case PB_PATH_MOVE:
      cairo_move_to (cr, points[0], points[1]);
      break;
    case PB_PATH_LINE:
      cairo_line_to (cr, points[0], points[1]);
      break;
    case PB_PATH_CURVE:
      cairo_curve_to (cr, points[0], points[1], points[2], points[3], points[4], points[5]);
      break;
    case PB_PATH_CLOSE:
    default:
      cairo_close_path (cr);
      break;
    }
}

/**
 * pb_path_to_cairo:
 * @self: a path
 * @cr: a cairo context
 *
 * Adds @self to the current path of @cr.
 */
void
pb_path_to_cairo (const PbPath *self,
                  cairo_t      *cr)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);

  pb_path_foreach (self, step_to_cairo, cr);
}
