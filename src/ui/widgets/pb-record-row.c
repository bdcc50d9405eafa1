/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/widgets/pb-record-row.h"

#include "framework/pb-state-elements.h"

#include <glib/gi18n.h>

/**
 * PbRecordRow:
 *
 * A record in a boxed list: its title, its kind and its day.  Activating it
 * opens the record.
 */
struct _PbRecordRow
{
  AdwActionRow parent_instance;

  GtkWidget *arrow_image;

  PbRecord *record;
};

G_DEFINE_FINAL_TYPE (PbRecordRow, pb_record_row, ADW_TYPE_ACTION_ROW)

static void
pb_record_row_dispose (GObject *object)
{
  PbRecordRow *self = PB_RECORD_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_RECORD_ROW);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (pb_record_row_parent_class)->dispose (object);
}

static void
pb_record_row_class_init (PbRecordRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_record_row_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/widgets/pb-record-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PbRecordRow, arrow_image);
}

static void
pb_record_row_init (PbRecordRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_record_row_new:
 * @record: a record
 *
 * Returns: (transfer floating): a row for @record
 */
GtkWidget *
pb_record_row_new (PbRecord *record)
{
  PbRecordRow *self;
  g_autofree char *title = NULL;
  g_autofree char *caption = NULL;

  g_return_val_if_fail (PB_IS_RECORD (record), NULL);

  self = g_object_new (PB_TYPE_RECORD_ROW, NULL);
  self->record = g_object_ref (record);
  title = pb_record_dup_label (record);
  caption = pb_record_dup_caption (record);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), caption);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", pb_record_get_id (record));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.show-record");

  return GTK_WIDGET (self);
}

/**
 * pb_record_row_get_record:
 * @self: a record row
 *
 * Returns: (transfer none): the record
 */
PbRecord *
pb_record_row_get_record (PbRecordRow *self)
{
  g_return_val_if_fail (PB_IS_RECORD_ROW (self), NULL);

  return self->record;
}

/**
 * pb_record_dup_label:
 * @record: a record
 *
 * Returns: (transfer full): what people call @record: its title, and of an element of
 *   the group state its name
 */
char *
pb_record_dup_label (PbRecord *record)
{
  const char *key;
  const char *title = NULL;

  g_return_val_if_fail (PB_IS_RECORD (record), NULL);

  if (pb_record_get_kind (record) == PB_KIND_STATE_ELEMENT)
    {
      key = pb_record_get_text (record, PB_STATE_ELEMENT_KEY);
      title = key ? pb_state_element_get_title (key) : NULL;
    }

  return title ? g_strdup (title) : pb_record_dup_title (record);
}

/**
 * pb_record_row_add_chip:
 * @self: a record row
 *
 * Adds a chip before the arrow.
 *
 * Returns: (transfer none): the chip, which says nothing yet
 */
PbChip *
pb_record_row_add_chip (PbRecordRow *self)
{
  GtkWidget *chip;

  g_return_val_if_fail (PB_IS_RECORD_ROW (self), NULL);

  chip = pb_chip_new ();
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_insert_before (chip, gtk_widget_get_parent (self->arrow_image), self->arrow_image);

  return PB_CHIP (chip);
}

/**
 * pb_record_dup_caption:
 * @record: a record
 *
 * Returns: (transfer full): what to say of @record below its title: its kind,
 *   and its day where it has one
 */
char *
pb_record_dup_caption (PbRecord *record)
{
  const char *kind;
  g_autofree char *day = NULL;

  g_return_val_if_fail (PB_IS_RECORD (record), NULL);

  kind = pb_kind_get_label (pb_record_get_kind (record));
  if (pb_record_get_start (record) == PB_DAY_NONE)
    return g_strdup (kind);

  day = pb_day_to_locale (pb_record_get_start (record));

  /* Translators: the kind of a record and its day, as in “Decision, 3 March 2025”. */
  return g_strdup_printf (C_("kind and day", "%s, %s"), kind, day);
}
