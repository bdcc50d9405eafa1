/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/history/pb-record-history-dialog.h"

#include "storage/pb-history-list.h"
#include "ui/history/pb-history-change-row.h"
#include "ui/history/pb-history-row.h"
#include "ui/history/pb-record-version.h"
#include "ui/pb-ui.h"

#include <glib/gi18n.h>

/**
 * PbRecordHistoryDialog:
 *
 * Who changed a record, when, and what, the newest first; how it stood then can
 * be brought back.
 */
struct _PbRecordHistoryDialog
{
  AdwDialog parent_instance;

  AdwWindowTitle *window_title;
  AdwBanner *banner;
  GtkStack *stack;
  AdwPreferencesPage *page;
  AdwPreferencesGroup *more_group;

  PbGroupContext *context;
  PbRecord *record;
  PbHistoryList *history;
  GPtrArray *groups;
};

G_DEFINE_FINAL_TYPE (PbRecordHistoryDialog, pb_record_history_dialog, ADW_TYPE_DIALOG)

/* What is never edited is not restored either, and neither is what is looked at
 * as of a moment in the past.
 */
static gboolean
can_restore (PbRecordHistoryDialog *self)
{
  PbKind kind = pb_record_get_kind (self->record);

  return !(pb_kind_get_info (kind)->flags & PB_KIND_APPEND_ONLY) &&
         !pb_record_get_deleted (self->record) &&
         !pb_group_context_get_locked (self->context);
}

static void
add_restore_button (PbRecordHistoryDialog *self,
                    AdwPreferencesGroup   *group,
                    PbHistoryItem         *item,
                    guint                  place)
{
  GtkWidget *button = gtk_button_new_with_label (_("Restore"));
  g_autofree char *byline = pb_history_item_dup_byline (item);
  g_autofree char *name = NULL;

  /* Translators: a button’s name for those who cannot see it: when a version of
   * a record was made, and by whom.
   */
  name = g_strdup_printf (_("Restore the version of %s"), byline);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_widget_set_tooltip_text (button, _("Make the Record What It Was Then"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "history.restore");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", place);
  adw_preferences_group_set_header_suffix (group, button);
}

static void
add_item (PbRecordHistoryDialog *self,
          PbHistoryItem         *item,
          guint                  place)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GListModel *changes = pb_history_item_get_changes (item);
  g_autofree char *byline = pb_history_item_dup_byline (item);
  g_autofree char *title = g_markup_escape_text (pb_history_item_get_title (item), -1);
  g_autofree char *description = g_markup_escape_text (byline, -1);

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  if (place > 0 && can_restore (self))
    add_restore_button (self, group, item, place);

  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr(PbHistoryChange) change = g_list_model_get_item (changes, i);

      if (pb_history_change_is_shown (change) &&
          g_strcmp0 (pb_history_change_get_record_id (change),
                     pb_record_get_id (self->record)) == 0)
        adw_preferences_group_add (group, pb_history_change_row_new (change));
    }

  g_ptr_array_add (self->groups, group);
  adw_preferences_page_add (self->page, group);
}

static void
show_items (PbRecordHistoryDialog *self)
{
  GListModel *items = G_LIST_MODEL (self->history);
  guint n = g_list_model_get_n_items (items);

  if (n == 0 && pb_history_list_get_loading (self->history))
    return;

  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (self->page, self->groups->pdata[i]);
  g_ptr_array_set_size (self->groups, 0);
  adw_preferences_page_remove (self->page, self->more_group);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(PbHistoryItem) item = g_list_model_get_item (items, i);

      add_item (self, item, i);
    }

  adw_preferences_page_add (self->page, self->more_group);
  gtk_widget_set_visible (GTK_WIDGET (self->more_group),
                          pb_history_list_get_has_more (self->history));
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
}

static void
more_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  pb_history_list_load_more (PB_RECORD_HISTORY_DIALOG (widget)->history);
}

static void
restored_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(PbRecordHistoryDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  if (pb_group_context_commit_finish (PB_GROUP_CONTEXT (object), result, &error))
    {
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }

  adw_banner_set_title (self->banner, error->message);
  adw_banner_set_revealed (self->banner, TRUE);
}

static void
restore_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PbRecordHistoryDialog *self = PB_RECORD_HISTORY_DIALOG (widget);
  g_autoptr(PbRecord) version = pb_record_dup_version (self->record,
                                                       G_LIST_MODEL (self->history),
                                                       g_variant_get_uint32 (parameter));
  g_autoptr(PbEdit) edit = pb_record_restore_version (self->record, version);

  if (pb_edit_get_n_changes (edit) > 0)
    {
      pb_group_context_commit_async (self->context, edit, NULL, restored_cb, g_object_ref (self));
      return;
    }

  adw_banner_set_title (self->banner, _("The record is just as it was then."));
  adw_banner_set_revealed (self->banner, TRUE);
}

static void
pb_record_history_dialog_dispose (GObject *object)
{
  PbRecordHistoryDialog *self = PB_RECORD_HISTORY_DIALOG (object);

  if (self->history)
    g_signal_handlers_disconnect_by_data (self->history, self);
  g_clear_object (&self->history);
  g_clear_object (&self->record);
  g_clear_object (&self->context);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  pb_ui_drop_dialog_child (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_RECORD_HISTORY_DIALOG);

  G_OBJECT_CLASS (pb_record_history_dialog_parent_class)->dispose (object);
}

static void
pb_record_history_dialog_class_init (PbRecordHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_record_history_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "history.more", NULL, more_action);
  gtk_widget_class_install_action (widget_class, "history.restore", "u", restore_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/history/pb-record-history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbRecordHistoryDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, PbRecordHistoryDialog, more_group);
  gtk_widget_class_bind_template_child (widget_class, PbRecordHistoryDialog, page);
  gtk_widget_class_bind_template_child (widget_class, PbRecordHistoryDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PbRecordHistoryDialog, window_title);
}

static void
pb_record_history_dialog_init (PbRecordHistoryDialog *self)
{
  self->groups = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_record_history_dialog_new:
 * @context: where the record belongs
 * @record: a stored record
 *
 * Returns: (transfer floating): a dialog with the history of @record
 */
AdwDialog *
pb_record_history_dialog_new (PbGroupContext *context,
                              PbRecord       *record)
{
  PbRecordHistoryDialog *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (context), NULL);
  g_return_val_if_fail (PB_IS_RECORD (record), NULL);

  self = g_object_new (PB_TYPE_RECORD_HISTORY_DIALOG, NULL);
  self->context = g_object_ref (context);
  self->record = g_object_ref (record);
  title = pb_record_dup_title (record);
  adw_window_title_set_subtitle (self->window_title, title ? title : "");

  self->history = pb_history_list_new (pb_group_context_get_store (context),
                                       pb_record_get_id (record), NULL);
  g_signal_connect_object (self->history, "items-changed", G_CALLBACK (show_items), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->history, "notify::loading", G_CALLBACK (show_items), self,
                           G_CONNECT_SWAPPED);
  show_items (self);

  return ADW_DIALOG (self);
}
