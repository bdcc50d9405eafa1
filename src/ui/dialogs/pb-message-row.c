/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-message-row.h"

/**
 * PbMessageRow:
 *
 * Stands below a row that has no place of its own for a hint or for what is
 * wrong with its value.
 */
struct _PbMessageRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *label;

  GtkWidget *above;
  gboolean suppressed;
};

G_DEFINE_FINAL_TYPE (PbMessageRow, pb_message_row, ADW_TYPE_PREFERENCES_ROW)

static void
update_visible (PbMessageRow *self)
{
  gboolean visible = !self->suppressed && *gtk_label_get_label (self->label) != '\0';

  gtk_widget_set_visible (GTK_WIDGET (self), visible);
  if (self->above == NULL)
    return;

  /* No line between the row and what is said about it. */
  if (visible)
    gtk_widget_add_css_class (self->above, "pb-explained");
  else
    gtk_widget_remove_css_class (self->above, "pb-explained");
}

/* It cannot take the focus, and a list gives up at the first row that does not:
 * so it hands the focus on to the row behind it.
 */
static gboolean
pb_message_row_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  gboolean back = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP;
  GtkWidget *row = widget;

  do
    row = back ? gtk_widget_get_prev_sibling (row) : gtk_widget_get_next_sibling (row);
  while (row != NULL && !gtk_widget_get_visible (row));

  return row != NULL && gtk_widget_child_focus (row, direction);
}

static void
pb_message_row_dispose (GObject *object)
{
  g_clear_weak_pointer (&PB_MESSAGE_ROW (object)->above);
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_MESSAGE_ROW);

  G_OBJECT_CLASS (pb_message_row_parent_class)->dispose (object);
}

static void
pb_message_row_class_init (PbMessageRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_message_row_dispose;
  widget_class->focus = pb_message_row_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/dialogs/pb-message-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PbMessageRow, label);
}

static void
pb_message_row_init (PbMessageRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_message_row_new:
 * @above: the row that the message is about
 *
 * Returns: (transfer full): a row without a message, which does not show
 */
GtkWidget *
pb_message_row_new (GtkWidget *above)
{
  PbMessageRow *self = g_object_new (PB_TYPE_MESSAGE_ROW, NULL);

  g_set_weak_pointer (&self->above, above);

  return GTK_WIDGET (self);
}

/**
 * pb_message_row_set_message:
 * @self: a row
 * @message: (nullable): what to say
 * @problem: whether @message says that something is wrong
 *
 * Shows a message, or nothing.
 */
void
pb_message_row_set_message (PbMessageRow *self,
                            const char   *message,
                            gboolean      problem)
{
  g_return_if_fail (PB_IS_MESSAGE_ROW (self));

  gtk_label_set_label (self->label, message ? message : "");
  gtk_widget_set_css_classes (GTK_WIDGET (self->label),
                              (const char *[]) { "caption", problem ? "error" : "dim-label", NULL });
  update_visible (self);
}

/**
 * pb_message_row_set_suppressed:
 * @self: a row
 * @suppressed: whether to hide even what there is to say
 *
 * Hides the message while the row above is hidden.
 */
void
pb_message_row_set_suppressed (PbMessageRow *self,
                               gboolean      suppressed)
{
  g_return_if_fail (PB_IS_MESSAGE_ROW (self));

  self->suppressed = suppressed;
  update_visible (self);
}
