/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-field-row.h"

#include "model/pb-field-value.h"

enum
{
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (PbFieldRow, pb_field_row, GTK_TYPE_WIDGET)

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
  guint field;

  g_return_val_if_fail (PB_IS_FIELD_ROW (self), 0);

  g_object_get (self, "field", &field, NULL);

  return field;
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
