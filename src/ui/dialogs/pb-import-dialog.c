/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-import-dialog.h"

#include "formats/pb-import-batch.h"
#include "ui/dialogs/pb-proposal-view.h"
#include "ui/pb-ui.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * PbImportDialog:
 *
 * Reads files and folders, shows what each was taken for and what it would add or change, and
 * stores all of that as one edit once somebody accepts it.
 */
struct _PbImportDialog
{
  AdwDialog parent_instance;

  AdwBanner *banner;
  GtkButton *back_button;
  GtkStack *stack;
  GtkLabel *reading_label;
  AdwStatusPage *failed_page;
  GtkListView *files_view;
  GtkNoSelection *files_model;
  PbProposalView *view;

  PbGroupContext *context;
  GPtrArray *pending; /* GFile, to be read with the others */
  PbImportContext *known;
  GPtrArray *groups; /* our own, of the library */
  PbImportBatch *batch;
  PbImportMemory *memory;
  PbImportFile *file; /* the one that is shown */
  GtkWidget *focus;
  GCancellable *cancellable;
  guint start_id;
  guint n_awaited;
  gboolean busy;
  gboolean accepting;
};

G_DEFINE_FINAL_TYPE (PbImportDialog, pb_import_dialog, ADW_TYPE_DIALOG)

static void read_batch (PbImportDialog *self);

static guint
get_n_files (PbImportDialog *self)
{
  return self->batch ? g_list_model_get_n_items (pb_import_batch_get_files (self->batch)) : 0;
}

static gboolean
shows (PbImportDialog *self,
       const char     *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) == 0;
}

static void
update_actions (PbImportDialog *self)
{
  gboolean ready = !self->busy && (shows (self, "proposal") || shows (self, "files"));
  gboolean within = shows (self, "proposal") && get_n_files (self) > 1;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.accept",
                                 ready && pb_import_batch_get_n_changes (self->batch) > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.back", ready && within);
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), within);
  adw_dialog_set_can_close (ADW_DIALOG (self), !self->accepting);
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
say (PbImportDialog *self,
     const char     *sentence)
{
  adw_banner_set_title (self->banner, sentence);
  adw_banner_set_revealed (self->banner, TRUE);
}

static void
show_failure (PbImportDialog *self,
              const char     *sentence)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  adw_status_page_set_description (self->failed_page, escaped);
  show_step (self, "failed");
  gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/* Those of the library, and those that other files of the batch would make. */
static GPtrArray *
list_groups (PbImportDialog *self)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *files = pb_import_batch_get_files (self->batch);

  g_ptr_array_extend (groups, self->groups, (GCopyFunc) g_object_ref, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(PbImportFile) file = g_list_model_get_item (files, i);
      PbProposal *proposal = pb_import_file_get_proposal (file);
      GListModel *items = proposal ? pb_proposal_get_items (proposal) : NULL;

      if (file == self->file)
        break;
      for (guint j = 0; items && j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(PbProposalItem) item = g_list_model_get_item (items, j);
          PbRecord *record = pb_proposal_item_get_record (item);

          if (pb_proposal_item_get_what (item) == PB_PROPOSAL_ADD &&
              pb_proposal_item_get_accepted (item) &&
              pb_record_get_kind (record) == PB_KIND_GROUP)
            g_ptr_array_add (groups, g_object_ref (record));
        }
    }

  return groups;
}

static void
show_file (PbImportDialog *self,
           PbImportFile   *file)
{
  g_autoptr(GPtrArray) groups = NULL;

  g_set_object (&self->file, file);
  groups = list_groups (self);
  pb_proposal_view_show (self->view, self->batch, file, groups,
                         pb_group_context_get_today (self->context));
  show_step (self, "proposal");
  if (self->focus)
    gtk_widget_grab_focus (self->focus);
  g_clear_weak_pointer (&self->focus);
}

static void
show_files (PbImportDialog *self)
{
  GListModel *files = pb_import_batch_get_files (self->batch);

  if (gtk_no_selection_get_model (self->files_model) != files)
    gtk_no_selection_set_model (self->files_model, files);
  show_step (self, "files");
}

/* What was said of tables that were imported before. */
static PbImportMemory *
dup_memory (void)
{
  g_autoptr(GSettings) settings = pb_ui_new_settings ();
  g_autoptr(GVariant) kept = settings ? g_settings_get_value (settings, "import-answers") : NULL;

  return pb_import_memory_new (kept);
}

static void
keep_memory (PbImportDialog *self)
{
  g_autoptr(GSettings) settings = pb_ui_new_settings ();

  pb_import_batch_remember (self->batch);
  if (settings)
    g_settings_set_value (settings, "import-answers", pb_import_memory_to_variant (self->memory));
}

static void
stored_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PbImportDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  GListModel *files;
  PbProposal *proposal = NULL;

  self->busy = FALSE;
  self->accepting = FALSE;
  if (!pb_group_context_commit_finish (PB_GROUP_CONTEXT (object), result, &error))
    {
      say (self, error->message);
      update_actions (self);
      return;
    }

  keep_memory (self);

  files = pb_import_batch_get_files (self->batch);
  for (guint i = 0; proposal == NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(PbImportFile) file = g_list_model_get_item (files, i);

      proposal = pb_import_file_get_proposal (file);
    }
  pb_group_context_set_group_id (self->context, pb_proposal_get_group_id (proposal));
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
store (PbImportDialog *self)
{
  g_autoptr(PbEdit) edit = pb_import_batch_to_edit (self->batch);

  self->busy = TRUE;
  update_actions (self);
  pb_group_context_commit_async (self->context, edit, NULL, stored_cb, g_object_ref (self));
}

static void
show_batch (PbImportDialog *self)
{
  guint n_files = get_n_files (self);
  g_autoptr(PbImportFile) first = NULL;

  if (self->accepting)
    {
      store (self);
      return;
    }
  if (self->file)
    {
      show_file (self, self->file);
      return;
    }
  if (n_files != 1)
    {
      if (n_files > 1)
        show_files (self);
      else
        show_failure (self, _("There is no file in the folder that can be imported."));
      return;
    }

  first = g_list_model_get_item (pb_import_batch_get_files (self->batch), 0);
  /* A table of no register may be one after all: somebody knows what its columns say. */
  if (pb_import_file_get_proposal (first) || pb_import_file_get_columns (first))
    show_file (self, first);
  else
    show_failure (self, pb_import_file_get_why (first));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(PbImportDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean done = pb_import_batch_read_finish (PB_IMPORT_BATCH (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->context == NULL)
    return;

  self->busy = FALSE;
  if (self->pending->len > 0)
    {
      read_batch (self);
      return;
    }
  if (!done)
    {
      self->accepting = FALSE;
      show_failure (self, error->message);
      return;
    }

  show_batch (self);
}

/* Adds what has come, and reads what has to be read. */
static void
read_batch (PbImportDialog *self)
{
  if (self->pending->len > 0)
    g_clear_object (&self->file);
  for (guint i = 0; i < self->pending->len; i++)
    pb_import_batch_add (self->batch, self->pending->pdata[i]);
  g_ptr_array_set_size (self->pending, 0);

  self->busy = TRUE;
  show_step (self, "reading");
  pb_import_batch_read_async (self->batch, self->cancellable, read_cb, g_object_ref (self));
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
      self->busy = FALSE;
      show_failure (self, error->message);
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

  if (--self->n_awaited > 0)
    return;

  g_clear_object (&self->batch);
  g_clear_pointer (&self->memory, pb_import_memory_unref);
  self->batch = pb_import_batch_new (self->known);
  self->memory = dup_memory ();
  pb_import_batch_set_memory (self->batch, self->memory);
  read_batch (self);
}

static void
show_reading (PbImportDialog *self)
{
  g_autofree char *base = g_file_get_basename (self->pending->pdata[0]);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *sentence = NULL;

  if (self->pending->len == 1)
    /* Translators: the name of a file. */
    sentence = g_strdup_printf (_("Reading “%s”…"), name);
  else
    sentence = g_strdup (_("Reading the files…"));
  gtk_label_set_label (self->reading_label, sentence);
  show_step (self, "reading");
}

/* Asks the library what it knows, once for all files. */
static void
start (gpointer user_data)
{
  PbImportDialog *self = user_data;
  PbStore *store = pb_group_context_get_store (self->context);
  const PbKind *kinds;
  guint n_kinds;

  self->start_id = 0;
  show_reading (self);
  if (self->busy)
    return;
  self->busy = TRUE;
  if (self->batch)
    {
      read_batch (self);
      return;
    }

  self->known = pb_import_context_new (pb_group_context_get_today (self->context));
  /* A file that names no group is taken for one about the group that is looked at. */
  pb_import_context_choose (self->known, "group", pb_group_context_get_group_id (self->context));
  self->groups = g_ptr_array_new_with_free_func (g_object_unref);
  kinds = pb_import_context_get_kinds (&n_kinds);
  self->n_awaited = n_kinds;
  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr(PbQuery) query = pb_query_new (kinds[i]);

      pb_store_query_async (store, query, self->cancellable, got_records_cb, g_object_ref (self));
    }
}

/* What was answered about the file that is shown; %FALSE where something is missing. */
static gboolean
collect (PbImportDialog *self)
{
  g_autoptr(GError) error = NULL;

  if (!shows (self, "proposal"))
    return TRUE;
  if (!pb_proposal_view_collect (self->view, &error))
    {
      say (self, error->message);
      return FALSE;
    }

  if (pb_import_file_get_proposal (self->file))
    pb_import_batch_touch (self->batch, self->file);

  return TRUE;
}

static void
accept_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PbImportDialog *self = PB_IMPORT_DIALOG (widget);

  if (!collect (self))
    return;

  self->accepting = TRUE;
  if (pb_import_batch_needs_reading (self->batch))
    read_batch (self);
  else
    store (self);
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PbImportDialog *self = PB_IMPORT_DIALOG (widget);

  if (!collect (self))
    return;

  g_clear_object (&self->file);
  if (pb_import_batch_needs_reading (self->batch))
    read_batch (self);
  else
    show_files (self);
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
file_activated_cb (PbImportDialog *self,
                   guint           position)
{
  g_autoptr(PbImportFile) file =
    g_list_model_get_item (pb_import_batch_get_files (self->batch), position);

  show_file (self, file);
}

/* Who has just said something goes on there once the file is read again. */
static void
reading_changed_cb (PbImportDialog *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus)
    focus = gtk_widget_get_ancestor (focus, ADW_TYPE_PREFERENCES_ROW);
  g_set_weak_pointer (&self->focus, focus);
  read_batch (self);
}

static void
folder_chosen_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(PbImportDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) folder = NULL;

  folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (object), result, &error);
  if (folder)
    pb_import_dialog_add_file (self, folder);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    show_failure (self, error->message);
}

static void
choose_folder_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Import a Folder"));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL,
                                 folder_chosen_cb, g_object_ref (widget));
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
        show_failure (self, error->message);
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

  g_clear_handle_id (&self->start_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->pending, g_ptr_array_unref);
  g_clear_object (&self->known);
  g_clear_object (&self->batch);
  g_clear_pointer (&self->memory, pb_import_memory_unref);
  g_clear_object (&self->file);
  g_clear_weak_pointer (&self->focus);
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
  gtk_widget_class_install_action (widget_class, "import.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "import.choose-folder", NULL,
                                   choose_folder_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "import.back",
                                       NULL);

  g_type_ensure (PB_TYPE_IMPORT_FILE);
  g_type_ensure (PB_TYPE_PROPOSAL_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/dialogs/pb-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbImportDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, PbImportDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, PbImportDialog, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PbImportDialog, files_model);
  gtk_widget_class_bind_template_child (widget_class, PbImportDialog, files_view);
  gtk_widget_class_bind_template_child (widget_class, PbImportDialog, reading_label);
  gtk_widget_class_bind_template_child (widget_class, PbImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PbImportDialog, view);
  gtk_widget_class_bind_template_callback (widget_class, file_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, reading_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_edited_cb);
}

static void
pb_import_dialog_init (PbImportDialog *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->pending = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
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
 * @file: a file, or a folder
 *
 * Reads @file, together with those that were added before.
 */
void
pb_import_dialog_add_file (PbImportDialog *self,
                           GFile          *file)
{
  g_return_if_fail (PB_IS_IMPORT_DIALOG (self));
  g_return_if_fail (G_IS_FILE (file));

  /* Nothing is added while what was accepted is stored. */
  if (self->accepting)
    return;

  g_ptr_array_add (self->pending, g_object_ref (file));
  /* Files that are dropped or chosen together come one after the other. */
  if (self->start_id == 0)
    self->start_id = g_idle_add_once (start, self);
}
