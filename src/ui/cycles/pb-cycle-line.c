/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/cycles/pb-cycle-line.h"

#include <glib/gi18n.h>

#include "report/pb-cycle-layout.h"
#include "ui/widgets/pb-drawing-painter.h"

/**
 * PbCycleLine:
 *
 * The cycles of a group with their stages on one line of time.
 *
 * The arrow keys go from stage to stage and say each; going to another cycle
 * chooses it, as a click does.  It is as wide as its cycles need, so it belongs
 * into something that scrolls.
 */
struct _PbCycleLine
{
  GtkWidget parent_instance;

  GPtrArray *cycles;
  PbDay day;
  char *chosen;

  PbCycleLayout *layout;
  double layout_width;
  double layout_size;

  int current;
  int hovered;
  guint reveal_id;
};

typedef enum { PROP_CHOSEN = 1 } PbCycleLineProperty;
static GParamSpec *props[PROP_CHOSEN + 1];

G_DEFINE_FINAL_TYPE (PbCycleLine, pb_cycle_line, GTK_TYPE_WIDGET)

static PbCycleLayoutOptions
get_options (PbCycleLine         *self,
             const PbTextMeasure *measure)
{
  GtkWidget *widget = GTK_WIDGET (self);

  return (PbCycleLayoutOptions) {
    .size = pb_widget_get_font_size (widget),
    .mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
    .measure = measure,
    .day = self->day,
    .chosen = self->chosen,
  };
}

static PbCycleLayout *
get_layout (PbCycleLine *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double width = gtk_widget_get_width (widget);
  double size = pb_widget_get_font_size (widget);

  if (width < 1)
    return NULL;

  if (self->layout == NULL || self->layout_width != width || self->layout_size != size)
    {
      PbTextMeasure measure = pb_widget_get_measure (widget);
      PbCycleLayoutOptions options = get_options (self, &measure);

      g_clear_pointer (&self->layout, pb_cycle_layout_free);
      self->layout = pb_cycle_layout_new (self->cycles, width, &options);
      self->layout_width = width;
      self->layout_size = size;
    }

  return self->layout;
}

static void
drop_layout (PbCycleLine *self)
{
  g_clear_pointer (&self->layout, pb_cycle_layout_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static const PbCycleSpot *
get_spot (PbCycleLine *self,
          int          n)
{
  PbCycleLayout *layout = get_layout (self);

  if (layout == NULL || n < 0 || (guint) n >= layout->spots->len)
    return NULL;

  return &g_array_index (layout->spots, PbCycleSpot, n);
}

/* Has whatever scrolls around it show a stretch of the line. */
static void
reveal (PbCycleLine *self,
        double       from,
        double       to)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  if (scroller != NULL)
    gtk_adjustment_clamp_page (
      gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller)), from - 12, to + 12);
}

static gboolean
is_of_chosen (PbCycleLine       *self,
              const PbCycleSpot *spot)
{
  return g_strcmp0 (pb_record_get_id (self->cycles->pdata[spot->cycle]), self->chosen) == 0;
}

/* What scrolls knows its size only after the line has been given its own. */
static gboolean
reveal_chosen_cb (gpointer user_data)
{
  PbCycleLine *self = user_data;
  PbCycleLayout *layout = get_layout (self);
  double from = G_MAXDOUBLE;
  double to = -G_MAXDOUBLE;

  self->reveal_id = 0;
  for (guint i = 0; layout != NULL && i < layout->spots->len; i++)
    {
      const PbCycleSpot *spot = &g_array_index (layout->spots, PbCycleSpot, i);

      if (is_of_chosen (self, spot))
        {
          from = MIN (from, spot->x);
          to = MAX (to, spot->x + spot->width);
        }
    }
  if (from < to)
    reveal (self, from, to);

  return G_SOURCE_REMOVE;
}

static void
queue_reveal (PbCycleLine *self)
{
  if (self->reveal_id == 0)
    self->reveal_id = g_idle_add (reveal_chosen_cb, self);
}

static void
choose_spot (PbCycleLine       *self,
             const PbCycleSpot *spot)
{
  pb_cycle_line_set_chosen (self, pb_record_get_id (self->cycles->pdata[spot->cycle]));
}

static void
go_to_spot (PbCycleLine *self,
            int          n)
{
  const PbCycleSpot *spot = get_spot (self, n);
  g_autofree char *sentence = NULL;

  if (spot == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  self->current = n;
  self->hovered = -1;
  sentence = g_strdup (spot->sentence);
  reveal (self, spot->x, spot->x + spot->width);

  /* Choosing another cycle makes the spots anew. */
  choose_spot (self, spot);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* Where the keyboard begins: the first stage of the chosen cycle. */
static int
find_first_spot (PbCycleLine *self)
{
  PbCycleLayout *layout = get_layout (self);

  for (guint i = 0; layout != NULL && i < layout->spots->len; i++)
    {
      const PbCycleSpot *spot = &g_array_index (layout->spots, PbCycleSpot, i);

      if (is_of_chosen (self, spot))
        return i;
    }

  return 0;
}

static gboolean
move_later (GtkWidget *widget,
            GVariant  *args,
            gpointer   user_data)
{
  PbCycleLine *self = PB_CYCLE_LINE (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int by = g_variant_get_int32 (args) * (mirrored ? -1 : 1);

  go_to_spot (self, self->current < 0 ? find_first_spot (self) : self->current + by);

  return GDK_EVENT_STOP;
}

static gboolean
move_to_end (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  PbCycleLine *self = PB_CYCLE_LINE (widget);
  PbCycleLayout *layout = get_layout (self);

  if (layout == NULL || layout->spots->len == 0)
    return GDK_EVENT_PROPAGATE;

  go_to_spot (self, g_variant_get_boolean (args) ? (int) layout->spots->len - 1 : 0);

  return GDK_EVENT_STOP;
}

static gboolean
open_chosen (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  PbCycleLine *self = PB_CYCLE_LINE (widget);

  if (self->chosen != NULL)
    gtk_widget_activate_action (widget, "win.edit-record", "s", self->chosen);

  return GDK_EVENT_STOP;
}

static int
find_spot_at (PbCycleLine *self,
              double       x,
              double       y)
{
  PbCycleLayout *layout = get_layout (self);

  return layout != NULL ? pb_cycle_layout_find_spot (layout, x, y) : -1;
}

static void
motion_cb (PbCycleLine *self,
           double       x,
           double       y)
{
  int hovered = find_spot_at (self, x, y);

  if (self->hovered == hovered)
    return;

  self->hovered = hovered;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), hovered >= 0 ? "pointer" : NULL);
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
leave_cb (PbCycleLine *self)
{
  self->hovered = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
released_cb (PbCycleLine *self,
             int          n_press,
             double       x,
             double       y)
{
  int n = find_spot_at (self, x, y);

  if (n < 0)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->current = n;
  choose_spot (self, get_spot (self, n));
}

static void
focus_left_cb (PbCycleLine *self)
{
  self->current = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
pb_cycle_line_query_tooltip (GtkWidget  *widget,
                             int         x,
                             int         y,
                             gboolean    keyboard_mode,
                             GtkTooltip *tooltip)
{
  PbCycleLine *self = PB_CYCLE_LINE (widget);
  const PbCycleSpot *spot = get_spot (self, keyboard_mode ? self->current
                                                          : find_spot_at (self, x, y));

  if (spot == NULL)
    return FALSE;

  gtk_tooltip_set_text (tooltip, spot->sentence);

  return TRUE;
}

static void
pb_cycle_line_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  PbCycleLine *self = PB_CYCLE_LINE (widget);
  PbTextMeasure measure = pb_widget_get_measure (widget);
  PbCycleLayoutOptions options = get_options (self, &measure);
  double length = orientation == GTK_ORIENTATION_HORIZONTAL
                    ? pb_cycle_layout_get_width (self->cycles, &options)
                    : pb_cycle_layout_get_height (self->cycles, &options);

  /* Up to a whole pixel. */
  *minimum = *natural = (int) (length + 0.999);
}

static void
draw_outline (PbCycleLine       *self,
              GtkSnapshot       *snapshot,
              const PbCycleSpot *spot)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (spot->x - 3, spot->y - 3, spot->width + 6,
                                               spot->height + 6);
  GskRoundedRect outline;
  GdkRGBA color;

  pb_widget_get_ink (GTK_WIDGET (self), PB_INK_TEXT, &color);
  gsk_rounded_rect_init_from_rect (&outline, &bounds, 4);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 1.5f, 1.5f, 1.5f, 1.5f },
                              (GdkRGBA[4]) { color, color, color, color });
}

static void
pb_cycle_line_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  PbCycleLine *self = PB_CYCLE_LINE (widget);

  if (width != self->layout_width)
    queue_reveal (self);
}

static void
pb_cycle_line_dispose (GObject *object)
{
  g_clear_handle_id (&PB_CYCLE_LINE (object)->reveal_id, g_source_remove);

  G_OBJECT_CLASS (pb_cycle_line_parent_class)->dispose (object);
}

static void
pb_cycle_line_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  PbCycleLine *self = PB_CYCLE_LINE (widget);
  PbCycleLayout *layout = get_layout (self);
  const PbCycleSpot *spot = get_spot (self, self->hovered >= 0 ? self->hovered : self->current);

  if (layout == NULL)
    return;

  pb_widget_snapshot_drawing (widget, snapshot, layout->drawing, FALSE);
  if (spot != NULL)
    draw_outline (self, snapshot, spot);
}

static void
pb_cycle_line_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (pb_cycle_line_parent_class)->css_changed (widget, change);

  gtk_widget_queue_resize (widget);
}

static void
pb_cycle_line_direction_changed (GtkWidget        *widget,
                                 GtkTextDirection  previous)
{
  drop_layout (PB_CYCLE_LINE (widget));
  GTK_WIDGET_CLASS (pb_cycle_line_parent_class)->direction_changed (widget, previous);
}

static void
pb_cycle_line_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch ((PbCycleLineProperty) prop_id)
    {
    case PROP_CHOSEN:
      g_value_set_string (value, PB_CYCLE_LINE (object)->chosen);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_cycle_line_finalize (GObject *object)
{
  PbCycleLine *self = PB_CYCLE_LINE (object);

  g_clear_pointer (&self->layout, pb_cycle_layout_free);
  g_clear_pointer (&self->cycles, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, g_free);

  G_OBJECT_CLASS (pb_cycle_line_parent_class)->finalize (object);
}

static void
pb_cycle_line_class_init (PbCycleLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pb_cycle_line_get_property;
  object_class->dispose = pb_cycle_line_dispose;
  object_class->finalize = pb_cycle_line_finalize;

  widget_class->measure = pb_cycle_line_measure;
  widget_class->size_allocate = pb_cycle_line_size_allocate;
  widget_class->snapshot = pb_cycle_line_snapshot;
  widget_class->css_changed = pb_cycle_line_css_changed;
  widget_class->direction_changed = pb_cycle_line_direction_changed;
  widget_class->query_tooltip = pb_cycle_line_query_tooltip;

  /**
   * PbCycleLine:chosen:
   *
   * The identifier of the chosen cycle.
   */
  props[PROP_CHOSEN] =
    g_param_spec_string ("chosen", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_css_name (widget_class, "pb-cycle-line");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, move_later, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Right, 0, move_later, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, move_later, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Left, 0, move_later, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, move_to_end, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, move_to_end, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, open_chosen, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, open_chosen, NULL);
}

static void
pb_cycle_line_init (PbCycleLine *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkWidget *widget = GTK_WIDGET (self);

  self->cycles = g_ptr_array_new_with_free_func (g_object_unref);
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
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Cycles"),
                                  GTK_ACCESSIBLE_PROPERTY_HELP_TEXT,
                                  _("The arrow keys go from stage to stage and choose the cycle; "
                                    "Enter edits it."),
                                  -1);
}

/**
 * pb_cycle_line_new:
 *
 * Returns: (transfer floating): an empty line
 */
GtkWidget *
pb_cycle_line_new (void)
{
  return g_object_new (PB_TYPE_CYCLE_LINE, NULL);
}

/* What somebody who cannot see the line hears of it: how many cycles there are
 * and where the group is today.
 */
static void
describe (PbCycleLine *self)
{
  g_autofree char *count = NULL;
  g_autofree char *whole = NULL;
  const char *running = NULL;

  for (guint i = 0; i < self->cycles->len && running == NULL; i++)
    {
      PbCyclePlan plan;
      int stage;

      pb_cycle_plan_init_record (&plan, self->cycles->pdata[i]);
      stage = pb_cycle_plan_find_open (&plan, self->day);
      if (stage >= 0)
        running = pb_enum_get_label (pb_cycle_stage_get_type (), stage);
    }

  count = g_strdup_printf (ngettext ("%u cycle.", "%u cycles.", self->cycles->len),
                           self->cycles->len);
  if (running != NULL)
    /* Translators: how many cycles there are, and the stage that the group is in. */
    whole = g_strdup_printf (_("%s Today the group is in the stage “%s”."), count, running);
  else
    /* Translators: how many cycles there are. */
    whole = g_strdup_printf (_("%s None is running today."), count);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  whole, -1);
}

/**
 * pb_cycle_line_set_cycles:
 * @self: a line
 * @cycles: (element-type PbRecord): the cycles in the order of time, each with
 *   a first day
 * @day: the day to look from
 *
 * Shows @cycles.
 */
void
pb_cycle_line_set_cycles (PbCycleLine *self,
                          GPtrArray   *cycles,
                          PbDay        day)
{
  g_return_if_fail (PB_IS_CYCLE_LINE (self));
  g_return_if_fail (cycles != NULL);

  g_ptr_array_set_size (self->cycles, 0);
  for (guint i = 0; i < cycles->len; i++)
    g_ptr_array_add (self->cycles, g_object_ref (cycles->pdata[i]));
  self->day = day;
  self->hovered = -1;

  describe (self);
  drop_layout (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * pb_cycle_line_get_chosen:
 * @self: a line
 *
 * Returns: (nullable): the identifier of the chosen cycle
 */
const char *
pb_cycle_line_get_chosen (PbCycleLine *self)
{
  g_return_val_if_fail (PB_IS_CYCLE_LINE (self), NULL);

  return self->chosen;
}

/**
 * pb_cycle_line_set_chosen:
 * @self: a line
 * @cycle_id: (nullable): the identifier of a cycle
 *
 * Sets a cycle off from the others.
 */
void
pb_cycle_line_set_chosen (PbCycleLine *self,
                          const char  *cycle_id)
{
  g_return_if_fail (PB_IS_CYCLE_LINE (self));

  if (!g_set_str (&self->chosen, cycle_id))
    return;

  drop_layout (self);
  queue_reveal (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHOSEN]);
}
