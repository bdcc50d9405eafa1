/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/history/pb-history-change-row.h"

#include "ui/dialogs/pb-field-change-row.h"

#include <glib/gi18n.h>

static const char *
what_label (PbHistoryWhat what)
{
  switch (what)
    {
    case PB_HISTORY_ADDED:
      return C_("history", "Added");
    case PB_HISTORY_DELETED:
      return C_("history", "Deleted");
    case PB_HISTORY_RESTORED:
      return C_("history", "Brought back");
    case PB_HISTORY_CHANGED:
    default:
      return C_("history", "Changed");
    }
}

/**
 * pb_history_change_is_shown:
 * @change: a change
 *
 * What the program keeps for itself says nothing to people.
 *
 * Returns: whether @change is worth a row
 */
gboolean
pb_history_change_is_shown (PbHistoryChange *change)
{
  const PbFieldInfo *field = pb_field_get_info (pb_history_change_get_field (change));

  return field == NULL || !(field->flags & PB_FIELD_HIDDEN);
}

/**
 * pb_history_change_row_new:
 * @change: a change
 *
 * Returns: (transfer full): a row that shows it; see pb_field_change_row_new()
 */
GtkWidget *
pb_history_change_row_new (PbHistoryChange *change)
{
  return pb_field_change_row_new (pb_history_change_get_field (change),
                                  what_label (pb_history_change_get_what (change)),
                                  pb_history_change_get_before_text (change),
                                  pb_history_change_get_after_text (change));
}
