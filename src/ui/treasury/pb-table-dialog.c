/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/treasury/pb-table-dialog.h"

#include "formats/pb-import.h"
#include "formats/pb-transaction-table.h"
#include "model/pb-enums.h"
#include "ui/pb-ui.h"
#include "ui/treasury/pb-treasury-actions.h"

#include <glib/gi18n.h>
#include <string.h>

/* As many as show that the table was understood. */
#define N_SHOWN 30
#define N_PROBLEMS 10

/**
 * PbTableDialog:
 *
 * Adds the transactions of a table that was copied or is in a file, once somebody
 * has seen how it is understood.
 */
struct _PbTableDialog
{
  AdwDialog parent_instance;

  GtkStack *stack;
  AdwStatusPage *empty_page;
  GtkLabel *summary_label;
  AdwComboRow *account_row;
  AdwComboRow *dates_row;
  AdwComboRow *numbers_row;
  AdwComboRow *direction_row;
  AdwEntryRow *asset_row;
  AdwPreferencesGroup *problems_group;
  AdwPreferencesGroup *rows_group;

  PbGroupContext *context;
  GPtrArray *accounts;
  GBytes *text;
  char *file_name;
  PbTransactionTable *table;
  GCancellable *cancellable;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (PbTableDialog, pb_table_dialog, ADW_TYPE_DIALOG)

/* What the reading thread needs. */
typedef struct
{
  GBytes *text;
  char *file_name;
  PbTableAnswers answers;
  char *asset;
  PbDossier *dossier;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_bytes_unref (reading->text);
  g_free (reading->file_name);
  g_free (reading->asset);
  g_clear_object (&reading->dossier);
  g_free (reading);
}

static void
show_empty (PbTableDialog *self,
            const char    *sentence)
{
  g_autofree char *escaped = g_markup_escape_text (
    sentence ? sentence
             : _("Copy rows with a date and an amount from a spreadsheet, or choose the CSV file of "
                 "a bank, a multisig, a block explorer or a fiscal host. Nothing is stored before "
                 "you have seen how it is understood."),
    -1);

  adw_status_page_set_description (self->empty_page, escaped);
  gtk_stack_set_visible_child_name (self->stack, "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "table.add", FALSE);
}

static void
clear_rows (PbTableDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static GtkWidget *
add_row (PbTableDialog       *self,
         AdwPreferencesGroup *group,
         const char          *title,
         const char          *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);

  return row;
}

static void
add_more (PbTableDialog       *self,
          AdwPreferencesGroup *group,
          guint                n)
{
  g_autofree char *title = NULL;

  if (n == 0)
    return;

  /* Translators: how many rows are not listed. */
  title = g_strdup_printf (ngettext ("And %u more", "And %u more", n), n);
  gtk_widget_add_css_class (add_row (self, group, title, NULL), "dimmed");
}

static void
add_problem (PbTableDialog          *self,
             const PbTransactionRow *row)
{
  g_autofree char *line = g_strdup_printf (_("Line %u"), row->line);

  add_row (self, self->problems_group, line,
           row->problem ? row->problem : _("It is among the transactions already."));
}

/* When it was, which way it went and with whom. */
static char *
dup_caption (PbRecord *transaction)
{
  g_autofree char *day = pb_day_to_locale (pb_record_get_day (transaction, PB_TRANSACTION_DATE));
  const char *party = pb_record_get_text (transaction, PB_TRANSACTION_COUNTERPARTY);
  const char *direction = pb_enum_get_label (pb_transaction_direction_get_type (),
                                             pb_record_get_enum (transaction,
                                                                 PB_TRANSACTION_DIRECTION));

  if (party)
    /* Translators: a day, then “In” or “Out”, then who paid or was paid. */
    return g_strdup_printf (C_("transaction", "%s, %s, %s"), day, direction, party);

  /* Translators: a day, then “In” or “Out”. */
  return g_strdup_printf (C_("transaction", "%s, %s"), day, direction);
}

static void
add_transaction (PbTableDialog *self,
                 PbRecord      *record)
{
  g_autoptr(PbDecimal) amount = pb_record_dup_decimal (record, PB_TRANSACTION_AMOUNT);
  g_autofree char *title = pb_transaction_dup_title (record);
  g_autofree char *money = pb_amount_dup_text (amount, pb_record_get_text (record,
                                                                          PB_TRANSACTION_ASSET));
  g_autofree char *caption = dup_caption (record);
  GtkWidget *label = gtk_label_new (money);
  GtkWidget *row;

  row = add_row (self, self->rows_group, title, caption);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_width_chars (GTK_LABEL (label), MIN (g_utf8_strlen (money, -1), 16));
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
}

static void
show_rows (PbTableDialog *self)
{
  guint n_problems = 0;
  guint n_shown = 0;

  clear_rows (self);
  for (guint i = 0; i < self->table->rows->len; i++)
    {
      const PbTransactionRow *row = self->table->rows->pdata[i];

      if (row->record && !row->known)
        {
          if (n_shown++ < N_SHOWN)
            add_transaction (self, row->record);
        }
      else if (n_problems++ < N_PROBLEMS)
        {
          add_problem (self, row);
        }
    }
  n_problems += self->table->n_left_out;
  add_more (self, self->problems_group, n_problems - MIN (n_problems, N_PROBLEMS));
  add_more (self, self->rows_group, n_shown - MIN (n_shown, N_SHOWN));
  gtk_widget_set_visible (GTK_WIDGET (self->problems_group), n_problems > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->rows_group), n_shown > 0);
}

static void
show_summary (PbTableDialog *self)
{
  guint n = self->table->n_new;
  g_autofree char *count = g_strdup_printf (ngettext ("%u new transaction was found.",
                                                      "%u new transactions were found.", n),
                                            n);
  g_autofree char *columns = NULL;
  g_autofree char *both = NULL;

  if (self->table->understood)
    {
      /* Translators: the names of columns of a table. */
      columns = g_strdup_printf (_("These columns are understood: %s."), self->table->understood);
      /* Translators: two whole sentences. */
      both = g_strdup_printf (_("%s %s"), count, columns);
    }
  gtk_label_set_label (self->summary_label, both ? both : count);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), count, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
show_table (PbTableDialog *self)
{
  PbTableAsk asks = self->table->asks;

  if (self->table->rows->len == 0 || (self->table->n_new == 0 && asks == 0 &&
                                      !self->table->understood))
    {
      show_empty (self, NULL);
      return;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->dates_row), (asks & PB_TABLE_ASK_DATES) != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->numbers_row), (asks & PB_TABLE_ASK_NUMBERS) != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->direction_row), (asks & PB_TABLE_ASK_DIRECTION) != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->asset_row), (asks & PB_TABLE_ASK_ASSET) != 0);
  show_summary (self);
  show_rows (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "table.add", self->table->n_new > 0);
  gtk_stack_set_visible_child_name (self->stack, "content");
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Reading *reading = task_data;
  gsize length;
  const char *text = g_bytes_get_data (reading->text, &length);
  PbTransactionTable *table = pb_transaction_table_read (text, length, reading->file_name,
                                                         &reading->answers, reading->dossier,
                                                         cancellable);

  g_task_return_pointer (task, table, (GDestroyNotify) pb_transaction_table_free);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  PbTableDialog *self = PB_TABLE_DIALOG (source);
  g_autoptr(PbTransactionTable) table = g_task_propagate_pointer (G_TASK (result), NULL);

  if (table == NULL || self->context == NULL)
    return;

  g_clear_pointer (&self->table, pb_transaction_table_free);
  self->table = g_steal_pointer (&table);
  show_table (self);
}

static void
take_answer (PbTableAnswers *answers,
             PbTableAsk      ask,
             AdwComboRow    *row,
             gboolean       *answer)
{
  guint selected = adw_combo_row_get_selected (row);

  if (selected == 0)
    return;
  answers->answered |= ask;
  *answer = selected == 2;
}

static void
start_reading (PbTableDialog *self)
{
  g_autoptr(GTask) task = NULL;
  Reading *reading;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  reading = g_new0 (Reading, 1);
  reading->text = g_bytes_ref (self->text);
  reading->file_name = g_strdup (self->file_name);
  g_set_object (&reading->dossier, pb_group_context_get_dossier (self->context));
  take_answer (&reading->answers, PB_TABLE_ASK_DATES, self->dates_row,
               &reading->answers.month_first);
  take_answer (&reading->answers, PB_TABLE_ASK_NUMBERS, self->numbers_row,
               &reading->answers.comma);
  take_answer (&reading->answers, PB_TABLE_ASK_DIRECTION, self->direction_row,
               &reading->answers.received);
  reading->asset = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->asset_row))));
  reading->answers.asset = reading->asset;

  task = g_task_new (self, self->cancellable, read_cb, NULL);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_in_thread);
}

static void
answer_cb (PbTableDialog *self)
{
  if (self->text)
    start_reading (self);
}

/**
 * pb_table_dialog_set_text:
 * @self: a dialog
 * @text: a table
 *
 * Reads @text and shows how it is understood.
 */
void
pb_table_dialog_set_text (PbTableDialog *self,
                          GBytes        *text)
{
  gsize length;
  const char *bytes = g_bytes_get_data (text, &length);

  g_return_if_fail (PB_IS_TABLE_DIALOG (self));

  if (!g_utf8_validate (bytes, length, NULL))
    {
      show_empty (self, _("It is not a text in UTF-8. Save it in that encoding and try again."));
      return;
    }

  g_bytes_ref (text);
  g_clear_pointer (&self->text, g_bytes_unref);
  self->text = text;
  gtk_stack_set_visible_child_name (self->stack, "reading");
  start_reading (self);
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PbTableDialog) self = user_data;
  char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr(GBytes) bytes = text ? g_bytes_new_take (text, strlen (text)) : NULL;

  if (self->context == NULL)
    return;
  g_clear_pointer (&self->file_name, g_free);
  if (bytes)
    pb_table_dialog_set_text (self, bytes);
  else
    show_empty (self, NULL);
}

static void
paste_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, pasted_cb,
                                 g_object_ref (widget));
}

static void
load_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  GBytes *bytes = pb_import_load_file (task_data, cancellable, &error);

  if (bytes)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  PbTableDialog *self = PB_TABLE_DIALOG (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->context == NULL)
    return;
  if (bytes)
    pb_table_dialog_set_text (self, bytes);
  else
    show_empty (self, error->message);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PbTableDialog) self = user_data;
  g_autoptr(GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr(GTask) task = NULL;

  if (file == NULL || self->context == NULL)
    return;

  g_free (self->file_name);
  self->file_name = g_file_get_basename (file);
  gtk_stack_set_visible_child_name (self->stack, "reading");
  task = g_task_new (self, NULL, loaded_cb, NULL);
  g_task_set_task_data (task, g_steal_pointer (&file), g_object_unref);
  g_task_run_in_thread (task, load_in_thread);
}

static void
choose_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Choose a Table"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, chosen_cb,
                        g_object_ref (widget));
}

static void
cancel_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  PbTableDialog *self = PB_TABLE_DIALOG (widget);
  guint account = adw_combo_row_get_selected (self->account_row);
  g_autofree char *title = NULL;
  g_autoptr(PbEdit) edit = NULL;

  if (self->table == NULL || self->table->n_new == 0)
    return;

  title = g_strdup_printf (ngettext ("Add %u Transaction", "Add %u Transactions",
                                     self->table->n_new),
                           self->table->n_new);
  edit = pb_edit_new (title);
  for (guint i = 0; i < self->table->rows->len; i++)
    {
      const PbTransactionRow *row = self->table->rows->pdata[i];

      if (row->record == NULL || row->known)
        continue;
      pb_record_set_value (row->record, PB_TRANSACTION_GROUP,
                           g_variant_new_string (pb_group_context_get_group_id (self->context)));
      if (account > 0 && account <= self->accounts->len &&
          !pb_record_has (row->record, PB_TRANSACTION_ACCOUNT))
        pb_record_set_value (row->record, PB_TRANSACTION_ACCOUNT,
                             g_variant_new_string (pb_record_get_id (
                               self->accounts->pdata[account - 1])));
      pb_edit_add_record (edit, row->record);
    }
  pb_group_context_commit (self->context, edit);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
offer_accounts (PbTableDialog *self)
{
  PbDossier *dossier = pb_group_context_get_dossier (self->context);
  GPtrArray *accounts = NULL;
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);

  if (dossier)
    accounts = pb_dossier_get_referring (dossier, pb_dossier_get_group_id (dossier),
                                         PB_ACCOUNT_GROUP);
  gtk_string_list_append (titles, _("Not Set"));
  for (guint i = 0; accounts && i < accounts->len; i++)
    {
      g_autofree char *title = NULL;

      if (pb_record_get_deleted (accounts->pdata[i]) ||
          pb_record_has (accounts->pdata[i], PB_ACCOUNT_CLOSED))
        continue;
      title = pb_record_dup_title (accounts->pdata[i]);
      gtk_string_list_append (titles, title);
      g_ptr_array_add (self->accounts, g_object_ref (accounts->pdata[i]));
    }
  adw_combo_row_set_model (self->account_row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->account_row, self->accounts->len == 1 ? 1 : 0);
}

static void
pb_table_dialog_dispose (GObject *object)
{
  PbTableDialog *self = PB_TABLE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_clear_pointer (&self->file_name, g_free);
  g_clear_pointer (&self->table, pb_transaction_table_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  pb_ui_drop_dialog_child (ADW_DIALOG (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_TABLE_DIALOG);

  G_OBJECT_CLASS (pb_table_dialog_parent_class)->dispose (object);
}

static void
pb_table_dialog_class_init (PbTableDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_table_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/treasury/pb-table-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbTableDialog, account_row);
  gtk_widget_class_bind_template_child (widget_class, PbTableDialog, asset_row);
  gtk_widget_class_bind_template_child (widget_class, PbTableDialog, dates_row);
  gtk_widget_class_bind_template_child (widget_class, PbTableDialog, direction_row);
  gtk_widget_class_bind_template_child (widget_class, PbTableDialog, empty_page);
  gtk_widget_class_bind_template_child (widget_class, PbTableDialog, numbers_row);
  gtk_widget_class_bind_template_child (widget_class, PbTableDialog, problems_group);
  gtk_widget_class_bind_template_child (widget_class, PbTableDialog, rows_group);
  gtk_widget_class_bind_template_child (widget_class, PbTableDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PbTableDialog, summary_label);
  gtk_widget_class_bind_template_callback (widget_class, answer_cb);
  gtk_widget_class_install_action (widget_class, "table.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "table.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "table.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "table.paste", NULL, paste_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "table.add", NULL);
}

static void
pb_table_dialog_init (PbTableDialog *self)
{
  self->accounts = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  show_empty (self, NULL);
}

/**
 * pb_table_dialog_new:
 * @context: the group
 *
 * Returns: (transfer floating): a dialog that asks for a table
 */
AdwDialog *
pb_table_dialog_new (PbGroupContext *context)
{
  PbTableDialog *self = g_object_new (PB_TYPE_TABLE_DIALOG, NULL);

  self->context = g_object_ref (context);
  offer_accounts (self);

  return ADW_DIALOG (self);
}
