/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-shortcut-row.h"

/**
 * PbShortcutRow:
 *
 * What can be done, and the keys that do it.
 */
struct _PbShortcutRow
{
  AdwActionRow parent_instance;

  GtkLabel *keys_label;

  char *accelerator;
};

typedef enum
{
  PROP_ACCELERATOR = 1,
} PbShortcutRowProperty;

static GParamSpec *props[PROP_ACCELERATOR + 1];

G_DEFINE_FINAL_TYPE (PbShortcutRow, pb_shortcut_row, ADW_TYPE_ACTION_ROW)

static void
pb_shortcut_row_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  PbShortcutRow *self = PB_SHORTCUT_ROW (object);

  switch ((PbShortcutRowProperty) prop_id)
    {
    case PROP_ACCELERATOR:
      g_value_set_string (value, self->accelerator);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_shortcut_row_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  PbShortcutRow *self = PB_SHORTCUT_ROW (object);

  switch ((PbShortcutRowProperty) prop_id)
    {
    case PROP_ACCELERATOR:
      pb_shortcut_row_set_accelerator (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_shortcut_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_SHORTCUT_ROW);

  G_OBJECT_CLASS (pb_shortcut_row_parent_class)->dispose (object);
}

static void
pb_shortcut_row_finalize (GObject *object)
{
  PbShortcutRow *self = PB_SHORTCUT_ROW (object);

  g_clear_pointer (&self->accelerator, g_free);

  G_OBJECT_CLASS (pb_shortcut_row_parent_class)->finalize (object);
}

static void
pb_shortcut_row_class_init (PbShortcutRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pb_shortcut_row_get_property;
  object_class->set_property = pb_shortcut_row_set_property;
  object_class->dispose = pb_shortcut_row_dispose;
  object_class->finalize = pb_shortcut_row_finalize;

  /**
   * PbShortcutRow:accelerator:
   *
   * The keys, in the form that gtk_accelerator_parse() reads.
   */
  props[PROP_ACCELERATOR] =
    g_param_spec_string ("accelerator", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/pb-shortcut-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PbShortcutRow, keys_label);
}

static void
pb_shortcut_row_init (PbShortcutRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_shortcut_row_get_accelerator:
 * @self: a shortcut row
 *
 * Returns: (nullable): the keys
 */
const char *
pb_shortcut_row_get_accelerator (PbShortcutRow *self)
{
  g_return_val_if_fail (PB_IS_SHORTCUT_ROW (self), NULL);

  return self->accelerator;
}

/**
 * pb_shortcut_row_set_accelerator:
 * @self: a shortcut row
 * @accelerator: (nullable): the keys, as gtk_accelerator_parse() reads them
 *
 * Sets the keys, which are shown as they stand on the keyboard.
 */
void
pb_shortcut_row_set_accelerator (PbShortcutRow *self,
                                 const char    *accelerator)
{
  g_autofree char *label = NULL;
  GdkModifierType modifiers;
  guint keyval;

  g_return_if_fail (PB_IS_SHORTCUT_ROW (self));

  if (!g_set_str (&self->accelerator, accelerator))
    return;

  if (accelerator != NULL && gtk_accelerator_parse (accelerator, &keyval, &modifiers))
    label = gtk_accelerator_get_label (keyval, modifiers);

  gtk_label_set_label (self->keys_label, label != NULL ? label : "");
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACCELERATOR]);
}
