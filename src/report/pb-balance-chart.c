/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-balance-chart.h"

#include <glib/gi18n-lib.h>

static void
add_point (PbChartData     *data,
           PbDay            day,
           const PbDecimal *balance)
{
  g_autofree char *text = pb_amount_dup_text (balance, data->unit);
  PbChartPoint *point;

  point = pb_chart_data_add_point (data, PB_DAY_NONE, day, pb_decimal_to_double (balance), text);
  point->number = pb_decimal_to_string (balance);
}

/**
 * pb_chart_data_new_balance:
 * @treasury: the money of a group
 * @account_id: (nullable): an account; %NULL for all accounts of the group
 * @asset: an asset
 *
 * Makes a chart of what was held over time, in steps: a balance stays what it is
 * until something moves.  The last step reaches the day of @treasury.
 *
 * Returns: (transfer full): the chart; without points where nothing moved
 */
PbChartData *
pb_chart_data_new_balance (PbTreasury *treasury,
                           const char *account_id,
                           const char *asset)
{
  PbChartData *data = pb_chart_data_new ();
  g_autoptr(GArray) series = NULL;
  PbDay today;

  g_return_val_if_fail (PB_IS_TREASURY (treasury), data);
  g_return_val_if_fail (asset != NULL, data);

  series = pb_treasury_get_series (treasury, account_id, asset);
  today = pb_treasury_get_day (treasury);
  g_free (data->title);
  /* Translators: the title of a chart; %s is an asset such as “EUR”. */
  data->title = g_strdup_printf (_("Balance of %s over time"), asset);
  g_set_str (&data->unit, asset);
  data->stepped = TRUE;
  data->day = today;

  for (guint i = 0; i < series->len; i++)
    {
      const PbBalancePoint *point = &g_array_index (series, PbBalancePoint, i);

      add_point (data, point->day, point->balance);
      if (i + 1 == series->len && point->day < today)
        add_point (data, today, point->balance);
      if (i + 1 == series->len)
        data->value_text = pb_amount_dup_text (point->balance, asset);
    }

  return data;
}
