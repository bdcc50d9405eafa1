/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-export-dialog.h"

#include "model/pb-enums.h"
#include "model/pb-file.h"
#include "ui/pb-ui.h"
#include "ui/widgets/pb-save-file.h"

#include <glib/gi18n.h>

/* The first line of the list of readers: everything is written, as for oneself. */
#define EVERYTHING 0

/**
 * PbExportDialog:
 *
 * Writes the group that is shown as files for people and for other programs: one line for
 * each sort of file that the formats can make.
 */
struct _PbExportDialog
{
  AdwDialog parent_instance;

  AdwToastOverlay *toast_overlay;
  AdwSpinner *spinner;
  AdwComboRow *audience_row;
  AdwPreferencesGroup *text_group;
  AdwPreferencesGroup *table_group;
  AdwComboRow *register_row;
  AdwPreferencesGroup *program_group;

  PbGroupContext *context;
  GPtrArray *table_buttons;
  GArray *kinds; /* PbKind of each line of the list of registers; the first is for all */
  GCancellable *cancellable;
  guint n_running;
};

G_DEFINE_FINAL_TYPE (PbExportDialog, pb_export_dialog, ADW_TYPE_DIALOG)

/* What is made, on the way from the question to the disk. */
typedef struct
{
  PbExportWish wish;
  char *only;
  PbDossier *dossier;
  GFile *target;
  GPtrArray *files;
} Work;

static void
work_free (Work *self)
{
  g_free (self->only);
  g_clear_object (&self->dossier);
  g_clear_object (&self->target);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

/* A table has one row for each record; only registers are written so. */
static gboolean
is_table (const PbFormat *format)
{
  return format->write == NULL && !g_str_has_prefix (format->suffixes, ".md");
}

static void
count (PbExportDialog *self,
       int             more)
{
  self->n_running += more;
  if (self->spinner)
    gtk_widget_set_visible (GTK_WIDGET (self->spinner), self->n_running > 0);
}

static void
say (PbExportDialog *self,
     char           *sentence)
{
  g_autofree char *taken = sentence;
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, taken);
  /* The last word counts; nobody wants to wait for it. */
  adw_toast_overlay_dismiss_all (self->toast_overlay);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
say_failure (PbExportDialog *self,
             const GError   *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    /* Translators: the reason. */
    say (self, g_strdup_printf (_("Not exported: %s"), error->message));
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;

  for (guint i = 0; i < work->files->len; i++)
    {
      const PbFormatFile *file = work->files->pdata[i];
      g_autoptr(GFile) target = work->wish.folder ? g_file_get_child (work->target, file->name)
                                                  : g_object_ref (work->target);

      if (!pb_file_replace (target, file->bytes, cancellable, &error))
        {
          g_task_return_error (task, error);
          return;
        }
    }

  g_task_return_boolean (task, TRUE);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  PbExportDialog *self = PB_EXPORT_DIALOG (source);
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autofree char *base = g_file_get_basename (work->target);
  g_autofree char *name = g_filename_display_name (base);

  count (self, -1);
  if (self->context == NULL)
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    say_failure (self, error);
  else if (work->wish.folder)
    say (self, g_strdup_printf (ngettext ("%u file saved in “%s”", "%u files saved in “%s”",
                                          work->files->len), work->files->len, name));
  else
    /* Translators: the name of a file. */
    say (self, g_strdup_printf (_("“%s” saved"), name));
}

static void
start_writing (PbExportDialog *self,
               Work           *work)
{
  g_autoptr(GTask) task = g_task_new (self, self->cancellable, written_cb, NULL);

  count (self, 1);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, write_thread);
}

static void
answered_cb (AdwAlertDialog *question,
             const char     *response,
             gpointer        user_data)
{
  g_autoptr(GTask) asked = user_data;
  PbExportDialog *self = g_task_get_source_object (asked);
  Work *work = g_task_get_task_data (asked);
  Work *again;

  if (g_strcmp0 (response, "replace") != 0 || self->context == NULL)
    return;

  again = g_new0 (Work, 1);
  again->wish = work->wish;
  again->target = g_object_ref (work->target);
  again->files = g_ptr_array_ref (work->files);
  start_writing (self, again);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  PbExportDialog *self = PB_EXPORT_DIALOG (source);
  GTask *task = G_TASK (result);
  Work *work = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  gssize n_there = g_task_propagate_int (task, &error);
  Work *next;

  count (self, -1);
  if (self->context == NULL)
    return;
  if (error)
    {
      say_failure (self, error);
      return;
    }
  if (work->files->len == 0)
    {
      say (self, g_strdup (_("There is nothing to export yet")));
      return;
    }
  if (n_there > 0)
    {
      AdwDialog *question = adw_alert_dialog_new (_("Replace Files?"), NULL);

      adw_alert_dialog_format_body (ADW_ALERT_DIALOG (question),
                                    ngettext ("%u file of the same name is in the folder already.",
                                              "%u files of the same names are in the folder "
                                              "already.", (guint) n_there), (guint) n_there);
      adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (question), "cancel", _("_Cancel"),
                                      "replace", _("_Replace"), NULL);
      adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "replace",
                                                ADW_RESPONSE_DESTRUCTIVE);
      g_signal_connect (question, "response", G_CALLBACK (answered_cb), g_object_ref (task));
      adw_dialog_present (question, GTK_WIDGET (self));
      return;
    }

  next = g_new0 (Work, 1);
  next->wish = work->wish;
  next->target = g_object_ref (work->target);
  next->files = g_ptr_array_ref (work->files);
  start_writing (self, next);
}

/* Makes the files, and counts those that would be replaced: the question where to save a
 * single file has asked for it already.
 */
static void
make_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  gssize n_there = 0;

  work->files = pb_export_make (work->dossier, &work->wish, &error);
  if (work->files == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  for (guint i = 0; work->wish.folder && i < work->files->len; i++)
    {
      const PbFormatFile *file = work->files->pdata[i];
      g_autoptr(GFile) target = g_file_get_child (work->target, file->name);

      n_there += g_file_query_exists (target, cancellable);
    }
  g_task_return_int (task, n_there);
}

static void
got_dossier_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Work *work = g_task_get_task_data (task);
  GError *error = NULL;

  work->dossier = pb_store_dossier_finish (PB_STORE (source), result, &error);
  if (work->dossier == NULL)
    g_task_return_error (task, error);
  else
    g_task_run_in_thread (task, make_thread);
}

static void
start (PbExportDialog *self,
       Work           *work)
{
  g_autoptr(GTask) task = g_task_new (self, self->cancellable, made_cb, NULL);

  count (self, 1);
  work->wish.only = work->only;
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  pb_store_dossier_async (pb_group_context_get_store (self->context),
                          pb_group_context_get_group_id (self->context),
                          pb_group_context_get_today (self->context), self->cancellable,
                          got_dossier_cb, g_steal_pointer (&task));
}

static Work *
make_work (PbExportDialog *self,
           const PbFormat *format,
           gboolean        folder)
{
  guint audience = adw_combo_row_get_selected (self->audience_row);
  guint selected = adw_combo_row_get_selected (self->register_row);
  Work *work = g_new0 (Work, 1);

  work->wish.format = format;
  work->wish.audience = audience == EVERYTHING ? -1 : (int) audience;
  work->wish.folder = folder;
  if (is_table (format) && selected > 0 && selected < self->kinds->len)
    {
      work->only = g_strdup (pb_kind_get_info (g_array_index (self->kinds, PbKind, selected))->name);
      work->wish.folder = FALSE;
    }
  work->wish.only = work->only;

  return work;
}

typedef struct
{
  PbExportDialog *dialog;
  Work *work;
} Question;

static void
question_free (Question *self)
{
  g_object_unref (self->dialog);
  g_clear_pointer (&self->work, work_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Question) question = user_data;
  GtkFileDialog *dialog = GTK_FILE_DIALOG (source);
  g_autoptr(GError) error = NULL;

  question->work->target = question->work->wish.folder
                             ? gtk_file_dialog_select_folder_finish (dialog, result, &error)
                             : gtk_file_dialog_save_finish (dialog, result, &error);
  if (question->dialog->context == NULL)
    return;
  if (question->work->target)
    start (question->dialog, g_steal_pointer (&question->work));
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    say_failure (question->dialog, error);
}

static void
ask_where (PbExportDialog *self,
           const PbFormat *format,
           gboolean        folder)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  PbRecord *group = pb_group_context_get_group (self->context);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  Question *question = g_new0 (Question, 1);

  question->dialog = g_object_ref (self);
  question->work = make_work (self, format, folder);
  gtk_file_dialog_set_title (dialog, _("Export"));
  gtk_file_dialog_set_accept_label (dialog, _("_Export"));
  if (question->work->wish.folder)
    {
      gtk_file_dialog_select_folder (dialog, window, self->cancellable, chosen_cb, question);
    }
  else
    {
      const char *group_name = group ? pb_record_get_text (group, PB_GROUP_NAME) : "";
      g_autofree char *name = pb_export_dup_name (group_name, &question->work->wish);
      char *dot = strrchr (name, '.');
      g_autofree char *suffix = g_strdup (dot ? dot : "");
      g_autofree char *safe = NULL;

      if (dot)
        *dot = '\0';
      safe = pb_save_file_dup_name (name, suffix);
      gtk_file_dialog_set_initial_name (dialog, safe);
      gtk_file_dialog_save (dialog, window, self->cancellable, chosen_cb, question);
    }
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  const PbFormat *format;
  const char *name;
  gboolean folder;

  g_variant_get (parameter, "(&sb)", &name, &folder);
  format = pb_format_find (name);
  if (format)
    ask_where (PB_EXPORT_DIALOG (widget), format, folder);
}

/* One register is one file, all of them are a folder. */
static void
dress_button (GtkWidget      *button,
              const PbFormat *format,
              gboolean        folder)
{
  g_autofree char *label = NULL;

  if (folder)
    /* Translators: a sort of file, such as “Calendar”. */
    label = g_strdup_printf (_("Export to a Folder: %s"), pb_format_get_label (format));
  else
    /* Translators: a sort of file, such as “Calendar”. */
    label = g_strdup_printf (_("Export to a File: %s"), pb_format_get_label (format));
  gtk_button_set_icon_name (GTK_BUTTON (button),
                            folder ? "folder-symbolic" : "document-save-symbolic");
  gtk_widget_set_tooltip_text (button, label);
}

static GtkWidget *
make_button (const PbFormat *format,
             gboolean        folder)
{
  GtkWidget *button = gtk_button_new ();

  dress_button (button, format, folder);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "export.save");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sb)", format->name, folder);

  return button;
}

static void
add_format (PbExportDialog *self,
            const PbFormat *format)
{
  GtkWidget *row = adw_action_row_new ();
  const char *purpose = pb_format_get_purpose (format);
  GtkWidget *first = NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), pb_format_get_label (format));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), purpose ? purpose : "");
  if (format->write)
    {
      first = make_button (format, FALSE);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), first);
    }
  if (format->write_files)
    {
      GtkWidget *button = make_button (format, TRUE);

      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      if (is_table (format))
        {
          g_object_set_data (G_OBJECT (button), "format", (gpointer) format);
          g_ptr_array_add (self->table_buttons, button);
        }
      first = first ? first : button;
    }
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), first);

  if (is_table (format))
    adw_preferences_group_add (self->table_group, row);
  else if (g_str_has_prefix (format->suffixes, ".md"))
    adw_preferences_group_add (self->text_group, row);
  else
    adw_preferences_group_add (self->program_group, row);
}

static void
register_changed_cb (PbExportDialog *self)
{
  for (guint i = 0; self->table_buttons && i < self->table_buttons->len; i++)
    dress_button (self->table_buttons->pdata[i],
                  g_object_get_data (self->table_buttons->pdata[i], "format"),
                  adw_combo_row_get_selected (self->register_row) == 0);
}

static void
fill_audiences (PbExportDialog *self)
{
  GType type = pb_audience_get_type ();
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);

  /* Translators: for which readers a file is: for oneself, so that nothing is left out. */
  gtk_string_list_append (labels, _("Ourselves"));
  for (guint i = 1; i < pb_enum_get_n_values (type); i++)
    gtk_string_list_append (labels, pb_enum_get_label (type, i));
  adw_combo_row_set_model (self->audience_row, G_LIST_MODEL (labels));
}

/* The registers in which the group has something. */
static void
fill_registers (PbExportDialog *self)
{
  PbDossier *dossier = pb_group_context_get_dossier (self->context);
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);
  PbKind all = PB_KIND_COMMON;

  gtk_string_list_append (labels, _("All, a file for each"));
  g_array_append_val (self->kinds, all);
  for (PbKind kind = PB_KIND_COMMON + 1; dossier && kind < PB_N_KINDS; kind++)
    {
      if (pb_dossier_get_records (dossier, kind)->len == 0)
        continue;
      gtk_string_list_append (labels, pb_kind_get_plural (kind));
      g_array_append_val (self->kinds, kind);
    }
  adw_combo_row_set_model (self->register_row, G_LIST_MODEL (labels));
}

static void
pb_export_dialog_dispose (GObject *object)
{
  PbExportDialog *self = PB_EXPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  g_clear_pointer (&self->table_buttons, g_ptr_array_unref);
  g_clear_pointer (&self->kinds, g_array_unref);
  pb_ui_drop_dialog_child (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_EXPORT_DIALOG);

  G_OBJECT_CLASS (pb_export_dialog_parent_class)->dispose (object);
}

static void
pb_export_dialog_class_init (PbExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_export_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "export.save", "(sb)", export_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               PB_UI_RESOURCE_PATH "/ui/dialogs/pb-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbExportDialog, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, PbExportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, PbExportDialog, audience_row);
  gtk_widget_class_bind_template_child (widget_class, PbExportDialog, text_group);
  gtk_widget_class_bind_template_child (widget_class, PbExportDialog, table_group);
  gtk_widget_class_bind_template_child (widget_class, PbExportDialog, register_row);
  gtk_widget_class_bind_template_child (widget_class, PbExportDialog, program_group);
  gtk_widget_class_bind_template_callback (widget_class, register_changed_cb);
}

static void
pb_export_dialog_init (PbExportDialog *self)
{
  const PbFormat *format;

  self->table_buttons = g_ptr_array_new ();
  self->kinds = g_array_new (FALSE, FALSE, sizeof (PbKind));
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_audiences (self);
  for (guint i = 0; (format = pb_format_get_nth (i)); i++)
    {
      if (format->write || format->write_files)
        add_format (self, format);
    }
}

/**
 * pb_export_dialog_new:
 * @context: the library, and the group that is shown
 *
 * Returns: (transfer full): a dialog that asks what to write
 */
PbExportDialog *
pb_export_dialog_new (PbGroupContext *context)
{
  PbExportDialog *self = g_object_new (PB_TYPE_EXPORT_DIALOG, NULL);

  self->context = g_object_ref (context);
  fill_registers (self);

  return self;
}

/**
 * pb_export_dialog_save:
 * @self: a dialog
 * @format: the name of a format
 * @folder: whether @file is a folder for several files
 * @file: where to write
 *
 * Writes what is chosen in the dialog, as if @file had been the answer to where.
 */
void
pb_export_dialog_save (PbExportDialog *self,
                       const char     *format,
                       gboolean        folder,
                       GFile          *file)
{
  Work *work;

  g_return_if_fail (PB_IS_EXPORT_DIALOG (self));
  g_return_if_fail (pb_format_find (format) != NULL);
  g_return_if_fail (G_IS_FILE (file));

  work = make_work (self, pb_format_find (format), folder);
  work->target = g_object_ref (file);
  start (self, work);
}
