/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-columns-row.h"

#include "ui/pb-ui.h"

#include <glib/gi18n.h>

/* Beyond this a table has to be cut before it is imported, or no one finds anything. */
#define MAX_ROWS 100

/**
 * PbColumnsRow:
 *
 * The columns of a table, and what each of them says.
 */
struct _PbColumnsRow
{
  AdwExpanderRow parent_instance;

  PbImportBatch *batch;
  PbImportFile *file;
  GtkStringList *labels;
  GtkExpression *by_label;
  GArray *fields; /* PbFieldId of each label; the first is for none */
  GPtrArray *rows; /* of each column, or NULL */
  PbKind kind;
  gboolean setting;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbColumnsRow, pb_columns_row, ADW_TYPE_EXPANDER_ROW)

static void
choose (PbColumnsRow        *self,
        const PbTableColumn *column,
        PbFieldId            field)
{
  pb_import_batch_choose (self->batch, self->file, column->choice,
                          field == 0 ? "-" : pb_field_get_info (field)->name);
}

static void
selected_cb (PbColumnsRow *self,
             GParamSpec   *pspec,
             AdwComboRow  *row)
{
  PbTableColumns *columns = self->file ? pb_import_file_get_columns (self->file) : NULL;
  guint selected = adw_combo_row_get_selected (row);
  PbFieldId field;
  guint at;

  if (self->setting || columns == NULL || selected == GTK_INVALID_LIST_POSITION ||
      !g_ptr_array_find (self->rows, row, &at))
    return;

  field = g_array_index (self->fields, PbFieldId, selected);
  /* Two columns cannot say the same: the one that was chosen last does. */
  for (guint i = 0; field != 0 && i < pb_table_columns_get_n (columns); i++)
    {
      const PbTableColumn *other = pb_table_columns_get_nth (columns, i);

      if (i != at && other->field == field)
        choose (self, other, 0);
    }
  choose (self, pb_table_columns_get_nth (columns, at), field);
  if (pb_import_batch_needs_reading (self->batch))
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_fields (PbColumnsRow *self,
            PbKind        kind)
{
  const PbFieldInfo *info;

  for (guint i = 0; (info = pb_kind_get_nth_field (kind, i)); i++)
    {
      if (!pb_table_columns_can_be (info->id))
        continue;
      gtk_string_list_append (self->labels, pb_field_get_label (info->id));
      g_array_append_val (self->fields, info->id);
    }
}

static void
list_fields (PbColumnsRow *self,
             PbKind        kind)
{
  PbFieldId none = 0;

  g_clear_object (&self->labels);
  self->labels = gtk_string_list_new (NULL);
  g_array_set_size (self->fields, 0);
  /* Translators: what becomes of a column of a table. */
  gtk_string_list_append (self->labels, _("Not imported"));
  g_array_append_val (self->fields, none);
  add_fields (self, kind);
  add_fields (self, PB_KIND_COMMON);
}

static void
select_field (PbColumnsRow *self,
              GtkWidget    *row,
              PbFieldId     field)
{
  guint selected = 0;

  for (guint i = 1; i < self->fields->len; i++)
    {
      if (g_array_index (self->fields, PbFieldId, i) == field)
        selected = i;
    }
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
}

static GtkWidget *
make_row (PbColumnsRow        *self,
          const PbTableColumn *column,
          guint                at)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  if (*column->name)
    title = g_strdup (column->name);
  else
    /* Translators: a column of a table that has no name; its number. */
    title = g_strdup_printf (_("Column %u"), at + 1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (column->sample)
    /* Translators: what a cell of the column says. */
    subtitle = g_strdup_printf (_("Such as “%s”"), column->sample);
  else
    subtitle = g_strdup (_("Empty"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);

  adw_combo_row_set_expression (ADW_COMBO_ROW (row), self->by_label);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (self->labels));
  select_field (self, row, column->field);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);

  return row;
}

static void
clear_rows (PbColumnsRow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (self->rows->pdata[i])
        adw_expander_row_remove (ADW_EXPANDER_ROW (self), self->rows->pdata[i]);
    }
  g_ptr_array_set_size (self->rows, 0);
}

/* Lists of all fields are made for those who want to see them, and stay while a file is read
 * again, so that people stay where they are.
 */
static void
fill (PbColumnsRow *self)
{
  PbTableColumns *columns = self->file ? pb_import_file_get_columns (self->file) : NULL;
  guint n = columns ? MIN (pb_table_columns_get_n (columns), MAX_ROWS) : 0;
  gboolean anew = self->rows->len == 0;

  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;

  self->setting = TRUE;
  for (guint i = 0; i < n; i++)
    {
      const PbTableColumn *column = pb_table_columns_get_nth (columns, i);
      GtkWidget *row = anew ? NULL : self->rows->pdata[i];

      if (row)
        {
          select_field (self, row, column->field);
          continue;
        }
      if (anew)
        g_ptr_array_add (self->rows, NULL);
      if (!anew || column->identifies)
        continue;
      row = self->rows->pdata[i] = make_row (self, column, i);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
    }
  self->setting = FALSE;
}

static void
expanded_cb (PbColumnsRow *self)
{
  fill (self);
}

static void
pb_columns_row_dispose (GObject *object)
{
  PbColumnsRow *self = PB_COLUMNS_ROW (object);

  self->setting = TRUE;
  g_clear_object (&self->batch);
  g_clear_object (&self->file);
  g_clear_object (&self->labels);
  g_clear_pointer (&self->by_label, gtk_expression_unref);
  g_clear_pointer (&self->fields, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_COLUMNS_ROW);

  G_OBJECT_CLASS (pb_columns_row_parent_class)->dispose (object);
}

static void
pb_columns_row_class_init (PbColumnsRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_columns_row_dispose;

  /**
   * PbColumnsRow::changed:
   * @self: the row
   *
   * Somebody has said what a column is, so that the file has to be read again.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               PB_UI_RESOURCE_PATH "/ui/dialogs/pb-columns-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, expanded_cb);
}

static void
pb_columns_row_init (PbColumnsRow *self)
{
  self->fields = g_array_new (FALSE, FALSE, sizeof (PbFieldId));
  self->rows = g_ptr_array_new ();
  self->by_label = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_columns_row_show:
 * @self: the row
 * @batch: the files that are imported together
 * @file: one of them
 *
 * Shows what the columns of @file are taken for; nothing where it is no table of a register.
 */
void
pb_columns_row_show (PbColumnsRow  *self,
                     PbImportBatch *batch,
                     PbImportFile  *file)
{
  PbTableColumns *columns;
  PbKind kind;
  guint n_unknown;
  g_autofree char *subtitle = NULL;

  g_return_if_fail (PB_IS_COLUMNS_ROW (self));
  g_return_if_fail (PB_IS_IMPORT_FILE (file));

  columns = pb_import_file_get_columns (file);
  kind = columns ? pb_table_columns_get_kind (columns) : PB_KIND_COMMON;
  if (self->file != file)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), FALSE);
  if (self->file != file || self->kind != kind)
    clear_rows (self);
  g_set_object (&self->batch, batch);
  g_set_object (&self->file, file);
  gtk_widget_set_visible (GTK_WIDGET (self), kind != PB_KIND_COMMON);
  if (kind == PB_KIND_COMMON)
    return;

  if (self->kind != kind)
    list_fields (self, kind);
  self->kind = kind;
  n_unknown = pb_table_columns_get_n_unknown (columns);
  if (n_unknown == 0)
    subtitle = g_strdup (_("All are imported"));
  else
    subtitle = g_strdup_printf (ngettext ("%u is not imported", "%u are not imported", n_unknown),
                                n_unknown);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  /* Where there is nothing to see of it yet, this is what has to be said. */
  if (pb_import_file_get_proposal (file) == NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  fill (self);
}
