/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/cycles/pb-retro-dialog.h"

#include <glib/gi18n.h>

#include "framework/pb-template.h"
#include "ui/cycles/pb-retro-column.h"
#include "ui/dialogs/pb-day-row.h"
#include "ui/dialogs/pb-field-row.h"
#include "ui/dialogs/pb-record-draft.h"
#include "ui/dialogs/pb-reference-row.h"
#include "ui/dialogs/pb-reference-source.h"
#include "ui/dialogs/pb-set-row.h"
#include "ui/pb-ui.h"

/**
 * PbRetroDialog:
 *
 * Leads a group through a retrospective: who takes part and in which format,
 * then one column beside the other to type into.  It is made to be projected.
 * The retrospective and all of its insights are stored as one edit.
 */
struct _PbRetroDialog
{
  PbCycleDialog parent_instance;

  AdwViewStack *view_stack;
  AdwComboRow *format_row;
  AdwEntryRow *title_row;
  AdwPreferencesGroup *people_group;
  GtkBox *columns_box;
  GtkWidget *day_row;
  GtkWidget *facilitator_row;
  GtkWidget *participants_row;

  GPtrArray *templates;
  GPtrArray *columns;
  PbRecordDraft *draft;
};

G_DEFINE_FINAL_TYPE (PbRetroDialog, pb_retro_dialog, PB_TYPE_CYCLE_DIALOG)

static guint
count_insights (PbRetroDialog *self)
{
  guint n = 0;

  for (guint i = 0; i < self->columns->len; i++)
    n += pb_retro_column_get_n (self->columns->pdata[i]);

  return n;
}

static void
update (PbRetroDialog *self)
{
  g_autoptr(GVariant) day = pb_field_row_dup_value (PB_FIELD_ROW (self->day_row), NULL);
  guint n = count_insights (self);

  /* What was noted belongs to the columns of its format. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->format_row), n == 0);
  pb_cycle_dialog_set_ready (PB_CYCLE_DIALOG (self),
                             day != NULL && *gtk_editable_get_text (GTK_EDITABLE (self->title_row)));
}

static void
changed_cb (PbRetroDialog *self)
{
  if (self->draft == NULL)
    return;

  pb_cycle_dialog_set_dirty (PB_CYCLE_DIALOG (self), TRUE);
  update (self);
}

static void
make_columns (PbRetroDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->format_row);
  g_auto(GStrv) headings = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->columns_box))) != NULL)
    gtk_box_remove (self->columns_box, child);
  g_ptr_array_set_size (self->columns, 0);

  if (selected >= self->templates->len)
    return;

  headings = pb_template_dup_headings (self->templates->pdata[selected]);
  for (guint i = 0; headings[i] != NULL; i++)
    {
      GtkWidget *column = pb_retro_column_new (headings[i]);

      g_signal_connect_object (column, "changed", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->columns_box, column);
      g_ptr_array_add (self->columns, column);
    }
}

static void
format_changed_cb (PbRetroDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->format_row);

  if (self->draft == NULL || selected >= self->templates->len)
    return;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->format_row),
                               pb_template_get_description (self->templates->pdata[selected]));
  make_columns (self);
}

static void
begin_activated (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  PbRetroDialog *self = PB_RETRO_DIALOG (widget);

  adw_view_stack_set_visible_child_name (self->view_stack, "insights");
  if (self->columns->len > 0)
    gtk_widget_child_focus (self->columns->pdata[0], GTK_DIR_TAB_FORWARD);
}

static void
take_value (PbRetroDialog *self,
            PbRecord      *record,
            GtkWidget     *row)
{
  g_autoptr(GVariant) value = pb_field_row_dup_value (PB_FIELD_ROW (row), NULL);

  pb_record_set_value (record, pb_field_row_get_field (PB_FIELD_ROW (row)), value);
}

static PbEdit *
pb_retro_dialog_make_edit (PbCycleDialog *dialog)
{
  PbRetroDialog *self = PB_RETRO_DIALOG (dialog);
  PbTemplate *template = self->templates->pdata[adw_combo_row_get_selected (self->format_row)];
  PbRecord *record = pb_record_draft_get_record (self->draft);
  GPtrArray *related = pb_record_draft_get_related (self->draft);
  const char *title = gtk_editable_get_text (GTK_EDITABLE (self->title_row));
  g_autofree char *name = NULL;
  PbEdit *edit;

  pb_record_set_value (record, PB_RETROSPECTIVE_TITLE, g_variant_new_string (title));
  pb_record_set_value (record, PB_RETROSPECTIVE_FORMAT,
                       g_variant_new_string (pb_template_get_id (template)));
  take_value (self, record, self->day_row);
  take_value (self, record, self->facilitator_row);
  take_value (self, record, self->participants_row);

  /* Translators: what a person did; %s is the title of a retrospective. */
  name = g_strdup_printf (_("Hold “%s”"), title);
  edit = pb_edit_new (name);
  for (guint i = 0; related != NULL && i < related->len; i++)
    pb_edit_add_record (edit, related->pdata[i]);
  pb_edit_add_record (edit, record);
  for (guint i = 0; i < self->columns->len; i++)
    pb_retro_column_fill_edit (self->columns->pdata[i], edit, pb_record_get_id (record),
                               pb_record_get_text (record, PB_RETROSPECTIVE_GROUP),
                               pb_record_get_day (record, PB_RETROSPECTIVE_DATE));

  return edit;
}

static void
pb_retro_dialog_dispose (GObject *object)
{
  PbRetroDialog *self = PB_RETRO_DIALOG (object);

  g_clear_object (&self->draft);
  pb_ui_drop_dialog_child (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_RETRO_DIALOG);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);

  G_OBJECT_CLASS (pb_retro_dialog_parent_class)->dispose (object);
}

static void
pb_retro_dialog_class_init (PbRetroDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_retro_dialog_dispose;
  PB_CYCLE_DIALOG_CLASS (klass)->make_edit = pb_retro_dialog_make_edit;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/cycles/pb-retro-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbRetroDialog, view_stack);
  gtk_widget_class_bind_template_child (widget_class, PbRetroDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, PbRetroDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, PbRetroDialog, people_group);
  gtk_widget_class_bind_template_child (widget_class, PbRetroDialog, columns_box);
  gtk_widget_class_bind_template_callback (widget_class, format_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);

  gtk_widget_class_install_action (widget_class, "retro.begin", NULL, begin_activated);
}

static void
pb_retro_dialog_init (PbRetroDialog *self)
{
  self->templates = pb_templates_list (PB_KIND_RETROSPECTIVE);
  self->columns = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
add_row (PbRetroDialog *self,
         GtkWidget     *row,
         GVariant      *value)
{
  adw_preferences_group_add (self->people_group, row);
  if (value != NULL)
    pb_field_row_set_value (PB_FIELD_ROW (row), value);
  g_signal_connect_object (row, "edited", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return row;
}

static void
add_rows (PbRetroDialog  *self,
          PbGroupContext *context,
          PbRecord       *cycle)
{
  g_autoptr(PbRecordDraft) draft = pb_record_draft_new (PB_KIND_RETROSPECTIVE);
  g_autoptr(PbReferenceSource) source =
    pb_reference_source_new (pb_group_context_get_store (context),
                             pb_group_context_get_group_id (context), draft);
  g_autoptr(GVariant) today =
    g_variant_ref_sink (g_variant_new_int32 (pb_group_context_get_today (context)));
  PbRecord *record = pb_record_draft_get_record (draft);

  pb_record_set_value (record, PB_RETROSPECTIVE_GROUP,
                       g_variant_new_string (pb_group_context_get_group_id (context)));
  if (cycle != NULL)
    pb_record_set_value (record, PB_RETROSPECTIVE_CYCLE,
                         g_variant_new_string (pb_record_get_id (cycle)));

  self->day_row = add_row (self, pb_day_row_new (PB_RETROSPECTIVE_DATE), today);
  self->facilitator_row =
    add_row (self, pb_reference_row_new (PB_RETROSPECTIVE_FACILITATOR, source), NULL);
  self->participants_row =
    add_row (self, pb_set_row_new (PB_RETROSPECTIVE_PARTICIPANTS, source), NULL);
  self->draft = g_steal_pointer (&draft);
}

/**
 * pb_retro_dialog_new:
 * @context: the group
 * @cycle: (nullable): the cycle that is looked back on
 *
 * Returns: (transfer floating): a dialog that leads through a retrospective
 */
AdwDialog *
pb_retro_dialog_new (PbGroupContext *context,
                     PbRecord       *cycle)
{
  PbRetroDialog *self;
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (context), NULL);
  g_return_val_if_fail (cycle == NULL || PB_IS_RECORD (cycle), NULL);

  self = g_object_new (PB_TYPE_RETRO_DIALOG, NULL);
  pb_cycle_dialog_set_context (PB_CYCLE_DIALOG (self), context);

  for (guint i = 0; i < self->templates->len; i++)
    gtk_string_list_append (names, pb_template_get_name (self->templates->pdata[i]));
  adw_combo_row_set_model (self->format_row, G_LIST_MODEL (names));

  name = cycle ? pb_record_dup_title (cycle) : NULL;
  /* Translators: the title of a retrospective; %s is the name of a cycle. */
  title = name ? g_strdup_printf (_("Retrospective of %s"), name) : g_strdup (_("Retrospective"));
  gtk_editable_set_text (GTK_EDITABLE (self->title_row), title);

  add_rows (self, context, cycle);
  format_changed_cb (self);
  update (self);

  return ADW_DIALOG (self);
}
