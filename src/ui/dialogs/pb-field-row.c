/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-field-row.h"

#include "model/pb-field-value.h"

#include <adwaita.h>

enum
{
  EDITED,
  REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef enum
{
  PROP_FIELD = 1,
} PbFieldRowProperty;

G_DEFINE_INTERFACE (PbFieldRow, pb_field_row, GTK_TYPE_WIDGET)

static PbFieldId *
get_field_place (gpointer row)
{
  return G_STRUCT_MEMBER_P (row, PB_FIELD_ROW_GET_IFACE (row)->field_offset);
}

static void
pb_field_row_default_init (PbFieldRowInterface *iface)
{
  /**
   * PbFieldRow:field:
   *
   * The field of the catalogue that the row edits.
   */
  g_object_interface_install_property (iface,
    g_param_spec_uint ("field", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));

  /**
   * PbFieldRow::edited:
   *
   * Somebody changed the value.  Not emitted for pb_field_row_set_value().
   */
  signals[EDITED] = g_signal_new ("edited",
                                  G_TYPE_FROM_INTERFACE (iface),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL, NULL,
                                  NULL,
                                  G_TYPE_NONE, 0);

  /**
   * PbFieldRow::refused:
   * @self: the row
   * @sentence: what to say
   *
   * Something was to be put into the row that does not fit.  The value stays as
   * it was.
   */
  signals[REFUSED] = g_signal_new ("refused",
                                   G_TYPE_FROM_INTERFACE (iface),
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL, NULL,
                                   NULL,
                                   G_TYPE_NONE, 1,
                                   G_TYPE_STRING);
}

/**
 * pb_field_row_get_field:
 * @self: a row
 *
 * Returns: the field that it edits
 */
PbFieldId
pb_field_row_get_field (PbFieldRow *self)
{
  g_return_val_if_fail (PB_IS_FIELD_ROW (self), 0);

  return *get_field_place (self);
}

/**
 * pb_field_row_dup_value:
 * @self: a row
 * @error: return location for an error
 *
 * Reads the row and checks what stands there.  A %PB_MODEL_ERROR carries the
 * sentence to show.
 *
 * Returns: (transfer full) (nullable): the value; %NULL without an error where
 *   the row is empty
 */
GVariant *
pb_field_row_dup_value (PbFieldRow  *self,
                        GError     **error)
{
  g_autoptr(GVariant) value = NULL;
  g_autoptr(GError) local_error = NULL;
  PbFieldId field;

  g_return_val_if_fail (PB_IS_FIELD_ROW (self), NULL);

  value = PB_FIELD_ROW_GET_IFACE (self)->dup_value (self, &local_error);
  if (local_error)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  field = pb_field_row_get_field (self);
  if (!pb_field_check (field, value, error))
    return NULL;

  return g_steal_pointer (&value);
}

/**
 * pb_field_row_set_value:
 * @self: a row
 * @value: (nullable): the value to show
 */
void
pb_field_row_set_value (PbFieldRow *self,
                        GVariant   *value)
{
  g_return_if_fail (PB_IS_FIELD_ROW (self));

  PB_FIELD_ROW_GET_IFACE (self)->set_value (self, value);
}

/**
 * pb_field_row_set_problem:
 * @self: a row
 * @sentence: (nullable): what is wrong with the value
 *
 * Marks the row, or takes the mark away.
 */
void
pb_field_row_set_problem (PbFieldRow *self,
                          const char *sentence)
{
  g_return_if_fail (PB_IS_FIELD_ROW (self));

  gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               sentence ? GTK_ACCESSIBLE_INVALID_TRUE
                                        : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (sentence)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");

  if (PB_FIELD_ROW_GET_IFACE (self)->set_problem)
    PB_FIELD_ROW_GET_IFACE (self)->set_problem (self, sentence);
}

/**
 * pb_field_row_edited:
 * @self: a row
 *
 * For the rows themselves: says that somebody changed the value.
 */
void
pb_field_row_edited (PbFieldRow *self)
{
  g_return_if_fail (PB_IS_FIELD_ROW (self));

  g_signal_emit (self, signals[EDITED], 0);
}

/**
 * pb_field_row_refuse:
 * @sentence: what does not fit, and why
 * @row: a row
 *
 * For the rows themselves: says that something was kept out.  To be handed to
 * pb_text_limit_editable().
 */
void
pb_field_row_refuse (const char *sentence,
                     gpointer    row)
{
  g_return_if_fail (PB_IS_FIELD_ROW (row));

  g_signal_emit (row, signals[REFUSED], 0, sentence);
}

static void
get_property (GObject    *object,
              guint       prop_id,
              GValue     *value,
              GParamSpec *pspec)
{
  switch ((PbFieldRowProperty) prop_id)
    {
    case PROP_FIELD:
      g_value_set_uint (value, *get_field_place (object));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_property (GObject      *object,
              guint         prop_id,
              const GValue *value,
              GParamSpec   *pspec)
{
  switch ((PbFieldRowProperty) prop_id)
    {
    case PROP_FIELD:
      *get_field_place (object) = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* Rows are final, so what their class was made from is the widget of libadwaita. */
static GObjectClass *
get_parent_class (GObject *object)
{
  return g_type_class_peek_parent (G_OBJECT_GET_CLASS (object));
}

/**
 * pb_field_row_class_init:
 * @klass: the class of a final type of row
 * @resource: the path of its template
 *
 * What all rows have in common, whichever row of libadwaita they are made from:
 * the property #PbFieldRow:field, which is kept where
 * #PbFieldRowInterface.field_offset says, the title after that field, and the
 * template.  To be called before anything else is set in @klass.
 */
void
pb_field_row_class_init (GObjectClass *klass,
                         const char   *resource)
{
  klass->get_property = get_property;
  klass->set_property = set_property;
  klass->constructed = pb_field_row_constructed;
  klass->dispose = pb_field_row_dispose;

  g_object_class_override_property (klass, PROP_FIELD, "field");
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass), resource);
}

/**
 * pb_field_row_constructed:
 * @object: a row
 *
 * For rows that do more when they are made: to be called first.
 */
void
pb_field_row_constructed (GObject *object)
{
  PbFieldId field = *get_field_place (object);

  get_parent_class (object)->constructed (object);

  if (ADW_IS_PREFERENCES_ROW (object))
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (object), pb_field_get_label (field));
  pb_field_row_set_problem (PB_FIELD_ROW (object), NULL);
}

/**
 * pb_field_row_dispose:
 * @object: a row
 *
 * For rows that hold more: to be called last.
 */
void
pb_field_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), G_OBJECT_TYPE (object));

  get_parent_class (object)->dispose (object);
}
