/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-thresholds.h"

static const PbThresholdInfo infos[PB_N_THRESHOLDS] = {
#define PB_THRESHOLD(ID, name, min, max) [PB_THRESHOLD_##ID] = { name, min, max },
#include "framework/pb-thresholds-table.h"
#undef PB_THRESHOLD
};

/**
 * pb_threshold_get_info:
 * @threshold: a threshold
 *
 * Returns: (transfer none): its name and limits
 */
const PbThresholdInfo *
pb_threshold_get_info (PbThreshold threshold)
{
  g_return_val_if_fail ((int) threshold >= 0 && threshold < PB_N_THRESHOLDS, NULL);

  return &infos[threshold];
}

/**
 * pb_threshold_from_name:
 * @name: a name from a criteria set
 * @threshold: (out): the threshold of that name
 *
 * Returns: %FALSE where there is none of that name
 */
gboolean
pb_threshold_from_name (const char  *name,
                        PbThreshold *threshold)
{
  for (int i = 0; i < PB_N_THRESHOLDS; i++)
    {
      if (g_strcmp0 (infos[i].name, name) == 0)
        {
          *threshold = i;
          return TRUE;
        }
    }

  return FALSE;
}
