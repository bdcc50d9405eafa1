/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-file-reading.h"

#include "model/pb-day.h"
#include "ui/dialogs/pb-columns-row.h"
#include "ui/pb-ui.h"

#include <glib/gi18n.h>

/* The first two lines of what a file can be read as. */
#define AS_FOUND 0
#define AS_NOTHING 1
#define N_AS_BEFORE 2

/**
 * PbFileReading:
 *
 * What a file was taken for, and what people know better: what to read it as, and what it
 * leaves open.
 */
struct _PbFileReading
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *file_row;
  AdwComboRow *as_row;
  AdwComboRow *kind_row;
  PbColumnsRow *columns_row;
  AdwComboRow *dates_row;
  AdwComboRow *decimals_row;
  AdwComboRow *direction_row;
  AdwEntryRow *asset_row;
  AdwEntryRow *date_row;

  GPtrArray *formats;
  PbImportBatch *batch;
  PbImportFile *file;
  gboolean setting;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbFileReading, pb_file_reading, ADW_TYPE_PREFERENCES_GROUP)

/* The values of what is chosen, in the order of the lists; the first is that the file says. */
static const char * const dates_values[] = { NULL, "day-first", "month-first" };
static const char * const decimals_values[] = { NULL, "point", "comma" };
static const char * const direction_values[] = { NULL, "in", "out" };

static void
choose (PbFileReading *self,
        const char    *name,
        const char    *value)
{
  if (self->setting || self->file == NULL)
    return;

  pb_import_batch_choose (self->batch, self->file, name, value);
  if (pb_import_batch_needs_reading (self->batch))
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
as_changed_cb (PbFileReading *self)
{
  guint selected = adw_combo_row_get_selected (self->as_row);
  const PbFormat *format;

  if (self->setting || self->file == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;

  format = selected >= N_AS_BEFORE ? self->formats->pdata[selected - N_AS_BEFORE] : NULL;
  pb_import_batch_leave_out (self->batch, self->file, selected == AS_NOTHING);
  pb_import_batch_choose (self->batch, self->file, "format", format ? format->name : NULL);
  if (pb_import_batch_needs_reading (self->batch))
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
kind_changed_cb (PbFileReading *self)
{
  guint kind = adw_combo_row_get_selected (self->kind_row);

  choose (self, "kind", kind > 0 && kind < PB_N_KINDS ? pb_kind_get_info (kind)->name : NULL);
}

static void
columns_changed_cb (PbFileReading *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
dates_changed_cb (PbFileReading *self)
{
  choose (self, "dates", dates_values[adw_combo_row_get_selected (self->dates_row)]);
}

static void
decimals_changed_cb (PbFileReading *self)
{
  choose (self, "decimals", decimals_values[adw_combo_row_get_selected (self->decimals_row)]);
}

static void
direction_changed_cb (PbFileReading *self)
{
  choose (self, "direction", direction_values[adw_combo_row_get_selected (self->direction_row)]);
}

static char *
dup_text (AdwEntryRow *row)
{
  char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  if (*text == '\0')
    g_clear_pointer (&text, g_free);

  return text;
}

static void
asset_applied_cb (PbFileReading *self)
{
  g_autofree char *text = dup_text (self->asset_row);

  choose (self, "asset", text);
}

static void
date_applied_cb (PbFileReading *self)
{
  g_autofree char *text = dup_text (self->date_row);
  PbDay day = text ? pb_day_parse (text) : PB_DAY_NONE;

  if (text && day == PB_DAY_NONE)
    {
      g_autofree char *sentence = NULL;

      /* Translators: what was typed. */
      sentence = g_strdup_printf (_("“%s” is not a date; write it like 2025-03-14."), text);
      gtk_widget_add_css_class (GTK_WIDGET (self->date_row), "error");
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->date_row), sentence);
      gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence,
                               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
      return;
    }

  gtk_widget_remove_css_class (GTK_WIDGET (self->date_row), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->date_row), NULL);
  choose (self, "date", text);
}

static void
fill (AdwComboRow *row,
      ...) G_GNUC_NULL_TERMINATED;

static void
fill (AdwComboRow *row,
      ...)
{
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);
  const char *label;
  va_list list;

  gtk_string_list_append (labels, _("As the file says"));
  va_start (list, row);
  while ((label = va_arg (list, const char *)))
    gtk_string_list_append (labels, label);
  va_end (list);
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
}

static void
fill_formats (PbFileReading *self)
{
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);
  const PbFormat *format;

  gtk_string_list_append (labels, _("What it seems to be"));
  gtk_string_list_append (labels, _("Nothing: leave it out"));
  for (guint i = 0; (format = pb_format_get_nth (i)); i++)
    {
      if (format->read == NULL)
        continue;
      g_ptr_array_add (self->formats, (gpointer) format);
      gtk_string_list_append (labels, pb_format_get_label (format));
    }
  adw_combo_row_set_model (self->as_row, G_LIST_MODEL (labels));
}

static void
fill_kinds (PbFileReading *self)
{
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _("As the file says"));
  for (guint kind = 1; kind < PB_N_KINDS; kind++)
    gtk_string_list_append (labels, pb_kind_get_plural (kind));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (labels));
}

static void
pb_file_reading_dispose (GObject *object)
{
  PbFileReading *self = PB_FILE_READING (object);

  self->setting = TRUE;
  g_clear_object (&self->batch);
  g_clear_object (&self->file);
  g_clear_pointer (&self->formats, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_FILE_READING);

  G_OBJECT_CLASS (pb_file_reading_parent_class)->dispose (object);
}

static void
pb_file_reading_class_init (PbFileReadingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_file_reading_dispose;

  /**
   * PbFileReading::changed:
   * @self: the rows
   *
   * Somebody has said something that makes it necessary to read the file again.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               PB_UI_RESOURCE_PATH "/ui/dialogs/pb-file-reading.ui");
  gtk_widget_class_bind_template_child (widget_class, PbFileReading, file_row);
  gtk_widget_class_bind_template_child (widget_class, PbFileReading, as_row);
  gtk_widget_class_bind_template_child (widget_class, PbFileReading, kind_row);
  gtk_widget_class_bind_template_child (widget_class, PbFileReading, columns_row);
  gtk_widget_class_bind_template_child (widget_class, PbFileReading, dates_row);
  gtk_widget_class_bind_template_child (widget_class, PbFileReading, decimals_row);
  gtk_widget_class_bind_template_child (widget_class, PbFileReading, direction_row);
  gtk_widget_class_bind_template_child (widget_class, PbFileReading, asset_row);
  gtk_widget_class_bind_template_child (widget_class, PbFileReading, date_row);
  gtk_widget_class_bind_template_callback (widget_class, as_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, columns_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, dates_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, decimals_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, direction_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, asset_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_applied_cb);
}

static void
pb_file_reading_init (PbFileReading *self)
{
  g_type_ensure (PB_TYPE_COLUMNS_ROW);
  self->formats = g_ptr_array_new ();
  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_formats (self);
  fill_kinds (self);
  fill (self->dates_row, _("Day First"), _("Month First"), NULL);
  fill (self->decimals_row, _("Point Before Decimals"), _("Comma Before Decimals"), NULL);
  fill (self->direction_row, _("Were Received"), _("Were Paid"), NULL);
  self->setting = FALSE;
}

static void
show_choice (PbFileReading      *self,
             AdwComboRow        *row,
             const char         *name,
             const char * const *values,
             guint               n_values)
{
  const char *value = pb_import_batch_get_choice (self->batch, self->file, name);
  guint selected = 0;

  for (guint i = 1; value && i < n_values; i++)
    {
      if (g_str_equal (values[i], value))
        selected = i;
    }
  adw_combo_row_set_selected (row, selected);
}

static void
show_kind (PbFileReading *self)
{
  const char *value = pb_import_batch_get_choice (self->batch, self->file, "kind");
  guint selected = 0;

  for (guint kind = 1; value && kind < PB_N_KINDS; kind++)
    {
      if (g_str_equal (pb_kind_get_info (kind)->name, value))
        selected = kind;
    }
  adw_combo_row_set_selected (self->kind_row, selected);
}

static void
show_text (PbFileReading *self,
           AdwEntryRow   *row,
           const char    *name)
{
  const char *value = pb_import_batch_get_choice (self->batch, self->file, name);

  gtk_editable_set_text (GTK_EDITABLE (row), value ? value : "");
}

static void
show_as (PbFileReading *self)
{
  const char *chosen = pb_import_batch_get_choice (self->batch, self->file, "format");
  guint selected = AS_FOUND;

  if (pb_import_file_get_state (self->file) == PB_IMPORT_FILE_LEFT_OUT &&
      pb_import_file_get_why (self->file) == NULL)
    selected = AS_NOTHING;
  for (guint i = 0; chosen && selected == AS_FOUND && i < self->formats->len; i++)
    {
      if (g_str_equal (((const PbFormat *) self->formats->pdata[i])->name, chosen))
        selected = i + N_AS_BEFORE;
    }
  adw_combo_row_set_selected (self->as_row, selected);
}

/**
 * pb_file_reading_show:
 * @self: the rows
 * @batch: the files that are imported together
 * @file: one of them
 *
 * Shows how @file is read.
 */
void
pb_file_reading_show (PbFileReading *self,
                      PbImportBatch *batch,
                      PbImportFile  *file)
{
  const PbFormat *format;
  PbTableColumns *columns;
  const char *why;
  g_auto(GStrv) names = NULL;
  const struct { const char *name; gpointer row; } rows[] = {
    { "kind", self->kind_row }, { "dates", self->dates_row }, { "decimals", self->decimals_row },
    { "direction", self->direction_row }, { "asset", self->asset_row }, { "date", self->date_row },
  };

  g_return_if_fail (PB_IS_FILE_READING (self));
  g_return_if_fail (PB_IS_IMPORT_FILE (file));

  self->setting = TRUE;
  g_set_object (&self->batch, batch);
  g_set_object (&self->file, file);

  format = pb_import_file_get_format (file);
  columns = pb_import_file_get_columns (file);
  why = pb_import_file_get_why (file);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->file_row),
                                 pb_import_file_get_name (file));
  if (columns && pb_table_columns_get_kind (columns) == PB_KIND_COMMON)
    why = _("No register has these columns. Say what the rows are, then what the columns say.");
  if (pb_import_file_get_proposal (file))
    why = pb_format_get_label (format);
  adw_action_row_set_subtitle (self->file_row, why ? why : _("Left out"));

  show_as (self);
  show_kind (self);
  show_choice (self, self->dates_row, "dates", dates_values, G_N_ELEMENTS (dates_values));
  show_choice (self, self->decimals_row, "decimals", decimals_values,
               G_N_ELEMENTS (decimals_values));
  show_choice (self, self->direction_row, "direction", direction_values,
               G_N_ELEMENTS (direction_values));
  show_text (self, self->asset_row, "asset");
  show_text (self, self->date_row, "date");

  names = g_strsplit (format && format->choices ? format->choices : "", " ", -1);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_widget_set_visible (rows[i].row, g_strv_contains ((const char * const *) names,
                                                          rows[i].name));
  pb_columns_row_show (self->columns_row, batch, file);
  self->setting = FALSE;
}
