/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "framework/pb-criteria-set.h"
#include "model/pb-enums.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

/* Whatever bytes come in, they are refused with a sentence, or every statement of
 * every phase can be asked for.
 */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(PbCriteriaSet) criteria = pb_criteria_set_load (bytes, "fuzz.json", &error);

  if (criteria == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }

  g_assert_nonnull (pb_criteria_set_get_name (criteria));
  for (guint phase = 0; phase < pb_enum_get_n_values (pb_phase_get_type ()); phase++)
    {
      GPtrArray *statements = pb_criteria_set_get_statements (criteria, (PbPhase) phase);

      for (guint i = 0; statements && i < statements->len; i++)
        g_assert_nonnull (pb_statement_get_id (statements->pdata[i]));
    }

  return 0;
}
