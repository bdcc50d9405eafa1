/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/widgets/pb-plot.h"

#include "ui/widgets/pb-drawing-painter.h"

#include <adwaita.h>

/* How far the page keys go where all is in sight. */
#define PAGE 10

/**
 * PbPlot:
 *
 * A picture of points in a row that can be explored.
 *
 * The picture takes the focus: the arrow keys, Page Up and Page Down, Home and
 * End move a mark from point to point, and what is there is said.  The pointer
 * shows what is below it, a click puts the mark there, Enter and a double click
 * ask for more.
 *
 * In text from right to left the picture is mirrored.
 */
typedef struct
{
  const PbDrawing *drawing;
  PbDrawing *mirrored;
  int width;
  int height;
  double size;
  gboolean valid;

  int point;
  int hovered;
} PbPlotPrivate;

enum
{
  POINT_SELECTED,
  POINT_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PbPlot, pb_plot, GTK_TYPE_WIDGET)

static PbPlotPrivate *
get_private (PbPlot *self)
{
  return pb_plot_get_instance_private (self);
}

static void
set_hovered (PbPlot *self,
             int     hovered)
{
  PbPlotPrivate *priv = get_private (self);
  PbPlotClass *klass = PB_PLOT_GET_CLASS (self);

  if (priv->hovered == hovered)
    return;

  priv->hovered = hovered;
  if (klass->hover_changed)
    klass->hover_changed (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (PbPlot *self,
           double  x,
           double  y)
{
  set_hovered (self, pb_plot_find_point (self, x, y));
}

static void
leave_cb (PbPlot *self)
{
  set_hovered (self, -1);
}

static void
select_point (PbPlot *self,
              int     point)
{
  if (point < 0 || point == pb_plot_get_point (self))
    return;

  pb_plot_set_point (self, point);
  pb_plot_announce (self, point);
}

static void
pressed_cb (PbPlot *self,
            int     n_press,
            double  x,
            double  y)
{
  int point = pb_plot_find_point (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  select_point (self, point);
  if (n_press == 2 && point >= 0)
    g_signal_emit (self, signals[POINT_ACTIVATED], 0, (guint) point);
}

static gboolean
step_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  pb_plot_step (PB_PLOT (widget), g_variant_get_int32 (args));

  return GDK_EVENT_STOP;
}

static gboolean
page_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  PbPlot *self = PB_PLOT (widget);
  PbPlotClass *klass = PB_PLOT_GET_CLASS (self);
  int direction = g_variant_get_int32 (args);

  if (klass->turn_page == NULL || !klass->turn_page (self, direction))
    pb_plot_step (self, direction * PAGE);

  return GDK_EVENT_STOP;
}

static gboolean
activate_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  int point = pb_plot_get_point (PB_PLOT (widget));

  if (point >= 0)
    g_signal_emit (widget, signals[POINT_ACTIVATED], 0, (guint) point);

  return GDK_EVENT_STOP;
}

static void
pb_plot_snapshot (GtkWidget   *widget,
                  GtkSnapshot *snapshot)
{
  PbPlot *self = PB_PLOT (widget);
  PbPlotPrivate *priv = get_private (self);
  PbPlotClass *klass = PB_PLOT_GET_CLASS (self);

  if (!pb_plot_ensure (self))
    return;

  if (pb_plot_is_mirrored (self) && priv->mirrored == NULL)
    {
      priv->mirrored = pb_drawing_copy (priv->drawing);
      pb_drawing_mirror (priv->mirrored);
    }
  pb_widget_snapshot_drawing (widget, snapshot,
                              pb_plot_is_mirrored (self) ? priv->mirrored : priv->drawing, FALSE);
  if (klass->snapshot_marks)
    klass->snapshot_marks (self, snapshot, priv->point, priv->hovered);
}

static void
pb_plot_css_changed (GtkWidget         *widget,
                     GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (pb_plot_parent_class)->css_changed (widget, change);
  pb_plot_drop (PB_PLOT (widget));
  gtk_widget_queue_resize (widget);
}

static void
pb_plot_system_setting_changed (GtkWidget        *widget,
                                GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (pb_plot_parent_class)->system_setting_changed (widget, setting);
  pb_plot_drop (PB_PLOT (widget));
}

static void
pb_plot_direction_changed (GtkWidget        *widget,
                           GtkTextDirection  previous)
{
  GTK_WIDGET_CLASS (pb_plot_parent_class)->direction_changed (widget, previous);
  gtk_widget_queue_draw (widget);
}

static void
pb_plot_finalize (GObject *object)
{
  g_clear_pointer (&get_private (PB_PLOT (object))->mirrored, pb_drawing_free);

  G_OBJECT_CLASS (pb_plot_parent_class)->finalize (object);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint keyval;
    GtkShortcutFunc func;
    int argument;
  } bindings[] = {
    { GDK_KEY_Left, step_cb, -1 },
    { GDK_KEY_Right, step_cb, 1 },
    { GDK_KEY_KP_Left, step_cb, -1 },
    { GDK_KEY_KP_Right, step_cb, 1 },
    { GDK_KEY_Home, step_cb, -1000000000 },
    { GDK_KEY_End, step_cb, 1000000000 },
    { GDK_KEY_Page_Up, page_cb, -1 },
    { GDK_KEY_Page_Down, page_cb, 1 },
    { GDK_KEY_KP_Page_Up, page_cb, -1 },
    { GDK_KEY_KP_Page_Down, page_cb, 1 },
  };
  static const guint activating[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_space };

  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_widget_class_add_binding (widget_class, bindings[i].keyval, 0,
                                  bindings[i].func, "i", bindings[i].argument);
  for (guint i = 0; i < G_N_ELEMENTS (activating); i++)
    gtk_widget_class_add_binding (widget_class, activating[i], 0, activate_cb, NULL);
}

static void
pb_plot_class_init (PbPlotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pb_plot_finalize;
  widget_class->snapshot = pb_plot_snapshot;
  widget_class->css_changed = pb_plot_css_changed;
  widget_class->system_setting_changed = pb_plot_system_setting_changed;
  widget_class->direction_changed = pb_plot_direction_changed;

  /**
   * PbPlot::point-selected:
   * @self: the plot
   * @point: which point
   *
   * The mark moved to another point.
   */
  signals[POINT_SELECTED] = g_signal_new ("point-selected", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_UINT);

  /**
   * PbPlot::point-activated:
   * @self: the plot
   * @point: which point
   *
   * Somebody wants to know more of a point.
   */
  signals[POINT_ACTIVATED] = g_signal_new ("point-activated", G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_UINT);

  add_bindings (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pb_plot_init (PbPlot *self)
{
  PbPlotPrivate *priv = get_private (self);
  GtkWidget *widget = GTK_WIDGET (self);
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  priv->point = -1;
  priv->hovered = -1;
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);

  g_signal_connect_object (motion, "enter", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, focus);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));

  g_signal_connect_object (style, "notify::accent-color", G_CALLBACK (pb_plot_drop), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (pb_plot_drop), self,
                           G_CONNECT_SWAPPED);
}

/**
 * pb_plot_is_mirrored:
 * @self: a plot
 *
 * Returns: whether time goes from right to left
 */
gboolean
pb_plot_is_mirrored (PbPlot *self)
{
  g_return_val_if_fail (PB_IS_PLOT (self), FALSE);

  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/**
 * pb_plot_mirror:
 * @self: a plot
 * @x: a place in the layout or on the widget, in pixels
 *
 * Places are laid out from left to right; this leads from there to where they are
 * painted, and back.
 *
 * Returns: the other place
 */
double
pb_plot_mirror (PbPlot *self,
                double  x)
{
  g_return_val_if_fail (PB_IS_PLOT (self), x);

  return pb_plot_is_mirrored (self) ? gtk_widget_get_width (GTK_WIDGET (self)) - x : x;
}

/**
 * pb_plot_ensure:
 * @self: a plot
 *
 * Lays everything out for the size that the widget has now, unless that is done.
 *
 * Returns: whether there is anything to show
 */
gboolean
pb_plot_ensure (PbPlot *self)
{
  PbPlotPrivate *priv;
  GtkWidget *widget = GTK_WIDGET (self);
  int width, height;
  double size;

  g_return_val_if_fail (PB_IS_PLOT (self), FALSE);

  priv = get_private (self);
  width = gtk_widget_get_width (widget);
  height = gtk_widget_get_height (widget);
  size = pb_widget_get_font_size (widget);
  if (width <= 0 || height <= 0)
    return FALSE;

  if (!priv->valid || priv->width != width || priv->height != height || priv->size != size)
    {
      g_clear_pointer (&priv->mirrored, pb_drawing_free);
      priv->drawing = PB_PLOT_GET_CLASS (self)->lay_out (self, width, height);
      priv->width = width;
      priv->height = height;
      priv->size = size;
      priv->valid = TRUE;
    }

  return priv->drawing != NULL;
}

/**
 * pb_plot_drop:
 * @self: a plot
 *
 * Has everything laid out anew before it is painted the next time.
 */
void
pb_plot_drop (PbPlot *self)
{
  g_return_if_fail (PB_IS_PLOT (self));

  get_private (self)->valid = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pb_plot_reset:
 * @self: a plot
 * @point: where the mark is now, or -1 for nowhere
 *
 * Follows other points that took the place of those before: nothing is laid out
 * any more, and the pointer is on none of them.
 */
void
pb_plot_reset (PbPlot *self,
               int     point)
{
  PbPlotPrivate *priv;

  g_return_if_fail (PB_IS_PLOT (self));

  priv = get_private (self);
  pb_plot_drop (self);
  priv->point = -1;
  set_hovered (self, -1);
  pb_plot_set_point (self, point);
}

/**
 * pb_plot_get_point:
 * @self: a plot
 *
 * Returns: the point that the mark is on, or -1
 */
int
pb_plot_get_point (PbPlot *self)
{
  g_return_val_if_fail (PB_IS_PLOT (self), -1);

  return get_private (self)->point;
}

/**
 * pb_plot_set_point:
 * @self: a plot
 * @point: which point, or -1 for none
 *
 * Puts the mark on a point.
 */
void
pb_plot_set_point (PbPlot *self,
                   int     point)
{
  PbPlotPrivate *priv;
  PbPlotClass *klass;

  g_return_if_fail (PB_IS_PLOT (self));

  priv = get_private (self);
  klass = PB_PLOT_GET_CLASS (self);
  g_return_if_fail (point < (int) klass->get_n_points (self));

  if (priv->point == point)
    return;

  priv->point = MAX (point, -1);
  if (klass->point_changed)
    klass->point_changed (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (point >= 0)
    g_signal_emit (self, signals[POINT_SELECTED], 0, (guint) point);
}

/**
 * pb_plot_get_hovered:
 * @self: a plot
 *
 * Returns: the point that the pointer is on, or -1
 */
int
pb_plot_get_hovered (PbPlot *self)
{
  g_return_val_if_fail (PB_IS_PLOT (self), -1);

  return get_private (self)->hovered;
}

/**
 * pb_plot_find_point:
 * @self: a plot
 * @x: a place on the widget, in pixels
 * @y: a place on the widget, in pixels
 *
 * Returns: the point that is shown there, or -1
 */
int
pb_plot_find_point (PbPlot *self,
                    double  x,
                    double  y)
{
  g_return_val_if_fail (PB_IS_PLOT (self), -1);

  if (!pb_plot_ensure (self))
    return -1;

  return PB_PLOT_GET_CLASS (self)->find_point (self, pb_plot_mirror (self, x), y);
}

/**
 * pb_plot_step:
 * @self: a plot
 * @steps: how many points to the right, or to the left when negative; more than
 *   one mean later or earlier in either direction of text
 *
 * Moves the mark and says what is there.  Without a mark, the first step goes to
 * the end that one comes from.
 */
void
pb_plot_step (PbPlot *self,
              int     steps)
{
  int last, start;

  g_return_if_fail (PB_IS_PLOT (self));

  last = (int) PB_PLOT_GET_CLASS (self)->get_n_points (self) - 1;
  if (last < 0)
    return;

  if (pb_plot_is_mirrored (self) && ABS (steps) == 1)
    steps = -steps;
  start = pb_plot_get_point (self);
  if (start < 0)
    start = steps > 0 ? -1 : last + 1;
  if (CLAMP (start + steps, 0, last) == start)
    gtk_widget_error_bell (GTK_WIDGET (self));

  /* A pointer that lies about must not hide where the keys are. */
  set_hovered (self, -1);
  select_point (self, CLAMP (start + steps, 0, last));
}

/**
 * pb_plot_announce:
 * @self: a plot
 * @point: which point
 *
 * Has what is at a point said.
 */
void
pb_plot_announce (PbPlot *self,
                  int     point)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (PB_IS_PLOT (self));
  g_return_if_fail (point >= 0);

  sentence = PB_PLOT_GET_CLASS (self)->dup_sentence (self, point);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}
