/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/impact/pb-observations-dialog.h"

#include "formats/pb-import.h"
#include "formats/pb-observation-table.h"
#include "model/pb-decimal.h"
#include "ui/pb-ui.h"

#include <glib/gi18n.h>
#include <string.h>

/* As many as show that the table was understood. */
#define N_SHOWN 30
#define N_PROBLEMS 10

/**
 * PbObservationsDialog:
 *
 * Adds the observations of a table that was copied or is in a file to a metric, once
 * somebody has seen how it is understood and which column holds what.
 */
struct _PbObservationsDialog
{
  AdwDialog parent_instance;

  GtkStack *stack;
  AdwStatusPage *empty_page;
  GtkLabel *summary_label;
  AdwPreferencesGroup *questions_group;
  AdwComboRow *dates_row;
  AdwComboRow *numbers_row;
  AdwComboRow *column_rows[PB_N_OBSERVATION_COLUMNS];
  AdwPreferencesGroup *problems_group;
  AdwPreferencesGroup *rows_group;

  PbGroupContext *context;
  PbRecord *metric;
  GBytes *text;
  GStrv names;
  gboolean placed;
  gboolean filling;
  PbObservationTable *table;
  GCancellable *cancellable;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (PbObservationsDialog, pb_observations_dialog, ADW_TYPE_DIALOG)

/* What the rows are called in the template. */
static const char * const column_row_names[PB_N_OBSERVATION_COLUMNS] = {
  [PB_OBSERVATION_COLUMN_END] = "end_row",
  [PB_OBSERVATION_COLUMN_START] = "start_row",
  [PB_OBSERVATION_COLUMN_VALUE] = "value_row",
  [PB_OBSERVATION_COLUMN_NUMERATOR] = "numerator_row",
  [PB_OBSERVATION_COLUMN_DENOMINATOR] = "denominator_row",
  [PB_OBSERVATION_COLUMN_ESTIMATED] = "estimated_row",
  [PB_OBSERVATION_COLUMN_EVIDENCE] = "evidence_row",
};

/* What the reading thread needs. */
typedef struct
{
  GBytes *text;
  PbObservationAnswers answers;
  PbRecord *metric;
  PbDossier *dossier;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_bytes_unref (reading->text);
  g_clear_object (&reading->metric);
  g_clear_object (&reading->dossier);
  g_free (reading);
}

static void
show_empty (PbObservationsDialog *self,
            const char           *sentence)
{
  g_autofree char *escaped = g_markup_escape_text (
    sentence ? sentence
             : _("Copy rows with a date and a value from a spreadsheet, or choose a CSV file. "
                 "Nothing is stored before you have seen how it is understood."),
    -1);

  adw_status_page_set_description (self->empty_page, escaped);
  gtk_stack_set_visible_child_name (self->stack, "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "observations.add", FALSE);
}

static void
clear_rows (PbObservationsDialog *self)
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
add_row (PbObservationsDialog *self,
         AdwPreferencesGroup  *group,
         const char           *title,
         const char           *subtitle)
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
add_more (PbObservationsDialog *self,
          AdwPreferencesGroup  *group,
          guint                 n)
{
  g_autofree char *title = NULL;

  if (n == 0)
    return;

  /* Translators: how many rows are not listed. */
  title = g_strdup_printf (ngettext ("And %u more", "And %u more", n), n);
  gtk_widget_add_css_class (add_row (self, group, title, NULL), "dimmed");
}

static void
add_problem (PbObservationsDialog   *self,
             const PbObservationRow *row)
{
  g_autofree char *line = g_strdup_printf (_("Line %u"), row->line);

  add_row (self, self->problems_group, line,
           row->problem ? row->problem : _("It is among the observations already."));
}

static char *
dup_number (PbRecord *observation,
            PbFieldId field)
{
  g_autoptr(PbDecimal) number = pb_record_dup_decimal (observation, field);

  return number ? pb_decimal_to_locale (number, -1) : g_strdup ("");
}

static char *
dup_value (PbObservationsDialog *self,
           PbRecord             *observation)
{
  const char *unit = pb_record_get_text (self->metric, PB_METRIC_UNIT);
  g_autofree char *value = NULL;

  if (pb_record_get_flag (self->metric, PB_METRIC_RATIO))
    {
      g_autofree char *numerator = dup_number (observation, PB_OBSERVATION_NUMERATOR);
      g_autofree char *denominator = dup_number (observation, PB_OBSERVATION_DENOMINATOR);

      /* Translators: a ratio: numerator and denominator. */
      return g_strdup_printf (C_("ratio", "%s of %s"), numerator, denominator);
    }

  value = dup_number (observation, PB_OBSERVATION_VALUE);
  if (unit == NULL || *unit == '\0')
    return g_steal_pointer (&value);

  /* Translators: a number and its unit. */
  return g_strdup_printf (C_("value", "%s %s"), value, unit);
}

static char *
dup_period (PbRecord *observation)
{
  PbDay start = pb_record_get_day (observation, PB_OBSERVATION_PERIOD_START);
  g_autofree char *from = start != PB_DAY_NONE ? pb_day_to_locale (start) : NULL;
  g_autofree char *to = pb_day_to_locale (pb_record_get_day (observation,
                                                             PB_OBSERVATION_PERIOD_END));

  if (from == NULL)
    return g_steal_pointer (&to);

  /* Translators: a period: its first and its last day. */
  return g_strdup_printf (_("%s – %s"), from, to);
}

/* What else is to be known of it before it is added. */
static char *
dup_caption (const PbObservationRow *row)
{
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  const char *evidence = pb_record_get_text (row->record, PB_OBSERVATION_EVIDENCE);
  g_auto(GStrv) words = NULL;

  if (row->conflicting)
    g_strv_builder_add (parts, _("another value of the same period is there, both will be shown"));
  if (pb_record_get_flag (row->record, PB_OBSERVATION_ESTIMATED))
    g_strv_builder_add (parts, C_("observation", "estimated"));
  if (evidence)
    g_strv_builder_add (parts, evidence);
  words = g_strv_builder_end (parts);

  return words[0] ? g_strjoinv (C_("list", ", "), words) : NULL;
}

static void
add_observation (PbObservationsDialog   *self,
                 const PbObservationRow *read)
{
  g_autofree char *title = dup_period (read->record);
  g_autofree char *value = dup_value (self, read->record);
  g_autofree char *caption = dup_caption (read);
  GtkWidget *label = gtk_label_new (value);
  GtkWidget *row = add_row (self, self->rows_group, title, caption);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_width_chars (GTK_LABEL (label), MIN (g_utf8_strlen (value, -1), 16));
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
}

static void
show_rows (PbObservationsDialog *self)
{
  guint n_problems = 0;
  guint n_shown = 0;

  clear_rows (self);
  for (guint i = 0; i < self->table->rows->len; i++)
    {
      const PbObservationRow *row = self->table->rows->pdata[i];

      if (row->record && !row->known)
        {
          if (n_shown++ < N_SHOWN)
            add_observation (self, row);
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
show_summary (PbObservationsDialog *self)
{
  guint n = self->table->n_new;
  g_autofree char *count = g_strdup_printf (ngettext ("%u new observation was found.",
                                                      "%u new observations were found.", n),
                                            n);

  gtk_label_set_label (self->summary_label, count);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), count,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* A model replaced under a selection would answer for the user. */
static void
show_columns (PbObservationsDialog *self)
{
  gboolean ratio = pb_record_get_flag (self->metric, PB_METRIC_RATIO);
  gboolean same = self->names && g_strv_equal ((const char * const *) self->names,
                                               (const char * const *) self->table->names);

  self->filling = TRUE;
  if (!same)
    {
      g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);

      g_strfreev (self->names);
      self->names = g_strdupv (self->table->names);
      gtk_string_list_append (titles, _("Not in the Table"));
      for (guint i = 0; self->names[i]; i++)
        gtk_string_list_append (titles, self->names[i]);
      for (guint i = 0; i < PB_N_OBSERVATION_COLUMNS; i++)
        adw_combo_row_set_model (self->column_rows[i], G_LIST_MODEL (titles));
    }
  for (guint i = 0; i < PB_N_OBSERVATION_COLUMNS; i++)
    {
      guint place = self->table->places[i];

      adw_combo_row_set_selected (self->column_rows[i],
                                  place == PB_OBSERVATION_NO_COLUMN ? 0 : place + 1);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->column_rows[PB_OBSERVATION_COLUMN_VALUE]), !ratio);
  gtk_widget_set_visible (GTK_WIDGET (self->column_rows[PB_OBSERVATION_COLUMN_NUMERATOR]), ratio);
  gtk_widget_set_visible (GTK_WIDGET (self->column_rows[PB_OBSERVATION_COLUMN_DENOMINATOR]), ratio);
  self->filling = FALSE;
}

static void
show_table (PbObservationsDialog *self)
{
  PbTableAsk asks = self->table->asks;

  if (self->table->rows->len == 0)
    {
      show_empty (self, NULL);
      return;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->dates_row), (asks & PB_TABLE_ASK_DATES) != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->numbers_row), (asks & PB_TABLE_ASK_NUMBERS) != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->questions_group), asks != 0);
  show_columns (self);
  show_summary (self);
  show_rows (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "observations.add", self->table->n_new > 0);
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
  PbObservationTable *table = pb_observation_table_read (text, length, &reading->answers,
                                                         reading->metric, reading->dossier,
                                                         cancellable);

  g_task_return_pointer (task, table, (GDestroyNotify) pb_observation_table_free);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  PbObservationsDialog *self = PB_OBSERVATIONS_DIALOG (source);
  g_autoptr(PbObservationTable) table = g_task_propagate_pointer (G_TASK (result), NULL);

  if (table == NULL || self->context == NULL)
    return;

  g_clear_pointer (&self->table, pb_observation_table_free);
  self->table = g_steal_pointer (&table);
  show_table (self);
}

static void
take_answer (PbObservationAnswers *answers,
             PbTableAsk            ask,
             AdwComboRow          *row,
             gboolean             *answer)
{
  guint selected = adw_combo_row_get_selected (row);

  if (selected == 0)
    return;
  answers->answered |= ask;
  *answer = selected == 2;
}

static void
start_reading (PbObservationsDialog *self)
{
  g_autoptr(GTask) task = NULL;
  Reading *reading;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  reading = g_new0 (Reading, 1);
  reading->text = g_bytes_ref (self->text);
  reading->metric = g_object_ref (self->metric);
  g_set_object (&reading->dossier, pb_group_context_get_dossier (self->context));
  take_answer (&reading->answers, PB_TABLE_ASK_DATES, self->dates_row,
               &reading->answers.month_first);
  take_answer (&reading->answers, PB_TABLE_ASK_NUMBERS, self->numbers_row,
               &reading->answers.comma);
  reading->answers.placed = self->placed;
  for (guint i = 0; self->placed && i < PB_N_OBSERVATION_COLUMNS; i++)
    {
      guint selected = adw_combo_row_get_selected (self->column_rows[i]);

      reading->answers.places[i] = selected == 0 || selected == GTK_INVALID_LIST_POSITION
                                     ? PB_OBSERVATION_NO_COLUMN : selected - 1;
    }

  task = g_task_new (self, self->cancellable, read_cb, NULL);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_in_thread);
}

static void
answer_cb (PbObservationsDialog *self)
{
  if (self->text)
    start_reading (self);
}

static void
column_cb (PbObservationsDialog *self)
{
  if (self->filling || self->text == NULL)
    return;

  self->placed = TRUE;
  start_reading (self);
}

/**
 * pb_observations_dialog_set_text:
 * @self: a dialog
 * @text: a table
 *
 * Reads @text and shows how it is understood.
 */
void
pb_observations_dialog_set_text (PbObservationsDialog *self,
                                 GBytes               *text)
{
  gsize length;
  const char *bytes = g_bytes_get_data (text, &length);

  g_return_if_fail (PB_IS_OBSERVATIONS_DIALOG (self));

  if (!g_utf8_validate (bytes, length, NULL))
    {
      show_empty (self, _("It is not a text in UTF-8. Save it in that encoding and try again."));
      return;
    }

  g_bytes_ref (text);
  g_clear_pointer (&self->text, g_bytes_unref);
  self->text = text;
  self->placed = FALSE;
  gtk_stack_set_visible_child_name (self->stack, "reading");
  start_reading (self);
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PbObservationsDialog) self = user_data;
  char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr(GBytes) bytes = text ? g_bytes_new_take (text, strlen (text)) : NULL;

  if (self->context == NULL)
    return;
  if (bytes)
    pb_observations_dialog_set_text (self, bytes);
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
  PbObservationsDialog *self = PB_OBSERVATIONS_DIALOG (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->context == NULL)
    return;
  if (bytes)
    pb_observations_dialog_set_text (self, bytes);
  else
    show_empty (self, error->message);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PbObservationsDialog) self = user_data;
  g_autoptr(GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr(GTask) task = NULL;

  if (file == NULL || self->context == NULL)
    return;

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
  PbObservationsDialog *self = PB_OBSERVATIONS_DIALOG (widget);
  g_autofree char *title = NULL;
  g_autoptr(PbEdit) edit = NULL;

  if (self->table == NULL || self->table->n_new == 0)
    return;

  title = g_strdup_printf (ngettext ("Add %u Observation", "Add %u Observations",
                                     self->table->n_new),
                           self->table->n_new);
  edit = pb_edit_new (title);
  for (guint i = 0; i < self->table->rows->len; i++)
    {
      const PbObservationRow *row = self->table->rows->pdata[i];

      if (row->record && !row->known)
        pb_edit_add_record (edit, row->record);
    }
  pb_group_context_commit (self->context, edit);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
pb_observations_dialog_dispose (GObject *object)
{
  PbObservationsDialog *self = PB_OBSERVATIONS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  g_clear_object (&self->metric);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_clear_pointer (&self->names, g_strfreev);
  g_clear_pointer (&self->table, pb_observation_table_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  pb_ui_drop_dialog_child (ADW_DIALOG (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_OBSERVATIONS_DIALOG);

  G_OBJECT_CLASS (pb_observations_dialog_parent_class)->dispose (object);
}

static void
pb_observations_dialog_class_init (PbObservationsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_observations_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/impact/pb-observations-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbObservationsDialog, dates_row);
  gtk_widget_class_bind_template_child (widget_class, PbObservationsDialog, empty_page);
  gtk_widget_class_bind_template_child (widget_class, PbObservationsDialog, numbers_row);
  gtk_widget_class_bind_template_child (widget_class, PbObservationsDialog, problems_group);
  gtk_widget_class_bind_template_child (widget_class, PbObservationsDialog, questions_group);
  gtk_widget_class_bind_template_child (widget_class, PbObservationsDialog, rows_group);
  gtk_widget_class_bind_template_child (widget_class, PbObservationsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PbObservationsDialog, summary_label);
  for (guint i = 0; i < PB_N_OBSERVATION_COLUMNS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, column_row_names[i], FALSE,
                                               G_STRUCT_OFFSET (PbObservationsDialog,
                                                                column_rows[i]));
  gtk_widget_class_bind_template_callback (widget_class, answer_cb);
  gtk_widget_class_bind_template_callback (widget_class, column_cb);
  gtk_widget_class_install_action (widget_class, "observations.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "observations.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "observations.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "observations.paste", NULL, paste_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "observations.add", NULL);
}

static void
pb_observations_dialog_init (PbObservationsDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  show_empty (self, NULL);
}

/**
 * pb_observations_dialog_new:
 * @context: the group
 * @metric: one of its metrics
 *
 * Returns: (transfer floating): a dialog that asks for a table
 */
AdwDialog *
pb_observations_dialog_new (PbGroupContext *context,
                            PbRecord       *metric)
{
  PbObservationsDialog *self = g_object_new (PB_TYPE_OBSERVATIONS_DIALOG, NULL);

  self->context = g_object_ref (context);
  self->metric = g_object_ref (metric);

  return ADW_DIALOG (self);
}
