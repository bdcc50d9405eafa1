/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-format.h"

#include "formats/pb-calendar.h"
#include "formats/pb-charmverse-table.h"
#include "formats/pb-coordinape-table.h"
#include "formats/pb-dao-json.h"
#include "formats/pb-gap-json.h"
#include "formats/pb-group-state.h"
#include "formats/pb-hypercert-json.h"
#include "formats/pb-murmurations-json.h"
#include "formats/pb-note-formats.h"
#include "formats/pb-register-table.h"
#include "formats/pb-snapshot-json.h"
#include "formats/pb-transaction-format.h"

#include <glib/gi18n-lib.h>

static const PbFormat * const formats[] = {
  &pb_group_state_format,
  &pb_dao_json_format,
  &pb_snapshot_json_format,
  &pb_register_table_format,
  &pb_register_tsv_format,
  &pb_transaction_format,
  &pb_charmverse_table_format,
  &pb_gap_json_format,
  &pb_note_agreement_format,
  &pb_note_decision_format,
  &pb_note_meeting_format,
  &pb_note_metrics_format,
  &pb_note_retrospective_format,
  &pb_note_role_format,
  &pb_calendar_format,
  &pb_coordinape_table_format,
  &pb_murmurations_json_format,
  &pb_hypercert_json_format,
};

static void
file_free (PbFormatFile *self)
{
  g_free (self->name);
  g_bytes_unref (self->bytes);
  g_free (self);
}

/**
 * pb_format_files_new:
 *
 * Returns: (transfer full) (element-type PbFormatFile): room for files
 */
GPtrArray *
pb_format_files_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) file_free);
}

/**
 * pb_format_files_add:
 * @files: where to add it
 * @name: the name of a file
 * @bytes: (transfer full): what is in it
 *
 * Adds a file.
 */
void
pb_format_files_add (GPtrArray  *files,
                     const char *name,
                     GBytes     *bytes)
{
  PbFormatFile *file = g_new0 (PbFormatFile, 1);

  file->name = g_strdup (name);
  file->bytes = bytes;
  g_ptr_array_add (files, file);
}

/**
 * pb_format_get_nth:
 * @n: a number, from 0
 *
 * Returns: (transfer none) (nullable): the format at that place
 */
const PbFormat *
pb_format_get_nth (guint n)
{
  return n < G_N_ELEMENTS (formats) ? formats[n] : NULL;
}

/**
 * pb_format_find:
 * @name: the name of a format
 *
 * Returns: (transfer none) (nullable): the format
 */
const PbFormat *
pb_format_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (g_strcmp0 (formats[i]->name, name) == 0)
        return formats[i];
    }

  return NULL;
}

/**
 * pb_format_get_label:
 * @format: a format
 *
 * Returns: (transfer none): its name for people
 */
const char *
pb_format_get_label (const PbFormat *format)
{
  g_return_val_if_fail (format != NULL, NULL);

  return _(format->label);
}

/**
 * pb_format_get_purpose:
 * @format: a format that writes
 *
 * Returns: (transfer none) (nullable): what its files are good for
 */
const char *
pb_format_get_purpose (const PbFormat *format)
{
  g_return_val_if_fail (format != NULL, NULL);

  return format->purpose ? _(format->purpose) : NULL;
}
