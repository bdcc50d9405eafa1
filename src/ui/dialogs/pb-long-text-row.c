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

typedef enum
{
  PROP_FIELD = 1,
} PbLongTextRowProperty;

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

static gboolean
pb_long_text_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PB_LONG_TEXT_ROW (widget)->editor));
}

static void
pb_long_text_row_constructed (GObject *object)
{
  PbLongTextRow *self = PB_LONG_TEXT_ROW (object);

  G_OBJECT_CLASS (pb_long_text_row_parent_class)->constructed (object);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), pb_field_get_label (self->field));
  pb_long_text_row_set_problem (PB_FIELD_ROW (self), NULL);
}

static void
pb_long_text_row_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  PbLongTextRow *self = PB_LONG_TEXT_ROW (object);

  switch ((PbLongTextRowProperty) prop_id)
    {
    case PROP_FIELD:
      g_value_set_uint (value, self->field);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_long_text_row_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  PbLongTextRow *self = PB_LONG_TEXT_ROW (object);

  switch ((PbLongTextRowProperty) prop_id)
    {
    case PROP_FIELD:
      self->field = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_long_text_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_LONG_TEXT_ROW);

  G_OBJECT_CLASS (pb_long_text_row_parent_class)->dispose (object);
}

static void
pb_long_text_row_class_init (PbLongTextRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = pb_long_text_row_constructed;
  object_class->get_property = pb_long_text_row_get_property;
  object_class->set_property = pb_long_text_row_set_property;
  object_class->dispose = pb_long_text_row_dispose;
  widget_class->grab_focus = pb_long_text_row_grab_focus;

  g_object_class_override_property (object_class, PROP_FIELD, "field");

  g_type_ensure (PB_TYPE_MARKDOWN_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/dialogs/pb-long-text-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PbLongTextRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, PbLongTextRow, message_label);
  gtk_widget_class_bind_template_child (widget_class, PbLongTextRow, editor);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
}

static void
pb_long_text_row_init (PbLongTextRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
