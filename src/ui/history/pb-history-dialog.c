/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/history/pb-history-dialog.h"

#include "ui/history/pb-history-change-row.h"
#include "ui/history/pb-history-row.h"
#include "ui/pb-ui.h"

#include <glib/gi18n.h>

/**
 * PbHistoryDialog:
 *
 * What one action changed, field by field, with a button that undoes it.
 */
struct _PbHistoryDialog
{
  AdwDialog parent_instance;

  AdwBanner *banner;
  AdwPreferencesPage *page;
  GtkLabel *title_label;
  GtkLabel *byline_label;
  GtkWidget *action_box;
  GtkWidget *as_of_button;
  GtkWidget *undo_button;

  PbGroupContext *context;
  PbHistoryItem *item;

  /* How many changes are shown, and what leads to the others. */
  guint n_shown;
  AdwPreferencesGroup *more_group;
};

/* After this many changes, what others there are waits for a button. */
#define CHANGES_AT_ONCE 100

G_DEFINE_FINAL_TYPE (PbHistoryDialog, pb_history_dialog, ADW_TYPE_DIALOG)

static AdwPreferencesGroup *
new_group (PbHistoryChange *change)
{
  GtkWidget *group = adw_preferences_group_new ();
  const char *title = pb_history_change_get_record_title (change);
  g_autofree char *escaped = g_markup_escape_text (title ? title : "", -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), escaped);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         pb_kind_get_label (pb_history_change_get_kind (change)));

  return ADW_PREFERENCES_GROUP (group);
}

static void show_changes (PbHistoryDialog *self);

static void
show_more_row (PbHistoryDialog *self,
               guint            n_more)
{
  GtkWidget *row = adw_button_row_new ();
  g_autofree char *title = NULL;

  /* Translators: a button that shows the other changes of a long list */
  title = g_strdup_printf (ngettext ("Show %u More Change", "Show %u More Changes", n_more),
                           n_more);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "activated", G_CALLBACK (show_changes), self, G_CONNECT_SWAPPED);

  self->more_group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_add (self->more_group, row);
  adw_preferences_page_add (self->page, self->more_group);
}

static void
say_others (PbHistoryDialog *self,
            guint            n_others)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *text = NULL;

  /* Translators: after a long list; %u counts the changes that are not in it */
  text = g_strdup_printf (ngettext ("%u more change is in the history of its record.",
                                    "%u more changes are in the histories of their records.",
                                    n_others), n_others);
  adw_preferences_group_set_description (group, text);
  adw_preferences_page_add (self->page, group);
}

/* An import changes thousands of fields: they are shown some records at a time. */
static void
show_changes (PbHistoryDialog *self)
{
  GListModel *changes = pb_history_item_get_changes (self->item);
  guint n_changes = g_list_model_get_n_items (changes);
  AdwPreferencesGroup *group = NULL;
  g_autofree char *record_id = NULL;
  guint first = self->n_shown;

  if (self->more_group != NULL)
    adw_preferences_page_remove (self->page, self->more_group);
  self->more_group = NULL;

  for (; self->n_shown < n_changes; self->n_shown++)
    {
      g_autoptr(PbHistoryChange) change = g_list_model_get_item (changes, self->n_shown);

      if (!pb_history_change_is_shown (change))
        continue;
      if (g_set_str (&record_id, pb_history_change_get_record_id (change)) || group == NULL)
        {
          if (self->n_shown - first >= CHANGES_AT_ONCE)
            break;
          group = new_group (change);
          adw_preferences_page_add (self->page, group);
        }
      adw_preferences_group_add (group, pb_history_change_row_new (change));
    }

  if (self->n_shown < n_changes)
    show_more_row (self, n_changes - self->n_shown);
  else if (pb_history_item_get_n_changes (self->item) > n_changes)
    say_others (self, pb_history_item_get_n_changes (self->item) - n_changes);
}

static void
undone_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PbHistoryDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *title = NULL;
  g_autofree char *sentence = NULL;

  title = pb_store_undo_item_finish (PB_STORE (object), result, &error);
  if (title == NULL)
    {
      adw_banner_set_title (self->banner, error->message);
      adw_banner_set_revealed (self->banner, TRUE);
      /* What stands in the way will not go by trying again. */
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "change.undo",
                                     !g_error_matches (error, PB_STORE_ERROR,
                                                       PB_STORE_ERROR_CONFLICT));
      return;
    }

  /* Translators: %s is what a person did, such as “Edit Purpose”. */
  sentence = g_strdup_printf (_("Undone: %s"), title);
  pb_group_context_notice (self->context, sentence);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  pb_history_dialog_undo (PB_HISTORY_DIALOG (widget));
}

static void
see_as_of_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PbHistoryDialog *self = PB_HISTORY_DIALOG (widget);
  gint64 moment = pb_history_item_get_when (self->item);
  GtkRoot *root = gtk_widget_get_root (widget);

  /* The window does nothing behind a dialog. */
  adw_dialog_force_close (ADW_DIALOG (self));
  gtk_widget_activate_action (GTK_WIDGET (root), "win.see-as-of", "x", moment);
}

static void
pb_history_dialog_dispose (GObject *object)
{
  PbHistoryDialog *self = PB_HISTORY_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_object (&self->item);
  pb_ui_drop_dialog_child (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_HISTORY_DIALOG);

  G_OBJECT_CLASS (pb_history_dialog_parent_class)->dispose (object);
}

static void
pb_history_dialog_class_init (PbHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_history_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "change.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "change.see-as-of", NULL, see_as_of_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/history/pb-history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbHistoryDialog, action_box);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryDialog, as_of_button);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryDialog, byline_label);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryDialog, page);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryDialog, title_label);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryDialog, undo_button);
}

static void
pb_history_dialog_init (PbHistoryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_history_dialog_new:
 * @context: the group
 * @item: something that was done
 *
 * Returns: (transfer full): a dialog that shows what @item changed
 */
PbHistoryDialog *
pb_history_dialog_new (PbGroupContext *context,
                       PbHistoryItem  *item)
{
  PbHistoryDialog *self = g_object_new (PB_TYPE_HISTORY_DIALOG, NULL);
  g_autofree char *byline = pb_history_item_dup_byline (item);
  gboolean can_undo = pb_history_item_get_can_undo (item);
  gboolean in_copy = pb_store_get_read_only (pb_group_context_get_store (context));

  self->context = g_object_ref (context);
  self->item = g_object_ref (item);
  gtk_label_set_label (self->title_label, pb_history_item_get_title (item));
  gtk_label_set_label (self->byline_label, byline);
  gtk_widget_set_visible (self->action_box, can_undo || !in_copy);
  gtk_widget_set_visible (self->as_of_button, !in_copy);
  gtk_widget_set_visible (self->undo_button, can_undo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "change.undo", can_undo);
  show_changes (self);

  return self;
}

/**
 * pb_history_dialog_undo:
 * @self: a dialog
 *
 * Undoes the action, or explains why that cannot be done.
 */
void
pb_history_dialog_undo (PbHistoryDialog *self)
{
  g_return_if_fail (PB_IS_HISTORY_DIALOG (self));

  pb_store_undo_item_async (pb_group_context_get_store (self->context), self->item, NULL,
                            undone_cb, g_object_ref (self));
}
