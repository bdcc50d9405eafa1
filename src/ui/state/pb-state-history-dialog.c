/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/state/pb-state-history-dialog.h"

#include "storage/pb-history-list.h"
#include "ui/pb-ui.h"
#include "ui/state/pb-diff-view.h"
#include "ui/widgets/pb-moment.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * PbStateHistoryDialog:
 *
 * Compares a text of the group state with its earlier versions, and brings one
 * of them back.
 */
struct _PbStateHistoryDialog
{
  AdwDialog parent_instance;

  GtkStack *stack;
  GtkDropDown *version_drop_down;
  AdwToggleGroup *layout_toggles;
  PbDiffView *diff_view;

  PbGroupContext *context;
  PbRecord *text;
  PbHistoryList *history;
  GPtrArray *versions;
};

G_DEFINE_FINAL_TYPE (PbStateHistoryDialog, pb_state_history_dialog, ADW_TYPE_DIALOG)

static const char *
current_text (PbStateHistoryDialog *self)
{
  const char *text = pb_record_get_text (self->text, PB_STATE_TEXT_TEXT);

  return text ? text : "";
}

static const char *
selected_version (PbStateHistoryDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->version_drop_down);

  return selected < self->versions->len ? g_ptr_array_index (self->versions, selected) : NULL;
}

static void
selected_changed_cb (PbStateHistoryDialog *self)
{
  const char *version = selected_version (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "versions.restore",
                                 version != NULL && strcmp (version, current_text (self)) != 0 &&
                                 !pb_group_context_get_locked (self->context));
  if (version)
    pb_diff_view_set_texts (self->diff_view, version, current_text (self));
}

static void
layout_changed_cb (PbStateHistoryDialog *self)
{
  const char *name = adw_toggle_group_get_active_name (self->layout_toggles);

  g_object_set (self->diff_view, "side-by-side", g_strcmp0 (name, "sides") == 0, NULL);
}

/* Every change of the text gives the version that stood before it. */
static void
add_versions (PbStateHistoryDialog *self,
              GtkStringList        *labels,
              PbHistoryItem        *item)
{
  GListModel *changes = pb_history_item_get_changes (item);

  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr(PbHistoryChange) change = g_list_model_get_item (changes, i);
      GVariant *after = pb_history_change_get_after (change);
      g_autofree char *when = NULL;
      g_autofree char *label = NULL;

      if (pb_history_change_get_field (change) != PB_STATE_TEXT_TEXT || after == NULL ||
          g_strcmp0 (pb_history_change_get_record_id (change), pb_record_get_id (self->text)) != 0)
        continue;

      when = pb_moment_to_locale (pb_history_item_get_when (item));
      if (pb_history_item_get_who (item))
        {
          /* Translators: a version of a text: when it was written, and by whom. */
          label = g_strdup_printf (_("%s, by %s"), when, pb_history_item_get_who (item));
        }
      gtk_string_list_append (labels, label ? label : when);
      g_ptr_array_add (self->versions, g_variant_dup_string (after, NULL));
    }
}

static void
history_changed_cb (PbStateHistoryDialog *self)
{
  g_autoptr(GtkStringList) labels = NULL;

  if (pb_history_list_get_loading (self->history))
    return;
  if (pb_history_list_get_has_more (self->history))
    {
      pb_history_list_load_more (self->history);
      return;
    }

  labels = gtk_string_list_new (NULL);
  g_ptr_array_set_size (self->versions, 0);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->history)); i++)
    {
      g_autoptr(PbHistoryItem) item = g_list_model_get_item (G_LIST_MODEL (self->history), i);

      add_versions (self, labels, item);
    }

  gtk_drop_down_set_model (self->version_drop_down, G_LIST_MODEL (labels));
  /* The newest version is the one that stands there now. */
  gtk_drop_down_set_selected (self->version_drop_down, MIN (1, self->versions->len));
  gtk_stack_set_visible_child_name (self->stack, self->versions->len > 1 ? "versions" : "empty");
  selected_changed_cb (self);
}

static void
restore_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PbStateHistoryDialog *self = PB_STATE_HISTORY_DIALOG (widget);
  g_autofree char *label = pb_record_dup_title (self->text);
  g_autofree char *title = NULL;
  g_autoptr(PbEdit) edit = NULL;

  /* Translators: what a person did: brought back an earlier version of the text
   * with this label.
   */
  title = g_strdup_printf (_("Restore “%s”"), label);
  edit = pb_edit_new (title);
  pb_edit_set_text (edit, pb_record_get_id (self->text), PB_STATE_TEXT_TEXT,
                    selected_version (self));
  pb_edit_set_day (edit, pb_record_get_id (self->text), PB_STATE_TEXT_CHANGED_ON,
                   pb_group_context_get_today (self->context));
  pb_group_context_commit (self->context, edit);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
pb_state_history_dialog_dispose (GObject *object)
{
  PbStateHistoryDialog *self = PB_STATE_HISTORY_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_object (&self->text);
  g_clear_object (&self->history);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  pb_ui_drop_dialog_child (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_STATE_HISTORY_DIALOG);

  G_OBJECT_CLASS (pb_state_history_dialog_parent_class)->dispose (object);
}

static void
pb_state_history_dialog_class_init (PbStateHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_state_history_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "versions.restore", NULL, restore_action);

  g_type_ensure (PB_TYPE_DIFF_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/state/pb-state-history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbStateHistoryDialog, diff_view);
  gtk_widget_class_bind_template_child (widget_class, PbStateHistoryDialog, layout_toggles);
  gtk_widget_class_bind_template_child (widget_class, PbStateHistoryDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PbStateHistoryDialog, version_drop_down);
  gtk_widget_class_bind_template_callback (widget_class, layout_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_changed_cb);
}

static void
pb_state_history_dialog_init (PbStateHistoryDialog *self)
{
  self->versions = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "versions.restore", FALSE);
}

/**
 * pb_state_history_dialog_new:
 * @context: the group
 * @text: a text of the group state
 *
 * Returns: (transfer full): a dialog with the earlier versions of @text
 */
PbStateHistoryDialog *
pb_state_history_dialog_new (PbGroupContext *context,
                             PbRecord       *text)
{
  PbStateHistoryDialog *self = g_object_new (PB_TYPE_STATE_HISTORY_DIALOG, NULL);

  self->context = g_object_ref (context);
  self->text = g_object_ref (text);
  self->history = pb_history_list_new (pb_group_context_get_store (context),
                                       pb_record_get_id (text), NULL);
  g_signal_connect_object (self->history, "notify::loading", G_CALLBACK (history_changed_cb),
                           self, G_CONNECT_SWAPPED);
  history_changed_cb (self);

  return self;
}
