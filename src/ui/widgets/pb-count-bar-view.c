/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/widgets/pb-count-bar-view.h"

#include "report/pb-count-bar.h"
#include "ui/widgets/pb-drawing-painter.h"

/* As high as a letter is, and no wider than so many of them. */
#define HEIGHT 0.9
#define LEAST_LETTERS 5
#define MOST_LETTERS 14

/**
 * PbCountBarView:
 *
 * How the statements of a section stand, a box for each.  It only shows; the rows of
 * the section tell more.
 */
struct _PbCountBarView
{
  GtkWidget parent_instance;

  PbSectionCounts counts;
  PbDrawing *drawing;
};

G_DEFINE_FINAL_TYPE (PbCountBarView, pb_count_bar_view, GTK_TYPE_WIDGET)

static void
pb_count_bar_view_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  PbCountBarView *self = PB_COUNT_BAR_VIEW (widget);
  double size = pb_widget_get_font_size (widget);
  double width = pb_count_bar_get_width (&self->counts, size * HEIGHT);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (int) MIN (width, size * LEAST_LETTERS);
      *natural = (int) MIN (width, size * MOST_LETTERS);
    }
  else
    {
      *minimum = *natural = (int) (size * HEIGHT);
    }
}

static void
drop_drawing (PbCountBarView *self)
{
  g_clear_pointer (&self->drawing, pb_drawing_free);
}

static void
pb_count_bar_view_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  drop_drawing (PB_COUNT_BAR_VIEW (widget));
}

static void
pb_count_bar_view_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  PbCountBarView *self = PB_COUNT_BAR_VIEW (widget);

  if (self->drawing == NULL)
    {
      self->drawing = pb_count_bar_new (&self->counts, gtk_widget_get_width (widget),
                                        gtk_widget_get_height (widget));
      if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
        pb_drawing_mirror (self->drawing);
    }

  pb_widget_snapshot_drawing (widget, snapshot, self->drawing, FALSE);
}

static void
pb_count_bar_view_direction_changed (GtkWidget        *widget,
                                     GtkTextDirection  previous)
{
  drop_drawing (PB_COUNT_BAR_VIEW (widget));
  GTK_WIDGET_CLASS (pb_count_bar_view_parent_class)->direction_changed (widget, previous);
}

static void
pb_count_bar_view_finalize (GObject *object)
{
  drop_drawing (PB_COUNT_BAR_VIEW (object));

  G_OBJECT_CLASS (pb_count_bar_view_parent_class)->finalize (object);
}

static void
pb_count_bar_view_class_init (PbCountBarViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = pb_count_bar_view_finalize;

  widget_class->measure = pb_count_bar_view_measure;
  widget_class->size_allocate = pb_count_bar_view_size_allocate;
  widget_class->snapshot = pb_count_bar_view_snapshot;
  widget_class->direction_changed = pb_count_bar_view_direction_changed;

  gtk_widget_class_set_css_name (widget_class, "pb-count-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pb_count_bar_view_init (PbCountBarView *self)
{
}

/**
 * pb_count_bar_view_set_section:
 * @self: a bar
 * @judgement: how a group is judged
 * @section: a section of the checklist
 *
 * Shows how the statements of @section stand.
 */
void
pb_count_bar_view_set_section (PbCountBarView *self,
                               PbJudgement    *judgement,
                               PbSection       section)
{
  g_autofree char *line = NULL;

  g_return_if_fail (PB_IS_COUNT_BAR_VIEW (self));
  g_return_if_fail (PB_IS_JUDGEMENT (judgement));

  pb_judgement_get_section_counts (judgement, section, &self->counts);
  drop_drawing (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));

  line = pb_judgement_dup_section_line (judgement, section);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, pb_section_get_title (section),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, line,
                                  -1);
}
