/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-flag-row.h"

#include "ui/dialogs/pb-field-row.h"

/**
 * PbFlagRow:
 *
 * The row of a field that says yes or no.
 */
struct _PbFlagRow
{
  AdwActionRow parent_instance;

  GtkSwitch *toggle;

  PbFieldId field;
  gboolean known;
  gboolean setting;
};

static void pb_flag_row_field_row_init (PbFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PbFlagRow, pb_flag_row, ADW_TYPE_ACTION_ROW,
                               G_IMPLEMENT_INTERFACE (PB_TYPE_FIELD_ROW,
                                                      pb_flag_row_field_row_init))

static GVariant *
pb_flag_row_dup_value (PbFieldRow  *row,
                       GError     **error)
{
  PbFlagRow *self = PB_FLAG_ROW (row);

  /* Not said stays not said until somebody turns the switch. */
  if (!self->known)
    return NULL;

  return g_variant_ref_sink (g_variant_new_boolean (gtk_switch_get_active (self->toggle)));
}

static void
pb_flag_row_set_value (PbFieldRow *row,
                       GVariant   *value)
{
  PbFlagRow *self = PB_FLAG_ROW (row);

  self->setting = TRUE;
  self->known = value != NULL;
  gtk_switch_set_active (self->toggle, value && g_variant_get_boolean (value));
  self->setting = FALSE;
}

static void
pb_flag_row_set_problem (PbFieldRow *row,
                         const char *sentence)
{
  PbFlagRow *self = PB_FLAG_ROW (row);
  const char *help = pb_field_get_help (self->field);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), sentence ? sentence : help ? help : "");
}

static void
pb_flag_row_field_row_init (PbFieldRowInterface *iface)
{
  iface->field_offset = G_STRUCT_OFFSET (PbFlagRow, field);
  iface->dup_value = pb_flag_row_dup_value;
  iface->set_value = pb_flag_row_set_value;
  iface->set_problem = pb_flag_row_set_problem;
}

static void
active_changed_cb (PbFlagRow *self)
{
  if (self->setting)
    return;

  self->known = TRUE;
  pb_field_row_edited (PB_FIELD_ROW (self));
}

static void
pb_flag_row_class_init (PbFlagRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  pb_field_row_class_init (G_OBJECT_CLASS (klass),
                           "/org/phasebook/Phasebook/ui/dialogs/pb-flag-row.ui");

  gtk_widget_class_bind_template_child (widget_class, PbFlagRow, toggle);
  gtk_widget_class_bind_template_callback (widget_class, active_changed_cb);
}

static void
pb_flag_row_init (PbFlagRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_flag_row_new:
 * @field: a field that says yes or no
 *
 * Returns: (transfer full): a row that edits it
 */
GtkWidget *
pb_flag_row_new (PbFieldId field)
{
  return g_object_new (PB_TYPE_FLAG_ROW, "field", field, NULL);
}
