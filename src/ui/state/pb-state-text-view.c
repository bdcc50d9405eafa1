/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/state/pb-state-text-view.h"

#include "framework/pb-state-elements.h"
#include "ui/pb-ui.h"
#include "ui/widgets/pb-markdown-view.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * PbStateTextView:
 *
 * One text of the group state with its label.
 */
struct _PbStateTextView
{
  GtkWidget parent_instance;

  GtkLabel *label;
  GtkButton *history_button;
  GtkButton *edit_button;
  PbMarkdownView *markdown;
  GtkLabel *also_label;

  PbRecord *record;
};

enum
{
  EDIT,
  HISTORY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbStateTextView, pb_state_text_view, GTK_TYPE_WIDGET)

static void
edit_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PbStateTextView *self = PB_STATE_TEXT_VIEW (widget);

  g_signal_emit (self, signals[EDIT], 0, self->record);
}

static void
history_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PbStateTextView *self = PB_STATE_TEXT_VIEW (widget);

  g_signal_emit (self, signals[HISTORY], 0, self->record);
}

static void
pb_state_text_view_dispose (GObject *object)
{
  PbStateTextView *self = PB_STATE_TEXT_VIEW (object);

  g_clear_object (&self->record);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_STATE_TEXT_VIEW);
  pb_ui_unparent_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (pb_state_text_view_parent_class)->dispose (object);
}

static void
pb_state_text_view_class_init (PbStateTextViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_state_text_view_dispose;

  /**
   * PbStateTextView::edit:
   * @self: the view
   * @record: the text
   *
   * Somebody wants to edit the text.
   */
  signals[EDIT] = g_signal_new ("edit",
                                G_TYPE_FROM_CLASS (klass),
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL, NULL,
                                NULL,
                                G_TYPE_NONE, 1,
                                PB_TYPE_RECORD);

  /**
   * PbStateTextView::history:
   * @self: the view
   * @record: the text
   *
   * Somebody wants to compare the text with earlier versions.
   */
  signals[HISTORY] = g_signal_new ("history",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL, NULL,
                                   NULL,
                                   G_TYPE_NONE, 1,
                                   PB_TYPE_RECORD);

  gtk_widget_class_install_action (widget_class, "text.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "text.history", NULL, history_action);

  g_type_ensure (PB_TYPE_MARKDOWN_VIEW);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/state/pb-state-text-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PbStateTextView, also_label);
  gtk_widget_class_bind_template_child (widget_class, PbStateTextView, edit_button);
  gtk_widget_class_bind_template_child (widget_class, PbStateTextView, history_button);
  gtk_widget_class_bind_template_child (widget_class, PbStateTextView, label);
  gtk_widget_class_bind_template_child (widget_class, PbStateTextView, markdown);
}

static void
pb_state_text_view_init (PbStateTextView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_state_text_view_new:
 *
 * Returns: (transfer full): an empty view
 */
GtkWidget *
pb_state_text_view_new (void)
{
  return g_object_new (PB_TYPE_STATE_TEXT_VIEW, NULL);
}

/**
 * pb_state_text_view_get_record:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the text that it shows
 */
PbRecord *
pb_state_text_view_get_record (PbStateTextView *self)
{
  g_return_val_if_fail (PB_IS_STATE_TEXT_VIEW (self), NULL);

  return self->record;
}

static void
update_also (PbStateTextView *self,
             const char      *shown_in)
{
  gsize n;
  g_autofree const char **keys = pb_record_get_set (self->record, PB_STATE_TEXT_ELEMENTS, &n);
  g_autoptr(GPtrArray) others = g_ptr_array_new ();
  g_autofree char *list = NULL;
  g_autofree char *sentence = NULL;

  for (gsize i = 0; i < n; i++)
    {
      const char *title = pb_state_element_get_title (keys[i]);

      if (g_strcmp0 (keys[i], shown_in) != 0)
        g_ptr_array_add (others, (gpointer) (title ? title : keys[i]));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->also_label), others->len > 0);
  if (others->len == 0)
    return;

  g_ptr_array_add (others, NULL);
  list = g_strjoinv (C_("list", ", "), (char **) others->pdata);
  /* Translators: where else the same text is shown: titles of state elements. */
  sentence = g_strdup_printf (_("Also stands for: %s"), list);
  gtk_label_set_label (self->also_label, sentence);
}

/**
 * pb_state_text_view_set_record:
 * @self: a view
 * @record: a state text
 * @shown_in: (nullable): the key of the element within which it is shown
 *
 * Shows @record.
 */
void
pb_state_text_view_set_record (PbStateTextView *self,
                               PbRecord        *record,
                               const char      *shown_in)
{
  g_autofree char *title = NULL;
  g_autofree char *edit = NULL;
  g_autofree char *history = NULL;

  g_return_if_fail (PB_IS_STATE_TEXT_VIEW (self));
  g_return_if_fail (PB_IS_RECORD (record));

  g_set_object (&self->record, record);
  title = pb_record_dup_title (record);
  gtk_label_set_label (self->label, title);
  pb_markdown_view_set_text (self->markdown, pb_record_get_text (record, PB_STATE_TEXT_TEXT));
  update_also (self, shown_in);

  /* Translators: a button’s name for those who cannot see it: the label of a text. */
  edit = g_strdup_printf (_("Edit “%s”"), title);
  /* Translators: a button’s name for those who cannot see it: the label of a text. */
  history = g_strdup_printf (_("Compare “%s” with earlier versions"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->edit_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, edit,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->history_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, history,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->label),
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL, 4,
                                  -1);
}

/**
 * pb_state_text_view_set_locked:
 * @self: a view
 * @locked: whether the text is only to be read, as when looking at the past
 */
void
pb_state_text_view_set_locked (PbStateTextView *self,
                               gboolean         locked)
{
  g_return_if_fail (PB_IS_STATE_TEXT_VIEW (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "text.edit", !locked);
  gtk_widget_set_visible (GTK_WIDGET (self->edit_button), !locked);
}
