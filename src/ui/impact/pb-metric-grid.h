/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ui/pb-group-context.h"

G_BEGIN_DECLS

#define PB_TYPE_METRIC_GRID (pb_metric_grid_get_type ())
G_DECLARE_FINAL_TYPE (PbMetricGrid, pb_metric_grid, PB, METRIC_GRID, AdwBin)

void pb_metric_grid_update (PbMetricGrid   *self,
                            PbGroupContext *context);

G_END_DECLS
