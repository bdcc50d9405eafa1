/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/network/pb-relation-map-view.h"

#include "report/pb-map-layout.h"
#include "ui/network/pb-map-node-view.h"
#include "ui/network/pb-map-plan.h"
#include "ui/network/pb-map-viewport.h"
#include "ui/widgets/pb-drawing-painter.h"

#include <glib/gi18n.h>
#include <math.h>

#define STEP 1.25

/* A press that moves further than this moves the map. */
#define DRAG_THRESHOLD 6

/**
 * PbRelationMapView:
 *
 * The relation map: groups and how the relations between them are looked after.
 *
 * The pointer moves it, the wheel, two fingers and the keys plus, minus and 0
 * zoom.  Each group is a child of its own that takes the focus: the arrow keys go
 * to the next group in that direction, Enter opens it.
 */
struct _PbRelationMapView
{
  GtkWidget parent_instance;

  PbRelationMap *map;
  PbMapLayout *layout;
  GskRenderNode *painted;
  GPtrArray *nodes;
  GCancellable *cancellable;

  PbMapViewport port;
  char *current_id;
  int current;
  int hovered;
  double drag_x;
  double drag_y;
  gboolean dragged;
  double pinch_scale;
};

typedef enum
{
  PROP_SENTENCE = 1,
} PbRelationMapViewProperty;

static GParamSpec *props[PROP_SENTENCE + 1];

typedef enum
{
  SIGNAL_OPENED,
} PbRelationMapViewSignal;

static guint signals[SIGNAL_OPENED + 1];

G_DEFINE_FINAL_TYPE (PbRelationMapView, pb_relation_map_view, GTK_TYPE_WIDGET)

static PbMapNode *
get_node (PbRelationMapView *self,
          int                place)
{
  if (self->map == NULL || self->layout == NULL || place < 0 ||
      (guint) place >= self->map->nodes->len)
    return NULL;

  return self->map->nodes->pdata[place];
}

static void
sentence_changed (PbRelationMapView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SENTENCE]);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
moved (PbRelationMapView *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* What people look at is in the middle where not all of it fits. */
static void
fit (PbRelationMapView *self)
{
  const PbMapSpot *middle = NULL;

  for (guint i = 0; i < self->map->nodes->len; i++)
    {
      if (((PbMapNode *) self->map->nodes->pdata[i])->chosen)
        middle = self->layout->spots->pdata[i];
    }
  pb_map_viewport_fit (&self->port, middle);
}

static void
zoom_at (PbRelationMapView *self,
         double             scale,
         double             x,
         double             y)
{
  if (self->layout == NULL)
    return;

  pb_map_viewport_zoom_at (&self->port, scale, x, y);
  moved (self);
}

static void
move_to (PbRelationMapView *self,
         double             x,
         double             y)
{
  pb_map_viewport_move_to (&self->port, x, y);
  moved (self);
}

static void
open_place (PbRelationMapView *self,
            int                place)
{
  PbMapNode *node = get_node (self, place);

  if (node)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0, node->id);
}

static void
node_activated_cb (PbRelationMapView *self)
{
  open_place (self, self->current);
}

static void
drop_nodes (PbRelationMapView *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    gtk_widget_unparent (self->nodes->pdata[i]);
  g_ptr_array_set_size (self->nodes, 0);
}

static void
make_nodes (PbRelationMapView *self)
{
  for (guint i = 0; i < self->map->nodes->len; i++)
    {
      const PbMapNode *node = self->map->nodes->pdata[i];
      GtkWidget *child = pb_map_node_view_new (node->name, node->sentence);

      gtk_widget_set_parent (child, GTK_WIDGET (self));
      g_signal_connect_object (child, "activate", G_CALLBACK (node_activated_cb), self,
                               G_CONNECT_SWAPPED);
      g_ptr_array_add (self->nodes, child);
    }
}

static void
take_layout (PbRelationMapView *self,
             PbRelationMap     *map,
             PbMapLayout       *layout)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean focused = gtk_widget_has_focus (widget) || gtk_widget_get_focus_child (widget) != NULL;

  drop_nodes (self);
  g_clear_pointer (&self->map, pb_relation_map_free);
  g_clear_pointer (&self->layout, pb_map_layout_free);
  g_clear_pointer (&self->painted, gsk_render_node_unref);
  self->map = map;
  self->layout = layout;
  self->hovered = -1;
  self->current = pb_relation_map_find (map, self->current_id);
  self->port.map_width = layout->width;
  self->port.map_height = layout->height;
  make_nodes (self);
  if (focused)
    gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
  gtk_widget_queue_allocate (widget);
  sentence_changed (self);
}

static void
planned_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  PbRelationMapView *self = PB_RELATION_MAP_VIEW (object);
  PbRelationMap *map = NULL;
  PbMapLayout *layout = pb_map_plan_finish (GTK_WIDGET (self), result, &map);

  /* Nothing comes of a plan that a newer one has overtaken. */
  if (layout)
    take_layout (self, map, layout);
}

static void
lay_out (PbRelationMapView *self,
         PbRelationMap     *map)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  self->cancellable = g_cancellable_new ();
  pb_map_plan_async (GTK_WIDGET (self), map, self->cancellable, planned_cb, NULL);
}

static gboolean
zoom_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  pb_relation_map_view_zoom (PB_RELATION_MAP_VIEW (widget), g_variant_get_int32 (args));

  return GDK_EVENT_STOP;
}

static int
find_at (PbRelationMapView *self,
         double             x,
         double             y)
{
  if (self->layout == NULL)
    return -1;

  return pb_map_layout_find_spot (self->layout, (x - self->port.x) / self->port.scale,
                                  (y - self->port.y) / self->port.scale);
}

static void
motion_cb (PbRelationMapView *self,
           double             x,
           double             y)
{
  int hovered = find_at (self, x, y);

  if (self->hovered == hovered)
    return;

  self->hovered = hovered;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), hovered >= 0 ? "pointer" : NULL);
  sentence_changed (self);
}

static void
leave_cb (PbRelationMapView *self)
{
  motion_cb (self, -1, G_MAXINT);
}

static void
drag_begin_cb (PbRelationMapView *self,
               double             x,
               double             y)
{
  self->drag_x = self->port.x;
  self->drag_y = self->port.y;
  self->dragged = FALSE;
}

static void
drag_update_cb (PbRelationMapView *self,
                double             dx,
                double             dy,
                GtkGesture        *gesture)
{
  if (!self->dragged && fabs (dx) < DRAG_THRESHOLD && fabs (dy) < DRAG_THRESHOLD)
    return;

  self->dragged = TRUE;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  move_to (self, self->drag_x + dx, self->drag_y + dy);
}

static void
drag_end_cb (PbRelationMapView *self,
             double             dx,
             double             dy,
             GtkGesture        *gesture)
{
  double x, y;
  int place;

  if (self->dragged || !gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (gesture), &x, &y))
    return;

  place = find_at (self, x, y);
  if (place < 0)
    return;

  gtk_widget_grab_focus (self->nodes->pdata[place]);
  open_place (self, place);
}

static void
pinch_begin_cb (PbRelationMapView *self)
{
  self->pinch_scale = self->port.scale;
}

static void
pinch_cb (PbRelationMapView *self,
          double             factor,
          GtkGesture        *gesture)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    zoom_at (self, self->pinch_scale * factor, x, y);
}

/* A wheel zooms; two fingers on a touchpad move, and zoom with Ctrl. */
static gboolean
scroll_cb (PbRelationMapView        *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  gboolean wheel = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;
  double x = self->port.width / 2;
  double y = self->port.height / 2;
  graphene_point_t place;

  if (self->layout == NULL)
    return GDK_EVENT_PROPAGATE;

  if (!wheel && !(state & GDK_CONTROL_MASK))
    {
          move_to (self, self->port.x - dx, self->port.y - dy);
      return GDK_EVENT_STOP;
    }

  if (gdk_event_get_position (event, &x, &y))
    {
      GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
      double left, top;

      gtk_native_get_surface_transform (native, &left, &top);
      if (gtk_widget_compute_point (GTK_WIDGET (native), GTK_WIDGET (self),
                                    &GRAPHENE_POINT_INIT ((float) (x - left), (float) (y - top)),
                                    &place))
        {
          x = place.x;
          y = place.y;
        }
    }
  zoom_at (self, self->port.scale * pow (STEP, wheel ? -dy : -dy / 40), x, y);

  return GDK_EVENT_STOP;
}

static gboolean
pb_relation_map_view_focus (GtkWidget        *widget,
                            GtkDirectionType  direction)
{
  static const int ways[][2] = {
    [GTK_DIR_UP] = { 0, -1 },
    [GTK_DIR_DOWN] = { 0, 1 },
    [GTK_DIR_LEFT] = { -1, 0 },
    [GTK_DIR_RIGHT] = { 1, 0 },
  };
  PbRelationMapView *self = PB_RELATION_MAP_VIEW (widget);
  int next;

  /* The groups take over as soon as they have their places. */
  if (self->layout == NULL)
    return !gtk_widget_has_focus (widget) && gtk_widget_grab_focus (widget);
  if (self->nodes->len == 0)
    return FALSE;

  if (gtk_widget_get_focus_child (widget) == NULL)
    {
      next = MAX (self->current, 0);
      for (guint i = 0; self->current < 0 && i < self->map->nodes->len; i++)
        if (((PbMapNode *) self->map->nodes->pdata[i])->chosen)
          next = (int) i;

      return gtk_widget_grab_focus (self->nodes->pdata[next]);
    }

  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return FALSE;

  next = pb_map_layout_find_next (self->layout, MAX (self->current, 0), ways[direction][0],
                                  ways[direction][1]);
  if (next < 0)
    {
      gtk_widget_error_bell (widget);
      return TRUE;
    }

  return gtk_widget_grab_focus (self->nodes->pdata[next]);
}

static void
pb_relation_map_view_set_focus_child (GtkWidget *widget,
                                      GtkWidget *child)
{
  PbRelationMapView *self = PB_RELATION_MAP_VIEW (widget);
  guint place;

  GTK_WIDGET_CLASS (pb_relation_map_view_parent_class)->set_focus_child (widget, child);

  if (child == NULL || !g_ptr_array_find (self->nodes, child, &place))
    return;

  self->current = (int) place;
  self->hovered = -1;
  g_set_str (&self->current_id, ((PbMapNode *) self->map->nodes->pdata[place])->id);
  pb_map_viewport_reveal (&self->port, self->layout->spots->pdata[place]);
  moved (self);
  sentence_changed (self);
}

static void
pb_relation_map_view_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : 40;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 700 : 450;
}

static void
pb_relation_map_view_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  PbRelationMapView *self = PB_RELATION_MAP_VIEW (widget);

  self->port.width = MAX (width, 1);
  self->port.height = MAX (height, 1);
  if (self->layout && self->port.fitted)
    fit (self);

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const PbMapSpot *spot = self->layout->spots->pdata[i];
      GtkWidget *child = self->nodes->pdata[i];
      GtkAllocation place = {
        .x = (int) floor (self->port.x + spot->left * self->port.scale),
        .y = (int) floor (self->port.y + spot->top * self->port.scale),
        .width = (int) ceil (spot->width * self->port.scale),
        .height = (int) ceil (spot->height * self->port.scale),
      };
      int least;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      place.width = MAX (place.width, least);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, place.width, &least, NULL, NULL, NULL);
      place.height = MAX (place.height, least);
      gtk_widget_size_allocate (child, &place, -1);
    }
}

/* The whole map is painted once, and only moved after that. */
static void
paint (PbRelationMapView *self)
{
  GtkSnapshot *snapshot;

  if (self->painted)
    return;

  snapshot = gtk_snapshot_new ();
  pb_widget_snapshot_drawing (GTK_WIDGET (self), snapshot, self->layout->drawing, FALSE);
  self->painted = gtk_snapshot_free_to_node (snapshot);
}

static void
snapshot_hover (PbRelationMapView *self,
                GtkSnapshot       *snapshot)
{
  const PbMapSpot *spot = self->layout->spots->pdata[self->hovered];
  GskRoundedRect outline;
  GdkRGBA color;

  pb_widget_get_ink (GTK_WIDGET (self), PB_INK_AXIS, &color);
  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float) spot->left, (float) spot->top,
                                                        (float) spot->width,
                                                        (float) spot->height), 6);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 1.5f, 1.5f, 1.5f, 1.5f },
                              (GdkRGBA[4]) { color, color, color, color });
}

static void
pb_relation_map_view_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  PbRelationMapView *self = PB_RELATION_MAP_VIEW (widget);

  GdkRGBA paper;

  /* Words stand on the same paper. */
  pb_widget_get_ink (widget, PB_INK_PAPER, &paper);
  gtk_snapshot_append_color (snapshot, &paper,
                             &GRAPHENE_RECT_INIT (0, 0, (float) self->port.width,
                                                  (float) self->port.height));
  if (self->layout == NULL)
    return;

  paint (self);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) self->port.x, (float) self->port.y));
  gtk_snapshot_scale (snapshot, (float) self->port.scale, (float) self->port.scale);
  if (self->painted)
    gtk_snapshot_append_node (snapshot, self->painted);
  if (self->hovered >= 0)
    snapshot_hover (self, snapshot);
  gtk_snapshot_restore (snapshot);
  for (guint i = 0; i < self->nodes->len; i++)
    gtk_widget_snapshot_child (widget, self->nodes->pdata[i], snapshot);
}

/* Colours may be others, and so may the size of words. */
static void
pb_relation_map_view_css_changed (GtkWidget         *widget,
                                  GtkCssStyleChange *change)
{
  PbRelationMapView *self = PB_RELATION_MAP_VIEW (widget);

  GTK_WIDGET_CLASS (pb_relation_map_view_parent_class)->css_changed (widget, change);

  g_clear_pointer (&self->painted, gsk_render_node_unref);
  if (self->map && self->layout->size != pb_widget_get_font_size (widget))
    lay_out (self, g_steal_pointer (&self->map));
  gtk_widget_queue_resize (widget);
}

static void
pb_relation_map_view_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  PbRelationMapView *self = PB_RELATION_MAP_VIEW (object);

  switch ((PbRelationMapViewProperty) prop_id)
    {
    case PROP_SENTENCE:
      g_value_set_string (value, pb_relation_map_view_get_sentence (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_relation_map_view_dispose (GObject *object)
{
  PbRelationMapView *self = PB_RELATION_MAP_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  drop_nodes (self);

  G_OBJECT_CLASS (pb_relation_map_view_parent_class)->dispose (object);
}

static void
pb_relation_map_view_finalize (GObject *object)
{
  PbRelationMapView *self = PB_RELATION_MAP_VIEW (object);

  g_clear_pointer (&self->map, pb_relation_map_free);
  g_clear_pointer (&self->layout, pb_map_layout_free);
  g_clear_pointer (&self->painted, gsk_render_node_unref);
  g_clear_pointer (&self->nodes, g_ptr_array_unref);
  g_clear_pointer (&self->current_id, g_free);

  G_OBJECT_CLASS (pb_relation_map_view_parent_class)->finalize (object);
}

static void
pb_relation_map_view_class_init (PbRelationMapViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pb_relation_map_view_get_property;
  object_class->dispose = pb_relation_map_view_dispose;
  object_class->finalize = pb_relation_map_view_finalize;

  widget_class->focus = pb_relation_map_view_focus;
  widget_class->set_focus_child = pb_relation_map_view_set_focus_child;
  widget_class->measure = pb_relation_map_view_measure;
  widget_class->size_allocate = pb_relation_map_view_size_allocate;
  widget_class->snapshot = pb_relation_map_view_snapshot;
  widget_class->css_changed = pb_relation_map_view_css_changed;

  /**
   * PbRelationMapView:sentence:
   *
   * What is to be said of the group that the pointer or the focus is on, else of
   * the whole.
   */
  props[PROP_SENTENCE] =
    g_param_spec_string ("sentence", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * PbRelationMapView::opened:
   * @id: the identifier of a group
   *
   * A group is to be opened.
   */
  signals[SIGNAL_OPENED] =
    g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "relation-map");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_plus, 0, zoom_key_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_equal, 0, zoom_key_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Add, 0, zoom_key_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_minus, 0, zoom_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Subtract, 0, zoom_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_0, 0, zoom_key_cb, "i", 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_0, 0, zoom_key_cb, "i", 0);
}

static void
pb_relation_map_view_init (PbRelationMapView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkWidget *widget = GTK_WIDGET (self);

  self->nodes = g_ptr_array_new ();
  self->port = (PbMapViewport) PB_MAP_VIEWPORT_INIT;
  self->current = self->hovered = -1;
  gtk_widget_set_focusable (widget, TRUE);

  g_signal_connect_object (motion, "enter", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pinch, "begin", G_CALLBACK (pinch_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pinch, "scale-changed", G_CALLBACK (pinch_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));

  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Relation map"),
                                  GTK_ACCESSIBLE_PROPERTY_HELP_TEXT,
                                  _("The arrow keys go from group to group; Enter opens one; "
                                    "plus, minus and 0 zoom."),
                                  -1);
}

/**
 * pb_relation_map_view_take_map:
 * @self: a relation map view
 * @map: (transfer full): a finished map
 *
 * Shows @map.  The part that is shown, and the group that the focus is on, stay
 * as long as they can.
 */
void
pb_relation_map_view_take_map (PbRelationMapView *self,
                               PbRelationMap     *map)
{
  g_return_if_fail (PB_IS_RELATION_MAP_VIEW (self));
  g_return_if_fail (map != NULL);

  lay_out (self, map);
}

/**
 * pb_relation_map_view_get_map:
 * @self: a relation map view
 *
 * Returns: (transfer none) (nullable): what it shows
 */
PbRelationMap *
pb_relation_map_view_get_map (PbRelationMapView *self)
{
  g_return_val_if_fail (PB_IS_RELATION_MAP_VIEW (self), NULL);

  return self->map;
}

/**
 * pb_relation_map_view_get_current:
 * @self: a relation map view
 *
 * Returns: (nullable): the identifier of the group that the focus was on last
 */
const char *
pb_relation_map_view_get_current (PbRelationMapView *self)
{
  g_return_val_if_fail (PB_IS_RELATION_MAP_VIEW (self), NULL);

  return self->current_id;
}

/**
 * pb_relation_map_view_get_sentence:
 * @self: a relation map view
 *
 * Returns: what is to be said of the group that the pointer or the focus is on;
 *   empty where there is none
 */
const char *
pb_relation_map_view_get_sentence (PbRelationMapView *self)
{
  PbMapNode *node;

  g_return_val_if_fail (PB_IS_RELATION_MAP_VIEW (self), NULL);

  node = get_node (self, self->hovered >= 0 ? self->hovered : self->current);

  return node && node->sentence ? node->sentence : "";
}

/**
 * pb_relation_map_view_get_scale:
 * @self: a relation map view
 *
 * Returns: how many times as large as on paper the map is shown
 */
double
pb_relation_map_view_get_scale (PbRelationMapView *self)
{
  g_return_val_if_fail (PB_IS_RELATION_MAP_VIEW (self), 1);

  return self->port.scale;
}

/**
 * pb_relation_map_view_zoom:
 * @self: a relation map view
 * @steps: how many steps closer, or less than 0 for further; 0 shows all
 *
 * Zooms around the middle, or around the group that has the focus.
 */
void
pb_relation_map_view_zoom (PbRelationMapView *self,
                           int                steps)
{
  double x, y;

  g_return_if_fail (PB_IS_RELATION_MAP_VIEW (self));

  if (self->layout == NULL)
    return;

  if (steps == 0)
    {
      self->port.fitted = TRUE;
      moved (self);
      return;
    }

  x = self->port.width / 2;
  y = self->port.height / 2;
  if (self->current >= 0 && gtk_widget_get_focus_child (GTK_WIDGET (self)))
    {
      const PbMapSpot *spot = self->layout->spots->pdata[self->current];

      x = self->port.x + spot->x * self->port.scale;
      y = self->port.y + spot->y * self->port.scale;
    }
  zoom_at (self, self->port.scale * pow (STEP, steps), x, y);
}
