/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The numbers that the rules compare with: PB_THRESHOLD_WINDOW_SHORT … */
typedef enum
{
#define PB_THRESHOLD(ID, name, min, max) PB_THRESHOLD_##ID,
#include "framework/pb-thresholds-table.h"
#undef PB_THRESHOLD
  PB_N_THRESHOLDS
} PbThreshold;

/**
 * PbThresholdInfo:
 * @name: its name in a criteria set
 * @min: the smallest value that a set may give
 * @max: the largest
 *
 * What is known of a threshold before any set is read.
 */
typedef struct
{
  const char *name;
  gint64      min;
  gint64      max;
} PbThresholdInfo;

const PbThresholdInfo *pb_threshold_get_info  (PbThreshold  threshold);
gboolean               pb_threshold_from_name (const char  *name,
                                               PbThreshold *threshold);

G_END_DECLS
