/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-import-dialog.h"

#include "formats/pb-import.h"
#include "ui/dialogs/pb-proposal-view.h"
#include "ui/pb-ui.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * PbImportDialog:
 *
 * Reads files, one after the other, shows what each would add or change, and
 * stores that as one edit once somebody accepts it.
 */
struct _PbImportDialog
{
  AdwDialog parent_instance;

  AdwBanner *banner;
  GtkStack *stack;
  GtkLabel *reading_label;
  AdwStatusPage *failed_page;
  GtkButton *skip_button;
  PbProposalView *view;

  PbGroupContext *context;
  GQueue files;
  GFile *file;
  PbImportContext *known;
  GPtrArray *groups;
  PbProposal *proposal;
  GCancellable *cancellable;
  guint n_awaited;
  guint n_done;
  gboolean storing;
};

G_DEFINE_FINAL_TYPE (PbImportDialog, pb_import_dialog, ADW_TYPE_DIALOG)

/* What the reading thread needs and what it finds. */
typedef struct
{
  GFile *file;
  char *name;
  PbImportContext *known;
} PbFileReading;

static void
reading_free (gpointer data)
{
  PbFileReading *reading = data;

  g_clear_object (&reading->file);
  g_clear_object (&reading->known);
  g_free (reading->name);
  g_free (reading);
}

static void
update_actions (PbImportDialog *self)
{
  gboolean shown = self->proposal != NULL &&
                   g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "proposal") == 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.accept",
                                 shown && !self->storing &&
                                 pb_proposal_get_n_changes (self->proposal) > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.skip",
                                 !g_queue_is_empty (&self->files));
  gtk_widget_set_visible (GTK_WIDGET (self->skip_button), !g_queue_is_empty (&self->files));
  adw_dialog_set_can_close (ADW_DIALOG (self), !self->storing);
}

static void
show_step (PbImportDialog *self,
           const char     *name)
{
  adw_banner_set_revealed (self->banner, FALSE);
  gtk_stack_set_visible_child_name (self->stack, name);
  update_actions (self);
}

static void
show_failure (PbImportDialog *self,
              const GError   *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->failed_page, escaped);
  show_step (self, "failed");
  gtk_accessible_announce (GTK_ACCESSIBLE (self), error->message,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  PbFileReading *reading = task_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = pb_import_load_file (reading->file, cancellable, &error);
  g_autoptr(PbProposal) proposal = NULL;

  if (bytes)
    proposal = pb_import_read (bytes, reading->name, reading->known, &error);

  if (proposal)
    g_task_return_pointer (task, g_steal_pointer (&proposal), g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  PbImportDialog *self = PB_IMPORT_DIALOG (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(PbProposal) proposal = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->context == NULL)
    return;
  if (proposal == NULL)
    {
      show_failure (self, error);
      return;
    }

  g_set_object (&self->proposal, proposal);
  pb_proposal_view_show (self->view, proposal, self->groups,
                         pb_group_context_get_today (self->context));
  show_step (self, "proposal");
}

static void
read_file (PbImportDialog *self)
{
  g_autoptr(GTask) task = g_task_new (self, self->cancellable, read_cb, NULL);
  PbFileReading *reading = g_new0 (PbFileReading, 1);

  reading->file = g_object_ref (self->file);
  reading->name = g_file_get_basename (self->file);
  reading->known = g_object_ref (self->known);
  g_task_set_source_tag (task, read_file);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_in_thread);
}

static void
got_records_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(PbImportDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) records = pb_store_query_finish (PB_STORE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->context == NULL)
    return;
  if (records == NULL)
    {
      show_failure (self, error);
      return;
    }

  /* The thread gets copies, because the records here follow every edit. */
  for (guint i = 0; i < records->len; i++)
    {
      PbRecord *record = g_ptr_array_index (records, i);
      g_autoptr(PbRecord) copy = pb_record_copy (record);

      pb_import_context_add (self->known, copy);
      if (pb_record_get_kind (record) == PB_KIND_GROUP && pb_record_get_flag (record, PB_GROUP_OWN))
        g_ptr_array_add (self->groups, g_steal_pointer (&copy));
    }

  if (--self->n_awaited == 0)
    read_file (self);
}

static void
show_reading (PbImportDialog *self)
{
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *sentence = NULL;

  /* Translators: the name of a file. */
  sentence = g_strdup_printf (_("Reading “%s”…"), name);
  gtk_label_set_label (self->reading_label, sentence);
  show_step (self, "reading");
}

/* What the library knows is asked for every file anew, because the file before
 * may have added to it.
 */
static void
read_next (PbImportDialog *self)
{
  PbStore *store = pb_group_context_get_store (self->context);
  const PbKind *kinds;
  guint n_kinds;

  g_clear_object (&self->file);
  self->file = g_queue_pop_head (&self->files);
  g_clear_object (&self->proposal);
  if (self->file == NULL)
    {
      show_step (self, "choose");
      return;
    }

  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  g_clear_object (&self->known);
  self->known = pb_import_context_new (pb_group_context_get_today (self->context));
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  self->groups = g_ptr_array_new_with_free_func (g_object_unref);
  show_reading (self);

  kinds = pb_import_context_get_kinds (&n_kinds);
  self->n_awaited = n_kinds;
  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr(PbQuery) query = pb_query_new (kinds[i]);

      pb_store_query_async (store, query, self->cancellable, got_records_cb, g_object_ref (self));
    }
}

static void
stored_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PbImportDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  self->storing = FALSE;
  if (!pb_group_context_commit_finish (PB_GROUP_CONTEXT (object), result, &error))
    {
      adw_banner_set_title (self->banner, error->message);
      adw_banner_set_revealed (self->banner, TRUE);
      update_actions (self);
      return;
    }

  self->n_done++;
  pb_group_context_set_group_id (self->context, pb_proposal_get_group_id (self->proposal));
  if (g_queue_is_empty (&self->files))
    adw_dialog_force_close (ADW_DIALOG (self));
  else
    read_next (self);
}

static void
accept_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PbImportDialog *self = PB_IMPORT_DIALOG (widget);
  g_autoptr(GError) error = NULL;
  g_autoptr(PbEdit) edit = NULL;

  if (!pb_proposal_view_collect (self->view, &error))
    {
      adw_banner_set_title (self->banner, error->message);
      adw_banner_set_revealed (self->banner, TRUE);
      return;
    }

  edit = pb_proposal_to_edit (self->proposal);
  self->storing = TRUE;
  update_actions (self);
  pb_group_context_commit_async (self->context, edit, NULL, stored_cb, g_object_ref (self));
}

static void
cancel_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PbImportDialog *self = PB_IMPORT_DIALOG (widget);

  g_cancellable_cancel (self->cancellable);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
skip_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  read_next (PB_IMPORT_DIALOG (widget));
}

static void
chosen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PbImportDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GListModel) files = NULL;

  files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (object), result, &error);
  if (files == NULL)
    {
      if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
        show_failure (self, error);
      return;
    }

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(GFile) file = g_list_model_get_item (files, i);

      pb_import_dialog_add_file (self, file);
    }
}

static void
choose_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PbImportDialog *self = PB_IMPORT_DIALOG (widget);
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr(GtkFileFilter) all = gtk_file_filter_new ();
  g_autoptr(GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_dialog_set_title (dialog, _("Import"));
  gtk_file_filter_set_name (filter, _("Files That Can Be Imported"));
  for (guint i = 0; pb_format_get_nth (i); i++)
    {
      const PbFormat *format = pb_format_get_nth (i);
      g_auto(GStrv) suffixes = g_strsplit (format->suffixes, " ", -1);

      for (guint s = 0; format->read && suffixes[s]; s++)
        {
          if (*suffixes[s])
            gtk_file_filter_add_suffix (filter, *suffixes[s] == '.' ? suffixes[s] + 1
                                                                    : suffixes[s]);
        }
    }
  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, filter);
  g_list_store_append (filters, all);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL,
                                 chosen_cb, g_object_ref (self));
}

static gboolean
dropped_cb (PbImportDialog *self,
            const GValue   *value)
{
  GdkFileList *list = g_value_get_boxed (value);
  g_autoptr(GSList) files = list ? gdk_file_list_get_files (list) : NULL;

  for (GSList *l = files; l; l = l->next)
    pb_import_dialog_add_file (self, l->data);

  return files != NULL;
}

static void
view_edited_cb (PbImportDialog *self)
{
  adw_banner_set_revealed (self->banner, FALSE);
  update_actions (self);
}

static void
pb_import_dialog_dispose (GObject *object)
{
  PbImportDialog *self = PB_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_queue_clear_full (&self->files, g_object_unref);
  g_clear_object (&self->file);
  g_clear_object (&self->known);
  g_clear_object (&self->proposal);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_object (&self->context);
  pb_ui_drop_dialog_child (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_IMPORT_DIALOG);

  G_OBJECT_CLASS (pb_import_dialog_parent_class)->dispose (object);
}

static void
pb_import_dialog_class_init (PbImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_import_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "import.accept", NULL, accept_action);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "import.skip", NULL, skip_action);

  g_type_ensure (PB_TYPE_PROPOSAL_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/dialogs/pb-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbImportDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, PbImportDialog, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PbImportDialog, reading_label);
  gtk_widget_class_bind_template_child (widget_class, PbImportDialog, skip_button);
  gtk_widget_class_bind_template_child (widget_class, PbImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PbImportDialog, view);
  gtk_widget_class_bind_template_callback (widget_class, view_edited_cb);
}

static void
pb_import_dialog_init (PbImportDialog *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_queue_init (&self->files);
  gtk_widget_init_template (GTK_WIDGET (self));
  pb_ui_add_store_keys (GTK_WIDGET (self), "import.accept");
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  update_actions (self);
}

/**
 * pb_import_dialog_new:
 * @context: the library, and the group that is to be shown afterwards
 *
 * Returns: (transfer full): a dialog that asks for files
 */
PbImportDialog *
pb_import_dialog_new (PbGroupContext *context)
{
  PbImportDialog *self = g_object_new (PB_TYPE_IMPORT_DIALOG, NULL);

  self->context = g_object_ref (context);

  return self;
}

/**
 * pb_import_dialog_add_file:
 * @self: a dialog
 * @file: a file
 *
 * Reads @file, now or after those that were added before.
 */
void
pb_import_dialog_add_file (PbImportDialog *self,
                           GFile          *file)
{
  g_return_if_fail (PB_IS_IMPORT_DIALOG (self));
  g_return_if_fail (G_IS_FILE (file));

  g_queue_push_tail (&self->files, g_object_ref (file));
  if (self->file == NULL ||
      g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "failed") == 0)
    read_next (self);
  else
    update_actions (self);
}
