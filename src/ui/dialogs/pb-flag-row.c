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

typedef enum
{
  PROP_FIELD = 1,
} PbFlagRowProperty;

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
pb_flag_row_constructed (GObject *object)
{
  PbFlagRow *self = PB_FLAG_ROW (object);

  G_OBJECT_CLASS (pb_flag_row_parent_class)->constructed (object);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), pb_field_get_label (self->field));
  pb_flag_row_set_problem (PB_FIELD_ROW (self), NULL);
}

static void
pb_flag_row_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  PbFlagRow *self = PB_FLAG_ROW (object);

  switch ((PbFlagRowProperty) prop_id)
    {
    case PROP_FIELD:
      g_value_set_uint (value, self->field);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_flag_row_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  PbFlagRow *self = PB_FLAG_ROW (object);

  switch ((PbFlagRowProperty) prop_id)
    {
    case PROP_FIELD:
      self->field = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_flag_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_FLAG_ROW);

  G_OBJECT_CLASS (pb_flag_row_parent_class)->dispose (object);
}

static void
pb_flag_row_class_init (PbFlagRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = pb_flag_row_constructed;
  object_class->get_property = pb_flag_row_get_property;
  object_class->set_property = pb_flag_row_set_property;
  object_class->dispose = pb_flag_row_dispose;

  g_object_class_override_property (object_class, PROP_FIELD, "field");

  gtk_widget_class_set_template_from_resource (widget_class,
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
