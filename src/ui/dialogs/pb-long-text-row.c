/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-long-text-row.h"

#include "model/pb-field-value.h"
#include "ui/dialogs/pb-field-row.h"
#include "ui/widgets/pb-markdown-editor.h"

/**
 * PbLongTextRow:
 *
 * The row of a field that holds long text in Markdown.
 */
struct _PbLongTextRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *title_label;
  GtkLabel *message_label;
  PbMarkdownEditor *editor;

  PbFieldId field;
  gboolean setting;
};

static void pb_long_text_row_field_row_init (PbFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PbLongTextRow, pb_long_text_row, ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (PB_TYPE_FIELD_ROW,
                                                      pb_long_text_row_field_row_init))

static GVariant *
pb_long_text_row_dup_value (PbFieldRow  *row,
                            GError     **error)
{
  PbLongTextRow *self = PB_LONG_TEXT_ROW (row);
  g_autofree char *text = pb_markdown_editor_dup_text (self->editor);

  return pb_field_parse (self->field, text, error);
}

static void
pb_long_text_row_set_value (PbFieldRow *row,
                            GVariant   *value)
{
  PbLongTextRow *self = PB_LONG_TEXT_ROW (row);

  self->setting = TRUE;
  pb_markdown_editor_set_text (self->editor, value ? g_variant_get_string (value, NULL) : NULL);
  self->setting = FALSE;
}

static void
pb_long_text_row_set_problem (PbFieldRow *row,
                              const char *sentence)
{
  PbLongTextRow *self = PB_LONG_TEXT_ROW (row);
  const char *shown = sentence ? sentence : pb_field_get_help (self->field);

  gtk_label_set_label (self->message_label, shown ? shown : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), shown != NULL);
  gtk_widget_set_css_classes (GTK_WIDGET (self->message_label),
                              (const char *[]) { "caption", sentence ? "error" : "dim-label", NULL });
}

static void
pb_long_text_row_field_row_init (PbFieldRowInterface *iface)
{
  iface->field_offset = G_STRUCT_OFFSET (PbLongTextRow, field);
  iface->dup_value = pb_long_text_row_dup_value;
  iface->set_value = pb_long_text_row_set_value;
  iface->set_problem = pb_long_text_row_set_problem;
}

static void
text_changed_cb (PbLongTextRow *self)
{
  if (!self->setting)
    pb_field_row_edited (PB_FIELD_ROW (self));
}

static void
text_refused_cb (PbLongTextRow *self,
                 const char    *sentence)
{
  pb_field_row_refuse (sentence, self);
}

static void
title_changed_cb (PbLongTextRow *self)
{
  pb_markdown_editor_set_label (self->editor,
                                adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
}

static gboolean
pb_long_text_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PB_LONG_TEXT_ROW (widget)->editor));
}

static void
pb_long_text_row_class_init (PbLongTextRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  pb_field_row_class_init (G_OBJECT_CLASS (klass),
                           "/org/phasebook/Phasebook/ui/dialogs/pb-long-text-row.ui");
  widget_class->grab_focus = pb_long_text_row_grab_focus;

  g_type_ensure (PB_TYPE_MARKDOWN_EDITOR);
  gtk_widget_class_bind_template_child (widget_class, PbLongTextRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, PbLongTextRow, message_label);
  gtk_widget_class_bind_template_child (widget_class, PbLongTextRow, editor);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_refused_cb);
}

static void
pb_long_text_row_init (PbLongTextRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::title", G_CALLBACK (title_changed_cb), NULL);
}

/**
 * pb_long_text_row_new:
 * @field: a field that holds text in Markdown
 *
 * Returns: (transfer full): a row that edits it
 */
GtkWidget *
pb_long_text_row_new (PbFieldId field)
{
  return g_object_new (PB_TYPE_LONG_TEXT_ROW, "field", field, NULL);
}
