/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-new-group-dialog.h"

#include <glib/gi18n.h>

#include "ui/dialogs/pb-day-row.h"
#include "ui/pb-ui.h"

/**
 * PbNewGroupDialog:
 *
 * Asks for the little that a group needs to begin with; everything else can be
 * added when it is known.
 */
struct _PbNewGroupDialog
{
  AdwDialog parent_instance;

  AdwBanner *error_banner;
  AdwEntryRow *name_row;
  AdwComboRow *kind_row;
  AdwComboRow *parent_row;
  AdwComboRow *phase_row;
  GtkWidget *since_row;

  PbGroupContext *context;
  GPtrArray *parents;
  char *group_id;
  gboolean storing;
};

G_DEFINE_FINAL_TYPE (PbNewGroupDialog, pb_new_group_dialog, ADW_TYPE_DIALOG)

static const char *
get_name (PbNewGroupDialog *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->name_row));
}

/* The phase that is chosen, or -1: the first choice is that none is known. */
static int
get_phase (PbNewGroupDialog *self)
{
  return (int) adw_combo_row_get_selected (self->phase_row) - 1;
}

static PbDay
get_since (PbNewGroupDialog *self)
{
  return pb_day_parse (gtk_editable_get_text (GTK_EDITABLE (self->since_row)));
}

static void
update_actions (PbNewGroupDialog *self)
{
  gboolean phase = get_phase (self) >= 0;
  gboolean dated = !phase || get_since (self) != PB_DAY_NONE;
  g_autofree char *name = g_strstrip (g_strdup (get_name (self)));

  gtk_widget_set_visible (self->since_row, phase);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "new-group.create",
                                 *name != '\0' && dated && !self->storing);
}

static void
changed_cb (PbNewGroupDialog *self)
{
  update_actions (self);
}

static void
entry_activated_cb (PbNewGroupDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "new-group.create", NULL);
}

static PbEdit *
make_edit (PbNewGroupDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (get_name (self)));
  g_autofree char *title = NULL;
  guint parent = adw_combo_row_get_selected (self->parent_row);
  guint kind = adw_combo_row_get_selected (self->kind_row);
  const char *transition;
  PbEdit *edit;

  /* Translators: what a person did; %s is the name of a group. */
  title = g_strdup_printf (_("Create “%s”"), name);
  edit = pb_edit_new (title);

  g_set_str (&self->group_id, pb_edit_create (edit, PB_KIND_GROUP, NULL));
  pb_edit_set_text (edit, self->group_id, PB_GROUP_NAME, name);
  pb_edit_set_enum (edit, self->group_id, PB_GROUP_KIND, kind);
  pb_edit_set_flag (edit, self->group_id, PB_GROUP_OWN, TRUE);

  if (parent > 0)
    pb_edit_set_text (edit, self->group_id, PB_GROUP_PARENT,
                      g_ptr_array_index (self->parents, parent - 1));

  if (get_phase (self) >= 0)
    {
      transition = pb_edit_create (edit, PB_KIND_PHASE_TRANSITION, NULL);
      pb_edit_set_text (edit, transition, PB_PHASE_TRANSITION_GROUP, self->group_id);
      pb_edit_set_enum (edit, transition, PB_PHASE_TRANSITION_TO, get_phase (self));
      pb_edit_set_day (edit, transition, PB_PHASE_TRANSITION_DATE, get_since (self));
    }

  return edit;
}

static void
created_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PbNewGroupDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  self->storing = FALSE;

  if (pb_group_context_commit_finish (PB_GROUP_CONTEXT (source), result, &error))
    {
      pb_group_context_set_group_id (self->context, self->group_id);
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }

  adw_banner_set_title (self->error_banner, error->message);
  adw_banner_set_revealed (self->error_banner, TRUE);
  update_actions (self);
}

static void
create_activated (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PbNewGroupDialog *self = PB_NEW_GROUP_DIALOG (widget);
  g_autoptr(PbEdit) edit = make_edit (self);

  self->storing = TRUE;
  adw_banner_set_revealed (self->error_banner, FALSE);
  update_actions (self);
  pb_group_context_commit_async (self->context, edit, NULL, created_cb, g_object_ref (self));
}

static void
cancel_activated (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
fill_enum (AdwComboRow *row,
           GType        type,
           const char  *none)
{
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);

  if (none != NULL)
    gtk_string_list_append (labels, none);

  for (guint i = 0; i < pb_enum_get_n_values (type); i++)
    gtk_string_list_append (labels, pb_enum_get_label (type, i));

  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
}

static void
add_parents (PbNewGroupDialog *self,
             PbGroupTree      *tree,
             GtkStringList    *labels,
             const char       *parent_id)
{
  g_autoptr(GListModel) groups = pb_group_tree_create_children (tree, parent_id);

  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr(PbGroupSummary) group = g_list_model_get_item (groups, i);

      gtk_string_list_append (labels, pb_group_summary_get_name (group));
      g_ptr_array_add (self->parents, g_strdup (pb_group_summary_get_id (group)));
      add_parents (self, tree, labels, pb_group_summary_get_id (group));
    }
}

static void
fill_parents (PbNewGroupDialog *self,
              PbGroupTree      *tree)
{
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _("No Other Group"));
  add_parents (self, tree, labels, NULL);
  adw_combo_row_set_model (self->parent_row, G_LIST_MODEL (labels));
  gtk_widget_set_visible (GTK_WIDGET (self->parent_row), self->parents->len > 0);
}

static void
pb_new_group_dialog_dispose (GObject *object)
{
  PbNewGroupDialog *self = PB_NEW_GROUP_DIALOG (object);

  pb_ui_drop_dialog_child (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_NEW_GROUP_DIALOG);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pb_new_group_dialog_parent_class)->dispose (object);
}

static void
pb_new_group_dialog_finalize (GObject *object)
{
  PbNewGroupDialog *self = PB_NEW_GROUP_DIALOG (object);

  g_clear_pointer (&self->parents, g_ptr_array_unref);
  g_clear_pointer (&self->group_id, g_free);

  G_OBJECT_CLASS (pb_new_group_dialog_parent_class)->finalize (object);
}

static void
pb_new_group_dialog_class_init (PbNewGroupDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_new_group_dialog_dispose;
  object_class->finalize = pb_new_group_dialog_finalize;

  g_type_ensure (PB_TYPE_DAY_ROW);

  gtk_widget_class_install_action (widget_class, "new-group.cancel", NULL, cancel_activated);
  gtk_widget_class_install_action (widget_class, "new-group.create", NULL, create_activated);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/pb-new-group-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbNewGroupDialog, error_banner);
  gtk_widget_class_bind_template_child (widget_class, PbNewGroupDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, PbNewGroupDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, PbNewGroupDialog, parent_row);
  gtk_widget_class_bind_template_child (widget_class, PbNewGroupDialog, phase_row);
  gtk_widget_class_bind_template_child (widget_class, PbNewGroupDialog, since_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
}

static void
pb_new_group_dialog_init (PbNewGroupDialog *self)
{
  self->parents = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  pb_ui_add_store_keys (GTK_WIDGET (self), "new-group.create");
  fill_enum (self->kind_row, pb_group_kind_get_type (), NULL);
  fill_enum (self->phase_row, pb_phase_get_type (), _("Not Known Yet"));
}

/**
 * pb_new_group_dialog_new:
 * @context: where the new group is chosen
 * @tree: the groups that it can be part of
 *
 * Returns: (transfer floating): a dialog that makes a group
 */
AdwDialog *
pb_new_group_dialog_new (PbGroupContext *context,
                         PbGroupTree    *tree)
{
  PbNewGroupDialog *self;
  g_autofree char *today = NULL;

  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (context), NULL);
  g_return_val_if_fail (PB_IS_GROUP_TREE (tree), NULL);

  self = g_object_new (PB_TYPE_NEW_GROUP_DIALOG, NULL);
  self->context = g_object_ref (context);
  today = pb_day_to_iso (pb_group_context_get_today (context));
  gtk_editable_set_text (GTK_EDITABLE (self->since_row), today);
  fill_parents (self, tree);
  update_actions (self);

  return ADW_DIALOG (self);
}
