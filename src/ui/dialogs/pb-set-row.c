/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-set-row.h"

#include "model/pb-field-value.h"
#include "ui/dialogs/pb-field-row.h"
#include "ui/dialogs/pb-record-chooser.h"
#include "ui/dialogs/pb-tag.h"
#include "ui/widgets/pb-text-limit.h"

#include <glib/gi18n.h>

/**
 * PbSetRow:
 *
 * The row of a field that holds a set: of texts, or of references to other
 * records.
 */
struct _PbSetRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *title_label;
  GtkLabel *message_label;
  GtkMenuButton *choose_button;
  PbRecordChooser *chooser;
  AdwWrapBox *tags_box;
  GtkBox *entry_box;
  GtkEntry *entry;

  PbFieldId field;
  PbReferenceSource *source;
  GPtrArray *elements;
  gboolean is_reference;
};

static void pb_set_row_field_row_init (PbFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PbSetRow, pb_set_row, ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (PB_TYPE_FIELD_ROW,
                                                      pb_set_row_field_row_init))

static void
got_title_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(PbTag) tag = user_data;
  g_autofree char *title = NULL;

  title = pb_reference_source_title_finish (PB_REFERENCE_SOURCE (object), result, NULL);
  /* Translators: stands for a record that is gone. */
  pb_tag_set_label (tag, title ? title : _("Not in this library"));
}

static gboolean
contains (PbSetRow   *self,
          const char *element)
{
  return g_ptr_array_find_with_equal_func (self->elements, element, g_str_equal, NULL);
}

static void
tag_removed_cb (PbSetRow *self,
                PbTag    *tag)
{
  guint index;

  if (!g_ptr_array_find_with_equal_func (self->elements, pb_tag_get_element (tag), g_str_equal,
                                         &index))
    return;

  g_ptr_array_remove_index (self->elements, index);
  if (self->is_reference)
    gtk_widget_grab_focus (GTK_WIDGET (self->choose_button));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  adw_wrap_box_remove (self->tags_box, GTK_WIDGET (tag));
  gtk_widget_set_visible (GTK_WIDGET (self->tags_box), self->elements->len > 0);
  pb_field_row_edited (PB_FIELD_ROW (self));
}

static void
add_element (PbSetRow   *self,
             const char *element)
{
  GtkWidget *tag = pb_tag_new (element);

  g_ptr_array_add (self->elements, g_strdup (element));
  g_signal_connect_object (tag, "removed", G_CALLBACK (tag_removed_cb), self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (self->tags_box, tag);
  gtk_widget_set_visible (GTK_WIDGET (self->tags_box), TRUE);

  if (self->is_reference)
    {
      pb_tag_set_label (PB_TAG (tag), "…");
      pb_reference_source_title_async (self->source, element, NULL, got_title_cb,
                                       g_object_ref (tag));
    }
}

static GVariant *
pb_set_row_dup_value (PbFieldRow  *row,
                      GError     **error)
{
  PbSetRow *self = PB_SET_ROW (row);

  return pb_field_new_set ((const char * const *) self->elements->pdata, self->elements->len);
}

static void
pb_set_row_set_value (PbFieldRow *row,
                      GVariant   *value)
{
  PbSetRow *self = PB_SET_ROW (row);
  GtkWidget *tag;

  g_ptr_array_set_size (self->elements, 0);
  while ((tag = gtk_widget_get_first_child (GTK_WIDGET (self->tags_box))))
    adw_wrap_box_remove (self->tags_box, tag);
  gtk_widget_set_visible (GTK_WIDGET (self->tags_box), FALSE);

  if (value)
    {
      g_autofree const char **elements = g_variant_get_strv (value, NULL);

      for (gsize i = 0; elements[i]; i++)
        add_element (self, elements[i]);
    }
}

static void
pb_set_row_set_problem (PbFieldRow *row,
                        const char *sentence)
{
  PbSetRow *self = PB_SET_ROW (row);
  const char *shown = sentence ? sentence : pb_field_get_help (self->field);

  gtk_label_set_label (self->message_label, shown ? shown : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), shown != NULL);
  gtk_widget_set_css_classes (GTK_WIDGET (self->message_label),
                              (const char *[]) { "caption", sentence ? "error" : "dim-label", NULL });
}

static void
pb_set_row_field_row_init (PbFieldRowInterface *iface)
{
  iface->field_offset = G_STRUCT_OFFSET (PbSetRow, field);
  iface->dup_value = pb_set_row_dup_value;
  iface->set_value = pb_set_row_set_value;
  iface->set_problem = pb_set_row_set_problem;
}

static void
record_chosen_cb (PbSetRow *self,
                  PbRecord *record)
{
  if (contains (self, pb_record_get_id (record)))
    return;

  add_element (self, pb_record_get_id (record));
  pb_field_row_edited (PB_FIELD_ROW (self));
}

static void
entry_changed_cb (PbSetRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "set.add", *text != '\0');
}

static void
entry_activated_cb (PbSetRow *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  g_strstrip (text);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  if (*text == '\0' || contains (self, text))
    return;

  add_element (self, text);
  pb_field_row_edited (PB_FIELD_ROW (self));
}

static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  entry_activated_cb (PB_SET_ROW (widget));
}

static void
pb_set_row_constructed (GObject *object)
{
  PbSetRow *self = PB_SET_ROW (object);

  pb_field_row_constructed (object);

  self->is_reference = pb_field_type_is_ref (pb_field_get_info (self->field)->type);
  gtk_widget_set_visible (GTK_WIDGET (self->choose_button), self->is_reference);
  gtk_widget_set_visible (GTK_WIDGET (self->entry_box), !self->is_reference);
  gtk_widget_set_visible (GTK_WIDGET (self->tags_box), FALSE);
}

static void
pb_set_row_dispose (GObject *object)
{
  PbSetRow *self = PB_SET_ROW (object);

  g_clear_object (&self->source);
  g_clear_pointer (&self->elements, g_ptr_array_unref);
  pb_field_row_dispose (object);
}

static void
pb_set_row_class_init (PbSetRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  pb_field_row_class_init (object_class,
                           "/org/phasebook/Phasebook/ui/dialogs/pb-set-row.ui");
  object_class->constructed = pb_set_row_constructed;
  object_class->dispose = pb_set_row_dispose;

  g_type_ensure (PB_TYPE_RECORD_CHOOSER);
  gtk_widget_class_install_action (widget_class, "set.add", NULL, add_action);
  gtk_widget_class_bind_template_child (widget_class, PbSetRow, choose_button);
  gtk_widget_class_bind_template_child (widget_class, PbSetRow, chooser);
  gtk_widget_class_bind_template_child (widget_class, PbSetRow, entry);
  gtk_widget_class_bind_template_child (widget_class, PbSetRow, entry_box);
  gtk_widget_class_bind_template_child (widget_class, PbSetRow, message_label);
  gtk_widget_class_bind_template_child (widget_class, PbSetRow, tags_box);
  gtk_widget_class_bind_template_child (widget_class, PbSetRow, title_label);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_chosen_cb);
}

static void
pb_set_row_init (PbSetRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pb_text_limit_editable (GTK_EDITABLE (self->entry), PB_ELEMENT_MAX_BYTES, pb_field_row_refuse,
                          self);

  self->elements = g_ptr_array_new_with_free_func (g_free);
  entry_changed_cb (self);
}

/**
 * pb_set_row_new:
 * @field: a field that holds a set
 * @source: what its elements may refer to
 *
 * Returns: (transfer full): a row that edits it
 */
GtkWidget *
pb_set_row_new (PbFieldId          field,
                PbReferenceSource *source)
{
  PbSetRow *self = g_object_new (PB_TYPE_SET_ROW, "field", field, NULL);

  self->source = g_object_ref (source);
  pb_record_chooser_set_source (self->chooser, source, field);

  return GTK_WIDGET (self);
}
