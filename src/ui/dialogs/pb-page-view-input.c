/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What keys, wheel and fingers do to the pages of a report. */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-page-view-private.h"

#include <math.h>

#define ZOOM_PER_NOTCH 1.1

static void
move_cb (PbPageView *self,
         int         by)
{
  int last = (int) self->leaves->len - 1;

  if (last >= 0)
    pb_page_view_set_page (self, (guint) CLAMP ((int) self->page + CLAMP (by, -last, last), 0,
                                                last));
}

/* Thumbnails are chosen, not read. */
static void
scroll_cb (PbPageView *self,
           gboolean    vertically,
           double      by)
{
  GtkAdjustment *adjustment = vertically ? self->vadjustment : self->hadjustment;

  if (!self->thumbnails)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                            by * gtk_adjustment_get_page_size (adjustment));
  else if (vertically)
    move_cb (self, by < 0 ? -1 : 1);
}

static void
pointer_moved_cb (PbPageView *self,
                  double      x,
                  double      y)
{
  self->pointer_y = y;
}

static gboolean
wheel_cb (PbPageView         *self,
          double              dx,
          double              dy,
          GtkEventController *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);

  if (self->thumbnails || self->scale <= 0 || !(state & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;

  _pb_page_view_zoom_at (self, self->scale * pow (ZOOM_PER_NOTCH, -dy), self->pointer_y);

  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (PbPageView *self)
{
  self->pinch_zoom = self->scale;
}

static void
pinched_cb (PbPageView *self,
            double      by,
            GtkGesture *gesture)
{
  double x, y;

  if (!self->thumbnails && gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    _pb_page_view_zoom_at (self, self->pinch_zoom * by, y);
}

static void
pressed_cb (PbPageView *self,
            int         n_press,
            double      x,
            double      y)
{
  double n = self->stride > 0
               ? (gtk_adjustment_get_value (self->vadjustment) + y - MARGIN) / self->stride : -1;

  if (self->thumbnails && n >= 0 && n < self->leaves->len)
    pb_page_view_set_page (self, (guint) n);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->thumbnails)
    g_signal_emit_by_name (self, "chosen");
}

/* The keys are those of everything that scrolls, and so are the signals. */
void
_pb_page_view_class_add_bindings (GtkWidgetClass *widget_class)
{
  static const struct { guint key; int by; } moves[] = {
    { GDK_KEY_Home, -G_MAXINT }, { GDK_KEY_KP_Home, -G_MAXINT },
    { GDK_KEY_End, G_MAXINT }, { GDK_KEY_KP_End, G_MAXINT },
  };
  static const struct { guint key; GdkModifierType modifiers; gboolean vertical; double by; }
  scrolls[] = {
    { GDK_KEY_Up, 0, TRUE, -0.1 }, { GDK_KEY_KP_Up, 0, TRUE, -0.1 },
    { GDK_KEY_Down, 0, TRUE, 0.1 }, { GDK_KEY_KP_Down, 0, TRUE, 0.1 },
    { GDK_KEY_Left, 0, FALSE, -0.1 }, { GDK_KEY_KP_Left, 0, FALSE, -0.1 },
    { GDK_KEY_Right, 0, FALSE, 0.1 }, { GDK_KEY_KP_Right, 0, FALSE, 0.1 },
    { GDK_KEY_Page_Up, 0, TRUE, -0.9 }, { GDK_KEY_KP_Page_Up, 0, TRUE, -0.9 },
    { GDK_KEY_Page_Down, 0, TRUE, 0.9 }, { GDK_KEY_KP_Page_Down, 0, TRUE, 0.9 },
    { GDK_KEY_space, 0, TRUE, 0.9 }, { GDK_KEY_space, GDK_SHIFT_MASK, TRUE, -0.9 },
  };

  g_signal_new_class_handler ("move", PB_TYPE_PAGE_VIEW, G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION,
                              G_CALLBACK (move_cb), NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  g_signal_new_class_handler ("scroll", PB_TYPE_PAGE_VIEW, G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION,
                              G_CALLBACK (scroll_cb), NULL, NULL, NULL, G_TYPE_NONE, 2,
                              G_TYPE_BOOLEAN, G_TYPE_DOUBLE);

  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_Return, 0, "chosen", NULL);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_KP_Enter, 0, "chosen", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_add_binding_signal (widget_class, moves[i].key, 0, "move", "(i)",
                                         moves[i].by);
  for (guint i = 0; i < G_N_ELEMENTS (scrolls); i++)
    gtk_widget_class_add_binding_signal (widget_class, scrolls[i].key, scrolls[i].modifiers,
                                         "scroll", "(bd)", scrolls[i].vertical, scrolls[i].by);
}

void
_pb_page_view_add_controllers (PbPageView *self)
{
  GtkEventController *wheel = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect_swapped (wheel, "scroll", G_CALLBACK (wheel_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (pointer_moved_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinched_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), wheel);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
}
