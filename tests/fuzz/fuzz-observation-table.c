/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/pb-observation-table.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

/* Whatever text comes in, every row becomes an observation that can be stored, or
 * says why not.
 */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, size);
  g_autoptr(PbRecord) group = pb_record_new (PB_KIND_GROUP, NULL);
  g_autoptr(PbRecord) metric = pb_record_new (PB_KIND_METRIC, NULL);
  g_autoptr(PbDossier) dossier = pb_dossier_new (group, pb_day_from_ymd (2025, 11, 23));
  g_autoptr(PbObservationTable) table = NULL;

  pb_dossier_add (dossier, metric);
  pb_dossier_seal (dossier);
  table = pb_observation_table_read (text, -1, NULL, metric, dossier, NULL);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const PbObservationRow *row = table->rows->pdata[i];

      g_assert_false (row->record && row->problem);
      if (row->record)
        g_assert_true (pb_record_has (row->record, PB_OBSERVATION_PERIOD_END));
    }

  return 0;
}
