/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-field-rows.h"

#include "ui/dialogs/pb-asset-entry.h"
#include "ui/dialogs/pb-choice-row.h"
#include "ui/dialogs/pb-day-row.h"
#include "ui/dialogs/pb-field-layout.h"
#include "ui/dialogs/pb-flag-row.h"
#include "ui/dialogs/pb-long-text-row.h"
#include "ui/dialogs/pb-reference-row.h"
#include "ui/dialogs/pb-set-row.h"
#include "ui/dialogs/pb-text-row.h"

/**
 * pb_field_row_new_for:
 * @field: a field
 * @source: where records to refer to come from
 *
 * Returns: (transfer floating): the row in which @field is filled in, a
 *   #PbFieldRow
 */
GtkWidget *
pb_field_row_new_for (PbFieldId          field,
                      PbReferenceSource *source)
{
  if (pb_field_get_amount (field))
    return pb_asset_entry_new (field, pb_reference_source_get_assets (source));

  switch (pb_field_get_info (field)->type)
    {
    case PB_TYPE_MARKDOWN:
      return pb_long_text_row_new (field);
    case PB_TYPE_ENUM:
      return pb_choice_row_new (field);
    case PB_TYPE_DAY:
      return pb_day_row_new (field);
    case PB_TYPE_FLAG:
      return pb_flag_row_new (field);
    case PB_TYPE_REF:
      return pb_reference_row_new (field, source);
    case PB_TYPE_TEXT_SET:
    case PB_TYPE_REF_SET:
    case PB_TYPE_ADDRESS_SET:
      return pb_set_row_new (field, source);
    case PB_TYPE_TEXT:
    case PB_TYPE_DATA:
    case PB_TYPE_INTEGER:
    case PB_TYPE_DECIMAL:
    case PB_TYPE_ADDRESS:
    case PB_TYPE_URI:
    default:
      return pb_text_row_new (field);
    }
}
