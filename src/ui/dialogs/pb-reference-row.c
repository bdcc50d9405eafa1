/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-reference-row.h"

#include "ui/dialogs/pb-field-row.h"
#include "ui/dialogs/pb-record-chooser.h"

#include <glib/gi18n.h>

/**
 * PbReferenceRow:
 *
 * The row of a field that refers to another record.
 */
struct _PbReferenceRow
{
  AdwActionRow parent_instance;

  GtkButton *clear_button;
  GtkMenuButton *menu_button;
  PbRecordChooser *chooser;

  PbFieldId field;
  PbReferenceSource *source;
  GCancellable *cancellable;
  char *id;
  char *title;
  char *problem;
};

static void pb_reference_row_field_row_init (PbFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PbReferenceRow, pb_reference_row, ADW_TYPE_ACTION_ROW,
                               G_IMPLEMENT_INTERFACE (PB_TYPE_FIELD_ROW,
                                                      pb_reference_row_field_row_init))

static void
update_subtitle (PbReferenceRow *self)
{
  const char *help = pb_field_get_help (self->field);

  /* Translators: a reference to another record that is not set. */
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self),
                               self->problem ? self->problem :
                               self->title ? self->title :
                               self->id ? _("…") :
                               help ? help : C_("choice", "Not set"));
  gtk_widget_set_visible (GTK_WIDGET (self->clear_button), self->id != NULL);
}

static void
got_title_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(PbReferenceRow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *title = NULL;

  title = pb_reference_source_title_finish (PB_REFERENCE_SOURCE (object), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_free (self->title);
  /* Translators: stands for a record that is gone. */
  self->title = title ? g_steal_pointer (&title) : g_strdup (_("Not in this library"));
  update_subtitle (self);
}

static void
set_id (PbReferenceRow *self,
        const char     *id)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->title, g_free);
  g_set_str (&self->id, id);

  if (id)
    {
      self->cancellable = g_cancellable_new ();
      pb_reference_source_title_async (self->source, id, self->cancellable, got_title_cb,
                                       g_object_ref (self));
    }
  update_subtitle (self);
}

static GVariant *
pb_reference_row_dup_value (PbFieldRow  *row,
                            GError     **error)
{
  PbReferenceRow *self = PB_REFERENCE_ROW (row);

  return self->id ? g_variant_ref_sink (g_variant_new_string (self->id)) : NULL;
}

static void
pb_reference_row_set_value (PbFieldRow *row,
                            GVariant   *value)
{
  set_id (PB_REFERENCE_ROW (row), value ? g_variant_get_string (value, NULL) : NULL);
}

static void
pb_reference_row_set_problem (PbFieldRow *row,
                              const char *sentence)
{
  PbReferenceRow *self = PB_REFERENCE_ROW (row);

  g_set_str (&self->problem, sentence);
  update_subtitle (self);
}

static void
pb_reference_row_field_row_init (PbFieldRowInterface *iface)
{
  iface->field_offset = G_STRUCT_OFFSET (PbReferenceRow, field);
  iface->dup_value = pb_reference_row_dup_value;
  iface->set_value = pb_reference_row_set_value;
  iface->set_problem = pb_reference_row_set_problem;
}

static void
record_chosen_cb (PbReferenceRow *self,
                  PbRecord       *record)
{
  set_id (self, pb_record_get_id (record));
  pb_field_row_edited (PB_FIELD_ROW (self));
}

static void
clear_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  PbReferenceRow *self = PB_REFERENCE_ROW (widget);

  set_id (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->menu_button));
  pb_field_row_edited (PB_FIELD_ROW (self));
}

static void
pb_reference_row_dispose (GObject *object)
{
  PbReferenceRow *self = PB_REFERENCE_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->source);
  pb_field_row_dispose (object);
}

static void
pb_reference_row_finalize (GObject *object)
{
  PbReferenceRow *self = PB_REFERENCE_ROW (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->problem, g_free);

  G_OBJECT_CLASS (pb_reference_row_parent_class)->finalize (object);
}

static void
pb_reference_row_class_init (PbReferenceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  pb_field_row_class_init (object_class,
                           "/org/phasebook/Phasebook/ui/dialogs/pb-reference-row.ui");
  object_class->dispose = pb_reference_row_dispose;
  object_class->finalize = pb_reference_row_finalize;

  g_type_ensure (PB_TYPE_RECORD_CHOOSER);
  gtk_widget_class_install_action (widget_class, "reference.clear", NULL, clear_action);
  gtk_widget_class_bind_template_child (widget_class, PbReferenceRow, chooser);
  gtk_widget_class_bind_template_child (widget_class, PbReferenceRow, clear_button);
  gtk_widget_class_bind_template_child (widget_class, PbReferenceRow, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, record_chosen_cb);
}

static void
pb_reference_row_init (PbReferenceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_reference_row_new:
 * @field: a field that refers to another record
 * @source: what it may refer to
 *
 * Returns: (transfer full): a row that edits it
 */
GtkWidget *
pb_reference_row_new (PbFieldId          field,
                      PbReferenceSource *source)
{
  PbReferenceRow *self = g_object_new (PB_TYPE_REFERENCE_ROW, "field", field, NULL);

  self->source = g_object_ref (source);
  pb_record_chooser_set_source (self->chooser, source, field);

  return GTK_WIDGET (self);
}
