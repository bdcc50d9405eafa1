/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/pb-transaction-table.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

/* Whatever text comes in, every row becomes a transaction that can be stored, or says
 * why not.
 */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(PbTransactionTable) table = NULL;

  if (!g_utf8_validate ((const char *) data, size, NULL))
    return 0;

  table = pb_transaction_table_read ((const char *) data, size, NULL, NULL, NULL, NULL);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const PbTransactionRow *row = table->rows->pdata[i];

      g_assert_true ((row->record == NULL) == (row->problem != NULL));
      if (row->record)
        {
          g_assert_true (pb_record_has (row->record, PB_TRANSACTION_DATE));
          g_assert_true (pb_record_has (row->record, PB_TRANSACTION_AMOUNT));
          g_assert_true (pb_record_has (row->record, PB_TRANSACTION_ASSET));
          g_assert_cmpint (pb_record_get_enum (row->record, PB_TRANSACTION_DIRECTION), >=, 0);
        }
    }

  return 0;
}
