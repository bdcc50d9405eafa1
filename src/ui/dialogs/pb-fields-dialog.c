/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-fields-dialog.h"

#include "model/pb-field-value.h"
#include "ui/dialogs/pb-field-rows.h"
#include "ui/dialogs/pb-message-row.h"
#include "ui/pb-ui.h"

/**
 * PbFieldsDialog:
 *
 * A few fields of a record that one act is about, such as the new term of an
 * agreement that is renewed.  What is filled in, and what follows from it, is
 * stored as one edit.
 */
struct _PbFieldsDialog
{
  AdwDialog parent_instance;

  AdwBanner *banner;
  AdwPreferencesGroup *group;
  GtkButton *accept_button;

  PbGroupContext *context;
  PbRecord *record;
  PbReferenceSource *source;
  PbRecordDraft *draft;
  char *edit_title;
  GPtrArray *rows;
  GPtrArray *messages;
  gboolean storing;

  PbFieldsFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
};

G_DEFINE_FINAL_TYPE (PbFieldsDialog, pb_fields_dialog, ADW_TYPE_DIALOG)

static void
cancel_activated (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
committed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(PbFieldsDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  self->storing = FALSE;
  if (pb_group_context_commit_finish (PB_GROUP_CONTEXT (source), result, &error))
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "fields.accept", TRUE);
  adw_banner_set_title (self->banner, error->message);
  adw_banner_set_revealed (self->banner, TRUE);
}

/* Takes over what the rows hold; says below a row what is wrong with it. */
static gboolean
collect (PbFieldsDialog *self,
         PbRecord       *filled)
{
  gboolean right = TRUE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      PbFieldRow *row = self->rows->pdata[i];
      g_autoptr(GError) error = NULL;
      g_autoptr(GVariant) value = pb_field_row_dup_value (row, &error);

      pb_field_row_set_problem (row, error ? error->message : NULL);
      if (self->messages->pdata[i] != NULL)
        pb_message_row_set_message (self->messages->pdata[i], error ? error->message : NULL,
                                    error != NULL);
      if (error != NULL)
        {
          if (right)
            gtk_widget_grab_focus (GTK_WIDGET (row));
          right = FALSE;
          continue;
        }

      pb_record_set_value (filled, pb_field_row_get_field (row), value);
    }

  return right;
}

/* Records that were made to be referred to come first. */
static void
add_related (PbFieldsDialog *self,
             PbEdit         *edit)
{
  GPtrArray *related = pb_record_draft_get_related (self->draft);

  for (guint i = 0; related != NULL && i < related->len; i++)
    pb_edit_add_record (edit, related->pdata[i]);
}

/* Sets are changed element by element, so that two people can. */
static void
add_set_changes (PbEdit    *edit,
                 PbRecord  *before,
                 PbRecord  *after,
                 PbFieldId  field)
{
  const char *id = pb_record_get_id (before);
  g_autofree const char **old = pb_record_get_set (before, field, NULL);
  g_autofree const char **new = pb_record_get_set (after, field, NULL);

  for (guint i = 0; old != NULL && old[i] != NULL; i++)
    {
      if (!pb_record_set_contains (after, field, old[i]))
        pb_edit_set_remove (edit, id, field, old[i]);
    }
  for (guint i = 0; new != NULL && new[i] != NULL; i++)
    {
      if (!pb_record_set_contains (before, field, new[i]))
        pb_edit_set_add (edit, id, field, new[i]);
    }
}

static void
accept_activated (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PbFieldsDialog *self = PB_FIELDS_DIALOG (widget);
  g_autoptr(PbRecord) filled = pb_record_copy (self->record);
  g_autoptr(PbEdit) edit = NULL;

  if (self->storing || !collect (self, filled))
    return;

  edit = pb_edit_new (self->edit_title);
  add_related (self, edit);
  for (guint i = 0; i < self->rows->len; i++)
    {
      PbFieldId field = pb_field_row_get_field (self->rows->pdata[i]);
      GVariant *value = pb_record_get_value (filled, field);

      if (pb_field_type_is_set (pb_field_get_info (field)->type))
        add_set_changes (edit, self->record, filled, field);
      else if (!pb_value_equal (value, pb_record_get_value (self->record, field)))
        pb_edit_set_value (edit, pb_record_get_id (self->record), field, value);
    }
  if (self->func != NULL)
    self->func (edit, filled, self->user_data);

  if (pb_edit_get_n_changes (edit) == 0)
    {
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }

  self->storing = TRUE;
  gtk_widget_action_set_enabled (widget, "fields.accept", FALSE);
  pb_group_context_commit_async (self->context, edit, NULL, committed_cb, g_object_ref (self));
}

static void
pb_fields_dialog_dispose (GObject *object)
{
  PbFieldsDialog *self = PB_FIELDS_DIALOG (object);

  if (self->destroy != NULL)
    g_clear_pointer (&self->user_data, self->destroy);
  self->destroy = NULL;
  pb_ui_drop_dialog_child (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_FIELDS_DIALOG);
  g_clear_object (&self->source);
  g_clear_object (&self->draft);
  g_clear_object (&self->record);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pb_fields_dialog_parent_class)->dispose (object);
}

static void
pb_fields_dialog_finalize (GObject *object)
{
  PbFieldsDialog *self = PB_FIELDS_DIALOG (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->messages, g_ptr_array_unref);
  g_clear_pointer (&self->edit_title, g_free);

  G_OBJECT_CLASS (pb_fields_dialog_parent_class)->finalize (object);
}

static void
pb_fields_dialog_class_init (PbFieldsDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_fields_dialog_dispose;
  object_class->finalize = pb_fields_dialog_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/dialogs/pb-fields-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbFieldsDialog, accept_button);
  gtk_widget_class_bind_template_child (widget_class, PbFieldsDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, PbFieldsDialog, group);

  gtk_widget_class_install_action (widget_class, "fields.cancel", NULL, cancel_activated);
  gtk_widget_class_install_action (widget_class, "fields.accept", NULL, accept_activated);
}

static void
pb_fields_dialog_init (PbFieldsDialog *self)
{
  self->rows = g_ptr_array_new ();
  self->messages = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  pb_ui_add_store_keys (GTK_WIDGET (self), "fields.accept");
}

/**
 * pb_fields_dialog_new:
 * @context: the group
 * @record: the record that is changed
 * @title: what the dialog is called
 * @edit_title: what to say that a person did
 *
 * Returns: (transfer floating): a dialog without rows: see pb_fields_dialog_add()
 */
PbFieldsDialog *
pb_fields_dialog_new (PbGroupContext *context,
                      PbRecord       *record,
                      const char     *title,
                      const char     *edit_title)
{
  PbFieldsDialog *self;

  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (context), NULL);
  g_return_val_if_fail (PB_IS_RECORD (record), NULL);
  g_return_val_if_fail (edit_title != NULL, NULL);

  self = g_object_new (PB_TYPE_FIELDS_DIALOG, "title", title, NULL);
  self->context = g_object_ref (context);
  self->record = g_object_ref (record);
  self->edit_title = g_strdup (edit_title);
  self->draft = pb_record_draft_new (pb_record_get_kind (record));
  self->source = pb_reference_source_new (pb_group_context_get_store (context),
                                          pb_group_context_get_group_id (context), self->draft);

  return self;
}

/**
 * pb_fields_dialog_set_words:
 * @self: a dialog
 * @description: (nullable): what will happen, in a sentence
 * @accept_label: (nullable): what the button says, with a mnemonic
 */
void
pb_fields_dialog_set_words (PbFieldsDialog *self,
                            const char     *description,
                            const char     *accept_label)
{
  g_return_if_fail (PB_IS_FIELDS_DIALOG (self));

  adw_preferences_group_set_description (self->group, description);
  if (accept_label != NULL)
    gtk_button_set_label (self->accept_button, accept_label);
}

/**
 * pb_fields_dialog_add:
 * @self: a dialog
 * @field: a field of the record
 * @value: (nullable): what to suggest, or %NULL for what the record has; a
 *   floating reference is taken
 *
 * Adds a row for @field at the end.
 *
 * Returns: (transfer none): the row
 */
PbFieldRow *
pb_fields_dialog_add (PbFieldsDialog *self,
                      PbFieldId       field,
                      GVariant       *value)
{
  g_autoptr(GVariant) kept = value ? g_variant_ref_sink (value) : NULL;
  GtkWidget *row;
  GtkWidget *message = NULL;

  g_return_val_if_fail (PB_IS_FIELDS_DIALOG (self), NULL);

  row = pb_field_row_new_for (field, self->source);
  pb_field_row_set_value (PB_FIELD_ROW (row),
                          kept ? kept : pb_record_get_value (self->record, field));
  adw_preferences_group_add (self->group, row);
  if (ADW_IS_ENTRY_ROW (row))
    {
      message = pb_message_row_new (row);
      adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (row),
                                      GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, message, NULL, -1);
      adw_preferences_group_add (self->group, message);
    }
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->messages, message);
  if (self->rows->len == 1)
    adw_dialog_set_focus (ADW_DIALOG (self), row);

  return PB_FIELD_ROW (row);
}

/**
 * pb_fields_dialog_set_func:
 * @self: a dialog
 * @func: adds to the edit what follows
 * @user_data: for @func
 * @destroy: (nullable): frees @user_data
 */
void
pb_fields_dialog_set_func (PbFieldsDialog *self,
                           PbFieldsFunc    func,
                           gpointer        user_data,
                           GDestroyNotify  destroy)
{
  g_return_if_fail (PB_IS_FIELDS_DIALOG (self));
  g_return_if_fail (self->func == NULL);

  self->func = func;
  self->user_data = user_data;
  self->destroy = destroy;
}
