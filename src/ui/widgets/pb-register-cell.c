/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/widgets/pb-register-cell.h"

/* A table may be pressed together this far, but not to where nothing can be read. */
#define MIN_CHARS 9
#define MIN_TITLE_CHARS 24

/**
 * PbRegisterCell:
 *
 * What a register shows of one record in one column.  It follows the record.
 */
struct _PbRegisterCell
{
  AdwBin parent_instance;

  PbRegisterColumn *column;
  PbRecord *record;
  guint serial;
  guint position;

  GtkLabel *label;
  PbChip *chip;
};

G_DEFINE_FINAL_TYPE (PbRegisterCell, pb_register_cell, ADW_TYPE_BIN)

/* A chip is made only where there is one. */
static gboolean
show_chip (PbRegisterCell *self)
{
  if (self->record == NULL || pb_record_get_created (self->record) == 0 ||
      !pb_register_column_has_chip (self->column))
    return FALSE;

  if (self->chip == NULL)
    {
      self->chip = PB_CHIP (g_object_ref_sink (pb_chip_new ()));
      gtk_widget_set_halign (GTK_WIDGET (self->chip), GTK_ALIGN_START);
    }

  return pb_register_column_show_chip (self->column, self->record, self->chip);
}

static void
refresh (PbRegisterCell *self)
{
  g_autofree char *text = NULL;

  if (show_chip (self))
    {
      adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->chip));
      return;
    }

  /* A record that has not been read yet has nothing to show. */
  if (self->record != NULL && pb_record_get_created (self->record) != 0)
    text = pb_register_column_dup_text (self->column, self->record);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
  gtk_label_set_label (self->label, text != NULL ? text : "");
}

/* A record that has just been read tells of each of its fields. */
static void
notify_cb (PbRegisterCell *self)
{
  guint serial = pb_record_get_serial (self->record);

  if (serial == self->serial)
    return;

  self->serial = serial;
  refresh (self);
}

static void
drop_record (PbRegisterCell *self)
{
  if (self->record != NULL)
    g_signal_handlers_disconnect_by_func (self->record, notify_cb, self);
  g_clear_object (&self->record);
}

static void
pb_register_cell_dispose (GObject *object)
{
  PbRegisterCell *self = PB_REGISTER_CELL (object);

  drop_record (self);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->label);
  g_clear_object (&self->chip);
  g_clear_object (&self->column);

  G_OBJECT_CLASS (pb_register_cell_parent_class)->dispose (object);
}

static void
pb_register_cell_class_init (PbRegisterCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_register_cell_dispose;
}

static void
pb_register_cell_init (PbRegisterCell *self)
{
  self->position = GTK_INVALID_LIST_POSITION;
  self->label = GTK_LABEL (g_object_ref_sink (gtk_label_new (NULL)));
}

/**
 * pb_register_cell_new:
 * @column: a column of a register
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
pb_register_cell_new (PbRegisterColumn *column)
{
  PbRegisterCell *self = g_object_new (PB_TYPE_REGISTER_CELL, NULL);
  gboolean number = pb_register_column_is_number (column);
  const PbFieldInfo *info = pb_field_get_info (pb_register_column_get_field (column));

  self->column = g_object_ref (column);
  gtk_label_set_xalign (self->label, number ? 1 : 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (self->label,
                             MIN (pb_register_column_get_width (column),
                                  pb_register_column_is_title (column) ? MIN_TITLE_CHARS
                                                                       : MIN_CHARS));
  gtk_label_set_max_width_chars (self->label, pb_register_column_get_width (column));
  /* A day without its year says little, and no day is long. */
  if (info && info->type == PB_TYPE_DAY)
    gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_NONE);
  if (number)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "numeric");

  g_signal_connect_object (pb_register_column_get_names (column), "changed",
                           G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * pb_register_cell_get_record:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): the record that it is about
 */
PbRecord *
pb_register_cell_get_record (PbRegisterCell *self)
{
  g_return_val_if_fail (PB_IS_REGISTER_CELL (self), NULL);

  return self->record;
}

/**
 * pb_register_cell_get_position:
 * @self: a cell
 *
 * Returns: the place of the record in the register, from 0
 */
guint
pb_register_cell_get_position (PbRegisterCell *self)
{
  g_return_val_if_fail (PB_IS_REGISTER_CELL (self), GTK_INVALID_LIST_POSITION);

  return self->position;
}

/**
 * pb_register_cell_set_record:
 * @self: a cell
 * @record: (nullable): the record to show
 * @position: its place in the register, from 0
 */
void
pb_register_cell_set_record (PbRegisterCell *self,
                             PbRecord       *record,
                             guint           position)
{
  g_return_if_fail (PB_IS_REGISTER_CELL (self));

  drop_record (self);
  self->position = position;
  if (record != NULL)
    {
      self->record = g_object_ref (record);
      self->serial = pb_record_get_serial (record);
      g_signal_connect_object (record, "notify", G_CALLBACK (notify_cb), self, G_CONNECT_SWAPPED);
    }
  refresh (self);
}
