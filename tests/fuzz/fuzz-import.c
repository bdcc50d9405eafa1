/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/pb-import.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

/* Whatever bytes come in, they are refused with a sentence, or all that is proposed
 * can be stored.  The seeds say which reader it is about.
 */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(PbImportContext) context = pb_import_context_new (pb_day_from_ymd (2025, 11, 23));
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(PbProposal) proposal = pb_import_read (bytes, "fuzz", context, &error);
  g_autoptr(PbEdit) edit = NULL;

  if (proposal == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }

  edit = pb_proposal_to_edit (proposal);
  pb_edit_check (edit, &error);
  g_assert_no_error (error);

  return 0;
}
