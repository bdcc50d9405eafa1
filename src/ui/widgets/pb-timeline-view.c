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
 * The way of a group through the phases as one line.  Every place in time says its
 * sentence; a click and Enter open the record behind it.
 */
struct _PbTimelineView
{
  PbPlot parent_instance;

  PbTimeline *timeline;
  PbTimelineLayout *layout;
};

typedef enum
{
  PROP_SENTENCE = 1,
} PbTimelineViewProperty;

static GParamSpec *props[PROP_SENTENCE + 1];

G_DEFINE_FINAL_TYPE (PbTimelineView, pb_timeline_view, PB_TYPE_PLOT)

static PbTimelineOptions
get_options (PbTimelineView      *self,
             const PbTextMeasure *measure)
{
  PbTimelineOptions options = PB_TIMELINE_OPTIONS_INIT;

  options.size = pb_widget_get_font_size (GTK_WIDGET (self));
  options.measure = measure;

  return options;
}

static const PbDrawing *
pb_timeline_view_lay_out (PbPlot *plot,
                          double  width,
                          double  height)
{
  PbTimelineView *self = PB_TIMELINE_VIEW (plot);
  PbTextMeasure measure = pb_widget_get_measure (GTK_WIDGET (self));
  PbTimelineOptions options = get_options (self, &measure);

  g_clear_pointer (&self->layout, pb_timeline_layout_free);
  if (self->timeline == NULL)
    return NULL;

  self->layout = pb_timeline_layout_new (self->timeline, width, &options);

  return self->layout->drawing;
}

static guint
pb_timeline_view_get_n_points (PbPlot *plot)
{
  return pb_plot_ensure (plot) ? PB_TIMELINE_VIEW (plot)->layout->spots->len : 0;
}

static int
pb_timeline_view_find_point (PbPlot *plot,
                             double  x,
                             double  y)
{
  return pb_timeline_layout_find_spot (PB_TIMELINE_VIEW (plot)->layout, x, y);
}

static const PbTimelineSpot *
get_spot (PbTimelineView *self,
          int             n)
{
  if (n < 0 || (guint) n >= pb_timeline_view_get_n_points (PB_PLOT (self)))
    return NULL;

  return &g_array_index (self->layout->spots, PbTimelineSpot, n);
}

static char *
pb_timeline_view_dup_sentence (PbPlot *plot,
                               guint   point)
{
  return g_strdup (get_spot (PB_TIMELINE_VIEW (plot), (int) point)->sentence);
}

/* What the pointer is on comes before where the keyboard is. */
static const PbTimelineSpot *
get_shown_spot (PbTimelineView *self)
{
  const PbTimelineSpot *spot = get_spot (self, pb_plot_get_hovered (PB_PLOT (self)));

  return spot != NULL ? spot : get_spot (self, pb_plot_get_point (PB_PLOT (self)));
}

static void
pb_timeline_view_spot_changed (PbPlot *plot)
{
  const PbTimelineSpot *spot = get_spot (PB_TIMELINE_VIEW (plot), pb_plot_get_hovered (plot));

  gtk_widget_set_cursor_from_name (GTK_WIDGET (plot),
                                   spot != NULL && spot->record != NULL ? "pointer" : NULL);
  g_object_notify_by_pspec (G_OBJECT (plot), props[PROP_SENTENCE]);
}

static void
point_activated_cb (PbTimelineView *self,
                    guint           point)
{
  const PbTimelineSpot *spot = get_spot (self, (int) point);

  if (spot != NULL && spot->record != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "s", spot->record);
}

static void
released_cb (PbTimelineView *self,
             int             n_press,
             double          x,
             double          y)
{
  int n = pb_plot_find_point (PB_PLOT (self), x, y);

  if (n >= 0 && n_press == 1)
    point_activated_cb (self, (guint) n);
}

static void
focus_left_cb (PbTimelineView *self)
{
  pb_plot_set_point (PB_PLOT (self), -1);
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
pb_timeline_view_snapshot_marks (PbPlot      *plot,
                                 GtkSnapshot *snapshot,
                                 int          point,
                                 int          hovered)
{
  const PbTimelineSpot *spot = get_shown_spot (PB_TIMELINE_VIEW (plot));
  GskRoundedRect outline;
  GdkRGBA color;
  double left;

  if (spot == NULL)
    return;

  left = pb_plot_mirror (plot, pb_plot_is_mirrored (plot) ? spot->x + spot->width : spot->x);
  pb_widget_get_ink (GTK_WIDGET (plot), PB_INK_TEXT, &color);
  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float) left - 2, (float) spot->y - 2,
                                                        (float) spot->width + 4,
                                                        (float) spot->height + 4), 4);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 1.5f, 1.5f, 1.5f, 1.5f },
                              (GdkRGBA[4]) { color, color, color, color });
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
  PbPlotClass *plot_class = PB_PLOT_CLASS (klass);

  object_class->get_property = pb_timeline_view_get_property;
  object_class->finalize = pb_timeline_view_finalize;

  widget_class->measure = pb_timeline_view_measure;
  plot_class->lay_out = pb_timeline_view_lay_out;
  plot_class->get_n_points = pb_timeline_view_get_n_points;
  plot_class->find_point = pb_timeline_view_find_point;
  plot_class->dup_sentence = pb_timeline_view_dup_sentence;
  plot_class->snapshot_marks = pb_timeline_view_snapshot_marks;
  plot_class->point_changed = pb_timeline_view_spot_changed;
  plot_class->hover_changed = pb_timeline_view_spot_changed;

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
}

static void
pb_timeline_view_init (PbTimelineView *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkWidget *widget = GTK_WIDGET (self);

  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "point-activated", G_CALLBACK (point_activated_cb), NULL);
  gtk_widget_add_controller (widget, focus);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));

  gtk_widget_set_overflow (widget, GTK_OVERFLOW_VISIBLE);
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

  g_clear_pointer (&self->timeline, pb_timeline_free);
  self->timeline = timeline;
  pb_plot_reset (PB_PLOT (self), -1);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  timeline != NULL ? timeline->summary : "",
                                  -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  pb_timeline_view_spot_changed (PB_PLOT (self));
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
