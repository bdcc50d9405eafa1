/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/widgets/pb-timeline-view.h"

#include <glib/gi18n.h>

#include "report/pb-timeline-layout.h"
#include "ui/widgets/pb-drawing-painter.h"

/**
 * PbTimelineView:
 *
 * The way of a group through the phases as one line.
 *
 * It can be explored by pointer and by keyboard: the arrow keys go from place
 * to place in time, each says its sentence, and Enter opens the record behind
 * it.
 */
struct _PbTimelineView
{
  GtkWidget parent_instance;

  PbTimeline *timeline;
  PbTimelineLayout *layout;
  double layout_width;
  double layout_size;

  int current;
  int hovered;
};

typedef enum
{
  PROP_SENTENCE = 1,
} PbTimelineViewProperty;

static GParamSpec *props[PROP_SENTENCE + 1];

G_DEFINE_FINAL_TYPE (PbTimelineView, pb_timeline_view, GTK_TYPE_WIDGET)

static PbTimelineOptions
get_options (PbTimelineView      *self,
             const PbTextMeasure *measure)
{
  PbTimelineOptions options = PB_TIMELINE_OPTIONS_INIT;
  GtkWidget *widget = GTK_WIDGET (self);

  options.size = pb_widget_get_font_size (widget);
  options.mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  options.measure = measure;

  return options;
}

/* The layout follows the width and the size of text. */
static PbTimelineLayout *
get_layout (PbTimelineView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double width = gtk_widget_get_width (widget);
  double size = pb_widget_get_font_size (widget);

  if (self->timeline == NULL || width < 1)
    return NULL;

  if (self->layout == NULL || self->layout_width != width || self->layout_size != size)
    {
      PbTextMeasure measure = pb_widget_get_measure (widget);
      PbTimelineOptions options = get_options (self, &measure);

      g_clear_pointer (&self->layout, pb_timeline_layout_free);
      self->layout = pb_timeline_layout_new (self->timeline, width, &options);
      self->layout_width = width;
      self->layout_size = size;
      self->hovered = -1;
    }

  return self->layout;
}

static const PbTimelineSpot *
get_spot (PbTimelineView *self,
          int             n)
{
  PbTimelineLayout *layout = get_layout (self);

  if (layout == NULL || n < 0 || (guint) n >= layout->spots->len)
    return NULL;

  return &g_array_index (layout->spots, PbTimelineSpot, n);
}

/* What the pointer is on comes before where the keyboard is. */
static const PbTimelineSpot *
get_shown_spot (PbTimelineView *self)
{
  const PbTimelineSpot *spot = get_spot (self, self->hovered);

  return spot != NULL ? spot : get_spot (self, self->current);
}

static void
spot_changed (PbTimelineView *self)
{
  const PbTimelineSpot *spot = get_spot (self, self->hovered);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   spot != NULL && spot->record != NULL ? "pointer" : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SENTENCE]);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
go_to_spot (PbTimelineView *self,
            int             n)
{
  const PbTimelineSpot *spot = get_spot (self, n);

  if (spot == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  self->current = n;
  self->hovered = -1;
  spot_changed (self);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), spot->sentence,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
open_spot (PbTimelineView       *self,
           const PbTimelineSpot *spot)
{
  if (spot != NULL && spot->record != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "s", spot->record);
}

static gboolean
move_later (GtkWidget *widget,
            GVariant  *args,
            gpointer   user_data)
{
  PbTimelineView *self = PB_TIMELINE_VIEW (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int by = g_variant_get_int32 (args) * (mirrored ? -1 : 1);
  PbTimelineLayout *layout = get_layout (self);

  if (layout == NULL)
    return GDK_EVENT_PROPAGATE;

  if (self->current < 0)
    go_to_spot (self, by > 0 ? 0 : (int) layout->spots->len - 1);
  else
    go_to_spot (self, self->current + by);

  return GDK_EVENT_STOP;
}

static gboolean
move_to_end (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  PbTimelineView *self = PB_TIMELINE_VIEW (widget);
  PbTimelineLayout *layout = get_layout (self);

  if (layout == NULL || layout->spots->len == 0)
    return GDK_EVENT_PROPAGATE;

  go_to_spot (self, g_variant_get_boolean (args) ? (int) layout->spots->len - 1 : 0);

  return GDK_EVENT_STOP;
}

static gboolean
open_current (GtkWidget *widget,
              GVariant  *args,
              gpointer   user_data)
{
  PbTimelineView *self = PB_TIMELINE_VIEW (widget);

  open_spot (self, get_spot (self, self->current));

  return GDK_EVENT_STOP;
}

static void
motion_cb (PbTimelineView *self,
           double          x,
           double          y)
{
  PbTimelineLayout *layout = get_layout (self);
  int hovered = layout != NULL ? pb_timeline_layout_find_spot (layout, x, y) : -1;

  if (self->hovered == hovered)
    return;

  self->hovered = hovered;
  spot_changed (self);
}

static void
leave_cb (PbTimelineView *self)
{
  if (self->hovered < 0)
    return;

  self->hovered = -1;
  spot_changed (self);
}

static void
released_cb (PbTimelineView *self,
             int             n_press,
             double          x,
             double          y)
{
  PbTimelineLayout *layout = get_layout (self);
  int n = layout != NULL ? pb_timeline_layout_find_spot (layout, x, y) : -1;

  if (n < 0)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->current = n;
  spot_changed (self);
  open_spot (self, get_spot (self, n));
}

static void
focus_left_cb (PbTimelineView *self)
{
  self->current = -1;
  spot_changed (self);
}

static void
pb_timeline_view_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  PbTimelineView *self = PB_TIMELINE_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 200;
      *natural = 600;
    }
  else if (self->timeline != NULL)
    {
      PbTextMeasure measure = pb_widget_get_measure (widget);
      PbTimelineOptions options = get_options (self, &measure);
      double height = pb_timeline_layout_get_height (self->timeline, &options);

      /* Up to a whole pixel. */
      *minimum = *natural = (int) (height + 0.999);
    }
}

static void
pb_timeline_view_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  PbTimelineView *self = PB_TIMELINE_VIEW (widget);
  PbTimelineLayout *layout = get_layout (self);
  const PbTimelineSpot *spot = get_shown_spot (self);

  if (layout == NULL)
    return;

  pb_widget_snapshot_drawing (widget, snapshot, layout->drawing, FALSE);

  if (spot != NULL)
    {
      graphene_rect_t bounds = GRAPHENE_RECT_INIT (spot->x - 2, spot->y - 2, spot->width + 4,
                                                   spot->height + 4);
      GskRoundedRect outline;
      GdkRGBA color;

      pb_widget_get_ink (widget, PB_INK_TEXT, &color);
      gsk_rounded_rect_init_from_rect (&outline, &bounds, 4);
      gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 1.5f, 1.5f, 1.5f, 1.5f },
                                  (GdkRGBA[4]) { color, color, color, color });
    }
}

static void
pb_timeline_view_css_changed (GtkWidget         *widget,
                              GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (pb_timeline_view_parent_class)->css_changed (widget, change);

  gtk_widget_queue_resize (widget);
}

static void
pb_timeline_view_direction_changed (GtkWidget        *widget,
                                    GtkTextDirection  previous)
{
  PbTimelineView *self = PB_TIMELINE_VIEW (widget);

  g_clear_pointer (&self->layout, pb_timeline_layout_free);
  GTK_WIDGET_CLASS (pb_timeline_view_parent_class)->direction_changed (widget, previous);
}

static void
pb_timeline_view_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  PbTimelineView *self = PB_TIMELINE_VIEW (object);

  switch ((PbTimelineViewProperty) prop_id)
    {
    case PROP_SENTENCE:
      g_value_set_string (value, pb_timeline_view_get_sentence (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_timeline_view_finalize (GObject *object)
{
  PbTimelineView *self = PB_TIMELINE_VIEW (object);

  g_clear_pointer (&self->layout, pb_timeline_layout_free);
  g_clear_pointer (&self->timeline, pb_timeline_free);

  G_OBJECT_CLASS (pb_timeline_view_parent_class)->finalize (object);
}

static void
pb_timeline_view_class_init (PbTimelineViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pb_timeline_view_get_property;
  object_class->finalize = pb_timeline_view_finalize;

  widget_class->measure = pb_timeline_view_measure;
  widget_class->snapshot = pb_timeline_view_snapshot;
  widget_class->css_changed = pb_timeline_view_css_changed;
  widget_class->direction_changed = pb_timeline_view_direction_changed;

  /**
   * PbTimelineView:sentence:
   *
   * What is to be said of the place that the pointer or the keyboard is on,
   * else of the whole.
   */
  props[PROP_SENTENCE] =
    g_param_spec_string ("sentence", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_css_name (widget_class, "pb-timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, move_later, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Right, 0, move_later, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, move_later, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Left, 0, move_later, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, move_to_end, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, move_to_end, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, open_current, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, open_current, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, open_current, NULL);
}

static void
pb_timeline_view_init (PbTimelineView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkWidget *widget = GTK_WIDGET (self);

  self->current = -1;
  self->hovered = -1;

  g_signal_connect_object (motion, "enter", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, focus);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));

  gtk_widget_set_focusable (widget, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_HELP_TEXT,
                                  _("The arrow keys go from place to place in time; "
                                    "Enter opens the record behind one."),
                                  -1);
}

/**
 * pb_timeline_view_new:
 *
 * Returns: (transfer floating): an empty timeline
 */
GtkWidget *
pb_timeline_view_new (void)
{
  return g_object_new (PB_TYPE_TIMELINE_VIEW, NULL);
}

/**
 * pb_timeline_view_take_timeline:
 * @self: a timeline view
 * @timeline: (transfer full) (nullable): a timeline
 *
 * Shows @timeline.
 */
void
pb_timeline_view_take_timeline (PbTimelineView *self,
                                PbTimeline     *timeline)
{
  g_return_if_fail (PB_IS_TIMELINE_VIEW (self));

  g_clear_pointer (&self->layout, pb_timeline_layout_free);
  g_clear_pointer (&self->timeline, pb_timeline_free);
  self->timeline = timeline;
  self->hovered = -1;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  timeline != NULL ? timeline->summary : "",
                                  -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  spot_changed (self);
}

/**
 * pb_timeline_view_get_timeline:
 * @self: a timeline view
 *
 * Returns: (transfer none) (nullable): what it shows
 */
PbTimeline *
pb_timeline_view_get_timeline (PbTimelineView *self)
{
  g_return_val_if_fail (PB_IS_TIMELINE_VIEW (self), NULL);

  return self->timeline;
}

/**
 * pb_timeline_view_get_sentence:
 * @self: a timeline view
 *
 * Returns: what is to be said of the place that the pointer or the keyboard is
 *   on, else of the whole
 */
const char *
pb_timeline_view_get_sentence (PbTimelineView *self)
{
  const PbTimelineSpot *spot;

  g_return_val_if_fail (PB_IS_TIMELINE_VIEW (self), NULL);

  if (self->timeline == NULL)
    return "";

  spot = get_shown_spot (self);

  return spot != NULL ? spot->sentence : self->timeline->summary;
}
