/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/pb-drawing.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_PLOT (pb_plot_get_type ())
G_DECLARE_DERIVABLE_TYPE (PbPlot, pb_plot, PB, PLOT, GtkWidget)

/**
 * PbPlotClass:
 * @parent_class: the parent class
 * @lay_out: lays everything out anew for a size, from left to right whatever the
 *   direction of text; returns what to paint, which stays with the plot, or %NULL
 *   when there is nothing to show
 * @get_n_points: says how many points there are
 * @find_point: finds the point for a place in the layout, or -1
 * @dup_sentence: says what is at a point
 * @snapshot_marks: (nullable): paints what shows the two points, either of which
 *   may be -1
 * @turn_page: (nullable): shows what comes later, or earlier when the direction is
 *   negative; returns %FALSE when all is shown, and the mark moves by ten instead
 * @point_changed: (nullable): called when the mark is on another point
 * @hover_changed: (nullable): called when the pointer is on another point
 *
 * What a kind of plot has of its own.
 */
struct _PbPlotClass
{
  GtkWidgetClass parent_class;

  const PbDrawing *(*lay_out)        (PbPlot      *self,
                                      double       width,
                                      double       height);
  guint            (*get_n_points)   (PbPlot      *self);
  int              (*find_point)     (PbPlot      *self,
                                      double       x,
                                      double       y);
  char            *(*dup_sentence)   (PbPlot      *self,
                                      guint        point);
  void             (*snapshot_marks) (PbPlot      *self,
                                      GtkSnapshot *snapshot,
                                      int          point,
                                      int          hovered);
  gboolean         (*turn_page)      (PbPlot      *self,
                                      int          direction);
  void             (*point_changed)  (PbPlot      *self);
  void             (*hover_changed)  (PbPlot      *self);
};

gboolean pb_plot_is_mirrored (PbPlot *self);
double   pb_plot_mirror      (PbPlot *self,
                              double  x);
gboolean pb_plot_ensure      (PbPlot *self);
void     pb_plot_drop        (PbPlot *self);
void     pb_plot_reset       (PbPlot *self,
                              int     point);
int      pb_plot_get_point   (PbPlot *self);
void     pb_plot_set_point   (PbPlot *self,
                              int     point);
int      pb_plot_get_hovered (PbPlot *self);
int      pb_plot_find_point  (PbPlot *self,
                              double  x,
                              double  y);
void     pb_plot_step        (PbPlot *self,
                              int     steps);
void     pb_plot_announce    (PbPlot *self,
                              int     point);

G_END_DECLS
