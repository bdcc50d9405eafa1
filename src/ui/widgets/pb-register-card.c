/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/widgets/pb-register-card.h"

#include <glib/gi18n.h>

/**
 * PbRegisterCard:
 *
 * A record of a register where there is no room for columns: its title, its
 * chips, and the rest on one line.  It follows the record.
 */
struct _PbRegisterCard
{
  AdwBin parent_instance;

  GtkLabel *title_label;
  AdwWrapBox *chips_box;
  GtkLabel *line_label;

  GPtrArray *columns;
  GPtrArray *chips;
  PbRecord *record;
  guint position;
};

G_DEFINE_FINAL_TYPE (PbRegisterCard, pb_register_card, ADW_TYPE_BIN)

/* The texts of what has no chip, on one line. */
static char *
dup_line (PbRegisterCard *self)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      PbRegisterColumn *column = g_ptr_array_index (self->columns, i);
      g_autofree char *text = NULL;

      if (self->chips->pdata[i] != NULL || !pb_register_column_get_shown (column) ||
          pb_register_column_is_title (column))
        continue;

      text = pb_register_column_dup_text (column, self->record);
      if (*text == '\0')
        continue;

      if (line->len > 0)
        g_string_append (line, " · ");
      /* Translators: a column and its value on a card, as in “Next review: 3 May”. */
      g_string_append_printf (line, C_("column and value", "%s: %s"),
                              pb_register_column_get_title (column), text);
    }

  return g_string_free (line, FALSE);
}

static void
refresh (PbRegisterCard *self)
{
  gboolean known = self->record != NULL && pb_record_get_created (self->record) != 0;
  g_autofree char *title = known ? pb_record_dup_title (self->record) : NULL;
  g_autofree char *line = known ? dup_line (self) : NULL;
  gboolean any_chip = FALSE;

  gtk_label_set_label (self->title_label, title != NULL ? title : "");
  gtk_label_set_label (self->line_label, line != NULL ? line : "");
  gtk_widget_set_visible (GTK_WIDGET (self->line_label), line != NULL && *line != '\0');

  for (guint i = 0; i < self->columns->len; i++)
    {
      GtkWidget *chip = self->chips->pdata[i];
      gboolean shown;

      if (chip == NULL)
        continue;

      shown = known && pb_register_column_show_chip (self->columns->pdata[i], self->record,
                                                     PB_CHIP (chip));
      gtk_widget_set_visible (chip, shown);
      any_chip |= shown;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->chips_box), any_chip);
}

static void
drop_record (PbRegisterCard *self)
{
  if (self->record != NULL)
    g_signal_handlers_disconnect_by_func (self->record, refresh, self);
  g_clear_object (&self->record);
}

static void
pb_register_card_dispose (GObject *object)
{
  PbRegisterCard *self = PB_REGISTER_CARD (object);

  drop_record (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_REGISTER_CARD);

  G_OBJECT_CLASS (pb_register_card_parent_class)->dispose (object);
}

static void
pb_register_card_finalize (GObject *object)
{
  PbRegisterCard *self = PB_REGISTER_CARD (object);

  g_clear_pointer (&self->chips, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);

  G_OBJECT_CLASS (pb_register_card_parent_class)->finalize (object);
}

static void
pb_register_card_class_init (PbRegisterCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_register_card_dispose;
  object_class->finalize = pb_register_card_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/widgets/pb-register-card.ui");
  gtk_widget_class_bind_template_child (widget_class, PbRegisterCard, chips_box);
  gtk_widget_class_bind_template_child (widget_class, PbRegisterCard, line_label);
  gtk_widget_class_bind_template_child (widget_class, PbRegisterCard, title_label);
}

static void
pb_register_card_init (PbRegisterCard *self)
{
  self->position = GTK_INVALID_LIST_POSITION;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_register_card_new:
 * @columns: (element-type PbRegisterColumn): the columns of the register
 *
 * Returns: (transfer floating): an empty card
 */
GtkWidget *
pb_register_card_new (GPtrArray *columns)
{
  PbRegisterCard *self = g_object_new (PB_TYPE_REGISTER_CARD, NULL);

  self->columns = g_ptr_array_ref (columns);
  self->chips = g_ptr_array_new ();
  for (guint i = 0; i < columns->len; i++)
    {
      GtkWidget *chip = NULL;

      if (pb_register_column_has_chip (columns->pdata[i]))
        {
          chip = pb_chip_new ();
          adw_wrap_box_append (self->chips_box, chip);
        }
      g_ptr_array_add (self->chips, chip);
    }

  if (columns->len > 0)
    g_signal_connect_object (pb_register_column_get_names (columns->pdata[0]), "changed",
                             G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * pb_register_card_get_record:
 * @self: a card
 *
 * Returns: (transfer none) (nullable): the record that it shows
 */
PbRecord *
pb_register_card_get_record (PbRegisterCard *self)
{
  g_return_val_if_fail (PB_IS_REGISTER_CARD (self), NULL);

  return self->record;
}

/**
 * pb_register_card_get_position:
 * @self: a card
 *
 * Returns: the place of the record in the register, from 0
 */
guint
pb_register_card_get_position (PbRegisterCard *self)
{
  g_return_val_if_fail (PB_IS_REGISTER_CARD (self), GTK_INVALID_LIST_POSITION);

  return self->position;
}

/**
 * pb_register_card_set_record:
 * @self: a card
 * @record: (nullable): the record to show
 * @position: its place in the register, from 0
 */
void
pb_register_card_set_record (PbRegisterCard *self,
                             PbRecord       *record,
                             guint           position)
{
  g_return_if_fail (PB_IS_REGISTER_CARD (self));

  drop_record (self);
  self->position = position;
  if (record != NULL)
    {
      self->record = g_object_ref (record);
      g_signal_connect_object (record, "notify", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
    }
  refresh (self);
}

/**
 * pb_register_columns_describe:
 * @columns: (element-type PbRegisterColumn): the columns of a register
 * @record: a record
 *
 * Returns: (transfer full): what to read out for the record: its title and what
 *   the columns show
 */
char *
pb_register_columns_describe (GPtrArray *columns,
                              PbRecord  *record)
{
  g_autofree char *title = pb_record_dup_title (record);
  GString *text = g_string_new (title);

  for (guint i = 0; i < columns->len; i++)
    {
      PbRegisterColumn *column = g_ptr_array_index (columns, i);
      g_autofree char *value = NULL;

      if (!pb_register_column_get_shown (column) || pb_register_column_is_title (column))
        continue;

      value = pb_register_column_dup_text (column, record);
      if (*value != '\0')
        {
          /* Translators: between the names in a list of records. */
          g_string_append (text, C_("list of names", ", "));
          g_string_append (text, value);
        }
    }

  return g_string_free (text, FALSE);
}
