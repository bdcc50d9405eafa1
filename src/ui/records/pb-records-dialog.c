/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/records/pb-records-dialog.h"

#include <glib/gi18n.h>

#include "ui/pb-ui.h"
#include "ui/widgets/pb-register-view.h"

/* How many columns show until somebody chooses others. */
#define N_SHOWN 5

/**
 * PbRecordsDialog:
 *
 * Lists the records of a group kind by kind, so that nothing is out of reach
 * because no page shows it.  Columns and filters come from the catalogue.
 */
struct _PbRecordsDialog
{
  AdwDialog parent_instance;

  AdwNavigationSplitView *split_view;
  GtkListBox *kind_list;
  AdwNavigationPage *content_page;
  AdwBin *register_bin;

  PbGroupContext *context;
  PbRegisterView *view;
  PbKind kind;
};

G_DEFINE_FINAL_TYPE (PbRecordsDialog, pb_records_dialog, ADW_TYPE_DIALOG)

/* Parts are shown with what they belong to; the imported document is no record
 * that people look at. */
static gboolean
is_listed (PbKind kind)
{
  const PbKindInfo *info = pb_kind_get_info (kind);

  return kind != PB_KIND_STATE_DOCUMENT && !(info->flags & PB_KIND_PART) &&
         pb_kind_find_flag (kind, PB_FIELD_OF_GROUP) != NULL;
}

static gboolean
makes_a_column (const PbFieldInfo *field)
{
  if (field->flags & (PB_FIELD_HIDDEN | PB_FIELD_OWNER) || field->type == PB_TYPE_DATA ||
      field->type == PB_TYPE_MARKDOWN)
    return FALSE;

  /* The group is that of the window, unless the record lies between two. */
  return !(field->flags & PB_FIELD_OF_GROUP) ||
         PB_FIELD_KIND (field->id) == PB_KIND_RELATION;
}

static void
activated_cb (PbRecordsDialog *self,
              PbRecord        *record)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-record", "s",
                              pb_record_get_id (record));
}

static void
add_columns (PbRegisterView *view,
             PbKind          kind)
{
  const PbFieldInfo *title = pb_kind_find_flag (kind, PB_FIELD_TITLE);
  const PbFieldInfo *field;
  guint n = 0;

  if (title != NULL)
    {
      pb_register_view_add_field_column (view, title->id);
      n++;
    }

  for (guint i = 0; (field = pb_kind_get_nth_field (kind, i)); i++)
    {
      PbRegisterColumn *column;

      if (field == title || !makes_a_column (field))
        continue;

      column = pb_register_view_add_field_column (view, field->id);
      pb_register_column_set_shown (column, n++ < N_SHOWN);
      if (field->type == PB_TYPE_ENUM)
        pb_register_view_add_facet (view, field->id);
    }
}

static void
show_register (PbRecordsDialog *self)
{
  GtkWidget *view = pb_register_view_new ();
  const PbKindInfo *info = pb_kind_get_info (self->kind);
  g_autofree char *name = g_strconcat ("all-", info->name, NULL);
  g_autofree char *empty = NULL;

  self->view = PB_REGISTER_VIEW (view);
  pb_register_view_set_up (self->view, self->context, self->kind, name);
  add_columns (self->view, self->kind);
  if (info->day != 0)
    pb_register_view_set_sort (self->view, info->day, TRUE);
  /* Translators: %s is a kind of record, for many, as in “Tools”. */
  empty = g_strdup_printf (_("No %s Yet"), pb_kind_get_plural (self->kind));
  pb_register_view_set_empty (self->view, "list-add-symbolic", empty, NULL, NULL);
  g_signal_connect_object (view, "activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  pb_register_view_start (self->view);

  adw_bin_set_child (self->register_bin, view);
  adw_navigation_page_set_title (self->content_page, pb_kind_get_plural (self->kind));
}

static PbKind
get_kind (GtkListBoxRow *row)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "pb-kind"));
}

static void
row_selected_cb (PbRecordsDialog *self,
                 GtkListBoxRow   *row)
{
  if (row == NULL || self->context == NULL || get_kind (row) == self->kind)
    return;

  self->kind = get_kind (row);
  show_register (self);
}

static void
row_activated_cb (PbRecordsDialog *self)
{
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

static void
new_activated (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PbRecordsDialog *self = PB_RECORDS_DIALOG (widget);

  gtk_widget_activate_action (widget, "win.new-record", "(ss)",
                              pb_kind_get_info (self->kind)->name,
                              pb_group_context_get_group_id (self->context));
}

static void
find_activated (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  pb_register_view_find (PB_RECORDS_DIALOG (widget)->view);
}

static int
compare_kinds (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (pb_kind_get_plural (GPOINTER_TO_INT (*(gpointer *) a)),
                         pb_kind_get_plural (GPOINTER_TO_INT (*(gpointer *) b)));
}

static void
fill_kinds (PbRecordsDialog *self)
{
  g_autoptr(GPtrArray) kinds = g_ptr_array_new ();

  for (PbKind kind = PB_KIND_COMMON + 1; kind < PB_N_KINDS; kind++)
    if (is_listed (kind))
      g_ptr_array_add (kinds, GINT_TO_POINTER (kind));
  g_ptr_array_sort (kinds, compare_kinds);

  for (guint i = 0; i < kinds->len; i++)
    {
      PbKind kind = GPOINTER_TO_INT (kinds->pdata[i]);
      GtkWidget *label = gtk_label_new (pb_kind_get_plural (kind));
      GtkWidget *row = gtk_list_box_row_new ();

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      pb_kind_get_plural (kind), -1);
      g_object_set_data (G_OBJECT (row), "pb-kind", GINT_TO_POINTER (kind));
      gtk_list_box_append (self->kind_list, row);
    }
}

static void
pb_records_dialog_dispose (GObject *object)
{
  PbRecordsDialog *self = PB_RECORDS_DIALOG (object);

  pb_ui_drop_dialog_child (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_RECORDS_DIALOG);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pb_records_dialog_parent_class)->dispose (object);
}

static void
pb_records_dialog_class_init (PbRecordsDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_records_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "records.new", NULL, new_activated);
  gtk_widget_class_install_action (widget_class, "records.find", NULL, find_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "records.find",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "records.new",
                                       NULL);

  gtk_widget_class_set_template_from_resource (
    widget_class, PB_UI_RESOURCE_PATH "/ui/records/pb-records-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbRecordsDialog, split_view);
  gtk_widget_class_bind_template_child (widget_class, PbRecordsDialog, kind_list);
  gtk_widget_class_bind_template_child (widget_class, PbRecordsDialog, content_page);
  gtk_widget_class_bind_template_child (widget_class, PbRecordsDialog, register_bin);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
pb_records_dialog_init (PbRecordsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_records_dialog_new:
 * @context: a context with a group
 *
 * Returns: (transfer floating): a dialog that lists the records of the group
 */
AdwDialog *
pb_records_dialog_new (PbGroupContext *context)
{
  PbRecordsDialog *self;

  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (context), NULL);
  g_return_val_if_fail (pb_group_context_get_group_id (context) != NULL, NULL);

  self = g_object_new (PB_TYPE_RECORDS_DIALOG, NULL);
  self->context = g_object_ref (context);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "records.new",
                                 !pb_group_context_get_locked (context));
  fill_kinds (self);
  gtk_list_box_select_row (self->kind_list,
                           gtk_list_box_get_row_at_index (self->kind_list, 0));

  return ADW_DIALOG (self);
}
